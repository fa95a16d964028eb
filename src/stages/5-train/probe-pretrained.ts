// Measures whether a pretrained network helps with a data set: how well a linear head tells classes by its features, against
// one by what there is without it, in a few seconds. What follows from it, stages/4-plan/choose-pretrained.ts decides.
import type { Engine, Trainer } from '../../engine/engine.ts';
import type { Sample } from '../2-dataset/dataset.ts';
import type { SampleReader } from '../2-dataset/reader.ts';
import type { Measured, Probe } from '../4-plan/choose-pretrained.ts';
import { type FittedModel, initialState } from '../4-plan/initial-model.ts';
import type { BatchPlan } from './batches.ts';
import { seededOrder } from './budget/seeded-order.ts';
import { joinFeatures, widthOf } from './features.ts';
import { fitHead, type Labelled, ROUGHLY } from './head/fit-head.ts';
import type { HeadLoss } from './head/loss.ts';
import { measureHead } from './head/measure-head.ts';
import { type Halves, halvesOf } from './probe/halves.ts';
import { probedImages } from './probe/images.ts';
import { probedPixels } from './probe/pixels.ts';
import type { ProbedRows, ProbeSource } from './probe/rows.ts';

interface ProbeOptions {
  readonly engine: Engine;
  readonly model: FittedModel;
  readonly plan: Omit<BatchPlan, 'network'>;
  /** Of a classification: gives images of the planned size. */
  readonly reader: Pick<SampleReader, 'read' | 'readArea'>;
  /** To choose from, by the seed. */
  readonly samples: readonly Sample[];
  readonly seed: number;
  readonly signal: AbortSignal;
}

interface MeasureOptions extends HeadLoss, Pick<ProbeOptions, 'engine' | 'signal'> {
  /** Of each row. */
  readonly samples: readonly Sample[];
}

interface MeasuredByImage extends Measured {
  readonly losses: readonly number[];
}

/**
 * @returns undefined where there aren't labels enough to fit a head to some and to measure it on others
 * @throws the signal's reason where it's aborted
 */
export async function probePretrained(options: ProbeOptions): Promise<Probe | undefined> {
  const { engine, signal, model } = options;
  const classWeights = new Array<number>(model.network.classes).fill(1);
  const { features, plain, samples } = await rowsBy(options, classWeights);
  const halves = halvesOf(samples, features.labels, options.seed);
  if (halves.some((half) => half.length === 0)) return undefined;
  const spec = { classWeights, labelSmoothing: 0, engine, signal, samples };
  const [byFeatures, byPlain] = [await measure(features, halves, spec), await measure(plain, halves, spec)];
  return {
    task: model.network.task,
    rows: halves[0].length + halves[1].length,
    features: byFeatures,
    plain: byPlain,
    chance: chanceOf(features.labels, halves),
    byImage: { features: byFeatures.losses, plain: byPlain.losses },
  };
}

async function rowsBy(options: ProbeOptions, classWeights: readonly number[]): Promise<ProbedRows> {
  const { engine, model, seed, plan } = options;
  const { network } = model;
  const building = engine.build(network, {
    seed,
    loss: { crossEntropy: 1, dice: 0, classWeights },
    optimizer: { name: 'sgd', momentum: 0, weightDecay: 0 },
  });
  try {
    const loading = building.then((trainer) => loaded(trainer, model));
    // Images are read while the network is being built; whether it could be is known when it's asked.
    loading.catch(() => undefined);
    const trainer: ProbeSource['trainer'] = {
      activations: async (...asked) => {
        const loaded = await loading;
        options.signal.throwIfAborted();
        return await loaded.activations(...asked);
      },
    };
    const { samples } = seededOrder(options.samples, seed, 'initial-model');
    const rowsOf = network.task === 'segmentation' ? probedPixels : probedImages;
    return await rowsOf({ ...options, trainer, samples, plan: { ...plan, network } });
  } finally {
    await building.then(
      (trainer) => trainer.dispose(),
      () => undefined,
    );
  }
}

async function loaded(trainer: Trainer, model: FittedModel): Promise<Trainer> {
  await trainer.load(initialState(model, await trainer.save()));
  return trainer;
}

/** By two-fold cross-validation; each fold chooses its head's strength as well, for features as for pixels. */
async function measure(
  all: Labelled,
  [one, other]: Halves,
  options: MeasureOptions,
): Promise<MeasuredByImage> {
  const rows = one.length + other.length;
  const classes = options.classWeights.length;
  const losses: number[] = [];
  let [loss, right] = [0, 0];
  for (const [fitted, held] of [
    [one, other],
    [other, one],
  ] as const) {
    const validation = rowsOf(all, held);
    const head = await fitHead(rowsOf(all, fitted), validation, {
      ...options,
      features: widthOf(all),
      gradientTolerance: ROUGHLY,
    });
    const measured = await measureHead(head, validation, options, options.signal);
    loss += (measured.loss * held.length) / rows;
    for (let c = 0; c < classes; c++) right += measured.confusion[c * (classes + 1)];
    for (const image of byImage(held, options.samples))
      losses.push((await measureHead(head, rowsOf(all, image), options, options.signal)).loss);
  }
  return { loss, accuracy: right / rows, losses };
}

/** The rows of each image, in the order of its first. */
function byImage(rows: readonly number[], samples: readonly Sample[]): Iterable<readonly number[]> {
  const images = new Map<Sample, number[]>();
  for (const row of rows) {
    const image = images.get(samples[row]);
    if (image === undefined) images.set(samples[row], [row]);
    else image.push(row);
  }
  return images.values();
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

/** Of saying each class as likely as it's frequent in the other half, and naming the commonest there. */
function chanceOf(labels: Uint8Array, [one, other]: Halves): Measured {
  const rows = one.length + other.length;
  let [loss, right] = [0, 0];
  for (const [fitted, held] of [
    [one, other],
    [other, one],
  ] as const) {
    const counts = new Map<number, number>();
    for (const row of fitted) counts.set(labels[row], (counts.get(labels[row]) ?? 0) + 1);
    const [commonest] = [...counts].toSorted(([a, m], [b, n]) => n - m || a - b)[0]!;
    for (const row of held) {
      loss -= Math.log(counts.get(labels[row])! / fitted.length) / rows;
      if (labels[row] === commonest) right++;
    }
  }
  return { loss, accuracy: right / rows };
}
