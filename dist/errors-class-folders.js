import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __export,
  __name
} from "./esbuild.js";

// src/shared/quote.ts
var UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
function quote(name) {
  return `"${escapeControls(name)}"`;
}
__name(quote, "quote");
function escapeControls(text) {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\r") return "\\r";
    if (character === "	") return "\\t";
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}
__name(escapeControls, "escapeControls");

// src/errors/excerpt.ts
var INDENT = "    ";
var WIDE = new RegExp("[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\uff01-\\uff60]|\\p{Emoji_Presentation}", "u");
var WIDE_BLANK = "　";
function drawExcerpt({ text, start, end }) {
  const shown = [text.slice(0, start), text.slice(start, end), text.slice(end)].map(escapeControls);
  const columns = /* @__PURE__ */ __name((part) => [...part].filter((character) => !new RegExp("\\p{M}", "u").test(character)), "columns");
  const before = columns(shown[0]).map((character) => WIDE.test(character) ? WIDE_BLANK : " ");
  const carets = columns(shown[1]).map((character) => WIDE.test(character) ? "^^" : "^");
  return [`${INDENT}${shown.join("")}`, `${INDENT}${before.join("")}${carets.join("") || "^"}`];
}
__name(drawExcerpt, "drawExcerpt");

// src/errors/fault.ts
var InputError = class extends Error {
  static {
    __name(this, "InputError");
  }
  name = "InputError";
  faults;
  constructor(faults, options) {
    const list = Array.isArray(faults) ? faults : [faults];
    super(list.map(describeFault).join("\n"), options);
    this.faults = list;
  }
};
var InternalError = class extends Error {
  static {
    __name(this, "InternalError");
  }
  name = "InternalError";
  constructor(message, options) {
    super(`internal error, please report it: ${message}`, options);
  }
};
function describeFault(fault) {
  return `${fault.code}: ${fault.message}`;
}
__name(describeFault, "describeFault");
function faultLines(fault) {
  const excerpt = fault.excerpt === void 0 ? [] : drawExcerpt(fault.excerpt);
  return [escapeControls(describeFault(fault)), ...excerpt];
}
__name(faultLines, "faultLines");

// src/errors/merging.ts
var merging_exports = {};
__export(merging_exports, {
  mergeDataDiffers: () => mergeDataDiffers,
  mergeDownloadFailed: () => mergeDownloadFailed,
  mergeFolderMissing: () => mergeFolderMissing,
  mergeModelDiffers: () => mergeModelDiffers,
  mergeNoRuns: () => mergeNoRuns,
  mergeNotFanOut: () => mergeNotFanOut,
  mergeOutputIsRun: () => mergeOutputIsRun,
  mergeRunMissing: () => mergeRunMissing,
  mergeRunUnreadable: () => mergeRunUnreadable,
  mergeRunsDiffer: () => mergeRunsDiffer,
  mergeTwice: () => mergeTwice
});

// src/errors/define-fault.ts
function defineFault({
  code: code2,
  severity = "error",
  words,
  example,
  note
}) {
  const word = /* @__PURE__ */ __name((...given) => {
    const { subject, got, expected, fix, file, excerpt } = words(...given);
    const message = `${subject} ${got}${expected === void 0 ? "" : `, ${expected}`}. ${fix}`;
    const place = { ...file === void 0 ? {} : { file }, ...excerpt === void 0 ? {} : { excerpt } };
    return { code: code2, message, severity, ...place };
  }, "word");
  return Object.assign(word, { code: code2, severity, note, example: /* @__PURE__ */ __name(() => word(...example), "example") });
}
__name(defineFault, "defineFault");

// src/errors/merging.ts
var mergeNoRuns = defineFault({
  code: "merge-no-runs",
  words: /* @__PURE__ */ __name((unfinished) => {
    const found = unfinished.map(({ name, reason }) => ` (${quote(name)}: ${escapeControls(reason)})`).join("");
    return {
      subject: "merge",
      got: `found no finished run${found}`,
      expected: "expected folders with the results.json of runs with `fold` or `sweep-row`",
      fix: "Look into the log of the runs, mend what stopped them, and start them again."
    };
  }, "words"),
  example: [[{ name: "runs/1", reason: "no results.json" }]],
  note: "A run that failed or was cancelled leaves no results to join."
});
var mergeFolderMissing = defineFault({
  code: "merge-folder-missing",
  words: /* @__PURE__ */ __name((folder) => ({
    subject: `folder ${quote(folder)}`,
    got: "isn't there",
    fix: "Name the run folders (`output`) of the runs that are to be merged."
  }), "words"),
  example: ["runs/3"],
  note: "Often a pattern that the shell did not expand."
});
var mergeRunMissing = defineFault({
  code: "merge-run-missing",
  severity: "warning",
  words: /* @__PURE__ */ __name((what, of, reason) => ({
    subject: `${what} of ${of}`,
    got: `is left out: ${escapeControls(reason)}`,
    fix: "The others are merged without it; run its job again and merge once more to have all."
  }), "words"),
  example: ["fold 3", 5, "cancelled"],
  note: "Means and the ensemble are then of the others, and the summary says so."
});
var mergeRunUnreadable = defineFault({
  code: "merge-run-unreadable",
  words: /* @__PURE__ */ __name((run, reason) => ({
    subject: `the results.json of ${quote(run)}`,
    got: `can't be used: ${escapeControls(reason)}`,
    fix: "Give runs of this version of the program, as they left their folders."
  }), "words"),
  example: ["runs/2", "it is no JSON"],
  note: "Files of a run folder belong together and are not meant to be edited."
});
var mergeDownloadFailed = defineFault({
  code: "merge-download-failed",
  words: /* @__PURE__ */ __name((artifact, reason) => ({
    subject: `artifact ${quote(artifact)}`,
    got: `could not be downloaded: ${escapeControls(reason)}`,
    fix: "Run this job again; the runs it joins need not be trained anew."
  }), "words"),
  example: ["best-epoch-fold-2", "the service did not answer"],
  note: "The runs themselves are done and kept."
});
var mergeNotFanOut = defineFault({
  code: "merge-not-fan-out",
  words: /* @__PURE__ */ __name((run) => ({
    subject: `run ${quote(run)}`,
    got: "is no fold and no row of a sweep",
    expected: "expected a run with `folds` and `fold`, or with `sweep` and `sweep-row`",
    fix: "Leave it out."
  }), "words"),
  example: ["runs/old"],
  note: "Two trainings that have nothing to do with each other have no mean."
});
var mergeTwice = defineFault({
  code: "merge-twice",
  words: /* @__PURE__ */ __name((what, runs) => ({
    subject: what,
    got: `is there twice: ${runs.map(quote).join(" and ")}`,
    expected: "expected it once",
    fix: "Leave one of them out."
  }), "words"),
  example: ["fold 2", ["runs/2", "runs/2-again"]],
  note: "Which of them counts is for you to say."
});
var mergeRunsDiffer = defineFault({
  code: "merge-runs-differ",
  words: /* @__PURE__ */ __name((what, first, other) => {
    const of = /* @__PURE__ */ __name(({ run, value }) => `${quote(value)} in ${quote(run)}`, "of");
    return {
      subject: `${what} of the runs`,
      got: `is ${of(first)} and ${of(other)}`,
      expected: "expected the same in all: else their figures and models do not belong together",
      fix: "Train them again with the same data, settings and version."
    };
  }, "words"),
  example: ['setting "seed"', { run: "runs/1", value: "42" }, { run: "runs/2", value: "43" }],
  note: "With another seed, say, folds overlap, and an image would be judged by a model that has learnt it."
});
var mergeModelDiffers = defineFault({
  code: "merge-model-differs",
  words: /* @__PURE__ */ __name((run) => ({
    subject: `model/model.onnx of ${quote(run)}`,
    got: "is not the file that its results.json describes (the sha256 differs)",
    fix: "Give the run folder as the run left it."
  }), "words"),
  example: ["runs/2"],
  note: "The model was replaced, or was not copied whole."
});
var mergeDataDiffers = defineFault({
  code: "merge-data-differs",
  words: /* @__PURE__ */ __name((folder) => ({
    subject: `data folder ${quote(folder)}`,
    got: "does not hold what the runs were trained on (its hash differs)",
    expected: "expected the same images, masks and classes",
    fix: "Check out the same commit as the runs, or leave `data` out: then the runs are merged without testing the merged model."
  }), "words"),
  example: ["data/cells"],
  note: "The ensemble may only be tested on images that none of its members has learnt."
});
var mergeOutputIsRun = defineFault({
  code: "merge-output-is-run",
  words: /* @__PURE__ */ __name((output) => ({
    subject: `setting "output" (${quote(output)})`,
    got: "is the folder of a run that is to be merged",
    expected: "expected another folder",
    fix: "Choose a folder of its own for the merged results."
  }), "words"),
  example: ["runs/1"],
  note: "The run would be overwritten."
});

// src/errors/reuse.ts
var reuse_exports = {};
__export(reuse_exports, {
  cacheFailed: () => cacheFailed,
  checkpointUnfit: () => checkpointUnfit
});
var cacheFailed = defineFault({
  code: "cache-failed",
  severity: "warning",
  words: /* @__PURE__ */ __name((what, how, reason) => ({
    subject: what,
    got: `was not ${how === "read" ? "read from" : "saved in"} the Actions cache: ${escapeControls(reason)}`,
    fix: how === "read" ? "This run starts from nothing." : "Later runs do without it."
  }), "words"),
  example: ["an earlier run's model and results", "read", "the service did not answer"],
  note: "Caches save time; what they are missing is done again."
});
var checkpointUnfit = defineFault({
  code: "checkpoint-unfit",
  severity: "warning",
  words: /* @__PURE__ */ __name((epoch, reason) => ({
    subject: `the checkpoint of epoch ${epoch} in the Actions cache`,
    got: `can't be gone on from: ${escapeControls(reason)}`,
    fix: "Training starts anew."
  }), "words"),
  example: [12, "its weights are of another network"],
  note: "A checkpoint is checked before it is used, whoever wrote it into the cache."
});

// src/errors/rules.ts
var rules_exports = {};
__export(rules_exports, {
  rulesInvalid: () => rulesInvalid,
  rulesNeedChannel: () => rulesNeedChannel
});
var rulesInvalid = defineFault({
  code: "rules-invalid",
  words: /* @__PURE__ */ __name((file, reasons) => ({
    subject: `rules ${quote(file)}`,
    got: `can't be used: ${escapeControls(reasons.join("; "))}`,
    fix: 'Write them as {"classes": [{"name": "background", "max": 9000}, {"name": "cluster", "min": 9000}]}.',
    file
  }), "words"),
  example: ["rules.json", ["classes.0: neither min nor max"]],
  note: "[Label by rule](label.md) has the form."
});
var rulesNeedChannel = defineFault({
  code: "rules-need-channel",
  words: /* @__PURE__ */ __name((image) => ({
    subject: `image ${quote(image)}`,
    got: "is in colour",
    expected: "expected grey, for the rules name no channel",
    fix: 'Say in the rules which channel they are about, "channel": 0 for red, 1 for green, 2 for blue, or give grey images.',
    file: image
  }), "words"),
  example: ["images/024.png"],
  note: "A range of intensities is about one number a pixel."
});

