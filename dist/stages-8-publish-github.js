import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  HistoryRefused,
  advance,
  epochLine,
  forecastLine,
  initialLine,
  sharesLine,
  startedLine,
  stoppedLine
} from "./stages-8-publish-progress.js";
import {
  capFaults,
  unsaid
} from "./stages-8-publish-tell-faults.js";
import {
  DefaultArtifactClient,
  getOctokit
} from "./vendor-actions-artifact.js";
import {
  ExitCode,
  debug,
  endGroup,
  error,
  info,
  isDebug,
  saveState,
  setFailed,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning
} from "./vendor-actions-core.js";
import {
  slugOf
} from "./results-history-paths.js";
import {
  renderSummary,
  table
} from "./stages-7-report.js";
import {
  evaluationSentences,
  mergedWords,
  resultLines,
  startSentence,
  stopSentence
} from "./stages-7-report-words.js";
import {
  inlineMarkdown
} from "./document-markdown-inline.js";
import {
  code,
  cut,
  joined,
  link,
  plainText
} from "./document-inline.js";
import {
  MOST_BYTES,
  readPlainFile,
  readPlainText
} from "./stages-5-train.js";
import {
  gateFaults,
  hasFailedGate
} from "./stages-1-config.js";
import {
  SCORES
} from "./metrics.js";
import {
  BRANCH_MS,
  CONVERSATION_MS,
  NoAnswer,
  REQUEST_MS,
  endOf,
  inTime,
  neededTransferMs
} from "./shared-deadline.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  remove
} from "./shared-move-and-remove.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  InputError,
  InternalError,
  artifactNamesRejected,
  artifactUploadFailed,
  artifactsUnavailable,
  commentFailed,
  commentFromFork,
  commentNotPermitted,
  describeFault,
  escapeControls,
  faultLines,
  historyBranchTaken,
  oneForEachCause,
  reportUploadFailed,
  runnerFileNotWritable,
  summaryUnavailable
} from "./errors.js";
import {
  array,
  boolean,
  int,
  object,
  string,
  unknown
} from "./vendor-zod.js";
import {
  __callDispose,
  __using
} from "./esbuild.js";

// src/stages/8-publish/github/history/data-branch.ts
import { randomInt } from "node:crypto";
import { setTimeout as sleepFor } from "node:timers/promises";

// src/stages/8-publish/github/history/git.ts
import { spawn } from "node:child_process";
import { devNull } from "node:os";
var GitFailed = class extends Error {
  name = "GitFailed";
  /** What it printed. */
  said;
  constructor(command, said) {
    super(`git ${command}: ${said}`);
    this.said = said;
  }
};
var GitMissing = class extends Error {
  name = "GitMissing";
};
var REMOTE = "origin";
function gitOf({ env, remote, folder, leftMs, signal }) {
  const environment = { ...passedOn(env), ...alone(folder), ...configured(settingsFor(remote)) };
  return async (args, input) => {
    var _stack = [];
    try {
      const [command = ""] = args;
      const timeoutMs = Math.max(1, leftMs());
      const limit = __using(_stack, endOf({ ms: timeoutMs, signal, handsOver: command === "push" }));
      const child = spawn("git", [...args], {
        cwd: folder,
        env: environment,
        stdio: "pipe",
        windowsHide: true,
        // A group of its own, which ends as a whole: git has others do the talking.
        detached: process.platform !== "win32"
      });
      const output = [];
      let said = "";
      child.stdout.on("data", (part) => output.push(part));
      child.stderr.setEncoding("utf8").on("data", (part) => said += part);
      child.stdin.on("error", () => void 0).end(input);
      limit.signal.addEventListener("abort", () => end(child.pid), { once: true });
      try {
        const code2 = await new Promise((resolve2, reject) => {
          child.once("error", reject).once("close", resolve2);
        });
        if (limit.signal.reason instanceof NoAnswer)
          throw new GitFailed(command, `no end after ${Math.round(timeoutMs / 1e3)} s`);
        limit.signal.throwIfAborted();
        if (code2 !== 0) throw new GitFailed(command, `${said}${Buffer.concat(output)}`);
        return Buffer.concat(output);
      } catch (cause) {
        if (isMissing(cause)) throw new GitMissing("there is no git here", { cause });
        throw cause;
      }
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  };
}
function end(pid) {
  if (pid === void 0) throw new InternalError("git has no process to end");
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
  }
}
function isMissing(cause) {
  return cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "EACCES");
}
var PASSED_ON = [
  ...["path", "systemroot", "windir", "temp", "tmp", "tmpdir"],
  ...["http_proxy", "https_proxy", "all_proxy", "no_proxy"],
  // Certificates of a server of one's own.
  ...["ssl_cert_file", "ssl_cert_dir", "git_ssl_cainfo", "git_ssl_capath"]
];
function passedOn(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => PASSED_ON.includes(name.toLowerCase())));
}
function alone(home) {
  return {
    ...{ HOME: home, XDG_CONFIG_HOME: home, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: devNull },
    ...{ GIT_TERMINAL_PROMPT: "0", GIT_ASKPASS: "", SSH_ASKPASS: "", GCM_INTERACTIVE: "never" },
    // What it says is read below.
    ...{ LC_ALL: "C", LANGUAGE: "C" }
  };
}
function authorization(token) {
  return Buffer.from(`x-access-token:${token}`).toString("base64");
}
function settingsFor({ server, repository: repository2, token }) {
  const header = `AUTHORIZATION: basic ${authorization(token)}`;
  return [
    [`remote.${REMOTE}.url`, `${server}/${repository2}`],
    ...token === "" ? [] : [[`http.${server}/.extraheader`, header]],
    ["credential.helper", ""],
    ["core.hooksPath", devNull],
    ["protocol.allow", "never"],
    ["protocol.http.allow", "always"],
    ["protocol.https.allow", "always"],
    // The token is for this server and for no other.
    ["http.followRedirects", "false"],
    // In bytes a second, and seconds.
    ["http.lowSpeedLimit", "1000"],
    ["http.lowSpeedTime", "30"],
    // Whoever has a commit without its contents would be taken to have them.
    ["fetch.negotiationAlgorithm", "noop"],
    ["gc.auto", "0"],
    // Where the certificates are that the runner trusts, told elsewhere by the configuration that is left out here.
    ...process.platform === "win32" ? [["http.sslBackend", "schannel"]] : []
  ];
}
function configured(settings) {
  const numbered = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value]
  ]);
  return { GIT_CONFIG_COUNT: `${settings.length}`, ...Object.fromEntries(numbered) };
}

