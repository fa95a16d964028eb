import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  examplesText,
  fitPictures,
  pagePicture,
  writePredictions
} from "./chunk-FYMZZE7T.js";
import {
  openReader,
  scanDataset
} from "./chunk-J2NDEE7H.js";
import {
  evaluateModel
} from "./chunk-7L6IMLWM.js";
import "./chunk-YQDDMVGT.js";
import "./chunk-BL4QWTKY.js";
import {
  openModel
} from "./chunk-FXGYKNCJ.js";
import "./chunk-ELUILDRL.js";
import "./chunk-YWC3RZZL.js";
import {
  csvRow,
  noFormula
} from "./chunk-SK4KO6PU.js";
import "./chunk-TZEYFFE3.js";
import "./chunk-XN7LDSXX.js";
import {
  SETTINGS_CELL,
  foldsTable,
  outOfFoldImages,
  rankingTable,
  renderMergedSummary,
  spreadTable
} from "./chunk-WVOWQLPB.js";
import {
  formatSpread,
  mergedHeadline,
  missingSentences,
  note,
  outOfFoldSentence,
  testSentence
} from "./chunk-HI2LTWWI.js";
import {
  parseSettings
} from "./chunk-2PFQ2NPE.js";
import {
  SETTINGS
} from "./chunk-FKWAULHV.js";
import "./chunk-JO33H4OS.js";
import "./chunk-GY4JLXYN.js";
import {
  outputFaults
} from "./chunk-7JO6IHGI.js";
import {
  MODEL_INPUT,
  MODEL_OUTPUT
} from "./chunk-LJCZTHRP.js";
import "./chunk-EZVLLFSV.js";
import {
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  StringStringEntryProtoSchema,
  create,
  decodeModel,
  fromBinary,
  toBinary
} from "./chunk-BUMLXEZK.js";
import {
  calibrationSection,
  classCounts,
  classesSection,
  confusionSection,
  cut,
  differenceIntervals,
  drawBars,
  drawImages,
  figure,
  html,
  labelled,
  picturesSection,
  renderDocument,
  swatch,
  table,
  testResults
} from "./chunk-4URWXK2H.js";
import {
  accuracy,
  addConfusion,
  emptyConfusion,
  macroF1,
  meanIou,
  perClass
} from "./chunk-BZDOPR2E.js";
import {
  escapeText,
  table as table2
} from "./chunk-VWZ3TR4P.js";
import {
  forMasks,
  stageSeconds
} from "./chunk-FETK4JZU.js";
import "./chunk-W6RPZAXZ.js";
import {
  RESULTS_SCHEMA_VERSION,
  dataHash,
  formatBytes,
  formatCount,
  formatRatio,
  formatSeconds,
  interval,
  plural,
  resultsSchema
} from "./chunk-5MLFQH3K.js";
import "./chunk-DHVBHEBY.js";
import {
  external_exports,
  makeFolder,
  writeFileAtomic
} from "./chunk-TGS4TCST.js";
import "./chunk-WBE6QDRE.js";
import {
  Random
} from "./chunk-PUHXWQWT.js";
import {
  InputError,
  mergeDataDiffers,
  mergeFolderMissing,
  mergeModelDiffers,
  mergeNoRuns,
  mergeNotFanOut,
  mergeOutputIsRun,
  mergeRunMissing,
  mergeRunUnreadable,
  mergeRunsDiffer,
  mergeTwice,
  modelUnreadable
} from "./chunk-AAVDFMB6.js";
import {
  __callDispose,
  __name,
  __using
} from "./chunk-X4WLS5DE.js";

// src/run/merge.ts
import { availableParallelism, totalmem } from "node:os";
import { join as join3 } from "node:path";

// src/stages/6-evaluate/write-ensemble.ts
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

