import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  firstLineOf,
  messageOf
} from "./shared-message-of.js";
import {
  require_picomatch
} from "./vendor-picomatch.js";
import {
  brokenSymlink,
  dataFolderUnreadable,
  dvcNotPulled,
  patternTooSlow,
  symlinkOutside
} from "./errors-class-folders.js";
import {
  __name,
  __toESM
} from "./esbuild.js";

// src/image/recognize.ts
var ImageError = class extends Error {
  static {
    __name(this, "ImageError");
  }
  name = "ImageError";
  problem;
  constructor(problem, options) {
    super(problem.kind === "unreadable" ? problem.why : "is over the pixel limit", options);
    this.problem = problem;
  }
};
function recognizeImage(bytes) {
  for (const [format, matches] of SIGNATURES) if (matches(bytes)) return format;
  throw new ImageError({ kind: "unreadable", ...whatItIsInstead(bytes) });
}
__name(recognizeImage, "recognizeImage");
function whyDecodingFailed(format, bytes, cause) {
  const exportAgain = "Export or download it again.";
  if (isTruncated(format, bytes)) {
    return new ImageError(
      { kind: "unreadable", why: `is a ${format.toUpperCase()} file that ends too early`, fix: exportAgain },
      { cause }
    );
  }
  const detail = firstLineOf(cause);
  return new ImageError(
    { kind: "unreadable", why: `is a damaged ${format.toUpperCase()} file (${detail})`, fix: exportAgain },
    { cause }
  );
}
__name(whyDecodingFailed, "whyDecodingFailed");
var SIGNATURES = [
  ["png", (bytes) => startsWith(bytes, "PNG\r\n\n")],
  ["jpeg", (bytes) => startsWith(bytes, "ÿØÿ")],
  // "II*\0" and "MM\0*"; with 43 in place of 42 ("*") it's BigTIFF.
  ["tiff", (bytes) => ["II*\0", "MM\0*", "II+\0", "MM\0+"].some((start) => startsWith(bytes, start))],
  ["webp", (bytes) => startsWith(bytes, "RIFF") && startsWith(bytes.subarray(8), "WEBP")],
  ["gif", (bytes) => startsWith(bytes, "GIF8")],
  // The first card, FITS standard 4.0, section 4.4.1.1.
  ["fits", (bytes) => startsWith(bytes, "SIMPLE  =")]
];
var READABLE = "Use PNG, JPEG, TIFF, WebP or FITS.";
var OTHER_FORMATS = [
  ["BM", "a BMP image"],
  ["\0\0\0\fjP", "a JPEG 2000 image"],
  ["8BPS", "a Photoshop file"],
  ["%PDF", "a PDF file"],
  ["PK", "a ZIP archive"],
  ["NUMPY", "a NumPy array"],
  ["HDF", "an HDF5 file"]
];
function whatItIsInstead(bytes) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString("latin1");
  if (bytes.length === 0) return { why: "is empty (zero bytes)", fix: "Export or download it again." };
  if (head.startsWith("version https://git-lfs.github.com/spec/")) {
    return {
      why: "is a Git LFS pointer, not the image itself",
      fix: "Set `lfs: true` on actions/checkout, or run `git lfs pull`."
    };
  }
  if (/^(?:outs|deps|wdir|md5):/m.test(head) && isText(bytes)) {
    return { why: "is a DVC pointer, not the image itself", fix: "Run `dvc pull` first." };
  }
  for (const [start, what] of OTHER_FORMATS) {
    if (head.startsWith(start)) return { why: `is ${what}, which can't be read`, fix: READABLE };
  }
  if (bytes.subarray(0, 64).every((byte) => byte === 0)) {
    return { why: "holds only zeros where an image should begin", fix: "Export or download it again." };
  }
  if (isText(bytes)) {
    const what = /^\s*<(?:!doctype html|html)/i.test(head) ? "an HTML page" : textKind(head);
    return { why: `is ${what}, not an image`, fix: "Replace it by the image or move it elsewhere." };
  }
  return { why: "isn't in an image format that can be read", fix: READABLE };
}
__name(whatItIsInstead, "whatItIsInstead");
function textKind(head) {
  return /<svg[\s>]/i.test(head) ? "an SVG drawing" : "a text file";
}
__name(textKind, "textKind");
function isText(bytes) {
  const head = bytes.subarray(0, 512);
  if (head.some((byte) => byte < 32 && (byte < 9 || byte > 13))) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
__name(isText, "isText");
function isTruncated(format, bytes) {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-4096).toString("latin1");
  if (format === "png") return !tail.includes("IEND");
  if (format === "jpeg") return !tail.includes("ÿÙ");
  if (format === "webp") return bytes.length < 12 || Buffer.from(bytes).readUInt32LE(4) + 8 > bytes.length;
  return false;
}
__name(isTruncated, "isTruncated");
function startsWith(bytes, signature) {
  if (bytes.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) if (bytes[i] !== signature.charCodeAt(i)) return false;
  return true;
}
__name(startsWith, "startsWith");

// src/image/pixel-limit.ts
var PIXEL_LIMIT = 16383 * 16383;
function checkPixels(width, height) {
  if (width * height > PIXEL_LIMIT) throw new ImageError({ kind: "over-pixel-limit", width, height });
}
__name(checkPixels, "checkPixels");

