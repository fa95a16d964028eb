import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  require_mod
} from "./chunk-DHVBHEBY.js";
import {
  external_exports,
  writeFileAtomic
} from "./chunk-TGS4TCST.js";
import {
  InternalError,
  foldMissing,
  foldOutOfRange,
  foldWithSweepRow,
  foldsMissing,
  gateFailed,
  initialModelClassesDiffer,
  initialModelKnowsImages,
  initialModelPixelsDiffer,
  initialModelTaskDiffers
} from "./chunk-AAVDFMB6.js";
import {
  __name,
  __toESM
} from "./chunk-X4WLS5DE.js";

// src/stages/4-plan/initial-model.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);

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
function headOf({ layers }) {
  const last = layers.find((layer) => layer.op === "softmax");
  const head = layers.find(({ name }) => last?.op === "softmax" && name === last.from);
  if (head?.op !== "conv" && head?.op !== "dense")
    throw new InternalError(`a ${head?.op} stands before the softmax, not a layer with a row for each class`);
  return head;
}
__name(headOf, "headOf");
function isOf(layer, parameter) {
  return parameter.startsWith(`${layer}.`) && !parameter.slice(layer.length + 1).includes(".");
}
__name(isOf, "isOf");
function withRows(trained, { shape, data: data2 }, rows) {
  const length = data2.length / rows.length;
  const result2 = data2.slice();
  for (const [to, from] of rows.entries()) {
    if (from !== void 0)
      result2.set(trained.data.subarray(from * length, (from + 1) * length), to * length);
  }
  return { shape, data: result2 };
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
  const { name, sha256: sha2562, normalization, imageSize, parameters, trainedOn } = model;
  const classes = dataset.classes.map((one) => one.name);
  const faults = [];
  if (model.network.task !== dataset.task)
    faults.push(initialModelTaskDiffers(name, model.network.task, dataset.task));
  if (model.channels !== dataset.channels || model.bitDepth !== dataset.bitDepth)
    faults.push(initialModelPixelsDiffer(name, pixels(model), pixels(dataset)));
  const missing = model.classes.filter((one) => !classes.includes(one));
  if (missing.length > 0) {
    const nearest = missing.map((one) => (0, import_fastest_levenshtein.closest)(one, classes));
    faults.push(initialModelClassesDiffer(name, missing, nearest));
  }
  if (faults.length > 0) return { fitted: void 0, faults };
  const rows = classes.map((one) => model.classes.indexOf(one)).map((row) => row < 0 ? void 0 : row);
  const newClasses = classes.filter((_, i) => rows[i] === void 0);
  const network = withClasses(model.network, classes.length);
  return {
    fitted: { name, sha256: sha2562, normalization, parameters, trainedOn, imageSize, network, rows, newClasses },
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
  const words3 = found.map((part) => `${known?.[part]} of ${parts[part].length} ${part} images`);
  return [initialModelKnowsImages(model.name, words3)];
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
function trainingFingerprint(dataset, split, plan2, engine2) {
  const { epochs, patience, minDelta, target, timeBudgetMs, decayPower, reasons, ...lasting } = plan2;
  const { train, validation } = split;
  const identity = JSON.stringify([dataHash(dataset), train, validation, lasting, engine2]);
  return createHash("sha256").update(identity).digest("hex");
}
__name(trainingFingerprint, "trainingFingerprint");

// src/metrics/calibration.ts
var CONFIDENCE_BINS = 15;
var ConfidenceCounts = class {
  static {
    __name(this, "ConfidenceCounts");
  }
  #pixels = new Float64Array(CONFIDENCE_BINS);
  #correct = new Float64Array(CONFIDENCE_BINS);
  #confidence = new Float64Array(CONFIDENCE_BINS);
  /** @param confidence the largest of the pixel's class probabilities, 0..1; rounding may put it a little above 1 */
  add(confidence, correct) {
    const sure = Math.min(1, confidence);
    const bin = Math.max(0, Math.ceil(sure * CONFIDENCE_BINS) - 1);
    this.#pixels[bin]++;
    this.#confidence[bin] += sure;
    if (correct) this.#correct[bin]++;
  }
  get bins() {
    return Array.from(this.#pixels, (pixels2, bin) => ({
      low: bin / CONFIDENCE_BINS,
      high: (bin + 1) / CONFIDENCE_BINS,
      pixels: pixels2,
      correct: this.#correct[bin],
      confidence: this.#confidence[bin]
    }));
  }
};
function calibrationError(bins) {
  let distance = 0;
  let pixels2 = 0;
  for (const bin of bins) {
    distance += Math.abs(bin.correct - bin.confidence);
    pixels2 += bin.pixels;
  }
  return distance / pixels2;
}
__name(calibrationError, "calibrationError");

