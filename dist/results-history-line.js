import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  nearestWord
} from "./shared-nearest-word.js";
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
  parseJson
} from "./shared-parse-json.js";
import {
  capturesDiffer,
  gateClassUnknown,
  gateInvalid,
  gateNotForClassification,
  gateNotForSegmentation,
  gateWithoutTest,
  gatesInvalid
} from "./errors-publishing.js";
import {
  require_dist
} from "./vendor-yaml.js";
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
  __name,
  __toESM
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
    const text2 = pattern.exec(this.#line)?.[0];
    if (text2 === void 0) return void 0;
    const start = this.#position;
    this.#lastEnd = start + text2.length;
    this.#position = this.#lastEnd;
    this.#skipBlanks();
    return { text: text2, start, end: this.#lastEnd };
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
function fixFor(text2) {
  return /^[^,]*\d,\d[^,]*$/.test(text2) ? `Write it with a point: ${text2.replace(",", ".")}.` : "The metric stands to the left, the number to the right.";
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
    const text2 = line.slice(from, to);
    if (read.kind === "finding" || read.class === void 0) return { gate: { ...read, text: text2 } };
    const { name: name2, start, end } = read.class;
    return { gate: { ...read, text: text2, class: { name: name2, start: start - from, end: end - from } } };
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
function unquoted(text2) {
  if (text2.startsWith("'")) return text2.slice(1, -1);
  if (!text2.startsWith('"')) return text2;
  try {
    return parseJson(text2);
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
var MOST_LINES = 1e3;
var MOST_MISTAKES = 20;
function gates() {
  return {
    label: "conditions, one a line",
    expected: "one condition a line such as test-mean-iou < 0.8",
    list: true,
    lines: true,
    parse(text2) {
      const lines = (typeof text2 === "string" ? text2 : text2.join("\n")).split(/\r\n|[\r\n]/);
      if (lines.length > MOST_LINES)
        return { ok: false, reason: `it has ${lines.length} lines, more than ${MOST_LINES}` };
      const parsed = lines.map((line) => ({ line, ...parseGate(line) }));
      if (parsed.every(({ mistake }) => mistake === void 0))
        return { ok: true, value: parsed.flatMap(({ gate }) => gate ?? []) };
      const mistakes = parsed.flatMap(
        ({ line, mistake }, i) => mistake === void 0 ? [] : [{ ...mistake, line, number: i + 1, lines: lines.length }]
      );
      const more = mistakes.length - MOST_MISTAKES;
      const faults = /* @__PURE__ */ __name((source) => [
        ...mistakes.slice(0, MOST_MISTAKES).map((mistake) => gateInvalid(mistake, source)),
        ...more > 0 ? [gatesInvalid(more, source)] : []
      ], "faults");
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
  return (list ?? []).filter((gate) => gate.kind === "metric" ? isOfTest(gate.metric) : OF_TEST.includes(gate.finding)).map(({ text: text2 }) => gateWithoutTest(text2));
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

// src/stages/1-config/pattern.ts
var PART = "part";
var CLASS = "class";
var MARK = "﷐";
var MARKS = new RegExp(`\\\\?${MARK}(\\d+)\\\\?${MARK}`, "g");
var WORD = /^[a-z][\w-]*$/i;
var LONGEST_PATTERN = 4096;
function readPattern(text2) {
  if (text2.length > LONGEST_PATTERN)
    return { reason: `it has ${text2.length} characters, more than ${LONGEST_PATTERN}` };
  const bare = text2.normalize("NFC").replace(/^(?:\.\/)+/, "");
  const words = [];
  let glob = "";
  let inParentheses = 0;
  for (let at = 0; at < bare.length; ) {
    const piece = pieceAt(bare, at);
    if (piece === void 0) return { reason: `"${bare.slice(at)}" opens a brace that is never closed` };
    at += piece.length;
    if (piece === "(") inParentheses++;
    if (piece === ")") inParentheses--;
    if (!piece.startsWith("{")) {
      glob += piece;
      continue;
    }
    if (isAlternatives(piece)) {
      const inside = /\{[a-z][\w-]*\}/i.exec(piece.slice(1))?.[0];
      if (inside !== void 0) return { reason: `${inside} can't capture inside "${piece}"` };
      glob += piece;
      continue;
    }
    const word = piece.slice(1, -1);
    if (!WORD.test(word)) return { reason: `${piece} is no capture: write a word such as {name}` };
    if (inParentheses > 0) return { reason: `${piece} can't capture inside parentheses` };
    if (glob.endsWith(MARK))
      return { reason: `nothing tells where the capture before ${piece} ends: put a character between` };
    glob += `${MARK}${words.length}${MARK}`;
    words.push(word.toLowerCase());
  }
  if (words.length > 0 && /^!(?!\()/.test(glob)) return { reason: 'what "!" excludes captures nothing' };
  return { pattern: { glob, words } };
}
__name(readPattern, "readPattern");
function pieceAt(text2, at) {
  const rest = text2.slice(at);
  if (text2[at] === "\\") return rest.slice(0, 2);
  if (text2[at] === "[") return /^\[[!^]?\]?(?:\\.|[^\]\\])*\]/.exec(rest)?.[0] ?? "[";
  if (text2[at] !== "{") return text2[at];
  let depth = 0;
  for (let end = 0; end < rest.length; end++) {
    if (rest[end] === "\\") end++;
    else if (rest[end] === "{") depth++;
    else if (rest[end] === "}" && --depth === 0) return rest.slice(0, end + 1);
  }
  return void 0;
}
__name(pieceAt, "pieceAt");
function isAlternatives(braces) {
  return braces.replace(/\\./g, "").includes(",") || /^\{[^{}]*\.\.[^{}]*\}$/.test(braces);
}
__name(isAlternatives, "isAlternatives");
function pairingWords(name2, words, others) {
  const alone = /* @__PURE__ */ __name((word) => word === CLASS && name2 === "masks" && others?.includes(CLASS) !== true, "alone");
  return [...new Set(words)].filter((word) => word !== PART && !alone(word));
}
__name(pairingWords, "pairingWords");
function patternConflicts(given) {
  if (given.images === void 0 || given.masks === void 0) return [];
  const [images, masks] = [readPattern(given.images), readPattern(given.masks)];
  if ("reason" in images || "reason" in masks) return [];
  const ofImages = pairingWords("images", images.pattern.words, masks.pattern.words);
  const ofMasks = pairingWords("masks", masks.pattern.words, images.pattern.words);
  const equal = ofImages.length === ofMasks.length && ofImages.every((word) => ofMasks.includes(word));
  return equal ? [] : [capturesDiffer(ofImages, ofMasks)];
}
__name(patternConflicts, "patternConflicts");

// src/results/history-line.ts
import { createHash } from "node:crypto";
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
function readHistoryLine(text2) {
  if (text2.length > LONGEST_LINE) return void 0;
  try {
    return historyLineSchema.safeParse(parseJson(text2)).data;
  } catch {
    return void 0;
  }
}
__name(readHistoryLine, "readHistoryLine");
function isNewerLine(text2) {
  if (text2.length > LONGEST_LINE) return false;
  try {
    return newerLine.safeParse(parseJson(text2)).success;
  } catch {
    return false;
  }
}
__name(isNewerLine, "isNewerLine");
var newerLine = object({ "schema-version": number().int().gt(HISTORY_SCHEMA_VERSION) });
function historyClasses({ classes }) {
  const names = classes.map((one) => one.name);
  const text2 = JSON.stringify(names);
  const fits = text2.length <= LONGEST_CLASSES && names.every(({ length }) => length <= LONGEST_NAME);
  return fits ? names : [`${names.length} classes, SHA-256 ${hashOf(text2)}`];
}
__name(historyClasses, "historyClasses");
function cut(text2) {
  return text2.length <= LONGEST_NAME ? text2 : `${text2.slice(0, LONGEST_NAME - 1)}…`;
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
function hashOf(text2) {
  return createHash("sha256").update(text2).digest("hex");
}
__name(hashOf, "hashOf");

// src/earlier/run-of-results.ts
var text = string().nullable().catch(null).default(null);
var schema = object({
  id: string().regex(/^\d{1,20}$/),
  attempt: number().int().min(1).nullable().catch(null).default(null),
  job: text,
  artifact: text,
  repository: text,
  at: iso_exports.datetime().nullable().catch(null).default(null)
});
function readRunOfResults(written) {
  if (written === void 0) return void 0;
  const isNumber = /^\d{1,20}$/.test(written);
  try {
    return schema.safeParse(isNumber ? { id: written } : parseJson(written)).data;
  } catch {
    return void 0;
  }
}
__name(readRunOfResults, "readRunOfResults");
function writeRunOfResults(run, at) {
  if (run === null) return "";
  const { id, attempt, job, artifact, repository } = run;
  return JSON.stringify({ id, attempt, job, artifact, repository, at: at.toISOString() });
}
__name(writeRunOfResults, "writeRunOfResults");
function runOfLine({ run, artifact, date }) {
  return run === null ? void 0 : { ...run, artifact, repository: null, at: date };
}
__name(runOfLine, "runOfLine");
function standingOf(by, run, now = run?.began) {
  if (by === void 0 || run === null || differ(by.repository, run.repository)) return "earlier";
  const isSameRun = by.id === run.id;
  if (isSameRun && (differ(by.job, run.job) || differ(by.artifact, run.artifact))) return "beside";
  const attempt = by.attempt ?? 1;
  if (isSameRun && attempt < run.attempt) return "own";
  const isHigher = isSameRun ? attempt > run.attempt : BigInt(by.id) > BigInt(run.id);
  return isHigher && (run.attempt > 1 || isAfter(by, run.began, now)) ? "later" : "earlier";
}
__name(standingOf, "standingOf");
function isAfter({ at }, began, now = began) {
  return at !== null && Date.parse(at) >= began.getTime() && !isAhead(at, now);
}
__name(isAfter, "isAfter");
var A_DAY_MS = 24 * 60 * 60 * 1e3;
function isAhead(date, now) {
  return Date.parse(date) > now.getTime() + A_DAY_MS;
}
__name(isAhead, "isAhead");
function differ(a, b) {
  return a !== null && b !== null && a !== b;
}
__name(differ, "differ");

// src/earlier/history-lines.ts
var MOST_RUNS = 1e3;
var MOST_BRANCHES = 50;
var MOST_NEWER = 1e4;
function readLines(text2) {
  const written = text2.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const texts = /* @__PURE__ */ new Map();
  const newer = [];
  for (const one of written) {
    const line = readHistoryLine(one);
    if (line !== void 0) texts.set(line, one);
    else if (isNewerLine(one)) newer.push(one);
  }
  const unreadable = written.length - texts.size - newer.length;
  return { lines: [...texts.keys()], texts, newer: newer.slice(-MOST_NEWER), unreadable };
}
__name(readLines, "readLines");
function writeLines(lines, { texts, newer } = {}) {
  const written = lines.map((line) => texts?.get(line) ?? writeHistoryLine(line));
  return [...written, ...newer ?? []].map((line) => `${line}
`).join("");
}
__name(writeLines, "writeLines");
function datedLines(lines, now) {
  const isPast = /* @__PURE__ */ __name(({ date }) => !isAhead(date, now), "isPast");
  return { past: lines.filter(isPast), future: lines.filter((line) => !isPast(line)) };
}
__name(datedLines, "datedLines");
function joinLines(...lists) {
  const byJob = /* @__PURE__ */ new Map();
  const inOrder = lists.flat().toSorted((a, b) => attemptOf(a) - attemptOf(b) || timeOf(a) - timeOf(b));
  for (const line of inOrder) {
    const { run, branch, artifact } = line;
    const key = JSON.stringify(run === null ? branch : [run.id, run.job, artifact]);
    const own = byJob.get(key) ?? [];
    byJob.set(key, own);
    const before = own.at(-1);
    const isAnother = attemptOf(line) === 1 && before?.date !== line.date;
    if (before === void 0 || isAnother) own.push(line);
    else
      own[own.length - 1] = before.date === line.date ? line : { ...line, date: earlierOf(before, line).date };
  }
  return [...byJob.values()].flat().toSorted((a, b) => timeOf(a) - timeOf(b));
}
__name(joinLines, "joinLines");
function attemptOf({ run }) {
  return run?.attempt ?? 1;
}
__name(attemptOf, "attemptOf");
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
function addLine(before, line, { run, defaultBranch }) {
  const { past, future } = datedLines(before.lines, new Date(line.date));
  const { own, overtakenBy } = placeOf(line, past, run);
  const shown = capLines(joinLines(past, own), defaultBranch);
  const kept = [...shown, ...capLines(future, defaultBranch)];
  return { shown, kept, text: writeLines(kept, before), overtakenBy };
}
__name(addLine, "addLine");
function placeOf(line, lines, run) {
  const here = lines.filter(({ branch }) => branch === line.branch);
  const standings = here.map((other) => standingOf(runOfLine(other), run, new Date(line.date)));
  const later = here[standings.indexOf("later")];
  if (run === null || later === void 0 || standings.includes("own"))
    return { own: [line], overtakenBy: void 0 };
  if (run.attempt > 1) return { own: [], overtakenBy: later.run?.id };
  return { own: [{ ...line, date: run.began.toISOString() }], overtakenBy: void 0 };
}
__name(placeOf, "placeOf");
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

// src/shared/parse-yaml.ts
var import_yaml = __toESM(require_dist(), 1);
var MOST = { depth: 32, entries: 5e3, tokens: 2e4, anchors: 100 };
function parseYaml(text2, lineCounter) {
  const count2 = new Count();
  for (const token of new import_yaml.Lexer().lex(text2)) count2.take(token);
  return (0, import_yaml.parseDocument)(text2, {
    version: "1.2",
    schema: "core",
    logLevel: "silent",
    ...lineCounter && { lineCounter }
  });
}
__name(parseYaml, "parseYaml");
function valueOfYaml(document) {
  const value = document.toJS({ maxAliasCount: MOST.anchors });
  if (isDeep(value, MOST.depth)) throw new Error("it holds itself, by an alias");
  return value;
}
__name(valueOfYaml, "valueOfYaml");
var Count = class {
  static {
    __name(this, "Count");
  }
  #columns = [];
  #column = 0;
  #isLineStart = true;
  #flows = 0;
  #tokens = 0;
  #entries = 0;
  #anchors = 0;
  /** The token is the text of a scalar, whatever it looks like. */
  #isText = false;
  /** @throws Error beyond a limit */
  take(token) {
    if (this.#isText) {
      this.#isText = false;
      this.#move(token.length);
      return;
    }
    const type = import_yaml.CST.tokenType(token);
    if (type !== "space" && type !== "comment") this.#tokens++;
    if (type === "scalar") this.#isText = true;
    else if (type === "newline") this.#endLine();
    else this.#count(type, token.length);
    this.#check();
  }
  #count(type, length) {
    if (type === "flow-map-start" || type === "flow-seq-start") this.#flows++;
    else if (type === "flow-map-end" || type === "flow-seq-end") this.#flows--;
    else if (type === "anchor" || type === "alias") this.#anchors++;
    else if (isOfEntry(type)) this.#entries++;
    const nests = type === "seq-item-ind" || type === "explicit-key-ind" || type === "map-value-ind";
    if (nests && this.#flows === 0) this.#nest();
    this.#move(type === "doc-mode" ? 0 : length, type === "space");
  }
  /** What begins at this column is in what began before it in an earlier line, or in the same. */
  #nest() {
    while ((this.#columns.at(-1) ?? -1) >= this.#column) this.#columns.pop();
    this.#columns.push(this.#column);
  }
  #move(length, isBlank = false) {
    if (this.#isLineStart && !isBlank) {
      if (this.#flows === 0) this.#nest();
      this.#isLineStart = false;
    }
    this.#column += length;
  }
  #endLine() {
    this.#column = 0;
    this.#isLineStart = true;
  }
  #check() {
    if (this.#flows + this.#columns.length > 2 * MOST.depth)
      throw new Error(`it is nested more than ${MOST.depth} deep`);
    if (this.#entries > MOST.entries) throw new Error(`it has more than ${MOST.entries} entries`);
    if (this.#tokens > MOST.tokens) throw new Error(`it has more than ${MOST.tokens} words and signs`);
    if (this.#anchors > MOST.anchors) throw new Error(`it has more than ${MOST.anchors} anchors and aliases`);
  }
};
function isOfEntry(type) {
  return type === "map-value-ind" || type === "explicit-key-ind" || type === "comma";
}
__name(isOfEntry, "isOfEntry");
function isDeep(value, most) {
  if (typeof value !== "object" || value === null) return false;
  return most === 0 || Object.values(value).some((one) => isDeep(one, most - 1));
}
__name(isDeep, "isDeep");

export {
  PART,
  CLASS,
  MARKS,
  LONGEST_PATTERN,
  readPattern,
  pairingWords,
  patternConflicts,
  scoreOf,
  isOfTest,
  isComparing,
  gates,
  gatesOfNoTest,
  unsuitableGates,
  parseYaml,
  valueOfYaml,
  BRANCH_EVENTS,
  historyLineOf,
  decidingScore,
  readHistoryLine,
  historyClasses,
  readRunOfResults,
  writeRunOfResults,
  runOfLine,
  standingOf,
  readLines,
  datedLines,
  joinLines,
  addLine,
  bestOf,
  isAlike
};