// src/image/gunzip.ts
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
var unpack = promisify(gunzip);
var MOST_BYTES = 4 * PIXEL_LIMIT;
function isGzip(bytes) {
  return bytes[0] === 31 && bytes[1] === 139;
}
__name(isGzip, "isGzip");
async function unpacked(bytes, mostBytes = MOST_BYTES) {
  if (!isGzip(bytes)) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: mostBytes });
  } catch (cause) {
    const tooLarge = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    const problem = tooLarge ? { why: "is a gzip file that unpacks to more than 1 GiB", fix: "Unpack it and cut it into pieces." } : { why: "is a damaged gzip file, or one that ends too early", fix: "Export or download it again." };
    throw new ImageError({ kind: "unreadable", ...problem }, { cause });
  }
}
__name(unpacked, "unpacked");

// src/image/decode.ts
import sharp from "sharp";

// src/image/fits/header.ts
var BLOCK = 2880;
var CARD = 80;
var MOST_BLOCKS = 2e3;
function* readHdus(bytes) {
  for (let start = 0; start < bytes.length; ) {
    if (start > 0 && !isHeader(bytes, start)) return;
    const { cards, end } = readCards(bytes, start);
    const axes = readAxes(cards);
    const dataBytes = dataBytesOf(cards, axes);
    yield { cards, axes, dataStart: end, dataBytes };
    start = end + Math.ceil(dataBytes / BLOCK) * BLOCK;
  }
}
__name(readHdus, "readHdus");
function wholeNumber(cards, keyword, fallback) {
  const value = cards.get(keyword) ?? fallback;
  if (typeof value !== "number" || !Number.isSafeInteger(value))
    throw damaged(
      `${keyword} is ${value === void 0 ? "missing" : JSON.stringify(value)}, not a whole number`
    );
  return value;
}
__name(wholeNumber, "wholeNumber");
function realNumber(cards, keyword, fallback) {
  const value = cards.get(keyword) ?? fallback;
  if (typeof value !== "number" || !Number.isFinite(value))
    throw damaged(`${keyword} is ${JSON.stringify(value)}, not a number`);
  return value;
}
__name(realNumber, "realNumber");
function damaged(detail) {
  const fix = "Export or download it again.";
  return new ImageError({ kind: "unreadable", why: `is a damaged FITS file (${detail})`, fix });
}
__name(damaged, "damaged");
function isHeader(bytes, start) {
  const keyword = latin1(bytes, start, start + 8);
  return keyword === "XTENSION" || keyword === "SIMPLE  ";
}
__name(isHeader, "isHeader");
function readCards(bytes, start) {
  const cards = /* @__PURE__ */ new Map();
  const limit = start + MOST_BLOCKS * BLOCK;
  for (let at = start; at + CARD <= bytes.length && at < limit; at += CARD) {
    const keyword = latin1(bytes, at, at + 8).trimEnd();
    if (keyword === "END") return { cards, end: start + Math.ceil((at + CARD - start) / BLOCK) * BLOCK };
    if (latin1(bytes, at + 8, at + 10) !== "= " || cards.has(keyword)) continue;
    cards.set(keyword, readValue(latin1(bytes, at + 10, at + CARD)));
  }
  if (start + MOST_BLOCKS * BLOCK < bytes.length) throw damaged("a header without END");
  throw endsEarly("its header has no END");
}
__name(readCards, "readCards");
function endsEarly(detail) {
  const why = `is a FITS file that ends too early: ${detail}`;
  return new ImageError({ kind: "unreadable", why, fix: "Export or download it again." });
}
__name(endsEarly, "endsEarly");
function readValue(field) {
  const text = /^ *'((?:[^']|'')*)'/.exec(field);
  if (text !== null) return text[1].replaceAll("''", "'").trimEnd();
  const plain = field.split("/", 1)[0].trim();
  if (plain === "T" || plain === "F") return plain === "T";
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[EDed][+-]?\d+)?$/.test(plain)) return Number(plain.replace(/d/i, "E"));
  return plain === "" ? void 0 : plain;
}
__name(readValue, "readValue");
function readAxes(cards) {
  const count = wholeNumber(cards, "NAXIS");
  if (count < 0 || count > 999) throw damaged(`NAXIS is ${count}, not 0 to 999`);
  return Array.from({ length: count }, (_, i) => {
    const length = wholeNumber(cards, `NAXIS${i + 1}`);
    if (length < 0) throw damaged(`NAXIS${i + 1} is ${length}`);
    return length;
  });
}
__name(readAxes, "readAxes");
function dataBytesOf(cards, axes) {
  const isGroups = axes[0] === 0 && cards.get("GROUPS") === true;
  const lengths = isGroups ? axes.slice(1) : axes;
  const values = lengths.length === 0 || lengths.includes(0) ? 0 : lengths.reduce((a, b) => a * b);
  const bytes = Math.abs(wholeNumber(cards, "BITPIX")) / 8;
  const [groups, parameters] = [wholeNumber(cards, "GCOUNT", 1), wholeNumber(cards, "PCOUNT", 0)];
  if (groups < 0 || parameters < 0) throw damaged(`GCOUNT is ${groups}, PCOUNT ${parameters}`);
  return bytes * groups * (parameters + values);
}
__name(dataBytesOf, "dataBytesOf");
function latin1(bytes, start, end) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", start, end);
}
__name(latin1, "latin1");

