import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readSplit,
  scanDataset,
  sourceOf
} from "./stages-2-dataset-labels.js";
import {
  PARTS,
  fitModel,
  partsOf,
  shortHash
} from "./stages-4-plan-initial-model.js";
import {
  memoryBudgetFaults
} from "./image.js";
import {
  largestOf,
  smallestOf
} from "./shared-extremes.js";
import {
  groupKeys,
  outputFaults,
  pretrainedNormalization,
  pretrainedParameters,
  readNotices,
  readPretrained
} from "./provision.js";
import {
  MONITORS,
  MONITOR_NAMES,
  fanOutOf,
  gatesOfNoTest,
  unsuitableGates
} from "./stages-1-config.js";
import {
  isScoreOf
} from "./metrics.js";
import {
  parametersOf
} from "./network.js";
import {
  InputError,
  classAbsentFromSplit,
  classesSmallInPart,
  emptyPart,
  initialModelNetworkDiffers,
  monitorNotForClassification,
  monitorNotForSegmentation,
  partAllEmpty,
  partSmall,
  partWithOneClass,
  pretrainedNotClassic,
  siblingsCross,
  splitImageTwice,
  splitLacksImage,
  splitUnknownImage,
  testedBefore,
  tooFewForFolds,
  tooFewImages
} from "./errors.js";

// src/stages/1-config/monitor.ts
var FAULTS = { classification: monitorNotForClassification, segmentation: monitorNotForSegmentation };
function unsuitableMonitor(name, task) {
  const { score } = MONITORS[name];
  if (score === void 0 || isScoreOf(score, task)) return [];
  const others = MONITOR_NAMES.filter((one) => {
    const { score: other } = MONITORS[one];
    return other === void 0 || isScoreOf(other, task);
  });
  return [FAULTS[task](name, score.title, others)];
}

// src/stages/3-split/tally.ts
function imagesOf(group, label) {
  return label === void 0 ? group.samples.length : group.classes.get(label) ?? 0;
}
function labelsOf(group) {
  return [...group.classes.keys(), void 0];
}
var Tally = class {
  #shares;
  #counts = /* @__PURE__ */ new Map();
  /** Of all groups, those in no part yet among them. */
  #totals = /* @__PURE__ */ new Map();
  constructor(shares, groups) {
    this.#shares = shares;
    for (const group of groups) {
      for (const label of labelsOf(group))
        this.#totals.set(label, (this.#totals.get(label) ?? 0) + imagesOf(group, label));
    }
  }
  add(group, part, sign = 1) {
    for (const label of labelsOf(group)) {
      const count = this.#count(label, part);
      count.images += sign * imagesOf(group, label);
      count.groups += sign;
    }
  }
  images(label, part) {
    return this.#count(label, part).images;
  }
  groups(label, part) {
    return this.#count(label, part).groups;
  }
  /** How many images the part still lacks of what it's to have in the end; below 0: it has too many. */
  lacks(label, { part, fraction }) {
    return fraction * (this.#totals.get(label) ?? 0) - this.images(label, part);
  }
  /**
   * How many images the part is behind its share of those that are in a part by now.
   * @param more images that are in one besides
   */
  isBehind({ part, fraction }, more) {
    const placed = this.#shares.reduce((sum, share) => sum + this.images(void 0, share.part), more);
    return fraction * placed - this.images(void 0, part);
  }
  /** Whether the part would lack a class, or have nothing at all, without the group. */
  needs(group, part) {
    return labelsOf(group).some((label) => this.groups(label, part) === 1);
  }
  #count(label, part) {
    const parts = this.#counts.get(label) ?? /* @__PURE__ */ new Map();
    const count = parts.get(part) ?? { images: 0, groups: 0 };
    this.#counts.set(label, parts.set(part, count));
    return count;
  }
};

// src/stages/3-split/settle.ts
function settle(settling, byLabel) {
  for (const [label, showing] of byLabel) closeGaps(settling, label, showing);
  const free = (byLabel.get(void 0) ?? []).filter((group) => !settling.placed.has(group));
  for (let move = balancing(settling, free); move !== void 0; move = balancing(settling, free))
    make(settling, move);
}
function closeGaps(settling, label, showing) {
  const { shares, tally, placed } = settling;
  if (showing.length < shares.length) return;
  for (const to of shares) {
    if (tally.groups(label, to.part) > 0) continue;
    const free = showing.filter((group) => !placed.has(group));
    const move = best(movesTo(settling, free, [to]), (one) => costOf(one, tally));
    if (move !== void 0) make(settling, move);
  }
}
function balancing(settling, free) {
  const { shares, tally } = settling;
  const lacks = shares.map((share) => tally.lacks(void 0, share));
  if (Math.max(...lacks) - Math.min(...lacks) <= 1) return void 0;
  const gaining = movesTo(settling, free, shares).filter(
    (move) => costFor(void 0, move, tally) < -ROUNDING
  );
  return best(
    gaining,
    (move) => costFor(void 0, move, tally),
    (move) => costOf(move, tally)
  );
}
var ROUNDING = 1e-6;
function movesTo({ parts, shares, tally }, groups, targets) {
  return groups.flatMap((group) => {
    const from = shares.find(({ part }) => part === parts.get(group));
    if (tally.needs(group, from.part)) return [];
    return targets.filter((to) => to !== from).map((to) => ({ group, from, to }));
  });
}
function make({ parts, tally }, { group, from, to }) {
  tally.add(group, from.part, -1);
  tally.add(group, to.part);
  parts.set(group, to.part);
}
function costOf(move, tally) {
  return labelsOf(move.group).reduce((sum, label) => sum + costFor(label, move, tally), 0);
}
function costFor(label, { group, from, to }, tally) {
  const images = imagesOf(group, label);
  return 2 * images * (tally.lacks(label, from) - tally.lacks(label, to) + images);
}
function best(items, ...costs) {
  const [cost, ...others] = costs;
  if (cost === void 0) return items[0];
  const lowest = items.reduce((least, item) => Math.min(least, cost(item)), Number.POSITIVE_INFINITY);
  const cheapest = items.filter((item) => cost(item) === lowest);
  return cheapest.length < 2 ? cheapest[0] : best(cheapest, ...others);
}

