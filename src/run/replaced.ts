// What an earlier run, merge or evaluation has left in an output folder, for whoever takes its place: beside the results of
// another kind it would be taken for what the model there comes to.
import { join } from 'node:path';
import { type EvaluationResults, evaluationSchema } from '../results/evaluation.ts';
import { type Merged, mergedSchema } from '../results/merged.ts';
import { type Results, resultsSchema } from '../results/results.ts';
import { filesOf, filesOfEvaluation, filesOfMerged, leadsOut } from '../results/run-folder.ts';
import { moment } from '../shared/moment.ts';
import { remove } from '../shared/move-and-remove.ts';
import { unlessOutOfMemory } from '../shared/out-of-memory.ts';
import { parseJson } from '../shared/parse-json.ts';
import { MOST_BYTES, readPlainText } from '../shared/plain-file.ts';
import { notWritten } from '../shared/write-file-atomic.ts';

export interface Earlier {
  readonly what: 'a run' | 'a merge' | 'an evaluation';
  readonly results: Results | Merged | EvaluationResults;
  /** Within the folder, `/` separated; the first tells of the others. */
  readonly files: readonly string[];
}

/** @param output absolute */
export async function earlierIn(output: string): Promise<readonly Earlier[]> {
  const run = resultsSchema.safeParse(await readJson(output, 'results.json')).data;
  const merged = mergedSchema.safeParse(await readJson(output, 'merged.json')).data;
  const evaluation = evaluationSchema.safeParse(await readJson(output, 'evaluation.json')).data;
  const found: Earlier[] = [];
  if (run) found.push({ what: 'a run', results: run, files: filesOf(run) });
  if (merged) found.push({ what: 'a merge', results: merged, files: filesOfMerged(merged) });
  if (evaluation)
    found.push({ what: 'an evaluation', results: evaluation, files: filesOfEvaluation(evaluation) });
  return found.map((one) => ({ ...one, files: one.files.filter((path) => !leadsOut(output, path)) }));
}

/** Lines for the log before a training; none: there is nothing to replace. */
export async function replacedByRun(output: string): Promise<readonly string[]> {
  return (await earlierIn(output)).map(
    ({ what, results }) =>
      `${holds(output, what, results)}. This run replaces it${what === 'an evaluation' ? '' : ', model and all,'} when it ends, also by an interrupt after its first epoch; \`output\` names another folder.`,
  );
}

/** What a merge has written by the time that it knows its results. */
const MODEL_OF_MERGE = ['model/model.onnx', 'model/card.md'];

/**
 * Removes what a merge takes the place of, but for the model, which is the new one already.
 * @returns lines for the log
 * @throws InputError `file-not-writable` with the cause
 */
export async function replaceByMerge(output: string): Promise<readonly string[]> {
  const found = await earlierIn(output);
  const gone = found.flatMap(({ files }) => files).filter((path) => !MODEL_OF_MERGE.includes(path));
  for (const path of gone) {
    try {
      await remove(join(output, path), { force: true });
    } catch (cause) {
      throw notWritten(join(output, path), cause);
    }
  }
  return found.map(({ what, results }) => `${holds(output, what, results)}, which this merge replaces.`);
}

function holds(output: string, what: Earlier['what'], results: Earlier['results']): string {
  return `${output} holds ${what} of ${moment(results['created-at'])}`;
}

/** Undefined where there's none. */
async function readJson(folder: string, name: string): Promise<unknown> {
  try {
    return parseJson(await readPlainText(join(folder, name), MOST_BYTES.run));
  } catch (cause) {
    return unlessOutOfMemory(undefined)(cause);
  }
}
