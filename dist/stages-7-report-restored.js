import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  compareRuns,
  settingsResults
} from "./stages-7-report-diagnosis-fit.js";
import {
  picturesOf,
  renderHtml
} from "./document-html-style.js";
import "./stages-4-plan-initial-model.js";
import {
  documentOf,
  renderSummary
} from "./stages-7-report-merge-folds-sections.js";
import "./stages-7-report-sheet-section.js";
import "./stages-7-report-words-sentences.js";
import "./shared-moment.js";
import "./document-inline.js";
import "./stages-2-dataset-class-colors.js";
import "./stages-1-config-fan-out.js";
import {
  judgeGates
} from "./stages-7-report-gates.js";
import "./document-numbers.js";
import {
  reportOf
} from "./results-run-folder.js";
import {
  writeResults
} from "./results-results.js";
import "./shared-short-path.js";
import "./metrics-monitor.js";
import "./metrics-scores.js";
import {
  writeFileAtomic
} from "./shared-write-file-atomic.js";
import "./engine-engine.js";
import "./shared-random.js";
import "./errors-class-doubts.js";
import "./vendor-echarts.js";
import "./vendor-markdown-table.js";
import "./vendor-fastest-levenshtein.js";
import "./vendor-zod-2.js";
import "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/stages/7-report/restored.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";
async function writeRestoredReport(restored) {
  const folder = restored.settings.output;
  const results = judgedAnew(restored);
  const path = join(folder, "report.html");
  const pictures = picturesOf(await readFile(path, "utf8")) ?? [];
  await writeFileAtomic(path, renderHtml(documentOf(results), pictures));
  await writeFileAtomic(join(folder, "summary.md"), renderSummary(results));
  await writeResults(join(folder, "results.json"), results);
  return reportOf(folder, results);
}
__name(writeRestoredReport, "writeRestoredReport");
function judgedAnew({ results, settings, baseline, now }) {
  const comparison = compareRuns(results, baseline);
  return {
    ...results,
    restored: { at: now().toISOString() },
    data: { ...results.data, root: settings.data },
    settings: settingsResults(settings),
    comparison,
    gates: judgeGates(settings.failIf ?? [], { ...results, comparison }, baseline)
  };
}
__name(judgedAnew, "judgedAnew");
export {
  writeRestoredReport
};
