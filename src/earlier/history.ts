// The history of a series: its lines as text, brought together from several places, kept small for ever, and written by
// a store, which knows where they lie.
import {
  decidingScore,
  type HistoryJob,
  type HistoryLine,
  readHistoryLine,
  writeHistoryLine,
} from '../results/history-line.ts';
import { pathsOf, type SeriesPaths, seriesFolders } from '../results/history-paths.ts';
import { messageOf } from '../shared/message-of.ts';
import { parseJson } from '../shared/parse-json.ts';
import { MOST_BYTES, readPlainText } from '../shared/plain-file.ts';
import type { HistoryFiles, HistoryHome, HistoryStore } from './history-store.ts';
import { readRunOfResults, standingOf, writeRunOfResults } from './run-of-results.ts';

/** What a run is shown among. */
export interface History {
  readonly series: string;
  /** Whose runs `lines` are. */
  readonly branch: string;
  /** This run's own. */
  readonly commit: HistoryLine['commit'];
  readonly run: HistoryLine['run'];
  /** Of the line that it leaves; undefined: it's of no branch and leaves none. */
  readonly job: HistoryJob | undefined;
  /** Oldest first, none of this run. */
  readonly lines: readonly HistoryLine[];
  /** By whom they were chosen, in words, where that is what is reviewed. */
  readonly chosen?: string;
}

/** What a finished run adds to the history. */
export interface HistoryEntry {
  readonly line: HistoryLine;
  /** Absolute path of results that later runs may be compared with; undefined: they may not. */
  readonly results: string | undefined;
  /** Files for people by their paths, made of the lines of all series. */
  readonly dashboard: (lines: readonly HistoryLine[], about: HistoryAbout) => ReadonlyMap<string, string>;
}

/** What the lines don't say. */
export interface HistoryAbout {
  readonly home: HistoryHome | undefined;
  /** Whose runs are shown first. */
  readonly defaultBranch: string | undefined;
}

/** A branch's newest lines that are kept, and how many branches beside the default branch. */
const MOST_RUNS = 1000;
const MOST_BRANCHES = 50;

export interface ReadLines {
  readonly lines: readonly HistoryLine[];
  /** How many were none: forged, broken or too long. */
  readonly unreadable: number;
}

export function readLines(text: string): ReadLines {
  const written = text.split('\n').filter((line) => line.trim() !== '');
  const lines = written.flatMap((line) => readHistoryLine(line) ?? []);
  return { lines, unreadable: written.length - lines.length };
}

export function writeLines(lines: readonly HistoryLine[]): string {
  return lines.map((line) => `${writeHistoryLine(line)}\n`).join('');
}

const A_DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Lines apart that are dated more than a day after `now`: forged, or by a clock that is wrong. Such a line would be the
 * newest for years.
 */
export function datedLines<T extends Pick<HistoryLine, 'date'>>(lines: readonly T[], now: Date) {
  const isPast = (line: T) => timeOf(line) <= now.getTime() + A_DAY_MS;
  return { past: lines.filter(isPast), future: lines.filter((line) => !isPast(line)) };
}

