// Every op's backward against central differences of its forward.
import { describe, expect, test } from 'vitest';
import type { LayerOf, LayerParameters, Mode } from '../../../src/engine/reference/ops/operation.ts';
import { type ComputedLayer, operationOf } from '../../../src/engine/reference/ops/operations.ts';
import type { Tensor64 } from '../../../src/engine/reference/tensor64.ts';
import { Random } from '../../../src/shared/random.ts';
import { gradientError, randomTensor, TOLERANCE } from './gradient-check.ts';

interface Row {
  readonly reason: string;
  readonly layer: ComputedLayer;
  readonly inputs: readonly (readonly number[])[];
  readonly parameters?: Readonly<Record<string, readonly number[]>>;
  /** Parameters without a gradient; above 0. */
  readonly constants?: Readonly<Record<string, readonly number[]>>;
  /** What the inputs are multiplied with. */
  readonly scale?: number;
}

const at = { name: 'layer', from: 'x' };
const conv = (kernel: 1 | 3, filters: number, dilation = 1, bias = true): LayerOf<'conv'> => ({
  op: 'conv',
  ...at,
  filters,
  kernel,
  dilation,
  bias,
  l2: 0,
});
const each = (kernel: 3 | 5, stride: 1 | 2): LayerOf<'depthwise-conv'> => ({
  ...{ op: 'depthwise-conv', ...at, kernel, stride, bias: true, l2: 0 },
});
const up: LayerOf<'transposed-conv'> = { op: 'transposed-conv', ...at, filters: 3, l2: 0 };
const norm: LayerOf<'batch-norm'> = { op: 'batch-norm', ...at, momentum: 0.1, epsilon: 1e-5 };
const perChannel = (channels: number) => ({ weight: [channels], bias: [channels] });

