import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  dataResults,
  environmentResults,
  knownImages,
  partResults,
  partsOf
} from "./stages-4-plan-initial-model.js";
import {
  unitOf
} from "./document-inline.js";
import {
  fanOutOf
} from "./stages-1-config-fan-out.js";
import {
  judgeGates,
  pairTestImages
} from "./stages-7-report-gates.js";
import {
  formatChange,
  formatMeasured,
  formatRange,
  formatRate,
  formatRatio,
  formatShare,
  plural
} from "./document-numbers.js";
import {
  NO_COMPARISON,
  RESULTS_SCHEMA_VERSION,
  calibrationResults,
  finite,
  ofTask,
  scoreResults,
  words
} from "./results-results.js";
import {
  DECIDING,
  EPOCH_SCORES,
  SCORES,
  VALIDATION_SCORES,
  byName,
  byScore,
  classCounts,
  isScoreOf
} from "./metrics-scores.js";
import {
  Random,
  countParameters
} from "./shared-random.js";
import {
  escapeControls
} from "./errors-class-doubts.js";
import {
  __name
} from "./esbuild.js";

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
  const result = [];
  for (const drawn of draws) {
    weights.fill(0);
    for (const image of drawn) weights[image]++;
    for (const [m, model] of models.entries()) {
      totals[m].fill(0);
      for (let i = 0; i < model.length; i++) addTo(totals[m], model[i], weights[i]);
    }
    result.push(totals.map(resampledScores));
  }
  return result;
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