// src/errors/training.ts
var training_exports = {};
__export(training_exports, {
  classicSegmentsOnly: () => classicSegmentsOnly,
  diskFull: () => diskFull,
  engineUnavailable: () => engineUnavailable,
  fileNotWritable: () => fileNotWritable,
  mixUpClassifiesOnly: () => mixUpClassifiesOnly,
  modelUnreadable: () => modelUnreadable,
  monitorNotForClassification: () => monitorNotForClassification,
  monitorNotForSegmentation: () => monitorNotForSegmentation,
  outputNotWritable: () => outputNotWritable,
  trainingDiverged: () => trainingDiverged
});
var diskFull = defineFault({
  code: "disk-full",
  words: /* @__PURE__ */ __name((file) => ({
    subject: `file ${quote(file)}`,
    got: "could not be written because the disk is full",
    fix: "Free some space and run again: the last good checkpoint is whole and training goes on from it."
  }), "words"),
  example: ["best-epoch/checkpoint/state.bin"],
  note: "GitHub's runners have 14 GB for sure. Decoded images beyond `memory-budget` lie in `output`, too."
});
var fileNotWritable = defineFault({
  code: "file-not-writable",
  words: /* @__PURE__ */ __name((file, reason) => ({
    subject: `file ${quote(file)}`,
    got: `could not be written (${escapeControls(reason)})`,
    fix: "Move what stands in its way, or choose an `output` folder that this user may write to."
  }), "words"),
  example: ["best-epoch/results.json", "EISDIR"],
  note: "The operating system refused; the code in the message is its own word for why."
});
var outputNotWritable = defineFault({
  code: "output-not-writable",
  words: /* @__PURE__ */ __name((folder, reason) => ({
    subject: `output folder ${quote(folder)}`,
    got: `cannot be written to (${escapeControls(reason)})`,
    fix: "Choose an `output` folder that this user may write to."
  }), "words"),
  example: ["/results", "EACCES"],
  note: "Asked before training, not after it."
});
var classicSegmentsOnly = defineFault({
  code: "classic-segments-only",
  words: /* @__PURE__ */ __name(() => ({
    subject: 'recipe "classic"',
    got: "is the published U-Net, which gives every pixel a class; this data set has one class for each image",
    fix: "Leave `recipe` at auto."
  }), "words"),
  example: [],
  note: "The published recipe has no variant for classification."
});
var mixUpClassifiesOnly = defineFault({
  code: "mix-up-classifies-only",
  words: /* @__PURE__ */ __name(() => ({
    subject: 'setting "mix-up"',
    got: "blends images that have one class each; this data set has a class for each pixel",
    fix: "Set `mix-up` to 0 or leave it out."
  }), "words"),
  example: [],
  note: "Two blended images have no class for each pixel."
});
var monitorNotForClassification = defineFault({
  code: "monitor-not-for-classification",
  /** @param measure what it is, as a sentence has it; `others` can be watched */
  words: /* @__PURE__ */ __name((monitor, measure, others) => ({
    subject: `setting "monitor" (${monitor})`,
    got: `is about ${measure}`,
    expected: "which measures areas: whole images with a class each have none",
    fix: `Choose ${others.slice(0, -1).join(", ")} or ${others.at(-1)}.`
  }), "words"),
  example: [
    "val-mean-iou",
    "mean IoU",
    ["val-loss", "val-accuracy", "val-macro-f1", "val-balanced-accuracy"]
  ],
  note: "Intersection over union is about areas of pixels, and class folders have no masks."
});
var monitorNotForSegmentation = defineFault({
  code: "monitor-not-for-segmentation",
  /** @param measure what it is, as a sentence has it; `others` can be watched */
  words: /* @__PURE__ */ __name((monitor, measure, others) => ({
    subject: `setting "monitor" (${monitor})`,
    got: `is about ${measure}`,
    expected: "which is for whole images with a class each, not for masks",
    fix: `Choose ${others.slice(0, -1).join(", ")} or ${others.at(-1)}.`
  }), "words"),
  example: [
    "val-balanced-accuracy",
    "balanced accuracy",
    ["val-loss", "val-accuracy", "val-mean-iou", "val-macro-f1", "val-mean-dice"]
  ],
  note: "Of masks mean IoU is what rises when every class is found."
});
var trainingDiverged = defineFault({
  code: "training-diverged",
  words: /* @__PURE__ */ __name((learningRate) => ({
    subject: "training",
    got: `diverged before its first epoch was finished: the loss is not a finite number`,
    fix: `Lower \`learning-rate\` (it was ${learningRate}).`
  }), "words"),
  example: [1],
  note: "The steps were too large from the start. Where at least one epoch was good, its model is kept and the stop reason is `diverged` instead."
});
var engineUnavailable = defineFault({
  code: "engine-unavailable",
  words: /* @__PURE__ */ __name((engine, reason) => ({
    subject: `engine ${quote(engine)}`,
    got: `can't be loaded: ${escapeControls(reason)}`,
    fix: "Install the packages again (npm ci), or set engine to auto."
  }), "words"),
  example: ["onnx", "the specified module could not be found"],
  note: "A named engine is never replaced by another. See [engines](engines.md)."
});
var modelUnreadable = defineFault({
  code: "model-unreadable",
  words: /* @__PURE__ */ __name((path, reason) => ({
    subject: `model ${quote(path)}`,
    got: `can't be opened: ${escapeControls(reason)}`,
    fix: "Give the model.onnx of a finished run.",
    file: path
  }), "words"),
  example: ["best-epoch/model/model.onnx", "the file ends too soon"],
  note: "Perhaps a download that was cut off, or a Git LFS pointer."
});

// src/errors/using-models.ts
var using_models_exports = {};
__export(using_models_exports, {
  classToFindUnknown: () => classToFindUnknown,
  imageDoesNotFitModel: () => imageDoesNotFitModel,
  inputHoldsNoImage: () => inputHoldsNoImage,
  inputInsideOutput: () => inputInsideOutput,
  inputMatchesNothing: () => inputMatchesNothing,
  inputMissing: () => inputMissing,
  modelIsEnsemble: () => modelIsEnsemble,
  modelNotOurs: () => modelNotOurs,
  optionsForPixels: () => optionsForPixels,
  outputInsideInput: () => outputInsideInput
});
var modelNotOurs = defineFault({
  code: "model-not-ours",
  words: /* @__PURE__ */ __name((path, reason) => ({
    subject: `model ${quote(path)}`,
    got: `is an ONNX model, but not one that this program wrote: ${escapeControls(reason)}`,
    fix: "Give the model.onnx of a finished run; other models say neither their classes nor what pixels they take.",
    file: path
  }), "words"),
  example: ["resnet50.onnx", "its metadata names no classes"],
  note: "Classes, colours, normalisation and tile size are read from the metadata that a run writes into model.onnx."
});
var modelIsEnsemble = defineFault({
  code: "model-is-ensemble",
  words: /* @__PURE__ */ __name((path, members) => ({
    subject: `model ${quote(path)}`,
    got: `is an ensemble of ${escapeControls(members)} models, whose mean can't be trained on`,
    fix: "Give the model.onnx of one of the runs that were merged.",
    file: path
  }), "words"),
  example: ["merged/model/model.onnx", "5"],
  note: "`merge` writes an ensemble, which predicts like any model. Each of its members is in the artifact of its own run."
});
var inputMissing = defineFault({
  code: "input-missing",
  words: /* @__PURE__ */ __name((input) => ({
    subject: `input ${quote(input)}`,
    got: "isn't there",
    fix: "Correct the path. A pattern with a * is taken literally only where a file has that name."
  }), "words"),
  example: ["scans"],
  note: "Paths are relative to where the command is started."
});
var inputMatchesNothing = defineFault({
  code: "input-matches-nothing",
  words: /* @__PURE__ */ __name((pattern) => ({
    subject: `pattern ${quote(pattern)}`,
    got: "matches no image",
    fix: 'Correct it, and quote it, so that the shell leaves it alone: "scans/**/*.tif".'
  }), "words"),
  example: ["scans/*.tiff"],
  note: "Without quotes the shell may expand the pattern itself, and differently."
});
var inputHoldsNoImage = defineFault({
  code: "input-holds-no-image",
  words: /* @__PURE__ */ __name((folder) => ({
    subject: `input folder ${quote(folder)}`,
    got: "holds no image",
    fix: "Name the folder that the images are in, or the images themselves."
  }), "words"),
  example: ["scans"],
  note: "Folders are searched with all that is in them, but for hidden ones."
});
var outputInsideInput = defineFault({
  code: "output-inside-input",
  words: /* @__PURE__ */ __name((output, input) => ({
    subject: `output folder ${quote(output)}`,
    got: output === input ? "is an input, too" : `lies inside the input ${quote(input)}`,
    expected: "expected another folder, or the next run would take its own results for images",
    fix: "Choose a folder outside the input."
  }), "words"),
  example: ["scans/masks", "scans"],
  note: "Masks are images, too."
});
var inputInsideOutput = defineFault({
  code: "input-inside-output",
  words: /* @__PURE__ */ __name((input, output) => ({
    subject: `input ${quote(input)}`,
    got: `lies where the results would be written, in ${quote(output)}`,
    fix: "Choose another output folder, or the input would be overwritten."
  }), "words"),
  example: ["predictions/017.png", "predictions"],
  note: "Nothing of the input is ever changed."
});
var imageDoesNotFitModel = defineFault({
  code: "image-does-not-fit-model",
  words: /* @__PURE__ */ __name((file, got, expected, fix) => ({
    subject: `image ${quote(file)}`,
    got: `is ${got}`,
    expected: `the model takes ${expected}`,
    fix,
    file
  }), "words"),
  example: ["scan.png", "8-bit colour", "16-bit grey", "Convert it."],
  note: "Values of another kind than those of training would give an answer without meaning, so that none is given."
});
var classToFindUnknown = defineFault({
  code: "class-to-find-unknown",
  words: /* @__PURE__ */ __name((name, classes, nearest) => {
    const shown = classes.slice(0, 20).map(quote).join(", ");
    return {
      subject: `class ${quote(name)} (option "find")`,
      got: "is none of the model",
      expected: `which has ${shown}${classes.length > 20 ? ` and ${classes.length - 20} more` : ""}`,
      fix: `Did you mean ${quote(nearest)}?`
    };
  }, "words"),
  example: ["clusters", ["background", "cluster"], "cluster"],
  note: "The classes stand in the model file and in its card."
});
var optionsForPixels = defineFault({
  code: "options-for-pixels",
  words: /* @__PURE__ */ __name((names, model) => {
    const one = names.length === 1;
    return {
      subject: `${one ? "option" : "options"} ${names.map(quote).join(", ")}`,
      got: `${one ? "is" : "are"} about the pixels of an image`,
      expected: `and ${quote(model)} is a classifier, which gives one class an image`,
      fix: "Leave them out; predictions.csv has every probability."
    };
  }, "words"),
  example: [["tile-size", "min-area"], "model.onnx"],
  note: "A classifier takes each image whole and names it with one class."
});

// src/errors/baseline.ts
var baseline_exports = {};
__export(baseline_exports, {
  baselineCacheFailed: () => baselineCacheFailed,
  baselineMissing: () => baselineMissing,
  baselineOtherVersion: () => baselineOtherVersion,
  baselineUnreadable: () => baselineUnreadable
});
var FIX = "Give the results.json of an earlier run, or set `baseline` to `auto` or `none`.";
var baselineMissing = defineFault({
  code: "baseline-missing",
  words: /* @__PURE__ */ __name((path) => ({ subject: `baseline ${quote(path)}`, got: "isn't there", fix: FIX }), "words"),
  example: ["main/results.json"],
  note: "A path that was named must be there; `auto` does without."
});
var baselineUnreadable = defineFault({
  code: "baseline-unreadable",
  words: /* @__PURE__ */ __name((path, got) => ({
    subject: `baseline ${quote(path)}`,
    got: escapeControls(got),
    fix: FIX
  }), "words"),
  example: ["main/results.json", "is not JSON"],
  note: "Only results.json has what a comparison needs: the confusion counts of each test image."
});
var baselineOtherVersion = defineFault({
  code: "baseline-other-version",
  words: /* @__PURE__ */ __name((path, version, expected) => ({
    subject: `baseline ${quote(path)}`,
    got: `has schema version ${escapeControls(version)}`,
    expected: `expected ${expected}`,
    fix: "Make it again with this version of the program, or use the version that wrote it."
  }), "words"),
  example: ["main/results.json", "2", 1],
  note: "The schema version rises when a field is renamed, removed or changes its meaning."
});
var baselineCacheFailed = defineFault({
  code: "baseline-cache-failed",
  severity: "warning",
  words: /* @__PURE__ */ __name((what, reason) => ({
    subject: "the baseline",
    got: `was not ${what === "read" ? "read from" : "saved in"} the Actions cache: ${escapeControls(reason)}`,
    fix: what === "read" ? "This run is compared with nothing." : "Pull requests find the one before."
  }), "words"),
  example: ["read", "the service did not answer"],
  note: "The run itself is not affected."
});

