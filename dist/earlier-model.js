import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  earlierSplit,
  readBaseline,
  runIn
} from "./earlier-baseline.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  filesOf,
  isFinished,
  leadsOut,
  modelPathOf
} from "./results-run-folder.js";
import {
  MOST_BYTES,
  readPlainFile,
  readPlainText
} from "./shared-plain-file.js";
import {
  resultsSchema
} from "./results-results.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  initialModelMissing,
  initialModelNotOfBaseline,
  modelUnreadable,
  runFolderMixed
} from "./errors-publishing.js";
import {
  array,
  object,
  string
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/earlier/mixture.ts
import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
var ids = array(string());
var parts = object({ train: ids, validation: ids, test: ids });
function runFolderOf(model) {
  const folder = dirname(model);
  return basename(folder) === "model" && basename(model) === "model.onnx" ? dirname(folder) : void 0;
}
__name(runFolderOf, "runFolderOf");
async function mixtureFaults(folder) {
  const { results } = await readBaseline(join(folder, "results.json"));
  if (results === void 0) return [];
  const file = join(folder, "model", "model.onnx");
  const model = await readPlainFile(file, MOST_BYTES.whole).catch(() => void 0);
  if (model !== void 0 && createHash("sha256").update(model).digest("hex") !== results.model.sha256)
    return [runFolderMixed(folder, "model/model.onnx")];
  const split = await partsIn(join(folder, "split.json"));
  if (split === void 0 || results.split.train.samples.length === 0) return [];
  const isSame = ["train", "validation", "test"].every((part) => {
    const known = results.split[part].samples.map(({ id }) => id);
    return JSON.stringify(known.toSorted()) === JSON.stringify(split[part].toSorted());
  });
  return isSame ? [] : [runFolderMixed(folder, "split.json")];
}
__name(mixtureFaults, "mixtureFaults");
async function partsIn(path) {
  try {
    return parts.safeParse(parseJson(await readPlainText(path, MOST_BYTES.run))).data;
  } catch {
    return void 0;
  }
}
__name(partsIn, "partsIn");

// src/earlier/model.ts
import { createHash as createHash3 } from "node:crypto";
import { stat } from "node:fs/promises";
import { dirname as dirname2, join as join3, sep } from "node:path";

// src/earlier/finished-run.ts
import { createHash as createHash2 } from "node:crypto";
import { lstat } from "node:fs/promises";
import { join as join2 } from "node:path";
async function readFinishedRun(folder, fingerprint) {
  try {
    const json = parseJson(await readPlainText(join2(folder, "results.json"), MOST_BYTES.run));
    const { success, data: results } = resultsSchema.safeParse(json);
    if (!success || results.fingerprint !== fingerprint || !isFinished(results)) return void 0;
    for (const path of filesOf(results)) {
      if (leadsOut(folder, path) || !(await lstat(join2(folder, path))).isFile()) return void 0;
    }
    if ((await mixtureFaults(folder)).length > 0) return void 0;
    const model = await readPlainFile(join2(folder, results.model.path), MOST_BYTES.whole);
    return createHash2("sha256").update(model).digest("hex") === results.model.sha256 ? results : void 0;
  } catch {
    return void 0;
  }
}
__name(readFinishedRun, "readFinishedRun");

// src/earlier/model.ts
async function modelAt(path) {
  try {
    const file = await modelFileAt(path);
    const run = runFolderOf(file);
    const mixed = run === void 0 ? [] : await mixtureFaults(run);
    if (mixed.length > 0) return nothing(...mixed);
    const bytes = await readPlainFile(file, MOST_BYTES.whole);
    return found({ bytes, split: await splitOf(file, hashOf(bytes)), name: shortPath(file), path: file });
  } catch (cause) {
    return unreadable(path, cause);
  }
}
__name(modelAt, "modelAt");
async function modelFileAt(path) {
  return (await stat(path)).isDirectory() ? join3(path, "model", "model.onnx") : path;
}
__name(modelFileAt, "modelFileAt");
async function splitOf(file, sha256) {
  const folder = dirname2(dirname2(file));
  const { results } = await readBaseline(join3(folder, "results.json"));
  return results?.model.sha256 === sha256 ? earlierSplit(results, runIn(folder)) : void 0;
}
__name(splitOf, "splitOf");
async function modelOfBaseline(setting, { baseline }, earlier) {
  const { results } = baseline;
  if (results === void 0) return fromScratch(baseline.reason);
  if (setting !== "auto") return besideResults(setting, results);
  const { name } = baseline;
  if (baseline.isForBranch === true)
    return fromScratch("A run of a branch starts anew, a pull request from the model of its base branch.");
  const gone = `The model of ${name} is no longer in the Actions cache.`;
  if (results.fingerprint === null) return fromScratch(gone);
  const kept = await earlier.takeRun(results.fingerprint, (folder) => modelIn(folder, results));
  const { taken, unseen, faults } = kept;
  if (taken === void 0) return fromScratch(unseen === void 0 ? gone : `${unseen}.`, faults);
  return found({ bytes: taken, split: earlierSplit(results, name), name, path: `model of ${name}` });
}
__name(modelOfBaseline, "modelOfBaseline");
async function modelIn(folder, { fingerprint, model }) {
  const kept = await readFinishedRun(folder, fingerprint ?? "");
  if (kept?.model.sha256 !== model.sha256) return void 0;
  return readPlainFile(join3(folder, kept.model.path), MOST_BYTES.whole);
}
__name(modelIn, "modelIn");
async function besideResults(results, baseline) {
  const { path, sha256 } = baseline.model;
  const folder = dirname2(results);
  const file = modelPathOf(folder, path);
  if (file === void 0) return nothing(initialModelNotOfBaseline(path, results));
  try {
    const bytes = await readPlainFile(file, MOST_BYTES.whole);
    if (hashOf(bytes) !== sha256) return nothing(initialModelNotOfBaseline(file, results));
    return found({ bytes, split: earlierSplit(baseline, runIn(folder)), name: shortPath(file), path: file });
  } catch (cause) {
    return unreadable(file, cause);
  }
}
__name(besideResults, "besideResults");
function found(file) {
  return { kind: "file", file: { ...file, sha256: hashOf(file.bytes) } };
}
__name(found, "found");
function fromScratch(reason, faults = []) {
  return { kind: "random-weights", reason, faults };
}
__name(fromScratch, "fromScratch");
function nothing(...faults) {
  return { kind: "nothing", faults };
}
__name(nothing, "nothing");
function unreadable(path, cause) {
  const { code } = cause;
  if (code === "ENOENT" || code === "ENOTDIR") return nothing(initialModelMissing(path));
  return nothing(modelUnreadable(path, code ?? messageOf(cause)));
}
__name(unreadable, "unreadable");
function hashOf(bytes) {
  return createHash3("sha256").update(bytes).digest("hex");
}
__name(hashOf, "hashOf");
function shortPath(path) {
  return path.split(sep).filter((part) => part !== "").slice(-3).join("/");
}
__name(shortPath, "shortPath");

export {
  runFolderOf,
  mixtureFaults,
  readFinishedRun,
  modelAt,
  modelFileAt,
  modelOfBaseline
};
