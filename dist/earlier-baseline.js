import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  shortPath
} from "./shared-short-path.js";
import {
  MOST_BYTES,
  NotPlainFile,
  readPlainText
} from "./shared-plain-file.js";
import {
  RESULTS_SCHEMA_VERSION,
  count,
  resultsSchema
} from "./results-results.js";
import {
  writeFileAtomic
} from "./shared-write-file-atomic.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  baselineMissing,
  baselineOtherVersion,
  baselineUnreadable,
  baselineUntrained
} from "./errors-publishing.js";
import {
  iso_exports
} from "./vendor-zod-2.js";
import {
  _enum,
  literal,
  number,
  object,
  record,
  string
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/results/evaluation.ts
var EVALUATION_SCHEMA_VERSION = 1;
var { tool, name, task, classes, data, split, settings, test, environment } = resultsSchema.shape;
var { diagnosis, comparison, gates, predictions } = resultsSchema.shape;
var model = object({
  path: string().describe("The file that was tested, told as `data.root` is"),
  sha256: string(),
  bytes: count,
  network: string().nullable().describe("In words; of an ensemble those of its members"),
  members: count.describe("1, or how many models an ensemble has"),
  version: string().nullable().describe("Of the program that wrote the file"),
  "data-hash": string().nullable().describe("Of the data that it was trained on"),
  channels: data.shape.channels,
  "bit-depth": data.shape["bit-depth"]
});
var evaluationSchema = object({
  kind: literal("evaluation"),
  "schema-version": literal(EVALUATION_SCHEMA_VERSION),
  tool,
  name,
  "created-at": iso_exports.datetime(),
  task,
  classes: classes.describe("The model's, in its order"),
  model,
  data: data.describe("The whole data set, of which `evaluated` is a part"),
  evaluated: split.shape.test.extend({
    part: _enum(["all", "train", "validation", "test"]),
    source: _enum(["folders", "file"]).nullable().describe("What says which images the part has; null: all")
  }),
  settings: settings.describe("Those that an evaluation takes, as they were given or by default"),
  test: test.describe("On the evaluated images, whatever part they are"),
  diagnosis: diagnosis.describe("What the test says; there are no curves"),
  comparison,
  gates,
  predictions,
  threads: count,
  environment,
  "timings-seconds": record(string(), number().min(0)).describe("Per stage"),
  "peak-memory-bytes": count
});
async function writeEvaluation(path, evaluation) {
  await writeFileAtomic(path, `${JSON.stringify(evaluationSchema.parse(evaluation), null, 2)}
`);
}
__name(writeEvaluation, "writeEvaluation");

// src/earlier/baseline.ts
var baselineSchema = resultsSchema.pick({
  tool: true,
  task: true,
  "created-at": true,
  fingerprint: true,
  model: true,
  data: true,
  classes: true,
  split: true,
  settings: true,
  history: true,
  "best-epoch": true,
  untrained: true,
  test: true
}).refine(({ classes: classes2, test: test2 }) => test2["per-class"].length === classes2.length, {
  path: ["test", "per-class"],
  message: "not one entry a class"
}).refine(
  ({ classes: classes2, test: test2 }) => test2["per-image"].every(
    ({ cells }) => cells.every(([truth, predicted]) => Math.max(truth, predicted) < classes2.length)
  ),
  { path: ["test", "per-image"], message: "counts of a class that there is not" }
);
async function findBaseline(setting, earlier) {
  const none = /* @__PURE__ */ __name((reason, faults2 = []) => ({
    baseline: { results: void 0, reason },
    faults: faults2
  }), "none");
  if (setting === "none") return none("No baseline was asked for.");
  if (setting !== "auto") {
    const { results: results2, fault: fault2 } = trainedOnly(await readBaseline(setting), setting);
    return results2 === void 0 ? none(fault2.message, [fault2]) : { baseline: { results: results2, name: shortPath(setting) }, faults: [] };
  }
  const { found, faults } = await earlier.findResults();
  if (found.json === void 0) return none(found.reason, faults);
  const { json, name: name2, isForBranch = false, series } = found;
  const { results, fault } = trainedOnly(parseResults(json, name2), name2);
  return results === void 0 ? none(`No baseline: the results of ${name2} can't be taken (${fault.code}).`, faults) : { baseline: { results, name: name2, isForBranch, series }, faults };
}
__name(findBaseline, "findBaseline");
function chosenByData({ baseline, faults }, { fault, label, sentence }) {
  const chosen = baseline.results === void 0 ? { ...baseline, reason: `${baseline.reason} ${sentence}` } : { ...baseline, name: `${baseline.name} (${label})` };
  return { baseline: chosen, faults: [...faults, fault] };
}
__name(chosenByData, "chosenByData");
var wrong = /* @__PURE__ */ __name((fault) => ({ results: void 0, fault }), "wrong");
function trainedOnly(read, name2) {
  return read.results == null || read.results.untrained === null ? read : wrong(baselineUntrained(name2));
}
__name(trainedOnly, "trainedOnly");
async function readBaseline(path) {
  try {
    return parseResults(await readPlainText(path, MOST_BYTES.run), path);
  } catch (cause) {
    const { code = String(cause) } = cause;
    if (code === "ENOENT" || code === "ENOTDIR") return wrong(baselineMissing(path));
    const isOther = cause instanceof NotPlainFile;
    return wrong(
      baselineUnreadable(path, isOther ? cause.message.replace("it ", "") : `can't be read (${code})`)
    );
  }
}
__name(readBaseline, "readBaseline");
function parseResults(text, name2) {
  let json;
  try {
    json = parseJson(text);
  } catch (cause) {
    return wrong(baselineUnreadable(name2, `isn't JSON (${cause.message})`));
  }
  if (typeof json !== "object" || json === null || !("schema-version" in json))
    return wrong(baselineUnreadable(name2, "isn't a results.json of Best Epoch"));
  const isEvaluation = "kind" in json && json.kind === "evaluation";
  const expected = isEvaluation ? EVALUATION_SCHEMA_VERSION : RESULTS_SCHEMA_VERSION;
  const version = json["schema-version"];
  if (version !== expected) return wrong(baselineOtherVersion(name2, shortJson(version), expected));
  const parsed = baselineSchema.safeParse(isEvaluation ? asRun(json) : json);
  if (parsed.success) return { results: parsed.data };
  const [{ path, message }] = parsed.error.issues;
  return wrong(
    baselineUnreadable(
      name2,
      `isn't a whole ${isEvaluation ? "evaluation" : "results"}.json (${path.join(".")}: ${message})`
    )
  );
}
__name(parseResults, "parseResults");
function asRun(evaluation) {
  const nothing = { images: 0, "class-pixels": [], "class-share": [] };
  const test2 = "evaluated" in evaluation ? evaluation.evaluated : void 0;
  const split2 = { source: "folders", by: null, path: "", train: nothing, validation: nothing, test: test2 };
  return { ...evaluation, split: split2, history: [], "best-epoch": 0 };
}
__name(asRun, "asRun");
function shortJson(value) {
  const text = JSON.stringify(value);
  return text.length > 20 ? `${text.slice(0, 20)}...` : text;
}
__name(shortJson, "shortJson");

// src/earlier/split.ts
import { basename } from "node:path";
function earlierSplit({ settings: settings2, split: split2 }, name2, isBaseline = false) {
  return { name: name2, isBaseline, split: split2, settings: split2.train.images === 0 ? void 0 : settings2 };
}
__name(earlierSplit, "earlierSplit");
async function findEarlierSplits({ baseline }, ofModel, earlier) {
  const compared = baseline.results === void 0 ? [] : [earlierSplit(baseline.results, baseline.name, true)];
  const { found, faults } = await earlier.findPrevious();
  const started = ofModel === void 0 ? [] : [ofModel];
  return { splits: [...compared, ...started, ...splitIn(found)], faults };
}
__name(findEarlierSplits, "findEarlierSplits");
function splitIn(found) {
  if (found.json === void 0) return [];
  const { results } = parseResults(found.json, found.name);
  return results === void 0 ? [] : [earlierSplit(results, found.name)];
}
__name(splitIn, "splitIn");
function runIn(folder) {
  return `the run in ${basename(folder)}`;
}
__name(runIn, "runIn");

export {
  EVALUATION_SCHEMA_VERSION,
  evaluationSchema,
  writeEvaluation,
  findBaseline,
  chosenByData,
  readBaseline,
  earlierSplit,
  findEarlierSplits,
  runIn
};
