// The lines of a history: read as text that nobody vouches for, brought together from several places, each where its run
// stands, and kept few for ever. Where they lie is a store's to know.
import {
  decidingScore,
  type HistoryLine,
  isNewerLine,
  readHistoryLine,
  writeHistoryLine,
} from '../results/history-line.ts';
import { isAhead, runOfLine, standingOf } from './run-of-results.ts';
import type { RunScope } from './series.ts';

/** A branch's newest lines that are kept, and how many branches beside the default branch. */
const MOST_RUNS = 1000;
const MOST_BRANCHES = 50;
/** Of lines that newer versions have written: they keep theirs few. */
const MOST_NEWER = 10_000;

export interface ReadLines {
  readonly lines: readonly HistoryLine[];
  /** As they were written: what a newer version has added to a line is not lost where the line stays as it is. */
  readonly texts: ReadonlyMap<HistoryLine, string>;
  /** That a newer version has written in another form. */
  readonly newer: readonly string[];
  /** Of each line its number in the file, from 1. */
  readonly numbers: ReadonlyMap<HistoryLine, number>;
  /** The numbers of those that were none: forged, broken or too long. */
  readonly unreadable: readonly number[];
}

export function readLines(text: string): ReadLines {
  const texts = new Map<HistoryLine, string>();
  const numbers = new Map<HistoryLine, number>();
  const newer: string[] = [];
  const unreadable: number[] = [];
  for (const [i, written] of text.split('\n').entries()) {
    const one = written.trim();
    if (one === '') continue;
    const line = readHistoryLine(one);
    if (line !== undefined) {
      texts.set(line, one);
      numbers.set(line, i + 1);
    } else if (isNewerLine(one)) newer.push(one);
    else unreadable.push(i + 1);
  }
  return { lines: [...texts.keys()], texts, numbers, newer: newer.slice(-MOST_NEWER), unreadable };
}

/** @param before what was read: of this all stays that isn't changed */
export function writeLines(
  lines: readonly HistoryLine[],
  { texts, newer }: Partial<Pick<ReadLines, 'texts' | 'newer'>> = {},
): string {
  const written = lines.map((line) => texts?.get(line) ?? writeHistoryLine(line));
  return [...written, ...(newer ?? [])].map((line) => `${line}\n`).join('');
}

/** Lines apart that are dated ahead of `now`: such a line would be the newest for years. */
export function datedLines<T extends Pick<HistoryLine, 'date'>>(lines: readonly T[], now: Date) {
  const isPast = ({ date }: T) => !isAhead(date, now);
  return { past: lines.filter(isPast), future: lines.filter((line) => !isPast(line)) };
}

/** Oldest first, each job of a run once: a rerun takes the place of its run. */
export function joinLines(...lists: readonly (readonly HistoryLine[])[]): readonly HistoryLine[] {
  const byJob = new Map<string, HistoryLine[]>();
  const inOrder = lists.flat().toSorted((a, b) => attemptOf(a) - attemptOf(b) || timeOf(a) - timeOf(b));
  for (const line of inOrder) {
    const { run, branch, artifact } = line;
    const key = JSON.stringify(run === null ? branch : [run.id, run.job, artifact]);
    const own = byJob.get(key) ?? [];
    byJob.set(key, own);
    const before = own.at(-1);
    // Some runners give all runs one number: their dates tell them apart.
    const isAnother = attemptOf(line) === 1 && before?.date !== line.date;
    if (before === undefined || isAnother) own.push(line);
    // Started again it stands where it stood: the runs after it have come after it.
    else
      own[own.length - 1] =
        before.date === line.date ? line : { ...line, date: earlierOf(before, line).date };
  }
  return [...byJob.values()].flat().toSorted((a, b) => timeOf(a) - timeOf(b));
}

function attemptOf({ run }: HistoryLine): number {
  return run?.attempt ?? 1;
}

/** Of each branch the newest runs and the best one ever; of the branches those that had a run last. */
export function capLines(
  lines: readonly HistoryLine[],
  defaultBranch: string | undefined,
): readonly HistoryLine[] {
  const newestFirst = [...new Set(lines.map(({ branch }) => branch).toReversed())];
  const others = newestFirst.filter((branch) => branch !== defaultBranch).slice(0, MOST_BRANCHES);
  const kept = new Set(
    [defaultBranch, ...others].flatMap((name) => capRuns(lines.filter(({ branch }) => branch === name))),
  );
  return lines.filter((line) => kept.has(line));
}

function capRuns(lines: readonly HistoryLine[]): readonly HistoryLine[] {
  const [older, newest] = [lines.slice(0, -MOST_RUNS), lines.slice(-MOST_RUNS)];
  const best = bestOf(older.filter((line) => isAlike(line, newest.at(-1))));
  return best === undefined ? newest : [best, ...newest];
}

/** Whose a line is that is added, and whose lines stay whatever other branches have. */
export type Writer = Pick<RunScope, 'run' | 'defaultBranch'>;

export interface AddedLine {
  /** For people, none dated ahead. */
  readonly shown: readonly HistoryLine[];
  /** All that the history has now. */
  readonly kept: readonly HistoryLine[];
  readonly text: string;
  /** A later run, for which this one leaves no line; undefined: it leaves one. */
  readonly overtakenBy: string | undefined;
}

export function addLine(before: ReadLines, line: HistoryLine, { run, defaultBranch }: Writer): AddedLine {
  const { past, future } = datedLines(before.lines, new Date(line.date));
  const { own, overtakenBy } = placeOf(line, past, run);
  const shown = capLines(joinLines(past, own), defaultBranch);
  // The clock that is wrong may be this machine's.
  const kept = [...shown, ...capLines(future, defaultBranch)];
  return { shown, kept, text: writeLines(kept, before), overtakenBy };
}

/**
 * The line of a run that others have overtaken is not the newest. A first attempt stands where it began. One that is
 * started again stands where it stood; where it stood nowhere, its first attempt having broken off, it leaves none.
 */
function placeOf(
  line: HistoryLine,
  lines: readonly HistoryLine[],
  run: RunScope['run'],
): Pick<AddedLine, 'overtakenBy'> & { readonly own: readonly HistoryLine[] } {
  const here = lines.filter(({ branch }) => branch === line.branch);
  const standings = here.map((other) => standingOf(runOfLine(other), run, new Date(line.date)));
  const later = here[standings.indexOf('later')];
  if (run === null || later === undefined || standings.includes('own'))
    return { own: [line], overtakenBy: undefined };
  if (run.attempt > 1) return { own: [], overtakenBy: later.run?.id };
  return { own: [{ ...line, date: run.began.toISOString() }], overtakenBy: undefined };
}

/** By the score that decides; the earliest of several. */
export function bestOf(lines: readonly HistoryLine[]): HistoryLine | undefined {
  return lines.reduce<HistoryLine | undefined>(
    (best, line) => ((decidingScore(line) ?? -1) > (decidingScore(best) ?? -1) ? line : best),
    undefined,
  );
}

type Kind = Pick<HistoryLine, 'task' | 'classes'>;

/** Whether two runs were asked the same, so that their scores stand beside each other. */
export function isAlike(a: Kind, b: Kind | undefined): boolean {
  return a.task === b?.task && JSON.stringify(a.classes) === JSON.stringify(b.classes);
}

function earlierOf(a: HistoryLine, b: HistoryLine): HistoryLine {
  return timeOf(a) <= timeOf(b) ? a : b;
}

function timeOf({ date }: Pick<HistoryLine, 'date'>): number {
  return Date.parse(date);
}
