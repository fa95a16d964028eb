import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  HistoryRefused
} from "./stages-8-publish-progress.js";
import {
  ABOUT,
  ABOUT_TITLE
} from "./results-history-paths.js";
import {
  acquireLock,
  shortPath
} from "./provision.js";
import {
  readPlainFile,
  readPlainText
} from "./stages-5-train.js";
import {
  describeSeries,
  hasDefaultName,
  readHistoryLine,
  standingOf
} from "./stages-1-config.js";
import {
  TEMPORARY,
  isDiskFull,
  makeFolder,
  writeFilesAtomic
} from "./metrics.js";
import {
  unlessStillSilent
} from "./shared-deadline.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  InputError,
  escapeControls,
  historyFolderTaken,
  historyNoFolder,
  seriesShared
} from "./errors.js";
import {
  __callDispose,
  __using
} from "./esbuild.js";

// src/earlier/history-folder.ts
import { lstat, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
var MARK = ".best-epoch";
var MARK_TEXT = "Best Epoch keeps a history of runs in this folder.\n";
var LOCK = ".best-epoch-lock";
var MOST_BYTES = 256 * 1024 * 1024;
function historyFolder(folder, options = {}) {
  const list = () => told(folder, () => listOwn(folder));
  const read = (path) => told(folder, () => readOwn(folder, path));
  return {
    name: `folder ${shortPath(folder, options.cwd)}`,
    read,
    list,
    async update(_message, change) {
      var _stack = [];
      try {
        const _lock = __using(_stack, await told(folder, () => locked(folder, options)), true);
        const changes = await change({ read, list });
        await told(folder, () => writeOwn(folder, changes));
      } catch (_) {
        var _error = _, _hasError = true;
      } finally {
        var _promise = __callDispose(_stack, _error, _hasError);
        _promise && await _promise;
      }
    }
  };
}
async function listOwn(folder) {
  const names = await readdir(folder).catch(unlessMissing([]));
  const isEmpty = names.every((name) => name.startsWith(MARK));
  if (!isEmpty && !names.includes(MARK) && !await hasLostItsMark(folder, names))
    throw new InputError(historyFolderTaken(folder));
  return filesIn(folder);
}
async function hasLostItsMark(folder, names) {
  const beginning = async (path) => {
    const text = await readPlainText(join(folder, path), MOST_BYTES, { links: "refused" }).catch(() => "");
    return text.split("\n", 1)[0] ?? "";
  };
  if (!names.includes(ABOUT) || await beginning(ABOUT) !== ABOUT_TITLE) return false;
  const lines = await Promise.all(names.map((name) => beginning(`${name}/history.jsonl`)));
  return lines.some((line) => readHistoryLine(line) !== void 0);
}
async function filesIn(folder, depth = 2, prefix = "") {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true }).catch(unlessMissing([]));
  const files = entries.filter((entry) => entry.isFile() && entry.name !== MARK);
  const folders = depth === 0 ? [] : entries.filter(({ name }) => !name.startsWith(LOCK));
  const below = await Promise.all(
    folders.filter((entry) => entry.isDirectory()).map(({ name }) => filesIn(folder, depth - 1, `${prefix}${name}/`))
  );
  return [...files.map(({ name }) => `${prefix}${name}`), ...below.flat()];
}
async function readOwn(folder, path) {
  await listOwn(folder);
  const size = await sizeOfPlain(folder, path);
  if (size === void 0) return void 0;
  if (size > MOST_BYTES) throw new HistoryRefused(`${path} has ${size} bytes, more than any history`);
  return readPlainFile(join(folder, path), MOST_BYTES, { links: "refused" });
}
async function sizeOfPlain(folder, path) {
  const parts = path.split("/");
  for (let depth = 1; depth <= parts.length; depth++) {
    const inside = parts.slice(0, depth).join("/");
    const found = await lstat(join(folder, inside)).catch(unlessMissing(void 0));
    if (found === void 0) return void 0;
    if (found.isSymbolicLink()) throw new HistoryRefused(`${inside} is a link, which is not followed`);
    if (depth < parts.length) continue;
    if (!found.isFile()) throw new HistoryRefused(`${inside} is no file`);
    return found.size;
  }
  return void 0;
}
async function writeOwn(folder, changes) {
  await writeFilesAtomic(await plain(folder, /* @__PURE__ */ new Map([[MARK, Buffer.from(MARK_TEXT)]])));
  await writeFilesAtomic(await plain(folder, changes));
}
async function plain(folder, changes) {
  for (const path of changes.keys())
    for (const written of [path, `${path}${TEMPORARY}`]) await sizeOfPlain(folder, written);
  return new Map([...changes].map(([path, bytes]) => [join(folder, path), bytes]));
}
async function locked(folder, options) {
  const { beatMs = 100, patienceMs = 6e4 } = options;
  await makeFolder(folder);
  await sizeOfPlain(folder, `${LOCK}/beats`);
  const signal = AbortSignal.timeout(patienceMs);
  const lock = { beatMs, silentBeats: 100, onWait: () => void 0, signal };
  return acquireLock(join(folder, LOCK), lock).catch((cause) => {
    if (!signal.aborted) throw cause;
    throw new HistoryRefused(`other runs keep writing there; where there are none, delete ${LOCK} in it`);
  });
}
function unlessMissing(instead) {
  return (cause) => {
    if (cause.code === "ENOENT") return instead;
    throw cause;
  };
}
async function told(folder, work) {
  const blocker = await inTheWay(folder);
  if (blocker !== void 0) throw new InputError(historyNoFolder(folder, blocker));
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof InputError || cause instanceof HistoryRefused) throw cause;
    const { code, message } = cause;
    const reason = isDiskFull(cause) ? "no space is left on the disk" : REASONS.get(code ?? "");
    throw new HistoryRefused(reason ?? message, { cause });
  }
}
var REASONS = /* @__PURE__ */ new Map([
  ["EACCES", "its permissions do not let this user"],
  ["EPERM", "its permissions do not let this user"],
  ["EROFS", "the disk is read-only"]
]);
async function inTheWay(folder) {
  for (let path = folder; ; path = dirname(path)) {
    const isThere = await lstat(path).then(
      () => true,
      () => false
    );
    if (!isThere && dirname(path) !== path) continue;
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      (cause) => cause.code !== "ENOENT" && cause.code !== "ELOOP"
    );
    return isFolder ? void 0 : path;
  }
}

