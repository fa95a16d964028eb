// Checks that a network is one an engine can compute. It decides nothing: a fault here is a mistake in the code
// that built the network, so it's an internal error.
import { InternalError } from '../errors.ts';
import type { Layer, Network } from './network.ts';
import { inputsOf, type LayerShape, shapesOf } from './shapes.ts';

/** @throws InternalError naming the first thing that's wrong. */
export function validateNetwork(network: Network): void {
  checkNames(network.layers);
  checkEnds(network.layers);
  network.layers.forEach(checkNumbers);
  const shapes = shapesOf(network);
  checkUsed(network.layers);
  checkStride(network, shapes);
  checkOutput(network, shapes);
}

function checkNames(layers: readonly Layer[]): void {
  const seen = new Set<string>();
  for (const { name } of layers) {
    demand(
      /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name),
      `layer name "${name}" is not made of letters, digits, ".", "_", "-", a letter or digit first`,
    );
    demand(!seen.has(name), `two layers are named "${name}"`);
    seen.add(name);
  }
}

function checkEnds(layers: readonly Layer[]): void {
  const inputs = layers.filter(({ op }) => op === 'input').length;
  demand(inputs === 1, `the network has ${inputs} inputs, it must have exactly one`);
  demand(
    layers[0].op === 'input',
    `the first layer is "${layers[0].name}" (${layers[0].op}), it must be the input`,
  );
  const softmaxes = layers.filter(({ op }) => op === 'softmax').length;
  demand(softmaxes === 1, `the network has ${softmaxes} softmax layers, it must have exactly one`);
  const last = layers[layers.length - 1];
  demand(last.op === 'softmax', `the last layer is "${last.name}" (${last.op}), it must be the softmax`);
}

function checkNumbers(layer: Layer): void {
  const positive = (value: number, what: string) =>
    demand(
      Number.isInteger(value) && value > 0,
      `layer "${layer.name}" has ${what} ${value}, not a whole number > 0`,
    );
  const within = (value: number, what: string, low: number, below: number) =>
    demand(
      value >= low && value < below,
      `layer "${layer.name}" has ${what} ${value}, not in [${low}, ${below})`,
    );
  if (layer.op === 'input') positive(layer.channels, 'channels');
  if (layer.op === 'dense') positive(layer.units, 'units');
  if (layer.op === 'conv' || layer.op === 'transposed-conv') positive(layer.filters, 'filters');
  if (layer.op === 'conv') {
    positive(layer.dilation, 'dilation');
    demand(
      layer.dilation === 1 || layer.stride === undefined,
      `layer "${layer.name}" has a dilation and a stride, which TensorFlow does not compute`,
    );
  }
  if ('l2' in layer) within(layer.l2, 'l2', 0, Number.POSITIVE_INFINITY);
  if (layer.op === 'dropout') within(layer.rate, 'rate', 0, 1);
  if (layer.op === 'batch-norm') {
    within(layer.momentum, 'momentum', 0, 1);
    within(layer.epsilon, 'epsilon', Number.MIN_VALUE, 1);
  }
}

function checkUsed(layers: readonly Layer[]): void {
  const used = new Set(layers.flatMap(inputsOf));
  for (const { name, op } of layers) {
    demand(op === 'softmax' || used.has(name), `no layer takes the output of "${name}" (${op})`);
  }
}

function checkStride({ stride }: Network, shapes: ReadonlyMap<string, LayerShape>): void {
  for (const [name, { divisor }] of shapes) {
    demand(divisor >= 1, `layer "${name}" is larger than the input`);
    demand(
      Number.isInteger(stride / divisor),
      `layer "${name}" is 1/${divisor} of the input's size, but sizes are only promised to be multiples of ${stride}`,
    );
  }
}

function checkOutput({ task, classes, layers }: Network, shapes: ReadonlyMap<string, LayerShape>): void {
  const output = shapes.get(layers[layers.length - 1].name)!;
  demand(classes >= 2 && classes <= 255, `the network has ${classes} classes, it must have 2 to 255`);
  demand(output.channels === classes, `the output has ${output.channels} channels for ${classes} classes`);
  const segments = task === 'segmentation';
  demand(
    output.spatial === segments,
    `the output is ${output.spatial ? 'N,C,H,W' : 'N,C'}, wrong for ${task}`,
  );
  demand(output.divisor === 1, `the output is 1/${output.divisor} of the input's size, not the same size`);
}

function demand(holds: boolean, message: string): void {
  if (!holds) throw new InternalError(`malformed network: ${message}`);
}
