import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  gitHubCache
} from "./stages-8-publish-github-cache.js";
import {
  historyFolder,
  resultsOfSeries,
  sharedBy
} from "./earlier.js";
import {
  NO_HISTORY,
  gatesOn,
  historyIn,
  placeInStore,
  resultsInStore
} from "./earlier-history-places.js";
import {
  answered,
  branchOfRepository,
  gitHubPublisher,
  isForbidden,
  isNotFound,
  limitRequests,
  markWord,
  measuringRun,
  picturesOfRun,
  reasonOf,
  runComment,
  saveState,
  setOutput,
  withRetries
} from "./stages-8-publish-github.js";
import "./stages-8-publish-progress.js";
import "./stages-8-publish.js";
import {
  HANDOVER,
  checkpointEntry,
  epochOf
} from "./stages-8-publish-github-checkpoint-entry.js";
import {
  readGitHubEnvironment
} from "./stages-8-publish-github-environment.js";
import "./stages-8-publish-tell-faults.js";
import "./vendor-actions-cache.js";
import {
  getOctokit
} from "./vendor-actions-artifact.js";
import "./vendor-azure-storage-blob.js";
import "./vendor-actions-core.js";
import {
  DASHBOARD
} from "./results-history-paths.js";
import {
  renderSummary
} from "./stages-7-report.js";
import "./stages-7-report-sheet.js";
import "./stages-7-report-words.js";
import "./stages-7-report-head-epoch.js";
import "./stages-2-dataset-class-colors.js";
import "./shared-extremes.js";
import "./engine-engine.js";
import "./vendor-markdown-table.js";
import {
  inlineMarkdown
} from "./document-markdown-inline.js";
import "./document-document.js";
import {
  link
} from "./document-inline.js";
import {
  liesIn
} from "./provision.js";
import {
  MOST_BYTES,
  readPlainText
} from "./stages-5-train.js";
import {
  BRANCH_EVENTS,
  NOTICES_FILE,
  addLine,
  defaultSeriesName,
  hasFailedGate,
  pathFrom,
  plural,
  readLines,
  readRunOfResults,
  standingOf,
  wordsOfSeries,
  writeRunOfResults
} from "./stages-1-config.js";
import "./metrics.js";
import {
  CONVERSATION_MS,
  NoAnswer,
  REQUEST_MS,
  StillNoAnswer,
  inTime,
  neededTransferMs,
  unlessStillSilent
} from "./shared-deadline.js";
import {
  parseJson
} from "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./engine-onnx.js";
import "./shared-out-of-memory.js";
import "./network.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  InputError,
  baselineCacheFailed,
  cacheFailed,
  checkpointUnfit,
  escapeControls,
  packagesCacheFailed,
  quote,
  releaseFailed,
  releaseFileTaken,
  releaseNotPermitted
} from "./errors.js";
import "./vendor-yaml.js";
import {
  array,
  boolean,
  int,
  object,
  string
} from "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/stages/8-publish/github/host.ts
import { join as join5 } from "node:path";

// src/stages/8-publish/github/history-cache.ts
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
var FILE = "history.jsonl";
function historyCache(cache, run, version) {
  const entryOf2 = (series, branch) => ({
    kind: "history",
    words: [...wordsOfSeries(series), branch]
  });
  const read = async (series, branch) => {
    const text = await cache.restore(
      entryOf2(series, branch),
      (folder) => readPlainText(join(folder, FILE), MOST_BYTES.run)
    );
    return readLines(text ?? "");
  };
  return {
    name: "the Actions cache",
    read,
    file: () => FILE,
    async append({ line }) {
      const { text, overtakenBy } = addLine(await read(line.series, line.branch), line, {
        run,
        // No other branch's lines are there.
        defaultBranch: line.branch
      });
      await cache.save(
        entryOf2(line.series, line.branch),
        version,
        (folder) => writeFile(join(folder, FILE), text)
      );
      return { overtakenBy };
    }
  };
}

