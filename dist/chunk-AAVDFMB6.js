import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./chunk-X4WLS5DE.js";

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
function describeFault(fault2) {
  return `${fault2.code}: ${fault2.message}`;
}
__name(describeFault, "describeFault");
function faultLines(fault2) {
  const excerpt = fault2.excerpt === void 0 ? [] : drawExcerpt(fault2.excerpt);
  return [escapeControls(describeFault(fault2)), ...excerpt];
}
__name(faultLines, "faultLines");
function fault(code2, { subject, got, expected, fix, file, severity = "error", excerpt }) {
  const message = `${subject} ${got}${expected === void 0 ? "" : `, ${expected}`}. ${fix}`;
  const place = { ...file === void 0 ? {} : { file }, ...excerpt === void 0 ? {} : { excerpt } };
  return { code: code2, message, severity, ...place };
}
__name(fault, "fault");

// src/errors/fan-out.ts
function foldMissing(folds) {
  return fault("fold-missing", {
    subject: 'setting "fold"',
    got: "is not given",
    expected: `expected one of 1 to ${folds}, for a run trains one of the ${folds} \`folds\``,
    fix: "Start a run for each fold and join them with `best-epoch merge`."
  });
}
__name(foldMissing, "foldMissing");
function foldsMissing(fold) {
  return fault("folds-missing", {
    subject: 'setting "folds"',
    got: `is not given, but "fold" is ${fold}`,
    expected: "expected how many folds there are",
    fix: "Give `folds`, or leave `fold` out."
  });
}
__name(foldsMissing, "foldsMissing");
function foldOutOfRange(fold, folds) {
  return fault("fold-out-of-range", {
    subject: 'setting "fold"',
    got: `is ${fold}`,
    expected: `expected 1 to ${folds}, as many as \`folds\` says`,
    fix: "Count folds from 1."
  });
}
__name(foldOutOfRange, "foldOutOfRange");
function foldWithSweepRow() {
  return fault("fold-with-sweep-row", {
    subject: 'settings "fold" and "sweep-row"',
    got: "are both given",
    expected: "expected one of them",
    fix: "Find the best row of the sweep first, then train its settings in folds."
  });
}
__name(foldWithSweepRow, "foldWithSweepRow");
function sweepMissing(row) {
  return fault("sweep-missing", {
    subject: 'setting "sweep"',
    got: `is not given, but "sweep-row" is ${row}`,
    expected: "expected the rows that are to be tried",
    fix: "Write them under `sweep` into best-epoch.yml in the data folder, or leave `sweep-row` out."
  });
}
__name(sweepMissing, "sweepMissing");
function sweepRowOutOfRange(row, rows) {
  return fault("sweep-row-out-of-range", {
    subject: 'setting "sweep-row"',
    got: `is ${row}`,
    expected: `expected 1 to ${rows}, as many rows as \`sweep\` has`,
    fix: "Count rows from 1."
  });
}
__name(sweepRowOutOfRange, "sweepRowOutOfRange");
function sweepSettingRefused(name, row) {
  return fault("sweep-setting-refused", {
    subject: `setting ${quote(name)} in row ${row} of "sweep"`,
    got: "cannot differ from row to row",
    expected: "expected settings of training and stopping, for rows are compared on the same images",
    fix: "Set it once for all rows."
  });
}
__name(sweepSettingRefused, "sweepSettingRefused");
function sweepSettingTwice(name, row) {
  return fault("sweep-setting-twice", {
    subject: `setting ${quote(name)}`,
    got: `is given as a flag or an input and in row ${row} of "sweep"`,
    expected: "expected it in one of the two",
    fix: "Leave the flag out: it would make the rows alike."
  });
}
__name(sweepSettingTwice, "sweepSettingTwice");
function tooFewForFolds(groups, images, folds) {
  const grouped = groups === images ? "" : ` in ${groups} ${groups === 1 ? "group" : "groups"}`;
  return fault("too-few-for-folds", {
    subject: "training and validation",
    got: `have ${images} images${grouped} to divide`,
    expected: `${folds} folds need one each at least`,
    fix: `Lower \`folds\`, or add images${grouped === "" ? "" : " or make the groups smaller (`group-by`)"}.`
  });
}
__name(tooFewForFolds, "tooFewForFolds");
function mergeNoRuns(unfinished) {
  const found = unfinished.map(({ name, reason }) => ` (${quote(name)}: ${escapeControls(reason)})`).join("");
  return fault("merge-no-runs", {
    subject: "merge",
    got: `found no finished run${found}`,
    expected: "expected folders with the results.json of runs with `fold` or `sweep-row`",
    fix: "Look into the log of the runs, mend what stopped them, and start them again."
  });
}
__name(mergeNoRuns, "mergeNoRuns");
function mergeFolderMissing(folder) {
  return fault("merge-folder-missing", {
    subject: `folder ${quote(folder)}`,
    got: "isn't there",
    fix: "Name the run folders (`output`) of the runs that are to be merged."
  });
}
__name(mergeFolderMissing, "mergeFolderMissing");
function mergeRunMissing(what, of, reason) {
  return fault("merge-run-missing", {
    subject: `${what} of ${of}`,
    got: `is left out: ${escapeControls(reason)}`,
    fix: "The others are merged without it; run its job again and merge once more to have all.",
    severity: "warning"
  });
}
__name(mergeRunMissing, "mergeRunMissing");
function mergeRunUnreadable(run, reason) {
  return fault("merge-run-unreadable", {
    subject: `the results.json of ${quote(run)}`,
    got: `can't be used: ${escapeControls(reason)}`,
    fix: "Give runs of this version of the program, as they left their folders."
  });
}
__name(mergeRunUnreadable, "mergeRunUnreadable");
function mergeDownloadFailed(artifact, reason) {
  return fault("merge-download-failed", {
    subject: `artifact ${quote(artifact)}`,
    got: `could not be downloaded: ${escapeControls(reason)}`,
    fix: "Run this job again; the runs it joins need not be trained anew."
  });
}
__name(mergeDownloadFailed, "mergeDownloadFailed");
function mergeNotFanOut(run) {
  return fault("merge-not-fan-out", {
    subject: `run ${quote(run)}`,
    got: "is no fold and no row of a sweep",
    expected: "expected a run with `folds` and `fold`, or with `sweep` and `sweep-row`",
    fix: "Leave it out."
  });
}
__name(mergeNotFanOut, "mergeNotFanOut");
function mergeTwice(what, runs) {
  return fault("merge-twice", {
    subject: what,
    got: `is there twice: ${runs.map(quote).join(" and ")}`,
    expected: "expected it once",
    fix: "Leave one of them out."
  });
}
__name(mergeTwice, "mergeTwice");
function mergeRunsDiffer(what, first, other) {
  const of = /* @__PURE__ */ __name(({ run, value }) => `${quote(value)} in ${quote(run)}`, "of");
  return fault("merge-runs-differ", {
    subject: `${what} of the runs`,
    got: `is ${of(first)} and ${of(other)}`,
    expected: "expected the same in all: else their figures and models do not belong together",
    fix: "Train them again with the same data, settings and version."
  });
}
__name(mergeRunsDiffer, "mergeRunsDiffer");
function mergeModelDiffers(run) {
  return fault("merge-model-differs", {
    subject: `model/model.onnx of ${quote(run)}`,
    got: "is not the file that its results.json describes (the sha256 differs)",
    fix: "Give the run folder as the run left it."
  });
}
__name(mergeModelDiffers, "mergeModelDiffers");
function mergeDataDiffers(folder) {
  return fault("merge-data-differs", {
    subject: `data folder ${quote(folder)}`,
    got: "does not hold what the runs were trained on (its hash differs)",
    expected: "expected the same images, masks and classes",
    fix: "Check out the same commit as the runs, or leave `data` out: then the runs are merged without testing the merged model."
  });
}
__name(mergeDataDiffers, "mergeDataDiffers");
function mergeOutputIsRun(output) {
  return fault("merge-output-is-run", {
    subject: `setting "output" (${quote(output)})`,
    got: "is the folder of a run that is to be merged",
    expected: "expected another folder",
    fix: "Choose a folder of its own for the merged results."
  });
}
__name(mergeOutputIsRun, "mergeOutputIsRun");

