import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __knownSymbol = (name, symbol) => (symbol = Symbol[name]) ? symbol : /* @__PURE__ */ Symbol.for("Symbol." + name);
var __typeError = (msg) => {
  throw TypeError(msg);
};
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __using = (stack, value, async) => {
  if (value != null) {
    if (typeof value !== "object" && typeof value !== "function") __typeError("Object expected");
    var dispose, inner;
    if (async) dispose = value[__knownSymbol("asyncDispose")];
    if (dispose === void 0) {
      dispose = value[__knownSymbol("dispose")];
      if (async) inner = dispose;
    }
    if (typeof dispose !== "function") __typeError("Object not disposable");
    if (inner) dispose = function() {
      try {
        inner.call(this);
      } catch (e) {
        return Promise.reject(e);
      }
    };
    stack.push([async, dispose, value]);
  } else if (async) {
    stack.push([async]);
  }
  return value;
};
var __callDispose = (stack, error, hasError) => {
  var E = typeof SuppressedError === "function" ? SuppressedError : function(e, s, m, _) {
    return _ = Error(m), _.name = "SuppressedError", _.error = e, _.suppressed = s, _;
  };
  var fail = (e) => error = hasError ? new E(e, error, "An error was suppressed during disposal") : (hasError = true, e);
  var next = (it) => {
    while (it = stack.pop()) {
      try {
        var result = it[1] && it[1].call(it[2]);
        if (it[0]) return Promise.resolve(result).then(next, (e) => (fail(e), next()));
      } catch (e) {
        fail(e);
      }
    }
    if (hasError) throw error;
  };
  return next();
};

// src/shared/quote.ts
var UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
function quote(name) {
  return `"${escapeControls(name)}"`;
}
function escapeControls(text) {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\r") return "\\r";
    if (character === "	") return "\\t";
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}

// src/errors/excerpt.ts
var INDENT = "    ";
var WIDE = new RegExp("[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\uff01-\\uff60]|\\p{Emoji_Presentation}", "u");
var WIDE_BLANK = "　";
function drawExcerpt({ text, start, end }) {
  const shown = [text.slice(0, start), text.slice(start, end), text.slice(end)].map(escapeControls);
  const columns = (part) => [...part].filter((character) => !new RegExp("\\p{M}", "u").test(character));
  const before = columns(shown[0]).map((character) => WIDE.test(character) ? WIDE_BLANK : " ");
  const carets = columns(shown[1]).map((character) => WIDE.test(character) ? "^^" : "^");
  return [`${INDENT}${shown.join("")}`, `${INDENT}${before.join("")}${carets.join("") || "^"}`];
}

// src/errors/fault.ts
var InputError = class extends Error {
  name = "InputError";
  faults;
  constructor(faults, options) {
    const list = Array.isArray(faults) ? faults : [faults];
    super(list.map(describeFault).join("\n"), options);
    this.faults = list;
  }
};
var InternalError = class extends Error {
  name = "InternalError";
  constructor(message, options) {
    super(`internal error, please report it: ${message}`, options);
  }
};
function describeFault(fault2) {
  return `${fault2.code}: ${fault2.message}`;
}
function faultLines(fault2) {
  const excerpt = fault2.excerpt === void 0 ? [] : drawExcerpt(fault2.excerpt);
  return [escapeControls(describeFault(fault2)), ...excerpt];
}
function fault(code2, { subject, got, expected, fix, file, severity = "error", excerpt }) {
  const message = `${subject} ${got}${expected === void 0 ? "" : `, ${expected}`}. ${fix}`;
  const place = { ...file === void 0 ? {} : { file }, ...excerpt === void 0 ? {} : { excerpt } };
  return { code: code2, message, severity, ...place };
}

