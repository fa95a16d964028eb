import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  defaultColor,
  readClasses,
  toRgb
} from "./chunk-H6BGYOIC.js";
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
  layOut,
  layOutByGlobs,
  listFiles,
  maskBase,
  matchBounded,
  paletteOf,
  readHeader,
  readTiffPages,
  recognizeImage,
  retagged,
  unpacked,
  whyDecodingFailed,
  withoutExtension
} from "./chunk-QWGOBCSD.js";
import {
  isDiskFull,
  makeFolder,
  notWritten
} from "./chunk-ZJJXBYFV.js";
import {
  IGNORE
} from "./chunk-WBE6QDRE.js";
import {
  InputError,
  alphaDropped,
  ambiguousPair,
  classAbsent,
  classColorsAssumed,
  classCountMismatch,
  classesAssumed,
  cmykImage,
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
  maskAllIgnored,
  maskSizeMismatch,
  maskValueOutsideClasses,
  maskValuesDistorted,
  missingValues,
  mixedBitDepth,
  mixedChannels,
  multiPageImage,
  noImages,
  noMasks,
  oneClass,
  orientationDiffers,
  patternTooSlow,
  tooManyMaskValues,
  unlabelledPart,
  unpairedImage,
  unpairedMask,
  unreadableImage
} from "./chunk-CDGDY4VF.js";

// src/stages/2-dataset/scan.ts
import { stat } from "node:fs/promises";

// src/shared/weight-limit.ts
var WeightLimit = class {
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

// src/stages/2-dataset/audit.ts
function auditLabels(samples, classes) {
  const present = classes.filter(({ index }) => samples.some(({ classPixels }) => classPixels[index] > 0));
  if (present.length < 2) return [oneClass(present[0]?.name ?? classes[0]?.name ?? "ignored")];
  const faults = classes.filter((info) => !present.includes(info)).map(({ name }) => classAbsent(name));
  for (const { mask, classPixels } of samples) {
    if (classPixels.every((pixels) => pixels === 0)) faults.push(maskAllIgnored(mask));
    else if (classPixels.slice(1).every((pixels) => pixels === 0))
      faults.push(emptyMask(mask, classes[0].name));
  }
  return faults;
}
function auditDuplicates(samples) {
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
    if (sample.maskHash !== first.maskHash) {
      faults.push(conflictingMasks(sample.mask, first.mask));
    }
  }
  return faults;
}
function auditFormats(measurements) {
  const faults = [];
  const count = (test) => measurements.filter(test).length;
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
  for (const { pair, notes, maskNotes } of measurements) {
    if (notes.cmyk) faults.push(cmykImage(pair.image));
    if (notes.pages > 1) faults.push(multiPageImage(pair.image, notes.pages));
    if (maskNotes.pages > 1) faults.push(multiPageImage(pair.mask, maskNotes.pages));
    if (notes.orientation !== maskNotes.orientation) {
      const orientations = { orientation: notes.orientation, maskOrientation: maskNotes.orientation };
      faults.push(orientationDiffers(pair.image, orientations));
    }
  }
  return faults;
}

