import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  comparison,
  count,
  ratio,
  resultsSchema,
  sha256
} from "./results-results.js";
import {
  DECIDING,
  SCORES,
  byScore
} from "./metrics-scores.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  iso_exports
} from "./vendor-zod-2.js";
import {
  _enum,
  array,
  boolean,
  literal,
  number,
  object,
  string
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/results/history-paths.ts
import { createHash } from "node:crypto";
var DASHBOARD = "index.html";
var ABOUT = "README.md";
function pathsOf(series) {
  const folder = slugOf(series);
  return {
    folder,
    history: `${folder}/history.jsonl`,
    badge: `${folder}/badge.json`,
    benchmark: `${folder}/benchmark.json`,
    results: /* @__PURE__ */ __name((branch) => `${folder}/results/${slugOf(branch)}.json`, "results")
  };
}
__name(pathsOf, "pathsOf");
function seriesFolders(paths) {
  const histories = paths.filter((path) => /^[^/]+\/history\.jsonl$/.test(path));
  return histories.map((path) => path.slice(0, path.indexOf("/")));
}
__name(seriesFolders, "seriesFolders");
var LONGEST = 100;
var HASHED = /-[0-9a-f]{6}$/;
function slugOf(name2) {
  const slug = name2.replace(/[^A-Za-z0-9_-]+/g, ".");
  const isPlain = /^[A-Za-z0-9_][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_-]+)*$/.test(name2) && slug.length <= LONGEST;
  if (isPlain && !HASHED.test(slug)) return slug;
  const readable = slug.slice(0, LONGEST).replace(/^[.-]+/, "");
  return `${readable === "" ? "_" : readable}-${createHash("sha256").update(name2).digest("hex").slice(0, 6)}`;
}
__name(slugOf, "slugOf");

// src/stages/1-config/gates/grammar.ts
var scores = /* @__PURE__ */ __name((part) => SCORES.map(({ key }) => `${part}-${key}`), "scores");
var RUN_METRICS = [
  ...scores("test"),
  "test-calibration-error",
  "val-loss",
  ...scores("val"),
  "train-loss",
  ...scores("train")
];
var ALIASES = Object.fromEntries(
  RUN_METRICS.filter((name2) => name2.startsWith("val-")).map((name2) => [
    name2.replace("val", "validation"),
    name2
  ])
);
function scoreOf(metric) {
  return SCORES.find(({ key }) => [`test-${key}`, `val-${key}`, `train-${key}`].includes(metric));
}
__name(scoreOf, "scoreOf");
var CLASS_METRICS = ["precision", "recall", "f1", "iou"];
var FINDINGS = [
  "worse",
  "no-verdict",
  "declining",
  "overfit",
  "underfit",
  "still-improving",
  "too-short",
  "too-noisy",
  "learning-rate-too-high",
  "class-never-predicted",
  "train-test-gap"
];
var OF_COMPARISON = ["worse", "no-verdict", "declining"];
var OF_TEST = [
  "worse",
  "declining",
  "class-never-predicted",
  "train-test-gap"
];
var OPERATORS = ["<", "<=", ">", ">="];
function isClassMetric(metric) {
  return CLASS_METRICS.some((one) => one === metric);
}
__name(isClassMetric, "isClassMetric");
function isOfTest(metric) {
  return !metric.startsWith("train-") && !metric.startsWith("val-");
}
__name(isOfTest, "isOfTest");
function isComparing(gate) {
  return gate.kind === "metric" ? gate.delta : OF_COMPARISON.includes(gate.finding);
}
__name(isComparing, "isComparing");
function isRatio(metric) {
  return !metric.endsWith("-loss");
}
__name(isRatio, "isRatio");

