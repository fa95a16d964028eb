// The conformance suite's networks: op by op in the smallest network that shows the op's gradient, then whole ones.
// Each row says why it's there.
import type { LossSpec } from '../../src/engine/engine.ts';
import type { Layer, Network } from '../../src/network/network.ts';
import { unet } from '../../src/network/unet.ts';
import { hashText } from '../../src/shared/random.ts';
import { type BatchOptions, batchFor, type Case, parametersFor } from './conformance-case.ts';

export interface Row {
  readonly reason: string;
  readonly network: Network;
  readonly batch?: Partial<BatchOptions>;
  readonly loss?: Partial<LossSpec>;
  /** Pixel values in place of random ones. */
  readonly images?: (index: number) => number;
  /** Parameter values in place of random ones, by parameter name. */
  readonly parameters?: Readonly<Record<string, (index: number) => number>>;
  /** In place of the group's, with the reason beside it. */
  readonly tolerance?: number;
}

const CLASSES = 3;

/** The row as a case, the same for every engine. */
export function caseOf({ reason, network, batch, loss, images, parameters = {} }: Row): Case {
  const seed = hashText(reason);
  const made = batchFor(network, seed, { size: 2, height: 8, width: 8, ignored: 0, ...batch });
  const tensors = parametersFor(network, seed);
  for (const [name, value] of Object.entries(parameters)) {
    const { shape, data } = tensors[name];
    tensors[name] = { shape, data: data.map((_, i) => value(i)) };
  }
  return {
    network,
    batch: images ? { ...made, images: made.images.map((_, i) => images(i)) } : made,
    parameters: tensors,
    loss: { crossEntropy: 1, dice: 0, classWeights: new Array<number>(network.classes).fill(1), ...loss },
  };
}

export function conv(
  name: string,
  from: string,
  filters: number,
  others: Partial<ConvLayer> = {},
): ConvLayer {
  return { op: 'conv', name, from, filters, kernel: 3, dilation: 1, bias: true, l2: 0, ...others };
}

type ConvLayer = Extract<Layer, { op: 'conv' }>;

/**
 * The layers between a 1x1 conv `before`, whose gradient shows the layers' input gradient, and the 1x1 conv `head`.
 * The first of them takes `before`, the last is called `last`.
 */
export function between(channels: number, layers: readonly Layer[], stride = 1): Network {
  return {
    title: 'conformance',
    task: 'segmentation',
    classes: CLASSES,
    stride,
    layers: [
      { op: 'input', name: 'input', channels: 2 },
      conv('before', 'input', channels, { kernel: 1 }),
      ...layers,
      conv('head', 'last', CLASSES, { kernel: 1 }),
      { op: 'softmax', name: 'probabilities', from: 'head' },
    ],
  };
}

function classifier(channels: number, layers: readonly Layer[], stride = 1, classes = CLASSES): Network {
  return {
    title: 'conformance',
    task: 'classification',
    classes,
    stride,
    layers: [
      { op: 'input', name: 'input', channels: 2 },
      conv('before', 'input', channels, { kernel: 1 }),
      ...layers,
      { op: 'softmax', name: 'probabilities', from: 'head' },
    ],
  };
}

const pool = (name: string, from: string): Layer => ({ op: 'max-pool', name, from });
const up = (name: string, from: string, filters: number, l2 = 0): Layer => ({
  op: 'transposed-conv',
  name,
  from,
  filters,
  l2,
});
const activation = (kind: 'elu' | 'relu'): Layer => ({
  op: 'activation',
  name: 'last',
  from: 'before',
  kind,
});
const norm = (momentum = 0.1, epsilon = 1e-5): Layer => ({
  op: 'batch-norm',
  name: 'last',
  from: 'before',
  momentum,
  epsilon,
});
const pooled = (channels: number): Network =>
  between(channels, [pool('half', 'before'), up('last', 'half', channels)], 2);
const join = (from: readonly string[]): Layer => ({ op: 'concat', name: 'last', from });