// src/stages/7-report/baseline/class-changes.ts
var MOST_NAMES = 3;
var LONGEST_NAME = 30;
function classChanges(current, baseline) {
  const [here, there] = [namesOf(current), namesOf(baseline)];
  if (JSON.stringify(here) === JSON.stringify(there)) return void 0;
  const parts = [...only("here", here, there), ...only("there", there, here)];
  if (parts.length === 0) return "the classes are the same, but in another order";
  return `the classes are not the same (${parts.join("; ")})`;
}
__name(classChanges, "classChanges");
function namesOf({ classes }) {
  return classes.map(({ name }) => name);
}
__name(namesOf, "namesOf");
function only(where, names, others) {
  const own = names.filter((name) => !others.includes(name));
  if (own.length === 0) return [];
  const shown = own.slice(0, MOST_NAMES).map(cut);
  const more = own.length - shown.length;
  return [`only ${where}: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`];
}
__name(only, "only");
function cut(name) {
  const characters = [...name];
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join("")}…` : name;
}
__name(cut, "cut");

// src/stages/7-report/baseline/data-changes.ts
var PARTS = ["train", "validation", "test"];
var MOST_IDS = 20;
function dataChanges(current, baseline) {
  const untrained = current.train.images === 0 || baseline.train.images === 0;
  const parts = untrained ? ["test"] : PARTS;
  const [after, before] = [samplesOf(current, parts), samplesOf(baseline, parts)];
  if (after.length === 0 || before.length === 0) return null;
  const [wasThere, isThere] = [byImage(before), byImage(after)];
  const added = [];
  const relabelled = [];
  const moved = [];
  for (const [image, samples] of isThere) {
    const earlier = wasThere.get(image) ?? [];
    for (const [i, { id, labels, part }] of samples.entries()) {
      if (earlier[i] === void 0) added.push(id);
      else if (earlier[i].labels !== labels) relabelled.push(id);
      if (earlier[i] !== void 0 && earlier[i].part !== part) moved.push(id);
    }
  }
  const removed = [...wasThere].flatMap(
    ([image, samples]) => samples.slice(isThere.get(image)?.length ?? 0).map(({ id }) => id)
  );
  return { added: list(added), removed: list(removed), relabelled: list(relabelled), moved: list(moved) };
}
__name(dataChanges, "dataChanges");
function samplesOf(split, parts) {
  return parts.flatMap((part) => split[part].samples.map((sample) => ({ ...sample, part })));
}
__name(samplesOf, "samplesOf");
function byImage(samples) {
  const groups = /* @__PURE__ */ new Map();
  for (const sample of samples.toSorted((a, b) => a.labels < b.labels ? -1 : 1)) {
    const group = groups.get(sample.image);
    if (group === void 0) groups.set(sample.image, [sample]);
    else group.push(sample);
  }
  return groups;
}
__name(byImage, "byImage");
function list(ids) {
  return { count: ids.length, ids: ids.toSorted().slice(0, MOST_IDS) };
}
__name(list, "list");

// src/stages/7-report/baseline/words.ts
function verdictSentence({
  verdict,
  changes,
  shared
}, current, baseline, name, reason = "") {
  const onShared = shared === void 0 ? "" : ` on the ${shared} test images that both had time for`;
  const score = `test ${DECIDING.title} ${formatRatio(current[DECIDING.key])} ${changeText(changes?.[DECIDING.key])}${onShared}`;
  switch (verdict) {
    case "better":
      return `Better than ${name}: ${score}`;
    case "worse":
      return `Worse than ${name}: ${score}`;
    case "same":
      return `Same as ${name}: ${score}`;
    case "too-few-images":
      return `Too few test images to tell from ${name} (${shared ?? current.images}, ${FEWEST_IMAGES} are needed): ${score}`;
    case "not-tested":
    case "no-baseline":
      return `Not compared with ${name}: ${reason}`;
    case "different-classes":
    case "different-test-split":
      return `Not compared with ${name}: ${reason}. Test ${DECIDING.title} ${scoreText(current)} here, ${scoreText(baseline)} there`;
  }
}
__name(verdictSentence, "verdictSentence");
function changeText(change) {
  if (change === null || change === void 0) return "";
  return `(${[formatChange(change.change), ...intervalText(change.interval, formatChange)].join(", ")})`;
}
__name(changeText, "changeText");
function scoreText({ intervals, ...test }) {
  const interval = intervalText(intervals[DECIDING.key], formatRatio);
  return [formatRatio(test[DECIDING.key]), ...interval.map((text) => `(${text})`)].join(" ");
}
__name(scoreText, "scoreText");
function intervalText(interval, format) {
  return interval === null ? [] : [`95 % interval ${formatRange(interval, format)}`];
}
__name(intervalText, "intervalText");

// src/stages/7-report/baseline/compare.ts
function compareRuns(current, baseline) {
  if (baseline.results === void 0) return { ...NO_COMPARISON, sentence: baseline.reason };
  const { results, name } = baseline;
  const { reason, shared, ...judged } = judge(current, results);
  return {
    ...judged,
    "shared-images": shared ?? null,
    sentence: verdictSentence({ ...judged, shared }, current.test, results.test, name, reason),
    baseline: {
      name,
      "created-at": results["created-at"],
      version: results.tool.version,
      images: results.test.images,
      ...byScore(({ key }) => results.test[key]),
      intervals: results.test.intervals
    },
    data: dataChanges(current.split, results.split)
  };
}
__name(compareRuns, "compareRuns");
function judge(current, baseline) {
  if (current.task !== baseline.task) {
    const reason = `this is a ${current.task}, that was a ${baseline.task}`;
    return { verdict: "different-classes", changes: null, reason };
  }
  const otherClasses = classChanges(current, baseline);
  if (otherClasses !== void 0)
    return { verdict: "different-classes", changes: null, reason: otherClasses };
  if (current.test[DECIDING.key] === null || baseline.test[DECIDING.key] === null) {
    const untested = current.test[DECIDING.key] === null ? "this run" : "the baseline";
    return { verdict: "not-tested", changes: null, reason: `${untested} was not tested` };
  }
  const paired = pairTestImages(current, baseline);
  if (typeof paired === "string") return { verdict: "different-test-split", changes: null, reason: paired };
  const images = paired.after.length;
  const draws = drawImages(images, Random.for(current.plan.seed, "bootstrap"));
  const intervals = differenceIntervals(paired.after, paired.before, draws);
  const [after, before] = paired.isPartial ? [testOf(paired.after, current), testOf(paired.before, current)] : [current.test, baseline.test];
  const changes = changesOf(after, before, intervals);
  const shared = paired.isPartial ? images : void 0;
  return { verdict: verdictOf(intervals.scores[DECIDING.key]), changes, shared };
}
__name(judge, "judge");
function testOf(images, { task, classes }) {
  const total = images.reduce((sum, counts) => sum.map((count, j) => count + counts[j]));
  const perClass = classes.map(({ name }, k) => {
    const [right, truth, predicted] = [0, 1, 2].map((row) => total[row * classes.length + k]);
    const [f1, iou] = [2 * right / (truth + predicted), right / (truth + predicted - right)];
    return { class: name, f1: finite(f1), iou: finite(iou) };
  });
  return {
    ...byScore((score) => isScoreOf(score, task) ? finite(score.of(total)) : null),
    "per-class": perClass
  };
}
__name(testOf, "testOf");
function verdictOf(deciding) {
  if (deciding === void 0) return "too-few-images";
  if (deciding.low > 0) return "better";
  return deciding.high < 0 ? "worse" : "same";
}
__name(verdictOf, "verdictOf");
function changesOf(after, before, intervals) {
  const change = /* @__PURE__ */ __name((now, then, interval) => now === null || then === null ? null : { change: now - then, interval: interval ?? null }, "change");
  return {
    ...byScore(({ key }) => change(after[key], before[key], intervals.scores[key])),
    "per-class": after["per-class"].map((metrics, k) => ({
      class: metrics.class,
      f1: change(metrics.f1, before["per-class"][k].f1, intervals.f1[k]),
      iou: change(metrics.iou, before["per-class"][k].iou, intervals.iou[k])
    }))
  };
}
__name(changesOf, "changesOf");

// src/stages/6-evaluate/intervals.ts
function testIntervals(images, seed) {
  return scoreIntervals(images.map(classCounts), drawImages(images.length, Random.for(seed, "bootstrap")));
}
__name(testIntervals, "testIntervals");

// src/stages/7-report/diagnosis/curves.ts
var F1 = "macro-f1";
function curvesOf({
  history,
  "best-epoch": bestEpoch,
  "stop-reason": stopReason,
  split
}) {
  const end = history.findIndex((row) => row["train-loss"] === null || row["val-loss"] === null);
  const epochs = end < 0 ? history : history.slice(0, end);
  return {
    epochs,
    train: epochs.map((row) => row["train-loss"] ?? Number.NaN),
    validation: epochs.map((row) => row["val-loss"] ?? Number.NaN),
    diverged: end >= 0 || stopReason === "diverged",
    best: epochs.find(({ epoch }) => epoch === bestEpoch),
    stopReason,
    guessedF1: guessedF1(split.train["class-share"])
  };
}
__name(curvesOf, "curvesOf");
function f1Of(epoch) {
  return {
    train: epoch?.[`train-${F1}`] ?? Number.NaN,
    validation: epoch?.[`val-${F1}`] ?? Number.NaN
  };
}
__name(f1Of, "f1Of");
function guessedF1(shares) {
  const shown = shares.filter((share) => share !== null && share > 0);
  const largest = Math.max(...shown);
  return 2 * largest / (1 + largest) / shown.length;
}
__name(guessedF1, "guessedF1");
function skill({ guessedF1: guessedF12 }, f1) {
  return (f1 - guessedF12) / (1 - guessedF12);
}
__name(skill, "skill");
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
__name(median, "median");
function mean(values) {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
__name(mean, "mean");
function smooth(values) {
  return values.map((_, i) => {
    const from = Math.max(0, Math.min(i - 1, values.length - 3));
    return median(values.slice(from, from + 3));
  });
}
__name(smooth, "smooth");
function noise(values) {
  const logs = values.map((value) => Math.log(Math.max(value, Number.MIN_VALUE)));
  const away = logs.slice(1, -1).map((value, i) => Math.abs(value - (logs[i] + logs[i + 2]) / 2));
  return away.length === 0 ? 0 : median(away);
}
__name(noise, "noise");

// src/stages/7-report/diagnosis/fit.ts
var FEWEST_EPOCHS = 3;
var tooShort = {
  verdict: "too-short",
  title: "too short to tell",
  rule: `fewer than ${FEWEST_EPOCHS} epochs were finished`,
  find({ epochs }) {
    const count = epochs.length;
    if (count >= FEWEST_EPOCHS) return void 0;
    const sentence = count === 0 ? "No epoch was finished: there is no curve to judge." : `Only ${count === 1 ? "one epoch was" : `${count} epochs were`} finished: so few tell nothing yet of how the training goes.`;
    return {
      sentence,
      evidence: { epochs: count }
    };
  }
};
var NOISE_EPOCHS = 8;
var NOISY = 0.33;
var tooNoisy = {
  verdict: "too-noisy",
  title: "too noisy to tell",
  rule: `in the second half of at least ${NOISE_EPOCHS} epochs the validation loss leapt by more than ${NOISY * 100} % of its level from epoch to epoch`,
  find({ validation }) {
    if (validation.length < NOISE_EPOCHS) return void 0;
    const half = validation.slice(Math.floor(validation.length / 2));
    const share = noise(half);
    if (!(share > NOISY)) return void 0;
    return {
      sentence: `The validation loss leaps by ${formatShare(share)} of its level from epoch to epoch, so its trend can't be seen. More validation images would calm it (setting validation-fraction), as would a lower learning rate.`,
      evidence: { noise: share }
    };
  }
};
var RISE = 0.1;
var overfitRising = {
  verdict: "overfit",
  title: "overfit",
  rule: `the validation loss, as the median of 3 epochs, ended over ${RISE * 100} % and twice its noise above its lowest, while the training loss ended below where it was then`,
  find({ epochs, train, validation }) {
    const [trainLevel, level] = [smooth(train), smooth(validation)];
    const lowest = level.lastIndexOf(Math.min(...level));
    const last = level.length - 1;
    const rise = level[last] - level[lowest];
    const bound = level[lowest] * Math.max(RISE, 2 * noise(validation));
    if (!(rise > bound && trainLevel[last] < trainLevel[lowest])) return void 0;
    const from = epochs[lowest].epoch + 1;
    return {
      sentence: `From epoch ${from} on the validation loss rose, from ${formatMeasured(level[lowest])} to ${formatMeasured(level[last])}, while the training loss fell from ${formatMeasured(trainLevel[lowest])} to ${formatMeasured(trainLevel[last])}: from there the training images were learnt by heart.`,
      evidence: { lowest: level[lowest], last: level[last], noise: noise(validation) },
      fromEpoch: from
    };
  }
};
var IMPROVEMENT = 0.05;
var LIVELY = 0.01;
var stillImproving = {
  verdict: "still-improving",
  title: "still improving",
  rule: `training ended by epochs, time or a cancellation at a rate not yet below ${LIVELY * 100} % of its start, while the validation loss of the last fifth of the epochs was below that of the fifth before by over ${IMPROVEMENT * 100} % and its noise, and below all levels before (of fewer than 6 epochs: the last below all others)`,
  find({ epochs, validation, stopReason }) {
    if (stopReason !== "epochs" && stopReason !== "time-budget" && stopReason !== "cancelled")
      return void 0;
    const { before, after } = lastFifths(validation);
    const scatter = noise(validation.slice(Math.floor(validation.length / 2)));
    const rate = (epochs.at(-1)?.["learning-rate"] ?? 0) / (epochs[0]["learning-rate"] ?? 0);
    const lowest = Math.min(...smooth(validation.slice(0, -Math.max(1, Math.floor(validation.length / 5)))));
    if (!(rate >= LIVELY && after < lowest)) return void 0;
    if (!(before - after > before * Math.max(IMPROVEMENT, validation.length < 6 ? 0 : scatter)))
      return void 0;
    const ended = { epochs: "the epochs", "time-budget": "the time", cancelled: "the run" }[stopReason];
    return {
      sentence: `The validation loss was still falling when ${ended} ended after ${plural(epochs.length, "epoch")}, lately from ${formatMeasured(before)} to ${formatMeasured(after)}: a longer training would go further.`,
      evidence: { before, after, noise: scatter }
    };
  }
};
function lastFifths(values) {
  const fifth = Math.max(2, Math.floor(values.length / 5));
  if (values.length < 6) return { before: Math.min(...values.slice(0, -1)), after: values.at(-1) ?? 0 };
  return { before: median(values.slice(-2 * fifth, -fifth)), after: median(values.slice(-fifth)) };
}
__name(lastFifths, "lastFifths");
var BEHIND = 1.5;
var F1_GAP = 0.1;
var overfitBehind = {
  verdict: "overfit",
  title: "overfit",
  rule: `at the kept epoch the validation loss was over ${BEHIND} times the training loss, and macro F1 more than ${F1_GAP} lower`,
  find({ epochs, train, validation, best }) {
    const [loss, valLoss] = [best?.["train-loss"] ?? Number.NaN, best?.["val-loss"] ?? Number.NaN];
    const { train: f1, validation: valF1 } = f1Of(best);
    if (!(valLoss > BEHIND * loss && f1 - valF1 > F1_GAP)) return void 0;
    const [trainLevel, level] = [smooth(train), smooth(validation)];
    const together = level.findLastIndex((value, i) => value <= BEHIND * trainLevel[i]);
    const from = epochs[together + 1]?.epoch;
    return {
      sentence: `${from === void 0 ? "At the kept epoch" : `From epoch ${from} on`} the validation loss stays far behind: at the kept epoch ${formatMeasured(valLoss)} against ${formatMeasured(loss)}, macro F1 ${formatRatio(valF1)} against ${formatRatio(f1)}. What is learnt holds for the training images only.`,
      evidence: { "train-loss": loss, "val-loss": valLoss, [`train-${F1}`]: f1, [`val-${F1}`]: valF1 },
      fromEpoch: from
    };
  }
};
var LEARNT = 0.5;
var underfit = {
  verdict: "underfit",
  title: "underfit",
  rule: `at the kept epoch macro F1 on the training images was less than half of the way from always answering the most frequent class to all right`,
  find(curves) {
    const f1 = f1Of(curves.best).train;
    const learnt = skill(curves, f1);
    if (!(learnt < LEARNT)) return void 0;
    return {
      sentence: `Even on the training images macro F1 is only ${formatRatio(f1)}; always answering the most frequent class gives ${formatRatio(curves.guessedF1)}. The network is too small, the learning rate too low, or the labels don't follow from the images.`,
      evidence: { [`train-${F1}`]: f1, guessed: curves.guessedF1, learnt }
    };
  }
};
var correctTraining = {
  verdict: "correct-training",
  title: "correct training",
  rule: "no rule found a learning rate too high, noise, overfitting, underfitting or an end too early",
  find(curves) {
    const gap = (curves.best?.["val-loss"] ?? Number.NaN) / (curves.best?.["train-loss"] ?? Number.NaN) - 1;
    const sentence = Number.isFinite(100 * gap) ? `${course(curves)}; ${gapText(gap)}.` : `${course(curves)}.`;
    return { sentence, evidence: { gap } };
  }
};
function course({ validation, stopReason }) {
  if (stopReason === "target") return "Validation loss fell with training loss until the target was reached";
  const { before, after } = lastFifths(validation);
  const flat = validation.length >= 6 && Math.abs(before - after) <= before * Math.max(IMPROVEMENT, noise(validation));
  return flat ? "Validation loss flattened with training loss" : "Validation loss followed training loss down";
}
__name(course, "course");
function gapText(gap) {
  const percent = formatShare(Math.abs(gap));
  return gap < 0 ? `at the kept epoch it is ${percent} lower, for augmentation and dropout weigh on training only` : `the gap at the kept epoch is ${percent}`;
}
__name(gapText, "gapText");

