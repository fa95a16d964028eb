// What GitHub's event says of a run: whose results it makes, and whose it's compared with.
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { defaultSeriesName, type RunScope, type WorkflowRun } from '../../../earlier/series.ts';
import { BRANCH_EVENTS } from '../../../results/history-line.ts';
import { parseJson } from '../../../shared/parse-json.ts';
import { pathFrom } from '../../../shared/path-from.ts';
import { escapeControls } from '../../../shared/quote.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface ScopeOptions {
  /** As the setting has it; undefined: by workflow, job and artifact. */
  readonly series: string | undefined;
  readonly artifactName: string;
  readonly kind: RunScope['kind'];
  /** Absolute. */
  readonly data: string;
  /** Absolute. */
  readonly workspace: string;
  readonly repositoryUrl: string | undefined;
  readonly began: Date;
}

const part = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** Each part alone: an event that lacks one, or has it in another form, still says the others. */
const payload = z.object({
  repository: part(z.object({ default_branch: z.string() })),
  merge_group: part(z.object({ base_ref: z.string() })),
  pull_request: part(z.object({ base: z.object({ ref: z.string() }), head: z.object({ sha: z.string() }) })),
});

type Payload = z.infer<typeof payload>;

export function readRunScope(env: Environment, options: ScopeOptions): RunScope {
  const about = readPayload(env);
  const branch = branchOfRun(env);
  const sha = about.pull_request?.head.sha ?? env.GITHUB_SHA ?? '';
  const compared = comparedBranches(env, about, branch);
  const { series, artifactName: artifact, kind, data, workspace } = options;
  return {
    series: {
      name: series ?? defaultSeriesName(env.GITHUB_WORKFLOW ?? '', env.GITHUB_JOB ?? '', artifact),
      artifact,
      data: pathFrom(workspace, data),
    },
    kind,
    branch,
    compared,
    defaultBranch: about.repository?.default_branch,
    event: env.GITHUB_EVENT_NAME,
    commit: /^[0-9a-f]{40,64}$/.test(sha) ? sha : null,
    run: workflowRun(env, options),
    whoLeavesSome: `a push, a schedule or a manual start on ${escapeControls(compared[0] ?? '')}`,
  };
}

/** Null where the runner doesn't say its number. */
function workflowRun(
  { GITHUB_RUN_ID: id = '', GITHUB_RUN_ATTEMPT: attempt, GITHUB_JOB: job }: Environment,
  { artifactName: artifact, repositoryUrl, began }: ScopeOptions,
): WorkflowRun | null {
  if (!/^\d{1,20}$/.test(id)) return null;
  const counted = { id, attempt: Number(attempt || '1'), repository: repositoryUrl ?? null };
  return { ...counted, job: job || null, artifact, began };
}

/** Undefined where the event's file doesn't say it. */
export function defaultBranchOf(env: Environment): string | undefined {
  return readPayload(env).repository?.default_branch;
}

/** Runs of a tag, a release, another workflow's end or a comment are of no branch: the default branch's count. */
function comparedBranches(env: Environment, about: Payload, branch: string | undefined): readonly string[] {
  const queued = QUEUED.exec(env.GITHUB_REF ?? '')?.groups?.base;
  // Of all of these a merge queue's alone is a whole ref: the others are names, whatever they begin with.
  const ofQueue = about.merge_group?.base_ref.replace(/^refs\/heads\//, '');
  const named = [env.GITHUB_BASE_REF, about.pull_request?.base.ref, ofQueue, queued];
  const base = named.find(Boolean);
  const branches = [base ?? branch, about.repository?.default_branch];
  return [...new Set(branches.filter((one) => one !== undefined))];
}

/** Undefined where the event doesn't run what is on the branch (BRANCH_EVENTS). */
function branchOfRun({ GITHUB_EVENT_NAME: event, GITHUB_REF: ref = '' }: Environment): string | undefined {
  const isOfBranch = BRANCH_EVENTS.some((one) => one === event) && ref.startsWith('refs/heads/');
  return isOfBranch && !QUEUED.test(ref) ? ref.slice('refs/heads/'.length) : undefined;
}

/** The branch that a merge queue makes of a pull request and throws away: a push makes runs of it, too. */
const QUEUED = /^refs\/heads\/gh-readonly-queue\/(?<base>.+)\/pr-\d+-[0-9a-f]+$/;

/** Runners that aren't GitHub's may have no such file, or another in its place. */
function readPayload({ GITHUB_EVENT_PATH: path = '' }: Environment): Payload {
  try {
    return payload.parse(parseJson(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}
