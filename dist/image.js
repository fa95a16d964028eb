import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  ImageError,
  recognizeImage,
  whyDecodingFailed
} from "./provision.js";
import {
  MIB,
  MOST_BYTES,
  readPlainFile
} from "./stages-5-train.js";
import {
  availableMemory
} from "./stages-1-config.js";
import {
  isOutOfMemory
} from "./shared-out-of-memory.js";
import {
  imageOverMemory,
  imageOverPixelLimit,
  memoryBudgetCapped,
  unreadableImage
} from "./errors.js";

// src/shared/collect-garbage.ts
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
var collect;
function collectGarbage() {
  if (collect === void 0) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc");
  }
  collect();
}

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

// src/image/decoding-room.ts
import { stat } from "node:fs/promises";
var DECODED_AT_ONCE = 256 * MIB;
var LARGE_FILE = 16 * MIB;
var LARGE_IMAGE = 64 * MIB;
var DecodingRoom = class {
  #limit = new WeightLimit(DECODED_AT_ONCE);
  #most;
  /** Since garbage was collected. */
  #taken = 0;
  /** @param budgetBytes for a single image */
  constructor(budgetBytes) {
    this.#most = Math.max(budgetBytes, DECODED_AT_ONCE);
  }
  /**
   * Decodes a file. What `use` is given is no longer counted when it returns, so it should keep little of it.
   * @throws ImageError, `over-memory` before anything is decoded; NotPlainFile; the file system's own error
   */
  async read(path, prepare, use) {
    const { size } = await stat(path);
    const open = async () => await prepare(await readPlainFile(path, MOST_BYTES.whole));
    const decode = async (prepared2) => await use(await prepared2.decode());
    if (size > LARGE_FILE)
      return await this.hold(DECODED_AT_ONCE, async () => {
        const prepared2 = await open();
        this.require(size + prepared2.decodingBytes);
        return await decode(prepared2);
      });
    const prepared = await open();
    this.require(prepared.decodingBytes);
    return await this.hold(prepared.decodingBytes, () => decode(prepared));
  }
  /** Does what takes as many bytes once there is room for it. */
  hold(bytes, work) {
    return this.#limit.run(Math.min(bytes, DECODED_AT_ONCE), async () => {
      this.#taken += bytes;
      if (bytes > LARGE_IMAGE && this.#taken > DECODED_AT_ONCE) {
        collectGarbage();
        this.#taken = bytes;
      }
      return await work();
    });
  }
  /** @throws ImageError `over-memory` */
  require(neededBytes) {
    const mostBytes = this.#most;
    if (neededBytes > mostBytes) throw new ImageError({ kind: "over-memory", neededBytes, mostBytes });
  }
};

// src/shared/binary-units.ts
function inBinaryUnits(bytes) {
  const mebibytes = bytes / 2 ** 20;
  return mebibytes < 1e3 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}

// src/shared/memory-budget.ts
function memoryBudgetOf({ memoryBudgetBytes }, available = availableMemory()) {
  return Math.min(memoryBudgetBytes ?? available / 4, available);
}
function memoryBudgetFaults({ memoryBudgetBytes = 0 }, available = availableMemory()) {
  if (memoryBudgetBytes <= available) return [];
  return [memoryBudgetCapped(inBinaryUnits(memoryBudgetBytes), inBinaryUnits(available))];
}

