// How big every layer's output is, as channels and as a fraction of the input's height and width. Batch size and
// pixels stay open; a network whose layers don't fit together is an internal error.
import { InternalError } from '../errors.ts';
import type { Layer, Network } from './network.ts';

export interface LayerShape {
  readonly channels: number;
  /** Output height = input height / divisor, same for the width. Always 1 where `spatial` is false. */
  readonly divisor: number;
  /** True for N,C,H,W; false for N,C. */
  readonly spatial: boolean;
}

/** The names of the layers whose outputs a layer takes, in order. */
export function inputsOf(layer: Layer): readonly string[] {
  if (layer.op === 'input') return [];
  return typeof layer.from === 'string' ? [layer.from] : layer.from;
}

/** The layers that a layer's output comes of, and the layer itself, in order of computation. */
export function layersUpTo({ layers }: Network, name: string): readonly Layer[] {
  const needed = new Set([name]);
  for (const layer of [...layers].reverse()) {
    if (needed.has(layer.name)) for (const from of inputsOf(layer)) needed.add(from);
  }
  return layers.filter((layer) => needed.has(layer.name));
}

/**
 * The shape of every layer's output, by layer name, in order of computation.
 * @throws InternalError when a layer takes an output that doesn't exist (yet) or has the wrong form.
 */
export function shapesOf(network: Network): ReadonlyMap<string, LayerShape> {
  const shapes = new Map<string, LayerShape>();
  for (const layer of network.layers) {
    const inputs = inputsOf(layer).map((from) => {
      const shape = shapes.get(from);
      if (!shape) fail(layer, `takes "${from}", which no layer before it is named`);
      return shape;
    });
    shapes.set(layer.name, outputShape(layer, inputs));
  }
  return shapes;
}

function outputShape(layer: Layer, inputs: readonly LayerShape[]): LayerShape {
  const [input] = inputs;
  switch (layer.op) {
    case 'input':
      return { channels: layer.channels, divisor: 1, spatial: true };
    case 'conv':
      return { ...strided(layer, input, layer.stride ?? 1), channels: layer.filters };
    case 'depthwise-conv':
      return strided(layer, input, layer.stride);
    case 'transposed-conv':
      return { ...spatial(layer, input), channels: layer.filters, divisor: input.divisor / 2 };
    case 'upsample':
      return { ...spatial(layer, input), divisor: input.divisor / 2 };
    case 'max-pool':
      return strided(layer, input, 2);
    case 'concat':
      return concatenated(layer, inputs);
    case 'add':
      return added(layer, inputs);
    case 'global-average-pool':
      return { channels: spatial(layer, input).channels, divisor: 1, spatial: false };
    case 'dense':
      if (input.spatial) fail(layer, 'needs N,C but gets N,C,H,W: pool it first');
      return { channels: layer.units, divisor: 1, spatial: false };
    case 'batch-norm':
      return spatial(layer, input);
    default:
      return input;
  }
}

function concatenated(layer: Layer, inputs: readonly LayerShape[]): LayerShape {
  if (inputs.length === 0) fail(layer, 'joins nothing');
  const { divisor } = inputs[0];
  for (const input of inputs) {
    if (spatial(layer, input).divisor !== divisor) {
      fail(layer, `joins different sizes: 1/${divisor} and 1/${input.divisor} of the input's`);
    }
  }
  return { channels: inputs.reduce((sum, { channels }) => sum + channels, 0), divisor, spatial: true };
}

function added(layer: Layer, inputs: readonly LayerShape[]): LayerShape {
  if (inputs.length < 2) fail(layer, `adds ${inputs.length === 0 ? 'nothing' : 'one output only'}`);
  const [first] = inputs;
  for (const { channels, divisor, spatial } of inputs) {
    if (channels !== first.channels || divisor !== first.divisor || spatial !== first.spatial) {
      fail(
        layer,
        `adds different shapes: ${first.channels} channels at 1/${first.divisor}, ${channels} at 1/${divisor}`,
      );
    }
  }
  return first;
}

function strided(layer: Layer, input: LayerShape, stride: number): LayerShape {
  return { ...spatial(layer, input), divisor: input.divisor * stride };
}

function spatial(layer: Layer, input: LayerShape): LayerShape {
  if (!input.spatial) fail(layer, 'needs N,C,H,W but gets N,C');
  return input;
}

function fail(layer: Layer, what: string): never {
  throw new InternalError(`layer "${layer.name}" (${layer.op}) ${what}`);
}
