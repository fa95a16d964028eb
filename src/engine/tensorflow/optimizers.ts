// One update per optimizer, as engine/reference writes it with PyTorch's formulas, in TensorFlow.js' operations.
// tf.train's optimizers lack decoupled weight decay and name their state otherwise.
import type * as tfjs from '@tensorflow/tfjs';
import type { OptimizerSpec } from '../engine.ts';
import { type AdamSpec, besideMuon, type MuonSpec, muonScale, NEWTON_SCHULZ } from '../muon.ts';
import type { Tf } from './load.ts';

/** State that an optimizer keeps for a parameter, under PyTorch's names, in the variable's shape. */
export type Slots = Readonly<Record<string, tfjs.Variable>>;

export interface Update {
  readonly parameter: tfjs.Variable;
  /** Whether it's a hidden weight, which Muon takes. */
  readonly hidden: boolean;
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
    else if (spec.name !== 'muon') adam(spec, change);
    else if (change.hidden) muon(tf, spec, change);
    else adam(besideMuon(spec), change);
  });
}

type Sgd = Extract<OptimizerSpec, { name: 'sgd' }>;
type Adadelta = Extract<OptimizerSpec, { name: 'adadelta' }>;

function sgd({ momentum }: Sgd, { parameter, gradient, slots, learningRate, decay }: Update): void {
  let g = decayed(gradient, parameter, decay);
  if (momentum !== 0) g = moved(slots.momentum_buffer!, (buffer) => buffer.mul(momentum).add(g));
  parameter.assign(parameter.sub(g.mul(learningRate)));
}

function adam(spec: AdamSpec, { parameter, gradient, slots, learningRate, decay, t }: Update): void {
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

/** Keras' layouts have the filters last: the matrix lies on its side, which makes no difference to an orthogonal one. */
function muon(
  tf: Tf,
  { momentum }: MuonSpec,
  { parameter, gradient, slots, learningRate, decay }: Update,
): void {
  const mixed = (from: tfjs.Tensor, to: tfjs.Tensor, share: number) => from.mul(1 - share).add(to.mul(share));
  const buffer = moved(slots.momentum_buffer!, (old) => mixed(gradient, old, momentum));
  const matrix = mixed(gradient, buffer, momentum).reshape<tfjs.Tensor2D>([-1, parameter.shape.at(-1)!]);
  const change = orthogonalized(tf, matrix).mul(learningRate * muonScale(...matrix.shape));
  parameter.assign(parameter.mul(1 - learningRate * decay).sub(change.reshape(parameter.shape)));
}

function orthogonalized(tf: Tf, matrix: tfjs.Tensor2D): tfjs.Tensor2D {
  const [rows, columns] = matrix.shape;
  if (rows > columns) return orthogonalized(tf, matrix.transpose()).transpose();
  const { a, b, c, iterations, epsilon } = NEWTON_SCHULZ;
  let x: tfjs.Tensor2D = matrix.div(matrix.norm().maximum(epsilon));
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gram = tf.matMul(x, x, false, true);
    const polynomial = gram.mul(b).add(tf.matMul(gram, gram).mul(c));
    x = x.mul(a).add(tf.matMul(polynomial, x));
  }
  return x;
}

function decayed(gradient: tfjs.Tensor, parameter: tfjs.Variable, decay: number): tfjs.Tensor {
  return decay === 0 ? gradient : gradient.add(parameter.mul(decay));
}

function moved(slot: tfjs.Variable, to: (value: tfjs.Tensor) => tfjs.Tensor): tfjs.Tensor {
  slot.assign(to(slot));
  return slot;
}