// src/errors/fan-out.ts
function foldMissing(folds) {
  return fault("fold-missing", {
    subject: 'setting "fold"',
    got: "is not given",
    expected: `expected one of 1 to ${folds}, for a run trains one of the ${folds} \`folds\``,
    fix: "Start a run for each fold and join them with `best-epoch merge`."
  });
}
function foldsMissing(fold) {
  return fault("folds-missing", {
    subject: 'setting "folds"',
    got: `is not given, but "fold" is ${fold}`,
    expected: "expected how many folds there are",
    fix: "Give `folds`, or leave `fold` out."
  });
}
function foldOutOfRange(fold, folds) {
  return fault("fold-out-of-range", {
    subject: 'setting "fold"',
    got: `is ${fold}`,
    expected: `expected 1 to ${folds}, as many as \`folds\` says`,
    fix: "Count folds from 1."
  });
}
function foldWithSweepRow() {
  return fault("fold-with-sweep-row", {
    subject: 'settings "fold" and "sweep-row"',
    got: "are both given",
    expected: "expected one of them",
    fix: "Find the best row of the sweep first, then train its settings in folds."
  });
}
function sweepMissing(row) {
  return fault("sweep-missing", {
    subject: 'setting "sweep"',
    got: `is not given, but "sweep-row" is ${row}`,
    expected: "expected the rows that are to be tried",
    fix: "Write them under `sweep` into best-epoch.yml in the data folder, or leave `sweep-row` out."
  });
}
function sweepRowOutOfRange(row, rows) {
  return fault("sweep-row-out-of-range", {
    subject: 'setting "sweep-row"',
    got: `is ${row}`,
    expected: `expected 1 to ${rows}, as many rows as \`sweep\` has`,
    fix: "Count rows from 1."
  });
}
function sweepSettingRefused(name, row) {
  return fault("sweep-setting-refused", {
    subject: `setting ${quote(name)} in row ${row} of "sweep"`,
    got: "cannot differ from row to row",
    expected: "expected settings of training and stopping, for rows are compared on the same images",
    fix: "Set it once for all rows."
  });
}
function sweepSettingTwice(name, row) {
  return fault("sweep-setting-twice", {
    subject: `setting ${quote(name)}`,
    got: `is given as a flag or an input and in row ${row} of "sweep"`,
    expected: "expected it in one of the two",
    fix: "Leave the flag out: it would make the rows alike."
  });
}
function tooFewForFolds(groups, images, folds) {
  const grouped = groups === images ? "" : ` in ${groups} ${groups === 1 ? "group" : "groups"}`;
  return fault("too-few-for-folds", {
    subject: "training and validation",
    got: `have ${images} images${grouped} to divide`,
    expected: `${folds} folds need one each at least`,
    fix: `Lower \`folds\`, or add images${grouped === "" ? "" : " or make the groups smaller (`group-by`)"}.`
  });
}
function mergeNoRuns(unfinished) {
  const found = unfinished.map(({ name, reason }) => ` (${quote(name)}: ${escapeControls(reason)})`).join("");
  return fault("merge-no-runs", {
    subject: "merge",
    got: `found no finished run${found}`,
    expected: "expected folders with the results.json of runs with `fold` or `sweep-row`",
    fix: "Look into the log of the runs, mend what stopped them, and start them again."
  });
}
function mergeFolderMissing(folder) {
  return fault("merge-folder-missing", {
    subject: `folder ${quote(folder)}`,
    got: "isn't there",
    fix: "Name the run folders (`output`) of the runs that are to be merged."
  });
}
function mergeRunMissing(what, of, reason) {
  return fault("merge-run-missing", {
    subject: `${what} of ${of}`,
    got: `is left out: ${escapeControls(reason)}`,
    fix: "The others are merged without it; run its job again and merge once more to have all.",
    severity: "warning"
  });
}
function mergeRunUnreadable(run, reason) {
  return fault("merge-run-unreadable", {
    subject: `the results.json of ${quote(run)}`,
    got: `can't be used: ${escapeControls(reason)}`,
    fix: "Give runs of this version of the program, as they left their folders."
  });
}
function mergeDownloadFailed(artifact, reason) {
  return fault("merge-download-failed", {
    subject: `artifact ${quote(artifact)}`,
    got: `could not be downloaded: ${escapeControls(reason)}`,
    fix: "Run this job again; the runs it joins need not be trained anew."
  });
}
function mergeNotFanOut(run) {
  return fault("merge-not-fan-out", {
    subject: `run ${quote(run)}`,
    got: "is no fold and no row of a sweep",
    expected: "expected a run with `folds` and `fold`, or with `sweep` and `sweep-row`",
    fix: "Leave it out."
  });
}
function mergeTwice(what, runs) {
  return fault("merge-twice", {
    subject: what,
    got: `is there twice: ${runs.map(quote).join(" and ")}`,
    expected: "expected it once",
    fix: "Leave one of them out."
  });
}
function mergeRunsDiffer(what, first, other) {
  const of = ({ run, value }) => `${quote(value)} in ${quote(run)}`;
  return fault("merge-runs-differ", {
    subject: `${what} of the runs`,
    got: `is ${of(first)} and ${of(other)}`,
    expected: "expected the same in all: else their figures and models do not belong together",
    fix: "Train them again with the same data, settings and version."
  });
}
function mergeModelDiffers(run) {
  return fault("merge-model-differs", {
    subject: `model/model.onnx of ${quote(run)}`,
    got: "is not the file that its results.json describes (the sha256 differs)",
    fix: "Give the run folder as the run left it."
  });
}
function mergeDataDiffers(folder) {
  return fault("merge-data-differs", {
    subject: `data folder ${quote(folder)}`,
    got: "does not hold what the runs were trained on (its hash differs)",
    expected: "expected the same images, masks and classes",
    fix: "Check out the same commit as the runs, or leave `data` out: then the runs are merged without testing the merged model."
  });
}
function mergeOutputIsRun(output) {
  return fault("merge-output-is-run", {
    subject: `setting "output" (${quote(output)})`,
    got: "is the folder of a run that is to be merged",
    expected: "expected another folder",
    fix: "Choose a folder of its own for the merged results."
  });
}

