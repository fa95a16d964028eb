import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  CHECK_SCHEMA_VERSION,
  checkFacts,
  earlierIn,
  replacedByRun,
  toKeras
} from "./stages-7-report-check.js";
import {
  EFFICIENTNET_LITE0_CHANNELS,
  EFFICIENTNET_LITE0_OUTPUTS,
  accepted,
  assignFolds,
  begin,
  efficientNetLite0,
  efficientNetLite0Encoder,
  fineTuning,
  fineTuningRate,
  hasEfficientNetLite0,
  keptSize,
  lookAt,
  normalizationFor,
  reasonAfter,
  roundUp,
  splitOf,
  splitUp
} from "./stages-3-split.js";
import {
  Timings,
  openReader,
  resize,
  wholeArea
} from "./stages-2-dataset.js";
import {
  MOST_PROBED_IMAGES,
  fits,
  foreseePeak,
  openModelFile
} from "./engine.js";
import {
  sourceOf,
  writeSplit
} from "./stages-2-dataset-labels.js";
import "./stages-2-dataset-yolo-layout.js";
import {
  KEPT_PIXELS,
  dataHash,
  dataResults,
  diagnose,
  evaluateModel,
  fitPictures,
  historyCsv,
  lastingOf,
  meaningHash,
  partResults,
  pngAddress,
  splitResults,
  testResults,
  trainingFingerprint
} from "./stages-7-report-diagnosis.js";
import {
  scaled
} from "./stages-6-evaluate-predict.js";
import {
  PARTS,
  initialState,
  isMeasuredBefore,
  knownImageFaults,
  partsOf
} from "./stages-4-plan-initial-model.js";
import "./stages-2-dataset-classes-file.js";
import {
  DecodingRoom,
  inBinaryUnits,
  memoryBudgetOf
} from "./image.js";
import "./shared-csv.js";
import {
  encodeJpeg,
  encodeMask,
  encodePng
} from "./image-encode.js";
import "./results-merged.js";
import {
  isStateLike
} from "./engine-check.js";
import "./engine-onnx-messages.js";
import "./vendor-saxes.js";
import "./vendor-picomatch.js";
import "./stages-7-report-baseline.js";
import {
  displayed,
  isGround,
  sheetColors,
  sheetKey
} from "./stages-7-report-sheet.js";
import "./stages-7-report-head-epoch.js";
import "./stages-2-dataset-class-colors.js";
import {
  largestOf,
  smallestOf
} from "./shared-extremes.js";
import {
  IGNORE
} from "./engine-engine.js";
import {
  isFacts
} from "./document-document.js";
import {
  plainText
} from "./document-inline.js";
import {
  READING,
  heedMemory,
  heedfully,
  inOutput,
  isError,
  keepRun,
  modelFacts,
  outputFaults,
  patienceOf,
  publishRun,
  threadsOf,
  trainingOf,
  withinBudget,
  writeModel
} from "./provision.js";
import {
  bestPath,
  clearCheckpoints,
  copyCheckpoint,
  finishCheckpoints,
  forgetOutOfTime,
  hasCheckpoint,
  isAtItsEnd,
  loadOwnBest,
  loadWhole,
  noteOutOfTime,
  readBest,
  readTraits,
  saveBest,
  saveLast,
  wasOutOfTime
} from "./stages-5-train.js";
import {
  MONITORS,
  NOTICES_FILE,
  availableMemory,
  fanOutOf,
  filesOf,
  finite,
  formatCount,
  hasFailedGate,
  isAddressSpaceShort,
  isOfSomeRun,
  plural,
  reportOf
} from "./stages-1-config.js";
import {
  SCORES,
  TRAINING_SCORES,
  VALIDATION_SCORES,
  addConfusion,
  byField,
  emptyConfusion,
  isScoreOf,
  makeFolder,
  notWritten,
  scoresOf,
  syncFolder,
  writeFileAtomic
} from "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import {
  remove,
  removeIfEmpty,
  rename
} from "./shared-move-and-remove.js";
import "./engine-onnx.js";
import {
  isOutOfMemory,
  unlessOutOfMemory
} from "./shared-out-of-memory.js";
import {
  Random,
  headOf,
  inputsOf,
  layersUpTo,
  parametersOf,
  shapesOf
} from "./network.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  InputError,
  InternalError,
  checkpointNotOurs,
  checkpointOfAnother,
  checkpointUnfit,
  classWeightsMismatch,
  classicSegmentsOnly,
  displayWidth,
  lessThanAnEpoch,
  memoryLacking,
  memoryTight,
  mixUpClassifiesOnly,
  nothingTrained,
  oneForEachCause,
  quote,
  timeBudgetTooShort,
  trainingDiverged
} from "./errors.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import {
  __callDispose,
  __using
} from "./esbuild.js";

// src/run.ts
import { join as join6 } from "node:path";

// src/document/text/render.ts
var INDENT = "  ";
var GAP = "  ";
var MOST_ROWS = 50;
var COLUMNS = 80;
function blocksText(blocks) {
  return blocks.map(linesOf).filter((lines) => lines.length > 0).flatMap((lines, i) => i === 0 ? lines : ["", ...lines]);
}
function linesOf(block) {
  switch (block.kind) {
    case "paragraph":
      return wrapped(plainText(block.text), COLUMNS);
    case "list":
      return block.items.flatMap(
        (item) => indented(INDENT, wrapped(plainText(item), COLUMNS - INDENT.length))
      );
    case "table":
      return tableLines(block);
    case "fold":
      return blocksText(block.blocks);
    case "tiles":
    case "curve":
    case "course":
    case "bars":
    case "reliability":
    case "matrix":
    case "pictures":
    case "sheet":
      return [];
  }
}
function tableLines(block) {
  const { caption, header, rows, text = [0] } = block;
  const shown = rows.slice(0, MOST_ROWS).map((row) => row.map(cellText));
  const all = isFacts(block) ? shown : [[...header], ...shown];
  const widths = header.map((_, i) => Math.max(0, ...all.map((row) => displayWidth(row[i] ?? ""))));
  const lines = all.flatMap((row) => rowLines(row, widths, text));
  const rest = rows.length - shown.length;
  return [caption, ...lines, ...rest > 0 ? [`${INDENT}and ${formatCount(rest)} more`] : []];
}
function rowLines(row, widths, text) {
  const last4 = row.length - 1;
  const isText = (i) => text.includes(i);
  const before = row.slice(0, last4).map((cell, i) => `${padded(cell, widths[i] ?? 0, isText(i))}${GAP}`);
  const start = `${INDENT}${before.join("")}`;
  const end = row[last4] ?? "";
  if (!isText(last4)) return [`${start}${padded(end, widths[last4] ?? 0, false)}`];
  return indented(start, wrapped(end, COLUMNS - displayWidth(start))).map((line) => line.trimEnd());
}
function cellText(cell) {
  return plainText(cell).trim();
}
function padded(cell, width, isText) {
  const blanks = " ".repeat(Math.max(0, width - displayWidth(cell)));
  return isText ? `${cell}${blanks}` : `${blanks}${cell}`;
}
function indented(start, lines) {
  const blanks = " ".repeat(displayWidth(start));
  return lines.map((line, i) => `${i === 0 ? start : blanks}${line}`);
}
function wrapped(text, columns) {
  const lines = [];
  for (const word of text.split(" ")) {
    const last4 = lines.at(-1);
    if (last4 === void 0 || displayWidth(last4) + 1 + displayWidth(word) > columns) lines.push(word);
    else lines[lines.length - 1] = `${last4} ${word}`;
  }
  return lines;
}

// src/stages/7-report/check/lines.ts
function checkLines(check3) {
  const none = check3.faults.length === 0 ? ["", "No faults."] : [""];
  return [...blocksText(checkFacts(check3)), ...none];
}

// src/stages/7-report/check/make.ts
import { dirname } from "node:path/posix";

// src/stages/7-report/sheet/label-text.ts
function labelText({ label, classCounts }, classes) {
  const files = sourceOf(label).files(label);
  return files.length > 0 ? files.join(" + ") : classes[classCounts.indexOf(1)]?.name ?? "";
}

// src/stages/7-report/check/make.ts
var PAIRS = 3;
var EXAMPLES = 3;
var FOLDERS = 10;
function checkResults(record) {
  const { dataset } = record;
  return {
    kind: "check",
    "schema-version": CHECK_SCHEMA_VERSION,
    tool: { name: "best-epoch", version: record.version },
    "created-at": record.createdAt.toISOString(),
    root: record.settings.data,
    understood: dataset === void 0 ? null : understoodOf(dataset, record),
    faults: errorsFirst(oneForEachCause(record.faults)).map(({ code, severity, message, file, files }) => ({
      code,
      severity,
      message,
      files: [...files ?? (file === void 0 ? [] : [file])]
    })),
    sheet: [...record.sheet]
  };
}
function errorsFirst(faults) {
  const of = (wanted) => faults.filter(({ severity }) => severity === wanted);
  return [...of("error"), ...of("warning")];
}
function understoodOf(dataset, { split, settings }) {
  const { task, why, classes, samples } = dataset;
  const { root: _root, warnings: _warnings, ...data } = dataResults(dataset, settings.data);
  const part = (of) => {
    const { samples: _, ...counts } = partResults(of, classes.length);
    return counts;
  };
  const parts = split && partsOf(dataset, split);
  return {
    task,
    why,
    classes: classes.map(({ index, name, color }) => ({ index, name, color: [...color] })),
    data,
    "frequent-size": frequentSize(samples),
    all: part(samples),
    ignored: task === "segmentation" ? ignoredOf(samples) : null,
    split: parts ? {
      source: split.source,
      by: split.by ?? null,
      drawn: drawnParts(split, samples),
      seed: settings.seed,
      train: part(parts.train),
      validation: part(parts.validation),
      test: part(parts.test)
    } : null,
    pairs: firstPairs(dataset),
    "left-out": leftOutOf(dataset)
  };
}
function drawnParts({ source }, samples) {
  if (source === "file") return [];
  const given = new Set(samples.map(({ part }) => part));
  return PARTS.filter((part) => !given.has(part));
}
function firstPairs({ samples, classes }) {
  const byLabel = /* @__PURE__ */ new Map();
  for (const sample of samples) {
    const label = labelText(sample, classes);
    if (!byLabel.has(label)) byLabel.set(label, sample.image);
    if (byLabel.size === PAIRS) break;
  }
  return [...byLabel].map(([label, image]) => ({ image, label }));
}
function frequentSize(samples) {
  const sizes = counted(samples.map(({ width: width2, height: height2 }) => `${width2}x${height2}`));
  const [size, images] = sizes[0] ?? ["0x0", 0];
  const [width, height] = size.split("x").map(Number);
  return { height, width, images };
}
function ignoredOf(samples) {
  const own = samples.map(
    ({ width, height, classCounts }) => width * height - classCounts.reduce((sum3, one) => sum3 + one, 0)
  );
  const pixels = own.reduce((sum3, one) => sum3 + one, 0);
  const all = samples.reduce((sum3, { width, height }) => sum3 + width * height, 0);
  return { pixels, share: finite(pixels / all), images: own.filter((one) => one > 0).length };
}
function leftOutOf({ leftOut }) {
  const folders = counted(leftOut.map((file) => dirname(file))).slice(0, FOLDERS);
  return {
    files: leftOut.length,
    folders: folders.map(([folder, files]) => ({ folder, files })),
    examples: leftOut.slice(0, EXAMPLES)
  };
}
function counted(names) {
  const counts = /* @__PURE__ */ new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one);
}

// src/stages/7-report/sheet/choose.ts
var MOST = 24;
var MOST_OF_MANY_CLASSES = 48;
var COMPARED = 4;
var MOST_PIXELS = 2 ** 29;
function chooseSheet(dataset, split, seed, mostPixels = MOST_PIXELS) {
  const { task, classes, samples } = dataset;
  const most = Math.min(samples.length, Math.max(MOST, Math.min(classes.length, MOST_OF_MANY_CLASSES)));
  const pools = poolsOf(dataset, split, seed);
  const chosen = /* @__PURE__ */ new Map();
  let pixelsLeft = mostPixels;
  const seen = (index) => [...chosen.keys()].some(({ classCounts }) => classCounts[index] > 0);
  const rarestFirst2 = classes.toSorted((a, b) => countOf(samples, a.index) - countOf(samples, b.index));
  for (let round2 = 0; chosen.size < most; round2++) {
    const before = chosen.size;
    for (const [place, { index }] of rarestFirst2.entries()) {
      if (chosen.size === most || round2 === 0 && seen(index)) continue;
      const compared = place === classes.length - 1 ? 1 : COMPARED;
      const isFree = (sample) => !chosen.has(sample) && (chosen.size === 0 || pixelsOf(sample) <= pixelsLeft);
      const next = takeFrom(pools, { turn: round2 + place, index, compared, isFree });
      if (next === void 0) continue;
      chosen.set(next.sample, { ...next, order: task === "segmentation" ? place : index });
      pixelsLeft -= pixelsOf(next.sample);
    }
    if (chosen.size === before && round2 > 0) break;
  }
  return [...chosen.values()];
}
function poolsOf(dataset, split, seed) {
  const random = Random.for(seed, "sheet");
  if (split === void 0) return [{ part: void 0, samples: random.shuffle(dataset.samples) }];
  const parts = partsOf(dataset, split);
  const pools = PARTS.map((part) => ({ part, samples: random.shuffle(parts[part]) }));
  return pools.filter(({ samples }) => samples.length > 0);
}
function takeFrom(pools, { turn, index, compared, isFree }) {
  for (let i = 0; i < pools.length; i++) {
    const { part, samples } = pools[(turn + i) % pools.length];
    const some = samples.filter((sample2) => sample2.classCounts[index] > 0 && isFree(sample2)).slice(0, compared);
    if (some.length === 0) continue;
    const sample = some.reduce((best, one) => shareOf(one, index) > shareOf(best, index) ? one : best);
    return { sample, part };
  }
  return void 0;
}
function shareOf(sample, index) {
  return sample.classCounts[index] / pixelsOf(sample);
}
function pixelsOf({ width, height }) {
  return width * height;
}
function countOf(samples, index) {
  return samples.reduce((sum3, { classCounts }) => sum3 + classCounts[index], 0);
}

// src/stages/7-report/sheet/label-pixels.ts
function shrunk(labels, size) {
  const rank = ranksOf(labels.data);
  const data = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    const rows = spanOf(y, size.height, labels.height);
    for (let x = 0; x < size.width; x++) {
      const columns = spanOf(x, size.width, labels.width);
      let rarest = labels.data[rows.from * labels.width + columns.from];
      for (let v = rows.from; v < rows.end; v++) {
        for (let u = columns.from; u < columns.end; u++) {
          const label = labels.data[v * labels.width + u];
          if (rank[label] < rank[rarest]) rarest = label;
        }
      }
      data[y * size.width + x] = rarest;
    }
  }
  return { ...size, data };
}
var SMALL_SHARE = 2e-3;
function outlined({ width, height, data }, thickness) {
  const rank = ranksOf(data);
  const most = 256 * SMALL_SHARE * data.length;
  let grown = data;
  for (let step = 0; step < 2 * thickness; step++) {
    const before = grown;
    grown = before.map((label, p) => {
      const x = p % width;
      let rarest = label;
      const look2 = (neighbour) => {
        const grows = step < thickness || rank[neighbour] <= most;
        if (grows && rank[neighbour] < rank[rarest]) rarest = neighbour;
      };
      if (x > 0) look2(before[p - 1]);
      if (x + 1 < width) look2(before[p + 1]);
      if (p >= width) look2(before[p - width]);
      if (p + width < width * height) look2(before[p + width]);
      return rarest;
    });
  }
  return { width, height, data: grown };
}
function innermost({ width, height, data }) {
  const depths = new Uint16Array(data.length);
  const beyond = (p, other, isInside2) => isInside2 && data[other] === data[p] ? depths[other] : 0;
  for (let p = 0; p < data.length; p++)
    depths[p] = 1 + Math.min(beyond(p, p - 1, p % width > 0), beyond(p, p - width, p >= width));
  const deepest = /* @__PURE__ */ new Map();
  for (let p = data.length - 1; p >= 0; p--) {
    const [x, y] = [p % width, Math.floor(p / width)];
    const behind = Math.min(beyond(p, p + 1, x + 1 < width), beyond(p, p + width, y + 1 < height));
    depths[p] = Math.min(depths[p], 1 + behind);
    if (depths[p] > (deepest.get(data[p])?.depth ?? 0)) deepest.set(data[p], { x, y, depth: depths[p] });
  }
  return deepest;
}
function ranksOf(data) {
  const counts = new Float64Array(256);
  for (const label of data) counts[label]++;
  return counts.map((count2, label) => count2 * 256 + (255 - label));
}
function spanOf(i, to, from) {
  const start = Math.min(from - 1, Math.floor(i * from / to));
  return { from: start, end: Math.max(start + 1, Math.floor((i + 1) * from / to)) };
}

// src/stages/7-report/sheet/draw.ts
var FINEST_EDGE = 256;
var PIXEL_EDGE = 128;
var EDGE_OF_A_LINE = 192;
var EDGE_OF_A_NAME = 24;
var EDGE_OF_A_STRIPE = 128;
var BLACK = [0, 0, 0];
var WHITE = [255, 255, 255];
async function reduced({ image, labels }, longestEdge) {
  const small = await thumbnail(image, longestEdge);
  const { width, height } = small;
  return { image: small, labels: labels.data.length > width * height ? shrunk(labels, small) : labels };
}
async function sheetPicture(key, { image, labels }, classes, longestEdge) {
  const shown = await thumbnail(image, longestEdge);
  const { width, height } = shown;
  const isPixels = labels.width === image.width && labels.height === image.height && labels.data.length > 1;
  return {
    key,
    width,
    height,
    image: await address(shown),
    label: isPixels ? drawnLabel(labels, shown, classes) : void 0
  };
}
async function thumbnail(image, longestEdge) {
  const shown = displayed(image, 2 * longestEdge);
  return Math.max(shown.width, shown.height) <= longestEdge ? shown : scaled(shown, longestEdge);
}
function drawnLabel(labels, { width, height }, classes) {
  const longest = Math.max(width, height);
  const finer = Math.max(1, Math.ceil(FINEST_EDGE / longest));
  const areas = shrunk(labels, { width: width * finer, height: height * finer });
  const edge = longest * finer;
  const lines = outlined(areas, Math.max(1, Math.round(edge / EDGE_OF_A_LINE)));
  const colors = sheetColors(classes);
  const isHatched = hatching(areas, Math.max(2, Math.round(edge / EDGE_OF_A_STRIPE)));
  return {
    fill: layer(
      areas,
      (label) => colors[label] ?? BLACK,
      (p) => !isGround(areas.data[p], classes)
    ),
    outline: layer(
      lines,
      (label) => colors[label] ?? WHITE,
      (p) => isHatched(p) || lines.data[p] !== areas.data[p] && !isGround(lines.data[p], classes)
    ),
    names: namesIn(areas, classes, finer)
  };
}
function namesIn(areas, classes, finer) {
  const least = Math.max(areas.width, areas.height) / EDGE_OF_A_NAME;
  return [...innermost(areas)].filter(([label, { depth }]) => depth >= least && label < classes.length && !isGround(label, classes)).toSorted(([, one], [, other]) => other.depth - one.depth).map(([label, { x, y }]) => ({ class: label, x: (x + 0.5) / finer, y: (y + 0.5) / finer }));
}
function hatching({ width, data }, stripe) {
  return (p) => data[p] === IGNORE && (p % width + Math.floor(p / width)) % (3 * stripe) < stripe;
}
function layer(labels, colorOf, shows) {
  const places = /* @__PURE__ */ new Map();
  const data = labels.data.map((label, p) => {
    if (!shows(p)) return 0;
    const place = places.get(label) ?? Math.min(255, places.size + 1);
    places.set(label, place);
    return place;
  });
  const colors = [...places.keys()].map(colorOf);
  return pngAddress(encodeMask({ ...labels, data }, [BLACK, ...colors], [0]));
}
async function address(shown) {
  if (Math.max(shown.width, shown.height) <= PIXEL_EDGE) return pngAddress(await encodePng(shown));
  return `data:image/jpeg;base64,${(await encodeJpeg(shown)).toString("base64")}`;
}

// src/stages/7-report/sheet/make.ts
var SHEET_BYTES = 4e6;
var LONGEST_EDGE = 384;
var NO_SHEET = { images: [], pictures: [] };
async function makeSheet({
  dataset,
  split,
  reader,
  seed,
  signal,
  isLate
}) {
  const read = [];
  for (const one of chooseSheet(dataset, split, seed)) {
    signal.throwIfAborted();
    if (read.length > 0 && isLate()) break;
    const labelled = await readable(() => reader.read(one.sample));
    read.push({ ...one, labelled: labelled && await reduced(labelled, LONGEST_EDGE) });
  }
  const shown = read.toSorted((a, b) => a.order - b.order);
  const encode = async (edge) => {
    const pictures2 = [];
    for (const [i, { labelled }] of shown.entries()) {
      signal.throwIfAborted();
      if (labelled !== void 0)
        pictures2.push(await sheetPicture(sheetKey(i), labelled, dataset.classes, edge));
    }
    return pictures2;
  };
  const pictures = await fitPictures(SHEET_BYTES, encode, bytesOf, LONGEST_EDGE);
  return { images: shown.map((one) => imageOf(one, dataset)), pictures };
}
async function readable(read) {
  try {
    return await read();
  } catch (error) {
    if (error instanceof InputError) return void 0;
    throw error;
  }
}
function imageOf({ sample, part }, { classes }) {
  const { id, image, width, height, classCounts } = sample;
  return {
    id,
    image,
    label: labelText(sample, classes),
    part: part ?? null,
    height,
    width,
    "class-pixels": [...classCounts]
  };
}
function bytesOf(pictures) {
  return pictures.reduce(
    (sum3, { image, label }) => sum3 + image.length + (label === void 0 ? 0 : label.fill.length + label.outline.length),
    0
  );
}

// src/stages/4-plan/fit-memory.ts
var LEAST_BATCH = 2;
var LEAST_EDGE = 64;
var EDGE_STEP = 16;
var HOPELESS = 2;
function fitMemory(settings, make, memory) {
  const first = make(settings);
  const available = inBinaryUnits(memory.availableBytes);
  const foreseen = foreseePeak(first, memory);
  if (fits(first, memory)) return told(first, memory, []);
  const reason = `foreseen to take ${inBinaryUnits(foreseen)} of the ${available} that there is`;
  const open = { batch: settings.batchSize === void 0, patch: isOpen(first, settings) };
  const smaller = [...sizesBelow(first, settings, open)].map(make);
  const plan = smaller.find((one) => fits(one, memory));
  if (plan !== void 0) return told(withReasons(plan, first, reason, settings), memory, []);
  const all = [...sizesBelow(first, settings, { batch: true, patch: first.network.task === "segmentation" })];
  const fitting = all.find((sizes) => fits(make(sizes), memory));
  const words = [inBinaryUnits(foreseen), available];
  const lowered = inWords(fitting, first, settings);
  const limit = memory.isEnd === true ? "address-space" : "machine";
  const most = limit === "machine" ? HOPELESS * memory.availableBytes : memory.availableBytes;
  const fault = foreseen > most ? memoryLacking(...words, limit, lowered) : memoryTight(...words, lowered);
  return told(first, memory, [fault]);
}
function isOpen({ network }, { imageSize }) {
  return network.task === "segmentation" && imageSize === void 0;
}
function* sizesBelow({ batchSize, patch }, settings, open) {
  let batch = batchSize;
  while (open.batch && batch > LEAST_BATCH) {
    batch = Math.max(LEAST_BATCH, batch >> 1);
    yield { ...settings, batchSize: batch };
  }
  if (!open.patch) return;
  let edge = Math.max(patch.height, patch.width);
  while (edge > LEAST_EDGE) {
    edge = Math.max(LEAST_EDGE, Math.floor(edge / 2 / EDGE_STEP) * EDGE_STEP);
    yield { batchSize: batch, imageSize: edge };
  }
}
function withReasons(plan, first, why, settings) {
  const own = new Map(first.reasons.map(({ setting, value, reason }) => [setting, { value, reason }]));
  const chosen = settings.batchSize === void 0 ? [] : ["batch-size"];
  return {
    ...plan,
    reasons: plan.reasons.map((one) => {
      const before = own.get(one.setting);
      if (before === void 0 || chosen.includes(one.setting)) return one;
      if (one.reason !== "as set" || before.reason === "as set") return one;
      if (one.value === before.value) return { ...one, reason: before.reason };
      return { ...one, reason: `lowered from ${before.value}, ${why}` };
    })
  };
}
function told(plan, memory, faults) {
  const foreseenMemoryBytes = Math.round(foreseePeak(plan, memory));
  const value = inBinaryUnits(foreseenMemoryBytes);
  const reason = `foreseen peak; ${inBinaryUnits(memory.availableBytes)} there is`;
  return {
    plan: {
      ...plan,
      foreseenMemoryBytes,
      reasons: [...plan.reasons, { setting: "memory", value, reason }]
    },
    faults
  };
}
function inWords(sizes, first, settings) {
  if (sizes === void 0) return [];
  const { batchSize, imageSize } = sizes;
  return [
    ...batchSize === void 0 || batchSize === first.batchSize ? [] : [`\`batch-size: ${batchSize}\``],
    ...imageSize === void 0 || imageSize === settings.imageSize ? [] : [`\`image-size: ${imageSize}\``]
  ];
}