// src/errors/publishing.ts
function artifactsUnavailable(reason, folder) {
  return fault("artifacts-unavailable", {
    subject: "the artifact",
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}.`,
    severity: "warning"
  });
}
__name(artifactsUnavailable, "artifactsUnavailable");
function artifactUploadFailed(name, reason, folder) {
  return fault("artifact-upload-failed", {
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}; run the job again, with another \`artifact-name\` if the name is taken.`
  });
}
__name(artifactUploadFailed, "artifactUploadFailed");
function artifactNamesRejected(names) {
  const shown = names.slice(0, 5).map(quote).join(", ");
  const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
  return fault("artifact-names-rejected", {
    subject: names.length === 1 ? "file" : "files",
    got: `${shown}${more} ${names.length === 1 ? "is" : "are"} not in the artifact`,
    expected: 'which takes none of " : < > | * ? and line breaks in a name',
    fix: "Rename the images that they were made from.",
    severity: "warning"
  });
}
__name(artifactNamesRejected, "artifactNamesRejected");
function summaryUnavailable(reason, path) {
  return fault("summary-unavailable", {
    subject: "the job summary",
    got: `was not written: ${escapeControls(reason)}`,
    fix: `It is also in ${quote(path)}.`,
    severity: "warning"
  });
}
__name(summaryUnavailable, "summaryUnavailable");
function reportUploadFailed(name, reason, path) {
  return fault("report-upload-failed", {
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The page is ${quote(path)}, and report.html in the model's artifact.`,
    severity: "warning"
  });
}
__name(reportUploadFailed, "reportUploadFailed");
var COMMENT = "the comment on the pull request";
function commentNotPermitted(reason) {
  return fault("comment-not-permitted", {
    subject: COMMENT,
    got: `was not written: the token may not (${escapeControls(reason)})`,
    fix: "Give the job `permissions: pull-requests: write` beside `contents: read`, or set `comment: never`.",
    severity: "warning"
  });
}
__name(commentNotPermitted, "commentNotPermitted");
function commentFromFork() {
  return fault("comment-from-fork", {
    subject: COMMENT,
    got: "was not written: it comes from a fork, whose runs get a token that may only read",
    fix: 'A second workflow can write it: see "Pull requests from forks" in the README of Best Epoch.',
    severity: "warning"
  });
}
__name(commentFromFork, "commentFromFork");
function commentFailed(reason) {
  return fault("comment-failed", {
    subject: COMMENT,
    got: `could not be finished: ${escapeControls(reason)}`,
    fix: "The job's summary says the same; the next run tries again.",
    severity: "warning"
  });
}
__name(commentFailed, "commentFailed");
function pullRequestTarget() {
  return fault("pull-request-target", {
    subject: 'the event "pull_request_target"',
    got: "runs this job with the base branch's secrets, caches and writing token, on data that anybody may send",
    fix: 'Best Epoch runs none of it, but any other step that does gives them away: use `pull_request`, and for comments on forks the second workflow of "Pull requests from forks" in the README of Best Epoch.',
    severity: "warning"
  });
}
__name(pullRequestTarget, "pullRequestTarget");

// src/errors/reuse.ts
function cacheFailed(what, how, reason) {
  return fault("cache-failed", {
    subject: what,
    got: `was not ${how === "read" ? "read from" : "saved in"} the Actions cache: ${escapeControls(reason)}`,
    fix: how === "read" ? "This run starts from nothing." : "Later runs do without it.",
    severity: "warning"
  });
}
__name(cacheFailed, "cacheFailed");
function checkpointUnfit(epoch, reason) {
  return fault("checkpoint-unfit", {
    subject: `the checkpoint of epoch ${epoch} in the Actions cache`,
    got: `can't be gone on from: ${escapeControls(reason)}`,
    fix: "Training starts anew.",
    severity: "warning"
  });
}
__name(checkpointUnfit, "checkpointUnfit");

// src/errors/rules.ts
function rulesInvalid(file, reasons) {
  return fault("rules-invalid", {
    subject: `rules ${quote(file)}`,
    got: `can't be used: ${escapeControls(reasons.join("; "))}`,
    fix: 'Write them as {"classes": [{"name": "background", "max": 9000}, {"name": "cluster", "min": 9000}]}.',
    file
  });
}
__name(rulesInvalid, "rulesInvalid");
function rulesNeedChannel(image) {
  return fault("rules-need-channel", {
    subject: `image ${quote(image)}`,
    got: "is in colour",
    expected: "expected grey, for the rules name no channel",
    fix: 'Say in the rules which channel they are about, "channel": 0 for red, 1 for green, 2 for blue, or give grey images.',
    file: image
  });
}
__name(rulesNeedChannel, "rulesNeedChannel");

// src/errors/training.ts
function diskFull(file) {
  return fault("disk-full", {
    subject: `file ${quote(file)}`,
    got: "could not be written because the disk is full",
    fix: "Free some space and run again: the last good checkpoint is whole and training goes on from it."
  });
}
__name(diskFull, "diskFull");
function fileNotWritable(file, reason) {
  return fault("file-not-writable", {
    subject: `file ${quote(file)}`,
    got: `could not be written (${escapeControls(reason)})`,
    fix: "Move what stands in its way, or choose an `output` folder that this user may write to."
  });
}
__name(fileNotWritable, "fileNotWritable");
function outputNotWritable(folder, reason) {
  return fault("output-not-writable", {
    subject: `output folder ${quote(folder)}`,
    got: `cannot be written to (${escapeControls(reason)})`,
    fix: "Choose an `output` folder that this user may write to."
  });
}
__name(outputNotWritable, "outputNotWritable");
function classicSegmentsOnly() {
  return fault("classic-segments-only", {
    subject: 'recipe "classic"',
    got: "is the published U-Net, which gives every pixel a class; this data set has one class for each image",
    fix: "Leave `recipe` at auto."
  });
}
__name(classicSegmentsOnly, "classicSegmentsOnly");
function mixUpClassifiesOnly() {
  return fault("mix-up-classifies-only", {
    subject: 'setting "mix-up"',
    got: "blends images that have one class each; this data set has a class for each pixel",
    fix: "Set `mix-up` to 0 or leave it out."
  });
}
__name(mixUpClassifiesOnly, "mixUpClassifiesOnly");
function trainingDiverged(learningRate) {
  return fault("training-diverged", {
    subject: "training",
    got: `diverged before its first epoch was finished: the loss is not a finite number`,
    fix: `Lower \`learning-rate\` (it was ${learningRate}).`
  });
}
__name(trainingDiverged, "trainingDiverged");
function engineUnavailable(engine, reason) {
  return fault("engine-unavailable", {
    subject: `engine ${quote(engine)}`,
    got: `can't be loaded: ${escapeControls(reason)}`,
    fix: "Install the packages again (npm ci), or set engine to auto."
  });
}
__name(engineUnavailable, "engineUnavailable");
function modelUnreadable(path, reason) {
  return fault("model-unreadable", {
    subject: `model ${quote(path)}`,
    got: `can't be opened: ${escapeControls(reason)}`,
    fix: "Give the model.onnx of a finished run.",
    file: path
  });
}
__name(modelUnreadable, "modelUnreadable");

