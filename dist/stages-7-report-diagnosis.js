import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  predictImage,
  predictPixels
} from "./stages-6-evaluate-predict.js";
import {
  knownImages,
  partsOf,
  shortHash
} from "./stages-4-plan-initial-model.js";
import {
  encodeMask,
  encodePng
} from "./image-encode.js";
import {
  compareRuns,
  modelName,
  settingsResults
} from "./stages-7-report-baseline.js";
import {
  IGNORED_COLOR,
  LONGEST_EDGE,
  OTHERS,
  displayed,
  errorColorFor,
  pictureKey
} from "./stages-7-report-sheet.js";
import {
  isHeadAlone
} from "./stages-7-report-head-epoch.js";
import {
  IGNORE
} from "./engine-engine.js";
import {
  ConfidenceCounts,
  RESULTS_SCHEMA_VERSION,
  calibrationResults,
  drawImages,
  fanOutOf,
  finite,
  formatMeasured,
  formatRate,
  formatRatio,
  formatShare,
  judgeGates,
  ofTask,
  pathFrom,
  plural,
  scoreIntervals,
  scoreResults,
  trendOf,
  unitOf,
  words
} from "./stages-1-config.js";
import {
  EPOCH_SCORES,
  VALIDATION_SCORES,
  addConfusion,
  byName,
  byScore,
  classCounts,
  emptyConfusion,
  isScoreOf,
  perClass,
  scoresOf
} from "./metrics.js";
import {
  Random,
  countParameters
} from "./network.js";
import {
  InternalError,
  escapeControls,
  oneForEachCause
} from "./errors.js";