// src/stages/3-split/assign.ts
function assignGroups(groups, fractions, placed = /* @__PURE__ */ new Map()) {
  return assign(groups, sharesOf(fractions), placed);
}
function assignEqually(groups, shares) {
  const numbered = Array.from({ length: shares }, (_, i) => ({ part: i + 1, fraction: 1 / shares }));
  return assign(groups, numbered, /* @__PURE__ */ new Map());
}
function sharesOf({ validation, test }) {
  const shares = [
    { part: "train", fraction: 1 - validation - test },
    { part: "test", fraction: test },
    { part: "validation", fraction: validation }
  ];
  return shares.filter(({ fraction }) => fraction > 0);
}
function assign(groups, shares, placed) {
  const parts = new Map(placed);
  const tally = new Tally(shares, groups);
  for (const [group, part] of placed) tally.add(group, part);
  const byLabel = rarestFirst(groups);
  for (const [label, showing] of byLabel) {
    const free = showing.filter((group) => !parts.has(group));
    let left = free.length;
    for (const alike of largestFirst(free, label)) {
      const counts = countOut(alike, { label, left, leftOfAll: groups.length - parts.size }, shares, tally);
      left -= alike.length;
      for (const [group, part] of byPosition(alike, shares, counts)) {
        parts.set(group, part);
        tally.add(group, part);
      }
    }
  }
  settle({ parts, shares, tally, placed }, byLabel);
  return parts;
}
function rarestFirst(groups) {
  const showing = /* @__PURE__ */ new Map();
  for (const group of groups) {
    for (const label of group.classes.keys()) {
      const known = showing.get(label);
      if (known === void 0) showing.set(label, [group]);
      else known.push(group);
    }
  }
  const images = ([label, all]) => all.reduce((sum, group) => sum + imagesOf(group, label), 0);
  const counted = [...showing].map((entry) => ({ entry, images: images(entry) }));
  counted.sort((a, b) => a.images - b.images || a.entry[0] - b.entry[0]);
  return new Map([...counted.map(({ entry }) => entry), [void 0, groups]]);
}
function largestFirst(groups, label) {
  const alike = /* @__PURE__ */ new Map();
  for (const group of groups) {
    const key = `${imagesOf(group, label)} ${group.samples.length}`;
    const known = alike.get(key);
    if (known === void 0) alike.set(key, [group]);
    else known.push(group);
  }
  return [...alike.values()].sort(
    ([a], [b]) => imagesOf(b, label) - imagesOf(a, label) || b.samples.length - a.samples.length
  );
}
function countOut(alike, { label, left, leftOfAll }, shares, tally) {
  const [group] = alike;
  const [ofLabel, ofAll] = [imagesOf(group, label), imagesOf(group, void 0)];
  const counts = shares.map(() => 0);
  const places = shares.map((_, i) => i);
  for (let done = 0; done < alike.length; done++) {
    const without = (of) => places.filter((i) => tally.groups(of, shares[i].part) + counts[i] === 0);
    const [empty, lacking] = [without(void 0), without(label)];
    let able = places;
    if (leftOfAll - done <= empty.length) able = empty;
    else if (left - done < lacking.length) able = lacking.slice(0, 1);
    else if (left - done === lacking.length) able = lacking;
    const missed = (i) => ofLabel * (tally.lacks(label, shares[i]) - counts[i] * ofLabel) + ofAll * (tally.isBehind(shares[i], done * ofAll) - counts[i] * ofAll);
    const most2 = able.reduce((best2, i) => missed(i) > missed(best2) ? i : best2);
    counts[most2] += 1;
  }
  return counts;
}
function byPosition(alike, shares, counts) {
  const sorted = alike.toSorted((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1));
  let from = 0;
  return shares.flatMap(({ part }, i) => {
    const own = sorted.slice(from, from + counts[i]);
    from += own.length;
    return own.map((group) => [group, part]);
  });
}

