// Watches an installation: says how far it is, and gives it up where nothing at all comes from the registry. What makes
// progress, however slowly, has a long time.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstallCause } from '../errors.ts';
import { INSTALL_MS, REGISTRY_SILENCE_MS } from '../shared/deadline.ts';
import { causeOfCode } from './install-trouble.ts';

export interface Patience {
  /** Without an answer from the registry for so long since the beginning, it's given up. */
  readonly silenceMs: number;
  /** Between two lines of the log. */
  readonly tellMs: number;
  /** However much has come by then, it's given up. */
  readonly mostMs: number;
}

export const PATIENCE: Patience = { silenceMs: REGISTRY_SILENCE_MS, tellMs: 10_000, mostMs: INSTALL_MS };

export interface RegistryWatch extends Disposable {
  /** Aborted when it's given up or when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Whether it was given up for want of an answer. */
  gaveUp(): boolean;
  /** What npm has last said of a request that failed, as its errors have it; undefined: none has. */
  failure(): string | undefined;
  /** Takes a line of npm's log. */
  hear(line: string): void;
}

interface Watched {
  /** Where the packages come. */
  readonly folder: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

export function watchRegistry(
  { folder, say, signal }: Watched,
  { silenceMs, tellMs }: Pick<Patience, 'silenceMs' | 'tellMs'>,
): RegistryWatch {
  const silence = new AbortController();
  let answers = 0;
  let failure = '';
  const limit = setTimeout(() => {
    if (answers === 0) silence.abort();
  }, silenceMs);
  let seconds = 0;
  const telling = setInterval(() => {
    seconds += tellMs / 1000;
    void tell(seconds);
  }, tellMs);
  async function tell(after: number): Promise<void> {
    if (answers === 0) return say(unansweredLine(failure, after));
    const megabytes = ((await bytesIn(folder)) / 1e6).toFixed(0);
    say(
      `Still installing after ${after} s: ${answers} answers of the registry, ${megabytes} MB are there ...`,
    );
  }
  return {
    signal: AbortSignal.any([signal, silence.signal]),
    gaveUp: () => silence.signal.aborted,
    failure: () => (failure === '' ? undefined : `code ${failure}`),
    hear(line) {
      // As npm logs them: "npm http fetch GET 200 URL 35ms", "npm http fetch GET URL attempt 1 failed with ECONNREFUSED".
      if (/^npm http fetch \w+ \d{3} /.test(line)) answers++;
      failure = /attempt \d+ failed with (\w+)/.exec(line)?.[1] ?? failure;
    },
    [Symbol.dispose]() {
      clearTimeout(limit);
      clearInterval(telling);
    },
  };
}

/** What of a request that failed has said something, and what; nothing else has. */
const FAILED: Partial<Record<InstallCause, string>> = {
  refused: 'The registry, or a proxy before it, refuses connections',
  'name-unknown': "The registry's name, or that of a proxy before it, is not found",
  untrusted: "The certificate of the registry, or of a proxy before it, isn't trusted",
  unreachable: 'No answer from the registry',
};

/** @param failure npm's word for how its last request failed; empty: none has */
export function unansweredLine(failure: string, seconds: number): string {
  if (failure === '') return `No answer from the registry after ${seconds} s ...`;
  const cause = causeOfCode(failure);
  const words = (cause && FAILED[cause]) ?? 'The connection to the registry fails';
  return `${words} (${failure}); still trying after ${seconds} s ...`;
}

/** Files come and go meanwhile. */
async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return bytes;
}