// src/stages/2-dataset/labels.ts
function classOf(encoding, classes, form, value, paletteColor) {
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
        const index = classOf(encoding, classes, mask.form, value, palette?.[value]);
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
function greyColor(value) {
  return value > 255 ? void 0 : value * 65793;
}
function nameValue(form, value) {
  return form === "color" ? nameColor(value) : String(value);
}
function nameColor(color) {
  return `#${color.toString(16).padStart(6, "0")}`;
}

// src/stages/2-dataset/measure.ts
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

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
  const rowBytes = (columns) => Math.ceil(columns * bits / 8);
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
function paeth(left, up, upLeft) {
  const estimate = left + up - upLeft;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}
function unpack(line, bits, target, start, step, columns) {
  const perByte = 8 / bits;
  const mask = (1 << bits) - 1;
  for (let i = 0; i < columns; i++) {
    const shift = 8 - bits * (i % perByte + 1);
    target[start + i * step] = line[Math.floor(i / perByte)] >> shift & mask;
  }
}

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
function storedTiff(bytes) {
  const tiff = readTiffPages(bytes);
  const page = tiff.pages[0];
  if (page === void 0 || page.photometric !== 0 && page.photometric !== 3) return { stored: bytes };
  return { stored: retagged(bytes, tiff, DECLARED_GREY), palette: paletteOf(page) };
}
function isLossy({ format, tiff }, bytes) {
  if (format === "webp") return !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("VP8L");
  return format === "jpeg" || [6, 7].includes(tiff?.pages[0]?.compression ?? 1);
}
function unscaled({ format, tiff }, bytes, data) {
  const bits = format === "png" ? bytes[24] : tiff?.pages[0]?.bits;
  if (bits !== 2 && bits !== 4) return data;
  const step = 255 / (2 ** bits - 1);
  for (let i = 0; i < data.length; i++) data[i] /= step;
  return data;
}
function indicesOf(data, palette) {
  return isGreyRamp(data, palette) ? { form: "grey", data } : { form: "palette", data, palette };
}
function readPaletteOrThrow(header, bytes) {
  try {
    return readPalettePng(bytes);
  } catch (cause) {
    throw whyDecodingFailed(header.format, bytes, cause);
  }
}
function isGreyRamp(data, palette) {
  const differs = Array.from({ length: 256 }, (_, index) => palette[index] !== index * 65793);
  for (let i = 0; i < data.length; i++) if (differs[data[i]]) return false;
  return true;
}
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
function greyOf(rgb) {
  for (let i = 0; i < rgb.length; i += 3)
    if (rgb[i] !== rgb[i + 1] || rgb[i] !== rgb[i + 2]) return void 0;
  const grey = new Uint8Array(rgb.length / 3);
  for (let i = 0; i < grey.length; i++) grey[i] = rgb[i * 3];
  return grey;
}
function packColors(rgb) {
  const colors = new Uint32Array(rgb.length / 3);
  for (let i = 0; i < colors.length; i++)
    colors[i] = rgb[i * 3] << 16 | rgb[i * 3 + 1] << 8 | rgb[i * 3 + 2];
  return colors;
}

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

// src/stages/2-dataset/measure.ts
var VALUE_LIMIT = 1024;
async function measurePair(root, pair, decoding) {
  const [image, mask] = await Promise.all([
    open(root, pair.image, decoding, async (bytes) => describeImage(await decodeImage(bytes))),
    open(root, pair.mask, decoding, decodeMask)
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
  if (found.missing === found.width * found.height) {
    return { measurement: void 0, faults: [imageWithoutValues(pair.image)] };
  }
  const { hash: maskHash, values, hidden } = describeMask(mask.content, missingAt);
  return { measurement: { pair, ...found, maskNotes, maskHash, mask: values, hidden }, faults };
}
function describeImage(image) {
  const { width, height, channels, bitDepth, notes, data } = image;
  const imageHash = hashPixels([width, height, channels, bitDepth], data);
  const missingAt = missingPixels(image);
  const missing = missingAt?.reduce((sum, one) => sum + one, 0) ?? 0;
  return { width, height, channels, bitDepth, notes, imageHash, missing, missingAt };
}
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
function usedOf(palette, counts) {
  return new Map(
    [...counts.keys()].filter((index) => index < palette.length).map((index) => [index, palette[index]])
  );
}
async function open(root, file, decoding, read) {
  let bytes;
  try {
    bytes = await readFile(join(root, file));
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
function hashPixels(shape, data) {
  const hash = createHash("sha256").update(`${shape.join(" ")}
`);
  return hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)).digest("hex");
}
function sizeOf({ width, height }) {
  return `${width}x${height}`;
}

// src/stages/2-dataset/encoding.ts
var MOST_GUESSED_CLASSES = 64;
var MOST_CLASSES = 255;
function chooseEncoding(masks, spec) {
  const found = gather(masks);
  if (goesByColor(found, spec)) return byColor(found, spec);
  if (spec?.classes[0].value !== void 0) return byGivenValue(found, spec);
  return byIndex(found, spec);
}
function gather(masks) {
  const values = /* @__PURE__ */ new Set();
  const colors = /* @__PURE__ */ new Set();
  let palette = /* @__PURE__ */ new Map();
  let fullest = masks[0];
  for (const named of masks) {
    const { form, counts, palette: own } = named.mask;
    if (counts.size > fullest.mask.counts.size) fullest = named;
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
    hasColorMasks: masks.some(({ mask }) => mask.form === "color"),
    hasPaletteMasks: masks.some(({ mask }) => mask.form === "palette"),
    palette,
    fullest,
    lossy: masks.find(({ mask }) => mask.lossy)
  };
}
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
function byColor(found, spec) {
  const ignored = spec?.ignored?.colors ?? [];
  const given = spec?.classes.flatMap(({ color }) => color ?? []) ?? [];
  const counted = found.colors.filter((color) => !ignored.includes(color));
  const colors = given.length > 0 ? given : counted;
  const names = spec?.classes.map(({ name }) => name) ?? colors.map(nameColor);
  const faults = [];
  if (colors.length > (spec === void 0 ? MOST_GUESSED_CLASSES : MOST_CLASSES)) faults.push(tooMany(found));
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
function byGivenValue(found, spec) {
  const values = spec.classes.map(({ value }, index) => value ?? index);
  const ignored = spec.ignored?.values ?? (values.includes(255) ? [] : [255]);
  const encoding = isCounting(values) ? { kind: "index", ignored } : { kind: "values", values, ignored };
  return { encoding, classes: nameClasses(values, found, spec), faults: [] };
}
function byIndex(found, spec) {
  const count = spec?.classes.length;
  const explicit = spec?.ignored?.values;
  const pairOf = (high) => found.values.includes(high) && found.values.every((value) => value === 0 || value === high) && !explicit?.includes(high) && (count ?? 2) === 2;
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
function nameClasses(values, found, spec, defaultNames) {
  const own = values.map((value, index) => spec?.classes[index].color ?? found.palette?.get(value));
  const usable = own.every((color) => color !== void 0) && new Set(own).size === own.length;
  return values.map((value, index) => ({
    index,
    name: spec?.classes[index].name ?? defaultNames?.[index] ?? `class ${value}`,
    color: usable ? toRgb(own[index]) : defaultColor(index)
  }));
}
function tooMany({ fullest: { file, mask } }) {
  const { size } = mask.counts;
  return tooManyMaskValues(file, size >= VALUE_LIMIT ? `more than ${VALUE_LIMIT}` : String(size), mask.lossy);
}
function guessed({ lossy }, values) {
  return lossy === void 0 ? classesAssumed(values) : maskValuesDistorted(lossy.file, values);
}
function isCounting(values) {
  return values.every((value, index) => value === index);
}
function listOf(names) {
  return names.length <= 10 ? names.join(", ") : `${names.slice(0, 10).join(", ")}, ...`;
}

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

// src/stages/2-dataset/pair.ts
function pairFiles({ images, masks }) {
  const labelled = labelledImages(images, masks);
  const byStem = indexBy(labelled.images, ({ stem }) => stem);
  const byBase = indexBy(labelled.images, ({ stem }) => imageBase(stem));
  const faults = [...labelled.faults];
  const masksOf = /* @__PURE__ */ new Map();
  const inDoubt = /* @__PURE__ */ new Set();
  for (const mask of masks) {
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
function labelledImages(images, masks) {
  const labelledParts = new Set(masks.map(({ part }) => part));
  const counts = /* @__PURE__ */ new Map();
  const kept = images.filter(({ part }) => {
    if (part === void 0 || labelledParts.has(part) || labelledParts.size === 0) return true;
    counts.set(part, (counts.get(part) ?? 0) + 1);
    return false;
  });
  return { images: kept, faults: [...counts].map(([part, count]) => unlabelledPart(part, count)) };
}
function indexBy(files, stemOf) {
  const index = /* @__PURE__ */ new Map();
  for (const file of files) {
    const key = `${file.folder}/${stemOf(file)}`;
    index.set(key, [...index.get(key) ?? [], file]);
  }
  return index;
}

// src/stages/2-dataset/scan.ts
var OPEN_AT_ONCE = 4;
var DECODED_BYTES_AT_ONCE = 2 ** 25;
async function scanDataset(settings, signal) {
  const folderFault = await checkFolder(settings.data);
  if (folderFault !== void 0) return { dataset: void 0, faults: [folderFault] };
  const { pairs, faults: pairFaults } = await findPairs(settings);
  const { spec, faults: classFaults } = await readClasses(settings.data, settings.classes);
  const { measurements, faults: fileFaults } = await measureAll(settings.data, pairs, signal);
  const faults = [...pairFaults, ...classFaults, ...fileFaults];
  if (measurements.length === 0) return { dataset: void 0, faults };
  const masks = measurements.map(({ pair, mask }) => ({ file: pair.mask, mask }));
  const { encoding, classes, faults: encodingFaults } = chooseEncoding(masks, spec);
  faults.push(...encodingFaults);
  if (encodingFaults.some(isError)) return { dataset: void 0, faults };
  const groups = groupKeys(
    measurements.map(({ pair }) => pair.image),
    settings.groupBy
  );
  const samples = measurements.map((measurement) => {
    const { classPixels, fault } = countClasses(measurement, encoding, classes);
    if (fault !== void 0) faults.push(fault);
    return toSample(measurement, classPixels, groups.keys);
  });
  faults.push(...groups.faults);
  samples.sort((a, b) => a.id < b.id ? -1 : 1);
  faults.push(...auditLabels(samples, classes), ...auditDuplicates(samples), ...auditFormats(measurements));
  if (faults.some(isError)) return { dataset: void 0, faults };
  const dataset = {
    root: settings.data,
    task: "segmentation",
    classes,
    channels: measurements.some(({ channels }) => channels === 3) ? 3 : 1,
    bitDepth: deepest(measurements),
    maskEncoding: encoding,
    samples,
    warnings: faults
  };
  return { dataset, faults };
}
function deepest(measurements) {
  return measurements.reduce((most, { bitDepth }) => bitDepth > most ? bitDepth : most, 8);
}
async function checkFolder(folder) {
  try {
    return (await stat(folder)).isDirectory() ? void 0 : dataNotAFolder(folder);
  } catch (cause) {
    const { code, message } = cause;
    return code === "ENOENT" ? dataFolderMissing(folder) : dataFolderUnreadable(folder, message);
  }
}
async function findPairs(settings) {
  const { data, output, images, masks } = settings;
  const listed = await listFiles(data, output);
  const { files } = listed;
  const faults = [...listed.faults];
  if (listed.isEmpty) return { pairs: [], faults: [dataFolderEmpty(data)] };
  const hasGlobs = images !== void 0 || masks !== void 0;
  const { layout, faults: globFaults } = hasGlobs ? layOutByGlobs(files, { images, masks }) : { layout: layOut(files), faults: [] };
  faults.push(...globFaults);
  if (globFaults.length > 0) return { pairs: [], faults };
  const none = layout.images.length === 0 ? [noImages(data, layout.masks.length)] : layout.masks.length === 0 ? [noMasks(data, layout.images.length)] : [];
  if (none.length > 0) return { pairs: [], faults: [...faults, ...none] };
  const paired = pairFiles(layout);
  return { pairs: paired.pairs, faults: [...faults, ...paired.faults] };
}
async function measureAll(root, pairs, signal) {
  const results = new Array(pairs.length);
  const queue = pairs.entries();
  const decoding = new WeightLimit(DECODED_BYTES_AT_ONCE);
  const work = async () => {
    for (const [index, pair] of queue) {
      signal?.throwIfAborted();
      results[index] = await measurePair(root, pair, decoding);
    }
  };
  await Promise.all(Array.from({ length: OPEN_AT_ONCE }, work));
  return {
    measurements: results.flatMap(({ measurement }) => measurement ?? []),
    faults: results.flatMap(({ faults }) => faults)
  };
}
function countClasses({ pair, mask, hidden }, encoding, classes) {
  const classPixels = classes.map(() => 0);
  const outside = [];
  for (const [value, pixels] of mask.counts) {
    const index = classOf(encoding, classes.length, mask.form, value, mask.palette?.get(value));
    if (index === void 0) outside.push({ value: nameValue(mask.form, value), pixels });
    else if (index < classes.length) classPixels[index] += pixels - (hidden.get(value) ?? 0);
  }
  const fault = outside.length === 0 ? void 0 : maskValueOutsideClasses(pair.mask, outside, classes.length, mask.lossy);
  return { classPixels, fault };
}
function toSample({ pair, width, height, imageHash, maskHash }, classPixels, groups) {
  const { image, mask, part } = pair;
  const group = groups.get(image) ?? imageHash;
  return {
    id: withoutExtension(image),
    image,
    mask,
    width,
    height,
    imageHash,
    maskHash,
    group,
    classPixels,
    part
  };
}
function isError({ severity }) {
  return severity === "error";
}

// src/stages/2-dataset/reader.ts
import { readFile as readFile2 } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/stages/2-dataset/labelled-image.ts
function wholeArea({ image, labels }) {
  return { image, labels, left: 0, top: 0, whole: { width: image.width, height: image.height } };
}

// src/stages/2-dataset/pixel-file.ts
import { randomUUID } from "node:crypto";
import { open as open2, rm, statfs } from "node:fs/promises";
import { join as join2 } from "node:path";
var TILE = 256;
var USABLE_SHARE = 0.5;
var PixelFile = class _PixelFile {
  #handle;
  #limitBytes;
  #bytes = 0;
  constructor(handle, limitBytes) {
    this.#handle = handle;
    this.#limitBytes = limitBytes;
  }
  /** Makes the folder, too. @throws InputError `disk-full` or `file-not-writable` */
  static async create(folder, usableShare = USABLE_SHARE) {
    const path = join2(folder, `.pixels-${randomUUID()}.tmp`);
    try {
      await makeFolder(folder);
      const handle = await open2(path, "wx+");
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
    const bytes = data.byteLength + labels.data.byteLength;
    if (this.#bytes + bytes > this.#limitBytes) return void 0;
    const type = data.constructor;
    const sampleBytes = data.BYTES_PER_ELEMENT;
    const stored = { offset: this.#bytes, width, height, channels, type, sampleBytes };
    this.#bytes += bytes;
    try {
      for (let top = 0; top < height; top += TILE) {
        const strip = tilesOfRows({ image, labels }, top, Math.min(TILE, height - top));
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
    const { channels, type } = stored;
    const { left, top, width, height } = area;
    const pixels = width * height;
    const image = new Uint8Array(pixels * channels * stored.sampleBytes);
    const labels = new Uint8Array(pixels);
    const reads = [];
    for (let y = top - top % TILE; y < top + height; y += TILE) {
      for (let x = left - left % TILE; x < left + width; x += TILE)
        reads.push(this.#readTile(stored, area, { x, y }, { image, labels }));
    }
    await Promise.all(reads);
    return {
      image: { width, height, channels, data: new type(image.buffer) },
      labels: { width, height, data: labels },
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
    const copy = async (plane, planeStart, pixelBytes2) => {
      const rowBytes = columns * pixelBytes2;
      const from = planeStart + (firstRow - y) * rowBytes;
      const bytes = await this.#readBytes(from, rows * rowBytes);
      for (let row = 0; row < rows; row++) {
        const begin = row * rowBytes + (firstColumn - x) * pixelBytes2;
        const target = (firstRow + row - area.top) * area.width + firstColumn - area.left;
        plane.set(bytes.subarray(begin, begin + used * pixelBytes2), target * pixelBytes2);
      }
    };
    const pixelBytes = stored.channels * stored.sampleBytes;
    await Promise.all([
      copy(to.image, start, pixelBytes),
      copy(to.labels, start + tileRows * columns * pixelBytes, 1)
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
  return stored.offset + (y * stored.width + x * rows) * (stored.channels * stored.sampleBytes + 1);
}
function tilesOfRows({ image, labels }, top, rows) {
  const { width, data } = image;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const pixelBytes = image.channels * data.BYTES_PER_ELEMENT;
  const strip = new Uint8Array(rows * width * (pixelBytes + 1));
  let at = 0;
  for (let left = 0; left < width; left += TILE) {
    const columns = Math.min(TILE, width - left);
    for (const [plane, size] of [
      [bytes, pixelBytes],
      [labels.data, 1]
    ]) {
      for (let y = top; y < top + rows; y++, at += columns * size) {
        const from = (y * width + left) * size;
        strip.set(plane.subarray(from, from + columns * size), at);
      }
    }
  }
  return strip;
}

// src/stages/2-dataset/reader.ts
var PIXELS_AT_ONCE = 2 ** 24;
function openReader(dataset, options) {
  return new Reader(dataset, options);
}
var Reader = class {
  #dataset;
  #options;
  #limit = new WeightLimit(PIXELS_AT_ONCE);
  #kept = /* @__PURE__ */ new Map();
  #stored = /* @__PURE__ */ new Map();
  #underway = /* @__PURE__ */ new Map();
  #file;
  #cachedBytes = 0;
  constructor(dataset, options) {
    this.#dataset = dataset;
    this.#options = options;
  }
  get cachedBytes() {
    return this.#cachedBytes;
  }
  async read(sample) {
    const { width, height } = sample;
    return this.readArea(sample, { left: 0, top: 0, width, height });
  }
  async readArea(sample, area) {
    const kept = this.#kept.get(sample.id);
    if (kept !== void 0) return wholeArea(kept);
    const stored = this.#stored.get(sample.id);
    if (stored !== void 0 && this.#file !== void 0) return (await this.#file).read(stored, area);
    let underway = this.#underway.get(sample.id);
    if (underway === void 0) {
      const decode = () => this.#decodeAndKeep(sample);
      underway = this.#limit.run(sample.width * sample.height, decode);
      this.#underway.set(sample.id, underway);
    }
    return wholeArea(await underway);
  }
  /** What has a place keeps it: an epoch takes every sample once, so the one read last is the one wanted last. */
  async #decodeAndKeep(sample) {
    try {
      const pixels = await decodeSample(this.#dataset, sample);
      const bytes = pixels.image.data.byteLength + pixels.labels.data.byteLength;
      if (this.#cachedBytes + bytes <= this.#options.budgetBytes) {
        this.#kept.set(sample.id, pixels);
        this.#cachedBytes += bytes;
        return pixels;
      }
      this.#file ??= PixelFile.create(this.#options.folder);
      const stored = await (await this.#file).add(pixels);
      if (stored !== void 0) this.#stored.set(sample.id, stored);
      return pixels;
    } finally {
      this.#underway.delete(sample.id);
    }
  }
  async [Symbol.asyncDispose]() {
    await (await this.#file)?.close();
  }
};
async function decodeSample(dataset, sample) {
  const [decoded, mask] = await Promise.all([
    decodeFile(dataset, sample.image, decodeImage),
    decodeFile(dataset, sample.mask, decodeMask)
  ]);
  for (const [file, { width, height }] of [
    [sample.image, decoded],
    [sample.mask, mask]
  ]) {
    if (width !== sample.width || height !== sample.height) throw new InputError(changed(file));
  }
  const { labels, outside } = toLabels(mask, dataset.maskEncoding, dataset.classes.length);
  if (outside.size > 0) {
    const values = [...outside].map(([value, pixels]) => ({ value: nameValue(mask.form, value), pixels }));
    throw new InputError(maskValueOutsideClasses(sample.mask, values, dataset.classes.length, mask.lossy));
  }
  ignoreMissing(labels, decoded);
  return { image: conform(decoded, dataset.channels, dataset.bitDepth), labels };
}
function ignoreMissing(labels, image) {
  missingPixels(image)?.forEach((missing, p) => {
    if (missing === 1) labels.data[p] = IGNORE;
  });
}
async function decodeFile(dataset, file, decode) {
  try {
    return await decode(await readFile2(join3(dataset.root, file)));
  } catch (cause) {
    throw new InputError(changed(file), { cause });
  }
}
function changed(file) {
  return unreadableImage(file, "has changed since it was checked", "Leave the data alone during a run.");
}

export {
  scanDataset,
  openReader
};
