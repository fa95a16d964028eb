import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  SCORES,
  VALIDATION_SCORES,
  byName
} from "./metrics-scores.js";
import {
  gateFailed
} from "./errors-class-folders.js";
import {
  __name
} from "./esbuild.js";

// src/document/numbers.ts
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
__name(formatRatio, "formatRatio");
function formatChange(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const size = Math.abs(value);
  const digits = size >= 5e-4 ? size.toFixed(3) : formatRate(Number(size.toPrecision(1)));
  return `${value < 0 ? "−" : "+"}${digits}`;
}
__name(formatChange, "formatChange");
function formatRange({ low, high }, format = formatRatio) {
  return `${format(low)} to ${format(high)}`;
}
__name(formatRange, "formatRange");
function formatBeside(value, bound) {
  for (let digits = 4; digits < 17; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.sign(short - bound) === Math.sign(value - bound)) return formatSigned(short);
  }
  return formatSigned(value);
}
__name(formatBeside, "formatBeside");
function formatChangeBeside(change, bound) {
  return `${change > 0 ? "+" : ""}${formatBeside(change, bound)}`;
}
__name(formatChangeBeside, "formatChangeBeside");
function formatSigned(value) {
  return String(value).replace(/^-/, "−");
}
__name(formatSigned, "formatSigned");
function formatMeasured(value) {
  if (value === null || value === void 0) return NONE;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return formatRate(value);
  if (size >= 100) return value.toFixed(0);
  return value.toPrecision(3);
}
__name(formatMeasured, "formatMeasured");
function formatRate(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const [digits, exponent] = value.toExponential(2).split("e");
  const mantissa = String(Number(digits));
  return exponent === "+0" ? mantissa : `${mantissa}e${exponent.replace("+", "")}`;
}
__name(formatRate, "formatRate");
function formatCount(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
__name(formatCount, "formatCount");
function formatSeconds(value) {
  if (value < 59.95) return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`;
  const whole = Math.round(value);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(value / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
__name(formatSeconds, "formatSeconds");
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
__name(formatBytes, "formatBytes");
function formatShare(value) {
  if (value === null) return NONE;
  if (value > 0 && value < 5e-4) return "<0.1 %";
  return `${(value * 100).toFixed(1)} %`;
}
__name(formatShare, "formatShare");
function plural(count, one, many = `${one}s`) {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
__name(plural, "plural");

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
  RUN_METRICS.filter((name) => name.startsWith("val-")).map((name) => [
    name.replace("val", "validation"),
    name
  ])
);
function scoreOf(metric) {
  return SCORES.find(({ key }) => [`test-${key}`, `val-${key}`, `train-${key}`].includes(metric));
}
__name(scoreOf, "scoreOf");
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
function isClassMetric(metric) {
  return CLASS_METRICS.some((one) => one === metric);
}
__name(isClassMetric, "isClassMetric");
function isRatio(metric) {
  return !metric.endsWith("-loss");
}
__name(isRatio, "isRatio");

// src/stages/7-report/gates/measure.ts
var UNTRAINED = "nothing was trained";
function measure(gate, run) {
  const { test } = run;
  const { metric } = gate;
  if (partOf(gate) === "test" && test.accuracy === null) return { absent: "the model was not tested" };
  if (partOf(gate) !== "test" && run.history.length === 0) return { absent: UNTRAINED };
  if (gate.class !== void 0) return ofClass(metric, gate.class.name, run);
  const kept = run.history.find(({ epoch }) => epoch === run["best-epoch"]);
  const value = ofRun(metric, test, kept);
  return value === null || value === void 0 ? { absent: `${metric} is not a number` } : { value };
}
__name(measure, "measure");
function ofRun(metric, test, kept) {
  if (metric === "test-calibration-error") return test.calibration?.["expected-error"];
  return isOfTest(metric) ? test[scoreOf(metric).key] : kept?.[metric];
}
__name(ofRun, "ofRun");
function isOfTest(metric) {
  return metric.startsWith("test-");
}
__name(isOfTest, "isOfTest");
function ofClass(metric, name, run) {
  const value = run.test["per-class"].find((metrics) => metrics.class === name)?.[metric];
  if (value !== null && value !== void 0) return { value };
  const there = {
    precision: "was predicted as",
    recall: "shows",
    f1: "shows or was predicted as",
    iou: "shows or was predicted as"
  };
  const one = run.task === "segmentation" ? "no pixel of the test images" : "no test image";
  return { absent: `${one} ${there[metric]} class "${name}"` };
}
__name(ofClass, "ofClass");
function partOf({ metric }) {
  if (metric.startsWith("train-")) return "train";
  return metric.startsWith("val-") ? "validation" : "test";
}
__name(partOf, "partOf");
function titleOf(gate) {
  return gate.class === void 0 ? gate.metric : `${gate.metric} of class "${gate.class.name}"`;
}
__name(titleOf, "titleOf");
function isSameImages(a, b) {
  const keys = /* @__PURE__ */ __name(({ samples }) => samples.map(({ image, labels }) => `${image}-${labels}`).sort(), "keys");
  const [here, there] = [keys(a), keys(b)];
  return here.length > 0 && here.length === there.length && here.every((key, i) => key === there[i]);
}
__name(isSameImages, "isSameImages");

// src/stages/7-report/gates.ts
function judgeGates(gates, run, baseline) {
  return gates.map((gate) => {
    if (run["stop-reason"] === "cancelled") return inapplicable(gate, "the run was cancelled");
    if (gate.kind === "finding") return judgeFinding(gate, run);
    return gate.delta ? judgeChange(gate, run, baseline) : judgeValue(gate, run);
  });
}
__name(judgeGates, "judgeGates");
function gateFaults({ gates }) {
  return gates.filter(({ status }) => status === "failed").map(({ text, sentence }) => gateFailed(text, sentence));
}
__name(gateFaults, "gateFaults");
function hasFailedGate({ gates }) {
  return gates.some(({ status }) => status === "failed");
}
__name(hasFailedGate, "hasFailedGate");
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
__name(result, "result");
function inapplicable(gate, reason) {
  return result(gate, "not-applicable", reason);
}
__name(inapplicable, "inapplicable");
var COMPARE = {
  "<": { holds: /* @__PURE__ */ __name((value, bound) => value < bound, "holds"), words: ["below", "at least"] },
  "<=": { holds: /* @__PURE__ */ __name((value, bound) => value <= bound, "holds"), words: ["at most", "above"] },
  ">": { holds: /* @__PURE__ */ __name((value, bound) => value > bound, "holds"), words: ["above", "at most"] },
  ">=": { holds: /* @__PURE__ */ __name((value, bound) => value >= bound, "holds"), words: ["at least", "below"] }
};
function compare(gate, value, said, baseline = null) {
  const { holds, words } = COMPARE[gate.operator];
  const failed = holds(value, gate.bound);
  const sentence = `${said}, ${words[failed ? 0 : 1]} ${formatSigned(gate.bound)}`;
  return result(gate, failed ? "failed" : "passed", sentence, { value, baseline });
}
__name(compare, "compare");
function judgeValue(gate, run) {
  const { value, absent } = measure(gate, run);
  if (value === void 0) return inapplicable(gate, absent);
  return compare(gate, value, `${titleOf(gate)} is ${formatBeside(value, gate.bound)}`);
}
__name(judgeValue, "judgeValue");
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
__name(judgeChange, "judgeChange");
function difference(now, then) {
  return Number((now - then).toFixed(12)) + 0;
}
__name(difference, "difference");
function judgeFinding(gate, run) {
  if (gate.finding === "worse") return judgeVerdict(gate, run);
  const found = run.diagnosis.find(({ verdict }) => verdict === gate.finding);
  if (found !== void 0) return result(gate, "failed", `${found.title}: ${found.sentence}`);
  if (run.history.length === 0 && !OF_TEST_ALONE.includes(gate.finding)) return inapplicable(gate, UNTRAINED);
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
__name(judgeFinding, "judgeFinding");
function judgeVerdict(gate, { comparison: { verdict, sentence } }) {
  if (verdict === "worse") return result(gate, "failed", sentence);
  return verdict === "better" || verdict === "same" ? result(gate, "passed", sentence) : inapplicable(gate, sentence);
}
__name(judgeVerdict, "judgeVerdict");
var OF_TEST_ALONE = ["class-never-predicted"];
var OF_TEST = ["class-never-predicted", "train-test-gap"];
var NO_FURTHER = ["too-short", "learning-rate-too-high", "too-noisy"];
function cannotTell(verdict, wanted) {
  const [found, asked] = [NO_FURTHER.indexOf(verdict), NO_FURTHER.indexOf(wanted)];
  return found >= 0 && (asked < 0 || asked > found);
}
__name(cannotTell, "cannotTell");

// src/metrics/monitor.ts
var MONITORS = {
  "val-loss": {
    name: "val-loss",
    title: "validation loss",
    direction: "minimize",
    score: void 0,
    read: /* @__PURE__ */ __name((record) => record.valLoss, "read")
  },
  ...byName(VALIDATION_SCORES, ({ name, score, field }) => ({
    name,
    title: `validation ${score.title}`,
    direction: score.direction,
    score,
    read: /* @__PURE__ */ __name((record) => record[field], "read")
  }))
};
var MONITOR_NAMES = Object.keys(MONITORS);

export {
  RUN_METRICS,
  ALIASES,
  scoreOf,
  CLASS_METRICS,
  FINDINGS,
  OPERATORS,
  isClassMetric,
  isRatio,
  MONITORS,
  MONITOR_NAMES,
  NONE,
  formatRatio,
  formatChange,
  formatRange,
  formatBeside,
  formatChangeBeside,
  formatMeasured,
  formatRate,
  formatCount,
  formatSeconds,
  formatBytes,
  formatShare,
  plural,
  judgeGates,
  gateFaults,
  hasFailedGate
};
