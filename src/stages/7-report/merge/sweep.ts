// Ranks the rows of a sweep by what their models make of the validation images, never by the test: whoever chooses by
// the test images has none left to test on. Pure.
import { differenceIntervals, drawImages } from '../../../metrics/bootstrap.ts';
import { classCounts } from '../../../metrics/confusion.ts';
import { DECIDING } from '../../../metrics/scores.ts';
import type { MergedSweep } from '../../../results/merged.ts';
import type { Results } from '../../../results/results.ts';
import { Random } from '../../../shared/random.ts';
import { commonFacts, fromCells, type MergeRecord, originOf, runFacts } from './folds.ts';
import type { MergedRun } from './runs.ts';

/**
 * Best first: by the deciding score, for losses of other settings (class weights, patches) are on other scales. Undefined ones
 * come last, equal ones in the order of their rows.
 */
export function ranked(runs: readonly MergedRun[]): readonly MergedRun[] {
  const score = ({ heldOut }: MergedRun) => heldOut[DECIDING.key] ?? -1;
  return runs.toSorted((a, b) => score(b) - score(a) || a.number - b.number);
}

/** The test is the winner's own. */
export function mergeSweep(record: Omit<MergeRecord, 'test' | 'notTested'>): MergedSweep {
  const order = ranked(record.runs);
  const best = order[0]!;
  const test = best.results.test.images === 0 ? null : best.results.test;
  const notTested = test === null ? 'the data set has no test part' : null;
  return {
    kind: 'sweep',
    ...commonFacts({ ...record, test, notTested }),
    origin: originOf([best]),
    runs: order.map((run, i) => ({
      ...runFacts(run),
      rank: i + 1,
      settings: rowOf(run.results, run.number),
      behind: i === 0 ? null : behind(run, best),
    })),
  };
}

type Row = MergedSweep['runs'][number]['settings'];

function rowOf({ settings }: Results, number: number): Row {
  const rows = settings.sweep;
  return (Array.isArray(rows) ? (rows[number - 1] as Row | undefined) : undefined) ?? {};
}

/** Paired: both predicted the same validation images. */
function behind(run: MergedRun, best: MergedRun): MergedSweep['runs'][number]['behind'] {
  const [own, other] = [run.heldOut[DECIDING.key], best.heldOut[DECIDING.key]];
  if (own === null || other === null) return null;
  const classes = best.results.classes.length;
  const counts = ({ heldOut }: MergedRun) =>
    heldOut['per-image'].map(({ cells }) => classCounts(fromCells(cells, classes)));
  const draws = drawImages(best.heldOut.images, Random.for(best.results.plan.seed, 'bootstrap'));
  const { scores } = differenceIntervals(counts(run), counts(best), draws);
  return { change: own - other, interval: scores[DECIDING.key] ?? null };
}