// src/stages/3-split/audit.ts
var FEW_IMAGES = 10;
var FEW_OF_A_CLASS = 5;
function auditSplit(dataset, split, { testFraction, fold }) {
  const samplesOf = partsOf(dataset, split);
  const faults = [];
  const known = new Set(dataset.classes.filter(({ index }) => countOf(dataset.samples, index) > 0));
  const small = [];
  for (const part of PARTS) {
    const samples = samplesOf[part];
    if (samples.length === 0) {
      if (part !== "test" || split.source === "hash" && testFraction > 0) faults.push(emptyPart(part));
      continue;
    }
    const shown = dataset.classes.filter(({ index }) => countOf(samples, index) > 0);
    const useless = dataset.task === "segmentation" ? withoutForeground(part, samples, shown) : part === "train" ? withoutContrast(part, shown, split) : void 0;
    const absent = dataset.classes.filter((info) => known.has(info) && !shown.includes(info));
    if (useless !== void 0) faults.push(useless);
    else faults.push(...absent.map(({ name }) => classAbsentFromSplit(name, part, dataset.task)));
    if (part === "train" || useless !== void 0) continue;
    if (samples.length < FEW_IMAGES)
      small.push({ part, images: samples.length, madeBy: makerOf(part, dataset, split, fold) });
    else faults.push(...fewOfClasses(part, samples, shown, dataset.task));
  }
  return small.length === 0 ? faults : [...faults, partSmall(small)];
}
function makerOf(part, { samples }, { source }, fold) {
  if (part === "validation" && fold !== void 0) return "folds";
  if (source === "file") return "file";
  return source === "folders" && samples.some((sample) => sample.part === part) ? "folders" : "fraction";
}
function withoutForeground(part, samples, shown) {
  return shown.every(({ index }) => index === 0) ? partAllEmpty(part, samples.length) : void 0;
}
function withoutContrast(part, shown, { source }) {
  return shown.length < 2 ? partWithOneClass(part, shown[0].name, source === "hash") : void 0;
}
function fewOfClasses(part, samples, shown, task) {
  const few = shown.map(({ name, index }) => ({ name, images: countOf(samples, index) })).filter(({ images }) => images < FEW_OF_A_CLASS);
  return few.length === 0 ? [] : [classesSmallInPart(part, few, task)];
}
function countOf(samples, index) {
  return samples.filter(({ classCounts }) => classCounts[index] > 0).length;
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
  const classes = /* @__PURE__ */ new Map();
  for (const { classCounts } of samples) {
    for (const [i, pixels] of classCounts.entries()) {
      if (pixels > 0) classes.set(i, (classes.get(i) ?? 0) + 1);
    }
  }
  return { key, position: positionOf(key, seed), samples, classes };
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

// src/stages/3-split/keep.ts
var NOTHING_KNOWN = { parts: /* @__PURE__ */ new Map(), name: void 0, reason: void 0 };
function knownParts(samples, earlier, drawnBy, given = /* @__PURE__ */ new Set()) {
  const knowing = earlier.flatMap((run) => {
    const parts = partsIn(samples, run);
    if (run.settings === void 0 || parts.size === 0) return [];
    return [{ run, parts, other: drawnOtherwise(run.settings, drawnBy, given) }];
  });
  const found = knowing.find(({ other }) => other === void 0);
  if (found !== void 0) return { parts: found.parts, name: found.run.name, reason: void 0 };
  const [first] = knowing;
  if (first === void 0) return NOTHING_KNOWN;
  return { ...NOTHING_KNOWN, reason: `The split is drawn anew: ${first.other} in ${first.run.name}.` };
}
function partsIn(samples, { split }) {
  const byContent = /* @__PURE__ */ new Map();
  const byId = /* @__PURE__ */ new Map();
  for (const part of PARTS) {
    for (const { id, image } of split[part].samples) {
      byContent.set(image, part);
      byId.set(id, part);
    }
  }
  return new Map(
    samples.flatMap(({ id, imageHash }) => {
      const part = byContent.get(shortHash(imageHash)) ?? byId.get(id);
      return part === void 0 ? [] : [[id, part]];
    })
  );
}
function drawnOtherwise(settings, drawnBy, given) {
  const now = {
    seed: drawnBy.seed,
    ...given.has("validation") ? {} : { "validation-fraction": drawnBy.validationFraction },
    ...given.has("test") ? {} : { "test-fraction": drawnBy.testFraction },
    "group-by": drawnBy.groupBy ?? null,
    folds: drawnBy.folds ?? null
  };
  for (const [name, value] of Object.entries(now)) {
    const before = settings[name] ?? null;
    if (before !== value) return `\`${name}\` is ${worded(value)} and was ${worded(before)}`;
  }
  return void 0;
}
function worded(value) {
  return value === null ? "not set" : String(value);
}
function leaks(samples, earlier, split) {
  const learned = /* @__PURE__ */ new Set([...split.train, ...split.validation]);
  return earlier.filter(({ isBaseline }) => isBaseline).flatMap((run) => {
    const parts = partsIn(samples, run);
    const images = samples.filter(({ id }) => parts.get(id) === "test" && learned.has(id));
    return images.length === 0 ? [] : [
      testedBefore(
        run.name,
        images.map(({ image }) => image)
      )
    ];
  });
}

// src/stages/3-split/sibling-kinds.ts
import { basename } from "node:path/posix";
var COPY = "(?: ?\\(\\d+\\)|[ _-]+\\(?[Cc]opy[ _\\d()]*)";
var MADE = "aug(?:mented)?[_-]?\\d*[_-]+";
var COPIES = "copies of one picture";
var TILES = "tiles of one picture";
var SIDES = "both sides of one patient";
var SERIES = "slices or frames of one folder";
var SIBLING_KINDS = [
  { what: COPIES, groupBy: "([^/]+)\\.rf\\.[0-9A-Za-z]{16,}" },
  { what: COPIES, groupBy: "([^/]+?)[_-](?:aug|augmented)[_-]?\\d*\\.[^/.]+$" },
  { what: COPIES, groupBy: `(?:^|/)(?:${MADE})?([^/]+?)\\.[^/.]+$`, isMeant: haveMadeCopies },
  // In any folder, where names are told apart without it.
  { what: COPIES, groupBy: `([^/]+?)${COPY}?\\.[^/.]+$`, isMeant: haveOriginals },
  { what: COPIES, groupBy: `^(.+?)${COPY}?\\.[^/.]+$`, isMeant: haveOriginals },
  { what: TILES, groupBy: "([^/]+?)[_-]x\\d+[_-]y\\d+" },
  { what: TILES, groupBy: "([^/]+?)[_-]r(?:ow)?\\d+[_-]c(?:ol)?\\d+" },
  { what: TILES, groupBy: "([^/]+?)[_-]\\d+[_-]\\d+\\.[^/.]+$", isMeant: areGrids },
  { what: SIDES, groupBy: "([^/]+?)[_-](?:left|right|Left|Right)\\.[^/.]+$" },
  { what: SIDES, groupBy: "([^/]*?\\d)[_-]?(?:[LR]|O[DS])\\.[^/.]+$", isMeant: arePairs },
  { what: "slices of one volume", groupBy: "([^/]+?)[_-]slice[_-]?\\d+" },
  { what: "frames of one video", groupBy: "([^/]+?)[_-]frame[_-]?\\d+" },
  { what: SERIES, groupBy: "([^/]+)/\\1[_-]?\\d+\\.[^/.]+$", isMeant: areMany },
  { what: SERIES, groupBy: "([^/]+)/\\d{4,}\\.[^/.]+$", isMeant: areSequences }
];
var MOST_COPIES = 5;
function haveOriginals(groups) {
  return [...groups].every(([key, images]) => {
    if (images.length === 1) return true;
    const originals = images.filter((image) => stemOf(image) === basename(key));
    return originals.length === 1 && images.length <= MOST_COPIES + 1;
  });
}
function haveMadeCopies(groups) {
  const made = new RegExp(`^${MADE}`);
  const originals = [...groups.values()].map(
    (images) => images.filter((image) => !made.test(basename(image)))
  );
  const areTold = originals.every(({ length }) => length <= 1);
  return areTold && [...groups.values()].some((images, i) => originals[i].length === 1 && images.length > 1);
}
function arePairs(groups) {
  return most([...groups.values()], (images) => {
    const sides = new Set(images.map((image) => /(?:[LR]|O[DS])$/.exec(stemOf(image))?.[0]));
    return sides.size === 2 && images.length === 2;
  });
}
var LEAST_TILES = 4;
var LONGEST_EDGE = 64;
var FILLED = 0.5;
var YEAR = /(?:^|\D)(?:19|20)\d\d$/;
function areGrids(groups, classes) {
  if (groups.size <= classes) return false;
  return most([...groups], ([key, images]) => {
    if (images.length < LEAST_TILES || YEAR.test(key)) return false;
    const places = images.map((image) => stemOf(image).split(/[_-]/).slice(-2));
    const [rows, columns] = [0, 1].map((axis) => new Set(places.map((place) => place[axis])).size);
    const isSmall = Math.min(rows, columns) > 1 && Math.max(rows, columns) <= LONGEST_EDGE;
    return isSmall && images.length >= FILLED * rows * columns;
  });
}
var FEWEST_FOLDERS = 5;
function areMany(groups, classes) {
  const isLarge = groups.size >= FEWEST_FOLDERS && groups.size > classes;
  return isLarge && most([...groups.values()], ({ length }) => length > 1);
}
function areSequences(groups, classes) {
  if (!areMany(groups, classes)) return false;
  return most([...groups.values()], (images) => {
    const numbers = images.map((image) => Number(stemOf(image)));
    const [first, last2] = [smallestOf(numbers), largestOf(numbers)];
    return first <= 1 && last2 - first + 1 === new Set(numbers).size;
  });
}
function most(all, test) {
  return 2 * all.filter(test).length > all.length;
}
function stemOf(image) {
  return basename(image).replace(/\.[^.]+$/, "");
}

// src/stages/3-split/siblings.ts
var FEWEST_GROUPS = 3;
function siblingFaults(dataset, split, groupBy) {
  if (groupBy !== void 0) return [];
  const { samples } = dataset;
  const trained = new Set(split.train);
  const part = split.test.length > 0 ? "test" : "validation";
  const tested = new Set(split[part]);
  for (const kind of SIBLING_KINDS) {
    const keys = keysBy(kind, dataset);
    const inTraining = new Set(
      samples.filter(({ id }) => trained.has(id)).flatMap(({ image }) => keys.get(image) ?? [])
    );
    const crossing = samples.filter(({ id, image }) => {
      const key = keys.get(image);
      return tested.has(id) && key !== void 0 && inTraining.has(key);
    });
    if (crossing.length > 0)
      return [
        siblingsCross({
          what: kind.what,
          suggestion: kind.groupBy,
          part,
          crossing: crossing.length,
          of: tested.size,
          example: crossing[0].image,
          isGiven: split.source === "folders"
        })
      ];
  }
  return [];
}
function keysBy({ groupBy, isMeant }, dataset) {
  const images = dataset.samples.map(({ image }) => image);
  const { keys } = groupKeys(images, groupBy);
  const groups = /* @__PURE__ */ new Map();
  for (const [image, key] of keys) {
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [image]);
    else group.push(image);
  }
  const classes = dataset.task === "classification" ? dataset.classes.length : 0;
  const isKind = groups.size >= FEWEST_GROUPS && (isMeant?.(groups, classes) ?? true);
  return isKind ? keys : /* @__PURE__ */ new Map();
}

