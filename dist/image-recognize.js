import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  tryLock
} from "./shared-lock.js";
import {
  firstLineOf,
  messageOf
} from "./shared-message-of.js";
import {
  makeFolder
} from "./shared-write-file-atomic.js";
import {
  remove,
  removeIfEmpty
} from "./shared-move-and-remove.js";
import {
  InputError,
  READ_FORMATS,
  brokenSymlink,
  dataFolderUnreadable,
  dvcNotPulled,
  formatNotRead,
  groupByMatchesNothing,
  outputInUse,
  outputNotWritable,
  patternTooSlow,
  symlinkOutside
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/stages/2-dataset/endings.ts
var MASK_WORDS = [
  "(?:[Cc]olou?r[_ -])?[Mm]asks?",
  "cp_masks",
  "gtFine_label(?:Train)?Ids",
  "[Ss]imple[ _][Ss]egmentation",
  "[Ss]egment(?:ation|ations|ed)?|[Ss]eg",
  "[Aa]nnot(?:ations?|ated)?",
  "[Gg]round[_ ]?[Tt]ruth",
  "[Ll]abels?|[Ll]bl|[Gg][Tt]|L",
  "[Mm]anual"
];
var MASK_SUFFIX = new RegExp(`[_\\-. ](?:${MASK_WORDS.join("|")})$`);
var ENDING_NUMBER = /[\s_.-]*\(?\d{1,4}\)?$/;
var IMAGE_SUFFIX = /[_-](?:[Ii]mage|[Ii]mg|leftImg8bit|0000)$/;
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
function unpadded(stem) {
  return stem.replace(/(?<!\d)0+(?=\d)/g, "");
}
__name(unpadded, "unpadded");
function withoutMaskNumber(stem) {
  const bare = stem.replace(ENDING_NUMBER, "");
  const base = maskBase(bare);
  return bare === stem || base === bare || base === "" ? void 0 : bare;
}
__name(withoutMaskNumber, "withoutMaskNumber");

// src/stages/2-dataset/bounded-match.ts
import { createContext, Script } from "node:vm";
var LONGEST_MS = 5e3;
var SCRIPT = new Script(`
  const expression = new RegExp(source);
  texts.map((text) => {
    const match = expression.exec(text);
    return match === null ? null : [match[0], match[1] ?? null, Object.entries(match.groups ?? {})];
  });
`);
function matchBounded(source, texts, longestMs = LONGEST_MS) {
  const context = createContext({ source, texts: [...texts] });
  try {
    const found = SCRIPT.runInContext(context, { timeout: longestMs });
    return Array.from(found, (match) => match === null ? void 0 : matchOf(match));
  } catch (error) {
    if (error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return "too-slow";
    throw error;
  }
}
__name(matchBounded, "matchBounded");
function matchOf([whole, captured, groups]) {
  const named = groups.flatMap(([name, held]) => held === void 0 ? [] : [[name, held]]);
  return { whole, captured: captured ?? void 0, named: new Map(named) };
}
__name(matchOf, "matchOf");

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

// src/run/output-lock.ts
import { lstat } from "node:fs/promises";
import { dirname, join } from "node:path";
var OUTPUT_LOCK = ".output-lock";
var BEATS = { beatMs: 500, silentBeats: 20 };
async function lockOutput(output, options) {
  const { say, signal } = options;
  const made = await missingFolders(output);
  const onWait = /* @__PURE__ */ __name(() => say(`Looking whether a run of another machine writes to ${output}...`), "onWait");
  let lock;
  try {
    lock = await lockIn(output, { ...BEATS, onWait, signal });
  } catch (error) {
    await removeAll(made);
    if (error.syscall === void 0) throw error;
    return { async [Symbol.asyncDispose]() {
    } };
  }
  if (lock === void 0) throw new InputError(outputInUse(output, OUTPUT_LOCK));
  return {
    async [Symbol.asyncDispose]() {
      await lock[Symbol.asyncDispose]();
      await removeAll(made);
    }
  };
}
__name(lockOutput, "lockOutput");
async function lockIn(output, options) {
  for (let attempt = 1; ; attempt++) {
    await makeFolder(output);
    try {
      return await tryLock(join(output, OUTPUT_LOCK), options);
    } catch (error) {
      if (error.code !== "ENOENT" || attempt === 5) throw error;
    }
  }
}
__name(lockIn, "lockIn");
async function missingFolders(folder) {
  const isThere = await lstat(folder).then(
    () => true,
    () => false
  );
  return isThere || dirname(folder) === folder ? [] : [folder, ...await missingFolders(dirname(folder))];
}
__name(missingFolders, "missingFolders");
async function removeAll(folders) {
  for (const folder of folders) await removeIfEmpty(folder).catch(() => void 0);
}
__name(removeAll, "removeAll");

// src/stages/1-config/output-folder.ts
import { lstat as lstat2, mkdtemp } from "node:fs/promises";
import { dirname as dirname2, join as join2 } from "node:path";
async function outputFaults(folder) {
  let nearest = folder;
  while (!await exists(nearest) && dirname2(nearest) !== nearest) nearest = dirname2(nearest);
  try {
    await remove(await mkdtemp(join2(nearest, ".best-epoch-")), { recursive: true });
    return [];
  } catch (cause) {
    return [outputNotWritable(folder, cause.code ?? String(cause))];
  }
}
__name(outputFaults, "outputFaults");
function exists(path) {
  return lstat2(path).then(
    () => true,
    () => false
  );
}
__name(exists, "exists");

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
  ["bmp", (bytes) => startsWith(bytes, "BM") && bytes.length > 14 && bytes[15] + bytes[16] + bytes[17] === 0],
  [
    "pnm",
    (bytes) => bytes[0] === 80 && bytes[1] >= 49 && bytes[1] <= 54 && [9, 10, 13, 32, 35].includes(bytes[2])
  ],
  // The first card, FITS standard 4.0, section 4.4.1.1.
  ["fits", (bytes) => startsWith(bytes, "SIMPLE  =")]
];
var READABLE = `Use ${READ_FORMATS}.`;
var OTHER_FORMATS = [
  ["\0\0\0\fjP", "a JPEG 2000 image"],
  ["P7\n", "a PAM image"],
  ["PF\n", "a PFM image"],
  ["Pf\n", "a PFM image"],
  ["8BPS", "a Photoshop file"],
  ["%PDF", "a PDF file"],
  ["PK", "a ZIP archive"],
  ["NUMPY", "a NumPy array"],
  ["HDF", "an HDF5 file"]
];
function pointerIn(bytes) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString("latin1");
  if (head.startsWith("version https://git-lfs.github.com/spec/")) {
    return {
      why: "is a Git LFS pointer, not the image itself",
      fix: "Set `lfs: true` on actions/checkout, or run `git lfs pull`."
    };
  }
  if (/^(?:outs|deps|wdir|md5):/m.test(head) && isText(bytes)) {
    return { why: "is a DVC pointer, not the image itself", fix: "Run `dvc pull` first." };
  }
  if (head.startsWith("/annex/objects/"))
    return { why: "is a git-annex pointer, not the image itself", fix: "Run `git annex get` first." };
  return void 0;
}
__name(pointerIn, "pointerIn");
function whatItIsInstead(bytes) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString("latin1");
  if (bytes.length === 0) return { why: "is empty (zero bytes)", fix: "Export or download it again." };
  const pointer = pointerIn(bytes);
  if (pointer !== void 0) return pointer;
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

