import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/metrics/confusion.ts
function emptyConfusion(classes) {
  return new Array(classes * classes).fill(0);
}
__name(emptyConfusion, "emptyConfusion");
function addConfusion(a, b) {
  if (a.length !== b.length)
    throw new RangeError(`confusion counts differ in length: ${a.length} and ${b.length}`);
  return a.map((count, i) => count + b[i]);
}
__name(addConfusion, "addConfusion");
function classCount(confusion) {
  const classes = Math.sqrt(confusion.length);
  if (!Number.isInteger(classes)) throw new RangeError(`${confusion.length} counts are not a square matrix`);
  return classes;
}
__name(classCount, "classCount");
function classCounts(confusion) {
  const classes = classCount(confusion);
  const counts = new Float64Array(3 * classes);
  for (let truth = 0; truth < classes; truth++) {
    counts[truth] = confusion[truth * classes + truth];
    for (let predicted = 0; predicted < classes; predicted++) {
      const pixels = confusion[truth * classes + predicted];
      counts[classes + truth] += pixels;
      counts[2 * classes + predicted] += pixels;
    }
  }
  return counts;
}
__name(classCounts, "classCounts");
function perClass(confusion) {
  const counts = classCounts(confusion);
  const classes = counts.length / 3;
  return Array.from({ length: classes }, (_, k) => {
    const [hits, support, predicted] = [counts[k], counts[classes + k], counts[2 * classes + k]];
    return {
      precision: ratio(hits, predicted),
      recall: ratio(hits, support),
      f1: ratio(2 * hits, support + predicted),
      iou: ratio(hits, support + predicted - hits),
      support,
      predicted
    };
  });
}
__name(perClass, "perClass");
function ratio(part, whole) {
  return whole === 0 ? void 0 : part / whole;
}
__name(ratio, "ratio");

// src/metrics/scores.ts
var ALL = ["segmentation", "classification"];
var MASKS = ["segmentation"];
var WHOLE_IMAGES = ["classification"];
var SCORES = [
  {
    key: "accuracy",
    title: "accuracy",
    tasks: ALL,
    direction: "maximize",
    overClasses: false,
    of: shareOfRight,
    meaning: "Share of the test pixels (classification: images) that the kept model labels correctly, 0 to 1.",
    always: true
  },
  {
    key: "mean-iou",
    title: "mean IoU",
    tasks: MASKS,
    direction: "maximize",
    overClasses: true,
    of: /* @__PURE__ */ __name((counts) => meanOver(counts, iou), "of"),
    meaning: "Mean over the classes of intersection over union on the test set, 0 to 1; masks only.",
    always: true
  },
  {
    key: "macro-f1",
    title: "macro F1",
    tasks: ALL,
    direction: "maximize",
    overClasses: true,
    of: /* @__PURE__ */ __name((counts) => meanOver(counts, f1), "of"),
    meaning: "Mean over the classes of F1 on the test set, 0 to 1.",
    always: true
  },
  {
    key: "mean-dice",
    title: "mean Dice",
    tasks: MASKS,
    direction: "maximize",
    overClasses: true,
    // Dice is F1 by another name; the field leaves the background out. As nnU-Net's `mean_fg_dice`
    // (nnUNetTrainer.on_validation_epoch_end): counts of all images together, label 0 left out. The `foreground_mean` of
    // its summary.json is a mean over images, whose counts the epochs of a training don't keep.
    of: /* @__PURE__ */ __name((counts) => meanOver(counts, f1, FOREGROUND), "of"),
    meaning: "Mean over the classes but the first, the background, of Dice on the test set, 0 to 1; masks only."
  },
  {
    key: "balanced-accuracy",
    title: "balanced accuracy",
    tasks: WHOLE_IMAGES,
    direction: "maximize",
    overClasses: true,
    // As scikit-learn's balanced_accuracy_score: a class that isn't in the truth has no recall.
    of: /* @__PURE__ */ __name((counts) => meanOver(counts, recall), "of"),
    meaning: "Mean over the classes of the share of their test images that the kept model finds, 0 to 1; classification only."
  }
];
function scoresOf(confusion) {
  const counts = classCounts(confusion);
  return byScore(({ of }) => of(counts));
}
__name(scoresOf, "scoresOf");
function byScore(make) {
  return Object.fromEntries(SCORES.map((score, row) => [score.key, make(score, row)]));
}
__name(byScore, "byScore");
var DECIDING = SCORES.find((score) => score.key === "macro-f1");
function isScoreOf({ tasks }, task) {
  return tasks.includes(task);
}
__name(isScoreOf, "isScoreOf");
function scoresOfTask(task) {
  return SCORES.filter((score) => isScoreOf(score, task));
}
__name(scoresOfTask, "scoresOfTask");
function shareOfRight(counts) {
  const classes = counts.length / 3;
  let [right, all] = [0, 0];
  for (let k = 0; k < classes; k++) {
    right += counts[k];
    all += counts[classes + k];
  }
  return right / all;
}
__name(shareOfRight, "shareOfRight");
var f1 = /* @__PURE__ */ __name((right, truth, predicted) => 2 * right / (truth + predicted), "f1");
var recall = /* @__PURE__ */ __name((right, truth) => right / truth, "recall");
var iou = /* @__PURE__ */ __name((right, truth, predicted) => right / (truth + predicted - right), "iou");
var FOREGROUND = 1;
function meanOver(counts, ratio2, first = 0) {
  const classes = counts.length / 3;
  let [sum, defined] = [0, 0];
  for (let k = first; k < classes; k++) {
    const value = ratio2(counts[k], counts[classes + k], counts[2 * classes + k]);
    if (Number.isNaN(value)) continue;
    sum += value;
    defined++;
  }
  return sum / defined;
}
__name(meanOver, "meanOver");

// src/metrics/epoch-scores.ts
var PARTS = ["train", "val"];
var TRAINING_SCORES = SCORES.map((score) => epochScore("train", score));
var VALIDATION_SCORES = SCORES.map((score) => epochScore("val", score));
var EPOCH_SCORES = SCORES.flatMap(
  (score) => PARTS.map((part) => epochScore(part, score))
);
function byName(scores, make) {
  return Object.fromEntries(scores.map((one) => [one.name, make(one)]));
}
__name(byName, "byName");
function byField(scores, make) {
  return Object.fromEntries(scores.map((one) => [one.field, make(one)]));
}
__name(byField, "byField");
function epochScore(part, score) {
  const capital = score.key.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
  return {
    part,
    score,
    name: `${part}-${score.key}`,
    field: `${part}${capital}`
  };
}
__name(epochScore, "epochScore");

export {
  emptyConfusion,
  addConfusion,
  classCounts,
  perClass,
  SCORES,
  scoresOf,
  byScore,
  DECIDING,
  isScoreOf,
  scoresOfTask,
  TRAINING_SCORES,
  VALIDATION_SCORES,
  EPOCH_SCORES,
  byName,
  byField,
  epochScore
};
