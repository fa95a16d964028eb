import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  gitHubPublisher
} from "./stages-8-publish-github-publisher.js";
import "./stages-8-publish-progress.js";
import {
  readGitHubEnvironment
} from "./stages-8-publish-github-environment.js";
import {
  HANDOVER,
  checkpointEntry,
  epochOf
} from "./stages-8-publish-github-checkpoint-entry.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  getOctokit
} from "./vendor-actions-artifact.js";
import {
  inlineMarkdown,
  renderSummary
} from "./stages-7-report-merge-folds-sections.js";
import "./stages-7-report-sheet-section.js";
import "./stages-7-report-words-sentences.js";
import "./shared-moment.js";
import {
  cut,
  link
} from "./document-inline.js";
import "./stages-2-dataset-class-colors.js";
import "./stages-7-report-gates.js";
import "./document-numbers.js";
import "./shared-short-path.js";
import "./metrics-monitor.js";
import "./metrics-scores.js";
import "./engine-engine.js";
import {
  baselineCacheFailed,
  cacheFailed,
  checkpointUnfit,
  commentFailed,
  commentFromFork,
  commentNotPermitted,
  describeFault,
  packagesCacheFailed
} from "./errors-class-doubts.js";
import "./vendor-markdown-table.js";
import {
  array,
  boolean,
  int,
  object,
  string,
  unknown
} from "./vendor-zod.js";
import {
  gitHubCache
} from "./stages-8-publish-github-cache.js";
import "./vendor-actions-cache.js";
import "./vendor-azure-storage-common.js";
import {
  saveState
} from "./vendor-actions-core.js";
import {
  __name
} from "./esbuild.js";

// src/stages/8-publish/github/host.ts
import { join as join3 } from "node:path";

// src/stages/8-publish/github/baseline.ts
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
var BRANCH_EVENTS = ["push", "schedule", "workflow_dispatch"];
function readBaselineScope(env, artifactName) {
  const { GITHUB_REF: ref = "", GITHUB_BASE_REF: base = "", GITHUB_EVENT_NAME: event = "" } = env;
  const ofBranch = BRANCH_EVENTS.includes(event) && ref.startsWith("refs/heads/");
  return {
    series: [env.GITHUB_WORKFLOW ?? "", env.GITHUB_JOB ?? "", artifactName],
    run: `${env.GITHUB_RUN_ID ?? "0"}-${env.GITHUB_RUN_ATTEMPT ?? "1"}`,
    branch: ofBranch ? ref.slice("refs/heads/".length) : void 0,
    baseBranch: base === "" ? void 0 : base
  };
}
__name(readBaselineScope, "readBaselineScope");
function baselineStore(scope, cache) {
  const { branch, baseBranch: name, run } = scope;
  const resultsOf = /* @__PURE__ */ __name((of) => ({ kind: "results", words: [...scope.series, of] }), "resultsOf");
  const none = /* @__PURE__ */ __name((reason, faults = []) => ({
    found: { json: void 0, reason: `No baseline: ${reason}.` },
    faults
  }), "none");
  const find = /* @__PURE__ */ __name(async (of) => {
    if (!cache.isAvailable) return none("this runner has no Actions cache");
    try {
      const json = await cache.restore(resultsOf(of), (folder) => readFile(join(folder, FILE), "utf8"));
      if (json !== void 0) return { found: { json, name: of }, faults: [] };
    } catch (cause) {
      return none("the Actions cache could not be read", [baselineCacheFailed("read", messageOf(cause))]);
    }
    return none(`the Actions cache gave no results of ${of}; a run on ${of} leaves them there`);
  }, "find");
  return {
    findResults: /* @__PURE__ */ __name(async () => name === void 0 ? none("this is not a pull request") : find(name), "findResults"),
    findPrevious: /* @__PURE__ */ __name(async () => branch === void 0 ? none("this is no run of a branch") : find(branch), "findPrevious"),
    async keepResults(resultsPath) {
      if (branch === void 0 || !cache.isAvailable) return [];
      try {
        await cache.save(resultsOf(branch), run, (folder) => copyFile(resultsPath, join(folder, FILE)));
        return [];
      } catch (cause) {
        return [baselineCacheFailed("saved", messageOf(cause))];
      }
    }
  };
}
__name(baselineStore, "baselineStore");
var FILE = "results.json";

