// What a step of a workflow may do, by its inputs: install, count a matrix, join runs, evaluate, comment, or train.
import { existsSync } from 'node:fs';
import * as core from '@actions/core';
import { commentOnlyElsewhere, InputError, pullRequestTarget } from '../errors.ts';
import { packageVersion, readProgram } from '../provision/program.ts';
import { loadWithRuntimePackages } from '../provision/provision.ts';
import { requireData } from '../run/require-data.ts';
import { start } from '../run/start.ts';
import {
  COMMENT_ONLY,
  EVALUATE_ONLY,
  MATRIX,
  MERGE,
  readInputs,
  readSwitch,
  SETUP_ONLY,
  TOKEN,
} from '../stages/1-config/action-inputs.ts';
import { COMMENT_OPTIONS } from '../stages/1-config/comment-options.ts';
import { evaluationFaults, inputsPassedOver } from '../stages/1-config/evaluate-options.ts';
import { matrixFaults, matrixOf } from '../stages/1-config/fan-out.ts';
import { loadAllRuns, loadSettings } from '../stages/1-config/load.ts';
import { loadEvaluation } from '../stages/1-config/load-evaluation.ts';
import { parseOptions } from '../stages/1-config/options.ts';
import { workspaceLinks } from '../stages/1-config/paths-in-file.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { readGitHubEnvironment } from '../stages/8-publish/github/environment.ts';
import { commentOnOtherRun } from '../stages/8-publish/github/other-run/comment.ts';
import { detail } from '../stages/8-publish/github/publisher.ts';
import { setOutput } from '../stages/8-publish/github/runner-files.ts';
import { downloadRuns } from '../stages/8-publish/github/runs.ts';
import { workflowSteps } from '../stages/8-publish/github/upload/downloads.ts';
import { foreseeUpload } from '../stages/8-publish/github/upload/foresee.ts';
import { publishedRun, runWithPast } from '../stages/8-publish/host.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import { reviewedData } from './reviewed.ts';
import { provide, type Step } from './step.ts';

