import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  remove,
  rename
} from "./shared-move-and-remove.js";
import {
  InputError,
  diskFull,
  fileNotWritable
} from "./errors.js";

// src/shared/make-folder.ts
import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
var held = /* @__PURE__ */ new Set();
function holdFolder(folder) {
  const path = resolve(folder);
  held.add(path);
  return { [Symbol.dispose]: () => void held.delete(path) };
}
async function makeFolder(folder) {
  if (held.has(resolve(folder))) await stat(folder);
  else await makeAll(folder);
}
async function makeAll(folder) {
  if (await made(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch(unlessThere(folder));
}
async function made(folder) {
  try {
    await mkdir(folder).catch(unlessThere(folder));
    return true;
  } catch (error) {
    if (error.code === "ENOENT" && dirname(folder) !== folder) return false;
    throw error;
  }
}
function unlessThere(folder) {
  return async (error) => {
    const isFolder = await stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false
    );
    if (!isFolder) throw error;
  };
}

// src/shared/write-file-atomic.ts
import { open } from "node:fs/promises";
import { dirname as dirname2 } from "node:path";
async function writeFileAtomic(path, chunks) {
  try {
    await write(path, chunks);
  } catch (cause) {
    throw notWritten(path, cause);
  }
}
function notWritten(path, cause) {
  const { code, message } = cause;
  const fault = isDiskFull(cause) ? diskFull(path) : fileNotWritable(path, code ?? message);
  return new InputError(fault, { cause });
}
function isDiskFull(error) {
  const { code } = error;
  return code === "ENOSPC" || code === "EDQUOT";
}
function write(path, chunks) {
  return writeFilesAtomic(/* @__PURE__ */ new Map([[path, chunks]]));
}
var TEMPORARY = ".tmp";
async function writeFilesAtomic(files) {
  const written = [...files].flatMap(([path, content]) => content === null ? [] : [{ path, content }]);
  try {
    for (const { path, content } of written) await writeTemporary(path, content);
    for (const { path } of written) await rename(`${path}${TEMPORARY}`, path);
  } catch (error) {
    for (const { path } of written) await removeTemporary(path);
    throw error;
  }
  for (const [path, content] of files) if (content === null) await remove(path, { force: true });
  for (const folder of new Set(written.map(({ path }) => dirname2(path)))) await syncFolder(folder);
}
async function writeTemporary(path, chunks) {
  await makeFolder(dirname2(path));
  const file = await open(`${path}${TEMPORARY}`, "w");
  try {
    for (const chunk of Array.isArray(chunks) ? chunks : [chunks]) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}
async function removeTemporary(path) {
  await remove(`${path}${TEMPORARY}`, { force: true }).catch(() => void 0);
}
async function syncFolder(folder) {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// src/metrics/confusion.ts
function emptyConfusion(classes) {
  return new Array(classes * classes).fill(0);
}
function addConfusion(a, b) {
  if (a.length !== b.length)
    throw new RangeError(`confusion counts differ in length: ${a.length} and ${b.length}`);
  return a.map((count, i) => count + b[i]);
}
function classCount(confusion) {
  const classes = Math.sqrt(confusion.length);
  if (!Number.isInteger(classes)) throw new RangeError(`${confusion.length} counts are not a square matrix`);
  return classes;
}
function classCounts(confusion) {
  const classes = classCount(confusion);
  const counts = new Float64Array(3 * classes);
  for (let truth = 0; truth < classes; truth++) {
    counts[truth] = confusion[truth * classes + truth];
    for (let predicted = 0; predicted < classes; predicted++) {
      const pixels = confusion[truth * classes + predicted];
      counts[classes + truth] += pixels;
      counts[2 * classes + predicted] += pixels;
    }
  }
  return counts;
}
function perClass(confusion) {
  const counts = classCounts(confusion);
  const classes = counts.length / 3;
  return Array.from({ length: classes }, (_, k) => {
    const [hits, support, predicted] = [counts[k], counts[classes + k], counts[2 * classes + k]];
    return {
      precision: ratio(hits, predicted),
      recall: ratio(hits, support),
      f1: ratio(2 * hits, support + predicted),
      iou: ratio(hits, support + predicted - hits),
      support,
      predicted
    };
  });
}
function ratio(part, whole) {
  return whole === 0 ? void 0 : part / whole;
}

// src/metrics/scores.ts
var ALL = ["segmentation", "classification"];
var MASKS = ["segmentation"];
var WHOLE_IMAGES = ["classification"];
var SCORES = [
  {
    key: "accuracy",
    title: "accuracy",
    tasks: ALL,
    direction: "maximize",
    overClasses: false,
    of: shareOfRight,
    meaning: "Share of the test pixels (classification: images) that the kept model labels correctly, 0 to 1.",
    always: true
  },
  {
    key: "mean-iou",
    title: "mean IoU",
    tasks: MASKS,
    direction: "maximize",
    overClasses: true,
    of: (counts) => meanOver(counts, iou),
    meaning: "Mean over the classes of intersection over union on the test set, 0 to 1; masks only.",
    always: true
  },
  {
    key: "macro-f1",
    title: "macro F1",
    tasks: ALL,
    direction: "maximize",
    overClasses: true,
    of: (counts) => meanOver(counts, f1),
    meaning: "Mean over the classes of F1 on the test set, 0 to 1.",
    always: true
  },
  {
    key: "mean-dice",
    title: "mean Dice",
    tasks: MASKS,
    direction: "maximize",
    overClasses: true,
    leavesOut: "first-class",
    // Dice is F1 by another name; the field leaves the background out. As nnU-Net's `mean_fg_dice`
    // (nnUNetTrainer.on_validation_epoch_end): counts of all images together, label 0 left out. The `foreground_mean` of
    // its summary.json is a mean over images, whose counts the epochs of a training don't keep.
    of: (counts) => meanOver(counts, f1, FOREGROUND),
    meaning: "Mean over the classes but the first, the background, of Dice on the test set, 0 to 1; masks only."
  },
  {
    key: "balanced-accuracy",
    title: "balanced accuracy",
    tasks: WHOLE_IMAGES,
    direction: "maximize",
    overClasses: true,
    // As scikit-learn's balanced_accuracy_score: a class that isn't in the truth has no recall.
    of: (counts) => meanOver(counts, recall),
    meaning: "Mean over the classes of the share of their test images that the kept model finds, 0 to 1; classification only."
  }
];
function scoresOf(confusion) {
  const counts = classCounts(confusion);
  return byScore(({ of }) => of(counts));
}
function byScore(make) {
  return Object.fromEntries(SCORES.map((score, row) => [score.key, make(score, row)]));
}
var DECIDING = SCORES.find((score) => score.key === "macro-f1");
function isScoreOf({ tasks }, task) {
  return tasks.includes(task);
}
function scoresOfTask(task) {
  return SCORES.filter((score) => isScoreOf(score, task));
}
function shareOfRight(counts) {
  const classes = counts.length / 3;
  let [right, all] = [0, 0];
  for (let k = 0; k < classes; k++) {
    right += counts[k];
    all += counts[classes + k];
  }
  return right / all;
}
var f1 = (right, truth, predicted) => 2 * right / (truth + predicted);
var recall = (right, truth) => right / truth;
var iou = (right, truth, predicted) => right / (truth + predicted - right);
var FOREGROUND = 1;
function meanOver(counts, ratio2, first = 0) {
  const classes = counts.length / 3;
  let [sum, defined] = [0, 0];
  for (let k = first; k < classes; k++) {
    const value = ratio2(counts[k], counts[classes + k], counts[2 * classes + k]);
    if (Number.isNaN(value)) continue;
    sum += value;
    defined++;
  }
  return sum / defined;
}

// src/metrics/epoch-scores.ts
var PARTS = ["train", "val"];
var TRAINING_SCORES = SCORES.map((score) => epochScore("train", score));
var VALIDATION_SCORES = SCORES.map((score) => epochScore("val", score));
var EPOCH_SCORES = SCORES.flatMap(
  (score) => PARTS.map((part) => epochScore(part, score))
);
function byName(scores, make) {
  return Object.fromEntries(scores.map((one) => [one.name, make(one)]));
}
function byField(scores, make) {
  return Object.fromEntries(scores.map((one) => [one.field, make(one)]));
}
function epochScore(part, score) {
  const capital = score.key.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
  return {
    part,
    score,
    name: `${part}-${score.key}`,
    field: `${part}${capital}`
  };
}

export {
  holdFolder,
  makeFolder,
  writeFileAtomic,
  notWritten,
  isDiskFull,
  TEMPORARY,
  writeFilesAtomic,
  syncFolder,
  emptyConfusion,
  addConfusion,
  classCounts,
  perClass,
  SCORES,
  scoresOf,
  byScore,
  DECIDING,
  isScoreOf,
  scoresOfTask,
  TRAINING_SCORES,
  VALIDATION_SCORES,
  EPOCH_SCORES,
  byName,
  byField,
  epochScore
};
