import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  heldByDecoder,
  imageProblem,
  isGzip,
  isSharps,
  prepareImage
} from "./image.js";
import {
  glob,
  isDynamicPattern
} from "./vendor-tinyglobby.js";
import {
  IMAGE_FILE,
  ImageError,
  isError,
  listFiles,
  recognizeImage,
  whyDecodingFailed,
  withoutExtension
} from "./provision.js";
import {
  MOST_BYTES,
  NotPlainFile,
  readHead,
  readPlainFile
} from "./stages-5-train.js";
import {
  remove
} from "./shared-move-and-remove.js";
import {
  isOutOfMemory,
  unlessOutOfMemory
} from "./shared-out-of-memory.js";
import {
  inputHoldsNoImage,
  inputInsideOutput,
  inputMatchesNothing,
  inputMissing,
  outputInsideInput,
  unreadableImage
} from "./errors.js";

// src/image/open-image.ts
import { join } from "node:path";
import sharp from "sharp";
var WHOLE_PIXELS = 2 ** 24;
var MOST_PIXELS = 2 ** 32;
var TILE_EDGE = 256;
var HEAD_BYTES = 64 * 1024;
async function openImage(path, { scratch, decoding, wholePixels = WHOLE_PIXELS }) {
  const large = await largeMetadata(path, wholePixels);
  if (large !== void 0) {
    decoding.require(heldByDecoder(large));
    return openLarge(path, large.metadata, scratch);
  }
  const { data, ...image } = await decoding.read(path, prepareImage, (decoded) => decoded);
  const whole = { width: image.width, height: image.height, channels: image.channels, data };
  return { ...image, read: async (area) => cut(whole, area), close: async () => void 0 };
}
async function largeMetadata(path, wholePixels) {
  const head = await readHead(path, HEAD_BYTES);
  if (isGzip(head)) return void 0;
  const format = recognizeImage(head);
  if (!isSharps(format)) return void 0;
  const metadata = await sharp(path, { limitInputPixels: false }).metadata().catch(unlessOutOfMemory(void 0));
  if (metadata === void 0) return void 0;
  const { width, height } = metadata.autoOrient;
  if (width * height <= wholePixels) return void 0;
  const isPlain = metadata.depth === "uchar" || metadata.depth === "ushort";
  const colors = metadata.channels - (metadata.hasAlpha ? 1 : 0);
  if (!isPlain || SPACES[metadata.space]?.colors !== colors) return void 0;
  if (width * height > MOST_PIXELS) throw new ImageError({ kind: "over-pixel-limit", width, height });
  const bitDepth = metadata.depth === "uchar" ? 8 : 16;
  return { format, metadata, bitDepth, notes: { orientation: metadata.orientation ?? 1 } };
}
var SPACES = {
  "b-w": { colors: 1, channels: 1 },
  grey16: { colors: 1, channels: 1 },
  srgb: { colors: 3, channels: 3 },
  rgb: { colors: 3, channels: 3 },
  rgb16: { colors: 3, channels: 3 },
  cmyk: { colors: 4, channels: 3 }
};
async function openLarge(path, metadata, scratch) {
  const { width, height } = metadata.autoOrient;
  const { channels } = SPACES[metadata.space];
  const bitDepth = metadata.depth === "ushort" ? 16 : 8;
  const space = bitDepth === 16 ? channels === 1 ? "grey16" : "rgb16" : channels === 1 ? "b-w" : "srgb";
  const file = join(scratch, "pixels.tif");
  try {
    await sharp(path, { failOn: "error", ignoreIcc: true, limitInputPixels: false }).autoOrient().removeAlpha().toColourspace(space).tiff({
      compression: "none",
      tile: true,
      tileWidth: TILE_EDGE,
      tileHeight: TILE_EDGE,
      bigtiff: width * height * channels * (bitDepth / 8) > 2 ** 31
    }).toFile(file);
  } catch (cause) {
    await remove(file, { force: true });
    const bytes = await readPlainFile(path, MOST_BYTES.whole);
    throw whyDecodingFailed(recognizeImage(bytes), bytes, cause);
  }
  return {
    width,
    height,
    channels,
    bitDepth,
    notes: {
      alpha: metadata.hasAlpha,
      cmyk: metadata.space === "cmyk",
      pages: metadata.pages ?? 1,
      orientation: metadata.orientation ?? 1
    },
    async read(area) {
      const part = sharp(file, { ignoreIcc: true, limitInputPixels: false, sequentialRead: false }).extract(area).toColourspace(space);
      const buffer = await part.raw({ depth: bitDepth === 16 ? "ushort" : "uchar" }).toBuffer();
      return { width: area.width, height: area.height, channels, data: samplesOf(buffer, bitDepth) };
    },
    close: () => remove(file, { force: true })
  };
}
function samplesOf(buffer, bitDepth) {
  if (bitDepth === 8) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
  const aligned = buffer.byteOffset % 2 === 0 ? buffer : Buffer.from(new Uint8Array(buffer));
  return new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.length / 2);
}
function cut(image, { left, top, width, height }) {
  const { channels, data } = image;
  if (left === 0 && width === image.width) {
    const from = top * width * channels;
    return { width, height, channels, data: data.subarray(from, from + height * width * channels) };
  }
  const part = data.slice(0, width * height * channels);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * image.width + left) * channels;
    part.set(data.subarray(from, from + width * channels), y * width * channels);
  }
  return { width, height, channels, data: part };
}