// src/errors/using-models.ts
function modelNotOurs(path, reason) {
  return fault("model-not-ours", {
    subject: `model ${quote(path)}`,
    got: `is an ONNX model, but not one that this program wrote: ${escapeControls(reason)}`,
    fix: "Give the model.onnx of a finished run; other models say neither their classes nor what pixels they take.",
    file: path
  });
}
__name(modelNotOurs, "modelNotOurs");
function modelIsEnsemble(path, members) {
  return fault("model-is-ensemble", {
    subject: `model ${quote(path)}`,
    got: `is an ensemble of ${escapeControls(members)} models, whose mean can't be trained on`,
    fix: "Give the model.onnx of one of the runs that were merged.",
    file: path
  });
}
__name(modelIsEnsemble, "modelIsEnsemble");
function inputMissing(input) {
  return fault("input-missing", {
    subject: `input ${quote(input)}`,
    got: "isn't there",
    fix: "Correct the path. A pattern with a * is taken literally only where a file has that name."
  });
}
__name(inputMissing, "inputMissing");
function inputMatchesNothing(pattern) {
  return fault("input-matches-nothing", {
    subject: `pattern ${quote(pattern)}`,
    got: "matches no image",
    fix: 'Correct it, and quote it, so that the shell leaves it alone: "scans/**/*.tif".'
  });
}
__name(inputMatchesNothing, "inputMatchesNothing");
function inputHoldsNoImage(folder) {
  return fault("input-holds-no-image", {
    subject: `input folder ${quote(folder)}`,
    got: "holds no image",
    fix: "Name the folder that the images are in, or the images themselves."
  });
}
__name(inputHoldsNoImage, "inputHoldsNoImage");
function outputInsideInput(output, input) {
  return fault("output-inside-input", {
    subject: `output folder ${quote(output)}`,
    got: output === input ? "is an input, too" : `lies inside the input ${quote(input)}`,
    expected: "expected another folder, or the next run would take its own results for images",
    fix: "Choose a folder outside the input."
  });
}
__name(outputInsideInput, "outputInsideInput");
function inputInsideOutput(input, output) {
  return fault("input-inside-output", {
    subject: `input ${quote(input)}`,
    got: `lies where the results would be written, in ${quote(output)}`,
    fix: "Choose another output folder, or the input would be overwritten."
  });
}
__name(inputInsideOutput, "inputInsideOutput");
function imageDoesNotFitModel(file, got, expected, fix) {
  return fault("image-does-not-fit-model", {
    subject: `image ${quote(file)}`,
    got: `is ${got}`,
    expected: `the model takes ${expected}`,
    fix,
    file
  });
}
__name(imageDoesNotFitModel, "imageDoesNotFitModel");
function classToFindUnknown(name, classes, nearest) {
  const shown = classes.slice(0, 20).map(quote).join(", ");
  return fault("class-to-find-unknown", {
    subject: `class ${quote(name)} (option "find")`,
    got: "is none of the model",
    expected: `which has ${shown}${classes.length > 20 ? ` and ${classes.length - 20} more` : ""}`,
    fix: `Did you mean ${quote(nearest)}?`
  });
}
__name(classToFindUnknown, "classToFindUnknown");
function optionsForPixels(names, model) {
  const one = names.length === 1;
  return fault("options-for-pixels", {
    subject: `${one ? "option" : "options"} ${names.map(quote).join(", ")}`,
    got: `${one ? "is" : "are"} about the pixels of an image`,
    expected: `and ${quote(model)} is a classifier, which gives one class an image`,
    fix: "Leave them out; predictions.csv has every probability."
  });
}
__name(optionsForPixels, "optionsForPixels");

// src/errors/baseline.ts
var FIX = "Give the results.json of an earlier run, or set `baseline` to `auto` or `none`.";
function baselineMissing(path) {
  return fault("baseline-missing", { subject: `baseline ${quote(path)}`, got: "isn't there", fix: FIX });
}
__name(baselineMissing, "baselineMissing");
function baselineUnreadable(path, got) {
  return fault("baseline-unreadable", {
    subject: `baseline ${quote(path)}`,
    got: escapeControls(got),
    fix: FIX
  });
}
__name(baselineUnreadable, "baselineUnreadable");
function baselineOtherVersion(path, version, expected) {
  return fault("baseline-other-version", {
    subject: `baseline ${quote(path)}`,
    got: `has schema version ${escapeControls(version)}`,
    expected: `expected ${expected}`,
    fix: "Make it again with this version of the program, or use the version that wrote it."
  });
}
__name(baselineOtherVersion, "baselineOtherVersion");
function baselineCacheFailed(what, reason) {
  return fault("baseline-cache-failed", {
    subject: "the baseline",
    got: `was not ${what === "read" ? "read from" : "saved in"} the Actions cache: ${escapeControls(reason)}`,
    fix: what === "read" ? "This run is compared with nothing." : "Pull requests find the one before.",
    severity: "warning"
  });
}
__name(baselineCacheFailed, "baselineCacheFailed");