// src/stages/7-report/results-calibration.ts
var ratio = external_exports.number().min(0).max(1);
var count = external_exports.number().int().min(0);
var calibration = external_exports.object({
  "expected-error": ratio.describe(
    "Expected calibration error: |accuracy - confidence| of each bin, weighted by its pixels; 0 is best"
  ),
  bins: external_exports.array(
    external_exports.object({
      low: ratio,
      high: ratio.describe(
        "A pixel is in the bin whose (low, high] holds the largest of its probabilities"
      ),
      pixels: count,
      confidence: ratio.nullable().describe("Mean of the largest probabilities; null for no pixel"),
      accuracy: ratio.nullable().describe("Share of the pixels that are right; null for no pixel")
    })
  )
}).nullable().default(null).describe("Over the pixels of the test set; null untested");
function calibrationResults(bins) {
  const error = calibrationError(bins);
  if (Number.isNaN(error)) return null;
  return {
    "expected-error": error,
    bins: bins.map(({ low, high, pixels: pixels2, correct, confidence }) => ({
      low,
      high,
      pixels: pixels2,
      confidence: pixels2 === 0 ? null : confidence / pixels2,
      accuracy: pixels2 === 0 ? null : correct / pixels2
    }))
  };
}
__name(calibrationResults, "calibrationResults");

// src/stages/7-report/results-fan-out.ts
var number = external_exports.number().int().min(1);
function fanOut(measured5) {
  return external_exports.object({
    kind: external_exports.enum(["fold", "sweep-row"]),
    number,
    of: number,
    "held-out": measured5.nullable().describe(
      "The kept model on the whole validation images, which also chose its epoch; null: cancelled before"
    )
  }).nullable().default(null).describe("Which fold or row of a sweep this run is; null: it stands for itself");
}
__name(fanOut, "fanOut");

// src/stages/7-report/results-gates.ts
var measured = external_exports.number().nullable();
var gate = external_exports.object({
  text: external_exports.string().describe("As it stands in fail-if"),
  status: external_exports.enum(["passed", "failed", "not-applicable"]).describe("not-applicable: there was nothing to judge by, which fails no run"),
  sentence: external_exports.string().describe("Why, with the numbers; without a full stop"),
  value: measured.describe(
    "What was compared with the bound: the metric or, with delta, its change; null for a finding and where there is none"
  ),
  bound: measured.describe("null for a finding"),
  baseline: measured.describe("With delta the baseline's value, else null")
});

// src/stages/7-report/results-values.ts
function dataResults(dataset) {
  return {
    root: dataset.root,
    hash: dataHash(dataset),
    images: dataset.samples.length,
    "bit-depth": dataset.bitDepth,
    channels: dataset.channels,
    sizes: sizesOf(dataset),
    warnings: dataset.warnings.map(({ code, message, file }) => ({ code, message, file }))
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
  const total = sum(counts, (count4) => count4);
  const share = counts.map((count4) => finite(count4 / total));
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
function words(record) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [kebabCase(key), json(value)]));
}
__name(words, "words");
function json(value) {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return finite(value);
  if (Array.isArray(value)) return value.map(json);
  return typeof value === "object" && value !== null ? words(value) : null;
}
__name(json, "json");
function kebabCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
__name(kebabCase, "kebabCase");
function finite(value) {
  return value !== void 0 && Number.isFinite(value) ? value : null;
}
__name(finite, "finite");
function sum(items, read) {
  return items.reduce((total, item) => total + read(item), 0);
}
__name(sum, "sum");

// src/stages/7-report/results-initial-model.ts
var measured2 = external_exports.number().nullable();
var count2 = external_exports.number().int().min(0);
var ratio2 = external_exports.number().min(0).max(1).nullable();
var initialModel = external_exports.object({
  name: external_exports.string().describe("The end of its path, or the branch whose run made it"),
  sha256: external_exports.string().regex(/^[0-9a-f]{64}$/).describe("Of its model.onnx"),
  "new-classes": external_exports.array(external_exports.string()).describe("Classes that it did not know: they started from random weights"),
  "trained-on": external_exports.object({ validation: count2, test: count2 }).nullable().describe("How many of this run's validation and test images it was trained on; null: it isn't known"),
  "val-loss": measured2.describe("Before the first epoch, on the validation images of this run"),
  "val-accuracy": ratio2,
  "val-mean-iou": ratio2,
  "val-macro-f1": ratio2
}).nullable().default(null).describe("What training started from; null: random weights");
function initialModelResults(model, parts, record) {
  if (model === void 0) return null;
  return {
    name: model.name,
    sha256: model.sha256,
    "new-classes": [...model.newClasses],
    "trained-on": knownImages(model, parts) ?? null,
    "val-loss": finite(record?.valLoss),
    "val-accuracy": finite(record?.valAccuracy),
    "val-mean-iou": finite(record?.valMeanIou),
    "val-macro-f1": finite(record?.valMacroF1)
  };
}
__name(initialModelResults, "initialModelResults");

