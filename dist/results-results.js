import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  DECIDING,
  EPOCH_SCORES,
  VALIDATION_SCORES,
  byName,
  byScore,
  isScoreOf,
  scoresOf
} from "./metrics-scores.js";
import {
  writeFileAtomic
} from "./shared-write-file-atomic.js";
import {
  iso_exports
} from "./vendor-zod-2.js";
import {
  _enum,
  array,
  json,
  literal,
  number,
  object,
  record,
  string,
  tuple,
  union
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

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
    return Array.from(this.#pixels, (pixels, bin) => ({
      low: bin / CONFIDENCE_BINS,
      high: (bin + 1) / CONFIDENCE_BINS,
      pixels,
      correct: this.#correct[bin],
      confidence: this.#confidence[bin]
    }));
  }
};
function calibrationError(bins) {
  let distance = 0;
  let pixels = 0;
  for (const bin of bins) {
    distance += Math.abs(bin.correct - bin.confidence);
    pixels += bin.pixels;
  }
  return distance / pixels;
}
__name(calibrationError, "calibrationError");

// src/results/fields.ts
var measured = number().nullable();
var ratio = number().min(0).max(1).nullable();
var count = number().int().min(0);
var seconds = number().min(0);
var shortHash = string().regex(/^[0-9a-f]{16}$/);
var sha256 = string().regex(/^[0-9a-f]{64}$/);
var words = record(string(), json());
var size = object({ height: count, width: count });

// src/results/calibration.ts
var ratio2 = number().min(0).max(1);
var calibration = object({
  "expected-error": ratio2.describe(
    "Expected calibration error: |accuracy - confidence| of each bin, weighted by its pixels; 0 is best"
  ),
  bins: array(
    object({
      low: ratio2,
      high: ratio2.describe(
        "A pixel is in the bin whose (low, high] holds the largest of its probabilities"
      ),
      pixels: count,
      confidence: ratio2.nullable().describe("Mean of the largest probabilities; null for no pixel"),
      accuracy: ratio2.nullable().describe("Share of the pixels that are right; null for no pixel")
    })
  )
}).nullable().default(null).describe("Over the pixels of the test set; null untested");
function calibrationResults(bins) {
  const error = calibrationError(bins);
  if (Number.isNaN(error)) return null;
  return {
    "expected-error": error,
    bins: bins.map(({ low, high, pixels, correct, confidence }) => ({
      low,
      high,
      pixels,
      confidence: pixels === 0 ? null : confidence / pixels,
      accuracy: pixels === 0 ? null : correct / pixels
    }))
  };
}
__name(calibrationResults, "calibrationResults");

// src/results/fan-out.ts
var number2 = number().int().min(1);
function fanOut(measured2) {
  return object({
    kind: _enum(["fold", "sweep-row"]),
    number: number2,
    of: number2,
    "held-out": measured2.nullable().describe(
      "The kept model on the whole validation images, which also chose its epoch; null: cancelled before"
    )
  }).nullable().default(null).describe("Which fold or row of a sweep this run is; null: it stands for itself");
}
__name(fanOut, "fanOut");

// src/results/gates.ts
var gate = object({
  text: string().describe("As it stands in fail-if"),
  status: _enum(["passed", "failed", "not-applicable"]).describe("not-applicable: there was nothing to judge by, which fails no run"),
  sentence: string().describe("Why, with the numbers; without a full stop"),
  value: measured.describe(
    "What was compared with the bound: the metric or, with delta, its change; null for a finding and where there is none"
  ),
  bound: measured.describe("null for a finding"),
  baseline: measured.describe("With delta the baseline's value, else null")
});

// src/results/json-values.ts
function words2(record2) {
  return Object.fromEntries(Object.entries(record2).map(([key, value]) => [kebabCase(key), json2(value)]));
}
__name(words2, "words");
function json2(value) {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return finite(value);
  if (Array.isArray(value)) return value.map(json2);
  return typeof value === "object" && value !== null ? words2(value) : null;
}
__name(json2, "json");
function kebabCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
__name(kebabCase, "kebabCase");
function finite(value) {
  return value !== void 0 && Number.isFinite(value) ? value : null;
}
__name(finite, "finite");