// src/stages/8-publish/github/history/refusal.ts
var permission = (tried2) => tried2 === "read" ? "read" : "write";
var CAUSES = [
  {
    said: /archived so it is read-only/i,
    reason: () => "the repository is archived"
  },
  {
    said: /rule violations|GH013|protected branch|GH006/i,
    reason: (_tried, branch) => `a rule of the repository protects it: leave ${branch} out of the ruleset or the branch protection, or choose another name in \`history\``
  },
  // Of other reasons, such as a file that is too large.
  { said: /hook declined/i, reason: (_tried, _branch, said) => toldIn(said) },
  {
    said: /error: 403|permission to .* denied|not granted|not accessible by/i,
    reason: (tried2) => `the token may not: give the job \`permissions: contents: ${permission(tried2)}\``,
    lacksPermission: true
  },
  {
    said: /error: 401|authentication failed|could not read (?:username|password)|invalid credentials/i,
    reason: (tried2) => `the token is none that the server takes: leave out \`token\`, or give one that has the permission \`contents: ${permission(tried2)}\``
  },
  {
    said: /repository .*not found|error: 404/i,
    reason: (tried2) => `the token doesn't see the repository: give the job \`permissions: contents: ${permission(tried2)}\``,
    lacksPermission: true
  },
  {
    said: /not a valid ref|invalid refspec|bad ref/i,
    reason: (_tried, branch) => `no branch can be called ${JSON.stringify(branch)}`
  }
];
function refusalOf(error2, tried2, branch) {
  if (error2 instanceof HistoryRefused) return error2;
  if (error2 instanceof GitMissing)
    return new HistoryRefused(
      "the runner has no git: install it before this step, or set `history: auto`, which does without",
      { cause: error2 }
    );
  if (!(error2 instanceof GitFailed)) return void 0;
  const cause = CAUSES.find(({ said }) => said.test(error2.said));
  if (cause === void 0) return void 0;
  const { reason, lacksPermission = false } = cause;
  return new HistoryRefused(reason(tried2, branch, error2.said), { cause: error2, lacksPermission });
}
function failure(error2) {
  return new HistoryRefused(toldIn(error2.said), { cause: error2 });
}
function toldIn(said) {
  const lines = said.split("\n").map((line2) => line2.trim());
  const told = [/^remote: (?:error|fatal): ./, /^(?:fatal|error|remote): ./, /./];
  const line = told.map((form) => lines.findLast((one) => form.test(one))).find(Boolean) ?? "git failed";
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

// src/stages/8-publish/github/history/repository.ts
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
var OLDEST_GIT = [2, 31];
var WRITER = "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>";
var FETCHED = "refs/best-epoch/fetched";
var MADE = "refs/best-epoch/made";
var FETCH = ["--filter=blob:none", "--no-tags", "--quiet"];
async function openRepository(branch, { env, remote, signal }, leftMs) {
  const folder = await mkdtemp(join(env.RUNNER_TEMP || tmpdir(), "best-epoch-branch-"));
  const clear = () => remove(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const git = gitOf({ env, remote, folder, leftMs, signal });
    refuseOld(`${await git(["version"])}`);
    await git(["init", "--bare", "--quiet", "--template=", folder]);
    return { ...branchIn(git, `refs/heads/${branch}`), [Symbol.asyncDispose]: clear };
  } catch (error2) {
    await clear();
    throw error2;
  }
}
function refuseOld(said) {
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(said) ?? []).map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_GIT;
  if (major > oldestMajor || major === oldestMajor && minor >= oldestMinor) return;
  throw new HistoryRefused(
    `git ${major}.${minor} is too old for it: install git ${OLDEST_GIT.join(".")} or newer on the runner`
  );
}
function branchIn(git, ref) {
  const remoteCommit = async () => {
    const [commit = ""] = `${await git(["ls-remote", REMOTE, ref])}`.split("	");
    return commit === "" ? void 0 : commit;
  };
  return {
    remoteCommit,
    async fetch() {
      if (await remoteCommit() === void 0)
        return { commit: void 0, tree: void 0, files: /* @__PURE__ */ new Map(), others: [] };
      await git(["fetch", "--depth=1", ...FETCH, REMOTE, `+${ref}:${FETCHED}`]);
      const [commit = "", tree = ""] = `${await git(["rev-parse", FETCHED, `${FETCHED}^{tree}`])}`.split(
        "\n"
      );
      return { commit, tree, ...entriesIn(`${await git(["ls-tree", "-r", "-z", tree])}`) };
    },
    async contents(hashes) {
      const wanted = new Set(hashes);
      if (wanted.size === 0) return /* @__PURE__ */ new Map();
      const missing = missingIn(`${await git(["rev-list", "--objects", "--missing=print", FETCHED])}`);
      const toFetch = [...wanted].filter((hash) => missing.has(hash)).join("\n");
      if (toFetch !== "") await git(["fetch", ...FETCH, "--no-write-fetch-head", "--stdin", REMOTE], toFetch);
      return contentsIn(await git(["cat-file", "--batch"], [...wanted].join("\n")));
    },
    async commit(commit) {
      await git(["fast-import", "--quiet", "--force", "--date-format=now"], importOf(commit));
      return `${await git(["rev-parse", MADE])}`.trim();
    },
    async push(commit, expected) {
      const lease = `--force-with-lease=${ref}:${expected ?? ""}`;
      await git(["push", "--porcelain", "--quiet", lease, REMOTE, `${commit}:${ref}`]);
    }
  };
}
function entriesIn(listed) {
  const files = /* @__PURE__ */ new Map();
  const others = [];
  for (const entry of listed.split("\0").filter(Boolean)) {
    const [, mode = "", hash = "", path = ""] = /^(\d+) \w+ ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    if (mode === "100644" || mode === "100755") files.set(path, hash);
    else others.push(path);
  }
  return { files, others };
}
function missingIn(listed) {
  return new Set([...listed.matchAll(/^\?([0-9a-f]+)$/gm)].map(([, hash = ""]) => hash));
}
function contentsIn(output) {
  const contents = /* @__PURE__ */ new Map();
  for (let at = 0; at < output.length; ) {
    const end2 = output.indexOf("\n", at);
    const [hash = "", , size = "missing"] = output.toString("utf8", at, end2).split(" ");
    at = end2 + 1 + Number(size);
    if (Number.isNaN(at)) throw new GitFailed("cat-file", `${hash} is missing`);
    contents.set(hash, output.subarray(end2 + 1, at));
    at++;
  }
  return contents;
}
function importOf({ message, tree, changes }) {
  const parts = [`commit ${MADE}
committer ${WRITER} now
`, ...data(message)];
  if (tree !== void 0) parts.push(`M 040000 ${tree} 
`);
  for (const [path, content] of changes)
    if (content === null) parts.push(`D ${quoted(path)}
`);
    else parts.push(`M 100644 inline ${quoted(path)}
`, ...data(content));
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}
function data(content) {
  return [`data ${Buffer.byteLength(content)}
`, content, "\n"];
}
function quoted(path) {
  return `"${path.replaceAll(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}

// src/stages/8-publish/github/history/data-branch.ts
var MOST_RACES = 30;
var MOST_FAILURES = 3;
var LONGEST_WAIT_MS = 5e3;
var SHORTEST_WAIT_MS = 250;
var MARK = ".best-epoch";
var MARK_TEXT = "Best Epoch writes this branch, and replaces its one commit each time.\n";
function branchOfRepository({ env, clock, signal }, branch, token) {
  const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: repository2 = "" } = env;
  if (token !== "") setSecret(authorization(token));
  const store = dataBranch({ branch, env, clock, signal, remote: { server, repository: repository2, token } });
  return { ...store, home: { serverUrl: server, repository: repository2, branch } };
}
function dataBranch(options) {
  let read;
  const patience = { leftMs: options.patienceMs ?? BRANCH_MS };
  const filesOnce = () => {
    read ??= tried("read", options, patience, readAll);
    return read;
  };
  return {
    name: `branch ${options.branch}`,
    read: async (path) => (await filesOnce()).read(path),
    list: async () => (await filesOnce()).list(),
    async update(message, change) {
      read = void 0;
      let races = 0;
      const work = (repository2) => write(repository2, options, message, change);
      while (!await tried("written", options, patience, work)) {
        races++;
        if (races === MOST_RACES) throw new HistoryRefused(`other jobs were faster ${MOST_RACES} times`);
        await pause(options, races);
      }
    }
  };
}
async function tried(how, options, patience, work) {
  const { branch, clock } = options;
  if (patience.leftMs <= 0) throw new HistoryRefused("the server gave no answer before");
  for (let failures = 1; ; failures++) {
    const since = clock();
    const leftMs = () => patience.leftMs - (clock() - since);
    try {
      return await inRepository(options, leftMs, work);
    } catch (error2) {
      patience.leftMs = leftMs();
      const refusal = refusalOf(error2, how, branch);
      if (refusal !== void 0) throw refusal;
      if (!(error2 instanceof GitFailed)) throw error2;
      if (failures === MOST_FAILURES || patience.leftMs <= 0) throw failure(error2);
    }
    await pause(options, failures);
  }
}
async function inRepository(options, leftMs, work) {
  var _stack = [];
  try {
    const repository2 = __using(_stack, await openRepository(options.branch, options, leftMs), true);
    return await work(repository2, options.branch);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function pause({ signal, ...options }, times) {
  const { sleep = (ms) => sleepFor(ms, void 0, { signal }) } = options;
  const longest = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** times);
  await sleep(randomInt(SHORTEST_WAIT_MS, longest));
}
async function readAll(repository2, branch) {
  const tip = await fetchOwn(repository2, branch);
  const contents = await repository2.contents(tip.files.values());
  return filesOf(tip, async () => contents);
}
async function fetchOwn(repository2, branch) {
  const tip = await repository2.fetch();
  const there = [...tip.files.keys(), ...tip.others];
  const isOwn = there.length === 0 || tip.files.has(MARK);
  if (!isOwn) throw new InputError(historyBranchTaken(branch, there));
  return tip;
}
function filesOf({ files }, load) {
  let contents;
  return {
    async read(path) {
      const hash = files.get(path);
      if (hash === void 0) return void 0;
      contents ??= load();
      return (await contents).get(hash);
    },
    list: async () => [...files.keys()].filter((path) => path !== MARK)
  };
}
async function write(repository2, { branch }, message, change) {
  const tip = await fetchOwn(repository2, branch);
  const changes = await change(filesOf(tip, () => repository2.contents(tip.files.values())));
  if (changes.size === 0) return true;
  const marked = new Map([...changes, [MARK, Buffer.from(MARK_TEXT)]]);
  const commit = await repository2.commit({ message, tree: tip.tree, changes: marked });
  try {
    await repository2.push(commit, tip.commit);
    return true;
  } catch (error2) {
    const now = await repository2.remoteCommit();
    if (now !== commit && now === tip.commit) throw error2;
    return now === commit;
  }
}

// src/stages/8-publish/github/comment/pictures.ts
import { join as join2 } from "node:path";
var NO_PICTURES = { markdown: "", lines: [] };
var MOST = 4;
var WIDTH = 640;
var RUNS_KEPT = 30;
var RUNS = "runs.txt";
var LARGEST = 2 ** 19;
function picturesOfRun({
  env,
  clock,
  signal,
  history,
  token,
  artifactName
}) {
  if (history.kind !== "branch") return void 0;
  const branch = `${history.branch}-pictures`;
  const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: repository2 = "" } = env;
  return commentPictures({
    store: branchOfRepository({ env, clock, signal }, branch, token),
    // An address that those see, too, who are let into a private repository.
    address: (path) => `${server}/${repository2}/blob/${branch}/${path}?raw=true`,
    run: env.GITHUB_RUN_ID ?? "0",
    step: [env.GITHUB_JOB ?? "", artifactName]
  });
}
function commentPictures({ store, address, run, step }) {
  const folder = `${run}/${slugOf(step.join("/"))}`;
  return async (pictured) => {
    try {
      const shown = await worstOf(pictured, folder);
      if (shown.length === 0) return NO_PICTURES;
      await store.update(`Pictures of run ${run}`, async (files) => {
        const { gone, runs } = outdated(await files.list(), await runsIn(files), run, folder);
        return new Map([
          ...gone.map((path) => [path, null]),
          ...shown.map(({ path, content }) => [path, content]),
          [RUNS, Buffer.from(`${runs.join("\n")}
`)]
        ]);
      });
      return { markdown: picturesMarkdown(shown, address), lines: [] };
    } catch (error2) {
      return { markdown: "", lines: [whyNone(store, error2)] };
    }
  };
}
function whyNone({ name }, error2) {
  if (error2 instanceof HistoryRefused && error2.lacksPermission)
    return "The comment names the worst images without pictures, since this job may not write. Nothing else needs that; who wants pictures gives it `permissions: contents: write`.";
  return `The comment has no pictures: ${name} could not be written: ${messageOf(error2)}`;
}
async function worstOf({ predictions, folder }, to) {
  const worst = predictions.filter(({ rank }) => rank === "worst" || rank === "mistake").slice(0, MOST);
  const pictures = worst.map(async ({ id, rank, path }, i) => {
    const content = await shrunk(await readPlainFile(join2(folder, path), MOST_BYTES.whole));
    return content === void 0 ? [] : [{ rank, name: id, path: `${to}/${rank}-${i + 1}.png`, content }];
  });
  return (await Promise.all(pictures)).flat();
}
async function shrunk(png) {
  try {
    const { shrinkPng } = await import("./image-encode-2.js");
    return await shrinkPng(png, WIDTH);
  } catch {
    return png.byteLength <= LARGEST ? png : void 0;
  }
}
async function runsIn(files) {
  const text = new TextDecoder().decode(await files.read(RUNS));
  return [...new Set(text.split("\n"))].filter(isRun);
}
function outdated(paths, listed, run, folder) {
  const runOf2 = (path) => path.slice(0, path.indexOf("/"));
  const known = new Set(listed);
  const others = new Set(paths.map(runOf2).filter((name) => isRun(name) && !known.has(name)));
  const unlisted = [...others].toSorted((a, b) => Number(a) - Number(b));
  const runs = [...unlisted, ...listed].filter((name) => name !== run).slice(1 - RUNS_KEPT);
  const kept = /* @__PURE__ */ new Set([...runs, run]);
  const isOld = (name) => isRun(name) && !kept.has(name);
  const gone = paths.filter((path) => path.startsWith(`${folder}/`) || isOld(runOf2(path)));
  return { gone, runs: [...kept] };
}
function isRun(name) {
  return /^\d+$/.test(name);
}
function picturesMarkdown(shown, address) {
  const width = Math.min(WIDTH, Math.floor(880 / shown.length));
  const names = shown.map(({ name }) => inlineMarkdown(cut(name)));
  const images = shown.map(({ path }) => `<img src="${address(path)}" width="${width}" alt="">`);
  const panels = shown.some(({ rank }) => rank === "worst") ? ": image, truth, prediction and errors" : "";
  return `**Worst mistakes**${panels}

${table(names, [images], "c".repeat(shown.length))}
`;
}

// src/stages/8-publish/github/comment.ts
import { setTimeout as sleepFor2 } from "node:timers/promises";

// src/stages/8-publish/github/comment/requests.ts
var AnswerError = class extends Error {
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
    } catch (error2) {
      const waitMs = retryDelayMs(error2, failures);
      if (waitMs === void 0 || waitedMs + waitMs > MOST_WAITING_MS) throw error2;
      await sleep(waitMs);
      waitedMs += waitMs;
    }
  }
}
function retryDelayMs(error2, failures) {
  const { status, headers } = facts(error2);
  if (isRateLimit(error2)) return toldWaitMs(headers) ?? RATE_LIMIT_WAIT_MS;
  if (status === void 0 || status < 500 || failures >= WAITS_MS.length) return void 0;
  return Math.max(WAITS_MS[failures], toldWaitMs(headers) ?? 0);
}
function toldWaitMs(headers) {
  const after = Number(headers["retry-after"]);
  if (Number.isFinite(after)) return Math.max(1, after) * 1e3;
  if (headers["x-ratelimit-remaining"] !== "0") return void 0;
  const waitMs = Number(headers["x-ratelimit-reset"]) * 1e3 - Date.parse(`${headers.date}`);
  return Number.isFinite(waitMs) ? Math.max(1e3, waitMs) : void 0;
}
function isRateLimit(error2) {
  const { status, headers, message } = facts(error2);
  if (status === 429) return true;
  const limited = "retry-after" in headers || headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(message);
  return status === 403 && limited;
}
function isForbidden(error2) {
  const { status, message } = facts(error2);
  return status === 403 && /not accessible by|must have/i.test(message);
}
function isNotFound(error2) {
  return facts(error2).status === 404;
}
function outlookOf(error2) {
  const { status = 0, message } = facts(error2);
  if (isRateLimit(error2) || status >= 500) return "passing";
  return status === 403 && /\blocked\b/i.test(message) ? "locked" : "lasting";
}
function reasonOf(error2) {
  const { status, headers, message } = facts(error2);
  const text = message.trim().replace(/\.$/, "");
  const short = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  return status === void 0 || headers.date === void 0 ? short : `${status} ${short}`;
}
function facts(error2) {
  const message = messageOf(error2);
  if (!(error2 instanceof Error) || !("status" in error2) || typeof error2.status !== "number")
    return { status: void 0, headers: {}, message };
  const response = "response" in error2 ? error2.response : void 0;
  const headers = typeof response === "object" && response !== null && "headers" in response ? response.headers : void 0;
  return {
    status: error2.status,
    headers: typeof headers === "object" && headers !== null ? { ...headers } : {},
    message
  };
}

// src/stages/8-publish/github/comment/api.ts
var SILENT = { debug() {
}, info() {
}, warn() {
}, error() {
} };
function openApi({ token, apiUrl, timeoutMs = REQUEST_MS, signal }) {
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  limitRequests(octokit, () => timeoutMs, signal);
  return octokit;
}
function limitRequests(octokit, msOf, signal) {
  octokit.hook.wrap("request", async (request, options) => {
    const send = (ending) => {
      options.request.signal = ending;
      return Promise.resolve(request(options));
    };
    try {
      return await inTime(send, { ms: msOf(options), signal });
    } catch (cause) {
      throw cause instanceof NoAnswer ? new AnswerError(504, cause.message) : cause;
    }
  });
}
function apiAddresses(env) {
  const apiUrl = env.GITHUB_API_URL || "https://api.github.com";
  return { apiUrl, graphqlUrl: env.GITHUB_GRAPHQL_URL || `${apiUrl}/graphql` };
}
function answered(schema, data2) {
  const parsed = schema.safeParse(data2);
  if (!parsed.success) throw new AnswerError(502, "the answer is not the API's");
  return parsed.data;
}

// src/stages/8-publish/github/mark-word.ts
import { createHash } from "node:crypto";
var LONGEST_WORD = 200;
function markWord(name) {
  const word = wholeMarkWord(name);
  if (word.length <= LONGEST_WORD) return word;
  return `${word.slice(0, LONGEST_WORD / 2)}%sha256;${createHash("sha256").update(name).digest("hex")}`;
}
function wholeMarkWord(name) {
  return name.replace(
    /[^\w. -]|-(?=-)/gu,
    (character) => `%${character.codePointAt(0)?.toString(16).toUpperCase()};`
  );
}

// src/stages/8-publish/github/comment/body.ts
var COMMENT_LIMIT = 65536;
var MARK2 = "<!-- best-epoch: ";
function marker({ workflow, job, artifact }) {
  return markerWith([workflow, job, artifact].map(markWord).join("/"));
}
function markerStarts({ workflow }) {
  return [.../* @__PURE__ */ new Set([markWord(workflow), wholeMarkWord(workflow)])].map((word) => `${MARK2}${word}/`);
}
function hasKey(body, { workflow, job, artifact }) {
  const [theirs, theirJob, of] = wordsOf(body);
  const isJob = job === "" || theirJob === "" || isWord(theirJob, job);
  return isWord(theirs, workflow) && isWord(of, artifact) && isJob;
}
function isOfJob(body) {
  const [, job = ""] = wordsOf(body);
  return job !== "";
}
function wordsOf(body) {
  return /^<!-- best-epoch: ([^/\n]*)\/([^/\n]*)\/([^/\n]*) -->/.exec(body)?.slice(1) ?? [];
}
function isWord(word, name) {
  return word === markWord(name) || word === wholeMarkWord(name);
}
function earlierMarker(artifact) {
  return markerWith(wholeMarkWord(artifact));
}
function markerWith(key) {
  return `${MARK2}${key} -->`;
}
function runMark({ id, attempt }) {
  return `<!-- run ${id}.${attempt} -->`;
}
function readRunMark(body) {
  const [, id, attempt] = /^.*\r?\n<!-- run (\d+)\.(\d+) -->/.exec(body) ?? [];
  return id === void 0 ? void 0 : { id: Number(id), attempt: Number(attempt) };
}
function commentBody({ results, key, run, links, pictures = "", foreword }) {
  const warning2 = foreword === void 0 ? "" : `> [!WARNING]
> ${inlineMarkdown(foreword)}

`;
  const head = `${marker(key)}
${runMark(run)}

${warning2}`;
  const origin = [`${nameOf(key)}, commit ${run.headSha.slice(0, 7)}, `, link(`run ${run.id}`, run.url)];
  const tail = `
${pictures === "" ? "" : `${pictures}
`}${inlineMarkdown(origin)}
`;
  const room = COMMENT_LIMIT - Buffer.byteLength(head + tail);
  return `${head}${renderSummary(results, room, links)}${tail}`;
}
function nameOf({ workflow, job, artifact }) {
  return [workflow, job, artifact].filter((word) => word !== "").map((word) => cut(word)).join("/");
}

// src/stages/8-publish/github/comment/client.ts
var PAGE = 100;
function commentClient(place, api, { graphqlUrl }) {
  const calls = place.number === void 0 ? commitCalls(place, api) : issueCalls(place, place.number, api);
  const graphql = async (query, variables) => {
    const { data: data2 } = await api.request(`POST ${graphqlUrl}`, { query, variables });
    return answered(graphqlSchema, data2);
  };
  return {
    async ownComments(starts) {
      const found = [];
      for (let page = 1, isLast = false; !isLast; page++) {
        const comments = answered(listedSchema, (await calls.list(page)).data);
        found.push(...comments.filter(({ body }) => starts.some((start) => body?.startsWith(start))));
        isLast = comments.length < PAGE;
      }
      return keepOwn(found, graphql);
    },
    create: async (body) => answered(writtenSchema, (await calls.create(body)).data).html_url,
    update: async (id, body) => answered(writtenSchema, (await calls.update(id, body)).data).html_url,
    async minimize(nodeId) {
      refuse(await graphql(MINIMIZE, { id: nodeId }));
    }
  };
}
function issueCalls({ owner, repo }, number, { rest: { issues } }) {
  const issue = { owner, repo, issue_number: number };
  return {
    list: (page) => issues.listComments({ ...issue, per_page: PAGE, page }),
    create: (body) => issues.createComment({ ...issue, body }),
    update: (id, body) => issues.updateComment({ owner, repo, comment_id: id, body })
  };
}
function commitCalls({ owner, repo, headSha }, { rest: { repos } }) {
  const commit = { owner, repo, commit_sha: headSha };
  return {
    list: (page) => repos.listCommentsForCommit({ ...commit, per_page: PAGE, page }),
    create: (body) => repos.createCommitComment({ ...commit, body }),
    update: (id, body) => repos.updateCommitComment({ owner, repo, comment_id: id, body })
  };
}
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
  nodes(ids: $ids) {
    ... on IssueComment { id viewerDidAuthor isMinimized }
    ... on CommitComment { id viewerDidAuthor isMinimized }
  }
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
var STATUS = { FORBIDDEN: 403, RATE_LIMITED: 429 };
function refuse({ errors = [] }) {
  const failure2 = errors.find(({ type: type2 }) => type2 !== "NOT_FOUND");
  if (failure2 === void 0) return;
  const { type = "", message } = failure2;
  throw new AnswerError(STATUS[type] ?? (/^Something went wrong/.test(message) ? 502 : 422), message);
}

// src/stages/8-publish/github/comment/place.ts
function decidePlacement(own, { run, verdict }) {
  const visible = own.filter(({ isMinimized }) => !isMinimized);
  const newer = (comment) => runsLater(readRunMark(comment.body), run);
  if (visible.some((comment) => newer(comment) > 0)) return void 0;
  const ours = visible.findLast((comment) => newer(comment) === 0);
  const edit = ours ?? (verdict === "worse" ? void 0 : visible.at(-1));
  return { edit, minimize: visible.filter((comment) => comment !== edit) };
}
function runsLater(other, run) {
  if (other === void 0) return -1;
  return other.id === run.id ? other.attempt - run.attempt : other.id - run.id;
}
async function placeComment(client, comment) {
  const { own, earlier } = await commentsOf(client, comment);
  const placement = decidePlacement(own, comment);
  if (placement === void 0)
    return { line: `A later run has commented on ${comment.on} already.`, url: "" };
  const placed = await write2(client, comment, placement.edit);
  for (const { nodeId } of [...placement.minimize, ...earlier]) await client.minimize(nodeId);
  return placed;
}
async function hasCommentedItself(client, { key, run }) {
  const { own } = await commentsOf(client, { key, run });
  return own.some(({ body, isMinimized }) => {
    return !isMinimized && isOfJob(body) && readRunMark(body)?.id === run.id;
  });
}
async function commentsOf(client, { key, run }) {
  const start = earlierMarker(key.artifact);
  const written = await client.ownComments([...markerStarts(key), start]);
  const own = written.filter(({ body }) => hasKey(body, key));
  const isFirst = own.every(({ body }) => runsLater(readRunMark(body), run) >= 0);
  const isOutdated = ({ body, isMinimized }) => !isMinimized && body.startsWith(start) && runsLater(readRunMark(body), run) < 0;
  return { own, earlier: isFirst ? written.filter(isOutdated) : [] };
}
async function write2(client, { body, on }, edit) {
  if (edit !== void 0)
    try {
      const url2 = await client.update(edit.id, body);
      return { line: `Edited the comment on ${on}: ${url2}`, url: url2 };
    } catch (error2) {
      if (!isNotFound(error2)) throw error2;
    }
  const url = await client.create(body);
  return { line: `Commented on ${on}: ${url}`, url };
}

// src/stages/8-publish/github/comment/everywhere.ts
async function commentEverywhere(spots, comment, { sleep, failed }) {
  const outcomes = [];
  for (const { client, on } of spots)
    try {
      const { line, url } = await withRetries(() => placeComment(client, { ...comment, on }), sleep);
      outcomes.push({ lines: [line], faults: [], url });
    } catch (error2) {
      outcomes.push(failed(error2, on));
    }
  return {
    lines: outcomes.flatMap(({ lines }) => lines),
    faults: outcomes.flatMap(({ faults }) => faults),
    url: outcomes.find(({ url }) => url !== "")?.url ?? ""
  };
}

// src/stages/8-publish/github/comment/pull-request.ts
var EVENTS = ["pull_request", "pull_request_target"];
function isPullRequestEvent({ GITHUB_EVENT_NAME: event = "" }) {
  return EVENTS.includes(event);
}
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
  const parsed = payload.safeParse(
    parseJson(await readPlainText(env.GITHUB_EVENT_PATH ?? "", MOST_BYTES.run))
  );
  if (!parsed.success) throw new Error("the event names no pull request");
  const { number, head, base } = parsed.data.pull_request;
  const isFork = head.repo?.full_name !== base.repo.full_name;
  const readOnlyFork = isFork && env.GITHUB_EVENT_NAME === "pull_request";
  return { ...repositoryOf(env), number, headSha: head.sha, readOnlyFork };
}
function repositoryOf({ GITHUB_REPOSITORY: name = "" }) {
  const [owner = "", repo = ""] = name.split("/");
  if (owner === "" || repo === "") throw new Error("the runner does not say which repository it works for");
  return { owner, repo };
}

// src/stages/8-publish/github/comment/target.ts
async function findTargets(on, env, api) {
  const origin = await originOf(env);
  if (typeof on === "number") return [{ ...origin, number: on, name: `#${on}` }];
  if (on === "commit")
    return [{ ...origin, number: void 0, name: `commit ${origin.headSha.slice(0, 7)}` }];
  const numbers = origin.number === void 0 ? await pullRequestsAt(origin, api) : [origin.number];
  return numbers.map((number) => ({ ...origin, number, name: pullRequestName(number, numbers) }));
}
var PULL_REQUEST = "the pull request";
function pullRequestName(number, all) {
  return all.length === 1 ? PULL_REQUEST : `pull request #${number}`;
}
async function originOf(env) {
  if (isPullRequestEvent(env)) return readPullRequest(env);
  const { GITHUB_SHA: headSha = "" } = env;
  if (!/^[0-9a-f]+$/.test(headSha)) throw new Error("the runner does not say which commit the run is of");
  return { ...repositoryOf(env), number: void 0, headSha, readOnlyFork: false };
}
var pulls = array(object({ number: int(), state: string(), head: object({ sha: string() }) }));
async function pullRequestsAt({ owner, repo, headSha }, api) {
  const place = { owner, repo, commit_sha: headSha, per_page: 100 };
  const { data: data2 } = await api.rest.repos.listPullRequestsAssociatedWithCommit(place);
  const open = answered(pulls, data2).filter(({ state, head }) => state === "open" && head.sha === headSha);
  return open.map(({ number }) => number).sort((a, b) => a - b);
}

