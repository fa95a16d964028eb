import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  foldMissing,
  foldOutOfRange,
  foldWithSweepRow,
  foldsMissing,
  matrixEmpty,
  matrixTooLarge
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/stages/1-config/fan-out.ts
function fanOutOf({ folds, fold, sweep, sweepRow }) {
  if (folds !== void 0 && fold !== void 0) return { kind: "fold", number: fold, of: folds };
  if (sweep !== void 0 && sweepRow !== void 0)
    return { kind: "sweep-row", number: sweepRow, of: sweep.length };
  return void 0;
}
__name(fanOutOf, "fanOutOf");
function artifactNameOf(settings) {
  return nameInFanOut(settings.artifactName, settings);
}
__name(artifactNameOf, "artifactNameOf");
function seriesNameOf(settings) {
  return settings.series === void 0 ? void 0 : nameInFanOut(settings.series, settings);
}
__name(seriesNameOf, "seriesNameOf");
function nameInFanOut(name, settings) {
  const fanOut = fanOutOf(settings);
  return fanOut === void 0 ? name : `${name}-${fanOut.kind}-${fanOut.number}`;
}
__name(nameInFanOut, "nameInFanOut");
function matrixOf({ folds, sweep }) {
  const numbers = /* @__PURE__ */ __name((count) => Array.from({ length: count }, (_, i) => i + 1), "numbers");
  if (folds !== void 0) return { fold: numbers(folds) };
  return sweep === void 0 ? {} : { "sweep-row": numbers(sweep.length) };
}
__name(matrixOf, "matrixOf");
var MOST_MATRIX_JOBS = 256;
function matrixFaults({ folds, sweep = [] }) {
  if (folds !== void 0) return [];
  if (sweep.length === 0) return [matrixEmpty()];
  return sweep.length > MOST_MATRIX_JOBS ? [matrixTooLarge(sweep.length, MOST_MATRIX_JOBS)] : [];
}
__name(matrixFaults, "matrixFaults");
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

export {
  fanOutOf,
  artifactNameOf,
  seriesNameOf,
  matrixOf,
  matrixFaults,
  fanOutConflicts,
  trainingFaults
};