// src/results/scores.ts
var scoreFields = byScore(scoreField);
var epochScoreFields = byName(EPOCH_SCORES, ({ score }) => scoreField(score));
var validationScoreFields = byName(VALIDATION_SCORES, ({ score }) => scoreField(score));
function scoreField(score) {
  const field = score.always === true ? ratio : ratio.default(null);
  const without = ["classification", "segmentation"].find((task) => !isScoreOf(score, task));
  return without === void 0 ? field : field.describe(`null for a ${without}`);
}
__name(scoreField, "scoreField");
function scoreResults(task, scores) {
  return byScore((score) => ofTask(task, score, finite(scores[score.key])));
}
__name(scoreResults, "scoreResults");
function withLaterScores({ task, classes }, part) {
  const confusion = classes.flatMap(
    (_truth, row) => classes.map((_predicted, column) => part.confusion[row]?.[column] ?? 0)
  );
  const counted = scoreResults(task, scoresOf(confusion));
  return { ...part, ...byScore(({ key }) => part[key] ?? counted[key]) };
}
__name(withLaterScores, "withLaterScores");
function ofTask(task, score, value) {
  return isScoreOf(score, task) ? value : null;
}
__name(ofTask, "ofTask");

// src/results/initial-model.ts
var initialModel = object({
  name: string().describe("The end of its path, or the branch whose run made it"),
  sha256: sha256.describe("Of its model.onnx"),
  "new-classes": array(string()).describe("Classes that it did not know: they started from random weights"),
  "trained-on": object({ validation: count, test: count }).nullable().describe("How many of this run's validation and test images it was trained on; null: it isn't known"),
  "val-loss": measured.describe("Before the first epoch, on the validation images of this run"),
  ...validationScoreFields
}).nullable().default(null).describe("What training started from; null: random weights");