// src/errors/class-folders.ts
var class_folders_exports = {};
__export(class_folders_exports, {
  classFolderEmpty: () => classFolderEmpty,
  classFolderUnknown: () => classFolderUnknown,
  classFoldersAlike: () => classFoldersAlike,
  classFoldersAndMasks: () => classFoldersAndMasks,
  classFoldersIgnored: () => classFoldersIgnored,
  classValueWithoutMasks: () => classValueWithoutMasks,
  classWithoutImages: () => classWithoutImages,
  classesImbalanced: () => classesImbalanced,
  classesWithFewImages: () => classesWithFewImages,
  conflictingClasses: () => conflictingClasses,
  imagesOutsideClassFolders: () => imagesOutsideClassFolders,
  masksForClassification: () => masksForClassification,
  masksLeftOut: () => masksLeftOut,
  noClassFolders: () => noClassFolders,
  oneClassFolder: () => oneClassFolder,
  partWithOneClass: () => partWithOneClass,
  tooManyClassFolders: () => tooManyClassFolders
});
var NAMED = 5;
var noClassFolders = defineFault({
  code: "no-class-folders",
  words: /* @__PURE__ */ __name((folder, images) => ({
    subject: `data folder ${quote(folder)}`,
    got: images === 0 ? "holds no PNG, JPEG, TIFF, WebP or FITS images" : `holds ${countOf(images)}`,
    expected: "expected a folder of images for each class",
    fix: "Put the images of each class into a folder with its name, such as cat/ and dog/."
  }), "words"),
  example: ["photos", 40],
  note: "With `task: classification` the folder of an image is its label, so that images must lie in folders. [Class folders](data-formats.md#class-folders) shows the layouts that are known."
});
var oneClassFolder = defineFault({
  code: "one-class-folder",
  words: /* @__PURE__ */ __name((folder, images, folders) => {
    const deeper = folders.length > 1 ? `, or set \`data\` to the folder whose folders (${listed(folders)}) are the classes` : "";
    return {
      subject: `the only class folder, ${quote(folder)},`,
      got: `holds ${countOf(images)}, and there are no masks`,
      expected: "expected a folder for each of two classes at least, or a mask for each image",
      fix: `Add the folder of another class${deeper}; for a class of every pixel, put masks into masks/.`
    };
  }, "words"),
  example: ["photos", 40, ["cat", "dog"]],
  note: "Often `data` names a folder one level too high, or masks were meant and are not there."
});
var classFoldersAndMasks = defineFault({
  code: "class-folders-and-masks",
  words: /* @__PURE__ */ __name((folders, images, masks) => ({
    subject: "the data folder",
    got: `holds class folders (${listed(folders)}) and masks (${masks}), most of them of none of the ${countOf(images)}`,
    expected: "expected either",
    fix: "Set `task` to classification where the folders are the classes, else to segmentation; `images` and `masks` say which files are meant."
  }), "words"),
  example: [["cat", "dog"], 40, 3],
  note: "Both readings of the folder are possible, and none is guessed."
});
var masksForClassification = defineFault({
  code: "masks-for-classification",
  words: /* @__PURE__ */ __name((masks) => ({
    subject: `setting "masks" (${quote(masks)})`,
    got: 'is given beside task "classification"',
    expected: "where the folder of an image is its label",
    fix: "Leave it out, or set `task` to segmentation."
  }), "words"),
  example: ["masks/**"],
  note: "A class of each whole image has no use for masks."
});
var tooManyClassFolders = defineFault({
  code: "too-many-class-folders",
  words: /* @__PURE__ */ __name((folders, limit) => ({
    subject: "the data folder",
    got: `holds ${folders} class folders`,
    expected: `expected at most ${limit}`,
    fix: "Are these folders the classes? If so, join some of them."
  }), "words"),
  example: [1200, 255],
  note: "Folders by date, patient or camera look like classes, too. Their images are divided by `group-by` instead."
});
var classFolderUnknown = defineFault({
  code: "class-folder-unknown",
  words: /* @__PURE__ */ __name((folder, images, classes) => ({
    subject: `folder ${quote(folder)} (${countOf(images)})`,
    got: "is none of the classes",
    expected: `which are ${listed(classes)}`,
    fix: 'Add it to the list of classes, or leave its images out by {"name": ..., "ignore": true} in classes.json.'
  }), "words"),
  example: ["unsure", 12, ["cat", "dog"]],
  note: "Where classes are listed, a folder beyond the list may be a misspelling."
});
var classFoldersIgnored = defineFault({
  code: "class-folders-ignored",
  words: /* @__PURE__ */ __name((folders) => ({
    subject: "all images",
    got: `lie in folders that are left out (${listed(folders)})`,
    expected: "expected two classes at least",
    fix: 'Add the folders of the classes, or take "ignore" out of classes.json.'
  }), "words"),
  example: [["unsure"]],
  note: "Nothing is left to learn from."
});
var classFoldersAlike = defineFault({
  code: "class-folders-alike",
  words: /* @__PURE__ */ __name((folders) => ({
    subject: `class folders ${folders.map(quote).join(" and ")}`,
    got: "differ in case only",
    fix: "Give them one name, or list them all in classes.json if they are different classes."
  }), "words"),
  example: [["Cat", "cat"]],
  note: "Some systems keep both apart and some do not, so that the same data would have other classes there."
});
var classValueWithoutMasks = defineFault({
  code: "class-value-without-masks",
  words: /* @__PURE__ */ __name((names) => ({
    subject: `file "classes.json"`,
    got: `gives the values of pixels to ${listed(names)}`,
    expected: "but there are no masks: the folder of an image is its class",
    fix: 'Leave "value" out; "folder" says which folder a class has, if it is called otherwise.',
    file: "classes.json"
  }), "words"),
  example: [["cat"]],
  note: "A value is about the pixels of a mask."
});
var imagesOutsideClassFolders = defineFault({
  code: "images-outside-class-folders",
  severity: "warning",
  words: /* @__PURE__ */ __name((images) => ({
    subject: `${countOf(images.length)} (${listed(images, 3)})`,
    got: images.length === 1 ? "lies in no class folder" : "lie in no class folder",
    fix: 'They are left out. A folder named like a part of the split ("valid") or like images is a class where `classes` or classes.json says so.'
  }), "words"),
  example: [["title.png"]],
  note: "Images beside the class folders have no label."
});
var masksLeftOut = defineFault({
  code: "masks-left-out",
  severity: "warning",
  words: /* @__PURE__ */ __name((masks) => ({
    subject: `${masks.length} ${masks.length === 1 ? "file" : "files"} (${listed(masks, 3)})`,
    got: masks.length === 1 ? "is named as the mask of an image" : "are named as masks of images",
    fix: "They are left out; set `task` to segmentation to learn from them."
  }), "words"),
  example: [["cat/1_mask.png"]],
  note: "Files named as the mask of an image beside them are no images of their own."
});
var classFolderEmpty = defineFault({
  code: "class-folder-empty",
  severity: "warning",
  words: /* @__PURE__ */ __name((folders) => ({
    subject: `${folders.length === 1 ? "folder" : "folders"} ${listed(folders)}`,
    got: folders.length === 1 ? "holds no image" : "hold no image",
    fix: "Nothing is taken for a class without an image: add images or delete it."
  }), "words"),
  example: [["bird"]],
  note: "Perhaps its files were not fetched, or it is a leftover."
});
var classWithoutImages = defineFault({
  code: "class-absent",
  severity: "warning",
  words: /* @__PURE__ */ __name((name) => ({
    subject: `class ${quote(name)}`,
    got: "has no image",
    fix: "It can be neither learned nor measured; check its name and its folder."
  }), "words"),
  example: ["bird"],
  note: "For classification the same is said of a listed class whose folder is missing."
});
var classesWithFewImages = defineFault({
  code: "class-with-few-images",
  severity: "warning",
  words: /* @__PURE__ */ __name((classes, few) => {
    const named = classes.map(({ name, images }) => `${name}: ${images}`);
    return {
      subject: `${classes.length} ${classes.length === 1 ? "class" : "classes"} (${listed(named)})`,
      got: `${classes.length === 1 ? "has" : "have"} fewer than ${few} images`,
      fix: "Their figures hang on one or two images; add more."
    };
  }, "words"),
  example: [[{ name: "bird", images: 4 }], 10],
  note: "Divided between training, validation and test, one or two are left in each."
});
var classesImbalanced = defineFault({
  code: "classes-imbalanced",
  severity: "warning",
  words: /* @__PURE__ */ __name((largest, smallest) => ({
    subject: "the classes",
    got: `are of very different size: ${quote(largest.name)} has ${countOf(largest.images)}, ${quote(smallest.name)} ${smallest.images}`,
    fix: "Accuracy says little then: look at macro F1 and at each recall."
  }), "words"),
  example: [
    { name: "cat", images: 900 },
    { name: "bird", images: 12 }
  ],
  note: "Always answering the largest class already has a high accuracy. `class-weights` weighs against it."
});
var conflictingClasses = defineFault({
  code: "conflicting-classes",
  severity: "warning",
  words: /* @__PURE__ */ __name((one, first) => ({
    subject: `images ${quote(one.image)} and ${quote(first.image)}`,
    got: `are exactly the same, but labelled ${quote(one.name)} and ${quote(first.name)}`,
    fix: "Keep the right one.",
    file: one.image
  }), "words"),
  example: [
    { image: "dog/7.jpg", name: "dog" },
    { image: "cat/3.jpg", name: "cat" }
  ],
  note: "The same picture lies in two class folders. The model cannot please both."
});
var partWithOneClass = defineFault({
  code: "part-with-one-class",
  words: /* @__PURE__ */ __name((part, name) => ({
    subject: `the ${part} part of the split`,
    got: `shows one class only, ${quote(name)}`,
    expected: "from which nothing can be learned",
    fix: "Add images of others to it, or let the split be made."
  }), "words"),
  example: ["train", "cat"],
  note: "Only where the split is given, by folders or a file."
});
function countOf(images) {
  return images === 1 ? "1 image" : `${images} images`;
}
__name(countOf, "countOf");
function listed(names, most = NAMED) {
  const shown = names.slice(0, most).map(quote).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
__name(listed, "listed");

// src/errors/evaluation.ts
var evaluation_exports = {};
__export(evaluation_exports, {
  classNotInModel: () => classNotInModel,
  classesNotTested: () => classesNotTested,
  dataDoesNotFitModel: () => dataDoesNotFitModel,
  evaluatedPartEmpty: () => evaluatedPartEmpty,
  evaluationOutputIsRun: () => evaluationOutputIsRun,
  nothingLabelled: () => nothingLabelled,
  partNotKnown: () => partNotKnown,
  taskDoesNotFitModel: () => taskDoesNotFitModel,
  testedOnTrainingData: () => testedOnTrainingData
});
var MOST_NAMES = 20;
var taskDoesNotFitModel = defineFault({
  code: "task-does-not-fit-model",
  words: /* @__PURE__ */ __name((asked, model) => ({
    subject: 'setting "task"',
    got: `is ${quote(asked)}`,
    expected: `the model was trained for ${quote(model)}`,
    fix: "Leave `task` out: the model says what it does."
  }), "words"),
  example: ["segmentation", "classification"],
  note: "It may stand in the settings file of the data folder."
});
var dataDoesNotFitModel = defineFault({
  code: "data-does-not-fit-model",
  words: /* @__PURE__ */ __name((root, got, expected, fix) => ({
    subject: `the images of ${quote(root)}`,
    got: `are ${got}`,
    expected: `the model takes ${expected}`,
    fix
  }), "words"),
  example: ["data/cells", "8-bit grey", "16-bit grey", "Give the 16-bit images."],
  note: "A model knows only pixels like those of its training. Grey images fit a model of colour; nothing else is converted."
});
var classNotInModel = defineFault({
  code: "class-not-in-model",
  words: /* @__PURE__ */ __name((name, classes, nearest) => ({
    subject: `class ${quote(name)} of the data`,
    got: "is none of the model",
    expected: `which has ${listed2(classes)}`,
    fix: `Name it as the model does (the nearest is ${quote(nearest)}), or mark it with \`ignore\` in classes.json.`
  }), "words"),
  example: ["nucleus", ["background", "nuclei"], "nuclei"],
  note: "Classes meet by name, in whatever order. A class that no label shows may be left in the list."
});
var classesNotTested = defineFault({
  code: "classes-not-tested",
  severity: "warning",
  words: /* @__PURE__ */ __name((names) => {
    const one = names.length === 1;
    return {
      subject: `${one ? "class" : "classes"} ${listed2(names)}`,
      got: `of the model ${one ? "is" : "are"} in no label of the evaluated images`,
      fix: `Nothing is known of how well ${one ? "it is" : "they are"} found; only that the model may see ${one ? "it" : "them"} where there is none.`
    };
  }, "words"),
  example: [["hot pixel"]],
  note: "The means leave out what is undefined. If it should be there, look at the names in `classes.json`."
});
var nothingLabelled = defineFault({
  code: "nothing-labelled",
  words: /* @__PURE__ */ __name((images) => ({
    subject: `the ${images} evaluated images`,
    got: "have only ignored pixels in their masks",
    fix: "There is nothing to measure a model by; label them, or evaluate others."
  }), "words"),
  example: [12],
  note: "Value 255 is ignored unless `classes.json` says otherwise."
});
var partNotKnown = defineFault({
  code: "part-not-known",
  words: /* @__PURE__ */ __name((part) => ({
    subject: `part ${quote(part)}`,
    got: "was asked for, but nothing says which images it has",
    expected: "expected the folders train/, val/ and test/, or a split.json",
    fix: "Give the split.json of the training as `split`, or leave `part` out to evaluate all images."
  }), "words"),
  example: ["test"],
  note: "Every training leaves a `split.json` in its output folder."
});
var evaluatedPartEmpty = defineFault({
  code: "evaluated-part-empty",
  words: /* @__PURE__ */ __name((part, source) => {
    const where = source === "file" ? "split.json" : "folders";
    return {
      subject: `part ${quote(part)}`,
      got: `has no image by the data set's ${where}`,
      fix: "Choose another one, or `all`."
    };
  }, "words"),
  example: ["test", "file"],
  note: "A training with `test-fraction` too small for its images may have none."
});
var testedOnTrainingData = defineFault({
  code: "tested-on-training-data",
  severity: "warning",
  words: /* @__PURE__ */ __name((part) => {
    const among = part === "all" ? "its training images are among those evaluated" : "it learnt from them";
    return {
      subject: "the model",
      got: `was trained on this very data: ${among}`,
      fix: "The scores say little of new images. Give the split.json of its run as `split` to evaluate the test images only."
    };
  }, "words"),
  example: ["all"],
  note: "The model file holds the hash of its training data, and it is that of this folder."
});
var evaluationOutputIsRun = defineFault({
  code: "evaluation-output-is-run",
  words: /* @__PURE__ */ __name((output) => ({
    subject: `setting "output" (${quote(output)})`,
    got: "is the folder of a training or of merged runs, whose reports would be overwritten",
    expected: "expected another folder",
    fix: "Choose a folder of its own for the evaluation."
  }), "words"),
  example: ["best-epoch"],
  note: "Left out, `output` is `evaluation`, beside the training."
});
function listed2(names) {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : "";
  return `${names.slice(0, MOST_NAMES).map(quote).join(", ")}${more}`;
}
__name(listed2, "listed");

// src/errors/fan-out.ts
var fan_out_exports = {};
__export(fan_out_exports, {
  foldMissing: () => foldMissing,
  foldOutOfRange: () => foldOutOfRange,
  foldWithSweepRow: () => foldWithSweepRow,
  foldsMissing: () => foldsMissing,
  sweepMissing: () => sweepMissing,
  sweepRowOutOfRange: () => sweepRowOutOfRange,
  sweepSettingRefused: () => sweepSettingRefused,
  sweepSettingTwice: () => sweepSettingTwice,
  tooFewForFolds: () => tooFewForFolds
});
var foldMissing = defineFault({
  code: "fold-missing",
  words: /* @__PURE__ */ __name((folds) => ({
    subject: 'setting "fold"',
    got: "is not given",
    expected: `expected one of 1 to ${folds}, for a run trains one of the ${folds} \`folds\``,
    fix: "Start a run for each fold and join them with `best-epoch merge`."
  }), "words"),
  example: [5],
  note: "One run trains one fold. [Folds and sweeps](folds-and-sweeps.md) shows how all are started."
});
var foldsMissing = defineFault({
  code: "folds-missing",
  words: /* @__PURE__ */ __name((fold) => ({
    subject: 'setting "folds"',
    got: `is not given, but "fold" is ${fold}`,
    expected: "expected how many folds there are",
    fix: "Give `folds`, or leave `fold` out."
  }), "words"),
  example: [2],
  note: "Fold 2 of how many?"
});
var foldOutOfRange = defineFault({
  code: "fold-out-of-range",
  words: /* @__PURE__ */ __name((fold, folds) => ({
    subject: 'setting "fold"',
    got: `is ${fold}`,
    expected: `expected 1 to ${folds}, as many as \`folds\` says`,
    fix: "Count folds from 1."
  }), "words"),
  example: [6, 5],
  note: "The first fold is 1."
});
var foldWithSweepRow = defineFault({
  code: "fold-with-sweep-row",
  words: /* @__PURE__ */ __name(() => ({
    subject: 'settings "fold" and "sweep-row"',
    got: "are both given",
    expected: "expected one of them",
    fix: "Find the best row of the sweep first, then train its settings in folds."
  }), "words"),
  example: [],
  note: "A sweep ranks its rows on one and the same validation part, folds have a different one each."
});
var sweepMissing = defineFault({
  code: "sweep-missing",
  words: /* @__PURE__ */ __name((row) => ({
    subject: 'setting "sweep"',
    got: `is not given, but "sweep-row" is ${row}`,
    expected: "expected the rows that are to be tried",
    fix: "Write them under `sweep` into best-epoch.yml in the data folder, or leave `sweep-row` out."
  }), "words"),
  example: [2],
  note: "The rows are the list `sweep`, best kept in `best-epoch.yml` in the data folder."
});
var sweepRowOutOfRange = defineFault({
  code: "sweep-row-out-of-range",
  words: /* @__PURE__ */ __name((row, rows) => ({
    subject: 'setting "sweep-row"',
    got: `is ${row}`,
    expected: `expected 1 to ${rows}, as many rows as \`sweep\` has`,
    fix: "Count rows from 1."
  }), "words"),
  example: [4, 3],
  note: "The first row is 1."
});
var sweepSettingRefused = defineFault({
  code: "sweep-setting-refused",
  words: /* @__PURE__ */ __name((name, row) => ({
    subject: `setting ${quote(name)} in row ${row} of "sweep"`,
    got: "cannot differ from row to row",
    expected: "expected settings of training and stopping, for rows are compared on the same images",
    fix: "Set it once for all rows."
  }), "words"),
  example: ["seed", 2],
  note: "A row may hold settings of the sections Training and Stopping of [the settings](settings.md). Data and split must be the same for all."
});
var sweepSettingTwice = defineFault({
  code: "sweep-setting-twice",
  words: /* @__PURE__ */ __name((name, row) => ({
    subject: `setting ${quote(name)}`,
    got: `is given as a flag or an input and in row ${row} of "sweep"`,
    expected: "expected it in one of the two",
    fix: "Leave the flag out: it would make the rows alike."
  }), "words"),
  example: ["learning-rate", 1],
  note: "A flag or an input goes before everything else."
});
var tooFewForFolds = defineFault({
  code: "too-few-for-folds",
  words: /* @__PURE__ */ __name((groups, images, folds) => {
    const grouped = groups === images ? "" : ` in ${groups} ${groups === 1 ? "group" : "groups"}`;
    return {
      subject: "training and validation",
      got: `have ${images} images${grouped} to divide`,
      expected: `${folds} folds need one each at least`,
      fix: `Lower \`folds\`, or add images${grouped === "" ? "" : " or make the groups smaller (`group-by`)"}.`
    };
  }, "words"),
  example: [4, 4, 5],
  note: "Each fold holds out at least one image (or group). The test part is not divided."
});

// src/errors/files.ts
var files_exports = {};
__export(files_exports, {
  ambiguousPair: () => ambiguousPair,
  brokenSymlink: () => brokenSymlink,
  dataFolderEmpty: () => dataFolderEmpty,
  dataFolderMissing: () => dataFolderMissing,
  dataFolderUnreadable: () => dataFolderUnreadable,
  dataNotAFolder: () => dataNotAFolder,
  duplicateAcrossSplits: () => duplicateAcrossSplits,
  duplicateImage: () => duplicateImage,
  dvcNotPulled: () => dvcNotPulled,
  imageOverPixelLimit: () => imageOverPixelLimit,
  noImages: () => noImages,
  noMasks: () => noMasks,
  symlinkOutside: () => symlinkOutside,
  unlabelledPart: () => unlabelledPart,
  unpairedImage: () => unpairedImage,
  unpairedMask: () => unpairedMask,
  unreadableImage: () => unreadableImage
});
var IMAGE = "images/017.png";
var MASK = "masks/017.png";
var dataFolderMissing = defineFault({
  code: "data-folder-missing",
  words: /* @__PURE__ */ __name((folder) => ({
    subject: `data folder ${quote(folder)}`,
    got: "isn't there",
    fix: "Correct the `data` setting; in a workflow, check the repository out first."
  }), "words"),
  example: ["data/cells"],
  note: "In a workflow mostly a missing `actions/checkout` step, or a path that is not relative to the repository. On the command line paths are relative to where the command is started."
});
var dataNotAFolder = defineFault({
  code: "data-not-a-folder",
  words: /* @__PURE__ */ __name((path) => ({
    subject: `data folder ${quote(path)}`,
    got: "is a file",
    expected: "expected a folder with labelled images",
    fix: "Unpack it, or set `data` to the folder."
  }), "words"),
  example: ["cells.zip"],
  note: "Archives are not unpacked."
});
var dataFolderUnreadable = defineFault({
  code: "data-folder-unreadable",
  words: /* @__PURE__ */ __name((folder, reason) => ({
    subject: `folder ${quote(folder)}`,
    got: `can't be read (${escapeControls(reason)})`,
    fix: "Give this user permission to read it."
  }), "words"),
  example: ["data/cells", "EACCES"],
  note: "The operating system refused; the code in the message is its own word for why."
});
var dataFolderEmpty = defineFault({
  code: "data-folder-empty",
  words: /* @__PURE__ */ __name((folder) => ({
    subject: `data folder ${quote(folder)}`,
    got: "holds no files",
    fix: "Put the images into images/ and their masks into masks/, with the same names, or the images of each class into a folder with its name."
  }), "words"),
  example: ["data/cells"],
  note: "Hidden files do not count. A submodule that was not checked out is an empty folder, too: give `actions/checkout` the input `submodules: true`."
});
var noImages = defineFault({
  code: "no-images",
  words: /* @__PURE__ */ __name((folder, masks) => ({
    subject: `data folder ${quote(folder)}`,
    got: masks > 0 ? `holds ${masks} masks but no images` : "holds no PNG, JPEG, TIFF, WebP or FITS images",
    fix: "Put them into images/ beside masks/, or say with the `images` setting which files they are."
  }), "words"),
  example: ["data/cells", 12],
  note: "[The data](data-formats.md) has the folder names that are known. Files that Git LFS has not fetched are a different fault, [`unreadable-image`](#unreadable-image)."
});
var noMasks = defineFault({
  code: "no-masks",
  words: /* @__PURE__ */ __name((folder, images) => ({
    subject: `data folder ${quote(folder)}`,
    got: `holds ${images} images but no masks`,
    fix: "Put them into masks/ beside images/, with the same names, or say with the `masks` setting which files they are. For a class of each image instead, put the images of each class into a folder with its name."
  }), "words"),
  example: ["data/cells", 40],
  note: "Where masks have names of their own kind, the settings `images` and `masks` say by patterns which files are which."
});
var unpairedImage = defineFault({
  code: "unpaired-image",
  words: /* @__PURE__ */ __name((image) => ({
    subject: `image ${quote(image)}`,
    got: "has no mask",
    expected: "expected one with the same name in the folder of masks",
    fix: "Add the mask or take the image out.",
    file: image
  }), "words"),
  example: [IMAGE],
  note: "Images and masks pair by name, the extension and a usual ending such as `_mask` left aside."
});
var unpairedMask = defineFault({
  code: "unpaired-mask",
  words: /* @__PURE__ */ __name((mask) => ({
    subject: `mask ${quote(mask)}`,
    got: "has no image",
    expected: "expected one with the same name in the folder of images",
    fix: "Add the image or take the mask out.",
    file: mask
  }), "words"),
  example: [MASK],
  note: "The same, the other way round."
});
var ambiguousPair = defineFault({
  code: "ambiguous-pair",
  words: /* @__PURE__ */ __name((file, partners) => ({
    subject: `file ${quote(file)}`,
    got: `pairs with ${partners.map(quote).join(" and ")}`,
    expected: "expected one image and one mask",
    fix: "Keep one, or say with the `images` and `masks` settings which files are meant.",
    file
  }), "words"),
  example: [IMAGE, [MASK, "masks/017_mask.png"]],
  note: "Which of them is right is never guessed."
});
var unlabelledPart = defineFault({
  code: "unlabelled-part",
  severity: "warning",
  words: /* @__PURE__ */ __name((folder, images) => ({
    subject: `the ${quote(folder)} folder`,
    got: `holds ${images} images but no masks`,
    fix: "They are left out."
  }), "words"),
  example: ["test", 20],
  note: "Usual for the published test part of a benchmark. The split is then made from the labelled parts."
});
var unreadableImage = defineFault({
  code: "unreadable-image",
  words: /* @__PURE__ */ __name((file, why, fix) => ({
    subject: `file ${quote(file)}`,
    got: escapeControls(why),
    fix,
    file
  }), "words"),
  example: [
    IMAGE,
    "is a Git LFS pointer, not an image",
    "Run `git lfs pull`, or give actions/checkout the input `lfs: true`."
  ],
  note: "The message says what was found in place of an image: a pointer of Git LFS, a file that ends too soon, another kind of file, a format that is [not read](data-formats.md)."
});
var imageOverPixelLimit = defineFault({
  code: "image-over-pixel-limit",
  words: /* @__PURE__ */ __name((file, size, limit) => ({
    subject: `file ${quote(file)}`,
    got: `claims to be ${size}`,
    expected: `expected at most ${Math.floor(limit / 1e6)} megapixels`,
    fix: "Cut it into pieces.",
    file
  }), "words"),
  example: ["images/mosaic.tif", "40000x40000", 268402689],
  note: "Asked of the file's header before anything is decoded, so that no small file can fill the memory."
});
var dvcNotPulled = defineFault({
  code: "dvc-not-pulled",
  words: /* @__PURE__ */ __name((target, pointer) => ({
    subject: `${quote(target)}`,
    got: `isn't here, only its DVC pointer ${quote(pointer)}`,
    fix: "Run `dvc pull` first.",
    file: pointer
  }), "words"),
  example: ["images", "images.dvc"],
  note: "In a workflow, run `dvc pull` in a step before the action."
});
var symlinkOutside = defineFault({
  code: "symlink-outside",
  words: /* @__PURE__ */ __name((link) => ({
    subject: `link ${quote(link)}`,
    got: "leads out of the data folder",
    fix: "Copy what it points to into the data folder, or set `data` to a folder that holds both.",
    file: link
  }), "words"),
  example: ["images/018.png"],
  note: "Links within the data folder are followed. One that leads out could bring files of the runner into a report."
});
var brokenSymlink = defineFault({
  code: "broken-symlink",
  words: /* @__PURE__ */ __name((link, annexed) => ({
    subject: `link ${quote(link)}`,
    got: "points to nothing",
    fix: annexed ? "Run `git annex get` first." : "Mend it or delete it.",
    file: link
  }), "words"),
  example: ["images/019.png", true],
  note: "git-annex keeps files as links, which point to nothing until the content was fetched."
});
var duplicateImage = defineFault({
  code: "duplicate-image",
  severity: "warning",
  words: /* @__PURE__ */ __name((image, first) => ({
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows`,
    fix: "Both stay in the same part of the split.",
    file: image
  }), "words"),
  example: ["images/021.png", IMAGE],
  note: "Pixels are compared, not file names or bytes. In two parts of the split the same picture would make the test too easy, so it is kept in one."
});
var duplicateAcrossSplits = defineFault({
  code: "duplicate-across-splits",
  severity: "warning",
  words: /* @__PURE__ */ __name((image, first) => ({
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows, in another part of the split: a leak`,
    fix: "Figures measured on it are too good; take one of the two out.",
    file: image
  }), "words"),
  example: ["test/images/021.png", "train/images/017.png"],
  note: "Only where the split is given, by folders or a file: a split that Best Epoch makes has no such leak."
});

// src/errors/formats.ts
var formats_exports = {};
__export(formats_exports, {
  alphaDropped: () => alphaDropped,
  cmykImage: () => cmykImage,
  imageWithoutValues: () => imageWithoutValues,
  missingValues: () => missingValues,
  mixedBitDepth: () => mixedBitDepth,
  mixedChannels: () => mixedChannels,
  multiPageImage: () => multiPageImage,
  orientationDiffers: () => orientationDiffers
});
var mixedChannels = defineFault({
  code: "mixed-channels",
  severity: "warning",
  words: /* @__PURE__ */ __name((grey, color) => ({
    subject: "the images",
    got: `are partly grey (${grey}) and partly colour (${color})`,
    fix: "Grey ones are read as colour."
  }), "words"),
  example: [30, 10],
  note: "The grey value is repeated for red, green and blue."
});
var mixedBitDepth = defineFault({
  code: "mixed-bit-depth",
  severity: "warning",
  words: /* @__PURE__ */ __name((images) => {
    const kinds = [
      ["8-bit", images[8]],
      ["16-bit", images[16]],
      ["floats", images[32]]
    ];
    const found = kinds.filter(([, count]) => count > 0).map(([kind, count]) => `partly ${kind} (${count})`);
    const widened = images[32] > 0 ? "All are read as floats of the same value" : "8-bit ones are scaled by 257";
    return {
      subject: "the images",
      got: `are ${found.join(" and ")}`,
      fix: `${widened}; check that the same object has the same value in all.`
    };
  }, "words"),
  example: [{ 8: 5, 16: 35, 32: 0 }],
  note: "Full scale becomes full scale: 255 of 8 bits is 65535 of 16. That is wrong where a camera stored the same counts in both."
});
var alphaDropped = defineFault({
  code: "alpha-dropped",
  severity: "warning",
  words: /* @__PURE__ */ __name((images) => ({
    subject: `${images} ${images === 1 ? "image" : "images"}`,
    got: images === 1 ? "has an alpha channel" : "have an alpha channel",
    fix: "It is dropped."
  }), "words"),
  example: [12],
  note: "The colours are kept as stored, not blended with anything."
});
var cmykImage = defineFault({
  code: "cmyk-image",
  severity: "warning",
  words: /* @__PURE__ */ __name((image) => ({
    subject: `image ${quote(image)}`,
    got: "is CMYK",
    fix: "It is read as red, green and blue without its colour profile; convert it for exact colours.",
    file: image
  }), "words"),
  example: ["images/print.jpg"],
  note: "Masks and other images are not affected."
});
var multiPageImage = defineFault({
  code: "multi-page-image",
  severity: "warning",
  words: /* @__PURE__ */ __name((file, pages) => ({
    subject: `file ${quote(file)}`,
    got: `holds ${pages} images (pages, frames or FITS extensions)`,
    fix: "Only the first is read; save the others as files of their own.",
    file
  }), "words"),
  example: ["images/stack.tif", 20],
  note: "[Data formats](data-formats.md#images) says which one counts as the first."
});
var orientationDiffers = defineFault({
  code: "orientation-differs",
  severity: "warning",
  words: /* @__PURE__ */ __name((image, { orientation, maskOrientation }) => ({
    subject: `image ${quote(image)}`,
    got: `is turned by its EXIF orientation ${orientation}, its mask by ${maskOrientation}`,
    fix: "Check that they lie over one another; if they do not, save the image turned and without the tag.",
    file: image
  }), "words"),
  example: ["images/022.jpg", { orientation: 6, maskOrientation: 1 }],
  note: "Some labelling tools turn photographs before they are labelled and some do not. A look at both on top of each other tells."
});
var missingValues = defineFault({
  code: "missing-values",
  severity: "warning",
  words: /* @__PURE__ */ __name((images, pixels) => ({
    subject: images === 1 ? "1 image" : `${images} images`,
    got: `${images === 1 ? "has" : "have"} pixels without a value (NaN), ${pixels} in all`,
    fix: "They count in neither loss nor metrics, whatever their label; the network sees the lowest value there."
  }), "words"),
  example: [3, 4096],
  note: "To have such pixels labelled, save a number in their place."
});
var imageWithoutValues = defineFault({
  code: "image-without-values",
  words: /* @__PURE__ */ __name((image) => ({
    subject: `image ${quote(image)}`,
    got: "has no value in any pixel (all are NaN)",
    fix: "Take it out with its mask.",
    file: image
  }), "words"),
  example: ["images/023.fits"],
  note: "There is nothing to learn from it."
});

// src/errors/gates.ts
var gates_exports = {};
__export(gates_exports, {
  gateClassUnknown: () => gateClassUnknown,
  gateFailed: () => gateFailed,
  gateInvalid: () => gateInvalid,
  gateNotForClassification: () => gateNotForClassification,
  gateNotForSegmentation: () => gateNotForSegmentation
});
var LONGEST_GATE = 200;
var MOST_CLASSES = 20;
var gateInvalid = defineFault({
  code: "gate-invalid",
  words: /* @__PURE__ */ __name((mistake, source) => {
    const { line, number, lines, start, end, expected, fix } = mistake;
    const file = source === void 0 ? "" : ` in ${quote(source)}`;
    const place = lines === 1 ? `setting "fail-if"${file}` : `line ${number} of setting "fail-if"${file}`;
    const found = start === end ? "ends" : `has ${quote(cut(line.slice(start, end)))}`;
    return {
      subject: `gate ${code(line.trim())} (${place})`,
      got: `${found} at column ${columnOf(line, start)}`,
      expected: `expected ${expected}`,
      fix: escapeControls(fix),
      ...source === void 0 ? {} : { file: source },
      ...excerptOf(line, start, end)
    };
  }, "words"),
  example: [
    {
      line: "test-mean-iou < 80 percent",
      number: 1,
      lines: 1,
      start: 19,
      end: 26,
      expected: 'the end of the line, or "%"',
      fix: "Write the bound as 0.8 or 80%."
    },
    void 0
  ],
  note: "The condition is shown with a mark under the part that was not understood. [Gates](github.md#gates) has the words."
});
var gateClassUnknown = defineFault({
  code: "gate-class-unknown",
  words: /* @__PURE__ */ __name((gate, { name, start, end }, classes, nearest) => {
    const more = classes.length > MOST_CLASSES ? ` and ${classes.length - MOST_CLASSES} more` : "";
    return {
      subject: `gate ${code(gate)} (setting "fail-if")`,
      got: `names a class ${quote(name)} at column ${columnOf(gate, start)}`,
      expected: `the classes are ${classes.slice(0, MOST_CLASSES).map(quote).join(", ")}${more}`,
      fix: `Correct the name (the nearest is ${quote(nearest)}) or take the gate out.`,
      ...excerptOf(gate, start, end)
    };
  }, "words"),
  example: [
    'class "hotpixel" f1 < 0.5',
    { name: "hotpixel", start: 6, end: 16 },
    ["background", "hot pixel"],
    "hot pixel"
  ],
  note: "Found before training, as soon as the classes are known."
});
var gateFailed = defineFault({
  code: "gate-failed",
  words: /* @__PURE__ */ __name((gate, sentence) => ({
    subject: `gate ${code(gate)}`,
    got: `failed: ${escapeControls(sentence)}`,
    fix: "The model and the reports are there all the same."
  }), "words"),
  example: ["test-mean-iou < 0.8", "test mean IoU is 0.742, below 0.8."],
  note: "The exit code is 1 and the step fails, after everything was written and uploaded. It is what `fail-if` is for, not a fault of the run."
});
function columnOf(line, start) {
  return [...line.slice(0, start)].length + 1;
}
__name(columnOf, "columnOf");
function code(gate) {
  return `\`${escapeControls(cut(gate))}\``;
}
__name(code, "code");
function cut(text) {
  return text.length > LONGEST_GATE ? `${text.slice(0, LONGEST_GATE)}…` : text;
}
__name(cut, "cut");
function excerptOf(text, start, end) {
  return text.length > LONGEST_GATE ? {} : { excerpt: { text, start, end } };
}
__name(excerptOf, "excerptOf");
var gateNotForClassification = defineFault({
  code: "gate-not-for-classification",
  /** @param measure what the gate is about, and `others` what else can be asked for: as sentences have them */
  words: /* @__PURE__ */ __name((text, measure, others) => ({
    subject: `gate ${quote(text)} in "fail-if"`,
    got: `is about ${measure}`,
    expected: "which measures areas: whole images with a class each have none",
    fix: `Ask for ${others.join(", ")}, or precision, recall or f1 of a class.`
  }), "words"),
  example: ["test-mean-iou < 0.8", "mean IoU", ["accuracy", "macro F1", "balanced accuracy"]],
  note: "Intersection over union is about areas of pixels, and class folders have no masks."
});
var gateNotForSegmentation = defineFault({
  code: "gate-not-for-segmentation",
  words: /* @__PURE__ */ __name((text, measure, others) => ({
    subject: `gate ${quote(text)} in "fail-if"`,
    got: `is about ${measure}`,
    expected: "which is for whole images with a class each, not for masks",
    fix: `Ask for ${others.join(", ")}, or precision, recall, f1 or iou of a class.`
  }), "words"),
  example: [
    "test-balanced-accuracy < 0.8",
    "balanced accuracy",
    ["accuracy", "mean IoU", "macro F1", "mean Dice"]
  ],
  note: "Of masks the recall of each class says the same: `class NAME recall`."
});

// src/errors/initial-model.ts
var initial_model_exports = {};
__export(initial_model_exports, {
  initialModelClassesDiffer: () => initialModelClassesDiffer,
  initialModelKnowsImages: () => initialModelKnowsImages,
  initialModelMissing: () => initialModelMissing,
  initialModelNeedsBaseline: () => initialModelNeedsBaseline,
  initialModelNetworkDiffers: () => initialModelNetworkDiffers,
  initialModelNotOfBaseline: () => initialModelNotOfBaseline,
  initialModelPixelsDiffer: () => initialModelPixelsDiffer,
  initialModelTaskDiffers: () => initialModelTaskDiffers
});
var NAME = "old/model/model.onnx";
var FROM_SCRATCH = "or leave `initial-model` out to train from scratch";
var initialModelMissing = defineFault({
  code: "initial-model-missing",
  words: /* @__PURE__ */ __name((path) => ({
    subject: `initial model ${quote(path)}`,
    got: "isn't there",
    fix: "Correct `initial-model`: it takes the model.onnx or the run folder of a finished run, or the word `baseline`."
  }), "words"),
  example: ["best-epoch/model/model.onnx"],
  note: "On GitHub a run begins with an empty workspace: download the earlier artifact first, or use `baseline`."
});
var initialModelNeedsBaseline = defineFault({
  code: "initial-model-needs-baseline",
  words: /* @__PURE__ */ __name(() => ({
    subject: 'setting "initial-model"',
    got: 'is "baseline" while the setting "baseline" is "none"',
    fix: "Set `baseline` to `auto` or to an earlier results.json, or name the model itself."
  }), "words"),
  example: [],
  note: "`initial-model: baseline` is the model of the run that this one is compared with."
});
var initialModelNotOfBaseline = defineFault({
  code: "initial-model-not-of-baseline",
  words: /* @__PURE__ */ __name((path, results) => ({
    subject: `initial model ${quote(path)}`,
    got: `is not the model that ${quote(results)} is the results of`,
    expected: "expected the one with the SHA-256 that stands there",
    fix: "Keep results.json and model together as the run left them, or name the model with `initial-model`.",
    file: path
  }), "words"),
  example: [NAME, "old/results.json"],
  note: "The model is looked for where results.json says that its run has put it, and held against its digest."
});
var initialModelTaskDiffers = defineFault({
  code: "initial-model-task-differs",
  words: /* @__PURE__ */ __name((name, task, wanted) => ({
    subject: `initial model ${quote(name)}`,
    got: `is of the task ${task}`,
    expected: `the data set is for ${wanted}`,
    fix: `Give a model of ${wanted}, ${FROM_SCRATCH}.`
  }), "words"),
  example: [NAME, "segmentation", "classification"],
  note: "The two tasks have different networks."
});
var initialModelPixelsDiffer = defineFault({
  code: "initial-model-pixels-differ",
  words: /* @__PURE__ */ __name((name, takes, has) => ({
    subject: `initial model ${quote(name)}`,
    got: `takes ${takes} images`,
    expected: `the data set's are ${has}`,
    fix: `Give a model of images like these: the same value must mean the same light; ${FROM_SCRATCH}.`
  }), "words"),
  example: [NAME, "8-bit grey", "16-bit grey"],
  note: "The normalisation is kept with the weights, and it is one of pixel values."
});
var initialModelClassesDiffer = defineFault({
  code: "initial-model-classes-differ",
  words: /* @__PURE__ */ __name((name, missing, nearest) => {
    const several = missing.length > 1;
    return {
      subject: `initial model ${quote(name)}`,
      got: `knows the class${several ? "es" : ""} ${missing.map(quote).join(", ")}`,
      expected: `the data set has none of ${several ? "these names" : "that name"} (the nearest: ${[...new Set(nearest)].map(quote).join(", ")})`,
      fix: `Name the classes as the model does, those without pixels included, ${FROM_SCRATCH}. New classes may be added, and the order is free.`
    };
  }, "words"),
  example: [NAME, ["crack"], ["cracks"]],
  note: "A class that only the model knows was mostly renamed, and learning it anew would lose what is known."
});
var initialModelKnowsImages = defineFault({
  code: "initial-model-knows-images",
  severity: "warning",
  words: /* @__PURE__ */ __name((name, parts) => ({
    subject: `initial model ${quote(name)}`,
    got: `was trained on ${parts.join(" and ")}`,
    expected: "so that what is measured on them looks better than it is",
    fix: "Split as its run did: the same `seed`, fractions and `group-by`, or its split.json as `split`."
  }), "words"),
  example: [NAME, ["3 of 12 test images"]],
  note: "Told where the results.json of its run lies in the run folder, or for a baseline. Folds of a model that was trained without them always meet it for their validation images."
});
var initialModelNetworkDiffers = defineFault({
  code: "initial-model-network-differs",
  words: /* @__PURE__ */ __name((name, network, planned) => ({
    subject: `initial model ${quote(name)}`,
    got: `is a ${network}`,
    expected: `\`recipe: classic\` trains its own network, the ${planned}`,
    fix: "Leave `recipe` out: then the network is the model's."
  }), "words"),
  example: [NAME, "U-Net 16-32-64-128", "U-Net 32-64-128-256-512"],
  note: "The published recipe is that of one network."
});

// src/errors/labels.ts
var labels_exports = {};
__export(labels_exports, {
  classAbsent: () => classAbsent,
  classColorsAssumed: () => classColorsAssumed,
  classCountMismatch: () => classCountMismatch,
  classesAssumed: () => classesAssumed,
  classesFileInvalid: () => classesFileInvalid,
  conflictingMasks: () => conflictingMasks,
  emptyMask: () => emptyMask,
  maskAllIgnored: () => maskAllIgnored,
  maskSizeMismatch: () => maskSizeMismatch,
  maskValueOutsideClasses: () => maskValueOutsideClasses,
  maskValuesDistorted: () => maskValuesDistorted,
  oneClass: () => oneClass,
  tooManyMaskValues: () => tooManyMaskValues
});
var IMAGE2 = "images/017.png";
var MASK2 = "masks/017.png";
var maskSizeMismatch = defineFault({
  code: "mask-size-mismatch",
  words: /* @__PURE__ */ __name((mask, maskSize, image, imageSize, turned = false) => ({
    subject: `mask ${quote(mask)}`,
    got: `is ${maskSize}`,
    expected: `its image ${quote(image)} is ${imageSize}`,
    fix: turned ? "The image is turned by its EXIF orientation, which the mask lacks: save the image turned and without the tag, or turn the mask." : "Export the mask again at the image's size.",
    file: mask
  }), "words"),
  example: [MASK2, "512x480", IMAGE2, "512x512"],
  note: "A mask gives each pixel of its image a class. It is never scaled: that would move labels."
});
var classesFileInvalid = defineFault({
  code: "classes-file-invalid",
  words: /* @__PURE__ */ __name((file, reasons) => ({
    subject: `file ${quote(file)}`,
    got: `is not a list of classes: ${escapeControls(reasons.join("; "))}`,
    fix: 'Write it as {"classes": ["background", "cell"]}, or with {"name", "value", "color"} for each class.',
    file
  }), "words"),
  example: ["classes.json", ["classes.1.color: not of the form #rrggbb"]],
  note: "[Data formats](data-formats.md#masks) shows what it may hold."
});
var classCountMismatch = defineFault({
  code: "class-count-mismatch",
  words: /* @__PURE__ */ __name((named, found) => ({
    subject: "the list of classes",
    got: `names ${named}`,
    expected: `the masks hold ${found}`,
    fix: "Name every class, or say in classes.json which value or color each class has and which are ignored."
  }), "words"),
  example: [3, "5 values (0, 1, 2, 3, 9)"],
  note: "Names are given to values in ascending order, so that their numbers must agree, or each class must name its value."
});
var classColorsAssumed = defineFault({
  code: "class-colors-assumed",
  severity: "warning",
  words: /* @__PURE__ */ __name((pairs) => ({
    subject: "the colours of the masks",
    got: `were given to the classes in ascending order: ${escapeControls(pairs.join(", "))}`,
    fix: 'Check them, and say it in classes.json: {"classes": [{"name": ..., "color": "#rrggbb"}, ...]}.'
  }), "words"),
  example: [['"background" #000000', '"cell" #00ff00']],
  note: "The run goes on with this order; if a name went to a wrong colour, every figure carries a wrong name."
});
var classesAssumed = defineFault({
  code: "classes-assumed",
  severity: "warning",
  words: /* @__PURE__ */ __name((values) => ({
    subject: "the masks",
    got: `hold ${values.join(", ")}`,
    expected: `taken for ${values.length} classes`,
    fix: "Say in classes.json which value or color is which class, and which are ignored."
  }), "words"),
  example: [["0", "1", "2"]],
  note: "Without names the classes are numbered. It is right where every value is a class."
});
var maskValueOutsideClasses = defineFault({
  code: "mask-value-outside-classes",
  words: /* @__PURE__ */ __name((mask, values, classes, lossy) => {
    const shown = values.slice(0, 8).map(({ value, pixels }) => `${value} (${pixels} pixels)`);
    const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : "";
    return {
      subject: `mask ${quote(mask)}`,
      got: `holds ${shown.join(", ")}${more}`,
      expected: `outside the ${classes} classes`,
      fix: lossy ? "JPEG changes values while saving: export the mask as PNG." : "Add the class or an ignored value to classes.json, or correct the mask.",
      file: mask
    };
  }, "words"),
  example: [MASK2, [{ value: "7", pixels: 12 }], 4, false],
  note: "A pixel that belongs to no class and is not ignored has no meaning. Often it is the edge of a brush, or an export that blends colours."
});
var tooManyMaskValues = defineFault({
  code: "too-many-mask-values",
  words: /* @__PURE__ */ __name((mask, values, lossy) => ({
    subject: `mask ${quote(mask)}`,
    got: `holds ${values} different values`,
    expected: "too many to be classes",
    fix: lossy ? "JPEG changes values while saving: export the masks as PNG." : "Is it a photograph? If its values are classes, list them in classes.json.",
    file: mask
  }), "words"),
  example: ["masks/photo.png", "231", false],
  note: "Looks like an image in the folder of masks, or a mask whose values were blended while saving."
});
var maskValuesDistorted = defineFault({
  code: "mask-values-distorted",
  words: /* @__PURE__ */ __name((mask, values) => {
    const shown = values.length > 10 ? `${values.slice(0, 10).join(", ")}, ...` : values.join(", ");
    return {
      subject: `mask ${quote(mask)}`,
      got: "is a JPEG, which changes values while saving",
      expected: `and the masks hold ${shown}`,
      fix: "Export the masks as PNG, or say in classes.json which value or color is which class.",
      file: mask
    };
  }, "words"),
  example: ["masks/017.jpg", ["0", "1", "2", "253", "254", "255"]],
  note: "JPEG keeps the looks, not the values."
});
var emptyMask = defineFault({
  code: "empty-mask",
  severity: "warning",
  words: /* @__PURE__ */ __name((mask, background) => ({
    subject: `mask ${quote(mask)}`,
    got: `holds nothing but ${quote(background)}`,
    fix: "If the image shows other classes, label them.",
    file: mask
  }), "words"),
  example: [MASK2, "background"],
  note: "Fine for images that show nothing else. Many of them at once mostly mean that an export lost the labels."
});
var maskAllIgnored = defineFault({
  code: "mask-all-ignored",
  severity: "warning",
  words: /* @__PURE__ */ __name((mask) => ({
    subject: `mask ${quote(mask)}`,
    got: "holds only ignored pixels",
    fix: "It teaches nothing and counts in no metric; label it or take it out.",
    file: mask
  }), "words"),
  example: [MASK2],
  note: "Ignored pixels count in neither loss nor metrics."
});
var oneClass = defineFault({
  code: "one-class",
  words: /* @__PURE__ */ __name((name) => ({
    subject: "the masks",
    got: `hold only one class, ${quote(name)}`,
    expected: "expected two at least",
    fix: "Check that the masks were exported with their labels."
  }), "words"),
  example: ["background"],
  note: "There is nothing to tell apart. Mostly the masks hold the values 0 and 1, or 0 and 255, and the export dropped one."
});
var classAbsent = defineFault({
  code: "class-absent",
  severity: "warning",
  words: /* @__PURE__ */ __name((name) => ({
    subject: `class ${quote(name)}`,
    got: "has no pixel in any mask",
    fix: "It can be neither learned nor measured; check its name, value or color."
  }), "words"),
  example: ["cluster"],
  note: "The class keeps its place in the list and gets no figures."
});
var conflictingMasks = defineFault({
  code: "conflicting-masks",
  severity: "warning",
  words: /* @__PURE__ */ __name((mask, first) => ({
    subject: `masks ${quote(mask)} and ${quote(first)}`,
    got: "label exactly the same image differently",
    fix: "Keep the right one.",
    file: mask
  }), "words"),
  example: ["masks/024.png", MASK2],
  note: "Two people labelled the same picture, or one did it twice. The model cannot please both."
});

// src/errors/program.ts
var program_exports = {};
__export(program_exports, {
  argumentMissing: () => argumentMissing,
  argumentUnexpected: () => argumentUnexpected,
  commandUnknown: () => commandUnknown,
  engineNotInstalled: () => engineNotInstalled,
  faultUnknown: () => faultUnknown,
  flagWithoutValue: () => flagWithoutValue,
  packagesCacheFailed: () => packagesCacheFailed,
  packagesCacheUnfit: () => packagesCacheUnfit,
  runtimePackagesBroken: () => runtimePackagesBroken,
  runtimePackagesMissing: () => runtimePackagesMissing,
  sampleFolderNotEmpty: () => sampleFolderNotEmpty,
  sampleFolderNotWritable: () => sampleFolderNotWritable,
  settingNotForCommand: () => settingNotForCommand,
  settingNotForTraining: () => settingNotForTraining
});
var sampleFolderNotEmpty = defineFault({
  code: "sample-folder-not-empty",
  words: /* @__PURE__ */ __name((folder) => ({
    subject: `folder ${quote(folder)}`,
    got: "is not empty",
    expected: "expected a new or an empty folder for the sample",
    fix: "Name another folder, or empty this one."
  }), "words"),
  example: ["data/ccd"],
  note: "A sample is never mixed with other files."
});
var sampleFolderNotWritable = defineFault({
  code: "sample-folder-not-writable",
  words: /* @__PURE__ */ __name((folder, reason) => ({
    subject: `folder ${quote(folder)}`,
    got: `cannot be written: ${escapeControls(reason)}`,
    fix: "Name a folder that this user may write to."
  }), "words"),
  example: ["/data", "EACCES"],
  note: "The operating system refused; the code in the message is its own word for why."
});
var runtimePackagesMissing = defineFault({
  code: "runtime-packages-missing",
  words: /* @__PURE__ */ __name((root, reason, command) => ({
    subject: `runtime packages in ${quote(root)}`,
    got: `could not be installed: ${escapeControls(reason)}`,
    fix: `Run \`${command}\` in that folder beforehand, on a machine or in a step that reaches the npm registry. For runners that never do, see "Runners without a network" in the README of Best Epoch.`
  }), "words"),
  example: ["/opt/best-epoch", "npm ended with exit code 1", "npm ci --omit=dev --ignore-scripts"],
  note: "ONNX Runtime and sharp hold native code and are installed at the first use, from the npm registry. [Runners without a network](github.md#runners-without-a-network) says how to have them beforehand."
});
var packagesCacheUnfit = defineFault({
  code: "packages-cache-unfit",
  severity: "warning",
  words: /* @__PURE__ */ __name(() => ({
    subject: "the runtime packages in the Actions cache",
    got: "are damaged or not what package-lock.json pins",
    fix: "They are not used but installed from the npm registry, and kept anew."
  }), "words"),
  example: [],
  note: "Every file from a cache is held against a digest in this repository. One that differs is never loaded."
});
var packagesCacheFailed = defineFault({
  code: "packages-cache-failed",
  severity: "warning",
  words: /* @__PURE__ */ __name((what, reason) => ({
    subject: "the runtime packages in the Actions cache",
    got: `could not be ${what}: ${escapeControls(reason)}`,
    fix: "They come from the npm registry, which takes longer."
  }), "words"),
  example: ["read", "the service is not reachable"],
  note: "Only time is lost."
});
var runtimePackagesBroken = defineFault({
  code: "runtime-packages-broken",
  words: /* @__PURE__ */ __name((root, reason) => ({
    subject: `runtime packages in ${quote(root)}`,
    got: `are there but can't be loaded: ${escapeControls(reason)}`,
    fix: "Delete the node_modules folder there and run again; they are installed anew."
  }), "words"),
  example: ["/opt/best-epoch", "libvips-cpp.so: cannot open shared object file"],
  note: "Mostly a folder that was copied from a machine of another system or processor, or half an installation."
});
var engineNotInstalled = defineFault({
  code: "engine-not-installed",
  words: /* @__PURE__ */ __name((engine, folder, reason) => ({
    subject: `engine ${quote(engine)} in ${quote(folder)}`,
    got: `is not installed: ${escapeControls(reason)}`,
    fix: `\`best-epoch train --engine ${engine}\` installs it. It needs npm, and on Linux x64 python3 with pip and g++ (Debian: \`apt-get install python3-pip g++\`). Or set engine to auto.`
  }), "words"),
  example: ["tensorflow", "/opt/best-epoch/tensorflow", "g++ was not found"],
  note: "TensorFlow.js is no part of the installation, since most never need it; see [engines](engines.md#tensorflow)."
});
var commandUnknown = defineFault({
  code: "command-unknown",
  words: /* @__PURE__ */ __name((name, nearest) => ({
    subject: `command ${quote(name)}`,
    got: "is not known",
    expected: `the nearest known one is ${quote(nearest)}`,
    fix: "`best-epoch help` lists every command."
  }), "words"),
  example: ["trian", "train"],
  note: "The first word after `best-epoch` is the command."
});
var faultUnknown = defineFault({
  code: "fault-unknown",
  words: /* @__PURE__ */ __name((code2, nearest) => ({
    subject: `fault ${quote(code2)}`,
    got: "is not known",
    expected: `the nearest known one is ${quote(nearest)}`,
    fix: "`best-epoch help explain` lists every code."
  }), "words"),
  example: ["mask-size", "mask-size-mismatch"],
  note: "Codes stand before the messages. They stay the same from version to version; a newer version may have more."
});
var flagWithoutValue = defineFault({
  code: "flag-without-value",
  words: /* @__PURE__ */ __name((flag) => ({
    subject: `flag ${quote(flag)}`,
    got: "has no value",
    fix: `Write it as \`${escapeControls(flag)} VALUE\` or \`${escapeControls(flag)}=VALUE\`.`
  }), "words"),
  example: ["--epochs"],
  note: "Flags take a value, but for a few switches that `help COMMAND` names."
});
var argumentMissing = defineFault({
  code: "argument-missing",
  words: /* @__PURE__ */ __name((subject, expected, usage) => ({
    subject: `the ${subject}`,
    got: "is not given",
    expected: `expected ${expected}`,
    fix: `Usage: \`${usage}\`.`
  }), "words"),
  example: ["input", "files, folders or patterns", "best-epoch predict --model FILE INPUT..."],
  note: "The command needs something beside its flags."
});
var argumentUnexpected = defineFault({
  code: "argument-unexpected",
  words: /* @__PURE__ */ __name((argument, fix) => ({
    subject: `argument ${quote(argument)}`,
    got: "has no meaning here",
    fix
  }), "words"),
  example: ["data/cells", "Name the data folder with `--data FOLDER`."],
  note: "A word without a flag before it, where the command takes none. Often it is a path with a blank in it that was not quoted."
});
var settingNotForTraining = defineFault({
  code: "setting-not-for-training",
  words: /* @__PURE__ */ __name((name) => ({
    subject: `input ${quote(name)}`,
    got: "has no meaning for a training",
    fix: "Set `evaluate-only: true` to test a trained model, or leave it out."
  }), "words"),
  example: ["model"],
  note: "`model` and `part` say what is to be evaluated; a training finds its own model."
});
var settingNotForCommand = defineFault({
  code: "setting-not-for-command",
  words: /* @__PURE__ */ __name((name, command) => ({
    subject: `setting ${quote(name)}`,
    got: `has no meaning for the command ${quote(command)}`,
    fix: "Leave it out; `best-epoch help` shows what the command takes."
  }), "words"),
  example: ["data", "demo"],
  note: "The setting exists, but this command has no use for it or decides it itself."
});

// src/errors/publishing.ts
var publishing_exports = {};
__export(publishing_exports, {
  artifactNamesRejected: () => artifactNamesRejected,
  artifactUploadFailed: () => artifactUploadFailed,
  artifactsUnavailable: () => artifactsUnavailable,
  commentFailed: () => commentFailed,
  commentFromFork: () => commentFromFork,
  commentNotPermitted: () => commentNotPermitted,
  pullRequestTarget: () => pullRequestTarget,
  reportUploadFailed: () => reportUploadFailed,
  summaryUnavailable: () => summaryUnavailable
});
var artifactsUnavailable = defineFault({
  code: "artifacts-unavailable",
  severity: "warning",
  words: /* @__PURE__ */ __name((reason, folder) => ({
    subject: "the artifact",
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}.`
  }), "words"),
  example: ["this server has no artifact service that it could use", "best-epoch"],
  note: "So on GitHub Enterprise Server and in some other engines. `actions/upload-artifact` of a version that the server supports can upload the folder."
});
var artifactUploadFailed = defineFault({
  code: "artifact-upload-failed",
  words: /* @__PURE__ */ __name((name, reason, folder) => ({
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}; run the job again, with another \`artifact-name\` if the name is taken.`
  }), "words"),
  example: ["best-epoch", "an artifact with this name exists already", "best-epoch"],
  note: "A run takes each name once: give several training steps, or the jobs of a matrix, an `artifact-name` each."
});
var artifactNamesRejected = defineFault({
  code: "artifact-names-rejected",
  severity: "warning",
  words: /* @__PURE__ */ __name((names) => {
    const shown = names.slice(0, 5).map(quote).join(", ");
    const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
    return {
      subject: names.length === 1 ? "file" : "files",
      got: `${shown}${more} ${names.length === 1 ? "is" : "are"} not in the artifact`,
      expected: 'which takes none of " : < > | * ? and line breaks in a name',
      fix: "Rename the images that they were made from."
    };
  }, "words"),
  example: [["predictions/worst-a:b.png"]],
  note: "The files are in `output` all the same."
});
var summaryUnavailable = defineFault({
  code: "summary-unavailable",
  severity: "warning",
  words: /* @__PURE__ */ __name((reason, path) => ({
    subject: "the job summary",
    got: `was not written: ${escapeControls(reason)}`,
    fix: `It is also in ${quote(path)}.`
  }), "words"),
  example: ["GITHUB_STEP_SUMMARY is not set", "best-epoch/summary.md"],
  note: "The engine that runs the workflow has no job summary."
});
var reportUploadFailed = defineFault({
  code: "report-upload-failed",
  severity: "warning",
  words: /* @__PURE__ */ __name((name, reason, path) => ({
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The page is ${quote(path)}, and report.html in the model's artifact.`
  }), "words"),
  example: ["best-epoch-report.html", "the service did not answer", "best-epoch/report.html"],
  note: "Only the link that opens the report in the browser is missing."
});
var COMMENT = "the comment on the pull request";
var commentNotPermitted = defineFault({
  code: "comment-not-permitted",
  severity: "warning",
  words: /* @__PURE__ */ __name((reason) => ({
    subject: COMMENT,
    got: `was not written: the token may not (${escapeControls(reason)})`,
    fix: "Give the job `permissions: pull-requests: write` beside `contents: read`, or set `comment: never`."
  }), "words"),
  example: ["403 Resource not accessible by integration"],
  note: "[On a pull request](github.md#on-a-pull-request) has the permissions to copy."
});
var commentFromFork = defineFault({
  code: "comment-from-fork",
  severity: "warning",
  words: /* @__PURE__ */ __name(() => ({
    subject: COMMENT,
    got: "was not written: it comes from a fork, whose runs get a token that may only read",
    fix: 'A second workflow can write it: see "Pull requests from forks" in the README of Best Epoch.'
  }), "words"),
  example: [],
  note: "See [pull requests from forks](github.md#pull-requests-from-forks)."
});
var commentFailed = defineFault({
  code: "comment-failed",
  severity: "warning",
  words: /* @__PURE__ */ __name((reason) => ({
    subject: COMMENT,
    got: `could not be finished: ${escapeControls(reason)}`,
    fix: "The job's summary says the same; the next run tries again."
  }), "words"),
  example: ["502 Bad Gateway"],
  note: "GitHub's API did not do what it was asked for."
});
var pullRequestTarget = defineFault({
  code: "pull-request-target",
  severity: "warning",
  words: /* @__PURE__ */ __name(() => ({
    subject: 'the event "pull_request_target"',
    got: "runs this job with the base branch's secrets, caches and writing token, on data that anybody may send",
    fix: 'Best Epoch runs none of it, but any other step that does gives them away: use `pull_request`, and for comments on forks the second workflow of "Pull requests from forks" in the README of Best Epoch.'
  }), "words"),
  example: [],
  note: "[SECURITY.md](../SECURITY.md#pull_request_target) says more."
});

