import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openReader,
  scanDataset
} from "./chunk-JVY2OUDD.js";
import "./chunk-H6BGYOIC.js";
import {
  openModel
} from "./chunk-2G4LUXNN.js";
import "./chunk-QWGOBCSD.js";
import {
  findBaseline
} from "./chunk-HB3T4DWK.js";
import {
  unknownClasses
} from "./chunk-NCKFVMGV.js";
import "./chunk-NRQR6EAF.js";
import {
  outputFaults
} from "./chunk-OBFT2RKQ.js";
import {
  exportModel
} from "./chunk-2ELS72VE.js";
import {
  toKeras
} from "./chunk-VK3JA3GU.js";
import "./chunk-JD5UBTM3.js";
import "./chunk-GOFWIUGA.js";
import {
  evaluateModel
} from "./chunk-UJLGBWAQ.js";
import "./chunk-WRS5PIEF.js";
import {
  accuracy,
  addConfusion,
  dataHash,
  emptyConfusion,
  macroF1,
  meanIou,
  trainingFingerprint
} from "./chunk-J56AD46X.js";
import {
  MONITORS,
  fanOutOf,
  hasFailedGate,
  isFinished
} from "./chunk-CZ525VPQ.js";
import {
  external_exports,
  makeFolder,
  notWritten,
  syncFolder,
  writeFileAtomic
} from "./chunk-ZJJXBYFV.js";
import {
  inputsOf,
  parametersOf
} from "./chunk-PZ5RQBDC.js";
import {
  IGNORE
} from "./chunk-WBE6QDRE.js";
import {
  Random
} from "./chunk-5JJNYSDK.js";
import {
  InputError,
  InternalError,
  __callDispose,
  __using,
  classAbsentFromSplit,
  classWeightsMismatch,
  emptyPart,
  fileNotWritable,
  partAllEmpty,
  splitFileUnreadable,
  splitImageTwice,
  splitLacksImage,
  splitUnknownImage,
  tooFewForFolds,
  tooFewImages,
  trainingDiverged
} from "./chunk-CDGDY4VF.js";

// src/run.ts
import { availableParallelism, totalmem } from "node:os";
import { join as join5 } from "node:path";

// src/engine/create.ts
async function createEngine(name, options) {
  if (name === "reference") {
    const { createReferenceEngine } = await import("./reference-RXF4QPNK.js");
    return createReferenceEngine();
  }
  if (name === "tensorflow") {
    const { createTensorflowEngine } = await import("./engine-6PJH36H6.js");
    return createTensorflowEngine(options);
  }
  const { createOnnxEngine } = await import("./engine-XXE6FHNR.js");
  return await createOnnxEngine(options);
}

// src/stages/3-split/assign.ts
function assignGroups(groups, fractions) {
  return assignTo(groups, intervalsOf(fractions));
}
function assignEqually(groups, shares) {
  const number = (i) => ({ part: i + 1, from: i / shares, to: (i + 1) / shares });
  return assignTo(
    groups,
    Array.from({ length: shares }, (_, i) => number(i))
  );
}
function assignTo(groups, intervals) {
  const parts = new Map(groups.map((group) => [group, partAt(group.position, intervals)]));
  for (const interval of intervals) closeGap(parts, interval, intervals.length, void 0);
  const classes = [...new Set(groups.flatMap((group) => [...group.classes]))].sort((a, b) => a - b);
  for (const index of classes) {
    for (const interval of intervals) closeGap(parts, interval, intervals.length, index);
  }
  return parts;
}
function partByPosition({ position }, fractions) {
  return partAt(position, intervalsOf(fractions));
}
function intervalsOf({ validation, test }) {
  return [
    { part: "test", from: 0, to: test },
    { part: "validation", from: test, to: test + validation },
    { part: "train", from: test + validation, to: 1 }
  ].filter(({ from, to }) => to > from);
}
function partAt(position, intervals) {
  return (intervals.find(({ to }) => position < to) ?? intervals[intervals.length - 1]).part;
}
function closeGap(parts, { part, from, to }, partCount, index) {
  const able = [...parts.keys()].filter((group) => index === void 0 || group.classes.has(index));
  if (able.length < partCount || able.some((group) => parts.get(group) === part)) return;
  const distance = ({ position }) => Math.max(from - position, position - to, 0);
  able.sort((a, b) => distance(a) - distance(b) || (a.key < b.key ? -1 : 1));
  const moved = able.find((group) => othersIn(parts, group).length > 0 && !hasLastOfAClass(parts, group)) ?? // An empty part is worse than a class missing from one.
  (index === void 0 ? able.find((group) => othersIn(parts, group).length > 0) : void 0);
  if (moved !== void 0) parts.set(moved, part);
}
function othersIn(parts, group) {
  return [...parts.keys()].filter((other) => other !== group && parts.get(other) === parts.get(group));
}
function hasLastOfAClass(parts, group) {
  const others = othersIn(parts, group);
  return [...group.classes].some((index) => !others.some((other) => other.classes.has(index)));
}

// src/stages/3-split/file.ts
import { readFile } from "node:fs/promises";
var SCHEMA_VERSION = 1;
var ids = external_exports.array(external_exports.string());
var splitFile = external_exports.object({
  "schema-version": external_exports.literal(SCHEMA_VERSION),
  source: external_exports.enum(["hash", "folders", "file"]),
  train: ids,
  validation: ids,
  test: ids
});
async function writeSplit(path, { source, train: train2, validation, test }) {
  const content = { "schema-version": SCHEMA_VERSION, source, train: train2, validation, test };
  await writeFileAtomic(path, `${JSON.stringify(content, null, 2)}
`);
}
async function readSplit(path) {
  const unreadable = (reason) => ({ split: void 0, faults: [splitFileUnreadable(path, reason)] });
  let json;
  try {
    json = JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    return unreadable(cause instanceof Error ? cause.message : String(cause));
  }
  const parsed = splitFile.safeParse(json);
  if (!parsed.success) {
    return unreadable(
      parsed.error.issues.map(({ path: path2, message }) => `${path2.join(".")}: ${message}`).join("; ")
    );
  }
  const { source, train: train2, validation, test } = parsed.data;
  return { split: { train: train2, validation, test, source }, faults: [] };
}

// src/stages/3-split/group.ts
import { createHash } from "node:crypto";
function groupSamples(samples, seed) {
  const rootOf = joinSamples(samples);
  const members = /* @__PURE__ */ new Map();
  for (const sample of samples) {
    const root = rootOf(sample);
    members.set(root, [...members.get(root) ?? [], sample]);
  }
  return [...members.values()].map((joined) => makeGroup(joined, seed)).sort((a, b) => a.key < b.key ? -1 : 1);
}
function joinSamples(samples) {
  const parents = new Map(samples.map((sample) => [sample, sample]));
  const rootOf = (sample) => {
    let at = sample;
    for (let parent = parents.get(at); parent !== at; parent = parents.get(at)) {
      parents.set(at, parents.get(parent));
      at = parent;
    }
    return at;
  };
  for (const key of ["group", "imageHash"]) {
    const firsts = /* @__PURE__ */ new Map();
    for (const sample of samples) {
      const first = firsts.get(sample[key]);
      if (first === void 0) firsts.set(sample[key], sample);
      else parents.set(rootOf(sample), rootOf(first));
    }
  }
  return rootOf;
}
function makeGroup(samples, seed) {
  const captured = samples.filter(({ group, imageHash }) => group !== imageHash);
  const keys = (captured.length > 0 ? captured : samples).map(({ group }) => group);
  const key = keys.reduce((least, other) => other < least ? other : least);
  const classes = samples.flatMap(
    ({ classPixels }) => classPixels.flatMap((pixels, i) => pixels > 0 ? i : [])
  );
  return { key, position: positionOf(key, seed), samples, classes: new Set(classes) };
}
function positionOf(key, seed, purpose = "") {
  return createHash("sha256").update(`${purpose}${seed}
${key}`).digest().readUIntBE(0, 6) / 2 ** 48;
}