// src/stages/8-publish/github/results-cache.ts
import { copyFile, writeFile as writeFile2 } from "node:fs/promises";
import { join as join2 } from "node:path";
var RESULTS = "results.json";
var BEFORE = "before.json";
var RUN = "run";
var INDEX = "series.json";
var MOST_SERIES = 100;
function resultsCache(cache, scope, version, now) {
  const { series, kind, run } = scope;
  const entryOf2 = entriesOf(kind);
  const find = (name, branch) => cache.restore(entryOf2.results(name, branch), async (folder) => ({
    json: await readPlainText(join2(folder, RESULTS), MOST_BYTES.run),
    by: readRunOfResults(await textIn(folder, RUN)),
    before: await textIn(folder, BEFORE)
  }));
  return {
    name: "the Actions cache",
    passing: "which GitHub removes after 7 days without use",
    failed: (reason) => baselineCacheFailed("read", reason),
    find,
    seriesOf: (branch) => readIndex(cache, entryOf2.index(branch)),
    async keep(path, branch, before) {
      const newest = await find(series.name, branch);
      const standing = standingOf(newest?.by, run, now());
      if (standing === "later") return [];
      await cache.save(entryOf2.results(series.name, branch), version, async (folder) => {
        await copyFile(path, join2(folder, RESULTS));
        await writeFile2(join2(folder, RUN), writeRunOfResults(run, now()));
        if (before !== void 0) await writeFile2(join2(folder, BEFORE), before);
      });
      await addToIndex(cache, entryOf2.index(branch), series, version);
      return standing === "beside" ? [sharedBy(scope, newest?.by)] : [];
    }
  };
}
function entriesOf(kind) {
  const of = kind === "training" ? "" : `${kind}-`;
  return {
    results: (series, branch) => ({
      kind: `${of}results`,
      words: [...wordsOfSeries(series), branch]
    }),
    index: (branch) => ({ kind: `${of}series`, words: [branch] })
  };
}
async function textIn(folder, name) {
  return readPlainText(join2(folder, name), MOST_BYTES.run).catch(() => void 0);
}
var index = array(
  object({ name: string().max(1e3), artifact: string().nullable(), data: string().nullable() })
);
async function readIndex(cache, entry) {
  const text = await cache.restore(entry, (folder) => textIn(folder, INDEX));
  try {
    return index.parse(parseJson(text ?? "[]"));
  } catch {
    return [];
  }
}
async function addToIndex(cache, entry, own, version) {
  const known = await readIndex(cache, entry);
  if (known.some((one) => JSON.stringify(one) === JSON.stringify(own))) return;
  const others = known.filter(({ name }) => name !== own.name).slice(1 - MOST_SERIES);
  await cache.save(
    entry,
    `${version} ${own.name}`,
    (folder) => writeFile2(join2(folder, INDEX), JSON.stringify([...others, own]))
  );
}

// src/stages/8-publish/github/baseline.ts
function baselineStore(options) {
  const { scope, cache, version, hasHistory, store, now } = options;
  const { branch, run } = scope;
  const kept = resultsCache(cache, scope, version, now);
  const inStore = store === void 0 ? [] : [store];
  const stored = inStore.map((one) => resultsInStore(one, now));
  const history = historyCache(cache, run, version);
  const cached = cache.isAvailable ? [hasHistory ? withGates(kept, history) : kept] : [];
  const isReviewed = branch === void 0 && stored.length > 0;
  const { resolve, ...results } = isReviewed ? resultsOfSeries(scope, stored, cached) : resultsOfSeries(scope, [...stored, ...cached]);
  const places = [...inStore.map((one) => placeInStore(one, scope)), ...cache.isAvailable ? [history] : []];
  return {
    ...results,
    ...hasHistory && places.length > 0 ? historyIn(places, scope, resolve, now) : NO_HISTORY,
    async keepResults(path) {
      if (branch === void 0 || !cache.isAvailable) return [];
      const before = await resolve();
      try {
        return await kept.keep(path, branch, before?.branch === branch ? before.json : void 0);
      } catch (cause) {
        return [baselineCacheFailed("saved", messageOf(cause))];
      }
    }
  };
}
function withGates(results, history) {
  return {
    ...results,
    gatesOf: async (series, branch) => gatesOn(branch, (await history.read(series, branch)).lines)
  };
}

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
    const end = () => {
      if (!isStopped) done(saved);
      isStopped = true;
    };
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
function giveWay(pid) {
  if (pid === void 0) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
  }
}

