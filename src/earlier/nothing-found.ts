// What a run says where it found no results to be compared with: what was looked for and where, what there is instead, and
// what to do.
import { escapeControls } from '../shared/quote.ts';
import type { Standing } from './run-of-results.ts';
import { describeSeries, hasDefaultName, type RunScope } from './series.ts';

/** A branch that had none for this run. */
export interface Missed {
  readonly branch: string;
  /** Of the only results there, where they are of this very run; undefined: there are none. */
  readonly standing: Standing | undefined;
  /** Its runs, where each of them failed a gate. */
  readonly failed: number;
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

const NO_PLACE =
  'No baseline: this runner has no Actions cache. `history: branch best-epoch-history` keeps results on a branch of the repository, `baseline` takes an earlier results.json.';

/** A sentence or two. */
export function nothingFound(scope: RunScope, sources: readonly Place[], missed: readonly Missed[]): string {
  const { series, event } = scope;
  if (sources.length === 0) return NO_PLACE;
  if (missed.length === 0) return 'No baseline: nothing says which branch this run is to be compared with.';
  const branches = missed.map(({ branch }) => escapeControls(branch)).join(' or ');
  if (missed.every(({ standing }) => standing !== undefined)) {
    const isOwn = missed.every(({ standing }) => standing === 'own');
    return `No baseline: the only results of ${branches} are of ${isOwn ? 'an earlier attempt' : 'another job'} of this run.`;
  }
  const places = sources.map(({ name }) => name).join(' and ');
  const none = `No baseline: ${places} gave no results${event === 'local' ? '' : ` of ${branches}`} for ${describeSeries(series.name)}`;
  const failed = missed.find((one) => one.failed > 0);
  if (failed !== undefined) return `${none}: ${failedSoFar(failed, event)}`;
  const others = [...new Set(missed.flatMap((one) => one.others))];
  if (others.length === 0) return `${none}, nor of any other series. ${whatLeavesSome(scope, sources)}`;
  const named = others.slice(0, MOST_NAMED).map(escapeControls);
  const more = others.length > named.length ? [`${others.length - named.length} more`] : [];
  const list = [...named, ...more].join(', ').replace(/, (?=[^,]*$)/, ' and ');
  const another = others.length > 1 ? ', or another of them' : '';
  return `${none}; there are some of ${list}. A new model needs nothing: ${firstOfItsOwn(scope)}. For the model of another series set \`series: ${named[0]}\`${another}.`;
}

/** Another push would leave none, either, as long as it fails. One that failed in a comparison alone has left some. */
function failedSoFar({ branch, failed }: Missed, event: RunScope['event']): string {
  const which = event === 'local' ? '' : ` of ${escapeControls(branch)}`;
  const runs = failed === 1 ? `the run${which}` : `the ${failed} runs${which}`;
  return `${runs} so far failed a gate, and a run that fails one on itself is no baseline: the next that passes is one.`;
}

/** Of several places the one that keeps results longest says how long. */
function whatLeavesSome(scope: RunScope, sources: readonly Place[]): string {
  const [first, ...more] = sources.map(({ passing }) => passing);
  const passing = more.includes(undefined) ? undefined : first;
  const who = leavesItsOwn(scope) ? 'this run' : scope.whoLeavesSome;
  const what = `${UNLESS_FAILED}, ${who} leaves some${passing === undefined ? '' : `, ${passing}`}`;
  return `${what}${leavesItsOwn(scope) ? ': the next is compared with them' : ''}.`;
}

/** Gates that compare don't count: they have nothing to go by yet. */
const UNLESS_FAILED = 'Unless it fails a gate on itself';

/** Whether what this run is to be compared with is what such a run leaves. */
function leavesItsOwn({ branch, compared }: RunScope): boolean {
  return branch !== undefined && branch === compared[0];
}

/** A name of the user's own is meant for both workflows: in a change that brings it in the branch has none of it yet. */
function firstOfItsOwn(scope: RunScope): string {
  if (leavesItsOwn(scope)) return 'the next run is compared with this one';
  const named = hasDefaultName(scope.series) ? '' : ` with \`series: ${escapeControls(scope.series.name)}\``;
  return `its first run on ${escapeControls(scope.compared[0] ?? '')}${named} leaves some`;
}