// src/stages/7-report/results-judgement.ts
var measured3 = external_exports.number().nullable();
var interval = external_exports.object({ low: external_exports.number(), high: external_exports.number() }).nullable().default(null);
var finding = external_exports.object({
  verdict: external_exports.enum([
    "too-short",
    "learning-rate-too-high",
    "too-noisy",
    "overfit",
    "still-improving",
    "underfit",
    "correct-training",
    "class-never-predicted",
    "train-test-gap"
  ]),
  title: external_exports.string().describe("In words: correct training"),
  sentence: external_exports.string().describe("What was seen, with its numbers; one sentence or two"),
  rule: external_exports.string().describe("The rule that fired, with its bounds"),
  "from-epoch": external_exports.number().int().min(1).nullable().describe("The epoch from which it is so, where there is one"),
  evidence: external_exports.record(external_exports.string(), measured3).describe("The numbers that the rule looked at")
});
var change = external_exports.object({ change: external_exports.number(), interval }).nullable().describe("null: undefined in one of the two runs");
var imageList = external_exports.object({
  count: external_exports.number().int().min(0),
  ids: external_exports.array(external_exports.string()).describe("The first 20")
});
var comparison = external_exports.object({
  verdict: external_exports.enum([
    "better",
    "same",
    "worse",
    "different-test-split",
    "different-classes",
    "too-few-images",
    "not-tested",
    "no-baseline"
  ]).describe("better, same and worse: by the interval of the change in macro F1"),
  sentence: external_exports.string().describe("The verdict with its reason"),
  baseline: external_exports.object({
    name: external_exports.string().describe("The base branch, or the end of the path that was given"),
    "created-at": external_exports.string(),
    version: external_exports.string().describe("Of the program that wrote it"),
    images: external_exports.number().int().min(0).describe("Test images"),
    accuracy: measured3,
    "mean-iou": measured3,
    "macro-f1": measured3,
    intervals: external_exports.object({ accuracy: interval, "mean-iou": interval, "macro-f1": interval })
  }).nullable(),
  changes: external_exports.object({
    accuracy: change,
    "mean-iou": change,
    "macro-f1": change,
    "per-class": external_exports.array(external_exports.object({ class: external_exports.string(), f1: change, iou: change }))
  }).nullable().describe(
    "Paired over the same test images; null unless the verdict is better, same, worse or too-few-images"
  ),
  data: external_exports.object({
    added: imageList,
    removed: imageList,
    relabelled: imageList,
    moved: imageList.describe("Into another part of the split")
  }).nullable().describe("What changed in the data since the baseline")
});
var NO_COMPARISON = {
  verdict: "no-baseline",
  sentence: "No baseline was asked for.",
  baseline: null,
  changes: null,
  data: null
};