// src/image/fits/image.ts
var BIT_PIX = [8, 16, 32, 64, -32, -64];
var MOST_HDUS = 1e4;
function findFitsImage(bytes) {
  const { first, images, other } = survey(bytes);
  if (first === void 0) throw new ImageError({ kind: "unreadable", ...NO_IMAGE[other ?? "none"] });
  return describe(first, images, bytes);
}
__name(findFitsImage, "findFitsImage");
function survey(bytes) {
  let first;
  let images = 0;
  let other;
  try {
    for (const hdu of firstOf(readHdus(bytes), MOST_HDUS)) {
      const kind = kindOf(hdu);
      if (kind === "image") {
        images++;
        first ??= hdu;
      } else if (kind !== void 0) {
        other ??= kind;
      }
    }
  } catch (error) {
    if (first === void 0) throw error;
  }
  return { first, images, other };
}
__name(survey, "survey");
var NO_IMAGE = {
  compressed: {
    why: "is a FITS file with a tile-compressed image",
    fix: "Unpack it with `funpack`, which comes with CFITSIO."
  },
  groups: {
    why: "is a FITS file of random groups, not of an image",
    fix: "Save the image as a FITS image of two axes."
  },
  line: {
    why: "is a FITS file with data of one axis, not with an image",
    fix: "Save the image as a FITS image of two axes."
  },
  none: { why: "is a FITS file without an image", fix: "Take it out, or save the image in it." }
};
function describe(hdu, images, bytes) {
  const { cards, axes } = hdu;
  const [width, height, ...more] = significant(axes);
  checkPixels(width, height);
  const [channels = 1, ...beyond] = more;
  if (beyond.length > 0 || channels !== 1 && channels !== 3) {
    const why = `is a FITS cube of ${axes.join("x")}`;
    const fix = "Save each plane as an image of its own, or 3 planes as red, green and blue.";
    throw new ImageError({ kind: "unreadable", why, fix });
  }
  const bitPix = wholeNumber(cards, "BITPIX");
  if (!BIT_PIX.includes(bitPix)) throw damaged(`BITPIX is ${bitPix}`);
  if (!isWhole(hdu, bytes)) {
    const there = Math.max(0, bytes.length - hdu.dataStart);
    throw endsEarly(`it has ${there} of the ${hdu.dataBytes} bytes of pixels that its header announces`);
  }
  return { hdu, width, height, channels, bitPix, images };
}
__name(describe, "describe");
function kindOf({ cards, axes, dataBytes }) {
  const extension = cards.get("XTENSION");
  if (cards.get("ZIMAGE") === true) return "compressed";
  if (extension !== void 0 && extension !== "IMAGE") return void 0;
  if (cards.get("GROUPS") === true && axes[0] === 0) return "groups";
  if (dataBytes === 0) return void 0;
  return axes.length < 2 ? "line" : "image";
}
__name(kindOf, "kindOf");
function significant(axes) {
  const last = axes.findLastIndex((length) => length !== 1);
  return axes.slice(0, Math.max(2, last + 1));
}
__name(significant, "significant");
function isWhole({ dataStart, dataBytes }, bytes) {
  return dataStart + dataBytes <= bytes.length;
}
__name(isWhole, "isWhole");
function* firstOf(items, most) {
  let count = 0;
  for (const item of items) {
    if (count++ === most) return;
    yield item;
  }
}
__name(firstOf, "firstOf");

// src/image/fits/pixels.ts
function readFitsPixels(image, bytes) {
  const { bitPix, hdu } = image;
  const scale = realNumber(hdu.cards, "BSCALE", 1);
  const zero = realNumber(hdu.cards, "BZERO", 0);
  const stored = storedValues(image, bytes);
  const blank = blankOf(image, stored);
  if (blank === void 0 && scale === 1) {
    if (bitPix === 8 && zero === 0)
      return { bitDepth: 8, data: interleave(image, new Uint8Array(stored.length), (i) => stored[i]) };
    if (bitPix === 16 && zero === 32768)
      return {
        bitDepth: 16,
        data: interleave(image, new Uint16Array(stored.length), (i) => stored[i] + zero)
      };
  }
  const valueAt = /* @__PURE__ */ __name((i) => stored[i] === blank ? Number.NaN : stored[i] * scale + zero, "valueAt");
  return { bitDepth: 32, data: interleave(image, new Float32Array(stored.length), valueAt) };
}
__name(readFitsPixels, "readFitsPixels");
function storedValues({ hdu, bitPix, width, height, channels }, bytes) {
  const size = width * height * channels * Math.abs(bitPix) / 8;
  const copy = new Uint8Array(bytes.subarray(hdu.dataStart, hdu.dataStart + size));
  const { buffer } = copy;
  const swapped = Buffer.from(buffer);
  if (bitPix === 16) swapped.swap16();
  if (Math.abs(bitPix) === 32) swapped.swap32();
  if (Math.abs(bitPix) === 64) swapped.swap64();
  return VIEWS[bitPix](buffer);
}
__name(storedValues, "storedValues");
var VIEWS = {
  8: (buffer) => new Uint8Array(buffer),
  16: (buffer) => new Int16Array(buffer),
  32: (buffer) => new Int32Array(buffer),
  // Beyond 2^53 the last digits are lost, as they would be in a float anyway.
  64: (buffer) => Float64Array.from(new BigInt64Array(buffer), Number),
  [-32]: (buffer) => new Float32Array(buffer),
  [-64]: (buffer) => new Float64Array(buffer)
};
function blankOf({ bitPix, hdu }, stored) {
  const blank = hdu.cards.get("BLANK");
  return bitPix > 0 && typeof blank === "number" && stored.includes(blank) ? blank : void 0;
}
__name(blankOf, "blankOf");
function interleave({ width, height, channels }, data, valueAt) {
  const pixels = width * height;
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < pixels; i++) data[i * channels + c] = valueAt(c * pixels + i);
  return data;
}
__name(interleave, "interleave");

