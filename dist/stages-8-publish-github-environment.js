import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/stages/8-publish/github/environment.ts
var HOSTED_CUT_OFF_MS = (6 * 60 - 15) * 6e4;
function readGitHubEnvironment(env, currentFolder) {
  const server = env.GITHUB_SERVER_URL ?? "https://github.com";
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: runId } = env;
  return {
    workspace: env.GITHUB_WORKSPACE ?? currentFolder,
    attempt: `${runId ?? "0"}-${env.GITHUB_RUN_ATTEMPT ?? "1"}`,
    repositoryUrl: repository ? `${server}/${repository}` : void 0,
    runUrl: repository && runId ? `${server}/${repository}/actions/runs/${runId}` : void 0,
    cutOffMs: env.RUNNER_ENVIRONMENT === "github-hosted" ? HOSTED_CUT_OFF_MS : void 0,
    artifactsUnavailable: artifactsUnavailable(env, server)
  };
}
function artifactsUnavailable(env, server) {
  if (isEnterpriseServer(server))
    return `GitHub Enterprise Server (${server}) has no artifact service of version 4`;
  const missing = ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL"].filter((name) => !env[name]);
  return missing.length === 0 ? void 0 : `the runner does not offer an artifact service (${missing.join(" and ")} not set)`;
}
function isEnterpriseServer(server) {
  if (!URL.canParse(server)) return false;
  const host = new URL(server).hostname.toLowerCase();
  return host !== "github.com" && !host.endsWith(".ghe.com") && !host.endsWith(".localhost");
}

export {
  readGitHubEnvironment
};
