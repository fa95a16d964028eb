import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  failsByItself
} from "./stages-7-report-gates.js";
import {
  isFinished
} from "./results-run-folder.js";
import {
  historyLineOf
} from "./earlier-history.js";
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
  const isCompared = isWorthComparing(report, keeping.settings);
  if (isCompared) await keepResults(keeping, report.resultsPath);
  await keepHistory(keeping, report, isCompared);
}
__name(publishRun, "publishRun");
async function keepHistory({ settings, publisher, earlier, history }, { results, resultsPath }, isCompared) {
  if (history?.job === void 0 || !isToItsEnd(results)) return;
  const line = historyLineOf(results, history.job);
  const kept = isCompared && settings.baseline === "auto" ? resultsPath : void 0;
  const { dashboardFiles: dashboard } = await import("./stages-7-report-dashboard-files.js");
  publisher.faults(await earlier.keepHistory({ line, results: kept, dashboard }));
}
__name(keepHistory, "keepHistory");
async function publishEvaluation(keeping, report) {
  const { whole } = await keeping.publisher.publishEvaluation(report);
  const fails = failsByItself(report.evaluation, keeping.settings.failIf);
  if (whole && !fails) await keepResults(keeping, report.evaluationPath);
}
__name(publishEvaluation, "publishEvaluation");
function isWorthComparing({ results }, { failIf }) {
  return isToItsEnd(results) && !failsByItself(results, failIf);
}
__name(isWorthComparing, "isWorthComparing");
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