// src/errors/publishing.ts
function artifactsUnavailable(reason, folder) {
  return fault("artifacts-unavailable", {
    subject: "the artifact",
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}.`,
    severity: "warning"
  });
}
function artifactUploadFailed(name, reason, folder) {
  return fault("artifact-upload-failed", {
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}; run the job again, with another \`artifact-name\` if the name is taken.`
  });
}
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
function summaryUnavailable(reason, path) {
  return fault("summary-unavailable", {
    subject: "the job summary",
    got: `was not written: ${escapeControls(reason)}`,
    fix: `It is also in ${quote(path)}.`,
    severity: "warning"
  });
}
function reportUploadFailed(name, reason, path) {
  return fault("report-upload-failed", {
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The page is ${quote(path)}, and report.html in the model's artifact.`,
    severity: "warning"
  });
}
var COMMENT = "the comment on the pull request";
function commentNotPermitted(reason) {
  return fault("comment-not-permitted", {
    subject: COMMENT,
    got: `was not written: the token may not (${escapeControls(reason)})`,
    fix: "Give the job `permissions: pull-requests: write` beside `contents: read`, or set `comment: never`.",
    severity: "warning"
  });
}
function commentFromFork() {
  return fault("comment-from-fork", {
    subject: COMMENT,
    got: "was not written: it comes from a fork, whose runs get a token that may only read",
    fix: 'A second workflow can write it: see "Pull requests from forks" in the README of Best Epoch.',
    severity: "warning"
  });
}
function commentFailed(reason) {
  return fault("comment-failed", {
    subject: COMMENT,
    got: `could not be finished: ${escapeControls(reason)}`,
    fix: "The job's summary says the same; the next run tries again.",
    severity: "warning"
  });
}
function pullRequestTarget() {
  return fault("pull-request-target", {
    subject: 'the event "pull_request_target"',
    got: "runs this job with the base branch's secrets, caches and writing token, on data that anybody may send",
    fix: 'Best Epoch runs none of it, but any other step that does gives them away: use `pull_request`, and for comments on forks the second workflow of "Pull requests from forks" in the README of Best Epoch.',
    severity: "warning"
  });
}

// src/errors/rules.ts
function rulesInvalid(file, reasons) {
  return fault("rules-invalid", {
    subject: `rules ${quote(file)}`,
    got: `can't be used: ${escapeControls(reasons.join("; "))}`,
    fix: 'Write them as {"classes": [{"name": "background", "max": 9000}, {"name": "cluster", "min": 9000}]}.',
    file
  });
}
function rulesNeedChannel(image) {
  return fault("rules-need-channel", {
    subject: `image ${quote(image)}`,
    got: "is in colour",
    expected: "expected grey, for the rules name no channel",
    fix: 'Say in the rules which channel they are about, "channel": 0 for red, 1 for green, 2 for blue, or give grey images.',
    file: image
  });
}

// src/errors/training.ts
function diskFull(file) {
  return fault("disk-full", {
    subject: `file ${quote(file)}`,
    got: "could not be written because the disk is full",
    fix: "Free some space and run again: the last good checkpoint is whole and training goes on from it."
  });
}
function fileNotWritable(file, reason) {
  return fault("file-not-writable", {
    subject: `file ${quote(file)}`,
    got: `could not be written (${escapeControls(reason)})`,
    fix: "Move what stands in its way, or choose an `output` folder that this user may write to."
  });
}
function outputNotWritable(folder, reason) {
  return fault("output-not-writable", {
    subject: `output folder ${quote(folder)}`,
    got: `cannot be written to (${escapeControls(reason)})`,
    fix: "Choose an `output` folder that this user may write to."
  });
}
function trainingDiverged(learningRate) {
  return fault("training-diverged", {
    subject: "training",
    got: `diverged before its first epoch was finished: the loss is not a finite number`,
    fix: `Lower \`learning-rate\` (it was ${learningRate}).`
  });
}
function engineUnavailable(engine, reason) {
  return fault("engine-unavailable", {
    subject: `engine ${quote(engine)}`,
    got: `can't be loaded: ${escapeControls(reason)}`,
    fix: "Install the packages again (npm ci), or set engine to auto."
  });
}
function modelUnreadable(path, reason) {
  return fault("model-unreadable", {
    subject: `model ${quote(path)}`,
    got: `can't be opened: ${escapeControls(reason)}`,
    fix: "Give the model.onnx of a finished run.",
    file: path
  });
}

