// The history of a series: what a run is shown among, what it adds, and how a store that knows where all lies is written.
import type { HistoryJob, HistoryLine } from '../results/history-line.ts';
import { pathsOf, type SeriesPaths, seriesFolders } from '../results/history-paths.ts';
import { messageOf } from '../shared/message-of.ts';
import { parseJson } from '../shared/parse-json.ts';
import { MOST_BYTES, readPlainText } from '../shared/plain-file.ts';
import {
  type AddedLine,
  addLine,
  datedLines,
  type ReadLines,
  readLines,
  type Writer,
} from './history-lines.ts';
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
  writer: Writer,
): Promise<Pick<AddedLine, 'overtakenBy'>> {
  const newest = results === undefined ? undefined : await withoutIndentation(results);
  const paths = pathsOf(line.series);
  const { defaultBranch } = writer;
  let undrawn: unknown;
  let overtakenBy: AddedLine['overtakenBy'];
  await store.update(`${line.series}: ${line.branch}`, async (files) => {
    const before = await linesAt(paths.history, files);
    const added = addLine(before, line, writer);
    overtakenBy = added.overtakenBy;
    const all = [...added.shown, ...(await linesOfOthers(files, paths, line))];
    const shown = tried(() => dashboard(all, { home: store.home, defaultBranch }));
    undrawn = shown.cause;
    return new Map<string, Uint8Array | null>([
      [paths.history, bytesOf(added.text)],
      ...[...(shown.value ?? [])].map(([path, text]) => [path, bytesOf(text)] as const),
      ...(await staleResults(files, paths, before, added)),
      ...(newest === undefined ? [] : await newestResults(files, line, writer, newest)),
    ]);
  });
  if (undrawn !== undefined) throw new HistoryUndrawn(messageOf(undrawn));
  return { overtakenBy };
}

async function linesOfOthers(
  files: HistoryFiles,
  { folder: own }: SeriesPaths,
  { date }: HistoryLine,
): Promise<readonly HistoryLine[]> {
  const others = seriesFolders(await files.list()).filter((folder) => folder !== own);
  const read = await Promise.all(others.map((folder) => linesAt(`${folder}/history.jsonl`, files)));
  return read.flatMap(({ lines }) => datedLines(lines, new Date(date)).past);
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
  { series, branch, date }: HistoryLine,
  { run }: Writer,
  newest: Uint8Array,
): Promise<readonly (readonly [string, Uint8Array | null])[]> {
  const paths = pathsOf(series);
  const ended = new Date(date);
  const [then, now] = [await textAt(paths.runOfResults(branch), files), writeRunOfResults(run, ended)];
  const standing = standingOf(readRunOfResults(then), run, ended);
  if (standing === 'later') return [];
  // Where the answer to a first try was lost these very results are there.
  const before = standing === 'earlier' && then !== now ? await files.read(paths.results(branch)) : undefined;
  return [
    [paths.results(branch), newest],
    ...(now === '' && then === undefined
      ? []
      : [[paths.runOfResults(branch), now === '' ? null : bytesOf(now)] as const]),
    ...(before === undefined ? [] : [[paths.resultsBefore(branch), before] as const]),
  ];
}

/** Results of branches whose last run is long ago. Lines that nobody can read here may be of any branch. */
async function staleResults(
  files: HistoryFiles,
  paths: SeriesPaths,
  { newer, unreadable }: ReadLines,
  { kept: lines }: AddedLine,
): Promise<readonly (readonly [string, null])[]> {
  if (newer.length + unreadable.length > 0) return [];
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
