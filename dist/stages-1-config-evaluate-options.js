import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  SETTINGS
} from "./stages-1-config-table-run.js";
import {
  choice,
  path
} from "./stages-1-config-types.js";
import {
  settingNotForEvaluation,
  settingNotForTraining
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/stages/1-config/evaluate-options.ts
var EVALUATE_OPTIONS = {
  model: {
    name: "model",
    type: path(),
    help: "The run folder of a training or of `merge`, or its model.onnx."
  },
  part: {
    name: "part",
    type: choice("auto", "all", "train", "validation", "test"),
    default: "auto",
    help: "Which images are evaluated: auto takes the test part where a test/ folder or a given split.json names one, else all images."
  }
};
var EVALUATION_DEFAULTS = {
  output: "evaluation",
  "artifact-name": "evaluation"
};
var MEANINGFUL = ["split", "seed", "threads", "memory-budget", "output", "baseline", "fail-if"];
function evaluationFaults(flags) {
  return Object.values(EVALUATE_OPTIONS).filter(({ name, default: fallback = "" }) => !["", fallback].includes((flags[name] ?? "").trim())).map(({ name }) => settingNotForTraining(name));
}
__name(evaluationFaults, "evaluationFaults");
var MEANINGFUL_IN_WORKFLOW = [
  "artifact-name",
  "report-artifact",
  "retention-days",
  "series",
  "comment",
  "comment-on"
];
function inputsPassedOver(inputs) {
  return SETTINGS.filter(({ name, default: fallback = "" }) => {
    const text = (inputs[name] ?? "").trim();
    const isOfPictures = name === "history" && /^(?:branch\s|none$)/.test(text);
    const hasMeaning = isForEvaluation(name) || MEANINGFUL_IN_WORKFLOW.includes(name) || isOfPictures;
    return !hasMeaning && text !== "" && text !== fallback;
  }).map(({ name }) => settingNotForEvaluation(name));
}
__name(inputsPassedOver, "inputsPassedOver");
function isForEvaluation(name) {
  return MEANINGFUL.includes(name) || SETTINGS.some((one) => one.name === name && one.section === "Data");
}
__name(isForEvaluation, "isForEvaluation");

export {
  EVALUATE_OPTIONS,
  EVALUATION_DEFAULTS,
  evaluationFaults,
  inputsPassedOver,
  isForEvaluation
};
