import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  scoresText
} from "./chunk-FETK4JZU.js";
import {
  NONE,
  formatChange,
  formatRatio,
  plural
} from "./chunk-5MLFQH3K.js";
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/stages/7-report/merge/words.ts
var HELD_OUT_SCORES = [
  ["accuracy", "accuracy"],
  ["mean-iou", "mean IoU"],
  ["macro-f1", "macro F1"]
];
function formatSpread({ mean, "standard-deviation": deviation }) {
  if (mean === null) return NONE;
  return deviation === null ? formatRatio(mean) : `${formatRatio(mean)} ± ${formatRatio(deviation)}`;
}
__name(formatSpread, "formatSpread");
function mergedHeadline(merged) {
  return merged.kind === "folds" ? foldsHeadline(merged) : sweepHeadline(merged);
}
__name(mergedHeadline, "mergedHeadline");
function foldsHeadline({ runs, of, spread }) {
  const count = runs.length === of ? plural(of, "fold") : `${runs.length} of ${plural(of, "fold")}`;
  return `Cross-validation, ${count}: macro F1 ${formatSpread(spread["held-out"]["macro-f1"])} on held-out images`;
}
__name(foldsHeadline, "foldsHeadline");
function sweepHeadline({ runs, of }) {
  const best = runs[0];
  const count = runs.length === of ? plural(of, "row") : `${runs.length} of ${plural(of, "row")}`;
  return `Sweep, ${count}: row ${best.number} is best, macro F1 ${formatRatio(best["held-out"]["macro-f1"])} on the validation images`;
}
__name(sweepHeadline, "sweepHeadline");
function testSentence(merged) {
  const model = merged.kind === "folds" ? `Ensemble of ${plural(merged.runs.length, "model")}` : "Model of the best row";
  const { test, "not-tested": reason } = merged;
  if (test === null) return `${model}: not tested, because ${reason}.`;
  return `${model} on ${plural(test.images, "test image")}: ${scoresText(merged, test)}${range(test.intervals["macro-f1"])}.`;
}
__name(testSentence, "testSentence");
function outOfFoldSentence(merged) {
  if (merged.kind === "sweep") return void 0;
  const all = merged["out-of-fold"];
  return `Out of fold, ${plural(all.images, "image")}, each by the model that did not train on it: ${scoresText(merged, all)}${range(all.intervals["macro-f1"])}.`;
}
__name(outOfFoldSentence, "outOfFoldSentence");
function range(interval) {
  if (interval === null) return "";
  return ` (macro F1's 95 % interval ${formatRatio(interval.low)} to ${formatRatio(interval.high)})`;
}
__name(range, "range");
function mergedWords(merged) {
  const sentences = [...missingSentences(merged), outOfFoldSentence(merged), testSentence(merged)];
  return [`${mergedHeadline(merged)}.`, ...sentences.filter((sentence) => sentence !== void 0)];
}
__name(mergedWords, "mergedWords");
function note(merged) {
  return merged.kind === "folds" ? "The held-out images also chose the epoch that each fold kept, so their scores lean a little to the good side; the test images chose nothing." : [
    "Rows are ranked by the validation images alone. Test scores are shown of the best row only: choosing by them would leave nothing to test on.",
    closeRows(merged)
  ].filter((sentence) => sentence !== void 0).join(" ");
}
__name(note, "note");
function missingSentences({ kind, missing }) {
  const word = kind === "folds" ? "Fold" : "Row";
  return missing.map(({ number, reason }) => `${word} ${number} is left out: ${reason}.`);
}
__name(missingSentences, "missingSentences");
function rowText(settings) {
  const value = /* @__PURE__ */ __name((one) => Array.isArray(one) ? one.join(", ") : String(one), "value");
  return Object.entries(settings).map(([name, one]) => `${name}: ${value(one)}`).join(", ");
}
__name(rowText, "rowText");
function isWorse({ behind }) {
  return behind !== null && behind.interval !== null && behind.interval.high < 0;
}
__name(isWorse, "isWorse");
function closeRows({ runs }) {
  const close = runs.slice(1).filter((run) => !isWorse(run));
  if (close.length === 0) return void 0;
  const numbers = close.map(({ number }) => number).join(", ");
  return `Not clearly worse than the best: ${plural(close.length, "row")} (${numbers}), whose difference may be chance.`;
}
__name(closeRows, "closeRows");
function behindText({ behind }) {
  if (behind === null) return NONE;
  const { change, interval } = behind;
  const between = interval === null ? "" : ` (${formatChange(interval.low)} to ${formatChange(interval.high)})`;
  return `${formatChange(change)}${between}`;
}
__name(behindText, "behindText");

export {
  HELD_OUT_SCORES,
  formatSpread,
  mergedHeadline,
  testSentence,
  outOfFoldSentence,
  mergedWords,
  note,
  missingSentences,
  rowText,
  behindText
};
