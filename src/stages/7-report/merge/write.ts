// Writes the folder of merged runs: merged.json, summary.md, report.html, the model's card, the pictures and, of folds,
// out-of-fold.csv. The model itself lies there already.
import { basename, dirname, join, relative, sep } from 'node:path';
import { type Merged, writeMerged } from '../../../results/merged.ts';
import { NOTICES_FILE } from '../../../results/run-folder.ts';
import { makeFolder } from '../../../shared/make-folder.ts';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { MOST_BYTES, readPlainFile, readPlainText } from '../../../shared/plain-file.ts';
import { writeFileAtomic } from '../../../shared/write-file-atomic.ts';
import type { ClassInfo } from '../../2-dataset/dataset.ts';
import type { Evaluation } from '../../6-evaluate/evaluate.ts';
import type { ModelFile } from '../../6-evaluate/model-facts.ts';
import { renderPage } from '../page.ts';
import { writePredictions } from '../report.ts';
import { testResults } from '../results-from-run.ts';
import { renderSummary } from '../summary.ts';
import { renderEnsembleCard } from './card.ts';
import { type MergeRecord, mergeFolds } from './folds.ts';
import { outOfFoldCsv } from './out-of-fold-csv.ts';
import { mergeSweep, ranked } from './sweep.ts';

/** What merging leaves in the output folder; all paths absolute. */
export interface MergedReport {
  readonly folder: string;
  readonly merged: Merged;
  /** merged.json. */
  readonly mergedPath: string;
  readonly summaryPath: string;
  readonly reportPath: string;
  readonly modelPath: string;
  /** Every file to be uploaded. */
  readonly files: readonly string[];
}

/** Within the output folder. */
const NOTICES_PATH = `model/${NOTICES_FILE}`;

export interface MergedReportInput
  extends Pick<MergeRecord, 'version' | 'createdAt' | 'runs' | 'missing' | 'notTested' | 'failIf'> {
  /** Absolute. */
  readonly output: string;
  readonly model: ModelFile;
  /** Of an ensemble on the test images, with their data set's classes; undefined: `notTested` says why. */
  readonly tested: { readonly evaluation: Evaluation; readonly classes: readonly ClassInfo[] } | undefined;
}

/** Each file is written whole or not at all; merged.json comes last. */
export async function writeMergedReport(input: MergedReportInput): Promise<MergedReport> {
  const { output: folder, runs, tested } = input;
  const inFolder = (path: string) => join(folder, path);
  const examples = tested?.evaluation.examples ?? [];
  const classes = tested?.classes ?? [];
  const predictions = await writePredictions(folder, classes, examples);
  const notices = await noticesFor(runs);
  const merged = mergedOf(input, predictions, notices !== undefined);
  const texts: Record<string, string> = {
    'summary.md': renderSummary(merged),
    'report.html': await renderPage({ results: merged, classes, examples }),
    ...(merged.kind === 'folds'
      ? {
          'out-of-fold.csv': outOfFoldCsv(merged),
          'model/card.md': renderEnsembleCard(merged, runs[0]!.results),
        }
      : {}),
    ...(notices === undefined ? {} : { [NOTICES_PATH]: notices }),
  };
  for (const [path, text] of Object.entries(texts)) await writeFileAtomic(inFolder(path), text);
  await writeMerged(inFolder('merged.json'), merged);
  const written = ['merged.json', ...Object.keys(texts), ...predictions.map(({ path }) => path)];
  const card = merged.kind === 'sweep' ? ['model/card.md'] : [];
  return {
    folder,
    merged,
    mergedPath: inFolder('merged.json'),
    summaryPath: inFolder('summary.md'),
    reportPath: inFolder('report.html'),
    modelPath: input.model.path,
    files: [...[...written, ...card].map(inFolder), input.model.path],
  };
}

function mergedOf(input: MergedReportInput, predictions: Merged['predictions'], hasNotices: boolean): Merged {
  const { output, model, runs, tested } = input;
  const path = relative(output, model.path).replaceAll(sep, '/');
  const notices = hasNotices ? NOTICES_PATH : undefined;
  const record = { ...input, model: { ...model, path, notices }, predictions };
  if (runs[0]!.kind === 'sweep-row') return mergeSweep(record);
  const { plan, task } = runs[0]!.results;
  const test = tested === undefined ? null : testResults(tested.evaluation, { ...tested, task }, plan.seed);
  return mergeFolds({ ...record, test });
}

/** What lies beside the model of whichever run has it: all were made from the same weights, if from any. */
async function noticesFor(runs: MergedReportInput['runs']): Promise<string | undefined> {
  const delivered = runs[0]!.kind === 'sweep-row' ? ranked(runs).slice(0, 1) : runs;
  const run = delivered.find(({ results }) => results.model.notices !== null);
  if (run === undefined) return undefined;
  const path = join(dirname(run.modelPath), NOTICES_FILE);
  return await readPlainText(path, MOST_BYTES.run).catch(unlessOutOfMemory(undefined));
}

/** The best row's model and its card, in the place of an ensemble. */
export async function copyBestModel(runs: MergedReportInput['runs'], path: string): Promise<ModelFile> {
  const best = ranked(runs)[0]!;
  await makeFolder(dirname(path));
  for (const name of [basename(path), 'card.md']) {
    const content = await readPlainFile(join(dirname(best.modelPath), name), MOST_BYTES.whole);
    await writeFileAtomic(join(dirname(path), name), content);
  }
  const { sha256, bytes } = best.results.model;
  return { path, sha256, bytes };
}
