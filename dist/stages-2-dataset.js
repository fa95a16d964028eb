import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  decodeUnchanged,
  hashImage,
  missingPixels,
  requireUnchanged,
  sourceOf
} from "./stages-2-dataset-labels.js";
import {
  DECODED_AT_ONCE,
  DecodingRoom,
  conform,
  decodeImage
} from "./image.js";
import {
  largestOf
} from "./shared-extremes.js";
import {
  IGNORE
} from "./engine-engine.js";
import {
  isDiskFull,
  makeFolder,
  notWritten
} from "./metrics.js";
import {
  remove
} from "./shared-move-and-remove.js";

// src/shared/timings.ts
var Timings = class {
  #clock;
  #seconds = {};
  /** @param clock milliseconds that only ever grow */
  constructor(clock) {
    this.#clock = clock;
  }
  /** Adds the time until the work's promise is fulfilled. */
  async measure(name, work) {
    const begun = this.#clock();
    const result = await work();
    this.#add(name, begun);
    return result;
  }
  /** The same for work that is done when it returns. */
  measureSync(name, work) {
    const begun = this.#clock();
    const result = work();
    this.#add(name, begun);
    return result;
  }
  /** The same for a generator; the time that its consumer takes counts, too. */
  async *measureAll(name, work) {
    const begun = this.#clock();
    const result = yield* work;
    this.#add(name, begun);
    return result;
  }
  /** Adds the time until each item of a generator is there; what its consumer does with them doesn't count. */
  async *measureNext(name, items) {
    for (; ; ) {
      const { value, done } = await this.measure(name, () => items.next());
      if (done) return;
      yield value;
    }
  }
  record(name, seconds) {
    this.#seconds[name] = seconds;
  }
  #add(name, begun) {
    this.#seconds[name] = (this.#seconds[name] ?? 0) + (this.#clock() - begun) / 1e3;
  }
  /** By name, in the order in which they first ended. */
  get seconds() {
    return { ...this.#seconds };
  }
};

