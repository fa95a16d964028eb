import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  predictImage,
  predictPixels
} from "./stages-6-evaluate-predict.js";
import {
  ConfidenceCounts
} from "./stages-1-config-fan-out.js";
import {
  addConfusion,
  emptyConfusion,
  perClass,
  scoresOf
} from "./metrics-scores.js";
import {
  IGNORE
} from "./engine-engine.js";
import {
  InternalError
} from "./errors-class-folders.js";
import {
  __name
} from "./esbuild.js";

// src/stages/6-evaluate/evaluate.ts
var MOST_MISTAKES = 12;
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
    const { classified } = predicted;
    perImage.push({
      id: sample.id,
      confusion,
      scores: scoresOf(confusion),
      ...classified && { classified }
    });
    input.onImage?.(perImage.length, samples.length);
  }
  const examples = [];
  const chosen = dataset.task === "segmentation" ? rankExamples(perImage) : surestMistakes(perImage);
  for (const [rank, id] of chosen) {
    const sample = samples.find((candidate) => candidate.id === id);
    if (sample === void 0) continue;
    const { image, truth, prediction } = await predictSample(input, sample);
    examples.push({ rank, id, image, truth, prediction });
  }
  return {
    confusion: total,
    scores: scoresOf(total),
    perClass: perClass(total),
    confidence: confidence.bins,
    perImage,
    examples
  };
}
__name(evaluateModel, "evaluateModel");
function emptyEvaluation(classes) {
  const none = emptyConfusion(classes);
  return {
    confusion: none,
    scores: scoresOf(none),
    perClass: perClass(none),
    confidence: new ConfidenceCounts().bins,
    perImage: [],
    examples: []
  };
}
__name(emptyEvaluation, "emptyEvaluation");
function rankExamples(perImage) {
  const ranked = perImage.map(({ id, scores }) => ({ id, iou: scores["mean-iou"] })).filter(({ iou }) => !Number.isNaN(iou)).toSorted((a, b) => a.iou - b.iou || (a.id < b.id ? -1 : 1));
  const middle = ranked[Math.floor((ranked.length - 1) / 2)];
  const byRank = /* @__PURE__ */ new Map();
  if (ranked.length > 1) byRank.set("worst", ranked[0].id);
  if (ranked.length > 2) byRank.set("median", middle.id);
  if (ranked.length > 0) byRank.set("best", ranked[ranked.length - 1].id);
  return byRank;
}
__name(rankExamples, "rankExamples");
function surestMistakes(perImage) {
  const sureness = /* @__PURE__ */ __name(({ classified }) => classified === void 0 ? 0 : classified.probabilities[classified.prediction], "sureness");
  return perImage.filter(({ classified }) => classified !== void 0 && classified.truth !== classified.prediction).toSorted((a, b) => sureness(b) - sureness(a) || (a.id < b.id ? -1 : 1)).slice(0, MOST_MISTAKES).map(({ id }) => ["mistake", id]);
}
__name(surestMistakes, "surestMistakes");
async function predictSample(input, sample) {
  const { model, dataset, reader, wholeImagePixels, tileSize } = input;
  const { image, labels } = await reader.read(sample);
  if (image.channels !== dataset.channels) {
    throw new InternalError(
      `sample ${sample.id} was read with ${image.channels} channels, not ${dataset.channels}`
    );
  }
  const { id } = sample;
  const classes = dataset.classes.length;
  if (dataset.task === "classification") {
    const { label, probabilities } = await predictImage(model, image, { classes });
    return {
      id,
      image,
      truth: labels,
      prediction: { width: 1, height: 1, data: Uint8Array.of(label) },
      confidence: probabilities.subarray(label, label + 1),
      classified: { truth: labels.data[0], prediction: label, probabilities: [...probabilities] }
    };
  }
  const { labels: prediction, confidence } = await predictPixels(model, image, {
    classes,
    wholeImagePixels,
    tileSize
  });
  return { id, image, truth: labels, prediction, confidence, classified: void 0 };
}
__name(predictSample, "predictSample");
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
__name(countPixels, "countPixels");
function countConfidence(counts, { truth, prediction, confidence }) {
  for (let p = 0; p < truth.data.length; p++) {
    const label = truth.data[p];
    if (label !== IGNORE) counts.add(confidence[p], label === prediction.data[p]);
  }
}
__name(countConfidence, "countConfidence");

export {
  evaluateModel,
  emptyEvaluation
};
