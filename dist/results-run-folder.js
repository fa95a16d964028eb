import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  require_mod
} from "./vendor-fastest-levenshtein.js";
import {
  __name,
  __toESM
} from "./esbuild.js";

// src/shared/nearest-word.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
function nearestWord(word, known) {
  const wanted = folded(word);
  if (wanted === "" || known.length === 0) return void 0;
  const words = known.map(folded);
  const nearest = (0, import_fastest_levenshtein.closest)(wanted, words);
  const place = words.indexOf(nearest);
  return (0, import_fastest_levenshtein.distance)(wanted, nearest) <= mostEdits(wanted) ? known[place] : void 0;
}
__name(nearestWord, "nearestWord");
function mostEdits({ length }) {
  return length < 4 ? 1 : Math.max(2, Math.floor(length / 3));
}
__name(mostEdits, "mostEdits");
function suggestionFor(word, known, elsewhere = /* @__PURE__ */ new Map()) {
  const same = known.find((one) => one === folded(word));
  if (same !== void 0) return { word: same, because: "spelling" };
  const meant = elsewhere.get(folded(word));
  if (meant !== void 0) return { word: meant, because: "meaning" };
  const nearest = nearestWord(word, known);
  return nearest === void 0 ? void 0 : { word: nearest, because: "spelling" };
}
__name(suggestionFor, "suggestionFor");
function folded(word) {
  return word.replace(/([a-z])([A-Z])/g, "$1-$2").replace(/[\s_]+/g, "-").toLowerCase();
}
__name(folded, "folded");

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
  return results["stop-reason"] !== "cancelled" && tested;
}
__name(isFinished, "isFinished");
function leadsOut(folder, path) {
  return relative(folder, join(folder, path)).split(sep)[0] === "..";
}
__name(leadsOut, "leadsOut");

export {
  nearestWord,
  suggestionFor,
  reportOf,
  filesOf,
  modelPathOf,
  isFinished,
  leadsOut
};
