import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  compareRuns,
  page,
  picturesOf,
  settingsResults
} from "./chunk-4URWXK2H.js";
import "./chunk-BZDOPR2E.js";
import {
  renderSummary
} from "./chunk-VWZ3TR4P.js";
import "./chunk-FETK4JZU.js";
import "./chunk-W6RPZAXZ.js";
import {
  judgeGates,
  reportOf,
  writeResults
} from "./chunk-5MLFQH3K.js";
import "./chunk-DHVBHEBY.js";
import {
  writeFileAtomic
} from "./chunk-TGS4TCST.js";
import "./chunk-WBE6QDRE.js";
import "./chunk-PUHXWQWT.js";
import "./chunk-AAVDFMB6.js";
import {
  __name
} from "./chunk-X4WLS5DE.js";

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
