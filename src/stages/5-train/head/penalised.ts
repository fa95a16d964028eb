// What is minimised to fit a linear head: its loss on the training part plus a penalty on its weights of standardised
// features, as a function of one row of numbers: weights classes,F, then a bias for each class.
import { IGNORE } from '../../../engine/engine.ts';
import type { Head } from './head.ts';
import type { Objective } from './lbfgs.ts';
import { type HeadLoss, headLoss, type LabelledProducts } from './loss.ts';

export interface Penalised {
  /** Of standardised features. */
  readonly train: LabelledProducts;
  readonly loss: HeadLoss;
  /** Of l2 * sum(weight^2); biases are free. */
  readonly l2: number;
}

export function penalised({ train, loss, l2 }: Penalised): Objective {
  const classes = loss.classWeights.length;
  return async (x, gradient) => {
    const byHead = headOf(gradient, classes);
    const head = headOf(x, classes);
    let value = await headLoss(train, head, loss, byHead);
    for (let i = 0; i < head.weight.length; i++) {
      value += l2 * head.weight[i] ** 2;
      byHead.weight[i] += 2 * l2 * head.weight[i];
    }
    return value;
  };
}

/** The same numbers, not a copy. */
export function headOf(x: Float64Array, classes: number): Head {
  const weights = x.length - classes;
  return { weight: x.subarray(0, weights), bias: x.subarray(weights) };
}

/**
 * The best head without weights: each class is as likely as it's frequent among the weighted targets. One that is in none
 * of them counts as half a row; nothing less than an endless bias would do for it.
 */
export function firstWeights(
  labels: Uint8Array,
  features: number,
  { classWeights, labelSmoothing }: HeadLoss,
): Float64Array {
  const classes = classWeights.length;
  const rows = classWeights.map(() => 0);
  for (const label of labels) if (label !== IGNORE) rows[label]++;
  const count = sum(rows);
  const shares = classWeights.map(
    (weight, c) => (weight * ((1 - labelSmoothing) * rows[c] + (labelSmoothing * count) / classes)) / count,
  );
  const least = (0.5 * sum(shares)) / count;
  const logs = shares.map((share) => Math.log(Math.max(share, least)));
  // A number added to all of them changes no probability: with this one their sum is 0, and stays so.
  const mean = sum(logs) / classes;
  const x = new Float64Array(classes * features + classes);
  x.set(
    logs.map((value) => value - mean),
    classes * features,
  );
  return x;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
