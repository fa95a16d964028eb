import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  defaultColor,
  folderOf,
  readClasses,
  toRgb
} from "./stages-2-dataset-classes-file.js";
import {
  DECLARED_GREY,
  ImageError,
  PIXEL_LIMIT,
  conform,
  decodeByOwnReader,
  decodeImage,
  decodePixels,
  imageBase,
  isGrey,
  layOutByGlobs,
  layOutBySuffix,
  listFiles,
  maskBase,
  matchBounded,
  matchGlob,
  paletteOf,
  placedIn,
  readHeader,
  readTiffPages,
  recognizeImage,
  retagged,
  saidBy,
  unpacked,
  whyDecodingFailed,
  withoutExtension
} from "./image-decode.js";
import {
  isDiskFull,
  makeFolder,
  notWritten
} from "./shared-write-file-atomic.js";
import {
  IGNORE
} from "./engine-engine.js";
import {
  InputError,
  alphaDropped,
  ambiguousPair,
  classAbsent,
  classColorsAssumed,
  classCountMismatch,
  classFolderEmpty,
  classFolderUnknown,
  classFoldersAlike,
  classFoldersAndMasks,
  classFoldersIgnored,
  classValueWithoutMasks,
  classWithoutImages,
  classesAssumed,
  classesImbalanced,
  classesWithFewImages,
  cmykImage,
  conflictingClasses,
  conflictingMasks,
  dataFolderEmpty,
  dataFolderMissing,
  dataFolderUnreadable,
  dataNotAFolder,
  duplicateAcrossSplits,
  duplicateImage,
  emptyMask,
  groupByMatchesNothing,
  imageOverPixelLimit,
  imageWithoutValues,
  imagesOutsideClassFolders,
  maskAllIgnored,
  maskSizeMismatch,
  maskValueOutsideClasses,
  maskValuesDistorted,
  masksForClassification,
  masksLeftOut,
  missingValues,
  mixedBitDepth,
  mixedChannels,
  multiPageImage,
  noClassFolders,
  noImages,
  noMasks,
  oneClass,
  oneClassFolder,
  orientationDiffers,
  patternTooSlow,
  tooManyClassFolders,
  tooManyMaskValues,
  unlabelledPart,
  unpairedImage,
  unpairedMask,
  unreadableImage
} from "./errors-class-folders.js";
import {
  __name
} from "./esbuild.js";

// src/image/missing.ts
function missingPixels({ width, height, channels, data }) {
  if (!(data instanceof Float32Array)) return void 0;
  let missing;
  for (let i = 0; i < data.length; i++) {
    if (!Number.isNaN(data[i])) continue;
    missing ??= new Uint8Array(width * height);
    missing[Math.floor(i / channels)] = 1;
  }
  return missing;
}
__name(missingPixels, "missingPixels");

// src/image/resize.ts
function resize(image, { width, height }) {
  const valid = image.data instanceof Float32Array ? validity(image.data) : void 0;
  if (image.width === width && image.height === height && valid === void 0) return image;
  const { channels } = image;
  const [columns, rows] = [tapsOf(image.width, width), tapsOf(image.height, height)];
  const separable = /* @__PURE__ */ __name((values) => resizeColumns(resizeRows(values, image.width * channels, rows), image, columns), "separable");
  if (valid === void 0) return { width, height, channels, data: separable(image.data) };
  const there = separable(image.data.map((value, i) => valid[i] === 1 ? value : 0));
  const share = separable(valid);
  for (let i = 0; i < there.length; i++) there[i] /= share[i];
  return { width, height, channels, data: there };
}
__name(resize, "resize");
function validity(values) {
  if (values.every(Number.isFinite)) return void 0;
  return Uint8Array.from(values, (value) => Number.isFinite(value) ? 1 : 0);
}
__name(validity, "validity");
function tapsOf(from, to) {
  const step = from / to;
  const reach = Math.max(1, step);
  return Array.from({ length: to }, (_, i) => {
    const center = (i + 0.5) * step;
    const first = Math.max(0, Math.trunc(center - reach + 0.5));
    const end = Math.min(from, Math.trunc(center + reach + 0.5));
    const raw = Float64Array.from(
      { length: end - first },
      (_2, tap) => Math.max(0, 1 - Math.abs(first + tap + 0.5 - center) / reach)
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first, weights: raw.map((weight) => weight / sum) };
  });
}
__name(tapsOf, "tapsOf");
function resizeRows(values, length, taps) {
  const result = new Float32Array(taps.length * length);
  const sums = new Float64Array(length);
  for (const [y, { first, weights }] of taps.entries()) {
    sums.fill(0);
    for (const [tap, weight] of weights.entries()) {
      const from = (first + tap) * length;
      for (let x = 0; x < length; x++) sums[x] += weight * values[from + x];
    }
    result.set(sums, y * length);
  }
  return result;
}
__name(resizeRows, "resizeRows");
function resizeColumns(values, { width, channels }, taps) {
  const rows = values.length / (width * channels);
  const result = new Float32Array(rows * taps.length * channels);
  for (let y = 0, to = 0; y < rows; y++) {
    for (const { first, weights } of taps) {
      for (let c = 0; c < channels; c++, to++) {
        let from = (y * width + first) * channels + c;
        let sum = 0;
        for (let tap = 0; tap < weights.length; tap++, from += channels) sum += weights[tap] * values[from];
        result[to] = sum;
      }
    }
  }
  return result;
}
__name(resizeColumns, "resizeColumns");

// src/shared/weight-limit.ts
var WeightLimit = class {
  static {
    __name(this, "WeightLimit");
  }
  #limit;
  #waiting = [];
  #underway = 0;
  constructor(limit) {
    this.#limit = limit;
  }
  /** Runs `work` once there is room for it, first come first served. What is over the limit alone runs alone. */
  async run(weight, work) {
    if (this.#waiting.length > 0 || !this.#fits(weight))
      await new Promise((begin) => this.#waiting.push({ weight, begin }));
    else this.#underway += weight;
    try {
      return await work();
    } finally {
      this.#underway -= weight;
      this.#admit();
    }
  }
  #fits(weight) {
    return this.#underway === 0 || this.#underway + weight <= this.#limit;
  }
  #admit() {
    while (this.#waiting.length > 0 && this.#fits(this.#waiting[0].weight)) {
      const { weight, begin } = this.#waiting.shift();
      this.#underway += weight;
      begin();
    }
  }
};

// src/stages/2-dataset/decode-unchanged.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";
async function decodeUnchanged(root, file, { width, height }, decode) {
  let decoded;
  try {
    decoded = await decode(await readFile(join(root, file)));
  } catch (cause) {
    throw new InputError(changed(file), { cause });
  }
  if (decoded.width !== width || decoded.height !== height) throw new InputError(changed(file));
  return decoded;
}
__name(decodeUnchanged, "decodeUnchanged");
function changed(file) {
  return unreadableImage(file, "has changed since it was checked", "Leave the data alone during a run.");
}
__name(changed, "changed");

// src/stages/2-dataset/labelled-image.ts
function wholeArea({ image, labels }) {
  return { image, labels, left: 0, top: 0, whole: { width: image.width, height: image.height } };
}
__name(wholeArea, "wholeArea");

// src/stages/2-dataset/labels/class-folders/find.ts
import { dirname } from "node:path/posix";

