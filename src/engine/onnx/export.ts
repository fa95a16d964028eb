// The trained network as a file of its own: an ONNX model of standard operators that takes raw pixels and gives class
// probabilities, with the preprocessing inside. Any runtime that reads ONNX runs it.
import type { Network } from '../../network/network.ts';
import { inputsOf } from '../../network/shapes.ts';
import type { Normalization } from '../../shared/normalization.ts';
import type { TrainerState } from '../engine.ts';
import { encodeModel } from './encode.ts';
import { Exporter } from './exporter.ts';
import type { Graph, Value } from './graph.ts';
import { opOf } from './ops/index.ts';
import { normalize, pad, type Resizing, resize } from './preprocess.ts';

export interface ExportOptions {
  readonly normalization: Normalization;
  /** Given: every image is brought to this size first, which suits the network; else it's padded to one that does. */
  readonly resizing?: Resizing | undefined;
  /** Becomes the file's metadata_props. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The model's input: float32 N,C,H,W, raw pixel values, any N, H and W. */
export const MODEL_INPUT = 'image';
/** The model's output: float32 N,K,H,W (segmentation) or N,K (classification). */
export const MODEL_OUTPUT = 'probabilities';

/** The bytes of an .onnx file. `parameters` are canonical, as Trainer.save gives them. */
export function exportModel(
  network: Network,
  parameters: TrainerState['parameters'],
  { normalization, resizing, metadata }: ExportOptions,
): Uint8Array {
  const exporter = new Exporter(parameters);
  const { graph } = exporter;
  const channels = normalization.channels.length;
  const raw = graph.input(MODEL_INPUT, 'float32', ['N', channels, 'H', 'W']);
  const size = graph.add('Slice', [graph.add('Shape', [raw]), graph.ints([2]), graph.ints([4])]);
  const images =
    resizing === undefined
      ? pad(graph, normalize(graph, raw, normalization), size, network.stride)
      : normalize(graph, resize(graph, raw, resizing), normalization);
  const padded = layers(exporter, network, images);
  const segmentation = network.task === 'segmentation';
  const probabilities = segmentation ? crop(graph, padded, size) : padded;
  graph.rename(probabilities, MODEL_OUTPUT);
  graph.output(MODEL_OUTPUT, 'float32', ['N', network.classes, ...(segmentation ? ['H', 'W'] : [])]);
  return encodeModel(graph, metadata);
}

function crop(graph: Graph, padded: Value, size: Value): Value {
  return graph.add('Slice', [padded, graph.ints([0, 0]), size, graph.ints([2, 3])]);
}

function layers(exporter: Exporter, network: Network, images: Value): Value {
  const values = new Map<string, Value>();
  let last = images;
  for (const layer of network.layers) {
    const inputs = layer.op === 'input' ? [images] : inputsOf(layer).map((name) => values.get(name)!);
    last = opOf(layer).export(exporter, layer, inputs);
    values.set(layer.name, last);
  }
  return last;
}
