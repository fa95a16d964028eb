// The GitHub Action: the runner's inputs -> settings -> run() -> exit code. Nothing else.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as core from '@actions/core';
import { describeFault, InputError, pullRequestTarget } from './errors.ts';
import { ownCode } from './provision/own-code.ts';
import { loadWithRuntimePackages, provideRuntimePackages } from './provision/provision.ts';
import { provideTensorflow } from './provision/tensorflow.ts';
import { runFingerprint } from './run/fingerprint.ts';
import { findInitialModel } from './run/initial-model.ts';
import { restoreUnchanged } from './run/unchanged.ts';
import {
  EVALUATE_ONLY,
  MATRIX,
  MERGE,
  readSwitch,
  SETUP_ONLY,
  TOKEN,
} from './stages/1-config/action-inputs.ts';
import { evaluationFaults } from './stages/1-config/evaluate-options.ts';
import { artifactNameOf, fanOutOf, matrixOf } from './stages/1-config/fan-out.ts';
import { loadAllRuns, loadSettings } from './stages/1-config/load.ts';
import { loadEvaluation } from './stages/1-config/load-evaluation.ts';
import { workspaceLinks } from './stages/1-config/paths-in-file.ts';
import type { Settings } from './stages/1-config/settings.ts';
import { baselineStore, readBaselineScope } from './stages/8-publish/github/baseline.ts';
import { gitHubCache } from './stages/8-publish/github/cache.ts';
import { backgroundSaving } from './stages/8-publish/github/checkpoint/background.ts';
import { plainLine } from './stages/8-publish/github/commands.ts';
import { pullRequestComment } from './stages/8-publish/github/comment.ts';
import { readGitHubEnvironment } from './stages/8-publish/github/environment.ts';
import { gitHubPackageStore } from './stages/8-publish/github/package-store.ts';
import { detail, gitHubPublisher } from './stages/8-publish/github/publisher.ts';
import { gitHubRunStore } from './stages/8-publish/github/run-store.ts';
import { downloadRuns } from './stages/8-publish/github/runs.ts';
import type { Publisher } from './stages/8-publish/publisher.ts';

const EXIT = { done: 0, badInput: 2, internalError: 3, SIGINT: 130, SIGTERM: 143 } as const;
type StopSignal = 'SIGINT' | 'SIGTERM';

const cwd = process.cwd();
const environment = readGitHubEnvironment(process.env, cwd);
/** This package's own folder. */
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const clock = () => performance.now();

/** Before the settings are known there is no data folder that a fault could name a file of. */
let publisher: Publisher = gitHubPublisher({
  environment,
  data: environment.workspace,
  artifact: { name: '', retentionDays: undefined },
  now: clock,
});

async function main(signal: AbortSignal): Promise<void> {
  const { token = '', matrix = '', merge = '', model = '', part = '', ...rest } = inputs(process.env);
  const { 'setup-only': setupOnly = '', 'evaluate-only': evaluateOnly = '', ...given } = rest;
  keepSecret(token);
  if (readSwitch(SETUP_ONLY, setupOnly)) return void (await provide(signal));
  if (readSwitch(MATRIX, matrix)) {
    core.setOutput(MATRIX.name, JSON.stringify(matrixOf(await loadAllRuns(given, cwd))));
    return;
  }
  if (readSwitch(MERGE, merge)) return mergeRuns(given, token, signal);
  if (readSwitch(EVALUATE_ONLY, evaluateOnly)) return evaluateModel({ ...given, model, part }, token, signal);
  const surplus = evaluationFaults({ model, part });
  if (surplus.length > 0) throw new InputError(surplus);
  const settings = await loadSettings(given, cwd);
  detail(`settings: ${JSON.stringify(settings)}`);
  const links = await workspaceLinks(settings, environment.workspace);
  if (links.length > 0) throw new InputError(links);
  publisher = publisherFor(settings, artifactNameOf(settings), token);

  const cache = gitHubCache(environment.workspace);
  const now = () => new Date();
  const version = await packageVersion();
  const code = await ownCode(ROOT);
  const startSaving = backgroundSaving(join(ROOT, 'dist', 'post.js'));
  const store = gitHubRunStore({ cache, version: environment.attempt, code, startSaving, clock });
  const initialModel = await findInitialModel({ settings, publisher, store });
  const fingerprint = await runFingerprint(settings, code, initialModel);
  const common = { settings, publisher, store, fingerprint, now };
  if ((settings.skipUnchanged ?? true) && (await restoreUnchanged(common)) !== undefined) return;
  signal.throwIfAborted();
  await provide(signal, settings.engine);

  // Only now: it imports the packages that were just installed.
  const { run } = await loadWithRuntimePackages(ROOT, () => import('./run.ts'));
  const { cutOffMs } = environment;
  await run({ ...common, initialModel, signal, version, clock, cutOffMs });
}

/** For a run that makes something of its own: a model, or the numbers of one. */
function publisherFor(settings: Settings, name: string, token: string): Publisher {
  const { data, retentionDays, baseline, comment } = settings;
  const cache = gitHubCache(environment.workspace);
  const made = gitHubPublisher({
    environment,
    data,
    artifact: { name, retentionDays },
    baseline: baseline === 'auto' ? baselineStore(readBaselineScope(process.env, name), cache) : undefined,
    comment:
      // Of several runs that belong together only the one that joins them comments.
      comment === 'auto' && fanOutOf(settings) === undefined
        ? pullRequestComment({ env: process.env, token, artifactName: name })
        : undefined,
    now: clock,
  });
  if (process.env.GITHUB_EVENT_NAME === 'pull_request_target') made.faults([pullRequestTarget()]);
  return made;
}