// src/stages/8-publish/github/comment.ts
function runComment(options) {
  const { env, on, signal } = options;
  if (on === "auto" && !isPullRequestEvent(env)) return void 0;
  return {
    async post(...told) {
      try {
        return await inTime((ending) => write3({ ...options, signal: ending }, ...told), {
          ms: CONVERSATION_MS,
          signal,
          handsOver: true
        });
      } catch (error2) {
        return notWritten(error2, on);
      }
    }
  };
}
async function write3(options, ...[results, links, folder]) {
  const { env, on, token, artifactName, pictures, signal, sleep = sleepFor2, timeoutMs } = options;
  if (token === "") throw new Error("the input `token` is empty");
  const addresses = apiAddresses(env);
  const api = openApi({ ...addresses, token, timeoutMs, signal });
  const targets = await withRetries(() => findTargets(on, env, api), sleep);
  const [first] = targets;
  if (first === void 0) return notAtHead(env);
  const run = runOf(env, first);
  const { GITHUB_WORKFLOW: workflow = "", GITHUB_JOB: job = "" } = env;
  const key = { workflow, job, artifact: artifactName };
  const place = first.readOnlyFork ? void 0 : pictures;
  const { markdown, lines } = await place?.({ ...results, folder }) ?? NO_PICTURES;
  const body = commentBody({ results, key, run, links, pictures: markdown });
  const spots = targets.map((target) => ({
    client: commentClient(target, api, addresses),
    on: target.name
  }));
  const comment = { body, key, run, verdict: verdictOf(results) };
  const failed = (error2, name) => notWritten(error2, on, first.readOnlyFork, name);
  const outcome = await commentEverywhere(spots, comment, { sleep, failed });
  return { ...outcome, lines: [...lines, ...outcome.lines] };
}
function verdictOf(results) {
  return "comparison" in results ? results.comparison.verdict : "no-baseline";
}
function runOf(env, { headSha }) {
  const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: repository2 = "" } = env;
  const id = Number(env.GITHUB_RUN_ID ?? 0);
  const attempt = Number(env.GITHUB_RUN_ATTEMPT ?? 1);
  return { id, attempt, headSha, url: `${server}/${repository2}/actions/runs/${id}` };
}
function notAtHead({ GITHUB_SHA: sha = "" }) {
  const line = `No comment: no open pull request has commit ${sha.slice(0, 7)} as its head.`;
  return { lines: [line], faults: [], url: "" };
}
function notWritten(error2, on, readOnlyFork = false, name = PULL_REQUEST) {
  const refused = isForbidden(error2) || isNotFound(error2);
  if (refused && readOnlyFork) return { lines: [describeFault(commentFromFork())], faults: [], url: "" };
  if (refused)
    return { lines: [describeFault(commentNotPermitted(reasonOf(error2), name, on))], faults: [], url: "" };
  return { lines: [], faults: [commentFailed(reasonOf(error2), name, outlookOf(error2))], url: "" };
}

