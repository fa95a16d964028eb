// From a network to an ONNX graph for one batch size and image size: forward, and for training also loss, backward
// and the optimizer's update. It walks the layers; their arithmetic is in ops/.
import { InternalError } from '../../errors.ts';
import type { Layer, Network } from '../../network/network.ts';
import { learningLayers } from '../../network/parameters.ts';
import { inputsOf, layersUpTo } from '../../network/shapes.ts';
import type { ImageShape, TrainingOptions } from '../engine.ts';
import { rateOf, ratesOf } from '../rates.ts';
import { type Activation, shapeOf } from './activation.ts';
import { scalarName } from './arithmetic.ts';
import { Context, type MaskPort } from './context.ts';
import { encodeModel } from './encode.ts';
import { fuseActivations } from './fuse-activations.ts';
import { Graph, type Value } from './graph.ts';
import type { Layout } from './layout/layout.ts';
import { buildLoss } from './loss.ts';
import { foldedNorms } from './ops/folded-norm.ts';
import { opOf } from './ops/index.ts';
import type { Step } from './ops/op.ts';
import { type Optimizer, optimizerOf } from './optimizers.ts';
import type { Piece } from './piece.ts';
import type { Storage } from './storage.ts';

/** What a graph is for: a training step, the loss and counts without an update, or what a layer gives. */
export type Purpose = 'train' | 'evaluate' | 'predict';

export interface CompiledGraph {
  /** An .onnx file. */
  readonly model: Uint8Array;
  /** The stored tensors it reads, each the graph input of that name. */
  readonly reads: readonly string[];
  /** The stored tensors it renews: stored name -> graph output. */
  readonly renews: ReadonlyMap<string, Value>;
  readonly masks: readonly MaskPort[];
  /** Graph outputs, by what they hold. */
  readonly results: Readonly<Partial<Record<'loss' | 'count' | 'confusion' | 'output', Value>>>;
}

export const IMAGES = 'images';
export const LABELS = 'labels';
export const TARGETS = 'targets';

/** The name of a stored tensor's optimizer state, e.g. `conv1.weight/exp_avg`. */
export function slotName(piece: string, slot: string): string {
  return `${piece}/${slot}`;
}

export interface Compilation {
  readonly network: Network;
  readonly options: TrainingOptions;
  readonly layout: Layout;
  readonly storage: Storage;
}

/** What a graph is compiled for besides its purpose. */
export interface BatchForm extends ImageShape {
  /** The batches bring soft labels. */
  readonly soft?: boolean;
  /** To predict: whose output. Absent: the last layer's, the probabilities. */
  readonly layer?: string;
}

export function compile(compilation: Compilation, purpose: Purpose, shape: BatchForm): CompiledGraph {
  const { network, options, layout, storage } = compilation;
  const graph = new Graph();
  const optimizer = purpose === 'train' ? optimizerOf(options.optimizer) : undefined;
  const reads = declareState(graph, compilation, optimizer);
  const images = declareImages(graph, network, shape);
  const context = new Context(graph, layout, storage, images, purpose === 'train');
  const classes = network.classes;
  const last = network.layers[network.layers.length - 1];

  if (purpose === 'predict') {
    const { output } = forward(context, network, images, shape.layer ?? last.name);
    const plain = context.arranged(context.whole(output), 1);
    graph.output(plain.value, 'float32', shapeOf(plain));
    return { model: encode(graph), reads, renews: new Map(), masks: [], results: { output: plain.value } };
  }

  // The loss works on what the softmax takes.
  const walk = forward(context, network, images, inputsOf(last)[0]);
  const logits = context.arranged(context.whole(walk.output), 1);
  const labels = graph.input(LABELS, 'uint8', [shape.size, logits.height, logits.width]);
  const targets = shape.soft ? graph.input(TARGETS, 'float32', [shape.size, classes, 1]) : undefined;
  const { gradient, ...results } = buildLoss(graph, logits, { labels, targets }, options.loss);
  graph.output(results.loss, 'float32', []);
  graph.output(results.count, 'float32', []);
  graph.output(results.confusion, 'float32', [classes, classes]);
  let renews: ReadonlyMap<string, Value> = new Map();
  if (optimizer) {
    context.contribute(walk.output, 1, (sum) => context.add(gradient(), sum));
    backward(context, walk.steps);
    renews = declareUpdates(context, compilation, optimizer);
  }
  return { model: encode(graph), reads, renews, masks: context.masks, results };
}

function encode(graph: Graph): Uint8Array {
  fuseActivations(graph);
  return encodeModel(graph);
}