// src/image/pixel-limit.ts
var PIXEL_LIMIT = 16383 * 16383;
function checkPixels(width, height) {
  if (width * height > PIXEL_LIMIT) throw new ImageError({ kind: "over-pixel-limit", width, height });
}

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
function wholeNumber(cards, keyword, fallback) {
  const value = cards.get(keyword) ?? fallback;
  if (typeof value !== "number" || !Number.isSafeInteger(value))
    throw damaged(
      `${keyword} is ${value === void 0 ? "missing" : JSON.stringify(value)}, not a whole number`
    );
  return value;
}
function realNumber(cards, keyword, fallback) {
  const value = cards.get(keyword) ?? fallback;
  if (typeof value !== "number" || !Number.isFinite(value))
    throw damaged(`${keyword} is ${JSON.stringify(value)}, not a number`);
  return value;
}
function damaged(detail) {
  const fix = "Export or download it again.";
  return new ImageError({ kind: "unreadable", why: `is a damaged FITS file (${detail})`, fix });
}
function isHeader(bytes, start) {
  const keyword = latin1(bytes, start, start + 8);
  return keyword === "XTENSION" || keyword === "SIMPLE  ";
}
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
function endsEarly(detail) {
  const why = `is a FITS file that ends too early: ${detail}`;
  return new ImageError({ kind: "unreadable", why, fix: "Export or download it again." });
}
function readValue(field) {
  const text = /^ *'((?:[^']|'')*)'/.exec(field);
  if (text !== null) return text[1].replaceAll("''", "'").trimEnd();
  const plain = field.split("/", 1)[0].trim();
  if (plain === "T" || plain === "F") return plain === "T";
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[EDed][+-]?\d+)?$/.test(plain)) return Number(plain.replace(/d/i, "E"));
  return plain === "" ? void 0 : plain;
}
function readAxes(cards) {
  const count = wholeNumber(cards, "NAXIS");
  if (count < 0 || count > 999) throw damaged(`NAXIS is ${count}, not 0 to 999`);
  return Array.from({ length: count }, (_, i) => {
    const length = wholeNumber(cards, `NAXIS${i + 1}`);
    if (length < 0) throw damaged(`NAXIS${i + 1} is ${length}`);
    return length;
  });
}
function dataBytesOf(cards, axes) {
  const isGroups = axes[0] === 0 && cards.get("GROUPS") === true;
  const lengths = isGroups ? axes.slice(1) : axes;
  const values = lengths.length === 0 || lengths.includes(0) ? 0 : lengths.reduce((a, b) => a * b);
  const bytes = Math.abs(wholeNumber(cards, "BITPIX")) / 8;
  const [groups, parameters] = [wholeNumber(cards, "GCOUNT", 1), wholeNumber(cards, "PCOUNT", 0)];
  if (groups < 0 || parameters < 0) throw damaged(`GCOUNT is ${groups}, PCOUNT ${parameters}`);
  return bytes * groups * (parameters + values);
}
function latin1(bytes, start, end) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", start, end);
}

// src/image/fits/image.ts
var BIT_PIX = [8, 16, 32, 64, -32, -64];
var MOST_HDUS = 1e4;
function findFitsImage(bytes, pixels = "there") {
  const { first, images, other } = survey(bytes);
  if (first === void 0) throw new ImageError({ kind: "unreadable", ...NO_IMAGE[other ?? "none"] });
  const image = describe(first, images);
  if (pixels === "there") checkWhole(first, bytes);
  return image;
}
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
function describe(hdu, images) {
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
  return { hdu, width, height, channels, bitPix, images };
}
function kindOf({ cards, axes, dataBytes }) {
  const extension = cards.get("XTENSION");
  if (cards.get("ZIMAGE") === true) return "compressed";
  if (extension !== void 0 && extension !== "IMAGE") return void 0;
  if (cards.get("GROUPS") === true && axes[0] === 0) return "groups";
  if (dataBytes === 0) return void 0;
  return axes.length < 2 ? "line" : "image";
}
function significant(axes) {
  const last = axes.findLastIndex((length) => length !== 1);
  return axes.slice(0, Math.max(2, last + 1));
}
function checkWhole({ dataStart, dataBytes }, bytes) {
  if (dataStart + dataBytes <= bytes.length) return;
  const there = Math.max(0, bytes.length - dataStart);
  throw endsEarly(`it has ${there} of the ${dataBytes} bytes of pixels that its header announces`);
}
function* firstOf(items, most) {
  let count = 0;
  for (const item of items) {
    if (count++ === most) return;
    yield item;
  }
}

// src/image/damaged.ts
var FIX = "Export or download it again.";
function damagedImage(format, detail) {
  return new ImageError({ kind: "unreadable", why: `is a damaged ${format} file (${detail})`, fix: FIX });
}
function imageEndsEarly(format) {
  return new ImageError({ kind: "unreadable", why: `is a ${format} file that ends too early`, fix: FIX });
}