const convRows: readonly Row[] = [
  { reason: '3x3, few channels', network: between(3, [conv('last', 'before', 5)]) },
  { reason: '3x3, 16 into 16: fills a block', network: between(16, [conv('last', 'before', 16)]) },
  { reason: '3x3, 8 into 8: fills a small block', network: between(8, [conv('last', 'before', 8)]) },
  { reason: '3x3, 32 into 48: several blocks', network: between(32, [conv('last', 'before', 48)]) },
  { reason: '3x3, 16 into 20: leaves a block unfilled', network: between(16, [conv('last', 'before', 20)]) },
  { reason: '3x3, 20 into 16: takes a block unfilled', network: between(20, [conv('last', 'before', 16)]) },
  { reason: '3x3, one channel into one', network: between(1, [conv('last', 'before', 1)]) },
  {
    reason: '3x3 without bias',
    network: between(16, [conv('last', 'before', 16, { bias: false })]),
  },
  {
    reason: '3x3 on the images themselves, where no input gradient is needed',
    network: between(4, [conv('first', 'input', 16), conv('side', 'before', 16), join(['first', 'side'])]),
  },
  {
    reason: '3x3 on odd, oblong images',
    network: between(16, [conv('last', 'before', 16)]),
    batch: { size: 3, height: 5, width: 9 },
  },
  {
    reason: '3x3 on a 1x1 image',
    network: between(16, [conv('last', 'before', 16)]),
    batch: { height: 1, width: 1 },
  },
  {
    reason: '3x3 on a single row',
    network: between(4, [conv('last', 'before', 4)]),
    batch: { size: 1, height: 1, width: 7 },
  },
  {
    reason: 'dilation 2',
    network: between(16, [conv('last', 'before', 16, { dilation: 2 })]),
    batch: { height: 7, width: 9 },
  },
  {
    reason: 'dilation 4 with few channels, reaching over the edge',
    network: between(3, [conv('last', 'before', 5, { dilation: 4 })]),
    batch: { height: 6, width: 5 },
  },
  { reason: '1x1', network: between(16, [conv('last', 'before', 16, { kernel: 1 })]), batch: { size: 3 } },
  { reason: '1x1, few channels', network: between(5, [conv('last', 'before', 7, { kernel: 1 })]) },
  {
    reason: 'two convs in a row with L2',
    network: between(16, [
      conv('middle', 'before', 16, { l2: 0.02 }),
      conv('last', 'middle', 16, { l2: 0.01 }),
    ]),
  },
  {
    reason: 'an output that two layers take',
    network: between(16, [
      conv('left', 'before', 16),
      conv('right', 'before', 16),
      join(['left', 'right', 'before']),
    ]),
  },
];

const transposedConvRows: readonly Row[] = [
  { reason: 'few channels', network: between(3, [pool('half', 'before'), up('last', 'half', 5)], 2) },
  { reason: '16 into 16', network: between(16, [pool('half', 'before'), up('last', 'half', 16)], 2) },
  {
    reason: '32 into 16 with L2, odd oblong size, three images',
    network: between(32, [pool('half', 'before'), up('last', 'half', 16, 0.02)], 2),
    batch: { size: 3, height: 6, width: 10 },
  },
  {
    reason: 'twice in a row, from a 1x1 image',
    network: between(
      16,
      [pool('half', 'before'), pool('quarter', 'half'), up('first', 'quarter', 16), up('last', 'first', 8)],
      4,
    ),
    batch: { size: 1, height: 4, width: 4 },
  },
];

/** Every 2x2 window of every channel has one value; it differs from window to window of an 8x8 image. */
const tiedWindows = (index: number): number => {
  const row = Math.floor(index / 8) % 8;
  const column = index % 8;
  return Math.sin(1 + (row >> 1) * 4 + (column >> 1) + Math.floor(index / 64) * 16);
};
/** A 3x3 kernel's centre only: keeps ties as they are, and its other gradients tell who got a window's gradient. */
const centre = (sign: number) => (index: number) => (index % 9 === 4 ? sign * (0.5 + (index % 4) / 8) : 0);
const tiedPool = (channels: number): Network =>
  between(
    channels,
    [
      conv('wide', 'input', channels),
      pool('half', 'wide'),
      up('up', 'half', channels),
      join(['up', 'before']),
    ],
    2,
  );

const maxPoolRows: readonly Row[] = [
  { reason: 'few channels', network: pooled(3) },
  { reason: '16 channels', network: pooled(16) },
  {
    reason: 'three images, an odd oblong result',
    network: pooled(16),
    batch: { size: 3, height: 6, width: 10 },
  },
  { reason: 'an image of one window', network: pooled(16), batch: { size: 1, height: 2, width: 2 } },
  {
    reason: 'windows below zero',
    network: pooled(16),
    parameters: { 'before.bias': () => -20 },
  },
  {
    reason: 'ties: the first in row order gets the whole gradient',
    network: tiedPool(16),
    images: tiedWindows,
    parameters: { 'wide.weight': centre(1), 'wide.bias': () => 0.25 },
  },
  {
    reason: 'ties with few channels',
    network: tiedPool(3),
    images: tiedWindows,
    parameters: { 'wide.weight': centre(1), 'wide.bias': () => 0.25 },
  },
  {
    reason: 'ties below zero',
    network: tiedPool(16),
    images: (index) => 2 + tiedWindows(index),
    parameters: { 'wide.weight': centre(-1), 'wide.bias': () => -0.25 },
  },
];