/** Joins what the jobs of a matrix have uploaded; without the data at hand the ensemble is not tested. */
async function mergeRuns(flags: Record<string, string>, token: string, signal: AbortSignal): Promise<void> {
  const given = await loadAllRuns(flags, cwd);
  const links = await workspaceLinks(given, environment.workspace);
  if (links.length > 0) throw new InputError(links);
  const { data, output, threads, artifactName: name, retentionDays, comment } = given;
  publisher = gitHubPublisher({
    environment,
    data,
    artifact: { name, retentionDays },
    comment:
      comment === 'auto' ? pullRequestComment({ env: process.env, token, artifactName: name }) : undefined,
    now: clock,
  });
  await provide(signal);
  publisher.group('Download the runs');
  await using runs = await downloadRuns(name);
  const { folders } = runs;
  const settings = { data: existsSync(data) ? data : undefined, output, threads };
  const { merge } = await loadWithRuntimePackages(ROOT, () => import('./run.ts'));
  const version = await packageVersion();
  await merge({ settings, folders, publisher, signal, version, now: () => new Date() });
}

/** Tests a trained model; what else is given for a training means nothing to it. */
async function evaluateModel(
  flags: Record<string, string>,
  token: string,
  signal: AbortSignal,
): Promise<void> {
  const { settings, chosen } = await loadEvaluation(flags, cwd);
  const links = await workspaceLinks(settings, environment.workspace);
  if (links.length > 0) throw new InputError(links);
  publisher = publisherFor(settings, settings.artifactName, token);
  await provide(signal);
  const { evaluate } = await loadWithRuntimePackages(ROOT, () => import('./run/evaluate.ts'));
  const version = await packageVersion();
  await evaluate({ settings, chosen, publisher, signal, version, clock, now: () => new Date() });
}

async function packageVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** The runtime packages, and what the engine needs beside them. */
async function provide(signal: AbortSignal, engine: Settings['engine'] = 'auto'): Promise<void> {
  const { platform, arch, execPath, env } = process;
  const run = `${env.GITHUB_RUN_ID ?? '0'}-${env.GITHUB_RUN_ATTEMPT ?? '1'}`;
  const store = gitHubPackageStore(gitHubCache(environment.workspace), run);
  publisher.group('Runtime packages');
  const { say, faults: warn } = publisher;
  detail(`Node.js ${process.version} on ${platform}-${arch}, ${ROOT}`);
  const options = { root: ROOT, platform, arch, execPath, env, clock, signal, say, warn, store };
  await provideRuntimePackages(options);
  if (engine === 'tensorflow') await provideTensorflow(options);
  publisher.group(undefined);
}

/** What stands under `with:`, by input name. The runner sets an empty text for every input that isn't given. */
function inputs(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(env).filter(([key, value]) => key.startsWith('INPUT_') && value !== '');
  return Object.fromEntries(
    given.map(([key, value = '']) => [key.slice('INPUT_'.length).toLowerCase(), value]),
  );
}

/** Masked in the log, and out of sight of the programs that are started from here. */
function keepSecret(token: string): void {
  if (token !== '') core.setSecret(token);
  delete process.env[`INPUT_${TOKEN.name.toUpperCase()}`];
}

/** GitHub cancels with SIGINT, SIGTERM 7.5 s later and kills 2.5 s after that: the first one has to be enough. */
function cancellation(): { readonly signal: AbortSignal; readonly received: () => StopSignal | undefined } {
  const controller = new AbortController();
  let received: StopSignal | undefined;
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      received ??= name;
      controller.abort(new DOMException(`${name} received`, 'AbortError'));
    });
  return { signal: controller.signal, received: () => received };
}

/** Says what went wrong and gives the exit code. GitHub shows any but 0 as a failed step. */
function fail(error: unknown, stopped: StopSignal | undefined): number {
  publisher.group(undefined);
  if (error instanceof InputError) {
    publisher.faults(error.faults);
    const errors = error.faults.filter(({ severity }) => severity === 'error');
    const first = errors[0] === undefined ? '' : plainLine(describeFault(errors[0]));
    core.setFailed(errors.length === 1 ? first : `${errors.length} errors in the input. The first: ${first}`);
    return EXIT.badInput;
  }
  if (stopped !== undefined) return cancelled(stopped);
  core.setFailed(`Internal error, please report it: ${error instanceof Error ? error.stack : error}`);
  return EXIT.internalError;
}

function cancelled(stopped: StopSignal): number {
  core.setFailed(`Cancelled (${stopped}); the best model so far, if there is one, is in the run folder.`);
  return EXIT[stopped];
}

const { signal, received } = cancellation();
let exitCode: number;
try {
  await main(signal);
  const stopped = received();
  // An upload or a gate that failed has set the exit code already.
  exitCode = stopped === undefined ? Number(process.exitCode ?? EXIT.done) : cancelled(stopped);
} catch (error) {
  exitCode = fail(error, received());
}
process.exitCode = exitCode;