// src/stages/3-split/folds.ts
function assignFolds(samples, { folds, seed }) {
  const groups = groupSamples(samples, seed).map((group) => ({
    ...group,
    position: positionOf(group.key, seed, "fold")
  }));
  if (groups.length < folds)
    return { foldOf: /* @__PURE__ */ new Map(), faults: [tooFewForFolds(groups.length, samples.length, folds)] };
  const assigned = assignEqually(groups, folds);
  const foldOf = [...assigned].flatMap(([group, fold]) => group.samples.map(({ id }) => [id, fold]));
  return { foldOf: new Map(foldOf), faults: [] };
}

// src/stages/3-split/split.ts
var PARTS = ["train", "validation", "test"];
function partsOf(dataset, split) {
  const select = (part) => {
    const ids2 = new Set(split[part]);
    return dataset.samples.filter(({ id }) => ids2.has(id));
  };
  return { train: select("train"), validation: select("validation"), test: select("test") };
}

// src/stages/3-split/make.ts
async function makeSplit(dataset, options) {
  const source = sourceOf(dataset, options);
  const placed2 = source === "file" ? await placeByFile(dataset, options) : source === "folders" ? placeByFolders(dataset, options) : placeByHash(dataset.samples, options.seed, fractionsOf(options));
  const { placement, faults } = placed2.faults.some(isError) ? placed2 : placeByFold(dataset, options, placed2);
  if (faults.some(isError)) return { split: void 0, faults };
  const idsOf2 = (part) => dataset.samples.map(({ id }) => id).filter((id) => placement.get(id) === part);
  const split = {
    train: idsOf2("train"),
    validation: idsOf2("validation"),
    test: idsOf2("test"),
    source
  };
  const all = [...faults, ...auditSplit(dataset, split, options)];
  return { split: all.some(isError) ? void 0 : split, faults: all };
}
function sourceOf(dataset, { splitFile: splitFile2 }) {
  if (splitFile2 !== void 0) return "file";
  return dataset.samples.some(({ part }) => part !== void 0) ? "folders" : "hash";
}
function fractionsOf({ validationFraction, testFraction }) {
  return { validation: validationFraction, test: testFraction };
}
function placeByHash(samples, seed, fractions) {
  const groups = groupSamples(samples, seed);
  const parts = PARTS.filter((part) => part === "train" || fractions[part] > 0);
  if (groups.length < parts.length) {
    return { placement: /* @__PURE__ */ new Map(), faults: [tooFewImages(groups.length, samples.length, parts)] };
  }
  const assigned = assignGroups(groups, fractions);
  return {
    placement: new Map([...assigned].flatMap(([group, part]) => idsOf(group).map((id) => [id, part]))),
    faults: []
  };
}
function placeByFolders({ samples }, options) {
  const given = new Set(samples.map(({ part }) => part));
  const fractions = {
    validation: given.has("validation") ? 0 : options.validationFraction,
    test: given.has("test") ? 0 : options.testFraction
  };
  const isFree = ({ part }) => part === void 0 || part === "train";
  const cut = placeByHash(samples.filter(isFree), options.seed, fractions);
  const kept = samples.flatMap(
    ({ id, part }) => part === void 0 || part === "train" ? [] : [[id, part]]
  );
  return { placement: new Map([...kept, ...cut.placement]), faults: cut.faults };
}
async function placeByFile({ samples }, options) {
  const { split, faults: fileFaults } = await readSplit(options.splitFile);
  if (split === void 0) return { placement: /* @__PURE__ */ new Map(), faults: fileFaults };
  const placement = /* @__PURE__ */ new Map();
  const known = new Set(samples.map(({ id }) => id));
  const faults = [];
  for (const part of PARTS) {
    for (const id of split[part]) {
      const earlier = placement.get(id);
      if (earlier !== void 0) faults.push(splitImageTwice(id, [earlier, part]));
      else if (!known.has(id)) faults.push(splitUnknownImage(id, part));
      else placement.set(id, part);
    }
  }
  const fractions = { ...fractionsOf(options), ...split.test.length === 0 ? { test: 0 } : {} };
  for (const group of groupSamples(samples, options.seed)) {
    const joined = idsOf(group).map((id) => placement.get(id));
    const part = joined.find((known2) => known2 !== void 0) ?? partByPosition(group, fractions);
    for (const { id, image } of group.samples) {
      if (placement.has(id)) continue;
      placement.set(id, part);
      faults.push(splitLacksImage(image, part));
    }
  }
  return { placement, faults };
}
function placeByFold({ samples }, options, placed2) {
  const { folds, fold, seed } = options;
  if (folds === void 0 || fold === void 0) return placed2;
  const divided = samples.filter(({ id }) => placed2.placement.get(id) !== "test");
  const { foldOf, faults } = assignFolds(divided, { folds, seed });
  const placement = new Map(placed2.placement);
  for (const [id, number] of foldOf) placement.set(id, number === fold ? "validation" : "train");
  return { placement, faults: [...placed2.faults, ...faults] };
}
function auditSplit(dataset, split, { testFraction }) {
  const samplesOf = partsOf(dataset, split);
  const faults = [];
  for (const part of PARTS) {
    const samples = samplesOf[part];
    if (samples.length === 0) {
      if (part !== "test" || split.source === "hash" && testFraction > 0) faults.push(emptyPart(part));
      continue;
    }
    const shows = dataset.classes.map(
      ({ index }) => samples.some(({ classPixels }) => classPixels[index] > 0)
    );
    if (!shows.slice(1).includes(true)) faults.push(partAllEmpty(part, samples.length));
    else {
      for (const { name } of dataset.classes.filter(({ index }) => !shows[index])) {
        faults.push(classAbsentFromSplit(name, part));
      }
    }
  }
  return faults;
}
function idsOf({ samples }) {
  return samples.map(({ id }) => id);
}
function isError({ severity }) {
  return severity === "error";
}

// src/run/data.ts
async function begin(options) {
  const { settings, publisher } = options;
  const { baseline, faults } = await findBaseline(settings.baseline, () => publisher.fetchBaseline());
  const dataset = await scan(options, [...await outputFaults(settings.output), ...faults]);
  return { dataset, baseline };
}
async function scan({ settings, publisher, signal }, earlier = []) {
  const { dataset, faults } = await scanDataset(settings, signal);
  const classes = dataset?.classes.map(({ name }) => name);
  const gateFaults = classes === void 0 ? [] : unknownClasses(settings.failIf, classes);
  return accepted(dataset, [...earlier, ...faults, ...gateFaults], publisher);
}
async function splitUp({ settings, publisher }, dataset) {
  const { split: made, faults } = await makeSplit(dataset, { ...settings, splitFile: settings.split });
  const split = accepted(made, faults, publisher);
  const counts = `training ${split.train.length}, validation ${split.validation.length}, test ${split.test.length}`;
  publisher.say(`${dataset.samples.length} images, ${dataset.classes.length} classes: ${counts}`);
  return split;
}
function accepted(value, faults, publisher) {
  if (value === void 0 || faults.some(({ severity }) => severity === "error"))
    throw new InputError(faults);
  publisher.faults(faults);
  return value;
}

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
    const [upper, lower] = [sum(this.#upper), sum(this.#lower)];
    if (upper === 0 || lower === 0) return 0;
    return this.#upper.reduce((most, value, c) => most + Math.abs(value / upper - this.#lower[c] / lower), 0) / 2;
  }
};
function count(labels, counts) {
  for (const label of labels) if (label !== IGNORE) counts[label]++;
}
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

