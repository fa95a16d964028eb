// The table of ops: a new kind of layer is one file beside this one and one row here.
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
import { input } from './input.ts';
import { maxPool } from './max-pool.ts';
import type { Op } from './op.ts';
import { softmax } from './softmax.ts';
import { transposedConv } from './transposed-conv.ts';
import { upsample } from './upsample.ts';

type LayerOf<K extends Layer['op']> = Extract<Layer, { readonly op: K }>;

const OPS: { readonly [K in Layer['op']]: Op<LayerOf<K>> } = {
  input,
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

/** The op of a layer, typed for that layer. */
export function opOf<L extends Layer>(layer: L): Op<L> {
  return OPS[layer.op] as unknown as Op<L>;
}
