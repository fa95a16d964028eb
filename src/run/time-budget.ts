// The time that a run may take: the user's time budget, or else what is left until the run is cut off.
import { fanOutOf } from '../stages/1-config/fan-out.ts';
import type { Sample } from '../stages/2-dataset/dataset.ts';
import type { Plan } from '../stages/4-plan/plan.ts';
import { imagesABatch, stepsPerEpoch } from '../stages/5-train/batches.ts';
import { seededOrder } from '../stages/5-train/budget/seeded-order.ts';
import { TimeBudget } from '../stages/5-train/budget/time-budget.ts';
import { KEPT_PIXELS } from '../stages/6-evaluate/kept-predictions.ts';
import type { Data } from './data.ts';
import type { TimeLimits } from './within-budget.ts';

export type LoadReport = () => Promise<typeof import('../stages/7-report/report.ts')>;

/** Where time is limited: the budget, and in which order as many images are taken as there's time for. */
export interface LimitedTime {
  readonly budget: TimeBudget;
  readonly validation: readonly Sample[];
  readonly test: readonly Sample[];
}

/** What an image takes besides its pixels, as so many of them. */
const PIXELS_OF_ANY_IMAGE = 2 ** 16;

/** What each image takes by what one of their mean size takes: a large one may take as long as ten others. */
export function sharesOf(samples: readonly Sample[]): readonly number[] {
  const pixels = samples.map(({ width, height }) => width * height + PIXELS_OF_ANY_IMAGE);
  const mean = pixels.reduce((sum, one) => sum + one, 0) / pixels.length;
  return pixels.map((one) => one / mean);
}

/** Charts, tables and files take as long as some loadings of what makes them; measured on several data sets. */
const PAGES_PER_LOADING = 6;

export async function limitTime(
  options: TimeLimits,
  data: Data,
  plan: Plan,
  loadReport: LoadReport,
): Promise<LimitedTime | undefined> {
  const { settings, clock, cutOffMs } = options;
  const totalMs = settings.timeBudgetMs ?? cutOffMs;
  if (totalMs === undefined) return undefined;
  const { reportMs, readMs } = await rehearse(options, data, loadReport);
  const validation = seededOrder(data.validation, plan.seed, 'validation');
  const test = seededOrder(data.test, plan.seed, 'test');
  // One run of several tests its validation images, too.
  const heldOut = fanOutOf(settings) === undefined ? [] : data.validation;
  const tested = [...data.test, ...heldOut];
  const work = {
    stepsPerEpoch: stepsPerEpoch(plan, data.train.length),
    validation: {
      all: data.validation.length,
      covering: validation.covering,
      atOnce: Math.max(1, Math.round(imagesABatch(plan, data.validation))),
    },
    test: {
      all: tested.length,
      covering: test.covering + (heldOut.length === 0 ? 0 : validation.covering),
      atOnce: 1,
    },
    firstTest: sharesOf(test.samples)[0] ?? 1,
    keptPredictions: Math.floor(KEPT_PIXELS / pixelsAnImage(tested)),
  };
  const pixelRatio = pixelsAnImage(tested) / pixelsAnImage(data.validation);
  const budget = new TimeBudget({ totalMs, clock, work, reportMs, readMs, pixelRatio });
  return { budget, validation: validation.samples, test: test.samples };
}

/** What the report will take, from what a small part of it takes now, and what it takes to read an image. */
async function rehearse({ clock }: TimeLimits, data: Data, loadReport: LoadReport) {
  const begun = clock();
  const { rehearsePictures } = await loadReport();
  const loaded = clock();
  const labelled = await data.wholeReader.read(data.validation[0]);
  const read = clock();
  const shown = await rehearsePictures(data.dataset, labelled);
  const drawn = clock();
  // The first reading also starts what reads.
  await data.wholeReader.read(data.validation[1] ?? data.validation[0]);
  const readMs = clock() - drawn;
  return { reportMs: PAGES_PER_LOADING * (loaded - begun) + shown * (drawn - read), readMs };
}

function pixelsAnImage(samples: readonly Sample[]): number {
  const pixels = samples.reduce((sum, { width, height }) => sum + width * height, 0);
  return pixels / Math.max(1, samples.length);
}

/** Of the time that a run has, so much at most goes into looking at its data: the training needs the rest. */
const SHEET_SHARE = 0.05;

/** Whether the images that the report shows with their labels have had their time, from now on. */
export function endOfSheet({ settings, clock, cutOffMs }: TimeLimits): () => boolean {
  const end = clock() + SHEET_SHARE * (settings.timeBudgetMs ?? cutOffMs ?? Number.POSITIVE_INFINITY);
  return () => clock() > end;
}
