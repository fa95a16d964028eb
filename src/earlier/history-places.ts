// A history that may lie in several places: read from all of them and joined, written to each. What fails in one of them
// is a warning and no more: a run is as good without.
import {
  type Fault,
  historyFailed,
  historyLinesNewer,
  historyLinesUnreadable,
  historyOvertaken,
  InputError,
} from '../errors.ts';
import type { BranchEvent, HistoryJob, HistoryLine } from '../results/history-line.ts';
import { BRANCH_EVENTS } from '../results/history-line.ts';
import { pathsOf, seriesFolders } from '../results/history-paths.ts';
import { unlessStillSilent } from '../shared/deadline.ts';
import { smallestOf } from '../shared/extremes.ts';
import { messageOf } from '../shared/message-of.ts';
import { escapeControls } from '../shared/quote.ts';
import type { EarlierRuns } from './earlier-runs.ts';
import { appendTo, type HistoryEntry, HistoryUndrawn, linesAt, textAt } from './history.ts';
import { type AddedLine, datedLines, joinLines, type ReadLines, type Writer } from './history-lines.ts';
import type { HistoryStore } from './history-store.ts';
import type { Resolved, ResultsSource } from './look-up.ts';
import { readRunOfResults, runOfLine, standingOf } from './run-of-results.ts';
import type { RunScope, Series } from './series.ts';

/** One place that keeps lines. */
export interface HistoryPlace {
  /** For people: "the Actions cache". */
  readonly name: string;
  read(series: string, branch: string): Promise<ReadLines>;
  /** Of the lines, for people: its path there. */
  file(series: string): string;
  append(entry: HistoryEntry): Promise<Pick<AddedLine, 'overtakenBy'>>;
}

export type KeptHistory = Pick<EarlierRuns, 'findHistory' | 'keepHistory'>;

export const NO_HISTORY: KeptHistory = {
  findHistory: async () => ({ found: undefined, faults: [] }),
  keepHistory: async () => ({ lines: [], faults: [] }),
};

/** @param resolve which series on which branch the run is compared with */
export function historyIn(
  places: readonly HistoryPlace[],
  scope: RunScope,
  resolve: () => Promise<Resolved | undefined>,
  now: () => Date,
): KeptHistory {
  return {
    async findHistory() {
      const faults: Fault[] = [];
      const resolved = await resolve();
      const series = resolved?.series ?? scope.series.name;
      const branches = new Set([...(resolved === undefined ? [] : [resolved.branch]), ...scope.compared]);
      // Under review, what is believed first is neither joined to the next nor passed by for its sake.
      const joined = scope.branch === undefined ? places.map((place) => [place]) : [places];
      for (const some of joined)
        for (const branch of branches) {
          const lines = await linesOf(some, { series, branch, now: now() }, faults);
          const before = lines.filter((line) => isBefore(line, scope, now()));
          if (before.length > 0)
            return { found: { ...aboutRun(scope), series, branch, lines: before }, faults };
        }
      const branch = scope.branch ?? scope.compared[0];
      if (branch === undefined) return { found: undefined, faults };
      return { found: { ...aboutRun(scope), series: scope.series.name, branch, lines: [] }, faults };
    },
    async keepHistory(entry) {
      const kept = await Promise.all(places.map((place) => appended(place, entry)));
      const written = kept.filter(({ isThere }) => isThere).map(({ name }) => escapeControls(name));
      const overtaken = kept.filter(({ overtakenBy }) => overtakenBy !== undefined);
      const [later] = overtaken;
      return {
        lines: written.length === 0 ? [] : [`The history has a line of this run (${written.join(', ')}).`],
        faults: [
          ...(later
            ? [
                historyOvertaken(
                  overtaken.map(({ name }) => name).join(', '),
                  entry.line.branch,
                  later.overtakenBy!,
                ),
              ]
            : []),
          ...kept.flatMap(({ faults }) => faults),
        ],
      };
    },
  };
}

/** @returns `isThere`: it has a line of this run now */
async function appended(place: HistoryPlace, entry: HistoryEntry) {
  const { name } = place;
  try {
    const { overtakenBy } = await place.append(entry);
    return { name, isThere: overtakenBy === undefined, overtakenBy, faults: [] };
  } catch (cause) {
    const isThere = cause instanceof HistoryUndrawn;
    const fault = historyFailed(name, isThere ? 'drawn' : 'written', messageOf(cause));
    return { name, isThere, overtakenBy: undefined, faults: unlessStillSilent(cause, fault) };
  }
}

