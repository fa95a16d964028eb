import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  rehearsePictures,
  writePredictions,
  writeReport
} from "./stages-7-report-model-card.js";
import "./stages-7-report-diagnosis.js";
import "./stages-6-evaluate-predict.js";
import "./stages-4-plan-initial-model.js";
import "./shared-csv.js";
import "./image-encode.js";
import "./stages-7-report-baseline.js";
import "./stages-7-report.js";
import "./stages-7-report-sheet.js";
import "./stages-7-report-words.js";
import "./stages-7-report-head-epoch.js";
import "./stages-2-dataset-class-colors.js";
import "./shared-extremes.js";
import "./engine-engine.js";
import "./vendor-markdown-table.js";
import "./document-html.js";
import "./document-markdown-inline.js";
import "./document-document.js";
import "./document-inline.js";
import "./stages-1-config.js";
import "./metrics.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./network.js";
import "./errors.js";
import "./vendor-echarts.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";
export {
  rehearsePictures,
  writePredictions,
  writeReport
};
