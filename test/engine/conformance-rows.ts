// The conformance suite's rows, with the tolerance of each group: op by op in the smallest network that shows the op's
// gradient, then whole networks.
import type { Layer, Network } from '../../src/network/network.ts';
import { unet } from '../../src/network/unet.ts';
import { classifier, conv, dense, type Group, mean, plus, pool } from './conformance-row.ts';
import { frozenRows, keptStatisticsRows } from './conformance-rows-frozen.ts';
import { depthwiseConvRows, stridedConvRows, upsampleRows } from './conformance-rows-mobile.ts';
import { activationRows, batchNormRows, headRows, lossRows } from './conformance-rows-pointwise.ts';
import {
  addRows,
  concatRows,
  convRows,
  maxPoolRows,
  transposedConvRows,
} from './conformance-rows-spatial.ts';

const SUMS =
  'float32 rounds each of up to some thousand added products by 6e-8; a wrong term is out by 1e-2 or more';

// Each tolerance is at most some 20 times the worst that any engine was measured at (npm run conformance), so that
// another processor's rounding fits in and nothing else does.
export const opGroups: readonly Group[] = [
  { op: 'conv', tolerance: 1e-5, why: SUMS, rows: [...convRows, ...stridedConvRows] },
  { op: 'depthwise-conv', tolerance: 1e-5, why: SUMS, rows: depthwiseConvRows },
  { op: 'transposed-conv', tolerance: 5e-6, why: SUMS, rows: transposedConvRows },
  { op: 'max-pool', tolerance: 1e-5, why: SUMS, rows: maxPoolRows },
  { op: 'upsample', tolerance: 5e-6, why: SUMS, rows: upsampleRows },
  { op: 'concat', tolerance: 1e-5, why: SUMS, rows: concatRows },
  { op: 'add', tolerance: 1e-5, why: SUMS, rows: addRows },
  { op: 'activation', tolerance: 1e-5, why: SUMS, rows: activationRows },
  {
    op: 'batch-norm',
    tolerance: 2e-5,
    why: `${SUMS}; its input gradient is a difference of such sums`,
    rows: [...batchNormRows, ...keptStatisticsRows],
  },
  { op: 'global-average-pool and dense', tolerance: 1e-5, why: SUMS, rows: headRows },
  { op: 'frozen layers', tolerance: 1e-5, why: SUMS, rows: frozenRows },
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
  tolerance: 3e-5,
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
    {
      reason: 'a residual classifier, soft labels, smoothed',
      network: classifier(
        16,
        [
          conv('a', 'before', 16, { bias: false }),
          { op: 'batch-norm', name: 'b', from: 'a', momentum: 0.1, epsilon: 1e-5 },
          plus(['before', 'b'], 'c'),
          { op: 'activation', name: 'd', from: 'c', kind: 'relu' },
          pool('e', 'd'),
          { ...mean, from: 'e' } as Layer,
          dense(),
        ],
        2,
      ),
      batch: { size: 5 },
      loss: { labelSmoothing: 0.1 },
      soft: true,
    },
  ],
};

/** The golden cases are whole networks too, with fewer channels to sum over. */
export const GOLDEN_TOLERANCE = 2e-5;
