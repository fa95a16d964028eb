import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  writePredictions,
  writeReport
} from "./stages-7-report-model-card.js";
import "./stages-6-evaluate-evaluate.js";
import "./image-drawing.js";
import "./stages-6-evaluate-predict.js";
import "./image-encode.js";
import "./document-html-style.js";
import "./stages-4-plan-initial-model.js";
import "./stages-7-report-merge-folds-sections.js";
import "./stages-7-report-words-sentences.js";
import "./results-results.js";
import "./stages-1-config-fan-out.js";
import "./shared-short-path.js";
import "./stages-7-report-gates.js";
import "./metrics-scores.js";
import "./vendor-zod-3.js";
import "./shared-write-file-atomic.js";
import "./engine-engine.js";
import "./shared-random.js";
import "./errors-class-folders.js";
import "./vendor-echarts.js";
import "./vendor-markdown-table.js";
import "./vendor-zod-2.js";
import "./vendor-fastest-levenshtein.js";
import "./vendor-zod.js";
import "./esbuild.js";
export {
  writePredictions,
  writeReport
};
