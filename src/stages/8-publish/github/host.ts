// GitHub Actions, or a runner that speaks its language, from within a step.
import { join } from 'node:path';
import { historyFolder } from '../../../earlier/history-folder.ts';
import type { HistoryStore } from '../../../earlier/history-store.ts';
import { DASHBOARD } from '../../../results/history-paths.ts';
import { liesIn } from '../../1-config/paths-in-file.ts';
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
import { setOutput } from './runner-files.ts';

export function gitHubHost({ env, cwd, root, clock, now, signal }: Surroundings): Host {
  const environment = readGitHubEnvironment(env, cwd);
  const { workspace, attempt, cutOffMs, repositoryUrl } = environment;
  const cache = gitHubCache(workspace, undefined, { signal });
  const began = now();
  // Runners that give all runs one number would find the key of a later run taken.
  const version = `${attempt}-${began.getTime()}`;
  return {
    plainPublisher: () =>
      gitHubPublisher({
        environment,
        data: workspace,
        artifact: { name: '', retentionDays: undefined, report: false },
        now: clock,
      }),
    publisher: (run) =>
      gitHubPublisher({
        environment,
        data: run.data,
        ...publishedTo(run, environment, { env, clock, cwd, signal }),
        now: clock,
      }),
    earlierRuns: ({ code, history, token, ...run }) => {
      const scope = readRunScope(env, { ...run, workspace, repositoryUrl, began });
      const store = storeOf(history, { env, clock, cwd, signal }, token, repositoryUrl);
      const hasHistory = history.kind !== 'none';
      return gitHubEarlierRuns({
        cache,
        results: baselineStore({ scope, cache, version, hasHistory, store, now }),
        // Two jobs of a run that train the same keep it once.
        version: attempt,
        code,
        startSaving: backgroundSaving(join(root, 'dist', 'post.js')),
        isOutputOurs: async () => !(await liesIn(workspace, run.output)),
        clock,
      });
    },
    packages: gitHubPackageStore(cache, version),
    workspace,
    cutOffMs,
    endsWithJob: env.RUNNER_ENVIRONMENT === 'github-hosted',
    skipsUnchanged: true,
  };
}

type Commenting = Pick<PublishedRun, 'artifactName' | 'commentOn' | 'history' | 'token'>;

type Given = Pick<Surroundings, 'env' | 'clock' | 'cwd' | 'signal'>;

function commentOf({ env, clock, signal }: Given, { artifactName, commentOn, history, token }: Commenting) {
  const pictures = picturesOfRun({ env, clock, signal, history, token, artifactName });
  return runComment({ env, signal, on: commentOn, token, artifactName, pictures });
}

/** Where what of a run goes. */
function publishedTo(run: PublishedRun, environment: GitHubEnvironment, given: Given) {
  const { artifactName, retentionDays, reportArtifact, release, token } = run;
  const { runUrl, repositoryUrl } = environment;
  return {
    artifact: { name: artifactName, retentionDays, report: reportArtifact, signal: given.signal },
    comment: run.comment ? commentOf(given, run) : undefined,
    release: release ? modelRelease({ ...given, token, artifactName, runUrl, repositoryUrl }) : undefined,
  };
}

/** Undefined: the cache is all there is. */
function storeOf(
  history: HistorySetting,
  given: Given,
  token: string,
  repositoryUrl: string | undefined,
): HistoryStore | undefined {
  if (history.kind === 'branch') {
    const store = branchOfRepository(given, history.branch, token);
    return repositoryUrl === undefined
      ? store
      : tellingWhere(store, `${repositoryUrl}/blob/${history.branch}/${DASHBOARD}`);
  }
  if (history.kind !== 'folder') return undefined;
  const { GITHUB_SERVER_URL: serverUrl = 'https://github.com', GITHUB_REPOSITORY: repository } = given.env;
  const home = repository === undefined ? undefined : { serverUrl, repository, branch: undefined };
  return { ...historyFolder(history.folder, { cwd: given.cwd }), home };
}

/** Once the history is written, its dashboard has an address: the output of the step. */
export function tellingWhere(store: HistoryStore, url: string): HistoryStore {
  return {
    ...store,
    async update(message, change) {
      await store.update(message, change);
      setOutput('history-url', url);
    },
  };
}
