// The folder of a finished run, merge or evaluation: which files it has, and where. It reads and writes none of them.
import { join, relative, sep } from 'node:path';
import type { EvaluationResults } from './evaluation.ts';
import type { Merged } from './merged.ts';
import type { Results } from './results.ts';

/**
 * Beside each copy of a model that was made from pretrained weights: their notice and their licence. The model's own licence is
 * another one, so it's not called LICENSE.
 */
export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';

/** What stage 7 leaves in the run folder; all paths absolute. */
export interface Report {
  readonly folder: string;
  readonly results: Results;
  readonly resultsPath: string;
  readonly summaryPath: string;
  /** report.html. */
  readonly reportPath: string;
  readonly modelPath: string;
  /** Every file to be uploaded, the checkpoint not among them. */
  readonly files: readonly string[];
}

export function reportOf(folder: string, results: Results): Report {
  const inFolder = (path: string) => join(folder, path);
  return {
    folder,
    results,
    resultsPath: inFolder('results.json'),
    summaryPath: inFolder('summary.md'),
    reportPath: inFolder('report.html'),
    modelPath: inFolder(results.model.path),
    files: filesOf(results).map(inFolder),
  };
}

/** Relative to the run folder, `/` separated. */
export function filesOf(results: Results): readonly string[] {
  return [
    ...[
      'results.json',
      'summary.md',
      'history.csv',
      'test-images.csv',
      'model/card.md',
      'curves.svg',
      'curves.png',
    ],
    'report.html',
    ...results.predictions.map(({ path }) => path),
    ...results.exports.flatMap((one) => one.files.map(({ path }) => path)),
    results.model.path,
    ...noticesOf(results),
    results.split.path,
  ];
}

/** Of a sweep there is no out-of-fold.csv. */
export function filesOfMerged(merged: Merged): readonly string[] {
  const pages = ['summary.md', 'report.html', 'out-of-fold.csv', 'model/card.md'];
  const pictures = merged.predictions.map(({ path }) => path);
  return ['merged.json', ...pages, ...pictures, merged.model.path, ...noticesOf(merged)];
}

function noticesOf({ model: { notices } }: Pick<Results, 'model'>): readonly string[] {
  return notices === null ? [] : [notices];
}

/** The model that it tested is no part of it. */
export function filesOfEvaluation({ predictions }: EvaluationResults): readonly string[] {
  const pages = ['evaluation.csv', 'summary.md', 'report.html'];
  return ['evaluation.json', ...pages, ...predictions.map(({ path }) => path)];
}

/** Under a temporary name, too, which is what a killed run leaves. */
const OF_SOME_RUN = new RegExp(
  `^(?:${[
    'results\\.json|split\\.json|summary\\.md|report\\.html|(?:history|test-images)\\.csv|curves\\.(?:svg|png)',
    'predictions/(?:best|median|worst|mistake-\\d+)\\.png',
    'model/(?:card\\.md|model\\.onnx|(?:tfjs(?:\\.tmp|\\.old)?/)?THIRD-PARTY-NOTICES\\.txt)',
    'model/tfjs(?:\\.tmp|\\.old)?/(?:model\\.json|group1-shard\\d+of\\d+\\.bin)',
  ].join('|')})(?:\\.tmp)?$`,
);

/** Whether a run, be it another than the one of the results, may have written the file. @param path as `filesOf` has it */
export function isOfSomeRun(path: string): boolean {
  return OF_SOME_RUN.test(path);
}

/** Where the model of a results.json in `folder` lies; undefined where its path leads out of the folder. */
export function modelPathOf(folder: string, path: string): string | undefined {
  return leadsOut(folder, path) ? undefined : join(folder, path);
}

/** Trained to an end of its own and tested, if it had test images: the same run again would come to the same. */
export function isFinished(results: Pick<Results, 'stop-reason' | 'untrained' | 'test' | 'split'>): boolean {
  const tested = results.test.images > 0 || results.split.test.images === 0;
  return results['stop-reason'] !== 'cancelled' && results.untrained === null && tested;
}

/** Whether the path leads out of the folder: results.json may be from anywhere. */
export function leadsOut(folder: string, path: string): boolean {
  return relative(folder, join(folder, path)).split(sep)[0] === '..';
}