// src/stages/2-dataset/image-file.ts
var IMAGE_FILE = /\.(?:png|jpe?g|jpe|tiff?|webp|gif|bmp|dib|p[bgpn]m|(?:fits?|fts)(?:\.gz)?|fz)$/i;

// src/stages/2-dataset/files.ts
import { readdir as readdir2, realpath as realpath2, stat as stat2 } from "node:fs/promises";
import { basename, join as join4, relative, sep as sep2 } from "node:path";
import { dirname as dirname3 } from "node:path/posix";

// src/stages/2-dataset/links.ts
import { readdir, readlink, realpath, stat } from "node:fs/promises";
import { join as join3, sep } from "node:path";

// src/stages/2-dataset/not-data.ts
var NAMES = [
  // Windows
  "thumbs\\.db",
  "ehthumbs(?:_vista)?\\.db",
  "desktop\\.ini",
  "\\$recycle\\.bin",
  "recycler",
  "system volume information",
  "found\\.\\d{3}",
  // Linux and macOS; what begins with a dot is passed over anyhow
  "lost\\+found",
  "__macosx",
  "network trash folder",
  "temporary items",
  // Synology, QNAP and other storage
  "@(?:eadir|recycle|__thumb|synoresource|tmp|recently-snapshot)",
  "#(?:recycle|snapshot)",
  // Programs
  "node_modules",
  "__pycache__",
  "site-packages",
  // Words for people
  "readme(?:\\..*)?",
  "licen[cs]e(?:\\..*)?"
];
var NOT_DATA = new RegExp(`^(?:\\..*|${NAMES.join("|")})$`, "i");
function isNeverData(name) {
  return NOT_DATA.test(name);
}
__name(isNeverData, "isNeverData");

