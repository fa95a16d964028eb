import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  nearestWord
} from "./stages-1-config-pattern.js";
import {
  comparison,
  count,
  interval,
  ratio,
  resultsSchema,
  sha256
} from "./results-results.js";
import {
  DECIDING,
  SCORES,
  byScore,
  isScoreOf,
  scoresOfTask
} from "./metrics-scores.js";
import {
  MOST_BYTES,
  readPlainText
} from "./shared-plain-file.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  gateClassUnknown,
  gateInvalid,
  gateNotForClassification,
  gateNotForSegmentation,
  gateWithoutTest
} from "./errors-publishing.js";
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

// src/stages/1-config/gates/line-scanner.ts
var LineScanner = class {
  static {
    __name(this, "LineScanner");
  }
  #line;
  #position = 0;
  #lastEnd = 0;
  constructor(line) {
    this.#line = line;
    this.#skipBlanks();
  }
  /** Of the next token, or of the line's end. */
  get position() {
    return this.#position;
  }
  /** Where the last token that was taken ended. */
  get lastEnd() {
    return this.#lastEnd;
  }
  isAtEnd() {
    return this.#position === this.#line.length;
  }
  word() {
    return this.#take(/[^\s<>=!≤≥"',;]+/y);
  }
  /** A word that may hold commas. */
  name() {
    return this.#take(/[^\s<>=!≤≥"']+/y);
  }
  operator() {
    return this.#take(/[<>=!≤≥]+/y);
  }
  /** A percent sign may stand apart; a comma ends it unless digits follow, so that `0,8` is one mistake. */
  number() {
    const token = this.#take(/(?:\d,(?=\d)|[^\s,;])+(?:\s+%)?/y);
    return token === void 0 ? void 0 : { ...token, text: token.text.replace(/\s/g, "") };
  }
  /** With its quotes; undefined where the closing one is missing. */
  quoted() {
    return this.#take(/"(?:[^"\\]|\\.)*"|'[^']*'/y);
  }
  /** Whatever comes next, for a message; empty at the end. */
  anything() {
    const rest = { text: "", start: this.#lastEnd, end: this.#lastEnd };
    return this.quoted() ?? this.word() ?? this.operator() ?? this.#take(/\S+/y) ?? rest;
  }
  #take(pattern) {
    pattern.lastIndex = this.#position;
    const text = pattern.exec(this.#line)?.[0];
    if (text === void 0) return void 0;
    const start = this.#position;
    this.#lastEnd = start + text.length;
    this.#position = this.#lastEnd;
    this.#skipBlanks();
    return { text, start, end: this.#lastEnd };
  }
  #skipBlanks() {
    while (/\s/.test(this.#line[this.#position] ?? "")) this.#position++;
    const afterBlank = this.#position === 0 || /\s/.test(this.#line[this.#position - 1]);
    if (afterBlank && this.#line[this.#position] === "#") this.#position = this.#line.length;
  }
};

// src/stages/1-config/gates/mistake.ts
var Misread = class extends Error {
  static {
    __name(this, "Misread");
  }
  mistake;
  constructor(mistake) {
    super(mistake.expected);
    this.mistake = mistake;
  }
};
function misread({ start, end }, expected, fix) {
  return new Misread({ start, end, expected, fix });
}
__name(misread, "misread");

// src/stages/1-config/gates/nearest-word.ts
function nearestGateWord(word, known) {
  const wanted = word.replace(/([a-z])([A-Z])/g, "$1-$2").replaceAll("_", "-").toLowerCase();
  const same = [wanted, `test-${wanted}`].find((one) => known.includes(one));
  if (same !== void 0) return same;
  return nearestWord(wanted, known) ?? known.find((one) => wanted !== "" && wanted.startsWith(one));
}
__name(nearestGateWord, "nearestGateWord");

// src/stages/1-config/gates/read-bound.ts
var NUMBER = /^(?<sign>[+\-\u2212]?)(?<digits>\d+\.?\d*|\.\d+)(?:e(?<exponent>[+-]?\d+))?(?<percent>%?)$/i;
function readBound(scanner, metric, delta) {
  const token = scanner.number();
  const groups = NUMBER.exec(token?.text ?? "")?.groups;
  if (token === void 0 || groups === void 0) {
    const found = token ?? scanner.anything();
    throw misread(found, "a number such as 0.8 or 80%", fixFor(token?.text ?? ""));
  }
  const { sign, digits, exponent = "0", percent } = groups;
  const size = Number(`${digits}e${Number(exponent) - (percent === "" ? 0 : 2)}`);
  const bound = sign === "" || sign === "+" ? size : -size;
  const [low, high] = rangeOf(metric, delta);
  if (bound >= low && bound <= high && Number.isFinite(bound)) return bound + 0;
  const range = isRatio(metric) ? `from ${low} to ${high}, for ${metric} is a ratio` : "that is finite";
  const fix = percent === "" && size <= 100 ? `Did you mean ${token.text}%?` : "Correct it.";
  throw misread(token, `a number ${range}`, fix);
}
__name(readBound, "readBound");
function rangeOf(metric, delta) {
  if (!isRatio(metric)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return delta ? [-1, 1] : [0, 1];
}
__name(rangeOf, "rangeOf");
function fixFor(text) {
  return /^[^,]*\d,\d[^,]*$/.test(text) ? `Write it with a point: ${text.replace(",", ".")}.` : "The metric stands to the left, the number to the right.";
}
__name(fixFor, "fixFor");

// src/stages/1-config/gates/parse-gate.ts
var METRIC_NAMES = [...RUN_METRICS, ...Object.keys(ALIASES)];
var ALL_METRICS = `Metrics are ${RUN_METRICS.join(", ")}; one class's is \`class NAME f1\`.`;
var ALL_NAMES = `${ALL_METRICS} Findings are ${FINDINGS.join(", ")}.`;
var ONE_A_LINE = "Write each condition on a line of its own: any of them fails the run.";
function parseGate(line) {
  const scanner = new LineScanner(line);
  if (scanner.isAtEnd()) return {};
  const from = scanner.position;
  try {
    const read = readGate(scanner);
    const to = scanner.lastEnd;
    if (!scanner.isAtEnd()) throw misread(scanner.anything(), "the end of the line", ONE_A_LINE);
    const text = line.slice(from, to);
    if (read.kind === "finding" || read.class === void 0) return { gate: { ...read, text } };
    const { name: name2, start, end } = read.class;
    return { gate: { ...read, text, class: { name: name2, start: start - from, end: end - from } } };
  } catch (error) {
    if (error instanceof Misread) return { mistake: error.mistake };
    throw error;
  }
}
__name(parseGate, "parseGate");
function readGate(scanner) {
  const first = scanner.word();
  const finding = FINDINGS.find((name2) => name2 === first?.text);
  if (finding !== void 0) return { kind: "finding", finding };
  const delta = first?.text === "delta";
  const measured = delta ? readMetric(scanner, scanner.word(), ["class", ...METRIC_NAMES], "a metric or class", ALL_METRICS) : readMetric(
    scanner,
    first,
    [...METRIC_NAMES, ...FINDINGS, "delta", "class"],
    "a metric, delta, class or a finding",
    ALL_NAMES
  );
  const operator = readOperator(scanner);
  return { kind: "metric", delta, ...measured, operator, bound: readBound(scanner, measured.metric, delta) };
}
__name(readGate, "readGate");
function readMetric(scanner, word, known, expected, all) {
  if (word?.text === "class") return readClassMetric(scanner);
  const name2 = word?.text ?? "";
  const metric = RUN_METRICS.find((one) => one === name2) ?? alias(name2);
  if (metric === void 0) throw misread(word ?? scanner.anything(), expected, fixFor2(name2, known, all));
  return { metric };
}
__name(readMetric, "readMetric");
function alias(name2) {
  return Object.hasOwn(ALIASES, name2) ? ALIASES[name2] : void 0;
}
__name(alias, "alias");
function readClassMetric(scanner) {
  const reference = readClassName(scanner);
  const word = scanner.word();
  const metric = CLASS_METRICS.find((one) => one === word?.text);
  if (metric !== void 0) return { metric, class: reference };
  const fix = fixFor2(
    word?.text ?? "",
    CLASS_METRICS,
    `Write \`class ${reference.quoted} f1\`; a name with blanks in it stands in quotes.`
  );
  throw misread(word ?? scanner.anything(), CLASS_METRICS.join(", ").replace(/, (?=\w+$)/, " or "), fix);
}
__name(readClassMetric, "readClassMetric");
function readClassName(scanner) {
  const token = scanner.quoted() ?? scanner.name();
  const name2 = token === void 0 ? void 0 : unquoted(token.text);
  if (token === void 0 || name2 === void 0 || name2 === "") {
    const found = token ?? scanner.anything();
    const fix = /^["']/.test(found.text) ? "Close the quotes; between double ones it is a text as in JSON." : 'Write it bare, or in quotes where there are blanks in it: `class "hot pixel" f1 < 0.5`.';
    throw misread(found, "the name of a class", fix);
  }
  return { name: name2, start: token.start, end: token.end, quoted: token.text };
}
__name(readClassName, "readClassName");
function unquoted(text) {
  if (text.startsWith("'")) return text.slice(1, -1);
  if (!text.startsWith('"')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
__name(unquoted, "unquoted");
function readOperator(scanner) {
  const token = scanner.operator();
  const operator = OPERATORS.find((one) => one === token?.text);
  if (operator !== void 0) return operator;
  const fix = "The run fails if the comparison holds: `test-mean-iou < 0.8` asks for at least 0.8.";
  throw misread(token ?? scanner.anything(), "<, <=, > or >=", fix);
}
__name(readOperator, "readOperator");
function fixFor2(word, known, all) {
  const nearest = nearestGateWord(word, known);
  return nearest === void 0 ? all : `Did you mean ${nearest}?`;
}
__name(fixFor2, "fixFor");

// src/stages/1-config/gates.ts
function gates() {
  return {
    label: "conditions, one a line",
    expected: "one condition a line such as test-mean-iou < 0.8",
    list: true,
    lines: true,
    parse(text) {
      const lines = (typeof text === "string" ? text : text.join("\n")).split(/\r\n|[\r\n]/);
      const parsed = lines.map((line) => ({ line, ...parseGate(line) }));
      if (parsed.every(({ mistake }) => mistake === void 0))
        return { ok: true, value: parsed.flatMap(({ gate }) => gate ?? []) };
      const faults = /* @__PURE__ */ __name((source) => parsed.flatMap(({ line, mistake }, i) => {
        const place = { line, number: i + 1, lines: lines.length };
        return mistake === void 0 ? [] : [gateInvalid({ ...mistake, ...place }, source)];
      }), "faults");
      return { ok: false, faults };
    }
  };
}
__name(gates, "gates");
var FAULTS = { classification: gateNotForClassification, segmentation: gateNotForSegmentation };
function gatesOfOtherTask(list, task) {
  const others = scoresOfTask(task).map(({ title }) => title);
  return (list ?? []).flatMap((gate) => {
    const measure = gate.kind === "metric" ? measureOfOtherTask(gate, task) : void 0;
    return measure === void 0 ? [] : [FAULTS[task](gate.text, measure, others)];
  });
}
__name(gatesOfOtherTask, "gatesOfOtherTask");
function measureOfOtherTask({ metric }, task) {
  if (isClassMetric(metric)) return metric === "iou" && task === "classification" ? "IoU" : void 0;
  const score = scoreOf(metric);
  return score === void 0 || isScoreOf(score, task) ? void 0 : score.title;
}
__name(measureOfOtherTask, "measureOfOtherTask");
function unknownClasses(list, classes) {
  return (list ?? []).flatMap((gate) => {
    const reference = gate.kind === "metric" ? gate.class : void 0;
    if (reference === void 0 || classes.includes(reference.name)) return [];
    return [gateClassUnknown(gate.text, reference, classes, nearestWord(reference.name, classes))];
  });
}
__name(unknownClasses, "unknownClasses");
function gatesOfNoTest(list) {
  return (list ?? []).filter((gate) => gate.kind === "metric" ? isOfTest(gate.metric) : OF_TEST.includes(gate.finding)).map(({ text }) => gateWithoutTest(text));
}
__name(gatesOfNoTest, "gatesOfNoTest");
function unsuitableGates(list, { task, classes }) {
  const unknown = unknownClasses(
    list,
    classes.map(({ name: name2 }) => name2)
  );
  return [...unknown, ...gatesOfOtherTask(list, task)];
}
__name(unsuitableGates, "unsuitableGates");

// src/results/history-paths.ts
import { createHash } from "node:crypto";
var DASHBOARD = "index.html";
var ABOUT = "README.md";
function pathsOf(series) {
  const folder = slugOf(series, usualOfSeries(series));
  const ofBranch = /* @__PURE__ */ __name((branch) => `${folder}/results/${slugOf(branch)}`, "ofBranch");
  return {
    folder,
    history: `${folder}/history.jsonl`,
    badge: `${folder}/badge.json`,
    benchmark: `${folder}/benchmark.json`,
    results: /* @__PURE__ */ __name((branch) => `${ofBranch(branch)}.json`, "results"),
    runOfResults: /* @__PURE__ */ __name((branch) => `${ofBranch(branch)}.run.json`, "runOfResults"),
    resultsBefore: /* @__PURE__ */ __name((branch) => `${ofBranch(branch)}.before.json`, "resultsBefore")
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
var TAKEN = /^(?:index\.html|readme\.md)$|\.(?:run|before)$/;
var DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
function slugOf(name2, usual = name2.toLowerCase()) {
  const slug = name2.replace(/[^A-Za-z0-9_-]+/g, ".");
  const isPlain = /^[A-Za-z0-9_][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_-]+)*$/.test(name2) && slug.length <= LONGEST;
  const isTaken = [HASHED, TAKEN, DEVICE].some((form) => form.test(slug));
  if (isPlain && name2 === usual && !isTaken) return slug;
  const readable = slug.slice(0, LONGEST).replace(/^[.-]+/, "");
  const start = readable === "" || DEVICE.test(readable) ? "_" : "";
  return `${start}${readable}-${createHash("sha256").update(name2).digest("hex").slice(0, 6)}`;
}
__name(slugOf, "slugOf");
function usualOfSeries(name2) {
  const small = name2.toLowerCase();
  return name2.split("/").length < 3 ? small : small.slice(0, 1).toUpperCase() + small.slice(1);
}
__name(usualOfSeries, "usualOfSeries");

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
var historyLineSchema = object({
  "schema-version": literal(HISTORY_SCHEMA_VERSION),
  series: name.min(1),
  /** Of the artifact and of the data folder, relative to the workspace; null: not known. */
  artifact: name.nullable().default(null),
  data: name.nullable().default(null),
  branch: name.min(1),
  event: _enum(BRANCH_EVENTS),
  commit: string().regex(/^[0-9a-f]{7,64}$/).nullable(),
  run: object({ id: string().regex(/^\d{1,20}$/), attempt: few, job: name.nullable().default(null) }).nullable(),
  date: iso_exports.datetime(),
  task: resultsSchema.shape.task,
  classes: array(name),
  scores: object(byScore(() => ratio.default(null))),
  intervals: object(byScore(() => interval)),
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
    run: job.run && { ...job.run, job: job.run.job && cut(job.run.job) },
    date: restored?.at ?? results["created-at"],
    task: results.task,
    classes: historyClasses(results),
    scores: byScore(({ key }) => test[key]),
    intervals: test.intervals,
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
function statusOf(gates2) {
  const found = ["failed", "passed", "not-applicable"].find(
    (one) => gates2.some(({ status }) => status === one)
  );
  return found ?? null;
}
__name(statusOf, "statusOf");
function hashOf(text) {
  return createHash2("sha256").update(text).digest("hex");
}
__name(hashOf, "hashOf");

// src/earlier/run-of-results.ts
var schema = object({ id: string().regex(/^\d{1,20}$/), job: string().nullable() });
function readRunOfResults(text) {
  if (text === void 0) return void 0;
  if (/^\d{1,20}$/.test(text)) return { id: text, job: null };
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return void 0;
  }
}
__name(readRunOfResults, "readRunOfResults");
function writeRunOfResults(run) {
  return run === null ? "" : JSON.stringify({ id: run.id, job: run.job });
}
__name(writeRunOfResults, "writeRunOfResults");
function standingOf(by, { run }) {
  if (by === void 0 || run === null) return "earlier";
  if (by.id === run.id) return "own";
  return BigInt(by.id) > BigInt(run.id) ? "later" : "earlier";
}
__name(standingOf, "standingOf");

// src/earlier/history.ts
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
var A_DAY_MS = 24 * 60 * 60 * 1e3;
function datedLines(lines, now) {
  const isPast = /* @__PURE__ */ __name((line) => timeOf(line) <= now.getTime() + A_DAY_MS, "isPast");
  return { past: lines.filter(isPast), future: lines.filter((line) => !isPast(line)) };
}
__name(datedLines, "datedLines");
function joinLines(...lists) {
  const byRun = /* @__PURE__ */ new Map();
  for (const line of lists.flat()) {
    const { run, branch, date } = line;
    const key = JSON.stringify(run === null ? [branch, date] : [run.id, run.job, line.artifact]);
    const other = byRun.get(key);
    if (other === void 0) byRun.set(key, line);
    else if ((other.run?.attempt ?? 0) <= (run?.attempt ?? 0))
      byRun.set(key, { ...line, date: earlierOf(other, line).date });
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
function earlierOf(a, b) {
  return timeOf(a) <= timeOf(b) ? a : b;
}
__name(earlierOf, "earlierOf");
function timeOf({ date }) {
  return Date.parse(date);
}
__name(timeOf, "timeOf");
async function linesAt(path, files) {
  return readLines(await textAt(path, files) ?? "");
}
__name(linesAt, "linesAt");
async function textAt(path, files) {
  const bytes = await files.read(path);
  return bytes && new TextDecoder().decode(bytes);
}
__name(textAt, "textAt");
async function appendTo(store, { line, results, dashboard }, defaultBranch) {
  const newest = results === void 0 ? void 0 : await withoutIndentation(results);
  const paths = pathsOf(line.series);
  const ended = new Date(line.date);
  let undrawn;
  await store.update(`${line.series}: ${line.branch}`, async (files) => {
    const before = datedLines((await linesAt(paths.history, files)).lines, ended);
    const lines = capLines(joinLines(before.past, [line]), defaultBranch);
    const written = [...lines, ...capLines(before.future, defaultBranch)];
    const others = seriesFolders(await files.list()).filter((folder) => folder !== paths.folder);
    const ofOthers = await Promise.all(others.map((folder) => linesAt(`${folder}/history.jsonl`, files)));
    const all = [...lines, ...ofOthers.flatMap((read) => datedLines(read.lines, ended).past)];
    const shown = tried(() => dashboard(all, { home: store.home, defaultBranch }));
    undrawn = shown.cause;
    return new Map([
      [paths.history, bytesOf(writeLines(written))],
      ...[...shown.value ?? []].map(([path, text]) => [path, bytesOf(text)]),
      ...await staleResults(files, paths, written),
      ...newest === void 0 ? [] : await newestResults(files, paths, line, newest)
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
async function newestResults(files, paths, { branch, run }, newest) {
  const by = readRunOfResults(await textAt(paths.runOfResults(branch), files));
  const standing = standingOf(by, { run });
  if (standing === "later") return [];
  const before = standing === "own" ? void 0 : await files.read(paths.results(branch));
  return [
    [paths.results(branch), newest],
    ...run === null ? [] : [[paths.runOfResults(branch), bytesOf(writeRunOfResults(run))]],
    ...before === void 0 ? [] : [[paths.resultsBefore(branch), before]]
  ];
}
__name(newestResults, "newestResults");
async function staleResults(files, paths, lines) {
  const kept = new Set(
    lines.flatMap(({ branch }) => [
      paths.results(branch),
      paths.runOfResults(branch),
      paths.resultsBefore(branch)
    ])
  );
  const there = (await files.list()).filter((path) => path.startsWith(`${paths.folder}/results/`));
  return there.filter((path) => !kept.has(path)).map((path) => [path, null]);
}
__name(staleResults, "staleResults");
async function withoutIndentation(path) {
  return bytesOf(`${JSON.stringify(JSON.parse(await readPlainText(path, MOST_BYTES.run)))}
`);
}
__name(withoutIndentation, "withoutIndentation");
function bytesOf(text) {
  return new TextEncoder().encode(text);
}
__name(bytesOf, "bytesOf");

export {
  scoreOf,
  isOfTest,
  isComparing,
  gates,
  gatesOfNoTest,
  unsuitableGates,
  BRANCH_EVENTS,
  historyLineOf,
  decidingScore,
  historyClasses,
  DASHBOARD,
  ABOUT,
  pathsOf,
  seriesFolders,
  slugOf,
  readRunOfResults,
  writeRunOfResults,
  standingOf,
  readLines,
  writeLines,
  datedLines,
  joinLines,
  capLines,
  bestOf,
  isAlike,
  linesAt,
  textAt,
  appendTo,
  HistoryUndrawn
};
