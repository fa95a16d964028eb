// What an engine demands of whoever calls it. A fault here is a mistake in our code, never in the data.
import { InternalError } from '../errors.ts';
import type { Network } from '../network/network.ts';
import type { Tensor } from '../shared/tensor.ts';
import { type Batch, IGNORE, type ImageShape, type TrainerState, type TrainingOptions } from './engine.ts';

export function checkOptions({ classes, layers }: Network, { loss, rates = {} }: TrainingOptions): void {
  const { labelSmoothing = 0 } = loss;
  demand(labelSmoothing >= 0 && labelSmoothing < 1, `label smoothing is ${labelSmoothing}, not in [0, 1)`);
  const weights = loss.classWeights.length;
  demand(weights === classes, `${weights} class weights were given for ${classes} classes`);
  const names = new Set(layers.map(({ name }) => name));
  for (const [name, rate] of Object.entries(rates)) {
    demand(names.has(name), `a rate was given for the layer "${name}", which the network doesn't have`);
    demand(
      Number.isFinite(rate) && rate >= 0,
      `the rate of the layer "${name}" is ${rate}, not a number >= 0`,
    );
  }
}

export function checkComputed({ layers }: Network, name: string): void {
  const layer = layers.find((one) => one.name === name);
  demand(layer !== undefined && layer.op !== 'input', `the network computes no layer "${name}"`);
}

export function checkBatch(network: Network, { images, labels, targets, size, height, width }: Batch): void {
  checkImages(network, images, { size, height, width });
  const expected = network.task === 'segmentation' ? size * height * width : size;
  demand(labels.length === expected, `the batch has ${labels.length} labels, expected ${expected}`);
  const wrong = labels.find((label) => label >= network.classes && label !== IGNORE);
  demand(wrong === undefined, `the batch has a label ${wrong}, the network ${network.classes} classes`);
  if (targets === undefined) return;
  demand(network.task === 'classification', 'soft labels were given for a network that segments');
  const soft = size * network.classes;
  demand(targets.length === soft, `the batch has ${targets.length} soft labels, expected ${soft}`);
}

export function checkImages(network: Network, images: Float32Array, shape: ImageShape): void {
  const { size, height, width } = shape;
  const { stride, layers } = network;
  const fits = size > 0 && height > 0 && width > 0 && height % stride === 0 && width % stride === 0;
  demand(fits, `${size} images of ${width}x${height} don't fit a network of stride ${stride}`);
  const channels = layers[0].op === 'input' ? layers[0].channels : 0;
  const expected = size * channels * height * width;
  demand(images.length === expected, `the images hold ${images.length} values, expected ${expected}`);
}

/** Whether a state from somewhere else has the parameters and the optimizer slots of `own`, in their shapes. */
export function isStateLike(state: TrainerState, own: TrainerState): boolean {
  try {
    checkState(state, own);
    return true;
  } catch {
    return false;
  }
}

/** The state must have the parameters and the optimizer slots of `own`, in their shapes. */
export function checkState(state: TrainerState, own: TrainerState): void {
  checkTensors('parameter', state.parameters, own.parameters);
  checkTensors('optimizer state', state.optimizer, own.optimizer);
}

type Tensors = Readonly<Record<string, Tensor>>;

function checkTensors(what: string, given: Tensors, own: Tensors): void {
  for (const [name, { shape, data }] of Object.entries(own)) {
    const tensor = given[name];
    demand(tensor !== undefined, `the state has no ${what} "${name}"`);
    const same = tensor.shape.join() === shape.join() && tensor.data.length === data.length;
    demand(same, `the state's ${what} "${name}" is ${tensor.shape.join('x')}, expected ${shape.join('x')}`);
  }
  const unknown = Object.keys(given).find((name) => own[name] === undefined);
  demand(unknown === undefined, `the state has a ${what} "${unknown}" that isn't the network's`);
}

function demand(holds: boolean, message: string): void {
  if (!holds) throw new InternalError(message);
}
