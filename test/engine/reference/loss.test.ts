// The losses: gradients against central differences, values against sums done by hand, ignored labels.
import { describe, expect, test } from 'vitest';
import { IGNORE, type LossSpec } from '../../../src/engine/engine.ts';
import { withPenalty } from '../../../src/engine/reference/loss/l2.ts';
import { confusionOf, lossOf } from '../../../src/engine/reference/loss/loss.ts';
import type { Tensor64 } from '../../../src/engine/reference/tensor64.ts';
import { Random } from '../../../src/shared/random.ts';
import { gradientError, randomTensor, TOLERANCE } from './gradient-check.ts';

const terms: [term: string, spec: Pick<LossSpec, 'crossEntropy' | 'dice'>][] = [
  ['cross-entropy', { crossEntropy: 1, dice: 0 }],
  ['soft Dice', { crossEntropy: 0, dice: 1 }],
  ['both, weighted', { crossEntropy: 0.7, dice: 1.9 }],
];

const inputs: { reason: string; shape: number[]; labels: number[] }[] = [
  { reason: 'one image, every label valid', shape: [1, 3, 2, 2], labels: [0, 1, 2, 1] },
  { reason: 'three images', shape: [3, 2, 1, 2], labels: [0, 1, 1, 1, 0, 0] },
  { reason: 'ignored labels', shape: [2, 3, 1, 3], labels: [IGNORE, 1, 2, 0, IGNORE, IGNORE] },
  { reason: 'a class that no label has', shape: [1, 4, 2, 2], labels: [0, 0, 2, 2] },
  { reason: 'a whole image ignored', shape: [2, 2, 1, 2], labels: [IGNORE, IGNORE, 0, 1] },
  { reason: 'classification', shape: [3, 4], labels: [3, 0, IGNORE] },
  { reason: 'nothing valid', shape: [1, 2, 1, 2], labels: [IGNORE, IGNORE] },
];

describe.each(terms)('%s', (_term, weights) => {
  test.each(inputs)('gradient: $reason', ({ reason, shape, labels }) => {
    const logits = randomTensor(shape, Random.for(2, reason));
    const classWeights = [0.5, 2, 1.25, 0.1].slice(0, shape[1]);
    const value = () => lossOf(logits, { labels: Uint8Array.from(labels) }, { ...weights, classWeights });
    const error = gradientError(logits, value().dLogits, () => value().loss);
    expect(error, reason).toBeLessThan(TOLERANCE);
  });
});

test.each([
  { reason: 'label smoothing', labelSmoothing: 0.1, soft: false },
  { reason: 'soft labels', labelSmoothing: 0, soft: true },
  { reason: 'soft labels, smoothed', labelSmoothing: 0.2, soft: true },
])('gradient: $reason', ({ reason, labelSmoothing, soft }) => {
  const random = Random.for(3, reason);
  const logits = randomTensor([3, 4], random);
  const rows = [3, 0, 1].flatMap((label) => [0, 1, 2, 3].map((c) => (c === label ? 0.7 : 0.1)));
  const truth = {
    labels: Uint8Array.of(3, IGNORE, 1),
    ...(soft ? { targets: Float32Array.from(rows) } : {}),
  };
  const spec = { crossEntropy: 1.5, dice: 0, classWeights: [0.5, 2, 1.25, 0.1], labelSmoothing };
  const value = () => lossOf(logits, truth, spec);
  expect(
    gradientError(logits, value().dLogits, () => value().loss),
    reason,
  ).toBeLessThan(TOLERANCE);
});

test('soft labels that are all or nothing are the labels', () => {
  const logits = randomTensor([2, 3], Random.for(4));
  const spec = { crossEntropy: 1, dice: 0, classWeights: [0.5, 2, 1] };
  const labels = Uint8Array.of(2, 0);
  expect(lossOf(logits, { labels, targets: Float32Array.of(0, 0, 1, 1, 0, 0) }, spec)).toEqual(
    lossOf(logits, { labels }, spec),
  );
});

// Two pixels, two classes, probabilities (1/4, 3/4) and (1/2, 1/2).
const logits: Tensor64 = { shape: [1, 2, 1, 2], data: Float64Array.of(0, 1, Math.log(3), 1) };

test('cross-entropy divides by the number of valid labels, not by the sum of their weights', () => {
  const spec = { crossEntropy: 1, dice: 0, classWeights: [1, 5] };
  const loss = (...labels: number[]) => lossOf(logits, { labels: Uint8Array.from(labels) }, spec).loss;
  expect(loss(1, 0)).toBeCloseTo((5 * Math.log(4 / 3) + Math.log(2)) / 2, 14);
  expect(loss(1, IGNORE)).toBeCloseTo(5 * Math.log(4 / 3), 14);
  expect(loss(IGNORE, IGNORE)).toBe(0);
});

test('soft Dice is over the whole batch and leaves ignored pixels out of every sum', () => {
  const spec = { crossEntropy: 0, dice: 1, classWeights: [1, 5] };
  const loss = (...labels: number[]) => lossOf(logits, { labels: Uint8Array.from(labels) }, spec).loss;
  const s = 1e-5;
  const first = (2 * 0.5 + s) / (0.75 + 1 + s);
  const second = (2 * 0.75 + s) / (1.25 + 1 + s);
  expect(loss(1, 0)).toBeCloseTo(1 - (first + second) / 2, 14);
  expect(loss(1, IGNORE)).toBeCloseTo(1 - (s / (0.25 + s) + (1.5 + s) / (1.75 + s)) / 2, 14);
});

test('logits far apart overflow nothing', () => {
  const far: Tensor64 = { shape: [1, 2], data: Float64Array.of(2000, -2000) };
  const { loss, dLogits } = lossOf(
    far,
    { labels: Uint8Array.of(1) },
    { crossEntropy: 1, dice: 1, classWeights: [1, 1] },
  );
  expect(loss).toBeCloseTo(4000 + 1 - 1e-5, 3);
  expect([...dLogits.data]).toEqual([1, -1]);
});

test('confusion: rows are true classes, the first of equal scores is the prediction, ignored labels are out', () => {
  const scores: Tensor64 = {
    shape: [1, 3, 2, 2],
    data: Float64Array.of(...[0.5, 0.1, 0.2, 0.9], ...[0.5, 0.6, 0.3, 0], ...[0, 0.3, 0.5, 0.1]),
  };
  expect(confusionOf(scores, Uint8Array.of(1, 1, 2, IGNORE))).toEqual({
    count: 3,
    confusion: [0, 0, 0, 1, 1, 0, 0, 0, 1],
  });
});

test('the L2 penalty adds 2 * l2 * weight where the network asks for it', () => {
  const common = {
    layer: 'a',
    shape: [2],
    trainable: true,
    still: false,
    fanIn: 1,
    decay: true,
    hidden: false,
  } as const;
  const specs = [
    { ...common, name: 'a.weight', kind: 'weight', l2: 0.25 },
    { ...common, name: 'a.bias', kind: 'bias', l2: 0 },
  ] as const;
  const tensor = (...data: number[]): Tensor64 => ({ shape: [2], data: Float64Array.from(data) });
  const parameters = { 'a.weight': tensor(4, -6), 'a.bias': tensor(9, 9) };
  const gradients = { 'a.weight': tensor(1, 1), 'a.bias': tensor(1, 1) };
  const penalised = withPenalty(specs, parameters, gradients);
  expect([...penalised['a.weight'].data]).toEqual([3, -2]);
  expect([...penalised['a.bias'].data]).toEqual([1, 1]);
});