// src/stages/2-dataset/labels/class-folders/folders.ts
function layOutClassFolders(files, { base = "", known = /* @__PURE__ */ new Set() } = {}) {
  const depth = base === "" ? 0 : base.split("/").length;
  const placed = files.map((path) => ({ path, ...place(path.split("/").slice(0, -1), depth, known) }));
  const partsWithImages = new Set(placed.filter(({ inImages }) => inImages).map(({ part }) => part));
  const belongs = /* @__PURE__ */ __name(({ inImages, part }) => inImages || !partsWithImages.has(part), "belongs");
  return {
    images: placed.flatMap((file) => {
      const { path, folder, part } = file;
      return folder !== void 0 && belongs(file) ? [{ image: path, folder, part }] : [];
    }),
    strays: placed.filter((file) => file.folder === void 0 || !belongs(file)).map(({ path }) => path)
  };
}
__name(layOutClassFolders, "layOutClassFolders");
function withoutMasks(files) {
  const { images, masks: masks2 } = layOutBySuffix(files.map(placedIn));
  const paths = /* @__PURE__ */ __name((placed) => placed.map(({ path }) => path), "paths");
  return { images: paths(images), masks: paths(masks2) };
}
__name(withoutMasks, "withoutMasks");
function isClassFolder(folder, known) {
  const folders = folder.split("/");
  const of = /* @__PURE__ */ __name((names) => place(names, 0, known).folder, "of");
  return of(folders) !== void 0 && of(folders.slice(0, -1)) === void 0;
}
__name(isClassFolder, "isClassFolder");
function place(folders, baseDepth, known) {
  let part;
  let inImages = false;
  for (const [depth, name] of folders.entries()) {
    const folder = name.normalize("NFC");
    const said = saidBy(folder);
    const saysImages = !inImages && said.role === "image";
    const saysPart = part === void 0 && said.part !== void 0 && said.role !== "mask";
    const isWord = (saysImages || saysPart) && !known.has(folder);
    if (depth >= baseDepth && !isWord) {
      const below = folders[depth + 1];
      const partBelow = below === void 0 ? void 0 : saidBy(below).part;
      return { folder, part: part ?? partBelow, inImages };
    }
    if (saysPart) part = said.part;
    if (saysImages) inImages = true;
  }
  return { folder: void 0, part, inImages };
}
__name(place, "place");

// src/stages/2-dataset/labels/class-folders/find.ts
async function findClassFolders(folder) {
  const { settings, spec } = folder;
  const nothing = { claim: void 0, items: [] };
  if (settings.masks !== void 0) return { ...nothing, faults: [masksForClassification(settings.masks)] };
  const { layout, faults } = folder.placed();
  if (faults.length > 0) return { ...nothing, faults };
  const known = /* @__PURE__ */ new Set([...spec?.classes.map(folderOf) ?? [], ...spec?.ignored?.folders ?? []]);
  return { ...claimOf(layout, known), ...classedImages(folder, known) };
}
__name(findClassFolders, "findClassFolders");
function claimOf(layout, known) {
  const { images, masks: masks2 } = layout;
  const folders = classFoldersOf(layout, known);
  if (folders.length === 0) return { claim: void 0 };
  if (folders.length === 1 || hasImagesFolder(images)) return { claim: "possible" };
  return { claim: "likely", question: classFoldersAndMasks(folders, images.length, masks2.length) };
}
__name(claimOf, "claimOf");
function classFoldersOf({ images, masks: masks2 }, known) {
  const foldersOf = /* @__PURE__ */ __name((files) => layOutClassFolders(
    files.map(({ path }) => path),
    { known }
  ).images.map(({ folder }) => folder), "foldersOf");
  const folders = foldersOf(images);
  return folders.length === 0 ? [] : [.../* @__PURE__ */ new Set([...folders, ...foldersOf(masks2)])].sort();
}
__name(classFoldersOf, "classFoldersOf");
function hasImagesFolder(images) {
  const says = /* @__PURE__ */ __name((path) => path.split("/").some((folder) => saidBy(folder).role === "image"), "says");
  return images.some(({ path }) => says(dirname(path)));
}
__name(hasImagesFolder, "hasImagesFolder");
function classedImages({ settings, files, emptyFolders }, known) {
  const { data, images: pattern } = settings;
  const all = { files, base: "", faults: [] };
  const matched = pattern === void 0 ? all : matchGlob("images", pattern, files);
  if (matched.faults.length > 0) return { items: [], faults: matched.faults };
  const unmasked = withoutMasks(matched.files);
  const { images, strays } = layOutClassFolders(unmasked.images, { base: matched.base, known });
  if (images.length === 0) return { items: [], faults: [noClassFolders(data, matched.files.length)] };
  const empty = pattern === void 0 ? emptyFolders.filter((path) => isClassFolder(path, known)) : [];
  const faults = [
    ...strays.length > 0 ? [imagesOutsideClassFolders(strays)] : [],
    ...unmasked.masks.length > 0 ? [masksLeftOut(unmasked.masks)] : [],
    ...empty.length > 0 ? [classFolderEmpty(empty)] : []
  ];
  return { items: images, faults };
}
__name(classedImages, "classedImages");

// src/stages/2-dataset/labels/class-folders/samples.ts
import { createHash as createHash2 } from "node:crypto";

// src/stages/2-dataset/measure.ts
import { createHash } from "node:crypto";
import { readFile as readFile2 } from "node:fs/promises";
import { join as join2 } from "node:path";
async function measureImage(root, image, decoding) {
  const opened = await openToMeasure(root, image, decoding);
  if ("fault" in opened) return { measurement: void 0, faults: [opened.fault] };
  const { missingAt: _, ...found } = opened.content;
  if (hasNoValue(found)) return { measurement: void 0, faults: [imageWithoutValues(image)] };
  return { measurement: { image, ...found }, faults: [] };
}
__name(measureImage, "measureImage");
function hasNoValue({ width, height, missing }) {
  return missing === width * height;
}
__name(hasNoValue, "hasNoValue");
function openToMeasure(root, image, decoding) {
  return openFile(root, image, decoding, async (bytes) => describeImage(await decodeImage(bytes)));
}
__name(openToMeasure, "openToMeasure");
function describeImage(image) {
  const { width, height, channels, bitDepth, notes, data } = image;
  const imageHash = hashPixels([width, height, channels, bitDepth], data);
  const missingAt = missingPixels(image);
  const missing = missingAt?.reduce((sum, one) => sum + one, 0) ?? 0;
  return { width, height, channels, bitDepth, notes, imageHash, missing, missingAt };
}
__name(describeImage, "describeImage");
async function openFile(root, file, decoding, read) {
  let bytes;
  try {
    bytes = await readFile2(join2(root, file));
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    return {
      fault: unreadableImage(file, `can't be opened (${reason})`, "Check that this user may read it.")
    };
  }
  try {
    return { content: await decoding.run(bytes.length, () => read(bytes)) };
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    const { problem } = error;
    if (problem.kind === "over-pixel-limit") {
      return { fault: imageOverPixelLimit(file, sizeOf(problem), PIXEL_LIMIT) };
    }
    return { fault: unreadableImage(file, problem.why, problem.fix) };
  }
}
__name(openFile, "openFile");
function hashPixels(shape, data) {
  const hash = createHash("sha256").update(`${shape.join(" ")}
`);
  return hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)).digest("hex");
}
__name(hashPixels, "hashPixels");
function sizeOf({ width, height }) {
  return `${width}x${height}`;
}
__name(sizeOf, "sizeOf");

// src/stages/2-dataset/measure-all.ts
var OPEN_AT_ONCE = 4;
var DECODED_BYTES_AT_ONCE = 2 ** 25;
async function measureAll(items, measure, signal) {
  const results = new Array(items.length);
  const queue = items.entries();
  const decoding = new WeightLimit(DECODED_BYTES_AT_ONCE);
  const work = /* @__PURE__ */ __name(async () => {
    for (const [index, item] of queue) {
      signal?.throwIfAborted();
      results[index] = await measure(item, decoding);
    }
  }, "work");
  await Promise.all(Array.from({ length: OPEN_AT_ONCE }, work));
  return {
    measurements: results.flatMap(({ measurement }) => measurement === void 0 ? [] : [measurement]),
    faults: results.flatMap(({ faults }) => faults)
  };
}
__name(measureAll, "measureAll");

// src/stages/2-dataset/group-keys.ts
function groupKeys(images, groupBy) {
  if (groupBy === void 0) return { keys: /* @__PURE__ */ new Map(), faults: [] };
  const matches = matchBounded(groupBy, images);
  if (matches === "too-slow") return { keys: /* @__PURE__ */ new Map(), faults: [patternTooSlow("group-by", groupBy)] };
  const keys = /* @__PURE__ */ new Map();
  for (const [i, match] of matches.entries()) {
    if (match !== void 0) keys.set(images[i], match.captured ?? match.whole);
  }
  return { keys, faults: keys.size === 0 ? [groupByMatchesNothing(groupBy, images[0])] : [] };
}
__name(groupKeys, "groupKeys");