// src/image/bmp/header.ts
var FILE_HEADER = 14;
var CORE_HEADER = 12;
var INFO_HEADER = 40;
var HEADERS = [CORE_HEADER, INFO_HEADER, 52, 56, 64, 108, 124];
var BITS = [1, 4, 8, 16, 24, 32];
var METHODS = {
  0: { bits: BITS },
  1: { bits: [8], runs: true },
  2: { bits: [4], runs: true },
  3: { bits: [16, 32], fields: 3 },
  6: { bits: [16, 32], fields: 4 }
};
var PLAIN_MASKS = {
  16: [31744, 992, 31, 0],
  32: [16711680, 65280, 255, 0]
};
function readBmpHeader(bytes) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < FILE_HEADER + CORE_HEADER) throw imageEndsEarly("BMP");
  const headerBytes = file.readUInt32LE(FILE_HEADER);
  if (!HEADERS.includes(headerBytes)) throw notRead(`a header of ${headerBytes} bytes`);
  if (file.length < FILE_HEADER + headerBytes) throw imageEndsEarly("BMP");
  const isCore = headerBytes === CORE_HEADER;
  const { width, rows, stored, number } = isCore ? { width: file.readUInt16LE(18), rows: file.readUInt16LE(20), stored: file.readUInt16LE(24), number: 0 } : {
    width: file.readInt32LE(18),
    rows: file.readInt32LE(22),
    stored: file.readUInt16LE(28),
    number: file.readUInt32LE(30)
  };
  if (width <= 0 || rows === 0) throw damagedImage("BMP", `it says that it is ${width}x${rows}`);
  checkPixels(width, Math.abs(rows));
  const bits = BITS.find((one) => one === stored);
  const method = METHODS[number];
  if (bits === void 0 || !method?.bits.includes(bits))
    throw notRead(`${stored} bits a pixel, method ${number}`);
  const inHeader = headerBytes > INFO_HEADER;
  const fields = method.fields === void 0 ? 0 : headerBytes >= 56 ? 4 : method.fields;
  const paletteStart = FILE_HEADER + headerBytes + (inHeader ? 0 : 4 * fields);
  return {
    width,
    height: Math.abs(rows),
    isTopDown: rows < 0,
    bits,
    isRunLength: method.runs ?? false,
    masks: fields === 0 ? PLAIN_MASKS[bits] ?? [0, 0, 0, 0] : readMasks(file, fields),
    palette: bits > 8 ? [] : readPalette(file, paletteStart, { bits, isCore }),
    dataStart: file.readUInt32LE(10)
  };
}
function readMasks(file, fields) {
  const start = FILE_HEADER + INFO_HEADER;
  if (file.length < start + 4 * fields) throw imageEndsEarly("BMP");
  const [red, green, blue, alpha] = Array.from(
    { length: fields },
    (_, i) => file.readUInt32LE(start + 4 * i)
  );
  return [red, green, blue, alpha ?? 0];
}
function readPalette(file, start, { bits, isCore }) {
  const announced = isCore ? 0 : file.readUInt32LE(46);
  const colors = announced === 0 ? 2 ** bits : Math.min(announced, 2 ** bits);
  const entry = isCore ? 3 : 4;
  if (file.length < start + colors * entry) throw imageEndsEarly("BMP");
  return Array.from({ length: colors }, (_, i) => file.readUIntLE(start + i * entry, 3));
}
function notRead(what) {
  const fix = "Save it as PNG, or as a BMP without JPEG or PNG inside.";
  return new ImageError({ kind: "unreadable", why: `is a BMP of a kind that can't be read (${what})`, fix });
}

// src/image/bmp/runs.ts
var [END_OF_ROW, END_OF_BITMAP, DELTA] = [0, 1, 2];
var LONGEST_RUN = 255;
function expandRuns(stored, { width, height, bits, isTopDown }) {
  if (stored.length / 2 * LONGEST_RUN < width * height) throw imageEndsEarly("BMP");
  const indices = new Uint8Array(width * height);
  let [x, y, at] = [0, 0, 0];
  const put = (index) => {
    if (x < width && y < height) indices[(isTopDown ? y : height - 1 - y) * width + x] = index;
    x++;
  };
  const half = (byte, i) => bits === 8 ? byte : i % 2 === 0 ? byte >> 4 : byte & 15;
  while (at + 1 < stored.length) {
    const [count, value] = [stored[at], stored[at + 1]];
    at += 2;
    if (count > 0) {
      for (let i = 0; i < count; i++) put(half(value, i));
    } else if (value === END_OF_BITMAP) {
      return indices;
    } else if (value === END_OF_ROW) {
      [x, y] = [0, y + 1];
    } else if (value === DELTA) {
      [x, y] = [x + (stored[at] ?? 0), y + (stored[at + 1] ?? 0)];
      at += 2;
    } else {
      const perByte = 8 / bits;
      for (let i = 0; i < value; i++) put(half(stored[at + Math.floor(i / perByte)] ?? 0, i));
      at += 2 * Math.ceil(value / perByte / 2);
    }
  }
  if (y < height - 1 || y === height - 1 && x < width) throw imageEndsEarly("BMP");
  return indices;
}

