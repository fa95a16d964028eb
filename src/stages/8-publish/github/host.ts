// GitHub Actions, or a runner that speaks its language, from within a step.
import { join } from 'node:path';
import { historyFolder } from '../../../earlier/history-folder.ts';
import type { HistoryStore } from '../../../earlier/history-store.ts';
import { DASHBOARD } from '../../../results/history-paths.ts';
import type { HistorySetting } from '../../1-config/run-types.ts';
import type { Host, PublishedRun, Surroundings } from '../host.ts';
import { baselineStore } from './baseline.ts';
import { gitHubCache } from './cache.ts';
import { backgroundSaving } from './checkpoint/background.ts';
import { picturesOfRun } from './comment/pictures.ts';
import { runComment } from './comment.ts';
import { gitHubEarlierRuns } from './earlier-runs.ts';
import { type GitHubEnvironment, readGitHubEnvironment } from './environment.ts';
import { branchOfRepository } from './history/data-branch.ts';
import { gitHubPackageStore } from './package-store.ts';
import { gitHubPublisher } from './publisher.ts';
import { modelRelease } from './release.ts';
import { readRunScope } from './run-scope.ts';

export function gitHubHost({ env, cwd, root, clock }: Surroundings): Host {
  const environment = readGitHubEnvironment(env, cwd);
  const { workspace, attempt, cutOffMs } = environment;
  const cache = gitHubCache(workspace);
  return {
    plainPublisher: () =>
      gitHubPublisher({
        environment,
        data: workspace,
        artifact: { name: '', retentionDays: undefined, report: false },
        now: clock,
      }),
    publisher: (run) =>
      gitHubPublisher({ environment, data: run.data, ...publishedTo(run, environment, env), now: clock }),
    earlierRuns: ({ code, history, token, ...run }) => {
      const scope = readRunScope(env, { ...run, workspace });
      const store = storeOf(history, env, token);
      const hasHistory = history.kind !== 'none';
      return gitHubEarlierRuns({
        cache,
        results: baselineStore({ scope, cache, version: attempt, hasHistory, store }),
        version: attempt,
        code,
        startSaving: backgroundSaving(join(root, 'dist', 'post.js')),
        clock,
      });
    },
    packages: gitHubPackageStore(cache, attempt),
    workspace,
    cutOffMs,
    skipsUnchanged: true,
  };
}

type Commenting = Pick<PublishedRun, 'artifactName' | 'commentOn' | 'history' | 'token'>;

function commentOf(env: Surroundings['env'], { artifactName, commentOn, history, token }: Commenting) {
  const pictures = picturesOfRun({ env, history, token, artifactName });
  return runComment({ env, on: commentOn, token, artifactName, pictures });
}

/** Where what of a run goes. */
function publishedTo(run: PublishedRun, environment: GitHubEnvironment, env: Surroundings['env']) {
  const { artifactName, retentionDays, reportArtifact, release, history, token } = run;
  const { runUrl, repositoryUrl } = environment;
  return {
    artifact: { name: artifactName, retentionDays, report: reportArtifact },
    comment: run.comment ? commentOf(env, run) : undefined,
    release: release ? modelRelease({ env, token, artifactName, runUrl }) : undefined,
    historyUrl: historyUrl(history, repositoryUrl),
  };
}

/** Undefined: the cache is all there is. */
function storeOf(history: HistorySetting, env: Surroundings['env'], token: string): HistoryStore | undefined {
  if (history.kind === 'branch') return branchOfRepository(env, history.branch, token);
  if (history.kind !== 'folder') return undefined;
  const { GITHUB_SERVER_URL: serverUrl = 'https://github.com', GITHUB_REPOSITORY: repository } = env;
  const home = repository === undefined ? undefined : { serverUrl, repository, branch: undefined };
  return { ...historyFolder(history.folder), home };
}

/** Of the dashboard, where a branch of the repository has one. */
function historyUrl(history: HistorySetting, repositoryUrl: string | undefined): string | undefined {
  if (history.kind !== 'branch' || repositoryUrl === undefined) return undefined;
  return `${repositoryUrl}/blob/${history.branch}/${DASHBOARD}`;
}