// src/results/judgement.ts
var difference = number().min(-1).max(1);
var interval = intervalOf(number().min(0).max(1));
var differenceInterval = intervalOf(difference);
function intervalOf(end) {
  return object({ low: end, high: end }).refine(({ low, high }) => low <= high, "low is above high").nullable().default(null);
}
__name(intervalOf, "intervalOf");
var finding = object({
  verdict: _enum([
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
  title: string().describe("In words: correct training"),
  sentence: string().describe("What was seen, with its numbers; one sentence or two"),
  rule: string().describe("The rule that fired, with its bounds"),
  "from-epoch": number().int().min(1).nullable().describe("The epoch from which it is so, where there is one"),
  evidence: record(string(), measured).describe("The numbers that the rule looked at")
});
var change = object({ change: difference, interval: differenceInterval }).nullable().describe("null: undefined in one of the two runs");
var imageList = object({
  count: number().int().min(0),
  ids: array(string()).describe("The first 20")
});
var comparison = object({
  verdict: _enum([
    "better",
    "same",
    "worse",
    "different-test-split",
    "different-classes",
    "too-few-images",
    "not-tested",
    "no-baseline"
  ]).describe(`better, same and worse: by the interval of the change in ${DECIDING.title}`),
  sentence: string().describe("The verdict with its reason"),
  baseline: object({
    name: string().describe(
      "The base branch, or the run before on a branch, with the series where it is another; or the end of the path that was given"
    ),
    "created-at": string(),
    version: string().describe("Of the program that wrote it"),
    images: number().int().min(0).describe("Test images"),
    ...scoreFields,
    intervals: object(byScore(() => interval))
  }).nullable(),
  changes: object({
    ...byScore(({ always }) => always === true ? change : change.default(null)),
    "per-class": array(object({ class: string(), f1: change, iou: change }))
  }).nullable().describe(
    "Paired over the same test images; null unless the verdict is better, same, worse or too-few-images"
  ),
  "shared-images": number().int().min(1).nullable().default(null).describe(
    "Test images that both runs tested, where each tested others as well; null: both tested the same"
  ),
  data: object({
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
  "shared-images": null,
  data: null
};
var VERDICT_MEANINGS = {
  better: "The 95 % interval of the change in test macro F1 since the baseline lies above 0.",
  same: "That interval holds 0, so the test images cannot tell the two models apart; or both predicted the same on all of them.",
  worse: "That interval lies below 0. `fail-if: worse` fails.",
  "different-test-split": "The two runs were tested on other images or labels, and too few are of both. Where the change itself brings them it passes by itself: once it is merged, the next run of the branch is the new baseline.",
  "different-classes": "The two runs have other classes or another task. Once the change is merged, the next run of the branch is the new baseline.",
  "too-few-images": "Fewer test images can be compared than an interval takes. Raise `test-fraction` or add labelled images.",
  "not-tested": "This run or its baseline has no test, so there is no score to compare. Set `test-fraction` above 0.",
  "no-baseline": "There is nothing to compare with; the sentence beside it says what was looked for, what there is, and what to do."
};

// src/results/machine.ts
var engine = object({
  engine: _enum(["onnx", "tensorflow", "reference"]),
  version: string(),
  runtime: _enum(["native", "wasm", "javascript"]),
  layout: _enum(["blocked", "standard"]),
  threads: count
});
var environment = object({
  node: string(),
  platform: string(),
  arch: string(),
  cpu: string(),
  cores: count,
  "memory-bytes": count
});

// src/metrics/monitor.ts
var MONITORS = {
  "val-loss": {
    name: "val-loss",
    title: "validation loss",
    direction: "minimize",
    score: void 0,
    read: /* @__PURE__ */ __name((record2) => record2.valLoss, "read")
  },
  ...byName(VALIDATION_SCORES, ({ name, score, field }) => ({
    name,
    title: `validation ${score.title}`,
    direction: score.direction,
    score,
    read: /* @__PURE__ */ __name((record2) => record2[field], "read")
  }))
};
var MONITOR_NAMES = Object.keys(MONITORS);

// src/results/plan.ts
var plan = object({
  recipe: _enum(["auto", "classic"]),
  network: string(),
  parameters: count.describe("Trained numbers in the network"),
  patch: size,
  tile: size,
  "batch-size": count,
  "patches-per-image": count,
  normalization: object({
    stretch: _enum(["none", "asinh"]),
    channels: array(
      object({ low: number(), high: number(), offset: number(), scale: number() })
    )
  }).describe("Per channel: stretch((clip(raw, low, high) - offset) * scale); it is inside the model"),
  loss: object({
    "cross-entropy": number(),
    dice: number(),
    "class-weights": array(number()).describe("One a class, for the cross-entropy"),
    "label-smoothing": number().default(0).describe("How much of the cross-entropy goes to all classes alike")
  }),
  optimizer: words.describe("Its name and what else it takes"),
  "learning-rate": number(),
  "warmup-steps": count,
  /** Of the polynomial decay to the end of the time budget; null where the plateau rule lowers the rate. */
  "decay-power": number().positive().nullable().default(null),
  "reduce-on-plateau": object({
    factor: number(),
    patience: count,
    "min-delta": number(),
    floor: number()
  }),
  augmentation: words.nullable(),
  monitor: _enum(MONITOR_NAMES),
  epochs: count,
  patience: count,
  "min-delta": number(),
  target: number().nullable(),
  "time-budget-seconds": seconds.nullable(),
  seed: number(),
  reasons: array(object({ setting: string(), value: string(), reason: string() }))
});

// src/results/sheet.ts
var sheetImage = object({
  id: string(),
  image: string().describe("Its path, relative to the data folder"),
  label: string().describe("Paths of the mask's files, relative to the data folder; or the name of the image's class"),
  part: _enum(["train", "validation", "test"]).nullable().describe("null: there is no split"),
  height: count,
  width: count,
  "class-pixels": array(count).describe("As in the parts of the split, of this image")
});

// src/results/split.ts
var splitPart = object({
  images: count,
  "class-pixels": array(count).describe("Pixels per class, ignored ones not among them; of a classification: images per class"),
  "class-share": array(ratio).describe("The class's share of the part's counted pixels or images"),
  samples: array(object({ id: string(), image: shortHash, labels: shortHash })).default([]).describe(
    "What each image and its mask (or the name of its class) hold, as the first 64 bits of their SHA-256"
  )
});
var split = object({
  source: _enum(["hash", "folders", "file"]),
  by: string().nullable().default(null).describe(
    "What gives the split that comes with the data, in words: folders, lists, a column; null: none does"
  ),
  path: string().describe("Relative to the run folder"),
  kept: object({ from: string().describe("Which run, in words"), images: count }).nullable().default(null).describe("Images that stay in their part of an earlier run; null: none"),
  train: splitPart,
  validation: splitPart,
  test: splitPart
});

// src/results/trend.ts
var place = {
  commit: string().nullable(),
  date: iso_exports.datetime(),
  "run-id": string().nullable().describe("GitHub's number of the workflow run")
};
var trend = object({
  series: string().describe("The runs that make one model after another, by their name"),
  branch: string().describe("Whose runs these are; the last is this run, on whatever branch"),
  runs: array(object({ ...place, score: ratio.describe(`The ${DECIDING.title}`), interval })).describe("Of the same task and classes, oldest first, the last 50 with this run as the last"),
  best: object({ ...place, score: number().min(0).max(1) }).nullable().describe("The best ever before this run"),
  decline: object({
    runs: count,
    fall: number().min(0).describe("Over all of them, by Sen's slope"),
    "p-value": number().min(0).max(1).describe("Of a one-sided Mann-Kendall test, exact")
  }).nullable().describe("null: the scores of the last runs show no fall"),
  sentence: string()
}).nullable().default(null).describe("null: no history is kept, or this run was not tested");

// src/results/warning.ts
var warning = object({
  code: string(),
  message: string(),
  file: string().optional(),
  files: array(string()).optional().describe("All of them, where the warning is about several; file is the first")
});

// src/results/results.ts
var RESULTS_SCHEMA_VERSION = 1;
var epoch = object({
  epoch: number().int().min(1),
  "learning-rate": measured,
  "train-loss": measured,
  "val-loss": measured,
  ...epochScoreFields,
  seconds
});
var classMetrics = object({
  class: string(),
  precision: ratio,
  recall: ratio,
  f1: ratio,
  iou: ratio.describe("null for a classification"),
  support: count.describe("Pixels (classification: images) of the class in the truth"),
  predicted: count.describe("Pixels (classification: images) of the class in the prediction"),
  "f1-interval": interval,
  "iou-interval": interval
});
var data = object({
  root: string().describe(
    "The data folder, from the folder in which the program was started; its name where it lies elsewhere"
  ),
  hash: sha256.describe("Changes when any image or mask changes"),
  images: count,
  "bit-depth": union([literal(8), literal(16), literal(32)]).describe("32: floats"),
  channels: union([literal(1), literal(3)]),
  "ignored-pixels": count.nullable().default(null).describe("Of all masks: in neither loss nor metrics; null: there are no masks"),
  sizes: object({ smallest: size, largest: size }).nullable().default(null).describe("Of the images with the fewest and the most pixels"),
  "skipped-files": array(string()).default([]).describe("Bad files that skip-bad-files has left out"),
  warnings: array(warning)
});
var test = object({
  images: count,
  confusion: array(array(count)).describe(
    "Counts of pixels (classification: of images) over the whole test set: row = true class, column = predicted class"
  ),
  ...scoreFields,
  "per-class": array(classMetrics),
  intervals: object(byScore(() => interval)).default(byScore(() => null)).describe("Percentile bootstrap over the test images, 2,000 resamples"),
  calibration,
  "per-image": array(
    object({
      id: string(),
      ...scoreFields,
      cells: array(tuple([count, count, count])).default([]).describe(
        "Its confusion counts that are not 0: true class, predicted class, pixels (classification: 1)"
      ),
      confidence: ratio.default(null).describe("Classification: probability of the predicted class"),
      "true-probability": ratio.default(null).describe("Classification: probability of the true class")
    })
  )
});
var modelFile = object({
  path: string().describe("Relative to the run folder"),
  sha256,
  bytes: count
});
var resultsSchema = object({
  "schema-version": literal(RESULTS_SCHEMA_VERSION),
  tool: object({ name: literal("best-epoch"), version: string() }),
  name: string().default("").describe("What headings call the model: the data folder's name, or artifact-name where that was chosen"),
  "created-at": iso_exports.datetime(),
  fingerprint: sha256.nullable().default(null).describe(
    "Of data, labels, split, settings and code of the action: where it is the same, the run would be, too"
  ),
  restored: object({
    at: iso_exports.datetime(),
    "run-id": string().regex(/^\d{1,20}$/).nullable().default(null).describe("Of the run on GitHub that trained and measured; null: not known")
  }).nullable().default(null).describe(
    "Set where nothing was trained because nothing had changed: all is of the earlier run but comparison and gates"
  ),
  task: _enum(["segmentation", "classification"]),
  classes: array(
    object({ index: count, name: string(), color: array(number().int().min(0).max(255)).length(3) })
  ),
  data,
  split,
  plan,
  settings: words.describe("As they were given or by default; null: left to the recipe"),
  "initial-model": initialModel,
  history: array(epoch),
  "best-epoch": count,
  "stopped-epoch": count,
  "first-epoch": count.describe("Above 1 when training went on from a checkpoint"),
  "resumed-from": _enum(["output", "cache"]).nullable().default(null).describe("Where that checkpoint was: the output folder or the Actions cache"),
  "stop-reason": _enum(["patience", "epochs", "time-budget", "target", "cancelled", "diverged"]),
  untrained: _enum(["less-than-an-epoch", "nothing-new"]).nullable().default(null).describe(
    "Why the model stands for nothing that this run has learned: its time was over before the first epoch was done, or before anything was; no gate passes then, and no run is compared with it; null: it was trained"
  ),
  "validation-loss": measured.describe("The best epoch's"),
  "validation-images": count.nullable().default(null).describe(
    "How many of the validation images each epoch was validated on: fewer than all where the time was short; null: of a version that took all"
  ),
  test,
  "fan-out": fanOut(test),
  diagnosis: array(finding).default([]).describe(
    "What the curves and the test say: first the one verdict on the curves, then what else was found"
  ),
  comparison: comparison.default(NO_COMPARISON).describe("With the baseline"),
  trend,
  gates: array(gate).default([]).describe("The conditions of fail-if, in their order"),
  predictions: array(
    object({
      rank: _enum(["worst", "median", "best", "mistake"]),
      id: string(),
      path: string().describe(
        "A picture: image, truth, prediction, errors (classification: the image); relative to the run folder"
      )
    })
  ).describe(
    "The test images with the lowest, middle and highest mean IoU; of a classification those that it was surest of and wrong"
  ),
  sheet: array(sheetImage).default([]).describe("The images that the report shows with their labels, as `check.html` does"),
  engine,
  environment,
  "timings-seconds": record(string(), seconds).describe(
    "Per stage; within train: step, wait (for patches, between the steps), validate and checkpoint one after the other, load and augment beside step; first-step: from the start of the program; best-epoch: within training; report: without summary.md and results.json"
  ),
  "peak-memory-bytes": count,
  model: modelFile,
  exports: array(
    object({
      format: literal("tfjs"),
      input: _enum(["raw", "normalized"]).describe("Pixel values as the files have them, or normalised as plan.normalization says"),
      stride: count.describe("Height and width of what it takes are multiples of this"),
      files: array(modelFile).describe("First the one that a program opens")
    })
  ).default([]).describe("The same model in other formats")
});
async function writeResults(path, results) {
  const json3 = JSON.stringify(resultsSchema.parse(results), null, 2);
  await writeFileAtomic(path, `${json3.replace(NUMBERS, onOneLine)}
`);
}
__name(writeResults, "writeResults");
var NUMBERS = /\[\n[-\d.eE+,\s]+\]/g;
function onOneLine(list) {
  return list.replace(/\s+/g, " ").replace("[ ", "[").replace(" ]", "]");
}
__name(onOneLine, "onOneLine");

export {
  MONITORS,
  MONITOR_NAMES,
  ratio,
  count,
  sha256,
  size,
  ConfidenceCounts,
  calibrationResults,
  gate,
  words2 as words,
  kebabCase,
  finite,
  scoreFields,
  scoreResults,
  withLaterScores,
  ofTask,
  difference,
  interval,
  differenceInterval,
  comparison,
  NO_COMPARISON,
  VERDICT_MEANINGS,
  sheetImage,
  RESULTS_SCHEMA_VERSION,
  resultsSchema,
  writeResults
};