// src/stages/8-publish/github/runner-files.ts
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
var FILES = ["GITHUB_OUTPUT", "GITHUB_STATE"];
async function requireRunnerFiles(env) {
  const faults = FILES.map(async (name) => {
    const path = env[name];
    const reason = path === void 0 ? void 0 : await whyNotWritable(path);
    return reason === void 0 ? [] : [runnerFileNotWritable(name, `${path}: ${reason}`)];
  });
  const found = (await Promise.all(faults)).flat();
  if (found.length > 0) throw new InputError(found);
}
async function whyNotWritable(path) {
  try {
    if (!(await stat(path)).isFile()) return "it is no file";
    await access(path, constants.W_OK);
    return void 0;
  } catch (cause) {
    return cause.code ?? messageOf(cause);
  }
}
function setOutput2(name, value) {
  toRunner("GITHUB_OUTPUT", () => setOutput(name, value));
}
function saveState2(name, value) {
  toRunner("GITHUB_STATE", () => saveState(name, value));
}
function toRunner(file, write4) {
  try {
    write4();
  } catch (cause) {
    throw new InputError(runnerFileNotWritable(file, messageOf(cause)), { cause });
  }
}

// src/stages/8-publish/github/publisher.ts
import { readFile } from "node:fs/promises";

// src/stages/8-publish/outputs.ts
var OUTPUTS = [
  {
    name: "best-epoch",
    description: "The epoch whose model was kept.",
    value: ({ results }) => `${results["best-epoch"]}`
  },
  {
    name: "stopped-epoch",
    description: "The epoch after which training stopped.",
    value: ({ results }) => `${results["stopped-epoch"]}`
  },
  {
    name: "stop-reason",
    description: "Why training stopped: patience, epochs, time-budget, target, cancelled or diverged.",
    value: ({ results }) => results["stop-reason"]
  },
  {
    name: "validation-loss",
    description: "The kept epoch's validation loss.",
    value: ({ results }) => measured(results["validation-loss"])
  },
  ...SCORES.map(
    ({ key, meaning }) => ({
      name: `test-${key}`,
      description: meaning,
      value: ({ results }) => measured(results.test[key]),
      merged: ({ merged }) => measured(merged.test?.[key]),
      evaluated: ({ evaluation }) => measured(evaluation.test[key])
    })
  ),
  {
    name: "class-scores",
    description: "Precision, recall, F1 and IoU of each class on the test images, as a JSON list.",
    value: ({ results }) => classScores(results.test),
    merged: ({ merged }) => classScores(merged.test),
    evaluated: ({ evaluation }) => classScores(evaluation.test)
  },
  {
    name: "train-images",
    description: "How many images trained the model.",
    value: ({ results }) => `${results.split.train.images}`
  },
  {
    name: "validation-images",
    description: "How many images chose the epoch.",
    value: ({ results }) => `${results.split.validation.images}`
  },
  {
    name: "test-images",
    description: "How many images tested the model.",
    value: ({ results }) => `${results.test.images}`,
    merged: ({ merged }) => measured(merged.test?.images),
    evaluated: ({ evaluation }) => `${evaluation.test.images}`
  },
  {
    name: "verdict",
    description: "Compared with the baseline: better, same, worse; or why not: different-test-split, different-classes, too-few-images, not-tested, no-baseline.",
    value: ({ results }) => results.comparison.verdict,
    evaluated: ({ evaluation }) => evaluation.comparison.verdict
  },
  {
    name: "skipped",
    description: "true where nothing was trained because nothing had changed: model and results are those of an earlier run; else false. Empty for `merge` and `evaluate-only`.",
    value: ({ results }) => `${results.restored !== null}`
  },
  {
    name: "resumed",
    description: "true where training went on from an earlier run's checkpoint; else false.",
    value: ({ results }) => `${results["first-epoch"] > 1 && results.restored === null}`
  },
  {
    name: "data-hash",
    description: "Changes when any image or label does.",
    value: ({ results }) => results.data.hash,
    merged: ({ merged }) => merged.data.hash,
    evaluated: ({ evaluation }) => evaluation.data.hash
  },
  {
    name: "model-sha256",
    description: "SHA-256 of model.onnx, hex.",
    value: ({ results }) => results.model.sha256,
    merged: ({ merged }) => merged.model.sha256,
    evaluated: ({ evaluation }) => evaluation.model.sha256
  },
  {
    name: "model-path",
    description: "Path of model.onnx on the runner.",
    value: ({ modelPath }) => modelPath,
    merged: ({ modelPath }) => modelPath,
    evaluated: ({ modelPath }) => modelPath
  },
  {
    name: "results-path",
    description: "Path of results.json on the runner; of merged.json for `merge`, of evaluation.json for `evaluate-only`.",
    value: ({ resultsPath }) => resultsPath,
    merged: ({ mergedPath }) => mergedPath,
    evaluated: ({ evaluationPath }) => evaluationPath
  },
  {
    name: "matrix",
    description: "With `matrix: true`: the numbers of the folds or rows as JSON, for `strategy.matrix`."
  },
  { name: "artifact-id", description: "Number of the uploaded artifact." },
  {
    name: "artifact-url",
    description: "Address of the uploaded artifact; its readers need access to the repository."
  },
  { name: "artifact-digest", description: "SHA-256 of the uploaded artifact, hex." },
  {
    name: "report-url",
    description: "Address of report.html, an artifact of its own that a browser opens; its readers need access to the repository."
  },
  {
    name: "comment-url",
    description: "Address of the comment, of several the oldest pull request's; empty where none was written."
  },
  {
    name: "history-url",
    description: "Address of the dashboard's file on the history's branch, which GitHub shows as source and GitHub Pages as a page; empty where this run wrote no history there."
  },
  { name: "release-url", description: "Address of the release that `release: auto` made; empty: none." }
];
function classScores(test) {
  if (test === null || test.images === 0) return "";
  return JSON.stringify(
    test["per-class"].map(({ class: name, precision, recall, f1, iou, support }) => {
      return { class: name, precision, recall, f1, iou, support };
    })
  );
}
function measured(value) {
  return value === null || value === void 0 ? "" : `${value}`;
}

