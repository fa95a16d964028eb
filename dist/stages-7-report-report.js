import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  rehearsePictures,
  writePredictions,
  writeReport
} from "./stages-7-report-model-card.js";
import "./stages-6-evaluate-evaluate.js";
import "./stages-6-evaluate-predict.js";
import "./shared-csv.js";
import "./image-encode.js";
import "./stages-1-config-fan-out.js";
import "./network-parameters.js";
import "./stages-7-report-baseline-compare.js";
import "./stages-7-report-merge-folds-sections.js";
import "./stages-7-report-sheet-section.js";
import "./stages-7-report-words-sentences.js";
import "./stages-2-dataset-class-colors.js";
import "./stages-1-config-evaluate-options.js";
import "./stages-7-report-gates.js";
import "./results-run-folder.js";
import "./shared-path-from.js";
import "./engine-engine.js";
import "./shared-random.js";
import "./vendor-markdown-table.js";
import "./document-html-style.js";
import "./document-markdown-inline.js";
import "./document-document.js";
import "./document-inline.js";
import "./stages-1-config-table-run.js";
import "./results-history-line.js";
import "./document-numbers.js";
import "./stages-1-config-types.js";
import "./shared-nearest-word.js";
import "./results-results.js";
import "./metrics-scores.js";
import "./shared-write-file-atomic.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./errors-publishing.js";
import "./vendor-echarts.js";
import "./vendor-yaml.js";
import "./vendor-fastest-levenshtein.js";
import "./vendor-zod-2.js";
import "./vendor-zod.js";
import "./esbuild.js";
export {
  rehearsePictures,
  writePredictions,
  writeReport
};
