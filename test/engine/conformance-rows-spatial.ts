// Rows of the ops that look at neighbours or move pixels and channels: conv, transposed conv, max-pool, concat.
import type { Network } from '../../src/network/network.ts';
import { between, conv, join, plus, pool, type Row, up } from './conformance-row.ts';

export const convRows: readonly Row[] = [
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

export const transposedConvRows: readonly Row[] = [
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

const pooled = (channels: number): Network =>
  between(channels, [pool('half', 'before'), up('last', 'half', channels)], 2);

export const maxPoolRows: readonly Row[] = [
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

export const concatRows: readonly Row[] = [
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

export const addRows: readonly Row[] = [
  { reason: 'two outputs', network: between(5, [conv('a', 'before', 5), plus(['before', 'a'])]) },
  {
    reason: 'in blocks, a residual block that widens: the skip goes through a 1x1 conv',
    network: between(16, [
      conv('a', 'before', 32),
      conv('skip', 'before', 32, { kernel: 1 }),
      plus(['a', 'skip']),
    ]),
  },
  {
    reason: 'plain and blocked channels: 20 fill no block, their sum is read by a conv that wants blocks',
    network: between(20, [
      conv('wide', 'before', 16),
      conv('narrow', 'before', 16, { kernel: 1 }),
      plus(['wide', 'narrow']),
    ]),
    batch: { size: 3, height: 5, width: 7 },
  },
  { reason: 'an output added to itself', network: between(4, [plus(['before', 'before'])]) },
  {
    reason: 'three outputs, one of them a concatenation',
    network: between(16, [
      conv('a', 'before', 8),
      conv('b', 'before', 8),
      join(['a', 'b'], 'both'),
      conv('c', 'before', 16),
      plus(['both', 'c', 'before']),
    ]),
  },
  {
    reason: 'a sum that is pooled and added again, one image',
    network: between(
      16,
      [
        conv('a', 'before', 16),
        plus(['a', 'before'], 'first'),
        pool('half', 'first'),
        conv('b', 'half', 16),
        plus(['b', 'half'], 'second'),
        up('last', 'second', 16),
      ],
      2,
    ),
    batch: { size: 1 },
  },
  {
    reason: 'the images themselves are a part',
    network: between(4, [
      conv('a', 'input', 2),
      plus(['a', 'input'], 'sum'),
      conv('b', 'sum', 4),
      plus(['b', 'before']),
    ]),
  },
];
