// What the runner says about itself in the environment, read once. The environment is an argument: only action.ts
// may take it from the process.

export interface GitHubEnvironment {
  /** Absolute path of the checked-out repository. */
  readonly workspace: string;
  /** Unique to this attempt of this run. */
  readonly attempt: string;
  /** Address of the repository; undefined where the runner doesn't say. */
  readonly repositoryUrl: string | undefined;
  /** Address of this run's page; undefined where the runner doesn't say. */
  readonly runUrl: string | undefined;
  /**
   * When GitHub ends the job at the latest, in milliseconds from about now; undefined on runners of one's own. A shorter
   * `timeout-minutes` is told to no step.
   */
  readonly cutOffMs: number | undefined;
  /** Why artifacts can't be uploaded from here; undefined where they can. */
  readonly artifactsUnavailable: string | undefined;
}

/** Six hours a job on GitHub's own runners, less a quarter of an hour for the steps before and after this one. */
const HOSTED_CUT_OFF_MS = (6 * 60 - 15) * 60_000;

export function readGitHubEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  currentFolder: string,
): GitHubEnvironment {
  const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: runId } = env;
  return {
    workspace: env.GITHUB_WORKSPACE ?? currentFolder,
    attempt: `${runId ?? '0'}-${env.GITHUB_RUN_ATTEMPT ?? '1'}`,
    repositoryUrl: repository ? `${server}/${repository}` : undefined,
    runUrl: repository && runId ? `${server}/${repository}/actions/runs/${runId}` : undefined,
    cutOffMs: env.RUNNER_ENVIRONMENT === 'github-hosted' ? HOSTED_CUT_OFF_MS : undefined,
    artifactsUnavailable: artifactsUnavailable(env, server),
  };
}

function artifactsUnavailable(
  env: Readonly<Record<string, string | undefined>>,
  server: string,
): string | undefined {
  if (isEnterpriseServer(server))
    return `GitHub Enterprise Server (${server}) has no artifact service of version 4`;
  const missing = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL'].filter((name) => !env[name]);
  return missing.length === 0
    ? undefined
    : `the runner does not offer an artifact service (${missing.join(' and ')} not set)`;
}

// The same test as @actions/artifact makes before it refuses to upload.
function isEnterpriseServer(server: string): boolean {
  if (!URL.canParse(server)) return false;
  const host = new URL(server).hostname.toLowerCase();
  return host !== 'github.com' && !host.endsWith('.ghe.com') && !host.endsWith('.localhost');
}
