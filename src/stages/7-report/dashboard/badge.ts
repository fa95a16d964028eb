// What other tools read of a series: a badge as shields.io takes it, and numbers as github-action-benchmark does.
import { formatRange, formatRatio } from '../../../document/numbers.ts';
import type { HistoryHome } from '../../../earlier/history-store.ts';
import { DECIDING, scoresOfTask } from '../../../metrics/scores.ts';
import type { HistoryLine } from '../../../results/history-line.ts';
import { commitUrl, runUrl } from './links.ts';
import { modelOf } from './names.ts';
import type { Series } from './series.ts';

/** https://shields.io/badges/endpoint-badge */
export interface BadgeFile {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
}

/** Of the newest run of the branch that counts. */
export function badgeOf({ main }: Series): BadgeFile {
  const { newest } = main;
  const score = newest.scores[DECIDING.key];
  return {
    schemaVersion: 1,
    label: [modelOf(newest), DECIDING.title].filter((part) => part !== undefined).join(' '),
    message: score === null ? 'not tested' : formatRatio(score),
    color: score === null ? 'lightgrey' : colorOf(newest),
  };
}

/** No score is good or bad by itself: what fell or failed a gate is. */
function colorOf({ verdict, gates }: HistoryLine): string {
  if (gates === 'failed') return 'red';
  if (verdict === 'worse') return 'orange';
  return verdict === 'better' ? 'brightgreen' : verdict === 'same' ? 'green' : 'blue';
}

/** `customBiggerIsBetter` of https://github.com/benchmark-action/github-action-benchmark */
export interface BenchmarkEntry {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly range?: string;
  readonly extra: string;
}

/** The scores of the same run, those that are defined. */
export function benchmarkOf({ name, main }: Series, home: HistoryHome | undefined): BenchmarkEntry[] {
  const { newest } = main;
  const extra = [
    `branch ${main.name}, ${newest.date}`,
    commitUrl(newest, home) ?? newest.commit ?? undefined,
    runUrl(newest, home),
  ].filter((line) => line !== undefined);
  return scoresOfTask(newest.task).flatMap(({ key, title }) => {
    const [value, interval] = [newest.scores[key], newest.intervals[key]];
    if (value === null) return [];
    const range = interval === null ? {} : { range: formatRange(interval) };
    return [{ name: `${name}: test ${title}`, unit: 'of 1', value, ...range, extra: extra.join('\n') }];
  });
}