// src/results/history-line.ts
import { createHash as createHash2 } from "node:crypto";
var HISTORY_SCHEMA_VERSION = 1;
var LONGEST_LINE = 2e4;
var LONGEST_NAME = 300;
var LONGEST_CLASSES = 1e4;
var BRANCH_EVENTS = [
  "push",
  "schedule",
  "workflow_dispatch",
  "repository_dispatch",
  "local"
];
var name = string().max(LONGEST_NAME);
var few = count.max(1e9);
var share = number().min(0).max(1);
var scoreInterval = object({ low: share, high: share }).refine(({ low, high }) => low <= high).nullable().default(null);
var historyLineSchema = object({
  "schema-version": literal(HISTORY_SCHEMA_VERSION),
  series: name.min(1),
  /** Of the artifact and of the data folder, relative to the workspace; null: not known. */
  artifact: name.nullable().default(null),
  data: name.nullable().default(null),
  branch: name.min(1),
  event: _enum(BRANCH_EVENTS),
  commit: string().regex(/^[0-9a-f]{7,64}$/).nullable(),
  run: object({ id: string().regex(/^\d{1,20}$/), attempt: few }).nullable(),
  date: iso_exports.datetime(),
  task: resultsSchema.shape.task,
  classes: array(name),
  scores: object(byScore(() => ratio.default(null))),
  intervals: object(byScore(() => scoreInterval)),
  "best-epoch": few,
  "stopped-epoch": few,
  "stop-reason": resultsSchema.shape["stop-reason"],
  images: object({ train: few, validation: few, test: few }),
  "data-hash": sha256,
  /** Of the test images' content and labels; null: of an early version that didn't note them. */
  "test-hash": sha256.nullable(),
  minutes: number().min(0).max(1e9),
  "model-sha256": sha256,
  verdict: comparison.shape.verdict,
  gates: _enum(["passed", "failed", "not-applicable"]).nullable(),
  restored: boolean()
});
function historyLineOf(results, job) {
  const { test, split, restored, model, comparison: compared } = results;
  return {
    "schema-version": HISTORY_SCHEMA_VERSION,
    ...job,
    series: cut(job.series),
    artifact: job.artifact && cut(job.artifact),
    data: job.data && cut(job.data),
    branch: cut(job.branch),
    date: restored?.at ?? results["created-at"],
    task: results.task,
    classes: historyClasses(results),
    scores: byScore(({ key }) => test[key]),
    intervals: byScore(({ key }) => within(test.intervals[key])),
    "best-epoch": results["best-epoch"],
    "stopped-epoch": results["stopped-epoch"],
    "stop-reason": results["stop-reason"],
    images: { train: split.train.images, validation: split.validation.images, test: test.images },
    "data-hash": results.data.hash,
    "test-hash": testHash(results),
    minutes: minutesOf(results),
    "model-sha256": model.sha256,
    verdict: compared.verdict,
    gates: statusOf(results.gates),
    restored: restored !== null
  };
}
__name(historyLineOf, "historyLineOf");
function decidingScore(line) {
  return line?.scores[DECIDING.key] ?? null;
}
__name(decidingScore, "decidingScore");
function writeHistoryLine(line) {
  return JSON.stringify(line);
}
__name(writeHistoryLine, "writeHistoryLine");
function readHistoryLine(text) {
  if (text.length > LONGEST_LINE) return void 0;
  try {
    return historyLineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return void 0;
  }
}
__name(readHistoryLine, "readHistoryLine");
function within(interval) {
  return interval && { low: Math.max(0, interval.low), high: Math.min(1, interval.high) };
}
__name(within, "within");
function historyClasses({ classes }) {
  const names = classes.map((one) => one.name);
  const text = JSON.stringify(names);
  const fits = text.length <= LONGEST_CLASSES && names.every(({ length }) => length <= LONGEST_NAME);
  return fits ? names : [`${names.length} classes, SHA-256 ${hashOf(text)}`];
}
__name(historyClasses, "historyClasses");
function cut(text) {
  return text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME - 1)}…`;
}
__name(cut, "cut");
function testHash({ split, test }) {
  const tested = new Set(test["per-image"].map(({ id }) => id));
  const samples = split.test.samples.filter(({ id }) => tested.has(id));
  if (samples.length === 0 || samples.length !== test.images) return null;
  const keys = samples.map(({ image, labels }) => `${image}-${labels}`).sort();
  return hashOf(keys.join("\n"));
}
__name(testHash, "testHash");
var STAGES = ["dataset", "split", "plan", "train", "evaluate", "report"];
function minutesOf({ "timings-seconds": timings }) {
  const seconds = STAGES.reduce((sum, stage) => sum + (timings[stage] ?? 0), 0);
  return Math.round(seconds / 60 * 100) / 100;
}
__name(minutesOf, "minutesOf");
function statusOf(gates) {
  const found = ["failed", "passed", "not-applicable"].find(
    (one) => gates.some(({ status }) => status === one)
  );
  return found ?? null;
}
__name(statusOf, "statusOf");
function hashOf(text) {
  return createHash2("sha256").update(text).digest("hex");
}
__name(hashOf, "hashOf");

// src/earlier/history.ts
import { readFile } from "node:fs/promises";
var MOST_RUNS = 1e3;
var MOST_BRANCHES = 50;
function readLines(text) {
  const written = text.split("\n").filter((line) => line.trim() !== "");
  const lines = written.flatMap((line) => readHistoryLine(line) ?? []);
  return { lines, unreadable: written.length - lines.length };
}
__name(readLines, "readLines");
function writeLines(lines) {
  return lines.map((line) => `${writeHistoryLine(line)}