// src/engine/onnx/ensemble.ts
function ensembleModels(members, metadata) {
  const models = members.map(decode);
  const prefixes = models.map((_, i) => `member${i + 1}/`);
  const graphs = models.map(({ graph }, i) => renamed(graph, prefixes[i]));
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
__name(ensembleModels, "ensembleModels");
function decode({ path, bytes }) {
  let model2;
  try {
    model2 = fromBinary(ModelProtoSchema, bytes);
  } catch (cause) {
    throw new InputError(modelUnreadable(path, cause.message), { cause });
  }
  const { graph } = model2;
  const [input, output] = [graph?.input[0]?.name, graph?.output[0]?.name];
  if (input !== MODEL_INPUT || output !== MODEL_OUTPUT)
    throw new InputError(modelUnreadable(path, `it has no input ${MODEL_INPUT} and output ${MODEL_OUTPUT}`));
  return model2;
}
__name(decode, "decode");
function renamed(graph, prefix) {
  const rename = /* @__PURE__ */ __name((value) => value === "" || value === MODEL_INPUT ? value : prefix + value, "rename");
  for (const node of graph.node) {
    node.name = rename(node.name);
    node.input = node.input.map(rename);
    node.output = node.output.map(rename);
  }
  for (const tensor of graph.initializer) tensor.name = rename(tensor.name);
  return graph;
}
__name(renamed, "renamed");

// src/stages/6-evaluate/write-ensemble.ts
var BY_MEMBER = ["normalization", "network", "layers", "best-epoch"];
async function writeEnsemble({ models, path, version }) {
  const members = await Promise.all(
    models.map(async (model2) => ({ path: model2, bytes: new Uint8Array(await readFile(model2)) }))
  );
  const facts2 = members.map(({ bytes: bytes2 }) => decodeModel(bytes2).metadata);
  const bytes = ensembleModels(members, {
    ...facts2[0],
    ...Object.fromEntries(BY_MEMBER.map((name) => [name, joined(facts2.map((one) => one[name] ?? ""))])),
    members: String(members.length),
    "best-epoch-version": version
  });
  await writeFileAtomic(path, bytes);
  return { path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.byteLength };
}
__name(writeEnsemble, "writeEnsemble");
function joined(texts) {
  if (texts.every((text2) => text2 === texts[0])) return texts[0] ?? "";
  return `[${texts.map(asJson).join(",")}]`;
}
__name(joined, "joined");
function asJson(text2) {
  try {
    JSON.parse(text2);
    return text2;
  } catch {
    return JSON.stringify(text2);
  }
}
__name(asJson, "asJson");

// src/stages/7-report/merge/agree.ts
import { createHash as createHash2 } from "node:crypto";
var FREE = [
  "data",
  "output",
  "fold",
  "sweep-row",
  "threads",
  "resume",
  "baseline",
  "fail-if",
  "memory-budget-bytes",
  "artifact-name",
  "retention-days",
  "comment"
];
var FACTS = [
  { what: "the kind", of: /* @__PURE__ */ __name(({ kind }) => kind, "of") },
  { what: "the number of all", of: /* @__PURE__ */ __name(({ of }) => of, "of") },
  { what: "the version", of: /* @__PURE__ */ __name(({ results }) => results.tool.version, "of") },
  { what: "the task", of: /* @__PURE__ */ __name(({ results }) => results.task, "of") },
  { what: "the data hash", of: /* @__PURE__ */ __name(({ results }) => shortHash(results.data.hash), "of") },
  { what: "the names of the classes", of: /* @__PURE__ */ __name(({ results }) => results.classes.map(({ name }) => name), "of") },
  { what: "the test part", of: /* @__PURE__ */ __name(({ results }) => partOf(results.split.test), "of") }
];
function disagreements(runs) {
  const first = runs[0];
  const faults = FACTS.flatMap((fact) => differing(fact, runs));
  if (faults.length > 0) return faults;
  const tried = new Set(first.kind === "sweep-row" ? sweptSettings(first.results) : []);
  const names = new Set(runs.flatMap(({ results }) => Object.keys(results.settings)));
  for (const name of names) {
    if (FREE.includes(name) || tried.has(name)) continue;
    faults.push(
      ...differing({ what: `setting "${name}"`, of: /* @__PURE__ */ __name(({ results }) => results.settings[name] ?? null, "of") }, runs)
    );
  }
  if (first.kind === "sweep-row")
    faults.push(
      ...differing(
        { what: "the validation part", of: /* @__PURE__ */ __name(({ results }) => partOf(results.split.validation), "of") },
        runs
      )
    );
  return [...faults, ...twice(runs)];
}
__name(disagreements, "disagreements");
function differing({ what, of }, runs) {
  const worded = runs.map((run2) => ({ run: run2.name, value: text(of(run2)) }));
  const other = worded.find(({ value }) => value !== worded[0].value);
  return other === void 0 ? [] : [mergeRunsDiffer(what, worded[0], other)];
}
__name(differing, "differing");
function twice(runs) {
  return [...new Set(runs.map(({ number: number2 }) => number2))].flatMap((number2) => {
    const same = runs.filter((run2) => run2.number === number2);
    if (same.length < 2) return [];
    const names = same.map(({ name }) => name);
    return [mergeTwice(`${runWord(same[0])} ${number2}`, names)];
  });
}
__name(twice, "twice");
function runWord({ kind }) {
  return kind === "fold" ? "fold" : "row";
}
__name(runWord, "runWord");
function sweptSettings({ settings }) {
  const rows = Array.isArray(settings.sweep) ? settings.sweep : [];
  const names = rows.flatMap((row) => Object.keys(row));
  const units = { "time-budget": "time-budget-ms", "memory-budget": "memory-budget-bytes" };
  return names.filter((name) => SETTINGS.some((setting) => setting.name === name)).map((name) => units[name] ?? name);
}
__name(sweptSettings, "sweptSettings");
function partOf({ samples }) {
  const ids = samples.map(({ id, image, labels }) => `${id} ${image} ${labels}
`);
  return `${samples.length} images, ${shortHash(createHash2("sha256").update(ids.join("")).digest("hex"))}`;
}
__name(partOf, "partOf");
function shortHash(hex) {
  return hex.slice(0, 12);
}
__name(shortHash, "shortHash");
function text(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}
__name(text, "text");

// src/stages/7-report/merge/runs.ts
import { createHash as createHash3 } from "node:crypto";
import { readFile as readFile2, stat } from "node:fs/promises";
import { join } from "node:path";
async function readRuns(folders) {
  const read = await Promise.all(folders.map(readRun));
  return {
    runs: read.flatMap((one) => "heldOut" in one ? [one] : []).toSorted((a, b) => a.number - b.number),
    unfinished: read.flatMap((one) => "reason" in one ? [one] : []),
    faults: read.flatMap((one) => "code" in one ? [one] : [])
  };
}
__name(readRuns, "readRuns");
async function readRun({ name, folder }) {
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false
  );
  if (!isFolder) return mergeFolderMissing(name);
  const text2 = await readFile2(join(folder, "results.json"), "utf8").catch(() => void 0);
  if (text2 === void 0) return { name, number: void 0, reason: "it has no results.json" };
  const results = parseResults(text2);
  if (typeof results === "string") return mergeRunUnreadable(name, results);
  const { "fan-out": fanOut, model: model2 } = results;
  if (fanOut === null) return mergeNotFanOut(name);
  const { kind, number: number2, of, "held-out": heldOut } = fanOut;
  if (heldOut === null) return { name, number: number2, reason: "it was cancelled before its model was measured" };
  const modelPath = join(folder, "model", "model.onnx");
  const bytes = await readFile2(modelPath).catch(() => void 0);
  const sha256 = bytes === void 0 ? "" : createHash3("sha256").update(bytes).digest("hex");
  if (sha256 !== model2.sha256) return mergeModelDiffers(name);
  return { name, kind, number: number2, of, results, heldOut, modelPath };
}
__name(readRun, "readRun");
function parseResults(text2) {
  let json;
  try {
    json = JSON.parse(text2);
  } catch (cause) {
    return `it isn't JSON (${cause.message})`;
  }
  const version = json?.["schema-version"];
  if (version !== RESULTS_SCHEMA_VERSION) return `its schema version is not ${RESULTS_SCHEMA_VERSION}`;
  const parsed = resultsSchema.safeParse(json);
  if (parsed.success)
    return hasForeignClass(parsed.data) ? "it counts a class that there is not" : parsed.data;
  const [{ path, message }] = parsed.error.issues;
  return `${path.join(".")}: ${message}`;
}
__name(parseResults, "parseResults");
function hasForeignClass({ classes: classes2, "fan-out": fanOut }) {
  return (fanOut?.["held-out"]?.["per-image"] ?? []).some(
    ({ cells }) => cells.some(([truth, predicted]) => Math.max(truth, predicted) >= classes2.length)
  );
}
__name(hasForeignClass, "hasForeignClass");

