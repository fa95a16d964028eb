// Everything a command needs from the process it runs in, so that only cli.ts touches the process itself.
import { readProgram } from '../provision/program.ts';
import { loadWithRuntimePackages, provideRuntimePackages } from '../provision/provision.ts';
import { provideTensorflow } from '../provision/tensorflow.ts';
import type { LoadRun, Needs } from '../run/start.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import {
  type Host,
  publishedRun,
  type RunWithPast,
  runWithPast,
  type Surroundings,
} from '../stages/8-publish/host.ts';
import { hostOf } from '../stages/8-publish/hosts.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import { type Cancellation, listenForCancellation, type SignalSource } from './cancellation.ts';

export interface Session extends Surroundings {
  readonly argv: readonly string[];
  readonly execPath: string;
  readonly platform: NodeJS.Platform;
  readonly arch: NodeJS.Architecture;
  readonly signals: SignalSource;
  readonly loadRun: LoadRun;
}

export function hostOfCommand(session: Session): Promise<Host> {
  return hostOf('command', session);
}

/** Where a run is published and what it has of earlier ones. */
export async function placesOf(settings: Settings, session: Session, kind: RunWithPast['kind'] = 'training') {
  const host = await hostOfCommand(session);
  const program = await readProgram(session.root);
  const run = publishedRun(settings, '');
  return {
    program,
    settings,
    cwd: session.cwd,
    publisher: host.publisher(run),
    earlier: host.earlierRuns({ ...runWithPast(settings, program.code), kind }),
  };
}

/** For what trains nothing and tests nothing. */
export async function publisherOf(session: Session): Promise<Publisher> {
  return (await hostOfCommand(session)).plainPublisher();
}

/** Runs `work` until it ends or a signal ends it: then the exit code is the signal's. */
export async function cancellable(
  session: Session,
  work: (cancellation: Cancellation) => Promise<number>,
  stopping = 'Stopping; the best model so far is kept, if there is one.',
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
  ofRun: AbortSignal,
  { engine = 'auto', beforehand, signal = ofRun }: Needs = {},
): Promise<void> {
  const say = (line: string) => session.stdout.write(`${line}\n`);
  const { packages: store, plainPublisher } = await hostOfCommand(session);
  const options = { ...session, signal, say, warn: plainPublisher().faults, beforehand, store };
  await provideRuntimePackages(options);
  if (engine === 'tensorflow') await provideTensorflow(options);
}

/** Loads what imports the native packages, after making sure that they are there. */
export async function loadDoor<T>(
  session: Session,
  signal: AbortSignal,
  load: () => Promise<T>,
  needs?: Needs,
): Promise<T> {
  await provide(session, signal, needs);
  return loadWithRuntimePackages(session.root, load);
}