// src/stages/8-publish/github/earlier-runs.ts
import { cp } from "node:fs/promises";
import { join as join3, relative } from "node:path";

// src/stages/8-publish/github/checkpoint/store.ts
var FIRST_SAVE_MS = 5 * 6e4;
function gitHubCheckpoints({ cache, code, startSaving, clock }, { fingerprint, folder, epochs, patienceMs, say }) {
  const begun = clock();
  const entry = checkpointEntry({ code, fingerprint });
  const isDue = doubling(FIRST_SAVE_MS);
  let stopSaving;
  let mayHoldSome = true;
  let handover = { code, fingerprint, folder };
  const handOver = (change) => {
    handover = { ...handover, ...change };
    saveState(HANDOVER, JSON.stringify(handover));
  };
  handOver({});
  return {
    async take(take) {
      try {
        const version = await cache.newest(entry);
        const epoch = version === void 0 ? void 0 : epochOf(version);
        mayHoldSome = epoch !== void 0;
        if (epoch === void 0 || epoch > epochs) return { taken: false, faults: [] };
        const unfit = await tryTaking(() => cache.restore(entry, take, patienceMs));
        if (unfit === void 0) return { taken: true, faults: [] };
        handOver({ unfit: version });
        return { taken: false, faults: [checkpointUnfit(`of epoch ${epoch} in the Actions cache`, unfit)] };
      } catch (cause) {
        if (isOfRun(cause)) throw cause;
        const fault = cacheFailed("the checkpoint", "read", messageOf(cause));
        return { taken: false, faults: unlessStillSilent(cause, fault) };
      }
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
async function tryTaking(restore) {
  try {
    const taking = await restore();
    return taking === void 0 ? "it could not be unpacked" : taking.unfit;
  } catch (cause) {
    const isSilent = cause instanceof NoAnswer || cause instanceof StillNoAnswer;
    if (isOfRun(cause) || isSilent) throw cause;
    return messageOf(cause);
  }
}
function isOfRun(cause) {
  return cause instanceof InputError || cause.name === "AbortError";
}
function words(saved) {
  if (saved?.outcome === "saved" || saved?.outcome === "there-already")
    return `The checkpoint of epoch ${saved.epoch} is in the Actions cache`;
  return "The checkpoint could not be saved in the Actions cache; the end of the job tries again if it has to";
}
function doubling(firstMs) {
  let next = firstMs;
  return (elapsedMs) => {
    if (elapsedMs < next) return false;
    while (next <= elapsedMs) next *= 2;
    return true;
  };
}

// src/stages/8-publish/github/earlier-runs.ts
var NO_CACHE = "This runner has no Actions cache, where runs leave their models and results";
var NOT_READ = "Earlier runs could not be read from the Actions cache";
var RUN_BYTES = 2 ** 27;
function gitHubEarlierRuns({
  cache,
  results,
  version,
  code,
  startSaving,
  isOutputOurs,
  clock
}) {
  const runOf = (fingerprint) => ({
    ...{ kind: "run", words: [fingerprint], mostBytes: RUN_BYTES }
  });
  return {
    ...results,
    isOutputOurs,
    async takeRun(fingerprint, take, patienceMs) {
      if (!cache.isAvailable) return { taken: void 0, unseen: NO_CACHE, faults: [] };
      try {
        const own = (folder, by) => take(folder, runIdOf(by));
        return { taken: await cache.restore(runOf(fingerprint), own, patienceMs), faults: [] };
      } catch (cause) {
        return { taken: void 0, unseen: NOT_READ, faults: failed("an earlier run", "read", cause) };
      }
    },
    async keepRun(fingerprint, { folder, files }) {
      if (!cache.isAvailable) return [];
      try {
        await cache.save(runOf(fingerprint), version, async (to) => {
          for (const file of files) await cp(file, join3(to, relative(folder, file)));
        });
        return [];
      } catch (cause) {
        return failed("the run", "saved", cause);
      }
    },
    checkpointsOf(training) {
      if (!cache.isAvailable || code === void 0) return void 0;
      return gitHubCheckpoints({ cache, code, startSaving, clock }, training);
    }
  };
}
function runIdOf(version) {
  return /^([1-9]\d*)-\d+(?:-|$)/.exec(version)?.[1];
}
function failed(what, how, cause) {
  return unlessStillSilent(cause, cacheFailed(what, how, messageOf(cause)));
}

// src/stages/8-publish/github/package-store.ts
var PACKED_BYTES = 2 ** 27;
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
        return { outcome: "none", faults: failed2("read", cause) };
      }
    },
    async save(key, again, fill2) {
      try {
        await cache.save(entryOf(key), again ? run : "first", fill2);
        return [];
      } catch (cause) {
        return failed2("saved", cause);
      }
    }
  };
}
function entryOf(key) {
  return { kind: "packages", words: key.split("/"), mostBytes: PACKED_BYTES };
}
function failed2(what, cause) {
  return unlessStillSilent(cause, packagesCacheFailed(what, messageOf(cause)));
}

