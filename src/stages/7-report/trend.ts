// Shows a run among those before it: their deciding score over time, the best one, and whether it has been falling.
import { formatRatio } from '../../document/numbers.ts';
import type { History } from '../../earlier/history.ts';
import { bestOf, isAlike } from '../../earlier/history-lines.ts';
import { fallingPValue, senSlope } from '../../metrics/mann-kendall.ts';
import { DECIDING } from '../../metrics/scores.ts';
import { decidingScore, type HistoryLine, historyClasses } from '../../results/history-line.ts';
import type { Results } from '../../results/results.ts';
import type { Trend } from '../../results/trend.ts';
import { datesOf } from '../../shared/moment.ts';
import { capital } from './task-words.ts';

/** What of this run is shown. */
export type Shown = Pick<Results, 'task' | 'classes' | 'test'> & { readonly date: string };

const MOST_SHOWN = 50;
/** So many runs tell a slow fall from chance: with four fifths of the pairs falling, and not before. */
export const RUNS_OF_DECLINE = 10;
const LARGEST_P_VALUE = 0.05;
/** What nobody would act on is none. */
const SMALLEST_FALL = 0.01;

/** Null without a history, and where this run was not tested. */
export function trendOf(run: Shown, history: History | undefined): Results['trend'] {
  const score = run.test[DECIDING.key];
  if (history === undefined || score === null) return null;
  const kind = { task: run.task, classes: historyClasses(run) };
  const before = history.lines.filter((line) => isAlike(line, kind));
  const best = bestOf(before);
  const runs = [...before.map(ofLine), ofThis(run, history)];
  const shown = { runs: runs.slice(-MOST_SHOWN), decline: declineOf(runs.slice(-MOST_SHOWN)) };
  const bestBefore = best && { ...placeOf(best), score: decidingScore(best) ?? 0 };
  const { series, branch, chosen } = history;
  return {
    ...{ series, branch, ...shown },
    best: bestBefore ?? null,
    sentence: `${sentenceOf(runs.length, score, bestBefore, shown)}${chosen === undefined ? '' : ` (runs before this one: ${chosen})`}`,
  };
}

function placeOf({ commit, date, run }: Pick<HistoryLine, 'commit' | 'date' | 'run'>) {
  return { commit, date, 'run-id': run?.id ?? null };
}

function ofLine(line: HistoryLine): Trend['runs'][number] {
  return { ...placeOf(line), score: decidingScore(line), interval: line.intervals[DECIDING.key] };
}

function ofThis({ test, date }: Shown, { commit, run }: History): Trend['runs'][number] {
  return {
    ...placeOf({ commit, run, date }),
    score: test[DECIDING.key],
    interval: test.intervals[DECIDING.key],
  };
}

/** Of those that have one: what a decline is told by. */
export function scoresOf(runs: Trend['runs']): number[] {
  return runs.flatMap(({ score }) => score ?? []);
}

function declineOf(runs: Trend['runs']): Trend['decline'] {
  const scores = scoresOf(runs).slice(-RUNS_OF_DECLINE);
  if (scores.length < RUNS_OF_DECLINE) return null;
  const pValue = fallingPValue(scores);
  const fall = -senSlope(scores) * (RUNS_OF_DECLINE - 1);
  if (pValue > LARGEST_P_VALUE || fall < SMALLEST_FALL) return null;
  return { runs: RUNS_OF_DECLINE, fall, 'p-value': pValue };
}

/** How the runs of a trend are dated. */
export function trendDates({ runs, best }: Pick<Trend, 'runs' | 'best'>): ReturnType<typeof datesOf> {
  return datesOf(best === null ? runs : [...runs, best]);
}

function sentenceOf(
  count: number,
  score: number,
  best: Trend['best'] | undefined,
  { runs, decline }: Pick<Trend, 'runs' | 'decline'>,
): string {
  const title = `test ${DECIDING.title}`;
  if (decline !== null)
    return `Declining: ${title} fell by ${formatRatio(decline.fall)} over the last ${decline.runs} runs (Sen's slope; Mann-Kendall test, p = ${decline['p-value'].toPrecision(2)})`;
  if (best === undefined || best === null)
    return `The first run of this task and these classes: ${title} ${formatRatio(score)}`;
  const date = trendDates({ runs, best })(best);
  const [now, then] = [formatRatio(score), `${formatRatio(best.score)} (${date})`];
  const said = capital(`${title} is ${now}`);
  if (score > best.score) return `${said}, the best of ${count} runs; the best before was ${then}`;
  if (score === best.score) return `${said}, as was the best of the runs before (${date})`;
  return `${said}; the best of ${count} runs was ${then}`;
}