// src/errors/using-models.ts
function modelNotOurs(path, reason) {
  return fault("model-not-ours", {
    subject: `model ${quote(path)}`,
    got: `is an ONNX model, but not one that this program wrote: ${escapeControls(reason)}`,
    fix: "Give the model.onnx of a finished run; other models say neither their classes nor what pixels they take.",
    file: path
  });
}
function inputMissing(input) {
  return fault("input-missing", {
    subject: `input ${quote(input)}`,
    got: "isn't there",
    fix: "Correct the path. A pattern with a * is taken literally only where a file has that name."
  });
}
function inputMatchesNothing(pattern) {
  return fault("input-matches-nothing", {
    subject: `pattern ${quote(pattern)}`,
    got: "matches no image",
    fix: 'Correct it, and quote it, so that the shell leaves it alone: "scans/**/*.tif".'
  });
}
function inputHoldsNoImage(folder) {
  return fault("input-holds-no-image", {
    subject: `input folder ${quote(folder)}`,
    got: "holds no image",
    fix: "Name the folder that the images are in, or the images themselves."
  });
}
function outputInsideInput(output, input) {
  return fault("output-inside-input", {
    subject: `output folder ${quote(output)}`,
    got: output === input ? "is an input, too" : `lies inside the input ${quote(input)}`,
    expected: "expected another folder, or the next run would take its own results for images",
    fix: "Choose a folder outside the input."
  });
}
function inputInsideOutput(input, output) {
  return fault("input-inside-output", {
    subject: `input ${quote(input)}`,
    got: `lies where the results would be written, in ${quote(output)}`,
    fix: "Choose another output folder, or the input would be overwritten."
  });
}
function imageDoesNotFitModel(file, got, expected, fix) {
  return fault("image-does-not-fit-model", {
    subject: `image ${quote(file)}`,
    got: `is ${got}`,
    expected: `the model takes ${expected}`,
    fix,
    file
  });
}
function classToFindUnknown(name, classes, nearest) {
  const shown = classes.slice(0, 20).map(quote).join(", ");
  return fault("class-to-find-unknown", {
    subject: `class ${quote(name)} (option "find")`,
    got: "is none of the model",
    expected: `which has ${shown}${classes.length > 20 ? ` and ${classes.length - 20} more` : ""}`,
    fix: `Did you mean ${quote(nearest)}?`
  });
}

// src/errors/baseline.ts
var FIX = "Give the results.json of an earlier run, or set `baseline` to `auto` or `none`.";
function baselineMissing(path) {
  return fault("baseline-missing", { subject: `baseline ${quote(path)}`, got: "isn't there", fix: FIX });
}
function baselineUnreadable(path, got) {
  return fault("baseline-unreadable", {
    subject: `baseline ${quote(path)}`,
    got: escapeControls(got),
    fix: FIX
  });
}
function baselineOtherVersion(path, version, expected) {
  return fault("baseline-other-version", {
    subject: `baseline ${quote(path)}`,
    got: `has schema version ${escapeControls(version)}`,
    expected: `expected ${expected}`,
    fix: "Make it again with this version of the program, or use the version that wrote it."
  });
}
function baselineCacheFailed(what, reason) {
  return fault("baseline-cache-failed", {
    subject: "the baseline",
    got: `was not ${what === "read" ? "read from" : "saved in"} the Actions cache: ${escapeControls(reason)}`,
    fix: what === "read" ? "This run is compared with nothing." : "Pull requests find the one before.",
    severity: "warning"
  });
}