// src/errors/settings.ts
var settings_exports = {};
__export(settings_exports, {
  classWeightsMismatch: () => classWeightsMismatch,
  fractionsTooLarge: () => fractionsTooLarge,
  linkOutOfWorkspace: () => linkOutOfWorkspace,
  linksInOutput: () => linksInOutput,
  outputIsData: () => outputIsData,
  settingInvalid: () => settingInvalid,
  settingLeadsOut: () => settingLeadsOut,
  settingMissing: () => settingMissing,
  settingNotInFile: () => settingNotInFile,
  settingUnknown: () => settingUnknown,
  settingsFileTwice: () => settingsFileTwice,
  settingsFileUnreadable: () => settingsFileUnreadable,
  targetOutOfRange: () => targetOutOfRange
});
var inSource = /* @__PURE__ */ __name((source) => source === void 0 ? "" : ` in ${quote(source)}`, "inSource");
var settingInvalid = defineFault({
  code: "setting-invalid",
  words: /* @__PURE__ */ __name((name, value, expected, defaultValue, source, reason) => ({
    subject: `setting ${quote(name)}${inSource(source)}`,
    got: `is ${quote(value)}${reason === void 0 ? "" : ` (${escapeControls(reason)})`}`,
    expected: `expected ${expected}`,
    fix: defaultValue === "required" ? "Correct it." : `Correct it, or leave it out (default: ${defaultValue}).`,
    ...source === void 0 ? {} : { file: source }
  }), "words"),
  example: ["epochs", "many", "a whole number from 1 to 100000", "100", void 0],
  note: "The value is not of the form that the setting takes. [The settings](settings.md) have the accepted values of each."
});
var settingUnknown = defineFault({
  code: "setting-unknown",
  words: /* @__PURE__ */ __name((name, nearest, source) => ({
    subject: `setting ${quote(name)}${inSource(source)}`,
    got: "is not known",
    expected: `the nearest known one is ${quote(nearest)}`,
    fix: "Correct the name; `best-epoch help` lists every setting.",
    ...source === void 0 ? {} : { file: source }
  }), "words"),
  example: ["patiense", "patience", "best-epoch.yml"],
  note: "Nothing is guessed: a misspelt setting would otherwise leave its default in force without a word."
});
var settingMissing = defineFault({
  code: "setting-missing",
  words: /* @__PURE__ */ __name((name, expected) => ({
    subject: `setting ${quote(name)}`,
    got: "is not given",
    expected: `expected ${expected}`,
    fix: "Give it: it has no default."
  }), "words"),
  example: ["data", "a path"],
  note: "`data` is the one setting without a default."
});
var settingNotInFile = defineFault({
  code: "setting-not-in-file",
  words: /* @__PURE__ */ __name((name, source) => ({
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: "cannot be given in a file of the data folder",
    fix: "Give it as a flag or as an input.",
    file: source
  }), "words"),
  example: ["output", "best-epoch.yml"],
  note: "The file comes with the data, perhaps from a pull request; where results are written and who gets a comment is up to whoever starts the run."
});
var fractionsTooLarge = defineFault({
  code: "fractions-too-large",
  words: /* @__PURE__ */ __name((validation, test) => ({
    subject: 'settings "validation-fraction" and "test-fraction"',
    got: `are ${validation} and ${test}`,
    expected: "expected a sum below 1, for something must be left to train on",
    fix: "Lower one of them."
  }), "words"),
  example: [0.6, 0.5],
  note: "What validation and test leave over is what training gets."
});
var targetOutOfRange = defineFault({
  code: "target-out-of-range",
  words: /* @__PURE__ */ __name((target, monitor) => ({
    subject: 'setting "target"',
    got: `is ${target}`,
    expected: `expected at most 1, the best that ${quote(monitor)} can be`,
    fix: "Lower it, or monitor another value."
  }), "words"),
  example: [95, "val-accuracy"],
  note: "Scores are shares from 0 to 1: 95 % is 0.95."
});
var classWeightsMismatch = defineFault({
  code: "class-weights-mismatch",
  words: /* @__PURE__ */ __name((weights, classes) => ({
    subject: 'setting "class-weights"',
    got: `has ${weights} numbers`,
    expected: `expected ${classes}, one for each class`,
    fix: "Give one number for each class."
  }), "words"),
  example: [2, 4],
  note: "The numbers are taken in the order of the classes, which `check` lists."
});
var outputIsData = defineFault({
  code: "output-is-data",
  words: /* @__PURE__ */ __name((output) => ({
    subject: `setting "output" (${quote(output)})`,
    got: "is the data folder itself",
    expected: "expected another folder",
    fix: "Choose a folder of its own for the results."
  }), "words"),
  example: ["data/cells"],
  note: "Results among the data would become part of the next run's data."
});
var settingsFileTwice = defineFault({
  code: "settings-file-twice",
  words: /* @__PURE__ */ __name((files) => ({
    subject: `settings files ${files.map(quote).join(" and ")}`,
    got: "are both there",
    expected: "expected one at most",
    fix: "Delete all but one."
  }), "words"),
  example: [["best-epoch.json", "best-epoch.yml"]],
  note: "With two files nobody could tell which one counts."
});
var settingsFileUnreadable = defineFault({
  code: "settings-file-unreadable",
  words: /* @__PURE__ */ __name((file, reason) => ({
    subject: `settings file ${quote(file)}`,
    got: `cannot be read: ${escapeControls(reason)}`,
    fix: "It must be a plain file with a mapping of setting names to values.",
    file
  }), "words"),
  example: ["best-epoch.yml", "it is a list, not a mapping"],
  note: "The file is a mapping such as `epochs: 50`, in JSON or YAML, of at most 1 MiB."
});
var settingLeadsOut = defineFault({
  code: "setting-leads-out",
  words: /* @__PURE__ */ __name((name, value, source) => ({
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: `is ${quote(value)}, which leads out of the data folder`,
    expected: "expected a path inside it, because the file comes with the data",
    fix: "Put the file there, or give the path as a flag or as an input.",
    file: source
  }), "words"),
  example: ["split", "../../split.json", "best-epoch.yml"],
  note: "A settings file may come with a pull request, so that its paths may not read other files of the runner."
});
var linkOutOfWorkspace = defineFault({
  code: "link-out-of-workspace",
  words: /* @__PURE__ */ __name((name, path) => ({
    subject: `setting ${quote(name)} (${quote(path)})`,
    got: "leads out of the workspace by a link that lies in it",
    expected: "expected a folder of the workspace, because its links come with the data",
    fix: "Name the folder that is meant by its own path."
  }), "words"),
  example: ["data", "data/cells"],
  note: "On GitHub a symbolic link in the checked-out repository may come with a pull request. Links outside of the workspace, which belong to the runner, are followed."
});
var linksInOutput = defineFault({
  code: "links-in-output",
  words: /* @__PURE__ */ __name((output, link) => ({
    subject: `setting "output" (${quote(output)})`,
    got: `holds a link, ${quote(link)}`,
    expected: "expected plain files and folders only, because what is written would follow it",
    fix: "Delete it, or choose another folder."
  }), "words"),
  example: ["results", "results/model"],
  note: "Files are written through links, so that a link in the checked-out repository could lead them anywhere."
});