// src/stages/8-publish/github/commands.ts
import { posix, relative, resolve, sep } from "node:path";
function plainLine(line) {
  const oneLine = escapeControls(line).replaceAll("##[", "##\\[");
  return oneLine.trimStart().startsWith("::") ? `\\${oneLine.trimStart()}` : oneLine;
}
var MAX_ANNOTATIONS = { error: 9, warning: 10 };
function annotation(fault, data2, workspace) {
  const { code: code2, file, severity } = fault;
  const path = file === void 0 ? void 0 : insideWorkspace(resolve(data2, file), workspace);
  return {
    severity,
    message: faultLines(fault).join("\n"),
    properties: { title: code2, ...path === void 0 ? {} : { file: path } }
  };
}
function insideWorkspace(path, workspace) {
  const parts = relative(workspace, path).split(sep);
  return parts[0] === ".." || parts[0] === "" || resolve(parts.join(sep)) === parts.join(sep) ? void 0 : parts.join(posix.sep);
}

// src/stages/8-publish/github/measuring-run.ts
function measuringRun(results, repositoryUrl) {
  const id = "restored" in results ? results.restored?.["run-id"] : void 0;
  if (!id || repositoryUrl === void 0) return "";
  return link(`Run ${id}, which measured the scores`, `${repositoryUrl}/actions/runs/${id}`);
}