`).join("");
}
__name(writeLines, "writeLines");
function joinLines(...lists) {
  const byRun = /* @__PURE__ */ new Map();
  for (const line of lists.flat()) {
    const { run, branch, date } = line;
    const key = JSON.stringify(run === null ? [branch, date] : [run.id]);
    const other = byRun.get(key);
    if (other === void 0 || (other.run?.attempt ?? 0) <= (run?.attempt ?? 0)) byRun.set(key, line);
  }
  return [...byRun.values()].sort((a, b) => timeOf(a) - timeOf(b));
}
__name(joinLines, "joinLines");
function capLines(lines, defaultBranch) {
  const newestFirst = [...new Set(lines.map(({ branch }) => branch).toReversed())];
  const others = newestFirst.filter((branch) => branch !== defaultBranch).slice(0, MOST_BRANCHES);
  const kept = new Set(
    [defaultBranch, ...others].flatMap((name2) => capRuns(lines.filter(({ branch }) => branch === name2)))
  );
  return lines.filter((line) => kept.has(line));
}
__name(capLines, "capLines");
function capRuns(lines) {
  const [older, newest] = [lines.slice(0, -MOST_RUNS), lines.slice(-MOST_RUNS)];
  const best = bestOf(older.filter((line) => isAlike(line, newest.at(-1))));
  return best === void 0 ? newest : [best, ...newest];
}
__name(capRuns, "capRuns");
function bestOf(lines) {
  return lines.reduce(
    (best, line) => (decidingScore(line) ?? -1) > (decidingScore(best) ?? -1) ? line : best,
    void 0
  );
}
__name(bestOf, "bestOf");
function isAlike(a, b) {
  return a.task === b?.task && JSON.stringify(a.classes) === JSON.stringify(b.classes);
}
__name(isAlike, "isAlike");
function timeOf({ date }) {
  return Date.parse(date);
}
__name(timeOf, "timeOf");
async function linesAt(path, files) {
  const bytes = await files.read(path);
  return readLines(bytes === void 0 ? "" : new TextDecoder().decode(bytes));
}
__name(linesAt, "linesAt");
async function appendTo(store, { line, results, dashboard }, defaultBranch) {
  const newest = results === void 0 ? void 0 : await withoutIndentation(results);
  const paths = pathsOf(line.series);
  let undrawn;
  await store.update(`${line.series}: ${line.branch}`, async (files) => {
    const before = await linesAt(paths.history, files);
    const lines = capLines(joinLines(before.lines, [line]), defaultBranch);
    const others = seriesFolders(await files.list()).filter((folder) => folder !== paths.folder);
    const ofOthers = await Promise.all(others.map((folder) => linesAt(`${folder}/history.jsonl`, files)));
    const all = [...lines, ...ofOthers.flatMap((read) => read.lines)];
    const shown = tried(() => dashboard(all, { home: store.home, defaultBranch }));
    undrawn = shown.cause;
    return new Map([
      [paths.history, bytesOf(writeLines(lines))],
      ...[...shown.value ?? []].map(([path, text]) => [path, bytesOf(text)]),
      ...await staleResults(files, paths, lines),
      ...newest === void 0 ? [] : [[paths.results(line.branch), newest]]
    ]);
  });
  if (undrawn !== void 0) throw new HistoryUndrawn(messageOf(undrawn));
}
__name(appendTo, "appendTo");
var HistoryUndrawn = class extends Error {
  static {
    __name(this, "HistoryUndrawn");
  }
  name = "HistoryUndrawn";
};
function tried(make) {
  try {
    return { value: make() };
  } catch (cause) {
    return { cause };
  }
}
__name(tried, "tried");
async function staleResults(files, paths, lines) {
  const kept = new Set(lines.map(({ branch }) => paths.results(branch)));
  const there = (await files.list()).filter((path) => path.startsWith(`${paths.folder}/results/`));
  return there.filter((path) => !kept.has(path)).map((path) => [path, null]);
}
__name(staleResults, "staleResults");
async function withoutIndentation(path) {
  return bytesOf(`${JSON.stringify(JSON.parse(await readFile(path, "utf8")))}
`);
}
__name(withoutIndentation, "withoutIndentation");
function bytesOf(text) {
  return new TextEncoder().encode(text);
}
__name(bytesOf, "bytesOf");

export {
  RUN_METRICS,
  ALIASES,
  scoreOf,
  CLASS_METRICS,
  FINDINGS,
  OF_TEST,
  OPERATORS,
  isClassMetric,
  isOfTest,
  isComparing,
  isRatio,
  BRANCH_EVENTS,
  historyLineOf,
  decidingScore,
  historyClasses,
  DASHBOARD,
  ABOUT,
  pathsOf,
  seriesFolders,
  slugOf,
  readLines,
  writeLines,
  joinLines,
  capLines,
  bestOf,
  isAlike,
  linesAt,
  appendTo,
  HistoryUndrawn
};