// src/image/bmp/read.ts
function readBmp(bytes) {
  const header = readBmpHeader(bytes);
  const { width, height, bits, masks, palette } = header;
  const stored = bytes.subarray(header.dataStart);
  const size = { width, height };
  if (bits > 8) {
    const data2 = colorsOf(header, stored);
    return { ...size, channels: 3, data: data2, alpha: masks[3] !== 0, indexed: void 0 };
  }
  const indices = header.isRunLength ? expandRuns(stored, header) : unpackIndices(stored, header);
  for (const index of indices) if (index >= palette.length) throw damagedImage("BMP", `no colour ${index}`);
  const isGrey2 = palette.every((color) => color === (color & 255) * 65793);
  const data = isGrey2 ? indices.map((index) => palette[index] & 255) : painted(indices, palette);
  return { ...size, channels: isGrey2 ? 1 : 3, data, alpha: false, indexed: { data: indices, palette } };
}
function rowStarts({ width, height, bits, isTopDown }, stored) {
  const rowBytes = Math.ceil(width * bits / 32) * 4;
  if (stored.length < rowBytes * (height - 1) + Math.ceil(width * bits / 8)) throw imageEndsEarly("BMP");
  return Array.from({ length: height }, (_, y) => rowBytes * (isTopDown ? y : height - 1 - y));
}
function unpackIndices(stored, header) {
  const { width, height, bits } = header;
  const starts = rowStarts(header, stored);
  const perByte = 8 / bits;
  const indices = new Uint8Array(width * height);
  for (const [y, start] of starts.entries())
    for (let x = 0; x < width; x++) {
      const shift = 8 - bits * (x % perByte + 1);
      indices[y * width + x] = stored[start + Math.floor(x / perByte)] >> shift & 2 ** bits - 1;
    }
  return indices;
}
function painted(indices, palette) {
  const data = new Uint8Array(indices.length * 3);
  for (const [i, index] of indices.entries()) {
    data[3 * i] = palette[index] >> 16;
    data[3 * i + 1] = palette[index] >> 8 & 255;
    data[3 * i + 2] = palette[index] & 255;
  }
  return data;
}
function colorsOf(header, stored) {
  const { width, height, bits, masks } = header;
  const starts = rowStarts(header, stored);
  const pixelBytes = bits / 8;
  const channels = masks.slice(0, 3).map(channelReader);
  const data = new Uint8Array(width * height * 3);
  for (const [y, start] of starts.entries())
    for (let x = 0; x < width; x++) {
      const [at, to] = [start + x * pixelBytes, 3 * (y * width + x)];
      if (bits === 24) for (let c = 0; c < 3; c++) data[to + c] = stored[at + 2 - c];
      else {
        const low = stored[at] | stored[at + 1] << 8;
        const value = bits === 16 ? low : (low | stored[at + 2] << 16 | stored[at + 3] << 24) >>> 0;
        for (let c = 0; c < 3; c++) data[to + c] = channels[c](value);
      }
    }
  return data;
}
function channelReader(mask) {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  return (pixel) => Math.floor(((pixel & mask) >>> shift) * 255 / most);
}

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
  const valueAt = (i) => stored[i] === blank ? Number.NaN : stored[i] * scale + zero;
  return { bitDepth: 32, data: interleave(image, new Float32Array(stored.length), valueAt) };
}
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
function interleave({ width, height, channels }, data, valueAt) {
  const pixels = width * height;
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < pixels; i++) data[i * channels + c] = valueAt(c * pixels + i);
  return data;
}

