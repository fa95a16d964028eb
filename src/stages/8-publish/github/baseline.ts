// Keeps the results of a branch in the Actions cache, where its pull requests find them: a pull request may read its
// base branch's cache. Best effort: without one a run is as good, so nothing here fails a run.
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EarlierRuns } from '../../../earlier/earlier-runs.ts';
import { baselineCacheFailed, type Fault } from '../../../errors.ts';
import { messageOf } from '../../../shared/message-of.ts';
import type { CacheEntry, GitHubCache } from './cache.ts';

/** What of the run decides which results are whose. */
export interface BaselineScope {
  /** Names the series of results: another workflow, job or artifact is another model. */
  readonly series: readonly string[];
  /** Unique to this attempt of this run. */
  readonly run: string;
  /** The branch whose results this run makes; undefined where it makes none that others may build on. */
  readonly branch: string | undefined;
  /** A pull request's; else undefined. */
  readonly baseBranch: string | undefined;
}

export type BaselineStore = Pick<EarlierRuns, 'findResults' | 'findPrevious' | 'keepResults'>;

/**
 * Events that run what is on the branch. Others run on the base branch's ref with code from elsewhere
 * (pull_request_target, issue_comment, workflow_run): their results are not the branch's.
 */
const BRANCH_EVENTS = ['push', 'schedule', 'workflow_dispatch'];

export function readBaselineScope(
  env: Readonly<Record<string, string | undefined>>,
  artifactName: string,
): BaselineScope {
  const { GITHUB_REF: ref = '', GITHUB_BASE_REF: base = '', GITHUB_EVENT_NAME: event = '' } = env;
  const ofBranch = BRANCH_EVENTS.includes(event) && ref.startsWith('refs/heads/');
  return {
    series: [env.GITHUB_WORKFLOW ?? '', env.GITHUB_JOB ?? '', artifactName],
    run: `${env.GITHUB_RUN_ID ?? '0'}-${env.GITHUB_RUN_ATTEMPT ?? '1'}`,
    branch: ofBranch ? ref.slice('refs/heads/'.length) : undefined,
    baseBranch: base === '' ? undefined : base,
  };
}

export function baselineStore(scope: BaselineScope, cache: GitHubCache): BaselineStore {
  const { branch, baseBranch: name, run } = scope;
  const resultsOf = (of: string): CacheEntry => ({ kind: 'results', words: [...scope.series, of] });
  const none = (reason: string, faults: readonly Fault[] = []) => ({
    found: { json: undefined, reason: `No baseline: ${reason}.` },
    faults,
  });
  const find = async (of: string) => {
    if (!cache.isAvailable) return none('this runner has no Actions cache');
    try {
      const json = await cache.restore(resultsOf(of), (folder) => readFile(join(folder, FILE), 'utf8'));
      if (json !== undefined) return { found: { json, name: of }, faults: [] };
    } catch (cause) {
      return none('the Actions cache could not be read', [baselineCacheFailed('read', messageOf(cause))]);
    }
    return none(`the Actions cache gave no results of ${of}; a run on ${of} leaves them there`);
  };
  return {
    findResults: async () => (name === undefined ? none('this is not a pull request') : find(name)),
    findPrevious: async () => (branch === undefined ? none('this is no run of a branch') : find(branch)),
    async keepResults(resultsPath) {
      if (branch === undefined || !cache.isAvailable) return [];
      try {
        await cache.save(resultsOf(branch), run, (folder) => copyFile(resultsPath, join(folder, FILE)));
        return [];
      } catch (cause) {
        return [baselineCacheFailed('saved', messageOf(cause))];
      }
    },
  };
}

const FILE = 'results.json';