// src/errors/files.ts
function dataFolderMissing(folder) {
  return fault("data-folder-missing", {
    subject: `data folder ${quote(folder)}`,
    got: "isn't there",
    fix: "Correct the `data` setting; in a workflow, check the repository out first."
  });
}
function dataNotAFolder(path) {
  return fault("data-not-a-folder", {
    subject: `data folder ${quote(path)}`,
    got: "is a file",
    expected: "expected a folder with images and masks",
    fix: "Unpack it, or set `data` to the folder."
  });
}
function dataFolderUnreadable(folder, reason) {
  return fault("data-folder-unreadable", {
    subject: `folder ${quote(folder)}`,
    got: `can't be read (${escapeControls(reason)})`,
    fix: "Give this user permission to read it."
  });
}
function dataFolderEmpty(folder) {
  return fault("data-folder-empty", {
    subject: `data folder ${quote(folder)}`,
    got: "holds no files",
    fix: "Put the images into images/ and their masks into masks/, with the same names."
  });
}
function noImages(folder, masks) {
  return fault("no-images", {
    subject: `data folder ${quote(folder)}`,
    got: masks > 0 ? `holds ${masks} masks but no images` : "holds no PNG, JPEG, TIFF, WebP or FITS images",
    fix: "Put them into images/ beside masks/, or say with the `images` setting which files they are."
  });
}
function noMasks(folder, images) {
  return fault("no-masks", {
    subject: `data folder ${quote(folder)}`,
    got: `holds ${images} images but no masks`,
    fix: "Put them into masks/ beside images/, with the same names, or say with the `masks` setting which files they are."
  });
}
function unpairedImage(image) {
  return fault("unpaired-image", {
    subject: `image ${quote(image)}`,
    got: "has no mask",
    expected: "expected one with the same name in the folder of masks",
    fix: "Add the mask or take the image out.",
    file: image
  });
}
function unpairedMask(mask) {
  return fault("unpaired-mask", {
    subject: `mask ${quote(mask)}`,
    got: "has no image",
    expected: "expected one with the same name in the folder of images",
    fix: "Add the image or take the mask out.",
    file: mask
  });
}
function ambiguousPair(file, partners) {
  return fault("ambiguous-pair", {
    subject: `file ${quote(file)}`,
    got: `pairs with ${partners.map(quote).join(" and ")}`,
    expected: "expected one image and one mask",
    fix: "Keep one, or say with the `images` and `masks` settings which files are meant.",
    file
  });
}
function unlabelledPart(folder, images) {
  return fault("unlabelled-part", {
    subject: `the ${quote(folder)} folder`,
    got: `holds ${images} images but no masks`,
    fix: "They are left out.",
    severity: "warning"
  });
}
function unreadableImage(file, why, fix) {
  return fault("unreadable-image", { subject: `file ${quote(file)}`, got: escapeControls(why), fix, file });
}
function imageOverPixelLimit(file, size, limit) {
  return fault("image-over-pixel-limit", {
    subject: `file ${quote(file)}`,
    got: `claims to be ${size}`,
    expected: `expected at most ${Math.floor(limit / 1e6)} megapixels`,
    fix: "Cut it into pieces.",
    file
  });
}
function dvcNotPulled(target, pointer) {
  return fault("dvc-not-pulled", {
    subject: `${quote(target)}`,
    got: `isn't here, only its DVC pointer ${quote(pointer)}`,
    fix: "Run `dvc pull` first.",
    file: pointer
  });
}
function symlinkOutside(link) {
  return fault("symlink-outside", {
    subject: `link ${quote(link)}`,
    got: "leads out of the data folder",
    fix: "Copy what it points to into the data folder, or set `data` to a folder that holds both.",
    file: link
  });
}
function brokenSymlink(link, annexed) {
  return fault("broken-symlink", {
    subject: `link ${quote(link)}`,
    got: "points to nothing",
    fix: annexed ? "Run `git annex get` first." : "Mend it or delete it.",
    file: link
  });
}
function duplicateImage(image, first) {
  return fault("duplicate-image", {
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows`,
    fix: "Both stay in the same part of the split.",
    file: image,
    severity: "warning"
  });
}
function duplicateAcrossSplits(image, first) {
  return fault("duplicate-across-splits", {
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows, in another part of the split: a leak`,
    fix: "Figures measured on it are too good; take one of the two out.",
    file: image,
    severity: "warning"
  });
}