// src/image/resize.ts
var AT_ONCE = 4;
function resize(image, { width, height }) {
  const valid = image.data instanceof Float32Array ? validity(image.data) : void 0;
  if (image.width === width && image.height === height && valid === void 0) return image;
  const { channels } = image;
  const separable = (data) => resizeFinite({ ...image, data }, { width, height });
  if (valid === void 0) return { width, height, channels, data: separable(image.data) };
  const there = separable(image.data.map((value, i) => valid[i] === 1 ? value : 0));
  const share = separable(valid);
  for (let i = 0; i < there.length; i++) there[i] /= share[i];
  return { width, height, channels, data: there };
}
function validity(values) {
  let finite = 0;
  while (finite < values.length && Number.isFinite(values[finite])) finite++;
  if (finite === values.length) return void 0;
  return Uint8Array.from(values, (value) => Number.isFinite(value) ? 1 : 0);
}
function tapsOf(from, to) {
  const step = from / to;
  const reach = Math.max(1, step);
  const centerOf = (i) => (i + 0.5) * step;
  const begins = Int32Array.from(
    { length: to },
    (_, i) => Math.max(0, Math.trunc(centerOf(i) - reach + 0.5))
  );
  const ends = begins.map((_, i) => Math.min(from, Math.trunc(centerOf(i) + reach + 0.5)));
  const count = largestOf(ends.map((end, i) => end - begins[i]));
  const first = begins.map((begin) => Math.min(begin, from - count));
  const weights = new Float64Array(to * count);
  for (let i = 0; i < to; i++) {
    const own = weights.subarray(i * count + begins[i] - first[i], i * count + ends[i] - first[i]);
    let sum = 0;
    for (let tap = 0; tap < own.length; tap++) {
      own[tap] = Math.max(0, 1 - Math.abs(begins[i] + tap + 0.5 - centerOf(i)) / reach);
      sum += own[tap];
    }
    for (let tap = 0; tap < own.length; tap++) own[tap] /= sum;
  }
  return { first, weights, count };
}
function resizeFinite({ width, height, channels, data }, size) {
  const [columns, rows] = [tapsOf(width, size.width), tapsOf(height, size.height)];
  const result = new Float32Array(size.width * size.height * channels);
  const sums = new Sums(data, width * channels);
  const along = channels === 3 ? sumColors : sumColumns;
  for (let y = 0; y < size.height; y++)
    along(result, y * size.width * channels, sums.at(rows, y), columns, channels);
  return result;
}
var Sums = class {
  #data;
  #length;
  #copies;
  #copied = new Int32Array(AT_ONCE).fill(-1);
  #sums;
  #row;
  /** @param length of a row, in values */
  constructor(data, length) {
    this.#data = data;
    this.#length = length;
    this.#copies = Array.from({ length: AT_ONCE }, () => new Float64Array(length));
    this.#sums = new Float64Array(length);
    this.#row = new Float32Array(length);
  }
  /** Valid until the next is asked for. */
  at({ first, weights, count }, y) {
    this.#sums.fill(0);
    for (let tap = 0; tap < count; tap += AT_ONCE) {
      const some = weights.subarray(y * count + tap, y * count + Math.min(count, tap + AT_ONCE));
      const rows = Array.from(some, (_, i) => this.#copyOf(first[y] + tap + i));
      addRows(this.#sums, rows, some);
    }
    this.#row.set(this.#sums);
    return this.#row;
  }
  #copyOf(row) {
    const place = row % AT_ONCE;
    const copy = this.#copies[place];
    if (this.#copied[place] !== row)
      copy.set(this.#data.subarray(row * this.#length, (row + 1) * this.#length));
    this.#copied[place] = row;
    return copy;
  }
};
function addRows(sums, rows, weights) {
  const [a, b = a, c = a, d = a] = rows;
  const ofA = weights[0];
  const ofB = weights.length > 1 ? weights[1] : 0;
  const ofC = weights.length > 2 ? weights[2] : 0;
  const ofD = weights.length > 3 ? weights[3] : 0;
  for (let x = 0; x < sums.length; x++) sums[x] = sums[x] + ofA * a[x] + ofB * b[x] + ofC * c[x] + ofD * d[x];
}
var sumColumns = (result, to, row, { first, weights, count }, channels) => {
  for (let x = 0, at = to; x < first.length; x++) {
    for (let c = 0; c < channels; c++, at++) {
      let sum = 0;
      for (let tap = 0; tap < count; tap++)
        sum += weights[x * count + tap] * row[(first[x] + tap) * channels + c];
      result[at] = sum;
    }
  }
};
var sumColors = (result, to, row, { first, weights, count }) => {
  for (let x = 0, at = to; x < first.length; x++, at += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let tap = 0, from = first[x] * 3; tap < count; tap++, from += 3) {
      const weight = weights[x * count + tap];
      red += weight * row[from];
      green += weight * row[from + 1];
      blue += weight * row[from + 2];
    }
    result[at] = red;
    result[at + 1] = green;
    result[at + 2] = blue;
  }
};

// src/stages/2-dataset/labelled-image.ts
function wholeArea({ image, labels }) {
  return { image, labels, left: 0, top: 0, whole: { width: image.width, height: image.height } };
}

// src/stages/2-dataset/pixel-file.ts
import { randomUUID } from "node:crypto";
import { open, statfs } from "node:fs/promises";
import { join } from "node:path";
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
    const path = join(folder, `.pixels-${randomUUID()}.tmp`);
    try {
      await makeFolder(folder);
      const handle = await open(path, "wx+");
      await remove(path);
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
function bytesOfPixel({ channels, sampleBytes, label }) {
  return channels * sampleBytes + (label === void 0 ? 1 : 0);
}
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

// src/stages/2-dataset/reader.ts
var LABEL_BYTES = 3 + 4 + 1;
function openReader(dataset, options) {
  return new Reader(dataset, options);
}
var Reader = class {
  #dataset;
  #labels;
  #options;
  #decoding;
  #keptBytes;
  #kept = /* @__PURE__ */ new Map();
  #stored = /* @__PURE__ */ new Map();
  #underway = /* @__PURE__ */ new Map();
  #file;
  #cachedBytes = 0;
  constructor(dataset, options) {
    this.#dataset = dataset;
    this.#labels = sourceOf(dataset.labels).reader(dataset);
    this.#options = options;
    this.#decoding = options.decoding ?? new DecodingRoom(options.budgetBytes);
    const largest = dataset.samples.reduce((most, sample) => Math.max(most, this.#decodingBytes(sample)), 0);
    this.#keptBytes = options.budgetBytes - Math.max(0, largest - DECODED_AT_ONCE);
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
      const decode = () => this.#decodeAndKeep(sample);
      underway = this.#decoding.hold(this.#decodingBytes(sample), decode);
      this.#underway.set(sample.id, underway);
    }
    return wholeArea(await underway);
  }
  /** What has a place keeps it: an epoch takes every sample once, so the one read last is the one wanted last. */
  async #decodeAndKeep(sample) {
    try {
      const pixels = await this.#decode(sample);
      const bytes = pixels.image.data.byteLength + pixels.labels.data.byteLength;
      if (this.#cachedBytes + bytes <= this.#keptBytes) {
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
  /** At most, with the labels: the file's samples, and as many of what is made of them. */
  #decodingBytes({ width, height }) {
    const { task, channels, bitDepth } = this.#dataset;
    const label = task === "segmentation" ? LABEL_BYTES : 0;
    return width * height * (2 * channels * (bitDepth / 8) + label);
  }
  async #decode(sample) {
    const { root, task, channels, bitDepth } = this.#dataset;
    const { size } = this.#options;
    const imageOf = () => decodeUnchanged(root, sample.image, sample, decodeImage);
    const isLarge = this.#decodingBytes(sample) > DECODED_AT_ONCE;
    const [labels, decoded] = isLarge ? [await this.#labels.read(sample), await imageOf()] : await Promise.all([this.#labels.read(sample), imageOf()]);
    requireUnchanged(sample.image, hashImage(decoded), sample.imageHash);
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

export {
  Timings,
  resize,
  wholeArea,
  openReader
};
