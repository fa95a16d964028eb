// What is done before a training, within the time that the user gives a run. How long the training itself may take is
// time-budget.ts's.
import { InputError, timeBudgetTooShort } from '../errors.ts';
import type { Settings } from '../stages/1-config/settings.ts';

export interface TimeLimits {
  readonly settings: Settings;
  /** Milliseconds since the process started. */
  readonly clock: () => number;
  /** When whoever runs this cuts it off, in milliseconds since the process started; undefined where it isn't known. */
  readonly cutOffMs: number | undefined;
}

/** What a run may take beyond its budget, in a short one: enough to say what it would have needed. */
const GRACE_MS = 4_000;

/** Work before training, ended once the user's budget is over: there is nothing to deliver yet. */
export async function withinBudget<O extends TimeLimits & { readonly signal: AbortSignal }, T>(
  options: O,
  work: (options: O) => Promise<T>,
): Promise<T> {
  using ending = endOfBudget(options);
  const done = await work({ ...options, signal: AbortSignal.any([options.signal, ending.signal]) });
  // Not all of it looks at the signal.
  ending.signal.throwIfAborted();
  return done;
}

function endOfBudget({ settings, clock }: TimeLimits): Disposable & { readonly signal: AbortSignal } {
  const ending = new AbortController();
  const { timeBudgetMs } = settings;
  const end = (budgetMs: number) => ending.abort(new InputError(timeBudgetTooShort(budgetMs, undefined)));
  const timer =
    timeBudgetMs === undefined
      ? undefined
      : setTimeout(() => end(timeBudgetMs), Math.max(0, timeBudgetMs + GRACE_MS - clock()));
  return { signal: ending.signal, [Symbol.dispose]: () => clearTimeout(timer) };
}

/** How long an earlier checkpoint is worth waiting for: the time that it might save is no more than what is left. */
export function patienceOf({ settings, clock }: TimeLimits): number | undefined {
  const { timeBudgetMs } = settings;
  return timeBudgetMs === undefined ? undefined : Math.max(0, (timeBudgetMs - clock()) / 4);
}