// src/stages/2-dataset/links.ts
var LOOKED_THROUGH = 100;
async function behindLink(path, name, realRoot) {
  const target = await realpath(path).catch(() => void 0);
  if (target === void 0)
    return IMAGE_FILE.test(name) ? brokenSymlink(name, (await readlink(path)).includes(".git/annex")) : void 0;
  const kind = kindOf(await stat(path));
  if (target === realRoot || target.startsWith(realRoot + sep)) return kind;
  const isData = kind === "folder" ? await holdsImages(target) : kind === "file" && IMAGE_FILE.test(name);
  return isData ? symlinkOutside(name) : void 0;
}
__name(behindLink, "behindLink");
function kindOf(entry) {
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : void 0;
}
__name(kindOf, "kindOf");
async function holdsImages(outside) {
  const folders = [outside];
  for (const [i, folder] of folders.entries()) {
    if (i === LOOKED_THROUGH) return true;
    const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const entries = found.filter(({ name }) => !isNeverData(name));
    if (entries.some((entry) => entry.isFile() && IMAGE_FILE.test(entry.name))) return true;
    folders.push(...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join3(folder, name)));
  }
  return false;
}
__name(holdsImages, "holdsImages");

// src/stages/2-dataset/unread-formats.ts
var UNREAD_FILE = /(\.(?:hei[cf]|avif|jp2|j2k|jpx|jxl|ico|tga|pcx|psd|xcf|exr|hdr|pam|pfm|dng|cr[23]|nef|arw|raf|orf|rw2|dcm|dicom|nii(?:\.gz)?|mha|nrrd|czi|lif|nd2|svs|ndpi|npy|npz))$/i;
function isUnreadImage(file) {
  return UNREAD_FILE.test(file);
}
__name(isUnreadImage, "isUnreadImage");
function unreadFormats(files) {
  const byEnding = /* @__PURE__ */ new Map();
  for (const file of files) {
    const ending = UNREAD_FILE.exec(file)?.[1].toLowerCase();
    if (ending === void 0) continue;
    const own = byEnding.get(ending);
    if (own === void 0) byEnding.set(ending, [file]);
    else own.push(file);
  }
  const endings = [...byEnding].sort(([a], [b]) => a < b ? -1 : 1);
  return endings.map(([ending, own]) => formatNotRead(ending, own));
}
__name(unreadFormats, "unreadFormats");

// src/stages/2-dataset/files.ts
var POINTER = /\.dvc$/i;
async function listFiles(root, output) {
  const realRoot = await realpath2(root);
  const skipped = await realpath2(output).catch(() => output);
  const files = [];
  const others = [];
  const folders = [];
  const pointers = [];
  const faults = [];
  const visited = /* @__PURE__ */ new Set();
  let isEmpty = true;
  async function walk(folder) {
    const real = await realpath2(folder);
    if (real === skipped || visited.has(real)) return;
    visited.add(real);
    const entries = await readdir2(folder, { withFileTypes: true });
    entries.sort((a, b) => a.name < b.name ? -1 : 1);
    for (const entry of entries) {
      if (isNeverData(entry.name)) continue;
      const kind = entry.isSymbolicLink() ? "link" : kindOf(entry);
      if (kind !== void 0) await visit(join4(folder, entry.name), kind);
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
    } else {
      others.push(name);
    }
  }
  __name(visit, "visit");
  await walk(root);
  faults.push(...await unpulled(root, pointers), ...unreadFormats(others));
  return { files, others, emptyFolders: withoutFiles(folders, files), isEmpty, faults };
}
__name(listFiles, "listFiles");
function withoutFiles(folders, files) {
  const filled = /* @__PURE__ */ new Set();
  for (const file of files) {
    for (let folder = dirname3(file); folder !== "."; folder = dirname3(folder)) filled.add(folder);
  }
  return folders.filter((folder) => !filled.has(folder));
}
__name(withoutFiles, "withoutFiles");
async function unpulled(root, pointers) {
  const faults = [];
  for (const pointer of pointers) {
    const target = pointer.replace(POINTER, "");
    const isThere = await stat2(join4(root, target)).then(
      () => true,
      () => false
    );
    if (!isThere) faults.push(dvcNotPulled(pointer));
  }
  return faults;
}
__name(unpulled, "unpulled");
function pathWithin(root, path) {
  return relative(root, path).split(sep2).join("/") || basename(path);
}
__name(pathWithin, "pathWithin");

export {
  ImageError,
  recognizeImage,
  whyDecodingFailed,
  pointerIn,
  IMAGE_FILE,
  isNeverData,
  isUnreadImage,
  listFiles,
  ENDING_NUMBER,
  withoutExtension,
  maskBase,
  imageBase,
  unpadded,
  withoutMaskNumber,
  matchBounded,
  groupKeys,
  orderedSamples,
  isError,
  lockOutput,
  outputFaults
};
