// Everything a command needs from the process it runs in, so that only cli.ts touches the process itself.
import { loadWithRuntimePackages, provideRuntimePackages } from '../provision/provision.ts';
import { provideTensorflow } from '../provision/tensorflow.ts';
import type { LoadRun } from '../run/start.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { localPublisher } from '../stages/8-publish/local/publisher.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import { type Cancellation, listenForCancellation, type SignalSource } from './cancellation.ts';

export interface Session {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** This package's own folder. */
  readonly root: string;
  readonly execPath: string;
  readonly platform: NodeJS.Platform;
  readonly arch: NodeJS.Architecture;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly signals: SignalSource;
  /** Milliseconds since the process started. */
  readonly clock: () => number;
  readonly now: () => Date;
  readonly loadRun: LoadRun;
}

/** The part of a stream of `process` that is needed. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export function publisherOf({ stdout, stderr, clock }: Session): Publisher {
  return localPublisher({
    stdout,
    stderr,
    isTerminal: stdout.isTTY === true,
    columns: () => stdout.columns ?? 80,
    now: clock,
  });
}

/** Runs `work` until it ends or a signal ends it: then the exit code is the signal's. */
export async function cancellable(
  session: Session,
  work: (cancellation: Cancellation) => Promise<number>,
  stopping = 'Stopping; the best model so far is kept.',
): Promise<number> {
  using cancellation = cancellationOf(session, stopping);
  try {
    return await work(cancellation);
  } catch (error) {
    if (cancellation.signal.aborted && (error as Error).name === 'AbortError') return cancellation.exitCode();
    throw error;
  }
}

/** From here on SIGINT and SIGTERM end the run, not the process. */
function cancellationOf({ signals, stderr }: Session, stopping: string): Cancellation {
  return listenForCancellation(signals, () => {
    stderr.write(`\n${stopping} Once more stops at once.\n`);
  });
}

/** Makes sure that the native packages and the engine's own are there. */
export async function provide(
  session: Session,
  signal: AbortSignal,
  engine: Settings['engine'] = 'auto',
): Promise<void> {
  const say = (line: string) => session.stdout.write(`${line}\n`);
  const options = { ...session, signal, say, warn: publisherOf(session).faults };
  await provideRuntimePackages(options);
  if (engine === 'tensorflow') await provideTensorflow(options);
}

/** Loads what imports the native packages, after making sure that they are there. */
export async function loadDoor<T>(session: Session, signal: AbortSignal, load: () => Promise<T>): Promise<T> {
  await provide(session, signal);
  return loadWithRuntimePackages(session.root, load);
}