// src/image/pnm/header.ts
var KINDS = ["bits", "grey", "color"];
var MOST_BYTES2 = 65536;
function readPnmHeader(bytes, start) {
  const text = Buffer.from(
    bytes.buffer,
    bytes.byteOffset + start,
    Math.min(MOST_BYTES2, bytes.length - start)
  );
  const head = text.toString("latin1");
  const number = Number(/^P([1-6])/.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(number)) throw damagedImage("PNM", "no header");
  const kind = KINDS[(number - 1) % 3];
  const field = /(?:\s|#[^\n\r]*[\n\r])+(\d{1,9})/y;
  field.lastIndex = 2;
  const next = () => Number(field.exec(head)?.[1] ?? Number.NaN);
  const [width, height, most] = [next(), next(), kind === "bits" ? 1 : next()];
  const blank = /(?:#[^\n\r]*[\n\r]|\s)/y;
  blank.lastIndex = field.lastIndex;
  if (!(width > 0 && height > 0 && most > 0 && most < 65536) || !blank.test(head))
    throw damagedImage("PNM", "its header says no size");
  const channels = kind === "color" ? 3 : 1;
  return { kind, isPlain: number < 4, width, height, channels, most, end: start + blank.lastIndex };
}

// src/image/pnm/plain.ts
var [HASH, ZERO, NINE] = [35, 48, 57];
function plainSamples(text, samples, { kind, most }) {
  const data = most > 255 ? new Uint16Array(samples) : new Uint8Array(samples);
  let at = 0;
  for (let i = 0; i < samples; i++) {
    at = skipBlanks(text, at);
    if (at >= text.length) throw imageEndsEarly("PNM");
    const begin = at;
    let value = 0;
    const end = kind === "bits" ? at + 1 : text.length;
    for (; at < end && isDigit(text[at]) && value <= most; at++) value = 10 * value + text[at] - ZERO;
    if (at === begin || value > most) throw damagedImage("PNM", `a sample that is no number up to ${most}`);
    data[i] = kind === "bits" ? 255 * (1 - value) : value;
  }
  return data;
}
function skipBlanks(text, from) {
  let at = from;
  while (at < text.length && (isBlank(text[at]) || text[at] === HASH)) {
    if (text[at] === HASH) while (at < text.length && text[at] !== 10 && text[at] !== 13) at++;
    else at++;
  }
  return at;
}
function isDigit(code) {
  return code >= ZERO && code <= NINE;
}
function isBlank(code) {
  return code === 32 || code >= 9 && code <= 13;
}

// src/image/pnm/read.ts
function readPnm(bytes) {
  const header = readPnmHeader(bytes, 0);
  const { kind, width, height, channels, most, isPlain, end } = header;
  checkPixels(width, height);
  const samples = width * height * channels;
  const stored = bytes.subarray(end);
  const least = isPlain ? kind === "bits" ? samples : 2 * samples - 1 : storedBytes(header);
  if (stored.length < least) throw imageEndsEarly("PNM");
  const size = { width, height, channels, bitDepth: most > 255 ? 16 : 8 };
  if (isPlain) return { ...size, data: plainSamples(stored, samples, { kind, most }), images: 1 };
  const images = 1 + imagesBehind(bytes, end + least);
  if (kind === "bits") return { ...size, data: unpackBits(stored, width, height), images };
  const data = most > 255 ? bigEndian(stored, samples) : new Uint8Array(stored.subarray(0, samples));
  for (let i = 0; i < samples && most !== 255; i++)
    if (data[i] > most) throw damagedImage("PNM", `${data[i]} of ${most}`);
  return { ...size, data, images };
}
function storedBytes({ kind, width, height, channels, most }) {
  if (kind === "bits") return Math.ceil(width / 8) * height;
  return width * height * channels * (most > 255 ? 2 : 1);
}
var MOST_IMAGES = 1e4;
function imagesBehind(bytes, start) {
  let images = 0;
  try {
    for (let at = start; at < bytes.length && images < MOST_IMAGES; images++) {
      const header = readPnmHeader(bytes, at);
      at = header.end + storedBytes(header);
    }
  } catch {
    return images;
  }
  return images;
}
function unpackBits(stored, width, height) {
  const rowBytes = Math.ceil(width / 8);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const black = stored[y * rowBytes + (x >> 3)] >> 7 - (x & 7) & 1;
      data[y * width + x] = black === 1 ? 0 : 255;
    }
  return data;
}
function bigEndian(stored, samples) {
  const data = new Uint16Array(samples);
  for (let i = 0; i < samples; i++) data[i] = stored[2 * i] << 8 | stored[2 * i + 1];
  return data;
}

// src/image/tiff/pages.ts
var MOST_PAGES = 1e4;
var MOST_TAGS = 4096;
var MOST_TAGS_IN_ALL = 1e6;
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
      pages.push(pageOf(directory, pages.length === 0));
      at = next();
    }
  } catch (error) {
    if (!(error instanceof RangeError) || isOutOfMemory(error)) throw error;
  }
  return { littleEndian, pages };
}
function countTiffImages({ pages }) {
  const own = pages.filter(({ isSecondary }) => !isSecondary).length;
  const [first] = pages;
  if (own !== 1 || !first?.description.startsWith("ImageJ=")) return Math.max(1, own);
  return Math.max(1, Number(/^images=(\d{1,9})\s*$/m.exec(first.description)?.[1] ?? 1));
}
var FORMATS = { 1: "unsigned", 2: "signed", 3: "float" };
function pageOf(directory, isFirst) {
  const one = (tag, fallback) => directory.numbers(tag, 1)[0] ?? fallback;
  const all = (tag) => isFirst ? directory.numbers(tag) : [];
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
    colorMap: all(320),
    description: isFirst ? directory.text(270) : "",
    stripOffsets: all(273),
    stripBytes: all(279),
    isTiled: directory.numbers(324, 1).length > 0,
    isPlanar: one(284, 1) === 2
  };
}
var SIZES = { 1: 1, 2: 1, 3: 2, 4: 4, 16: 8 };
var Directory = class {
  #view;
  #littleEndian;
  #big;
  #entries = /* @__PURE__ */ new Map();
  #tags = 0;
  constructor(view, littleEndian, big) {
    this.#view = view;
    this.#littleEndian = littleEndian;
    this.#big = big;
  }
  /** Reads the entries of the directory; gives what reads the next directory's offset, 0 for none. */
  open(start) {
    const [countBytes, entryBytes] = this.#big ? [8, 20] : [2, 12];
    const count = this.#big ? this.offset(start) : this.#view.getUint16(start, this.#littleEndian);
    this.#tags += count;
    if (count > MOST_TAGS || this.#tags > MOST_TAGS_IN_ALL) throw new RangeError(`${this.#tags} tags`);
    this.#entries = /* @__PURE__ */ new Map();
    for (let i = 0; i < count; i++) this.#readEntry(start + countBytes + i * entryBytes);
    const end = start + countBytes + count * entryBytes;
    return () => this.#big ? this.offset(end) : this.#view.getUint32(end, this.#littleEndian);
  }
  /** The first of them; undefined: all. */
  numbers(tag, most) {
    const entry = this.#entries.get(tag);
    if (entry === void 0 || entry.count > MOST_VALUES) return [];
    const size = SIZES[entry.type] ?? 0;
    if (size === 0) return [];
    return Array.from(
      { length: Math.min(entry.count, most ?? entry.count) },
      (_, i) => this.#number(entry.at + i * size, size)
    );
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

// src/image/tiff/wide.ts
function isWide({ bits }) {
  return bits === 64;
}
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
var READERS = {
  float: (view, at, littleEndian) => view.getFloat64(at, littleEndian),
  signed: (view, at, littleEndian) => Number(view.getBigInt64(at, littleEndian)),
  unsigned: (view, at, littleEndian) => Number(view.getBigUint64(at, littleEndian))
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
function unreadable(why) {
  return new ImageError({ kind: "unreadable", why, fix: "Save it as 32-bit floats, or uncompressed." });
}

// src/image/own-readers.ts
var OWN_FORMATS = ["fits", "bmp", "pnm"];
function isSharps(format) {
  return OWN_FORMATS.every((own) => own !== format);
}
var AS_STORED = { alpha: false, cmyk: false, orientation: 1 };
function prepareByOwnReader(format, bytes) {
  if (format === "bmp") return prepareBmp(bytes);
  if (format === "pnm") return preparePnm(bytes);
  if (format === "fits") return prepareFits(bytes);
  return format === "tiff" ? prepareWideTiff(bytes) : void 0;
}
function prepareBmp(bytes) {
  const { width, height, bits } = readBmpHeader(bytes);
  const pixels = width * height;
  return {
    pixels,
    // Indices, and what they stand for.
    decodingBytes: pixels * (bits > 8 ? 3 : 1 + 3),
    async decode() {
      const { alpha, ...image } = readBmp(bytes);
      return { ...image, bitDepth: 8, notes: { ...AS_STORED, alpha, pages: 1 } };
    }
  };
}
function preparePnm(bytes) {
  const { width, height, channels, most } = readPnmHeader(bytes, 0);
  const pixels = width * height;
  return {
    pixels,
    decodingBytes: pixels * channels * (most > 255 ? 2 : 1),
    async decode() {
      const { images, ...image } = readPnm(bytes);
      return { ...image, notes: { ...AS_STORED, pages: images } };
    }
  };
}
function prepareFits(bytes) {
  const image = findFitsImage(bytes);
  const { width, height, channels, images } = image;
  return {
    ...weighFits(image),
    decode: async () => ({
      width,
      height,
      channels,
      ...readFitsPixels(image, bytes),
      notes: { ...AS_STORED, pages: images }
    })
  };
}
function weighFits({ width, height, channels, bitPix }) {
  const pixels = width * height;
  const stored = Math.abs(bitPix) / 8 + (bitPix === 64 ? 8 : 0);
  return { pixels, decodingBytes: pixels * channels * (stored + 4) };
}
function prepareWideTiff(bytes) {
  const tiff = readTiffPages(bytes);
  const [page] = tiff.pages;
  if (page === void 0 || !isWide(page)) return void 0;
  const pixels = page.width * page.height;
  return {
    pixels,
    decodingBytes: pixels * page.samplesPerPixel * (8 + 4),
    async decode() {
      const decoded = decodeWideTiff(page, tiff.littleEndian, bytes);
      return { ...decoded, bitDepth: 32, notes: { ...AS_STORED, pages: countTiffImages(tiff) } };
    }
  };
}

// src/image/gunzip.ts
import { promisify } from "node:util";
import { createGunzip, gunzip } from "node:zlib";
var unpack = promisify(gunzip);
var MOST_BYTES3 = 4 * PIXEL_LIMIT;
var SMALL_BYTES = 2 ** 24;
var HEAD_BYTES = 2 ** 18;
function isGzip(bytes) {
  return bytes[0] === 31 && bytes[1] === 139;
}
async function prepareUnpacked(file, bytesOfPixel, prepare) {
  if (!isGzip(file)) return prepare(file);
  const size = sizeSaid(file);
  if (size <= SMALL_BYTES) return prepare(await unpacked(file, SMALL_BYTES));
  if (size > MOST_BYTES3) throw await tooLarge(file);
  const head = await headOf(file);
  const format = recognizeImage(head);
  if (format !== "fits") throw notFits(format);
  const { pixels, decodingBytes } = weighFits(findFitsImage(head, "announced"));
  return {
    pixels,
    decodingBytes: size + decodingBytes + pixels * bytesOfPixel,
    decode: async () => (await prepare(await unpackedAs(file, size))).decode()
  };
}
function sizeSaid(file) {
  return file.length < 18 ? 0 : Buffer.from(file.buffer, file.byteOffset, file.length).readUInt32LE(file.length - 4);
}
async function unpacked(file, mostBytes) {
  try {
    return await unpack(file, { maxOutputLength: mostBytes });
  } catch (cause) {
    throw whyUnpackingFailed(cause);
  }
}
async function unpackedAs(file, size) {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  for await (const part of parts(file)) {
    if (length + part.length > size) throw saysLess();
    bytes.set(part, length);
    length += part.length;
  }
  return bytes.subarray(0, length);
}
async function headOf(file) {
  const head = [];
  let length = 0;
  for await (const part of parts(file)) {
    head.push(part);
    length += part.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(head);
}
async function* parts(file) {
  const stream = createGunzip({ chunkSize: 2 ** 18 });
  stream.end(file);
  try {
    for await (const part of stream) yield part;
  } catch (cause) {
    throw whyUnpackingFailed(cause);
  }
}
function whyUnpackingFailed(cause) {
  if (isOutOfMemory(cause)) return cause;
  if (cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE") return saysLess();
  const why = "is a damaged gzip file, or one that ends too early";
  return new ImageError({ kind: "unreadable", why, fix: "Export or download it again." }, { cause });
}
async function tooLarge(file) {
  await headOf(file);
  const why = "is a gzip file that unpacks to more than 1 GiB";
  return new ImageError({ kind: "unreadable", why, fix: "Unpack it and cut it into pieces." });
}
function saysLess() {
  const why = "is a gzip file of several parts, or one that unpacks to more than it says";
  return new ImageError({ kind: "unreadable", why, fix: "Unpack it." });
}
function notFits(format) {
  const why = `is a large ${format.toUpperCase()} file inside of gzip`;
  return new ImageError({ kind: "unreadable", why, fix: "Unpack it." });
}

// src/image/tiff/samples.ts
var UNREADABLE = {
  6: "old-style JPEG",
  34712: "JPEG 2000",
  34887: "LERC",
  34925: "LZMA",
  5e4: "Zstandard"
};
var CIELAB = 8;
var YCBCR = 6;
function checkTiff(page) {
  const problem = unreadableAs(page);
  if (problem === void 0) return;
  const [what, fix] = problem;
  throw new ImageError({ kind: "unreadable", why: `is a TIFF ${what}`, fix });
}
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
var MOST_PER_BYTE = /* @__PURE__ */ new Map([
  [1, 1],
  // LZW: a code of 12 bits for a string of at most 3,838 bytes.
  [5, 2559],
  // Deflate: 258 bytes for 2 bits.
  [8, 1032],
  [32946, 1032],
  // PackBits: 128 bytes for 2.
  [32773, 64]
]);
function checkStrips(page, bytes) {
  const { width, height, bits, samplesPerPixel, stripOffsets, isTiled, photometric } = page;
  const most = MOST_PER_BYTE.get(page.compression);
  if (most === void 0 || isTiled || photometric === YCBCR || stripOffsets.length === 0) return;
  const stored = stripOffsets.reduce((sum, start) => sum + Math.max(0, bytes.length - start), 0);
  if (stored * most >= Math.ceil(width * bits * samplesPerPixel / 8) * height) return;
  const why = `is a TIFF file that ends too early, or a damaged one: ${bytes.length} bytes can't hold the ${width}x${height} pixels that its header claims`;
  throw new ImageError({ kind: "unreadable", why, fix: "Export or download it again." });
}
function retagged(bytes, { pages: [{ places }], littleEndian }, tags) {
  const copy = new Uint8Array(bytes);
  for (const [tag, value] of Object.entries(tags)) {
    const at = places[tag];
    if (at !== void 0) new DataView(copy.buffer).setUint16(at, value, littleEndian);
  }
  return copy;
}
var DECLARED_UNSIGNED = { sampleFormat: 1 };
function signedValues(unsigned) {
  return Float32Array.from(new Int16Array(unsigned.buffer, unsigned.byteOffset, unsigned.length));
}
var DECLARED_GREY = { photometric: 1 };
function paletteOf({ photometric, colorMap }) {
  if (photometric !== 3 || colorMap.length % 3 !== 0) return void 0;
  const size = colorMap.length / 3;
  return Array.from(
    { length: size },
    (_, i) => [0, 1, 2].reduce((color, channel) => color << 8 | colorMap[channel * size + i] >> 8, 0)
  );
}

// src/image/header.ts
import sharp from "sharp";
async function readHeader(format, bytes) {
  if (!isSharps(format)) throw new Error(`sharp reads no ${format}`);
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
  if (tiff?.pages[0] !== void 0) checkStrips(tiff.pages[0], bytes);
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
var DEPTHS = { uchar: 8, ushort: 16 };
function isGrey({ space }) {
  return space === "b-w" || space === "grey16";
}
var FLOAT_SPACES = ["b-w", "srgb", "scrgb"];
function isSigned16({ space, depth }) {
  return space === "grey16" && depth === "short";
}
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

// src/image/held-by-decoder.ts
var FRAME_BYTES = 5;
var COEFFICIENT_BYTES = 2;
function heldByDecoder({ format, metadata, bitDepth, notes }) {
  const pixels = metadata.width * metadata.height;
  if (format === "webp" || format === "gif") return FRAME_BYTES * pixels;
  const whole = pixels * metadata.channels * (bitDepth / 8);
  const interlaced = !metadata.isProgressive ? 0 : format === "jpeg" ? COEFFICIENT_BYTES * pixels * metadata.channels : whole;
  return interlaced + (notes.orientation > 1 ? whole : 0);
}

// src/image/decode.ts
import sharp2 from "sharp";
sharp2.cache(false);
async function decodeImage(file) {
  return await (await prepareImage(file)).decode();
}
function prepareImage(file) {
  return prepareUnpacked(file, 0, async (bytes) => {
    const format = recognizeImage(bytes);
    const own = prepareByOwnReader(format, bytes);
    if (own !== void 0) return { ...own, decode: async () => withoutIndices(await own.decode()) };
    const header = await readHeader(format, bytes);
    const { width, height } = header.metadata.autoOrient;
    const samples = width * height * (isGrey(header.metadata) ? 1 : 3);
    return {
      pixels: width * height,
      decodingBytes: samples * (header.bitDepth / 8) + heldByDecoder(header),
      decode: () => decodeByHeader(header, bytes)
    };
  });
}
function withoutIndices({ indexed: _, ...image }) {
  return image;
}
async function decodeByHeader(header, bytes) {
  const { metadata, bitDepth, notes } = header;
  const grey = isGrey(metadata);
  const space = bitDepth === 16 ? grey ? "grey16" : "rgb16" : grey ? "b-w" : "srgb";
  const data = await decodePixels(header, bytes, space);
  const { width, height } = metadata.autoOrient;
  return { width, height, channels: grey ? 1 : 3, bitDepth, data, notes };
}
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
async function rawSamples(bytes, depth, space) {
  const image = sharp2(bytes, { failOn: "error", ignoreIcc: true, limitInputPixels: PIXEL_LIMIT });
  const buffer = await image.autoOrient().removeAlpha().toColourspace(space).raw({ depth }).toBuffer();
  const { byteOffset, length } = buffer;
  const whole = byteOffset === 0 && length === buffer.buffer.byteLength;
  return whole ? buffer.buffer : new Uint8Array(buffer).buffer;
}
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

// src/stages/2-dataset/image-problem.ts
function imageProblem(file, problem, hasSetting) {
  if (problem.kind === "unreadable") return unreadableImage(file, problem.why, problem.fix);
  if (problem.kind === "over-memory")
    return imageOverMemory(file, problem.neededBytes, problem.mostBytes, hasSetting);
  return imageOverPixelLimit(file, `${problem.width}x${problem.height}`, PIXEL_LIMIT);
}

export {
  DECODED_AT_ONCE,
  DecodingRoom,
  inBinaryUnits,
  memoryBudgetOf,
  memoryBudgetFaults,
  PIXEL_LIMIT,
  checkPixels,
  readTiffPages,
  isSharps,
  prepareByOwnReader,
  isGzip,
  prepareUnpacked,
  retagged,
  DECLARED_GREY,
  paletteOf,
  readHeader,
  isGrey,
  heldByDecoder,
  decodeImage,
  prepareImage,
  decodePixels,
  conform,
  imageProblem
};