// src/stages/8-publish/github/release.ts
import { createHash as createHash3 } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join as join4 } from "node:path";
import { setTimeout as sleepFor } from "node:timers/promises";

// src/stages/8-publish/github/release/client.ts
var PAGE = 100;
var SILENT = { debug() {
}, info() {
}, warn() {
}, error() {
} };
function releaseClient(options) {
  const { token, apiUrl, owner, repo, timeoutMs = REQUEST_MS, signal } = options;
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  const msOf = ({ headers, data }) => headers["content-type"] === BYTES && data instanceof Uint8Array ? neededTransferMs(data.length) : timeoutMs;
  limitRequests(octokit, msOf, signal);
  const { repos } = octokit.rest;
  const place = { owner, repo };
  return {
    async find(tag) {
      const found = [];
      for (let page = 1, isLast = false; !isLast; page++) {
        const { data } = await repos.listReleases({ ...place, per_page: PAGE, page });
        const releases = answered(array(releaseSchema), data);
        found.push(...releases.filter((one) => one.tag === tag));
        isLast = releases.length < PAGE;
      }
      return found;
    },
    async createDraft({ tag, commit, body }) {
      const named = { tag_name: tag, name: tag, target_commitish: commit, body, draft: true };
      return answered(releaseSchema, (await repos.createRelease({ ...place, ...named })).data);
    },
    async setBody({ id }, body) {
      await repos.updateRelease({ ...place, release_id: id, body });
    },
    async upload({ uploadUrl }, name, content) {
      const headers = { "content-type": BYTES };
      await octokit.request(`POST ${uploadUrl}`, { name, data: content, headers });
    },
    async remove({ id }) {
      await repos.deleteReleaseAsset({ ...place, asset_id: id });
    },
    async publish({ id }) {
      const { data } = await repos.updateRelease({ ...place, release_id: id, draft: false });
      return answered(releaseSchema, data);
    }
  };
}
var BYTES = "application/octet-stream";
var assetSchema = object({ id: int(), name: string(), state: string().nullish(), digest: string().nullish() }).transform(
  ({ id, name, state, digest }) => ({
    ...{ id, name, isUploaded: state !== "starter" && state !== "open", digest: digest ?? void 0 }
  })
);
var releaseSchema = object({
  id: int(),
  tag_name: string(),
  draft: boolean(),
  body: string().nullish(),
  assets: array(assetSchema),
  html_url: string(),
  upload_url: string()
}).transform(
  ({ id, tag_name: tag, draft: isDraft, body, assets, html_url: url, upload_url: uploadUrl }) => ({
    ...{ id, tag, isDraft, body: body ?? "", assets, url, uploadUrl }
  })
);

