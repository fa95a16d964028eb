// Installs what a folder's lock file pins, with another try or two when the network fails.
import { setTimeout as sleep } from 'node:timers/promises';
import { findNpm, type Machine, type NpmResult, runNpm } from './npm.ts';

export interface InstallOptions extends Machine {
  readonly say: (line: string) => void;
  /** Awaited before anything is brought that isn't there: throws where it would be brought for nothing. */
  readonly beforehand?: (() => Promise<void>) | undefined;
  /** Milliseconds from any start. */
  readonly clock: () => number;
  readonly signal: AbortSignal;
  /** Pauses before another try, in milliseconds. */
  readonly retryAfterMs?: readonly number[];
}

export interface PinnedPackages {
  /** Where package.json and package-lock.json lie and node_modules comes. */
  readonly folder: string;
  /** For npm, `ci` first. */
  readonly arguments: readonly string[];
  /** For the log: "the pinned runtime packages (sharp)". */
  readonly what: string;
}

/** Throws with npm's own reason when the last try has failed too, and when the signal is aborted. */
export async function installPinned(options: InstallOptions & PinnedPackages): Promise<void> {
  const { folder, what, say, clock, env, signal, retryAfterMs = [2000, 8000] } = options;
  const npm = await findNpm(options);
  if (npm === undefined) throw new Error('npm was found neither beside node nor on PATH');
  say(`Installing ${what} once, into ${folder} ...`);
  const start = clock();
  let result: NpmResult | undefined;
  for (const pause of [0, ...retryAfterMs]) {
    if (result !== undefined) {
      say(`It failed (${result.reason}); trying again in ${pause / 1000} s ...`);
      await sleep(pause, undefined, { signal });
    }
    result = await runNpm(npm, options.arguments, { cwd: folder, env: { ...env }, signal });
    signal.throwIfAborted();
    if (result.succeeded) {
      say(`Installed them in ${((clock() - start) / 1000).toFixed(1)} s.`);
      return;
    }
  }
  throw new Error(result?.reason);
}
