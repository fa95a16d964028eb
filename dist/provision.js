import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MIB,
  MOST_BYTES,
  NotPlainFile,
  decodeSafetensors,
  loadOwnBest,
  openPlainFile,
  readHead,
  readPlainFile,
  readPlainText,
  readTextHead
} from "./stages-5-train.js";
import {
  EVALUATE_OPTIONS,
  EVALUATION_DEFAULTS,
  NOTICES_FILE,
  RESULTS_SCHEMA_VERSION,
  SETTINGS,
  SPACE_OF_PACKAGES,
  TABLE,
  WITHOUT_EFFECT,
  count,
  failedByItself,
  fanOutConflicts,
  fanOutOf,
  filesOf,
  gatesOfNoTest,
  hasFailedGate,
  historyLineOf,
  historySetting,
  isFinished,
  isMeasuredByTest,
  jsonText,
  leadsOut,
  modelPathOf,
  moment,
  origin,
  parseYaml,
  pathFrom,
  patternConflicts,
  requireAddressSpace,
  resultsSchema,
  sweepRows,
  trainingFaults,
  unsuitableGates,
  valueOfYaml
} from "./stages-1-config.js";
import {
  holdFolder,
  makeFolder,
  writeFileAtomic
} from "./metrics.js";
import {
  INSTALL_MS,
  NATIVE_INSTALL_MS,
  NoAnswer,
  REGISTRY_SILENCE_MS,
  endOf,
  inTime,
  unfinishedWords
} from "./shared-deadline.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  remove,
  removeIfEmpty,
  rename
} from "./shared-move-and-remove.js";
import {
  GraphProtoSchema,
  MODEL_INPUT,
  MODEL_OUTPUT,
  ModelProtoSchema,
  NodeProtoSchema,
  OPSET,
  StringStringEntryProtoSchema,
  TensorProto_DataLocation,
  TensorProto_DataType,
  exportModel,
  validateNetwork
} from "./engine-onnx.js";
import {
  isOutOfMemory,
  unlessOutOfMemory
} from "./shared-out-of-memory.js";
import {
  parametersOf,
  shapesOf
} from "./network.js";
import {
  firstLineOf,
  messageOf
} from "./shared-message-of.js";
import {
  InputError,
  InternalError,
  READ_FORMATS,
  baselineFromData,
  baselineInCheckout,
  baselineMissing,
  baselineOtherVersion,
  baselineUnreadable,
  baselineUntrained,
  brokenSymlink,
  classWeightsMismatch,
  dataFolderEmpty,
  dataFolderMissing,
  dataFolderUnreadable,
  dataNotAFolder,
  dvcNotPulled,
  earlierRunUnproven,
  engineNotInstalled,
  filesNotFetched,
  formatNotRead,
  fractionsTooLarge,
  groupByMatchesNothing,
  historyPassing,
  imagesInAnnotations,
  initialModelInCheckout,
  initialModelMissing,
  initialModelNeedsBaseline,
  initialModelNotOfBaseline,
  installWords,
  labelsNotFetched,
  labelsNotThere,
  leftOutOfCheckout,
  linkOutOfWorkspace,
  linksInOutput,
  modelIsEnsemble,
  modelNotOurs,
  modelUnreadable,
  modelUntrained,
  nearestWord,
  noClassFolders,
  noImages,
  noMasks,
  npmMissing,
  oneClassFolder,
  outOfMemory,
  outputGone,
  outputInUse,
  outputIsData,
  outputNotWritable,
  packagesCacheUnfit,
  patternTooSlow,
  pretrainedWeightsDamaged,
  quote,
  runFolderMixed,
  runtimePackagesBroken,
  runtimePackagesChanged,
  runtimePackagesMissing,
  settingInvalid,
  settingLeadsOut,
  settingMissing,
  settingNotForCommand,
  settingNotInFile,
  settingUnknown,
  settingsFileTwice,
  settingsFileUnreadable,
  settingsUnknown,
  spreadsheetNotRead,
  submoduleNotFetched,
  suggestionFor,
  sweepMissing,
  sweepRowOutOfRange,
  sweepSettingRefused,
  sweepSettingTwice,
  symlinkOutside,
  tableWithoutLabels,
  targetOutOfRange,
  timeBudgetTooShort,
  unpairedImage,
  unpairedMask,
  unreadableImage
} from "./errors.js";
import {
  iso_exports
} from "./vendor-yaml.js";
import {
  NEVER,
  _enum,
  array,
  boolean,
  discriminatedUnion,
  int,
  literal,
  looseObject,
  number,
  object,
  record,
  strictObject,
  string,
  tuple,
  union,
  unknown
} from "./vendor-zod.js";
import {
  BinaryReader,
  WireType,
  create,
  fromBinary,
  toBinary
} from "./vendor-bufbuild-protobuf.js";
import {
  __callDispose,
  __using
} from "./esbuild.js";

// src/run/resources.ts
import { availableParallelism } from "node:os";
function threadsOf({ threads }) {
  return threads === 0 ? availableParallelism() : threads;
}

// src/run/heed-memory.ts
async function heedMemory(work, run2) {
  try {
    return await run2();
  } catch (error) {
    throw wantOfMemory(error, work) ?? error;
  }
}
function wantOfMemory(error, { doing, lower, trained }) {
  if (error instanceof InputError || !isOutOfMemory(error)) return void 0;
  return new InputError(outOfMemory(doing, lower, trained), { cause: error });
}
var READING = { doing: "reading the images", lower: [] };
var KEEPING = { doing: "reading the images", lower: ["`memory-budget`"] };
function heedfully(timings, settings2) {
  const testing = { doing: "the test of the model", lower: ["`memory-budget`", ...fewerThreads(settings2)] };
  const parts2 = {
    dataset: READING,
    split: READING,
    "initial-model": KEEPING,
    plan: KEEPING,
    evaluate: testing
  };
  return (part, run2, trained) => timings.measure(part, () => heedMemory({ ...parts2[part], trained }, run2));
}
function fewerThreads(settings2) {
  const threads = threadsOf(settings2);
  return threads > 1 ? [`\`threads\` (${threads})`] : [];
}
function trainingOf({ batchSize, patch }, settings2) {
  const edge2 = Math.max(patch.height, patch.width);
  return {
    doing: "training",
    lower: [
      ...batchSize > 1 ? [`\`batch-size\` (${batchSize})`] : [],
      `\`image-size\` (${edge2})`,
      ...fewerThreads(settings2),
      "`memory-budget`"
    ]
  };
}

// src/stages/1-config/names-elsewhere.ts
var SETTINGS_ELSEWHERE = new Map([
  ...called("data", "data-dir", "data-path", "dataset", "input", "source", "train-dir"),
  ...called(
    "output",
    "name",
    "project",
    "out",
    "out-dir",
    "output-dir",
    "save-dir",
    "work-dir",
    "default-root-dir"
  ),
  ...called("classes", "names", "nc", "num-classes", "class-names"),
  ...called("initial-model", "model", "weights", "pretrained", "checkpoint", "ckpt-path"),
  ...called("export", "format"),
  ...called("validation-fraction", "val", "val-split", "validation-split", "val-fraction", "val-size"),
  ...called("test-fraction", "test-split", "test-size"),
  ...called("folds", "cv", "k-folds", "kfold", "n-splits", "num-folds"),
  ...called("group-by", "groups"),
  ...called("seed", "random-state", "random-seed", "manual-seed"),
  ...called("epochs", "max-epochs", "num-epochs", "n-epochs", "nb-epoch", "num-train-epochs"),
  ...called("patience", "early-stopping", "early-stopping-patience", "early-stopping-rounds"),
  ...called("time-budget", "time", "max-time", "time-limit", "timeout"),
  ...called("learning-rate", "lr", "lr0", "base-lr", "init-lr"),
  ...called("batch-size", "batch", "bs", "per-device-train-batch-size"),
  ...called("image-size", "imgsz", "img", "img-size", "input-size", "crop-size", "resize"),
  ...called("optimizer", "opt", "optim"),
  ...called("augment", "aug", "augmentation", "auto-augment"),
  ...called("label-smoothing", "smoothing"),
  ...called("threads", "device", "workers", "num-workers", "n-jobs", "jobs"),
  ...called(
    "fail-if",
    "gate",
    "gates",
    "fail",
    "fail-on",
    "fail-when",
    "fail-under",
    "min-accuracy",
    "threshold"
  )
]);
var OPTIONS_ELSEWHERE = new Map([
  ...called("model", "weights", "checkpoint", "ckpt-path", "initial-model"),
  ...called("output", "name", "project", "out", "out-dir", "output-dir", "save-dir"),
  ...called("flip-averaging", "tta", "augment"),
  ...called("tile-size", "imgsz", "img-size", "image-size", "patch-size"),
  ...called("threads", "device", "workers", "num-workers", "jobs"),
  ...called("part", "split"),
  ...called("probabilities", "save-probabilities")
]);
function called(name2, ...others) {
  return others.map((other) => [other, name2]);
}

// src/provision/digest.ts
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
async function digestModules(modules) {
  const files = [];
  for (const entry of await readdir(modules, { withFileTypes: true, recursive: true })) {
    const name2 = relative(modules, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (entry.isDirectory()) continue;
    if (!entry.isFile()) throw new Error(`${name2} is no plain file`);
    files.push(name2);
  }
  const all = createHash("sha256");
  for (const name2 of files.sort()) {
    const content = createHash("sha256").update(await readPlainFile(join(modules, name2), MOST_BYTES.whole));
    all.update(`${content.digest("hex")}  ${name2}
`);
  }
  return all.digest("hex");
}

// src/provision/platform.ts
var NATIVE = ["darwin-arm64", "linux-arm64", "linux-x64", "win32-arm64", "win32-x64"];
function platformOf(os, cpu) {
  return { os, cpu, libc: os === "linux" ? libcOfThisNode() : void 0 };
}
function platformKey({ os, cpu, libc }) {
  return `${os}-${cpu}${libc === "musl" ? "-musl" : ""}`;
}
function hasNativeRuntime(platform) {
  return NATIVE.includes(platformKey(platform));
}
function libcOfThisNode() {
  const { report } = process;
  Object.assign(report, { excludeNetwork: true });
  const { header } = report.getReport();
  return header.glibcVersionRuntime === void 0 ? "musl" : "glibc";
}

// src/provision/packages.ts
import { createHash as createHash2 } from "node:crypto";
import { access, readFile } from "node:fs/promises";
import { dirname, join as join2 } from "node:path";
async function readManifest(root) {
  return parseJson(await readFile(join2(root, "package.json"), "utf8"));
}
async function readLockfile(root) {
  const text2 = await readFile(join2(root, "package-lock.json"), "utf8").catch((cause) => {
    if (cause.code === "ENOENT") return void 0;
    throw cause;
  });
  return text2 === void 0 ? void 0 : parseJson(text2);
}
function neededHere({ dependencies }, platform) {
  const spare = hasNativeRuntime(platform) ? "onnxruntime-web" : "onnxruntime-node";
  return Object.fromEntries(Object.entries(dependencies).filter(([name2]) => name2 !== spare));
}
function runtimePackages(manifest, lock, platform) {
  const dependencies = neededHere(manifest, platform);
  const packages = { "": { dependencies } };
  addAll("", dependencies, lock, platform, packages);
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a < b ? -1 : 1));
  const pins = Object.entries(sorted).map(([path, { version, integrity }]) => [path, version, integrity]);
  const hash = createHash2("sha256").update(JSON.stringify(pins)).digest("hex");
  return { dependencies, lock: { packages: sorted }, hash };
}
function addAll(path, needs, lock, platform, to) {
  for (const name2 of Object.keys(needs)) {
    const found2 = resolveLocked(path, name2, lock);
    const locked = found2 === void 0 ? void 0 : lock.packages[found2];
    if (found2 === void 0 || locked === void 0 || found2 in to || !fits(locked, platform)) continue;
    const optional = kept(locked.optionalDependencies, found2, lock, platform);
    to[found2] = { ...locked, ...optional === void 0 ? {} : { optionalDependencies: optional } };
    addAll(found2, { ...locked.dependencies, ...optional }, lock, platform, to);
  }
}
function kept(needs, path, lock, platform) {
  if (needs === void 0) return void 0;
  const here = Object.entries(needs).filter(([name2]) => {
    const found2 = resolveLocked(path, name2, lock);
    return found2 !== void 0 && fits(lock.packages[found2], platform);
  });
  return Object.fromEntries(here);
}
function resolveLocked(path, name2, lock) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const candidate = folder === "" ? `node_modules/${name2}` : `${folder}/node_modules/${name2}`;
    if (candidate in lock.packages) return candidate;
    if (folder === "") return void 0;
  }
}
function fits({ os, cpu, libc }, platform) {
  const allows = (list, value) => list === void 0 || value !== void 0 && list.includes(value) && !list.includes(`!${value}`);
  return allows(os, platform.os) && allows(cpu, platform.cpu) && allows(libc, platform.libc);
}
async function missingPackages(dependencies, root) {
  const names2 = [];
  for (const [name2, version] of Object.entries(dependencies)) {
    if (await installedVersion(name2, root) !== version) names2.push(name2);
  }
  return names2;
}
async function installedVersion(name2, folder) {
  const file = join2(folder, "node_modules", name2, "package.json");
  const text2 = await readFile(file, "utf8").catch(() => void 0);
  if (text2 !== void 0) return parseJson(text2).version;
  const parent = dirname(folder);
  return parent === folder ? void 0 : installedVersion(name2, parent);
}
async function isDevelopmentCheckout(root, lock) {
  const own = Object.keys(lock.packages[""]?.devDependencies ?? {}).map((name2) => `node_modules/${name2}`);
  for (const path of own.filter((one) => lock.packages[one]?.dev === true)) {
    if (await exists(join2(root, path))) return true;
  }
  return false;
}
async function exists(path) {
  return access(path).then(
    () => true,
    () => false
  );
}

// src/provision/program.ts
import { createHash as createHash3 } from "node:crypto";
import { readFile as readFile2 } from "node:fs/promises";
import { join as join3 } from "node:path";
async function readProgram(root) {
  const [version, code] = await Promise.all([packageVersion(root), ownCode(root)]);
  return { root, version, code };
}
async function packageVersion(root) {
  const { version } = await readManifest(root);
  if (version === void 0) throw new InternalError("package.json names no version");
  return version;
}
var LOCKS = ["package-lock.json", "tensorflow/package-lock.json", "tensorflow/requirements.txt"];
async function ownCode(root) {
  try {
    const all = createHash3("sha256").update(`${await digestModules(join3(root, "dist"))}
`);
    for (const name2 of LOCKS) {
      const content = createHash3("sha256").update(await readLock(join3(root, name2)));
      all.update(`${content.digest("hex")}
`);
    }
    return all.digest("hex");
  } catch {
    return void 0;
  }
}
async function readLock(path) {
  return readFile2(path, "utf8").catch((cause) => {
    if (cause.code === "ENOENT") return "";
    throw cause;
  });
}

// src/image/recognize.ts
var ImageError = class extends Error {
  name = "ImageError";
  problem;
  constructor(problem, options) {
    super(problem.kind === "unreadable" ? problem.why : `is ${problem.kind.replaceAll("-", " ")}`, options);
    this.problem = problem;
  }
};
function recognizeImage(bytes) {
  for (const [format, matches] of SIGNATURES) if (matches(bytes)) return format;
  throw new ImageError({ kind: "unreadable", ...whatItIsInstead(bytes) });
}
function whyDecodingFailed(format, bytes, cause) {
  if (isOutOfMemory(cause)) return cause;
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
var SIGNATURES = [
  ["png", (bytes) => startsWith(bytes, "PNG\r\n\n")],
  ["jpeg", (bytes) => startsWith(bytes, "ÿØÿ")],
  // "II*\0" and "MM\0*"; with 43 in place of 42 ("*") it's BigTIFF.
  ["tiff", (bytes) => ["II*\0", "MM\0*", "II+\0", "MM\0+"].some((start2) => startsWith(bytes, start2))],
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
  ["HDF", "an HDF5 file"],
  ["MATLAB ", "a MATLAB file"]
];
function pointerIn(bytes) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString("latin1");
  if (head.startsWith("version https://git-lfs.github.com/spec/")) {
    return {
      of: "Git LFS",
      why: "is a Git LFS pointer, not the image itself",
      fix: "Set `lfs: true` on actions/checkout, or run `git lfs pull`."
    };
  }
  if (/^(?:outs|deps|wdir|md5):/m.test(head) && isText(bytes)) {
    return { of: "DVC", why: "is a DVC pointer, not the image itself", fix: "Run `dvc pull` first." };
  }
  if (head.startsWith("/annex/objects/"))
    return {
      of: "git-annex",
      why: "is a git-annex pointer, not the image itself",
      fix: "Run `git annex get` first."
    };
  return void 0;
}
function whatItIsInstead(bytes) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString("latin1");
  if (bytes.length === 0) return { why: "is empty (zero bytes)", fix: "Export or download it again." };
  const pointer = pointerIn(bytes);
  if (pointer !== void 0) return pointer;
  for (const [start2, what] of OTHER_FORMATS) {
    if (head.startsWith(start2)) return { why: `is ${what}, which can't be read`, fix: READABLE };
  }
  if (bytes.subarray(0, 64).every((byte2) => byte2 === 0)) {
    return { why: "holds only zeros where an image should begin", fix: "Export or download it again." };
  }
  if (isText(bytes)) {
    const what = /^\s*<(?:!doctype html|html)/i.test(head) ? "an HTML page" : textKind(head);
    return { why: `is ${what}, not an image`, fix: "Replace it by the image or move it elsewhere." };
  }
  return { why: "isn't in an image format that can be read", fix: READABLE };
}
function textKind(head) {
  return /<svg[\s>]/i.test(head) ? "an SVG drawing" : "a text file";
}
function isText(bytes) {
  const head = bytes.subarray(0, 512);
  if (head.some((byte2) => byte2 < 32 && (byte2 < 9 || byte2 > 13))) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
function isTruncated(format, bytes) {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-4096).toString("latin1");
  if (format === "png") return !tail.includes("IEND");
  if (format === "jpeg") return !tail.includes("ÿÙ");
  if (format === "webp") return bytes.length < 12 || Buffer.from(bytes).readUInt32LE(4) + 8 > bytes.length;
  return false;
}
function startsWith(bytes, signature) {
  if (bytes.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) if (bytes[i] !== signature.charCodeAt(i)) return false;
  return true;
}

