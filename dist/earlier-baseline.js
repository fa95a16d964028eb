import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  SETTINGS
} from "./stages-1-config-table-training.js";
import {
  choice,
  path
} from "./stages-1-config-types.js";
import {
  RESULTS_SCHEMA_VERSION,
  count,
  resultsSchema
} from "./results-results.js";
import {
  shortPath
} from "./shared-short-path.js";
import {
  writeFileAtomic
} from "./shared-write-file-atomic.js";
import {
  baselineMissing,
  baselineOtherVersion,
  baselineUnreadable,
  settingNotForTraining
} from "./errors-class-folders.js";
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

// src/earlier/baseline.ts
import { readFile } from "node:fs/promises";

// src/results/evaluation.ts
var EVALUATION_SCHEMA_VERSION = 1;
var { tool, task, classes, data, split, settings, test, environment } = resultsSchema.shape;
var { diagnosis, comparison, gates, predictions } = resultsSchema.shape;
var model = object({
  path: string().describe("The file that was tested"),
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
async function writeEvaluation(path2, evaluation) {
  await writeFileAtomic(path2, `${JSON.stringify(evaluationSchema.parse(evaluation), null, 2)}
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
  classes: true,
  split: true,
  history: true,
  "best-epoch": true,
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
    const { results: results2, fault: fault2 } = await readBaseline(setting);
    return results2 === void 0 ? none(fault2.message, [fault2]) : { baseline: { results: results2, name: shortPath(setting) }, faults: [] };
  }
  const { found, faults } = await earlier.findResults();
  if (found.json === void 0) return none(found.reason, faults);
  const { results, fault } = parseBaseline(found.json, found.name);
  return results === void 0 ? none(`No baseline: the results of ${found.name} can't be read (${fault.code}).`, faults) : { baseline: { results, name: found.name }, faults };
}
__name(findBaseline, "findBaseline");
var wrong = /* @__PURE__ */ __name((fault) => ({ results: void 0, fault }), "wrong");
async function readBaseline(path2) {
  try {
    return parseBaseline(await readFile(path2, "utf8"), path2);
  } catch (cause) {
    const { code = String(cause) } = cause;
    if (code === "ENOENT" || code === "ENOTDIR") return wrong(baselineMissing(path2));
    return wrong(baselineUnreadable(path2, code === "EISDIR" ? "is a folder" : `can't be read (${code})`));
  }
}
__name(readBaseline, "readBaseline");
function parseBaseline(text, name) {
  let json;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return wrong(baselineUnreadable(name, `isn't JSON (${cause.message})`));
  }
  if (typeof json !== "object" || json === null || !("schema-version" in json))
    return wrong(baselineUnreadable(name, "isn't a results.json of Best Epoch"));
  const isEvaluation = "kind" in json && json.kind === "evaluation";
  const expected = isEvaluation ? EVALUATION_SCHEMA_VERSION : RESULTS_SCHEMA_VERSION;
  const version = json["schema-version"];
  if (version !== expected) return wrong(baselineOtherVersion(name, shortJson(version), expected));
  const parsed = baselineSchema.safeParse(isEvaluation ? asRun(json) : json);
  if (parsed.success) return { results: parsed.data };
  const [{ path: path2, message }] = parsed.error.issues;
  return wrong(
    baselineUnreadable(
      name,
      `isn't a whole ${isEvaluation ? "evaluation" : "results"}.json (${path2.join(".")}: ${message})`
    )
  );
}
__name(parseBaseline, "parseBaseline");
function asRun(evaluation) {
  const nothing = { images: 0, "class-pixels": [], "class-share": [] };
  const test2 = "evaluated" in evaluation ? evaluation.evaluated : void 0;
  const split2 = { source: "folders", path: "", train: nothing, validation: nothing, test: test2 };
  return { ...evaluation, split: split2, history: [], "best-epoch": 0 };
}
__name(asRun, "asRun");
function shortJson(value) {
  const text = JSON.stringify(value);
  return text.length > 20 ? `${text.slice(0, 20)}...` : text;
}
__name(shortJson, "shortJson");

// src/stages/1-config/evaluate-options.ts
var EVALUATE_OPTIONS = {
  model: { name: "model", type: path(), help: "The model.onnx of a training or of `merge`." },
  part: {
    name: "part",
    type: choice("auto", "all", "train", "validation", "test"),
    default: "auto",
    help: "Which images are evaluated: auto takes the test part where a test/ folder or a given split.json names one, else all images."
  }
};
var EVALUATION_DEFAULTS = {
  output: "evaluation",
  "artifact-name": "evaluation"
};
var MEANINGFUL = ["split", "seed", "threads", "memory-budget", "output", "baseline", "fail-if"];
function evaluationFaults(flags) {
  return Object.values(EVALUATE_OPTIONS).filter(({ name, default: fallback = "" }) => !["", fallback].includes((flags[name] ?? "").trim())).map(({ name }) => settingNotForTraining(name));
}
__name(evaluationFaults, "evaluationFaults");
function isForEvaluation(name) {
  return MEANINGFUL.includes(name) || SETTINGS.some((one) => one.name === name && one.section === "Data");
}
__name(isForEvaluation, "isForEvaluation");

export {
  EVALUATE_OPTIONS,
  EVALUATION_DEFAULTS,
  evaluationFaults,
  isForEvaluation,
  EVALUATION_SCHEMA_VERSION,
  writeEvaluation,
  findBaseline,
  readBaseline
};