// src/errors/class-folders.ts
var NAMED = 5;
function noClassFolders(folder, images) {
  return fault("no-class-folders", {
    subject: `data folder ${quote(folder)}`,
    got: images === 0 ? "holds no PNG, JPEG, TIFF, WebP or FITS images" : `holds ${countOf(images)}`,
    expected: "expected a folder of images for each class",
    fix: "Put the images of each class into a folder with its name, such as cat/ and dog/."
  });
}
__name(noClassFolders, "noClassFolders");
function oneClassFolder(folder, images, folders) {
  const deeper = folders.length > 1 ? `, or set \`data\` to the folder whose folders (${listed(folders)}) are the classes` : "";
  return fault("one-class-folder", {
    subject: `the only class folder, ${quote(folder)},`,
    got: `holds ${countOf(images)}, and there are no masks`,
    expected: "expected a folder for each of two classes at least, or a mask for each image",
    fix: `Add the folder of another class${deeper}; for a class of every pixel, put masks into masks/.`
  });
}
__name(oneClassFolder, "oneClassFolder");
function classFoldersAndMasks(folders, images, masks) {
  return fault("class-folders-and-masks", {
    subject: "the data folder",
    got: `holds class folders (${listed(folders)}) and masks (${masks}), most of them of none of the ${countOf(images)}`,
    expected: "expected either",
    fix: "Set `task` to classification where the folders are the classes, else to segmentation; `images` and `masks` say which files are meant."
  });
}
__name(classFoldersAndMasks, "classFoldersAndMasks");
function masksForClassification(masks) {
  return fault("masks-for-classification", {
    subject: `setting "masks" (${quote(masks)})`,
    got: 'is given beside task "classification"',
    expected: "where the folder of an image is its label",
    fix: "Leave it out, or set `task` to segmentation."
  });
}
__name(masksForClassification, "masksForClassification");
function tooManyClassFolders(folders, limit) {
  return fault("too-many-class-folders", {
    subject: "the data folder",
    got: `holds ${folders} class folders`,
    expected: `expected at most ${limit}`,
    fix: "Are these folders the classes? If so, join some of them."
  });
}
__name(tooManyClassFolders, "tooManyClassFolders");
function classFolderUnknown(folder, images, classes) {
  return fault("class-folder-unknown", {
    subject: `folder ${quote(folder)} (${countOf(images)})`,
    got: "is none of the classes",
    expected: `which are ${listed(classes)}`,
    fix: 'Add it to the list of classes, or leave its images out by {"name": ..., "ignore": true} in classes.json.'
  });
}
__name(classFolderUnknown, "classFolderUnknown");
function classFoldersIgnored(folders) {
  return fault("class-folders-ignored", {
    subject: "all images",
    got: `lie in folders that are left out (${listed(folders)})`,
    expected: "expected two classes at least",
    fix: 'Add the folders of the classes, or take "ignore" out of classes.json.'
  });
}
__name(classFoldersIgnored, "classFoldersIgnored");
function classFoldersAlike(folders) {
  return fault("class-folders-alike", {
    subject: `class folders ${folders.map(quote).join(" and ")}`,
    got: "differ in case only",
    fix: "Give them one name, or list them all in classes.json if they are different classes."
  });
}
__name(classFoldersAlike, "classFoldersAlike");
function classValueWithoutMasks(names) {
  return fault("class-value-without-masks", {
    subject: `file "classes.json"`,
    got: `gives the values of pixels to ${listed(names)}`,
    expected: "but there are no masks: the folder of an image is its class",
    fix: 'Leave "value" out; "folder" says which folder a class has, if it is called otherwise.',
    file: "classes.json"
  });
}
__name(classValueWithoutMasks, "classValueWithoutMasks");
function imagesOutsideClassFolders(images) {
  return fault("images-outside-class-folders", {
    subject: `${countOf(images.length)} (${listed(images, 3)})`,
    got: images.length === 1 ? "lies in no class folder" : "lie in no class folder",
    fix: 'They are left out. A folder named like a part of the split ("valid") or like images is a class where `classes` or classes.json says so.',
    severity: "warning"
  });
}
__name(imagesOutsideClassFolders, "imagesOutsideClassFolders");
function masksLeftOut(masks) {
  return fault("masks-left-out", {
    subject: `${masks.length} ${masks.length === 1 ? "file" : "files"} (${listed(masks, 3)})`,
    got: masks.length === 1 ? "is named as the mask of an image" : "are named as masks of images",
    fix: "They are left out; set `task` to segmentation to learn from them.",
    severity: "warning"
  });
}
__name(masksLeftOut, "masksLeftOut");
function classFolderEmpty(folders) {
  return fault("class-folder-empty", {
    subject: `${folders.length === 1 ? "folder" : "folders"} ${listed(folders)}`,
    got: folders.length === 1 ? "holds no image" : "hold no image",
    fix: "Nothing is taken for a class without an image: add images or delete it.",
    severity: "warning"
  });
}
__name(classFolderEmpty, "classFolderEmpty");
function classWithoutImages(name) {
  return fault("class-absent", {
    subject: `class ${quote(name)}`,
    got: "has no image",
    fix: "It can be neither learned nor measured; check its name and its folder.",
    severity: "warning"
  });
}
__name(classWithoutImages, "classWithoutImages");
function classesWithFewImages(classes, few) {
  const named = classes.map(({ name, images }) => `${name}: ${images}`);
  return fault("class-with-few-images", {
    subject: `${classes.length} ${classes.length === 1 ? "class" : "classes"} (${listed(named)})`,
    got: `${classes.length === 1 ? "has" : "have"} fewer than ${few} images`,
    fix: "Their figures hang on one or two images; add more.",
    severity: "warning"
  });
}
__name(classesWithFewImages, "classesWithFewImages");
function classesImbalanced(largest, smallest) {
  return fault("classes-imbalanced", {
    subject: "the classes",
    got: `are of very different size: ${quote(largest.name)} has ${countOf(largest.images)}, ${quote(smallest.name)} ${smallest.images}`,
    fix: "Accuracy says little then: look at macro F1 and at each recall.",
    severity: "warning"
  });
}
__name(classesImbalanced, "classesImbalanced");
function conflictingClasses(one, first) {
  return fault("conflicting-classes", {
    subject: `images ${quote(one.image)} and ${quote(first.image)}`,
    got: `are exactly the same, but labelled ${quote(one.name)} and ${quote(first.name)}`,
    fix: "Keep the right one.",
    file: one.image,
    severity: "warning"
  });
}
__name(conflictingClasses, "conflictingClasses");
function partWithOneClass(part, name) {
  return fault("part-with-one-class", {
    subject: `the ${part} part of the split`,
    got: `shows one class only, ${quote(name)}`,
    expected: "from which nothing can be learned",
    fix: "Add images of others to it, or let the split be made."
  });
}
__name(partWithOneClass, "partWithOneClass");
function monitorNotForClassification(monitor) {
  return fault("monitor-not-for-classification", {
    subject: `setting "monitor" (${monitor})`,
    got: "is about intersection over union",
    expected: "which measures areas: whole images with a class each have none",
    fix: "Choose val-loss, val-accuracy or val-macro-f1."
  });
}
__name(monitorNotForClassification, "monitorNotForClassification");
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
var MOST_NAMES = 20;
function taskDoesNotFitModel(asked, model) {
  return fault("task-does-not-fit-model", {
    subject: 'setting "task"',
    got: `is ${quote(asked)}`,
    expected: `the model was trained for ${quote(model)}`,
    fix: "Leave `task` out: the model says what it does."
  });
}
__name(taskDoesNotFitModel, "taskDoesNotFitModel");
function dataDoesNotFitModel(root, got, expected, fix) {
  return fault("data-does-not-fit-model", {
    subject: `the images of ${quote(root)}`,
    got: `are ${got}`,
    expected: `the model takes ${expected}`,
    fix
  });
}
__name(dataDoesNotFitModel, "dataDoesNotFitModel");
function classNotInModel(name, classes, nearest) {
  return fault("class-not-in-model", {
    subject: `class ${quote(name)} of the data`,
    got: "is none of the model",
    expected: `which has ${listed2(classes)}`,
    fix: `Name it as the model does (the nearest is ${quote(nearest)}), or mark it with \`ignore\` in classes.json.`
  });
}
__name(classNotInModel, "classNotInModel");
function classesNotTested(names) {
  const one = names.length === 1;
  return fault("classes-not-tested", {
    subject: `${one ? "class" : "classes"} ${listed2(names)}`,
    got: `of the model ${one ? "is" : "are"} in no label of the evaluated images`,
    fix: `Nothing is known of how well ${one ? "it is" : "they are"} found; only that the model may see ${one ? "it" : "them"} where there is none.`,
    severity: "warning"
  });
}
__name(classesNotTested, "classesNotTested");
function nothingLabelled(images) {
  return fault("nothing-labelled", {
    subject: `the ${images} evaluated images`,
    got: "have only ignored pixels in their masks",
    fix: "There is nothing to measure a model by; label them, or evaluate others."
  });
}
__name(nothingLabelled, "nothingLabelled");
function partNotKnown(part) {
  return fault("part-not-known", {
    subject: `part ${quote(part)}`,
    got: "was asked for, but nothing says which images it has",
    expected: "expected the folders train/, val/ and test/, or a split.json",
    fix: "Give the split.json of the training as `split`, or leave `part` out to evaluate all images."
  });
}
__name(partNotKnown, "partNotKnown");
function evaluatedPartEmpty(part, source) {
  const where = source === "file" ? "split.json" : "folders";
  return fault("evaluated-part-empty", {
    subject: `part ${quote(part)}`,
    got: `has no image by the data set's ${where}`,
    fix: "Choose another one, or `all`."
  });
}
__name(evaluatedPartEmpty, "evaluatedPartEmpty");
function testedOnTrainingData(part) {
  const among = part === "all" ? "its training images are among those evaluated" : "it learnt from them";
  return fault("tested-on-training-data", {
    subject: "the model",
    got: `was trained on this very data: ${among}`,
    fix: "The scores say little of new images. Give the split.json of its run as `split` to evaluate the test images only.",
    severity: "warning"
  });
}
__name(testedOnTrainingData, "testedOnTrainingData");
function evaluationOutputIsRun(output) {
  return fault("evaluation-output-is-run", {
    subject: `setting "output" (${quote(output)})`,
    got: "is the folder of a training or of merged runs, whose reports would be overwritten",
    expected: "expected another folder",
    fix: "Choose a folder of its own for the evaluation."
  });
}
__name(evaluationOutputIsRun, "evaluationOutputIsRun");
function listed2(names) {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : "";
  return `${names.slice(0, MOST_NAMES).map(quote).join(", ")}${more}`;
}
__name(listed2, "listed");

