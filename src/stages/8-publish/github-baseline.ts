// Keeps the results of a branch in the Actions cache, where its pull requests find them: a pull request may read its
// base branch's cache. Best effort: without one a run is as good, so nothing here fails a run.
import { createHash } from 'node:crypto';
import { copyFile, lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as cache from '@actions/cache';
import { baselineCacheFailed, type Fault } from '../../errors.ts';
import type { FetchedBaseline } from '../7-report/baseline/find.ts';

export type CacheClient = Pick<typeof cache, 'isFeatureAvailable' | 'restoreCache' | 'saveCache'>;

/** What of the run decides which results are whose. */
export interface BaselineScope {
  /** Absolute; the cache's paths are relative to it. */
  readonly workspace: string;
  /** Names the series of results: another workflow, job or artifact is another model. */
  readonly series: readonly string[];
  /** Unique to this attempt of this run. */
  readonly run: string;
  /** The branch whose results this run makes; undefined where it makes none that others may build on. */
  readonly branch: string | undefined;
  /** A pull request's; else undefined. */
  readonly baseBranch: string | undefined;
}

export interface BaselineStore {
  fetch(): Promise<{ readonly found: FetchedBaseline; readonly faults: readonly Fault[] }>;
  save(resultsPath: string): Promise<readonly Fault[]>;
}

/** Relative, because the cache knows its entries by their paths too, and runners have different workspaces. */
const CACHED = '.best-epoch-baseline/results.json';

/**
 * Events that run what is on the branch. Others run on the base branch's ref with code from elsewhere
 * (pull_request_target, issue_comment, workflow_run): their results are not the branch's.
 */
const BRANCH_EVENTS = ['push', 'schedule', 'workflow_dispatch'];

export function readBaselineScope(
  env: Readonly<Record<string, string | undefined>>,
  workspace: string,
  artifactName: string,
): BaselineScope {
  const { GITHUB_REF: ref = '', GITHUB_BASE_REF: base = '', GITHUB_EVENT_NAME: event = '' } = env;
  const ofBranch = BRANCH_EVENTS.includes(event) && ref.startsWith('refs/heads/');
  return {
    workspace,
    series: [env.GITHUB_WORKFLOW ?? '', env.GITHUB_JOB ?? '', artifactName],
    run: `${env.GITHUB_RUN_ID ?? '0'}-${env.GITHUB_RUN_ATTEMPT ?? '1'}`,
    branch: ofBranch ? ref.slice('refs/heads/'.length) : undefined,
    baseBranch: base === '' ? undefined : base,
  };
}

export function baselineStore(scope: BaselineScope, client: CacheClient = cache): BaselineStore {
  return {
    async fetch() {
      const none = (reason: string, faults: readonly Fault[] = []) => ({
        found: { json: undefined, reason: `No baseline: ${reason}.` },
        faults,
      });
      const { baseBranch: name } = scope;
      if (name === undefined) return none('this is not a pull request');
      if (!client.isFeatureAvailable()) return none('this runner has no Actions cache');
      try {
        const json = await restore(scope, name, client);
        if (json !== undefined) return { found: { json, name }, faults: [] };
      } catch (cause) {
        return none('the Actions cache could not be read', [baselineCacheFailed('read', reasonOf(cause))]);
      }
      return none(`the Actions cache gave no results of ${name}; a run on ${name} leaves them there`);
    },
    async save(resultsPath) {
      if (scope.branch === undefined || !client.isFeatureAvailable()) return [];
      try {
        await store(scope, scope.branch, resultsPath, client);
        return [];
      } catch (cause) {
        return [baselineCacheFailed('saved', reasonOf(cause))];
      }
    },
  };
}

/** The newest of the branch; the client itself warns where the service fails and gives undefined. */
async function restore(scope: BaselineScope, branch: string, client: CacheClient) {
  const path = await clearPath(scope);
  const prefix = keyPrefix(scope, branch);
  try {
    const hit = await client.restoreCache([CACHED], `${prefix}${scope.run}`, [prefix]);
    const file = hit === undefined ? undefined : await lstat(path);
    return file?.isFile() ? await readFile(path, 'utf8') : undefined;
  } finally {
    await clearPath(scope);
  }
}

async function store(scope: BaselineScope, branch: string, resultsPath: string, client: CacheClient) {
  const path = await clearPath(scope);
  try {
    await mkdir(dirname(path));
    await copyFile(resultsPath, path);
    await client.saveCache([CACHED], `${keyPrefix(scope, branch)}${scope.run}`);
  } finally {
    await clearPath(scope);
  }
}

/** Takes away what is there, a link as a link: what is written next must not follow one out of the workspace. */
async function clearPath({ workspace }: BaselineScope): Promise<string> {
  const path = join(workspace, CACHED);
  await rm(dirname(path), { recursive: true, force: true });
  return path;
}

/** Slashes part its words, so that main's prefix is not main-2's too. A key has no comma and 512 characters at most. */
function keyPrefix({ series }: BaselineScope, branch: string): string {
  return `best-epoch-results/${[...series, branch].map(keyWord).join('/')}/`;
}

const LONGEST_WORD = 100;

function keyWord(text: string): string {
  const word = encodeURIComponent(text);
  return word.length <= LONGEST_WORD ? word : createHash('sha256').update(text).digest('hex');
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : `${cause}`;
}