// src/stages/2-dataset/image-file.ts
var ARRAY_FILE = /\.(?:np[yz]|mat)$/i;
var IMAGE_FILE = /\.(?:png|jpe?g|jpe|tiff?|webp|gif|bmp|dib|p[bgpn]m|(?:fits?|fts)(?:\.gz)?|fz)$/i;

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
function isNeverData(name2) {
  return NOT_DATA.test(name2);
}

// src/stages/2-dataset/links.ts
import { readdir as readdir2, readlink, realpath, stat } from "node:fs/promises";
import { join as join4, sep as sep2 } from "node:path";
var LOOKED_THROUGH = 100;
async function behindLink(path, name2, realRoot) {
  const target = await realpath(path).catch(() => void 0);
  if (target === void 0)
    return IMAGE_FILE.test(name2) ? brokenSymlink(name2, (await readlink(path)).includes(".git/annex")) : void 0;
  const kind = kindOf(await stat(path));
  if (target === realRoot || target.startsWith(realRoot + sep2)) return kind;
  const isData = kind === "folder" ? await holdsImages(target) : kind === "file" && IMAGE_FILE.test(name2);
  return isData ? symlinkOutside(name2) : void 0;
}
function kindOf(entry) {
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : void 0;
}
async function holdsImages(outside) {
  const folders = [outside];
  for (const [i, folder] of folders.entries()) {
    if (i === LOOKED_THROUGH) return true;
    const found2 = await readdir2(folder, { withFileTypes: true }).catch(() => []);
    const entries = found2.filter(({ name: name2 }) => !isNeverData(name2));
    if (entries.some((entry) => entry.isFile() && IMAGE_FILE.test(entry.name))) return true;
    for (const entry of entries) if (entry.isDirectory()) folders.push(join4(folder, entry.name));
  }
  return false;
}

// src/stages/2-dataset/unread-formats.ts
var UNREAD_FILE = /(\.(?:hei[cf]|avif|jp2|j2k|jpx|jxl|ico|tga|pcx|psd|xcf|exr|hdr|pam|pfm|dng|cr[23]|nef|arw|raf|orf|rw2|dcm|dicom|nii(?:\.gz)?|mha|nrrd|czi|lif|nd2|svs|ndpi|npy|npz))$/i;
function isUnreadImage(file) {
  return UNREAD_FILE.test(file);
}
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

// src/stages/2-dataset/files.ts
import { readdir as readdir3, realpath as realpath2, stat as stat2 } from "node:fs/promises";
import { basename, join as join5, relative as relative2, sep as sep3 } from "node:path";
import { dirname as dirname2 } from "node:path/posix";
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
    const entries = await readdir3(folder, { withFileTypes: true });
    entries.sort((a, b) => a.name < b.name ? -1 : 1);
    for (const entry of entries) {
      if (isNeverData(entry.name)) continue;
      const kind = entry.isSymbolicLink() ? "link" : kindOf(entry);
      if (kind !== void 0) await visit(join5(folder, entry.name), kind);
    }
  }
  async function visit(path, kind) {
    const name2 = pathWithin(root, path);
    if (kind !== "folder") isEmpty = false;
    if (kind === "folder") {
      folders.push(name2);
      await walk(path).catch((cause) => {
        faults.push(dataFolderUnreadable(name2, messageOf(cause)));
      });
    } else if (kind === "link") {
      const found2 = await behindLink(path, name2, realRoot);
      if (typeof found2 === "string") await visit(path, found2);
      else if (found2 !== void 0) faults.push(found2);
    } else if (POINTER.test(name2)) {
      pointers.push(name2);
    } else if (IMAGE_FILE.test(name2)) {
      files.push(name2);
    } else {
      others.push(name2);
    }
  }
  await walk(root);
  const told = [...faults, ...await unpulled(root, pointers), ...unreadFormats(others)];
  return { files, others, emptyFolders: withoutFiles(folders, files), isEmpty, faults: told };
}
function withoutFiles(folders, files) {
  const filled = /* @__PURE__ */ new Set();
  for (const file of files) {
    for (let folder = dirname2(file); folder !== "."; folder = dirname2(folder)) filled.add(folder);
  }
  return folders.filter((folder) => !filled.has(folder));
}
async function unpulled(root, pointers) {
  const faults = [];
  for (const pointer of pointers) {
    const target = pointer.replace(POINTER, "");
    const isThere3 = await stat2(join5(root, target)).then(
      () => true,
      () => false
    );
    if (!isThere3) faults.push(dvcNotPulled(pointer));
  }
  return faults;
}
function pathWithin(root, path) {
  return relative2(root, path).split(sep3).join("/") || basename(path);
}

// src/stages/2-dataset/images-inside.ts
import { join as join6 } from "node:path";
var NAMED = /\.json$/i;
var IMAGE = /"imageData"\s*:\s*"[A-Za-z0-9+/]/;
var LOOKED_AT = 5;
async function imagesInside(root, others) {
  const files = others.filter((file) => NAMED.test(file));
  for (const file of files.slice(0, LOOKED_AT)) {
    const head = await readTextHead(join6(root, file), MIB, { links: "refused" }).catch(() => "");
    if (IMAGE.test(head)) return imagesInAnnotations(files);
  }
  return void 0;
}

