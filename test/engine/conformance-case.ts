// One case of the conformance suite: a network with parameters and a batch, and what an engine makes of it, measured
// through its public interface only.
import type { Batch, Engine, LossSpec, StepResult, TrainingOptions } from '../../src/engine/engine.ts';
import { IGNORE } from '../../src/engine/engine.ts';
import type { Network } from '../../src/network/network.ts';
import { initialParameters, parametersOf } from '../../src/network/parameters.ts';
import { shapesOf } from '../../src/network/shapes.ts';
import { Random } from '../../src/shared/random.ts';
import type { Tensor } from '../../src/shared/tensor.ts';

export interface Case {
  readonly network: Network;
  readonly batch: Batch;
  readonly parameters: Readonly<Record<string, Tensor>>;
  readonly loss: LossSpec;
  /** Of layers, for several steps. */
  readonly rates?: TrainingOptions['rates'];
}

export interface Measured {
  readonly training: StepResult;
  readonly evaluation: StepResult;
  readonly probabilities: Float32Array;
  /** Of every trainable parameter; running statistics after the step are in `running`. */
  readonly gradients: Readonly<Record<string, Float64Array>>;
  readonly running: Readonly<Record<string, Float32Array>>;
}

/**
 * Gradients are read as (weights before - weights after) / learning rate, one plain SGD step apart. At a learning rate
 * of 1024 (a power of two, so nothing is lost by it) weights near 1 drown a gradient's digits only below 1e-3 * 6e-8.
 */
const READING_RATE = 1024;

export async function measure(engine: Engine, { network, batch, parameters, loss }: Case): Promise<Measured> {
  const optimizer = { name: 'sgd', momentum: 0, weightDecay: 0 } as const;
  const trainer = await engine.build(network, { seed: 1, loss, optimizer });
  try {
    await trainer.load({ step: 0, parameters, optimizer: {} });
    const probabilities = await trainer.predict(batch.images, batch);
    const evaluation = await trainer.evaluate(batch);
    const training = await trainer.step(batch, READING_RATE);
    const { parameters: after } = await trainer.save();
    const gradients: Record<string, Float64Array> = {};
    const running: Record<string, Float32Array> = {};
    for (const { name, trainable } of parametersOf(network)) {
      const { data } = after[name];
      if (!trainable) running[name] = data;
      else
        gradients[name] = Float64Array.from(
          data,
          (value, i) => (parameters[name].data[i] - value) / READING_RATE,
        );
    }
    return { training, evaluation, probabilities, gradients, running };
  } finally {
    await trainer.dispose();
  }
}

/** Parameters that leave nothing at 0 or 1: random biases, batch norm weights and running statistics as well. */
export function parametersFor(network: Network, seed: number): Record<string, Tensor> {
  const initial = initialParameters(network, seed);
  return Object.fromEntries(
    parametersOf(network).map(({ name, shape, kind, fanIn }) => {
      const random = Random.for(seed, 'conformance', name);
      const { data } = initial[name];
      if (fanIn > 0) return [name, { shape, data }];
      const positive = kind === 'running-var' || kind === 'norm-weight';
      const value = () => (positive ? random.uniform(0.6, 1.5) : random.uniform(-0.3, 0.3));
      return [name, { shape, data: data.map(value) }];
    }),
  );
}

export interface BatchOptions {
  readonly size: number;
  readonly height: number;
  readonly width: number;
  /** Share of the labels that are ignored. */
  readonly ignored: number;
}

/** Images near 1 in size, labels of every class. */
export function batchFor(
  network: Network,
  seed: number,
  { size, height, width, ignored }: BatchOptions,
): Batch {
  const random = Random.for(seed, 'batch');
  const channels = shapesOf(network).get('input')!.channels;
  const labels = network.task === 'segmentation' ? size * height * width : size;
  return {
    images: Float32Array.from({ length: size * channels * height * width }, () => random.normal()),
    labels: Uint8Array.from({ length: labels }, () =>
      random.chance(ignored) ? IGNORE : random.integer(network.classes),
    ),
    size,
    height,
    width,
  };
}

/** Largest |actual - expected| over the larger of `floor` and the largest |expected|. NaN if anything is NaN. */
export function difference(actual: ArrayLike<number>, expected: ArrayLike<number>, floor = 0): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  const off = Array.from(actual).reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i])), 0);
  return off === 0 ? 0 : off / Math.max(floor, largest(expected));
}

export function largest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