// src/stages/7-report/merge/write.ts
import { copyFile } from "node:fs/promises";
import { dirname, join as join2, relative, sep } from "node:path";

// src/stages/7-report/merge/card.ts
var frontMatter = /* @__PURE__ */ __name((merged) => `---
license: unknown # to be stated by whoever publishes the model
library_name: onnx
tags: [ensemble, cross-validation, best-epoch]
metrics: [${["f1", ...forMasks(merged, "mean_iou"), "accuracy"].join(", ")}]
---`, "frontMatter");
function renderEnsembleCard(merged, member) {
  const { runs, tool: tool2, model: model2, data } = merged;
  const levels = member.data["bit-depth"] === 16 ? "0 to 65535" : "0 to 255";
  const rows = merged.classes.map(({ index, name }, k) => {
    const { f1, iou } = merged.spread["per-class"][k];
    return [String(index), escapeText(name), formatSpread(f1), ...forMasks(merged, formatSpread(iou))];
  });
  return `${[
    frontMatter(merged),
    "# Model card",
    `Made by Best Epoch ${escapeText(tool2.version)} on ${merged["created-at"].slice(0, 10)}.`,
    "## Model",
    [
      `- an ensemble of ${plural(runs.length, "model")}, one for each fold of a cross-validation, each ${escapeText(member.plan.network)}; its probabilities are the mean of theirs, so it takes ${runs.length} times as long as one`,
      `- \`model.onnx\`, ${formatBytes(model2.bytes)}, sha256 ${model2.sha256}`,
      ...missingSentences(merged).map((sentence) => `- ${escapeText(sentence, 400)}`)
    ].join("\n"),
    "## Input and output",
    [
      `- \`image\`: float32 N,C,H,W; raw pixel values as the files have them (${member.data["bit-depth"]}-bit, ${levels}); C = ${member.data.channels}; any batch, height and width`,
      "- `probabilities`: the classes are the second axis; the class is the index of the largest",
      `- normalisation and ${merged.task === "segmentation" ? "padding" : "resizing"} are inside, for each member its own`
    ].join("\n"),
    "## Classes and metrics",
    [outOfFoldSentence(merged), testSentence(merged), note(merged)].filter((sentence) => sentence !== void 0).map((sentence) => escapeText(sentence, 600)).join(" "),
    "By class, on the images that each fold held out, mean ± standard deviation over the folds:",
    table2(
      ["index", "class", "F1", ...forMasks(merged, "IoU")],
      rows,
      ["rlr", ...forMasks(merged, "r")].join("")
    ),
    "## Data",
    `${plural(data.images, "image")}, data hash ${data.hash}. Of those that are not for the test each was trained on by all members but one.`,
    "## How to run it",
    examplesText(member),
    "## Limits",
    "Measured on images like those it was trained on; on others it can be arbitrarily wrong, with high probabilities.",
    "## Licence",
    "To be stated by whoever publishes this model, here and at `license` in the first lines of this file."
  ].join("\n\n")}