// src/errors/formats.ts
function mixedChannels(grey, color) {
  return fault("mixed-channels", {
    subject: "the images",
    got: `are partly grey (${grey}) and partly colour (${color})`,
    fix: "Grey ones are read as colour.",
    severity: "warning"
  });
}
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
function alphaDropped(images) {
  return fault("alpha-dropped", {
    subject: `${images} ${images === 1 ? "image" : "images"}`,
    got: images === 1 ? "has an alpha channel" : "have an alpha channel",
    fix: "It is dropped.",
    severity: "warning"
  });
}
function cmykImage(image) {
  return fault("cmyk-image", {
    subject: `image ${quote(image)}`,
    got: "is CMYK",
    fix: "It is read as red, green and blue without its colour profile; convert it for exact colours.",
    file: image,
    severity: "warning"
  });
}
function multiPageImage(file, pages) {
  return fault("multi-page-image", {
    subject: `file ${quote(file)}`,
    got: `holds ${pages} images (pages, frames or FITS extensions)`,
    fix: "Only the first is read; save the others as files of their own.",
    file,
    severity: "warning"
  });
}
function orientationDiffers(image, { orientation, maskOrientation }) {
  return fault("orientation-differs", {
    subject: `image ${quote(image)}`,
    got: `is turned by its EXIF orientation ${orientation}, its mask by ${maskOrientation}`,
    fix: "Check that they lie over one another; if they do not, save the image turned and without the tag.",
    file: image,
    severity: "warning"
  });
}
function missingValues(images, pixels) {
  return fault("missing-values", {
    subject: images === 1 ? "1 image" : `${images} images`,
    got: `${images === 1 ? "has" : "have"} pixels without a value (NaN), ${pixels} in all`,
    fix: "They count in neither loss nor metrics, whatever their label; the network sees the lowest value there.",
    severity: "warning"
  });
}
function imageWithoutValues(image) {
  return fault("image-without-values", {
    subject: `image ${quote(image)}`,
    got: "has no value in any pixel (all are NaN)",
    fix: "Take it out with its mask.",
    file: image
  });
}

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
function gateFailed(gate, sentence) {
  return fault("gate-failed", {
    subject: `gate ${code(gate)}`,
    got: `failed: ${escapeControls(sentence)}`,
    fix: "The model and the reports are there all the same."
  });
}
function columnOf(line, start) {
  return [...line.slice(0, start)].length + 1;
}
function code(gate) {
  return `\`${escapeControls(cut(gate))}\``;
}
function cut(text) {
  return text.length > LONGEST_GATE ? `${text.slice(0, LONGEST_GATE)}…` : text;
}
function excerptOf(text, start, end) {
  return text.length > LONGEST_GATE ? {} : { excerpt: { text, start, end } };
}

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
function classesFileInvalid(file, reasons) {
  return fault("classes-file-invalid", {
    subject: `file ${quote(file)}`,
    got: `is not a list of classes: ${escapeControls(reasons.join("; "))}`,
    fix: 'Write it as {"classes": ["background", "cell"]}, or with {"name", "value", "color"} for each class.',
    file
  });
}
function classCountMismatch(named, found) {
  return fault("class-count-mismatch", {
    subject: "the list of classes",
    got: `names ${named}`,
    expected: `the masks hold ${found}`,
    fix: "Name every class, or say in classes.json which value or color each class has and which are ignored."
  });
}
function classColorsAssumed(pairs) {
  return fault("class-colors-assumed", {
    subject: "the colours of the masks",
    got: `were given to the classes in ascending order: ${escapeControls(pairs.join(", "))}`,
    fix: 'Check them, and say it in classes.json: {"classes": [{"name": ..., "color": "#rrggbb"}, ...]}.',
    severity: "warning"
  });
}
function classesAssumed(values) {
  return fault("classes-assumed", {
    subject: "the masks",
    got: `hold ${values.join(", ")}`,
    expected: `taken for ${values.length} classes`,
    fix: "Say in classes.json which value or color is which class, and which are ignored.",
    severity: "warning"
  });
}
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
function tooManyMaskValues(mask, values, lossy) {
  return fault("too-many-mask-values", {
    subject: `mask ${quote(mask)}`,
    got: `holds ${values} different values`,
    expected: "too many to be classes",
    fix: lossy ? "JPEG changes values while saving: export the masks as PNG." : "Is it a photograph? If its values are classes, list them in classes.json.",
    file: mask
  });
}
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
function emptyMask(mask, background) {
  return fault("empty-mask", {
    subject: `mask ${quote(mask)}`,
    got: `holds nothing but ${quote(background)}`,
    fix: "If the image shows other classes, label them.",
    file: mask,
    severity: "warning"
  });
}
function maskAllIgnored(mask) {
  return fault("mask-all-ignored", {
    subject: `mask ${quote(mask)}`,
    got: "holds only ignored pixels",
    fix: "It teaches nothing and counts in no metric; label it or take it out.",
    file: mask,
    severity: "warning"
  });
}
function oneClass(name) {
  return fault("one-class", {
    subject: "the masks",
    got: `hold only one class, ${quote(name)}`,
    expected: "expected two at least",
    fix: "Check that the masks were exported with their labels."
  });
}
function classAbsent(name) {
  return fault("class-absent", {
    subject: `class ${quote(name)}`,
    got: "has no pixel in any mask",
    fix: "It can be neither learned nor measured; check its name, value or color.",
    severity: "warning"
  });
}
function conflictingMasks(mask, first) {
  return fault("conflicting-masks", {
    subject: `masks ${quote(mask)} and ${quote(first)}`,
    got: "label exactly the same image differently",
    fix: "Keep the right one.",
    file: mask,
    severity: "warning"
  });
}

