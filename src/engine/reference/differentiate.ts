// One batch through a network and back: its loss, its counts, and the gradient of what is minimised (the loss and the
// L2 penalty) by every parameter. It changes nothing.
import type { Network } from '../../network/network.ts';
import { parametersOf } from '../../network/parameters.ts';
import { inputsOf } from '../../network/shapes.ts';
import type { Batch, LossSpec, StepResult } from '../engine.ts';
import { withPenalty } from './loss/l2.ts';
import { confusionOf, lossOf } from './loss/loss.ts';
import type { Mode } from './ops/operation.ts';
import { backward, forward, lastLayer, moved, type Outputs, type Parameters } from './pass.ts';
import type { Tensor64 } from './tensor64.ts';

export interface Differentiated {
  readonly result: StepResult;
  /** By name, of every trainable parameter. */
  readonly gradients: Parameters;
  /** What the running statistics become. */
  readonly running: Parameters;
}

export function differentiate(
  network: Network,
  parameters: Parameters,
  batch: Batch,
  spec: LossSpec,
  mode: Mode,
): Differentiated {
  const outputs = outputsOf(network, parameters, batch, mode);
  const logits = logitsOf(network, outputs);
  const { loss, dLogits } = lossOf(logits, batch, spec);
  const gradients = backward(network, parameters, outputs, mode, dLogits);
  return {
    result: { loss, ...confusionOf(logits, batch.labels) },
    gradients: withPenalty(parametersOf(network), parameters, gradients),
    running: moved(network, parameters, outputs),
  };
}

/** Loss and counts only, in evaluation mode. */
export function evaluate(network: Network, parameters: Parameters, batch: Batch, spec: LossSpec): StepResult {
  const logits = logitsOf(network, outputsOf(network, parameters, batch, EVALUATION));
  return { loss: lossOf(logits, batch, spec).loss, ...confusionOf(logits, batch.labels) };
}

/** Class probabilities, N,C,H,W or N,C, in evaluation mode. */
export function probabilities(network: Network, parameters: Parameters, images: Images): Tensor64 {
  return activations(network, parameters, lastLayer(network).name, images);
}

/** What a layer gives, N,C,H,W or N,C, in evaluation mode. */
export function activations(
  network: Network,
  parameters: Parameters,
  layer: string,
  images: Images,
): Tensor64 {
  return outputsOf(network, parameters, images, EVALUATION).get(layer)!;
}

const EVALUATION: Mode = { training: false, seed: 0, step: 0 };

type Images = Pick<Batch, 'images' | 'size' | 'height' | 'width'>;

function outputsOf(network: Network, parameters: Parameters, batch: Images, mode: Mode): Outputs {
  const { images, size, height, width } = batch;
  const channels = images.length / (size * height * width);
  const input = { shape: [size, channels, height, width], data: Float64Array.from(images) };
  return forward(network, parameters, input, mode);
}

/** What the softmax takes. */
function logitsOf(network: Network, outputs: Outputs): Tensor64 {
  return outputs.get(inputsOf(lastLayer(network))[0])!;
}