// src/stages/2-dataset/samples.ts
function orderedSamples(labelled, groupBy) {
  const images = labelled.map(({ measurement }) => measurement.image);
  const groups = groupKeys(images, groupBy);
  const counts = /* @__PURE__ */ new Map();
  for (const image of images) {
    const id = withoutExtension(image);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const samples = labelled.map(({ measurement, ...labels }) => {
    const { image, width, height, imageHash } = measurement;
    const id = withoutExtension(image);
    return {
      id: counts.get(id) === 1 ? id : image,
      image,
      width,
      height,
      imageHash,
      group: groups.keys.get(image) ?? imageHash,
      ...labels
    };
  });
  return { samples: samples.sort((a, b) => a.id < b.id ? -1 : 1), faults: groups.faults };
}
__name(orderedSamples, "orderedSamples");
function isError({ severity }) {
  return severity === "error";
}
__name(isError, "isError");

// src/stages/2-dataset/labels/class-folders/audit.ts
var FEW_IMAGES = 10;
var IMBALANCED = 10;
function auditClasses(samples, classes) {
  const counted = classes.map(({ index, name }) => ({ name, images: samples.filter((one) => one.classCounts[index] > 0).length })).sort((a, b) => b.images - a.images);
  const present = counted.filter(({ images }) => images > 0);
  const absent = counted.filter(({ images }) => images === 0);
  const few = present.filter(({ images }) => images < FEW_IMAGES);
  const [largest, smallest] = [present[0], present[present.length - 1]];
  return [
    ...absent.map(({ name }) => classWithoutImages(name)),
    ...few.length > 0 ? [classesWithFewImages(few, FEW_IMAGES)] : [],
    ...largest.images >= IMBALANCED * smallest.images ? [classesImbalanced(largest, smallest)] : []
  ];
}
__name(auditClasses, "auditClasses");

// src/stages/2-dataset/labels/class-folders/samples.ts
var MOST_CLASSES = 255;
async function classedSamples(images, { root, spec, groupBy, signal, model }) {
  const forTraining = model === void 0;
  const { classes, indices, kept, faults: classFaults2 } = chooseClasses(images, spec, forTraining);
  if (classFaults2.some(isError)) return { faults: classFaults2 };
  const measure = /* @__PURE__ */ __name(async (classed, decoding) => {
    const { measurement, faults: faults2 } = await measureImage(root, classed.image, decoding);
    return { measurement: measurement && { classed, measurement }, faults: faults2 };
  }, "measure");
  const opened = await measureAll(kept, measure, signal);
  const faults = [...classFaults2, ...opened.faults];
  if (opened.measurements.length === 0) return { faults };
  const hashes = classes.map(({ name }) => createHash2("sha256").update(name).digest("hex"));
  const labelled = opened.measurements.map(({ classed, measurement }) => {
    const own = indices.get(classed.folder);
    const classCounts = classes.map(({ index }) => index === own ? 1 : 0);
    const label = { source: "class-folders", folder: classed.folder };
    return { measurement, label, part: classed.part, labelHash: hashes[own], classCounts };
  });
  const { samples, faults: groupFaults } = orderedSamples(labelled, groupBy);
  const measurements = opened.measurements.map(({ measurement }) => measurement);
  return {
    labels: { classes, reading: { source: "class-folders" }, samples, measurements },
    faults: [...faults, ...groupFaults, ...forTraining ? auditClasses(samples, classes) : []]
  };
}
__name(classedSamples, "classedSamples");
function chooseClasses(images, spec, forTraining = true) {
  const ignored = new Set(spec?.ignored?.folders);
  const kept = images.filter(({ folder }) => !ignored.has(folder));
  const folders = [...new Set(kept.map(({ folder }) => folder))].sort(byCodePoint);
  const entries = spec?.classes ?? folders.map((name) => ({ name }));
  const classes = entries.map(({ name, color }, index) => ({
    index,
    name,
    // Black, the first of the colours, is for backgrounds.
    color: color === void 0 ? defaultColor(index + 1) : toRgb(color)
  }));
  const indices = new Map(entries.map((entry, index) => [folderOf(entry), index]));
  const faults = classFaults(kept, folders, spec, kept.length < images.length);
  if (forTraining && folders.length === 1) faults.push(oneFolderOnly(folders[0], kept));
  return { classes, indices, kept, faults };
}
__name(chooseClasses, "chooseClasses");
function classFaults(images, folders, spec, ignored) {
  if (folders.length === 0 && ignored) return [classFoldersIgnored(spec?.ignored?.folders ?? [])];
  if (folders.length > MOST_CLASSES) return [tooManyClassFolders(folders.length, MOST_CLASSES)];
  const listed = new Set(spec?.classes.map(folderOf) ?? folders);
  const imagesIn = /* @__PURE__ */ __name((folder) => images.filter((one) => one.folder === folder), "imagesIn");
  const unknown = folders.filter((folder) => !listed.has(folder));
  const faults = unknown.map((folder) => classFolderUnknown(folder, imagesIn(folder).length, [...listed]));
  const valued = spec?.classes.filter(({ value }) => value !== void 0) ?? [];
  if (valued.length > 0) faults.push(classValueWithoutMasks(valued.map(({ name }) => name)));
  for (const alike of spec === void 0 ? alikeIn(folders) : []) faults.push(classFoldersAlike(alike));
  return faults;
}
__name(classFaults, "classFaults");
function oneFolderOnly(folder, images) {
  const own = images.filter((one) => one.folder === folder);
  return oneClassFolder(folder, own.length, foldersIn(folder, own));
}
__name(oneFolderOnly, "oneFolderOnly");
function alikeIn(folders) {
  const byFold = /* @__PURE__ */ new Map();
  for (const folder of folders) {
    const fold = folder.toLowerCase();
    byFold.set(fold, [...byFold.get(fold) ?? [], folder]);
  }
  return [...byFold.values()].filter(({ length }) => length > 1);
}
__name(alikeIn, "alikeIn");
function foldersIn(folder, images) {
  const below = images.flatMap(({ image }) => {
    const names = image.normalize("NFC").split("/").slice(0, -1);
    return names[names.indexOf(folder) + 1] ?? [];
  });
  return [...new Set(below)].sort(byCodePoint);
}
__name(foldersIn, "foldersIn");
function byCodePoint(a, b) {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
__name(byCodePoint, "byCodePoint");

// src/stages/2-dataset/labels/class-folders/source.ts
var classFolders = {
  name: "class-folders",
  task: "classification",
  where: "in class folders",
  find: findClassFolders,
  measure: classedSamples,
  conflict: /* @__PURE__ */ __name((one, first, classes) => conflictingClasses(named(one, classes), named(first, classes)), "conflict"),
  reader: /* @__PURE__ */ __name(() => ({
    read: /* @__PURE__ */ __name(async (sample) => ({ width: 1, height: 1, data: Uint8Array.of(classOf(sample)) }), "read")
  }), "reader"),
  reorder: /* @__PURE__ */ __name((reading) => reading, "reorder")
};
function classOf({ classCounts }) {
  return classCounts.indexOf(1);
}
__name(classOf, "classOf");
function named(sample, classes) {
  return { image: sample.image, name: classes[classOf(sample)].name };
}
__name(named, "named");

// src/stages/2-dataset/labels/masks/pair.ts
function pairFiles({ images, masks: masks2 }) {
  const labelled = labelledImages(images, masks2);
  const byStem = indexBy(labelled.images, ({ stem }) => stem);
  const byBase = indexBy(labelled.images, ({ stem }) => imageBase(stem));
  const faults = [...labelled.faults];
  const masksOf = /* @__PURE__ */ new Map();
  const inDoubt = /* @__PURE__ */ new Set();
  for (const mask of masks2) {
    const { folder, stem } = mask;
    const found = byStem.get(`${folder}/${stem}`) ?? byBase.get(`${folder}/${stem}`) ?? byStem.get(`${folder}/${maskBase(stem)}`) ?? byBase.get(`${folder}/${maskBase(stem)}`);
    if (found === void 0) faults.push(unpairedMask(mask.path));
    else if (found.length > 1) {
      faults.push(
        ambiguousPair(
          mask.path,
          found.map(({ path }) => path)
        )
      );
      for (const image of found) inDoubt.add(image);
    } else masksOf.set(found[0], [...masksOf.get(found[0]) ?? [], mask]);
  }
  const pairs = [];
  for (const image of labelled.images) {
    const own = masksOf.get(image) ?? [];
    if (own.length === 1) pairs.push({ image: image.path, mask: own[0].path, part: image.part });
    else if (own.length > 1)
      faults.push(
        ambiguousPair(
          image.path,
          own.map(({ path }) => path)
        )
      );
    else if (!inDoubt.has(image)) faults.push(unpairedImage(image.path));
  }
  return { pairs, faults };
}
__name(pairFiles, "pairFiles");
function labelledImages(images, masks2) {
  const labelledParts = new Set(masks2.map(({ part }) => part));
  const counts = /* @__PURE__ */ new Map();
  const kept = images.filter(({ part }) => {
    if (part === void 0 || labelledParts.has(part) || labelledParts.size === 0) return true;
    counts.set(part, (counts.get(part) ?? 0) + 1);
    return false;
  });
  return { images: kept, faults: [...counts].map(([part, count]) => unlabelledPart(part, count)) };
}
__name(labelledImages, "labelledImages");
function indexBy(files, stemOf) {
  const index = /* @__PURE__ */ new Map();
  for (const file of files) {
    const key = `${file.folder}/${stemOf(file)}`;
    index.set(key, [...index.get(key) ?? [], file]);
  }
  return index;
}
__name(indexBy, "indexBy");

// src/stages/2-dataset/labels/masks/find.ts
async function findMasks({ settings, placed }) {
  const { layout, faults } = placed();
  const { images, masks: masks2 } = layout;
  if (faults.length > 0) return { claim: "certain", items: [], faults };
  const asked = settings.masks !== void 0;
  const nothing = { claim: asked ? "certain" : void 0, items: [] };
  if (images.length === 0) return { ...nothing, faults: [noImages(settings.data, masks2.length)] };
  if (masks2.length === 0) return { ...nothing, faults: [noMasks(settings.data, images.length)] };
  const { pairs, faults: unpaired } = pairFiles(layout);
  const most = 2 * pairs.length >= images.length;
  return { claim: asked || most ? "certain" : "likely", items: pairs, faults: unpaired };
}
__name(findMasks, "findMasks");

// src/image/palette-png.ts
import { inflateSync } from "node:zlib";
var ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2]
];
function readPalettePng(bytes) {
  const { header, palette, compressed } = readChunks(bytes);
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const bits = header[8];
  const passes = header[12] === 1 ? ADAM7 : [[0, 0, 1, 1]];
  const sizes = passes.map(([x, y, dx, dy]) => ({
    columns: Math.max(0, Math.ceil((width - x) / dx)),
    rows: Math.max(0, Math.ceil((height - y) / dy))
  }));
  const rowBytes = /* @__PURE__ */ __name((columns) => Math.ceil(columns * bits / 8), "rowBytes");
  const total = sizes.reduce(
    (sum, { columns, rows }) => sum + (columns ? rows * (1 + rowBytes(columns)) : 0),
    0
  );
  const raw = inflateSync(compressed, { maxOutputLength: Math.max(1, total) });
  if (raw.length < total) throw new Error("the pixel data end too early");
  const data = new Uint8Array(width * height);
  let offset = 0;
  passes.forEach(([x0, y0, dx, dy], pass) => {
    const { columns, rows } = sizes[pass];
    if (columns === 0) return;
    const length = rowBytes(columns);
    let previous = new Uint8Array(length);
    for (let row = 0; row < rows; row++) {
      const line = raw.subarray(offset + 1, offset + 1 + length);
      unfilter(raw[offset], line, previous);
      unpack(line, bits, data, (y0 + row * dy) * width + x0, dx, columns);
      previous = line;
      offset += 1 + length;
    }
  });
  return { width, height, data, palette };
}
__name(readPalettePng, "readPalettePng");
function readChunks(bytes) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header;
  let palette = [];
  const compressed = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (type === "IHDR" && content.length === 13) header = content;
    if (type === "PLTE") palette = Array.from({ length: length / 3 }, (_, i) => content.readUIntBE(i * 3, 3));
    if (type === "IDAT") compressed.push(content);
    at += 12 + length;
  }
  if (header === void 0 || header[9] !== 3) throw new Error("not a palette PNG");
  return { header, palette, compressed: Buffer.concat(compressed) };
}
__name(readChunks, "readChunks");
function unfilter(filter, line, above) {
  for (let i = 0; i < line.length; i++) {
    const left = i > 0 ? line[i - 1] : 0;
    const up = above[i];
    if (filter === 1) line[i] += left;
    else if (filter === 2) line[i] += up;
    else if (filter === 3) line[i] += left + up >> 1;
    else if (filter === 4) line[i] += paeth(left, up, i > 0 ? above[i - 1] : 0);
    else if (filter !== 0) throw new Error(`unknown row filter ${filter}`);
  }
}
__name(unfilter, "unfilter");
function paeth(left, up, upLeft) {
  const estimate = left + up - upLeft;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}
