import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkDocument,
  writeCheckResults
} from "./stages-7-report-check-document.js";
import "./stages-7-report-sheet-section.js";
import "./stages-2-dataset-class-colors.js";
import "./engine-engine.js";
import {
  renderHtml
} from "./document-html-style.js";
import "./document-document.js";
import "./document-inline.js";
import "./document-numbers.js";
import "./results-results.js";
import "./metrics-scores.js";
import {
  writeFileAtomic
} from "./shared-write-file-atomic.js";
import "./shared-move-and-remove.js";
import "./errors-publishing.js";
import "./vendor-echarts.js";
import "./vendor-zod-2.js";
import "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/stages/7-report/check/write.ts
import { join } from "node:path";
var NAMED = 3;
async function writeCheck(folder, results, sheet) {
  const [checkPath, pagePath] = [join(folder, "check.json"), join(folder, "check.html")];
  await writeFileAtomic(pagePath, renderHtml(checkDocument(results), sheet));
  await writeCheckResults(checkPath, results);
  const named = Math.max(0, ...results.faults.map(({ files }) => files.length));
  return [
    `Page:    ${pagePath}`,
    `Results: ${checkPath}`,
    ...named > NAMED ? ["         with the names of all files at fault"] : []
  ];
}
__name(writeCheck, "writeCheck");
export {
  writeCheck
};
