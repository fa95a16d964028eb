// The command `evaluate`, from a model file and a labelled set to metrics, gates and a report. It decides nothing itself.
import { join } from 'node:path';
import type { Baseline } from '../earlier/baseline.ts';
import { mixtureFaults, runFolderOf } from '../earlier/mixture.ts';
import { modelFileAt } from '../earlier/model.ts';
import { type Fault, InputError } from '../errors.ts';
import { memoryBudgetFaults, memoryBudgetOf } from '../shared/memory-budget.ts';
import { Timings } from '../shared/timings.ts';
import type { EvaluateSettings } from '../stages/1-config/evaluate-options.ts';
import { unsuitableGates } from '../stages/1-config/gates.ts';
import { outputFaults } from '../stages/1-config/output-folder.ts';
import type { Dataset, Sample } from '../stages/2-dataset/dataset.ts';
import { openReader } from '../stages/2-dataset/reader.ts';
import type { Selection } from '../stages/3-split/select.ts';
import { type Evaluation, evaluateModel } from '../stages/6-evaluate/evaluate.ts';
import type { OpenedModelFile } from '../stages/6-evaluate/open-model-file.ts';
import { type EvaluationReport, writeEvaluationReport } from '../stages/7-report/evaluation/write.ts';
import { hasFailedGate } from '../stages/7-report/gates.ts';
import { compareWith } from './compare-with.ts';
import { labelledImages } from './evaluate/data.ts';
import { runFolderFaults } from './evaluate/output.ts';
import { fewerThreads, heedfully, heedMemory } from './heed-memory.ts';
import { type Keeping, publishEvaluation } from './keep.ts';
import { inOutput } from './output-lock.ts';
import { threadsOf } from './resources.ts';
import { openTrainedModel } from './trained-model.ts';

export interface EvaluateRun extends Keeping {
  readonly chosen: EvaluateSettings;
  /** Aborted: ends before the next image, and nothing is written. */
  readonly signal: AbortSignal;
  /** Of this package. */
  readonly version: string;
  /** Milliseconds since the process started. */
  readonly clock: () => number;
  readonly now: () => Date;
}

export interface EvaluateResult {
  readonly report: EvaluationReport;
  /** True where a condition of `fail-if` holds. */
  readonly gateFailed: boolean;
}

/**
 * Tests a trained model on the images that are chosen, and reports.
 * @throws InputError where model, data or settings are at fault; the signal's reason when it's aborted
 */
export function evaluate(run: EvaluateRun): Promise<EvaluateResult> {
  const { settings, publisher, signal } = run;
  const say = (line: string) => publisher.say(line);
  return inOutput(settings.output, { say, signal }, (held) =>
    heedMemory({ doing: 'the evaluation', lower: fewerThreads(settings) }, () =>
      evaluateIn({ ...run, signal: held.signal }),
    ),
  );
}

async function evaluateIn(run: EvaluateRun): Promise<EvaluateResult> {
  const { settings, publisher } = run;
  const timings = new Timings(run.clock);
  const measure = heedfully(timings, settings);
  const threads = threadsOf(settings);
  publisher.group('Model and data');
  const { trained, baseline } = await begin(run, threads);
  try {
    const data = await measure('dataset', () => labelledImages(run, trained));
    publisher.group('Evaluation and report');
    const evaluation = await measure('evaluate', () => test(run, trained, data));
    const report = await writeEvaluationReport({
      ...run,
      ...data,
      model: { ...trained.file, metadata: trained.metadata, description: trained.description },
      evaluation,
      baseline,
      threads,
      timings,
    });
    await publishEvaluation(run, report);
    publisher.group(undefined);
    return { report, gateFailed: hasFailedGate(report.evaluation) };
  } finally {
    await trained.model.dispose();
  }
}

/** Whatever is wrong with the model, the folder to write to, the baseline and the gates is told at once. */
async function begin(
  run: EvaluateRun,
  threads: number,
): Promise<{ readonly trained: OpenedModelFile; readonly baseline: Baseline }> {
  const { settings, chosen, publisher } = run;
  const { baseline, faults: found } = await compareWith(run);
  const { opened, faults: wrong } = await openTrainedModel(chosen.model, { threads });
  const faults: readonly Fault[] = [
    ...wrong,
    ...memoryBudgetFaults(settings),
    ...(await mixture(chosen.model, settings.split)),
    ...(await runFolderFaults(settings.output)),
    ...(await outputFaults(settings.output)),
    ...found,
    ...(opened === undefined ? [] : unsuitableGates(settings.failIf, opened.description)),
  ];
  if (opened !== undefined && faults.every(({ severity }) => severity !== 'error')) {
    publisher.faults(faults);
    return { trained: opened, baseline };
  }
  await opened?.model.dispose();
  throw new InputError(faults);
}

/** Of a run folder whose model and split.json are both taken. */
async function mixture(model: string, split: string | undefined): Promise<readonly Fault[]> {
  const folder = runFolderOf(await modelFileAt(model).catch(() => model));
  return folder !== undefined && split === join(folder, 'split.json') ? mixtureFaults(folder) : [];
}

async function test(
  { settings, publisher, signal }: EvaluateRun,
  { model }: OpenedModelFile,
  { dataset, selection: { samples } }: { readonly dataset: Dataset; readonly selection: Selection },
): Promise<Evaluation> {
  await using reader = openReader(dataset, {
    budgetBytes: memoryBudgetOf(settings),
    folder: settings.output,
  });
  const nameOf = (sample: Sample | undefined) => sample?.image ?? '';
  return await evaluateModel({
    model,
    dataset,
    samples,
    reader,
    signal,
    onImage: (done, total) =>
      publisher.progress({ name: nameOf(samples[done - 1]), item: 1, items: 1, done, total }),
  });
}