// src/earlier/nothing-found.ts
var MOST_NAMED = 5;
var NO_PLACE = "No baseline: this runner has no Actions cache. `history: branch best-epoch-history` keeps results on a branch of the repository, `baseline` takes an earlier results.json.";
function nothingFound(scope, sources, missed) {
  const { series, event } = scope;
  if (sources.length === 0) return NO_PLACE;
  if (missed.length === 0) return "No baseline: nothing says which branch this run is to be compared with.";
  const branches = missed.map(({ branch }) => escapeControls(branch)).join(" or ");
  if (missed.every(({ standing }) => standing !== void 0)) {
    const isOwn = missed.every(({ standing }) => standing === "own");
    return `No baseline: the only results of ${branches} are of ${isOwn ? "an earlier attempt" : "another job"} of this run.`;
  }
  const places = sources.map(({ name }) => name).join(" and ");
  const none = `No baseline: ${places} gave no results${event === "local" ? "" : ` of ${branches}`} for ${describeSeries(series.name)}`;
  const failed = missed.find((one) => one.failed > 0);
  if (failed !== void 0) return `${none}: ${failedSoFar(failed, event)}`;
  const others = [...new Set(missed.flatMap((one) => one.others))];
  if (others.length === 0) return `${none}, nor of any other series. ${whatLeavesSome(scope, sources)}`;
  const named = others.slice(0, MOST_NAMED).map(escapeControls);
  const more = others.length > named.length ? [`${others.length - named.length} more`] : [];
  const list = [...named, ...more].join(", ").replace(/, (?=[^,]*$)/, " and ");
  const another = others.length > 1 ? ", or another of them" : "";
  return `${none}; there are some of ${list}. A new model needs nothing: ${firstOfItsOwn(scope)}. For the model of another series set \`series: ${named[0]}\`${another}.`;
}
function failedSoFar({ branch, failed }, event) {
  const which = event === "local" ? "" : ` of ${escapeControls(branch)}`;
  const runs = failed === 1 ? `the run${which}` : `the ${failed} runs${which}`;
  return `${runs} so far failed a gate, and a run that fails one on itself is no baseline: the next that passes is one.`;
}
function whatLeavesSome(scope, sources) {
  const [first, ...more] = sources.map(({ passing: passing2 }) => passing2);
  const passing = more.includes(void 0) ? void 0 : first;
  const who = leavesItsOwn(scope) ? "this run" : scope.whoLeavesSome;
  const what = `${UNLESS_FAILED}, ${who} leaves some${passing === void 0 ? "" : `, ${passing}`}`;
  return `${what}${leavesItsOwn(scope) ? ": the next is compared with them" : ""}.`;
}
var UNLESS_FAILED = "Unless it fails a gate on itself";
function leavesItsOwn({ branch, compared }) {
  return branch !== void 0 && branch === compared[0];
}
function firstOfItsOwn(scope) {
  if (leavesItsOwn(scope)) return "the next run is compared with this one";
  const named = hasDefaultName(scope.series) ? "" : ` with \`series: ${escapeControls(scope.series.name)}\``;
  return `its first run on ${escapeControls(scope.compared[0] ?? "")}${named} leaves some`;
}