const rows: readonly Row[] = [
  {
    reason: '3x3 conv on an odd, oblong image, three images',
    layer: conv(3, 4),
    inputs: [[3, 2, 5, 7]],
    parameters: { weight: [4, 2, 3, 3], bias: [4] },
  },
  {
    reason: '3x3 conv of one channel into one, one image',
    layer: conv(3, 1),
    inputs: [[1, 1, 4, 4]],
    parameters: { weight: [1, 1, 3, 3], bias: [1] },
  },
  {
    reason: '3x3 conv without bias',
    layer: conv(3, 2, 1, false),
    inputs: [[1, 3, 4, 6]],
    parameters: { weight: [2, 3, 3, 3] },
  },
  {
    reason: 'a 1x1 image: only the middle of the kernel meets it',
    layer: conv(3, 2),
    inputs: [[2, 2, 1, 1]],
    parameters: { weight: [2, 2, 3, 3], bias: [2] },
  },
  {
    reason: 'dilation 2',
    layer: conv(3, 2, 2),
    inputs: [[2, 2, 7, 6]],
    parameters: { weight: [2, 2, 3, 3], bias: [2] },
  },
  {
    reason: 'dilation 3 reaching over the edge from everywhere',
    layer: conv(3, 2, 3),
    inputs: [[1, 2, 3, 5]],
    parameters: { weight: [2, 2, 3, 3], bias: [2] },
  },
  {
    reason: '1x1 conv',
    layer: conv(1, 3),
    inputs: [[3, 4, 3, 5]],
    parameters: { weight: [3, 4, 1, 1], bias: [3] },
  },
  {
    reason: '3x3 conv with stride 2, oblong, three images',
    layer: { ...conv(3, 4), stride: 2 },
    inputs: [[3, 2, 4, 6]],
    parameters: { weight: [4, 2, 3, 3], bias: [4] },
  },
  {
    reason: '1x1 conv with stride 2',
    layer: { ...conv(1, 3), stride: 2 },
    inputs: [[1, 2, 4, 2]],
    parameters: { weight: [3, 2, 1, 1], bias: [3] },
  },
  {
    reason: '3x3 depthwise conv on an odd, oblong image, three images',
    layer: each(3, 1),
    inputs: [[3, 4, 5, 7]],
    parameters: { weight: [4, 1, 3, 3], bias: [4] },
  },
  {
    reason: '3x3 depthwise conv with stride 2',
    layer: each(3, 2),
    inputs: [[2, 3, 4, 6]],
    parameters: { weight: [3, 1, 3, 3], bias: [3] },
  },
  {
    reason: '5x5 depthwise conv with stride 2 on an image of one window, without bias',
    layer: { ...each(5, 2), bias: false },
    inputs: [[2, 2, 2, 2]],
    parameters: { weight: [2, 1, 5, 5] },
  },
  {
    reason: '5x5 depthwise conv of one channel',
    layer: each(5, 1),
    inputs: [[1, 1, 6, 3]],
    parameters: { weight: [1, 1, 5, 5], bias: [1] },
  },
  {
    reason: 'transposed conv, three images of odd size',
    layer: up,
    inputs: [[3, 2, 3, 5]],
    parameters: { weight: [2, 3, 2, 2], bias: [3] },
  },
  {
    reason: 'transposed conv of one channel',
    layer: up,
    inputs: [[1, 1, 2, 1]],
    parameters: { weight: [1, 3, 2, 2], bias: [3] },
  },
  { reason: 'upsampling', layer: { op: 'upsample', ...at }, inputs: [[2, 3, 3, 5]] },
  { reason: 'upsampling of one pixel', layer: { op: 'upsample', ...at }, inputs: [[1, 2, 1, 1]] },
  { reason: 'max-pool', layer: { op: 'max-pool', ...at }, inputs: [[3, 2, 4, 6]] },
  { reason: 'max-pool leaves an odd edge out', layer: { op: 'max-pool', ...at }, inputs: [[1, 1, 5, 3]] },
  {
    reason: 'concat of three inputs of different depth',
    layer: { op: 'concat', name: 'layer', from: ['a', 'b', 'c'] },
    inputs: [
      [3, 2, 3, 3],
      [3, 1, 3, 3],
      [3, 4, 3, 3],
    ],
  },
  {
    reason: 'sum of three inputs',
    layer: { op: 'add', name: 'layer', from: ['a', 'b', 'c'] },
    inputs: [
      [3, 2, 3, 3],
      [3, 2, 3, 3],
      [3, 2, 3, 3],
    ],
  },
  { reason: 'ReLU', layer: { op: 'activation', ...at, kind: 'relu' }, inputs: [[2, 3, 4, 5]] },
  { reason: 'ReLU6', layer: { op: 'activation', ...at, kind: 'relu6' }, inputs: [[2, 3, 4, 5]], scale: 5 },
  { reason: 'ELU', layer: { op: 'activation', ...at, kind: 'elu' }, inputs: [[2, 3, 4, 5]] },
  { reason: 'batch norm', layer: norm, inputs: [[3, 2, 4, 3]], parameters: perChannel(2) },
  { reason: 'batch norm of one image', layer: norm, inputs: [[1, 3, 4, 4]], parameters: perChannel(3) },
  { reason: 'batch norm of one channel', layer: norm, inputs: [[3, 1, 1, 3]], parameters: perChannel(1) },
  {
    reason: 'batch norm with a large epsilon, which must stand inside the root',
    layer: { ...norm, epsilon: 0.5 },
    inputs: [[2, 2, 3, 3]],
    parameters: perChannel(2),
  },
  {
    reason: 'batch norm that keeps its statistics',
    layer: { ...norm, statistics: 'running' },
    inputs: [[3, 2, 4, 3]],
    parameters: perChannel(2),
    constants: { running_mean: [2], running_var: [2] },
  },
  { reason: 'dropout', layer: { op: 'dropout', ...at, rate: 0.4 }, inputs: [[2, 3, 4, 5]] },
  { reason: 'global average pool', layer: { op: 'global-average-pool', ...at }, inputs: [[3, 2, 3, 5]] },
  {
    reason: 'dense',
    layer: { op: 'dense', ...at, units: 4, l2: 0 },
    inputs: [[3, 5]],
    parameters: { weight: [4, 5], bias: [4] },
  },
  {
    reason: 'dense of one channel, one row',
    layer: { op: 'dense', ...at, units: 2, l2: 0 },
    inputs: [[1, 1]],
    parameters: { weight: [2, 1], bias: [2] },
  },
  { reason: 'softmax over pixels', layer: { op: 'softmax', ...at }, inputs: [[3, 4, 2, 3]] },
  { reason: 'softmax over rows', layer: { op: 'softmax', ...at }, inputs: [[3, 2]] },
];

const training: Mode = { training: true, seed: 3, step: 5 };

