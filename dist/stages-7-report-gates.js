import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  bestOf,
  decidingScore,
  historyClasses,
  isAlike,
  isComparing,
  scoreOf
} from "./results-history-line.js";
import {
  capital,
  datesOf,
  formatApart,
  formatBeside,
  formatChangeBeside,
  formatRatio,
  formatSigned
} from "./document-numbers.js";
import {
  DECIDING,
  SCORES,
  byScore
} from "./metrics-scores.js";
import {
  gateFailed
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/metrics/mann-kendall.ts
function fallingPValue(values) {
  const counts = inversionCounts(tieSizes(values));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const asClear = counts.slice(inversions(values)).reduce((sum, count) => sum + count, 0);
  return asClear / all;
}
__name(fallingPValue, "fallingPValue");
function senSlope(values) {
  const slopes = pairs(values.length).map(([i, j]) => (values[j] - values[i]) / (j - i));
  slopes.sort((a, b) => a - b);
  const middle = slopes.length / 2;
  return (slopes[Math.ceil(middle) - 1] + slopes[Math.floor(middle)]) / 2;
}
__name(senSlope, "senSlope");
function inversions(values) {
  return pairs(values.length).filter(([i, j]) => values[j] < values[i]).length;
}
__name(inversions, "inversions");
function pairs(count) {
  return Array.from({ length: count }, (_, i) => i).flatMap(
    (i) => Array.from({ length: count - 1 - i }, (_, k) => [i, i + 1 + k])
  );
}
__name(pairs, "pairs");
function tieSizes(values) {
  const counts = /* @__PURE__ */ new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}
__name(tieSizes, "tieSizes");
function inversionCounts(sizes) {
  let placed = 0;
  let counts = [1];
  for (const size of sizes) {
    placed += size;
    counts = product(counts, gaussianBinomial(placed, size));
  }
  return counts;
}
__name(inversionCounts, "inversionCounts");
function gaussianBinomial(n, k) {
  if (k === 0 || k === n) return [1];
  const [taken, left] = [gaussianBinomial(n - 1, k - 1), gaussianBinomial(n - 1, k)];
  return Array.from({ length: k * (n - k) + 1 }, (_, power) => (taken[power] ?? 0) + (left[power - k] ?? 0));
}
__name(gaussianBinomial, "gaussianBinomial");
function product(a, b) {
  const result2 = new Array(a.length + b.length - 1).fill(0);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) result2[i + j] += x * y;
  return result2;
}
__name(product, "product");

// src/stages/7-report/trend.ts
var MOST_SHOWN = 50;
var RUNS_OF_DECLINE = 10;
var LARGEST_P_VALUE = 0.05;
var SMALLEST_FALL = 0.01;
function trendOf(run, history) {
  const score = run.test[DECIDING.key];
  if (history === void 0 || score === null) return null;
  const kind = { task: run.task, classes: historyClasses(run) };
  const before = history.lines.filter((line) => isAlike(line, kind));
  const best = bestOf(before);
  const runs = [...before.map(ofLine), ofThis(run, history)];
  const shown = { runs: runs.slice(-MOST_SHOWN), decline: declineOf(runs.slice(-MOST_SHOWN)) };
  const bestBefore = best && { ...placeOf(best), score: decidingScore(best) ?? 0 };
  const { series, branch, chosen } = history;
  return {
    ...{ series, branch, ...shown },
    best: bestBefore ?? null,
    sentence: `${sentenceOf(runs.length, score, bestBefore, shown)}${chosen === void 0 ? "" : ` (runs before this one: ${chosen})`}`
  };
}
__name(trendOf, "trendOf");
function placeOf({ commit, date, run }) {
  return { commit, date, "run-id": run?.id ?? null };
}
__name(placeOf, "placeOf");
function ofLine(line) {
  return { ...placeOf(line), score: decidingScore(line), interval: line.intervals[DECIDING.key] };
}
__name(ofLine, "ofLine");
function ofThis({ test, date }, { commit, run }) {
  return {
    ...placeOf({ commit, run, date }),
    score: test[DECIDING.key],
    interval: test.intervals[DECIDING.key]
  };
}
__name(ofThis, "ofThis");
function scoresOf(runs) {
  return runs.flatMap(({ score }) => score ?? []);
}
__name(scoresOf, "scoresOf");
function declineOf(runs) {
  const scores = scoresOf(runs).slice(-RUNS_OF_DECLINE);
  if (scores.length < RUNS_OF_DECLINE) return null;
  const pValue = fallingPValue(scores);
  const fall = -senSlope(scores) * (RUNS_OF_DECLINE - 1);
  if (pValue > LARGEST_P_VALUE || fall < SMALLEST_FALL) return null;
  return { runs: RUNS_OF_DECLINE, fall, "p-value": pValue };
}
__name(declineOf, "declineOf");
function trendDates({ runs, best }) {
  return datesOf(best === null ? runs : [...runs, best]);
}
__name(trendDates, "trendDates");
function sentenceOf(count, score, best, { runs, decline }) {
  const title = `test ${DECIDING.title}`;
  if (decline !== null)
    return `Declining: ${title} fell by ${formatRatio(decline.fall)} over the last ${decline.runs} runs (Sen's slope; Mann-Kendall test, p = ${decline["p-value"].toPrecision(2)})`;
  if (best === void 0 || best === null)
    return `The first run of this task and these classes: ${title} ${formatRatio(score)}`;
  const date = trendDates({ runs, best })(best);
  const [now, then] = [formatRatio(score), `${formatRatio(best.score)} (${date})`];
  const said = capital(`${title} is ${now}`);
  if (score > best.score) return `${said}, the best of ${count} runs; the best before was ${then}`;
  if (score === best.score) return `${said}, as was the best of the runs before (${date})`;
  return `${said}; the best of ${count} runs was ${then}`;
}
__name(sentenceOf, "sentenceOf");