__name(paeth, "paeth");
function unpack(line, bits, target, start, step, columns) {
  const perByte = 8 / bits;
  const mask = (1 << bits) - 1;
  for (let i = 0; i < columns; i++) {
    const shift = 8 - bits * (i % perByte + 1);
    target[start + i * step] = line[Math.floor(i / perByte)] >> shift & mask;
  }
}
__name(unpack, "unpack");

// src/image/mask.ts
async function decodeMask(fileBytes) {
  const bytes = await unpacked(fileBytes);
  const format = recognizeImage(bytes);
  const own = decodeByOwnReader(format, bytes);
  if (own !== void 0) {
    const { width: width2, height: height2, channels, data: data2, notes: notes2 } = own;
    return { width: width2, height: height2, lossy: false, notes: notes2, ...labelsOf(data2, channels) };
  }
  const { stored, palette: tiffPalette } = format === "tiff" ? storedTiff(bytes) : { stored: bytes };
  const header = await readHeader(format, stored);
  const { metadata, bitDepth, notes } = header;
  const { width, height } = metadata.autoOrient;
  const file = { width, height, lossy: isLossy(header, bytes), notes };
  if (format === "png" && metadata.isPalette && notes.orientation === 1) {
    const { data: data2, palette } = readPaletteOrThrow(header, bytes);
    return { ...file, ...indicesOf(data2, palette) };
  }
  if (isGrey(metadata)) {
    const samples = await decodePixels(header, stored, bitDepth === 16 ? "grey16" : "b-w");
    const data2 = unscaled(header, bytes, samples);
    if (tiffPalette !== void 0 && data2 instanceof Uint8Array)
      return { ...file, ...indicesOf(data2, tiffPalette) };
    return { ...file, ...labelsOf(data2, 1) };
  }
  if (bitDepth === 32) return { ...file, ...labelsOf(new Float32Array(0), 3) };
  const data = await decodePixels({ ...header, bitDepth: 8 }, stored, "srgb");
  const grey = greyOf(data);
  if (grey !== void 0) return { ...file, form: "grey", data: grey };
  return { ...file, form: "color", data: packColors(data) };
}
__name(decodeMask, "decodeMask");
function storedTiff(bytes) {
  const tiff = readTiffPages(bytes);
  const page = tiff.pages[0];
  if (page === void 0 || page.photometric !== 0 && page.photometric !== 3) return { stored: bytes };
  return { stored: retagged(bytes, tiff, DECLARED_GREY), palette: paletteOf(page) };
}
__name(storedTiff, "storedTiff");
function isLossy({ format, tiff }, bytes) {
  if (format === "webp") return !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("VP8L");
  return format === "jpeg" || [6, 7].includes(tiff?.pages[0]?.compression ?? 1);
}
__name(isLossy, "isLossy");
function unscaled({ format, tiff }, bytes, data) {
  const bits = format === "png" ? bytes[24] : tiff?.pages[0]?.bits;
  if (bits !== 2 && bits !== 4) return data;
  const step = 255 / (2 ** bits - 1);
  for (let i = 0; i < data.length; i++) data[i] /= step;
  return data;
}
__name(unscaled, "unscaled");
function indicesOf(data, palette) {
  return isGreyRamp(data, palette) ? { form: "grey", data } : { form: "palette", data, palette };
}
__name(indicesOf, "indicesOf");
function readPaletteOrThrow(header, bytes) {
  try {
    return readPalettePng(bytes);
  } catch (cause) {
    throw whyDecodingFailed(header.format, bytes, cause);
  }
}
__name(readPaletteOrThrow, "readPaletteOrThrow");
function isGreyRamp(data, palette) {
  const differs = Array.from({ length: 256 }, (_, index) => palette[index] !== index * 65793);
  for (let i = 0; i < data.length; i++) if (differs[data[i]]) return false;
  return true;
}
__name(isGreyRamp, "isGreyRamp");
function labelsOf(data, channels) {
  if (channels !== 1) {
    const fix = "Save it with the class of each pixel as grey, or as 8-bit colours.";
    throw new ImageError({
      kind: "unreadable",
      why: "is a mask of 3 channels that are no 8-bit colours",
      fix
    });
  }
  if (!(data instanceof Float32Array)) return { form: "grey", data };
  const labels = new Uint16Array(data.length);
  for (let i = 0; i < data.length; i++) {
    labels[i] = data[i];
    if (labels[i] !== data[i]) {
      const why = `holds ${data[i]} where a mask has a whole number from 0 to 65535`;
      throw new ImageError({
        kind: "unreadable",
        why,
        fix: "Save whole numbers, and 255 for what is ignored."
      });
    }
  }
  return { form: "grey", data: labels };
}
__name(labelsOf, "labelsOf");
function greyOf(rgb) {
  for (let i = 0; i < rgb.length; i += 3)
    if (rgb[i] !== rgb[i + 1] || rgb[i] !== rgb[i + 2]) return void 0;
  const grey = new Uint8Array(rgb.length / 3);
  for (let i = 0; i < grey.length; i++) grey[i] = rgb[i * 3];
  return grey;
}
__name(greyOf, "greyOf");
function packColors(rgb) {
  const colors = new Uint32Array(rgb.length / 3);
  for (let i = 0; i < colors.length; i++)
    colors[i] = rgb[i * 3] << 16 | rgb[i * 3 + 1] << 8 | rgb[i * 3 + 2];
  return colors;
}
__name(packColors, "packColors");