/** Oldest first, each job of a run once: a rerun takes the place of its run. */
export function joinLines(...lists: readonly (readonly HistoryLine[])[]): readonly HistoryLine[] {
  const byRun = new Map<string, HistoryLine>();
  for (const line of lists.flat()) {
    const { run, branch, date } = line;
    const key = JSON.stringify(run === null ? [branch, date] : [run.id, run.job, line.artifact]);
    const other = byRun.get(key);
    if (other === undefined) byRun.set(key, line);
    // Started again it stands where it stood: the runs after it have come after it.
    else if ((other.run?.attempt ?? 0) <= (run?.attempt ?? 0))
      byRun.set(key, { ...line, date: earlierOf(other, line).date });
  }
  return [...byRun.values()].sort((a, b) => timeOf(a) - timeOf(b));
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

/** @param path of a history.jsonl */
export async function linesAt(path: string, files: Pick<HistoryFiles, 'read'>): Promise<ReadLines> {
  return readLines((await textAt(path, files)) ?? '');
}

/** Undefined: it isn't there. */
export async function textAt(path: string, files: Pick<HistoryFiles, 'read'>): Promise<string | undefined> {
  const bytes = await files.read(path);
  return bytes && new TextDecoder().decode(bytes);
}

/**
 * Adds a run to what a store holds, with the results of its branch and what people look at.
 * @throws HistoryRefused, and HistoryUndrawn where all but the dashboard is written
 */
export async function appendTo(
  store: HistoryStore,
  { line, results, dashboard }: HistoryEntry,
  defaultBranch: string | undefined,
): Promise<void> {
  const newest = results === undefined ? undefined : await withoutIndentation(results);
  const paths = pathsOf(line.series);
  const ended = new Date(line.date);
  let undrawn: unknown;
  await store.update(`${line.series}: ${line.branch}`, async (files) => {
    const before = datedLines((await linesAt(paths.history, files)).lines, ended);
    const lines = capLines(joinLines(before.past, [line]), defaultBranch);
    // The clock that is wrong may be this machine's.
    const written = [...lines, ...capLines(before.future, defaultBranch)];
    const others = seriesFolders(await files.list()).filter((folder) => folder !== paths.folder);
    const ofOthers = await Promise.all(others.map((folder) => linesAt(`${folder}/history.jsonl`, files)));
    const all = [...lines, ...ofOthers.flatMap((read) => datedLines(read.lines, ended).past)];
    const shown = tried(() => dashboard(all, { home: store.home, defaultBranch }));
    undrawn = shown.cause;
    return new Map<string, Uint8Array | null>([
      [paths.history, bytesOf(writeLines(written))],
      ...[...(shown.value ?? [])].map(([path, text]) => [path, bytesOf(text)] as const),
      ...(await staleResults(files, paths, written)),
      ...(newest === undefined ? [] : await newestResults(files, paths, line, newest)),
    ]);
  });
  if (undrawn !== undefined) throw new HistoryUndrawn(messageOf(undrawn));
}

/** The run is there; what people look at is as it was before. */
export class HistoryUndrawn extends Error {
  override readonly name = 'HistoryUndrawn';
}

/** Pictures of lines that anyone may have written are no reason to lose a line. */
function tried<T>(make: () => T): { readonly value?: T; readonly cause?: unknown } {
  try {
    return { value: make() };
  } catch (cause) {
    return { cause };
  }
}

/** None where a later run has left its own; what they were compared with stays beside them for a rerun. */
async function newestResults(
  files: HistoryFiles,
  paths: SeriesPaths,
  { branch, run }: HistoryLine,
  newest: Uint8Array,
): Promise<readonly (readonly [string, Uint8Array])[]> {
  const by = readRunOfResults(await textAt(paths.runOfResults(branch), files));
  const standing = standingOf(by, { run });
  if (standing === 'later') return [];
  const before = standing === 'own' ? undefined : await files.read(paths.results(branch));
  return [
    [paths.results(branch), newest],
    ...(run === null ? [] : [[paths.runOfResults(branch), bytesOf(writeRunOfResults(run))] as const]),
    ...(before === undefined ? [] : [[paths.resultsBefore(branch), before] as const]),
  ];
}

/** Results of branches whose last run is long ago. */
async function staleResults(
  files: HistoryFiles,
  paths: SeriesPaths,
  lines: readonly HistoryLine[],
): Promise<readonly (readonly [string, null])[]> {
  const kept = new Set(
    lines.flatMap(({ branch }) => [
      paths.results(branch),
      paths.runOfResults(branch),
      paths.resultsBefore(branch),
    ]),
  );
  const there = (await files.list()).filter((path) => path.startsWith(`${paths.folder}/results/`));
  return there.filter((path) => !kept.has(path)).map((path) => [path, null]);
}

async function withoutIndentation(path: string): Promise<Uint8Array> {
  return bytesOf(`${JSON.stringify(parseJson(await readPlainText(path, MOST_BYTES.run)))}\n`);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
