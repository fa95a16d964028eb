// Shapes: channels and size of every layer's output.
import { expect, test } from 'vitest';
import type { Network } from '../../src/network/network.ts';
import { layersUpTo, shapesOf } from '../../src/network/shapes.ts';
import { unet } from '../../src/network/unet.ts';

test('a U-Net halves on the way down and doubles on the way up', () => {
  const network = unet({
    task: 'segmentation',
    channels: 1,
    classes: 2,
    widths: [4, 8, 16],
    activation: 'relu',
    batchNorm: true,
    dropout: 0.1,
    l2: 0,
  });
  const shapes = shapesOf(network);
  const rows: [layer: string, channels: number, divisor: number][] = [
    ['input', 1, 1],
    ['encoder1.conv1', 4, 1],
    ['encoder1.norm1', 4, 1],
    ['encoder1.pool', 4, 2],
    ['encoder2.dropout', 8, 2],
    ['bottleneck.relu2', 16, 4],
    ['decoder2.up', 8, 2],
    ['decoder2.concat', 16, 2],
    ['decoder1.concat', 8, 1],
    ['probabilities', 2, 1],
  ];
  for (const [layer, channels, divisor] of rows) {
    expect(shapes.get(layer), layer).toEqual({ channels, divisor, spatial: true });
  }
});

test('a stride of 2 halves, of 1 does not, and a depthwise conv keeps the channels', () => {
  const shapes = shapesOf({
    title: 'test',
    task: 'classification',
    classes: 5,
    stride: 4,
    layers: [
      { op: 'input', name: 'input', channels: 3 },
      {
        op: 'conv',
        name: 'stem',
        from: 'input',
        filters: 8,
        kernel: 3,
        stride: 2,
        dilation: 1,
        bias: false,
        l2: 0,
      },
      { op: 'depthwise-conv', name: 'same', from: 'stem', kernel: 3, stride: 1, bias: false, l2: 0 },
      { op: 'depthwise-conv', name: 'half', from: 'same', kernel: 5, stride: 2, bias: true, l2: 0 },
      { op: 'global-average-pool', name: 'mean', from: 'half' },
      { op: 'dense', name: 'head', from: 'mean', units: 5, l2: 0 },
      { op: 'softmax', name: 'probabilities', from: 'head' },
    ],
  });
  expect(shapes.get('stem')).toEqual({ channels: 8, divisor: 2, spatial: true });
  expect(shapes.get('same')).toEqual({ channels: 8, divisor: 2, spatial: true });
  expect(shapes.get('half')).toEqual({ channels: 8, divisor: 4, spatial: true });
});

test('a layer comes of those that lead to it, in order', () => {
  const { layers, ...rest } = SKIPPING;
  const names = (name: string) => layersUpTo({ layers, ...rest }, name).map((layer) => layer.name);
  expect(names('input')).toEqual(['input']);
  expect(names('side')).toEqual(['input', 'side']);
  expect(names('up')).toEqual(['input', 'half', 'up']);
  expect(shapesOf({ layers, ...rest }).get('up')).toEqual({ channels: 3, divisor: 1, spatial: true });
  expect(names('probabilities')).toEqual(layers.map(({ name }) => name));
});

const SKIPPING: Network = {
  title: 'test',
  task: 'segmentation',
  classes: 6,
  stride: 2,
  layers: [
    { op: 'input', name: 'input', channels: 3 },
    { op: 'max-pool', name: 'half', from: 'input' },
    { op: 'activation', name: 'side', from: 'input', kind: 'relu' },
    { op: 'upsample', name: 'up', from: 'half' },
    { op: 'concat', name: 'joined', from: ['up', 'side'] },
    { op: 'softmax', name: 'probabilities', from: 'joined' },
  ],
};

test('global average pooling leaves N,C', () => {
  const shapes = shapesOf({
    title: 'test',
    task: 'classification',
    classes: 2,
    stride: 2,
    layers: [
      { op: 'input', name: 'input', channels: 3 },
      { op: 'max-pool', name: 'half', from: 'input' },
      { op: 'global-average-pool', name: 'mean', from: 'half' },
      { op: 'dense', name: 'head', from: 'mean', units: 2, l2: 0 },
      { op: 'softmax', name: 'probabilities', from: 'head' },
    ],
  });
  expect(shapes.get('mean')).toEqual({ channels: 3, divisor: 1, spatial: false });
  expect(shapes.get('probabilities')).toEqual({ channels: 2, divisor: 1, spatial: false });
});