// src/image/tiff/pages.ts
var MOST_PAGES = 1e4;
var MOST_TAGS = 4096;
var MOST_VALUES = 1e6;
function readTiffPages(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = bytes[0] === 73;
  const pages = [];
  try {
    const big = view.getUint16(2, littleEndian) === 43;
    const directory = new Directory(view, littleEndian, big);
    const visited = /* @__PURE__ */ new Set();
    let at = big ? directory.offset(8) : view.getUint32(4, littleEndian);
    while (at !== 0 && !visited.has(at) && pages.length < MOST_PAGES) {
      visited.add(at);
      const next = directory.open(at);
      pages.push(pageOf(directory));
      at = next();
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { littleEndian, pages };
}
__name(readTiffPages, "readTiffPages");
function countTiffImages({ pages }) {
  const own = pages.filter(({ isSecondary }) => !isSecondary).length;
  const [first] = pages;
  if (own !== 1 || !first?.description.startsWith("ImageJ=")) return Math.max(1, own);
  return Math.max(1, Number(/^images=(\d{1,9})\s*$/m.exec(first.description)?.[1] ?? 1));
}
__name(countTiffImages, "countTiffImages");
var FORMATS = { 1: "unsigned", 2: "signed", 3: "float" };
function pageOf(directory) {
  const one = /* @__PURE__ */ __name((tag, fallback) => directory.numbers(tag)[0] ?? fallback, "one");
  const format = one(339, 1);
  return {
    isSecondary: (one(254, 0) & 5) !== 0,
    width: one(256, 0),
    height: one(257, 0),
    bits: one(258, 1),
    samplesPerPixel: one(277, 1),
    sampleFormat: FORMATS[format] ?? "other",
    places: { sampleFormat: directory.placeOf(339), photometric: directory.placeOf(262) },
    compression: one(259, 1),
    photometric: one(262, 1),
    colorMap: directory.numbers(320),
    description: directory.text(270),
    stripOffsets: directory.numbers(273),
    stripBytes: directory.numbers(279),
    isTiled: directory.numbers(324).length > 0,
    isPlanar: one(284, 1) === 2
  };
}
__name(pageOf, "pageOf");
var SIZES = { 1: 1, 2: 1, 3: 2, 4: 4, 16: 8 };
var Directory = class {
  static {
    __name(this, "Directory");
  }
  #view;
  #littleEndian;
  #big;
  #entries = /* @__PURE__ */ new Map();
  constructor(view, littleEndian, big) {
    this.#view = view;
    this.#littleEndian = littleEndian;
    this.#big = big;
  }
  /** Reads the entries of the directory; gives what reads the next directory's offset, 0 for none. */
  open(start) {
    const [countBytes, entryBytes] = this.#big ? [8, 20] : [2, 12];
    const count = this.#big ? this.offset(start) : this.#view.getUint16(start, this.#littleEndian);
    if (count > MOST_TAGS) throw new RangeError(`${count} tags`);
    this.#entries = /* @__PURE__ */ new Map();
    for (let i = 0; i < count; i++) this.#readEntry(start + countBytes + i * entryBytes);
    const end = start + countBytes + count * entryBytes;
    return () => this.#big ? this.offset(end) : this.#view.getUint32(end, this.#littleEndian);
  }
  numbers(tag) {
    const entry = this.#entries.get(tag);
    if (entry === void 0 || entry.count > MOST_VALUES) return [];
    const size = SIZES[entry.type] ?? 0;
    if (size === 0) return [];
    return Array.from({ length: entry.count }, (_, i) => this.#number(entry.at + i * size, size));
  }
  text(tag) {
    const entry = this.#entries.get(tag);
    if (entry === void 0 || entry.type !== 2) return "";
    const { buffer, byteOffset, byteLength } = this.#view;
    return Buffer.from(buffer, byteOffset, byteLength).toString("latin1", entry.at, entry.at + entry.count);
  }
  /** Where the first value of a tag of type SHORT stands. */
  placeOf(tag) {
    const entry = this.#entries.get(tag);
    return entry?.type === 3 && entry.count === 1 ? entry.at : void 0;
  }
  offset(at) {
    return Number(this.#view.getBigUint64(at, this.#littleEndian));
  }
  #readEntry(at) {
    const tag = this.#view.getUint16(at, this.#littleEndian);
    const type = this.#view.getUint16(at + 2, this.#littleEndian);
    const count = this.#big ? this.offset(at + 4) : this.#view.getUint32(at + 4, this.#littleEndian);
    const [valueAt, room] = this.#big ? [at + 12, 8] : [at + 8, 4];
    const inside = count * (SIZES[type] ?? 1) <= room;
    const place = this.#big ? this.offset(valueAt) : this.#view.getUint32(valueAt, this.#littleEndian);
    this.#entries.set(tag, { type, count, at: inside ? valueAt : place });
  }
  #number(at, size) {
    if (size === 1) return this.#view.getUint8(at);
    if (size === 2) return this.#view.getUint16(at, this.#littleEndian);
    return size === 4 ? this.#view.getUint32(at, this.#littleEndian) : this.offset(at);
  }
};

// src/image/tiff/samples.ts
var UNREADABLE = {
  6: "old-style JPEG",
  34712: "JPEG 2000",
  34887: "LERC",
  34925: "LZMA",
  5e4: "Zstandard"
};
var CIELAB = 8;
function checkTiff(page) {
  const problem = unreadableAs(page);
  if (problem === void 0) return;
  const [what, fix] = problem;
  throw new ImageError({ kind: "unreadable", why: `is a TIFF ${what}`, fix });
}
__name(checkTiff, "checkTiff");
function unreadableAs(page) {
  const { bits, sampleFormat, compression, photometric, isTiled, isPlanar, samplesPerPixel } = page;
  const name = UNREADABLE[compression];
  if (name !== void 0)
    return [`with ${name} compression`, "Save it with LZW or deflate compression, or with none."];
  if (bits === 16 && sampleFormat === "float") return ["of 16-bit floats", "Save it as 32-bit floats."];
  if (photometric === CIELAB) return ["in CIELAB colours", "Convert it to red, green and blue."];
  if (![1, 2, 4, 8, 16, 32].includes(bits))
    return [`of ${bits}-bit samples`, "Save it with 8 or 16 bits, or as 32-bit floats."];
  if (isTiled && isPlanar && samplesPerPixel > 1)
    return ["in tiles of separate planes", "Save it in strips, or with the colours side by side."];
  return void 0;
}
__name(unreadableAs, "unreadableAs");
function retagged(bytes, { pages: [{ places }], littleEndian }, tags) {
  const copy = new Uint8Array(bytes);
  for (const [tag, value] of Object.entries(tags)) {
    const at = places[tag];
    if (at !== void 0) new DataView(copy.buffer).setUint16(at, value, littleEndian);
  }
  return copy;
}
__name(retagged, "retagged");
var DECLARED_UNSIGNED = { sampleFormat: 1 };
function signedValues(unsigned) {
  return Float32Array.from(new Int16Array(unsigned.buffer, unsigned.byteOffset, unsigned.length));
}
__name(signedValues, "signedValues");
var DECLARED_GREY = { photometric: 1 };
function paletteOf({ photometric, colorMap }) {
  if (photometric !== 3 || colorMap.length % 3 !== 0) return void 0;
  const size = colorMap.length / 3;
  return Array.from(
    { length: size },
    (_, i) => [0, 1, 2].reduce((color, channel) => color << 8 | colorMap[channel * size + i] >> 8, 0)
  );
}
__name(paletteOf, "paletteOf");

// src/image/tiff/wide.ts
function isWide({ bits }) {
  return bits === 64;
}
__name(isWide, "isWide");
function decodeWideTiff(page, littleEndian, bytes) {
  const { width, height, samplesPerPixel: channels, compression, isTiled } = page;
  checkPixels(width, height);
  if (channels !== 1 && channels !== 3) throw unreadable(`has ${channels} channels of 64 bits`);
  if (compression !== 1 || isTiled) throw unreadable("is a TIFF of 64-bit samples, compressed or in tiles");
  const read = READERS[page.sampleFormat];
  if (read === void 0) throw unreadable("is a TIFF of 64-bit samples of an unknown type");
  const samples = width * height * channels;
  const stored = joinStrips(page, bytes, samples * 8);
  const view = new DataView(stored.buffer);
  const data = new Float32Array(samples);
  const pixels = width * height;
  for (let i = 0; i < samples; i++) {
    const to = page.isPlanar ? i % pixels * channels + Math.floor(i / pixels) : i;
    data[to] = read(view, i * 8, littleEndian);
  }
  return { width, height, channels, data };
}
__name(decodeWideTiff, "decodeWideTiff");
var READERS = {
  float: /* @__PURE__ */ __name((view, at, littleEndian) => view.getFloat64(at, littleEndian), "float"),
  signed: /* @__PURE__ */ __name((view, at, littleEndian) => Number(view.getBigInt64(at, littleEndian)), "signed"),
  unsigned: /* @__PURE__ */ __name((view, at, littleEndian) => Number(view.getBigUint64(at, littleEndian)), "unsigned")
};
function joinStrips({ stripOffsets, stripBytes }, bytes, length) {
  const strips = stripOffsets.map((start, i) => bytes.subarray(start, start + (stripBytes[i] ?? 0)));
  const found = strips.reduce((sum, strip) => sum + strip.length, 0);
  if (found < length) {
    const why = `is a TIFF file that ends too early: it has ${found} of ${length} bytes of pixels`;
    throw new ImageError({ kind: "unreadable", why, fix: "Export or download it again." });
  }
  const joined = new Uint8Array(length);
  let at = 0;
  for (const strip of strips) {
    joined.set(strip.subarray(0, length - at), at);
    at = Math.min(length, at + strip.length);
  }
  return joined;
}
__name(joinStrips, "joinStrips");
function unreadable(why) {
  return new ImageError({ kind: "unreadable", why, fix: "Save it as 32-bit floats, or uncompressed." });
}
__name(unreadable, "unreadable");

// src/image/decode.ts
sharp.cache(false);
async function decodeImage(file) {
  const bytes = await unpacked(file);
  const format = recognizeImage(bytes);
  const own = decodeByOwnReader(format, bytes);
  if (own !== void 0) return own;
  const header = await readHeader(format, bytes);
  const { metadata, bitDepth, notes } = header;
  const grey = isGrey(metadata);
  const space = bitDepth === 16 ? grey ? "grey16" : "rgb16" : grey ? "b-w" : "srgb";
  const data = await decodePixels(header, bytes, space);
  const { width, height } = metadata.autoOrient;
  return { width, height, channels: grey ? 1 : 3, bitDepth, data, notes };
}
__name(decodeImage, "decodeImage");
function decodeByOwnReader(format, bytes) {
  const asStored = { alpha: false, cmyk: false, orientation: 1 };
  if (format === "fits") {
    const image = findFitsImage(bytes);
    const { width, height, channels, images } = image;
    return {
      width,
      height,
      channels,
      ...readFitsPixels(image, bytes),
      notes: { ...asStored, pages: images }
    };
  }
  const tiff = format === "tiff" ? readTiffPages(bytes) : void 0;
  if (tiff?.pages[0] === void 0 || !isWide(tiff.pages[0])) return void 0;
  const decoded = decodeWideTiff(tiff.pages[0], tiff.littleEndian, bytes);
  return { ...decoded, bitDepth: 32, notes: { ...asStored, pages: countTiffImages(tiff) } };
}
__name(decodeByOwnReader, "decodeByOwnReader");
async function readHeader(format, bytes) {
  if (format === "fits") throw new Error("FITS has no header that sharp reads");
  const tiff = format === "tiff" ? readTiffPages(bytes) : void 0;
  if (tiff?.pages[0] !== void 0) checkTiff(tiff.pages[0]);
  let metadata;
  try {
    metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw whyDecodingFailed(format, bytes, cause);
  }
  const { width, height } = metadata.autoOrient;
  checkPixels(width, height);
  const why = unsupported(metadata);
  if (why !== void 0) {
    const fix = "Export it with 8 or 16 unsigned bits or 32-bit floats a sample, as grey or colour.";
    throw new ImageError({ kind: "unreadable", why, fix });
  }
  const notes = {
    alpha: metadata.hasAlpha,
    cmyk: metadata.space === "cmyk",
    pages: tiff === void 0 ? metadata.pages ?? 1 : countTiffImages(tiff),
    orientation: metadata.orientation ?? 1
  };
  return { format, metadata, bitDepth: DEPTHS[metadata.depth] ?? 32, notes, tiff };
}
__name(readHeader, "readHeader");
var DEPTHS = { uchar: 8, ushort: 16 };
function isGrey({ space }) {
  return space === "b-w" || space === "grey16";
}
__name(isGrey, "isGrey");
async function decodePixels({ format, metadata, bitDepth, tiff }, bytes, space) {
  try {
    if (tiff !== void 0 && tiff.pages.length > 0 && isSigned16(metadata)) {
      const unsigned = retagged(bytes, tiff, DECLARED_UNSIGNED);
      return signedValues(new Uint16Array(await rawSamples(unsigned, "ushort", "grey16")));
    }
    if (bitDepth === 32) return new Float32Array(await rawSamples(bytes, "float", metadata.space));
    const depth = bitDepth === 16 ? "ushort" : "uchar";
    const buffer = await rawSamples(bytes, depth, space);
    return bitDepth === 16 ? new Uint16Array(buffer) : new Uint8Array(buffer);
  } catch (cause) {
    throw whyDecodingFailed(format, bytes, cause);
  }
}
__name(decodePixels, "decodePixels");
async function rawSamples(bytes, depth, space) {
  const image = sharp(bytes, { failOn: "error", ignoreIcc: true, limitInputPixels: PIXEL_LIMIT });
  const buffer = await image.autoOrient().removeAlpha().toColourspace(space).raw({ depth }).toBuffer();
  const { byteOffset, length } = buffer;
  const whole = byteOffset === 0 && length === buffer.buffer.byteLength;
  return whole ? buffer.buffer : new Uint8Array(buffer).buffer;
}
__name(rawSamples, "rawSamples");
function conform(image, channels, bitDepth) {
  const { width, height } = image;
  const repeat = channels === 3 && image.channels === 1;
  const widen = bitDepth > image.bitDepth;
  if (image.channels > channels || image.bitDepth > bitDepth) {
    throw new Error(`an image of ${image.channels} channels at ${image.bitDepth} bits can't be narrowed`);
  }
  if (!repeat && !widen) return { width, height, channels, data: image.data };
  const source = image.data;
  const length = width * height * channels;
  const data = new { 8: Uint8Array, 16: Uint16Array, 32: Float32Array }[bitDepth](length);
  const factor = widen && bitDepth === 16 ? 257 : 1;
  const copies = repeat ? 3 : 1;
  for (let i = 0; i < length; i++) data[i] = source[copies === 1 ? i : i / 3 | 0] * factor;
  return { width, height, channels, data };
}
__name(conform, "conform");
var FLOAT_SPACES = ["b-w", "srgb", "scrgb"];
function isSigned16({ space, depth }) {
  return space === "grey16" && depth === "short";
}
__name(isSigned16, "isSigned16");
function unsupported(metadata) {
  const { depth, space, channels, hasAlpha } = metadata;
  const isInteger = depth === "uchar" || depth === "ushort";
  if (!isInteger && !FLOAT_SPACES.includes(space) && !isSigned16(metadata))
    return `has samples of type "${depth}" in the colour space "${space}"`;
  const colors = channels - (hasAlpha ? 1 : 0);
  const expected = space === "b-w" || space === "grey16" ? 1 : space === "cmyk" ? 4 : 3;
  if (space === "multiband" || colors !== expected) return `has ${channels} channels`;
  return void 0;
}
__name(unsupported, "unsupported");

// src/stages/2-dataset/layout.ts
var import_picomatch = __toESM(require_picomatch(), 1);

// src/stages/2-dataset/bounded-match.ts
import { createContext, Script } from "node:vm";
var LONGEST_MS = 5e3;
var SCRIPT = new Script(`
  const expression = new RegExp(source);
  texts.map((text) => {
    const match = expression.exec(text);
    return match === null ? null : [match[0], match[1] ?? null];
  });
`);
function matchBounded(source, texts, longestMs = LONGEST_MS) {
  const context = createContext({ source, texts: [...texts] });
  try {
    const found = SCRIPT.runInContext(context, { timeout: longestMs });
    return Array.from(
      found,
      (match) => match === null ? void 0 : { whole: match[0], captured: match[1] ?? void 0 }
    );
  } catch (error) {
    if (error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return "too-slow";
    throw error;
  }
}
__name(matchBounded, "matchBounded");

// src/stages/2-dataset/layout.ts
var MASK_SUFFIX = /[_-](?:[Mm]asks?|[Ll]abels?|[Gg][Tt]|L|[Ss]eg(?:mentation)?|[Aa]nnot(?:ation)?|[Gg]round_?[Tt]ruth|gtFine_label(?:Train)?Ids)$/;
var IMAGE_SUFFIX = /[_-](?:[Ii]mage|[Ii]mg|leftImg8bit|0000)$/;
var IMAGE_WORDS = "images?|imgs?|jpegimages|leftimg8bit";
var MASK_WORDS = "masks?|labels?|annotations?|annots?|gt|gtfine|groundtruths?|segmentationclass";
var PART_WORDS = "(?:training|train|validation|valid|val|testing|test)(?:set)?";
var SHORT_PARTS = "tr|ts";
var FOLDER = new RegExp(
  `^(?<part1>${PART_WORDS})?(?:(?<image>${IMAGE_WORDS})|(?<mask>${MASK_WORDS}))?(?<part2>${PART_WORDS}|${SHORT_PARTS})?$`
);
function layOut(files) {
  const described = files.map((path) => describe2(path));
  if (!described.some(({ role }) => role === "mask"))
    return layOutBySuffix(described.map(({ file }) => file));
  const masks = described.filter(({ role }) => role === "mask").map(({ file }) => file);
  const images = described.filter(({ role }) => role === "image").map(({ file }) => file);
  const partsWithImages = new Set(images.map(({ part }) => part));
  const unplaced = described.filter(({ role }) => role === void 0).map(({ file }) => file);
  return { images: [...images, ...unplaced.filter(({ part }) => !partsWithImages.has(part))], masks };
}
__name(layOut, "layOut");
function layOutByGlobs(files, globs) {
  const byNames = layOut(files);
  const faults = [];
  const select = /* @__PURE__ */ __name((name) => {
    const pattern = globs[name];
    if (pattern === void 0) return byNames[name];
    const matched = matchGlob(name, pattern, files);
    faults.push(...matched.faults);
    return matched.files.map((path) => describe2(path, matched.base).file);
  }, "select");
  const masks = select("masks");
  const isMask = new Set(masks.map(({ path }) => path));
  const images = select("images").filter(({ path }) => !isMask.has(path));
  return { layout: { images, masks }, faults };
}
__name(layOutByGlobs, "layOutByGlobs");
function matchGlob(name, pattern, files) {
  const bare = pattern.replace(/^(?:\.\/)+/, "");
  const matches = matchBounded(import_picomatch.default.makeRe(bare).source, files);
  const base = staticBase(bare);
  if (matches === "too-slow") return { files: [], base, faults: [patternTooSlow(name, pattern)] };
  return { files: files.filter((_, i) => matches[i] !== void 0), base, faults: [] };
}
__name(matchGlob, "matchGlob");
function withoutExtension(path) {
  return path.replace(/\.[^./]*(?:\.[gf]z)?$/i, "");
}
__name(withoutExtension, "withoutExtension");
function maskBase(stem) {
  return stem.replace(MASK_SUFFIX, "");
}
__name(maskBase, "maskBase");
function imageBase(stem) {
  return stem.replace(IMAGE_SUFFIX, "");
}
__name(imageBase, "imageBase");
function placedIn(path) {
  return describe2(path).file;
}
__name(placedIn, "placedIn");
function layOutBySuffix(files) {
  const stems = new Set(
    files.flatMap(({ folder, stem }) => [`${folder}/${stem}`, `${folder}/${imageBase(stem)}`])
  );
  const isMask = /* @__PURE__ */ __name(({ folder, stem }) => maskBase(stem) !== stem && stems.has(`${folder}/${maskBase(stem)}`), "isMask");
  return { images: files.filter((file) => !isMask(file)), masks: files.filter(isMask) };
}
__name(layOutBySuffix, "layOutBySuffix");
function describe2(path, base = "") {
  const segments = path.split("/");
  const name = segments.pop();
  let role;
  let part;
  const rest = [];
  for (const [depth, segment] of segments.entries()) {
    const { role: saidRole, part: saidPart } = saidBy(segment);
    const tells = role === void 0 && saidRole !== void 0 || part === void 0 && saidPart !== void 0;
    role ??= saidRole;
    part ??= saidPart;
    if (!tells && depth >= (base === "" ? 0 : base.split("/").length)) rest.push(segment);
  }
  const stem = withoutExtension(name).normalize("NFC");
  const folder = [part ?? "", ...rest].join("/").normalize("NFC");
  return { file: { path, folder, stem, part }, role };
}
__name(describe2, "describe");
function saidBy(folder) {
  const said = FOLDER.exec(folder.toLowerCase().replace(/[\s_-]/g, ""))?.groups;
  const role = said?.image !== void 0 ? "image" : said?.mask !== void 0 ? "mask" : void 0;
  return { role, part: partOf(said?.part1 ?? (role === void 0 ? void 0 : said?.part2)) };
}
__name(saidBy, "saidBy");
function partOf(word) {
  if (word === void 0) return void 0;
  if (word.startsWith("tr")) return "train";
  return word.startsWith("v") ? "validation" : "test";
}
__name(partOf, "partOf");
function staticBase(pattern) {
  const segments = pattern.split("/").slice(0, -1);
  const wild = segments.findIndex((segment) => /[*?[\]{}()!+@]/.test(segment));
  return segments.slice(0, wild < 0 ? segments.length : wild).join("/");
}
__name(staticBase, "staticBase");

// src/stages/2-dataset/files.ts
import { readdir, readlink, realpath, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { dirname } from "node:path/posix";
var IMAGE_FILE = /\.(?:png|jpe?g|jpe|tiff?|webp|gif|bmp|(?:fits?|fts)(?:\.gz)?|fz|jp2|heic|avif|dcm|npy)$/i;
var OTHER_FILE = /^(?:thumbs\.db|desktop\.ini|readme.*|license.*|__macosx|node_modules)$/i;
var POINTER = /\.dvc$/i;
async function listFiles(root, output) {
  const realRoot = await realpath(root);
  const skipped = await realpath(output).catch(() => output);
  const files = [];
  const folders = [];
  const pointers = [];
  const faults = [];
  const visited = /* @__PURE__ */ new Set();
  let isEmpty = true;
  async function walk(folder) {
    const real = await realpath(folder);
    if (real === skipped || visited.has(real)) return;
    visited.add(real);
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => a.name < b.name ? -1 : 1);
    for (const entry of entries) {
      if (entry.name.startsWith(".") || OTHER_FILE.test(entry.name)) continue;
      const kind = entry.isSymbolicLink() ? "link" : kindOf2(entry);
      if (kind !== void 0) await visit(join(folder, entry.name), kind);
    }
  }
  __name(walk, "walk");
  async function visit(path, kind) {
    const name = pathWithin(root, path);
    if (kind !== "folder") isEmpty = false;
    if (kind === "folder") {
      folders.push(name);
      await walk(path).catch((cause) => {
        faults.push(dataFolderUnreadable(name, messageOf(cause)));
      });
    } else if (kind === "link") {
      const found = await behindLink(path, name, realRoot);
      if (typeof found === "string") await visit(path, found);
      else if (found !== void 0) faults.push(found);
    } else if (POINTER.test(name)) {
      pointers.push(name);
    } else if (IMAGE_FILE.test(name)) {
      files.push(name);
    }
  }
  __name(visit, "visit");
  await walk(root);
  faults.push(...await unpulled(root, pointers));
  return { files, emptyFolders: withoutFiles(folders, files), isEmpty, faults };
}
__name(listFiles, "listFiles");
async function behindLink(path, name, realRoot) {
  const target = await realpath(path).catch(() => void 0);
  if (target === void 0)
    return IMAGE_FILE.test(name) ? brokenSymlink(name, (await readlink(path)).includes(".git/annex")) : void 0;
  if (target !== realRoot && !target.startsWith(realRoot + sep)) return symlinkOutside(name);
  return kindOf2(await stat(path));
}
__name(behindLink, "behindLink");
function withoutFiles(folders, files) {
  const filled = /* @__PURE__ */ new Set();
  for (const file of files) {
    for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) filled.add(folder);
  }
  return folders.filter((folder) => !filled.has(folder));
}
__name(withoutFiles, "withoutFiles");
async function unpulled(root, pointers) {
  const faults = [];
  for (const pointer of pointers) {
    const target = pointer.replace(POINTER, "");
    const isThere = await stat(join(root, target)).then(
      () => true,
      () => false
    );
    if (!isThere) faults.push(dvcNotPulled(target, pointer));
  }
  return faults;
}
__name(unpulled, "unpulled");
function kindOf2(entry) {
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : void 0;
}
__name(kindOf2, "kindOf");
function pathWithin(root, path) {
  return relative(root, path).split(sep).join("/") || basename(path);
}
__name(pathWithin, "pathWithin");

export {
  ImageError,
  recognizeImage,
  whyDecodingFailed,
  PIXEL_LIMIT,
  checkPixels,
  isGzip,
  unpacked,
  readTiffPages,
  retagged,
  DECLARED_GREY,
  paletteOf,
  decodeImage,
  decodeByOwnReader,
  readHeader,
  isGrey,
  decodePixels,
  conform,
  matchBounded,
  layOutByGlobs,
  matchGlob,
  withoutExtension,
  maskBase,
  imageBase,
  placedIn,
  layOutBySuffix,
  saidBy,
  IMAGE_FILE,
  listFiles
};