// src/stages/8-publish/github/release/occasion.ts
import { createHash } from "node:crypto";

// src/stages/8-publish/github/run-scope.ts
import { readFileSync } from "node:fs";
var part = (type) => type.optional().catch(void 0);
var payload = object({
  repository: part(object({ default_branch: string() })),
  merge_group: part(object({ base_ref: string() })),
  pull_request: part(object({ base: object({ ref: string() }), head: object({ sha: string() }) }))
});
function readRunScope(env, options) {
  const about = readPayload(env);
  const branch = branchOfRun(env);
  const sha = about.pull_request?.head.sha ?? env.GITHUB_SHA ?? "";
  const compared = comparedBranches(env, about, branch);
  const { series, artifactName: artifact, kind, data, workspace } = options;
  return {
    series: {
      name: series ?? defaultSeriesName(env.GITHUB_WORKFLOW ?? "", env.GITHUB_JOB ?? "", artifact),
      artifact,
      data: pathFrom(workspace, data)
    },
    kind,
    branch,
    compared,
    defaultBranch: about.repository?.default_branch,
    event: env.GITHUB_EVENT_NAME,
    commit: /^[0-9a-f]{40,64}$/.test(sha) ? sha : null,
    run: workflowRun(env, options),
    whoLeavesSome: `a push, a schedule or a manual start on ${escapeControls(compared[0] ?? "")}`
  };
}
function workflowRun({ GITHUB_RUN_ID: id = "", GITHUB_RUN_ATTEMPT: attempt, GITHUB_JOB: job }, { artifactName: artifact, repositoryUrl, began }) {
  if (!/^\d{1,20}$/.test(id)) return null;
  const counted = { id, attempt: Number(attempt || "1"), repository: repositoryUrl ?? null };
  return { ...counted, job: job || null, artifact, began };
}
function defaultBranchOf(env) {
  return readPayload(env).repository?.default_branch;
}
function comparedBranches(env, about, branch) {
  const queued = QUEUED.exec(env.GITHUB_REF ?? "")?.groups?.base;
  const ofQueue = about.merge_group?.base_ref.replace(/^refs\/heads\//, "");
  const named = [env.GITHUB_BASE_REF, about.pull_request?.base.ref, ofQueue, queued];
  const base = named.find(Boolean);
  const branches = [base ?? branch, about.repository?.default_branch];
  return [...new Set(branches.filter((one) => one !== void 0))];
}
function branchOfRun({ GITHUB_EVENT_NAME: event, GITHUB_REF: ref = "" }) {
  const isOfBranch = BRANCH_EVENTS.some((one) => one === event) && ref.startsWith("refs/heads/");
  return isOfBranch && !QUEUED.test(ref) ? ref.slice("refs/heads/".length) : void 0;
}
var QUEUED = /^refs\/heads\/gh-readonly-queue\/(?<base>.+)\/pr-\d+-[0-9a-f]+$/;
function readPayload({ GITHUB_EVENT_PATH: path = "" }) {
  try {
    return payload.parse(parseJson(readFileSync(path, "utf8")));
  } catch {
    return {};
  }
}

// src/stages/8-publish/github/release/occasion.ts
function releaseOccasion(given) {
  const { env, artifactName, verdict, gateFailed, isUntrained } = given;
  const {
    GITHUB_EVENT_NAME: event = "",
    GITHUB_REF: ref = "",
    GITHUB_SHA: commit = "",
    GITHUB_RUN_ID: run
  } = env;
  const none = (reason) => ({ tag: void 0, reason: `No release: ${reason}.` });
  const [, kind, name = ""] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
  const isOfCommit = BRANCH_EVENTS.some((one) => one === event);
  const isDefault = kind === "heads" && name === defaultBranchOf(env);
  if (!isOfCommit || kind !== "tags" && !isDefault)
    return none("neither a tag nor the default branch was pushed");
  if (isUntrained) return none("the run had no time to train its model");
  if (gateFailed) return none("a gate has failed");
  if (kind === "tags") return { tag: name, commit };
  if (verdict !== "better")
    return none(
      `the verdict is ${verdict ?? "none"}, and only a better model of ${name} is released without a tag`
    );
  if (!run) return none("the runner does not say which run this is, by which its tag is called");
  return { tag: `${tagWord(artifactName)}-${run}`, commit };
}
function tagWord(artifactName) {
  const word = artifactName.replace(/[^\p{L}\p{N}_-]+/gu, "-").replace(/^-+/, "") || "model";
  if (word === artifactName) return word;
  return `${word}-${createHash("sha256").update(artifactName).digest("hex").slice(0, 6)}`;
}

// src/stages/8-publish/github/release/place.ts
import { createHash as createHash2 } from "node:crypto";
var FilesInTheWay = class extends Error {
  name = "FilesInTheWay";
  files;
  constructor(files) {
    super(`${files.join(", ")} in the way`);
    this.files = files;
  }
};
async function placeRelease(client, release) {
  const { tag } = release;
  const found = ofTag(await client.find(tag), release);
  if (found === void 0 || found.isDraft && isOwn(found, release))
    return await completeOwn(client, found, release);
  if (!isWhole(found, release)) return await fill(client, found, release);
  const { isDraft, url } = found;
  const line = isDraft ? `The draft of release ${tag} has its files already, and ${stays(NOTES_OF_OTHERS)}` : `Release ${tag} is there already`;
  return { line: `${line}: ${url}`, url };
}
function ofTag(releases, release) {
  return releases.find(({ isDraft }) => !isDraft) ?? releases.find((one) => isOwn(one, release)) ?? releases[0];
}
function markOf({ tag, key: { workflow, job, artifact } }) {
  return `<!-- best-epoch release: ${[tag, workflow, job, artifact].map(markWord).join("/")} -->`;
}
function isOwn({ body }, release) {
  return body.split(/\r?\n/, 1)[0] === markOf(release);
}
var LISTED = new Intl.ListFormat("en");
var NOTES_OF_OTHERS = "its notes don't begin as this action's do";
function stays(reason) {
  return `stays a draft until somebody publishes it, for ${reason}`;
}
async function completeOwn(client, found, release) {
  const { tag, files, notes } = release;
  const body = `${markOf(release)}

${notes}`;
  const draft = found ?? await client.createDraft({ ...release, body });
  const isOurs = ({ name }) => files.some((file) => file.name === name);
  for (const asset of draft.assets.filter(isOurs)) await client.remove(asset);
  if (found !== void 0) await client.setBody(draft, body);
  for (const { name, content } of files) await client.upload(draft, name, content);
  const others = draft.assets.filter((asset) => !isOurs(asset)).map(({ name }) => name);
  if (others.length > 0)
    return added(files.length, draft, tag, `it has ${LISTED.format(others.map(quote))}, not of this run`);
  const { url } = await client.publish(draft);
  return { line: `Published release ${tag}: ${url}`, url };
}
function isWhole(found, release) {
  const { files } = release;
  const there = found.assets.filter(({ isUploaded }) => isUploaded).map(({ name }) => name);
  return (isOwn(found, release) ? files.slice(-1) : files).every(({ name }) => there.includes(name));
}
async function fill(client, found, { tag, files }) {
  const there = found.assets.filter(({ name }) => files.some((file) => file.name === name));
  const others = there.filter((asset) => asset.isUploaded && !isOfRun2(asset, files));
  if (others.length > 0) throw new FilesInTheWay(others.map(({ name }) => name));
  const kept = there.filter(({ isUploaded }) => isUploaded);
  const missing = files.filter(({ name }) => kept.every((asset) => asset.name !== name));
  try {
    for (const asset of there) if (!asset.isUploaded) await client.remove(asset);
    for (const { name, content } of missing) await client.upload(found, name, content);
  } catch (error) {
    await takeBack(client, tag, found, files);
    throw error;
  }
  return added(missing.length, found, tag, NOTES_OF_OTHERS);
}
function added(count, { isDraft, url }, tag, reason) {
  const where = isDraft ? `draft of release ${tag}, which ${stays(reason)}` : `release ${tag}`;
  return { line: `Added ${plural(count, "file")} to the ${where}: ${url}`, url };
}
async function takeBack(client, tag, { id }, files) {
  try {
    const { assets = [] } = (await client.find(tag)).find((one) => one.id === id) ?? {};
    const own = assets.filter(
      (asset) => files.some(({ name }) => name === asset.name) && (!asset.isUploaded || asset.digest === void 0 || isOfRun2(asset, files))
    );
    for (const asset of own) await client.remove(asset);
  } catch {
  }
}
function isOfRun2({ name, digest }, files) {
  return files.some((file) => file.name === name && digest === `sha256:${hashOf(file.content)}`);
}
function hashOf(content) {
  return createHash2("sha256").update(content).digest("hex");
}

// src/stages/8-publish/github/release.ts
var NOTES_LIMIT = 12e4;
function modelRelease(options) {
  const { env, token, signal, sleep = sleepFor, timeoutMs } = options;
  const [owner = "", repo = ""] = (env.GITHUB_REPOSITORY ?? "").split("/");
  const apiUrl = env.GITHUB_API_URL || "https://api.github.com";
  return {
    async publish(report) {
      const occasion = releaseOccasion({ ...options, ...judgementOf(report) });
      if (occasion.tag === void 0) return { lines: [occasion.reason], url: "", fault: void 0 };
      const { tag } = occasion;
      try {
        if (token === "") throw new Error("the input `token` is empty");
        const { GITHUB_WORKFLOW: workflow = "", GITHUB_JOB: job = "" } = env;
        const key = { workflow, job, artifact: options.artifactName };
        const files = await filesOf(report);
        const release = { ...occasion, key, notes: notesOf(report, options), files };
        const ms = CONVERSATION_MS + neededTransferMs(bytesOf(files));
        const work = (ending) => {
          const client = releaseClient({ token, apiUrl, owner, repo, timeoutMs, signal: ending });
          return withRetries(() => placeRelease(client, release), sleep);
        };
        const { line, url } = await inTime(work, { ms, signal, handsOver: true });
        return { lines: [line], url, fault: void 0 };
      } catch (error) {
        return { lines: [], url: "", fault: faultOf(error, tag) };
      }
    }
  };
}
function faultOf(error, tag) {
  if (error instanceof FilesInTheWay) return releaseFileTaken(tag, error.files);
  const refused = isForbidden(error) || isNotFound(error);
  return (refused ? releaseNotPermitted : releaseFailed)(tag, reasonOf(error));
}
function judgementOf(report) {
  if ("merged" in report)
    return { verdict: void 0, gateFailed: hasFailedGate(report.merged), isUntrained: false };
  const { results } = report;
  const { comparison, untrained } = results;
  return {
    verdict: comparison.verdict,
    gateFailed: hasFailedGate(results),
    isUntrained: untrained !== null
  };
}
function notesOf(report, { runUrl, repositoryUrl }) {
  const results = "merged" in report ? report.merged : { ...report.results, restored: null };
  const summary = renderSummary(results, NOTES_LIMIT);
  if (runUrl === void 0) return summary;
  const maker = "merged" in report ? "" : measuringRun(report.results, repositoryUrl);
  const run = link("this run", runUrl);
  const words2 = maker === "" ? ["Made by ", run] : ["Released by ", run, ". Made by ", maker];
  return `${summary}
${inlineMarkdown(words2)}
`;
}
function bytesOf(files) {
  return files.reduce((sum, { content }) => sum + content.length, 0);
}
async function filesOf(report) {
  const besideModel = ["card.md", NOTICES_FILE].map((name) => join4(report.folder, "model", name));
  const results = "merged" in report ? report.mergedPath : report.resultsPath;
  const paths = [
    report.modelPath,
    ...report.files.filter((file) => besideModel.includes(file)),
    results,
    report.reportPath
  ];
  const files = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), content: await readFile(path) }))
  );
  const sums = files.map(
    ({ name, content }) => `${createHash3("sha256").update(content).digest("hex")}  ${name}
`
  );
  return [...files, { name: "SHA256SUMS", content: Buffer.from(sums.join("")) }];
}

