import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  predictImage,
  predictPixels
} from "./stages-6-evaluate-predict.js";
import {
  encodeMask,
  encodePng
} from "./image-encode.js";
import {
  IGNORED_COLOR,
  LONGEST_EDGE,
  OTHERS,
  displayed,
  errorColorFor,
  pictureKey
} from "./stages-7-report-sheet-section.js";
import {
  pathFrom
} from "./shared-path-from.js";
import {
  IGNORE
} from "./engine-engine.js";
import {
  nearestWord
} from "./shared-nearest-word.js";
import {
  ConfidenceCounts,
  finite
} from "./results-results.js";
import {
  EPOCH_SCORES,
  addConfusion,
  emptyConfusion,
  isScoreOf,
  perClass,
  scoresOf
} from "./metrics-scores.js";
import {
  InternalError,
  initialModelClassesDiffer,
  initialModelKnowsImages,
  initialModelPixelsDiffer,
  initialModelTaskDiffers,
  oneForEachCause
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/stages/6-evaluate/kept-predictions.ts
var KEPT_PIXELS = 2 ** 24;
var KeptPredictions = class {
  static {
    __name(this, "KeptPredictions");
  }
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
__name(evaluateModel, "evaluateModel");
function inOrderOf(samples, images) {
  const places = new Map(samples.map(({ id }, place) => [id, place]));
  return images.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}
__name(inOrderOf, "inOrderOf");
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
__name(fitPictures, "fitPictures");
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
__name(pagePicture, "pagePicture");
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
__name(maskPictures, "maskPictures");
function thin({ width, height, data }, stride) {
  const size = { width: Math.ceil(width / stride), height: Math.ceil(height / stride) };
  const thinned = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) thinned[y * size.width + x] = data[(y * width + x) * stride];
  return { ...size, data: thinned };
}
__name(thin, "thin");
function layers(labels, classes) {
  const pixels2 = /* @__PURE__ */ new Map();
  for (const label of labels.data) pixels2.set(label, (pixels2.get(label) ?? 0) + 1);
  const present = classes.filter(({ index }) => pixels2.has(index));
  const own = present.toSorted((a, b) => (pixels2.get(b.index) ?? 0) - (pixels2.get(a.index) ?? 0)).slice(0, MOST_LAYERS);
  const result = present.filter((info) => own.includes(info)).map(({ index, color }) => ({
    key: String(index),
    png: stencil(labels, [index], (label) => label === index ? color : void 0)
  }));
  const shared = [...pixels2.keys()].filter((label) => !own.some(({ index }) => index === label));
  if (shared.length > 0) {
    const colorOf = /* @__PURE__ */ __name((label) => label === IGNORE ? IGNORED_COLOR : classes[label]?.color, "colorOf");
    result.push({ key: OTHERS, png: stencil(labels, shared, colorOf) });
  }
  return result;
}
__name(layers, "layers");
function stencil(labels, shown, colorOf) {
  const places = new Uint8Array(256);
  for (const [i, label] of shown.entries()) places[label] = i + 1;
  const colors = [[0, 0, 0], ...shown.map((label) => colorOf(label) ?? IGNORED_COLOR)];
  return pngAddress(encodeMask({ ...labels, data: labels.data.map((label) => places[label]) }, colors, [0]));
}
__name(stencil, "stencil");
function pngAddress(png) {
  return `data:image/png;base64,${png.toString("base64")}`;
}
__name(pngAddress, "pngAddress");

// src/stages/7-report/history-csv.ts
var BEFORE = [
  { header: "epoch", read: /* @__PURE__ */ __name((record) => record.epoch, "read") },
  { header: "learning-rate", read: /* @__PURE__ */ __name((record) => record.learningRate, "read") },
  { header: "train-loss", read: /* @__PURE__ */ __name((record) => record.trainLoss, "read") },
  { header: "val-loss", read: /* @__PURE__ */ __name((record) => record.valLoss, "read") }
];
var AFTER = [{ header: "seconds", read: /* @__PURE__ */ __name((record) => record.seconds, "read") }];
function historyCsv(history, task) {
  const scores = EPOCH_SCORES.filter(({ score }) => isScoreOf(score, task)).map(
    ({ name, field }) => ({ header: name, read: /* @__PURE__ */ __name((record) => record[field], "read") })
  );
  const columns = [...BEFORE, ...scores, ...AFTER];
  const rows = history.map((record) => columns.map(({ read }) => String(read(record))).join(","));
  return `${[columns.map(({ header }) => header).join(","), ...rows].join("\n")}
`;
}
__name(historyCsv, "historyCsv");

// src/stages/3-split/split.ts
var PARTS = ["train", "validation", "test"];
function partsOf(dataset, split) {
  const select = /* @__PURE__ */ __name((part) => {
    const ids = new Set(split[part]);
    return dataset.samples.filter(({ id }) => ids.has(id));
  }, "select");
  return { train: select("train"), validation: select("validation"), test: select("test") };
}
__name(partsOf, "partsOf");

// src/network/head.ts
function withClasses(network, classes) {
  const head = headOf(network);
  const resized = head.op === "dense" ? { ...head, units: classes } : { ...head, filters: classes };
  return {
    ...network,
    classes,
    layers: network.layers.map((layer) => layer === head ? resized : layer)
  };
}
__name(withClasses, "withClasses");
function withHeadRows(network, trained, fresh, rows) {
  const head = headOf(network).name;
  return Object.fromEntries(
    Object.entries(fresh).map(([name, tensor]) => [
      name,
      isOf(head, name) ? withRows(trained[name], tensor, rows) : trained[name]
    ])
  );
}
__name(withHeadRows, "withHeadRows");
function headOf({ layers: layers2 }) {
  const last = layers2.find((layer) => layer.op === "softmax");
  const head = layers2.find(({ name }) => last?.op === "softmax" && name === last.from);
  if (head?.op !== "conv" && head?.op !== "dense")
    throw new InternalError(`a ${head?.op} stands before the softmax, not a layer with a row for each class`);
  return head;
}
__name(headOf, "headOf");
function isOf(layer, parameter) {
  return parameter.startsWith(`${layer}.`) && !parameter.slice(layer.length + 1).includes(".");
}
__name(isOf, "isOf");
function withRows(trained, { shape, data }, rows) {
  const length = data.length / rows.length;
  const result = data.slice();
  for (const [to, from] of rows.entries()) {
    if (from !== void 0)
      result.set(trained.data.subarray(from * length, (from + 1) * length), to * length);
  }
  return { shape, data: result };
}
__name(withRows, "withRows");

// src/stages/2-dataset/short-hash.ts
var DIGITS = 16;
function shortHash(hash) {
  return hash.slice(0, DIGITS);
}
__name(shortHash, "shortHash");

// src/stages/4-plan/initial-model.ts
function fitModel(model, dataset) {
  const { name, sha256, normalization, imageSize, parameters, trainedOn } = model;
  const classes = dataset.classes.map((one) => one.name);
  const faults = [];
  if (model.network.task !== dataset.task)
    faults.push(initialModelTaskDiffers(name, model.network.task, dataset.task));
  if (model.channels !== dataset.channels || model.bitDepth !== dataset.bitDepth)
    faults.push(initialModelPixelsDiffer(name, pixels(model), pixels(dataset)));
  const missing = model.classes.filter((one) => !classes.includes(one));
  if (missing.length > 0) {
    const nearest = missing.flatMap((one) => nearestWord(one, classes) ?? []);
    faults.push(initialModelClassesDiffer(name, missing, nearest));
  }
  if (faults.length > 0) return { fitted: void 0, faults };
  const rows = classes.map((one) => model.classes.indexOf(one)).map((row) => row < 0 ? void 0 : row);
  const newClasses = classes.filter((_, i) => rows[i] === void 0);
  const network = withClasses(model.network, classes.length);
  return {
    fitted: { name, sha256, normalization, parameters, trainedOn, imageSize, network, rows, newClasses },
    faults
  };
}
__name(fitModel, "fitModel");
function initialState({ network, parameters, rows }, fresh) {
  return { ...fresh, parameters: withHeadRows(network, parameters, fresh.parameters, rows) };
}
__name(initialState, "initialState");
function knownImages({ trainedOn }, parts) {
  if (trainedOn === void 0) return void 0;
  const known = /* @__PURE__ */ __name((samples) => samples.filter(({ imageHash }) => trainedOn.has(shortHash(imageHash))).length, "known");
  return { validation: known(parts.validation), test: known(parts.test) };
}
__name(knownImages, "knownImages");
function knownImageFaults(model, parts) {
  const known = knownImages(model, parts);
  const found = ["test", "validation"].filter((part) => (known?.[part] ?? 0) > 0);
  if (found.length === 0) return [];
  const words = found.map((part) => `${known?.[part]} of ${parts[part].length} ${part} images`);
  return [initialModelKnowsImages(model.name, words)];
}
__name(knownImageFaults, "knownImageFaults");
function pixels({ bitDepth, channels }) {
  return `${bitDepth}-bit${bitDepth === 32 ? " float" : ""} ${channels === 3 ? "colour" : "grey"}`;
}
__name(pixels, "pixels");

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
__name(dataHash, "dataHash");
function trainingFingerprint(dataset, split, plan, engine) {
  const { epochs, patience, minDelta, target, timeBudgetMs, decayPower, reasons, ...lasting } = plan;
  const { train, validation } = split;
  const identity = JSON.stringify([dataHash(dataset), train, validation, lasting, engine]);
  return createHash("sha256").update(identity).digest("hex");
}
__name(trainingFingerprint, "trainingFingerprint");

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
__name(dataResults, "dataResults");
function sizesOf({ samples }) {
  const sizes = samples.map(({ width, height }) => ({ height, width })).toSorted((a, b) => a.height * a.width - b.height * b.width);
  return sizes.length === 0 ? null : { smallest: sizes[0], largest: sizes[sizes.length - 1] };
}
__name(sizesOf, "sizesOf");
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
__name(partResults, "partResults");
function environmentResults({ memoryBytes, ...rest }) {
  return { ...rest, "memory-bytes": memoryBytes };
}
__name(environmentResults, "environmentResults");
function sum(items, read) {
  return items.reduce((total, item) => total + read(item), 0);
}
__name(sum, "sum");

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
  PARTS,
  partsOf,
  shortHash,
  fitModel,
  initialState,
  knownImages,
  knownImageFaults,
  dataHash,
  trainingFingerprint,
  dataResults,
  partResults,
  environmentResults
};