// src/stages/4-plan/label-detail.ts
var STRIDES = [2, 4];
var LARGEST_EDGE = 512;
var DetailMeter = class {
  #classes;
  /** Of each stride by class: pixels that stay, and those that are it before or after. */
  #counts;
  constructor(classes) {
    this.#classes = classes;
    const none = () => ({ both: new Float64Array(classes), either: new Float64Array(classes) });
    this.#counts = { 2: none(), 4: none() };
  }
  add(labels) {
    const seen = middleOf(labels);
    for (const stride of STRIDES) {
      const { both, either } = this.#counts[stride];
      const left = coarsened(seen, stride, this.#classes);
      for (let pixel = 0; pixel < left.length; pixel++) {
        const label = seen.data[pixel];
        if (label === IGNORE) continue;
        const other = left[pixel];
        either[label]++;
        if (other === label) both[label]++;
        else either[other]++;
      }
    }
  }
  /** Of the classes that were seen; 1 where none was. */
  detail() {
    const meanIou = ({ both, either }) => {
      const ious = [...both].map((count2, c) => count2 / either[c]).filter((iou) => !Number.isNaN(iou));
      return ious.length === 0 ? 1 : ious.reduce((sum3, iou) => sum3 + iou, 0) / ious.length;
    };
    return { 2: meanIou(this.#counts[2]), 4: meanIou(this.#counts[4]) };
  }
};
function middleOf({ width, height, data }) {
  const [columns, rows] = [Math.min(width, LARGEST_EDGE), Math.min(height, LARGEST_EDGE)];
  if (columns === width && rows === height) return { width, height, data };
  const [left, top] = [width - columns >> 1, height - rows >> 1];
  const cut = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    const start = (top + y) * width + left;
    cut.set(data.subarray(start, start + columns), y * columns);
  }
  return { width: columns, height: rows, data: cut };
}
function coarsened(labels, stride, classes) {
  const { width, height } = labels;
  const [columns, rows] = [Math.ceil(width / stride), Math.ceil(height / stride)];
  const shares = sharesOf(labels, stride, classes);
  const across = Array.from({ length: width }, (_, x) => neighbours(x, stride, columns));
  const line = new Float64Array(columns * classes);
  const result = new Uint8Array(width * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    const [upper, lower2, below] = neighbours(y, stride, rows);
    const [above, under] = [upper * line.length, lower2 * line.length];
    for (let i = 0; i < line.length; i++)
      line[i] = (1 - below) * shares[above + i] + below * shares[under + i];
    for (let x = 0; x < width; x++, pixel++) {
      const [left, right, beside] = across[x];
      let most = -1;
      for (let one = 0; one < classes; one++) {
        const share2 = (1 - beside) * line[left * classes + one] + beside * line[right * classes + one];
        if (share2 > most) {
          most = share2;
          result[pixel] = one;
        }
      }
    }
  }
  return result;
}
function sharesOf({ width, height, data }, stride, classes) {
  const columns = Math.ceil(width / stride);
  const shares = new Float32Array(Math.ceil(height / stride) * columns * classes);
  for (let y = 0, pixel = 0; y < height; y++) {
    const row = Math.floor(y / stride) * columns;
    for (let x = 0; x < width; x++, pixel++) {
      const label = data[pixel];
      if (label !== IGNORE) shares[(row + Math.floor(x / stride)) * classes + label]++;
    }
  }
  return shares;
}
function neighbours(at, stride, blocks) {
  const place = Math.min(Math.max((at + 0.5) / stride - 0.5, 0), blocks - 1);
  const before = Math.floor(place);
  return [before, Math.min(before + 1, blocks - 1), place - before];
}

// src/stages/4-plan/symmetry.ts
var EDGE = 8;
var SIGNIFICANT = 2;
var HARMFUL = 1;
function thumbnailOf(image, label) {
  const { data } = resize(image, { width: EDGE, height: EDGE });
  return { pixels: Float32Array.from(data, (value) => Number.isFinite(value) ? value : 0), label };
}
function symmetryOf(thumbnails) {
  const plain = agreeing(thumbnails, (pixels) => pixels);
  const chance = chanceOf(thumbnails);
  const deviation = Math.sqrt(chance * (1 - chance) / plain.length);
  const agreement = plain.filter(Boolean).length / plain.length;
  const evident = agreement > chance + SIGNIFICANT * deviation;
  const harmless = (across, down) => evident && !isWorse(
    agreeing(thumbnails, (pixels) => moved(pixels, across, down)),
    plain
  );
  return {
    evident,
    agreement,
    horizontalFlip: harmless([-1, 0], [0, 1]),
    verticalFlip: harmless([1, 0], [0, -1]),
    quarterTurns: harmless([0, 1], [-1, 0]) && harmless([0, -1], [1, 0]) && harmless([-1, 0], [0, -1])
  };
}
function agreeing(thumbnails, turn) {
  return thumbnails.map((own) => {
    const pixels = turn(own.pixels);
    let nearest = own;
    let least = Number.POSITIVE_INFINITY;
    for (const other of thumbnails) {
      if (other === own) continue;
      const distance = distanceBelow(least, pixels, other.pixels);
      if (distance < least) [nearest, least] = [other, distance];
    }
    return nearest !== own && nearest.label === own.label;
  });
}
function chanceOf(thumbnails) {
  const n = thumbnails.length;
  const counts = /* @__PURE__ */ new Map();
  for (const { label } of thumbnails) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].reduce((sum3, count2) => sum3 + count2 * (count2 - 1) / (n * (n - 1)), 0);
}
function moved(pixels, across, down) {
  const channels = pixels.length / EDGE ** 2;
  const middle = (EDGE - 1) / 2;
  const result = new Float32Array(pixels.length);
  for (let y = 0, to = 0; y < EDGE; y++) {
    for (let x = 0; x < EDGE; x++) {
      const [u, v] = [x - middle, y - middle];
      const column2 = middle + u * across[0] + v * down[0];
      const row = middle + u * across[1] + v * down[1];
      for (let c = 0; c < channels; c++, to++) result[to] = pixels[(row * EDGE + column2) * channels + c];
    }
  }
  return result;
}
function distanceBelow(limit, a, b) {
  let sum3 = 0;
  for (let i = 0; i < a.length; i++) {
    sum3 += (a[i] - b[i]) ** 2;
    if (sum3 >= limit) break;
  }
  return sum3;
}
function isWorse(turned, plain) {
  const lost = plain.filter((right, i) => right && !turned[i]).length;
  const won = turned.filter((right, i) => right && !plain[i]).length;
  return lost - won > HARMFUL * Math.sqrt(lost + won);
}

// src/stages/4-plan/upright.ts
var Halves = class {
  #upper;
  #lower;
  constructor(classes) {
    this.#upper = new Float64Array(classes);
    this.#lower = new Float64Array(classes);
  }
  add({ width, height, data }) {
    const half = Math.floor(height / 2) * width;
    count(data.subarray(0, half), this.#upper);
    count(data.subarray(data.length - half), this.#lower);
  }
  /**
   * Total variation distance between the classes above and below: the share of pixels, 0 to 1, that would have to
   * change class for a picture to look the same upside down.
   */
  difference() {
    const [upper, lower2] = [sum(this.#upper), sum(this.#lower)];
    if (upper === 0 || lower2 === 0) return 0;
    return this.#upper.reduce((most, value, c) => most + Math.abs(value / upper - this.#lower[c] / lower2), 0) / 2;
  }
};
function count(labels, counts) {
  for (const label of labels) if (label !== IGNORE) counts[label]++;
}
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

// src/stages/4-plan/image-statistics.ts
var SAMPLED_IMAGES = 32;
var SAMPLED_PIXELS_PER_IMAGE = 16384;
var COMPARED_IMAGES = 400;
async function imageStatistics(dataset, train2, reader, seed) {
  const shuffled = Random.for(seed, "fingerprint").shuffle(train2);
  const values = Array.from({ length: dataset.channels }, () => []);
  const classification = dataset.task === "classification";
  const halves = new Halves(dataset.classes.length);
  const meter = classification ? void 0 : new DetailMeter(dataset.classes.length);
  const look2 = async (sample) => {
    const { image, labels } = await reader.read(sample);
    halves.add(labels);
    meter?.add(labels);
    sampleValues(image, values);
  };
  await Promise.all(shuffled.slice(0, SAMPLED_IMAGES).map(look2));
  const { bitDepth } = dataset;
  return {
    task: dataset.task,
    images: train2.length,
    channels: dataset.channels,
    bitDepth,
    classes: dataset.classes.length,
    sizes: train2.map(({ height, width }) => ({ height, width })),
    smallestEdge: smallestOf(train2.map(({ width, height }) => Math.min(width, height))),
    largestHeight: largestOf(train2.map(({ height }) => height)),
    largestWidth: largestOf(train2.map(({ width }) => width)),
    meanPixels: train2.reduce((sum3, { width, height }) => sum3 + width * height, 0) / train2.length,
    classShares: classShares(train2, dataset.classes.length),
    upDown: halves.difference(),
    labelDetail: meter?.detail(),
    symmetry: classification ? await symmetry(shuffled.slice(0, COMPARED_IMAGES), reader) : void 0,
    // The images of a classification are resized, which leaves fractions.
    intensities: values.map((channel) => intensitiesOf(ascending(channel, classification ? 32 : bitDepth)))
  };
}
function sampleValues(image, values) {
  const pixels = image.width * image.height;
  const stride = Math.max(1, Math.floor(pixels / SAMPLED_PIXELS_PER_IMAGE));
  for (const [channel, found] of values.entries()) {
    for (let pixel = 0; pixel < pixels; pixel += stride) {
      const value = image.data[pixel * image.channels + channel];
      if (Number.isFinite(value)) found.push(value);
    }
  }
}
async function symmetry(samples, reader) {
  const small = async (sample) => {
    const { image, labels } = await reader.read(sample);
    return thumbnailOf(image, labels.data[0]);
  };
  return symmetryOf(await Promise.all(samples.map(small)));
}
function classShares(samples, classes) {
  const counts = new Array(classes).fill(0);
  for (const { classCounts } of samples) {
    for (let c = 0; c < classes; c++) counts[c] += classCounts[c];
  }
  const total = counts.reduce((sum3, count2) => sum3 + count2, 0);
  return counts.map((count2) => count2 / total);
}
function ascending(values, bitDepth) {
  if (values.length === 0) return new Float64Array(1);
  if (bitDepth === 32) return Float64Array.from(values).sort();
  const counts = new Uint32Array(2 ** bitDepth);
  for (const value of values) counts[value]++;
  const sorted = new Float64Array(values.length);
  let end = 0;
  for (const [value, count2] of counts.entries()) {
    sorted.fill(value, end, end + count2);
    end += count2;
  }
  return sorted;
}
function intensitiesOf(sorted) {
  const low = sorted[Math.floor(5e-3 * (sorted.length - 1))];
  const high = sorted[Math.ceil(0.995 * (sorted.length - 1))];
  let sum3 = 0;
  let squares = 0;
  for (let i = 0; i < sorted.length; i++) {
    const clipped = Math.min(Math.max(sorted[i], low), high);
    sum3 += clipped;
    squares += clipped * clipped;
  }
  const mean = sum3 / sorted.length;
  const deviation = Math.sqrt(Math.max(0, squares / sorted.length - mean * mean));
  return { low, high, mean, deviation, crowd: crowdOf(sorted) };
}
function crowdOf(sorted) {
  const quarter = Math.floor(sorted.length / 4);
  let best = 0;
  for (let i = 1; i + quarter < sorted.length; i++) {
    if (sorted[i + quarter] - sorted[i] < sorted[best + quarter] - sorted[best]) best = i;
  }
  const [from, to] = [sorted[best], sorted[best + quarter]];
  return { center: (from + to) / 2, width: to - from };
}

// src/stages/4-plan/augmentation.ts
var NO_AUGMENTATION = {
  horizontalFlip: 0,
  verticalFlip: 0,
  quarterTurns: 0,
  rotation: { probability: 0, degrees: 0 },
  scale: { probability: 0, low: 1, high: 1 },
  brightness: { probability: 0, amount: 0 },
  contrast: { probability: 0, amount: 0 },
  gamma: { probability: 0, low: 1, high: 1 },
  noise: { probability: 0, sigma: 0 },
  blur: { probability: 0, sigma: 0 },
  coarseDropout: { probability: 0, holes: 0, size: 0 },
  invert: { probability: 0 }
};
function defaultAugmentation() {
  return {
    horizontalFlip: 0.5,
    verticalFlip: 0.5,
    quarterTurns: 0.5,
    rotation: { probability: 0.2, degrees: 15 },
    scale: { probability: 0.2, low: 0.7, high: 1.4 },
    brightness: { probability: 0.15, amount: 0.3 },
    contrast: { probability: 0.15, amount: 0.25 },
    gamma: { probability: 0.15, low: 0.7, high: 1.5 },
    noise: { probability: 0.1, sigma: 0.1 },
    blur: { probability: 0.1, sigma: 1 },
    coarseDropout: { probability: 0.05, holes: 4, size: 0.2 },
    invert: { probability: 0 }
  };
}

// src/network/unet.ts
var NORM_MOMENTUM = 0.1;
var NORM_EPSILON = 1e-5;
function unet(options) {
  const { channels, classes, widths, task } = options;
  const layers = [{ op: "input", name: "input", channels }];
  const bottom = widths.length - 1;
  let from = "input";
  for (const [level, width] of widths.entries()) {
    const block = level === bottom ? "bottleneck" : `encoder${level + 1}`;
    layers.push(...doubleConv(block, from, width, options));
    from = last(layers);
    if (level < bottom) {
      layers.push({ op: "max-pool", name: `${block}.pool`, from });
      from = last(layers);
    }
  }
  for (let level = bottom - 1; level >= 0; level--) {
    const block = `decoder${level + 1}`;
    const skip = `encoder${level + 1}.${options.activation}2`;
    const filters = widths[level];
    layers.push(
      { op: "transposed-conv", name: `${block}.up`, from, filters, l2: 0 },
      { op: "concat", name: `${block}.concat`, from: [`${block}.up`, skip] },
      ...doubleConv(block, `${block}.concat`, filters, options)
    );
    from = last(layers);
  }
  layers.push(
    { op: "conv", name: "head", from, filters: classes, kernel: 1, dilation: 1, bias: true, l2: 0 },
    { op: "softmax", name: "probabilities", from: "head" }
  );
  const title = options.title ?? `U-Net ${widths.join("-")}`;
  return { title, task, classes, stride: 2 ** bottom, layers };
}
function doubleConv(block, from, filters, options) {
  const layers = convBlock(block, 1, from, filters, options);
  if (options.dropout > 0) {
    layers.push({ op: "dropout", name: `${block}.dropout`, from: last(layers), rate: options.dropout });
  }
  return [...layers, ...convBlock(block, 2, last(layers), filters, options)];
}
function convBlock(block, index, from, filters, options) {
  const { activation, batchNorm, l2 } = options;
  const conv = `${block}.conv${index}`;
  const norm = `${block}.norm${index}`;
  const layers = [
    { op: "conv", name: conv, from, filters, kernel: 3, dilation: 1, bias: !batchNorm, l2 }
  ];
  if (batchNorm) {
    layers.push({ op: "batch-norm", name: norm, from: conv, momentum: NORM_MOMENTUM, epsilon: NORM_EPSILON });
  }
  layers.push({
    op: "activation",
    name: `${block}.${activation}${index}`,
    from: last(layers),
    kind: activation
  });
  return layers;
}
function last(layers) {
  return layers[layers.length - 1].name;
}

// src/stages/4-plan/normalization.ts
function planNormalization(statistics) {
  if (isExposure(statistics)) {
    return {
      normalization: asinhNormalization(statistics),
      reason: "a range far wider than the background noise: asinh keeps faint and bright apart, in units of the noise"
    };
  }
  return {
    normalization: robustNormalization(statistics),
    reason: "clip to the 0.5th to 99.5th percentile of the training images, then mean 0, deviation 1"
  };
}
var CROWD_WIDTH_IN_SIGMAS = 0.637;
var EXPOSURE_RANGE_IN_SIGMAS = 30;
function isExposure({ bitDepth, intensities }) {
  return bitDepth !== 8 && intensities.every(({ low, high, crowd }) => {
    const noise = noiseOf(crowd, bitDepth);
    return noise > 0 && high - low > EXPOSURE_RANGE_IN_SIGMAS * noise;
  });
}
function noiseOf({ width }, bitDepth) {
  const noise = width / CROWD_WIDTH_IN_SIGMAS;
  return bitDepth === 32 ? noise : Math.max(1, noise);
}
function asinhNormalization({ bitDepth, intensities }) {
  return {
    stretch: "asinh",
    channels: intensities.map(({ low, high, crowd }) => ({
      low,
      high,
      offset: crowd.center,
      scale: 1 / noiseOf(crowd, bitDepth)
    }))
  };
}
function robustNormalization({ intensities }) {
  return {
    channels: intensities.map(({ low, high, mean, deviation }) => ({
      low,
      high,
      offset: mean,
      // A channel of one value carries nothing; any scale does.
      scale: deviation === 0 ? 1 : 1 / deviation
    }))
  };
}

// src/stages/4-plan/schedule.ts
var WARMUP_STEPS = 50;
var DECAY_POWER = 0.9;
var FACTOR = 0.3;
function autoSchedule(limited, patience) {
  return {
    steps: {
      warmupSteps: WARMUP_STEPS,
      decayPower: limited ? DECAY_POWER : void 0,
      reduceOnPlateau: { factor: FACTOR, patience, minDelta: 1e-3, floor: 1e-6 }
    },
    reason: limited ? `rises over ${WARMUP_STEPS} steps, then falls to 0 by the end of the epochs or of the time budget, whichever comes first: (1 - share of it spent)^${DECAY_POWER}` : `rises over ${WARMUP_STEPS} steps, falls to ${FACTOR} of it after ${patience} epochs without a better validation loss`
  };
}

// src/stages/4-plan/auto.ts
var PATCH = 128;
var PIXELS_PER_BATCH = 8 * PATCH * PATCH;
var LEAST_STEPS_PER_EPOCH = 25;
var MOST_PATCHES_PER_IMAGE = 16;
var UPRIGHT_DIFFERENCE = 0.4;
var RARE_SHARE = 0.05;
var LEARNING_RATE = 0.02;
function exactAugmentation(upright) {
  const turned = upright ? 0 : 0.5;
  return { ...NO_AUGMENTATION, horizontalFlip: 0.5, verticalFlip: turned, quarterTurns: turned };
}
var NETWORK = {
  task: "segmentation",
  widths: [16, 32, 64, 128],
  activation: "relu",
  batchNorm: true,
  dropout: 0,
  l2: 0
};
function autoRecipe(statistics, wishes) {
  const { channels, classes } = statistics;
  const upright = statistics.upDown > UPRIGHT_DIFFERENCE;
  const schedule = autoSchedule(wishes.timeBudgetMs !== void 0, 3);
  const rare = statistics.classShares.some((share2) => share2 > 0 && share2 < RARE_SHARE);
  const network = unet({ ...NETWORK, channels, classes });
  const { normalization, reason } = planNormalization(statistics);
  const edge = wishes.imageSize ?? roundUp(Math.min(PATCH, statistics.smallestEdge), network.stride);
  const patch = { height: edge, width: edge };
  const batchSize = wishes.batchSize ?? Math.min(32, Math.max(2, Math.round(PIXELS_PER_BATCH / edge ** 2)));
  return {
    network,
    normalization,
    patch,
    batchSize,
    patchesPerImage: patchesPerImage(statistics, edge, batchSize),
    optimizer: "muon",
    learningRate: LEARNING_RATE,
    ...schedule.steps,
    crossEntropy: 1,
    dice: 0,
    labelSmoothing: 0,
    mixUp: 0,
    classWeights: rare ? "sqrt" : "none",
    augmentation: exactAugmentation(upright),
    reasons: {
      network: "batch norm and ReLU learn in few epochs; 4 levels see 100 pixels around; narrow enough for CPU cores",
      normalization: reason,
      patch: `crops of ${edge} pixels: more varied batches for the same work than whole images`,
      "batch-size": "enough pixels for steady batch statistics",
      optimizer: "orthogonal updates learn more from each batch; AdamW for biases, batch norm and the last layer",
      "learning-rate": schedule.reason,
      "class-weights": rare ? "square root of the inverse frequency: rare classes count without flooding the common ones" : `no class is rare (below ${RARE_SHARE * 100} % of the pixels), so every pixel counts alike`,
      augment: upright ? "left-right flips only: the classes above and below differ, so the images have an up and a down" : "flips and quarter turns: they change no pixel value, so no label turns wrong"
    }
  };
}
function patchesPerImage({ meanPixels, images }, edge, batchSize) {
  const coverage = Math.round(meanPixels / edge ** 2);
  const steps = Math.ceil(LEAST_STEPS_PER_EPOCH * batchSize / images);
  return Math.max(steps, Math.min(MOST_PATCHES_PER_IMAGE, Math.max(1, coverage)));
}

// src/network/classifier.ts
var NORM_MOMENTUM2 = 0.1;
var NORM_EPSILON2 = 1e-5;
function classifier(options) {
  const { channels, classes, widths, blocks, poolsStem, dropout } = options;
  const layers = [{ op: "input", name: "input", channels }];
  layers.push(...convNorm("stem", "", "input", widths[0], 3), relu("stem.relu", "stem.norm"));
  if (poolsStem) layers.push(pool("stem", layers));
  let filters = widths[0];
  for (const [stage, width] of widths.entries()) {
    const name = `stage${stage + 1}`;
    if (stage > 0) layers.push(pool(name, layers));
    for (let block = 1; block <= blocks; block++) {
      layers.push(...residualBlock(`${name}.block${block}`, last2(layers), filters, width));
      filters = width;
    }
  }
  layers.push({ op: "global-average-pool", name: "features", from: last2(layers) });
  if (dropout > 0) layers.push({ op: "dropout", name: "dropout", from: "features", rate: dropout });
  layers.push(
    { op: "dense", name: "head", from: last2(layers), units: classes, l2: 0 },
    { op: "softmax", name: "probabilities", from: "head" }
  );
  const poolings = widths.length - 1 + (poolsStem ? 1 : 0);
  const title = `${depthOf(layers)}-layer residual network ${widths.join("-")}`;
  return { title, task: "classification", classes, stride: 2 ** poolings, layers };
}
function residualBlock(block, from, filters, width) {
  const skip = filters === width ? from : `${block}.norm-skip`;
  return [
    ...convNorm(block, "1", from, width, 3),
    relu(`${block}.relu1`, `${block}.norm1`),
    ...convNorm(block, "2", `${block}.relu1`, width, 3),
    ...skip === from ? [] : convNorm(block, "-skip", from, width, 1),
    { op: "add", name: `${block}.add`, from: [`${block}.norm2`, skip] },
    relu(`${block}.relu2`, `${block}.add`)
  ];
}
function convNorm(block, suffix, from, filters, kernel) {
  const [conv, norm] = [`${block}.conv${suffix}`, `${block}.norm${suffix}`];
  return [
    { op: "conv", name: conv, from, filters, kernel, dilation: 1, bias: false, l2: 0 },
    { op: "batch-norm", name: norm, from: conv, momentum: NORM_MOMENTUM2, epsilon: NORM_EPSILON2 }
  ];
}
function relu(name, from) {
  return { op: "activation", name, from, kind: "relu" };
}
function pool(block, layers) {
  return { op: "max-pool", name: `${block}.pool`, from: last2(layers) };
}
function depthOf(layers) {
  return layers.filter((layer2) => layer2.op === "dense" || layer2.op === "conv" && layer2.kernel === 3).length;
}
function last2(layers) {
  return layers[layers.length - 1].name;
}

// src/network/cost.ts
function countMacs(network, { height, width }) {
  const shapes = shapesOf(network);
  let macs = 0;
  for (const layer2 of network.layers) {
    const { channels, divisor } = shapes.get(layer2.name);
    const weights = weightsOfNumber(layer2, shapes.get(inputsOf(layer2)[0])?.channels ?? 0);
    macs += channels * weights * height * width / divisor ** 2;
  }
  return macs;
}
function weightsOfNumber(layer2, inputs) {
  switch (layer2.op) {
    case "conv":
      return inputs * layer2.kernel ** 2;
    case "depthwise-conv":
      return layer2.kernel ** 2;
    case "transposed-conv":
      return inputs;
    default:
      return 0;
  }
}

// src/stages/4-plan/median-size.ts
function medianSize(sizes) {
  return {
    height: median(sizes.map(({ height }) => height)),
    width: median(sizes.map(({ width }) => width))
  };
}
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

// src/stages/4-plan/classifier-size.ts
var STAGES = [
  { edge: 24, choices: [{ widths: [32, 64, 128], blocks: 1, poolsStem: false }] },
  {
    edge: 48,
    choices: [
      { widths: [32, 64, 128], blocks: 1, poolsStem: false },
      { widths: [16, 32, 64], blocks: 1, poolsStem: false }
    ]
  },
  { edge: Number.POSITIVE_INFINITY, choices: [{ widths: [16, 32, 64, 128], blocks: 1, poolsStem: true }] }
];
var EDGES = [128, 112, 96, 80, 64];
var MACS_PER_SECOND = 12e9;
var PASSES = 3;
var WANTED_EPOCHS = 40;
var USUAL_BUDGET_MS = 15 * 6e4;
function classifierSize(train2, wishes) {
  const budgetMs = wishes.timeBudgetMs ?? USUAL_BUDGET_MS;
  const affordable = budgetMs / 1e3 * MACS_PER_SECOND / (PASSES * WANTED_EPOCHS * train2.length);
  const fits2 = ({ input, stages }) => countMacs(networkOf(stages), input) <= affordable;
  const sizes = candidates(train2, wishes);
  return sizes.find(fits2) ?? sizes[sizes.length - 1];
}
function candidates(train2, { imageSize }) {
  if (imageSize !== void 0) return sized({ height: imageSize, width: imageSize }, 1);
  const { height, width } = medianSize(train2);
  const edge = Math.sqrt(height * width);
  const smallest = EDGES[EDGES.length - 1];
  const shrunk2 = EDGES.filter((target) => target < edge).flatMap(
    (target) => sized({ height, width }, target / edge)
  );
  return edge > EDGES[0] ? shrunk2 : [...sized({ height, width }, 1), ...edge > smallest ? shrunk2 : []];
}
function sized({ height, width }, factor) {
  const edge = Math.sqrt(height * width) * factor;
  const { choices } = STAGES.find((row) => edge <= row.edge);
  return choices.map((stages) => {
    const { stride } = networkOf(stages);
    const whole = (length) => factor < 1 ? Math.max(stride, Math.round(length * factor / stride) * stride) : Math.ceil(length / stride) * stride;
    return { input: { height: whole(height), width: whole(width) }, stages };
  });
}
function networkOf(stages) {
  return classifier({ ...stages, channels: 3, classes: 2, dropout: 0 });
}

// src/stages/4-plan/auto-classification.ts
var BATCH_SIZE = 32;
var LEAST_STEPS_PER_EPOCH2 = 25;
var UNBALANCED = 2;
var LABEL_SMOOTHING = 0.1;
var LEARNING_RATE2 = 4e-3;
function classificationRecipe(statistics, wishes) {
  const { channels, classes, images } = statistics;
  const schedule = autoSchedule(wishes.timeBudgetMs !== void 0, 5);
  const { input, stages } = classifierSize(statistics.sizes, wishes);
  const { normalization, reason } = planNormalization(statistics);
  const batchSize = wishes.batchSize ?? BATCH_SIZE;
  const unbalanced = isUnbalanced(statistics.classShares);
  const resized = statistics.sizes.some(
    ({ height, width }) => height !== input.height || width !== input.width
  );
  return {
    network: classifier({ ...stages, channels, classes, dropout: 0 }),
    normalization,
    patch: input,
    batchSize,
    patchesPerImage: Math.ceil(LEAST_STEPS_PER_EPOCH2 * batchSize / images),
    optimizer: "adamw",
    learningRate: LEARNING_RATE2,
    ...schedule.steps,
    crossEntropy: 1,
    dice: 0,
    labelSmoothing: LABEL_SMOOTHING,
    mixUp: 0,
    classWeights: unbalanced ? "sqrt" : "none",
    augmentation: augmentationFor(statistics.symmetry),
    reasons: {
      network: "skips let batch norm and ReLU learn in few epochs; narrow enough for CPU cores",
      normalization: reason,
      "image-size": resized ? `the median image in its own shape, 128 pixels at most and shrunk as far as 64 for 40 epochs to fit into ${wishes.timeBudgetMs === void 0 ? "15 minutes" : "the time budget"} on two idle cores, by estimate; all others are resized to it` : "the size of the images",
      "batch-size": "enough images for steady batch statistics",
      optimizer: "decoupled weight decay; few settings to tune",
      "learning-rate": schedule.reason,
      "class-weights": unbalanced ? "square root of the inverse frequency: rare classes count without flooding the common ones" : `no class has more than ${UNBALANCED} times the images of another, so every image counts alike`,
      "label-smoothing": "keeps the network from being surer than its images allow",
      "mix-up": "off: it pays in long trainings",
      augment: `turns up to ${ROTATION}°, zoom, shift, light; ${flipsInWords(statistics.symmetry)}`
    }
  };
}
function isUnbalanced(shares) {
  const occurring = shares.filter((share2) => share2 > 0);
  return Math.max(...occurring) > UNBALANCED * Math.min(...occurring);
}
var ROTATION = 10;
function augmentationFor(symmetry2) {
  return {
    ...NO_AUGMENTATION,
    ...allowedFlips(symmetry2),
    rotation: { probability: 0.5, degrees: ROTATION },
    // Zooming in shows a part anywhere in the image, so it shifts, too.
    scale: { probability: 0.8, low: 0.85, high: 1.2 },
    brightness: { probability: 0.3, amount: 0.3 },
    contrast: { probability: 0.3, amount: 0.25 }
  };
}
function allowedFlips(symmetry2) {
  const half = (allowed) => allowed ? 0.5 : 0;
  return {
    horizontalFlip: half(symmetry2?.horizontalFlip),
    verticalFlip: half(symmetry2?.verticalFlip),
    quarterTurns: half(symmetry2?.quarterTurns)
  };
}
function flipsInWords(symmetry2) {
  if (!symmetry2?.evident)
    return "no flips, as the images that are most alike do not tell whether those keep the class";
  const allowed = [
    ...symmetry2.horizontalFlip ? ["left-right flips"] : [],
    ...symmetry2.verticalFlip ? ["up-down flips"] : [],
    ...symmetry2.quarterTurns ? ["quarter turns"] : []
  ];
  if (allowed.length === 0) return "no flips: a flipped image is less like the images of its class";
  const list = allowed.length === 1 ? allowed[0] : `${allowed.slice(0, -1).join(", ")} and ${allowed.at(-1)}`;
  return `${list}, after which an image is still most like others of its class`;
}

// src/stages/4-plan/class-weights.ts
function classWeights(kind, shares) {
  if (kind === "none") return shares.map(() => 1);
  const raw = shares.map(
    (share2) => share2 === 0 ? 0 : kind === "balanced" ? 1 / share2 : Math.sqrt(1 / share2)
  );
  const sum3 = raw.reduce((total, weight) => total + weight, 0);
  const occurring = raw.filter((weight) => weight > 0).length;
  return raw.map((weight) => weight === 0 ? 1 : weight * occurring / sum3);
}

// src/stages/4-plan/classic.ts
var NETWORK2 = {
  task: "segmentation",
  widths: [32, 64, 128, 256, 512],
  activation: "elu",
  batchNorm: false,
  dropout: 0.18,
  l2: 0.01
};
function classicRecipe(statistics, wishes) {
  const { channels, classes, bitDepth, intensities } = statistics;
  const network = unet({ ...NETWORK2, channels, classes });
  const full = 2 ** bitDepth - 1;
  const whole = { low: 0, high: full, offset: 0, scale: 1 / full };
  return {
    network,
    normalization: { channels: bitDepth === 32 ? intensities.map(toUnit) : intensities.map(() => whole) },
    patch: {
      height: wishes.imageSize ?? roundUp(statistics.largestHeight, network.stride),
      width: wishes.imageSize ?? roundUp(statistics.largestWidth, network.stride)
    },
    batchSize: wishes.batchSize ?? 1,
    patchesPerImage: 1,
    optimizer: "adadelta",
    learningRate: 1,
    warmupSteps: 0,
    decayPower: void 0,
    reduceOnPlateau: { factor: 0.1, patience: 5, minDelta: 1e-3, floor: 1e-7 },
    crossEntropy: 1,
    dice: 0,
    labelSmoothing: 0,
    mixUp: 0,
    classWeights: "balanced",
    augmentation: void 0,
    reasons: {
      network: "the published U-Net: ELU, he_normal, L2 0.01, dropout 0.18",
      normalization: bitDepth === 32 ? "floats have no largest value to divide by, as published: the 0.5th to 99.5th percentile becomes 0 to 1" : `the published scaling: divide by ${full}, the largest ${bitDepth}-bit value`,
      patch: "whole images",
      "batch-size": "as published",
      optimizer: "as published",
      "learning-rate": "as published; falls to a tenth after 5 epochs without a better validation loss",
      "class-weights": "inverse frequency, normalised to the number of classes, as published",
      augment: "none, as published"
    }
  };
}
function toUnit({ low, high }) {
  return { low, high, offset: low, scale: high === low ? 1 : 1 / (high - low) };
}

// src/network/freeze.ts
function frozenUpTo(network, name) {
  const learned = new Set(parametersOf(network).map(({ layer: layer2 }) => layer2));
  const below = new Set(layersUpTo(network, name).filter((layer2) => learned.has(layer2.name)));
  const layers = network.layers.map(
    (layer2) => below.has(layer2) ? { ...layer2, frozen: true } : layer2
  );
  return { ...network, layers };
}

// src/stages/4-plan/pretrained-size.ts
var EDGES2 = [224, 192, 160, 128];
var MACS_PER_SECOND2 = 3e10;
var PASSES2 = 3;
var WANTED_EPOCHS2 = 7;
var USUAL_BUDGET_MS2 = 15 * 6e4;
var NETWORK3 = efficientNetLite0({ channels: 3, classes: 2, dropout: 0 });
function pretrainedSize(train2, { imageSize, timeBudgetMs }) {
  if (imageSize !== void 0) return squareOf(roundUp(imageSize, NETWORK3.stride));
  const affordable = (timeBudgetMs ?? USUAL_BUDGET_MS2) / 1e3 * MACS_PER_SECOND2 / (PASSES2 * WANTED_EPOCHS2 * train2.length);
  const sizes = EDGES2.map((edge) => inShapeOf(medianSize(train2), edge));
  return sizes.find((size) => countMacs(NETWORK3, size) <= affordable) ?? sizes[sizes.length - 1];
}
function probedSize(train2) {
  return inShapeOf(medianSize(train2), EDGES2[EDGES2.length - 1]);
}
function probedTile(train2) {
  const { height, width } = medianSize(train2);
  return squareOf(Math.min(EDGES2[0], roundUp(Math.min(height, width), NETWORK3.stride)));
}
function squareOf(edge) {
  return { height: edge, width: edge };
}
function inShapeOf({ height, width }, edge) {
  const factor = edge / Math.sqrt(height * width);
  const { stride } = NETWORK3;
  const longest = edge ** 2 / stride;
  const whole = (length) => Math.min(longest, Math.max(stride, Math.round(length * factor / stride) * stride));
  return { height: whole(height), width: whole(width) };
}

// src/stages/4-plan/pretrained-classification.ts
var LEAST_STEPS_PER_EPOCH3 = 8;
var FROZEN_STRIDE = 8;
var FROZEN = EFFICIENTNET_LITE0_OUTPUTS[FROZEN_STRIDE];
var LEARNING_RATE3 = 2e-3;
var RATE_DECAY = 0.8;
function pretrainedClassification(statistics, wishes, { network, pretraining }) {
  const scratch = classificationRecipe(statistics, wishes);
  const learning = frozenUpTo(network, FROZEN);
  const { normalization, reason } = normalizationFor(statistics);
  const { reasons, batchSize } = scratch;
  return {
    ...scratch,
    network: learning,
    normalization,
    patch: pretrainedSize(statistics.sizes, wishes),
    patchesPerImage: Math.ceil(LEAST_STEPS_PER_EPOCH3 * batchSize / statistics.images),
    learningRate: LEARNING_RATE3,
    rates: discriminativeRates(learning),
    linearProbe: true,
    reasons: {
      ...reasons,
      network: `pretrained on ${pretraining?.dataset}; its head, the last layer, is fitted alone in the first epoch, then all but its lowest layers learn as well: those see edges and colours, and would take much of the time`,
      normalization: reason,
      "image-size": `the median image in its own shape, of about the size that the network knows things at, or smaller to fit into ${wishes.timeBudgetMs === void 0 ? "15 minutes" : "the time budget"} on two idle cores, by estimate; all others are resized to it`,
      "learning-rate": `of the head; each block below learns at ${RATE_DECAY} of the one above it; ${reasons["learning-rate"]}`
    }
  };
}
function discriminativeRates(network) {
  const learned = new Set(
    parametersOf(network).flatMap(({ layer: layer2, trainable }) => trainable ? [layer2] : [])
  );
  const blocks = [...new Set([...learned].map(blockOf))];
  const rates = [...learned].map((layer2) => {
    const above = blocks.length - 1 - blocks.indexOf(blockOf(layer2));
    return [layer2, RATE_DECAY ** above];
  });
  return Object.fromEntries(rates.filter(([, rate]) => rate !== 1));
}
function blockOf(layer2) {
  return layer2.split(".")[0];
}

// src/network/efficientnet-unet.ts
var RESOLUTIONS = { 1: "full", 2: "half", 4: "quarter" };
var NORM = { momentum: 0.1, epsilon: 1e-5 };
var WIDTHS = { 32: 96, 16: 96, 8: 64, 4: 48, 2: 24, 1: 16 };
var STRIDES2 = [16, 8, 4, 2, 1];
function efficientNetUnet({ channels, classes, outputStride }) {
  const layers = [
    ...efficientNetLite0Encoder(channels),
    ...convBlock2("context", EFFICIENTNET_LITE0_OUTPUTS[32], WIDTHS[32], 1)
  ];
  for (const stride of STRIDES2.filter((one) => one >= outputStride)) {
    const from = last3(layers);
    const block = `decoder${stride}`;
    const skip = stride === 1 ? "detail-relu" : EFFICIENTNET_LITE0_OUTPUTS[stride];
    if (stride === 1) layers.push(...convBlock2("detail", "input", WIDTHS[1], 3));
    layers.push(
      { op: "upsample", name: `${block}.up`, from },
      { op: "concat", name: `${block}.concat`, from: [`${block}.up`, skip] },
      ...convBlock2(`${block}.conv1`, `${block}.concat`, WIDTHS[stride], 3),
      ...convBlock2(`${block}.conv2`, `${block}.conv1-relu`, WIDTHS[stride], 3)
    );
  }
  layers.push({
    op: "conv",
    name: "head",
    from: last3(layers),
    filters: classes,
    kernel: 1,
    dilation: 1,
    bias: true,
    l2: 0
  });
  for (let stride = outputStride / 2; stride >= 1; stride /= 2)
    layers.push({ op: "upsample", name: `head.up${stride}`, from: last3(layers) });
  layers.push({ op: "softmax", name: "probabilities", from: last3(layers) });
  const title = `U-Net of EfficientNet-Lite0, at ${RESOLUTIONS[outputStride]} resolution`;
  return { title, task: "segmentation", classes, stride: 32, layers };
}
function convBlock2(name, from, filters, kernel) {
  return [
    { op: "conv", name, from, filters, kernel, dilation: 1, bias: false, l2: 0 },
    { op: "batch-norm", name: `${name}-norm`, from: name, ...NORM },
    { op: "activation", name: `${name}-relu`, from: `${name}-norm`, kind: "relu" }
  ];
}
function last3(layers) {
  return layers[layers.length - 1].name;
}

// src/stages/4-plan/pretrained-segmentation.ts
var PATCH2 = 256;
var PIXELS_PER_BATCH2 = 4 * PATCH2 * PATCH2;
var VARIED = {
  scale: { probability: 0.5, low: 0.6, high: 1.7 },
  brightness: { probability: 0.3, amount: 0.4 },
  contrast: { probability: 0.3, amount: 0.3 },
  gamma: { probability: 0.3, low: 0.7, high: 1.5 }
};
var LEAST_LEFT = 0.9;
function pretrainedSegmentation(statistics, wishes, { name, pretraining }) {
  const { channels, classes, labelDetail, smallestEdge } = statistics;
  const scratch = autoRecipe(statistics, wishes);
  const left = (stride) => labelDetail?.[stride] ?? 0;
  const outputStride = strideFor(left);
  const unet2 = efficientNetUnet({ channels, classes, outputStride });
  const { normalization, reason } = normalizationFor(statistics);
  const edge = roundUp(wishes.imageSize ?? Math.min(PATCH2, smallestEdge), unet2.stride);
  const batchSize = wishes.batchSize ?? Math.min(32, Math.max(2, Math.round(PIXELS_PER_BATCH2 / edge ** 2)));
  return {
    ...scratch,
    network: frozenUpTo(unet2, EFFICIENTNET_LITE0_OUTPUTS[32]),
    normalization,
    patch: { height: edge, width: edge },
    batchSize,
    patchesPerImage: patchesPerImage(statistics, edge, batchSize),
    augmentation: { ...NO_AUGMENTATION, ...scratch.augmentation, ...VARIED },
    reasons: {
      ...scratch.reasons,
      network: `its encoder is ${name} as ${pretraining?.dataset} has trained it, and stays so; the decoder over it learns; ${detailInWords(left, outputStride)}`,
      normalization: reason,
      augment: `${scratch.reasons.augment}; other sizes and light: things are nearer or farther, and lit otherwise, in the next picture`,
      patch: `crops of ${edge} pixels: more varied batches for the same work than whole images, and enough to see things in`
    }
  };
}
function strideFor(left) {
  if (left(2) < LEAST_LEFT) return 1;
  return left(4) < LEAST_LEFT ? 2 : 4;
}
function detailInWords(left, stride) {
  return stride === 1 ? `labels are so fine that half the resolution would leave of them a mean IoU of ${left(2).toFixed(2)}` : `${stride === 2 ? "half" : "a quarter of"} the resolution leaves of the labels a mean IoU of ${left(stride).toFixed(2)}`;
}

// src/stages/4-plan/make.ts
var LARGEST_TILE = 512;
var OPTIMIZERS = {
  sgd: { name: "sgd", momentum: 0.9, weightDecay: 0 },
  adam: { name: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
  adamw: { name: "adamw", beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  muon: { name: "muon", momentum: 0.95, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  adadelta: { name: "adadelta", rho: 0.95, epsilon: 1e-7 }
};
var LEARNING_RATES = {
  sgd: 0.01,
  adam: 1e-3,
  adamw: 2e-3,
  muon: 0.02,
  adadelta: 1
};
function makePlan(settings, statistics, start) {
  const { model } = start;
  const recipe = recipeFrom(start, settings, statistics);
  const optimizer = settings.optimizer ?? recipe.optimizer;
  const { network, crossEntropy, dice } = recipe;
  const plan = {
    recipe: settings.recipe,
    network,
    normalization: recipe.normalization,
    patch: recipe.patch,
    tile: tileFor(recipe, statistics),
    batchSize: recipe.batchSize,
    patchesPerImage: recipe.patchesPerImage,
    loss: {
      crossEntropy,
      dice,
      classWeights: chooseWeights(settings, recipe, statistics),
      labelSmoothing: settings.labelSmoothing ?? recipe.labelSmoothing
    },
    optimizer: OPTIMIZERS[optimizer],
    learningRate: chooseLearningRate(settings, recipe, start),
    rates: recipe.rates,
    linearProbe: recipe.linearProbe,
    warmupSteps: recipe.warmupSteps,
    decayPower: recipe.decayPower,
    reduceOnPlateau: recipe.reduceOnPlateau,
    augmentation: chooseAugmentation(settings, recipe, statistics),
    mixUp: settings.mixUp ?? recipe.mixUp,
    epochs: settings.epochs,
    patience: settings.patience,
    minDelta: settings.minDelta,
    monitor: settings.monitor,
    target: settings.target,
    timeBudgetMs: settings.timeBudgetMs,
    seed: settings.seed,
    initialModel: model && { sha256: model.sha256, newClasses: model.newClasses }
  };
  return { ...plan, reasons: [...explainStart(start), ...explain(plan, recipe, settings)] };
}
function recipeFrom({ model }, settings, statistics) {
  const scratch = recipeFor(settings, statistics);
  if (model === void 0) return scratch;
  const planned = plansAsPretrained(model, settings) ? pretrainedRecipe(statistics, settings, model) : scratch;
  return isMeasuredBefore(model) ? fineTuning(planned, model, settings) : planned;
}
function pretrainedRecipe(statistics, settings, model) {
  const { task } = statistics;
  const recipe = task === "segmentation" ? pretrainedSegmentation : pretrainedClassification;
  return recipe(statistics, settings, model);
}
function plansAsPretrained({ network }, { recipe }) {
  return recipe !== "classic" && hasEfficientNetLite0(network);
}
function chooseLearningRate(settings, recipe, { model }) {
  if (settings.learningRate !== void 0) return settings.learningRate;
  const { optimizer = recipe.optimizer } = settings;
  const planned = optimizer === recipe.optimizer ? recipe.learningRate : rateOfOther(optimizer, recipe.network);
  return isMeasuredBefore(model) ? fineTuningRate(planned) : planned;
}
function rateOfOther(optimizer, network) {
  const rate = LEARNING_RATES[optimizer];
  return network.task === "classification" && hasEfficientNetLite0(network) ? fineTuningRate(rate) : rate;
}
function recipeFor(settings, statistics) {
  const classic = settings.recipe === "classic";
  if (statistics.task === "segmentation") {
    if (settings.mixUp) throw new InputError(mixUpClassifiesOnly());
    return (classic ? classicRecipe : autoRecipe)(statistics, settings);
  }
  if (classic) throw new InputError(classicSegmentsOnly());
  return classificationRecipe(statistics, settings);
}
function tileFor({ network, patch }, { largestHeight, largestWidth }) {
  if (network.task === "classification") return patch;
  return {
    height: Math.min(LARGEST_TILE, roundUp(largestHeight, network.stride)),
    width: Math.min(LARGEST_TILE, roundUp(largestWidth, network.stride))
  };
}
function chooseWeights(settings, recipe, { classShares: classShares2 }) {
  const wish = settings.classWeights ?? recipe.classWeights;
  if (typeof wish === "string") return classWeights(wish, classShares2);
  if (wish.length !== classShares2.length)
    throw new InputError(classWeightsMismatch(wish.length, classShares2.length));
  return wish;
}
function chooseAugmentation({ augment }, recipe, { task, symmetry: symmetry2 }) {
  if (augment === void 0) return recipe.augmentation;
  if (!augment) return void 0;
  return task === "segmentation" ? defaultAugmentation() : { ...defaultAugmentation(), ...allowedFlips(symmetry2) };
}
function explain(plan, recipe, settings) {
  const classification = plan.network.task === "classification";
  const { labelSmoothing } = plan.loss;
  const rows = [
    ["network", plan.network.title, false],
    ["normalization", describeNormalization(plan), false],
    [
      classification ? "image-size" : "patch",
      `${plan.patch.width}x${plan.patch.height}`,
      settings.imageSize !== void 0
    ],
    ["batch-size", String(plan.batchSize), settings.batchSize !== void 0],
    ["optimizer", plan.optimizer.name, settings.optimizer !== void 0],
    ["learning-rate", String(plan.learningRate), settings.learningRate !== void 0],
    ["class-weights", plan.loss.classWeights.map(round).join(", "), settings.classWeights !== void 0],
    ...labelSmoothing || classification ? [["label-smoothing", String(labelSmoothing), settings.labelSmoothing !== void 0]] : [],
    ...classification ? [["mix-up", String(plan.mixUp), settings.mixUp !== void 0]] : [],
    ["augment", plan.augmentation === void 0 ? "no" : "yes", settings.augment !== void 0]
  ];
  const asSet = (setting) => setting === "image-size" || setting === "patch" ? sizeAsSet(plan, settings) : "as set";
  return rows.map(([setting, value, chosenByUser]) => ({
    setting,
    value,
    reason: chosenByUser ? asSet(setting) : recipe.reasons[setting]
  }));
}
function sizeAsSet({ patch, network }, { imageSize }) {
  return patch.height === imageSize && patch.width === imageSize ? "as set" : `set to ${imageSize}, rounded up to whole strides of the network, of ${network.stride} pixels`;
}
function explainStart({ model, reason }) {
  const setting = "initial-model";
  if (model === void 0) return reason === void 0 ? [] : [{ setting, value: "none", reason }];
  if (model.pretraining !== void 0) return [{ setting, value: model.name, reason: reason ?? "as set" }];
  const fresh = model.newClasses.length === 0 ? "" : `, random ones for the new ${model.newClasses.join(", ")}`;
  return [{ setting, value: model.name, reason: `training starts from its weights${fresh}` }];
}
function describeNormalization({ normalization }) {
  const all = normalization.channels.map(({ low, high }) => `${round(low)} to ${round(high)}`);
  const ranges = new Set(all).size === 1 ? all[0] : all.join("; ");
  return normalization.stretch === void 0 ? ranges : `${normalization.stretch}, ${ranges}`;
}
function round(value) {
  return String(Number(value.toPrecision(3)));
}

// src/image/normalize.ts
function normalizeInto(target, image, normalization) {
  const { width, height, channels, data } = image;
  const pixels = width * height;
  for (let c = 0; c < channels; c++) {
    for (let i = 0, from = c, to = c * pixels; i < pixels; i++, from += channels, to++)
      target[to] = data[from];
  }
  normalizePlanes(target, pixels, normalization);
  return target;
}
function normalizePlanes(planes, pixels, normalization) {
  for (const [c, channel] of normalization.channels.entries()) {
    const plane = planes.subarray(c * pixels, (c + 1) * pixels);
    normalizePlane(plane, Float64Array.of(channel.low, channel.high, channel.offset, channel.scale));
    if (normalization.stretch === "asinh") for (let i = 0; i < pixels; i++) plane[i] = Math.asinh(plane[i]);
  }
}
function normalizePlane(plane, numbers) {
  const low = numbers[0];
  const high = numbers[1];
  const offset = numbers[2];
  const scale = numbers[3];
  for (let i = 0; i < plane.length; i++) {
    const clipped = plane[i] > low ? Math.min(plane[i], high) : low;
    plane[i] = (clipped - offset) * scale;
  }
}

// src/stages/5-train/mix-up.ts
function mixUp(batch, { network, mixUp: a }, random) {
  const { images, labels, size } = batch;
  const { classes } = network;
  const length = images.length / size;
  const mixed = new Float32Array(images.length);
  const targets = new Float32Array(size * classes);
  for (let i = 0; i < size; i++) {
    const drawn = random.beta(a);
    const lambda = Math.max(drawn, 1 - drawn);
    const other = (i + 1) % size;
    for (let from = i * length, to = from, by = other * length; to < (i + 1) * length; from++, by++, to++)
      mixed[to] = lambda * images[from] + (1 - lambda) * images[by];
    targets[i * classes + labels[i]] += lambda;
    targets[i * classes + labels[other]] += 1 - lambda;
  }
  return { ...batch, images: mixed, targets };
}

// src/stages/5-train/patches/intensity.ts
var SMALLEST_BLUR = 0.3;
function changeIntensity(patch, shape, augmentation, random) {
  const { brightness, contrast, gamma, invert, blur, noise, coarseDropout } = augmentation;
  const { images } = patch;
  const brightens = random.chance(brightness.probability);
  const shift = random.uniform(-brightness.amount, brightness.amount);
  const contrasts = random.chance(contrast.probability);
  const factor = random.uniform(1 - contrast.amount, 1 + contrast.amount);
  const bends = random.chance(gamma.probability);
  const power = random.uniform(gamma.low, gamma.high);
  const inverts = random.chance(invert.probability);
  const blurs = random.chance(blur.probability);
  const radius = random.uniform(Math.min(SMALLEST_BLUR, blur.sigma), blur.sigma);
  const roughens = random.chance(noise.probability);
  const roughness = random.uniform(0, noise.sigma);
  const drops = random.chance(coarseDropout.probability);
  if (brightens || contrasts) {
    const { mean, deviation } = momentsOf(images);
    const gain = contrasts ? factor : 1;
    const offset = mean + (brightens ? shift * deviation : 0);
    for (let i = 0; i < images.length; i++) images[i] = (images[i] - mean) * gain + offset;
  }
  if (bends) bendGamma(images, power);
  if (inverts) {
    const { low, high } = rangeOf(images);
    for (let i = 0; i < images.length; i++) images[i] = low + high - images[i];
  }
  if (blurs) blurPlanes(images, shape, radius);
  if (roughens) {
    const sigma = roughness * momentsOf(images).deviation;
    for (let i = 0; i < images.length; i++) images[i] += sigma * random.normal();
  }
  if (drops) dropSquares(patch, shape, coarseDropout, random);
}
function bendGamma(images, power) {
  const { low, high } = rangeOf(images);
  const range = high - low;
  if (range === 0) return;
  for (let i = 0; i < images.length; i++) images[i] = low + range * ((images[i] - low) / range) ** power;
}
function blurPlanes(images, { channels, height, width }, sigma) {
  if (sigma === 0) return;
  const kernel = gaussianKernel(sigma);
  const line = new Float32Array(Math.max(height, width));
  for (let c = 0; c < channels; c++) {
    const start = c * height * width;
    for (let y = 0; y < height; y++) blurLine(images, start + y * width, 1, width, kernel, line);
    for (let x = 0; x < width; x++) blurLine(images, start + x, width, height, kernel, line);
  }
}
function blurLine(images, start, step, length, kernel, line) {
  const reach = (kernel.length - 1) / 2;
  for (let i = 0; i < length; i++) line[i] = images[start + i * step];
  for (let i = 0; i < length; i++) {
    let sum3 = 0;
    for (let k = -reach; k <= reach; k++) {
      sum3 += kernel[k + reach] * line[Math.min(Math.max(i + k, 0), length - 1)];
    }
    images[start + i * step] = sum3;
  }
}
function gaussianKernel(sigma) {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from(
    { length: 2 * reach + 1 },
    (_, k) => Math.exp(-((k - reach) ** 2) / (2 * sigma ** 2))
  );
  const sum3 = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum3);
}
function dropSquares({ images, labels }, { channels, height, width }, { holes, size }, random) {
  const { mean } = momentsOf(images);
  const largest2 = Math.max(1, Math.floor(size * Math.min(height, width)));
  const count2 = 1 + random.integer(holes);
  for (let hole = 0; hole < count2; hole++) {
    const edge = Math.min(1 + random.integer(largest2), height, width);
    const top = random.integer(height - edge + 1);
    const left = random.integer(width - edge + 1);
    for (let y = top; y < top + edge; y++) {
      const row = y * width + left;
      labels?.fill(IGNORE, row, row + edge);
      for (let c = 0; c < channels; c++) {
        images.fill(mean, c * height * width + row, c * height * width + row + edge);
      }
    }
  }
}
function momentsOf(values) {
  let sum3 = 0;
  for (let i = 0; i < values.length; i++) sum3 += values[i];
  const mean = sum3 / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}
function rangeOf(values) {
  let low = values[0];
  let high = values[0];
  for (let i = 1; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    else if (values[i] > high) high = values[i];
  }
  return { low, high };
}

// src/stages/5-train/patches/view.ts
function viewAt(x, y, { height, width }) {
  return {
    centerX: x + (width - 1) / 2,
    centerY: y + (height - 1) / 2,
    xx: 1,
    xy: 0,
    yx: 0,
    yy: 1,
    exact: true
  };
}
function drawView(image, size, augmentation, random) {
  if (augmentation === void 0) return { ...viewAt(0, 0, size), ...drawCenter(image, size, true, random) };
  const { horizontalFlip, verticalFlip, quarterTurns, rotation, scale } = augmentation;
  const flipX = random.chance(horizontalFlip) ? -1 : 1;
  const flipY = random.chance(verticalFlip) ? -1 : 1;
  const turns = random.chance(quarterTurns) ? 1 + random.integer(3) : 0;
  const rotates = random.chance(rotation.probability);
  const angle = rotates ? random.uniform(-rotation.degrees, rotation.degrees) * Math.PI / 180 : 0;
  const scales = random.chance(scale.probability);
  const step = scales ? 1 / random.uniform(scale.low, scale.high) : 1;
  const exact = !rotates && !scales;
  const [cos, sin] = QUARTER_TURNS[turns];
  const c = step * (cos * Math.cos(angle) - sin * Math.sin(angle));
  const s = step * (sin * Math.cos(angle) + cos * Math.sin(angle));
  const seen = turns % 2 === 0 ? size : { height: size.width, width: size.height };
  const center = drawCenter(image, { height: seen.height * step, width: seen.width * step }, exact, random);
  return { ...center, xx: flipX * c, xy: -flipX * s, yx: flipY * s, yy: flipY * c, exact };
}
function seenBy(view, size, image) {
  const reachX = (Math.abs(view.xx) * (size.width - 1) + Math.abs(view.xy) * (size.height - 1)) / 2;
  const reachY = (Math.abs(view.yx) * (size.width - 1) + Math.abs(view.yy) * (size.height - 1)) / 2;
  const margin = view.exact ? 0 : 2;
  const left = clamp(Math.floor(view.centerX - reachX) - margin, image.width - 1);
  const top = clamp(Math.floor(view.centerY - reachY) - margin, image.height - 1);
  const right = clamp(Math.ceil(view.centerX + reachX) + margin, image.width - 1);
  const bottom = clamp(Math.ceil(view.centerY + reachY) + margin, image.height - 1);
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}
function copyView(area, view, size, patch) {
  const { image, labels, left, top, whole } = area;
  const { width: rowLength, channels, data } = image;
  const pixels = size.height * size.width;
  const step = view.yx * rowLength + view.xx;
  for (let y = 0; y < size.height; y++) {
    const row = y * size.width;
    const [startX, startY] = sourceOf2(view, size, 0, y);
    const [endX, endY] = sourceOf2(view, size, size.width - 1, y);
    if (isInside(startX, startY, whole) && isInside(endX, endY, whole)) {
      const start = (startY - top) * rowLength + startX - left;
      for (let x = 0; patch.labels && x < size.width; x++)
        patch.labels[row + x] = labels.data[start + x * step];
      for (let c = 0; c < channels; c++) {
        let from = start * channels + c;
        const to = c * pixels + row;
        for (let x = 0; x < size.width; x++, from += step * channels) patch.images[to + x] = data[from];
      }
      continue;
    }
    for (let x = 0; x < size.width; x++) {
      const [sourceX, sourceY] = sourceOf2(view, size, x, y);
      const nearestX = clamp(sourceX, whole.width - 1) - left;
      const nearestY = clamp(sourceY, whole.height - 1) - top;
      const nearest = nearestY * rowLength + nearestX;
      if (patch.labels)
        patch.labels[row + x] = isInside(sourceX, sourceY, whole) ? labels.data[nearest] : IGNORE;
      for (let c = 0; c < channels; c++) patch.images[c * pixels + row + x] = data[nearest * channels + c];
    }
  }
}
function resampleView(area, view, size, patch) {
  const { image, labels, left, top, whole } = area;
  const { width: rowLength, channels, data } = image;
  const [lastX, lastY] = [whole.width - 1, whole.height - 1];
  const pixels = size.height * size.width;
  for (let y = 0, i = 0; y < size.height; y++) {
    let [sourceX, sourceY] = sourceOf2(view, size, 0, y);
    for (let x = 0; x < size.width; x++, i++, sourceX += view.xx, sourceY += view.yx) {
      if (patch.labels) {
        const nearestX = Math.round(sourceX);
        const nearestY = Math.round(sourceY);
        const inside = isInside(nearestX, nearestY, whole);
        patch.labels[i] = inside ? labels.data[(nearestY - top) * rowLength + nearestX - left] : IGNORE;
      }
      const insideX = clamp(sourceX, lastX);
      const insideY = clamp(sourceY, lastY);
      const cellX = Math.floor(insideX);
      const cellY = Math.floor(insideY);
      const fx = insideX - cellX;
      const fy = insideY - cellY;
      const upper = ((cellY - top) * rowLength + cellX - left) * channels;
      const right = cellX < lastX ? channels : 0;
      const lower2 = upper + (cellY < lastY ? rowLength * channels : 0);
      for (let c = 0; c < channels; c++) {
        const above = data[upper + c] + fx * (data[upper + right + c] - data[upper + c]);
        const below = data[lower2 + c] + fx * (data[lower2 + right + c] - data[lower2 + c]);
        patch.images[c * pixels + i] = above + fy * (below - above);
      }
    }
  }
}
function sourceOf2(view, size, x, y) {
  const u = x - (size.width - 1) / 2;
  const v = y - (size.height - 1) / 2;
  return [view.centerX + view.xx * u + view.xy * v, view.centerY + view.yx * u + view.yy * v];
}
function isInside(x, y, { width, height }) {
  return x >= 0 && x < width && y >= 0 && y < height;
}
function clamp(value, most) {
  return Math.min(Math.max(value, 0), most);
}
var QUARTER_TURNS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1]
];
function drawCenter(image, seen, exact, random) {
  return {
    centerX: drawOrigin(image.width, seen.width, exact, random) + (seen.width - 1) / 2,
    centerY: drawOrigin(image.height, seen.height, exact, random) + (seen.height - 1) / 2
  };
}
function drawOrigin(length, seen, exact, random) {
  const room = length - seen;
  if (!exact) return room * random.next();
  return room >= 0 ? random.integer(room + 1) : -random.integer(1 - room);
}

// src/stages/5-train/patches/augment.ts
function cutPatch(area, view, options) {
  const labels = new Uint8Array(options.height * options.width);
  return { images: look(area, view, options, labels), labels };
}
function cutImage(area, view, options) {
  return { images: look(area, view, options, void 0), labels: area.labels.data };
}
function look(area, view, { height, width, normalization, augmentation, random }, labels) {
  const { channels } = area.image;
  const size = { height, width };
  const images = new Float32Array(channels * height * width);
  const patch = labels === void 0 ? { images } : { images, labels };
  if (view.exact) copyView(area, view, size, patch);
  else resampleView(area, view, size, patch);
  normalizePlanes(images, height * width, normalization);
  if (augmentation !== void 0) changeIntensity(patch, { channels, ...size }, augmentation, random);
  return images;
}

// src/stages/5-train/patches/tile.ts
function tilesOf(width, height, tile) {
  const tiles = [];
  for (let top = 0; top < height; top += tile.height) {
    for (let left = 0; left < width; left += tile.width) {
      tiles.push({
        left,
        top,
        width: Math.min(tile.width, width - left),
        height: Math.min(tile.height, height - top)
      });
    }
  }
  return tiles;
}
function cutTile(input, { left, top }, { height, width, normalization }) {
  const size = { height, width };
  const tile = {
    images: new Float32Array(input.image.channels * height * width),
    labels: new Uint8Array(height * width)
  };
  copyView(input, viewAt(left, top, size), size, tile);
  normalizePlanes(tile.images, height * width, normalization);
  return tile;
}

// src/stages/5-train/batches.ts
function stepsPerEpoch(plan, trainSamples) {
  return Math.ceil(trainSamples * plan.patchesPerImage / plan.batchSize);
}
async function* trainingBatches(source, epoch) {
  const { plan, samples, reader, timings } = source;
  const { patch, normalization, augmentation } = plan;
  const whole = plan.network.task === "classification";
  const patches = samples.flatMap(
    (sample) => Array.from({ length: plan.patchesPerImage }, (_, number) => ({ sample, number }))
  );
  const order = Random.for(plan.seed, "order", epoch).shuffle(patches);
  for (let step = 0; step < stepsPerEpoch(plan, samples.length); step++) {
    const pieces = [];
    for (let i = 0; i < plan.batchSize; i++) {
      const { sample, number } = order[(step * plan.batchSize + i) % order.length];
      const random = Random.for(plan.seed, "patch", epoch, sample.id, number, step);
      const options = { ...patch, normalization, augmentation, random };
      const image = whole ? patch : sample;
      const view = drawView(image, patch, augmentation, random);
      const area = whole ? allOf(patch) : seenBy(view, patch, image);
      const read = await timings.measure("load", () => reader.readArea(sample, area));
      const cut = whole ? cutImage : cutPatch;
      pieces.push(timings.measureSync("augment", () => cut(read, view, options)));
    }
    const batch = assemble(pieces, patch);
    yield plan.mixUp === 0 ? batch : mixUp(batch, plan, Random.for(plan.seed, "mix-up", epoch, step));
  }
}
function validationSteps(plan, samples) {
  const tiles = samples.map((sample) => tilesFor(plan, sample).length);
  return Math.ceil(tiles.reduce((sum3, count2) => sum3 + count2, 0) / tileBatchSize(plan));
}
function imagesABatch(plan, samples) {
  const tiles = samples.reduce((sum3, sample) => sum3 + tilesFor(plan, sample).length, 0);
  return samples.length * Math.min(1, tileBatchSize(plan) / tiles);
}
function wholeImages(plan, samples) {
  const size = tileBatchSize(plan);
  const whole = /* @__PURE__ */ new Map();
  let tiles = 0;
  for (const [i, sample] of samples.entries()) {
    tiles += tilesFor(plan, sample).length;
    if (tiles % size === 0) whole.set(tiles / size, i + 1);
  }
  return whole;
}
async function* validationBatches(source) {
  const { plan } = source;
  const size = tileBatchSize(plan);
  let pieces = [];
  for await (const piece of piecesOf(source, size)) {
    pieces.push(piece);
    if (pieces.length < size) continue;
    yield assemble(pieces, plan.tile);
    pieces = [];
  }
  if (pieces.length === 0) return;
  const [{ images, labels }] = pieces;
  const empty = { images: new Float32Array(images.length), labels: labels.slice().fill(IGNORE) };
  while (pieces.length < size) pieces.push(empty);
  yield assemble(pieces, plan.tile);
}
async function* piecesOf({ plan, samples, reader }, atOnce) {
  const read = async (sample, tile) => pieceOf(plan, await reader.readArea(sample, tile), tile);
  if (plan.network.task === "classification") {
    for (let i = 0; i < samples.length; i += atOnce)
      yield* await Promise.all(samples.slice(i, i + atOnce).map((sample) => read(sample, allOf(plan.tile))));
    return;
  }
  for (const sample of samples) for (const tile of tilesFor(plan, sample)) yield await read(sample, tile);
}
function tilesFor({ network, tile }, { width, height }) {
  return network.task === "classification" ? [allOf(tile)] : tilesOf(width, height, tile);
}
function pieceOf({ network, normalization, tile }, input, area) {
  if (network.task === "segmentation") return cutTile(input, area, { ...tile, normalization });
  const images = new Float32Array(input.image.data.length);
  return { images: normalizeInto(images, input.image, normalization), labels: input.labels.data };
}
function allOf({ height, width }) {
  return { left: 0, top: 0, height, width };
}
async function* oneAhead(source) {
  let next = source.next();
  for (; ; ) {
    const { value, done } = await next;
    if (done) return;
    next = source.next();
    next.catch(() => void 0);
    yield value;
  }
}
function tileBatchSize(plan) {
  const patchPixels = plan.batchSize * plan.patch.height * plan.patch.width;
  return Math.max(1, Math.floor(patchPixels / (plan.tile.height * plan.tile.width)));
}
function assemble(pieces, { height, width }) {
  const imageLength = pieces[0].images.length;
  const images = new Float32Array(pieces.length * imageLength);
  const labelLength = pieces[0].labels.length;
  const labels = new Uint8Array(pieces.length * labelLength);
  pieces.forEach((piece, i) => {
    images.set(piece.images, i * imageLength);
    labels.set(piece.labels, i * labelLength);
  });
  return { images, labels, size: pieces.length, height, width };
}

// src/stages/5-train/budget/seeded-order.ts
function seededOrder(samples, seed, part) {
  const shuffled = Random.for(seed, "images", part).shuffle(samples);
  const covering = /* @__PURE__ */ new Set();
  const shown = /* @__PURE__ */ new Set();
  for (const label of rarestFirst(shuffled)) {
    if (shown.has(label)) continue;
    const first = shuffled.find(({ classCounts }) => classCounts[label] > 0);
    if (first === void 0) continue;
    covering.add(first);
    for (const also of labelsOf(first)) shown.add(also);
  }
  const rest = shuffled.filter((sample) => !covering.has(sample));
  return { samples: [...covering, ...rest], covering: covering.size };
}
function rarestFirst(samples) {
  const images = /* @__PURE__ */ new Map();
  for (const sample of samples)
    for (const label of labelsOf(sample)) images.set(label, (images.get(label) ?? 0) + 1);
  return [...images].toSorted(([a, m], [b, n]) => m - n || a - b).map(([label]) => label);
}
function labelsOf({ classCounts }) {
  return [...classCounts.keys()].filter((label) => classCounts[label] > 0);
}

// src/stages/5-train/budget/meter.ts
var STEP_PER_FORWARD = 3;
var TEST_PER_VALIDATION = 1.5;
var OPENING_PER_COMPILING = 3;
var WRITING_PER_SAVING = 4;
var NEWEST = 0.2;
var FIRST_STEPS = 5;
var Meter = class {
  #report;
  #leastReportMs;
  #pixelRatio;
  #read;
  #warmUp = { firstMs: 0, secondMs: 0, imagesABatch: 1, savingMs: 0 };
  #validationImage;
  #checkpoint;
  #testImage;
  #step;
  #pace;
  #firstPace;
  /** The first one, which also compiles, among them. */
  #steps = 0;
  #wasValidated = false;
  /**
   * @param reportMs from the tested model to the end of the process, as far as that can be told before
   * @param leastReportMs what it's given however fast the machine is
   * @param pixelRatio pixels of a test image by those of a validation image
   * @param readMs of a validation image; later they may be kept in memory, test images never are
   */
  constructor({ reportMs, leastReportMs: leastReportMs2, pixelRatio, readMs }) {
    this.#report = { ms: reportMs, pace: void 0 };
    this.#leastReportMs = leastReportMs2;
    this.#pixelRatio = pixelRatio;
    this.#read = { ms: readMs, pace: void 0 };
  }
  warmedUp(warmUp2) {
    this.#warmUp = warmUp2;
    const { secondMs, imagesABatch: imagesABatch2 } = warmUp2;
    this.#validationImage = { ms: secondMs / imagesABatch2 + this.#read.ms, pace: void 0 };
  }
  /**
   * @param ms from one step to the next
   * @param engineMs of the step alone, without waiting for its batch
   */
  stepped(ms, engineMs) {
    if (this.#steps++ === 0) return;
    this.#step = smoothed(this.#step, ms);
    this.#pace = smoothed(this.#pace, engineMs);
    if (this.#steps <= FIRST_STEPS) this.#firstPace = this.#pace;
  }
  validated(ms, images) {
    const each = ms / images;
    const before = this.#wasValidated ? this.#validationImage : void 0;
    this.#validationImage = {
      ms: before === void 0 ? each : (this.#now(before) + each) / 2,
      pace: this.#pace
    };
    this.#wasValidated = true;
  }
  saved(ms) {
    this.#checkpoint = { ms, pace: this.#pace };
  }
  /**
   * The newest counts most: images differ, and so does what else the machine does.
   * @param share what the image should take by what one of the mean size takes
   */
  tested(ms, share2) {
    this.#testImage = smoothed(this.#testImage, ms / share2);
  }
  get costs() {
    const { firstMs, secondMs, savingMs } = this.#warmUp;
    const compilingMs = Math.max(0, firstMs - secondMs);
    const written = { ms: WRITING_PER_SAVING * savingMs, pace: void 0 };
    const opened = { ms: OPENING_PER_COMPILING * compilingMs, pace: void 0 };
    const checkpoint = this.#now(this.#checkpoint ?? written);
    const validationImage = this.#now(this.#validationImage ?? { ms: 0, pace: void 0 });
    const testImage = this.#pixelRatio * (TEST_PER_VALIDATION * validationImage + this.#now(this.#read));
    return {
      step: this.#step ?? STEP_PER_FORWARD * (this.#steps > 0 ? secondMs : firstMs),
      validationImage,
      checkpoint,
      model: checkpoint + this.#now(opened),
      testImage: this.#testImage ?? testImage,
      report: Math.max(this.#leastReportMs, this.#now(this.#report))
    };
  }
  #now({ ms, pace = this.#firstPace }) {
    return pace === void 0 || this.#pace === void 0 ? ms : ms * Math.max(1, this.#pace / pace);
  }
};
function smoothed(before, ms) {
  return before === void 0 ? ms : before + NEWEST * (ms - before);
}

// src/stages/5-train/budget/planner.ts
var TEST_SHARE = 1 / 3;
var VALIDATION_SHARE = 1 / 8;
var COVERING_SHARE = 1 / 2;
var LEEWAY = { validation: 1.3, test: 1.15 };
var SHOWN = 3;
function planShares(costs, work, leftMs) {
  const open = Math.max(0, leftMs - costs.checkpoint - afterTrainingMs(costs, work, { test: 0 }));
  const test2 = share(work.test, costs.testImage, open, TEST_SHARE * open);
  const epoch = costs.step * work.stepsPerEpoch;
  const validation = share(
    work.validation,
    costs.validationImage,
    open,
    Math.min(VALIDATION_SHARE * open, epoch)
  );
  return { validation, test: test2 };
}
function share({ all, covering, atOnce }, costMs, openMs, shareMs) {
  const fitting = Math.floor(shareMs / costMs);
  const atLeast = Math.min(covering, Math.floor(COVERING_SHARE * openMs / costMs));
  const images = Math.max(fitting, atLeast);
  return images >= all ? all : Math.min(all, Math.max(1, Math.floor(images / atOnce)) * atOnce);
}
function leastCosts(costs, work, first = "step") {
  const batch = Math.min(work.validation.all, work.validation.atOnce) * costs.validationImage;
  const trained = first === "head" ? batch : costs.step;
  return {
    training: trained + batch + costs.checkpoint,
    ending: afterTrainingMs(costs, work, { test: Math.min(1, work.test.all) })
  };
}
function afterStepsMs(costs, work, shares) {
  return LEEWAY.validation * validationMs(costs, shares) + costs.checkpoint + afterTrainingMs(costs, work, shares);
}
function afterTrainingMs(costs, work, { test: test2 }) {
  const images = test2 === 0 ? 0 : Math.max(test2, work.firstTest);
  return costs.model + LEEWAY.test * (images + shownAgain(work, test2)) * costs.testImage + costs.report;
}
function fitsStep(costs, work, shares, leftMs) {
  return leftMs >= costs.step + afterStepsMs(costs, work, shares);
}
function fitsEpoch(costs, work, shares, leftMs) {
  const stepsMs = leftMs - afterStepsMs(costs, work, shares);
  return stepsMs >= costs.step && stepsMs >= validationMs(costs, shares);
}
function fitsValidationImage(costs, work, leftMs) {
  const { atOnce } = work.validation;
  return leftMs >= atOnce * costs.validationImage + costs.checkpoint + leastCosts(costs, work).ending;
}
function fitsTestImage({ testImage, report }, work, { done, share: share2, leftMs }) {
  return leftMs >= LEEWAY.test * (share2 + shownAgain(work, done + 1)) * testImage + report;
}
function epochsThatFit({ epoch, epochs, epochMs }, costs, work, shares, leftMs) {
  const trainingMs = leftMs - afterTrainingMs(costs, work, shares);
  const whole = Math.max(0, Math.floor(trainingMs / epochMs));
  const more = fitsEpoch(costs, work, shares, leftMs - whole * epochMs) ? 1 : 0;
  return Math.min(epochs, epoch + whole + more);
}
function shownAgain({ keptPredictions }, tested) {
  return tested > keptPredictions ? SHOWN : 0;
}
function validationMs({ validationImage }, { validation }) {
  return validation * validationImage;
}

// src/stages/5-train/budget/time-budget.ts
var TimeBudget = class {
  meter;
  #options;
  /** When training was to begin. */
  #startMs;
  #shares;
  /** Left when the shares were planned. */
  #plannedMs = 0;
  constructor(options) {
    const { totalMs, work } = options;
    this.#options = options;
    this.#startMs = options.clock();
    this.meter = new Meter({ ...options, leastReportMs: leastReportMs(totalMs) });
    this.#shares = { validation: work.validation.all, test: work.test.all };
  }
  get work() {
    return this.#options.work;
  }
  /** How many images are validated, and planned to be tested. */
  get shares() {
    return this.#shares;
  }
  /**
   * Before the training.
   * @throws InputError where there's no time for what it does first and all that must follow it
   */
  plan(first = "step") {
    const { totalMs, clock } = this.#options;
    const least = leastCosts(this.meter.costs, this.work, first);
    const startMs = clock();
    if (startMs + least.training + least.ending > totalMs)
      throw new InputError(timeBudgetTooShort(totalMs, { start: startMs, ...least }));
    this.#plannedMs = this.#leftMs;
    this.#shares = planShares(this.meter.costs, this.work, this.#plannedMs);
  }
  /** A training that is gone on with keeps to the images that its earlier epochs were validated on. */
  planFor(validation) {
    this.#plannedMs = this.#leftMs;
    this.#shares = { ...planShares(this.meter.costs, this.work, this.#plannedMs), validation };
  }
  /**
   * What an image takes is known better after each pass over those of validation, and with it how many can be tested; the
   * images validated stay the same.
   */
  validated(ms, images) {
    this.meter.validated(ms, images);
    const { test: test2 } = planShares(this.meter.costs, this.work, this.#plannedMs);
    this.#shares = { ...this.#shares, test: test2 };
  }
  fitsStep() {
    return fitsStep(this.meter.costs, this.work, this.#shares, this.#leftMs);
  }
  fitsEpoch() {
    return fitsEpoch(this.meter.costs, this.work, this.#shares, this.#leftMs);
  }
  fitsValidationImage() {
    return fitsValidationImage(this.meter.costs, this.work, this.#leftMs);
  }
  /**
   * For a pass that is worth nothing unless it's whole.
   * @throws InputError where there's no time for another image of it and all that must follow
   */
  demandValidation(images) {
    if (this.fitsValidationImage()) return;
    const { totalMs } = this.#options;
    const { step, validationImage, checkpoint } = this.meter.costs;
    const training = step + images * validationImage + checkpoint;
    const { ending } = leastCosts(this.meter.costs, this.work);
    throw new InputError(timeBudgetTooShort(totalMs, { start: this.#startMs, training, ending }));
  }
  /**
   * @param done images tested so far
   * @param share what the next one takes by what one of the mean size takes
   * @param keptMs what is kept for others that are to be tested after these
   */
  fitsTestImage(done, share2, keptMs = 0) {
    return fitsTestImage(this.meter.costs, this.work, { done, share: share2, leftMs: this.#leftMs - keptMs });
  }
  /** Without the report. */
  get testLeftMs() {
    return this.#leftMs - this.meter.costs.report;
  }
  epochsThatFit(done) {
    return epochsThatFit(done, this.meter.costs, this.work, this.#shares, this.#leftMs);
  }
  /** Until the last step must be done; below 0 once it should have been. */
  get stepsLeftMs() {
    return this.#leftMs - afterStepsMs(this.meter.costs, this.work, this.#shares);
  }
  /** The same for training as a whole, its last validation included. */
  get trainingLeftMs() {
    return this.#leftMs - afterTrainingMs(this.meter.costs, this.work, this.#shares);
  }
  get #leftMs() {
    return this.#options.totalMs - this.#options.clock();
  }
};
function leastReportMs(totalMs) {
  return Math.min(3e4, Math.max(2500, totalMs / 40));
}

// src/run/time-budget.ts
var PIXELS_OF_ANY_IMAGE = 2 ** 16;
function sharesOf2(samples) {
  const pixels = samples.map(({ width, height }) => width * height + PIXELS_OF_ANY_IMAGE);
  const mean = pixels.reduce((sum3, one) => sum3 + one, 0) / pixels.length;
  return pixels.map((one) => one / mean);
}
var PAGES_PER_LOADING = 6;
async function limitTime(options, data, plan, loadReport2) {
  const { settings, clock, cutOffMs } = options;
  const totalMs = settings.timeBudgetMs ?? cutOffMs;
  if (totalMs === void 0) return void 0;
  const { reportMs, readMs } = await rehearse(options, data, loadReport2);
  const validation = seededOrder(data.validation, plan.seed, "validation");
  const test2 = seededOrder(data.test, plan.seed, "test");
  const heldOut = fanOutOf(settings) === void 0 ? [] : data.validation;
  const tested = [...data.test, ...heldOut];
  const work = {
    stepsPerEpoch: stepsPerEpoch(plan, data.train.length),
    validation: {
      all: data.validation.length,
      covering: validation.covering,
      atOnce: Math.max(1, Math.round(imagesABatch(plan, data.validation)))
    },
    test: {
      all: tested.length,
      covering: test2.covering + (heldOut.length === 0 ? 0 : validation.covering),
      atOnce: 1
    },
    firstTest: sharesOf2(test2.samples)[0] ?? 1,
    keptPredictions: Math.floor(KEPT_PIXELS / pixelsAnImage(tested))
  };
  const pixelRatio = pixelsAnImage(tested) / pixelsAnImage(data.validation);
  const budget = new TimeBudget({ totalMs, clock, work, reportMs, readMs, pixelRatio });
  return { budget, validation: validation.samples, test: test2.samples };
}
async function rehearse({ clock }, data, loadReport2) {
  const begun = clock();
  const { rehearsePictures } = await loadReport2();
  const loaded2 = clock();
  const labelled = await data.wholeReader.read(data.validation[0]);
  const read = clock();
  const shown = await rehearsePictures(data.dataset, labelled);
  const drawn = clock();
  await data.wholeReader.read(data.validation[1] ?? data.validation[0]);
  const readMs = clock() - drawn;
  return { reportMs: PAGES_PER_LOADING * (loaded2 - begun) + shown * (drawn - read), readMs };
}
function pixelsAnImage(samples) {
  const pixels = samples.reduce((sum3, { width, height }) => sum3 + width * height, 0);
  return pixels / Math.max(1, samples.length);
}
var SHEET_SHARE = 0.05;
function endOfSheet({ settings, clock, cutOffMs }) {
  const end = clock() + SHEET_SHARE * (settings.timeBudgetMs ?? cutOffMs ?? Number.POSITIVE_INFINITY);
  return () => clock() > end;
}

// src/run/plan.ts
function prepare(options, data, start) {
  return withinBudget(options, async (within) => {
    const { seed } = within.settings;
    const isLate = endOfSheet(within);
    const sheet = await makeSheet({ ...within, ...data, reader: data.wholeReader, seed, isLate });
    return { plan: await planFor(within, data, start), sheet };
  });
}
async function planFor({ settings, publisher, signal }, data, start) {
  const read = (sample) => {
    signal.throwIfAborted();
    return data.reader.read(sample);
  };
  const statistics = await imageStatistics(data.dataset, data.train, { read }, settings.seed);
  const { plan, faults } = fitted(
    settings,
    data,
    (sizes) => makePlan({ ...settings, ...sizes }, statistics, start)
  );
  if (faults.some(({ severity }) => severity === "error")) throw new InputError(faults);
  publisher.faults(faults);
  publisher.faults(start.model === void 0 ? [] : knownImageFaults(start.model, data));
  for (const { setting, value, reason } of plan.reasons) publisher.say(`${setting}: ${value} (${reason})`);
  return plan;
}
async function planFaults({ settings, signal }, { dataset, split }, start) {
  var _stack = [];
  try {
    const parts = partsOf(dataset, split);
    const reader = __using(_stack, openReader(dataset, { budgetBytes: 0, folder: void 0 }), true);
    const read = (sample) => {
      signal.throwIfAborted();
      return reader.read(sample);
    };
    try {
      const statistics = await imageStatistics(dataset, parts.train, { read }, settings.seed);
      const possible = { ...start, model: start.model ?? start.candidate };
      const make = (sizes) => makePlan({ ...settings, ...sizes }, statistics, possible);
      return fitted(settings, { dataset, ...parts }, make).faults;
    } catch (error) {
      if (error instanceof InputError) return error.faults;
      throw error;
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function fitted(settings, data, make) {
  const sizes = { batchSize: settings.batchSize, imageSize: settings.imageSize };
  const plan = make(sizes);
  if (settings.engine !== "auto" && settings.engine !== "onnx") return { plan, faults: [] };
  const imageBytes = Math.min(memoryBudgetOf(settings), decodedBytes(data, plan));
  return fitMemory(sizes, make, {
    availableBytes: availableMemory(),
    isEnd: isAddressSpaceShort(),
    imageBytes,
    images: data.train.length + data.validation.length,
    largestTested: largestOf2(testedOf(settings, data))
  });
}
function testedOf(settings, { test: test2, validation }) {
  return fanOutOf(settings) === void 0 ? test2 : [...test2, ...validation];
}
function largestOf2(samples) {
  return samples.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
}
function decodedBytes({ dataset, train: train2, validation }, { patch }) {
  const { task, channels, bitDepth } = dataset;
  const kept = [...train2, ...validation];
  if (task === "classification") return kept.length * patch.width * patch.height * channels * 4;
  const pixels = kept.reduce((sum3, { width, height }) => sum3 + width * height, 0);
  return pixels * (channels * (bitDepth / 8) + 1);
}

// src/run/check.ts
async function check(options) {
  const { settings, publisher, signal, writes } = options;
  const say = (line) => publisher.say(line);
  if (!writes) return await heedMemory(READING, () => checkData(options));
  await inOutput(
    settings.output,
    { say, signal },
    (held) => heedMemory(READING, () => checkData({ ...options, signal: held.signal }))
  );
}
async function checkData(options) {
  const { settings, publisher } = options;
  publisher.group("Data set");
  const looked = await lookThrough(options);
  const sheet = looked.writes ? await sheetOf(options, looked) : NO_SHEET;
  const results = checkResults({ ...options, ...looked, createdAt: options.now(), sheet: sheet.images });
  for (const line of checkLines(results)) publisher.say(line);
  if (looked.writes) {
    const { writeCheck } = await import("./stages-7-report-check-write.js");
    for (const line of await writeCheck(settings.output, results, sheet.pictures)) publisher.say(line);
  }
  publisher.group(void 0);
  accepted(results, looked.faults, publisher);
}
async function sheetOf({ settings, signal }, { dataset, split }) {
  var _stack = [];
  try {
    if (dataset === void 0) return NO_SHEET;
    const reader = __using(_stack, openReader(dataset, { budgetBytes: 0, folder: void 0 }), true);
    return await makeSheet({ dataset, split, reader, seed: settings.seed, signal, isLate: () => false });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function lookThrough(options) {
  const { settings, publisher } = options;
  const output = options.writes ? await outputFaults(settings.output) : [];
  const writes = options.writes && output.length === 0;
  const { dataset, understood, start, faults } = await lookAt(options);
  const earlier = [...output, ...faults];
  if (dataset === void 0) return { writes, dataset: understood, split: void 0, faults: earlier };
  const made = await splitOf(options, dataset);
  if (made.note !== void 0) publisher.say(made.note);
  const { split } = made;
  const found = [...earlier, ...made.faults];
  const isPlanned = split !== void 0 && !found.some(isError);
  const planned = isPlanned ? await planFaults(options, { dataset, split }, start) : [];
  return { writes, dataset, split, faults: [...found, ...planned] };
}

// src/stages/4-plan/choose-pretrained.ts
var LEAST_GAIN = 0.9;
var LUCK = 0.8;
function choosePretrained(probe2, name) {
  const { features, plain } = probe2;
  const gains = features.loss < leastGain(probe2) * plain.loss && !isGainLuck(probe2);
  const isTaken = gains && features.loss < sureLoss(probe2);
  return { isTaken, reason: isTaken ? taken(probe2) : notTaken(probe2, name) };
}
function leastGain({ task }) {
  return task === "classification" ? 1 : LEAST_GAIN;
}
function isGainLuck(probe2) {
  const { features, plain } = probe2.byImage;
  const gains = features.map((loss, image) => leastGain(probe2) * plain[image] - loss);
  const mean = gains.reduce((sum3, gain) => sum3 + gain, 0) / gains.length;
  const squares = gains.reduce((sum3, gain) => sum3 + (gain - mean) ** 2, 0);
  const variance = squares / (gains.length - 1);
  return !(mean > Math.sqrt(variance / gains.length));
}
function sureLoss({ rows, chance }) {
  return chance.loss * (1 - LUCK / Math.sqrt(rows));
}
function taken({ task, rows, features, plain, chance }) {
  const { things, alone } = WORDS[task];
  return `it tells the classes of ${rows} ${things} apart (loss ${inDigits(features)}) better than ${alone} (${inDigits(plain)}) and chance (${inDigits(chance)})`;
}
function notTaken(probe2, name) {
  const { things } = WORDS[probe2.task];
  const measured = `it tells the classes of ${probe2.rows} ${things} apart (loss ${inDigits(probe2.features)})`;
  return `${name} would not help, since ${measured} ${shortfall(probe2)}`;
}
function shortfall(probe2) {
  const { task, features, plain, chance } = probe2;
  const { alone } = WORDS[task];
  if (!(features.loss < chance.loss))
    return `no better than chance (${inDigits(chance)}; ${alone} ${inDigits(plain)})`;
  if (!(features.loss < sureLoss(probe2)))
    return `hardly better than chance (${inDigits(chance)}; ${alone} ${inDigits(plain)}): of so few, noise comes as far`;
  if (!(features.loss < plain.loss))
    return `no better than ${alone} (${inDigits(plain)}; chance ${inDigits(chance)})`;
  const better = `better than ${alone} (${inDigits(plain)}; chance ${inDigits(chance)})`;
  return features.loss < leastGain(probe2) * plain.loss ? `${better}, but with so few images that may be luck` : `${better}, but a training gains by that only below ${LEAST_GAIN} of their loss`;
}
var WORDS = {
  classification: { things: "training images", alone: "their pixels alone" },
  segmentation: { things: "pixels of training images", alone: "its lowest layers alone" }
};
function inDigits({ loss }) {
  return loss.toPrecision(3);
}

// src/stages/5-train/features.ts
function widthOf({ features, labels }) {
  return features.length / labels.length;
}
async function* featuresOf(source) {
  const { from } = headOf(source.plan.network);
  for await (const batch of oneAhead(validationBatches(source))) {
    const features = await source.trainer.activations(from, batch.images, batch);
    yield withoutFilling({ features, labels: batch.labels });
  }
}
function withoutFilling(filled) {
  const { features, labels } = filled;
  const size = widthOf(filled);
  let count2 = labels.length;
  while (count2 > 0 && labels[count2 - 1] === IGNORE) count2--;
  return { features: features.slice(0, count2 * size), labels: labels.slice(0, count2) };
}
function joinFeatures(parts) {
  const features = new Float32Array(parts.reduce((sum3, part) => sum3 + part.features.length, 0));
  const labels = new Uint8Array(parts.reduce((sum3, part) => sum3 + part.labels.length, 0));
  let [at, row] = [0, 0];
  for (const part of parts) {
    features.set(part.features, at);
    labels.set(part.labels, row);
    at += part.features.length;
    row += part.labels.length;
  }
  return { features, labels };
}

// src/stages/5-train/head/engine-matrix.ts
async function matrixAt(engine, matrix, rows) {
  const columns = matrix.length / rows;
  const trainer = await engine.build(networkOf2(rows, columns), UNTRAINED);
  try {
    await loadMatrix(trainer, matrix, rows);
  } catch (error) {
    await trainer.dispose();
    throw error;
  }
  return {
    times: (x) => trainer.activations(PRODUCT, x, { size: x.length / columns, height: 1, width: 1 }),
    dispose: () => trainer.dispose()
  };
}
var PRODUCT = "product";
var END = "end";
var END_CLASSES = 2;
var UNTRAINED = {
  seed: 0,
  loss: { crossEntropy: 1, dice: 0, classWeights: new Array(END_CLASSES).fill(1) },
  optimizer: { name: "sgd", momentum: 0, weightDecay: 0 }
};
function networkOf2(rows, columns) {
  return {
    title: `multiplies by ${rows}x${columns} numbers`,
    task: "classification",
    classes: END_CLASSES,
    stride: 1,
    layers: [
      { op: "input", name: "images", channels: columns },
      { op: "global-average-pool", name: "pool", from: "images" },
      { op: "dense", name: PRODUCT, from: "pool", units: rows, l2: 0, frozen: true },
      { op: "dense", name: END, from: PRODUCT, units: END_CLASSES, l2: 0, frozen: true },
      { op: "softmax", name: "softmax", from: END }
    ]
  };
}
function loadMatrix(trainer, matrix, rows) {
  return trainer.load({
    step: 0,
    parameters: {
      [`${PRODUCT}.weight`]: { shape: [rows, matrix.length / rows], data: matrix },
      [`${PRODUCT}.bias`]: zeros(rows),
      [`${END}.weight`]: zeros(END_CLASSES, rows),
      [`${END}.bias`]: zeros(END_CLASSES)
    },
    optimizer: {}
  });
}
function zeros(...shape) {
  return { shape, data: new Float32Array(shape.reduce((product, size) => product * size, 1)) };
}

// src/stages/5-train/head/engine-products.ts
var BLOCK_NUMBERS = 2 ** 25;
var RELATIVE_ERROR = 1e-6;
function engineProducts(engine, rows) {
  const { data, width, pause } = rows;
  const count2 = data.labels.length;
  const blocks = blocksOf(rows);
  return {
    relativeError: RELATIVE_ERROR,
    async logits(weight) {
      const classes = weight.length / width;
      const logits = new Float64Array(count2 * classes);
      const x = new Float32Array(weight);
      for (const block of blocks) {
        await pause();
        block.asRows ??= await matrixAt(engine, standardised(rows, block), block.end - block.start);
        const product = await block.asRows.times(x);
        transpose(product, classes, logits.subarray(block.start * classes, block.end * classes));
      }
      return logits;
    },
    async sums(factors) {
      const classes = factors.length / count2;
      const sums = new Float64Array(classes * width);
      for (const block of blocks) {
        await pause();
        block.asColumns ??= await matrixAt(engine, columnsOf(rows, block), width);
        const own = factors.subarray(block.start * classes, block.end * classes);
        const x = new Float32Array(own.length);
        transpose(own, block.end - block.start, x);
        const product = await block.asColumns.times(x);
        for (let i = 0; i < sums.length; i++) sums[i] += product[i];
      }
      return sums;
    },
    async [Symbol.asyncDispose]() {
      for (const { asRows, asColumns } of blocks) {
        await asRows?.dispose();
        await asColumns?.dispose();
      }
    }
  };
}
function blocksOf({ data, width, blockNumbers = BLOCK_NUMBERS }) {
  const count2 = data.labels.length;
  const size = Math.max(1, Math.floor(blockNumbers / width));
  return Array.from({ length: Math.ceil(count2 / size) }, (_, i) => ({
    start: i * size,
    end: Math.min((i + 1) * size, count2),
    asRows: void 0,
    asColumns: void 0
  }));
}
function standardised({ data, width, scale }, { start, end }) {
  const { mean, inverse } = scale;
  const matrix = new Float32Array((end - start) * width);
  for (let row = start; row < end; row++) {
    if (data.labels[row] === IGNORE) continue;
    const [from, to] = [row * width, (row - start) * width];
    for (let f = 0; f < width; f++) matrix[to + f] = (data.features[from + f] - mean[f]) * inverse[f];
  }
  return matrix;
}
function columnsOf(rows, block) {
  const matrix = standardised(rows, block);
  const columns = new Float32Array(matrix.length);
  transpose(matrix, block.end - block.start, columns);
  return columns;
}
var TILE = 16;
function transpose(from, rows, to) {
  const columns = from.length / rows;
  for (let left = 0; left < columns; left += TILE) {
    const right = Math.min(left + TILE, columns);
    for (let row = 0; row < rows; row++)
      for (let column2 = left; column2 < right; column2++)
        to[column2 * rows + row] = from[row * columns + column2];
  }
}

// src/stages/5-train/head/head.ts
function countOf2(labels, classes) {
  let count2 = 0;
  for (const label of labels) {
    if (label === IGNORE) continue;
    if (label >= classes) throw new InternalError(`label ${label} is outside the ${classes} classes`);
    count2++;
  }
  return count2;
}

// src/stages/5-train/head/products.ts
var ROWS_AT_ONCE = 4;
function timesWeights({ features: x, width, start, end }, weight, classes, products) {
  for (let row = start; row < end; row += ROWS_AT_ONCE) {
    const [x0, x1, x2, x3] = fourRows(row, end, width);
    const into = (row - start) * classes;
    for (let c = 0; c < classes; c += 2) {
      const d = Math.min(c + 1, classes - 1);
      const [wc, wd] = [c * width, d * width];
      let [c0, c1, c2, c3, d0, d1, d2, d3] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let f = 0; f < width; f++) {
        const u = weight[wc + f];
        const v = weight[wd + f];
        c0 += x[x0 + f] * u;
        c1 += x[x1 + f] * u;
        c2 += x[x2 + f] * u;
        c3 += x[x3 + f] * u;
        d0 += x[x0 + f] * v;
        d1 += x[x1 + f] * v;
        d2 += x[x2 + f] * v;
        d3 += x[x3 + f] * v;
      }
      for (const [i, value] of [c0, c1, c2, c3].entries()) products[into + i * classes + c] = value;
      for (const [i, value] of [d0, d1, d2, d3].entries()) products[into + i * classes + d] = value;
    }
  }
}
function addTimesRows({ features: x, width, start, end }, factors, classes, sums) {
  for (let row = start; row < end; row += ROWS_AT_ONCE) {
    const [x0, x1, x2, x3] = fourRows(row, end, width);
    const from = (row - start) * classes;
    for (let c = 0; c < classes; c += 2) {
      const isPair = c + 1 < classes;
      const [c0, c1, c2, c3] = column(factors, from + c, classes);
      const [d0, d1, d2, d3] = isPair ? column(factors, from + c + 1, classes) : [0, 0, 0, 0];
      const into = c * width;
      const intoNext = isPair ? into + width : into;
      for (let f = 0; f < width; f++) {
        const a0 = x[x0 + f];
        const a1 = x[x1 + f];
        const a2 = x[x2 + f];
        const a3 = x[x3 + f];
        sums[into + f] += c0 * a0 + c1 * a1 + c2 * a2 + c3 * a3;
        sums[intoNext + f] += d0 * a0 + d1 * a1 + d2 * a2 + d3 * a3;
      }
    }
  }
}
function fourRows(row, end, width) {
  const last4 = (end - 1) * width;
  const first = row * width;
  return [
    first,
    Math.min(first + width, last4),
    Math.min(first + 2 * width, last4),
    Math.min(first + 3 * width, last4)
  ];
}
function column(factors, first, classes) {
  return [
    factors[first],
    factors[first + classes],
    factors[first + 2 * classes],
    factors[first + 3 * classes]
  ];
}

// src/stages/5-train/head/head-products.ts
var BLOCK_PRODUCTS = 4e7;
function plainProducts(rows) {
  const { data, width, scale } = rows;
  return {
    relativeError: 0,
    async logits(weight) {
      if (scale === void 0) return await rawLogits(rows, weight);
      const raw = weight.map((value, i) => value * scale.inverse[i % width]);
      const logits = await rawLogits(rows, raw);
      takeMeans(logits, raw, scale);
      return logits;
    },
    async sums(factors) {
      const sums = await rawSums(rows, factors, factors.length / data.labels.length);
      if (scale !== void 0) toStandardised(sums, factors, scale);
      return sums;
    },
    [Symbol.asyncDispose]: () => Promise.resolve()
  };
}
function takeMeans(logits, weight, { mean }) {
  const width = mean.length;
  const ofMeans = new Float64Array(weight.length / width);
  for (let i = 0; i < weight.length; i++) ofMeans[Math.floor(i / width)] += weight[i] * mean[i % width];
  for (let i = 0; i < logits.length; i++) logits[i] -= ofMeans[i % ofMeans.length];
}
function toStandardised(sums, factors, { mean, inverse }) {
  const width = mean.length;
  const totals = new Float64Array(sums.length / width);
  for (let i = 0; i < factors.length; i++) totals[i % totals.length] += factors[i];
  for (let i = 0; i < sums.length; i++) {
    const f = i % width;
    sums[i] = (sums[i] - totals[Math.floor(i / width)] * mean[f]) * inverse[f];
  }
}
async function rawLogits(rows, weight) {
  const classes = weight.length / rows.width;
  const count2 = rows.data.labels.length;
  const logits = new Float64Array((count2 + ROWS_AT_ONCE) * classes);
  for await (const block of blocksOf2(rows, classes))
    timesWeights(block, weight, classes, logits.subarray(block.start * classes));
  return logits.subarray(0, count2 * classes);
}
async function rawSums(rows, factors, classes) {
  const sums = new Float64Array(classes * rows.width);
  for await (const block of blocksOf2(rows, classes)) {
    const { start, end } = block;
    const own = new Float64Array((end - start + ROWS_AT_ONCE) * classes);
    own.set(factors.subarray(start * classes, end * classes));
    addTimesRows(block, own, classes, sums);
  }
  return sums;
}
async function* blocksOf2({ data, width, pause }, classes) {
  const { features, labels } = data;
  const rowsAtOnce = ROWS_AT_ONCE * Math.ceil(BLOCK_PRODUCTS / (classes * width) / ROWS_AT_ONCE);
  for (let start = 0; start < labels.length; start += rowsAtOnce) {
    await pause();
    yield { features, width, start, end: Math.min(start + rowsAtOnce, labels.length) };
  }
}

// src/stages/5-train/head/lbfgs.ts
var MEMORY = 20;
var SUFFICIENT_DECREASE = 1e-4;
var MAX_SHORTENINGS = 20;
var MAX_IDLE = 50;
async function minimize(objective, start, { gradientTolerance, maxIterations, valueError = 0 }) {
  const isHidden = (rise, value) => Math.abs(rise) <= valueError * Math.abs(value);
  let point = await evaluate(objective, start.slice());
  const pairs = [];
  let [iterations, idle] = [0, 0];
  let smallest = largest(point.gradient);
  while (largest(point.gradient) > gradientTolerance && iterations < maxIterations && idle < MAX_IDLE) {
    const direction = directionOf(point.gradient, pairs);
    const next = await lower(objective, point, { direction, isFirst: pairs.length === 0, isHidden });
    if (next === void 0) break;
    remember(pairs, point, next);
    const size = largest(next.gradient);
    idle = size >= smallest && isHidden(next.value - point.value, point.value) ? idle + 1 : 0;
    smallest = Math.min(smallest, size);
    point = next;
    iterations++;
  }
  return { x: point.x, value: point.value, gradientSize: largest(point.gradient), iterations };
}
async function evaluate(objective, x) {
  const gradient = new Float64Array(x.length);
  const value = await objective(x, gradient);
  return { x, value, gradient };
}
function directionOf(gradient, pairs) {
  const direction = gradient.map((value) => -value);
  const shares = [];
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { move, change, inverse } = pairs[i];
    shares[i] = inverse * dot(move, direction);
    add(direction, -shares[i], change);
  }
  const last4 = pairs.at(-1);
  if (last4 !== void 0) {
    const scale = 1 / (last4.inverse * dot(last4.change, last4.change));
    for (let i = 0; i < direction.length; i++) direction[i] *= scale;
  }
  for (const [i, { move, change, inverse }] of pairs.entries())
    add(direction, shares[i] - inverse * dot(change, direction), move);
  return direction;
}
async function lower(objective, { x, value, gradient }, { direction, isFirst, isHidden }) {
  const slope = dot(gradient, direction);
  if (!(slope < 0)) return void 0;
  let step = isFirst ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
  for (let shortenings = 0; shortenings <= MAX_SHORTENINGS; shortenings++) {
    const moved2 = x.slice();
    add(moved2, step, direction);
    const point = await evaluate(objective, moved2);
    const rise = point.value - value;
    if (rise <= SUFFICIENT_DECREASE * step * slope) return point;
    if (isHidden(rise, value) && isFarDown(dot(point.gradient, direction), slope)) return point;
    const lowest3 = -slope * step / (2 * (rise - slope * step));
    step *= Math.min(0.5, Math.max(0.1, Number.isFinite(lowest3) ? lowest3 : 0));
  }
  return void 0;
}
function isFarDown(slope, slopeBefore) {
  return slope <= (2 * SUFFICIENT_DECREASE - 1) * slopeBefore;
}
function remember(pairs, from, to) {
  const move = to.x.map((value, i) => value - from.x[i]);
  const change = to.gradient.map((value, i) => value - from.gradient[i]);
  const product = dot(move, change);
  if (!(product > 0)) return;
  pairs.push({ move, change, inverse: 1 / product });
  if (pairs.length > MEMORY) pairs.shift();
}
function dot(a, b) {
  let sum3 = 0;
  for (let i = 0; i < a.length; i++) sum3 += a[i] * b[i];
  return sum3;
}
function add(a, factor, b) {
  for (let i = 0; i < a.length; i++) a[i] += factor * b[i];
}
function largest(values) {
  let size = 0;
  for (const value of values) size = Math.max(size, Math.abs(value));
  return size;
}

// src/stages/5-train/head/loss.ts
var BLOCK_LOGITS = 1e6;
async function headLoss({ products, ...labels }, head, spec, gradient) {
  const classes = head.bias.length;
  const logits = await products.logits(head.weight);
  const loss = await lossOfLogits(logits, labels, head.bias, spec);
  if (gradient === void 0) return loss;
  const count2 = countOf2(labels.labels, classes);
  gradient.bias.fill(0);
  for (let row = 0; row < labels.labels.length; row++) {
    for (let c = 0; c < classes; c++) gradient.bias[c] += logits[row * classes + c] /= count2;
  }
  gradient.weight.set(await products.sums(logits));
  return loss;
}
async function lossOfLogits(logits, { labels, pause }, bias, spec) {
  const classes = bias.length;
  const count2 = countOf2(labels, classes);
  const rowsAtOnce = Math.ceil(BLOCK_LOGITS / classes);
  let sum3 = 0;
  for (let start = 0; start < labels.length; start += rowsAtOnce) {
    await pause();
    const end = Math.min(start + rowsAtOnce, labels.length);
    const own = logits.subarray(start * classes, end * classes);
    sum3 += toGradients(own, labels.subarray(start, end), bias, spec);
  }
  return sum3 / count2;
}
function toGradients(logits, labels, bias, { classWeights: classWeights2, labelSmoothing }) {
  const classes = bias.length;
  const shared = classWeights2.map((weight) => weight * labelSmoothing / classes);
  const own = classWeights2.map((weight) => weight * (1 - labelSmoothing));
  const sharedSum = shared.reduce((sum3, value) => sum3 + value, 0);
  const exponentials = new Float64Array(classes);
  let loss = 0;
  for (let row = 0; row < labels.length; row++) {
    const at = row * classes;
    const label = labels[row];
    if (label === IGNORE) {
      logits.fill(0, at, at + classes);
      continue;
    }
    const total = toLogits(logits, at, bias, exponentials);
    const logTotal = Math.log(total);
    const factor = (sharedSum + own[label]) / total;
    if (own[label] !== 0) loss -= own[label] * (logits[at + label] - logTotal);
    for (let c = 0; c < classes; c++) {
      if (shared[c] !== 0) loss -= shared[c] * (logits[at + c] - logTotal);
      logits[at + c] = factor * exponentials[c] - shared[c];
    }
    logits[at + label] -= own[label];
  }
  return loss;
}
function toLogits(logits, at, bias, exponentials) {
  let largest2 = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < bias.length; c++) {
    logits[at + c] += bias[c];
    largest2 = Math.max(largest2, logits[at + c]);
  }
  let sum3 = 0;
  for (let c = 0; c < bias.length; c++) {
    logits[at + c] -= largest2;
    exponentials[c] = Math.exp(logits[at + c]);
    sum3 += exponentials[c];
  }
  return sum3;
}

// src/stages/5-train/head/pause.ts
import { setImmediate as nextTurn } from "node:timers/promises";
function pauseOf(signal) {
  return async () => {
    await nextTurn();
    signal?.throwIfAborted();
  };
}

// src/stages/5-train/head/measure-head.ts
async function measureHead(head, data, spec, signal) {
  var _stack = [];
  try {
    const [, width] = head.weight.shape;
    const bias = Float64Array.from(head.bias.data);
    const pause = pauseOf(signal);
    const products = __using(_stack, plainProducts({ data, width, pause }), true);
    const logits = await products.logits(Float64Array.from(head.weight.data));
    const confusion = confusionOf(logits, data.labels, bias);
    return { loss: await lossOfLogits(logits, { labels: data.labels, pause }, bias, spec), confusion };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function confusionOf(logits, labels, bias) {
  const classes = bias.length;
  const confusion = [...emptyConfusion(classes)];
  for (const [row, label] of labels.entries()) {
    if (label === IGNORE) continue;
    const own = logits.subarray(row * classes, (row + 1) * classes);
    let best = 0;
    for (let c = 1; c < classes; c++) if (own[c] + bias[c] > own[best] + bias[best]) best = c;
    confusion[label * classes + best]++;
  }
  return confusion;
}

// src/stages/5-train/head/penalised.ts
function penalised({ train: train2, loss, l2 }) {
  const classes = loss.classWeights.length;
  return async (x, gradient) => {
    const byHead = headOf2(gradient, classes);
    const head = headOf2(x, classes);
    let value = await headLoss(train2, head, loss, byHead);
    for (let i = 0; i < head.weight.length; i++) {
      value += l2 * head.weight[i] ** 2;
      byHead.weight[i] += 2 * l2 * head.weight[i];
    }
    return value;
  };
}
function headOf2(x, classes) {
  const weights = x.length - classes;
  return { weight: x.subarray(0, weights), bias: x.subarray(weights) };
}
function firstWeights(labels, features, { classWeights: classWeights2, labelSmoothing }) {
  const classes = classWeights2.length;
  const rows = classWeights2.map(() => 0);
  for (const label of labels) if (label !== IGNORE) rows[label]++;
  const count2 = sum2(rows);
  const shares = classWeights2.map(
    (weight, c) => weight * ((1 - labelSmoothing) * rows[c] + labelSmoothing * count2 / classes) / count2
  );
  const least = 0.5 * sum2(shares) / count2;
  const logs = shares.map((share2) => Math.log(Math.max(share2, least)));
  const mean = sum2(logs) / classes;
  const x = new Float64Array(classes * features + classes);
  x.set(
    logs.map((value) => value - mean),
    classes * features
  );
  return x;
}
function sum2(values) {
  return values.reduce((total, value) => total + value, 0);
}

// src/stages/5-train/head/standardise.ts
var PRIOR_ROWS = 4;
var ROWS_AT_ONCE2 = 8192;
async function measure(data, width, pause) {
  const mean = new Float64Array(width);
  const squares = new Float64Array(width);
  const count2 = await eachRow(data, width, pause, (feature, f) => {
    mean[f] += feature;
  });
  for (let f = 0; f < width; f++) mean[f] /= count2;
  await eachRow(data, width, pause, (feature, f) => {
    squares[f] += (feature - mean[f]) ** 2;
  });
  if (!squares.every(Number.isFinite)) throw new InternalError("a feature is not a finite number");
  return { mean, inverse: moderated(squares, count2) };
}
function moderated(squares, count2) {
  const varying = squares.filter((sum3) => sum3 > 0).sort();
  const usual = (varying[Math.floor(varying.length / 2)] ?? 0) / count2;
  return squares.map(
    (sum3) => sum3 === 0 ? 0 : 1 / Math.sqrt((sum3 + PRIOR_ROWS * usual) / (count2 + PRIOR_ROWS))
  );
}
async function eachRow({ features, labels }, width, pause, visit) {
  let count2 = 0;
  for (const [row, label] of labels.entries()) {
    if (row % ROWS_AT_ONCE2 === 0) await pause();
    if (label === IGNORE) continue;
    count2++;
    const at = row * width;
    for (let f = 0; f < width; f++) visit(features[at + f], f);
  }
  return count2;
}
function toRaw({ mean, inverse }, head) {
  const width = mean.length;
  const weight = head.weight.map((value, i) => value * inverse[i % width]);
  const bias = head.bias.map((value, c) => {
    let shift = 0;
    for (let f = 0; f < width; f++) shift += weight[c * width + f] * mean[f];
    return value - shift;
  });
  return { weight, bias };
}

// src/stages/5-train/head/fit-head.ts
var L2_PER_FEATURE = [-2, -2.5, -3, -3.5, -4, -4.5, -5, -5.5, -6, -6.5, -7].map((power) => 10 ** power);
var TURNED = 1.02;
var PATIENCE = 2;
var ROUGHLY = 1e-4;
var EXACTLY = 1e-7;
var MAX_ITERATIONS = 1e3;
var ENGINE_FROM = 1e9;
var FIT_PRODUCTS = 600;
var CHOICE_PRODUCTS = 12;
async function fitHead(train2, validation, options) {
  var _stack = [];
  try {
    const { classWeights: classWeights2, features: width } = options;
    const classes = classWeights2.length;
    const pause = pauseOf(options.signal);
    if (countOf2(train2.labels, classes) === 0) throw new InternalError("there is no label to fit a head to");
    const scale = await measure(train2, width, pause);
    const products = __using(_stack, productsOf({ data: train2, width, scale, pause }, FIT_PRODUCTS, options), true);
    const ofValidation = __using(_stack, productsOf({ data: validation, width, scale, pause }, CHOICE_PRODUCTS, options), true);
    const fitAt = fitsOf(
      { products, labels: train2.labels, pause },
      { products: ofValidation, labels: validation.labels, pause },
      options
    );
    const strengths = options.strengths ?? strengthsFor(scale);
    const canChoose = countOf2(validation.labels, classes) > 0;
    const tried = canChoose ? strengths : [strengths[Math.floor(strengths.length / 2)]];
    const { gradientTolerance = EXACTLY, isOver = () => false } = options;
    const chosen = await lowest(fitAt, tried, firstWeights(train2.labels, width, options), isOver);
    const { x, l2 } = isOver() ? chosen : await fitAt(chosen.l2, chosen.x, gradientTolerance);
    const head = float32Of(toRaw(scale, headOf2(x, classes)), width);
    const { loss: valLoss } = await measureHead(head, validation, options, options.signal);
    if (canChoose && !Number.isFinite(valLoss)) throw new InternalError("a feature is not a finite number");
    return { ...head, l2, valLoss };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function fitsOf(train2, validation, options) {
  const { classWeights: classWeights2 } = options;
  const unit = meanWeight(train2.labels, classWeights2);
  const valueError = train2.products.relativeError;
  return async (l2, from, gradientTolerance) => {
    const objective = penalised({ train: train2, loss: options, l2 });
    const limits = {
      ...{ gradientTolerance: gradientTolerance * unit, maxIterations: MAX_ITERATIONS },
      valueError
    };
    const { x } = await minimize(objective, from, limits);
    return { x, l2, valLoss: await headLoss(validation, headOf2(x, classWeights2.length), options) };
  };
}
function productsOf(rows, times, { classWeights: classWeights2, features, engine, engineFrom = ENGINE_FROM }) {
  const multiplications = times * rows.data.labels.length * classWeights2.length * features;
  const isFaster = engine !== void 0 && engine.describe().runtime !== "javascript";
  return isFaster && multiplications >= engineFrom ? engineProducts(engine, rows) : plainProducts(rows);
}
async function lowest(fitAt, strengths, start, isOver) {
  let last4 = await fitAt(strengths[0], start, ROUGHLY);
  let best = last4;
  let worse = 0;
  for (const l2 of strengths.slice(1)) {
    if (isOver()) break;
    last4 = await fitAt(l2, last4.x, ROUGHLY);
    worse = last4.valLoss < best.valLoss ? 0 : worse + 1;
    if (worse === 0) best = last4;
    if (worse === PATIENCE || last4.valLoss > TURNED * best.valLoss) break;
  }
  return best;
}
function strengthsFor({ inverse }) {
  const varying = inverse.filter((value) => value !== 0).length;
  return L2_PER_FEATURE.map((l2) => l2 * Math.max(1, varying));
}
function meanWeight(labels, classWeights2) {
  let sum3 = 0;
  for (const label of labels) sum3 += label === IGNORE ? 0 : classWeights2[label];
  return sum3 / countOf2(labels, classWeights2.length);
}
function float32Of({ weight, bias }, features) {
  return {
    weight: { shape: [bias.length, features], data: Float32Array.from(weight) },
    bias: { shape: [bias.length], data: Float32Array.from(bias) }
  };
}

// src/stages/5-train/probe/halves.ts
function halvesOf(samples, labels, seed) {
  const { foldOf } = assignFolds([...new Set(samples)], { folds: 2, seed });
  const rows = [...samples.keys()];
  const [one, other] = [1, 2].map((fold) => rows.filter((row) => foldOf.get(samples[row].id) === fold));
  const [ofOne, ofOther] = [one, other].map((half) => new Set(half.map((row) => labels[row])));
  const isInBoth = (row) => ofOne.has(labels[row]) && ofOther.has(labels[row]);
  return [one.filter(isInBoth), other.filter(isInBoth)];
}

// src/stages/5-train/probe/images.ts
var PROBED_IMAGES = 300;
var PIXEL_EDGE2 = 16;
async function probedImages(source) {
  const chosen = { ...source, samples: source.samples.slice(0, PROBED_IMAGES) };
  const features = await featuresBy(chosen);
  return { features, plain: await pixelsOf2(chosen), samples: chosen.samples };
}
async function featuresBy(source) {
  const parts = [];
  for await (const part of featuresOf(source)) {
    source.signal.throwIfAborted();
    parts.push(part);
  }
  return joinFeatures(parts);
}
async function pixelsOf2({ samples, reader, signal }) {
  const parts = [];
  for (const sample of samples) {
    signal.throwIfAborted();
    const { image, labels } = await reader.read(sample);
    const { data } = resize(image, { width: PIXEL_EDGE2, height: PIXEL_EDGE2 });
    const features = Float32Array.from(data, (value) => Number.isFinite(value) ? value : 0);
    parts.push({ features, labels: labels.data.slice(0, 1) });
  }
  return joinFeatures(parts);
}

// src/stages/5-train/probe/pixels.ts
var PROBED_IMAGES2 = 32;
var PIXELS_PER_IMAGE = 40;
var PLAIN_CHANNELS = EFFICIENTNET_LITE0_CHANNELS[2] + EFFICIENTNET_LITE0_CHANNELS[4] + EFFICIENTNET_LITE0_CHANNELS[8];
async function probedPixels(source) {
  const features = [];
  const samples = [];
  for (const sample of source.samples.slice(0, PROBED_IMAGES2)) {
    source.signal.throwIfAborted();
    const probed = await ofImage(source, sample);
    if (probed === void 0) continue;
    features.push(probed);
    for (const _ of probed.labels) samples.push(sample);
  }
  const all = joinFeatures(features);
  return { features: all, plain: lowest2(all, PLAIN_CHANNELS), samples };
}
async function ofImage({ trainer, plan, reader, seed }, sample) {
  const { tile, network, normalization } = plan;
  const random = Random.for(seed, "initial-model", sample.id);
  const area = wholeArea(await reader.read(sample));
  const place = tileIn(area.labels, tile, random);
  if (place === void 0) return void 0;
  const { images, labels } = cutTile(area, place, { ...tile, normalization });
  const { from } = headOf(network);
  const columns = await trainer.activations(from, images, { size: 1, ...tile });
  const chosen = placesIn(labels, random);
  const divisor = shapesOf(network).get(from)?.divisor ?? 1;
  return {
    features: columnsAt(columns, chosen, tile, divisor),
    labels: Uint8Array.from(chosen, (place2) => labels[place2])
  };
}
function lowest2(all, channels) {
  const width = widthOf(all);
  const features = new Float32Array(all.labels.length * channels);
  for (let row = 0; row < all.labels.length; row++)
    features.set(all.features.subarray(row * width, row * width + channels), row * channels);
  return { features, labels: all.labels };
}
function tileIn(labels, { height, width }, random) {
  const counts = countsOf(labels.data);
  if (counts.length === 0) return void 0;
  const [label, count2] = counts[random.integer(counts.length)];
  const middle = placeOf(labels.data, label, random.integer(count2));
  const [x, y] = [middle % labels.width, Math.floor(middle / labels.width)];
  const left = Math.max(0, Math.min(x - (width >> 1), labels.width - width));
  const top = Math.max(0, Math.min(y - (height >> 1), labels.height - height));
  return { left, top, width, height };
}
function placesIn(labels, random) {
  const counts = countsOf(labels);
  return Array.from({ length: PIXELS_PER_IMAGE }, () => {
    const [label, count2] = counts[random.integer(counts.length)];
    return placeOf(labels, label, random.integer(count2));
  });
}
function countsOf(labels) {
  const counts = new Uint32Array(IGNORE);
  for (const label of labels) if (label !== IGNORE) counts[label]++;
  return [...counts.entries()].filter(([, count2]) => count2 > 0);
}
function placeOf(labels, label, before) {
  let place = labels.indexOf(label);
  for (let i = 0; i < before; i++) place = labels.indexOf(label, place + 1);
  return place;
}
function columnsAt(columns, pixels, { height, width }, divisor) {
  const [rows, places] = [height / divisor, width / divisor];
  const channels = columns.length / (rows * places);
  const result = new Float32Array(pixels.length * channels);
  for (const [row, pixel] of pixels.entries()) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const at = Math.floor(y / divisor) * places + Math.floor(x / divisor);
    for (let c = 0; c < channels; c++) result[row * channels + c] = columns[c * rows * places + at];
  }
  return result;
}

// src/stages/5-train/probe-pretrained.ts
async function probePretrained(options) {
  const { engine, signal, model } = options;
  const classWeights2 = new Array(model.network.classes).fill(1);
  const { features, plain, samples } = await rowsBy(options, classWeights2);
  const halves = halvesOf(samples, features.labels, options.seed);
  if (halves.some((half) => half.length === 0)) return void 0;
  const spec = { classWeights: classWeights2, labelSmoothing: 0, engine, signal, samples };
  const [byFeatures, byPlain] = [await measure2(features, halves, spec), await measure2(plain, halves, spec)];
  return {
    task: model.network.task,
    rows: halves[0].length + halves[1].length,
    features: byFeatures,
    plain: byPlain,
    chance: chanceOf2(features.labels, halves),
    byImage: { features: byFeatures.losses, plain: byPlain.losses }
  };
}
async function rowsBy(options, classWeights2) {
  const { engine, model, seed, plan } = options;
  const { network } = model;
  const building = engine.build(network, {
    seed,
    loss: { crossEntropy: 1, dice: 0, classWeights: classWeights2 },
    optimizer: { name: "sgd", momentum: 0, weightDecay: 0 }
  });
  try {
    const loading = building.then((trainer2) => loaded(trainer2, model));
    loading.catch(() => void 0);
    const trainer = {
      activations: async (...asked) => {
        const loaded2 = await loading;
        options.signal.throwIfAborted();
        return await loaded2.activations(...asked);
      }
    };
    const { samples } = seededOrder(options.samples, seed, "initial-model");
    const rowsOf2 = network.task === "segmentation" ? probedPixels : probedImages;
    return await rowsOf2({ ...options, trainer, samples, plan: { ...plan, network } });
  } finally {
    await building.then(
      (trainer) => trainer.dispose(),
      () => void 0
    );
  }
}
async function loaded(trainer, model) {
  await trainer.load(initialState(model, await trainer.save()));
  return trainer;
}
async function measure2(all, [one, other], options) {
  const rows = one.length + other.length;
  const classes = options.classWeights.length;
  const losses = [];
  let [loss, right] = [0, 0];
  for (const [fitted2, held] of [
    [one, other],
    [other, one]
  ]) {
    const validation = rowsOf(all, held);
    const head = await fitHead(rowsOf(all, fitted2), validation, {
      ...options,
      features: widthOf(all),
      gradientTolerance: ROUGHLY
    });
    const measured = await measureHead(head, validation, options, options.signal);
    loss += measured.loss * held.length / rows;
    for (let c = 0; c < classes; c++) right += measured.confusion[c * (classes + 1)];
    for (const image of byImage(held, options.samples))
      losses.push((await measureHead(head, rowsOf(all, image), options, options.signal)).loss);
  }
  return { loss, accuracy: right / rows, losses };
}
function byImage(rows, samples) {
  const images = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const image = images.get(samples[row]);
    if (image === void 0) images.set(samples[row], [row]);
    else image.push(row);
  }
  return images.values();
}
function rowsOf(all, rows) {
  const { features, labels } = all;
  const size = widthOf(all);
  return joinFeatures(
    rows.map((row) => ({
      features: features.subarray(row * size, (row + 1) * size),
      labels: labels.subarray(row, row + 1)
    }))
  );
}
function chanceOf2(labels, [one, other]) {
  const rows = one.length + other.length;
  let [loss, right] = [0, 0];
  for (const [fitted2, held] of [
    [one, other],
    [other, one]
  ]) {
    const counts = /* @__PURE__ */ new Map();
    for (const row of fitted2) counts.set(labels[row], (counts.get(labels[row]) ?? 0) + 1);
    const [commonest] = [...counts].toSorted(([a, m], [b, n]) => n - m || a - b)[0];
    for (const row of held) {
      loss -= Math.log(counts.get(labels[row]) / fitted2.length) / rows;
      if (labels[row] === commonest) right++;
    }
  }
  return { loss, accuracy: right / rows };
}

// src/run/choose-start.ts
var BATCH_SIZE2 = 16;
var BUDGET_DIVISOR = 4;
var FEWEST_IMAGES = 4;
async function chooseStart(options, data, start, starting) {
  const { candidate } = start;
  if (candidate === void 0) return start;
  const { model, reason } = await choose(options, data, candidate, starting);
  return { model, reason: reasonAfter(start.reason, reason) };
}
async function choose(options, data, candidate, starting) {
  const engine = await starting;
  const probed = { dataset: data.dataset, samples: probedOf(options.settings, data) };
  const unmeasured = whyUnmeasured(candidate, probed.samples.length, engine);
  if (unmeasured !== void 0) return { model: void 0, reason: unmeasured };
  const limit = limitOf(options.settings);
  const within = { ...options, signal: AbortSignal.any([options.signal, limit]) };
  const measured = await probe(within, probed, candidate, engine).catch((error) => {
    if (error !== limit.reason || !limit.aborted) throw error;
    return "too-slow";
  });
  if (measured === "too-slow") return { model: void 0, reason: tooSlow(candidate) };
  if (measured === void 0) return { model: void 0, reason: tooFew(candidate, probed.samples.length) };
  const { isTaken, reason } = choosePretrained(measured, candidate.name);
  return { model: isTaken ? candidate : void 0, reason };
}
function probedOf(settings, { train: train2, validation }) {
  if (fanOutOf(settings) === void 0) return train2;
  return [...train2, ...validation].toSorted((a, b) => a.id < b.id ? -1 : 1);
}
function whyUnmeasured(model, images, engine) {
  const { runtime } = engine.describe();
  if (runtime !== "native") return `${model.name} takes too long in ${runtime}`;
  return images < FEWEST_IMAGES ? tooFew(model, images) : void 0;
}
function limitOf({ timeBudgetMs }) {
  return timeBudgetMs === void 0 ? new AbortController().signal : AbortSignal.timeout(Math.ceil(timeBudgetMs / BUDGET_DIVISOR));
}
function tooSlow({ name }) {
  return `to measure whether ${name} helps took more than 1/${BUDGET_DIVISOR} of the time budget; \`imagenet\` takes it unmeasured`;
}
function tooFew({ name }, images) {
  return `${plural(images, "training image")} can't tell whether ${name} would help`;
}
async function probe({ settings, signal }, { dataset, samples }, model, engine) {
  var _stack = [];
  try {
    const whole = dataset.task === "classification";
    const tile = whole ? probedSize(samples) : probedTile(samples);
    const budgetBytes = memoryBudgetOf(settings);
    const decoding = new DecodingRoom(budgetBytes);
    const size = whole ? tile : void 0;
    const reader = __using(_stack, openReader(dataset, { budgetBytes, decoding, folder: void 0, size }), true);
    const { seed } = settings;
    const { normalization } = dataset.bitDepth === 8 ? model : normalizationFor(await imageStatistics(dataset, samples, reader, seed));
    const plan = { normalization, patch: tile, tile, batchSize: BATCH_SIZE2 };
    return await probePretrained({ engine, model, plan, reader, samples, seed, signal });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/stages/4-plan/input-size.ts
function inputSize(train2, settings, model) {
  const isPretrained = model !== void 0 && hasEfficientNetLite0(model.network);
  const planned = isPretrained ? pretrainedSize(train2, settings) : classifierSize(train2, settings).input;
  const { height, width } = keptSize(model, settings) ?? planned;
  const stride = model?.network.stride ?? 1;
  return { height: roundUp(height, stride), width: roundUp(width, stride) };
}

// src/run/readers.ts
function openReaders(settings, dataset, train2, model) {
  const budgetBytes = memoryBudgetOf(settings);
  const decoding = new DecodingRoom(budgetBytes);
  const options = { budgetBytes, decoding, folder: settings.output };
  if (dataset.task === "segmentation") {
    const reader2 = openReader(dataset, options);
    return { reader: reader2, wholeReader: reader2, [Symbol.asyncDispose]: () => reader2[Symbol.asyncDispose]() };
  }
  const reader = openReader(dataset, {
    ...options,
    size: inputSize(train2, settings, model)
  });
  const wholeReader = openReader(dataset, { budgetBytes: 0, decoding, folder: void 0 });
  return { reader, wholeReader, [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose]() };
}

// src/run/test-model.ts
async function testModel(options, data, path) {
  const { settings, signal, limited } = options;
  if (signal.aborted) return void 0;
  const { model } = await openModelFile(path, { threads: threadsOf(settings) });
  const on = (samples, order = samples, keptMs) => evaluateModel({
    ...{ ...data, reader: data.wholeReader, model, signal, samples, order },
    ...limited && timing(options, limited, order, keptMs)
  });
  try {
    const holdsOut = fanOutOf(settings) !== void 0;
    const heldOutShare = data.validation.length / (data.test.length + data.validation.length);
    const keptMs = holdsOut && limited ? heldOutShare * limited.budget.testLeftMs : 0;
    const test2 = await on(data.test, limited?.test, keptMs);
    return { test: test2, heldOut: holdsOut ? await on(data.validation, limited?.validation, 0) : void 0 };
  } catch (error) {
    if (signal.aborted) return void 0;
    throw error;
  } finally {
    await model.dispose();
  }
}
function timing({ clock }, { budget }, order, keptMs) {
  const shares = sharesOf2(order);
  let begun = clock();
  return {
    onImage(done) {
      const now = clock();
      budget.meter.tested(now - begun, shares[done - 1]);
      begun = now;
    },
    fitsAnother: (done) => budget.fitsTestImage(done, shares[done], keptMs)
  };
}

// src/run/train-model.ts
import { join as join2 } from "node:path";

// src/engine/create.ts
async function createEngine(name, options) {
  if (name === "reference") {
    const { createReferenceEngine } = await import("./engine-reference-reference.js");
    return createReferenceEngine();
  }
  if (name === "tensorflow") {
    const { createTensorflowEngine } = await import("./engine-tensorflow-engine.js");
    return createTensorflowEngine(options);
  }
  const { createOnnxEngine } = await import("./engine-onnx-engine.js");
  return await createOnnxEngine(options);
}

// src/stages/5-train/pass.ts
async function* runPass(pass) {
  let lossSum = 0;
  let count2 = 0;
  let confusion = emptyConfusion(pass.classes);
  let step = 0;
  for await (const batch of pass.batches) {
    const cut = pass.interrupted({ steps: step, labels: count2 });
    if (cut !== void 0) return { loss: lossSum / count2, confusion, steps: step, cut };
    const result = await pass.run(batch, ++step);
    if (result.count > 0) lossSum += result.loss * result.count;
    count2 += result.count;
    confusion = addConfusion(confusion, result.confusion);
    if (!Number.isFinite(lossSum)) return { loss: lossSum / count2, confusion, steps: step, cut: "diverged" };
    yield pass.event(step, lossSum / count2);
  }
  return { loss: lossSum / count2, confusion, steps: step, cut: void 0 };
}

// src/stages/5-train/record.ts
function epochRecord(task, epoch, trained, validated, seconds) {
  const ratioOf = scoresOfPass(task, trained);
  return {
    epoch,
    learningRate: trained.learningRate,
    trainLoss: trained.loss,
    ...byField(TRAINING_SCORES, ({ score }) => ratioOf(score)),
    ...validationRecord(task, validated),
    seconds
  };
}
function validationRecord(task, validated) {
  const ratioOf = scoresOfPass(task, validated);
  return { valLoss: validated.loss, ...byField(VALIDATION_SCORES, ({ score }) => ratioOf(score)) };
}
function scoresOfPass(task, { confusion }) {
  const scores = scoresOf(confusion);
  return (score) => isScoreOf(score, task) ? scores[score.key] : Number.NaN;
}

// src/stages/5-train/validation.ts
async function* validate(input, epoch, before) {
  const { plan, trainer, budget, validation, clock } = input;
  const begun = clock();
  const isFirst = before.epoch === 0 && before.initial === void 0;
  const samples = validatedSamples(input, before);
  const steps = validationSteps(plan, samples);
  const whole = wholeImages(plan, samples);
  let done = samples.length;
  const outOfTime = ({ steps: steps2 }) => {
    const images = whole.get(steps2);
    if (budget === void 0 || images === void 0 || budget.fitsValidationImage()) return void 0;
    done = images;
    return "time-budget";
  };
  const pass = yield* runPass({
    batches: oneAhead(validationBatches({ ...input, samples })),
    run: (batch) => trainer.evaluate(batch),
    classes: plan.network.classes,
    interrupted: (at) => input.signal.aborted ? "cancelled" : outOfTime(at),
    event: (step) => ({ type: "validation", epoch, step, steps })
  });
  budget?.validated(clock() - begun, done);
  if (isFirst && pass.cut === "time-budget") budget?.planFor(done);
  const cut = isFirst && pass.cut === "time-budget" ? void 0 : pass.cut;
  return { ...pass, cut, images: done < validation.length ? done : void 0 };
}
function validatedSamples(input, { validationImages }) {
  return validationSamples(input, input.budget?.shares.validation ?? validationImages);
}
function validationSamples({ plan, validation }, images) {
  if (images === void 0) return validation;
  return seededOrder(validation, plan.seed, "validation").samples.slice(0, images);
}
async function warmUp(input, budget) {
  const { plan, trainer, validation, clock } = input;
  const timed = async (work) => {
    const begun = clock();
    await work();
    return clock() - begun;
  };
  const batches = validationBatches({ ...input, samples: validation });
  const { value: batch } = await batches.next();
  await batches.return(void 0);
  if (batch === void 0) return;
  budget.meter.warmedUp({
    firstMs: await timed(() => trainer.evaluate(batch)),
    secondMs: await timed(() => trainer.evaluate(batch)),
    savingMs: await timed(() => trainer.save()),
    imagesABatch: imagesABatch(plan, validation)
  });
}

// src/stages/5-train/measure-again.ts
var TOLERANCE = { loss: 1e-3, smallLoss: 1e-6, score: 0.01 };
async function measureAgain(input, parameters, images) {
  const { plan, trainer, budget, signal } = input;
  await trainer.load({ ...await trainer.save(), parameters });
  const samples = validationSamples(input, images);
  const pass = runPass({
    batches: oneAhead(validationBatches({ ...input, samples })),
    run: (batch) => trainer.evaluate(batch),
    classes: plan.network.classes,
    interrupted: () => {
      signal.throwIfAborted();
      budget?.demandValidation(samples.length);
      return void 0;
    },
    event: (step) => ({ type: "validation", epoch: 0, step, steps: 0 })
  });
  for (; ; ) {
    const { value, done } = await pass.next();
    if (done) return validationRecord(plan.network.task, value);
  }
}
function confirmed(recorded, measured) {
  const within = TOLERANCE.smallLoss + TOLERANCE.loss * Math.abs(measured.valLoss);
  if (!isNear(recorded.valLoss, measured.valLoss, within)) return void 0;
  const lacking = {};
  for (const { field } of VALIDATION_SCORES) {
    if (Number.isNaN(recorded[field])) lacking[field] = measured[field];
    else if (!isNear(recorded[field], measured[field], TOLERANCE.score)) return void 0;
  }
  return { ...recorded, ...lacking };
}
function isNear(a, b, within) {
  return Object.is(a, b) || Math.abs(a - b) <= within;
}

// src/stages/5-train/probe-epochs.ts
function probeEpochs({ linearProbe: linearProbe2 }) {
  return linearProbe2 ? 1 : 0;
}
function isLinearProbe(plan, epoch) {
  return epoch > 0 && epoch <= probeEpochs(plan);
}

// src/stages/5-train/early-stopping.ts
var INITIAL_EARLY_STOPPING = {
  bestEpoch: 0,
  bestValue: void 0,
  reference: void 0,
  wait: 0
};
function decideEarlyStopping(state, epoch, value, rule) {
  const { direction, minDelta } = rule;
  const save = isBetter(value, state.bestValue ?? worst(direction), 0, direction);
  const reference = nextReference(value, state.reference, minDelta, direction);
  const wait = reference === void 0 ? state.wait + 1 : 0;
  const next = {
    bestEpoch: save ? epoch : state.bestEpoch,
    bestValue: save ? value : state.bestValue,
    reference: reference ?? state.reference,
    wait
  };
  return { state: next, save, stop: reference === void 0 && wait >= rule.patience };
}
function nextReference(value, reference, minDelta, direction) {
  if (reference === void 0) return Number.isNaN(value) ? worst(direction) : value;
  return isBetter(value, reference, minDelta, direction) ? value : void 0;
}
function isBetter(value, reference, minDelta, direction) {
  return direction === "minimize" ? value + minDelta < reference : value - minDelta > reference;
}
function worst(direction) {
  return direction === "minimize" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

// src/stages/5-train/reduce-on-plateau.ts
function decidePlateau(state, valLoss, rule) {
  const best = nextReference(valLoss, state.best, rule.minDelta, "minimize");
  if (best !== void 0) return { ...state, best, wait: 0 };
  const wait = state.wait + 1;
  if (wait < rule.patience || !isAbove(state.learningRate, rule.floor)) return { ...state, wait };
  return { ...state, wait: 0, learningRate: Math.max(state.learningRate * rule.factor, rule.floor) };
}
function isAbove(learningRate, floor) {
  return Math.fround(learningRate) > Math.fround(floor);
}

// src/stages/5-train/decide.ts
function decide(plan, before, done, outOfTime) {
  const { record, updates, isCutShort } = done;
  const monitor = MONITORS[plan.monitor];
  const value = monitor.read(record);
  const rule = { direction: monitor.direction, patience: plan.patience, minDelta: plan.minDelta };
  const early = decideEarlyStopping(before.earlyStopping, record.epoch, value, rule);
  const seconds = before.seconds + record.seconds;
  const reached = plan.target !== void 0 && (monitor.direction === "minimize" ? value <= plan.target : value >= plan.target);
  const last4 = record.epoch >= plan.epochs && !isCutShort;
  return {
    standing: {
      ...before,
      epoch: record.epoch,
      history: [...before.history, record],
      updates: [...before.updates, updates],
      earlyStopping: early.state,
      // A decay to the end of the time needs no plateau, and one under it would only end learning early.
      plateau: plan.decayPower === void 0 ? decidePlateau(before.plateau, record.valLoss, plan.reduceOnPlateau) : before.plateau,
      seconds,
      secondsToBest: early.save ? seconds : before.secondsToBest
    },
    save: early.save,
    stop: stopReason({ reached, early: early.stop, last: last4, outOfTime })
  };
}
function stopReason(holds) {
  if (holds.reached) return "target";
  if (holds.early) return "patience";
  if (holds.last) return "epochs";
  return holds.outOfTime ? "time-budget" : void 0;
}

// src/stages/5-train/replay.ts
function untrained({ learningRate }) {
  return {
    ...{ epoch: 0, history: [], updates: [], seconds: 0, secondsToBest: 0 },
    plateau: { best: void 0, wait: 0, learningRate },
    earlyStopping: INITIAL_EARLY_STOPPING
  };
}
function replay(plan, stepsPerEpoch2, recorded) {
  const { history, updates, initial, validationImages, seconds, secondsToBest, bestSha256 } = recorded;
  let replayed = { standing: { ...untrained(plan), initial, validationImages }, stop: void 0 };
  for (const [i, record] of history.entries()) {
    const isCutShort = !isLinearProbe(plan, record.epoch) && updates[i] - (updates[i - 1] ?? 0) < stepsPerEpoch2;
    replayed = decide(plan, replayed.standing, { record, updates: updates[i], isCutShort }, false);
  }
  return { ...replayed, standing: { ...replayed.standing, seconds, secondsToBest, bestSha256 } };
}
function impossibleIn(plan, { stepsPerEpoch: stepsPerEpoch2, validationImages, isFineTuning }, { standing, state }) {
  const { updates, history, earlyStopping } = standing;
  const areSteps = updates.every((done, i) => {
    const steps = done - (updates[i - 1] ?? 0);
    return isLinearProbe(plan, i + 1) ? steps === 0 : steps > 0 && steps <= stepsPerEpoch2;
  });
  if (!Number.isSafeInteger(state.step) || updates.at(-1) !== state.step || !areSteps)
    return `it says ${state.step} steps after ${standing.epoch} epochs of ${stepsPerEpoch2}`;
  const highest = Math.max(plan.learningRate, plan.reduceOnPlateau.floor);
  const isRate = (rate, epoch) => isLinearProbe(plan, epoch) ? rate === 0 : rate > 0 && rate <= highest;
  const wrong = history.find(({ learningRate, epoch }) => !isRate(learningRate, epoch));
  if (wrong !== void 0)
    return `it says a learning rate of ${wrong.learningRate}, which this training never has`;
  if ((standing.validationImages ?? 0) > validationImages)
    return `it says ${standing.validationImages} of ${validationImages} validation images`;
  if (standing.initial !== void 0 !== isFineTuning) return "it says another beginning of the training";
  const { bestEpoch } = replay(plan, stepsPerEpoch2, standing).standing.earlyStopping;
  if (bestEpoch !== earlyStopping.bestEpoch)
    return `it says epoch ${earlyStopping.bestEpoch} was the best, and by its history it was ${bestEpoch}`;
  const weights = Object.values(state.parameters);
  return weights.every(({ data }) => data.every(Number.isFinite)) ? void 0 : "its weights are not numbers";
}

// src/stages/5-train/fitting.ts
async function findFitting(input, folder) {
  const { plan, trainer, train: train2, validation, initialModel, fingerprint } = input;
  let checkpoint;
  try {
    checkpoint = await loadWhole(folder, fingerprint);
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    return { unfit: `it is not whole (${messageOf(cause)})` };
  }
  if (checkpoint === void 0) return {};
  const fresh = await trainer.save();
  if (!isStateLike(checkpoint.state, fresh)) return { unfit: "its weights are of another network" };
  const facts = {
    stepsPerEpoch: stepsPerEpoch(plan, train2.length),
    validationImages: validation.length,
    isFineTuning: isMeasuredBefore(initialModel)
  };
  const impossible = impossibleIn(plan, facts, checkpoint);
  if (impossible !== void 0) return { unfit: impossible };
  const believed = await believe({ ...input, fresh }, folder, checkpoint.standing);
  await trainer.load(fresh);
  if ("unfit" in believed) return believed;
  const replayed = replay(plan, facts.stepsPerEpoch, believed.standing);
  const stop = replayed.stop ?? await stopBesideRules(plan, folder, replayed.standing);
  if (stop === "epochs" && isLessThanAnEpoch(plan, facts.stepsPerEpoch, replayed.standing))
    return { unfit: "it has less than an epoch, and no other is asked for" };
  return { fitting: { ...replayed, stop, state: checkpoint.state } };
}
async function stopBesideRules(plan, folder, { epoch }) {
  if (await wasOutOfTime(folder, plan, epoch)) return "time-budget";
  return epoch >= plan.epochs ? "epochs" : void 0;
}
function isLessThanAnEpoch(plan, steps, { updates, earlyStopping: { bestEpoch } }) {
  return probeEpochs(plan) === 0 && (updates[bestEpoch - 1] ?? steps) < steps;
}
async function believe(input, folder, standing) {
  const { fresh, initialModel } = input;
  const { validationImages, initial, history } = standing;
  const { bestEpoch } = standing.earlyStopping;
  const again = (recorded, weights) => measureAgain(input, weights, validationImages).then((measured) => confirmed(recorded, measured));
  if (initialModel !== void 0 && initial !== void 0) {
    const { parameters: parameters2 } = initialState(initialModel, fresh);
    if (await again(initial, parameters2) === void 0)
      return { unfit: "the model it started from is not as good, or bad, as it says" };
  }
  if (bestEpoch === 0) return { standing };
  const best = await readBest(bestPath(folder, bestEpoch)).catch(unlessOutOfMemory(void 0));
  if (best === void 0) return { unfit: "its best weights are not whole" };
  const { parameters, sha256: bestSha256 } = best;
  if (standing.bestSha256 !== void 0 && standing.bestSha256 !== bestSha256)
    return { unfit: "its best weights are not those that it was left with" };
  if (!isStateLike({ ...fresh, parameters }, fresh))
    return { unfit: "its best weights are of another network" };
  const row = await again(history[bestEpoch - 1], parameters);
  if (row === void 0)
    return { unfit: `its best weights are not as good, or bad, as it says of epoch ${bestEpoch}` };
  return { standing: { ...standing, bestSha256, history: history.with(bestEpoch - 1, row) } };
}

// src/stages/5-train/traits.ts
import { createHash } from "node:crypto";
var DIGEST = "sha256:";
var OF_DATA = ["images or labels", "classes", "split"];
var OF_PLAN = {
  recipe: "recipe",
  batchSize: "batch-size",
  patch: "image-size",
  learningRate: "learning-rate",
  seed: "seed",
  monitor: "monitor",
  mixUp: "mix-up",
  initialModel: "initial-model",
  linearProbe: "linear probe",
  rates: "learning rate of a layer",
  optimizer: "optimizer",
  augmentation: "augmentation",
  loss: "loss",
  network: "network",
  normalization: "normalization",
  reduceOnPlateau: "fall of the learning rate",
  warmupSteps: "warm-up",
  patchesPerImage: "number of patches from an image",
  tile: "validation tile"
};
function trainingTraits(dataset, split, plan, engine) {
  const [data, classes, parts] = OF_DATA;
  const lasting = lastingOf(plan);
  const fields = Object.keys(OF_PLAN);
  return new Map([
    [data, `${DIGEST}${meaningHash(dataset)}`],
    [classes, digest(dataset.classes.map(({ name }) => name))],
    [parts, digest([split.train, split.validation])],
    ["engine", engine],
    ...fields.map((field) => [OF_PLAN[field], valueText(lasting[field])])
  ]);
}
function differences(there, here) {
  const differing = [...here].filter(([name, value]) => (there.get(name) ?? value) !== value);
  const isOfData = (name) => OF_DATA.some((one) => one === name);
  const areDataOther = differing.some(([name]) => isOfData(name));
  return differing.filter(([name, value]) => !areDataOther || isOfData(name) || !value.startsWith(DIGEST)).map(([name, value]) => clause(name, there.get(name), value));
}
function clause(name, was, is) {
  if (!is.startsWith(DIGEST) && !was.startsWith(DIGEST)) return `${name} was ${was} and is ${is}`;
  return `${name} ${name.includes("s or ") || name === "classes" ? "are others" : "is another"}`;
}
function valueText(value) {
  if (typeof value === "number" || typeof value === "string" || value === true) return String(value);
  if (value === void 0) return "none";
  return "height" in value ? `${value.width}x${value.height}` : digest(value);
}
function digest(value) {
  return `${DIGEST}${createHash("sha256").update(JSON.stringify(value)).digest("hex")}`;
}

// src/stages/5-train/begin.ts
async function begin2(input) {
  const { folder, plan, trainer, initialModel } = input;
  const faults = [];
  const earlier = input.resume ? await findEarlier(input, faults) : void 0;
  if (earlier !== void 0) {
    const { state, standing, stop, from } = earlier;
    await trainer.load(state);
    return { standing, stop, resumedFrom: from, faults };
  }
  if (input.resume && await tellOther(input, faults)) await forgetOutOfTime(folder);
  else await clearCheckpoints(folder);
  if (initialModel !== void 0) await trainer.load(initialState(initialModel, await trainer.save()));
  return { standing: untrained(plan), stop: void 0, resumedFrom: void 0, faults };
}
async function tellOther({ folder, traits }, faults) {
  if (faults.length > 0) return false;
  const there = await readTraits(folder);
  if (there !== void 0) faults.push(checkpointOfAnother(folder, differences(there, traits)));
  return there !== void 0;
}
async function findEarlier(input, faults) {
  const { folder, fingerprint, takeCheckpoint: takeCheckpoint2 } = input;
  const here = await findFitting(input, folder);
  if (here.unfit !== void 0) faults.push(checkpointUnfit(`in ${folder}`, here.unfit));
  if (here.fitting !== void 0) return { ...here.fitting, from: "output" };
  let there;
  const taken2 = await takeCheckpoint2?.(async (from) => {
    there = await findFitting(input, from);
    if (there.fitting === void 0) return { unfit: there.unfit ?? "it is of another training" };
    await clearCheckpoints(folder);
    const copied = await copyCheckpoint(from, folder, fingerprint);
    return { unfit: copied === void 0 ? "it could not be copied" : void 0 };
  });
  return taken2 && there?.fitting ? { ...there.fitting, from: "cache" } : void 0;
}

// src/stages/5-train/learning-rate.ts
function learningRateAt(plan, { plateauRate, update, spent }) {
  return warmedUp(baseRate(plan, plateauRate, spent), update, plan.warmupSteps);
}
function baseRate(plan, plateauRate, spent) {
  const { decayPower, learningRate, reduceOnPlateau } = plan;
  if (decayPower === void 0) return plateauRate;
  return Math.max(reduceOnPlateau.floor, learningRate * (1 - Math.min(1, Math.max(0, spent))) ** decayPower);
}
function warmedUp(learningRate, update, warmupSteps) {
  return update >= warmupSteps ? learningRate : learningRate * update / warmupSteps;
}
function spentOf({ seconds, secondsLeft, update, updates }) {
  const byEpochs = (update - 1) / updates;
  if (secondsLeft === void 0) return byEpochs;
  const byClock = secondsLeft <= 0 ? 1 : seconds / (seconds + secondsLeft);
  return Math.max(byEpochs, byClock);
}

// src/stages/5-train/epoch-steps.ts
function moments({ plan, train: train2, budget, clock }, before, begun) {
  const steps = stepsPerEpoch(plan, train2.length);
  const probed = probeEpochs(plan);
  return (step) => {
    const left = budget?.stepsLeftMs;
    const update = (before.epoch - probed) * steps + step;
    const spent = spentOf({
      seconds: before.seconds + (clock() - begun) / 1e3,
      secondsLeft: left === void 0 ? void 0 : left / 1e3,
      update,
      updates: (plan.epochs - probed) * steps
    });
    return { plateauRate: before.plateau.learningRate, update, spent };
  };
}
async function* trainingPass(input, before, moment) {
  const { plan, trainer, timings, budget, clock } = input;
  const epoch = before.epoch + 1;
  const steps = stepsPerEpoch(plan, input.train.length);
  let last4 = clock();
  let learningRate = 0;
  const passed = yield* runPass({
    batches: timings.measureNext(
      "wait",
      oneAhead(trainingBatches({ ...input, samples: input.train }, epoch))
    ),
    async run(batch, step) {
      const rate = learningRateAt(plan, moment(step));
      learningRate = Math.max(learningRate, rate);
      const begun = clock();
      const result = await timings.measure("step", () => trainer.step(batch, rate));
      const now = clock();
      budget?.meter.stepped(now - last4, now - begun);
      last4 = now;
      return result;
    },
    classes: plan.network.classes,
    interrupted: (done) => interruption(input, done),
    event: (step, loss) => ({ type: "step", epoch, step, steps, loss })
  });
  return { ...passed, learningRate };
}
function interruption({ signal, budget }, { labels }) {
  if (signal.aborted) return "cancelled";
  return budget === void 0 || labels === 0 || budget.fitsStep() ? void 0 : "time-budget";
}

// src/stages/5-train/linear-probe.ts
var TIME_SHARE = 1 / 2;
async function* linearProbe(input, before) {
  const { plan, trainer, train: train2, engine, signal, budget, clock } = input;
  const { network, loss, seed } = plan;
  const leastLeftMs = (budget?.trainingLeftMs ?? 0) * (1 - TIME_SHARE);
  const isOver = () => signal.aborted || budget !== void 0 && budget.trainingLeftMs < leastLeftMs;
  const order = seededOrder(train2, seed, "linear-probe").samples.slice(0, MOST_PROBED_IMAGES);
  const seen = yield* seeing(input, order, isOver);
  const begun = clock();
  const validated = yield* seeing(input, validatedSamples(input, before), isOver);
  const seenMs = clock() - begun;
  if (signal.aborted) return cancelled(network.classes);
  const { classWeights: classWeights2, labelSmoothing = 0 } = loss;
  const spec = { classWeights: classWeights2, labelSmoothing };
  const options = { ...spec, features: widthOf(seen), engine, isOver, signal };
  const fitted2 = await fitHead(seen, validated, options).catch(unlessAborted(signal));
  if (fitted2 === void 0) return cancelled(network.classes);
  await trainer.load(withHead(await trainer.save(), headOf(network).name, fitted2));
  const trained = { ...await measureHead(fitted2, seen, spec), steps: 0, cut: void 0, learningRate: 0 };
  const images = validated.labels.length;
  if (images < validatedSamples(input, before).length) return { trained, validated: void 0 };
  budget?.validated(seenMs, images);
  const measured = { ...await measureHead(fitted2, validated, spec), steps: 0, cut: void 0 };
  return {
    trained,
    validated: { ...measured, images: images < input.validation.length ? images : void 0 }
  };
}
async function* seeing(input, samples, isOver) {
  const parts = [];
  const steps = validationSteps(input.plan, samples);
  for await (const part of featuresOf({ ...input, samples })) {
    parts.push(part);
    yield { type: "features", epoch: 1, step: parts.length, steps };
    if (isOver()) break;
  }
  return joinFeatures(parts);
}
function unlessAborted(signal) {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}
function withHead(state, head, { weight, bias }) {
  const fitted2 = { [`${head}.weight`]: weight, [`${head}.bias`]: bias };
  return { ...state, parameters: { ...state.parameters, ...fitted2 } };
}
function cancelled(classes) {
  const confusion = emptyConfusion(classes);
  const trained = { loss: Number.NaN, confusion, steps: 0, cut: "cancelled", learningRate: 0 };
  return { trained, validated: void 0 };
}

// src/stages/5-train/train.ts
async function* train(input) {
  const { plan, budget } = input;
  const trainer = await input.engine.build(plan.network, plan);
  try {
    const training = { ...input, trainer, timings: new Timings(input.clock) };
    if (budget !== void 0 && !input.signal.aborted) await warmUp(training, budget);
    const beginning = await begin2(training);
    const { resumedFrom } = beginning;
    let { standing, stop } = budgeted(training, beginning);
    const firstEpoch = standing.epoch + 1;
    yield started(training, beginning);
    if (stop === void 0 && budget !== void 0) yield* sharesOf3(training);
    if (isMeasuredBefore(input.initialModel) && firstEpoch === 1 && stop === void 0)
      ({ standing, stop } = yield* validateInitialModel(training, standing));
    while (stop === void 0) {
      ({ standing, stop } = yield* runEpoch(training, standing));
      if (stop === void 0 && standing.epoch === Math.max(firstEpoch, 1 + probeEpochs(input.plan)))
        yield* forecast(training, standing);
    }
    const untrained2 = untrainedBy(training, beginning, { standing, stop });
    const outcome = { ...outcomeOf(training, standing, stop), firstEpoch, resumedFrom, untrained: untrained2 };
    yield { type: "stopped", outcome };
  } finally {
    await trainer.dispose();
  }
}
function budgeted({ plan, budget, validation, signal }, { standing, stop }) {
  if (budget === void 0 || stop !== void 0 || signal.aborted) return { standing, stop };
  if (standing.epoch === 0) {
    budget.plan(probeEpochs(plan) > 0 ? "head" : "step");
    return { standing, stop };
  }
  budget.planFor(standing.validationImages ?? validation.length);
  return { standing, stop: budget.fitsEpoch() ? void 0 : "time-budget" };
}
function started({ plan, train: train2, budget }, { standing: { epoch, history }, stop, resumedFrom, faults }) {
  const { epochs, patience, monitor } = plan;
  return {
    type: "started",
    ...{ epochs, patience, monitor, resumedFrom, history, stop, faults },
    stepsPerEpoch: stepsPerEpoch(plan, train2.length),
    headEpochs: probeEpochs(plan),
    firstEpoch: epoch + 1,
    timeLeftMs: budget?.trainingLeftMs
  };
}
function* sharesOf3({ budget }) {
  if (budget === void 0) return;
  const { shares, work } = budget;
  const validation = { images: shares.validation, of: work.validation.all };
  const test2 = { images: shares.test, of: work.test.all };
  if (validation.images < validation.of || test2.images < test2.of) yield { type: "shares", validation, test: test2 };
}
async function* validateInitialModel(input, before) {
  const begun = input.clock();
  const validated = yield* input.timings.measureAll("validate", validate(input, 0, before));
  if (validated.cut === "cancelled") return { standing: before, stop: "cancelled" };
  const seconds = (input.clock() - begun) / 1e3;
  const initial = validationRecord(input.plan.network.task, validated);
  yield { type: "initial", record: initial };
  return {
    standing: { ...before, initial, validationImages: validated.images, seconds },
    stop: void 0
  };
}
function* forecast({ budget, plan }, { epoch, history }) {
  if (budget === void 0) return;
  const { seconds } = history[history.length - 1];
  const epochs = budget.epochsThatFit({ epoch, epochs: plan.epochs, epochMs: seconds * 1e3 });
  yield { type: "forecast", epochs, secondsAnEpoch: seconds };
}
async function* runEpoch(input, before) {
  const { plan, budget, clock, timings } = input;
  const epoch = before.epoch + 1;
  const begun = clock();
  const { trained, validated: known } = isLinearProbe(plan, epoch) ? yield* timings.measureAll("linear-probe", linearProbe(input, before)) : { trained: yield* trainingPass(input, before, moments(input, before, begun)), validated: void 0 };
  const cutShort = trained.cut === "time-budget";
  if (trained.cut !== void 0 && !cutShort) return { standing: before, stop: trained.cut };
  const validated = known ?? (yield* timings.measureAll("validate", validate(input, epoch, before)));
  await input.beforeWriting?.();
  if (validated.cut === "time-budget" && before.epoch > 0)
    await noteOutOfTime(input.folder, plan, before.epoch);
  if (validated.cut !== void 0) return { standing: before, stop: validated.cut };
  const seconds = (clock() - begun) / 1e3;
  const record = epochRecord(plan.network.task, epoch, trained, validated, seconds);
  const outOfTime = cutShort || budget !== void 0 && !budget.fitsEpoch();
  const updates = (before.updates.at(-1) ?? 0) + trained.steps;
  const done = { record, updates, isCutShort: cutShort };
  const { standing, save, stop } = decide(plan, before, done, outOfTime);
  const measured = { ...standing, validationImages: validated.images };
  if (stop === "time-budget") await noteOutOfTime(input.folder, plan, epoch);
  const saved = await timings.measure("checkpoint", () => saveCheckpoint(input, measured, save));
  const { learningRate } = standing.plateau;
  const lowered = learningRate !== before.plateau.learningRate;
  yield {
    type: "epoch",
    record,
    part: cutShort ? { steps: trained.steps, of: stepsPerEpoch(plan, input.train.length) } : void 0,
    bestEpoch: standing.earlyStopping.bestEpoch,
    improved: save,
    epochsWithoutImprovement: standing.earlyStopping.wait,
    nextLearningRate: lowered ? learningRate : void 0,
    timeLeftMs: stop === void 0 ? budget?.trainingLeftMs : 0
  };
  return { standing: saved, stop };
}
async function saveCheckpoint({ trainer, folder, fingerprint, traits, budget, clock }, standing, isBest) {
  const begun = clock();
  const state = await trainer.save();
  const bestSha256 = isBest ? await saveBest(folder, standing.epoch, state) : standing.bestSha256;
  const saved = { ...standing, bestSha256 };
  await saveLast(folder, fingerprint, { standing: saved, state }, traits);
  budget?.meter.saved(clock() - begun);
  return saved;
}
function outcomeOf({ folder, timings, validation }, standing, stopReason2) {
  const { bestEpoch } = standing.earlyStopping;
  const path = bestPath(folder, bestEpoch);
  return {
    history: standing.history,
    initial: standing.initial,
    bestEpoch,
    stoppedEpoch: standing.epoch,
    stopReason: stopReason2,
    validationImages: standing.validationImages ?? validation.length,
    modelState: standing.bestSha256 === void 0 ? void 0 : { path, sha256: standing.bestSha256 },
    secondsToBest: standing.secondsToBest,
    seconds: standing.seconds,
    partSeconds: timings.seconds
  };
}
function untrainedBy({ plan, train: train2 }, beginning, { standing, stop }) {
  const { bestEpoch } = standing.earlyStopping;
  const kept = standing.updates[bestEpoch - 1];
  if (kept === void 0) return void 0;
  if (probeEpochs(plan) === 0 && kept < stepsPerEpoch(plan, train2.length)) return "less-than-an-epoch";
  const isSame2 = beginning.stop === void 0 && standing.epoch === beginning.standing.epoch;
  return isSame2 && stop === "time-budget" ? "nothing-new" : void 0;
}

// src/run/foreign-checkpoint.ts
async function removeForeignCheckpoint(folder, earlier) {
  if (!await hasCheckpoint(folder) || await earlier.isOutputOurs()) return [];
  await clearCheckpoints(folder);
  return [checkpointNotOurs(folder)];
}

// src/run/unfinished.ts
import { readdir } from "node:fs/promises";
import { dirname as dirname2, join, relative, sep } from "node:path";
function unfinishedFolder(output) {
  return join(output, "unfinished");
}
async function growingFolder(output) {
  return (await earlierIn(output)).length === 0 ? output : unfinishedFolder(output);
}
async function putInPlace(output, results) {
  const aside = unfinishedFolder(output);
  const telling = ["results.json", results.split.path];
  const others = filesOf(results).filter((path) => !telling.includes(path));
  const earlier = await earlierIn(output);
  const gone = [...earlier.map(({ files }) => files[0]), ...earlier.flatMap(({ files }) => files)];
  if (earlier.length === 0) gone.push(...others);
  try {
    for (const path of /* @__PURE__ */ new Set([...telling, ...gone])) await remove(join(output, path), { force: true });
    for (const path of [...others, ...telling.toReversed()]) {
      await makeFolder(dirname2(join(output, path)));
      await rename(join(aside, path), join(output, path));
    }
    const strange = await removeUnfinished(aside);
    await syncFolder(output);
    return { report: reportOf(output, results), kept: keptLine(aside, strange) };
  } catch (cause) {
    throw notWritten(output, cause);
  }
}
async function removeUnfinished(aside) {
  const strange = [];
  const folders = [aside];
  for (const entry of await readdir(aside, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(aside, path).split(sep).join("/");
    if (entry.isDirectory()) folders.push(path);
    else if (isOfSomeRun(name)) await remove(path, { force: true });
    else strange.push(name);
  }
  folders.sort((a, b) => b.length - a.length);
  for (const folder of folders) await removeIfEmpty(folder);
  return strange.sort();
}
function keptLine(aside, strange) {
  if (strange.length === 0) return void 0;
  const more = strange.length === 1 ? "" : ` and ${strange.length - 1} more`;
  return `${aside} keeps what no run has written there: ${quote(strange[0])}${more}.`;
}

// src/run/train-model.ts
function startEngine(settings) {
  const starting = createEngine(settings.engine, { threads: threadsOf(settings) });
  starting.catch(() => void 0);
  return starting;
}
async function trainModel(options, data, plan, means) {
  const work = trainingOf(plan, options.settings);
  const trained = await heedMemory(work, () => followTraining(options, data, plan, means));
  const { modelState, stopReason: stopReason2 } = trained.outcome;
  if (modelState === void 0 && stopReason2 === "diverged")
    throw new InputError(trainingDiverged(plan.learningRate));
  return trained;
}
async function followTraining(options, data, plan, means) {
  const { settings, publisher, signal, clock, earlier } = options;
  const { limited, initialModel } = means;
  const engine = await means.starting;
  for (const line of await replacedByRun(settings.output)) publisher.say(line);
  const folder = checkpointFolder(settings);
  publisher.faults(await removeForeignCheckpoint(folder, earlier));
  const identity = [data.dataset, data.split, plan, engine.name];
  const fingerprint = trainingFingerprint(...identity);
  const patienceMs = patienceOf(options);
  const checkpoints = checkpointsOf(options, { fingerprint, folder, epochs: plan.epochs, patienceMs });
  const events = train({
    ...data,
    ...{ plan, engine, signal, clock, folder, fingerprint },
    traits: trainingTraits(...identity),
    resume: settings.resume === "auto",
    beforeWriting: options.requireHeld,
    takeCheckpoint: checkpoints && ((take) => takeCheckpoint(options, checkpoints, take)),
    initialModel,
    budget: limited?.budget
  });
  const outcome = await follow(events, options, { ...means, task: data.dataset.task, checkpoints });
  if (outcome.untrained === "nothing-new") publisher.faults([nothingTrained()]);
  if (outcome.untrained === "less-than-an-epoch") publisher.faults([lessThanAnEpoch()]);
  return { outcome, engine: engine.describe(), checkpoints };
}
async function follow(events, { settings, publisher, clock, requireHeld }, { timings, onFirstStep: onFirstStep2, task, checkpoints }) {
  let stepped = false;
  const history = [];
  const growing = await growingFolder(settings.output);
  for await (const event of events) {
    publisher.training(event);
    if (event.type === "started") {
      publisher.faults(event.faults);
      history.push(...event.history);
    }
    if (event.type === "epoch") {
      history.push(event.record);
      await requireHeld();
      await writeFileAtomic(join2(growing, "history.csv"), historyCsv(history, task));
      checkpoints?.keep();
    }
    if (event.type === "step" && !stepped) {
      stepped = true;
      timings.record("first-step", clock() / 1e3);
      onFirstStep2();
    }
    if (event.type === "stopped") return event.outcome;
  }
  throw new InternalError("the training ended without an outcome");
}
function checkpointsOf({ settings, publisher, earlier }, training) {
  if (settings.resume === "never") return void 0;
  return earlier.checkpointsOf({ ...training, say: (line) => publisher.say(line) });
}
async function takeCheckpoint({ publisher }, checkpoints, take) {
  const { taken: taken2, faults } = await checkpoints.take(take);
  publisher.faults(faults);
  return taken2;
}
function checkpointFolder({ output }) {
  return join2(output, "checkpoint");
}

// src/stages/6-evaluate/write-exports.ts
import { join as join5 } from "node:path";

// src/shared/write-folder-atomic.ts
import { dirname as dirname3, join as join3 } from "node:path";
async function writeFolderAtomic(path, files) {
  const temporary = `${path}.tmp`;
  try {
    await remove(temporary, { recursive: true, force: true });
    for (const [name, content] of Object.entries(files)) {
      await writeFileAtomic(join3(temporary, name), content);
    }
    await removeFolderAtomic(path);
    await rename(temporary, path);
    await syncFolder(dirname3(path));
  } catch (error) {
    await remove(temporary, { recursive: true, force: true });
    throw notWritten(path, error instanceof InputError ? error.cause : error);
  }
}
async function removeFolderAtomic(path) {
  const old = `${path}.old`;
  try {
    await remove(old, { recursive: true, force: true });
    await rename(path, old);
    await remove(old, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== "ENOENT") throw notWritten(path, error);
  }
}

// src/stages/6-evaluate/write-tfjs.ts
import { createHash as createHash2 } from "node:crypto";
import { join as join4 } from "node:path";

// src/network/keras/normalization.ts
function normalizationLayers({ channels, stretch }) {
  const low = bounds(channels.map((channel) => channel.low));
  const high = bounds(channels.map((channel) => channel.high));
  if (stretch !== void 0 || low === "mixed" || high === "mixed") return void 0;
  const layers = [];
  let [sign, base] = [1, channels.map(() => 0)];
  if (low !== "none") {
    layers.push(affine("normalize.low", sign, minus(base, low)), relu2("normalize.low"));
    base = low;
  }
  if (high !== "none") {
    layers.push(affine("normalize.high", -sign, minus(high, base)), relu2("normalize.high"));
    [sign, base] = [-1, high];
  }
  const offset = channels.map((channel) => channel.offset);
  const scale = channels.map((channel) => channel.scale);
  layers.push(affine("normalize.offset", sign, minus(base, offset)), scaled2("normalize.scale", scale));
  return { steps: layers.flatMap(({ steps }) => steps), weights: layers.flatMap(({ weights }) => weights) };
}
function bounds(values) {
  if (values.every((value) => Number.isFinite(value))) return [...values];
  return values.every((value) => !Number.isFinite(value)) ? "none" : "mixed";
}
var minus = (a, b) => a.map((value, i) => value - b[i]);
function affine(name, sign, bias) {
  const { steps, weights } = scaled2(
    name,
    bias.map(() => sign),
    true
  );
  return {
    steps,
    weights: [...weights, { name: `${name}/bias`, shape: [bias.length], data: Float32Array.from(bias) }]
  };
}
function scaled2(name, factors, bias = false) {
  const config = {
    kernel_size: [1, 1],
    strides: [1, 1],
    padding: "valid",
    data_format: "channels_last",
    depth_multiplier: 1,
    activation: "linear",
    use_bias: bias,
    trainable: false,
    dtype: "float32"
  };
  const data = Float32Array.from(factors);
  return {
    steps: [{ className: "DepthwiseConv2D", name, config }],
    weights: [{ name: `${name}/depthwise_kernel`, shape: [1, 1, factors.length, 1], data }]
  };
}
function relu2(after) {
  const config = { activation: "relu", trainable: false, dtype: "float32" };
  return { steps: [{ className: "Activation", name: `${after}.relu`, config }], weights: [] };
}

// src/network/keras/topology.ts
function layersModelTopology(network, before = []) {
  const [input, ...rest] = network.layers;
  const steps = before.map((step, i) => placed(step, [i === 0 ? input.name : before[i - 1].name]));
  const first = before.at(-1)?.name ?? input.name;
  const layers = rest.flatMap((layer2) => {
    const from = inputsOf(layer2).map((source) => source === input.name ? first : source);
    return layersFor(layer2, from);
  });
  return {
    class_name: "Model",
    config: {
      name: network.title.replaceAll(/[^A-Za-z0-9.-]+/g, "-"),
      layers: [...layersFor(input, []), ...steps, ...layers],
      input_layers: [[input.name, 0, 0]],
      output_layers: [[network.layers[network.layers.length - 1].name, 0, 0]]
    }
  };
}
function placed({ className, name, config }, from) {
  return {
    class_name: className,
    name,
    config: { name, ...config },
    inbound_nodes: from.length === 0 ? [] : [from.map((source) => [source, 0, 0, {}])]
  };
}
function upsampling(name, from) {
  const part = (suffix, words, sources) => {
    const [className, config] = words;
    return placed({ className, name: `${name}${suffix}`, config: { ...config, dtype: "float32" } }, sources);
  };
  const mean = (size) => [
    "AveragePooling2D",
    { ...CHANNELS_LAST, pool_size: size, strides: [1, 1], padding: "same" }
  ];
  const twice = { ...CHANNELS_LAST, size: [2, 2], interpolation: "nearest" };
  const [repeated, rows, mixed, columns] = [".repeated", ".rows", ".mixed", ".columns"];
  const named = (suffix) => `${name}${suffix}`;
  return [
    part(repeated, ["UpSampling2D", twice], from),
    part(rows, mean([3, 1]), [named(repeated)]),
    part(mixed, ["Average", {}], [...threeOf(named(rows)), named(repeated)]),
    part(columns, mean([1, 3]), [named(mixed)]),
    part("", ["Average", {}], [...threeOf(named(columns)), named(mixed)])
  ];
}
var threeOf = (name) => [name, name, name];
function layersFor(layer2, from) {
  if (layer2.op === "input") return [placed(inputStep(layer2), from)];
  if (layer2.op === "upsample") return upsampling(layer2.name, from);
  const [className, config] = wordsFor(layer2);
  const step = { className, name: layer2.name, config: { ...config, trainable: true, dtype: "float32" } };
  return [placed(step, from)];
}
function wordsFor(layer2) {
  switch (layer2.op) {
    case "conv":
    case "depthwise-conv":
    case "transposed-conv":
      return wordsForConvolution(layer2);
    case "max-pool":
      return ["MaxPooling2D", { ...CHANNELS_LAST, pool_size: [2, 2], strides: [2, 2], padding: "valid" }];
    case "concat":
      return ["Concatenate", { axis: -1 }];
    case "add":
      return ["Add", {}];
    case "activation":
      return layer2.kind === "relu6" ? ["ReLU", { max_value: 6 }] : ["Activation", { activation: layer2.kind }];
    case "batch-norm": {
      const { momentum, epsilon } = layer2;
      const config = { axis: -1, momentum: 1 - momentum, epsilon, center: true, scale: true };
      return ["BatchNormalization", config];
    }
    case "dropout":
      return ["Dropout", { rate: layer2.rate }];
    case "global-average-pool":
      return ["GlobalAveragePooling2D", { ...CHANNELS_LAST }];
    case "dense":
      return ["Dense", { units: layer2.units, ...LINEAR }];
    case "softmax":
      return ["Softmax", { axis: -1 }];
  }
}
function wordsForConvolution(layer2) {
  switch (layer2.op) {
    case "conv": {
      const { filters, kernel, stride = 1, dilation, bias } = layer2;
      const size = { filters, ...windows(kernel, stride), dilation_rate: [dilation, dilation] };
      return ["Conv2D", { ...size, padding: "same", ...LINEAR, use_bias: bias }];
    }
    case "depthwise-conv": {
      const { kernel, stride, bias } = layer2;
      const { kernel_initializer: depthwise_initializer, ...linear } = LINEAR;
      const size = { ...windows(kernel, stride), depth_multiplier: 1, depthwise_initializer };
      return ["DepthwiseConv2D", { ...size, padding: "same", ...linear, use_bias: bias }];
    }
    case "transposed-conv":
      return ["Conv2DTranspose", { filters: layer2.filters, ...windows(2, 2), padding: "valid", ...LINEAR }];
  }
}
function inputStep({ name, channels }) {
  const config = { batch_input_shape: [null, null, null, channels], dtype: "float32", sparse: false };
  return { className: "InputLayer", name, config };
}
var CHANNELS_LAST = { data_format: "channels_last" };
var LINEAR = {
  activation: "linear",
  use_bias: true,
  kernel_initializer: { class_name: "HeNormal", config: { seed: null } },
  bias_initializer: { class_name: "Zeros", config: {} }
};
function windows(kernel, stride) {
  return { ...CHANNELS_LAST, kernel_size: [kernel, kernel], strides: [stride, stride] };
}

// src/stages/6-evaluate/write-tfjs.ts
var SHARD_BYTES = 4 * 1024 * 1024;
async function writeTfjs(input) {
  const { network, normalization } = input.plan;
  const parameters = await loadOwnBest(input.modelState);
  const before = normalizationLayers(normalization);
  const takes = before === void 0 ? "normalized" : "raw";
  const weights = [
    ...before?.weights ?? [],
    ...parametersOf(network).map((spec) => toKeras(spec, parameters[spec.name]))
  ];
  const shards = shardsOf(weights);
  const model = {
    format: "layers-model",
    generatedBy: `Best Epoch ${input.version}`,
    convertedBy: null,
    modelTopology: layersModelTopology(network, before?.steps),
    weightsManifest: [
      {
        paths: Object.keys(shards),
        weights: weights.map(({ name, shape }) => ({ name, shape, dtype: "float32" }))
      }
    ],
    userDefinedMetadata: { ...modelFacts(input), input: takes }
  };
  const { notices } = input.initialModel ?? {};
  const files = {
    "model.json": Buffer.from(JSON.stringify(model)),
    ...shards,
    ...notices === void 0 ? {} : { [NOTICES_FILE]: Buffer.from(notices) }
  };
  await writeFolderAtomic(input.path, files);
  return {
    input: takes,
    files: Object.entries(files).map(([name, bytes]) => ({
      path: join4(input.path, name),
      sha256: createHash2("sha256").update(bytes).digest("hex"),
      bytes: bytes.byteLength
    }))
  };
}
function shardsOf(weights) {
  const bytes = Buffer.concat(
    weights.map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  );
  const count2 = Math.ceil(bytes.byteLength / SHARD_BYTES);
  return Object.fromEntries(
    Array.from({ length: count2 }, (_, i) => [
      `group1-shard${i + 1}of${count2}.bin`,
      bytes.subarray(i * SHARD_BYTES, (i + 1) * SHARD_BYTES)
    ])
  );
}

// src/stages/6-evaluate/write-exports.ts
async function writeExports(input) {
  const path = join5(input.folder, "tfjs");
  if (!input.settings.export?.includes("tfjs")) {
    await removeFolderAtomic(path);
    return [];
  }
  return [{ format: "tfjs", stride: input.plan.network.stride, ...await writeTfjs({ ...input, path }) }];
}

// src/stages/7-report/tested-again.ts
var TOLERANCE2 = 0.01;
function testedAgain(claimed, { dataset, split, evaluation, cwd, seed }) {
  const test2 = testResults(evaluation, dataset, seed);
  for (const { key, title } of SCORES) {
    const [says, has] = [claimed.test[key], test2[key]];
    if (isNear2(says, has)) continue;
    return { unfit: `its model has a test ${title} of ${inWords2(has)}, not ${inWords2(says)} as it says` };
  }
  const classes = dataset.classes.map(({ index, name, color }) => ({ index, name, color: [...color] }));
  const told2 = {
    ...claimed,
    ...{ task: dataset.task, classes, test: test2 },
    data: dataResults(dataset, cwd),
    split: { ...splitResults(split, dataset), kept: claimed.split.kept }
  };
  return { results: { ...told2, diagnosis: diagnose(told2) } };
}
function isNear2(says, has) {
  return says === has || says !== null && has !== null && Math.abs(says - has) <= TOLERANCE2;
}
function inWords2(score) {
  return score === null ? "none" : score.toFixed(3);
}

// src/run/test-again.ts
async function testAgain(options, claimed, modelPath) {
  const { settings, cwd } = options;
  const { dataset } = await lookAt(options);
  const split = dataset && (await splitOf(options, dataset)).split;
  if (dataset === void 0 || split === void 0) return { unfit: "there is an error in the data" };
  if (!isSame(split, claimed.split)) return { unfit: "its images are split in another way" };
  if (claimed.test.images < split.test.length) return { unfit: "it was not tested on all test images" };
  const evaluation = await test(options, dataset, split, modelPath);
  return testedAgain(claimed, { dataset, split, evaluation, cwd, seed: settings.seed });
}
async function test({ settings, signal }, dataset, split, modelPath) {
  var _stack = [];
  try {
    const reader = __using(_stack, openReader(dataset, { budgetBytes: 0, folder: void 0 }), true);
    const { model } = await openModelFile(modelPath, { threads: threadsOf(settings) });
    try {
      const { test: samples } = partsOf(dataset, split);
      return await evaluateModel({ model, dataset, samples, reader, signal });
    } finally {
      await model.dispose();
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function isSame(split, claimed) {
  return ["train", "validation", "test"].every((part) => {
    const ids = new Set(split[part]);
    const { samples } = claimed[part];
    return samples.length === ids.size && samples.every(({ id }) => ids.has(id));
  });
}

// src/run.ts
var loadReport = () => import("./stages-7-report-report.js");
var onFirstStep = () => void loadReport().catch(() => void 0);
async function run(options) {
  var _stack = [];
  try {
    const { settings, publisher } = options;
    const timings = new Timings(options.clock);
    const measure3 = heedfully(timings, options.settings);
    publisher.group("Data set");
    const { dataset, baseline, start: possible } = await measure3("dataset", () => audit(options));
    const split = await measure3("split", () => splitUp(options, dataset));
    const known = { dataset, split, ...partsOf(dataset, split) };
    const starting = startEngine(settings);
    publisher.group("Plan");
    const choose2 = () => withinBudget(options, (within) => chooseStart(within, known, possible, starting));
    const start = await measure3("initial-model", choose2);
    const readers = __using(_stack, openReaders(settings, dataset, known.train, start.model), true);
    const data = { ...known, ...readers };
    const { plan, sheet } = await measure3("plan", () => prepare(options, data, start));
    const limited = await limitTime(options, data, plan, loadReport);
    publisher.group("Training");
    const { outcome, engine, checkpoints } = await timings.measure(
      "train",
      () => trainModel(options, data, plan, { starting, timings, limited, initialModel: start.model, onFirstStep })
    );
    const { modelState, stopReason: stopReason2, bestEpoch, untrained: untrained2 } = outcome;
    if (modelState === void 0) return { stopReason: stopReason2, report: void 0, gateFailed: false };
    publisher.group("Evaluation and report");
    const kept = { plan, modelState, bestEpoch, untrained: untrained2, initialModel: start.model };
    const delivered = await deliver({ ...options, limited }, data, kept, timings);
    const written = await (await loadReport()).writeReport({
      ...options,
      folder: unfinishedFolder(settings.output),
      ...data,
      ...delivered,
      ...{ plan, outcome, sheet, initialModel: start.model, baseline, engine, timings }
    });
    const report = await replaceEarlier(options, written.results);
    await keepRun(options, options.fingerprint, report);
    await publishRun(options, report);
    await finishCheckpoints(checkpointFolder(settings), stopReason2);
    checkpoints?.close(isAtItsEnd(stopReason2));
    publisher.group(void 0);
    return { stopReason: stopReason2, report, gateFailed: hasFailedGate(report.results) };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function replaceEarlier({ settings, publisher, requireHeld }, results) {
  await requireHeld();
  const { report, kept } = await putInPlace(settings.output, results);
  if (kept !== void 0) publisher.say(kept);
  return report;
}
function audit(options) {
  return withinBudget(options, (within) => begin(within, options.baseline));
}
async function merge(options) {
  return (await import("./run-merge.js")).merge(options);
}
async function check2(options) {
  return check(options);
}
async function deliver(options, data, kept, timings) {
  await options.requireHeld();
  const root = unfinishedFolder(options.settings.output);
  await writeSplit(join6(root, "split.json"), data.split);
  const folder = join6(root, "model");
  const path = join6(folder, "model.onnx");
  const input = { ...options, ...kept, dataset: data.dataset, dataHash: dataHash(data.dataset) };
  const model = await writeModel({ ...input, path });
  const exports = await writeExports({ ...input, folder });
  const measure3 = heedfully(timings, options.settings);
  const tested = await measure3("evaluate", () => testModel(options, data, path), path);
  return { model, exports, evaluation: tested?.test, heldOut: tested?.heldOut };
}
export {
  check2 as check,
  merge,
  run,
  testAgain
};