// src/errors/files.ts
function dataFolderMissing(folder) {
  return fault("data-folder-missing", {
    subject: `data folder ${quote(folder)}`,
    got: "isn't there",
    fix: "Correct the `data` setting; in a workflow, check the repository out first."
  });
}
__name(dataFolderMissing, "dataFolderMissing");
function dataNotAFolder(path) {
  return fault("data-not-a-folder", {
    subject: `data folder ${quote(path)}`,
    got: "is a file",
    expected: "expected a folder with labelled images",
    fix: "Unpack it, or set `data` to the folder."
  });
}
__name(dataNotAFolder, "dataNotAFolder");
function dataFolderUnreadable(folder, reason) {
  return fault("data-folder-unreadable", {
    subject: `folder ${quote(folder)}`,
    got: `can't be read (${escapeControls(reason)})`,
    fix: "Give this user permission to read it."
  });
}
__name(dataFolderUnreadable, "dataFolderUnreadable");
function dataFolderEmpty(folder) {
  return fault("data-folder-empty", {
    subject: `data folder ${quote(folder)}`,
    got: "holds no files",
    fix: "Put the images into images/ and their masks into masks/, with the same names, or the images of each class into a folder with its name."
  });
}
__name(dataFolderEmpty, "dataFolderEmpty");
function noImages(folder, masks) {
  return fault("no-images", {
    subject: `data folder ${quote(folder)}`,
    got: masks > 0 ? `holds ${masks} masks but no images` : "holds no PNG, JPEG, TIFF, WebP or FITS images",
    fix: "Put them into images/ beside masks/, or say with the `images` setting which files they are."
  });
}
__name(noImages, "noImages");
function noMasks(folder, images) {
  return fault("no-masks", {
    subject: `data folder ${quote(folder)}`,
    got: `holds ${images} images but no masks`,
    fix: "Put them into masks/ beside images/, with the same names, or say with the `masks` setting which files they are. For a class of each image instead, put the images of each class into a folder with its name."
  });
}
__name(noMasks, "noMasks");
function unpairedImage(image) {
  return fault("unpaired-image", {
    subject: `image ${quote(image)}`,
    got: "has no mask",
    expected: "expected one with the same name in the folder of masks",
    fix: "Add the mask or take the image out.",
    file: image
  });
}
__name(unpairedImage, "unpairedImage");
function unpairedMask(mask) {
  return fault("unpaired-mask", {
    subject: `mask ${quote(mask)}`,
    got: "has no image",
    expected: "expected one with the same name in the folder of images",
    fix: "Add the image or take the mask out.",
    file: mask
  });
}
__name(unpairedMask, "unpairedMask");
function ambiguousPair(file, partners) {
  return fault("ambiguous-pair", {
    subject: `file ${quote(file)}`,
    got: `pairs with ${partners.map(quote).join(" and ")}`,
    expected: "expected one image and one mask",
    fix: "Keep one, or say with the `images` and `masks` settings which files are meant.",
    file
  });
}
__name(ambiguousPair, "ambiguousPair");
function unlabelledPart(folder, images) {
  return fault("unlabelled-part", {
    subject: `the ${quote(folder)} folder`,
    got: `holds ${images} images but no masks`,
    fix: "They are left out.",
    severity: "warning"
  });
}
__name(unlabelledPart, "unlabelledPart");
function unreadableImage(file, why, fix) {
  return fault("unreadable-image", { subject: `file ${quote(file)}`, got: escapeControls(why), fix, file });
}
__name(unreadableImage, "unreadableImage");
function imageOverPixelLimit(file, size, limit) {
  return fault("image-over-pixel-limit", {
    subject: `file ${quote(file)}`,
    got: `claims to be ${size}`,
    expected: `expected at most ${Math.floor(limit / 1e6)} megapixels`,
    fix: "Cut it into pieces.",
    file
  });
}
__name(imageOverPixelLimit, "imageOverPixelLimit");
function dvcNotPulled(target, pointer) {
  return fault("dvc-not-pulled", {
    subject: `${quote(target)}`,
    got: `isn't here, only its DVC pointer ${quote(pointer)}`,
    fix: "Run `dvc pull` first.",
    file: pointer
  });
}
__name(dvcNotPulled, "dvcNotPulled");
function symlinkOutside(link) {
  return fault("symlink-outside", {
    subject: `link ${quote(link)}`,
    got: "leads out of the data folder",
    fix: "Copy what it points to into the data folder, or set `data` to a folder that holds both.",
    file: link
  });
}
__name(symlinkOutside, "symlinkOutside");
function brokenSymlink(link, annexed) {
  return fault("broken-symlink", {
    subject: `link ${quote(link)}`,
    got: "points to nothing",
    fix: annexed ? "Run `git annex get` first." : "Mend it or delete it.",
    file: link
  });
}
__name(brokenSymlink, "brokenSymlink");
function duplicateImage(image, first) {
  return fault("duplicate-image", {
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows`,
    fix: "Both stay in the same part of the split.",
    file: image,
    severity: "warning"
  });
}
__name(duplicateImage, "duplicateImage");
function duplicateAcrossSplits(image, first) {
  return fault("duplicate-across-splits", {
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows, in another part of the split: a leak`,
    fix: "Figures measured on it are too good; take one of the two out.",
    file: image,
    severity: "warning"
  });
}
__name(duplicateAcrossSplits, "duplicateAcrossSplits");

// src/errors/formats.ts
function mixedChannels(grey, color) {
  return fault("mixed-channels", {
    subject: "the images",
    got: `are partly grey (${grey}) and partly colour (${color})`,
    fix: "Grey ones are read as colour.",
    severity: "warning"
  });
}
__name(mixedChannels, "mixedChannels");
function mixedBitDepth(images) {
  const kinds = [
    ["8-bit", images[8]],
    ["16-bit", images[16]],
    ["floats", images[32]]
  ];
  const found = kinds.filter(([, count]) => count > 0).map(([kind, count]) => `partly ${kind} (${count})`);
  const widened = images[32] > 0 ? "All are read as floats of the same value" : "8-bit ones are scaled by 257";
  return fault("mixed-bit-depth", {
    subject: "the images",
    got: `are ${found.join(" and ")}`,
    fix: `${widened}; check that the same object has the same value in all.`,
    severity: "warning"
  });
}
__name(mixedBitDepth, "mixedBitDepth");
function alphaDropped(images) {
  return fault("alpha-dropped", {
    subject: `${images} ${images === 1 ? "image" : "images"}`,
    got: images === 1 ? "has an alpha channel" : "have an alpha channel",
    fix: "It is dropped.",
    severity: "warning"
  });
}
__name(alphaDropped, "alphaDropped");
function cmykImage(image) {
  return fault("cmyk-image", {
    subject: `image ${quote(image)}`,
    got: "is CMYK",
    fix: "It is read as red, green and blue without its colour profile; convert it for exact colours.",
    file: image,
    severity: "warning"
  });
}
__name(cmykImage, "cmykImage");
function multiPageImage(file, pages) {
  return fault("multi-page-image", {
    subject: `file ${quote(file)}`,
    got: `holds ${pages} images (pages, frames or FITS extensions)`,
    fix: "Only the first is read; save the others as files of their own.",
    file,
    severity: "warning"
  });
}
__name(multiPageImage, "multiPageImage");
function orientationDiffers(image, { orientation, maskOrientation }) {
  return fault("orientation-differs", {
    subject: `image ${quote(image)}`,
    got: `is turned by its EXIF orientation ${orientation}, its mask by ${maskOrientation}`,
    fix: "Check that they lie over one another; if they do not, save the image turned and without the tag.",
    file: image,
    severity: "warning"
  });
}
__name(orientationDiffers, "orientationDiffers");
function missingValues(images, pixels) {
  return fault("missing-values", {
    subject: images === 1 ? "1 image" : `${images} images`,
    got: `${images === 1 ? "has" : "have"} pixels without a value (NaN), ${pixels} in all`,
    fix: "They count in neither loss nor metrics, whatever their label; the network sees the lowest value there.",
    severity: "warning"
  });
}
__name(missingValues, "missingValues");
function imageWithoutValues(image) {
  return fault("image-without-values", {
    subject: `image ${quote(image)}`,
    got: "has no value in any pixel (all are NaN)",
    fix: "Take it out with its mask.",
    file: image
  });
}
__name(imageWithoutValues, "imageWithoutValues");

// src/errors/gates.ts
var LONGEST_GATE = 200;
var MOST_CLASSES = 20;
function gateInvalid(mistake, source) {
  const { line, number, lines, start, end, expected, fix } = mistake;
  const file = source === void 0 ? "" : ` in ${quote(source)}`;
  const place = lines === 1 ? `setting "fail-if"${file}` : `line ${number} of setting "fail-if"${file}`;
  const found = start === end ? "ends" : `has ${quote(cut(line.slice(start, end)))}`;
  return fault("gate-invalid", {
    subject: `gate ${code(line.trim())} (${place})`,
    got: `${found} at column ${columnOf(line, start)}`,
    expected: `expected ${expected}`,
    fix: escapeControls(fix),
    ...source === void 0 ? {} : { file: source },
    ...excerptOf(line, start, end)
  });
}
__name(gateInvalid, "gateInvalid");
function gateClassUnknown(gate, { name, start, end }, classes, nearest) {
  const more = classes.length > MOST_CLASSES ? ` and ${classes.length - MOST_CLASSES} more` : "";
  return fault("gate-class-unknown", {
    subject: `gate ${code(gate)} (setting "fail-if")`,
    got: `names a class ${quote(name)} at column ${columnOf(gate, start)}`,
    expected: `the classes are ${classes.slice(0, MOST_CLASSES).map(quote).join(", ")}${more}`,
    fix: `Correct the name (the nearest is ${quote(nearest)}) or take the gate out.`,
    ...excerptOf(gate, start, end)
  });
}
__name(gateClassUnknown, "gateClassUnknown");
function gateFailed(gate, sentence) {
  return fault("gate-failed", {
    subject: `gate ${code(gate)}`,
    got: `failed: ${escapeControls(sentence)}`,
    fix: "The model and the reports are there all the same."
  });
}
__name(gateFailed, "gateFailed");
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
function gateNotForClassification(text) {
  return fault("gate-not-for-classification", {
    subject: `gate ${quote(text)} in "fail-if"`,
    got: "is about intersection over union",
    expected: "which measures areas: whole images with a class each have none",
    fix: "Ask for accuracy, macro F1, or precision, recall or f1 of a class."
  });
}
__name(gateNotForClassification, "gateNotForClassification");

