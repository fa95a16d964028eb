import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __commonJS,
  __toESM,
  gateClassUnknown,
  gateFailed,
  gateInvalid
} from "./chunk-FPDKZIBD.js";

// node_modules/fastest-levenshtein/mod.js
var require_mod = __commonJS({
  "node_modules/fastest-levenshtein/mod.js"(exports) {
    "use strict";
    exports.__esModule = true;
    exports.distance = exports.closest = void 0;
    var peq = new Uint32Array(65536);
    var myers_32 = function(a, b) {
      var n = a.length;
      var m = b.length;
      var lst = 1 << n - 1;
      var pv = -1;
      var mv = 0;
      var sc = n;
      var i = n;
      while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
      }
      for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= (eq & pv) + pv ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
          sc++;
        }
        if (pv & lst) {
          sc--;
        }
        mv = mv << 1 | 1;
        pv = pv << 1 | ~(xv | mv);
        mv &= xv;
      }
      i = n;
      while (i--) {
        peq[a.charCodeAt(i)] = 0;
      }
      return sc;
    };
    var myers_x = function(b, a) {
      var n = a.length;
      var m = b.length;
      var mhc = [];
      var phc = [];
      var hsize = Math.ceil(n / 32);
      var vsize = Math.ceil(m / 32);
      for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
      }
      var j = 0;
      for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
          var eq = peq[a.charCodeAt(i)];
          var pb = phc[i / 32 | 0] >>> i & 1;
          var mb = mhc[i / 32 | 0] >>> i & 1;
          var xv = eq | mv_1;
          var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
          var ph = mv_1 | ~(xh | pv_1);
          var mh = pv_1 & xh;
          if (ph >>> 31 ^ pb) {
            phc[i / 32 | 0] ^= 1 << i;
          }
          if (mh >>> 31 ^ mb) {
            mhc[i / 32 | 0] ^= 1 << i;
          }
          ph = ph << 1 | pb;
          mh = mh << 1 | mb;
          pv_1 = mh | ~(xv | ph);
          mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] = 0;
        }
      }
      var mv = 0;
      var pv = -1;
      var start = j * 32;
      var vlen = Math.min(32, m - start) + start;
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
      }
      var score = m;
      for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = phc[i / 32 | 0] >>> i & 1;
        var mb = mhc[i / 32 | 0] >>> i & 1;
        var xv = eq | mv;
        var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += ph >>> m - 1 & 1;
        score -= mh >>> m - 1 & 1;
        if (ph >>> 31 ^ pb) {
          phc[i / 32 | 0] ^= 1 << i;
        }
        if (mh >>> 31 ^ mb) {
          mhc[i / 32 | 0] ^= 1 << i;
        }
        ph = ph << 1 | pb;
        mh = mh << 1 | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
      }
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
      }
      return score;
    };
    var distance2 = function(a, b) {
      if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
      }
      if (b.length === 0) {
        return a.length;
      }
      if (a.length <= 32) {
        return myers_32(a, b);
      }
      return myers_x(a, b);
    };
    exports.distance = distance2;
    var closest3 = function(str, arr) {
      var min_distance = Infinity;
      var min_index = 0;
      for (var i = 0; i < arr.length; i++) {
        var dist = distance2(str, arr[i]);
        if (dist < min_distance) {
          min_distance = dist;
          min_index = i;
        }
      }
      return arr[min_index];
    };
    exports.closest = closest3;
  }
});