// src/stages/3-split/make.ts
async function makeSplit(dataset, options) {
  const source = sourceOf2(dataset, options);
  const placed = source === "file" ? await placeByFile(dataset, options) : source === "folders" ? placeByFolders(dataset, options) : draw(dataset.samples, options, fractionsOf(options));
  const { placement, faults } = placed.faults.some(isError) ? placed : placeByFold(dataset, options, placed);
  const known = placed.known ?? NOTHING_KNOWN;
  if (faults.some(isError)) return { split: void 0, faults, note: known.reason };
  const idsOf2 = (part) => dataset.samples.map(({ id }) => id).filter((id) => placement.get(id) === part);
  const drawn = { train: idsOf2("train"), validation: idsOf2("validation"), test: idsOf2("test"), source };
  const by = source === "folders" ? { by: dataset.partsBy } : {};
  const split = { ...drawn, ...by, ...keptOf(placed) };
  const leaking = leaks(dataset.samples, options.earlier ?? [], split);
  const siblings = siblingFaults(dataset, split, options.groupBy);
  const all = [...faults, ...leaking, ...siblings, ...auditSplit(dataset, split, options)];
  return { split: all.some(isError) ? void 0 : split, faults: all, note: noteOf(split, known, dataset) };
}
function sourceOf2(dataset, { splitFile }) {
  if (splitFile !== void 0) return "file";
  return dataset.samples.some(({ part }) => part !== void 0) ? "folders" : "hash";
}
function fractionsOf({ validationFraction, testFraction }) {
  return { validation: validationFraction, test: testFraction };
}
function keptOf({ placement, known }) {
  if (known?.name === void 0) return {};
  const images = [...known.parts].filter(([id, part]) => placement.get(id) === part).length;
  return images === 0 ? {} : { kept: { from: known.name, images } };
}
function noteOf({ kept }, { reason }, { samples }) {
  if (kept === void 0) return reason;
  const divided = samples.filter(isFree).length;
  const rest = divided - kept.images;
  const which = divided < samples.length ? " that the data leaves to divide" : "";
  return `The split goes on with that of ${kept.from}: ${kept.images} of ${divided} images${which} stay in their part${rest === 0 ? "" : `, ${rest} ${rest === 1 ? "is" : "are"} divided now`}.`;
}
function isFree({ part }) {
  return part === void 0 || part === "train";
}
function draw(samples, options, fractions, given = /* @__PURE__ */ new Set()) {
  const groups = groupSamples(samples, options.seed);
  const parts = PARTS.filter((part) => part === "train" || fractions[part] > 0);
  if (groups.length < parts.length) {
    return { placement: /* @__PURE__ */ new Map(), faults: [tooFewImages(groups.length, samples.length, parts)] };
  }
  if (parts.length === 1) return { placement: placementOf(assignGroups(groups, fractions)), faults: [] };
  const known = knownParts(samples, options.earlier ?? [], options, given);
  const kept = assignGroups(groups, fractions, settledGroups(groups, known, parts));
  const shown = new Set(kept.values());
  if (known.name === void 0 || parts.every((part) => shown.has(part)))
    return { placement: placementOf(kept), faults: [], known };
  const reason = `The split is drawn anew: a part of the one of ${known.name} has no image left.`;
  const anew = assignGroups(groups, fractions);
  return { placement: placementOf(anew), faults: [], known: { ...NOTHING_KNOWN, reason } };
}
function settledGroups(groups, { parts }, able) {
  const settled = /* @__PURE__ */ new Map();
  for (const group of groups) {
    const known = new Set(idsOf(group).map((id) => parts.get(id)));
    const part = ["test", "validation", "train"].find(
      (one) => known.has(one) && able.includes(one)
    );
    if (part !== void 0) settled.set(group, part);
  }
  return settled;
}
function placeByFolders({ samples }, options) {
  const given = new Set(samples.map(({ part }) => part));
  const fractions = {
    validation: given.has("validation") ? 0 : options.validationFraction,
    test: given.has("test") ? 0 : options.testFraction
  };
  const cut = draw(samples.filter(isFree), options, fractions, given);
  const kept = samples.flatMap(
    ({ id, part }) => part === void 0 || part === "train" ? [] : [[id, part]]
  );
  return { ...cut, placement: new Map([...kept, ...cut.placement]) };
}
async function placeByFile({ samples }, options) {
  const { split, faults: fileFaults } = await readSplit(options.splitFile);
  if (split === void 0) return { placement: /* @__PURE__ */ new Map(), faults: fileFaults };
  const known = new Set(samples.map(({ id }) => id));
  const placement = /* @__PURE__ */ new Map();
  const faults = [...fileFaults];
  for (const part of PARTS) {
    for (const id of split[part]) {
      const earlier = placement.get(id);
      if (earlier !== void 0) faults.push(splitImageTwice(id, [earlier, part]));
      else if (!known.has(id)) faults.push(splitUnknownImage(id, part));
      else placement.set(id, part);
    }
  }
  if (placement.size === 0) return { placement, faults };
  const groups = groupSamples(samples, options.seed);
  const all = placement.size;
  const fractions = { validation: split.validation.length / all, test: split.test.length / all };
  const settled = new Map(
    groups.flatMap((group) => {
      const part = idsOf(group).map((id) => placement.get(id)).find((one) => one !== void 0);
      return part === void 0 ? [] : [[group, part]];
    })
  );
  for (const [group, part] of assignGroups(groups, fractions, settled)) {
    for (const { id, image } of group.samples) {
      if (placement.has(id)) continue;
      placement.set(id, part);
      faults.push(splitLacksImage(image, part));
    }
  }
  return { placement, faults };
}
function placeByFold({ samples }, options, placed) {
  const { folds, fold, seed } = options;
  if (folds === void 0 || fold === void 0) return placed;
  const divided = samples.filter(({ id }) => placed.placement.get(id) !== "test");
  const { foldOf, faults } = assignFolds(divided, { folds, seed });
  const placement = new Map(placed.placement);
  for (const [id, number] of foldOf) placement.set(id, number === fold ? "validation" : "train");
  return { placement, faults: [...placed.faults, ...faults] };
}
function placementOf(assigned) {
  return new Map([...assigned].flatMap(([group, part]) => idsOf(group).map((id) => [id, part])));
}
function idsOf({ samples }) {
  return samples.map(({ id }) => id);
}
function isError({ severity }) {
  return severity === "error";
}

