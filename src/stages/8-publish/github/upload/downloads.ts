// Steps of the running workflow that would download the report's page and break at it: actions/download-artifact unpacks
// what it downloads, and up to version 7 takes everything for an archive. Only told of: what can't be read is passed over.
import { posix } from 'node:path';
import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { matchesName } from './name-pattern.ts';
import { entry, textOf, type WorkflowFile, workflowReader } from './workflow-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Which step of which workflow is running. */
export interface WorkflowSteps {
  /** Absolute. */
  readonly workspace: string;
  /** Of the workflow, relative to the workspace; undefined: it lies elsewhere. */
  readonly path: string | undefined;
  readonly job: string;
  /** The step's id, or a name that the runner gives it. */
  readonly step: string;
  /** "owner/name" of this action; empty where it lies in the workspace. */
  readonly action: string;
}

export interface BreakingDownload {
  /** Relative to the workspace. */
  readonly file: string;
  readonly line: number;
  /** "v7" */
  readonly version: string;
}

export function workflowSteps(env: Environment, workspace: string): WorkflowSteps {
  const { GITHUB_WORKFLOW_REF: ref = '', GITHUB_REPOSITORY: repository = '' } = env;
  const [, owner, path] = /^([^/]+\/[^/]+)\/(\.github\/workflows\/[^@]+)@/.exec(ref) ?? [];
  return {
    workspace,
    path: owner?.toLowerCase() === repository.toLowerCase() ? path : undefined,
    job: env.GITHUB_JOB ?? '',
    step: env.GITHUB_ACTION ?? '',
    action: env.GITHUB_ACTION_REPOSITORY ?? '',
  };
}

/** @param page the name of the page's artifact */
export async function findDownloads(workflow: WorkflowSteps, page: string): Promise<BreakingDownload[]> {
  const read = workflowReader(workflow.workspace);
  const found: BreakingDownload[] = [];
  const left = workflow.path === undefined ? [] : [workflow.path];
  const seen = new Set<string>();
  for (let path = left.shift(); path !== undefined; path = left.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const file = await read(path);
    if (file === undefined) continue;
    const uses = stepsAfterwards(file, workflow);
    found.push(...uses.flatMap((step) => breaking(file, step, page) ?? []));
    left.push(...localFiles(file, uses));
  }
  return found;
}

/** What may run after this step: neither what comes before it in its job, nor jobs that its own one has waited for. */
function stepsAfterwards(file: WorkflowFile, workflow: WorkflowSteps): readonly YAMLMap[] {
  const jobs = entry(file, file.content, 'jobs');
  // An action of the repository's own, which a step uses, has no jobs.
  if (!isMap(jobs)) return stepsOf(file, entry(file, file.content, 'runs'));
  const ours = entry(file, jobs, workflow.job);
  const steps = stepsOf(file, ours);
  const position = steps.findIndex((step) => isOurs(file, step, workflow));
  const before = position < 0 ? new Set<string>() : neededBy(file, jobs, workflow.job);
  return jobs.items.flatMap(({ key }) => {
    const name = textOf(key);
    if (before.has(name)) return [];
    if (name === workflow.job && position >= 0) return steps.slice(position + 1);
    const job = entry(file, jobs, name);
    // A job that calls another workflow is its own one step.
    return isMap(job) && entry(file, job, 'uses') !== undefined ? [job] : stepsOf(file, job);
  });
}

function stepsOf(file: WorkflowFile, parent: unknown): YAMLMap[] {
  const steps = entry(file, parent, 'steps');
  return isSeq(steps) ? steps.items.map(file.resolve).filter(isMap) : [];
}

function isOurs(file: WorkflowFile, node: YAMLMap, { step, action }: WorkflowSteps): boolean {
  const id = textOf(entry(file, node, 'id'));
  if (id !== '') return id === step;
  const uses = textOf(entry(file, node, 'uses'));
  return action === '' ? uses.startsWith('./') : uses.toLowerCase().startsWith(`${action}@`.toLowerCase());
}

function neededBy(file: WorkflowFile, jobs: YAMLMap, job: string): ReadonlySet<string> {
  const needed = new Set<string>();
  const left = [job];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const needs = entry(file, entry(file, jobs, name), 'needs');
    const names = isSeq(needs) ? needs.items.map((item) => textOf(file.resolve(item))) : [textOf(needs)];
    const fresh = names.filter((one) => one !== '' && !needed.has(one));
    for (const one of fresh) needed.add(one);
    left.push(...fresh);
  }
  return needed;
}

function breaking(file: WorkflowFile, step: YAMLMap, page: string): BreakingDownload | undefined {
  const uses = entry(file, step, 'uses');
  if (!isScalar(uses)) return undefined;
  const version = versionOf(textOf(uses), uses.comment ?? '');
  const given = (name: string) => textOf(entry(file, entry(file, step, 'with'), name));
  if (version === undefined || !takes({ given, page })) return undefined;
  return { file: file.path, line: file.lineOf(uses), version };
}

/** By the tag, or of a commit by the comment behind it, as tools that update them write it. */
function versionOf(uses: string, comment: string): string | undefined {
  const [, ref = ''] = /^actions\/download-artifact@(.+)$/i.exec(uses.trim()) ?? [];
  const text = /^[0-9a-f]{40}$/i.test(ref) ? comment : ref;
  const version = /(?:^|[\s=@])v(\d+)(?:\.\d+)*(?:\s|$)/.exec(text)?.[1];
  return version !== undefined && /^[4-7]$/.test(version) ? `v${version}` : undefined;
}

interface Download {
  readonly given: (input: string) => string;
  readonly page: string;
}

/** Whether it's the page that is downloaded, from this run. What an expression makes of it isn't known. */
function takes({ given, page }: Download): boolean {
  if (given('artifact-ids') !== '' || given('run-id') !== '') return false;
  const [name, pattern] = [given('name'), given('pattern')];
  if (name !== '') return name === page;
  return pattern === '' || (!pattern.includes('${{') && matchesName(pattern, page));
}

/** Files of the repository that steps and jobs use: workflows, and the actions' own steps. */
function localFiles(file: WorkflowFile, steps: readonly YAMLMap[]): string[] {
  return steps.flatMap((step) => {
    const uses = textOf(entry(file, step, 'uses'));
    if (!uses.startsWith('./')) return [];
    const path = posix.normalize(uses);
    return /\.ya?ml$/.test(path) ? [path] : [posix.join(path, 'action.yml'), posix.join(path, 'action.yaml')];
  });
}