// src/stages/7-report/diagnosis/learning-rate.ts
var SAME = { verdict: "learning-rate-too-high", title: "learning rate too high" };
var diverging = {
  ...SAME,
  rule: "a loss was not a finite number",
  find({ diverged, epochs }) {
    if (!diverged) return void 0;
    const last = epochs.at(-1)?.epoch ?? 0;
    return {
      sentence: `After epoch ${last} the loss was no longer a finite number: the steps were too large. Try a tenth of the learning rate.`,
      evidence: { "last-finite-epoch": last },
      fromEpoch: last + 1
    };
  }
};
var BLOWN_UP = 2;
var OF_FIRST = 0.1;
var rising = {
  ...SAME,
  rule: `the training loss, as the median of 3 epochs, rose to over ${BLOWN_UP} times its lowest and stayed there to the end`,
  find({ train, epochs }) {
    const level = smooth(train);
    const lowest = level.lastIndexOf(Math.min(...level));
    if (lowest < 0) return void 0;
    const bound = Math.max(BLOWN_UP * level[lowest], level[lowest] + OF_FIRST * train[0]);
    const last = level[level.length - 1];
    if (!(last > bound)) return void 0;
    return {
      sentence: `From epoch ${epochs[lowest].epoch + 1} on the training loss itself rose, from ${formatMeasured(level[lowest])} to ${formatMeasured(last)}: the steps are too large. Try a tenth of the learning rate.`,
      evidence: { lowest: level[lowest], last },
      fromEpoch: epochs[lowest].epoch + 1
    };
  }
};
var EARLY_EPOCHS = 10;
var FEWEST_EPOCHS2 = 5;
var LEAST_NET = 1 / 3;
var LEAST_SWING = 0.06;
var LEARNT2 = 0.5;
var wandering = {
  ...SAME,
  rule: `in the first ${EARLY_EPOCHS} epochs at the starting rate the training loss swung by more than ${LEAST_SWING * 100} % an epoch, less than a third of its moves added up to a fall, and less than half of what there is to gain over guessing was learnt`,
  find(curves) {
    const early = startingStretch(curves);
    if (early.length < FEWEST_EPOCHS2) return void 0;
    const losses = early.map((row) => row["train-loss"] ?? Number.NaN);
    const moves = losses.slice(1).map((loss, i) => Math.abs(loss - losses[i]));
    const swing = mean(moves) / mean(losses);
    const net = (losses[0] - losses[losses.length - 1]) / (mean(moves) * moves.length);
    const learnt = skill(curves, f1Of(early.at(-1)).train);
    if (!(swing > LEAST_SWING && net < LEAST_NET && learnt < LEARNT2)) return void 0;
    return wanderingObservation(curves, early.length, { swing, net, learnt });
  }
};
function wanderingObservation({ epochs }, length, evidence) {
  const start = epochs[0]["learning-rate"] ?? 0;
  const rate = start >= 0.01 ? String(start) : formatRate(start);
  return {
    sentence: `In its first ${length} epochs, at ${rate}, the training loss swung by ${formatShare(evidence.swing)} an epoch and hardly fell: each step undid the one before. Try a tenth of the learning rate.`,
    evidence: { epochs: length, ...evidence },
    fromEpoch: 1
  };
}
__name(wanderingObservation, "wanderingObservation");
function startingStretch({ epochs }) {
  const start = epochs[0]?.["learning-rate"] ?? 0;
  const end = epochs.findIndex((row) => (row["learning-rate"] ?? 0) < start / 2);
  return epochs.slice(0, Math.min(EARLY_EPOCHS, end < 0 ? epochs.length : end));
}
__name(startingStretch, "startingStretch");