// src/errors/program.ts
function sampleFolderNotEmpty(folder) {
  return fault("sample-folder-not-empty", {
    subject: `folder ${quote(folder)}`,
    got: "is not empty",
    expected: "expected a new or an empty folder for the sample",
    fix: "Name another folder, or empty this one."
  });
}
function sampleFolderNotWritable(folder, reason) {
  return fault("sample-folder-not-writable", {
    subject: `folder ${quote(folder)}`,
    got: `cannot be written: ${escapeControls(reason)}`,
    fix: "Name a folder that this user may write to."
  });
}
function runtimePackagesMissing(root, reason, command) {
  return fault("runtime-packages-missing", {
    subject: `runtime packages in ${quote(root)}`,
    got: `could not be installed: ${escapeControls(reason)}`,
    fix: `Run \`${command}\` in that folder beforehand, on a machine or in a step that reaches the npm registry. For runners that never do, see "Runners without a network" in the README of Best Epoch.`
  });
}
function packagesCacheUnfit() {
  return fault("packages-cache-unfit", {
    subject: "the runtime packages in the Actions cache",
    got: "are damaged or not what package-lock.json pins",
    fix: "They are not used but installed from the npm registry, and kept anew.",
    severity: "warning"
  });
}
function packagesCacheFailed(what, reason) {
  return fault("packages-cache-failed", {
    subject: "the runtime packages in the Actions cache",
    got: `could not be ${what}: ${escapeControls(reason)}`,
    fix: "They come from the npm registry, which takes longer.",
    severity: "warning"
  });
}
function runtimePackagesBroken(root, reason) {
  return fault("runtime-packages-broken", {
    subject: `runtime packages in ${quote(root)}`,
    got: `are there but can't be loaded: ${escapeControls(reason)}`,
    fix: "Delete the node_modules folder there and run again; they are installed anew."
  });
}
function engineNotInstalled(engine, folder, reason) {
  return fault("engine-not-installed", {
    subject: `engine ${quote(engine)} in ${quote(folder)}`,
    got: `is not installed: ${escapeControls(reason)}`,
    fix: `\`best-epoch train --engine ${engine}\` installs it. It needs npm, and on Linux x64 python3 with pip and g++ (Debian: \`apt-get install python3-pip g++\`). Or set engine to auto.`
  });
}
function commandUnknown(name, nearest) {
  return fault("command-unknown", {
    subject: `command ${quote(name)}`,
    got: "is not known",
    expected: `the nearest known one is ${quote(nearest)}`,
    fix: "`best-epoch help` lists every command."
  });
}
function flagWithoutValue(flag) {
  return fault("flag-without-value", {
    subject: `flag ${quote(flag)}`,
    got: "has no value",
    fix: `Write it as \`${escapeControls(flag)} VALUE\` or \`${escapeControls(flag)}=VALUE\`.`
  });
}
function argumentMissing(subject, expected, usage) {
  return fault("argument-missing", {
    subject: `the ${subject}`,
    got: "is not given",
    expected: `expected ${expected}`,
    fix: `Usage: \`${usage}\`.`
  });
}
function argumentUnexpected(argument, fix) {
  return fault("argument-unexpected", {
    subject: `argument ${quote(argument)}`,
    got: "has no meaning here",
    fix
  });
}
function settingNotForCommand(name, command) {
  return fault("setting-not-for-command", {
    subject: `setting ${quote(name)}`,
    got: `has no meaning for the command ${quote(command)}`,
    fix: "Leave it out; `best-epoch help` shows what the command takes."
  });
}

// src/errors/reuse.ts
function cacheFailed(what, how, reason) {
  return fault("cache-failed", {
    subject: what,
    got: `was not ${how === "read" ? "read from" : "saved in"} the Actions cache: ${escapeControls(reason)}`,
    fix: how === "read" ? "This run starts from nothing." : "Later runs do without it.",
    severity: "warning"
  });
}