// src/stages/6-evaluate/kept-predictions.ts
var KEPT_PIXELS = 2 ** 24;
var KeptPredictions = class {
  #byId = /* @__PURE__ */ new Map();
  #pixels = 0;
  add(prediction) {
    this.#pixels += prediction.image.width * prediction.image.height;
    if (this.#pixels <= KEPT_PIXELS) this.#byId.set(prediction.id, prediction);
  }
  get(id) {
    return this.#byId.get(id);
  }
};

// src/stages/6-evaluate/evaluate.ts
var RANKS = 3;
var MOST_MISTAKES = 12;
async function evaluateModel(input) {
  const { dataset, samples, order = samples } = input;
  let total = emptyConfusion(dataset.classes.length);
  const confidence = new ConfidenceCounts();
  const inOrder = [];
  const kept = new KeptPredictions();
  for (const sample of order) {
    input.signal?.throwIfAborted();
    if (inOrder.length > 0 && input.fitsAnother?.(inOrder.length) === false) break;
    const predicted = await predictSample(input, sample);
    const confusion = countPixels(predicted.truth, predicted.prediction, dataset.classes.length);
    countConfidence(confidence, predicted);
    kept.add(predicted);
    total = addConfusion(total, confusion);
    const { classified } = predicted;
    inOrder.push({
      id: sample.id,
      confusion,
      scores: scoresOf(confusion),
      ...classified && { classified }
    });
    input.onImage?.(inOrder.length, samples.length);
  }
  const perImage = order === samples ? inOrder : inOrderOf(samples, inOrder);
  const examples = [];
  const chosen = dataset.task === "segmentation" ? rankExamples(perImage) : surestMistakes(perImage);
  for (const [rank, id] of chosen) {
    const sample = samples.find((candidate) => candidate.id === id);
    if (sample === void 0) continue;
    const { image, truth, prediction } = kept.get(id) ?? await predictSample(input, sample);
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
function inOrderOf(samples, images) {
  const places = new Map(samples.map(({ id }, place) => [id, place]));
  return images.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}
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
function rankExamples(perImage) {
  const ranked = perImage.map(({ id, scores }) => ({ id, iou: scores["mean-iou"] })).filter(({ iou }) => !Number.isNaN(iou)).toSorted((a, b) => a.iou - b.iou || (a.id < b.id ? -1 : 1));
  const middle = ranked[Math.floor((ranked.length - 1) / 2)];
  const byRank = /* @__PURE__ */ new Map();
  if (ranked.length > 1) byRank.set("worst", ranked[0].id);
  if (ranked.length > 2) byRank.set("median", middle.id);
  if (ranked.length > 0) byRank.set("best", ranked[ranked.length - 1].id);
  return byRank;
}
function surestMistakes(perImage) {
  const sureness = ({ classified }) => classified === void 0 ? 0 : classified.probabilities[classified.prediction];
  return perImage.filter(({ classified }) => classified !== void 0 && classified.truth !== classified.prediction).toSorted((a, b) => sureness(b) - sureness(a) || (a.id < b.id ? -1 : 1)).slice(0, MOST_MISTAKES).map(({ id }) => ["mistake", id]);
}
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

// src/stages/7-report/page-pictures.ts
var MOST_LAYERS = 32;
var EDGES = [LONGEST_EDGE, 512, 384, 256, 192, 128, 96, 64];
async function fitPictures(budgetBytes, encode, size, largest = LONGEST_EDGE) {
  for (const edge of EDGES.filter((one) => one <= largest)) {
    const pictures = await encode(edge);
    if (size(pictures) <= budgetBytes) return pictures;
  }
  return [];
}
async function pagePicture(example, classes, longestEdge) {
  const shown = displayed(example.image, longestEdge);
  const { width, height } = shown;
  return {
    key: pictureKey(example),
    width,
    height,
    image: pngAddress(await encodePng(shown)),
    masks: example.rank === "mistake" ? void 0 : maskPictures(example, classes, longestEdge)
  };
}
function maskPictures(example, classes, longestEdge) {
  const stride = Math.ceil(Math.max(example.image.width, example.image.height) / longestEdge);
  const truth = thin(example.truth, stride);
  const prediction = thin(example.prediction, stride);
  const { width, height } = truth;
  const wrong = Uint8Array.from(
    truth.data,
    (label, p) => label === IGNORE ? 2 : Number(label !== prediction.data[p])
  );
  return {
    truth: layers(truth, classes),
    prediction: layers(prediction, classes),
    errors: pngAddress(
      encodeMask({ width, height, data: wrong }, [[0, 0, 0], errorColorFor(classes), IGNORED_COLOR], [0])
    )
  };
}
function thin({ width, height, data }, stride) {
  const size = { width: Math.ceil(width / stride), height: Math.ceil(height / stride) };
  const thinned = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) thinned[y * size.width + x] = data[(y * width + x) * stride];
  return { ...size, data: thinned };
}
function layers(labels, classes) {
  const pixels = /* @__PURE__ */ new Map();
  for (const label of labels.data) pixels.set(label, (pixels.get(label) ?? 0) + 1);
  const present = classes.filter(({ index }) => pixels.has(index));
  const own = present.toSorted((a, b) => (pixels.get(b.index) ?? 0) - (pixels.get(a.index) ?? 0)).slice(0, MOST_LAYERS);
  const result = present.filter((info) => own.includes(info)).map(({ index, color }) => ({
    key: String(index),
    png: stencil(labels, [index], (label) => label === index ? color : void 0)
  }));
  const shared = [...pixels.keys()].filter((label) => !own.some(({ index }) => index === label));
  if (shared.length > 0) {
    const colorOf = (label) => label === IGNORE ? IGNORED_COLOR : classes[label]?.color;
    result.push({ key: OTHERS, png: stencil(labels, shared, colorOf) });
  }
  return result;
}
function stencil(labels, shown, colorOf) {
  const places = new Uint8Array(256);
  for (const [i, label] of shown.entries()) places[label] = i + 1;
  const colors = [[0, 0, 0], ...shown.map((label) => colorOf(label) ?? IGNORED_COLOR)];
  return pngAddress(encodeMask({ ...labels, data: labels.data.map((label) => places[label]) }, colors, [0]));
}
function pngAddress(png) {
  return `data:image/png;base64,${png.toString("base64")}`;
}

// src/stages/7-report/history-csv.ts
var BEFORE = [
  { header: "epoch", read: (record) => record.epoch },
  { header: "learning-rate", read: (record) => record.learningRate },
  { header: "train-loss", read: (record) => record.trainLoss },
  { header: "val-loss", read: (record) => record.valLoss }
];
var AFTER = [{ header: "seconds", read: (record) => record.seconds }];
function historyCsv(history, task) {
  const scores = EPOCH_SCORES.filter(({ score }) => isScoreOf(score, task)).map(
    ({ name, field }) => ({ header: name, read: (record) => record[field] })
  );
  const columns = [...BEFORE, ...scores, ...AFTER];
  const rows = history.map((record) => columns.map(({ read }) => String(read(record))).join(","));
  return `${[columns.map(({ header }) => header).join(","), ...rows].join("\n")}
`;
}

// src/stages/6-evaluate/intervals.ts
function testIntervals(images, seed) {
  return scoreIntervals(images.map(classCounts), drawImages(images.length, Random.for(seed, "bootstrap")));
}

// src/stages/7-report/diagnosis/curves.ts
var F1 = "macro-f1";
function curvesOf(run) {
  const { history, "best-epoch": bestEpoch, "stop-reason": stopReason, split, untrained } = run;
  const end = history.findIndex((row) => row["train-loss"] === null || row["val-loss"] === null);
  const finite2 = end < 0 ? history : history.slice(0, end);
  const epochs = finite2.filter((row) => !isHeadAlone(run, row));
  return {
    epochs,
    finished: finite2.length,
    train: epochs.map((row) => row["train-loss"] ?? Number.NaN),
    validation: epochs.map((row) => row["val-loss"] ?? Number.NaN),
    diverged: end >= 0 || stopReason === "diverged",
    best: finite2.find(({ epoch }) => epoch === bestEpoch),
    stopReason,
    isUntrained: untrained === "less-than-an-epoch",
    guessedF1: guessedF1(split.train["class-share"])
  };
}
function highestRate(epochs) {
  return Math.max(0, ...epochs.map((row) => row["learning-rate"] ?? 0));
}
function f1Of(epoch) {
  return {
    train: epoch?.[`train-${F1}`] ?? Number.NaN,
    validation: epoch?.[`val-${F1}`] ?? Number.NaN
  };
}
function guessedF1(shares) {
  const shown = shares.filter((share) => share !== null && share > 0);
  const largest = Math.max(...shown);
  return 2 * largest / (1 + largest) / shown.length;
}
function skill({ guessedF1: guessedF12 }, f1) {
  return (f1 - guessedF12) / (1 - guessedF12);
}
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
function mean(values) {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
function smooth(values) {
  return values.map((_, i) => {
    const from = Math.max(0, Math.min(i - 1, values.length - 3));
    return median(values.slice(from, from + 3));
  });
}
function noise(values) {
  const logs = values.map((value) => Math.log(Math.max(value, Number.MIN_VALUE)));
  const away = logs.slice(1, -1).map((value, i) => Math.abs(value - (logs[i] + logs[i + 2]) / 2));
  return away.length === 0 ? 0 : median(away);
}

// src/stages/7-report/diagnosis/fit.ts
var FEWEST_EPOCHS = 3;
var tooShort = {
  verdict: "too-short",
  title: "too short to tell",
  rule: `fewer than ${FEWEST_EPOCHS} epochs with steps were finished`,
  find({ epochs, finished, isUntrained }) {
    const count = epochs.length;
    if (count >= FEWEST_EPOCHS) return void 0;
    if (count === 1 && isUntrained)
      return {
        sentence: "The first epoch was not finished: there is no curve to judge.",
        evidence: { epochs: 0 }
      };
    const isProbed = finished > count;
    return {
      sentence: isProbed ? fewAfterHead(count) : fewEpochs(count),
      evidence: { epochs: finished, ...isProbed ? { "after-the-head": count } : {} }
    };
  }
};
function fewEpochs(count) {
  if (count === 0) return "No epoch was finished: there is no curve to judge.";
  const few = count === 1 ? "one epoch was" : `${count} epochs were`;
  return `Only ${few} finished: so few tell nothing yet of how the training goes.`;
}
function fewAfterHead(count) {
  if (count === 0)
    return "The one epoch that was finished fitted the head alone: there is no curve to judge.";
  const few = count === 1 ? "one epoch was" : `${count} epochs were`;
  return `After the first, which fitted the head alone, only ${few} finished: so few tell nothing yet of how the training goes.`;
}
var NOISE_EPOCHS = 8;
var NOISY = 0.33;
var tooNoisy = {
  verdict: "too-noisy",
  title: "too noisy to tell",
  rule: `in the second half of at least ${NOISE_EPOCHS} epochs the validation loss leapt by more than ${NOISY * 100} % of its level from epoch to epoch`,
  find({ validation }) {
    if (validation.length < NOISE_EPOCHS) return void 0;
    const half = validation.slice(Math.floor(validation.length / 2));
    const share = noise(half);
    if (!(share > NOISY)) return void 0;
    return {
      sentence: `The validation loss leaps by ${formatShare(share)} of its level from epoch to epoch, so its trend can't be seen. More validation images would calm it (setting validation-fraction), as would a lower learning rate.`,
      evidence: { noise: share }
    };
  }
};
var RISE = 0.1;
var overfitRising = {
  verdict: "overfit",
  title: "overfit",
  rule: `the validation loss, as the median of 3 epochs, ended over ${RISE * 100} % and twice its noise above its lowest, while the training loss ended below where it was then`,
  find({ epochs, train, validation }) {
    const [trainLevel, level] = [smooth(train), smooth(validation)];
    const lowest = level.lastIndexOf(Math.min(...level));
    const last = level.length - 1;
    const rise = level[last] - level[lowest];
    const bound = level[lowest] * Math.max(RISE, 2 * noise(validation));
    if (!(rise > bound && trainLevel[last] < trainLevel[lowest])) return void 0;
    const from = epochs[lowest].epoch + 1;
    return {
      sentence: `From epoch ${from} on the validation loss rose, from ${formatMeasured(level[lowest])} to ${formatMeasured(level[last])}, while the training loss fell from ${formatMeasured(trainLevel[lowest])} to ${formatMeasured(trainLevel[last])}: from there the training images were learnt by heart.`,
      evidence: { lowest: level[lowest], last: level[last], noise: noise(validation) },
      fromEpoch: from
    };
  }
};
var IMPROVEMENT = 0.05;
var LIVELY = 0.01;
var stillImproving = {
  verdict: "still-improving",
  title: "still improving",
  rule: `training ended by epochs, time or a cancellation at a rate not yet below ${LIVELY * 100} % of its start, while the validation loss of the last fifth of the epochs was below that of the fifth before by over ${IMPROVEMENT * 100} % and its noise, and below all levels before (of fewer than 6 epochs: the last below all others)`,
  find({ epochs, finished, validation, stopReason }) {
    if (stopReason !== "epochs" && stopReason !== "time-budget" && stopReason !== "cancelled")
      return void 0;
    const { before, after } = lastFifths(validation);
    const scatter = noise(validation.slice(Math.floor(validation.length / 2)));
    const rate = (epochs.at(-1)?.["learning-rate"] ?? 0) / highestRate(epochs);
    const lowest = Math.min(...smooth(validation.slice(0, -Math.max(1, Math.floor(validation.length / 5)))));
    if (!(rate >= LIVELY && after < lowest)) return void 0;
    if (!(before - after > before * Math.max(IMPROVEMENT, validation.length < 6 ? 0 : scatter)))
      return void 0;
    const ended = { epochs: "the epochs", "time-budget": "the time", cancelled: "the run" }[stopReason];
    return {
      sentence: `The validation loss was still falling when ${ended} ended after ${plural(finished, "epoch")}, lately from ${formatMeasured(before)} to ${formatMeasured(after)}: a longer training would go further.`,
      evidence: { before, after, noise: scatter }
    };
  }
};
function lastFifths(values) {
  const fifth = Math.max(2, Math.floor(values.length / 5));
  if (values.length < 6) return { before: Math.min(...values.slice(0, -1)), after: values.at(-1) ?? 0 };
  return { before: median(values.slice(-2 * fifth, -fifth)), after: median(values.slice(-fifth)) };
}
var BEHIND = 1.5;
var F1_GAP = 0.1;
var overfitBehind = {
  verdict: "overfit",
  title: "overfit",
  rule: `at the kept epoch the validation loss was over ${BEHIND} times the training loss, and macro F1 more than ${F1_GAP} lower`,
  find({ epochs, train, validation, best }) {
    const [loss, valLoss] = [best?.["train-loss"] ?? Number.NaN, best?.["val-loss"] ?? Number.NaN];
    const { train: f1, validation: valF1 } = f1Of(best);
    if (!(valLoss > BEHIND * loss && f1 - valF1 > F1_GAP)) return void 0;
    const [trainLevel, level] = [smooth(train), smooth(validation)];
    const together = level.findLastIndex((value, i) => value <= BEHIND * trainLevel[i]);
    const from = epochs[together + 1]?.epoch;
    return {
      sentence: `${from === void 0 ? "At the kept epoch" : `From epoch ${from} on`} the validation loss stays far behind: at the kept epoch ${formatMeasured(valLoss)} against ${formatMeasured(loss)}, macro F1 ${formatRatio(valF1)} against ${formatRatio(f1)}. What is learnt holds for the training images only.`,
      evidence: { "train-loss": loss, "val-loss": valLoss, [`train-${F1}`]: f1, [`val-${F1}`]: valF1 },
      fromEpoch: from
    };
  }
};
var LEARNT = 0.5;
var underfit = {
  verdict: "underfit",
  title: "underfit",
  rule: `at the kept epoch macro F1 on the training images was less than half of the way from always answering the most frequent class to all right`,
  find(curves) {
    const f1 = f1Of(curves.best).train;
    const learnt = skill(curves, f1);
    if (!(learnt < LEARNT)) return void 0;
    return {
      sentence: `Even on the training images macro F1 is only ${formatRatio(f1)}; always answering the most frequent class gives ${formatRatio(curves.guessedF1)}. The network is too small, the learning rate too low, or the labels don't follow from the images.`,
      evidence: { [`train-${F1}`]: f1, guessed: curves.guessedF1, learnt }
    };
  }
};
var correctTraining = {
  verdict: "correct-training",
  title: "correct training",
  rule: "no rule found a learning rate too high, noise, overfitting, underfitting or an end too early",
  find(curves) {
    const gap = (curves.best?.["val-loss"] ?? Number.NaN) / (curves.best?.["train-loss"] ?? Number.NaN) - 1;
    const sentence = Number.isFinite(100 * gap) ? `${course(curves)}; ${gapText(gap)}.` : `${course(curves)}.`;
    return { sentence, evidence: { gap } };
  }
};
function course({ validation, stopReason }) {
  if (stopReason === "target") return "Validation loss fell with training loss until the target was reached";
  const { before, after } = lastFifths(validation);
  const flat = validation.length >= 6 && Math.abs(before - after) <= before * Math.max(IMPROVEMENT, noise(validation));
  return flat ? "Validation loss flattened with training loss" : "Validation loss followed training loss down";
}
function gapText(gap) {
  const percent = formatShare(Math.abs(gap));
  return gap < 0 ? `at the kept epoch it is ${percent} lower, for augmentation and dropout weigh on training only` : `the gap at the kept epoch is ${percent}`;
}

// src/stages/7-report/diagnosis/learning-rate.ts
var SAME = { verdict: "learning-rate-too-high", title: "learning rate too high" };
var diverging = {
  ...SAME,
  rule: "a loss was not a finite number",
  find({ diverged, finished: last }) {
    if (!diverged) return void 0;
    return {
      sentence: `After epoch ${last} the loss was no longer a finite number: the steps were too large. Try a tenth of the learning rate.`,
      evidence: { "last-finite-epoch": last },
      fromEpoch: last + 1
    };
  }
};
var BLOWN_UP = 2;
var OF_FIRST = 0.1;
var rising = {
  ...SAME,
  rule: `the training loss, as the median of 3 epochs, rose to over ${BLOWN_UP} times its lowest and stayed there to the end`,
  find({ train, epochs }) {
    const level = smooth(train);
    const lowest = level.lastIndexOf(Math.min(...level));
    if (lowest < 0) return void 0;
    const bound = Math.max(BLOWN_UP * level[lowest], level[lowest] + OF_FIRST * train[0]);
    const last = level[level.length - 1];
    if (!(last > bound)) return void 0;
    return {
      sentence: `From epoch ${epochs[lowest].epoch + 1} on the training loss itself rose, from ${formatMeasured(level[lowest])} to ${formatMeasured(last)}: the steps are too large. Try a tenth of the learning rate.`,
      evidence: { lowest: level[lowest], last },
      fromEpoch: epochs[lowest].epoch + 1
    };
  }
};
var EARLY_EPOCHS = 10;
var FEWEST_EPOCHS2 = 5;
var LEAST_NET = 1 / 3;
var LEAST_SWING = 0.06;
var LEARNT2 = 0.5;
var wandering = {
  ...SAME,
  rule: `in the first ${EARLY_EPOCHS} epochs at the starting rate the training loss swung by more than ${LEAST_SWING * 100} % an epoch, less than a third of its moves added up to a fall, and less than half of what there is to gain over guessing was learnt`,
  find(curves) {
    const early = startingStretch(curves);
    if (early.length < FEWEST_EPOCHS2) return void 0;
    const losses = early.map((row) => row["train-loss"] ?? Number.NaN);
    const moves = losses.slice(1).map((loss, i) => Math.abs(loss - losses[i]));
    const swing = mean(moves) / mean(losses);
    const net = (losses[0] - losses[losses.length - 1]) / (mean(moves) * moves.length);
    const learnt = skill(curves, f1Of(early.at(-1)).train);
    if (!(swing > LEAST_SWING && net < LEAST_NET && learnt < LEARNT2)) return void 0;
    return wanderingObservation(curves, early.length, { swing, net, learnt });
  }
};
function wanderingObservation({ epochs }, length, evidence) {
  const start = highestRate(epochs.slice(0, length));
  const rate = start >= 0.01 ? String(start) : formatRate(start);
  return {
    sentence: `In its first ${length} epochs, at ${rate}, the training loss swung by ${formatShare(evidence.swing)} an epoch and hardly fell: each step undid the one before. Try a tenth of the learning rate.`,
    evidence: { epochs: length, ...evidence },
    fromEpoch: 1
  };
}
function startingStretch({ epochs }) {
  const end = epochs.findIndex(
    (row, i) => (row["learning-rate"] ?? 0) < highestRate(epochs.slice(0, i + 1)) / 2
  );
  return epochs.slice(0, Math.min(EARLY_EPOCHS, end < 0 ? epochs.length : end));
}

// src/stages/7-report/diagnosis/rule.ts
function finding({ verdict, title, rule }, observed) {
  const evidence = Object.entries(observed.evidence).map(([name, value]) => [
    name,
    Number.isFinite(value) ? value + 0 : null
  ]);
  return {
    verdict,
    title,
    sentence: observed.sentence,
    rule,
    "from-epoch": observed.fromEpoch ?? null,
    evidence: Object.fromEntries(evidence)
  };
}

// src/stages/7-report/diagnosis/test-set.ts
var MOST_NAMES = 5;
var NEVER = { verdict: "class-never-predicted", title: "class never predicted" };
function classNeverPredicted(run) {
  const { test } = run;
  const unit = unitOf(run);
  const missing = test["per-class"].filter(({ support: support2, predicted }) => support2 > 0 && predicted === 0);
  if (missing.length === 0) return void 0;
  const names = missing.slice(0, MOST_NAMES).map((metrics) => `"${escapeControls(metrics.class)}"`);
  const more = missing.length > MOST_NAMES ? ` and ${missing.length - MOST_NAMES} more` : "";
  const support = missing.reduce((total, metrics) => total + metrics.support, 0);
  const rule = unit === "pixel" ? "a class has pixels in the test images, and not one pixel was predicted as it" : "a class has test images, and not one image was predicted as it";
  const them = missing.length === 1 ? "it" : "them";
  const shown = unit === "pixel" ? `which show ${plural(support, unit)} of ${them}` : `${support} of which ${support === 1 ? "shows" : "show"} ${them}`;
  return finding(
    { ...NEVER, rule },
    {
      sentence: `The model never answers ${names.join(", ")}${more} on the test images, ${shown}. More images of it or class weights may help.`,
      evidence: { classes: missing.length, [`${unit}s`]: support }
    }
  );
}
var F1_GAP2 = 0.1;
var GAP = {
  verdict: "train-test-gap",
  title: "train/test gap",
  rule: `macro F1 on the test images is over ${F1_GAP2} below that of training at the kept epoch, which lies above the test's 95 % interval`
};
function trainTestGap({ best }, test) {
  const { train, validation } = f1Of(best);
  const tested = test[F1] ?? Number.NaN;
  const interval = test.intervals[F1];
  if (!(train - tested > F1_GAP2 && train > (interval?.high ?? Number.NEGATIVE_INFINITY))) return void 0;
  const levels = `Macro F1 is ${formatRatio(train)} in training and ${formatRatio(tested)} on the test images.`;
  return finding(GAP, {
    sentence: `${levels} ${causeOf({ train, validation, tested })}`,
    evidence: { train, validation, test: tested }
  });
}
function causeOf({ train, validation, tested }) {
  const had = `Validation had ${formatRatio(validation)}`;
  if (!(validation - tested > F1_GAP2)) return `${had} too: the model does not hold for new images.`;
  if (train - validation > F1_GAP2)
    return `${had}, which is far below training, too: the training images were learnt by heart (overfit), and the test images may differ from the others besides.`;
  return `${had}, so the test images differ from the others, or validation images have copies in training.`;
}

// src/stages/7-report/diagnosis.ts
var RULES = [
  diverging,
  tooShort,
  rising,
  wandering,
  tooNoisy,
  overfitRising,
  stillImproving,
  overfitBehind,
  underfit,
  correctTraining
];
function diagnose(run) {
  const curves = curvesOf(run);
  const verdict = firstOf(curves);
  const beside = [classNeverPredicted(run), trainTestGap(curves, run.test)];
  return [verdict, ...beside].filter((found) => found !== void 0);
}
function firstOf(curves) {
  for (const rule of RULES) {
    const observed = rule.find(curves);
    if (observed !== void 0) return finding(rule, observed);
  }
  return void 0;
}

// src/stages/7-report/results-initial-model.ts
function initialModelResults(model, parts, record) {
  if (model === void 0) return null;
  const { network } = model;
  return {
    name: model.name,
    sha256: model.sha256,
    pretraining: model.pretraining === void 0 ? null : { ...model.pretraining },
    origin: model.origin === void 0 ? null : { ...model.origin },
    "new-classes": [...model.newClasses],
    "trained-on": knownImages(model, parts) ?? null,
    "val-loss": finite(record?.valLoss),
    ...byName(VALIDATION_SCORES, ({ score, field }) => ofTask(network.task, score, finite(record?.[field])))
  };
}

// src/stages/7-report/results-plan.ts
function planResults(plan) {
  return {
    recipe: plan.recipe,
    network: plan.network.title,
    parameters: countParameters(plan.network),
    patch: { ...plan.patch },
    tile: { ...plan.tile },
    "batch-size": plan.batchSize,
    "patches-per-image": plan.patchesPerImage,
    normalization: {
      stretch: plan.normalization.stretch ?? "none",
      channels: plan.normalization.channels.map((channel) => ({ ...channel }))
    },
    loss: {
      "cross-entropy": plan.loss.crossEntropy,
      dice: plan.loss.dice,
      "class-weights": [...plan.loss.classWeights],
      "label-smoothing": plan.loss.labelSmoothing ?? 0,
      "mix-up": plan.mixUp
    },
    optimizer: words(plan.optimizer),
    "learning-rate": plan.learningRate,
    "layer-rates": { ...plan.rates },
    "linear-probe": plan.linearProbe ?? false,
    "warmup-steps": plan.warmupSteps,
    "decay-power": plan.decayPower ?? null,
    "reduce-on-plateau": {
      factor: plan.reduceOnPlateau.factor,
      patience: plan.reduceOnPlateau.patience,
      "min-delta": plan.reduceOnPlateau.minDelta,
      floor: plan.reduceOnPlateau.floor
    },
    augmentation: plan.augmentation === void 0 ? null : words(plan.augmentation),
    monitor: plan.monitor,
    epochs: plan.epochs,
    patience: plan.patience,
    "min-delta": plan.minDelta,
    target: plan.target ?? null,
    "time-budget-seconds": plan.timeBudgetMs === void 0 ? null : plan.timeBudgetMs / 1e3,
    seed: plan.seed,
    reasons: plan.reasons.map((reason) => ({ ...reason }))
  };
}

// src/stages/5-train/fingerprint.ts
import { createHash } from "node:crypto";
function dataHash(dataset) {
  const hash = createHash("sha256");
  hash.update(JSON.stringify(dataset.classes.map(({ name }) => name)));
  for (const { id, imageHash, labelHash } of dataset.samples) {
    hash.update(`${JSON.stringify(id)} ${imageHash} ${labelHash}
`);
  }
  return hash.digest("hex");
}
function meaningHash(dataset) {
  const counts = dataset.samples.map(({ classCounts: classCounts2 }) => classCounts2);
  return createHash("sha256").update(JSON.stringify([dataHash(dataset), counts])).digest("hex");
}
var PASSING = [
  "epochs",
  "patience",
  "minDelta",
  "target",
  "timeBudgetMs",
  "decayPower",
  "foreseenMemoryBytes",
  "reasons"
];
function trainingFingerprint(dataset, split, plan, engine) {
  const { train, validation } = split;
  const identity = JSON.stringify([meaningHash(dataset), train, validation, lastingOf(plan), engine]);
  return createHash("sha256").update(identity).digest("hex");
}
function lastingOf(plan) {
  const isPassing = (field) => PASSING.some((one) => one === field);
  return Object.fromEntries(Object.entries(plan).filter(([field]) => !isPassing(field)));
}

// src/stages/7-report/results-values.ts
function dataResults(dataset, cwd) {
  return {
    root: pathFrom(cwd, dataset.root),
    hash: dataHash(dataset),
    images: dataset.samples.length,
    "bit-depth": dataset.bitDepth,
    channels: dataset.channels,
    "ignored-pixels": dataset.task === "segmentation" ? dataset.ignoredPixels : null,
    sizes: sizesOf(dataset),
    "skipped-files": [...dataset.skipped],
    warnings: oneForEachCause(dataset.warnings).map(({ code, message, file, files }) => ({
      code,
      message,
      file,
      files: files && [...files]
    }))
  };
}
function sizesOf({ samples }) {
  const sizes = samples.map(({ width, height }) => ({ height, width })).toSorted((a, b) => a.height * a.width - b.height * b.width);
  return sizes.length === 0 ? null : { smallest: sizes[0], largest: sizes[sizes.length - 1] };
}
function partResults(samples, classes) {
  const counts = Array.from(
    { length: classes },
    (_, k) => sum(samples, (sample) => sample.classCounts[k] ?? 0)
  );
  const total = sum(counts, (count) => count);
  const share = counts.map((count) => finite(count / total));
  const hashes = samples.map(({ id, imageHash, labelHash }) => ({
    id,
    image: shortHash(imageHash),
    labels: shortHash(labelHash)
  }));
  return { images: samples.length, "class-pixels": counts, "class-share": share, samples: hashes };
}
function environmentResults({ memoryBytes, ...rest }) {
  return { ...rest, "memory-bytes": memoryBytes };
}
function sum(items, read) {
  return items.reduce((total, item) => total + read(item), 0);
}

// src/stages/7-report/results-from-run.ts
function resultsFromRun(run) {
  const { dataset, outcome } = run;
  const curves = {
    history: outcome.history.map((record) => epochResults(record, dataset.task)),
    "best-epoch": outcome.bestEpoch,
    ...{ "stop-reason": outcome.stopReason, untrained: outcome.untrained ?? null }
  };
  const classes = dataset.classes.map(({ index, name, color }) => ({ index, name, color: [...color] }));
  const [split, plan] = [splitResults(run.split, dataset), planResults(run.plan)];
  const test = testResults(run.evaluation, dataset, plan.seed);
  const { task } = dataset;
  const diagnosis = diagnose({ ...curves, task, test, split, plan });
  const data = dataResults(dataset, run.cwd);
  const comparison = compareRuns({ task, classes, split, test, plan, data, model: run.model }, run.baseline);
  const trend = trendOf({ task, classes, test, date: run.createdAt.toISOString() }, run.history);
  const judged = { ...curves, task, test, split, diagnosis, comparison, trend };
  return {
    "schema-version": RESULTS_SCHEMA_VERSION,
    tool: { name: "best-epoch", version: run.version },
    name: modelName(run.settings),
    "created-at": run.createdAt.toISOString(),
    fingerprint: run.fingerprint ?? null,
    restored: null,
    ...{ task, classes, data },
    split,
    plan,
    settings: settingsResults(run.settings, run.cwd),
    "initial-model": initialModelResults(run.initialModel, partsOf(dataset, run.split), outcome.initial),
    ...curves,
    ...courseResults(outcome),
    "validation-loss": finite(outcome.history.find(({ epoch }) => epoch === outcome.bestEpoch)?.valLoss),
    test,
    "fan-out": fanOutResults(run, plan.seed),
    diagnosis,
    comparison,
    trend,
    gates: judgeGates(run.settings.failIf ?? [], judged, run.baseline),
    predictions: run.predictions,
    sheet: run.sheet,
    ...machineResults(run),
    model: modelResults(run.model),
    exports: run.exports.map((one) => ({ ...one, files: one.files.map((file) => ({ ...file })) }))
  };
}
function modelResults({ path, sha256, bytes, notices }) {
  return { path, sha256, bytes, notices: notices ?? null };
}
function courseResults({ stoppedEpoch, firstEpoch, resumedFrom, validationImages }) {
  return {
    "stopped-epoch": stoppedEpoch,
    "first-epoch": firstEpoch,
    "resumed-from": resumedFrom ?? null,
    "validation-images": validationImages
  };
}
function machineResults({ engine, environment, seconds, outcome, peakMemoryBytes, plan }) {
  const { partSeconds, secondsToBest } = outcome;
  return {
    engine,
    environment: environmentResults(environment),
    "timings-seconds": { ...seconds, ...partSeconds, "best-epoch": secondsToBest },
    "peak-memory-bytes": peakMemoryBytes,
    "foreseen-memory-bytes": plan.foreseenMemoryBytes ?? null
  };
}
function splitResults(split, dataset) {
  const byId = new Map(dataset.samples.map((sample) => [sample.id, sample]));
  const part = (ids) => partResults(
    ids.map((id) => byId.get(id)).filter((sample) => sample !== void 0),
    dataset.classes.length
  );
  return {
    source: split.source,
    by: split.by ?? null,
    path: "split.json",
    kept: split.kept ?? null,
    train: part(split.train),
    validation: part(split.validation),
    test: part(split.test)
  };
}
function epochResults(record, task) {
  return {
    epoch: record.epoch,
    "learning-rate": finite(record.learningRate),
    "train-loss": finite(record.trainLoss),
    "val-loss": finite(record.valLoss),
    ...byName(EPOCH_SCORES, ({ score, field }) => ofTask(task, score, finite(record[field]))),
    seconds: record.seconds
  };
}
function testResults(evaluation, dataset, seed) {
  const { task } = dataset;
  const size = dataset.classes.length;
  const iou = (value) => task === "segmentation" ? value : null;
  const intervals = testIntervals(
    evaluation.perImage.map(({ confusion }) => confusion),
    seed
  );
  return {
    images: evaluation.perImage.length,
    confusion: dataset.classes.map((_, k) => evaluation.confusion.slice(k * size, (k + 1) * size)),
    ...scoreResults(task, evaluation.scores),
    "per-class": evaluation.perClass.map((metrics, k) => ({
      class: dataset.classes[k].name,
      precision: finite(metrics.precision),
      recall: finite(metrics.recall),
      f1: finite(metrics.f1),
      iou: iou(finite(metrics.iou)),
      support: metrics.support,
      predicted: metrics.predicted,
      "f1-interval": intervals.f1[k] ?? null,
      "iou-interval": iou(intervals.iou[k] ?? null)
    })),
    intervals: byScore((score) => ofTask(task, score, intervals.scores[score.key] ?? null)),
    calibration: calibrationResults(evaluation.confidence),
    "per-image": evaluation.perImage.map((image) => ({
      id: image.id,
      ...scoreResults(task, image.scores),
      cells: cellsOf(image.confusion, size),
      ...probabilitiesOf(image)
    }))
  };
}
function fanOutResults({ settings, dataset, heldOut }, seed) {
  const fanOut = fanOutOf(settings);
  if (fanOut === void 0) return null;
  return { ...fanOut, "held-out": heldOut === void 0 ? null : testResults(heldOut, dataset, seed) };
}
function probabilitiesOf({ classified }) {
  const probability = (label) => label === void 0 ? null : finite(classified?.probabilities[label]);
  return {
    confidence: probability(classified?.prediction),
    "true-probability": probability(classified?.truth)
  };
}
function cellsOf(confusion, classes) {
  return confusion.flatMap(
    (pixels, i) => pixels === 0 ? [] : [[Math.floor(i / classes), i % classes, pixels]]
  );
}

export {
  KEPT_PIXELS,
  RANKS,
  MOST_MISTAKES,
  evaluateModel,
  emptyEvaluation,
  fitPictures,
  pagePicture,
  pngAddress,
  historyCsv,
  classNeverPredicted,
  diagnose,
  dataHash,
  meaningHash,
  trainingFingerprint,
  lastingOf,
  dataResults,
  partResults,
  environmentResults,
  resultsFromRun,
  modelResults,
  splitResults,
  testResults
};