// src/stages/4-plan/fingerprint.ts
var SAMPLED_IMAGES = 32;
var SAMPLED_PIXELS_PER_IMAGE = 16384;
async function fingerprintOf(dataset, train2, reader, seed) {
  const chosen = Random.for(seed, "fingerprint").shuffle(train2).slice(0, SAMPLED_IMAGES);
  const values = Array.from({ length: dataset.channels }, () => []);
  const halves = new Halves(dataset.classes.length);
  const look = async (sample) => {
    const { image, labels } = await reader.read(sample);
    halves.add(labels);
    const pixels = image.width * image.height;
    const stride = Math.max(1, Math.floor(pixels / SAMPLED_PIXELS_PER_IMAGE));
    for (let pixel = 0; pixel < pixels; pixel += stride) {
      for (let channel = 0; channel < dataset.channels; channel++) {
        const value = image.data[pixel * image.channels + channel];
        if (Number.isFinite(value)) values[channel].push(value);
      }
    }
  };
  await Promise.all(chosen.map(look));
  return {
    images: train2.length,
    channels: dataset.channels,
    bitDepth: dataset.bitDepth,
    classes: dataset.classes.length,
    smallestEdge: Math.min(...train2.map(({ width, height }) => Math.min(width, height))),
    largestHeight: Math.max(...train2.map(({ height }) => height)),
    largestWidth: Math.max(...train2.map(({ width }) => width)),
    meanPixels: train2.reduce((sum2, { width, height }) => sum2 + width * height, 0) / train2.length,
    classShares: classShares(train2, dataset.classes.length),
    upDown: halves.difference(),
    intensities: values.map((channel) => intensitiesOf(ascending(channel, dataset.bitDepth)))
  };
}
function classShares(samples, classes) {
  const counts = new Array(classes).fill(0);
  for (const { classPixels } of samples) {
    for (let c = 0; c < classes; c++) counts[c] += classPixels[c];
  }
  const total = counts.reduce((sum2, count2) => sum2 + count2, 0);
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
  let sum2 = 0;
  let squares = 0;
  for (const value of sorted) {
    const clipped = Math.min(Math.max(value, low), high);
    sum2 += clipped;
    squares += clipped * clipped;
  }
  const mean = sum2 / sorted.length;
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

// src/stages/2-dataset/augmentation.ts
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

// src/stages/4-plan/recipe.ts
function roundUp(value, step) {
  return Math.ceil(value / step) * step;
}

// src/stages/4-plan/auto.ts
var PATCH = 128;
var PIXELS_PER_BATCH = 8 * PATCH * PATCH;
var LEAST_STEPS_PER_EPOCH = 25;
var MOST_PATCHES_PER_IMAGE = 16;
var UPRIGHT_DIFFERENCE = 0.4;
var RARE_SHARE = 0.05;
var LEARNING_RATE = 8e-3;
function exactAugmentation(upright) {
  const turned = upright ? 0 : 0.5;
  return { ...NO_AUGMENTATION, horizontalFlip: 0.5, verticalFlip: turned, quarterTurns: turned };
}
function autoRecipe(fingerprint, wishes) {
  const { channels, classes } = fingerprint;
  const upright = fingerprint.upDown > UPRIGHT_DIFFERENCE;
  const limited = wishes.timeBudgetMs !== void 0;
  const rare = fingerprint.classShares.some((share) => share > 0 && share < RARE_SHARE);
  const network = unet({
    task: "segmentation",
    channels,
    classes,
    widths: [16, 32, 64, 128],
    activation: "relu",
    batchNorm: true,
    dropout: 0,
    l2: 0
  });
  const normalization = isExposure(fingerprint) ? asinhNormalization(fingerprint) : robustNormalization(fingerprint);
  const edge = wishes.imageSize ?? roundUp(Math.min(PATCH, fingerprint.smallestEdge), network.stride);
  const patch = { height: edge, width: edge };
  const batchSize = wishes.batchSize ?? Math.min(32, Math.max(2, Math.round(PIXELS_PER_BATCH / edge ** 2)));
  return {
    network,
    normalization,
    patch,
    batchSize,
    patchesPerImage: patchesPerImage(fingerprint, edge, batchSize),
    optimizer: "adamw",
    learningRate: LEARNING_RATE,
    warmupSteps: 50,
    decayPower: limited ? 0.9 : void 0,
    reduceOnPlateau: { factor: 0.3, patience: 3, minDelta: 1e-3, floor: 1e-6 },
    crossEntropy: 1,
    dice: 0,
    classWeights: rare ? "sqrt" : "none",
    augmentation: exactAugmentation(upright),
    reasons: {
      network: "batch norm and ReLU learn in few epochs; 4 levels see 100 pixels around; narrow enough for CPU cores",
      normalization: normalization.stretch === "asinh" ? "a range far wider than the background noise: asinh keeps faint and bright apart, in units of the noise" : "clip to the 0.5th to 99.5th percentile of the training images, then mean 0, deviation 1",
      patch: `crops of ${edge} pixels: more varied batches for the same work than whole images`,
      "batch-size": "enough pixels for steady batch statistics",
      optimizer: "decoupled weight decay; few settings to tune",
      "learning-rate": limited ? "rises over 50 steps, then falls to 0 by the end of the time budget: (1 - share of it spent)^0.9" : "rises over 50 steps, falls to 0.3 of it after 3 epochs without a better validation loss",
      "class-weights": rare ? "square root of the inverse frequency: rare classes count without flooding the common ones" : `no class is rare (below ${RARE_SHARE * 100} % of the pixels), so every pixel counts alike`,
      augment: upright ? "left-right flips only: the classes above and below differ, so the images have an up and a down" : "flips and quarter turns: they change no pixel value, so no label turns wrong"
    }
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
function patchesPerImage({ meanPixels, images }, edge, batchSize) {
  const coverage = Math.round(meanPixels / edge ** 2);
  const steps = Math.ceil(LEAST_STEPS_PER_EPOCH * batchSize / images);
  return Math.max(steps, Math.min(MOST_PATCHES_PER_IMAGE, Math.max(1, coverage)));
}

// src/stages/4-plan/class-weights.ts
function classWeights(kind, shares) {
  if (kind === "none") return shares.map(() => 1);
  const raw = shares.map(
    (share) => share === 0 ? 0 : kind === "balanced" ? 1 / share : Math.sqrt(1 / share)
  );
  const sum2 = raw.reduce((total, weight) => total + weight, 0);
  const occurring = raw.filter((weight) => weight > 0).length;
  return raw.map((weight) => weight === 0 ? 1 : weight * occurring / sum2);
}

// src/stages/4-plan/classic.ts
var WIDTHS = [32, 64, 128, 256, 512];
function classicRecipe(fingerprint, wishes) {
  const { channels, classes, bitDepth, intensities } = fingerprint;
  const network = unet({
    task: "segmentation",
    channels,
    classes,
    widths: WIDTHS,
    activation: "elu",
    batchNorm: false,
    dropout: 0.18,
    l2: 0.01
  });
  const full = 2 ** bitDepth - 1;
  const whole = { low: 0, high: full, offset: 0, scale: 1 / full };
  return {
    network,
    normalization: { channels: bitDepth === 32 ? intensities.map(toUnit) : intensities.map(() => whole) },
    patch: {
      height: wishes.imageSize ?? roundUp(fingerprint.largestHeight, network.stride),
      width: wishes.imageSize ?? roundUp(fingerprint.largestWidth, network.stride)
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

// src/stages/4-plan/make.ts
var LARGEST_TILE = 512;
var OPTIMIZERS = {
  sgd: { name: "sgd", momentum: 0.9, weightDecay: 0 },
  adam: { name: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
  adamw: { name: "adamw", beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  adadelta: { name: "adadelta", rho: 0.95, epsilon: 1e-7 }
};
var LEARNING_RATES = {
  sgd: 0.01,
  adam: 1e-3,
  adamw: 2e-3,
  adadelta: 1
};
function makePlan(settings, fingerprint) {
  const recipe = (settings.recipe === "classic" ? classicRecipe : autoRecipe)(fingerprint, settings);
  const optimizer = settings.optimizer ?? recipe.optimizer;
  const learningRate = settings.learningRate ?? (optimizer === recipe.optimizer ? recipe.learningRate : LEARNING_RATES[optimizer]);
  const { network, crossEntropy, dice } = recipe;
  const plan = {
    recipe: settings.recipe,
    network,
    normalization: recipe.normalization,
    patch: recipe.patch,
    tile: {
      height: Math.min(LARGEST_TILE, roundUp(fingerprint.largestHeight, network.stride)),
      width: Math.min(LARGEST_TILE, roundUp(fingerprint.largestWidth, network.stride))
    },
    batchSize: recipe.batchSize,
    patchesPerImage: recipe.patchesPerImage,
    loss: { crossEntropy, dice, classWeights: chooseWeights(settings, recipe, fingerprint) },
    optimizer: OPTIMIZERS[optimizer],
    learningRate,
    warmupSteps: recipe.warmupSteps,
    decayPower: recipe.decayPower,
    reduceOnPlateau: recipe.reduceOnPlateau,
    augmentation: chooseAugmentation(settings, recipe),
    epochs: settings.epochs,
    patience: settings.patience,
    minDelta: settings.minDelta,
    monitor: settings.monitor,
    target: settings.target,
    timeBudgetMs: settings.timeBudgetMs,
    seed: settings.seed
  };
  return { ...plan, reasons: explain(plan, recipe, settings) };
}
function chooseWeights(settings, recipe, { classShares: classShares2 }) {
  const wish = settings.classWeights ?? recipe.classWeights;
  if (typeof wish === "string") return classWeights(wish, classShares2);
  if (wish.length !== classShares2.length)
    throw new InputError(classWeightsMismatch(wish.length, classShares2.length));
  return wish;
}
function chooseAugmentation({ augment }, recipe) {
  if (augment === void 0) return recipe.augmentation;
  return augment ? defaultAugmentation() : void 0;
}
function explain(plan, recipe, settings) {
  const rows = [
    ["network", plan.network.title, false],
    ["normalization", describeNormalization(plan), false],
    ["patch", `${plan.patch.width}x${plan.patch.height}`, settings.imageSize !== void 0],
    ["batch-size", String(plan.batchSize), settings.batchSize !== void 0],
    ["optimizer", plan.optimizer.name, settings.optimizer !== void 0],
    ["learning-rate", String(plan.learningRate), settings.learningRate !== void 0],
    ["class-weights", plan.loss.classWeights.map(round).join(", "), settings.classWeights !== void 0],
    ["augment", plan.augmentation === void 0 ? "no" : "yes", settings.augment !== void 0]
  ];
  return rows.map(([setting, value, chosenByUser]) => ({
    setting,
    value,
    reason: chosenByUser ? "set by you" : recipe.reasons[setting]
  }));
}
function describeNormalization({ normalization }) {
  const ranges = normalization.channels.map(({ low, high }) => `${round(low)} to ${round(high)}`).join("; ");
  return normalization.stretch === void 0 ? ranges : `${normalization.stretch}, ${ranges}`;
}
function round(value) {
  return String(Number(value.toPrecision(3)));
}

// src/stages/5-train/checkpoint.ts
import { readdir, readFile as readFile2, rm } from "node:fs/promises";
import { join } from "node:path";

// src/shared/safetensors.ts
function encodeSafetensors({ tensors, metadata }) {
  const header = { __metadata__: metadata };
  const chunks = [];
  let offset = 0;
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    header[name] = { dtype: "F32", shape, data_offsets: [offset, offset + data.byteLength] };
    chunks.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    offset += data.byteLength;
  }
  const json = Buffer.from(JSON.stringify(header));
  const length = Math.ceil(json.length / 8) * 8;
  const head = Buffer.alloc(8 + length, " ");
  head.writeBigUInt64LE(BigInt(length));
  json.copy(head, 8);
  return [head, ...chunks];
}
function decodeSafetensors(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8) throw new Error("safetensors: the file is shorter than its header");
  const start = 8 + Number(view.getBigUint64(0, true));
  if (start > bytes.byteLength) throw new Error("safetensors: the file is shorter than its header");
  const { __metadata__: metadata = {}, ...entries } = JSON.parse(
    Buffer.from(bytes.subarray(8, start)).toString()
  );
  const tensors = {};
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(
    entries
  )) {
    const [from, to] = data_offsets;
    if (dtype !== "F32") throw new Error(`safetensors: ${name} is ${dtype}, only F32 is read`);
    if (start + to > bytes.byteLength) throw new Error(`safetensors: the file ends within ${name}`);
    const data = new Float32Array((to - from) / Float32Array.BYTES_PER_ELEMENT);
    new Uint8Array(data.buffer).set(bytes.subarray(start + from, start + to));
    tensors[name] = { shape, data };
  }
  return { tensors, metadata };
}

// src/stages/5-train/checkpoint.ts
var LAST = "last.safetensors";
function bestPath(folder, epoch) {
  return join(folder, `best-${String(epoch).padStart(5, "0")}.safetensors`);
}
async function saveBest(folder, epoch, state) {
  await write(bestPath(folder, epoch), state.parameters, { epoch: String(epoch), step: String(state.step) });
}
async function loadBest(path) {
  return decodeSafetensors(await readFile2(path)).tensors;
}
async function saveLast(folder, fingerprint, checkpoint) {
  const { parameters, optimizer, step } = checkpoint.state;
  const tensors = {};
  for (const [name, tensor] of Object.entries(parameters)) tensors[`parameters:${name}`] = tensor;
  for (const [name, tensor] of Object.entries(optimizer)) tensors[`optimizer:${name}`] = tensor;
  await write(join(folder, LAST), tensors, {
    fingerprint,
    step: String(step),
    progress: JSON.stringify(checkpoint.progress, encodeNonFinite)
  });
  await removeAllBut(folder, [LAST, bestPath("", checkpoint.progress.earlyStopping.bestEpoch)]);
}
async function loadLast(folder, fingerprint) {
  let file;
  try {
    file = decodeSafetensors(await readFile2(join(folder, LAST)));
  } catch {
    return void 0;
  }
  if (file.metadata.fingerprint !== fingerprint) return void 0;
  const progress = JSON.parse(file.metadata.progress, decodeNonFinite);
  return {
    progress,
    state: {
      step: Number(file.metadata.step),
      parameters: withPrefix(file.tensors, "parameters:"),
      optimizer: withPrefix(file.tensors, "optimizer:")
    }
  };
}
async function clearCheckpoints(folder) {
  try {
    await makeFolder(folder);
    await removeAllBut(folder, []);
  } catch (cause) {
    throw new InputError(fileNotWritable(folder, cause.code ?? String(cause)), {
      cause
    });
  }
}
async function finishCheckpoints(folder, stopReason2) {
  if (stopReason2 === "cancelled" || stopReason2 === "time-budget") return;
  await rm(folder, { recursive: true, force: true });
}
async function write(path, tensors, metadata) {
  await writeFileAtomic(path, encodeSafetensors({ tensors, metadata }));
}
async function removeAllBut(folder, keep2) {
  for (const name of await readdir(folder)) {
    const ours = name === LAST || /^best-\d+\.safetensors$/.test(name) || name.endsWith(".safetensors.tmp");
    if (ours && !keep2.includes(name)) await rm(join(folder, name), { force: true });
  }
}
function withPrefix(tensors, prefix) {
  const named = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(named.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}
function encodeNonFinite(_key, value) {
  return typeof value === "number" && !Number.isFinite(value) ? { number: String(value) } : value;
}
function decodeNonFinite(_key, value) {
  const text = value?.number;
  return typeof text === "string" ? Number(text) : value;
}

// src/stages/5-train/deadline.ts
var TEST_PER_VALIDATION = 1.5;
function trainingDeadline(budgetMs, pixels) {
  const least = Math.min(6e4, Math.max(5e3, budgetMs / 20));
  return (validationSeconds = 0) => {
    const testMs = 1e3 * validationSeconds * pixels.test * TEST_PER_VALIDATION / pixels.validation;
    return budgetMs - Math.min(budgetMs / 2, Math.max(least, least / 2 + testMs));
  };
}
function epochsThatFit({ epoch, epochs }, millisecondsLeft2, millisecondsAnEpoch) {
  return Math.min(epochs, epoch + Math.max(0, Math.floor(millisecondsLeft2 / millisecondsAnEpoch)));
}

// src/image/normalize.ts
function normalizePlanes(planes, pixels, normalization) {
  for (const [c, { low, high, offset, scale }] of normalization.channels.entries()) {
    const end = (c + 1) * pixels;
    for (let i = c * pixels; i < end; i++) {
      const clipped = planes[i] > low ? Math.min(planes[i], high) : low;
      planes[i] = (clipped - offset) * scale;
    }
    if (normalization.stretch === "asinh") {
      for (let i = c * pixels; i < end; i++) planes[i] = Math.asinh(planes[i]);
    }
  }
}

// src/stages/2-dataset/intensity.ts
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
    let sum2 = 0;
    for (let k = -reach; k <= reach; k++) {
      sum2 += kernel[k + reach] * line[Math.min(Math.max(i + k, 0), length - 1)];
    }
    images[start + i * step] = sum2;
  }
}
function gaussianKernel(sigma) {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from(
    { length: 2 * reach + 1 },
    (_, k) => Math.exp(-((k - reach) ** 2) / (2 * sigma ** 2))
  );
  const sum2 = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum2);
}
function dropSquares({ images, labels }, { channels, height, width }, { holes, size }, random) {
  const { mean } = momentsOf(images);
  const largest = Math.max(1, Math.floor(size * Math.min(height, width)));
  const count2 = 1 + random.integer(holes);
  for (let hole = 0; hole < count2; hole++) {
    const edge = Math.min(1 + random.integer(largest), height, width);
    const top = random.integer(height - edge + 1);
    const left = random.integer(width - edge + 1);
    for (let y = top; y < top + edge; y++) {
      const row = y * width + left;
      labels.fill(IGNORE, row, row + edge);
      for (let c = 0; c < channels; c++) {
        images.fill(mean, c * height * width + row, c * height * width + row + edge);
      }
    }
  }
}
function momentsOf(values) {
  let sum2 = 0;
  for (let i = 0; i < values.length; i++) sum2 += values[i];
  const mean = sum2 / values.length;
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

// src/stages/2-dataset/view.ts
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
      for (let x = 0; x < size.width; x++) patch.labels[row + x] = labels.data[start + x * step];
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
      const nearestX = Math.round(sourceX);
      const nearestY = Math.round(sourceY);
      const inside = isInside(nearestX, nearestY, whole);
      patch.labels[i] = inside ? labels.data[(nearestY - top) * rowLength + nearestX - left] : IGNORE;
      const insideX = clamp(sourceX, lastX);
      const insideY = clamp(sourceY, lastY);
      const cellX = Math.floor(insideX);
      const cellY = Math.floor(insideY);
      const fx = insideX - cellX;
      const fy = insideY - cellY;
      const upper = ((cellY - top) * rowLength + cellX - left) * channels;
      const right = cellX < lastX ? channels : 0;
      const lower = upper + (cellY < lastY ? rowLength * channels : 0);
      for (let c = 0; c < channels; c++) {
        const above = data[upper + c] + fx * (data[upper + right + c] - data[upper + c]);
        const below = data[lower + c] + fx * (data[lower + right + c] - data[lower + c]);
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

// src/stages/2-dataset/augment.ts
function cutPatch(area, view, { height, width, normalization, augmentation, random }) {
  const { channels } = area.image;
  const size = { height, width };
  const patch = {
    images: new Float32Array(channels * height * width),
    labels: new Uint8Array(height * width)
  };
  if (view.exact) copyView(area, view, size, patch);
  else resampleView(area, view, size, patch);
  normalizePlanes(patch.images, height * width, normalization);
  if (augmentation !== void 0) changeIntensity(patch, { channels, ...size }, augmentation, random);
  return patch;
}

// src/stages/2-dataset/tile.ts
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
  const patches = samples.flatMap(
    (sample) => Array.from({ length: plan.patchesPerImage }, (_, number) => ({ sample, number }))
  );
  const order = Random.for(plan.seed, "order", epoch).shuffle(patches);
  for (let step = 0; step < stepsPerEpoch(plan, samples.length); step++) {
    const pieces = [];
    for (let i = 0; i < plan.batchSize; i++) {
      const { sample, number } = order[(step * plan.batchSize + i) % order.length];
      const random = Random.for(plan.seed, "patch", epoch, sample.id, number, step);
      const { patch, normalization, augmentation } = plan;
      const options = { ...patch, normalization, augmentation, random };
      const view = drawView(sample, patch, augmentation, random);
      const area = seenBy(view, patch, sample);
      const read = await timings.measure("load", () => reader.readArea(sample, area));
      pieces.push(timings.measureSync("augment", () => cutPatch(read, view, options)));
    }
    yield assemble(pieces, plan.patch);
  }
}
function validationSteps(plan, samples) {
  const tiles = samples.map(({ width, height }) => tilesOf(width, height, plan.tile).length);
  return Math.ceil(tiles.reduce((sum2, count2) => sum2 + count2, 0) / tileBatchSize(plan));
}
async function* validationBatches({ plan, samples, reader }) {
  const size = tileBatchSize(plan);
  let pieces = [];
  for (const sample of samples) {
    for (const tile of tilesOf(sample.width, sample.height, plan.tile)) {
      const input = await reader.readArea(sample, tile);
      pieces.push(cutTile(input, tile, { ...plan.tile, normalization: plan.normalization }));
      if (pieces.length < size) continue;
      yield assemble(pieces, plan.tile);
      pieces = [];
    }
  }
  if (pieces.length === 0) return;
  const [{ images, labels }] = pieces;
  const empty = { images: new Float32Array(images.length), labels: labels.slice().fill(IGNORE) };
  while (pieces.length < size) pieces.push(empty);
  yield assemble(pieces, plan.tile);
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
  const labels = new Uint8Array(pieces.length * height * width);
  pieces.forEach((piece, i) => {
    images.set(piece.images, i * imageLength);
    labels.set(piece.labels, i * height * width);
  });
  return { images, labels, size: pieces.length, height, width };
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
function decide(plan, before, record, outOfTime) {
  const monitor = MONITORS[plan.monitor];
  const value = monitor.read(record);
  const rule = { direction: monitor.direction, patience: plan.patience, minDelta: plan.minDelta };
  const early = decideEarlyStopping(before.earlyStopping, record.epoch, value, rule);
  const seconds = before.seconds + record.seconds;
  const reached = plan.target !== void 0 && (monitor.direction === "minimize" ? value <= plan.target : value >= plan.target);
  return {
    progress: {
      epoch: record.epoch,
      history: [...before.history, record],
      earlyStopping: early.state,
      // A decay to the end of the time needs no plateau, and one under it would only end learning early.
      plateau: plan.decayPower === void 0 ? decidePlateau(before.plateau, record.valLoss, plan.reduceOnPlateau) : before.plateau,
      seconds,
      secondsToBest: early.save ? seconds : before.secondsToBest
    },
    save: early.save,
    stop: stopReason({ reached, early: early.stop, last: record.epoch >= plan.epochs, outOfTime })
  };
}
function stopReason(holds) {
  if (holds.reached) return "target";
  if (holds.early) return "patience";
  if (holds.last) return "epochs";
  return holds.outOfTime ? "time-budget" : void 0;
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

// src/stages/5-train/pass.ts
async function* runPass(pass) {
  let lossSum = 0;
  let count2 = 0;
  let confusion = emptyConfusion(pass.classes);
  let step = 0;
  for await (const batch of pass.batches) {
    const cut = pass.interrupted();
    if (cut !== void 0) return { loss: lossSum / count2, confusion, cut };
    const result = await pass.run(batch, ++step);
    if (result.count > 0) lossSum += result.loss * result.count;
    count2 += result.count;
    confusion = addConfusion(confusion, result.confusion);
    if (!Number.isFinite(lossSum)) return { loss: lossSum / count2, confusion, cut: "diverged" };
    yield pass.event(step, lossSum / count2);
  }
  return { loss: lossSum / count2, confusion, cut: void 0 };
}

// src/stages/5-train/train.ts
async function* train(input) {
  const { plan } = input;
  const trainer = await input.engine.build(plan.network, plan);
  try {
    const timings = new Timings(input.clock);
    const training = { ...input, trainer, timings, measured: { validationSeconds: void 0 } };
    let { progress, stop } = await begin2(training);
    const firstEpoch = progress.epoch + 1;
    const steps = stepsPerEpoch(plan, input.train.length);
    yield { type: "started", epochs: plan.epochs, patience: plan.patience, stepsPerEpoch: steps, firstEpoch };
    while (stop === void 0) {
      ({ progress, stop } = yield* runEpoch(training, progress));
      if (stop === void 0 && progress.epoch === firstEpoch) yield* forecast(training, progress);
    }
    yield { type: "stopped", outcome: outcomeOf(training, progress, stop, firstEpoch) };
  } finally {
    await trainer.dispose();
  }
}
async function begin2({ folder, fingerprint, resume, plan, trainer }) {
  const checkpoint = resume ? await loadLast(folder, fingerprint) : void 0;
  if (checkpoint === void 0) {
    await clearCheckpoints(folder);
    const plateau = { best: void 0, wait: 0, learningRate: plan.learningRate };
    const nothingDone = { epoch: 0, history: [], seconds: 0, secondsToBest: 0 };
    return {
      progress: { ...nothingDone, plateau, earlyStopping: INITIAL_EARLY_STOPPING },
      stop: void 0
    };
  }
  await trainer.load(checkpoint.state);
  const { progress } = checkpoint;
  const waited = progress.earlyStopping.wait >= plan.patience ? "patience" : void 0;
  return { progress, stop: progress.epoch >= plan.epochs ? "epochs" : waited };
}
function* forecast(input, { epoch, history }) {
  const left = millisecondsLeft(input);
  if (left === void 0) return;
  const { seconds } = history[history.length - 1];
  const epochs = epochsThatFit({ epoch, epochs: input.plan.epochs }, left, seconds * 1e3);
  yield { type: "forecast", epochs, secondsAnEpoch: seconds };
}
function millisecondsLeft({ deadline, measured, clock }) {
  return deadline === void 0 ? void 0 : deadline(measured.validationSeconds) - clock();
}
async function* runEpoch(input, before) {
  const { plan, clock, timings } = input;
  const epoch = before.epoch + 1;
  const begun = clock();
  const moment = moments(input, before, begun);
  const rate = learningRateAt(plan, { ...moment(1), update: plan.warmupSteps });
  const trained = yield* trainingPass(input, before, moment);
  const cutShort = trained.cut === "time-budget" && epoch === 1;
  if (trained.cut !== void 0 && !cutShort) return { progress: before, stop: trained.cut };
  const validationBegun = clock();
  const validated = yield* timings.measureAll("validate", validationPass(input, epoch));
  if (validated.cut !== void 0) return { progress: before, stop: validated.cut };
  const now = clock();
  const seconds = (now - begun) / 1e3;
  input.measured.validationSeconds = (now - validationBegun) / 1e3;
  const record = recordOf(epoch, rate, trained, validated, seconds);
  const left = millisecondsLeft(input);
  const outOfTime = left !== void 0 && seconds * 1e3 > left;
  const { progress, save, stop } = decide(plan, before, record, cutShort || outOfTime);
  await timings.measure("checkpoint", () => saveCheckpoint(input, progress, save));
  const { learningRate } = progress.plateau;
  const lowered = learningRate !== before.plateau.learningRate;
  yield {
    type: "epoch",
    record,
    bestEpoch: progress.earlyStopping.bestEpoch,
    improved: save,
    epochsWithoutImprovement: progress.earlyStopping.wait,
    nextLearningRate: lowered ? learningRate : void 0
  };
  return { progress, stop };
}
async function saveCheckpoint({ trainer, folder, fingerprint }, progress, isBest) {
  const state = await trainer.save();
  if (isBest) await saveBest(folder, progress.epoch, state);
  await saveLast(folder, fingerprint, { progress, state });
}
function trainingPass(input, before, moment) {
  const { plan, trainer, timings } = input;
  const epoch = before.epoch + 1;
  const steps = stepsPerEpoch(plan, input.train.length);
  return runPass({
    batches: timings.measureNext(
      "wait",
      oneAhead(trainingBatches({ ...input, samples: input.train }, epoch))
    ),
    run: (batch, step) => timings.measure("step", () => trainer.step(batch, learningRateAt(plan, moment(step)))),
    classes: plan.network.classes,
    interrupted: () => interruption(input),
    event: (step, loss) => ({ type: "step", epoch, step, steps, loss })
  });
}
function moments(input, before, begun) {
  const { plan, clock } = input;
  const steps = stepsPerEpoch(plan, input.train.length);
  return (step) => {
    const left = millisecondsLeft(input);
    const update = before.epoch * steps + step;
    const spent = spentOf({
      seconds: before.seconds + (clock() - begun) / 1e3,
      secondsLeft: left === void 0 ? void 0 : left / 1e3,
      update,
      updates: plan.epochs * steps
    });
    return { plateauRate: before.plateau.learningRate, update, spent };
  };
}
function validationPass(input, epoch) {
  const steps = validationSteps(input.plan, input.validation);
  return runPass({
    batches: oneAhead(validationBatches({ ...input, samples: input.validation })),
    run: (batch) => input.trainer.evaluate(batch),
    classes: input.plan.network.classes,
    interrupted: () => input.signal.aborted ? "cancelled" : void 0,
    event: (step) => ({ type: "validation", epoch, step, steps })
  });
}
function interruption(input) {
  if (input.signal.aborted) return "cancelled";
  const left = millisecondsLeft(input);
  return left !== void 0 && left < 0 ? "time-budget" : void 0;
}
function recordOf(epoch, learningRate, trained, validated, seconds) {
  return {
    epoch,
    learningRate,
    trainLoss: trained.loss,
    valLoss: validated.loss,
    trainAccuracy: accuracy(trained.confusion),
    valAccuracy: accuracy(validated.confusion),
    trainMeanIou: meanIou(trained.confusion),
    valMeanIou: meanIou(validated.confusion),
    trainMacroF1: macroF1(trained.confusion),
    valMacroF1: macroF1(validated.confusion),
    seconds
  };
}
function outcomeOf({ folder, timings }, progress, stopReason2, firstEpoch) {
  const { bestEpoch } = progress.earlyStopping;
  return {
    history: progress.history,
    bestEpoch,
    stoppedEpoch: progress.epoch,
    stopReason: stopReason2,
    firstEpoch,
    modelState: bestEpoch === 0 ? void 0 : bestPath(folder, bestEpoch),
    secondsToBest: progress.secondsToBest,
    seconds: progress.seconds,
    partSeconds: timings.seconds
  };
}

// src/stages/6-evaluate/write-exports.ts
import { join as join4 } from "node:path";

// src/shared/write-folder-atomic.ts
import { rename, rm as rm2 } from "node:fs/promises";
import { dirname, join as join2 } from "node:path";
async function writeFolderAtomic(path, files) {
  const temporary = `${path}.tmp`;
  try {
    await rm2(temporary, { recursive: true, force: true });
    for (const [name, content] of Object.entries(files)) {
      await writeFileAtomic(join2(temporary, name), content);
    }
    await removeFolderAtomic(path);
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm2(temporary, { recursive: true, force: true });
    throw notWritten(path, error instanceof InputError ? error.cause : error);
  }
}
async function removeFolderAtomic(path) {
  const old = `${path}.old`;
  try {
    await rm2(old, { recursive: true, force: true });
    await rename(path, old);
    await rm2(old, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== "ENOENT") throw notWritten(path, error);
  }
}

// src/stages/6-evaluate/write-tfjs.ts
import { createHash as createHash2 } from "node:crypto";
import { join as join3 } from "node:path";

// src/network/keras/normalization.ts
function normalizationLayers({ channels, stretch }) {
  const low = bounds(channels.map((channel) => channel.low));
  const high = bounds(channels.map((channel) => channel.high));
  if (stretch !== void 0 || low === "mixed" || high === "mixed") return void 0;
  const layers = [];
  let [sign, base] = [1, channels.map(() => 0)];
  if (low !== "none") {
    layers.push(affine("normalize.low", sign, minus(base, low)), relu("normalize.low"));
    base = low;
  }
  if (high !== "none") {
    layers.push(affine("normalize.high", -sign, minus(high, base)), relu("normalize.high"));
    [sign, base] = [-1, high];
  }
  const offset = channels.map((channel) => channel.offset);
  const scale = channels.map((channel) => channel.scale);
  layers.push(affine("normalize.offset", sign, minus(base, offset)), scaled("normalize.scale", scale));
  return { steps: layers.flatMap(({ steps }) => steps), weights: layers.flatMap(({ weights }) => weights) };
}
function bounds(values) {
  if (values.every((value) => Number.isFinite(value))) return [...values];
  return values.every((value) => !Number.isFinite(value)) ? "none" : "mixed";
}
var minus = (a, b) => a.map((value, i) => value - b[i]);
function affine(name, sign, bias) {
  const { steps, weights } = scaled(
    name,
    bias.map(() => sign),
    true
  );
  return {
    steps,
    weights: [...weights, { name: `${name}/bias`, shape: [bias.length], data: Float32Array.from(bias) }]
  };
}
function scaled(name, factors, bias = false) {
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
function relu(after) {
  const config = { activation: "relu", trainable: false, dtype: "float32" };
  return { steps: [{ className: "Activation", name: `${after}.relu`, config }], weights: [] };
}

// src/network/keras/topology.ts
function layersModelTopology(network, before = []) {
  const [input, ...rest] = network.layers;
  const steps = before.map((step, i) => placed(step, [i === 0 ? input.name : before[i - 1].name]));
  const first = before.at(-1)?.name ?? input.name;
  const layers = rest.map(
    (layer) => placed(
      stepOf(layer),
      inputsOf(layer).map((from) => from === input.name ? first : from)
    )
  );
  return {
    class_name: "Model",
    config: {
      name: network.title.replaceAll(/[^A-Za-z0-9.-]+/g, "-"),
      layers: [placed(stepOf(input), []), ...steps, ...layers],
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
function stepOf(layer) {
  const { name } = layer;
  const step = (className, config) => ({
    className,
    name,
    config: { ...config, trainable: true, dtype: "float32" }
  });
  switch (layer.op) {
    case "input": {
      const config = {
        batch_input_shape: [null, null, null, layer.channels],
        dtype: "float32",
        sparse: false
      };
      return { className: "InputLayer", name, config };
    }
    case "conv":
      return step("Conv2D", {
        ...windows(layer.filters, layer.kernel, 1),
        padding: "same",
        dilation_rate: [layer.dilation, layer.dilation],
        ...LINEAR,
        use_bias: layer.bias
      });
    case "transposed-conv":
      return step("Conv2DTranspose", { ...windows(layer.filters, 2, 2), padding: "valid", ...LINEAR });
    case "max-pool":
      return step("MaxPooling2D", { ...CHANNELS_LAST, pool_size: [2, 2], strides: [2, 2], padding: "valid" });
    case "concat":
      return step("Concatenate", { axis: -1 });
    case "add":
      return step("Add", {});
    case "activation":
      return step("Activation", { activation: layer.kind });
    case "batch-norm":
      return step("BatchNormalization", {
        axis: -1,
        momentum: 1 - layer.momentum,
        epsilon: layer.epsilon,
        center: true,
        scale: true
      });
    case "dropout":
      return step("Dropout", { rate: layer.rate });
    case "global-average-pool":
      return step("GlobalAveragePooling2D", { ...CHANNELS_LAST });
    case "dense":
      return step("Dense", { units: layer.units, ...LINEAR });
    case "softmax":
      return step("Softmax", { axis: -1 });
  }
}
var CHANNELS_LAST = { data_format: "channels_last" };
var LINEAR = {
  activation: "linear",
  use_bias: true,
  kernel_initializer: { class_name: "HeNormal", config: { seed: null } },
  bias_initializer: { class_name: "Zeros", config: {} }
};
function windows(filters, kernel, stride) {
  return { ...CHANNELS_LAST, filters, kernel_size: [kernel, kernel], strides: [stride, stride] };
}

// src/stages/6-evaluate/model-facts.ts
function modelFacts({ dataset, plan, dataHash: dataHash2, bestEpoch, version }) {
  return {
    task: plan.network.task,
    classes: dataset.classes.map(({ name }) => name),
    palette: dataset.classes.map(({ color }) => color),
    channels: dataset.channels,
    "bit-depth": dataset.bitDepth,
    normalization: plan.normalization,
    tile: plan.tile,
    stride: plan.network.stride,
    network: plan.network.title,
    "data-hash": dataHash2,
    "best-epoch": bestEpoch,
    "best-epoch-version": version
  };
}

// src/stages/6-evaluate/write-tfjs.ts
var SHARD_BYTES = 4 * 1024 * 1024;
async function writeTfjs(input) {
  const { network, normalization } = input.plan;
  const parameters = await loadBest(input.modelState);
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
  const files = { "model.json": Buffer.from(JSON.stringify(model)), ...shards };
  await writeFolderAtomic(input.path, files);
  return {
    input: takes,
    files: Object.entries(files).map(([name, bytes]) => ({
      path: join3(input.path, name),
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
  const path = join4(input.folder, "tfjs");
  if (!input.settings.export?.includes("tfjs")) {
    await removeFolderAtomic(path);
    return [];
  }
  return [{ format: "tfjs", stride: input.plan.network.stride, ...await writeTfjs({ ...input, path }) }];
}

// src/stages/6-evaluate/write-model.ts
import { createHash as createHash3 } from "node:crypto";
async function writeModel(input) {
  const { network, normalization } = input.plan;
  const bytes = exportModel(network, await loadBest(input.modelState), {
    normalization,
    metadata: asTexts(modelFacts(input))
  });
  await writeFileAtomic(input.path, bytes);
  return {
    path: input.path,
    sha256: createHash3("sha256").update(bytes).digest("hex"),
    bytes: bytes.byteLength
  };
}
function asTexts(facts) {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value)
    ])
  );
}

// src/run.ts
var loadReport = () => import("./report-HQEA6C6S.js");
async function run(options) {
  var _stack = [];
  try {
    const { settings, publisher } = options;
    const timings = new Timings(options.clock);
    publisher.group("Data set");
    const { dataset, baseline } = await timings.measure("dataset", () => begin(options));
    const split = await timings.measure("split", () => splitUp(options, dataset));
    const reader = __using(_stack, openReader(dataset, {
      budgetBytes: settings.memoryBudgetBytes ?? totalmem() / 4,
      folder: settings.output
    }), true);
    const data = { dataset, split, reader, ...partsOf(dataset, split) };
    const starting = startEngine(settings);
    publisher.group("Plan");
    const plan = await timings.measure("plan", () => planFor(options, data));
    publisher.group("Training");
    const { outcome, engine } = await timings.measure(
      "train",
      () => trainModel(options, data, plan, { starting, timings })
    );
    const { modelState, stopReason: stopReason2 } = outcome;
    if (modelState === void 0 && stopReason2 === "diverged")
      throw new InputError(trainingDiverged(plan.learningRate));
    if (modelState === void 0) return { stopReason: stopReason2, report: void 0, gateFailed: false };
    publisher.group("Evaluation and report");
    const { bestEpoch } = outcome;
    const hash = dataHash(dataset);
    const folder = join5(settings.output, "model");
    const path = join5(folder, "model.onnx");
    const best = { ...options, dataset, plan, modelState, bestEpoch, dataHash: hash };
    const model = await writeModel({ ...best, path });
    const exports = await writeExports({ ...best, folder });
    const evaluated = await timings.measure("evaluate", () => evaluate(options, data, path));
    const { writeReport } = await loadReport();
    const report = await writeReport({
      ...options,
      ...data,
      plan,
      outcome,
      evaluation: evaluated?.test,
      heldOut: evaluated?.heldOut,
      baseline,
      engine,
      model,
      exports,
      timings
    });
    await keep(options, report);
    await publisher.publish(report);
    await finishCheckpoints(checkpointFolder(settings), stopReason2);
    publisher.group(void 0);
    return { stopReason: stopReason2, report, gateFailed: hasFailedGate(report.results) };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function merge(options) {
  return (await import("./merge-ICCKAU7O.js")).merge(options);
}
async function check(options) {
  options.publisher.group("Data set");
  await splitUp(options, await scan(options));
  options.publisher.group(void 0);
}
async function keep({ fingerprint, store, publisher }, report) {
  if (fingerprint === void 0 || !isFinished(report.results)) return;
  publisher.faults(await store.keepRun(fingerprint, report));
}
async function planFor({ settings, publisher }, data) {
  const plan = makePlan(settings, await fingerprintOf(data.dataset, data.train, data.reader, settings.seed));
  for (const { setting, value, reason } of plan.reasons) publisher.say(`${setting}: ${value} (${reason})`);
  return plan;
}
function startEngine(settings) {
  const starting = createEngine(settings.engine, { threads: threadsOf(settings) });
  starting.catch(() => void 0);
  return starting;
}
async function trainModel(options, data, plan, { starting, timings }) {
  const { settings, publisher, signal, clock } = options;
  const engine = await starting;
  await writeSplit(join5(settings.output, "split.json"), data.split);
  const events = train({
    ...data,
    plan,
    engine,
    signal,
    clock,
    folder: checkpointFolder(settings),
    fingerprint: trainingFingerprint(data.dataset, data.split, plan, engine.name),
    resume: settings.resume === "auto",
    deadline: deadlineOf(options, data)
  });
  let outcome;
  let stepped = false;
  for await (const event of events) {
    publisher.training(event);
    if (event.type === "step" && !stepped) {
      stepped = true;
      timings.record("first-step", clock() / 1e3);
      loadReport().catch(() => void 0);
    }
    if (event.type === "stopped") outcome = event.outcome;
  }
  if (outcome === void 0) throw new InternalError("the training ended without an outcome");
  return { outcome, engine: engine.describe() };
}
async function evaluate({ settings, signal }, data, path) {
  if (signal.aborted) return void 0;
  const model = await openModel(path, { threads: threadsOf(settings) });
  const on = (samples) => evaluateModel({ ...data, model, samples, signal });
  try {
    const test = await on(data.test);
    return { test, heldOut: fanOutOf(settings) && await on(data.validation) };
  } catch (error) {
    if (signal.aborted) return void 0;
    throw error;
  } finally {
    await model.dispose();
  }
}
function deadlineOf({ settings, cutOffMs }, { validation, test }) {
  const budgetMs = settings.timeBudgetMs ?? cutOffMs;
  if (budgetMs === void 0) return void 0;
  const pixels = (samples) => samples.reduce((sum2, { width, height }) => sum2 + width * height, 0);
  const tested = fanOutOf(settings) === void 0 ? test : [...test, ...validation];
  return trainingDeadline(budgetMs, { validation: pixels(validation), test: pixels(tested) });
}
function threadsOf({ threads }) {
  return threads === 0 ? availableParallelism() : threads;
}
function checkpointFolder({ output }) {
  return join5(output, "checkpoint");
}
export {
  check,
  merge,
  run
};