test.each(rows)(
  '$layer.op: $reason',
  ({ layer, inputs: shapes, parameters: parameterShapes = {}, constants = {}, scale = 1, reason }) => {
    const random = Random.for(1, reason);
    const inputs = shapes.map((shape) => randomTensor(shape, random));
    for (const { data } of inputs) for (const i of data.keys()) data[i] *= scale;
    const parameters: LayerParameters = Object.fromEntries(
      Object.entries({ ...parameterShapes, ...constants }).map(([suffix, shape]) => [
        suffix,
        randomTensor(shape, random),
      ]),
    );
    for (const suffix of Object.keys(constants)) {
      const { data } = parameters[suffix];
      for (const [i, value] of data.entries()) data[i] = 0.5 + value ** 2;
    }
    const operation = operationOf(layer.op);
    const forward = () => operation.forward(layer, inputs, parameters, training);
    // A weighted sum of the outputs makes one number of them; its gradient by the outputs is the weights.
    const dOutput = randomTensor(forward().shape, random);
    const value = () => forward().data.reduce((sum, y, i) => sum + y * dOutput.data[i], 0);
    const gradients = operation.backward(layer, inputs, parameters, training, dOutput);

    expect(Object.keys(gradients.parameters)).toEqual(Object.keys(parameterShapes));
    inputs.forEach((input, i) => {
      expect(gradientError(input, gradients.inputs[i], value), `${reason}: input ${i}`).toBeLessThan(
        TOLERANCE,
      );
    });
    for (const [suffix, gradient] of Object.entries(gradients.parameters)) {
      const error = gradientError(parameters[suffix], gradient, value);
      expect(error, `${reason}: ${suffix}`).toBeLessThan(TOLERANCE);
    }
  },
);

test('a wrong gradient is seen', () => {
  const x: Tensor64 = { shape: [2], data: Float64Array.of(1, -2) };
  const value = () => x.data[0] ** 2 + 3 * x.data[1];
  const claim = (...data: number[]): Tensor64 => ({ shape: [2], data: Float64Array.from(data) });
  expect(gradientError(x, claim(2, 3), value)).toBeLessThan(TOLERANCE);
  expect(gradientError(x, claim(2, 3.00001), value)).toBeGreaterThan(TOLERANCE);
  expect(gradientError(x, claim(3, 2), value)).toBeGreaterThan(0.1);
});

describe('where a difference quotient has no say', () => {
  const pool = { op: 'max-pool', name: 'layer', from: 'x' } as const;
  const poolGradient = (...window: number[]): number[] => {
    const x: Tensor64 = { shape: [1, 1, 2, 2], data: Float64Array.from(window) };
    const dY: Tensor64 = { shape: [1, 1, 1, 1], data: Float64Array.of(1) };
    return [...operationOf('max-pool').backward(pool, [x], {}, training, dY).inputs[0].data];
  };

  test.each([
    { window: [5, 5, 5, 5], gradient: [1, 0, 0, 0], reason: 'all equal: the first' },
    { window: [0, 0, 0, 0], gradient: [1, 0, 0, 0], reason: 'all zero, as after ReLU: the first' },
    { window: [1, 7, 7, 2], gradient: [0, 1, 0, 0], reason: 'top right and bottom left tie: row order' },
    { window: [1, 2, 7, 7], gradient: [0, 0, 1, 0], reason: 'a tie below' },
    { window: [-3, -1, -2, -4], gradient: [0, 1, 0, 0], reason: 'a negative window has a maximum below 0' },
    { window: [-1, -1, -1, -1], gradient: [1, 0, 0, 0], reason: 'a negative tie' },
  ])('max-pool $window: $reason', ({ window, gradient, reason }) => {
    expect(poolGradient(...window), reason).toEqual(gradient);
  });

  test.each([
    { kind: 'relu', at: 0, slope: 0, reason: 'as torch.nn.ReLU' },
    { kind: 'relu6', at: 0, slope: 0, reason: 'as torch.nn.ReLU6' },
    { kind: 'relu6', at: 6, slope: 0, reason: 'as torch.nn.ReLU6' },
    { kind: 'elu', at: 0, slope: 1, reason: 'the limit from both sides' },
  ] as const)('$kind has slope $slope at $at: $reason', ({ kind, at: value, slope, reason }) => {
    const x: Tensor64 = { shape: [1, 1, 1, 1], data: Float64Array.of(value) };
    const one: Tensor64 = { shape: x.shape, data: Float64Array.of(1) };
    const layer = { op: 'activation', name: 'layer', from: 'x', kind } as const;
    const [gradient] = operationOf('activation').backward(layer, [x], {}, training, one).inputs;
    expect(gradient.data[0], reason).toBe(slope);
  });
});