// src/network/efficientnet-lite.ts
var NORM_MOMENTUM = 0.01;
var NORM_EPSILON = 1e-3;
var EXPANSION = 6;
var STEM_FILTERS = 32;
var TOP_FILTERS = 1280;
var STAGES = [
  { blocks: 1, kernel: 3, stride: 1, filters: 16 },
  { blocks: 2, kernel: 3, stride: 2, filters: 24 },
  { blocks: 2, kernel: 5, stride: 2, filters: 40 },
  { blocks: 3, kernel: 3, stride: 2, filters: 80 },
  { blocks: 3, kernel: 5, stride: 1, filters: 112 },
  { blocks: 4, kernel: 5, stride: 2, filters: 192 },
  { blocks: 1, kernel: 3, stride: 1, filters: 320 }
];
var EFFICIENTNET_LITE0_OUTPUTS = {
  2: "block1.project-norm",
  4: "block3.add",
  8: "block5.add",
  16: "block11.add",
  32: "block16.project-norm"
};
var EFFICIENTNET_LITE0_CHANNELS = { 2: 16, 4: 24, 8: 40, 16: 112, 32: 320 };
function efficientNetLite0({ channels, classes, dropout }) {
  const layers = [...efficientNetLite0Encoder(channels)];
  layers.push(
    conv("top.conv", last(layers), TOP_FILTERS, 1),
    norm("top.norm", "top.conv"),
    relu6("top.relu6", "top.norm"),
    { op: "global-average-pool", name: "features", from: "top.relu6" }
  );
  if (dropout > 0) layers.push({ op: "dropout", name: "dropout", from: "features", rate: dropout });
  layers.push(
    { op: "dense", name: "head", from: last(layers), units: classes, l2: 0 },
    { op: "softmax", name: "probabilities", from: "head" }
  );
  return { title: "EfficientNet-Lite0", task: "classification", classes, stride: 32, layers };
}
function efficientNetLite0Hypercolumns({
  channels,
  classes
}) {
  const layers = [...efficientNetLite0Encoder(channels)];
  layers.push({ op: "max-pool", name: "from2", from: EFFICIENTNET_LITE0_OUTPUTS[2] });
  const columns = ["from2", EFFICIENTNET_LITE0_OUTPUTS[4]];
  for (const stride of [8, 16, 32]) {
    let from = EFFICIENTNET_LITE0_OUTPUTS[stride];
    for (let to = stride / 2; to >= 4; to /= 2) {
      layers.push({ op: "upsample", name: `from${stride}to${to}`, from });
      from = last(layers);
    }
    columns.push(from);
  }
  layers.push(
    { op: "concat", name: "hypercolumns", from: columns },
    {
      ...{ op: "conv", name: "head", from: "hypercolumns", filters: classes, kernel: 1, dilation: 1 },
      ...{ bias: true, l2: 0 }
    },
    { op: "upsample", name: "head.up2", from: "head" },
    { op: "upsample", name: "head.up1", from: "head.up2" },
    { op: "softmax", name: "probabilities", from: "head.up1" }
  );
  const title = "EfficientNet-Lite0 with a linear head on its hypercolumns";
  return { title, task: "segmentation", classes, stride: 32, layers };
}
function efficientNetLite0Encoder(channels) {
  const layers = [
    { op: "input", name: "input", channels },
    { ...conv("stem.conv", "input", STEM_FILTERS, 3), stride: 2 },
    norm("stem.norm", "stem.conv"),
    relu6("stem.relu6", "stem.norm")
  ];
  let [filters, block] = [STEM_FILTERS, 0];
  for (const stage of STAGES) {
    for (let i = 0; i < stage.blocks; i++) {
      block++;
      const stride = i === 0 ? stage.stride : 1;
      layers.push(
        ...invertedResidual(`block${block}`, last(layers), filters, { ...stage, stride }, block > 1)
      );
      filters = stage.filters;
    }
  }
  return layers;
}
function hasEfficientNetLite0({ layers }) {
  return efficientNetLite0Encoder(3).every(
    ({ op, name }, i) => layers[i]?.op === op && layers[i].name === name
  );
}
function invertedResidual(block, from, inputFilters, { kernel, stride, filters }, expands) {
  const [expand, depthwise, project] = [`${block}.expand`, `${block}.depthwise`, `${block}.project`];
  const layers = [];
  if (expands) layers.push(conv(expand, from, EXPANSION * inputFilters, 1), ...normRelu6(expand));
  layers.push(
    {
      ...{ op: "depthwise-conv", name: depthwise, from: expands ? `${expand}-relu6` : from },
      ...{ kernel, stride, bias: false, l2: 0 }
    },
    ...normRelu6(depthwise),
    conv(project, `${depthwise}-relu6`, filters, 1),
    norm(`${project}-norm`, project)
  );
  if (stride === 1 && filters === inputFilters)
    layers.push({ op: "add", name: `${block}.add`, from: [`${project}-norm`, from] });
  return layers;
}
function conv(name, from, filters, kernel) {
  return { op: "conv", name, from, filters, kernel, dilation: 1, bias: false, l2: 0 };
}
function normRelu6(conv2) {
  return [norm(`${conv2}-norm`, conv2), relu6(`${conv2}-relu6`, `${conv2}-norm`)];
}
function norm(name, from) {
  const numbers = { momentum: NORM_MOMENTUM, epsilon: NORM_EPSILON };
  return { op: "batch-norm", name, from, ...numbers, statistics: "running" };
}
function relu6(name, from) {
  return { op: "activation", name, from, kind: "relu6" };
}
function last(layers) {
  return layers[layers.length - 1].name;
}

