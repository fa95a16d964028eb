import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  compareRuns,
  page,
  picturesOf,
  settingsResults
} from "./chunk-EJVQGQHU.js";
import "./chunk-J56AD46X.js";
import {
  renderSummary
} from "./chunk-DX5TO66B.js";
import "./chunk-CWAKRP6Q.js";
import {
  judgeGates,
  reportOf,
  writeResults
} from "./chunk-CZ525VPQ.js";
import {
  writeFileAtomic
} from "./chunk-ZJJXBYFV.js";
import "./chunk-PZ5RQBDC.js";
import "./chunk-WBE6QDRE.js";
import "./chunk-5JJNYSDK.js";
import "./chunk-CDGDY4VF.js";

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
export {
  writeRestoredReport
};
