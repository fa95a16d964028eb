import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  IMAGE_FILE,
  ImageError,
  PIXEL_LIMIT,
  annotated,
  argmax,
  chunk,
  decodeImage,
  listFiles,
  mirrored,
  notWritten,
  openModel,
  outputFaults,
  paletteOf2 as paletteOf,
  recognizeImage,
  require_picomatch,
  scaled,
  syncFolder,
  whyDecodingFailed,
  writeFileAtomic
} from "./chunk-W77VIYEX.js";
import {
  external_exports
} from "./chunk-6KTEWD5E.js";
import {
  makeFolder,
  require_mod
} from "./chunk-GQG5HO7C.js";
import "./chunk-TD2KVPYZ.js";
import "./chunk-PYIFDZFU.js";
import {
  InputError,
  __toESM,
  classToFindUnknown,
  escapeControls,
  imageDoesNotFitModel,
  imageOverPixelLimit,
  inputHoldsNoImage,
  inputInsideOutput,
  inputMatchesNothing,
  inputMissing,
  modelNotOurs,
  outputInsideInput,
  unreadableImage
} from "./chunk-SXJ6ASEN.js";

// src/run/predict.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
import { mkdtemp, rm as rm5 } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join as join6 } from "node:path";

// src/image/open-image.ts
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
var WHOLE_PIXELS = 2 ** 24;
var MOST_PIXELS = 2 ** 32;
var TILE_EDGE = 256;
var HEAD_BYTES = 64 * 1024;
async function openImage(path, { scratch, wholePixels = WHOLE_PIXELS }) {
  const large = await largeMetadata(path, wholePixels);
  if (large !== void 0) return openLarge(path, large, scratch);
  const { data, ...image } = await decodeImage(await readFile(path));
  const whole = { width: image.width, height: image.height, channels: image.channels, data };
  return { ...image, read: async (area) => cut(whole, area), close: async () => void 0 };
}
async function largeMetadata(path, wholePixels) {
  recognizeImage(await readHead(path));
  const metadata = await sharp(path, { limitInputPixels: false }).metadata().catch(() => void 0);
  if (metadata === void 0) return void 0;
  const { width, height } = metadata.autoOrient;
  if (width * height <= wholePixels) return void 0;
  const isPlain = metadata.depth === "uchar" || metadata.depth === "ushort";
  const colors = metadata.channels - (metadata.hasAlpha ? 1 : 0);
  if (!isPlain || SPACES[metadata.space]?.colors !== colors) return void 0;
  if (width * height > MOST_PIXELS) throw new ImageError({ kind: "over-pixel-limit", width, height });
  return metadata;
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
    await rm(file, { force: true });
    const bytes = await readFile(path);
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
    close: () => rm(file, { force: true })
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
async function readHead(path) {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

// src/stages/2-dataset/inputs.ts
import { realpath as realpath2, stat as stat2 } from "node:fs/promises";
import { basename as basename2, dirname as dirname2, isAbsolute as isAbsolute2, join as join2, relative as relative2, resolve as resolve3, sep as sep2 } from "node:path";

// ../../main/node_modules/tinyglobby/dist/index.mjs
import { readdir, readdirSync, realpath, realpathSync, stat, statSync } from "fs";
import { isAbsolute, posix, resolve as resolve2 } from "path";
import { fileURLToPath } from "url";

// ../../main/node_modules/fdir/dist/index.mjs
import { createRequire } from "module";
import { basename, dirname, normalize, relative, resolve, sep } from "path";
import * as nativeFs from "fs";
var __require = /* @__PURE__ */ createRequire(import.meta.url);
function cleanPath(path) {
  let normalized = normalize(path);
  if (normalized.length > 1 && normalized[normalized.length - 1] === sep) normalized = normalized.substring(0, normalized.length - 1);
  return normalized;
}
var SLASHES_REGEX = /[\\/]/g;
function convertSlashes(path, separator) {
  return path.replace(SLASHES_REGEX, separator);
}
var WINDOWS_ROOT_DIR_REGEX = /^[a-z]:[\\/]$/i;
function isRootDirectory(path) {
  return path === "/" || WINDOWS_ROOT_DIR_REGEX.test(path);
}
function normalizePath(path, options) {
  const { resolvePaths, normalizePath: normalizePath$1, pathSeparator } = options;
  const pathNeedsCleaning = process.platform === "win32" && path.includes("/") || path.startsWith(".");
  if (resolvePaths) path = resolve(path);
  if (normalizePath$1 || pathNeedsCleaning) path = cleanPath(path);
  if (path === ".") return "";
  const needsSeperator = path[path.length - 1] !== pathSeparator;
  return convertSlashes(needsSeperator ? path + pathSeparator : path, pathSeparator);
}
function joinPathWithBasePath(filename, directoryPath) {
  return directoryPath + filename;
}
function joinPathWithRelativePath(root, options) {
  return function(filename, directoryPath) {
    const sameRoot = directoryPath.startsWith(root);
    if (sameRoot) return directoryPath.slice(root.length) + filename;
    else return convertSlashes(relative(root, directoryPath), options.pathSeparator) + options.pathSeparator + filename;
  };
}
function joinPath(filename) {
  return filename;
}
function joinDirectoryPath(filename, directoryPath, separator) {
  return directoryPath + filename + separator;
}
function build$7(root, options) {
  const { relativePaths, includeBasePath } = options;
  return relativePaths && root ? joinPathWithRelativePath(root, options) : includeBasePath ? joinPathWithBasePath : joinPath;
}
function pushDirectoryWithRelativePath(root) {
  return function(directoryPath, paths) {
    paths.push(directoryPath.substring(root.length) || ".");
  };
}
function pushDirectoryFilterWithRelativePath(root) {
  return function(directoryPath, paths, filters) {
    const relativePath = directoryPath.substring(root.length) || ".";
    if (filters.every((filter) => filter(relativePath, true))) paths.push(relativePath);
  };
}
var pushDirectory = (directoryPath, paths) => {
  paths.push(directoryPath || ".");
};
var pushDirectoryFilter = (directoryPath, paths, filters) => {
  const path = directoryPath || ".";
  if (filters.every((filter) => filter(path, true))) paths.push(path);
};
var empty$2 = () => {
};
function build$6(root, options) {
  const { includeDirs, filters, relativePaths } = options;
  if (!includeDirs) return empty$2;
  if (relativePaths) return filters && filters.length ? pushDirectoryFilterWithRelativePath(root) : pushDirectoryWithRelativePath(root);
  return filters && filters.length ? pushDirectoryFilter : pushDirectory;
}
var pushFileFilterAndCount = (filename, _paths, counts, filters) => {
  if (filters.every((filter) => filter(filename, false))) counts.files++;
};
var pushFileFilter = (filename, paths, _counts, filters) => {
  if (filters.every((filter) => filter(filename, false))) paths.push(filename);
};
var pushFileCount = (_filename, _paths, counts, _filters) => {
  counts.files++;
};
var pushFile = (filename, paths) => {
  paths.push(filename);
};
var empty$1 = () => {
};
function build$5(options) {
  const { excludeFiles, filters, onlyCounts } = options;
  if (excludeFiles) return empty$1;
  if (filters && filters.length) return onlyCounts ? pushFileFilterAndCount : pushFileFilter;
  else if (onlyCounts) return pushFileCount;
  else return pushFile;
}
var getArray = (paths) => {
  return paths;
};
var getArrayGroup = () => {
  return [""].slice(0, 0);
};
function build$4(options) {
  return options.group ? getArrayGroup : getArray;
}
var groupFiles = (groups, directory, files) => {
  groups.push({
    directory,
    files,
    dir: directory
  });
};
var empty = () => {
};
function build$3(options) {
  return options.group ? groupFiles : empty;
}
var resolveSymlinksAsync = function(path, state, callback$1) {
  const { queue, fs, options: { suppressErrors } } = state;
  queue.enqueue();
  fs.realpath(path, (error, resolvedPath) => {
    if (error) return queue.dequeue(suppressErrors ? null : error, state);
    fs.stat(resolvedPath, (error$1, stat3) => {
      if (error$1) return queue.dequeue(suppressErrors ? null : error$1, state);
      if (stat3.isDirectory() && isRecursive(path, resolvedPath, state)) return queue.dequeue(null, state);
      callback$1(stat3, resolvedPath);
      queue.dequeue(null, state);
    });
  });
};
var resolveSymlinks = function(path, state, callback$1) {
  const { queue, fs, options: { suppressErrors } } = state;
  queue.enqueue();
  try {
    const resolvedPath = fs.realpathSync(path);
    const stat3 = fs.statSync(resolvedPath);
    if (stat3.isDirectory() && isRecursive(path, resolvedPath, state)) return;
    callback$1(stat3, resolvedPath);
  } catch (e) {
    if (!suppressErrors) throw e;
  }
};
function build$2(options, isSynchronous) {
  if (!options.resolveSymlinks || options.excludeSymlinks) return null;
  return isSynchronous ? resolveSymlinks : resolveSymlinksAsync;
}
function isRecursive(path, resolved, state) {
  if (state.options.useRealPaths) return isRecursiveUsingRealPaths(resolved, state);
  let parent = dirname(path);
  let depth = 1;
  while (parent !== state.root && depth < 2) {
    const resolvedPath = state.symlinks.get(parent);
    const isSameRoot = !!resolvedPath && (resolvedPath === resolved || resolvedPath.startsWith(resolved) || resolved.startsWith(resolvedPath));
    if (isSameRoot) depth++;
    else parent = dirname(parent);
  }
  state.symlinks.set(path, resolved);
  return depth > 1;
}
function isRecursiveUsingRealPaths(resolved, state) {
  return state.visited.includes(resolved + state.options.pathSeparator);
}
var onlyCountsSync = (state) => {
  return state.counts;
};
var groupsSync = (state) => {
  return state.groups;
};
var defaultSync = (state) => {
  return state.paths;
};
var limitFilesSync = (state) => {
  return state.paths.slice(0, state.options.maxFiles);
};
var onlyCountsAsync = (state, error, callback$1) => {
  report(error, callback$1, state.counts, state.options.suppressErrors);
  return null;
};
var defaultAsync = (state, error, callback$1) => {
  report(error, callback$1, state.paths, state.options.suppressErrors);
  return null;
};
var limitFilesAsync = (state, error, callback$1) => {
  report(error, callback$1, state.paths.slice(0, state.options.maxFiles), state.options.suppressErrors);
  return null;
};
var groupsAsync = (state, error, callback$1) => {
  report(error, callback$1, state.groups, state.options.suppressErrors);
  return null;
};
function report(error, callback$1, output, suppressErrors) {
  if (error && !suppressErrors) callback$1(error, output);
  else callback$1(null, output);
}
function build$1(options, isSynchronous) {
  const { onlyCounts, group, maxFiles } = options;
  if (onlyCounts) return isSynchronous ? onlyCountsSync : onlyCountsAsync;
  else if (group) return isSynchronous ? groupsSync : groupsAsync;
  else if (maxFiles) return isSynchronous ? limitFilesSync : limitFilesAsync;
  else return isSynchronous ? defaultSync : defaultAsync;
}
var readdirOpts = { withFileTypes: true };
var walkAsync = (state, crawlPath, directoryPath, currentDepth, callback$1) => {
  state.queue.enqueue();
  if (currentDepth < 0) return state.queue.dequeue(null, state);
  const { fs } = state;
  state.visited.push(crawlPath);
  state.counts.directories++;
  fs.readdir(crawlPath || ".", readdirOpts, (error, entries = []) => {
    callback$1(entries, directoryPath, currentDepth);
    state.queue.dequeue(state.options.suppressErrors ? null : error, state);
  });
};
var walkSync = (state, crawlPath, directoryPath, currentDepth, callback$1) => {
  const { fs } = state;
  if (currentDepth < 0) return;
  state.visited.push(crawlPath);
  state.counts.directories++;
  let entries = [];
  try {
    entries = fs.readdirSync(crawlPath || ".", readdirOpts);
  } catch (e) {
    if (!state.options.suppressErrors) throw e;
  }
  callback$1(entries, directoryPath, currentDepth);
};
function build(isSynchronous) {
  return isSynchronous ? walkSync : walkAsync;
}
var Queue = class {
  count = 0;
  constructor(onQueueEmpty) {
    this.onQueueEmpty = onQueueEmpty;
  }
  enqueue() {
    this.count++;
    return this.count;
  }
  dequeue(error, output) {
    if (this.onQueueEmpty && (--this.count <= 0 || error)) {
      this.onQueueEmpty(error, output);
      if (error) {
        output.controller.abort();
        this.onQueueEmpty = void 0;
      }
    }
  }
};
var Counter = class {
  _files = 0;
  _directories = 0;
  set files(num) {
    this._files = num;
  }
  get files() {
    return this._files;
  }
  set directories(num) {
    this._directories = num;
  }
  get directories() {
    return this._directories;
  }
  /**
  * @deprecated use `directories` instead
  */
  /* c8 ignore next 3 */
  get dirs() {
    return this._directories;
  }
};
var Aborter = class {
  aborted = false;
  abort() {
    this.aborted = true;
  }
};
var Walker = class {
  root;
  isSynchronous;
  state;
  joinPath;
  pushDirectory;
  pushFile;
  getArray;
  groupFiles;
  resolveSymlink;
  walkDirectory;
  callbackInvoker;
  constructor(root, options, callback$1) {
    this.isSynchronous = !callback$1;
    this.callbackInvoker = build$1(options, this.isSynchronous);
    this.root = normalizePath(root, options);
    this.state = {
      root: isRootDirectory(this.root) ? this.root : this.root.slice(0, -1),
      paths: [""].slice(0, 0),
      groups: [],
      counts: new Counter(),
      options,
      queue: new Queue((error, state) => this.callbackInvoker(state, error, callback$1)),
      symlinks: /* @__PURE__ */ new Map(),
      visited: [""].slice(0, 0),
      controller: new Aborter(),
      fs: options.fs || nativeFs
    };
    this.joinPath = build$7(this.root, options);
    this.pushDirectory = build$6(this.root, options);
    this.pushFile = build$5(options);
    this.getArray = build$4(options);
    this.groupFiles = build$3(options);
    this.resolveSymlink = build$2(options, this.isSynchronous);
    this.walkDirectory = build(this.isSynchronous);
  }
  start() {
    this.pushDirectory(this.root, this.state.paths, this.state.options.filters);
    this.walkDirectory(this.state, this.root, this.root, this.state.options.maxDepth, this.walk);
    return this.isSynchronous ? this.callbackInvoker(this.state, null) : null;
  }
  walk = (entries, directoryPath, depth) => {
    const { paths, options: { filters, resolveSymlinks: resolveSymlinks$1, excludeSymlinks, exclude, maxFiles, signal, useRealPaths, pathSeparator }, controller } = this.state;
    if (controller.aborted || signal && signal.aborted || maxFiles && paths.length > maxFiles) return;
    const files = this.getArray(this.state.paths);
    for (let i = 0; i < entries.length; ++i) {
      const entry = entries[i];
      if (entry.isFile() || entry.isSymbolicLink() && !resolveSymlinks$1 && !excludeSymlinks) {
        const filename = this.joinPath(entry.name, directoryPath);
        this.pushFile(filename, files, this.state.counts, filters);
      } else if (entry.isDirectory()) {
        let path = joinDirectoryPath(entry.name, directoryPath, this.state.options.pathSeparator);
        if (exclude && exclude(entry.name, path)) continue;
        this.pushDirectory(path, paths, filters);
        this.walkDirectory(this.state, path, path, depth - 1, this.walk);
      } else if (this.resolveSymlink && entry.isSymbolicLink()) {
        let path = joinPathWithBasePath(entry.name, directoryPath);
        this.resolveSymlink(path, this.state, (stat3, resolvedPath) => {
          if (stat3.isDirectory()) {
            resolvedPath = normalizePath(resolvedPath, this.state.options);
            if (exclude && exclude(entry.name, useRealPaths ? resolvedPath : path + pathSeparator)) return;
            this.walkDirectory(this.state, resolvedPath, useRealPaths ? resolvedPath : path + pathSeparator, depth - 1, this.walk);
          } else {
            resolvedPath = useRealPaths ? resolvedPath : path;
            const filename = basename(resolvedPath);
            const directoryPath$1 = normalizePath(dirname(resolvedPath), this.state.options);
            resolvedPath = this.joinPath(filename, directoryPath$1);
            this.pushFile(resolvedPath, files, this.state.counts, filters);
          }
        });
      }
    }
    this.groupFiles(this.state.groups, directoryPath, files);
  };
};
function promise(root, options) {
  return new Promise((resolve$1, reject) => {
    callback(root, options, (err, output) => {
      if (err) return reject(err);
      resolve$1(output);
    });
  });
}
function callback(root, options, callback$1) {
  let walker = new Walker(root, options, callback$1);
  walker.start();
}
function sync(root, options) {
  const walker = new Walker(root, options);
  return walker.start();
}
var APIBuilder = class {
  constructor(root, options) {
    this.root = root;
    this.options = options;
  }
  withPromise() {
    return promise(this.root, this.options);
  }
  withCallback(cb) {
    callback(this.root, this.options, cb);
  }
  sync() {
    return sync(this.root, this.options);
  }
};
var pm = null;
try {
  __require.resolve("picomatch");
  pm = __require("picomatch");
} catch {
}
var Builder = class {
  globCache = {};
  options = {
    maxDepth: Infinity,
    suppressErrors: true,
    pathSeparator: sep,
    filters: []
  };
  globFunction;
  constructor(options) {
    this.options = {
      ...this.options,
      ...options
    };
    this.globFunction = this.options.globFunction;
  }
  group() {
    this.options.group = true;
    return this;
  }
  withPathSeparator(separator) {
    this.options.pathSeparator = separator;
    return this;
  }
  withBasePath() {
    this.options.includeBasePath = true;
    return this;
  }
  withRelativePaths() {
    this.options.relativePaths = true;
    return this;
  }
  withDirs() {
    this.options.includeDirs = true;
    return this;
  }
  withMaxDepth(depth) {
    this.options.maxDepth = depth;
    return this;
  }
  withMaxFiles(limit) {
    this.options.maxFiles = limit;
    return this;
  }
  withFullPaths() {
    this.options.resolvePaths = true;
    this.options.includeBasePath = true;
    return this;
  }
  withErrors() {
    this.options.suppressErrors = false;
    return this;
  }
  withSymlinks({ resolvePaths = true } = {}) {
    this.options.resolveSymlinks = true;
    this.options.useRealPaths = resolvePaths;
    return this.withFullPaths();
  }
  withAbortSignal(signal) {
    this.options.signal = signal;
    return this;
  }
  normalize() {
    this.options.normalizePath = true;
    return this;
  }
  filter(predicate) {
    this.options.filters.push(predicate);
    return this;
  }
  onlyDirs() {
    this.options.excludeFiles = true;
    this.options.includeDirs = true;
    return this;
  }
  exclude(predicate) {
    this.options.exclude = predicate;
    return this;
  }
  onlyCounts() {
    this.options.onlyCounts = true;
    return this;
  }
  crawl(root) {
    return new APIBuilder(root || ".", this.options);
  }
  withGlobFunction(fn) {
    this.globFunction = fn;
    return this;
  }
  /**
  * @deprecated Pass options using the constructor instead:
  * ```ts
  * new fdir(options).crawl("/path/to/root");
  * ```
  * This method will be removed in v7.0
  */
  /* c8 ignore next 4 */
  crawlWithOptions(root, options) {
    this.options = {
      ...this.options,
      ...options
    };
    return new APIBuilder(root || ".", this.options);
  }
  glob(...patterns) {
    if (this.globFunction) return this.globWithOptions(patterns);
    return this.globWithOptions(patterns, ...[{ dot: true }]);
  }
  globWithOptions(patterns, ...options) {
    const globFn = this.globFunction || pm;
    if (!globFn) throw new Error("Please specify a glob function to use glob matching.");
    var isMatch = this.globCache[patterns.join("\0")];
    if (!isMatch) {
      isMatch = globFn(patterns, ...options);
      this.globCache[patterns.join("\0")] = isMatch;
    }
    this.options.filters.push((path) => isMatch(path));
    return this;
  }
};

// ../../main/node_modules/tinyglobby/dist/index.mjs
var import_picomatch = __toESM(require_picomatch(), 1);
var isReadonlyArray = Array.isArray;
var BACKSLASHES = /\\/g;
var DRIVE_RELATIVE_PATH = /^[A-Za-z]:$/;
var isWin = process.platform === "win32";
var ONLY_PARENT_DIRECTORIES = /^(\/?\.\.)+$/;
function getPartialMatcher(patterns, options = {}) {
  const patternsCount = patterns.length;
  const patternsParts = Array(patternsCount);
  const matchers = Array(patternsCount);
  let i, j;
  for (i = 0; i < patternsCount; i++) {
    const parts = splitPattern(patterns[i]);
    patternsParts[i] = parts;
    const partsCount = parts.length;
    const partMatchers = Array(partsCount);
    for (j = 0; j < partsCount; j++) partMatchers[j] = (0, import_picomatch.default)(parts[j], options);
    matchers[i] = partMatchers;
  }
  return (input) => {
    const inputParts = input.split("/");
    if (inputParts[0] === ".." && ONLY_PARENT_DIRECTORIES.test(input)) return true;
    for (i = 0; i < patternsCount; i++) {
      const patternParts = patternsParts[i];
      const matcher = matchers[i];
      const inputPatternCount = inputParts.length;
      const minParts = Math.min(inputPatternCount, patternParts.length);
      j = 0;
      while (j < minParts) {
        const part = patternParts[j];
        if (part.includes("/")) return true;
        if (!matcher[j](inputParts[j])) break;
        if (!options.noglobstar && part === "**") return true;
        j++;
      }
      if (j === inputPatternCount) return true;
    }
    return false;
  };
}
var WIN32_ROOT_DIR = /^[A-Z]:\/$/i;
var isRoot = isWin ? (p) => WIN32_ROOT_DIR.test(p) : (p) => p === "/";
function buildFormat(cwd, root, absolute) {
  if (cwd === root || root.startsWith(`${cwd}/`)) {
    if (absolute) {
      const start = cwd.length + +!isRoot(cwd);
      return (p, isDir) => p.slice(start, isDir ? -1 : void 0) || ".";
    }
    const prefix = root.slice(cwd.length + 1);
    if (prefix) return (p, isDir) => {
      if (p === ".") return prefix;
      const result = `${prefix}/${p}`;
      return isDir ? result.slice(0, -1) : result;
    };
    return (p, isDir) => isDir && p !== "." ? p.slice(0, -1) : p;
  }
  if (absolute) return (p) => posix.relative(cwd, p) || ".";
  return (p) => posix.relative(cwd, `${root}/${p}`) || ".";
}
function buildRelative(cwd, root) {
  if (root.startsWith(`${cwd}/`)) {
    const prefix = root.slice(cwd.length + 1);
    return (p) => `${prefix}/${p}`;
  }
  return (p) => {
    const result = posix.relative(cwd, `${root}/${p}`);
    return p[p.length - 1] === "/" && result !== "" ? `${result}/` : result || ".";
  };
}
function ensureNonDriveRelativePath(path) {
  return path.replace(DRIVE_RELATIVE_PATH, (match) => `${match}/`);
}
var splitPatternOptions = { parts: true };
function splitPattern(path) {
  var _result$parts;
  const result = import_picomatch.default.scan(path, splitPatternOptions);
  return ((_result$parts = result.parts) === null || _result$parts === void 0 ? void 0 : _result$parts.length) ? result.parts : [path];
}
var POSIX_UNESCAPED_GLOB_SYMBOLS = /(?<!\\)([()[\]{}*?|]|^!|[!+@](?=\()|\\(?![()[\]{}!*+?@|]))/g;
var WIN32_UNESCAPED_GLOB_SYMBOLS = /(?<!\\)([()[\]{}]|^!|[!+@](?=\())/g;
var escapePosixPath = (path) => path.replace(POSIX_UNESCAPED_GLOB_SYMBOLS, "\\$&");
var escapeWin32Path = (path) => path.replace(WIN32_UNESCAPED_GLOB_SYMBOLS, "\\$&");
var escapePath = isWin ? escapeWin32Path : escapePosixPath;
function isDynamicPattern(pattern, options) {
  if ((options === null || options === void 0 ? void 0 : options.caseSensitiveMatch) === false) return true;
  const scan = import_picomatch.default.scan(pattern);
  return scan.isGlob || scan.negated;
}
function log(...tasks) {
  console.log(`[tinyglobby ${(/* @__PURE__ */ new Date()).toLocaleTimeString("es")}]`, ...tasks);
}
function ensureStringArray(value) {
  return typeof value === "string" ? [value] : value !== null && value !== void 0 ? value : [];
}
var PARENT_DIRECTORY = /^(\/?\.\.)+/;
var ESCAPING_BACKSLASHES = /\\(?=[()[\]{}!*+?@|])/g;
function normalizePattern(pattern, opts, props, isIgnore) {
  var _PARENT_DIRECTORY$exe;
  const cwd = opts.cwd;
  let result = pattern;
  if (pattern[pattern.length - 1] === "/") result = pattern.slice(0, -1);
  if (result[result.length - 1] !== "*" && opts.expandDirectories) result += "/**";
  const escapedCwd = escapePath(cwd);
  result = isAbsolute(result.replace(ESCAPING_BACKSLASHES, "")) ? posix.relative(escapedCwd, result) : posix.normalize(result);
  const parentDir = (_PARENT_DIRECTORY$exe = PARENT_DIRECTORY.exec(result)) === null || _PARENT_DIRECTORY$exe === void 0 ? void 0 : _PARENT_DIRECTORY$exe[0];
  const parts = splitPattern(result);
  if (parentDir) {
    const n = (parentDir.length + 1) / 3;
    let i = 0;
    const cwdParts = escapedCwd.split("/");
    while (i < n && parts[i + n] === cwdParts[cwdParts.length + i - n]) {
      result = result.slice(0, (n - i - 1) * 3) + result.slice((n - i) * 3 + parts[i + n].length + 1) || ".";
      i++;
    }
    const potentialRoot = posix.join(cwd, parentDir.slice(i * 3));
    if (potentialRoot[0] !== "." && props.root.length > potentialRoot.length) {
      props.root = ensureNonDriveRelativePath(potentialRoot);
      props.depthOffset = -n + i;
    }
  }
  if (!isIgnore && props.depthOffset >= 0) {
    var _props$commonPath;
    (_props$commonPath = props.commonPath) !== null && _props$commonPath !== void 0 || (props.commonPath = parts);
    const newCommonPath = [];
    const length = Math.min(props.commonPath.length, parts.length);
    for (let i = 0; i < length; i++) {
      const part = parts[i];
      if (part === "**" && !parts[i + 1]) {
        newCommonPath.pop();
        break;
      }
      if (i === parts.length - 1 || part !== props.commonPath[i] || isDynamicPattern(part)) break;
      newCommonPath.push(part);
    }
    props.depthOffset = newCommonPath.length;
    props.commonPath = newCommonPath;
    props.root = ensureNonDriveRelativePath(newCommonPath.length > 0 ? posix.join(cwd, ...newCommonPath) : cwd);
  }
  return result;
}
function processPatterns(options, patterns, props) {
  const matchPatterns = [];
  const ignorePatterns = [];
  for (const pattern of options.ignore) {
    if (!pattern) continue;
    if (pattern[0] !== "!" || pattern[1] === "(") ignorePatterns.push(normalizePattern(pattern, options, props, true));
  }
  for (const pattern of patterns) {
    if (!pattern) continue;
    if (pattern[0] !== "!" || pattern[1] === "(") matchPatterns.push(normalizePattern(pattern, options, props, false));
    else if (pattern[1] !== "!" || pattern[2] === "(") ignorePatterns.push(normalizePattern(pattern.slice(1), options, props, true));
  }
  return {
    match: matchPatterns,
    ignore: ignorePatterns
  };
}
function buildCrawler(options, patterns) {
  const cwd = options.cwd;
  const props = {
    root: cwd,
    depthOffset: 0
  };
  const processed = processPatterns(options, patterns, props);
  if (options.debug) log("internal processing patterns:", processed);
  const { absolute, caseSensitiveMatch, debug, dot, followSymbolicLinks, onlyDirectories } = options;
  const root = props.root.replace(BACKSLASHES, "");
  const matchOptions = {
    dot,
    nobrace: options.braceExpansion === false,
    nocase: !caseSensitiveMatch,
    noextglob: options.extglob === false,
    noglobstar: options.globstar === false,
    posix: true
  };
  const matcher = (0, import_picomatch.default)(processed.match, matchOptions);
  const ignore = (0, import_picomatch.default)(processed.ignore, matchOptions);
  const partialMatcher = getPartialMatcher(processed.match, matchOptions);
  const format = buildFormat(cwd, root, absolute);
  const excludeFormatter = absolute ? format : buildFormat(cwd, root, true);
  const excludePredicate = (_, p) => {
    const relativePath = excludeFormatter(p, true);
    return relativePath !== "." && !partialMatcher(relativePath) || ignore(relativePath);
  };
  let maxDepth;
  if (options.deep !== void 0) maxDepth = Math.round(options.deep - props.depthOffset);
  const crawler = new Builder({
    filters: [debug ? (p, isDirectory) => {
      const path = format(p, isDirectory);
      const matches = matcher(path) && !ignore(path);
      if (matches) log(`matched ${path}`);
      return matches;
    } : (p, isDirectory) => {
      const path = format(p, isDirectory);
      return matcher(path) && !ignore(path);
    }],
    exclude: debug ? (_, p) => {
      const skipped = excludePredicate(_, p);
      log(`${skipped ? "skipped" : "crawling"} ${p}`);
      return skipped;
    } : excludePredicate,
    fs: options.fs,
    pathSeparator: "/",
    relativePaths: !absolute,
    resolvePaths: absolute,
    includeBasePath: absolute,
    resolveSymlinks: followSymbolicLinks,
    excludeSymlinks: !followSymbolicLinks,
    excludeFiles: onlyDirectories,
    includeDirs: onlyDirectories || !options.onlyFiles,
    maxDepth,
    signal: options.signal
  }).crawl(root);
  if (options.debug) log("internal properties:", {
    ...props,
    root
  });
  return [crawler, cwd !== root && !absolute && buildRelative(cwd, root)];
}
function formatPaths(paths, mapper) {
  if (mapper) for (let i = paths.length - 1; i >= 0; i--) paths[i] = mapper(paths[i]);
  return paths;
}
var defaultOptions = {
  caseSensitiveMatch: true,
  debug: !!process.env.TINYGLOBBY_DEBUG,
  expandDirectories: true,
  followSymbolicLinks: true,
  onlyFiles: true
};
function getOptions(options) {
  const opts = Object.assign({}, options);
  for (const key in defaultOptions) if (opts[key] === void 0) Object.assign(opts, { [key]: defaultOptions[key] });
  opts.cwd = (opts.cwd instanceof URL ? fileURLToPath(opts.cwd) : resolve2(opts.cwd || process.cwd())).replace(BACKSLASHES, "/");
  opts.ignore = ensureStringArray(opts.ignore);
  opts.fs && (opts.fs = {
    readdir: opts.fs.readdir || readdir,
    readdirSync: opts.fs.readdirSync || readdirSync,
    realpath: opts.fs.realpath || realpath,
    realpathSync: opts.fs.realpathSync || realpathSync,
    stat: opts.fs.stat || stat,
    statSync: opts.fs.statSync || statSync
  });
  if (opts.debug) log("globbing with options:", opts);
  return opts;
}
function getCrawler(globInput, inputOptions = {}) {
  var _ref;
  if (globInput && (inputOptions === null || inputOptions === void 0 ? void 0 : inputOptions.patterns)) throw new Error("Cannot pass patterns as both an argument and an option");
  const isModern = isReadonlyArray(globInput) || typeof globInput === "string";
  const patterns = ensureStringArray((_ref = isModern ? globInput : globInput.patterns) !== null && _ref !== void 0 ? _ref : "**/*");
  const options = getOptions(isModern ? inputOptions : globInput);
  return patterns.length > 0 ? buildCrawler(options, patterns) : [];
}
async function glob(globInput, options) {
  const [crawler, relative3] = getCrawler(globInput, options);
  return crawler ? formatPaths(await crawler.withPromise(), relative3) : [];
}

// src/stages/2-dataset/inputs.ts
async function listInputs(options) {
  const faults = [];
  const found = /* @__PURE__ */ new Map();
  for (const input of options.inputs) {
    const listed = await listInput(input, options);
    faults.push(...listed.faults);
    for (const image of listed.images) if (!found.has(image.path)) found.set(image.path, image);
  }
  for (const { path, name } of found.values()) {
    const folder = options.written.find((one) => isInside(path, one));
    if (folder !== void 0) faults.push(inputInsideOutput(name, relative2(options.cwd, folder)));
  }
  return { images: withStems([...found.values()]), faults };
}
async function listInput(input, { cwd, output }) {
  const path = resolve3(cwd, input);
  const stats = await stat2(path).catch(() => void 0);
  if (stats?.isDirectory()) {
    if (isInside(await real(output.path), await real(path)))
      return { images: [], faults: [outputInsideInput(output.name, input)] };
    const { files, faults } = await listFiles(path, output.path);
    if (files.length === 0 && faults.length === 0) return { images: [], faults: [inputHoldsNoImage(input)] };
    return {
      images: files.map((file) => ({ path: join2(path, file), name: join2(input, file), within: file })),
      faults
    };
  }
  if (stats !== void 0) return { images: [{ path, name: input, within: basename2(input) }], faults: [] };
  if (!isDynamicPattern(input)) return { images: [], faults: [inputMissing(input)] };
  const pattern = sep2 === "\\" ? input.replaceAll("\\", "/") : input;
  const matched = await glob(pattern, { cwd, onlyFiles: true, expandDirectories: false, absolute: true });
  const images = matched.filter((file) => IMAGE_FILE.test(file) && !isInside(file, output.path)).sort();
  const base = resolve3(cwd, staticPart(pattern));
  return {
    images: images.map((file) => ({
      path: resolve3(file),
      name: isAbsolute2(input) ? file : relative2(cwd, file),
      within: relative2(base, file).split(sep2).join("/")
    })),
    faults: images.length === 0 ? [inputMatchesNothing(input)] : []
  };
}
function staticPart(pattern) {
  const parts = dirname2(pattern).split("/");
  const wild = parts.findIndex((part) => isDynamicPattern(part));
  return parts.slice(0, wild < 0 ? parts.length : wild).join("/") || (isAbsolute2(pattern) ? "/" : ".");
}
function withStems(images) {
  const taken = /* @__PURE__ */ new Set();
  return images.map(({ path, name, within }) => {
    const plain = within.replace(/\.[^./]*$/, "");
    let stem = plain;
    for (let i = 2; taken.has(stem.toLowerCase()); i++) stem = `${plain}-${i}`;
    taken.add(stem.toLowerCase());
    return { path, name, stem };
  });
}
async function real(path) {
  const found = await realpath2(path).catch(() => void 0);
  if (found !== void 0) return found;
  return dirname2(path) === path ? path : join2(await real(dirname2(path)), basename2(path));
}
function isInside(path, folder) {
  return path === folder || path.startsWith(folder.endsWith(sep2) ? folder : folder + sep2);
}

// src/stages/6-evaluate/model-description.ts
var count = external_exports.int().min(1);
var json = (schema2) => external_exports.string().transform((text2, context) => {
  try {
    return JSON.parse(text2);
  } catch {
    context.addIssue({ code: "custom", message: "not JSON" });
    return external_exports.NEVER;
  }
}).pipe(schema2);
var byte = external_exports.int().min(0).max(255);
var channel = external_exports.object({ low: external_exports.number(), high: external_exports.number(), offset: external_exports.number(), scale: external_exports.number() });
var schema = external_exports.object({
  task: external_exports.literal("segmentation"),
  classes: json(external_exports.array(external_exports.string()).min(2)),
  palette: json(external_exports.array(external_exports.tuple([byte, byte, byte]))),
  channels: json(external_exports.union([external_exports.literal(1), external_exports.literal(3)])),
  "bit-depth": json(external_exports.union([external_exports.literal(8), external_exports.literal(16), external_exports.literal(32)])),
  normalization: json(
    external_exports.object({ stretch: external_exports.literal("asinh").optional(), channels: external_exports.array(channel).min(1) })
  ),
  tile: json(external_exports.object({ height: count, width: count })),
  stride: json(count),
  network: external_exports.string(),
  "data-hash": external_exports.string(),
  "best-epoch": json(count),
  "best-epoch-version": external_exports.string()
});
function describeModel(metadata, path) {
  const parsed = schema.safeParse(metadata);
  if (!parsed.success) {
    const [{ path: place2, message }] = parsed.error.issues;
    const name = String(place2[0]);
    const reason = name in metadata ? `its "${name}" can't be read: ${message}` : `it has no "${name}"`;
    return { model: void 0, faults: [modelNotOurs(path, reason)] };
  }
  const { classes: names, palette, ...rest } = parsed.data;
  if (palette.length !== names.length || rest.normalization.channels.length !== rest.channels) {
    return { model: void 0, faults: [modelNotOurs(path, "its parts contradict each other")] };
  }
  const classes = names.map((name, index) => ({ index, name, color: palette[index] }));
  return { model: { ...rest, classes }, faults: [] };
}

// src/run/predict/files.ts
import { rm as rm3 } from "node:fs/promises";
import { join as join4 } from "node:path";

// src/shared/growing-file.ts
import { open as open2, rename, rm as rm2 } from "node:fs/promises";
import { dirname as dirname3 } from "node:path";
var GrowingFile = class _GrowingFile {
  #path;
  #temporary;
  #file;
  #length = 0;
  constructor(path, temporary, file) {
    this.#path = path;
    this.#temporary = temporary;
    this.#file = file;
  }
  /** Makes the folder, too. @throws InputError `disk-full` or `file-not-writable`, as does every other method */
  static async create(path) {
    const temporary = `${path}.tmp`;
    try {
      await makeFolder(dirname3(path));
      return new _GrowingFile(path, temporary, await open2(temporary, "w"));
    } catch (cause) {
      throw notWritten(path, cause);
    }
  }
  /** Writes at the end. */
  async append(bytes) {
    const at = this.#length;
    this.#length += bytes.length;
    await this.writeAt(bytes, at);
  }
  async writeAt(bytes, position) {
    try {
      for (let done = 0; done < bytes.length; ) {
        const left = bytes.length - done;
        const { bytesWritten } = await this.#file.write(bytes, done, left, position + done);
        done += bytesWritten;
      }
    } catch (cause) {
      throw notWritten(this.#path, cause);
    }
  }
  /** Puts the file in the place of what stood there. */
  async commit() {
    try {
      await this.#file.sync();
      await this.#file.close();
      await rename(this.#temporary, this.#path);
      await syncFolder(dirname3(this.#path));
    } catch (cause) {
      throw notWritten(this.#path, cause);
    }
  }
  /** Leaves nothing behind; after `commit` it does nothing. */
  async discard() {
    await this.#file.close().catch(() => void 0);
    await rm2(this.#temporary, { force: true });
  }
};

// src/shared/csv.ts
function csvRow(values) {
  return `${values.map(field).join(",")}
`;
}
function field(value) {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

// src/stages/7-report/prediction-files/tables.ts
var IMAGES_HEADER = csvRow([
  "image",
  "mask",
  "width",
  "height",
  "class",
  "area",
  "share",
  "mean-probability",
  "objects"
]);
function imageRows(summary, classes) {
  const { image, mask, width, height, pixels, confidence, objects } = summary;
  return classes.map(({ name, index }) => {
    const area = pixels[index];
    const share = area / (width * height);
    const mean = confidence[index] / area;
    return csvRow([
      image,
      mask,
      width,
      height,
      name,
      area,
      short(share),
      short(mean),
      index === 0 ? "" : objects[index]
    ]);
  }).join("");
}
var OBJECTS_HEADER = csvRow(["image", "object", ...objectColumns()]);
function objectRow(image, number, object, classes) {
  return csvRow([image, number, ...objectCells(object, classes)]);
}
function objectColumns() {
  return ["class", "area", "left", "top", "width", "height", "centroid-x", "centroid-y", "mean-probability"];
}
function objectCells(object, classes) {
  const { classIndex, area, left, top, width, height, centroidX, centroidY, meanProbability } = object;
  const numbers = [area, left, top, width, height, round(centroidX), round(centroidY)];
  return [classes[classIndex].name, ...numbers, short(meanProbability)];
}
function short(value) {
  return Number(value.toPrecision(6));
}
function round(value) {
  return Math.round(value * 1e3) / 1e3;
}

// src/run/predict/search.ts
import { join as join3 } from "node:path";

// src/objects/grid-search.ts
function gridColumns({ width, edge }) {
  return Math.ceil(width / edge);
}
var GridSearch = class {
  #grid;
  #cells = /* @__PURE__ */ new Map();
  constructor(grid) {
    this.#grid = grid;
  }
  /** An object that was found with this grid's cells. */
  add({ cells, meanProbability }) {
    for (const [number, pixels] of cells) {
      const cell = this.#cells.get(number) ?? { area: 0, objects: 0, probability: 0 };
      cell.area += pixels;
      cell.objects++;
      cell.probability += pixels * meanProbability;
      this.#cells.set(number, cell);
    }
  }
  /** In the order of `compareTiles`. */
  tiles() {
    const { width, height, edge } = this.#grid;
    const columns = gridColumns(this.#grid);
    return [...this.#cells].map(([number, { area, objects, probability }]) => {
      const left = number % columns * edge;
      const top = Math.floor(number / columns) * edge;
      const size = { width: Math.min(edge, width - left), height: Math.min(edge, height - top) };
      return { left, top, ...size, area, objects, meanProbability: probability / area };
    }).sort(compareTiles);
  }
};
function compareTiles(a, b) {
  return b.area - a.area || b.meanProbability - a.meanProbability || a.top - b.top || a.left - b.left;
}
function compareObjects(a, b) {
  return b.area - a.area || b.meanProbability - a.meanProbability || a.top - b.top || a.left - b.left;
}

// src/stages/7-report/prediction-files/display.ts
function displayPainter({ channels, stretch }) {
  const levels = channels.map((channel2) => {
    const stretched = (raw) => {
      const value = (Math.min(Math.max(raw, channel2.low), channel2.high) - channel2.offset) * channel2.scale;
      return stretch === "asinh" ? Math.asinh(value) : value;
    };
    const [low, high] = [stretched(channel2.low), stretched(channel2.high)];
    const level = (raw) => (stretched(raw) - low) / (high - low || 1) * 255;
    const table = Uint8Array.from({ length: 65536 }, (_, raw) => Math.round(level(raw)));
    return (raw, isInteger) => isInteger ? table[raw] : Math.round(level(raw));
  });
  return (image, p, target, at) => {
    const { channels: count3, data } = image;
    const isInteger = !(data instanceof Float32Array);
    for (let c = 0; c < 3; c++) {
      const from = count3 < 3 ? 0 : c;
      target[at + c] = levels[from](data[p * count3 + from], isInteger);
    }
  };
}
function tint(target, at, classes, label) {
  if (label === 0) return;
  const { color } = classes[label];
  for (let c = 0; c < 3; c++) target[at + c] = target[at + c] + color[c] >> 1;
}

// src/stages/7-report/prediction-files/contact-sheet.ts
var SHEET_TILES = 40;
var COLUMNS = 5;
var EDGE = 256;
var GAP = 16;
var CAPTION = 40;
var TITLE = 48;
function sheetTile({
  image,
  tile,
  pixels,
  labels,
  wanted,
  description
}) {
  const paint = displayPainter(description.normalization);
  const { color } = description.classes[wanted];
  const { width, height } = pixels;
  const data = new Uint8Array(width * height * 3);
  for (let p = 0; p < width * height; p++) {
    if (isOutline(labels, p, wanted)) data.set(color, p * 3);
    else paint(pixels, p, data, p * 3);
  }
  return { image, tile, picture: { width, height, channels: 3, data } };
}
function isOutline({ width, height, data }, p, wanted) {
  if (data[p] === wanted) return false;
  const [x, y] = [p % width, Math.floor(p / width)];
  return x > 0 && data[p - 1] === wanted || x + 1 < width && data[p + 1] === wanted || y > 0 && data[p - width] === wanted || y + 1 < height && data[p + width] === wanted;
}
async function contactSheet(title, tiles) {
  const columns = Math.min(COLUMNS, Math.max(1, tiles.length));
  const rows = Math.ceil(tiles.length / columns);
  const width = GAP + Math.max(3, columns) * (EDGE + GAP);
  const height = TITLE + rows * (EDGE + CAPTION + GAP) + GAP;
  const sheet = { width, height, channels: 3, data: new Uint8Array(width * height * 3).fill(24) };
  const texts = [text(GAP, 30, 20, titleOf(title, tiles.length))];
  for (const [i, tile] of tiles.entries()) {
    const left = GAP + i % columns * (EDGE + GAP);
    const top = TITLE + Math.floor(i / columns) * (EDGE + CAPTION + GAP);
    place(sheet, await scaled(tile.picture, EDGE), left, top);
    const [first, second] = captionOf(tile, i + 1);
    texts.push(text(left, top + EDGE + 16, 13, first), text(left, top + EDGE + 33, 13, second));
  }
  return annotated(sheet, texts.join(""));
}
function titleOf({ name, total, minArea }, shown) {
  const counted = minArea > 1 ? `, objects of ${minArea} pixels or more` : "";
  if (total === 0) return `${name}: nothing found${counted}`;
  return `${name}: ${shown === total ? total : `the first ${shown} of ${total}`} tiles by area${counted}`;
}
function captionOf({ image, tile }, rank) {
  const longest = 22;
  const short2 = image.length > longest ? `…${image.slice(1 - longest)}` : image;
  const objects = tile.objects === 1 ? "1 object" : `${tile.objects} objects`;
  return [`${rank}. ${short2} at ${tile.left}, ${tile.top}`, `${tile.area} pixels, ${objects}`];
}
function place(sheet, picture, left, top) {
  for (let y = 0; y < picture.height; y++) {
    const row = picture.data.subarray(y * picture.width * 3, (y + 1) * picture.width * 3);
    sheet.data.set(row, ((top + y) * sheet.width + left) * 3);
  }
}
function text(x, y, size, content) {
  const escaped = escapeControls(content).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<text x="${x}" y="${y}" font-family="sans-serif" font-size="${size}" fill="#fff">${escaped}</text>`;
}

// src/stages/7-report/prediction-files/found-tables.ts
function foundTileRows(ranked) {
  const header = [
    "rank",
    "image",
    "left",
    "top",
    "width",
    "height",
    "area",
    "share",
    "objects",
    "mean-probability"
  ];
  const rows = ranked.map(({ image, tile }, i) => {
    const { left, top, width, height, area, objects, meanProbability } = tile;
    const share = short(area / (width * height));
    return csvRow([i + 1, image, left, top, width, height, area, share, objects, short(meanProbability)]);
  });
  return inChunks([csvRow(header), ...rows]);
}
function foundObjectRows(ranked, classes) {
  const rows = ranked.map(
    ({ image, number, object }, i) => csvRow([i + 1, image, number, ...objectCells(object, classes)])
  );
  return inChunks([csvRow(["rank", "image", "object", ...objectColumns()]), ...rows]);
}
var ROWS_A_CHUNK = 1e4;
function inChunks(rows) {
  return Array.from(
    { length: Math.ceil(rows.length / ROWS_A_CHUNK) },
    (_, i) => Buffer.from(rows.slice(i * ROWS_A_CHUNK, (i + 1) * ROWS_A_CHUNK).join(""))
  );
}

// src/run/predict/search.ts
var Search = class _Search {
  static FILES = ["found-tiles.csv", "found-objects.csv", "contact-sheet.png"];
  #options;
  #tiles = [];
  #objects = [];
  #shown = [];
  constructor(options) {
    this.#options = options;
  }
  image(name, image) {
    const { wanted, grid } = this.#options;
    const search = new GridSearch({ width: image.width, height: image.height, edge: grid });
    return {
      add: (number, object) => {
        if (object.classIndex !== wanted) return;
        search.add(object);
        this.#objects.push({ image: name, number, object });
      },
      finish: async (labels) => {
        const tiles = search.tiles();
        this.#tiles.push(...tiles.map((tile) => ({ image: name, tile })));
        await this.#show(name, image, labels, tiles.slice(0, SHEET_TILES));
      }
    };
  }
  /** Cuts out what may come onto the sheet while the image is open. */
  async #show(name, image, labels, tiles) {
    const { description, wanted } = this.#options;
    for (const tile of tiles) {
      const last = this.#shown[SHEET_TILES - 1];
      if (last !== void 0 && compareTiles(last.tile, tile) <= 0) break;
      const [pixels, classes] = [await image.read(tile), await labels.read(tile)];
      this.#shown.push(sheetTile({ image: name, tile, pixels, labels: classes, wanted, description }));
      this.#shown.sort((a, b) => compareTiles(a.tile, b.tile));
      this.#shown = this.#shown.slice(0, SHEET_TILES);
    }
  }
  /** Lines that say what was found. */
  async finish() {
    const { description, wanted, output, minArea } = this.#options;
    const { name } = description.classes[wanted];
    const tiles = this.#tiles.sort((a, b) => compareTiles(a.tile, b.tile));
    const objects = this.#objects.sort((a, b) => compareObjects(a.object, b.object));
    const [tileFile, objectFile, sheetFile] = _Search.FILES.map((file) => join3(output, file));
    await writeFileAtomic(tileFile, foundTileRows(tiles));
    await writeFileAtomic(objectFile, foundObjectRows(objects, description.classes));
    await writeFileAtomic(sheetFile, await contactSheet({ name, total: tiles.length, minArea }, this.#shown));
    return [
      `Found:   ${objects.length} objects of "${name}" in ${tiles.length} tiles`,
      `Tiles:   ${tileFile}`,
      `Ranked:  ${objectFile}`,
      `Sheet:   ${sheetFile}`
    ];
  }
};

// src/run/predict/files.ts
var BUFFERED_ROWS = 4096;
var PredictionFiles = class _PredictionFiles {
  wanted;
  #settings;
  #description;
  #images;
  #objects;
  #search;
  #count = 0;
  constructor(settings, description, wanted, images, objects) {
    this.wanted = wanted;
    this.#settings = settings;
    this.#description = description;
    this.#images = images;
    this.#objects = objects;
    const { grid, minArea, output } = settings;
    if (wanted !== void 0) this.#search = new Search({ description, wanted, grid, minArea, output });
  }
  static async create(settings, description, wanted) {
    const images = await GrowingFile.create(join4(settings.output, "predictions.csv"));
    await images.append(Buffer.from(IMAGES_HEADER));
    const objects = await GrowingFile.create(join4(settings.output, "objects.csv"));
    await objects.append(Buffer.from(OBJECTS_HEADER));
    return new _PredictionFiles(settings, description, wanted, images, objects);
  }
  image(name, image) {
    const { classes } = this.#description;
    const search = this.#search?.image(name, image);
    let number = 0;
    let rows = [];
    let written = Promise.resolve();
    const flush = () => {
      const text2 = rows.join("");
      rows = [];
      written = written.then(() => this.#objects.append(Buffer.from(text2)));
    };
    return {
      add: (object) => {
        number++;
        rows.push(objectRow(name, number, object, classes));
        search?.add(number, object);
        if (rows.length >= BUFFERED_ROWS) flush();
      },
      finish: async (summary, labels) => {
        flush();
        await written;
        this.#count += number;
        await this.#images.append(Buffer.from(imageRows(summary, classes)));
        if (labels !== void 0) await search?.finish(labels);
      }
    };
  }
  /** Lines that say what there is now. */
  async finish(images) {
    await this.#images.commit();
    await this.#objects.commit();
    const { output } = this.#settings;
    const lines = [
      `${images === 1 ? "1 image" : `${images} images`}, ${this.#count} objects`,
      `Masks:   ${join4(output, "masks")}`,
      `Images:  ${join4(output, "predictions.csv")}`,
      `Objects: ${join4(output, "objects.csv")}`
    ];
    if (this.#search !== void 0) return [...lines, ...await this.#search.finish()];
    for (const name of Search.FILES) await rm3(join4(output, name), { force: true });
    return lines;
  }
  async discard() {
    await this.#images.discard();
    await this.#objects.discard();
  }
};

// src/run/predict/fit.ts
function misfit(name, image, model) {
  const takes = { channels: model.channels, bitDepth: model["bit-depth"] };
  if (image.bitDepth !== takes.bitDepth) {
    const fix = "Give the images as they were for training: the same value must mean the same light. Scaling them would only hide the difference.";
    return imageDoesNotFitModel(name, words(image), words(takes), fix);
  }
  if (image.channels > takes.channels)
    return imageDoesNotFitModel(
      name,
      words(image),
      words(takes),
      "Save it as grey, as the training images were."
    );
  return void 0;
}
function fitted(image, channels) {
  if (image.channels === channels) return image;
  return { ...image, channels, read: async (area) => repeated(await image.read(area)) };
}
function repeated({ width, height, data }) {
  const length = data.length * 3;
  const wide = data instanceof Float32Array ? new Float32Array(length) : data instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
  for (let i = 0; i < length; i++) wide[i] = data[Math.floor(i / 3)];
  return { width, height, channels: 3, data: wide };
}
function words({ bitDepth, channels }) {
  return `${bitDepth}-bit ${channels === 3 ? "colour" : "grey"}`;
}

// src/run/predict/segment.ts
import { join as join5 } from "node:path";

// src/image/label-file.ts
import { open as open3, rm as rm4 } from "node:fs/promises";
var LabelFile = class _LabelFile {
  #path;
  #file;
  #width;
  constructor(path, file, width) {
    this.#path = path;
    this.#file = file;
    this.#width = width;
  }
  static async create(path, width) {
    return new _LabelFile(path, await open3(path, "w+"), width);
  }
  /** The next whole rows. */
  async append(rows) {
    await this.#file.writeFile(rows);
  }
  async read({ left, top, width, height }) {
    const data = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      await this.#file.read(data, y * width, width, (top + y) * this.#width + left);
    }
    return { width, height, data };
  }
  /** Takes the file away. */
  async close() {
    await this.#file.close();
    await rm4(this.#path, { force: true });
  }
};

// src/image/tiff-header.ts
var SHORT = 3;
var LONG = 4;
var LONG8 = 16;
function pageHeaders({
  pages,
  height,
  width
}) {
  const pageBytes = 2 * height * width;
  const big = pages * pageBytes > 2 ** 32 - 2 ** 20;
  const tags = (offset) => [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, 16],
    [259, SHORT, 1],
    // no compression
    [262, SHORT, 1],
    // 0 is black
    [273, big ? LONG8 : LONG, offset],
    [277, SHORT, 1],
    [278, LONG, height],
    [279, big ? LONG8 : LONG, pageBytes]
  ];
  const count3 = tags(0).length;
  const [start, entry, word] = big ? [16, 20, 8] : [8, 12, 4];
  const directory = (big ? 8 : 2) + count3 * entry + word;
  const data = start + pages * directory;
  const dataOffsets = Array.from({ length: pages }, (_, k) => data + k * pageBytes);
  const header = Buffer.alloc(data);
  header.write(big ? "II+\0\b\0\0\0" : "II*\0", "latin1");
  const put = (value, at) => big ? header.writeBigUInt64LE(BigInt(value), at) : header.writeUInt32LE(value, at);
  put(start, start - word);
  for (const [k, offset] of dataOffsets.entries()) {
    let at = start + k * directory;
    at = big ? header.writeBigUInt64LE(BigInt(count3), at) : header.writeUInt16LE(count3, at);
    for (const [tag, type, value] of tags(offset)) {
      header.writeUInt16LE(tag, at);
      header.writeUInt16LE(type, at + 2);
      put(1, at + 4);
      put(value, at + 4 + word);
      at += entry;
    }
    put(k + 1 < pages ? start + (k + 1) * directory : 0, at);
  }
  return { header, dataOffsets };
}

// src/image/plane-writer.ts
async function createPlanes(path, format, size) {
  const { classes, height, width } = size;
  const file = await GrowingFile.create(path);
  const { header, offsetOf, bytes } = format === "npy" ? npyLayout(size) : tiffLayout(size);
  for (const { at, content } of header) await file.writeAt(content, at);
  let top = 0;
  return {
    async write(planes, rows) {
      const pixels = rows * width;
      for (let k = 0; k < classes; k++) {
        const plane = planes.subarray(k * pixels, (k + 1) * pixels);
        await file.writeAt(bytes(plane), offsetOf(k, top));
      }
      top += rows;
      if (top > height) throw new RangeError(`${top} rows were given of ${height}`);
    },
    finish: () => file.commit(),
    discard: () => file.discard()
  };
}
function npyLayout({ classes, height, width }) {
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${classes}, ${height}, ${width}), }`;
  const length = Math.ceil((10 + dictionary.length + 1) / 64) * 64;
  const content = Buffer.alloc(length, " ");
  content.write("NUMPY\0", "latin1");
  content.writeUInt16LE(length - 10, 8);
  content.write(dictionary, 10, "latin1");
  content.write("\n", length - 1, "latin1");
  return {
    header: [{ at: 0, content }],
    offsetOf: (k, row) => length + 4 * (k * height + row) * width,
    bytes: (plane) => new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength)
  };
}
function tiffLayout({ classes, height, width }) {
  const { header, dataOffsets } = pageHeaders({ pages: classes, height, width });
  return {
    header: [{ at: 0, content: header }],
    offsetOf: (k, row) => dataOffsets[k] + 2 * row * width,
    bytes(plane) {
      const levels = new Uint16Array(plane.length);
      for (let i = 0; i < plane.length; i++) levels[i] = Math.round(Math.min(1, plane[i]) * 65535);
      return new Uint8Array(levels.buffer);
    }
  };
}

// src/image/row-writer.ts
import { once } from "node:events";
import { createDeflate } from "node:zlib";
function createMaskPng(path, size, colors) {
  const palette = chunk("PLTE", paletteOf(colors));
  return createPng(path, size, { colorType: 3, bytesPerPixel: 1 }, [palette]);
}
function createColorPng(path, size) {
  return createPng(path, size, { colorType: 2, bytesPerPixel: 3 }, []);
}
async function createPng(path, { width, height }, { colorType, bytesPerPixel }, before) {
  const file = await GrowingFile.create(path);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colorType, 0, 0, 0], 8);
  await file.append(
    Buffer.concat([Buffer.from("PNG\r\n\n", "latin1"), chunk("IHDR", header), ...before])
  );
  const deflate = createDeflate();
  const written = writeChunks(deflate, file);
  let fault;
  written.catch((error) => {
    fault = error;
  });
  const rowBytes = width * bytesPerPixel;
  return {
    async write(rows) {
      if (fault !== void 0) throw fault;
      if (!deflate.write(filtered(rows, rowBytes))) await Promise.race([once(deflate, "drain"), written]);
    },
    async finish() {
      deflate.end();
      await written;
      await file.append(chunk("IEND", Buffer.alloc(0)));
      await file.commit();
    },
    async discard() {
      deflate.destroy();
      await file.discard();
    }
  };
}
function filtered(rows, rowBytes) {
  const count3 = rows.length / rowBytes;
  const result = Buffer.alloc(rows.length + count3);
  for (let y = 0; y < count3; y++)
    result.set(rows.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1);
  return result;
}
async function writeChunks(deflate, file) {
  for await (const part of deflate) await file.append(chunk("IDAT", part));
}

// src/objects/components.ts
var Components = class {
  #options;
  #above = [];
  #y = 0;
  constructor(options) {
    this.#options = options;
  }
  /** The next row: each pixel's class and the probability of it. */
  addRow(labels, probabilities) {
    const { width, classes } = this.#options;
    const runs = [];
    let above = 0;
    for (let start = 0, end = 0; start < width; start = end) {
      const classIndex = labels[start];
      end = start + 1;
      while (end < width && labels[end] === classIndex) end++;
      if (classes[classIndex] !== true) continue;
      while (above < this.#above.length && this.#above[above].end < start) above++;
      let node;
      for (let i = above; i < this.#above.length && this.#above[i].start <= end; i++) {
        const other = this.#above[i];
        if (other.classIndex !== classIndex) continue;
        node = node === void 0 ? rootOf(other.node) : unite(node, rootOf(other.node));
      }
      node ??= newNode(classIndex, start, this.#y);
      this.#extend(node, start, end, probabilities);
      runs.push({ start, end, classIndex, node });
    }
    this.#tellFinished();
    this.#above = runs;
    this.#y++;
  }
  /** After the last row. */
  finish() {
    this.#tellFinished();
    this.#above = [];
  }
  #extend(node, start, end, probabilities) {
    const length = end - start;
    node.area += length;
    node.left = Math.min(node.left, start);
    node.right = Math.max(node.right, end);
    node.bottom = this.#y + 1;
    node.sumX += (start + end - 1) / 2 * length;
    node.sumY += this.#y * length;
    for (let x = start; x < end; x++) node.probability += probabilities[x];
    const { grid } = this.#options;
    if (grid === void 0 || grid.classIndex !== node.classIndex) return;
    node.cells ??= /* @__PURE__ */ new Map();
    const row = Math.floor(this.#y / grid.edge) * grid.columns;
    for (let x = start; x < end; ) {
      const column = Math.floor(x / grid.edge);
      const next = Math.min(end, (column + 1) * grid.edge);
      node.cells.set(row + column, (node.cells.get(row + column) ?? 0) + next - x);
      x = next;
    }
  }
  /** Objects of the row before that the row at hand does not go on with. */
  #tellFinished() {
    for (const { node } of this.#above) {
      const root = rootOf(node);
      if (root.bottom > this.#y || root.isTold) continue;
      root.isTold = true;
      this.#options.onObject(describe(root));
    }
  }
};
function newNode(classIndex, x, y) {
  const numbers = { area: 0, left: x, right: x, top: y, bottom: y, sumX: 0, sumY: 0, probability: 0 };
  return { parent: void 0, classIndex, ...numbers, cells: void 0, isTold: false };
}
function rootOf(node) {
  let root = node;
  while (root.parent !== void 0) root = root.parent;
  for (let at = node; at.parent !== void 0 && at.parent !== root; ) {
    const next = at.parent;
    at.parent = root;
    at = next;
  }
  return root;
}
function unite(a, b) {
  if (a === b) return a;
  const [root, other] = a.top <= b.top ? [a, b] : [b, a];
  other.parent = root;
  root.area += other.area;
  root.left = Math.min(root.left, other.left);
  root.right = Math.max(root.right, other.right);
  root.bottom = Math.max(root.bottom, other.bottom);
  root.sumX += other.sumX;
  root.sumY += other.sumY;
  root.probability += other.probability;
  if (other.cells !== void 0) {
    root.cells ??= /* @__PURE__ */ new Map();
    for (const [cell, pixels] of other.cells) root.cells.set(cell, (root.cells.get(cell) ?? 0) + pixels);
    other.cells = void 0;
  }
  return root;
}
function describe(node) {
  const { classIndex, area, left, top } = node;
  return {
    classIndex,
    area,
    left,
    top,
    width: node.right - left,
    height: node.bottom - top,
    centroidX: node.sumX / area,
    centroidY: node.sumY / area,
    meanProbability: node.probability / area,
    cells: node.cells ?? /* @__PURE__ */ new Map()
  };
}

// src/stages/6-evaluate/blend.ts
async function* predictBands(model, image, options) {
  const { classes, tile } = options;
  const { height, width } = image;
  const tops = startsOf(height, options);
  const lefts = startsOf(width, options);
  const weights = gaussian(tile);
  const sums = new RollingSums(classes, Math.min(tile, height), width);
  const across = weightSums(lefts, width, weights);
  const down = weightSums(tops, height, weights);
  const tiles = tops.flatMap((top) => lefts.map((left) => ({ top, left })));
  const predicted = predictAhead(tiles, tilePrediction(model, image, options));
  for await (const [i, { top, left, rows, columns, probabilities }] of predicted) {
    if (left === 0) sums.moveTo(top);
    sums.add(probabilities, { left, rows, columns }, weights);
    options.onTile?.(i + 1, tiles.length);
    if (left !== lefts[lefts.length - 1]) continue;
    const next = tiles[i + 1]?.top ?? height;
    const done = next - top;
    yield { top, rows: done, probabilities: sums.take(done, down.subarray(top, next), across) };
  }
}
async function* predictAhead(items, predict2) {
  let next;
  for (const [i, item] of items.entries()) {
    const current = next ?? predict2(item);
    next = i + 1 < items.length ? predict2(items[i + 1]) : void 0;
    next?.catch(() => void 0);
    yield [i, await current];
  }
}
function tilePrediction(model, image, options) {
  const { tile, signal } = options;
  let band;
  return async ({ top, left }) => {
    signal?.throwIfAborted();
    const rows = Math.min(tile, image.height - top);
    const columns = Math.min(tile, image.width - left);
    if (band?.top !== top) band = { top, pixels: image.readRows(top, rows) };
    const probabilities = await predictTile(model, await band.pixels, left, columns, options);
    return { top, left, rows, columns, probabilities };
  };
}
function startsOf(length, { tile, overlap, stride }) {
  const step = Math.max(stride, Math.floor(tile * (1 - overlap) / stride) * stride);
  const starts = [0];
  while (starts[starts.length - 1] + tile < length) {
    const last = Math.ceil((length - tile) / stride) * stride;
    starts.push(Math.min(starts[starts.length - 1] + step, last));
  }
  return starts;
}
function gaussian(edge) {
  const [center, sigma] = [(edge - 1) / 2, edge / 8];
  return Float64Array.from({ length: edge }, (_, i) => Math.exp(-(((i - center) / sigma) ** 2) / 2));
}
function weightSums(starts, length, weights) {
  const sums = new Float64Array(length);
  for (const start of starts)
    for (let i = 0; i < weights.length && start + i < length; i++) sums[start + i] += weights[i];
  return sums;
}
async function predictTile(model, rows, left, columns, { classes, mirror }) {
  const { channels, height, width, data } = rows;
  const raw = new Float32Array(channels * height * columns);
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < height; y++) {
      const from = (y * width + left) * channels + c;
      const to = (c * height + y) * columns;
      for (let x = 0; x < columns; x++) raw[to + x] = data[from + x * channels];
    }
  }
  const shape = { size: 1, height, width: columns };
  return mirror ? mirrored(model, raw, shape, classes) : model.predict(raw, shape);
}
var RollingSums = class {
  #classes;
  #rows;
  #width;
  #sums;
  #top = 0;
  constructor(classes, rows, width) {
    this.#classes = classes;
    this.#rows = rows;
    this.#width = width;
    this.#sums = new Float32Array(classes * rows * width);
  }
  /** Forgets the rows above `top`, and has zeros below those it keeps. */
  moveTo(top) {
    const gone = (top - this.#top) * this.#width;
    const plane = this.#rows * this.#width;
    for (let k = 0; k < this.#classes && gone > 0; k++) {
      const sums = this.#sums.subarray(k * plane, (k + 1) * plane);
      sums.copyWithin(0, gone);
      sums.fill(0, Math.max(0, plane - gone));
    }
    this.#top = top;
  }
  add(probabilities, { left, rows, columns }, weights) {
    for (let k = 0; k < this.#classes; k++) {
      for (let y = 0; y < rows; y++) {
        const from = (k * rows + y) * columns;
        const to = (k * this.#rows + y) * this.#width + left;
        const weight = weights[y];
        for (let x = 0; x < columns; x++) this.#sums[to + x] += weight * weights[x] * probabilities[from + x];
      }
    }
  }
  /** The first `rows` rows, divided by the weights that fell on them. */
  take(rows, down, across) {
    const width = this.#width;
    const result = new Float32Array(this.#classes * rows * width);
    for (let k = 0; k < this.#classes; k++) {
      for (let y = 0; y < rows; y++) {
        const from = (k * this.#rows + y) * width;
        const to = (k * rows + y) * width;
        for (let x = 0; x < width; x++) result[to + x] = this.#sums[from + x] / (down[y] * across[x]);
      }
    }
    return result;
  }
};

// src/stages/7-report/prediction-files/overlay.ts
var LONGEST_EDGE = 4096;
async function createOverlay(input) {
  const { width, height, classes } = input;
  const factor = Math.ceil(Math.max(width, height) / (input.longestEdge ?? LONGEST_EDGE));
  const columns = Math.ceil(width / factor);
  const rows = Math.ceil(height / factor);
  const writer = await createColorPng(input.path, { width: columns, height: rows });
  const paint = displayPainter(input.normalization);
  const sums = new Float64Array(columns * 3);
  const counts = new Float64Array(columns);
  const pixel = new Uint8Array(3);
  let y = 0;
  function addRow(image, labels, row) {
    for (let x = 0; x < width; x++) {
      const p = row * width + x;
      paint(image, p, pixel, 0);
      tint(pixel, 0, classes, labels[p]);
      const to = Math.floor(x / factor);
      for (let c = 0; c < 3; c++) sums[to * 3 + c] += pixel[c];
      counts[to]++;
    }
  }
  function takeLine() {
    const line = Uint8Array.from(sums, (sum, i) => Math.round(sum / counts[Math.floor(i / 3)]));
    sums.fill(0);
    counts.fill(0);
    return line;
  }
  return {
    async write(image, labels) {
      for (let row = 0; row < image.height; row++) {
        addRow(image, labels, row);
        y++;
        if (y % factor === 0 || y === height) await writer.write(takeLine());
      }
    },
    finish: () => writer.finish(),
    discard: () => writer.discard()
  };
}

// src/run/predict/segment.ts
async function segment(input) {
  const { image, stem, description, settings, wanted, scratch, signal } = input;
  const { width, height } = image;
  const classes = description.classes.length;
  const counts = newCounts(classes);
  const sinks = [];
  let labels;
  try {
    for (const create of sinksOf(input)) sinks.push(await create());
    if (wanted !== void 0) labels = await LabelFile.create(join5(scratch, "labels.raw"), width);
    const components = componentsOf(input, counts.objects);
    const readRows = (top, rows) => image.read({ left: 0, top, width, height: rows });
    const bands = predictBands(
      input.model,
      { width, height, readRows },
      {
        classes,
        tile: tileOf(settings, description),
        overlap: settings.overlap,
        stride: description.stride,
        mirror: settings.flipAveraging,
        onTile: input.onTile,
        signal
      }
    );
    for await (const band of bands) {
      const { labels: most, values } = argmax(band.probabilities, classes, band.rows * width);
      const labelled = { ...band, labels: most, confidence: values };
      count2(labelled, width, counts, components);
      const pixels = once2(() => readRows(band.top, band.rows));
      for (const sink of sinks) await sink.write(labelled, pixels);
      await labels?.append(most);
    }
    components.finish();
    for (const sink of sinks) await sink.finish();
    return { mask: `masks/${stem}.png`, width, height, ...counts, labels };
  } catch (error) {
    await labels?.close();
    for (const sink of sinks) await sink.discard();
    throw error;
  }
}
function tileOf({ tileSize }, { tile, stride }) {
  return Math.ceil((tileSize ?? Math.max(tile.height, tile.width)) / stride) * stride;
}
function newCounts(classes) {
  const zeros = () => new Array(classes).fill(0);
  return { pixels: zeros(), confidence: zeros(), objects: zeros() };
}
function count2({ labels, confidence, rows }, width, counts, components) {
  for (let p = 0; p < labels.length; p++) {
    counts.pixels[labels[p]]++;
    counts.confidence[labels[p]] += confidence[p];
  }
  for (let y = 0; y < rows; y++) {
    const [from, to] = [y * width, (y + 1) * width];
    components.addRow(labels.subarray(from, to), confidence.subarray(from, to));
  }
}
function componentsOf({ image, description, settings, wanted, onObject }, objects) {
  const { width, height } = image;
  const { grid: edge, minArea } = settings;
  const columns = gridColumns({ width, height, edge });
  return new Components({
    width,
    classes: description.classes.map(({ index }) => index > 0 || index === wanted),
    grid: wanted === void 0 ? void 0 : { edge, columns, classIndex: wanted },
    onObject(object) {
      if (object.area < minArea) return;
      objects[object.classIndex]++;
      onObject(object);
    }
  });
}
function sinksOf({ image, stem, description, settings }) {
  const { width, height } = image;
  const { classes, normalization } = description;
  const { output, overlays, probabilities } = settings;
  const colors = classes.map(({ color }) => color);
  const mask = async () => {
    const writer = await createMaskPng(join5(output, "masks", `${stem}.png`), { width, height }, colors);
    return { ...writer, write: ({ labels }) => writer.write(labels) };
  };
  const overlay = async () => {
    const path = join5(output, "overlays", `${stem}.png`);
    const writer = await createOverlay({ path, width, height, classes, normalization });
    return { ...writer, write: async ({ labels }, pixels) => writer.write(await pixels(), labels) };
  };
  const planes = async () => {
    const format = probabilities === "tiff" ? "tiff" : "npy";
    const path = join5(output, "probabilities", `${stem}.${format === "tiff" ? "tif" : "npy"}`);
    const writer = await createPlanes(path, format, { classes: classes.length, height, width });
    return { ...writer, write: (band) => writer.write(band.probabilities, band.rows) };
  };
  return [mask, ...overlays ? [overlay] : [], ...probabilities === "none" ? [] : [planes]];
}
function once2(make) {
  let made;
  return () => {
    made ??= make();
    return made;
  };
}

// src/run/predict.ts
async function predict(run) {
  const { settings, publisher } = run;
  const { images, faults } = await inputsOf(run);
  const { model, description, wanted } = await openModelFor(run, faults);
  const scratch = await mkdtemp(join6(tmpdir(), "best-epoch-predict-"));
  const files = await PredictionFiles.create(settings, description, wanted);
  const failed = [];
  try {
    for (const [index, image] of images.entries()) {
      const fault = await predictImage(run, {
        image,
        index,
        total: images.length,
        model,
        description,
        files,
        scratch
      });
      if (fault !== void 0) failed.push(fault);
    }
    for (const line of await files.finish(images.length - failed.length)) publisher.say(line);
  } catch (error) {
    await files.discard();
    throw error;
  } finally {
    await model.dispose();
    await rm5(scratch, { recursive: true, force: true });
  }
  publisher.faults(failed);
  return failed.length;
}
async function inputsOf({ inputs, cwd, settings, outputName }) {
  const { output } = settings;
  const written = ["masks", "overlays", "probabilities"].map((name) => join6(output, name));
  const listed = await listInputs({ inputs, cwd, output: { path: output, name: outputName }, written });
  return { images: listed.images, faults: [...listed.faults, ...await outputFaults(output)] };
}
async function openModelFor({ settings, publisher }, earlier) {
  const faults = [...earlier];
  const threads = settings.threads === 0 ? availableParallelism() : settings.threads;
  let model;
  try {
    model = await openModel(settings.model, { threads });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    faults.push(...error.faults);
  }
  const described = model && describeModel(model.metadata, settings.model);
  faults.push(...described?.faults ?? []);
  const description = described?.model;
  const wanted = description?.classes.find(({ name }) => name === settings.find)?.index;
  if (description !== void 0 && settings.find !== void 0 && wanted === void 0) {
    const names = description.classes.map(({ name }) => name);
    faults.push(classToFindUnknown(settings.find, names, (0, import_fastest_levenshtein.closest)(settings.find, names)));
  }
  if (model !== void 0 && description !== void 0 && faults.every(({ severity }) => severity !== "error")) {
    publisher.faults(faults);
    return { model, description, wanted };
  }
  await model?.dispose();
  throw new InputError(faults);
}
async function predictImage({ settings, publisher, signal }, { image: { path, name, stem }, index, total, model, description, files, scratch }) {
  signal.throwIfAborted();
  try {
    const opened = await openImage(path, { scratch });
    try {
      const fault = misfit(name, opened, description);
      if (fault !== void 0) return fault;
      const image = fitted(opened, description.channels);
      const objects = files.image(name, image);
      const { labels, ...found } = await segment({
        image,
        stem,
        model,
        description,
        settings,
        wanted: files.wanted,
        scratch,
        signal,
        onObject: objects.add,
        onTile: (done, tiles) => publisher.progress({ name, item: index + 1, items: total, done, total: tiles })
      });
      try {
        await objects.finish({ image: name, ...found }, labels);
      } finally {
        await labels?.close();
      }
      return void 0;
    } finally {
      await opened.close();
    }
  } catch (error) {
    return imageFault(name, error);
  }
}
function imageFault(name, error) {
  if (error instanceof ImageError) {
    const { problem } = error;
    if (problem.kind === "unreadable") return unreadableImage(name, problem.why, problem.fix);
    return imageOverPixelLimit(name, `${problem.width}x${problem.height}`, PIXEL_LIMIT);
  }
  const { code, syscall } = error;
  if (code !== void 0 && syscall !== void 0 && error instanceof Error && syscall !== "write")
    return unreadableImage(name, `can't be read (${code})`, "Give this user permission to read it.");
  throw error;
}
export {
  predict
};
