import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  mergedSchema
} from "./results-merged.js";
import {
  sheetSection,
  sourceWords
} from "./stages-7-report-sheet.js";
import {
  facts,
  paragraph,
  table
} from "./document-document.js";
import {
  LONGEST_SENTENCE,
  code,
  cut,
  swatch,
  withCode
} from "./document-inline.js";
import {
  evaluationSchema
} from "./provision.js";
import {
  MOST_BYTES,
  readPlainText
} from "./stages-5-train.js";
import {
  capital,
  count,
  filesOf,
  filesOfEvaluation,
  filesOfMerged,
  formatCount,
  formatShare,
  leadsOut,
  moment,
  plural,
  ratio,
  resultsSchema,
  sheetImage,
  size,
  takenForBackground
} from "./stages-1-config.js";
import {
  notWritten,
  writeFileAtomic
} from "./metrics.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  remove
} from "./shared-move-and-remove.js";
import {
  unlessOutOfMemory
} from "./shared-out-of-memory.js";
import {
  InternalError
} from "./errors.js";
import {
  iso_exports
} from "./vendor-yaml.js";
import {
  _enum,
  array,
  literal,
  number,
  object,
  string
} from "./vendor-zod.js";

// src/stages/7-report/check/classes-table.ts
var LONGEST_NAME = 40;
function classesTable({ task: task2, classes: classes2, all, split: split2 }) {
  const parts = [["all", all], ...split2 === null ? [] : partsOf(split2)];
  const cell = (part2, k) => task2 === "segmentation" ? formatShare(part2["class-share"][k] ?? null) : formatCount(part2["class-pixels"][k] ?? 0);
  return table(
    task2 === "segmentation" ? "Classes, with their share of the pixels" : "Classes, with their images",
    ["class", "colour", ...parts.map(([name]) => name)],
    classes2.map(({ name, color }, k) => [
      swatch(color, cut(name, LONGEST_NAME)),
      hexColor(color),
      ...parts.map(([, part2]) => cell(part2, k))
    ]),
    { text: [0, 1] }
  );
}
function partsOf(split2) {
  const parts = [
    ["training", split2.train],
    ["validation", split2.validation],
    ["test", split2.test]
  ];
  return parts.filter(([, { images }]) => images > 0);
}
function hexColor(color) {
  return `#${color.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

// src/stages/7-report/check/facts.ts
var FOLDERS_NAMED = 3;
function factRows(understood2) {
  return [
    ["task", `${understood2.task}: ${cut(understood2.why, LONGEST_SENTENCE)}`],
    ["data", dataText(understood2)],
    ...backgroundRows(understood2),
    ...splitRows(understood2),
    ["size", sizesText(understood2)],
    ["pixels", pixelsText(understood2)],
    ...ignoredRows(understood2),
    ...pairRows(understood2),
    ...leftOutRows(understood2)
  ];
}
function sizeOf({ width, height }) {
  return `${width}x${height}`;
}
function dataText({ data: data2, classes: classes2 }) {
  return `${plural(data2.images, "image")}, ${plural(classes2.length, "class", "classes")}`;
}
function backgroundRows({ task: task2, classes: classes2 }) {
  const background = takenForBackground({ task: task2 }, classes2[0]?.name);
  if (background === void 0) return [];
  return [["background", `${cut(background)}, the first class: mean Dice leaves it out`]];
}
function splitRows({ split: split2 }) {
  if (split2 === null) return [];
  const { train, validation, test } = split2;
  const parts = [
    ["training", train],
    ["validation", validation],
    ["test", test]
  ];
  const counts = parts.map(([name, { images }]) => `${name} ${formatCount(images)}`).join(", ");
  return [["split", `${counts}; by ${sourceWords(split2)}${drawnText(split2)}`]];
}
function drawnText({ source, drawn, seed, ...parts }) {
  if (source === "hash") return `, seed ${seed}`;
  const names = drawn.filter((part2) => parts[part2].images > 0);
  return names.length === 0 ? "" : `, ${names.join(" and ")} drawn by seed ${seed}`;
}
function sizesText({ data: data2, ...more }) {
  const frequent = more["frequent-size"];
  const most = sizeOf(frequent);
  if (frequent.images === data2.images || data2.sizes === null) return `all ${most}`;
  const { smallest, largest } = data2.sizes;
  const range = `${sizeOf(smallest)} to ${sizeOf(largest)}`;
  return `${range}, most often ${most} (${plural(frequent.images, "image")})`;
}
function pixelsText({ data: data2 }) {
  const depth = data2["bit-depth"] === 32 ? "floats" : `${data2["bit-depth"]} bits`;
  return data2.channels === 3 ? `colour, ${depth} a channel` : `grey, ${depth}`;
}
function ignoredRows({ ignored }) {
  if (ignored === null) return [];
  const { pixels, share, images } = ignored;
  if (pixels === 0) return [["ignored", "no pixels"]];
  return [["ignored", `${plural(pixels, "pixel")} (${formatShare(share)}) in ${plural(images, "image")}`]];
}
function pairRows({ pairs }) {
  return pairs.map(({ image, label }, i) => [`pair ${i + 1}`, `${cut(image)} -> ${cut(label)}`]);
}
function leftOutRows({ "left-out": { files, folders } }) {
  if (files === 0) return [["left out", "none"]];
  const named = folders.slice(0, FOLDERS_NAMED).map(
    ({ folder, files: own }) => `${formatCount(own)} in ${folder === "." ? "the data folder" : cut(`${folder}/`)}`
  );
  const rest = folders.length > FOLDERS_NAMED ? ", ..." : "";
  return [["left out", `${plural(files, "image file")}: ${named.join(", ")}${rest}`]];
}

// src/stages/7-report/check/document.ts
function checkDocument(check) {
  const { understood: understood2 } = check;
  return {
    title: "Best Epoch check",
    tone: toneOf(check),
    heading: understood2 === null ? "Nothing was understood" : headingOf(understood2),
    badges: badgesOf(check),
    opening: openingOf(check),
    tiles: understood2 === null ? [] : tilesOf(understood2),
    sections: sectionsOf(check),
    version: check.tool.version,
    createdAt: check["created-at"],
    numbersFile: "check.json"
  };
}
function sectionsOf(check) {
  const { understood: understood2, faults } = check;
  const data2 = understood2 === null ? [] : [...sheetSection(understood2, check.sheet), ...understoodSections(understood2)];
  return faults.length === 0 ? [...data2, faultsSection(check)] : [faultsSection(check), ...data2];
}
function checkFacts({ root, understood: understood2 }) {
  if (understood2 === null) return [];
  return [facts(cut(root), factRows(understood2)), classesTable(understood2)];
}
function headingOf({ task: task2, data: data2, classes: classes2 }) {
  return `${capital(task2)}: ${plural(data2.images, "image")}, ${plural(classes2.length, "class", "classes")}`;
}
function openingOf({ root, understood: understood2 }) {
  const why = understood2 === null ? [] : [paragraph(`${capital(cut(understood2.why, LONGEST_SENTENCE))}.`)];
  return [...why, paragraph(cut(root, LONGEST_SENTENCE), { faint: true })];
}
function tilesOf({ data: data2, classes: classes2, split: split2, ...more }) {
  const parts = split2 === null ? [] : [
    ["Training", split2.train],
    ["Validation", split2.validation],
    ["Test", split2.test]
  ];
  return [
    { title: "Images", value: formatCount(data2.images), note: sizesNote(data2.images, more["frequent-size"]) },
    { title: "Classes", value: formatCount(classes2.length) },
    ...parts.map(([title, { images }]) => ({
      title,
      value: formatCount(images),
      note: images === 1 ? "image" : "images"
    }))
  ];
}
function sizesNote(images, frequent) {
  const size2 = sizeOf(frequent);
  return frequent.images === images ? `all ${size2}` : `${size2} most often`;
}
function understoodSections(understood2) {
  return [
    { id: "classes", title: "Classes", leaveOut: 1, blocks: [classesTable(understood2)] },
    { id: "data", title: "Data", leaveOut: 1, blocks: [facts("What was understood", factRows(understood2))] }
  ];
}
function faultsSection({ faults }) {
  const items = faults.map(({ code: fault, severity, message }) => [
    `${severity}: `,
    code(cut(fault)),
    " ",
    withCode(cut(message, LONGEST_SENTENCE))
  ]);
  const blocks = items.length === 0 ? [paragraph("No faults.")] : [{ kind: "list", items }];
  const isWarned = faults.length > 0 && faults.every(({ severity }) => severity === "warning");
  return { id: "faults", title: isWarned ? "Warnings" : "Faults", leaveOut: 1, blocks };
}
function badgesOf({ faults }) {
  const count2 = (severity) => faults.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count2("error"), count2("warning")];
  if (faults.length === 0) return [{ tone: "good", mark: "✓", text: "No faults" }];
  return [
    ...errors > 0 ? [{ tone: "bad", mark: "✗", text: plural(errors, "error") }] : [],
    ...warnings > 0 ? [{ tone: "warn", mark: "!", text: plural(warnings, "warning") }] : []
  ];
}
function toneOf({ faults }) {
  if (faults.length === 0) return "good";
  return faults.some(({ severity }) => severity === "error") ? "bad" : "warn";
}

// src/results/check.ts
var CHECK_SCHEMA_VERSION = 1;
var { tool, task, classes, data, split } = resultsSchema.shape;
var part = split.shape.test.omit({ samples: true });
var understood = object({
  task,
  why: string().describe("What was taken for what, and because of what"),
  classes,
  data: data.omit({ root: true, warnings: true }),
  "frequent-size": size.extend({ images: count }).describe("The size that most images have"),
  all: part.describe("All images of the data set"),
  ignored: object({
    pixels: count,
    share: ratio.describe("Of all pixels"),
    images: count.describe("That have such pixels")
  }).nullable().describe(
    "Pixels that count for nothing: ignored in the mask, or without a value in the image; null: there are no masks"
  ),
  split: object({
    source: split.shape.source,
    by: split.shape.by,
    drawn: array(_enum(["train", "validation", "test"])).describe("The parts that neither the data nor a file says: drawn by the seed"),
    seed: number().int(),
    train: part,
    validation: part,
    test: part
  }).nullable().describe("null: errors leave nothing to split"),
  pairs: array(sheetImage.pick({ image: true, label: true })).describe(
    "The first three images with their labels; of whole images one of each of the first three classes"
  ),
  "left-out": object({
    files: count,
    folders: array(object({ folder: string(), files: count })).describe("The ten with the most of them"),
    examples: array(string()).describe("The first three")
  }).describe("Image files in the data folder that are neither an image of the data set nor hold a label")
});
var checkSchema = object({
  kind: literal("check"),
  "schema-version": literal(CHECK_SCHEMA_VERSION),
  tool,
  "created-at": iso_exports.datetime(),
  root: string().describe("The data folder"),
  understood: understood.nullable().describe("null: errors leave nothing to understand"),
  faults: array(
    object({
      code: string(),
      severity: _enum(["error", "warning"]),
      message: string(),
      files: array(string()).describe("Those at fault, relative to the data folder")
    })
  ).describe(
    "Everything that is wrong with data, split and settings, one for each cause; an error would stop a training"
  ),
  sheet: array(sheetImage).describe("The images that check.html shows with their labels")
});
async function writeCheckResults(path, results) {
  await writeFileAtomic(path, `${JSON.stringify(checkSchema.parse(results), null, 2)}
`);
}

// src/network/keras/weights.ts
var SUFFIXES = {
  weight: "kernel",
  "depthwise-weight": "depthwise_kernel",
  bias: "bias",
  "norm-weight": "gamma",
  "norm-bias": "beta",
  "running-mean": "moving_mean",
  "running-var": "moving_variance"
};
var AXES = { 1: [0], 2: [1, 0], 4: [2, 3, 1, 0] };
var DEPTHWISE_AXES = [2, 3, 0, 1];
function axesOf({ kind, shape }) {
  return kind === "depthwise-weight" ? DEPTHWISE_AXES : AXES[shape.length];
}
function kerasName({ layer, kind }) {
  return `${layer}/${SUFFIXES[kind]}`;
}
function kerasShape(spec) {
  return axesOf(spec).map((axis) => spec.shape[axis]);
}
function toKeras(spec, { data: data2 }) {
  const axes = axesOf(spec);
  return { name: kerasName(spec), shape: kerasShape(spec), data: transpose(spec, data2, spec.shape, axes) };
}
function fromKeras(spec, data2) {
  const axes = axesOf(spec);
  const inverse = axes.map((_, axis) => axes.indexOf(axis));
  return { shape: spec.shape, data: transpose(spec, data2, kerasShape(spec), inverse) };
}
function transpose({ name }, data2, shape, axes) {
  const strides = shape.map((_, axis) => product(shape.slice(axis + 1)));
  if (data2.length !== product(shape))
    throw new InternalError(`the parameter "${name}" has ${data2.length} values, not ${shape.join("x")}`);
  const target = new Float32Array(data2.length);
  const sizes = axes.map((axis) => shape[axis]);
  const steps = axes.map((axis) => strides[axis]);
  const index = axes.map(() => 0);
  for (let to = 0, from = 0; to < target.length; to++) {
    target[to] = data2[from];
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      from += steps[axis];
      if (++index[axis] < sizes[axis]) break;
      from -= steps[axis] * sizes[axis];
      index[axis] = 0;
    }
  }
  return target;
}
function product(sizes) {
  return sizes.reduce((total, size2) => total * size2, 1);
}

// src/run/replaced.ts
import { join } from "node:path";
async function earlierIn(output) {
  const run = resultsSchema.safeParse(await readJson(output, "results.json")).data;
  const merged = mergedSchema.safeParse(await readJson(output, "merged.json")).data;
  const evaluation = evaluationSchema.safeParse(await readJson(output, "evaluation.json")).data;
  const found = [];
  if (run) found.push({ what: "a run", results: run, files: filesOf(run) });
  if (merged) found.push({ what: "a merge", results: merged, files: filesOfMerged(merged) });
  if (evaluation)
    found.push({ what: "an evaluation", results: evaluation, files: filesOfEvaluation(evaluation) });
  return found.map((one) => ({ ...one, files: one.files.filter((path) => !leadsOut(output, path)) }));
}
async function replacedByRun(output) {
  return (await earlierIn(output)).map(
    ({ what, results }) => `${holds(output, what, results)}. This run replaces it${what === "an evaluation" ? "" : ", model and all,"} when it ends, also by an interrupt after its first epoch; \`output\` names another folder.`
  );
}
var MODEL_OF_MERGE = ["model/model.onnx", "model/card.md"];
async function replaceByMerge(output) {
  const found = await earlierIn(output);
  const gone = found.flatMap(({ files }) => files).filter((path) => !MODEL_OF_MERGE.includes(path));
  for (const path of gone) {
    try {
      await remove(join(output, path), { force: true });
    } catch (cause) {
      throw notWritten(join(output, path), cause);
    }
  }
  return found.map(({ what, results }) => `${holds(output, what, results)}, which this merge replaces.`);
}
function holds(output, what, results) {
  return `${output} holds ${what} of ${moment(results["created-at"])}`;
}
async function readJson(folder, name) {
  try {
    return parseJson(await readPlainText(join(folder, name), MOST_BYTES.run));
  } catch (cause) {
    return unlessOutOfMemory(void 0)(cause);
  }
}

export {
  checkDocument,
  checkFacts,
  CHECK_SCHEMA_VERSION,
  writeCheckResults,
  kerasName,
  toKeras,
  fromKeras,
  earlierIn,
  replacedByRun,
  replaceByMerge
};
