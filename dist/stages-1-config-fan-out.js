import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  foldMissing,
  foldOutOfRange,
  foldWithSweepRow,
  foldsMissing
} from "./errors-class-folders.js";
import {
  __name
} from "./esbuild.js";

// src/results/run-folder.ts
import { join, relative, sep } from "node:path";
function reportOf(folder, results) {
  const inFolder = /* @__PURE__ */ __name((path) => join(folder, path), "inFolder");
  return {
    folder,
    results,
    resultsPath: inFolder("results.json"),
    summaryPath: inFolder("summary.md"),
    reportPath: inFolder("report.html"),
    modelPath: inFolder(results.model.path),
    files: filesOf(results).map(inFolder)
  };
}
__name(reportOf, "reportOf");
function filesOf(results) {
  return [
    ...["results.json", "summary.md", "history.csv", "model/card.md", "curves.svg", "curves.png"],
    "report.html",
    ...results.predictions.map(({ path }) => path),
    ...results.exports.flatMap((one) => one.files.map(({ path }) => path)),
    results.model.path,
    results.split.path
  ];
}
__name(filesOf, "filesOf");
function modelPathOf(folder, path) {
  return leadsOut(folder, path) ? void 0 : join(folder, path);
}
__name(modelPathOf, "modelPathOf");
function isFinished(results) {
  return results["stop-reason"] !== "cancelled" && results.test.images > 0;
}
__name(isFinished, "isFinished");
function leadsOut(folder, path) {
  return relative(folder, join(folder, path)).split(sep)[0] === "..";
}
__name(leadsOut, "leadsOut");

// src/stages/1-config/fan-out.ts
function fanOutOf({ folds, fold, sweep, sweepRow }) {
  if (folds !== void 0 && fold !== void 0) return { kind: "fold", number: fold, of: folds };
  if (sweep !== void 0 && sweepRow !== void 0)
    return { kind: "sweep-row", number: sweepRow, of: sweep.length };
  return void 0;
}
__name(fanOutOf, "fanOutOf");
function artifactNameOf(settings) {
  const fanOut = fanOutOf(settings);
  if (fanOut === void 0) return settings.artifactName;
  return `${settings.artifactName}-${fanOut.kind}-${fanOut.number}`;
}
__name(artifactNameOf, "artifactNameOf");
function matrixOf({ folds, sweep }) {
  const numbers = /* @__PURE__ */ __name((count) => Array.from({ length: count }, (_, i) => i + 1), "numbers");
  if (folds !== void 0) return { fold: numbers(folds) };
  return sweep === void 0 ? {} : { "sweep-row": numbers(sweep.length) };
}
__name(matrixOf, "matrixOf");
function fanOutConflicts({ folds, fold, sweepRow }, right) {
  if (!right("folds", "fold", "sweep-row")) return [];
  if (fold !== void 0 && folds === void 0) return [foldsMissing(fold)];
  if (fold !== void 0 && folds !== void 0 && fold > folds) return [foldOutOfRange(fold, folds)];
  return fold !== void 0 && sweepRow !== void 0 ? [foldWithSweepRow()] : [];
}
__name(fanOutConflicts, "fanOutConflicts");
function trainingFaults({ folds, fold, sweepRow }) {
  return folds !== void 0 && fold === void 0 && sweepRow === void 0 ? [foldMissing(folds)] : [];
}
__name(trainingFaults, "trainingFaults");

// src/metrics/calibration.ts
var CONFIDENCE_BINS = 15;
var ConfidenceCounts = class {
  static {
    __name(this, "ConfidenceCounts");
  }
  #pixels = new Float64Array(CONFIDENCE_BINS);
  #correct = new Float64Array(CONFIDENCE_BINS);
  #confidence = new Float64Array(CONFIDENCE_BINS);
  /** @param confidence the largest of the pixel's class probabilities, 0..1; rounding may put it a little above 1 */
  add(confidence, correct) {
    const sure = Math.min(1, confidence);
    const bin = Math.max(0, Math.ceil(sure * CONFIDENCE_BINS) - 1);
    this.#pixels[bin]++;
    this.#confidence[bin] += sure;
    if (correct) this.#correct[bin]++;
  }
  get bins() {
    return Array.from(this.#pixels, (pixels, bin) => ({
      low: bin / CONFIDENCE_BINS,
      high: (bin + 1) / CONFIDENCE_BINS,
      pixels,
      correct: this.#correct[bin],
      confidence: this.#confidence[bin]
    }));
  }
};
function calibrationError(bins) {
  let distance = 0;
  let pixels = 0;
  for (const bin of bins) {
    distance += Math.abs(bin.correct - bin.confidence);
    pixels += bin.pixels;
  }
  return distance / pixels;
}
__name(calibrationError, "calibrationError");

export {
  ConfidenceCounts,
  calibrationError,
  reportOf,
  filesOf,
  modelPathOf,
  isFinished,
  leadsOut,
  fanOutOf,
  artifactNameOf,
  matrixOf,
  fanOutConflicts,
  trainingFaults
};
