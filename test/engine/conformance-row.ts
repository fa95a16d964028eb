// What a row of the conformance suite is, the case it makes, and the small networks that rows are built from.
import type { LossSpec } from '../../src/engine/engine.ts';
import type { Layer, Network } from '../../src/network/network.ts';
import { hashText, Random } from '../../src/shared/random.ts';
import { type BatchOptions, batchFor, type Case, parametersFor } from './conformance-case.ts';

export interface Row {
  readonly reason: string;
  readonly network: Network;
  readonly batch?: Partial<BatchOptions>;
  readonly loss?: Partial<LossSpec>;
  /** Soft labels in place of the labels. */
  readonly soft?: boolean;
  /** Pixel values in place of random ones. */
  readonly images?: (index: number) => number;
  /** Parameter values in place of random ones, by parameter name. */
  readonly parameters?: Readonly<Record<string, (index: number) => number>>;
  /** In place of the group's, with the reason beside it. */
  readonly tolerance?: number;
}

export const CLASSES = 3;

/** The row as a case, the same for every engine. */
export function caseOf({ reason, network, batch, loss, soft, images, parameters = {} }: Row): Case {
  const seed = hashText(reason);
  const made = batchFor(network, seed, { size: 2, height: 8, width: 8, ignored: 0, ...batch });
  const tensors = parametersFor(network, seed);
  for (const [name, value] of Object.entries(parameters)) {
    const { shape, data } = tensors[name];
    tensors[name] = { shape, data: data.map((_, i) => value(i)) };
  }
  return {
    network,
    batch: {
      ...made,
      ...(images ? { images: made.images.map((_, i) => images(i)) } : {}),
      ...(soft ? { targets: softTargets(made.labels, network.classes, seed) } : {}),
    },
    parameters: tensors,
    loss: { crossEntropy: 1, dice: 0, classWeights: new Array<number>(network.classes).fill(1), ...loss },
  };
}

/** A random row for each label, summing to 1. */
function softTargets({ length }: Uint8Array, classes: number, seed: number): Float32Array {
  const random = Random.for(seed, 'targets');
  const rows = Array.from({ length }, () => Array.from({ length: classes }, () => random.next()));
  return Float32Array.from(
    rows.flatMap((row) => row.map((value) => value / row.reduce((sum, one) => sum + one, 0))),
  );
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

export function classifier(
  channels: number,
  layers: readonly Layer[],
  stride = 1,
  classes = CLASSES,
): Network {
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

export const pool = (name: string, from: string): Layer => ({ op: 'max-pool', name, from });
export const up = (name: string, from: string, filters: number, l2 = 0): Layer => ({
  op: 'transposed-conv',
  name,
  from,
  filters,
  l2,
});
export const activation = (kind: 'elu' | 'relu' | 'relu6'): Layer => ({
  op: 'activation',
  name: 'last',
  from: 'before',
  kind,
});
export const norm = (momentum = 0.1, epsilon = 1e-5): Layer => ({
  op: 'batch-norm',
  name: 'last',
  from: 'before',
  momentum,
  epsilon,
});
export const join = (from: readonly string[], name = 'last'): Layer => ({ op: 'concat', name, from });
export const plus = (from: readonly string[], name = 'last'): Layer => ({ op: 'add', name, from });

export const mean: Layer = { op: 'global-average-pool', name: 'mean', from: 'before' };
export const dense = (units = CLASSES, l2 = 0): Layer => ({
  op: 'dense',
  name: 'head',
  from: 'mean',
  units,
  l2,
});

export interface Group {
  readonly op: string;
  /** Largest relative difference allowed, see why. */
  readonly tolerance: number;
  readonly why: string;
  readonly rows: readonly Row[];
}
