import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  failedByItself
} from "./stages-7-report-gates.js";
import {
  isFinished
} from "./results-run-folder.js";
import {
  historyLineOf
} from "./results-history-line.js";
import {
  __name
} from "./esbuild.js";

// src/run/keep.ts
async function keepRun({ publisher, earlier }, fingerprint, report) {
  if (fingerprint === void 0 || !isFinished(report.results)) return;
  publisher.faults(await earlier.keepRun(fingerprint, report));
}
__name(keepRun, "keepRun");
async function publishRun(keeping, report) {
  const { whole } = await keeping.publisher.publish(report);
  if (!whole) return;
  const isCompared = isToItsEnd(report.results) && passesByItself(keeping, report.results);
  if (isCompared) await keepResults(keeping, report.resultsPath);
  await keepHistory(keeping, report, isCompared);
}
__name(publishRun, "publishRun");
async function keepHistory({ settings, publisher, earlier, history }, { results, resultsPath }, isCompared) {
  if (history?.job === void 0 || !isToItsEnd(results)) return;
  const line = historyLineOf(results, history.job);
  const kept = isCompared && settings.baseline === "auto" ? resultsPath : void 0;
  const { dashboardFiles: dashboard } = await import("./stages-7-report-dashboard-files.js");
  const { lines, faults } = await earlier.keepHistory({ line, results: kept, dashboard });
  for (const said of lines) publisher.say(said);
  publisher.faults(faults);
}
__name(keepHistory, "keepHistory");
async function publishEvaluation(keeping, report) {
  const { whole } = await keeping.publisher.publishEvaluation(report);
  if (whole && passesByItself(keeping, report.evaluation)) await keepResults(keeping, report.evaluationPath);
}
__name(publishEvaluation, "publishEvaluation");
function passesByItself({ settings, publisher, earlier, reviewed }, results) {
  const failed = failedByItself(results, settings.failIf);
  const wouldLeaveOne = settings.baseline === "auto" && earlier.series !== void 0 && reviewed === void 0;
  if (failed.length > 0 && wouldLeaveOne)
    publisher.say(
      `This run is no baseline for later ones, since ${failed.map(({ text }) => `\`${text}\``).join(", ")} failed.`
    );
  return failed.length === 0;
}
__name(passesByItself, "passesByItself");
function isToItsEnd(results) {
  const wasCutOff = results["stop-reason"] === "cancelled" || results.untrained !== null;
  return !wasCutOff && results.test.accuracy !== null;
}
__name(isToItsEnd, "isToItsEnd");
async function keepResults({ settings, publisher, earlier }, path) {
  if (settings.baseline === "auto") publisher.faults(await earlier.keepResults(path));
}
__name(keepResults, "keepResults");

export {
  keepRun,
  publishRun,
  publishEvaluation
};
