import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  RESULTS_SCHEMA_VERSION,
  resultsSchema
} from "./chunk-CZ525VPQ.js";
import {
  baselineMissing,
  baselineOtherVersion,
  baselineUnreadable
} from "./chunk-CDGDY4VF.js";

// src/stages/7-report/baseline/find.ts
import { readFile } from "node:fs/promises";
import { basename, parse } from "node:path";
var TASK = "segmentation";
var baselineSchema = resultsSchema.pick({
  tool: true,
  "created-at": true,
  classes: true,
  split: true,
  history: true,
  "best-epoch": true,
  test: true
}).refine(({ classes, test }) => test["per-class"].length === classes.length, {
  path: ["test", "per-class"],
  message: "not one entry a class"
}).refine(
  ({ classes, test }) => test["per-image"].every(
    ({ cells }) => cells.every(([truth, predicted]) => Math.max(truth, predicted) < classes.length)
  ),
  { path: ["test", "per-image"], message: "counts of a class that there is not" }
);
async function findBaseline(setting, fetch) {
  const none = (reason, faults = []) => ({
    baseline: { results: void 0, reason },
    faults
  });
  if (setting === "none") return none("No baseline was asked for.");
  if (setting !== "auto") {
    const { results: results2, fault: fault2 } = await readBaseline(setting);
    return results2 === void 0 ? none(fault2.message, [fault2]) : { baseline: { results: results2, name: shortPath(setting) }, faults: [] };
  }
  const fetched = await fetch();
  if (fetched.json === void 0) return none(fetched.reason);
  const { results, fault } = parseBaseline(fetched.json, fetched.name);
  return results === void 0 ? none(`No baseline: the results of ${fetched.name} can't be read (${fault.code}).`) : { baseline: { results, name: fetched.name }, faults: [] };
}
function shortPath(path) {
  const { dir, base } = parse(path);
  return [basename(dir), base].filter((part) => part !== "").join("/");
}
var wrong = (fault) => ({ results: void 0, fault });
async function readBaseline(path) {
  try {
    return parseBaseline(await readFile(path, "utf8"), path);
  } catch (cause) {
    const { code = String(cause) } = cause;
    if (code === "ENOENT" || code === "ENOTDIR") return wrong(baselineMissing(path));
    return wrong(baselineUnreadable(path, code === "EISDIR" ? "is a folder" : `can't be read (${code})`));
  }
}
function parseBaseline(text, name) {
  let json;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return wrong(baselineUnreadable(name, `isn't JSON (${cause.message})`));
  }
  if (typeof json !== "object" || json === null || !("schema-version" in json))
    return wrong(baselineUnreadable(name, "isn't a results.json of Best Epoch"));
  const version = json["schema-version"];
  if (version !== RESULTS_SCHEMA_VERSION)
    return wrong(baselineOtherVersion(name, shortJson(version), RESULTS_SCHEMA_VERSION));
  if ("task" in json && json.task !== TASK)
    return wrong(baselineUnreadable(name, `is of the task ${shortJson(json.task)}, not of ${TASK}`));
  const parsed = baselineSchema.safeParse(json);
  if (parsed.success) return { results: parsed.data };
  const [{ path, message }] = parsed.error.issues;
  return wrong(baselineUnreadable(name, `isn't a whole results.json (${path.join(".")}: ${message})`));
}
function shortJson(value) {
  const text = JSON.stringify(value);
  return text.length > 20 ? `${text.slice(0, 20)}...` : text;
}

export {
  findBaseline
};