// src/stages/7-report/diagnosis/rule.ts
function finding({ verdict, title, rule }, observed) {
  const evidence = Object.entries(observed.evidence).map(([name, value]) => [
    name,
    Number.isFinite(value) ? value + 0 : null
  ]);
  return {
    verdict,
    title,
    sentence: observed.sentence,
    rule,
    "from-epoch": observed.fromEpoch ?? null,
    evidence: Object.fromEntries(evidence)
  };
}
__name(finding, "finding");

// src/stages/7-report/diagnosis/test-set.ts
var MOST_NAMES2 = 5;
var NEVER = { verdict: "class-never-predicted", title: "class never predicted" };
function classNeverPredicted(run) {
  const { test } = run;
  const unit = unitOf(run);
  const missing = test["per-class"].filter(({ support: support2, predicted }) => support2 > 0 && predicted === 0);
  if (missing.length === 0) return void 0;
  const names = missing.slice(0, MOST_NAMES2).map((metrics) => `"${escapeControls(metrics.class)}"`);
  const more = missing.length > MOST_NAMES2 ? ` and ${missing.length - MOST_NAMES2} more` : "";
  const support = missing.reduce((total, metrics) => total + metrics.support, 0);
  const rule = unit === "pixel" ? "a class has pixels in the test images, and not one pixel was predicted as it" : "a class has test images, and not one image was predicted as it";
  const shown = unit === "pixel" ? "images, which show" : "images, among them";
  return finding(
    { ...NEVER, rule },
    {
      sentence: `The model never answers ${names.join(", ")}${more} on the test ${shown} ${plural(support, unit)} of ${missing.length === 1 ? "it" : "them"}. More images of it or class weights may help.`,
      evidence: { classes: missing.length, [`${unit}s`]: support }
    }
  );
}
__name(classNeverPredicted, "classNeverPredicted");
var F1_GAP2 = 0.1;
var GAP = {
  verdict: "train-test-gap",
  title: "train/test gap",
  rule: `macro F1 on the test images is over ${F1_GAP2} below that of training at the kept epoch, which lies above the test's 95 % interval`
};
function trainTestGap({ best }, test) {
  const { train, validation } = f1Of(best);
  const tested = test[F1] ?? Number.NaN;
  const interval = test.intervals[F1];
  if (!(train - tested > F1_GAP2 && train > (interval?.high ?? Number.NEGATIVE_INFINITY))) return void 0;
  const cause = validation - tested > F1_GAP2 ? `Validation had ${formatRatio(validation)}, so the test images differ from the others, or validation images have copies in training.` : `Validation had ${formatRatio(validation)} too: the model does not hold for new images.`;
  return finding(GAP, {
    sentence: `Macro F1 is ${formatRatio(train)} in training and ${formatRatio(tested)} on the test images. ${cause}`,
    evidence: { train, validation, test: tested }
  });
}
__name(trainTestGap, "trainTestGap");