// src/stages/8-publish/github/artifact.ts
import { copyFile, mkdtemp as mkdtemp2, stat as stat2 } from "node:fs/promises";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join3, relative as relative2 } from "node:path";
var REJECTED = /["|<>:*?\r\n]/;
async function uploadArtifact(report, { name, retentionDays, signal }, client = new DefaultArtifactClient()) {
  const nameInside = (file) => relative2(report.folder, file);
  const files = report.files.filter((file) => !REJECTED.test(nameInside(file)));
  const leftOut = report.files.filter((file) => REJECTED.test(nameInside(file))).map(nameInside);
  const upload = () => client.uploadArtifact(name, [...files], report.folder, { ...days(retentionDays) });
  const limit = { ms: neededTransferMs(await bytesOf(files)), signal, handsOver: true };
  const uploaded = await inTime(upload, limit);
  return { ...confirmed(uploaded), leftOut };
}
function reportName(artifactName) {
  return `${artifactName}-report.html`;
}
async function uploadReport(report, { name, retentionDays, signal }, client = new DefaultArtifactClient()) {
  const folder = await mkdtemp2(join3(tmpdir2(), "best-epoch-report-"));
  try {
    const page = join3(folder, reportName(name));
    await copyFile(report.reportPath, page);
    const options = { skipArchive: true, ...days(retentionDays) };
    const upload = () => client.uploadArtifact(reportName(name), [page], folder, options);
    const limit = { ms: neededTransferMs(await bytesOf([page])), signal, handsOver: true };
    return confirmed(await inTime(upload, limit));
  } finally {
    await remove(folder, { recursive: true, force: true });
  }
}
async function bytesOf(files) {
  const sizes = await Promise.all(files.map(async (file) => (await stat2(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
function days(retentionDays) {
  return retentionDays === void 0 ? {} : { retentionDays };
}
function confirmed({ id, digest }) {
  if (id === void 0 || digest === void 0)
    throw new Error("the artifact service confirmed neither number nor digest");
  return { id, digest };
}

// src/stages/8-publish/github/uploads.ts
async function publishArtifacts(report, options, annotate) {
  const { artifact, environment, artifactClient } = options;
  if (environment.artifactsUnavailable !== void 0) {
    annotate([artifactsUnavailable(environment.artifactsUnavailable, report.folder)]);
    return { whole: true, links: "" };
  }
  let uploaded;
  try {
    uploaded = await uploadArtifact(report, artifact, artifactClient);
  } catch (cause) {
    setFailed(describeFault(artifactUploadFailed(artifact.name, reasonOf2(cause), report.folder)));
    return { whole: false, links: "" };
  }
  if (uploaded.leftOut.length > 0) annotate([artifactNamesRejected(uploaded.leftOut)]);
  const url = artifactUrl(uploaded, environment);
  setOutput2("artifact-id", `${uploaded.id}`);
  setOutput2("artifact-url", url);
  setOutput2("artifact-digest", uploaded.digest);
  const page = await publishPage(report, options, annotate);
  setOutput2("report-url", page);
  const what = "evaluation" in report ? "the evaluation" : "the model";
  const links = [
    ...page === "" ? [] : [link("Open the report", page)],
    ...url === "" ? [] : [[link(`Download ${what}`, url), " (sha256 ", code(uploaded.digest), ")"]]
  ];
  return { whole: true, links: links.length === 0 ? "" : joined(links, " · ") };
}
async function publishPage(report, { artifact, environment, artifactClient }, annotate) {
  if (!artifact.report) return "";
  try {
    return artifactUrl(await uploadReport(report, artifact, artifactClient), environment);
  } catch (cause) {
    annotate([reportUploadFailed(reportName(artifact.name), reasonOf2(cause), report.reportPath)]);
    return "";
  }
}
function artifactUrl({ id }, { runUrl }) {
  return runUrl === void 0 ? "" : `${runUrl}/artifacts/${id}`;
}
function reasonOf2(cause) {
  if (!(cause instanceof Error)) return `${cause}`;
  const { statusCode } = cause;
  return cause.message || (statusCode === void 0 ? cause.name : `the storage answered ${statusCode}`);
}

// src/stages/8-publish/github/publisher.ts
function gitHubPublisher(options) {
  const annotate = annotator(options);
  const group = logGroup();
  const publishAll = publishing(options, group, annotate);
  return {
    say,
    group,
    faults: annotate,
    training: trainingLog(options.now),
    progress() {
    },
    async publish(report) {
      const { results } = report;
      detail(`seconds by stage: ${JSON.stringify(results["timings-seconds"])}`);
      const published = await publishAll({
        report,
        lines: [...resultLines(results), plainText(stopSentence(results)), ...startSentence(results)],
        output: ({ value }) => value?.(report),
        results,
        // Half a training is nothing to tell a reviewer, and a job that was cancelled is ended within seconds.
        isTold: results["stop-reason"] !== "cancelled"
      });
      judge(results, annotate);
      return published;
    },
    async publishMerged(report) {
      await publishAll({
        report,
        lines: mergedWords(report.merged),
        output: ({ merged }) => merged?.(report),
        results: report.merged,
        isTold: true
      });
      judge(report.merged, annotate);
    },
    async publishEvaluation(report) {
      const { evaluation } = report;
      const published = await publishAll({
        report,
        lines: [...resultLines(evaluation), ...evaluationSentences(evaluation)],
        output: ({ evaluated }) => evaluated?.(report),
        results: evaluation,
        isTold: true
      });
      judge(evaluation, annotate);
      return published;
    }
  };
}
function trainingLog(now) {
  let progress;
  return (event) => {
    progress = advance(progress, event, now());
    if (event.type === "step")
      detail(`epoch ${event.epoch}, step ${event.step} of ${event.steps}: loss ${event.loss}`);
    if (event.type === "features" || event.type === "validation")
      detail(`epoch ${event.epoch}, ${event.type} step ${event.step} of ${event.steps}`);
    if (event.type === "started") say(startedLine(event));
    if (event.type === "shares") say(sharesLine(event));
    if (event.type === "initial" && progress !== void 0) say(initialLine(event, progress));
    if (event.type === "epoch" && progress !== void 0) say(epochLine(event, progress));
    if (event.type === "forecast") say(forecastLine(event));
    if (event.type === "stopped") say(stoppedLine(event.outcome));
  };
}
function publishing(options, group, annotate) {
  return async ({ report, lines, output, results, isTold }) => {
    for (const line of lines) say(line);
    for (const definition of OUTPUTS) {
      const value = output(definition);
      if (value !== void 0) setOutput2(definition.name, value);
    }
    setOutput2("history-url", "");
    await writeJobSummary(await readFile(report.summaryPath, "utf8"), report, annotate);
    group("Upload the artifacts");
    const { whole, links: uploaded } = await publishArtifacts(report, options, annotate);
    group(void 0);
    const released = whole && isTold ? await publishRelease(report, options) : "";
    const measured2 = measuringRun(results, options.environment.repositoryUrl);
    const parts = [uploaded, released, measured2].filter((part) => part !== "");
    const links = parts.length === 0 ? "" : joined(parts, " · ");
    if (links !== "") await writeJobSummary(renderSummary(results, void 0, links), report, annotate);
    setOutput2(
      "comment-url",
      isTold ? await postComment(results, links, report.folder, options, annotate) : ""
    );
    return { whole };
  };
}
async function publishRelease(report, { release }) {
  const isModel = !("evaluation" in report);
  const outcome = release && isModel ? await release.publish(report) : void 0;
  for (const line of outcome?.lines ?? []) say(line);
  if (outcome?.fault !== void 0) setFailed(plainLine(describeFault(outcome.fault)));
  setOutput2("release-url", outcome?.url ?? "");
  return outcome === void 0 || outcome.url === "" ? "" : link("Open the release", outcome.url);
}
function judge(results, annotate) {
  annotate(gateFaults(results));
  if (hasFailedGate(results)) process.exitCode = ExitCode.Failure;
}
function say(line) {
  info(plainLine(line));
}
function detail(line) {
  if (isDebug()) debug(plainLine(line));
}
function logGroup() {
  let open = false;
  return (title) => {
    if (open) endGroup();
    if (title !== void 0) startGroup(title);
    open = title !== void 0;
  };
}
function annotator({ data: data2, environment }) {
  const left = { ...MAX_ANNOTATIONS };
  const newOf = unsaid();
  return (faults) => {
    const unannotated = [];
    for (const fault of oneForEachCause(newOf(faults))) {
      for (const file of fault.files ?? []) detail(`${fault.code}: ${file}`);
      if (left[fault.severity]-- <= 0) {
        unannotated.push(fault);
        continue;
      }
      const { message, properties } = annotation(fault, data2, environment.workspace);
      if (fault.severity === "error") error(message, properties);
      else warning(message, properties);
    }
    for (const severity of ["error", "warning"]) {
      const rest = unannotated.filter((fault) => fault.severity === severity);
      if (rest.length === 0) continue;
      const { told, more } = capFaults(rest);
      say(`${rest.length} more ${severity}${rest.length === 1 ? "" : "s"}:`);
      for (const fault of told) say(`${severity}: ${describeFault(fault)}`);
      for (const line of more) say(line);
    }
  };
}
async function postComment(results, links, folder, options, annotate) {
  if (options.comment === void 0) return "";
  const { lines, faults, url } = await options.comment.post(results, links, folder);
  for (const line of lines) say(line);
  annotate(faults);
  return url;
}
async function writeJobSummary(markdown, report, annotate) {
  try {
    await summary.addRaw(markdown, true).write({ overwrite: true });
  } catch (cause) {
    summary.emptyBuffer();
    annotate([summaryUnavailable(messageOf(cause), report.summaryPath)]);
  }
}

export {
  branchOfRepository,
  picturesOfRun,
  AnswerError,
  withRetries,
  isForbidden,
  isNotFound,
  outlookOf,
  reasonOf,
  openApi,
  limitRequests,
  apiAddresses,
  answered,
  markWord,
  commentBody,
  commentClient,
  hasCommentedItself,
  commentEverywhere,
  isPullRequestEvent,
  repositoryOf,
  PULL_REQUEST,
  pullRequestName,
  runComment,
  verdictOf,
  requireRunnerFiles,
  setOutput2 as setOutput,
  saveState2 as saveState,
  plainLine,
  measuringRun,
  reportName,
  gitHubPublisher,
  detail
};
