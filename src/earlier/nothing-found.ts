// What a run says where it found no results to be compared with: what was looked for and where, what there is instead, and
// what to do.
import { escapeControls } from '../shared/quote.ts';
import { describeSeries, hasDefaultName, type RunScope } from './series.ts';

/** A branch that had none for this run. */
export interface Missed {
  readonly branch: string;
  /** The only results there are of an earlier attempt of this run. */
  readonly isOwn: boolean;
  /** Series that there are results of. */
  readonly others: readonly string[];
}

/** More series are counted. */
const MOST_NAMED = 5;

/** Where results may lie. */
export interface Place {
  /** For people: "the Actions cache". */
  readonly name: string;
  /** For the end of a sentence, what becomes of results there; undefined: they stay. */
  readonly passing?: string | undefined;
}

/** A sentence or two. */
export function nothingFound(scope: RunScope, sources: readonly Place[], missed: readonly Missed[]): string {
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
function whatLeavesSome({ whoLeavesSome }: RunScope, sources: readonly Place[]): string {
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