// src/stages/7-report/gates/measure.ts
function measure(gate, run) {
  const { test } = run;
  const { metric } = gate;
  if (partOf(gate) === "test" && test.accuracy === null) return { absent: "the model was not tested" };
  if (gate.class !== void 0) return ofClass(metric, gate.class.name, test);
  const kept = run.history.find(({ epoch }) => epoch === run["best-epoch"]);
  const value = READ[metric]({ test, kept });
  return value === null || value === void 0 ? { absent: `${metric} is not a number` } : { value };
}
var READ = {
  "test-accuracy": ({ test }) => test.accuracy,
  "test-mean-iou": ({ test }) => test["mean-iou"],
  "test-macro-f1": ({ test }) => test["macro-f1"],
  "test-calibration-error": ({ test }) => test.calibration?.["expected-error"],
  "val-loss": ({ kept }) => kept?.["val-loss"],
  "val-accuracy": ({ kept }) => kept?.["val-accuracy"],
  "val-mean-iou": ({ kept }) => kept?.["val-mean-iou"],
  "val-macro-f1": ({ kept }) => kept?.["val-macro-f1"],
  "train-loss": ({ kept }) => kept?.["train-loss"],
  "train-accuracy": ({ kept }) => kept?.["train-accuracy"],
  "train-mean-iou": ({ kept }) => kept?.["train-mean-iou"],
  "train-macro-f1": ({ kept }) => kept?.["train-macro-f1"]
};
function ofClass(metric, name, test) {
  const value = test["per-class"].find((metrics) => metrics.class === name)?.[metric];
  if (value !== null && value !== void 0) return { value };
  const there = {
    precision: "was predicted as",
    recall: "shows",
    f1: "shows or was predicted as",
    iou: "shows or was predicted as"
  };
  return { absent: `no pixel of the test images ${there[metric]} class "${name}"` };
}
function partOf({ metric }) {
  if (metric.startsWith("train-")) return "train";
  return metric.startsWith("val-") ? "validation" : "test";
}
function titleOf(gate) {
  return gate.class === void 0 ? gate.metric : `${gate.metric} of class "${gate.class.name}"`;
}
function isSameImages(a, b) {
  const keys = ({ samples }) => samples.map(({ image, labels }) => `${image}-${labels}`).sort();
  const [here, there] = [keys(a), keys(b)];
  return here.length > 0 && here.length === there.length && here.every((key, i) => key === there[i]);
}