// src/stages/8-publish/github/checkpoint/background.ts
import { fork } from "node:child_process";
import { constants, setPriority } from "node:os";
function backgroundSaving(program) {
  return (handover, done) => {
    const child = fork(program, [JSON.stringify(handover)], {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: []
    });
    let saved;
    let isStopped = false;
    const end = /* @__PURE__ */ __name(() => {
      if (!isStopped) done(saved);
      isStopped = true;
    }, "end");
    child.on("message", (message) => {
      saved = message;
    });
    child.once("error", end).once("exit", end);
    child.unref();
    child.channel?.unref();
    giveWay(child.pid);
    return () => {
      isStopped = true;
      child.kill("SIGKILL");
    };
  };
}
__name(backgroundSaving, "backgroundSaving");
function giveWay(pid) {
  if (pid === void 0) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
  }
}
__name(giveWay, "giveWay");

// src/stages/8-publish/github/comment.ts
import { setTimeout as sleepFor } from "node:timers/promises";

// src/stages/8-publish/github/comment/body.ts
var COMMENT_LIMIT = 65536;
function marker(artifactName) {
  const name = artifactName.replace(
    /[^\w. -]|-(?=-)/gu,
    (character) => `%${character.codePointAt(0)?.toString(16).toUpperCase()};`
  );
  return `<!-- best-epoch: ${name} -->`;
}
__name(marker, "marker");
function runMark({ id, attempt }) {
  return `<!-- run ${id}.${attempt} -->`;
}
__name(runMark, "runMark");
function readRunMark(body) {
  const [, id, attempt] = /^.*\r?\n<!-- run (\d+)\.(\d+) -->/.exec(body) ?? [];
  return id === void 0 ? void 0 : { id: Number(id), attempt: Number(attempt) };
}
__name(readRunMark, "readRunMark");
function commentBody({ results, artifactName, run, links }) {
  const head = `${marker(artifactName)}
${runMark(run)}

`;
  const origin = [
    `${cut(artifactName)}, commit ${run.headSha.slice(0, 7)}, `,
    link(`run ${run.id}`, run.url)
  ];
  const tail = `
${inlineMarkdown(origin)}
`;
  const room = COMMENT_LIMIT - Buffer.byteLength(head + tail);
  return `${head}${renderSummary(results, room, links)}${tail}`;
}
__name(commentBody, "commentBody");

// src/stages/8-publish/github/comment/requests.ts
var AnswerError = class extends Error {
  static {
    __name(this, "AnswerError");
  }
  name = "AnswerError";
  status;
  /** @param status what the REST API would have answered */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
};
var WAITS_MS = [1e3, 3e3, 9e3];
var MOST_WAITING_MS = 6e4;
var RATE_LIMIT_WAIT_MS = 6e4;
async function withRetries(operation, sleep) {
  let waitedMs = 0;
  for (let failures = 0; ; failures++) {
    try {
      return await operation();
    } catch (error) {
      const waitMs = retryDelayMs(error, failures);
      if (waitMs === void 0 || waitedMs + waitMs > MOST_WAITING_MS) throw error;
      await sleep(waitMs);
      waitedMs += waitMs;
    }
  }
}
__name(withRetries, "withRetries");
function retryDelayMs(error, failures) {
  const { status, headers } = facts(error);
  if (isRateLimit(error)) return toldWaitMs(headers) ?? RATE_LIMIT_WAIT_MS;
  if (status === void 0 || status < 500 || failures >= WAITS_MS.length) return void 0;
  return Math.max(WAITS_MS[failures], toldWaitMs(headers) ?? 0);
}
__name(retryDelayMs, "retryDelayMs");
function toldWaitMs(headers) {
  const after = Number(headers["retry-after"]);
  if (Number.isFinite(after)) return Math.max(1, after) * 1e3;
  if (headers["x-ratelimit-remaining"] !== "0") return void 0;
  const waitMs = Number(headers["x-ratelimit-reset"]) * 1e3 - Date.parse(`${headers.date}`);
  return Number.isFinite(waitMs) ? Math.max(1e3, waitMs) : void 0;
}
__name(toldWaitMs, "toldWaitMs");
function isRateLimit(error) {
  const { status, headers, message } = facts(error);
  if (status === 429) return true;
  const limited = "retry-after" in headers || headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(message);
  return status === 403 && limited;
}
__name(isRateLimit, "isRateLimit");
function isForbidden(error) {
  const { status, message } = facts(error);
  return status === 403 && /not accessible by|must have/i.test(message);
}
__name(isForbidden, "isForbidden");
function isNotFound(error) {
  return facts(error).status === 404;
}
__name(isNotFound, "isNotFound");
function reasonOf(error) {
  const { status, headers, message } = facts(error);
  const text = message.trim();
  const short = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  return status === void 0 || headers.date === void 0 ? short : `${status} ${short}`;
}
__name(reasonOf, "reasonOf");
function facts(error) {
  const message = messageOf(error);
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number")
    return { status: void 0, headers: {}, message };
  const response = "response" in error ? error.response : void 0;
  const headers = typeof response === "object" && response !== null && "headers" in response ? response.headers : void 0;
  return {
    status: error.status,
    headers: typeof headers === "object" && headers !== null ? { ...headers } : {},
    message
  };
}
__name(facts, "facts");

