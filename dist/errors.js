import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  require_mod
} from "./vendor-fastest-levenshtein.js";
import {
  __export,
  __toESM
} from "./esbuild.js";

// src/shared/quote.ts
var UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
function quote(name) {
  return `"${escapeControls(name)}"`;
}
function escapeControls(text) {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\r") return "\\r";
    if (character === "	") return "\\t";
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}

// src/errors/counted.ts
var NAMED = 3;
function counted(count, one, several = `${one}s`) {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : several}`;
}
function listed(names, most = NAMED) {
  const shown = names.slice(0, most).map(quote).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

// src/errors/define-fault.ts
function defineFault({
  code: code2,
  severity = "error",
  words,
  example,
  note
}) {
  const word = (...given) => {
    const { subject, got, expected, fix, file, files, leavesOut, excerpt, paste } = words(...given);
    const message = `${subject} ${got}${expected === void 0 ? "" : `, ${expected}`}. ${fix}`;
    const place = {
      ...file === void 0 ? {} : { file },
      ...files === void 0 ? {} : { files },
      ...leavesOut === void 0 ? {} : { leavesOut },
      ...excerpt === void 0 ? {} : { excerpt },
      ...paste === void 0 ? {} : { paste }
    };
    return { code: code2, message, severity, ...place, parts: { subject, got, expected, fix } };
  };
  return Object.assign(word, { code: code2, severity, note, example: () => word(...example) });
}

// src/errors/annotation-files.ts
var annotation_files_exports = {};
__export(annotation_files_exports, {
  annotationFileInUtf16: () => annotationFileInUtf16,
  annotationFileUnreadable: () => annotationFileUnreadable,
  annotationFilesEmpty: () => annotationFilesEmpty
});
var EXPORT = "annotations/instances.json";
var annotationFilesEmpty = defineFault({
  code: "annotation-files-empty",
  words: (files, images) => ({
    subject: listed(files),
    got: `${files.length === 1 ? "is" : "are"} empty, and nothing else labels the ${counted(images, "image")} in the data folder`,
    fix: "Export again once something is labelled; if the copying broke off, copy again."
  }),
  example: [["project-1-at-2026-01-31.json"], 40],
  note: "A file of annotations that holds nothing, or nothing but an empty list. Which tool it is of, it no longer says."
});
var annotationFileUnreadable = defineFault({
  code: "annotation-file-unreadable",
  words: (file, why) => ({
    subject: `annotation file ${quote(file)}`,
    got: `can't be read: ${why}`,
    fix: "Export it again.",
    file
  }),
  example: [EXPORT, "it ends in the middle"],
  note: "It begins like annotations of a tool that is read. A download that broke off ends in the middle."
});
var annotationFileInUtf16 = defineFault({
  code: "annotation-file-in-utf16",
  words: (file) => ({
    subject: `annotation file ${quote(file)}`,
    got: "is written in UTF-16, and nothing else labels the images",
    expected: "expected UTF-8",
    fix: "Save it again as UTF-8.",
    file
  }),
  example: [EXPORT],
  note: "PowerShell writes UTF-16 where the output of a program is sent into a file with `>`."
});

// src/errors/annotations.ts
var annotations_exports = {};
__export(annotations_exports, {
  annotationFilePassedOver: () => annotationFilePassedOver,
  annotationIdTwice: () => annotationIdTwice,
  annotationIdsShifted: () => annotationIdsShifted,
  annotationInvalid: () => annotationInvalid,
  annotationsOfNothing: () => annotationsOfNothing,
  annotationsTwice: () => annotationsTwice,
  annotationsUnreadable: () => annotationsUnreadable,
  boxesIgnored: () => boxesIgnored,
  boxesPassedOver: () => boxesPassedOver,
  crowdsDrawn: () => crowdsDrawn,
  linesDrawn: () => linesDrawn,
  marksIgnored: () => marksIgnored,
  noShapes: () => noShapes,
  onlyBoxes: () => onlyBoxes,
  rectanglesAmongShapes: () => rectanglesAmongShapes,
  shapesAreBoxes: () => shapesAreBoxes
});
var EXPORT2 = "annotations/instances.json";
var IMAGE = "images/017.jpg";
var ONE_CLASS_AN_IMAGE = "where each image shows one thing, put the images of each class into a folder with its name.";
var onlyBoxes = defineFault({
  code: "only-boxes",
  words: (tool, files, { boxes, images }) => ({
    subject: `the ${tool} annotations in ${listed(files)}`,
    got: `are boxes alone (${counted(boxes, "box", "boxes")} on ${counted(images, "image")})`,
    expected: "and boxes aren't trained",
    fix: `Draw outlines in the tool and export again; or, ${ONE_CLASS_AN_IMAGE}`
  }),
  example: ["COCO", ["train/_annotations.coco.json"], { boxes: 812, images: 300 }],
  note: "A box says where something is, not which pixels it has: a model of pixels would learn its corners, too."
});
var boxesIgnored = defineFault({
  code: "boxes-ignored",
  severity: "warning",
  words: (tool, boxes) => ({
    subject: `${counted(boxes, "box", "boxes")} in the ${tool} annotations`,
    got: `${boxes === 1 ? "is" : "are"} ignored, since the shapes beside ${boxes === 1 ? "it" : "them"} are what is trained`,
    fix: "Where one has no outline beside it of the same thing, that counts as background: draw its outline, or take the image out."
  }),
  example: ["COCO", 12],
  note: "A box alone says not which pixels something has. Datumaro and some tools write one around each outline, which need nothing."
});
var marksIgnored = defineFault({
  code: "marks-ignored",
  severity: "warning",
  words: (tool, marks) => ({
    subject: `in the ${tool} annotations`,
    got: `what covers no pixels is ignored (${marks.map(([kind, count]) => `${kind}: ${count.toLocaleString("en-US")}`).join(", ")})`,
    fix: "What they mark counts as background: draw outlines of it, or take these images out."
  }),
  example: [
    "labelme",
    [
      ["point", 12],
      ["cuboid", 1]
    ]
  ],
  note: "A point, or a line without a width, says where something is, and not which pixels it has."
});
var linesDrawn = defineFault({
  code: "lines-drawn",
  severity: "warning",
  words: (tool, lines, width) => ({
    subject: `${counted(lines, "line")} in the ${tool} annotations`,
    got: `${lines === 1 ? "was" : "were"} drawn ${width} pixels wide, as ${tool} itself draws them into masks`,
    fix: "Where that is not how wide the things are, draw outlines of them."
  }),
  example: ["labelme", 3, 10],
  note: "A line has no width in the export. Wires and cracks may be thinner or wider than it is drawn."
});
var boxesPassedOver = defineFault({
  code: "boxes-passed-over",
  severity: "warning",
  words: (tool, files, boxes) => ({
    subject: `${counted(boxes, "box", "boxes")} in the ${tool} annotations in ${listed(files)}`,
    got: `${boxes === 1 ? "is" : "are"} passed over, since something else labels the images`,
    fix: "Nothing needs to be done: boxes aren't trained."
  }),
  example: ["Pascal VOC", ["Annotations/2007_000027.xml"], 2],
  note: "Pascal VOC has boxes beside its masks; folders of classes may have some as well."
});
var shapesAreBoxes = defineFault({
  code: "shapes-are-boxes",
  words: (tool, name, files, shapes) => ({
    subject: `${shapes === 1 ? "the only shape" : `all ${counted(shapes, "shape")}`} in the ${tool} annotations in ${listed(files)}`,
    got: `${shapes === 1 ? "is a rectangle" : "are rectangles"} along the axes, as boxes become that are exported as polygons`,
    expected: "and boxes aren't trained",
    fix: `If the things are rectangles, set \`labels: ${name}\`; else draw outlines, or, ${ONE_CLASS_AN_IMAGE}`
  }),
  example: ["COCO", "coco", [EXPORT2], 812],
  note: "Some tools write boxes and polygons in the same form. Screens and doors may be meant as they are."
});
var rectanglesAmongShapes = defineFault({
  code: "rectangles-among-shapes",
  severity: "warning",
  words: (rectangles, shapes) => ({
    subject: `${counted(rectangles, "shape")} of ${shapes.toLocaleString("en-US")}`,
    got: `${rectangles === 1 ? "is a rectangle" : "are rectangles"} along the axes, as boxes become that are exported as polygons`,
    expected: "and they were drawn as areas of their class",
    fix: "Look at them in the pictures of `check`; what is a box, draw anew with an outline."
  }),
  example: [40, 312],
  note: "Where boxes and outlines are mixed, the model learns the corners of the boxes as well."
});
var noShapes = defineFault({
  code: "no-shapes",
  /** @param images that lie in the data folder */
  words: (tool, { files, named: named2, lacks }, images) => ({
    subject: `the ${tool} annotations${files.length === 0 ? "" : ` in ${listed(files)}`}`,
    got: `${named2 === void 0 ? "hold" : `name ${counted(named2.count, named2.word)} and hold`} no ${lacks}`,
    expected: `and ${counted(images, "image")} ${images === 1 ? "lies" : "lie"} in the data folder`,
    fix: "Check that the export has the annotations, in a form with polygons or masks."
  }),
  example: ["COCO", { files: [EXPORT2], named: { count: 40, word: "image" }, lacks: "shape" }, 40],
  note: "Nothing says which pixels are of which class. Exported before anything was labelled, or for another kind of task, a file has empty lists."
});
var annotationsUnreadable = defineFault({
  code: "annotations-unreadable",
  words: (file, { count, example }) => ({
    subject: `annotation file ${quote(file)}`,
    got: `has ${counted(count, "entry", "entries")} that ${count === 1 ? "is" : "are"} no JSON, the first at byte ${example}`,
    fix: "Mend or remove it, and export again: `NaN` and `Infinity` are not JSON.",
    file
  }),
  example: [EXPORT2, { count: 1, example: 48213 }],
  note: "The other entries were read. Python writes NaN into JSON, and no other language reads it."
});
var annotationInvalid = defineFault({
  code: "annotation-invalid",
  words: (image, file, why) => ({
    subject: `image ${quote(image)}`,
    got: `has an annotation in ${quote(file)} that ${why}`,
    fix: "Draw it anew, or remove it.",
    file: image
  }),
  example: [IMAGE, EXPORT2, "has a coordinate that is no number"],
  note: "An annotation that cannot be drawn would leave its place to the background. With `skip-bad-files` the image is left out."
});
var annotationIdTwice = defineFault({
  code: "annotation-id-twice",
  words: (file, id) => ({
    subject: `annotation file ${quote(file)}`,
    got: `gives id ${quote(id)} to two images, or to two categories`,
    expected: "expected an id of its own for each",
    fix: "Nothing says which of the two its annotations are of: export it again, or number them anew.",
    file
  }),
  example: [EXPORT2, "7"],
  note: "Mostly two exports were put into one file without numbering them anew."
});
var annotationIdsShifted = defineFault({
  code: "annotation-ids-shifted",
  words: (file, key, by) => ({
    subject: `annotation file ${quote(file)}`,
    got: `says a "${key}" in its annotations that its list of ${key === "image_id" ? "images" : "categories"} does not have, and all would be in it if they were ${by === 1 ? "greater" : "less"} by 1`,
    expected: `so that each annotation may be of the ${key === "image_id" ? "image" : "category"} ${by === 1 ? "behind" : "before"} the one that it says`,
    fix: `If they are, mend it: \`jq '.annotations[].${key} ${by === 1 ? "+" : "-"}= 1' ${/^[\w./-]+$/.test(file) ? file : "FILE"} > mended.json\`, and put that in its place; if not, add what the list lacks.`,
    file
  }),
  example: [EXPORT2, "category_id", 1],
  note: "One program counts from 0 and another from 1: all would be trained as the class, or drawn on the image, beside the right one."
});
var annotationsOfNothing = defineFault({
  code: "annotations-of-nothing",
  severity: "warning",
  words: (file, { image, nothing }) => ({
    subject: `annotation file ${quote(file)}`,
    got: `has annotations that say nothing (${[
      ...image > 0 ? [`${image} of images that it does not list`] : [],
      ...nothing > 0 ? [`${nothing} with neither shape nor box`] : []
    ].join(", ")})`,
    fix: "They are left out; was a part of the file removed?",
    file
  }),
  example: [EXPORT2, { image: 3, nothing: 1 }],
  note: "Where something was drawn there, it counts as background now."
});
var annotationsTwice = defineFault({
  code: "annotations-twice",
  severity: "warning",
  words: (file, count) => ({
    subject: `annotation file ${quote(file)}`,
    got: `has ${counted(count, "annotation")} twice, with the same shape and category`,
    fix: "They count once.",
    file
  }),
  example: [EXPORT2, 4],
  note: "It changes nothing but the number of shapes."
});
var annotationFilePassedOver = defineFault({
  code: "annotation-file-passed-over",
  severity: "warning",
  words: (file, why) => ({
    subject: `annotation file ${quote(file)}`,
    got: `is passed over: it ${why}`,
    fix: "Nothing needs to be done.",
    file
  }),
  example: ["annotations/captions_train2017.json", "holds captions"],
  note: "COCO comes with files of several kinds; outlines of classes are in those called `instances`."
});
var crowdsDrawn = defineFault({
  code: "crowds-drawn",
  severity: "warning",
  words: (crowds) => ({
    subject: `${counted(crowds, "region")}`,
    got: `${crowds === 1 ? "is marked as a crowd and was" : "are marked as crowds and were"} drawn as ${crowds === 1 ? "its" : "their"} class`,
    fix: "Set `crowds: ignored` where they are drawn too roughly to learn from, else `crowds: drawn` to say so."
  }),
  example: [31],
  note: "COCO's `iscrowd` marks many things of a class that were outlined together. Semantic labels of COCO count them as the class."
});

// src/errors/bad-files.ts
var bad_files_exports = {};
__export(bad_files_exports, {
  badFilesSkipped: () => badFilesSkipped,
  classLost: () => classLost,
  partLost: () => partLost,
  tooManyBadFiles: () => tooManyBadFiles
});
var NAMED2 = 10;
var MUCH = 0.1;
var badFilesSkipped = defineFault({
  code: "bad-files-skipped",
  severity: "warning",
  words: (files, left, areUnpaired) => {
    const share = files.length / (files.length + left);
    const much = share >= MUCH ? `That is much, ${Math.round(share * 100)} % of all: what they ` : "What they ";
    return {
      subject: `${counted2(files, areUnpaired)} (${named(files)})`,
      got: `${files.length === 1 ? "is" : "are"} left out by \`skip-bad-files\``,
      expected: `and ${left === 1 ? "1 image is" : `${left} images are`} left`,
      fix: `${much}have in common is missing in the model and in its test.`
    };
  },
  example: [["images/003.png", "masks/007.png"], 38, false],
  note: "What is wrong with each is told beside it. results.json lists them all under `data.skipped-files`."
});
var tooManyBadFiles = defineFault({
  code: "too-many-bad-files",
  words: (files, left, areUnpaired) => {
    const good = areUnpaired ? left === 1 ? "pair" : "pairs" : left === 1 ? "good image" : "good images";
    return {
      subject: "the data set",
      got: `holds ${counted2(files, areUnpaired)} (${named(files)}) beside ${left} ${good}`,
      expected: `expected more ${areUnpaired ? "pairs than those" : "good ones than bad"}, even with \`skip-bad-files\``,
      fix: areUnpaired ? "Give images that show nothing a mask of background alone, or say by `images` which have a mask." : "Mend the files, or take them out of the folder."
    };
  },
  example: [["images/001.png", "images/002.png", "images/003.png"], 2, false],
  note: "So many have one cause mostly, such as files that Git LFS has not fetched. What is wrong with them is told beside it."
});
var classLost = defineFault({
  code: "class-lost",
  words: (name, images) => ({
    subject: `class ${quote(name)}`,
    got: `has no image left: ${images === 1 ? "its only one is bad" : `all of its ${images} are bad`}`,
    fix: "Mend one at least, or take the class out: `skip-bad-files` leaves out files, not classes."
  }),
  example: ["bird", 12],
  note: "A model without it would not answer what was asked."
});
var partLost = defineFault({
  code: "part-lost",
  words: (part, images) => ({
    subject: `the ${part} part of the data set`,
    got: `has no image left: ${images === 1 ? "its only one is bad" : `all of its ${images} are bad`}`,
    fix: "Mend one at least, or take the part out: another would be drawn from the other images."
  }),
  example: ["test", 20],
  note: "`skip-bad-files` leaves out files, not parts of a split that comes with the data."
});
function counted2(files, areUnpaired) {
  const word = files.length === 1 ? "file" : "files";
  return areUnpaired ? `${files.length} ${word} without a partner` : `${files.length} bad ${word}`;
}
function named(files) {
  const shown = files.slice(0, NAMED2).map(quote).join(", ");
  return files.length > NAMED2 ? `${shown} and ${files.length - NAMED2} more` : shown;
}

// src/shared/nearest-word.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
var LONGEST = 200;
function nearestWord(word, known) {
  if (word.length > LONGEST) return void 0;
  const wanted = folded(word);
  if (wanted === "" || known.length === 0) return void 0;
  const words = known.map(folded);
  const nearest = (0, import_fastest_levenshtein.closest)(wanted, words);
  const place = words.indexOf(nearest);
  return (0, import_fastest_levenshtein.distance)(wanted, nearest) <= mostEdits(wanted) ? known[place] : void 0;
}
function mostEdits({ length }) {
  return length < 4 ? 1 : Math.max(2, Math.floor(length / 3));
}
function suggestionFor(word, known, elsewhere = /* @__PURE__ */ new Map()) {
  const same = known.find((one) => one === folded(word));
  if (same !== void 0) return { word: same, because: "spelling" };
  const meant = elsewhere.get(folded(word));
  if (meant !== void 0) return { word: meant, because: "meaning" };
  const nearest = nearestWord(word, known);
  return nearest === void 0 ? void 0 : { word: nearest, because: "spelling" };
}
function folded(word) {
  return word.replace(/([a-z])([A-Z])/g, "$1-$2").replace(/[\s_]+/g, "-").toLowerCase();
}

// src/errors/word-or-path.ts
import { basename } from "node:path";
function wordMeant(path, words) {
  const word = nearestWord(basename(path), words);
  return word === void 0 ? {} : { expected: `the nearest word is ${quote(word)}` };
}

// src/errors/baseline.ts
var baseline_exports = {};
__export(baseline_exports, {
  baselineCacheFailed: () => baselineCacheFailed,
  baselineFromData: () => baselineFromData,
  baselineInCheckout: () => baselineInCheckout,
  baselineMissing: () => baselineMissing,
  baselineOtherVersion: () => baselineOtherVersion,
  baselineUnreadable: () => baselineUnreadable,
  baselineUntrained: () => baselineUntrained,
  seriesShared: () => seriesShared
});
var FIX = "Give the results.json of an earlier run, or set `baseline` to `auto` or `none`.";
var baselineMissing = defineFault({
  code: "baseline-missing",
  words: (path) => ({
    subject: `baseline ${quote(path)}`,
    got: "isn't there",
    ...wordMeant(path, ["auto", "none"]),
    fix: FIX
  }),
  example: ["main/results.json"],
  note: "A path that was named must be there; `auto` does without."
});
var baselineFromData = defineFault({
  code: "baseline-from-data",
  severity: "warning",
  words: (file, setting) => ({
    subject: `the settings file ${quote(file)}`,
    got: "has a say in what this pull request is compared with",
    expected: "though a pull request may change it: it is part of the data under review",
    fix: `Give \`${setting}\` in the workflow.`
  }),
  example: ["data/cells/best-epoch.yml", "baseline"],
  note: "The run is done as the file has it. Summary and comment say so beside the verdict. `artifact-name` is part of the name by which the run before is found, and what other series are known by: the file decides nothing where the workflow gives it, or `series` and there are results of that very series."
});
var TEMPORARY = `\`\${{ runner.temp }}\``;
var baselineInCheckout = defineFault({
  code: "baseline-in-checkout",
  severity: "warning",
  words: (path, setting) => ({
    subject: `\`${setting}\` ${quote(path)}`,
    got: "lies in the checkout",
    expected: "though a pull request may change what it is compared with there",
    fix: setting === "history" ? `Keep it below ${TEMPORARY}, or give \`history: branch NAME\`.` : `Fetch it to a path below ${TEMPORARY}.`
  }),
  example: ["past", "history"],
  note: "A pull request that commits files there writes the results of the branch that it is compared with. The run is done all the same; summary and comment say so beside verdict and trend. What an earlier step of the job has put there is told, too: files that the pull request brings stay among it."
});
var baselineUnreadable = defineFault({
  code: "baseline-unreadable",
  words: (path, got) => ({
    subject: `baseline ${quote(path)}`,
    got: escapeControls(got),
    fix: FIX
  }),
  example: ["main/results.json", "is not JSON"],
  note: "Only results.json has what a comparison needs: the confusion counts of each test image."
});
var baselineUntrained = defineFault({
  code: "baseline-untrained",
  words: (path) => ({
    subject: `baseline ${quote(path)}`,
    got: "is of a run that had no time to train its model",
    expected: "so nothing can be told by a comparison with it",
    fix: FIX
  }),
  example: ["main/results.json"],
  note: "Its `untrained` says why. Such a run leaves no results for `auto` by itself."
});
var baselineOtherVersion = defineFault({
  code: "baseline-other-version",
  words: (path, version, expected) => ({
    subject: `baseline ${quote(path)}`,
    got: `has schema version ${escapeControls(version)}`,
    expected: `expected ${expected}`,
    fix: "Make it again with this version of the program, or use the version that wrote it."
  }),
  example: ["main/results.json", "2", 1],
  note: "The schema version rises when a field is renamed, removed or changes its meaning."
});
var seriesShared = defineFault({
  code: "series-shared",
  severity: "warning",
  words: (series, what, name) => ({
    subject: `series ${quote(series)}`,
    got: `is what this workflow run makes in ${what === "job" ? "job" : "the job of artifact"} ${quote(name)}, too`,
    expected: "expected one job a series",
    fix: "Give each job, and each row of a matrix, a `series` of its own: the next run is compared with the results of whichever ends last."
  }),
  example: ["cells", "job", "train-large"],
  note: "A series is the runs that make one model after another. [Which runs are compared](github.md#which-runs-are-compared) tells how it gets its name."
});
var baselineCacheFailed = defineFault({
  code: "baseline-cache-failed",
  severity: "warning",
  words: (what, reason) => ({
    subject: "the baseline",
    got: `was not ${what === "read" ? "read from" : "saved in"} the Actions cache: ${escapeControls(reason)}`,
    fix: what === "read" ? "This run is compared with nothing." : "Pull requests find the one before."
  }),
  example: ["read", "the service did not answer"],
  note: "The run itself is not affected."
});

// src/errors/setting-of-classes.ts
var MOST_LISTED = 30;
var NAMED3 = 5;
function settingOfClasses(names) {
  if (names.length > MOST_LISTED)
    return `\`classes\` to the list of all ${names.length} names (${listed2(names)})`;
  const isPlain = names.every((name) => /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_ .()&+-]*$/u.test(name));
  const list = isPlain ? names.join(", ") : `[${names.map((name) => JSON.stringify(name)).join(", ")}]`;
  return `\`classes: ${escapeControls(list)}\``;
}
function listed2(names) {
  return `${names.slice(0, NAMED3).map(quote).join(", ")} and ${names.length - NAMED3} more`;
}
function globOf(folders) {
  const names = folders.map((name) => name.replace(/[\\*?[\]{}()!+@|,]/g, "\\$&"));
  return `'${escapeControls(names.length === 1 ? names[0] : `{${names.join(",")}}`)}/**'`;
}

// src/errors/beside-labels.ts
var beside_labels_exports = {};
__export(beside_labels_exports, {
  foldersAreKeys: () => foldersAreKeys,
  foldersBesideTable: () => foldersBesideTable,
  labelFileUnread: () => labelFileUnread,
  tableNotTaken: () => tableNotTaken,
  tableOrFolders: () => tableOrFolders
});
var NAMED4 = 5;
var tableOrFolders = defineFault({
  code: "table-or-folders",
  words: (where, { labels, folders, files }) => {
    const isFitting = folders.some((name) => !labels.includes(name));
    return {
      subject: `labels in ${where} (${listed3(labels)})`,
      got: `are others than the folders of the images (${listed3(folders)})`,
      expected: "either of which may be the classes",
      fix: isFitting ? `For the table set ${settingOfClasses(labels)}, for the folders ${settingOfClasses(folders)}.` : `For the table set \`images: "**/*"\`, which says no class by the folders; for the folders take ${listed3(files)} out of the data folder.`
    };
  },
  example: [
    'column "dx" of "metadata.csv"',
    { labels: ["bcc", "mel"], folders: ["images_1", "images_2"], files: ["metadata.csv"] }
  ],
  note: "Folders may be portions of an archive, or patients, and a table may hold something else than the classes. Neither is guessed."
});
var foldersBesideTable = defineFault({
  code: "folders-beside-table",
  words: (files, folders, doubt) => ({
    subject: `folders ${listed3(folders)}`,
    got: `hold the images that ${tables(files)} ${files.length === 1 ? "names" : "name"}, and no column says the same as they`,
    expected: "either of which may be the classes",
    fix: `For the folders set ${settingOfClasses(folders)}. For the table there is more to mend: ${doubt}`,
    file: files[0]
  }),
  example: [
    ["Annotation_Base11.csv", "Annotation_Base12.csv"],
    ["Base11", "Base12"],
    'table "Annotation_Base11.csv" has 2 columns that may be the labels ("grade", "risk"), expected one. Call the one that is meant "label", or leave only that one in the table.'
  ],
  note: "Folders may be portions of an archive, hospitals or patients. A table that names the images is not passed over in silence because it can't be taken as it is."
});
var foldersAreKeys = defineFault({
  code: "folders-are-keys",
  words: (file, columns, folders, groupBy) => ({
    subject: `folders ${listed3(folders)}`,
    got: `are what column ${quote(columns.key)} of table ${quote(file)} lists, one a row`,
    expected: `so that they are patients, films or the like, and the classes stand in a column such as ${quote(columns.label)}`,
    fix: `Write a table with a row for each image, its path in a column "filename" and its class in a column "label", in place of this one; \`group-by: '${groupBy}'\` keeps the images of a folder in one part of the split. If the folders are the classes, set ${settingOfClasses(folders)}.`,
    file
  }),
  example: [
    "patients.csv",
    { key: "patient_id", label: "diagnosis" },
    ["P001", "P002", "P003"],
    "(?:^|/)(P001|P002|P003)/"
  ],
  note: "A table with a row for each folder is not read: which of its columns is the class, and whether all images of a folder are of it, is not guessed."
});
var tableNotTaken = defineFault({
  code: "table-not-taken",
  severity: "warning",
  words: (files) => ({
    subject: tables(files),
    got: `${files.length === 1 ? "names" : "name"} images and took no part`,
    fix: 'If the labels stand there, call their column "label" and leave it the only table of these images.'
  }),
  example: [["boxes.csv"]],
  note: "Something else labels the images: folders, or another table, which is named."
});
var labelFileUnread = defineFault({
  code: "label-file-unread",
  severity: "warning",
  words: (files, found) => ({
    subject: `${files.length === 1 ? "file" : "files"} ${listed3(files)}`,
    got: `may label the images${found === void 0 ? "" : ` (${found})`} and ${files.length === 1 ? "wasn't" : "weren't"} read`,
    fix: 'If the labels stand there, write them as a CSV with the file name of each image in a column "filename" and its class in a column "label".'
  }),
  example: [["train.txt"], 'such as "1.png positive"'],
  note: "Spreadsheets are not read. JSON and lines of text are, but not where masks or class folders may be the labels, unless `labels: table` says so."
});
function tables(files) {
  return `${files.length === 1 ? "table" : "tables"} ${listed3(files)}`;
}
function listed3(names) {
  const shown = names.slice(0, NAMED4).map(quote).join(", ");
  return names.length > NAMED4 ? `${shown} and ${names.length - NAMED4} more` : shown;
}

// src/errors/blended-masks.ts
var blended_masks_exports = {};
__export(blended_masks_exports, {
  maskPeakOutsideClasses: () => maskPeakOutsideClasses,
  maskPixelsMoved: () => maskPixelsMoved,
  masksBlended: () => masksBlended,
  masksFarFromClasses: () => masksFarFromClasses,
  masksUnclear: () => masksUnclear
});
var masksBlended = defineFault({
  code: "masks-blended",
  words: (mask, { values, lossy, peaks, isClear }) => ({
    subject: "the masks",
    got: `are blended: ${quote(mask)}${lossy ? ", in a format that changes values," : ""} holds ${values} different values`,
    expected: `most of them near ${isClear ? peaks.join(", ") : "a few"}, others between`,
    fix: isClear ? `Set \`mask-values: nearest\` to give each pixel to the nearest of ${peaks.join(", ")}, or export the masks as PNG without soft edges.` : "Export them as PNG without soft edges, or list the classes with their values in classes.json and set `mask-values: nearest`.",
    file: mask
  }),
  example: ["masks/017.jpg", { values: "47", lossy: true, peaks: ["0", "255"], isClear: true }],
  note: 'Soft edges, scaling that interpolates, and JPEG put values between those of the classes. Best is to export the masks again: as PNG, without soft edges, scaled with "nearest neighbour". Else the setting [`mask-values`](settings.md#mask-values) gives each pixel to the nearest class.'
});
var masksUnclear = defineFault({
  code: "masks-unclear",
  words: (peaks, json) => ({
    subject: "the masks",
    got: `gather at ${peaks.length === 0 ? "no value" : peaks.join(", ")}`,
    expected: "and too many pixels lie elsewhere to say that these are all classes",
    fix: `List all classes in classes.json with their values${peaks.length < 2 ? "" : `, such as ${json}`}.`
  }),
  example: [
    ["#000000", "#800000"],
    '{"classes": [{"name": "#000000", "color": "#000000"}, {"name": "#800000", "color": "#800000"}]}'
  ],
  note: "With `mask-values: nearest` the classes are found by the values that most pixels hold. What is thin or small may be blended everywhere, so that its value has to be said."
});
var maskPeakOutsideClasses = defineFault({
  code: "mask-peak-outside-classes",
  words: (value, share) => ({
    subject: "the masks",
    got: `have areas filled with ${value}`,
    expected: `${share} of all pixels, and no class has this value`,
    fix: "Add the class or the ignored value to classes.json."
  }),
  example: ["128", "9.71 %"],
  note: "With `mask-values: nearest` its pixels would go to another class."
});
var masksFarFromClasses = defineFault({
  code: "masks-far-from-classes",
  words: (share, values) => ({
    subject: "the masks",
    got: `lie far from the classes at ${share} of all pixels`,
    expected: `that is more than 48 grey levels from each of ${values.join(", ")}`,
    fix: "Check the values of the classes in classes.json."
  }),
  example: ["31.2 %", ["0", "20"]],
  note: "With `mask-values: nearest` every pixel goes to some class; where so many are like none of them, the list or the masks are wrong."
});
var maskPixelsMoved = defineFault({
  code: "mask-pixels-moved",
  severity: "warning",
  words: (moved, values) => ({
    subject: "the masks",
    got: `are read by the nearest of ${values.join(", ")}`,
    expected: `${moved.share} of all pixels moved, by ${moved.mean} grey levels on average and ${moved.most} at most`,
    fix: "Look at the labels before a long training; masks without soft edges have none to move."
  }),
  example: [{ share: "14.2 %", mean: "23.4", most: 127 }, ["0", "255"]],
  note: "It says how much `mask-values: nearest` has decided. Of colours the channel that differs most counts. A pixel halfway between two classes goes to the first of them."
});

// src/errors/class-doubts.ts
var class_doubts_exports = {};
__export(class_doubts_exports, {
  classFolderOrPart: () => classFolderOrPart,
  containerBesideFolders: () => containerBesideFolders,
  foldersBesideParts: () => foldersBesideParts,
  foldersInClassFolders: () => foldersInClassFolders,
  foldersRepeat: () => foldersRepeat,
  foldsAsClassFolders: () => foldsAsClassFolders,
  imagesBesideClassFolders: () => imagesBesideClassFolders,
  maskFolderAsClass: () => maskFolderAsClass,
  partsAndClassesInNames: () => partsAndClassesInNames,
  partsAssumed: () => partsAssumed,
  portionsAsClassFolders: () => portionsAsClassFolders,
  severalFilesOfImage: () => severalFilesOfImage
});
var NAMED5 = 5;
var foldersRepeat = defineFault({
  code: "folders-repeat",
  words: (outer, inner, areDeep, wholeSets) => {
    const inside = inner.map(
      (names) => `${settingOfClasses(names)}${pattern(names, insidePattern(areDeep))}`
    );
    const whole = wholeSets.map((data) => `\`data: ${escapeControls(data)}\``).join(" or ");
    const one = whole === "" ? "" : `, ${whole} to take one alone, such as where another is a copy of it`;
    return {
      subject: `folders ${listed4(outer)}`,
      got: `hold the same folders (${listed4(inner.flat())})`,
      expected: "expected to know which of them are the classes",
      fix: `Set ${inside.join(" or ")} where it's those inside, ${settingOfClasses(outer)} where it's those around${pattern(outer, "{class}/**")}${one}.`
    };
  },
  example: [["day1", "day2"], [["bad", "ok"]], false, []],
  note: "Days, patients or halves of a data set around the classes look the same as classes around views or sides. `classes` says which folders count, wherever they lie; so does `{class}` in [a pattern](data-formats.md#patterns)."
});
var foldsAsClassFolders = defineFault({
  code: "folds-as-class-folders",
  words: (folders, inner) => {
    const joined3 = inner.length > 1 ? ` ${settingOfClasses(inner)} takes all of them together;` : "";
    return {
      subject: `folders ${listed4(folders)}`,
      got: "are named as folds of one data set",
      expected: "not as classes",
      fix: `A run makes its folds by itself:${joined3} \`folds: ${folders.length}\` and \`fold\` divide the images anew. Where each is a class, set ${settingOfClasses(folders)}.`
    };
  },
  example: [
    ["fold1", "fold2", "fold3"],
    ["cat", "dog"]
  ],
  note: "Folds that come as folders are not kept: see [folds and sweeps](folds-and-sweeps.md). What must not be torn apart is kept together by `group-by`."
});
var portionsAsClassFolders = defineFault({
  code: "portions-as-class-folders",
  words: (folders) => ({
    subject: `folders ${listed4(folders)}`,
    got: "are named as portions of one data set, and there are no folders of classes in them",
    expected: "expected a folder of images for each class, or masks",
    fix: `Put the images of each class into a folder with its name; where each of these is a class, set ${settingOfClasses(folders)}.`
  }),
  example: [["part1", "part2"]],
  note: "A data set that came in several archives says nothing of its classes by these."
});
var severalFilesOfImage = defineFault({
  code: "several-files-of-image",
  severity: "warning",
  words: (folder, together, all, example) => ({
    subject: `${together} of ${all} files of class ${quote(folder)}`,
    got: `are named as several files of one image each (${listed4(example)})`,
    expected: "and each was taken for an image of the class",
    fix: 'Where masks, depth or other pictures of the same image are among them, say by `images` which files count, such as `images: "**/*.jpg"`; else keep them in one part of the split by `group-by`.'
  }),
  example: ["apple", 60, 60, ["apple/1_crop.png", "apple/1_depth.png"]],
  note: "Masks or depth maps among the photographs of a class would be learned from as if they were photographs, and files of one image land in different parts of the split."
});
var maskFolderAsClass = defineFault({
  code: "mask-folder-as-class",
  words: (folder, images, other) => ({
    subject: `folder ${quote(folder)} (${countOf(images)})`,
    got: `is named as masks, and lies beside ${quote(other)}, but their files do not pair by name`,
    expected: "expected two classes, or images and their masks",
    fix: "Set `task: classification` where they are two classes; where these are masks, name each as its image, or say by `images` and `masks` how they pair."
  }),
  example: ["labelled", 40, "photos"],
  note: "As classes, a network would learn what is a mask. [Patterns](data-formats.md#patterns) shows how names are paired."
});
var partsAndClassesInNames = defineFault({
  code: "parts-and-classes-in-names",
  words: (folders) => ({
    subject: `folders ${listed4(folders)}`,
    got: "are named after parts of a split",
    expected: "which are no classes",
    fix: `Move them, such as train/cat for train_cat, or say it by a pattern: \`images: "{part}_{class}/**"\`. Where each is a class, set ${settingOfClasses(folders)}.`
  }),
  example: [["test_cat", "test_dog", "train_cat", "train_dog"]],
  note: "One folder says both part and class here. [Patterns](data-formats.md#patterns) shows what `{part}` and `{class}` take."
});
var classFolderOrPart = defineFault({
  code: "class-folder-or-part",
  words: (folder, images, classes, name, parts = []) => ({
    subject: `folder ${quote(folder)} (${countOf(images)})`,
    ...parts.length > 0 ? {
      got: `holds images in no class folder and is named after a part of a split, as ${listed4(parts)} beside it`,
      expected: "but the names do not go together",
      fix: "Rename the parts to train, validation and test, each with its folders of classes, and move images without a class elsewhere."
    } : {
      got: `is named after a part of a split, and lies beside folders of classes (${listed4(classes)})`,
      expected: "expected to know whether it is one of them",
      fix: `Set ${settingOfClasses([...classes, name])} where it's a class, ${classes.length > 1 ? `${settingOfClasses(classes)} to leave it out` : "or move it elsewhere"}.`
    }
  }),
  example: ["test", 40, ["cat", "dog"], "test"],
  note: "Images right in such a folder have no class, if it is a part; if it is a class, all of them would be lost."
});
var foldersBesideParts = defineFault({
  code: "folders-beside-parts",
  words: (folders, parts, classes) => ({
    subject: `${folders.length === 1 ? "folder" : "folders"} ${listed4(folders.map(({ name }) => name))} (${countOf(folders.reduce((sum, { images }) => sum + images, 0))})`,
    got: `${folders.length === 1 ? "lies" : "lie"} beside the parts of the split (${listed4(parts)}), in which the classes are ${listed4(classes)}`,
    expected: folders.length === 1 ? "and is none of them" : "and are none of them",
    fix: `Set \`images: ${globOf(parts)}\` to leave ${folders.length === 1 ? "it" : "them"} out, or move ${folders.length === 1 ? "it" : "them"} into a part.`
  }),
  example: [[{ name: "previews", images: 3 }], ["test", "train"], ["cat", "dog"]],
  note: "Pictures beside the data, or a part of the split under another name. Taken for a class, it would be a wrong one."
});
var containerBesideFolders = defineFault({
  code: "classes-deeper",
  words: (data, folder, name, inner, others) => ({
    subject: `folder ${quote(folder)}`,
    got: `holds several folders of images (${listed4(inner)}), ${listed4(others)} beside it ${others.length === 1 ? "does" : "do"} not`,
    expected: "expected to know whether the classes are in it",
    fix: `If so, set \`data: ${escapeControls(`${data.replace(/\/+$/, "")}/${folder}`)}\`; where the folders around are the classes, set ${settingOfClasses([name, ...others])}.`
  }),
  example: ["photos", "dataset-resized", "dataset-resized", ["glass", "paper"], ["docs"]],
  note: "A data set is often unpacked beside examples, screenshots or documents."
});
var imagesBesideClassFolders = defineFault({
  code: "images-beside-class-folders",
  words: (folder, images, classes) => ({
    subject: `folder ${quote(folder)} (${countOf(images)})`,
    got: `is named like the images, but the folders beside it (${listed4(classes)}) hold more`,
    expected: "expected to know which are meant",
    fix: `Set ${settingOfClasses(classes)} where those are the classes; for a class of every pixel, put masks into masks/.`
  }),
  example: ["images", 2, ["cat", "dog"]],
  note: "A folder called `images` mostly holds all of them; this one has screenshots perhaps."
});
var foldersInClassFolders = defineFault({
  code: "folders-in-class-folders",
  severity: "warning",
  words: (folders) => {
    const shown = folders.slice(0, 3).map((one) => `${listed4(one.folders, 3)} in ${quote(one.name)}`);
    const more = folders.length > 3 ? `; and in ${folders.length - 3} more` : "";
    return {
      subject: `folders in class folders (${shown.join("; ")}${more})`,
      got: "were taken for parts of these classes",
      fix: 'Where they are the classes themselves, say so by `images: "*/{class}/**"` or list them in `classes`.'
    };
  },
  example: [[{ name: "cat", folders: ["persian", "siamese"] }]],
  note: "The class of an image is the first folder on its path, whatever lies deeper."
});
var partsAssumed = defineFault({
  code: "parts-assumed",
  severity: "warning",
  words: (folders) => {
    const shown = folders.slice(0, 8).map(({ folder, part }) => `${quote(folder)} = ${part}`);
    const more = folders.length > 8 ? ` and ${folders.length - 8} more` : "";
    const isOne = folders.length === 1;
    const unlabelled = folders.some(({ part }) => part === "unlabelled");
    return {
      subject: `${isOne ? "folder" : "folders"} ${shown.join(", ")}${more}`,
      got: `${isOne ? "was taken for a part" : "were taken for parts"} of the split${unlabelled ? " (unlabelled: left out)" : ""}`,
      fix: `Where ${isOne ? "it's a class" : "they are classes"}, list all classes in \`classes\`; for another split, rename ${isOne ? "it" : "them"} or give a \`split\` file.`,
      leavesOut: folders.flatMap(({ folder, part }) => part === "unlabelled" ? [folder] : [])
    };
  },
  example: [
    [
      { folder: "seg_test", part: "test" },
      { folder: "seg_train", part: "training" }
    ]
  ],
  note: "Their names say it only together with what lies beside them."
});
function countOf(images) {
  return images === 1 ? "1 image" : `${images} images`;
}
function listed4(names, most = NAMED5) {
  const shown = names.slice(0, most).map(quote).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
function insidePattern(areDeep) {
  return areDeep ? "**/{class}/*" : "*/{class}/**";
}
function pattern(names, text) {
  return names.length > MOST_LISTED ? ` (or \`images: "${text}"\`)` : "";
}

// src/shared/image-formats.ts
var READ_FORMATS = "PNG, JPEG, TIFF, WebP, GIF, BMP, PNM or FITS";

// src/errors/class-folders.ts
var class_folders_exports = {};
__export(class_folders_exports, {
  classFolderEmpty: () => classFolderEmpty,
  classFolderUnknown: () => classFolderUnknown,
  classFoldersAlike: () => classFoldersAlike,
  classFoldersAndMasks: () => classFoldersAndMasks,
  classFoldersIgnored: () => classFoldersIgnored,
  classValueWithoutMasks: () => classValueWithoutMasks,
  classWithoutImages: () => classWithoutImages,
  classesImbalanced: () => classesImbalanced,
  classesWithFewImages: () => classesWithFewImages,
  conflictingClasses: () => conflictingClasses,
  imagesOutsideClassFolders: () => imagesOutsideClassFolders,
  masksForClassification: () => masksForClassification,
  masksLeftOut: () => masksLeftOut,
  noClassFolders: () => noClassFolders,
  oneClassFolder: () => oneClassFolder,
  partWithOneClass: () => partWithOneClass,
  tooManyClassFolders: () => tooManyClassFolders
});
var NAMED6 = 5;
var noClassFolders = defineFault({
  code: "no-class-folders",
  words: (folder, images) => ({
    subject: `data folder ${quote(folder)}`,
    got: images === 0 ? `holds no images (${READ_FORMATS})` : `holds ${countOf2(images)}`,
    expected: "expected a folder of images for each class",
    fix: "Put the images of each class into a folder with its name, such as cat/ and dog/."
  }),
  example: ["photos", 40],
  note: "With `task: classification` the folder of an image is its label, so that images must lie in folders. [Class folders](data-formats.md#class-folders) shows the layouts that are known."
});
var oneClassFolder = defineFault({
  code: "one-class-folder",
  words: (folder, images, inner) => {
    const { folders, data } = inner;
    const said2 = data === void 0 ? `list the folders in it (${listed5(folders)}) in \`classes\`` : `set \`data: ${escapeControls(data)}\`, where ${listed5(folders)} lie`;
    return {
      subject: `the only class folder, ${quote(folder)},`,
      got: `holds ${countOf2(images)}, and there are no masks`,
      expected: "expected a folder for each of two classes at least, or a mask for each image",
      fix: `Add the folder of another class${folders.length > 1 ? `, or ${said2}` : ""}; for a class of every pixel, put masks into masks/.`
    };
  },
  example: ["photos", 40, { folders: ["cat", "dog"], data: "data/photos" }],
  note: "Often `data` names a folder one level too high, or masks were meant and are not there."
});
var classFoldersAndMasks = defineFault({
  code: "class-folders-and-masks",
  words: (folders, images, masks) => ({
    subject: "the data folder",
    got: `holds class folders (${listed5(folders)}) and masks (${masks}), most of them of none of the ${countOf2(images)}`,
    expected: "expected either",
    fix: "Set `task` to classification where the folders are the classes, else to segmentation; `images` and `masks` say which files are meant."
  }),
  example: [["cat", "dog"], 40, 3],
  note: "Both readings of the folder are possible, and none is guessed."
});
var masksForClassification = defineFault({
  code: "masks-for-classification",
  words: (masks) => ({
    subject: `setting "masks" (${quote(masks)})`,
    got: 'is given beside task "classification"',
    expected: "where the folder of an image is its label",
    fix: "Leave it out, or set `task` to segmentation."
  }),
  example: ["masks/**"],
  note: "A class of each whole image has no use for masks."
});
var tooManyClassFolders = defineFault({
  code: "too-many-class-folders",
  words: (folders, limit) => ({
    subject: "the data folder",
    got: `holds ${folders} class folders`,
    expected: `expected at most ${limit}`,
    fix: "Are these folders the classes? If so, join some of them."
  }),
  example: [1200, 255],
  note: "Folders by date, patient or camera look like classes, too. Their images are divided by `group-by` instead."
});
var classFolderUnknown = defineFault({
  code: "class-folder-unknown",
  words: (folder, images, classes) => ({
    subject: `folder ${quote(folder)} (${countOf2(images)})`,
    got: "is none of the classes",
    expected: `which are ${listed5(classes)}`,
    fix: 'Add it to the list of classes, or leave its images out by {"name": ..., "ignore": true} in classes.json.'
  }),
  example: ["unsure", 12, ["cat", "dog"]],
  note: "Where classes are listed, a folder beyond the list may be a misspelling."
});
var classFoldersIgnored = defineFault({
  code: "class-folders-ignored",
  words: (folders) => ({
    subject: "all images",
    got: `lie in folders that are left out (${listed5(folders)})`,
    expected: "expected two classes at least",
    fix: 'Add the folders of the classes, or take "ignore" out of classes.json.'
  }),
  example: [["unsure"]],
  note: "Nothing is left to learn from."
});
var classFoldersAlike = defineFault({
  code: "class-folders-alike",
  words: (folders) => ({
    subject: `class folders ${folders.map(quote).join(" and ")}`,
    got: "differ in case, blanks or punctuation only",
    fix: "Give them one name, or list them all in classes.json if they are different classes."
  }),
  example: [["Cat", "cat"]],
  note: "Some systems keep both apart and some do not, so that the same data would have other classes there."
});
var classValueWithoutMasks = defineFault({
  code: "class-value-without-masks",
  words: (names) => ({
    subject: `file "classes.json"`,
    got: `gives the values of pixels to ${listed5(names)}`,
    expected: "but there are no masks: an image has one class",
    fix: 'Leave "value" out; "folder" says which folder, or label in a table, a class has, if it is called otherwise.',
    file: "classes.json"
  }),
  example: [["cat"]],
  note: "A value is about the pixels of a mask."
});
var imagesOutsideClassFolders = defineFault({
  code: "images-outside-class-folders",
  severity: "warning",
  words: (images) => ({
    subject: `${countOf2(images.length)} (${listed5(images, 3)})`,
    got: images.length === 1 ? "lies in no class folder" : "lie in no class folder",
    fix: `${images.length === 1 ? "It is" : "They are"} left out. A folder named like a part of the split ("valid") or like images is a class where \`classes\` or classes.json says so.`,
    leavesOut: images
  }),
  example: [["title.png"]],
  note: "Images beside the class folders have no label."
});
var masksLeftOut = defineFault({
  code: "masks-left-out",
  severity: "warning",
  words: (masks) => ({
    subject: `${masks.length} ${masks.length === 1 ? "file" : "files"} (${listed5(masks, 3)})`,
    got: masks.length === 1 ? "is named as the mask of an image" : "are named as masks of images",
    fix: `${masks.length === 1 ? "It is left out; set `task` to segmentation to learn from it" : "They are left out; set `task` to segmentation to learn from them"}.`,
    leavesOut: masks
  }),
  example: [["cat/1_mask.png"]],
  note: "Files named as the mask of an image beside them are no images of their own."
});
var classFolderEmpty = defineFault({
  code: "class-folder-empty",
  severity: "warning",
  words: (folders) => ({
    subject: `${folders.length === 1 ? "folder" : "folders"} ${listed5(folders)}`,
    got: folders.length === 1 ? "holds no image" : "hold no image",
    fix: "Nothing is taken for a class without an image: add images or delete it."
  }),
  example: [["bird"]],
  note: "Perhaps its files were not fetched, or it is a leftover."
});
var classWithoutImages = defineFault({
  code: "class-absent",
  severity: "warning",
  words: (name) => ({
    subject: `class ${quote(name)}`,
    got: "has no image",
    fix: "It can be neither learned nor measured; check its name and its folder."
  }),
  example: ["bird"],
  note: "For classification the same is said of a listed class whose folder is missing."
});
var classesWithFewImages = defineFault({
  code: "class-with-few-images",
  severity: "warning",
  words: (classes, few) => {
    const named2 = classes.map(({ name, images }) => `${name}: ${images}`);
    return {
      subject: `${classes.length} ${classes.length === 1 ? "class" : "classes"} (${listed5(named2)})`,
      got: `${classes.length === 1 ? "has" : "have"} fewer than ${few} images`,
      fix: "Their figures hang on one or two images; add more."
    };
  },
  example: [[{ name: "bird", images: 4 }], 10],
  note: "Divided between training, validation and test, one or two are left in each."
});
var classesImbalanced = defineFault({
  code: "classes-imbalanced",
  severity: "warning",
  words: (largest, smallest) => ({
    subject: "the classes",
    got: `are of very different size: ${quote(largest.name)} has ${countOf2(largest.images)}, ${quote(smallest.name)} ${smallest.images}`,
    fix: "Accuracy says little then: look at macro F1 and at each recall."
  }),
  example: [
    { name: "cat", images: 900 },
    { name: "bird", images: 12 }
  ],
  note: "Always answering the largest class already has a high accuracy. `class-weights` weighs against it."
});
var conflictingClasses = defineFault({
  code: "conflicting-classes",
  severity: "warning",
  words: (one, first) => ({
    subject: `images ${quote(one.image)} and ${quote(first.image)}`,
    got: `are exactly the same, but labelled ${quote(one.name)} and ${quote(first.name)}`,
    fix: "Keep the right one.",
    file: one.image
  }),
  example: [
    { image: "dog/7.jpg", name: "dog" },
    { image: "cat/3.jpg", name: "cat" }
  ],
  note: "The same picture lies in two class folders, or a table gives its copies two classes. The model cannot please both."
});
var partWithOneClass = defineFault({
  code: "part-with-one-class",
  words: (part, name, isMade) => ({
    subject: `the ${part} part of the split`,
    got: `shows one class only, ${quote(name)}`,
    expected: "from which nothing can be learned",
    fix: isMade ? "Add more images." : "Add images of others to it, or let the split be made."
  }),
  example: ["train", "cat", false],
  note: "Where the split is given, by folders or a file, or where there are hardly more images than parts."
});
function countOf2(images) {
  return images === 1 ? "1 image" : `${images} images`;
}
function listed5(names, most = NAMED6) {
  const shown = names.slice(0, most).map(quote).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

// src/errors/class-lists.ts
var class_lists_exports = {};
__export(class_lists_exports, {
  classListUnfit: () => classListUnfit,
  classListsDisagree: () => classListsDisagree,
  classNamesAssumed: () => classNamesAssumed,
  classesFilePassedOver: () => classesFilePassedOver
});
var NAMED7 = 12;
var classNamesAssumed = defineFault({
  code: "class-names-assumed",
  severity: "warning",
  words: (file, pairs) => ({
    subject: `file ${quote(file)}`,
    got: `was taken for the list of classes: ${listed6(pairs.map(({ value, name }) => `${value} = ${name}`))}`,
    fix: "Where that is wrong, `classes` or a classes.json goes before it.",
    file
  }),
  example: [
    "labelmap.txt",
    [
      { value: "#000000", name: "background" },
      { value: "#e04040", name: "cell" }
    ]
  ],
  note: "Lists that labelling tools write beside masks are used as they are. [Data formats](data-formats.md#masks) says which."
});
var classListUnfit = defineFault({
  code: "class-list-unfit",
  severity: "warning",
  words: (file, names, reason) => ({
    subject: `file ${quote(file)}`,
    got: `looks like a list of classes (${listed6(names)}), but ${reason}`,
    fix: "It is passed over; where it is the list, say in classes.json which value or color each class has.",
    file
  }),
  example: ["classes.txt", ["cat", "dog"], "says nothing of 2, which the masks hold"],
  note: "Often such a list leaves out the background, or it belongs to other labels of the same images, such as boxes."
});
var classListsDisagree = defineFault({
  code: "class-lists-disagree",
  words: (one, other) => ({
    subject: `files ${quote(one.file)} and ${quote(other.file)}`,
    got: `are both lists of classes, but name what the masks hold differently: ${listed6(one.names)}, and ${listed6(other.names)}`,
    fix: "Set `classes` to the names in the order of the values, or write a classes.json with the value or color of each."
  }),
  example: [
    { file: "classes.txt", names: ["background", "cat"] },
    { file: "labelmap.txt", names: ["background", "dog"] }
  ],
  note: "Each fits the masks, and none is believed more than the other."
});
var classesFilePassedOver = defineFault({
  code: "classes-file-passed-over",
  severity: "warning",
  words: (file, reasons) => ({
    subject: `file ${quote(file)}`,
    got: `is not a list of classes of this program: ${escapeControls(reasons.join("; "))}`,
    fix: "It is passed over, since `classes` names them.",
    file
  }),
  example: ["classes.json", ["categories: unknown key"]],
  note: "Other tools write a file of the same name. Without the setting `classes` it is an error."
});
function listed6(names) {
  const shown = names.slice(0, NAMED7).map(escapeControls).join(", ");
  return names.length > NAMED7 ? `${shown} and ${names.length - NAMED7} more` : shown;
}

// src/errors/converting.ts
var converting_exports = {};
__export(converting_exports, {
  folderToConvertIntoNotEmpty: () => folderToConvertIntoNotEmpty,
  outlinesOfNothing: () => outlinesOfNothing,
  wholeImagesNotConverted: () => wholeImagesNotConverted
});
var folderToConvertIntoNotEmpty = defineFault({
  code: "folder-to-convert-into-not-empty",
  words: (folder) => ({
    subject: `folder ${quote(folder)}`,
    got: "is not empty",
    expected: "expected a new or an empty folder for what is converted",
    fix: "Name another folder, or empty this one."
  }),
  example: ["data/masks"],
  note: "Masks of two conversions in one folder would be taken for one data set."
});
var wholeImagesNotConverted = defineFault({
  code: "whole-images-not-converted",
  words: (folder) => ({
    subject: `data folder ${quote(folder)}`,
    got: "has a class for each whole image",
    expected: "expected labels that say where in the images something is",
    fix: "Train on it as it is; where it holds such labels, too, name them with `--from`."
  }),
  example: ["data/animals"],
  note: "`convert` writes masks and outlines, of which there are none for class folders and tables."
});
var outlinesOfNothing = defineFault({
  code: "outlines-of-nothing",
  severity: "warning",
  words: (names) => ({
    subject: `${names.length === 1 ? "class" : "classes"} ${names.map(quote).join(", ")}`,
    got: `${names.length === 1 ? "is" : "are"} written as objects, and by such a name is meant what no object shows, what counts for nothing, or that there is no class`,
    fix: "Rename what is called so before: whoever reads these files, this program among them, takes those objects for background, passes them over or asks what they are."
  }),
  example: [["Background"]],
  note: "The first class is the background and is not written. `background`, `bg`, `_background_`, `__ignore__`, `unnamed`, `undefined`, `null` and `nan` are such names, in capitals, too."
});

// src/errors/copies.ts
var copies_exports = {};
__export(copies_exports, {
  copiesAsClass: () => copiesAsClass,
  copiesInClassFolders: () => copiesInClassFolders,
  documentsAsClass: () => documentsAsClass
});
var copiesAsClass = defineFault({
  code: "copies-as-class",
  words: ({ folder, files, example: [copy, image] }, kept) => ({
    subject: `folder ${quote(folder)} (${countOf3(files)})`,
    got: `holds copies of the images of other classes by their names, such as ${quote(copy)} of ${quote(image)}`,
    expected: "expected no class of these",
    fix: `${leftOut(kept)}; where it's a class, set ${settingOfClasses(kept.classes)}.`
  }),
  example: [
    { folder: "thumbs", files: 24, example: ["thumbs/cat_1.jpg", "cat/1.jpg"] },
    { classes: ["cat", "dog", "thumbs"], folders: ["cat", "dog"] }
  ],
  note: "Thumbnails or crops beside the class folders would be learned as a class, and would show images of the test in training."
});
var documentsAsClass = defineFault({
  code: "documents-as-class",
  severity: "warning",
  words: ({ folder, files }, kept) => ({
    subject: `folder ${quote(folder)} (${countOf3(files)})`,
    got: "is named like documents of a data set, and was taken for a class",
    fix: `${leftOut(kept)}; where it's a class, set ${settingOfClasses(kept.classes)}.`
  }),
  example: [
    { folder: "docs", files: 4 },
    { classes: ["cat", "docs", "dog"], folders: ["cat", "dog"] }
  ],
  note: "Figures, screenshots and previews beside the class folders are no class mostly."
});
var copiesInClassFolders = defineFault({
  code: "copies-in-class-folders",
  severity: "warning",
  words: ({
    folder,
    files,
    example: [copy, image],
    pattern: own,
    groupBy
  }) => ({
    subject: `${countOf3(files)} in folders ${quote(folder)} inside class folders`,
    got: `${files === 1 ? "is" : "are"} named after images beside the folder, such as ${quote(copy)} after ${quote(image)}, and each was taken for an image of the class`,
    fix: `${own === void 0 ? "Move these folders elsewhere" : `Set \`images: "${own}"\``} to leave them out; where they count, keep each in one part with its image by \`group-by${groupBy === void 0 ? "" : `: '${groupBy}'`}\`.`
  }),
  example: [
    {
      folder: "thumbnails",
      files: 24,
      example: ["cat/thumbnails/1.jpg", "cat/1.jpg"],
      pattern: "*/*",
      groupBy: "([^/]+)\\.[^./]+$"
    }
  ],
  note: "Thumbnails and crops of a picture in training show a test what it asks."
});
function leftOut({ folders }) {
  return folders.length > MOST_LISTED ? "Move it elsewhere" : `Set \`images: ${globOf(folders)}\` to leave it out`;
}
function countOf3(images) {
  return images === 1 ? "1 image" : `${images} images`;
}

// src/errors/doubtful-pairs.ts
var doubtful_pairs_exports = {};
__export(doubtful_pairs_exports, {
  imagesDerived: () => imagesDerived,
  imagesLookLikeMasks: () => imagesLookLikeMasks,
  masksNumberedByTasks: () => masksNumberedByTasks,
  numbersShifted: () => numbersShifted,
  pairsLeftOut: () => pairsLeftOut,
  pairsOfSeveralFolders: () => pairsOfSeveralFolders
});
var imagesDerived = defineFault({
  code: "images-derived",
  words: (images, where, masks, patterns) => ({
    subject: `${imagesOf(images)} in ${where}`,
    got: `${images === 1 ? "is" : "are"} named as made from the masks in ${masks} (a copy in colours, an overlay, edges and the like), and nothing else pairs with these`,
    expected: "expected photographs",
    fix: `Add the photographs, named as their masks; where these are what a network shall see, ${setTo(patterns)}.`
  }),
  example: [24, "vis/", "masks/", { images: "vis/{name}.png", masks: "masks/{name}.png" }],
  note: "A network that sees the labels learns to repeat them. [Patterns](data-formats.md#patterns) say which files are the images, wherever they lie."
});
var imagesLookLikeMasks = defineFault({
  code: "images-look-like-masks",
  severity: "warning",
  words: (where, looked, image, mask) => ({
    subject: `the images in ${where}`,
    got: `hold few values in filled areas, as masks do, in each of ${looked} that were looked at, such as ${quote(image)} with the mask ${quote(mask)}`,
    fix: "If they are copies of the masks, set `images` to a pattern of the photographs."
  }),
  example: ["images/", 3, "images/017.png", "masks/017.png"],
  note: "Drawings, screens and scanned text look so as well, and are right. A coloured copy of the labels would teach nothing."
});
var pairsOfSeveralFolders = defineFault({
  code: "pairs-of-several-folders",
  severity: "warning",
  words: (images, imageFolders, maskFolders, patterns) => ({
    subject: `${imagesOf(images)} in ${imageFolders}`,
    got: `were paired with masks in ${maskFolders}`,
    expected: "folders that are named in different ways were taken together",
    fix: patterns === void 0 ? `Check the pairs; where only some are meant, ${setTo(void 0)}.` : `Check the pairs; to settle it, ${setTo(patterns)}.`
  }),
  example: [
    24,
    "berlin/photos/ and lyon/images/",
    "berlin/drawings/ and lyon/masks/",
    { images: "{folder1}/*/{name}.jpg", masks: "{folder1}/*/{name}.png" }
  ],
  note: "Data of several places or years is often named by each in its own way. `check` shows the pairs."
});
var pairsLeftOut = defineFault({
  code: "pairs-left-out",
  words: (left, images, because) => ({
    subject: left.map(({ pattern: pattern2, files }) => `${quote(pattern2)} (${files} files)`).join(" and "),
    got: `${left.length === 1 ? "is" : "are"} not among the ${imagesOf(images)} with masks that were found, though ${because}`,
    fix: "Set `images` and `masks` to patterns that match all images and their masks, with {a,b} where names differ, such as `{2019,2020}/{photos,images}/{name}.jpg`; else take what is not meant out of the data folder."
  }),
  example: [
    [
      { pattern: "lyon/a/{name}.png", files: 24, example: "lyon/a/1.png" },
      { pattern: "lyon/b/{name}.png", files: 24, example: "lyon/b/1.png" }
    ],
    24,
    "their names pair, too"
  ],
  note: "A part of the data set would be lost without a word. [Patterns](data-formats.md#patterns) say what belongs to it."
});
var numbersShifted = defineFault({
  code: "numbers-shifted",
  words: (pairs, image, mask) => ({
    subject: `${imagesOf(pairs)}`,
    got: `would be paired with masks of other names by a number, and what is left over stands at the two ends (${quote(image)} and ${quote(mask)})`,
    expected: "as where images are counted from 0 and masks from 1, so that each has the mask of another",
    fix: "Name each mask as its image. Where the numbers mean the same all the same, take what is left over out."
  }),
  example: [11, "images/img_000.png", "masks/mask_012.png"],
  note: "Were they numbers of the same things, a mask would be missing here or there, hardly one at each end. `skip-bad-files` does not leave these out: the others would be wrong."
});
var masksNumberedByTasks = defineFault({
  code: "masks-numbered-by-tasks",
  words: (pairs, image, mask) => ({
    subject: `${pairs === 1 ? "1 mask" : `${pairs} masks`}, such as ${quote(mask)},`,
    got: `${pairs === 1 ? "is" : "are"} called by a number of what a tool counts, which need not be that in the name of an image, such as ${quote(image)}`,
    expected: "expected names that say which image each is of",
    fix: "Name each mask as its image; where the numbers are the same, set `images` and `masks` to their patterns, with {name} for the number."
  }),
  example: [24, "images/scan_7.png", "masks/task-7.png"],
  note: "Tools number tasks and rows by themselves, in the order in which they were imported. [Patterns](data-formats.md#patterns) say what belongs together."
});
function setTo(patterns) {
  if (patterns === void 0) return "set `images` and `masks` to their patterns";
  return `set \`images\` to ${quote(patterns.images)} and \`masks\` to ${quote(patterns.masks)}`;
}
function imagesOf(count) {
  return count === 1 ? "1 image" : `${count} images`;
}

// src/errors/drawn-shapes.ts
var drawn_shapes_exports = {};
__export(drawn_shapes_exports, {
  annotationSizeMismatch: () => annotationSizeMismatch,
  conflictingShapes: () => conflictingShapes,
  imagesWithoutShapes: () => imagesWithoutShapes,
  oneShapeClass: () => oneShapeClass,
  shapeClassAbsent: () => shapeClassAbsent,
  shapeClassesUnknown: () => shapeClassesUnknown,
  shapesOverlap: () => shapesOverlap,
  shapesWithoutPixels: () => shapesWithoutPixels,
  tooManyShapeClasses: () => tooManyShapeClasses
});
var NAMED8 = 3;
var IMAGE2 = "images/017.jpg";
var annotationSizeMismatch = defineFault({
  code: "annotation-size-mismatch",
  words: (image, imageSize, file, annotatedSize) => ({
    subject: `image ${quote(image)}`,
    got: `is ${imageSize}`,
    expected: `its annotations in ${quote(file)} are of an image of ${annotatedSize}`,
    fix: "Put the image there that was annotated, or export the annotations at its size.",
    file: image
  }),
  example: [IMAGE2, "640x480", "annotations/instances.json", "1280x960"],
  note: "Shapes are never scaled: that would move labels, and nothing says whether the image was resized or cut."
});
var imagesWithoutShapes = defineFault({
  code: "images-without-shapes",
  severity: "warning",
  words: (images, all) => ({
    subject: `${images.length.toLocaleString("en-US")} of ${counted(all, "image")} (${listed(images)})`,
    got: `${images.length === 1 ? "has no shape, and counts" : "have no shape, and count"} as background alone`,
    fix: `If ${images.length === 1 ? "it shows something, annotate it or take it" : "they show something, annotate them or take them"} out.`
  }),
  example: [[IMAGE2], 40],
  note: "The export lists them. Fine for images that show nothing; images that nobody has annotated yet teach that nothing is there."
});
var shapesOverlap = defineFault({
  code: "shapes-overlap",
  severity: "warning",
  words: (pairs, stacking) => {
    const shown = pairs.slice(0, NAMED8).map(
      ({ below, above, pixels }) => `${counted(pixels, "pixel")} of ${quote(below)} go to ${quote(above)}`
    );
    return {
      subject: "shapes of different classes",
      got: `overlap: ${shown.join(", ")}${pairs.length > NAMED8 ? `, and ${pairs.length - NAMED8} more` : ""}`,
      fix: stacking === "smaller-on-top" ? "A pixel has one class: that of the smaller shape. With `stacking: later-on-top` it is that of the later one." : "A pixel has one class: that of the shape drawn later. With `stacking: smaller-on-top` it is that of the smaller one."
    };
  },
  example: [[{ below: "table", above: "cup", pixels: 5120 }], "smaller-on-top"],
  note: "Parts mostly lie within what they are parts of, and what is in front is mostly smaller."
});
var shapesWithoutPixels = defineFault({
  code: "shapes-without-pixels",
  severity: "warning",
  words: (shapes, flat, image) => ({
    subject: "some shapes",
    got: `show nothing (${[
      ...shapes > 0 ? [`${counted(shapes, "shape")} without the centre of a pixel`] : [],
      ...flat > 0 ? [`${counted(flat, "outline")} that ${flat === 1 ? "encloses" : "enclose"} no area`] : []
    ].join(", ")}), such as on ${quote(image)}`,
    fix: "Mostly a stray click: nothing needs to be done, if they are few."
  }),
  example: [2, 1, IMAGE2],
  note: "A pixel is inside of a shape where its centre is. What lies outside of the image has none."
});
var shapeClassesUnknown = defineFault({
  code: "shape-class-unknown",
  words: (unknown, classes) => ({
    subject: `shapes of ${unknown.slice(0, NAMED8).map(({ name, shapes }) => `${quote(name)} (${shapes})`).join(", ")}${unknown.length > NAMED8 ? ` and ${unknown.length - NAMED8} more classes` : ""}`,
    got: "are of none of the classes",
    expected: `which are ${listed(classes, 5)}`,
    fix: `Set ${settingOfClasses([...classes, ...unknown.map(({ name }) => name)])}; in classes.json {"name": ..., "ignore": true} leaves one out.`
  }),
  example: [[{ name: "window", shapes: 12 }], ["background", "door"]],
  note: "Where classes are listed, a shape must be of one of them. `folder` in classes.json says how the export calls a class that is to have another name."
});
var tooManyShapeClasses = defineFault({
  code: "too-many-shape-classes",
  words: (classes, most) => ({
    subject: `the export lists ${classes} classes with the background`,
    got: `and ${most} are possible`,
    fix: 'List those that are meant in classes.json, and the others as {"name": ..., "ignore": true}.'
  }),
  example: [1204, 255],
  note: "A mask has a byte for each pixel."
});
var oneShapeClass = defineFault({
  code: "one-shape-class",
  words: (name) => ({
    subject: "the shapes",
    got: `leave only one class with pixels, ${quote(name)}`,
    expected: "expected two at least",
    fix: "Check that the export has its shapes, and that they are drawn on these images."
  }),
  example: ["background"],
  note: "There is nothing to tell apart."
});
var shapeClassAbsent = defineFault({
  code: "shape-class-absent",
  severity: "warning",
  words: (names) => ({
    subject: `${names.length === 1 ? "class" : "classes"} ${listed(names)}`,
    got: `${names.length === 1 ? "has" : "have"} no pixel in any image`,
    fix: `${names.length === 1 ? "It" : "They"} can be neither learned nor measured; list the classes that are meant in \`classes\`.`
  }),
  example: [["cluster"]],
  note: "The export lists such a class, or `classes` does. It keeps its place in the list and gets no figures."
});
var conflictingShapes = defineFault({
  code: "conflicting-shapes",
  severity: "warning",
  words: (image, first) => ({
    subject: `images ${quote(image)} and ${quote(first)}`,
    got: "are exactly the same and have different shapes",
    fix: "Keep the one whose shapes are right.",
    file: image
  }),
  example: ["images/024.jpg", IMAGE2],
  note: "Two people labelled the same picture, or one did it twice. The model cannot please both."
});

// src/errors/evaluation.ts
var evaluation_exports = {};
__export(evaluation_exports, {
  classNotInModel: () => classNotInModel,
  classesNotTested: () => classesNotTested,
  dataDoesNotFitModel: () => dataDoesNotFitModel,
  dataOfOtherTask: () => dataOfOtherTask,
  evaluatedPartEmpty: () => evaluatedPartEmpty,
  evaluationOutputIsRun: () => evaluationOutputIsRun,
  nothingLabelled: () => nothingLabelled,
  partNotKnown: () => partNotKnown,
  runFolderMixed: () => runFolderMixed,
  taskDoesNotFitModel: () => taskDoesNotFitModel,
  testedOnTrainingData: () => testedOnTrainingData
});
var MOST_NAMES = 20;
var taskDoesNotFitModel = defineFault({
  code: "task-does-not-fit-model",
  words: (asked, model) => ({
    subject: 'setting "task"',
    got: `is ${quote(asked)}`,
    expected: `the model was trained for ${quote(model)}`,
    fix: "Leave `task` out: the model says what it does."
  }),
  example: ["segmentation", "classification"],
  note: "It may stand in the settings file of the data folder."
});
var dataOfOtherTask = defineFault({
  code: "data-of-other-task",
  words: (root, images, holds, why) => {
    const [label, model, fix] = holds === "segmentation" ? ["a mask", "a classifier, which gives one class an image", "class folders or a table of labels"] : ["a class", "for segmentation, which gives a class to each pixel", "images with masks"];
    return {
      subject: `data folder ${quote(root)}`,
      got: `holds ${images} ${images === 1 ? "image" : "images"} with ${label} for each (${escapeControls(why)})`,
      expected: `the model is ${model}`,
      fix: `Evaluate it on ${fix}, or give a model of ${holds}.`
    };
  },
  example: ["data/cells", 40, "segmentation", "masks in masks/, images in images/, paired by name"],
  note: "A model is tested on labels of the kind that it gives."
});
var dataDoesNotFitModel = defineFault({
  code: "data-does-not-fit-model",
  words: (root, got, expected, fix) => ({
    subject: `the images of ${quote(root)}`,
    got: `are ${got}`,
    expected: `the model takes ${expected}`,
    fix
  }),
  example: ["data/cells", "8-bit grey", "16-bit grey", "Give the 16-bit images."],
  note: "A model knows only pixels like those of its training. Grey images fit a model of colour; nothing else is converted."
});
var classNotInModel = defineFault({
  code: "class-not-in-model",
  words: (name, classes, nearest) => ({
    subject: `class ${quote(name)} of the data`,
    got: "is none of the model",
    expected: `which has ${listed7(classes)}`,
    fix: `Name it as the model does${nearest === void 0 ? "" : ` (the nearest is ${quote(nearest)})`}, or mark it with \`ignore\` in classes.json.`
  }),
  example: ["nucleus", ["background", "nuclei"], "nuclei"],
  note: "Classes meet by name, in whatever order. A class that no label shows may be left in the list."
});
var classesNotTested = defineFault({
  code: "classes-not-tested",
  severity: "warning",
  words: (names) => {
    const one = names.length === 1;
    return {
      subject: `${one ? "class" : "classes"} ${listed7(names)}`,
      got: `of the model ${one ? "is" : "are"} in no label of the evaluated images`,
      fix: `Nothing is known of how well ${one ? "it is" : "they are"} found; only that the model may see ${one ? "it" : "them"} where there is none.`
    };
  },
  example: [["hot pixel"]],
  note: "The means leave out what is undefined. If it should be there, look at the names in `classes.json`."
});
var nothingLabelled = defineFault({
  code: "nothing-labelled",
  words: (images) => ({
    subject: `the ${images} evaluated images`,
    got: "have only ignored pixels in their masks",
    fix: "There is nothing to measure a model by; label them, or evaluate others."
  }),
  example: [12],
  note: "Value 255 is ignored unless `classes.json` says otherwise."
});
var runFolderMixed = defineFault({
  code: "run-folder-mixed",
  words: (folder, file) => ({
    subject: `run folder ${quote(folder)}`,
    got: `holds files of two runs: its ${file} is not the one that its results.json tells of`,
    expected: "the images that one run tested with may be those that the other trained on",
    fix: "Train into it again, or take model, split.json and results.json of one run."
  }),
  example: ["best-epoch", "split.json"],
  note: "A run's files take the place of the earlier run's together. Earlier versions left an interrupted run's split.json beside the model before it, and files are copied by hand."
});
var partNotKnown = defineFault({
  code: "part-not-known",
  words: (part) => ({
    subject: `part ${quote(part)}`,
    got: "was asked for, but nothing says which images it has",
    expected: "expected the folders train/, val/ and test/, or a split.json",
    fix: "Give the split.json of the training as `split`, or leave `part` out to evaluate all images."
  }),
  example: ["test"],
  note: "Every training leaves a `split.json` in its output folder."
});
var evaluatedPartEmpty = defineFault({
  code: "evaluated-part-empty",
  words: (part, source) => {
    const where = source === "file" ? "split.json" : "what the data set has for parts";
    return {
      subject: `part ${quote(part)}`,
      got: `has no image by ${where}`,
      fix: "Choose another one, or `all`."
    };
  },
  example: ["test", "file"],
  note: "A training with `test-fraction` too small for its images may have none."
});
var testedOnTrainingData = defineFault({
  code: "tested-on-training-data",
  severity: "warning",
  words: (part) => {
    const among = part === "all" ? "its training images are among those evaluated" : "it learnt from them";
    return {
      subject: "the model",
      got: `was trained on this very data: ${among}`,
      fix: "The scores say little of new images. Give the split.json of its run as `split` to evaluate the test images only."
    };
  },
  example: ["all"],
  note: "The model file holds the hash of its training data, and it is that of this folder."
});
var evaluationOutputIsRun = defineFault({
  code: "evaluation-output-is-run",
  words: (output) => ({
    subject: `setting "output" (${quote(output)})`,
    got: "is the folder of a training or of merged runs, whose reports would be overwritten",
    expected: "expected another folder",
    fix: "Choose a folder of its own for the evaluation."
  }),
  example: ["best-epoch"],
  note: "Left out, `output` is `evaluation`, beside the training."
});
function listed7(names) {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : "";
  return `${names.slice(0, MOST_NAMES).map(quote).join(", ")}${more}`;
}

// src/errors/exported-labels.ts
var exported_labels_exports = {};
__export(exported_labels_exports, {
  annotatedImagesAmbiguous: () => annotatedImagesAmbiguous,
  annotatedImagesAssumed: () => annotatedImagesAssumed,
  annotatedImagesMissing: () => annotatedImagesMissing,
  annotationFilesAlike: () => annotationFilesAlike,
  annotationFilesDisagree: () => annotationFilesDisagree,
  annotationFilesJoined: () => annotationFilesJoined,
  imagesInAnnotations: () => imagesInAnnotations,
  imagesInTwoParts: () => imagesInTwoParts,
  imagesNotAnnotated: () => imagesNotAnnotated,
  labelsInExport: () => labelsInExport,
  labelsNotThere: () => labelsNotThere,
  labelsOfOtherTask: () => labelsOfOtherTask,
  noAnnotatedImage: () => noAnnotatedImage,
  outlinesForClassification: () => outlinesForClassification
});
var EXPORT3 = "annotations/instances.json";
var labelsInExport = defineFault({
  code: "labels-in-export",
  severity: "warning",
  words: (tool, files, { images, shapes, classes, stacking }) => ({
    subject: `the ${tool} annotations in ${listed(files)}`,
    got: `were taken for the labels of ${counted(images, "image")}: ${counted(shapes, "shape")}${classes === 0 ? "" : ` of ${counted(classes, "class", "classes")}`}`,
    expected: stacking === "smaller-on-top" ? "drawn from the largest to the smallest, so that smaller ones lie on top" : "drawn in their order, so that later ones lie on top",
    fix: "What no shape shows is background. If they are not meant, say what is with `labels`, or take them out of the data folder."
  }),
  example: ["COCO", [EXPORT3], { images: 40, shapes: 312, classes: 3, stacking: "smaller-on-top" }],
  note: "An export counts where nothing else labels the images. [Labels of other tools](data-formats.md#labels-of-other-tools) says what is read, and how."
});
var labelsNotThere = defineFault({
  code: "labels-not-there",
  words: (labels, why) => ({
    subject: `setting "labels" is ${quote(labels)}`,
    got: `and the data folder has ${why}`,
    fix: "Correct it, or leave it out: then the labels are found by what lies there."
  }),
  example: ["coco", "no annotations of COCO"],
  note: "With `labels` only the source that it names is looked for."
});
var labelsOfOtherTask = defineFault({
  code: "labels-of-other-task",
  words: (labels, task, given) => ({
    subject: `setting "labels" is ${quote(labels)}`,
    got: `which makes the task ${task}, and "task" says ${given}`,
    fix: "Leave one of the two out."
  }),
  example: ["coco", "segmentation", "classification"],
  note: "The task follows from the labels."
});
var outlinesForClassification = defineFault({
  code: "outlines-for-classification",
  words: (why) => ({
    subject: 'setting "task" is "classification"',
    got: `and what labels the images is for segmentation (${why})`,
    fix: "Leave `task` out to train on it. For classes of whole images put the images of each class into a folder with its name, or add a table."
  }),
  example: ['shapes in "_annotations.coco.json" of COCO'],
  note: "Shapes say a class for each pixel; an image may show several, so none is guessed for all of it."
});
var noAnnotatedImage = defineFault({
  code: "no-annotated-image",
  words: (tool, files, named2) => ({
    subject: `the ${tool} annotations in ${listed(files)}`,
    got: `are of ${counted(named2.length, "image")} (${listed(named2)}), none of which lies in the data folder`,
    fix: "Put the images beside them, under the names that the file has."
  }),
  example: ["COCO", [EXPORT3], ["000000000139.jpg", "000000000285.jpg"]],
  note: "An image is found by the last part of its path, wherever it lies in the data folder."
});
var imagesInAnnotations = defineFault({
  code: "images-in-annotations",
  words: (files) => ({
    subject: "the data folder",
    got: `holds no images but those inside of its ${counted(files.length, "JSON file")} (${listed(files)})`,
    fix: `Write each beside its file: run \`python -c "${WRITE_IMAGES}"\` in the data folder.`
  }),
  example: [["scans/1.json", "scans/2.json"]],
  note: "labelme puts a copy of the image into its file as `imageData`. Images are read from files of their own."
});
var WRITE_IMAGES = "import base64,glob,json; [open(f[:-5]+'.jpg','wb').write(base64.b64decode(d)) for f in glob.glob('**/*.json',recursive=True) for d in [json.load(open(f,encoding='utf-8')).get('imageData')] if d]";
var annotatedImagesMissing = defineFault({
  code: "annotated-images-missing",
  severity: "warning",
  words: (tool, named2) => ({
    subject: `${counted(named2.length, "image")} (${listed(named2)})`,
    got: `${named2.length === 1 ? "is" : "are"} named in the ${tool} annotations and not there`,
    fix: `${named2.length === 1 ? "It is" : "They are"} left out; was all of the data unpacked?`
  }),
  example: ["COCO", ["000000000139.jpg"]],
  note: "Annotations may be of a larger set than the images that lie there."
});
var annotatedImagesAmbiguous = defineFault({
  code: "annotated-images-ambiguous",
  words: (tool, names) => {
    const [[named2, images]] = names;
    return {
      subject: `${counted(names.length, "name")} in the ${tool} annotations`,
      got: `${names.length === 1 ? "means" : "mean"} several images, such as ${quote(named2)}: ${listed(images)}`,
      expected: "expected one",
      fix: "Write the path of the image from the data folder into the file, say with `images` which files are meant, or take the others out."
    };
  },
  example: ["COCO", [["1.jpg", ["left/1.jpg", "right/1.jpg"]]]],
  note: "Of several images of a name, that in the folder which the annotations name counts, else that nearest to their file."
});
var annotatedImagesAssumed = defineFault({
  code: "annotated-images-assumed",
  severity: "warning",
  words: (assumed) => {
    const [[image, named2]] = assumed;
    return {
      subject: `${counted(assumed.length, "image")}`,
      got: `${assumed.length === 1 ? "lies or is called" : "lie or are called"} otherwise than the annotations say, such as ${quote(image)}, which was taken for ${quote(named2)}`,
      fix: "Check one of them in the pictures of `check`."
    };
  },
  example: [[["images/1.jpg", "C:\\Users\\ann\\scans\\1.jpg"]]],
  note: "Paths of another machine, Label Studio's digits before a name, the signs of an address (`%20`) and another ending are seen through."
});
var imagesNotAnnotated = defineFault({
  code: "images-not-annotated",
  severity: "warning",
  words: (tool, images) => ({
    subject: `${counted(images.length, "image")} (${listed(images)})`,
    got: `${images.length === 1 ? "is" : "are"} not named in the ${tool} annotations`,
    fix: `${images.length === 1 ? "It is left out; annotate it, or take it" : "They are left out; annotate them, or take them"} out of the data folder.`,
    files: images,
    leavesOut: images
  }),
  example: ["COCO", ["images/43.jpg"]],
  note: "Images to predict often lie beside those to learn from."
});
var imagesInTwoParts = defineFault({
  code: "annotated-images-in-two-parts",
  words: (images) => ({
    subject: `${counted(images.length, "image")} (${listed(images)})`,
    got: `${images.length === 1 ? "stands" : "stand"} in two parts of the split in the annotations`,
    expected: "expected one",
    fix: "Leave each image in one file: what is learnt from tests nothing."
  }),
  example: [["images/7.jpg"]],
  note: "Files called `instances_train.json` and `instances_val.json`, or files in `train/` and `valid/`, give the parts."
});
var annotationFilesDisagree = defineFault({
  code: "annotation-files-disagree",
  words: (pairs) => {
    const [[first, second]] = pairs;
    const where = first.file === second.file ? `twice in ${quote(first.file)}` : `in ${quote(first.file)} and in ${quote(second.file)}`;
    return {
      subject: `${counted(pairs.length, "image")} (${listed(pairs.map(([one]) => one.named))})`,
      got: `${pairs.length === 1 ? "is" : "are"} annotated ${where}, with other shapes of the same classes`,
      expected: "expected one of them",
      fix: "Leave the file that is meant in the data folder."
    };
  },
  example: [
    [
      [
        { named: "7.jpg", file: "annotations/first.json" },
        { named: "7.jpg", file: "annotations/second.json" }
      ]
    ]
  ],
  note: "Files with different classes of the same images are put together, and what is repeated as it is counts once; two versions of the same labels are a question."
});
var annotationFilesAlike = defineFault({
  code: "annotation-files-alike",
  words: (alike) => {
    const [{ files }] = alike;
    return {
      subject: `${counted(alike.length, "image")} (${listed(alike.map(({ image }) => image))})`,
      got: `${alike.length === 1 ? "is" : "are"} annotated in ${quote(files[0])} and in ${quote(files[1])}, with other classes on the same pixels`,
      expected: "and a pixel has one class",
      fix: "Leave the file that is meant in the data folder; where two names are one class, make one of them by `folder` in classes.json."
    };
  },
  example: [[{ image: "images/7.jpg", files: ["first/instances.json", "second/instances.json"] }]],
  note: "Two versions of the same labels between which the classes were renamed. Put together, the one would hide the other."
});
var annotationFilesJoined = defineFault({
  code: "annotation-files-joined",
  severity: "warning",
  words: (united, repeated) => ({
    subject: "several files",
    got: `annotate the same images: ${[
      ...united > 0 ? [`of ${counted(united, "image")} they show different classes, which were put together`] : [],
      ...repeated > 0 ? [`of ${counted(repeated, "image")} they show the same, which counts once`] : []
    ].join("; ")}`,
    fix: "If one of the files is not meant, take it out of the data folder."
  }),
  example: [40, 0],
  note: "A file for each class is as usual as one for all."
});

// src/errors/exports-beside.ts
var exports_beside_exports = {};
__export(exports_beside_exports, {
  boxesInOneFolder: () => boxesInOneFolder,
  exportOrOther: () => exportOrOther,
  exportPassedOver: () => exportPassedOver
});
var COCO = {
  name: "coco",
  tool: "COCO",
  files: ["annotations/instances.json"],
  images: 40,
  shapes: 312
};
var exportPassedOver = defineFault({
  code: "export-passed-over",
  severity: "warning",
  words: (passedOver) => ({
    subject: saidOf(passedOver),
    got: "are passed over, since something else labels the images",
    fix: `If they are meant, set \`labels: ${passedOver.name}\`.`
  }),
  example: [COCO],
  note: "The labels of a data set are of one kind: masks that pair with most images go before an export beside them, and so does what `labels` names."
});
var exportOrOther = defineFault({
  code: "export-or-other",
  words: (exports, others) => {
    const beside = others.map(({ why }) => why).join(", or ");
    const [tools, rest] = [exports, others].map((all) => all.map(({ name }) => settingOf(name)));
    const subject = exports.map(saidOf).join(" and ");
    if (exports.length === 1)
      return {
        subject,
        got: `may be the labels, and so may what lies beside them (${beside})`,
        fix: `Set ${tools[0]} if the annotations are meant, else ${either(rest)}.`
      };
    return {
      subject,
      got: `may each be the labels${beside === "" ? "" : `, and so may what lies beside them (${beside})`}`,
      expected: "expected those of one tool",
      fix: `Set ${either([...tools, ...rest])}: the others are passed over, and images that only they name are left out. To train with all of them, import them into one of the tools and export from there.`
    };
  },
  example: [
    [COCO, { name: "labelme", tool: "labelme", files: ["images/41.json"], images: 1, shapes: 7 }],
    []
  ],
  note: "Folders of images may be classes, and may be days or cameras; annotations of the same images say a class for each pixel. Exports of two tools may be two versions of the same labels, or each half of them."
});
var boxesInOneFolder = defineFault({
  code: "boxes-in-one-folder",
  words: (tool, boxed, { folder, images }) => ({
    subject: `the ${tool} annotations`,
    got: `are boxes alone, on ${boxed.toLocaleString("en-US")} of ${counted(images, "image")}, all in folder ${quote(folder)}`,
    expected: "and boxes aren't trained; beside it the folders would be classes",
    fix: "Draw outlines in the tool and export again; or, if the folders are classes, set `labels: class-folders`."
  }),
  example: ["YOLO", 121, { folder: "dataset", images: 126 }],
  note: "A data set in a folder of its own and pictures beside it look like two classes. Boxes on the images of several folders are passed over (`boxes-passed-over`)."
});
function saidOf({ tool, files, images, shapes }) {
  if (files.length === 0) return `the ${tool} annotations`;
  return `the ${tool} annotations in ${listed(files)} (${counted(shapes, "shape")} on ${counted(images, "image")})`;
}
function settingOf(name) {
  return `\`labels: ${name}\``;
}
function either(settings) {
  return settings.length < 2 ? settings.join() : `${settings.slice(0, -1).join(", ")} or ${settings.at(-1)}`;
}

// src/errors/fan-out.ts
var fan_out_exports = {};
__export(fan_out_exports, {
  foldMissing: () => foldMissing,
  foldOutOfRange: () => foldOutOfRange,
  foldWithSweepRow: () => foldWithSweepRow,
  foldsMissing: () => foldsMissing,
  matrixEmpty: () => matrixEmpty,
  matrixTooLarge: () => matrixTooLarge,
  sweepMissing: () => sweepMissing,
  sweepRowOutOfRange: () => sweepRowOutOfRange,
  sweepSettingRefused: () => sweepSettingRefused,
  sweepSettingTwice: () => sweepSettingTwice,
  tooFewForFolds: () => tooFewForFolds
});
var foldMissing = defineFault({
  code: "fold-missing",
  words: (folds) => ({
    subject: 'setting "fold"',
    got: "is not given",
    expected: `expected one of 1 to ${folds}, for a run trains one of the ${folds} \`folds\``,
    fix: "Start a run for each fold and join them with `best-epoch merge`."
  }),
  example: [5],
  note: "One run trains one fold. [Folds and sweeps](folds-and-sweeps.md) shows how all are started."
});
var foldsMissing = defineFault({
  code: "folds-missing",
  words: (fold) => ({
    subject: 'setting "folds"',
    got: `is not given, but "fold" is ${fold}`,
    expected: "expected how many folds there are",
    fix: "Give `folds`, or leave `fold` out."
  }),
  example: [2],
  note: "Fold 2 of how many?"
});
var foldOutOfRange = defineFault({
  code: "fold-out-of-range",
  words: (fold, folds) => ({
    subject: 'setting "fold"',
    got: `is ${fold}`,
    expected: `expected 1 to ${folds}, as many as \`folds\` says`,
    fix: "Count folds from 1."
  }),
  example: [6, 5],
  note: "The first fold is 1."
});
var foldWithSweepRow = defineFault({
  code: "fold-with-sweep-row",
  words: () => ({
    subject: 'settings "fold" and "sweep-row"',
    got: "are both given",
    expected: "expected one of them",
    fix: "Find the best row of the sweep first, then train its settings in folds."
  }),
  example: [],
  note: "A sweep ranks its rows on one and the same validation part, folds have a different one each."
});
var matrixEmpty = defineFault({
  code: "matrix-empty",
  words: () => ({
    subject: 'input "matrix"',
    got: 'is true, but there is neither "folds" nor "sweep"',
    expected: "expected what the matrix is to go through",
    fix: "Give `folds`, or write the rows under `sweep` into best-epoch.yml in the data folder."
  }),
  example: [],
  note: "GitHub ends a workflow whose matrix is empty without a word of why. Is `data` the folder that the settings file lies in?"
});
var matrixTooLarge = defineFault({
  code: "matrix-too-large",
  words: (rows, most) => ({
    subject: 'setting "sweep"',
    got: `has ${rows} rows`,
    expected: `expected ${most} at most: GitHub starts no more jobs from one matrix`,
    fix: "Leave rows out, or run them in several workflows."
  }),
  example: [300, 256],
  note: "The limit is GitHub's, of jobs that one matrix makes in a workflow run."
});
var sweepMissing = defineFault({
  code: "sweep-missing",
  words: (row) => ({
    subject: 'setting "sweep"',
    got: `is not given, but "sweep-row" is ${row}`,
    expected: "expected the rows that are to be tried",
    fix: "Write them under `sweep` into best-epoch.yml in the data folder, or leave `sweep-row` out."
  }),
  example: [2],
  note: "The rows are the list `sweep`, best kept in `best-epoch.yml` in the data folder."
});
var sweepRowOutOfRange = defineFault({
  code: "sweep-row-out-of-range",
  words: (row, rows) => ({
    subject: 'setting "sweep-row"',
    got: `is ${row}`,
    expected: `expected 1 to ${rows}, as many rows as \`sweep\` has`,
    fix: "Count rows from 1."
  }),
  example: [4, 3],
  note: "The first row is 1."
});
var sweepSettingRefused = defineFault({
  code: "sweep-setting-refused",
  words: (name, row) => ({
    subject: `setting ${quote(name)} in row ${row} of "sweep"`,
    got: "cannot differ from row to row",
    expected: "expected settings of training and stopping, for rows are compared on the same images",
    fix: "Set it once for all rows."
  }),
  example: ["seed", 2],
  note: "A row may hold settings of the sections Training and Stopping of [the settings](settings.md). Data and split must be the same for all."
});
var sweepSettingTwice = defineFault({
  code: "sweep-setting-twice",
  words: (name, row) => ({
    subject: `setting ${quote(name)}`,
    got: `is given as a flag or an input and in row ${row} of "sweep"`,
    expected: "expected it in one of the two",
    fix: "Leave the flag out: it would make the rows alike."
  }),
  example: ["learning-rate", 1],
  note: "A flag or an input goes before everything else."
});
var tooFewForFolds = defineFault({
  code: "too-few-for-folds",
  words: (groups, images, folds) => {
    const grouped = groups === images ? "" : ` in ${groups} ${groups === 1 ? "group" : "groups"}`;
    return {
      subject: "training and validation",
      got: `have ${counted(images, "image")}${grouped} to divide`,
      expected: `${folds} folds need one each at least`,
      fix: `Lower \`folds\`, or add images${grouped === "" ? "" : " or make the groups smaller (`group-by`)"}.`
    };
  },
  example: [4, 4, 5],
  note: "Each fold holds out at least one image (or group). The test part is not divided."
});

// src/shared/display-width.ts
var WIDE = new RegExp("[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\uff01-\\uff60]|\\p{Emoji_Presentation}", "u");
var MARK = new RegExp("\\p{M}", "u");
function isWide(character) {
  return WIDE.test(character);
}
function takesColumn(character) {
  return !MARK.test(character);
}
function displayWidth(text) {
  return [...text].filter(takesColumn).reduce((width, character) => width + (isWide(character) ? 2 : 1), 0);
}

// src/errors/excerpt.ts
var INDENT = "    ";
var WIDE_BLANK = "　";
function drawExcerpt({ text, start, end }) {
  const shown = [text.slice(0, start), text.slice(start, end), text.slice(end)].map(escapeControls);
  const columns = (part) => [...part].filter(takesColumn);
  const before = columns(shown[0]).map((character) => isWide(character) ? WIDE_BLANK : " ");
  const carets = columns(shown[1]).map((character) => isWide(character) ? "^^" : "^");
  return [`${INDENT}${shown.join("")}`, `${INDENT}${before.join("")}${carets.join("") || "^"}`];
}

// src/errors/fault.ts
function isWorded(fault) {
  return "parts" in fault;
}
function describeFault(fault) {
  return `${fault.code}: ${fault.message}`;
}
function faultLines(fault) {
  const excerpt = fault.excerpt === void 0 ? [] : drawExcerpt(fault.excerpt);
  const paste = (fault.paste ?? []).map((line) => `    ${escapeControls(line)}`);
  return [escapeControls(describeFault(fault)), ...excerpt, ...paste];
}

// src/errors/files.ts
var files_exports = {};
__export(files_exports, {
  brokenSymlink: () => brokenSymlink,
  dataFolderEmpty: () => dataFolderEmpty,
  dataFolderMissing: () => dataFolderMissing,
  dataFolderUnreadable: () => dataFolderUnreadable,
  dataNotAFolder: () => dataNotAFolder,
  duplicateAcrossSplits: () => duplicateAcrossSplits,
  duplicateImage: () => duplicateImage,
  imageOverMemory: () => imageOverMemory,
  imageOverPixelLimit: () => imageOverPixelLimit,
  imagesLeftOut: () => imagesLeftOut,
  noImages: () => noImages,
  noMasks: () => noMasks,
  severalDataSets: () => severalDataSets,
  symlinkOutside: () => symlinkOutside,
  unreadableImage: () => unreadableImage
});
var MOST_FOLDERS = 6;
var IMAGE3 = "images/017.png";
var dataFolderMissing = defineFault({
  code: "data-folder-missing",
  words: (folder, nearest) => ({
    subject: `data folder ${quote(folder)}`,
    got: "isn't there",
    ...nearest === void 0 ? {} : { expected: `the nearest one is ${quote(nearest)}` },
    fix: "Correct the `data` setting; in a workflow, check the repository out first."
  }),
  example: ["data/cels", "data/cells"],
  note: "In a workflow mostly a missing `actions/checkout` step, or a path that is not relative to the repository. On the command line paths are relative to where the command is started."
});
var dataNotAFolder = defineFault({
  code: "data-not-a-folder",
  words: (path) => ({
    subject: `data folder ${quote(path)}`,
    got: "is a file",
    expected: "expected a folder with labelled images",
    fix: "Unpack it, or set `data` to the folder."
  }),
  example: ["cells.zip"],
  note: "Archives are not unpacked."
});
var dataFolderUnreadable = defineFault({
  code: "data-folder-unreadable",
  words: (folder, reason) => ({
    subject: `folder ${quote(folder)}`,
    got: `can't be read (${escapeControls(reason)})`,
    fix: "Give this user permission to read it."
  }),
  example: ["data/cells", "EACCES"],
  note: "The operating system refused; the code in the message is its own word for why."
});
var severalDataSets = defineFault({
  code: "several-data-sets",
  words: (data, sets) => {
    const settings = sets.slice(0, 5).map(({ folder }) => `\`data: ${escapeControls(`${data.replace(/\/+$/, "")}/${folder}`)}\``);
    return {
      subject: `folders ${sets.slice(0, 5).map(({ folder, images }) => `${quote(folder)} (${images} image files)`).join(", ")}${sets.length > 5 ? ` and ${sets.length - 5} more` : ""}`,
      got: `lie beside each other in data folder ${quote(data)}, each a data set of its own by its names`,
      expected: "expected one",
      fix: `Set ${settings.join(" or ")}.`
    };
  },
  example: [
    "downloads",
    [
      { folder: "cvat", images: 16 },
      { folder: "roboflow", images: 24 }
    ]
  ],
  note: "Said where they do not make one data set together."
});
var dataFolderEmpty = defineFault({
  code: "data-folder-empty",
  words: (folder) => ({
    subject: `data folder ${quote(folder)}`,
    got: "holds no files",
    fix: "Put the images into images/ and their masks into masks/, with the same names, or the images of each class into a folder with its name."
  }),
  example: ["data/cells"],
  note: "Hidden files do not count."
});
var noImages = defineFault({
  code: "no-images",
  words: (folder, masks) => ({
    subject: `data folder ${quote(folder)}`,
    got: masks > 0 ? `holds ${masks} masks but no images` : `holds no images (${READ_FORMATS})`,
    fix: "Put them into images/ beside masks/, or say with the `images` setting which files they are."
  }),
  example: ["data/cells", 12],
  note: "[The data](data-formats.md) has the folder names that are known. Files that Git LFS has not fetched are a different fault, [`unreadable-image`](#unreadable-image)."
});
var noMasks = defineFault({
  code: "no-masks",
  words: (folder, images, named2) => ({
    subject: `data folder ${quote(folder)}`,
    got: `holds ${images} images but no masks`,
    fix: `Put them into masks/ beside images/, with the same names, or say with the \`masks\` setting which files they are. For a class of each image instead, ${named2 === void 0 ? "" : byNames(named2)}put the images of each class into a folder with its name.`
  }),
  example: ["data/cells", 40],
  note: "Where masks have names of their own kind, the settings `images` and `masks` say by patterns which files are which."
});
function byNames({ words, pattern: pattern2 }) {
  const shown = words.slice(0, 3).map(quote).join(", ");
  const more = words.length > 3 ? ` and ${words.length - 3} more` : "";
  return `set \`images: '${pattern2.replaceAll("'", "''")}'\` where their names say it (${shown}${more}), else `;
}
var unreadableImage = defineFault({
  code: "unreadable-image",
  words: (file, why, fix) => ({
    subject: `file ${quote(file)}`,
    got: escapeControls(why),
    fix,
    file
  }),
  example: [
    IMAGE3,
    "is a Git LFS pointer, not an image",
    "Run `git lfs pull`, or give actions/checkout the input `lfs: true`."
  ],
  note: "The message says what was found in place of an image: a pointer of Git LFS, a file that ends too soon, another kind of file, a format that is [not read](data-formats.md)."
});
var imageOverPixelLimit = defineFault({
  code: "image-over-pixel-limit",
  words: (file, size, limit) => ({
    subject: `file ${quote(file)}`,
    got: `claims to be ${size}`,
    expected: `expected at most ${Math.floor(limit / 1e6)} megapixels`,
    fix: "Cut it into pieces.",
    file
  }),
  example: ["images/mosaic.tif", "40000x40000", 268402689],
  note: "Asked of the file's header before anything is decoded, so that no small file can fill the memory."
});
var imageOverMemory = defineFault({
  code: "image-over-memory",
  words: (file, neededBytes, mostBytes, hasSetting) => ({
    subject: `file ${quote(file)}`,
    got: `takes ${inMegabytes(neededBytes)} of memory to decode`,
    expected: `expected at most ${inMegabytes(mostBytes)}`,
    fix: hasSetting ? `Set \`memory-budget: ${Math.ceil(neededBytes / 1e9)}GB\` where the machine has that, or cut it into pieces.` : "Cut it into pieces, or run where there is more memory.",
    file
  }),
  example: ["images/mosaic.png", 1610416134, 536870912, true],
  note: "A small file may hold a large image. What decoding takes is known from its header: its pixels and, of interlaced PNG, progressive JPEG, WebP and GIF, what the decoder holds beside them. Large images are decoded one at a time, and a single one may take as much as `memory-budget`, 256 MiB at least; where there is no such setting, a quarter of what the machine has, or the container may take."
});
function inMegabytes(bytes) {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
var symlinkOutside = defineFault({
  code: "symlink-outside",
  words: (link) => ({
    subject: `link ${quote(link)}`,
    got: "leads out of the data folder",
    fix: "Copy what it points to into the data folder, or set `data` to a folder that holds both.",
    file: link
  }),
  example: ["images/018.png"],
  note: "Links within the data folder are followed. One that leads out could bring files of the runner into a report."
});
var brokenSymlink = defineFault({
  code: "broken-symlink",
  words: (link, annexed) => ({
    subject: `link ${quote(link)}`,
    got: "points to nothing",
    fix: annexed ? "Run `git annex get` first." : "Mend it or delete it.",
    file: link
  }),
  example: ["images/019.png", true],
  note: "git-annex keeps files as links, which point to nothing until the content was fetched."
});
var duplicateImage = defineFault({
  code: "duplicate-image",
  severity: "warning",
  words: (image, first) => ({
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows`,
    fix: "Both stay in the same part of the split.",
    file: image
  }),
  example: ["images/021.png", IMAGE3],
  note: "Pixels are compared, not file names or bytes. In two parts of the split the same picture would make the test too easy, so it is kept in one."
});
var duplicateAcrossSplits = defineFault({
  code: "duplicate-across-splits",
  severity: "warning",
  words: (image, first) => ({
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows, in another part of the split: a leak`,
    fix: "Figures measured on it are too good; take one of the two out.",
    file: image
  }),
  example: ["test/images/021.png", "train/images/017.png"],
  note: "Only where the split is given, by folders or a file: a split that Best Epoch makes has no such leak."
});
var imagesLeftOut = defineFault({
  code: "images-left-out",
  severity: "warning",
  words: (counts, folders, example, labels) => {
    const shown = folders.slice(0, MOST_FOLDERS).map(({ folder, files }) => `${files} in ${quote(folder)}`);
    const more = folders.length > MOST_FOLDERS ? ` and ${folders.length - MOST_FOLDERS} more folders` : "";
    const settings = labels === "masks" ? "set `images` and `masks` to patterns that match them too" : "set `images` to a pattern that matches them too, with {class} where the class stands";
    return {
      subject: `${counts.left} of ${counts.all} image files`,
      got: `take no part (${shown.join(", ")}${more}), such as ${quote(example)}`,
      fix: `If they belong to the data set, ${settings}; else take them out of the data folder.`
    };
  },
  example: [
    { left: 24, all: 48 },
    [
      { folder: "lyon/photos", files: 12 },
      { folder: "lyon/drawings", files: 12 }
    ],
    "lyon/drawings/1.png",
    "masks"
  ],
  note: "More than a tenth of the image files are neither an image of the data set nor the label of one. [Data formats](data-formats.md#patterns) shows what patterns can say."
});

// src/errors/flat-pictures.ts
var flat_pictures_exports = {};
__export(flat_pictures_exports, {
  classesInNamesAssumed: () => classesInNamesAssumed,
  masksAmongPhotographs: () => masksAmongPhotographs
});
var masksAmongPhotographs = defineFault({
  code: "masks-among-photographs",
  words: (classes, flat, photograph) => ({
    subject: `class ${classes.map((name) => quote(name)).join(", ")}`,
    got: `holds pictures of few values, such as ${quote(flat)}, and others are photographs, such as ${quote(photograph)}`,
    expected: "expected images of one kind, or images and their masks",
    fix: "Where these are the masks, set `images` to a pattern of the photographs and `masks` to one of the masks, with `{name}` in both where their names differ in other places; where all are images, list the classes in `classes`."
  }),
  example: [["outlines"], "outlines/017.png", "photos/017.jpg"],
  note: "A few pictures of each class are looked at. As images of a class, masks would be learnt as photographs, and a class of masks alone is told from all others by nothing else."
});
var classesInNamesAssumed = defineFault({
  code: "classes-in-names-assumed",
  severity: "warning",
  words: (classes, other) => ({
    subject: "what `{class}` captures",
    got: `can end at several places in the names, and was taken for ${classes.length} ${classes.length === 1 ? "class" : "classes"}: ${listed8(classes.map(([name, images]) => `${quote(name)} (${images})`))}`,
    expected: `not for ${other.length}: ${listed8(other.map((name) => quote(name)))}`,
    fix: `If they are right, set ${settingOfClasses(classes.map(([name]) => name))}; if the others are, ${settingOfClasses(other)}.`
  }),
  example: [
    [
      ["american_bulldog", 200],
      ["american_pit_bull", 198],
      ["bengal", 200]
    ],
    ["american", "bengal"]
  ],
  note: "Of names such as `american_bulldog_1.jpg` the pattern `{class}_{name}.jpg` says not which word belongs to the class. Where names have different numbers of words, the class is all in front of the last numbers, else the first word."
});
var NAMED9 = 6;
function listed8(names) {
  return `${names.slice(0, NAMED9).join(", ")}${names.length > NAMED9 ? ", ..." : ""}`;
}

// src/errors/formats.ts
var formats_exports = {};
__export(formats_exports, {
  alphaDropped: () => alphaDropped,
  classFolderNotRead: () => classFolderNotRead,
  cmykImage: () => cmykImage,
  formatNotRead: () => formatNotRead,
  imageWithoutValues: () => imageWithoutValues,
  missingValues: () => missingValues,
  mixedBitDepth: () => mixedBitDepth,
  mixedChannels: () => mixedChannels,
  multiPageImage: () => multiPageImage,
  orientationDiffers: () => orientationDiffers
});
var mixedChannels = defineFault({
  code: "mixed-channels",
  severity: "warning",
  words: (grey, color) => ({
    subject: "the images",
    got: `are partly grey (${grey}) and partly colour (${color})`,
    fix: "Grey ones are read as colour."
  }),
  example: [30, 10],
  note: "The grey value is repeated for red, green and blue."
});
var mixedBitDepth = defineFault({
  code: "mixed-bit-depth",
  severity: "warning",
  words: (images) => {
    const kinds = [
      ["8-bit", images[8]],
      ["16-bit", images[16]],
      ["floats", images[32]]
    ];
    const found = kinds.filter(([, count]) => count > 0).map(([kind, count]) => `partly ${kind} (${count})`);
    const widened = images[32] > 0 ? "All are read as floats of the same value" : "8-bit ones are scaled by 257";
    return {
      subject: "the images",
      got: `are ${found.join(" and ")}`,
      fix: `${widened}; check that the same object has the same value in all.`
    };
  },
  example: [{ 8: 5, 16: 35, 32: 0 }],
  note: "Full scale becomes full scale: 255 of 8 bits is 65535 of 16. That is wrong where a camera stored the same counts in both."
});
var formatNotRead = defineFault({
  code: "format-not-read",
  severity: "warning",
  words: (ending, files) => {
    return {
      subject: `${files.length} ${escapeControls(ending)} ${files.length === 1 ? "file" : "files"}`,
      got: `${files.length === 1 ? "is" : "are"} there, not read (${firstOf(files)})`,
      fix: `They take no part. Images are learnt from as ${READ_FORMATS}.`
    };
  },
  example: [".heic", ["cat/1.heic", "cat/2.heic", "dog/1.heic", "dog/2.heic"]],
  note: "Convert them where they belong to the data set; where they are something else, nothing is missing."
});
var classFolderNotRead = defineFault({
  code: "class-folder-not-read",
  words: (folder, files) => ({
    subject: `folder ${quote(folder)}`,
    got: `holds no image but of formats that are not read: ${files.length} (${firstOf(files)})`,
    expected: "so that its class would be missing",
    fix: `Convert them to ${READ_FORMATS}, or leave the folder out by {"name": ..., "ignore": true} in classes.json.`
  }),
  example: ["bird", ["bird/1.heic", "bird/2.heic"]],
  note: "Of a class that has images of other formats as well, those that are not read are counted in a [warning](#format-not-read)."
});
var alphaDropped = defineFault({
  code: "alpha-dropped",
  severity: "warning",
  words: (images) => ({
    subject: `${images} ${images === 1 ? "image" : "images"}`,
    got: images === 1 ? "has an alpha channel" : "have an alpha channel",
    fix: "It is dropped."
  }),
  example: [12],
  note: "The colours are kept as stored, not blended with anything."
});
var cmykImage = defineFault({
  code: "cmyk-image",
  severity: "warning",
  words: (image) => ({
    subject: `image ${quote(image)}`,
    got: "is CMYK",
    fix: "It is read as red, green and blue without its colour profile, as other programs would not; save it as RGB first for exact colours.",
    file: image
  }),
  example: ["images/print.jpg"],
  note: "A training, `evaluate`, `predict` and the model card's example in Node.js read it in one way. Pillow and browsers make other colours of it, so that the examples for these refuse it. Masks and other images are not affected."
});
var multiPageImage = defineFault({
  code: "multi-page-image",
  severity: "warning",
  words: (file, pages) => ({
    subject: `file ${quote(file)}`,
    got: `holds ${pages} images (pages, frames or FITS extensions)`,
    fix: "Only the first is read; save the others as files of their own.",
    file
  }),
  example: ["images/stack.tif", 20],
  note: "[Data formats](data-formats.md#images) says which one counts as the first."
});
var orientationDiffers = defineFault({
  code: "orientation-differs",
  severity: "warning",
  words: (image, { orientation, maskOrientation }) => ({
    subject: `image ${quote(image)}`,
    got: `is turned by its EXIF orientation ${orientation}, its mask by ${maskOrientation}`,
    fix: "Check that they lie over one another; if they do not, save the image turned and without the tag.",
    file: image
  }),
  example: ["images/022.jpg", { orientation: 6, maskOrientation: 1 }],
  note: "Some labelling tools turn photographs before they are labelled and some do not. A look at both on top of each other tells."
});
var missingValues = defineFault({
  code: "missing-values",
  severity: "warning",
  words: (images, pixels) => ({
    subject: images === 1 ? "1 image" : `${images} images`,
    got: `${images === 1 ? "has" : "have"} pixels without a value (NaN), ${pixels} in all`,
    fix: "They count in neither loss nor metrics, whatever their label; the network sees the lowest value there."
  }),
  example: [3, 4096],
  note: "To have such pixels labelled, save a number in their place."
});
var imageWithoutValues = defineFault({
  code: "image-without-values",
  words: (image) => ({
    subject: `image ${quote(image)}`,
    got: "has no value in any pixel (all are NaN)",
    fix: "Take it out with its mask.",
    file: image
  }),
  example: ["images/023.fits"],
  note: "There is nothing to learn from it."
});
function firstOf(files) {
  return `${files.slice(0, 3).map(quote).join(", ")}${files.length > 3 ? ", ..." : ""}`;
}

// src/errors/gates.ts
var gates_exports = {};
__export(gates_exports, {
  gateClassUnknown: () => gateClassUnknown,
  gateFailed: () => gateFailed,
  gateInvalid: () => gateInvalid,
  gateNotForClassification: () => gateNotForClassification,
  gateNotForSegmentation: () => gateNotForSegmentation,
  gateWithoutTest: () => gateWithoutTest,
  gatesInvalid: () => gatesInvalid
});
var LONGEST_GATE = 200;
var MOST_CLASSES = 20;
var gateInvalid = defineFault({
  code: "gate-invalid",
  words: (mistake, source) => {
    const { line, number, lines, start, end, expected, fix } = mistake;
    const file = source === void 0 ? "" : ` in ${quote(source)}`;
    const place = lines === 1 ? `setting "fail-if"${file}` : `line ${number} of setting "fail-if"${file}`;
    const found = start === end ? "ends" : `has ${quote(cut(line.slice(start, end)))}`;
    return {
      subject: `gate ${code(line.trim())} (${place})`,
      got: `${found} at column ${columnOf(line, start)}`,
      expected: `expected ${expected}`,
      fix: escapeControls(fix),
      ...source === void 0 ? {} : { file: source },
      ...excerptOf(line, start, end)
    };
  },
  example: [
    {
      line: "test-mean-iou < 80 percent",
      number: 1,
      lines: 1,
      start: 19,
      end: 26,
      expected: 'the end of the line, or "%"',
      fix: "Write the bound as 0.8 or 80%."
    },
    void 0
  ],
  note: "The condition is shown with a mark under the part that was not understood. [Gates](github.md#gates) has the words."
});
var gatesInvalid = defineFault({
  code: "gates-invalid",
  words: (more, source) => ({
    subject: `${more} more ${more === 1 ? "line" : "lines"} of setting "fail-if"${source === void 0 ? "" : ` in ${quote(source)}`}`,
    got: `${more === 1 ? "is" : "are"} no condition either`,
    fix: "Correct the first ones, and the others as they.",
    ...source === void 0 ? {} : { file: source }
  }),
  example: [12, "best-epoch.yml"],
  note: "The first of them are told one by one (`gate-invalid`)."
});
var gateClassUnknown = defineFault({
  code: "gate-class-unknown",
  words: (gate, { name, start, end }, classes, nearest) => {
    const more = classes.length > MOST_CLASSES ? ` and ${classes.length - MOST_CLASSES} more` : "";
    return {
      subject: `gate ${code(gate)} (setting "fail-if")`,
      got: `names a class ${quote(name)} at column ${columnOf(gate, start)}`,
      expected: `the classes are ${classes.slice(0, MOST_CLASSES).map(quote).join(", ")}${more}`,
      fix: `Correct the name${nearest === void 0 ? "" : ` (the nearest is ${quote(nearest)})`} or take the gate out.`,
      ...excerptOf(gate, start, end)
    };
  },
  example: [
    'class "hotpixel" f1 < 0.5',
    { name: "hotpixel", start: 6, end: 16 },
    ["background", "hot pixel"],
    "hot pixel"
  ],
  note: "Found before training, as soon as the classes are known."
});
var gateWithoutTest = defineFault({
  code: "gate-without-test",
  words: (gate) => ({
    subject: `gate ${code(gate)} (setting "fail-if")`,
    got: "asks for what a test tells",
    expected: "the split has no test part, so it could never fail",
    fix: "Set `test-fraction` above 0, ask for the score of validation (`val-macro-f1 < 0.8`), or take the gate out."
  }),
  example: ["test-macro-f1 < 0.8"],
  note: "Found before training, as soon as the split is known."
});
var gateFailed = defineFault({
  code: "gate-failed",
  words: (gate, sentence) => ({
    subject: `gate ${code(gate)}`,
    got: `failed: ${escapeControls(sentence.replace(/\.$/, ""))}`,
    fix: "The model and the reports are there all the same."
  }),
  example: ["test-mean-iou < 0.8", "test mean IoU is 0.742, below 0.8"],
  note: "The exit code is 1 and the step fails, after everything was written and uploaded. It is what `fail-if` is for, not a fault of the run."
});
function columnOf(line, start) {
  return [...line.slice(0, start)].length + 1;
}
function code(gate) {
  return `\`${escapeControls(cut(gate))}\``;
}
function cut(text) {
  return text.length > LONGEST_GATE ? `${text.slice(0, LONGEST_GATE)}…` : text;
}
function excerptOf(text, start, end) {
  return text.length > LONGEST_GATE ? {} : { excerpt: { text, start, end } };
}
var gateNotForClassification = defineFault({
  code: "gate-not-for-classification",
  /** @param measure what the gate is about, and `others` what else can be asked for: as sentences have them */
  words: (text, measure, others) => ({
    subject: `gate ${quote(text)} in "fail-if"`,
    got: `is about ${measure}`,
    expected: "which measures areas: whole images with a class each have none",
    fix: `Ask for ${others.join(", ")}, or precision, recall or f1 of a class.`
  }),
  example: ["test-mean-iou < 0.8", "mean IoU", ["accuracy", "macro F1", "balanced accuracy"]],
  note: "Intersection over union is about areas of pixels, and class folders have no masks."
});
var gateNotForSegmentation = defineFault({
  code: "gate-not-for-segmentation",
  words: (text, measure, others) => ({
    subject: `gate ${quote(text)} in "fail-if"`,
    got: `is about ${measure}`,
    expected: "which is for whole images with a class each, not for masks",
    fix: `Ask for ${others.join(", ")}, or precision, recall, f1 or iou of a class.`
  }),
  example: [
    "test-balanced-accuracy < 0.8",
    "balanced accuracy",
    ["accuracy", "mean IoU", "macro F1", "mean Dice"]
  ],
  note: "Of masks the recall of each class says the same: `class NAME recall`."
});

// src/errors/given-parts.ts
var given_parts_exports = {};
__export(given_parts_exports, {
  foldsDivided: () => foldsDivided,
  partListsAmbiguous: () => partListsAmbiguous,
  partListsAssumed: () => partListsAssumed,
  partListsBeside: () => partListsBeside,
  partListsOverlap: () => partListsOverlap,
  partListsUnfit: () => partListsUnfit,
  partListsUnread: () => partListsUnread,
  partListsUnused: () => partListsUnused,
  partsInNamesAssumed: () => partsInNamesAssumed,
  partsInNamesUnused: () => partsInNamesUnused,
  splitFileBeside: () => splitFileBeside
});
var NAMED10 = 6;
var partListsAssumed = defineFault({
  code: "part-lists-assumed",
  severity: "warning",
  words: (lists, {
    leftOut: leftOut2,
    used,
    missing,
    others
  }) => {
    const without = leftOut2.length === 0 ? "" : `; image files in none of them are left out (${leftOut2.length > used ? mostOf(leftOut2, used) : fewOf(leftOut2)})`;
    const absent = missing.length === 0 ? "" : `; names of which no image is there (${fewOf(missing)})`;
    const more = others.length === 0 ? "" : `; ${filesOf(others)}, in which some images have another part, ${isOrAre(others)} passed over`;
    return {
      subject: subjectOf(lists),
      got: `${lists.files.length === 1 ? "was" : "were"} taken for the parts of the split${without}${absent}${more}`,
      fix: "For another split rename them, or give a `split` file.",
      leavesOut: leftOut2
    };
  },
  example: [
    { files: ["ImageSets/Segmentation/train.txt", "ImageSets/Segmentation/val.txt"] },
    { leftOut: [], used: 160, missing: [], others: [] }
  ],
  note: "Lists of names such as those of Pascal VOC and CUB-200, and a column `split` of a table, count where no folder is named after a part."
});
var partListsUnfit = defineFault({
  code: "part-lists-unfit",
  severity: "warning",
  words: (lists, missing) => ({
    subject: subjectOf(lists),
    got: `${lists.files.length === 1 ? "looks like a list" : "look like lists"} of the parts of a split, but no image that is named is there (${fewOf(missing)})`,
    fix: "They are passed over; to use them, write the paths of the images from the data folder into them."
  }),
  example: [{ files: ["ImageSets/Segmentation/train.txt"] }, ["2007_000032", "2007_000039"]],
  note: "The lists came with other images, or the images were renamed."
});
var partListsUnused = defineFault({
  code: "part-lists-unused",
  severity: "warning",
  words: (lists, by, others) => ({
    subject: subjectOf(lists),
    got: `${lists.files.length === 1 ? "puts" : "put"} ${others.length === 1 ? "1 image" : `${others.length} images`} into other parts of the split than ${escapeControls(by)} (${fewOf(others)})`,
    expected: `${lists.files.length === 1 ? "and is" : "and are"} passed over`,
    fix: "Where the lists are meant, rename the folders or columns that say parts, or give the lists as a `split` file."
  }),
  example: [{ files: ["train.txt", "test.txt"] }, "their folders", ["train/images/017.png"]],
  note: "Folders, the table that labels the images and patterns go before lists beside them."
});
var partListsUnread = defineFault({
  code: "part-lists-unread",
  severity: "warning",
  words: (files) => ({
    subject: filesOf(files),
    got: `${isOrAre(files)} named like a list of the parts of a split, in a form that isn't read`,
    expected: "so that the split is drawn",
    fix: "To use it, write train.txt and test.txt into the data folder, with the path of an image in each line."
  }),
  example: [["train_list.mat", "test_list.mat"]],
  note: "Text, JSON, CSV and TSV are read. [Data formats](data-formats.md#folders) says what they may hold."
});
var partListsBeside = defineFault({
  code: "part-lists-beside",
  severity: "warning",
  words: (files) => ({
    subject: filesOf(files),
    got: `${files.length === 1 ? "names" : "name"} images of the data folder for parts of a split, but ${files.length === 1 ? "lies" : "lie"} outside of it`,
    expected: "and nothing outside is read",
    fix: `To use ${files.length === 1 ? "it" : "them"}, copy ${files.length === 1 ? "it" : "them"} into the data folder.`
  }),
  example: [["../meta/train.txt", "../meta/test.txt"]],
  note: "`data` often names the folder of images, beside which lists, tables and notes lie."
});
var splitFileBeside = defineFault({
  code: "split-file-beside",
  severity: "warning",
  words: (file) => ({
    subject: `file ${quote(file)}`,
    got: "is the split of an earlier run",
    expected: "and counts only where the setting names it",
    fix: `To keep to it, set \`split: ${escapeControls(file)}\`.`
  }),
  example: ["photos/split.json"],
  note: "A split that was kept with the data is easily thought to be used."
});
var partsInNamesAssumed = defineFault({
  code: "parts-in-names-assumed",
  severity: "warning",
  words: (counts, example) => ({
    subject: "the names of all images",
    got: `say a part of the split (${counted3(counts)}), such as ${quote(example)}, and were taken for the parts`,
    fix: "For another split rename them, or give a `split` file."
  }),
  example: [
    [
      { part: "training", images: 60 },
      { part: "test", images: 20 }
    ],
    "train_1.png"
  ],
  note: "Where each image is called like `train_1.png` or `img_0001_test.png`, training and another part among them."
});
var partsInNamesUnused = defineFault({
  code: "parts-in-names-unused",
  severity: "warning",
  words: (counts, all, example) => ({
    subject: `the names of ${counts.reduce((sum, { images }) => sum + images, 0)} of ${all} images`,
    got: `say a part of a split (${counted3(counts)}), such as ${quote(example)}, but those of the others don't`,
    expected: "so that the split is drawn",
    fix: "To use them, move each part into a folder of its name, such as train/ and test/, or give a `split` file."
  }),
  example: [
    [
      { part: "training", images: 60 },
      { part: "test", images: 20 }
    ],
    90,
    "train_1.png"
  ],
  note: "What is named after a test is trained on, if it is not said otherwise."
});
var foldsDivided = defineFault({
  code: "folds-divided",
  severity: "warning",
  words: (folds, groupBy) => ({
    subject: `folders ${folds.slice(0, NAMED10).map(quote).join(", ")}${folds.length > NAMED10 ? ` and ${folds.length - NAMED10} more` : ""}`,
    got: "are named as folds of one data set",
    expected: "whose images are put together and divided anew",
    fix: `To keep each fold whole, as where each has patients of its own, set \`group-by: '${escapeControls(groupBy)}'\`; for certain folds, call their folders train, val and test.`
  }),
  example: [["fold1", "fold2", "fold3"], "(?:^|/)(fold[^/]*)/"],
  note: "Folds that come as folders are not kept: see [folds and sweeps](folds-and-sweeps.md)."
});
var partListsOverlap = defineFault({
  code: "part-lists-overlap",
  words: (lists, twice) => ({
    subject: subjectOf(lists),
    got: `${lists.files.length === 1 ? "puts" : "put"} images into two parts of the split (${fewOf(twice)})`,
    expected: "expected each in one",
    fix: "Correct or rename them, or give a `split` file."
  }),
  example: [{ files: ["train.txt", "test.txt"] }, ["images/017.png"]],
  note: "An image that is learnt from tests nothing."
});
var partListsAmbiguous = defineFault({
  code: "part-lists-ambiguous",
  words: (name, images) => ({
    subject: `name ${quote(name)} in a list of a part of the split`,
    got: `may be ${images.map(quote).join(" or ")}`,
    expected: "expected one",
    fix: "Write the path from the data folder into the list, rename the list to have the split made, or give a `split` file."
  }),
  example: ["1", ["cat/1.png", "dog/1.png"]],
  note: "Lists may name images without folders only where no two have the same name."
});
function counted3(counts) {
  return counts.map(({ part, images }) => `${part}: ${images}`).join(", ");
}
function subjectOf({ files, column }) {
  return column === void 0 ? filesOf(files) : `column ${quote(column)} of ${quote(files[0])}`;
}
function filesOf(files) {
  const more = files.length > NAMED10 ? ` and ${files.length - NAMED10} more` : "";
  return `${files.length === 1 ? "file" : "files"} ${files.slice(0, NAMED10).map(quote).join(", ")}${more}`;
}
function isOrAre(files) {
  return files.length === 1 ? "is" : "are";
}
function mostOf(files, used) {
  const counts = /* @__PURE__ */ new Map();
  for (const file of files) {
    const folder = file.includes("/") ? file.replace(/[^/]+$/, "") : "./";
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const folders = [...counts].sort(([, a], [, b]) => b - a);
  const named2 = folders.slice(0, 3).map(([folder, own]) => `${own} in ${quote(folder)}`);
  const more = folders.length > 3 ? `, and in ${folders.length - 3} more` : "";
  return `most of them, ${files.length} of ${files.length + used}: ${named2.join(", ")}${more}`;
}
function fewOf(names) {
  return `${names.length}: ${names.slice(0, 3).map(quote).join(", ")}${names.length > 3 ? ", ..." : ""}`;
}

// src/errors/history.ts
var history_exports = {};
__export(history_exports, {
  historyBranchNotHere: () => historyBranchNotHere,
  historyBranchTaken: () => historyBranchTaken,
  historyFailed: () => historyFailed,
  historyFolderTaken: () => historyFolderTaken,
  historyLinesNewer: () => historyLinesNewer,
  historyLinesUnreadable: () => historyLinesUnreadable,
  historyNoFolder: () => historyNoFolder,
  historyOvertaken: () => historyOvertaken,
  historyPassing: () => historyPassing
});
var historyLinesUnreadable = defineFault({
  code: "history-lines-unreadable",
  severity: "warning",
  words: (place, count, { file, first }) => ({
    subject: `the history (${escapeControls(place)})`,
    got: count === 1 ? `has a line that no run has written so: line ${first} of ${quote(file)}` : `has ${count} lines that no run has written so, the first of them line ${first} of ${quote(file)}`,
    fix: count === 1 ? "It is left out." : "They are left out."
  }),
  example: ["branch best-epoch-history", 3, { file: "cells/history.jsonl", first: 12 }],
  note: "A line that is broken, of another series, of an event that runs code from elsewhere (a pull request) or longer than any run writes is never shown and never compared with. The next run of a branch writes the file without it. Neither is one that is dated more than a day from now, by a clock that is wrong or by hand: it stays where it is, for the clock may be this machine's."
});
var historyLinesNewer = defineFault({
  code: "history-lines-newer",
  severity: "warning",
  words: (place, count) => ({
    subject: `the history (${escapeControls(place)})`,
    got: `has ${count === 1 ? "a line" : `${count} lines`} of a newer version of Best Epoch`,
    fix: `${count === 1 ? "It stays there and is not" : "They stay there and are not"} shown: use one version in all workflows.`
  }),
  example: ["branch best-epoch-history", 3],
  note: "An older version neither changes nor removes what it can't read. Its dashboard, badge and trend are without it until a run of the newer version draws them."
});
var historyOvertaken = defineFault({
  code: "history-overtaken",
  severity: "warning",
  words: (place, branch, later) => ({
    subject: `the history (${escapeControls(place)})`,
    got: `has a later run of ${quote(branch)} (${escapeControls(later)}), and none of this one before it was started again`,
    fix: "This run leaves no line there. To have one, start a new run instead of running an old one again."
  }),
  example: ["branch best-epoch-history", "main", "7140239541"],
  note: "The line of a run that is started again stands where that of its attempt before stood. Where that attempt broke off, the line would pass for the newest of the branch, in badge and dashboard, too."
});
var historyFailed = defineFault({
  code: "history-failed",
  severity: "warning",
  words: (place, how, reason) => ({
    subject: `the history (${escapeControls(place)})`,
    got: `was not ${how}: ${escapeControls(reason.replace(/\.$/, ""))}`,
    fix: {
      read: "This run is shown without it.",
      written: "This run is missing there.",
      drawn: "This run is there; the dashboard is the one of before."
    }[how]
  }),
  example: [
    "branch best-epoch-history",
    "written",
    "the token may not: give the job `permissions: contents: write`"
  ],
  note: "The run itself is not affected."
});
var historyFolderTaken = defineFault({
  code: "history-folder-taken",
  words: (folder) => ({
    subject: `setting "history": folder ${quote(folder)}`,
    got: "holds files, and no history of Best Epoch",
    fix: "Give a new or an empty folder: files such as index.html and README.md are written there."
  }),
  example: ["docs"],
  note: "A folder of a history has a file `.best-epoch`. Of a copy that left hidden files out, `README.md` and the lines of `history.jsonl` tell what it is, and the next run makes that file again."
});
var historyPassing = defineFault({
  code: "history-passing",
  severity: "warning",
  words: (folder, branch) => ({
    subject: `setting "history": folder ${quote(folder)}`,
    got: "is not there yet, and this runner with all its folders is gone when the job ends",
    expected: "so the next run finds nothing in it",
    fix: `Write \`history: branch ${escapeControls(branch)}\` for a branch of the repository, or keep the folder by steps of the workflow.`
  }),
  example: ["best-epoch-history", "best-epoch-history"],
  note: "Of a folder that a step of the workflow keeps it is told once, of the first run. [Such steps](github.md#a-folder-that-the-workflow-keeps) bring the folder back before the run and keep it afterwards."
});
var historyNoFolder = defineFault({
  code: "history-no-folder",
  words: (folder, blocker) => ({
    subject: `setting "history": ${quote(folder)}`,
    got: `can't be a folder: ${blocker === folder ? "it" : quote(blocker)} is a file, or a link to nothing`,
    fix: "Give another folder, or remove what is in its way."
  }),
  example: ["past", "past"],
  note: "The folder is made by the first run that ends."
});
var historyBranchNotHere = defineFault({
  code: "history-branch-not-here",
  words: (branch) => ({
    subject: `setting "history": branch ${quote(branch)}`,
    got: "is written by a job on GitHub only",
    fix: `Give a folder, or write \`./branch ${escapeControls(branch)}\` where a folder is called so.`
  }),
  example: ["best-epoch-history"],
  note: "A command line does not push to a repository."
});
var historyBranchTaken = defineFault({
  code: "history-branch-taken",
  words: (branch, files) => ({
    subject: `branch ${quote(branch)}`,
    got: `holds something else than a history (${files.slice(0, 3).map(quote).join(", ")}${files.length > 3 ? ` and ${files.length - 3} more` : ""})`,
    expected: "which a run would replace",
    fix: "Name a branch in `history` that is not there yet, such as `branch best-epoch-history`."
  }),
  example: ["main", ["README.md", "data/cells/images/001.png", "data/cells/masks/001.png", "src/index.ts"]],
  note: "A history's branch is always one commit, replaced each time, so a run writes only to a branch that it has begun itself, or that is empty. Where it's a history whose file `.best-epoch` was lost, delete the branch: a new one begins."
});

// src/errors/image-paths.ts
var image_paths_exports = {};
__export(image_paths_exports, {
  imagePathsDiffer: () => imagePathsDiffer,
  imagePathsShifted: () => imagePathsShifted
});
var SWAPPED = { file: "im00.json", orNamed: "im00", named: "im01.png", field: "imagePath" };
var imagePathsShifted = defineFault({
  code: "image-paths-shifted",
  words: (tool, differing, all, first) => ({
    ...differingOf(tool, differing, all, first),
    expected: "expected shapes of one of the two",
    fix: `If the images were renamed with their annotations, correct "${first.field}"; if it is right, ${calledLike(first)}.`,
    file: first.file
  }),
  example: ["labelme", 39, 40, SWAPPED],
  note: "Renaming images leaves the old names in the files, and an old name may be that of another image now: its shapes would lie on the wrong picture. A tenth of all at most is a warning (`image-paths-differ`)."
});
var imagePathsDiffer = defineFault({
  code: "image-paths-differ",
  severity: "warning",
  words: (tool, differing, all, first) => ({
    ...differingOf(tool, differing, all, first),
    expected: `and the shapes were drawn on the one that "${first.field}" says`,
    fix: `Look at it in the pictures of \`check\`. If they lie on the wrong one, correct "${first.field}"; if not, ${calledLike(first)}.`,
    file: first.file
  }),
  example: ["labelme", 1, 40, SWAPPED],
  note: "A file that was copied for the next image goes on naming the one before. More than a tenth of all is an error (`image-paths-shifted`)."
});
function differingOf(tool, differing, all, { file, orNamed, named: named2, field }) {
  const where = isOwnFile({ file, orNamed }) ? quote(file) : `${quote(orNamed)} in ${quote(file)}`;
  return {
    subject: `the ${tool} annotations of ${differing.toLocaleString("en-US")} of ${counted(all, "image")}`,
    got: `name another image than the one that they are called like, and both are there: ${where} says "${field}": ${quote(named2)}`
  };
}
function calledLike(first) {
  return isOwnFile(first) ? "call each file like its image" : "call each key like its image";
}
function isOwnFile({ file, orNamed }) {
  return file.slice(file.lastIndexOf("/") + 1).startsWith(orNamed);
}

// src/errors/initial-model.ts
var initial_model_exports = {};
__export(initial_model_exports, {
  initialModelClassesDiffer: () => initialModelClassesDiffer,
  initialModelInCheckout: () => initialModelInCheckout,
  initialModelKnowsImages: () => initialModelKnowsImages,
  initialModelMissing: () => initialModelMissing,
  initialModelNeedsBaseline: () => initialModelNeedsBaseline,
  initialModelNetworkDiffers: () => initialModelNetworkDiffers,
  initialModelNotOfBaseline: () => initialModelNotOfBaseline,
  initialModelPixelsDiffer: () => initialModelPixelsDiffer,
  initialModelTaskDiffers: () => initialModelTaskDiffers
});
var NAME = "old/model/model.onnx";
var TEMPORARY2 = `\`\${{ runner.temp }}\``;
var WORDS = ["auto", "none", "imagenet", "baseline"];
var WITHOUT = "or leave `initial-model` out to train without it";
var initialModelMissing = defineFault({
  code: "initial-model-missing",
  words: (path) => ({
    subject: `initial model ${quote(path)}`,
    got: "isn't there",
    ...wordMeant(path, WORDS),
    fix: "Correct `initial-model`: it takes the model.onnx or the run folder of a finished run, or one of the words `auto`, `none`, `imagenet` and `baseline`."
  }),
  example: ["best-epoch/model/model.onnx"],
  note: "On GitHub a run begins with an empty workspace: download the earlier artifact first, or use `baseline`."
});
var initialModelInCheckout = defineFault({
  code: "initial-model-in-checkout",
  severity: "warning",
  words: (path) => ({
    subject: `initial model ${quote(path)}`,
    got: "lies in the checkout",
    expected: "though a pull request may change the weights there that it starts from",
    fix: `Fetch it to a path below ${TEMPORARY2}, or give \`initial-model: baseline\`.`
  }),
  example: ["models/cells/model.onnx"],
  note: "Weights can know the test images, which nothing tells. The run is done all the same; summary and comment say beside the name of the model where it comes from."
});
var initialModelNeedsBaseline = defineFault({
  code: "initial-model-needs-baseline",
  words: () => ({
    subject: 'setting "initial-model"',
    got: 'is "baseline" while the setting "baseline" is "none"',
    fix: "Set `baseline` to `auto` or to an earlier results.json, or name the model itself."
  }),
  example: [],
  note: "`initial-model: baseline` is the model of the run that this one is compared with."
});
var initialModelNotOfBaseline = defineFault({
  code: "initial-model-not-of-baseline",
  words: (path, results) => ({
    subject: `initial model ${quote(path)}`,
    got: `is not the model that ${quote(results)} is the results of`,
    expected: "expected the one with the SHA-256 that stands there",
    fix: "Keep results.json and model together as the run left them, or name the model with `initial-model`.",
    file: path
  }),
  example: [NAME, "old/results.json"],
  note: "The model is looked for where results.json says that its run has put it, and held against its digest."
});
var initialModelTaskDiffers = defineFault({
  code: "initial-model-task-differs",
  words: (name, task, wanted) => ({
    subject: `initial model ${quote(name)}`,
    got: `is of the task ${task}`,
    expected: `the data set is for ${wanted}`,
    fix: `Give a model of ${wanted}, ${WITHOUT}.`
  }),
  example: [NAME, "segmentation", "classification"],
  note: "The two tasks have different networks."
});
var initialModelPixelsDiffer = defineFault({
  code: "initial-model-pixels-differ",
  words: (name, takes, has) => ({
    subject: `initial model ${quote(name)}`,
    got: `takes ${takes} images`,
    expected: `the data set's are ${has}`,
    fix: `Give a model of images like these: the same value must mean the same light; ${WITHOUT}.`
  }),
  example: [NAME, "8-bit grey", "16-bit grey"],
  note: "The normalisation is kept with the weights, and it is one of pixel values."
});
var initialModelClassesDiffer = defineFault({
  code: "initial-model-classes-differ",
  words: (name, missing, nearest) => {
    const several = missing.length > 1;
    const meant = nearest.length === 0 ? "" : ` (the nearest: ${[...new Set(nearest)].map(quote).join(", ")})`;
    return {
      subject: `initial model ${quote(name)}`,
      got: `knows the class${several ? "es" : ""} ${missing.map(quote).join(", ")}`,
      expected: `the data set has none of ${several ? "these names" : "that name"}${meant}`,
      fix: `Name the classes as the model does, those without pixels included, ${WITHOUT}. New classes may be added, and the order is free.`
    };
  },
  example: [NAME, ["crack"], ["cracks"]],
  note: "A class that only the model knows was mostly renamed, and learning it anew would lose what is known."
});
var initialModelKnowsImages = defineFault({
  code: "initial-model-knows-images",
  severity: "warning",
  words: (name, parts) => ({
    subject: `initial model ${quote(name)}`,
    got: `was trained on ${parts.join(" and ")}`,
    expected: "so that what is measured on them looks better than it is",
    fix: "Split as its run did: the same `seed`, fractions and `group-by`, or its split.json as `split`."
  }),
  example: [NAME, ["3 of 12 test images"]],
  note: "Told where the results.json of its run lies in the run folder, or for a baseline. Folds of a model that was trained without them always meet it for their validation images."
});
var initialModelNetworkDiffers = defineFault({
  code: "initial-model-network-differs",
  words: (name, network, planned) => ({
    subject: `initial model ${quote(name)}`,
    got: `is a ${network}`,
    expected: `\`recipe: classic\` trains its own network, the ${planned}`,
    fix: "Leave `recipe` out: then the network is the model's."
  }),
  example: [NAME, "U-Net 16-32-64-128", "U-Net 32-64-128-256-512"],
  note: "The published recipe is that of one network."
});

// src/errors/one-for-each-cause.ts
var EXAMPLES = 3;
var TOLD_ALONE = 10;
function oneForEachCause(faults) {
  const groups = /* @__PURE__ */ new Map();
  for (const [i, fault] of faults.entries()) {
    const cause = causeOf(fault) ?? String(i);
    const group = groups.get(cause);
    if (group === void 0) groups.set(cause, [fault]);
    else group.push(fault);
  }
  return [...groups.values()].flatMap(joined);
}
function countOfFaults(faults) {
  const counts = ["error", "warning"].map((severity) => {
    const count = faults.filter((fault) => fault.severity === severity).length;
    return count === 0 ? [] : `${counted4(count)} ${severity}${count === 1 ? "" : "s"}`;
  });
  return counts.flat().join(", ");
}
function causeOf(fault) {
  if (!isWorded(fault) || fault.excerpt !== void 0) return void 0;
  const { code: code2, severity, parts } = fault;
  const noun = nounOf(fault);
  return JSON.stringify([code2, severity, noun, noun === void 0 ? parts.fix : shapeOf(parts.fix)]);
}
function shapeOf(fix) {
  return fix.replace(/"[^"]*"|\d+/g, '""');
}
function nounOf({ file, parts: { subject } }) {
  const name = file === void 0 ? void 0 : quote(file);
  if (name === void 0 || !subject.endsWith(name)) return void 0;
  return subject.slice(0, -name.length).trim() || "file";
}
function joined(group) {
  const worded = group.filter(isWorded);
  const [first] = worded;
  if (first === void 0 || worded.length === 1) return group;
  const { code: code2, severity } = first;
  const files = [...new Set(worded.flatMap(({ file }) => file ?? []))];
  const noun = files.length > 1 ? nounOf(first) : void 0;
  if (noun === void 0 && worded.length <= TOLD_ALONE) return group;
  const message = noun === void 0 ? wordsOfTimes(worded) : wordsOfFiles(worded, files, noun);
  const paste = first.paste === void 0 ? {} : { paste: first.paste };
  if (files.length === 0) return [{ code: code2, message, severity, ...paste }];
  return [{ code: code2, message, severity, file: files[0], files, ...paste }];
}
function wordsOfFiles(faults, files, noun) {
  const [{ parts: first }] = faults;
  const { got } = first;
  const expected = sharedExpectation(faults);
  if (expected === void 0 || faults.some(({ parts }) => parts.got !== got))
    return wordsOfEach(faults, `${counted4(faults.length)} ${noun}s`, ({ file }) => quote(file ?? ""));
  const names = files.slice(0, EXAMPLES).map(quote);
  const examples = files.length > EXAMPLES ? `${names.join(", ")}, ...` : names.join(", ");
  return `each of ${counted4(faults.length)} ${noun}s (${examples}) ${got}${expected}. ${fixOf(faults)}`;
}
function wordsOfTimes(faults) {
  return wordsOfEach(faults, `${counted4(faults.length)} times`, ({ parts }) => parts.subject);
}
function wordsOfEach(faults, head, subjectOf3) {
  const shared = sharedExpectation(faults);
  const examples = faults.slice(0, EXAMPLES).map((fault) => {
    const { got, expected } = fault.parts;
    const own = shared === void 0 && expected !== void 0 ? ` (${expected})` : "";
    return `${subjectOf3(fault)} ${got}${own}`;
  });
  const more = faults.length > EXAMPLES ? `; and ${counted4(faults.length - EXAMPLES)} more` : "";
  return `${head}: ${examples.join("; ")}${more}${shared ?? ""}. ${fixOf(faults)}`;
}
function sharedExpectation(faults) {
  const [first] = faults;
  const { expected } = first.parts;
  if (faults.some(({ parts }) => parts.expected !== expected)) return void 0;
  return expected === void 0 ? "" : `, ${expected}`;
}
function fixOf(faults) {
  const [{ parts }] = faults;
  return faults.every((fault) => fault.parts.fix === parts.fix) ? parts.fix : `Of the first: ${parts.fix}`;
}
function counted4(count) {
  return count.toLocaleString("en-US");
}

// src/errors/input-error.ts
var InputError = class extends Error {
  name = "InputError";
  faults;
  constructor(faults, options) {
    const list = Array.isArray(faults) ? faults : [faults];
    const told = oneForEachCause(list);
    super(told.map(describeFault).join("\n"), options);
    this.faults = told;
  }
};
var InternalError = class extends Error {
  name = "InternalError";
  constructor(message, options) {
    super(`internal error, please report it: ${message}`, options);
  }
};

// src/errors/installing.ts
var npmMissing = defineFault({
  code: "npm-missing",
  words: () => ({
    subject: "npm, which installs the runtime packages,",
    got: "was found neither beside node nor on PATH",
    fix: "In a workflow put this step before this one: Node.js comes with the runner, npm does not. Elsewhere install Node.js together with its npm.",
    paste: ["- uses: actions/setup-node@v6", "  with:", "    node-version: 24"]
  }),
  example: [],
  note: "So in [a container](github.md#in-a-container) without Node.js of its own, and on bare runners. Packages that are in the runner's tool cache or in the Actions cache already need no npm."
});
var REGISTRY = "See that `registry` in .npmrc or npm_config_registry names it right";
var PROXY = "Correct HTTPS_PROXY, or `https-proxy` in .npmrc; NO_PROXY lists what is reached without";
var CAUSES = {
  refused: ({ registry }) => [
    `the registry ${registry} refuses connections`,
    `${REGISTRY}, and that it runs.`
  ],
  "name-unknown": ({ registry }) => [
    `the name of the registry ${registry} is not found`,
    `${REGISTRY}, and that this machine has a name server; behind a proxy set HTTPS_PROXY.`
  ],
  silent: ({ registry, proxy }) => [
    `nothing comes from the registry ${registry}${proxy === void 0 ? "" : ` by the proxy ${proxy}`}`,
    "A firewall and a proxy that refuses look so: open the way to it, or set `registry` in .npmrc to a mirror that this machine reaches."
  ],
  unreachable: ({ registry }) => [
    `the registry ${registry} can't be reached`,
    "Behind a proxy set HTTPS_PROXY, else open the way to it."
  ],
  "login-wanted": ({ registry }) => [
    `the registry ${registry} wants a login (401)`,
    "Put its token into .npmrc, as actions/setup-node does with `registry-url` and NODE_AUTH_TOKEN."
  ],
  forbidden: ({ registry, proxy }) => [
    `the registry ${registry}${proxy === void 0 ? "" : `, or the proxy ${proxy},`} forbids a package (403)`,
    "Have whoever runs it allow what package-lock.json names, or give a token that may read it."
  ],
  absent: ({ registry }) => [
    `the registry ${registry} has not got a package (404)`,
    `${REGISTRY}; a mirror must hold what package-lock.json names.`
  ],
  failing: ({ registry }) => [`the registry ${registry} fails`, "Run it again later."],
  "no-registry": ({ registry }) => [`what answers at ${registry} is no registry`, `${REGISTRY}.`],
  untrusted: ({ registry }) => [
    `the certificate of the registry ${registry} is not trusted here`,
    "Name its authority's file in NODE_EXTRA_CA_CERTS, or as `cafile` in .npmrc."
  ],
  "proxy-refused": ({ proxy }) => [`the proxy ${proxy} refuses connections`, `${PROXY}.`],
  "proxy-name-unknown": ({ proxy }) => [`the name of the proxy ${proxy} is not found`, `${PROXY}.`],
  "proxy-login-wanted": () => [
    "the proxy wants a login (407)",
    "Set HTTPS_PROXY to http://USER:PASSWORD@HOST:PORT, from a secret."
  ]
};
function installWords(trouble) {
  const said2 = escapeControls(trouble.said);
  if (trouble.cause === void 0) return { reason: said2, way: "" };
  const [got, way] = CAUSES[trouble.cause](trouble);
  return { reason: said2 === "" ? got : `${got} (${said2})`, way: `${way} ` };
}

// src/errors/inverted-masks.ts
var inverted_masks_exports = {};
__export(inverted_masks_exports, {
  masksSeemInverted: () => masksSeemInverted
});
var masksSeemInverted = defineFault({
  code: "masks-seem-inverted",
  severity: "warning",
  words: (name, one, other) => ({
    subject: `class ${quote(name)}`,
    got: `fills ${one.percent} % of the masks of ${one.of}, such as ${quote(one.example)}, and ${other.percent} % of those of ${other.of}, such as ${quote(other.example)}`,
    expected: "as if one of them were drawn the other way round, 0 and 255 exchanged",
    fix: "Look at both: where the same value means different things, invert the masks of one, for example with ImageMagick: `magick mask.png -negate mask.png`."
  }),
  example: [
    "foreground",
    { of: '"train"', percent: 12, example: "train/masks/017.png" },
    { of: '"test"', percent: 87, example: "test/masks/017.png" }
  ],
  note: "Compared are the parts of the split, the folders of masks or the two halves of all files, where there are two classes."
});

// src/errors/joined-masks.ts
var joined_masks_exports = {};
__export(joined_masks_exports, {
  classCovered: () => classCovered,
  classMasksMissing: () => classMasksMissing,
  classMasksOverlap: () => classMasksOverlap,
  joinedMaskNotBinary: () => joinedMaskNotBinary,
  labelStudioNames: () => labelStudioNames,
  maskClassUnknown: () => maskClassUnknown,
  masksAlike: () => masksAlike,
  masksJoined: () => masksJoined,
  masksNotMeant: () => masksNotMeant,
  masksUnited: () => masksUnited,
  numberedMasksUnclear: () => numberedMasksUnclear
});
var NAMED11 = 5;
var masksJoined = defineFault({
  code: "masks-joined",
  severity: "warning",
  words: (classes, masks, images) => ({
    subject: `${masks} masks of one class each`,
    got: `were joined for ${images} images`,
    expected: `the classes are ${listed9(classes)}`,
    fix: "Where masks overlap, the class later in this list counts; `classes` sets another order."
  }),
  example: [["background", "body", "door"], 80, 40],
  note: "A folder, a tag or `{class}` says which class a mask file shows. What is not 0 in it is the class, what no mask shows the first."
});
var masksUnited = defineFault({
  code: "masks-united",
  severity: "warning",
  words: (images, masks, pattern2) => ({
    subject: `${images} ${images === 1 ? "image" : "images"}`,
    got: `${images === 1 ? "has" : "have"} several masks each, such as ${listed9(masks, 2)}`,
    expected: "which were joined: what any of them shows is foreground",
    fix: pattern2 === void 0 ? "If only one of them is meant, say which with the `masks` setting." : `If only the first of them is meant, set \`masks\` to ${quote(pattern2)}.`
  }),
  example: [17, ["scan (1)_mask.png", "scan (1)_mask_1.png"], "**/*_mask.png"],
  note: "Mostly one file for each object. Objects are told from the background, not from each other."
});
var masksNotMeant = defineFault({
  code: "masks-not-meant",
  severity: "warning",
  words: (files) => ({
    subject: `${files.length} ${files.length === 1 ? "file" : "files"}`,
    got: `named like masks, such as ${listed9(files, 2)}, ${files.length === 1 ? "takes" : "take"} no part: the \`masks\` setting leaves ${files.length === 1 ? "it" : "them"} over`,
    fix: "If they are masks as well, let the pattern match them."
  }),
  example: [["scan (1)_mask_1.png", "scan (7)_mask_1.png"]],
  note: "What ends like the mask of an image that is there is no image, whichever masks the pattern means."
});
var joinedMaskNotBinary = defineFault({
  code: "joined-mask-not-binary",
  words: (mask, values, { lossy, isBlended }) => ({
    subject: `mask ${quote(mask)}`,
    got: `holds ${values.slice(0, NAMED11).join(", ")}${values.length > NAMED11 ? ", ..." : ""}`,
    expected: "expected 0 and one other value, since it is one of several masks of an image",
    fix: isBlended ? `${lossy ? "JPEG changes values while saving" : "Its edges look soft"}: set \`mask-values: nearest\` to give each pixel to the nearest of the two, or export the masks as PNG without soft edges.` : lossy ? "JPEG changes values while saving: export the masks as PNG." : "Save 0 for the background and one value for what it shows; or, if one of the masks holds all classes, say which with the `masks` setting.",
    file: mask
  }),
  example: ["masks/body/017.png", ["0", "1", "2"], { lossy: false, isBlended: false }],
  note: "Masks are joined only where each shows one thing, so that it is clear what belongs together."
});
var masksAlike = defineFault({
  code: "masks-alike",
  words: (one, other, percent2) => ({
    subject: `the masks ${quote(one)} and ${quote(other)}`,
    got: `agree in ${percent2} % of the pixels that either shows`,
    expected: "as those of two people who label the same do, not those of two classes or objects",
    fix: "Say with the `masks` setting which of them is meant; if they belong together all the same, list the classes in `classes`."
  }),
  example: ["masks/anna", "masks/ben", 87],
  note: "Several masks of one image are joined only where they show different things. Over all images, what two of them share is compared with what either shows."
});
var classCovered = defineFault({
  code: "class-covered",
  words: (covered, by, percent2, classes) => ({
    subject: `class ${quote(covered)}`,
    got: `loses ${percent2} % of its pixels to ${quote(by)}, which comes later in the list and counts where masks overlap`,
    fix: `Set \`classes\` in the order in which they cover each other: ${classes.join(", ")}.`
  }),
  example: ["cup", "disc", 100, ["background", "disc", "cup"]],
  note: "Where one class lies within another, it must come later. The order of the message is by area, largest first."
});
var classMasksOverlap = defineFault({
  code: "class-masks-overlap",
  severity: "warning",
  words: (pairs) => {
    const shown = pairs.slice(0, NAMED11).map(
      ({ below, above, pixels, percent: percent2 }) => `${pixels} pixels (${percent2} %) of ${quote(below)} go to ${quote(above)}`
    );
    return {
      subject: "the masks of different classes",
      got: `overlap: ${shown.join(", ")}${pairs.length > NAMED11 ? `, and ${pairs.length - NAMED11} more` : ""}`,
      fix: "The class later in the list counts; `classes` sets another order."
    };
  },
  example: [[{ below: "body", above: "door", pixels: 5120, percent: "12.5" }]],
  note: "A pixel has one class. Parts of an object mostly come later than the object."
});
var classMasksMissing = defineFault({
  code: "class-masks-missing",
  severity: "warning",
  words: (missing, all) => ({
    subject: "some images",
    got: `have no mask of every class (none of ${missing.slice(0, NAMED11).map(({ name, images }) => `${quote(name)}: ${images} of ${all}`).join(", ")}${missing.length > NAMED11 ? ", ..." : ""})`,
    expected: "taken for a class that shows nowhere in the image",
    fix: "Where one shows, add its mask."
  }),
  example: [[{ name: "door", images: 3 }], 40],
  note: "Where each class has a mask file of its own, images that do not show a class often have none for it."
});
var maskClassUnknown = defineFault({
  code: "mask-class-unknown",
  words: (name, masks, classes) => ({
    subject: `${masks} ${masks === 1 ? "mask" : "masks"} of ${quote(name)}`,
    got: `${masks === 1 ? "is" : "are"} of none of the classes`,
    expected: `which are ${listed9(classes)}`,
    fix: 'Add it to the list of classes, or ignore its pixels by {"name": ..., "ignore": true} in classes.json.'
  }),
  example: ["window", 12, ["background", "body", "door"]],
  note: "Where classes are listed, a mask of one class must be of one of them."
});
var labelStudioNames = defineFault({
  code: "label-studio-names",
  severity: "warning",
  words: (older) => ({
    subject: `${older.length} ${older.length === 1 ? "mask" : "masks"} of Label Studio (${listed9(older, 2)})`,
    got: `${older.length === 1 ? "is" : "are"} left out`,
    expected: "since a newer annotation of the same task is there",
    fix: "If an older one is meant, take the masks of the others out.",
    leavesOut: older
  }),
  example: [["masks/task-1-annotation-1-by-1-tag-Cell-0.png"]],
  note: "Of several annotations of one task, whose masks are called by it, that with the highest number counts, if they show the same or [`annotators`](settings.md#annotators) says so."
});
function listed9(names, most = NAMED11) {
  const shown = names.slice(0, most).map(quote).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
var numberedMasksUnclear = defineFault({
  code: "numbered-masks-unclear",
  words: ({ images, masks, files, patterns }) => ({
    subject: `${masks} masks (${listed9(files, 2)})`,
    got: `have the same numbers for each of ${images} images`,
    expected: "expected to know whether a number stands for a class or for an object",
    fix: patterns === void 0 ? "Set `images` and `masks` to patterns with `{name}` in both; for classes, with `{class}` for the number in that of the masks, for objects with `*`." : `Set \`images: "${escapeControls(patterns.images)}"\` and, for classes, \`masks: "${escapeControls(patterns.asClasses)}"\`; for objects, \`masks: "${escapeControls(patterns.asObjects)}"\`, which joins them. Of several people's masks of the same, name one by its number.`
  }),
  example: [
    {
      images: 40,
      masks: 80,
      files: ["masks/cell7_0.png", "masks/cell7_1.png"],
      patterns: {
        images: "images/{name}.png",
        asClasses: "masks/{name}_{class}.png",
        asObjects: "masks/{name}_*.png"
      }
    }
  ],
  note: "Where images have different numbers of masks, each shows an object, and they are joined with a warning."
});

// src/errors/label-tables.ts
var label_tables_exports = {};
__export(label_tables_exports, {
  imagesNotInTable: () => imagesNotInTable,
  labelsInTable: () => labelsInTable,
  partLabelledByList: () => partLabelledByList,
  tableColumnsAmbiguous: () => tableColumnsAmbiguous,
  tableImagesMissing: () => tableImagesMissing,
  tableLabelsConflict: () => tableLabelsConflict,
  tableLabelsDiffer: () => tableLabelsDiffer,
  tableNamesAmbiguous: () => tableNamesAmbiguous,
  tablePartsConflict: () => tablePartsConflict,
  tablePassedOver: () => tablePassedOver,
  tableRowsUnlabelled: () => tableRowsUnlabelled,
  tableSeveralLabels: () => tableSeveralLabels
});
var NAMED12 = 5;
var labelsInTable = defineFault({
  code: "labels-in-table",
  severity: "warning",
  words: (files, columns, images) => {
    const { labels, part, isPart, passedOver } = columns;
    const label = labels.length === 1 ? `its class in column ${quote(labels[0])}` : `its class the column of ${labels.length} (${listed10(labels)}) that holds 1`;
    const inColumn = part === void 0 ? "" : `, its part of the split in column ${quote(part)}`;
    const inPart = isPart ? ", its part of the split in the table's name" : inColumn;
    const others = passedOver.length === 0 ? "" : ` (not ${passedOverIn(passedOver)})`;
    return {
      subject: `${files.length === 1 ? "table" : "tables"} ${listed10(files)}`,
      got: `${files.length === 1 ? "was" : "were"} taken for the labels of ${countOf4(images)}: the image in column ${quote(columns.images)}, ${label}${others}${inPart}`,
      fix: 'If another column is meant, call it "label"; if no table is, take the file out of the data folder.'
    };
  },
  example: [
    ["labels.csv"],
    { images: "filename", labels: ["breed"], part: void 0, isPart: false, passedOver: [] },
    40
  ],
  note: "A CSV or TSV counts where nothing else labels the images. [Labels in a table](data-formats.md#labels-in-a-table) says what is read, and how."
});
var tablePassedOver = defineFault({
  code: "table-passed-over",
  severity: "warning",
  words: (where) => ({
    subject: `labels in ${where}`,
    got: "are passed over, since masks or class folders label the images",
    fix: "If the table is meant, set `task` to classification and list its labels in `classes`."
  }),
  example: ['column "label" of "labels.csv"'],
  note: "The labels of a data set are of one kind: masks and class folders go before a table beside them."
});
var tableColumnsAmbiguous = defineFault({
  code: "table-columns-ambiguous",
  words: (file, columns) => ({
    subject: `table ${quote(file)}`,
    got: `has ${columns.length} columns that may be the labels (${listed10(columns)})`,
    expected: "expected one",
    fix: 'Call the one that is meant "label", or leave only that one in the table.',
    file
  }),
  example: ["train.csv", ["age group", "color"]],
  note: "The first of these that one column alone is called counts: `label`; then class, category, target or diagnosis; then species, breed, disease and the like. Where no name says it, the only column whose values repeat."
});
var tableSeveralLabels = defineFault({
  code: "table-several-labels",
  words: (file, columns, values, all = []) => {
    const held2 = typeof values === "number" ? `sets up to ${values} of the columns ${listed10(columns)} for one image` : `joins several labels in column ${quote(columns[0])} (${listed10(values, 3)})`;
    return {
      subject: `table ${quote(file)}`,
      got: held2,
      expected: "expected one label an image",
      fix: `Several labels an image are not learnt: add a column "label" with one for each, or leave only the columns of one question.${all.length === 0 ? "" : ` Where each text is one class, set ${settingOfClasses(all)}.`}`,
      file
    };
  },
  example: ["train.csv", ["labels"], ["scab rust"], ["rust", "scab", "scab rust"]],
  note: "A classifier here answers with one class. For several findings in one image, train one model for each, with a table of its own."
});
var tableLabelsDiffer = defineFault({
  code: "table-labels-differ",
  words: (file, column, values, images) => ({
    subject: `column ${quote(column)} of table ${quote(file)}`,
    got: `holds ${values} different values for ${countOf4(images)}`,
    expected: "expected classes, of which each has several images",
    fix: 'Numbers (regression) and texts are not learnt: add a column "label" with classes, such as ranges of the number. Where the folders of the images are the classes, list their names in `classes`.',
    file
  }),
  example: ["labels.csv", "age", 40, 40],
  note: "A measurement or a caption for each image is no class."
});
var tableLabelsConflict = defineFault({
  code: "table-labels-conflict",
  words: (conflicts) => {
    const [{ image, first, second }] = conflicts;
    const where = first.table === second.table ? `in table ${quote(first.table)}` : `in tables ${quote(first.table)} and ${quote(second.table)}`;
    return {
      subject: `${countOf4(conflicts.length)} (${listed10(conflicts.map((one) => one.image))})`,
      got: `${conflicts.length === 1 ? "has" : "have"} two labels ${where}, such as ${quote(image)}: ${quote(first.name)} and ${quote(second.name)}`,
      expected: "expected one",
      fix: first.table === second.table ? "Leave the right row; several labels an image are not learnt." : "Leave the right table, or make them agree.",
      file: first.table
    };
  },
  example: [
    [
      {
        image: "images/7.png",
        first: { name: "cat", table: "labels.csv" },
        second: { name: "dog", table: "labels.csv" }
      }
    ]
  ],
  note: "A row for each object in an image has several for one image, too: a table of boxes holds no class of the whole image."
});
var tablePartsConflict = defineFault({
  code: "table-parts-conflict",
  words: (images) => ({
    subject: `${countOf4(images.length)} (${listed10(images)})`,
    got: `${images.length === 1 ? "stands" : "stand"} in two parts of the split by the tables`,
    expected: "expected one",
    fix: "Leave each image in one part: what is learnt from tests nothing."
  }),
  example: [["images/7.png"]],
  note: "Tables called `train.csv` and `test.csv`, or a column called `split`, give the parts."
});
var tableNamesAmbiguous = defineFault({
  code: "table-names-ambiguous",
  words: (names) => {
    const [[name, images]] = names;
    return {
      subject: `${names.length === 1 ? "1 name" : `${names.length} names`} in the table`,
      got: `${names.length === 1 ? "means" : "mean"} several images, such as ${quote(name)}: ${listed10(images, 3)}`,
      expected: "expected one",
      fix: "Write the path of the image from the data folder into the table, or say with `images` which files are meant."
    };
  },
  example: [[["1", ["left/1.png", "right/1.png"]]]],
  note: "A name without its folder means the image of that name, of which there may be one only."
});
var tableImagesMissing = defineFault({
  code: "table-images-missing",
  severity: "warning",
  words: (files, names) => ({
    subject: `${names.length === 1 ? "1 image" : `${names.length} images`} (${listed10(names, 3)})`,
    got: `${names.length === 1 ? "is" : "are"} named in ${listed10(files)} and not there`,
    fix: `${names.length === 1 ? "It is" : "They are"} left out; was all of the data unpacked?`
  }),
  example: [["labels.csv"], ["41.png", "42.png"]],
  note: "A table may be of a larger set than the images that lie there."
});
var imagesNotInTable = defineFault({
  code: "images-not-in-table",
  severity: "warning",
  words: (images) => ({
    subject: `${countOf4(images.length)} (${listed10(images, 3)})`,
    got: `${images.length === 1 ? "has" : "have"} no label in the table`,
    fix: `${images.length === 1 ? "It is left out; add a row for it, or take it" : "They are left out; add a row for each, or take them"} out of the data folder.`,
    leavesOut: images
  }),
  example: [["images/43.png"]],
  note: "Images to predict often lie beside those to learn from."
});
var partLabelledByList = defineFault({
  code: "part-labelled-by-list",
  severity: "warning",
  words: (file, part, images, { image, mark }) => ({
    subject: `${countOf4(images)} of the ${part === "train" ? "training" : part} part`,
    got: `${images === 1 ? "has its class" : "have their classes"} from ${quote(file)}, such as ${quote(mark)} for ${quote(image)}`,
    expected: "since folders say those of the other parts alone",
    fix: "If that file holds no labels of theirs, take it out of the data folder, or set `labels: class-folders`, which leaves these images out.",
    file
  }),
  example: ["val/val_annotations.txt", "validation", 9e3, { image: "val/images/7.jpg", mark: "n01443537" }],
  note: "So it is in Tiny ImageNet, and where the answers to a test part came later. The names there are those of the class folders."
});
var tableRowsUnlabelled = defineFault({
  code: "table-rows-unlabelled",
  severity: "warning",
  words: (images) => ({
    subject: `${countOf4(images.length)} (${listed10(images, 3)})`,
    got: `${images.length === 1 ? "has a row" : "have rows"} in the table without a label`,
    fix: `${images.length === 1 ? "It is" : "They are"} left out; an image that shows none of the classes needs a class for that, such as "other".`,
    leavesOut: images
  }),
  example: [["images/44.png"]],
  note: "The field is empty, or no column of zeros and ones holds a 1."
});
function countOf4(images) {
  return images === 1 ? "1 image" : `${images} images`;
}
function passedOverIn(columns) {
  const shown = columns.slice(0, NAMED12).map(
    ({ name, measured }) => measured === void 0 ? quote(name) : `${quote(name)}: ${measured} different values`
  );
  const more = columns.length > NAMED12 ? ` and ${columns.length - NAMED12} more` : "";
  return `${shown.join(", ")}${more}`;
}
function listed10(names, most = NAMED12) {
  const shown = names.slice(0, most).map(quote).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

// src/errors/labelling-tasks.ts
var labelling_tasks_exports = {};
__export(labelling_tasks_exports, {
  annotatorsDisagree: () => annotatorsDisagree,
  choicesAlone: () => choicesAlone,
  flagsAlone: () => flagsAlone,
  groundTruthTaken: () => groundTruthTaken,
  masksAtAddresses: () => masksAtAddresses,
  newestTaken: () => newestTaken,
  predictionsAlone: () => predictionsAlone,
  regionsLacking: () => regionsLacking,
  tasksOfSeveralImages: () => tasksOfSeveralImages,
  tasksWithoutAnnotation: () => tasksWithoutAnnotation
});
var EXPORT4 = "project-1-at-2026-01-31.json";
var annotatorsDisagree = defineFault({
  code: "annotators-disagree",
  words: (tool, images) => {
    const [{ named: named2, by }] = images;
    return {
      subject: `${counted(images.length, "image")} in the ${tool} annotations`,
      got: `${images.length === 1 ? "has" : "have"} several annotations that differ, such as ${quote(named2)} (${by.length}${annotators(by)})`,
      expected: "expected one",
      fix: "Set `annotators: newest` to take the one that was changed last, or leave one of each image in the export."
    };
  },
  example: ["Label Studio", [{ named: "017.jpg", by: ["ann@example.com", "bob@example.com"] }]],
  note: "Annotations that show the same count as one, and one that is marked as ground truth goes before the others. Which of two opinions is right, nobody can guess."
});
var newestTaken = defineFault({
  code: "newest-annotations-taken",
  severity: "warning",
  words: (tool, images) => ({
    subject: `${counted(images.length, "image")} (${listed(images.map(({ named: named2 }) => named2))})`,
    got: `${images.length === 1 ? "has" : "have"} several ${tool} annotations that differ`,
    expected: "and the one that was changed last was taken, as `annotators` says",
    fix: "Look at one of them in the pictures of `check`."
  }),
  example: ["Label Studio", [{ named: "017.jpg", by: ["ann@example.com", "bob@example.com"] }]],
  note: "What the others drew is not used."
});
var groundTruthTaken = defineFault({
  code: "ground-truth-taken",
  severity: "warning",
  words: (tool, named2) => ({
    subject: `${counted(named2.length, "image")} (${listed(named2)})`,
    got: `${named2.length === 1 ? "has" : "have"} several ${tool} annotations that differ`,
    expected: "and the one that is marked as ground truth was taken",
    fix: "Nothing needs to be done."
  }),
  example: ["Label Studio", ["017.jpg"]],
  note: "Somebody has said of it that it is the right one."
});
var tasksWithoutAnnotation = defineFault({
  code: "tasks-without-annotation",
  severity: "warning",
  words: (file, { skipped, predicted, bare }) => ({
    subject: `annotation file ${quote(file)}`,
    got: `has ${counted(skipped + predicted + bare, "task")} without an annotation (${[
      ...skipped > 0 ? [`${skipped} that annotators have skipped`] : [],
      ...predicted > 0 ? [`${predicted} with predictions alone, which are no labels`] : [],
      ...bare > 0 ? [`${bare} that nobody has done`] : []
    ].join(", ")})`,
    fix: "Their images are left out; an image on which nothing shows needs an annotation, if an empty one.",
    file
  }),
  example: [EXPORT4, { skipped: 2, predicted: 0, bare: 31 }],
  note: "An empty annotation that was submitted says that all of the image is background; a task that nobody has submitted says nothing."
});
var predictionsAlone = defineFault({
  code: "predictions-alone",
  words: (tool, files) => ({
    subject: `the ${tool} tasks in ${listed(files)}`,
    got: "hold predictions alone, which are no labels, and nothing else labels the images",
    fix: `Import them into ${tool}, correct and submit each, and put its export in the place of ${files.length === 1 ? "the file" : "the files"}.`
  }),
  example: ["Label Studio", ["label-studio.json"]],
  note: "What `predict --format label-studio` writes are predictions, which somebody is to look through; `convert --to label-studio` writes annotations."
});
var tasksOfSeveralImages = defineFault({
  code: "tasks-of-several-images",
  severity: "warning",
  words: (file, tasks) => ({
    subject: `annotation file ${quote(file)}`,
    got: `has ${counted(tasks.length, "task")} with several images (${listed(tasks)}), and nothing says on which of them ${tasks.length === 1 ? "its" : "their"} shapes lie`,
    fix: `${tasks.length === 1 ? "Its images are" : "Their images are"} left out. Call the one that is labelled "image" in the data of the task.`,
    file
  }),
  example: [EXPORT4, ["12", "13"]],
  note: "A task may show an image from before beside the one that is labelled."
});
var choicesAlone = defineFault({
  code: "choices-alone",
  words: (tool) => ({
    subject: `the ${tool} annotations`,
    got: "are choices for whole images, and hold no shape",
    fix: "Export the project as CSV or JSON-MIN and put that in the place of this file: a table with a class for each image is read."
  }),
  example: ["Label Studio"],
  note: "Choices are classes of whole images, which the CSV export lists: [Tables](data-formats.md#labels-in-a-table)."
});
var flagsAlone = defineFault({
  code: "flags-alone",
  words: (files, flags) => ({
    subject: `the labelme annotations in ${listed(files)}`,
    got: `hold no shape, and flags of whole images (${flags.slice(0, 5).map(([name, images]) => `${quote(name)}: ${images.toLocaleString("en-US")}`).join(", ")}${flags.length > 5 ? `, and ${flags.length - 5} more` : ""})`,
    expected: "and classes of whole images are read from folders and tables",
    fix: `Write them into a table: run \`python -c "${WRITE_TABLE}"\` in the data folder.`
  }),
  example: [
    ["images/1.json", "images/2.json"],
    [
      ["good", 31],
      ["bad", 9]
    ]
  ],
  note: "The command writes `labels.csv`, with a row for each flag that is set. An image with two of them is an error then: several labels an image are not trained."
});
var WRITE_TABLE = "import csv,glob,json; w=csv.writer(open('labels.csv','w',newline='',encoding='utf-8')); w.writerow(['file','label']); [w.writerow([d['imagePath'],k]) for f in glob.glob('**/*.json',recursive=True) for d in [json.load(open(f,encoding='utf-8'))] for k,v in (d.get('flags') or {}).items() if v is True]";
var masksAtAddresses = defineFault({
  code: "masks-at-addresses",
  /** @param wayOut how they come into the data folder */
  words: (tool, masks, wayOut) => ({
    subject: `${counted(masks, "mask")} in the ${tool} annotations`,
    got: `${masks === 1 ? "lies" : "lie"} at an address of ${tool}, and nothing is fetched`,
    expected: "expected polygons, or files beside the images",
    fix: wayOut
  }),
  example: [
    "Labelbox",
    214,
    'Download them with your Labelbox key (the header "Authorization: Bearer KEY"), one PNG for each image with the class as the value of its pixels, into masks/; or draw polygons.'
  ],
  note: "Without them, what they show would be background. Such addresses open with a key and for some days only."
});
function annotators(by) {
  const named2 = [...new Set(by)].filter((one) => one !== "");
  return named2.length === 0 ? "" : `, by ${listed(named2)}`;
}
var regionsLacking = defineFault({
  code: "regions-lacking",
  severity: "warning",
  words: (file, images) => {
    const [{ filename, told, found }] = images;
    return {
      subject: `annotation file ${quote(file)}`,
      got: `has fewer regions of ${counted(images.length, "image")} than it says there are, such as ${found} of ${told} of ${quote(filename)}`,
      expected: "and what the others covered counts as background",
      fix: "If they were not removed on purpose, the file broke off: export it again.",
      file
    };
  },
  example: ["via_export_csv.csv", [{ filename: "017.jpg", told: 12, found: 7 }]],
  note: "Each line of VIA's CSV says how many regions its image has."
});

// src/errors/labels.ts
var labels_exports = {};
__export(labels_exports, {
  classAbsent: () => classAbsent,
  classesFileInvalid: () => classesFileInvalid,
  conflictingMasks: () => conflictingMasks,
  emptyMask: () => emptyMask,
  maskAllIgnored: () => maskAllIgnored,
  maskArrayAssumed: () => maskArrayAssumed,
  maskSizeMismatch: () => maskSizeMismatch,
  oneClass: () => oneClass
});
var IMAGE4 = "images/017.png";
var MASK = "masks/017.png";
var maskSizeMismatch = defineFault({
  code: "mask-size-mismatch",
  words: (mask, maskSize, image, imageSize, turned = false) => ({
    subject: `mask ${quote(mask)}`,
    got: `is ${maskSize}`,
    expected: `its image ${quote(image)} is ${imageSize}`,
    fix: turned ? "The image is turned by its EXIF orientation, which the mask lacks: save the image turned and without the tag, or turn the mask." : "Export the mask again at the image's size.",
    file: mask
  }),
  example: [MASK, "512x480", IMAGE4, "512x512"],
  note: "A mask gives each pixel of its image a class. It is never scaled: that would move labels."
});
var classesFileInvalid = defineFault({
  code: "classes-file-invalid",
  words: (file, reasons) => ({
    subject: `file ${quote(file)}`,
    got: `is not a list of classes: ${escapeControls(reasons.join("; "))}`,
    fix: 'Write it as {"classes": ["background", "cell"]}, or with {"name", "value", "color"} for each class.',
    file
  }),
  example: ["classes.json", ["classes.1.color: not of the form #rrggbb"]],
  note: "[Data formats](data-formats.md#masks) shows what it may hold."
});
var emptyMask = defineFault({
  code: "empty-mask",
  severity: "warning",
  words: (mask, background) => ({
    subject: `mask ${quote(mask)}`,
    got: `holds nothing but ${quote(background)}`,
    fix: "If the image shows other classes, label them.",
    file: mask
  }),
  example: [MASK, "background"],
  note: "Fine for images that show nothing else. Many of them at once mostly mean that an export lost the labels."
});
var maskAllIgnored = defineFault({
  code: "mask-all-ignored",
  severity: "warning",
  words: (mask) => ({
    subject: `mask ${quote(mask)}`,
    got: "holds only ignored pixels",
    fix: "It teaches nothing and counts in no metric; label it or take it out.",
    file: mask
  }),
  example: [MASK],
  note: "Ignored pixels count in neither loss nor metrics."
});
var oneClass = defineFault({
  code: "one-class",
  words: (name) => ({
    subject: "the masks",
    got: `hold only one class, ${quote(name)}`,
    expected: "expected two at least",
    fix: "Check that the masks were exported with their labels."
  }),
  example: ["background"],
  note: "There is nothing to tell apart. Mostly the masks hold the values 0 and 1, or 0 and 255, and the export dropped one."
});
var classAbsent = defineFault({
  code: "class-absent",
  severity: "warning",
  words: (name) => ({
    subject: `class ${quote(name)}`,
    got: "has no pixel in any mask",
    fix: "It can be neither learned nor measured; check its name, value or color."
  }),
  example: ["cluster"],
  note: "The class keeps its place in the list and gets no figures."
});
var conflictingMasks = defineFault({
  code: "conflicting-masks",
  severity: "warning",
  words: (mask, first) => ({
    subject: `masks ${quote(mask)} and ${quote(first)}`,
    got: "label exactly the same image differently",
    fix: "Keep the right one.",
    file: mask
  }),
  example: ["masks/024.png", MASK],
  note: "Two people labelled the same picture, or one did it twice. The model cannot please both."
});
var maskArrayAssumed = defineFault({
  code: "mask-array-assumed",
  severity: "warning",
  words: (files, name, others) => ({
    subject: `${files.length === 1 ? "1 mask" : `${files.length} masks`} (${quote(files[0])}${files.length > 1 ? ", ..." : ""})`,
    got: `${files.length === 1 ? "holds" : "hold"} several arrays, of which ${quote(name)} was taken for the mask, not ${others.slice(0, 3).map(quote).join(", ")}${others.length > 3 ? ` and ${others.length - 3} more` : ""}`,
    fix: 'If another is meant, save it alone, or call it "mask".'
  }),
  example: [["masks/001.mat", "masks/002.mat"], "groundTruth.Segmentation", ["groundTruth.Boundaries"]],
  note: "Files of NumPy and MATLAB may hold any number of arrays. [Data formats](data-formats.md#masks) says which counts."
});

// src/errors/mask-values.ts
var mask_values_exports = {};
__export(mask_values_exports, {
  classColorsAssumed: () => classColorsAssumed,
  classCountMismatch: () => classCountMismatch,
  classValuesAssumed: () => classValuesAssumed,
  classesAssumed: () => classesAssumed,
  ignoredAbsent: () => ignoredAbsent,
  ignoredAssumed: () => ignoredAssumed,
  ignoredUnclear: () => ignoredUnclear,
  maskValueOutsideClasses: () => maskValueOutsideClasses,
  masksByAlpha: () => masksByAlpha,
  masksCodedDifferently: () => masksCodedDifferently,
  tooManyMaskValues: () => tooManyMaskValues
});
var MASK2 = "masks/017.png";
var MOST_LISTED2 = 20;
function held(values) {
  const shown = values.slice(0, MOST_LISTED2).map(({ value, files }) => `${value} (${filesOf2(files)})`);
  const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : "";
  return shown.join(", ") + more;
}
function filesOf2(count) {
  return count === 1 ? "1 file" : `${count} files`;
}
var EXAMPLE_VALUES = [
  { value: "0", files: 20 },
  { value: "128", files: 17 },
  { value: "255", files: 12 }
];
var classCountMismatch = defineFault({
  code: "class-count-mismatch",
  words: (named2, found, json) => ({
    subject: "the list of classes",
    got: `names ${named2}`,
    expected: `the masks hold ${found}`,
    fix: json === void 0 ? "Name every class, or say in classes.json which value or color each class has and which are ignored." : `Name every class, or leave out \`classes\` and put this into classes.json, with your names: ${json}.`
  }),
  example: [3, "5 values (0, 1, 2, 3, 9)"],
  note: "Names are given to values in ascending order, so that their numbers must agree, or each class must name its value."
});
var classColorsAssumed = defineFault({
  code: "class-colors-assumed",
  severity: "warning",
  words: (pairs, json) => ({
    subject: "the colours of the masks",
    got: `were given to the classes in ascending order: ${escapeControls(pairs.join(", "))}`,
    fix: `Check them; classes.json says it for good: ${escapeControls(json)}.`
  }),
  example: [
    ["background = #000000", "cell = #00ff00"],
    '{"classes": [{"name": "background", "color": "#000000"}, {"name": "cell", "color": "#00ff00"}]}'
  ],
  note: "The run goes on with this order; if a name went to a wrong colour, every figure carries a wrong name."
});
var classValuesAssumed = defineFault({
  code: "class-values-assumed",
  severity: "warning",
  words: (pairs, json) => ({
    subject: "the values of the masks",
    got: `were given to the classes in ascending order: ${escapeControls(pairs.join(", "))}`,
    fix: `Check them; classes.json says it for good: ${escapeControls(json)}.`
  }),
  example: [
    ["background = 0", "cell = 128", "nucleus = 255"],
    '{"classes": [{"name": "background", "value": 0}, {"name": "cell", "value": 128}, {"name": "nucleus", "value": 255}]}'
  ],
  note: "The masks hold other numbers than the places of the classes in the list, and as many as it names. If a name went to a wrong value, every figure carries a wrong name."
});
var classesAssumed = defineFault({
  code: "classes-assumed",
  severity: "warning",
  words: (values, json) => ({
    subject: "the masks",
    got: `hold ${held(values)}`,
    expected: `taken for ${values.length} classes`,
    fix: `If so, name them in classes.json: ${json}.`
  }),
  example: [
    EXAMPLE_VALUES,
    '{"classes": [{"name": "class 0", "value": 0}, {"name": "class 128", "value": 128}, {"name": "class 255", "value": 255}]}'
  ],
  note: "Without names the classes are called by their values. It is right where every value is a class."
});
var ignoredAbsent = defineFault({
  code: "ignored-values-absent",
  severity: "warning",
  words: (values) => ({
    subject: `setting "ignored-values" (${escapeControls(values.join(", "))})`,
    got: `${values.length === 1 ? "is a value" : "lists values"} that no mask holds`,
    fix: "Correct it, or leave it out; every value that the masks hold is a class otherwise."
  }),
  example: [["7"]],
  note: "A mistyped value is ignored nowhere, and what was meant is learned as a class."
});
var ignoredAssumed = defineFault({
  code: "ignored-assumed",
  severity: "warning",
  words: (values, share) => ({
    subject: "the masks",
    got: `hold 255 beside classes counted from 0: ${held(values)}`,
    expected: `and 255 was taken for ignored: ${share} of all pixels count in neither loss nor metrics`,
    fix: "Set `ignored-values: 255` to say so, or `ignored-values: none` where 255 is a class."
  }),
  example: [
    [
      { value: "0", files: 20 },
      { value: "1", files: 18 },
      { value: "255", files: 12 }
    ],
    "3.4 %"
  ],
  note: "Most data sets mark borders and doubtful pixels in this way. Objects that an export has drawn with 255 would be lost."
});
var ignoredUnclear = defineFault({
  code: "ignored-unclear",
  words: (values, color) => {
    const setting = color === void 0 ? "255" : `'${color}'`;
    return {
      subject: "the masks",
      got: `hold ${held(values)}`,
      expected: `of which ${color ?? "255"} may be a class or what is ignored`,
      fix: `Set \`ignored-values: ${setting}\` where it is ignored, or \`ignored-values: none\` where it is a class.`
    };
  },
  example: [
    [
      { value: "1", files: 20 },
      { value: "2", files: 17 },
      { value: "255", files: 12 }
    ]
  ],
  note: "By itself 255 is ignored only where all other values count from 0 without a gap and most masks show at least two of them, or where the classes are named. #e0e0c0 is the border that Pascal VOC draws around objects."
});
var masksCodedDifferently = defineFault({
  code: "masks-coded-differently",
  words: (codings, { same, different, ignorable }) => ({
    subject: "the masks",
    got: `are coded differently: ${codings.map(
      ({ values, files, first }) => `${filesOf2(files)} ${files === 1 ? "holds" : "hold"} ${values.join(", ")} (such as ${quote(first)})`
    ).join(", ")}`,
    fix: `${same === void 0 ? "Export them all in one way." : `If these mean the same, put this into classes.json: ${escapeControls(same)}.`} If they are different classes: ${escapeControls(different)}.${ignorable ? " If 255 is ignored, set `ignored-values: 255`." : ""}`
  }),
  example: [
    [
      { values: ["0", "1"], files: 3, first: "masks/001.png" },
      { values: ["0", "255"], files: 3, first: "masks/002.png" }
    ],
    {
      same: '{"classes": [{"name": "background", "value": 0}, {"name": "foreground", "value": [1, 255]}]}',
      different: '{"classes": [{"name": "class 0", "value": 0}, {"name": "class 1", "value": 1}, {"name": "class 255", "value": 255}]}',
      ignorable: true
    }
  ],
  note: "No mask shows both, as where two tools have exported parts of one data set. Taken as they are, the same thing would be learnt as two classes, or as nothing."
});
var maskValueOutsideClasses = defineFault({
  code: "mask-value-outside-classes",
  words: (mask, values, classes, lossy) => {
    const shown = values.slice(0, 8).map(({ value, pixels }) => `${value} (${pixels} pixels)`);
    const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : "";
    return {
      subject: `mask ${quote(mask)}`,
      got: `holds ${shown.join(", ")}${more}`,
      expected: `outside the ${classes} classes`,
      fix: lossy ? "JPEG changes values while saving: export the mask as PNG, or set `mask-values: nearest`." : "Add the class or an ignored value to classes.json, or correct the mask.",
      file: mask
    };
  },
  example: [MASK2, [{ value: "7", pixels: 12 }], 4, false],
  note: "A pixel that belongs to no class and is not ignored has no meaning. Often it is the edge of a brush, or an export that blends colours."
});
var tooManyMaskValues = defineFault({
  code: "too-many-mask-values",
  words: (mask, values, lossy) => ({
    subject: `mask ${quote(mask)}`,
    got: `holds ${values} different values`,
    expected: "too many to be classes",
    fix: lossy ? "JPEG changes values while saving: export the masks as PNG, or list the classes with their values in classes.json and set `mask-values: nearest`." : "Is it a photograph? If its values are classes, list them in classes.json: 255 classes at most, of one value or of several each.",
    file: mask
  }),
  example: ["masks/photo.png", "231", false],
  note: "Looks like an image in the folder of masks, or a mask whose values were blended while saving."
});
var masksByAlpha = defineFault({
  code: "masks-by-alpha",
  words: (mask, masks) => ({
    subject: masks === 1 ? "the mask" : `the ${masks} masks`,
    got: `${masks === 1 ? "shows its" : "show their"} shapes by the alpha channel alone, such as ${quote(mask)}`,
    expected: "alpha is dropped, and the colour of each is the same in every pixel",
    fix: "Save the alpha channel as grey, for example with ImageMagick: `magick mask.png -alpha extract mask.png`."
  }),
  example: [MASK2, 40],
  note: "Drawing programs export what was drawn on a transparent ground. Where each colour is a class, fill the ground with another colour instead: `magick mask.png -background black -alpha remove mask.png`."
});

// src/errors/merging.ts
var merging_exports = {};
__export(merging_exports, {
  mergeDataDiffers: () => mergeDataDiffers,
  mergeDownloadFailed: () => mergeDownloadFailed,
  mergeFolderMissing: () => mergeFolderMissing,
  mergeModelDiffers: () => mergeModelDiffers,
  mergeNoRuns: () => mergeNoRuns,
  mergeNotFanOut: () => mergeNotFanOut,
  mergeOutputIsRun: () => mergeOutputIsRun,
  mergeRunMissing: () => mergeRunMissing,
  mergeRunUnreadable: () => mergeRunUnreadable,
  mergeRunsDiffer: () => mergeRunsDiffer,
  mergeTwice: () => mergeTwice
});
var mergeNoRuns = defineFault({
  code: "merge-no-runs",
  words: (unfinished) => {
    const found = unfinished.map(({ name, reason }) => ` (${quote(name)}: ${escapeControls(reason)})`).join("");
    return {
      subject: "merge",
      got: `found no finished run${found}`,
      expected: "expected folders with the results.json of runs with `fold` or `sweep-row`",
      fix: "Look into the log of the runs, mend what stopped them, and start them again."
    };
  },
  example: [[{ name: "runs/1", reason: "no results.json" }]],
  note: "A run that failed or was cancelled leaves no results to join."
});
var mergeFolderMissing = defineFault({
  code: "merge-folder-missing",
  words: (folder) => ({
    subject: `folder ${quote(folder)}`,
    got: "isn't there",
    fix: "Name the run folders (`output`) of the runs that are to be merged."
  }),
  example: ["runs/3"],
  note: "Often a pattern that the shell did not expand."
});
var mergeRunMissing = defineFault({
  code: "merge-run-missing",
  severity: "warning",
  words: (what, of, reason) => ({
    subject: `${what} of ${of}`,
    got: `is left out: ${escapeControls(reason)}`,
    fix: "The others are merged without it; run its job again and merge once more to have all."
  }),
  example: ["fold 3", 5, "cancelled"],
  note: "Means and the ensemble are then of the others, and the summary says so."
});
var mergeRunUnreadable = defineFault({
  code: "merge-run-unreadable",
  words: (run, reason) => ({
    subject: `the results.json of ${quote(run)}`,
    got: `can't be used: ${escapeControls(reason)}`,
    fix: "Give runs of this version of the program, as they left their folders."
  }),
  example: ["runs/2", "it is no JSON"],
  note: "Files of a run folder belong together and are not meant to be edited."
});
var mergeDownloadFailed = defineFault({
  code: "merge-download-failed",
  words: (artifact, reason) => ({
    subject: `artifact ${quote(artifact)}`,
    got: `could not be downloaded: ${escapeControls(reason)}`,
    fix: "Run this job again; the runs it joins need not be trained anew."
  }),
  example: ["best-epoch-fold-2", "the service did not answer"],
  note: "The runs themselves are done and kept."
});
var mergeNotFanOut = defineFault({
  code: "merge-not-fan-out",
  words: (run) => ({
    subject: `run ${quote(run)}`,
    got: "is no fold and no row of a sweep",
    expected: "expected a run with `folds` and `fold`, or with `sweep` and `sweep-row`",
    fix: "Leave it out."
  }),
  example: ["runs/old"],
  note: "Two trainings that have nothing to do with each other have no mean."
});
var mergeTwice = defineFault({
  code: "merge-twice",
  words: (what, runs) => ({
    subject: what,
    got: `is there twice: ${runs.map(quote).join(" and ")}`,
    expected: "expected it once",
    fix: "Leave one of them out."
  }),
  example: ["fold 2", ["runs/2", "runs/2-again"]],
  note: "Which of them counts is for you to say."
});
var mergeRunsDiffer = defineFault({
  code: "merge-runs-differ",
  words: (what, first, other) => {
    const of = ({ run, value }) => `${quote(value)} in ${quote(run)}`;
    return {
      subject: `${what} of the runs`,
      got: `is ${of(first)} and ${of(other)}`,
      expected: "expected the same in all: else their figures and models do not belong together",
      fix: "Train them again with the same data, settings and version."
    };
  },
  example: ['setting "seed"', { run: "runs/1", value: "42" }, { run: "runs/2", value: "43" }],
  note: "With another seed, say, folds overlap, and an image would be judged by a model that has learnt it."
});
var mergeModelDiffers = defineFault({
  code: "merge-model-differs",
  words: (run) => ({
    subject: `model/model.onnx of ${quote(run)}`,
    got: "is not the file that its results.json describes (the sha256 differs)",
    fix: "Give the run folder as the run left it."
  }),
  example: ["runs/2"],
  note: "The model was replaced, or was not copied whole."
});
var mergeDataDiffers = defineFault({
  code: "merge-data-differs",
  words: (folder) => ({
    subject: `data folder ${quote(folder)}`,
    got: "does not hold what the runs were trained on (its hash differs)",
    expected: "expected the same images, masks and classes",
    fix: "Check out the same commit as the runs, or leave `data` out: then the runs are merged without testing the merged model."
  }),
  example: ["data/cells"],
  note: "The ensemble may only be tested on images that none of its members has learnt."
});
var mergeOutputIsRun = defineFault({
  code: "merge-output-is-run",
  words: (output) => ({
    subject: `setting "output" (${quote(output)})`,
    got: "is the folder of a training, whose model would be overwritten",
    expected: "expected another folder",
    fix: "Choose a folder of its own for the merged results, or move the training away."
  }),
  example: ["runs/1"],
  note: "Be it one of those that are merged or any other: its results would stand beside the merged model. Left out, `output` is `best-epoch`, as for a training."
});

// src/errors/not-fetched.ts
var not_fetched_exports = {};
__export(not_fetched_exports, {
  dvcNotPulled: () => dvcNotPulled,
  filesNotFetched: () => filesNotFetched,
  labelsNotFetched: () => labelsNotFetched,
  leftOutOfCheckout: () => leftOutOfCheckout,
  submoduleNotFetched: () => submoduleNotFetched
});
var dvcNotPulled = defineFault({
  code: "dvc-not-pulled",
  words: (pointer, kept) => ({
    ...kept === void 0 ? { subject: `DVC pointer ${quote(pointer)}`, got: "stands for data that isn't here" } : {
      subject: `data folder ${quote(kept.folder)}`,
      got: `isn't here: DVC keeps ${quote(kept.out)}, as ${quote(kept.file)} says`
    },
    fix: "Run `dvc pull` first; in a workflow, put these steps before this one.",
    file: pointer,
    paste: ["- uses: iterative/setup-dvc@v1", "- run: dvc pull"]
  }),
  example: ["../cells.dvc", { folder: "data/cells", out: "data/cells", file: "data/cells.dvc" }],
  note: "A remote that is not public wants its key as well, in the environment of the second step. The output of a stage of dvc.yaml that was never pushed is made by `dvc repro`."
});
var submoduleNotFetched = defineFault({
  code: "submodule-not-fetched",
  words: (folder, path) => ({
    subject: `data folder ${quote(folder)}`,
    got: `is not filled: ${quote(path)} is a git submodule that was not fetched`,
    fix: `Run \`git submodule update --init\`; in a workflow, give actions/checkout the input \`submodules\`.`,
    paste: ["- uses: actions/checkout@v6", "  with:", "    submodules: true"]
  }),
  example: ["data/cells", "data"],
  note: "One that is private itself wants a `token` or an `ssh-key` of actions/checkout that may read it; `submodules: recursive` fetches those within others, too."
});
var leftOutOfCheckout = defineFault({
  code: "left-out-of-checkout",
  words: (folder) => ({
    subject: `data folder ${quote(folder)}`,
    got: "was left out of the working tree, which is a sparse checkout",
    fix: `Add it to the input \`sparse-checkout\` of actions/checkout, or run \`git sparse-checkout add ${escapeControls(folder)}\`.`
  }),
  example: ["data/cells"],
  note: "The commit holds it: a sparse checkout writes only the folders that it is given."
});
var labelsNotFetched = defineFault({
  code: "labels-not-fetched",
  words: (files, pointer) => ({
    subject: pointersTo(files),
    got: `${files.length === 1 ? "is a pointer" : "are pointers"} of ${pointer.of}, and nothing else that is here labels the images`,
    fix: pointer.fix,
    ...files.length === 1 ? { file: files[0] } : {},
    ...pointer.of === "Git LFS" ? LFS : {}
  }),
  example: [
    ["labels.csv"],
    { of: "Git LFS", fix: "Set `lfs: true` on actions/checkout, or run `git lfs pull`." }
  ],
  note: "Of images and masks the same is told as `unreadable-image`. A file may be kept by its ending: `.gitattributes` says which."
});
var filesNotFetched = defineFault({
  code: "files-not-fetched",
  severity: "warning",
  words: (files, pointer) => ({
    subject: pointersTo(files),
    got: `${files.length === 1 ? "is a pointer" : "are pointers"} of ${pointer.of}, so that what ${files.length === 1 ? "it says" : "they say"} of the images was not read`,
    fix: `${pointer.fix} If nothing of the data set is in ${files.length === 1 ? "it" : "them"}, nothing is missing.`
  }),
  example: [
    ["classes.txt"],
    { of: "Git LFS", fix: "Set `lfs: true` on actions/checkout, or run `git lfs pull`." }
  ],
  note: "A list of classes, of parts of a split, or a table may be among them."
});
var LFS = { paste: ["- uses: actions/checkout@v6", "  with:", "    lfs: true"] };
function pointersTo(files) {
  const shown = files.slice(0, 3).map(quote).join(", ");
  return files.length === 1 ? `file ${shown}` : `${files.length} files (${shown}${files.length > 3 ? ", ..." : ""})`;
}

// src/errors/numbered-objects.ts
var numbered_objects_exports = {};
__export(numbered_objects_exports, {
  masksNumberObjects: () => masksNumberObjects
});
var MOST_LISTED3 = 300;
var masksNumberObjects = defineFault({
  code: "masks-number-objects",
  words: (files, examples, { largest, hasBackground }) => {
    const shown = examples.map(({ file, objects }) => `${quote(file)} 1 to ${objects}`);
    return {
      subject: `the masks of ${files} images`,
      got: `number objects, not classes: each has 1 to n of its own (${shown.join(", ")})`,
      expected: "expected the same value for the same class in all",
      fix: hasBackground ? asOneClass(largest) : asClasses(largest)
    };
  },
  example: [
    24,
    [
      { file: "masks/001.png", objects: 3 },
      { file: "masks/002.png", objects: 5 }
    ],
    { largest: 5, hasBackground: true }
  ],
  note: "Masks of instances, as Cellpose and others write them. As classes, the third cell of each image would be learnt as one thing."
});
function asOneClass(largest) {
  if (largest > MOST_LISTED3)
    return "To take all objects as one class, write 255 into the masks wherever they are not 0.";
  const json = `{"classes": [{"name": "background", "value": 0}, {"name": "object", "value": [${upTo(largest).join(", ")}]}]}`;
  return `To take all objects as one class, put this into classes.json: ${json}. Where the numbers are classes, name them there.`;
}
function asClasses(largest) {
  const none = "No pixel is 0, so that objects would leave nothing between them.";
  if (largest > MOST_LISTED3) return `${none} Where the numbers are classes, name them in classes.json.`;
  const entries = upTo(largest).map((value) => `{"name": "class ${value}", "value": ${value}}`);
  return `${none} Where the numbers are classes, name them in classes.json: {"classes": [${entries.join(", ")}]}.`;
}
function upTo(largest) {
  return Array.from({ length: largest }, (_, i) => i + 1);
}

// src/errors/pairing.ts
var pairing_exports = {};
__export(pairing_exports, {
  foldersPair: () => foldersPair,
  imagesInDoubt: () => imagesInDoubt,
  masksAssumed: () => masksAssumed,
  masksInDoubt: () => masksInDoubt,
  sameNamesAssumed: () => sameNamesAssumed,
  seriesLeftOut: () => seriesLeftOut,
  sidesInDoubt: () => sidesInDoubt
});
var X = { pattern: "x/{name}.jpg", files: 40, example: "x/017.jpg" };
var Y = { pattern: "y/{name}.png", files: 40, example: "y/017.png" };
var DRAWN = {
  pattern: "1st_manual/{name}_manual1.png",
  files: 20,
  example: "1st_manual/21_manual1.png"
};
var masksAssumed = defineFault({
  code: "masks-assumed",
  severity: "warning",
  words: (images, masks, because) => ({
    subject: counted5(masks),
    got: `${isOrAre2(masks)} taken for the masks of ${counted5(images)}, such as ${quote(masks.example)} of ${quote(images.example)}`,
    expected: because,
    fix: `Check the pairs; to settle it, set \`images\` to ${quote(images.pattern)} and \`masks\` to ${quote(masks.pattern)}.`
  }),
  example: [X, Y, "since they hold few values and the others are photographs"],
  note: "The names pair, but do not say which of the two are the masks; a few pictures of each were looked at."
});
var sidesInDoubt = defineFault({
  code: "sides-in-doubt",
  words: (sides, because, byClass) => ({
    subject: allOf(sides),
    got: `have the same names, such as ${examplesOf(sides)}, and it can't be told which are the masks: ${because}`,
    fix: `Set \`images\` to ${quote(sides[0].pattern)} and \`masks\` to ${quote(sides[1].pattern)}, or ${sides.length > 2 ? "to others of them" : "the other way round"}; ${byClass === void 0 ? "`task` to classification" : `\`images\` to ${quote(byClass)} alone`} where they are ${sides.length > 2 ? "" : "two "}classes.`
  }),
  example: [[X, Y], "both are photographs"],
  note: "Pictures of the same names in two folders are images and their masks, or two classes by chance. Neither is guessed. Views of the same things, such as left and right or a photograph and a thermal image, are neither: give the folder of one view with its labels."
});
var foldersPair = defineFault({
  code: "folders-pair",
  words: ({ folders, examples, images, masks, others, note }) => {
    const [image, mask] = examples;
    const more = folders.length > 3 ? ` and ${folders.length - 3} more` : "";
    const instead = others.length === 0 ? "" : ` (or to ${others.slice(0, 3).map(quote).join(", ")})`;
    return {
      subject: `folders ${folders.slice(0, 3).map(quote).join(", ")}${more}`,
      got: `hold pictures named after one another, such as ${quote(image)} and ${quote(mask)}`,
      expected: "which are images and their masks rather than classes",
      fix: `Set \`images: ${quote(images)}\` and \`masks: ${quote(masks)}\`${instead}.${note === void 0 ? "" : ` ${note}`} Where the folders are classes, list them in \`classes\`.`
    };
  },
  example: [
    {
      folders: ["scans", "truths"],
      examples: ["scans/a/7.jpg", "truths/a/lesions/7_MA.tif"],
      images: "scans/**/{name}.jpg",
      masks: "truths/**/{name}_MA.tif",
      others: []
    }
  ],
  note: "Asked where neither folders nor names are as expected. [Patterns](data-formats.md#patterns) shows how names are paired."
});
var sameNamesAssumed = defineFault({
  code: "same-names-assumed",
  severity: "warning",
  words: (sides) => ({
    subject: allOf(sides),
    got: `hold pictures of the same names, such as ${examplesOf(sides)}, and were taken for classes`,
    fix: `If so, set \`task\` to classification; if they are halves of pairs, \`images\` to ${quote(sides[0].pattern)} and \`masks\` to ${quote(sides[1].pattern)}, or ${sides.length > 2 ? "to others of them" : "the other way round"}.`
  }),
  example: [
    [
      { ...X, pattern: "cat/{name}.jpg", example: "cat/017.jpg" },
      { ...Y, pattern: "dog/{name}.jpg", example: "dog/017.jpg" }
    ]
  ],
  note: "The images of classes are often numbered anew in each folder, and so are halves of pairs. Names that are no such numbers are asked about: [`sides-in-doubt`](#sides-in-doubt)."
});
var masksInDoubt = defineFault({
  code: "masks-in-doubt",
  words: (images, masks, byClass) => ({
    subject: counted5(images),
    got: `may have their masks in ${someOf(masks)}`,
    expected: "expected one mask of each image",
    fix: `Set \`images\` to ${quote(images.pattern)} and \`masks\` to the pattern that is meant, such as ${quote(masks[0].pattern)}${byClass === void 0 ? "" : `; if each shows a class of its own, to ${quote(byClass)}, which joins them`}.`
  }),
  example: [
    { pattern: "images/{name}.tif", files: 20, example: "images/21.tif" },
    [DRAWN, { pattern: "2nd_manual/{name}_manual2.png", files: 20, example: "2nd_manual/21_manual2.png" }]
  ],
  note: "Two people drew masks, or one kind was made from the other. A model learns from one of them, and which is never guessed."
});
var imagesInDoubt = defineFault({
  code: "images-in-doubt",
  words: (masks, images) => ({
    subject: counted5(masks),
    got: `may be the masks of ${images.map(counted5).join(" or of ")}`,
    expected: "expected one image of each mask",
    fix: `Set \`images\` to ${imagesMeant(masks, images)}, and \`masks\` to ${quote(masks.pattern)}.`
  }),
  example: [
    { pattern: "labels/{name}.png", files: 20, example: "labels/21.png" },
    [
      { pattern: "images/{name}.png", files: 20, example: "images/21.png" },
      { pattern: "images_enhanced/{name}.png", files: 20, example: "images_enhanced/21.png" }
    ]
  ],
  note: "The same pictures lie there twice, such as before and after they were enhanced. A model learns from one of them."
});
var OBJECTS = /(?:^|\/)SegmentationObject\//;
var seriesLeftOut = defineFault({
  code: "series-left-out",
  severity: "warning",
  words: (left, images, masks, files, instead) => ({
    subject: left.map(counted5).join(" and "),
    got: `take no part, though named like the images: the masks are ${counted5(masks)}`,
    fix: left.every(({ pattern: pattern2 }) => OBJECTS.test(pattern2)) ? "Nothing needs to be done: these tell one object from another, which isn't trained." : instead === void 0 ? "If other files are the masks, say by `images` and `masks` which." : `If ${quote(instead.pattern)} are the masks instead, set \`images\` to ${quote(images.pattern)} and \`masks\` to ${quote(instead.pattern)}.`,
    leavesOut: files
  }),
  example: [
    [{ pattern: "mask/{name}_mask.png", files: 20, example: "mask/21_mask.png" }],
    { pattern: "images/{name}.tif", files: 20, example: "images/21.tif" },
    DRAWN,
    ["mask/21_mask.png"],
    { pattern: "mask/{name}_mask.png", files: 20, example: "mask/21_mask.png" }
  ],
  note: "Fields of view, coloured copies of masks, numbers of instances and the like lie beside the labels in many data sets."
});
var NAMED13 = 3;
var ALTERNATIVES = 6;
function allOf(sides) {
  const named2 = sides.slice(0, NAMED13).map(counted5);
  return joined2(sides.length > NAMED13 ? [...named2, `${sides.length - NAMED13} more`] : named2);
}
function someOf(masks) {
  const named2 = masks.slice(0, ALTERNATIVES).map(counted5);
  const more = masks.length - named2.length;
  return [...named2, ...more > 0 ? [`${more} more`] : []].join(" or in ");
}
function examplesOf(sides) {
  return joined2(sides.slice(0, NAMED13).map(({ example }) => quote(example)));
}
function joined2(words) {
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
function counted5({ pattern: pattern2, files }) {
  return `${quote(pattern2)} (${files === 1 ? "1 file" : `${files} files`})`;
}
function isOrAre2({ files }) {
  return files === 1 ? "is" : "are";
}
function imagesMeant(masks, images) {
  const all = images.reduce((sum, { files }) => sum + files, 0);
  const joined3 = new Set(images.map(({ pattern: pattern2 }) => pattern2.replace(/(?<=[_-])(?:\d+|[a-z])(?=\/)/i, "*")));
  if (joined3.size === 1 && images.length > 1 && all <= masks.files)
    return `${quote([...joined3][0])}, which takes all of them together`;
  return `the pattern that is meant, such as ${quote(images[0].pattern)}`;
}

// src/errors/parts-of-exports.ts
var parts_of_exports_exports = {};
__export(parts_of_exports_exports, {
  annotatedForTestAlone: () => annotatedForTestAlone,
  annotationPartsAssumed: () => annotationPartsAssumed,
  imagesInNoPart: () => imagesInNoPart,
  partUnknown: () => partUnknown
});
import { dirname } from "node:path/posix";
var PLAIN = /^[\w./-]+$/;
var BACKUP = { kind: "subset", name: "Backup", file: "annotations.xml" };
var partUnknown = defineFault({
  code: "part-unknown",
  words: ({ images, places, known }) => ({
    subject: subjectOf2(images, places),
    got: `${images.length === 1 ? "is" : "are"} in none of the parts of the split that others are in (${known.join(", ")})`,
    expected: `and nothing says whether ${images.length === 1 ? "it is" : "they are"} to be trained on or tested on`,
    fix: renamed(places[0], known.includes("train") ? "test" : "train"),
    files: images
  }),
  example: [
    { images: ["images/041.jpg", "images/042.jpg"], places: [BACKUP], known: ["train", "validation"] }
  ],
  note: "A part of the split under another name, or what is no part of the data. Known are `train`, `val`, `test` in their usual spellings, beside these `dev`, `eval`, `holdout`, and such words in French, German, Spanish, Italian and Portuguese. What is tested on must not be trained on."
});
var imagesInNoPart = defineFault({
  code: "images-in-no-part",
  severity: "warning",
  words: ({ images, places, known }) => ({
    subject: subjectOf2(images, places),
    got: `${images.length === 1 ? "is" : "are"} in none of the parts of the split that others are in (${known.join(", ")})`,
    expected: known.length === 1 ? "and since one part alone is none, all are divided anew" : `and ${images.length === 1 ? "is" : "are"} trained on`,
    fix: renamed(places[0], known.includes("test") ? "validation" : "test"),
    files: images
  }),
  example: [
    {
      images: ["images/041.jpg", "images/042.jpg"],
      places: [BACKUP],
      known: ["train", "validation", "test"]
    }
  ],
  note: "Where training, validation and test are all there, images of another name are none that are to be tested on."
});
var annotationPartsAssumed = defineFault({
  code: "annotation-parts-assumed",
  severity: "warning",
  words: (parts) => ({
    subject: parts.slice(0, 3).map(([name, part]) => `${quote(name)} = ${part}`).join(", "),
    got: `${parts.length === 1 ? "was taken for a part" : "were taken for parts"} of the split, by the names of exports or subsets`,
    fix: "For another split rename them to train, val or test."
  }),
  example: [[["Holdout", "test"]]],
  note: "Words that say a part only beside others that do."
});
var annotatedForTestAlone = defineFault({
  code: "annotated-for-test-alone",
  words: (tool, images, toTrain) => {
    const folders = [...new Set(images.map((path) => dirname(path)))];
    return {
      subject: `the ${tool} annotations`,
      got: `are of ${counted(images.length, "image")} of a test or validation part alone (${listed(images)}), and not of ${counted(toTrain.length, "image")} of the training part (${listed(toTrain)})`,
      expected: "expected annotations of what is trained on",
      fix: `Put the annotations of the training part beside its images; to train on the others instead, set \`images: ${globOf(folders)}\`.`
    };
  },
  example: ["COCO", ["test/1.jpg", "test/2.jpg"], ["train/1.jpg", "train/2.jpg"]],
  note: "A download that lacks a file, as a rule. What is kept to test on would be trained on, and divided anew."
});
function subjectOf2(images, places) {
  const count = counted(images.length, "image");
  if (places.length === 0) return `${count} (${listed(images)})`;
  const [{ kind }] = places;
  const names = listed(places.map(({ name }) => name));
  return `${count} of ${places.length === 1 ? kind : `${kind}s`} ${names} (${listed(images)})`;
}
function renamed(place, part) {
  if (place === void 0)
    return "If they are another part, put them into one in the tool, or take them out.";
  const { kind, name, file } = place;
  if (kind === "subset") {
    const command = PLAIN.test(name) && PLAIN.test(file) ? inFile(name, part, file) : "";
    return `Call the subset train, validation or test in the tool and export again${command}.`;
  }
  const [, folder, ending] = /^(.*\/)?[^/]*?((?:\.[^/]*)?)$/.exec(name) ?? [];
  return `Call the ${kind} by its part, such as ${quote(`${folder ?? ""}${part}${kind === "file" ? ending : ""}`)}, or take it out of the data folder.`;
}
function inFile(name, part, file) {
  return `, or do it in the file, as by \`sed -i 's|subset="${name}"|subset="${part}"|' ${file}\``;
}

// src/errors/pretrained.ts
var pretrained_exports = {};
__export(pretrained_exports, {
  pretrainedNotClassic: () => pretrainedNotClassic,
  pretrainedWeightsDamaged: () => pretrainedWeightsDamaged
});
var pretrainedNotClassic = defineFault({
  code: "pretrained-not-classic",
  words: () => ({
    subject: 'setting "initial-model"',
    got: 'is "imagenet", whose network is not that of `recipe: classic`',
    fix: "Leave out one of the two."
  }),
  example: [],
  note: "The classic recipe is the published one, from random weights or those of an earlier model of it. `recipe: auto` makes the pretrained network the encoder of its own."
});
var pretrainedWeightsDamaged = defineFault({
  code: "pretrained-weights-damaged",
  words: (path, damage) => ({
    subject: `pretrained weights ${quote(path)}`,
    ...foundOf(damage),
    fix: "They come with this version and are not as they were: install Best Epoch again, or check out the action's whole repository."
  }),
  example: [
    "/opt/best-epoch/pretrained/efficientnet-lite0.safetensors",
    { kind: "size", bytes: 1048576, expected: 7017088 }
  ],
  note: "The file is held against its size and its SHA-256 before anything is read of it. A download that was cut short, a copy without the folder `pretrained`, a checkout that changes line ends or a failing disk look so. `NOTICE` and `LICENSE` beside it are to be there, too: they go with every model that is made from the weights."
});
function foundOf(damage) {
  switch (damage.kind) {
    case "missing":
      return { got: "are missing" };
    case "unreadable":
      return { got: `can't be read: ${escapeControls(damage.reason)}` };
    case "size":
      return { got: `have ${damage.bytes} bytes`, expected: `expected ${damage.expected}` };
    case "digest":
      return { got: `have the SHA-256 ${damage.sha256}`, expected: `expected ${damage.expected}` };
  }
}

// src/errors/suggested.ts
function suggested(suggestion) {
  if (suggestion === void 0) return {};
  const { word, because } = suggestion;
  const says = because === "spelling" ? "the nearest known one is" : "here it is called";
  return { expected: `${says} ${quote(word)}` };
}

// src/errors/program.ts
var program_exports = {};
__export(program_exports, {
  argumentMissing: () => argumentMissing,
  argumentUnexpected: () => argumentUnexpected,
  commandUnknown: () => commandUnknown,
  engineNotInstalled: () => engineNotInstalled,
  faultUnknown: () => faultUnknown,
  flagWithOneDash: () => flagWithOneDash,
  flagWithoutValue: () => flagWithoutValue,
  folderTakenAway: () => folderTakenAway,
  packagesCacheFailed: () => packagesCacheFailed,
  packagesCacheUnfit: () => packagesCacheUnfit,
  runtimePackagesBroken: () => runtimePackagesBroken,
  runtimePackagesChanged: () => runtimePackagesChanged,
  runtimePackagesMissing: () => runtimePackagesMissing,
  sampleFolderNotEmpty: () => sampleFolderNotEmpty,
  sampleFolderNotWritable: () => sampleFolderNotWritable,
  settingNotForCommand: () => settingNotForCommand,
  settingNotForEvaluation: () => settingNotForEvaluation,
  settingNotForTraining: () => settingNotForTraining
});
var sampleFolderNotEmpty = defineFault({
  code: "sample-folder-not-empty",
  words: (folder) => ({
    subject: `folder ${quote(folder)}`,
    got: "is not empty",
    expected: "expected a new or an empty folder for the sample",
    fix: `Name another folder, or empty this one; to train on the sample that lies there, run \`best-epoch train --data ${quote(folder)}\`.`
  }),
  example: ["data/ccd"],
  note: "A sample is never mixed with other files. To go on with the training of an earlier demo, run `best-epoch train` with its folders as `data` and `output` and the settings that the demo has printed."
});
var sampleFolderNotWritable = defineFault({
  code: "sample-folder-not-writable",
  words: (folder, reason) => ({
    subject: `folder ${quote(folder)}`,
    got: `cannot be written: ${escapeControls(reason)}`,
    fix: "Name a folder that this user may write to."
  }),
  example: ["/data", "EACCES"],
  note: "The operating system refused; the code in the message is its own word for why."
});
var runtimePackagesMissing = defineFault({
  code: "runtime-packages-missing",
  words: (root, reason, command, way = "") => ({
    subject: `runtime packages in ${quote(root)}`,
    got: `could not be installed: ${escapeControls(reason)}`,
    fix: `${way}Run \`${command}\` in that folder beforehand, on a machine or in a step that reaches the npm registry. For runners that never do, see "Runners without a network" in the README of Best Epoch.`
  }),
  example: ["/opt/best-epoch", "npm ended with exit code 1", "npm ci --omit=dev --ignore-scripts"],
  note: "ONNX Runtime and sharp hold native code and are installed at the first use, from the npm registry. [Runners without a network](github.md#runners-without-a-network) says how to have them beforehand."
});
var packagesCacheUnfit = defineFault({
  code: "packages-cache-unfit",
  severity: "warning",
  words: () => ({
    subject: "the runtime packages in the Actions cache",
    got: "are damaged or not what package-lock.json pins",
    fix: "They are not used but installed from the npm registry, and kept anew."
  }),
  example: [],
  note: "Every file from a cache is held against a digest in this repository. One that differs is never loaded."
});
var packagesCacheFailed = defineFault({
  code: "packages-cache-failed",
  severity: "warning",
  words: (what, reason) => ({
    subject: "the runtime packages in the Actions cache",
    got: `could not be ${what}: ${escapeControls(reason)}`,
    fix: "They come from the npm registry, which takes longer."
  }),
  example: ["read", "the service is not reachable"],
  note: "Only time is lost."
});
var runtimePackagesChanged = defineFault({
  code: "runtime-packages-changed",
  severity: "warning",
  words: (root) => ({
    subject: `runtime packages in ${quote(root)}`,
    got: "are no longer what was installed there",
    fix: "They are not used but installed anew. Look for what has written there: a program, or a failing disk."
  }),
  example: ["/opt/best-epoch"],
  note: "Their files are held against a digest in this version of Best Epoch at each start. What somebody has installed there by `npm ci` is not: npm keeps its own account of it."
});
var runtimePackagesBroken = defineFault({
  code: "runtime-packages-broken",
  words: (root, reason) => ({
    subject: `runtime packages in ${quote(root)}`,
    got: `are there but can't be loaded: ${escapeControls(reason)}`,
    fix: "Delete the node_modules folder there and run again; they are installed anew."
  }),
  example: ["/opt/best-epoch", "libvips-cpp.so: cannot open shared object file"],
  note: "Mostly a folder that was copied from a machine of another system or processor, or half an installation."
});
var folderTakenAway = defineFault({
  code: "folder-taken-away",
  /** @param what "working folder" */
  words: (what, folder) => ({
    subject: `${what} ${quote(folder)}`,
    got: "was removed or renamed while the run was going on",
    fix: "Leave it alone until a run has ended, and run again, from a folder that is there: a training that has left a checkpoint goes on from it."
  }),
  example: ["working folder", "/home/me/cells"],
  note: "A run loads parts of the program, and starts others in the working folder, only when it needs them."
});
var engineNotInstalled = defineFault({
  code: "engine-not-installed",
  words: (engine, folder, reason, way = "") => ({
    subject: `engine ${quote(engine)} in ${quote(folder)}`,
    got: `is not installed: ${escapeControls(reason)}`,
    fix: `${way}\`best-epoch train --engine ${engine}\` installs it. It needs npm, and on Linux x64 python3 with pip and g++ (Debian: \`apt-get install python3-pip g++\`). Or set engine to auto.`
  }),
  example: ["tensorflow", "/opt/best-epoch/tensorflow", "g++ was not found"],
  note: "TensorFlow.js is no part of the installation, since most never need it; see [engines](engines.md#tensorflow)."
});
var commandUnknown = defineFault({
  code: "command-unknown",
  words: (name, suggestion) => ({
    subject: `command ${quote(name)}`,
    got: "is not known",
    ...suggested(suggestion),
    fix: "`best-epoch help` lists every command."
  }),
  example: ["trian", { word: "train", because: "spelling" }],
  note: "The first word after `best-epoch` is the command."
});
var faultUnknown = defineFault({
  code: "fault-unknown",
  words: (code2, suggestion) => ({
    subject: `fault ${quote(code2)}`,
    got: "is not known",
    ...suggested(suggestion),
    fix: "`best-epoch help explain` lists every code."
  }),
  example: ["mask-size-mismach", { word: "mask-size-mismatch", because: "spelling" }],
  note: "Codes stand before the messages. They stay the same from version to version; a newer version may have more."
});
var flagWithoutValue = defineFault({
  code: "flag-without-value",
  words: (flag) => ({
    subject: `flag ${quote(flag)}`,
    got: "has no value",
    fix: `Write it as \`${escapeControls(flag)} VALUE\` or \`${escapeControls(flag)}=VALUE\`.`
  }),
  example: ["--epochs"],
  note: "Flags take a value, but for a few switches that `help COMMAND` names."
});
var flagWithOneDash = defineFault({
  code: "flag-with-one-dash",
  words: (argument, suggestion) => {
    const meant = suggestion === void 0 ? "" : `: \`--${escapeControls(suggestion.word)}\``;
    return {
      subject: `flag ${quote(argument)}`,
      got: "has one dash",
      expected: "flags have two and their whole name",
      fix: `Write it so${meant}; \`best-epoch help\` lists every flag.`
    };
  },
  example: ["-epochs", { word: "epochs", because: "spelling" }],
  note: "Only `-h` (help) and `-v` (version) are short."
});
var argumentMissing = defineFault({
  code: "argument-missing",
  words: (subject, expected, usage) => ({
    subject: `the ${subject}`,
    got: "is not given",
    expected: `expected ${expected}`,
    fix: `Usage: \`${usage}\`.`
  }),
  example: ["input", "files, folders or patterns", "best-epoch predict --model FILE INPUT..."],
  note: "The command needs something beside its flags."
});
var argumentUnexpected = defineFault({
  code: "argument-unexpected",
  words: (argument, fix) => ({
    subject: `argument ${quote(argument)}`,
    got: "has no meaning here",
    fix
  }),
  example: ["data/cells", "Name the data folder with `--data FOLDER`."],
  note: "A word without a flag before it, where the command takes none. Often it is a path with a blank in it that was not quoted."
});
var settingNotForTraining = defineFault({
  code: "setting-not-for-training",
  words: (name) => ({
    subject: `input ${quote(name)}`,
    got: "has no meaning for a training",
    fix: "Set `evaluate-only: true` to test a trained model, or leave it out."
  }),
  example: ["model"],
  note: "`model` and `part` say what is to be evaluated; a training finds its own model."
});
var settingNotForEvaluation = defineFault({
  code: "setting-not-for-evaluation",
  severity: "warning",
  words: (name) => ({
    subject: `input ${quote(name)}`,
    got: "has no meaning for an evaluation (`evaluate-only`)",
    fix: "It is passed over; leave it out."
  }),
  example: ["history"],
  note: "An evaluation trains nothing and keeps no history. What the settings file of the data gives for trainings is passed over without a word."
});
var settingNotForCommand = defineFault({
  code: "setting-not-for-command",
  /** @param instead the command's own option for it */
  words: (name, command, instead) => ({
    subject: `setting ${quote(name)}`,
    got: `has no meaning for the command ${quote(command)}`,
    fix: instead === void 0 ? "Leave it out; `best-epoch help` shows what the command takes." : `Write \`--${instead}\`, which says it here.`
  }),
  example: ["data", "demo"],
  note: "The setting exists, but this command has no use for it or decides it itself."
});

// src/errors/publishing.ts
var publishing_exports = {};
__export(publishing_exports, {
  artifactNameTaken: () => artifactNameTaken,
  artifactNamesRejected: () => artifactNamesRejected,
  artifactPerhapsTaken: () => artifactPerhapsTaken,
  artifactUploadFailed: () => artifactUploadFailed,
  artifactsUnavailable: () => artifactsUnavailable,
  commentFailed: () => commentFailed,
  commentFromFork: () => commentFromFork,
  commentNotPermitted: () => commentNotPermitted,
  commentOnlyElsewhere: () => commentOnlyElsewhere,
  otherRunUnreadable: () => otherRunUnreadable,
  pullRequestTarget: () => pullRequestTarget,
  releaseFailed: () => releaseFailed,
  releaseFileTaken: () => releaseFileTaken,
  releaseNotPermitted: () => releaseNotPermitted,
  reportBreaksDownloads: () => reportBreaksDownloads,
  reportUploadFailed: () => reportUploadFailed,
  runnerFileNotWritable: () => runnerFileNotWritable,
  summaryUnavailable: () => summaryUnavailable
});
var artifactsUnavailable = defineFault({
  code: "artifacts-unavailable",
  severity: "warning",
  words: (reason, folder) => ({
    subject: "the artifact",
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}.`
  }),
  example: ["this server has no artifact service that it could use", "best-epoch"],
  note: "So on GitHub Enterprise Server and in some other engines. `actions/upload-artifact` of a version that the server supports can upload the folder."
});
var artifactUploadFailed = defineFault({
  code: "artifact-upload-failed",
  words: (name, reason, folder) => ({
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}; run the job again, with another \`artifact-name\` if the name is taken.`
  }),
  example: ["best-epoch", "an artifact with this name exists already", "best-epoch"],
  note: "A run takes each name once: give several training steps, or the jobs of a matrix, an `artifact-name` each."
});
var artifactNameTaken = defineFault({
  code: "artifact-name-taken",
  words: (setting, taken, free) => ({
    subject: `artifact-name ${quote(setting)}`,
    got: `is taken: this workflow run has an artifact ${quote(taken)} already`,
    expected: "expected a name of its own for each step that trains, since a run takes each once",
    fix: `Write \`artifact-name: ${free}\`.`
  }),
  example: ["best-epoch", "best-epoch", "best-epoch-2"],
  note: "Two steps that both leave `artifact-name` at its default are the usual case. It is found before the training, so that no hour of it is lost at the upload."
});
var artifactPerhapsTaken = defineFault({
  code: "artifact-perhaps-taken",
  severity: "warning",
  words: (setting, taken, free) => ({
    subject: `artifact-name ${quote(setting)}`,
    got: `is listed for this workflow run already (${quote(taken)}), maybe by the attempt before this one`,
    fix: `Should the upload be refused, write \`artifact-name: ${free}\`.`
  }),
  example: ["best-epoch", "best-epoch", "best-epoch-2"],
  note: "A line in the log of a job that is run again, not an annotation."
});
var reportBreaksDownloads = defineFault({
  code: "report-breaks-downloads",
  severity: "warning",
  words: (steps, page) => {
    const shown = steps.slice(0, 3).map(({ file, line, version }) => `${quote(file)} (line ${line}, ${version})`);
    const more = steps.length > 3 ? ` and ${steps.length - 3} more` : "";
    return {
      subject: `actions/download-artifact in ${shown.join(", ")}${more}`,
      got: `would download the page ${quote(page)} as well and fail at it`,
      expected: "since versions 4 to 7 take nothing but archives",
      fix: "Use version 8 (`actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1`), or give it the `name` of what it needs, or set `report-artifact: false` here."
    };
  },
  example: [[{ file: ".github/workflows/train.yml", line: 41, version: "v7" }], "best-epoch-report.html"],
  note: "The report's page is uploaded as it is, so that a browser opens it. Up to version 7 `actions/download-artifact` tries five times to unpack it and fails (\"Artifact download failed after 5 retries\"). It is looked for in the workflow that runs, in those of the repository that it calls and in the actions of the repository; other workflows that download from this run aren't seen. The page is in the model's artifact, too."
});
var artifactNamesRejected = defineFault({
  code: "artifact-names-rejected",
  severity: "warning",
  words: (names) => {
    const shown = names.slice(0, 5).map(quote).join(", ");
    const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
    return {
      subject: names.length === 1 ? "file" : "files",
      got: `${shown}${more} ${names.length === 1 ? "is" : "are"} not in the artifact`,
      expected: 'which takes none of " : < > | * ? and line breaks in a name',
      fix: "Rename the images that they were made from."
    };
  },
  example: [["predictions/worst-a:b.png"]],
  note: "The files are in `output` all the same."
});
var summaryUnavailable = defineFault({
  code: "summary-unavailable",
  severity: "warning",
  words: (reason, path) => ({
    subject: "the job summary",
    got: `was not written: ${escapeControls(reason.replace(/\.$/, ""))}`,
    fix: `It is also in ${quote(path)}.`
  }),
  example: ["GITHUB_STEP_SUMMARY is not set", "best-epoch/summary.md"],
  note: "The engine that runs the workflow has no job summary."
});
var runnerFileNotWritable = defineFault({
  code: "runner-file-not-writable",
  /** @param variable of the environment, in which the runner names the file */
  words: (variable, reason) => ({
    subject: `the file of ${variable}, by which the runner hears of this step,`,
    got: `could not be written (${escapeControls(reason)})`,
    fix: "Let no step set the variable or remove the file, and see that the disk of the runner has space."
  }),
  example: ["GITHUB_OUTPUT", "/home/runner/work/_temp/_runner_file_commands/set_output_1: ENOENT"],
  note: "The runner makes these files for each step. They are looked at before anything costs time."
});
var reportUploadFailed = defineFault({
  code: "report-upload-failed",
  severity: "warning",
  words: (name, reason, path) => ({
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The page is ${quote(path)}, and report.html in the model's artifact.`
  }),
  example: ["best-epoch-report.html", "the service did not answer", "best-epoch/report.html"],
  note: "Only the link that opens the report in the browser is missing."
});
var ON_PULL_REQUEST = "the pull request";
function permissionFor(on) {
  if (on === "commit") return "`permissions: contents: write`";
  if (on === "workflow_run") return "`permissions: { actions: read, pull-requests: write }`";
  if (typeof on === "number")
    return `\`permissions: pull-requests: write\` (\`issues: write\` if #${on} is an issue) beside \`contents: read\`, correct the number if there is no #${on}`;
  return "`permissions: pull-requests: write` beside `contents: read`";
}
var commentNotPermitted = defineFault({
  code: "comment-not-permitted",
  severity: "warning",
  words: (reason, place, on) => ({
    subject: `the comment on ${place}`,
    got: `was not written: the token may not (${escapeControls(reason)})`,
    fix: `Give the job ${permissionFor(on)}, or set \`comment: never\`.`
  }),
  example: ["403 Resource not accessible by integration", ON_PULL_REQUEST, "auto"],
  note: "A line in the log, not an annotation. [On a pull request](github.md#on-a-pull-request) has the permissions to copy."
});
var commentFromFork = defineFault({
  code: "comment-from-fork",
  severity: "warning",
  words: () => ({
    subject: `the comment on ${ON_PULL_REQUEST}`,
    got: "was not written: it comes from a fork, whose runs get a token that may only read",
    fix: 'A second workflow can write it: see "Pull requests from forks" in the README of Best Epoch.'
  }),
  example: [],
  note: "A line in the log, not an annotation. See [pull requests from forks](github.md#pull-requests-from-forks)."
});
var NEXT_COMMENT = {
  passing: "the next run tries again",
  locked: "no run can comment until the conversation is unlocked",
  lasting: "the next run fares alike until that is mended"
};
var commentFailed = defineFault({
  code: "comment-failed",
  severity: "warning",
  words: (reason, place, outlook) => ({
    subject: `the comment on ${place}`,
    got: `could not be finished: ${escapeControls(reason)}`,
    fix: `The job's summary says the same; ${NEXT_COMMENT[outlook]}.`
  }),
  example: ["502 Bad Gateway", ON_PULL_REQUEST, "passing"],
  note: "GitHub's API did not do what it was asked for."
});
var commentOnlyElsewhere = defineFault({
  code: "comment-only-elsewhere",
  words: (event) => ({
    subject: 'input "comment-only"',
    got: `is true in a workflow that was started by ${quote(event)}`,
    expected: 'expected "workflow_run", which says whose results are to be commented',
    fix: "Take the workflow of `examples/comment-from-fork.yml`."
  }),
  example: ["push"],
  note: "See [pull requests from forks](github.md#pull-requests-from-forks)."
});
var otherRunUnreadable = defineFault({
  code: "other-run-unreadable",
  severity: "warning",
  words: (artifact, reason) => ({
    subject: `artifact ${quote(artifact)} of the other run`,
    got: `was not commented on: ${escapeControls(reason)}`,
    fix: "Its author sees the results in the summary of the run."
  }),
  example: ["best-epoch", "results.json is no JSON"],
  note: "With `comment-only`: what the artifact of a pull request holds is the word of whoever opened it, and is left alone where it is larger than any run leaves it (512 MiB, results.json 32 MiB) or not of the form that this version writes. The two workflows should run the same version."
});
var pullRequestTarget = defineFault({
  code: "pull-request-target",
  severity: "warning",
  words: () => ({
    subject: 'the event "pull_request_target"',
    got: "runs this job with the base branch's secrets, caches and writing token, on data that anybody may send",
    fix: 'Best Epoch runs none of it, but any other step that does gives them away: use `pull_request`, and for comments on forks the second workflow of "Pull requests from forks" in the README of Best Epoch.'
  }),
  example: [],
  note: "[SECURITY.md](../SECURITY.md#pull_request_target) says more."
});
var releaseNotPermitted = defineFault({
  code: "release-not-permitted",
  words: (tag, reason) => ({
    subject: `release ${quote(tag)}`,
    got: `was not made: the token may not (${escapeControls(reason)})`,
    fix: "Give the job `permissions: contents: write` in the workflow and push that with a new tag, which releases the model (running this job again takes the workflow as it was); or set `release: never`."
  }),
  example: ["model-1", "403 Resource not accessible by integration"],
  note: "The model is trained and uploaded as an artifact. A job that is run again takes the workflow's file of its commit, without the permission, and the default branch's next push is compared with this model and finds it the same: a tag is released whatever the verdict, where the workflow runs on tags (`push: tags:`). One that was pushed already is deleted and pushed anew, on the commit with the permission. [Releases](github.md#releases) has a workflow to copy."
});
var releaseFileTaken = defineFault({
  code: "release-file-taken",
  words: (tag, files) => ({
    subject: `release ${quote(tag)}`,
    got: `has ${files.map(quote).join(", ")}, which this run has not put there`,
    expected: "and nothing was added to it",
    fix: `Delete ${files.length === 1 ? "it" : "them"} from the release and run the job again, or set \`release: never\`.`
  }),
  example: ["v1.2.0", ["model.onnx"]],
  note: "A model's files belong together. Those of another run, or of anybody's, are neither replaced nor mixed with this run's; a release that has all of them already is left as it is."
});
var releaseFailed = defineFault({
  code: "release-failed",
  words: (tag, reason) => ({
    subject: `release ${quote(tag)}`,
    got: `was not published: ${escapeControls(reason)}`,
    fix: "Run the job again: it takes up the draft that is left, if there is one."
  }),
  example: ["model-1", "502 Bad Gateway"],
  note: "GitHub's API did not do what it was asked for. A release is published once all its files are there, so that nobody takes half of one."
});

// src/errors/reuse.ts
var reuse_exports = {};
__export(reuse_exports, {
  cacheFailed: () => cacheFailed,
  checkpointNotOurs: () => checkpointNotOurs,
  checkpointOfAnother: () => checkpointOfAnother,
  checkpointUnfit: () => checkpointUnfit,
  earlierRunUnproven: () => earlierRunUnproven
});
var cacheFailed = defineFault({
  code: "cache-failed",
  severity: "warning",
  words: (what, how, reason) => ({
    subject: what,
    got: `was not ${how === "read" ? "read from" : "saved in"} the Actions cache: ${escapeControls(reason)}`,
    fix: how === "read" ? "This run starts from nothing." : "Later runs do without it."
  }),
  example: ["an earlier run's model and results", "read", "the service did not answer"],
  note: "Caches save time; what they are missing is done again."
});
var earlierRunUnproven = defineFault({
  code: "earlier-run-unproven",
  severity: "warning",
  words: (reason) => ({
    subject: "the earlier run of the same data and settings",
    got: `is not taken: ${escapeControls(reason)}`,
    fix: "This run trains."
  }),
  example: ["its model has a test accuracy of 0.813, not 1.000 as it says"],
  note: "On a pull request the model of a run that comes from the Actions cache is tested again before its scores are believed, since a pull request has a cache of its own, which its author can fill. An honest run is refused where the test was cut short by `time-budget`, or where images have another place in the split by now."
});
var checkpointUnfit = defineFault({
  code: "checkpoint-unfit",
  severity: "warning",
  /** @param which "of epoch 12 in the Actions cache", "in best-epoch/checkpoint" */
  words: (which, reason) => ({
    subject: `the checkpoint ${escapeControls(which)}`,
    got: `can't be gone on from: ${escapeControls(reason)}`,
    fix: "Training starts anew."
  }),
  example: [
    "of epoch 12 in the Actions cache",
    "its best weights are not as good, or bad, as it says of epoch 9"
  ],
  note: "A checkpoint is checked before it is used, whoever left it: whether weights, steps and learning rates are what this training has, whether the rules of stopping make of its history what it says, and what the weights of its best epoch, validated again, come to."
});
var DIFFERENCES = 4;
var checkpointOfAnother = defineFault({
  code: "checkpoint-of-another",
  severity: "warning",
  /** @param differences clauses; none: they aren't known */
  words: (folder, differences) => ({
    subject: `the checkpoint in ${quote(folder)}`,
    got: `is of another training: ${escapeControls(inOne(differences))}`,
    fix: "Training starts anew, and its first epoch replaces the checkpoint: to keep it, interrupt before, or name another `output`."
  }),
  example: ["best-epoch/checkpoint", ["batch-size was 16 and is 8", "learning-rate was 0.002 and is 0.001"]],
  note: "A training that was cut off is gone on with where data, split, settings and engine are the same. What is left at `auto` follows from the data and from the memory that the machine, or the container, has: to go on elsewhere, set what is named to what it was."
});
function inOne(differences) {
  if (differences.length === 0) return "of other data, settings or engine, or of another version";
  const more = differences.length - DIFFERENCES;
  const told = differences.slice(0, DIFFERENCES).join(", ");
  return more > 0 ? `${told} and ${more} more` : told;
}
var checkpointNotOurs = defineFault({
  code: "checkpoint-not-ours",
  severity: "warning",
  words: (folder) => ({
    subject: `the checkpoint in ${quote(folder)}`,
    got: "was in the checkout before this run, where anybody whose change is tried may have put it",
    expected: "so it is not gone on from, and removed",
    fix: "Keep `output` out of the repository and of steps that restore files: the action keeps the checkpoints of cut-off runs in the Actions cache by itself (`resume: auto`). Without that cache name an `output` outside of the workspace."
  }),
  example: ["best-epoch/checkpoint"],
  note: "On a runner nothing that lies in the workspace is ever taken for what an earlier run has left: neither a checkpoint nor a finished run or its split. A pull request could bring them, weights that know the test images among them."
});

// src/errors/rules.ts
var rules_exports = {};
__export(rules_exports, {
  rulesInvalid: () => rulesInvalid,
  rulesNeedChannel: () => rulesNeedChannel
});
var rulesInvalid = defineFault({
  code: "rules-invalid",
  words: (file, reasons) => ({
    subject: `rules ${quote(file)}`,
    got: `can't be used: ${escapeControls(reasons.join("; "))}`,
    fix: 'Write them as {"classes": [{"name": "background", "max": 9000}, {"name": "cluster", "min": 9000}]}.',
    file
  }),
  example: ["rules.json", ["classes.0: neither min nor max"]],
  note: "[Label by rule](label.md) has the form."
});
var rulesNeedChannel = defineFault({
  code: "rules-need-channel",
  words: (image) => ({
    subject: `image ${quote(image)}`,
    got: "is in colour",
    expected: "expected grey, for the rules name no channel",
    fix: 'Say in the rules which channel they are about, "channel": 0 for red, 1 for green, 2 for blue, or give grey images.',
    file: image
  }),
  example: ["images/024.png"],
  note: "A range of intensities is about one number a pixel."
});

// src/errors/settings.ts
var settings_exports = {};
__export(settings_exports, {
  capturesDiffer: () => capturesDiffer,
  classWeightsMismatch: () => classWeightsMismatch,
  fractionsTooLarge: () => fractionsTooLarge,
  gateNotRead: () => gateNotRead,
  inputUnknown: () => inputUnknown,
  linkOutOfWorkspace: () => linkOutOfWorkspace,
  linksInOutput: () => linksInOutput,
  outputIsData: () => outputIsData,
  settingInvalid: () => settingInvalid,
  settingLeadsOut: () => settingLeadsOut,
  settingMissing: () => settingMissing,
  settingNotInFile: () => settingNotInFile,
  settingUnknown: () => settingUnknown,
  settingsFileTwice: () => settingsFileTwice,
  settingsFileUnreadable: () => settingsFileUnreadable,
  settingsUnknown: () => settingsUnknown,
  targetOutOfRange: () => targetOutOfRange
});
var MOST_SHOWN = 300;
function shortened(value) {
  return value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;
}
var inSource = (source) => source === void 0 ? "" : ` in ${quote(source)}`;
var settingInvalid = defineFault({
  code: "setting-invalid",
  words: (name, value, expected, defaultValue, source, reason) => ({
    subject: `setting ${quote(name)}${inSource(source)}`,
    got: `is ${quote(shortened(value))}${reason === void 0 ? "" : ` (${escapeControls(reason)})`}`,
    expected: `expected ${expected}`,
    fix: defaultValue === "required" ? "Correct it." : `Correct it, or leave it out (default: ${defaultValue}).`,
    ...source === void 0 ? {} : { file: source }
  }),
  example: ["epochs", "many", "a whole number from 1 to 100000", "100", void 0],
  note: "The value is not of the form that the setting takes. [The settings](settings.md) have the accepted values of each."
});
var settingUnknown = defineFault({
  code: "setting-unknown",
  words: (name, suggestion, source) => ({
    subject: `setting ${quote(shortened(name))}${inSource(source)}`,
    got: "is not known",
    ...suggested(suggestion),
    fix: "Correct the name; `best-epoch help` lists every setting.",
    ...source === void 0 ? {} : { file: source }
  }),
  example: ["patiense", { word: "patience", because: "spelling" }, "best-epoch.yml"],
  note: "Nothing is guessed: a misspelt setting would otherwise leave its default in force without a word."
});
var settingsUnknown = defineFault({
  code: "settings-unknown",
  words: (more, source) => ({
    subject: `${more} more ${more === 1 ? "name" : "names"} in ${quote(source)}`,
    got: `${more === 1 ? "is" : "are"} not known either`,
    fix: "Look whether it is the settings file of this program; `best-epoch help` lists every setting.",
    file: source
  }),
  example: [180, "best-epoch.json"],
  note: "The first of them are told one by one (`setting-unknown`). So many are mostly those of another program."
});
var inputUnknown = defineFault({
  code: "input-unknown",
  severity: "warning",
  words: (name, suggestion) => ({
    subject: `input ${quote(name)}`,
    got: "is none of this action and was not read",
    ...suggested(suggestion),
    fix: "Correct the name under `with:`; nothing is wrong where it is another action's."
  }),
  example: ["epoch", { word: "epochs", because: "spelling" }],
  note: "Said of names that are near to an input of this action or that another tool has for one. All others that stand in the environment as `INPUT_...`, as a container or an action around this one may set them, are passed over."
});
var gateNotRead = defineFault({
  code: "gate-not-read",
  words: (name) => ({
    subject: `input ${quote(name)}`,
    got: "is none of this action, so its conditions would fail no run",
    fix: "Write `fail-if` under `with:`."
  }),
  example: ["fail_if"],
  note: "Said of names that are near to `fail-if` or mean the same, such as `gates`. Other names that are near to an input are a warning (`input-unknown`). A gate that nobody reads would be a green run each time."
});
var settingMissing = defineFault({
  code: "setting-missing",
  words: (name, expected) => ({
    subject: `setting ${quote(name)}`,
    got: "is not given",
    expected: `expected ${expected}`,
    fix: "Give it: it has no default."
  }),
  example: ["data", "a path"],
  note: "`data` is the one setting without a default."
});
var settingNotInFile = defineFault({
  code: "setting-not-in-file",
  words: (name, source) => ({
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: "cannot be given in a file of the data folder",
    fix: "Give it as a flag or as an input.",
    file: source
  }),
  example: ["output", "best-epoch.yml"],
  note: "The file comes with the data, perhaps from a pull request; where results are written, who gets a comment and what is installed (`engine`) is up to whoever starts the run. So it is with a row of `sweep` in that file."
});
var fractionsTooLarge = defineFault({
  code: "fractions-too-large",
  words: (validation, test) => ({
    subject: 'settings "validation-fraction" and "test-fraction"',
    got: `are ${validation} and ${test}`,
    expected: "expected a sum below 1, for something must be left to train on",
    fix: "Lower one of them."
  }),
  example: [0.6, 0.5],
  note: "What validation and test leave over is what training gets."
});
var targetOutOfRange = defineFault({
  code: "target-out-of-range",
  words: (target, monitor) => ({
    subject: 'setting "target"',
    got: `is ${target}`,
    expected: `expected at most 1, the best that ${quote(monitor)} can be`,
    fix: "Lower it, or monitor another value."
  }),
  example: [95, "val-accuracy"],
  note: "Scores are shares from 0 to 1: 95 % is 0.95."
});
var capturesDiffer = defineFault({
  code: "captures-differ",
  words: (images, masks) => {
    const listed14 = (words) => words.length === 0 ? "nothing" : words.map((word) => `{${word}}`).join(" and ");
    return {
      subject: 'settings "images" and "masks"',
      got: `capture different words: ${escapeControls(listed14(images))} and ${escapeControls(listed14(masks))}`,
      expected: "expected the same in both, since an image and a mask pair where they are equal",
      fix: "Write the same words in both, and * for what does not pair; {part}, and {class} in masks, may stand alone."
    };
  },
  example: [["name"], ["stem"]],
  note: "[Data formats](data-formats.md#patterns) shows what patterns can say."
});
var classWeightsMismatch = defineFault({
  code: "class-weights-mismatch",
  words: (weights, classes) => ({
    subject: 'setting "class-weights"',
    got: `has ${weights} numbers`,
    expected: `expected ${classes}, one for each class`,
    fix: "Give one number for each class."
  }),
  example: [2, 4],
  note: "The numbers are taken in the order of the classes, which `check` lists."
});
var outputIsData = defineFault({
  code: "output-is-data",
  words: (output) => ({
    subject: `setting "output" (${quote(output)})`,
    got: "is the data folder itself",
    expected: "expected another folder",
    fix: "Choose a folder of its own for the results."
  }),
  example: ["data/cells"],
  note: "Results among the data would become part of the next run's data."
});
var settingsFileTwice = defineFault({
  code: "settings-file-twice",
  words: (files) => ({
    subject: `settings files ${files.map(quote).join(" and ")}`,
    got: "are both there",
    expected: "expected one at most",
    fix: "Delete all but one."
  }),
  example: [["best-epoch.json", "best-epoch.yml"]],
  note: "With two files nobody could tell which one counts."
});
var settingsFileUnreadable = defineFault({
  code: "settings-file-unreadable",
  words: (file, reason) => ({
    subject: `settings file ${quote(file)}`,
    got: `cannot be read: ${escapeControls(reason)}`,
    fix: "It must be a plain file with a mapping of setting names to values.",
    file
  }),
  example: ["best-epoch.yml", "it is a list, not a mapping"],
  note: "The file is a mapping such as `epochs: 50`, in JSON or YAML, of at most 1 MiB, nested at most 32 deep in YAML (100 in JSON), with at most 5000 entries and 20,000 words and signs."
});
var settingLeadsOut = defineFault({
  code: "setting-leads-out",
  words: (name, value, source) => ({
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: `is ${quote(value)}, which leads out of the data folder`,
    expected: "expected a path inside it, because the file comes with the data",
    fix: "Put the file there, or give the path as a flag or as an input.",
    file: source
  }),
  example: ["split", "../../split.json", "best-epoch.yml"],
  note: "A settings file may come with a pull request, so that its paths may not read other files of the runner."
});
var linkOutOfWorkspace = defineFault({
  code: "link-out-of-workspace",
  words: (name, path) => ({
    subject: `setting ${quote(name)} (${quote(path)})`,
    got: "leads out of the workspace by a link that lies in it",
    expected: "expected a folder of the workspace, because its links come with the data",
    fix: "Name the folder that is meant by its own path."
  }),
  example: ["data", "data/cells"],
  note: "On GitHub a symbolic link in the checked-out repository may come with a pull request. Links outside of the workspace, which belong to the runner, are followed."
});
var linksInOutput = defineFault({
  code: "links-in-output",
  words: (output, link) => ({
    subject: `setting "output" (${quote(output)})`,
    got: `holds a link, ${quote(link)}`,
    expected: "expected plain files and folders only, because what is written would follow it",
    fix: "Delete it, or choose another folder."
  }),
  example: ["results", "results/model"],
  note: "Files are written through links, so that a link in the checked-out repository could lead them anywhere."
});

// src/errors/shape-attributes.ts
var shape_attributes_exports = {};
__export(shape_attributes_exports, {
  attributesAsClasses: () => attributesAsClasses,
  attributesUnclear: () => attributesUnclear,
  controlsUnclear: () => controlsUnclear
});
var attributesAsClasses = defineFault({
  code: "attributes-as-classes",
  severity: "warning",
  words: (tool, { attribute, by, classes, others = [] }) => ({
    subject: `the shapes in the ${tool} annotations`,
    got: by === "one" ? `are taken for one class, ${quote(classes[0])}, since no attribute of theirs tells classes apart` : `have ${attribute === void 0 ? "the names of their attributes" : `attribute ${quote(attribute)}`} for their class (${listed(classes, 5)})${others.length === 0 ? "" : `, and not ${said(others)}`}`,
    fix: `If that is not what was meant, ${others.length === 0 ? "" : "list the values of another attribute in `classes`, or "}name the classes in the tool and export again.`
  }),
  example: ["VIA", { attribute: "name", by: "values", classes: ["cell", "dust"] }],
  note: "VIA leaves to its user how the attributes of a region are called, and whether there are any."
});
function said(attributes) {
  return attributes.slice(0, 3).map(({ name, values }) => `${quote(name)} (${listed(values)})`).join(", ");
}
function eitherOf(attributes) {
  const [one, other] = attributes.map(({ values }) => settingOfClasses(["background", ...values]));
  if (one === other) return void 0;
  return `Set ${one} for ${quote(attributes[0].name)}, or ${other} for ${quote(attributes[1].name)}.`;
}
var controlsUnclear = defineFault({
  code: "controls-unclear",
  words: (controls) => ({
    subject: "the same outlines in the Label Studio annotations",
    got: `are labelled with ${counted(controls.length, "control")} of the project: ${said(controls)}`,
    expected: "and a pixel has one class",
    fix: eitherOf(controls) ?? "Export with one of them alone."
  }),
  example: [
    [
      { name: "animal", values: ["cat", "dog"] },
      { name: "state", values: ["sick", "well"] }
    ]
  ],
  note: "Of two controls that say two things of one outline, the class is what that one says whose labels are all among the `classes`; the other is left aside."
});
var attributesUnclear = defineFault({
  code: "attributes-unclear",
  words: (tool, attributes) => ({
    subject: `the shapes in the ${tool} annotations`,
    got: `have ${counted(attributes.length, "attribute")} that may be their class: ${said(attributes)}`,
    expected: "expected one",
    fix: eitherOf(attributes) ?? "Delete all of them but the one that is meant in the tool, and export again."
  }),
  example: [
    "VIA",
    [
      { name: "type", values: ["cell", "dust"] },
      { name: "quality", values: ["blurred", "sharp"] }
    ]
  ],
  note: "Of several attributes that one is the class whose values are all among the `classes`, or which is called `class`, `label` or `category`."
});

// src/errors/shape-classes.ts
var shape_classes_exports = {};
__export(shape_classes_exports, {
  categoriesUnnamed: () => categoriesUnnamed,
  classListsDiffer: () => classListsDiffer,
  shapeClassTwice: () => shapeClassTwice,
  shapeClassesAlike: () => shapeClassesAlike,
  shapesWithoutClass: () => shapesWithoutClass,
  shapesWithoutClassAsOne: () => shapesWithoutClassAsOne,
  shapesWithoutClassLeftOut: () => shapesWithoutClassLeftOut
});
var IMAGE5 = "images/017.jpg";
var shapeClassesAlike = defineFault({
  code: "shape-classes-alike",
  /** @param entries of a classes.json in which they are one */
  words: (groups, entries) => ({
    subject: `classes ${groups.slice(0, 3).map((names) => names.map((name) => quoteApart(name, names)).join(" and ")).join(", ")} of the shapes`,
    got: `differ in case, blanks or punctuation only${groups.length > 3 ? ` (and ${groups.length - 3} more)` : ""}`,
    expected: "expected one name for each class",
    fix: `If they are one, write ${writtenClasses(entries)} into classes.json in the data folder; if they are not, list each by itself there.`
  }),
  example: [
    [["Cat", "cat"]],
    [{ name: "background" }, { name: "Cat", folder: ["Cat", "cat"] }, { name: "dog" }]
  ],
  note: "Labels that are typed by hand often spell one class in two ways, which would be learned as two."
});
function writtenClasses(entries) {
  const isShort = entries.length <= MOST_LISTED;
  const isSaid = ({ folder, ignore }) => folder !== void 0 || ignore === true;
  const shown = isShort ? entries : entries.filter(isSaid).slice(0, 3);
  const written = shown.map((entry) => JSON.stringify(Object.keys(entry).length === 1 ? entry.name : entry));
  const list = escapeUnseen(`[${written.join(", ")}${isShort ? "" : ", ..."}]`);
  return isShort ? `\`${list}\`` : `\`${list}\` with all ${entries.length} classes`;
}
function quoteApart(name, names) {
  const looksLike = (one) => one.normalize("NFC").replace(new RegExp("\\p{Cf}", "gu"), "");
  const isAlone = names.every((one) => one === name || looksLike(one) !== looksLike(name));
  return isAlone ? quote(name) : `"${escapeUnseen(name)}"`;
}
function escapeUnseen(text) {
  const escaped = text.replace(
    /[\p{M}\p{Cf}]/gu,
    (sign) => [...Array(sign.length).keys()].map((i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, "0")}`).join("")
  );
  return escapeControls(escaped);
}
var shapeClassTwice = defineFault({
  code: "shape-class-twice",
  severity: "warning",
  words: (file, names) => ({
    subject: `annotation file ${quote(file)}`,
    got: `lists several classes of the same name (${listed(names)}), and each such name is taken for one class`,
    fix: "If they are different classes, give each its own name in the file.",
    file
  }),
  example: ["annotations/instances.json", ["cat"]],
  note: "The file tells them apart by their numbers; results, and the model, by their names."
});
var classListsDiffer = defineFault({
  code: "class-lists-differ",
  severity: "warning",
  words: (tool, classes) => ({
    subject: `the ${tool} annotations`,
    got: `list ${classes.slice(0, 3).map(({ name, files }) => `${quote(name)} in ${listed([...new Set(files)])} alone`).join(", ")}${classes.length > 3 ? `, and so ${classes.length - 3} more` : ""}`,
    expected: "and what shows such a class on the images of the other files counts as background or as another class",
    fix: `If it is called otherwise there, make one class of the names in classes.json${asOne(classes)}; if nobody looked for it, annotate it there, too.`
  }),
  example: [
    "COCO",
    [
      { name: "dog", files: ["train/_annotations.coco.json"] },
      { name: "hound", files: ["valid/_annotations.coco.json"] }
    ]
  ],
  note: "Files that were exported from one project list the same classes, those that nothing shows among them."
});
function asOne([first, ...more]) {
  const other = more.find(({ files }) => !files.some((file) => first.files.includes(file)));
  if (other === void 0) return "";
  return `, such as \`${escapeControls(JSON.stringify({ name: first.name, folder: [first.name, other.name] }))}\``;
}
var shapesWithoutClass = defineFault({
  code: "shapes-without-class",
  words: (shapes, all, image, { entries, becomes }) => ({
    subject: shareOf(shapes, all),
    got: `${shapes === 1 ? "has" : "have"} no class, such as on ${quote(image)}`,
    expected: `and nothing says what ${shapes === 1 ? "it shows" : "they show"}`,
    fix: `Choose a class for each in the tool and export again; or write ${writtenClasses(entries)} into classes.json in the data folder, so that ${becomes === "ignored" ? "their pixels count for nothing" : "they are one class"}.`
  }),
  example: [
    31,
    312,
    IMAGE5,
    {
      entries: [{ name: "background" }, { name: "cell" }, { name: "unnamed", ignore: true }],
      becomes: "ignored"
    }
  ],
  note: 'As background they would teach that nothing is there. Such are, too, shapes called `undefined`, `null` or `nan`, and those of a category that a COCO file does not list. Where they are of one class, `{"name": "cell", "folder": ["cell", "unnamed"]}` makes them that. A tenth of all shapes at most are left out with a warning; where no shape has a class, and not several are listed, all are one.'
});
var shapesWithoutClassLeftOut = defineFault({
  code: "shapes-without-class-left-out",
  severity: "warning",
  words: (shapes, all, image) => ({
    subject: shareOf(shapes, all),
    got: `${shapes === 1 ? "has" : "have"} no class, such as on ${quote(image)}, and ${shapes === 1 ? "its" : "their"} pixels count for nothing`,
    fix: "Choose a class for each in the tool and export again."
  }),
  example: [2, 312, IMAGE5],
  note: "Pixels that count for nothing are in neither loss nor metrics: background they are hardly, and of which class nobody said."
});
var shapesWithoutClassAsOne = defineFault({
  code: "shapes-without-class-as-one",
  severity: "warning",
  words: (shapes, name) => ({
    subject: shapes === 1 ? "the only shape" : `none of ${counted(shapes, "shape")}`,
    got: shapes === 1 ? `has no class, and is taken for ${quote(name)}` : `has a class, and all are taken for one, ${quote(name)}`,
    fix: "If they are of several classes, choose these in the tool and export again."
  }),
  example: [312, "object"],
  note: 'Who tells one thing from its background needs no class in the tool. Another name than "object": `classes: background, cell`.'
});
function shareOf(shapes, all) {
  return `${shapes.toLocaleString("en-US")} of ${counted(all, "shape")}`;
}
var categoriesUnnamed = defineFault({
  code: "categories-unnamed",
  severity: "warning",
  words: (file, ids) => ({
    subject: `annotation file ${quote(file)}`,
    got: `gives no name to ${counted(ids.length, "category", "categories")}, and ${ids.length === 1 ? "it is" : "they are"} called ${listed(ids.map((id) => `category ${id}`))}`,
    fix: "Write the names into its list of categories, or let `folder` in classes.json give them.",
    file
  }),
  example: ["annotations/instances.json", ["1", "2"]],
  note: "Their numbers tell them apart; results, and the model, call them so."
});

// src/errors/shapes-in-place.ts
var shapes_in_place_exports = {};
__export(shapes_in_place_exports, {
  annotatedAsStored: () => annotatedAsStored,
  annotatedFilesChanged: () => annotatedFilesChanged,
  orientationUnclear: () => orientationUnclear,
  shapesAsShares: () => shapesAsShares,
  shapesInCorner: () => shapesInCorner,
  shapesMostlyNothing: () => shapesMostlyNothing,
  shapesMostlyOutside: () => shapesMostlyOutside,
  shapesOutside: () => shapesOutside,
  shapesTurned: () => shapesTurned
});
var IMAGE6 = "images/017.jpg";
var shapesMostlyNothing = defineFault({
  code: "shapes-mostly-nothing",
  words: (without, shapes, image) => ({
    subject: `${without.toLocaleString("en-US")} of ${counted(shapes, "shape")}`,
    got: `${without === 1 ? "covers" : "cover"} the centre of no pixel, such as on ${quote(image)}`,
    expected: "expected outlines in pixels of these images",
    fix: "Export the annotations at the size of the images. Shapes smaller than a pixel can't be learned: take them out if they are meant."
  }),
  example: [22, 24, IMAGE6],
  note: "Coordinates that were divided by something, or are of a larger image, lie in one corner or outside. Few such shapes are a warning."
});
var shapesAsShares = defineFault({
  code: "shapes-as-shares",
  /** @param coordinates what the tool writes */
  words: (shapes, coordinates) => ({
    subject: `all coordinates of ${counted(shapes, "shape")}`,
    got: coordinates === "shares" ? "lie between 0 and 0.01, as shares do that were divided by 100 once more" : "lie between 0 and 1, as shares of width and height do",
    expected: `expected ${coordinates === "shares" ? "shares of width and height from 0 to 1" : coordinates}`,
    fix: coordinates === "pixels" ? "Multiply each x by the width of its image and each y by its height, or export again in pixels." : "Multiply each of them by 100, or export again."
  }),
  example: [24, "pixels"],
  note: "YOLO writes shares of width and height, Label Studio percent, the other tools pixels. Taken for what the tool writes, they would all lie in the upper left corner."
});
var shapesOutside = defineFault({
  code: "shapes-outside",
  severity: "warning",
  words: (shapes, images) => ({
    subject: counted(shapes, "shape"),
    got: `${shapes === 1 ? "reaches" : "reach"} out of the image by more than a pixel, on ${listed(images)}`,
    fix: "They end at its edge. If many do, look at the pictures of `check`: they may be of another image or of another size.",
    files: images
  }),
  example: [3, [IMAGE6]],
  note: "Annotators draw past the edge; shapes that were moved or scaled reach out as well."
});
var shapesMostlyOutside = defineFault({
  code: "shapes-mostly-outside",
  words: (outside, shapes, images) => ({
    subject: `${outside.toLocaleString("en-US")} of ${counted(shapes, "shape")}`,
    got: `${outside === 1 ? "reaches" : "reach"} far out of the image, on ${listed(images)}`,
    expected: "expected outlines in pixels of these images",
    fix: "They are of other or of larger images: put those there that were annotated, or export the annotations at the size of these.",
    files: images
  }),
  example: [23, 24, [IMAGE6]],
  note: "Far is more than a fiftieth of the longer edge. Images that were made smaller after they were annotated are told so where the export doesn't say their size. Few such shapes are a warning (`shapes-outside`)."
});
var shapesInCorner = defineFault({
  code: "shapes-in-one-corner",
  severity: "warning",
  words: (shapes, images, [x, y]) => ({
    subject: `all ${counted(shapes, "shape")} on ${counted(images, "image")}`,
    got: `lie in the upper left corner (up to ${percent(x)} of the width and ${percent(y)} of the height)`,
    expected: "as they do where images were enlarged after they were annotated",
    fix: "Look at the pictures of `check`; if the shapes lie beside the things, put the images there that were annotated."
  }),
  example: [240, 40, [0.49, 0.5]],
  note: "The export says no size by which that could be told."
});
var annotatedFilesChanged = defineFault({
  code: "annotated-files-changed",
  severity: "warning",
  words: (tool, changed, all) => ({
    subject: `${changed.length.toLocaleString("en-US")} of ${counted(all, "image")} (${listed(changed)})`,
    got: `${changed.length === 1 ? "has" : "have"} another size in bytes than the ${tool} annotations say`,
    fix: "Saved anew they differ, and so do images that were resized or turned since: look at the pictures of `check`, and if the shapes lie beside the things, put the images there that were annotated.",
    files: changed
  }),
  example: ["VIA", ["images/1.jpg", IMAGE6], 32],
  note: "VIA notes how many bytes a file has, and not how large the image is."
});
function percent(share) {
  return `${Math.round(100 * share)} %`;
}
var shapesTurned = defineFault({
  code: "shapes-turned",
  severity: "warning",
  words: (images) => ({
    subject: `the shapes of ${counted(images.length, "image")} (${listed(images)})`,
    got: "were turned with the image",
    expected: "since the annotations are of its size before EXIF turns it",
    fix: "Look at one of them in the pictures of `check`.",
    files: images
  }),
  example: [[IMAGE6]],
  note: "Some tools show an image as it is stored, others as its EXIF orientation turns it. Width and height in the export tell which."
});
var orientationUnclear = defineFault({
  code: "annotated-orientation-unclear",
  severity: "warning",
  words: (images) => ({
    subject: `the shapes of ${counted(images.length, "image")} (${listed(images)})`,
    got: "were taken as drawn on the image as EXIF turns it, and nothing in the export says so",
    fix: "Look at one of them in the pictures of `check`; if its shapes lie elsewhere, save the images turned and without the tag, and annotate these.",
    files: images
  }),
  example: [[IMAGE6]],
  note: "Turned by half a circle, or square, an image has the same size either way."
});
var annotatedAsStored = defineFault({
  code: "annotated-as-stored",
  /** @param areAll no other image has an orientation */
  words: (images, proving, areAll) => ({
    subject: `shapes of ${counted(proving.length, "image")} (${listed(proving)})`,
    got: "reach out of the image as EXIF turns it",
    expected: `so that those of ${images.length === 1 ? "it" : `all ${counted(images.length, "image")} with an orientation`} were drawn on the image as it's stored`,
    fix: `Take the orientation out of ${images.length === 1 ? "it" : "all of them"}, so that they are shown as they were labelled: ${areAll ? "`exiftool -r -overwrite_original -Orientation= .` in the data folder" : "`exiftool -overwrite_original -Orientation= FILE...` with the files that check.json lists"}.`,
    files: images
  }),
  example: [[IMAGE6, "images/018.jpg"], [IMAGE6], true],
  note: "Telephones store a photograph lying on its side, with a note of how to turn it. Some labelling tools show it turned and some don't; this export says no size, by which the two could be told apart. The masks would lie beside the things. What some images prove holds for all of them, though the shapes of the others happen to fit either way."
});

// src/errors/split.ts
var split_exports = {};
__export(split_exports, {
  classAbsentFromSplit: () => classAbsentFromSplit,
  classesSmallInPart: () => classesSmallInPart,
  emptyPart: () => emptyPart,
  groupByMatchesNothing: () => groupByMatchesNothing,
  partAllEmpty: () => partAllEmpty,
  partSmall: () => partSmall,
  patternTooSlow: () => patternTooSlow,
  siblingsCross: () => siblingsCross,
  splitFileUnreadable: () => splitFileUnreadable,
  splitImageTwice: () => splitImageTwice,
  splitLacksImage: () => splitLacksImage,
  splitUnknownImage: () => splitUnknownImage,
  testedBefore: () => testedBefore,
  tooFewImages: () => tooFewImages
});
var tooFewImages = defineFault({
  code: "too-few-images",
  words: (groups, images, parts) => {
    const grouped = groups !== images;
    const what = grouped ? `${counted(images, "image")} in ${groups} ${groups === 1 ? "group" : "groups"}` : counted(images, "image");
    return {
      subject: "the data set",
      got: `has ${what} to divide`,
      expected: `${parts.length} parts (${parts.join(", ")}) need one each at least`,
      fix: `Add images${grouped ? ", make the groups smaller (`group-by`)," : ""} or set \`test-fraction\` to 0.`
    };
  },
  example: [2, 2, ["train", "validation", "test"]],
  note: "Each part needs an image, and groups and duplicates stay together. A figure from one or two test images says little."
});
var groupByMatchesNothing = defineFault({
  code: "group-by-matches-nothing",
  words: (groupBy, image) => ({
    subject: `setting "group-by" (${quote(groupBy)})`,
    got: `matches the path of no image, such as ${quote(image)}`,
    fix: "Correct it, or leave it out (default: every image on its own)."
  }),
  example: ["^patient-(\\d+)", "images/p1_017.png"],
  note: "The pattern is compared with the path relative to the data folder."
});
var patternTooSlow = defineFault({
  code: "pattern-too-slow",
  words: (name, pattern2) => ({
    subject: `setting ${quote(name)} (${quote(pattern2)})`,
    got: "takes longer than 5 seconds to be compared with the names of the images",
    fix: "Write it without repetitions inside repetitions, such as (a+)+ or *a*a*a*."
  }),
  example: ["group-by", "(a+)+$"],
  note: "Some patterns take time that doubles with every character of a name."
});
var emptyPart = defineFault({
  code: "empty-part",
  words: (part) => ({
    subject: `the ${part} part of the split`,
    got: "holds no image",
    fix: "Add images to it, or raise its fraction."
  }),
  example: ["validation"],
  note: "Early stopping needs images to look at, and the test needs some, too."
});
var partAllEmpty = defineFault({
  code: "part-all-empty",
  words: (part, images) => ({
    subject: `the ${part} part of the split`,
    got: `holds ${images} ${images === 1 ? "image" : "images"}, of which none shows more than background`,
    fix: "Use another `seed`, add labelled images, or give the split in a file."
  }),
  example: ["test", 6],
  note: "A model that answers nothing but background would be perfect on it."
});
var classAbsentFromSplit = defineFault({
  code: "class-absent-from-split",
  severity: "warning",
  words: (name, part, task) => ({
    subject: `class ${quote(name)}`,
    got: `has no ${task === "segmentation" ? "pixel" : "image"} in the ${part} part of the split`,
    fix: part === "train" ? "It cannot be learned." : `Its figures are missing there; add images of it.`
  }),
  example: ["cluster", "test", "segmentation"],
  note: "A class that few images show cannot be in every part. It goes to training first; one that enough images (or groups) show is in every part."
});
var partSmall = defineFault({
  code: "part-small",
  severity: "warning",
  words: (small) => {
    const counts = small.map(({ images }) => `${images} ${images === 1 ? "image" : "images"}`);
    return {
      subject: `the ${small.map(({ part }) => part).join(" and ")} ${small.length === 1 ? "part" : "parts"} of the split`,
      got: `${small.length === 1 ? "holds" : "hold"} ${counts.join(" and ")}`,
      expected: `so few that ${small.map(({ part }) => SAYS_LITTLE[part]).join(", and ")}`,
      fix: `Add images${smallPartRemedy(small)}.`
    };
  },
  example: [
    [
      { part: "validation", images: 6, madeBy: "fraction" },
      { part: "test", images: 6, madeBy: "fraction" }
    ]
  ],
  note: "Fewer than 10 images say little: the interval beside each score tells how little."
});
var SAYS_LITTLE = {
  validation: "which epoch looks best is partly chance",
  test: "each of them moves the scores"
};
function smallPartRemedy(small) {
  const by = (maker) => small.filter(({ madeBy }) => madeBy === maker);
  const names = (parts) => parts.map(({ part }) => part).join(" and ");
  const drawn = by("fraction").map(({ part }) => `\`${part}-fraction\``);
  const remedies = [
    ...drawn.length === 0 ? [] : [`raise ${drawn.join(" and ")}`],
    ...by("folds").length === 0 ? [] : ["lower `folds`"],
    ...by("file").length === 0 ? [] : [`give ${names(by("file"))} more of them in the split file`]
  ];
  const given = by("folders");
  const where = given.length === 0 ? "" : ` to what the data has for ${names(given)}`;
  return `${where}${remedies.map((one) => `, or ${one}`).join("")}`;
}
var MOST_CLASSES2 = 5;
var classesSmallInPart = defineFault({
  code: "classes-small-in-part",
  severity: "warning",
  words: (part, classes, task) => {
    const named2 = classes.slice(0, MOST_CLASSES2).map(({ name, images }) => `${quote(name)} (${images})`);
    const more = classes.length > MOST_CLASSES2 ? ` and ${classes.length - MOST_CLASSES2} more` : "";
    return {
      subject: `the ${part} part of the split`,
      got: `${task === "segmentation" ? "shows in fewer than 5 images" : "has fewer than 5 images of"} ${named2.join(", ")}${more}`,
      expected: `${classes.length === 1 ? "its figures say" : "their figures say"} little`,
      fix: `Add images of ${classes.length === 1 ? "it" : "them"}.`
    };
  },
  example: ["test", [{ name: "cluster", images: 2 }], "classification"],
  note: "Each class is in each part as its share of all images asks, and once at least where that can be."
});
var siblingsCross = defineFault({
  code: "siblings-cross",
  severity: "warning",
  words: ({ what, suggestion, part, crossing, of, example, isGiven }) => ({
    subject: `${crossing} of ${of} ${part} images, such as ${quote(example)},`,
    got: `have ${what} in training, by their names`,
    expected: "such a test is too easy",
    fix: isGiven ? `Put what belongs together into one part, or put all images together and set \`group-by: '${suggestion}'\`.` : `Set \`group-by: '${suggestion}'\`, which keeps them together.`
  }),
  example: [
    {
      what: "copies of one picture",
      suggestion: "([^/]+)\\.rf\\.[0-9A-Za-z]{16,}",
      part: "test",
      crossing: 12,
      of: 40,
      example: "images/cat_jpg.rf.0f3a9c2b.jpg",
      isGiven: false
    }
  ],
  note: "Copies, tiles, slices, frames and both sides of a patient are no independent images. Plain numbers in names are taken for nothing, but for folders that count through: those of patients or videos."
});
var testedBefore = defineFault({
  code: "tested-before",
  severity: "warning",
  words: (name, images) => {
    const one = images.length === 1;
    return {
      subject: one ? `image ${quote(images[0])}` : `${images.length} images, such as ${quote(images[0])},`,
      got: `${one ? "was" : "were"} tested with in ${escapeControls(name)} and ${one ? "is" : "are"} trained on or validated with now`,
      expected: "the comparison flatters what has seen them",
      fix: "Leave `seed`, fractions, `group-by` and folders as they were, or set `baseline` to `none`."
    };
  },
  example: ["main", ["images/017.png", "images/020.png"]],
  note: "A run keeps the parts of its baseline by itself, unless settings or folders ask for others."
});
var splitFileUnreadable = defineFault({
  code: "split-file-unreadable",
  words: (file, reason) => ({
    subject: `split file ${quote(file)}`,
    got: `can't be read: ${escapeControls(reason)}`,
    fix: "Give the split.json of an earlier run."
  }),
  example: ["split.json", "no such file"],
  note: "The file has the form that a run writes: for each part a list of the images."
});
var splitUnknownImage = defineFault({
  code: "split-unknown-image",
  words: (id, part) => ({
    subject: `the split file's ${part} part`,
    got: `names ${quote(id)}`,
    expected: "no image of the data set has this id",
    fix: "Restore the image or delete the line."
  }),
  example: ["images/099", "train"],
  note: "An image of the earlier split is gone or was renamed."
});
var splitImageTwice = defineFault({
  code: "split-image-twice",
  words: (id, parts) => ({
    subject: "the split file",
    got: `names ${quote(id)} in ${parts.join(" and ")}`,
    expected: "expected it once",
    fix: "Keep one of the lines."
  }),
  example: ["images/017", ["train", "test"]],
  note: "An image in two parts is a leak."
});
var splitLacksImage = defineFault({
  code: "split-lacks-image",
  severity: "warning",
  words: (image, part) => ({
    subject: `image ${quote(image)}`,
    got: `is not in the split file and was put into the ${part} part`,
    fix: "Keep the new split.json to fix this.",
    file: image
  }),
  example: ["images/100.png", "train"],
  note: "New images are divided as the file divides its own; the old ones stay."
});

// src/errors/table-classes.ts
var table_classes_exports = {};
__export(table_classes_exports, {
  oneTableLabel: () => oneTableLabel,
  tableLabelUnknown: () => tableLabelUnknown,
  tableLabelsAlike: () => tableLabelsAlike,
  tableLabelsIgnored: () => tableLabelsIgnored,
  tableWithoutLabels: () => tableWithoutLabels,
  tooManyTableLabels: () => tooManyTableLabels
});
var NAMED14 = 5;
var oneTableLabel = defineFault({
  code: "one-table-label",
  words: (name, images) => ({
    subject: `the only label in the table, ${quote(name)},`,
    got: `is that of ${countOf5(images)}`,
    expected: "expected two classes at least",
    fix: 'Add images of another class. If another column is meant, call it "label".'
  }),
  example: ["cat", 40],
  note: "Nothing can be told apart with one class."
});
var tooManyTableLabels = defineFault({
  code: "too-many-table-labels",
  words: (labels, limit) => ({
    subject: "the table",
    got: `gives ${labels} different labels`,
    expected: `expected at most ${limit}`,
    fix: 'Are these the classes? If so, join some of them; if another column is meant, call it "label".'
  }),
  example: [1200, 255],
  note: "Names of patients or places, and several labels joined in one field, look like classes, too."
});
var tableLabelUnknown = defineFault({
  code: "table-label-unknown",
  words: (name, images, classes) => ({
    subject: `label ${quote(name)} in the table (${countOf5(images)})`,
    got: "is none of the classes",
    expected: `which are ${listed11(classes)}`,
    fix: 'Add it to the list of classes, or leave its images out by {"name": ..., "ignore": true} in classes.json.'
  }),
  example: ["unsure", 12, ["cat", "dog"]],
  note: 'Where classes are listed, a label beyond the list may be a misspelling. In classes.json `"folder"` says which label a class has that is called otherwise.'
});
var tableLabelsAlike = defineFault({
  code: "table-labels-alike",
  words: (names) => ({
    subject: `labels ${names.map(quote).join(" and ")} in the table`,
    got: "differ in case, blanks or punctuation only",
    fix: "Write them alike, or list them all in classes.json if they are different classes."
  }),
  example: [["Cat", "cat"]],
  note: "Tables written by hand often spell one class in two ways."
});
var tableLabelsIgnored = defineFault({
  code: "table-labels-ignored",
  words: (names) => ({
    subject: "all images",
    got: `have labels that are left out (${listed11(names)})`,
    expected: "expected two classes at least",
    fix: 'Add images of the classes, or take "ignore" out of classes.json.'
  }),
  example: [["unsure"]],
  note: "Nothing is left to learn from."
});
function countOf5(images) {
  return images === 1 ? "1 image" : `${images} images`;
}
function listed11(names) {
  const shown = names.slice(0, NAMED14).map(quote).join(", ");
  return names.length > NAMED14 ? `${shown} and ${names.length - NAMED14} more` : shown;
}
var tableWithoutLabels = defineFault({
  code: "table-without-labels",
  words: (file, why) => ({
    subject: `table ${quote(file)}`,
    got: "is there, and nothing else that labels the images",
    expected: why,
    fix: 'Give it a column with the file name of each image and a column "label" with the class. For other labels put masks into masks/, or the images of each class into a folder with its name.',
    file
  }),
  example: ["train.csv", 'but beside the names of images in column "image" no column holds classes'],
  note: "A table is CSV or TSV. [Labels in a table](data-formats.md#labels-in-a-table) says what is read, and how."
});

// src/errors/table-doubts.ts
var table_doubts_exports = {};
__export(table_doubts_exports, {
  spreadsheetNotRead: () => spreadsheetNotRead,
  tableEncodingAssumed: () => tableEncodingAssumed,
  tableLabelsMeasured: () => tableLabelsMeasured,
  tableLabelsNamed: () => tableLabelsNamed,
  tableListUnfit: () => tableListUnfit,
  tableListsDisagree: () => tableListsDisagree,
  tableNamesAssumed: () => tableNamesAssumed,
  tableOfProbabilities: () => tableOfProbabilities
});
var NAMED15 = 3;
var tableLabelsMeasured = defineFault({
  code: "table-labels-measured",
  words: ({ file, column, values, images, range: [least, most] }) => ({
    subject: `column ${quote(column)} of table ${quote(file)}`,
    got: `holds ${values} different numbers from ${least} to ${most} for ${images} images`,
    expected: "expected classes",
    fix: 'Numbers (regression) are not learnt: add a column "label" with classes, such as ranges of the number. If each number is a class of its own, list them all in `classes`.',
    file
  }),
  example: [{ file: "labels.csv", column: "age", values: 72, images: 400, range: [18, 90] }],
  note: "Up to 20 different whole numbers are taken for classes, and more where they count from 0 or 1 on nearly without gaps; of a column called like a measurement (age, weight, score and the like) up to 10."
});
var tableOfProbabilities = defineFault({
  code: "table-of-probabilities",
  words: (file, columns) => ({
    subject: `table ${quote(file)}`,
    got: `holds probabilities in ${columns.length === 1 ? "column" : "columns"} ${listed12(columns)}`,
    expected: "expected one class for each image",
    fix: 'Probabilities are not learnt: add a column "label" with the class of each image, such as the most probable one.',
    file
  }),
  example: ["train.csv", ["cat", "dog"]],
  note: "Numbers between 0 and 1 are votes of several people, predictions of a model or soft labels. Where they are names of classes all the same, list them in `classes`."
});
var spreadsheetNotRead = defineFault({
  code: "spreadsheet-not-read",
  words: (file) => ({
    subject: `spreadsheet ${quote(file)}`,
    got: "is there, and nothing else that labels the images",
    expected: "but spreadsheets are not read",
    fix: /\.parquet$/i.test(file) ? "If the labels stand there, write it as CSV beside the images, such as by pandas' `to_csv`." : "If the labels stand there, open it where it was made (Excel, LibreOffice, Google Sheets) and save it as CSV.",
    file
  }),
  example: ["labels.xlsx"],
  note: "A CSV has one sheet: save the one that names the images."
});
var tableNamesAssumed = defineFault({
  code: "table-names-assumed",
  severity: "warning",
  words: (file, names) => ({
    subject: `${names.length === 1 ? "1 name" : `${names.length} names`} in table ${quote(file)}`,
    got: `${names.length === 1 ? "was" : "were"} taken for images that are called a little otherwise, such as ${names.slice(0, NAMED15).map(([name, image]) => `${quote(name)} for ${quote(image)}`).join(", ")}`,
    fix: "Where that is wrong, write the names of the files into the table.",
    file
  }),
  example: ["labels.csv", [["7", "images/0007.png"]]],
  note: "No name in the tables is that of an image. Passed over are capitals, zeros in front of numbers, which spreadsheets take away, what makes a name an address of the web, and the eight digits that Label Studio puts in front."
});
var tableEncodingAssumed = defineFault({
  code: "table-encoding-assumed",
  severity: "warning",
  words: (files) => ({
    subject: `${files.length === 1 ? "table" : "tables"} ${listed12(files)}`,
    got: `${files.length === 1 ? "is" : "are"} not UTF-8 and ${files.length === 1 ? "was" : "were"} read as Windows-1252`,
    fix: 'If names of classes look wrong, save it as "CSV UTF-8".'
  }),
  example: [["labels.csv"]],
  note: `Excel's plain "CSV" is written in the system's own encoding, which in western Europe and America is Windows-1252.`
});
var tableLabelsNamed = defineFault({
  code: "table-labels-named",
  severity: "warning",
  words: (file, names) => {
    const shown = names.slice(0, 12).map(([label, name]) => `${escapeControls(label)} = ${escapeControls(name)}`);
    const more = names.length > 12 ? ` and ${names.length - 12} more` : "";
    return {
      subject: file === "classes" ? "the list of classes" : `file ${quote(file)}`,
      got: `was taken for the names of the labels in the table: ${shown.join(", ")}${more}`,
      fix: "Where that is wrong, take it out of the data folder, or name the classes in a classes.json.",
      file
    };
  },
  example: [
    "labelmap.txt",
    [
      ["0", "cat"],
      ["1", "dog"]
    ]
  ],
  note: "Lists of names that lie beside a table of numbers are used as they are. [Labels in a table](data-formats.md#labels-in-a-table) says which."
});
var tableListsDisagree = defineFault({
  code: "table-lists-disagree",
  words: (one, other) => ({
    subject: `files ${quote(one.file)} and ${quote(other.file)}`,
    got: `both name the labels of the table, but ${quote(one.label)} is ${quote(one.name)} in the one and ${quote(other.name)} in the other`,
    fix: "Take the wrong one out of the data folder."
  }),
  example: [
    { file: "classes.txt", label: "0", name: "cat" },
    { file: "labelmap.txt", label: "0", name: "dog" }
  ],
  note: "Each has a name for all numbers in the table, and none is believed more than the other."
});
var tableListUnfit = defineFault({
  code: "table-list-unfit",
  severity: "warning",
  words: (file, names, why) => ({
    subject: `file ${quote(file)}`,
    got: `lists ${names === 1 ? "1 name" : `${names} names`} and was passed over: ${escapeControls(why)}`,
    fix: 'The numbers in the table are the classes. To name them, write {"name": ..., "folder": NUMBER} for each into classes.json.',
    file
  }),
  example: ["classes.txt", 3, "the labels in the table go up to 7"],
  note: "A list without numbers counts from 0, or from 1, and only if it has as many names as that takes."
});
function listed12(names) {
  const shown = names.slice(0, NAMED15).map(quote).join(", ");
  return names.length > NAMED15 ? `${shown} and ${names.length - NAMED15} more` : shown;
}

// src/errors/training.ts
var training_exports = {};
__export(training_exports, {
  classicSegmentsOnly: () => classicSegmentsOnly,
  engineUnavailable: () => engineUnavailable,
  lessThanAnEpoch: () => lessThanAnEpoch,
  memoryBudgetCapped: () => memoryBudgetCapped,
  memoryLacking: () => memoryLacking,
  memoryTight: () => memoryTight,
  mixUpClassifiesOnly: () => mixUpClassifiesOnly,
  modelUnreadable: () => modelUnreadable,
  monitorNotForClassification: () => monitorNotForClassification,
  monitorNotForSegmentation: () => monitorNotForSegmentation,
  nothingTrained: () => nothingTrained,
  timeBudgetTooShort: () => timeBudgetTooShort,
  trainingDiverged: () => trainingDiverged,
  weightsReplaced: () => weightsReplaced
});
var weightsReplaced = defineFault({
  code: "weights-replaced",
  /** @param how "are gone", "are not those that ..." */
  words: (file, how) => ({
    subject: `weights ${quote(file)}`,
    got: how,
    expected: "so the model that was trained can't be delivered",
    fix: "Start again, with an `output` that nothing else writes to."
  }),
  example: ["best-epoch/checkpoint/best-00012.safetensors", "are not those that this run has left there"],
  note: "The weights of the best epoch are read once more when the model is made of them. Somebody, or another program, has written to the folder meanwhile."
});
var classicSegmentsOnly = defineFault({
  code: "classic-segments-only",
  words: () => ({
    subject: 'recipe "classic"',
    got: "is the published U-Net, which gives every pixel a class; this data set has one class for each image",
    fix: "Leave `recipe` at auto."
  }),
  example: [],
  note: "The published recipe has no variant for classification."
});
var mixUpClassifiesOnly = defineFault({
  code: "mix-up-classifies-only",
  words: () => ({
    subject: 'setting "mix-up"',
    got: "blends images that have one class each; this data set has a class for each pixel",
    fix: "Set `mix-up` to 0 or leave it out."
  }),
  example: [],
  note: "Two blended images have no class for each pixel."
});
var monitorNotForClassification = defineFault({
  code: "monitor-not-for-classification",
  /** @param measure what it is, as a sentence has it; `others` can be watched */
  words: (monitor, measure, others) => ({
    subject: `setting "monitor" (${monitor})`,
    got: `is about ${measure}`,
    expected: "which measures areas: whole images with a class each have none",
    fix: `Choose ${others.slice(0, -1).join(", ")} or ${others.at(-1)}.`
  }),
  example: [
    "val-mean-iou",
    "mean IoU",
    ["val-loss", "val-accuracy", "val-macro-f1", "val-balanced-accuracy"]
  ],
  note: "Intersection over union is about areas of pixels, and class folders have no masks."
});
var monitorNotForSegmentation = defineFault({
  code: "monitor-not-for-segmentation",
  /** @param measure what it is, as a sentence has it; `others` can be watched */
  words: (monitor, measure, others) => ({
    subject: `setting "monitor" (${monitor})`,
    got: `is about ${measure}`,
    expected: "which is for whole images with a class each, not for masks",
    fix: `Choose ${others.slice(0, -1).join(", ")} or ${others.at(-1)}.`
  }),
  example: [
    "val-balanced-accuracy",
    "balanced accuracy",
    ["val-loss", "val-accuracy", "val-mean-iou", "val-macro-f1", "val-mean-dice"]
  ],
  note: "Of masks mean IoU is what rises when every class is found."
});
var trainingDiverged = defineFault({
  code: "training-diverged",
  words: (learningRate) => ({
    subject: "training",
    got: `diverged before its first epoch was finished: the loss is not a finite number`,
    fix: `Lower \`learning-rate\` (it was ${learningRate}).`
  }),
  example: [1],
  note: "The steps were too large from the start. Where at least one epoch was good, its model is kept and the stop reason is `diverged` instead."
});
var timeBudgetTooShort = defineFault({
  code: "time-budget-too-short",
  /** @param needed milliseconds; undefined: the images were still being read when it was over */
  words: (budgetMs, needed) => {
    const subject = `setting "time-budget" (${wholeSeconds(budgetMs)} s)`;
    if (needed === void 0)
      return {
        subject,
        got: "was over before the images had been read for the audit and the plan",
        fix: "Set a longer `time-budget`, or leave it out."
      };
    const [start, training, ending] = [needed.start, needed.training, needed.ending].map(wholeSeconds);
    const total = start + training + ending;
    const parts = `${start} s to start and to read the data, ${training} s for the least of a training and its validation, ${ending} s for model, test and report`;
    return {
      subject,
      got: "leaves no time to train",
      expected: `which needs about ${total} s: ${parts}`,
      fix: `Set \`time-budget\` to ${2 * total}s or more, twice that, so that it's more than the least, or leave it out.`
    };
  },
  example: [1e3, { start: 1900, training: 1200, ending: 3400 }],
  note: "A run of limited time measures first what a step, a validation and the report take on this machine, and stops where no training fits. The least is one step, or from a pretrained network a head fitted to one batch. Twice what is needed leaves it some more; a good model takes minutes."
});
function wholeSeconds(milliseconds) {
  return Math.max(1, Math.ceil(milliseconds / 1e3));
}
var memoryTight = defineFault({
  code: "memory-tight",
  severity: "warning",
  /** @param fitting settings that fit, as a line of a settings file; none: nothing does */
  words: (foreseen, available, fitting) => ({
    subject: "the training",
    got: `is foreseen to take ${foreseen} of memory`,
    expected: `and there is ${available}`,
    fix: fitting.length === 0 ? "Run where there is more memory, or lower `memory-budget`." : `Where it runs out, set ${fitting.join(" and ")}, which fits, or run where there is more memory.`
  }),
  example: ["26.3 GiB", "15.6 GiB", ["`batch-size: 32`"]],
  note: "What you set holds, so the training is tried, unless it would take more than twice of what there is (`memory-lacking`). Left at `auto`, `batch-size` and then `image-size` are lowered until a training fits into four fifths of what the machine, or its container, has."
});
var memoryLacking = defineFault({
  code: "memory-lacking",
  /** @param limit what says how much there is; @param fitting as of `memoryTight` */
  words: (foreseen, available, limit, fitting) => ({
    subject: "the training",
    got: `is foreseen to take ${foreseen} of memory`,
    expected: limit === "machine" ? `and the machine, or its container, has ${available} in all` : `and a limit on the address space (\`ulimit -v\`) leaves ${available}`,
    fix: lackingFix(limit, fitting)
  }),
  example: ["496.7 GiB", "23.5 GiB", "machine", ["`batch-size: 32`"]],
  note: "A training that is foreseen to take more than twice of what there is would be ended by the system without a word, so it is not tried. Beyond a limit on the address space nothing can be had at all: there the limit itself is the end. Node.js and the libraries reserve 1.7 GiB of address space and more that they never use: a limit on memory itself, as containers have, leaves more."
});
function lackingFix(limit, fitting) {
  const first = fitting.length === 0 ? "" : `Set ${fitting.join(" and ")}, which fits, or `;
  const more = limit === "machine" ? "run where there is more memory" : "raise the limit, or give none";
  return first === "" ? `${more[0].toUpperCase()}${more.slice(1)}.` : `${first}${more}.`;
}
var memoryBudgetCapped = defineFault({
  code: "memory-budget-capped",
  severity: "warning",
  words: (given, available) => ({
    subject: `setting "memory-budget" (${given})`,
    got: `is more than the ${available} of memory that this process may have`,
    expected: `so ${available} count`,
    fix: "Lower it, or leave it out: a quarter of the memory is usual."
  }),
  example: ["838.2 GiB", "15.6 GiB"],
  note: "Decoded images share the memory with the training."
});
var engineUnavailable = defineFault({
  code: "engine-unavailable",
  words: (engine, reason) => ({
    subject: `engine ${quote(engine)}`,
    got: `can't be loaded: ${escapeControls(reason)}`,
    fix: "Install the packages again (npm ci), or set engine to auto."
  }),
  example: ["onnx", "the specified module could not be found"],
  note: "A named engine is never replaced by another. See [engines](engines.md)."
});
var nothingTrained = defineFault({
  code: "nothing-trained",
  severity: "warning",
  words: () => ({
    subject: "the time budget",
    got: "has no room for another epoch of the training that this run goes on with, so nothing was trained",
    expected: "and the model is the one that was there",
    fix: "Raise `time-budget`, or set `resume: never` to train anew."
  }),
  example: [],
  note: "A training that its time budget ended is gone on with by the next run of the same data, settings and output."
});
var lessThanAnEpoch = defineFault({
  code: "less-than-an-epoch",
  severity: "warning",
  words: () => ({
    subject: "the time budget",
    got: "was over before the first epoch was done, so the model is not trained",
    expected: "no gate passes, and later runs are not compared with it",
    fix: "Raise `time-budget`."
  }),
  example: [],
  note: "The model is the best one that there was time for, after a part of the first epoch: fine to see that a run works from end to end, and nothing to judge data or settings by. A run of the same data, settings and `output` goes on from it."
});
var modelUnreadable = defineFault({
  code: "model-unreadable",
  words: (path, reason) => ({
    subject: `model ${quote(path)}`,
    got: `can't be opened: ${escapeControls(reason)}`,
    fix: "Give the model.onnx of a finished run.",
    file: path
  }),
  example: ["best-epoch/model/model.onnx", "it is no whole ONNX file (premature EOF)"],
  note: "Perhaps a download that was cut off, or a Git LFS pointer."
});

// src/errors/unpaired.ts
var unpaired_exports = {};
__export(unpaired_exports, {
  ambiguousPair: () => ambiguousPair,
  capturedPartUnknown: () => capturedPartUnknown,
  imageChannels: () => imageChannels,
  labelStudioUnpaired: () => labelStudioUnpaired,
  numbersPadded: () => numbersPadded,
  patternMatchesNothing: () => patternMatchesNothing,
  unlabelledPart: () => unlabelledPart,
  unpairedFiles: () => unpairedFiles,
  unpairedImage: () => unpairedImage,
  unpairedMask: () => unpairedMask
});
var IMAGE7 = "images/017.png";
var MASK3 = "masks/017.png";
var patternMatchesNothing = defineFault({
  code: "pattern-matches-nothing",
  words: (name, pattern2, files) => ({
    subject: `setting ${quote(name)} (${quote(pattern2)})`,
    got: `matches none of the ${files.length} image files`,
    ...files.length === 0 ? {} : { expected: `such as ${quote(files[0])}` },
    fix: "Write it for the whole path below the data folder: **/ stands for any folders, * and {name} for what stands within one."
  }),
  example: ["masks", "truth/{name}.png", ["images/017.jpg", MASK3]],
  note: "[Data formats](data-formats.md#patterns) shows what patterns can say. Case counts."
});
var capturedPartUnknown = defineFault({
  code: "captured-part-unknown",
  words: (name, word, file) => ({
    subject: `{part} of the setting ${quote(name)}`,
    got: `captures ${quote(word)} in ${quote(file)}`,
    expected: "expected a word for training, validation or test, such as train, val, valid or test",
    fix: "Rename the folder, or write * in place of {part} and let the split be made."
  }),
  example: ["masks", "night", "masks_night/017.png"],
  note: "The words are those that the names of folders [say by themselves](data-formats.md#folders)."
});
var unpairedImage = defineFault({
  code: "unpaired-image",
  words: (image, nearest) => ({
    subject: `image ${quote(image)}`,
    got: "has no mask",
    expected: nearestOr(nearest, "image", "expected one with the same name in the folder of masks"),
    fix: "Add the mask or take the image out. Where it shows nothing, its mask is one of background alone; `skip-bad-files` leaves out all images without.",
    file: image
  }),
  example: [IMAGE7, "masks/17.png"],
  note: "Images and masks pair by name, the extension and a usual ending such as `_mask` left aside."
});
var imageChannels = defineFault({
  code: "image-channels",
  words: (further, first, patterns) => ({
    subject: `${further.length} images (${further.slice(0, 2).map(quote).join(", ")}${further.length > 2 ? ", ..." : ""})`,
    got: `are named as further channels of others, such as ${quote(first)}, in the way of nnU-Net`,
    expected: "expected one file for each image, with all its channels",
    fix: `To train on the first channel alone, set \`images: ${quote(patterns.images)}\` and \`masks: ${quote(patterns.masks)}\`; for all of them, join the files of each image into one in colours.`
  }),
  example: [
    ["imagesTr/case_000_0001.png", "imagesTr/case_001_0001.png"],
    "imagesTr/case_000_0000.png",
    { images: "imagesTr/{name}_0000.png", masks: "labelsTr/{name}.png" }
  ],
  note: "Each channel has a file of its own there, numbered from `_0000` on, and all of an image have one mask."
});
var unpairedMask = defineFault({
  code: "unpaired-mask",
  words: (mask, nearest) => ({
    subject: `mask ${quote(mask)}`,
    got: "has no image",
    expected: nearestOr(nearest, "mask", "expected one with the same name in the folder of images"),
    fix: "Add the image or take the mask out.",
    file: mask
  }),
  example: [MASK3],
  note: "The same, the other way round."
});
var numbersPadded = defineFault({
  code: "numbers-padded",
  severity: "warning",
  words: (images, image, mask) => ({
    subject: images === 1 ? "1 image" : `${images} images`,
    got: `${images === 1 ? "was" : "were"} paired by number, the zeros in front left aside, such as ${quote(image)} with ${quote(mask)}`,
    fix: "If these numbers count different things, name each mask as its image."
  }),
  example: [40, "images/7.png", "masks/007.png"],
  note: "It happens only where no name agrees as it is, and where one image alone has such a number."
});
var labelStudioUnpaired = defineFault({
  code: "label-studio-unpaired",
  /** @param lists the exports that list tasks, and not theirs */
  words: (masks, mask, lists) => ({
    subject: `${masks} ${masks === 1 ? "mask" : "masks"} with the names that Label Studio gives, such as ${quote(mask)},`,
    got: "have no image",
    expected: lists.length === 0 ? "the number in each is that of a task, which has nothing to do with numbers in the names of images" : `${lists.map(quote).join(" and ")} ${lists.length === 1 ? "lists" : "list"} no task of the number in each`,
    fix: `${lists.length === 0 ? "Put the JSON export of the same project into the data folder as well (Export > JSON or JSON-MIN)" : "Export the project anew, as JSON and as masks"}: it says which task is which image. Where names were changed, set \`images\` and \`masks\` to their patterns.`
  }),
  example: [24, "masks/task-107-annotation-1-by-1-tag-Cell-0.png", []],
  note: "Label Studio numbers tasks by itself, in the order in which they were imported, over all projects. Its JSON holds the masks as well: alone it's read as [its annotations](data-formats.md#label-studio). Images that are named after their tasks, such as `task-7.png`, are known without it."
});
var unpairedFiles = defineFault({
  code: "unpaired-files",
  words: (counts, image, nearest, patterns) => ({
    subject: `${counts.images} images and ${counts.masks} masks`,
    got: "have no partner",
    expected: `${quote(image)} is nearest to ${quote(nearest)}`,
    fix: `Set \`images\` to '${escapeControls(patterns.images)}' and \`masks\` to '${escapeControls(patterns.masks)}': that pairs ${patterns.paired.images} images with ${patterns.paired.masks} masks.`
  }),
  example: [
    { images: 8, masks: 8 },
    "images/17.png",
    "masks/cells-17-final.png",
    { images: "images/{name}.png", masks: "masks/cells-{name}-final.png", paired: { images: 8, masks: 8 } }
  ],
  note: "The patterns were found by comparing the names, and tried. [Data formats](data-formats.md#patterns) shows what patterns can say."
});
var ambiguousPair = defineFault({
  code: "ambiguous-pair",
  words: (file, partners) => ({
    subject: `file ${quote(file)}`,
    got: `pairs with ${partners.map(quote).join(" and ")}`,
    expected: "expected one image and one mask",
    fix: "Keep one, or say with the `images` and `masks` settings which files are meant.",
    file
  }),
  example: [IMAGE7, [MASK3, "masks/017_mask.png"]],
  note: "Which of them is right is never guessed."
});
var unlabelledPart = defineFault({
  code: "unlabelled-part",
  severity: "warning",
  words: (part, images) => ({
    subject: `the ${quote(part)} folder`,
    got: `holds ${images.length === 1 ? "1 image" : `${images.length} images`} but no masks`,
    fix: `${images.length === 1 ? "It is" : "They are"} left out.`,
    leavesOut: images
  }),
  example: ["test", Array.from({ length: 20 }, (_, i) => `test/${i + 1}.png`)],
  note: "Usual for the published test part of a benchmark. The split is then made from the labelled parts."
});
function nearestOr(nearest, kind, otherwise) {
  return nearest === void 0 ? otherwise : `the nearest of the names without ${kind === "image" ? "an image" : "a mask"} is ${quote(nearest)}`;
}

// src/errors/unread-labels.ts
var unread_labels_exports = {};
__export(unread_labels_exports, {
  labelsNotRead: () => labelsNotRead,
  tableOfPlaces: () => tableOfPlaces
});
var tableOfPlaces = defineFault({
  code: "table-of-places",
  words: (file, columns, kind) => ({
    subject: `table ${quote(file)}`,
    got: kind === "masks" ? `holds masks as run lengths in column ${columns.map(quote).join(", ")}, which aren't read` : `holds boxes in ${columns.length === 1 ? "column" : "columns"} ${columns.map(quote).join(", ")}, which aren't trained yet`,
    fix: kind === "masks" ? "Draw them as a mask file for each image. Where the class alone counts, set `task: classification`." : "Where each image shows one thing and its class alone counts, set `task: classification`.",
    file
  }),
  example: ["train.csv", ["EncodedPixels"], "masks"],
  note: "The class beside a box or a mask is that of a part of the image. Several rows of one image with different classes are an error with `task: classification`, too."
});
var labelsNotRead = defineFault({
  code: "labels-not-read",
  words: (form, files) => ({
    subject: `the labels there are of ${form.tool},`,
    got: `in ${files.length === 1 ? "1 file" : `${files.length} files`} (${listed13(files)}), and nothing else labels the images`,
    expected: "but that form isn't read yet",
    fix: form.wayOut
  }),
  example: [
    {
      tool: "Datumaro",
      wayOut: "Convert them with `datum convert -if datumaro -f voc_segmentation`."
    },
    ["annotations/train.json"]
  ],
  note: "Read are masks, class folders, tables and the annotations of the tools that the setting [`labels`](settings.md#labels) names. The message names how the tool itself makes masks, where it does; of labels that are not read it looks at names and how a few files begin."
});
function listed13(files) {
  const shown = files.slice(0, 3).map(quote).join(", ");
  return files.length > 3 ? `${shown} and ${files.length - 3} more` : shown;
}

// src/errors/using-models.ts
var using_models_exports = {};
__export(using_models_exports, {
  classToFindUnknown: () => classToFindUnknown,
  imageDoesNotFitModel: () => imageDoesNotFitModel,
  imagesNamedAlike: () => imagesNamedAlike,
  inputHoldsNoImage: () => inputHoldsNoImage,
  inputInsideOutput: () => inputInsideOutput,
  inputMatchesNothing: () => inputMatchesNothing,
  inputMissing: () => inputMissing,
  modelIsEnsemble: () => modelIsEnsemble,
  modelMissing: () => modelMissing,
  modelNotInFolder: () => modelNotInFolder,
  modelNotOurs: () => modelNotOurs,
  modelUntrained: () => modelUntrained,
  optionsForPixels: () => optionsForPixels,
  outlinesTooLong: () => outlinesTooLong,
  outputInsideInput: () => outputInsideInput
});
var modelNotOurs = defineFault({
  code: "model-not-ours",
  words: (path, reason) => ({
    subject: `model ${quote(path)}`,
    got: `is an ONNX model, but not one that this program wrote: ${escapeControls(reason)}`,
    fix: "Give the model.onnx of a finished run; other models say neither their classes nor what pixels they take.",
    file: path
  }),
  example: ["resnet50.onnx", "its metadata names no classes"],
  note: "Classes, colours, normalisation, tile size and layers are read from the metadata that a run writes into model.onnx. The graph in the file must be the one that these layers make: weights that lie in another file, operators of one's own and whatever else ONNX can say are refused before anything is run. A file that a tool has optimized, quantized or converted is another model: give the one that the run left."
});
var modelIsEnsemble = defineFault({
  code: "model-is-ensemble",
  words: (path, members) => ({
    subject: `model ${quote(path)}`,
    got: `is an ensemble of ${escapeControls(members)} models, whose mean can't be trained on`,
    fix: "Give the model.onnx of one of the runs that were merged.",
    file: path
  }),
  example: ["merged/model/model.onnx", "5"],
  note: "`merge` writes an ensemble, which predicts like any model. Each of its members is in the artifact of its own run."
});
var modelUntrained = defineFault({
  code: "model-untrained",
  severity: "warning",
  words: (path) => ({
    subject: `model ${quote(path)}`,
    got: "wasn't trained: the time of its run was over before it had seen one epoch",
    fix: "Give the model of a run that had more time (`time-budget`).",
    file: path
  }),
  example: ["best-epoch/model/model.onnx"],
  note: "The file says so itself (`untrained`). It is used as asked, what it predicts says little, and in an evaluation no gate passes."
});
var modelMissing = defineFault({
  code: "model-missing",
  words: (path) => ({
    subject: `model ${quote(path)}`,
    got: "isn't there",
    fix: "Correct the path: the option takes the model.onnx of a finished run, or the folder of the run."
  }),
  example: ["best-epoch/model/model.onnx"],
  note: "Paths are relative to where the command is started. A run leaves its model when it ends, in `model/model.onnx` of its output folder."
});
var modelNotInFolder = defineFault({
  code: "model-not-in-folder",
  words: (folder, lies) => ({
    subject: `folder ${quote(folder)}`,
    got: "holds no model/model.onnx",
    expected: "expected the folder of a finished run",
    fix: lies === void 0 ? "Name the model.onnx itself, or the folder of its run." : `Name ${quote(lies)}.`
  }),
  example: ["best-epoch/model", "best-epoch/model/model.onnx"],
  note: "A run that was stopped before the end of its first epoch leaves no model."
});
var inputMissing = defineFault({
  code: "input-missing",
  words: (input) => ({
    subject: `input ${quote(input)}`,
    got: "isn't there",
    fix: "Correct the path. A pattern with a * is taken literally only where a file has that name."
  }),
  example: ["scans"],
  note: "Paths are relative to where the command is started."
});
var inputMatchesNothing = defineFault({
  code: "input-matches-nothing",
  words: (pattern2) => ({
    subject: `pattern ${quote(pattern2)}`,
    got: "matches no image",
    fix: 'Correct it, and quote it, so that the shell leaves it alone: "scans/**/*.tif".'
  }),
  example: ["scans/*.tiff"],
  note: "Without quotes the shell may expand the pattern itself, and differently."
});
var inputHoldsNoImage = defineFault({
  code: "input-holds-no-image",
  words: (folder) => ({
    subject: `input folder ${quote(folder)}`,
    got: "holds no image",
    fix: "Name the folder that the images are in, or the images themselves."
  }),
  example: ["scans"],
  note: "Folders are searched with all that is in them, but for hidden ones."
});
var imagesNamedAlike = defineFault({
  code: "images-named-alike",
  words: (first, second, { formats, isOfTwoInputs }) => ({
    subject: `images ${quote(first)} and ${quote(second)}`,
    got: `would have one name in what \`format: ${formats.join(", ")}\` writes`,
    expected: "and their objects could not be told apart",
    fix: isOfTwoInputs ? "Give the folder that both lie in as the one input, or predict them one after the other, each with an `output` of its own." : "Rename one of them, or predict them one after the other, each with an `output` of its own."
  }),
  example: ["scans/day1/017.jpg", "scans/day2/017.jpg", { formats: ["coco", "yolo"], isOfTwoInputs: true }],
  note: "COCO's file names an image by its path in the input; YOLO's and labelme's files are named like their image, without its ending."
});
var outputInsideInput = defineFault({
  code: "output-inside-input",
  words: (output, input) => ({
    subject: `output folder ${quote(output)}`,
    got: output === input ? "is an input, too" : `lies inside the input ${quote(input)}`,
    expected: "expected another folder, or the next run would take its own results for images",
    fix: "Choose a folder outside the input."
  }),
  example: ["scans/masks", "scans"],
  note: "Masks are images, too."
});
var inputInsideOutput = defineFault({
  code: "input-inside-output",
  words: (input, output) => ({
    subject: `input ${quote(input)}`,
    got: `lies where the results would be written, in ${quote(output)}`,
    fix: "Choose another output folder, or the input would be overwritten."
  }),
  example: ["predictions/017.png", "predictions"],
  note: "Nothing of the input is ever changed."
});
var imageDoesNotFitModel = defineFault({
  code: "image-does-not-fit-model",
  words: (file, got, expected, fix) => ({
    subject: `image ${quote(file)}`,
    got: `is ${got}`,
    expected: `the model takes ${expected}`,
    fix,
    file
  }),
  example: ["scan.png", "8-bit colour", "16-bit grey", "Convert it."],
  note: "Values of another kind than those of training would give an answer without meaning, so that none is given."
});
var classToFindUnknown = defineFault({
  code: "class-to-find-unknown",
  words: (name, classes, nearest) => {
    const shown = classes.slice(0, 20).map(quote).join(", ");
    return {
      subject: `class ${quote(name)} (option "find")`,
      got: "is none of the model",
      expected: `which has ${shown}${classes.length > 20 ? ` and ${classes.length - 20} more` : ""}`,
      fix: nearest === void 0 ? "Name one of them." : `Did you mean ${quote(nearest)}?`
    };
  },
  example: ["clusters", ["background", "cluster"], "cluster"],
  note: "The classes stand in the model file and in its card."
});
var optionsForPixels = defineFault({
  code: "options-for-pixels",
  words: (names, model) => {
    const one = names.length === 1;
    return {
      subject: `${one ? "option" : "options"} ${names.map(quote).join(", ")}`,
      got: `${one ? "is" : "are"} about the pixels of an image`,
      expected: `and ${quote(model)} is a classifier, which gives one class an image`,
      fix: "Leave them out; predictions.csv has every probability."
    };
  },
  example: [["tile-size", "min-area"], "model.onnx"],
  note: "A classifier takes each image whole and names it with one class."
});
var outlinesTooLong = defineFault({
  code: "outlines-too-long",
  words: (most) => ({
    subject: "outlines of objects",
    got: `have more than ${most.toLocaleString("en-US")} corners in one image`,
    fix: "Write masks alone (`format: masks`): such noise is no outline that a labelling tool could show."
  }),
  example: [5e6],
  note: "Outlines of objects are held until the last row of an object. A model that has hardly been trained, or one for images of another kind, gives noise."
});

// src/errors/words-of-convert.ts
function inWordsOfConvert(fault, isTyped) {
  const reworded = (text) => {
    const named2 = isTyped ? text.replace(/^setting "labels" is/, "`--from` is") : text;
    return named2.replace(/`labels: ([a-z-]+)`/g, "`--from $1`").replaceAll("`labels`", "`--from`");
  };
  const message = reworded(fault.message);
  if (!isWorded(fault)) return { ...fault, message };
  const { subject, got, expected, fix } = fault.parts;
  const worded = {
    ...fault,
    message,
    parts: {
      subject: reworded(subject),
      got: reworded(got),
      expected: expected && reworded(expected),
      fix: reworded(fix)
    }
  };
  return worded;
}

// src/errors/writing.ts
var writing_exports = {};
__export(writing_exports, {
  diskFull: () => diskFull,
  fileNotWritable: () => fileNotWritable,
  fileSystemRefused: () => fileSystemRefused,
  outOfMemory: () => outOfMemory,
  outputGone: () => outputGone,
  outputInUse: () => outputInUse,
  outputNotWritable: () => outputNotWritable,
  outputStreamBroken: () => outputStreamBroken
});
var diskFull = defineFault({
  code: "disk-full",
  words: (file) => ({
    subject: `file ${quote(file)}`,
    got: "could not be written because the disk is full",
    fix: "Free some space and run again: a training that has left a checkpoint goes on from it."
  }),
  example: ["best-epoch/checkpoint/state.bin"],
  note: "GitHub's runners have 14 GB for sure. Decoded images beyond `memory-budget` lie in `output`, too."
});
var outOfMemory = defineFault({
  code: "out-of-memory",
  /**
   * @param lower settings that take less when lowered, as the message shows them, the one that helps most first
   * @param trained the file of a model that was trained before
   */
  words: (doing, lower, trained) => ({
    subject: doing,
    got: "ran out of memory",
    ...trained !== void 0 && { expected: `but it is trained: ${quote(trained)}` },
    fix: lower.length === 0 ? "Run where there is more memory." : `Lower ${anyOf(lower)}, or run where there is more memory.`
  }),
  example: ["training", ["`batch-size` (64)", "`image-size` (1024)", "`threads` (8)"]],
  note: "A step takes memory for every pixel of every patch in a batch, and a little for each thread. `memory-budget` is for decoded images alone. Where the system itself ends a process that takes too much, such as in a container with a limit, nothing can be said any more: it's exit code 137. So the memory that a training will take is foreseen and told with the plan. Where it's the test that has too little, the model is trained by then: the message names its file, which `evaluate` tests."
});
function anyOf(names) {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
var fileNotWritable = defineFault({
  code: "file-not-writable",
  words: (file, reason) => ({
    subject: `file ${quote(file)}`,
    got: `could not be written (${escapeControls(reason)})`,
    fix: "Move what stands in its way, or choose an `output` folder that this user may write to."
  }),
  example: ["best-epoch/results.json", "EISDIR"],
  note: "The operating system refused; the code in the message is its own word for why."
});
var fileSystemRefused = defineFault({
  code: "file-system-refused",
  /** @param call the operating system's name of what it refused */
  words: (path, call, reason) => ({
    subject: path === void 0 ? "a file" : `file ${quote(path)}`,
    got: `could not be used (${escapeControls(call)}: ${escapeControls(reason)})`,
    fix: reasonsToMend(reason)
  }),
  example: ["best-epoch/checkpoint", "scandir", "EIO"],
  note: "The operating system refused; the code in the message is its own word for why: EMFILE are too many open files, EIO is a disk or a network drive that fails, EACCES, EPERM and EROFS are rights."
});
function reasonsToMend(reason) {
  if (reason === "EMFILE" || reason === "ENFILE")
    return "Allow more open files (`ulimit -n`), or close other programs, and run again.";
  return "Look whether this user may use it, and whether the disk that it is on is well, and run again: a training that has left a checkpoint goes on from it.";
}
var outputStreamBroken = defineFault({
  code: "output-stream-broken",
  /** @param stream "standard output" */
  words: (stream, reason) => ({
    subject: stream,
    got: `could not be written (${escapeControls(reason)})`,
    fix: "Free some space on the disk that it is redirected to, or redirect it elsewhere, and run again."
  }),
  example: ["standard output", "ENOSPC"],
  note: "Only a reader that goes away (`| head`) is no reason to stop. A training that has left a checkpoint goes on from it."
});
var outputNotWritable = defineFault({
  code: "output-not-writable",
  words: (folder, reason) => ({
    subject: `output folder ${quote(folder)}`,
    got: `cannot be written to (${escapeControls(reason)})`,
    fix: "Choose an `output` folder that this user may write to."
  }),
  example: ["/results", "EACCES"],
  note: "Asked before training, not after it."
});
var outputInUse = defineFault({
  code: "output-in-use",
  /** @param lock the name of the lock in it */
  words: (folder, lock) => ({
    subject: `output folder ${quote(folder)}`,
    got: "is in use: another run writes to it",
    expected: "and the files of two would get mixed",
    fix: `Wait until that one has ended, or name another \`output\`. Only where nothing runs any more, delete ${lock} in it.`
  }),
  example: ["best-epoch", ".output-lock"],
  note: "Asked first of all, before anything is read. What a run leaves that was killed is taken over at once by the next one on the same machine, and after ten seconds by one on another."
});
var outputGone = defineFault({
  code: "output-gone",
  words: (folder) => ({
    subject: `output folder ${quote(folder)}`,
    got: "was removed, renamed or taken over while the run wrote to it",
    fix: "Leave it alone until a run has ended, and run again. A training goes on from its checkpoint where the folder is back under its name."
  }),
  example: ["best-epoch"],
  note: "The run stops within a second, and makes no other folder of that name. Mostly another program or another step has tidied up. Taken over it is where this machine slept, and a run on another one came to the same folder."
});

// src/errors/xml-annotations.ts
var xml_annotations_exports = {};
__export(xml_annotations_exports, {
  tracksNotRead: () => tracksNotRead,
  vocMasksBeside: () => vocMasksBeside
});
var tracksNotRead = defineFault({
  code: "tracks-not-read",
  words: (file, tracks) => ({
    subject: `annotation file ${quote(file)}`,
    got: `is "CVAT for video" (${counted(tracks, "track")})`,
    expected: "which isn't read",
    fix: 'In CVAT export again as "CVAT for images 1.1" with "Save images": then each frame is an image.',
    file
  }),
  example: ["annotations.xml", 12],
  note: "Tracks go through the frames of a video, and most of their frames are not in the file."
});
var vocMasksBeside = defineFault({
  code: "voc-masks-beside",
  words: (files) => ({
    subject: `the Pascal VOC annotations in ${listed(files)}`,
    got: "are boxes alone",
    expected: "and masks lie beside them in `SegmentationClass/`",
    fix: "Set `labels: masks`, or leave it out: then the masks are found."
  }),
  example: [["Annotations/2007_000027.xml"]],
  note: "Pascal VOC has boxes in XML and classes of pixels in masks. `labels: voc` is for XML with outlines."
});

// src/errors/yolo-labels.ts
var yolo_labels_exports = {};
__export(yolo_labels_exports, {
  keypointsAlone: () => keypointsAlone,
  scoresBehindOutlines: () => scoresBehindOutlines,
  turnedBoxes: () => turnedBoxes,
  yoloClassUnnamed: () => yoloClassUnnamed,
  yoloClassesNumbered: () => yoloClassesNumbered,
  yoloFilesMissing: () => yoloFilesMissing,
  yoloNamesDisagree: () => yoloNamesDisagree,
  yoloPartsAlike: () => yoloPartsAlike,
  yoloPathsMended: () => yoloPathsMended,
  yoloPathsMissing: () => yoloPathsMissing
});
var LABELS = ["train/labels/1.txt", "train/labels/2.txt"];
var YAML = "data.yaml";
var turnedBoxes = defineFault({
  code: "turned-boxes",
  words: (tool, name, files, shapes) => ({
    subject: `${shapes === 1 ? "the only shape" : `all ${counted(shapes, "shape")}`} in the ${tool} annotations in ${listed(files)}`,
    got: `${shapes === 1 ? "has" : "have"} four corners, as boxes have that are turned`,
    expected: "and boxes aren't trained",
    fix: `If the things have four corners, set \`labels: ${name}\`; else draw outlines and export again.`
  }),
  example: ["YOLO", "yolo", LABELS, 812],
  note: "Oriented boxes (OBB) are written as outlines are. Sheets of paper and number plates may be meant as they are."
});
var keypointsAlone = defineFault({
  code: "keypoints-alone",
  words: (tool, files, count) => ({
    subject: `the ${tool} annotations in ${listed(files)}`,
    got: `are boxes with keypoints (${counted(count, "box", "boxes")})`,
    expected: "and neither boxes nor keypoints are trained",
    fix: "Draw outlines in the tool and export again."
  }),
  example: ["YOLO", LABELS, 812],
  note: "Keypoints say where joints or corners are, not which pixels something has. `kpt_shape` in data.yaml says that lines have them."
});
var scoresBehindOutlines = defineFault({
  code: "scores-behind-outlines",
  words: (files, scored, outlines) => ({
    subject: `${scored.toLocaleString("en-US")} of ${counted(outlines, "outline")} in the YOLO annotations in ${listed(files)}`,
    got: `${scored === 1 ? "has" : "have"} a score behind ${scored === 1 ? "its" : "their"} corners, as predictions do that are saved with \`save_conf\``,
    expected: "expected outlines that somebody has drawn or looked through",
    fix: "If they were looked through, save them again with `save_txt` alone, or take the last number of each line away; else put the labels in their place."
  }),
  example: [LABELS, 812, 812],
  note: "A line has a class and an x and a y for each corner, so that one number is left over. Predictions are no labels: a model that learns from them learns their mistakes."
});
var yoloClassUnnamed = defineFault({
  code: "yolo-class-unnamed",
  words: ({ file, number, list, others }) => ({
    subject: `label file ${quote(file)}`,
    got: `has a shape of class ${number}, which ${quote(list)} gives no name${others > 0 ? ` (${others} more files have such)` : ""}`,
    expected: "expected classes that are listed there, counted from 0",
    fix: `Correct the number, or add the name to ${quote(list)}.`,
    file
  }),
  example: [{ file: "train/labels/1.txt", number: 3, list: YAML, others: 12 }],
  note: "Ultralytics leaves such files out. Labels that count from 1 have the last class beyond the list."
});
var yoloClassesNumbered = defineFault({
  code: "yolo-classes-numbered",
  severity: "warning",
  words: (numbers) => ({
    subject: `the classes ${numbers.join(", ")} of the YOLO annotations`,
    got: `have no names, and are called ${numbers.map((number) => quote(`class ${number}`)).join(", ")}`,
    fix: "Write their names into `classes.txt` in the data folder, a name a line from class 0 on."
  }),
  example: [[0, 1]],
  note: "Neither a data.yaml nor a list such as `classes.txt` or `obj.names` lies there."
});
var yoloNamesDisagree = defineFault({
  code: "yolo-names-disagree",
  words: (first, second) => ({
    subject: `${quote(first)} and ${quote(second)}`,
    got: "give the classes of the YOLO annotations different names",
    fix: "Leave the one that is meant in the data folder."
  }),
  example: [YAML, "classes.txt"],
  note: "The labels have numbers only: what they are called stands in these files alone."
});
var yoloPathsMended = defineFault({
  code: "yolo-paths-mended",
  severity: "warning",
  words: (file, mended) => {
    const [[written, taken]] = mended;
    return {
      subject: `${quote(file)}`,
      got: `gives ${counted(mended.length, "path")} of another place, such as ${quote(written)}, which was taken for ${quote(taken)}`,
      fix: "If another is meant, write the paths relative to the file.",
      file
    };
  },
  example: [YAML, [["/home/ann/data/train/images", "train/images"]]],
  note: "Such files often hold the paths of the machine that they were written on. What isn't there is looked for by the end of its path, from the folder of the file upwards."
});
var yoloPathsMissing = defineFault({
  code: "yolo-paths-missing",
  severity: "warning",
  words: (file, paths) => ({
    subject: `${quote(file)}`,
    got: `gives ${counted(paths.length, "path")} where no images lie (${listed(paths)})`,
    fix: "If there are images of these parts, put them there.",
    file
  }),
  example: [YAML, ["../test/images"]],
  note: "The parts of the split are those that are there."
});
var yoloPartsAlike = defineFault({
  code: "yolo-parts-alike",
  severity: "warning",
  words: (file, alike) => ({
    subject: `${quote(file)}`,
    got: `gives the same images to ${alike.map((two) => two.join(" and to ")).join(", and to ")}`,
    expected: `so that there is no part ${alike.map(([, left]) => left).join(", ")}`,
    fix: "What is learnt from tests nothing. Give each part images of its own, or leave the split to this program.",
    file
  }),
  example: [YAML, [["train", "validation"]]],
  note: "Ultralytics wants both `train` and `val`. Without a second part the images are split here, as if none were given."
});
var yoloFilesMissing = defineFault({
  code: "yolo-files-missing",
  severity: "warning",
  words: (images, all) => ({
    subject: `${images.length.toLocaleString("en-US")} of ${counted(all, "image")} (${listed(images)})`,
    got: `${images.length === 1 ? "has" : "have"} no label file, and ${images.length === 1 ? "counts" : "count"} as background alone`,
    fix: "If something shows there, annotate it, or take these images out."
  }),
  example: [["train/images/7.jpg"], 300],
  note: "So Ultralytics reads it: an image without anything has an empty file or none."
});

export {
  quote,
  escapeControls,
  annotationFilesEmpty,
  annotationFileUnreadable,
  annotationFileInUtf16,
  annotation_files_exports,
  onlyBoxes,
  boxesIgnored,
  marksIgnored,
  linesDrawn,
  boxesPassedOver,
  shapesAreBoxes,
  rectanglesAmongShapes,
  noShapes,
  annotationsUnreadable,
  annotationInvalid,
  annotationIdTwice,
  annotationIdsShifted,
  annotationsOfNothing,
  annotationsTwice,
  annotationFilePassedOver,
  crowdsDrawn,
  annotations_exports,
  badFilesSkipped,
  tooManyBadFiles,
  classLost,
  partLost,
  bad_files_exports,
  nearestWord,
  suggestionFor,
  baselineMissing,
  baselineFromData,
  baselineInCheckout,
  baselineUnreadable,
  baselineUntrained,
  baselineOtherVersion,
  seriesShared,
  baselineCacheFailed,
  baseline_exports,
  tableOrFolders,
  foldersBesideTable,
  foldersAreKeys,
  tableNotTaken,
  labelFileUnread,
  beside_labels_exports,
  masksBlended,
  masksUnclear,
  maskPeakOutsideClasses,
  masksFarFromClasses,
  maskPixelsMoved,
  blended_masks_exports,
  foldersRepeat,
  foldsAsClassFolders,
  portionsAsClassFolders,
  severalFilesOfImage,
  maskFolderAsClass,
  partsAndClassesInNames,
  classFolderOrPart,
  foldersBesideParts,
  containerBesideFolders,
  imagesBesideClassFolders,
  foldersInClassFolders,
  partsAssumed,
  class_doubts_exports,
  READ_FORMATS,
  noClassFolders,
  oneClassFolder,
  classFoldersAndMasks,
  masksForClassification,
  tooManyClassFolders,
  classFolderUnknown,
  classFoldersIgnored,
  classFoldersAlike,
  classValueWithoutMasks,
  imagesOutsideClassFolders,
  masksLeftOut,
  classFolderEmpty,
  classWithoutImages,
  classesWithFewImages,
  classesImbalanced,
  conflictingClasses,
  partWithOneClass,
  class_folders_exports,
  classNamesAssumed,
  classListUnfit,
  classListsDisagree,
  classesFilePassedOver,
  class_lists_exports,
  folderToConvertIntoNotEmpty,
  wholeImagesNotConverted,
  outlinesOfNothing,
  converting_exports,
  copiesAsClass,
  documentsAsClass,
  copiesInClassFolders,
  copies_exports,
  imagesDerived,
  imagesLookLikeMasks,
  pairsOfSeveralFolders,
  pairsLeftOut,
  numbersShifted,
  masksNumberedByTasks,
  doubtful_pairs_exports,
  annotationSizeMismatch,
  imagesWithoutShapes,
  shapesOverlap,
  shapesWithoutPixels,
  shapeClassesUnknown,
  tooManyShapeClasses,
  oneShapeClass,
  shapeClassAbsent,
  conflictingShapes,
  drawn_shapes_exports,
  taskDoesNotFitModel,
  dataOfOtherTask,
  dataDoesNotFitModel,
  classNotInModel,
  classesNotTested,
  nothingLabelled,
  runFolderMixed,
  partNotKnown,
  evaluatedPartEmpty,
  testedOnTrainingData,
  evaluationOutputIsRun,
  evaluation_exports,
  labelsInExport,
  labelsNotThere,
  labelsOfOtherTask,
  outlinesForClassification,
  noAnnotatedImage,
  imagesInAnnotations,
  annotatedImagesMissing,
  annotatedImagesAmbiguous,
  annotatedImagesAssumed,
  imagesNotAnnotated,
  imagesInTwoParts,
  annotationFilesDisagree,
  annotationFilesAlike,
  annotationFilesJoined,
  exported_labels_exports,
  exportPassedOver,
  exportOrOther,
  boxesInOneFolder,
  exports_beside_exports,
  foldMissing,
  foldsMissing,
  foldOutOfRange,
  foldWithSweepRow,
  matrixEmpty,
  matrixTooLarge,
  sweepMissing,
  sweepRowOutOfRange,
  sweepSettingRefused,
  sweepSettingTwice,
  tooFewForFolds,
  fan_out_exports,
  displayWidth,
  describeFault,
  faultLines,
  dataFolderMissing,
  dataNotAFolder,
  dataFolderUnreadable,
  severalDataSets,
  dataFolderEmpty,
  noImages,
  noMasks,
  unreadableImage,
  imageOverPixelLimit,
  imageOverMemory,
  symlinkOutside,
  brokenSymlink,
  duplicateImage,
  duplicateAcrossSplits,
  imagesLeftOut,
  files_exports,
  masksAmongPhotographs,
  classesInNamesAssumed,
  flat_pictures_exports,
  mixedChannels,
  mixedBitDepth,
  formatNotRead,
  classFolderNotRead,
  alphaDropped,
  cmykImage,
  multiPageImage,
  orientationDiffers,
  missingValues,
  imageWithoutValues,
  formats_exports,
  gateInvalid,
  gatesInvalid,
  gateClassUnknown,
  gateWithoutTest,
  gateFailed,
  gateNotForClassification,
  gateNotForSegmentation,
  gates_exports,
  partListsAssumed,
  partListsUnfit,
  partListsUnused,
  partListsUnread,
  partListsBeside,
  splitFileBeside,
  partsInNamesAssumed,
  partsInNamesUnused,
  foldsDivided,
  partListsOverlap,
  partListsAmbiguous,
  given_parts_exports,
  historyLinesUnreadable,
  historyLinesNewer,
  historyOvertaken,
  historyFailed,
  historyFolderTaken,
  historyPassing,
  historyNoFolder,
  historyBranchNotHere,
  historyBranchTaken,
  history_exports,
  imagePathsShifted,
  imagePathsDiffer,
  image_paths_exports,
  initialModelMissing,
  initialModelInCheckout,
  initialModelNeedsBaseline,
  initialModelNotOfBaseline,
  initialModelTaskDiffers,
  initialModelPixelsDiffer,
  initialModelClassesDiffer,
  initialModelKnowsImages,
  initialModelNetworkDiffers,
  initial_model_exports,
  oneForEachCause,
  countOfFaults,
  InputError,
  InternalError,
  npmMissing,
  installWords,
  masksSeemInverted,
  inverted_masks_exports,
  masksJoined,
  masksUnited,
  masksNotMeant,
  joinedMaskNotBinary,
  masksAlike,
  classCovered,
  classMasksOverlap,
  classMasksMissing,
  maskClassUnknown,
  labelStudioNames,
  numberedMasksUnclear,
  joined_masks_exports,
  labelsInTable,
  tablePassedOver,
  tableColumnsAmbiguous,
  tableSeveralLabels,
  tableLabelsDiffer,
  tableLabelsConflict,
  tablePartsConflict,
  tableNamesAmbiguous,
  tableImagesMissing,
  imagesNotInTable,
  partLabelledByList,
  tableRowsUnlabelled,
  label_tables_exports,
  annotatorsDisagree,
  newestTaken,
  groundTruthTaken,
  tasksWithoutAnnotation,
  predictionsAlone,
  tasksOfSeveralImages,
  choicesAlone,
  flagsAlone,
  masksAtAddresses,
  regionsLacking,
  labelling_tasks_exports,
  maskSizeMismatch,
  classesFileInvalid,
  emptyMask,
  maskAllIgnored,
  oneClass,
  classAbsent,
  conflictingMasks,
  maskArrayAssumed,
  labels_exports,
  classCountMismatch,
  classColorsAssumed,
  classValuesAssumed,
  classesAssumed,
  ignoredAbsent,
  ignoredAssumed,
  ignoredUnclear,
  masksCodedDifferently,
  maskValueOutsideClasses,
  tooManyMaskValues,
  masksByAlpha,
  mask_values_exports,
  mergeNoRuns,
  mergeFolderMissing,
  mergeRunMissing,
  mergeRunUnreadable,
  mergeDownloadFailed,
  mergeNotFanOut,
  mergeTwice,
  mergeRunsDiffer,
  mergeModelDiffers,
  mergeDataDiffers,
  mergeOutputIsRun,
  merging_exports,
  dvcNotPulled,
  submoduleNotFetched,
  leftOutOfCheckout,
  labelsNotFetched,
  filesNotFetched,
  not_fetched_exports,
  masksNumberObjects,
  numbered_objects_exports,
  masksAssumed,
  sidesInDoubt,
  foldersPair,
  sameNamesAssumed,
  masksInDoubt,
  imagesInDoubt,
  seriesLeftOut,
  pairing_exports,
  partUnknown,
  imagesInNoPart,
  annotationPartsAssumed,
  annotatedForTestAlone,
  parts_of_exports_exports,
  pretrainedNotClassic,
  pretrainedWeightsDamaged,
  pretrained_exports,
  sampleFolderNotEmpty,
  sampleFolderNotWritable,
  runtimePackagesMissing,
  packagesCacheUnfit,
  packagesCacheFailed,
  runtimePackagesChanged,
  runtimePackagesBroken,
  folderTakenAway,
  engineNotInstalled,
  commandUnknown,
  faultUnknown,
  flagWithoutValue,
  flagWithOneDash,
  argumentMissing,
  argumentUnexpected,
  settingNotForTraining,
  settingNotForEvaluation,
  settingNotForCommand,
  program_exports,
  artifactsUnavailable,
  artifactUploadFailed,
  artifactNameTaken,
  artifactPerhapsTaken,
  reportBreaksDownloads,
  artifactNamesRejected,
  summaryUnavailable,
  runnerFileNotWritable,
  reportUploadFailed,
  commentNotPermitted,
  commentFromFork,
  commentFailed,
  commentOnlyElsewhere,
  otherRunUnreadable,
  pullRequestTarget,
  releaseNotPermitted,
  releaseFileTaken,
  releaseFailed,
  publishing_exports,
  cacheFailed,
  earlierRunUnproven,
  checkpointUnfit,
  checkpointOfAnother,
  checkpointNotOurs,
  reuse_exports,
  rulesInvalid,
  rulesNeedChannel,
  rules_exports,
  settingInvalid,
  settingUnknown,
  settingsUnknown,
  inputUnknown,
  gateNotRead,
  settingMissing,
  settingNotInFile,
  fractionsTooLarge,
  targetOutOfRange,
  capturesDiffer,
  classWeightsMismatch,
  outputIsData,
  settingsFileTwice,
  settingsFileUnreadable,
  settingLeadsOut,
  linkOutOfWorkspace,
  linksInOutput,
  settings_exports,
  attributesAsClasses,
  controlsUnclear,
  attributesUnclear,
  shape_attributes_exports,
  shapeClassesAlike,
  shapeClassTwice,
  classListsDiffer,
  shapesWithoutClass,
  shapesWithoutClassLeftOut,
  shapesWithoutClassAsOne,
  categoriesUnnamed,
  shape_classes_exports,
  shapesMostlyNothing,
  shapesAsShares,
  shapesOutside,
  shapesMostlyOutside,
  shapesInCorner,
  annotatedFilesChanged,
  shapesTurned,
  orientationUnclear,
  annotatedAsStored,
  shapes_in_place_exports,
  tooFewImages,
  groupByMatchesNothing,
  patternTooSlow,
  emptyPart,
  partAllEmpty,
  classAbsentFromSplit,
  partSmall,
  classesSmallInPart,
  siblingsCross,
  testedBefore,
  splitFileUnreadable,
  splitUnknownImage,
  splitImageTwice,
  splitLacksImage,
  split_exports,
  oneTableLabel,
  tooManyTableLabels,
  tableLabelUnknown,
  tableLabelsAlike,
  tableLabelsIgnored,
  tableWithoutLabels,
  table_classes_exports,
  tableLabelsMeasured,
  tableOfProbabilities,
  spreadsheetNotRead,
  tableNamesAssumed,
  tableEncodingAssumed,
  tableLabelsNamed,
  tableListsDisagree,
  tableListUnfit,
  table_doubts_exports,
  weightsReplaced,
  classicSegmentsOnly,
  mixUpClassifiesOnly,
  monitorNotForClassification,
  monitorNotForSegmentation,
  trainingDiverged,
  timeBudgetTooShort,
  memoryTight,
  memoryLacking,
  memoryBudgetCapped,
  engineUnavailable,
  nothingTrained,
  lessThanAnEpoch,
  modelUnreadable,
  training_exports,
  patternMatchesNothing,
  capturedPartUnknown,
  unpairedImage,
  imageChannels,
  unpairedMask,
  numbersPadded,
  labelStudioUnpaired,
  unpairedFiles,
  ambiguousPair,
  unlabelledPart,
  unpaired_exports,
  tableOfPlaces,
  labelsNotRead,
  unread_labels_exports,
  modelNotOurs,
  modelIsEnsemble,
  modelUntrained,
  modelMissing,
  modelNotInFolder,
  inputMissing,
  inputMatchesNothing,
  inputHoldsNoImage,
  imagesNamedAlike,
  outputInsideInput,
  inputInsideOutput,
  imageDoesNotFitModel,
  classToFindUnknown,
  optionsForPixels,
  outlinesTooLong,
  using_models_exports,
  inWordsOfConvert,
  diskFull,
  outOfMemory,
  fileNotWritable,
  fileSystemRefused,
  outputStreamBroken,
  outputNotWritable,
  outputInUse,
  outputGone,
  writing_exports,
  tracksNotRead,
  vocMasksBeside,
  xml_annotations_exports,
  turnedBoxes,
  keypointsAlone,
  scoresBehindOutlines,
  yoloClassUnnamed,
  yoloClassesNumbered,
  yoloNamesDisagree,
  yoloPathsMended,
  yoloPathsMissing,
  yoloPartsAlike,
  yoloFilesMissing,
  yolo_labels_exports
};
