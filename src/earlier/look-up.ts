// How a run finds the results of its series among what there is. Where results lie is a source's to know.
import { type Fault, InputError, seriesShared } from '../errors.ts';
import type { HistoryLine } from '../results/history-line.ts';
import { unlessStillSilent } from '../shared/deadline.ts';
import { messageOf } from '../shared/message-of.ts';
import { escapeControls } from '../shared/quote.ts';
import type { EarlierRuns, FoundResults } from './earlier-runs.ts';
import { type Missed, nothingFound, type Place } from './nothing-found.ts';
import { type RunOfResults, type Standing, standingOf } from './run-of-results.ts';
import type { RunScope, Series } from './series.ts';

/** One place that keeps results. */
export interface ResultsSource extends Place {
  /** A warning. */
  failed(reason: string): Fault;
  /** The newest of a series on a branch. */
  find(series: string, branch: string): Promise<KeptResults | undefined>;
  /** All series that there are results of. */
  seriesOf(branch: string): Promise<readonly Series[]>;
  /** What the gates of a series' runs on a branch said; undefined: nothing is kept of runs without results. */
  gatesOf?(series: string, branch: string): Promise<readonly GateStatus[]>;
}

/** Null: it had none. */
export type GateStatus = HistoryLine['gates'];

export interface KeptResults {
  readonly json: string;
  /** Undefined: not known. */
  readonly by?: RunOfResults | undefined;
  /** What these were compared with on their own branch. */
  readonly before?: string | undefined;
}

/** A series on a branch, with its results where some are found. */
export interface Resolved {
  readonly series: string;
  readonly branch: string;
  readonly json: string;
}

export interface LookUp {
  readonly resolved: Resolved | undefined;
  /** For `baseline: auto`. */
  readonly found: FoundResults;
  readonly faults: readonly Fault[];
}

/**
 * Looks once, however often it's asked.
 * @param fallbacks asked where the others have nothing at all, on whatever branch
 */
export function resultsOfSeries(
  scope: RunScope,
  sources: readonly ResultsSource[],
  fallbacks: readonly ResultsSource[] = [],
): Pick<EarlierRuns, 'series' | 'findResults' | 'findPrevious'> & {
  resolve(): Promise<Resolved | undefined>;
} {
  let looked: Promise<LookUp> | undefined;
  const look = () => (looked ??= lookUpInTurn(scope, sources, fallbacks));
  return {
    series: scope.series.name,
    findResults: look,
    async findPrevious() {
      if (scope.branch === undefined) return nothing('This is no run of a branch.');
      const { resolved, found } = await look();
      return resolved?.branch === scope.branch ? { found, faults: [] } : nothing('There is no run before.');
    },
    resolve: async () => (await look()).resolved,
  };
}

function nothing(reason: string): { found: FoundResults; faults: readonly Fault[] } {
  return { found: { json: undefined, reason }, faults: [] };
}

async function lookUpInTurn(
  scope: RunScope,
  sources: readonly ResultsSource[],
  fallbacks: readonly ResultsSource[],
): Promise<LookUp> {
  const first = await lookUp(scope, sources);
  if (first.resolved !== undefined || fallbacks.length === 0) return first;
  // What has failed isn't asked again; what has nothing is part of the sentence.
  if (first.faults.length === 0) return lookUp(scope, [...sources, ...fallbacks]);
  const second = await lookUp(scope, fallbacks);
  const found = second.resolved === undefined ? first : second;
  return { ...found, faults: [...first.faults, ...second.faults] };
}

/**
 * On each branch the run's own series, else the one that has its artifact's name (of several that which has its data
 * folder, too): a workflow or a job of another name is no reason to compare with nothing. A source that fails is one
 * that has nothing.
 */
export async function lookUp(scope: RunScope, sources: readonly ResultsSource[]): Promise<LookUp> {
  const { series, compared } = scope;
  const faults: Fault[] = [];
  const willing = sources.map((source) => forgiving(source, faults));
  const missed: Missed[] = [];
  for (const branch of compared) {
    const own = await findIn(willing, scope, branch);
    const standing = own === undefined ? 'earlier' : standingIn(scope, branch, own);
    if (standing === 'later') return overtaken(scope, own?.by, faults);
    if (standing === 'beside') faults.push(sharedBy(scope, own?.by));
    const json = isOfThisRun(standing) ? own?.before : own?.json;
    if (json !== undefined) return foundOf(scope, { series: series.name, branch, json }, faults);
    const known = await Promise.all(willing.map((source) => source.seriesOf(branch)));
    const others = nearestFirst(series, known.flat());
    const alike = alikeOf(series, others);
    const taken = alike && (await findIn(willing, { ...scope, series: alike }, branch));
    if (taken !== undefined) return foundOf(scope, { series: alike!.name, branch, json: taken.json }, faults);
    const failed = own === undefined ? await failedRuns(willing, series.name, branch) : 0;
    missed.push({ branch, standing: own && standing, failed, others: others.map(({ name }) => name) });
  }
  const broken = willing.find((source) => source.isBroken());
  const reason =
    broken === undefined
      ? nothingFound(scope, sources, missed)
      : `No baseline: ${broken.name} could not be read.`;
  return { resolved: undefined, found: { json: undefined, reason }, faults };
}