// src/stages/7-report/diagnosis.ts
var RULES = [
  diverging,
  tooShort,
  rising,
  wandering,
  tooNoisy,
  overfitRising,
  stillImproving,
  overfitBehind,
  underfit,
  correctTraining
];
function diagnose(run) {
  const curves = curvesOf(run);
  const verdict = firstOf(curves);
  const beside = [classNeverPredicted(run), trainTestGap(curves, run.test)];
  return [verdict, ...beside].filter((found) => found !== void 0);
}
__name(diagnose, "diagnose");
function firstOf(curves) {
  for (const rule of RULES) {
    const observed = rule.find(curves);
    if (observed !== void 0) return finding(rule, observed);
  }
  return void 0;
}
__name(firstOf, "firstOf");

// src/stages/7-report/results-initial-model.ts
function initialModelResults(model, parts, record) {
  if (model === void 0) return null;
  const { network } = model;
  return {
    name: model.name,
    sha256: model.sha256,
    "new-classes": [...model.newClasses],
    "trained-on": knownImages(model, parts) ?? null,
    "val-loss": finite(record?.valLoss),
    ...byName(VALIDATION_SCORES, ({ score, field }) => ofTask(network.task, score, finite(record?.[field])))
  };
}
__name(initialModelResults, "initialModelResults");