// src/stages/7-report/summary/numbers.ts
var NONE = "–";
function formatRatio(value) {
  if (value === null || value === void 0) return NONE;
  if (value > 0 && value < 5e-4) return "<0.001";
  for (let decimals = 3; decimals < 15; decimals++) {
    const text = value.toFixed(decimals);
    if (value >= 1 || Number(text) < 1) return text;
  }
  return "1.000";
}
function formatChange(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const size = Math.abs(value);
  const digits = size >= 5e-4 ? size.toFixed(3) : formatRate(Number(size.toPrecision(1)));
  return `${value < 0 ? "−" : "+"}${digits}`;
}
function formatBeside(value, bound) {
  for (let digits = 4; digits < 17; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.sign(short - bound) === Math.sign(value - bound)) return formatSigned(short);
  }
  return formatSigned(value);
}
function formatChangeBeside(change, bound) {
  return `${change > 0 ? "+" : ""}${formatBeside(change, bound)}`;
}
function formatSigned(value) {
  return String(value).replace(/^-/, "−");
}
function formatMeasured(value) {
  if (value === null || value === void 0) return NONE;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return formatRate(value);
  if (size >= 100) return value.toFixed(0);
  return value.toPrecision(3);
}
function formatRate(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const [digits, exponent] = value.toExponential(2).split("e");
  const mantissa = String(Number(digits));
  return exponent === "+0" ? mantissa : `${mantissa}e${exponent.replace("+", "")}`;
}
function formatCount(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
function formatSeconds(value) {
  if (value < 59.95) return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`;
  const whole = Math.round(value);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(value / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
function formatBytes(value) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let size = value;
  let unit = 0;
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 || size >= 99.95 ? size.toFixed(0) : size.toPrecision(3)} ${units[unit]}`;
}
function formatShare(value) {
  if (value === null) return NONE;
  if (value > 0 && value < 5e-4) return "<0.1 %";
  return `${(value * 100).toFixed(1)} %`;
}
function plural(count, one, many = `${one}s`) {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

// src/stages/7-report/gates.ts
function judgeGates(gates2, run, baseline) {
  return gates2.map((gate) => {
    if (run["stop-reason"] === "cancelled") return inapplicable(gate, "the run was cancelled");
    if (gate.kind === "finding") return judgeFinding(gate, run);
    return gate.delta ? judgeChange(gate, run, baseline) : judgeValue(gate, run);
  });
}
function gateFaults({ gates: gates2 }) {
  return gates2.filter(({ status }) => status === "failed").map(({ text, sentence }) => gateFailed(text, sentence));
}
function hasFailedGate({ gates: gates2 }) {
  return gates2.some(({ status }) => status === "failed");
}
function result(gate, status, sentence, numbers = {}) {
  const bound = gate.kind === "metric" ? gate.bound : null;
  return {
    text: gate.text,
    status,
    sentence: sentence.replace(/\.$/, ""),
    value: null,
    bound,
    baseline: null,
    ...numbers
  };
}
function inapplicable(gate, reason2) {
  return result(gate, "not-applicable", reason2);
}
var COMPARE = {
  "<": { holds: (value, bound) => value < bound, words: ["below", "at least"] },
  "<=": { holds: (value, bound) => value <= bound, words: ["at most", "above"] },
  ">": { holds: (value, bound) => value > bound, words: ["above", "at most"] },
  ">=": { holds: (value, bound) => value >= bound, words: ["at least", "below"] }
};
function compare(gate, value, said, baseline = null) {
  const { holds, words } = COMPARE[gate.operator];
  const failed = holds(value, gate.bound);
  const sentence = `${said}, ${words[failed ? 0 : 1]} ${formatSigned(gate.bound)}`;
  return result(gate, failed ? "failed" : "passed", sentence, { value, baseline });
}
function judgeValue(gate, run) {
  const { value, absent } = measure(gate, run);
  if (value === void 0) return inapplicable(gate, absent);
  return compare(gate, value, `${titleOf(gate)} is ${formatBeside(value, gate.bound)}`);
}
function judgeChange(gate, run, { results: before }) {
  const { comparison } = run;
  if (before === void 0 || comparison.verdict === "different-classes")
    return inapplicable(gate, comparison.sentence);
  const now = measure(gate, run);
  if (now.value === void 0) return inapplicable(gate, now.absent);
  const then = measure(gate, before);
  if (then.value === void 0) return inapplicable(gate, `in the baseline ${then.absent}`);
  const part = partOf(gate);
  if (part === "test" && comparison.changes === null) return inapplicable(gate, comparison.sentence);
  if (part !== "test" && !isSameImages(run.split[part], before.split[part]))
    return inapplicable(gate, `the ${part} images or their labels are not those of the baseline`);
  const change = difference(now.value, then.value);
  const from = `${formatBeside(then.value, now.value)} before, ${formatBeside(now.value, then.value)} now`;
  const said = `${titleOf(gate)} changed by ${formatChangeBeside(change, gate.bound)} (${from})`;
  return compare(gate, change, said, then.value);
}
function difference(now, then) {
  return Number((now - then).toFixed(12)) + 0;
}
function judgeFinding(gate, run) {
  if (gate.finding === "worse") return judgeVerdict(gate, run);
  const found = run.diagnosis.find(({ verdict }) => verdict === gate.finding);
  if (found !== void 0) return result(gate, "failed", `${found.title}: ${found.sentence}`);
  if (OF_TEST.includes(gate.finding)) {
    if (run.test.images === 0) return inapplicable(gate, "the model was not tested");
    return result(gate, "passed", "not found");
  }
  const [curves] = run.diagnosis;
  if (curves === void 0 || cannotTell(curves.verdict, gate.finding))
    return inapplicable(
      gate,
      curves === void 0 ? "nothing was diagnosed" : `${curves.title}: ${curves.sentence}`
    );
  return result(gate, "passed", `the diagnosis is: ${curves.title}`);
}
function judgeVerdict(gate, { comparison: { verdict, sentence } }) {
  if (verdict === "worse") return result(gate, "failed", sentence);
  return verdict === "better" || verdict === "same" ? result(gate, "passed", sentence) : inapplicable(gate, sentence);
}
var OF_TEST = ["class-never-predicted", "train-test-gap"];
var NO_FURTHER = ["too-short", "learning-rate-too-high", "too-noisy"];
function cannotTell(verdict, wanted) {
  const [found, asked] = [NO_FURTHER.indexOf(verdict), NO_FURTHER.indexOf(wanted)];
  return found >= 0 && (asked < 0 || asked > found);
}

// src/stages/1-config/gates.ts
var import_fastest_levenshtein2 = __toESM(require_mod(), 1);

// src/stages/1-config/gates/grammar.ts
var RUN_METRICS = [
  "test-accuracy",
  "test-mean-iou",
  "test-macro-f1",
  "test-calibration-error",
  "val-loss",
  "val-accuracy",
  "val-mean-iou",
  "val-macro-f1",
  "train-loss",
  "train-accuracy",
  "train-mean-iou",
  "train-macro-f1"
];
var ALIASES = {
  "validation-loss": "val-loss",
  "validation-accuracy": "val-accuracy",
  "validation-mean-iou": "val-mean-iou",
  "validation-macro-f1": "val-macro-f1"
};
var CLASS_METRICS = ["precision", "recall", "f1", "iou"];
var FINDINGS = [
  "worse",
  "overfit",
  "underfit",
  "still-improving",
  "too-short",
  "too-noisy",
  "learning-rate-too-high",
  "class-never-predicted",
  "train-test-gap"
];
var OPERATORS = ["<", "<=", ">", ">="];
function isRatio(metric) {
  return !metric.endsWith("-loss");
}

// src/stages/1-config/gates/line-scanner.ts
var LineScanner = class {
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
  mistake;
  constructor(mistake) {
    super(mistake.expected);
    this.mistake = mistake;
  }
};
function misread({ start, end }, expected, fix) {
  return new Misread({ start, end, expected, fix });
}

// src/stages/1-config/gates/nearest-word.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
function nearestWord(word, known) {
  const wanted = word.replace(/([a-z])([A-Z])/g, "$1-$2").replaceAll("_", "-").toLowerCase();
  if (wanted === "") return void 0;
  const same = [wanted, `test-${wanted}`].find((one) => known.includes(one));
  if (same !== void 0) return same;
  const nearest = (0, import_fastest_levenshtein.closest)(wanted, known);
  if ((0, import_fastest_levenshtein.distance)(wanted, nearest) <= Math.max(1, Math.floor(wanted.length / 3))) return nearest;
  return known.find((one) => wanted.startsWith(one));
}

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
function rangeOf(metric, delta) {
  if (!isRatio(metric)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return delta ? [-1, 1] : [0, 1];
}
function fixFor(text) {
  return /^[^,]*\d,\d[^,]*$/.test(text) ? `Write it with a point: ${text.replace(",", ".")}.` : "The metric stands to the left, the number to the right.";
}

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
function readMetric(scanner, word, known, expected, all) {
  if (word?.text === "class") return readClassMetric(scanner);
  const name = word?.text ?? "";
  const metric = RUN_METRICS.find((one) => one === name) ?? alias(name);
  if (metric === void 0) throw misread(word ?? scanner.anything(), expected, fixFor2(name, known, all));
  return { metric };
}
function alias(name) {
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] : void 0;
}
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
function unquoted(text) {
  if (text.startsWith("'")) return text.slice(1, -1);
  if (!text.startsWith('"')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function readOperator(scanner) {
  const token = scanner.operator();
  const operator = OPERATORS.find((one) => one === token?.text);
  if (operator !== void 0) return operator;
  const fix = "The run fails if the comparison holds: `test-mean-iou < 0.8` asks for at least 0.8.";
  throw misread(token ?? scanner.anything(), "<, <=, > or >=", fix);
}
function fixFor2(word, known, all) {
  const nearest = nearestWord(word, known);
  return nearest === void 0 ? all : `Did you mean ${nearest}?`;
}

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
      const faults = (source) => parsed.flatMap(({ line, mistake }, i) => {
        const place = { line, number: i + 1, lines: lines.length };
        return mistake === void 0 ? [] : [gateInvalid({ ...mistake, ...place }, source)];
      });
      return { ok: false, faults };
    }
  };
}
function unknownClasses(list, classes) {
  return (list ?? []).flatMap((gate) => {
    const reference = gate.kind === "metric" ? gate.class : void 0;
    if (reference === void 0 || classes.includes(reference.name)) return [];
    return [gateClassUnknown(gate.text, reference, classes, (0, import_fastest_levenshtein2.closest)(reference.name, classes))];
  });
}

// src/stages/7-report/summary/gates.ts
var MOST_FAILED = 10;
var MOST_REASONS = 3;
var MOST_ALIKE = 5;
var PLAIN = { code: (text) => `\`${text}\``, text: (text) => text };
function gatesLine(gates2, writing = PLAIN) {
  if (gates2.length === 0) return void 0;
  const passed = gates2.filter(({ status }) => status === "passed").length;
  const failed = gates2.filter(({ status }) => status === "failed");
  const others = gates2.filter(({ status }) => status === "not-applicable");
  const parts = [`Gates: ${passed} of ${gates2.length} passed`];
  if (failed.length > 0)
    parts.push(
      `failed: ${named(failed, MOST_FAILED, (gate) => `${writing.code(gate.text)}${number(gate)}`)}`
    );
  if (others.length > 0) parts.push(`not applicable: ${inapplicable2(others, writing)}`);
  return parts.join("; ");
}
function gatesStatus(gates2) {
  const order = ["failed", "not-applicable"];
  return order.find((status) => gates2.some((gate) => gate.status === status)) ?? "passed";
}
function number({ value, bound, baseline }) {
  if (value === null || bound === null) return "";
  return ` (${baseline === null ? formatBeside(value, bound) : formatChangeBeside(value, bound)})`;
}
function inapplicable2(gates2, { code, text }) {
  const reasons = [...new Set(gates2.map(({ sentence }) => sentence))];
  const shown = reasons.slice(0, MOST_REASONS).map((reason2) => {
    const alike = gates2.filter(({ sentence }) => sentence === reason2);
    return `${named(alike, MOST_ALIKE, (gate) => code(gate.text))} (${text(reason2)})`;
  });
  const more = gates2.filter(({ sentence }) => reasons.indexOf(sentence) >= MOST_REASONS).length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
function named(items, most, word) {
  const more = items.length - most;
  return items.slice(0, most).map(word).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

// src/metrics/monitor.ts
var MONITORS = {
  "val-loss": {
    name: "val-loss",
    title: "validation loss",
    direction: "minimize",
    read: (record) => record.valLoss
  },
  "val-accuracy": {
    name: "val-accuracy",
    title: "validation accuracy",
    direction: "maximize",
    read: (record) => record.valAccuracy
  },
  "val-mean-iou": {
    name: "val-mean-iou",
    title: "validation mean IoU",
    direction: "maximize",
    read: (record) => record.valMeanIou
  },
  "val-macro-f1": {
    name: "val-macro-f1",
    title: "validation macro F1",
    direction: "maximize",
    read: (record) => record.valMacroF1
  }
};

// src/stages/7-report/timing-words.ts
var STAGES = {
  dataset: "data set",
  train: "training",
  evaluate: "test"
};
var PARTS = {
  step: "training: steps",
  validate: "training: validation",
  checkpoint: "training: checkpoints",
  load: "training: reading images, beside the steps",
  augment: "training: cutting and varying patches, beside the steps"
};
var MOMENTS = {
  "first-step": "from the start until the first training step was done",
  "best-epoch": "in training until the best epoch was done"
};
function stageTimings(timings) {
  return Object.entries(timings).filter(([name]) => !(name in PARTS) && !(name in MOMENTS)).map(([name, seconds]) => ({ title: STAGES[name] ?? name, seconds }));
}
function allTimings(timings) {
  const named2 = (words) => Object.entries(words).flatMap(
    ([name, title]) => timings[name] === void 0 ? [] : [{ title, seconds: timings[name] }]
  );
  return [...stageTimings(timings), ...named2(PARTS), ...named2(MOMENTS)];
}

// src/stages/7-report/summary/sentences.ts
function resultSentence({ test, "stop-reason": stopReason }) {
  if (test.images === 0 && stopReason === "cancelled") return "Cancelled before the model could be tested";
  if (test.accuracy === null) return "Trained, but there was nothing to test the model on";
  return `Test macro F1 ${formatRatio(test["macro-f1"])}, accuracy ${formatRatio(test.accuracy)}, mean IoU ${formatRatio(test["mean-iou"])}`;
}
function resultLines(results) {
  const { comparison } = results;
  const verdict = comparison.baseline === null ? void 0 : comparison.sentence;
  return [verdict, gatesLine(results.gates), resultSentence(results)].filter((line) => line !== void 0);
}
function stopSentence(results) {
  const sentences = [
    `Stopped after epoch ${results["stopped-epoch"]} of ${results.plan.epochs}: ${reason(results)}.`,
    keptSentence(results)
  ];
  const first = results["first-epoch"];
  if (first > 1) {
    sentences.push(
      `Training went on from a checkpoint at epoch ${first}; the epochs before are of earlier runs.`
    );
  }
  return sentences.join(" ");
}
function reason({ plan, "stop-reason": stopReason }) {
  const { title, direction } = MONITORS[plan.monitor];
  switch (stopReason) {
    case "patience": {
      const by = plan["min-delta"] > 0 ? ` by more than ${plan["min-delta"]}` : "";
      return `${title} had not improved${by} for ${plural(plan.patience, "epoch")}`;
    }
    case "epochs":
      return "all epochs were done";
    case "time-budget": {
      const budget = plan["time-budget-seconds"];
      return `the time budget${budget === null ? "" : ` of ${formatSeconds(budget)}`} was used up`;
    }
    case "target": {
      const bound = plan.target === null ? "" : ` of ${plan.target}`;
      return `${title} ${direction === "minimize" ? "fell to" : "reached"} its target${bound}`;
    }
    case "cancelled":
      return "the run was cancelled";
    case "diverged":
      return "training then diverged, the loss was no longer a finite number";
  }
}
function keptSentence(results) {
  const { history, plan, "best-epoch": bestEpoch } = results;
  const best = history.find(({ epoch }) => epoch === bestEpoch);
  if (best === void 0) return bestEpoch > 0 ? `Kept epoch ${bestEpoch}.` : "No epoch could be kept.";
  const loss = `validation loss ${formatMeasured(best["val-loss"])}`;
  const monitored = plan.monitor === "val-loss" ? "" : `${MONITORS[plan.monitor].title} ${formatRatio(best[plan.monitor])}, `;
  return `Kept epoch ${bestEpoch} (${monitored}${loss}).`;
}
function countsLine(results, networkTitle) {
  const { split, classes, engine, environment } = results;
  const total = stageSeconds(results);
  const cores = plural(environment.cores, "core");
  return [
    `Training ${split.train.images}`,
    `validation ${split.validation.images}`,
    `test ${plural(split.test.images, "image")}`,
    plural(classes.length, "class", "classes"),
    networkTitle,
    total > 0 ? `${formatSeconds(total)} on ${cores}` : cores,
    `${engine.engine} ${engine.version}`
  ].join(" · ");
}
function stageSeconds({ "timings-seconds": timings }) {
  return stageTimings(timings).reduce((total, { seconds }) => total + seconds, 0);
}

export {
  require_mod,
  gates,
  unknownClasses,
  NONE,
  formatRatio,
  formatChange,
  formatMeasured,
  formatRate,
  formatCount,
  formatSeconds,
  formatBytes,
  formatShare,
  plural,
  judgeGates,
  gateFaults,
  hasFailedGate,
  MONITORS,
  stageTimings,
  allTimings,
  gatesLine,
  gatesStatus,
  resultSentence,
  resultLines,
  stopSentence,
  countsLine,
  stageSeconds
};