const concatRows: readonly Row[] = [
  {
    reason: 'two of 16: whole blocks',
    network: between(16, [conv('a', 'before', 16), join(['a', 'before'])]),
  },
  {
    reason: 'the other order',
    network: between(16, [conv('a', 'before', 16), join(['before', 'a'])]),
  },
  {
    reason: '5 and 16 and 3, then a 3x3 conv: no input ends on a block',
    network: between(5, [
      conv('a', 'before', 16),
      conv('b', 'before', 3),
      { op: 'concat', name: 'joined', from: ['before', 'a', 'b'] },
      conv('last', 'joined', 16),
    ]),
  },
  { reason: 'the same output twice: gradients add up', network: between(4, [join(['before', 'before'])]) },
];

const zeroBefore = { 'before.weight': () => 0, 'before.bias': () => 0 };

const activationRows: readonly Row[] = [
  { reason: 'ELU', network: between(5, [activation('elu')]) },
  {
    reason: 'ELU in blocks',
    network: between(16, [conv('a', 'before', 16), { ...activation('elu'), from: 'a' } as Layer]),
  },
  {
    reason: 'ELU far below zero',
    network: between(4, [activation('elu')]),
    parameters: { 'before.bias': () => -30 },
  },
  { reason: 'ELU at zero has slope 1', network: between(4, [activation('elu')]), parameters: zeroBefore },
  { reason: 'ReLU', network: between(5, [activation('relu')]) },
  {
    reason: 'ReLU in blocks',
    network: between(16, [conv('a', 'before', 16), { ...activation('relu'), from: 'a' } as Layer]),
  },
  { reason: 'ReLU at zero has slope 0', network: between(4, [activation('relu')]), parameters: zeroBefore },
];

const batchNormRows: readonly Row[] = [
  { reason: 'few channels', network: between(3, [norm()]) },
  { reason: '16 channels', network: between(16, [norm()]) },
  { reason: 'one image', network: between(16, [norm()]), batch: { size: 1 } },
  {
    reason: 'another momentum and a large epsilon',
    network: between(16, [norm(0.4, 0.3)]),
    batch: { size: 3 },
  },
  {
    // At 500, float32 rounds the values themselves by 3e-5; a variance taken as mean square minus squared mean is out
    // by 250,000 * 6e-8 = 1.5e-2.
    reason: 'a mean far from zero: the variance must not be a difference of large squares',
    network: between(16, [norm()]),
    parameters: { 'before.bias': () => 500 },
    tolerance: 1e-3,
  },
  {
    reason: 'between conv without bias and ReLU, on odd sizes',
    network: between(16, [
      conv('a', 'before', 16, { bias: false }),
      { ...norm(), name: 'b', from: 'a' } as Layer,
      { ...activation('relu'), from: 'b' } as Layer,
    ]),
    batch: { size: 3, height: 5, width: 7 },
  },
];

const mean: Layer = { op: 'global-average-pool', name: 'mean', from: 'before' };
const dense = (units = CLASSES, l2 = 0): Layer => ({ op: 'dense', name: 'head', from: 'mean', units, l2 });

const headRows: readonly Row[] = [
  { reason: 'global average pool and dense', network: classifier(5, [mean, dense()]), batch: { size: 3 } },
  {
    reason: '16 channels, one odd image',
    network: classifier(16, [mean, dense()]),
    batch: { size: 1, height: 3, width: 5 },
  },
  {
    reason: 'dense with L2, seven classes',
    network: classifier(4, [mean, dense(7, 0.03)], 1, 7),
    batch: { size: 5 },
  },
  {
    reason: 'labels ignored in classification',
    network: classifier(4, [mean, dense()]),
    batch: { size: 9, ignored: 0.4 },
  },
  {
    reason: 'dense after dense',
    network: classifier(4, [
      mean,
      { ...dense(6), name: 'hidden' } as Layer,
      { ...dense(), from: 'hidden' } as Layer,
    ]),
    batch: { size: 3 },
  },
];

const plain = between(4, [activation('elu')]);
const large = (index: number) => ((index % 7) - 3) * 40;