// src/errors/settings.ts
var inSource = (source) => source === void 0 ? "" : ` in ${quote(source)}`;
function settingInvalid(name, value, expected, defaultValue, source, reason) {
  return fault("setting-invalid", {
    subject: `setting ${quote(name)}${inSource(source)}`,
    got: `is ${quote(value)}${reason === void 0 ? "" : ` (${escapeControls(reason)})`}`,
    expected: `expected ${expected}`,
    fix: defaultValue === "required" ? "Correct it." : `Correct it, or leave it out (default: ${defaultValue}).`,
    ...source === void 0 ? {} : { file: source }
  });
}
function settingUnknown(name, nearest, source) {
  return fault("setting-unknown", {
    subject: `setting ${quote(name)}${inSource(source)}`,
    got: "is not known",
    expected: `the nearest known one is ${quote(nearest)}`,
    fix: "Correct the name; `best-epoch help` lists every setting.",
    ...source === void 0 ? {} : { file: source }
  });
}
function settingMissing(name, expected) {
  return fault("setting-missing", {
    subject: `setting ${quote(name)}`,
    got: "is not given",
    expected: `expected ${expected}`,
    fix: "Give it: it has no default."
  });
}
function settingNotInFile(name, source) {
  return fault("setting-not-in-file", {
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: "cannot be given in a file of the data folder",
    fix: "Give it as a flag or as an input.",
    file: source
  });
}
function fractionsTooLarge(validation, test) {
  return fault("fractions-too-large", {
    subject: 'settings "validation-fraction" and "test-fraction"',
    got: `are ${validation} and ${test}`,
    expected: "expected a sum below 1, for something must be left to train on",
    fix: "Lower one of them."
  });
}
function targetOutOfRange(target, monitor) {
  return fault("target-out-of-range", {
    subject: 'setting "target"',
    got: `is ${target}`,
    expected: `expected at most 1, the best that ${quote(monitor)} can be`,
    fix: "Lower it, or monitor another value."
  });
}
function classWeightsMismatch(weights, classes) {
  return fault("class-weights-mismatch", {
    subject: 'setting "class-weights"',
    got: `has ${weights} numbers`,
    expected: `expected ${classes}, one for each class`,
    fix: "Give one number for each class."
  });
}
function outputIsData(output) {
  return fault("output-is-data", {
    subject: `setting "output" (${quote(output)})`,
    got: "is the data folder itself",
    expected: "expected another folder",
    fix: "Choose a folder of its own for the results."
  });
}
function settingsFileTwice(files) {
  return fault("settings-file-twice", {
    subject: `settings files ${files.map(quote).join(" and ")}`,
    got: "are both there",
    expected: "expected one at most",
    fix: "Delete all but one."
  });
}
function settingsFileUnreadable(file, reason) {
  return fault("settings-file-unreadable", {
    subject: `settings file ${quote(file)}`,
    got: `cannot be read: ${escapeControls(reason)}`,
    fix: "It must be a plain file with a mapping of setting names to values.",
    file
  });
}
function settingLeadsOut(name, value, source) {
  return fault("setting-leads-out", {
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: `is ${quote(value)}, which leads out of the data folder`,
    expected: "expected a path inside it, because the file comes with the data",
    fix: "Put the file there, or give the path as a flag or as an input.",
    file: source
  });
}
function linkOutOfWorkspace(name, path) {
  return fault("link-out-of-workspace", {
    subject: `setting ${quote(name)} (${quote(path)})`,
    got: "leads out of the workspace by a link that lies in it",
    expected: "expected a folder of the workspace, because its links come with the data",
    fix: "Name the folder that is meant by its own path."
  });
}
function linksInOutput(output, link) {
  return fault("links-in-output", {
    subject: `setting "output" (${quote(output)})`,
    got: `holds a link, ${quote(link)}`,
    expected: "expected plain files and folders only, because what is written would follow it",
    fix: "Delete it, or choose another folder."
  });
}

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
function groupByMatchesNothing(groupBy, image) {
  return fault("group-by-matches-nothing", {
    subject: `setting "group-by" (${quote(groupBy)})`,
    got: `matches the path of no image, such as ${quote(image)}`,
    fix: "Correct it, or leave it out (default: every image on its own)."
  });
}
function patternTooSlow(name, pattern) {
  return fault("pattern-too-slow", {
    subject: `setting ${quote(name)} (${quote(pattern)})`,
    got: "takes longer than 5 seconds to be compared with the names of the images",
    fix: "Write it without repetitions inside repetitions, such as (a+)+ or *a*a*a*."
  });
}
function emptyPart(part) {
  return fault("empty-part", {
    subject: `the ${part} part of the split`,
    got: "holds no image",
    fix: "Add images to it, or raise its fraction."
  });
}
function partAllEmpty(part, images) {
  return fault("part-all-empty", {
    subject: `the ${part} part of the split`,
    got: `holds ${images} ${images === 1 ? "image" : "images"}, of which none shows more than background`,
    fix: "Use another `seed`, add labelled images, or give the split in a file."
  });
}
function classAbsentFromSplit(name, part) {
  return fault("class-absent-from-split", {
    subject: `class ${quote(name)}`,
    got: `has no pixel in the ${part} part of the split`,
    fix: part === "train" ? "It cannot be learned." : `Its figures are missing there; add images of it.`,
    severity: "warning"
  });
}
function splitFileUnreadable(file, reason) {
  return fault("split-file-unreadable", {
    subject: `split file ${quote(file)}`,
    got: `can't be read: ${escapeControls(reason)}`,
    fix: "Give the split.json of an earlier run."
  });
}
function splitUnknownImage(id, part) {
  return fault("split-unknown-image", {
    subject: `the split file's ${part} part`,
    got: `names ${quote(id)}`,
    expected: "no image of the data set has this id",
    fix: "Restore the image or delete the line."
  });
}
function splitImageTwice(id, parts) {
  return fault("split-image-twice", {
    subject: "the split file",
    got: `names ${quote(id)} in ${parts.join(" and ")}`,
    expected: "expected it once",
    fix: "Keep one of the lines."
  });
}
function splitLacksImage(image, part) {
  return fault("split-lacks-image", {
    subject: `image ${quote(image)}`,
    got: `is not in the split file and was put into the ${part} part`,
    fix: "Keep the new split.json to fix this.",
    file: image,
    severity: "warning"
  });
}

export {
  __require,
  __commonJS,
  __export,
  __toESM,
  __using,
  __callDispose,
  escapeControls,
  InputError,
  InternalError,
  describeFault,
  faultLines,
  baselineMissing,
  baselineUnreadable,
  baselineOtherVersion,
  baselineCacheFailed,
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
  trainingDiverged,
  engineUnavailable,
  modelUnreadable,
  modelNotOurs,
  inputMissing,
  inputMatchesNothing,
  inputHoldsNoImage,
  outputInsideInput,
  inputInsideOutput,
  imageDoesNotFitModel,
  classToFindUnknown
};