// src/stages/8-publish/github/host.ts
function gitHubHost({ env, cwd, root, clock, now, signal }) {
  const environment = readGitHubEnvironment(env, cwd);
  const { workspace, attempt, cutOffMs, repositoryUrl } = environment;
  const cache = gitHubCache(workspace, void 0, { signal });
  const began = now();
  const version = `${attempt}-${began.getTime()}`;
  return {
    plainPublisher: () => gitHubPublisher({
      environment,
      data: workspace,
      artifact: { name: "", retentionDays: void 0, report: false },
      now: clock
    }),
    publisher: (run) => gitHubPublisher({
      environment,
      data: run.data,
      ...publishedTo(run, environment, { env, clock, cwd, signal }),
      now: clock
    }),
    earlierRuns: ({ code, history, token, ...run }) => {
      const scope = readRunScope(env, { ...run, workspace, repositoryUrl, began });
      const store = storeOf(history, { env, clock, cwd, signal }, token, repositoryUrl);
      const hasHistory = history.kind !== "none";
      return gitHubEarlierRuns({
        cache,
        results: baselineStore({ scope, cache, version, hasHistory, store, now }),
        // Two jobs of a run that train the same keep it once.
        version: attempt,
        code,
        startSaving: backgroundSaving(join5(root, "dist", "post.js")),
        isOutputOurs: async () => !await liesIn(workspace, run.output),
        clock
      });
    },
    packages: gitHubPackageStore(cache, version),
    workspace,
    cutOffMs,
    endsWithJob: env.RUNNER_ENVIRONMENT === "github-hosted",
    skipsUnchanged: true
  };
}
function commentOf({ env, clock, signal }, { artifactName, commentOn, history, token }) {
  const pictures = picturesOfRun({ env, clock, signal, history, token, artifactName });
  return runComment({ env, signal, on: commentOn, token, artifactName, pictures });
}
function publishedTo(run, environment, given) {
  const { artifactName, retentionDays, reportArtifact, release, token } = run;
  const { runUrl, repositoryUrl } = environment;
  return {
    artifact: { name: artifactName, retentionDays, report: reportArtifact, signal: given.signal },
    comment: run.comment ? commentOf(given, run) : void 0,
    release: release ? modelRelease({ ...given, token, artifactName, runUrl, repositoryUrl }) : void 0
  };
}
function storeOf(history, given, token, repositoryUrl) {
  if (history.kind === "branch") {
    const store = branchOfRepository(given, history.branch, token);
    return repositoryUrl === void 0 ? store : tellingWhere(store, `${repositoryUrl}/blob/${history.branch}/${DASHBOARD}`);
  }
  if (history.kind !== "folder") return void 0;
  const { GITHUB_SERVER_URL: serverUrl = "https://github.com", GITHUB_REPOSITORY: repository } = given.env;
  const home = repository === void 0 ? void 0 : { serverUrl, repository, branch: void 0 };
  return { ...historyFolder(history.folder, { cwd: given.cwd }), home };
}
function tellingWhere(store, url) {
  return {
    ...store,
    async update(message, change) {
      await store.update(message, change);
      setOutput("history-url", url);
    }
  };
}
export {
  gitHubHost,
  tellingWhere
};