// src/errors/split.ts
var split_exports = {};
__export(split_exports, {
  classAbsentFromSplit: () => classAbsentFromSplit,
  emptyPart: () => emptyPart,
  groupByMatchesNothing: () => groupByMatchesNothing,
  partAllEmpty: () => partAllEmpty,
  patternTooSlow: () => patternTooSlow,
  splitFileUnreadable: () => splitFileUnreadable,
  splitImageTwice: () => splitImageTwice,
  splitLacksImage: () => splitLacksImage,
  splitUnknownImage: () => splitUnknownImage,
  tooFewImages: () => tooFewImages
});
var tooFewImages = defineFault({
  code: "too-few-images",
  words: /* @__PURE__ */ __name((groups, images, parts) => {
    const grouped = groups !== images;
    const what = grouped ? `${images} images in ${groups} ${groups === 1 ? "group" : "groups"}` : `${images} images`;
    return {
      subject: "the data set",
      got: `has ${what} to divide`,
      expected: `${parts.length} parts (${parts.join(", ")}) need one each at least`,
      fix: `Add images${grouped ? ", make the groups smaller (`group-by`)," : ""} or set \`test-fraction\` to 0.`
    };
  }, "words"),
  example: [2, 2, ["train", "validation", "test"]],
  note: "Each part needs an image, and groups and duplicates stay together. A figure from one or two test images says little."
});
var groupByMatchesNothing = defineFault({
  code: "group-by-matches-nothing",
  words: /* @__PURE__ */ __name((groupBy, image) => ({
    subject: `setting "group-by" (${quote(groupBy)})`,
    got: `matches the path of no image, such as ${quote(image)}`,
    fix: "Correct it, or leave it out (default: every image on its own)."
  }), "words"),
  example: ["^patient-(\\d+)", "images/p1_017.png"],
  note: "The pattern is compared with the path relative to the data folder."
});
var patternTooSlow = defineFault({
  code: "pattern-too-slow",
  words: /* @__PURE__ */ __name((name, pattern) => ({
    subject: `setting ${quote(name)} (${quote(pattern)})`,
    got: "takes longer than 5 seconds to be compared with the names of the images",
    fix: "Write it without repetitions inside repetitions, such as (a+)+ or *a*a*a*."
  }), "words"),
  example: ["group-by", "(a+)+$"],
  note: "Some patterns take time that doubles with every character of a name."
});
var emptyPart = defineFault({
  code: "empty-part",
  words: /* @__PURE__ */ __name((part) => ({
    subject: `the ${part} part of the split`,
    got: "holds no image",
    fix: "Add images to it, or raise its fraction."
  }), "words"),
  example: ["validation"],
  note: "Early stopping needs images to look at, and the test needs some, too."
});
var partAllEmpty = defineFault({
  code: "part-all-empty",
  words: /* @__PURE__ */ __name((part, images) => ({
    subject: `the ${part} part of the split`,
    got: `holds ${images} ${images === 1 ? "image" : "images"}, of which none shows more than background`,
    fix: "Use another `seed`, add labelled images, or give the split in a file."
  }), "words"),
  example: ["test", 6],
  note: "A model that answers nothing but background would be perfect on it."
});
var classAbsentFromSplit = defineFault({
  code: "class-absent-from-split",
  severity: "warning",
  words: /* @__PURE__ */ __name((name, part, task) => ({
    subject: `class ${quote(name)}`,
    got: `has no ${task === "segmentation" ? "pixel" : "image"} in the ${part} part of the split`,
    fix: part === "train" ? "It cannot be learned." : `Its figures are missing there; add images of it.`
  }), "words"),
  example: ["cluster", "test", "segmentation"],
  note: "A class that few images show cannot be in every part. The split spreads them as evenly as whole images (or groups) allow."
});
var splitFileUnreadable = defineFault({
  code: "split-file-unreadable",
  words: /* @__PURE__ */ __name((file, reason) => ({
    subject: `split file ${quote(file)}`,
    got: `can't be read: ${escapeControls(reason)}`,
    fix: "Give the split.json of an earlier run."
  }), "words"),
  example: ["split.json", "no such file"],
  note: "The file has the form that a run writes: for each part a list of the images."
});
var splitUnknownImage = defineFault({
  code: "split-unknown-image",
  words: /* @__PURE__ */ __name((id, part) => ({
    subject: `the split file's ${part} part`,
    got: `names ${quote(id)}`,
    expected: "no image of the data set has this id",
    fix: "Restore the image or delete the line."
  }), "words"),
  example: ["images/099", "train"],
  note: "An image of the earlier split is gone or was renamed."
});
var splitImageTwice = defineFault({
  code: "split-image-twice",
  words: /* @__PURE__ */ __name((id, parts) => ({
    subject: "the split file",
    got: `names ${quote(id)} in ${parts.join(" and ")}`,
    expected: "expected it once",
    fix: "Keep one of the lines."
  }), "words"),
  example: ["images/017", ["train", "test"]],
  note: "An image in two parts is a leak."
});
var splitLacksImage = defineFault({
  code: "split-lacks-image",
  severity: "warning",
  words: /* @__PURE__ */ __name((image, part) => ({
    subject: `image ${quote(image)}`,
    got: `is not in the split file and was put into the ${part} part`,
    fix: "Keep the new split.json to fix this.",
    file: image
  }), "words"),
  example: ["images/100.png", "train"],
  note: "New images go where the content and the seed put them; the old ones stay."
});

