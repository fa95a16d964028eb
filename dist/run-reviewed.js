import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  chosenByData,
  findBaseline
} from "./earlier-baseline.js";
import {
  moment
} from "./document-numbers.js";
import {
  baselineFromData,
  baselineInCheckout,
  quote
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/run/reviewed.ts
function baselineAsReviewed(found, reviewed, settings, own) {
  if (reviewed === void 0) return found;
  const series = found.baseline.results === void 0 ? void 0 : found.baseline.series;
  const says = settings.baseline === "auto" ? saysInSeries(reviewed, isNamed(settings, series, own)) : saysOfPath(reviewed);
  return says.reduce(chosenByData, found);
}
__name(baselineAsReviewed, "baselineAsReviewed");
function historyAsReviewed(history, reviewed, settings, own) {
  if (history === void 0 || reviewed === void 0) return { history, faults: [] };
  const series = history.lines.length === 0 ? void 0 : history.series;
  const says = saysInSeries(reviewed, isNamed(settings, series, own));
  const chosen = says.map(({ label }) => label).join(", ");
  return {
    history: chosen === "" ? history : { ...history, chosen },
    faults: says.map(({ fault }) => fault)
  };
}
__name(historyAsReviewed, "historyAsReviewed");
function isNamed({ series }, found, own) {
  return series !== void 0 && found !== void 0 && found === own;
}
__name(isNamed, "isNamed");
function saysInSeries({ fileWithArtifactName, historyInCheckout }, named) {
  return [
    ...fileWithArtifactName === void 0 || named ? [] : [sayOfFile(fileWithArtifactName, "artifact-name")],
    ...historyInCheckout === void 0 ? [] : [sayOfCheckout(historyInCheckout, "history")]
  ];
}
__name(saysInSeries, "saysInSeries");
function saysOfPath({ fileWithBaseline, baselineInCheckout: path }) {
  return [
    ...fileWithBaseline === void 0 ? [] : [sayOfFile(fileWithBaseline, "baseline")],
    ...path === void 0 ? [] : [sayOfCheckout(path, "baseline")]
  ];
}
__name(saysOfPath, "saysOfPath");
function sayOfFile(file, setting) {
  return {
    fault: baselineFromData(file, setting),
    label: "chosen by the data under review",
    sentence: `${quote(file)}, part of the data under review, chose so.`
  };
}
__name(sayOfFile, "sayOfFile");
function sayOfCheckout(path, setting) {
  return {
    fault: baselineInCheckout(path, setting),
    label: "from the checkout under review",
    sentence: `${quote(path)} is part of the checkout under review.`
  };
}
__name(sayOfCheckout, "sayOfCheckout");

// src/run/compare-with.ts
async function compareWith({
  settings,
  publisher,
  earlier,
  reviewed
}) {
  const asked = await findBaseline(settings.baseline, earlier);
  const found = baselineAsReviewed(asked, reviewed, settings, earlier.series);
  const { baseline } = found;
  const compared = baseline.results === void 0 ? baseline.reason : `Baseline: ${baseline.name}, made ${moment(baseline.results["created-at"])}.`;
  if (earlier.series !== void 0) publisher.say(`Series ${earlier.series}. ${compared}`);
  return found;
}
__name(compareWith, "compareWith");

export {
  historyAsReviewed,
  compareWith
};