// src/earlier/look-up.ts
function resultsOfSeries(scope, sources, fallbacks = []) {
  let looked;
  const look = () => looked ??= lookUpInTurn(scope, sources, fallbacks);
  return {
    series: scope.series.name,
    findResults: look,
    async findPrevious() {
      if (scope.branch === void 0) return nothing("This is no run of a branch.");
      const { resolved, found } = await look();
      return resolved?.branch === scope.branch ? { found, faults: [] } : nothing("There is no run before.");
    },
    resolve: async () => (await look()).resolved
  };
}
function nothing(reason) {
  return { found: { json: void 0, reason }, faults: [] };
}
async function lookUpInTurn(scope, sources, fallbacks) {
  const first = await lookUp(scope, sources);
  if (first.resolved !== void 0 || fallbacks.length === 0) return first;
  if (first.faults.length === 0) return lookUp(scope, [...sources, ...fallbacks]);
  const second = await lookUp(scope, fallbacks);
  const found = second.resolved === void 0 ? first : second;
  return { ...found, faults: [...first.faults, ...second.faults] };
}
async function lookUp(scope, sources) {
  const { series, compared } = scope;
  const faults = [];
  const willing = sources.map((source) => forgiving(source, faults));
  const missed = [];
  for (const branch of compared) {
    const own = await findIn(willing, scope, branch);
    const standing = own === void 0 ? "earlier" : standingIn(scope, branch, own);
    if (standing === "later") return overtaken(scope, own?.by, faults);
    if (standing === "beside") faults.push(sharedBy(scope, own?.by));
    const json = isOfThisRun(standing) ? own?.before : own?.json;
    if (json !== void 0) return foundOf(scope, { series: series.name, branch, json }, faults);
    const known = await Promise.all(willing.map((source) => source.seriesOf(branch)));
    const others = nearestFirst(series, known.flat());
    const alike = alikeOf(series, others);
    const taken = alike && await findIn(willing, { ...scope, series: alike }, branch);
    if (taken !== void 0) return foundOf(scope, { series: alike.name, branch, json: taken.json }, faults);
    const failed = own === void 0 ? await failedRuns(willing, series.name, branch) : 0;
    missed.push({ branch, standing: own && standing, failed, others: others.map(({ name }) => name) });
  }
  const broken = willing.find((source) => source.isBroken());
  const reason = broken === void 0 ? nothingFound(scope, sources, missed) : `No baseline: ${broken.name} could not be read.`;
  return { resolved: void 0, found: { json: void 0, reason }, faults };
}
function foundOf({ series, branch, event }, resolved, faults) {
  const before = event === "local" ? "the run before" : `the run before on ${branch}`;
  const name = resolved.branch === branch ? before : resolved.branch;
  const other = resolved.series === series.name ? "" : ` (series ${resolved.series})`;
  const isForBranch = branch !== void 0;
  const { json, series: found } = resolved;
  return { resolved, found: { json, name: `${name}${other}`, isForBranch, series: found }, faults };
}
function forgiving(source, faults) {
  let isBroken = false;
  const tried = async (look, nothing2) => {
    if (isBroken) return nothing2;
    try {
      return await look();
    } catch (cause) {
      if (cause instanceof InputError) throw cause;
      isBroken = true;
      faults.push(...unlessStillSilent(cause, source.failed(messageOf(cause))));
      return nothing2;
    }
  };
  return {
    ...source,
    isBroken: () => isBroken,
    find: (series, branch) => tried(() => source.find(series, branch), void 0),
    seriesOf: (branch) => tried(() => source.seriesOf(branch), []),
    gatesOf: (series, branch) => tried(async () => await source.gatesOf?.(series, branch) ?? [], [])
  };
}
async function findIn(sources, scope, branch) {
  let own;
  for (const source of sources) {
    const found = await source.find(scope.series.name, branch);
    if (found === void 0) continue;
    if (!isOfThisRun(standingIn(scope, branch, found)) || found.before !== void 0) return found;
    own ??= found;
  }
  return own;
}
async function failedRuns(sources, series, branch) {
  const known = await Promise.all(sources.map((source) => source.gatesOf?.(series, branch) ?? []));
  const most = known.reduce((a, b) => b.length > a.length ? b : a, []);
  return known.flat().every((gates) => gates === "failed") ? most.length : 0;
}
function standingIn({ branch: own, run }, branch, { by }) {
  return branch === own ? standingOf(by, run) : "earlier";
}
function isOfThisRun(standing) {
  return standing === "own" || standing === "beside";
}
function overtaken({ branch, run }, by, faults) {
  const reason = `No baseline: the results of ${escapeControls(branch ?? "")} are of a later run (${by?.id}) than this one (${run?.id}), which leaves none. A new run is compared, an old one that is run again is not.`;
  return { resolved: void 0, found: { json: void 0, reason }, faults };
}
function sharedBy({ series, run }, by) {
  return by?.job === run?.job ? seriesShared(series.name, "artifact", by?.artifact ?? "") : seriesShared(series.name, "job", by?.job ?? "");
}
function nearestFirst(own, known) {
  const others = [...new Map(known.map((one) => [one.name, one])).values()];
  const distance = (other) => Number(!hasArtifact(own, other)) * 2 + Number(!hasData(own, other));
  return others.filter(({ name }) => name !== own.name).sort((a, b) => distance(a) - distance(b));
}
function alikeOf(own, others) {
  const alike = others.filter((other) => hasArtifact(own, other));
  const [only, ...more] = alike.length > 1 ? alike.filter((other) => hasData(own, other)) : alike;
  return more.length === 0 ? only : void 0;
}
function hasArtifact({ artifact }, other) {
  return artifact !== null && other.artifact === artifact;
}
function hasData({ data }, other) {
  return data !== null && other.data === data;
}

export {
  historyFolder,
  resultsOfSeries,
  sharedBy
};
