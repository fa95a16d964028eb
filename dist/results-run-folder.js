import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
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
    ...[
      "results.json",
      "summary.md",
      "history.csv",
      "test-images.csv",
      "model/card.md",
      "curves.svg",
      "curves.png"
    ],
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
  const tested = results.test.images > 0 || results.split.test.images === 0;
  return results["stop-reason"] !== "cancelled" && results.untrained === null && tested;
}
__name(isFinished, "isFinished");
function leadsOut(folder, path) {
  return relative(folder, join(folder, path)).split(sep)[0] === "..";
}
__name(leadsOut, "leadsOut");

export {
  reportOf,
  filesOf,
  modelPathOf,
  isFinished,
  leadsOut
};