// src/errors/initial-model.ts
var FROM_SCRATCH = "or leave `initial-model` out to train from scratch";
function initialModelMissing(path) {
  return fault("initial-model-missing", {
    subject: `initial model ${quote(path)}`,
    got: "isn't there",
    fix: "Correct `initial-model`: it takes the model.onnx or the run folder of a finished run, or the word `baseline`."
  });
}
__name(initialModelMissing, "initialModelMissing");
function initialModelNeedsBaseline() {
  return fault("initial-model-needs-baseline", {
    subject: 'setting "initial-model"',
    got: 'is "baseline" while the setting "baseline" is "none"',
    fix: "Set `baseline` to `auto` or to an earlier results.json, or name the model itself."
  });
}
__name(initialModelNeedsBaseline, "initialModelNeedsBaseline");
function initialModelNotOfBaseline(path, results) {
  return fault("initial-model-not-of-baseline", {
    subject: `initial model ${quote(path)}`,
    got: `is not the model that ${quote(results)} is the results of`,
    expected: "expected the one with the SHA-256 that stands there",
    fix: "Keep results.json and model together as the run left them, or name the model with `initial-model`.",
    file: path
  });
}
__name(initialModelNotOfBaseline, "initialModelNotOfBaseline");
function initialModelTaskDiffers(name, task, wanted) {
  return fault("initial-model-task-differs", {
    subject: `initial model ${quote(name)}`,
    got: `is of the task ${task}`,
    expected: `the data set is for ${wanted}`,
    fix: `Give a model of ${wanted}, ${FROM_SCRATCH}.`
  });
}
__name(initialModelTaskDiffers, "initialModelTaskDiffers");
function initialModelPixelsDiffer(name, takes, has) {
  return fault("initial-model-pixels-differ", {
    subject: `initial model ${quote(name)}`,
    got: `takes ${takes} images`,
    expected: `the data set's are ${has}`,
    fix: `Give a model of images like these: the same value must mean the same light; ${FROM_SCRATCH}.`
  });
}
__name(initialModelPixelsDiffer, "initialModelPixelsDiffer");
function initialModelClassesDiffer(name, missing, nearest) {
  const several = missing.length > 1;
  return fault("initial-model-classes-differ", {
    subject: `initial model ${quote(name)}`,
    got: `knows the class${several ? "es" : ""} ${missing.map(quote).join(", ")}`,
    expected: `the data set has none of ${several ? "these names" : "that name"} (the nearest: ${[...new Set(nearest)].map(quote).join(", ")})`,
    fix: `Name the classes as the model does, those without pixels included, ${FROM_SCRATCH}. New classes may be added, and the order is free.`
  });
}
__name(initialModelClassesDiffer, "initialModelClassesDiffer");
function initialModelKnowsImages(name, parts) {
  return fault("initial-model-knows-images", {
    subject: `initial model ${quote(name)}`,
    got: `was trained on ${parts.join(" and ")}`,
    expected: "so that what is measured on them looks better than it is",
    fix: "Split as its run did: the same `seed`, fractions and `group-by`, or its split.json as `split`.",
    severity: "warning"
  });
}
__name(initialModelKnowsImages, "initialModelKnowsImages");
function initialModelNetworkDiffers(name, network, planned) {
  return fault("initial-model-network-differs", {
    subject: `initial model ${quote(name)}`,
    got: `is a ${network}`,
    expected: `\`recipe: classic\` trains its own network, the ${planned}`,
    fix: "Leave `recipe` out: then the network is the model's."
  });
}
__name(initialModelNetworkDiffers, "initialModelNetworkDiffers");

// src/errors/labels.ts
function maskSizeMismatch(mask, maskSize, image, imageSize, turned = false) {
  return fault("mask-size-mismatch", {
    subject: `mask ${quote(mask)}`,
    got: `is ${maskSize}`,
    expected: `its image ${quote(image)} is ${imageSize}`,
    fix: turned ? "The image is turned by its EXIF orientation, which the mask lacks: save the image turned and without the tag, or turn the mask." : "Export the mask again at the image's size.",
    file: mask
  });
}
__name(maskSizeMismatch, "maskSizeMismatch");
function classesFileInvalid(file, reasons) {
  return fault("classes-file-invalid", {
    subject: `file ${quote(file)}`,
    got: `is not a list of classes: ${escapeControls(reasons.join("; "))}`,
    fix: 'Write it as {"classes": ["background", "cell"]}, or with {"name", "value", "color"} for each class.',
    file
  });
}
__name(classesFileInvalid, "classesFileInvalid");
function classCountMismatch(named, found) {
  return fault("class-count-mismatch", {
    subject: "the list of classes",
    got: `names ${named}`,
    expected: `the masks hold ${found}`,
    fix: "Name every class, or say in classes.json which value or color each class has and which are ignored."
  });
}
__name(classCountMismatch, "classCountMismatch");
function classColorsAssumed(pairs) {
  return fault("class-colors-assumed", {
    subject: "the colours of the masks",
    got: `were given to the classes in ascending order: ${escapeControls(pairs.join(", "))}`,
    fix: 'Check them, and say it in classes.json: {"classes": [{"name": ..., "color": "#rrggbb"}, ...]}.',
    severity: "warning"
  });
}
__name(classColorsAssumed, "classColorsAssumed");
function classesAssumed(values) {
  return fault("classes-assumed", {
    subject: "the masks",
    got: `hold ${values.join(", ")}`,
    expected: `taken for ${values.length} classes`,
    fix: "Say in classes.json which value or color is which class, and which are ignored.",
    severity: "warning"
  });
}
__name(classesAssumed, "classesAssumed");
function maskValueOutsideClasses(mask, values, classes, lossy) {
  const shown = values.slice(0, 8).map(({ value, pixels }) => `${value} (${pixels} pixels)`);
  const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : "";
  return fault("mask-value-outside-classes", {
    subject: `mask ${quote(mask)}`,
    got: `holds ${shown.join(", ")}${more}`,
    expected: `outside the ${classes} classes`,
    fix: lossy ? "JPEG changes values while saving: export the mask as PNG." : "Add the class or an ignored value to classes.json, or correct the mask.",
    file: mask
  });
}
__name(maskValueOutsideClasses, "maskValueOutsideClasses");
function tooManyMaskValues(mask, values, lossy) {
  return fault("too-many-mask-values", {
    subject: `mask ${quote(mask)}`,
    got: `holds ${values} different values`,
    expected: "too many to be classes",
    fix: lossy ? "JPEG changes values while saving: export the masks as PNG." : "Is it a photograph? If its values are classes, list them in classes.json.",
    file: mask
  });
}
__name(tooManyMaskValues, "tooManyMaskValues");
function maskValuesDistorted(mask, values) {
  const shown = values.length > 10 ? `${values.slice(0, 10).join(", ")}, ...` : values.join(", ");
  return fault("mask-values-distorted", {
    subject: `mask ${quote(mask)}`,
    got: "is a JPEG, which changes values while saving",
    expected: `and the masks hold ${shown}`,
    fix: "Export the masks as PNG, or say in classes.json which value or color is which class.",
    file: mask
  });
}
__name(maskValuesDistorted, "maskValuesDistorted");
function emptyMask(mask, background) {
  return fault("empty-mask", {
    subject: `mask ${quote(mask)}`,
    got: `holds nothing but ${quote(background)}`,
    fix: "If the image shows other classes, label them.",
    file: mask,
    severity: "warning"
  });
}
__name(emptyMask, "emptyMask");
function maskAllIgnored(mask) {
  return fault("mask-all-ignored", {
    subject: `mask ${quote(mask)}`,
    got: "holds only ignored pixels",
    fix: "It teaches nothing and counts in no metric; label it or take it out.",
    file: mask,
    severity: "warning"
  });
}
__name(maskAllIgnored, "maskAllIgnored");
function oneClass(name) {
  return fault("one-class", {
    subject: "the masks",
    got: `hold only one class, ${quote(name)}`,
    expected: "expected two at least",
    fix: "Check that the masks were exported with their labels."
  });
}
__name(oneClass, "oneClass");
function classAbsent(name) {
  return fault("class-absent", {
    subject: `class ${quote(name)}`,
    got: "has no pixel in any mask",
    fix: "It can be neither learned nor measured; check its name, value or color.",
    severity: "warning"
  });
}
__name(classAbsent, "classAbsent");
function conflictingMasks(mask, first) {
  return fault("conflicting-masks", {
    subject: `masks ${quote(mask)} and ${quote(first)}`,
    got: "label exactly the same image differently",
    fix: "Keep the right one.",
    file: mask,
    severity: "warning"
  });
}
__name(conflictingMasks, "conflictingMasks");

