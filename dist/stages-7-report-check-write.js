import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkDocument,
  writeCheckResults
} from "./stages-7-report-check.js";
import "./stages-3-split.js";
import "./stages-2-dataset.js";
import "./engine.js";
import "./stages-2-dataset-labels.js";
import "./stages-2-dataset-yolo-layout.js";
import "./stages-7-report-diagnosis.js";
import "./stages-6-evaluate-predict.js";
import "./stages-4-plan-initial-model.js";
import "./stages-2-dataset-classes-file.js";
import "./image.js";
import "./shared-csv.js";
import "./image-encode.js";
import "./results-merged.js";
import "./engine-check.js";
import "./engine-onnx-messages.js";
import "./vendor-saxes.js";
import "./vendor-picomatch.js";
import "./stages-7-report-baseline.js";
import "./stages-7-report-sheet.js";
import "./stages-7-report-head-epoch.js";
import "./stages-2-dataset-class-colors.js";
import "./shared-extremes.js";
import "./engine-engine.js";
import {
  renderHtml
} from "./document-html.js";
import "./document-document.js";
import "./document-inline.js";
import "./provision.js";
import "./stages-5-train.js";
import "./stages-1-config.js";
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
export {
  writeCheck
};
