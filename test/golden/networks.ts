// The networks that the golden numbers belong to; make_golden.py has them in PyTorch's words.
import type { Layer, Network } from '../../src/network/network.ts';
import { unet } from '../../src/network/unet.ts';

export const CLASSES = 3;
const L2 = 0.01;

export const NETWORKS: Readonly<Record<string, Network>> = {
  'unet-2-elu': goldenUnet(2, [3, 4], 'elu', false, L2),
  'unet-2-relu-norm': goldenUnet(2, [3, 4], 'relu', true, 0),
  'unet-3-elu-norm': goldenUnet(1, [3, 4, 5], 'elu', true, 0),
  'unet-3-relu': goldenUnet(1, [3, 4, 5], 'relu', false, L2),
  classifier: {
    title: 'classifier',
    task: 'classification',
    classes: CLASSES,
    stride: 2,
    layers: [
      { op: 'input', name: 'input', channels: 2 },
      { op: 'conv', name: 'conv1', from: 'input', filters: 4, kernel: 3, dilation: 1, bias: false, l2: L2 },
      { op: 'batch-norm', name: 'norm1', from: 'conv1', momentum: 0.2, epsilon: 1e-3 },
      { op: 'activation', name: 'relu1', from: 'norm1', kind: 'relu' },
      { op: 'conv', name: 'conv2', from: 'relu1', filters: 5, kernel: 3, dilation: 2, bias: true, l2: L2 },
      { op: 'activation', name: 'elu2', from: 'conv2', kind: 'elu' },
      { op: 'max-pool', name: 'pool', from: 'elu2' },
      { op: 'global-average-pool', name: 'mean', from: 'pool' },
      { op: 'dense', name: 'head', from: 'mean', units: CLASSES, l2: 0 },
      { op: 'softmax', name: 'probabilities', from: 'head' },
    ],
  },
  residual: residual(),
  'residual-soft': residual(),
  mobile: {
    title: 'mobile',
    task: 'classification',
    classes: CLASSES,
    stride: 4,
    layers: mobile(),
  },
  'mobile-decoder': {
    title: 'mobile decoder',
    task: 'segmentation',
    classes: CLASSES,
    stride: 4,
    layers: mobileDecoder(),
  },
};

function goldenUnet(
  channels: number,
  widths: readonly number[],
  activation: 'elu' | 'relu',
  batchNorm: boolean,
  l2: number,
): Network {
  return unet({
    task: 'segmentation',
    channels,
    classes: CLASSES,
    widths,
    activation,
    batchNorm,
    dropout: 0,
    l2,
  });
}

/** A residual block, a pool, and one that widens: its skip goes through a 1x1 conv. */
function residual(): Network {
  const conv = (name: string, from: string, filters: number, kernel: 1 | 3, bias: boolean): Layer => ({
    op: 'conv',
    name,
    from,
    filters,
    kernel,
    dilation: 1,
    bias,
    l2: kernel === 3 ? L2 : 0,
  });
  const block = (name: string, from: string, width: number, skip: string): Layer[] => [
    conv(`${name}.conv1`, from, width, 3, false),
    { op: 'batch-norm', name: `${name}.norm1`, from: `${name}.conv1`, momentum: 0.1, epsilon: 1e-5 },
    { op: 'activation', name: `${name}.relu1`, from: `${name}.norm1`, kind: 'relu' },
    conv(`${name}.conv2`, `${name}.relu1`, width, 3, true),
    { op: 'add', name: `${name}.sum`, from: [`${name}.conv2`, skip] },
    { op: 'activation', name: `${name}.relu2`, from: `${name}.sum`, kind: 'relu' },
  ];
  return {
    title: 'residual',
    task: 'classification',
    classes: CLASSES,
    stride: 2,
    layers: [
      { op: 'input', name: 'input', channels: 2 },
      conv('stem', 'input', 4, 3, true),
      ...block('block1', 'stem', 4, 'stem'),
      { op: 'max-pool', name: 'pool', from: 'block1.relu2' },
      conv('block2.skip', 'pool', 6, 1, true),
      ...block('block2', 'pool', 6, 'block2.skip'),
      { op: 'global-average-pool', name: 'mean', from: 'block2.relu2' },
      { op: 'dense', name: 'head', from: 'mean', units: CLASSES, l2: 0 },
      { op: 'softmax', name: 'probabilities', from: 'head' },
    ],
  };
}

