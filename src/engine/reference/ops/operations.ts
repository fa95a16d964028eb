// Which file computes which op. Adding an op is one file and one line here.
import type { Layer } from '../../../network/network.ts';
import { activation } from './activation.ts';
import { add } from './add.ts';
import { batchNorm } from './batch-norm.ts';
import { concat } from './concat.ts';
import { conv } from './conv.ts';
import { dense } from './dense.ts';
import { depthwiseConv } from './depthwise-conv.ts';
import { dropout } from './dropout.ts';
import { globalAveragePool } from './global-average-pool.ts';
import { maxPool } from './max-pool.ts';
import type { LayerOf, Operation } from './operation.ts';
import { softmax } from './softmax.ts';
import { transposedConv } from './transposed-conv.ts';
import { upsample } from './upsample.ts';

/** Every op but the input, which is given. */
type Computed = Exclude<Layer['op'], 'input'>;

export type ComputedLayer = LayerOf<Computed>;

const OPERATIONS: { readonly [Op in Computed]: Operation<Op> } = {
  conv,
  'depthwise-conv': depthwiseConv,
  'transposed-conv': transposedConv,
  upsample,
  'max-pool': maxPool,
  concat,
  add,
  activation,
  'batch-norm': batchNorm,
  dropout,
  'global-average-pool': globalAveragePool,
  dense,
  softmax,
};

export function operationOf<Op extends Computed>(op: Op): Operation<Op> {
  return OPERATIONS[op];
}
