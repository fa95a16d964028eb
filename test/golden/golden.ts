// Reads the golden numbers and makes the networks, parameters and batches they belong to. The numbers are PyTorch's
// (make_golden.py); the formulas here must stay those of that script.
import { readFileSync } from 'node:fs';
import { type Batch, IGNORE, type LossSpec, type OptimizerSpec } from '../../src/engine/engine.ts';
import type { Network } from '../../src/network/network.ts';
import { type ParameterSpec, parametersOf } from '../../src/network/parameters.ts';
import type { Tensor } from '../../src/shared/tensor.ts';
import { CLASSES, NETWORKS } from './networks.ts';

export interface Golden {
  readonly network: Network;
  readonly batch: Batch;
  readonly parameters: Readonly<Record<string, Tensor>>;
  readonly loss: LossSpec;
  /** Of layers, for the five steps. */
  readonly rates?: Readonly<Record<string, number>> | undefined;
  readonly expected: GoldenNumbers;
}

interface GoldenNumbers {
  readonly shape: readonly [size: number, channels: number, height: number, width: number];
  /** `soft`: the batch has soft labels. */
  readonly loss: Pick<LossSpec, 'crossEntropy' | 'dice' | 'labelSmoothing'> & { readonly soft?: boolean };
  readonly rates?: Readonly<Record<string, number>>;
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

const CLASS_WEIGHTS = [0.5, 1, 1.75];

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
    rates: expected.rates,
    expected,
  };
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
