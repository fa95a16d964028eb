import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  ALIASES,
  CLASS_METRICS,
  FINDINGS,
  OF_TEST,
  OPERATORS,
  RUN_METRICS,
  isClassMetric,
  isOfTest,
  isRatio,
  scoreOf
} from "./results-history-line.js";
import {
  nearestWord
} from "./stages-1-config-pattern.js";
import {
  isScoreOf,
  scoresOfTask
} from "./metrics-scores.js";
import {
  gateClassUnknown,
  gateInvalid,
  gateNotForClassification,
  gateNotForSegmentation,
  gateWithoutTest
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

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
    const { name, start, end } = read.class;
    return { gate: { ...read, text, class: { name, start: start - from, end: end - from } } };
  } catch (error) {
    if (error instanceof Misread) return { mistake: error.mistake };
    throw error;
  }
}
__name(parseGate, "parseGate");
function readGate(scanner) {
  const first = scanner.word();
  const finding = FINDINGS.find((name) => name === first?.text);
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
  const name = word?.text ?? "";
  const metric = RUN_METRICS.find((one) => one === name) ?? alias(name);
  if (metric === void 0) throw misread(word ?? scanner.anything(), expected, fixFor2(name, known, all));
  return { metric };
}
__name(readMetric, "readMetric");
function alias(name) {
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] : void 0;
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
  const name = token === void 0 ? void 0 : unquoted(token.text);
  if (token === void 0 || name === void 0 || name === "") {
    const found = token ?? scanner.anything();
    const fix = /^["']/.test(found.text) ? "Close the quotes; between double ones it is a text as in JSON." : 'Write it bare, or in quotes where there are blanks in it: `class "hot pixel" f1 < 0.5`.';
    throw misread(found, "the name of a class", fix);
  }
  return { name, start: token.start, end: token.end, quoted: token.text };
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
    classes.map(({ name }) => name)
  );
  return [...unknown, ...gatesOfOtherTask(list, task)];
}
__name(unsuitableGates, "unsuitableGates");

export {
  gates,
  gatesOfNoTest,
  unsuitableGates
};