const lossRows: readonly Row[] = [
  { reason: 'class weights', network: plain, loss: { classWeights: [0.2, 3, 1.5] } },
  {
    reason: 'ignored labels',
    network: plain,
    loss: { classWeights: [0.2, 3, 1.5] },
    batch: { ignored: 0.4 },
  },
  { reason: 'soft Dice', network: plain, loss: { crossEntropy: 0, dice: 1 } },
  {
    reason: 'soft Dice, ignored labels',
    network: plain,
    loss: { crossEntropy: 0, dice: 1 },
    batch: { ignored: 0.4 },
  },
  {
    reason: 'soft Dice takes no class weights',
    network: plain,
    loss: { crossEntropy: 0, dice: 1, classWeights: [0.2, 3, 1.5] },
  },
  {
    reason: 'both, weighted, ignored labels, three images',
    network: plain,
    loss: { crossEntropy: 0.7, dice: 1.6, classWeights: [0.2, 3, 1.5] },
    batch: { size: 3, ignored: 0.2 },
  },
  {
    reason: 'everything ignored: nothing to learn, and no NaN',
    network: plain,
    loss: { crossEntropy: 1, dice: 1 },
    batch: { ignored: 1 },
  },
  {
    reason: 'logits so far apart that a probability is 0 in float32',
    network: plain,
    parameters: { 'head.weight': large },
  },
  {
    reason: 'soft Dice with probabilities of 0 and 1',
    network: plain,
    loss: { crossEntropy: 0, dice: 1 },
    parameters: { 'head.weight': large },
  },
  {
    reason: 'a class that no label has',
    network: {
      ...plain,
      classes: 5,
      layers: plain.layers.map((layer) => (layer.name === 'head' ? conv('head', 'last', 5) : layer)),
    },
    loss: { crossEntropy: 1, dice: 1 },
    batch: { size: 1, height: 2, width: 1 },
  },
];

export interface Group {
  readonly op: string;
  /** Largest relative difference allowed, see why. */
  readonly tolerance: number;
  readonly why: string;
  readonly rows: readonly Row[];
}

const SUMS =
  'float32 rounds each of up to some thousand added products by 6e-8; a wrong term is out by 1e-2 or more';

export const opGroups: readonly Group[] = [
  { op: 'conv', tolerance: 1e-5, why: SUMS, rows: convRows },
  { op: 'transposed-conv', tolerance: 1e-5, why: SUMS, rows: transposedConvRows },
  { op: 'max-pool', tolerance: 1e-5, why: SUMS, rows: maxPoolRows },
  { op: 'concat', tolerance: 1e-5, why: SUMS, rows: concatRows },
  { op: 'activation', tolerance: 1e-5, why: SUMS, rows: activationRows },
  {
    op: 'batch-norm',
    tolerance: 2e-5,
    why: `${SUMS}; its input gradient is a difference of such sums`,
    rows: batchNormRows,
  },
  { op: 'global-average-pool and dense', tolerance: 1e-5, why: SUMS, rows: headRows },
  { op: 'loss', tolerance: 1e-5, why: SUMS, rows: lossRows },
];

const net = (widths: readonly number[], batchNorm: boolean, kind: 'elu' | 'relu', l2 = 0): Network =>
  unet({
    task: 'segmentation',
    channels: 3,
    classes: 4,
    widths,
    activation: kind,
    batchNorm,
    dropout: 0,
    l2,
  });
const both = { crossEntropy: 1, dice: 1, classWeights: [0.5, 1, 1.5, 2] };

export const wholeNetworks: Group = {
  op: 'whole networks',
  tolerance: 5e-5,
  why: `${SUMS}, and some ten layers hand their rounding on; batch norm of few values magnifies it`,
  rows: [
    {
      reason: 'two levels, ELU, L2',
      network: net([16, 32], false, 'elu', 0.01),
      batch: { ignored: 0.1 },
      loss: both,
    },
    {
      reason: 'two levels, batch norm',
      network: net([16, 32], true, 'relu'),
      batch: { size: 3 },
      loss: both,
    },
    {
      reason: 'three levels, widths that fill no block, oblong',
      network: net([5, 6, 9], false, 'relu', 0.01),
      batch: { size: 1, height: 8, width: 12 },
      loss: both,
    },
    { reason: 'three levels, batch norm, ELU', network: net([8, 16, 16], true, 'elu'), loss: both },
    {
      reason: 'a classifier: conv, batch norm, ReLU, pool, global average pool, dense',
      network: classifier(
        16,
        [
          conv('a', 'before', 16, { bias: false }),
          { op: 'batch-norm', name: 'b', from: 'a', momentum: 0.1, epsilon: 1e-5 },
          { op: 'activation', name: 'c', from: 'b', kind: 'relu' },
          pool('d', 'c'),
          { ...mean, from: 'd' } as Layer,
          dense(),
        ],
        2,
      ),
      batch: { size: 5 },
    },
  ],
};