`;
}
__name(renderEnsembleCard, "renderEnsembleCard");

// src/stages/7-report/merge/merged.ts
var MERGED_SCHEMA_VERSION = 1;
var { test, tool, task, classes, model, predictions } = resultsSchema.shape;
var number = external_exports.number().int().min(1);
var count = external_exports.number().int().min(0);
var ratio = external_exports.number().min(0).max(1).nullable();
var spread = external_exports.object({
  folds: count,
  mean: external_exports.number().nullable(),
  "standard-deviation": external_exports.number().nullable().describe("Of a sample (n - 1); null: fewer than two values")
});
var scores = external_exports.object({ images: count, accuracy: ratio, "mean-iou": ratio, "macro-f1": ratio });
var scoreSpreads = external_exports.object({ accuracy: spread, "mean-iou": spread, "macro-f1": spread });
var run = external_exports.object({
  number: number.describe("Which fold or row"),
  name: external_exports.string().describe("The folder or the artifact it came from"),
  "best-epoch": count,
  "stopped-epoch": count,
  "stop-reason": resultsSchema.shape["stop-reason"],
  "validation-loss": external_exports.number().nullable(),
  "held-out": scores.describe("On the images that it held out and that chose its epoch"),
  seconds: external_exports.number().min(0)
});
var base = {
  "schema-version": external_exports.literal(MERGED_SCHEMA_VERSION),
  tool,
  "created-at": external_exports.iso.datetime(),
  task,
  classes,
  data: external_exports.object({ hash: external_exports.string(), images: count }),
  of: number.describe("Runs that there should be"),
  missing: external_exports.array(external_exports.object({ number, reason: external_exports.string() })).describe("Runs that are left out"),
  test: test.nullable().describe("Of the merged model; null: it was not tested"),
  "not-tested": external_exports.string().nullable().describe("Why it was not tested"),
  predictions,
  model
};
var mergedFolds = external_exports.object({
  kind: external_exports.literal("folds"),
  ...base,
  runs: external_exports.array(run.extend({ test: scores.describe("On the common test images") })),
  spread: external_exports.object({
    "held-out": scoreSpreads,
    test: scoreSpreads,
    "per-class": external_exports.array(external_exports.object({ class: external_exports.string(), precision: spread, recall: spread, f1: spread, iou: spread })).describe("On the held-out images")
  }),
  "out-of-fold": test.extend({ "per-image": external_exports.array(test.shape["per-image"].element.extend({ fold: number })) }).describe("Every image by the model that did not train on it, counted together")
});
var mergedSweep = external_exports.object({
  kind: external_exports.literal("sweep"),
  ...base,
  runs: external_exports.array(
    run.extend({
      rank: number,
      settings: external_exports.record(external_exports.string(), external_exports.json()).describe("The row as it was given"),
      behind: external_exports.object({ change: external_exports.number(), interval }).nullable().describe("Its macro F1 minus that of the best, paired over the same images; null: it is the best")
    })
  ).describe("By the macro F1 on the validation images, best first")
});
var mergedSchema = external_exports.discriminatedUnion("kind", [mergedFolds, mergedSweep]);
async function writeMerged(path, merged) {
  await writeFileAtomic(path, `${JSON.stringify(mergedSchema.parse(merged), null, 2)}