// src/stages/2-dataset/inputs.ts
import { realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join as join2, relative, resolve, sep } from "node:path";
async function listInputs(options) {
  const faults = [];
  const found = /* @__PURE__ */ new Map();
  for (const input of options.inputs) {
    const listed = await listInput(input, options);
    for (const fault of listed.faults) faults.push(fault);
    for (const image of listed.images) if (!found.has(image.path)) found.set(image.path, image);
  }
  for (const { path, name } of found.values()) {
    const folder = options.written.find((one) => isInside(path, one));
    if (folder !== void 0) faults.push(inputInsideOutput(name, relative(options.cwd, folder)));
  }
  return { images: withStems([...found.values()]), faults };
}
async function listInput(input, { cwd, output }) {
  const path = resolve(cwd, input);
  const stats = await stat(path).catch(() => void 0);
  if (stats?.isDirectory()) {
    if (isInside(await real(output.path), await real(path)))
      return { images: [], faults: [outputInsideInput(output.name, input)] };
    const { files, faults } = await listFiles(path, output.path);
    if (files.length === 0 && !faults.some(isError))
      return { images: [], faults: [...faults, inputHoldsNoImage(input)] };
    return {
      images: files.map((file) => ({ path: join2(path, file), name: join2(input, file), within: file })),
      faults
    };
  }
  if (stats !== void 0) return { images: [{ path, name: input, within: basename(input) }], faults: [] };
  if (!isDynamicPattern(input)) return { images: [], faults: [inputMissing(input)] };
  const pattern = sep === "\\" ? input.replaceAll("\\", "/") : input;
  const matched = await glob(pattern, { cwd, onlyFiles: true, expandDirectories: false, absolute: true });
  const images = matched.filter((file) => IMAGE_FILE.test(file) && !isInside(file, output.path)).sort();
  const base = resolve(cwd, staticPart(pattern));
  return {
    images: images.map((file) => ({
      path: resolve(file),
      name: isAbsolute(input) ? file : relative(cwd, file),
      within: relative(base, file).split(sep).join("/")
    })),
    faults: images.length === 0 ? [inputMatchesNothing(input)] : []
  };
}
function staticPart(pattern) {
  const parts = dirname(pattern).split("/");
  const wild = parts.findIndex((part) => isDynamicPattern(part));
  return parts.slice(0, wild < 0 ? parts.length : wild).join("/") || (isAbsolute(pattern) ? "/" : ".");
}
function withStems(images) {
  const taken = /* @__PURE__ */ new Set();
  return images.map(({ path, name, within }) => {
    const plain = withoutExtension(within);
    let stem = plain;
    for (let i = 2; taken.has(stem.toLowerCase()); i++) stem = `${plain}-${i}`;
    taken.add(stem.toLowerCase());
    return { path, name, within, stem };
  });
}
async function real(path) {
  const found = await realpath(path).catch(() => void 0);
  if (found !== void 0) return found;
  return dirname(path) === path ? path : join2(await real(dirname(path)), basename(path));
}
function isInside(path, folder) {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

// src/run/image-fault.ts
function imageFault(name, error) {
  if (error instanceof ImageError) return imageProblem(name, error.problem, false);
  if (error instanceof NotPlainFile) return unreadableImage(name, error.message, "Give an image file.");
  if (isOutOfMemory(error)) throw error;
  const { code, syscall } = error;
  if (code !== void 0 && syscall !== void 0 && error instanceof Error && syscall !== "write")
    return unreadableImage(name, `can't be read (${code})`, "Give this user permission to read it.");
  throw error;
}

export {
  openImage,
  listInputs,
  imageFault
};