// src/stages/4-plan/recipe.ts
function roundUp(value, step) {
  return Math.ceil(value / step) * step;
}

// src/stages/4-plan/fine-tuning.ts
var FROM_SCRATCH = { model: void 0 };
var RANDOM = { start: "scratch", frozen: "" };
var PRETRAINED = {
  segmentation: {
    start: "the pretrained weights",
    frozen: "; its encoder, which was pretrained, stays as it is"
  },
  classification: {
    start: "the pretrained weights",
    frozen: "; its lowest blocks stay as they were pretrained, and those above learn, all from the first epoch on"
  }
};
function reasonAfter(instead, reason) {
  return instead === void 0 ? reason : `${clauseOf(instead)}; so as auto: ${reason}`;
}
function clauseOf(sentence) {
  return sentence.replace(/^(?:A|No|The|This)\b/, (word) => word.toLowerCase()).replace(/\.$/, "");
}
var LEARNING_RATE_DIVISOR = 10;
function fineTuning(recipe, model, settings) {
  const { network, normalization } = model;
  const same = weightsOf(network) === weightsOf(recipe.network);
  if (!same && settings.recipe === "classic")
    throw new InputError(initialModelNetworkDiffers(model.name, network.title, recipe.network.title));
  const { patch, reasons } = recipe;
  const kept = keptSize(model, settings);
  const instead = same ? "" : `, in place of the planned ${recipe.network.title}`;
  const planned = hasEfficientNetLite0(network) ? PRETRAINED[network.task] : RANDOM;
  return {
    ...recipe,
    network,
    normalization,
    patch: kept ?? {
      height: roundUp(patch.height, network.stride),
      width: roundUp(patch.width, network.stride)
    },
    // The model's head knows its classes, which a linear probe would fit anew as if it knew none.
    linearProbe: void 0,
    reasons: {
      ...reasons,
      network: `the initial model's${instead}${planned.frozen}`,
      normalization: "the initial model's: its weights know pixels that are scaled like this",
      ...kept === void 0 ? {} : { "image-size": "the initial model's" },
      "learning-rate": `1/${LEARNING_RATE_DIVISOR} of what a training from ${planned.start} starts with, which would undo what the weights know; ${reasons["learning-rate"]}`
    }
  };
}
function keptSize(model, { imageSize }) {
  return imageSize === void 0 ? model?.imageSize : void 0;
}
function fineTuningRate(learningRate) {
  return learningRate / LEARNING_RATE_DIVISOR;
}
function weightsOf(network) {
  return JSON.stringify(parametersOf(network).map(({ name, shape }) => [name, shape]));
}