/** What another branch has is as new as it may be. */
function isBefore(line: HistoryLine, { branch, run }: RunScope, now: Date): boolean {
  return line.branch !== branch || standingOf(runOfLine(line), run, now) === 'earlier';
}

async function linesOf(
  places: readonly HistoryPlace[],
  { series, branch, now }: { readonly series: string; readonly branch: string; readonly now: Date },
  faults: Fault[],
): Promise<readonly HistoryLine[]> {
  const lists: (readonly HistoryLine[])[] = [];
  for (const place of places) {
    try {
      const { lines, numbers, newer, unreadable } = await place.read(series, branch);
      if (newer.length > 0) faults.push(historyLinesNewer(place.name, newer.length));
      const own = datedLines(lines, now).past.filter((line) => line.series === series);
      const kept = new Set(own);
      const left = lines.filter((line) => !kept.has(line)).map((line) => numbers.get(line)!);
      const dropped = [...unreadable, ...left];
      if (dropped.length > 0) {
        const where = { file: place.file(series), first: smallestOf(dropped) };
        faults.push(historyLinesUnreadable(place.name, dropped.length, where));
      }
      lists.push(own.filter((line) => line.branch === branch));
    } catch (cause) {
      if (cause instanceof InputError) throw cause;
      faults.push(...unlessStillSilent(cause, historyFailed(place.name, 'read', messageOf(cause))));
    }
  }
  return joinLines(...lists);
}

function aboutRun(scope: RunScope) {
  return { commit: scope.commit, run: runOf(scope), job: jobOf(scope) };
}

/** Undefined: a run that leaves no line. */
function jobOf(scope: RunScope): HistoryJob | undefined {
  const { series, branch, event = '', commit } = scope;
  if (branch === undefined || !isBranchEvent(event)) return undefined;
  const { name, artifact, data } = series;
  return { series: name, artifact, data, branch, event, commit, run: runOf(scope) };
}

/** What a line has room for. */
function runOf({ run }: RunScope): HistoryLine['run'] {
  return run && { id: run.id, attempt: run.attempt, job: run.job };
}

function isBranchEvent(event: string): event is BranchEvent {
  return BRANCH_EVENTS.some((one) => one === event);
}

export function placeInStore(store: HistoryStore, writer: Writer): HistoryPlace {
  return {
    name: store.name,
    read: (series) => linesAt(pathsOf(series).history, store),
    file: (series) => pathsOf(series).history,
    append: (entry) => appendTo(store, entry, writer),
  };
}

export function resultsInStore(store: HistoryStore, now: () => Date): ResultsSource {
  return {
    name: store.name,
    failed: (reason) => historyFailed(store.name, 'read', reason),
    async find(series, branch) {
      const paths = pathsOf(series);
      const json = await textAt(paths.results(branch), store);
      if (json === undefined) return undefined;
      const by = readRunOfResults(await textAt(paths.runOfResults(branch), store));
      return { json, by, before: await textAt(paths.resultsBefore(branch), store) };
    },
    async gatesOf(series, branch) {
      const { lines } = await linesAt(pathsOf(series).history, store);
      return gatesOn(branch, lines);
    },
    async seriesOf(branch) {
      const paths = new Set(await store.list());
      const read = await Promise.all(
        seriesFolders([...paths]).map((folder) => linesAt(`${folder}/history.jsonl`, store)),
      );
      const newest = read.map(({ lines }) =>
        datedLines(lines, now()).past.findLast((line) => line.branch === branch),
      );
      return newest.flatMap((line) =>
        line !== undefined && paths.has(pathsOf(line.series).results(branch)) ? [seriesOfLine(line)] : [],
      );
    },
  };
}

/** Of each run of a branch what its gates said. */
export function gatesOn(branch: string, lines: readonly HistoryLine[]): readonly HistoryLine['gates'][] {
  return lines.filter((line) => line.branch === branch).map(({ gates }) => gates);
}

function seriesOfLine({ series: name, artifact, data }: HistoryLine): Series {
  return { name, artifact, data };
}