/** What was asked for, once nothing of the inputs is wrong. */
export interface Work {
  readonly publisher: Publisher;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

type Inputs = Readonly<Record<string, string>>;

/** @throws InputError with everything that is wrong with the inputs */
export async function readWork(step: Step): Promise<Work> {
  const { given: inputs, faults } = readInputs(step.env);
  if (faults.some(({ severity }) => severity === 'error')) throw new InputError(faults);
  step.host.plainPublisher().faults(faults);
  const { token = '', matrix = '', merge = '', model = '', part = '', ...rest } = inputs;
  const { 'setup-only': setupOnly = '', 'evaluate-only': evaluateOnly = '', ...others } = rest;
  const { 'comment-only': commentOnly = '', ...given } = others;
  keepSecret(step, token);
  if (readSwitch(SETUP_ONLY, setupOnly)) return setup(step);
  if (readSwitch(COMMENT_ONLY, commentOnly)) return commentForOther(step, given, token);
  if (readSwitch(MATRIX, matrix)) return countMatrix(step, given);
  if (readSwitch(MERGE, merge)) return mergeRuns(step, given, token);
  if (readSwitch(EVALUATE_ONLY, evaluateOnly)) return evaluateModel(step, { ...given, model, part }, token);
  const surplus = evaluationFaults({ model, part });
  if (surplus.length > 0) throw new InputError(surplus);
  return trainModel(step, given, token);
}

function setup(step: Step): Work {
  const publisher = step.host.plainPublisher();
  return { publisher, run: (signal) => provide(step, publisher, signal) };
}

/** For a run that may not comment by itself; nothing is installed, checked out or run. */
function commentForOther({ host, env, cwd }: Step, given: Inputs, token: string): Work {
  const { GITHUB_EVENT_NAME: event = '' } = env;
  const { values, faults } = parseOptions(COMMENT_ONLY.name, COMMENT_OPTIONS, given, cwd);
  const wrong = event === 'workflow_run' ? faults : [...faults, commentOnlyElsewhere(event)];
  if (values === undefined || wrong.length > 0) throw new InputError(wrong);
  const publisher = host.plainPublisher();
  return {
    publisher,
    async run(signal) {
      const outcome = await commentOnOtherRun({ env, token, signal, ...values });
      for (const line of outcome.lines) publisher.say(line);
      publisher.faults(outcome.faults);
      setOutput('comment-url', outcome.url);
    },
  };
}

async function countMatrix({ host, cwd }: Step, given: Inputs): Promise<Work> {
  const settings = await loadAllRuns(given, cwd);
  const faults = matrixFaults(settings);
  if (faults.length > 0) throw new InputError(faults);
  const matrix = matrixOf(settings);
  return {
    publisher: host.plainPublisher(),
    run: async () => setOutput(MATRIX.name, JSON.stringify(matrix)),
  };
}

async function trainModel(step: Step, given: Inputs, token: string): Promise<Work> {
  const { host, root, env, cwd, clock, now, loadRun } = step;
  const settings = await loadSettings(given, cwd);
  detail(`settings: ${JSON.stringify(settings)}`);
  await refuseLinks(step, settings);
  const run = publishedRun(settings, token);
  const publisher = host.publisher(run);
  const { baseline, initialModel } = settings;
  const { history } = runWithPast(settings, undefined);
  const reviewed = await reviewedData(step, given, { baseline, history, initialModel });
  return {
    publisher,
    async run(signal) {
      tellOfTarget(env, publisher);
      await foresee(step, settings, publisher, signal, run.artifactName);
      const program = await readProgram(root);
      await start({
        program,
        settings,
        cwd,
        publisher,
        earlier: host.earlierRuns(runWithPast(settings, program.code, token)),
        reviewed,
        skipsUnchanged: host.skipsUnchanged,
        provide: (needs) => provide(step, publisher, signal, needs),
        loadRun,
        signal,
        clock,
        cutOffMs: host.cutOffMs,
        endsWithJob: host.endsWithJob,
        now,
      });
    },
  };
}

/** Joins what the jobs of a matrix have uploaded; without the data at hand the ensemble is not tested. */
async function mergeRuns(step: Step, flags: Inputs, token: string): Promise<Work> {
  const { host, root, cwd, now, loadRun } = step;
  const given = await loadAllRuns(flags, cwd);
  await refuseLinks(step, given);
  const { data, output, threads, artifactName, failIf } = given;
  const [comment, release] = [given.comment === 'auto', given.release === 'auto'];
  const publisher = host.publisher({ ...publishedRun(given, token), artifactName, comment, release });
  return {
    publisher,
    async run(signal) {
      await foresee(step, given, publisher, signal);
      const isThere = existsSync(data);
      const beforehand = async () => (isThere ? requireData(given) : undefined);
      await provide(step, publisher, signal, { beforehand });
      publisher.group('Download the runs');
      await using runs = await downloadRuns(artifactName, signal);
      const settings = { data: isThere ? data : undefined, output, threads, failIf };
      const { merge } = await loadWithRuntimePackages(root, loadRun);
      const version = await packageVersion(root);
      await merge({ settings, folders: runs.folders, publisher, signal, version, now });
    },
  };
}

/** Tests a trained model; what else is given for a training means nothing to it. */
async function evaluateModel(step: Step, flags: Inputs, token: string): Promise<Work> {
  const { host, root, env, cwd, clock, now } = step;
  const { settings, chosen } = await loadEvaluation(flags, cwd);
  await refuseLinks(step, settings);
  const { artifactName, series, baseline } = settings;
  const publisher = host.publisher({ ...publishedRun(settings, token), artifactName });
  const history = { kind: 'none' } as const;
  const reviewed = await reviewedData(step, flags, { baseline, history, initialModel: 'none' });
  return {
    publisher,
    async run(signal) {
      publisher.faults(inputsPassedOver(flags));
      tellOfTarget(env, publisher);
      await foresee(step, settings, publisher, signal);
      await provide(step, publisher, signal, { beforehand: () => requireData(settings) });
      const { evaluate } = await loadWithRuntimePackages(root, () => import('../run/evaluate.ts'));
      const { version, code } = await readProgram(root);
      const earlier = host.earlierRuns({
        ...runWithPast(settings, code),
        ...{ artifactName, series, kind: 'evaluation', history },
      });
      await evaluate({
        ...{ settings, cwd, chosen, publisher, earlier, reviewed },
        ...{ signal, version, clock, now },
      });
    },
  };
}

/** @throws InputError where a link leads data or output out of the workspace */
async function refuseLinks({ host }: Step, settings: Pick<Settings, 'data' | 'output'>): Promise<void> {
  const links = host.workspace === undefined ? [] : await workspaceLinks(settings, host.workspace);
  if (links.length > 0) throw new InputError(links);
}

/**
 * Before anything costs time: whether the names of the artifacts are free, and who would break at them.
 * @throws InputError where one is taken
 */
async function foresee(
  { env, cwd }: Step,
  { artifactName, reportArtifact }: Settings,
  publisher: Publisher,
  signal: AbortSignal,
  fullName = artifactName,
): Promise<void> {
  const environment = readGitHubEnvironment(env, cwd);
  // What can't be uploaded is told once it would be.
  if (environment.artifactsUnavailable !== undefined) return;
  const upload = { artifactName, suffix: fullName.slice(artifactName.length), reportArtifact };
  publisher.group('Names of the artifacts');
  const { lines, faults } = await foreseeUpload(upload, {
    workflow: workflowSteps(env, environment.workspace),
    attempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
    signal,
  });
  publisher.group(undefined);
  for (const line of lines) publisher.say(line);
  if (faults.some(({ severity }) => severity === 'error')) throw new InputError(faults);
  publisher.faults(faults);
}

function tellOfTarget(env: Step['env'], publisher: Publisher): void {
  if (env.GITHUB_EVENT_NAME === 'pull_request_target') publisher.faults([pullRequestTarget()]);
}

/** Masked in the log, and out of sight of the programs that are started from here. */
function keepSecret({ env }: Step, token: string): void {
  if (token !== '') core.setSecret(token);
  delete env[`INPUT_${TOKEN.name.toUpperCase()}`];
}
