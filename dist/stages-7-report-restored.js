import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  compareRuns,
  modelName,
  settingsResults
} from "./stages-7-report-baseline.js";
import {
  documentOf,
  renderSummary
} from "./stages-7-report.js";
import "./stages-7-report-sheet.js";
import "./stages-7-report-words.js";
import "./stages-7-report-head-epoch.js";
import "./stages-2-dataset-class-colors.js";
import "./shared-extremes.js";
import "./engine-engine.js";
import "./vendor-markdown-table.js";
import {
  picturesOf,
  renderHtml
} from "./document-html.js";
import "./document-markdown-inline.js";
import "./document-document.js";
import "./document-inline.js";
import "./provision.js";
import {
  MOST_BYTES,
  readPlainText
} from "./stages-5-train.js";
import {
  judgeGates,
  pathFrom,
  reportOf,
  trendOf,
  writeResults
} from "./stages-1-config.js";
import {
  writeFileAtomic
} from "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./engine-onnx.js";
import "./shared-out-of-memory.js";
import "./network.js";
import "./shared-message-of.js";
import "./errors.js";
import "./vendor-echarts.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/stages/7-report/restored.ts
import { join } from "node:path";
async function writeRestoredReport(restored) {
  const folder = restored.settings.output;
  const results = judgedAnew(restored);
  const path = join(folder, "report.html");
  const pictures = picturesOf(await readPlainText(path, MOST_BYTES.run)) ?? [];
  await writeFileAtomic(path, renderHtml(documentOf(results), pictures));
  await writeFileAtomic(join(folder, "summary.md"), renderSummary(results));
  await writeResults(join(folder, "results.json"), results);
  return reportOf(folder, results);
}
function judgedAnew({ results, runId, settings, cwd, baseline, history, now }) {
  const comparison = compareRuns(results, baseline);
  const at = now().toISOString();
  const trend = trendOf({ ...results, date: at }, history);
  return {
    ...results,
    name: modelName(settings),
    restored: { at, "run-id": runId ?? null },
    data: { ...results.data, root: pathFrom(cwd, settings.data) },
    settings: settingsResults(settings, cwd),
    comparison,
    trend,
    gates: judgeGates(settings.failIf ?? [], { ...results, comparison, trend }, baseline)
  };
}
export {
  writeRestoredReport
};