function foundOf({ series, branch, event }: RunScope, resolved: Resolved, faults: readonly Fault[]): LookUp {
  const before = event === 'local' ? 'the run before' : `the run before on ${branch}`;
  const name = resolved.branch === branch ? before : resolved.branch;
  const other = resolved.series === series.name ? '' : ` (series ${resolved.series})`;
  const isForBranch = branch !== undefined;
  const { json, series: found } = resolved;
  return { resolved, found: { json, name: `${name}${other}`, isForBranch, series: found }, faults };
}

/** Tells once what fails. */
function forgiving(source: ResultsSource, faults: Fault[]): ResultsSource & { isBroken(): boolean } {
  let isBroken = false;
  const tried = async <T>(look: () => Promise<T>, nothing: T): Promise<T> => {
    if (isBroken) return nothing;
    try {
      return await look();
    } catch (cause) {
      // The user's to mend, before anything is trained.
      if (cause instanceof InputError) throw cause;
      isBroken = true;
      faults.push(...unlessStillSilent(cause, source.failed(messageOf(cause))));
      return nothing;
    }
  };
  return {
    ...source,
    isBroken: () => isBroken,
    find: (series, branch) => tried(() => source.find(series, branch), undefined),
    seriesOf: (branch) => tried(() => source.seriesOf(branch), []),
    gatesOf: (series, branch) => tried(async () => (await source.gatesOf?.(series, branch)) ?? [], []),
  };
}

/** A source that has nothing but this very run's, without what that was compared with, is asked last. */
async function findIn(
  sources: readonly ResultsSource[],
  scope: RunScope,
  branch: string,
): Promise<KeptResults | undefined> {
  let own: KeptResults | undefined;
  for (const source of sources) {
    const found = await source.find(scope.series.name, branch);
    if (found === undefined) continue;
    if (!isOfThisRun(standingIn(scope, branch, found)) || found.before !== undefined) return found;
    own ??= found;
  }
  return own;
}

/** How many runs there were on a branch, where a gate failed each of them. */
async function failedRuns(
  sources: readonly ResultsSource[],
  series: string,
  branch: string,
): Promise<number> {
  const known = await Promise.all(sources.map((source) => source.gatesOf?.(series, branch) ?? []));
  // Two places may both have a line of one run.
  const most = known.reduce((a, b) => (b.length > a.length ? b : a), []);
  return known.flat().every((gates) => gates === 'failed') ? most.length : 0;
}

/** What is on another branch is never this run's own, and as new as it may be. */
function standingIn({ branch: own, run }: RunScope, branch: string, { by }: KeptResults): Standing {
  return branch === own ? standingOf(by, run) : 'earlier';
}

function isOfThisRun(standing: Standing): boolean {
  return standing === 'own' || standing === 'beside';
}

function overtaken(
  { branch, run }: RunScope,
  by: RunOfResults | undefined,
  faults: readonly Fault[],
): LookUp {
  const reason = `No baseline: the results of ${escapeControls(branch ?? '')} are of a later run (${by?.id}) than this one (${run?.id}), which leaves none. A new run is compared, an old one that is run again is not.`;
  return { resolved: undefined, found: { json: undefined, reason }, faults };
}

/** Two jobs of one run that make one series take each other's results away. */
export function sharedBy({ series, run }: RunScope, by: RunOfResults | undefined): Fault {
  return by?.job === run?.job
    ? seriesShared(series.name, 'artifact', by?.artifact ?? '')
    : seriesShared(series.name, 'job', by?.job ?? '');
}

/** Each once, this run's own not among them. */
function nearestFirst(own: Series, known: readonly Series[]): readonly Series[] {
  const others = [...new Map(known.map((one) => [one.name, one])).values()];
  const distance = (other: Series) => Number(!hasArtifact(own, other)) * 2 + Number(!hasData(own, other));
  return others.filter(({ name }) => name !== own.name).sort((a, b) => distance(a) - distance(b));
}

function alikeOf(own: Series, others: readonly Series[]): Series | undefined {
  const alike = others.filter((other) => hasArtifact(own, other));
  const [only, ...more] = alike.length > 1 ? alike.filter((other) => hasData(own, other)) : alike;
  return more.length === 0 ? only : undefined;
}

function hasArtifact({ artifact }: Series, other: Series): boolean {
  return artifact !== null && other.artifact === artifact;
}

function hasData({ data }: Series, other: Series): boolean {
  return data !== null && other.data === data;
}