// src/stages/4-plan/pretrained.ts
var DROPOUT = 0.2;
function fitPretrained(pretrained, { task, classes: names, channels }, notices) {
  const { name, sha256, trainedOn, licence } = pretrained;
  const classes = names.length;
  return {
    ...{ name, sha256 },
    network: task === "classification" ? efficientNetLite0({ channels, classes, dropout: DROPOUT }) : efficientNetLite0Hypercolumns({ channels, classes }),
    parameters: pretrainedParameters(pretrained, channels),
    normalization: pretrainedNormalization(channels),
    imageSize: void 0,
    trainedOn: void 0,
    rows: names.map(() => void 0),
    newClasses: names.map((one) => one.name),
    pretraining: { dataset: trainedOn, licence },
    origin: { name, sha256, dataset: trainedOn, licence },
    notices
  };
}
function normalizationFor({
  bitDepth,
  channels,
  intensities
}) {
  const own = "the pretrained network's own, (value - 127) / 128";
  if (bitDepth === 8) return { normalization: pretrainedNormalization(channels), reason: own };
  const [{ high: most2, offset, scale }] = pretrainedNormalization(1).channels;
  return {
    normalization: {
      channels: intensities.map(({ low, high }) => {
        const step = high > low ? (high - low) / most2 : 1;
        return { low, high, offset: low + offset * step, scale: scale / step };
      })
    },
    reason: `${own}, of 0 to ${most2} between the 0.5th and 99.5th percentile of the training images`
  };
}