// src/stages/2-dataset/text-in-data.ts
import { isUtf8 } from "node:buffer";
async function readTextInData(path, mostBytes) {
  return (await readEncodedText(path, mostBytes)).text;
}
async function readEncodedText(path, mostBytes) {
  const bytes = await readPlainFile(path, mostBytes, { links: "refused" });
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
function encodingOf(bytes) {
  const [first, second] = bytes;
  if (first === 255 && second === 254) return "utf-16le";
  if (first === 254 && second === 255) return "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

// src/stages/2-dataset/not-fetched/places.ts
import { readdir as readdir4 } from "node:fs/promises";
import { dirname as dirname3, join as join7, relative as relative3, sep as sep4 } from "node:path";
function isAround(one, other) {
  return one === other || one.startsWith(other + sep4) || other.startsWith(one + sep4);
}
async function isAbsent(path) {
  try {
    return (await readdir4(path)).length === 0;
  } catch (error) {
    return error.code === "ENOENT";
  }
}
async function foldersAround(folder) {
  const folders = [];
  for (let next = folder; ; next = dirname3(next)) {
    folders.push(next);
    const isRepository = !await isMissing(join7(next, ".git"));
    if (isRepository || dirname3(next) === next) return folders;
  }
}
async function isMissing(path) {
  return readdir4(path).then(
    () => false,
    // A submodule has a file of that name.
    (error) => error.code === "ENOENT"
  );
}
function pathFrom2(folder, path) {
  return relative3(folder, path).split(sep4).join("/");
}

// src/stages/2-dataset/not-fetched/dvc.ts
import { readdir as readdir5 } from "node:fs/promises";
import { join as join8, resolve } from "node:path";
var LARGEST_BYTES = 4 * 1024 * 1024;
var out = union([
  string(),
  looseObject({ path: string() }).transform(({ path }) => path),
  record(string(), unknown()).transform((options) => Object.keys(options)[0] ?? "")
]);
var outs = looseObject({ outs: array(out).catch([]), wdir: string().catch(".") });
var stages = looseObject({ stages: record(string(), outs.catch({ outs: [], wdir: "." })) });
async function dvcOutOf(folder, around) {
  for (const place of around) {
    for (const name2 of (await readdir5(place).catch(() => [])).filter(isOfDvc).sort()) {
      for (const found2 of await outsIn(place, name2)) {
        if (isAround(found2.path, folder) && await isAbsent(found2.path)) return found2;
      }
    }
  }
  return void 0;
}
function isOfDvc(name2) {
  return /\.dvc$/i.test(name2) || name2 === "dvc.yaml" || name2 === "dvc.lock";
}
async function outsIn(place, name2) {
  const file = join8(place, name2);
  try {
    const text2 = valueOfYaml(parseYaml(await readTextInData(file, LARGEST_BYTES)));
    const read = /\.dvc$/i.test(name2) ? [outs.parse(text2)] : Object.values(stages.parse(text2).stages);
    return read.flatMap(
      (stage) => stage.outs.map((path) => ({ file, path: resolve(place, stage.wdir, path) }))
    );
  } catch (error) {
    return unlessOutOfMemory([])(error);
  }
}

// src/stages/2-dataset/not-fetched/git.ts
import { join as join9, resolve as resolve2 } from "node:path";
var LARGEST_BYTES2 = 1024 * 1024;
async function submoduleOf(folder, around) {
  for (const root of around) {
    const text2 = await readTextInData(join9(root, ".gitmodules"), LARGEST_BYTES2).catch(() => "");
    for (const path of text2.split("\n").flatMap(pathIn)) {
      const place = resolve2(root, path);
      if (isAround(place, folder) && await isAbsent(place)) return path;
    }
  }
  return void 0;
}
function pathIn(line) {
  const [key, ...value] = line.split("=");
  const path = value.join("=").trim().replace(/^"/, "").replace(/"$/, "");
  return key.trim() === "path" && path !== "" ? [path] : [];
}
async function leftOut(folder, repository) {
  const git = join9(repository, ".git");
  const isSparse = await readPlainFile(join9(git, "info", "sparse-checkout"), MOST_BYTES.whole).catch(
    unlessOutOfMemory(void 0)
  );
  if (isSparse === void 0) return void 0;
  const name2 = pathFrom2(repository, folder);
  const reading = readPlainFile(join9(git, "index"), MOST_BYTES.whole);
  const index = await reading.catch(unlessOutOfMemory(Buffer.alloc(0)));
  return index.includes(`${name2}/`) ? name2 : void 0;
}

// src/stages/2-dataset/not-fetched/find.ts
import { dirname as dirname4 } from "node:path";
async function whyNotFetched(folder) {
  const around = await foldersAround(folder);
  const repository = around.at(-1) ?? folder;
  const submodule = await whySubmoduleIsEmpty(folder, around);
  if (submodule !== void 0) return submodule;
  const out2 = await dvcOutOf(folder, around);
  if (out2 !== void 0) {
    const [shown, kept2, file] = [folder, out2.path, out2.file].map((path) => shownPath(repository, path));
    return dvcNotPulled(pathFrom2(folder, out2.file), { folder: shown, out: kept2, file });
  }
  const name2 = await leftOut(folder, repository);
  return name2 === void 0 ? void 0 : leftOutOfCheckout(name2);
}
function shownPath(last, path) {
  return dirname4(last) === last ? path : pathFrom2(last, path);
}
async function whySubmoduleIsEmpty(folder, around) {
  const path = await submoduleOf(folder, around ?? await foldersAround(folder));
  return path === void 0 ? void 0 : submoduleNotFetched(folder, path);
}

// src/stages/2-dataset/not-fetched/labels.ts
import { extname, join as join10 } from "node:path/posix";
var LACKING = new Set(
  [
    noMasks,
    noImages,
    noClassFolders,
    oneClassFolder,
    tableWithoutLabels,
    spreadsheetNotRead,
    labelsNotThere,
    unpairedImage,
    unpairedMask
  ].map(({ code }) => code)
);
var NAMED2 = /\.(?:csv|tsv|txt|lst|dat|json|jsonl|ndjson|geojson|xml|ya?ml|names|pbtxt|np[yz]|mat|xlsx?|ods|parquet|zip|tar|t?gz|7z)$/i;
var LOOKED_AT2 = 3;
var MOST_FILES = 1e3;
var BYTES = 512;
async function whyLabelsLack(root, { others, faults }, said) {
  if (!said.some(({ code }) => LACKING.has(code))) return void 0;
  const pulled = faults.filter(({ code }) => code === dvcNotPulled.code);
  if (pulled.length > 0) return pulled;
  const pointers = await pointersAmong(root, others);
  if (pointers !== void 0) return [labelsNotFetched(pointers.files, pointers.pointer)];
  const out2 = await dvcOutOf(root, await foldersAround(root));
  if (out2 === void 0) return void 0;
  const [kept2, file] = [out2.path, out2.file].map((path) => pathFrom2(root, path));
  return [dvcNotPulled(file, { folder: kept2, out: kept2, file })];
}
async function filesLacking(root, { others }) {
  const pointers = await pointersAmong(root, others);
  return pointers === void 0 ? [] : [filesNotFetched(pointers.files, pointers.pointer)];
}
async function pointersAmong(root, others) {
  const byEnding = /* @__PURE__ */ new Map();
  for (const file of others.filter((other) => NAMED2.test(other))) {
    const ending = extname(file).toLowerCase();
    const own = byEnding.get(ending);
    if (own === void 0) byEnding.set(ending, [file]);
    else own.push(file);
  }
  const files = [];
  let pointer;
  for (const own of byEnding.values()) {
    for (const [i, file] of own.slice(0, MOST_FILES).entries()) {
      if (i === LOOKED_AT2 && pointer === void 0) break;
      const found2 = await pointerAt(join10(root, file));
      if (found2 === void 0) continue;
      files.push(file);
      pointer = found2;
    }
  }
  return pointer && { files, pointer };
}
async function pointerAt(path) {
  const head = await readHead(path, BYTES, { links: "refused" }).catch(unlessOutOfMemory(void 0));
  const pointer = head && pointerIn(head);
  return pointer?.of === "DVC" ? void 0 : pointer;
}

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
function maskBase(stem) {
  return stem.replace(MASK_SUFFIX, "");
}
function imageBase(stem) {
  return stem.replace(IMAGE_SUFFIX, "");
}
function unpadded(stem) {
  return stem.replace(/(?<!\d)0+(?=\d)/g, "");
}
function withoutMaskNumber(stem) {
  const bare = stem.replace(ENDING_NUMBER, "");
  const base = maskBase(bare);
  return bare === stem || base === bare || base === "" ? void 0 : bare;
}

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
    const found2 = SCRIPT.runInContext(context, { timeout: longestMs });
    return Array.from(found2, (match) => match === null ? void 0 : matchOf(match));
  } catch (error) {
    if (error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return "too-slow";
    throw error;
  }
}
function matchOf([whole, captured, groups]) {
  const named2 = groups.flatMap(([name2, held]) => held === void 0 ? [] : [[name2, held]]);
  return { whole, captured: captured ?? void 0, named: new Map(named2) };
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
function isError({ severity }) {
  return severity === "error";
}

// src/stages/2-dataset/data-folder.ts
import { readdir as readdir6, stat as stat3 } from "node:fs/promises";
import { basename as basename2, dirname as dirname5, join as join11 } from "node:path";
async function lookAtFolder(root, output) {
  const fault = await checkFolder(root);
  if (fault !== void 0) return [fault];
  const listed = await listFiles(root, output);
  const empty = await nothingIn(root, listed);
  if (empty !== void 0) return [empty];
  if (listed.faults.some(isError)) return listed.faults;
  if (listed.files.length === 0) {
    const none = [noImages(root, 0)];
    return await whyLabelsLack(root, listed, none) ?? none;
  }
  return pointersAlone(root, listed.files);
}
async function checkFolder(folder) {
  try {
    return (await stat3(folder)).isDirectory() ? void 0 : dataNotAFolder(folder);
  } catch (cause) {
    const { code, message } = cause;
    if (code !== "ENOENT") return dataFolderUnreadable(folder, message);
    return await whyNotFetched(folder) ?? dataFolderMissing(folder, await nearestFolder(folder));
  }
}
async function nothingIn(root, { isEmpty, files, others, emptyFolders, faults }) {
  if (faults.length > 0) return void 0;
  if (files.length > 0) return emptyFolders.length > 0 ? whySubmoduleIsEmpty(root) : void 0;
  if (isEmpty) return await whyNotFetched(root) ?? dataFolderEmpty(root);
  return await whyNotFetched(root) ?? await imagesInside(root, others);
}
async function nearestFolder(folder) {
  const parent = dirname5(folder);
  if (parent === folder) return void 0;
  const entries = await readdir6(parent, { withFileTypes: true }).catch(() => void 0);
  if (entries === void 0) return nearestFolder(parent);
  const names2 = entries.filter((entry) => entry.isDirectory()).map(({ name: name2 }) => name2);
  const nearest = nearestWord(basename2(folder), names2);
  return nearest === void 0 ? void 0 : join11(parent, nearest);
}
async function pointersAlone(root, files) {
  const faults = [];
  for (const file of files) {
    const pointer = pointerIn(await headOf(join11(root, file)));
    if (pointer === void 0) return [];
    faults.push(unreadableImage(file, pointer.why, pointer.fix));
  }
  return faults;
}
async function headOf(path) {
  return readHead(path, 512).catch(() => new Uint8Array());
}

// src/run/require-data.ts
async function requireData({ data: data2, output }) {
  const faults = await lookAtFolder(data2, output);
  if (faults.some(isError)) throw new InputError(faults);
}

// src/results/evaluation.ts
var EVALUATION_SCHEMA_VERSION = 1;
var { tool, name, task, classes, data, split, settings, test, environment } = resultsSchema.shape;
var { diagnosis, comparison, gates, predictions } = resultsSchema.shape;
var model = object({
  path: string().describe("The file that was tested, told as `data.root` is"),
  sha256: string(),
  bytes: count,
  network: string().nullable().describe("In words; of an ensemble those of its members"),
  members: count.describe("1, or how many models an ensemble has"),
  version: string().nullable().describe("Of the program that wrote the file"),
  "data-hash": string().nullable().describe("Of the data that it was trained on"),
  untrained: literal("less-than-an-epoch").nullable().default(null).describe(
    "Its run had no time for one epoch: no gate passes; null: it was trained, or its file does not say"
  ),
  origin,
  channels: data.shape.channels,
  "bit-depth": data.shape["bit-depth"]
});
var evaluationSchema = object({
  kind: literal("evaluation"),
  "schema-version": literal(EVALUATION_SCHEMA_VERSION),
  tool,
  name,
  "created-at": iso_exports.datetime(),
  task,
  classes: classes.describe("The model's, in its order"),
  model,
  data: data.describe("The whole data set, of which `evaluated` is a part"),
  evaluated: split.shape.test.extend({
    part: _enum(["all", "train", "validation", "test"]),
    source: _enum(["folders", "file"]).nullable().describe("What says which images the part has; null: all")
  }),
  settings: settings.describe("Those that an evaluation takes, as they were given or by default"),
  test: test.describe("On the evaluated images, whatever part they are"),
  diagnosis: diagnosis.describe("What the test says; there are no curves"),
  comparison,
  gates,
  predictions,
  threads: count,
  environment,
  "timings-seconds": record(string(), number().min(0)).describe("Per stage"),
  "peak-memory-bytes": count
});
async function writeEvaluation(path, evaluation) {
  await writeFileAtomic(path, jsonText(evaluationSchema.parse(evaluation)));
}

// src/shared/short-path.ts
import { basename as basename3, parse, resolve as resolve3 } from "node:path";
function shortPath(path, folder) {
  const typed = folder === void 0 ? void 0 : pathFrom(folder, path);
  if (typed !== void 0 && (typed.includes("/") || resolve3(folder ?? "", typed) === path)) return typed;
  const { dir, base } = parse(path);
  return [basename3(dir), base].filter((part) => part !== "").join("/");
}

// src/earlier/baseline.ts
var baselineSchema = resultsSchema.pick({
  tool: true,
  task: true,
  "created-at": true,
  fingerprint: true,
  model: true,
  data: true,
  classes: true,
  split: true,
  settings: true,
  history: true,
  "best-epoch": true,
  untrained: true,
  test: true
}).refine(({ classes: classes2, test: test2 }) => test2["per-class"].length === classes2.length, {
  path: ["test", "per-class"],
  message: "not one entry a class"
}).refine(
  ({ classes: classes2, test: test2 }) => test2["per-image"].every(
    ({ cells }) => cells.every(([truth, predicted]) => Math.max(truth, predicted) < classes2.length)
  ),
  { path: ["test", "per-image"], message: "counts of a class that there is not" }
);
async function findBaseline(setting, earlier) {
  const none = (reason, faults2 = []) => ({
    baseline: { results: void 0, reason },
    faults: faults2
  });
  if (setting === "none") return none("No baseline was asked for.");
  if (setting !== "auto") {
    const { results: results2, fault: fault2 } = trainedOnly(await readBaseline(setting), setting);
    return results2 === void 0 ? none(fault2.message, [fault2]) : { baseline: { results: results2, name: shortPath(setting) }, faults: [] };
  }
  const { found: found2, faults } = await earlier.findResults();
  if (found2.json === void 0) return none(found2.reason, faults);
  const { json: json2, name: name2, isForBranch = false, series } = found2;
  const { results, fault } = trainedOnly(parseResults(json2, name2), name2);
  return results === void 0 ? none(`No baseline: the results of ${name2} can't be taken (${fault.code}).`, faults) : { baseline: { results, name: name2, isForBranch, series }, faults };
}
function chosenByData({ baseline, faults }, { fault, label, sentence }) {
  const chosen = baseline.results === void 0 ? { ...baseline, reason: `${baseline.reason} ${sentence}` } : { ...baseline, name: `${baseline.name} (${label})` };
  return { baseline: chosen, faults: [...faults, fault] };
}
var wrong = (fault) => ({ results: void 0, fault });
function trainedOnly(read, name2) {
  return read.results == null || read.results.untrained === null ? read : wrong(baselineUntrained(name2));
}
async function readBaseline(path) {
  try {
    return parseResults(await readPlainText(path, MOST_BYTES.run), path);
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    const { code = String(cause) } = cause;
    if (code === "ENOENT" || code === "ENOTDIR") return wrong(baselineMissing(path));
    const isOther = cause instanceof NotPlainFile;
    return wrong(
      baselineUnreadable(path, isOther ? cause.message.replace("it ", "") : `can't be read (${code})`)
    );
  }
}
function parseResults(text2, name2) {
  let json2;
  try {
    json2 = parseJson(text2);
  } catch (cause) {
    return wrong(baselineUnreadable(name2, `isn't JSON (${cause.message})`));
  }
  if (typeof json2 !== "object" || json2 === null || !("schema-version" in json2))
    return wrong(baselineUnreadable(name2, "isn't a results.json of Best Epoch"));
  const isEvaluation = "kind" in json2 && json2.kind === "evaluation";
  const expected = isEvaluation ? EVALUATION_SCHEMA_VERSION : RESULTS_SCHEMA_VERSION;
  const version = json2["schema-version"];
  if (version !== expected) return wrong(baselineOtherVersion(name2, shortJson(version), expected));
  const parsed2 = baselineSchema.safeParse(isEvaluation ? asRun(json2) : json2);
  if (parsed2.success) return { results: parsed2.data };
  const [{ path, message }] = parsed2.error.issues;
  return wrong(
    baselineUnreadable(
      name2,
      `isn't a whole ${isEvaluation ? "evaluation" : "results"}.json (${path.join(".")}: ${message})`
    )
  );
}
function asRun(evaluation) {
  const nothing2 = { images: 0, "class-pixels": [], "class-share": [] };
  const test2 = "evaluated" in evaluation ? evaluation.evaluated : void 0;
  const split2 = { source: "folders", by: null, path: "", train: nothing2, validation: nothing2, test: test2 };
  const model2 = "model" in evaluation ? evaluation.model : void 0;
  const untrained = typeof model2 === "object" && model2 !== null && "untrained" in model2 ? model2.untrained : null;
  return { ...evaluation, split: split2, history: [], "best-epoch": 0, untrained };
}
function shortJson(value) {
  const text2 = JSON.stringify(value);
  return text2.length > 20 ? `${text2.slice(0, 20)}...` : text2;
}

// src/earlier/split.ts
import { basename as basename4 } from "node:path";
function earlierSplit({ settings: settings2, split: split2 }, name2, isBaseline = false) {
  return { name: name2, isBaseline, split: split2, settings: split2.train.images === 0 ? void 0 : settings2 };
}
async function findEarlierSplits({ baseline }, ofModel, earlier) {
  const compared = baseline.results === void 0 ? [] : [earlierSplit(baseline.results, baseline.name, true)];
  const { found: found2, faults } = await earlier.findPrevious();
  const started = ofModel === void 0 ? [] : [ofModel];
  return { splits: [...compared, ...started, ...splitIn(found2)], faults };
}
function splitIn(found2) {
  if (found2.json === void 0) return [];
  const { results } = parseResults(found2.json, found2.name);
  return results === void 0 ? [] : [earlierSplit(results, found2.name)];
}
function runIn(folder) {
  return `the run in ${basename4(folder)}`;
}

// src/shared/process-identity.ts
import { createHash as createHash4 } from "node:crypto";
import { readFile as readFile3, readlink as readlink2 } from "node:fs/promises";
import { hostname } from "node:os";
async function ownIdentity() {
  return [process.pid, await machine(), await begun(process.pid)].join(".");
}
async function stateOf(identity) {
  const [, pid = "", where = "", since = ""] = /^(\d{1,10})\.([0-9a-f]{16})\.(\d*)(?:\.|$)/.exec(identity) ?? [];
  if (where !== await machine()) return "unknown";
  if (!isThere(Number(pid))) return "ended";
  return since === await begun(Number(pid)) ? "alive" : "ended";
}
async function machine() {
  const [boot, processes] = await Promise.all([
    readFile3("/proc/sys/kernel/random/boot_id", "utf8").catch(() => ""),
    readlink2("/proc/self/ns/pid").catch(() => "")
  ]);
  return createHash4("sha256").update([hostname(), boot, processes].join(" ")).digest("hex").slice(0, 16);
}
async function begun(pid) {
  const stat9 = await readFile3(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [state = "", ...fields] = stat9.slice(stat9.lastIndexOf(")") + 2).split(" ");
  return /^[ZX]$/.test(state) ? "ended" : fields[18] ?? "";
}
function isThere(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

// src/shared/lock.ts
import { randomUUID } from "node:crypto";
import { lstat, mkdir, readdir as readdir7, stat as stat4, writeFile } from "node:fs/promises";
import { join as join12 } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
var HOLDER = "holder.";
async function isLocked(folder) {
  return stat4(folder).then(
    () => true,
    () => false
  );
}
async function acquireLock(folder, options) {
  let takenOver = false;
  let waited = false;
  let count3 = await readCount(folder);
  for (let silent = 0; !await make(folder); ) {
    if (!waited) options.onWait();
    waited = true;
    await sleep(options.beatMs, void 0, { signal: options.signal });
    const next = await readCount(folder);
    silent = next === count3 ? silent + 1 : 0;
    count3 = next;
    if (silent < options.silentBeats) continue;
    takenOver = await removeStale(folder) || takenOver;
    silent = 0;
  }
  return holdNew(folder, await nameOfHolder(), options.beatMs, takenOver);
}
async function tryLock(folder, options) {
  const own = await nameOfHolder();
  const tellOnce = once(options.onWait);
  let takenOver = false;
  let count3 = await readCount(folder);
  for (let silent = 0; !await make(folder); ) {
    const holder = await holderIn(folder);
    const state = holder === void 0 ? "unknown" : await stateOf(holder.slice(HOLDER.length));
    if (state === "alive") return void 0;
    if (state === "unknown") {
      tellOnce();
      await sleep(options.beatMs, void 0, { signal: options.signal });
      const next = await readCount(folder);
      if (next !== count3 && next !== "") return void 0;
      silent = next === count3 ? silent + 1 : 0;
      count3 = next;
      if (silent < options.silentBeats) continue;
    }
    if (holder === void 0) takenOver = await removeStale(folder);
    else if (await renamed(join12(folder, holder), join12(folder, own)))
      return hold(folder, own, options.beatMs, true);
    silent = 0;
  }
  return holdNew(folder, own, options.beatMs, takenOver);
}
async function nameOfHolder() {
  return `${HOLDER}${await ownIdentity()}.${randomUUID()}`;
}
async function holderIn(folder) {
  const names2 = await readdir7(folder).catch(() => []);
  const [holder, ...others] = names2.filter((name2) => name2.startsWith(HOLDER));
  return others.length === 0 ? holder : void 0;
}
function once(tell) {
  let told = false;
  return () => {
    if (!told) tell();
    told = true;
  };
}
async function holdNew(folder, own, beatMs, takenOver) {
  await writeFile(join12(folder, own), "");
  return hold(folder, own, beatMs, takenOver);
}
function hold(folder, own, beatMs, takenOver) {
  let beats = 0;
  const losing = new AbortController();
  const isHeld = () => isThere2(join12(folder, own));
  const beat = async () => {
    if (!await isHeld()) losing.abort();
    else await writeFile(join12(folder, "beats"), String(beats++)).catch(() => void 0);
  };
  let last = beat();
  const timer = setInterval(() => {
    last = beat();
  }, beatMs);
  return {
    takenOver,
    lost: losing.signal,
    isHeld,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await last;
      if (await isHeld()) await remove(folder, { recursive: true, force: true }).catch(() => void 0);
    }
  };
}
function isThere2(path) {
  return lstat(path).then(
    () => true,
    ({ code }) => code !== "ENOENT" && code !== "ENOTDIR"
  );
}
async function make(folder) {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}
async function readCount(folder) {
  return readPlainText(join12(folder, "beats"), MIB).catch(() => "");
}
async function removeStale(folder) {
  const aside = `${folder}-${randomUUID()}`;
  if (!await renamed(folder, aside)) return false;
  await remove(aside, { recursive: true, force: true });
  return true;
}
function renamed(from2, to) {
  return rename(from2, to).then(
    () => true,
    () => false
  );
}

// src/provision/install-trouble.ts
var InstallError = class extends Error {
  name = "InstallError";
  trouble;
  constructor(trouble) {
    super(trouble.said);
    this.trouble = trouble;
  }
};
var BY_CODE = [
  [/^E401$/, "login-wanted"],
  [/^E403$/, "forbidden"],
  [/^E404$/, "absent"],
  [/^E407$/, "proxy-login-wanted"],
  [/^(?:E5\d\d|E429)$/, "failing"],
  [/^ECONNREFUSED$/, "refused"],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, "name-unknown"],
  [
    /^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EIDLETIMEOUT|ECONNECTIONTIMEOUT|ERR_SOCKET_TIMEOUT)$/,
    "unreachable"
  ],
  [/CERT|^UNABLE_TO_|^ERR_SSL|^ERR_TLS/, "untrusted"]
];
var FINAL = [
  "login-wanted",
  "forbidden",
  "absent",
  "no-registry",
  "untrusted",
  "proxy-login-wanted"
];
function troubleOf(said, { registry, proxy }) {
  return { cause: causeOf(said, { registry, proxy }), registry, proxy, said };
}
function isFinal(said) {
  return FINAL.includes(causeOf(said, { registry: "", proxy: void 0 }));
}
function causeOfCode(code) {
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1];
}
function causeOf(said, { registry, proxy }) {
  const code = /(?:^|; )code (\w+)/.exec(said)?.[1] ?? "";
  if (/invalid json response body/.test(said)) return "no-registry";
  if (/network timeout at/.test(said)) return "unreachable";
  const cause = causeOfCode(code);
  if (proxy === void 0 || !URL.canParse(proxy)) return cause;
  const { hostname: hostname2, port } = new URL(proxy);
  const isProxys = (place) => place === hostname2 || place?.endsWith(`:${port || "80"}`) === true && !registry.includes(place);
  if (cause === "refused" && isProxys(/ECONNREFUSED ([^\s;]+)/.exec(said)?.[1])) return "proxy-refused";
  if (cause === "name-unknown" && isProxys(/(?:ENOTFOUND|EAI_AGAIN) ([^\s;]+)/.exec(said)?.[1]))
    return "proxy-name-unknown";
  return cause;
}
function readNetwork(told, env) {
  const registry = withoutLogin(told.registry) ?? "of npm";
  const inEnvironment = (...names2) => withoutLogin(names2.map((name2) => env[name2] ?? env[name2.toLowerCase()]).find((one) => one) ?? "");
  const plain = withoutLogin(told.proxy) ?? inEnvironment("npm_config_proxy", "HTTP_PROXY", "PROXY");
  const secure = withoutLogin(told["https-proxy"]) ?? inEnvironment("npm_config_https_proxy", "HTTPS_PROXY");
  return { registry, proxy: registry.startsWith("https:") ? secure ?? plain : plain };
}
function withoutLogin(text2) {
  const lines = text2.split("\n").map((line) => line.trim());
  const address = lines.find((line) => /^\w+:\/\/\S+$/.test(line)) ?? "";
  if (!URL.canParse(address)) return void 0;
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

// src/provision/npm.ts
import { spawn } from "node:child_process";
import { access as access2, realpath as realpath3 } from "node:fs/promises";
import { delimiter, dirname as dirname6, join as join13 } from "node:path";
import { createInterface } from "node:readline";
async function findNpm({ platform, execPath, env }) {
  const windows = platform === "win32";
  const home = dirname6(execPath);
  const viaNode = (script) => ({ command: execPath, args: [script], shell: false });
  const beside = join13(home, ...windows ? [] : ["..", "lib"], "node_modules", "npm", "bin", "npm-cli.js");
  if (await exists2(beside)) return viaNode(beside);
  const path = env.PATH ?? env.Path ?? "";
  for (const folder of path.split(delimiter).filter((one) => one !== "")) {
    const found2 = join13(folder, windows ? "npm.cmd" : "npm");
    if (!await exists2(found2)) continue;
    if (windows) {
      const script = join13(folder, "node_modules", "npm", "bin", "npm-cli.js");
      return await exists2(script) ? viaNode(script) : { command: `"${found2}"`, args: [], shell: true };
    }
    const target = await realpath3(found2);
    return target.endsWith("npm-cli.js") ? viaNode(target) : { command: found2, args: [], shell: false };
  }
  return void 0;
}
async function requireNpm(machine2) {
  const npm = await findNpm(machine2);
  if (npm === void 0) throw new NpmMissingError("npm was found neither beside node nor on PATH");
  return npm;
}
var NpmMissingError = class extends Error {
  name = "NpmMissingError";
};
function runNpm(npm, args, { onLine, ...options }) {
  return new Promise((resolve6) => {
    const child = spawn(npm.command, [...npm.args, ...args], {
      ...options,
      // npm that waits for a proxy doesn't hear of any other.
      killSignal: "SIGKILL",
      shell: npm.shell,
      windowsHide: true,
      stdio: ["ignore", "pipe", "pipe"]
    });
    const output = [];
    child.stdout?.setEncoding("utf8").on("data", (text2) => output.push(text2));
    child.stderr?.setEncoding("utf8").on("data", (text2) => output.push(text2));
    if (child.stderr !== null && onLine !== void 0)
      createInterface({ input: child.stderr }).on("line", onLine);
    child.once("error", ({ message }) => resolve6({ succeeded: false, reason: message, output: "" }));
    child.once(
      "close",
      (code, signal) => resolve6({
        succeeded: code === 0,
        output: output.join(""),
        reason: errorLines(output.join("")) || `npm ended with ${signal ?? `exit code ${code}`}`
      })
    );
  });
}
function errorLines(output) {
  const lines = output.split(/\r?\n/).filter((line) => /^npm (?:error|ERR!)/.test(line));
  const told = lines.map((line) => line.replace(/^npm (?:error|ERR!) ?/, "").trim()).filter((line) => line !== "");
  return told.filter((line) => !/^(?:syscall|errno|at) |^A complete log of this run/.test(line)).slice(0, 2).join("; ");
}
async function exists2(path) {
  return access2(path).then(
    () => true,
    () => false
  );
}

// src/provision/registry-watch.ts
import { readdir as readdir8, stat as stat5 } from "node:fs/promises";
import { join as join14 } from "node:path";
var PATIENCE = { silenceMs: REGISTRY_SILENCE_MS, tellMs: 1e4, mostMs: INSTALL_MS };
function watchRegistry({ folder, say, signal }, { silenceMs, tellMs }) {
  const silence = new AbortController();
  let answers = 0;
  let failure2 = "";
  const limit = setTimeout(() => {
    if (answers === 0) silence.abort();
  }, silenceMs);
  let seconds = 0;
  const telling = setInterval(() => {
    seconds += tellMs / 1e3;
    void tell(seconds);
  }, tellMs);
  async function tell(after) {
    if (answers === 0) return say(unansweredLine(failure2, after));
    const megabytes = (await bytesIn(folder) / 1e6).toFixed(0);
    say(
      `Still installing after ${after} s: ${answers} answers of the registry, ${megabytes} MB are there ...`
    );
  }
  return {
    signal: AbortSignal.any([signal, silence.signal]),
    gaveUp: () => silence.signal.aborted,
    failure: () => failure2 === "" ? void 0 : `code ${failure2}`,
    hear(line) {
      if (/^npm http fetch \w+ \d{3} /.test(line)) answers++;
      failure2 = /attempt \d+ failed with (\w+)/.exec(line)?.[1] ?? failure2;
    },
    [Symbol.dispose]() {
      clearTimeout(limit);
      clearInterval(telling);
    }
  };
}
var FAILED = {
  refused: "The registry, or a proxy before it, refuses connections",
  "name-unknown": "The registry's name, or that of a proxy before it, is not found",
  untrusted: "The certificate of the registry, or of a proxy before it, isn't trusted",
  unreachable: "No answer from the registry"
};
function unansweredLine(failure2, seconds) {
  if (failure2 === "") return `No answer from the registry after ${seconds} s ...`;
  const cause = causeOfCode(failure2);
  const words = (cause && FAILED[cause]) ?? "The connection to the registry fails";
  return `${words} (${failure2}); still trying after ${seconds} s ...`;
}
async function bytesIn(folder) {
  const entries = await readdir8(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    bytes += await stat5(join14(entry.parentPath, entry.name)).then(
      ({ size: size2 }) => size2,
      () => 0
    );
  }
  return bytes;
}

// src/provision/npm-ci.ts
import { setTimeout as sleep2 } from "node:timers/promises";
async function installPinned(options) {
  var _stack = [];
  try {
    const { folder, what, say, clock, retryAfterMs = [2e3, 8e3], patience = PATIENCE } = options;
    const npm = await requireNpm(options);
    say(`Installing ${what} once, into ${folder} ...`);
    const start2 = clock();
    const limit = __using(_stack, endOf({ ms: patience.mostMs, signal: options.signal }));
    const watch = __using(_stack, watchRegistry({ ...options, signal: limit.signal }, patience));
    const env = withNetworkLog(options.env);
    let failed;
    for (const pause of [0, ...retryAfterMs]) {
      if (failed !== void 0) {
        say(`It failed (${failed.reason}); trying again in ${pause / 1e3} s ...`);
        await sleep2(pause, void 0, { signal: watch.signal }).catch(() => void 0);
      }
      const run2 = { cwd: folder, env, signal: watch.signal, onLine: watch.hear };
      const result = watch.gaveUp() ? void 0 : await runNpm(npm, options.arguments, run2);
      limit.signal.throwIfAborted();
      if (result?.succeeded) {
        say(`Installed them in ${((clock() - start2) / 1e3).toFixed(1)} s.`);
        return;
      }
      if (watch.gaveUp()) break;
      failed = result;
      if (isFinal(failed?.reason ?? "")) break;
    }
    throw await failure(npm, options, failed?.reason ?? watch.failure());
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
async function failure(npm, { folder, env, signal }, said) {
  const get = async (name2) => {
    const { output } = await runNpm(npm, ["config", "get", name2], { cwd: folder, env: { ...env }, signal });
    return output;
  };
  const [registry, secure, plain] = await Promise.all(["registry", "https-proxy", "proxy"].map(get));
  const network = readNetwork({ registry, "https-proxy": secure, proxy: plain }, env);
  return new InstallError(
    said === void 0 ? { ...network, cause: "silent", said: "" } : troubleOf(said, network)
  );
}
var NETWORK = [
  ["npm_config_fetch_retry_mintimeout", "1000"],
  ["npm_config_fetch_retry_maxtimeout", "2000"]
];
function withNetworkLog(env) {
  const set = new Set(Object.keys(env).map((name2) => name2.toLowerCase()));
  const pauses = NETWORK.filter(([name2]) => !set.has(name2));
  return { ...env, ...Object.fromEntries(pauses), npm_config_loglevel: "http" };
}

// src/provision/prune.ts
import { readdir as readdir9 } from "node:fs/promises";
import { join as join15 } from "node:path";
var WEB_KEPT = /^(ort\.node\.min\.m?js|ort-wasm-simd-threaded\.(mjs|wasm))$/;
async function pruneForPlatform(modules, { os, cpu }) {
  const native = join15(modules, "onnxruntime-node", "bin");
  for (const api of await namesIn(native)) {
    await removeAllBut(join15(native, api), (name2) => name2 === os);
    await removeAllBut(join15(native, api, os), (name2) => name2 === cpu);
  }
  await removeAllBut(join15(modules, "onnxruntime-web", "dist"), (name2) => WEB_KEPT.test(name2));
  await removeAllBut(modules, (name2) => ![".bin", ".package-lock.json"].includes(name2));
}
async function removeAllBut(folder, keeps) {
  for (const name2 of await namesIn(folder)) {
    if (!keeps(name2)) await remove(join15(folder, name2), { recursive: true });
  }
}
async function namesIn(folder) {
  return readdir9(folder).catch(() => []);
}

// src/provision/install.ts
import { copyFile, mkdir as mkdir2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join16 } from "node:path";
var NPM_ARGUMENTS = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
async function installRuntimePackages(folder, packages, platform, options) {
  await remove(folder, { recursive: true, force: true });
  await mkdir2(folder, { recursive: true });
  const { dependencies, lock } = packages;
  await writeFile2(join16(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  await writeFile2(join16(folder, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, ...lock }));
  await copyFile(join16(options.root, ".npmrc"), join16(folder, ".npmrc")).catch(unlessMissing);
  const what = `the pinned runtime packages (${Object.keys(dependencies).join(", ")})`;
  const npmArguments = [...NPM_ARGUMENTS, ...options.npmArguments ?? []];
  await installPinned({ ...options, folder, arguments: npmArguments, what });
  await pruneForPlatform(join16(folder, "node_modules"), platform);
}
async function checkFiles(modules, packages, pinned) {
  if (pinned === void 0 || pinned.packages !== packages) return "unknown";
  const digest = await digestModules(modules).catch(() => void 0);
  return digest === pinned.files ? "right" : "wrong";
}
function unlessMissing(error) {
  if (error.code !== "ENOENT") throw error;
}

// src/provision/pinned-files.ts
var PINNED_FILES = {
  "darwin-arm64": {
    packages: "11204483be1daa51874b12560df4e9562760645450086f8cfc285af8fb413b0b",
    files: "d92383900d57dc3e225f78a172792486af5476b45d1e0cbc316e96ae687c0759"
  },
  "darwin-x64": {
    packages: "0897e1cc67e9a831259c55bed1909ec59a83f8dfe93bb109fcb185f18c3874a6",
    files: "89ecd48e13ebc2383d8ebd93eda8275a70804fc7c862b776dadd49d4efbb914f"
  },
  "linux-arm64": {
    packages: "0e507a53be6386bf71420f0f8241b8ee6a8b40c862c07b80e440d48d449c763e",
    files: "2baa4fa1a1183085c4fe60784727c81be67bdd710d355fd3fb4101868fb661ff"
  },
  "linux-arm64-musl": {
    packages: "9ca28b93b2320219c9162cfd00d8a9cc98f4f8b3beb9d63acc19035dd44a331c",
    files: "f71b530aed8e58add91ea14ea2efac741cd5ef272b1b1159aa17eefafa612f2a"
  },
  "linux-x64": {
    packages: "130cb4c65be3eb4b1956e3f0af702bb0b60b772231697142b044730e36941cc1",
    files: "0be13c73632c4028323e5bb00df39e353ee3d682ac793b6813a5ef045f743049"
  },
  "linux-x64-musl": {
    packages: "b9678237c35cd0696522a5ae2a650076f4578496396a3328c41c2dd2287a92c9",
    files: "c7d9a11fbbab508e3d6de05640f33aaf431669f681f98724725d26152c27e253"
  },
  "win32-arm64": {
    packages: "2d738fbda6c0ceced8bbd09e9aef6d09e7e17e5d79ca66e7fec99ab99960741f",
    files: "18060a6800427e8e29102222359d933d9c5d29adfca8399485eec73ff52505ed"
  },
  "win32-x64": {
    packages: "ed0f32169a6dc0fe8276f6f8be941931440d9def088d00eefe9839b125a9b651",
    files: "2e9d77995772719fa8ef5fff16201c21285e8bc15414f55270c0a80a2ee15c88"
  }
};

// src/provision/tool-cache.ts
import { mkdtemp, symlink } from "node:fs/promises";
import { join as join17 } from "node:path";
var TOOL = "best-epoch-packages";
var VERSION_LENGTH = 16;
function toolCacheFolder(env, { hash }, platform) {
  const cache = env.RUNNER_TOOL_CACHE;
  return cache ? join17(cache, TOOL, hash.slice(0, VERSION_LENGTH), platformKey(platform)) : void 0;
}
async function makeWritable(folder) {
  try {
    await makeFolder(folder);
    await remove(await mkdtemp(join17(folder, ".writable-")), { recursive: true });
    return true;
  } catch {
    return false;
  }
}
async function linkFolder(folder, path) {
  const aside = `${path}.new`;
  await remove(aside, { recursive: true, force: true });
  await symlink(folder, aside, "junction");
  await remove(path, { recursive: true, force: true });
  await rename(aside, path);
}

// src/provision/provision.ts
import { cp, readdir as readdir10 } from "node:fs/promises";
import { dirname as dirname7, join as join18 } from "node:path";
var LOCK = ".installing";
async function provideRuntimePackages(options) {
  const { root, say, signal } = options;
  requireAddressSpace("the packages with native code", SPACE_OF_PACKAGES);
  const platform = platformOf(options.platform, options.arch);
  const [manifest, lockfile] = [await readManifest(root), await readLockfile(root)];
  if (lockfile === void 0) return requireInstalled(root, neededHere(manifest, platform));
  const packages = runtimePackages(manifest, lockfile, platform);
  const missing = () => missingPackages(packages.dependencies, root);
  const lockFolder = join18(root, LOCK);
  const bringing = { ...options, packages, machine: platform };
  const isThere3 = async () => !await areChanged(bringing) && (await missing()).length === 0;
  if (!await isLocked(lockFolder) && await isThere3()) return;
  await options.beforehand?.();
  if (await isDevelopmentCheckout(root, lockfile)) {
    throw new InputError(runtimePackagesMissing(root, "its node_modules folder is not up to date", "npm ci"));
  }
  try {
    var _stack = [];
    try {
      const onWait = () => say("Waiting for another process that installs the runtime packages ...");
      const lock = __using(_stack, await acquireLock(lockFolder, { beatMs: 1e3, silentBeats: 15, onWait, signal }), true);
      if (await areChanged(bringing)) options.warn([runtimePackagesChanged(root)]);
      if (lock.takenOver || !await isThere3()) await bring(bringing);
      const left = await missing();
      if (left.length > 0) throw new Error(`${left.join(", ")} still not there`);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NpmMissingError) throw new InputError(npmMissing(), { cause: error });
    const { reason, way } = wordsOf(error);
    const command = `npm ${NPM_ARGUMENTS.join(" ")}`;
    throw new InputError(runtimePackagesMissing(root, reason, command, way), { cause: error });
  }
}
function wordsOf(error) {
  if (error instanceof InstallError) return installWords(error.trouble);
  const reason = error instanceof NoAnswer ? unfinishedWords(error) : messageOf(error);
  return { reason, way: void 0 };
}
async function requireInstalled(root, needed) {
  const missing = await missingPackages(needed, root);
  if (missing.length === 0) return;
  const reason = `${missing.join(", ")} should have been installed together with this package`;
  throw new InputError(runtimePackagesMissing(root, reason, "npm install"));
}
async function bring(options) {
  const { root, env, packages, machine: machine2, say, signal } = options;
  const own = join18(root, "node_modules");
  const shared2 = toolCacheFolder(env, packages, machine2);
  if (shared2 === void 0) return fetchInto(own, options);
  const modules = join18(shared2, "node_modules");
  const isThere3 = async () => await check(modules, options) === "right";
  if (await isThere3()) say(`Took the runtime packages from the tool cache (${shared2}).`);
  else {
    var _stack = [];
    try {
      if (!await makeWritable(shared2)) return fetchInto(own, options);
      const onWait = () => say("Waiting for another job that installs the runtime packages ...");
      const lock = { beatMs: 1e3, silentBeats: 15, onWait, signal };
      const _lock = __using(_stack, await acquireLock(join18(shared2, LOCK), lock), true);
      if (!await isThere3()) await fetchInto(modules, options);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  }
  await linkFolder(modules, own);
}
async function areChanged(options) {
  const modules = join18(options.root, "node_modules");
  const names2 = await readdir10(modules).catch(() => []);
  if (names2.length === 0 || names2.includes(".package-lock.json")) return false;
  return await check(modules, options) === "wrong";
}
function check(modules, { packages, machine: machine2, pinned = PINNED_FILES }) {
  return checkFiles(modules, packages.hash, pinned[platformKey(machine2)]);
}
async function fetchInto(modules, options) {
  const { packages, machine: machine2, pinned = PINNED_FILES, warn } = options;
  const isPinned = pinned[platformKey(machine2)]?.packages === packages.hash;
  const store = isPinned ? options.store : void 0;
  const restored = store === void 0 ? "none" : await restore(store, modules, options);
  if (restored === "taken") return;
  const staging = join18(dirname7(modules), ".packages");
  try {
    const installed = await install(staging, options);
    const fill = (folder) => cp(installed, join18(folder, "node_modules"), { recursive: true });
    warn(await store?.save(keyOf(options), restored === "unfit", fill) ?? []);
    await replace(installed, modules);
  } finally {
    await remove(staging, { recursive: true, force: true });
  }
}
async function restore(store, modules, options) {
  const { say, clock, warn, signal } = options;
  const start2 = clock();
  const take2 = async (folder) => {
    const found2 = join18(folder, "node_modules");
    const isRight = await check(found2, options) === "right";
    if (isRight) await replace(found2, modules);
    return isRight;
  };
  const look = () => store.restore(keyOf(options), take2);
  const { outcome, faults } = await inTime(look, { ms: Number.POSITIVE_INFINITY, signal });
  warn(outcome === "unfit" ? [...faults, packagesCacheUnfit()] : faults);
  if (outcome === "taken")
    say(`Took the runtime packages from the Actions cache in ${((clock() - start2) / 1e3).toFixed(1)} s.`);
  return outcome;
}
async function install(staging, options) {
  const { packages, machine: machine2 } = options;
  const modules = join18(staging, "node_modules");
  await installRuntimePackages(staging, packages, machine2, options);
  const left = await missingPackages(packages.dependencies, staging);
  if (left.length > 0) throw new Error(`${left.join(", ")} still not there`);
  if (await check(modules, options) === "wrong")
    throw new Error("their files are not those that this version of Best Epoch was tested with");
  return modules;
}
function keyOf({ packages, machine: machine2 }) {
  return `${platformKey(machine2)}/${packages.hash}`;
}
async function replace(from2, to) {
  await remove(to, { recursive: true, force: true });
  try {
    await rename(from2, to);
  } catch (error) {
    if (error.code !== "EXDEV") throw error;
    const aside = `${to}.new`;
    await cp(from2, aside, { recursive: true, verbatimSymlinks: true });
    await rename(aside, to);
  }
}
async function loadWithRuntimePackages(root, load) {
  requireAddressSpace("the packages with native code", SPACE_OF_PACKAGES);
  try {
    return await load();
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    const { dependencies } = await readManifest(root);
    const reason = firstLineOf(cause);
    if (!Object.keys(dependencies).some((name2) => reason.includes(name2))) throw cause;
    throw new InputError(runtimePackagesBroken(root, reason), { cause });
  }
}

// src/run/reviewed.ts
function baselineAsReviewed(found2, reviewed, settings2, own) {
  if (reviewed === void 0) return found2;
  const series = found2.baseline.results === void 0 ? void 0 : found2.baseline.series;
  const says = settings2.baseline === "auto" ? saysInSeries(reviewed, isNamed(settings2, series, own)) : saysOfPath(reviewed);
  return says.reduce(chosenByData, found2);
}
function historyAsReviewed(history, reviewed, settings2, own) {
  if (history === void 0 || reviewed === void 0) return { history, faults: [] };
  const series = history.lines.length === 0 ? void 0 : history.series;
  const says = saysInSeries(reviewed, isNamed(settings2, series, own));
  const chosen = says.map(({ label }) => label).join(", ");
  return {
    history: chosen === "" ? history : { ...history, chosen },
    faults: says.map(({ fault }) => fault)
  };
}
function isNamed({ series }, found2, own) {
  return series !== void 0 && found2 !== void 0 && found2 === own;
}
function saysInSeries({ fileWithArtifactName, historyInCheckout }, named2) {
  return [
    ...fileWithArtifactName === void 0 || named2 ? [] : [sayOfFile(fileWithArtifactName, "artifact-name")],
    ...historyInCheckout === void 0 ? [] : [sayOfCheckout(historyInCheckout, "history")]
  ];
}
function saysOfPath({ fileWithBaseline, baselineInCheckout: path }) {
  return [
    ...fileWithBaseline === void 0 ? [] : [sayOfFile(fileWithBaseline, "baseline")],
    ...path === void 0 ? [] : [sayOfCheckout(path, "baseline")]
  ];
}
function initialModelAsReviewed(reviewed, setting) {
  const path = setting === "baseline" ? reviewed?.baselineInCheckout ?? reviewed?.fileWithBaseline : reviewed?.initialModelInCheckout;
  return path === void 0 ? void 0 : { fault: initialModelInCheckout(path), label: IN_CHECKOUT };
}
var IN_CHECKOUT = "from the checkout under review";
function sayOfFile(file, setting) {
  return {
    fault: baselineFromData(file, setting),
    label: "chosen by the data under review",
    sentence: `${quote(file)}, part of the data under review, chose so.`
  };
}
function sayOfCheckout(path, setting) {
  return {
    fault: baselineInCheckout(path, setting),
    label: IN_CHECKOUT,
    sentence: `${quote(path)} is part of the checkout under review.`
  };
}

// src/run/compare-with.ts
async function compareWith({
  settings: settings2,
  publisher,
  earlier,
  reviewed
}) {
  const asked = await findBaseline(settings2.baseline, earlier);
  const found2 = baselineAsReviewed(asked, reviewed, settings2, earlier.series);
  const { baseline } = found2;
  const compared = baseline.results === void 0 ? baseline.reason : `Baseline: ${baseline.name}, made ${moment(baseline.results["created-at"])}.`;
  if (earlier.series !== void 0) publisher.say(`Series ${earlier.series}. ${compared}`);
  return found2;
}

// src/pretrained/weights.ts
import { createHash as createHash5 } from "node:crypto";
import { join as join19 } from "node:path";
var FILE = ["pretrained", "efficientnet-lite0.safetensors"];
var BYTES2 = 7017088;
var PRETRAINED_SHA256 = "d2fc1037a5905c22e97974c6393a97d842b59477ced930e84a07d108d1b2d035";
async function readPretrained(root) {
  const path = join19(root, ...FILE);
  const bytes = await readPlainFile(path, 64 * MIB).catch((cause) => {
    throw damaged(path, whyUnread(cause), cause);
  });
  if (bytes.length !== BYTES2) throw damaged(path, { kind: "size", bytes: bytes.length, expected: BYTES2 });
  const sha2562 = createHash5("sha256").update(bytes).digest("hex");
  if (sha2562 !== PRETRAINED_SHA256)
    throw damaged(path, { kind: "digest", sha256: sha2562, expected: PRETRAINED_SHA256 });
  const { tensors: parameters } = decodeSafetensors(bytes);
  const title = "EfficientNet-Lite0, trained on ImageNet";
  return {
    name: "EfficientNet-Lite0",
    title,
    licence: "Apache-2.0",
    trainedOn: "ImageNet",
    sha256: sha2562,
    parameters
  };
}
function damaged(path, damage, cause) {
  return new InputError(pretrainedWeightsDamaged(path, damage), { cause });
}
function whyUnread(cause) {
  const { code } = cause;
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
  return { kind: "unreadable", reason: code ?? messageOf(cause) };
}
var STEM = "stem.conv.weight";
function pretrainedParameters({ parameters }, channels2) {
  return channels2 === 3 ? parameters : { ...parameters, [STEM]: summedOverChannels(parameters[STEM]) };
}
function summedOverChannels({ shape: [filters, channels2, ...kernel], data: data2 }) {
  const taps = kernel.reduce((product, size2) => product * size2, 1);
  const summed = new Float32Array(filters * taps);
  for (let i = 0; i < summed.length; i++) {
    const first = Math.floor(i / taps) * channels2 * taps + i % taps;
    let sum = 0;
    for (let channel2 = 0; channel2 < channels2; channel2++) sum += data2[first + channel2 * taps];
    summed[i] = sum;
  }
  return { shape: [filters, 1, ...kernel], data: summed };
}
function pretrainedNormalization(channels2) {
  const one = { low: 0, high: 255, offset: 127, scale: 1 / 128 };
  return { channels: Array.from({ length: channels2 }, () => one) };
}

// src/stages/2-dataset/content-hash.ts
import { createHash as createHash6 } from "node:crypto";
import { readdir as readdir11, realpath as realpath4, stat as stat6 } from "node:fs/promises";
import { join as join20, relative as relative4, sep as sep5 } from "node:path";
import { pipeline } from "node:stream/promises";
var NOT_LEARNT = /(?:\.md|\.dvc)$|^best-epoch\.(?:json|ya?ml)$/i;
async function hashContents(root, output) {
  const real = await realpath4(root);
  const skipped = await realpath4(output).catch(() => output);
  const total = createHash6("sha256");
  const visited = /* @__PURE__ */ new Set();
  async function walk(folder) {
    if (folder === skipped || visited.has(folder)) return;
    visited.add(folder);
    const names2 = (await readdir11(folder)).filter((name2) => !isNeverData(name2) && !NOT_LEARNT.test(name2));
    for (const name2 of names2.sort()) await visit(join20(folder, name2));
  }
  async function visit(path) {
    const target = await realpath4(path);
    if (target !== real && !target.startsWith(real + sep5)) return;
    const stats = await stat6(target);
    if (stats.isDirectory()) await walk(target);
    else if (stats.isFile()) {
      const name2 = relative4(real, path).split(sep5).join("/");
      total.update(`${JSON.stringify(name2)} ${await hashFile(target)}
`);
    }
  }
  await walk(real);
  return total.digest("hex");
}
async function hashFile(path) {
  const hash = createHash6("sha256");
  await hashInto(hash, path);
  return hash.digest("hex");
}
async function hashInto(hash, path) {
  var _stack = [];
  try {
    const file = __using(_stack, await openPlainFile(path), true);
    await pipeline(file.createReadStream({ autoClose: false }), hash);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/run/fingerprint.ts
import { createHash as createHash7 } from "node:crypto";
var BY_CONTENT = ["data", "split", "initialModel"];
var LEFT_OUT = [...BY_CONTENT, ...WITHOUT_EFFECT];
async function runFingerprint(settings2, code, startsFrom) {
  if (code === void 0 || startsFrom.kind === "nothing") return void 0;
  try {
    const contents = await hashContents(settings2.data, settings2.output);
    const split2 = settings2.split === void 0 ? null : await hashFile(settings2.split);
    const model2 = weightsOf(startsFrom);
    const effective = Object.entries(settings2).filter(([name2]) => !LEFT_OUT.includes(name2)).map(([name2, value]) => [name2, value ?? null]).sort(([a], [b]) => `${a}` < `${b}` ? -1 : 1);
    return createHash7("sha256").update(JSON.stringify([code, contents, split2, model2, effective])).digest("hex");
  } catch {
    return void 0;
  }
}
function weightsOf(startsFrom) {
  switch (startsFrom.kind) {
    case "model":
      return startsFrom.model.sha256;
    case "pretrained":
      return [PRETRAINED_SHA256, startsFrom.isAsked];
    default:
      return null;
  }
}

// src/earlier/mixture.ts
import { createHash as createHash8 } from "node:crypto";
import { basename as basename5, dirname as dirname8, join as join21 } from "node:path";
var ids = array(string());
var parts = object({ train: ids, validation: ids, test: ids });
function runFolderOf(model2) {
  const folder = dirname8(model2);
  return basename5(folder) === "model" && basename5(model2) === "model.onnx" ? dirname8(folder) : void 0;
}
async function mixtureFaults(folder) {
  const { results } = await readBaseline(join21(folder, "results.json"));
  if (results === void 0) return [];
  const file = join21(folder, "model", "model.onnx");
  const model2 = await readPlainFile(file, MOST_BYTES.whole).catch(unlessOutOfMemory(void 0));
  if (model2 !== void 0 && createHash8("sha256").update(model2).digest("hex") !== results.model.sha256)
    return [runFolderMixed(folder, "model/model.onnx")];
  const split2 = await partsIn(join21(folder, "split.json"));
  if (split2 === void 0 || results.split.train.samples.length === 0) return [];
  const isSame = ["train", "validation", "test"].every((part) => {
    const known = results.split[part].samples.map(({ id }) => id);
    return JSON.stringify(known.toSorted()) === JSON.stringify(split2[part].toSorted());
  });
  return isSame ? [] : [runFolderMixed(folder, "split.json")];
}
async function partsIn(path) {
  try {
    return parts.safeParse(parseJson(await readPlainText(path, MOST_BYTES.run))).data;
  } catch (error) {
    return unlessOutOfMemory(void 0)(error);
  }
}

// src/earlier/finished-run.ts
import { createHash as createHash9 } from "node:crypto";
import { lstat as lstat2 } from "node:fs/promises";
import { join as join22 } from "node:path";
async function readFinishedRun(folder, fingerprint) {
  try {
    const json2 = parseJson(await readPlainText(join22(folder, "results.json"), MOST_BYTES.run));
    const { success, data: results } = resultsSchema.safeParse(json2);
    if (!success || results.fingerprint !== fingerprint || !isFinished(results)) return void 0;
    for (const path of filesOf(results)) {
      if (leadsOut(folder, path) || !(await lstat2(join22(folder, path))).isFile()) return void 0;
    }
    if ((await mixtureFaults(folder)).length > 0) return void 0;
    const model2 = await readPlainFile(join22(folder, results.model.path), MOST_BYTES.whole);
    return createHash9("sha256").update(model2).digest("hex") === results.model.sha256 ? results : void 0;
  } catch {
    return void 0;
  }
}

// src/earlier/model.ts
import { createHash as createHash10 } from "node:crypto";
import { stat as stat7 } from "node:fs/promises";
import { dirname as dirname9, join as join23, sep as sep6 } from "node:path";
async function modelAt(path) {
  try {
    const file = await modelFileAt(path);
    const run2 = runFolderOf(file);
    const mixed = run2 === void 0 ? [] : await mixtureFaults(run2);
    if (mixed.length > 0) return nothing(...mixed);
    const bytes = await readPlainFile(file, MOST_BYTES.whole);
    return found({ bytes, split: await splitOf(file, hashOf(bytes)), name: shortPath2(file), path: file });
  } catch (cause) {
    return unreadable(path, cause);
  }
}
async function modelFileAt(path) {
  return (await stat7(path)).isDirectory() ? join23(path, "model", "model.onnx") : path;
}
async function splitOf(file, sha2562) {
  const folder = dirname9(dirname9(file));
  const { results } = await readBaseline(join23(folder, "results.json"));
  return results?.model.sha256 === sha2562 ? earlierSplit(results, runIn(folder)) : void 0;
}
async function modelOfBaseline(setting, { baseline }, earlier) {
  const { results } = baseline;
  if (results === void 0) return noModel(baseline.reason);
  if (setting !== "auto") return besideResults(setting, results);
  const { name: name2 } = baseline;
  if (baseline.isForBranch === true)
    return noModel("A run of a branch starts anew, a pull request from the model of its base branch.");
  const gone = `The model of ${name2} is no longer in the Actions cache.`;
  if (results.fingerprint === null) return noModel(gone);
  const kept2 = await earlier.takeRun(results.fingerprint, (folder) => modelIn(folder, results));
  const { taken, unseen, faults } = kept2;
  if (taken === void 0) return noModel(unseen === void 0 ? gone : `${unseen}.`, faults);
  return found({ bytes: taken, split: earlierSplit(results, name2), name: name2, path: `model of ${name2}` });
}
async function modelIn(folder, { fingerprint, model: model2 }) {
  const kept2 = await readFinishedRun(folder, fingerprint ?? "");
  if (kept2?.model.sha256 !== model2.sha256) return void 0;
  return readPlainFile(join23(folder, kept2.model.path), MOST_BYTES.whole);
}
async function besideResults(results, baseline) {
  const { path, sha256: sha2562 } = baseline.model;
  const folder = dirname9(results);
  const file = modelPathOf(folder, path);
  if (file === void 0) return nothing(initialModelNotOfBaseline(path, results));
  try {
    const bytes = await readPlainFile(file, MOST_BYTES.whole);
    if (hashOf(bytes) !== sha2562) return nothing(initialModelNotOfBaseline(file, results));
    return found({ bytes, split: earlierSplit(baseline, runIn(folder)), name: shortPath2(file), path: file });
  } catch (cause) {
    return unreadable(file, cause);
  }
}
function found(file) {
  return { kind: "file", file: { ...file, sha256: hashOf(file.bytes) } };
}
function noModel(reason, faults = []) {
  return { kind: "none", reason, faults };
}
function nothing(...faults) {
  return { kind: "nothing", faults };
}
function unreadable(path, cause) {
  if (isOutOfMemory(cause)) throw cause;
  const { code } = cause;
  if (code === "ENOENT" || code === "ENOTDIR") return nothing(initialModelMissing(path));
  return nothing(modelUnreadable(path, code ?? messageOf(cause)));
}
function hashOf(bytes) {
  return createHash10("sha256").update(bytes).digest("hex");
}
function shortPath2(path) {
  return path.split(sep6).filter((part) => part !== "").slice(-3).join("/");
}

// src/pretrained/notices.ts
import { join as join24 } from "node:path";
var HEAD = "The model beside this file was made from pretrained weights, which were changed by training. Whoever passes it on passes on\ntheir notice and their licence, too. Both follow as they lie in the folder `pretrained` of Best Epoch.\n";
var FILES = ["NOTICE", "LICENSE"];
async function readNotices(root, sha2562) {
  if (sha2562 !== PRETRAINED_SHA256) return void 0;
  const texts = await Promise.all(FILES.map((name2) => readNotice(join24(root, "pretrained", name2))));
  const parts2 = texts.map((text2, i) => `${"=".repeat(72)}
${FILES[i]}
${"=".repeat(72)}

${text2}`);
  return [HEAD, ...parts2].join("\n");
}
async function readNotice(path) {
  return await readPlainText(path, MIB).catch((cause) => {
    throw new InputError(pretrainedWeightsDamaged(path, whyUnread(cause)), { cause });
  });
}

// src/engine/onnx/compare-graphs.ts
function differenceOfGraphs(found2, expected) {
  for (const [i, node] of expected.node.entries()) {
    const other = found2.node[i];
    if (other === void 0 || operation(other) !== operation(node))
      return `its operator ${i + 1} is ${other === void 0 ? "missing" : `"${other.opType}"`}, its layers make "${node.opType}" of it${other?.opType === node.opType ? ", with other inputs or attributes" : ""}`;
  }
  const more = found2.node[expected.node.length];
  if (more !== void 0) return `it has the operator "${more.opType}" beside those of its layers`;
  if (names(found2.input) !== names(expected.input)) return "it has other inputs than its layers make";
  if (names(found2.output) !== names(expected.output)) return "it has other outputs than its layers make";
  return differenceOfTensors(found2.initializer, expected.initializer);
}
function differenceOfTensors(found2, expected) {
  const known = new Map(found2.map((tensor) => [tensor.name, tensor]));
  for (const tensor of expected) {
    const other = known.get(tensor.name);
    if (other === void 0) return `it has no weights "${tensor.name}"`;
    const isSame = other.dataType === tensor.dataType && other.dims.join() === tensor.dims.join() && Buffer.compare(numbersOf(other), numbersOf(tensor)) === 0;
    if (!isSame) return `its weights "${tensor.name}" are not those that its layers make`;
  }
  return found2.length === expected.length ? void 0 : "it has weights that its layers do not make";
}
function numbersOf({ rawData, floatData, int64Data }) {
  if (rawData.byteLength > 0) return rawData;
  const numbers = floatData.length > 0 ? Float32Array.from(floatData) : BigInt64Array.from(int64Data);
  return new Uint8Array(numbers.buffer);
}
function names(ports) {
  return JSON.stringify(ports.map(({ name: name2 }) => name2));
}
function operation({ opType, domain, input, output, attribute }) {
  return JSON.stringify([opType, domain, input, output, attribute.map(settingOf).sort()]);
}
function settingOf({ name: name2, type, f, i, s, ints }) {
  return JSON.stringify([name2, type, f, String(i), [...s], ints.map(String)]);
}

// src/engine/onnx/decode.ts
var MOST_STRUCTURE = 4 * 2 ** 20;
var TO_WEIGHTS = [[7], [5], [4, 9]];
function decodeModel(bytes) {
  const weights = weightBytes(new BinaryReader(bytes), bytes.length, TO_WEIGHTS);
  if (bytes.length - weights > MOST_STRUCTURE) throw new Error("it holds more than 4 MiB beside its weights");
  const model2 = fromBinary(ModelProtoSchema, bytes, { readUnknownFields: false });
  if (!model2.graph) throw new Error("the file holds no graph");
  return {
    metadata: Object.fromEntries(model2.metadataProps.map(({ key, value }) => [key, value])),
    graph: model2.graph,
    foreign: foreignPart(model2, model2.graph)
  };
}
function weightBytes(reader, end, [fields, ...deeper]) {
  let sum = 0;
  while (reader.pos < end) {
    const [field, wireType] = reader.tag();
    if (wireType !== WireType.LengthDelimited || !fields.includes(field)) {
      reader.skip(wireType, field);
      continue;
    }
    if (deeper.length === 0) sum += reader.bytes().length;
    else {
      const length = reader.uint32();
      sum += weightBytes(reader, reader.pos + length, deeper);
    }
  }
  return sum;
}
function foreignPart(model2, graph) {
  if (model2.functions.length > 0) return "it has functions of its own";
  if (model2.trainingInfo.length > 0) return "it has the steps of a training";
  const tensors = [...graph.initializer, ...graph.node.flatMap(tensorsOf)];
  const outside = tensors.find(liesOutside);
  if (outside !== void 0) return `its weights "${outside.name}" lie in another file`;
  if (graph.sparseInitializer.length > 0) return "it has sparse weights";
  const holder = graph.node.find(({ attribute }) => attribute.some(holdsGraph));
  if (holder !== void 0) return `its operator "${holder.opType}" holds a graph of its own`;
  const domain = graph.node.find((node) => node.domain !== "")?.domain;
  if (domain !== void 0) return `it has operators of "${domain}"`;
  const other = model2.opsetImport.find(({ version }) => version !== BigInt(OPSET));
  if (other !== void 0) return `it follows operator set ${other.version}, not ${OPSET}`;
  return void 0;
}
function tensorsOf({ attribute }) {
  return attribute.flatMap(({ t, tensors }) => t === void 0 ? tensors : [t, ...tensors]);
}
function liesOutside({ dataLocation, externalData }) {
  return dataLocation !== TensorProto_DataLocation.DEFAULT || externalData.length > 0;
}
function holdsGraph({ g, graphs }) {
  return g !== void 0 || graphs.length > 0;
}

// src/engine/onnx/ensemble.ts
var memberPrefix = (member) => `member${member + 1}/`;
function ensembleModels(members, metadata) {
  const models = members.map((bytes) => fromBinary(ModelProtoSchema, bytes));
  const prefixes = models.map((_, i) => memberPrefix(i));
  const graphs = models.map(({ graph }, i) => renamed2(graph, prefixes[i]));
  const [first] = models;
  const mean = create(NodeProtoSchema, {
    name: MODEL_OUTPUT,
    opType: "Mean",
    input: prefixes.map((prefix) => prefix + MODEL_OUTPUT),
    output: [MODEL_OUTPUT]
  });
  const ensemble = create(ModelProtoSchema, {
    irVersion: first.irVersion,
    producerName: first.producerName,
    opsetImport: first.opsetImport,
    graph: create(GraphProtoSchema, {
      name: "ensemble",
      node: [...graphs.flatMap(({ node }) => node), mean],
      initializer: graphs.flatMap(({ initializer }) => initializer),
      input: first.graph.input,
      output: first.graph.output
    }),
    metadataProps: Object.entries(metadata).map(
      ([key, value]) => create(StringStringEntryProtoSchema, { key, value })
    )
  });
  return toBinary(ModelProtoSchema, ensemble);
}
function renamed2(graph, prefix) {
  const rename2 = (value) => value === "" || value === MODEL_INPUT ? value : prefix + value;
  for (const node of graph.node) {
    node.name = rename2(node.name);
    node.input = node.input.map(rename2);
    node.output = node.output.map(rename2);
  }
  for (const tensor of graph.initializer) tensor.name = rename2(tensor.name);
  return graph;
}

// src/engine/onnx/import.ts
function importParameters(graph, network, prefix = "") {
  const initializers = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  return Object.fromEntries(
    parametersOf(network).map(({ name: name2, shape }) => {
      const initializer = initializers.get(prefix + name2);
      if (initializer === void 0) throw new Error(`it has no weights "${prefix}${name2}"`);
      return [name2, readTensor(initializer, shape)];
    })
  );
}
function readTensor({ name: name2, dataType, dims, rawData, floatData }, shape) {
  const length = shape.reduce((product, size2) => product * size2, 1);
  if (dims.join() !== shape.join())
    throw new Error(`its weights "${name2}" are ${dims.join("x")}, its layers need ${shape.join("x")}`);
  if (dataType !== TensorProto_DataType.FLOAT) throw new Error(`its weights "${name2}" are not 32-bit floats`);
  const data2 = rawData.byteLength > 0 ? new Float32Array(new Uint8Array(rawData).buffer) : Float32Array.from(floatData);
  if (data2.length !== length)
    throw new Error(`its weights "${name2}" hold ${data2.length} numbers, not ${length}`);
  return { shape: [...shape], data: data2 };
}

// src/stages/6-evaluate/members.ts
var BY_MEMBER = ["normalization", "network", "layers", "image-size", "best-epoch"];
var MOST_MEMBERS = 256;
function metadataOfEnsemble(facts) {
  const known = BY_MEMBER.filter((name2) => facts.some((one) => one[name2] !== void 0));
  return {
    ...facts[0],
    ...Object.fromEntries(known.map((name2) => [name2, joined(facts.map((one) => one[name2] ?? ""))])),
    ...originOf(facts),
    members: String(facts.length)
  };
}
function originOf(facts) {
  const origin3 = facts.map((one) => one.origin).find((text2) => text2 !== void 0);
  return origin3 === void 0 ? {} : { origin: origin3 };
}
function metadataOfMembers(metadata) {
  const { members, ...alike } = metadata;
  if (members === void 0) return [metadata];
  const count3 = Number(members);
  if (!Number.isInteger(count3) || count3 < 1 || count3 > MOST_MEMBERS)
    throw new Error(`it has not 1 to ${MOST_MEMBERS} "members"`);
  const lists = BY_MEMBER.map((name2) => [name2, listOf(name2, metadata[name2])]);
  return Array.from({ length: count3 }, (_, i) => ({
    ...alike,
    ...Object.fromEntries(
      lists.flatMap(([name2, list]) => list === void 0 ? [] : [[name2, textOf(list[i])]])
    )
  }));
}
function joined(texts) {
  if (texts.every((text2) => text2 === texts[0])) return texts[0] ?? "";
  return `[${texts.map(asJson).join(",")}]`;
}
function asJson(text2) {
  return parsed(text2) === void 0 ? JSON.stringify(text2) : text2;
}
function listOf(name2, text2) {
  const value = parsed(text2 ?? "");
  const sample = name2 === "layers" && Array.isArray(value) ? value[0] : value;
  return Array.isArray(sample) ? value : void 0;
}
function textOf(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}
function parsed(text2) {
  try {
    return parseJson(text2);
  } catch {
    return void 0;
  }
}

// src/stages/6-evaluate/model-description.ts
var count2 = int().min(1);
var json = (schema2) => string().transform((text2, context) => {
  try {
    return parseJson(text2);
  } catch {
    context.addIssue({ code: "custom", message: "not JSON" });
    return NEVER;
  }
}).pipe(schema2);
var byte = int().min(0).max(255);
var channel = object({ low: number(), high: number(), offset: number(), scale: number() });
var normalization = object({ stretch: literal("asinh").optional(), channels: array(channel).min(1) });
var text = string().max(200);
var sha256 = string().regex(/^[0-9a-f]{64}$/);
var origin2 = object({ name: text, sha256, dataset: text, licence: text });
var LARGEST_EDGE = 4096;
var ofFirst = (schema2) => union([
  schema2,
  array(schema2).min(1).transform(([first]) => first)
]);
var shared = {
  classes: json(array(string()).min(2)),
  palette: json(array(tuple([byte, byte, byte]))),
  channels: json(union([literal(1), literal(3)])),
  "bit-depth": json(union([literal(8), literal(16), literal(32)])),
  normalization: json(ofFirst(normalization)),
  origin: json(origin2).optional(),
  untrained: literal("less-than-an-epoch").optional()
};
var edge = count2.max(LARGEST_EDGE);
var size = object({ height: edge, width: edge });
var segmentation = object({
  task: literal("segmentation"),
  ...shared,
  tile: json(size),
  stride: json(count2)
});
var classification = object({
  task: literal("classification"),
  ...shared,
  "image-size": json(ofFirst(size))
});
var schema = discriminatedUnion("task", [segmentation, classification]);
function describeModel(metadata, path) {
  const parsed2 = schema.safeParse(metadata);
  if (!parsed2.success) {
    const [{ path: place, message }] = parsed2.error.issues;
    const name2 = String(place[0]);
    const reason = name2 in metadata ? `its "${name2}" can't be read: ${message}` : `it has no "${name2}"`;
    return { model: void 0, faults: [modelNotOurs(path, reason)] };
  }
  const { classes: names2, palette, ...rest } = parsed2.data;
  if (palette.length !== names2.length || rest.normalization.channels.length !== rest.channels) {
    return { model: void 0, faults: [modelNotOurs(path, "its parts contradict each other")] };
  }
  const classes2 = names2.map((name2, index) => ({ index, name: name2, color: palette[index] }));
  return { model: { ...rest, classes: classes2 }, faults: [] };
}

// src/stages/6-evaluate/read-network.ts
var MOST_LAYERS = 2e3;
var MOST_CHANNELS = 4096;
var LARGEST_STRIDE = 256;
var LARGEST_DILATION = 64;
var channels = int().min(1).max(MOST_CHANNELS);
var from = string();
var several = array(from).max(MOST_LAYERS);
var named = { name: string() };
var l2 = number();
var frozen = literal(true).optional();
var layer = discriminatedUnion("op", [
  strictObject({ op: literal("input"), ...named, channels }),
  strictObject({
    op: literal("conv"),
    ...named,
    from,
    filters: channels,
    kernel: union([literal(1), literal(3)]),
    stride: literal(2).optional(),
    dilation: int().min(1).max(LARGEST_DILATION),
    bias: boolean(),
    l2,
    frozen
  }),
  strictObject({
    op: literal("depthwise-conv"),
    ...named,
    from,
    kernel: union([literal(3), literal(5)]),
    stride: union([literal(1), literal(2)]),
    bias: boolean(),
    l2,
    frozen
  }),
  strictObject({ op: literal("transposed-conv"), ...named, from, filters: channels, l2, frozen }),
  strictObject({ op: literal("max-pool"), ...named, from }),
  strictObject({ op: literal("upsample"), ...named, from }),
  strictObject({ op: literal("concat"), ...named, from: several }),
  strictObject({ op: literal("add"), ...named, from: several }),
  strictObject({ op: literal("activation"), ...named, from, kind: _enum(["elu", "relu", "relu6"]) }),
  strictObject({
    op: literal("batch-norm"),
    ...named,
    from,
    momentum: number(),
    epsilon: number(),
    statistics: literal("running").optional(),
    frozen
  }),
  strictObject({ op: literal("dropout"), ...named, from, rate: number() }),
  strictObject({ op: literal("global-average-pool"), ...named, from }),
  strictObject({ op: literal("dense"), ...named, from, units: channels, l2, frozen }),
  strictObject({ op: literal("softmax"), ...named, from })
]);
var layers = array(layer).min(1).max(MOST_LAYERS);
function readNetwork2(metadata, description) {
  const network = networkOf(metadata, description);
  const input = network.layers[0];
  const isOfItsWord = input?.op === "input" && input.channels === description.channels && (description.task === "classification" || description.stride === network.stride);
  if (!isOfItsWord) throw new Error("its parts contradict each other");
  return network;
}
function networkOf(metadata, { task: task2, classes: classes2 }) {
  if (metadata.layers === void 0) throw new Error('it has no "layers"');
  const parsed2 = layers.safeParse(parseJson(metadata.layers));
  if (!parsed2.success) {
    const [{ path, message }] = parsed2.error.issues;
    throw new Error(`its "layers" can't be read: ${path.join(".")}: ${message}`);
  }
  const layered = {
    title: metadata.network ?? "",
    task: task2,
    classes: classes2.length,
    layers: parsed2.data
  };
  let network;
  try {
    const shapes = [...shapesOf({ ...layered, stride: 1 }).values()];
    network = { ...layered, stride: Math.max(...shapes.map(({ divisor }) => divisor)) };
    validateNetwork(network);
    if (shapes.every((shape) => shape.channels <= MOST_CHANNELS) && network.stride <= LARGEST_STRIDE)
      return network;
  } catch (cause) {
    throw new Error('its "layers" make no network', { cause });
  }
  throw new Error('its "layers" make a network beyond all measure');
}

// src/stages/6-evaluate/model-facts.ts
function sizeFacts({ network, patch, tile }) {
  return network.task === "segmentation" ? { tile, stride: network.stride } : { "image-size": patch };
}
function modelFacts(input) {
  const { dataset, plan, dataHash, bestEpoch, initialModel, untrained, version } = input;
  return {
    task: plan.network.task,
    classes: dataset.classes.map(({ name: name2 }) => name2),
    palette: dataset.classes.map(({ color }) => color),
    channels: dataset.channels,
    "bit-depth": dataset.bitDepth,
    normalization: plan.normalization,
    ...sizeFacts(plan),
    network: plan.network.title,
    layers: plan.network.layers,
    "data-hash": dataHash,
    ...initialModel === void 0 ? {} : { "initial-model": initialModel.sha256 },
    ...initialModel?.origin === void 0 ? {} : { origin: initialModel.origin },
    "best-epoch": bestEpoch,
    // A run that had no time for anything new delivers a model that an earlier one trained.
    ...untrained === "less-than-an-epoch" ? { untrained } : {},
    "best-epoch-version": version
  };
}

// src/stages/6-evaluate/write-model.ts
import { createHash as createHash11 } from "node:crypto";
import { dirname as dirname10, join as join25 } from "node:path";
async function writeModel(input) {
  const { network, normalization: normalization2, patch } = input.plan;
  const bytes = exportModel(network, await loadOwnBest(input.modelState), {
    normalization: normalization2,
    resizing: network.task === "classification" ? resizingOf(patch, input.dataset.bitDepth) : void 0,
    metadata: asTexts(modelFacts(input))
  });
  await writeFileAtomic(input.path, bytes);
  const { notices: text2 } = input.initialModel ?? {};
  const notices = text2 === void 0 ? void 0 : join25(dirname10(input.path), NOTICES_FILE);
  if (text2 !== void 0 && notices !== void 0) await writeFileAtomic(notices, text2);
  return {
    path: input.path,
    sha256: createHash11("sha256").update(bytes).digest("hex"),
    bytes: bytes.byteLength,
    notices
  };
}
function resizingOf(size2, bitDepth) {
  return { height: size2.height, width: size2.width, floats: bitDepth === 32 };
}
function asTexts(facts) {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value)
    ])
  );
}

// src/stages/6-evaluate/read-model.ts
var wrong2 = (...faults) => ({ model: void 0, faults });
function readModelFile(bytes, path) {
  let decoded;
  try {
    decoded = decodeModel(bytes);
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    return wrong2(modelUnreadable(path, `it is no whole ONNX file (${cause.message})`));
  }
  const { metadata } = decoded;
  const { model: description, faults } = describeModel(metadata, path);
  if (description === void 0) return wrong2(...faults);
  try {
    const members = readMembers(decoded, path);
    return { model: { description, metadata, members, bytes: madeAnew(decoded, members) }, faults };
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    return wrong2(modelNotOurs(path, cause.message));
  }
}
function readModel(bytes, path) {
  const { model: model2, faults } = readModelFile(bytes, path);
  if (model2 === void 0) return wrong2(...faults);
  const { members } = model2.metadata;
  if (members !== void 0) return wrong2(modelIsEnsemble(path, members));
  return { model: model2.members[0], faults };
}
function readMembers({ metadata, graph, foreign }, path) {
  if (foreign !== void 0) throw new Error(foreign);
  const members = metadataOfMembers(metadata);
  const prefixes = metadata.members === void 0 ? [""] : members.map((_, i) => memberPrefix(i));
  return members.map((own, i) => {
    const { model: description } = describeModel(own, path);
    if (description === void 0) throw new Error(`its member ${i + 1} is not described`);
    const network = readNetwork2(own, description);
    return { description, network, parameters: importParameters(graph, network, prefixes[i]) };
  });
}
function madeAnew({ metadata, graph }, members) {
  const exported = members.map(
    ({ description, network, parameters }) => exportModel(network, parameters, {
      normalization: description.normalization,
      resizing: description.task === "classification" ? resizingOf(description["image-size"], description["bit-depth"]) : void 0,
      metadata: {}
    })
  );
  const bytes = metadata.members === void 0 ? exported[0] : ensembleModels(exported, {});
  const difference = differenceOfGraphs(graph, decodeModel(bytes).graph);
  if (difference !== void 0) throw new Error(difference);
  return bytes;
}

// src/run/initial-model.ts
var RANDOM_WEIGHTS = { kind: "random-weights", faults: [] };
async function findInitialModel(options) {
  const { settings: settings2, baseline, publisher, earlier, reviewed, program } = options;
  const { initialModel: setting } = settings2;
  if (setting === "none") return RANDOM_WEIGHTS;
  const pretrained = { kind: "pretrained", root: program.root, reason: void 0, faults: [] };
  if (setting === "auto" || setting === "imagenet") return { ...pretrained, isAsked: setting === "imagenet" };
  const found2 = setting === "baseline" ? await modelOfBaseline(settings2.baseline, baseline, earlier) : await modelAt(setting);
  const start2 = asReviewed(await startOf(found2, program.root), setting, reviewed);
  const line = lineOf(start2);
  if (line === void 0) return start2;
  publisher.group("Initial model");
  publisher.say(line);
  publisher.group(void 0);
  return start2;
}
function asReviewed(start2, setting, reviewed) {
  const chosen = initialModelAsReviewed(reviewed, setting);
  if (chosen === void 0 || start2.kind !== "model") return start2;
  const model2 = { ...start2.model, name: `${start2.model.name} (${chosen.label})` };
  return { ...start2, model: model2, faults: [...start2.faults, chosen.fault] };
}
function lineOf(start2) {
  switch (start2.kind) {
    case "model":
      return `Fine-tuning ${start2.model.name}: ${start2.model.network.title}, sha256 ${start2.model.sha256}`;
    case "pretrained":
      return `${start2.reason} So the training starts as with \`initial-model: auto\`.`;
    case "random-weights":
    case "nothing":
      return void 0;
  }
}
async function startOf(found2, root) {
  switch (found2.kind) {
    case "file":
      return await withNotices(initialModelOf(found2.file), root);
    case "none":
      return { ...found2, kind: "pretrained", root, isAsked: false };
    case "nothing":
      return found2;
  }
}
async function withNotices(start2, root) {
  if (start2.kind !== "model" || start2.model.origin === void 0) return start2;
  try {
    const notices = await readNotices(root, start2.model.origin.sha256);
    return { ...start2, model: { ...start2.model, notices } };
  } catch (error) {
    if (error instanceof InputError) return { kind: "nothing", faults: error.faults };
    throw error;
  }
}
function initialModelOf({ bytes, sha256: sha2562, split: split2, name: name2, path }) {
  const { model: model2, faults } = readModel(bytes, path);
  if (model2 === void 0) return { kind: "nothing", faults };
  const { description, network, parameters } = model2;
  return {
    kind: "model",
    model: {
      name: name2,
      sha256: sha2562,
      classes: description.classes.map((one) => one.name),
      channels: description.channels,
      bitDepth: description["bit-depth"],
      normalization: description.normalization,
      imageSize: description.task === "classification" ? description["image-size"] : void 0,
      network,
      parameters,
      origin: description.origin,
      trainedOn: split2 && new Set(split2.split.train.samples.map(({ image }) => image))
    },
    split: split2,
    faults: description.untrained === void 0 ? faults : [...faults, modelUntrained(path)]
  };
}

// src/run/output-lock.ts
import { lstat as lstat3 } from "node:fs/promises";
import { dirname as dirname11, join as join26 } from "node:path";
var OUTPUT_LOCK = ".output-lock";
var BEATS = { beatMs: 500, silentBeats: 20 };
async function inOutput(output, options, work) {
  var _stack = [];
  try {
    const made = await missingFolders(output);
    const lock = await lockUnlessUnwritable(output, options, made);
    const _held = __using(_stack, lock && holdFolder(output));
    const requireHeld = async () => {
      if (lock !== void 0 && !await lock.isHeld()) throw new InputError(outputGone(output));
    };
    const ending = new AbortController();
    lock?.lost.addEventListener("abort", () => ending.abort(new InputError(outputGone(output))));
    try {
      const done = await work({ signal: AbortSignal.any([options.signal, ending.signal]), requireHeld });
      await requireHeld();
      return done;
    } catch (error) {
      await requireHeld();
      throw error;
    } finally {
      await lock?.[Symbol.asyncDispose]();
      await removeAll(made);
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
async function lockUnlessUnwritable(output, { say, signal }, made) {
  const onWait = () => say(`Looking whether a run of another machine writes to ${output}...`);
  try {
    const lock = await lockIn(output, { ...BEATS, onWait, signal });
    if (lock === void 0) throw new InputError(outputInUse(output, OUTPUT_LOCK));
    return lock;
  } catch (error) {
    if (error instanceof InputError) throw error;
    await removeAll(made);
    if (error.syscall === void 0) throw error;
    return void 0;
  }
}
async function lockIn(output, options) {
  for (let attempt = 1; ; attempt++) {
    await makeFolder(output);
    try {
      return await tryLock(join26(output, OUTPUT_LOCK), options);
    } catch (error) {
      if (error.code !== "ENOENT" || attempt === 5) throw error;
    }
  }
}
async function missingFolders(folder) {
  const isThere3 = await lstat3(folder).then(
    () => true,
    () => false
  );
  return isThere3 || dirname11(folder) === folder ? [] : [folder, ...await missingFolders(dirname11(folder))];
}
async function removeAll(folders) {
  for (const folder of folders) await removeIfEmpty(folder).catch(() => void 0);
}

// src/run/passing-history.ts
import { stat as stat8 } from "node:fs/promises";
import { basename as basename6 } from "node:path";
async function passingHistory(settings2, cwd) {
  const history = historySetting(settings2.history);
  if (history.kind !== "folder" || fanOutOf(settings2) !== void 0) return [];
  const isThere3 = await stat8(history.folder).then(
    () => true,
    () => false
  );
  return isThere3 ? [] : [historyPassing(pathFrom(cwd, history.folder), branchLike(history.folder))];
}
function branchLike(folder) {
  const meant = historySetting(`branch ${basename6(folder)}`);
  return meant.kind === "branch" ? meant.branch : "best-epoch-history";
}

// src/stages/1-config/output-folder.ts
import { lstat as lstat4, mkdtemp as mkdtemp2 } from "node:fs/promises";
import { dirname as dirname12, join as join27 } from "node:path";
async function outputFaults(folder) {
  let nearest = folder;
  while (!await exists3(nearest) && dirname12(nearest) !== nearest) nearest = dirname12(nearest);
  try {
    await remove(await mkdtemp2(join27(nearest, ".best-epoch-")), { recursive: true });
    return [];
  } catch (cause) {
    return [outputNotWritable(folder, cause.code ?? String(cause))];
  }
}
function exists3(path) {
  return lstat4(path).then(
    () => true,
    () => false
  );
}

// src/provision/tensorflow.ts
import { execFile } from "node:child_process";
import { access as access3, mkdir as mkdir3, mkdtemp as mkdtemp3, readdir as readdir12, readFile as readFile4, writeFile as writeFile3 } from "node:fs/promises";
import { join as join28 } from "node:path";
import { promisify } from "node:util";
var run = promisify(execFile);
var NPM_ARGUMENTS2 = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
var LOCK2 = ".installing";
var MARK = join28("node_modules", ".installed");
var NODE_API = 8;
async function provideTensorflow(options) {
  const { root, say, signal } = options;
  const folder = join28(root, "tensorflow");
  const pins = await pinsOf(folder, options);
  if (await isInstalled(folder, pins)) return;
  await options.beforehand?.();
  try {
    var _stack = [];
    try {
      const onWait = () => say("Waiting for another process that installs TensorFlow ...");
      const _lock = __using(_stack, await acquireLock(join28(folder, LOCK2), {
        beatMs: 1e3,
        silentBeats: 15,
        onWait,
        signal
      }), true);
      if (await isInstalled(folder, pins)) return;
      const what = "the TensorFlow engine (about 1.2 GB)";
      await installPinned({ ...options, folder, arguments: NPM_ARGUMENTS2, what });
      const limit = __using(_stack, endOf({ ms: NATIVE_INSTALL_MS, signal }));
      const limited = { ...options, signal: limit.signal };
      if (options.platform === "linux" && options.arch === "x64") await makeNative(folder, limited);
      else await runInstallScript(folder, limited);
      await writeFile3(join28(folder, MARK), pins);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    signal.throwIfAborted();
    const { reason, way } = wordsOf2(error);
    throw new InputError(engineNotInstalled("tensorflow", folder, reason, way), { cause: error });
  }
}
async function pinsOf(folder, { platform, arch }) {
  const files = ["package-lock.json", "requirements.txt", "unpack.py"];
  const texts = await Promise.all(files.map((file) => readFile4(join28(folder, file), "utf8")));
  return [platform, arch, ...texts].join("\n");
}
async function isInstalled(folder, pins) {
  return await readFile4(join28(folder, MARK), "utf8").catch(() => void 0) === pins;
}
async function makeNative(folder, { say, clock, env, signal }) {
  const start2 = clock();
  const home = join28(folder, "node_modules", "@tensorflow", "tfjs-node");
  const scratch = await mkdtemp3(join28(folder, "node_modules", ".native-"));
  const command = (name2, args) => run(name2, args, { cwd: scratch, env: { ...env }, signal, maxBuffer: 2 ** 26 });
  try {
    say("Taking TensorFlow's library out of its wheel (270 MB) ...");
    await command("python3", [...PIP_DOWNLOAD, "-r", join28(folder, "requirements.txt")]);
    const wheel = (await readdir12(scratch)).find((name2) => name2.endsWith(".whl"));
    if (wheel === void 0) throw new Error("pip downloaded no wheel");
    await command("python3", [join28(folder, "unpack.py"), wheel, "deps"]);
    say("Compiling its addon for Node ...");
    const headers = join28(folder, "node_modules", "node-api-headers", "include");
    await command("g++", compilation(join28(home, "binding"), headers));
    await remove(join28(home, "deps"), { recursive: true, force: true });
    await rename(join28(scratch, "deps"), join28(home, "deps"));
    const lib = join28(home, "lib", `napi-v${NODE_API}`);
    await mkdir3(lib, { recursive: true });
    await rename(join28(scratch, ADDON), join28(lib, ADDON));
    say(`The TensorFlow engine is ready after ${((clock() - start2) / 1e3).toFixed(1)} s.`);
  } finally {
    await remove(scratch, { recursive: true, force: true });
  }
}
var ADDON = "tfjs_binding.node";
var PIP_DOWNLOAD = [
  ...["-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps", "--require-hashes"],
  ...["--only-binary=:all:", "--implementation=cp", "--python-version=3.11"],
  ...["--platform=manylinux_2_27_x86_64", "--dest=."]
];
function compilation(sources, nodeHeaders) {
  const libraries = ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2"].map(
    (name2) => `deps/lib/${name2}`
  );
  return [
    ...["-std=c++17", "-O2", "-shared", "-fPIC", `-DNAPI_VERSION=${NODE_API}`, "-w"],
    ...["-I", nodeHeaders, "-I", "deps/include"],
    ...["tfjs_backend.cc", "tfjs_binding.cc"].map((file) => join28(sources, file)),
    ...libraries,
    ...["-Wl,-rpath,$ORIGIN/../../deps/lib", "-o", ADDON]
  ];
}
async function runInstallScript(folder, options) {
  const npm = await requireNpm(options);
  const { env, signal } = options;
  const args = ["rebuild", "@tensorflow/tfjs-node", "--ignore-scripts=false"];
  const { succeeded, reason } = await runNpm(npm, args, { cwd: folder, env: { ...env }, signal });
  if (!succeeded) throw new Error(reason);
  const addon = join28(folder, "node_modules", "@tensorflow", "tfjs-node", "lib", `napi-v${NODE_API}`, ADDON);
  await access3(addon);
}
function wordsOf2(error) {
  return error instanceof InstallError ? installWords(error.trouble) : { reason: reasonOf(error), way: void 0 };
}
function reasonOf(error) {
  if (error instanceof NoAnswer) return unfinishedWords(error);
  if (error instanceof Error && error.cause instanceof NoAnswer) return unfinishedWords(error.cause);
  const { code, path, stderr, message } = error;
  if (code === "ENOENT" && path !== void 0) return `${path} was not found`;
  const said = stderr?.trim().split("\n").at(-1);
  return said ? said : message;
}

// src/run/within-budget.ts
var GRACE_MS = 4e3;
async function withinBudget(options, work) {
  var _stack = [];
  try {
    const ending = __using(_stack, endOfBudget(options));
    const done = await work({ ...options, signal: AbortSignal.any([options.signal, ending.signal]) });
    ending.signal.throwIfAborted();
    return done;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
function endOfBudget({ settings: settings2, clock }) {
  const ending = new AbortController();
  const { timeBudgetMs } = settings2;
  const end = (budgetMs) => ending.abort(new InputError(timeBudgetTooShort(budgetMs, void 0)));
  const timer = timeBudgetMs === void 0 ? void 0 : setTimeout(() => end(timeBudgetMs), Math.max(0, timeBudgetMs + GRACE_MS - clock()));
  return { signal: ending.signal, [Symbol.dispose]: () => clearTimeout(timer) };
}
function patienceOf({ settings: settings2, clock }) {
  const { timeBudgetMs } = settings2;
  return timeBudgetMs === void 0 ? void 0 : Math.max(0, (timeBudgetMs - clock()) / 4);
}

// src/stages/1-config/setting.ts
function describeDefault(setting) {
  return setting.default ?? setting.unset ?? "required";
}

// src/stages/1-config/sweep.ts
var SECTIONS = ["Training", "Stopping"];
function applySweepRow(given, settings2) {
  const [sweep, chosen] = [given.get("sweep"), given.get("sweep-row")];
  if (sweep === void 0) return chosen === void 0 ? [] : [sweepMissing(Number(chosen.value))];
  const parsed2 = sweepRows().parse(sweep.value, sweep.folder);
  if (!parsed2.ok) return [];
  const rows = parsed2.value;
  const faults = rows.flatMap((row2, i) => rowFaults(row2, i + 1, sweep, given, settings2));
  const number2 = Number(chosen?.value);
  if (chosen === void 0 || faults.length > 0 || !Number.isInteger(number2) || number2 < 1) return faults;
  const row = rows[number2 - 1];
  if (row === void 0) return [sweepRowOutOfRange(number2, rows.length)];
  for (const [name2, value] of Object.entries(row)) given.set(name2, { ...sweep, value });
  return [];
}
function rowFaults(row, number2, { folder, source }, given, settings2) {
  return Object.entries(row).flatMap(([name2, value]) => {
    const setting = settings2.find((one) => one.name === name2);
    if (setting === void 0)
      return [
        settingUnknown(
          name2,
          suggestionFor(
            name2,
            settings2.map((one) => one.name),
            SETTINGS_ELSEWHERE
          ),
          source
        )
      ];
    if (setting.inFile === false && source !== void 0) return [settingNotInFile(name2, source)];
    if (!SECTIONS.includes(setting.section)) return [sweepSettingRefused(name2, number2)];
    const other = given.get(name2);
    if (other !== void 0 && other.source === void 0) return [sweepSettingTwice(name2, number2)];
    if (setting.type.parse(value, folder).ok) return [];
    const { type, default: fallback = setting.unset ?? "required" } = setting;
    return [settingInvalid(name2, `${value}`, type.expected, fallback, source, `in row ${number2} of sweep`)];
  });
}

// src/stages/1-config/parse.ts
function parseSettings({ flags, file, cwd, defaults = {} }) {
  const faults = [];
  const given = /* @__PURE__ */ new Map();
  if (file !== void 0) fromFile(file, given, faults);
  for (const [name2, text2] of Object.entries(flags)) {
    const setting = SETTINGS.find((one) => one.name === name2);
    const value = setting === void 0 ? "" : trimmed(text2, setting);
    if (setting === void 0) faults.push(settingUnknown(name2, settingMeant(name2), void 0));
    else if (value !== "") given.set(name2, { value, folder: cwd, source: void 0 });
  }
  faults.push(...applySweepRow(given, SETTINGS));
  const settings2 = {};
  const wrong3 = /* @__PURE__ */ new Set();
  for (const [property, row] of Object.entries(TABLE)) {
    const fallback = defaults[row.name];
    const setting = fallback === void 0 ? row : { ...row, default: fallback };
    const found2 = readSetting(setting, given.get(setting.name), cwd, (value) => {
      settings2[property] = value;
    });
    faults.push(...found2);
    if (found2.length > 0) wrong3.add(setting.name);
  }
  faults.push(...conflicts(settings2, wrong3));
  if (faults.length > 0) throw new InputError(faults);
  return settings2;
}
var MOST_UNKNOWN = 20;
function settingMeant(name2) {
  const known = SETTINGS.map((setting) => setting.name);
  return suggestionFor(name2, known, SETTINGS_ELSEWHERE);
}
function trimmed(text2, { type }) {
  return type.lines === true && text2.trim() !== "" ? text2.trimEnd() : text2.trim();
}
function fromFile(file, given, faults) {
  const source = file.path;
  const named2 = Object.entries(file.values).map(([name2, raw]) => {
    return { name: name2, raw, setting: SETTINGS.find((one) => one.name === name2) };
  });
  const unknown2 = named2.filter(({ setting }) => setting === void 0);
  for (const { name: name2 } of unknown2.slice(0, MOST_UNKNOWN))
    faults.push(settingUnknown(name2, settingMeant(name2), source));
  if (unknown2.length > MOST_UNKNOWN) faults.push(settingsUnknown(unknown2.length - MOST_UNKNOWN, source));
  for (const { name: name2, raw, setting } of named2) {
    if (setting === void 0) continue;
    if (setting.inFile === false) {
      faults.push(settingNotInFile(name2, source));
      continue;
    }
    const value = asText(raw, setting);
    if (value === void 0) {
      faults.push(invalid(setting, JSON.stringify(raw), source));
    } else if (value.length > 0) given.set(name2, { value, folder: file.folder, source });
  }
}
function asText(raw, setting) {
  if (raw === null) return "";
  if (typeof raw === "string") return trimmed(raw, setting);
  if (typeof raw === "number" || typeof raw === "boolean") return String(raw);
  if (setting.type.mappings && Array.isArray(raw)) return JSON.stringify(raw);
  if (!setting.type.list || !Array.isArray(raw)) return void 0;
  const texts = raw.map((item) => Array.isArray(item) ? void 0 : asText(item, setting));
  return texts.every((text2) => typeof text2 === "string") ? texts : void 0;
}
function readSetting(setting, given, cwd, store) {
  const { value, folder, source } = given ?? { value: setting.default, folder: cwd, source: void 0 };
  if (value === void 0) {
    if (setting.unset === void 0) return [settingMissing(setting.name, setting.type.expected)];
    store(void 0);
    return [];
  }
  const parsed2 = setting.type.parse(value, folder);
  if (parsed2.ok) {
    store(parsed2.value);
    return [];
  }
  if (parsed2.faults !== void 0) return parsed2.faults(source);
  return [invalid(setting, typeof value === "string" ? value : value.join(", "), source, parsed2.reason)];
}
function invalid(setting, value, source, reason) {
  return settingInvalid(setting.name, value, setting.type.expected, describeDefault(setting), source, reason);
}
function conflicts(settings2, wrong3) {
  const faults = [];
  const right = (...names2) => names2.every((name2) => !wrong3.has(name2));
  const { validationFraction, testFraction, target, monitor, classes: classes2, classWeights, data: data2, output } = settings2;
  if (right("validation-fraction", "test-fraction") && validationFraction + testFraction >= 1) {
    faults.push(fractionsTooLarge(validationFraction, testFraction));
  }
  if (right("target", "monitor") && target !== void 0 && target > 1 && monitor !== "val-loss") {
    faults.push(targetOutOfRange(target, monitor));
  }
  const weights = Array.isArray(classWeights) ? classWeights.length : void 0;
  if (weights !== void 0 && classes2 !== void 0 && weights !== classes2.length) {
    faults.push(classWeightsMismatch(weights, classes2.length));
  }
  if (right("images", "masks")) faults.push(...patternConflicts(settings2));
  if (right("data", "output") && data2 === output) faults.push(outputIsData(output));
  if (right("initial-model", "baseline") && settings2.initialModel === "baseline" && settings2.baseline === "none")
    faults.push(initialModelNeedsBaseline());
  faults.push(...fanOutConflicts(settings2, right));
  return faults;
}

// src/stages/1-config/paths-in-file.ts
import { lstat as lstat5, readdir as readdir13, realpath as realpath5 } from "node:fs/promises";
import { dirname as dirname13, isAbsolute, join as join29, relative as relative5, resolve as resolve4, sep as sep7 } from "node:path";
async function pathsInFile(settings2, file, flags) {
  const faults = [];
  for (const [property, { name: name2, type }] of Object.entries(TABLE)) {
    const typed = file.values[name2];
    const isFiles = typeof typed === "string" && (flags[name2] ?? "").trim() === "";
    const path = settings2[property];
    if (type.isPath !== true || !isFiles || typeof path !== "string" || !isAbsolute(path)) continue;
    if (!await staysInside(file.folder, path)) faults.push(settingLeadsOut(name2, typed, file.path));
  }
  return faults;
}
async function workspaceLinks({ data: data2, output }, workspace) {
  const faults = [];
  for (const [name2, path] of Object.entries({ data: data2, output })) {
    if (isInside(workspace, path) && !await staysInside(workspace, path))
      faults.push(linkOutOfWorkspace(name2, path));
  }
  if (faults.length === 0 && isInside(workspace, output)) {
    const links = await linksIn(output);
    if (links.length > 0) faults.push(linksInOutput(output, links[0]));
  }
  return faults;
}
async function liesIn(folder, path) {
  if (isInside(await nearestReal(folder), await nearestReal(path))) return true;
  return dirname13(path) !== path && liesIn(folder, dirname13(path));
}
async function staysInside(folder, path) {
  return isInside(folder, path) && isInside(await realpath5(folder), await nearestReal(path));
}
async function nearestReal(path) {
  const stats = await lstat5(path).catch(() => void 0);
  if (stats === void 0) return dirname13(path) === path ? path : nearestReal(dirname13(path));
  return realpath5(path).catch(() => resolve4(sep7));
}
function isInside(folder, path) {
  const way = relative5(folder, path);
  return way !== ".." && !way.startsWith(`..${sep7}`) && !isAbsolute(way);
}
async function linksIn(folder) {
  const entries = await readdir13(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isSymbolicLink()).map((entry) => relative5(folder, join29(entry.parentPath, entry.name))).sort();
}

// src/stages/1-config/settings-file.ts
import { lstat as lstat6 } from "node:fs/promises";
import { join as join30 } from "node:path";
var NAMES2 = ["best-epoch.json", "best-epoch.yml", "best-epoch.yaml"];
async function readSettingsFile(folder, typed = folder) {
  const found2 = [];
  for (const name3 of NAMES2) {
    if (await lstat6(join30(folder, name3)).catch(() => void 0)) found2.push(name3);
  }
  const [name2] = found2;
  if (name2 === void 0) return void 0;
  if (found2.length > 1) throw new InputError(settingsFileTwice(found2.map((one) => join30(typed, one))));
  const path = join30(typed, name2);
  return { path, folder, values: asMapping(await readText(join30(folder, name2), path), path) };
}
async function readText(file, path) {
  try {
    return await readPlainText(file, MOST_BYTES.text, { links: "refused" });
  } catch (error) {
    throw new InputError(settingsFileUnreadable(path, error.message), { cause: error });
  }
}
function asMapping(text2, path) {
  const values = path.endsWith(".json") ? readJson(text2, path) : readYaml(text2, path);
  if (values === null && !path.endsWith(".json")) return {};
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    throw new InputError(settingsFileUnreadable(path, "it is not a mapping of names to values"));
  }
  return values;
}
function readJson(text2, path) {
  try {
    return parseJson(text2);
  } catch (error) {
    throw new InputError(settingsFileUnreadable(path, error.message), { cause: error });
  }
}
var MOST_ERRORS = 5;
function readYaml(text2, path) {
  const unreadable2 = (message) => settingsFileUnreadable(path, message.split("\n")[0].replace(/:$/, ""));
  try {
    const document = parseYaml(text2);
    const errors = document.errors.slice(0, MOST_ERRORS);
    if (errors.length > 0)
      throw new InputError(
        errors.map(({ message }) => unreadable2(message)),
        { cause: errors[0] }
      );
    return valueOfYaml(document);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(unreadable2(error.message), { cause: error });
  }
}

// src/stages/1-config/load.ts
import { resolve as resolve5 } from "node:path";
async function loadSettings(flags, cwd) {
  const settings2 = await loadAllRuns(flags, cwd);
  const faults = trainingFaults(settings2);
  if (faults.length > 0) throw new InputError(faults);
  return settings2;
}
async function loadAllRuns(flags, cwd, defaults = {}) {
  const data2 = (flags.data ?? "").trim();
  const faults = [];
  let file;
  let settings2;
  try {
    if (data2 !== "") file = await readSettingsFile(resolve5(cwd, data2), data2);
  } catch (error) {
    faults.push(...faultsOf(error));
  }
  try {
    settings2 = parseSettings({ flags, cwd, defaults, ...file === void 0 ? {} : { file } });
    if (file !== void 0) faults.push(...await pathsInFile(settings2, file, flags));
  } catch (error) {
    faults.push(...faultsOf(error));
  }
  if (settings2 === void 0 || faults.length > 0) throw new InputError(faults);
  return settings2;
}
async function fileThatGives(name2, flags, cwd) {
  const data2 = (flags.data ?? "").trim();
  if (data2 === "" || (flags[name2] ?? "").trim() !== "") return void 0;
  const file = await readSettingsFile(resolve5(cwd, data2), data2);
  return file?.values[name2] === void 0 ? void 0 : file.path;
}
function faultsOf(error) {
  if (error instanceof InputError) return error.faults;
  throw error;
}

// src/stages/1-config/options.ts
function parseOptions(command, table, flags, cwd) {
  const rows = Object.entries(table);
  const names2 = rows.map(([, { name: name2 }]) => name2);
  const faults = Object.keys(flags).filter((name2) => !names2.includes(name2)).map((name2) => misplaced(name2, command, rows));
  const values = {};
  for (const [property, option] of rows) {
    const text2 = (flags[option.name] ?? "").trim();
    const given = text2 === "" ? void 0 : { value: text2, folder: cwd, source: void 0 };
    const found2 = readSetting(option, given, cwd, (value) => {
      values[property] = value;
    });
    faults.push(...found2);
  }
  return { values: faults.length === 0 ? values : void 0, faults };
}
function misplaced(name2, command, rows) {
  const names2 = rows.map(([, option]) => option.name);
  const instead = rows.find(([, { inPlaceOf }]) => inPlaceOf === name2)?.[1].name;
  if (SETTINGS.some((setting) => setting.name === name2)) return settingNotForCommand(name2, command, instead);
  const elsewhere = new Map([...OPTIONS_ELSEWHERE].filter(([, ours]) => names2.includes(ours)));
  return settingUnknown(name2, suggestionFor(name2, names2, elsewhere), void 0);
}

// src/stages/1-config/load-evaluation.ts
async function loadEvaluation(flags, cwd, earlier = []) {
  const isOwn = ([name2]) => Object.values(EVALUATE_OPTIONS).some((option) => option.name === (ownNameOf(name2) ?? name2));
  const given = Object.entries(flags);
  const own = Object.fromEntries(given.filter(isOwn));
  const rest = Object.fromEntries(given.filter((flag) => !isOwn(flag)));
  const options = parseOptions("evaluate", EVALUATE_OPTIONS, own, cwd);
  const faults = [...earlier, ...options.faults];
  let settings2;
  try {
    settings2 = await loadAllRuns(rest, cwd, EVALUATION_DEFAULTS);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    faults.push(...error.faults);
  }
  const { values: chosen } = options;
  if (settings2 === void 0 || chosen === void 0 || faults.length > 0) throw new InputError(faults);
  return { settings: settings2, chosen };
}
function ownNameOf(name2) {
  return SETTINGS.some((setting) => setting.name === name2) ? void 0 : OPTIONS_ELSEWHERE.get(name2);
}

// src/run/keep.ts
async function keepRun({ publisher, earlier }, fingerprint, report) {
  if (fingerprint === void 0 || !isFinished(report.results)) return;
  publisher.faults(await earlier.keepRun(fingerprint, report));
}
async function publishRun(keeping, report) {
  const { whole } = await keeping.publisher.publish(report);
  if (!whole) return;
  const isCompared = isToItsEnd(report.results) && passesByItself(keeping, report.results);
  if (isCompared) await keepResults(keeping, report.resultsPath);
  await keepHistory(keeping, report, isCompared);
}
async function keepHistory({ settings: settings2, publisher, earlier, history }, { results, resultsPath }, isCompared) {
  if (history?.job === void 0 || !isToItsEnd(results)) return;
  const line = historyLineOf(results, history.job);
  const kept2 = isCompared && settings2.baseline === "auto" ? resultsPath : void 0;
  const { dashboardFiles: dashboard } = await import("./stages-7-report-dashboard-files.js");
  const { lines, faults } = await earlier.keepHistory({ line, results: kept2, dashboard });
  for (const said of lines) publisher.say(said);
  publisher.faults(faults);
}
async function publishEvaluation(keeping, report) {
  const { whole } = await keeping.publisher.publishEvaluation(report);
  if (whole && passesByItself(keeping, report.evaluation)) await keepResults(keeping, report.evaluationPath);
}
function passesByItself({ settings: settings2, publisher, earlier, reviewed }, results) {
  const failed = failedByItself(results, settings2.failIf);
  const wouldLeaveOne = settings2.baseline === "auto" && earlier.series !== void 0 && reviewed === void 0;
  if (failed.length > 0 && wouldLeaveOne)
    publisher.say(
      `This run is no baseline for later ones, since ${failed.map(({ text: text2 }) => `\`${text2}\``).join(", ")} failed.`
    );
  return failed.length === 0;
}
function isToItsEnd(results) {
  const wasCutOff = results["stop-reason"] === "cancelled" || results.untrained !== null;
  return !wasCutOff && results.test.accuracy !== null;
}
async function keepResults({ settings: settings2, publisher, earlier }, path) {
  if (settings2.baseline === "auto") publisher.faults(await earlier.keepResults(path));
}

// src/run/unchanged.ts
import { cp as cp2 } from "node:fs/promises";
import { join as join31 } from "node:path";
var NONE = "There is no earlier run with the same data, labels, split, settings and code of the action";
async function restoreUnchanged(options) {
  const { settings: settings2, cwd, publisher, earlier, baseline, fingerprint, now } = options;
  if (fingerprint === void 0) return void 0;
  publisher.group("Earlier run");
  const unmeasured = options.prove && settings2.failIf?.find((gate) => !isMeasuredByTest(gate));
  if (unmeasured !== void 0) {
    publisher.say(`${unmeasuredReason(unmeasured)}: training.`);
    return void 0;
  }
  const takeIt = async (folder, runId2) => {
    const results2 = await take(folder, options, fingerprint);
    return results2 && { results: results2, runId: runId2 };
  };
  const { taken, unseen, faults } = await earlier.takeRun(fingerprint, takeIt, patienceOf(options));
  publisher.faults(faults);
  if (taken === void 0) {
    publisher.say(`${unseen ?? NONE}: training.`);
    return void 0;
  }
  const { results, runId } = taken;
  const found2 = [...baseline.faults, ...gateFaults(settings2, results)];
  if (found2.some(({ severity }) => severity === "error")) throw new InputError(found2);
  publisher.faults([...found2, ...warningsOf(results)]);
  const { writeRestoredReport } = await import("./stages-7-report-restored.js");
  const { history } = options;
  const report = await writeRestoredReport({
    results,
    runId,
    history,
    settings: settings2,
    cwd,
    baseline: baseline.baseline,
    now
  });
  await publishRun(options, report);
  publisher.group(void 0);
  return { stopReason: results["stop-reason"], report, gateFailed: hasFailedGate(report.results) };
}
async function take(folder, { settings: { output }, publisher, prove }, fingerprint) {
  const claimed = await readFinishedRun(folder, fingerprint);
  const proof = claimed && await prove?.(claimed, join31(folder, claimed.model.path));
  if (proof !== void 0 && "unfit" in proof) {
    publisher.faults([earlierRunUnproven(proof.unfit)]);
    return void 0;
  }
  const results = proof?.results ?? claimed;
  if (results === void 0 || folder === output) return results;
  const faults = await outputFaults(output);
  if (faults.length > 0) throw new InputError(faults);
  for (const path of filesOf(results)) await cp2(join31(folder, path), join31(output, path));
  return results;
}
function unmeasuredReason({ text: text2 }) {
  return `\`${text2}\` is decided by what a training was like, which an earlier run can only say of itself`;
}
function gateFaults({ failIf }, results) {
  const untested = results.split.test.images === 0 ? gatesOfNoTest(failIf) : [];
  return [...unsuitableGates(failIf, results), ...untested];
}
function warningsOf({ data: data2 }) {
  return data2.warnings.map((warning) => ({ ...warning, severity: "warning" }));
}

// src/run/start.ts
async function lookBack(options) {
  const { settings: settings2, publisher, earlier, reviewed } = options;
  const baseline = await compareWith(options);
  const startsFrom = await findInitialModel({ ...options, baseline });
  const ofModel = startsFrom.kind === "model" ? startsFrom.split : void 0;
  const { splits, faults } = await findEarlierSplits(baseline, ofModel, earlier);
  const { found: found2, faults: ofHistory } = await earlier.findHistory();
  const { history, faults: chosen } = historyAsReviewed(found2, reviewed, settings2, earlier.series);
  publisher.faults(untold([...faults, ...ofHistory, ...chosen], baseline.faults));
  return { baseline, startsFrom, earlierSplits: splits, history };
}
function untold(faults, known) {
  const keyOf2 = ({ file, message }) => JSON.stringify([file, message]);
  const told = new Map(faults.map((fault) => [keyOf2(fault), fault]));
  for (const fault of known) told.delete(keyOf2(fault));
  return [...told.values()];
}
function within(options, look) {
  return withinBudget(
    options,
    (limited) => inTime(() => look(limited), { ms: Number.POSITIVE_INFINITY, signal: limited.signal })
  );
}
function start(options) {
  const { settings: settings2, publisher, signal } = options;
  const say = (line) => publisher.say(line);
  return inOutput(
    settings2.output,
    { say, signal },
    (held) => heedMemory({ doing: "the run", lower: [] }, () => startIn({ ...options, ...held }))
  );
}
async function startIn(options) {
  const { program, settings: settings2, publisher } = options;
  const { baseline, startsFrom, earlierSplits, history } = await within(options, lookBack);
  if (options.endsWithJob) publisher.faults(await passingHistory(settings2, options.cwd));
  const fingerprint = await runFingerprint(settings2, program.code, startsFrom);
  const before = { baseline, startsFrom, earlierSplits, history };
  if (settings2.skipUnchanged ?? options.skipsUnchanged) {
    const proving = async (...claim) => (await loadStages(options)).testAgain({ ...options, ...before }, ...claim);
    const prove = options.reviewed && proving;
    const restored = await restoreUnchanged({ ...options, baseline, history, fingerprint, prove });
    if (restored !== void 0) return restored;
  }
  const { run: run2 } = await loadStages(options);
  return await run2({ ...options, ...before, version: program.version, fingerprint });
}
async function loadStages(options) {
  const { settings: settings2, program, signal } = options;
  signal.throwIfAborted();
  const needs = { engine: settings2.engine, beforehand: () => requireData(settings2) };
  await withinBudget(options, ({ provide, signal: signal2 }) => provide({ ...needs, signal: signal2 }));
  return await loadWithRuntimePackages(program.root, options.loadRun);
}

export {
  threadsOf,
  heedMemory,
  wantOfMemory,
  READING,
  heedfully,
  fewerThreads,
  trainingOf,
  SETTINGS_ELSEWHERE,
  called,
  readProgram,
  packageVersion,
  ImageError,
  recognizeImage,
  whyDecodingFailed,
  ARRAY_FILE,
  IMAGE_FILE,
  isUnreadImage,
  unreadFormats,
  listFiles,
  readTextInData,
  readEncodedText,
  whyLabelsLack,
  filesLacking,
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
  checkFolder,
  nothingIn,
  requireData,
  EVALUATION_SCHEMA_VERSION,
  evaluationSchema,
  writeEvaluation,
  shortPath,
  runIn,
  acquireLock,
  provideRuntimePackages,
  loadWithRuntimePackages,
  compareWith,
  readPretrained,
  pretrainedParameters,
  pretrainedNormalization,
  runFolderOf,
  mixtureFaults,
  modelFileAt,
  readNotices,
  ensembleModels,
  metadataOfEnsemble,
  modelFacts,
  writeModel,
  readModelFile,
  inOutput,
  outputFaults,
  provideTensorflow,
  withinBudget,
  patienceOf,
  describeDefault,
  parseSettings,
  workspaceLinks,
  liesIn,
  loadSettings,
  loadAllRuns,
  fileThatGives,
  parseOptions,
  loadEvaluation,
  keepRun,
  publishRun,
  publishEvaluation,
  lookBack,
  start
};
