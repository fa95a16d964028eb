// How a run finds the results of its series among what there is, and what it says where there are none. Where results
// lie is a source's to know.
import { type Fault, InputError } from '../errors.ts';
import { messageOf } from '../shared/message-of.ts';
import { escapeControls } from '../shared/quote.ts';
import type { EarlierRuns, FoundResults } from './earlier-runs.ts';
import { describeSeries, hasDefaultName, type RunScope, type Series } from './series.ts';

/** One place that keeps results. */
export interface ResultsSource {
  /** For people: "the Actions cache". */
  readonly name: string;
  /** For the end of a sentence, what becomes of results there; undefined: they stay. */
  readonly passing?: string | undefined;
  /** A warning. */
  failed(reason: string): Fault;
  /** The newest of a series on a branch. */
  find(series: string, branch: string): Promise<KeptResults | undefined>;
  /** All series that there are results of. */
  seriesOf(branch: string): Promise<readonly Series[]>;
}

export interface KeptResults {
  readonly json: string;
  /** Made by an earlier attempt of this very run. */
  readonly isOwn?: boolean;
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
    const own = await findIn(willing, series.name, branch);
    const json = own?.isOwn === true ? own.before : own?.json;
    if (json !== undefined) return foundOf(scope, { series: series.name, branch, json }, faults);
    const known = await Promise.all(willing.map((source) => source.seriesOf(branch)));
    const others = nearestFirst(series, known.flat());
    const alike = alikeOf(series, others);
    const taken = alike && (await findIn(willing, alike.name, branch));
    if (taken !== undefined) return foundOf(scope, { series: alike!.name, branch, json: taken.json }, faults);
    missed.push({ branch, isOwn: own !== undefined, others: others.map(({ name }) => name) });
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
  return { resolved, found: { json: resolved.json, name: `${name}${other}`, isForBranch }, faults };
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
      faults.push(source.failed(messageOf(cause)));
      return nothing;
    }
  };
  return {
    ...source,
    isBroken: () => isBroken,
    find: (series, branch) => tried(() => source.find(series, branch), undefined),
    seriesOf: (branch) => tried(() => source.seriesOf(branch), []),
  };
}

async function findIn(
  sources: readonly ResultsSource[],
  series: string,
  branch: string,
): Promise<KeptResults | undefined> {
  let own: KeptResults | undefined;
  for (const source of sources) {
    const found = await source.find(series, branch);
    if (found !== undefined && (found.isOwn !== true || found.before !== undefined)) return found;
    own ??= found;
  }
  return own;
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

interface Missed {
  readonly branch: string;
  /** The only results there are of an earlier attempt of this run. */
  readonly isOwn: boolean;
  /** Series that there are results of. */
  readonly others: readonly string[];
}

/** More series are counted. */
const MOST_NAMED = 5;

function nothingFound(scope: RunScope, sources: readonly ResultsSource[], missed: readonly Missed[]): string {
  const { series, event } = scope;
  if (sources.length === 0) return 'No baseline: this runner has no Actions cache.';
  if (missed.length === 0) return 'No baseline: nothing says which branch this run is to be compared with.';
  const branches = missed.map(({ branch }) => escapeControls(branch)).join(' or ');
  if (missed.every(({ isOwn }) => isOwn))
    return `No baseline: the only results of ${branches} are of an earlier attempt of this run.`;
  const places = sources.map(({ name }) => name).join(' and ');
  const none = `No baseline: ${places} gave no results${event === 'local' ? '' : ` of ${branches}`} for ${describeSeries(series.name)}`;
  const others = [...new Set(missed.flatMap((one) => one.others))];
  if (others.length === 0) return `${none}, nor of any other series. ${whatLeavesSome(scope, sources)}`;
  const named = others.slice(0, MOST_NAMED).map(escapeControls);
  const more = others.length > named.length ? [`${others.length - named.length} more`] : [];
  const list = [...named, ...more].join(', ').replace(/, (?=[^,]*$)/, ' and ');
  const ways = [
    `set \`series: ${named[0]}\``,
    ...(others.length > 1 ? ['another of them'] : []),
    ...firstOfItsOwn(scope),
  ];
  return `${none}; there are some of ${list}: ${ways.join(', or ')}.`;
}

/** Of several places the one that keeps results longest says how long. */
function whatLeavesSome({ whoLeavesSome }: RunScope, sources: readonly ResultsSource[]): string {
  const [first, ...more] = sources.map(({ passing }) => passing);
  const passing = more.includes(undefined) ? undefined : first;
  return `${whoLeavesSome}${passing === undefined ? '' : `, ${passing}`}.`;
}

/** A name of the user's own is meant for both workflows: in a change that brings it in the branch has none of it yet. */
function firstOfItsOwn({ series, event, compared }: RunScope): string[] {
  if (hasDefaultName(series)) return [];
  const where = event === 'local' ? '' : ` on ${escapeControls(compared[0] ?? '')}`;
  return [`let one run${where} with \`series: ${escapeControls(series.name)}\` leave the first`];
}
