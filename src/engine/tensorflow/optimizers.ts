// One update per optimizer, as engine/reference writes it with PyTorch's formulas, in TensorFlow.js' operations.
// tf.train's optimizers lack decoupled weight decay and name their state otherwise.
import type * as tfjs from '@tensorflow/tfjs';
import type { OptimizerSpec } from '../engine.ts';
import type { Tf } from './load.ts';

/** State that an optimizer keeps for a parameter, under PyTorch's names, in the variable's shape. */
export type Slots = Readonly<Record<string, tfjs.Variable>>;

export interface Update {
  readonly parameter: tfjs.Variable;
  readonly gradient: tfjs.Tensor;
  readonly slots: Slots;
  readonly learningRate: number;
  /** Weight decay of this parameter. */
  readonly decay: number;
  /** 1 for the first update. */
  readonly t: number;
}

/** Changes the variables in place. */
export function update(tf: Tf, spec: OptimizerSpec, change: Update): void {
  tf.tidy(() => {
    if (spec.name === 'sgd') sgd(spec, change);
    else if (spec.name === 'adadelta') adadelta(tf, spec, change);
    else adam(spec, change);
  });
}

type Sgd = Extract<OptimizerSpec, { name: 'sgd' }>;
type Adam = Exclude<OptimizerSpec, { name: 'sgd' | 'adadelta' }>;
type Adadelta = Extract<OptimizerSpec, { name: 'adadelta' }>;

function sgd({ momentum }: Sgd, { parameter, gradient, slots, learningRate, decay }: Update): void {
  let g = decayed(gradient, parameter, decay);
  if (momentum !== 0) g = moved(slots.momentum_buffer!, (buffer) => buffer.mul(momentum).add(g));
  parameter.assign(parameter.sub(g.mul(learningRate)));
}

function adam(spec: Adam, { parameter, gradient, slots, learningRate, decay, t }: Update): void {
  const { beta1, beta2, epsilon } = spec;
  const decoupled = spec.name === 'adamw';
  const g = decoupled ? gradient : decayed(gradient, parameter, decay);
  const m = moved(slots.exp_avg!, (mean) => mean.mul(beta1).add(g.mul(1 - beta1)));
  const v = moved(slots.exp_avg_sq!, (square) => square.mul(beta2).add(g.square().mul(1 - beta2)));
  const deviation = v.div(1 - beta2 ** t).sqrt();
  const change = m.mul(learningRate / (1 - beta1 ** t)).div(deviation.add(epsilon));
  const from = decoupled ? parameter.mul(1 - learningRate * decay) : parameter;
  parameter.assign(from.sub(change));
}

function adadelta(
  tf: Tf,
  { rho, epsilon }: Adadelta,
  { parameter, gradient, slots, learningRate }: Update,
): void {
  const averaged = (of: tfjs.Tensor) => (average: tfjs.Tensor) =>
    average.mul(rho).add(of.square().mul(1 - rho));
  const v = moved(slots.square_avg!, averaged(gradient));
  const change = tf.sqrt(slots.acc_delta!.add(epsilon)).div(v.add(epsilon).sqrt()).mul(gradient);
  moved(slots.acc_delta!, averaged(change));
  parameter.assign(parameter.sub(change.mul(learningRate)));
}

function decayed(gradient: tfjs.Tensor, parameter: tfjs.Variable, decay: number): tfjs.Tensor {
  return decay === 0 ? gradient : gradient.add(parameter.mul(decay));
}

function moved(slot: tfjs.Variable, to: (value: tfjs.Tensor) => tfjs.Tensor): tfjs.Tensor {
  slot.assign(to(slot));
  return slot;
}