function declareImages(graph: Graph, network: Network, { size, height, width }: ImageShape): Activation {
  const [input] = network.layers;
  if (input.op !== 'input') throw new InternalError('the first layer is not the input');
  const value = graph.input(IMAGES, 'float32', [size, input.channels, height, width]);
  return { value, batch: size, channels: input.channels, height, width, block: 1 };
}

/** Declares everything that's kept from step to step as graph inputs, and the step's own scalars. */
function declareState(
  graph: Graph,
  { network, options, storage }: Compilation,
  optimizer: Optimizer | undefined,
): string[] {
  const names: string[] = [];
  const declare = (name: string, shape: readonly number[]) => names.push(graph.input(name, 'float32', shape));
  for (const { spec, pieces } of storage.parameters) {
    for (const { name, shape } of pieces) {
      declare(name, shape);
      if (!spec.trainable) continue;
      for (const slot of optimizer?.slots(spec) ?? []) declare(slotName(name, slot), shape);
    }
  }
  for (const rate of ratesOf(network, options)) {
    for (const scalar of optimizer?.scalars.names ?? []) graph.input(scalarName(scalar, rate), 'float32', []);
  }
  return names;
}

interface Walk {
  readonly steps: readonly Step[];
  /** Of the layer asked for. */
  readonly output: Activation;
}

/** Computes a layer and all that it comes of. */
function forward(context: Context, network: Network, images: Activation, name: string): Walk {
  const activations = new Map<string, Activation>([[network.layers[0].name, images]]);
  const inputs = (layer: Layer) => inputsOf(layer).map((from) => activations.get(from)!);
  const learning = learningLayers(network);
  const layers = layersUpTo(network, name).filter(({ op }) => op !== 'input');
  const norms = foldedNorms(layers, context.training);
  const folded = new Set(norms.values());
  const steps = layers.map((layer): Step => {
    if (layer.op === 'batch-norm' && folded.has(layer)) {
      const output = activations.get(layer.from)!;
      activations.set(layer.name, output);
      return { output };
    }
    const { output, backward } = opOf(layer).forward(context, layer, inputs(layer), norms.get(layer.name));
    activations.set(layer.name, output);
    if (learning.has(layer.name)) return { output, backward };
    context.endGradient(output);
    return { output };
  });
  return { steps, output: activations.get(name)! };
}

/** From the last layer to the first: by then everything that a layer's output feeds has announced its gradient. */
function backward(context: Context, steps: readonly Step[]): void {
  for (const { output, backward } of steps.toReversed()) {
    if (!backward) continue;
    const gradient = context.gradientOf(output);
    if (gradient !== undefined) backward(gradient);
  }
}

/** Adds every update and declares what it renews as graph outputs. */
function declareUpdates(
  context: Context,
  { options, storage }: Compilation,
  optimizer: Optimizer,
): Map<string, Value> {
  const renews = new Map<string, Value>();
  const renew = (name: string, value: Value, shape: readonly number[]) => {
    context.graph.output(value, 'float32', shape);
    renews.set(name, value);
  };
  for (const { spec, pieces } of storage.parameters) {
    if (spec.still) continue;
    if (!spec.trainable) {
      for (const { name, shape } of pieces) renew(name, context.statistics.get(name)!, shape);
      continue;
    }
    const coefficient = 2 * spec.l2 + (spec.decay ? optimizer.coupledDecay : 0);
    const updates = pieces.map((piece) => ({
      piece,
      gradient: penalised(context, piece, coefficient),
      state: optimizer.slots(spec).map((slot) => slotName(piece.name, slot)),
    }));
    const rate = rateOf(options, spec.layer);
    for (const [index, updated] of optimizer.update(context.graph, spec, updates, rate).entries()) {
      const { piece, state } = updates[index];
      renew(piece.name, updated.weight, piece.shape);
      for (const [slot, name] of state.entries()) renew(name, updated.state[slot], piece.shape);
    }
  }
  return renews;
}

/** The gradient of a stored tensor, with that of the penalties that are proportional to its square. */
function penalised({ graph, gradients }: Context, { name, shape }: Piece, coefficient: number): Value {
  const gradient = gradients.get(name);
  if (gradient === undefined) throw new InternalError(`no gradient reaches "${name}"`);
  if (coefficient === 0) return gradient;
  const factor = graph.floats([coefficient], new Array(shape.length).fill(1));
  return graph.add('Add', [gradient, graph.add('Mul', [name, factor])]);
}
