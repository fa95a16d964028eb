// What a step of a workflow may do, by its inputs: install, count a matrix, join runs, evaluate, or train.
import { existsSync } from 'node:fs';
import * as core from '@actions/core';
import { InputError, pullRequestTarget } from '../errors.ts';
import { packageVersion, readProgram } from '../provision/program.ts';
import { loadWithRuntimePackages } from '../provision/provision.ts';
import { start } from '../run/start.ts';
import {
  EVALUATE_ONLY,
  MATRIX,
  MERGE,
  readSwitch,
  SETUP_ONLY,
  TOKEN,
} from '../stages/1-config/action-inputs.ts';
import { evaluationFaults } from '../stages/1-config/evaluate-options.ts';
import { artifactNameOf, matrixOf } from '../stages/1-config/fan-out.ts';
import { loadAllRuns, loadSettings } from '../stages/1-config/load.ts';
import { loadEvaluation } from '../stages/1-config/load-evaluation.ts';
import { workspaceLinks } from '../stages/1-config/paths-in-file.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { gitHubCache } from '../stages/8-publish/github/cache.ts';
import { pullRequestComment } from '../stages/8-publish/github/comment.ts';
import { readGitHubEnvironment } from '../stages/8-publish/github/environment.ts';
import { detail, gitHubPublisher } from '../stages/8-publish/github/publisher.ts';
import { gitHubRunStore } from '../stages/8-publish/github/run-store.ts';
import { downloadRuns } from '../stages/8-publish/github/runs.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import { plainPublisher, provide, publisherFor, type Step, savingOf } from './step.ts';

/** What was asked for, once nothing of the inputs is wrong. */
export interface Task {
  readonly publisher: Publisher;
  readonly work: (signal: AbortSignal) => Promise<void>;
}

type Inputs = Readonly<Record<string, string>>;

/** @throws InputError with everything that is wrong with the inputs */
export async function readTask(step: Step): Promise<Task> {
  const { token = '', matrix = '', merge = '', model = '', part = '', ...rest } = inputsOf(step);
  const { 'setup-only': setupOnly = '', 'evaluate-only': evaluateOnly = '', ...given } = rest;
  keepSecret(step, token);
  if (readSwitch(SETUP_ONLY, setupOnly)) return setup(step);
  if (readSwitch(MATRIX, matrix)) return countMatrix(step, given);
  if (readSwitch(MERGE, merge)) return mergeRuns(step, given, token);
  if (readSwitch(EVALUATE_ONLY, evaluateOnly)) return evaluateModel(step, { ...given, model, part }, token);
  const surplus = evaluationFaults({ model, part });
  if (surplus.length > 0) throw new InputError(surplus);
  return trainModel(step, given, token);
}

function setup(step: Step): Task {
  const publisher = plainPublisher(step);
  return { publisher, work: (signal) => provide(step, publisher, signal) };
}

async function countMatrix(step: Step, given: Inputs): Promise<Task> {
  const matrix = matrixOf(await loadAllRuns(given, step.cwd));
  return {
    publisher: plainPublisher(step),
    work: async () => core.setOutput(MATRIX.name, JSON.stringify(matrix)),
  };
}

async function trainModel(step: Step, given: Inputs, token: string): Promise<Task> {
  const { root, env, cwd, clock, now, loadRun } = step;
  const settings = await loadSettings(given, cwd);
  detail(`settings: ${JSON.stringify(settings)}`);
  const { workspace, attempt, cutOffMs } = await plainWorkspace(step, settings);
  const publisher = publisherFor(step, settings, artifactNameOf(settings), token);
  return {
    publisher,
    async work(signal) {
      tellOfTarget(env, publisher);
      const program = await readProgram(root);
      await start({
        program,
        settings,
        publisher,
        store: gitHubRunStore({
          cache: gitHubCache(workspace),
          version: attempt,
          code: program.code,
          startSaving: savingOf(step),
          clock,
        }),
        skipsUnchanged: true,
        provide: (engine) => provide(step, publisher, signal, engine),
        loadRun,
        signal,
        clock,
        cutOffMs,
        now,
      });
    },
  };
}

/** Joins what the jobs of a matrix have uploaded; without the data at hand the ensemble is not tested. */
async function mergeRuns(step: Step, flags: Inputs, token: string): Promise<Task> {
  const { root, env, cwd, clock, now, loadRun } = step;
  const given = await loadAllRuns(flags, cwd);
  const environment = await plainWorkspace(step, given);
  const { data, output, threads, artifactName: name, retentionDays, comment } = given;
  const publisher = gitHubPublisher({
    environment,
    data,
    artifact: { name, retentionDays },
    comment: comment === 'auto' ? pullRequestComment({ env, token, artifactName: name }) : undefined,
    now: clock,
  });
  return {
    publisher,
    async work(signal) {
      await provide(step, publisher, signal);
      publisher.group('Download the runs');
      await using runs = await downloadRuns(name);
      const settings = { data: existsSync(data) ? data : undefined, output, threads };
      const { merge } = await loadWithRuntimePackages(root, loadRun);
      const version = await packageVersion(root);
      await merge({ settings, folders: runs.folders, publisher, signal, version, now });
    },
  };
}

/** Tests a trained model; what else is given for a training means nothing to it. */
async function evaluateModel(step: Step, flags: Inputs, token: string): Promise<Task> {
  const { root, env, cwd, clock, now } = step;
  const { settings, chosen } = await loadEvaluation(flags, cwd);
  await plainWorkspace(step, settings);
  const publisher = publisherFor(step, settings, settings.artifactName, token);
  return {
    publisher,
    async work(signal) {
      tellOfTarget(env, publisher);
      await provide(step, publisher, signal);
      const { evaluate } = await loadWithRuntimePackages(root, () => import('../run/evaluate.ts'));
      const version = await packageVersion(root);
      await evaluate({ settings, chosen, publisher, signal, version, clock, now });
    },
  };
}

/** @throws InputError where a link leads data or output out of the workspace */
async function plainWorkspace({ env, cwd }: Step, settings: Pick<Settings, 'data' | 'output'>) {
  const environment = readGitHubEnvironment(env, cwd);
  const links = await workspaceLinks(settings, environment.workspace);
  if (links.length > 0) throw new InputError(links);
  return environment;
}

function tellOfTarget(env: Step['env'], publisher: Publisher): void {
  if (env.GITHUB_EVENT_NAME === 'pull_request_target') publisher.faults([pullRequestTarget()]);
}

/** What stands under `with:`, by input name. The runner sets an empty text for every input that isn't given. */
function inputsOf({ env }: Step): Record<string, string> {
  const given = Object.entries(env).filter(([key, value]) => key.startsWith('INPUT_') && value !== '');
  return Object.fromEntries(
    given.map(([key, value = '']) => [key.slice('INPUT_'.length).toLowerCase(), value]),
  );
}

/** Masked in the log, and out of sight of the programs that are started from here. */
function keepSecret({ env }: Step, token: string): void {
  if (token !== '') core.setSecret(token);
  delete env[`INPUT_${TOKEN.name.toUpperCase()}`];
}