// src/errors/program.ts
function sampleFolderNotEmpty(folder) {
  return fault("sample-folder-not-empty", {
    subject: `folder ${quote(folder)}`,
    got: "is not empty",
    expected: "expected a new or an empty folder for the sample",
    fix: "Name another folder, or empty this one."
  });
}
__name(sampleFolderNotEmpty, "sampleFolderNotEmpty");
function sampleFolderNotWritable(folder, reason) {
  return fault("sample-folder-not-writable", {
    subject: `folder ${quote(folder)}`,
    got: `cannot be written: ${escapeControls(reason)}`,
    fix: "Name a folder that this user may write to."
  });
}
__name(sampleFolderNotWritable, "sampleFolderNotWritable");
function runtimePackagesMissing(root, reason, command) {
  return fault("runtime-packages-missing", {
    subject: `runtime packages in ${quote(root)}`,
    got: `could not be installed: ${escapeControls(reason)}`,
    fix: `Run \`${command}\` in that folder beforehand, on a machine or in a step that reaches the npm registry. For runners that never do, see "Runners without a network" in the README of Best Epoch.`
  });
}
__name(runtimePackagesMissing, "runtimePackagesMissing");
function packagesCacheUnfit() {
  return fault("packages-cache-unfit", {
    subject: "the runtime packages in the Actions cache",
    got: "are damaged or not what package-lock.json pins",
    fix: "They are not used but installed from the npm registry, and kept anew.",
    severity: "warning"
  });
}
__name(packagesCacheUnfit, "packagesCacheUnfit");
function packagesCacheFailed(what, reason) {
  return fault("packages-cache-failed", {
    subject: "the runtime packages in the Actions cache",
    got: `could not be ${what}: ${escapeControls(reason)}`,
    fix: "They come from the npm registry, which takes longer.",
    severity: "warning"
  });
}
__name(packagesCacheFailed, "packagesCacheFailed");
function runtimePackagesBroken(root, reason) {
  return fault("runtime-packages-broken", {
    subject: `runtime packages in ${quote(root)}`,
    got: `are there but can't be loaded: ${escapeControls(reason)}`,
    fix: "Delete the node_modules folder there and run again; they are installed anew."
  });
}
__name(runtimePackagesBroken, "runtimePackagesBroken");
function engineNotInstalled(engine, folder, reason) {
  return fault("engine-not-installed", {
    subject: `engine ${quote(engine)} in ${quote(folder)}`,
    got: `is not installed: ${escapeControls(reason)}`,
    fix: `\`best-epoch train --engine ${engine}\` installs it. It needs npm, and on Linux x64 python3 with pip and g++ (Debian: \`apt-get install python3-pip g++\`). Or set engine to auto.`
  });
}
__name(engineNotInstalled, "engineNotInstalled");
function commandUnknown(name, nearest) {
  return fault("command-unknown", {
    subject: `command ${quote(name)}`,
    got: "is not known",
    expected: `the nearest known one is ${quote(nearest)}`,
    fix: "`best-epoch help` lists every command."
  });
}
__name(commandUnknown, "commandUnknown");
function flagWithoutValue(flag) {
  return fault("flag-without-value", {
    subject: `flag ${quote(flag)}`,
    got: "has no value",
    fix: `Write it as \`${escapeControls(flag)} VALUE\` or \`${escapeControls(flag)}=VALUE\`.`
  });
}
__name(flagWithoutValue, "flagWithoutValue");
function argumentMissing(subject, expected, usage) {
  return fault("argument-missing", {
    subject: `the ${subject}`,
    got: "is not given",
    expected: `expected ${expected}`,
    fix: `Usage: \`${usage}\`.`
  });
}
__name(argumentMissing, "argumentMissing");
function argumentUnexpected(argument, fix) {
  return fault("argument-unexpected", {
    subject: `argument ${quote(argument)}`,
    got: "has no meaning here",
    fix
  });
}
__name(argumentUnexpected, "argumentUnexpected");
function settingNotForTraining(name) {
  return fault("setting-not-for-training", {
    subject: `input ${quote(name)}`,
    got: "has no meaning for a training",
    fix: "Set `evaluate-only: true` to test a trained model, or leave it out."
  });
}
__name(settingNotForTraining, "settingNotForTraining");
function settingNotForCommand(name, command) {
  return fault("setting-not-for-command", {
    subject: `setting ${quote(name)}`,
    got: `has no meaning for the command ${quote(command)}`,
    fix: "Leave it out; `best-epoch help` shows what the command takes."
  });
}
__name(settingNotForCommand, "settingNotForCommand");

// src/errors/settings.ts
var inSource = /* @__PURE__ */ __name((source) => source === void 0 ? "" : ` in ${quote(source)}`, "inSource");
function settingInvalid(name, value, expected, defaultValue, source, reason) {
  return fault("setting-invalid", {
    subject: `setting ${quote(name)}${inSource(source)}`,
    got: `is ${quote(value)}${reason === void 0 ? "" : ` (${escapeControls(reason)})`}`,
    expected: `expected ${expected}`,
    fix: defaultValue === "required" ? "Correct it." : `Correct it, or leave it out (default: ${defaultValue}).`,
    ...source === void 0 ? {} : { file: source }
  });
}
__name(settingInvalid, "settingInvalid");
function settingUnknown(name, nearest, source) {
  return fault("setting-unknown", {
    subject: `setting ${quote(name)}${inSource(source)}`,
    got: "is not known",
    expected: `the nearest known one is ${quote(nearest)}`,
    fix: "Correct the name; `best-epoch help` lists every setting.",
    ...source === void 0 ? {} : { file: source }
  });
}
__name(settingUnknown, "settingUnknown");
function settingMissing(name, expected) {
  return fault("setting-missing", {
    subject: `setting ${quote(name)}`,
    got: "is not given",
    expected: `expected ${expected}`,
    fix: "Give it: it has no default."
  });
}
__name(settingMissing, "settingMissing");
function settingNotInFile(name, source) {
  return fault("setting-not-in-file", {
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: "cannot be given in a file of the data folder",
    fix: "Give it as a flag or as an input.",
    file: source
  });
}
__name(settingNotInFile, "settingNotInFile");
function fractionsTooLarge(validation, test) {
  return fault("fractions-too-large", {
    subject: 'settings "validation-fraction" and "test-fraction"',
    got: `are ${validation} and ${test}`,
    expected: "expected a sum below 1, for something must be left to train on",
    fix: "Lower one of them."
  });
}
__name(fractionsTooLarge, "fractionsTooLarge");
function targetOutOfRange(target, monitor) {
  return fault("target-out-of-range", {
    subject: 'setting "target"',
    got: `is ${target}`,
    expected: `expected at most 1, the best that ${quote(monitor)} can be`,
    fix: "Lower it, or monitor another value."
  });
}
__name(targetOutOfRange, "targetOutOfRange");
function classWeightsMismatch(weights, classes) {
  return fault("class-weights-mismatch", {
    subject: 'setting "class-weights"',
    got: `has ${weights} numbers`,
    expected: `expected ${classes}, one for each class`,
    fix: "Give one number for each class."
  });
}
__name(classWeightsMismatch, "classWeightsMismatch");
function outputIsData(output) {
  return fault("output-is-data", {
    subject: `setting "output" (${quote(output)})`,
    got: "is the data folder itself",
    expected: "expected another folder",
    fix: "Choose a folder of its own for the results."
  });
}
__name(outputIsData, "outputIsData");
function settingsFileTwice(files) {
  return fault("settings-file-twice", {
    subject: `settings files ${files.map(quote).join(" and ")}`,
    got: "are both there",
    expected: "expected one at most",
    fix: "Delete all but one."
  });
}
__name(settingsFileTwice, "settingsFileTwice");
function settingsFileUnreadable(file, reason) {
  return fault("settings-file-unreadable", {
    subject: `settings file ${quote(file)}`,
    got: `cannot be read: ${escapeControls(reason)}`,
    fix: "It must be a plain file with a mapping of setting names to values.",
    file
  });
}
__name(settingsFileUnreadable, "settingsFileUnreadable");
function settingLeadsOut(name, value, source) {
  return fault("setting-leads-out", {
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: `is ${quote(value)}, which leads out of the data folder`,
    expected: "expected a path inside it, because the file comes with the data",
    fix: "Put the file there, or give the path as a flag or as an input.",
    file: source
  });
}
__name(settingLeadsOut, "settingLeadsOut");
function linkOutOfWorkspace(name, path) {
  return fault("link-out-of-workspace", {
    subject: `setting ${quote(name)} (${quote(path)})`,
    got: "leads out of the workspace by a link that lies in it",
    expected: "expected a folder of the workspace, because its links come with the data",
    fix: "Name the folder that is meant by its own path."
  });
}
__name(linkOutOfWorkspace, "linkOutOfWorkspace");
function linksInOutput(output, link) {
  return fault("links-in-output", {
    subject: `setting "output" (${quote(output)})`,
    got: `holds a link, ${quote(link)}`,
    expected: "expected plain files and folders only, because what is written would follow it",
    fix: "Delete it, or choose another folder."
  });
}
__name(linksInOutput, "linksInOutput");