// src/stages/8-publish/github/comment/client.ts
var TIMEOUT_MS = 15e3;
var PAGE = 100;
var SILENT = { debug() {
}, info() {
}, warn() {
}, error() {
} };
function commentClient({ owner, repo, number }, { token, apiUrl, graphqlUrl, timeoutMs = TIMEOUT_MS }) {
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  octokit.hook.before("request", (options) => {
    options.request.signal = AbortSignal.timeout(timeoutMs);
  });
  const { issues } = octokit.rest;
  const graphql = /* @__PURE__ */ __name(async (query, variables) => {
    const { data } = await octokit.request(`POST ${graphqlUrl}`, { query, variables });
    return answered(graphqlSchema, data);
  }, "graphql");
  return {
    async ownComments(start) {
      const found = [];
      for (let page = 1, isLast = false; !isLast; page++) {
        const place = { owner, repo, issue_number: number, per_page: PAGE, page };
        const comments = answered(listedSchema, (await issues.listComments(place)).data);
        found.push(...comments.filter(({ body }) => body?.startsWith(start)));
        isLast = comments.length < PAGE;
      }
      return keepOwn(found, graphql);
    },
    async create(body) {
      const { data } = await issues.createComment({ owner, repo, issue_number: number, body });
      return answered(writtenSchema, data).html_url;
    },
    async update(id, body) {
      const { data } = await issues.updateComment({ owner, repo, comment_id: id, body });
      return answered(writtenSchema, data).html_url;
    },
    async minimize(nodeId) {
      refuse(await graphql(MINIMIZE, { id: nodeId }));
    }
  };
}
__name(commentClient, "commentClient");
var listedSchema = array(object({ id: int(), node_id: string(), body: string().nullish() }));
var writtenSchema = object({ html_url: string() });
var graphqlSchema = object({
  data: unknown(),
  errors: array(object({ type: string().optional(), message: string() })).optional()
});
var authorshipSchema = object({
  // Null: deleted since it was listed.
  nodes: array(
    object({ id: string(), viewerDidAuthor: boolean(), isMinimized: boolean() }).nullable()
  )
});
var AUTHORSHIP = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on IssueComment { id viewerDidAuthor isMinimized } }
}`;
var MINIMIZE = `mutation ($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;
async function keepOwn(comments, graphql) {
  const own = [];
  for (let i = 0; i < comments.length; i += PAGE) {
    const part = comments.slice(i, i + PAGE);
    const result = await graphql(AUTHORSHIP, { ids: part.map(({ node_id }) => node_id) });
    refuse(result);
    const { nodes } = answered(authorshipSchema, result.data);
    for (const { id, node_id: nodeId, body } of part) {
      const node = nodes.find((one) => one?.id === nodeId);
      if (node?.viewerDidAuthor) own.push({ id, nodeId, body: body ?? "", isMinimized: node.isMinimized });
    }
  }
  return own;
}
__name(keepOwn, "keepOwn");
var STATUS = { FORBIDDEN: 403, RATE_LIMITED: 429 };
function refuse({ errors = [] }) {
  const failure = errors.find(({ type: type2 }) => type2 !== "NOT_FOUND");
  if (failure === void 0) return;
  const { type = "", message } = failure;
  throw new AnswerError(STATUS[type] ?? (/^Something went wrong/.test(message) ? 502 : 422), message);
}
__name(refuse, "refuse");
function answered(schema, data) {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new AnswerError(502, "the answer is not the API's");
  return parsed.data;
}
__name(answered, "answered");

// src/stages/8-publish/github/comment/place.ts
function decidePlacement(own, { run, verdict }) {
  const visible = own.filter(({ isMinimized }) => !isMinimized);
  const newer = /* @__PURE__ */ __name((comment) => runsLater(readRunMark(comment.body), run), "newer");
  if (visible.some((comment) => newer(comment) > 0)) return void 0;
  const ours = visible.findLast((comment) => newer(comment) === 0);
  const edit = ours ?? (verdict === "worse" ? void 0 : visible.at(-1));
  return { edit, minimize: visible.filter((comment) => comment !== edit) };
}
__name(decidePlacement, "decidePlacement");
function runsLater(other, run) {
  if (other === void 0) return -1;
  return other.id === run.id ? other.attempt - run.attempt : other.id - run.id;
}
__name(runsLater, "runsLater");
async function placeComment(client, comment) {
  const placement = decidePlacement(await client.ownComments(marker(comment.artifactName)), comment);
  if (placement === void 0) return "A later run has commented on the pull request already.";
  const line = await write(client, comment.body, placement.edit);
  for (const { nodeId } of placement.minimize) await client.minimize(nodeId);
  return line;
}
__name(placeComment, "placeComment");
async function write(client, body, edit) {
  if (edit !== void 0)
    try {
      return `Edited the comment on the pull request: ${await client.update(edit.id, body)}`;
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  return `Commented on the pull request: ${await client.create(body)}`;
}
__name(write, "write");

// src/stages/8-publish/github/comment/pull-request.ts
import { readFile as readFile2 } from "node:fs/promises";
var EVENTS = ["pull_request", "pull_request_target"];
function isPullRequestEvent({ GITHUB_EVENT_NAME: event = "" }) {
  return EVENTS.includes(event);
}
__name(isPullRequestEvent, "isPullRequestEvent");
var repository = object({ full_name: string() });
var payload = object({
  pull_request: object({
    number: int().positive(),
    // The repository of a fork that was deleted is null.
    head: object({ sha: string().regex(/^[0-9a-f]+$/), repo: repository.nullable() }),
    base: object({ repo: repository })
  })
});
async function readPullRequest(env) {
  const [owner = "", repo = ""] = (env.GITHUB_REPOSITORY ?? "").split("/");
  const parsed = payload.safeParse(JSON.parse(await readFile2(env.GITHUB_EVENT_PATH ?? "", "utf8")));
  if (!parsed.success || owner === "" || repo === "") throw new Error("the event names no pull request");
  const { number, head, base } = parsed.data.pull_request;
  const isFork = head.repo?.full_name !== base.repo.full_name;
  const readOnlyFork = isFork && env.GITHUB_EVENT_NAME === "pull_request";
  return { owner, repo, number, headSha: head.sha, readOnlyFork };
}
__name(readPullRequest, "readPullRequest");

// src/stages/8-publish/github/comment.ts
function pullRequestComment(options) {
  const { env, token, artifactName, sleep = sleepFor, timeoutMs } = options;
  if (!isPullRequestEvent(env)) return void 0;
  return {
    async post(results, links) {
      let pullRequest;
      try {
        pullRequest = await readPullRequest(env);
        if (token === "") throw new Error("the input `token` is empty");
        const run = runOf(env, pullRequest);
        const body = commentBody({ results, artifactName, run, links });
        const client = commentClient(pullRequest, { ...apiAddresses(env), token, timeoutMs });
        const verdict = "comparison" in results ? results.comparison.verdict : "no-baseline";
        const comment = { body, artifactName, run, verdict };
        const line = await withRetries(() => placeComment(client, comment), sleep);
        return { lines: [line], faults: [] };
      } catch (error) {
        return notWritten(error, pullRequest);
      }
    }
  };
}
__name(pullRequestComment, "pullRequestComment");
function runOf(env, { headSha }) {
  const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: repository2 = "" } = env;
  const id = Number(env.GITHUB_RUN_ID ?? 0);
  const attempt = Number(env.GITHUB_RUN_ATTEMPT ?? 1);
  return { id, attempt, headSha, url: `${server}/${repository2}/actions/runs/${id}` };
}
__name(runOf, "runOf");
function apiAddresses(env) {
  const apiUrl = env.GITHUB_API_URL || "https://api.github.com";
  return { apiUrl, graphqlUrl: env.GITHUB_GRAPHQL_URL || `${apiUrl}/graphql` };
}
__name(apiAddresses, "apiAddresses");
function notWritten(error, pullRequest) {
  const refused = isForbidden(error) || isNotFound(error);
  if (refused && pullRequest?.readOnlyFork) return { lines: [describeFault(commentFromFork())], faults: [] };
  if (refused) return { lines: [describeFault(commentNotPermitted(reasonOf(error)))], faults: [] };
  return { lines: [], faults: [commentFailed(reasonOf(error))] };
}
__name(notWritten, "notWritten");

// src/stages/8-publish/github/earlier-runs.ts
import { cp } from "node:fs/promises";
import { join as join2, relative } from "node:path";

// src/stages/8-publish/github/checkpoint/store.ts
var FIRST_SAVE_MS = 5 * 6e4;
function gitHubCheckpoints({ cache, code, startSaving, clock }, { fingerprint, folder, epochs, say }) {
  const begun = clock();
  const entry = checkpointEntry({ code, fingerprint });
  const isDue = doubling(FIRST_SAVE_MS);
  let stopSaving;
  let mayHoldSome = true;
  let handover = { code, fingerprint, folder };
  const handOver = /* @__PURE__ */ __name((change) => {
    handover = { ...handover, ...change };
    saveState(HANDOVER, JSON.stringify(handover));
  }, "handOver");
  handOver({});
  return {
    async take(take) {
      const version = await cache.newest(entry);
      const epoch = version === void 0 ? void 0 : epochOf(version);
      mayHoldSome = epoch !== void 0;
      if (epoch === void 0 || epoch > epochs) return { taken: false, faults: [] };
      const { taken, reason } = await tryTaking(() => cache.restore(entry, take));
      if (taken) return { taken, faults: [] };
      handOver({ unfit: version });
      return { taken, faults: [checkpointUnfit(epoch, reason)] };
    },
    keep() {
      if (stopSaving !== void 0 || !isDue(clock() - begun)) return;
      mayHoldSome = true;
      stopSaving = startSaving(handover, (saved) => {
        stopSaving = void 0;
        say(words(saved));
      });
    },
    close(atItsEnd) {
      stopSaving?.();
      stopSaving = void 0;
      if (atItsEnd && mayHoldSome) handOver({ atItsEnd });
    }
  };
}
__name(gitHubCheckpoints, "gitHubCheckpoints");
async function tryTaking(restore) {
  try {
    const taken = await restore();
    if (taken === void 0) return { taken: false, reason: "it could not be unpacked" };
    return { taken, reason: "it is not whole, or of another training" };
  } catch (cause) {
    return { taken: false, reason: messageOf(cause) };
  }
}
__name(tryTaking, "tryTaking");
function words(saved) {
  if (saved?.outcome === "saved" || saved?.outcome === "there-already")
    return `The checkpoint of epoch ${saved.epoch} is in the Actions cache`;
  return "The checkpoint could not be saved in the Actions cache; the end of the job tries again if it has to";
}
__name(words, "words");
function doubling(firstMs) {
  let next = firstMs;
  return (elapsedMs) => {
    if (elapsedMs < next) return false;
    while (next <= elapsedMs) next *= 2;
    return true;
  };
}
__name(doubling, "doubling");

// src/stages/8-publish/github/earlier-runs.ts
function gitHubEarlierRuns({
  cache,
  results,
  version,
  code,
  startSaving,
  clock
}) {
  const runOf2 = /* @__PURE__ */ __name((fingerprint) => ({ kind: "run", words: [fingerprint] }), "runOf");
  return {
    ...results,
    async takeRun(fingerprint, take) {
      if (!cache.isAvailable) return { taken: void 0, faults: [] };
      try {
        return { taken: await cache.restore(runOf2(fingerprint), take), faults: [] };
      } catch (cause) {
        return { taken: void 0, faults: [failed("an earlier run", "read", cause)] };
      }
    },
    async keepRun(fingerprint, { folder, files }) {
      if (!cache.isAvailable) return [];
      try {
        await cache.save(runOf2(fingerprint), version, async (to) => {
          for (const file of files) await cp(file, join2(to, relative(folder, file)));
        });
        return [];
      } catch (cause) {
        return [failed("the run", "saved", cause)];
      }
    },
    checkpointsOf(training) {
      if (!cache.isAvailable || code === void 0) return void 0;
      return gitHubCheckpoints({ cache, code, startSaving, clock }, training);
    }
  };
}
__name(gitHubEarlierRuns, "gitHubEarlierRuns");
function failed(what, how, cause) {
  return cacheFailed(what, how, messageOf(cause));
}
__name(failed, "failed");

// src/stages/8-publish/github/package-store.ts
function gitHubPackageStore(cache, run) {
  if (!cache.isAvailable) return void 0;
  return {
    async restore(key, take) {
      const entry = entryOf(key);
      try {
        if (await cache.newest(entry) === void 0) return { outcome: "none", faults: [] };
        const taken = await cache.restore(entry, take);
        return { outcome: taken ? "taken" : "unfit", faults: [] };
      } catch (cause) {
        return { outcome: "none", faults: [failed2("read", cause)] };
      }
    },
    async save(key, again, fill) {
      try {
        await cache.save(entryOf(key), again ? run : "first", fill);
        return [];
      } catch (cause) {
        return [failed2("saved", cause)];
      }
    }
  };
}
__name(gitHubPackageStore, "gitHubPackageStore");
function entryOf(key) {
  return { kind: "packages", words: key.split("/") };
}
__name(entryOf, "entryOf");
function failed2(what, cause) {
  return packagesCacheFailed(what, messageOf(cause));
}
__name(failed2, "failed");

// src/stages/8-publish/github/host.ts
function gitHubHost({ env, cwd, root, clock }) {
  const environment = readGitHubEnvironment(env, cwd);
  const { workspace, attempt, cutOffMs } = environment;
  const cache = gitHubCache(workspace);
  return {
    plainPublisher: /* @__PURE__ */ __name(() => gitHubPublisher({
      environment,
      data: workspace,
      artifact: { name: "", retentionDays: void 0 },
      now: clock
    }), "plainPublisher"),
    publisher: /* @__PURE__ */ __name(({ data, artifactName, retentionDays, comment, token }) => gitHubPublisher({
      environment,
      data,
      artifact: { name: artifactName, retentionDays },
      comment: comment ? pullRequestComment({ env, token, artifactName }) : void 0,
      now: clock
    }), "publisher"),
    earlierRuns: /* @__PURE__ */ __name(({ artifactName, code }) => gitHubEarlierRuns({
      cache,
      results: baselineStore(readBaselineScope(env, artifactName), cache),
      version: attempt,
      code,
      startSaving: backgroundSaving(join3(root, "dist", "post.js")),
      clock
    }), "earlierRuns"),
    packages: gitHubPackageStore(cache, attempt),
    workspace,
    cutOffMs,
    skipsUnchanged: true
  };
}
__name(gitHubHost, "gitHubHost");
export {
  gitHubHost
};
