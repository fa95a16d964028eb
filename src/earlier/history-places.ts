// A history that may lie in several places: read from all of them and joined, written to each. What fails in one of them
// is a warning and no more: a run is as good without.
import { type Fault, historyFailed, historyLinesUnreadable, InputError } from '../errors.ts';
import type { BranchEvent, HistoryJob, HistoryLine } from '../results/history-line.ts';
import { BRANCH_EVENTS } from '../results/history-line.ts';
import { pathsOf, seriesFolders } from '../results/history-paths.ts';
import { messageOf } from '../shared/message-of.ts';
import { escapeControls } from '../shared/quote.ts';
import type { EarlierRuns } from './earlier-runs.ts';
import {
  appendTo,
  datedLines,
  type HistoryEntry,
  HistoryUndrawn,
  joinLines,
  linesAt,
  type ReadLines,
  textAt,
} from './history.ts';
import type { HistoryStore } from './history-store.ts';
import type { Resolved, ResultsSource } from './look-up.ts';
import { readRunOfResults } from './run-of-results.ts';
import type { RunScope, Series } from './series.ts';

/** One place that keeps lines. */
export interface HistoryPlace {
  /** For people: "the Actions cache". */
  readonly name: string;
  read(series: string, branch: string): Promise<ReadLines>;
  append(entry: HistoryEntry): Promise<void>;
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
          const before = lines.filter(({ run }) => run === null || run.id !== scope.run?.id);
          if (before.length > 0)
            return { found: { ...aboutRun(scope), series, branch, lines: before }, faults };
        }
      const branch = scope.branch ?? scope.compared[0];
      if (branch === undefined) return { found: undefined, faults };
      return { found: { ...aboutRun(scope), series: scope.series.name, branch, lines: [] }, faults };
    },
    async keepHistory(entry) {
      const kept = await Promise.all(places.map((place) => appended(place, entry)));
      const written = kept.filter(({ how }) => how !== 'written').map(({ name }) => escapeControls(name));
      return {
        lines: written.length === 0 ? [] : [`The history has a line of this run (${written.join(', ')}).`],
        faults: kept.flatMap(({ name, how, reason }) =>
          how === undefined ? [] : [historyFailed(name, how, reason)],
        ),
      };
    },
  };
}

/** @returns `how`: what of it has failed */
async function appended(place: HistoryPlace, entry: HistoryEntry) {
  const { name } = place;
  try {
    await place.append(entry);
    return { name, how: undefined, reason: '' };
  } catch (cause) {
    const how = cause instanceof HistoryUndrawn ? ('drawn' as const) : ('written' as const);
    return { name, how, reason: messageOf(cause) };
  }
}

async function linesOf(
  places: readonly HistoryPlace[],
  { series, branch, now }: { readonly series: string; readonly branch: string; readonly now: Date },
  faults: Fault[],
): Promise<readonly HistoryLine[]> {
  const lists: (readonly HistoryLine[])[] = [];
  for (const place of places) {
    try {
      const { lines, unreadable } = await place.read(series, branch);
      const own = datedLines(lines, now).past.filter((line) => line.series === series);
      const dropped = unreadable + lines.length - own.length;
      if (dropped > 0) faults.push(historyLinesUnreadable(place.name, dropped));
      lists.push(own.filter((line) => line.branch === branch));
    } catch (cause) {
      if (cause instanceof InputError) throw cause;
      faults.push(historyFailed(place.name, 'read', messageOf(cause)));
    }
  }
  return joinLines(...lists);
}

function aboutRun(scope: RunScope) {
  const { commit, run } = scope;
  return { commit, run, job: jobOf(scope) };
}

/** Undefined: a run that leaves no line. */
function jobOf({ series, branch, event = '', commit, run }: RunScope): HistoryJob | undefined {
  if (branch === undefined || !isBranchEvent(event)) return undefined;
  const { name, artifact, data } = series;
  return { series: name, artifact, data, branch, event, commit, run };
}

function isBranchEvent(event: string): event is BranchEvent {
  return BRANCH_EVENTS.some((one) => one === event);
}

/** @param defaultBranch whose lines are kept whatever other branches have */
export function placeInStore(store: HistoryStore, defaultBranch: string | undefined): HistoryPlace {
  return {
    name: store.name,
    read: (series) => linesAt(pathsOf(series).history, store),
    append: (entry) => appendTo(store, entry, defaultBranch),
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