// src/stages/7-report/results.ts
var RESULTS_SCHEMA_VERSION = 1;
var measured4 = external_exports.number().nullable();
var ratio3 = external_exports.number().min(0).max(1).nullable();
var count3 = external_exports.number().int().min(0);
var seconds = external_exports.number().min(0);
var shortHash2 = external_exports.string().regex(/^[0-9a-f]{16}$/);
var sha256 = external_exports.string().regex(/^[0-9a-f]{64}$/);
var words2 = external_exports.record(external_exports.string(), external_exports.json());
var size = external_exports.object({ height: count3, width: count3 });
var splitPart = external_exports.object({
  images: count3,
  "class-pixels": external_exports.array(count3).describe("Pixels per class, ignored ones not among them; of a classification: images per class"),
  "class-share": external_exports.array(ratio3).describe("The class's share of the part's counted pixels or images"),
  samples: external_exports.array(external_exports.object({ id: external_exports.string(), image: shortHash2, labels: shortHash2 })).default([]).describe(
    "What each image and its mask (or the name of its class) hold, as the first 64 bits of their SHA-256"
  )
});
var epoch = external_exports.object({
  epoch: external_exports.number().int().min(1),
  "learning-rate": measured4,
  "train-loss": measured4,
  "val-loss": measured4,
  "train-accuracy": ratio3,
  "val-accuracy": ratio3,
  "train-mean-iou": ratio3.describe("null for a classification"),
  "val-mean-iou": ratio3.describe("null for a classification"),
  "train-macro-f1": ratio3,
  "val-macro-f1": ratio3,
  seconds
});
var classMetrics = external_exports.object({
  class: external_exports.string(),
  precision: ratio3,
  recall: ratio3,
  f1: ratio3,
  iou: ratio3.describe("null for a classification"),
  support: count3.describe("Pixels (classification: images) of the class in the truth"),
  predicted: count3.describe("Pixels (classification: images) of the class in the prediction"),
  "f1-interval": interval,
  "iou-interval": interval
});
var data = external_exports.object({
  root: external_exports.string().describe("The data folder"),
  hash: sha256.describe("Changes when any image or mask changes"),
  images: count3,
  "bit-depth": external_exports.union([external_exports.literal(8), external_exports.literal(16), external_exports.literal(32)]).describe("32: floats"),
  channels: external_exports.union([external_exports.literal(1), external_exports.literal(3)]),
  sizes: external_exports.object({ smallest: size, largest: size }).nullable().default(null).describe("Of the images with the fewest and the most pixels"),
  warnings: external_exports.array(external_exports.object({ code: external_exports.string(), message: external_exports.string(), file: external_exports.string().optional() }))
});
var plan = external_exports.object({
  recipe: external_exports.enum(["auto", "classic"]),
  network: external_exports.string(),
  parameters: count3.describe("Trained numbers in the network"),
  patch: size,
  tile: size,
  "batch-size": count3,
  "patches-per-image": count3,
  normalization: external_exports.object({
    stretch: external_exports.enum(["none", "asinh"]),
    channels: external_exports.array(
      external_exports.object({ low: external_exports.number(), high: external_exports.number(), offset: external_exports.number(), scale: external_exports.number() })
    )
  }).describe("Per channel: stretch((clip(raw, low, high) - offset) * scale); it is inside the model"),
  loss: external_exports.object({
    "cross-entropy": external_exports.number(),
    dice: external_exports.number(),
    "class-weights": external_exports.array(external_exports.number()).describe("One a class, for the cross-entropy")
  }),
  optimizer: words2.describe("Its name and what else it takes"),
  "learning-rate": external_exports.number(),
  "warmup-steps": count3,
  /** Of the polynomial decay to the end of the time budget; null where the plateau rule lowers the rate. */
  "decay-power": external_exports.number().positive().nullable().default(null),
  "reduce-on-plateau": external_exports.object({
    factor: external_exports.number(),
    patience: count3,
    "min-delta": external_exports.number(),
    floor: external_exports.number()
  }),
  augmentation: words2.nullable(),
  monitor: external_exports.enum(["val-loss", "val-accuracy", "val-mean-iou", "val-macro-f1"]),
  epochs: count3,
  patience: count3,
  "min-delta": external_exports.number(),
  target: external_exports.number().nullable(),
  "time-budget-seconds": seconds.nullable(),
  seed: external_exports.number(),
  reasons: external_exports.array(external_exports.object({ setting: external_exports.string(), value: external_exports.string(), reason: external_exports.string() }))
});
var test = external_exports.object({
  images: count3,
  confusion: external_exports.array(external_exports.array(count3)).describe(
    "Counts of pixels (classification: of images) over the whole test set: row = true class, column = predicted class"
  ),
  accuracy: ratio3,
  "mean-iou": ratio3.describe("null for a classification"),
  "macro-f1": ratio3,
  "per-class": external_exports.array(classMetrics),
  intervals: external_exports.object({ accuracy: interval, "mean-iou": interval, "macro-f1": interval }).default({ accuracy: null, "mean-iou": null, "macro-f1": null }).describe("Percentile bootstrap over the test images, 2,000 resamples"),
  calibration,
  "per-image": external_exports.array(
    external_exports.object({
      id: external_exports.string(),
      accuracy: ratio3,
      "mean-iou": ratio3,
      "macro-f1": ratio3,
      cells: external_exports.array(external_exports.tuple([count3, count3, count3])).default([]).describe(
        "Its confusion counts that are not 0: true class, predicted class, pixels (classification: 1)"
      ),
      confidence: ratio3.default(null).describe("Classification: probability of the predicted class"),
      "true-probability": ratio3.default(null).describe("Classification: probability of the true class")
    })
  )
});
var engine = external_exports.object({
  engine: external_exports.enum(["onnx", "tensorflow", "reference"]),
  version: external_exports.string(),
  runtime: external_exports.enum(["native", "wasm", "javascript"]),
  layout: external_exports.enum(["blocked", "standard"]),
  threads: count3
});
var environment = external_exports.object({
  node: external_exports.string(),
  platform: external_exports.string(),
  arch: external_exports.string(),
  cpu: external_exports.string(),
  cores: count3,
  "memory-bytes": count3
});
var modelFile = external_exports.object({
  path: external_exports.string().describe("Relative to the run folder"),
  sha256,
  bytes: count3
});
var resultsSchema = external_exports.object({
  "schema-version": external_exports.literal(RESULTS_SCHEMA_VERSION),
  tool: external_exports.object({ name: external_exports.literal("best-epoch"), version: external_exports.string() }),
  "created-at": external_exports.iso.datetime(),
  fingerprint: sha256.nullable().default(null).describe("Of data, labels, split, settings and version: where it is the same, the run would be, too"),
  restored: external_exports.object({ at: external_exports.iso.datetime() }).nullable().default(null).describe(
    "Set where nothing was trained because nothing had changed: all is of the earlier run but comparison and gates"
  ),
  task: external_exports.enum(["segmentation", "classification"]),
  classes: external_exports.array(
    external_exports.object({ index: count3, name: external_exports.string(), color: external_exports.array(external_exports.number().int().min(0).max(255)).length(3) })
  ),
  data,
  split: external_exports.object({
    source: external_exports.enum(["hash", "folders", "file"]),
    path: external_exports.string().describe("Relative to the run folder"),
    train: splitPart,
    validation: splitPart,
    test: splitPart
  }),
  plan,
  settings: words2.describe("As they were given or by default; null: left to the recipe"),
  "initial-model": initialModel,
  history: external_exports.array(epoch),
  "best-epoch": count3,
  "stopped-epoch": count3,
  "first-epoch": count3.describe("Above 1 when training went on from a checkpoint"),
  "resumed-from": external_exports.enum(["output", "cache"]).nullable().default(null).describe("Where that checkpoint was: the output folder or the Actions cache"),
  "stop-reason": external_exports.enum(["patience", "epochs", "time-budget", "target", "cancelled", "diverged"]),
  "validation-loss": measured4.describe("The best epoch's"),
  test,
  "fan-out": fanOut(test),
  diagnosis: external_exports.array(finding).default([]).describe(
    "What the curves and the test say: first the one verdict on the curves, then what else was found"
  ),
  comparison: comparison.default(NO_COMPARISON).describe("With the baseline"),
  gates: external_exports.array(gate).default([]).describe("The conditions of fail-if, in their order"),
  predictions: external_exports.array(
    external_exports.object({
      rank: external_exports.enum(["worst", "median", "best", "mistake"]),
      id: external_exports.string(),
      path: external_exports.string().describe(
        "A picture: image, truth, prediction, errors (classification: the image); relative to the run folder"
      )
    })
  ).describe(
    "The test images with the lowest, middle and highest mean IoU; of a classification those that it was surest of and wrong"
  ),
  engine,
  environment,
  "timings-seconds": external_exports.record(external_exports.string(), seconds).describe(
    "Per stage; within train: step, wait (for patches, between the steps), validate and checkpoint one after the other, load and augment beside step; first-step: from the start of the program; best-epoch: within training; report: without summary.md and results.json"
  ),
  "peak-memory-bytes": count3,
  model: modelFile,
  exports: external_exports.array(
    external_exports.object({
      format: external_exports.literal("tfjs"),
      input: external_exports.enum(["raw", "normalized"]).describe("Pixel values as the files have them, or normalised as plan.normalization says"),
      stride: count3.describe("Height and width of what it takes are multiples of this"),
      files: external_exports.array(modelFile).describe("First the one that a program opens")
    })
  ).default([]).describe("The same model in other formats")
});
async function writeResults(path, results) {
  const json2 = JSON.stringify(resultsSchema.parse(results), null, 2);
  await writeFileAtomic(path, `${json2.replace(NUMBERS, onOneLine)}
`);
}
__name(writeResults, "writeResults");
var NUMBERS = /\[\n[-\d.eE+,\s]+\]/g;
function onOneLine(list) {
  return list.replace(/\s+/g, " ").replace("[ ", "[").replace(" ]", "]");
}
__name(onOneLine, "onOneLine");

