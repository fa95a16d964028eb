import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  formatApart,
  formatBeside,
  formatChangeBeside,
  formatSigned
} from "./document-numbers.js";
import {
  SCORES
} from "./metrics-scores.js";
import {
  gateFailed
} from "./errors-class-doubts.js";
import {
  __name
} from "./esbuild.js";

// src/stages/7-report/baseline/test-images.ts
function pairTestImages(current, baseline) {
  const [after, before] = [tested(current), tested(baseline)];
  if (before === void 0 || after === void 0)
    return "its results.json is of before images could be told apart";
  const isPartial = !sameImages(after, before);
  const [ofAfter, ofBefore] = isPartial ? [sharedWith(before, after), sharedWith(after, before)] : [after, before];
  const samePart = isSameImages(current.split.test, baseline.split.test);
  if (isPartial && (!samePart || !sameImages(ofAfter, ofBefore) || ofAfter.length === 0))
    return `the test images or their labels are not the same (${ofAfter.length} of ${after.length} were in the baseline's test of ${before.length})`;
  if (ofAfter.some(({ counts }, i) => !sameTruth(counts, ofBefore[i].counts)))
    return "the same masks were read as other classes";
  return {
    after: ofAfter.map(({ counts }) => counts),
    before: ofBefore.map(({ counts }) => counts),
    isPartial
  };
}
__name(pairTestImages, "pairTestImages");
function sameImages(a, b) {
  return a.length === b.length && a.every(({ key }, i) => key === b[i].key);
}
__name(sameImages, "sameImages");
function sharedWith(others, images) {
  const there = new Set(others.map(({ key }) => key));
  return images.filter(({ key }) => there.has(key));
}
__name(sharedWith, "sharedWith");
function isSameImages(a, b) {
  const keys = /* @__PURE__ */ __name(({ samples }) => samples.map(({ image, labels }) => `${image}-${labels}`).sort(), "keys");
  const [here, there] = [keys(a), keys(b)];
  return here.length > 0 && here.length === there.length && here.every((key, i) => key === there[i]);
}
__name(isSameImages, "isSameImages");
function tested({ classes, split, test }) {
  const keys = new Map(split.test.samples.map(({ id, image, labels }) => [id, `${image}-${labels}`]));
  const images = test["per-image"].flatMap(({ id, cells }) => {
    const key = keys.get(id);
    return key === void 0 ? [] : [{ key, id, counts: countsOf(cells, classes.length) }];
  });
  if (images.length !== test.images) return void 0;
  return images.sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id));
}
__name(tested, "tested");
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
__name(compare, "compare");
function countsOf(cells, classes) {
  const counts = new Float64Array(3 * classes);
  for (const [truth, predicted, pixels] of cells) {
    if (truth === predicted) counts[truth] += pixels;
    counts[classes + truth] += pixels;
    counts[2 * classes + predicted] += pixels;
  }
  return counts;
}
__name(countsOf, "countsOf");
function sameTruth(a, b) {
  const classes = a.length / 3;
  return a.subarray(classes, 2 * classes).every((pixels, k) => pixels === b[classes + k]);
}
__name(sameTruth, "sameTruth");

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
var OF_TEST = ["worse", "class-never-predicted", "train-test-gap"];
var OPERATORS = ["<", "<=", ">", ">="];
function isClassMetric(metric) {
  return CLASS_METRICS.some((one) => one === metric);
}
__name(isClassMetric, "isClassMetric");
function isOfTest(metric) {
  return !metric.startsWith("train-") && !metric.startsWith("val-");
}
__name(isOfTest, "isOfTest");
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
  return isOfTest2(metric) ? test[scoreOf(metric).key] : kept?.[metric];
}
__name(ofRun, "ofRun");
function isOfTest2(metric) {
  return metric.startsWith("test-");
}
__name(isOfTest2, "isOfTest");
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
function compare2(gate, value, said, baseline = null) {
  const { holds, words } = COMPARE[gate.operator];
  const failed = holds(value, gate.bound);
  const sentence = `${said}, ${words[failed ? 0 : 1]} ${formatSigned(gate.bound)}`;
  return result(gate, failed ? "failed" : "passed", sentence, { value, baseline });
}
__name(compare2, "compare");
function judgeValue(gate, run) {
  const { value, absent } = measure(gate, run);
  if (value === void 0) return inapplicable(gate, absent);
  return compare2(gate, value, `${titleOf(gate)} is ${formatBeside(value, gate.bound)}`);
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
  if (part === "test" && comparison["shared-images"] !== null) return judgeShared(gate, run, then.value);
  const change = difference(now.value, then.value);
  const from = `${formatApart(then.value, now.value)} before, ${formatApart(now.value, then.value)} now`;
  const said = `${titleOf(gate)} changed by ${formatChangeBeside(change, gate.bound)} (${from})`;
  return compare2(gate, change, said, then.value);
}
__name(judgeChange, "judgeChange");
function judgeShared(gate, { comparison }, before) {
  const change = sharedChange(gate, comparison.changes);
  const images = `the ${comparison["shared-images"]} test images that both runs had time for`;
  if (change === null || change === void 0)
    return inapplicable(gate, `${titleOf(gate)} is not compared on ${images}`);
  const said = `${titleOf(gate)} changed by ${formatChangeBeside(change.change, gate.bound)} on ${images}`;
  return compare2(gate, change.change, said, before);
}
__name(judgeShared, "judgeShared");
function sharedChange({ metric, class: named }, changes) {
  if (named === void 0) {
    const score = SCORES.find(({ key }) => metric === `test-${key}`);
    return score && changes?.[score.key];
  }
  const ofClass2 = changes?.["per-class"].find((one) => one.class === named.name);
  return metric === "f1" || metric === "iou" ? ofClass2?.[metric] : void 0;
}
__name(sharedChange, "sharedChange");
function difference(now, then) {
  return Number((now - then).toFixed(12)) + 0;
}
__name(difference, "difference");
function judgeFinding(gate, run) {
  if (gate.finding === "worse") return judgeVerdict(gate, run);
  const found = run.diagnosis.find(({ verdict }) => verdict === gate.finding);
  if (found !== void 0) return result(gate, "failed", `${found.title}: ${found.sentence}`);
  if (run.history.length === 0 && !OF_TEST_ALONE.includes(gate.finding)) return inapplicable(gate, UNTRAINED);
  if (OF_TEST2.includes(gate.finding)) {
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
var OF_TEST2 = ["class-never-predicted", "train-test-gap"];
var NO_FURTHER = ["too-short", "learning-rate-too-high", "too-noisy"];
function cannotTell(verdict, wanted) {
  const [found, asked] = [NO_FURTHER.indexOf(verdict), NO_FURTHER.indexOf(wanted)];
  return found >= 0 && (asked < 0 || asked > found);
}
__name(cannotTell, "cannotTell");

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
  isRatio,
  pairTestImages,
  judgeGates,
  gateFaults,
  hasFailedGate
};