// src/errors/split.ts
function tooFewImages(groups, images, parts) {
  const grouped = groups !== images;
  const what = grouped ? `${images} images in ${groups} ${groups === 1 ? "group" : "groups"}` : `${images} images`;
  return fault("too-few-images", {
    subject: "the data set",
    got: `has ${what} to divide`,
    expected: `${parts.length} parts (${parts.join(", ")}) need one each at least`,
    fix: `Add images${grouped ? ", make the groups smaller (`group-by`)," : ""} or set \`test-fraction\` to 0.`
  });
}
__name(tooFewImages, "tooFewImages");
function groupByMatchesNothing(groupBy, image) {
  return fault("group-by-matches-nothing", {
    subject: `setting "group-by" (${quote(groupBy)})`,
    got: `matches the path of no image, such as ${quote(image)}`,
    fix: "Correct it, or leave it out (default: every image on its own)."
  });
}
__name(groupByMatchesNothing, "groupByMatchesNothing");
function patternTooSlow(name, pattern) {
  return fault("pattern-too-slow", {
    subject: `setting ${quote(name)} (${quote(pattern)})`,
    got: "takes longer than 5 seconds to be compared with the names of the images",
    fix: "Write it without repetitions inside repetitions, such as (a+)+ or *a*a*a*."
  });
}
__name(patternTooSlow, "patternTooSlow");
function emptyPart(part) {
  return fault("empty-part", {
    subject: `the ${part} part of the split`,
    got: "holds no image",
    fix: "Add images to it, or raise its fraction."
  });
}
__name(emptyPart, "emptyPart");
function partAllEmpty(part, images) {
  return fault("part-all-empty", {
    subject: `the ${part} part of the split`,
    got: `holds ${images} ${images === 1 ? "image" : "images"}, of which none shows more than background`,
    fix: "Use another `seed`, add labelled images, or give the split in a file."
  });
}
__name(partAllEmpty, "partAllEmpty");
function classAbsentFromSplit(name, part, task) {
  return fault("class-absent-from-split", {
    subject: `class ${quote(name)}`,
    got: `has no ${task === "segmentation" ? "pixel" : "image"} in the ${part} part of the split`,
    fix: part === "train" ? "It cannot be learned." : `Its figures are missing there; add images of it.`,
    severity: "warning"
  });
}
__name(classAbsentFromSplit, "classAbsentFromSplit");
function splitFileUnreadable(file, reason) {
  return fault("split-file-unreadable", {
    subject: `split file ${quote(file)}`,
    got: `can't be read: ${escapeControls(reason)}`,
    fix: "Give the split.json of an earlier run."
  });
}
__name(splitFileUnreadable, "splitFileUnreadable");
function splitUnknownImage(id, part) {
  return fault("split-unknown-image", {
    subject: `the split file's ${part} part`,
    got: `names ${quote(id)}`,
    expected: "no image of the data set has this id",
    fix: "Restore the image or delete the line."
  });
}
__name(splitUnknownImage, "splitUnknownImage");
function splitImageTwice(id, parts) {
  return fault("split-image-twice", {
    subject: "the split file",
    got: `names ${quote(id)} in ${parts.join(" and ")}`,
    expected: "expected it once",
    fix: "Keep one of the lines."
  });
}
__name(splitImageTwice, "splitImageTwice");
function splitLacksImage(image, part) {
  return fault("split-lacks-image", {
    subject: `image ${quote(image)}`,
    got: `is not in the split file and was put into the ${part} part`,
    fix: "Keep the new split.json to fix this.",
    file: image,
    severity: "warning"
  });
}
__name(splitLacksImage, "splitLacksImage");

export {
  escapeControls,
  InputError,
  InternalError,
  describeFault,
  faultLines,
  baselineMissing,
  baselineUnreadable,
  baselineOtherVersion,
  baselineCacheFailed,
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
  monitorNotForClassification,
  taskDoesNotFitModel,
  dataDoesNotFitModel,
  classNotInModel,
  classesNotTested,
  nothingLabelled,
  partNotKnown,
  evaluatedPartEmpty,
  testedOnTrainingData,
  evaluationOutputIsRun,
  foldMissing,
  foldsMissing,
  foldOutOfRange,
  foldWithSweepRow,
  sweepMissing,
  sweepRowOutOfRange,
  sweepSettingRefused,
  sweepSettingTwice,
  tooFewForFolds,
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
  mixedChannels,
  mixedBitDepth,
  alphaDropped,
  cmykImage,
  multiPageImage,
  orientationDiffers,
  missingValues,
  imageWithoutValues,
  gateInvalid,
  gateClassUnknown,
  gateFailed,
  gateNotForClassification,
  initialModelMissing,
  initialModelNeedsBaseline,
  initialModelNotOfBaseline,
  initialModelTaskDiffers,
  initialModelPixelsDiffer,
  initialModelClassesDiffer,
  initialModelKnowsImages,
  initialModelNetworkDiffers,
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
  sampleFolderNotEmpty,
  sampleFolderNotWritable,
  runtimePackagesMissing,
  packagesCacheUnfit,
  packagesCacheFailed,
  runtimePackagesBroken,
  engineNotInstalled,
  commandUnknown,
  flagWithoutValue,
  argumentMissing,
  argumentUnexpected,
  settingNotForTraining,
  settingNotForCommand,
  artifactsUnavailable,
  artifactUploadFailed,
  artifactNamesRejected,
  summaryUnavailable,
  reportUploadFailed,
  commentNotPermitted,
  commentFromFork,
  commentFailed,
  pullRequestTarget,
  cacheFailed,
  checkpointUnfit,
  rulesInvalid,
  rulesNeedChannel,
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
  diskFull,
  fileNotWritable,
  outputNotWritable,
  classicSegmentsOnly,
  mixUpClassifiesOnly,
  trainingDiverged,
  engineUnavailable,
  modelUnreadable,
  modelNotOurs,
  modelIsEnsemble,
  inputMissing,
  inputMatchesNothing,
  inputHoldsNoImage,
  outputInsideInput,
  inputInsideOutput,
  imageDoesNotFitModel,
  classToFindUnknown,
  optionsForPixels
};
