// Rows of the ops that MobileNets and decoders over them have beside a U-Net's: convolutions of stride 2 and of each channel
// alone, and bilinear upsampling.
import type { Layer } from '../../src/network/network.ts';
import {
  activation,
  between,
  classifier,
  conv,
  dense,
  join,
  mean,
  pool,
  type Row,
  up,
} from './conformance-row.ts';

type Depthwise = Extract<Layer, { op: 'depthwise-conv' }>;

const each = (name: string, from: string, others: Partial<Depthwise> = {}): Depthwise => ({
  ...{ op: 'depthwise-conv', name, from, kernel: 3, stride: 1, bias: true, l2: 0, ...others },
});

const halved = (inputs: number, filters: number, others: Parameters<typeof conv>[3] = {}) =>
  between(
    inputs,
    [conv('half', 'before', filters, { stride: 2, ...others }), up('last', 'half', filters)],
    2,
  );

export const stridedConvRows: readonly Row[] = [
  { reason: 'stride 2, few channels', network: halved(3, 5) },
  { reason: 'stride 2, 16 into 16', network: halved(16, 16) },
  {
    reason: 'stride 2, 20 into 24: blocks unfilled, oblong, three images',
    network: halved(20, 24),
    batch: { size: 3, height: 6, width: 10 },
  },
  { reason: 'stride 2, one image', network: halved(8, 16), batch: { size: 1 } },
  {
    reason: 'stride 2 on an image of one window: all of its zeros stand behind',
    network: halved(16, 16),
    batch: { height: 2, width: 2 },
  },
  { reason: 'stride 2 without bias, with L2', network: halved(16, 8, { bias: false, l2: 0.02 }) },
  { reason: '1x1 with stride 2', network: halved(16, 16, { kernel: 1 }), batch: { size: 3 } },
  { reason: '1x1 with stride 2, few channels', network: halved(5, 7, { kernel: 1 }) },
  {
    reason: 'stride 2 on the images themselves, where no input gradient is needed, and of a concatenation',
    network: between(
      4,
      [
        conv('first', 'input', 16, { stride: 2 }),
        join(['input', 'before'], 'both'),
        conv('second', 'both', 16, { stride: 2 }),
        join(['first', 'second'], 'joined'),
        up('last', 'joined', 8),
      ],
      2,
    ),
  },
  {
    reason: 'stride 2 twice in a row',
    network: between(
      16,
      [
        conv('half', 'before', 16, { stride: 2 }),
        conv('quarter', 'half', 32, { stride: 2 }),
        up('first', 'quarter', 16),
        up('last', 'first', 8),
      ],
      4,
    ),
  },
];

const alike = (channels: number, others: Partial<Depthwise> = {}) =>
  between(channels, [each('last', 'before', others)]);
const eachHalved = (channels: number, others: Partial<Depthwise> = {}) =>
  between(channels, [each('half', 'before', { stride: 2, ...others }), up('last', 'half', channels)], 2);

export const depthwiseConvRows: readonly Row[] = [
  { reason: '3x3, 16 channels: fills a block', network: alike(16) },
  { reason: '3x3, 32 channels', network: alike(32), batch: { size: 3 } },
  { reason: '3x3, few channels', network: alike(3) },
  { reason: '3x3, one channel', network: alike(1), batch: { size: 1 } },
  { reason: '3x3, 24 channels: fills small blocks only', network: alike(24), batch: { size: 1 } },
  { reason: '3x3, 20 channels: leaves a block unfilled', network: alike(20) },
  {
    reason: '3x3 on odd, oblong images',
    network: alike(16),
    batch: { size: 3, height: 5, width: 9 },
  },
  { reason: '3x3 without bias, with L2', network: alike(16, { bias: false, l2: 0.02 }) },
  { reason: '5x5', network: alike(16, { kernel: 5 }) },
  { reason: '5x5, few channels, one image', network: alike(5, { kernel: 5 }), batch: { size: 1 } },
  {
    reason: '5x5 on an image smaller than the kernel',
    network: alike(16, { kernel: 5 }),
    batch: { height: 2, width: 3 },
  },
  { reason: '3x3 with stride 2', network: eachHalved(16) },
  {
    reason: '3x3 with stride 2, 20 channels, oblong, three images',
    network: eachHalved(20),
    batch: { size: 3, height: 6, width: 10 },
  },
  { reason: '3x3 with stride 2, few channels', network: eachHalved(3, { bias: false }) },
  { reason: '5x5 with stride 2', network: eachHalved(16, { kernel: 5 }) },
  {
    reason: '5x5 with stride 2 on an image of one window',
    network: eachHalved(16, { kernel: 5 }),
    batch: { size: 1, height: 2, width: 2 },
  },
  { reason: '5x5 with stride 2, 9 channels', network: eachHalved(9, { kernel: 5 }), batch: { size: 3 } },
  {
    reason: 'of the images themselves, where no input gradient is needed, and of a concatenation',
    network: between(16, [
      each('first', 'input'),
      join(['first', 'before'], 'both'),
      each('last', 'both', { kernel: 5 }),
    ]),
  },
  {
    reason: 'an inverted residual block in a classifier: its gradients come by three ways',
    network: classifier(
      16,
      [
        conv('expand', 'before', 32, { kernel: 1, bias: false }),
        { ...activation('relu6'), name: 'a', from: 'expand' } as Layer,
        each('depthwise', 'a'),
        conv('project', 'depthwise', 16, { kernel: 1, bias: false }),
        { op: 'add', name: 'sum', from: ['project', 'before'] },
        each('half', 'sum', { kernel: 5, stride: 2 }),
        { ...mean, from: 'half' } as Layer,
        dense(),
      ],
      2,
    ),
    batch: { size: 3 },
  },
];

const larger = (name: string, from: string): Layer => ({ op: 'upsample', name, from });

export const upsampleRows: readonly Row[] = [
  { reason: 'few channels', network: between(3, [pool('half', 'before'), larger('last', 'half')], 2) },
  { reason: '16 channels', network: between(16, [pool('half', 'before'), larger('last', 'half')], 2) },
  {
    reason: 'an odd oblong size, three images',
    network: between(16, [pool('half', 'before'), larger('last', 'half')], 2),
    batch: { size: 3, height: 6, width: 10 },
  },
  {
    reason: 'twice in a row, from a 1x1 image, between convs',
    network: between(
      16,
      [
        conv('half', 'before', 16, { stride: 2 }),
        conv('quarter', 'half', 16, { stride: 2 }),
        larger('first', 'quarter'),
        conv('a', 'first', 16),
        larger('last', 'a'),
      ],
      4,
    ),
    batch: { size: 1, height: 4, width: 4 },
  },
  {
    reason: 'of a concatenation, 20 channels',
    network: between(
      16,
      [
        pool('half', 'before'),
        conv('side', 'half', 4),
        join(['half', 'side'], 'both'),
        larger('last', 'both'),
      ],
      2,
    ),
  },
];