// src/stages/2-dataset/labels/masks/values.ts
function classOf2(encoding, classes, form, value, paletteColor) {
  if (encoding.kind === "palette") {
    const color = form === "color" ? value : form === "grey" ? greyColor(value) : paletteColor;
    if (color === void 0) return void 0;
    if (encoding.ignored.includes(color)) return IGNORE;
    const index2 = encoding.colors.indexOf(color);
    return index2 < 0 ? void 0 : index2;
  }
  if (form === "color") return void 0;
  if (encoding.kind === "binary") return value === 0 ? 0 : value === 255 ? 1 : void 0;
  if (encoding.ignored.includes(value)) return IGNORE;
  if (encoding.kind === "index") return value < classes ? value : void 0;
  const index = encoding.values.indexOf(value);
  return index < 0 ? void 0 : index;
}
__name(classOf2, "classOf");
function toLabels(mask, encoding, classes) {
  const { width, height, data } = mask;
  const palette = mask.form === "palette" ? mask.palette : void 0;
  const outside = /* @__PURE__ */ new Map();
  const known = /* @__PURE__ */ new Map();
  const labels = new Uint8Array(data.length);
  let lastValue = -1;
  let lastClass = IGNORE;
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    if (value !== lastValue) {
      let found = known.get(value);
      if (found === void 0) {
        const index = classOf2(encoding, classes, mask.form, value, palette?.[value]);
        if (index === void 0) outside.set(value, 0);
        found = index ?? IGNORE;
        known.set(value, found);
      }
      lastValue = value;
      lastClass = found;
    }
    labels[i] = lastClass;
    if (lastClass === IGNORE && outside.size > 0 && outside.has(value))
      outside.set(value, outside.get(value) + 1);
  }
  return { labels: { width, height, data: labels }, outside };
}
__name(toLabels, "toLabels");
function greyColor(value) {
  return value > 255 ? void 0 : value * 65793;
}
__name(greyColor, "greyColor");
function nameValue(form, value) {
  return form === "color" ? nameColor(value) : String(value);
}
__name(nameValue, "nameValue");
function nameColor(color) {
  return `#${color.toString(16).padStart(6, "0")}`;
}
__name(nameColor, "nameColor");
var NO_VALUE = -1;
function inOrder(encoding, places) {
  const pick = /* @__PURE__ */ __name((rawValue) => places.map((place2) => place2 === void 0 ? NO_VALUE : rawValue(place2) ?? NO_VALUE), "pick");
  switch (encoding.kind) {
    case "palette":
      return { ...encoding, colors: pick((place2) => encoding.colors[place2]) };
    case "values":
      return { ...encoding, values: pick((place2) => encoding.values[place2]) };
    case "binary":
      return { kind: "values", values: pick((place2) => [0, 255][place2]), ignored: [] };
    case "index":
      return { kind: "values", values: pick((place2) => place2), ignored: encoding.ignored };
  }
}
__name(inOrder, "inOrder");

// src/stages/2-dataset/labels/masks/read.ts
function maskReader({ root, classes, labels }) {
  return {
    async read(sample) {
      const { file } = sample.label;
      const mask = await decodeUnchanged(root, file, sample, decodeMask);
      const { labels: map, outside } = toLabels(mask, labels.encoding, classes.length);
      if (outside.size === 0) return map;
      const values = [...outside].map(([value, pixels]) => ({ value: nameValue(mask.form, value), pixels }));
      throw new InputError(maskValueOutsideClasses(file, values, classes.length, mask.lossy));
    }
  };
}
__name(maskReader, "maskReader");

// src/stages/2-dataset/spec-of-model.ts
function specOfModel(classes) {
  const values = oddValues(classes);
  return {
    classes: classes.map(({ name, color: [red, green, blue] }, i) => ({
      name,
      color: red << 16 | green << 8 | blue,
      ...values === void 0 ? {} : { value: values[i] }
    })),
    ignored: void 0
  };
}
__name(specOfModel, "specOfModel");
function oddValues(classes) {
  const values = classes.map(({ name }) => Number(/^class (\d{1,5})$/.exec(name)?.[1] ?? Number.NaN));
  if (values.some((value) => Number.isNaN(value)) || values.every((value, i) => value === i))
    return void 0;
  return values;
}
__name(oddValues, "oddValues");

// src/stages/2-dataset/labels/masks/audit.ts
function auditMasks(samples, classes) {
  const present = classes.filter(({ index }) => samples.some(({ classCounts }) => classCounts[index] > 0));
  if (present.length < 2) return [oneClass(present[0]?.name ?? classes[0]?.name ?? "ignored")];
  const faults = classes.filter((info) => !present.includes(info)).map(({ name }) => classAbsent(name));
  for (const { label, classCounts } of samples) {
    if (classCounts.every((pixels) => pixels === 0)) continue;
    if (classCounts.slice(1).every((pixels) => pixels === 0))
      faults.push(emptyMask(label.file, classes[0].name));
  }
  return [...faults, ...auditIgnored(samples)];
}
__name(auditMasks, "auditMasks");
function auditIgnored(samples) {
  return samples.flatMap(
    ({ label, classCounts }) => classCounts.every((pixels) => pixels === 0) ? [maskAllIgnored(label.file)] : []
  );
}
__name(auditIgnored, "auditIgnored");
function auditMaskFormats(measurements) {
  const faults = [];
  for (const { pair, notes, maskNotes } of measurements) {
    if (maskNotes.pages > 1) faults.push(multiPageImage(pair.mask, maskNotes.pages));
    if (notes.orientation !== maskNotes.orientation) {
      const orientations = { orientation: notes.orientation, maskOrientation: maskNotes.orientation };
      faults.push(orientationDiffers(pair.image, orientations));
    }
  }
  return faults;
}
__name(auditMaskFormats, "auditMaskFormats");