/** A stem of stride 2, an inverted residual block, and one of stride 2 without expansion. */
function mobile(): readonly Layer[] {
  const stem = { op: 'conv', name: 'stem.conv', from: 'input', filters: 4, kernel: 3, stride: 2 } as const;
  const pointwise = (name: string, from: string, filters: number): Layer => ({
    ...{ op: 'conv', name, from, filters, kernel: 1, dilation: 1, bias: false, l2: 0 },
  });
  const norm = (name: string, from: string): Layer => ({
    ...{ op: 'batch-norm', name, from, momentum: 0.1, epsilon: 1e-3 },
  });
  const relu6 = (name: string, from: string): Layer => ({ op: 'activation', name, from, kind: 'relu6' });
  const depthwise = { op: 'depthwise-conv' } as const;
  return [
    { op: 'input', name: 'input', channels: 2 },
    { ...stem, dilation: 1, bias: false, l2: L2 },
    norm('stem.norm', 'stem.conv'),
    relu6('stem.relu6', 'stem.norm'),
    pointwise('block1.expand', 'stem.relu6', 6),
    norm('block1.norm1', 'block1.expand'),
    relu6('block1.relu1', 'block1.norm1'),
    {
      ...depthwise,
      name: 'block1.depthwise',
      from: 'block1.relu1',
      kernel: 3,
      stride: 1,
      bias: false,
      l2: L2,
    },
    norm('block1.norm2', 'block1.depthwise'),
    relu6('block1.relu2', 'block1.norm2'),
    pointwise('block1.project', 'block1.relu2', 4),
    norm('block1.norm3', 'block1.project'),
    { op: 'add', name: 'block1.sum', from: ['stem.relu6', 'block1.norm3'] },
    { ...depthwise, name: 'block2.depthwise', from: 'block1.sum', kernel: 5, stride: 2, bias: true, l2: 0 },
    relu6('block2.relu', 'block2.depthwise'),
    pointwise('block2.project', 'block2.relu', 5),
    norm('block2.norm', 'block2.project'),
    { op: 'global-average-pool', name: 'mean', from: 'block2.norm' },
    { op: 'dense', name: 'head', from: 'mean', units: CLASSES, l2: 0 },
    { op: 'softmax', name: 'probabilities', from: 'head' },
  ];
}

/** A frozen stem, frozen depthwise kernels between what learns, running statistics; bilinear upsampling and a skip. */
function mobileDecoder(): readonly Layer[] {
  const conv = { op: 'conv', dilation: 1, bias: false, l2: 0 } as const;
  const norm = { op: 'batch-norm', momentum: 0.1, epsilon: 1e-3 } as const;
  const halving = { op: 'depthwise-conv', kernel: 3, stride: 2, bias: true, l2: L2 } as const;
  return [
    { op: 'input', name: 'input', channels: 2 },
    { ...conv, name: 'stem.conv', from: 'input', filters: 4, kernel: 3, stride: 2, l2: L2, frozen: true },
    { ...norm, name: 'stem.norm', from: 'stem.conv', frozen: true },
    { op: 'activation', name: 'stem.relu6', from: 'stem.norm', kind: 'relu6' },
    { ...conv, name: 'block.expand', from: 'stem.relu6', filters: 6, kernel: 1 },
    { ...halving, name: 'block.depthwise', from: 'block.expand', frozen: true },
    { ...conv, name: 'block.project', from: 'block.depthwise', filters: 6, kernel: 1 },
    { ...norm, name: 'block.norm', from: 'block.project', statistics: 'running' },
    { op: 'activation', name: 'block.relu6', from: 'block.norm', kind: 'relu6' },
    { op: 'upsample', name: 'decoder.up', from: 'block.relu6' },
    { op: 'concat', name: 'decoder.join', from: ['decoder.up', 'stem.relu6'] },
    { ...conv, name: 'decoder.conv', from: 'decoder.join', filters: 5, kernel: 3, l2: L2 },
    { ...norm, name: 'decoder.norm', from: 'decoder.conv' },
    { op: 'activation', name: 'decoder.relu', from: 'decoder.norm', kind: 'relu' },
    { op: 'upsample', name: 'up', from: 'decoder.relu' },
    { ...conv, name: 'head', from: 'up', filters: CLASSES, kernel: 1, bias: true },
    { op: 'softmax', name: 'probabilities', from: 'head' },
  ];
}
