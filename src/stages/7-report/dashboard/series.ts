// The lines of a history in the order in which people look at them: by series, and of each the branches, the one that
// counts first.
import { bestOf, isAlike } from '../../../earlier/history-lines.ts';
import type { HistoryLine } from '../../../results/history-line.ts';

export interface Branch {
  readonly name: string;
  /** Oldest first; at least one. */
  readonly lines: readonly HistoryLine[];
  readonly newest: HistoryLine;
  /** Of the task and the classes of the newest; undefined: none has a score. */
  readonly best: HistoryLine | undefined;
}

export interface Series {
  readonly name: string;
  /** The default branch, or where that has no run the one that had the last. */
  readonly main: Branch;
  /** Those that had a run last first. */
  readonly others: readonly Branch[];
}

export function seriesOf(lines: readonly HistoryLine[], defaultBranch: string | undefined): Series[] {
  return grouped(lines, ({ series }) => series)
    .map(([name, own]) => oneSeries(name, own, defaultBranch))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

function oneSeries(name: string, lines: readonly HistoryLine[], defaultBranch: string | undefined): Series {
  const branches = grouped(lines, ({ branch }) => branch)
    .map(([branch, own]) => branchOf(branch, own))
    .toSorted((a, b) => timeOf(b.newest) - timeOf(a.newest));
  const main = branches.find((branch) => branch.name === defaultBranch) ?? branches[0]!;
  return { name, main, others: branches.filter((branch) => branch !== main) };
}

function branchOf(name: string, lines: readonly HistoryLine[]): Branch {
  const ordered = lines.toSorted((a, b) => timeOf(a) - timeOf(b));
  const newest = ordered.at(-1)!;
  return { name, lines: ordered, newest, best: bestOf(ordered.filter((line) => isAlike(line, newest))) };
}

function grouped(
  lines: readonly HistoryLine[],
  keyOf: (line: HistoryLine) => string,
): (readonly [key: string, lines: readonly HistoryLine[]])[] {
  const groups = new Map<string, HistoryLine[]>();
  for (const line of lines) {
    const group = groups.get(keyOf(line));
    if (group === undefined) groups.set(keyOf(line), [line]);
    else group.push(line);
  }
  return [...groups];
}

function timeOf({ date }: HistoryLine): number {
  return Date.parse(date);
}
