// Installs what a folder's lock file pins, with another try or two when the network fails.
import { setTimeout as sleep } from 'node:timers/promises';
import { endOf } from '../shared/deadline.ts';
import { InstallError, isFinal, readNetwork, troubleOf } from './install-trouble.ts';
import { type Machine, type NpmCommand, type NpmResult, requireNpm, runNpm } from './npm.ts';
import { PATIENCE, type Patience, watchRegistry } from './registry-watch.ts';

export interface InstallOptions extends Machine {
  readonly say: (line: string) => void;
  /** Awaited before anything is brought that isn't there: throws where it would be brought for nothing. */
  readonly beforehand?: (() => Promise<void>) | undefined;
  /** Milliseconds from any start. */
  readonly clock: () => number;
  readonly signal: AbortSignal;
  /** Pauses before another try, in milliseconds. */
  readonly retryAfterMs?: readonly number[];
  readonly patience?: Patience;
}

export interface PinnedPackages {
  /** Where package.json and package-lock.json lie and node_modules comes. */
  readonly folder: string;
  /** For npm, `ci` first. */
  readonly arguments: readonly string[];
  /** For the log: "the pinned runtime packages (sharp)". */
  readonly what: string;
}

/**
 * @throws InstallError with npm's own reason when the last try has failed too; NpmMissingError; NoAnswer where it takes too
 *   long; the signal's reason when it's aborted
 */
export async function installPinned(options: InstallOptions & PinnedPackages): Promise<void> {
  const { folder, what, say, clock, retryAfterMs = [2000, 8000], patience = PATIENCE } = options;
  const npm = await requireNpm(options);
  say(`Installing ${what} once, into ${folder} ...`);
  const start = clock();
  using limit = endOf({ ms: patience.mostMs, signal: options.signal });
  using watch = watchRegistry({ ...options, signal: limit.signal }, patience);
  const env = withNetworkLog(options.env);
  let failed: NpmResult | undefined;
  for (const pause of [0, ...retryAfterMs]) {
    if (failed !== undefined) {
      say(`It failed (${failed.reason}); trying again in ${pause / 1000} s ...`);
      await sleep(pause, undefined, { signal: watch.signal }).catch(() => undefined);
    }
    const run = { cwd: folder, env, signal: watch.signal, onLine: watch.hear };
    const result = watch.gaveUp() ? undefined : await runNpm(npm, options.arguments, run);
    limit.signal.throwIfAborted();
    if (result?.succeeded) {
      say(`Installed them in ${((clock() - start) / 1000).toFixed(1)} s.`);
      return;
    }
    // That it was ended says nothing.
    if (watch.gaveUp()) break;
    failed = result;
    if (isFinal(failed?.reason ?? '')) break;
  }
  throw await failure(npm, options, failed?.reason ?? watch.failure());
}

/** @param said npm's words; undefined: it had none, since nothing came */
async function failure(
  npm: NpmCommand,
  { folder, env, signal }: InstallOptions & PinnedPackages,
  said: string | undefined,
): Promise<InstallError> {
  const get = async (name: string) => {
    const { output } = await runNpm(npm, ['config', 'get', name], { cwd: folder, env: { ...env }, signal });
    return output;
  };
  const [registry, secure, plain] = await Promise.all(['registry', 'https-proxy', 'proxy'].map(get));
  const network = readNetwork({ registry, 'https-proxy': secure, proxy: plain }, env);
  return new InstallError(
    said === undefined ? { ...network, cause: 'silent', said: '' } : troubleOf(said, network),
  );
}

/** npm waits 10 s and then a minute before it tries a request again, as if nobody waited for it. */
const NETWORK: readonly (readonly [name: string, value: string])[] = [
  ['npm_config_fetch_retry_mintimeout', '1000'],
  ['npm_config_fetch_retry_maxtimeout', '2000'],
];

/** Its answers in the log, for the watch, and pauses that are shorter unless the environment says how long. */
function withNetworkLog(env: InstallOptions['env']): Record<string, string | undefined> {
  const set = new Set(Object.keys(env).map((name) => name.toLowerCase()));
  const pauses = NETWORK.filter(([name]) => !set.has(name));
  return { ...env, ...Object.fromEntries(pauses), npm_config_loglevel: 'http' };
}
