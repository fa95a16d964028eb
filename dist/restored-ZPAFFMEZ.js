import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  compareRuns,
  page,
  picturesOf,
  settingsResults
} from "./chunk-I62O363K.js";
import "./chunk-ZA3ZU4M6.js";
import {
  renderSummary
} from "./chunk-ITVQUGNM.js";
import "./chunk-EDRCGP6A.js";
import {
  judgeGates,
  reportOf,
  writeResults
} from "./chunk-TC7Y44VL.js";
import {
  writeFileAtomic
} from "./chunk-L5V27FBX.js";
import "./chunk-4Z5V4DWO.js";
import "./chunk-WBE6QDRE.js";
import "./chunk-XX4IXW4C.js";
import {
  __name
} from "./chunk-HAKWSWS4.js";

// src/stages/7-report/restored.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";
async function writeRestoredReport(restored) {
  const folder = restored.settings.output;
  const results = judgedAnew(restored);
  const path = join(folder, "report.html");
  const pictures = picturesOf(await readFile(path, "utf8")) ?? [];
  await writeFileAtomic(path, page(results, pictures));
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