// src/stages/2-dataset/labels/masks/measure.ts
var VALUE_LIMIT = 1024;
async function measurePair(root, pair, decoding) {
  const [image, mask] = await Promise.all([
    openToMeasure(root, pair.image, decoding),
    openFile(root, pair.mask, decoding, decodeMask)
  ]);
  const faults = [image, mask].flatMap((opened) => "fault" in opened ? [opened.fault] : []);
  if ("fault" in image || "fault" in mask) return { measurement: void 0, faults };
  const { missingAt, ...found } = image.content;
  const { notes: maskNotes } = mask.content;
  if (found.width !== mask.content.width || found.height !== mask.content.height) {
    const turned = found.width === mask.content.height && found.height === mask.content.width && found.notes.orientation !== maskNotes.orientation;
    faults.push(maskSizeMismatch(pair.mask, sizeOf(mask.content), pair.image, sizeOf(found), turned));
    return { measurement: void 0, faults };
  }
  if (hasNoValue(found)) return { measurement: void 0, faults: [imageWithoutValues(pair.image)] };
  const { hash: labelHash, values, hidden } = describeMask(mask.content, missingAt);
  const { image: path } = pair;
  return { measurement: { pair, image: path, ...found, maskNotes, labelHash, mask: values, hidden }, faults };
}
__name(measurePair, "measurePair");
function describeMask(mask, missingAt) {
  const { width, height, form, data, lossy } = mask;
  const counts = countValues(mask);
  const palette = mask.form === "palette" ? mask.palette : void 0;
  const hidden = /* @__PURE__ */ new Map();
  missingAt?.forEach((missing, p) => {
    if (missing === 1) hidden.set(data[p], (hidden.get(data[p]) ?? 0) + 1);
  });
  return {
    hash: hashPixels([width, height, form, ...palette ?? []], data),
    hidden,
    values: { form, counts, palette: palette && usedOf(palette, counts), lossy }
  };
}
__name(describeMask, "describeMask");
function countValues({ form, data }) {
  const counts = /* @__PURE__ */ new Map();
  if (form === "color") {
    for (let start = 0, end = 0; start < data.length && counts.size < VALUE_LIMIT; start = end) {
      while (end < data.length && data[end] === data[start]) end++;
      counts.set(data[start], (counts.get(data[start]) ?? 0) + end - start);
    }
    return counts;
  }
  const histogram = new Uint32Array(data instanceof Uint16Array ? 65536 : 256);
  for (let i = 0; i < data.length; i++) histogram[data[i]]++;
  for (const [value, pixels] of histogram.entries()) {
    if (pixels > 0 && counts.size < VALUE_LIMIT) counts.set(value, pixels);
  }
  return counts;
}
__name(countValues, "countValues");
function usedOf(palette, counts) {
  return new Map(
    [...counts.keys()].filter((index) => index < palette.length).map((index) => [index, palette[index]])
  );
}
__name(usedOf, "usedOf");

// src/stages/2-dataset/labels/masks/encoding.ts
var MOST_GUESSED_CLASSES = 64;
var MOST_CLASSES2 = 255;
function chooseEncoding(masks2, spec) {
  const found = gather(masks2);
  if (goesByColor(found, spec)) return byColor(found, spec);
  if (spec?.classes[0].value !== void 0) return byGivenValue(found, spec);
  return byIndex(found, spec);
}
__name(chooseEncoding, "chooseEncoding");
function gather(masks2) {
  const values = /* @__PURE__ */ new Set();
  const colors = /* @__PURE__ */ new Set();
  let palette = /* @__PURE__ */ new Map();
  let fullest = masks2[0];
  for (const named2 of masks2) {
    const { form, counts, palette: own } = named2.mask;
    if (counts.size > fullest.mask.counts.size) fullest = named2;
    for (const value of counts.keys()) {
      if (form === "color") colors.add(value);
      else values.add(value);
      const color = form === "palette" ? own?.get(value) : greyColor(value);
      if (form !== "color" && color !== void 0) colors.add(color);
      if (form !== "palette" || color === void 0) continue;
      const known = palette?.get(value);
      if (known !== void 0 && known !== color) palette = void 0;
      palette?.set(value, color);
    }
  }
  return {
    values: [...values].sort((a, b) => a - b),
    colors: [...colors].sort((a, b) => a - b),
    hasColorMasks: masks2.some(({ mask }) => mask.form === "color"),
    hasPaletteMasks: masks2.some(({ mask }) => mask.form === "palette"),
    palette,
    fullest,
    lossy: masks2.find(({ mask }) => mask.lossy)
  };
}
__name(gather, "gather");
function goesByColor(found, spec) {
  if (found.hasColorMasks) return true;
  if (spec?.classes[0].value !== void 0) return false;
  if (found.palette === void 0) return true;
  if (spec?.classes[0].color === void 0) return false;
  const given = /* @__PURE__ */ new Set([...spec.classes.map(({ color }) => color), ...spec.ignored?.colors ?? []]);
  const allGiven = found.colors.every((color) => given.has(color));
  const readableAsIndices = found.values.every((value) => value < spec.classes.length || value === 255);
  return allGiven && (found.hasPaletteMasks || !readableAsIndices);
}
__name(goesByColor, "goesByColor");
function byColor(found, spec) {
  const ignored = spec?.ignored?.colors ?? [];
  const given = spec?.classes.flatMap(({ color }) => color ?? []) ?? [];
  const counted = found.colors.filter((color) => !ignored.includes(color));
  const colors = given.length > 0 ? given : counted;
  const names = spec?.classes.map(({ name }) => name) ?? colors.map(nameColor);
  const faults = [];
  if (colors.length > (spec === void 0 ? MOST_GUESSED_CLASSES : MOST_CLASSES2)) faults.push(tooMany(found));
  else if (names.length !== colors.length) {
    faults.push(
      classCountMismatch(names.length, `${colors.length} colours (${listOf(colors.map(nameColor))})`)
    );
  } else if (spec === void 0) {
    faults.push(guessed(found, colors.map(nameColor)));
  } else if (given.length === 0) {
    faults.push(classColorsAssumed(colors.map((color, i) => `${names[i]} = ${nameColor(color)}`)));
  }
  return {
    encoding: { kind: "palette", colors, ignored },
    classes: colors.map((color, index) => ({
      index,
      name: names[index] ?? nameColor(color),
      color: toRgb(color)
    })),
    faults
  };
}
__name(byColor, "byColor");
function byGivenValue(found, spec) {
  const values = spec.classes.map(({ value }, index) => value ?? index);
  const ignored = spec.ignored?.values ?? (values.includes(255) ? [] : [255]);
  const encoding = isCounting(values) ? { kind: "index", ignored } : { kind: "values", values, ignored };
  return { encoding, classes: nameClasses(values, found, spec), faults: [] };
}
__name(byGivenValue, "byGivenValue");
function byIndex(found, spec) {
  const count = spec?.classes.length;
  const explicit = spec?.ignored?.values;
  const pairOf = /* @__PURE__ */ __name((high) => found.values.includes(high) && found.values.every((value) => value === 0 || value === high) && !explicit?.includes(high) && (count ?? 2) === 2, "pairOf");
  if (!found.hasPaletteMasks && pairOf(255)) {
    const classes = nameClasses([0, 255], found, spec, ["background", "foreground"]);
    return { encoding: { kind: "binary" }, classes, faults: [] };
  }
  const ignored = explicit ?? [255];
  if (pairOf(65535)) {
    const classes = nameClasses([0, 65535], found, spec, ["background", "foreground"]);
    return { encoding: { kind: "values", values: [0, 65535], ignored }, classes, faults: [] };
  }
  if (count !== void 0) {
    const values2 = Array.from({ length: count }, (_, index) => index);
    return { encoding: { kind: "index", ignored }, classes: nameClasses(values2, found, spec), faults: [] };
  }
  const values = found.values.filter((value) => !ignored.includes(value));
  const counting = isCounting(values);
  const faults = [];
  if (values.length > MOST_GUESSED_CLASSES) faults.push(tooMany(found));
  else if (!counting) faults.push(guessed(found, values.map(String)));
  const encoding = counting ? { kind: "index", ignored } : { kind: "values", values, ignored };
  return { encoding, classes: nameClasses(values, found, spec), faults };
}
__name(byIndex, "byIndex");
function nameClasses(values, found, spec, defaultNames) {
  const own = values.map((value, index) => spec?.classes[index].color ?? found.palette?.get(value));
  const usable = own.every((color) => color !== void 0) && new Set(own).size === own.length;
  return values.map((value, index) => ({
    index,
    name: spec?.classes[index].name ?? defaultNames?.[index] ?? `class ${value}`,
    color: usable ? toRgb(own[index]) : defaultColor(index)
  }));
}
__name(nameClasses, "nameClasses");
function tooMany({ fullest: { file, mask } }) {
  const { size } = mask.counts;
  return tooManyMaskValues(file, size >= VALUE_LIMIT ? `more than ${VALUE_LIMIT}` : String(size), mask.lossy);
}
__name(tooMany, "tooMany");
function guessed({ lossy }, values) {
  return lossy === void 0 ? classesAssumed(values) : maskValuesDistorted(lossy.file, values);
}
__name(guessed, "guessed");
function isCounting(values) {
  return values.every((value, index) => value === index);
}
__name(isCounting, "isCounting");
function listOf(names) {
  return names.length <= 10 ? names.join(", ") : `${names.slice(0, 10).join(", ")}, ...`;
}
__name(listOf, "listOf");