// src/stages/7-report/results-plan.ts
function planResults(plan) {
  return {
    recipe: plan.recipe,
    network: plan.network.title,
    parameters: countParameters(plan.network),
    patch: { ...plan.patch },
    tile: { ...plan.tile },
    "batch-size": plan.batchSize,
    "patches-per-image": plan.patchesPerImage,
    normalization: {
      stretch: plan.normalization.stretch ?? "none",
      channels: plan.normalization.channels.map((channel) => ({ ...channel }))
    },
    loss: {
      "cross-entropy": plan.loss.crossEntropy,
      dice: plan.loss.dice,
      "class-weights": [...plan.loss.classWeights],
      "label-smoothing": plan.loss.labelSmoothing ?? 0
    },
    optimizer: words(plan.optimizer),
    "learning-rate": plan.learningRate,
    "warmup-steps": plan.warmupSteps,
    "decay-power": plan.decayPower ?? null,
    "reduce-on-plateau": {
      factor: plan.reduceOnPlateau.factor,
      patience: plan.reduceOnPlateau.patience,
      "min-delta": plan.reduceOnPlateau.minDelta,
      floor: plan.reduceOnPlateau.floor
    },
    augmentation: plan.augmentation === void 0 ? null : words(plan.augmentation),
    monitor: plan.monitor,
    epochs: plan.epochs,
    patience: plan.patience,
    "min-delta": plan.minDelta,
    target: plan.target ?? null,
    "time-budget-seconds": plan.timeBudgetMs === void 0 ? null : plan.timeBudgetMs / 1e3,
    seed: plan.seed,
    reasons: plan.reasons.map((reason) => ({ ...reason }))
  };
}
__name(planResults, "planResults");

