import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  hasFailedGate
} from "./stages-7-report-gates.js";
import {
  isFinished
} from "./results-run-folder.js";
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
  if (whole && isWorthComparing(report)) await keepResults(keeping, report.resultsPath);
}
__name(publishRun, "publishRun");
async function publishEvaluation(keeping, report) {
  const { whole } = await keeping.publisher.publishEvaluation(report);
  if (whole && !hasFailedGate(report.evaluation)) await keepResults(keeping, report.evaluationPath);
}
__name(publishEvaluation, "publishEvaluation");
function isWorthComparing({ results }) {
  const toItsEnd = results["stop-reason"] !== "cancelled" && results.test.accuracy !== null;
  return toItsEnd && !hasFailedGate(results);
}
__name(isWorthComparing, "isWorthComparing");
async function keepResults({ settings, publisher, earlier }, path) {
  if (settings.baseline === "auto") publisher.faults(await earlier.keepResults(path));
}
__name(keepResults, "keepResults");

export {
  keepRun,
  publishRun,
  publishEvaluation
};
