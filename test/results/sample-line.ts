// A line of a history as a run leaves it; a test changes the part that it is about.
import type { Writer } from '../../src/earlier/history-lines.ts';
import { type HistoryJob, type HistoryLine, historyLineOf } from '../../src/results/history-line.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';

export const JOB: HistoryJob = {
  series: 'Train/train/best-epoch',
  artifact: 'best-epoch',
  data: 'cells',
  branch: 'main',
  event: 'push',
  commit: 'ab'.repeat(20),
  run: { id: '42', attempt: 1, job: 'train' },
};

const RESULTS = sampleResults();

export function sampleLine(change: Partial<HistoryLine> = {}): HistoryLine {
  return { ...historyLineOf(RESULTS, JOB), ...change };
}

/** The nth run of a branch, a day after the one before, with this score. */
export function nthLine(n: number, score: number, change: Partial<HistoryLine> = {}): HistoryLine {
  const line = sampleLine();
  const date = new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString();
  const scores = { ...line.scores, 'macro-f1': score };
  return { ...line, run: { id: `${n}`, attempt: 1, job: 'train' }, date, scores, ...change };
}

/** The run that leaves this line, an hour after it began. */
export function writerOf({ run, artifact, date }: HistoryLine): Writer {
  const began = new Date(Date.parse(date) - 3_600_000);
  const known = { artifact: artifact ?? 'best-epoch', repository: 'https://github.com/me/stars', began };
  return { run: run && { ...run, ...known }, defaultBranch: 'main' };
}
