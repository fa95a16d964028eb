import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  rehearsePictures,
  writePredictions,
  writeReport
} from "./stages-7-report-model-card.js";
import "./stages-6-evaluate-evaluate.js";
import "./stages-6-evaluate-predict.js";
import "./image-encode.js";
import "./stages-7-report-diagnosis-fit.js";
import "./document-html-style.js";
import "./stages-4-plan-initial-model.js";
import "./stages-7-report-merge-folds-sections.js";
import "./stages-7-report-sheet-section.js";
import "./stages-7-report-words-sentences.js";
import "./shared-moment.js";
import "./document-inline.js";
import "./stages-2-dataset-class-colors.js";
import "./stages-1-config-fan-out.js";
import "./stages-7-report-gates.js";
import "./document-numbers.js";
import "./results-run-folder.js";
import "./results-results.js";
import "./shared-short-path.js";
import "./metrics-monitor.js";
import "./metrics-scores.js";
import "./shared-write-file-atomic.js";
import "./engine-engine.js";
import "./shared-random.js";
import "./errors-class-doubts.js";
import "./vendor-echarts.js";
import "./vendor-markdown-table.js";
import "./vendor-fastest-levenshtein.js";
import "./vendor-zod-2.js";
import "./vendor-zod.js";
import "./esbuild.js";
export {
  rehearsePictures,
  writePredictions,
  writeReport
};
