// Joins finished runs: the folds of a cross-validation into one ensemble, or the rows of a sweep into a ranking. Reads
// as a table of contents; it decides nothing itself.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Fault,
  InputError,
  mergeDataDiffers,
  mergeNoRuns,
  mergeOutputIsRun,
  mergeRunMissing,
} from '../errors.ts';
import { memoryBudgetOf } from '../shared/memory-budget.ts';
import { unsuitableGates } from '../stages/1-config/gates.ts';
import type { MergeSettings } from '../stages/1-config/merge-options.ts';
import { outputFaults } from '../stages/1-config/output-folder.ts';
import { parseSettings } from '../stages/1-config/parse.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { SETTINGS } from '../stages/1-config/table.ts';
import { openReader } from '../stages/2-dataset/reader.ts';
import { scanDataset } from '../stages/2-dataset/scan.ts';
import { dataHash } from '../stages/5-train/fingerprint.ts';
import { evaluateModel } from '../stages/6-evaluate/evaluate.ts';
import type { ModelFile } from '../stages/6-evaluate/model-facts.ts';
import { openModelFile } from '../stages/6-evaluate/open-model-file.ts';
import { writeEnsemble } from '../stages/6-evaluate/write-ensemble.ts';
import { hasFailedGate } from '../stages/7-report/gates.ts';
import { disagreements, runWord } from '../stages/7-report/merge/agree.ts';
import { type MergedRun, type ReadRuns, type RunFolder, readRuns } from '../stages/7-report/merge/runs.ts';
import { copyBestModel, type MergedReportInput, writeMergedReport } from '../stages/7-report/merge/write.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import { fewerThreads, heedMemory } from './heed-memory.ts';
import { inOutput } from './output-lock.ts';
import { replaceByMerge } from './replaced.ts';
import { threadsOf } from './resources.ts';

export interface MergeOptions {
  readonly settings: MergeSettings;
  /** The run folders, and what the user calls them. */
  readonly folders: readonly RunFolder[];
  readonly publisher: Publisher;
  readonly signal: AbortSignal;
  /** Of this package. */
  readonly version: string;
  readonly now: () => Date;
}

/** Throws InputError where there is nothing to join, or what does not belong together. */
export function merge(options: MergeOptions): Promise<Merged> {
  const { settings, publisher, signal } = options;
  const say = (line: string) => publisher.say(line);
  return inOutput(settings.output, { say, signal }, (held) =>
    heedMemory({ doing: 'the merging', lower: fewerThreads(settings) }, () =>
      mergeAll({ ...options, signal: held.signal }),
    ),
  );
}

export interface Merged {
  readonly gateFailed: boolean;
}

async function mergeAll(options: MergeOptions): Promise<Merged> {
  const { settings, publisher, version } = options;
  publisher.group('Runs');
  const { runs, missing } = await readAll(options);
  publisher.say(`Merging ${runs.map((run) => `${runWord(run)} ${run.number} (${run.name})`).join(', ')}`);

  publisher.group('Model and report');
  const path = join(settings.output, 'model', 'model.onnx');
  const isSweep = runs[0]!.kind === 'sweep-row';
  const model = isSweep
    ? await copyBestModel(runs, path)
    : await writeEnsemble({ models: runs.map(({ modelPath }) => modelPath), path, version });
  const { tested, notTested } = isSweep ? UNTESTED : await test(options, runs, model);
  for (const line of await replaceByMerge(settings.output)) publisher.say(line);
  const report = await writeMergedReport({
    output: settings.output,
    version,
    createdAt: options.now(),
    runs,
    missing,
    model,
    tested,
    notTested,
    failIf: settings.failIf ?? [],
  });
  await publisher.publishMerged(report);
  publisher.group(undefined);
  return { gateFailed: hasFailedGate(report.merged) };
}

interface AllRuns {
  readonly runs: readonly MergedRun[];
  readonly missing: MergedReportInput['missing'];
}

/** What is wrong with the folders is told at once; a run that is missing is a warning. */
async function readAll({ settings, folders, publisher }: MergeOptions): Promise<AllRuns> {
  const isRun = await lstat(join(settings.output, 'results.json')).then(
    () => true,
    () => folders.some(({ folder }) => folder === settings.output),
  );
  const faults: Fault[] = [
    ...(isRun ? [mergeOutputIsRun(settings.output)] : []),
    ...(await outputFaults(settings.output)),
  ];
  const read = await readRuns(folders);
  faults.push(...read.faults);
  if (faults.length > 0) throw new InputError(faults);
  const [first] = read.runs;
  if (first === undefined) throw new InputError(mergeNoRuns(read.unfinished));
  const differing = [...disagreements(read.runs), ...unsuitableGates(settings.failIf, first.results)];
  if (differing.length > 0) throw new InputError(differing);
  const missing = missingOf(first, read);
  publisher.faults(
    missing.map(({ number, reason }) => mergeRunMissing(`${runWord(first)} ${number}`, first.of, reason)),
  );
  return { runs: read.runs, missing };
}

function missingOf({ of }: MergedRun, { runs, unfinished }: ReadRuns): AllRuns['missing'] {
  const unnumbered = unfinished.filter(({ number }) => number === undefined);
  const hint = unnumbered.map(({ name, reason }) => `; ${name}: ${reason}`).join('');
  return Array.from({ length: of }, (_, i) => i + 1)
    .filter((number) => !runs.some((run) => run.number === number))
    .map((number) => {
      const known = unfinished.find((run) => run.number === number);
      const reason = known === undefined ? `there is no finished run of it${hint}` : known.reason;
      return { number, reason };
    });
}

type Test = Pick<MergedReportInput, 'tested' | 'notTested'>;

const UNTESTED: Test = { tested: undefined, notTested: null };

/** The ensemble on the test images that all folds left untouched. */
async function test(
  { settings, publisher, signal }: MergeOptions,
  runs: readonly MergedRun[],
  { path }: ModelFile,
): Promise<Test> {
  const untested = (notTested: string): Test => ({ tested: undefined, notTested });
  const { split, data } = runs[0]!.results;
  if (split.test.images === 0) return untested('the data set has no test part');
  if (settings.data === undefined)
    return untested('the images are not at hand; give the data folder as `data` to test it');
  const asTrained = dataSettings(settings, settings.data, runs[0]!);
  const { dataset, faults } = await scanDataset(asTrained, signal);
  if (dataset === undefined) throw new InputError(faults);
  if (dataHash(dataset) !== data.hash) throw new InputError(mergeDataDiffers(settings.data));
  const ids = new Set(split.test.samples.map(({ id }) => id));
  const samples = dataset.samples.filter(({ id }) => ids.has(id));
  publisher.say(`Testing the ensemble on ${samples.length} images`);
  await using reader = openReader(dataset, {
    budgetBytes: memoryBudgetOf(asTrained),
    folder: settings.output,
  });
  const { model } = await openModelFile(path, { threads: threadsOf(settings) });
  try {
    const evaluation = await evaluateModel({ model, dataset, samples, reader, signal });
    return { tested: { evaluation, classes: dataset.classes }, notTested: null };
  } finally {
    await model.dispose();
  }
}

/** The images are found and read as the runs did, whatever a settings file says by now. */
function dataSettings({ output }: MergeSettings, data: string, { results }: MergedRun): Settings {
  const names = SETTINGS.filter(({ section, inFile }) => section === 'Data' && inFile !== false);
  const values = Object.fromEntries(names.map(({ name }) => [name, results.settings[name] ?? null]));
  const file = { path: 'results.json', folder: data, values };
  return parseSettings({ flags: { data, output }, file, cwd: data });
}