// src/stages/7-report/run-folder.ts
import { createHash as createHash2 } from "node:crypto";
import { lstat, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
function reportOf(folder, results) {
  const inFolder = /* @__PURE__ */ __name((path) => join(folder, path), "inFolder");
  return {
    folder,
    results,
    resultsPath: inFolder("results.json"),
    summaryPath: inFolder("summary.md"),
    reportPath: inFolder("report.html"),
    modelPath: inFolder(results.model.path),
    files: filesOf(results).map(inFolder)
  };
}
__name(reportOf, "reportOf");
function filesOf(results) {
  return [
    ...["results.json", "summary.md", "history.csv", "model/card.md", "curves.svg", "curves.png"],
    "report.html",
    ...results.predictions.map(({ path }) => path),
    ...results.exports.flatMap((one) => one.files.map(({ path }) => path)),
    results.model.path,
    results.split.path
  ];
}
__name(filesOf, "filesOf");
function modelPathOf(folder, path) {
  return leads(folder, path) ? void 0 : join(folder, path);
}
__name(modelPathOf, "modelPathOf");
async function readFinishedRun(folder, fingerprint) {
  try {
    const json2 = JSON.parse(await readFile(join(folder, "results.json"), "utf8"));
    const { success, data: results } = resultsSchema.safeParse(json2);
    if (!success || results.fingerprint !== fingerprint || !isFinished(results)) return void 0;
    for (const path of filesOf(results)) {
      if (leads(folder, path) || !(await lstat(join(folder, path))).isFile()) return void 0;
    }
    const model = await readFile(join(folder, results.model.path));
    return createHash2("sha256").update(model).digest("hex") === results.model.sha256 ? results : void 0;
  } catch {
    return void 0;
  }
}
__name(readFinishedRun, "readFinishedRun");
function isFinished(results) {
  return results["stop-reason"] !== "cancelled" && results.test.images > 0;
}
__name(isFinished, "isFinished");
function leads(folder, path) {
  return relative(folder, join(folder, path)).split(sep)[0] === "..";
}
__name(leads, "leads");

// src/stages/7-report/gates/measure.ts
var UNTRAINED = "nothing was trained";
function measure(gate2, run) {
  const { test: test2 } = run;
  const { metric } = gate2;
  if (partOf(gate2) === "test" && test2.accuracy === null) return { absent: "the model was not tested" };
  if (partOf(gate2) !== "test" && run.history.length === 0) return { absent: UNTRAINED };
  if (gate2.class !== void 0) return ofClass(metric, gate2.class.name, run);
  const kept = run.history.find(({ epoch: epoch2 }) => epoch2 === run["best-epoch"]);
  const value = READ[metric]({ test: test2, kept });
  return value === null || value === void 0 ? { absent: `${metric} is not a number` } : { value };
}
__name(measure, "measure");
var READ = {
  "test-accuracy": /* @__PURE__ */ __name(({ test: test2 }) => test2.accuracy, "test-accuracy"),
  "test-mean-iou": /* @__PURE__ */ __name(({ test: test2 }) => test2["mean-iou"], "test-mean-iou"),
  "test-macro-f1": /* @__PURE__ */ __name(({ test: test2 }) => test2["macro-f1"], "test-macro-f1"),
  "test-calibration-error": /* @__PURE__ */ __name(({ test: test2 }) => test2.calibration?.["expected-error"], "test-calibration-error"),
  "val-loss": /* @__PURE__ */ __name(({ kept }) => kept?.["val-loss"], "val-loss"),
  "val-accuracy": /* @__PURE__ */ __name(({ kept }) => kept?.["val-accuracy"], "val-accuracy"),
  "val-mean-iou": /* @__PURE__ */ __name(({ kept }) => kept?.["val-mean-iou"], "val-mean-iou"),
  "val-macro-f1": /* @__PURE__ */ __name(({ kept }) => kept?.["val-macro-f1"], "val-macro-f1"),
  "train-loss": /* @__PURE__ */ __name(({ kept }) => kept?.["train-loss"], "train-loss"),
  "train-accuracy": /* @__PURE__ */ __name(({ kept }) => kept?.["train-accuracy"], "train-accuracy"),
  "train-mean-iou": /* @__PURE__ */ __name(({ kept }) => kept?.["train-mean-iou"], "train-mean-iou"),
  "train-macro-f1": /* @__PURE__ */ __name(({ kept }) => kept?.["train-macro-f1"], "train-macro-f1")
};
function ofClass(metric, name, run) {
  const value = run.test["per-class"].find((metrics) => metrics.class === name)?.[metric];
  if (value !== null && value !== void 0) return { value };
  const there = {
    precision: "was predicted as",
    recall: "shows",
    f1: "shows or was predicted as",
    iou: "shows or was predicted as"
  };
  const one = run.task === "segmentation" ? "no pixel of the test images" : "no test image";
  return { absent: `${one} ${there[metric]} class "${name}"` };
}
__name(ofClass, "ofClass");
function partOf({ metric }) {
  if (metric.startsWith("train-")) return "train";
  return metric.startsWith("val-") ? "validation" : "test";
}
__name(partOf, "partOf");
function titleOf(gate2) {
  return gate2.class === void 0 ? gate2.metric : `${gate2.metric} of class "${gate2.class.name}"`;
}
__name(titleOf, "titleOf");
function isSameImages(a, b) {
  const keys = /* @__PURE__ */ __name(({ samples }) => samples.map(({ image, labels }) => `${image}-${labels}`).sort(), "keys");
  const [here, there] = [keys(a), keys(b)];
  return here.length > 0 && here.length === there.length && here.every((key, i) => key === there[i]);
}
__name(isSameImages, "isSameImages");

// src/stages/7-report/summary/numbers.ts
var NONE = "–";
function formatRatio(value) {
  if (value === null || value === void 0) return NONE;
  if (value > 0 && value < 5e-4) return "<0.001";
  for (let decimals = 3; decimals < 15; decimals++) {
    const text = value.toFixed(decimals);
    if (value >= 1 || Number(text) < 1) return text;
  }
  return "1.000";
}
__name(formatRatio, "formatRatio");
function formatChange(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const size2 = Math.abs(value);
  const digits = size2 >= 5e-4 ? size2.toFixed(3) : formatRate(Number(size2.toPrecision(1)));
  return `${value < 0 ? "−" : "+"}${digits}`;
}
__name(formatChange, "formatChange");
function formatBeside(value, bound) {
  for (let digits = 4; digits < 17; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.sign(short - bound) === Math.sign(value - bound)) return formatSigned(short);
  }
  return formatSigned(value);
}
__name(formatBeside, "formatBeside");
function formatChangeBeside(change2, bound) {
  return `${change2 > 0 ? "+" : ""}${formatBeside(change2, bound)}`;
}
__name(formatChangeBeside, "formatChangeBeside");
function formatSigned(value) {
  return String(value).replace(/^-/, "−");
}
__name(formatSigned, "formatSigned");
function formatMeasured(value) {
  if (value === null || value === void 0) return NONE;
  const size2 = Math.abs(value);
  if (size2 !== 0 && (size2 < 1e-4 || size2 >= 1e6)) return formatRate(value);
  if (size2 >= 100) return value.toFixed(0);
  return value.toPrecision(3);
}
__name(formatMeasured, "formatMeasured");
function formatRate(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const [digits, exponent] = value.toExponential(2).split("e");
  const mantissa = String(Number(digits));
  return exponent === "+0" ? mantissa : `${mantissa}e${exponent.replace("+", "")}`;
}
__name(formatRate, "formatRate");
function formatCount(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
__name(formatCount, "formatCount");
function formatSeconds(value) {
  if (value < 59.95) return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`;
  const whole = Math.round(value);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(value / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
__name(formatSeconds, "formatSeconds");
function formatBytes(value) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let size2 = value;
  let unit = 0;
  while (size2 >= 1023.5 && unit < units.length - 1) {
    size2 /= 1024;
    unit++;
  }
  return `${unit === 0 || size2 >= 99.95 ? size2.toFixed(0) : size2.toPrecision(3)} ${units[unit]}`;
}
__name(formatBytes, "formatBytes");
function formatShare(value) {
  if (value === null) return NONE;
  if (value > 0 && value < 5e-4) return "<0.1 %";
  return `${(value * 100).toFixed(1)} %`;
}
__name(formatShare, "formatShare");
function plural(count4, one, many = `${one}s`) {
  return `${formatCount(count4)} ${count4 === 1 ? one : many}`;
}
__name(plural, "plural");

// src/stages/7-report/gates.ts
function judgeGates(gates, run, baseline) {
  return gates.map((gate2) => {
    if (run["stop-reason"] === "cancelled") return inapplicable(gate2, "the run was cancelled");
    if (gate2.kind === "finding") return judgeFinding(gate2, run);
    return gate2.delta ? judgeChange(gate2, run, baseline) : judgeValue(gate2, run);
  });
}
__name(judgeGates, "judgeGates");
function gateFaults({ gates }) {
  return gates.filter(({ status }) => status === "failed").map(({ text, sentence }) => gateFailed(text, sentence));
}
__name(gateFaults, "gateFaults");
function hasFailedGate({ gates }) {
  return gates.some(({ status }) => status === "failed");
}
__name(hasFailedGate, "hasFailedGate");
function result(gate2, status, sentence, numbers = {}) {
  const bound = gate2.kind === "metric" ? gate2.bound : null;
  return {
    text: gate2.text,
    status,
    sentence: sentence.replace(/\.$/, ""),
    value: null,
    bound,
    baseline: null,
    ...numbers
  };
}
__name(result, "result");
function inapplicable(gate2, reason) {
  return result(gate2, "not-applicable", reason);
}
__name(inapplicable, "inapplicable");
var COMPARE = {
  "<": { holds: /* @__PURE__ */ __name((value, bound) => value < bound, "holds"), words: ["below", "at least"] },
  "<=": { holds: /* @__PURE__ */ __name((value, bound) => value <= bound, "holds"), words: ["at most", "above"] },
  ">": { holds: /* @__PURE__ */ __name((value, bound) => value > bound, "holds"), words: ["above", "at most"] },
  ">=": { holds: /* @__PURE__ */ __name((value, bound) => value >= bound, "holds"), words: ["at least", "below"] }
};
function compare(gate2, value, said, baseline = null) {
  const { holds, words: words3 } = COMPARE[gate2.operator];
  const failed = holds(value, gate2.bound);
  const sentence = `${said}, ${words3[failed ? 0 : 1]} ${formatSigned(gate2.bound)}`;
  return result(gate2, failed ? "failed" : "passed", sentence, { value, baseline });
}
__name(compare, "compare");
function judgeValue(gate2, run) {
  const { value, absent } = measure(gate2, run);
  if (value === void 0) return inapplicable(gate2, absent);
  return compare(gate2, value, `${titleOf(gate2)} is ${formatBeside(value, gate2.bound)}`);
}
__name(judgeValue, "judgeValue");
function judgeChange(gate2, run, { results: before }) {
  const { comparison: comparison2 } = run;
  if (before === void 0 || comparison2.verdict === "different-classes")
    return inapplicable(gate2, comparison2.sentence);
  const now = measure(gate2, run);
  if (now.value === void 0) return inapplicable(gate2, now.absent);
  const then = measure(gate2, before);
  if (then.value === void 0) return inapplicable(gate2, `in the baseline ${then.absent}`);
  const part = partOf(gate2);
  if (part === "test" && comparison2.changes === null) return inapplicable(gate2, comparison2.sentence);
  if (part !== "test" && !isSameImages(run.split[part], before.split[part]))
    return inapplicable(gate2, `the ${part} images or their labels are not those of the baseline`);
  const change2 = difference(now.value, then.value);
  const from = `${formatBeside(then.value, now.value)} before, ${formatBeside(now.value, then.value)} now`;
  const said = `${titleOf(gate2)} changed by ${formatChangeBeside(change2, gate2.bound)} (${from})`;
  return compare(gate2, change2, said, then.value);
}
__name(judgeChange, "judgeChange");
function difference(now, then) {
  return Number((now - then).toFixed(12)) + 0;
}
__name(difference, "difference");
function judgeFinding(gate2, run) {
  if (gate2.finding === "worse") return judgeVerdict(gate2, run);
  const found = run.diagnosis.find(({ verdict }) => verdict === gate2.finding);
  if (found !== void 0) return result(gate2, "failed", `${found.title}: ${found.sentence}`);
  if (run.history.length === 0 && !OF_TEST_ALONE.includes(gate2.finding)) return inapplicable(gate2, UNTRAINED);
  if (OF_TEST.includes(gate2.finding)) {
    if (run.test.images === 0) return inapplicable(gate2, "the model was not tested");
    return result(gate2, "passed", "not found");
  }
  const [curves] = run.diagnosis;
  if (curves === void 0 || cannotTell(curves.verdict, gate2.finding))
    return inapplicable(
      gate2,
      curves === void 0 ? "nothing was diagnosed" : `${curves.title}: ${curves.sentence}`
    );
  return result(gate2, "passed", `the diagnosis is: ${curves.title}`);
}
__name(judgeFinding, "judgeFinding");
function judgeVerdict(gate2, { comparison: { verdict, sentence } }) {
  if (verdict === "worse") return result(gate2, "failed", sentence);
  return verdict === "better" || verdict === "same" ? result(gate2, "passed", sentence) : inapplicable(gate2, sentence);
}
__name(judgeVerdict, "judgeVerdict");
var OF_TEST_ALONE = ["class-never-predicted"];
var OF_TEST = ["class-never-predicted", "train-test-gap"];
var NO_FURTHER = ["too-short", "learning-rate-too-high", "too-noisy"];
function cannotTell(verdict, wanted) {
  const [found, asked] = [NO_FURTHER.indexOf(verdict), NO_FURTHER.indexOf(wanted)];
  return found >= 0 && (asked < 0 || asked > found);
}
__name(cannotTell, "cannotTell");

// src/stages/1-config/fan-out.ts
function fanOutOf({ folds, fold, sweep, sweepRow }) {
  if (folds !== void 0 && fold !== void 0) return { kind: "fold", number: fold, of: folds };
  if (sweep !== void 0 && sweepRow !== void 0)
    return { kind: "sweep-row", number: sweepRow, of: sweep.length };
  return void 0;
}
__name(fanOutOf, "fanOutOf");
function artifactNameOf(settings) {
  const fanOut2 = fanOutOf(settings);
  if (fanOut2 === void 0) return settings.artifactName;
  return `${settings.artifactName}-${fanOut2.kind}-${fanOut2.number}`;
}
__name(artifactNameOf, "artifactNameOf");
function matrixOf({ folds, sweep }) {
  const numbers = /* @__PURE__ */ __name((count4) => Array.from({ length: count4 }, (_, i) => i + 1), "numbers");
  if (folds !== void 0) return { fold: numbers(folds) };
  return sweep === void 0 ? {} : { "sweep-row": numbers(sweep.length) };
}
__name(matrixOf, "matrixOf");
function fanOutConflicts({ folds, fold, sweepRow }, right) {
  if (!right("folds", "fold", "sweep-row")) return [];
  if (fold !== void 0 && folds === void 0) return [foldsMissing(fold)];
  if (fold !== void 0 && folds !== void 0 && fold > folds) return [foldOutOfRange(fold, folds)];
  return fold !== void 0 && sweepRow !== void 0 ? [foldWithSweepRow()] : [];
}
__name(fanOutConflicts, "fanOutConflicts");
function trainingFaults({ folds, fold, sweepRow }) {
  return folds !== void 0 && fold === void 0 && sweepRow === void 0 ? [foldMissing(folds)] : [];
}
__name(trainingFaults, "trainingFaults");

export {
  ConfidenceCounts,
  calibrationResults,
  fitModel,
  initialState,
  knownImageFaults,
  dataHash,
  trainingFingerprint,
  dataResults,
  partResults,
  environmentResults,
  words,
  finite,
  initialModelResults,
  interval,
  NO_COMPARISON,
  RESULTS_SCHEMA_VERSION,
  resultsSchema,
  writeResults,
  reportOf,
  filesOf,
  modelPathOf,
  readFinishedRun,
  isFinished,
  NONE,
  formatRatio,
  formatChange,
  formatBeside,
  formatChangeBeside,
  formatMeasured,
  formatRate,
  formatCount,
  formatSeconds,
  formatBytes,
  formatShare,
  plural,
  judgeGates,
  gateFaults,
  hasFailedGate,
  fanOutOf,
  artifactNameOf,
  matrixOf,
  fanOutConflicts,
  trainingFaults
};
