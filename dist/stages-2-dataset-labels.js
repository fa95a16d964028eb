import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  BACKGROUND,
  IGNORED,
  NAMELESS,
  UNNAMED,
  VAL_REPEATS_TRAIN,
  imagePathOf,
  labelPathOf
} from "./stages-2-dataset-yolo-layout.js";
import {
  foldersOfClass,
  maskWord,
  partWord,
  readClasses,
  saidBy
} from "./stages-2-dataset-classes-file.js";
import {
  DECLARED_GREY,
  DecodingRoom,
  PIXEL_LIMIT,
  checkPixels,
  decodePixels,
  heldByDecoder,
  imageProblem,
  isGrey,
  isSharps,
  memoryBudgetOf,
  paletteOf,
  prepareByOwnReader,
  prepareImage,
  prepareUnpacked,
  readHeader,
  readTiffPages,
  retagged
} from "./image.js";
import {
  parseCsv
} from "./shared-csv.js";
import {
  require_saxes
} from "./vendor-saxes.js";
import {
  require_picomatch
} from "./vendor-picomatch.js";
import {
  defaultColor,
  toRgb
} from "./stages-2-dataset-class-colors.js";
import {
  largestOf,
  smallestOf
} from "./shared-extremes.js";
import {
  IGNORE
} from "./engine-engine.js";
import {
  ARRAY_FILE,
  ENDING_NUMBER,
  IMAGE_FILE,
  ImageError,
  checkFolder,
  filesLacking,
  imageBase,
  isError,
  isUnreadImage,
  listFiles,
  maskBase,
  matchBounded,
  nothingIn,
  orderedSamples,
  readEncodedText,
  readTextInData,
  recognizeImage,
  unpadded,
  unreadFormats,
  whyDecodingFailed,
  whyLabelsLack,
  withoutExtension,
  withoutMaskNumber
} from "./provision.js";
import {
  MIB,
  MOST_BYTES,
  NotPlainFile,
  openPlainFile,
  readHead,
  readPlainFile,
  readPlainText,
  readTextHead,
  reasonsOf
} from "./stages-5-train.js";
import {
  CLASS,
  MARKS,
  PART,
  pairingWords,
  parseYaml,
  patternConflicts,
  readPattern,
  valueOfYaml
} from "./stages-1-config.js";
import {
  writeFileAtomic
} from "./metrics.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  isOutOfMemory,
  unlessOutOfMemory
} from "./shared-out-of-memory.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  InputError,
  alphaDropped,
  ambiguousPair,
  annotatedAsStored,
  annotatedFilesChanged,
  annotatedForTestAlone,
  annotatedImagesAmbiguous,
  annotatedImagesAssumed,
  annotatedImagesMissing,
  annotationFileInUtf16,
  annotationFilePassedOver,
  annotationFileUnreadable,
  annotationFilesAlike,
  annotationFilesDisagree,
  annotationFilesEmpty,
  annotationFilesJoined,
  annotationIdTwice,
  annotationIdsShifted,
  annotationInvalid,
  annotationPartsAssumed,
  annotationSizeMismatch,
  annotationsOfNothing,
  annotationsTwice,
  annotationsUnreadable,
  annotatorsDisagree,
  attributesAsClasses,
  attributesUnclear,
  badFilesSkipped,
  boxesIgnored,
  boxesInOneFolder,
  boxesPassedOver,
  brokenSymlink,
  capturedPartUnknown,
  categoriesUnnamed,
  choicesAlone,
  classAbsent,
  classColorsAssumed,
  classCountMismatch,
  classCovered,
  classFolderEmpty,
  classFolderNotRead,
  classFolderOrPart,
  classFolderUnknown,
  classFoldersAlike,
  classFoldersAndMasks,
  classFoldersIgnored,
  classListUnfit,
  classListsDiffer,
  classListsDisagree,
  classLost,
  classMasksMissing,
  classMasksOverlap,
  classNamesAssumed,
  classValueWithoutMasks,
  classValuesAssumed,
  classWithoutImages,
  classesAssumed,
  classesImbalanced,
  classesInNamesAssumed,
  classesWithFewImages,
  cmykImage,
  conflictingClasses,
  conflictingMasks,
  conflictingShapes,
  containerBesideFolders,
  controlsUnclear,
  copiesAsClass,
  copiesInClassFolders,
  crowdsDrawn,
  documentsAsClass,
  duplicateAcrossSplits,
  duplicateImage,
  emptyMask,
  exportOrOther,
  exportPassedOver,
  flagsAlone,
  foldersAreKeys,
  foldersBesideParts,
  foldersBesideTable,
  foldersInClassFolders,
  foldersPair,
  foldersRepeat,
  foldsAsClassFolders,
  foldsDivided,
  groundTruthTaken,
  ignoredAbsent,
  ignoredAssumed,
  ignoredUnclear,
  imageChannels,
  imageOverMemory,
  imageOverPixelLimit,
  imagePathsDiffer,
  imagePathsShifted,
  imageWithoutValues,
  imagesBesideClassFolders,
  imagesDerived,
  imagesInDoubt,
  imagesInNoPart,
  imagesInTwoParts,
  imagesLeftOut,
  imagesLookLikeMasks,
  imagesNotAnnotated,
  imagesNotInTable,
  imagesOutsideClassFolders,
  imagesWithoutShapes,
  joinedMaskNotBinary,
  keypointsAlone,
  labelFileUnread,
  labelStudioNames,
  labelStudioUnpaired,
  labelsInExport,
  labelsInTable,
  labelsNotRead,
  labelsNotThere,
  labelsOfOtherTask,
  linesDrawn,
  marksIgnored,
  maskAllIgnored,
  maskArrayAssumed,
  maskClassUnknown,
  maskFolderAsClass,
  maskPeakOutsideClasses,
  maskPixelsMoved,
  maskSizeMismatch,
  maskValueOutsideClasses,
  masksAlike,
  masksAmongPhotographs,
  masksAssumed,
  masksAtAddresses,
  masksBlended,
  masksByAlpha,
  masksCodedDifferently,
  masksFarFromClasses,
  masksForClassification,
  masksInDoubt,
  masksJoined,
  masksLeftOut,
  masksNotMeant,
  masksNumberObjects,
  masksNumberedByTasks,
  masksSeemInverted,
  masksUnclear,
  masksUnited,
  missingValues,
  mixedBitDepth,
  mixedChannels,
  multiPageImage,
  newestTaken,
  noAnnotatedImage,
  noClassFolders,
  noImages,
  noMasks,
  noShapes,
  numberedMasksUnclear,
  numbersPadded,
  numbersShifted,
  oneClass,
  oneClassFolder,
  oneShapeClass,
  oneTableLabel,
  onlyBoxes,
  orientationDiffers,
  orientationUnclear,
  outlinesForClassification,
  pairsLeftOut,
  pairsOfSeveralFolders,
  partLabelledByList,
  partListsAmbiguous,
  partListsAssumed,
  partListsBeside,
  partListsOverlap,
  partListsUnfit,
  partListsUnread,
  partListsUnused,
  partLost,
  partUnknown,
  partsAndClassesInNames,
  partsAssumed,
  partsInNamesAssumed,
  partsInNamesUnused,
  patternMatchesNothing,
  patternTooSlow,
  portionsAsClassFolders,
  predictionsAlone,
  quote,
  rectanglesAmongShapes,
  regionsLacking,
  sameNamesAssumed,
  scoresBehindOutlines,
  seriesLeftOut,
  severalDataSets,
  severalFilesOfImage,
  shapeClassAbsent,
  shapeClassTwice,
  shapeClassesAlike,
  shapeClassesUnknown,
  shapesAreBoxes,
  shapesAsShares,
  shapesInCorner,
  shapesMostlyNothing,
  shapesMostlyOutside,
  shapesOutside,
  shapesOverlap,
  shapesTurned,
  shapesWithoutClass,
  shapesWithoutClassAsOne,
  shapesWithoutClassLeftOut,
  shapesWithoutPixels,
  sidesInDoubt,
  splitFileBeside,
  splitFileUnreadable,
  spreadsheetNotRead,
  tableColumnsAmbiguous,
  tableEncodingAssumed,
  tableImagesMissing,
  tableLabelUnknown,
  tableLabelsAlike,
  tableLabelsConflict,
  tableLabelsDiffer,
  tableLabelsIgnored,
  tableLabelsMeasured,
  tableLabelsNamed,
  tableListUnfit,
  tableListsDisagree,
  tableNamesAmbiguous,
  tableNamesAssumed,
  tableNotTaken,
  tableOfPlaces,
  tableOfProbabilities,
  tableOrFolders,
  tablePartsConflict,
  tablePassedOver,
  tableRowsUnlabelled,
  tableSeveralLabels,
  tableWithoutLabels,
  tasksOfSeveralImages,
  tasksWithoutAnnotation,
  tooManyBadFiles,
  tooManyClassFolders,
  tooManyMaskValues,
  tooManyShapeClasses,
  tooManyTableLabels,
  tracksNotRead,
  turnedBoxes,
  unlabelledPart,
  unpairedFiles,
  unpairedImage,
  unpairedMask,
  unreadableImage,
  vocMasksBeside,
  yoloClassUnnamed,
  yoloClassesNumbered,
  yoloFilesMissing,
  yoloNamesDisagree,
  yoloPartsAlike,
  yoloPathsMended,
  yoloPathsMissing
} from "./errors.js";
import {
  _enum,
  array,
  literal,
  object,
  string
} from "./vendor-zod.js";
import {
  require_mod
} from "./vendor-fastest-levenshtein.js";
import {
  __callDispose,
  __toESM,
  __using
} from "./esbuild.js";

// src/stages/2-dataset/labels/whole-image/reader.ts
function wholeImageReader() {
  return { read: async (sample) => ({ width: 1, height: 1, data: Uint8Array.of(classOf(sample)) }) };
}
function namedClass(sample, classes) {
  return { image: sample.image, name: classes[classOf(sample)].name };
}
function classOf({ classCounts }) {
  return classCounts.indexOf(1);
}

// src/stages/2-dataset/folder-tree.ts
function folderTree(files) {
  const root = { path: "", name: "", folders: /* @__PURE__ */ new Map(), own: 0 };
  for (const file of files) {
    let folder = root;
    for (const name of file.split("/").slice(0, -1)) {
      let next = folder.folders.get(name);
      if (next === void 0) {
        next = {
          path: folder.path === "" ? name : `${folder.path}/${name}`,
          name,
          folders: /* @__PURE__ */ new Map(),
          own: 0
        };
        folder.folders.set(name, next);
      }
      folder = next;
    }
    folder.own++;
  }
  return root;
}

// src/stages/2-dataset/part-folders.ts
import { basename } from "node:path/posix";
var PARTS_BY_NAME = {
  partOf: (path) => saidBy(basename(path)).part,
  assumed: /* @__PURE__ */ new Map()
};
function findPartFolders(files) {
  const parts = /* @__PURE__ */ new Map();
  const assumed3 = /* @__PURE__ */ new Map();
  const waiting = [
    { parent: folderTree(files), within: void 0 }
  ];
  for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
    const { parent, within: within2 } = next;
    const words = wordsOf([...parent.folders.values()]);
    for (const folder of parent.folders.values()) {
      const said = saidBy(folder.name).part;
      const part = within2 === void 0 ? isSplit(folder) ? void 0 : said ?? assumedPart(folder, words, parent) : saysAgain(folder, parent) ? within2 : void 0;
      parts.set(folder.path, part);
      if (part !== void 0 && said === void 0) assumed3.set(folder.path, part);
      waiting.push({ parent: folder, within: part ?? within2 });
    }
  }
  return {
    partOf: (path) => parts.has(path) ? parts.get(path) : PARTS_BY_NAME.partOf(path),
    assumed: new Map([...assumed3].sort(([a], [b]) => a < b ? -1 : 1))
  };
}
function wordsOf(folders) {
  const words = /* @__PURE__ */ new Map();
  for (const folder of folders) {
    const word = partWord(folder.name);
    if (word !== void 0) words.set(folder, word);
  }
  return namesClasses([...words.values()]) ? /* @__PURE__ */ new Map() : words;
}
function namesClasses(words) {
  const byRest = /* @__PURE__ */ new Map();
  for (const { rest, part } of words) byRest.set(rest, (byRest.get(rest) ?? /* @__PURE__ */ new Set()).add(part));
  const rests = [...byRest].flatMap(([rest, parts]) => rest !== "" && parts.size > 1 ? [rest] : []);
  return rests.length > 1 && !areImagesAndMasks(rests);
}
function areImagesAndMasks([one2, other, ...more]) {
  const isOf = (masks2, images) => {
    const word = maskWord(masks2);
    return word !== void 0 && maskWord(images) === void 0 && !images.includes(word);
  };
  return more.length === 0 && (isOf(one2, other) || isOf(other, one2));
}
function isSplit({ folders }) {
  return new Set([...folders.keys()].flatMap((name) => saidBy(name).part ?? [])).size > 1;
}
function assumedPart(folder, words, parent) {
  const own = words.get(folder);
  if (own === void 0 || !isConfirmed(folder, own, words, parent)) return void 0;
  if (own.part !== "evaluation") return own.part;
  return [...words.values()].some(({ part }) => part === "validation") ? "test" : "validation";
}
function isConfirmed(folder, own, words, parent) {
  const partners = [...words].filter(([other, { rest }]) => other !== folder && rest === own.rest);
  const labelled2 = partners.filter(([, { part }]) => part !== "unlabelled");
  const others = labelled2.filter(([, { part }]) => part !== own.part);
  if (own.kind === "likely" && (own.rest === "" ? labelled2 : others).length > 0) return true;
  const isNested2 = (one2) => one2.folders.size > 0;
  const isPredicted = partners.some(([other, { part }]) => part === "unlabelled" && !isNested2(other));
  if (own.kind === "likely" && own.rest !== "" && isNested2(folder) && isPredicted) return true;
  if (others.some(([other, { kind }]) => kind === "sure" || isNested2(other) || isNested2(folder))) return true;
  const beside2 = [parent, ...partners.map(([other]) => other)];
  return [...folder.folders.keys()].some((name) => beside2.some(({ folders }) => folders.has(name)));
}
function saysAgain(folder, parent) {
  if (parent.own > 0 || parent.folders.size > 1) return false;
  const [own, outer] = [partWord(folder.name), partWord(parent.name)];
  return own !== void 0 && own.part === outer?.part && own.rest === outer.rest;
}
function saidAssumed({ assumed: assumed3 }, files, known = /* @__PURE__ */ new Set()) {
  const outer = [...assumed3].filter(
    ([path]) => !known.has(basename(path)) && ![...assumed3.keys()].some((other) => path.startsWith(`${other}/`))
  );
  const used = outer.filter(([path]) => files.some((file) => file.startsWith(`${path}/`)));
  if (used.length === 0) return [];
  return [
    partsAssumed(used.map(([folder, part]) => ({ folder, part: part === "train" ? "training" : part })))
  ];
}

// src/stages/2-dataset/layout.ts
function layOut(files) {
  const parts = findPartFolders(files);
  const described = files.map((path) => describe(path, { parts }));
  if (!described.some(({ role }) => role === "mask"))
    return layOutBySuffix(described.map(({ file }) => file));
  const masks2 = described.filter(({ role }) => role === "mask").map(({ file }) => file);
  const images = described.filter(({ role }) => role === "image").map(({ file }) => file);
  const partsWithImages = new Set(images.map(({ part }) => part));
  const unplaced = described.filter(({ role }) => role === void 0).map(({ file }) => file);
  return { images: [...images, ...unplaced.filter(({ part }) => !partsWithImages.has(part))], masks: masks2 };
}
function placedIn(path) {
  return describe(path, {}).file;
}
function placedBelow(path, isNamed) {
  return describe(path, { isNamed }).file;
}
function layOutBySuffix(files) {
  const stems = new Set(
    files.flatMap(({ folder, stem }) => [`${folder}/${stem}`, `${folder}/${imageBase(stem)}`])
  );
  const isMask2 = ({ folder, stem }) => maskBase(stem) !== stem && stems.has(`${folder}/${maskBase(stem)}`);
  return { images: files.filter((file) => !isMask2(file)), masks: files.filter(isMask2) };
}
function describe(path, {
  isNamed = () => false,
  parts = PARTS_BY_NAME
}) {
  const segments2 = path.split("/");
  const name = segments2.pop();
  let role;
  let part;
  const rest = [];
  let at = "";
  for (const [depth, segment2] of segments2.entries()) {
    at = depth === 0 ? segment2 : `${at}/${segment2}`;
    const { role: saidRole } = saidBy(segment2);
    const folderPart = parts.partOf(at);
    const saidPart2 = folderPart === "unlabelled" ? void 0 : folderPart;
    const named = isNamed(segment2, depth);
    const tells = role === void 0 && saidRole !== void 0 || part === void 0 && saidPart2 !== void 0;
    role ??= saidRole;
    if (!named) part ??= saidPart2;
    if (!tells && !named) rest.push(segment2);
  }
  const stem = withoutExtension(name).normalize("NFC");
  const folder = [part ?? "", ...rest].join("/").normalize("NFC");
  return { file: { path, folder, stem, part }, role };
}

// src/stages/2-dataset/patterns.ts
var import_picomatch = __toESM(require_picomatch(), 1);
import { basename as basename2 } from "node:path/posix";
function layOutByPatterns(files, given) {
  if (given.images === void 0 && given.masks === void 0) return { layout: layOut(files), faults: [] };
  const images = given.images === void 0 ? void 0 : matchPattern("images", given.images, files);
  const masks2 = given.masks === void 0 ? void 0 : matchPattern("masks", given.masks, files);
  const faults = [...images?.faults ?? [], ...masks2?.faults ?? []];
  const words = [
    pairingWords("images", images?.pattern.words ?? [], masks2?.pattern.words),
    pairingWords("masks", masks2?.pattern.words ?? [], images?.pattern.words)
  ];
  const order = words[0].length > 0 ? words[0] : words[1];
  const byNames = images === void 0 || masks2 === void 0 ? layOut(files) : void 0;
  const placedImages = images?.files.map((file) => place(file, images, order)) ?? [];
  const placedMasks = masks2 === void 0 ? [] : placeMasks(masks2, order, placedImages);
  const ofMasks = byNames && masks2 === void 0 ? masksBeside(placedImages, byNames) : placedMasks;
  const ofImages = byNames && images === void 0 ? byNames.images : placedImages;
  const others = without(ofImages, ofMasks);
  const leftOut = [
    ...endLikeMasks(masks2?.files) ? masksAmong(others) : [],
    ...images === void 0 ? [] : besidePairs(others, ofMasks)
  ];
  const layout = {
    images: without(others, leftOut),
    masks: ofMasks,
    ...leftOut.length === 0 ? {} : { leftOut: leftOut.map(({ path }) => path) }
  };
  const exact = words.every(({ length }) => length > 0);
  return { layout: exact ? { ...layout, exact, joins: true } : layout, faults };
}
function masksBeside(images, byNames) {
  const masks2 = without(byNames.masks, images);
  return masks2.length > 0 ? masks2 : layOutBySuffix(images).masks;
}
function endLikeMasks(masks2 = []) {
  return masks2.some(({ path }) => maskBase(withoutExtension(path)) !== withoutExtension(path));
}
function masksAmong(images) {
  const known = new Set(images.map(({ path }) => withoutExtension(path)));
  return images.filter(({ path }) => {
    const stem = withoutExtension(path);
    return [stem, withoutMaskNumber(stem) ?? stem].some(
      (one2) => maskBase(one2) !== one2 && known.has(maskBase(one2))
    );
  });
}
var USUAL = 0.5;
function besidePairs(images, masks2) {
  const named = new Set(
    masks2.flatMap(({ folder, stem }) => [stem, maskBase(stem)].map((one2) => `${folder}/${one2}`))
  );
  const paired = new Set(images.map(nameOf).filter((name) => named.has(name)));
  const byEnding2 = /* @__PURE__ */ new Map();
  for (const image of images) {
    const name = nameOf(image);
    if (paired.has(name)) continue;
    const cut = [...name.matchAll(/[_\-. ]/g)].reverse().find(({ index }) => paired.has(name.slice(0, index)));
    const ending = cut === void 0 ? "" : name.slice(cut.index);
    if (new RegExp("\\p{L}", "u").test(ending)) byEnding2.set(ending, [...byEnding2.get(ending) ?? [], image]);
  }
  return [...byEnding2.values()].filter(({ length }) => length > 1 && length >= USUAL * paired.size).flat();
}
function nameOf({ folder, stem }) {
  return `${folder}/${stem}`;
}
function without(files, others) {
  const paths = new Set(others.map(({ path }) => path));
  return files.filter(({ path }) => !paths.has(path));
}
function matchPattern(name, text, files) {
  const read = readPattern(text);
  if ("reason" in read) throw new Error(`the setting was read: ${read.reason}`);
  const { pattern } = read;
  const names = files.map((file) => file.normalize("NFC"));
  const matches = matchBounded(expressionOf(pattern), names);
  if (matches === "too-slow") return { files: [], pattern, faults: [patternTooSlow(name, text)] };
  const matched2 = files.flatMap((path, i) => {
    const match = matches[i];
    return match === void 0 ? [] : [capturedBy(pattern, match, path)];
  });
  const unknown = matched2.find(({ captured, part }) => captured.has(PART) && part === void 0);
  const faults = unknown && [capturedPartUnknown(name, unknown.captured.get(PART), unknown.path)];
  if (matched2.length === 0) return { files: [], pattern, faults: [patternMatchesNothing(name, text, files)] };
  return { files: matched2, pattern, faults: faults ?? [] };
}
function capturedBy(pattern, { named }, path) {
  const captured = new Map(pattern.words.map((word) => [word, named.get(groupOf(pattern, word))]));
  return { path, captured, part: partOf(captured.get(PART)) };
}
function partOf(word) {
  return word === void 0 ? void 0 : saidBy(word).part ?? saidBy(`images${word}`).part;
}
function longestCaptured(pattern, word, files) {
  const names = files.map((file) => file.normalize("NFC"));
  const matches = matchBounded(expressionOf(pattern, { word, times: "+" }), names);
  if (matches === "too-slow") return /* @__PURE__ */ new Map();
  return new Map(
    files.flatMap((file, i) => {
      const match = matches[i];
      return match === void 0 ? [] : [[file, match.named.get(groupOf(pattern, word))]];
    })
  );
}
function expressionOf(pattern, sized) {
  const defined = /* @__PURE__ */ new Set();
  return import_picomatch.default.makeRe(pattern.glob).source.replace(MARKS, (_, index) => {
    const word = pattern.words[Number(index)];
    const group = groupOf(pattern, word);
    if (defined.has(group)) return `\\k<${group}>`;
    defined.add(group);
    return `(?<${group}>[^/]${sized?.word === word ? sized.times : "+?"})`;
  });
}
function placeMasks(masks2, order, images) {
  const placed = masks2.files.map((file) => place(file, masks2, order));
  const word = order[order.length - 1];
  if (word === void 0 || images.length === 0 || !isClassAlone(masks2.pattern, order)) return placed;
  const known = new Set(images.map(nameOf));
  const left = new Set(placed.flatMap((file, i) => known.has(nameOf(file)) ? [] : [i]));
  const lengths = new Set(images.map(({ stem }) => stem.length));
  for (const length of [...lengths].sort((a, b) => b - a)) {
    const open = [...left];
    if (open.length === 0) break;
    const names = open.map((i) => masks2.files[i].path.normalize("NFC"));
    const matches = matchBounded(expressionOf(masks2.pattern, { word, times: `{${length}}` }), names);
    for (const [at, i] of open.entries()) {
      const match = matches === "too-slow" ? void 0 : matches[at];
      if (match === void 0) continue;
      const file = place(capturedBy(masks2.pattern, match, masks2.files[i].path), masks2, order);
      if (!known.has(nameOf(file))) continue;
      placed[i] = file;
      left.delete(i);
    }
  }
  return placed;
}
function isClassAlone({ words }, order) {
  return words.includes(CLASS) && !order.includes(CLASS);
}
function groupOf({ words }, word) {
  return `c${words.indexOf(word)}`;
}
function place({ path, captured, part }, { pattern }, order) {
  if (pattern.words.length === 0) return placedBelow(path, namedIn(pattern));
  const held = order.flatMap((word) => captured.get(word) ?? []);
  const stem = held.pop() ?? withoutExtension(basename2(path)).normalize("NFC");
  const of = order.includes(CLASS) ? void 0 : captured.get(CLASS);
  return { path, folder: [part ?? "", ...held].join("/"), stem, part, ...of === void 0 ? {} : { of } };
}
function namedIn({ glob }) {
  const folders = glob.split("/").slice(0, -1);
  const wild = folders.findIndex(isWild);
  const depthOfWild = wild < 0 ? folders.length : wild;
  const named = new Set(folders.slice(depthOfWild).filter((folder) => !isWild(folder)));
  return (folder, depth) => depth < depthOfWild || named.has(folder.normalize("NFC"));
}
function isWild(folder) {
  return /[*?[\]{}()!+@\uFDD0]/.test(folder);
}

// src/stages/2-dataset/portions.ts
var PORTION = /^(?<rest>.*?)[\s_-]*(?:parts?|split|subset|batch|chunk|shard|partition)[\s_-]*(?:\d+|[a-z])$/i;
function arePortions(folders) {
  const rests = new Set(folders.map((folder) => PORTION.exec(folder)?.groups?.rest.toLowerCase()));
  return folders.length > 1 && rests.size === 1 && !rests.has(void 0);
}

// src/stages/2-dataset/labels/class-folders/classes-in-names.ts
function classesCaptured({ pattern, files }, known) {
  const longest = longestCaptured(
    pattern,
    CLASS,
    files.map(({ path }) => path)
  );
  const read = files.flatMap(({ path, captured }) => {
    const short2 = captured.get(CLASS);
    return short2 === void 0 ? [] : [{ path, short: short2, long: longest.get(path) ?? short2 }];
  });
  const withoutNumbers = read.map((one2) => ({ ...one2, long: beforeNumbers(one2.long, one2.short) }));
  const by = (way) => new Map(withoutNumbers.map((one2) => [one2.path, one2[way]]));
  if (known.size > 0)
    return { classes: new Map(read.map((one2) => [one2.path, knownIn(one2, known)])), faults: [] };
  const [short, long] = [countsOf(by("short")), countsOf(by("long"))];
  if (isSamePartition(withoutNumbers) || areNames(long)) return { classes: by("short"), faults: [] };
  const words = new Set(withoutNumbers.map((one2) => wordsOf2(one2.long).length));
  const [chosen, other] = words.size > 1 ? [long, short] : [short, long];
  return {
    classes: by(words.size > 1 ? "long" : "short"),
    faults: [classesInNamesAssumed([...chosen], [...other.keys()])]
  };
}
function wordsOf2(name) {
  return name.split(/[\s_.-]+/);
}
function beforeNumbers(long, short) {
  const bare = long.replace(/(?:[\s_.-]+\d+)+$/, "");
  return bare.length < short.length ? short : bare;
}
function knownIn({ short, long }, known) {
  const fits = [...known].filter((name) => name.startsWith(short) && long.startsWith(name));
  return fits.sort((a, b) => b.length - a.length)[0] ?? short;
}
function countsOf(classes) {
  const counts = /* @__PURE__ */ new Map();
  for (const name of classes.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
function isSamePartition(all) {
  const longOf = /* @__PURE__ */ new Map();
  for (const { short, long } of all)
    if ((longOf.get(short) ?? long) !== long) return false;
    else longOf.set(short, long);
  return true;
}
function areNames(counts) {
  const once = [...counts.values()].filter((count) => count === 1).length;
  return 2 * once > counts.size;
}

// src/stages/2-dataset/labels/class-folders/copies.ts
import { basename as basename3, dirname } from "node:path/posix";
var LEAST = 3;
var NEARLY = 0.9;
var PIECE = /[_-]\d+$/;
var DOCUMENTS = /^(?:docs?|documents?|documentation|figures?|screenshots?|assets?|thumbs?|thumbnails?|previews?)$/i;
function copiesAmong(images) {
  const classes = byKey(images, ({ folder }) => folder);
  if (classes.size < 2) return void 0;
  return copiesBeside(classes) ?? copiesInside(images) ?? documentsBeside(classes);
}
function copiesBeside(classes) {
  if (classes.size < 3) return void 0;
  const owners = /* @__PURE__ */ new Map();
  for (const image of [...classes.values()].flat()) {
    const { folder } = image;
    const stem = stemOf(image);
    owners.set(`${folder}_${stem}`, image);
    owners.set(`${folder}-${stem}`, image);
  }
  const holders = byKey([...classes.values()].flat(), stemOf);
  for (const [folder, own] of classes) {
    const originals = own.flatMap((image2) => {
      const others = (holders.get(stemOf(image2)) ?? []).filter((other) => other.folder !== folder);
      const original2 = owners.get(stemOf(image2)) ?? (others.length === 1 ? others[0] : void 0);
      return original2 === void 0 || original2.folder === folder ? [] : [{ image: image2, original: original2 }];
    });
    const of = new Set(originals.map(({ original: original2 }) => original2.folder));
    if (originals.length < LEAST || originals.length < NEARLY * own.length || of.size < 2) continue;
    const [{ image, original }] = originals;
    return copiesAsClass(
      { folder, files: own.length, example: [image.image, original.image] },
      kept(classes, folder)
    );
  }
  return void 0;
}
function copiesInside(images) {
  const byPath = new Map(images.map((image) => [withoutExtension(image.image), image]));
  const inner = images.filter(({ image, at }) => dirname(image) !== at);
  for (const [name, own] of byKey(inner, ({ image }) => basename3(dirname(image)))) {
    const pairs = own.flatMap((copy2) => {
      const path = `${dirname(dirname(copy2.image))}/${stemOf(copy2)}`;
      const original2 = byPath.get(path) ?? byPath.get(path.replace(PIECE, ""));
      return original2?.folder === copy2.folder ? [{ copy: copy2, original: original2 }] : [];
    });
    if (pairs.length < LEAST || pairs.length < NEARLY * own.length) continue;
    const [{ copy, original }] = pairs;
    const arePieces = pairs.some((pair) => stemOf(pair.copy) !== stemOf(pair.original));
    return copiesInClassFolders({
      folder: name,
      files: own.length,
      example: [copy.image, original.image],
      pattern: patternOf(images.filter((image) => !own.includes(image))),
      groupBy: groupBy(
        pairs.map((pair) => stemOf(pair.original)),
        arePieces
      )
    });
  }
  return void 0;
}
function documentsBeside(classes) {
  for (const [folder, own] of classes) {
    const others = [...classes].filter(([name]) => name !== folder);
    if (!DOCUMENTS.test(folder) || others.length < 2) continue;
    if (others.every(([, images]) => images.length > own.length) && others.every(([name]) => !DOCUMENTS.test(name)))
      return documentsAsClass({ folder, files: own.length }, kept(classes, folder));
  }
  return void 0;
}
function kept(classes, folder) {
  const others = [...classes].filter(([name]) => name !== folder).flatMap(([, images]) => images);
  return { classes: [...classes.keys()].sort(), folders: [...new Set(others.map(({ at }) => at))].sort() };
}
function patternOf(images) {
  const depths = new Set(images.map(({ image }) => image.split("/").length));
  const [depth, ...more] = depths;
  return more.length > 0 ? void 0 : Array.from({ length: depth }, () => "*").join("/");
}
function groupBy(originals, arePieces) {
  if (!arePieces) return "([^/]+)\\.[^./]+$";
  return originals.some((stem) => PIECE.test(stem)) ? void 0 : "([^/]+?)(?:[_-]\\d+)?\\.[^./]+$";
}
function stemOf({ image }) {
  return withoutExtension(basename3(image)).normalize("NFC");
}
function byKey(images, keyOf4) {
  const found = /* @__PURE__ */ new Map();
  for (const image of images) {
    const known = found.get(keyOf4(image));
    if (known === void 0) found.set(keyOf4(image), [image]);
    else known.push(image);
  }
  return found;
}

// src/stages/2-dataset/fold-folders.ts
import { dirname as dirname2 } from "node:path/posix";
var FOLD = /^(?:cv|k)?[\s_-]*folds?[\s_-]*[\da-z]{1,3}$|^\d+(?:st|nd|rd|th)?[\s_-]*fold$/i;
function isFold(folder) {
  return FOLD.test(folder);
}
function foldsAround(images) {
  const byParent = /* @__PURE__ */ new Map();
  for (const image of images) {
    const folders = dirname2(image).split("/");
    const depth = folders.findIndex(isFold);
    if (depth < 0) continue;
    const parent = folders.slice(0, depth).join("/");
    const known = byParent.get(parent) ?? { names: /* @__PURE__ */ new Set(), images: 0 };
    byParent.set(parent, known);
    known.names.add(folders[depth]);
    known.images++;
  }
  const all = [...byParent.values()];
  const names = new Set(all.flatMap((one2) => one2.names.size > 1 ? [...one2.names] : []));
  const around = all.reduce((sum4, one2) => sum4 + (one2.names.size > 1 ? one2.images : 0), 0);
  if (2 * around <= images.length) return [];
  return [...names].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}
function groupByFold(folds2) {
  const [first, ...others] = folds2;
  let shared = first;
  while (!others.every((fold) => fold.startsWith(shared))) shared = shared.slice(0, -1);
  const words = shared.replace(/\d+$/, "").replace(/[^\p{L}\p{N}_ -]/gu, ".");
  return words === "" ? "(?:^|/)([^/]*[Ff][Oo][Ll][Dd])/" : `(?:^|/)(${words}[^/]*)/`;
}

// src/stages/2-dataset/labels/class-folders/candidates.ts
import { dirname as dirname3 } from "node:path/posix";
function candidatesOf(images, parts) {
  const byName2 = /* @__PURE__ */ new Map();
  for (const image of images) {
    const known = byName2.get(image.folder);
    if (known === void 0) byName2.set(image.folder, [image]);
    else known.push(image);
  }
  return [...byName2].sort(byNaturalOrder).map(([name, own]) => {
    const nests = nestsOf(own, parts);
    const at = new Set(own.map((image) => image.at));
    const depth = depthOfBranch(nests);
    const inside = depth === 0 ? [...at][0] : nests[0].folders[depth - 1].path;
    const inPart = own.some((image) => image.inPart);
    return { name, at, inPart, images: own, nests, deeper: countsAt(nests, depth), inside };
  });
}
function nestsOf(images, parts) {
  const byFolder3 = /* @__PURE__ */ new Map();
  for (const { image, at } of images) {
    const folder = dirname3(image);
    const known = byFolder3.get(folder);
    if (known === void 0) byFolder3.set(folder, { folders: foldersBelow(folder, at, parts), images: 1 });
    else known.images++;
  }
  return [...byFolder3.values()];
}
function foldersBelow(folder, at, parts) {
  const found = [];
  let path = at;
  for (const name of folder.slice(at.length + 1).split("/").filter((one2) => one2 !== "")) {
    path = `${path}/${name}`;
    if (parts.partOf(path) === void 0 && saidBy(name).role !== "image")
      found.push({ name: name.normalize("NFC"), path });
  }
  return found;
}
function depthOfBranch(nests) {
  for (let depth = 0; ; depth++) {
    const names = new Set(nests.map(({ folders }) => folders[depth]?.name));
    if (names.size === 1 && !names.has(void 0)) continue;
    return names.size === 1 ? 0 : depth;
  }
}
function countsAt(nests, depth) {
  const counts = /* @__PURE__ */ new Map();
  for (const { folders, images } of nests) {
    const name = folders[depth]?.name;
    if (name !== void 0) counts.set(name, (counts.get(name) ?? 0) + images);
  }
  return counts;
}
function byNaturalOrder([a], [b]) {
  return a.localeCompare(b, "en", { numeric: true });
}
function namesOf(candidates) {
  return candidates.map(({ name }) => name);
}
function namesIn(candidates) {
  return [...new Set(candidates.flatMap((one2) => [...one2.deeper.keys()]))].sort();
}

// src/stages/2-dataset/labels/class-folders/repeated-folders.ts
var MOST_WHOLE = 3;
function repeatedFolders(candidates, data) {
  const nested = candidates.filter(({ deeper: deeper2 }) => deeper2.size > 0);
  if (nested.length < 2) return void 0;
  const owners = ownersIn(nested);
  const all = candidates.reduce((sum4, { images }) => sum4 + images.length, 0);
  const groups = besideEachOther(nested).filter(
    (group) => isRepeated(group, owners, nested.length) && 2 * imagesIn(nested, group) >= all
  );
  if (groups.length === 0) return void 0;
  const inner = groups.map((group) => [...withOthers(group, nested)].sort());
  const areDeep = groups.some((group) => !nested.some(({ nests }) => group.has(nests[0].folders[0]?.name)));
  return foldersRepeat(namesOf(candidates), inner, areDeep, wholeSets(nested, groups[0], data));
}
function ownersIn(nested) {
  const owners = /* @__PURE__ */ new Map();
  for (const candidate of nested)
    for (const name of foldersIn(candidate)) owners.set(name, (owners.get(name) ?? 0) + 1);
  return owners;
}
function foldersIn({ nests }) {
  return new Set(nests.flatMap(({ folders }) => folders.map(({ name }) => name)));
}
function besideEachOther(nested) {
  const groupOf2 = /* @__PURE__ */ new Map();
  for (const beside2 of nested.flatMap(sets)) {
    const merged2 = new Set([...beside2].flatMap((name) => [name, ...groupOf2.get(name) ?? []]));
    for (const name of merged2) groupOf2.set(name, merged2);
  }
  return [...new Set(groupOf2.values())];
}
function sets({ nests }) {
  const byParent = /* @__PURE__ */ new Map();
  for (const { folders } of nests) {
    let parent = "";
    for (const { name } of folders) {
      byParent.set(parent, (byParent.get(parent) ?? /* @__PURE__ */ new Set()).add(name));
      parent = `${parent}/${name}`;
    }
  }
  return [...byParent.values()];
}
function isRepeated(group, owners, nested) {
  const counts = [...group].map((name) => owners.get(name) ?? 0);
  const repeated = counts.filter((count) => count >= Math.max(2, 2 * nested / 3));
  const sum4 = (numbers) => numbers.reduce((total, one2) => total + one2, 0);
  return repeated.length > 1 && 2 * sum4(repeated) >= sum4(counts);
}
function imagesIn(nested, group) {
  const nests = nested.flatMap((one2) => one2.nests);
  const within2 = nests.filter(({ folders }) => folders.some(({ name }) => group.has(name)));
  return within2.reduce((sum4, { images }) => sum4 + images, 0);
}
function withOthers(group, nested) {
  const without3 = nested.filter((one2) => ![...foldersIn(one2)].some((name) => group.has(name)));
  return /* @__PURE__ */ new Set([...group, ...without3.flatMap(({ deeper: deeper2 }) => [...deeper2.keys()])]);
}
function wholeSets(nested, group, data) {
  const isWhole3 = (one2) => one2.at.size === 1 && [...group].every((name) => one2.deeper.has(name));
  if (nested.length > MOST_WHOLE || !nested.every(isWhole3)) return [];
  return nested.map(({ inside }) => `${data.replace(/\/+$/, "")}/${inside}`);
}

// src/stages/2-dataset/labels/class-folders/doubts.ts
import { basename as basename4, dirname as dirname4 } from "node:path/posix";
function doubtIn(found, parts, data) {
  const context = { found, parts, data, candidates: candidatesOf(found.images, parts) };
  const questions = [folds, partsInNames, repeats, partOrClass, besideParts, container, besideImages, deeper];
  for (const question of questions) {
    const fault2 = question(context);
    if (fault2 !== void 0) return fault2;
  }
  return void 0;
}
function folds({ candidates }) {
  const ofFolds = candidates.filter(({ name }) => isFold(name));
  if (ofFolds.length > 1 && 2 * ofFolds.length > candidates.length)
    return foldsAsClassFolders(namesOf(ofFolds), namesIn(ofFolds));
  const areFlat = candidates.every((one2) => one2.deeper.size === 0);
  if (areFlat && arePortions(namesOf(candidates))) return portionsAsClassFolders(namesOf(candidates));
  return void 0;
}
function partsInNames({ candidates }) {
  const named = candidates.flatMap(({ name }) => partWord(name) ?? []);
  const parts = new Set(named.map(({ part }) => part));
  const isDoubtful = parts.size > 1 && 2 * named.length > candidates.length;
  return isDoubtful ? partsAndClassesInNames(namesOf(candidates)) : void 0;
}
function repeats({ candidates, data }) {
  return repeatedFolders(candidates, data);
}
function partOrClass({ found, parts, candidates }) {
  const beside2 = new Set(
    candidates.filter(({ inPart }) => !inPart).flatMap(({ at }) => [...at].map(dirname4))
  );
  const counts = /* @__PURE__ */ new Map();
  for (const stray of found.strays) {
    const folder = dirname4(stray);
    const isPart2 = folder !== "." && parts.partOf(folder) !== void 0;
    if (isPart2 && beside2.has(dirname4(folder))) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [first] = counts;
  const names = namesOf(candidates);
  const named = candidates.filter(isContainer).flatMap(({ name }) => partWord(name) ? [name] : []);
  return first && classFolderOrPart(first[0], first[1], names, basename4(first[0]), named);
}
function besideParts({ candidates, parts }) {
  const others = candidates.filter(({ inPart }) => !inPart);
  if (others.length === 0 || others.length === candidates.length) return void 0;
  const inParts = candidates.filter(({ inPart }) => inPart);
  const roots = new Set(inParts.flatMap(({ at }) => [...at].flatMap((path) => partAbove(path, parts) ?? [])));
  return foldersBesideParts(
    others.map(({ name, images }) => ({ name, images: images.length })),
    [...roots].sort(),
    namesOf(inParts)
  );
}
function partAbove(path, parts) {
  for (let folder = dirname4(path); folder !== "."; folder = dirname4(folder))
    if (parts.partOf(folder) !== void 0) return folder;
  return void 0;
}
function container({ candidates, data }) {
  const around = candidates.filter(isContainer);
  const [one2] = around;
  if (around.length !== 1 || candidates.length < 2 || one2.at.size > 1) return void 0;
  const all = candidates.reduce((sum4, { images }) => sum4 + images.length, 0);
  if (candidates.length > 2 && 2 * one2.images.length < all) return void 0;
  const others = candidates.filter((candidate) => candidate !== one2);
  return containerBesideFolders(data, one2.inside, one2.name, namesIn([one2]), namesOf(others));
}
function isContainer({ images, deeper: folders }) {
  return folders.size > 1 && images.length === [...folders.values()].reduce((sum4, n) => sum4 + n, 0);
}
function besideImages({ found, parts, data }) {
  const { hidden, strays: strays2 } = found;
  if (!hidesMost(found)) return void 0;
  const others = strays2.length - hidden.length;
  const candidates = candidatesOf(hidden, parts);
  const pictures = strays2.find((path) => path.split("/").some((name) => saidBy(name).role === "image"));
  const folder = dirname4(pictures ?? strays2[0]);
  const [one2] = candidates;
  const isOne = candidates.length === 1 && isContainer(one2) && one2.at.size === 1;
  if (isOne) return containerBesideFolders(data, one2.inside, one2.name, namesIn([one2]), [folder]);
  return imagesBesideClassFolders(folder, others, namesOf(candidates));
}
function hidesMost({ images, hidden, strays: strays2 }) {
  return images.length === 0 && 2 * hidden.length > strays2.length;
}
function deeper({ candidates }) {
  const around = candidates.filter(isContainer);
  if (around.length === 0 || candidates.length === 1) return void 0;
  return foldersInClassFolders(around.map((one2) => ({ name: one2.name, folders: namesIn([one2]) })));
}

// src/image/arrays/refuse.ts
var SAVE_AS_MASK = "Save the class of each pixel as a matrix of height x width, or as a PNG.";
function unreadable(why, fix) {
  return new ImageError({ kind: "unreadable", why, fix });
}
function endsEarly() {
  return unreadable("ends too early", "Export or download it again.");
}
function damaged(detail) {
  return unreadable(`is a damaged file (${detail})`, "Export or download it again.");
}

// src/image/arrays/matrix.ts
function sizeOfMatrix({ shape }) {
  const isWhole3 = shape.every((length) => Number.isSafeInteger(length) && length >= 1);
  const rest = shape.length === 3 ? shape[0] === 1 ? shape.slice(1) : shape[2] === 1 ? shape.slice(0, 2) : shape : shape;
  if (!isWhole3 || rest.length !== 2 || rest[0] * rest[1] === Math.max(...rest)) return void 0;
  return { height: rest[0], width: rest[1] };
}
function bytesOfMatrix({ shape, elementBytes }) {
  return shape.reduce((all, length) => all * length, elementBytes);
}
function bytesOfValue({ elementBytes }) {
  return elementBytes === 1 ? 1 : 2;
}
var HIGHEST = 65535;
function valuesOfMatrix(matrix, bytes) {
  const { width, height } = sizeOfMatrix(matrix);
  const { elementBytes, byColumns: byColumns2, littleEndian } = matrix;
  if (bytes.length < width * height * elementBytes) throw endsEarly();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = readerOf(matrix);
  const values = bytesOfValue(matrix) === 1 ? new Uint8Array(width * height) : new Uint16Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const from = byColumns2 ? i % width * height + Math.floor(i / width) : i;
    const value = read(view, from * elementBytes, littleEndian);
    if (!Number.isInteger(value) || value < 0 || value > HIGHEST) {
      const why = `holds ${value} where a mask has a whole number from 0 to ${HIGHEST}`;
      throw unreadable(why, "Save whole numbers, and 255 for what is ignored.");
    }
    values[i] = value;
  }
  return values;
}
var READERS = {
  signed1: (view, at) => view.getInt8(at),
  signed2: (view, at, little) => view.getInt16(at, little),
  signed4: (view, at, little) => view.getInt32(at, little),
  signed8: (view, at, little) => Number(view.getBigInt64(at, little)),
  unsigned1: (view, at) => view.getUint8(at),
  unsigned2: (view, at, little) => view.getUint16(at, little),
  unsigned4: (view, at, little) => view.getUint32(at, little),
  unsigned8: (view, at, little) => Number(view.getBigUint64(at, little)),
  truth1: (view, at) => view.getUint8(at) === 0 ? 0 : 1,
  float2: (view, at, little) => halfOf(view.getUint16(at, little)),
  float4: (view, at, little) => view.getFloat32(at, little),
  float8: (view, at, little) => view.getFloat64(at, little)
};
function isReadable({ kind, elementBytes }) {
  return `${kind}${elementBytes}` in READERS;
}
function readerOf({ kind, elementBytes }) {
  return READERS[`${kind}${elementBytes}`];
}
function halfOf(bits) {
  const sign = bits & 32768 ? -1 : 1;
  const exponent = bits >> 10 & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

// src/image/arrays/choose.ts
var CALLED = [
  /^(?:masks?|labels?|labelmap|segmentations?|segmask|semanticmask|groundtruth|gt|seg|truth|annotations?)$/,
  /^(?:classmap|typemap|classes|types?|categories|segmap|semantic|target|y)$/
];
function chooseMask(arrays) {
  const masks2 = arrays.filter(({ matrix }) => sizeOfMatrix(matrix) !== void 0);
  if (masks2.length === 0) throw unreadable(`holds ${told(arrays)}`, SAVE_AS_MASK);
  const named = CALLED.map((called) => masks2.filter(({ matrix }) => called.test(plainName(matrix))));
  const meant2 = masks2.length === 1 ? masks2 : named.find(({ length }) => length > 0) ?? masks2;
  if (meant2.length > 1)
    throw unreadable(
      `holds ${meant2.length} arrays that may be the mask: ${told(meant2)}`,
      'Save the one that is meant alone, or call it "mask".'
    );
  const [array2] = meant2;
  return { array: array2, others: masks2.filter((one2) => one2 !== array2).map(({ matrix }) => matrix.name) };
}
function plainName({ name }) {
  const last = name.split(/[./]/).at(-1);
  return last.toLowerCase().replace(/[^\p{L}]/gu, "");
}
function told(arrays) {
  if (arrays.length === 0) return "no matrix of numbers";
  const shown = arrays.slice(0, 5).map(({ matrix: { name, shape } }) => `${name === "" ? "an array" : `"${name}"`} of ${shape.join("x")}`);
  const more = arrays.length > 5 ? ` and ${arrays.length - 5} more` : "";
  return `${shown.join(", ")}${more}${arrays.every(({ matrix }) => sizeOfMatrix(matrix) === void 0) ? ", and no matrix of height x width" : ""}`;
}

// src/image/arrays/mat-element.ts
function readerOf2(bytes, littleEndian, length = bytes.length) {
  return {
    bytes,
    littleEndian,
    length,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  };
}
function readTag({ view, littleEndian, length }, at) {
  if (at + 8 > view.byteLength) throw endsEarly();
  const first = view.getUint32(at, littleEndian);
  const small = first >>> 16;
  if (small > 4) throw damaged("a small element has more than four bytes");
  if (small > 0) return { type: first & 65535, start: at + 4, end: at + 4 + small, next: at + 8 };
  const start = at + 8;
  const end = start + view.getUint32(at + 4, littleEndian);
  if (at > 0 && end > length) throw endsEarly();
  return { type: first, start, end, next: start + Math.ceil((end - start) / 8) * 8 };
}

// src/image/arrays/mat-array.ts
var MATRIX = 14;
var CELL = 1;
var STRUCT = 2;
var DOUBLE = 6;
var UINT64 = 15;
var LOGICAL = 2;
var COMPLEX = 8;
var MOST_AXES = 32;
var MOST_FIELDS = 1e3;
var MOST_ELEMENTS = 1e4;
var DEEPEST = 10;
var STORED = /* @__PURE__ */ new Map([
  [1, ["signed", 1]],
  [2, ["unsigned", 1]],
  [3, ["signed", 2]],
  [4, ["unsigned", 2]],
  [5, ["signed", 4]],
  [6, ["unsigned", 4]],
  [7, ["float", 4]],
  [9, ["float", 8]],
  [12, ["signed", 8]],
  [13, ["unsigned", 8]]
]);
function readArray(reader, whole = () => void 0) {
  return arraysIn(reader, "", { whole, depth: 0 });
}
function arraysIn(reader, around, { whole, depth }) {
  if (reader.length === 0) return [];
  if (depth > DEEPEST) throw damaged(`its structs are nested more than ${DEEPEST} deep`);
  const head = headOf(reader);
  const name = around + head.name;
  if (head.kind === CELL || head.kind === STRUCT) {
    const all = whole(true) ?? reader;
    const inside = { whole: () => void 0, depth: depth + 1 };
    return head.kind === CELL ? inCells(all, { ...head, name }, inside) : inFields(all, { ...head, name }, inside);
  }
  const isNumbers = head.kind >= DOUBLE && head.kind <= UINT64 && (head.flags & COMPLEX) === 0;
  if (!isNumbers || sizeOfMatrix(head) === void 0) return [];
  return [numbersIn(reader, { ...head, name })];
}
function headOf(reader) {
  const flags = readTag(reader, 0);
  const dimensions = readTag(reader, flags.next);
  const name = readTag(reader, dimensions.next);
  const { view, bytes, littleEndian } = reader;
  if (Math.max(flags.end, dimensions.end, name.end) > bytes.length) throw endsEarly();
  if (flags.end - flags.start < 8 || dimensions.type !== 5) throw damaged("an array has no shape");
  const axes = (dimensions.end - dimensions.start) / 4;
  if (!Number.isInteger(axes) || axes > MOST_AXES) throw damaged("an array has an impossible shape");
  const shape = Array.from({ length: axes }, (_, i) => view.getInt32(dimensions.start + 4 * i, littleEndian));
  const word = view.getUint32(flags.start, littleEndian);
  return {
    kind: word & 255,
    flags: word >>> 8 & 255,
    shape,
    name: textOf(reader, name),
    next: name.next
  };
}
function numbersIn(reader, { shape, flags, name, next }) {
  const tag = readTag(reader, next);
  const stored = STORED.get(tag.type);
  if (stored === void 0) throw damaged(`numbers are stored as type ${tag.type}`);
  const [kind, elementBytes] = stored;
  const isLogical = (flags & LOGICAL) !== 0 && elementBytes === 1;
  const matrix = {
    name,
    shape,
    kind: isLogical ? "truth" : kind,
    elementBytes,
    littleEndian: reader.littleEndian,
    byColumns: true
  };
  const elements = (bytes) => bytes.subarray(tag.start, tag.end);
  return {
    matrix,
    unpackedBytes: 0,
    isWhole: tag.end <= reader.bytes.length,
    unpack: () => elements(reader.bytes),
    unpackFrom: elements
  };
}
function inCells(reader, { name, shape, next }, place3) {
  const found = [];
  let at = next;
  for (let i = 0; i < countOf(shape); i++) {
    const tag = arrayAt(reader, at);
    found.push(...arraysIn(within(reader, tag), `${name}{${i + 1}}`, place3));
    at = tag.next;
  }
  return found;
}
function inFields(reader, { name, shape, next }, place3) {
  const length = readTag(reader, next);
  const names = readTag(reader, length.next);
  if (Math.max(length.end, names.end) > reader.bytes.length || length.end - length.start < 4)
    throw endsEarly();
  const each = reader.view.getInt32(length.start, reader.littleEndian);
  const fields = each > 0 ? Math.floor((names.end - names.start) / each) : 0;
  if (fields > MOST_FIELDS) throw damaged(`a struct has ${fields} fields`);
  const all = textOf(reader, names, "\0");
  const called = Array.from(
    { length: fields },
    (_, i) => all.slice(i * each, (i + 1) * each).replace(/\0.*$/s, "")
  );
  const found = [];
  const count = countOf(shape);
  let at = names.next;
  for (let i = 0; i < count; i++) {
    for (const field of called) {
      const tag = arrayAt(reader, at);
      const element = count === 1 ? name : `${name}(${i + 1})`;
      found.push(...arraysIn(within(reader, tag), `${element}.${field}`, place3));
      at = tag.next;
    }
  }
  return found;
}
function arrayAt(reader, at) {
  const tag = readTag(reader, at);
  if (tag.end > reader.bytes.length) throw endsEarly();
  if (tag.type !== MATRIX) throw damaged("a struct or cell holds something else than arrays");
  return tag;
}
function within({ bytes, littleEndian }, { start, end }) {
  const own = bytes.subarray(start, end);
  return {
    bytes: own,
    littleEndian,
    length: own.length,
    view: new DataView(own.buffer, own.byteOffset, own.byteLength)
  };
}
function countOf(shape) {
  const count = shape.reduce((all, length) => all * length, 1);
  if (!(count >= 0 && count <= MOST_ELEMENTS)) throw damaged(`a struct or cell has ${count} elements`);
  return count;
}
function textOf({ bytes }, { start, end }, kept2 = "") {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");
  return kept2 === "" ? text.replaceAll("\0", "") : text;
}

// src/image/arrays/mat.ts
import { constants, inflateSync } from "node:zlib";
var HEADER_BYTES = 128;
var MATRIX2 = 14;
var COMPRESSED = 15;
var MOST_VARIABLES = 1e3;
var PACKED_HEAD = 1024;
var MOST_HEAD = 2 ** 21;
var MOST_NESTED = 2 ** 25;
var AGAIN = "Save it by MATLAB's `save(path, 'mask', '-v7')`, or the mask as a PNG.";
function matVersion(bytes) {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_BYTES)).toString(
    "latin1"
  );
  if (text.startsWith("MATLAB 7.3 MAT-file")) return 7.3;
  if (text.startsWith("MATLAB 5.0 MAT-file") && /^(?:IM|MI)$/.test(text.slice(126))) return 5;
  return isVersion4(bytes) ? 4 : void 0;
}
function isVersion4(bytes) {
  if (bytes.length < 24) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [true, false].some((little) => {
    const [type, rows, columns, complex, nameBytes] = [0, 4, 8, 12, 16].map(
      (at) => view.getUint32(at, little)
    );
    const isKnown = type < 5e3 && type % 10 <= 2 && Math.floor(type / 10) % 10 <= 5 && rows > 0 && columns > 0;
    if (!isKnown || complex > 1 || nameBytes < 2 || nameBytes > 64 || 20 + nameBytes > bytes.length)
      return false;
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + 20, nameBytes).toString("latin1");
    return /^[A-Za-z]\w*\0$/.test(name);
  });
}
function readMat(bytes) {
  const version = matVersion(bytes);
  if (version === 7.3)
    throw unreadable("is a .mat of version 7.3 (HDF5), of which versions 5 to 7 are read", AGAIN);
  if (version === 4) throw unreadable("is a .mat of version 4, of which versions 5 to 7 are read", AGAIN);
  const littleEndian = bytes[126] === 73;
  const arrays = [];
  let at = HEADER_BYTES;
  for (let count = 0; at + 8 <= bytes.length; count++) {
    if (count === MOST_VARIABLES) throw damaged(`it holds more than ${MOST_VARIABLES} variables`);
    const tag = readTag(readerOf2(bytes, littleEndian), at);
    if (tag.end > bytes.length) throw endsEarly();
    const data = bytes.subarray(tag.start, tag.end);
    if (tag.type === MATRIX2) arrays.push(...readArray(readerOf2(data, littleEndian)));
    if (tag.type === COMPRESSED) arrays.push(...packedVariable(data, littleEndian));
    at = tag.type === COMPRESSED ? tag.end : tag.next;
  }
  return arrays;
}
function packedVariable(packed, littleEndian) {
  const head = inflated(packed.subarray(0, PACKED_HEAD), MOST_HEAD, constants.Z_SYNC_FLUSH);
  if (head.length < 8) throw endsEarly();
  const tag = readTag(readerOf2(head, littleEndian), 0);
  if (tag.type !== MATRIX2) throw damaged("a packed variable is no array");
  const whole = () => wholeVariable(packed, tag, littleEndian);
  const seen = readerOf2(
    head.subarray(tag.start, Math.min(tag.end, head.length)),
    littleEndian,
    tag.end - tag.start
  );
  const arrays = readArray(seen, (isNested2) => {
    if (!isNested2) return void 0;
    if (tag.end > MOST_NESTED)
      throw unreadable(`holds a struct or cell of ${tag.end} bytes`, "Save the mask as a matrix of its own.");
    return whole();
  });
  return arrays.map(
    (array2) => array2.isWhole ? array2 : { ...array2, unpackedBytes: tag.end, unpack: () => array2.unpackFrom(whole().bytes) }
  );
}
function wholeVariable(packed, tag, littleEndian) {
  const bytes = inflated(packed, tag.end, constants.Z_FINISH);
  if (bytes.length < tag.end) throw endsEarly();
  return readerOf2(bytes.subarray(tag.start, tag.end), littleEndian);
}
function inflated(packed, maxOutputLength, finishFlush) {
  try {
    return inflateSync(packed, { maxOutputLength, finishFlush });
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    throw damaged("a packed variable is broken, or larger than it says");
  }
}

// src/image/arrays/npy.ts
var MAGIC = "NUMPY";
var LONGEST_HEADER = 1e4;
var MOST_AXES2 = 32;
function isNpy(bytes) {
  return latin1(bytes, 0, MAGIC.length) === MAGIC;
}
var NPY_HEAD = LONGEST_HEADER + 12;
function readNpyHeader(bytes, name = "") {
  const { at, length } = headerOf(bytes);
  if (length > LONGEST_HEADER) throw damaged(`its header has ${length} bytes`);
  if (at + length > bytes.length) throw endsEarly();
  const text = latin1(bytes, at, length);
  const descr = /'descr'\s*:\s*(?:'(?<type>[^']{1,40})'|\[)/.exec(text);
  const order = /'fortran_order'\s*:\s*(True|False)\b/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\((?<lengths>[\d\s,]*)\)/.exec(text)?.groups?.lengths;
  if (descr === null || order === void 0 || shape === void 0) throw damaged("its header says no shape");
  const lengths = shape.split(",").flatMap((one2) => one2.trim() === "" ? [] : [Number(one2)]);
  if (lengths.length > MOST_AXES2) throw damaged(`it has ${lengths.length} axes`);
  const matrix = { name, shape: lengths, byColumns: order === "True", ...typeOf(descr.groups?.type) };
  return { matrix, start: at + length };
}
function headerOf(bytes) {
  if (bytes.length < 12) throw endsEarly();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = bytes[6];
  if (version === 1) return { at: 10, length: view.getUint16(8, true) };
  if (version === 2 || version === 3) return { at: 12, length: view.getUint32(8, true) };
  throw unreadable(`is a NumPy array of version ${version}.${bytes[7]}, which is not known`, SAVE_AS_MASK);
}
var KINDS = /* @__PURE__ */ new Map([
  ["i", "signed"],
  ["u", "unsigned"],
  ["f", "float"],
  ["b", "truth"]
]);
function typeOf(type) {
  const said = /^(?<endian>[<>|=])(?<kind>[a-zA-Z])(?<bytes>\d{0,3})/.exec(type ?? "")?.groups;
  if (said?.kind === "O")
    throw unreadable(
      "is a NumPy array of Python objects, which only Python opens",
      "Save the mask alone, as `numpy.save(path, mask)` does. Cellpose writes its masks as PNG by File > Save masks as PNG."
    );
  const kind = KINDS.get(said?.kind ?? "");
  const element = { kind, elementBytes: Number(said?.bytes), littleEndian: said?.endian !== ">" };
  if (kind === void 0 || !isReadable(element))
    throw unreadable(`is a NumPy array of type ${type ?? "with fields"}, which no mask has`, SAVE_AS_MASK);
  return element;
}
function latin1(bytes, from, length) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    "latin1",
    from,
    from + length
  );
}

// src/image/arrays/npz.ts
import { constants as constants2, inflateRawSync } from "node:zlib";
var LOCAL = 67324752;
var CENTRAL = 33639248;
var END = 101010256;
var END_BYTES = 22;
var LONGEST_COMMENT = 65535;
var MOST_FILES = 1e3;
var PACKED_HEAD2 = 1024;
var MOST_HEAD2 = 2 ** 21;
var STORED2 = 0;
var DEFLATED = 8;
function isZip(bytes) {
  return bytes.length > 4 && viewOf(bytes).getUint32(0, true) === LOCAL;
}
function readNpz(bytes) {
  const entries = entriesOf(bytes).filter(({ name }) => /\.npy$/i.test(name));
  if (entries.length === 0) throw unreadable("is a ZIP archive without NumPy arrays", SAVE_AS_MASK);
  const arrays = [];
  const refused = [];
  for (const entry of entries) {
    try {
      arrays.push(arrayIn(entry));
    } catch (error) {
      if (isOutOfMemory(error)) throw error;
      refused.push(error);
    }
  }
  if (arrays.length === 0) throw refused[0];
  return arrays;
}
function arrayIn(entry) {
  const { matrix, start } = readNpyHeader(headOf2(entry), entry.name.replace(/\.npy$/i, ""));
  return {
    matrix,
    unpackedBytes: entry.unpackedBytes,
    unpack: () => unpacked(entry).subarray(start)
  };
}
function entriesOf(bytes) {
  const view = viewOf(bytes);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_FILES) throw damaged(`it lists ${count} files`);
  const entries = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      throw damaged("its list of files is broken");
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map(
      (offset) => view.getUint16(at + offset, true)
    );
    const name = Buffer.from(
      bytes.buffer,
      bytes.byteOffset + at + 46,
      Math.min(nameBytes, bytes.length - at - 46)
    ).toString();
    const packedBytes = view.getUint32(at + 20, true);
    const unpackedBytes = view.getUint32(at + 24, true);
    const packed = packedAt(bytes, view.getUint32(at + 42, true), packedBytes);
    entries.push({ name, method: view.getUint16(at + 10, true), packed, unpackedBytes });
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return entries;
}
function findEnd(view) {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--)
    if (view.getUint32(at, true) === END) return at;
  throw endsEarly();
}
function packedAt(bytes, header, length) {
  const view = viewOf(bytes);
  if (header + 30 > bytes.length || view.getUint32(header, true) !== LOCAL)
    throw damaged("a file of its list is missing");
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + length > bytes.length) throw endsEarly();
  return bytes.subarray(start, start + length);
}
function headOf2(entry) {
  if (entry.method === STORED2) return entry.packed.subarray(0, NPY_HEAD);
  return inflated2(entry, entry.packed.subarray(0, PACKED_HEAD2), MOST_HEAD2, constants2.Z_SYNC_FLUSH);
}
function unpacked(entry) {
  const bytes = entry.method === STORED2 ? entry.packed : inflated2(entry, entry.packed, Math.max(1, entry.unpackedBytes), constants2.Z_FINISH);
  if (bytes.length < entry.unpackedBytes) throw endsEarly();
  return bytes;
}
function inflated2({ method }, packed, maxOutputLength, finishFlush) {
  if (method !== DEFLATED)
    throw unreadable(`is an archive packed by method ${method}`, "Save it with `numpy.savez_compressed`.");
  try {
    return inflateRawSync(packed, { maxOutputLength, finishFlush });
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    throw damaged("it unpacks to something else than it says");
  }
}
function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// src/image/arrays/mask.ts
var NOTES = { alpha: false, cmyk: false, pages: 1, orientation: 1 };
function prepareArrayMask(bytes) {
  const arrays = arraysIn2(bytes);
  if (arrays === void 0) return void 0;
  const { array: array2, others } = chooseMask(arrays);
  const { matrix, unpackedBytes, unpack: unpack2 } = array2;
  const { width, height } = sizeOfMatrix(matrix);
  checkPixels(width, height);
  const pixels = width * height;
  if (unpackedBytes > 2 * bytesOfMatrix(matrix) + 2 ** 20)
    throw damaged("it unpacks to more than its shape takes");
  return {
    pixels,
    decodingBytes: unpackedBytes + pixels * bytesOfValue(matrix),
    async decode() {
      const data = valuesOfMatrix(matrix, unpack2());
      const notes = others.length === 0 ? NOTES : { ...NOTES, chosen: { name: matrix.name, others } };
      return { width, height, lossy: false, form: "grey", data, notes };
    }
  };
}
function arraysIn2(bytes) {
  if (isNpy(bytes)) {
    const { matrix, start } = readNpyHeader(bytes);
    return [{ matrix, unpackedBytes: 0, unpack: () => bytes.subarray(start) }];
  }
  if (isZip(bytes)) return readNpz(bytes);
  return matVersion(bytes) === void 0 ? void 0 : readMat(bytes);
}

// src/image/palette-png.ts
import { inflateSync as inflateSync2 } from "node:zlib";
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
  checkPixels(width, height);
  const bits = header[8];
  if (![1, 2, 4, 8].includes(bits)) throw new Error(`${bits} bits for the index of a palette`);
  const passes = header[12] === 1 ? ADAM7 : [[0, 0, 1, 1]];
  const sizes = passes.map(([x, y, dx, dy]) => ({
    columns: Math.max(0, Math.ceil((width - x) / dx)),
    rows: Math.max(0, Math.ceil((height - y) / dy))
  }));
  const rowBytes = (columns) => Math.ceil(columns * bits / 8);
  const total = sizes.reduce(
    (sum4, { columns, rows }) => sum4 + (columns ? rows * (1 + rowBytes(columns)) : 0),
    0
  );
  const raw = inflated3(compressed, Math.max(1, total));
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
function inflated3(compressed, mostBytes) {
  try {
    return inflateSync2(compressed, { maxOutputLength: mostBytes });
  } catch (cause) {
    if (cause.code !== "ERR_BUFFER_TOO_LARGE") throw cause;
    throw new Error("it holds more pixel data than its size has room for", { cause });
  }
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
    if (type === "PLTE") palette = paletteOf2(content);
    if (type === "IDAT") compressed.push(content);
    at += 12 + length;
  }
  if (header === void 0 || header[9] !== 3) throw new Error("not a palette PNG");
  return { header, palette, compressed: Buffer.concat(compressed) };
}
function paletteOf2(content) {
  return Array.from({ length: Math.floor(content.length / 3) }, (_, i) => content.readUIntBE(i * 3, 3));
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
async function decodeMask(file) {
  return await (await prepareMask(file)).decode();
}
function prepareMask(file) {
  return prepareUnpacked(file, LABEL_BYTES, async (bytes) => {
    const array2 = prepareArrayMask(bytes);
    if (array2 !== void 0) return array2;
    const format = recognizeImage(bytes);
    const own = prepareByOwnReader(format, bytes);
    if (own === void 0) return prepareStored(format, bytes);
    return {
      pixels: own.pixels,
      decodingBytes: own.decodingBytes + LABEL_BYTES * own.pixels,
      async decode() {
        const image = await own.decode();
        const { width, height, notes } = image;
        return { width, height, lossy: false, notes, ...ownLabels(format, image) };
      }
    };
  });
}
var LABEL_BYTES = 4;
async function prepareStored(format, bytes) {
  const { stored, palette } = format === "tiff" ? storedTiff(bytes) : { stored: bytes };
  const header = await readHeader(format, stored);
  const { width, height } = header.metadata.autoOrient;
  const pixels = width * height;
  return {
    pixels,
    decodingBytes: pixels * bytesOfPixel(header) + heldByDecoder(header),
    decode: () => decodeStored(header, { bytes, stored, palette })
  };
}
function bytesOfPixel(header) {
  if (hasIndices(header)) return 2;
  if (isGrey(header.metadata)) return header.bitDepth === 32 ? 4 + 2 : header.bitDepth / 8;
  return 3 + LABEL_BYTES;
}
function hasIndices({ format, metadata, notes }) {
  return format === "png" && metadata.isPalette === true && notes.orientation === 1;
}
async function decodeStored(header, { bytes, stored, palette: tiffPalette }) {
  const { metadata, bitDepth, notes } = header;
  const { width, height } = metadata.autoOrient;
  const file = { width, height, lossy: isLossy(header, bytes), notes };
  if (hasIndices(header)) {
    const { data, palette } = readPaletteOrThrow(header, bytes);
    return { ...file, ...indicesOf(data, palette) };
  }
  if (isGrey(metadata)) {
    const samples = await decodePixels(header, stored, bitDepth === 16 ? "grey16" : "b-w");
    const data = unscaled(header, bytes, samples);
    if (tiffPalette !== void 0 && data instanceof Uint8Array)
      return { ...file, ...indicesOf(data, tiffPalette) };
    return { ...file, ...labelsOf(data, 1) };
  }
  if (bitDepth === 32) return { ...file, ...labelsOf(new Float32Array(0), 3) };
  return { ...file, ...colorsOf(await decodePixels({ ...header, bitDepth: 8 }, stored, "srgb")) };
}
function ownLabels(format, { channels, data, indexed }) {
  if (indexed !== void 0 && !(channels === 1 && indexed.palette.length <= 2))
    return indicesOf(indexed.data, indexed.palette);
  const isColor = channels === 3 && format !== "fits" && data instanceof Uint8Array;
  return isColor ? colorsOf(data) : labelsOf(data, channels);
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
function colorsOf(rgb) {
  const grey = greyOf(rgb);
  if (grey !== void 0) return { form: "grey", data: grey };
  return { form: "color", data: packColors(rgb) };
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

// src/stages/2-dataset/labels/class-folders/flat-pictures.ts
import { join } from "node:path";
var LOOKED_AT = 6;
var MOST_CLASSES = 12;
var MANY = 0.3;
var FEW = 8;
var LEAST_PIXELS = 400;
async function flatAmongPhotographs(folder, images) {
  const byClass = /* @__PURE__ */ new Map();
  for (const { image, folder: name } of images) {
    const own = byClass.get(name);
    if (own === void 0) byClass.set(name, [image]);
    else own.push(image);
  }
  const looked = [];
  for (const [name, own] of [...byClass].slice(0, MOST_CLASSES)) {
    const looks = /* @__PURE__ */ new Map();
    for (const file of spread(own)) looks.set(file, await lookAt(file, folder));
    const of = (kind) => [...looks].flatMap(([file, look]) => look === kind ? [file] : []);
    looked.push({ name, flat: of("flat"), photographs: of("photograph") });
  }
  const masks2 = looked.filter(
    ({ flat, photographs }) => flat.length > 1 && flat.length >= MANY * (flat.length + photographs.length)
  );
  const photograph = looked.find(
    ({ flat, photographs }) => photographs.length > 1 && photographs.length >= MANY * (flat.length + photographs.length)
  );
  if (masks2.length === 0 || photograph === void 0) return void 0;
  return masksAmongPhotographs(
    masks2.map(({ name }) => name),
    masks2[0].flat[0],
    photograph.photographs[0]
  );
}
function spread(files) {
  const step = Math.max(1, files.length / LOOKED_AT);
  return Array.from({ length: Math.min(LOOKED_AT, files.length) }, (_, i) => files[Math.floor(i * step)]);
}
async function lookAt(file, { settings, decoding }) {
  try {
    return await decoding.read(join(settings.data, file), prepareMask, kindOf);
  } catch (error) {
    if (isOutOfMemory(error)) throw error;
    return void 0;
  }
}
function kindOf({ data }) {
  if (data.length < LEAST_PIXELS) return void 0;
  const values = /* @__PURE__ */ new Set();
  for (const value of data) {
    values.add(value);
    if (values.size > FEW) return "photograph";
  }
  return values.size === 1 ? void 0 : "flat";
}

// src/stages/2-dataset/labels/class-folders/folders.ts
function layOutClassFolders(files, { isNamed = () => false, known = /* @__PURE__ */ new Set(), parts = findPartFolders(files) } = {}) {
  const placeAll = (options) => files.map((path) => ({ path, ...place2(path.split("/").slice(0, -1), { isNamed, parts, ...options }) }));
  const first = placeAll({ known });
  const deeper2 = known.size > 0 && !first.some(({ folder }) => folder !== void 0 && known.has(folder));
  const placed = deeper2 ? placeAll({ known, onlyKnown: true }) : first;
  const isClassed = (file) => file.folder !== void 0 && (known.size === 0 || known.has(file.folder));
  const named = placed.filter(isClassed);
  const inImages = known.size === 0 || named.some((file) => file.inImages);
  const partsWithImages = new Set(
    inImages ? placed.filter((file) => file.inImages).map(({ part }) => part) : []
  );
  const belongs = (file) => file.inImages || !partsWithImages.has(file.part);
  const images = [];
  const hidden = [];
  const strays2 = [];
  for (const file of placed) {
    const { path, folder, part, at, inPart } = file;
    const isIn = folder !== void 0 && belongs(file);
    if (!isIn) strays2.push(path);
    if (folder !== void 0) (isIn ? images : hidden).push({ image: path, folder, part, at, inPart });
  }
  return { images, strays: strays2, hidden };
}
function isClassFolder(folder, known, parts = PARTS_BY_NAME) {
  const folders = folder.split("/");
  const options = { isNamed: () => false, known, parts };
  const of = (names) => place2(names, options).folder;
  return of(folders) !== void 0 && of(folders.slice(0, -1)) === void 0;
}
function place2(folders, options) {
  const { isNamed, known, parts, onlyKnown = false } = options;
  let part;
  let inImages = false;
  let at = "";
  for (const [depth, name] of folders.entries()) {
    at = depth === 0 ? name : `${at}/${name}`;
    const folder = name.normalize("NFC");
    const said = saidBy(folder);
    const saysImages = !inImages && said.role === "image";
    const named = isNamed(folder, depth);
    const saysPart = named || said.role === "mask" ? void 0 : parts.partOf(at);
    if (saysPart === "unlabelled" && !known.has(folder)) break;
    const isWord = (saysImages || saysPart !== void 0) && !known.has(folder);
    const isPassed = onlyKnown && !known.has(folder) && hasKnown(folders, depth, known);
    if (!named && !isWord && !isPassed) {
      const below2 = folders[depth + 1];
      const partBelow = below2 === void 0 ? void 0 : parts.partOf(`${at}/${below2}`);
      return { folder, at, part: splitPart(part ?? partBelow), inPart: part !== void 0, inImages };
    }
    part ??= saysPart;
    if (saysImages) inImages = true;
  }
  return { folder: void 0, at, part: splitPart(part), inPart: false, inImages };
}
function hasKnown(folders, depth, known) {
  return folders.slice(depth + 1).some((name) => known.has(name.normalize("NFC")));
}
function splitPart(part) {
  return part === "unlabelled" ? void 0 : part;
}

// src/stages/2-dataset/labels/class-folders/masks-among.ts
import { basename as basename5, dirname as dirname5 } from "node:path/posix";
function withoutMasks(files, known) {
  const masks2 = /* @__PURE__ */ new Set([...namedMasks(files), ...masksInFolders(files, known)]);
  return { images: files.filter((file) => !masks2.has(file)), masks: files.filter((file) => masks2.has(file)) };
}
function namedMasks(files) {
  const placed = files.map((file) => placedIn(file));
  const unnumbered = placed.map((file) => ({ ...file, stem: withoutMaskNumber(file.stem) ?? file.stem }));
  const masks2 = new Set(
    [...layOutBySuffix(placed).masks, ...layOutBySuffix(unnumbered).masks].map(({ path }) => path)
  );
  return [...masks2];
}
function masksInFolders(files, known) {
  const stems = new Set(files.map((file) => `${dirname5(file)}/${placedIn(file).stem}`));
  const besideImages2 = new Set(
    files.flatMap(
      (file) => foldersOf(file).filter((path) => saidBy(basename5(path)).role === "image").map(dirname5)
    )
  );
  return files.filter((file) => {
    const { stem } = placedIn(file);
    return foldersOf(file).some((path) => {
      const name = basename5(path);
      if (known.has(name.normalize("NFC")) || saidBy(name).role !== "mask") return false;
      const around = dirname5(path);
      return besideImages2.has(around) || stems.has(`${around}/${stem}`) || stems.has(`${around}/${maskBase(stem)}`);
    });
  });
}
function foldersOf(file) {
  const names = file.split("/").slice(0, -1);
  return names.map((_, depth) => names.slice(0, depth + 1).join("/"));
}

// src/stages/2-dataset/labels/class-folders/paired-folders.ts
import { basename as basename6, dirname as dirname6, extname } from "node:path/posix";
var NEARLY2 = 0.9;
var MOST_ENDINGS = 8;
var MOST_FOLDERS = 12;
function pairedFolders(files) {
  return ofTracking(files) ?? ofThings(files) ?? ofSides(files);
}
function ofTracking(files) {
  const mask = files.find((file) => /(?:^|\/)\d+_(?:GT|ST)\/SEG\/man_seg\d+\.tiff?$/.test(file));
  if (mask === void 0) return void 0;
  const [, above, sequence, kind] = /^(.*\/)?(\d+)_(GT|ST)\//.exec(mask);
  const isImage = (file) => dirname6(file) === `${above ?? ""}${sequence}`;
  const image = files.find(isImage);
  if (image === void 0) return void 0;
  const front = literal2(above ?? "");
  return foldersPair({
    folders: [dirname6(image), dirname6(mask)],
    examples: [image, mask],
    images: `${front}{sequence}/t{name}${extname(image)}`,
    masks: `${front}{sequence}_${kind}/SEG/man_seg{name}${extname(mask)}`,
    others: [],
    note: "Its masks number the cells, where a value is to be a class: draw them anew as 0 and 255, or as classes. Frames without a mask are left out by `skip-bad-files`."
  });
}
function ofThings(files) {
  const kinds = /* @__PURE__ */ new Map();
  const things = /* @__PURE__ */ new Set();
  for (const file of files) {
    const at = thingOf(file);
    if (at === void 0) continue;
    things.add(at.thing);
    const known = kinds.get(at.pattern);
    if (known === void 0) kinds.set(at.pattern, { things: /* @__PURE__ */ new Set([at.thing]), example: file });
    else known.things.add(at.thing);
  }
  const whole = [...kinds].filter(([, kind]) => kind.things.size >= NEARLY2 * things.size);
  if (things.size < 3 || whole.length < 2 || whole.length > MOST_ENDINGS) return void 0;
  const image = whole.find(([pattern]) => saysImage(pattern)) ?? whole.find(([pattern]) => !saysMask(pattern));
  const others = whole.filter((one2) => one2 !== image);
  const mask = others.find(([pattern]) => saysMask(pattern)) ?? others[0];
  if (image === void 0) return void 0;
  return foldersPair({
    folders: [...things].sort(),
    examples: [image[1].example, mask[1].example],
    images: image[0],
    masks: mask[0],
    others: others.filter((one2) => one2 !== mask).map(([pattern]) => pattern)
  });
}
function thingOf(file) {
  const folders = file.split("/").slice(0, -1);
  const name = basename6(file);
  const depth = folders.findIndex((folder) => folder.length > 1 && name.startsWith(folder));
  if (depth < 0) return void 0;
  const thing = folders[depth];
  const named = (text) => literal2(text).replaceAll(literal2(thing), "{name}");
  const below2 = folders.slice(depth + 1).map(named);
  const isFolderEnough = below2.some((folder) => folder.includes("{name}"));
  if (!isFolderEnough && /^.[^\p{L}]*\d[^\p{L}]*$/u.test(withoutExtension(named(name)).replace("{name}", ".")))
    return void 0;
  const last = isFolderEnough ? `*${extname(name)}` : named(name);
  return { thing, pattern: ["**", ...below2, last].join("/") };
}
function ofSides(files) {
  const { above, sides } = sidesOf(files);
  const areParts = sides.some(({ folder }) => partWord(folder) !== void 0);
  if (sides.length < 2 || sides.length > MOST_FOLDERS || areParts) return void 0;
  for (const images of [...sides].sort((a, b) => likelyImages(b) - likelyImages(a))) {
    const found = sides.flatMap((side) => {
      const endings = side === images ? void 0 : endingsOf(side, images);
      return endings === void 0 ? [] : [{ side, endings }];
    });
    if (found.length === 0 || likelyImages(images) <= 0) continue;
    const [first, ...others] = found.map(({ side, endings }) => ({
      side,
      pattern: masksPattern(above, side, endings)
    }));
    return foldersPair({
      folders: [images, ...found.map(({ side }) => side)].map(({ folder }) => `${above}${folder}`),
      examples: [images.files[0], first.side.files[0]],
      images: `${literal2(above)}${literal2(images.folder)}/${below(above, images)}{name}${endingFor(images.files)}`,
      masks: first.pattern,
      others: others.map(({ pattern }) => pattern)
    });
  }
  return void 0;
}
function sidesOf(files) {
  let above = "";
  for (; ; ) {
    const byFolder3 = /* @__PURE__ */ new Map();
    for (const file of files) {
      const [folder, ...rest] = file.slice(above.length).split("/");
      if (rest.length === 0) return { above, sides: [] };
      const known = byFolder3.get(folder);
      if (known === void 0) byFolder3.set(folder, [file]);
      else known.push(file);
    }
    if (byFolder3.size !== 1) {
      const sides = [...byFolder3].map(([folder, own]) => ({
        folder,
        files: own,
        stems: new Map(own.map((file) => [basename6(withoutExtension(file)), file]))
      }));
      return { above, sides };
    }
    above = `${above}${[...byFolder3.keys()][0]}/`;
  }
}
function likelyImages({ folder, files, stems }) {
  if (stems.size < files.length) return 0;
  const jpeg = files.filter((file) => /\.jpe?g$/i.test(file)).length / files.length;
  return jpeg + (saysImage(folder) ? 2 : 0) - (saysMask(folder) ? 2 : 0);
}
function endingsOf(masks2, images) {
  const endings = /* @__PURE__ */ new Set();
  const shown = /* @__PURE__ */ new Set();
  let own = 0;
  for (const file of masks2.files) {
    const stem = basename6(withoutExtension(file));
    const image = imageOf(stem, images.stems);
    if (image === void 0) continue;
    own++;
    shown.add(image);
    endings.add(stem.slice(image.length));
  }
  const fits = own >= NEARLY2 * masks2.files.length && shown.size >= NEARLY2 * images.stems.size;
  return fits && endings.size <= MOST_ENDINGS && isLikeMasks(masks2, images, endings) ? endings : void 0;
}
function isLikeMasks(masks2, images, endings) {
  const isJpeg = (file) => /\.jpe?g$/i.test(file);
  if (masks2.files.some(isJpeg)) return false;
  return saysMask(masks2.folder) || !endings.has("") || images.files.every(isJpeg);
}
function imageOf(stem, images) {
  for (let end = stem.length; end > 0; end = Math.max(...["_", "-", ".", " "].map((sign) => stem.lastIndexOf(sign, end - 1))))
    if (images.has(stem.slice(0, end))) return stem.slice(0, end);
  return void 0;
}
function masksPattern(above, side, endings) {
  const front = `${literal2(above)}${literal2(side.folder)}/${below(above, side)}`;
  const { files } = side;
  const all = [...endings].sort().map(literal2);
  if (all.length === 1) return `${front}{name}${all[0]}${endingFor(files)}`;
  return `${front}{class}/{name}{${all.join(",")}}${endingFor(files)}`;
}
function below(above, { folder, files }) {
  const start = above.length + folder.length + 1;
  const inner = [...new Set(files.map((file) => file.slice(start).split("/").slice(0, -1)[0]))];
  const parts = inner.map(
    (name) => new RegExp("^(.*?)(train(?:ing)?|val(?:id(?:ation)?)?|test(?:ing)?)(?!\\p{Ll})(.*)$", "iu").exec(name ?? "")
  );
  const forms = new Set(parts.map((part) => `${part?.[1]}{part}${part?.[3]}`));
  const isSplit2 = inner.length > 1 && parts.every((part) => part !== null);
  if (isSplit2 && forms.size === 1)
    return `${literal2([...forms][0].replace("{part}", "\0")).replace("\0", "{part}")}/**/`;
  const behind = new Set(parts.map((part) => part?.[3]));
  const isSetOff = parts.every((part) => part?.[1].endsWith(" "));
  return isSplit2 && behind.size === 1 && isSetOff ? `* {part}${literal2([...behind][0] ?? "")}/**/` : "**/";
}
function endingFor(files) {
  const all = new Set(files.map((file) => extname(file)));
  return all.size === 1 ? [...all][0] : ".*";
}
function saysImage(text) {
  return /(?:^|[^\p{L}])images?(?![\p{L}])|photo|(?<![\p{L}])rgb(?![\p{L}])/iu.test(text) || saidBy(text).role === "image";
}
function saysMask(text) {
  return text.split("/").some((folder) => maskWord(folder) !== void 0 || /lesion|truth|segment/i.test(folder));
}
function literal2(text) {
  return text.replace(/[[\](){}!+@*?\\|^$,]/g, "?");
}

// src/stages/2-dataset/labels/class-folders/mirrored-folders.ts
import { dirname as dirname7 } from "node:path/posix";
function mirroredFolders(files) {
  const { above, sides } = sidesOf(files);
  const below2 = (file) => withoutExtension(file.slice(above.length));
  for (const masks2 of sides.filter(
    ({ folder }) => maskWord(folder) !== void 0 || /label|mask/i.test(folder)
  )) {
    const images = new Map(
      sides.filter((side) => side !== masks2).flatMap((side) => side.files.map((file) => [below2(file), file]))
    );
    const own = masks2.files.filter((file) => images.has(below2(file).slice(masks2.folder.length + 1)));
    if (own.length < NEARLY2 * images.size || own.length < NEARLY2 * masks2.files.length || own.length === 0)
      continue;
    const image = images.get(below2(own[0]).slice(masks2.folder.length + 1));
    const depths = new Set([...images.keys()].map((path) => path.split("/").length));
    const [depth] = depths;
    if (depths.size > 1 || depth < 3) continue;
    const captured = Array.from({ length: depth - 1 }, (_, i) => `{folder${i + 1}}/`).join("");
    return foldersPair({
      folders: [dirname7(image), dirname7(own[0])],
      examples: [image, own[0]],
      images: `${literal2(above)}${captured}{name}${endingFor([...images.values()])}`,
      masks: `${literal2(above)}${literal2(masks2.folder)}/${captured}{name}${endingFor(own)}`,
      others: []
    });
  }
  return void 0;
}

// src/stages/2-dataset/labels/class-folders/named-as-masks.ts
function namedAsMasks(images) {
  const counts = /* @__PURE__ */ new Map();
  for (const { folder } of images) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  const folders = [...counts.keys()];
  if (folders.length !== 2) return void 0;
  for (const [masks2, others] of [folders, [...folders].reverse()]) {
    const word = maskWord(masks2);
    if (word === void 0 || maskWord(others) !== void 0) continue;
    if (!others.toLowerCase().includes(word)) return maskFolderAsClass(masks2, counts.get(masks2), others);
  }
  return void 0;
}

// src/stages/2-dataset/labels/class-folders/same-names.ts
import { basename as basename7, dirname as dirname8, extname as extname2 } from "node:path/posix";
var LEAST2 = 4;
var NEARLY3 = 0.9;
var VIEW = /^(?:left|right|l|r|rgb|colou?r|gr[ae]y|thermal|infrared|ir|nir|vis|visible|depth|disparity|before|after|pre|post|t1|t2|sat|satellite|map|input|target|output|source|x|y|raw|clean|noisy|blur(?:red)?|sharp|low|high|lr|hr|cam\d*|camera\d*|view\d*|image\d+)$/i;
function sameNamesIn(images) {
  const folders = foldersOf2(images);
  const { alike, names } = alikeIn(folders);
  const sizes = alike.map((folder) => folder.names.size);
  if (alike.length < 2 || names.size < Math.max(LEAST2, nearly(Math.min(...sizes)))) return void 0;
  const [first] = names;
  const named = alike.map((folder) => namedFolder(folder, first));
  const areCounted = isCounted(names) || alike.every((folder) => isCounted(folder.names));
  const sayTheirFolder = alike.every(
    ({ images: own }) => own.every((image) => keyOf(image) !== nameBelow(image))
  );
  const sayViews = alike.filter(({ name }) => isView(name)).length > 1;
  const isBalanced = names.size >= nearly(Math.max(...sizes));
  if (!areCounted || sayTheirFolder || sayViews && isBalanced)
    return sidesInDoubt(named, "images of two classes are seldom called the same");
  return sayViews || isBalanced && folders.length === 2 ? sameNamesAssumed(named) : void 0;
}
function foldersOf2(images) {
  const byFolder3 = /* @__PURE__ */ new Map();
  for (const image of images) {
    const own = byFolder3.get(image.folder);
    if (own === void 0) byFolder3.set(image.folder, [image]);
    else own.push(image);
  }
  return [...byFolder3].map(([name, own]) => ({ name, images: own, names: new Set(own.map(nameOf2)) }));
}
function alikeIn(folders) {
  const counts = /* @__PURE__ */ new Map();
  for (const folder of folders)
    for (const name of folder.names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most3 = Math.max(2, folders.length / 2);
  const names = new Set([...counts].flatMap(([name, count]) => count >= most3 ? [name] : []));
  const shared = (folder) => [...folder.names].filter((name) => names.has(name)).length;
  return { names, alike: folders.filter((folder) => shared(folder) >= nearly(names.size)) };
}
function nameOf2(image) {
  return `${dirname8(image.at)}\0${keyOf(image)}`;
}
function keyOf(image) {
  const name = nameBelow(image);
  const folder = basename7(image.at);
  if (!VIEW.test(folder)) return name;
  const words = name.split(/([\s_.-]+)/);
  if (words.length < 3 || words[words.length - 1].toLowerCase() !== folder.toLowerCase()) return name;
  return words.slice(0, -2).join("");
}
function nameBelow({ image, at }) {
  return withoutExtension(image.slice(at.length + 1)).normalize("NFC");
}
var LAST_DIGITS = /\d+(?=\D*$)/;
function isCounted(names) {
  const byWords2 = /* @__PURE__ */ new Map();
  for (const name of names) {
    const below2 = name.slice(name.indexOf("\0") + 1);
    const digits = LAST_DIGITS.exec(below2)?.[0] ?? "";
    const words = below2.replace(LAST_DIGITS, "\0");
    byWords2.set(words, (byWords2.get(words) ?? /* @__PURE__ */ new Set()).add(Number(digits)));
  }
  const total = [...byWords2.values()].reduce((sum4, { size }) => sum4 + size, 0);
  return [...byWords2].some(
    ([words, numbers]) => words.includes("\0") && numbers.size >= nearly(total) && isGapless(numbers)
  );
}
function isGapless(numbers) {
  const ordered = [...numbers].sort((a, b) => a - b).slice(0, nearly(numbers.size));
  const [first, last] = [ordered[0], ordered[ordered.length - 1]];
  return first <= 1 && ordered.length >= nearly(last - first + 1);
}
function nearly(count) {
  return Math.min(count - 1, Math.ceil(NEARLY3 * count));
}
function isView(folder) {
  return folder.split(/[\s_.-]+/).some((word) => VIEW.test(word));
}
function namedFolder({ name, images }, shared) {
  const example = images.find((image) => nameOf2(image) === shared) ?? images[0];
  const above = new Set(images.map(({ at }) => dirname8(at)));
  const extensions = new Set(images.map(({ image }) => extname2(image)));
  const isFlat2 = images.every((image) => !nameBelow(image).includes("/"));
  const ending = literal3(nameBelow(example).slice(keyOf(example).length));
  const file = isFlat2 ? `{name}${ending}${extensions.size === 1 ? [...extensions][0] : ".*"}` : "**";
  const pattern = `${placeOf([...above], images)}${literal3(name)}/${file}`;
  return { pattern, files: images.length, example: example.image };
}
function placeOf(above, images) {
  if (above.length === 1) return above[0] === "." ? "" : `${literal3(above[0])}/`;
  if (above.some((folder) => folder.includes("/") || folder === ".")) return "**/";
  return images.every(({ inPart }) => inPart) ? "{part}/" : "{folder}/";
}
function literal3(text) {
  return text.replace(/[[\](){}!+@*?\\|^$,]/g, "?");
}

// src/stages/2-dataset/labels/class-folders/several-files.ts
import { basename as basename8, dirname as dirname9 } from "node:path/posix";
var LEAST3 = 3;
var MOST_KINDS = 4;
function severalOfImage(images) {
  const byClass = /* @__PURE__ */ new Map();
  for (const { image, folder } of images) {
    const known = byClass.get(folder);
    if (known === void 0) byClass.set(folder, [image]);
    else known.push(image);
  }
  for (const [folder, files] of byClass) {
    const all = files.length;
    const example = sharing(files.map(byExtension), all) ?? sharing(files.flatMap(byEnding), all);
    if (example !== void 0) return [severalFilesOfImage(folder, example.together, all, example.files)];
  }
  return [];
}
function byExtension(path) {
  const key = withoutExtension(path);
  return { path, key, kind: path.slice(key.length) };
}
function byEnding(path) {
  const [, name, kind] = new RegExp("^(.+)[_-](\\p{L}+)$", "u").exec(basename8(withoutExtension(path))) ?? [];
  return name === void 0 ? [] : [{ path, key: `${dirname9(path)}/${name}`, kind }];
}
function sharing(named, all) {
  const byKey3 = /* @__PURE__ */ new Map();
  for (const one2 of named) {
    const known = byKey3.get(one2.key);
    if (known === void 0) byKey3.set(one2.key, [one2]);
    else known.push(one2);
  }
  const groups = [...byKey3.values()].filter((group) => group.length > 1);
  const together = groups.flat();
  const kinds = new Set(together.map(({ kind }) => kind));
  if (groups.length < LEAST3 || kinds.size > MOST_KINDS || 2 * together.length <= all) return void 0;
  return { together: together.length, files: groups[0].map(({ path }) => path) };
}

// src/stages/2-dataset/labels/class-folders/find.ts
import { basename as basename9, dirname as dirname10 } from "node:path/posix";
var NO_FOLDERS = "no folders of classes";
async function findClassFolders(folder) {
  const { settings, spec } = folder;
  const nothing2 = { claim: void 0, why: NO_FOLDERS, items: [] };
  if (settings.masks !== void 0) return { ...nothing2, faults: [masksForClassification(settings.masks)] };
  const { layout, faults } = folder.placed();
  if (faults.length > 0) return { ...nothing2, faults };
  const known = /* @__PURE__ */ new Set([
    ...spec?.classes.flatMap(foldersOfClass) ?? [],
    ...spec?.ignored?.folders ?? []
  ]);
  const saysClass = settings.images?.toLowerCase().includes(`{${CLASS}}`) === true;
  const claim = saysClass ? { claim: "certain" } : claimOf(layout, known);
  const found = classedImages(folder, known);
  const isAsked = known.size === 0 && claim.claim !== void 0 && !found.faults.some(isError);
  const flat = isAsked ? await flatAmongPhotographs(folder, found.items) : void 0;
  const classes = new Map(found.items.map(({ image, folder: name }) => [image, name]));
  const areFolders = known.size === 0 && settings.labels === "auto" && settings.images === void 0;
  const isAssumed = isAsked && areFolders;
  const assumed3 = {
    areFolders,
    ...isAssumed ? { assumedClassOf: (image) => classes.get(image) } : {}
  };
  if (flat === void 0) return { ...claim, ...found, ...assumed3 };
  return { ...claim, ...found, items: [], faults: [flat, ...found.faults] };
}
function claimOf(layout, known) {
  const { images, masks: masks2 } = layout;
  const folders = classFoldersOf(layout, known);
  if (folders === "hidden") return { claim: "unlikely" };
  if (folders.length === 0) return { claim: void 0 };
  if (folders.length === 1 || known.size === 0 && arePortions(folders)) return { claim: "unlikely" };
  if (hasImagesFolder(images)) return { claim: "possible" };
  if (masks2.length === 0) return { claim: "likely" };
  return { claim: "likely", question: classFoldersAndMasks(folders, images.length, masks2.length) };
}
function classFoldersOf({ images, masks: masks2 }, known) {
  const layOutOf = (files) => layOutClassFolders(
    files.map(({ path }) => path),
    { known }
  );
  const found = layOutOf(images);
  const foldersOfClass2 = ({ images: classed }) => classed.map(({ folder }) => folder);
  if (found.images.length === 0) return masks2.length === 0 && hidesMost(found) ? "hidden" : [];
  return [.../* @__PURE__ */ new Set([...foldersOfClass2(found), ...foldersOfClass2(layOutOf(masks2))])].sort();
}
function hasImagesFolder(images) {
  const says = (path) => path.split("/").some((folder) => saidBy(folder).role === "image");
  return images.some(({ path }) => says(dirname10(path)));
}
function classedImages({ settings, spec, files, others, emptyFolders }, known) {
  const { data, images: pattern } = settings;
  const matched2 = pattern === void 0 ? void 0 : matchPattern("images", pattern, files);
  if (matched2 !== void 0 && matched2.faults.length > 0)
    return { items: [], why: NO_FOLDERS, faults: matched2.faults };
  const paths = matched2 === void 0 ? files : matched2.files.map(({ path }) => path);
  const unmasked = withoutMasks(paths, known);
  const isNamed = matched2 && namedIn(matched2.pattern);
  const parts = findPartFolders(unmasked.images);
  const laidOut = layOutClassFolders(unmasked.images, { known, parts, ...isNamed && { isNamed } });
  const captures2 = (word) => matched2?.pattern.words.includes(word) === true;
  const doubts = known.size > 0 || captures2(CLASS) ? [] : doubtsIn(laidOut, parts, settings);
  const isInDoubt = pattern === void 0 && (doubts.some(isError) || new Set(laidOut.images.map(({ folder }) => folder)).size === 1);
  const pairs = isInDoubt && settings.task === "auto" && known.size === 0 ? mirroredFolders(files) ?? pairedFolders(files) : void 0;
  if (pairs !== void 0) return { items: [], why: NO_FOLDERS, faults: [pairs] };
  if (doubts.some(isError)) return { items: [], why: NO_FOLDERS, faults: doubts };
  const named = matched2 && captures2(CLASS) ? classesCaptured(matched2, known) : void 0;
  const { images, strays: strays2 } = matched2 === void 0 ? laidOut : asCaptured(matched2, laidOut, named?.classes);
  if (images.length === 0)
    return { items: [], why: NO_FOLDERS, faults: [noClassFolders(data, paths.length)] };
  const empty = pattern === void 0 ? emptyFolders.filter((path) => isClassFolder(path, known, parts)) : [];
  const faults = [
    ...doubts,
    ...named?.faults ?? [],
    ...captures2(CLASS) || captures2(PART) ? [] : saidAssumed(parts, unmasked.images, known),
    ...strays2.length > 0 ? [imagesOutsideClassFolders(strays2)] : [],
    ...unmasked.masks.length > 0 ? [masksLeftOut(unmasked.masks)] : [],
    ...severalOfImage(images),
    ...emptyClasses(empty, others, new Set(spec?.ignored?.folders))
  ];
  return { items: images, why: whyFolders(images, unmasked.masks.length), faults };
}
function doubtsIn(found, parts, { data, task }) {
  const doubt2 = doubtIn(found, parts, data);
  const isAsked = task !== "auto" || doubt2 !== void 0 && isError(doubt2);
  const same = isAsked ? void 0 : alikeIn2(found.images);
  const copies = doubt2 !== void 0 && isError(doubt2) ? void 0 : copiesAmong(found.images);
  return [doubt2, same, copies].filter((fault2) => fault2 !== void 0);
}
function alikeIn2(images) {
  const same = sameNamesIn(images);
  return same !== void 0 && isError(same) ? same : namedAsMasks(images) ?? same;
}
function emptyClasses(empty, others, ignored) {
  const unread = others.filter(isUnreadImage);
  const within2 = (folder) => unread.filter((file) => file.startsWith(`${folder}/`));
  const meant2 = empty.filter((folder) => within2(folder).length > 0);
  const nothing2 = empty.filter((folder) => !meant2.includes(folder));
  return [
    ...meant2.filter((folder) => !ignored.has(basename9(folder))).map((folder) => classFolderNotRead(folder, within2(folder))),
    ...nothing2.length > 0 ? [classFolderEmpty(nothing2)] : []
  ];
}
function asCaptured(matched2, laidOut, classes) {
  const { words } = matched2.pattern;
  const byPath = new Map(matched2.files.map((file) => [file.path, file]));
  const images = classes ? [...laidOut.images.map(({ image }) => image), ...laidOut.strays].flatMap((image) => {
    const folder = classes.get(image);
    return folder === void 0 ? [] : [{ image, folder, part: void 0 }];
  }) : laidOut.images;
  const strays2 = classes ? [] : laidOut.strays;
  if (!words.includes(PART)) return { images, strays: strays2 };
  return { images: images.map((one2) => ({ ...one2, part: byPath.get(one2.image)?.part })), strays: strays2 };
}
function whyFolders(images, masks2) {
  const { size } = new Set(images.map(({ folder }) => folder));
  const folders = size === 1 ? "1 folder with images" : `${size} folders with images`;
  return `${folders}, ${masks2 === 0 ? "no masks" : "the masks among them left out"}`;
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

// src/stages/2-dataset/decode-unchanged.ts
import { createHash } from "node:crypto";
import { join as join2 } from "node:path";
function hashImage({ width, height, channels, bitDepth, data }) {
  return hashPixels([width, height, channels, bitDepth], data);
}
function hashMask(mask) {
  const palette = mask.form === "palette" ? mask.palette : [];
  return hashPixels([mask.width, mask.height, mask.form, ...palette], mask.data);
}
function requireUnchanged(file, hash, seen) {
  if (hash !== seen) throw new InputError(changed(file));
}
async function decodeUnchanged(root, file, { width, height }, decode2) {
  let decoded3;
  try {
    decoded3 = await decode2(await readPlainFile(join2(root, file), MOST_BYTES.whole));
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    throw new InputError(changed(file), { cause });
  }
  if (decoded3.width !== width || decoded3.height !== height) throw new InputError(changed(file));
  return decoded3;
}
function hashPixels(shape, data) {
  const hash = createHash("sha256").update(`${shape.join(" ")}
`);
  return hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)).digest("hex");
}
function changed(file) {
  return unreadableImage(file, "has changed since it was checked", "Leave the data alone during a run.");
}

// src/stages/2-dataset/measure.ts
import { join as join3 } from "node:path";
async function measureImage(root, image, decoding) {
  const opened = await openToMeasure(root, image, decoding);
  if ("fault" in opened) return { measurement: void 0, faults: [opened.fault] };
  const { missingAt: _, ...found } = opened.content;
  if (hasNoValue(found)) return { measurement: void 0, faults: [imageWithoutValues(image)] };
  return { measurement: { image, ...found }, faults: [] };
}
function hasNoValue({ width, height, missing }) {
  return missing === width * height;
}
function openToMeasure(root, image, decoding) {
  return openFile(root, image, decoding, { prepare: prepareImage, use: describeImage });
}
function describeImage(image) {
  const { width, height, channels, bitDepth, notes } = image;
  const missingAt = missingPixels(image);
  const missing = missingAt?.reduce((sum4, one2) => sum4 + one2, 0) ?? 0;
  return { width, height, channels, bitDepth, notes, imageHash: hashImage(image), missing, missingAt };
}
async function openFile(root, file, decoding, { prepare, use }) {
  try {
    return { content: await decoding.read(join3(root, file), prepare, use) };
  } catch (error) {
    if (error instanceof ImageError) return { fault: imageProblem(file, error.problem, true) };
    const reason = whyNotOpened(error);
    if (reason === void 0) throw error;
    return {
      fault: unreadableImage(file, `can't be opened (${reason})`, "Check that this user may read it.")
    };
  }
}
function whyNotOpened(error) {
  if (error instanceof NotPlainFile) return error.message;
  const { code, syscall } = error;
  return syscall === void 0 || code === "ENOMEM" ? void 0 : code;
}
function sizeOf({ width, height }) {
  return `${width}x${height}`;
}

// src/stages/2-dataset/measure-all.ts
var OPEN_AT_ONCE = 4;
async function measureAll(items, measure, signal) {
  const results = new Array(items.length);
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) {
      signal?.throwIfAborted();
      results[index] = await measure(item);
    }
  };
  await Promise.all(Array.from({ length: OPEN_AT_ONCE }, work));
  return {
    measurements: results.flatMap(({ measurement }) => measurement === void 0 ? [] : [measurement]),
    faults: results.flatMap(({ faults }) => faults)
  };
}

// src/stages/2-dataset/skip-bad-files.ts
var BAD_FILE = new Set(
  [
    annotationInvalid,
    annotationSizeMismatch,
    brokenSymlink,
    imageOverMemory,
    imageOverPixelLimit,
    imageWithoutValues,
    maskSizeMismatch,
    unpairedImage,
    unpairedMask,
    unreadableImage
  ].map(({ code }) => code)
);
function isBadFile({ code, severity }) {
  return severity === "error" && BAD_FILE.has(code);
}
function skipBadFiles(faults, left) {
  const bad = faults.filter(isBadFile);
  const skipped = [...new Set(bad.flatMap(({ file }) => file ?? []))].sort();
  if (skipped.length === 0) return { faults, skipped };
  const told3 = skipped.length > left ? tooManyBadFiles : badFilesSkipped;
  const warnings = faults.map(
    (fault2) => isBadFile(fault2) ? { ...fault2, severity: "warning" } : fault2
  );
  const areUnpaired = bad.every(({ code }) => code === unpairedImage.code || code === unpairedMask.code);
  const isUnknown = left === 0 && warnings.some(({ severity }) => severity === "error");
  return { faults: [...isUnknown ? [] : [told3(skipped, left, areUnpaired)], ...warnings], skipped };
}
function lostParts(before, left) {
  const still = new Set(left.map(({ part }) => part));
  const counts = /* @__PURE__ */ new Map();
  for (const { part } of before)
    if (part !== void 0 && !still.has(part)) counts.set(part, (counts.get(part) ?? 0) + 1);
  return [...counts].map(([part, images]) => partLost(part, images));
}

// src/stages/2-dataset/labels/alike-names.ts
var BETWEEN = /(?<=[\p{L}\p{N}])[\s_\-\u2010-\u2015./,:;]+(?=[\p{L}\p{N}])/gu;
var AROUND = /^[\s_]+|[\s_.,:;]+$/g;
function alikeIn3(names) {
  const byFold = /* @__PURE__ */ new Map();
  for (const name of names) {
    const fold = name.normalize("NFC").replace(new RegExp("\\p{Cf}", "gu"), "").replace(BETWEEN, " ").replace(AROUND, "").replace(/\s+/g, " ").toLowerCase();
    const own = byFold.get(fold) ?? /* @__PURE__ */ new Set();
    byFold.set(fold, own.add(name));
  }
  return [...byFold.values()].filter(({ size }) => size > 1).map((own) => [...own]);
}
function twiceIn(names) {
  return [...new Set(names.filter((name, i) => names.indexOf(name) < i))];
}

// src/stages/2-dataset/labels/whole-image/audit.ts
var FEW_IMAGES = 10;
var IMBALANCED = 10;
function auditClasses(samples, classes) {
  const counted = classes.map(({ index, name }) => ({ name, images: samples.filter((one2) => one2.classCounts[index] > 0).length })).sort((a, b) => b.images - a.images);
  const present = counted.filter(({ images }) => images > 0);
  const absent = counted.filter(({ images }) => images === 0);
  const few = present.filter(({ images }) => images < FEW_IMAGES);
  const [largest, smallest] = [present[0], present[present.length - 1]];
  return [
    ...absent.map(({ name }) => classWithoutImages(name)),
    ...few.length > 0 ? [classesWithFewImages(few, FEW_IMAGES)] : [],
    ...largest.images >= IMBALANCED * smallest.images ? [classesImbalanced(largest, smallest)] : []
  ];
}

// src/stages/2-dataset/labels/whole-image/samples.ts
import { createHash as createHash2 } from "node:crypto";
var MOST_CLASSES2 = 255;
async function wholeImageSamples(source, images, { root, spec, groupBy: groupBy2, signal, decoding, skipsBadFiles, model }) {
  const forTraining = model === void 0;
  const {
    classes,
    indices,
    kept: kept2,
    faults: classFaults2
  } = chooseClasses(source, images, { spec, forTraining, root });
  if (classFaults2.some(isError)) return { faults: classFaults2 };
  const measure = async (classed) => {
    const { measurement, faults: faults2 } = await measureImage(root, classed.image, decoding);
    return { measurement: measurement && { classed, measurement }, faults: faults2 };
  };
  const opened = await measureAll(kept2, measure, signal);
  const read = opened.measurements.map(({ classed }) => classed);
  const lost = skipsBadFiles ? [...lostParts(kept2, read), ...forTraining ? lostClasses(kept2, read) : []] : [];
  const faults = [...classFaults2, ...opened.faults, ...lost];
  if (opened.measurements.length === 0) return { faults };
  const hashes = classes.map(({ name }) => createHash2("sha256").update(name).digest("hex"));
  const labelled2 = opened.measurements.map(({ classed, measurement }) => {
    const own = indices.get(classed.mark);
    const classCounts = classes.map(({ index }) => index === own ? 1 : 0);
    const label = source.labelOf(classed.mark);
    return { measurement, label, part: classed.part, labelHash: hashes[own], classCounts };
  });
  const { samples, faults: groupFaults } = orderedSamples(labelled2, groupBy2);
  const measurements = opened.measurements.map(({ measurement }) => measurement);
  return {
    labels: { classes, reading: source.reading, samples, measurements },
    faults: [...faults, ...groupFaults, ...forTraining ? auditClasses(samples, classes) : []]
  };
}
function lostClasses(before, left) {
  const still = new Set(left.map(({ mark }) => mark));
  const counts = /* @__PURE__ */ new Map();
  for (const { mark } of before) if (!still.has(mark)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return [...counts].map(([mark, images]) => classLost(mark, images));
}
function chooseClasses(source, images, { spec, forTraining, root }) {
  const ignored = new Set(spec?.ignored?.folders);
  const kept2 = images.filter(({ mark }) => !ignored.has(mark));
  const marks = [...new Set(kept2.map(({ mark }) => mark))].sort(byCodePoint);
  const entries = spec?.classes ?? marks.map((name) => ({ name }));
  const classes = entries.map(({ name, color }, index) => ({
    index,
    name,
    // Black, the first of the colours, is for backgrounds.
    color: color === void 0 ? defaultColor(index + 1) : toRgb(color)
  }));
  const indices = new Map(entries.flatMap((entry, index) => foldersOfClass(entry).map((of) => [of, index])));
  const faults = classFaults(source, kept2, marks, spec, kept2.length < images.length);
  if (forTraining && marks.length === 1) {
    const own = kept2.map(({ image }) => image);
    faults.push(source.onlyOne(marks[0], own, root));
  }
  return { classes, indices, kept: kept2, faults };
}
function classFaults(source, images, marks, spec, ignored) {
  if (marks.length === 0 && ignored) return [source.allIgnored(spec?.ignored?.folders ?? [])];
  if (marks.length > MOST_CLASSES2) return [source.tooMany(marks.length, MOST_CLASSES2)];
  const listed = new Set(spec?.classes.flatMap(foldersOfClass) ?? marks);
  const imagesOf = (mark) => images.filter((one2) => one2.mark === mark);
  const unknown = marks.filter((mark) => !listed.has(mark));
  const faults = unknown.map((mark) => source.unknown(mark, imagesOf(mark).length, [...listed]));
  const valued2 = spec?.classes.filter(({ value }) => value !== void 0) ?? [];
  if (valued2.length > 0) faults.push(classValueWithoutMasks(valued2.map(({ name }) => name)));
  for (const alike of spec === void 0 ? alikeIn3(marks) : []) faults.push(source.alike(alike));
  return faults;
}
function byCodePoint(a, b) {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

// src/stages/2-dataset/labels/class-folders/samples.ts
var OF_FOLDERS = {
  labelOf: (folder) => ({ source: "class-folders", folder }),
  reading: { source: "class-folders" },
  tooMany: tooManyClassFolders,
  unknown: classFolderUnknown,
  alike: classFoldersAlike,
  allIgnored: classFoldersIgnored,
  onlyOne: (folder, images, root) => oneClassFolder(folder, images.length, innerFolders(folder, images, root))
};
function classedSamples(images, options) {
  const classed = images.map(({ image, folder, part }) => ({ image, mark: folder, part }));
  return wholeImageSamples(OF_FOLDERS, classed, options);
}
function innerFolders(folder, images, root) {
  const paths = images.map((image) => image.normalize("NFC").split("/").slice(0, -1));
  const above = new Set(paths.map((names) => names.slice(0, names.indexOf(folder) + 1).join("/")));
  let below2 = paths.map((names) => names.slice(names.indexOf(folder) + 1));
  let at = [...above][0];
  const first = () => [...new Set(below2.map((names) => names[0] ?? ""))];
  const isFurther = (name) => name !== "" && saidBy(name).role !== "image";
  for (let [name, other] = first(); isFurther(name) && other === void 0; [name, other] = first()) {
    at = `${at}/${name}`;
    below2 = below2.map((names) => names.slice(1));
  }
  const [only, ...others] = first();
  if (others.length === 0 && only !== "") below2 = below2.map((names) => names.slice(1));
  const folders = first().filter((name) => name !== "").sort(byCodePoint);
  return { folders, data: above.size === 1 ? `${root.replace(/\/+$/, "")}/${at}` : void 0 };
}

// src/stages/2-dataset/labels/class-folders/source.ts
var classFolders = {
  name: "class-folders",
  task: "classification",
  where: "in class folders",
  find: findClassFolders,
  measure: classedSamples,
  files: () => [],
  conflict: (one2, first, classes) => conflictingClasses(namedClass(one2, classes), namedClass(first, classes)),
  reader: wholeImageReader,
  reorder: (reading) => reading
};

// src/stages/2-dataset/labels/shapes/by-path.ts
import { basename as basename10, dirname as dirname11 } from "node:path/posix";
function namesAllByPath({ images, unnamed }, classes) {
  const names = new Set(classes.map(folded));
  const all = [...images.values()];
  const isPlace = ({ image }) => !foldersOf3(image).some((folder) => names.has(folded(folder)));
  return unnamed.length === 0 && all.every((one2) => isPlace(one2) && one2.entries.some((by) => isByPath(by, one2)));
}
function isByPath(entry, { image }) {
  const { named, file } = entry;
  const folders = foldersOf3(image);
  const way = foldersOf3(named.normalize("NFC").replaceAll("\\", "/"));
  const isWritten = way.length >= folders.length && folders.every((one2, i) => one2 === way.at(i - folders.length));
  const isBeside = dirname11(file) === dirname11(image) && stemOf2(file) === stemOf2(image);
  return isWritten || isBeside;
}
function foldersOf3(path) {
  const folder = dirname11(path).normalize("NFC");
  return folder === "." ? [] : folder.split("/").filter((one2) => one2 !== "" && one2 !== ".");
}
function stemOf2(path) {
  return withoutExtension(basename10(path)).normalize("NFC");
}
function folded(name) {
  return name.normalize("NFC").toLowerCase();
}

// src/stages/2-dataset/labels/shapes/no-class.ts
var ONE = "object";
var FEW2 = 0.1;
function settleNameless(names, { shown, isIgnored: isIgnored2, known }) {
  const listed = new Set(known?.flatMap(foldersOfClass));
  const nameless = new Set(names.filter((name) => isNameless(name) && !listed.has(name) && !isIgnored2(name)));
  const without3 = [...nameless].flatMap((name) => shown.get(name) ?? []);
  const others = names.filter((name) => !nameless.has(name));
  const count = without3.reduce((sum4, { shapes }) => sum4 + shapes, 0);
  const all = count + others.reduce((sum4, name) => sum4 + (shown.get(name)?.shapes ?? 0), 0);
  if (count === 0) return { nameless, one: void 0, faults: [] };
  const { image } = without3[0];
  if (count === all) return asOne(nameless, { all, image, others, isIgnored: isIgnored2, known });
  const fault2 = count <= FEW2 * all ? shapesWithoutClassLeftOut(count, all, image) : shapesWithoutClass(count, all, image, {
    becomes: "ignored",
    entries: [
      ...entriesOf2(others, { isIgnored: isIgnored2, known }),
      ...[...nameless].map((name) => ({ name, ignore: true }))
    ]
  });
  return { nameless, one: void 0, faults: [fault2] };
}
function asOne(nameless, { all, image, others, isIgnored: isIgnored2, known }) {
  const listed = known ?? others.filter((name) => !isIgnored2(name)).map((name) => ({ name }));
  const [first, ...more] = thingsAmong(listed, known !== void 0);
  const one2 = first === void 0 ? ONE : foldersOfClass(first)[0];
  const background = backgroundIn(others);
  const entries = [{ name: background }, { name: ONE, folder: [...nameless] }];
  const fault2 = more.length === 0 ? shapesWithoutClassAsOne(all, one2) : shapesWithoutClass(all, all, image, { becomes: "one", entries });
  return { nameless, one: one2, faults: [fault2] };
}
function thingsAmong(listed, isOfUser) {
  const called = listed.find((entry) => foldersOfClass(entry).some((of) => BACKGROUND.test(of)));
  const background = called ?? (isOfUser ? listed[0] : void 0);
  return listed.filter((entry) => entry !== background);
}
function backgroundIn(names) {
  return names.find((name) => BACKGROUND.test(name)) ?? "background";
}
function entriesOf2(names, { isIgnored: isIgnored2, known }) {
  const classes = names.filter((name) => !isIgnored2(name) && !BACKGROUND.test(name));
  const listed = known?.map(
    ({ name, folders }) => folders === void 0 ? { name } : { name, folder: folders }
  );
  return [
    ...listed ?? [backgroundIn(names), ...classes].map((name) => ({ name })),
    ...names.filter(isIgnored2).map((name) => ({ name, ignore: true }))
  ];
}
function isNameless(name) {
  return NAMELESS.test(name);
}

// src/stages/2-dataset/labels/shapes/class-lists.ts
function saidOfLists(tool, images, spec) {
  const lists = listsOf(images);
  const shown = new Set(images.flatMap(({ entries }) => entries.flatMap(namesShown)));
  const classOf5 = classesOf(spec);
  const classes = lists.map((list) => new Set(list.names.flatMap((name) => classOf5(name) ?? [])));
  const isEverywhere = (name) => classes.every((own) => own.has(classOf5(name) ?? name));
  const partly = [...new Set(lists.flatMap(({ names }) => names))].filter(
    (name) => classOf5(name) !== void 0 && !isEverywhere(name)
  );
  if (!partly.some((name) => shown.has(name))) return [];
  const places = partly.map((name) => ({
    name,
    files: lists.filter(({ names }) => names.includes(name)).flatMap(({ files }) => files)
  }));
  return [classListsDiffer(tool, places)];
}
function listsOf(images) {
  const all = images.map(({ entries }) => entries.flatMap(({ listed }) => listed ?? []));
  const imagesOf = /* @__PURE__ */ new Map();
  for (const { file } of all.flat()) imagesOf.set(file, (imagesOf.get(file) ?? 0) + 1);
  const lists = /* @__PURE__ */ new Map();
  for (const listed of all) {
    const own = listed.filter(({ file }) => imagesOf.get(file) !== 1);
    const files = [...new Set(own.map(({ file }) => file))].sort();
    if (files.length > 0)
      lists.set(JSON.stringify(files), { files, names: [...new Set(own.flatMap(({ names }) => names))] });
  }
  return [...lists.values()];
}
function namesShown({ shapes }) {
  return shapes.flatMap(({ classes }) => classes);
}
function classesOf(spec) {
  const ignored = new Set(spec?.ignored?.folders);
  const joined2 = new Map(
    spec?.classes.flatMap((entry) => foldersOfClass(entry).map((of) => [of, entry.name]))
  );
  return (name) => {
    const own = name.normalize("NFC");
    const isNone = BACKGROUND.test(own) || isNameless(own) || ignored.has(own);
    return isNone ? void 0 : joined2.get(own) ?? own;
  };
}

// src/stages/2-dataset/labels/shapes/shape.ts
function sizeIn(width, height) {
  const size = { width: Number(width), height: Number(height) };
  const isSize = Object.values(size).every((edge) => Number.isInteger(edge) && edge > 0);
  return isSize ? size : void 0;
}
var ShapeError = class extends Error {
  name = "ShapeError";
};
var FARTHEST = 1e9;
function coordinate(given) {
  if (typeof given !== "number" || !Number.isFinite(given))
    throw new ShapeError("has a coordinate that is no number");
  if (Math.abs(given) > FARTHEST) throw new ShapeError("has a coordinate beyond 1,000,000,000");
  return given;
}

// src/stages/2-dataset/labels/shapes/fill.ts
var MOST_CROSSINGS = 2 ** 28;
function fillRings(rings, rule, size, paint) {
  const edges = new Edges(rings, size.height);
  if (edges.count === 0) return;
  const row = new Row(rule, size.width, paint);
  const active = new Int32Array(edges.count);
  let actives = 0;
  let next = 0;
  for (let y = edges.firstRow; y < edges.endRow; y++) {
    for (; next < edges.count && edges.begins(next) <= y; next++) active[actives++] = edges.at(next);
    for (let i = 0; i < actives; i++) {
      if (edges.end[active[i]] > y) row.cross(edges.crossing(active[i], y), edges.direction[active[i]]);
      else active[i--] = active[--actives];
    }
    row.finish(y);
  }
}
var Edges = class {
  count = 0;
  firstRow = 0;
  endRow = 0;
  /** The first row that an edge crosses, and the one behind its last. */
  #begin;
  end;
  /** 1 downwards, -1 upwards. */
  direction;
  /** Of its upper end: so an edge is the same from wherever it's drawn. */
  #x;
  #y;
  #slope;
  #order;
  constructor(rings, height) {
    const most3 = rings.reduce((sum4, ring) => sum4 + (ring.length >> 1), 0);
    this.#begin = new Int32Array(most3);
    this.end = new Int32Array(most3);
    this.direction = new Int8Array(most3);
    this.#x = new Float64Array(most3);
    this.#y = new Float64Array(most3);
    this.#slope = new Float64Array(most3);
    for (const ring of rings) this.#addAll(ring, height);
    this.#order = this.#sorted(height);
  }
  begins(place3) {
    return this.#begin[this.#order[place3]];
  }
  at(place3) {
    return this.#order[place3];
  }
  /** Where the edge crosses the centres of row `y`. */
  crossing(edge, y) {
    return this.#x[edge] + (y + 0.5 - this.#y[edge]) * this.#slope[edge];
  }
  #addAll(ring, height) {
    const points = ring.length >> 1;
    for (let i = 0, before = points - 1; i < points; before = i++) {
      const [x0, y0, x1, y1] = [ring[2 * before], ring[2 * before + 1], ring[2 * i], ring[2 * i + 1]];
      if (y0 < y1) this.#add([x0, y0, x1, y1], 1, height);
      else if (y0 > y1) this.#add([x1, y1, x0, y0], -1, height);
    }
  }
  #add([x0, y0, x1, y1], direction, height) {
    const begin = Math.max(0, Math.ceil(y0 - 0.5));
    const end = Math.min(height, Math.ceil(y1 - 0.5));
    if (begin >= end) return;
    const edge = this.count++;
    this.#begin[edge] = begin;
    this.end[edge] = end;
    this.direction[edge] = direction;
    this.#x[edge] = x0;
    this.#y[edge] = y0;
    this.#slope[edge] = (x1 - x0) / (y1 - y0);
  }
  #sorted(height) {
    let crossings = 0;
    this.firstRow = height;
    for (let edge = 0; edge < this.count; edge++) {
      crossings += this.end[edge] - this.#begin[edge];
      this.firstRow = Math.min(this.firstRow, this.#begin[edge]);
      this.endRow = Math.max(this.endRow, this.end[edge]);
    }
    if (crossings > MOST_CROSSINGS)
      throw new ShapeError(`crosses the rows of its image more than ${MOST_CROSSINGS} times`);
    const order = Int32Array.from({ length: this.count }, (_, edge) => edge);
    return order.sort((a, b) => this.#begin[a] - this.#begin[b]);
  }
};
var Row = class {
  #crossed;
  #mask;
  #signed;
  #width;
  #paint;
  #first;
  #last = -1;
  constructor(rule, width, paint) {
    this.#signed = rule === "non-zero";
    this.#mask = this.#signed ? -1 : 1;
    this.#width = width;
    this.#paint = paint;
    this.#first = width;
    this.#crossed = new Int32Array(width);
  }
  cross(x, direction) {
    const column = Math.max(0, Math.ceil(x - 0.5));
    if (column >= this.#width) return;
    this.#crossed[column] += this.#signed ? direction : 1;
    if (column < this.#first) this.#first = column;
    if (column > this.#last) this.#last = column;
  }
  finish(y) {
    let wound = 0;
    let from = -1;
    for (let x = this.#first; x <= this.#last; x++) {
      wound += this.#crossed[x];
      this.#crossed[x] = 0;
      const isInside = (wound & this.#mask) !== 0;
      if (isInside && from < 0) from = x;
      else if (!isInside && from >= 0) {
        this.#paint(y, from, x);
        from = -1;
      }
    }
    if (from >= 0) this.#paint(y, from, this.#width);
    this.#first = this.#width;
    this.#last = -1;
  }
};

// src/stages/2-dataset/labels/shapes/measures.ts
function areaOf(geometry) {
  switch (geometry.kind) {
    case "polygons":
      return geometry.parts.reduce((sum4, rings) => sum4 + areaOfRings(rings), 0);
    case "runs":
      return geometry.counts.reduce((sum4, count, i) => i % 2 === 1 ? sum4 + count : sum4, 0);
    case "bitmap":
      return geometry.bits.reduce((sum4, bit) => sum4 + (bit === 0 ? 0 : 1), 0);
    case "ellipse":
      return Math.PI * geometry.radiusX * geometry.radiusY;
    case "line":
      return lengthOf(geometry.points) * geometry.width;
  }
}
function areaOfRings([outline, ...holes]) {
  if (outline === void 0) return 0;
  return Math.abs(holes.reduce((rest, hole) => rest - areaOfRing(hole), areaOfRing(outline)));
}
function areaOfRing(ring) {
  let twice = 0;
  for (let i = 0, before = ring.length - 2; i + 1 < ring.length; before = i, i += 2)
    twice += ring[before] * ring[i + 1] - ring[i] * ring[before + 1];
  return Math.abs(twice) / 2;
}
function lengthOf(points) {
  let length = 0;
  for (let i = 2; i + 1 < points.length; i += 2)
    length += Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
  return length;
}
function flatRings({ parts }) {
  return parts.flat().filter(isFlat).length;
}
function isFlat(ring) {
  const [x, y] = ring;
  let to;
  for (let i = 2; i + 1 < ring.length; i += 2) {
    const [dx, dy] = [ring[i] - x, ring[i + 1] - y];
    if (to !== void 0 && to[0] * dy !== to[1] * dx) return false;
    if (dx !== 0 || dy !== 0) to ??= [dx, dy];
  }
  return true;
}
function reachOut(geometry, { width, height }) {
  if (geometry.kind !== "polygons") return 0;
  let far = 0;
  for (const ring of geometry.parts.flat()) {
    for (let i = 0; i + 1 < ring.length; i += 2)
      far = Math.max(far, -ring[i], -ring[i + 1], ring[i] - width, ring[i + 1] - height);
  }
  return far;
}
function liesWithinOne(geometry, { width, height }) {
  if (geometry.kind === "ellipse") {
    const { x, y, radiusX, radiusY } = geometry;
    return x >= 0 && y >= 0 && x <= width && y <= height && radiusX <= width && radiusY <= height;
  }
  if (geometry.kind !== "polygons") return false;
  const rings = geometry.parts.flat();
  const isWithin2 = (value, i) => value >= 0 && value <= (i % 2 === 0 ? width : height);
  return rings.length > 0 && rings.every((ring) => ring.every(isWithin2));
}
function extentOf(geometries, { width, height }) {
  let [x, y] = [0, 0];
  for (const geometry of geometries) {
    if (geometry.kind !== "polygons") return [1, 1];
    for (const ring of geometry.parts.flat()) {
      for (let i = 0; i + 1 < ring.length; i += 2) {
        x = Math.max(x, ring[i]);
        y = Math.max(y, ring[i + 1]);
      }
    }
  }
  return [x / width, y / height];
}

// src/stages/2-dataset/labels/shapes/runs.ts
var ZERO = 48;
var MORE = 32;
var SIGN = 16;
var MOST_BITS = 35;
function parseCounts(text) {
  const counts = [];
  for (let at = 0; at < text.length; ) {
    let value = 0;
    let bits = 0;
    let code;
    do {
      code = text.charCodeAt(at++) - ZERO;
      if (!(code >= 0 && code < 2 * MORE) || bits >= MOST_BITS)
        throw new ShapeError("has run lengths that can't be read");
      value += (code & MORE - 1) * 2 ** bits;
      bits += 5;
    } while (code & MORE);
    if (code & SIGN) value -= 2 ** bits;
    if (counts.length > 2) value += counts[counts.length - 2];
    counts.push(value);
  }
  return counts;
}
function runsOf(given, size) {
  const pixels = size.width * size.height;
  let sum4 = 0;
  const counts = given.map((count) => {
    if (typeof count !== "number" || !Number.isInteger(count) || count < 0)
      throw new ShapeError("has a run length that is no number of pixels");
    sum4 += count;
    return count;
  });
  if (sum4 !== pixels)
    throw new ShapeError(`has runs of ${sum4} pixels together where its image has ${pixels}`);
  return { kind: "runs", size, counts };
}
function paintRuns({ counts, size: { height } }, paint) {
  let at = 0;
  for (const [i, count] of counts.entries()) {
    const end = at + count;
    while (i % 2 === 1 && at < end) {
      const x = Math.floor(at / height);
      const to = Math.min(height, end - x * height);
      paint(x, at - x * height, to);
      at = x * height + to;
    }
    at = end;
  }
}

// src/stages/2-dataset/labels/shapes/stroke.ts
function fillEllipse(ellipse, size, paint) {
  const { x, y, radiusX, radiusY, angle } = ellipse;
  if (!(radiusX > 0 && radiusY > 0)) return;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const a = (cos / radiusX) ** 2 + (sin / radiusY) ** 2;
  const b = cos * sin * (1 / radiusX ** 2 - 1 / radiusY ** 2);
  const c = (sin / radiusX) ** 2 + (cos / radiusY) ** 2;
  const reach = Math.hypot(radiusX * sin, radiusY * cos);
  const begin = Math.max(0, Math.ceil(y - reach - 0.5));
  const end = Math.min(size.height, Math.floor(y + reach - 0.5) + 1);
  for (let row = begin; row < end; row++) {
    const dy = row + 0.5 - y;
    const root = (b * dy) ** 2 - a * (c * dy * dy - 1);
    if (root < 0) continue;
    const half = Math.sqrt(root) / a;
    const middle = x - b * dy / a;
    const from = Math.max(0, Math.ceil(middle - half - 0.5));
    const to = Math.min(size.width, Math.floor(middle + half - 0.5) + 1);
    if (from < to) paint(row, from, to);
  }
}
function fillLine({ points, width }, size, paint) {
  const radius = width / 2;
  if (!(radius > 0)) return;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i], points[i + 1]];
    fillEllipse({ kind: "ellipse", x, y, radiusX: radius, radiusY: radius, angle: 0 }, size, paint);
    const [dx, dy] = [points[i + 2] - x, points[i + 3] - y];
    const length = Math.hypot(dx, dy);
    if (!(length > 0)) continue;
    const [acrossX, acrossY] = [-dy / length * radius, dx / length * radius];
    const corners = [x + acrossX, y + acrossY, x - acrossX, y - acrossY];
    const opposite = [x + dx - acrossX, y + dy - acrossY, x + dx + acrossX, y + dy + acrossY];
    fillRings([Float64Array.from([...corners, ...opposite])], "non-zero", size, paint);
  }
}

// src/stages/2-dataset/labels/shapes/draw.ts
function stackingOf(tool, settings) {
  return settings.stacking === "auto" ? tool.stacking : settings.stacking;
}
var USUAL_REACH = 1;
var FAR = 0.02;
var ONE_PIXEL = { width: 1, height: 1 };
function drawShapes(shapes, size, stacking, unit = ONE_PIXEL) {
  const canvas = new Canvas(size);
  const counts = {
    shapes: shapes.length,
    withinOne: 0,
    withoutPixels: 0,
    flatRings: 0,
    reachOut: 0,
    farOut: 0
  };
  const far = Math.max(USUAL_REACH, FAR * Math.max(size.width, size.height));
  for (const shape of stacked(shapes, stacking)) {
    const { geometry } = shape;
    if (canvas.draw(shape) === 0) counts.withoutPixels++;
    if (geometry.kind === "polygons") counts.flatRings += flatRings(geometry);
    if (liesWithinOne(geometry, unit)) counts.withinOne++;
    const out = reachOut(geometry, size);
    if (out > USUAL_REACH) counts.reachOut++;
    if (out > far) counts.farOut++;
  }
  const extent = extentOf(
    shapes.map(({ geometry }) => geometry),
    size
  );
  return { ...size, data: canvas.data, names: canvas.names, hidden: canvas.hidden(), ...counts, extent };
}
function stacked(shapes, stacking) {
  if (stacking === "later-on-top") return shapes;
  const areas = new Map(shapes.map((shape) => [shape, areaOf(shape.geometry)]));
  return shapes.toSorted((a, b) => areas.get(b) - areas.get(a));
}
var Canvas = class {
  data;
  names = [];
  #size;
  #hidden = /* @__PURE__ */ new Map();
  /** Pixels of the shape that is being drawn, by what was there before. */
  #over = new Uint32Array(256);
  constructor(size) {
    this.#size = size;
    this.data = new Uint8Array(size.width * size.height);
  }
  /** How many pixels it covers. */
  draw(shape) {
    const value = shape.isIgnored === true ? IGNORE : this.#valueOf(shape.class);
    this.#over.fill(0);
    this.#paint(shape.geometry, value);
    let covered = 0;
    for (const [below2, pixels] of this.#over.entries()) {
      covered += pixels;
      if (pixels > 0 && below2 !== 0 && below2 !== IGNORE && value !== IGNORE && below2 !== value)
        this.#hide(this.names[below2 - 1], shape.class, pixels);
    }
    return covered;
  }
  hidden() {
    return [...this.#hidden.values()];
  }
  #paint(geometry, value) {
    const row = (y, from, to) => this.#row(y, from, to, value);
    switch (geometry.kind) {
      case "polygons":
        for (const rings of geometry.parts) fillRings(rings, geometry.rule, this.#size, row);
        return;
      case "runs":
        paintRuns(geometry, (x, from, to) => this.#column(x, from, to, value));
        return;
      case "bitmap":
        paintBitmap(geometry, this.#size, row);
        return;
      case "ellipse":
        fillEllipse(geometry, this.#size, row);
        return;
      case "line":
        fillLine(geometry, this.#size, row);
        return;
    }
  }
  #row(y, from, to, value) {
    const start = y * this.#size.width;
    for (let at = start + from; at < start + to; at++) this.#put(at, value);
  }
  #column(x, from, to, value) {
    const { width } = this.#size;
    for (let y = from; y < to; y++) this.#put(y * width + x, value);
  }
  #put(at, value) {
    this.#over[this.data[at]]++;
    this.data[at] = value;
  }
  #valueOf(name) {
    const known = this.names.indexOf(name);
    if (known >= 0) return known + 1;
    if (this.names.length === IGNORE - 1)
      throw new ShapeError(`is of more than ${IGNORE - 1} classes in one image`);
    return this.names.push(name);
  }
  #hide(below2, above, pixels) {
    const key = JSON.stringify([below2, above]);
    const known = this.#hidden.get(key)?.pixels ?? 0;
    this.#hidden.set(key, { below: below2, above, pixels: known + pixels });
  }
};
function paintBitmap({ left, top, width, height, bits }, size, paint) {
  for (let y = Math.max(0, -top); y < Math.min(height, size.height - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(width, size.width - left); x++)
      if (bits[y * width + x] !== 0) paint(top + y, left + x, left + x + 1);
  }
}

// src/stages/2-dataset/part-names.ts
import { basename as basename11 } from "node:path/posix";
function partsInNames2(images) {
  const said = /* @__PURE__ */ new Map();
  for (const image of images) {
    const word = partWord(basename11(withoutExtension(image)));
    if (word !== void 0 && word.kind !== "doubtful" && word.part !== "unlabelled")
      said.set(image, word.part);
  }
  const validates = [...said.values()].includes("validation");
  const parts = /* @__PURE__ */ new Map();
  const counts = /* @__PURE__ */ new Map();
  for (const [image, word] of said) {
    if (word === "unlabelled") continue;
    const part = word === "evaluation" ? validates ? "test" : "validation" : word;
    parts.set(image, part);
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const isSplit2 = counts.has("train") && counts.size > 1 && 2 * parts.size >= images.length;
  return isSplit2 ? { parts, areAll: parts.size === images.length, counts } : void 0;
}
function partsAmong(names) {
  const words = [...new Set(names)].flatMap((name) => {
    const word = partWord(name);
    const { part, kind } = word ?? {};
    return part === void 0 || kind === void 0 || part === "unlabelled" ? [] : [{ name, part, kind }];
  });
  const validates = words.some(({ part }) => part === "validation");
  const isConfirmed2 = (own) => words.some(({ part, kind }) => kind !== "doubtful" && part !== own);
  return new Map(
    words.filter(({ part, kind }) => kind !== "doubtful" || isConfirmed2(part)).map(({ name, part }) => [name, part === "evaluation" ? validates ? "test" : "validation" : part])
  );
}
function isSurePart(name) {
  const word = partWord(name);
  return word !== void 0 && word.kind !== "doubtful" && word.part !== "evaluation";
}

// src/stages/2-dataset/labels/shapes/parts.ts
import { basename as basename12, dirname as dirname12 } from "node:path/posix";
var NO_SUBSET = /^(?:default)?$/i;
var NAMED_DEFAULT = /(?:^|[\s_-])default\b/i;
var ExportParts = class {
  #subsets;
  #files;
  #folders;
  constructor(exported) {
    this.#subsets = partsAmong(exported.map(subsetOf));
    this.#files = partsAmong(exported.flatMap((entry) => isPerImage(entry) ? [] : [stemOf3(entry.file)]));
    this.#folders = findPartFolders([...new Set(exported.map(({ file }) => file))]);
  }
  of(entry) {
    const bySubset = entry.part ?? this.#subsets.get(subsetOf(entry));
    if (bySubset !== void 0) return bySubset;
    const byFile = isPerImage(entry) ? void 0 : this.#files.get(stemOf3(entry.file));
    return byFile ?? this.#ofFolders(entry.file);
  }
  /** Names that say a part only beside others, with the part. */
  assumed() {
    return [...this.#subsets, ...this.#files].filter(([name]) => !isSurePart(name));
  }
  #ofFolders(file) {
    for (let folder = dirname12(file); folder !== "."; folder = dirname12(folder)) {
      const part = this.#folders.partOf(folder);
      if (part !== void 0 && part !== "unlabelled") return part;
    }
    return void 0;
  }
};
function chooseParts(images, parts) {
  const byExport = /* @__PURE__ */ new Map();
  const byFolder3 = /* @__PURE__ */ new Map();
  const inTwoParts = [];
  for (const { image, entries, folderPart } of images) {
    const said = [...new Set(entries.flatMap((entry) => parts.of(entry) ?? []))];
    if (said.length > 1) inTwoParts.push(image);
    if (said.length === 1) byExport.set(image, said[0]);
    if (folderPart !== void 0) byFolder3.set(image, folderPart);
  }
  const isSplit2 = (given2) => new Set(given2.values()).size > 1;
  const both = new Map([...byFolder3, ...byExport]);
  const given = isSplit2(byExport) ? both : isSplit2(byFolder3) ? byFolder3 : void 0;
  const isByExport = given === both && [...byExport].some(([image, part]) => byFolder3.get(image) !== part);
  const assumed3 = isByExport ? parts.assumed() : [];
  const paths = images.map(({ image }) => image);
  return {
    partOf: (image) => given?.get(image),
    by: isByExport ? "the parts in the annotations" : void 0,
    inTwoParts,
    faults: [
      ...assumed3.length > 0 ? [annotationPartsAssumed(assumed3)] : [],
      ...given === byFolder3 ? saidAssumed(findPartFolders(paths), paths) : [],
      ...saidOfOthers(images, given ?? both)
    ]
  };
}
function saidOfOthers(images, placed) {
  const others = images.filter(({ image }) => !placed.has(image));
  if (placed.size === 0 || others.length === 0) return [];
  const known = ["train", "validation", "test"].filter(
    (part) => [...placed.values()].includes(part)
  );
  const place3 = placesOf(images, placed);
  const places = others.flatMap((one2) => place3(one2) ?? []);
  const isUnclear = places.length > 0 ? !known.includes("test") : !known.includes("train");
  const named = [...new Map(places.map((one2) => [JSON.stringify(one2), one2])).values()];
  const said = { images: others.map(({ image }) => image), places: named, known };
  return [isUnclear ? partUnknown(said) : imagesInNoPart(said)];
}
function placesOf(images, placed) {
  const inParts = images.filter(({ image }) => placed.has(image));
  const files = new Set(inParts.flatMap(({ entries }) => entries.map(({ file }) => file)));
  const folders = new Set(inParts.flatMap(({ image }) => foldersAround(image)));
  return ({ image, entries: [entry] }) => {
    const { file } = entry;
    const [subset, folder] = [subsetOf(entry), dirname12(image)];
    if (subset !== "") return { kind: "subset", name: subset, file };
    if (!isPerImage(entry) && !files.has(file))
      return NAMED_DEFAULT.test(stemOf3(file)) ? void 0 : { kind: "file", name: file, file };
    return folder === "." || folders.has(folder) ? void 0 : { kind: "folder", name: folder, file };
  };
}
function foldersAround(image) {
  const folder = dirname12(image);
  return folder === "." ? [] : [folder, ...foldersAround(folder)];
}
function subsetOf({ subset = "" }) {
  return NO_SUBSET.test(subset.trim()) ? "" : subset.trim();
}
function isPerImage({ isPath, orNamed, file, named }) {
  const names = [named.replaceAll("\\", "/"), ...orNamed === void 0 ? [] : [orNamed]];
  return isPath !== void 0 || names.some((name) => stemOf3(name) === stemOf3(file));
}
function stemOf3(path) {
  return basename12(path).replace(/\..*$/, "");
}

// src/stages/2-dataset/labels/shapes/image-of.ts
import { basename as basename13, dirname as dirname13, join as join4 } from "node:path/posix";
var UPLOADED = /^[0-9a-f]{8}-(?=.)/i;
var ImageFinder = class {
  #byName;
  #byStem;
  #partOf;
  /**
   * @param images what is hardly a mask: it's meant where a mask is called the same
   * @param files all pictures
   */
  constructor(images, files, partOf3 = () => void 0) {
    this.#byName = [images, files].map((paths) => groupedBy(paths, nameOf3));
    this.#byStem = groupedBy(images, stemOf4);
    this.#partOf = partOf3;
  }
  find(entry) {
    const way = entry.named.normalize("NFC").split(/[/\\]+/);
    const name = way.pop() ?? "";
    const folders = way.filter((one2) => one2 !== "" && one2 !== ".");
    const decoded3 = decodeName(name);
    for (const one2 of /* @__PURE__ */ new Set([name, decoded3, decoded3.replace(UPLOADED, "")])) {
      const images = this.#byName.map((named) => named.get(one2)).find((found) => found !== void 0);
      if (images !== void 0) return this.#choose(images, folders, entry, one2 !== name);
    }
    return this.#choose(this.#byStem.get(stemOf4(name)) ?? [], folders, entry, true);
  }
  /** Those at the end of the way that is written, of these the nearest to the export, of these those of its part. */
  #choose(images, way, { file, part }, isAssumed) {
    const named = most(images, (path) => agreeing(foldersOf4(path).reverse(), way.toReversed()));
    const near = most(named, (path) => agreeing(foldersOf4(path), foldersOf4(file)));
    const left = most(near, (path) => part !== void 0 && this.#partOf(path) === part ? 1 : 0);
    const isTold2 = left.length === 1 && (isAssumed || !leadsTo(left[0], way, file));
    return { images: left, isAssumed: isTold2 };
  }
};
function leadsTo(image, way, file) {
  if (way.length === 0) return true;
  const folder = dirname13(image);
  const written = way.join("/");
  return folder === written || folder.endsWith(`/${written}`) || join4(dirname13(file), written) === folder;
}
function most(images, rate) {
  if (images.length < 2) return images;
  const rates = images.map(rate);
  const best = Math.max(...rates);
  return images.filter((_, i) => rates[i] === best);
}
function agreeing(one2, other) {
  const differing3 = one2.findIndex((name, i) => name.normalize("NFC") !== other[i]);
  return differing3 < 0 ? one2.length : differing3;
}
function foldersOf4(path) {
  return path.split("/").slice(0, -1);
}
function decodeName(name) {
  try {
    return basename13(decodeURIComponent(name)).normalize("NFC");
  } catch {
    return name;
  }
}
function nameOf3(path) {
  return basename13(path).normalize("NFC");
}
function stemOf4(path) {
  return withoutExtension(basename13(path)).normalize("NFC").toLowerCase();
}
function groupedBy(images, keyOf4) {
  const groups = /* @__PURE__ */ new Map();
  for (const image of images) {
    const key = keyOf4(image);
    const known = groups.get(key);
    if (known === void 0) groups.set(key, [image]);
    else known.push(image);
  }
  return groups;
}

// src/stages/2-dataset/labels/shapes/resolve.ts
function resolveImages(exported, folder) {
  const { layout } = folder.placed();
  const parts = new Map([...layout.images, ...layout.masks].map(({ path, part }) => [path, part]));
  const likely = layout.images.map(({ path }) => path);
  const all = folder.settings.images === void 0 ? folder.files : likely;
  const finder = new ImageFinder(likely, all, (image) => parts.get(image));
  const paths = new Set(all);
  const images = /* @__PURE__ */ new Map();
  const missing = [];
  const ambiguous = /* @__PURE__ */ new Map();
  const assumed3 = /* @__PURE__ */ new Map();
  const ofExports = new ExportParts(exported);
  for (const entry of exported) {
    const isThere = entry.isPath === true && paths.has(entry.named);
    const found = isThere ? { images: [entry.named], isAssumed: false } : findImage(finder, entry, ofExports.of(entry));
    const [image] = found.images;
    if (image === void 0) missing.push(entry);
    else if (found.images.length > 1) ambiguous.set(entry.named, found.images);
    else {
      if (found.isAssumed) assumed3.set(image, entry.named);
      const known = images.get(image);
      if (known !== void 0) known.entries.push(entry);
      else images.set(image, { image, entries: [entry], folderPart: parts.get(image) });
    }
  }
  const held = new Set(exported.flatMap(({ shapes }) => shapes.map(({ passage }) => passage.file)));
  const unnamed = (likely.length > 0 ? likely : all).filter((path) => !images.has(path) && !held.has(path));
  const unnamedToTrain = unnamed.filter((path) => parts.get(path) === "train");
  return { images, missing, ambiguous, assumed: assumed3, unnamed, unnamedToTrain, parts: ofExports };
}
function findImage(finder, entry, part) {
  const found = finder.find({ ...entry, part });
  if (found.images.length > 0 || entry.orNamed === void 0) return found;
  return { ...finder.find({ file: entry.file, named: entry.orNamed, part }), isAssumed: true };
}
function joinShapes(images) {
  const shapes = /* @__PURE__ */ new Map();
  const united = /* @__PURE__ */ new Map();
  const repeated = [];
  const disagreeing = [];
  for (const resolved of images) {
    const kept2 = [];
    for (const entry of resolved.entries) {
      const same = kept2.find((other2) => showsSame(entry, other2));
      const other = kept2.find((one2) => one2.shapes.length > 0 && !hasOtherClasses(entry, one2));
      if (same !== void 0) repeated.push(resolved);
      else if (other !== void 0 && entry.shapes.length > 0) disagreeing.push([other, entry]);
      else kept2.push(entry);
    }
    const shown = kept2.filter((entry) => entry.shapes.length > 0);
    if (shown.length > 1) united.set(resolved.image, shown);
    shapes.set(
      resolved.image,
      shown.flatMap((entry) => entry.shapes)
    );
  }
  return { shapes, united, repeated: [...new Set(repeated)], disagreeing };
}
function showsSame(one2, other) {
  const keyOf4 = ({ classes, digest }) => JSON.stringify([classes, digest]);
  const keys = new Set(one2.shapes.map(keyOf4));
  return one2.shapes.length === other.shapes.length && other.shapes.every((shapes) => keys.has(keyOf4(shapes)));
}
function hasOtherClasses(one2, other) {
  if (one2.file === other.file) return false;
  const classes = new Set(one2.shapes.flatMap((shapes) => shapes.classes));
  return !other.shapes.some((shapes) => shapes.classes.some((name) => classes.has(name)));
}

// src/stages/2-dataset/labels/shapes/said-of-taken.ts
var MANY_RECTANGLES = 0.05;
function saidOfTaken(tool, files, items, stacking) {
  const all = items.flatMap((item) => item.shapes);
  const names = all.flatMap(({ classes }) => classes).filter((name) => !isNameless(name));
  const count = { images: items.length, shapes: countOf2(all), classes: new Set(names).size };
  return items.length === 0 ? [] : [labelsInExport(tool, files, { ...count, stacking })];
}
function saidOfBoxes(tool, { boxes }, items, isNamed) {
  const shapes = countOf2(items.flatMap((item) => item.shapes));
  const rectangles = rectanglesIn(items);
  const isMany = rectangles > MANY_RECTANGLES * shapes && !(isNamed && rectangles === shapes);
  return [
    ...boxes > 0 ? [boxesIgnored(tool, boxes)] : [],
    ...isMany ? [rectanglesAmongShapes(rectangles, shapes)] : []
  ];
}
function saidOfJoining({ disagreeing, united, repeated }) {
  return [
    ...disagreeing.length > 0 ? [annotationFilesDisagree(disagreeing)] : [],
    ...united.size + repeated.length > 0 ? [annotationFilesJoined(united.size, repeated.length)] : []
  ];
}
function saidOfImages(tool, { missing, assumed: assumed3, unnamed }, items) {
  const bare = items.filter(({ shapes }) => shapes.length === 0).map(({ image }) => image);
  const lost = missing.map(({ named }) => named);
  return [
    ...lost.length > 0 ? [annotatedImagesMissing(tool, lost)] : [],
    ...assumed3.size > 0 ? [annotatedImagesAssumed([...assumed3])] : [],
    ...unnamed.length > 0 ? [imagesNotAnnotated(tool, unnamed)] : [],
    ...bare.length > 0 ? [imagesWithoutShapes(bare, items.length)] : []
  ];
}
function rectanglesIn(images) {
  return images.reduce((sum4, { shapes }) => shapes.reduce((all, one2) => all + one2.rectangles, sum4), 0);
}
function countOf2(shapes) {
  return shapes.reduce((sum4, { classes }) => sum4 + classes.length, 0);
}

// src/stages/2-dataset/labels/shapes/shifted.ts
import { basename as basename14 } from "node:path/posix";
var FEW3 = 0.1;
function shiftIn({ tool, nameField = "name" }, exported, { files }) {
  const images = new Set(files.map(stemOf5));
  const shifted = exported.flatMap(({ named, orNamed, file }) => {
    if (orNamed === void 0) return [];
    const [own, other] = [stemOf5(orNamed), stemOf5(named.replaceAll("\\", "/"))];
    return own !== other && images.has(own) && images.has(other) ? [{ named, orNamed, file }] : [];
  });
  if (shifted.length === 0) return void 0;
  const word = shifted.length > FEW3 * exported.length ? imagePathsShifted : imagePathsDiffer;
  return word(tool, shifted.length, exported.length, { ...shifted[0], field: nameField });
}
function stemOf5(path) {
  return withoutExtension(basename14(path)).normalize("NFC");
}

// src/stages/2-dataset/labels/shapes/test-alone.ts
function lackingToTrain(tool, { images, unnamedToTrain }) {
  const named = [...images.values()];
  const parts = new Set(named.map(({ folderPart }) => folderPart));
  const isOfOthers = !parts.has("train") && !parts.has(void 0);
  if (!isOfOthers || unnamedToTrain.length === 0) return void 0;
  return annotatedForTestAlone(
    tool,
    named.map(({ image }) => image),
    unnamedToTrain
  );
}

// src/stages/2-dataset/labels/shapes/find.ts
async function findShapes(tool, folder) {
  const { settings } = folder;
  const nothing2 = { claim: void 0, why: `no annotations of ${tool.tool}`, items: [] };
  if (settings.masks !== void 0) return { ...nothing2, faults: [] };
  const { faults } = folder.placed();
  if (faults.length > 0) return { ...nothing2, faults };
  const exported = await tool.find(folder);
  if (exported === void 0) return { ...nothing2, faults: [] };
  const files = filesOf(exported);
  const passedOver = isBare(exported) ? boxesPassedOver(tool.tool, files, exported.boxes) : exportPassedOver(namedExport(tool, exported));
  const isEmpty = holdsNothing(exported);
  const asked3 = (doubt3) => ({
    ...nothing2,
    claim: "possible",
    faults: [...doubt3, ...exported.faults],
    ...isEmpty ? { isEmpty } : exported.isOfNoLabels === true ? {} : { passedOver }
  });
  if (files.length === 0)
    return asked3(exported.faults.some(isError) ? [] : [nothingIn2(tool, exported, folder)]);
  const resolved = resolveImages(exported.images, folder);
  const doubt2 = doubtIn2(tool.tool, exported, { resolved, files, inFolder: folder.files.length });
  const isTold2 = doubt2?.code === noShapes.code && exported.faults.some(isError);
  if (doubt2 !== void 0) {
    const boxed = { tool: tool.tool, images: [...resolved.images.keys()] };
    return { ...asked3(isTold2 ? [] : [doubt2]), ...isBare(exported) ? { boxed } : {} };
  }
  const lacking = lackingToTrain(tool.tool, resolved);
  if (lacking !== void 0) return asked3([lacking]);
  const shift = shiftIn(tool, exported.images, folder);
  if (shift !== void 0 && isError(shift)) return asked3([shift]);
  if (exported.question !== void 0) return asked3([exported.question]);
  if (isOfBoxes(exported) && settings.labels === "auto")
    return asked3([shapesAreBoxes(tool.tool, tool.name, files, rectanglesIn(exported.images))]);
  if (exported.doubt !== void 0 && settings.labels === "auto") return asked3([exported.doubt]);
  const found = taken(tool, exported, resolved, settings);
  const lists = saidOfLists(tool.tool, [...resolved.images.values()], folder.spec);
  return {
    ...found,
    passedOver,
    faults: [...found.faults, ...lists, ...shift === void 0 ? [] : [shift]]
  };
}
function nothingIn2({ tool }, { lacking }, { files }) {
  return noShapes(tool, lacking ?? { files: [], lacks: "shape" }, files.length);
}
function holdsNothing({ images, boxes, isOfNoLabels }) {
  return isOfNoLabels !== true && boxes === 0 && images.every(({ shapes }) => shapes.length === 0);
}
function isBare({ images, boxes }) {
  return boxes > 0 && images.every(({ shapes }) => shapes.length === 0);
}
function doubtIn2(tool, { images, boxes, doubt: doubt2 }, { resolved, files, inFolder }) {
  const { images: found, missing, ambiguous } = resolved;
  const named = missing.map((entry) => entry.named);
  if (found.size + ambiguous.size === 0) return noAnnotatedImage(tool, files, named);
  if (images.some(({ shapes }) => shapes.length > 0)) return void 0;
  const count = { boxes, images: images.length };
  if (doubt2 !== void 0 || boxes > 0) return doubt2 ?? onlyBoxes(tool, files, count);
  return noShapes(tool, { files, named: { count: images.length, word: "image" }, lacks: "shape" }, inFolder);
}
function namedExport({ name, tool }, exported) {
  const { images } = exported;
  const shapes = images.reduce((sum4, image) => sum4 + countOf2(image.shapes), 0);
  return { name, tool, files: filesOf(exported), images: images.length, shapes };
}
function isOfBoxes({ images }) {
  const rectangles = rectanglesIn(images);
  return rectangles > 0 && rectangles >= images.reduce((sum4, { shapes }) => sum4 + countOf2(shapes), 0);
}
function taken(one2, exported, resolved, settings) {
  const { tool } = one2;
  const isNamed = settings.labels !== "auto";
  const stacking = stackingOf(one2, settings);
  const files = filesOf(exported);
  const images = [...resolved.images.values()];
  const isUnclear = resolved.ambiguous.size > 0;
  const joined2 = joinShapes(images);
  const { partOf: partOf3, by, inTwoParts, faults: saidOfParts } = chooseParts(images, resolved.parts);
  const items = images.map(
    (resolvedImage) => itemOf(resolvedImage, partOf3(resolvedImage.image), joined2, exported.classes)
  );
  const { pictures = [] } = exported;
  return {
    claim: pictures.length > 0 ? "certain" : "likely",
    saysFolders: namesAllByPath(resolved, exported.classes),
    exported: namedExport(one2, exported),
    pictures,
    why: `shapes in ${files.length === 1 ? `"${files[0]}"` : `${files.length} files`} of ${tool}`,
    items: isUnclear || joined2.disagreeing.length + inTwoParts.length > 0 ? [] : items,
    isSpelledOut: true,
    partsBy: by,
    faults: [
      ...isNamed ? [] : saidOfTaken(tool, files, items, stacking),
      ...exported.faults,
      ...inTwoParts.length > 0 ? [imagesInTwoParts(inTwoParts)] : [],
      ...settings.split === void 0 ? saidOfParts : [],
      ...isUnclear ? [annotatedImagesAmbiguous(tool, [...resolved.ambiguous])] : [],
      ...saidOfJoining(joined2),
      ...saidOfImages(tool, resolved, items),
      ...saidOfBoxes(tool, exported, items, isNamed)
    ]
  };
}
function itemOf({ image, entries }, part, joined2, listed) {
  return {
    image,
    file: entries[0].file,
    part,
    size: entries.find(({ size }) => size !== void 0)?.size,
    bytes: entries.find(({ bytes }) => bytes !== void 0)?.bytes,
    shapes: joined2.shapes.get(image) ?? [],
    versions: joined2.united.get(image),
    listed
  };
}
function filesOf({ images }) {
  return [...new Set(images.map(({ file }) => file))];
}

// src/stages/2-dataset/labels/shapes/passage.ts
import { join as join5 } from "node:path";
async function readPassages(root, passages) {
  const texts = /* @__PURE__ */ new Map();
  for (const file of new Set(passages.map((one2) => one2.file))) {
    const own = passages.filter((one2) => one2.file === file);
    for (const [i, text] of (await readFrom(join5(root, file), own)).entries()) texts.set(own[i], text);
  }
  return passages.map((passage) => ({ ...passage, text: texts.get(passage) }));
}
async function readFrom(path, passages) {
  var _stack = [];
  try {
    const file = __using(_stack, await openPlainFile(path, { links: "refused" }), true);
    const texts = [];
    for (const { from, to, coding = "utf8" } of passages) {
      const bytes = Buffer.alloc(to - from);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
      texts.push(bytes.toString(coding, 0, bytesRead));
    }
    return texts;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/stages/2-dataset/labels/shapes/turn.ts
var FROM_TURNED = /* @__PURE__ */ new Map([
  [5, (x, y) => [y, x]],
  [6, (x, y, _right, bottom) => [y, bottom - x]],
  [7, (x, y, right, bottom) => [right - y, bottom - x]],
  [8, (x, y, right) => [right - y, x]]
]);
function liesOnItsSide(orientation) {
  return FROM_TURNED.has(orientation);
}
function turned(stored, orientation) {
  const { width, height, data } = stored;
  const from = FROM_TURNED.get(orientation);
  const pixels = new Uint8Array(data.length);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < height; x++) {
      const [fromX, fromY] = from(x, y, width - 1, height - 1);
      pixels[y * height + x] = data[fromY * width + fromX];
    }
  }
  return { ...stored, width: height, height: width, data: pixels };
}

// src/stages/2-dataset/labels/shapes/read.ts
import { createHash as createHash3 } from "node:crypto";
async function drawLabel(tool, root, { file, passages, turnedBy }, { width, height, crowds, stacking }) {
  const stored = turnedBy === void 0 ? { width, height } : { width: height, height: width };
  const read = await readPassages(root, passages).catch((cause) => {
    throw new InputError(changed2(file), { cause });
  });
  const shapes = await tool.shapes(read, stored, { crowds, stacking });
  const drawn2 = drawShapes(shapes, stored, stackingOf(tool, { stacking }), unitOf(tool, stored));
  return turnedBy === void 0 ? drawn2 : turned(drawn2, turnedBy);
}
function unitOf({ coordinates }, { width, height }) {
  return coordinates === void 0 ? { width: 1, height: 1 } : { width: width / 100, height: height / 100 };
}
function changed2(file) {
  return unreadableImage(file, "has changed since it was checked", "Leave the data alone during a run.");
}
function hashDrawn({ width, height, data, names }) {
  const pixels = hashMask({ width, height, data, form: "grey", lossy: false });
  return createHash3("sha256").update(JSON.stringify(names)).update(pixels).digest("hex");
}
function indicesOf2(names, { places, background }) {
  const byName2 = new Map(places);
  const indices = new Uint8Array(IGNORE + 1).fill(IGNORE);
  indices[0] = background;
  for (const [i, name] of names.entries()) indices[i + 1] = byName2.get(name) ?? IGNORE;
  return indices;
}
function shapeReader(tool, { root, labels }) {
  return {
    async read({ label, width, height, labelHash }) {
      const { file } = label;
      const drawn2 = await drawLabel(tool, root, label, { width, height, ...labels }).catch(
        (cause) => {
          throw cause instanceof ShapeError ? new InputError(changed2(file), { cause }) : cause;
        }
      );
      requireUnchanged(file, hashDrawn(drawn2), labelHash);
      const indices = indicesOf2(drawn2.names, labels);
      return { width, height, data: drawn2.data.map((value) => indices[value]) };
    }
  };
}

// src/stages/2-dataset/labels/shapes/audit-places.ts
var MOST = 0.5;
var SOME = 3;
var CORNER = 0.6;
var MANY_IMAGES = 5;
function auditPlaces(measurements, coordinates, isTurned) {
  const shapes = sum(measurements, "shapes");
  if (shapes > 0 && sum(measurements, "withinOne") === shapes)
    return [shapesAsShares(shapes, coordinates ?? "pixels")];
  return [
    ...auditNothing(measurements, shapes),
    ...auditOutside(measurements, shapes, isTurned),
    ...coordinates === void 0 ? auditCorner(measurements) : [],
    ...auditFiles(measurements)
  ];
}
function sum(measurements, count) {
  return measurements.reduce((total, { drawn: drawn2 }) => total + drawn2[count], 0);
}
function auditNothing(measurements, shapes) {
  const first = measurements.find(({ drawn: drawn2 }) => drawn2.withoutPixels + drawn2.flatRings > 0);
  if (first === void 0) return [];
  const { image } = first.image;
  const withoutPixels = sum(measurements, "withoutPixels");
  return withoutPixels > MOST * shapes ? [shapesMostlyNothing(withoutPixels, shapes, image)] : [shapesWithoutPixels(withoutPixels, sum(measurements, "flatRings"), image)];
}
function auditOutside(measurements, shapes, isTurned) {
  const imagesWith = (count) => measurements.filter(({ drawn: drawn2 }) => drawn2[count] > 0).map(({ image }) => image.image);
  const [out, far] = [sum(measurements, "reachOut"), sum(measurements, "farOut")];
  if (far >= SOME && far > MOST * shapes && !isTurned)
    return [shapesMostlyOutside(far, shapes, imagesWith("farOut"))];
  return out === 0 ? [] : [shapesOutside(out, imagesWith("reachOut"))];
}
function auditCorner(measurements) {
  const drawn2 = measurements.filter((one2) => one2.drawn.shapes > 0);
  if (drawn2.length < MANY_IMAGES || drawn2.some(({ annotated }) => annotated.size !== void 0)) return [];
  const [x, y] = [0, 1].map((axis) => Math.max(...drawn2.map((one2) => one2.drawn.extent[axis])));
  const isInCorner = x <= CORNER && y <= CORNER;
  const shapes = sum(drawn2, "shapes");
  return isInCorner ? [shapesInCorner(shapes, drawn2.length, [x, y])] : [];
}
function auditFiles(measurements) {
  const said = measurements.filter(({ isOtherFile }) => isOtherFile !== void 0);
  const changed3 = said.filter(({ isOtherFile }) => isOtherFile === true);
  return changed3.length > MOST * said.length ? [
    annotatedFilesChanged(
      "VIA",
      changed3.map(({ image }) => image.image),
      said.length
    )
  ] : [];
}

// src/stages/2-dataset/labels/shapes/audit.ts
function auditShownClasses(samples, classes) {
  const present = classes.filter(({ index }) => samples.some(({ classCounts }) => classCounts[index] > 0));
  if (present.length < 2) return [oneShapeClass(present[0]?.name ?? "ignored")];
  const absent = classes.filter((info) => !present.includes(info)).map(({ name }) => name);
  return absent.length > 0 ? [shapeClassAbsent(absent)] : [];
}
function auditShapes(measurements, { stacking, coordinates }, places) {
  const orientation = auditOrientation(measurements);
  return [
    ...auditVersions(measurements),
    ...auditOverlaps(measurements, stacking, new Map(places)),
    ...auditPlaces(measurements, coordinates, orientation.some(isError)),
    ...orientation
  ];
}
var FEW4 = 0.1;
function auditVersions(measurements) {
  const joined2 = measurements.filter(({ annotated }) => annotated.versions !== void 0);
  const alike = joined2.flatMap(
    ({ image, versions }) => versions === void 0 ? [] : [{ image: image.image, files: versions }]
  );
  return alike.length > FEW4 * joined2.length ? [annotationFilesAlike(alike)] : [];
}
function auditOverlaps(measurements, stacking, places) {
  const hidden = /* @__PURE__ */ new Map();
  for (const { below: below2, above, pixels } of measurements.flatMap(({ drawn: drawn2 }) => drawn2.hidden)) {
    const [one2, other] = [below2, above].map((name) => places.get(name) ?? IGNORE);
    if (one2 === other || one2 === IGNORE || other === IGNORE) continue;
    const key = JSON.stringify([below2, above]);
    hidden.set(key, { below: below2, above, pixels: (hidden.get(key)?.pixels ?? 0) + pixels });
  }
  const pairs = [...hidden.values()].sort((a, b) => b.pixels - a.pixels);
  return pairs.length === 0 ? [] : [shapesOverlap(pairs, stacking)];
}
function auditOrientation(measurements) {
  const named = (some) => some.map(({ image }) => image.image);
  const isTurned = ({ image, annotated }) => image.notes.orientation !== 1 && annotated.shapes.length > 0;
  const turned2 = measurements.filter(({ label }) => label.turnedBy !== void 0);
  const unclear = measurements.filter(
    (one2) => isTurned(one2) && one2.label.turnedBy === void 0 && !saysSize(one2)
  );
  const asStored = unclear.filter(
    ({ image, drawn: drawn2 }) => liesOnItsSide(image.notes.orientation) && drawn2.reachOut > 0
  );
  if (asStored.length > 0) {
    const areAll = measurements.every(
      (one2) => !isTurned(one2) || one2.label.turnedBy !== void 0 || !saysSize(one2)
    );
    return [annotatedAsStored(named(unclear), named(asStored), areAll)];
  }
  return [
    ...turned2.length === 0 ? [] : [shapesTurned(named(turned2))],
    ...unclear.length === 0 ? [] : [orientationUnclear(named(unclear))]
  ];
}
function saysSize({ annotated: { size }, image }) {
  return size !== void 0 && image.notes.orientation >= 5 && size.width !== size.height;
}

// src/stages/2-dataset/spec-of-model.ts
function specOfModel(classes) {
  const values = oddValues(classes);
  return {
    classes: classes.map(({ name, color: [red, green, blue] }, i) => ({
      name,
      color: red << 16 | green << 8 | blue,
      ...values === void 0 ? {} : { value: values[i] }
    })),
    ignored: void 0
  };
}
function oddValues(classes) {
  const values = classes.map(({ name }) => Number(/^class (\d{1,5})$/.exec(name)?.[1] ?? Number.NaN));
  if (values.some((value) => Number.isNaN(value)) || values.every((value, i) => value === i))
    return void 0;
  return values;
}

// src/stages/2-dataset/labels/shapes/classes.ts
var MOST_CLASSES3 = 255;
function settleClasses(listed, shown, { spec, model }) {
  const all = [.../* @__PURE__ */ new Set([...listed, ...shown.keys()])];
  const ignored = new Set(spec?.ignored?.folders);
  const isIgnored2 = (name) => ignored.has(name.normalize("NFC")) || spec === void 0 && IGNORED.test(name);
  const known = spec?.classes ?? (model && specOfModel(model).classes);
  const { nameless, one: one2, faults } = settleNameless(all, { shown, isIgnored: isIgnored2, known });
  const names = [...all.filter((name) => !nameless.has(name)), ...one2 === void 0 ? [] : [one2]];
  const shapesOf2 = (name) => (name === one2 ? [...nameless] : [name]).reduce((sum4, of) => sum4 + (shown.get(of)?.shapes ?? 0), 0);
  const naming = { names: [...new Set(names)], shapesOf: shapesOf2, isIgnored: isIgnored2, known };
  const settled2 = settleNamed(naming, spec !== void 0);
  const placeOfOne = settled2.places.find(([name]) => name === one2)?.[1] ?? IGNORE;
  return {
    ...settled2,
    places: [...settled2.places, ...[...nameless].map((name) => [name, placeOfOne])],
    faults: [...faults, ...settled2.faults]
  };
}
function settleNamed(naming, isSaid) {
  const { names, shapesOf: shapesOf2, isIgnored: isIgnored2, known } = naming;
  const counted = names.filter((name) => !isIgnored2(name));
  const entries = withBackground(known ?? counted.map((name) => ({ name })), new Set(counted.map(folded2)));
  const places = new Map(entries.flatMap((entry, index) => foldersOfClass(entry).map((of) => [of, index])));
  const placeOf4 = (name) => BACKGROUND.test(name) ? 0 : places.get(folded2(name));
  const unknown = counted.filter((name) => placeOf4(name) === void 0 && shapesOf2(name) > 0);
  const all = isSaid ? entries : [...entries, ...unknown.map((name) => ({ name }))];
  for (const [i, name] of (isSaid ? [] : unknown).entries()) places.set(folded2(name), entries.length + i);
  const lacking = unknown.map((name) => ({ name, shapes: shapesOf2(name) }));
  return {
    classes: all.map(({ name, color }, index) => ({
      index,
      name,
      color: color === void 0 ? defaultColor(index) : toRgb(color)
    })),
    places: names.flatMap((name) => {
      const place3 = isIgnored2(name) ? IGNORE : placeOf4(name);
      return place3 === void 0 ? [] : [[name, place3]];
    }),
    background: 0,
    faults: [
      ...isSaid && unknown.length > 0 ? [shapeClassesUnknown(lacking, [...places.keys()])] : [],
      ...isSaid ? [] : saidOfAlike(naming),
      ...all.length > MOST_CLASSES3 ? [tooManyShapeClasses(all.length, MOST_CLASSES3)] : []
    ]
  };
}
function saidOfAlike({ names, shapesOf: shapesOf2, isIgnored: isIgnored2, known = [] }) {
  const learned = new Set(known.flatMap(foldersOfClass));
  const drawn2 = names.filter((name) => isClass(name) && shapesOf2(name) > 0);
  const groups = alikeIn3(drawn2).filter((group) => group.some((name) => !learned.has(folded2(name))));
  if (groups.length === 0) return [];
  const joined2 = new Map(groups.flatMap((group) => group.map((name) => [name, group])));
  const entries = names.filter(isClass).flatMap((name) => {
    const group = joined2.get(name) ?? [name];
    return name === group[0] ? [group.length > 1 ? { name, folder: group } : { name }] : [];
  });
  const ignored = names.filter(isIgnored2).map((name) => ({ name, ignore: true }));
  const background = names.find((name) => BACKGROUND.test(name)) ?? "background";
  return [shapeClassesAlike(groups, [{ name: background }, ...entries, ...ignored])];
  function isClass(name) {
    return !isIgnored2(name) && !BACKGROUND.test(name);
  }
}
function withBackground(listed, drawn2) {
  const background = listed.find((entry) => foldersOfClass(entry).some((of) => BACKGROUND.test(of)));
  if (background !== void 0) return [background, ...listed.filter((entry) => entry !== background)];
  const [first] = listed;
  return first !== void 0 && !foldersOfClass(first).some((of) => drawn2.has(of)) ? listed : [{ name: "background" }, ...listed];
}
function folded2(name) {
  return name.normalize("NFC");
}

// src/stages/2-dataset/labels/shapes/versions.ts
var SAME = 0.8;
var OTHER_CLASS = 0.5;
async function versionsIn({ tool, root, reading }, { versions = [] }, label, size) {
  const drawn2 = [];
  for (const { file, shapes } of versions) {
    const passages = shapes.map(({ passage }) => passage);
    const { data, names } = await drawLabel(tool, root, { ...label, passages }, { ...size, ...reading });
    const indices = indicesOf2(names, reading);
    const classes = data.map((value) => value === 0 ? NOTHING : indices[value]);
    const other = drawn2.find((one2) => areVersions(one2.classes, classes));
    if (other !== void 0) return [other.file, file];
    drawn2.push({ file, classes });
  }
  return void 0;
}
var NOTHING = 254;
function areVersions(one2, other) {
  let [either, both, unlike] = [0, 0, 0];
  for (let at = 0; at < one2.length; at++) {
    const [first, second] = [one2[at], other[at]];
    if (first === NOTHING && second === NOTHING) continue;
    either++;
    if (first === NOTHING || second === NOTHING) continue;
    both++;
    if (first !== second && first !== IGNORE && second !== IGNORE) unlike++;
  }
  return both > SAME * either && unlike > OTHER_CLASS * both;
}

// src/stages/2-dataset/labels/shapes/measure.ts
import { stat } from "node:fs/promises";
import { join as join6 } from "node:path";
async function measureShapes(set, annotated) {
  const failed = (fault2) => ({ measurement: void 0, faults: [fault2] });
  const { tool, root, reading, classes, decoding } = set;
  const { image, file, shapes, bytes } = annotated;
  const opened = await openToMeasure(root, image, decoding);
  if ("fault" in opened) return failed(opened.fault);
  const { missingAt, ...found } = opened.content;
  const size = annotated.size ?? found;
  const turnedBy = orientationOf(size, found);
  if (turnedBy === void 0 && (size.width !== found.width || size.height !== found.height))
    return failed(annotationSizeMismatch(image, sizeOf(found), file, sizeOf(size)));
  if (hasNoValue(found)) return failed(imageWithoutValues(image));
  const label = {
    source: tool.name,
    file,
    passages: shapes.map(({ passage }) => passage),
    ...turnedBy === void 0 ? {} : { turnedBy }
  };
  const { width, height } = found;
  const drawn2 = await drawLabel(tool, root, label, { width, height, ...reading }).catch(whyNot);
  if (drawn2 instanceof Error) return failed(annotationInvalid(image, file, drawn2.message));
  const { data: _, ...rest } = drawn2;
  return {
    measurement: {
      annotated,
      image: { image, ...found },
      label,
      labelHash: hashDrawn(drawn2),
      classCounts: countClasses(drawn2, reading, { classes, missingAt }),
      drawn: rest,
      isOtherFile: bytes === void 0 ? void 0 : (await stat(join6(root, image))).size !== bytes,
      versions: await versionsIn(set, annotated, label, { width, height })
    },
    faults: []
  };
}
function orientationOf(drawnOn, { width, height, notes }) {
  const isStored = drawnOn.width === height && drawnOn.height === width && width !== height;
  return isStored && liesOnItsSide(notes.orientation) ? notes.orientation : void 0;
}
function whyNot(error) {
  if (error instanceof ShapeError) return error;
  throw error;
}
function countClasses({ data, names }, reading, { classes, missingAt }) {
  const drawn2 = new Float64Array(256);
  for (let p = 0; p < data.length; p++) if (missingAt?.[p] !== 1) drawn2[data[p]]++;
  const counts = Array.from({ length: classes }, () => 0);
  const indices = indicesOf2(names, reading);
  for (const [value, pixels] of drawn2.entries())
    if (pixels > 0 && indices[value] < classes) counts[indices[value]] += pixels;
  return counts;
}

// src/stages/2-dataset/labels/shapes/samples.ts
async function shapeSamples(tool, items, options) {
  if (items.length === 0) return { faults: [] };
  const { root, groupBy: groupBy2, settings, signal, decoding, skipsBadFiles, model } = options;
  const { classes, faults: doubts, ...settled2 } = settleClasses(items[0].listed, shownIn(items), options);
  if (doubts.some(isError)) return { faults: doubts };
  const { crowds, stacking } = settings;
  const reading = { source: tool.name, ...settled2, crowds, stacking };
  const measured = { tool, root, reading, classes: classes.length, decoding };
  const measure = (item) => measureShapes(measured, item);
  const { measurements, faults: fileFaults } = await measureAll(items, measure, signal);
  const read = measurements.map(({ annotated }) => annotated);
  const faults = [...doubts, ...fileFaults, ...skipsBadFiles ? lostParts(items, read) : []];
  if (measurements.length === 0) return { faults };
  const labelled2 = measurements.map(({ image, annotated, label, labelHash, classCounts }) => ({
    measurement: image,
    label,
    part: annotated.part,
    labelHash,
    classCounts
  }));
  const { samples, faults: groupFaults } = orderedSamples(labelled2, groupBy2);
  const audited = model === void 0 ? auditShownClasses(samples, classes) : [];
  return {
    labels: { classes, reading, samples, measurements: measurements.map(({ image }) => image) },
    faults: [
      ...faults,
      ...groupFaults,
      ...audited,
      ...auditShapes(
        measurements,
        { stacking: stackingOf(tool, reading), coordinates: tool.coordinates },
        reading.places
      )
    ]
  };
}
function shownIn(items) {
  const shown = /* @__PURE__ */ new Map();
  for (const { shapes, image } of items) {
    for (const name of shapes.flatMap(({ classes }) => classes)) {
      const known = shown.get(name) ?? { shapes: 0, image };
      shown.set(name, known);
      known.shapes++;
    }
  }
  return shown;
}

// src/stages/2-dataset/labels/shapes/source.ts
function shapesSource(tool) {
  return {
    name: tool.name,
    task: "segmentation",
    where: `labelled in ${tool.tool}`,
    find: (folder) => findShapes(tool, folder),
    measure: (items, options) => shapeSamples(tool, items, options),
    files: ({ file, passages }) => [.../* @__PURE__ */ new Set([file, ...passages.map((passage) => passage.file)])],
    conflict: (one2, first) => conflictingShapes(one2.image, first.image),
    reader: (labelled2) => shapeReader(tool, labelled2),
    reorder: (reading, places) => {
      const moved = (index) => index === IGNORE ? IGNORE : places.indexOf(index);
      return {
        ...reading,
        background: byteOf(moved(reading.background)),
        places: reading.places.map(([name, index]) => [name, byteOf(moved(index))])
      };
    }
  };
}
function byteOf(index) {
  return index < 0 ? IGNORE : index;
}

// src/stages/2-dataset/labels/shapes/json-elements.ts
var CHUNK = MIB;
var LARGEST_ELEMENT = 64 * MIB;
var LONGEST_KEY = 1e4;
var [QUOTE, COMMA, COLON, BACKSLASH] = [34, 44, 58, 92];
var [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];
var BYTE_ORDER_MARK = [239, 187, 191];
async function eachElement(path, places, found) {
  var _stack = [];
  try {
    const file = __using(_stack, await openPlainFile(path, { links: "refused" }), true);
    const ways = places.map((place3) => ({ place: place3, steps: place3.match(/\[\]|\{\}|[^.[\]{}]+/g) ?? [] }));
    const scanner = new Scanner(ways, found);
    for (let at = 0; ; ) {
      const bytes = await readChunk(file, at);
      if (bytes.length === 0) break;
      scanner.take(bytes, at);
      at += bytes.length;
    }
    scanner.finish();
    return scanner.met;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function eachOfListOrLines(path, found) {
  let isList = false;
  const take = (element) => {
    isList = true;
    found(element);
  };
  await eachElement(path, ["[]"], take).catch(async (error) => {
    if (isList) throw error;
    await eachElement(path, [""], found);
  });
}
async function readChunk(file, at) {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const { bytesRead } = await file.read(buffer, 0, CHUNK, at);
  return buffer.subarray(0, bytesRead);
}
var Scanner = class {
  met = /* @__PURE__ */ new Set();
  #ways;
  #found;
  #depth = 0;
  #values = 0;
  #inText = false;
  #escaped = false;
  /** From the outermost to the one that is being read: as many as the depth where nothing but ways were taken. */
  #levels = [];
  /** The element, or the key, that is being read. */
  #open;
  /** What was read of it in earlier chunks. */
  #held = [];
  #heldBytes = 0;
  constructor(ways, found) {
    this.#ways = ways;
    this.#found = found;
  }
  /** @param at where the chunk lies in the file */
  take(chunk, at) {
    const skipped = at === 0 && BYTE_ORDER_MARK.every((byte, i) => chunk[i] === byte) ? 3 : 0;
    for (let i = skipped; i < chunk.length; i++) {
      const byte = chunk[i];
      if (this.#inText) this.#inside(byte, chunk, i, at);
      else if (byte > 32) this.#outside(byte, chunk, i, at);
    }
    if (this.#open !== void 0) this.#hold(chunk.subarray(Math.max(0, this.#open.start - at)));
  }
  finish() {
    if (this.#depth !== 0) throw new SyntaxError("it ends in the middle");
  }
  #inside(byte, chunk, i, at) {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) {
      this.#inText = false;
      if (this.#open === void 0 || this.#open.place !== void 0) return;
      this.#levels[this.#depth - 1].key = keyIn(this.#cut(chunk, i + 1, at));
    }
  }
  #outside(byte, chunk, i, at) {
    const level = this.#levels.length === this.#depth ? this.#levels.at(-1) : void 0;
    const isClosing = byte === CLOSE_LIST || byte === CLOSE_OBJECT;
    if (this.#open?.depth === this.#depth && (byte === COMMA || isClosing)) this.#end(chunk, i, at);
    if (this.#depth === 0) this.#outermost(byte, at + i);
    else if (isClosing) this.#close(chunk, i, at);
    else if (byte === COMMA && level !== void 0) level.awaits = level.isList ? "value" : "key";
    else if (byte === COLON && level !== void 0) level.awaits = "value";
    else if (level?.awaits === "value") this.#value(level, byte, at + i);
    else if (level?.awaits === "key" && byte === QUOTE)
      this.#open = { start: at + i, depth: this.#depth, place: void 0 };
    else if (isOpening(byte)) this.#depth++;
    if (byte === QUOTE) this.#inText = true;
  }
  #outermost(byte, at) {
    const first = byte === OPEN_LIST ? "[]" : "{}";
    const ways = this.#ways.filter(
      ({ steps: [step] }) => step === void 0 || (step === "[]" ? "[]" : "{}") === first
    );
    const itself = ways.find(({ steps }) => steps.length === 0);
    if (!isOpening(byte) || ways.length === 0 || this.#values++ > 0 && itself === void 0)
      throw new SyntaxError(`it is ${this.#wanted()}`);
    if (itself !== void 0) this.#open = { start: at, depth: 0, place: itself.place };
    else this.#enter(byte, ways);
    this.#depth++;
  }
  #wanted() {
    if (this.#ways.some(({ steps }) => steps.length === 0)) return "no JSON line by line";
    const isList = this.#ways.some(({ steps }) => steps[0] === "[]");
    const isObject = this.#ways.some(({ steps }) => steps[0] !== "[]");
    return `no one ${[...isObject ? ["object"] : [], ...isList ? ["list"] : []].join(" or ")} of JSON`;
  }
  /** Of a list or an object on the way: an element that is asked for, another step, or what is passed over. */
  #value(level, byte, at) {
    level.awaits = "comma";
    const depth = this.#depth;
    const ways = level.ways.filter(({ steps }) => isStep(steps[depth - 1], level));
    const itself = ways.find(({ steps }) => steps.length === depth);
    if (itself !== void 0) this.#open = { start: at, depth, place: itself.place };
    else if (isOpening(byte) && ways.length > 0) this.#enter(byte, ways);
    if (isOpening(byte)) this.#depth++;
  }
  #enter(byte, ways) {
    const isList = byte === OPEN_LIST;
    for (const { place: place3, steps } of ways)
      if (steps.length === this.#depth + 1 && steps[this.#depth] === (isList ? "[]" : "{}"))
        this.met.add(place3);
    this.#levels.push({ isList, ways, awaits: isList ? "value" : "key", key: "" });
  }
  #close(chunk, i, at) {
    if (this.#levels.length === this.#depth) this.#levels.pop();
    this.#depth--;
    if (this.#depth === 0 && this.#open !== void 0) this.#end(chunk, i + 1, at);
  }
  /** @param i the first byte that isn't of it */
  #end(chunk, i, at) {
    const { start, place: place3 } = this.#open;
    const text = this.#cut(chunk, i, at);
    const key = this.#levels.at(-1)?.key ?? "";
    if (place3 !== void 0) this.#found({ place: place3, key, text, from: start, to: at + i });
  }
  /** What lies between the start and place `i` of the chunk, as text; the next one begins anew. */
  #cut(chunk, i, at) {
    const own = chunk.subarray(Math.max(0, this.#open.start - at), i);
    const bytes = this.#held.length === 0 ? own : Buffer.concat([...this.#held, own]);
    this.#open = void 0;
    this.#held = [];
    this.#heldBytes = 0;
    return bytes.toString("utf8");
  }
  #hold(bytes) {
    this.#heldBytes += bytes.length;
    if (this.#heldBytes > LARGEST_ELEMENT) throw new SyntaxError("it has an entry of more than 64 MiB");
    this.#held.push(bytes);
  }
};
function isOpening(byte) {
  return byte === OPEN_LIST || byte === OPEN_OBJECT;
}
function isStep(step, { isList, key }) {
  if (isList) return step === "[]";
  return step === "{}" || step === key && step !== "[]";
}
function keyIn(text) {
  const own = text.slice(0, LONGEST_KEY);
  try {
    return String(parseJson(own));
  } catch {
    return own.slice(1, -1);
  }
}

// src/stages/2-dataset/labels/shapes/xml.ts
var import_saxes = __toESM(require_saxes(), 1);
import { join as join7 } from "node:path";
import { TextDecoder } from "node:util";
var CHUNK2 = MIB;
var LARGEST_PIECE = 64 * MIB;
var DEEPEST2 = 64;
async function readXml(root, path, handlers) {
  var _stack = [];
  try {
    const file = __using(_stack, await openPlainFile(join7(root, path), { links: "refused" }), true);
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const parser = new Parser(handlers);
    for (let at = 0; ; ) {
      const bytes = await readChunk2(file, at);
      parser.take(decode(decoder, bytes));
      if (bytes.length === 0) break;
      at += bytes.length;
    }
    parser.finish();
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function parseXml(text, handlers) {
  const parser = new Parser(handlers);
  parser.take(text);
  parser.finish();
}
async function readChunk2(file, at) {
  const buffer = Buffer.allocUnsafe(CHUNK2);
  const { bytesRead } = await file.read(buffer, 0, CHUNK2, at);
  return buffer.subarray(0, bytesRead);
}
function decode(decoder, bytes) {
  try {
    return decoder.decode(bytes, { stream: bytes.length > 0 });
  } catch {
    throw new SyntaxError("it is not in UTF-8");
  }
}
var Parser = class {
  #saxes = new import_saxes.SaxesParser();
  #handlers;
  #depth = 0;
  /** What was parsed behind the last place that was asked for: from `#position`, in characters, or `#bytes`. */
  #text = "";
  #position = 0;
  #bytes = 0;
  constructor(handlers) {
    this.#handlers = handlers;
    const saxes = this.#saxes;
    saxes.on("error", ({ message }) => {
      throw new SyntaxError(worded(message));
    });
    saxes.on("doctype", () => {
      throw new SyntaxError("it has a document type, which is not read");
    });
    saxes.on("opentag", ({ name, attributes }) => this.#open(name, attributes));
    saxes.on("closetag", ({ name }) => {
      this.#depth--;
      this.#handlers.close?.(name, this.#place());
    });
    if (handlers.text !== void 0) saxes.on("text", (text) => handlers.text?.(text));
  }
  take(text) {
    this.#text += text;
    this.#saxes.write(text);
    if (this.#text.length > LARGEST_PIECE + CHUNK2)
      throw new SyntaxError("it has more than 64 MiB between two elements");
  }
  finish() {
    this.#saxes.close();
  }
  #open(name, attributes) {
    if (++this.#depth > DEEPEST2) throw new SyntaxError(`it is nested more than ${DEEPEST2} deep`);
    this.#handlers.open?.(name, new Map(Object.entries(attributes)), this.#place());
  }
  /** In bytes, behind what was read last. */
  #place() {
    const read = this.#saxes.position - this.#position;
    this.#bytes += Buffer.byteLength(this.#text.slice(0, read));
    this.#text = this.#text.slice(read);
    this.#position += read;
    return this.#bytes;
  }
};
function worded(message) {
  const said = /^(?<line>\d+):\d+: (?<what>.*?)\.?$/.exec(message)?.groups;
  return said === void 0 ? message : `line ${said.line}: ${said.what}`;
}

// src/stages/2-dataset/labels/shapes/candidates.ts
import { basename as basename15, join as join8 } from "node:path/posix";
var HEAD = 16 * 1024;
var LOOKED_AT2 = 5;
async function candidatesIn(folder, form) {
  const { candidates, perImage } = filesOf2(folder, form);
  const beginsSo = async (file) => form.begins.test(await headOf3(join8(folder.settings.data, file)));
  const isOfTool = await anyOfFirst(folder, form, [...perImage]);
  return filterAsync(candidates, async (file) => perImage.has(file) && !isOfTool ? false : beginsSo(file));
}
async function brokenBeside(folder, form, candidates) {
  const { perImage } = filesOf2(folder, form);
  if (!candidates.some((file) => perImage.has(file))) return [];
  const known = new Set(candidates);
  const broken = [];
  for (const file of perImage) {
    const why = known.has(file) ? void 0 : await whyBroken(folder.settings.data, file);
    if (why !== void 0) broken.push({ file, why });
  }
  return broken;
}
async function whyBroken(root, file) {
  const head = await readHead(join8(root, file), HEAD, { links: "refused" }).catch(() => void 0);
  if (head === void 0 || head.length === HEAD) return void 0;
  if (isBlank(head.toString())) return "it is empty";
  const reading = /\.xml$/i.test(file) ? readXml(root, file, {}) : eachElement(join8(root, file), ["{}", "[]"], () => {
  });
  return await reading.then(
    () => void 0,
    (error) => messageOf(error)
  );
}
function filesOf2({ files, others }, { named }) {
  const images = new Set(files.flatMap((file) => [nameOf4(file), stemOf6(file)]));
  const candidates = others.filter((file) => named.test(file));
  return { candidates, perImage: new Set(candidates.filter((file) => images.has(stemOf6(file)))) };
}
async function anyOfFirst({ settings }, { begins }, files) {
  let looked = 0;
  for (const file of files) {
    const head = await headOf3(join8(settings.data, file));
    if (isBlank(head)) continue;
    if (begins.test(head)) return true;
    if (++looked === LOOKED_AT2) return false;
  }
  return false;
}
function isBlank(text) {
  return text.replace(/^\uFEFF/, "").trim() === "";
}
function nameOf4(file) {
  return basename15(file).normalize("NFC");
}
function stemOf6(file) {
  return withoutExtension(nameOf4(file));
}
async function filterAsync(files, test) {
  const kept2 = [];
  for (const file of files) if (await test(file)) kept2.push(file);
  return kept2;
}
async function headOf3(path) {
  return await readTextHead(path, HEAD, { links: "refused" }).catch(() => "");
}

// src/stages/2-dataset/labels/shapes/json-fields.ts
function fieldOf(given, key) {
  if (typeof given !== "object" || given === null || !Object.hasOwn(given, key)) return void 0;
  return Reflect.get(given, key);
}
function listOf(given) {
  return Array.isArray(given) ? given : [];
}

// src/stages/2-dataset/labels/shapes/rectangle.ts
function isRectangle(ring) {
  if (ring.length !== 8 && ring.length !== 10) return false;
  const isClosed = ring.length === 8 || ring[0] === ring[8] && ring[1] === ring[9];
  const [ax, ay, bx, by, cx, cy, dx, dy] = ring;
  const isAcrossFirst = ay === by && bx === cx && cy === dy && dx === ax;
  const isDownFirst = ax === bx && by === cy && cx === dx && dy === ay;
  return isClosed && (isAcrossFirst || isDownFirst) && ax !== cx && ay !== cy;
}

// src/stages/2-dataset/labels/coco/file.ts
import { createHash as createHash4 } from "node:crypto";
import { join as join9 } from "node:path";
var PLACES = ["images[]", "categories[]", "annotations[]"];
async function readCoco(root, file) {
  const images = /* @__PURE__ */ new Map();
  const categories = /* @__PURE__ */ new Map();
  const annotations = [];
  const unreadable2 = { count: 0, example: 0 };
  let twice;
  const take = (element) => {
    const given = parsed(element.text);
    if (given === void 0) {
      if (unreadable2.count++ === 0) unreadable2.example = element.from;
    } else if (element.place === "images[]") {
      const image = imageOf2(given);
      if (image === void 0) return;
      const id = idOf(given, "id");
      if ((images.get(id)?.named ?? image.named) !== image.named) twice ??= id;
      images.set(id, image);
    } else if (element.place === "categories[]") {
      const category = categoryOf(given);
      const id = idOf(given, "id");
      if ((categories.get(id)?.name ?? category.name) !== category.name) twice ??= id;
      categories.set(id, category);
    } else annotations.push(annotationOf(given, element));
  };
  const lists = await eachElement(join9(root, file), PLACES, take);
  if (annotations.some(({ holds }) => holds === "shape" || holds === "box") && images.size === 0)
    throw new SyntaxError('it lists annotations and no image with a "file_name"');
  if (images.size > 0 || lists.has("images[]") && lists.has("annotations[]"))
    return {
      file,
      images,
      categories: categories.size > 0 ? categories : categoriesUsed(annotations),
      annotations,
      listsAnnotations: lists.has("annotations[]"),
      twice,
      unreadable: unreadable2
    };
  return void 0;
}
function parsed(text) {
  try {
    return parseJson(text);
  } catch {
    return void 0;
  }
}
function idOf(given, key) {
  const id = fieldOf(given, key);
  return typeof id === "number" || typeof id === "string" ? String(id) : "";
}
function imageOf2(given) {
  const named = [fieldOf(given, "file_name"), fieldOf(given, "coco_url")].find(
    (name) => typeof name === "string"
  );
  if (named === void 0) return void 0;
  return { named, size: sizeIn(fieldOf(given, "width"), fieldOf(given, "height")) };
}
function categoryOf(given) {
  const [id, name, supercategory] = ["id", "name", "supercategory"].map((key) => fieldOf(given, key));
  const own = typeof name === "string" ? name.trim() : "";
  return {
    id,
    name: own === "" ? `category ${idOf(given, "id")}` : own,
    isNamed: own !== "",
    supercategory: typeof supercategory === "string" ? supercategory : void 0
  };
}
function categoriesUsed(annotations) {
  const ids2 = new Set(annotations.flatMap(({ category }) => category === "" ? [] : [category]));
  return new Map([...ids2].map((id) => [id, categoryOf({ id })]));
}
function annotationOf(given, { from, to }) {
  const segmentation = fieldOf(given, "segmentation");
  const rings = ringsIn(segmentation);
  const category = idOf(given, "category_id");
  const holds = holdsOf(given, segmentation);
  const isCrowd = Number(fieldOf(given, "iscrowd")) === 1;
  return {
    image: idOf(given, "image_id"),
    category,
    from,
    to,
    holds,
    isCrowd,
    isRectangle: holds === "shape" && rings.length === 1 && isRectangle(listOf(rings[0])),
    hasKeypoints: listOf(fieldOf(given, "keypoints")).length > 0,
    digest: holds === "shape" ? digestOf([isCrowd, segmentation]) : 0
  };
}
function ringsIn(segmentation) {
  const given = listOf(segmentation);
  return given.length > 0 && given.every((one2) => typeof one2 === "number") ? [given] : given;
}
function holdsOf(given, segmentation) {
  if (fieldOf(segmentation, "counts") !== void 0) return "shape";
  if (listOf(segmentation).some((ring) => !Array.isArray(ring) || ring.length > 0)) return "shape";
  if (fieldOf(given, "segments_info") !== void 0) return "segments";
  if (fieldOf(given, "caption") !== void 0) return "caption";
  return listOf(fieldOf(given, "bbox")).length === 4 ? "box" : "nothing";
}
function digestOf(content) {
  return createHash4("sha256").update(JSON.stringify(content)).digest().readUIntBE(0, 6);
}

// src/stages/2-dataset/labels/coco/shifted-ids.ts
function askOfShift({ file, images, categories, annotations }) {
  const drawn2 = annotations.filter(({ holds }) => holds === "shape" || holds === "box");
  const lists = [
    ["category_id", drawn2.map(({ category }) => category), categories],
    ["image_id", drawn2.map(({ image }) => image), images]
  ];
  for (const [key, ids2, listed] of lists) {
    const shift = shiftOf(new Set(ids2), listed);
    if (shift !== void 0) return annotationIdsShifted(file, key, shift);
  }
  return void 0;
}
function shiftOf(ids2, listed) {
  const lost = [...ids2].filter((id) => !listed.has(id));
  if (lost.length !== 1 || ids2.size < 2) return void 0;
  return [1, -1].find((by) => [...ids2].every((id) => listed.has(String(Number(id) + by))));
}

// src/stages/2-dataset/labels/coco/find.ts
import { basename as basename16 } from "node:path/posix";
var FORM = {
  named: /\.json$/i,
  begins: /^\s*\{[\s\S]*"(?:images|annotations|categories|licenses)"\s*:\s*\[/
};
async function findCoco(folder) {
  const files = [];
  const faults = [];
  for (const file of await candidatesIn(folder, FORM)) {
    const read = await readCoco(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof read === "string") faults.push(annotationFileUnreadable(file, read));
    else if (read !== void 0) files.push(read);
  }
  if (files.length + faults.length === 0) return void 0;
  const { used, passedOver } = usable(files);
  const pictures = new Set(folder.files.map(stemOf7));
  const contents = used.map((file) => contentOf(file, pictures));
  const annotations = used.flatMap((file) => file.annotations);
  return {
    images: contents.flatMap(({ images }) => images),
    classes: classesOf2(used),
    boxes: annotations.filter(({ holds }) => holds === "box").length,
    lacking: lackingIn(files),
    question: used.map(askOfShift).find((fault2) => fault2 !== void 0),
    faults: [
      ...faults,
      ...passedOver,
      ...contents.flatMap((one2) => one2.faults),
      ...saidOfCrowds(annotations, folder)
    ]
  };
}
function lackingIn(files) {
  const count = files.reduce((sum4, { images }) => sum4 + images.size, 0);
  const isBare2 = files.every(({ annotations }) => annotations.length === 0);
  const named = files.map(({ file }) => file);
  if (count === 0) return { files: named, lacks: "image" };
  return { files: named, named: { count, word: "image" }, lacks: isBare2 ? "annotation" : "shape" };
}
function usable(files) {
  const hasShapes = files.some((file) => !holdsKeypoints(file) && file.annotations.some(isShape));
  const reasons = new Map(files.map((file) => [file, whyPassedOver(file, hasShapes)]));
  const used = files.filter((file) => reasons.get(file) === void 0);
  const told3 = used.length > 0 ? files : files.filter(({ annotations }) => annotations.length > 0);
  return {
    used,
    passedOver: told3.flatMap((file) => {
      const why = reasons.get(file);
      return why === void 0 ? [] : [annotationFilePassedOver(file.file, why)];
    })
  };
}
function whyPassedOver(file, hasShapes) {
  const { annotations, images, listsAnnotations } = file;
  if (images.size === 0) return "lists no image";
  if (!listsAnnotations) return "lists images without annotations";
  if (hasShapes && holdsKeypoints(file)) return "holds keypoints, beside files that hold the outlines";
  if (annotations.some(isShape)) return void 0;
  if (annotations.some(({ holds }) => holds === "segments"))
    return "holds panoptic segments, whose pixels lie in pictures beside it";
  return annotations.some(({ holds }) => holds === "caption") ? "holds captions" : void 0;
}
function holdsKeypoints({ annotations }) {
  return annotations.some(({ hasKeypoints }) => hasKeypoints);
}
function isShape({ holds }) {
  return holds === "shape";
}
function classesOf2(files) {
  return [...new Set(files.flatMap((file) => listedIn(file).map(({ name }) => name)))];
}
function listedIn({ categories, annotations }) {
  const used = new Set(annotations.map(({ category }) => category));
  const above = new Set([...categories.values()].flatMap(({ supercategory }) => supercategory ?? []));
  return [...categories].filter(([id, { name, supercategory }]) => used.has(id) || !(above.has(name) && supercategory === "none")).map(([, category]) => category).sort((a, b) => Number(a.id) - Number(b.id) || 0);
}
function contentOf(file, pictures) {
  const byImage = new Map([...file.images.keys()].map((id) => [id, []]));
  const classes = new Map([...file.categories].map(([id, { name }]) => [id, [name]]));
  const seen = /* @__PURE__ */ new Set();
  const lost = { image: 0, nothing: 0 };
  let twice = 0;
  for (const annotation of file.annotations) {
    const { image, category, digest, from, to, holds } = annotation;
    const shapes = byImage.get(image);
    const names = classes.get(category) ?? [UNNAMED];
    if (holds !== "shape") lost.nothing += holds === "nothing" ? 1 : 0;
    else if (shapes === void 0) lost.image++;
    else {
      const key = JSON.stringify([image, category, digest]);
      if (seen.has(key)) twice++;
      else {
        const passage = { file: file.file, from, to, class: names[0] };
        shapes.push({ passage, classes: names, rectangles: annotation.isRectangle ? 1 : 0, digest });
      }
      seen.add(key);
    }
  }
  const listed = listedIn(file).map(({ name }) => name);
  const same = twiceIn(listed);
  const unnamed = [...file.categories].flatMap(([id, { isNamed }]) => isNamed ? [] : [id]);
  const isLost = lost.image + lost.nothing > 0;
  const own = file.images.size === 1 && pictures.has(stemOf7(file.file)) ? stemOf7(file.file) : void 0;
  return {
    images: [...file.images].map(([id, image]) => ({
      ...image,
      orNamed: own,
      file: file.file,
      listed: { file: file.file, names: listed },
      shapes: byImage.get(id)
    })),
    faults: [
      ...file.twice === void 0 ? [] : [annotationIdTwice(file.file, file.twice)],
      ...same.length > 0 ? [shapeClassTwice(file.file, same)] : [],
      ...unnamed.length > 0 ? [categoriesUnnamed(file.file, unnamed)] : [],
      ...file.unreadable.count > 0 ? [annotationsUnreadable(file.file, file.unreadable)] : [],
      ...isLost ? [annotationsOfNothing(file.file, lost)] : [],
      ...twice > 0 ? [annotationsTwice(file.file, twice)] : []
    ]
  };
}
function stemOf7(path) {
  return withoutExtension(basename16(path)).normalize("NFC");
}
function saidOfCrowds(annotations, { settings }) {
  const crowds = annotations.filter(({ isCrowd, holds }) => isCrowd && holds === "shape").length;
  return crowds > 0 && settings.crowds === "drawn" ? [crowdsDrawn(crowds)] : [];
}

// src/stages/2-dataset/labels/coco/shapes.ts
function cocoShapes(passages, size, { crowds }) {
  return passages.map(({ text, class: name = "" }) => {
    const given = parsed2(text);
    const geometry = geometryOf(fieldOf(given, "segmentation"), size);
    const isCrowd = Number(fieldOf(given, "iscrowd")) === 1;
    return { class: name, geometry, isIgnored: isCrowd && crowds === "ignored" };
  });
}
function parsed2(text) {
  try {
    return parseJson(text);
  } catch {
    throw new ShapeError("is no JSON");
  }
}
function geometryOf(segmentation, size) {
  const counts = fieldOf(segmentation, "counts");
  if (counts !== void 0) return runsIn(counts, fieldOf(segmentation, "size"), size);
  const rings = ringsIn(segmentation);
  if (rings.length > 2 && rings.every((ring) => listOf(ring).length === 2))
    throw new ShapeError("lists points in the place of polygons");
  return { kind: "polygons", parts: rings.map((ring) => [ringOf(ring)]), rule: "even-odd" };
}
function ringOf(given) {
  const coordinates = listOf(given);
  if (!Array.isArray(given)) throw new ShapeError("has a polygon that is no list of numbers");
  if (coordinates.length % 2 === 1) throw new ShapeError("has a polygon with an x without its y");
  return Float64Array.from(coordinates, coordinate);
}
function runsIn(given, givenSize, size) {
  const [height, width] = listOf(givenSize);
  if (height !== size.height || width !== size.width)
    throw new ShapeError(
      `has run lengths of ${String(width)}x${String(height)} pixels where its image has ${size.width}x${size.height}`
    );
  const counts = typeof given === "string" ? parseCounts(given) : listOf(given);
  return runsOf(counts, size);
}

// src/stages/2-dataset/labels/coco/source.ts
var coco = shapesSource({
  name: "coco",
  tool: "COCO",
  // The file says no order, and parts are smaller than what they're parts of.
  stacking: "smaller-on-top",
  nameField: "file_name",
  find: findCoco,
  shapes: cocoShapes
});

// src/stages/2-dataset/labels/cvat/elements.ts
var KINDS2 = new Map([
  ...["polygon", "ellipse", "mask"].map((name) => [name, "area"]),
  ["box", "box"],
  ...["polyline", "points", "cuboid", "skeleton", "tag"].map((name) => [name, "mark"])
]);
function kindOf2(name) {
  return KINDS2.get(name);
}
function labelOf({ attributes }) {
  return attributes.get("label")?.trim() || UNNAMED;
}
function pointsIn(given) {
  const pairs = (given ?? "").split(";").map((pair) => pair.split(","));
  if (pairs.some((pair) => pair.length !== 2 || pair.some((word) => word.trim() === ""))) return void 0;
  return pairs.flat().map(Number);
}

// src/stages/2-dataset/labels/cvat/file.ts
import { createHash as createHash5 } from "node:crypto";
var WITHOUT_PIXELS = /* @__PURE__ */ new Set(["tag", "points", "skeleton", "polyline", "cuboid"]);
async function readCvat(root, file) {
  const reader = new Reader();
  await readXml(root, file, reader);
  const found = reader.found();
  return found.images.length + found.tracks > 0 || reader.saysVersion ? { file, ...found } : void 0;
}
var Reader = class {
  /** As CVAT does, also where the task has no image. */
  saysVersion = false;
  #way = [];
  #images = [];
  #labels = [];
  #marks = /* @__PURE__ */ new Map();
  #image;
  #label;
  #tracks = 0;
  #boxes = 0;
  open(name, attributes, at) {
    this.#way.push(name);
    if (this.#way[0] !== "annotations") throw new SyntaxError('its outermost element is not "annotations"');
    if (this.#way.length === 2 && name === "version") this.saysVersion = true;
    if (this.#way.length === 2 && name === "image") this.#image = new ImageReader(attributes, at);
    if (this.#way.length === 2 && name === "track") this.#tracks++;
    if (this.#way.length === 3 && this.#image !== void 0) this.#take({ name, attributes }, this.#image);
    if (this.#isIn("labels", "label")) this.#label = { name: "", type: "", isPart: false };
  }
  close(name, at) {
    if (this.#way.length === 2 && name === "image" && this.#image !== void 0) {
      this.#images.push(this.#image.finish(at));
      this.#image = void 0;
    }
    if (this.#isIn("labels", "label")) this.#finishLabel();
    this.#way.pop();
  }
  text(text) {
    if (this.#label === void 0) return;
    if (this.#isIn("label", "name")) this.#label.name += text;
    else if (this.#isIn("label", "type")) this.#label.type += text;
    else if (this.#isIn("label", "parent")) this.#label.isPart = true;
  }
  found() {
    return {
      images: this.#images,
      labels: this.#labels,
      boxes: this.#boxes,
      marks: this.#marks,
      tracks: this.#tracks
    };
  }
  /** Whether what is read is this element within the other, of what is said of the task. */
  #isIn(outer, name) {
    return this.#way[1] === "meta" && this.#way.at(-2) === outer && this.#way.at(-1) === name;
  }
  #take(element, image) {
    const kind = kindOf2(element.name);
    if (kind === "box") this.#boxes++;
    if (kind === "mark") this.#marks.set(element.name, (this.#marks.get(element.name) ?? 0) + 1);
    if (kind === "area") image.take(element);
  }
  #finishLabel() {
    const { name, type, isPart: isPart2 } = this.#label ?? { name: "", type: "", isPart: true };
    this.#label = void 0;
    if (name.trim() !== "" && !isPart2 && !WITHOUT_PIXELS.has(type.trim())) this.#labels.push(name.trim());
  }
};
var ImageReader = class {
  #attributes;
  #from;
  #labels = [];
  #digest = createHash5("sha256");
  #rectangles = 0;
  constructor(attributes, from) {
    this.#attributes = attributes;
    this.#from = from;
  }
  take(area) {
    this.#labels.push(labelOf(area));
    this.#digest.update(JSON.stringify([area.name, [...area.attributes].sort()]));
    const points = area.name === "polygon" ? pointsIn(area.attributes.get("points")) : void 0;
    if (points !== void 0 && isRectangle(points)) this.#rectangles++;
  }
  finish(to) {
    return {
      attributes: this.#attributes,
      labels: this.#labels,
      rectangles: this.#rectangles,
      from: this.#from,
      to,
      // 48 bits: as many as a number holds, and enough for the files of one image.
      digest: this.#digest.digest().readUIntBE(0, 6)
    };
  }
};

// src/stages/2-dataset/labels/cvat/find.ts
var FORM2 = {
  named: /\.xml$/i,
  begins: /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE[\s\S]*?)?<annotations[\s>]/
};
async function findCvat(folder) {
  const files = [];
  const faults = [];
  for (const file of await candidatesIn(folder, FORM2)) {
    const read = await readCvat(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof read === "string") faults.push(annotationFileUnreadable(file, read));
    else if (read !== void 0) files.push(read);
  }
  if (files.length + faults.length === 0) return void 0;
  const sum4 = (count) => files.reduce((total, file) => total + count(file), 0);
  const videos = files.filter(({ tracks }) => tracks > 0);
  return {
    images: files.flatMap((file) => file.images.map((image) => imageOf3(file, image))),
    classes: [...new Set(files.flatMap(({ labels }) => labels))],
    boxes: sum4(({ boxes }) => boxes),
    lacking: { files: files.map(({ file }) => file), lacks: "image" },
    faults: [
      ...faults,
      ...videos.map(({ file, tracks }) => tracksNotRead(file, tracks)),
      ...files.flatMap(saidOfLabels),
      ...saidOfMarks(files)
    ]
  };
}
function imageOf3({ file, labels: names }, { attributes, labels, rectangles, from, to, digest }) {
  return {
    named: attributes.get("name") ?? "",
    file,
    size: sizeIn(Number(attributes.get("width")), Number(attributes.get("height"))),
    subset: attributes.get("subset"),
    listed: { file, names },
    shapes: labels.length === 0 ? [] : [{ passage: { file, from, to }, classes: labels, rectangles, digest }]
  };
}
function saidOfLabels({ file, labels }) {
  const same = twiceIn(labels);
  return same.length > 0 ? [shapeClassTwice(file, same)] : [];
}
function saidOfMarks(files) {
  const counts = /* @__PURE__ */ new Map();
  for (const [word, count] of files.flatMap(({ marks }) => [...marks]))
    counts.set(word, (counts.get(word) ?? 0) + count);
  return counts.size === 0 ? [] : [marksIgnored("CVAT", [...counts])];
}

// src/stages/2-dataset/labels/cvat/shapes.ts
function cvatShapes(passages, size) {
  const areas = passages.flatMap(({ text }) => areasIn(text));
  const layers = new Map(areas.map((area) => [area, numberOf(area, "z_order", 0)]));
  return areas.toSorted((a, b) => layers.get(a) - layers.get(b)).map((area) => ({ class: labelOf(area), geometry: geometryOf2(area, size) }));
}
function areasIn(text) {
  const areas = [];
  let depth = 0;
  try {
    parseXml(`<image>${text}`, {
      open: (name, attributes) => {
        if (++depth === 2 && kindOf2(name) === "area") areas.push({ name, attributes });
      },
      close: () => {
        depth--;
      }
    });
  } catch (error) {
    if (error instanceof SyntaxError) throw new ShapeError("is no XML");
    throw error;
  }
  return areas;
}
function geometryOf2(area, size) {
  if (area.name === "ellipse") return ellipseOf(area);
  return area.name === "mask" ? maskOf(area, size) : polygonOf(area);
}
function polygonOf({ attributes }) {
  const points = pointsIn(attributes.get("points"));
  if (points === void 0) throw new ShapeError("has a polygon that is no list of points");
  return { kind: "polygons", parts: [[Float64Array.from(points, coordinate)]], rule: "even-odd" };
}
function ellipseOf(area) {
  const [x, y, radiusX, radiusY] = ["cx", "cy", "rx", "ry"].map((key) => coordinate(numberOf(area, key)));
  if (radiusX < 0 || radiusY < 0) throw new ShapeError("has an ellipse with a radius below 0");
  return { kind: "ellipse", x, y, radiusX, radiusY, angle: numberOf(area, "rotation", 0) * Math.PI / 180 };
}
function maskOf(area, size) {
  const [left, top, width, height] = ["left", "top", "width", "height"].map((key) => numberOf(area, key));
  if (![left, top, width, height].every(Number.isInteger) || left < 0 || top < 0 || width < 1 || height < 1)
    throw new ShapeError("has a mask without a place in whole pixels");
  if (left + width > size.width || top + height > size.height)
    throw new ShapeError("has a mask that reaches out of its image");
  const bits = new Uint8Array(width * height);
  let at = 0;
  for (const [i, word] of (area.attributes.get("rle") ?? "").split(",").entries()) {
    const count = Number(word);
    if (word.trim() === "" || !Number.isInteger(count) || count < 0 || at + count > bits.length)
      throw new ShapeError("has a mask whose runs are not those of its box");
    if (i % 2 === 1) bits.fill(1, at, at + count);
    at += count;
  }
  if (at !== bits.length) throw new ShapeError("has a mask whose runs are not those of its box");
  return { kind: "bitmap", left, top, width, height, bits };
}
function numberOf({ attributes }, key, otherwise = Number.NaN) {
  const given = attributes.get(key);
  const number = given === void 0 || given.trim() === "" ? otherwise : Number(given);
  if (!Number.isFinite(number)) throw new ShapeError(`has no number for "${key}"`);
  return number;
}

// src/stages/2-dataset/labels/cvat/source.ts
var cvat = shapesSource({
  name: "cvat",
  tool: "CVAT",
  stacking: "later-on-top",
  find: findCvat,
  shapes: cvatShapes
});

// src/stages/2-dataset/labels/shapes/annotators.ts
function chooseAnnotations(tool, images, setting) {
  const chosen = /* @__PURE__ */ new Map();
  const open = [];
  const marked = [];
  for (const image of images) {
    const { annotations, named } = image;
    if (annotations.length === 0) continue;
    const truths = annotations.filter((one2) => one2.isGroundTruth);
    const asked3 = agree(truths) ? truths : annotations;
    if (!agree(asked3)) open.push(image);
    if (asked3 === truths && !agree(annotations)) marked.push(named);
    chosen.set(image, setting === "newest" ? newest(asked3) : asked3[0]);
  }
  const said = open.map(({ named, annotations }) => ({ named, by: annotations.map(({ by }) => by) }));
  const saidOfOpen = setting === "newest" ? newestTaken : annotatorsDisagree;
  return {
    chosen,
    faults: [
      ...said.length > 0 ? [saidOfOpen(tool, said)] : [],
      ...marked.length > 0 ? [groundTruthTaken(tool, marked)] : []
    ]
  };
}
function agree(annotations) {
  return annotations.length > 0 && annotations.every(({ digest }) => digest === annotations[0].digest);
}
function newest(annotations) {
  return annotations.reduce((latest, one2) => one2.changed >= latest.changed ? one2 : latest);
}

// src/stages/2-dataset/labels/shapes/project.ts
function exportedProject(tool, images, setting) {
  const { chosen, faults } = chooseAnnotations(tool, images, setting);
  const counted = [...chosen.values()];
  const leftBy = (why) => counted.reduce((sum4, { left }) => sum4 + (left.get(why) ?? 0), 0);
  return {
    images: [...chosen].map(([{ named, file }, { passage, classes, rectangles, digest, size }]) => ({
      named,
      file,
      size,
      shapes: classes.length === 0 ? [] : [{ passage, classes, rectangles, digest }]
    })),
    classes: [...new Set(counted.flatMap(({ classes }) => classes))].sort(),
    boxes: leftBy("box"),
    faults: [...faults, ...saidOfLeft(tool, leftBy)]
  };
}
function saidOfLeft(tool, leftBy) {
  const marks = ["point", "line"].map((why) => [why, leftBy(why)]);
  const some = marks.filter(([, count]) => count > 0);
  return some.length > 0 ? [marksIgnored(tool, some)] : [];
}
function countLeft(whys) {
  const left = /* @__PURE__ */ new Map();
  for (const why of whys) left.set(why, (left.get(why) ?? 0) + 1);
  return left;
}

// src/stages/2-dataset/labels/label-studio/regions.ts
function taskOf(given) {
  const own = fieldOf(given, "annotations") ?? fieldOf(given, "completions");
  const id = textOf2(fieldOf(given, "id"));
  const data = fieldOf(given, "data") ?? {};
  const isPredicted = listOf(fieldOf(given, "predictions")).length > 0;
  if (own === void 0 && isPredicted)
    return { id, data, annotations: [], isSkipped: false, isPredicted, isMinimal: false };
  if (Array.isArray(own)) {
    const annotations2 = own.map(annotationOf2);
    const kept2 = annotations2.filter((_, i) => !isSkipped(own[i]));
    return {
      id,
      data,
      annotations: kept2,
      isSkipped: kept2.length < own.length,
      isPredicted,
      isMinimal: false
    };
  }
  const isMinimal = ["annotation_id", "annotator", "lead_time"].some(
    (key) => fieldOf(given, key) !== void 0
  );
  if (!isMinimal) return void 0;
  const annotations = fieldOf(given, "annotation_id") === null ? [] : [minimalOf(given)];
  return { id, data: given, annotations, isSkipped: false, isPredicted: false, isMinimal };
}
function isSkipped(given) {
  return fieldOf(given, "was_cancelled") === true || fieldOf(given, "skipped") === true;
}
function annotationOf2(given, entry) {
  const results = listOf(fieldOf(given, "result"));
  const regions = results.flatMap(
    (result) => regionOf(fieldOf(result, "value"), result, textOf2(fieldOf(result, "from_name")))
  );
  return {
    entry,
    by: annotatorOf(fieldOf(given, "completed_by")),
    changed: textOf2(fieldOf(given, "updated_at") ?? fieldOf(given, "created_at")),
    isGroundTruth: fieldOf(given, "ground_truth") === true,
    regions: withoutTwins(regions),
    hasChoices: results.some((result) => fieldOf(fieldOf(result, "value"), "choices") !== void 0)
  };
}
function minimalOf(given) {
  const regions = Object.entries(given).flatMap(
    ([control, values]) => listOf(values).flatMap((value) => regionOf(value, value, control))
  );
  return {
    entry: 0,
    by: annotatorOf(fieldOf(given, "annotator")),
    changed: textOf2(fieldOf(given, "updated_at") ?? fieldOf(given, "created_at")),
    isGroundTruth: false,
    regions: withoutTwins(regions),
    hasChoices: fieldOf(given, "choice") !== void 0
  };
}
function withoutTwins(regions) {
  if (regions.every(({ labels }) => labels.length > 0)) return regions;
  const told3 = new Set(regions.filter(({ labels }) => labels.length > 0).map(placeOf2));
  return regions.filter((region) => {
    if (region.labels.length > 0) return true;
    const place3 = placeOf2(region);
    return !told3.has(place3) && told3.add(place3);
  });
}
function placeOf2({ kind, value }) {
  return JSON.stringify([kind, ...placeIn(value)]);
}
function placeIn(value) {
  return ["points", "rle", "imageDataURL", "x", "y", "width", "height", "radiusX", "radiusY", "rotation"].map(
    (key) => fieldOf(value, key) ?? null
  );
}
function regionOf(value, beside2, control) {
  const kind = kindOf3(value);
  if (kind === void 0) return [];
  const [width, height] = ["original_width", "original_height"].map((key) => Number(fieldOf(beside2, key)));
  const isSize = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  return [
    {
      kind,
      control,
      labels: labelsOf2(value),
      value,
      size: isSize ? { width, height } : void 0,
      turned: Number(fieldOf(beside2, "image_rotation") ?? 0)
    }
  ];
}
function kindOf3(value) {
  const has = (...keys) => keys.every((key) => typeof fieldOf(value, key) === "number");
  if (Array.isArray(fieldOf(value, "rle"))) return "brush";
  if (typeof fieldOf(value, "imageDataURL") === "string") return "bitmask";
  if (Array.isArray(fieldOf(value, "vertices"))) return "line";
  if (Array.isArray(fieldOf(value, "points"))) return "polygon";
  if (has("x", "y", "radiusX", "radiusY")) return "ellipse";
  if (has("x", "y", "width", "height")) return "box";
  return has("x", "y") ? "point" : void 0;
}
function labelsOf2(value) {
  const key = Object.keys(value).find((one2) => /labels$/i.test(one2));
  const labels = key === void 0 ? [] : listOf(fieldOf(value, key));
  return labels.flatMap((one2) => typeof one2 === "string" && one2.trim() !== "" ? [one2.trim()] : []);
}
function annotatorOf(given) {
  const known = ["email", "username", "id"].map((key) => textOf2(fieldOf(given, key)));
  return known.find((text) => text !== "") ?? textOf2(given);
}
function textOf2(given) {
  return typeof given === "string" || typeof given === "number" ? String(given) : "";
}

// src/image/alpha.ts
import sharp from "sharp";
async function prepareAlpha(file) {
  const format = recognizeImage(file);
  if (!isSharps(format)) return { pixels: 0, decodingBytes: 0, decode: async () => new Uint8Array(0) };
  const header = await readHeader(format, file);
  const pixels = header.metadata.width * header.metadata.height;
  const image = sharp(file, { ignoreIcc: true, limitInputPixels: PIXEL_LIMIT });
  return {
    pixels,
    decodingBytes: pixels + heldByDecoder(header),
    decode: () => image.ensureAlpha().extractChannel("alpha").raw().toBuffer().catch((cause) => {
      throw whyDecodingFailed(format, file, cause);
    })
  };
}

// src/image/shown-pixels.ts
async function prepareShownPixels(file) {
  if (recognizeImage(file) !== "png")
    throw new ImageError({ kind: "unreadable", why: "is no PNG", fix: "Export it again." });
  const { metadata } = await readHeader("png", file);
  const { width, height, hasAlpha } = metadata;
  const alpha = hasAlpha ? await prepareAlpha(file) : void 0;
  return {
    width,
    height,
    decode: async () => alpha === void 0 ? (await (await prepareMask(file)).decode()).data : alpha.decode()
  };
}

// src/stages/2-dataset/labels/shapes/bitmap.ts
var MOST_PIXELS = 2 ** 28;
var BitmapReader = class {
  #size;
  #mostPixels;
  #pixels = 0;
  constructor(size, mostPixels = MOST_PIXELS) {
    this.#size = size;
    this.#mostPixels = mostPixels;
  }
  /** @param left of its first pixel in the image, as `top`. @throws ShapeError */
  async read(png, left, top) {
    const { width, height, bits } = await this.#decode(png).catch(whyNot2);
    return { given: { width, height }, shown: this.take({ kind: "bitmap", left, top, width, height, bits }) };
  }
  /** The same without the margin that shows nothing. @throws ShapeError */
  take(bitmap) {
    const shown = trimmed(bitmap);
    this.#pixels += shown.bits.length;
    if (this.#pixels > this.#mostPixels)
      throw new ShapeError(
        `has bitmaps of more than ${this.#mostPixels} pixels together with others of its image`
      );
    return shown;
  }
  async #decode(png) {
    const { width, height, decode: decode2 } = await prepareShownPixels(png);
    const { width: most3, height: highest2 } = this.#size;
    if (width > most3 || height > highest2)
      throw new ShapeError(
        `has a bitmap of ${width}x${height} pixels where its image has ${most3}x${highest2}`
      );
    const values = await decode2();
    const bits = new Uint8Array(values.length);
    for (let p = 0; p < bits.length; p++) bits[p] = values[p] === 0 ? 0 : 1;
    return { width, height, bits };
  }
};
function whyNot2(error) {
  if (!(error instanceof ImageError)) throw error;
  throw new ShapeError(`has a bitmap that ${error.message}`, { cause: error });
}
function trimmed(bitmap) {
  const { width, height, bits } = bitmap;
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    const row = bits.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(1);
    if (first < 0) continue;
    box.left = Math.min(box.left, first);
    box.right = Math.max(box.right, row.lastIndexOf(1) + 1);
    box.top = Math.min(box.top, y);
    box.bottom = y + 1;
  }
  const shown = { width: Math.max(0, box.right - box.left), height: Math.max(0, box.bottom - box.top) };
  if (shown.width === width && shown.height === height) return bitmap;
  const kept2 = new Uint8Array(shown.width * shown.height);
  for (let y = 0; y < shown.height; y++) {
    const start = (box.top + y) * width + box.left;
    kept2.set(bits.subarray(start, start + shown.width), y * shown.width);
  }
  return { kind: "bitmap", left: bitmap.left + box.left, top: bitmap.top + box.top, ...shown, bits: kept2 };
}

// src/stages/2-dataset/labels/label-studio/brush.ts
var CHANNELS = 4;
var ALPHA = 3;
function brushBitmap(rle, { width, height }) {
  const bits = new BitReader(bytesOf(rle));
  const values = bits.read(32);
  if (values !== width * height * CHANNELS)
    throw new ShapeError(`has a brush of ${values / CHANNELS} pixels where its image has ${width * height}`);
  const wordSize = bits.read(5) + 1;
  const runSizes = [0, 0, 0, 0].map(() => bits.read(4) + 1);
  const alpha = new Uint8Array(width * height);
  for (let at = 0; at < values; ) {
    const isRun = bits.read(1) === 1;
    const end = Math.min(values, at + 1 + bits.read(runSizes[bits.read(2)]));
    if (isRun) {
      alpha.fill(bits.read(wordSize), pixelFrom(at), pixelFrom(end));
      at = end;
    }
    for (; at < end; at++) {
      const value = bits.read(wordSize);
      if (at % CHANNELS === ALPHA) alpha[(at - ALPHA) / CHANNELS] = value;
    }
  }
  return { kind: "bitmap", left: 0, top: 0, width, height, bits: atLeastHalf(alpha) };
}
function pixelFrom(at) {
  return Math.ceil((at - ALPHA) / CHANNELS);
}
function atLeastHalf(drawn2) {
  const most3 = drawn2.reduce((highest2, value) => Math.max(highest2, value), 0);
  return drawn2.map((value) => value > 0 && 2 * value >= most3 ? 1 : 0);
}
function bytesOf(rle) {
  return Uint8Array.from(rle, (byte) => {
    if (typeof byte !== "number" || !Number.isInteger(byte) || byte < 0 || byte > 255)
      throw new ShapeError("has a brush that is no list of bytes");
    return byte;
  });
}
var BitReader = class {
  #bytes;
  #at = 0;
  constructor(bytes) {
    this.#bytes = bytes;
  }
  /** @param count 32 at most */
  read(count) {
    if (this.#at + count > 8 * this.#bytes.length)
      throw new ShapeError("has a brush whose run lengths end too early");
    let value = 0;
    for (let left = count; left > 0; ) {
      const used = this.#at % 8;
      const taken2 = Math.min(left, 8 - used);
      const byte = this.#bytes[(this.#at - used) / 8];
      value = value * 2 ** taken2 + (byte >> 8 - used - taken2 & 2 ** taken2 - 1);
      this.#at += taken2;
      left -= taken2;
    }
    return value;
  }
};

// src/stages/2-dataset/labels/label-studio/shapes.ts
var DRAWN = /* @__PURE__ */ new Set(["polygon", "brush", "bitmask", "ellipse"]);
function isDrawn({ kind }) {
  return DRAWN.has(kind);
}
async function labelStudioShapes(passages, size) {
  const bitmaps = new BitmapReader(size);
  const shapes = [];
  for (const { text, entry, control } of passages) {
    const annotation = taskOf(parsed3(text))?.annotations.find((one2) => one2.entry === entry);
    if (annotation === void 0) throw new ShapeError("is no longer there");
    const drawn2 = annotation.regions.filter(isDrawn);
    for (const region of drawn2.filter((one2) => control === void 0 || one2.control === control))
      shapes.push(await shapeOf(region, size, bitmaps));
  }
  return shapes;
}
function parsed3(text) {
  try {
    return parseJson(text);
  } catch {
    throw new ShapeError("is no JSON");
  }
}
async function shapeOf(region, size, bitmaps) {
  const { labels, turned: turned2 } = region;
  if (labels.length > 1)
    throw new ShapeError(`is of several classes (${labels.map((name) => JSON.stringify(name)).join(", ")})`);
  if (turned2 !== 0)
    throw new ShapeError(`was drawn on the image as it was turned by ${turned2} degrees in Label Studio`);
  return { class: labels[0] ?? UNNAMED, geometry: await geometryOf3(region, size, bitmaps) };
}
async function geometryOf3({ kind, value }, size, bitmaps) {
  if (kind === "brush") return bitmaps.take(brushBitmap(listOf(fieldOf(value, "rle")), size));
  if (kind === "bitmask") return bitmaskOf(value, size, bitmaps);
  return kind === "ellipse" ? ellipseOf2(value, size) : polygonOf2(value, size);
}
function polygonOf2(value, { width, height }) {
  const points = listOf(fieldOf(value, "points")).flatMap((point) => {
    const [x, y] = listOf(point);
    return [coordinate(x) / 100 * width, coordinate(y) / 100 * height];
  });
  return { kind: "polygons", parts: [[Float64Array.from(points)]], rule: "even-odd" };
}
function ellipseOf2(value, { width, height }) {
  const [x, y, radiusX, radiusY] = ["x", "y", "radiusX", "radiusY"].map(
    (key) => coordinate(fieldOf(value, key))
  );
  const degrees = coordinate(fieldOf(value, "rotation") ?? 0);
  return {
    kind: "ellipse",
    x: x / 100 * width,
    y: y / 100 * height,
    radiusX: radiusX / 100 * width,
    radiusY: radiusY / 100 * height,
    angle: degrees / 180 * Math.PI
  };
}
async function bitmaskOf(value, { width, height }, bitmaps) {
  const coded = /^data:image\/png;base64,(.*)$/s.exec(String(fieldOf(value, "imageDataURL")))?.[1];
  if (coded === void 0) throw new ShapeError("has a bitmask that is no PNG");
  const { given, shown } = await bitmaps.read(Buffer.from(coded, "base64"), 0, 0);
  if (given.width !== width || given.height !== height)
    throw new ShapeError(
      `has a bitmask of ${given.width}x${given.height} pixels where its image has ${width}x${height}`
    );
  return shown;
}

// src/stages/2-dataset/labels/label-studio/controls.ts
var FEW5 = 0.1;
function chooseControl(annotations, known) {
  const drawn2 = annotations.map(({ regions }) => regions.filter(isDrawn));
  const again = drawn2.reduce((sum4, regions) => sum4 + drawnAgain(regions), 0);
  if (again <= FEW5 * drawn2.flat().length) return {};
  const labels = /* @__PURE__ */ new Map();
  for (const region of drawn2.flat())
    for (const label of region.labels)
      labels.set(region.control, (labels.get(region.control) ?? /* @__PURE__ */ new Set()).add(label));
  const controls = [...labels].map(([name, values]) => ({ name, values: [...values].sort() }));
  const fitting = controls.filter(
    ({ values }) => values.every((value) => known?.has(value.normalize("NFC")))
  );
  return fitting.length === 1 ? { control: fitting[0].name } : { question: controlsUnclear(controls) };
}
function drawnAgain(regions) {
  const places = /* @__PURE__ */ new Map();
  for (const region of regions) places.set(placeOf2(region), [...places.get(placeOf2(region)) ?? [], region]);
  return regions.filter(
    (region) => places.get(placeOf2(region)).some((other) => other.control !== region.control && !saysSame(region, other))
  ).length;
}
function saysSame(one2, other) {
  return one2.labels.join() === other.labels.join();
}

// src/stages/2-dataset/labels/label-studio/image-path.ts
function imagePaths(data) {
  if (typeof data !== "object" || data === null) return [];
  const texts = Object.entries(data).filter(([, value]) => typeof value === "string");
  const paths = texts.map(([key, value]) => [key, pathIn(value)]);
  const images = paths.filter(([, path]) => IMAGE_FILE.test(path));
  const named = [...images, ...paths].find(([key]) => key === "image");
  if (named !== void 0) return [named[1]];
  return [...new Set(images.map(([, path]) => path))];
}
function pathIn(text) {
  const local = /[?&]d=([^&#]*)/.exec(text)?.[1];
  if (local !== void 0) return decoded(local);
  const signed = /[?&]fileuri=([^&#]*)/.exec(text)?.[1];
  const address = signed === void 0 ? text : Buffer.from(decoded(signed), "base64").toString();
  const isAddress = /^(?:[a-z][a-z0-9+.-]*:\/\/|\/)/i.test(address);
  return (isAddress ? address.replace(/[?#].*$/s, "") : address).replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i, "").replace(/^\/?data\/upload\/(?:\d+\/)?/, "");
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// src/stages/2-dataset/labels/label-studio/find.ts
import { createHash as createHash6 } from "node:crypto";
import { join as join10 } from "node:path/posix";
var TOOL = "Label Studio";
var FORM3 = {
  named: /\.json$/i,
  begins: /^\s*(?:\[\s*)?\{[\s\S]*"(?:from_name|total_annotations|cancelled_annotations|file_upload|completed_by|completions|was_cancelled|annotation_id|annotator|original_width|(?:brush|polygon|rectangle|ellipse|keypoint|bitmask|vector)labels|rle|predictions"\s*:\s*\[\s*\{[^{}]*"result)"\s*:/i
};
async function findLabelStudio(folder) {
  const faults = [];
  const read = [];
  for (const file of await candidatesIn(folder, FORM3)) {
    const found = await readTasks(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof found === "string") faults.push(annotationFileUnreadable(file, found));
    else if (found.tasks > 0) read.push(found);
  }
  faults.push(...read.flatMap(saidOfTasks));
  const all = read.flatMap((one2) => [...one2.images.values()]);
  const { control, question } = chooseControl(
    all.flatMap(({ annotations }) => annotations),
    knownTo(folder)
  );
  const images = control === void 0 ? all : all.map((image) => ofControl(image, control));
  if (images.length + faults.length === 0) return void 0;
  const predicted = read.filter(({ without: without3, tasks }) => without3.predicted === tasks);
  const exported = {
    ...exportedProject(TOOL, images, folder.settings.annotators),
    lacking: lackingIn2(read),
    question
  };
  if (images.length === 0 && predicted.length > 0) {
    const files = predicted.map(({ file }) => file);
    return { ...exported, faults: [predictionsAlone(TOOL, files)], isOfNoLabels: true };
  }
  const said = [...faults, ...exported.faults];
  if (!isOfChoices(images.flatMap(({ annotations }) => annotations))) return { ...exported, faults: said };
  const alone = { ...exported, images: [], faults: [...said, choicesAlone(TOOL)] };
  const isTable = read.every(({ minimal, tasks }) => minimal === tasks);
  return isTable ? { ...alone, isOfNoLabels: true } : alone;
}
function knownTo({ spec }) {
  return spec && new Set(spec.classes.flatMap(foldersOfClass));
}
function ofControl(image, control) {
  const annotations = image.annotations.map((one2) => {
    const regions = one2.regions.filter((region) => region.control === control);
    return { ...countedOf({ ...one2, regions }, one2.passage), passage: { ...one2.passage, control } };
  });
  return { ...image, annotations };
}
function lackingIn2(read) {
  const count = read.reduce((sum4, { tasks }) => sum4 + tasks, 0);
  return { files: read.map(({ file }) => file), named: { count, word: "task" }, lacks: "annotation" };
}
function isOfChoices(annotations) {
  const drawsNothing = annotations.every(({ classes, left }) => classes.length + left.size === 0);
  return drawsNothing && annotations.some(({ hasChoices }) => hasChoices);
}
async function readTasks(root, file) {
  const images = /* @__PURE__ */ new Map();
  const several = [];
  const without3 = { skipped: 0, predicted: 0, bare: 0 };
  const unreadable2 = { count: 0, example: 0 };
  let [tasks, minimal] = [0, 0];
  const take = (element) => {
    const given = parsed4(element.text);
    if (given === void 0 && unreadable2.count++ === 0) unreadable2.example = element.from;
    const task = taskOf(given);
    if (task === void 0) return;
    const paths = imagePaths(task.data);
    if (paths.length === 0) return;
    tasks++;
    if (task.isMinimal) minimal++;
    const annotations = task.annotations.map(
      ({ entry, ...one2 }) => countedOf(one2, { file, from: element.from, to: element.to, entry })
    );
    if (annotations.length === 0)
      without3[task.isSkipped ? "skipped" : task.isPredicted ? "predicted" : "bare"]++;
    else if (paths.length > 1) several.push(task.id);
    else {
      const key = JSON.stringify([task.id, paths[0]]);
      const known = images.get(key);
      if (known !== void 0) known.annotations.push(...annotations);
      else images.set(key, { named: paths[0], file, annotations });
    }
  };
  await eachOfListOrLines(join10(root, file), take);
  return { file, images, several, without: without3, unreadable: unreadable2, tasks, minimal };
}
function parsed4(text) {
  try {
    return parseJson(text);
  } catch {
    return void 0;
  }
}
function countedOf(annotation, passage) {
  const { regions } = annotation;
  const drawn2 = regions.filter(isDrawn);
  return {
    ...annotation,
    digest: digestOf2(drawn2),
    passage,
    classes: drawn2.flatMap(({ labels }) => labels.length > 0 ? labels : [UNNAMED]),
    size: regions.find(({ size }) => size !== void 0)?.size,
    rectangles: drawn2.filter(isBox).length,
    left: countLeft(regions.flatMap(whyLeft))
  };
}
function whyLeft({ kind }) {
  return kind === "box" || kind === "point" || kind === "line" ? [kind] : [];
}
function isBox({ kind, value }) {
  return kind === "polygon" && isRectangle(listOf(fieldOf(value, "points")).flatMap((point) => listOf(point)));
}
function digestOf2(regions) {
  const shown = regions.map(({ kind, labels, value }) => [kind, labels, placeIn(value)]);
  return createHash6("sha256").update(JSON.stringify(shown)).digest().readUIntBE(0, 6);
}
function saidOfTasks({ file, several, without: without3, unreadable: unreadable2 }) {
  return [
    ...unreadable2.count > 0 ? [annotationsUnreadable(file, unreadable2)] : [],
    ...several.length > 0 ? [tasksOfSeveralImages(file, several)] : [],
    ...without3.skipped + without3.predicted + without3.bare > 0 ? [tasksWithoutAnnotation(file, without3)] : []
  ];
}

// src/stages/2-dataset/labels/label-studio/tasks.ts
import { join as join11 } from "node:path/posix";
async function labelStudioTasks(folder) {
  const tasks = [];
  for (const file of await candidatesIn(folder, FORM3)) {
    await readTasks2(folder.settings.data, file, (task) => tasks.push(task)).catch(() => void 0);
  }
  const named = tasks.flatMap(
    ({ named: name, file }) => name === void 0 ? [] : [{ named: name, file, size: void 0, shapes: [] }]
  );
  const { images, ambiguous } = resolveImages(named, folder);
  const imageOf6 = new Map(
    [...images.values()].flatMap(
      ({ image, entries }) => entries.map((entry) => [JSON.stringify([entry.file, entry.named]), image])
    )
  );
  return tasks.map(({ named: name = "", ...task }) => {
    const image = imageOf6.get(JSON.stringify([task.file, name]));
    return { ...task, named: name, images: image === void 0 ? ambiguous.get(name) ?? [] : [image] };
  });
}
async function readTasks2(root, file, take) {
  await eachOfListOrLines(join11(root, file), ({ text }) => {
    const task = taskOf(parsed4(text));
    if (task === void 0 || task.id === "") return;
    const paths = imagePaths(task.data);
    const isAnnotated = task.annotations.length > 0;
    take({ id: task.id, file, named: paths.length === 1 ? paths[0] : void 0, isAnnotated });
  });
}

// src/stages/2-dataset/labels/label-studio/source.ts
var labelStudio = {
  ...shapesSource({
    name: "label-studio",
    tool: "Label Studio",
    // As it shows them.
    stacking: "later-on-top",
    coordinates: "percent",
    find: findLabelStudio,
    shapes: labelStudioShapes
  }),
  tasks: labelStudioTasks
};

// src/stages/2-dataset/labels/labelbox/fetch-masks.ts
var BY_HAND = 'Download them with your Labelbox key (the header "Authorization: Bearer KEY"), one PNG for each image with the class as the value of its pixels, into masks/; or draw polygons.';
var PLAIN_FILE = /^[\w./ -]+\.(?:ndjson|jsonl)$/;
function wayToMasks(places) {
  const [{ file, isPlain: isPlain2 }, ...more] = places;
  if (!isPlain2 || more.length > 0 || !PLAIN_FILE.test(file)) return BY_HAND;
  return `With your key in the variable LABELBOX_API_KEY run \`node -e "${program(file)}"\` in the data folder, which downloads them, and set \`masks: "masks/{class}/{name}__*.png"\`; or draw polygons.`;
}
function program(file) {
  return [
    "const fs=require('fs'),path=require('path');(async()=>{",
    `for(const line of fs.readFileSync('${file}','utf8').split(/\\r?\\n/).filter(Boolean)){`,
    "const {data_row:row,projects}=JSON.parse(line);let count=0;",
    "const name=path.parse(row.external_id||new URL(row.row_data).pathname).name;",
    "for(const project of Object.values(projects))for(const label of project.labels)for(const {name:of,mask} of label.annotations.objects)if(mask){",
    "const got=await fetch(mask.url,{headers:{Authorization:'Bearer '+process.env.LABELBOX_API_KEY}});",
    "if(got.ok===false)throw Error(mask.url+': '+got.status);",
    "const folder=path.join('masks',path.basename(of));fs.mkdirSync(folder,{recursive:true});",
    "fs.writeFileSync(path.join(folder,name+'__'+count+++'.png'),Buffer.from(await got.arrayBuffer()))}}})()"
  ].join("");
}

// src/stages/2-dataset/labels/labelbox/rows.ts
function rowOf(given) {
  const dataRow = fieldOf(given, "data_row");
  if (dataRow === void 0) return olderRowOf(given);
  const [externalId, globalKey, address] = ["external_id", "global_key", "row_data"].map(
    (key) => textOf3(fieldOf(dataRow, key))
  );
  const named = [externalId, pathOf(address), globalKey].find((name) => name !== "");
  if (named === void 0) return void 0;
  const projects = fieldOf(given, "projects");
  const all = Object.values(typeof projects === "object" && projects !== null ? projects : {}).flatMap(
    (project) => listOf(fieldOf(project, "labels"))
  );
  const kept2 = all.map(labelOf2).filter((_, i) => !isSkipped2(all[i]));
  const size = sizeOf2(fieldOf(given, "media_attributes"));
  return { named, size, labels: kept2, isSkipped: kept2.length < all.length };
}
function olderRowOf(given) {
  const label = fieldOf(given, "Label");
  const [externalId, address] = ["External ID", "Labeled Data"].map((key) => textOf3(fieldOf(given, key)));
  const named = externalId === "" ? pathOf(address) : externalId;
  if (named === "" || label === void 0) return void 0;
  const isLabelled = typeof label === "object" && label !== null;
  const isLeft = fieldOf(given, "Skipped") === true;
  const own = {
    entry: 0,
    by: textOf3(fieldOf(given, "Created By")),
    changed: textOf3(fieldOf(given, "Updated At") ?? fieldOf(given, "Created At")),
    isGroundTruth: false,
    objects: listOf(fieldOf(label, "objects")).flatMap(objectOf)
  };
  return { named, size: void 0, labels: isLabelled && !isLeft ? [own] : [], isSkipped: isLeft };
}
function isSkipped2(given) {
  return fieldOf(fieldOf(given, "performance_details"), "skipped") === true;
}
function labelOf2(given, entry) {
  const details = fieldOf(given, "label_details");
  return {
    entry,
    by: textOf3(fieldOf(details, "created_by")),
    changed: textOf3(fieldOf(details, "updated_at") ?? fieldOf(details, "created_at")),
    isGroundTruth: fieldOf(details, "is_benchmark_reference") === true,
    objects: listOf(fieldOf(fieldOf(given, "annotations"), "objects")).flatMap(objectOf)
  };
}
var PLACES2 = [
  ["polygon", "polygon"],
  ["mask", "mask"],
  ["composite_mask", "mask"],
  ["instanceURI", "mask"],
  ["bounding_box", "box"],
  ["bbox", "box"],
  ["line", "line"],
  ["point", "point"]
];
function objectOf(given) {
  const found = PLACES2.find(([key]) => (fieldOf(given, key) ?? null) !== null);
  if (found === void 0) return [];
  const name = [fieldOf(given, "name"), fieldOf(given, "title"), fieldOf(given, "value")].map(textOf3);
  return [
    {
      kind: found[1],
      name: name.find((text) => text.trim() !== "")?.trim() ?? UNNAMED,
      place: fieldOf(given, found[0]),
      isPlain: found[0] === "mask"
    }
  ];
}
function sizeOf2(given) {
  const [width, height] = ["width", "height"].map((key) => Number(fieldOf(given, key)));
  const isSize = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  return isSize ? { width, height } : void 0;
}
function pathOf(address) {
  return address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i, "").replace(/[?#].*$/s, "");
}
function textOf3(given) {
  return typeof given === "string" ? given : "";
}

// src/stages/2-dataset/labels/labelbox/shapes.ts
function isDrawn2({ kind }) {
  return kind === "polygon";
}
function labelboxShapes(passages) {
  return passages.flatMap(({ text, entry }) => {
    const label = rowOf(parsed5(text))?.labels.find((one2) => one2.entry === entry);
    if (label === void 0) throw new ShapeError("is no longer there");
    return label.objects.filter(isDrawn2).map(shapeOf2);
  });
}
function parsed5(text) {
  try {
    return parseJson(text);
  } catch {
    throw new ShapeError("is no JSON");
  }
}
function shapeOf2({ name, place: place3 }) {
  return { class: name, geometry: { kind: "polygons", parts: [[ringOf2(place3)]], rule: "even-odd" } };
}
function ringOf2(place3) {
  if (!Array.isArray(place3)) throw new ShapeError("has a polygon that is no list of points");
  return Float64Array.from(cornersOf(place3), coordinate);
}
function cornersOf(place3) {
  return listOf(place3).flatMap((point) => [fieldOf(point, "x"), fieldOf(point, "y")]);
}

// src/stages/2-dataset/labels/labelbox/find.ts
import { createHash as createHash7 } from "node:crypto";
import { join as join12 } from "node:path/posix";
var TOOL2 = "Labelbox";
var FORM4 = {
  named: /\.(?:nd)?jsonl?$/i,
  begins: /^\s*(?:\[\s*)?\{\s*"(?:data_row"\s*:|(?:ID|DataRow ID|Labeled Data)"\s*:[\s\S]*"(?:Labeled Data|External ID|Label)"\s*:)/
};
async function findLabelbox(folder) {
  const faults = [];
  const images = [];
  const files = [];
  let masks2 = 0;
  let rows = 0;
  const places = [];
  for (const file of await candidatesIn(folder, FORM4)) {
    const read = await readRows(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof read === "string") faults.push(annotationFileUnreadable(file, read));
    else if (read.rows > 0) {
      const { without: without3, unreadable: unreadable2 } = read;
      for (const image of read.images.values()) images.push(image);
      masks2 += read.masks;
      places.push({ file, isPlain: read.isPlain });
      rows += read.rows;
      files.push(file);
      if (unreadable2.count > 0) faults.push(annotationsUnreadable(file, unreadable2));
      if (without3.skipped + without3.bare > 0) faults.push(tasksWithoutAnnotation(file, without3));
    }
  }
  if (images.length + faults.length === 0) return void 0;
  if (masks2 > 0) faults.push(masksAtAddresses(TOOL2, masks2, wayToMasks(places)));
  const exported = exportedProject(TOOL2, images, folder.settings.annotators);
  const lacking = { files, named: { count: rows, word: "row" }, lacks: "label" };
  return { ...exported, lacking, faults: [...faults, ...exported.faults] };
}
async function readRows(root, file) {
  const images = /* @__PURE__ */ new Map();
  const without3 = { skipped: 0, predicted: 0, bare: 0 };
  const unreadable2 = { count: 0, example: 0 };
  const counts = { rows: 0, masks: 0, others: 0 };
  const take = (element) => {
    const given = parsed6(element.text);
    if (given === void 0 && unreadable2.count++ === 0) unreadable2.example = element.from;
    const row = rowOf(given);
    if (row === void 0) return;
    counts.rows++;
    if (row.labels.length === 0) without3[row.isSkipped ? "skipped" : "bare"]++;
    else {
      const masks3 = row.labels.flatMap(({ objects }) => objects).filter(({ kind }) => kind === "mask");
      counts.masks += masks3.length;
      if (row.labels.length > 1 || masks3.some(({ isPlain: isPlain2 }) => isPlain2 !== true)) counts.others++;
      const annotations = row.labels.map((label) => countedOf2(row, label, element, file));
      const known = images.get(row.named);
      if (known !== void 0) known.annotations.push(...annotations);
      else images.set(row.named, { named: row.named, file, annotations });
    }
  };
  await eachOfListOrLines(join12(root, file), take);
  const { rows, masks: masks2, others } = counts;
  return { images, without: without3, unreadable: unreadable2, rows, masks: masks2, isPlain: others === 0 };
}
function parsed6(text) {
  try {
    return parseJson(text);
  } catch {
    return void 0;
  }
}
function countedOf2(row, label, { from, to }, file) {
  const drawn2 = label.objects.filter(isDrawn2);
  return {
    ...label,
    digest: digestOf3(drawn2.map(({ name, place: place3 }) => [name, place3])),
    passage: { file, from, to, entry: label.entry },
    classes: drawn2.map(({ name }) => name),
    size: row.size,
    rectangles: drawn2.filter(({ place: place3 }) => isRectangle(cornersOf(place3))).length,
    left: countLeft(
      label.objects.flatMap(({ kind }) => kind === "mask" || kind === "polygon" ? [] : [kind])
    )
  };
}
function digestOf3(shown) {
  return createHash7("sha256").update(JSON.stringify(shown)).digest().readUIntBE(0, 6);
}

// src/stages/2-dataset/labels/labelbox/source.ts
var labelbox = shapesSource({
  name: "labelbox",
  tool: "Labelbox",
  // As it shows them.
  stacking: "later-on-top",
  find: findLabelbox,
  shapes: labelboxShapes
});

// src/stages/2-dataset/labels/shapes/image-files.ts
import { createHash as createHash8 } from "node:crypto";
var ShapesInFile = class {
  #see;
  #seen = [];
  #digest = createHash8("sha256");
  #unreadable = { count: 0, example: 0 };
  #from;
  #to = 0;
  constructor(see) {
    this.#see = see;
  }
  take({ text, from, to }) {
    this.#from ??= from;
    this.#to = to;
    const given = parsed7(text);
    if (given === void 0) {
      if (this.#unreadable.count++ === 0) this.#unreadable.example = from;
      return;
    }
    const { content, ...seen } = this.#see(given);
    this.#seen.push({ ...seen, content: void 0 });
    if (isDrawn3(seen)) this.#digest.update(JSON.stringify([seen.class, content]));
  }
  found() {
    const drawn2 = this.#seen.filter(isDrawn3);
    const countOf3 = (kind) => this.#seen.filter((one2) => one2.kind === kind).length;
    return {
      place: this.#from === void 0 ? void 0 : { from: this.#from, to: this.#to },
      classes: drawn2.map((shape) => shape.class),
      // 48 bits: as many as a number holds, and enough for the files of one image.
      digest: this.#digest.digest().readUIntBE(0, 6),
      boxes: countOf3("box"),
      rectangles: drawn2.filter((shape) => shape.isRectangle).length,
      lines: countOf3("line"),
      marks: this.#seen.filter(({ kind }) => kind === "mark").map(({ word }) => word),
      unreadable: this.#unreadable
    };
  }
};
function parsed7(text) {
  try {
    return parseJson(text);
  } catch {
    return void 0;
  }
}
function shapesIn(passages) {
  return passages.flatMap(({ text }) => {
    const given = parsed7(`[${text}]`);
    if (given === void 0) throw new ShapeError("is no JSON");
    return listOf(given);
  });
}
function ringIn(given) {
  const points = listOf(given).map((point) => listOf(point).slice(0, 2));
  if (points.some((point) => point.length !== 2))
    throw new ShapeError("has a point that is no pair of numbers");
  return Float64Array.from(points.flat(), coordinate);
}
function isDrawn3({ kind }) {
  return kind === "area" || kind === "line";
}
async function readImageFiles(folder, form, read) {
  const files = [];
  const faults = [];
  const candidates = await candidatesIn(folder, form);
  for (const file of candidates) {
    const found = await read(file).catch((error) => messageOf(error));
    if (typeof found === "string") faults.push(annotationFileUnreadable(file, found));
    else if (found !== void 0) files.push(found);
  }
  const broken = await brokenBeside(folder, form, candidates);
  faults.push(...broken.map(({ file, why }) => annotationFileUnreadable(file, why)));
  return { files, faults };
}
function exportedOf(files, { tool, listed, lineWidth }) {
  const sum4 = (read) => files.reduce((total, { seen }) => total + read(seen), 0);
  const shown = new Set(files.flatMap(({ seen }) => seen.classes));
  const [boxes, lines] = [sum4((seen) => seen.boxes), sum4((seen) => seen.lines)];
  return {
    images: files.map(imageOf4),
    classes: [.../* @__PURE__ */ new Set([...listed, ...[...shown].sort()])],
    boxes,
    faults: [
      ...files.flatMap(
        ({ file, seen: { unreadable: unreadable2 } }) => unreadable2.count === 0 ? [] : [annotationsUnreadable(file, unreadable2)]
      ),
      ...saidOfMarks2(tool, files),
      ...lines > 0 && lineWidth !== void 0 ? [linesDrawn(tool, lines, lineWidth)] : []
    ]
  };
}
function imageOf4({ seen: { place: place3, classes, rectangles, digest }, ...image }) {
  const { file } = image;
  const isBare2 = place3 === void 0 || classes.length === 0;
  return { ...image, shapes: isBare2 ? [] : [{ passage: { file, ...place3 }, classes, rectangles, digest }] };
}
function saidOfMarks2(tool, files) {
  const counts = /* @__PURE__ */ new Map();
  for (const mark of files.flatMap(({ seen }) => seen.marks)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts.size === 0 ? [] : [marksIgnored(tool, [...counts])];
}

// src/stages/2-dataset/labels/labelme/kinds.ts
var KINDS3 = /* @__PURE__ */ new Map([
  ["polygon", "polygon"],
  ["circle", "circle"],
  ["mask", "mask"],
  ["line", "line"],
  ["linestrip", "line"],
  ["rectangle", "box"],
  ["oriented_rectangle", "box"],
  // X-AnyLabeling's word for a turned box.
  ["rotation", "box"]
]);
function kindOf4(shape) {
  if (!Array.isArray(fieldOf(shape, "points"))) return "mark";
  const type = fieldOf(shape, "shape_type") ?? "polygon";
  return (typeof type === "string" ? KINDS3.get(type) : void 0) ?? "mark";
}
function wordOf(shape) {
  const type = fieldOf(shape, "shape_type");
  return typeof type === "string" && type.length < 30 ? type : "shape of unknown kind";
}
function labelOf3(shape) {
  const label = fieldOf(shape, "label");
  const text = typeof label === "string" || typeof label === "number" ? String(label).trim() : "";
  return text === "" ? UNNAMED : text;
}

// src/stages/2-dataset/labels/labelme/shapes.ts
var LINE_WIDTH = 10;
async function labelmeShapes(passages, size) {
  const bitmaps = new BitmapReader(size);
  const shapes = [];
  for (const given of shapesIn(passages)) {
    const geometry = await geometryOf4(given, bitmaps);
    if (geometry !== void 0) shapes.push({ class: labelOf3(given), geometry });
  }
  return shapes;
}
async function geometryOf4(given, bitmaps) {
  const points = () => ringIn(fieldOf(given, "points"));
  switch (kindOf4(given)) {
    case "polygon":
      return { kind: "polygons", parts: [[points()]], rule: "even-odd" };
    case "line":
      return { kind: "line", points: points(), width: LINE_WIDTH };
    case "circle":
      return circleOf(points());
    case "mask":
      return maskIn(fieldOf(given, "mask"), points(), bitmaps);
    default:
      return void 0;
  }
}
function circleOf(points) {
  if (points.length !== 4) throw new ShapeError("is a circle without a middle and a point on it");
  const [x, y, onX, onY] = points;
  const radius = Math.hypot(onX - x, onY - y);
  return { kind: "ellipse", x, y, radiusX: radius, radiusY: radius, angle: 0 };
}
async function maskIn(given, points, bitmaps) {
  if (points.length !== 4) throw new ShapeError("has a mask without the two corners of its box");
  const [left, top, right, bottom] = points.map(Math.trunc);
  if (typeof given !== "string") throw new ShapeError("has no mask where it says so");
  const bitmap = await bitmaps.read(Buffer.from(given, "base64"), left, top);
  const [width, height] = [right - left + 1, bottom - top + 1];
  if (Math.abs(bitmap.given.width - width) > 1 || Math.abs(bitmap.given.height - height) > 1)
    throw new ShapeError(
      `has a mask of ${bitmap.given.width}x${bitmap.given.height} pixels in a box of ${width}x${height}`
    );
  return bitmap.shown;
}

// src/stages/2-dataset/labels/labelme/find.ts
import { basename as basename17, join as join13 } from "node:path/posix";
var FORM5 = { named: /\.json$/i, begins: /^\s*\{[\s\S]*"(?:shapes|imagePath|imageData)"\s*:/ };
var PLACES3 = ["shapes[]", "imagePath", "imageWidth", "imageHeight", "flags"];
async function findLabelme(folder) {
  const read = (file) => readLabelme(folder.settings.data, file);
  const { files, faults } = await readImageFiles(folder, FORM5, read);
  if (files.length + faults.length === 0) return void 0;
  const exported = exportedOf(files, { tool: "labelme", listed: [], lineWidth: LINE_WIDTH });
  return { ...exported, doubt: flagsIn(files), faults: [...faults, ...exported.faults] };
}
function flagsIn(files) {
  const counts = /* @__PURE__ */ new Map();
  for (const flag of files.flatMap(({ flags }) => flags)) counts.set(flag, (counts.get(flag) ?? 0) + 1);
  const isBare2 = files.every(({ seen }) => seen.classes.length + seen.boxes + seen.marks.length === 0);
  return isBare2 && counts.size > 0 ? flagsAlone(
    files.map(({ file }) => file),
    [...counts]
  ) : void 0;
}
async function readLabelme(root, file) {
  const shapes = new ShapesInFile(seenIn);
  const fields = /* @__PURE__ */ new Map();
  const lists = await eachElement(join13(root, file), PLACES3, (element) => {
    if (element.place === "shapes[]") shapes.take(element);
    else fields.set(element.place, parsed7(element.text));
  });
  const seen = shapes.found();
  const isLabelme = fields.has("imagePath") || seen.classes.length + seen.boxes > 0;
  if (!lists.has("shapes[]") || !isLabelme) return void 0;
  const imagePath = fields.get("imagePath");
  const own = withoutExtension(basename17(file));
  return {
    file,
    named: typeof imagePath === "string" && imagePath !== "" ? imagePath : own,
    // Files that were renamed together go on saying the name that the image had before.
    orNamed: own,
    size: sizeIn(fields.get("imageWidth"), fields.get("imageHeight")),
    seen,
    flags: setIn(fields.get("flags"))
  };
}
function setIn(flags) {
  const given = typeof flags === "object" && flags !== null ? Object.entries(flags) : [];
  return given.flatMap(([name, isSet2]) => isSet2 === true ? [name] : []);
}
function seenIn(shape) {
  const kind = kindOf4(shape);
  const points = listOf(fieldOf(shape, "points"));
  const isOther = kind === "box" || kind === "mark" || kind === "line";
  return {
    kind: isOther ? kind : "area",
    word: wordOf(shape),
    class: labelOf3(shape),
    content: [kind, points, fieldOf(shape, "mask") ?? null],
    isRectangle: kind === "polygon" && isRectangle(points.flatMap(listOf))
  };
}

// src/stages/2-dataset/labels/labelme/source.ts
var labelme = shapesSource({
  name: "labelme",
  tool: "labelme",
  stacking: "later-on-top",
  nameField: "imagePath",
  find: findLabelme,
  shapes: labelmeShapes
});

// src/stages/2-dataset/labels/masks/class-words.ts
import { basename as basename18, dirname as dirname14, extname as extname3 } from "node:path/posix";
var FORMS = [
  {
    form: new RegExp("^(?<word>\\p{L}[\\p{L} -]*)(?<separator>[._ -])\\(?\\d+\\)?$", "u"),
    glob: (by) => `{class}${by}{name}`
  },
  { form: new RegExp("^\\d+(?<separator>[._ -])(?<word>\\p{L}[\\p{L} -]*)$", "u"), glob: (by) => `{name}${by}{class}` }
];
var MOST_CLASSES4 = 100;
var MOST2 = 90;
var VIEWS = /^(?:left|right|front|back|top|bottom|side|before|after|pre|post|img|photo|picture|frame|image|rgb|depth|dsc|pxl)$/i;
function patternOfClassWords(files) {
  const folder = largestFolder(files);
  const inside = files.filter((file) => dirname14(file) === folder);
  for (const { form, glob } of FORMS) {
    const said = inside.map((file) => form.exec(withoutExtension(basename18(file)))?.groups).filter((groups) => groups !== void 0);
    const separators = new Set(said.map(({ separator }) => separator));
    if (separators.size !== 1 || 100 * said.length < MOST2 * inside.length) continue;
    const words = [...new Set(said.map(({ word }) => word))].sort();
    const recur = 2 * words.length <= said.length;
    if (words.length < 2 || words.length > MOST_CLASSES4 || !recur || words.some(saysNoClass)) continue;
    const endings = new Set(inside.map((file) => extname3(file)));
    const ending = endings.size === 1 ? [...endings][0] : ".*";
    const pattern = `${folder === "." ? "" : `${folder}/`}${glob([...separators][0])}${ending}`;
    if (captures(pattern, inside, words)) return { pattern, words };
  }
  return void 0;
}
function largestFolder(files) {
  const counts = /* @__PURE__ */ new Map();
  for (const file of files) counts.set(dirname14(file), (counts.get(dirname14(file)) ?? 0) + 1);
  return [...counts].reduce((most3, one2) => one2[1] > most3[1] ? one2 : most3, [".", 0])[0];
}
function saysNoClass(word) {
  return VIEWS.test(word) || saidBy(word).role !== void 0 || partWord(word)?.kind === "sure";
}
function captures(pattern, files, words) {
  const matched2 = matchPattern("images", pattern, files);
  const found = new Set(matched2.files.flatMap(({ captured }) => captured.get(CLASS) ?? []));
  return matched2.faults.length === 0 && words.every((word) => found.has(word.normalize("NFC")));
}

// src/stages/2-dataset/labels/masks/pair.ts
function pairFiles(layout) {
  const { images, masks: masks2, exact, joins, faults: leftOut } = withPartsOfBoth(layout) ?? labelledParts(layout);
  const imagesFor = imageFinder(images, exact);
  const faults = [...leftOut];
  const masksOf = /* @__PURE__ */ new Map();
  const inDoubt2 = /* @__PURE__ */ new Set();
  const alone = [];
  for (const mask of masks2) {
    const found = imagesFor(mask);
    if (found === void 0) alone.push(mask);
    else if (found.length > 1) {
      faults.push(
        ambiguousPair(
          mask.path,
          found.map(({ path }) => path)
        )
      );
      for (const image of found) inDoubt2.add(image);
    } else masksOf.set(found[0], [...masksOf.get(found[0]) ?? [], mask]);
  }
  const free = images.filter((image) => !masksOf.has(image) && !inDoubt2.has(image));
  const byNumber3 = pairByNumber(free, alone, exact);
  for (const [image, own] of byNumber3) masksOf.set(image, own);
  const numbered = new Set([...byNumber3.values()].flat());
  faults.push(...saidOfZeros(byNumber3));
  for (const mask of alone) if (!numbered.has(mask)) faults.push(unpairedMask(mask.path));
  const pairs = [];
  for (const image of images) {
    const own = masksOf.get(image) ?? [];
    if (own.length === 1 || own.length > 1 && joins)
      pairs.push({ image: image.path, masks: own.map(fileOf), part: image.part ?? own[0].part });
    else if (own.length > 1)
      faults.push(
        ambiguousPair(
          image.path,
          own.map(({ path }) => path)
        )
      );
    else if (!inDoubt2.has(image)) faults.push(unpairedImage(image.path));
  }
  return { pairs, faults };
}
function pairByNumber(images, masks2, exact = false) {
  const byNumber3 = indexBy(images, ({ stem }) => unpadded(exact ? stem : imageBase(stem)));
  const masksOf = /* @__PURE__ */ new Map();
  for (const mask of masks2) {
    const [image, other] = byNumber3.get(`${mask.folder}/${unpadded(exact ? mask.stem : maskBase(mask.stem))}`) ?? [];
    if (image === void 0 || other !== void 0) continue;
    const own = masksOf.get(image);
    if (own === void 0) masksOf.set(image, [mask]);
    else own.push(mask);
  }
  return masksOf;
}
function saidOfZeros(masksOf) {
  const [first] = masksOf;
  if (first === void 0) return [];
  const [image, [mask]] = first;
  return [numbersPadded(masksOf.size, image.path, mask.path)];
}
function fileOf({ path, of }) {
  return { file: path, ...of === void 0 ? {} : { of } };
}
function imageFinder(images, exact = false) {
  const byStem = indexBy(images, ({ stem }) => stem);
  const byBase = exact ? /* @__PURE__ */ new Map() : indexBy(images, ({ stem }) => imageBase(stem));
  return ({ folder, stem }) => {
    const base = exact ? stem : maskBase(stem);
    return byStem.get(`${folder}/${stem}`) ?? byBase.get(`${folder}/${stem}`) ?? byStem.get(`${folder}/${base}`) ?? byBase.get(`${folder}/${base}`);
  };
}
function withPartsOfBoth(layout) {
  const sides = [layout.images, layout.masks];
  const inParts = (files) => files.filter(({ part }) => part !== void 0).length;
  const all = sides.some((files) => files.length > 0 && inParts(files) === files.length);
  const none = sides.some((files) => inParts(files) === 0);
  if (!all || !none) return void 0;
  const [images, masks2] = sides.map(
    (files) => files.map((file) => ({ ...file, folder: file.folder.slice(file.part?.length ?? 0) }))
  );
  return { ...layout, images, masks: masks2, faults: [] };
}
function labelledParts(layout) {
  const labelled2 = new Set(layout.masks.map(({ part }) => part));
  const unlabelled = /* @__PURE__ */ new Map();
  const images = layout.images.filter(({ part, path }) => {
    if (part === void 0 || labelled2.has(part) || labelled2.size === 0) return true;
    const own = unlabelled.get(part);
    if (own === void 0) unlabelled.set(part, [path]);
    else own.push(path);
    return false;
  });
  return { ...layout, images, faults: [...unlabelled].map(([part, paths]) => unlabelledPart(part, paths)) };
}
function indexBy(files, stemOf11) {
  const index = /* @__PURE__ */ new Map();
  for (const file of files) {
    const key = `${file.folder}/${stemOf11(file)}`;
    index.set(key, [...index.get(key) ?? [], file]);
  }
  return index;
}

// src/stages/2-dataset/labels/masks/pattern-pieces.ts
import { basename as basename19, dirname as dirname15 } from "node:path/posix";
function sampled(all, most3) {
  const step = Math.max(1, all.length / most3);
  return Array.from({ length: Math.min(most3, all.length) }, (_, i) => all[Math.floor(i * step)]);
}
function folderPattern(paths, captured) {
  const folders = [...new Set(paths.map(dirname15))].map((folder) => folder === "." ? [] : folder.split("/"));
  const [first] = folders;
  if (folders.some(({ length }) => length !== first.length)) return "**/";
  let words = 0;
  const pattern = first.map((name, at) => {
    if (folders.every((one2) => one2[at] === name)) return escaped(name);
    if (folders.every((one2) => isPart(one2[at]))) return "{part}";
    return captured ? `{folder${++words}}` : "*";
  });
  return pattern.map((folder) => `${folder}/`).join("");
}
function isPart(folder) {
  const { role, part } = saidBy(folder);
  return role === void 0 && part !== void 0;
}
function extensionPattern(paths) {
  const extensions = new Set(
    paths.map((path) => basename19(path).slice(withoutExtension(basename19(path)).length))
  );
  const [extension] = extensions;
  return extensions.size === 1 ? escaped(extension) : ".*";
}
function escaped(text) {
  return text.replace(/[[\](){}!+@*?\\|^$,]/g, "\\$&");
}

// src/stages/2-dataset/labels/masks/series/words.ts
var MASK = /^(?:masks?|manualmasks?|labels?|labell?ed|lbls?|annotations?|annotated|annots?|annos?|anns?|gts?|gtfine|gtcoarse|groundtruths?|truths?|segs?|segm|segmentations?|segmented|segmentationclass\w*|segmentationobject\w*|labelids|labeltrainids|semantic|semseg)$/;
var IMAGE = /^(?:images?|imgs?|pics?|pictures?|photos?|jpegimages|leftimg8bit)$/;
var DRAWN2 = /^(?:manual\d*|manually|manualmasks?|\d(?:st|nd|rd|th)(?:manual|ho)?|ho\d*|human\d*|experts?\d*|observers?\d*|annotators?\d*|raters?\d*|readers?\d*)$/;
var DERIVED = /^(?:colou?r\w*|rgbmasks?|overlay\w*|overlaid|vis|viz|visual\w*|previews?|cropped|crops?|instances?|instanceids|instancetrainids|inst|segmentationobject\w*|edges?|borders?|boundar(?:y|ies)|contours?|outlines?|weights?|dist|distance\w*|depths?|disparity|fov|roi|skeletons?|superpixels?|bbox(?:es)?|thumbs?|thumbnails?)$/;
var HALF = /^(?:x|y|inputs?|targets?|outputs?|sources?|src|maps?|sat|satellite|rgb|originals?|orig|raw|scans?|frames?|binary|bw|predictions?)$/;
function saidBySeries({ folder, prefix, ending }, pattern = "") {
  const words = [folder, prefix, ending].flatMap(wordsOf3);
  const says = (pattern2) => words.some((word) => pattern2.test(word));
  const isDrawn4 = says(DRAWN2);
  const isArray = ARRAY_FILE.test(pattern);
  const role = isArray || isDrawn4 || says(MASK) ? "mask" : says(IMAGE) ? "image" : void 0;
  return {
    role,
    isHalf: role !== void 0 || says(HALF),
    isDrawn: isDrawn4,
    isDerived: says(DERIVED),
    isTrainIds: words.includes("labeltrainids"),
    isBareMask: role === "mask" && !isDrawn4 && !isArray && words.every((word) => !MASK.test(word) || /^masks?$/.test(word))
  };
}
function isOneFolderOfMasks(namings2) {
  const deep = namings2.filter((naming) => !saidBySeries(naming).isDrawn && !saidBySeries(naming).isDerived).map(({ folder }) => folder.split("/")).filter(({ length }) => length > 1);
  const first = deep.map(([folder]) => folder);
  const last = deep.map((folders) => folders[folders.length - 1]).filter((name) => saidBy(name).role === "mask");
  return [first, last].some((names) => new Set(names).size < names.length);
}
function liesAmongMasks(paths) {
  const names = new Set(paths.flatMap((path) => path.split("/").slice(0, -1)));
  return [...names].some((folder) => saidBySeries({ folder, prefix: "", ending: "" }).role === "mask");
}
function wordsOf3(name) {
  return name.replace(new RegExp("(\\p{Ll})(\\p{Lu})", "gu"), "$1 $2").toLowerCase().replace(/ground[\s_.-]*truth/g, "groundtruth").replace(/left[\s_]*img[\s_]*8[\s_]*bit/g, "leftimg8bit").replace(/jpeg[\s_]*images/g, "jpegimages").replace(/(label|instance)[\s_]*(train)?[\s_]*ids/g, "$1$2ids").replace(/segmentation[\s_]*(class|object)/g, "segmentation$1").replace(/masks?[\s_]*human/g, "visual").split(/[\s_.()/+-]+/).filter((word) => word !== "");
}

// src/stages/2-dataset/labels/masks/series/class-pattern.ts
var OTHERWISE = /^(?:preds?|predicted|results?|old|new|corrected|fixed|final|auto|automatic|ai|model|index|indices|ids?|gr[ae]y|clean|refined|checked|copy)$/;
var NAME = new RegExp("^[^\\d/{}*?]*\\p{L}{3}[^\\d/{}*?]*$", "u");
function classPattern(images, patterns, files) {
  const [head, tail] = inCommon(patterns.map(tokensOf));
  const classes = patterns.map((pattern) => pattern.slice(head.length, pattern.length - tail.length));
  const masks2 = `${head}{class}${tail}`;
  if (!classes.every(mayBeClass) || "reason" in readPattern(masks2)) return void 0;
  const { layout, faults } = layOutByPatterns(files, { images, masks: masks2 });
  return faults.length > 0 || pairFiles(layout).faults.length > 0 ? void 0 : masks2;
}
function classesInNames(patterns) {
  const [head, tail] = inCommon(patterns.map(tokensOf));
  const classes = patterns.map((pattern) => pattern.slice(head.length, pattern.length - tail.length));
  const images = `${head}{class}${tail}`;
  const areNames2 = classes.every((name) => new RegExp("\\p{L}", "u").test(name) && !/[/{}*?]/.test(name));
  const inOneFolder = !tail.includes("/") && tail.includes("{name}");
  return areNames2 && inOneFolder && !("reason" in readPattern(images)) ? images : void 0;
}
function mayBeClass(text) {
  const { isHalf, isDerived: isDerived3 } = saidBySeries({ folder: text, prefix: "", ending: "" });
  const words = text.toLowerCase().split(/[^\p{L}]+/u);
  return NAME.test(text) && !isHalf && !isDerived3 && !words.some((word) => OTHERWISE.test(word));
}
function tokensOf(pattern) {
  return pattern.split(new RegExp("(?<![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}])|(?<=\\p{Ll})(?=\\p{Lu})", "u"));
}
function inCommon(all) {
  const shortest = smallestOf(all.map(({ length }) => length));
  const alike = (at, most3) => {
    let count = 0;
    while (count < most3 && all.every((tokens) => at(tokens, count) === at(all[0], count))) count++;
    return count;
  };
  const heads = alike((tokens, i) => tokens[i], shortest);
  const tails = alike((tokens, i) => tokens[tokens.length - 1 - i], shortest - heads);
  const [first] = all;
  return [first.slice(0, heads).join(""), first.slice(first.length - tails).join("")];
}

// src/stages/2-dataset/labels/masks/classes-by-ending.ts
import { basename as basename20, dirname as dirname16 } from "node:path/posix";
var ENDED = new RegExp("^(?<name>.*\\d)(?<ending>[_\\-. ]+\\p{L}[^\\d]*)$", "u");
var SEPARATOR = /^[_\-. ]+/;
var NEARLY4 = 0.9;
var LEAST_FILES = 2;
var MOST_CLASSES5 = 64;
var SAMPLED = 500;
var LOOKED_AT3 = 3;
async function askOfEndings(files, peek) {
  const { images, masks: masks2 } = sidesOf2(files);
  const series = seriesOf(masks2);
  const separator = separatorOf(series);
  if (separator === void 0 || !belong(images, masks2)) return void 0;
  const firsts = [...series.values()].map(([{ path }]) => path);
  if (!liesAmongMasks(firsts.slice(0, 1)) && !await lookLikeMasks(images[0].path, firsts, peek))
    return void 0;
  return asked(images, { series, separator });
}
function sidesOf2(files) {
  const images = [];
  const masks2 = [];
  const parts = /* @__PURE__ */ new Map();
  for (const path of files) {
    const folder = dirname16(path);
    const part = parts.get(folder) ?? placedIn(path).part ?? "";
    parts.set(folder, part);
    const stem = withoutExtension(basename20(path)).normalize("NFC");
    const { name, ending } = ENDED.exec(stem)?.groups ?? {};
    if (name === void 0) images.push({ path, key: `${part}/${unpadded(stem)}` });
    else masks2.push({ path, key: `${part}/${unpadded(name)}`, ending });
  }
  return { images, masks: masks2 };
}
function seriesOf(masks2) {
  const series = /* @__PURE__ */ new Map();
  for (const mask of masks2) {
    const known = series.get(mask.ending);
    if (known === void 0) series.set(mask.ending, [mask]);
    else known.push(mask);
  }
  return new Map([...series].sort(([, a], [, b]) => b.length - a.length));
}
function separatorOf(series) {
  const separators = new Set([...series.keys()].map((ending) => SEPARATOR.exec(ending)[0]));
  const areClasses = [...series].every(
    ([ending, { length }]) => length >= LEAST_FILES && mayBeClass(ending.replace(SEPARATOR, ""))
  );
  const areSeveral = series.size > 1 && series.size <= MOST_CLASSES5;
  return areClasses && areSeveral && separators.size === 1 ? [...separators][0] : void 0;
}
function belong(images, masks2) {
  const known = new Set(images.map(({ key }) => key));
  if (known.size < images.length) return false;
  const ofImages = masks2.filter(({ key }) => known.has(key));
  const shown = new Set(ofImages.map(({ key }) => key));
  return ofImages.length >= NEARLY4 * masks2.length && shown.size >= NEARLY4 * images.length;
}
async function lookLikeMasks(image, masks2, peek) {
  const looks = [];
  for (const mask of masks2.slice(0, LOOKED_AT3)) looks.push(await peek(mask));
  return looks.every((look) => look?.kind === "flat") && (await peek(image))?.kind === "continuous";
}
function asked(images, { series, separator }) {
  const sides = { images: pathsOf(images), masks: pathsOf([...series.values()].flat()) };
  const sample = sampled(images, SAMPLED);
  const keys = new Set(sample.map(({ key }) => key));
  const masks2 = [...series.values()].flat().filter(({ key }) => keys.has(key));
  for (const isCaptured of [true, false]) {
    const pattern = `${folderPattern(sides.images, isCaptured)}{name}${extensionPattern(sides.images)}`;
    const folder = folderPattern(sides.masks, isCaptured);
    const byClass = `${folder}{name}${separator}{class}${extensionPattern(sides.masks)}`;
    const patterns = { images: pattern, masks: byClass };
    if (!pairMost(sample.length, patterns, pathsOf([...sample, ...masks2]))) continue;
    const named = [...series].map(([ending, own]) => {
      const extension = extensionPattern(pathsOf(own));
      return {
        pattern: `${folder}{name}${escaped(ending)}${extension}`,
        files: own.length,
        example: own[0].path
      };
    });
    return masksInDoubt({ pattern, files: images.length, example: images[0].path }, named, byClass);
  }
  return void 0;
}
function pathsOf(files) {
  return files.map(({ path }) => path);
}
function pairMost(images, patterns, files) {
  if (patternConflicts(patterns).length > 0) return false;
  const { layout, faults } = layOutByPatterns(files, patterns);
  const pairs = faults.length > 0 ? [] : pairFiles(layout).pairs;
  return pairs.length >= NEARLY4 * images && 2 * pairs.filter(({ masks: masks2 }) => masks2.length > 1).length > images;
}

// src/stages/2-dataset/folder-names.ts
import { dirname as dirname17 } from "node:path/posix";
var NAMED = 3;
function folderNames(files) {
  const folders = foldersOf5(files);
  const named = folders.slice(0, NAMED).map((folder) => folder === "." ? "the data folder" : `${folder}/`);
  const more = folders.length - named.length;
  if (more > 0) return `${named.join(", ")} and ${more} more`;
  return named.length === 1 ? named[0] : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}
function foldersOf5(files) {
  return [...new Set(files.map((file) => dirname17(file)))].sort();
}

// src/stages/2-dataset/labels/masks/number-patterns.ts
import { basename as basename21, dirname as dirname18 } from "node:path/posix";
var SAMPLED2 = 500;
var NAME2 = "{name}";
function numberPatterns(all) {
  const pairs = sampled(all, SAMPLED2);
  const images = pairs.map(({ image }) => foldersOf6(image));
  const masks2 = pairs.map(({ masks: [{ file }] }) => foldersOf6(file));
  const [ofImages, ofMasks] = [
    extensionPattern(pairs.map(({ image }) => image)),
    extensionPattern(pairs.flatMap((pair) => pair.masks.map(({ file }) => file)))
  ];
  const shared = sharedDepth(images, masks2);
  const isInOwn = pairs.every((pair, i) => unpadded(masks2[i].at(-1) ?? "") === stemOf8(pair));
  const front = shared !== void 0 || isInOwn ? "" : NAME2;
  const tails = new Set(pairs.map((pair) => tailOf(pair, front === "" ? "" : stemOf8(pair))));
  const [tail] = tails;
  if (tails.size > 1 || tail === void 0) return void 0;
  const own = shared ?? (isInOwn ? masks2[0].length - 1 : void 0);
  const folder = `${merged(masks2, own)}${front}${escaped(tail)}`;
  const found = {
    images: `${merged(images, shared)}${shared === void 0 ? NAME2 : "*"}${ofImages}`,
    asClasses: `${folder}{class}${ofMasks}`,
    asObjects: `${folder}*${ofMasks}`
  };
  return pairsAll(found, pairs) ? found : void 0;
}
function foldersOf6(file) {
  return dirname18(file) === "." ? [] : dirname18(file).split("/");
}
function stemOf8({ image }) {
  return unpadded(withoutExtension(basename21(image)));
}
function sharedDepth(images, masks2) {
  const depth = images[0].findIndex((_, at) => {
    const isShared = images.every((folders, i) => folders[at] === masks2[i][at]);
    return isShared && new Set(images.map((folders) => folders[at])).size === images.length;
  });
  return depth < 0 ? void 0 : depth;
}
function merged(all, own) {
  const [first] = all;
  if (all.some(({ length }) => length !== first.length))
    return `**/${first.length === 0 ? "" : `${first.at(-1)}/`}`;
  const names = first.map((name, at) => {
    if (at === own) return NAME2;
    if (all.every((folders) => folders[at] === name)) return escaped(name);
    return all.every((folders) => isPart(folders[at])) ? "{part}" : "*";
  });
  return names.map((name) => `${name}/`).join("");
}
function tailOf({ masks: masks2 }, stem) {
  const names = masks2.map(({ file }) => withoutExtension(basename21(file)));
  const base = names[0].replace(ENDING_NUMBER, "");
  const end = lengthOf2(stem, base);
  if (end === void 0) return void 0;
  if (names.includes(base)) return /^[\s_.-]*/.exec(base.slice(end))[0];
  const fronts = new Set(names.map((name) => name.replace(/\(?\d{1,4}\)?$/, "").slice(end)));
  return fronts.size === 1 ? [...fronts][0] : void 0;
}
function lengthOf2(stem, name) {
  for (let end = name.length; end >= 0; end--) if (unpadded(name.slice(0, end)) === stem) return end;
  return void 0;
}
function pairsAll({ images, asClasses, asObjects }, pairs) {
  const files = pairs.flatMap(({ image, masks: masks2 }) => [image, ...masks2.map(({ file }) => file)]);
  return [asClasses, asObjects].every((masks2) => {
    const { layout, faults } = layOutByPatterns(files, { images, masks: masks2 });
    const found = faults.length > 0 ? [] : pairFiles(layout).pairs;
    return found.length === pairs.length && found.every((pair, i) => pair.masks.length === pairs[i].masks.length);
  });
}

// src/stages/2-dataset/labels/masks/numbered-masks.ts
import { basename as basename22, dirname as dirname19, join as join14 } from "node:path/posix";
var NUMBERED = /^(?<stem>.+?)[\s_.-]+\d{1,4}$/;
function byNumberOfImage({ images, masks: masks2 }) {
  const named = new Set(images.map(nameOf5));
  const placed = [];
  for (const mask of masks2) {
    const stem = NUMBERED.exec(mask.stem)?.groups?.stem;
    if (stem === void 0 || !named.has(nameOf5({ folder: mask.folder, stem }))) return void 0;
    placed.push({ ...mask, stem });
  }
  return { images, masks: placed };
}
function nameOf5({ folder, stem }) {
  return `${folder}/${stem}`;
}
function askOfNumbers(pairs) {
  const numbers = /* @__PURE__ */ new Set();
  for (const pair of pairs) {
    const own = numbersOf(pair);
    if (own === void 0 || numbers.add(own).size > 1) return void 0;
  }
  if (pairs.length < 2) return void 0;
  const files = pairs[0].masks.map(({ file }) => file);
  const masks2 = pairs.length * files.length;
  return numberedMasksUnclear({ images: pairs.length, masks: masks2, files, patterns: numberPatterns(pairs) });
}
function numbersOf({ masks: masks2 }) {
  if (masks2.length < 2 || masks2.some(({ of }) => of !== void 0)) return void 0;
  const names = masks2.map(({ file }) => splitAtNumber(file));
  const isOne = names.every(({ base }) => base === names[0].base);
  return isOne ? names.map(({ number }) => number.replace(/\D/g, "")).sort().join(" ") : void 0;
}
function splitAtNumber(file) {
  const name = withoutExtension(basename22(file));
  const base = name.replace(ENDING_NUMBER, "");
  return { base: join14(dirname19(file), base), number: name.slice(base.length) };
}

// src/stages/2-dataset/labels/masks/several.ts
import { dirname as dirname20 } from "node:path/posix";
var RULES = [
  byNumber,
  (layout) => withoutFaults(byNumberOfImage(layout)),
  byFolderOfImage,
  byClassFolder(-1),
  byClassFolder(1)
];
function pairAll(layout) {
  const plain = pairFiles(layout);
  if (plain.faults.length === 0 || layout.exact) return plain;
  let best = plain;
  for (const rule of RULES) {
    const found = rule(layout);
    if (found === void 0) continue;
    const pairing = pairFiles({ ...found.layout, joins: true });
    if (filesIn(pairing) > filesIn(best)) best = { ...pairing, faults: [...found.faults, ...pairing.faults] };
  }
  return best;
}
function withoutFaults(layout) {
  return layout && { layout, faults: [] };
}
function filesIn({ pairs }) {
  return pairs.reduce((sum4, { masks: masks2 }) => sum4 + 1 + masks2.length, 0);
}
function byNumber({ images, masks: masks2 }) {
  const all = masks2.map((mask) => ({ path: mask.path, mask: withoutNumber(mask) ?? mask }));
  const known = new Set(all.map(({ mask }) => nameOf6(mask)));
  const isImage = /* @__PURE__ */ new Set();
  for (const image of images) {
    const mask = withoutNumber(image);
    if (mask === void 0 || !known.has(nameOf6(mask))) isImage.add(image);
    else all.push({ path: image.path, mask });
  }
  const names = /* @__PURE__ */ new Map();
  for (const { path, mask } of all) {
    const key = `${mask.folder}/${maskBase(mask.stem)}`;
    const name = `${dirname20(path)}/${mask.stem}`;
    if ((names.get(key) ?? name) !== name) return void 0;
    names.set(key, name);
  }
  const numbered = all.map(({ mask }) => mask);
  return { layout: { images: images.filter((image) => isImage.has(image)), masks: numbered }, faults: [] };
}
function nameOf6({ folder, stem }) {
  return `${folder}/${stem}`;
}
function withoutNumber(file) {
  const stem = withoutMaskNumber(file.stem);
  return stem === void 0 ? void 0 : { ...file, stem };
}
function byFolderOfImage({ images, masks: masks2 }) {
  const byFolder3 = /* @__PURE__ */ new Map();
  const byNumber3 = /* @__PURE__ */ new Map();
  for (const image of images) {
    byFolder3.set(`${image.folder}/${image.stem}`, image);
    byFolder3.set(image.folder, byFolder3.has(image.folder) ? void 0 : image);
    const number = unpadded(`${image.folder}/${image.stem}`);
    byNumber3.set(number, byNumber3.has(number) ? void 0 : image);
  }
  const owned = masks2.flatMap((mask) => {
    const image = byFolder3.has(mask.folder) ? byFolder3.get(mask.folder) : byNumber3.get(unpadded(mask.folder));
    return image === void 0 || mask.folder === (mask.part ?? "") ? [] : [{ mask, image }];
  });
  if (owned.length < masks2.length) return void 0;
  const classOf5 = classesByName(owned.map(({ mask }) => mask.stem));
  const placed = owned.map(({ mask, image }) => {
    const of = classOf5?.(mask.stem);
    return { ...mask, folder: image.folder, stem: image.stem, ...of === void 0 ? {} : { of } };
  });
  const padded = owned.filter(({ mask }) => !byFolder3.has(mask.folder));
  const said = new Set(padded.map(({ image }) => image));
  const faults = said.size === 0 ? [] : [numbersPadded(said.size, padded[0].image.path, padded[0].mask.path)];
  return { layout: { images, masks: placed, exact: true }, faults };
}
function classesByName(stems) {
  const classOf5 = (stem) => maskBase(stem.replace(ENDING_NUMBER, ""));
  const names = new Set(stems.map(classOf5));
  const again = names.size > 1 && 2 * names.size <= stems.length;
  return again && ![...names].some((name) => !new RegExp("\\p{L}", "u").test(name)) ? classOf5 : void 0;
}
function byClassFolder(at) {
  return ({ images, masks: masks2 }) => {
    const placed = masks2.map((mask) => {
      const folders = mask.folder.split("/");
      if (folders.length < 2) return mask;
      const [of] = folders.splice(at, 1);
      return { ...mask, folder: folders.join("/"), of };
    });
    const classes = new Set(placed.map(({ of }) => of));
    return classes.size > 1 && !classes.has(void 0) ? { layout: { images, masks: placed }, faults: [] } : void 0;
  };
}

// src/stages/2-dataset/labels/masks/suggest-patterns.ts
import { basename as basename23 } from "node:path/posix";
var SAMPLED3 = 200;
var SHARED = 0.4;
var MOST_CUTS = 24;
var BORDERS = 8;
var WAYS = [
  [true, false],
  [true, true],
  [false, false],
  [false, true]
];
function suggestPatterns({ images, masks: masks2 }, files, known) {
  const cuts = bestCuts(images, masks2);
  if (cuts === void 0) return void 0;
  let best;
  for (const [captured, numbered] of WAYS) {
    const given = {
      images: folderPattern(images, captured) + namePattern(cuts.image, images, false),
      masks: folderPattern(masks2, captured) + namePattern(cuts.mask, masks2, numbered)
    };
    const tried = tryPatterns(given, files, known);
    if (tried === void 0) continue;
    if (best === void 0 || tried.masks > best.paired.masks) best = { ...given, paired: tried };
    if (best.paired.masks === masks2.length) break;
  }
  return best !== void 0 && 2 * best.paired.images > images.length ? best : void 0;
}
function tryPatterns(given, files, known) {
  if (patternConflicts(given).length > 0) return void 0;
  const { layout, faults } = layOutByPatterns(files, given);
  const pairs = faults.length > 0 ? [] : pairAll(layout).pairs;
  const imageOf6 = new Map(pairs.flatMap(({ image, masks: masks2 }) => masks2.map(({ file }) => [file, image])));
  if (known.some(({ image, masks: masks2 }) => masks2.some(({ file }) => imageOf6.get(file) !== image)))
    return void 0;
  return { images: pairs.length, masks: pairs.reduce((sum4, pair) => sum4 + pair.masks.length, 0) };
}
function bestCuts(images, masks2) {
  const ofMasks = namesOf2(masks2);
  const sample = sampled(namesOf2(images), SAMPLED3);
  const imageCuts = cutsOf(sample);
  const least = new Set(sample).size / 2;
  const keys = imageCuts.map((cut) => new Set(sample.flatMap((name) => keyOf2(name, cut) ?? [])));
  let best;
  for (const mask of cutsOf(sampled(ofMasks, SAMPLED3))) {
    const known = new Set(ofMasks.flatMap((name) => keyOf2(name, mask) ?? []));
    for (const [i, image] of imageCuts.entries()) {
      let shared = 0;
      for (const key of keys[i]) if (known.has(key)) shared++;
      const score = shared - (lengthOf3(image) + lengthOf3(mask)) / 1e3;
      if (shared > least && score > (best?.score ?? 0)) best = { image, mask, score };
    }
  }
  return best;
}
function lengthOf3({ head, tail }) {
  return head.length + tail.length;
}
function cutsOf(names) {
  const heads = frequent(
    names,
    (name) => bordersOf(name).slice(0, BORDERS).map((at) => name.slice(0, at))
  );
  const tails = frequent(
    names,
    (name) => bordersOf(name).slice(-BORDERS).map((at) => name.slice(at))
  );
  const cuts = heads.flatMap((head) => tails.map((tail) => ({ head, tail })));
  return cuts.sort((a, b) => lengthOf3(a) - lengthOf3(b)).slice(0, MOST_CUTS * BORDERS);
}
function frequent(names, piecesOf2) {
  const counts = /* @__PURE__ */ new Map();
  for (const name of names)
    for (const piece of piecesOf2(name)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1 && count >= SHARED * names.length);
  const longest = shared.sort(([a, m], [b, n]) => n - m || b.length - a.length).map(([piece]) => piece);
  return ["", ...longest.slice(0, MOST_CUTS)];
}
function bordersOf(name) {
  return [...name.matchAll(new RegExp("\\p{L}+|\\p{N}+|[^\\p{L}\\p{N}]", "gu"))].slice(1).map(({ index }) => index);
}
function keyOf2(name, { head, tail }) {
  const fits = name.length > head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
  return fits ? unpadded(name.slice(head.length, name.length - tail.length)) : void 0;
}
function namesOf2(paths) {
  return paths.map((path) => withoutExtension(basename23(path)).normalize("NFC"));
}
function namePattern({ head, tail }, paths, numbered) {
  const literal5 = (text) => numbered ? text.split(/\d+/).map(escaped).join("*") : escaped(text);
  return `${literal5(head)}{name}${literal5(tail)}${extensionPattern(paths)}`;
}

// src/stages/2-dataset/labels/masks/doubtful-images.ts
import { basename as basename24, dirname as dirname21 } from "node:path/posix";
var LOOKED_AT4 = 3;
var LEAST_PIXELS2 = 400;
async function lookSwapped(pairs, peek) {
  for (const { image, masks: masks2 } of spread2(pairs)) {
    if ((await peek(image))?.kind !== "flat") return false;
    if ((await peek(masks2[0].file))?.kind !== "continuous") return false;
  }
  return pairs.length > 0;
}
async function doubtImages(pairs, files, peek) {
  if (pairs.length === 0) return void 0;
  const images = pairs.map(({ image }) => image);
  if (2 * images.filter(isDerived).length > images.length) {
    const masks2 = pairs.flatMap((pair) => pair.masks.map(({ file }) => file));
    const patterns = suggestPatterns({ images, masks: masks2 }, files, pairs);
    return imagesDerived(images.length, folderNames(images), folderNames(masks2), patterns);
  }
  const looked = spread2(pairs);
  for (const { image, masks: masks2 } of looked)
    for (const file of [image, masks2[0].file]) if (!await looksLikeMask(file, peek)) return void 0;
  const [first] = looked;
  return imagesLookLikeMasks(folderNames(images), looked.length, first.image, first.masks[0].file);
}
function isDerived(image) {
  const stem = withoutExtension(basename24(image));
  const ending = new RegExp("[_\\-. ]\\p{L}+$", "u").exec(stem)?.[0] ?? "";
  const said = saidBySeries({ folder: dirname21(image), prefix: "", ending });
  return said.isDerived && said.role !== "image";
}
async function looksLikeMask(file, peek) {
  const look = await peek(file);
  return look?.kind === "flat" && look.pixels >= LEAST_PIXELS2;
}
function spread2(pairs) {
  const step = Math.max(1, Math.floor(pairs.length / LOOKED_AT4));
  return pairs.filter((_, i) => i % step === 0).slice(0, LOOKED_AT4);
}

// src/stages/2-dataset/labels/masks/doubtful-numbers.ts
import { basename as basename25 } from "node:path/posix";
var COUNTED = /^(?:tasks?|jobs?|items?|rows?|records?|assets?|submissions?)[\s_.-]*$/i;
var NUMBERED2 = /^(?<word>.*?)(?<number>\d+)$/;
function doubtNumbers({ items, faults }) {
  const numbered = items.map(({ image, masks: masks3 }) => ({
    image: numberIn(image),
    mask: numberIn(masks3[0].file)
  }));
  const isByNumber = numbered.every(
    ({ image, mask: mask2 }) => image !== void 0 && mask2 !== void 0 && image.word !== mask2.word
  );
  const [first] = items;
  if (first === void 0 || !isByNumber) return void 0;
  const [{ mask }] = numbered;
  const example = [first.image, first.masks[0].file];
  if (COUNTED.test(mask.word)) return masksNumberedByTasks(items.length, ...example);
  const numbers = numbered.flatMap(({ image }) => image?.number ?? []);
  const [images, masks2] = [unpairedImage, unpairedMask].map(
    ({ code }) => faults.flatMap((fault2) => fault2.code === code && fault2.file !== void 0 ? [fault2.file] : [])
  );
  return images.length > 0 && images.length === masks2.length && areAtBothEnds(numbers, images, masks2) ? numbersShifted(items.length, images[0], masks2.at(-1)) : void 0;
}
function areAtBothEnds(numbers, images, masks2) {
  const [left, right] = [images, masks2].map(
    (files) => files.map((file) => numberIn(file)?.number ?? Number.NaN)
  );
  const isBefore = (some, others) => some.every((one2) => others.every((other) => one2 < other));
  return isBefore(left, numbers) && isBefore(numbers, right) || isBefore(right, numbers) && isBefore(numbers, left);
}
function numberIn(file) {
  const { word, number } = NUMBERED2.exec(withoutExtension(basename25(file)).normalize("NFC"))?.groups ?? {};
  return number === void 0 ? void 0 : { word, number: Number(number) };
}

// src/stages/2-dataset/labels/masks/series/names.ts
import { basename as basename26, dirname as dirname22 } from "node:path/posix";
var MOST_WORDS = 3;
var PART_WORD = "(?:training|train|validation|valid|val|testing|test|eval)(?:set)?";
var LEADING = new RegExp(`^${PART_WORD}(?:[\\s_.-]+|(?=[A-Z0-9]|$))`, "i");
var TRAILING = new RegExp(`[\\s_.-]+${PART_WORD}$`, "i");
var GLUED = new RegExp("(?<=\\p{Ll})(?:Tr|Ts|Train(?:ing)?|Test(?:ing)?|Val)$", "u");
var IN_ENDING = new RegExp(`(?<=[_\\-. ])${PART_WORD}(?![a-z])`, "i");
function piecesOf(path, partOf3) {
  const segments2 = path.normalize("NFC").split("/").slice(0, -1);
  const folders = segments2.map((_, depth) => partOf3(segments2.slice(0, depth + 1).join("/")));
  const file = basename26(path).normalize("NFC");
  const stem = withoutExtension(file);
  const part = folders.find((folder) => folder.part !== void 0)?.part;
  return { path, folders, stem, part, affixes: affixesOf(stem, part) };
}
function withExtension(pieces) {
  const extension = pieces.path.slice(pieces.path.lastIndexOf(".")).toLowerCase();
  return { ...pieces, affixes: pieces.affixes.map((one2) => ({ ...one2, ending: one2.ending + extension })) };
}
function withoutParts(path) {
  return { rest: basename26(path), part: void 0 };
}
function partsIn(files) {
  const paths = files.map((file) => file.normalize("NFC"));
  const parts = findPartFolders(paths);
  const isSaid = foldersAround2(paths).some((folder) => parts.partOf(folder) !== void 0);
  const known = /* @__PURE__ */ new Map();
  const folderAt = (path) => {
    const part = parts.partOf(path);
    const name = basename26(path);
    if (part === void 0 && !isSaid) return byItsEdges(name);
    if (part === "unlabelled") return withoutParts(path);
    if (part !== void 0) return { rest: restOf(name), part };
    return { rest: isWithin(path, partWord(name)?.part, parts) ? restOf(name) : name, part };
  };
  return (path) => {
    const folder = known.get(path) ?? folderAt(path);
    known.set(path, folder);
    return folder;
  };
}
function isWithin(path, part, parts) {
  if (part === void 0) return false;
  for (let at = dirname22(path); at !== "."; at = dirname22(at)) if (parts.partOf(at) === part) return true;
  return false;
}
function foldersAround2(paths) {
  const folders = /* @__PURE__ */ new Set();
  for (const path of paths)
    for (let at = dirname22(path); at !== "." && !folders.has(at); at = dirname22(at)) folders.add(at);
  return [...folders];
}
function byItsEdges(name) {
  for (const edge of [LEADING, TRAILING, GLUED]) {
    const word = edge.exec(name)?.[0];
    const part = word === void 0 ? void 0 : partOf2(word);
    if (part !== void 0) return { rest: name.replace(edge, ""), part };
  }
  return { rest: name, part: void 0 };
}
function restOf(name) {
  const said = saidBy(name);
  if (said.part !== void 0 && said.role === void 0) return "";
  const { rest, part } = byItsEdges(name);
  if (part !== void 0) return rest;
  const words = name.split(/([\s_.-]+)/);
  const at = words.findIndex((word) => partWord(word) !== void 0);
  return (at < 0 ? "" : words.toSpliced(at, 2).join("")) || name;
}
function partOf2(word) {
  const bare = word.replace(/[\s_.-]/g, "").toLowerCase();
  if (/^t(?:r|rain.*)$/.test(bare)) return "train";
  if (/^(?:ts|test.*)$/.test(bare)) return "test";
  return /^(?:val|eval)/.test(bare) ? "validation" : void 0;
}
function readingsOf(pieces, axis) {
  const named = pieces.folders.flatMap(({ rest }, depth) => rest === "" ? [] : [{ rest, depth }]);
  const at = axis ?? named.length;
  const readings = [];
  for (const length of axis === void 0 ? [0] : [1, 2, 3]) {
    if (named.length < at + length - 1 || length > 1 && named.length < at + length) continue;
    const mine = named.slice(at, at + length);
    const folder = mine.map(({ rest }) => rest).join("/");
    const others = [...named.slice(0, at), ...named.slice(at + length)].map(({ rest }) => rest);
    const keyFolder = [pieces.part ?? "", ...others].join("/");
    const own = mine.length === 0 ? { from: 0, to: 0 } : { from: mine[0].depth, to: mine[mine.length - 1].depth + 1 };
    for (const { key, ...affixes } of pieces.affixes)
      readings.push({ naming: { folder, ...affixes }, keyFolder, key, own });
  }
  return readings;
}
function affixesOf(stem, part) {
  const found = [{ prefix: "", ending: "", key: stem }];
  const breaks = [...stem.matchAll(/[_\-. ]+/g)].map(({ index, 0: { length } }) => ({ index, length }));
  for (const { index } of breaks.slice(-MOST_WORDS).reverse()) {
    const ending = stem.slice(index);
    if (index === 0 || !new RegExp("\\p{L}", "u").test(ending)) continue;
    found.push({ prefix: "", ending: endingOf(ending, part), key: stem.slice(0, index) });
  }
  for (const { index, length } of breaks.slice(0, MOST_WORDS - 1)) {
    const prefix = stem.slice(0, index + length);
    if (index + length === stem.length || !new RegExp("\\p{L}", "u").test(prefix)) continue;
    found.push({ prefix, ending: "", key: stem.slice(index + length) });
  }
  return found;
}
function endingOf(ending, part) {
  const word = part === void 0 ? void 0 : IN_ENDING.exec(ending)?.[0];
  const own = word !== void 0 && partOf2(word) === part ? ending.replace(IN_ENDING, "{part}") : ending;
  return withoutNumber2(own);
}
function withoutNumber2(ending) {
  return ending.replace(/(?<=[_\-. ](?:masks?|labels?|gt|seg|segmentation))[_\-. ]\d{1,3}$/i, "");
}

// src/stages/2-dataset/labels/masks/series/partners.ts
var PAIRED_SHARE = 0.5;
function partnersAmong(all, least) {
  const partners = new Map(all.map((one2) => [one2, partnersOf(one2, all, least)]));
  const arePartners = (one2, other) => one2 === other ? partners.get(one2).length > 0 : partners.get(one2).some((each) => each.other === other);
  const wider = new Map(all.map((one2) => [one2, widerThan(one2, all)]));
  const cutsPairs = (one2, other) => wider.get(one2).some(
    (mine) => wider.get(other).some((theirs) => mine.cut !== theirs.cut && arePartners(mine.candidates, theirs.candidates))
  );
  return new Map([...partners].map(([one2, own]) => [one2, own.filter(({ other }) => !cutsPairs(one2, other))]));
}
function partnersOf(one2, all, least) {
  return all.filter((other) => other !== one2).map((other) => ({ other, pairs: sharedKeys(one2, other) })).filter(
    ({ other, pairs }) => pairs >= least && pairs >= PAIRED_SHARE * Math.min(one2.byKey.size, other.byKey.size)
  );
}
function sharedKeys(one2, other) {
  const [small, large] = one2.byKey.size < other.byKey.size ? [one2, other] : [other, one2];
  let shared = 0;
  for (const key of small.byKey.keys()) if (large.byKey.has(key)) shared++;
  return shared;
}
function widerThan({ naming }, all) {
  return all.flatMap((candidates) => {
    const { folder, prefix, ending } = candidates.naming;
    const isWider = folder === naming.folder && naming.prefix.startsWith(prefix) && naming.ending.endsWith(ending);
    const cut = `${naming.prefix.slice(prefix.length)}\0${naming.ending.slice(0, naming.ending.length - ending.length)}`;
    return isWider && cut !== "\0" ? [{ candidates, cut }] : [];
  });
}

// src/stages/2-dataset/labels/masks/series/find.ts
function pathsOf2({ series, others }) {
  const inSeries = series.flatMap(({ files }) => [...files.values()].flat());
  return [...inSeries.map(({ pieces }) => pieces.path), ...others];
}
var LEAST_SHARE = 0.05;
var DEEPEST3 = 6;
var MOST_FILES2 = 3e5;
function findSeries(paths, all = paths) {
  if (paths.length > MOST_FILES2) return [];
  for (const partOf3 of [partsIn(all), withoutParts]) {
    const pieces = withExtensions(paths.map((path) => piecesOf(path, partOf3)));
    const depth = pieces.reduce((most3, { folders }) => Math.min(DEEPEST3, Math.max(most3, folders.length)), 0);
    const axes = [void 0, ...Array.from({ length: depth }, (_, axis) => axis)];
    const groups = axes.flatMap((axis) => groupAlong(pieces, axis) ?? []);
    if (groups.length > 0)
      return groups.sort((a, b) => b.score - a.score || a.series.length - b.series.length);
  }
  return [];
}
function withExtensions(all) {
  const counts = /* @__PURE__ */ new Map();
  const place3 = ({ path, stem }) => `${path.slice(0, path.lastIndexOf("/") + 1)}\0${stem}`;
  for (const pieces of all) counts.set(place3(pieces), (counts.get(place3(pieces)) ?? 0) + 1);
  const double = all.filter((pieces) => counts.get(place3(pieces)) > 1).length;
  if (2 * double < all.length) return all;
  return all.map(withExtension);
}
function groupAlong(all, axis) {
  const least = Math.max(2, LEAST_SHARE * all.length);
  const named = namings(all, axis, least);
  let best;
  for (const [one2, found] of partnersAmong(named, least)) {
    const partners = found.toSorted((a, b) => b.pairs - a.pairs || lengthOf4(a.other) - lengthOf4(b.other));
    if (partners.length === 0) continue;
    const members = [one2, ...partners.map(({ other }) => other)];
    const paired = partners.reduce((sum4, { pairs }) => sum4 + pairs, partners[0].pairs) / all.length;
    const score = Math.min(1, paired) + (paired >= 0.5 && wordsTell(members) ? 1 : 0);
    const length = members.reduce((sum4, member) => sum4 + lengthOf4(member), 0);
    if (best === void 0 || score > best.score || score === best.score && length < best.length)
      best = { members, score, length };
  }
  return best && { ...settled(best.members, all, axis), score: best.score };
}
function wordsTell(members) {
  const roles = new Set(members.map(({ naming }) => saidBySeries(naming).role));
  return roles.has("mask") && roles.size > 1;
}
function namings(all, axis, least) {
  const counts = /* @__PURE__ */ new Map();
  for (const pieces of all) {
    for (const { naming } of readingsOf(pieces, axis))
      counts.set(nameOf7(naming), (counts.get(nameOf7(naming)) ?? 0) + 1);
  }
  const found = /* @__PURE__ */ new Map();
  for (const [index, pieces] of all.entries()) {
    for (const reading of readingsOf(pieces, axis)) {
      const name = nameOf7(reading.naming);
      if (counts.get(name) < least) continue;
      const candidates = found.get(name) ?? { naming: reading.naming, byKey: /* @__PURE__ */ new Map() };
      found.set(name, candidates);
      const key = keyOf3(reading);
      const own = candidates.byKey.get(key);
      if (own === void 0) candidates.byKey.set(key, [index]);
      else own.push(index);
    }
  }
  return [...found.values()].filter(({ byKey: byKey3 }) => byKey3.size >= least);
}
function nameOf7({ folder, prefix, ending }) {
  return `${folder}\0${prefix}\0${ending}`;
}
function keyOf3({ keyFolder, key }) {
  return `${keyFolder}/${key}`;
}
function lengthOf4({ naming: { folder, prefix, ending } }) {
  return folder.length + prefix.length + ending.length;
}
function settled(members, all, axis) {
  const taken2 = /* @__PURE__ */ new Set();
  const longestFirst = [...members].sort((a, b) => lengthOf4(b) - lengthOf4(a));
  const files = /* @__PURE__ */ new Map();
  for (const member of longestFirst) {
    const own = /* @__PURE__ */ new Map();
    for (const [key, indices] of member.byKey) {
      const free = indices.filter((index) => !taken2.has(index));
      for (const index of free) taken2.add(index);
      if (free.length > 0)
        own.set(
          key,
          free.map((index) => fileOf2(all[index], axis, member.naming, key))
        );
    }
    if (own.size > 0) files.set(member, own);
  }
  return {
    series: members.flatMap((member) => {
      const own = files.get(member);
      return own === void 0 ? [] : [{ naming: member.naming, files: own }];
    }),
    others: all.flatMap(({ path }, index) => taken2.has(index) ? [] : [path]),
    axis
  };
}
function fileOf2(pieces, axis, naming, key) {
  const name = nameOf7(naming);
  const reading = readingsOf(pieces, axis).find((one2) => nameOf7(one2.naming) === name && keyOf3(one2) === key);
  return { pieces, keyFolder: reading.keyFolder, key: reading.key, own: reading.own };
}

// src/stages/2-dataset/labels/masks/series/patterns.ts
import { extname as extname4 } from "node:path/posix";
function namedSeries(group) {
  const common = [...group[0].files.keys()].find((key) => group.every(({ files }) => files.has(key)));
  const all = group.map(({ files }) => [...files.values()].flat());
  const differing3 = differingFolders(all.flat());
  const parts = foldersOfParts(all.flat());
  return group.map(({ naming, files }, i) => ({
    pattern: patternOf2(naming.prefix, all[i], differing3, parts),
    files: all[i].length,
    example: (files.get(common ?? "")?.[0] ?? all[i][0]).pieces.path
  }));
}
function differingFolders(all) {
  const names = /* @__PURE__ */ new Map();
  for (const { keyFolder } of all) {
    for (const [place3, name] of keyFolder.split("/").slice(1).entries())
      names.set(place3, (names.get(place3) ?? /* @__PURE__ */ new Set()).add(name));
  }
  return new Set([...names].filter(([, { size }]) => size > 1).map(([place3]) => place3));
}
function foldersOfParts(all) {
  const parts = /* @__PURE__ */ new Map();
  for (const { pieces } of all) {
    for (const [depth, { part }] of pieces.folders.entries())
      if (part !== void 0) parts.set(depth, (parts.get(depth) ?? /* @__PURE__ */ new Set()).add(part));
  }
  return new Set([...parts].filter(([, { size }]) => size > 1).map(([depth]) => depth));
}
function patternOf2(prefix, files, differing3, parts) {
  const [first] = files;
  const depth = first.pieces.folders.length;
  if (files.some(({ pieces }) => pieces.folders.length !== depth)) return anyDepth(first);
  let place3 = 0;
  const folders = first.pieces.folders.map(({ rest, part }, at) => {
    const isOwn = at >= first.own.from && at < first.own.to;
    if (!isOwn && rest !== "" && differing3.has(place3++)) return `{folder${place3}}`;
    const names = [...new Set(files.map((file) => segment(file, at)))];
    if ((names.length > 1 || parts.has(at)) && part !== void 0) return withPart(names, rest);
    return anyOf(names);
  });
  return [...folders, nameOf8(prefix, files)].join("/");
}
function segment({ pieces }, at) {
  return pieces.path.split("/")[at];
}
function withPart(names, rest) {
  const [name] = names;
  const at = name.indexOf(rest);
  if (rest !== "" && at >= 0) {
    const around = [name.slice(0, at), name.slice(at + rest.length)];
    const [before, after] = around.map((edge) => edge.replace(/[a-z]+/i, "{part}"));
    return `${before}${literal4(rest)}${after}`;
  }
  if (rest === "" && names.every((one2) => saidBy(one2).part !== void 0)) return "{part}";
  const words = names.map((one2) => one2.split(/([\s_.-]+)/));
  const differing3 = words[0].flatMap((word, i) => words.every((one2) => one2[i] === word) ? [] : [i]);
  const [where] = differing3;
  const isPart2 = differing3.length === 1 && words.every((one2) => saidBy(one2[where]).part !== void 0);
  return isPart2 ? words[0].map(literal4).with(where, "{part}").join("") : anyOf(names);
}
function nameOf8(prefix, files) {
  const ends = files.map(({ pieces, key }) => pieces.stem.slice(prefix.length + key.length));
  const extensions = new Set(files.map(({ pieces }) => extname4(pieces.path)));
  const extension = extensions.size === 1 ? literal4([...extensions][0]) : ".*";
  return `${literal4(prefix)}{name}${anyOf([...new Set(ends)])}${extension}`;
}
function anyDepth({ pieces, own }) {
  const segments2 = pieces.path.split("/").slice(0, own.to).map(literal4);
  return [...own.from === 0 ? segments2 : [], "**"].join("/");
}
function anyOf(names) {
  return names.length === 1 ? literal4(names[0]) : `{${names.map(literal4).join(",")}}`;
}
function literal4(text) {
  return text.replace(/[[\](){}!+@*?\\|^$,]/g, "?");
}

// src/stages/2-dataset/labels/masks/series/choose.ts
var LOOKED_AT5 = 3;
var MOST_SERIES = 6;
async function chooseSides(group, peek) {
  if (group.series.length > MOST_SERIES || isOneFolderOfMasks(group.series.map(({ naming }) => naming)))
    return void 0;
  const { looks, sizes } = await lookAt2(group.series, peek);
  const named = namedSeries(group.series);
  const members = group.series.map((series, i) => ({
    series,
    said: saidBySeries(series.naming, named[i].pattern),
    kind: flattest(looks[i]),
    named: named[i]
  }));
  const masks2 = members.filter(isMask);
  const asksFor = (image, among) => asks(doubtOf(image, among, pathsOf2(group)));
  if (masks2.length > 0 && masks2.length < members.length) return byWords(members, sizes, asksFor);
  return sizes === "differ" ? void 0 : byLooks(members, sizes, asksFor);
}
function doubtOf({ named: image }, masks2, files) {
  const named = namesOf3(masks2);
  const patterns = named.map(({ pattern }) => pattern);
  return masksInDoubt(image, named, classPattern(image.pattern, patterns, files));
}
function isMask({ said }) {
  return said.role === "mask";
}
async function lookAt2(series, peek) {
  const [first, ...others] = series;
  const common = [...first.files.keys()].filter((key) => others.every(({ files }) => files.has(key)));
  const step = Math.max(1, Math.floor(common.length / LOOKED_AT5));
  const keys = common.filter((_, i) => i % step === 0).slice(0, LOOKED_AT5);
  const looks = series.map(() => []);
  const all = /* @__PURE__ */ new Set();
  for (const key of keys) {
    for (const [i, { files }] of series.entries()) looks[i].push(await peek(files.get(key)[0].pieces.path));
    const sizes = new Set(looks.flatMap((own) => own[own.length - 1]?.size ?? []));
    if (sizes.size > 1) return { looks, sizes: "differ" };
    for (const size of sizes) all.add(size);
  }
  return { looks, sizes: all.size > 1 ? "agree-pair-by-pair" : "all-one" };
}
var FLATNESS = ["flat", "blended", "continuous"];
function flattest(looks) {
  const ranks = looks.flatMap((look) => look === void 0 ? [] : FLATNESS.indexOf(look.kind)).sort();
  return FLATNESS[ranks[Math.floor(ranks.length / 2)]];
}
var SWAPPED = "what is called masks holds photographs and the images few values, as if they were swapped";
function byWords(members, sizes, asksFor) {
  const others = members.filter((one2) => !isMask(one2));
  const called = others.filter(({ said }) => said.role === "image");
  const beside2 = others.filter(({ said }) => !said.isDerived);
  const photographs = beside2.filter(({ kind }) => kind === "continuous");
  const images = meant([called, photographs, beside2].find(({ length }) => length > 0) ?? []);
  const masks2 = members.filter(isMask);
  if (images.length === 0) return onlyDerived(others[0], masks2[0]);
  const rivals = others.filter((one2) => !images.includes(one2) && !called.includes(one2) && looksLikeMask2(one2));
  const candidates = [...masks2, ...rivals];
  if (images.length > 1)
    return images.some((one2) => liesAmongMasks(filesOf3(one2))) ? void 0 : asks(imagesInDoubt(masks2[0].named, namesOf3(images)));
  const [[image], mask] = [images, clearest(candidates)];
  if (mask === void 0) return asksFor(image, candidates);
  if (called.length === 0 && (sizes === "differ" || mask.kind === "continuous")) return void 0;
  if (image.kind === "flat" && mask.kind === "continuous")
    return asks(sidesInDoubt([mask.named, image.named], SWAPPED));
  return takes(image, mask, members);
}
function isDerived2({ said }) {
  return said.isDerived;
}
function filesOf3({ series }) {
  return [...series.files.values()].flat().map(({ pieces }) => pieces.path);
}
function onlyDerived(derived, masks2) {
  const [ofDerived, ofMasks] = [filesOf3(derived), filesOf3(masks2)];
  const patterns = { images: derived.named.pattern, masks: masks2.named.pattern };
  const fault2 = imagesDerived(ofDerived.length, folderNames(ofDerived), folderNames(ofMasks), patterns);
  return { ...asks(fault2), isWithoutImages: true };
}
function looksLikeMask2({ said, kind }) {
  return !said.isDerived && (kind === "flat" || kind === "blended");
}
function clearest(masks2) {
  const drawnOnes = masks2.filter(({ said }) => !said.isDerived);
  const hasIds = drawnOnes.some(({ said }) => !said.isTrainIds);
  const original = hasIds ? drawnOnes.filter(({ said }) => !said.isTrainIds) : drawnOnes;
  const [drawn2, others] = [
    original.filter(({ said }) => said.isDrawn),
    original.filter(({ said }) => !said.isDrawn)
  ];
  if (drawn2.length > 0)
    return drawn2.length === 1 && others.every(({ said }) => said.isBareMask) ? drawn2[0] : void 0;
  const left = others.some((one2) => !isMask(one2)) ? others : meant(original.length > 0 ? original : masks2);
  return left.length === 1 ? left[0] : void 0;
}
function meant(members) {
  const plain = members.filter(({ series }) => saidBy(series.naming.folder).role !== void 0);
  return plain.length === 1 ? plain : members;
}
function byLooks(members, sizes, asksFor) {
  const [derived, original] = [members.find(isDerived2), members.find((member) => !isDerived2(member))];
  if (members.every(isMask) && derived !== void 0 && original !== void 0)
    return onlyDerived(derived, original);
  const [one2, ...others] = [...members].sort((a, b) => flatnessOf(b) - flatnessOf(a));
  const [other] = others;
  if (one2.said.isDerived) return void 0;
  const known = one2.kind !== void 0 && other.kind !== void 0;
  const because = known ? looksOf(one2.kind, other.kind) : "their pictures tell nothing";
  const differ = known && one2.kind !== other.kind;
  const isTurned = members.length === 2 && differ && other.said.role === "image";
  if (members.length === 2 && differ && !isTurned)
    return { ...takes(one2, other, members, [masksAssumed(one2.named, other.named, because)]), because };
  const areHalves = members.every(({ said }) => said.isHalf) && !members.every(isMask);
  const arePairs = areHalves || members.every(isGluedHalf) || sizes === "agree-pair-by-pair";
  if (!isTurned && (!arePairs || folderCount(one2.series) > 1)) return void 0;
  if (members.length > 2 && differ) return asksFor(one2, others);
  const inNames = classesInNames(members.map(({ named }) => named.pattern));
  return asks(sidesInDoubt([one2.named, other.named], because, inNames));
}
function folderCount({ files }) {
  const folders = [...files.values()].map(([{ keyFolder }]) => keyFolder.split("/").slice(1).join("/"));
  return new Set(folders).size;
}
function flatnessOf({ kind }) {
  return kind === void 0 ? 0 : FLATNESS.indexOf(kind);
}
function isGluedHalf({ series }) {
  const { folder } = series.naming;
  const [files] = series.files.values();
  return /^[AB]$/.test(folder) && !files[0].pieces.path.split("/").includes(folder);
}
var HOLDS = {
  flat: "few values",
  blended: "few values with blended edges",
  continuous: "photographs"
};
function looksOf(images, masks2) {
  return images === masks2 ? `both hold ${HOLDS[images]}` : `since they hold ${HOLDS[masks2]} and the others ${HOLDS[images]}`;
}
function namesOf3(members) {
  return members.map(({ named }) => named);
}
function asks(fault2) {
  return { sides: void 0, leftOut: /* @__PURE__ */ new Set(), faults: [fault2] };
}
function takes(images, masks2, members, assumed3 = []) {
  const left = members.filter((one2) => one2 !== images && one2 !== masks2);
  const paths = left.flatMap(filesOf3);
  const instead = left.find((one2) => !one2.said.isDerived && looksLikeMask2(one2));
  const told3 = left.length === 0 ? [] : [seriesLeftOut(namesOf3(left), images.named, masks2.named, paths, instead?.named)];
  return {
    sides: { images: images.series, masks: masks2.series },
    leftOut: new Set(paths),
    faults: [...assumed3, ...told3]
  };
}

// src/stages/2-dataset/labels/masks/series/layout.ts
import { dirname as dirname23 } from "node:path/posix";
function layoutOfSeries(images, masks2, others) {
  const sides = { images: placedFiles(images), masks: placedFiles(masks2) };
  const [withImages, withMasks] = [foldersOf7(sides.images), foldersOf7(sides.masks)];
  for (const path of others) {
    const file = placedIn(path);
    const isImage = withImages.has(dirname23(path));
    const isMask2 = withMasks.has(dirname23(path));
    if (isMask2 && (!isImage || maskBase(file.stem) !== file.stem)) sides.masks.push(file);
    else if (isImage) sides.images.push(file);
  }
  const areNumbered = [...masks2.files.values()].some(({ length }) => length > 1);
  return areNumbered ? { ...sides, joins: true } : sides;
}
function placedFiles({ files }) {
  return [...files.values()].flat().map(({ pieces, keyFolder, key }) => {
    return { path: pieces.path, folder: keyFolder, stem: key, part: pieces.part };
  });
}
function foldersOf7(files) {
  return new Set(files.map(({ path }) => dirname23(path)));
}

// src/stages/2-dataset/labels/masks/further-pairs.ts
var MANY2 = 0.2;
var CLEAN = 0.9;
var LEAST4 = 2;
var MOST_ROUNDS = 24;
var GROUPS = 3;
async function findFurtherPairs(found, files, peek) {
  const { items, faults } = found;
  const told3 = new Set(faults.flatMap(({ file, leavesOut = [] }) => [...leavesOut, file ?? []].flat()));
  const pairs = [];
  const said = [];
  let rest = without2(files, [...told3, ...items.flatMap(filesOf4)]);
  for (let round = 0; round < MOST_ROUNDS && rest.length >= 2 * LEAST4; round++) {
    const next = await settle(rest, files, peek);
    if (next === void 0) break;
    if ("group" in next) {
      const { series } = next.group;
      const lost = Math.min(...series.map((one2) => one2.files.size));
      const all = items.length + pairs.length;
      if (lost < MANY2 * (all + lost)) break;
      return { pairs, faults: [pairsLeftOut(namedSeries(series), all, next.because)] };
    }
    for (const pair of next.pairs) pairs.push(pair);
    said.push(...next.faults);
    rest = without2(rest, [...next.pairs.flatMap(filesOf4), ...next.leftOut]);
  }
  if (pairs.length === 0) return { pairs, faults: [] };
  return { pairs, faults: [assumed([...items, ...pairs], files), ...said] };
}
async function settle(rest, files, peek) {
  for (const group of findSeries(rest, files).slice(0, GROUPS)) {
    const choice = await chooseSides(group, peek);
    if (choice === void 0 || choice.isWithoutImages) continue;
    const pairs = pairsOf(choice);
    if (pairs === void 0) return { group, because: "their names pair, too" };
    const faults = choice.faults.filter(({ leavesOut }) => leavesOut !== void 0);
    return { pairs, faults, leftOut: choice.leftOut };
  }
  return void 0;
}
function pairsOf({ sides }) {
  if (sides === void 0) return void 0;
  const layout = layoutOfSeries(sides.images, sides.masks, []);
  const { pairs } = pairFiles(layout);
  const most3 = Math.max(sides.images.files.size, sides.masks.files.size);
  return pairs.length >= LEAST4 && pairs.length >= CLEAN * most3 ? pairs : void 0;
}
function assumed(pairs, files) {
  const images = pairs.map(({ image }) => image);
  const masks2 = pairs.flatMap((pair) => pair.masks.map(({ file }) => file));
  const patterns = suggestPatterns({ images, masks: masks2 }, files, pairs);
  return pairsOfSeveralFolders(images.length, folderNames(images), folderNames(masks2), patterns);
}
function filesOf4({ image, masks: masks2 }) {
  return [image, ...masks2.map(({ file }) => file)];
}
function without2(files, taken2) {
  const known = new Set(taken2);
  return files.filter((file) => !known.has(file));
}

// src/stages/2-dataset/task-names.ts
import { basename as basename27 } from "node:path/posix";
var NAMED2 = /^task-(\d+)-annotation-(\d+)-by-([^-]*)-[^-]+-(.+)-\d+$/;
var IMAGE_NAMED = /^task[\s_.-]*0*(\d+)$/i;
function taskNameOf(file) {
  const [, task, annotation, by, of] = NAMED2.exec(withoutExtension(basename27(file)).normalize("NFC")) ?? [];
  return task === void 0 ? void 0 : { task, annotation: Number(annotation), by, of };
}
function taskOfImage(file) {
  return IMAGE_NAMED.exec(withoutExtension(basename27(file)))?.[1];
}

// src/stages/2-dataset/labels/masks/task-annotators.ts
import { createHash as createHash9 } from "node:crypto";
import { join as join15 } from "node:path";
async function settleAnnotators(masks2, { data, annotators }) {
  const differing3 = [];
  for (const ofTask of groupedBy2(masks2, ({ task }) => task)) {
    const annotations = groupedBy2(ofTask, ({ annotation }) => annotation);
    if (annotations.length === 1) continue;
    const shown = /* @__PURE__ */ new Set();
    for (const own of annotations) shown.add(await contentOf2(data, own));
    const by = annotations.map(([one2]) => one2.by);
    if (shown.size > 1) differing3.push({ named: ofTask[0].file, by });
  }
  if (differing3.length === 0) return void 0;
  return (annotators === "newest" ? newestTaken : annotatorsDisagree)("Label Studio", differing3);
}
function groupedBy2(masks2, keyOf4) {
  const groups = /* @__PURE__ */ new Map();
  for (const mask of masks2) {
    const own = groups.get(keyOf4(mask));
    if (own === void 0) groups.set(keyOf4(mask), [mask]);
    else own.push(mask);
  }
  return [...groups.values()];
}
async function contentOf2(root, masks2) {
  const each = [];
  for (const { file, of } of masks2) {
    const bytes = await readPlainFile(join15(root, file), MOST_BYTES.whole, { links: "refused" });
    each.push(JSON.stringify([of, createHash9("sha256").update(bytes).digest("hex")]));
  }
  return each.sort().join();
}

// src/stages/2-dataset/labels/masks/why.ts
function whyMasks(pairs, { images, masks: masks2 }, by) {
  const imageFiles = pairs.map(({ image }) => image);
  const maskFiles = pairs.flatMap(({ masks: own }) => own.map(({ file }) => file));
  if (by === void 0 && images === void 0 && masks2 === void 0 && sameFolders(imageFiles, maskFiles))
    return `masks beside their images in ${folderNames(maskFiles)}, told by the ends of their names${noClasses(imageFiles)}`;
  return `masks ${placeOf3(masks2, maskFiles)}, images ${placeOf3(images, imageFiles)}, paired by ${by ?? "name"}`;
}
function noClasses(images) {
  const around = new Set(images.map((image) => image.includes("/") ? image.split("/", 1)[0] : ""));
  const isNone = (name) => name === "" || saidBy(name).role !== void 0 || partWord(name) !== void 0;
  if (around.size < 2 || [...around].some(isNone)) return "";
  return "; these folders were not taken for classes";
}
function placeOf3(pattern, files) {
  return pattern === void 0 ? `in ${folderNames(files)}` : `by the pattern ${quote(pattern)}`;
}
function sameFolders(one2, other) {
  const folders = new Set(foldersOf5(one2));
  return foldersOf5(other).every((folder) => folders.has(folder));
}

// src/stages/2-dataset/labels/masks/of-tasks.ts
var TOOL3 = "Label Studio";
async function findByTasks(folder, layout) {
  const masks2 = folder.files.flatMap((file) => {
    const name = taskNameOf(file);
    return name === void 0 ? [] : [{ ...name, file }];
  });
  const others = layout.masks.filter(({ path }) => taskNameOf(path) === void 0);
  if (masks2.length <= others.length) return void 0;
  const images = layout.images.filter(({ path }) => taskNameOf(path) === void 0);
  const nothing2 = { claim: "certain", why: "no masks with their images", items: [] };
  if (images.length === 0) return { ...nothing2, faults: [noImages(folder.settings.data, masks2.length)] };
  const tasks = await folder.tasks();
  const { pairs, faults } = pairByTasks(newestOf(masks2), images, tasks.length > 0 ? tasks : tasksOf(images));
  const annotators = await settleAnnotators(masks2, folder.settings);
  if (annotators !== void 0 && isError(annotators)) return { ...nothing2, faults: [annotators] };
  const said = [
    ...annotators === void 0 ? [] : [annotators],
    ...masks2.length > newestOf(masks2).length ? [saidOfOlder(masks2)] : [],
    ...faults,
    ...others.map(({ path }) => unpairedMask(path))
  ];
  if (pairs.length === 0 || faults.some((fault2) => isError(fault2) && fault2.file === void 0))
    return { ...nothing2, faults: said };
  const lists = new Set(tasks.flatMap(({ file }) => file === void 0 ? [] : [`"${file}"`]));
  const by = lists.size === 0 ? "the numbers of tasks" : `the tasks in ${[...lists].join(", ")}`;
  return { claim: "certain", why: whyMasks(pairs, folder.settings, by), items: pairs, faults: said };
}
function tasksOf(images) {
  return images.flatMap(({ path }) => {
    const id = taskOfImage(path);
    return id === void 0 ? [] : [{ id, named: path, images: [path], isAnnotated: true }];
  });
}
function newestOf(masks2) {
  const newest2 = /* @__PURE__ */ new Map();
  for (const { task, annotation } of masks2) newest2.set(task, Math.max(annotation, newest2.get(task) ?? 0));
  return masks2.filter(({ task, annotation }) => newest2.get(task) === annotation);
}
function saidOfOlder(masks2) {
  const kept2 = new Set(newestOf(masks2));
  return labelStudioNames(masks2.flatMap((mask) => kept2.has(mask) ? [] : [mask.file]));
}
function pairByTasks(masks2, images, tasks) {
  const byId = /* @__PURE__ */ new Map();
  for (const task of tasks) byId.set(task.id, [...byId.get(task.id) ?? [], task]);
  const known = new Set(images.map(({ path }) => path));
  const masksOf = /* @__PURE__ */ new Map();
  const unknown = [];
  const missing = /* @__PURE__ */ new Set();
  const ambiguous = /* @__PURE__ */ new Map();
  for (const mask of masks2) {
    const own = byId.get(mask.task) ?? [];
    const meant2 = [...new Set(own.flatMap((task) => task.images))].filter((image) => known.has(image));
    if (own.length === 0) unknown.push(mask);
    else if (meant2.length > 1) ambiguous.set(`task ${mask.task}`, meant2);
    else if (meant2.length === 0) missing.add(own[0].named);
    else masksOf.set(meant2[0], [...masksOf.get(meant2[0]) ?? [], mask]);
  }
  const pairs = images.flatMap(({ path, part }) => {
    const own = masksOf.get(path);
    return own === void 0 ? [] : [{ image: path, masks: own.map(({ file, of }) => ({ file, of })), part }];
  });
  const lists = [...new Set(tasks.flatMap(({ file }) => file ?? []))];
  const doubts = [
    ...unknown.length > 0 ? [labelStudioUnpaired(unknown.length, unknown[0].file, lists)] : [],
    ...ambiguous.size > 0 ? [annotatedImagesAmbiguous(TOOL3, [...ambiguous])] : []
  ];
  if (doubts.length > 0) return { pairs, faults: doubts };
  return {
    pairs,
    faults: [
      ...missing.size > 0 ? [annotatedImagesMissing(TOOL3, [...missing])] : [],
      ...saidOfImages2(images, masksOf, tasks)
    ]
  };
}
function saidOfImages2(images, masksOf, tasks) {
  const annotated = new Set(tasks.flatMap((task) => task.isAnnotated ? task.images : []));
  const isListed = tasks.some(({ file }) => file !== void 0);
  const bare = images.map(({ path }) => path).filter((path) => !masksOf.has(path));
  const undone = isListed ? bare.filter((path) => !annotated.has(path)) : [];
  const without3 = new Set(undone);
  return [
    ...undone.length > 0 ? [imagesNotAnnotated(TOOL3, undone)] : [],
    ...bare.filter((path) => !without3.has(path)).map((path) => unpairedImage(path))
  ];
}

// src/stages/2-dataset/labels/masks/count-values.ts
var VALUE_LIMIT = 1024;
var COLORS_COUNTED = 65536;
function valuesOf(mask) {
  const { form, lossy, data } = mask;
  const { counts, level } = mostFrequent(form === "color" ? countColors(mask) : countNumbers(mask));
  const palette = mask.form === "palette" ? usedOf(mask.palette, counts) : void 0;
  return { form, pixels: data.length, counts, level, palette, lossy };
}
function countNumbers(mask) {
  const { data } = mask;
  const all = new Uint32Array(data instanceof Uint16Array ? 65536 : 256);
  const even = new Uint32Array(all.length);
  for (let i = 0; i < data.length; i++) {
    all[data[i]]++;
    if (isLevel(mask, i)) even[data[i]]++;
  }
  const counts = /* @__PURE__ */ new Map();
  const level = /* @__PURE__ */ new Map();
  for (const [value, pixels] of all.entries()) {
    if (pixels > 0) counts.set(value, pixels);
    if (even[value] > 0) level.set(value, even[value]);
  }
  return { counts, level };
}
function countColors(mask) {
  const { data } = mask;
  const counts = /* @__PURE__ */ new Map();
  const level = /* @__PURE__ */ new Map();
  for (let start = 0, end = 0; start < data.length; start = end) {
    const color = data[start];
    let even = 0;
    while (end < data.length && data[end] === color) if (isLevel(mask, end++)) even++;
    const known = counts.get(color);
    if (known === void 0 && counts.size === COLORS_COUNTED) continue;
    counts.set(color, (known ?? 0) + end - start);
    if (even > 0) level.set(color, (level.get(color) ?? 0) + even);
  }
  return { counts, level };
}
function isLevel({ data, width }, i) {
  return i >= width && data[i] === data[i - 1] && data[i] === data[i - width];
}
function mostFrequent({ counts, level }) {
  if (counts.size <= VALUE_LIMIT) return { counts, level };
  const kept2 = new Map([...counts].sort(([, a], [, b]) => b - a).slice(0, VALUE_LIMIT));
  return { counts: kept2, level: new Map([...level].filter(([value]) => kept2.has(value))) };
}
function usedOf(palette, counts) {
  return new Map(
    [...counts.keys()].filter((index) => index < palette.length).map((index) => [index, palette[index]])
  );
}

// src/stages/2-dataset/labels/masks/values.ts
function classOf2(encoding, form, value, paletteColor) {
  const own = ownValue(encoding.by, form, value, paletteColor);
  if (own === void 0) return void 0;
  const held = encoding.nearest ? nearestOf(valuesIn(encoding), own, encoding.by) : own;
  if (held === void 0) return void 0;
  if (encoding.ignored.includes(held)) return IGNORE;
  const index = encoding.classes.findIndex((values) => values.includes(held));
  return index < 0 ? void 0 : index;
}
function ownValue(by, form, value, paletteColor) {
  if (by === "value") return form === "color" ? void 0 : value;
  return form === "color" ? value : form === "grey" ? greyColor(value) : paletteColor;
}
function valuesIn({ classes, ignored }) {
  return [...classes.flat(), ...ignored];
}
function nearestOf(values, value, by) {
  let nearest3;
  let least = Number.POSITIVE_INFINITY;
  for (const one2 of values) {
    const far = by === "value" ? Math.abs(one2 - value) : squaredDistance(one2, value);
    if (far < least) [nearest3, least] = [one2, far];
  }
  return nearest3;
}
function toLabels(mask, encoding) {
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
        const index = classOf2(encoding, mask.form, value, palette?.[value]);
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
function nameRaw(by, value) {
  return by === "color" ? nameColor(value) : String(value);
}
function nameColor(color) {
  return `#${color.toString(16).padStart(6, "0")}`;
}
function distance(by, a, b) {
  if (by === "value") return Math.abs(a - b);
  return Math.max(...channelsOf(a, b).map(Math.abs));
}
function squaredDistance(a, b) {
  return channelsOf(a, b).reduce((sum4, difference) => sum4 + difference * difference, 0);
}
function channelsOf(a, b) {
  return [16, 8, 0].map((shift) => (a >> shift & 255) - (b >> shift & 255));
}
function inOrder(encoding, places) {
  const classes = places.map((place3) => place3 === void 0 ? [] : encoding.classes[place3] ?? []);
  return { ...encoding, classes };
}

// src/stages/2-dataset/labels/masks/peaks.ts
var SHARP = 0.4;
var SHARPER = 0.6;
var FILLED = 0.2;
var LEAST_CLASS = 5e-4;
var LEAST_UNFILLED = 0.02;
var MOST_VALUES = 4096;
function countedIn(by, mask) {
  const { form, palette, pixels, lossy } = mask;
  if (by === "value" || form === "color")
    return { by, pixels, lossy, counts: mask.counts, level: mask.level };
  const byColor2 = (numbers) => {
    const sums = /* @__PURE__ */ new Map();
    for (const [value, count] of numbers) {
      const color = form === "grey" ? greyColor(value) : palette?.get(value);
      if (color !== void 0) sums.set(color, (sums.get(color) ?? 0) + count);
    }
    return sums;
  };
  return { by, pixels, lossy, counts: byColor2(mask.counts), level: byColor2(mask.level) };
}
function gathered(counted) {
  const { by, counts, level } = counted;
  const left = new Map([...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_VALUES));
  const { next, near } = radiiOf(counted);
  const peaks = [];
  for (const value of left.keys()) {
    let [at, around, even] = [0, 0, 0];
    for (const [other, pixels] of left) {
      const far = distance(by, value, other);
      if (far > near) continue;
      around += pixels;
      left.delete(other);
      if (far > next) continue;
      at += pixels;
      even += level.get(other) ?? 0;
    }
    peaks.push({ value, at, around, filled: even / at });
  }
  return peaks;
}
function isSharp({ at, around }) {
  return at >= SHARP * around;
}
function classPeaks(counted) {
  const { near } = radiiOf(counted);
  const found = [];
  for (const peak of gathered(counted)) {
    const { value, at, around, filled } = peak;
    if (!isSharp(peak) || at < LEAST_CLASS * counted.pixels) continue;
    const isBig = at >= LEAST_UNFILLED * counted.pixels && at >= SHARPER * around;
    const rings = found.some((other) => distance(counted.by, other.value, value) <= 2 * near);
    if (filled >= FILLED || isBig && !rings) found.push(peak);
  }
  return found;
}
function radiiOf({ by, counts }) {
  if (by === "color") return { next: 4, near: 20 };
  const highest2 = [...counts.keys()].reduce((most3, value) => Math.max(most3, value), 255);
  return { next: 2 * highest2 / 255, near: 12 * highest2 / 255 };
}

// src/stages/2-dataset/labels/masks/histogram.ts
var FEW6 = 8;
var FILLED2 = 0.25;
var NEAR_PEAKS = 0.7;
var NEAR_ONE_PEAK = 0.85;
var LEAST_PEAK = 5e-3;
var STEP = 8;
function kindOf5(values) {
  return kindOfCounted(countedIn(values.form === "grey" ? "value" : "color", values));
}
function kindOfCounted(counted) {
  const { pixels, counts, lossy } = counted;
  if (counts.size <= 2) return "flat";
  if (!lossy && counts.size <= FEW6) return isInterpolated(counted) ? "blended" : "flat";
  const peaks = gathered(counted).filter((peak) => isSharp(peak) && peak.at >= LEAST_PEAK * pixels);
  if (!lossy && filledBeside(peaks, counted) >= FILLED2) return "flat";
  const near = peaks.reduce((sum4, { around }) => sum4 + around, 0);
  const enough = peaks.length > 1 ? NEAR_PEAKS : NEAR_ONE_PEAK;
  const isBlended = near >= enough * pixels && filledAt(peaks[0].value, counted) >= FILLED2;
  return isBlended ? "blended" : "continuous";
}
function isInterpolated(counted) {
  if (counted.by === "color") return false;
  const values = [...counted.counts.keys()].sort((a, b) => a - b);
  const filled = values.filter((value) => filledAt(value, counted) >= FILLED2);
  const between = values.filter((value) => value > filled[0] && value < filled[filled.length - 1]);
  const empty = between.filter((value) => filledAt(value, counted) < FILLED2 / 5);
  const isWide = values.every((value, i) => i === 0 || value - values[i - 1] >= STEP);
  return filled.length > 1 && empty.length > 2 && isWide;
}
function filledAt(value, { counts, level }) {
  return (level.get(value) ?? 0) / (counts.get(value) ?? 1);
}
function filledBeside(peaks, { counts, level }) {
  const values = new Set(peaks.map(({ value }) => value));
  let beside2 = 0;
  let filled = 0;
  for (const [value, pixels] of counts) {
    if (values.has(value)) continue;
    beside2 += pixels;
    filled += level.get(value) ?? 0;
  }
  return beside2 === 0 ? 1 : filled / beside2;
}

// src/stages/2-dataset/labels/masks/peek.ts
import { join as join16 } from "node:path";
function peekInto(root, decoding) {
  const known = /* @__PURE__ */ new Map();
  return (file) => {
    const look = known.get(file) ?? decoding.read(join16(root, file), prepareMask, lookAt3).catch(sayNothing);
    known.set(file, look);
    return look;
  };
}
function lookAt3(picture) {
  const { width, height } = picture;
  return { kind: kindOf5(valuesOf(picture)), size: `${width}x${height}`, pixels: width * height };
}
function sayNothing(error) {
  if (isOutOfMemory(error)) throw error;
}

// src/stages/2-dataset/labels/masks/channels.ts
import { dirname as dirname24, extname as extname5, parse } from "node:path/posix";
function furtherChannels(images, pairs) {
  const first = /^(?<folder>(?:.*\/)?)[^/]+_0000(?<ending>\.[^/]+)$/;
  const [{ image = "", masks: masks2 = [] } = {}] = pairs;
  const at = first.exec(image)?.groups;
  const [mask] = masks2;
  if (images.length === 0 || at === void 0 || mask === void 0) return void 0;
  const paired = new Set(pairs.map((pair) => pair.image));
  const areFurther = images.every((file) => paired.has(file.replace(/_\d{4}(?=\.[^/]+$)/, "_0000")));
  const { dir, ext } = parse(mask.file);
  const areTogether = pairs.every((one2) => {
    const [own] = one2.masks;
    return dirname24(one2.image) === dirname24(image) && dirname24(own.file) === dir && extname5(own.file) === ext;
  });
  if (!areFurther || !areTogether) return void 0;
  const below2 = escaped(dir === "" ? "" : `${dir}/`);
  return imageChannels(images, image, {
    images: `${escaped(at.folder)}{name}_0000${at.ending}`,
    masks: `${below2}{name}${ext}`
  });
}

// src/stages/2-dataset/labels/masks/unpaired.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
import { basename as basename28, dirname as dirname25 } from "node:path/posix";
var COMPARED = 3;
var CANDIDATES = 5e3;
function tellUnpaired(pairing, layout, files) {
  const images = filesOf5(pairing.faults, unpairedImage.code);
  const masks2 = filesOf5(pairing.faults, unpairedMask.code);
  const others = pairing.faults.filter(
    ({ code }) => code !== unpairedImage.code && code !== unpairedMask.code
  );
  const channels = masks2.length === 0 ? furtherChannels(images, pairing.pairs) : void 0;
  if (channels !== void 0) return [...others, channels];
  if (images.length === 0 || masks2.length === 0) return pairing.faults;
  const most3 = 2 * pairing.pairs.length > layout.images.length;
  const suggested = most3 ? void 0 : suggestPatterns(pathsOf3(layout), files, pairing.pairs);
  if (suggested !== void 0) {
    const doubt2 = rivalFolders(suggested, pathsOf3(layout), files);
    if (doubt2 !== void 0) return [...others, doubt2];
    const counts = { images: images.length, masks: masks2.length };
    return [...others, unpairedFiles(counts, images[0], nearest(images[0], masks2), suggested)];
  }
  return [
    ...others,
    ...images.map((file, i) => unpairedImage(file, i < COMPARED ? nearest(file, masks2) : void 0)),
    ...masks2.map((file, i) => unpairedMask(file, i < COMPARED ? nearest(file, images) : void 0))
  ];
}
var MOST_RIVALS = 6;
function rivalFolders({ paired }, { images, masks: masks2 }, files) {
  const folders = [...new Set(masks2.map(dirname25))];
  if (paired.masks <= paired.images || folders.length > MOST_RIVALS) return void 0;
  const rivals = folders.flatMap((folder) => {
    const own = masks2.filter((mask) => dirname25(mask) === folder);
    const suggested = suggestPatterns({ images, masks: own }, files, []);
    const isWhole3 = suggested?.paired.images === paired.images && suggested.paired.masks === paired.images;
    return isWhole3 ? [{ ...suggested, files: own.length, example: own[0] }] : [];
  });
  if (rivals.length < 2 || rivals.length < folders.length) return void 0;
  const named = rivals.map(({ masks: pattern2, ...rest }) => ({ pattern: pattern2, ...rest }));
  const [{ images: pattern }] = rivals;
  const patterns = rivals.map((rival) => rival.masks);
  return masksInDoubt(
    { pattern, files: paired.images, example: images[0] },
    named,
    classPattern(pattern, patterns, files)
  );
}
function pathsOf3({ images, masks: masks2 }) {
  return { images: images.map(({ path }) => path), masks: masks2.map(({ path }) => path) };
}
function filesOf5(faults, wanted) {
  return faults.flatMap(({ code, file }) => code === wanted && file !== void 0 ? [file] : []);
}
function nearest(file, others) {
  const name = basename28(file).toLowerCase();
  let best = others[0];
  let least = Number.POSITIVE_INFINITY;
  for (const other of others.slice(0, CANDIDATES)) {
    const far = (0, import_fastest_levenshtein.distance)(name, basename28(other).toLowerCase());
    if (far < least) [best, least] = [other, far];
  }
  return best;
}

// src/stages/2-dataset/labels/masks/find.ts
import { dirname as dirname26 } from "node:path/posix";
var NO_MASKS = "no masks with their images";
async function findMasks(folder) {
  const { settings, placed } = folder;
  const { layout, faults } = placed();
  if (faults.length > 0) return { claim: "certain", items: [], why: NO_MASKS, faults };
  const byTasks = settings.masks === void 0 ? await findByTasks(folder, layout) : void 0;
  if (byTasks !== void 0) return byTasks;
  const byWords2 = findInLayout(folder, layout);
  if (settings.images !== void 0 || settings.masks !== void 0) return byWords2;
  const peek = peekInto(settings.data, folder.decoding);
  return checked(await findByNames(folder, byWords2, peek), folder, peek);
}
async function checked(found, { settings, files }, peek) {
  const numbers = doubtNumbers(found);
  if (numbers !== void 0) return { ...found, claim: "certain", items: [], faults: [numbers] };
  if (found.items.length === 0 || found.faults.some(isError)) return found;
  const further = await findFurtherPairs(found, files, peek);
  const items = [...found.items, ...further.pairs];
  const isOne = further.pairs.length === 0;
  const said = found.faults.filter(({ code }) => isOne || code !== masksAssumed.code);
  const doubt2 = await doubtImages(items, files, peek);
  return {
    ...found,
    items,
    why: isOne ? found.why : whyMasks(items, settings),
    faults: [...said, ...further.faults, ...doubt2 === void 0 ? [] : [doubt2]]
  };
}
async function findByNames(folder, byWords2, peek) {
  const whole = isWhole(byWords2, folder.files);
  const isDoubtful = byWords2.items.some(({ image }) => isDerived(image));
  if (whole && !isDoubtful && !await lookSwapped(byWords2.items, peek)) return byWords2;
  const chosen = await chooseSeries(folder, byWords2, peek);
  const isOpen = chosen === void 0 && (byWords2.items.length === 0 || byWords2.faults.some(isError));
  const endings = isOpen && !listsFolders(folder) ? await askOfEndings(folder.files, peek) : void 0;
  if (endings !== void 0) return { claim: "certain", items: [], why: NO_MASKS, faults: [endings] };
  if (chosen === void 0 || whole && chosen.sides !== void 0) return byWords2;
  const { sides, group, leftOut } = chosen;
  if (sides === void 0) return { claim: "certain", items: [], why: NO_MASKS, faults: chosen.faults };
  const inSeries = findInLayout(folder, layoutOfSeries(sides.images, sides.masks, group.others));
  if (inSeries.items.length < byWords2.items.length) return byWords2;
  const found = isSame(inSeries.items, byWords2.items) ? byWords2 : inSeries;
  const told3 = found.faults.filter(({ file }) => file === void 0 || !leftOut.has(file));
  const why = chosen.because === void 0 ? found.why : `${found.why}; masks ${chosen.because}`;
  return { ...found, claim: "certain", why, faults: [...chosen.faults, ...told3] };
}
function listsFolders({ spec, files }) {
  const classes = new Set(spec?.classes.flatMap(foldersOfClass));
  return classes.size > 0 && files.some(
    (file) => dirname26(file).split("/").some((name) => classes.has(name))
  );
}
function isWhole({ items, faults }, files) {
  const isOnePart = items.length > 0 && items.every(({ part }) => part !== void 0 && part === items[0].part);
  const single = items.every(({ masks: masks2 }) => masks2.length === 1);
  return faults.length === 0 && single && !isOnePart && 2 * items.length === files.length;
}
function isSame(some, others) {
  const byImage = new Map(others.map((pair) => [pair.image, pair]));
  const isThere = ({ image, masks: masks2, part }) => {
    const other = byImage.get(image);
    return other?.part === part && masks2.every(({ file }, i) => other?.masks[i]?.file === file);
  };
  return some.length === others.length && some.every(isThere);
}
function mixesPairs({ series }, pairs) {
  const imageOf6 = new Map(
    pairs.flatMap(
      ({ image, masks: masks2 }) => [image, ...masks2.map(({ file }) => file)].map((file) => [file, image])
    )
  );
  const images = /* @__PURE__ */ new Map();
  for (const file of series.flatMap(({ files }) => [...files.values()].flat())) {
    const image = imageOf6.get(file.pieces.path);
    const picture = `${file.keyFolder}/${file.key}`;
    if (image !== void 0 && (images.get(picture) ?? image) !== image) return true;
    if (image !== void 0) images.set(picture, image);
  }
  return false;
}
function findInLayout({ settings, files, spec }, layout) {
  const { images, masks: masks2 } = layout;
  const asked3 = settings.masks !== void 0;
  const nothing2 = { items: [], why: NO_MASKS, claim: asked3 ? "certain" : void 0 };
  if (images.length === 0) return { ...nothing2, faults: [noImages(settings.data, masks2.length)] };
  if (masks2.length === 0) {
    const named = settings.images === void 0 ? patternOfClassWords(files) : void 0;
    return { ...nothing2, faults: [noMasks(settings.data, images.length, named)] };
  }
  const pairing = pairAll(layout);
  const { pairs } = pairing;
  const { leftOut = [] } = layout;
  const isSaid = layout.exact === true || spec?.classes.length === 2;
  const numbers = isSaid ? void 0 : askOfNumbers(pairs);
  const faults = [
    ...leftOut.length === 0 ? [] : [masksNotMeant(leftOut)],
    ...numbers === void 0 ? [] : [numbers],
    ...tellUnpaired(pairing, layout, files)
  ];
  const most3 = 2 * pairs.length >= images.length;
  const why = pairs.length === 0 ? NO_MASKS : whyMasks(pairs, settings);
  const byNames = settings.images === void 0 && pairs.some(({ part }) => part !== void 0);
  const said = byNames ? saidAssumed(findPartFolders(files), files) : [];
  return {
    claim: asked3 || most3 ? "certain" : "likely",
    why,
    items: numbers === void 0 ? pairs : [],
    faults: [...said, ...faults]
  };
}
var GROUPS2 = 3;
async function chooseSeries({ files, spec }, byWords2, peek) {
  const classes = new Set(spec?.classes.flatMap(foldersOfClass) ?? []);
  const known = byWords2.claim === "certain" ? byWords2.items : [];
  const groups = findSeries(files).filter((group) => !mixesPairs(group, known)).slice(0, GROUPS2);
  const folders = groups.flatMap(({ series }) => series.flatMap(({ naming }) => naming.folder.split("/")));
  if (folders.some((name) => classes.has(name))) return void 0;
  let last;
  for (const group of groups) {
    const choice = await chooseSides(group, peek);
    if (choice?.isWithoutImages) last ??= { ...choice, group };
    else if (choice !== void 0) return { ...choice, group };
  }
  return byWords2.items.length === 0 ? last : void 0;
}

// src/stages/2-dataset/labels/masks/drawn-value.ts
var LEAST5 = 5;
var NEAR = 0.7;
var FILLED3 = 0.25;
function drawnValue(mask) {
  if (mask.form === "palette") return void 0;
  const counted = countedIn(mask.form === "grey" ? "value" : "color", valuesOf(mask));
  const { near } = radiiOf(counted);
  const others = classPeaks(counted).filter(
    ({ value, filled }) => filled > FILLED3 && distance(counted.by, value, 0) > 2 * near
  );
  const drawn2 = others[0]?.value ?? highest(counted);
  if (others.length > 1 || drawn2 === void 0 || distance(counted.by, drawn2, 0) < LEAST5 * near)
    return void 0;
  return isBlend([0, drawn2], near, counted) ? drawn2 : void 0;
}
function highest({ by, counts }) {
  return by === "color" ? void 0 : Math.max(...counts.keys());
}
function isBlend(two, near, { by, pixels, counts, level, lossy }) {
  let [within2, beside2, even] = [0, 0, 0];
  for (const [value, count] of counts) {
    const far = Math.min(...two.map((one2) => distance(by, one2, value)));
    if (far <= near) within2 += count;
    if (far <= (lossy ? near : 0)) continue;
    beside2 += count;
    even += level.get(value) ?? 0;
  }
  return within2 >= NEAR * pixels && even <= FILLED3 * beside2;
}

// src/stages/2-dataset/labels/masks/percent.ts
function percent(share) {
  if (share > 0 && share < 1e-4) return "less than 0.01 %";
  return `${(100 * share).toFixed(share >= 0.1 ? 1 : 2)} %`;
}

// src/stages/2-dataset/labels/masks/moved-pixels.ts
var MovedPixels = class {
  #pixels = 0;
  #moved = 0;
  #way = 0;
  #most = 0;
  /** @param far in grey levels; 0: they are what they're read as */
  add(pixels, far) {
    this.#pixels += pixels;
    if (far === 0) return;
    this.#moved += pixels;
    this.#way += far * pixels;
    this.#most = Math.max(this.#most, far);
  }
  join(other) {
    this.#pixels += other.#pixels;
    this.#moved += other.#moved;
    this.#way += other.#way;
    this.#most = Math.max(this.#most, other.#most);
  }
  /** A warning where any has moved. @param values what they are read as */
  faults(values) {
    if (this.#moved === 0) return [];
    const mean = (this.#way / this.#moved).toFixed(1);
    return [maskPixelsMoved({ share: percent(this.#moved / this.#pixels), mean, most: this.#most }, values)];
  }
};

// src/stages/2-dataset/labels/masks/joined-mask.ts
var VALUES = 256;
var JoinedMask = class {
  #data;
  #areas = /* @__PURE__ */ new Map();
  #covered = /* @__PURE__ */ new Map();
  #nearest;
  /** By what blended masks were read. */
  moved = new MovedPixels();
  /** @param nearest whether blended values are read as 0 or the value that a mask was drawn with, whichever is nearer */
  constructor(pixels, nearest3) {
    this.#data = new Uint8Array(pixels);
    this.#nearest = nearest3;
  }
  /**
   * What isn't 0 in `mask` becomes `value`, over all that was added before.
   * @returns the values that aren't 0, where there are several: then nothing is added
   */
  add(mask, value) {
    const shown = shownBy(mask);
    const drawn2 = shown.length > 1 && this.#nearest ? drawnValue(mask) : void 0;
    if (shown.length > 1 && drawn2 === void 0) return shown;
    const isZero = drawn2 === void 0 ? void 0 : this.#nearerToZero(mask, drawn2);
    let area = 0;
    for (let p = 0; p < mask.data.length; p++) {
      const held = mask.data[p];
      if (held === 0 || isZero?.get(held)) continue;
      const below2 = this.#data[p];
      if (below2 !== value) area++;
      if (below2 !== 0) {
        const key = below2 * VALUES + value;
        this.#covered.set(key, (this.#covered.get(key) ?? 0) + 1);
      }
      this.#data[p] = value;
    }
    this.#areas.set(value, (this.#areas.get(value) ?? 0) + area);
    return void 0;
  }
  /** By value, whether it's read as 0. */
  #nearerToZero({ form, data }, drawn2) {
    const by = form === "color" ? "color" : "value";
    const pixels = /* @__PURE__ */ new Map();
    for (const held of data) pixels.set(held, (pixels.get(held) ?? 0) + 1);
    const zeros = /* @__PURE__ */ new Map();
    for (const [held, count] of pixels) {
      const nearest3 = nearestOf([0, drawn2], held, by) ?? 0;
      zeros.set(held, nearest3 === 0);
      this.moved.add(count, distance(by, held, nearest3));
    }
    return zeros;
  }
  get data() {
    return this.#data;
  }
  get overlaps() {
    const covered = [...this.#covered].map(([key, pixels]) => ({
      below: Math.floor(key / VALUES),
      above: key % VALUES,
      pixels
    }));
    return { areas: this.#areas, covered };
  }
};
function shownBy({ data }) {
  const values = /* @__PURE__ */ new Set();
  let last = 0;
  for (let p = 0; p < data.length && values.size < VALUES; p++) {
    if (data[p] === last) continue;
    last = data[p];
    if (last !== 0) values.add(last);
  }
  return [...values].sort((a, b) => a - b);
}

// src/stages/2-dataset/labels/masks/read.ts
function maskReader({ root, classes, labels }) {
  return {
    async read(sample) {
      const { files } = sample.label;
      const mask = await decodeFiles(root, files, sample, labels.encoding.nearest);
      const { labels: map, outside } = toLabels(mask, labels.encoding);
      if (outside.size === 0) {
        requireUnchanged(files[0].file, hashMask(mask), sample.labelHash);
        return map;
      }
      const values = [...outside].map(([value, pixels]) => ({ value: nameValue(mask.form, value), pixels }));
      throw new InputError(maskValueOutsideClasses(files[0].file, values, classes.length, mask.lossy));
    }
  };
}
async function decodeFiles(root, files, size, nearest3) {
  const [{ file: only, value: own }] = files;
  if (own === void 0) return decodeUnchanged(root, only, size, decodeMask);
  const { width, height } = size;
  const joined2 = new JoinedMask(width * height, nearest3);
  for (const { file, value } of files)
    joined2.add(await decodeUnchanged(root, file, size, decodeMask), value);
  return { width, height, lossy: false, form: "grey", data: joined2.data };
}

// src/stages/2-dataset/labels/masks/audit.ts
function auditMasks(samples, classes) {
  const present = classes.filter(({ index }) => samples.some(({ classCounts }) => classCounts[index] > 0));
  if (present.length < 2) return [oneClass(present[0]?.name ?? classes[0]?.name ?? "ignored")];
  const faults = classes.filter((info) => !present.includes(info)).map(({ name }) => classAbsent(name));
  for (const { label, classCounts } of samples) {
    if (classCounts.every((pixels) => pixels === 0)) continue;
    if (classCounts.slice(1).every((pixels) => pixels === 0))
      faults.push(emptyMask(label.files[0].file, classes[0].name));
  }
  return [...faults, ...auditIgnored(samples)];
}
function auditIgnored(samples) {
  return samples.flatMap(
    ({ label, classCounts }) => classCounts.every((pixels) => pixels === 0) ? [maskAllIgnored(label.files[0].file)] : []
  );
}
function auditMaskFormats(measurements) {
  const faults = [];
  for (const { pair, notes, maskNotes } of measurements) {
    if (maskNotes.pages > 1) faults.push(multiPageImage(pair.masks[0].file, maskNotes.pages));
    if (notes.orientation !== maskNotes.orientation) {
      const orientations = { orientation: notes.orientation, maskOrientation: maskNotes.orientation };
      faults.push(orientationDiffers(pair.image, orientations));
    }
  }
  return [...faults, ...chosenArrays(measurements)];
}
function chosenArrays(measurements) {
  const byName2 = /* @__PURE__ */ new Map();
  for (const { pair, maskNotes } of measurements) {
    if (maskNotes.chosen === void 0) continue;
    const { name, others } = maskNotes.chosen;
    const known = byName2.get(name);
    if (known === void 0) byName2.set(name, { files: [pair.masks[0].file], others });
    else known.files.push(pair.masks[0].file);
  }
  return [...byName2].map(([name, { files, others }]) => maskArrayAssumed(files, name, others));
}

// src/stages/2-dataset/labels/masks/audit-alpha.ts
import { join as join17 } from "node:path";
var FILES = 10;
async function auditAlpha(root, measurements, decoding) {
  if (!measurements.every(({ mask, maskNotes }) => maskNotes.alpha && mask.counts.size === 1)) return [];
  for (const { pair } of measurements.slice(0, FILES)) {
    const { file } = pair.masks[0];
    if (await decoding.read(join17(root, file), prepareAlpha, hasShape))
      return [masksByAlpha(file, measurements.length)];
  }
  return [];
}
function hasShape(alpha) {
  return alpha.some((value) => value !== alpha[0]);
}

// src/stages/2-dataset/labels/masks/audit-inverted.ts
import { dirname as dirname27 } from "node:path/posix";
var LEAST_MASKS = 3;
var NEARLY_ALL = 0.9;
var FAR2 = 0.5;
function auditInverted(samples, classes) {
  if (classes.length !== 2) return [];
  for (const groups of [byPart(samples), byFolder(samples), halves(samples)]) {
    const large = groups.filter(({ masks: masks2 }) => masks2.length >= LEAST_MASKS);
    const [low, high] = [
      large.find((group) => isMostly(group, false)),
      large.find((group) => isMostly(group, true))
    ];
    if (low === void 0 || high === void 0) continue;
    if (shareIn(high.masks) - shareIn(low.masks) < FAR2) continue;
    return [masksSeemInverted(classes[1].name, sideOf(low), sideOf(high))];
  }
  return [];
}
function byPart(samples) {
  return grouped(samples, ({ part }) => part).map(([part, masks2]) => ({ of: quote(part), masks: masks2 }));
}
function byFolder(samples) {
  const folders = grouped(samples, ({ label }) => dirname27(label.files[0].file));
  return folders.map(([folder, masks2]) => ({ of: quote(`${folder}/`), masks: masks2 }));
}
function halves(samples) {
  const middle = Math.ceil(samples.length / 2);
  return [
    { of: "the first half", masks: samples.slice(0, middle) },
    { of: "the second half", masks: samples.slice(middle) }
  ];
}
function grouped(samples, keyOf4) {
  const groups = /* @__PURE__ */ new Map();
  for (const sample of samples) {
    const key = keyOf4(sample);
    if (key === void 0) continue;
    const own = groups.get(key);
    if (own === void 0) groups.set(key, [sample]);
    else own.push(sample);
  }
  return [...groups];
}
function isMostly({ masks: masks2 }, high) {
  const own = masks2.filter((mask) => shareIn([mask]) > 0.5 === high);
  return own.length >= NEARLY_ALL * masks2.length;
}
function shareIn(masks2) {
  const counts = masks2.map(({ classCounts }) => classCounts);
  const [background, foreground] = [0, 1].map((index) => counts.reduce((sum4, own) => sum4 + own[index], 0));
  return foreground / Math.max(1, background + foreground);
}
function sideOf({ of, masks: masks2 }) {
  return { of, percent: Math.round(100 * shareIn(masks2)), example: masks2[0].label.files[0].file };
}

// src/stages/2-dataset/labels/masks/audit-joined.ts
import { dirname as dirname28, extname as extname6 } from "node:path/posix";
var ALIKE_OBJECTS = 0.3;
var ALIKE_CLASSES = 0.6;
var COVERED = 0.5;
function auditJoined(measurements, joining, classesGiven) {
  const pairs = measurements.map(({ pair }) => pair);
  const audited = joining.byClass ? [...saidOfClasses(pairs, joining), ...auditOverlaps2(measurements, joining, classesGiven)] : auditObjects(measurements, classesGiven);
  return [...audited, ...auditMoved(measurements)];
}
function auditMoved(measurements) {
  const all = new MovedPixels();
  for (const { moved } of measurements) if (moved !== void 0) all.join(moved);
  return all.faults(["0", "the value that each of them was drawn with"]);
}
function auditObjects(measurements, classesGiven) {
  const several = measurements.filter(({ pair }) => pair.masks.length > 1);
  const { areas, covered } = summed(several);
  const twice = covered.reduce((sum4, { pixels }) => sum4 + pixels, 0);
  const share = twice / (areas.get(1) ?? 1);
  const files = several[0].pair.masks.map(({ file }) => file);
  if (share > ALIKE_OBJECTS && !classesGiven)
    return [masksAlike(files[0], files[1], percent2(Math.min(1, share / coveringPerImage(several))))];
  return [masksUnited(several.length, files, patternOfFirst(files))];
}
function coveringPerImage(several) {
  const all = several.reduce((sum4, { pair }) => sum4 + pair.masks.length, 0);
  return all / several.length - 1;
}
function patternOfFirst([first, ...others]) {
  const stem = withoutExtension(first);
  const ending = `${stem.slice(maskBase(stem).length)}${extname6(first)}`;
  const isOfFirst = maskBase(stem) !== stem && !others.some((file) => file.endsWith(ending));
  return isOfFirst ? `**/*${ending}` : void 0;
}
function saidOfClasses(pairs, { spec, toValue }) {
  const names = spec.classes.map(({ name }) => name);
  const masks2 = pairs.reduce((sum4, pair) => sum4 + pair.masks.length, 0);
  const missing = names.map((name, value) => ({ name, value })).filter(({ value }) => value > 0).map(({ name, value }) => {
    const having = pairs.filter((pair) => pair.masks.some((mask) => toValue(mask) === value)).length;
    return { name, having, images: pairs.length - having };
  }).filter(({ having, images }) => having > 0 && images > 0);
  return [
    masksJoined(names, masks2, pairs.length),
    ...missing.length > 0 ? [classMasksMissing(missing, pairs.length)] : []
  ];
}
function auditOverlaps2(measurements, joining, classesGiven) {
  const { areas, covered } = summed(measurements);
  const areaOf2 = (value) => areas.get(value) ?? 0;
  const names = joining.spec.classes.map(({ name }) => name);
  const overlaps = covered.filter(({ below: below2, above }) => below2 !== above && above < names.length).map((one2) => ({
    ...one2,
    lost: one2.pixels / areaOf2(one2.below),
    agreement: one2.pixels / (areaOf2(one2.below) + areaOf2(one2.above) - one2.pixels)
  })).sort((a, b) => b.lost - a.lost);
  if (overlaps.length === 0) return [];
  const doubtful = classesGiven ? [] : doubtfulOverlaps(overlaps, measurements, joining, areaOf2);
  if (doubtful.length > 0) return doubtful;
  const told3 = overlaps.map(({ below: below2, above, pixels, lost }) => {
    return { below: names[below2], above: names[above], pixels, percent: (100 * lost).toFixed(1) };
  });
  return [classMasksOverlap(told3)];
}
function doubtfulOverlaps(overlaps, measurements, { spec, toValue }, areaOf2) {
  const alike = overlaps.find(({ agreement }) => agreement > ALIKE_CLASSES);
  if (alike !== void 0) {
    const place3 = (value) => placeOfClass(measurements, (mask) => toValue(mask) === value);
    return [masksAlike(place3(alike.below), place3(alike.above), percent2(alike.agreement))];
  }
  const names = spec.classes.map(({ name }) => name);
  const [background, ...others] = names.map((name, value) => ({ name, area: areaOf2(value) }));
  const order = [background, ...others.sort((a, b) => b.area - a.area)].map(({ name }) => name);
  return overlaps.filter(({ lost }) => lost > COVERED).map(({ below: below2, above, lost }) => classCovered(names[below2], names[above], percent2(lost), order));
}
function placeOfClass(measurements, isOf) {
  const masks2 = measurements.flatMap(({ pair }) => pair.masks);
  const { file } = masks2.find(isOf);
  const folder = dirname28(file);
  return masks2.every((mask) => isOf(mask) || dirname28(mask.file) !== folder) ? folder : file;
}
function summed(measurements) {
  const areas = /* @__PURE__ */ new Map();
  const covered = /* @__PURE__ */ new Map();
  for (const { overlaps } of measurements) {
    for (const [value, area] of overlaps?.areas ?? []) areas.set(value, (areas.get(value) ?? 0) + area);
    for (const { below: below2, above, pixels } of overlaps?.covered ?? []) {
      const key = `${below2} ${above}`;
      const known = covered.get(key)?.pixels ?? 0;
      covered.set(key, { below: below2, above, pixels: known + pixels });
    }
  }
  return { areas, covered: [...covered.values()] };
}
function percent2(share) {
  return Math.round(100 * share);
}

// src/stages/2-dataset/labels/masks/class-counter.ts
import { join as join18 } from "node:path";
var ClassCounter = class {
  #encoding;
  #classes;
  #moved = new MovedPixels();
  constructor(encoding, classes) {
    this.#encoding = encoding;
    this.#classes = classes;
  }
  /** Pixels by class. Where the image has no value they don't count, and what belongs to no class is a fault. */
  async count(root, measurement, decoding) {
    const { pair, labelHash, mask, hidden } = measurement;
    const { by, nearest: nearest3 } = this.#encoding;
    const counts = nearest3 ? await allCounts(root, measurement, decoding) : mask.counts;
    const classCounts = Array.from({ length: this.#classes }, () => 0);
    const outside = [];
    for (const [value, pixels] of counts) {
      const color = mask.palette?.get(value);
      const index = classOf2(this.#encoding, mask.form, value, color);
      if (index === void 0) outside.push({ value: nameValue(mask.form, value), pixels });
      else if (index < this.#classes) classCounts[index] += pixels - (hidden.get(value) ?? 0);
      if (nearest3) this.#move(ownValue(by, mask.form, value, color), pixels);
    }
    const { file } = pair.masks[0];
    return {
      measurement: { measurement, label: pair.label, part: pair.part, labelHash, classCounts },
      faults: outside.length === 0 ? [] : [maskValueOutsideClasses(file, outside, this.#classes, mask.lossy)]
    };
  }
  #move(own, pixels) {
    const { by } = this.#encoding;
    const nearest3 = own === void 0 ? void 0 : nearestOf(valuesIn(this.#encoding), own, by);
    this.#moved.add(pixels, own === void 0 || nearest3 === void 0 ? 0 : distance(by, own, nearest3));
  }
  /** What reading by the nearest class has changed, as a warning. */
  moved() {
    const values = valuesIn(this.#encoding).map((value) => nameRaw(this.#encoding.by, value));
    return this.#moved.faults(values);
  }
};
async function allCounts(root, { pair, mask }, decoding) {
  let kept2 = 0;
  for (const pixels of mask.counts.values()) kept2 += pixels;
  if (kept2 === mask.pixels) return mask.counts;
  return await decoding.read(join18(root, pair.masks[0].file), prepareMask, countsIn);
}
function countsIn({ data }) {
  const counts = /* @__PURE__ */ new Map();
  for (const value of data) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

// src/stages/2-dataset/labels/masks/classes-json.ts
function classesJson(classes, by) {
  const write = (value) => by === "value" ? String(value) : JSON.stringify(nameColor(value));
  const entries = classes.map(({ name, values }) => {
    const [first, ...more] = values.map(write);
    return `{"name": ${JSON.stringify(name)}, "${by}": ${more.length === 0 ? first : `[${[first, ...more].join(", ")}]`}}`;
  });
  return `{"classes": [${entries.join(", ")}]}`;
}
function oneClassEach(values, by, names) {
  const classes = values.map((value, i) => ({ name: names?.[i] ?? nameOf9(value, by), values: [value] }));
  return classesJson(classes, by);
}
function nameOf9(value, by) {
  return by === "value" ? `class ${value}` : nameColor(value);
}

// src/stages/2-dataset/labels/masks/found.ts
function gather(masks2) {
  return {
    masks: masks2,
    values: filesByValue(masks2, "value"),
    colors: filesByValue(masks2, "color"),
    hasColorMasks: masks2.some(({ mask }) => mask.form === "color"),
    hasPaletteMasks: masks2.some(({ mask }) => mask.form === "palette"),
    palette: commonPalette(masks2)
  };
}
function heldBy(mask, by) {
  const held = /* @__PURE__ */ new Set();
  for (const value of mask.counts.keys()) {
    const own = ownValue(by, mask.form, value, mask.palette?.get(value));
    if (own !== void 0) held.add(own);
  }
  return held;
}
function filesByValue(masks2, by) {
  const files = /* @__PURE__ */ new Map();
  for (const { mask } of masks2)
    for (const value of heldBy(mask, by)) files.set(value, (files.get(value) ?? 0) + 1);
  return new Map([...files].sort(([a], [b]) => a - b));
}
function commonPalette(masks2) {
  const common = /* @__PURE__ */ new Map();
  for (const { mask } of masks2) {
    for (const [index, color] of mask.palette ?? []) {
      if ((common.get(index) ?? color) !== color) return void 0;
      common.set(index, color);
    }
  }
  return common;
}
function fullestOf(masks2) {
  const { file, mask } = masks2.reduce((a, b) => b.mask.counts.size > a.mask.counts.size ? b : a);
  const { size } = mask.counts;
  return { file, values: size >= VALUE_LIMIT ? `more than ${VALUE_LIMIT}` : String(size), lossy: mask.lossy };
}

// src/stages/2-dataset/labels/masks/codings.ts
var BACKGROUND2 = 0;
var LARGEST_INDEX = 63;
function codedDifferently(found, by, leftOut, names) {
  const held = [...(by === "value" ? found.values : found.colors).keys()].filter(
    (value) => !leftOut.includes(value)
  );
  if (!held.includes(BACKGROUND2) || names?.length === held.length) return void 0;
  const groups = groupsOf(found, by, (value) => value !== BACKGROUND2 && !leftOut.includes(value));
  const pairs = by === "color" ? greyAndColored(groups) : twoScales(groups);
  const doubt2 = (by === "color" ? swapped(found, held) : void 0) ?? (pairs && { groups, pairs });
  return doubt2 && fault(by, held, { ...doubt2, names });
}
function apartFrom255(found, values) {
  const groups = groupsOf(found, "value", (value) => value !== BACKGROUND2);
  const shows255 = groups.find((group) => group.values.has(255));
  const others = groups.filter((group) => group !== shows255);
  if (shows255 === void 0 || shows255.values.size > 1 || others.length === 0) return void 0;
  const pairs = twoScales(groups) ?? [];
  return fault("value", [...values, 255], { groups, pairs, names: void 0 });
}
function groupsOf({ masks: masks2 }, by, counts) {
  let groups = [];
  for (const { file, mask } of masks2) {
    const held = heldBy(mask, by);
    const values = [...held].filter(counts);
    if (values.length === 0) continue;
    const touched = groups.filter((group) => values.some((value) => group.values.has(value)));
    const joined2 = {
      values: /* @__PURE__ */ new Set([...touched.flatMap((group) => [...group.values]), ...values]),
      files: 1 + touched.reduce((sum4, { files }) => sum4 + files, 0),
      first: touched[0]?.first ?? file,
      background: held.has(BACKGROUND2) || touched.some(({ background }) => background),
      colored: mask.form !== "grey" || touched.some(({ colored }) => colored)
    };
    groups = [...groups.filter((group) => !touched.includes(group)), joined2];
  }
  return groups;
}
function twoScales(groups) {
  if (groups.length !== 2) return void 0;
  const [one2, other] = groups.map(({ values }) => [...values].sort((a, b) => a - b));
  if (one2.length !== other.length || Math.max(...one2, ...other) <= LARGEST_INDEX) return void 0;
  return one2.map((value, i) => [value, other[i]]);
}
function greyAndColored(groups) {
  if (groups.length !== 2 || groups[0].colored === groups[1].colored) return void 0;
  const [one2, other] = groups.map(({ values }) => [...values].sort((a, b) => a - b));
  return one2.length === other.length ? one2.map((value, i) => [value, other[i]]) : void 0;
}
function swapped(found, held) {
  const uneven = held.filter((color) => swap(color) !== color);
  if (uneven.length === 0 || !uneven.every((color) => held.includes(swap(color)))) return void 0;
  const groups = groupsOf(found, "color", (color) => swap(color) !== color);
  const mixes = groups.some(({ values }) => [...values].some((color) => values.has(swap(color))));
  if (mixes) return void 0;
  const pairs = held.filter((color) => color !== BACKGROUND2 && color >= swap(color)).map((color) => [color, swap(color)]);
  return { groups, pairs };
}
function swap(color) {
  return (color & 255) << 16 | color & 65280 | color >> 16;
}
function fault(by, held, { groups, pairs, names }) {
  const write = (value) => by === "value" ? String(value) : nameColor(value);
  const codings = groups.map(({ values, files, first, background }) => {
    const all = [...background ? [BACKGROUND2] : [], ...values].sort((a, b) => a - b);
    return { values: all.map(write), files, first };
  });
  const usual = [
    "background",
    ...pairs.length === 1 ? ["foreground"] : pairs.map((_, i) => `class ${i + 1}`)
  ];
  const called = names?.length === usual.length ? names : usual;
  const same = [[BACKGROUND2], ...pairs].map((values, i) => ({
    name: called[i],
    values: [...new Set(values)]
  }));
  return masksCodedDifferently(codings, {
    same: pairs.length === 0 ? void 0 : classesJson(same, by),
    different: oneClassEach(held, by),
    ignorable: by === "value" && held.includes(255)
  });
}

// src/stages/2-dataset/labels/masks/ignored.ts
var USUAL2 = 255;
var VOC_BORDER = 14737600;
var LARGEST_INDEX2 = 63;
function whetherIgnored(found, classes, isSure) {
  const others = [...found.values.keys()].filter((value) => value !== USUAL2);
  if (others.length === found.values.size) return { ignored: void 0 };
  const held = heldValues(found);
  const unclear = { ignored: [USUAL2], fault: ignoredUnclear(held) };
  const counted = classes === void 0 ? others.length > 1 && others.every((value, i) => value === i) : others.every((value) => value < classes);
  if (!counted) return Math.max(0, ...others) > LARGEST_INDEX2 ? { ignored: void 0 } : unclear;
  const apart = apartFrom255(found, others);
  if (apart !== void 0) return { ignored: [USUAL2], fault: apart };
  const values = found.masks.map(({ mask }) => [...heldBy(mask, "value")]);
  const with255 = values.filter((one2) => one2.includes(USUAL2));
  const beside2 = with255.filter((one2) => one2.some((value) => value > 0 && value !== USUAL2)).length;
  const several = values.filter((one2) => one2.length > 1);
  const showTwo = several.filter((one2) => one2.filter((value) => value !== USUAL2).length > 1).length;
  const isUsual = isSure || (classes === void 0 ? 2 * showTwo > several.length : classes !== held.length);
  if (!isUsual || 2 * beside2 < with255.length) return unclear;
  return { ignored: [USUAL2], fault: ignoredAssumed(held, shareOf(found)) };
}
function askOfBorder(colors, held) {
  const others = colors.filter((color) => color !== VOC_BORDER);
  const isVoc = others.length < colors.length && others.length > 1 && others.every(isOfVoc);
  return isVoc ? ignoredUnclear(held, nameColor(VOC_BORDER)) : void 0;
}
function isOfVoc(color) {
  return toRgb(color).every((channel) => channel % 64 === 0);
}
function tellAbsent(masks2, { values, colors }) {
  const areHeld = (by) => new Set(masks2.flatMap(({ mask }) => [...heldBy(mask, by)]));
  const [heldAsValue, heldAsColor] = [areHeld("value"), areHeld("color")];
  const absent = [
    ...values.filter((value) => !heldAsValue.has(value)).map(String),
    ...colors.filter((color) => !heldAsColor.has(color)).map(nameColor)
  ];
  return absent.length === 0 ? [] : [ignoredAbsent(absent)];
}
function heldValues({ values }) {
  return [...values].map(([value, files]) => ({ value: String(value), files }));
}
function shareOf({ masks: masks2 }) {
  const all = masks2.reduce((sum4, { mask }) => sum4 + mask.pixels, 0);
  const ignored = masks2.reduce((sum4, { mask }) => sum4 + (mask.counts.get(USUAL2) ?? 0), 0);
  return percent(ignored / all);
}

// src/stages/2-dataset/labels/masks/joining.ts
var BACKGROUND3 = /^_*(?:background|bg)_*$/i;
var OBJECT = "foreground";
function joiningOf(pairs, spec) {
  const byClass = pairs.some(({ masks: masks2 }) => masks2.some(({ of }) => of !== void 0));
  if (!byClass && pairs.every(({ masks: masks2 }) => masks2.length === 1)) return void 0;
  const ignored = new Set(spec?.ignored?.folders);
  const found = byClass ? namesIn2(pairs).filter((name) => !ignored.has(name)) : [OBJECT];
  const listed = spec?.classes ?? found.map((name) => ({ name }));
  const entries = withBackground2(listed, byClass ? new Set(found) : void 0);
  const values = new Map(entries.flatMap((entry, value) => foldersOfClass(entry).map((of) => [of, value])));
  return {
    spec: {
      classes: entries.map(({ name, color }, value) => ({ name, color, value })),
      ignored: { values: [IGNORE], colors: [], folders: [] }
    },
    byClass,
    toValue: ({ of }) => of === void 0 ? 1 : values.get(of) ?? IGNORE
  };
}
function unknownClasses(pairs, spec) {
  if (spec === void 0) return [];
  const known = /* @__PURE__ */ new Set([...spec.classes.flatMap(foldersOfClass), ...spec.ignored?.folders ?? []]);
  const all = pairs.flatMap(({ masks: masks2 }) => masks2.flatMap(({ of }) => of ?? []));
  return namesIn2(pairs).filter((name) => !known.has(name) && !BACKGROUND3.test(name)).map((name) => maskClassUnknown(name, all.filter((of) => of === name).length, [...known]));
}
function namesIn2(pairs) {
  return [...new Set(pairs.flatMap(({ masks: masks2 }) => masks2.flatMap(({ of }) => of ?? [])))].sort();
}
function withBackground2(listed, found) {
  const background = listed.find((entry) => foldersOfClass(entry).some((of) => BACKGROUND3.test(of)));
  if (background !== void 0) return [background, ...listed.filter((entry) => entry !== background)];
  const isShown = found === void 0 ? listed.length === 1 : foldersOfClass(listed[0]).some((of) => found.has(of));
  return isShown ? [{ name: "background" }, ...listed] : listed;
}

// src/stages/2-dataset/labels/masks/numbered-objects.ts
var LEAST_OBJECTS = 4;
var LEAST_COUNTS = 3;
var LEAST_FILES2 = 4;
var BORDER = 255;
var NEARLY5 = 0.9;
var OF_OBJECTS = /(?:^|\/)man_seg\d+|_cp_masks|instance[_-]?ids|(?:^|[/_-])instances?(?:[/_.-]|$)/i;
function numberObjects(found, leftOut) {
  if (found.hasColorMasks || found.hasPaletteMasks) return void 0;
  const files = found.masks.flatMap(({ file, mask }) => {
    const values = [...mask.counts.keys()].filter((value) => value !== 0 && !leftOut.includes(value));
    return values.length === 0 ? [] : [{ file, values }];
  });
  const largest = largestOf(files.map(({ values }) => largestOf(values)));
  const byName2 = files.every(({ file }) => OF_OBJECTS.test(file));
  const dense = files.filter(({ values }) => Math.max(...values) === values.length);
  const counts = new Set(dense.map(({ values }) => values.length));
  const most3 = Math.max(...counts);
  const byValues = files.length >= LEAST_FILES2 && dense.length >= NEARLY5 * files.length && counts.size >= LEAST_COUNTS && most3 >= LEAST_OBJECTS;
  if (!byValues && !(byName2 && files.length > 0 && largest > 1 && largest < BORDER)) return void 0;
  const [first] = byValues ? dense : files;
  const other = files.find(({ values }) => values.length !== first.values.length);
  const named = [first, ...other ? [other] : []].map(({ file, values }) => ({
    file,
    objects: Math.max(...values)
  }));
  const hasBackground = found.masks.some(({ mask }) => mask.counts.has(0));
  return masksNumberObjects(files.length, named, { largest, hasBackground });
}

// src/stages/2-dataset/labels/masks/encoding.ts
var MOST_GUESSED_CLASSES = 64;
var MOST_CLASSES6 = 255;
function chooseEncoding(masks2, said) {
  const found = gather(masks2);
  if (goesByColor(found, said)) return byColor(found, said);
  if (said.spec?.classes[0].value !== void 0) return byGivenValue(found, said, said.spec);
  return said.spec === void 0 ? byFoundValue(found, said) : byName(found, said, said.spec);
}
function goesByColor(found, { spec, ignored }) {
  if (found.hasColorMasks) return true;
  if (spec?.classes[0].value !== void 0) return false;
  if (found.palette === void 0) return true;
  if (spec?.classes[0].color === void 0) return false;
  const given = /* @__PURE__ */ new Set([...spec.classes.flatMap(colorsOf2), ...ignored?.colors ?? []]);
  const allGiven = [...found.colors.keys()].every((color) => given.has(color));
  const readableAsIndices = [...found.values.keys()].every(
    (value) => value < spec.classes.length || value === 255
  );
  return allGiven && (found.hasPaletteMasks || !readableAsIndices);
}
function colorsOf2({ color, more }) {
  return [color ?? [], more?.colors ?? []].flat();
}
function byColor(found, { spec, ...said }) {
  const ignored = said.ignored?.colors ?? [];
  const given = (spec?.classes ?? []).map(colorsOf2).filter((colors2) => colors2.length > 0);
  const counted = [...found.colors.keys()].filter((color) => !ignored.includes(color));
  const colors = given.length > 0 ? given : counted.map((color) => [color]);
  const names = spec?.classes.map(({ name }) => name) ?? counted.map(nameColor);
  const encoding = { by: "color", classes: colors, ignored, nearest: false };
  return {
    encoding,
    classes: colors.map(([color], index) => ({
      index,
      name: names[index] ?? nameColor(color),
      color: toRgb(color)
    })),
    faults: given.length > 0 ? limit(found, colors.length, MOST_CLASSES6) : colorFaults(found, counted, spec, said.ignored?.colors)
  };
}
function colorFaults(found, colors, spec, ignored) {
  const names = spec?.classes.map(({ name }) => name);
  const held = colors.map((color) => ({ value: nameColor(color), files: found.colors.get(color) ?? 0 }));
  const most3 = names === void 0 ? MOST_GUESSED_CLASSES : MOST_CLASSES6;
  if (colors.length > most3) return limit(found, colors.length, most3);
  const differently = codedDifferently(found, "color", ignored ?? [], names);
  if (differently !== void 0) return [differently];
  const border = ignored === void 0 ? askOfBorder(colors, held) : void 0;
  if (border !== void 0 && names?.length !== colors.length) return [border];
  if (names === void 0) return [classesAssumed(held, oneClassEach(colors, "color"))];
  if (names.length !== colors.length)
    return [
      classCountMismatch(names.length, describe2("colours", held), oneClassEach(colors, "color", names))
    ];
  const pairs = colors.map((color, i) => `${names[i]} = ${nameColor(color)}`);
  return [classColorsAssumed(pairs, oneClassEach(colors, "color", names))];
}
function byGivenValue(found, said, spec) {
  const classes = spec.classes.map(({ value, more }) => [value ?? [], more?.values ?? []].flat());
  const explicit = said.ignored?.values;
  const counting = isCounting(classes.flat());
  const decided = explicit === void 0 && counting ? whetherIgnored(found, classes.length, true) : { ignored: explicit };
  return {
    encoding: { by: "value", classes, ignored: decided.ignored ?? [], nearest: false },
    classes: nameClasses(
      classes.map(([value]) => value),
      found,
      spec
    ),
    faults: decided.fault === void 0 ? [] : [decided.fault]
  };
}
function isPair(found, high, { ignored }) {
  const values = [...found.values.keys()];
  return values.includes(high) && values.every((value) => value === 0 || value === high) && !ignored?.values.includes(high);
}
function isBinary(found, said) {
  return !found.hasPaletteMasks && isPair(found, 255, said) || isPair(found, 65535, said);
}
function byName(found, said, spec) {
  const names = spec.classes.map(({ name }) => name);
  if (names.length === 2 && isBinary(found, said))
    return valuesAsClasses([0, Math.max(...found.values.keys())], found, spec, []);
  const explicit = said.ignored?.values;
  const differently = codedDifferently(found, "value", explicit ?? [], names);
  const decided = explicit === void 0 ? whetherIgnored(found, names.length, said.byModel) : { ignored: explicit };
  const ignored = decided.ignored ?? [];
  const values = [...found.values.keys()].filter((value) => !ignored.includes(value));
  const places = names.map((_, i) => i);
  const known = values.filter((value) => value < names.length);
  const chosen = (classes, fault2) => {
    const faults = [differently ?? decided.fault ?? fault2 ?? []].flat();
    return { ...valuesAsClasses(classes, found, spec, ignored), faults };
  };
  if (known.length === values.length || known.length > 1) return chosen(places);
  const json = oneClassEach(values, "value", names);
  if (values.length === names.length) {
    const pairs = values.map((value, i) => `${names[i]} = ${value}`);
    return chosen(values, classValuesAssumed(pairs, json));
  }
  if (said.byModel) return chosen(places);
  const held = heldValues(found).filter(({ value }) => values.includes(Number(value)));
  return chosen(places, classCountMismatch(names.length, describe2("values", held), json));
}
function byFoundValue(found, said) {
  if (isBinary(found, said))
    return valuesAsClasses(
      [0, Math.max(...found.values.keys())],
      found,
      void 0,
      [],
      ["background", "foreground"]
    );
  const explicit = said.ignored?.values;
  const objects = numberObjects(found, explicit ?? []);
  const differently = codedDifferently(found, "value", explicit ?? [], void 0);
  const decided = explicit === void 0 ? whetherIgnored(found, void 0, false) : { ignored: explicit };
  const ignored = decided.ignored ?? [];
  const values = [...found.values.keys()].filter((value) => !ignored.includes(value));
  const held = heldValues(found).filter(({ value }) => values.includes(Number(value)));
  const guessed = isCounting(values) ? void 0 : classesAssumed(held, oneClassEach(values, "value"));
  const tooMany = limit(found, values.length, MOST_GUESSED_CLASSES);
  const doubts = tooMany.length > 0 ? tooMany : [differently ?? decided.fault ?? guessed ?? []].flat();
  const faults = objects === void 0 ? doubts : [objects];
  return { ...valuesAsClasses(values, found, void 0, ignored), faults };
}
function valuesAsClasses(values, found, spec, ignored, defaultNames) {
  const classes = values.map((value) => [value]);
  return {
    encoding: { by: "value", classes, ignored, nearest: false },
    classes: nameClasses(values, found, spec, defaultNames),
    faults: []
  };
}
function nameClasses(values, found, spec, defaultNames) {
  const own = values.map((value, index) => spec?.classes[index].color ?? found.palette?.get(value));
  const usable2 = own.every((color) => color !== void 0) && new Set(own).size === own.length;
  return values.map((value, index) => ({
    index,
    name: spec?.classes[index].name ?? defaultNames?.[index] ?? nameOf9(value, "value"),
    color: usable2 ? toRgb(own[index]) : defaultColor(index)
  }));
}
function limit({ masks: masks2 }, classes, most3) {
  if (classes <= most3) return [];
  const { file, values, lossy } = fullestOf(masks2);
  return [tooManyMaskValues(file, values, lossy)];
}
function describe2(what, held) {
  const shown = held.slice(0, 10).map(({ value, files }) => `${value} in ${files} file${files === 1 ? "" : "s"}`);
  return `${held.length} ${what} (${shown.join(", ")}${held.length > shown.length ? ", ..." : ""})`;
}
function isCounting(values) {
  return values.every((value, index) => value === index);
}

// src/stages/2-dataset/labels/masks/listed-classes.ts
function listedClasses(lists, masks2, model) {
  const fitting = [];
  const faults = [];
  for (const list of lists) {
    const spec = specOf(list);
    const found = namingBy(list, spec, masks2);
    if (typeof found === "string") faults.push(classListUnfit(list.file, namesOf4(list), found));
    else if (model === void 0 || namesOf4(list).every((name) => model.some((known) => known.name === name)))
      fitting.push({ list, spec, naming: found });
  }
  const [first] = fitting;
  if (first === void 0) return { spec: void 0, faults: model === void 0 ? faults : [] };
  const other = fitting.find(({ naming }) => !isSame2(naming, first.naming));
  if (other !== void 0) {
    const said = [first, other].map(({ list, naming }) => ({ file: list.file, names: [...naming.values()] }));
    return { spec: void 0, faults: [classListsDisagree(said[0], said[1])] };
  }
  const pairs = [...first.naming].map(([value, name]) => ({ value, name }));
  return { spec: first.spec, faults: [classNamesAssumed(first.list.file, pairs), ...faults] };
}
function specOf({ classes, ignored }) {
  return {
    classes,
    ignored: ignored.length === 0 ? void 0 : { values: ignored, colors: [], folders: [] }
  };
}
function namesOf4({ classes }) {
  return classes.map(({ name }) => name);
}
function namingBy(list, spec, masks2) {
  if (list.by === "order" && masks2.some(({ mask }) => mask.form === "color"))
    return "gives no colours, and the masks are colours";
  const { encoding, classes, faults } = chooseEncoding(masks2, {
    spec,
    ignored: spec.ignored,
    byModel: false
  });
  if (faults.some(isError)) return `names ${list.classes.length}, and the masks hold other values`;
  const names = /* @__PURE__ */ new Map();
  for (const { mask } of masks2) {
    for (const value of mask.counts.keys()) {
      const index = classOf2(encoding, mask.form, value, mask.palette?.get(value));
      const written = nameValue(mask.form, value);
      if (index === void 0) return `says nothing of ${written}, which the masks hold`;
      if (index < classes.length) names.set(index, { value: written, name: classes[index].name });
    }
  }
  if (names.size < 2) return `names ${names.size === 0 ? "nothing" : "one value"} of what the masks hold`;
  const isCounted2 = encoding.by === "value" && encoding.classes.every(([value], i) => value === i);
  if (list.by !== "value" && isCounted2 && !names.has(classes.length - 1))
    return `names ${classes.length}, and the masks hold ${names.size} values`;
  return new Map([...names].sort(([a], [b]) => a - b).map(([, { value, name }]) => [value, name]));
}
function isSame2(one2, other) {
  return one2.size === other.size && [...one2].every(([value, name]) => other.get(value) === name);
}

// src/stages/2-dataset/labels/masks/measure.ts
async function measurePair(root, pair, decoding, reading = "exact") {
  const image = await openToMeasure(root, pair.image, decoding);
  const missingAt = "fault" in image ? void 0 : image.content.missingAt;
  const describe4 = (mask) => describeMask(mask, missingAt);
  const opened = await openMask({ root, decoding, reading, describe: describe4 }, pair.label.files);
  const faults = [..."fault" in image ? [image.fault] : [], ..."faults" in opened ? opened.faults : []];
  if ("fault" in image || "faults" in opened) return { measurement: void 0, faults };
  const { missingAt: _, ...found } = image.content;
  const { size, ...described } = opened;
  if (found.width !== size.width || found.height !== size.height) {
    const turned2 = found.width === size.height && found.height === size.width && found.notes.orientation !== described.maskNotes.orientation;
    const { file } = pair.label.files[0];
    return {
      measurement: void 0,
      faults: [maskSizeMismatch(file, sizeOf(size), pair.image, sizeOf(found), turned2)]
    };
  }
  if (hasNoValue(found)) return { measurement: void 0, faults: [imageWithoutValues(pair.image)] };
  return { measurement: { pair, image: pair.image, ...found, ...described }, faults: [] };
}
async function openMask(options, files) {
  const { root, decoding, describe: describe4 } = options;
  const [{ file, value }] = files;
  if (value !== void 0) return await joinMasks(options, files);
  const opened = await openFile(root, file, decoding, { prepare: prepareMask, use: describe4 });
  return "fault" in opened ? { faults: [opened.fault] } : opened.content;
}
async function joinMasks({ root, decoding, reading, describe: describe4 }, files) {
  const faults = [];
  let first;
  let joined2;
  for (const { file, value } of files) {
    const add = (mask) => {
      first ??= { width: mask.width, height: mask.height, lossy: false, notes: mask.notes };
      joined2 ??= new JoinedMask(mask.data.length, reading === "nearest");
      if (mask.width !== first.width || mask.height !== first.height)
        return maskSizeMismatch(file, sizeOf(mask), files[0].file, sizeOf(first));
      const values = joined2.add(mask, value);
      return values === void 0 ? void 0 : notBinary(file, mask, values);
    };
    const opened = await openFile(root, file, decoding, { prepare: prepareMask, use: add });
    const fault2 = "fault" in opened ? opened.fault : opened.content;
    if (fault2 !== void 0) faults.push(fault2);
  }
  if (first === void 0 || joined2 === void 0 || faults.length > 0) return { faults };
  const described = describe4({ ...first, form: "grey", data: joined2.data });
  return { ...described, overlaps: joined2.overlaps, moved: joined2.moved };
}
function notBinary(file, mask, values) {
  const names = [0, ...values].map((value) => nameValue(mask.form, value));
  return joinedMaskNotBinary(file, names, { lossy: mask.lossy, isBlended: drawnValue(mask) !== void 0 });
}
var NONE_HIDDEN = /* @__PURE__ */ new Map();
function describeMask(mask, missingAt) {
  const { data, width, height, notes } = mask;
  return {
    size: { width, height },
    maskNotes: notes,
    labelHash: hashMask(mask),
    hidden: missingAt === void 0 ? NONE_HIDDEN : hiddenValues(data, missingAt),
    mask: valuesOf(mask)
  };
}
function hiddenValues(data, missingAt) {
  const hidden = /* @__PURE__ */ new Map();
  missingAt.forEach((missing, p) => {
    if (missing === 1) hidden.set(data[p], (hidden.get(data[p]) ?? 0) + 1);
  });
  return hidden;
}

// src/stages/2-dataset/labels/masks/blended.ts
var LEAST_NEAR = 0.8;
var MOST_OFF = 0.01;
var OFF = 32;
function lookAt4(masks2) {
  const isColored = masks2.some(
    ({ mask }) => mask.form === "color" || mask.form === "palette" && kindOf5(mask) === "blended"
  );
  const by = isColored ? "color" : "value";
  const counted = addUp(masks2, by);
  const kind = kindOfCounted(counted);
  if (kind !== "blended") return { kind, counted, blend: void 0 };
  const peaks = classPeaks(counted).map(({ value }) => value);
  const blend = { peaks: peaks.sort((a, b) => a - b), isClear: isClear(peaks, counted) };
  return { kind, counted, blend };
}
function addUp(masks2, by) {
  const counts = /* @__PURE__ */ new Map();
  const level = /* @__PURE__ */ new Map();
  let pixels = 0;
  for (const { mask } of masks2) {
    const own = countedIn(by, mask);
    pixels += own.pixels;
    for (const [value, count] of own.counts) counts.set(value, (counts.get(value) ?? 0) + count);
    for (const [value, count] of own.level) level.set(value, (level.get(value) ?? 0) + count);
  }
  return { by, pixels, counts, level, lossy: masks2.some(({ mask }) => mask.lossy) };
}
function isClear(peaks, counted) {
  if (peaks.length < 2) return false;
  const { by, counts, pixels } = counted;
  const { near } = radiiOf(counted);
  let within2 = 0;
  let off = 0;
  for (const [value, count] of counts) {
    if (peaks.some((peak) => distance(by, peak, value) <= near)) within2 += count;
    else if (!isBetween(value, peaks, by)) off += count;
  }
  return within2 >= LEAST_NEAR * pixels && off <= MOST_OFF * pixels && (by === "color" || !bulges(peaks, counted));
}
function isBetween(value, peaks, by) {
  if (by === "value") return value > peaks[0] && value < peaks[peaks.length - 1];
  return peaks.some(
    (one2, i) => peaks.slice(i + 1).some((other) => {
      const line = channelsOf(other, one2);
      const way = channelsOf(value, one2);
      const along = sum2(line.map((step, k) => step * way[k])) / sum2(line.map((step) => step * step));
      const share = Math.max(0, Math.min(1, along));
      return line.every((step, k) => Math.abs(way[k] - share * step) <= OFF);
    })
  );
}
function bulges(peaks, { counts, pixels, ...counted }) {
  const { near } = radiiOf({ counts, pixels, ...counted });
  const ascending = [...peaks].sort((a, b) => a - b);
  const step = near / 12;
  const around = (center) => {
    let within2 = 0;
    for (const [value, count] of counts) if (Math.abs(value - center) <= near) within2 += count;
    return within2 / pixels;
  };
  return ascending.slice(1).some((high, i) => {
    const low = ascending[i] + 2 * near;
    const shares = [];
    for (let center = low; center <= high - 2 * near; center += step) shares.push(around(center));
    return shares.some((share, k) => {
      const before = Math.min(...shares.slice(0, k + 1));
      const after = Math.min(...shares.slice(k));
      return share - BULGE * Math.max(before, after) > LEAST_BULGE;
    });
  });
}
var BULGE = 1.5;
var LEAST_BULGE = 3e-3;
function sum2(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

// src/stages/2-dataset/labels/masks/nearest.ts
var FAR3 = 48;
var MOST_FAR = 0.25;
function chooseNearest(masks2, said) {
  const look = lookAt4(masks2);
  const { kind, counted, blend } = look;
  const given = givenValues(masks2, said, look);
  if (given !== void 0) {
    const chosen2 = chooseEncoding(
      masks2.map((mask) => snapped(mask, given)),
      said
    );
    return { ...asNearest(chosen2), faults: [...givenFaults(given, counted), ...chosen2.faults] };
  }
  if (kind === "flat") return asNearest(chooseEncoding(masks2, said));
  const { by } = counted;
  const peaks = blend?.peaks ?? [];
  const chosen = chooseEncoding(
    masks2.map((mask) => snapped(mask, { by, values: peaks })),
    said
  );
  if (blend?.isClear) return asNearest(chosen);
  const names = said.spec?.classes.map(({ name }) => name);
  const fault2 = masksUnclear(
    peaks.map((value) => nameRaw(by, value)),
    oneClassEach(peaks, by, names)
  );
  return { ...asNearest(chosen), faults: [fault2] };
}
function asNearest(chosen) {
  return { ...chosen, encoding: { ...chosen.encoding, nearest: true } };
}
function givenValues(masks2, { spec, ignored }, { kind, counted }) {
  const entries = spec?.classes ?? [];
  const values = entries.flatMap(({ value, more }) => [value ?? [], more?.values ?? []].flat());
  const colors = entries.flatMap(colorsOf3);
  const isColored = counted.by === "color" || masks2.some(({ mask }) => mask.form === "color");
  if (!isColored && values.length > 0)
    return { by: "value", values: [...values, ...ignored?.values ?? []] };
  const isGrey2 = colors.every((color) => greyColor(color & 255) === color);
  if (colors.length === 0 || !(isColored || isGrey2 && kind !== "flat")) return void 0;
  return { by: "color", values: [...colors, ...ignored?.colors ?? []] };
}
function colorsOf3({ color, more }) {
  return [color ?? [], more?.colors ?? []].flat();
}
function snapped({ file, mask }, { by, values }) {
  const counts = /* @__PURE__ */ new Map();
  for (const [value, pixels] of mask.counts) {
    const own = by === "value" || mask.form === "color" ? value : mask.form === "grey" ? greyColor(value) : mask.palette?.get(value);
    const nearest3 = own === void 0 ? void 0 : nearestOf(values, own, by);
    if (nearest3 !== void 0) counts.set(nearest3, (counts.get(nearest3) ?? 0) + pixels);
  }
  const form = by === "color" ? "color" : "grey";
  return { file, mask: { ...mask, form, counts, level: /* @__PURE__ */ new Map(), palette: void 0 } };
}
function givenFaults(given, counted) {
  const { by } = counted;
  const values = given.by === by ? given.values : given.values.map((color) => color & 255);
  const { near } = radiiOf(counted);
  const share = (pixels) => percent(pixels / counted.pixels);
  const faults = classPeaks(counted).filter((peak) => values.every((value) => distance(by, value, peak.value) > 2 * near)).map((peak) => maskPeakOutsideClasses(nameRaw(by, peak.value), share(peak.around)));
  const scale = near / radiiOf({ ...counted, counts: /* @__PURE__ */ new Map() }).near;
  let far = 0;
  for (const [value, pixels] of counted.counts)
    if (values.every((one2) => distance(by, one2, value) > FAR3 * scale)) far += pixels;
  if (faults.length === 0 && far > MOST_FAR * counted.pixels)
    faults.push(
      masksFarFromClasses(
        share(far),
        values.map((value) => nameRaw(by, value))
      )
    );
  return faults;
}

// src/stages/2-dataset/labels/masks/settle.ts
function settle2(masks2, said, reading) {
  if (reading === "nearest") return chooseNearest(masks2, said);
  const chosen = chooseEncoding(masks2, said);
  if (said.spec !== void 0 && !chosen.faults.some(isError) && isWhole2(masks2, chosen)) return chosen;
  const fault2 = pictureFault(masks2, said);
  return fault2 === void 0 ? chosen : { ...chosen, faults: [fault2] };
}
function isWhole2(masks2, { encoding }) {
  return masks2.every(
    ({ mask }) => [...mask.counts.keys()].every(
      (value) => classOf2(encoding, mask.form, value, mask.palette?.get(value)) !== void 0
    )
  );
}
function pictureFault(masks2, { spec }) {
  const { kind, counted, blend } = lookAt4(masks2);
  const { file, values, lossy } = fullestOf(masks2);
  if (blend !== void 0) {
    const peaks = blend.peaks.map((value) => nameRaw(counted.by, value));
    return masksBlended(file, { values, lossy, peaks, isClear: blend.isClear });
  }
  return kind === "continuous" && spec === void 0 ? tooManyMaskValues(file, values, lossy) : void 0;
}

// src/stages/2-dataset/labels/masks/samples.ts
async function maskedSamples(pairs, { root, spec, lists, groupBy: groupBy2, settings, signal, decoding, skipsBadFiles, model }) {
  const known = spec ?? (model && specOfModel(model));
  const unknown = unknownClasses(pairs, known);
  if (unknown.length > 0) return { faults: unknown };
  const joining = joiningOf(pairs, known);
  const measure = (pair) => measurePair(root, labelled(pair, joining), decoding, settings.maskValues);
  const opened = await measureAll(pairs, measure, signal);
  const { measurements } = opened;
  const kept2 = measurements.map(({ pair }) => pair);
  const lost = skipsBadFiles ? lostParts(pairs, kept2) : [];
  const faults = [...opened.faults, ...lost];
  if (measurements.length === 0) return { faults };
  const byAlpha = await auditAlpha(root, measurements, decoding);
  if (byAlpha.length > 0) return { faults: [...faults, ...byAlpha] };
  const masks2 = measurements.map(({ pair, mask }) => ({ file: pair.masks[0].file, mask }));
  if (joining !== void 0) faults.push(...auditJoined(measurements, joining, spec !== void 0));
  if (faults.some((fault2) => isError(fault2) && !isBadFile(fault2)) && joining !== void 0) return { faults };
  const { settled: settled2, faults: doubts } = settleClasses2(masks2, joining, { spec, lists, settings, model });
  faults.push(...doubts);
  if (settled2 === void 0) return { faults };
  const { encoding, classes } = settled2;
  const counter = new ClassCounter(encoding, classes.length);
  const { measurements: counted, faults: countFaults } = await measureAll(
    measurements,
    (measurement) => counter.count(root, measurement, decoding),
    signal
  );
  const { samples, faults: groupFaults } = orderedSamples(counted, groupBy2);
  const labelFaults = model === void 0 ? auditMasks(samples, classes) : auditIgnored(samples);
  const audited = [...labelFaults, ...auditInverted(samples, classes), ...auditMaskFormats(measurements)];
  return {
    labels: { classes, reading: { source: "masks", encoding }, samples, measurements },
    faults: [...faults, ...countFaults, ...counter.moved(), ...groupFaults, ...audited]
  };
}
function settleClasses2(masks2, joining, { spec, lists, settings, model }) {
  const said = joining?.spec ?? spec;
  const listed = said === void 0 ? listedClasses(lists, masks2, model) : void 0;
  const faults = listed?.faults ?? [];
  if (faults.some(({ code }) => code === classListsDisagree.code)) return { settled: void 0, faults };
  const named = said ?? listed?.spec;
  const known = named ?? (model && specOfModel(model));
  const asked3 = joining === void 0 ? ignoredBy(settings) : void 0;
  const ignored = asked3 ?? known?.ignored;
  const reading = joining === void 0 ? settings.maskValues : "exact";
  const byModel = named === void 0 && model !== void 0;
  const settled2 = settle2(masks2, { spec: known, ignored, byModel }, reading);
  const encoding = { ...settled2.encoding, nearest: settings.maskValues === "nearest" };
  const isNearest = settled2.encoding.nearest === true;
  const absent = asked3 === void 0 || isNearest ? [] : tellAbsent(masks2, asked3);
  const all = [...faults, ...settled2.faults, ...absent];
  return { settled: settled2.faults.some(isError) ? void 0 : { ...settled2, encoding }, faults: all };
}
function labelled(pair, joining) {
  const files = pair.masks.map(
    ({ file, of }) => joining === void 0 ? { file } : { file, value: joining.toValue({ of }) }
  );
  return {
    ...pair,
    label: { source: "masks", files: files.sort((a, b) => (a.value ?? 0) - (b.value ?? 0)) }
  };
}
function ignoredBy({ ignoredValues }) {
  if (ignoredValues === void 0) return void 0;
  return {
    values: ignoredValues.filter((one2) => typeof one2 === "number"),
    colors: ignoredValues.filter((one2) => typeof one2 === "string").map((color) => Number.parseInt(color.slice(1), 16))
  };
}

// src/stages/2-dataset/labels/masks/source.ts
var masks = {
  name: "masks",
  task: "segmentation",
  where: void 0,
  find: findMasks,
  measure: maskedSamples,
  files: ({ files }) => files.map(({ file }) => file),
  conflict: (one2, first) => conflictingMasks(one2.label.files[0].file, first.label.files[0].file),
  reader: maskReader,
  reorder: ({ source, encoding }, places) => ({ source, encoding: inOrder(encoding, places) })
};

// src/stages/2-dataset/labels/qupath/features.ts
var REGION = /^region\*$/i;
var IGNORED2 = /\*$/;
var OWN_PROPERTIES = ["objectType", "object_type", "classification", "isLocked"];
function isOfQupath(feature) {
  const properties = fieldOf(feature, "properties");
  return OWN_PROPERTIES.some((key) => fieldOf(properties, key) !== void 0);
}
function partsOf(feature) {
  const geometry = fieldOf(feature, "geometry");
  const coordinates = listOf(fieldOf(geometry, "coordinates"));
  return fieldOf(geometry, "type") === "MultiPolygon" ? coordinates.map(listOf) : [coordinates];
}
function isArea(feature) {
  const type = fieldOf(fieldOf(feature, "geometry"), "type");
  return (type === "Polygon" || type === "MultiPolygon") && isOfImage(feature) && !REGION.test(classOf3(feature));
}
function isOfImage(feature) {
  const plane = fieldOf(fieldOf(feature, "geometry"), "plane");
  return ["z", "t"].every((axis) => Number(fieldOf(plane, axis) ?? 0) <= 0);
}
function classOf3(feature) {
  const classification = fieldOf(fieldOf(feature, "properties"), "classification");
  const names = listOf(fieldOf(classification, "names")).filter((name2) => typeof name2 === "string");
  const name = fieldOf(classification, "name") ?? (names.length > 0 ? names.join(": ") : void 0);
  return typeof name === "string" && name.trim() || UNNAMED;
}
function isIgnored(name) {
  return IGNORED2.test(name);
}
function wordOf2(feature) {
  const type = fieldOf(fieldOf(feature, "geometry"), "type");
  if (REGION.test(classOf3(feature))) return "region";
  if (!isOfImage(feature)) return "object of another plane";
  return typeof type === "string" && type.length < 30 ? type.toLowerCase() : "object without a geometry";
}

// src/stages/2-dataset/labels/qupath/find.ts
import { basename as basename29, join as join19 } from "node:path/posix";
var FORM6 = { named: /\.(?:geo)?json$/i, begins: /^\s*[[{][\s\S]*"type"\s*:\s*"Feature(?:Collection)?"/ };
async function findQupath(folder) {
  const images = imagesByStem(folder.files);
  const read = (file) => readQupath(folder.settings.data, file, images);
  const { files, faults } = await readImageFiles(folder, FORM6, read);
  if (files.length + faults.length === 0) return void 0;
  const exported = exportedOf(files, { tool: "QuPath", listed: [] });
  return {
    ...exported,
    images: exported.images.map(withoutIgnored),
    classes: exported.classes.filter(isOfThings),
    faults: [...faults, ...exported.faults]
  };
}
function isOfThings(name) {
  return !isIgnored(name);
}
function withoutIgnored(image) {
  const shapes = image.shapes.map((one2) => ({ ...one2, classes: one2.classes.filter(isOfThings) }));
  return { ...image, shapes };
}
async function readQupath(root, file, images) {
  let isQupath = false;
  const see = (feature) => {
    isQupath ||= isOfQupath(feature);
    return seenIn2(feature);
  };
  const shapes = new ShapesInFile(see);
  await eachElement(join19(root, file), ["[]", "features[]"], (element) => shapes.take(element));
  const seen = shapes.found();
  const own = basename29(file).replace(/\.(?:geo)?json$/i, "").normalize("NFC");
  const called = images.get(own) ?? images.get(withoutExtension(own)) ?? [];
  const isPath = called.length === 1;
  const isUnclear = seen.place === void 0 ? isPath : seen.classes.length + seen.marks.length === 0;
  if (!isQupath && !isUnclear) return void 0;
  return { file, named: isPath ? called[0] : own, isPath, size: void 0, seen };
}
function imagesByStem(files) {
  const images = /* @__PURE__ */ new Map();
  for (const file of files) {
    const name = basename29(file).normalize("NFC");
    for (const key of [name, withoutExtension(name)]) images.set(key, [...images.get(key) ?? [], file]);
  }
  return images;
}
function seenIn2(feature) {
  const parts = partsOf(feature);
  return {
    kind: isArea(feature) ? "area" : "mark",
    word: wordOf2(feature),
    class: classOf3(feature),
    content: parts,
    isRectangle: parts.length === 1 && parts[0].length === 1 && isRectangle(listOf(parts[0][0]).flatMap(listOf))
  };
}

// src/stages/2-dataset/labels/qupath/shapes.ts
function qupathShapes(passages) {
  return shapesIn(passages).filter(isArea).map((feature) => {
    const parts = partsOf(feature).map((rings) => rings.map(ringIn));
    const name = classOf3(feature);
    return {
      class: name,
      geometry: { kind: "polygons", parts, rule: "even-odd" },
      isIgnored: isIgnored(name)
    };
  });
}

// src/stages/2-dataset/labels/qupath/source.ts
var qupath = shapesSource({
  name: "qupath",
  tool: "QuPath",
  // Objects lie within those above them in its hierarchy, which the file doesn't say.
  stacking: "smaller-on-top",
  find: findQupath,
  shapes: qupathShapes
});

// src/stages/2-dataset/labels/segments/release.ts
import { createHash as createHash10 } from "node:crypto";
import { join as join20 } from "node:path/posix";
var PLACES4 = ["dataset.task_type", "dataset.task_attributes", "dataset.samples[]"];
var GROUND_TRUTH = "ground-truth";
async function readRelease(root, file) {
  let taskType = "";
  let attributes;
  let categories = /* @__PURE__ */ new Map();
  let unnamed = [];
  const samples = [];
  const unreadable2 = { count: 0, example: 0 };
  const take = ({ place: place3, text, from, to }) => {
    const given = parsed8(text);
    if (given === void 0) {
      if (unreadable2.count++ === 0) unreadable2.example = from;
    } else if (place3 === "dataset.task_type") taskType = String(given);
    else if (place3 === "dataset.task_attributes") {
      attributes = { file, from, to };
      categories = categoriesIn(given);
      unnamed = unnamedIn(given);
    } else samples.push({ name: nameOf10(given), passage: { file, from, to }, label: labelOf4(given) });
  };
  await eachElement(join20(root, file), PLACES4, take);
  return { taskType, attributes, categories, unnamed, samples, unreadable: unreadable2 };
}
function parsed8(text) {
  try {
    return parseJson(text);
  } catch {
    return void 0;
  }
}
function categoriesIn(attributes) {
  const listed = listOf(fieldOf(attributes, "categories")).map((one2) => {
    const [id, name] = [Number(fieldOf(one2, "id")), fieldOf(one2, "name")];
    return [id, typeof name === "string" && name.trim() !== "" ? name.trim() : `category ${id}`];
  });
  return new Map(listed.sort(([a], [b]) => a - b || 0));
}
function unnamedIn(attributes) {
  const bare = listOf(fieldOf(attributes, "categories")).filter((one2) => nameOf10(one2).trim() === "");
  return bare.map((one2) => String(fieldOf(one2, "id")));
}
function nameOf10(given) {
  const name = fieldOf(given, "name");
  return typeof name === "string" ? name : "";
}
function labelOf4(sample) {
  const labels = fieldOf(sample, "labels");
  if (typeof labels !== "object" || labels === null) return void 0;
  const sets2 = Object.keys(labels);
  const set = sets2.includes(GROUND_TRUTH) ? GROUND_TRUTH : sets2.length === 1 ? sets2[0] : void 0;
  const label = set === void 0 ? void 0 : fieldOf(labels, set);
  const attributes = fieldOf(label, "attributes");
  if (set === void 0 || typeof attributes !== "object" || attributes === null) return void 0;
  const address = fieldOf(fieldOf(attributes, "segmentation_bitmap"), "url");
  const annotations = listOf(fieldOf(attributes, "annotations"));
  return {
    set,
    status: String(fieldOf(label, "label_status") ?? "LABELED").toUpperCase(),
    objects: annotations.map(objectOf2),
    bitmap: typeof address === "string" && address !== "" ? address : void 0,
    digest: createHash10("sha256").update(JSON.stringify([annotations, address])).digest().readUIntBE(0, 6)
  };
}
function objectOf2(given) {
  const type = fieldOf(given, "type");
  return {
    id: Number(fieldOf(given, "id")),
    category: Number(fieldOf(given, "category_id")),
    type: typeof type === "string" ? type : void 0,
    points: listOf(fieldOf(given, "points")).flatMap((point) => [listOf(point)[0], listOf(point)[1]])
  };
}

// src/stages/2-dataset/labels/segments/find.ts
import { join as join21 } from "node:path/posix";
var TOOL4 = "Segments.ai";
var FORM7 = {
  named: /\.json$/i,
  begins: /^\s*\{[\s\S]*"dataset"\s*:\s*\{[\s\S]*"(?:task_type|task_attributes|labelsets)"\s*:/
};
var BITMAPS = /^segmentation-bitmap(?:-highres)?$/;
var VECTORS = /^(?:vector|bboxes)$/;
var LEFT_STATUS = /* @__PURE__ */ new Map([
  ["PRELABELED", "predicted"],
  ["SKIPPED", "skipped"],
  ["REJECTED", "skipped"],
  ["UNLABELED", "bare"],
  ["LABELING_IN_PROGRESS", "bare"]
]);
var LARGEST_PICTURE = 256 * MIB;
var WAY_OUT = "Download them into the data folder with its own package: `SegmentsDataset('FILE.json')` puts a picture called NAME_label_ground-truth.png beside each image.";
async function findSegments(folder) {
  const faults = [];
  const classes = [];
  const contents = [];
  const files = [];
  let samples = 0;
  for (const file of await candidatesIn(folder, FORM7)) {
    const release = await readRelease(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof release === "string") faults.push(annotationFileUnreadable(file, release));
    else if (!BITMAPS.test(release.taskType) && !VECTORS.test(release.taskType))
      faults.push(annotationFilePassedOver(file, `holds labels of the type ${release.taskType}`));
    else {
      const content = await contentOf3(release, file, folder);
      contents.push(content);
      files.push(file);
      samples += release.samples.length;
      classes.push(...release.categories.values());
      faults.push(...saidOfRelease(file, release, content));
    }
  }
  if (contents.length + faults.length === 0) return void 0;
  const sum4 = (of) => contents.reduce((total, content) => total + content[of], 0);
  const marks = [
    ["point", sum4("points")],
    ["line", sum4("lines")]
  ].filter(([, count]) => count > 0);
  return {
    images: contents.flatMap(({ images }) => images),
    classes: [...new Set(classes)],
    boxes: sum4("boxes"),
    lacking: { files, named: { count: samples, word: "sample" }, lacks: "label" },
    pictures: contents.flatMap((content) => content.images.flatMap(picturesOf)),
    faults: [
      ...faults,
      ...marks.length > 0 ? [marksIgnored(TOOL4, marks)] : [],
      ...sum4("missing") > 0 ? [masksAtAddresses(TOOL4, sum4("missing"), WAY_OUT)] : []
    ]
  };
}
async function contentOf3(release, file, folder) {
  const content = {
    images: [],
    without: { skipped: 0, predicted: 0, bare: 0 },
    missing: 0,
    boxes: 0,
    points: 0,
    lines: 0
  };
  const finder = new ImageFinder(folder.files, folder.files);
  const listed = { file, names: [...release.categories.values()] };
  for (const sample of release.samples) {
    const { label, name } = sample;
    const left = label === void 0 ? "bare" : [...LEFT_STATUS].find(([status]) => status === label.status)?.[1];
    if (left !== void 0 || label === void 0) content.without[left ?? "bare"]++;
    else {
      const shapes = BITMAPS.test(release.taskType) ? await pictured(sample, label, { release, file, folder, finder }, content) : drawn(sample, label, release, content);
      content.images.push({ named: name, file, size: void 0, listed, shapes });
    }
  }
  return content;
}
async function pictured(sample, label, { release, file, folder, finder }, content) {
  if (label.objects.length === 0) return [];
  const names = [`${withoutExtension(sample.name)}_label_${label.set}.png`, pathOf2(label.bitmap ?? "")];
  const found = names.map((named) => finder.find({ named, file }).images).find(({ length }) => length === 1);
  if (found === void 0) {
    content.missing++;
    return [];
  }
  const picture = await pictureAt(folder.settings.data, found[0]);
  return [
    ...shapesOf(sample, label, release, label.objects),
    { passage: picture, classes: [], rectangles: 0, digest: label.digest }
  ];
}
function drawn(sample, label, release, content) {
  const of = (type) => label.objects.filter((one2) => one2.type === type);
  content.boxes += of("bbox").length;
  content.points += of("point").length;
  content.lines += of("polyline").length;
  return shapesOf(sample, label, release, of("polygon"));
}
function shapesOf({ passage }, { digest }, { attributes, categories }, objects) {
  if (objects.length === 0 || attributes === void 0) return [];
  const classes = objects.map(({ category }) => categories.get(category) ?? `category ${category}`);
  const rectangles = objects.filter(({ points }) => isRectangle(points)).length;
  return [
    { passage: attributes, classes: [], rectangles: 0, digest: 0 },
    { passage, classes, rectangles, digest }
  ];
}
function picturesOf({ file, shapes }) {
  return shapes.map(({ passage }) => passage.file).filter((one2) => one2 !== file);
}
async function pictureAt(root, file) {
  var _stack = [];
  try {
    const opened = __using(_stack, await openPlainFile(join21(root, file), { links: "refused" }), true);
    const { size } = await opened.stat();
    return { file, from: 0, to: Math.min(size, LARGEST_PICTURE), coding: "base64" };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function pathOf2(address) {
  return address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i, "").replace(/[?#].*$/s, "");
}
function saidOfRelease(file, { unreadable: unreadable2, categories, unnamed }, { without: without3 }) {
  const same = twiceIn([...categories.values()]);
  return [
    ...unreadable2.count > 0 ? [annotationsUnreadable(file, unreadable2)] : [],
    ...same.length > 0 ? [shapeClassTwice(file, same)] : [],
    ...unnamed.length > 0 ? [categoriesUnnamed(file, unnamed)] : [],
    ...without3.skipped + without3.predicted + without3.bare > 0 ? [tasksWithoutAnnotation(file, without3)] : []
  ];
}

// src/stages/2-dataset/labels/segments/shapes.ts
async function segmentsShapes([attributes, sample, picture], size) {
  if (attributes === void 0 || sample === void 0) return [];
  const categories = categoriesIn(parsed9(attributes.text));
  const label = labelOf4(parsed9(sample.text));
  if (label === void 0) throw new ShapeError("is no longer there");
  const classOf5 = (category) => {
    const name = categories.get(category);
    if (name === void 0)
      throw new ShapeError(`is of category ${category}, which the release does not list`);
    return name;
  };
  if (picture === void 0) return polygonsOf(label, classOf5);
  return pixelsOf(label, await decoded2(Buffer.from(picture.text, "base64"), size), classOf5);
}
function parsed9(text) {
  try {
    return parseJson(text);
  } catch {
    throw new ShapeError("is no JSON");
  }
}
function polygonsOf({ objects }, classOf5) {
  return objects.filter(({ type }) => type === "polygon").map(({ category, points }) => ({
    class: classOf5(category),
    geometry: { kind: "polygons", parts: [[Float64Array.from(points, coordinate)]], rule: "even-odd" }
  }));
}
function pixelsOf({ objects }, mask, classOf5) {
  const { width, height } = mask;
  const classes = new Map(objects.map(({ id, category }) => [id, classOf5(category)]));
  const bits = new Map([...new Set(classes.values())].map((name) => [name, new Uint8Array(width * height)]));
  for (let p = 0; p < mask.data.length; p++) {
    const id = idOf2(mask, p);
    if (id === 0) continue;
    const name = classes.get(id);
    if (name === void 0)
      throw new ShapeError(`has a picture with object ${id}, which the release does not list`);
    bits.get(name)[p] = 1;
  }
  const bitmaps = new BitmapReader(mask);
  return [...bits].map(([name, own]) => ({
    class: name,
    geometry: bitmaps.take({ kind: "bitmap", left: 0, top: 0, width, height, bits: own })
  }));
}
function idOf2({ form, data }, p) {
  const value = data[p];
  return form === "color" ? value >> 16 | value & 65280 | (value & 255) << 16 : value;
}
async function decoded2(file, { width, height }) {
  const mask = await decodedWithin(file, width * height).catch((error) => {
    if (!(error instanceof ImageError)) throw error;
    throw new ShapeError(`has a picture that ${error.message}`, { cause: error });
  });
  if (mask.width !== width || mask.height !== height)
    throw new ShapeError(
      `has a picture of ${mask.width}x${mask.height} pixels where its image has ${width}x${height}`
    );
  return mask;
}
async function decodedWithin(file, most3) {
  const { pixels, decode: decode2 } = await prepareMask(file);
  if (pixels > most3) throw new ShapeError(`has a picture of ${pixels} pixels where its image has ${most3}`);
  return decode2();
}

// src/stages/2-dataset/labels/segments/source.ts
var segments = shapesSource({
  name: "segments",
  tool: "Segments.ai",
  // As it lists them.
  stacking: "later-on-top",
  find: findSegments,
  shapes: segmentsShapes
});

// src/stages/2-dataset/labels/supervisely/kinds.ts
var KINDS4 = /* @__PURE__ */ new Map([
  ["polygon", "polygon"],
  ["bitmap", "bitmap"],
  ["rectangle", "box"],
  ["oriented_bbox", "box"]
]);
function kindOf6(object2) {
  const said = fieldOf(object2, "geometryType");
  if (said !== void 0) return KINDS4.get(said) ?? "mark";
  return typeof fieldOf(object2, "bitmap") === "object" && fieldOf(object2, "bitmap") !== null ? "bitmap" : fieldOf(fieldOf(object2, "points"), "exterior") === void 0 ? "mark" : "polygon";
}
function wordOf3(object2) {
  const said = fieldOf(object2, "geometryType");
  return typeof said === "string" && said.length < 30 ? said : "figure of unknown kind";
}
function classOf4(object2) {
  const title = fieldOf(object2, "classTitle");
  const text = typeof title === "string" ? title.trim() : "";
  return text === "" ? UNNAMED : text;
}

// src/stages/2-dataset/labels/supervisely/find.ts
import { basename as basename30, dirname as dirname29, join as join22 } from "node:path/posix";
var FORM8 = {
  named: /(?:^|\/)ann\/[^/]+\.json$/i,
  begins: /^\s*\{[\s\S]*"(?:objects|size|tags)"\s*:/
};
var AREAS = ["polygon", "bitmap", "any"];
async function findSupervisely(folder) {
  const paths = new Set(folder.files);
  const read = (file) => readSupervisely(folder.settings.data, file, paths);
  const { files, faults } = await readImageFiles(folder, FORM8, read);
  if (files.length + faults.length === 0) return void 0;
  const exported = exportedOf(files, { tool: "Supervisely", listed: await classesIn(folder) });
  return { ...exported, faults: [...faults, ...exported.faults] };
}
async function readSupervisely(root, file, paths) {
  const shapes = new ShapesInFile(seenIn3);
  let size;
  const lists = await eachElement(join22(root, file), ["objects[]", "size"], (element) => {
    if (element.place === "size") size = parsed7(element.text);
    else shapes.take(element);
  });
  if (!lists.has("objects[]")) return void 0;
  const named = join22(dirname29(dirname29(file)), "img", basename30(file).replace(/\.json$/i, ""));
  return {
    file,
    named,
    isPath: paths.has(named),
    size: sizeIn(fieldOf(size, "width"), fieldOf(size, "height")),
    seen: shapes.found()
  };
}
function seenIn3(object2) {
  const kind = kindOf6(object2);
  const points = fieldOf(object2, "points");
  const [exterior, interior] = ["exterior", "interior"].map((key) => listOf(fieldOf(points, key)));
  return {
    kind: kind === "box" || kind === "mark" ? kind : "area",
    word: wordOf3(object2),
    class: classOf4(object2),
    content: [kind, kind === "bitmap" ? fieldOf(object2, "bitmap") : [exterior, interior]],
    isRectangle: kind === "polygon" && interior.length === 0 && isRectangle(exterior.flatMap(listOf))
  };
}
async function classesIn({ settings, others }) {
  const titles = [];
  for (const file of others.filter((one2) => basename30(one2).toLowerCase() === "meta.json")) {
    const path = join22(settings.data, file);
    const text = await readPlainText(path, MOST_BYTES.text, { links: "refused" }).catch(() => "");
    for (const given of listOf(fieldOf(parsed7(text), "classes")))
      if (AREAS.includes(fieldOf(given, "shape")))
        titles.push(classOf4({ classTitle: fieldOf(given, "title") }));
  }
  return titles;
}

// src/stages/2-dataset/labels/supervisely/shapes.ts
import { inflateSync as inflateSync3 } from "node:zlib";
var MOST_BYTES2 = 64 * 1024 * 1024;
var PNG = [137, 80, 78, 71];
async function superviselyShapes(passages, size) {
  const bitmaps = new BitmapReader(size);
  const shapes = [];
  for (const object2 of shapesIn(passages)) {
    const kind = kindOf6(object2);
    if (kind === "polygon")
      shapes.push({ class: classOf4(object2), geometry: polygonOf3(fieldOf(object2, "points")) });
    if (kind === "bitmap")
      shapes.push({ class: classOf4(object2), geometry: await bitmapOf(fieldOf(object2, "bitmap"), bitmaps) });
  }
  return shapes;
}
function polygonOf3(points) {
  const rings = [fieldOf(points, "exterior"), ...listOf(fieldOf(points, "interior"))];
  return { kind: "polygons", parts: [rings.map(ringIn)], rule: "even-odd" };
}
async function bitmapOf(bitmap, bitmaps) {
  const [data, origin] = [fieldOf(bitmap, "data"), listOf(fieldOf(bitmap, "origin"))];
  if (typeof data !== "string" || origin.length !== 2)
    throw new ShapeError("has a bitmap without data or origin");
  const [left, top] = origin.map((place3) => Math.trunc(coordinate(place3)));
  return (await bitmaps.read(unpacked2(Buffer.from(data, "base64")), left, top)).shown;
}
function unpacked2(bytes) {
  if (PNG.every((byte, i) => bytes[i] === byte)) return bytes;
  try {
    return inflateSync3(bytes, { maxOutputLength: MOST_BYTES2 });
  } catch (cause) {
    throw new ShapeError("has a bitmap that can't be unpacked", { cause });
  }
}

// src/stages/2-dataset/labels/supervisely/source.ts
var supervisely = shapesSource({
  name: "supervisely",
  tool: "Supervisely",
  stacking: "later-on-top",
  find: findSupervisely,
  shapes: superviselyShapes
});

// src/stages/2-dataset/labels/table/column-values.ts
var LONGEST = 200;
var FEW7 = 4;
function valuesOf2(column, name, rows) {
  const different = /* @__PURE__ */ new Set();
  let filled = 0;
  for (const row of rows) {
    const cell = cellOf(row, column);
    if (cell !== "") filled++;
    if (cell !== "") different.add(cell);
  }
  return { column, name, different, filled, rows: rows.length };
}
function cellOf(row, column) {
  return (row[column] ?? "").trim().normalize("NFC");
}
function areFlags({ different, filled, rows }) {
  return filled === rows && [...different].every((value) => /^(?:(?:-1|[01])(?:\.0*)?|true|false)$/i.test(value));
}
function isSet(cell) {
  return /^(?:1(?:\.0*)?|true)$/i.test(cell);
}
function repeats2({ different, filled }) {
  return different.size > 1 && 2 * different.size <= filled && isShort(different);
}
function nameRows({ different, filled }) {
  return filled < FEW7 && different.size > 1 && different.size === filled;
}
function differsInEachRow({ different, filled }) {
  if (filled < FEW7) return false;
  if (different.size === filled) return true;
  const hasFractions = [...different].some((value) => /^[-+]?\d*[.,]\d*[1-9]\d*$/.test(value));
  return hasFractions && areNumbers(different) && 2 * different.size > filled;
}
function isMeasurement(values) {
  const { name, different } = values;
  if (different.size < FEW7 || repeats2(values) || !areNumbers(different)) return false;
  const numbers = [...different].map(Number);
  const counts = numbers.every(Number.isInteger) && largestOf(numbers) - smallestOf(numbers) < different.size;
  return !counts && !/^$|^index$|id$/i.test(name);
}
function areNumbers(different) {
  return [...different].every((value) => /^[-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[-+]?\d+)?$/i.test(value));
}
function sayTheSame(one2, other, rows) {
  const pairs = new Set(
    rows.map((row) => JSON.stringify([cellOf(row, one2.column), cellOf(row, other.column)]))
  );
  return pairs.size === one2.different.size && pairs.size === other.different.size;
}
function isShort(different) {
  return [...different].every(({ length }) => length <= LONGEST);
}

// src/stages/2-dataset/labels/table/claim.ts
function claimOf2(images, { isNamed, spec, where, files, isFolderless }) {
  const folders = foldersOf8(images.map(({ image }) => image));
  const names = namesIn3(folders);
  const marks = [...new Set(images.map(({ mark }) => mark))].sort(byCodePoint);
  if (names.length < 2 || spec === void 0 && arePortions(names)) return { claim: "possible" };
  if (spec !== void 0) {
    if (areListed(names, spec)) return { claim: "unlikely" };
    if (areListed(marks, spec)) return { claim: "certain" };
  }
  const inFolders = images.flatMap(({ mark }, i) => folders[i] === "" ? [] : [[mark, folders[i]]]);
  const isSame3 = saySame(
    { column: 0 },
    inFolders,
    inFolders.map(([, folder]) => folder)
  );
  if (isSame3 && isNamed && inFolders.length < images.length) return { claim: "certain" };
  if (isSame3 || !isNamed) return { claim: "unlikely" };
  if (isFolderless) return { claim: "certain" };
  const question = tableOrFolders(where, { labels: marks, folders: names, files });
  return { claim: "likely", question };
}
function areListed(names, spec) {
  if (spec === void 0 || names.length === 0) return false;
  const listed = labelsIn(spec);
  return names.every((name) => listed.has(name));
}
function saySame({ column }, rows, folders) {
  const values = rows.map((row) => cellOf(row, column));
  const pairs = new Set(values.map((value, i) => JSON.stringify([value, folders[i]])));
  return pairs.size > 1 && pairs.size === new Set(values).size && pairs.size === new Set(folders).size;
}
function claimInDoubt(images) {
  const names = namesIn3(foldersOf8(images));
  return names.length < 2 || arePortions(names) ? "possible" : "unlikely";
}
function claimOfRegression(images, { spec, fault: fault2 }) {
  if (claimInDoubt(images) === "possible") return { claim: "possible" };
  const names = namesIn3(foldersOf8(images));
  return areListed(names, spec) ? { claim: "unlikely" } : { claim: "likely", question: fault2 };
}
function labelsIn({ classes, ignored }) {
  return /* @__PURE__ */ new Set([...classes.flatMap(foldersOfClass), ...ignored?.folders ?? []]);
}
function namesIn3(folders) {
  return [...new Set(folders)].filter((name) => name !== "").sort(byCodePoint);
}
function foldersOf8(images) {
  const { partOf: partOf3 } = findPartFolders(images);
  return images.map((image) => {
    const names = image.split("/").slice(0, -1);
    const isName2 = (name, depth) => saidBy(name).role !== "image" && partOf3(names.slice(0, depth + 1).join("/")) === void 0;
    return names.find(isName2)?.normalize("NFC") ?? "";
  });
}

// src/stages/2-dataset/labels/table/keyed-folders.ts
import { dirname as dirname30 } from "node:path/posix";
var MOST_FOLDERS2 = 32;
var MOST_COLUMNS = 100;
var OF_CLASSES = /class|label|categor|species|breed|diagnos|disease|^name$|^dx$|^folder$/i;
var ENDING = /\.[a-z]\w{1,4}$/i;
function keyedFolders({ sheets, paths }) {
  const levels = levelsOf(paths);
  for (const sheet of sheets) {
    for (const [depth, level] of levels.entries()) {
      const keyed = keyedBy(sheet, level);
      if (keyed === void 0) continue;
      const before = "[^/]+/".repeat(depth);
      return { ...keyed, groupBy: `^${before}([^/]+)/` };
    }
  }
  return void 0;
}
function levelsOf(paths) {
  const levels = [];
  for (const path of paths) {
    const folder = dirname30(path);
    const names = folder === "." ? [] : folder.split("/").slice(0, MOST_FOLDERS2);
    for (const [depth, name] of names.entries()) {
      levels[depth] ??= /* @__PURE__ */ new Map();
      const { role, part } = saidBy(name);
      if (role !== void 0 || part !== void 0) continue;
      const composed = name.normalize("NFC");
      levels[depth].set(composed, (levels[depth].get(composed) ?? 0) + 1);
    }
  }
  return levels;
}
function keyedBy({ file, rows: [header, ...rows] }, level) {
  if (level.size < 2 || header === void 0) return void 0;
  for (const [column, key] of header.slice(0, MOST_COLUMNS).entries()) {
    if (OF_CLASSES.test(key.trim())) continue;
    const own = rows.flatMap((row) => {
      const folder = folderNamed(row[column] ?? "", level);
      return folder === void 0 ? [] : [{ row, folder }];
    });
    const folders = new Set(own.map(({ folder }) => folder));
    if (folders.size < 2 || folders.size < own.length || 2 * folders.size < level.size) continue;
    const label = labelBeside(
      header,
      column,
      own.map(({ row }) => row)
    );
    if (label === void 0) continue;
    return { file, columns: { key: key.trim(), label }, folders: [...level.keys()].sort(byCodePoint) };
  }
  return void 0;
}
function folderNamed(cell, level) {
  const name = cell.trim().normalize("NFC");
  return [name, name.replace(ENDING, "")].find((one2) => level.has(one2));
}
function labelBeside(header, key, rows) {
  const others = [...header.keys()].filter((column) => column !== key && column < MOST_COLUMNS);
  const names = others.filter((column) => repeats2(valuesOf2(column, header[column], rows))).map((column) => header[column].trim());
  return names.find((name) => OF_CLASSES.test(name)) ?? names.at(-1);
}

// src/stages/2-dataset/labels/table/parts.ts
import { basename as basename31 } from "node:path/posix";
function partOfTable(file) {
  const word = partWord(basename31(file).replace(/\.[^.]*$/, ""));
  return word === void 0 || word.kind === "doubtful" ? void 0 : splitPart2(word.part);
}
var COLUMN = /^(?:split|splits|part|set|subset|partition|phase|usage)$/;
function namesParts(column) {
  return COLUMN.test(column.toLowerCase().replace(/^(?:data|image)?[\s_-]*/, ""));
}
function partInCell(cell) {
  const word = partWord(cell);
  if (word === void 0 || word.rest !== "" || word.part === "evaluation") return void 0;
  return word.part;
}
function splitPart2(part) {
  return part === "train" || part === "validation" || part === "test" ? part : void 0;
}

// src/stages/2-dataset/labels/table/image-names.ts
import { basename as basename32, dirname as dirname31, join as join23 } from "node:path/posix";
var MOST_FOLDERS3 = 32;
var LONGEST2 = 4096;
function imageFinder2(images) {
  const whole = indexBy2(images, (path) => [path]);
  const ends = indexBy2(images, endsOf);
  return (cell, table2) => {
    const name = cell.trim().replaceAll("\\", "/").normalize("NFC");
    if (name === "" || name.length > LONGEST2) return [];
    for (const folder of [dirname31(table2).normalize("NFC"), "."]) {
      const exact = lookUp(join23(folder, name), whole);
      if (exact.length > 0) return exact;
    }
    return nearest2(byEnd(name, ends), table2);
  };
}
var UPLOADED2 = /^[0-9a-f]{8}-(?=.)/i;
function looseFinder(images, exact) {
  const index = /* @__PURE__ */ new Map();
  for (const image of images) {
    const key = likeness(withoutExtension(basename32(image.path)));
    const known = index.get(key);
    if (known === void 0) index.set(key, [image]);
    else known.push(image);
  }
  return (cell, table2) => {
    const found = exact(cell, table2);
    if (found.length > 0 || cell.length > LONGEST2) return found;
    const name = basename32(
      cell.trim().replaceAll("\\", "/").replace(/(?<=\.\w{3,4})[?#].*$/, "")
    );
    const stem = isFileName(name) ? withoutExtension(name) : name;
    const decoded3 = decodedName(stem);
    const ways = [decoded3, decoded3.replace(UPLOADED2, "")].map((way) => index.get(likeness(way)));
    return nearest2(ways.find((way) => way !== void 0) ?? [], table2);
  };
}
function likeness(stem) {
  return stem.normalize("NFC").toLowerCase().replace(/(?<!\d)0+(?=\d)/g, "");
}
function decodedName(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
function isFileName(cell) {
  return IMAGE_FILE.test(cell.trim());
}
function indexBy2(images, keysOf) {
  const index = /* @__PURE__ */ new Map();
  for (const image of images) {
    const path = image.path.normalize("NFC");
    for (const key of [path, withoutExtension(path)].flatMap(keysOf)) {
      const known = index.get(key);
      if (known === void 0) index.set(key, [image]);
      else known.push(image);
    }
  }
  return index;
}
function endsOf(path) {
  const names = path.split("/").slice(-MOST_FOLDERS3);
  return names.map((_name, from) => names.slice(from).join("/"));
}
function lookUp(name, index) {
  return index.get(name) ?? (isFileName(name) ? index.get(withoutExtension(name)) : void 0) ?? [];
}
function byEnd(name, index) {
  const names = name.split("/").filter((one2) => one2 !== "" && one2 !== "." && one2 !== "..");
  for (const end of endsOf(names.join("/"))) {
    const found = lookUp(end, index);
    if (found.length > 0) return found;
  }
  return [];
}
function nearest2(found, table2) {
  if (found.length < 2) return found;
  const folder = dirname31(table2);
  const below2 = folder === "." ? [] : found.filter(({ path }) => path.startsWith(`${folder}/`));
  if (below2.length > 0) return below2;
  const part = partOfTable(basename32(table2));
  const inPart = part === void 0 ? [] : found.filter((image) => image.part === part);
  return inPart.length > 0 ? inPart : found;
}

// src/stages/2-dataset/labels/table/lists.ts
import { join as join24 } from "node:path/posix";
var LINES = /\.(?:txt|lst|dat)$/i;
var JSONS = /\.(?:json|jsonl|ndjson)$/i;
var MOST_FILES3 = 20;
var MOST_BYTES3 = 32 * 1024 * 1024;
var MOST_JSON_BYTES = 8 * 1024 * 1024;
var MOST_ROWS = 1e6;
var MOST_FIELDS2 = 20;
var LEAST6 = 4;
async function readLists({
  settings,
  others
}) {
  const all = others.filter((file) => LINES.test(file) || JSONS.test(file));
  const files = all.toSorted((a, b) => depthOf(a) - depthOf(b)).slice(0, MOST_FILES3);
  const lists = [];
  for (const file of files) {
    const most3 = /\.json$/i.test(file) ? MOST_JSON_BYTES : MOST_BYTES3;
    const read = await readEncodedText(join24(settings.data, file), most3).catch(unlessOutOfMemory(void 0));
    if (read === void 0) continue;
    const { text, encoding } = read;
    const list = LINES.test(file) ? { form: "lines", rows: rowsOfLines(text) } : listOfJson(text, /\.json$/i.test(file));
    lists.push({ file, ...list, isEncodingAssumed: encoding === "windows-1252" });
  }
  return lists;
}
function depthOf(file) {
  return file.split("/").length;
}
function rowsOfLines(text) {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  if (lines.length > MOST_ROWS) return [];
  return /[,\t;|]/.test(lines[0] ?? "") ? parseCsv(lines.join("\n"), MOST_ROWS) ?? [] : lines.map((line) => line.split(/\s+/, MOST_FIELDS2));
}
function listOfJson(text, isWhole3) {
  const whole = parsed10(text);
  const isOneLine = !isWhole3 && whole !== void 0 && !Array.isArray(whole);
  const value = isOneLine ? [whole] : whole ?? text.split("\n").flatMap((line) => parsed10(line) ?? []);
  if (Array.isArray(value)) return { form: "records", rows: rowsOfRecords(value.slice(0, MOST_ROWS)) };
  const fields = typeof value === "object" ? Object.entries(value ?? {}) : [];
  const rows = fields.map(([name, label]) => [name, fieldOf2(label)]);
  return { form: "lines", rows: fields.some(([, label]) => isNested(label)) ? [] : rows };
}
function rowsOfRecords(records) {
  const columns = /* @__PURE__ */ new Map();
  const rows = [];
  for (const record of records) {
    const fields = fieldsOf(record);
    if (fields === void 0) return [];
    const row = [];
    for (const [key, value] of fields) {
      const column = columns.get(key) ?? columns.size;
      if (column >= MOST_FIELDS2) continue;
      columns.set(key, column);
      row[column] = fieldOf2(value);
    }
    rows.push(Array.from(row, (cell) => cell ?? ""));
  }
  return rows.length === 0 ? [] : [[...columns.keys()], ...rows];
}
function fieldsOf(record) {
  if (typeof record !== "object" || record === null || Array.isArray(record)) return void 0;
  const fields = Object.entries(record).flatMap(
    ([key, value]) => typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value).map(([inner, one2]) => [`${key}.${inner}`, one2]) : [[key, value]]
  );
  return fields.some(([, value]) => isNested(value)) ? void 0 : fields;
}
function isNested(value) {
  return Array.isArray(value) ? value.some(isNested) : typeof value === "object" && value !== null;
}
function fieldOf2(value) {
  if (value === null || value === void 0) return "";
  if (Array.isArray(value) && value.length <= 1) return fieldOf2(value[0]);
  return typeof value === "string" ? value : JSON.stringify(value) ?? "";
}
function parsed10(text) {
  try {
    return parseJson(text);
  } catch {
    return void 0;
  }
}
function namesImages({ rows, images }) {
  return rows.length >= LEAST6 || rows.every((row) => isFileName(row[images] ?? ""));
}
function labellingLists(lists, find2) {
  const byWidth = /* @__PURE__ */ new Map();
  for (const list of lists) {
    const width = list.rows[0]?.length ?? 0;
    if (list.form === "lines" && width > 1) byWidth.set(width, [...byWidth.get(width) ?? [], list]);
  }
  return new Set([...byWidth.values()].flatMap((group) => labelling(group, find2)?.sheets ?? []));
}
function labelling(sheets, find2) {
  const first = sheets.flatMap(({ rows }) => rows.slice(0, LEAST6));
  const width = Math.min(MOST_FIELDS2, Math.max(0, ...first.map(({ length }) => length)));
  for (let column = 0; column < width; column++) {
    const members = sheets.flatMap((sheet) => {
      const named2 = namedIn2(sheet, column, find2);
      return named2.length > 0 && 2 * named2.length >= sheet.rows.length ? [{ sheet, named: named2 }] : [];
    });
    const named = members.flatMap((member) => member.named);
    if (new Set(named.map(({ image }) => image)).size < LEAST6) continue;
    const own = named.map(({ row }) => row);
    const folders = foldersOf8(named.map(({ image }) => image));
    const others = Array.from({ length: width }, (_, i) => valuesOf2(i, "", own)).filter(
      (values) => values.column !== column && values.different.size > 1
    );
    const isPart2 = (values) => [...values.different].every((one2) => partInCell(one2));
    if (others.some((values) => saySame(values, own, folders) || [...values.different].some(isFileName)))
      return void 0;
    const such = `such as ${quote(own[0].join(" ").slice(0, 80))}`;
    return others.some((values) => repeats2(values) && !isPart2(values)) ? { sheets: members.map(({ sheet }) => sheet), such } : void 0;
  }
  return void 0;
}
function namedIn2({ file, rows }, column, find2) {
  return rows.flatMap((row) => {
    const [image] = isFileName(row[column] ?? "") ? find2(row[column], file) : [];
    return image === void 0 ? [] : [{ row, image: image.path }];
  });
}

// src/stages/2-dataset/labels/table/unread.ts
import { basename as basename33 } from "node:path/posix";
var SPREADSHEET = /\.(?:xlsx?|ods|parquet)$/i;
var MOST_FIELDS3 = 20;
var LEAST7 = 4;
async function unreadLabels({ others }, { sheets, lists, tables, find: find2, paths }) {
  const found = [];
  const read = new Set(tables.map(({ file }) => file));
  for (const list of await lists()) {
    const such2 = read.has(list.file) ? void 0 : labelling([list], find2)?.such;
    if (such2 !== void 0) found.push({ file: list.file, such: such2 });
  }
  const parts = partsOfNames(paths);
  for (const sheet of sheets) {
    const such2 = read.has(sheet.file) ? void 0 : byPartOfName(sheet, parts, find2);
    if (such2 !== void 0) found.push({ file: sheet.file, such: such2 });
  }
  for (const file of others.filter((one2) => SPREADSHEET.test(one2))) found.push({ file, such: void 0 });
  if (found.length === 0) return void 0;
  const such = found.find((one2) => one2.such !== void 0)?.such;
  return labelFileUnread(
    found.map(({ file }) => file),
    such
  );
}
function partsOfNames(paths) {
  const parts = /* @__PURE__ */ new Map();
  for (const path of paths) {
    const name = withoutExtension(basename33(path)).normalize("NFC");
    for (const { index } of name.matchAll(/[_. -]/g)) parts.set(name.slice(0, index), path);
  }
  return parts;
}
function byPartOfName({ file, rows }, parts, find2) {
  const [header, ...below2] = rows;
  for (const [column, name] of (header ?? []).slice(0, MOST_FIELDS3).entries()) {
    const matches = below2.flatMap((row) => {
      const cell = (row[column] ?? "").trim().normalize("NFC");
      const whole = /^(.+\.(?:png|jpe?g|tiff?|bmp|gif|webp))[_:-]./i.exec(cell)?.[1];
      const image = whole === void 0 ? parts.get(cell) : find2(whole, file)[0]?.path;
      return image === void 0 ? [] : [{ cell, image }];
    });
    const images = new Set(matches.map(({ image }) => image));
    if (images.size >= LEAST7 && 2 * matches.length >= below2.length && rows[0].length > 1)
      return `such as ${quote(matches[0].cell)} in column ${quote(name.trim())} for ${quote(matches[0].image)}`;
  }
  return void 0;
}

// src/stages/2-dataset/labels/table/beside.ts
var OF_FILES = /^(?:image|img|file)?(?:|width|height|w|h|size|filesize|bytes|format|channels|mode|depth|dpi|index|idx|date|time|timestamp|url|source|license|md5|hash)$/;
var MEASURED = /* @__PURE__ */ new Set([
  "table-without-labels",
  "table-labels-differ",
  "table-labels-measured",
  "table-of-probabilities"
]);
async function besideFolders(found, folder, beside2) {
  const { settings, spec } = folder;
  if (found.items.length > 0 || settings.task === "auto" && folder.placed().layout.masks.length > 0)
    return found;
  const names = namesIn3(foldersOf8(beside2.paths));
  if (areListed(names, spec) || found.question !== void 0) return found;
  const keyed = keyedFolders(beside2);
  if (keyed !== void 0 && !areListed(keyed.folders, spec))
    return asked2(found, foldersAreKeys(keyed.file, keyed.columns, keyed.folders, keyed.groupBy));
  const doubt2 = found.faults.find(isError);
  if (doubt2 === void 0 || beside2.tables.length === 0)
    return told2(found, await unreadLabels(folder, beside2));
  if (names.length < 2 || arePortions(names) || !mayLabel(beside2.tables, beside2)) return found;
  const files = beside2.tables.map(({ file }) => file);
  return MEASURED.has(doubt2.code) ? told2(found, tableNotTaken(files)) : asked2(found, foldersBesideTable(files, names, doubt2.message));
}
function asked2(found, question) {
  return { ...found, claim: "likely", items: [], faults: [question], question };
}
function told2(found, passedOver) {
  return passedOver === void 0 ? found : { ...found, passedOver };
}
function namedRows({ rows, images, file }, find2) {
  const found = rows.flatMap((row) => {
    const all = find2(row[images] ?? "", file).map(({ path }) => path);
    return all.length === 0 ? [] : [{ row, all }];
  });
  return {
    rows: found.map(({ row }) => row),
    folders: foldersOf8(found.map(({ all: [first] }) => first)),
    images: new Set(found.flatMap(({ all }) => all))
  };
}
function mayLabel(tables, { find: find2, paths }) {
  const named = tables.map((table2) => ({ table: table2, ...namedRows(table2, find2) }));
  if (2 * new Set(named.flatMap(({ images }) => [...images])).size < paths.length) return false;
  const columns = named.flatMap(
    ({ table: table2, rows, folders }) => table2.columns.flatMap(
      (name, column) => column === table2.images ? [] : [{ values: valuesOf2(column, name, rows), rows, folders }]
    )
  );
  return columns.some(({ values }) => isTelling(values)) && !columns.some(({ values, rows, folders }) => saySame(values, rows, folders));
}
function isTelling(values) {
  const { name, different } = values;
  if (different.size < 2 || OF_FILES.test(name.toLowerCase().replace(/[^\p{L}\d]/gu, ""))) return false;
  return repeats2(values) || areNumbers(different);
}

// src/stages/2-dataset/labels/table/joined-values.ts
var OF_TAGS = /^(?:image)?(?:tags?|keywords?|attributes?|multilabels?)(?:list)?$/;
var OF_MANY = /^(?:image)?(?:labels|classes|categories|targets|diagnoses|findings?|findings?labels?|symptoms|diseases|objects|concepts|topics)$/;
var LIST = /^\[[^[\]]*,[^[\]]*\]$/;
var MOST_COMPARED = 1e3;
var SEPARATORS = [/\s*[|;]\s*/, /\s*,\s*/, /\s+/];
function joinedValues({ name, different }, known) {
  const values = [...different];
  if (known !== void 0 && values.every((value) => known.has(value))) return [];
  const lists = values.filter((value) => LIST.test(value));
  if (lists.length > 0) return lists;
  const called = name.toLowerCase().replace(/[^\p{L}]/gu, "");
  for (const separator of SEPARATORS) {
    const words = new Map(values.map((value) => [value, wordsOf4(value, separator)]));
    const ofKnown = values.filter((value) => isJoined(words.get(value), different));
    const joined2 = ofKnown.length > 0 ? ofKnown : sharing2(words, called);
    if (joined2.length > 0) return joined2;
  }
  return [];
}
function wordsOf4(value, separator) {
  return new Set(value.split(separator).filter((word) => word !== ""));
}
function isJoined(words, different) {
  return words.size > 1 && [...words].every((word) => different.has(word));
}
function sharing2(words, called) {
  const several = [...words].filter(([, own]) => own.size > 1);
  if (OF_TAGS.test(called)) {
    const counts = countsOf2([...words.values()]);
    return several.filter(([, own]) => [...own].some((word) => counts.get(word) > 1)).map(([value]) => value);
  }
  const nested = nestedIn(several.slice(0, MOST_COMPARED));
  const isMost = nested.length > 2 && 2 * nested.length >= several.length;
  return OF_MANY.test(called) && nested.length > 1 || isMost ? nested : [];
}
function countsOf2(all) {
  const counts = /* @__PURE__ */ new Map();
  for (const word of all.flatMap((own) => [...own])) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
function nestedIn(several) {
  const nested = /* @__PURE__ */ new Set();
  for (const [value, own] of several) {
    for (const [other, more] of several) {
      if (own.size >= more.size || ![...own].every((word) => more.has(word))) continue;
      nested.add(value).add(other);
    }
  }
  return [...nested];
}

// src/stages/2-dataset/labels/table/numbers.ts
var MOST_NUMBERED = 20;
var USED = 0.8;
var OF_MEASURES = /^(?:image|patient)?(?:ages?|boneage|years?|months?|days?|hours?|weight|height|width|length|area|size|distance|depth|angle|price|cost|count|counts|temperature|score|scores|rating|ratings|bmi|pawpularity|attractiveness)(?:cm|mm|m|kg|g|years|months)?$/;
function noClasses2(values, { file, known }) {
  const { name, different, filled } = values;
  const texts = [...different];
  const isKnown = known !== void 0 && texts.every((text) => known.has(text));
  const numbers = isKnown || !areNumbers(different) ? void 0 : texts.map(numberOf2);
  if (numbers !== void 0 && areProbabilities(numbers)) return tableOfProbabilities(file, [name]);
  if (differsInEachRow(values)) return tableLabelsDiffer(file, name, different.size, filled);
  if (numbers === void 0 || !isMeasured(name, numbers)) return void 0;
  const range = [smallestOf(numbers), largestOf(numbers)];
  return tableLabelsMeasured({ file, column: name, values: different.size, images: filled, range });
}
function probabilities(columns, rows) {
  const shares = columns.filter(
    ({ different }) => areNumbers(different) && areProbabilities([...different].map(numberOf2))
  );
  const isWhole3 = (row) => {
    const sum4 = shares.reduce((all, { column }) => all + numberOf2(cellOf(row, column)), 0);
    return Math.abs(sum4 - 1) < 5e-3 * shares.length;
  };
  return rows.every(isWhole3) ? shares : [];
}
function areProbabilities(numbers) {
  return numbers.every((one2) => one2 >= 0 && one2 <= 1) && numbers.some((one2) => one2 > 0 && one2 < 1);
}
function isMeasured(name, numbers) {
  const isCalled = OF_MEASURES.test(name.toLowerCase().replace(/[^\p{L}]/gu, ""));
  if (numbers.some((one2) => !Number.isInteger(one2))) return true;
  if (numbers.length <= (isCalled ? MOST_NUMBERED / 2 : MOST_NUMBERED)) return false;
  const [first, last] = [smallestOf(numbers), largestOf(numbers)];
  return isCalled || first < 0 || first > 1 || numbers.length < USED * (last - first + 1);
}
function numberOf2(text) {
  return Number(text.replace(",", "."));
}

// src/stages/2-dataset/labels/table/one-hot.ts
var FEWEST = 3;
function oneHotRun(flags, rows) {
  const runs = [];
  for (const neighbours of neighbouring(flags)) runs.push(...runsIn2(neighbours, rows));
  return runs.length === 1 ? runs[0] : void 0;
}
function neighbouring(flags) {
  const groups = [];
  for (const values of flags) {
    const last = groups.at(-1);
    if (last?.at(-1)?.column === values.column - 1) last.push(values);
    else groups.push([values]);
  }
  return groups;
}
function runsIn2(flags, rows) {
  const counts = new Uint32Array(rows.length);
  const shift = (column, by) => {
    for (const [i, row] of rows.entries()) if (isSet(cellOf(row, column))) counts[i] += by;
  };
  const runs = [];
  let from = 0;
  const keep = (to) => {
    if (to - from >= FEWEST && counts.every((count) => count === 1)) runs.push(flags.slice(from, to));
  };
  for (const [to, { column }] of flags.entries()) {
    const before = counts.slice();
    shift(column, 1);
    if (counts.every((count) => count <= 1)) continue;
    counts.set(before);
    keep(to);
    shift(column, 1);
    while (counts.some((count) => count > 1)) shift(flags[from++].column, -1);
  }
  keep(flags.length);
  return runs;
}

// src/stages/2-dataset/labels/table/columns.ts
var CALLED2 = [
  /^label$/,
  /^(?:image)?(?:label|class|category|target|diagnosis|diagnostic)(?:e?s)?(?:name|names|id|ids|idx|index|code)?$|^(?:categories|diagnoses|y)$/,
  /^(?:dx|species|breed|variety|disease|finding|grade|gt|groundtruth|truth)(?:name|id)?$/
];
function chooseColumns([{ file, columns, hasHeader, images }], rows, known) {
  const others = [...columns.keys()].filter((column) => column !== images);
  const all = others.map((column) => valuesOf2(column, columns[column], rows));
  const saysParts2 = (values) => hasHeader && isOfParts(values);
  const part = all.find(saysParts2)?.column;
  const rest = all.filter((values) => !saysParts2(values));
  const named = hasHeader ? calledLabels(rest) : [];
  const repeated = rest.filter(repeats2);
  const context = { file, rows, part, rest, known, isNamed: named.length > 0 };
  if (named.length > 0) return oneOf(named, context);
  const flags = hasHeader ? rest.filter(areFlags) : [];
  if (flags.length > 1) {
    const most3 = mostSet(flags, rows);
    if (most3 === 1) return ofFlags(flags, context);
    const run = oneHotRun(flags, rows);
    if (run !== void 0) return ofFlags(run, context);
    if (repeated.every((values) => flags.includes(values)))
      return doubt(tableSeveralLabels(file, namesOf5(flags), most3));
  }
  if (repeated.length > 0) return oneOf(repeated, context);
  return withoutClasses(context);
}
function withoutClasses({ file, rows, rest, known }) {
  const shares = probabilities(rest, rows);
  if (shares.length > 1) return doubt(tableOfProbabilities(file, namesOf5(shares)));
  const [only] = rest;
  if (rest.length !== 1 || !areNumbers(only.different) || nameRows(only)) return void 0;
  const fault2 = noClasses2(only, { file, known });
  return fault2 && doubt(fault2);
}
function isDoubt(chosen) {
  return "fault" in chosen;
}
function doubt(fault2, isRegression = false) {
  return { fault: fault2, isRegression };
}
function isOfParts({ name, different }) {
  return namesParts(name) && different.size > 0 && [...different].every((value) => partInCell(value));
}
function calledLabels(all) {
  for (const called of CALLED2) {
    const found = all.filter(
      ({ name, different }) => different.size > 0 && called.test(name.toLowerCase().replace(/[^\p{L}]/gu, ""))
    );
    if (found.length > 0) return found;
  }
  return [];
}
function ofFlags(flags, { part, rest }) {
  const passedOver = passedOverIn(rest.filter((values) => !flags.includes(values)));
  return { labels: flags.map(({ column }) => column), areFlags: true, isNamed: true, part, passedOver };
}
function oneOf(candidates, { file, rows, part, rest, known, isNamed }) {
  const [first, ...others] = candidates;
  if (!others.every((other) => sayTheSame(first, other, rows)))
    return doubt(tableColumnsAmbiguous(file, namesOf5(candidates)));
  const named = [...candidates, ...rest.filter(repeats2)].find(
    (values) => !areNumbers(values.different) && sayTheSame(first, values, rows)
  );
  const chosen = named ?? first;
  const { column, name, different } = chosen;
  if (nameRows(chosen)) return void 0;
  const joined2 = joinedValues(chosen, known);
  if (joined2.length > 0) return doubt(tableSeveralLabels(file, [name], joined2, [...different]));
  const fault2 = noClasses2(chosen, { file, known });
  if (fault2 !== void 0) return doubt(fault2, isNamed && areNumbers(different));
  const passedOver = passedOverIn(rest.filter((values) => values !== chosen));
  return { labels: [column], areFlags: false, isNamed, part, passedOver };
}
function passedOverIn(others) {
  return others.flatMap((values) => {
    if (repeats2(values)) return { name: values.name, measured: void 0 };
    return isMeasurement(values) ? { name: values.name, measured: values.different.size } : [];
  });
}
function mostSet(flags, rows) {
  let most3 = 0;
  let unset = 0;
  for (const row of rows) {
    const count = flags.filter(({ column }) => isSet(cellOf(row, column))).length;
    most3 = Math.max(most3, count);
    if (count === 0) unset++;
  }
  return most3 === 1 && 2 * unset > rows.length ? 0 : most3;
}
function namesOf5(all) {
  return all.map(({ name }) => name);
}

// src/stages/2-dataset/labels/table/annotated-rows.ts
var TOOL5 = "Label Studio";
var OWN = /* @__PURE__ */ new Set(["id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time"]);
var TELLING = ["annotator", "annotation_id"];
function settleAnnotations(tables, find2, setting) {
  const faults = [];
  const settled2 = tables.map((table2) => {
    if (!table2.hasHeader || !TELLING.every((name) => table2.columns.includes(name))) return table2;
    const images = annotatedImages(table2, find2);
    const { chosen, faults: said } = chooseAnnotations(TOOL5, images, setting);
    faults.push(...said);
    return withoutOwn({ ...table2, rows: [...chosen.values()].map(({ row }) => row) });
  });
  return { tables: settled2, faults };
}
function annotatedImages(table2, find2) {
  const digests = /* @__PURE__ */ new Map();
  const byImage = /* @__PURE__ */ new Map();
  for (const row of table2.rows) {
    const cell = cellOf(row, table2.images);
    const key = find2(cell, table2.file)[0]?.path ?? cell;
    const labels = row.filter((_, column) => isOfPeople(table2, column)).map((text) => text.trim());
    const label = JSON.stringify(labels);
    const digest = digests.get(label) ?? digests.size;
    digests.set(label, digest);
    const [by, changed3] = ["annotator", "updated_at"].map((name) => cellOf(row, table2.columns.indexOf(name)));
    const known = byImage.get(key) ?? { bare: [], said: [] };
    byImage.set(key, known);
    const side = labels.every((text) => text === "") ? known.bare : known.said;
    side.push({ row, by, changed: changed3, isGroundTruth: false, digest });
  }
  return [...byImage].map(([named, { bare, said }]) => {
    return { named, file: table2.file, annotations: said.length > 0 ? said : bare };
  });
}
function isOfPeople({ columns, images }, column) {
  return column !== images && !OWN.has(columns[column]);
}
function withoutOwn(table2) {
  const kept2 = table2.columns.flatMap(
    (_, column) => column === table2.images || isOfPeople(table2, column) ? [column] : []
  );
  return {
    ...table2,
    columns: kept2.map((column) => table2.columns[column]),
    images: kept2.indexOf(table2.images),
    rows: table2.rows.map((row) => kept2.map((column) => row[column] ?? ""))
  };
}

// src/stages/2-dataset/class-lists/class-list.ts
var MOST_CLASSES7 = 255;
var LONGEST_NAME = 200;
var HIGHEST_VALUE = 65535;
function listOf2(classes, ignored = []) {
  if (classes.length === 0 || classes.length > MOST_CLASSES7) return void 0;
  const names = classes.map(({ name }) => name);
  if (names.some((name) => name === "" || name.length > LONGEST_NAME)) return void 0;
  const values = classes.flatMap(({ value }) => value ?? []);
  const colors = classes.flatMap(({ color }) => color ?? []);
  if (values.some((value) => value > HIGHEST_VALUE)) return void 0;
  if ([names, values, colors].some((all) => new Set(all).size < all.length)) return void 0;
  const isWhole3 = (given) => given.length === classes.length;
  if (isWhole3(values)) return { classes, ignored, by: "value" };
  if (isWhole3(colors)) return { classes, ignored, by: "color" };
  return values.length + colors.length === 0 ? { classes, ignored, by: "order" } : void 0;
}

// src/stages/2-dataset/class-lists/text-lists.ts
var LONGEST_LINE = 1e3;
var LABELME_IGNORE = "__ignore__";
function readLines(text) {
  const lines = linesOf(text);
  if (lines === void 0 || lines.length === 0) return void 0;
  for (const read of [ofCvat, ofDatumaro, colorFirst, colorLast, numberFirst]) {
    const classes = lines.map(read);
    if (classes.every((entry) => entry !== void 0)) return listOf2(classes);
  }
  const names = lines[0] === LABELME_IGNORE ? lines.slice(1) : lines;
  if (names.some((name) => /[/\\;,:\t]|\.\w{3,4}$/.test(name) || name.split(/\s+/).length > 5))
    return void 0;
  return listOf2(names.map((name) => ({ name })));
}
function linesOf(text) {
  const lines = text.split(/\r?\n|\r/);
  if (lines.some(({ length }) => length > LONGEST_LINE)) return void 0;
  return lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}
function ofCvat(line) {
  const [name, rgb, parts, actions, more] = line.split(":");
  if (rgb === void 0 || parts === void 0 || actions === void 0 || more !== void 0)
    return void 0;
  return withColor(name, rgb.split(","));
}
function ofDatumaro(line, place3) {
  const name = /^(?<name>[^:]+):::$/.exec(line)?.groups?.name.trim();
  return name === void 0 ? void 0 : { name, color: vocColor(place3) };
}
function vocColor(place3) {
  let [red, green, blue] = [0, 0, 0];
  for (let rest = place3, bit = 7; rest > 0; rest >>= 3, bit--) {
    red |= (rest & 1) << bit;
    green |= (rest >> 1 & 1) << bit;
    blue |= (rest >> 2 & 1) << bit;
  }
  return red * 65536 + green * 256 + blue;
}
function colorFirst(line) {
  const words = line.split(/[\s,]+/);
  return words.length < 4 ? void 0 : withColor(words.slice(3).join(" "), words.slice(0, 3));
}
function colorLast(line) {
  const words = line.split(/[\s,:]+/);
  return words.length < 4 ? void 0 : withColor(words.slice(0, -3).join(" "), words.slice(-3));
}
function numberFirst(line) {
  const found = /^(?<value>\d{1,5})\s*[\s:,=\t]\s*(?<name>\S.*)$/.exec(line)?.groups;
  return found && { name: found.name, value: Number(found.value) };
}
function withColor(name, rgb) {
  const [red, green, blue] = rgb.map((number) => {
    const text = number?.trim() ?? "";
    return /^\d{1,3}$/.test(text) && Number(text) <= 255 ? Number(text) : Number.NaN;
  });
  const color = red * 65536 + green * 256 + blue;
  return rgb.length === 3 && Number.isInteger(color) ? { name: name.trim(), color } : void 0;
}
function readPbtxt(text) {
  const items = [...text.matchAll(/item\s*\{(?<fields>[^{}]{0,2000})\}/g)].map(
    ({ groups }) => groups.fields
  );
  const classes = items.map((fields) => {
    const id = /\bid\s*:\s*(\d{1,5})\b/.exec(fields)?.[1];
    const named = /\b(?:display_)?name\s*:\s*(?:'([^'\n]*)'|"([^"\n]*)")/.exec(fields);
    const name = (named?.[1] ?? named?.[2])?.trim();
    return id === void 0 || name === void 0 ? void 0 : { name, value: Number(id) };
  });
  return classes.every((entry) => entry !== void 0) ? listOf2(classes) : void 0;
}

// src/stages/2-dataset/class-lists/csv-lists.ts
var NAME3 = /^(?:class|classes|name|label|category|class[ _]?name|label[ _]?name|object)$/;
var VALUE = /^(?:pixel[ _]?value|value|id|index|class[ _]?id|label[ _]?id|class[ _]?index|mask[ _]?value|grey|gray)$/;
var HEX = /^(?:colou?r|hex|rgb|colou?r[ _]?code)$/;
var CHANNELS2 = [/^(?:r|red)$/, /^(?:g|green)$/, /^(?:b|blue)$/];
var NUMBER = /^-?\d+(?:[.,]\d+)?$/;
var MOST_ROWS2 = 1e3;
function readCsvList(text) {
  const rows = parseCsv(text, MOST_ROWS2);
  if (rows === void 0) return void 0;
  const header = rows[0]?.map((field) => field.trim().toLowerCase()) ?? [];
  const columnOf = (known) => header.findIndex((name2) => known.test(name2));
  const [name, value, hex] = [columnOf(NAME3), columnOf(VALUE), columnOf(HEX)];
  const channels = CHANNELS2.map(columnOf);
  const hasChannels = channels.every((column) => column >= 0);
  if (name < 0 || !(hasChannels || value >= 0 || hex >= 0)) return void 0;
  const classes = rows.slice(1).map((row) => {
    const called = row[name]?.trim() ?? "";
    if (hasChannels)
      return withColor(
        called,
        channels.map((column) => row[column])
      );
    if (value >= 0) return withValue(called, row[value]);
    const digits = /^\s*#?([0-9a-f]{6})\s*$/i.exec(row[hex] ?? "")?.[1];
    return digits === void 0 ? void 0 : { name: called, color: Number.parseInt(digits, 16) };
  });
  if (!classes.every((entry) => entry !== void 0)) return void 0;
  return classes.every(({ name: name2 }) => NUMBER.test(name2)) ? void 0 : listOf2(classes);
}
function withValue(name, text) {
  return /^\s*\d{1,5}\s*$/.test(text ?? "") ? { name, value: Number(text) } : void 0;
}

// src/stages/2-dataset/labels/table/read.ts
import { basename as basename34, join as join25 } from "node:path/posix";
var TABLE = /\.(?:csv|tsv)$/i;
var NO_LABELS = /submission/i;
var MOST_TABLES = 20;
var MOST_BYTES4 = 32 * 1024 * 1024;
var MOST_ROWS3 = 1e6;
var MOST_COLUMNS2 = 1e3;
var LOOKED_AT6 = 1e3;
var HEADER = /^(?:images?|img|files?|file[\s_-]?names?|names?|ids?|image[\s_-]?(?:ids?|names?)|paths?)$/i;
async function readSheets(root, others) {
  const files = others.filter((file) => TABLE.test(file) && !NO_LABELS.test(basename34(file)));
  const sheets = [];
  for (const file of files.slice(0, MOST_TABLES)) {
    const read = await readEncodedText(join25(root, file), MOST_BYTES4).catch(unlessOutOfMemory(void 0));
    if (read === void 0) continue;
    const { text, encoding } = read;
    if (readCsvList(text) !== void 0) continue;
    const rows = rowsOfTable(text);
    if (rows !== void 0 && !isOfRegions(rows))
      sheets.push({ file, rows, isEncodingAssumed: encoding === "windows-1252" });
  }
  return sheets;
}
function isOfRegions([header]) {
  return header?.includes("region_shape_attributes") === true;
}
function rowsOfTable(text) {
  const rows = parseCsv(text, MOST_ROWS3);
  if (rows?.some(({ length }) => length > 1) !== false) return rows;
  const parted = rows.map(([line]) => line.trim().split(/\s+/, MOST_COLUMNS2));
  return parted.every(({ length }) => length > 1 && length === parted[0].length) ? parted : rows;
}
function tableOf({ file, rows, isEncodingAssumed }, find2) {
  if (rows.length === 0) return void 0;
  const [first] = rows;
  const images = columnOfImages(file, rows, find2);
  if (images === void 0) return void 0;
  const isRow = find2(first[images] ?? "", file).length > 0 && !HEADER.test(first[images].trim());
  const columns = first.slice(0, MOST_COLUMNS2).map((name, i) => isRow ? `column ${i + 1}` : name.trim());
  return { file, columns, hasHeader: !isRow, images, rows: isRow ? rows : rows.slice(1), isEncodingAssumed };
}
function columnOfImages(file, rows, find2) {
  const step = Math.ceil(rows.length / LOOKED_AT6);
  const sample = rows.filter((_row, i) => i % step === 0);
  let best;
  for (const column of rows[0].keys()) {
    if (column >= MOST_COLUMNS2) break;
    const cells = sample.map((row) => row[column] ?? "");
    const found = cells.flatMap((cell) => {
      const images = find2(cell, file);
      return images.length > 0 ? [images[0].path] : [];
    });
    const byFile = 2 * cells.filter(isFileName).length >= cells.length;
    const named = new Set(found).size;
    if (named === 0 || !byFile && 2 * found.length < cells.length - 1) continue;
    const isBetter = best === void 0 || (byFile === best.byFile ? named > best.named : byFile);
    if (isBetter) best = { column, named, byFile };
  }
  return best?.column;
}

// src/stages/2-dataset/labels/table/gather.ts
async function gatherTables(folder, images) {
  const found = await gather2(folder, images);
  const { tables, faults } = settleAnnotations(found.tables, found.find, folder.settings.annotators);
  return { ...found, tables, annotated: faults };
}
async function gather2(folder, images) {
  const { settings, others } = folder;
  const paths = images.map(({ path }) => path);
  const sheets = await readSheets(settings.data, others);
  let read;
  const lists = () => read ??= readLists(folder);
  const exact = imageFinder2(images);
  const found = {
    sheets,
    lists,
    tables: tablesOf(sheets, exact),
    find: exact,
    assumed: [],
    annotated: [],
    paths
  };
  if (found.tables.length > 0 || !isAlone(folder, paths)) return found;
  const loose = looseFinder(images, exact);
  const alike = tablesOf(sheets, loose);
  if (alike.length > 0)
    return { ...found, tables: alike, find: loose, assumed: onlyAlike(alike, exact, loose) };
  const given = await lists();
  const labelling2 = labellingLists(given, exact);
  const tables = given.flatMap((list) => {
    const table2 = tableOf(list, exact);
    const isOne = list.form === "records" ? table2 && namesImages(table2) : labelling2.has(list);
    return table2 !== void 0 && isOne ? [table2] : [];
  });
  if (tables.length > 0) return { ...found, tables };
  const records = (await lists()).filter(({ form }) => form === "records");
  const named = tablesOf(records, loose);
  return { ...found, tables: named, find: loose, assumed: onlyAlike(named, exact, loose) };
}
function isAlone({ settings, placed }, paths) {
  if (settings.labels === "table") return true;
  if (settings.task === "auto" && placed().layout.masks.length > 0) return false;
  return namesIn3(foldersOf8(paths)).length < 2;
}
function tablesOf(sheets, find2) {
  return sheets.flatMap((sheet) => tableOf(sheet, find2) ?? []);
}
function onlyAlike(tables, exact, loose) {
  const alike = /* @__PURE__ */ new Map();
  for (const { file, images, rows } of tables) {
    for (const row of rows) {
      const name = row[images] ?? "";
      const [image, another] = loose(name, file);
      if (image !== void 0 && another === void 0 && exact(name, file).length === 0)
        alike.set(name.trim(), image.path);
    }
  }
  return [...alike];
}

// src/stages/2-dataset/class-lists/json-lists.ts
function readNnunet(text) {
  const labels = entriesOf3(fieldOf3(parsed11(text), "labels"));
  if (labels === void 0) return void 0;
  const classes = labels.map(([key, given]) => {
    if (typeof given === "string") return valued(given, Number(key));
    return typeof given === "number" ? valued(key, given) : void 0;
  });
  if (!classes.every((entry) => entry !== void 0)) return void 0;
  const ignored = classes.filter(({ name }) => name === "ignore");
  return listOf2(
    classes.filter((entry) => !ignored.includes(entry)).sort((a, b) => a.value - b.value),
    ignored.map(({ value }) => value)
  );
}
function readSupervisely2(text) {
  const given = fieldOf3(parsed11(text), "classes");
  if (!Array.isArray(given)) return void 0;
  const classes = given.map((one2) => {
    const [title, color] = [fieldOf3(one2, "title"), fieldOf3(one2, "color")];
    const digits = typeof color === "string" ? /^#([0-9a-f]{6})$/i.exec(color)?.[1] : void 0;
    if (typeof title !== "string" || digits === void 0) return void 0;
    return { name: title.trim(), color: Number.parseInt(digits, 16) };
  });
  return classes.every((entry) => entry !== void 0) ? listOf2(classes) : void 0;
}
function readMachineColors(text) {
  const classes = entriesOf3(parsed11(text))?.map(
    ([name, rgb]) => Array.isArray(rgb) ? withColor(name, rgb.map(String)) : void 0
  );
  return classes?.every((entry) => entry !== void 0) ? listOf2(classes) : void 0;
}
function readYolo(text) {
  const data = yamlOf(text);
  const names = fieldOf3(data, "names");
  if (Array.isArray(names))
    return names.every((name) => typeof name === "string") ? listOf2(names.map((name) => ({ name }))) : void 0;
  const classes = entriesOf3(names)?.map(
    ([key, name]) => typeof name === "string" ? valued(name, Number(key)) : void 0
  );
  return classes?.every((entry) => entry !== void 0) ? listOf2(classes) : void 0;
}
function yamlOf(text) {
  try {
    const document = parseYaml(text);
    return document.errors.length > 0 ? void 0 : valueOfYaml(document);
  } catch {
    return void 0;
  }
}
function valued(name, value) {
  return Number.isInteger(value) && value >= 0 ? { name: name.trim(), value } : void 0;
}
function parsed11(text) {
  try {
    return parseJson(text);
  } catch {
    return void 0;
  }
}
function fieldOf3(given, key) {
  return entriesOf3(given)?.find(([name]) => name === key)?.[1];
}
function entriesOf3(given) {
  return typeof given === "object" && given !== null && !Array.isArray(given) ? Object.entries(given) : void 0;
}

// src/stages/2-dataset/class-lists/read.ts
import { basename as basename35, join as join26 } from "node:path/posix";
var MEBIBYTE = 1024 * 1024;
var MOST_LISTS = 50;
var FORMS2 = [
  { named: /^dataset\.json$/i, mostBytes: 16 * MEBIBYTE, read: readNnunet },
  { named: /^meta\.json$/i, mostBytes: MEBIBYTE, read: readSupervisely2 },
  { named: /^obj_class_to_machine_color\.json$/i, mostBytes: MEBIBYTE, read: readMachineColors },
  { named: /^(?:data|dataset)\.ya?ml$/i, mostBytes: MEBIBYTE, read: readYolo },
  { named: /^label_?map\.pbtxt$/i, mostBytes: MEBIBYTE, read: readPbtxt },
  { named: /^\w*(?:class|label|colou?r|legend|palette)\w*\.csv$/i, mostBytes: MEBIBYTE, read: readCsvList },
  {
    named: /^(?:label[_-]?map|label[_-]?names|labels?|class(?:es)?|class[_-]?(?:names|list)|names|codes|categories|(?:label|class)[_-]?colou?rs?|colou?r[_-]?map)\.txt$|^(?:obj|classes|voc|coco)\.names$/i,
    mostBytes: MEBIBYTE,
    read: readLines
  }
];
async function readClassLists(root, others) {
  const found = others.flatMap((file) => {
    const form = FORMS2.find(({ named }) => named.test(basename35(file)));
    return form === void 0 ? [] : [{ file, form }];
  });
  const lists = [];
  for (const { file, form } of found.slice(0, MOST_LISTS)) {
    const text = await readTextInData(join26(root, file), form.mostBytes).catch(unlessOutOfMemory(void 0));
    const content = text === void 0 ? void 0 : form.read(text);
    if (content !== void 0) lists.push({ file, ...content });
  }
  return lists;
}

// src/stages/2-dataset/labels/table/label-names.ts
import { basename as basename36, join as join27 } from "node:path/posix";
var NAMES_BY_JSON = /(?:label|class|categor|name|index|indices|idx|id2|2id|map)[^/]*\.json$/i;
var SYNSETS = /(?:words|synsets?|wnids?|map_clsloc|imagenet)[^/]*\.txt$/i;
var SYNSET = /^n\d{8}$/;
var MOST_FILES4 = 20;
var MOST_BYTES5 = 8 * 1024 * 1024;
var LONGEST_NAME2 = 200;
async function withNames(images, { settings, others, spec }) {
  const labels = [...new Set(images.map(({ mark }) => mark))];
  const isNumbers = labels.every((label) => /^\d{1,5}$/.test(label));
  const known = spec && labelsIn(spec);
  const isKnown = known !== void 0 && labels.every((label) => known.has(label));
  if (labels.length === 0 || isKnown || !(isNumbers || labels.every((label) => SYNSET.test(label))))
    return { images, faults: [] };
  const { namings: namings2, unfit } = isNumbers ? await namingsOfNumbers(labels, { settings, others, spec }) : { namings: await namingsOfSynsets(labels, settings.data, others), unfit: [] };
  const [first, ...more] = namings2;
  if (first === void 0) return { images, faults: unfit };
  const disagreement = more.map((other) => differing(first, other, labels)).find((one2) => one2 !== void 0);
  if (disagreement !== void 0) return { images: [], faults: [disagreement] };
  const named = images.map((image) => ({ ...image, mark: first.names.get(image.mark) }));
  const pairs = labels.sort(byNumber2).map((label) => [label, first.names.get(label)]);
  return { images: named, faults: [tableLabelsNamed(first.file, pairs)] };
}
async function namingsOfNumbers(labels, { settings, others, spec }) {
  const namings2 = [];
  const unfit = [];
  for (const list of await readClassLists(settings.data, others)) addNaming(list, labels, namings2, unfit);
  for (const [file, value] of await jsonFiles(settings.data, others)) {
    const names = namesInJson(value);
    if (labels.every((label) => names.has(label))) namings2.push({ file, names });
  }
  if (spec === void 0) return { namings: namings2, unfit };
  const known = labelsIn(spec);
  const listed = namings2.filter(({ names }) => labels.every((label) => known.has(names.get(label))));
  if (listed.length === 0 && spec.classes.every(isPlain))
    addNaming({ file: "classes", classes: spec.classes, ignored: [], by: "order" }, labels, listed, []);
  return { namings: listed, unfit: [] };
}
function isPlain({ folders, value, color }) {
  return [folders, value, color].every((given) => given === void 0);
}
function addNaming(list, labels, namings2, unfit) {
  if (list.by === "color") return;
  const names = list.by === "value" ? namesByValue(list) : namesByOrder(list, labels);
  const lacking = labels.find((label) => !names.has(String(Number(label))));
  if (lacking === void 0)
    namings2.push({
      file: list.file,
      names: new Map(labels.map((one2) => [one2, names.get(String(Number(one2)))]))
    });
  else unfit.push(tableListUnfit(list.file, list.classes.length, whyUnfit(list, labels, lacking)));
}
function whyUnfit({ by }, labels, lacking) {
  const most3 = Math.max(...labels.map(Number));
  return by === "value" ? `it says nothing of ${lacking}, which the table holds` : `the labels in the table go up to ${most3}`;
}
function namesByValue({ classes }) {
  return new Map(classes.map(({ name, value }) => [String(value), name]));
}
function namesByOrder({ classes }, labels) {
  const numbers = new Set(labels.map(Number));
  const first = numbers.has(classes.length) && !numbers.has(0) ? 1 : 0;
  const last = classes.length - 1 + first;
  const fits = numbers.has(last) && [...numbers].every((one2) => one2 >= first && one2 <= last);
  return new Map(fits ? classes.map(({ name }, i) => [String(i + first), name]) : []);
}
async function jsonFiles(root, others) {
  const files = others.filter((file) => NAMES_BY_JSON.test(basename36(file)));
  const values = [];
  for (const file of files.slice(0, MOST_FILES4)) {
    const text = await readTextInData(join27(root, file), MOST_BYTES5).catch(unlessOutOfMemory(""));
    try {
      values.push([file, parseJson(text)]);
    } catch {
    }
  }
  return values;
}
function namesInJson(value) {
  if (typeof value !== "object" || value === null) return /* @__PURE__ */ new Map();
  const pairs = Object.entries(value).map(
    ([key, one2]) => typeof one2 === "number" ? [String(one2), key] : [key, Array.isArray(one2) ? one2.at(-1) : one2]
  );
  const names = pairs.flatMap(([label, name]) => isName(name) ? [[label, name.trim()]] : []);
  return names.length === pairs.length && areDifferent(names.map(([, name]) => name)) ? new Map(names) : /* @__PURE__ */ new Map();
}
async function namingsOfSynsets(labels, root, others) {
  const wanted = new Set(labels);
  const namings2 = [];
  for (const file of others.filter((one2) => SYNSETS.test(basename36(one2))).slice(0, MOST_FILES4)) {
    const text = await readTextInData(join27(root, file), MOST_BYTES5).catch(unlessOutOfMemory(""));
    const lines = text.matchAll(/^(?<synset>n\d{8})[ \t]+(?:\d+[ \t]+)?(?<name>[^,\r\n]{1,200})/gm);
    const names = new Map(
      [...lines].flatMap(
        ({ groups }) => wanted.has(groups.synset) ? [[groups.synset, groups.name.trim()]] : []
      )
    );
    if (names.size === wanted.size && areDifferent([...names.values()])) namings2.push({ file, names });
  }
  return namings2;
}
function differing(one2, other, labels) {
  const label = labels.find((each) => one2.names.get(each) !== other.names.get(each));
  if (label === void 0) return void 0;
  const of = ({ file, names }) => ({ file, label, name: names.get(label) });
  return tableListsDisagree(of(one2), of(other));
}
function isName(name) {
  return typeof name === "string" && name.trim() !== "" && name.length <= LONGEST_NAME2;
}
function areDifferent(names) {
  return new Set(names).size === names.length;
}
function byNumber2(a, b) {
  return Number(a) - Number(b) || (a < b ? -1 : 1);
}

// src/stages/2-dataset/labels/table/labelled.ts
function labelImages(read, find2) {
  const { byImage, missing, ambiguous, unlabelled, twice, inTwoParts } = collect(read, find2);
  const errors = [
    ...ambiguous.size > 0 ? [tableNamesAmbiguous([...ambiguous])] : [],
    ...twice.size > 0 ? [tableLabelsConflict([...twice.values()])] : [],
    ...inTwoParts.size > 0 ? [tablePartsConflict([...inTwoParts])] : []
  ];
  if (errors.length > 0)
    return { images: [], counts: /* @__PURE__ */ new Map(), unlabelled: [], partsBy: void 0, faults: errors };
  const labelled2 = [...byImage.values()];
  const counts = /* @__PURE__ */ new Map();
  for (const { table: table2 } of labelled2) counts.set(table2, (counts.get(table2) ?? 0) + 1);
  const left = [...unlabelled].filter((image) => !byImage.has(image));
  return {
    ...withParts(labelled2),
    counts,
    unlabelled: left,
    faults: [
      ...missing.size > 0 ? [tableImagesMissing([...new Set(missing.values())], [...missing.keys()])] : [],
      ...left.length > 0 ? [tableRowsUnlabelled(left)] : []
    ]
  };
}
function collect(read, find2) {
  const collected = {
    byImage: /* @__PURE__ */ new Map(),
    missing: /* @__PURE__ */ new Map(),
    ambiguous: /* @__PURE__ */ new Map(),
    unlabelled: /* @__PURE__ */ new Set(),
    twice: /* @__PURE__ */ new Map(),
    inTwoParts: /* @__PURE__ */ new Set()
  };
  for (const { tables, columns } of read) {
    for (const table2 of tables) {
      for (const row of table2.rows) {
        const cell = cellOf(row, table2.images);
        const named = find2(cell, table2.file);
        const paths = named.map(({ path }) => path);
        if (paths.length > 1) collected.ambiguous.set(cell, paths);
        if (paths.length === 0 && cell !== "") collected.missing.set(cell, table2.file);
        if (paths.length === 1) addTo(collected, labelIn(row, named[0], table2, columns));
      }
    }
  }
  return collected;
}
function addTo({ byImage, unlabelled, twice, inTwoParts }, labelled2) {
  if (labelled2 === void 0) return;
  const { path } = labelled2.image;
  const known = byImage.get(path);
  if (labelled2.mark === "") unlabelled.add(path);
  else if (known === void 0) byImage.set(path, labelled2);
  else if (known.mark !== labelled2.mark) twice.set(path, conflictOf(known, labelled2));
  else {
    const [before, now] = [saidPart(known), saidPart(labelled2)];
    if (before === void 0) byImage.set(path, labelled2);
    else if (now !== void 0 && now !== before) inTwoParts.add(path);
  }
}
function labelIn(row, image, { file, columns: names }, { labels, areFlags: areFlags2, part }) {
  const inColumn = part === void 0 ? void 0 : partInCell(cellOf(row, part));
  if (inColumn === "unlabelled") return void 0;
  const set = areFlags2 ? labels.find((column) => isSet(cellOf(row, column))) : void 0;
  const mark = areFlags2 ? set === void 0 ? "" : names[set].normalize("NFC") : cellOf(row, labels[0]);
  return { image, mark, table: file, inColumn };
}
function saidPart({ inColumn, table: table2 }) {
  return inColumn ?? partOfTable(table2);
}
function conflictOf(first, second) {
  const of = ({ mark, table: table2 }) => ({ name: mark, table: table2 });
  return { image: first.image.path, first: of(first), second: of(second) };
}
var WAYS2 = [
  ["column", ({ inColumn }) => inColumn],
  ["tables", ({ table: table2 }) => partOfTable(table2)],
  ["folders", ({ image }) => image.part]
];
function withParts(labelled2) {
  const way = WAYS2.find(([, partOf3]) => new Set(labelled2.flatMap((one2) => partOf3(one2) ?? [])).size > 1);
  const images = labelled2.map((one2) => ({ image: one2.image.path, mark: one2.mark, part: way?.[1](one2) }));
  return { images, partsBy: way?.[0] };
}

// src/stages/2-dataset/labels/table/labelled-parts.ts
import { basename as basename37 } from "node:path/posix";
var MOST3 = 0.5;
var MOST_COLUMNS3 = 20;
var NO_LABELS2 = /pred|submi|result/i;
async function findLabelledParts({ settings, spec, placed }, images, { sheets, lists, find: find2 }) {
  if (settings.images !== void 0 || placed().layout.masks.length > 0) return void 0;
  const sides = sidesOf3(images);
  const classes = new Set(namesIn3(sides.inFolders.map(({ mark }) => mark)));
  if (sides.flat.length === 0 || classes.size < 2 || arePortions([...classes])) return void 0;
  for (const label of spec === void 0 ? [] : labelsIn(spec)) classes.add(label);
  const all = [...sheets, ...await lists()].filter(({ file }) => !NO_LABELS2.test(basename37(file)));
  const labelled2 = labelledBy(all, sides.flat, classes, find2);
  return labelled2.length === 0 ? void 0 : foundIn(labelled2, sides);
}
function sidesOf3(images) {
  const folders = foldersOf8(images.map(({ path }) => path));
  const inFolders = [];
  const flat = [];
  for (const [i, { path, part }] of images.entries()) {
    if (part === void 0) return { inFolders: [], flat: [] };
    if (folders[i] === "") flat.push({ path, part });
    else inFolders.push({ image: path, mark: folders[i], part });
  }
  const nested = new Set(inFolders.map(({ part }) => part));
  return flat.some(({ part }) => nested.has(part)) ? { inFolders: [], flat: [] } : { inFolders, flat };
}
function labelledBy(sheets, flat, classes, find2) {
  const labelled2 = [];
  for (const part of new Set(flat.map((image) => image.part))) {
    const own = new Set(flat.filter((image) => image.part === part).map(({ path }) => path));
    for (const sheet of sheets) {
      const marks = marksIn(sheet, own, classes, find2);
      if (marks === void 0 || marks.size < MOST3 * own.size) continue;
      const images = [...marks].map(([image, mark]) => ({ image, mark, part }));
      labelled2.push({ file: sheet.file, part, images });
    }
  }
  return labelled2;
}
function marksIn({ file, rows }, images, classes, find2) {
  const width = Math.min(MOST_COLUMNS3, rows[0]?.length ?? 0);
  for (let column = 0; column < width; column++) {
    const named = rows.flatMap((row) => {
      const [image, other] = find2(row[column] ?? "", file).filter(({ path }) => images.has(path));
      return image === void 0 || other !== void 0 ? [] : [{ image: image.path, row }];
    });
    if (named.length === 0) continue;
    for (let label = 0; label < width; label++)
      if (label !== column && named.every(({ row }) => classes.has(cellOf(row, label))))
        return new Map(named.map(({ image, row }) => [image, cellOf(row, label)]));
  }
  return void 0;
}
function foundIn(labelled2, { inFolders, flat }) {
  const files = [...new Set(labelled2.map(({ file }) => file))];
  const why = `class folders, and the labels in ${files.join(", ")}`;
  const conflicts = conflictsIn(labelled2);
  if (conflicts.length > 0)
    return { claim: "certain", items: [], why, faults: [tableLabelsConflict(conflicts)] };
  const byImage = new Map(labelled2.flatMap(({ images }) => images.map((one2) => [one2.image, one2])));
  const left = flat.filter(({ path }) => !byImage.has(path)).map(({ path }) => path);
  const faults = labelled2.map(
    ({ file, part, images }) => partLabelledByList(file, part, images.length, images[0])
  );
  return {
    claim: "certain",
    items: [...inFolders, ...byImage.values()],
    why,
    faults: [...faults, ...left.length > 0 ? [imagesNotInTable(left)] : []]
  };
}
function conflictsIn(labelled2) {
  const known = /* @__PURE__ */ new Map();
  return labelled2.flatMap(
    ({ file, images }) => images.flatMap(({ image, mark }) => {
      const first = known.get(image) ?? { name: mark, table: file };
      known.set(image, first);
      return first.name === mark ? [] : [{ image, first, second: { name: mark, table: file } }];
    })
  );
}

// src/stages/2-dataset/labels/table/places.ts
var CORNERS = [
  ["xmin", "ymin", "xmax", "ymax"],
  ["x1", "y1", "x2", "y2"]
];
var BOX = /^(?:objects?|annotations?)?(?:bbox|bboxes|boundingbox|boundingboxes|boxes)$/;
var FOUR_NUMBERS = /^[[({]*\s*[-\d.]+(?:[\s,;]+[-\d.]+){3}\s*(?:[\])}]|$)/;
var RUN_LENGTHS = /^\d+ \d+(?: \d+ \d+)+$/;
function tableWithPlaces(tables) {
  for (const { file, columns, hasHeader, rows } of tables) {
    if (!hasHeader) continue;
    const drawn2 = columns.find((_, column) => most2(rows, column, RUN_LENGTHS));
    if (drawn2 !== void 0) return tableOfPlaces(file, [drawn2], "masks");
    const boxes = boxColumns(columns, rows);
    if (boxes.length > 0) return tableOfPlaces(file, boxes, "boxes");
  }
  return void 0;
}
function boxColumns(columns, rows) {
  const plain = columns.map((name) => name.toLowerCase().replace(/[^\p{L}\d]/gu, ""));
  const corners = CORNERS.find((names) => names.every((name) => plain.includes(name)));
  if (corners !== void 0) return corners.map((name) => columns[plain.indexOf(name)]);
  return columns.filter((_, column) => BOX.test(plain[column]) && most2(rows, column, FOUR_NUMBERS));
}
function most2(rows, column, form) {
  const filled = rows.map((row) => row[column]?.trim() ?? "").filter((cell) => cell !== "");
  return filled.length > 0 && 2 * filled.filter((cell) => form.test(cell)).length > filled.length;
}

// src/stages/2-dataset/labels/table/find.ts
var SPREADSHEET2 = /\.(?:xlsx?|ods|parquet)$/i;
var NOTHING2 = {
  claim: void 0,
  why: "no table of images and labels",
  items: [],
  faults: []
};
async function findInTables(folder) {
  const { settings } = folder;
  const saysClass = settings.images?.toLowerCase().includes(`{${CLASS}}`) === true;
  if (settings.masks !== void 0 || saysClass) return NOTHING2;
  const images = imagesIn2(folder);
  const beside2 = await gatherTables(folder, images);
  const ofParts = await findLabelledParts(folder, images, beside2);
  if (ofParts !== void 0) return ofParts;
  return besideFolders(await findIn(folder, beside2), folder, beside2);
}
async function findIn(folder, beside2) {
  const { tables: all, find: find2, paths, annotated } = beside2;
  const { settings } = folder;
  if (annotated.some(isError)) return { ...NOTHING2, claim: claimInDoubt(paths), faults: annotated };
  const places = settings.task === "auto" ? tableWithPlaces(all) : void 0;
  if (places !== void 0) return { ...NOTHING2, claim: claimInDoubt(paths), faults: [places] };
  const known = folder.spec && labelsIn(folder.spec);
  const chosen = byColumns(all).flatMap((tables) => {
    const columns = chooseColumns(tables, rowsOfImages(tables, find2), known);
    return columns === void 0 ? [] : [{ tables, columns }];
  });
  if (chosen.length === 0) return withoutLabels(folder, all);
  const sure = chosen.flatMap(({ tables, columns }) => isDoubt(columns) ? [] : [{ tables, columns }]);
  const named = sure.filter(({ columns }) => columns.isNamed);
  const doubts = chosen.flatMap(({ columns }) => isDoubt(columns) ? [columns] : []);
  if (named.length === 0 && doubts.length > 0) return inDoubt(doubts, paths, folder.spec);
  const read = named.length > 0 ? named : sure;
  const labelled2 = labelImages(read, find2);
  if (labelled2.faults.some(isError))
    return { ...NOTHING2, claim: claimInDoubt(paths), faults: labelled2.faults };
  if (labelled2.images.length === 0) return NOTHING2;
  const { images, faults } = await withNames(labelled2.images, folder);
  if (images.length === 0) return { ...NOTHING2, claim: claimInDoubt(paths), faults };
  const taken2 = new Set(sure.flatMap(({ tables }) => tables));
  const others = all.filter((table2) => !taken2.has(table2) && mayLabel([table2], { find: find2, paths }));
  const said = [...assumed2(beside2), ...faults, ...labelled2.faults];
  return foundIn2(read, { ...labelled2, images, faults: said }, { paths, others, folder });
}
function inDoubt(doubts, paths, spec) {
  const regression = doubts.find(({ isRegression }) => isRegression);
  const claim = regression === void 0 ? { claim: claimInDoubt(paths) } : claimOfRegression(paths, { spec, fault: regression.fault });
  return { ...NOTHING2, ...claim, faults: doubts.map(({ fault: fault2 }) => fault2) };
}
function withoutLabels({ others, files }, [table2]) {
  const tell = (fault2) => ({ ...NOTHING2, claim: "unlikely", faults: [fault2] });
  if (table2 !== void 0) {
    const names = quote(table2.columns[table2.images]);
    return tell(
      tableWithoutLabels(
        table2.file,
        `but beside the names of images in column ${names} no column holds classes`
      )
    );
  }
  const sheet = files.length === 0 ? void 0 : others.find((file) => SPREADSHEET2.test(file));
  return sheet === void 0 ? NOTHING2 : tell(spreadsheetNotRead(sheet));
}
function assumed2({ tables, assumed: names, annotated }) {
  const files = tables.filter(({ isEncodingAssumed }) => isEncodingAssumed).map(({ file }) => file);
  return [
    ...files.length > 0 ? [tableEncodingAssumed(files)] : [],
    ...names.length > 0 ? [tableNamesAssumed(tables[0].file, names)] : [],
    ...annotated
  ];
}
function foundIn2(read, { images, counts, unlabelled, partsBy, faults }, {
  paths,
  others,
  folder: { spec, settings }
}) {
  const where = whereOf(read);
  const isNamed = read.some(({ columns }) => columns.isNamed);
  const inTable = /* @__PURE__ */ new Set([...images.map(({ image }) => image), ...unlabelled]);
  const left = paths.filter((path) => !inTable.has(path));
  const said = read.flatMap(({ tables, columns }) => {
    const files = tables.map(({ file }) => file).filter((file) => counts.has(file));
    const count = files.reduce((sum4, file) => sum4 + counts.get(file), 0);
    return files.length === 0 ? [] : [labelsInTable(files, saidBy2(tables[0], columns, partsBy), count)];
  });
  return {
    ...claimOf2(images, {
      isNamed,
      spec,
      where,
      isFolderless: settings.images !== void 0,
      files: fileNames(read)
    }),
    why: `labels in ${where}`,
    items: images,
    partsBy: partsText(read, partsBy),
    faults: [
      ...said,
      ...faults,
      ...left.length > 0 ? [imagesNotInTable(left)] : [],
      ...others.length > 0 ? [tableNotTaken(others.map(({ file }) => file))] : []
    ],
    ...isNamed ? { passedOver: tablePassedOver(where) } : {}
  };
}
function imagesIn2({ files, placed }) {
  const { layout, faults } = placed();
  if (faults.length > 0) return [];
  return layout.images.length > 0 ? layout.images : files.map((path) => ({ path, part: void 0 }));
}
function byColumns(tables) {
  const groups = /* @__PURE__ */ new Map();
  for (const table2 of tables) {
    const key = JSON.stringify([table2.columns, table2.hasHeader, table2.images]);
    groups.set(key, [...groups.get(key) ?? [], table2]);
  }
  return [...groups.values()];
}
function rowsOfImages(tables, find2) {
  return tables.flatMap(
    ({ file, images, rows }) => rows.filter((row) => find2(row[images] ?? "", file).length > 0)
  );
}
function saidBy2({ columns: names, images }, { labels, part, passedOver }, partsBy) {
  return {
    images: names[images],
    labels: labels.map((column) => names[column]),
    part: partsBy === "column" && part !== void 0 ? names[part] : void 0,
    isPart: partsBy === "tables",
    passedOver
  };
}
function partsText(read, by) {
  const [{ tables, columns }] = read;
  if (by === "column" && columns.part !== void 0)
    return `the column ${quote(tables[0].columns[columns.part])} of ${tables[0].file}`;
  const files = fileNames(read);
  return by === "tables" ? `the tables ${files.join(", ")}` : void 0;
}
function fileNames(read) {
  return read.flatMap(({ tables }) => tables.map(({ file }) => file));
}
function whereOf(read) {
  const files = fileNames(read);
  const [{ tables, columns }] = read;
  const { labels } = columns;
  const column = labels.length === 1 ? `column ${quote(tables[0].columns[labels[0]])}` : `${labels.length} columns`;
  const more = files.length > 1 ? ` and ${files.length - 1} more` : "";
  return `${column} of ${quote(files[0])}${more}`;
}

// src/stages/2-dataset/labels/table/source.ts
var OF_TABLES = {
  labelOf: (name) => ({ source: "table", name }),
  reading: { source: "table" },
  tooMany: tooManyTableLabels,
  unknown: tableLabelUnknown,
  alike: tableLabelsAlike,
  allIgnored: tableLabelsIgnored,
  onlyOne: (name, images) => oneTableLabel(name, images.length)
};
var table = {
  name: "table",
  task: "classification",
  where: "labelled in a table",
  find: findInTables,
  measure: (images, options) => wholeImageSamples(OF_TABLES, images, options),
  files: () => [],
  conflict: (one2, first, classes) => conflictingClasses(namedClass(one2, classes), namedClass(first, classes)),
  reader: wholeImageReader,
  reorder: (reading) => reading
};

// src/stages/2-dataset/labels/via/attributes.ts
var CALLED3 = /^(?:label|class|category)(?:[ _-]?(?:name|id))?s?$/i;
var SAYS_NOTHING = /^(?:\d+|true|yes|y|x)$/i;
var FEW8 = 20;
function chooseAttribute(regions, known) {
  const candidates = withoutTwins2(candidatesOf2(regions), regions);
  const [first] = candidates;
  if (first === void 0) return { by: "values", attribute: void 0, classOf: () => void 0 };
  if (candidates.length === 1) return ofSingle(first, regions.length);
  const fitting = candidates.find(({ values }) => values.every((value) => known?.has(value)));
  if (fitting !== void 0) return valuesOf3(fitting, candidates);
  if (areNamesOfClasses(candidates, regions))
    return { by: "names", attribute: void 0, classOf: firstName };
  const called = candidates.filter(({ name }) => CALLED3.test(name));
  return called.length === 1 ? valuesOf3(called[0], candidates) : candidates;
}
function candidatesOf2(regions) {
  const values = /* @__PURE__ */ new Map();
  for (const [name, value] of regions.flatMap((attributes) => [...attributes]))
    values.set(name, (values.get(name) ?? /* @__PURE__ */ new Set()).add(value));
  return [...values].map(([name, own]) => ({ name, values: [...own].sort() }));
}
function withoutTwins2(candidates, regions) {
  const kept2 = [];
  for (const candidate of candidates) {
    const twin = kept2.findIndex((other) => saySame2(candidate, other, regions));
    if (twin < 0) kept2.push(candidate);
    else kept2[twin] = { ...kept2[twin], twins: [...kept2[twin].twins ?? [], candidate.name] };
  }
  return kept2;
}
function saySame2(one2, other, regions) {
  if (one2.values.every((value) => SAYS_NOTHING.test(value))) return false;
  if (one2.values.join("\n") !== other.values.join("\n")) return false;
  const both = regions.filter((attributes) => attributes.has(one2.name) && attributes.has(other.name));
  return both.length > 0 && both.every((attributes) => attributes.get(one2.name) === attributes.get(other.name));
}
function ofSingle({ name, values, twins }, regions) {
  const isTrivial = values.length === 1 && SAYS_NOTHING.test(values[0]);
  const areNumbers2 = values.length > FEW8 && values.length > regions / 2;
  return isTrivial || areNumbers2 ? one(name) : valuesOf3({ name, values, ...twins === void 0 ? {} : { twins } });
}
function areNamesOfClasses(candidates, regions) {
  const areTrivial = candidates.every(
    ({ name, values }) => values.every((value) => SAYS_NOTHING.test(value) || value === name)
  );
  return areTrivial && regions.every(({ size }) => size <= 1);
}
function valuesOf3(chosen, all = []) {
  const { name, twins = [] } = chosen;
  const others = all.filter((candidate) => candidate.name !== name);
  const says = [name, ...twins];
  const classOf5 = (attributes) => says.map((one2) => attributes.get(one2)).find((value) => value !== void 0);
  return { by: "values", attribute: name, classOf: classOf5, ...others.length > 0 ? { others } : {} };
}
function one(name) {
  return { by: "one", attribute: void 0, classOf: () => name };
}
function firstName(attributes) {
  return attributes.keys().next().value;
}
function attributesIn(given) {
  if (typeof given !== "object" || given === null) return /* @__PURE__ */ new Map();
  const entries = Object.entries(given).map(([name, value]) => [name.trim(), textOf4(value)]);
  return new Map(entries.filter(([, text]) => text !== "" && !NAMELESS.test(text)));
}
function textOf4(value) {
  if (typeof value === "string" || typeof value === "number" || value === true) return String(value).trim();
  const options = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return options.filter(([, isChosen2]) => isChosen2 === true).map(([name]) => name).join(" + ");
}

// src/stages/2-dataset/labels/via/regions.ts
var KINDS5 = /* @__PURE__ */ new Map([
  ["polygon", "polygon"],
  ["circle", "circle"],
  ["ellipse", "ellipse"],
  ["rect", "box"]
]);
var KEY = /^(?<name>.+?\.[a-z]+)-?\d+$/i;
var MOST_ROWS4 = 1e6;
var [FILENAME, SIZE, COUNT, SHAPE, ATTRIBUTES] = [0, 1, 3, 5, 6];
function entryInJson(text, key = "") {
  const given = parsed12(text);
  const [filename, listed] = [fieldOf(given, "filename"), fieldOf(given, "regions")];
  if (typeof filename !== "string" || filename === "") return void 0;
  const regions = Array.isArray(listed) ? listed : Object.values(Object(listed));
  return {
    filename,
    keyed: key.startsWith(filename) ? void 0 : KEY.exec(key)?.groups?.name,
    bytes: bytesIn(fieldOf(given, "size")),
    regions: regions.map((region) => ({
      shape: fieldOf(region, "shape_attributes"),
      attributes: fieldOf(region, "region_attributes")
    }))
  };
}
function entryInCsv(text) {
  const rows = parseCsv(text, MOST_ROWS4);
  const filename = rows?.[0]?.[FILENAME];
  if (rows === void 0 || filename === void 0 || filename === "") return void 0;
  const drawn2 = rows.filter((row) => row[COUNT] !== "0" && row[SHAPE] !== void 0 && row[SHAPE] !== "{}");
  return {
    filename,
    keyed: void 0,
    bytes: bytesIn(Number(rows[0][SIZE])),
    regions: drawn2.map((row) => ({ shape: parsed12(row[SHAPE]), attributes: parsed12(row[ATTRIBUTES] ?? "") }))
  };
}
function bytesIn(given) {
  return typeof given === "number" && Number.isInteger(given) && given > 0 ? given : void 0;
}
function regionCountsIn(text) {
  const rows = parseCsv(text, MOST_ROWS4) ?? [];
  return rows.flatMap((row) => {
    const told3 = Number(row[COUNT]);
    return Number.isInteger(told3) ? [{ filename: row[FILENAME], told: told3 }] : [];
  });
}
function kindOf7({ shape }) {
  return KINDS5.get(wordOf4(shape)) ?? "mark";
}
function wordOf4(shape) {
  const name = fieldOf(shape, "name");
  return typeof name === "string" && name.length < 30 ? name.toLowerCase() : "region of unknown kind";
}
function parsed12(text) {
  try {
    return parseJson(text);
  } catch {
    return void 0;
  }
}

// src/stages/2-dataset/labels/via/image.ts
import { createHash as createHash11 } from "node:crypto";
function viaImage({ filename, keyed, bytes, regions }, passage) {
  const areas = regions.filter((region) => isArea2(region));
  const attributes = areas.map((area) => attributesIn(area.attributes));
  const said = areas.map(({ shape }, i) => [Object.entries(Object(shape)).sort(byKey2), [...attributes[i]]]);
  return {
    filename,
    keyed,
    bytes,
    passage,
    areas: attributes,
    // 48 bits: as many as a number holds, and enough for the entries of one image.
    digest: createHash11("sha256").update(JSON.stringify(said)).digest().readUIntBE(0, 6),
    boxes: regions.filter((region) => kindOf7(region) === "box").length,
    rectangles: areas.filter(isRectangular).length,
    marks: regions.filter((region) => kindOf7(region) === "mark").map(({ shape }) => wordOf4(shape))
  };
}
function isArea2(region) {
  return kindOf7(region) !== "box" && kindOf7(region) !== "mark";
}
function isRectangular(region) {
  const [x, y] = ["all_points_x", "all_points_y"].map((key) => listOf(fieldOf(region.shape, key)));
  return kindOf7(region) === "polygon" && isRectangle(x.flatMap((one2, i) => [one2, y[i]]));
}
function byKey2([a], [b]) {
  return a < b ? -1 : 1;
}

// src/stages/2-dataset/labels/via/csv-file.ts
import { join as join28 } from "node:path";
var [QUOTE2, LINE_FEED] = [34, 10];
async function readViaCsv(root, file) {
  const bytes = await readPlainFile(join28(root, file), MOST_BYTES.run, { links: "refused" });
  const images = [];
  const counts = new RegionCounts();
  const unreadable2 = { count: 0, example: 0 };
  const [, ...lines] = linesOf2(bytes);
  for (const { from, to } of runsOfImages(lines, bytes)) {
    const text = bytes.toString("utf8", from, to);
    const entry = entryInCsv(text);
    if (entry !== void 0) images.push(viaImage(entry, { file, from, to }));
    else if (unreadable2.count++ === 0) unreadable2.example = from;
    counts.take(text);
  }
  return { file, images, unreadable: unreadable2, lacking: counts.lacking() };
}
var RegionCounts = class {
  #images = /* @__PURE__ */ new Map();
  take(text) {
    for (const { filename, told: told3 } of regionCountsIn(text)) {
      const before = this.#images.get(filename) ?? { told: 0, found: 0 };
      this.#images.set(filename, { told: Math.max(before.told, told3), found: before.found + 1 });
    }
  }
  lacking() {
    return [...this.#images].flatMap(
      ([filename, { told: told3, found }]) => found < told3 ? [{ filename, told: told3, found }] : []
    );
  }
};
function linesOf2(bytes) {
  const lines = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (bytes[at] === QUOTE2) isQuoted = !isQuoted;
    if (at < bytes.length && (bytes[at] !== LINE_FEED || isQuoted)) continue;
    if (bytes.toString("latin1", from, at).trim() !== "") lines.push({ from, to: at });
    from = at + 1;
  }
  return lines;
}
function runsOfImages(lines, bytes) {
  const runs = [];
  let before;
  for (const { from, to } of lines) {
    const filename = entryInCsv(bytes.toString("utf8", from, to))?.filename;
    const last = runs.at(-1);
    if (last !== void 0 && filename !== void 0 && filename === before)
      runs[runs.length - 1] = { from: last.from, to };
    else runs.push({ from, to });
    before = filename;
  }
  return runs;
}

// src/stages/2-dataset/labels/via/options.ts
var NUMBER2 = /^\d+$/;
function optionsIn(text) {
  const options = Object.entries(Object(fieldOf(parsed13(text), "options"))).map(
    ([id, name]) => [id, typeof name === "string" ? name.trim() : ""]
  );
  const names = new Set(options.map(([, name]) => name));
  const areNumbers2 = options.every(([id, name]) => NUMBER2.test(id) && name !== "");
  return new Map(areNumbers2 && names.size === options.length ? options : []);
}
function withOptions(attributes, options) {
  return new Map([...attributes].map(([name, value]) => [name, options.get(name)?.get(value) ?? value]));
}
function parsed13(text) {
  try {
    return parseJson(text);
  } catch {
    return void 0;
  }
}

// src/stages/2-dataset/labels/via/file.ts
import { join as join29 } from "node:path";
var PROJECT = /"_via_(?:img_metadata|settings)"\s*:/;
var OPTIONS = "_via_attributes.region{}";
var HEAD2 = 16 * 1024;
async function readViaJson(root, file) {
  const path = join29(root, file);
  const isProject = PROJECT.test(await readTextHead(path, HEAD2, { links: "refused" }));
  const images = [];
  const unreadable2 = { count: 0, example: 0 };
  const options = /* @__PURE__ */ new Map();
  const places = isProject ? ["_via_img_metadata{}", OPTIONS] : ["{}"];
  await eachElement(path, places, ({ place: place3, text, key, from, to }) => {
    if (place3 === OPTIONS) {
      options.set(key.trim(), optionsIn(text));
      return;
    }
    const entry = entryInJson(text, key);
    if (entry !== void 0) images.push(viaImage(entry, { file, from, to }));
    else if (unreadable2.count++ === 0) unreadable2.example = from;
  });
  const named = images.map((image) => ({
    ...image,
    areas: image.areas.map((attributes) => withOptions(attributes, options))
  }));
  return { file, images: options.size === 0 ? images : named, unreadable: unreadable2, lacking: [] };
}

// src/stages/2-dataset/labels/via/find.ts
var JSON_FORM = {
  named: /\.json$/i,
  begins: /^\s*\{[\s\S]*"(?:_via_settings|_via_img_metadata|shape_attributes|file_attributes)"\s*:/
};
var CSV_FORM = { named: /\.csv$/i, begins: /^"?#?"?filename"?,[^\r\n]*region_shape_attributes/ };
async function findVia(folder) {
  const files = [];
  const faults = [];
  const { data } = folder.settings;
  const take = async (file, read) => {
    const found = await read.catch((error) => messageOf(error));
    if (typeof found === "string") faults.push(annotationFileUnreadable(file, found));
    else files.push(found);
  };
  for (const file of await candidatesIn(folder, JSON_FORM)) await take(file, readViaJson(data, file));
  for (const file of await candidatesIn(folder, CSV_FORM)) await take(file, readViaCsv(data, file));
  if (files.length + faults.length === 0) return void 0;
  const images = files.flatMap((file) => file.images);
  const areas = images.flatMap((image) => image.areas);
  const chosen = chooseAttribute(areas, knownTo2(folder));
  const isClear2 = "classOf" in chosen;
  return {
    ...contentOf4(files, isClear2 ? chosen.classOf : () => void 0),
    question: isClear2 ? void 0 : attributesUnclear("VIA", chosen),
    faults: [
      ...faults,
      ...files.flatMap(unreadableIn),
      ...files.flatMap(lackingIn3),
      ...saidOfMarks3(images),
      ...isClear2 ? saidOfClasses2(chosen, areas) : []
    ]
  };
}
function knownTo2({ spec }) {
  return spec && /* @__PURE__ */ new Set([...spec.classes.flatMap(foldersOfClass), ...spec.ignored?.folders ?? []]);
}
function contentOf4(files, classOf5) {
  const all = files.flatMap(({ images: images2 }) => images2);
  const sum4 = (read) => all.reduce((total, one2) => total + read(one2), 0);
  const images = files.flatMap((file) => exportedIn(file, classOf5));
  return {
    images,
    // The files list no classes: sorted, they have the same order whatever the images are called.
    classes: [...new Set(images.flatMap(({ shapes }) => shapes.flatMap(({ classes }) => classes)))].sort(),
    boxes: sum4(({ boxes }) => boxes),
    lacking: { files: files.map(({ file }) => file), lacks: "image" }
  };
}
function exportedIn({ file, images }, classOf5) {
  const byName2 = /* @__PURE__ */ new Map();
  for (const image of images) byName2.set(image.filename, [...byName2.get(image.filename) ?? [], image]);
  return [...byName2].map(([named, own]) => ({
    named,
    orNamed: own[0].keyed,
    bytes: own[0].bytes,
    file,
    size: void 0,
    shapes: own.filter(({ areas }) => areas.length > 0).map(({ passage, areas, rectangles, digest }) => {
      const classes = areas.map((area) => classOf5(area) ?? UNNAMED);
      return { passage: { ...passage, classes }, classes, rectangles, digest };
    })
  }));
}
function unreadableIn({ file, unreadable: unreadable2 }) {
  return unreadable2.count === 0 ? [] : [annotationsUnreadable(file, unreadable2)];
}
function lackingIn3({ file, lacking }) {
  return lacking.length === 0 ? [] : [regionsLacking(file, lacking)];
}
function saidOfMarks3(images) {
  const counts = /* @__PURE__ */ new Map();
  for (const mark of images.flatMap(({ marks }) => marks)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts.size === 0 ? [] : [marksIgnored("VIA", [...counts])];
}
function saidOfClasses2(chosen, areas) {
  const classes = [...new Set(areas.flatMap((area) => chosen.classOf(area) ?? []))].sort();
  return classes.length > 0 ? [attributesAsClasses("VIA", { ...chosen, classes })] : [];
}

// src/stages/2-dataset/labels/via/shapes.ts
function viaShapes(passages) {
  return passages.flatMap(({ text, classes }) => {
    const entry = text.startsWith("{") ? entryInJson(text) : entryInCsv(text);
    if (entry === void 0) throw new ShapeError("can't be read");
    return entry.regions.filter(isArea2).map((region, i) => {
      return { class: classes?.[i] ?? UNNAMED, geometry: geometryOf5(region) };
    });
  });
}
function geometryOf5(region) {
  const number = (key) => coordinate(fieldOf(region.shape, key));
  switch (kindOf7(region)) {
    case "circle": {
      const radius = number("r");
      return {
        kind: "ellipse",
        x: number("cx"),
        y: number("cy"),
        radiusX: radius,
        radiusY: radius,
        angle: 0
      };
    }
    case "ellipse":
      return {
        kind: "ellipse",
        x: number("cx"),
        y: number("cy"),
        radiusX: number("rx"),
        radiusY: number("ry"),
        // Version 1 doesn't turn them.
        angle: coordinate(fieldOf(region.shape, "theta") ?? 0)
      };
    default:
      return polygonOf4(region.shape);
  }
}
function polygonOf4(shape) {
  const [x, y] = ["all_points_x", "all_points_y"].map((key) => listOf(fieldOf(shape, key)));
  if (x.length !== y.length) throw new ShapeError("has a polygon with an x without its y");
  const ring = Float64Array.from(
    x.flatMap((one2, i) => [one2, y[i]]),
    coordinate
  );
  return { kind: "polygons", parts: [[ring]], rule: "even-odd" };
}

// src/stages/2-dataset/labels/via/source.ts
var via = shapesSource({
  name: "via",
  tool: "VIA",
  // Regions have no order, and parts are smaller than what they're parts of.
  stacking: "smaller-on-top",
  nameField: "filename",
  find: findVia,
  shapes: viaShapes
});

// src/stages/2-dataset/labels/voc/objects.ts
var POINT = "pt";
var BOX2 = "bounding_box";
var COORDINATE = /^(?<axis>[xy])(?<number>\d*)$/;
var Objects = class {
  #taken;
  #name = "";
  #type = "";
  #isDeleted = false;
  #outline;
  #points = 0;
  constructor(taken2) {
    this.#taken = taken2;
  }
  /** @param way from the object to the element, itself the last */
  open(way) {
    const [, inObject, inOutline] = way;
    if (way.length === 1) {
      this.#name = "";
      this.#type = "";
      this.#isDeleted = false;
      this.#outline = void 0;
      this.#points = 0;
    }
    if (way.length === 2 && inObject === "polygon") this.#outline ??= /* @__PURE__ */ new Map();
    if (way.length === 3 && inObject === "polygon" && inOutline === POINT) this.#points++;
  }
  text(way, text) {
    const [, inObject, inOutline] = way;
    if (way.length === 2 && inObject === "name") this.#name += text;
    if (way.length === 2 && inObject === "type") this.#type += text;
    if (way.length === 2 && inObject === "deleted") this.#isDeleted = text.trim() === "1";
    if (inObject !== "polygon" || this.#outline === void 0) return;
    const isPoint = inOutline === POINT;
    if (way.length !== (isPoint ? 4 : 3)) return;
    const said = COORDINATE.exec(way.at(-1))?.groups;
    if (said === void 0 || said.number === "" !== isPoint) return;
    const key = `${said.axis}${isPoint ? this.#points : Number(said.number)}`;
    this.#outline.set(key, text.trim() === "" ? Number.NaN : Number(text) - (isPoint ? 0 : 1));
  }
  /** Behind the object's last element. */
  close() {
    if (this.#isDeleted) return;
    this.#taken({
      name: this.#name.trim() || UNNAMED,
      outline: this.#type.trim() === BOX2 ? void 0 : this.#corners()
    });
  }
  /** Of a point without its y NaN: that's told where it's drawn. */
  #corners() {
    const outline = this.#outline;
    if (outline === void 0 || outline.size === 0) return void 0;
    const numbers = [...new Set([...outline.keys()].map((key) => Number(key.slice(1))))].sort(
      (a, b) => a - b
    );
    return numbers.flatMap((number) => [
      outline.get(`x${number}`) ?? Number.NaN,
      outline.get(`y${number}`) ?? Number.NaN
    ]);
  }
};

// src/stages/2-dataset/labels/voc/file.ts
import { createHash as createHash12 } from "node:crypto";
async function readVoc(root, file) {
  const reader = new Reader2();
  await readXml(root, file, reader);
  return { file, ...reader.found() };
}
var FIELDS = /* @__PURE__ */ new Map([
  ["filename", "filename"],
  ["size/width", "width"],
  ["size/height", "height"],
  ["imagesize/ncols", "width"],
  ["imagesize/nrows", "height"]
]);
var Reader2 = class {
  #way = [];
  #objects = [];
  #reading = new Objects((object2) => this.#objects.push(object2));
  #texts = { filename: "", width: "", height: "" };
  #from = 0;
  #to = 0;
  open(name, _attributes, at) {
    this.#way.push(name);
    if (this.#way[0] !== "annotation") throw new SyntaxError('its outermost element is not "annotation"');
    if (this.#way.length === 1) this.#from = at;
    if (this.#way[1] === "object") this.#reading.open(this.#way.slice(1));
  }
  close(_name, at) {
    if (this.#way.length === 2 && this.#way[1] === "object") this.#reading.close();
    this.#way.pop();
    this.#to = at;
  }
  text(text) {
    const way = this.#way.slice(1);
    if (way[0] === "object") this.#reading.text(way, text);
    const field = FIELDS.get(way.join("/"));
    if (field !== void 0) this.#texts[field] += text;
  }
  found() {
    const drawn2 = this.#objects.filter(({ outline }) => outline !== void 0);
    return {
      ...this.#texts,
      filename: this.#texts.filename.trim(),
      labels: drawn2.map(({ name }) => name),
      boxes: this.#objects.length - drawn2.length,
      rectangles: drawn2.filter(({ outline = [] }) => isRectangle(outline)).length,
      from: this.#from,
      to: this.#to,
      // 48 bits: as many as a number holds, and enough for the files of one image.
      digest: createHash12("sha256").update(JSON.stringify(drawn2)).digest().readUIntBE(0, 6)
    };
  }
};

// src/stages/2-dataset/labels/voc/find.ts
import { basename as basename38 } from "node:path/posix";
var FORM9 = {
  named: /\.xml$/i,
  begins: /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE[\s\S]*?)?<annotation[\s>]/
};
var MASKS = /(?:^|\/)SegmentationClass\//;
async function findVoc(folder) {
  const files = [];
  const faults = [];
  const candidates = await candidatesIn(folder, FORM9);
  for (const file of candidates) {
    const read = await readVoc(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof read === "string") faults.push(annotationFileUnreadable(file, read));
    else files.push(read);
  }
  const broken = await brokenBeside(folder, FORM9, candidates);
  faults.push(...broken.map(({ file, why }) => annotationFileUnreadable(file, why)));
  if (files.length + faults.length === 0) return void 0;
  const sum4 = (count) => files.reduce((total, file) => total + count(file), 0);
  const isOfBoxes2 = files.every(({ labels }) => labels.length === 0);
  const masks2 = folder.files.find((file) => MASKS.test(file));
  return {
    images: files.map(imageOf5),
    // The files list no classes: sorted, they have the same order whatever the files are called.
    classes: [...new Set(files.flatMap(({ labels }) => labels))].sort(),
    boxes: sum4(({ boxes }) => boxes),
    doubt: isOfBoxes2 && masks2 !== void 0 ? vocMasksBeside(files.map(({ file }) => file)) : void 0,
    faults
  };
}
function imageOf5({
  file,
  filename,
  width,
  height,
  labels,
  rectangles,
  from,
  to,
  digest
}) {
  const own = withoutExtension(basename38(file));
  return {
    named: filename || own,
    // Files that were renamed together go on saying the name that the image had before.
    orNamed: own,
    file,
    size: sizeIn(Number(width), Number(height)),
    shapes: labels.length === 0 ? [] : [{ passage: { file, from, to }, classes: labels, rectangles, digest }]
  };
}

// src/stages/2-dataset/labels/voc/shapes.ts
function vocShapes(passages) {
  return passages.flatMap(({ text }) => objectsIn(text)).flatMap(({ name, outline }) => {
    if (outline === void 0) return [];
    const ring = Float64Array.from(outline, coordinate);
    return [{ class: name, geometry: { kind: "polygons", parts: [[ring]], rule: "even-odd" } }];
  });
}
function objectsIn(text) {
  const found = [];
  const way = [];
  const objects = new Objects((object2) => found.push(object2));
  try {
    parseXml(`<annotation>${text}`, {
      open: (name) => {
        way.push(name);
        if (way[1] === "object") objects.open(way.slice(1));
      },
      text: (given) => {
        if (way[1] === "object") objects.text(way.slice(1), given);
      },
      close: () => {
        if (way.length === 2 && way[1] === "object") objects.close();
        way.pop();
      }
    });
  } catch (error) {
    if (error instanceof SyntaxError) throw new ShapeError("is no XML");
    throw error;
  }
  return found;
}

// src/stages/2-dataset/labels/voc/source.ts
var voc = shapesSource({
  name: "voc",
  tool: "Pascal VOC",
  // The file says no order, and parts are smaller than what they're parts of.
  stacking: "smaller-on-top",
  nameField: "filename",
  find: findVoc,
  shapes: vocShapes
});

// src/stages/2-dataset/labels/yolo/doubts.ts
var TURNED_BOX = 9;
var MANY3 = 10;
function askOfScores(lines, files) {
  const outlines = lines.filter(({ holds }) => holds === "outline");
  const scored = outlines.filter(({ hasScore, mayBePose }) => hasScore && !mayBePose).length;
  return 2 * scored > outlines.length ? scoresBehindOutlines(files, scored, outlines.length) : void 0;
}
function doubtOfLines(lines, files, yamls) {
  const outlines = lines.filter(({ holds }) => holds === "outline");
  const [first] = outlines;
  if (first === void 0)
    return lines.length > 0 && yamls.some(({ keypoints }) => keypoints > 0) ? keypointsAlone("YOLO", files, lines.length) : void 0;
  const isOfOneLength = outlines.every(({ length }) => length === first.length);
  if (isOfOneLength && first.length === TURNED_BOX && !outlines.every((line) => line.isRectangle))
    return turnedBoxes("YOLO", "yolo", files, outlines.length);
  const isPose2 = isOfOneLength && outlines.length >= MANY3 && outlines.every((line) => line.mayBePose);
  return isPose2 ? keypointsAlone("YOLO", files, outlines.length) : void 0;
}

// src/stages/2-dataset/labels/yolo/lines.ts
import { createHash as createHash13 } from "node:crypto";
import { join as join30 } from "node:path";
var LARGEST_FILE = 64 * 1024 * 1024;
var NEW_LINE = 10;
var NUMBER3 = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
var BOX3 = 5;
var OUTLINE = 7;
async function readLabelFile(root, file, keypoints) {
  const bytes = await readPlainFile(join30(root, file), LARGEST_FILE, { links: "refused" });
  const lines = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEW_LINE, from);
    const to = end < 0 ? bytes.length : end;
    const line = lineIn(bytes.toString("utf8", from, to), keypoints);
    if (line !== void 0) lines.push({ from, to, ...line });
    from = to + 1;
  }
  return lines;
}
function numbersIn2(line) {
  const words = line.replace(/^\uFEFF/, "").split(/\s+/).filter((word) => word !== "");
  return words.every((word) => NUMBER3.test(word)) ? words.map(Number) : void 0;
}
function lineIn(text, keypoints) {
  if (text.replace(/^\uFEFF/, "").trim() === "") return void 0;
  const numbers = numbersIn2(text);
  const [number = Number.NaN, ...rest] = numbers ?? [];
  const isClass = Number.isInteger(number) && number >= 0;
  const length = numbers?.length ?? 0;
  return {
    holds: isClass ? holdsOf2(length, keypoints) : "unreadable",
    number: isClass ? number : Number.NaN,
    length,
    isRectangle: isRectangle(rest),
    hasScore: length % 2 === 0 && rest.length > 0 && isShare(rest[rest.length - 1]),
    mayBePose: isPose(rest),
    // 48 bits: as many as a number holds, and enough for the lines of one image.
    digest: createHash13("sha256").update(JSON.stringify(rest)).digest().readUIntBE(0, 6)
  };
}
function holdsOf2(length, keypoints) {
  const behind = length - BOX3;
  if (behind === 0 || behind === 1 || keypoints > 0 && (behind === keypoints || behind === keypoints + 1))
    return "box";
  return length >= OUTLINE ? "outline" : "unreadable";
}
function isShare(number) {
  return number >= 0 && number <= 1;
}
function isPose([x, y, width, height, ...points]) {
  if (points.length === 0 || [x, y, width, height, ...points].every((one2) => one2 <= 0.01)) return false;
  const isInside = (px, py) => px === 0 && py === 0 || Math.abs(px - x) <= width / 2 + 0.01 && Math.abs(py - y) <= height / 2 + 0.01;
  return [2, 3].some((each) => {
    if (points.length % each !== 0) return false;
    const keypoints = Array.from(
      { length: points.length / each },
      (_, i) => points.slice(each * i, each * (i + 1))
    );
    return keypoints.every(([px, py, seen = 0]) => isInside(px, py) && [0, 1, 2].includes(seen));
  });
}

// src/stages/2-dataset/labels/yolo/names.ts
import { basename as basename39, dirname as dirname32, join as join31 } from "node:path/posix";
var NAMED3 = /^(?:classes|class[_-]?names|names|obj)\.txt$|\.names$|^_darknet\.labels$/i;
async function readNameLists(root, others) {
  const lists = [];
  for (const file of others.filter((path) => NAMED3.test(basename39(path)))) {
    const text = await readTextInData(join31(root, file), MIB).catch(() => "");
    const classes = readLines(text)?.classes ?? [];
    const names = new Map(classes.map(({ name, value }, i) => [value ?? i, name]));
    if (names.size > 0) lists.push({ file, names });
  }
  return lists;
}
function nearestTo(lists, file) {
  for (let folder = dirname32(file); ; folder = dirname32(folder)) {
    const own = lists.filter((list) => dirname32(list.file) === folder);
    if (own.length > 0) return own;
    if (folder === ".") return lists.length === 1 ? lists : [];
  }
}
function disagree(one2, other) {
  return [...one2.names].some(([number, name]) => (other.names.get(number) ?? name) !== name);
}
var Names = class {
  #known = /* @__PURE__ */ new Map();
  #yamls;
  #lists;
  /** Two lists that give a number different names. */
  conflict;
  /** @param yamls go before the lists */
  constructor(yamls, lists) {
    this.#yamls = yamls.filter(({ names }) => names.size > 0);
    this.#lists = lists;
  }
  of(label) {
    const folder = dirname32(label);
    if (!this.#known.has(folder)) this.#known.set(folder, this.#settle(label));
    return this.#known.get(folder);
  }
  used() {
    return [...new Set([...this.#known.values()].filter((list) => list !== void 0))];
  }
  #settle(label) {
    const [first, ...more] = [...nearestTo(this.#yamls, label), ...nearestTo(this.#lists, label)];
    const other = more.find((list) => disagree(first, list));
    if (other !== void 0) this.conflict ??= [first, other];
    return first;
  }
};

// src/stages/2-dataset/labels/yolo/content.ts
import { dirname as dirname33 } from "node:path/posix";
var Content = class {
  #images = [];
  #lines = [];
  /** Of classes that no list names, or that stand in none of a list. */
  #numbered = /* @__PURE__ */ new Set();
  #unnamed = [];
  #withoutFile = [];
  #faults = [];
  #root;
  #names;
  #yamls;
  constructor(root, names, yamls) {
    this.#root = root;
    this.#names = names;
    this.#yamls = yamls;
  }
  /** An image of the set, whether it has a label file or not. */
  async take(image, { ofImages, byFolder: byFolder3 }) {
    const { named, part } = image;
    const label = ofImages.get(named);
    if (label !== void 0) return this.takeLabels(label, image);
    const beside2 = labelPathOf(named);
    const file = nearestTo(this.#yamls, beside2)[0]?.file ?? byFolder3.get(dirname33(beside2)) ?? beside2;
    this.#withoutFile.push(named);
    this.#images.push({ named, isPath: true, file, size: void 0, part, shapes: [] });
  }
  async takeLabels(file, { named, part }) {
    const keypoints = nearestTo(this.#yamls, file)[0]?.keypoints ?? 0;
    const lines = await readLabelFile(this.#root, file, keypoints).catch((error) => messageOf(error));
    if (typeof lines === "string") {
      this.#faults.push(annotationFileUnreadable(file, lines));
      return;
    }
    const list = this.#names.of(file);
    for (const line of lines) this.#lines.push(line);
    const shapes = lines.flatMap((line) => line.holds === "box" ? [] : this.#shape(file, line, list));
    const listed = list && { file: list.file, names: [...list.names.values()] };
    this.#images.push({ named, isPath: true, file, size: void 0, part, listed, shapes });
  }
  #shape(file, { holds, number, from, to, isRectangle: isRectangle2, digest }, list) {
    const passage = { file, from, to };
    if (holds === "unreadable") return [{ passage, classes: [], rectangles: 0, digest }];
    const name = list === void 0 ? `class ${number}` : list.names.get(number);
    if (list === void 0) this.#numbered.add(number);
    else if (name === void 0) this.#unnamed.push({ file, number, list });
    const rectangles = isRectangle2 ? 1 : 0;
    return name === void 0 ? [] : [{ passage: { ...passage, class: name }, classes: [name], rectangles, digest }];
  }
  exported(faults) {
    const files = [...new Set(this.#images.map(({ file }) => file))];
    const numbered = [...this.#numbered].sort((a, b) => a - b);
    return {
      images: this.#images,
      classes: [
        ...this.#names.used().flatMap(({ names }) => [...names.values()]),
        ...numbered.map((number) => `class ${number}`)
      ],
      boxes: this.#lines.filter(({ holds }) => holds === "box").length,
      question: askOfScores(this.#lines, files),
      doubt: doubtOfLines(this.#lines, files, this.#yamls),
      faults: [...this.#saidOfClasses(numbered), ...faults, ...this.#faults, ...this.#saidOfMissing()]
    };
  }
  #saidOfClasses(numbered) {
    const { conflict } = this.#names;
    const [first] = this.#unnamed;
    const others = new Set(this.#unnamed.map(({ file }) => file)).size - 1;
    return [
      ...conflict === void 0 ? [] : [yoloNamesDisagree(conflict[0].file, conflict[1].file)],
      ...first === void 0 ? [] : [yoloClassUnnamed({ ...first, list: first.list.file, others })],
      ...this.#names.used().flatMap(({ file, names }) => {
        const same = twiceIn([...names.values()]);
        return same.length > 0 ? [shapeClassTwice(file, same)] : [];
      }),
      ...numbered.length === 0 ? [] : [yoloClassesNumbered(numbered)]
    ];
  }
  #saidOfMissing() {
    const without3 = this.#withoutFile;
    return without3.length === 0 ? [] : [yoloFilesMissing(without3, this.#images.length)];
  }
};

// src/stages/2-dataset/labels/yolo/data-yaml.ts
import { join as join32 } from "node:path";
var KEYS = [
  ["train", "train"],
  ["val", "validation"],
  ["validation", "validation"],
  ["valid", "validation"],
  ["test", "test"]
];
var MOST_CLASSES8 = 1e4;
async function readDataYaml(root, file) {
  const text = await readTextInData(join32(root, file), MIB).catch(() => "");
  if (!/^["']?(?:names|nc)["']?\s*:/m.test(text)) return void 0;
  if (!/^["']?(?:train|val|valid|validation|test|path|nc|kpt_shape)["']?\s*:/m.test(text)) return void 0;
  const given = valueIn(text);
  const path = fieldOf(given, "path");
  const assumedParts = [...partsAmong(Object.keys(Object(given)))].filter(([key]) => !isSurePart(key));
  return {
    file,
    names: namesIn4(given),
    path: typeof path === "string" ? path : void 0,
    parts: [...KEYS, ...assumedParts].flatMap(
      ([key, part]) => [fieldOf(given, key)].flat().filter(isText).map((one2) => ({ part, path: one2.trim() }))
    ),
    assumedParts: assumedParts.filter(([key]) => [fieldOf(given, key)].flat().some(isText)),
    keypoints: keypointsIn(given),
    isRepeating: text.startsWith(VAL_REPEATS_TRAIN)
  };
}
function isText(given) {
  return typeof given === "string" && given.trim() !== "";
}
function valueIn(text) {
  try {
    const document = parseYaml(text);
    if (document.errors.length > 0) throw document.errors[0];
    return valueOfYaml(document);
  } catch (error) {
    throw new SyntaxError(messageOf(error).split("\n")[0]);
  }
}
function namesIn4(given) {
  const names = fieldOf(given, "names");
  const entries = Array.isArray(names) ? names.map((name, number) => [number, name]) : Object.entries(typeof names === "object" && names !== null ? names : {});
  const known = entries.flatMap(([number, name]) => {
    const isNamed = /^\d+$/.test(`${number}`) && ["string", "number", "boolean"].includes(typeof name);
    const own = isNamed ? String(name).trim() : "";
    return own === "" ? [] : [[Number(number), own]];
  });
  if (known.length > 0) return new Map(known.toSorted(([a], [b]) => a - b));
  const count = Number(fieldOf(given, "nc"));
  const all = Number.isInteger(count) && count > 0 && count <= MOST_CLASSES8 ? count : 0;
  return new Map(Array.from({ length: all }, (_, number) => [number, `class_${number}`]));
}
function keypointsIn(given) {
  const [count, each] = listOf(fieldOf(given, "kpt_shape")).map(Number);
  return Number.isInteger(count) && count > 0 && (each === 2 || each === 3) ? count * each : 0;
}

// src/stages/2-dataset/labels/yolo/label-files.ts
import { basename as basename40, dirname as dirname34, join as join33 } from "node:path/posix";
var HEAD3 = 4096;
var LOOKED_AT7 = 5;
var OPENED = 500;
function labelFilesIn(images, { others }) {
  const texts = new Set(others.filter((file) => /\.txt$/i.test(file)));
  const ofImages = new Map(
    images.map((image) => [image, labelPathOf(image)]).filter(([, label]) => texts.has(label))
  );
  for (const label of ofImages.values()) texts.delete(label);
  const byFolder3 = new Map([...ofImages.values()].map((label) => [dirname34(label), label]));
  const stems = new Set(images.map(stemOf9));
  const isLike = (file) => byFolder3.size > 0 ? byFolder3.has(dirname34(file)) : stems.has(stemOf9(file));
  return { ofImages, byFolder: byFolder3, others: [...texts].filter(isLike) };
}
function stemOf9(path) {
  return withoutExtension(basename40(path)).normalize("NFC");
}
async function areYolo(root, labels, hasYaml) {
  let looked = 0;
  for (const file of labels.slice(0, OPENED)) {
    const line = await firstLine(join33(root, file));
    if (line === "") continue;
    if (isYolo(line, hasYaml || isInLabels(file))) return true;
    if (++looked === LOOKED_AT7) return false;
  }
  return looked === 0 && (hasYaml || labels.some(isInLabels)) ? "empty" : false;
}
function isInLabels(file) {
  return file.split("/").slice(0, -1).includes("labels");
}
function isYolo(line, anyNumbers) {
  const [number, ...rest] = numbersIn2(line) ?? [];
  if (!Number.isInteger(number) || number < 0 || rest.length < 4) return false;
  return anyNumbers || rest.every((share) => share >= -1 && share <= 2);
}
async function firstLine(path) {
  const head = await readHead(path, HEAD3, { links: "refused" }).catch(() => "");
  const [line, ...more] = head.toString().trim().split("\n");
  return more.length === 0 && head.length === HEAD3 ? line.slice(0, line.lastIndexOf(" ")) : line;
}

// src/stages/2-dataset/labels/yolo/written-paths.ts
import { dirname as dirname35, join as join34, normalize } from "node:path/posix";
var WrittenPaths = class {
  #folders = /* @__PURE__ */ new Set(["."]);
  #files;
  /** @param lists files that may be lists of images */
  constructor(images, lists) {
    for (const image of images)
      for (let folder = dirname35(image); !this.#folders.has(folder); folder = dirname35(folder))
        this.#folders.add(folder);
    this.#files = /* @__PURE__ */ new Set([...images, ...lists]);
  }
  /**
   * A folder with images, or a list of them.
   * @param file that names it
   * @param root the folder that it says paths are relative to
   */
  place(written, file, root = "") {
    const exists = (path) => this.#folders.has(path) || this.#files.has(path);
    return find(written, [join34(dirname35(file), root)], { file, root, exists });
  }
  /** An image in a list, whose paths begin at the list, or where the data begins. */
  image(written, list, file) {
    const begins = [dirname35(list), dirname35(file), "."];
    return find(written, begins, { file: list, root: "", exists: (path) => this.#files.has(path) });
  }
};
function writtenWhole(path, file, root = "") {
  if (isAbsolute(path)) return path;
  return isAbsolute(root) ? join34(root, path) : join34(dirname35(file), root, path);
}
function find(written, begins, { file, root, exists }) {
  const [path, above] = [written, root].map((one2) => one2.replaceAll("\\", "/").normalize("NFC"));
  const isElsewhere = isAbsolute(path) || isAbsolute(above);
  const tries = isElsewhere ? [] : begins.flatMap((begin) => [join34(begin, path), ...beside(begin, path)]);
  const asWritten = tries.map(withoutSlash).find(exists);
  if (asWritten !== void 0) return { path: asWritten, isMended: false };
  const names = `${above}/${path}`.split("/").filter((name) => !/^(?:|\.|\.\.|[a-z]:)$/i.test(name));
  for (let from = 0; from < names.length; from++) {
    const end = names.slice(from).join("/");
    const found = upFrom(dirname35(file)).map((folder) => join34(folder, end)).find(exists);
    if (found !== void 0) return { path: found, isMended: true };
  }
  return void 0;
}
function beside(begin, path) {
  return path.startsWith("../") ? [join34(begin, path.slice(3))] : [];
}
function isAbsolute(path) {
  return /^(?:\/|[a-z]:)/i.test(path);
}
function withoutSlash(path) {
  return normalize(path).replace(/(?<=.)\/$/, "");
}
function upFrom(folder) {
  return folder === "." ? ["."] : [folder, ...upFrom(dirname35(folder))];
}

// src/stages/2-dataset/labels/yolo/sets.ts
import { dirname as dirname36, join as join35 } from "node:path/posix";
var LARGEST_LIST = 64 * MIB;
async function imagesOfSets(root, images, { yamls, labels, paths }) {
  const placed = await Promise.all(yamls.map((yaml) => placeParts(root, images, yaml, paths)));
  const known = placed.filter(({ set }) => set.length > 0);
  const used = known.map(({ yaml }) => yaml);
  const rest = images.filter((image) => {
    const label = labelPathOf(image);
    return labels.byFolder.has(dirname36(label)) && nearestTo(used, label).length === 0;
  });
  return {
    images: [
      ...onceEach(known.flatMap(({ set }) => set)),
      ...rest.map((named) => ({ named, part: partOfFolders(labelPathOf(named)) }))
    ],
    // Programs bring such files of other data sets with them.
    faults: (known.length > 0 ? known : placed.slice(0, 1)).flatMap(({ faults }) => faults),
    yamls: known.length > 0 ? used : yamls
  };
}
function onceEach(images) {
  return [...new Map(images.map((image) => [JSON.stringify([image.named, image.part]), image])).values()];
}
function partOfFolders(path) {
  const folders = path.split("/").slice(0, -1).reverse();
  return folders.map((name) => saidBy(name).part).find((part) => part !== void 0);
}
async function placeParts(root, images, yaml, paths) {
  const { file } = yaml;
  const mended = [];
  const missing = [];
  const byPart2 = /* @__PURE__ */ new Map();
  for (const { part, path } of yaml.parts) {
    const place3 = paths.place(path, file, yaml.path);
    if (place3 === void 0) missing.push(path);
    if (place3?.isMended) mended.push([writtenWhole(path, file, yaml.path), place3.path]);
    const own = byPart2.get(part) ?? /* @__PURE__ */ new Set();
    byPart2.set(part, own);
    if (place3 === void 0) continue;
    const named = /\.txt$/i.test(place3.path) ? await imagesOfList(root, place3.path, { file, paths, mended }) : images.filter((image) => place3.path === "." || image.startsWith(`${place3.path}/`));
    for (const one2 of named) own.add(one2);
  }
  const { alike, parts } = withoutAlike(byPart2);
  return {
    yaml,
    set: parts.flatMap(([part, own]) => [...own].map((named) => ({ named, part }))),
    faults: [
      ...mended.length > 0 ? [yoloPathsMended(file, mended)] : [],
      ...yaml.assumedParts.length > 0 ? [annotationPartsAssumed(yaml.assumedParts)] : [],
      ...missing.length > 0 ? [yoloPathsMissing(file, missing)] : [],
      ...alike.length > 0 && !yaml.isRepeating ? [yoloPartsAlike(file, alike)] : []
    ]
  };
}
async function imagesOfList(root, list, { file, paths, mended }) {
  const text = await readTextInData(join35(root, list), LARGEST_LIST).catch(() => "");
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== "").map((line) => {
    const place3 = paths.image(line, list, file);
    if (place3?.isMended) mended.push([line, place3.path]);
    return place3?.path ?? line;
  });
}
function withoutAlike(byPart2) {
  const parts = [];
  const alike = [];
  for (const [part, own] of byPart2) {
    const same = parts.find(
      ([, other]) => other.size === own.size && [...own].every((one2) => other.has(one2))
    );
    if (same === void 0) parts.push([part, own]);
    else if (own.size > 0) alike.push([same[0], part]);
  }
  return { parts, alike };
}

// src/stages/2-dataset/labels/yolo/find.ts
import { dirname as dirname37, join as join36 } from "node:path/posix";
async function findYolo(folder) {
  const { settings, files, others } = folder;
  const images = settings.images === void 0 ? files : folder.placed().layout.images.map(({ path }) => path);
  const labels = labelFilesIn(images, folder);
  const { yamls, faults } = await readYamls(settings.data, others);
  const looked = [...labels.ofImages.values(), ...labels.others];
  const found = await areYolo(settings.data, looked, yamls.length > 0);
  if (found === false) return void 0;
  const paths = new WrittenPaths(
    images,
    others.filter((file) => /\.txt$/i.test(file))
  );
  const set = await imagesOfSets(settings.data, images, { yamls, labels, paths });
  if (found === "empty" && set.images.length === 0) return void 0;
  const names = new Names(set.yamls, await readNameLists(settings.data, others));
  const content = new Content(settings.data, names, set.yamls);
  const elsewhere = await strays(settings.data, labels, set.images, yamls.length > 0);
  const left = new ByStem(set.images.filter(({ named }) => !labels.ofImages.has(named)));
  for (const label of elsewhere)
    await content.takeLabels(label, { named: imagePathOf(label), part: left.takeOnly(stemOf9(label))?.part });
  for (const image of set.images) if (!left.isTaken(image)) await content.take(image, labels);
  const exported = content.exported([...faults, ...set.faults]);
  return { ...exported, question: exported.question ?? askOfTwins(set.images, labels) };
}
function askOfTwins(images, { ofImages }) {
  const byLabel = /* @__PURE__ */ new Map();
  for (const { named } of images) {
    const label = ofImages.get(named);
    if (label !== void 0) byLabel.set(label, (byLabel.get(label) ?? /* @__PURE__ */ new Set()).add(named));
  }
  const twins = [...byLabel].filter(([, { size }]) => size > 1);
  return twins.length === 0 ? void 0 : annotatedImagesAmbiguous(
    "YOLO",
    twins.map(([label, named]) => [label, [...named]])
  );
}
var ByStem = class {
  #images = /* @__PURE__ */ new Map();
  #taken = /* @__PURE__ */ new Set();
  constructor(images) {
    for (const image of images) {
      const stem = stemOf9(image.named);
      const own = this.#images.get(stem) ?? [];
      this.#images.set(stem, own);
      own.push(image);
    }
  }
  takeOnly(stem) {
    const [image, ...more] = this.#images.get(stem) ?? [];
    if (image === void 0 || more.length > 0) return void 0;
    this.#taken.add(image);
    return image;
  }
  isTaken(image) {
    return this.#taken.has(image);
  }
};
async function readYamls(root, others) {
  const yamls = [];
  const faults = [];
  for (const file of others.filter((path) => /\.ya?ml$/i.test(path))) {
    const yaml = await readDataYaml(root, file).catch((error) => messageOf(error));
    if (typeof yaml === "string") faults.push(annotationFileUnreadable(file, yaml));
    else if (yaml !== void 0) yamls.push(yaml);
  }
  return { yamls, faults };
}
async function strays(root, { ofImages, others }, images, anyNumbers) {
  const folders = new Set(images.map(({ named }) => dirname37(labelPathOf(named))));
  const kept2 = [];
  for (const file of others) {
    const isBeside = ofImages.size === 0 || folders.has(dirname37(file));
    if (isBeside && isYolo(await firstLine(join36(root, file)), anyNumbers)) kept2.push(file);
  }
  return kept2;
}

// src/stages/2-dataset/labels/yolo/shapes.ts
var FARTHEST2 = 2;
function yoloShapes(passages, size) {
  return passages.map(({ text, class: name }) => {
    const [, ...rest] = numbersIn2(text) ?? [];
    if (name === void 0 || rest.length < 4)
      throw new ShapeError("is no line of a class and the corners of an outline");
    if (rest.length % 2 === 1)
      throw new ShapeError("has an outline with an x without its y, or a score behind it");
    return { class: name, geometry: { kind: "polygons", parts: [[ringOf3(rest, size)]], rule: "even-odd" } };
  });
}
function ringOf3(shares, { width, height }) {
  return Float64Array.from(shares, (share, i) => {
    if (!(Math.abs(share - 0.5) <= FARTHEST2 - 0.5))
      throw new ShapeError("has corners that are no shares of width and height, which are from 0 to 1");
    return share * (i % 2 === 0 ? width : height);
  });
}

// src/stages/2-dataset/labels/yolo/source.ts
var yolo = shapesSource({
  name: "yolo",
  tool: "YOLO",
  // As Ultralytics draws them.
  stacking: "smaller-on-top",
  coordinates: "shares",
  find: findYolo,
  shapes: yoloShapes
});

// src/stages/2-dataset/labels/sources.ts
var LIST2 = [
  masks,
  classFolders,
  table,
  coco,
  labelme,
  labelStudio,
  labelbox,
  segments,
  yolo,
  cvat,
  via,
  voc,
  supervisely,
  qupath
];
var SOURCES = LIST2;
function sourceOf({ source }) {
  return SOURCES.find(({ name }) => name === source);
}

// src/stages/2-dataset/array-masks.ts
import { basename as basename41, dirname as dirname38, join as join37 } from "node:path/posix";
var USUAL3 = 0.5;
var LOOKED_AT8 = 3;
async function withArrayMasks(found, settings) {
  const arrays = found.others.filter((file) => ARRAY_FILE.test(file));
  const isOther = settings.task === "classification" || !["auto", "masks"].includes(settings.labels);
  if (arrays.length === 0 || isOther) return found;
  const masks2 = new Set(
    settings.masks === void 0 ? await masksAmong2(settings.data, found.files, arrays) : matched(settings.masks, arrays)
  );
  if (masks2.size === 0) return found;
  const others = found.others.filter((file) => !masks2.has(file));
  const faults = found.faults.filter(({ code }) => code !== "format-not-read");
  return {
    ...found,
    files: [...found.files, ...masks2],
    others,
    faults: [...faults, ...unreadFormats(others)]
  };
}
function matched(pattern, arrays) {
  const named = new Set(matchPattern("masks", pattern, arrays).files.map(({ path }) => path));
  return arrays.filter((file) => named.has(file.normalize("NFC")));
}
async function masksAmong2(root, files, arrays) {
  const ofTasks = arrays.filter((file) => taskNameOf(file) !== void 0);
  const named = new Set(ofTasks);
  const others = arrays.filter((file) => !named.has(file));
  return [...ofTasks, ...await pairedArrays(root, files, others)];
}
async function pairedArrays(root, files, arrays) {
  const pictures = groupedBy3(files, nameOf11);
  const isInClasses = new Set(files.map(classFolder).filter((folder) => folder !== void 0)).size > 1;
  const found = [];
  for (const own of groupedBy3(arrays, dirname38).values()) {
    const pairs = own.flatMap((array2) => {
      const images = pictures.get(nameOf11(array2));
      return images === void 0 ? [] : [{ array: array2, images }];
    });
    const alone = pairs.filter(({ images }) => images.length === 1);
    if (pairs.length < USUAL3 * own.length || 2 * alone.length <= pairs.length) continue;
    const isCalled = !isInClasses && pairs.every(({ array: array2 }) => isCalledMask(array2));
    if (isCalled || await areOfOneSize(root, alone)) for (const array2 of own) found.push(array2);
  }
  return found;
}
async function areOfOneSize(root, pairs) {
  for (const { array: array2, images } of pairs.slice(0, LOOKED_AT8)) {
    const pixels = await pixelsOf2(join37(root, array2), prepareMask);
    if (pixels === void 0 || pixels !== await pixelsOf2(join37(root, images[0]), prepareImage))
      return false;
  }
  return true;
}
function isCalledMask(file) {
  const stem = withoutExtension(basename41(file));
  const folders = dirname38(file).split("/");
  return maskBase(stem) !== stem || folders.some((folder) => saidBy(folder).role === "mask" || maskWord(folder) !== void 0);
}
function classFolder(image) {
  const isName2 = (folder) => {
    const { role, part } = saidBy(folder);
    return folder !== "." && role === void 0 && part === void 0 && maskWord(folder) === void 0;
  };
  return dirname38(image).split("/").find(isName2);
}
async function pixelsOf2(path, prepare) {
  try {
    return (await prepare(await readPlainFile(path, MOST_BYTES.whole))).pixels;
  } catch (error) {
    if (isOutOfMemory(error)) throw error;
    return void 0;
  }
}
function nameOf11(file) {
  return imageBase(maskBase(withoutExtension(basename41(file)))).normalize("NFC");
}
function groupedBy3(files, keyOf4) {
  const groups = /* @__PURE__ */ new Map();
  for (const file of files) {
    const own = groups.get(keyOf4(file));
    if (own === void 0) groups.set(keyOf4(file), [file]);
    else own.push(file);
  }
  return groups;
}

// src/stages/2-dataset/audit.ts
function auditDuplicates(samples, conflict) {
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
    if (sample.labelHash !== first.labelHash) faults.push(conflict(sample, first));
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
        holed.reduce((sum4, { missing }) => sum4 + missing, 0)
      )
    );
  for (const { image, notes } of measurements) {
    if (notes.cmyk) faults.push(cmykImage(image));
    if (notes.pages > 1) faults.push(multiPageImage(image, notes.pages));
  }
  return faults;
}

// src/stages/2-dataset/part-lists/image-names.ts
var LONGEST3 = 4096;
var MOST_FOLDERS4 = 32;
var MOST_WORDS2 = 8;
var MOST_BEHIND = 3;
function indexNames(files) {
  const keys = /* @__PURE__ */ new Map();
  for (const file of files) {
    let key = withoutExtension(file).normalize("NFC");
    for (; ; ) {
      const known = keys.get(key);
      if (known === void 0) keys.set(key, [file]);
      else known.push(file);
      const slash = key.indexOf("/");
      if (slash < 0) break;
      key = key.slice(slash + 1);
    }
  }
  return keys;
}
function filesNamed(line, keys) {
  if (line.length > LONGEST3) return [];
  const whole = line.replaceAll("\\", "/").normalize("NFC").replace(/^"(.*)"$/, "$1");
  const exact = keys.get(whole) ?? keys.get(withoutExtension(whole));
  if (exact !== void 0) return exact;
  const [first, ...more] = whole.split(/[\s,;]+/, MOST_WORDS2);
  const words = [first, ...more.filter((word) => word.includes("/"))];
  const found = words.flatMap((word) => filesAt(word, keys));
  if (found.length > 0) return found;
  let front = whole;
  for (let behind = 0; behind <= MOST_BEHIND && front !== ""; behind++) {
    const named = filesAt(front, keys);
    if (named.length > 0) return named;
    front = withoutLastWord(front);
  }
  return [];
}
var SEPARATOR2 = /[\s,;]/;
function withoutLastWord(text) {
  let end = text.length;
  while (end > 0 && !SEPARATOR2.test(text[end - 1])) end--;
  while (end > 0 && SEPARATOR2.test(text[end - 1])) end--;
  return text.slice(0, end);
}
function filesAt(path, keys) {
  for (const name of [path, withoutExtension(path)]) {
    const folders = name.split("/").slice(-MOST_FOLDERS4);
    for (let from = 0; from < folders.length; from++) {
      const found = keys.get(folders.slice(from).join("/"));
      if (found !== void 0) return found;
    }
  }
  return [];
}

// src/stages/2-dataset/part-lists/named-lists.ts
import { basename as basename42, dirname as dirname39 } from "node:path/posix";
var OF_VOC = /(?:^|\/)ImageSets(?:\/|$)/i;
var READ = /\.(?:txt|lst|list|json|csv|tsv)$/i;
var NOT_READ = /\.(?:mat|npy|npz|pkl|pickle|h5|hdf5|parquet|feather|xlsx?)$/i;
var OF_LISTS = /^(?:lists?|filelists?|names?|filenames?|ids?|idx|ind(?:ex|ices)|paths?|labels?|splits?|pairs?|partition)$/;
var SET_IDS = /^set_?ids?$/i;
function namedGroups(others) {
  const groups = /* @__PURE__ */ new Map();
  for (const file of others) {
    const word = READ.test(file) ? wordOf5(file) : void 0;
    if (word === void 0) continue;
    const key = JSON.stringify([dirname39(file), endingOf2(file), word.words, word.numbers]);
    const known = groups.get(key);
    const list = { file, part: word.part, isWhole: word.isWhole };
    if (known === void 0) groups.set(key, [list]);
    else known.push(list);
  }
  const found = [...groups].flatMap(([key, lists]) => {
    const [folder, ending, , numbers] = parseJson(key);
    const settled2 = settledLists(lists);
    const isOfVoc2 = OF_VOC.test(folder);
    const rank = isOfVoc2 ? /segmentation$/i.test(folder) ? 0 : 1 : 2;
    return settled2.length === 0 ? [] : [{ lists: settled2, ending, isOfVoc: isOfVoc2, rank, folder, numbers }];
  });
  const form = ({ ending }) => ending === ".json" ? 1 : 0;
  return found.sort(
    (a, b) => a.rank - b.rank || (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0) || form(a) - form(b) || a.numbers.localeCompare(b.numbers, "en", { numeric: true })
  );
}
function unreadLists(others) {
  return others.filter(
    (file) => NOT_READ.test(file) && (SET_IDS.test(basename42(withoutExtension(file))) || wordOf5(file) !== void 0)
  );
}
function endingOf2(file) {
  return /\.[^.]*$/.exec(file)[0].toLowerCase();
}
function wordOf5(file) {
  const stem = basename42(withoutExtension(file));
  const word = partWord(stem);
  if (word === void 0 || word.part === "unlabelled") return void 0;
  const words = word.rest.split(" ").filter((one2) => one2 !== "");
  if (!words.every((one2) => OF_LISTS.test(one2))) return void 0;
  const numbers = (stem.match(/\d+/g) ?? []).join(" ");
  return { part: word.part, words: words.join(" "), numbers, isWhole: /train[\s_-]*val/i.test(stem) };
}
function settledLists(lists) {
  const apart = lists.filter(({ isWhole: isWhole3 }) => !isWhole3);
  const counted = apart.some(({ part }) => part !== "test") ? apart : lists;
  const isDoubtful = ({ file, part }) => part === "evaluation" || partWord(basename42(withoutExtension(file)))?.kind === "doubtful";
  if (counted.every(isDoubtful)) return [];
  const validates = counted.some(({ part }) => part === "validation");
  return counted.flatMap(({ file, part }) => {
    if (part === "unlabelled") return [];
    return [{ file, part: part === "evaluation" ? validates ? "test" : "validation" : part }];
  });
}

// src/stages/2-dataset/part-lists/part-list.ts
var MOST_BYTES6 = 16 * 1024 * 1024;
function partsIn2(entries) {
  return new Set(entries.map(({ part }) => part));
}

// src/stages/2-dataset/part-lists/read-names.ts
import { join as join38 } from "node:path/posix";
var TABLE2 = /^\.[ct]sv$/;
async function readNamedLists(root, group) {
  const isTable = TABLE2.test(group.ending);
  const entries = [];
  for (const { file, part } of group.lists) {
    const text = await readTextInData(join38(root, file), MOST_BYTES6).catch(unlessOutOfMemory(""));
    const names = group.ending === ".json" ? namesInJson2(text) : linesOf3(text);
    for (const name of names) entries.push({ name, part });
  }
  const said = partsIn2(entries);
  if (entries.length === 0 || isTable && said.size < 2) return void 0;
  const files = group.lists.map(({ file }) => file);
  const isCertain = group.isOfVoc || said.has("train") && said.size > 1;
  return { files, entries, isOfNames: !isTable, isCertain };
}
function linesOf3(text) {
  const lines = text.split(/\r?\n|\r/);
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}
function namesInJson2(text) {
  const held = parsed14(text);
  const lists = Array.isArray(held) ? [held] : isRecord(held) ? Object.values(held) : [];
  return lists.flatMap(namesIn5);
}
function namesByKey(text) {
  const held = parsed14(text);
  if (!isRecord(held)) return void 0;
  return new Map(Object.entries(held).map(([key, list]) => [key, namesIn5(list)]));
}
function namesIn5(list) {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one2) => {
    const name = Array.isArray(one2) ? one2[0] : one2;
    return typeof name === "string" && name !== "" ? [name] : [];
  });
}
function parsed14(text) {
  try {
    return parseJson(text);
  } catch {
    return void 0;
  }
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/stages/2-dataset/part-lists/numbered.ts
import { basename as basename43, dirname as dirname40, join as join39 } from "node:path/posix";
var PARTS_FILE = "train_test_split.txt";
var NAMES_FILE = "images.txt";
async function readNumberedLists(root, others) {
  const lists = [];
  for (const file of others.filter((other) => basename43(other).toLowerCase() === PARTS_FILE)) {
    const names = others.find(
      (other) => dirname40(other) === dirname40(file) && basename43(other).toLowerCase() === NAMES_FILE
    );
    if (names === void 0) continue;
    const entries = joined(await pairsIn(join39(root, names)), await pairsIn(join39(root, file)));
    if (entries.length > 0) lists.push({ files: [names, file], entries, isOfNames: true, isCertain: true });
  }
  return lists;
}
async function pairsIn(path) {
  const text = await readTextInData(path, MOST_BYTES6).catch(unlessOutOfMemory(""));
  const pairs = /* @__PURE__ */ new Map();
  for (const line of linesOf3(text)) {
    const [, number, rest] = /^(\S+)\s+(.+)$/.exec(line) ?? [];
    if (number !== void 0) pairs.set(number, rest);
  }
  return pairs;
}
function joined(names, parts) {
  return [...names].flatMap(([number, name]) => {
    const part = parts.get(number);
    return part === "1" || part === "0" ? [{ name, part: part === "1" ? "train" : "test" }] : [];
  });
}

// src/stages/2-dataset/part-lists/beside.ts
import { readdir } from "node:fs/promises";
import { basename as basename44, dirname as dirname41, join as join40 } from "node:path";
var OF_LISTS2 = /^(?:meta|splits?|lists?|imagesets|main|segmentation|annotations?|labels?|partitions?)$/i;
var DEEPEST4 = 2;
var MOST_GROUPS = 8;
async function listsBeside(root, files) {
  const parent = dirname41(root);
  if (parent === root) return [];
  const others = await namesIn6(parent, "", basename44(root));
  const lists = [];
  for (const group of namedGroups(others).slice(0, MOST_GROUPS))
    lists.push(...[await readNamedLists(parent, group)].filter((list) => list !== void 0));
  lists.push(...await readNumberedLists(parent, others));
  const index = indexNames(files);
  const found = lists.find(({ entries }) => entries.some(({ name }) => filesNamed(name, index).length > 0));
  return found === void 0 ? [] : found.files.map((file) => `../${file}`);
}
async function namesIn6(folder, within2, skipped) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = [];
  for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
    const path = within2 === "" ? entry.name : `${within2}/${entry.name}`;
    if (entry.isFile()) names.push(path);
    const isOfLists = entry.isDirectory() && entry.name !== skipped && OF_LISTS2.test(entry.name);
    if (isOfLists && path.split("/").length <= DEEPEST4)
      for (const name of await namesIn6(join40(folder, entry.name), path)) names.push(name);
  }
  return names;
}

// src/stages/2-dataset/part-lists/columns.ts
import { basename as basename45, join as join41 } from "node:path/posix";
var TABLE3 = /\.(?:csv|tsv)$/i;
var OF_PARTS = /(?:split|fold|part|set)[^/]*\.json$/i;
var MOST_TABLES2 = 20;
var MOST_ROWS5 = 1e6;
var MOST_COLUMNS4 = 100;
var COLUMN2 = /^(?:data|image)?[\s_-]*(?:split|splits|part|set|subset|partition|phase|usage|fold)$/i;
var FLAG = /^is[\s_-]*(?<word>train(?:ing)?|val(?:id(?:ation)?)?|test(?:ing)?)$/i;
var TRUE = /^(?:1(?:\.0*)?|true|yes)$/i;
var FALSE = /^(?:0(?:\.0*)?|false|no)$/i;
async function readColumns(root, others, names) {
  const lists = [];
  for (const file of others.filter((other) => TABLE3.test(other)).slice(0, MOST_TABLES2)) {
    const text = await readTextInData(join41(root, file), MOST_BYTES6).catch(unlessOutOfMemory(""));
    const rows = parseCsv(text, MOST_ROWS5);
    const list = rows === void 0 ? void 0 : listInTable(file, rows, names);
    if (list !== void 0) lists.push(list);
  }
  for (const file of others.filter((other) => OF_PARTS.test(basename45(other))).slice(0, MOST_TABLES2)) {
    const text = await readTextInData(join41(root, file), MOST_BYTES6).catch(unlessOutOfMemory(""));
    const list = listByKeys(file, namesByKey(text) ?? /* @__PURE__ */ new Map());
    if (list !== void 0) lists.push(list);
  }
  return lists;
}
function listInTable(file, rows, names) {
  const [header, ...body] = rows;
  if (header === void 0 || body.length < 2) return void 0;
  const columns = header.slice(0, MOST_COLUMNS4).map((name) => name.trim());
  for (const [at, name] of columns.entries()) {
    const cells = body.map((row) => (row[at] ?? "").trim());
    const partOf3 = FLAG.test(name) ? partByFlag(name) : COLUMN2.test(name) ? partByWord : void 0;
    const parts = partOf3 === void 0 ? [] : cells.map((cell) => cell === "" ? "none" : partOf3(cell));
    if (parts.length === 0 || parts.includes(void 0)) continue;
    const counts = columns.map((_, i) => i === at ? 0 : names(body.map((row) => row[i] ?? "")));
    const most3 = Math.max(...counts);
    if (most3 === 0) continue;
    const images = counts.indexOf(most3);
    const entries = body.flatMap((row, i) => {
      const part = parts[i];
      return part === void 0 || part === "none" ? [] : [{ name: (row[images] ?? "").trim(), part }];
    });
    if (partsIn2(entries).size < 2) continue;
    return { files: [file], column: name, entries, isOfNames: false, isCertain: true };
  }
  return void 0;
}
function partByWord(cell) {
  const word = partWord(cell);
  if (word === void 0 || word.rest !== "") return void 0;
  if (word.part === "evaluation") return "validation";
  return word.part === "unlabelled" ? "none" : word.part;
}
function partByFlag(column) {
  const word = FLAG.exec(column).groups.word.toLowerCase();
  const [yes, no] = word.startsWith("tr") ? ["train", "test"] : [word.startsWith("v") ? "validation" : "test", "train"];
  return (cell) => TRUE.test(cell) ? yes : FALSE.test(cell) ? no : void 0;
}
function listByKeys(file, lists) {
  if (lists.has("schema-version")) return void 0;
  const entries = [...lists].flatMap(([key, names]) => {
    const part = partByWord(key);
    return part === void 0 || part === "none" ? [] : names.map((name) => ({ name, part }));
  });
  if (partsIn2(entries).size < 2) return void 0;
  return { files: [file], entries, isOfNames: true, isCertain: true };
}

// src/stages/2-dataset/part-lists.ts
import { dirname as dirname42 } from "node:path/posix";
var MOST_GROUPS2 = 24;
async function findPartLists(root, { files, others }) {
  const names = indexNames(files);
  const lists = await readLists2(root, others, names);
  const placed = lists.map((list) => placeList(list, files, names));
  const fitting = placed.filter(({ parts }) => parts.size > 0);
  const chosen = saysParts(files) ? void 0 : fitting[0];
  const isEarly = chosen?.list.isOfNames === true && chosen.twice.length === 0;
  const without3 = new Set(isEarly ? chosen.leftOut : []);
  return {
    files: files.filter((file) => !without3.has(file)),
    chosen,
    others: fitting.filter((one2) => one2 !== chosen),
    unfit: placed.find(({ list, parts }) => list.isCertain && parts.size === 0),
    unread: unreadLists(others)
  };
}
async function readLists2(root, others, names) {
  const lists = [];
  for (const group of namedGroups(others).slice(0, MOST_GROUPS2))
    lists.push(...[await readNamedLists(root, group)].filter((list) => list !== void 0));
  const countNamed = (cells) => cells.filter((cell) => filesNamed(cell.trim(), names).length > 0).length;
  lists.push(...await readNumberedLists(root, others), ...await readColumns(root, others, countNamed));
  return lists;
}
function placeList(list, files, names) {
  const parts = /* @__PURE__ */ new Map();
  const missing = [];
  const twice = /* @__PURE__ */ new Set();
  for (const { name, part } of list.entries) {
    const matched2 = filesNamed(name, names);
    if (matched2.length === 0) missing.push(name);
    for (const file of matched2) {
      const earlier = parts.get(file)?.part;
      if (earlier !== void 0 && earlier !== part) twice.add(file);
      parts.set(file, { part, line: name });
    }
  }
  const folders = new Set([...parts.keys()].map(dirname42));
  const beside2 = besideNamed([...parts.keys()], files);
  const isLeftOut = (file) => !parts.has(file) && !beside2.has(file) && folders.has(dirname42(file));
  const saysTraining = partsIn2(list.entries).has("train");
  const leftOut = saysTraining ? files.filter(isLeftOut) : [];
  return { list, parts, missing, twice: [...twice], saysTraining, leftOut };
}
var USUAL4 = 0.5;
function besideNamed(named, files) {
  const stems = new Set(named.map(withoutExtension));
  const byEnding2 = /* @__PURE__ */ new Map();
  for (const file of files) {
    const stem = withoutExtension(file);
    if (stems.has(stem)) continue;
    const cut = [...stem.matchAll(/[_\-. ]/g)].reverse().find(({ index }) => stems.has(stem.slice(0, index)));
    const ending = cut === void 0 ? "" : stem.slice(cut.index);
    if (!new RegExp("\\p{L}", "u").test(ending)) continue;
    const own = byEnding2.get(ending);
    if (own === void 0) byEnding2.set(ending, [file]);
    else own.push(file);
  }
  return new Set([...byEnding2.values()].filter(({ length }) => length >= USUAL4 * stems.size).flat());
}
function saysParts(files) {
  const { partOf: partOf3 } = findPartFolders(files);
  return [...new Set(files.map(dirname42))].some((folder) => {
    for (let path = folder; path !== "."; path = dirname42(path)) if (partOf3(path) !== void 0) return true;
    return false;
  });
}

// src/stages/2-dataset/given-parts.ts
import { join as join42 } from "node:path";
async function partListsFor(settings, listed) {
  if (settings.split !== void 0 || capturesPart(settings)) return void 0;
  return findPartLists(settings.data, listed);
}
function capturesPart({ images, masks: masks2 }) {
  return [images, masks2].some((pattern) => pattern?.toLowerCase().includes(`{${PART}}`));
}
function saidOfLists2(lists) {
  const chosen = lists?.chosen;
  if (chosen === void 0 || !chosen.list.isOfNames || chosen.leftOut.length === 0) return [];
  return [partListsAssumed(chosen.list, { ...chosen, used: chosen.parts.size, others: [] })];
}
async function settleParts(samples, lists, options) {
  const ownBy = capturesPart(options.settings) ? "what {part} captures in their names" : options.partsBy ?? "their folders";
  const isGiven = samples.some(({ part }) => part !== void 0);
  if (isGiven || lists === void 0) {
    const faults = lists === void 0 ? [] : unusedLists(samples, lists, ownBy);
    return { samples, by: isGiven ? ownBy : void 0, faults };
  }
  const { chosen } = lists;
  if (chosen !== void 0 && samples.some(({ image }) => chosen.parts.has(image)))
    return withListedParts(samples, chosen, lists.others, options);
  const unfit = chosen ?? lists.unfit;
  const unused = unfit === void 0 ? [] : [partListsUnfit(unfit.list, unfit.missing)];
  const named = partsInNames2(samples.map(({ image }) => image));
  if (named?.areAll !== true) {
    const faults = options.isForTraining ? await dividedAnew(samples, named, lists, options) : [];
    return { samples, by: void 0, faults: [...unused, ...faults] };
  }
  return {
    samples: samples.map((sample) => ({ ...sample, part: named.parts.get(sample.image) })),
    by: "the words in their names",
    faults: [...unused, partsInNamesAssumed(countsOf3(named.counts), firstOf(named.parts))]
  };
}
async function dividedAnew(samples, named, lists, { settings }) {
  const images = samples.map(({ image }) => image);
  const folds2 = settings.groupBy === void 0 ? foldsAround(images) : [];
  return [
    ...named === void 0 ? [] : [partsInNamesUnused(countsOf3(named.counts), images.length, firstOf(named.parts))],
    ...folds2.length === 0 ? [] : [foldsDivided(folds2, groupByFold(folds2))],
    ...await besideData(settings, lists, images)
  ];
}
function withListedParts(samples, chosen, others, { skipped, filesOf: filesOf6 }) {
  const { list, parts, missing, twice } = chosen;
  if (twice.length > 0) return { samples, by: void 0, faults: [partListsOverlap(list, twice)] };
  const other = others.filter((one2) => differing2(one2, (image) => parts.get(image)?.part).length > 0);
  const isLeftOut = ({ image }) => chosen.saysTraining && !parts.has(image);
  const left = samples.filter((sample) => !isLeftOut(sample));
  const leftOut = [.../* @__PURE__ */ new Set([...chosen.leftOut, ...samples.filter(isLeftOut).flatMap(filesOf6)])];
  const used = left.flatMap(filesOf6).length;
  const said = { leftOut, used, missing, others: other.flatMap((one2) => one2.list.files) };
  const ambiguous = twiceMeant(left, chosen);
  const placed = left.map((sample) => ({ ...sample, part: parts.get(sample.image)?.part }));
  const lost = lostParts(
    skipped.map((file) => ({ part: parts.get(file)?.part })),
    placed
  );
  return {
    samples: placed,
    by: wordsOf5(chosen),
    faults: [partListsAssumed(list, said), ...ambiguous === void 0 ? [] : [ambiguous], ...lost]
  };
}
function twiceMeant(samples, { parts }) {
  const byLine = /* @__PURE__ */ new Map();
  for (const { image } of samples) {
    const line = parts.get(image)?.line;
    if (line === void 0) continue;
    const other = byLine.get(line);
    if (other !== void 0) return partListsAmbiguous(line, [other, image]);
    byLine.set(line, image);
  }
  return void 0;
}
function unusedLists(samples, { chosen, others }, by) {
  const byImage = new Map(samples.map(({ image, part }) => [image, part]));
  const all = chosen === void 0 ? others : [chosen, ...others];
  return all.flatMap((one2) => {
    const images = differing2(one2, (image) => byImage.get(image));
    return images.length === 0 ? [] : [partListsUnused(one2.list, by, images)];
  });
}
function differing2({ parts }, partOf3) {
  return [...parts].flatMap(([image, { part }]) => {
    const known = partOf3(image);
    return known === void 0 || known === part ? [] : [image];
  });
}
var NAMED4 = 3;
function wordsOf5({ list: { files, column } }) {
  if (column !== void 0) return `the column "${column}" of ${files[0]}`;
  const more = files.length > NAMED4 ? ` and ${files.length - NAMED4} more` : "";
  return `the ${files.length === 1 ? "list" : "lists"} ${files.slice(0, NAMED4).join(", ")}${more}`;
}
async function besideData({ data }, { unread }, images) {
  if (unread.length > 0) return [partListsUnread(unread)];
  const split = join42(data, "split.json");
  if (await isSplitFile(split)) return [splitFileBeside(split)];
  const beside2 = await listsBeside(data, images);
  return beside2.length === 0 ? [] : [partListsBeside(beside2)];
}
async function isSplitFile(path) {
  const head = await readTextHead(path, 1024, { links: "refused" }).catch(() => "");
  return /^\s*\{\s*"schema-version"\s*:\s*\d+\s*,\s*"source"/.test(head);
}
function countsOf3(counts) {
  return ["train", "validation", "test"].flatMap((part) => {
    const images = counts.get(part);
    return images === void 0 ? [] : [{ part: part === "train" ? "training" : part, images }];
  });
}
function firstOf(parts) {
  const [first] = [...parts].find(([, part]) => part === "train") ?? [...parts][0];
  return first;
}

// src/stages/2-dataset/labels/source.ts
var CLAIMS = ["certain", "likely", "possible", "unlikely"];

// src/stages/2-dataset/labels/find.ts
async function findLabels(settings, { files, others, emptyFolders }, spec) {
  const folder = withFiles(files, {
    settings,
    others,
    emptyFolders,
    spec,
    decoding: new DecodingRoom(memoryBudgetOf(settings)),
    tasks: () => tasksIn(folder)
  });
  const chosen = SOURCES.find(({ name }) => name === settings.labels);
  if (chosen !== void 0) return findChosen(chosen, folder);
  const asked3 = SOURCES.filter(({ task }) => settings.task === "auto" || settings.task === task);
  const said = strongest(await findBy(asked3, folder));
  if (settings.task !== "classification" || said.items.length > 0) return said;
  const outlines = await outlinesIn(folder);
  return outlines === void 0 ? said : { ...said, faults: [outlines] };
}
function withFiles(files, rest) {
  let placed;
  return { ...rest, files, placed: () => placed ??= layOutByPatterns(files, rest.settings) };
}
async function findBy(asked3, folder) {
  const found = [];
  for (const source of asked3) found.push({ source, ...await source.find(folder) });
  const owned = new Set(found.flatMap(({ pictures = [] }) => pictures));
  if (owned.size === 0) return found;
  const files = folder.files.filter((file) => !owned.has(file));
  const without3 = withFiles(files, folder);
  const again = [];
  for (const by of found)
    again.push(by.pictures?.length ? by : { source: by.source, ...await by.source.find(without3) });
  return again;
}
async function tasksIn(folder) {
  const tasks = [];
  for (const source of SOURCES) for (const task of await source.tasks?.(folder) ?? []) tasks.push(task);
  return tasks;
}
async function outlinesIn(folder) {
  const settings = { ...folder.settings, task: "segmentation" };
  for (const source of SOURCES.filter(({ task }) => task === "segmentation")) {
    const { isSpelledOut, items, why } = await source.find({ ...folder, settings });
    if (isSpelledOut === true && items.length > 0) return outlinesForClassification(why);
  }
  return void 0;
}
async function findChosen(source, folder) {
  const { task } = folder.settings;
  const found = await source.find({ ...folder, settings: { ...folder.settings, task: source.task } });
  const { items, why } = found;
  const said = strongest([{ source, ...found }]);
  if (task !== "auto" && task !== source.task)
    return { source, items: [], why, faults: [labelsOfOtherTask(source.name, source.task, task)] };
  if (said.faults.some(isError)) return said;
  if (items.length > 0)
    return { ...said, faults: [...said.faults, ...await passedOverBeside(source, folder)] };
  return { ...said, faults: [...said.faults, labelsNotThere(source.name, why)] };
}
async function passedOverBeside(chosen, folder) {
  const settings = { ...folder.settings, task: chosen.task, labels: "auto" };
  const faults = [];
  for (const source of SOURCES.filter((one2) => one2 !== chosen && one2.task === chosen.task)) {
    const { passedOver } = await source.find({ ...folder, settings });
    if (passedOver !== void 0) faults.push(passedOver);
  }
  return faults;
}
function strongest(found) {
  const isSpelledOut = found.some((by) => by.isSpelledOut && by.items.length > 0);
  const areFoldersPlaces = found.some((by) => by.saysFolders && by.items.length > 0);
  const isLabelled = found.some(({ items: items2 }) => items2.length > 0);
  const able = found.filter(
    ({ items: items2, isEmpty, areFolders }) => !(areFolders && areFoldersPlaces) && (items2.length > 0 || !(isSpelledOut || isLabelled && isEmpty === true))
  );
  const claim = CLAIMS.find((one2) => able.some((by) => by.claim === one2));
  const equals = able.filter((by) => by.claim === claim);
  const [{ source, items, why, partsBy, faults: own }] = equals;
  const passedOver = found.flatMap((by) => by.source === source ? [] : by.passedOver ?? []);
  const faults = [...own, ...passedOver];
  const question = (equals.length > 1 ? questionAmong(equals) : void 0) ?? boxesAmong(equals[0], found);
  return question === void 0 ? { source, items, why, partsBy, faults } : { source, items: [], why, faults: [question] };
}
function boxesAmong({ items, assumedClassOf }, found) {
  if (assumedClassOf === void 0) return void 0;
  for (const { boxed } of found) {
    if (boxed === void 0 || boxed.images.length <= items.length / 2) continue;
    const [folder, ...more] = new Set(boxed.images.map(assumedClassOf));
    if (folder !== void 0 && more.length === 0)
      return boxesInOneFolder(boxed.tool, boxed.images.length, { folder, images: items.length });
  }
  return void 0;
}
function questionAmong(equals) {
  const exports = equals.flatMap(({ exported }) => exported ?? []);
  const asked3 = exports.length > 1 ? void 0 : equals.find((by) => by.question)?.question;
  if (asked3 !== void 0 || exports.length === 0) return asked3;
  const others = equals.filter(({ exported }) => exported === void 0);
  return exportOrOther(
    exports,
    others.map(({ source: { name }, why }) => ({ name, why }))
  );
}

// src/stages/2-dataset/left-out.ts
import { dirname as dirname43 } from "node:path/posix";
var MANY4 = 0.1;
var LEAST8 = 3;
function tellLeftOut(leftOut, scanned, faults) {
  if (faults.some(isError) || isChosen(scanned)) return [];
  const told3 = new Set(faults.flatMap(({ file, leavesOut = [] }) => [...leavesOut, file ?? []].flat()));
  const silent = leftOut.filter((file) => !isTold(file, told3));
  const all = scanned.files.length;
  if (silent.length < LEAST8 || silent.length <= MANY4 * all) return [];
  const labels = scanned.task === "segmentation" ? "masks" : "classes";
  return [imagesLeftOut({ left: silent.length, all }, byFolder2(silent), silent[0], labels)];
}
function isChosen({ settings: { images, masks: masks2 }, task, spec }) {
  return images !== void 0 || masks2 !== void 0 || task === "classification" && spec !== void 0;
}
function isTold(file, told3) {
  for (let path = file; path !== "."; path = dirname43(path)) if (told3.has(path)) return true;
  return false;
}
function byFolder2(files) {
  const counts = /* @__PURE__ */ new Map();
  for (const file of files) counts.set(dirname43(file), (counts.get(dirname43(file)) ?? 0) + 1);
  return [...counts].map(([folder, own]) => ({ folder, files: own })).sort((a, b) => b.files - a.files);
}

// src/stages/2-dataset/several-sets.ts
import { basename as basename46, dirname as dirname44 } from "node:path/posix";
var LEAST_FILES3 = 4;
var WHOLE = 0.8;
function severalSets({ data, images, masks: masks2, classes }, files) {
  if (images !== void 0 || masks2 !== void 0 || classes !== void 0) return void 0;
  const byFolder3 = /* @__PURE__ */ new Map();
  for (const file of files) {
    const [folder, ...rest] = file.split("/");
    if (rest.length === 0) return void 0;
    const known = byFolder3.get(folder);
    if (known === void 0) byFolder3.set(folder, [rest.join("/")]);
    else known.push(rest.join("/"));
  }
  const folders = [...byFolder3.keys()];
  if (folders.length < 2 || arePortions(folders) || folders.some(isOfOneSet)) return void 0;
  const sets2 = [...byFolder3].filter(([, own]) => isPairs(own));
  const forms = new Set(sets2.map(([, own]) => formOf(own)));
  const isMost = 2 * sets2.reduce((sum4, [, own]) => sum4 + own.length, 0) > files.length;
  if (sets2.length < 2 || forms.size < 2 || !isMost) return void 0;
  return severalDataSets(
    data,
    sets2.map(([folder, own]) => ({ folder, images: own.length }))
  );
}
function isOfOneSet(folder) {
  const { role, part } = saidBy(folder);
  return role !== void 0 || part !== void 0 || partWord(folder) !== void 0 || isFold(folder);
}
function isPairs(files) {
  const { images, masks: masks2 } = layOut(files);
  return files.length >= LEAST_FILES3 && masks2.length > 0 && images.length > 0 && masks2.length >= WHOLE * images.length;
}
function formOf(files) {
  const folders = [...new Set(files.map(dirname44))].sort();
  const stems = new Set(files.map((file) => basename46(withoutExtension(file))));
  return JSON.stringify([folders, 2 * stems.size > files.length]);
}

// src/stages/2-dataset/unread-labels/empty.ts
import { join as join43 } from "node:path";
var ANNOTATIONS = /\.(?:json|geojson|ndjson|jsonl|xml|csv|txt)$/i;
var NOTHING3 = /^\s*(?:\[\s*\]|\{\s*\})?\s*$/;
var LOOKED_AT9 = 100;
var HEAD4 = 64;
async function emptyAnnotations(root, others, images) {
  const empty = [];
  for (const file of others.filter((path) => ANNOTATIONS.test(path)).slice(0, LOOKED_AT9)) {
    const head = await readTextHead(join43(root, file), HEAD4, { links: "refused" }).catch(
      unlessOutOfMemory("x")
    );
    if (NOTHING3.test(head)) empty.push(file);
  }
  return empty.length === 0 ? void 0 : annotationFilesEmpty(empty, images);
}

// src/stages/2-dataset/unread-labels/forms.ts
var DRAW = "Draw them as a PNG for each image, with the class as the value of the pixels, and put these into masks/.";
var NOT_CALLED_SO = /(?:\.(?:txt|dat|text|log)|(?:^|\/)[^./]+)$/i;
var AS_COCO = "export them as COCO, which is read.";
var LABEL_FORMS = [
  {
    tool: "VIA, saved again by a spreadsheet with other separators",
    named: /\.csv$/i,
    perImage: false,
    begins: /^"?#?"?filename"?[;\t][^\r\n]*region_shape_attributes/,
    wayOut: "Take the file as VIA has exported it, with commas."
  },
  {
    tool: "a compressed export",
    named: /\.(?:json|geojson|ndjson|jsonl|xml|csv)\.(?:gz|bz2|xz|zst)$/i,
    perImage: false,
    begins: /^/,
    wayOut: "Unpack it beside the images."
  },
  {
    tool: "VIA 3",
    named: /\.json$/i,
    perImage: false,
    begins: /"project"\s*:\s*\{\s*"pid"\s*:\s*"__VIA_/,
    wayOut: "Version 2 of VIA, whose projects are read, is made for outlines in images."
  },
  {
    tool: "Datumaro",
    named: /\.json$/i,
    perImage: false,
    begins: /"dm_format_version"\s*:|"categories"\s*:\s*\{\s*"label"\s*:/,
    wayOut: "Convert them with `datum convert -if datumaro -f voc_segmentation`."
  },
  {
    tool: "V7 Darwin",
    named: /\.json$/i,
    perImage: true,
    begins: /darwin_json|"workview_url"\s*:|"item"\s*:\s*\{[\s\S]*"slots"\s*:/,
    wayOut: `In V7 ${AS_COCO}`
  },
  {
    tool: "SuperAnnotate",
    named: /(?:___objects|___pixel|\.(?:png|jpe?g|tiff?|webp|bmp))\.json$/i,
    perImage: false,
    begins: /^\s*\{[\s\S]*"(?:instances|metadata)"\s*:/,
    wayOut: 'Convert them with `export_annotation(..., dataset_format="COCO")` of the package superannotate.'
  },
  {
    tool: "Encord",
    named: /\.json$/i,
    perImage: false,
    begins: /"(?:label_hash|data_hash|dataset_hash)"\s*:/,
    wayOut: `In Encord ${AS_COCO}`
  },
  {
    tool: "Hasty",
    named: /\.json$/i,
    perImage: false,
    begins: /"export_format_version"\s*:|"label_classes"\s*:/,
    wayOut: `In Hasty ${AS_COCO}`
  },
  {
    tool: "Scale",
    named: /\.json[l]?$/i,
    perImage: false,
    begins: /"task_id"\s*:[\s\S]*"type"\s*:\s*"(?:image|polygon|segment|semantic|cuboid)\w*annotation"/,
    wayOut: DRAW
  },
  {
    tool: "Label Studio, of videos",
    named: /\.json$/i,
    perImage: false,
    begins: /"type"\s*:\s*"(?:videorectangle|timelinelabels)"|"data"\s*:\s*\{\s*"video"\s*:/,
    wayOut: "Save the frames as images, and label these."
  },
  {
    tool: "Label Studio, with several images in a task",
    named: /\.json$/i,
    perImage: false,
    begins: /"item_index"\s*:/,
    wayOut: "Make a task of each image, and label these."
  },
  {
    tool: "COCO, in a list of its own",
    named: /\.json$/i,
    perImage: false,
    begins: /^\s*\[\s*\{[\s\S]*"(?:images|categories)"\s*:\s*\[\s*\{/,
    wayOut: 'Take the outermost brackets away: the file is one object, `{"images": [...], ...}`.'
  },
  {
    tool: "a tool whose JSON has a comment in front",
    named: /\.(?:json|geojson|ndjson|jsonl)$/i,
    perImage: false,
    begins: /^\s*(?:\/[/*]|#)/,
    wayOut: "Take the comment out: JSON knows none."
  },
  {
    tool: "a tool that writes JSON",
    named: NOT_CALLED_SO,
    perImage: false,
    begins: /^\s*(?:\[\s*)?\{[\s\S]*"(?:images|annotations|categories|shapes|regions|shape_attributes|result|features|objects|data_row)"\s*:\s*[[{]/,
    wayOut: "Give the file the ending .json."
  },
  {
    tool: "a tool that writes XML",
    named: NOT_CALLED_SO,
    perImage: false,
    begins: /^\s*(?:<\?xml[^>]*>\s*)?<annotations?[\s>]/,
    wayOut: "Give the file the ending .xml."
  },
  {
    tool: "YOLO, in files that are called like the images but for capitals",
    named: /\.txt$/i,
    perImage: true,
    begins: /^\s*\d+(?:[ \t]+-?(?:0?\.\d+|[01](?:\.\d*)?)(?:e-\d+)?){4,}\s*$/m,
    wayOut: "Call each exactly like its image, `IM_1.txt` for `IM_1.JPG`."
  },
  // It may hold something else: whatever is known to be labels goes before it.
  {
    tool: "an archive",
    named: /\.(?:zip|tar|tgz|tar\.\w+|7z|rar)$/i,
    perImage: false,
    begins: /^/,
    wayOut: "Unpack it beside the images. If it holds no labels, put masks into masks/, with the same names as the images."
  }
];

// src/stages/2-dataset/unread-labels/utf16.ts
import { join as join44 } from "node:path";
var ANNOTATIONS2 = /\.(?:json|geojson|ndjson|jsonl|xml)$/i;
var TEXTS = /\.(?:csv|txt)$/i;
var IN_TEXTS = /^[^\n]*region_shape_attributes|^\s*\d+(?:[ \t]+-?[\d.]+){4,}\s*$/m;
var LOOKED_AT10 = 20;
var HEAD5 = 512;
async function annotationsInUtf16(root, others) {
  const files = [ANNOTATIONS2, TEXTS].flatMap(
    (named) => others.filter((path) => named.test(path)).slice(0, LOOKED_AT10)
  );
  for (const file of files) {
    const head = await readHead(join44(root, file), HEAD5, { links: "refused" }).catch(
      unlessOutOfMemory(Buffer.alloc(0))
    );
    if (isUtf16(head) && (ANNOTATIONS2.test(file) || IN_TEXTS.test(textOf5(head))))
      return annotationFileInUtf16(file);
  }
  return void 0;
}
function textOf5(head) {
  return Buffer.from(head.filter((byte) => byte > 0 && byte < 128)).toString("latin1");
}
function isUtf16(head) {
  const [first, second] = head;
  if (first === 255 && second === 254 || first === 254 && second === 255) return true;
  return head.length >= 2 && first === 0 !== (second === 0);
}

// src/stages/2-dataset/unread-labels/find.ts
import { basename as basename47, join as join45 } from "node:path/posix";
var UNLABELLED = new Set(
  [noMasks, noClassFolders, oneClassFolder, tableWithoutLabels].map(({ code }) => code)
);
var BYTES = 4096;
var LOOKED_AT11 = 5;
async function unreadLabels2(root, listed, said) {
  if (!said.some(({ code }) => UNLABELLED.has(code))) return void 0;
  const images = new Set(listed.files.flatMap((file) => [folded3(basename47(file)), folded3(stemOf10(file))]));
  const heads = /* @__PURE__ */ new Map();
  const headOf4 = (file) => {
    const head = heads.get(file) ?? textHead(join45(root, file)).catch(unlessOutOfMemory(""));
    heads.set(file, head);
    return head;
  };
  const instead = await annotationsInUtf16(root, listed.others);
  if (instead !== void 0) return instead;
  for (const form of LABEL_FORMS) {
    const files = listed.others.filter((file) => form.named.test(file));
    const own = form.perImage ? files.filter((file) => images.has(folded3(stemOf10(file)))) : files;
    if (await beginsAny(own.slice(0, LOOKED_AT11), form, headOf4)) return labelsNotRead(form, own);
  }
  return emptyAnnotations(root, listed.others, listed.files.length);
}
async function beginsAny(files, { begins }, headOf4) {
  for (const file of files) if (begins.test(await headOf4(file))) return true;
  return false;
}
function stemOf10(file) {
  return withoutExtension(basename47(file));
}
function folded3(name) {
  return name.normalize("NFC").toLowerCase();
}
async function textHead(path) {
  return await readTextHead(path, BYTES, { links: "refused" }).catch(unlessOther);
}
function unlessOther(error) {
  if (error instanceof NotPlainFile) return "";
  throw error;
}

// src/stages/2-dataset/scan.ts
async function scanDataset(settings, signal, model) {
  const { data: root, groupBy: groupBy2, skipBadFiles: skipsBadFiles } = settings;
  const folderFault = await checkFolder(root);
  if (folderFault !== void 0) return nothing([folderFault]);
  const listed = await withArrayMasks(await listFiles(root, settings.output), settings);
  const { spec, faults: classFaults2 } = await readClasses(root, settings.classes);
  const empty = await nothingIn(root, listed);
  if (empty !== void 0) return nothing([empty, ...classFaults2]);
  const partLists = await partListsFor(settings, listed);
  const taken2 = { ...listed, files: partLists?.files ?? listed.files };
  const { source, ...found } = await findLabels(settings, taken2, spec ?? (model && specOfModel(model)));
  const lists = spec === void 0 ? await readClassLists(root, listed.others) : [];
  const decoding = new DecodingRoom(memoryBudgetOf(settings));
  const options = { root, spec, lists, groupBy: groupBy2, settings, signal, decoding, skipsBadFiles, model };
  const { labels, faults: labelFaults } = await source.measure(found.items, options);
  const said = [listed.faults, found.faults, classFaults2, labelFaults].flat();
  const instead = said.some(isError) && await wiserThan(said, settings, listed);
  if (instead) return nothing(instead);
  const told3 = skipsBadFiles ? skipBadFiles(said, labels?.samples.length ?? 0) : void 0;
  const earlier = told3?.faults ?? said;
  if (labels === void 0) return nothing([...saidOfLists2(partLists), ...earlier]);
  const skipped = told3?.skipped ?? [];
  const { samples, ...given } = await settleParts(labels.samples, partLists, {
    settings,
    partsBy: found.partsBy,
    skipped,
    isForTraining: model === void 0,
    filesOf: ({ image, label }) => [image, ...source.files(label)]
  });
  const faults = [...earlier, ...given.faults, ...auditImages(source, labels, samples)];
  faults.push(...await filesLacking(root, listed));
  const leftOut = withoutUsed(listed.files, samples, source);
  faults.push(...tellLeftOut(leftOut, { ...listed, task: source.task, settings, spec }, faults));
  const understood = {
    ...describe3(source, labels, samples),
    root,
    why: found.why,
    partsBy: given.by,
    leftOut,
    skipped,
    warnings: faults
  };
  return { dataset: faults.some(isError) ? void 0 : understood, understood, faults };
}
function auditImages(source, labels, samples) {
  const duplicates = auditDuplicates(samples, (one2, first) => source.conflict(one2, first, labels.classes));
  return [...duplicates, ...auditFormats(labels.measurements)];
}
async function wiserThan(said, settings, listed) {
  const sets2 = severalSets(settings, listed.files);
  if (sets2 !== void 0) return [sets2];
  const lacking = await whyLabelsLack(settings.data, listed, said);
  if (lacking !== void 0) return lacking;
  const unread = await unreadLabels2(settings.data, listed, said);
  return unread && [unread];
}
function describe3({ task }, { classes, reading, measurements }, samples) {
  return {
    task,
    classes,
    channels: measurements.some(({ channels }) => channels === 3) ? 3 : 1,
    bitDepth: deepest(measurements),
    labels: reading,
    samples,
    ignoredPixels: task === "segmentation" ? sum3(samples.map(ignoredIn)) : 0
  };
}
function nothing(faults) {
  return { dataset: void 0, understood: void 0, faults };
}
function withoutUsed(files, samples, source) {
  const used = new Set(samples.flatMap(({ image, label }) => [image, ...source.files(label)]));
  return files.filter((file) => !used.has(file));
}
function deepest(measurements) {
  return measurements.reduce((most3, { bitDepth }) => bitDepth > most3 ? bitDepth : most3, 8);
}
function ignoredIn({ width, height, classCounts }) {
  return width * height - sum3(classCounts);
}
function sum3(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

// src/stages/3-split/file.ts
var SCHEMA_VERSION = 1;
var ids = array(string());
var splitFile = object({
  "schema-version": literal(SCHEMA_VERSION),
  source: _enum(["hash", "folders", "file"]),
  train: ids,
  validation: ids,
  test: ids
});
async function writeSplit(path, { source, train, validation, test }) {
  const content = { "schema-version": SCHEMA_VERSION, source, train, validation, test };
  await writeFileAtomic(path, `${JSON.stringify(content, null, 2)}
`);
}
async function readSplit(path) {
  const unreadable2 = (reason) => ({ split: void 0, faults: [splitFileUnreadable(path, reason)] });
  let json;
  try {
    json = parseJson(await readPlainText(path, MOST_BYTES.run));
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    return unreadable2(messageOf(cause));
  }
  const parsed15 = splitFile.safeParse(json);
  if (!parsed15.success) {
    return unreadable2(reasonsOf(parsed15.error.issues).join("; "));
  }
  const { source, train, validation, test } = parsed15.data;
  return { split: { train, validation, test, source }, faults: [] };
}

export {
  missingPixels,
  hashImage,
  requireUnchanged,
  decodeUnchanged,
  sourceOf,
  withArrayMasks,
  findLabels,
  scanDataset,
  writeSplit,
  readSplit
};