`);
}
__name(writeMerged, "writeMerged");

// src/stages/7-report/merge/folds.ts
function mergeFolds(record) {
  const { runs } = record;
  const heldOut = runs.map((run2) => run2.heldOut);
  const tests = runs.map(({ results }) => results.test);
  return {
    kind: "folds",
    ...commonFacts(record),
    runs: runs.map((run2) => ({ ...runFacts(run2), test: scoresOf(run2.results.test) })),
    spread: {
      "held-out": scoreSpreads2(heldOut),
      test: scoreSpreads2(tests),
      "per-class": runs[0].results.classes.map(({ name }, k) => {
        const over = /* @__PURE__ */ __name((key) => spreadOf(heldOut.map((one) => one["per-class"][k]?.[key] ?? null)), "over");
        return {
          class: name,
          precision: over("precision"),
          recall: over("recall"),
          f1: over("f1"),
          iou: over("iou")
        };
      })
    },
    "out-of-fold": outOfFold(runs)
  };
}
__name(mergeFolds, "mergeFolds");
function commonFacts({ version, createdAt, runs, missing, ...record }) {
  const { results, of } = runs[0];
  const { task: task2, classes: classes2, data } = results;
  return {
    "schema-version": MERGED_SCHEMA_VERSION,
    tool: { name: "best-epoch", version },
    "created-at": createdAt.toISOString(),
    task: task2,
    classes: classes2,
    data: { hash: data.hash, images: data.images },
    of,
    missing,
    test: record.test,
    "not-tested": record.notTested,
    predictions: record.predictions,
    model: { ...record.model }
  };
}
__name(commonFacts, "commonFacts");
function runFacts({ number: number2, name, results, heldOut }) {
  return {
    number: number2,
    name,
    "best-epoch": results["best-epoch"],
    "stopped-epoch": results["stopped-epoch"],
    "stop-reason": results["stop-reason"],
    "validation-loss": results["validation-loss"],
    "held-out": scoresOf(heldOut),
    seconds: stageSeconds(results)
  };
}
__name(runFacts, "runFacts");
function scoresOf(test3) {
  return {
    images: test3.images,
    accuracy: test3.accuracy,
    "mean-iou": test3["mean-iou"],
    "macro-f1": test3["macro-f1"]
  };
}
__name(scoresOf, "scoresOf");
function scoreSpreads2(tests) {
  const over = /* @__PURE__ */ __name((key) => spreadOf(tests.map((test3) => test3[key])), "over");
  return { accuracy: over("accuracy"), "mean-iou": over("mean-iou"), "macro-f1": over("macro-f1") };
}
__name(scoreSpreads2, "scoreSpreads");
function spreadOf(values) {
  const defined = values.filter((value) => value !== null);
  const count2 = defined.length;
  if (count2 === 0) return { folds: 0, mean: null, "standard-deviation": null };
  const mean = defined.reduce((sum, value) => sum + value, 0) / count2;
  const squares = defined.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { folds: count2, mean, "standard-deviation": count2 < 2 ? null : Math.sqrt(squares / (count2 - 1)) };
}
__name(spreadOf, "spreadOf");
function outOfFold(runs) {
  const { task: task2, classes: classes2, plan } = runs[0].results;
  const images = runs.flatMap(({ heldOut, number: number2 }) => heldOut["per-image"].map((image) => ({ ...image, fold: number2 }))).toSorted((a, b) => a.id < b.id ? -1 : 1);
  const perImage = images.map(({ id, cells }) => {
    const confusion2 = fromCells(cells, classes2.length);
    return { id, confusion: confusion2, ...means(confusion2) };
  });
  const confusion = perImage.reduce(
    (total, image) => addConfusion(total, image.confusion),
    emptyConfusion(classes2.length)
  );
  const confidence = pooledBins(runs.flatMap(({ heldOut }) => heldOut.calibration?.bins ?? []));
  const evaluation = { confusion, ...means(confusion), perClass: perClass(confusion), confidence, perImage };
  return { ...testResults(evaluation, { task: task2, classes: classes2 }, plan.seed), "per-image": images };
}
__name(outOfFold, "outOfFold");
function means(confusion) {
  return { accuracy: accuracy(confusion), meanIou: meanIou(confusion), macroF1: macroF1(confusion) };
}
__name(means, "means");
function fromCells(cells, classes2) {
  const counts = [...emptyConfusion(classes2)];
  for (const [truth, predicted, pixels] of cells) counts[truth * classes2 + predicted] = pixels;
  return counts;
}
__name(fromCells, "fromCells");
function pooledBins(bins) {
  const pooled = /* @__PURE__ */ new Map();
  for (const { low, high, pixels, confidence, accuracy: accuracy2 } of bins) {
    const before = pooled.get(low) ?? { low, high, pixels: 0, correct: 0, confidence: 0 };
    pooled.set(low, {
      ...before,
      pixels: before.pixels + pixels,
      correct: before.correct + Math.round((accuracy2 ?? 0) * pixels),
      confidence: before.confidence + (confidence ?? 0) * pixels
    });
  }
  return [...pooled.values()].toSorted((a, b) => a.low - b.low);
}
__name(pooledBins, "pooledBins");

// src/stages/7-report/merge/out-of-fold-csv.ts
var MASKS = [
  ["accuracy", ({ accuracy: accuracy2 }) => accuracy2],
  ["mean-iou", (image) => image["mean-iou"]],
  ["macro-f1", (image) => image["macro-f1"]]
];
function ofWholeImages(classes2) {
  const name = /* @__PURE__ */ __name(({ cells }, place) => {
    const label = cells[0]?.[place];
    return label === void 0 ? null : noFormula(classes2[label].name);
  }, "name");
  return [
    ["class", (image) => name(image, 0)],
    ["predicted", (image) => name(image, 1)],
    ["probability", ({ confidence }) => confidence],
    ["true-probability", (image) => image["true-probability"]]
  ];
}
__name(ofWholeImages, "ofWholeImages");
function outOfFoldCsv({ task: task2, classes: classes2, "out-of-fold": all }) {
  const columns = task2 === "segmentation" ? MASKS : ofWholeImages(classes2);
  const rows = all["per-image"].map(
    (image) => csvRow([noFormula(image.id), image.fold, ...columns.map(([, read]) => read(image) ?? "")])
  );
  return [csvRow(["id", "fold", ...columns.map(([header]) => header)]), ...rows].join("");
}
__name(outOfFoldCsv, "outOfFoldCsv");

// src/stages/7-report/merge/folds-sections.ts
var MOST_BARS = 30;
var MOST_IMAGES = 1e3;
function foldsSection(merged) {
  const { runs } = merged;
  const tested = runs.some(({ test: test3 }) => test3.images > 0);
  const svg = drawBars(
    "folds",
    runs.slice(0, MOST_BARS).map(({ number: number2 }) => `fold ${number2}`),
    [
      { name: "held out", color: "train", values: runs.map((run2) => run2["held-out"]["macro-f1"]) },
      ...tested ? [{ name: "test", color: "test", values: runs.map(({ test: test3 }) => test3["macro-f1"]) }] : []
    ],
    (value) => formatRatio(value).slice(0, 5)
  );
  const caption = html`Macro F1, from 0 to 1, higher is better: <span class="key train">held-out images</span>${tested ? html` <span class="key test">test images</span>` : void 0}`;
  const label = "Macro F1 of each fold on its held-out images and on the test images. The numbers are in the table.";
  const numbers = table({
    caption: "Each fold on its held-out images; sd: standard deviation over the folds",
    ...foldsTable(merged),
    text: [0, 3]
  });
  return html`${numbers}${figure(labelled(svg, label), caption)}`;
}
__name(foldsSection, "foldsSection");
function foldClassesSection(merged) {
  const { spread: spread2, classes: classes2 } = merged;
  const scores2 = ["F1", ...forMasks(merged, "IoU")];
  const shown = spread2["per-class"].slice(0, MOST_BARS);
  const mean = /* @__PURE__ */ __name((of) => of.mean, "mean");
  const svg = drawBars(
    "fold-classes",
    shown.map((metrics) => metrics.class),
    [
      { name: "F1", color: "train", values: shown.map(({ f1 }) => mean(f1)) },
      ...forMasks(merged, {
        name: "IoU",
        color: "validation",
        values: shown.map(({ iou }) => mean(iou))
      })
    ],
    (value) => formatRatio(value).slice(0, 5)
  );
  const caption = html`Mean over the folds, from 0 to 1, higher is better: <span class="key train">F1</span>${forMasks(merged, html` <span class="key validation">IoU</span>`)}${shown.length < spread2["per-class"].length ? ` The first ${MOST_BARS} classes.` : ""}`;
  const label = `Mean ${scores2.join(" and ")} of each class over the folds. The numbers are in the table.`;
  const { header, rows } = spreadTable(merged);
  const numbers = table({
    caption: "Held-out images by class: mean ± standard deviation over the folds",
    header,
    rows: rows.map(([name, ...cells], k) => [html`${swatch(classes2[k]?.color)}${cut(name)}`, ...cells])
  });
  return html`${numbers}${figure(labelled(svg, label), caption)}`;
}
__name(foldClassesSection, "foldClassesSection");
function imagesSection(merged) {
  const { columns, images, order } = outOfFoldImages(merged);
  const rows = images.slice(0, MOST_IMAGES).map(({ id, fold, cells }) => [cut(id), String(fold), ...cells.map((cell) => cut(cell, 40))]);
  const rest = images.length - rows.length;
  const more = rest > 0 ? html`<p>${plural(rest, "more image")} in out-of-fold.csv.</p>` : void 0;
  const caption = `Every image by the model that did not train on it, ${order}`;
  const text2 = merged.task === "segmentation" ? [0] : [0, 2, 3];
  return html`${table({ caption, header: ["image", "fold", ...columns], rows, text: text2 })}${more}`;
}
__name(imagesSection, "imagesSection");

// src/stages/7-report/merge/sweep-sections.ts
var MOST_BARS2 = 30;
function rankingSection(merged) {
  const { runs } = merged;
  const shown = runs.slice(0, MOST_BARS2);
  const values = shown.map((run2) => run2["held-out"]["macro-f1"]);
  const svg = drawBars(
    "ranking",
    shown.map(({ number: number2 }) => `row ${number2}`),
    [{ name: "macro F1", color: "validation", values }],
    (value) => formatRatio(value).slice(0, 5)
  );
  const caption = html`From 0 to 1, higher is better: <span class="key validation">macro F1 on the validation images</span>${shown.length < runs.length ? `The best ${MOST_BARS2} of ${runs.length}.` : ""}`;
  const label = "Macro F1 of each row on the validation images. The numbers are in the table.";
  const { header, rows } = rankingTable(merged);
  const numbers = table({
    caption: "Rows of the sweep by macro F1 on the validation images, best first, with 95 % intervals of the difference",
    header,
    rows: rows.map((cells) => cells.map((cell, i) => i === SETTINGS_CELL ? cut(cell, 300) : cell)),
    text: [SETTINGS_CELL]
  });
  return html`${numbers}${figure(labelled(svg, label), caption)}`;
}
__name(rankingSection, "rankingSection");

// src/stages/7-report/merge/page.ts
var LONGEST_SENTENCE = 600;
var PAGE_LIMIT_BYTES = 1e7;
async function renderMergedPage(merged, encode) {
  const size = /* @__PURE__ */ __name((pictures2) => Buffer.byteLength(mergedPage(merged, pictures2)), "size");
  const pictures = merged.predictions.length === 0 ? [] : await fitPictures(PAGE_LIMIT_BYTES, encode, size);
  return mergedPage(merged, pictures);
}
__name(renderMergedPage, "renderMergedPage");
function mergedPage(merged, pictures) {
  return renderDocument({
    title: `Best Epoch: ${mergedHeadline(merged)}`,
    head: head(merged),
    sections: [
      ...merged.kind === "folds" ? [
        { id: "folds", title: "Folds", content: foldsSection(merged) },
        { id: "fold-classes", title: "Held-out classes", content: foldClassesSection(merged) },
        { id: "out-of-fold", title: "Out-of-fold images", content: imagesSection(merged) },
        { id: "fold-confusion", title: "Out-of-fold confusion", content: outOfFoldConfusion(merged) }
      ] : [{ id: "ranking", title: "Ranking", content: rankingSection(merged) }],
      ...testSections(merged, pictures),
      { id: "facts", title: "Data and model", content: facts(merged) }
    ],
    version: merged.tool.version,
    createdAt: merged["created-at"],
    numbersFile: "merged.json"
  });
}
__name(mergedPage, "mergedPage");
function head(merged) {
  return html`<header>
