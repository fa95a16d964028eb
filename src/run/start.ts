// The one start of a training for every door: what it's compared with and starts from, whether an earlier run was the
// same, the packages with native code, and only then run.ts, which imports them.
import { findEarlierSplits } from '../earlier/split.ts';
import type { Fault } from '../errors.ts';
import type { Program } from '../provision/program.ts';
import { loadWithRuntimePackages } from '../provision/provision.ts';
import { inTime } from '../shared/deadline.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { compareWith } from './compare-with.ts';
import { runFingerprint } from './fingerprint.ts';
import { heedMemory } from './heed-memory.ts';
import { findInitialModel } from './initial-model.ts';
import type { Keeping } from './keep.ts';
import { type HeldOutput, inOutput } from './output-lock.ts';
import { passingHistory } from './passing-history.ts';
import { requireData } from './require-data.ts';
import type { RunResult } from './result.ts';
import { historyAsReviewed } from './reviewed.ts';
import { type Prove, restoreUnchanged } from './unchanged.ts';
import { type TimeLimits, withinBudget } from './within-budget.ts';

/** Imports run.ts. */
export type LoadRun = () => Promise<typeof import('../run.ts')>;

/** What has to be there for a run, and what must be right before it's brought. */
export interface Needs {
  readonly engine?: Settings['engine'];
  readonly beforehand?: () => Promise<void>;
  /** Ends it; undefined: the run's does. */
  readonly signal?: AbortSignal;
}

/** What a door makes of its surroundings. */
export interface StartOptions extends Keeping, TimeLimits {
  readonly program: Program;
  /** Whether an earlier run's results are taken where nothing has changed and the settings leave it open. */
  readonly skipsUnchanged: boolean;
  /** Brings the packages with native code, and what the engine needs beside them. */
  readonly provide: (needs: Needs) => Promise<void>;
  readonly loadRun: LoadRun;
  /** Aborted: finish with the best model so far, within seconds. */
  readonly signal: AbortSignal;
  /** Whether the machine is there for this job alone, with all its folders. */
  readonly endsWithJob: boolean;
  readonly now: () => Date;
}

/** What earlier runs left for this one: what it's compared with, what it starts from, and how they split the data. */
export async function lookBack(options: Keeping & Pick<StartOptions, 'program'>) {
  const { settings, publisher, earlier, reviewed } = options;
  const baseline = await compareWith(options);
  const startsFrom = await findInitialModel({ ...options, baseline });
  const ofModel = startsFrom.kind === 'model' ? startsFrom.split : undefined;
  const { splits, faults } = await findEarlierSplits(baseline, ofModel, earlier);
  const { found, faults: ofHistory } = await earlier.findHistory();
  const { history, faults: chosen } = historyAsReviewed(found, reviewed, settings, earlier.series);
  publisher.faults(untold([...faults, ...ofHistory, ...chosen], baseline.faults));
  return { baseline, startsFrom, earlierSplits: splits, history };
}

/** A place that can't be read fails at each look. @param known what is told later, with all that is wrong */
function untold(faults: readonly Fault[], known: readonly Fault[]): readonly Fault[] {
  const keyOf = ({ file, message }: Fault) => JSON.stringify([file, message]);
  const told = new Map(faults.map((fault) => [keyOf(fault), fault]));
  for (const fault of known) told.delete(keyOf(fault));
  return [...told.values()];
}

/** Looks at what others keep: whether they answer or not, it ends with the budget and with the run. */
function within<T>(options: StartOptions, look: (options: StartOptions) => Promise<T>): Promise<T> {
  return withinBudget(options, (limited) =>
    inTime(() => look(limited), { ms: Number.POSITIVE_INFINITY, signal: limited.signal }),
  );
}

/**
 * Trains, or takes the results of an earlier run that was the same.
 * @throws InputError with everything that is wrong, or where another run writes to the output; the signal's reason where it's aborted before the packages are there
 */
export function start(options: StartOptions): Promise<RunResult> {
  const { settings, publisher, signal } = options;
  const say = (line: string) => publisher.say(line);
  return inOutput(settings.output, { say, signal }, (held) =>
    heedMemory({ doing: 'the run', lower: [] }, () => startIn({ ...options, ...held })),
  );
}

async function startIn(options: StartOptions & HeldOutput): Promise<RunResult> {
  const { program, settings, publisher } = options;
  const { baseline, startsFrom, earlierSplits, history } = await within(options, lookBack);
  if (options.endsWithJob) publisher.faults(await passingHistory(settings, options.cwd));
  const fingerprint = await runFingerprint(settings, program.code, startsFrom);
  const before = { baseline, startsFrom, earlierSplits, history };
  if (settings.skipUnchanged ?? options.skipsUnchanged) {
    const proving: Prove = async (...claim) =>
      (await loadStages(options)).testAgain({ ...options, ...before }, ...claim);
    const prove = options.reviewed && proving;
    const restored = await restoreUnchanged({ ...options, baseline, history, fingerprint, prove });
    if (restored !== undefined) return restored;
  }
  const { run } = await loadStages(options);
  return await run({ ...options, ...before, version: program.version, fingerprint });
}

/** With the packages that they import. */
async function loadStages(options: StartOptions) {
  const { settings, program, signal } = options;
  signal.throwIfAborted();
  const needs: Needs = { engine: settings.engine, beforehand: () => requireData(settings) };
  await withinBudget(options, ({ provide, signal }) => provide({ ...needs, signal }));
  return await loadWithRuntimePackages(program.root, options.loadRun);
}