// src/metrics/bootstrap.ts
var RESAMPLES = 2e3;
var FEWEST_IMAGES = 6;
function* drawImages(images, random, resamples = RESAMPLES) {
  const drawn = new Uint32Array(images);
  for (let resample = 0; resample < resamples; resample++) {
    for (let i = 0; i < images; i++) drawn[i] = random.integer(images);
    yield drawn;
  }
}
__name(drawImages, "drawImages");
function scoreIntervals(images, draws) {
  if (images.length === 0) return intervalsOf(images, [], 0);
  return intervalsOf(
    images,
    resampled([images], draws).map(([scores]) => scores),
    classesOf(images)
  );
}
__name(scoreIntervals, "scoreIntervals");
function differenceIntervals(after, before, draws) {
  if (after.length !== before.length) {
    throw new RangeError(`pairs need as many images: ${after.length} and ${before.length}`);
  }
  if (after.length === 0) return intervalsOf(after, [], 0);
  const differences = resampled([after, before], draws).map(([a, b]) => a.map((score, i) => score - b[i]));
  const together = after.map((counts, i) => counts.map((count, j) => count + before[i][j]));
  return intervalsOf(together, differences, classesOf(after));
}
__name(differenceIntervals, "differenceIntervals");
function classesOf(images) {
  return images[0].length / 3;
}
__name(classesOf, "classesOf");
function resampled(models, draws) {
  const [images] = models;
  const totals = models.map(() => new Float64Array(images[0].length));
  const weights = new Uint32Array(images.length);
  const result2 = [];
  for (const drawn of draws) {
    weights.fill(0);
    for (const image of drawn) weights[image]++;
    for (const [m, model] of models.entries()) {
      totals[m].fill(0);
      for (let i = 0; i < model.length; i++) addTo(totals[m], model[i], weights[i]);
    }
    result2.push(totals.map(resampledScores));
  }
  return result2;
}
__name(resampled, "resampled");
function addTo(total, counts, weight) {
  if (weight === 0) return;
  for (let j = 0; j < counts.length; j++) total[j] += weight * counts[j];
}
__name(addTo, "addTo");
function resampledScores(total) {
  const classes = total.length / 3;
  const first = SCORES.length;
  const scores = new Float64Array(first + 2 * classes);
  for (const [i, score] of SCORES.entries()) scores[i] = score.of(total);
  for (let k = 0; k < classes; k++) {
    const [right, truth, predicted] = [total[k], total[classes + k], total[2 * classes + k]];
    scores[first + k] = 2 * right / (truth + predicted);
    scores[first + classes + k] = right / (truth + predicted - right);
  }
  return scores;
}
__name(resampledScores, "resampledScores");
function intervalsOf(images, scores, classes) {
  const shown = /* @__PURE__ */ __name((k) => images.filter((counts) => counts[classes + k] + counts[2 * classes + k] > 0).length, "shown");
  const counted = images.filter((counts) => counts.some((count) => count > 0)).length;
  const interval = /* @__PURE__ */ __name((index, count) => count < FEWEST_IMAGES ? void 0 : percentileInterval(scores.map((row) => row[index])), "interval");
  const perClass = /* @__PURE__ */ __name((from) => Array.from({ length: classes }, (_, k) => interval(from + k, shown(k))), "perClass");
  return {
    scores: byScore((_, row) => interval(row, counted)),
    f1: perClass(SCORES.length),
    iou: perClass(SCORES.length + classes)
  };
}
__name(intervalsOf, "intervalsOf");
function percentileInterval(values) {
  const sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  if (sorted.length === 0) return void 0;
  return { low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}
__name(percentileInterval, "percentileInterval");
function percentile(sorted, share) {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
__name(percentile, "percentile");

// src/stages/7-report/baseline/test-images.ts
function pairTestImages(current, baseline) {
  const [after, before] = [tested(current), tested(baseline)];
  if (before === void 0 || after === void 0)
    return "its results.json is of before images could be told apart";
  const pairs2 = pairsOf(after, before);
  const isPartial = pairs2.length < after.length || pairs2.length < before.length;
  if (isPartial && !standsFor(pairs2.length, current, baseline))
    return `the test images or their labels are not the same (${pairs2.length} of ${after.length} were in the baseline's test of ${before.length})`;
  if (pairs2.some(([a, b]) => !sameTruth(a.counts, b.counts)))
    return "the same masks were read as other classes";
  return {
    after: pairs2.map(([{ counts }]) => counts),
    before: pairs2.map(([, { counts }]) => counts),
    isPartial,
    isAlike: pairs2.every(([a, b]) => a.cells === b.cells)
  };
}
__name(pairTestImages, "pairTestImages");
function standsFor(shared, current, baseline) {
  if (isSameImages(current.split.test, baseline.split.test)) return shared > 0;
  return shared >= FEWEST_IMAGES && shared >= baseline.test.images / 2;
}
__name(standsFor, "standsFor");
function pairsOf(after, before) {
  const pairs2 = [];
  for (let i = 0, j = 0; i < after.length && j < before.length; ) {
    const order = compare(after[i].key, before[j].key);
    if (order === 0) pairs2.push([after[i], before[j]]);
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return pairs2;
}
__name(pairsOf, "pairsOf");
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
    return key === void 0 ? [] : [{ key, id, counts: countsOf(cells, classes.length), cells: JSON.stringify(cells) }];
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

// src/stages/7-report/words/untrained.ts
var SENTENCES = {
  "less-than-an-epoch": "Not trained: the time was over before the model had seen one epoch",
  "nothing-new": "Not trained: the time had no room for another epoch, and the model is the one that was there"
};
function untrainedSentence({ untrained }) {
  return untrained == null ? void 0 : SENTENCES[untrained];
}
__name(untrainedSentence, "untrainedSentence");

// src/stages/7-report/gates.ts
function judgeGates(gates, run, baseline) {
  const untrained = untrainedSentence(run);
  return gates.map((gate) => {
    if (run["stop-reason"] === "cancelled") return inapplicable(gate, "the run was cancelled");
    if (untrained !== void 0) return result(gate, "failed", untrained);
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
function failedByItself({ gates }, conditions = []) {
  const alone = new Set(conditions.filter((gate) => !isComparing(gate)).map(({ text }) => text));
  return gates.filter(({ text, status }) => status === "failed" && alone.has(text));
}
__name(failedByItself, "failedByItself");
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
  const images = `the ${comparison["shared-images"]} test images of both runs`;
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
  if (gate.finding === "worse" || gate.finding === "no-verdict") return judgeVerdict(gate, run);
  if (gate.finding === "declining") return judgeTrend(gate, run);
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
  const isThere = ["better", "same", "worse"].includes(verdict);
  if (gate.finding === "no-verdict") return result(gate, isThere ? "passed" : "failed", sentence);
  if (!isThere) return inapplicable(gate, sentence);
  return result(gate, verdict === "worse" ? "failed" : "passed", sentence);
}
__name(judgeVerdict, "judgeVerdict");
function judgeTrend(gate, { trend }) {
  if (trend === void 0) return inapplicable(gate, "an evaluation has no history to tell by");
  if (trend === null) return inapplicable(gate, "there is no history to tell by");
  const { length } = scoresOf(trend.runs);
  if (length < RUNS_OF_DECLINE)
    return inapplicable(gate, `${length} of the ${RUNS_OF_DECLINE} runs that it takes`);
  return result(gate, trend.decline === null ? "passed" : "failed", trend.sentence);
}
__name(judgeTrend, "judgeTrend");
var OF_TEST_ALONE = ["class-never-predicted"];
var OF_TEST = ["class-never-predicted", "train-test-gap"];
var NO_FURTHER = ["too-short", "learning-rate-too-high", "too-noisy"];
function cannotTell(verdict, wanted) {
  const [found, asked] = [NO_FURTHER.indexOf(verdict), NO_FURTHER.indexOf(wanted)];
  return found >= 0 && (asked < 0 || asked > found);
}
__name(cannotTell, "cannotTell");

export {
  FEWEST_IMAGES,
  drawImages,
  scoreIntervals,
  differenceIntervals,
  pairTestImages,
  trendOf,
  trendDates,
  untrainedSentence,
  judgeGates,
  gateFaults,
  hasFailedGate,
  failedByItself,
  inapplicable,
  judgeValue
};
