// Decides, once the training images are known, whether a training starts from the pretrained network that nobody has asked
// for: it's measured whether that helps.
import { plural } from '../document/numbers.ts';
import type { Engine } from '../engine/engine.ts';
import { DecodingRoom } from '../image/decoding-room.ts';
import { memoryBudgetOf } from '../shared/memory-budget.ts';
import { fanOutOf } from '../stages/1-config/fan-out.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { Dataset, Sample } from '../stages/2-dataset/dataset.ts';
import { openReader } from '../stages/2-dataset/reader.ts';
import { choosePretrained } from '../stages/4-plan/choose-pretrained.ts';
import { reasonAfter, type StartingPoint } from '../stages/4-plan/fine-tuning.ts';
import { imageStatistics } from '../stages/4-plan/image-statistics.ts';
import type { FittedModel } from '../stages/4-plan/initial-model.ts';
import { normalizationFor } from '../stages/4-plan/pretrained.ts';
import { probedSize, probedTile } from '../stages/4-plan/pretrained-size.ts';
import { probePretrained } from '../stages/5-train/probe-pretrained.ts';

interface ChooseOptions {
  readonly settings: Settings;
  /** Aborted: ends with its reason. */
  readonly signal: AbortSignal;
}

interface Known {
  readonly dataset: Dataset;
  readonly train: readonly Sample[];
  readonly validation: readonly Sample[];
}

/** Images that the network sees at once. */
const BATCH_SIZE = 16;

/** Of the time budget, what measuring may take of it: the training is to have most. */
const BUDGET_DIVISOR = 4;

/** A head is fitted to a half of them and measured on the other. */
const FEWEST_IMAGES = 4;

export async function chooseStart(
  options: ChooseOptions,
  data: Known,
  start: StartingPoint,
  starting: Promise<Engine>,
): Promise<StartingPoint> {
  const { candidate } = start;
  if (candidate === undefined) return start;
  const { model, reason } = await choose(options, data, candidate, starting);
  return { model, reason: reasonAfter(start.reason, reason) };
}

async function choose(
  options: ChooseOptions,
  data: Known,
  candidate: FittedModel,
  starting: Promise<Engine>,
): Promise<{ readonly model: FittedModel | undefined; readonly reason: string }> {
  const engine = await starting;
  const probed = { dataset: data.dataset, samples: probedOf(options.settings, data) };
  const unmeasured = whyUnmeasured(candidate, probed.samples.length, engine);
  if (unmeasured !== undefined) return { model: undefined, reason: unmeasured };
  const limit = limitOf(options.settings);
  const within = { ...options, signal: AbortSignal.any([options.signal, limit]) };
  const measured = await probe(within, probed, candidate, engine).catch((error: unknown) => {
    if (error !== limit.reason || !limit.aborted) throw error;
    return 'too-slow' as const;
  });
  if (measured === 'too-slow') return { model: undefined, reason: tooSlow(candidate) };
  if (measured === undefined) return { model: undefined, reason: tooFew(candidate, probed.samples.length) };
  const { isTaken, reason } = choosePretrained(measured, candidate.name);
  return { model: isTaken ? candidate : undefined, reason };
}

/** Folds and rows of a sweep are to decide alike: each takes what all of them learn from, in one order. */
function probedOf(settings: Settings, { train, validation }: Known): readonly Sample[] {
  if (fanOutOf(settings) === undefined) return train;
  return [...train, ...validation].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A clause; undefined: it can be measured. */
function whyUnmeasured(model: FittedModel, images: number, engine: Engine): string | undefined {
  const { runtime } = engine.describe();
  if (runtime !== 'native') return `${model.name} takes too long in ${runtime}`;
  return images < FEWEST_IMAGES ? tooFew(model, images) : undefined;
}

/** Aborted where measuring has had its share of the time budget. */
function limitOf({ timeBudgetMs }: Pick<Settings, 'timeBudgetMs'>): AbortSignal {
  return timeBudgetMs === undefined
    ? new AbortController().signal
    : AbortSignal.timeout(Math.ceil(timeBudgetMs / BUDGET_DIVISOR));
}

function tooSlow({ name }: FittedModel): string {
  return `to measure whether ${name} helps took more than 1/${BUDGET_DIVISOR} of the time budget; \`imagenet\` takes it unmeasured`;
}

function tooFew({ name }: FittedModel, images: number): string {
  return `${plural(images, 'training image')} can't tell whether ${name} would help`;
}

async function probe(
  { settings, signal }: ChooseOptions,
  { dataset, samples }: { readonly dataset: Dataset; readonly samples: readonly Sample[] },
  model: FittedModel,
  engine: Engine,
) {
  const whole = dataset.task === 'classification';
  const tile = whole ? probedSize(samples) : probedTile(samples);
  const budgetBytes = memoryBudgetOf(settings);
  const decoding = new DecodingRoom(budgetBytes);
  const size = whole ? tile : undefined;
  await using reader = openReader(dataset, { budgetBytes, decoding, folder: undefined, size });
  const { seed } = settings;
  const { normalization } =
    dataset.bitDepth === 8 ? model : normalizationFor(await imageStatistics(dataset, samples, reader, seed));
  const plan = { normalization, patch: tile, tile, batchSize: BATCH_SIZE };
  return await probePretrained({ engine, model, plan, reader, samples, seed, signal });
}
