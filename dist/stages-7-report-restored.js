import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  compareRuns,
  modelName,
  settingsResults
} from "./stages-7-report-baseline-compare.js";
import {
  documentOf,
  renderSummary
} from "./stages-7-report-merge-folds-sections.js";
import "./stages-7-report-sheet-section.js";
import "./stages-7-report-words-sentences.js";
import "./stages-2-dataset-class-colors.js";
import "./stages-1-config-evaluate-options.js";
import {
  judgeGates,
  trendOf
} from "./stages-7-report-gates.js";
import {
  reportOf
} from "./results-run-folder.js";
import {
  pathFrom
} from "./shared-path-from.js";
import {
  MOST_BYTES,
  readPlainText
} from "./shared-plain-file.js";
import "./engine-engine.js";
import "./shared-random.js";
import "./vendor-markdown-table.js";
import {
  picturesOf,
  renderHtml
} from "./document-html-style.js";
import "./document-markdown-inline.js";
import "./document-document.js";
import "./document-inline.js";
import "./stages-1-config-table-run.js";
import "./results-history-line.js";
import "./document-numbers.js";
import "./stages-1-config-types.js";
import "./shared-nearest-word.js";
import {
  writeResults
} from "./results-results.js";
import "./metrics-scores.js";
import {
  writeFileAtomic
} from "./shared-write-file-atomic.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./errors-publishing.js";
import "./vendor-echarts.js";
import "./vendor-yaml.js";
import "./vendor-fastest-levenshtein.js";
import "./vendor-zod-2.js";
import "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

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
__name(writeRestoredReport, "writeRestoredReport");
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
__name(judgedAnew, "judgedAnew");
export {
  writeRestoredReport
};
