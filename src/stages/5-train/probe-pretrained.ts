// Measures whether a pretrained network helps with a data set: how well a linear head tells classes by its features, against
// one by the pixels themselves, in a few seconds. What follows from it, stages/4-plan/choose-pretrained.ts decides.
import type { Engine, Trainer } from '../../engine/engine.ts';
import { resize } from '../../image/resize.ts';
import type { Sample } from '../2-dataset/dataset.ts';
import type { SampleReader } from '../2-dataset/reader.ts';
import type { Measured, Probe } from '../4-plan/choose-pretrained.ts';
import { type FittedModel, initialState } from '../4-plan/initial-model.ts';
import type { BatchPlan } from './batches.ts';
import { seededOrder } from './budget/seeded-order.ts';
import { featuresOf, joinFeatures, widthOf } from './features.ts';
import { fitHead, type Labelled } from './head/fit-head.ts';
import type { HeadLoss } from './head/loss.ts';
import { measureHead } from './head/measure-head.ts';

/** Enough to see what helps; their features take seconds. */
const PROBED_IMAGES = 300;
/** Of the squares that stand for the pixels: 768 numbers of a colour image, as many as a head can weigh. */
const PIXEL_EDGE = 16;

interface ProbeOptions {
  readonly engine: Engine;
  readonly model: FittedModel;
  readonly plan: Omit<BatchPlan, 'network'>;
  /** Gives images of the planned size. */
  readonly reader: Pick<SampleReader, 'read' | 'readArea'>;
  /** To choose from, by the seed. */
  readonly samples: readonly Sample[];
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** @throws the signal's reason where it's aborted */
export async function probePretrained(options: ProbeOptions): Promise<Probe> {
  const { engine, model, seed } = options;
  const samples = seededOrder(options.samples, seed, 'initial-model').samples.slice(0, PROBED_IMAGES);
  const { network } = model;
  const loss = { crossEntropy: 1, dice: 0, classWeights: new Array<number>(network.classes).fill(1) };
  const trainer = await engine.build(network, {
    seed,
    loss,
    optimizer: { name: 'sgd', momentum: 0, weightDecay: 0 },
  });
  try {
    await trainer.load(initialState(model, await trainer.save()));
    const features = await featuresBy(trainer, samples, options);
    const pixels = await pixelsOf(samples, options);
    const spec = { classWeights: loss.classWeights, labelSmoothing: 0 };
    return {
      images: features.labels.length,
      features: await measure(features, spec, options.signal),
      pixels: await measure(pixels, spec, options.signal),
      chance: chanceOf(features.labels, network.classes),
    };
  } finally {
    await trainer.dispose();
  }
}

async function featuresBy(
  trainer: Trainer,
  samples: readonly Sample[],
  { plan, model, reader, signal }: ProbeOptions,
): Promise<Labelled> {
  const parts: Labelled[] = [];
  for await (const part of featuresOf({
    ...{ trainer, reader, samples },
    plan: { ...plan, network: model.network },
  })) {
    signal.throwIfAborted();
    parts.push(part);
  }
  return joinFeatures(parts);
}

async function pixelsOf(samples: readonly Sample[], { reader, signal }: ProbeOptions): Promise<Labelled> {
  const parts: Labelled[] = [];
  for (const sample of samples) {
    signal.throwIfAborted();
    const { image, labels } = await reader.read(sample);
    const { data } = resize(image, { width: PIXEL_EDGE, height: PIXEL_EDGE });
    const features = Float32Array.from(data, (value) => (Number.isFinite(value) ? value : 0));
    parts.push({ features, labels: labels.data.slice(0, 1) });
  }
  return joinFeatures(parts);
}

/** By two-fold cross-validation; each fold chooses its head's strength as well, for features as for pixels. */
async function measure(all: Labelled, spec: HeadLoss, signal: AbortSignal): Promise<Measured> {
  const classes = spec.classWeights.length;
  const [even, odd] = halves(all.labels);
  let [loss, right] = [0, 0];
  for (const [fitted, held] of [
    [even, odd],
    [odd, even],
  ] as const) {
    const validation = rowsOf(all, held);
    const head = await fitHead(rowsOf(all, fitted), validation, { ...spec, features: widthOf(all), signal });
    const measured = await measureHead(head, validation, spec, signal);
    loss += (measured.loss * held.length) / all.labels.length;
    for (let c = 0; c < classes; c++) right += measured.confusion[c * (classes + 1)];
  }
  return { loss, accuracy: right / all.labels.length };
}

/** Rows of each class by turns in one half and the other. */
function halves(labels: Uint8Array): readonly [readonly number[], readonly number[]] {
  const byClass = [...labels.keys()].toSorted((a, b) => labels[a] - labels[b] || a - b);
  return [byClass.filter((_, i) => i % 2 === 0), byClass.filter((_, i) => i % 2 === 1)];
}

function rowsOf(all: Labelled, rows: readonly number[]): Labelled {
  const { features, labels } = all;
  const size = widthOf(all);
  return joinFeatures(
    rows.map((row) => ({
      features: features.subarray(row * size, (row + 1) * size),
      labels: labels.subarray(row, row + 1),
    })),
  );
}

/** Of saying each class as likely as it's frequent, and naming the commonest. */
function chanceOf(labels: Uint8Array, classes: number): Measured {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label]++;
  const shares = counts.filter((count) => count > 0).map((count) => count / labels.length);
  return {
    loss: -shares.reduce((sum, share) => sum + share * Math.log(share), 0),
    accuracy: Math.max(...shares),
  };
}
