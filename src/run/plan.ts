// What happens between the split and the training: the pictures of the data are drawn, and the training is planned.

import { type Fault, InputError } from '../errors.ts';
import { availableMemory, isAddressSpaceShort } from '../shared/available-memory.ts';
import { memoryBudgetOf } from '../shared/memory-budget.ts';
import { fanOutOf } from '../stages/1-config/fan-out.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { Sample } from '../stages/2-dataset/dataset.ts';
import { openReader } from '../stages/2-dataset/reader.ts';
import { partsOf } from '../stages/3-split/split.ts';
import type { StartingPoint } from '../stages/4-plan/fine-tuning.ts';
import { fitMemory, type Sizes } from '../stages/4-plan/fit-memory.ts';
import { imageStatistics } from '../stages/4-plan/image-statistics.ts';
import { knownImageFaults } from '../stages/4-plan/initial-model.ts';
import { makePlan } from '../stages/4-plan/make.ts';
import type { Plan } from '../stages/4-plan/plan.ts';
import { makeSheet } from '../stages/7-report/sheet/make.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import type { Data } from './data.ts';
import { endOfSheet } from './time-budget.ts';
import { type TimeLimits, withinBudget } from './within-budget.ts';

export interface PlanOptions extends TimeLimits {
  readonly publisher: Pick<Publisher, 'say' | 'faults'>;
  /** Aborted: ends with its reason. */
  readonly signal: AbortSignal;
}

/** The pictures of the data are drawn before the training, whose time is planned from what is left then. */
export function prepare(options: PlanOptions, data: Data, start: StartingPoint) {
  return withinBudget(options, async (within) => {
    const { seed } = within.settings;
    const isLate = endOfSheet(within);
    const sheet = await makeSheet({ ...within, ...data, reader: data.wholeReader, seed, isLate });
    return { plan: await planFor(within, data, start), sheet };
  });
}

async function planFor(
  { settings, publisher, signal }: PlanOptions,
  data: Data,
  start: StartingPoint,
): Promise<Plan> {
  const read = (sample: Sample) => {
    signal.throwIfAborted();
    return data.reader.read(sample);
  };
  const statistics = await imageStatistics(data.dataset, data.train, { read }, settings.seed);
  const { plan, faults } = fitted(settings, data, (sizes) =>
    makePlan({ ...settings, ...sizes }, statistics, start),
  );
  if (faults.some(({ severity }) => severity === 'error')) throw new InputError(faults);
  publisher.faults(faults);
  publisher.faults(start.model === undefined ? [] : knownImageFaults(start.model, data));
  for (const { setting, value, reason } of plan.reasons) publisher.say(`${setting}: ${value} (${reason})`);
  return plan;
}

/** What a training would be refused or warned of once it's planned, such as want of memory; nothing is written. */
export async function planFaults(
  { settings, signal }: Pick<PlanOptions, 'signal' | 'settings'>,
  { dataset, split }: Pick<Data, 'dataset' | 'split'>,
  start: StartingPoint,
): Promise<readonly Fault[]> {
  const parts = partsOf(dataset, split);
  await using reader = openReader(dataset, { budgetBytes: 0, folder: undefined });
  const read = (sample: Sample) => {
    signal.throwIfAborted();
    return reader.read(sample);
  };
  try {
    const statistics = await imageStatistics(dataset, parts.train, { read }, settings.seed);
    // Nothing is measured here: what may be taken is planned as taken, since it's what needs more memory.
    const possible = { ...start, model: start.model ?? start.candidate };
    const make = (sizes: Sizes) => makePlan({ ...settings, ...sizes }, statistics, possible);
    return fitted(settings, { dataset, ...parts }, make).faults;
  } catch (error) {
    if (error instanceof InputError) return error.faults;
    throw error;
  }
}

type Planned = Pick<Data, 'dataset' | 'train' | 'validation' | 'test'>;

/** Only of the ONNX engine is it known what it takes. */
function fitted(settings: Settings, data: Planned, make: (sizes: Sizes) => Plan) {
  const sizes: Sizes = { batchSize: settings.batchSize, imageSize: settings.imageSize };
  const plan = make(sizes);
  if (settings.engine !== 'auto' && settings.engine !== 'onnx') return { plan, faults: [] };
  const imageBytes = Math.min(memoryBudgetOf(settings), decodedBytes(data, plan));
  return fitMemory(sizes, make, {
    availableBytes: availableMemory(),
    isEnd: isAddressSpaceShort(),
    imageBytes,
    images: data.train.length + data.validation.length,
    largestTested: largestOf(testedOf(settings, data)),
  });
}

/** As in test-model.ts. */
function testedOf(settings: Settings, { test, validation }: Planned): readonly Sample[] {
  return fanOutOf(settings) === undefined ? test : [...test, ...validation];
}

function largestOf(samples: readonly Sample[]): Sample | undefined {
  return samples.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
}

/** A classifier's images are kept at its size, as floats; others as they are, with a label for each pixel. */
function decodedBytes({ dataset, train, validation }: Planned, { patch }: Plan): number {
  const { task, channels, bitDepth } = dataset;
  const kept = [...train, ...validation];
  if (task === 'classification') return kept.length * patch.width * patch.height * channels * 4;
  const pixels = kept.reduce((sum, { width, height }) => sum + width * height, 0);
  return pixels * (channels * (bitDepth / 8) + 1);
}