// src/stages/2-dataset/labels/masks/samples.ts
async function maskedSamples(pairs, { root, spec, groupBy, signal, model }) {
  const opened = await measureAll(pairs, (pair, decoding) => measurePair(root, pair, decoding), signal);
  const { measurements } = opened;
  const faults = [...opened.faults];
  if (measurements.length === 0) return { faults };
  const masks2 = measurements.map(({ pair, mask }) => ({ file: pair.mask, mask }));
  const known = spec ?? (model && specOfModel(model));
  const { encoding, classes, faults: encodingFaults } = chooseEncoding(masks2, known);
  faults.push(...encodingFaults);
  if (encodingFaults.some(isError)) return { faults };
  const labelled = measurements.map((measurement) => {
    const { classCounts, fault } = countClasses(measurement, encoding, classes);
    if (fault !== void 0) faults.push(fault);
    const { pair, labelHash } = measurement;
    const label = { source: "masks", file: pair.mask };
    return { measurement, label, part: pair.part, labelHash, classCounts };
  });
  const { samples, faults: groupFaults } = orderedSamples(labelled, groupBy);
  const labelFaults = model === void 0 ? auditMasks(samples, classes) : auditIgnored(samples);
  const audited = [...labelFaults, ...auditMaskFormats(measurements)];
  return {
    labels: { classes, reading: { source: "masks", encoding }, samples, measurements },
    faults: [...faults, ...groupFaults, ...audited]
  };
}
__name(maskedSamples, "maskedSamples");
function countClasses({ pair, mask, hidden }, encoding, classes) {
  const classCounts = classes.map(() => 0);
  const outside = [];
  for (const [value, pixels] of mask.counts) {
    const index = classOf2(encoding, classes.length, mask.form, value, mask.palette?.get(value));
    if (index === void 0) outside.push({ value: nameValue(mask.form, value), pixels });
    else if (index < classes.length) classCounts[index] += pixels - (hidden.get(value) ?? 0);
  }
  const fault = outside.length === 0 ? void 0 : maskValueOutsideClasses(pair.mask, outside, classes.length, mask.lossy);
  return { classCounts, fault };
}
__name(countClasses, "countClasses");

// src/stages/2-dataset/labels/masks/source.ts
var masks = {
  name: "masks",
  task: "segmentation",
  where: void 0,
  find: findMasks,
  measure: maskedSamples,
  conflict: /* @__PURE__ */ __name((one, first) => conflictingMasks(one.label.file, first.label.file), "conflict"),
  reader: maskReader,
  reorder: /* @__PURE__ */ __name(({ source, encoding }, places) => ({ source, encoding: inOrder(encoding, places) }), "reorder")
};

// src/stages/2-dataset/labels/sources.ts
var LIST = [masks, classFolders];
var SOURCES = LIST;
function sourceOf({ source }) {
  return SOURCES.find(({ name }) => name === source);
}
__name(sourceOf, "sourceOf");

