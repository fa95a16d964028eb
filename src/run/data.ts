// The first stages of a run: the data scanned and split, with everything that is wrong with it told at once.
import type { Baseline, FoundBaseline } from '../earlier/baseline.ts';
import type { EarlierSplit } from '../earlier/split.ts';
import { type Fault, InputError, pretrainedNotClassic } from '../errors.ts';
import { readNotices } from '../pretrained/notices.ts';
import { readPretrained } from '../pretrained/weights.ts';
import { memoryBudgetFaults } from '../shared/memory-budget.ts';
import { fanOutOf } from '../stages/1-config/fan-out.ts';
import { gatesOfNoTest, unsuitableGates } from '../stages/1-config/gates.ts';
import { unsuitableMonitor } from '../stages/1-config/monitor.ts';
import { outputFaults } from '../stages/1-config/output-folder.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { Dataset, Sample } from '../stages/2-dataset/dataset.ts';
import { sourceOf } from '../stages/2-dataset/labels/sources.ts';
import { scanDataset } from '../stages/2-dataset/scan.ts';
import { type MadeSplit, makeSplit } from '../stages/3-split/make.ts';
import type { Split } from '../stages/3-split/split.ts';
import { FROM_SCRATCH, reasonAfter, type StartingPoint } from '../stages/4-plan/fine-tuning.ts';
import { fitModel } from '../stages/4-plan/initial-model.ts';
import { fitPretrained } from '../stages/4-plan/pretrained.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import type { StartsFrom } from './initial-model.ts';
import type { Readers } from './readers.ts';

export interface DataOptions {
  /** Stage 1's result. */
  readonly settings: Settings;
  readonly publisher: Publisher;
  /** Aborted: finish with the best model so far, within seconds. */
  readonly signal: AbortSignal;
  readonly startsFrom: StartsFrom;
  /** That of the baseline first. */
  readonly earlierSplits: readonly EarlierSplit[];
}

type PretrainedStart = Extract<StartsFrom, { readonly kind: 'pretrained' }>;

/** What the audit leaves, with the initial model fitted to it. */
export interface Scanned {
  readonly dataset: Dataset;
  readonly start: StartingPoint;
}

/** What the stages from the plan on work with. */
export interface Data extends Omit<Readers, keyof AsyncDisposable> {
  readonly dataset: Dataset;
  readonly split: Split;
  readonly train: readonly Sample[];
  readonly validation: readonly Sample[];
  readonly test: readonly Sample[];
}

/** Whatever is wrong with the folder to write to, the baseline, the initial model and the data is told at once. */
export async function begin(
  options: DataOptions,
  { baseline, faults }: FoundBaseline,
): Promise<Scanned & { readonly baseline: Baseline }> {
  const earlier = [...(await outputFaults(options.settings.output)), ...faults];
  return { ...(await scan(options, earlier)), baseline };
}

async function scan(options: DataOptions, earlier: readonly Fault[]): Promise<Scanned> {
  const { dataset, faults, start } = await lookAt(options);
  return { dataset: accepted(dataset, [...earlier, ...faults], options.publisher), start };
}

/** What is wrong with the settings is partly known only now, with the task and the classes; so is an initial model's fit. */
export async function lookAt({ settings, signal, startsFrom }: DataOptions) {
  const { dataset, understood, faults } = await scanDataset(settings, signal);
  const later = dataset === undefined ? [] : settingFaults(settings, dataset);
  const { start, faults: ofModel } = await startOf(startsFrom, dataset, settings);
  const modelFaults = [...startsFrom.faults, ...ofModel];
  const budget = memoryBudgetFaults(settings);
  return { dataset, understood, start, faults: [...modelFaults, ...budget, ...faults, ...later] };
}

interface Start {
  readonly start: StartingPoint;
  /** All errors. */
  readonly faults: readonly Fault[];
}

async function startOf(
  startsFrom: StartsFrom,
  dataset: Dataset | undefined,
  settings: Pick<Settings, 'recipe'>,
): Promise<Start> {
  const { kind } = startsFrom;
  if (kind === 'random-weights' || kind === 'nothing' || dataset === undefined)
    return { start: FROM_SCRATCH, faults: [] };
  if (kind === 'pretrained') return pretrainedStart(startsFrom, dataset, settings);
  const { fitted, faults } = fitModel(startsFrom.model, dataset);
  return { start: { model: fitted }, faults };
}

async function pretrainedStart(
  { root, isAsked, reason }: PretrainedStart,
  dataset: Dataset,
  { recipe }: Pick<Settings, 'recipe'>,
): Promise<Start> {
  if (recipe === 'classic') return classicStart(isAsked, reason);
  try {
    const pretrained = await readPretrained(root);
    const model = fitPretrained(pretrained, dataset, await readNotices(root, pretrained.sha256));
    return { start: isAsked ? { model } : { model: undefined, candidate: model, reason }, faults: [] };
  } catch (error) {
    if (error instanceof InputError) return { start: FROM_SCRATCH, faults: error.faults };
    throw error;
  }
}

function classicStart(isAsked: boolean, instead: string | undefined): Start {
  const reason = 'the classic recipe is the published one, which starts from random weights';
  return isAsked
    ? { start: FROM_SCRATCH, faults: [pretrainedNotClassic()] }
    : { start: { ...FROM_SCRATCH, reason: reasonAfter(instead, reason) }, faults: [] };
}

function settingFaults({ failIf, monitor }: Settings, dataset: Dataset): Fault[] {
  return [...unsuitableGates(failIf, dataset), ...unsuitableMonitor(monitor, dataset.task)];
}

/** With what is wrong with the settings where nothing is to be tested. */
export async function splitOf(
  { settings, earlierSplits }: DataOptions,
  dataset: Dataset,
): Promise<MadeSplit> {
  const earlier = earlierSplitsFor(settings, earlierSplits);
  const made = await makeSplit(dataset, { ...settings, splitFile: settings.split, earlier });
  if (made.split === undefined || made.split.test.length > 0) return made;
  return { ...made, faults: [...made.faults, ...gatesOfNoTest(settings.failIf)] };
}

export async function splitUp(options: DataOptions, dataset: Dataset): Promise<Split> {
  const { publisher } = options;
  const { split: made, faults, note } = await splitOf(options, dataset);
  if (note !== undefined) publisher.say(note);
  const split = accepted(made, faults, publisher);
  const counts = `training ${split.train.length}, validation ${split.validation.length}, test ${split.test.length}`;
  const { where } = sourceOf(dataset.labels);
  publisher.say(
    `${dataset.samples.length} images${where === undefined ? '' : ` ${where}`}, ${dataset.classes.length} classes: ${counts}`,
  );
  return split;
}

/** Folds and rows of a sweep must agree on the split, and each might find another earlier run: they go on with none. */
function earlierSplitsFor(settings: Settings, splits: readonly EarlierSplit[]): readonly EarlierSplit[] {
  if (fanOutOf(settings) === undefined) return splits;
  return splits.map((one) => ({ ...one, settings: undefined }));
}

/** Warnings are reported and the run goes on; with an error among them all are thrown. */
export function accepted<T>(value: T | undefined, faults: readonly Fault[], publisher: Publisher): T {
  if (value === undefined || faults.some(({ severity }) => severity === 'error'))
    throw new InputError(faults);
  publisher.faults(faults);
  return value;
}