// src/stages/7-report/results-from-run.ts
function resultsFromRun(run) {
  const { dataset, outcome } = run;
  const curves = {
    history: outcome.history.map((record) => epochResults(record, dataset.task)),
    "best-epoch": outcome.bestEpoch,
    "stop-reason": outcome.stopReason
  };
  const classes = dataset.classes.map(({ index, name, color }) => ({ index, name, color: [...color] }));
  const split = splitResults(run.split, dataset);
  const plan = planResults(run.plan);
  const test = testResults(run.evaluation, dataset, plan.seed);
  const { task } = dataset;
  const diagnosis = diagnose({ ...curves, task, test, split });
  const comparison = compareRuns({ task, classes, split, test, plan }, run.baseline);
  const judged = { ...curves, task, test, split, diagnosis, comparison };
  return {
    "schema-version": RESULTS_SCHEMA_VERSION,
    tool: { name: "best-epoch", version: run.version },
    "created-at": run.createdAt.toISOString(),
    fingerprint: run.fingerprint ?? null,
    restored: null,
    ...{ task, classes, data: dataResults(dataset) },
    split,
    plan,
    settings: settingsResults(run.settings),
    "initial-model": initialModelResults(run.initialModel, partsOf(dataset, run.split), outcome.initial),
    ...curves,
    ...courseResults(outcome),
    "validation-loss": finite(outcome.history.find(({ epoch }) => epoch === outcome.bestEpoch)?.valLoss),
    test,
    "fan-out": fanOutResults(run, plan.seed),
    diagnosis,
    comparison,
    gates: judgeGates(run.settings.failIf ?? [], judged, run.baseline),
    predictions: run.predictions,
    sheet: run.sheet,
    ...machineResults(run),
    model: { ...run.model },
    exports: run.exports.map((one) => ({ ...one, files: one.files.map((file) => ({ ...file })) }))
  };
}
__name(resultsFromRun, "resultsFromRun");
function courseResults({ stoppedEpoch, firstEpoch, resumedFrom, validationImages }) {
  return {
    "stopped-epoch": stoppedEpoch,
    "first-epoch": firstEpoch,
    "resumed-from": resumedFrom ?? null,
    "validation-images": validationImages
  };
}
__name(courseResults, "courseResults");
function machineResults({ engine, environment, seconds, outcome, peakMemoryBytes }) {
  const { partSeconds, secondsToBest } = outcome;
  return {
    engine,
    environment: environmentResults(environment),
    "timings-seconds": { ...seconds, ...partSeconds, "best-epoch": secondsToBest },
    "peak-memory-bytes": peakMemoryBytes
  };
}
__name(machineResults, "machineResults");
function settingsResults(settings) {
  return words({ ...settings, failIf: settings.failIf?.map(({ text }) => text) });
}
__name(settingsResults, "settingsResults");
function splitResults(split, dataset) {
  const byId = new Map(dataset.samples.map((sample) => [sample.id, sample]));
  const part = /* @__PURE__ */ __name((ids) => partResults(
    ids.map((id) => byId.get(id)).filter((sample) => sample !== void 0),
    dataset.classes.length
  ), "part");
  return {
    source: split.source,
    by: split.by ?? null,
    path: "split.json",
    kept: split.kept ?? null,
    train: part(split.train),
    validation: part(split.validation),
    test: part(split.test)
  };
}
__name(splitResults, "splitResults");
function epochResults(record, task) {
  return {
    epoch: record.epoch,
    "learning-rate": finite(record.learningRate),
    "train-loss": finite(record.trainLoss),
    "val-loss": finite(record.valLoss),
    ...byName(EPOCH_SCORES, ({ score, field }) => ofTask(task, score, finite(record[field]))),
    seconds: record.seconds
  };
}
__name(epochResults, "epochResults");
function testResults(evaluation, dataset, seed) {
  const { task } = dataset;
  const size = dataset.classes.length;
  const iou = /* @__PURE__ */ __name((value) => task === "segmentation" ? value : null, "iou");
  const intervals = testIntervals(
    evaluation.perImage.map(({ confusion }) => confusion),
    seed
  );
  return {
    images: evaluation.perImage.length,
    confusion: dataset.classes.map((_, k) => evaluation.confusion.slice(k * size, (k + 1) * size)),
    ...scoreResults(task, evaluation.scores),
    "per-class": evaluation.perClass.map((metrics, k) => ({
      class: dataset.classes[k].name,
      precision: finite(metrics.precision),
      recall: finite(metrics.recall),
      f1: finite(metrics.f1),
      iou: iou(finite(metrics.iou)),
      support: metrics.support,
      predicted: metrics.predicted,
      "f1-interval": intervals.f1[k] ?? null,
      "iou-interval": iou(intervals.iou[k] ?? null)
    })),
    intervals: byScore((score) => ofTask(task, score, intervals.scores[score.key] ?? null)),
    calibration: calibrationResults(evaluation.confidence),
    "per-image": evaluation.perImage.map((image) => ({
      id: image.id,
      ...scoreResults(task, image.scores),
      cells: cellsOf(image.confusion, size),
      ...probabilitiesOf(image)
    }))
  };
}
__name(testResults, "testResults");
function fanOutResults({ settings, dataset, heldOut }, seed) {
  const fanOut = fanOutOf(settings);
  if (fanOut === void 0) return null;
  return { ...fanOut, "held-out": heldOut === void 0 ? null : testResults(heldOut, dataset, seed) };
}
__name(fanOutResults, "fanOutResults");
function probabilitiesOf({ classified }) {
  const probability = /* @__PURE__ */ __name((label) => label === void 0 ? null : finite(classified?.probabilities[label]), "probability");
  return {
    confidence: probability(classified?.prediction),
    "true-probability": probability(classified?.truth)
  };
}
__name(probabilitiesOf, "probabilitiesOf");
function cellsOf(confusion, classes) {
  return confusion.flatMap(
    (pixels, i) => pixels === 0 ? [] : [[Math.floor(i / classes), i % classes, pixels]]
  );
}
__name(cellsOf, "cellsOf");

export {
  FEWEST_IMAGES,
  drawImages,
  differenceIntervals,
  compareRuns,
  classNeverPredicted,
  resultsFromRun,
  settingsResults,
  testResults
};