// src/stages/2-dataset/pixel-file.ts
import { randomUUID } from "node:crypto";
import { open, rm, statfs } from "node:fs/promises";
import { join as join3 } from "node:path";
var TILE = 256;
var USABLE_SHARE = 0.5;
var PixelFile = class _PixelFile {
  static {
    __name(this, "PixelFile");
  }
  #handle;
  #limitBytes;
  #bytes = 0;
  constructor(handle, limitBytes) {
    this.#handle = handle;
    this.#limitBytes = limitBytes;
  }
  /** Makes the folder, too. @throws InputError `disk-full` or `file-not-writable` */
  static async create(folder, usableShare = USABLE_SHARE) {
    const path = join3(folder, `.pixels-${randomUUID()}.tmp`);
    try {
      await makeFolder(folder);
      const handle = await open(path, "wx+");
      await rm(path);
      const { bavail, bsize } = await statfs(folder);
      return new _PixelFile(handle, bavail * bsize * usableShare);
    } catch (cause) {
      throw notWritten(path, cause);
    }
  }
  /** Bytes that samples take so far. */
  get bytes() {
    return this.#bytes;
  }
  /** Undefined where the disk has no room for it. Throws the file system's own error. */
  async add({ image, labels }) {
    const { width, height, channels, data } = image;
    const label = labels.width === width && labels.height === height ? void 0 : labels.data[0];
    const bytes = data.byteLength + (label === void 0 ? labels.data.byteLength : 0);
    if (this.#bytes + bytes > this.#limitBytes) return void 0;
    const type = data.constructor;
    const sampleBytes = data.BYTES_PER_ELEMENT;
    const stored = { offset: this.#bytes, width, height, channels, type, sampleBytes, label };
    this.#bytes += bytes;
    try {
      for (let top = 0; top < height; top += TILE) {
        const planes = label === void 0 ? { image, labels } : { image };
        const strip = tilesOfRows(planes, top, Math.min(TILE, height - top));
        await this.#writeBytes(strip, offsetOf(stored, top, 0));
      }
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      this.#limitBytes = 0;
      return void 0;
    }
    return stored;
  }
  /** The pixels of an area inside the sample. Throws the file system's own error. */
  async read(stored, area) {
    const { channels, type, label } = stored;
    const { left, top, width, height } = area;
    const pixels = width * height;
    const image = new Uint8Array(pixels * channels * stored.sampleBytes);
    const labels = label === void 0 ? new Uint8Array(pixels) : void 0;
    const reads = [];
    for (let y = top - top % TILE; y < top + height; y += TILE) {
      for (let x = left - left % TILE; x < left + width; x += TILE)
        reads.push(this.#readTile(stored, area, { x, y }, { image, labels }));
    }
    await Promise.all(reads);
    return {
      image: { width, height, channels, data: new type(image.buffer) },
      labels: labels === void 0 ? { width: 1, height: 1, data: Uint8Array.of(label) } : { width, height, data: labels },
      left,
      top,
      whole: { width: stored.width, height: stored.height }
    };
  }
  /** Copies what the tile at (x, y) has of the area into the area's bytes. */
  async #readTile(stored, area, { x, y }, to) {
    const columns = Math.min(TILE, stored.width - x);
    const tileRows = Math.min(TILE, stored.height - y);
    const [firstRow, firstColumn] = [Math.max(area.top, y), Math.max(area.left, x)];
    const rows = Math.min(area.top + area.height, y + tileRows) - firstRow;
    const used = Math.min(area.left + area.width, x + columns) - firstColumn;
    const start = offsetOf(stored, y, x);
    const copy = /* @__PURE__ */ __name(async (plane, planeStart, pixelBytes2) => {
      const rowBytes = columns * pixelBytes2;
      const from = planeStart + (firstRow - y) * rowBytes;
      const bytes = await this.#readBytes(from, rows * rowBytes);
      for (let row = 0; row < rows; row++) {
        const begin = row * rowBytes + (firstColumn - x) * pixelBytes2;
        const target = (firstRow + row - area.top) * area.width + firstColumn - area.left;
        plane.set(bytes.subarray(begin, begin + used * pixelBytes2), target * pixelBytes2);
      }
    }, "copy");
    const pixelBytes = stored.channels * stored.sampleBytes;
    await Promise.all([
      copy(to.image, start, pixelBytes),
      to.labels && copy(to.labels, start + tileRows * columns * pixelBytes, 1)
    ]);
  }
  async #writeBytes(bytes, position) {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }
  async #readBytes(position, length) {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await this.#handle.read(bytes, done, length - done, position + done);
      if (bytesRead === 0) throw new Error("the file of decoded pixels has been cut short");
      done += bytesRead;
    }
    return bytes;
  }
  /** Gives the disk's space back. */
  async close() {
    await this.#handle.close();
  }
};
function offsetOf(stored, y, x) {
  const rows = Math.min(TILE, stored.height - y);
  return stored.offset + (y * stored.width + x * rows) * bytesOfPixel(stored);
}
__name(offsetOf, "offsetOf");
function bytesOfPixel({ channels, sampleBytes, label }) {
  return channels * sampleBytes + (label === void 0 ? 1 : 0);
}
__name(bytesOfPixel, "bytesOfPixel");
function tilesOfRows({ image, labels }, top, rows) {
  const { width, data } = image;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const pixelBytes = image.channels * data.BYTES_PER_ELEMENT;
  const planes = [
    [bytes, pixelBytes],
    ...labels === void 0 ? [] : [[labels.data, 1]]
  ];
  const strip = new Uint8Array(rows * width * planes.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (let left = 0; left < width; left += TILE) {
    const columns = Math.min(TILE, width - left);
    for (const [plane, size] of planes) {
      for (let y = top; y < top + rows; y++, at += columns * size) {
        const from = (y * width + left) * size;
        strip.set(plane.subarray(from, from + columns * size), at);
      }
    }
  }
  return strip;
}
__name(tilesOfRows, "tilesOfRows");

// src/stages/2-dataset/reader.ts
var PIXELS_AT_ONCE = 2 ** 24;
function openReader(dataset, options) {
  return new Reader(dataset, options);
}
__name(openReader, "openReader");
var Reader = class {
  static {
    __name(this, "Reader");
  }
  #dataset;
  #labels;
  #options;
  #limit = new WeightLimit(PIXELS_AT_ONCE);
  #kept = /* @__PURE__ */ new Map();
  #stored = /* @__PURE__ */ new Map();
  #underway = /* @__PURE__ */ new Map();
  #file;
  #cachedBytes = 0;
  constructor(dataset, options) {
    this.#dataset = dataset;
    this.#labels = sourceOf(dataset.labels).reader(dataset);
    this.#options = options;
  }
  get cachedBytes() {
    return this.#cachedBytes;
  }
  async read(sample) {
    const { width, height } = this.#options.size ?? sample;
    return this.readArea(sample, { left: 0, top: 0, width, height });
  }
  async readArea(sample, area) {
    const kept = this.#kept.get(sample.id);
    if (kept !== void 0) return wholeArea(kept);
    const stored = this.#stored.get(sample.id);
    if (stored !== void 0 && this.#file !== void 0) return (await this.#file).read(stored, area);
    let underway = this.#underway.get(sample.id);
    if (underway === void 0) {
      const decode = /* @__PURE__ */ __name(() => this.#decodeAndKeep(sample), "decode");
      underway = this.#limit.run(sample.width * sample.height, decode);
      this.#underway.set(sample.id, underway);
    }
    return wholeArea(await underway);
  }
  /** What has a place keeps it: an epoch takes every sample once, so the one read last is the one wanted last. */
  async #decodeAndKeep(sample) {
    try {
      const pixels = await this.#decode(sample);
      const bytes = pixels.image.data.byteLength + pixels.labels.data.byteLength;
      if (this.#cachedBytes + bytes <= this.#options.budgetBytes) {
        this.#kept.set(sample.id, pixels);
        this.#cachedBytes += bytes;
        return pixels;
      }
      const { folder } = this.#options;
      if (folder === void 0) return pixels;
      this.#file ??= PixelFile.create(folder);
      const stored = await (await this.#file).add(pixels);
      if (stored !== void 0) this.#stored.set(sample.id, stored);
      return pixels;
    } finally {
      this.#underway.delete(sample.id);
    }
  }
  async #decode(sample) {
    const { root, task, channels, bitDepth } = this.#dataset;
    const { size } = this.#options;
    const [decoded, labels] = await Promise.all([
      decodeUnchanged(root, sample.image, sample, decodeImage),
      this.#labels.read(sample)
    ]);
    if (task === "segmentation") ignoreMissing(labels, decoded);
    const image = conform(decoded, channels, bitDepth);
    return { image: size === void 0 ? image : resize(image, size), labels };
  }
  async [Symbol.asyncDispose]() {
    await (await this.#file)?.close();
  }
};
function ignoreMissing(labels, image) {
  missingPixels(image)?.forEach((missing, p) => {
    if (missing === 1) labels.data[p] = IGNORE;
  });
}
__name(ignoreMissing, "ignoreMissing");

// src/stages/2-dataset/scan.ts
import { stat } from "node:fs/promises";

// src/stages/2-dataset/audit.ts
function auditDuplicates(samples, conflict) {
  const firsts = /* @__PURE__ */ new Map();
  const faults = [];
  for (const sample of samples) {
    const first = firsts.get(sample.imageHash);
    if (first === void 0) {
      firsts.set(sample.imageHash, sample);
      continue;
    }
    const crosses = sample.part !== first.part;
    faults.push((crosses ? duplicateAcrossSplits : duplicateImage)(sample.image, first.image));
    if (sample.labelHash !== first.labelHash) faults.push(conflict(sample, first));
  }
  return faults;
}
__name(auditDuplicates, "auditDuplicates");
function auditFormats(measurements) {
  const faults = [];
  const count = /* @__PURE__ */ __name((test) => measurements.filter(test).length, "count");
  const grey = count(({ channels }) => channels === 1);
  const depths = {
    8: count(({ bitDepth }) => bitDepth === 8),
    16: count(({ bitDepth }) => bitDepth === 16),
    32: count(({ bitDepth }) => bitDepth === 32)
  };
  const transparent = count(({ notes }) => notes.alpha);
  const { length } = measurements;
  if (grey > 0 && grey < length) faults.push(mixedChannels(grey, length - grey));
  if (!Object.values(depths).includes(length)) faults.push(mixedBitDepth(depths));
  if (transparent > 0) faults.push(alphaDropped(transparent));
  const holed = measurements.filter(({ missing }) => missing > 0);
  if (holed.length > 0)
    faults.push(
      missingValues(
        holed.length,
        holed.reduce((sum, { missing }) => sum + missing, 0)
      )
    );
  for (const { image, notes } of measurements) {
    if (notes.cmyk) faults.push(cmykImage(image));
    if (notes.pages > 1) faults.push(multiPageImage(image, notes.pages));
  }
  return faults;
}
__name(auditFormats, "auditFormats");

// src/stages/2-dataset/labels/source.ts
var CLAIMS = ["certain", "likely", "possible"];

// src/stages/2-dataset/labels/find.ts
async function findLabels(settings, { files, emptyFolders }, spec) {
  let placed;
  const folder = {
    settings,
    files,
    emptyFolders,
    spec,
    placed: /* @__PURE__ */ __name(() => placed ??= layOutByGlobs(files, settings), "placed")
  };
  const asked = SOURCES.filter(({ task }) => settings.task === "auto" || settings.task === task);
  const found = [];
  for (const source of asked) found.push({ source, ...await source.find(folder) });
  return strongest(found);
}
__name(findLabels, "findLabels");
function strongest(found) {
  const claim = CLAIMS.find((one) => found.some((by) => by.claim === one));
  const equals = found.filter((by) => by.claim === claim);
  const [{ source, items, faults }] = equals;
  const question = equals.length > 1 ? equals.find((by) => by.question)?.question : void 0;
  return question === void 0 ? { source, items, faults } : { source, items: [], faults: [question] };
}
__name(strongest, "strongest");

// src/stages/2-dataset/scan.ts
async function scanDataset(settings, signal, model) {
  const { data: root, groupBy } = settings;
  const folderFault = await checkFolder(root);
  if (folderFault !== void 0) return { dataset: void 0, faults: [folderFault] };
  const listed = await listFiles(root, settings.output);
  const { spec, faults: classFaults2 } = await readClasses(root, settings.classes);
  if (listed.isEmpty) return { dataset: void 0, faults: [dataFolderEmpty(root), ...classFaults2] };
  const { source, ...found } = await findLabels(settings, listed, spec ?? (model && specOfModel(model)));
  const options = { root, spec, groupBy, signal, model };
  const { labels, faults: labelFaults } = await source.measure(found.items, options);
  const faults = [...listed.faults, ...found.faults, ...classFaults2, ...labelFaults];
  if (labels === void 0) return { dataset: void 0, faults };
  const { classes, reading, samples, measurements } = labels;
  const conflict = /* @__PURE__ */ __name((one, first) => source.conflict(one, first, classes), "conflict");
  faults.push(...auditDuplicates(samples, conflict), ...auditFormats(measurements));
  if (faults.some(isError)) return { dataset: void 0, faults };
  const dataset = {
    root,
    task: source.task,
    classes,
    channels: measurements.some(({ channels }) => channels === 3) ? 3 : 1,
    bitDepth: deepest(measurements),
    labels: reading,
    samples,
    warnings: faults
  };
  return { dataset, faults };
}
__name(scanDataset, "scanDataset");
function deepest(measurements) {
  return measurements.reduce((most, { bitDepth }) => bitDepth > most ? bitDepth : most, 8);
}
__name(deepest, "deepest");
async function checkFolder(folder) {
  try {
    return (await stat(folder)).isDirectory() ? void 0 : dataNotAFolder(folder);
  } catch (cause) {
    const { code, message } = cause;
    return code === "ENOENT" ? dataFolderMissing(folder) : dataFolderUnreadable(folder, message);
  }
}
__name(checkFolder, "checkFolder");

export {
  resize,
  sourceOf,
  openReader,
  scanDataset
};
