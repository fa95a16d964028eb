import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  foldMissing,
  foldOutOfRange,
  foldWithSweepRow,
  foldsMissing
} from "./errors-class-doubts.js";
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

export {
  fanOutOf,
  artifactNameOf,
  matrixOf,
  fanOutConflicts,
  trainingFaults
};