<p class="kicker">Best Epoch report</p>
<h1>${mergedHeadline(merged)}</h1>
${missingSentences(merged).map((sentence) => html`<p><strong>${cut(sentence, LONGEST_SENTENCE)}</strong></p>\n`)}${sentences(merged)}<p class="faint">${note(merged)}</p>
${tiles(merged)}
</header>`;
}
__name(head, "head");
function sentences(merged) {
  return [outOfFoldSentence(merged), testSentence(merged)].filter((sentence) => sentence !== void 0).map((sentence) => html`<p>${cut(sentence, LONGEST_SENTENCE)}</p>\n`);
}
__name(sentences, "sentences");
function tiles(merged) {
  const seconds = merged.runs.reduce((total, run2) => total + run2.seconds, 0);
  const held = merged.kind === "folds" ? [
    ["Held-out macro F1", formatSpread(merged.spread["held-out"]["macro-f1"]), "mean ± sd over folds"],
    ["Out-of-fold macro F1", formatRatio(merged["out-of-fold"]["macro-f1"]), "counted together"]
  ] : [
    ["Best row", String(merged.runs[0].number), `of ${merged.of}`],
    ["Validation macro F1", formatRatio(merged.runs[0]["held-out"]["macro-f1"]), "of the best row"]
  ];
  const test3 = merged.kind === "folds" ? "of the ensemble" : "of the best row";
  const facts2 = [
    ...held,
    ["Test macro F1", formatRatio(merged.test?.["macro-f1"]), test3],
    ...forMasks(merged, ["Test mean IoU", formatRatio(merged.test?.["mean-iou"]), test3]),
    ["Time", formatSeconds(seconds), "all runs together"]
  ];
  return html`<dl class="tiles">${facts2.map(([title, value, small]) => html`<div><dt>${title}</dt><dd>${value}<small>${small}</small></dd></div>\n`)}</dl>`;
}
__name(tiles, "tiles");
function outOfFoldConfusion(merged) {
  return confusionSection({ ...merged, test: merged["out-of-fold"] });
}
__name(outOfFoldConfusion, "outOfFoldConfusion");
function testSections(merged, pictures) {
  const { test: test3 } = merged;
  if (test3 === null)
    return [
      { id: "test", title: "Test", content: html`<p>${cut(testSentence(merged), LONGEST_SENTENCE)}</p>` }
    ];
  const tested = { ...merged, test: test3 };
  return [
    { id: "classes", title: "Test classes", content: classesSection(tested) },
    { id: "confusion", title: "Test confusion", content: confusionSection(tested) },
    { id: "calibration", title: "Calibration", content: calibrationSection(tested) },
    ...pictures.length === 0 ? [] : [
      {
        id: "images",
        title: "Test images",
        content: picturesSection(tested, pictures)
      }
    ]
  ];
}
__name(testSections, "testSections");
function facts({ data, classes: classes2, model: model2 }) {
  return html`<ul class="findings">
