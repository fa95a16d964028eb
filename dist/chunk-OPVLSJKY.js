import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  shortPath
} from "./chunk-Y5K6275C.js";
import {
  stageSeconds
} from "./chunk-FETK4JZU.js";
import {
  formatSeconds,
  plural
} from "./chunk-5MLFQH3K.js";
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/stages/7-report/evaluation/words.ts
var PARTS = {
  all: "all images",
  train: "the training images",
  validation: "the validation images",
  test: "the test images"
};
function evaluatedSentence({ model, data, evaluated }) {
  const by = { folders: " (by its folders)", file: " (by split.json)" };
  const where = `${PARTS[evaluated.part]} of ${shortPath(data.root)}`;
  const source = evaluated.source === null ? "" : by[evaluated.source];
  const count = evaluated.images === data.images ? "" : ` of ${data.images}`;
  return `Evaluated ${shortPath(model.path)} on ${where}${source}: ${evaluated.images}${count} ${data.images === 1 ? "image" : "images"}.`;
}
__name(evaluatedSentence, "evaluatedSentence");
function evaluationCounts(evaluation, networkTitle) {
  const { evaluated, classes, environment } = evaluation;
  return [
    "Nothing was trained",
    plural(evaluated.images, "image"),
    plural(classes.length, "class", "classes"),
    networkTitle,
    `${formatSeconds(stageSeconds(evaluation))} on ${plural(environment.cores, "core")}`
  ].join(" · ");
}
__name(evaluationCounts, "evaluationCounts");
function networkWords({ model: { network, members } }) {
  if (members > 1) return `an ensemble of ${plural(members, "model")}`;
  return network ?? "a network of unknown kind";
}
__name(networkWords, "networkWords");

export {
  evaluatedSentence,
  evaluationCounts,
  networkWords
};
