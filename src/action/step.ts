// Everything a step of a workflow needs of the process it runs in, so that only action.ts touches the process itself.
import { join } from 'node:path';
import { provideRuntimePackages } from '../provision/provision.ts';
import { provideTensorflow } from '../provision/tensorflow.ts';
import type { LoadRun } from '../run/start.ts';
import { fanOutOf } from '../stages/1-config/fan-out.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { baselineStore, readBaselineScope } from '../stages/8-publish/github/baseline.ts';
import { gitHubCache } from '../stages/8-publish/github/cache.ts';
import { backgroundSaving } from '../stages/8-publish/github/checkpoint/background.ts';
import { pullRequestComment } from '../stages/8-publish/github/comment.ts';
import { readGitHubEnvironment } from '../stages/8-publish/github/environment.ts';
import { gitHubPackageStore } from '../stages/8-publish/github/package-store.ts';
import { detail, gitHubPublisher } from '../stages/8-publish/github/publisher.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';

export interface Step {
  /** The process's own: a secret is taken out of it. */
  readonly env: Record<string, string | undefined>;
  readonly cwd: string;
  /** This package's own folder. */
  readonly root: string;
  readonly execPath: string;
  readonly platform: NodeJS.Platform;
  readonly arch: NodeJS.Architecture;
  readonly signals: SignalSource;
  /** Milliseconds since the process started. */
  readonly clock: () => number;
  readonly now: () => Date;
  readonly loadRun: LoadRun;
}

export type StopSignal = 'SIGINT' | 'SIGTERM';

/** The part of `process` that is needed. */
export interface SignalSource {
  on(event: StopSignal, listener: () => void): unknown;
}

/** Before the settings are known: there is no data folder that a fault could name a file of. */
export function plainPublisher({ env, cwd, clock }: Step): Publisher {
  const environment = readGitHubEnvironment(env, cwd);
  const artifact = { name: '', retentionDays: undefined };
  return gitHubPublisher({ environment, data: environment.workspace, artifact, now: clock });
}

/** For a run that makes something of its own: a model, or the numbers of one. */
export function publisherFor(step: Step, settings: Settings, name: string, token: string): Publisher {
  const { env, cwd, clock } = step;
  const { data, retentionDays, baseline, comment } = settings;
  const environment = readGitHubEnvironment(env, cwd);
  const cache = gitHubCache(environment.workspace);
  return gitHubPublisher({
    environment,
    data,
    artifact: { name, retentionDays },
    baseline: baseline === 'auto' ? baselineStore(readBaselineScope(env, name), cache) : undefined,
    comment:
      // Of several runs that belong together only the one that joins them comments.
      comment === 'auto' && fanOutOf(settings) === undefined
        ? pullRequestComment({ env, token, artifactName: name })
        : undefined,
    now: clock,
  });
}

/** The program that saves a checkpoint beside the training. */
export function savingOf({ root }: Step) {
  return backgroundSaving(join(root, 'dist', 'post.js'));
}

/** The runtime packages, and what the engine needs beside them. */
export async function provide(
  step: Step,
  publisher: Publisher,
  signal: AbortSignal,
  engine: Settings['engine'] = 'auto',
): Promise<void> {
  const { root, env, cwd, platform, arch } = step;
  const { workspace, attempt } = readGitHubEnvironment(env, cwd);
  const store = gitHubPackageStore(gitHubCache(workspace), attempt);
  publisher.group('Runtime packages');
  const { say, faults: warn } = publisher;
  detail(`Node.js ${process.version} on ${platform}-${arch}, ${root}`);
  const options = { ...step, signal, say, warn, store };
  await provideRuntimePackages(options);
  if (engine === 'tensorflow') await provideTensorflow(options);
  publisher.group(undefined);
}
