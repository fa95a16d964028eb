import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  predictPixels
} from "./chunk-WRS5PIEF.js";
import {
  accuracy,
  addConfusion,
  emptyConfusion,
  macroF1,
  meanIou,
  perClass
} from "./chunk-J56AD46X.js";
import {
  ConfidenceCounts
} from "./chunk-CZ525VPQ.js";
import {
  IGNORE
} from "./chunk-WBE6QDRE.js";
import {
  InternalError
} from "./chunk-CDGDY4VF.js";

// src/stages/6-evaluate/evaluate.ts
async function evaluateModel(input) {
  const { dataset, samples } = input;
  let total = emptyConfusion(dataset.classes.length);
  const confidence = new ConfidenceCounts();
  const perImage = [];
  for (const sample of samples) {
    input.signal?.throwIfAborted();
    const predicted = await predictSample(input, sample);
    const confusion = countPixels(predicted.truth, predicted.prediction, dataset.classes.length);
    countConfidence(confidence, predicted);
    total = addConfusion(total, confusion);
    perImage.push({ id: sample.id, confusion, ...means(confusion) });
    input.onImage?.(perImage.length, samples.length);
  }
  const examples = [];
  for (const [rank, id] of rankExamples(perImage)) {
    const sample = samples.find((candidate) => candidate.id === id);
    if (sample === void 0) continue;
    const { image, truth, prediction } = await predictSample(input, sample);
    examples.push({ rank, id, image, truth, prediction });
  }
  return {
    confusion: total,
    ...means(total),
    perClass: perClass(total),
    confidence: confidence.bins,
    perImage,
    examples
  };
}
function emptyEvaluation(classes) {
  const none = emptyConfusion(classes);
  return {
    confusion: none,
    ...means(none),
    perClass: perClass(none),
    confidence: new ConfidenceCounts().bins,
    perImage: [],
    examples: []
  };
}
function rankExamples(perImage) {
  const ranked = perImage.filter(({ meanIou: meanIou2 }) => !Number.isNaN(meanIou2)).toSorted((a, b) => a.meanIou - b.meanIou || (a.id < b.id ? -1 : 1));
  const middle = ranked[Math.floor((ranked.length - 1) / 2)];
  const byRank = /* @__PURE__ */ new Map();
  if (ranked.length > 1) byRank.set("worst", ranked[0].id);
  if (ranked.length > 2) byRank.set("median", middle.id);
  if (ranked.length > 0) byRank.set("best", ranked[ranked.length - 1].id);
  return byRank;
}
async function predictSample(input, sample) {
  const { model, dataset, reader, wholeImagePixels, tileSize } = input;
  const { image, labels } = await reader.read(sample);
  if (image.channels !== dataset.channels) {
    throw new InternalError(
      `sample ${sample.id} was read with ${image.channels} channels, not ${dataset.channels}`
    );
  }
  const { labels: prediction, confidence } = await predictPixels(model, image, {
    classes: dataset.classes.length,
    wholeImagePixels,
    tileSize
  });
  return { id: sample.id, image, truth: labels, prediction, confidence };
}
function countPixels(truth, prediction, classes) {
  if (truth.width !== prediction.width || truth.height !== prediction.height) {
    throw new InternalError(
      `labels of ${truth.width}x${truth.height} against a prediction of ${prediction.width}x${prediction.height}`
    );
  }
  const counts = [...emptyConfusion(classes)];
  for (let p = 0; p < truth.data.length; p++) {
    const label = truth.data[p];
    if (label === IGNORE) continue;
    if (label >= classes) throw new InternalError(`label ${label} is outside the ${classes} classes`);
    counts[label * classes + prediction.data[p]]++;
  }
  return counts;
}
function countConfidence(counts, { truth, prediction, confidence }) {
  for (let p = 0; p < truth.data.length; p++) {
    const label = truth.data[p];
    if (label !== IGNORE) counts.add(confidence[p], label === prediction.data[p]);
  }
}
function means(confusion) {
  return { accuracy: accuracy(confusion), meanIou: meanIou(confusion), macroF1: macroF1(confusion) };
}

export {
  evaluateModel,
  emptyEvaluation
};