export {
  escapeControls,
  baselineMissing,
  baselineUnreadable,
  baselineOtherVersion,
  baselineCacheFailed,
  baseline_exports,
  noClassFolders,
  oneClassFolder,
  classFoldersAndMasks,
  masksForClassification,
  tooManyClassFolders,
  classFolderUnknown,
  classFoldersIgnored,
  classFoldersAlike,
  classValueWithoutMasks,
  imagesOutsideClassFolders,
  masksLeftOut,
  classFolderEmpty,
  classWithoutImages,
  classesWithFewImages,
  classesImbalanced,
  conflictingClasses,
  partWithOneClass,
  class_folders_exports,
  taskDoesNotFitModel,
  dataDoesNotFitModel,
  classNotInModel,
  classesNotTested,
  nothingLabelled,
  partNotKnown,
  evaluatedPartEmpty,
  testedOnTrainingData,
  evaluationOutputIsRun,
  evaluation_exports,
  foldMissing,
  foldsMissing,
  foldOutOfRange,
  foldWithSweepRow,
  sweepMissing,
  sweepRowOutOfRange,
  sweepSettingRefused,
  sweepSettingTwice,
  tooFewForFolds,
  fan_out_exports,
  InputError,
  InternalError,
  describeFault,
  faultLines,
  dataFolderMissing,
  dataNotAFolder,
  dataFolderUnreadable,
  dataFolderEmpty,
  noImages,
  noMasks,
  unpairedImage,
  unpairedMask,
  ambiguousPair,
  unlabelledPart,
  unreadableImage,
  imageOverPixelLimit,
  dvcNotPulled,
  symlinkOutside,
  brokenSymlink,
  duplicateImage,
  duplicateAcrossSplits,
  files_exports,
  mixedChannels,
  mixedBitDepth,
  alphaDropped,
  cmykImage,
  multiPageImage,
  orientationDiffers,
  missingValues,
  imageWithoutValues,
  formats_exports,
  gateInvalid,
  gateClassUnknown,
  gateFailed,
  gateNotForClassification,
  gateNotForSegmentation,
  gates_exports,
  initialModelMissing,
  initialModelNeedsBaseline,
  initialModelNotOfBaseline,
  initialModelTaskDiffers,
  initialModelPixelsDiffer,
  initialModelClassesDiffer,
  initialModelKnowsImages,
  initialModelNetworkDiffers,
  initial_model_exports,
  maskSizeMismatch,
  classesFileInvalid,
  classCountMismatch,
  classColorsAssumed,
  classesAssumed,
  maskValueOutsideClasses,
  tooManyMaskValues,
  maskValuesDistorted,
  emptyMask,
  maskAllIgnored,
  oneClass,
  classAbsent,
  conflictingMasks,
  labels_exports,
  mergeNoRuns,
  mergeFolderMissing,
  mergeRunMissing,
  mergeRunUnreadable,
  mergeDownloadFailed,
  mergeNotFanOut,
  mergeTwice,
  mergeRunsDiffer,
  mergeModelDiffers,
  mergeDataDiffers,
  mergeOutputIsRun,
  merging_exports,
  sampleFolderNotEmpty,
  sampleFolderNotWritable,
  runtimePackagesMissing,
  packagesCacheUnfit,
  packagesCacheFailed,
  runtimePackagesBroken,
  engineNotInstalled,
  commandUnknown,
  faultUnknown,
  flagWithoutValue,
  argumentMissing,
  argumentUnexpected,
  settingNotForTraining,
  settingNotForCommand,
  program_exports,
  artifactsUnavailable,
  artifactUploadFailed,
  artifactNamesRejected,
  summaryUnavailable,
  reportUploadFailed,
  commentNotPermitted,
  commentFromFork,
  commentFailed,
  pullRequestTarget,
  publishing_exports,
  cacheFailed,
  checkpointUnfit,
  reuse_exports,
  rulesInvalid,
  rulesNeedChannel,
  rules_exports,
  settingInvalid,
  settingUnknown,
  settingMissing,
  settingNotInFile,
  fractionsTooLarge,
  targetOutOfRange,
  classWeightsMismatch,
  outputIsData,
  settingsFileTwice,
  settingsFileUnreadable,
  settingLeadsOut,
  linkOutOfWorkspace,
  linksInOutput,
  settings_exports,
  tooFewImages,
  groupByMatchesNothing,
  patternTooSlow,
  emptyPart,
  partAllEmpty,
  classAbsentFromSplit,
  splitFileUnreadable,
  splitUnknownImage,
  splitImageTwice,
  splitLacksImage,
  split_exports,
  diskFull,
  fileNotWritable,
  outputNotWritable,
  classicSegmentsOnly,
  mixUpClassifiesOnly,
  monitorNotForClassification,
  monitorNotForSegmentation,
  trainingDiverged,
  engineUnavailable,
  modelUnreadable,
  training_exports,
  modelNotOurs,
  modelIsEnsemble,
  inputMissing,
  inputMatchesNothing,
  inputHoldsNoImage,
  outputInsideInput,
  inputInsideOutput,
  imageDoesNotFitModel,
  classToFindUnknown,
  optionsForPixels,
  using_models_exports
};
