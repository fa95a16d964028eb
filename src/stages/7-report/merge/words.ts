// The sentences of joined runs: plain text, for the document and the log.
import { plainText } from '../../../document/inline.ts';
import { formatRange, formatRatio, NONE, plural } from '../../../document/numbers.ts';
import { DECIDING } from '../../../metrics/scores.ts';
import type { Merged, MergedFolds, MergedSweep, Spread } from '../../../results/merged.ts';
import { gatesLine } from '../words/gates.ts';
import { originSentence } from '../words/origin.ts';
import { scoresText } from '../words/sentences.ts';

/** "0.912 ± 0.013" */
export function formatSpread({ mean, 'standard-deviation': deviation }: Spread): string {
  if (mean === null) return NONE;
  return deviation === null ? formatRatio(mean) : `${formatRatio(mean)} ± ${formatRatio(deviation)}`;
}

/** What a reader wants to know first. */
export function mergedHeadline(merged: Merged): string {
  return merged.kind === 'folds' ? foldsHeadline(merged) : sweepHeadline(merged);
}

function foldsHeadline({ runs, of, spread }: MergedFolds): string {
  const count = runs.length === of ? plural(of, 'fold') : `${runs.length} of ${plural(of, 'fold')}`;
  return `Cross-validation, ${count}: ${DECIDING.title} ${formatSpread(spread['held-out'][DECIDING.key])} on held-out images`;
}

function sweepHeadline({ runs, of }: MergedSweep): string {
  const best = runs[0]!;
  const count = runs.length === of ? plural(of, 'row') : `${runs.length} of ${plural(of, 'row')}`;
  return `Sweep, ${count}: row ${best.number} is best, ${DECIDING.title} ${formatRatio(best['held-out'][DECIDING.key])} on the validation images`;
}

/** Of the merged model, for the line after the headline. */
export function testSentence(merged: Merged): string {
  const model =
    merged.kind === 'folds' ? `Ensemble of ${plural(merged.runs.length, 'model')}` : 'Model of the best row';
  const { test, 'not-tested': reason } = merged;
  if (test === null) return `${model}: not tested, because ${reason}.`;
  return `${model} on ${plural(test.images, 'test image')}: ${scoresText(merged, test)}${range(test.intervals[DECIDING.key])}.`;
}

/** "Out of fold, 190 images, each by the model that did not train on it: ..."; undefined for a sweep. */
export function outOfFoldSentence(merged: Merged): string | undefined {
  if (merged.kind === 'sweep') return undefined;
  const all = merged['out-of-fold'];
  return `Out of fold, ${plural(all.images, 'image')}, each by the model that did not train on it: ${scoresText(merged, all)}${range(all.intervals[DECIDING.key])}.`;
}

function range(interval: { low: number; high: number } | null): string {
  if (interval === null) return '';
  return ` (${DECIDING.title}'s 95 % interval ${formatRange(interval)})`;
}

/** What a log says: the gates, if there are any, what is left out, then the results. */
export function mergedWords(merged: Merged): string[] {
  const gates = gatesLine(merged.gates);
  const lines = [
    gates && plainText(gates),
    `${mergedHeadline(merged)}.`,
    ...missingSentences(merged),
    outOfFoldSentence(merged),
    testSentence(merged),
    ...originSentence(merged.origin),
  ];
  return lines.filter((line) => line !== undefined);
}

/** How the numbers are to be read. */
export function note(merged: Merged): string {
  return merged.kind === 'folds'
    ? 'The held-out images also chose the epoch that each fold kept, so their scores lean a little to the good side; the test images chose nothing.'
    : [
        'Rows are ranked by the validation images alone. Test scores are shown of the best row only: choosing by them would leave nothing to test on.',
        closeRows(merged),
      ]
        .filter((sentence) => sentence !== undefined)
        .join(' ');
}

/** "fold 3: no run of it was found": what is left out. */
export function missingSentences({ kind, missing }: Merged): string[] {
  const word = kind === 'folds' ? 'Fold' : 'Row';
  return missing.map(({ number, reason }) => `${word} ${number} is left out: ${reason}.`);
}

/** `learning-rate: 0.001, epochs: 30` */
export function rowText(settings: MergedSweep['runs'][number]['settings']): string {
  const value = (one: unknown) => (Array.isArray(one) ? one.join(', ') : String(one));
  return Object.entries(settings)
    .map(([name, one]) => `${name}: ${value(one)}`)
    .join(', ');
}

/** Whether the row is worse than the best beyond chance: the interval of the difference lies below 0. */
function isWorse({ behind }: MergedSweep['runs'][number]): boolean {
  return behind !== null && behind.interval !== null && behind.interval.high < 0;
}

/** "Of the other rows 2 are not clearly worse: ..."; undefined where there are none. */
function closeRows({ runs }: MergedSweep): string | undefined {
  const close = runs.slice(1).filter((run) => !isWorse(run));
  if (close.length === 0) return undefined;
  const numbers = close.map(({ number }) => number).join(', ');
  return `Not clearly worse than the best: ${plural(close.length, 'row')} (${numbers}), whose difference may be chance.`;
}
