// Everything a step of a workflow needs of the process it runs in, so that only action.ts touches the process itself.
import { provideRuntimePackages } from '../provision/provision.ts';
import { provideTensorflow } from '../provision/tensorflow.ts';
import type { LoadRun, Needs } from '../run/start.ts';
import { detail } from '../stages/8-publish/github/publisher.ts';
import type { Host, Surroundings } from '../stages/8-publish/host.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';

export interface Process extends Surroundings {
  /** The process's own: a secret is taken out of it. */
  readonly env: Record<string, string | undefined>;
  readonly execPath: string;
  readonly platform: NodeJS.Platform;
  readonly arch: NodeJS.Architecture;
  readonly signals: SignalSource;
  readonly loadRun: LoadRun;
}

export interface Step extends Process {
  readonly host: Host;
}

export type StopSignal = 'SIGINT' | 'SIGTERM';

/** The part of `process` that is needed. */
export interface SignalSource {
  on(event: StopSignal, listener: () => void): unknown;
}

/** The runtime packages, and what the engine needs beside them. */
export async function provide(
  step: Step,
  publisher: Publisher,
  ofRun: AbortSignal,
  { engine = 'auto', beforehand, signal = ofRun }: Needs = {},
): Promise<void> {
  const { root, platform, arch, host } = step;
  publisher.group('Runtime packages');
  const { say, faults: warn } = publisher;
  detail(`Node.js ${process.version} on ${platform}-${arch}, ${root}`);
  const options = { ...step, signal, say, warn, beforehand, store: host.packages };
  await provideRuntimePackages(options);
  if (engine === 'tensorflow') await provideTensorflow(options);
  publisher.group(undefined);
}
