// Reads the golden numbers and makes the networks, parameters and batches they belong to. The numbers are PyTorch's
// (make_golden.py); the formulas here must stay those of that script.
import { readFileSync } from 'node:fs';
import { type Batch, IGNORE, type LossSpec, type OptimizerSpec } from '../../src/engine/engine.ts';
import type { Layer, Network } from '../../src/network/network.ts';
import { type ParameterSpec, parametersOf } from '../../src/network/parameters.ts';
import { unet } from '../../src/network/unet.ts';
import type { Tensor } from '../../src/shared/tensor.ts';

export interface Golden {
  readonly network: Network;
  readonly batch: Batch;
  readonly parameters: Readonly<Record<string, Tensor>>;
  readonly loss: LossSpec;
  readonly expected: GoldenNumbers;
}

interface GoldenNumbers {
  readonly shape: readonly [size: number, channels: number, height: number, width: number];
  /** `soft`: the batch has soft labels. */
  readonly loss: Pick<LossSpec, 'crossEntropy' | 'dice' | 'labelSmoothing'> & { readonly soft?: boolean };
  readonly probabilities: readonly number[];
  /** Evaluation mode, before any update. */
  readonly evaluationLoss: number;
  /** Training mode (the batch's statistics), before any update, without the L2 penalty. */
  readonly trainingLoss: number;
  /** By parameter, of the loss and the L2 penalty. */
  readonly gradients: Readonly<Record<string, readonly number[]>>;
  /** Running statistics after one forward in training mode. */
  readonly running: Readonly<Record<string, readonly number[]>>;
  readonly training: readonly {
    readonly optimizer: OptimizerSpec & { readonly learningRate: number };
    readonly losses: readonly number[];
    /** Evaluation loss after the last update. */
    readonly evaluatedAfter: number;
  }[];
}

const CLASSES = 3;
const CLASS_WEIGHTS = [0.5, 1, 1.75];
const L2 = 0.01;

const NETWORKS: Readonly<Record<string, Network>> = {
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
};

export const goldenNames = Object.keys(NETWORKS);

export function golden(name: string): Golden {
  const network = NETWORKS[name];
  const expected: GoldenNumbers = JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'));
  const [size, channels, height, width] = expected.shape;
  const { soft, ...loss } = expected.loss;
  const images = values(900, size * channels * height * width, -2, 2);
  const labels = labelsOf(901, network.task === 'segmentation' ? size * height * width : size);
  return {
    network,
    batch: { images, labels, size, height, width, ...(soft ? { targets: softLabels(size) } : {}) },
    parameters: parametersFor(network),
    loss: { ...loss, classWeights: CLASS_WEIGHTS },
    expected,
  };
}

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

/** A number in [-1, 1) from two integers, the same on every machine. */
function pattern(stream: number, index: number): number {
  const n = 1000 * stream + index + 1;
  return (((n * n * 31 + n * 17) % 2003) / 2003) * 2 - 1;
}

function values(stream: number, count: number, low: number, high: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => low + ((high - low) * (pattern(stream, i) + 1)) / 2);
}

function labelsOf(stream: number, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, i) => {
    const n = Math.floor(((pattern(stream, i) + 1) / 2) * 1000);
    return n % 9 === 0 ? IGNORE : n % CLASSES;
  });
}

/** Rows that sum to 1. */
function softLabels(count: number): Float32Array {
  const drawn = values(902, count * CLASSES, 0.1, 1);
  return drawn.map((value, i) => {
    const row = drawn.subarray(i - (i % CLASSES), i - (i % CLASSES) + CLASSES);
    return value / row.reduce((sum, one) => sum + one, 0);
  });
}

/** One stream per parameter, in the order of the names. */
function parametersFor(network: Network): Record<string, Tensor> {
  const specs = [...parametersOf(network)].sort((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(
    specs.map((spec, stream) => {
      const [low, high] = rangeOf(spec);
      const count = spec.shape.reduce((product, length) => product * length, 1);
      return [spec.name, { shape: spec.shape, data: values(stream, count, low, high) }];
    }),
  );
}

function rangeOf({ kind, shape }: ParameterSpec): [low: number, high: number] {
  if (kind === 'running-mean') return [-0.2, 0.2];
  if (kind === 'running-var' || kind === 'norm-weight') return [0.6, 1.5];
  if (kind === 'bias' || kind === 'norm-bias') return [-0.3, 0.3];
  const high = 1.5 * Math.sqrt(3 / shape.slice(1).reduce((product, length) => product * length, 1));
  return [-high, high];
}