<li>${plural(data.images, "image")}, ${plural(classes2.length, "class", "classes")}; data hash <code>${data.hash}</code></li>
<li>${model2.path}: ${formatBytes(model2.bytes)} (${formatCount(model2.bytes)} bytes), sha256 <code>${model2.sha256}</code></li>
</ul>`;
}
__name(facts, "facts");

// src/stages/7-report/merge/sweep.ts
function ranked(runs) {
  const score = /* @__PURE__ */ __name(({ heldOut }) => heldOut["macro-f1"] ?? -1, "score");
  return runs.toSorted((a, b) => score(b) - score(a) || a.number - b.number);
}
__name(ranked, "ranked");
function mergeSweep(record) {
  const order = ranked(record.runs);
  const best = order[0];
  const test3 = best.results.test.images === 0 ? null : best.results.test;
  const notTested = test3 === null ? "the data set has no test part" : null;
  return {
    kind: "sweep",
    ...commonFacts({ ...record, test: test3, notTested }),
    runs: order.map((run2, i) => ({
      ...runFacts(run2),
      rank: i + 1,
      settings: rowOf(run2.results, run2.number),
      behind: i === 0 ? null : behind(run2, best)
    }))
  };
}
__name(mergeSweep, "mergeSweep");
function rowOf({ settings }, number2) {
  const rows = settings.sweep;
  return (Array.isArray(rows) ? rows[number2 - 1] : void 0) ?? {};
}
__name(rowOf, "rowOf");
function behind(run2, best) {
  const [own, other] = [run2.heldOut["macro-f1"], best.heldOut["macro-f1"]];
  if (own === null || other === null) return null;
  const classes2 = best.results.classes.length;
  const counts = /* @__PURE__ */ __name(({ heldOut }) => heldOut["per-image"].map(({ cells }) => classCounts(fromCells(cells, classes2))), "counts");
  const draws = drawImages(best.heldOut.images, Random.for(best.results.plan.seed, "bootstrap"));
  const { macroF1: macroF12 } = differenceIntervals(counts(run2), counts(best), draws);
  return { change: own - other, interval: macroF12 ?? null };
}
__name(behind, "behind");

// src/stages/7-report/merge/write.ts
async function writeMergedReport(input) {
  const { output: folder, runs, tested } = input;
  const inFolder = /* @__PURE__ */ __name((path) => join2(folder, path), "inFolder");
  const examples = tested?.evaluation.examples ?? [];
  const classes2 = tested?.classes ?? [];
  const predictions2 = await writePredictions(folder, classes2, examples);
  const merged = mergedOf(input, predictions2);
  const encode = /* @__PURE__ */ __name((edge) => Promise.all(examples.map((example) => pagePicture(example, classes2, edge))), "encode");
  const texts = {
    "summary.md": renderMergedSummary(merged),
    "report.html": await renderMergedPage(merged, encode),
    ...merged.kind === "folds" ? {
      "out-of-fold.csv": outOfFoldCsv(merged),
      "model/card.md": renderEnsembleCard(merged, runs[0].results)
    } : {}
  };
  for (const [path, text2] of Object.entries(texts)) await writeFileAtomic(inFolder(path), text2);
  await writeMerged(inFolder("merged.json"), merged);
  const written = ["merged.json", ...Object.keys(texts), ...predictions2.map(({ path }) => path)];
  const card = merged.kind === "sweep" ? ["model/card.md"] : [];
  return {
    folder,
    merged,
    mergedPath: inFolder("merged.json"),
    summaryPath: inFolder("summary.md"),
    reportPath: inFolder("report.html"),
    modelPath: input.model.path,
    files: [...[...written, ...card].map(inFolder), input.model.path]
  };
}
__name(writeMergedReport, "writeMergedReport");
function mergedOf(input, predictions2) {
  const { output, model: model2, runs, tested } = input;
  const path = relative(output, model2.path).replaceAll(sep, "/");
  const record = { ...input, model: { ...model2, path }, predictions: predictions2 };
  if (runs[0].kind === "sweep-row") return mergeSweep(record);
  const { plan, task: task2 } = runs[0].results;
  const test3 = tested === void 0 ? null : testResults(tested.evaluation, { ...tested, task: task2 }, plan.seed);
  return mergeFolds({ ...record, test: test3 });
}
__name(mergedOf, "mergedOf");
async function copyBestModel(runs, path) {
  const best = ranked(runs)[0];
  await makeFolder(dirname(path));
  await copyFile(best.modelPath, path);
  await copyFile(join2(dirname(best.modelPath), "card.md"), join2(dirname(path), "card.md"));
  const { sha256, bytes } = best.results.model;
  return { path, sha256, bytes };
}
__name(copyBestModel, "copyBestModel");

// src/run/merge.ts
async function merge(options) {
  const { settings, publisher, version } = options;
  publisher.group("Runs");
  const { runs, missing } = await readAll(options);
  publisher.say(`Merging ${runs.map((run2) => `${runWord(run2)} ${run2.number} (${run2.name})`).join(", ")}`);
  publisher.group("Model and report");
  const path = join3(settings.output, "model", "model.onnx");
  const isSweep = runs[0].kind === "sweep-row";
  const model2 = isSweep ? await copyBestModel(runs, path) : await writeEnsemble({ models: runs.map(({ modelPath }) => modelPath), path, version });
  const { tested, notTested } = isSweep ? UNTESTED : await test2(options, runs, model2);
  const report = await writeMergedReport({
    output: settings.output,
    version,
    createdAt: options.now(),
    runs,
    missing,
    model: model2,
    tested,
    notTested
  });
  await publisher.publishMerged(report);
  publisher.group(void 0);
}
__name(merge, "merge");
async function readAll({ settings, folders, publisher }) {
  const isRun = folders.some(({ folder }) => folder === settings.output);
  const faults = [
    ...isRun ? [mergeOutputIsRun(settings.output)] : [],
    ...await outputFaults(settings.output)
  ];
  const read = await readRuns(folders);
  faults.push(...read.faults);
  if (faults.length > 0) throw new InputError(faults);
  const [first] = read.runs;
  if (first === void 0) throw new InputError(mergeNoRuns(read.unfinished));
  const differing2 = disagreements(read.runs);
  if (differing2.length > 0) throw new InputError(differing2);
  const missing = missingOf(first, read);
  publisher.faults(
    missing.map(({ number: number2, reason }) => mergeRunMissing(`${runWord(first)} ${number2}`, first.of, reason))
  );
  return { runs: read.runs, missing };
}
__name(readAll, "readAll");
function missingOf({ of }, { runs, unfinished }) {
  const unnumbered = unfinished.filter(({ number: number2 }) => number2 === void 0);
  const hint = unnumbered.map(({ name, reason }) => `; ${name}: ${reason}`).join("");
  return Array.from({ length: of }, (_, i) => i + 1).filter((number2) => !runs.some((run2) => run2.number === number2)).map((number2) => {
    const known = unfinished.find((run2) => run2.number === number2);
    const reason = known === void 0 ? `there is no finished run of it${hint}` : known.reason;
    return { number: number2, reason };
  });
}
__name(missingOf, "missingOf");
var UNTESTED = { tested: void 0, notTested: null };
async function test2({ settings, publisher, signal }, runs, { path }) {
  var _stack = [];
  try {
    const untested = /* @__PURE__ */ __name((notTested) => ({ tested: void 0, notTested }), "untested");
    const { split, data } = runs[0].results;
    if (split.test.images === 0) return untested("the data set has no test part");
    if (settings.data === void 0)
      return untested("the images are not at hand; give the data folder as `data` to test it");
    const { dataset, faults } = await scanDataset(dataSettings(settings, settings.data, runs[0]), signal);
    if (dataset === void 0) throw new InputError(faults);
    if (dataHash(dataset) !== data.hash) throw new InputError(mergeDataDiffers(settings.data));
    const ids = new Set(split.test.samples.map(({ id }) => id));
    const samples = dataset.samples.filter(({ id }) => ids.has(id));
    publisher.say(`Testing the ensemble on ${samples.length} images`);
    const reader = __using(_stack, openReader(dataset, { budgetBytes: totalmem() / 4, folder: settings.output }), true);
    const threads = settings.threads === 0 ? availableParallelism() : settings.threads;
    const model2 = await openModel(path, { threads });
    try {
      const evaluation = await evaluateModel({ model: model2, dataset, samples, reader, signal });
      return { tested: { evaluation, classes: dataset.classes }, notTested: null };
    } finally {
      await model2.dispose();
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
__name(test2, "test");
function dataSettings({ output }, data, { results }) {
  const names = SETTINGS.filter(({ section, inFile }) => section === "Data" && inFile !== false);
  const values = Object.fromEntries(names.map(({ name }) => [name, results.settings[name] ?? null]));
  const file = { path: "results.json", folder: data, values };
  return parseSettings({ flags: { data, output }, file, cwd: data });
}
__name(dataSettings, "dataSettings");
export {
  merge
};
