// What the gradient checks don't reach: dropout's masks, batch norm's evaluation mode and running statistics, and the
// values of the ops that move numbers about.
import { expect, test } from 'vitest';
import type { Mode } from '../../../src/engine/reference/ops/operation.ts';
import { operationOf } from '../../../src/engine/reference/ops/operations.ts';
import type { Tensor64 } from '../../../src/engine/reference/tensor64.ts';

const training: Mode = { training: true, seed: 1, step: 0 };
const evaluation: Mode = { training: false, seed: 1, step: 0 };

function tensor(shape: readonly number[], ...data: number[]): Tensor64 {
  return { shape, data: Float64Array.from(data) };
}

function ones(count: number): Tensor64 {
  return { shape: [1, 1, 1, count], data: new Float64Array(count).fill(1) };
}

const dropout = operationOf('dropout');
const layer = { op: 'dropout', name: 'dropout', from: 'x', rate: 0.3 } as const;
const mask = (mode: Mode, name = 'dropout', count = 20_000) =>
  dropout.forward({ ...layer, name }, [ones(count)], {}, mode).data;

test('dropout zeroes the given share and divides the rest, so that the mean stays', () => {
  const values = mask(training);
  const dropped = values.filter((value) => value === 0).length / values.length;
  // Five standard deviations of a binomial share: sqrt(0.3 * 0.7 / 20000) = 0.0032.
  expect(Math.abs(dropped - 0.3)).toBeLessThan(5 * 0.0032);
  expect(new Set(values)).toEqual(new Set([0, 1 / 0.7]));
});

test('dropout: the same seed, step and layer drop the same elements; any other, others', () => {
  const agreement = (a: Float64Array, b: Float64Array) =>
    a.filter((value, i) => value === b[i]).length / a.length;
  expect(mask(training)).toEqual(mask(training));
  // Independent masks agree where both keep or both drop: 0.7^2 + 0.3^2 = 0.58, deviation 0.0035.
  for (const other of [
    mask({ ...training, step: 1 }),
    mask({ ...training, seed: 2 }),
    mask(training, 'another'),
  ]) {
    expect(Math.abs(agreement(mask(training), other) - 0.58)).toBeLessThan(5 * 0.0035);
  }
});

test('dropout does nothing in evaluation', () => {
  expect(mask(evaluation)).toEqual(ones(20_000).data);
});

const norm = { op: 'batch-norm', name: 'norm', from: 'x', momentum: 0.25, epsilon: 0.5 } as const;
const parameters = {
  weight: tensor([1], 3),
  bias: tensor([1], 10),
  running_mean: tensor([1], 1),
  running_var: tensor([1], 3.5),
};
const x = tensor([2, 1, 1, 2], 1, 3, 5, 7);

test('batch norm takes the batch in training: mean 4, biased variance 5', () => {
  const { data } = operationOf('batch-norm').forward(norm, [x], parameters, training);
  expect([...data]).toEqual([1, 3, 5, 7].map((value) => 3 * ((value - 4) / Math.sqrt(5.5)) + 10));
});

test('batch norm takes the running statistics in evaluation', () => {
  const { data } = operationOf('batch-norm').forward(norm, [x], parameters, evaluation);
  expect([...data]).toEqual([10, 13, 16, 19]);
});

test('running statistics move by the momentum, the variance with its unbiased estimate 20/3', () => {
  const moved = operationOf('batch-norm').move!(norm, [x], parameters);
  expect(moved.running_mean.data[0]).toBeCloseTo(0.75 * 1 + 0.25 * 4, 14);
  expect(moved.running_var.data[0]).toBeCloseTo(0.75 * 3.5 + (0.25 * 20) / 3, 14);
});

test('batch norm of a single value per channel has no variance: an internal error', () => {
  const single = tensor([1, 1, 1, 1], 1);
  expect(() => operationOf('batch-norm').move!(norm, [single], parameters)).toThrow(/more than one value/);
});

test('concat keeps the images apart', () => {
  const a = tensor([2, 1, 1, 2], 1, 2, 3, 4);
  const b = tensor([2, 2, 1, 2], 5, 6, 7, 8, 9, 10, 11, 12);
  const joined = operationOf('concat').forward(
    { op: 'concat', name: 'c', from: ['a', 'b'] },
    [a, b],
    {},
    training,
  );
  expect(joined.shape).toEqual([2, 3, 1, 2]);
  expect([...joined.data]).toEqual([1, 2, 5, 6, 7, 8, 3, 4, 9, 10, 11, 12]);
});

test('a transposed conv puts each input on its own 2x2 window', () => {
  const up = { op: 'transposed-conv', name: 'up', from: 'x', filters: 1, l2: 0 } as const;
  const weights = { weight: tensor([1, 1, 2, 2], 1, 2, 3, 4), bias: tensor([1], 0.5) };
  const y = operationOf('transposed-conv').forward(up, [tensor([1, 1, 1, 2], 10, 100)], weights, training);
  expect(y.shape).toEqual([1, 1, 2, 4]);
  expect([...y.data]).toEqual([10.5, 20.5, 100.5, 200.5, 30.5, 40.5, 300.5, 400.5]);
});

test('a stride of 2 begins at the first pixel: what is missing of its windows stands behind', () => {
  const each = {
    op: 'depthwise-conv',
    name: 'd',
    from: 'x',
    kernel: 3,
    stride: 2,
    bias: false,
    l2: 0,
  } as const;
  const image = tensor([1, 1, 2, 4], 1, 2, 3, 4, 10, 20, 30, 40);
  const ones = { weight: tensor([1, 1, 3, 3], ...new Array<number>(9).fill(1)) };
  const y = operationOf('depthwise-conv').forward(each, [image], ones, training);
  expect(y.shape).toEqual([1, 1, 1, 2]);
  expect([...y.data]).toEqual([66, 77]);
});

test('upsampling keeps the centres of pixels where they are, and goes on as at the edge', () => {
  const row = operationOf('upsample').forward(
    { op: 'upsample', name: 'u', from: 'x' },
    [tensor([1, 1, 1, 3], 0, 4, 8)],
    {},
    training,
  );
  expect(row.shape).toEqual([1, 1, 2, 6]);
  expect([...row.data]).toEqual([0, 1, 3, 5, 7, 8, 0, 1, 3, 5, 7, 8]);
});

test.each(['relu', 'relu6', 'elu'] as const)(
  '%s passes NaN on, so that a diverged training is seen',
  (kind) => {
    const activation = { op: 'activation', name: 'a', from: 'x', kind } as const;
    const { data } = operationOf('activation').forward(
      activation,
      [tensor([1, 1], Number.NaN)],
      {},
      training,
    );
    expect(data[0]).toBeNaN();
  },
);

test('max-pool passes NaN on', () => {
  const pool = { op: 'max-pool', name: 'p', from: 'x' } as const;
  const window = tensor([1, 1, 2, 2], 5, Number.NaN, 7, 1);
  expect(operationOf('max-pool').forward(pool, [window], {}, training).data[0]).toBeNaN();
});