// src/run/data.ts
async function begin(options, { baseline, faults }) {
  const earlier = [...await outputFaults(options.settings.output), ...faults];
  return { ...await scan(options, earlier), baseline };
}
async function scan(options, earlier) {
  const { dataset, faults, start } = await lookAt(options);
  return { dataset: accepted(dataset, [...earlier, ...faults], options.publisher), start };
}
async function lookAt({ settings, signal, startsFrom }) {
  const { dataset, understood, faults } = await scanDataset(settings, signal);
  const later = dataset === void 0 ? [] : settingFaults(settings, dataset);
  const { start, faults: ofModel } = await startOf(startsFrom, dataset, settings);
  const modelFaults = [...startsFrom.faults, ...ofModel];
  const budget = memoryBudgetFaults(settings);
  return { dataset, understood, start, faults: [...modelFaults, ...budget, ...faults, ...later] };
}
async function startOf(startsFrom, dataset, settings) {
  const { kind } = startsFrom;
  if (kind === "random-weights" || kind === "nothing" || dataset === void 0)
    return { start: FROM_SCRATCH, faults: [] };
  if (kind === "pretrained") return pretrainedStart(startsFrom, dataset, settings);
  const { fitted, faults } = fitModel(startsFrom.model, dataset);
  return { start: { model: fitted }, faults };
}
async function pretrainedStart({ root, isAsked, reason }, dataset, { recipe }) {
  if (recipe === "classic") return classicStart(isAsked, reason);
  try {
    const pretrained = await readPretrained(root);
    const model = fitPretrained(pretrained, dataset, await readNotices(root, pretrained.sha256));
    return { start: isAsked ? { model } : { model: void 0, candidate: model, reason }, faults: [] };
  } catch (error) {
    if (error instanceof InputError) return { start: FROM_SCRATCH, faults: error.faults };
    throw error;
  }
}
function classicStart(isAsked, instead) {
  const reason = "the classic recipe is the published one, which starts from random weights";
  return isAsked ? { start: FROM_SCRATCH, faults: [pretrainedNotClassic()] } : { start: { ...FROM_SCRATCH, reason: reasonAfter(instead, reason) }, faults: [] };
}
function settingFaults({ failIf, monitor }, dataset) {
  return [...unsuitableGates(failIf, dataset), ...unsuitableMonitor(monitor, dataset.task)];
}
async function splitOf({ settings, earlierSplits }, dataset) {
  const earlier = earlierSplitsFor(settings, earlierSplits);
  const made = await makeSplit(dataset, { ...settings, splitFile: settings.split, earlier });
  if (made.split === void 0 || made.split.test.length > 0) return made;
  return { ...made, faults: [...made.faults, ...gatesOfNoTest(settings.failIf)] };
}
async function splitUp(options, dataset) {
  const { publisher } = options;
  const { split: made, faults, note } = await splitOf(options, dataset);
  if (note !== void 0) publisher.say(note);
  const split = accepted(made, faults, publisher);
  const counts = `training ${split.train.length}, validation ${split.validation.length}, test ${split.test.length}`;
  const { where } = sourceOf(dataset.labels);
  publisher.say(
    `${dataset.samples.length} images${where === void 0 ? "" : ` ${where}`}, ${dataset.classes.length} classes: ${counts}`
  );
  return split;
}
function earlierSplitsFor(settings, splits) {
  if (fanOutOf(settings) === void 0) return splits;
  return splits.map((one) => ({ ...one, settings: void 0 }));
}
function accepted(value, faults, publisher) {
  if (value === void 0 || faults.some(({ severity }) => severity === "error"))
    throw new InputError(faults);
  publisher.faults(faults);
  return value;
}

export {
  assignFolds,
  EFFICIENTNET_LITE0_OUTPUTS,
  EFFICIENTNET_LITE0_CHANNELS,
  efficientNetLite0,
  efficientNetLite0Encoder,
  hasEfficientNetLite0,
  roundUp,
  reasonAfter,
  fineTuning,
  keptSize,
  fineTuningRate,
  normalizationFor,
  begin,
  lookAt,
  splitOf,
  splitUp,
  accepted
};
