import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  replaceByMerge
} from "./stages-7-report-check.js";
import "./stages-3-split.js";
import {
  openReader
} from "./stages-2-dataset.js";
import {
  openModelFile
} from "./engine.js";
import {
  scanDataset
} from "./stages-2-dataset-labels.js";
import "./stages-2-dataset-yolo-layout.js";
import {
  examplesText,
  licenceText,
  renderPage,
  writePredictions
} from "./stages-7-report-model-card.js";
import {
  dataHash,
  evaluateModel,
  modelResults,
  testResults
} from "./stages-7-report-diagnosis.js";
import "./stages-6-evaluate-predict.js";
import "./stages-4-plan-initial-model.js";
import "./stages-2-dataset-classes-file.js";
import {
  memoryBudgetOf
} from "./image.js";
import {
  csvRow,
  noFormula
} from "./shared-csv.js";
import "./image-encode.js";
import {
  MERGED_SCHEMA_VERSION,
  writeMerged
} from "./results-merged.js";
import "./engine-check.js";
import "./engine-onnx-messages.js";
import "./vendor-saxes.js";
import "./vendor-picomatch.js";
import "./stages-7-report-baseline.js";
import {
  renderSummary,
  table
} from "./stages-7-report.js";
import "./stages-7-report-sheet.js";
import {
  formatSpread,
  missingSentences,
  note,
  outOfFoldSentence,
  stageSeconds,
  testSentence,
  unknownInPretraining
} from "./stages-7-report-words.js";
import "./stages-7-report-head-epoch.js";
import "./stages-2-dataset-class-colors.js";
import "./shared-extremes.js";
import "./engine-engine.js";
import "./vendor-markdown-table.js";
import "./document-html.js";
import {
  escapeText
} from "./document-markdown-inline.js";
import "./document-document.js";
import "./document-inline.js";
import {
  ensembleModels,
  fewerThreads,
  heedMemory,
  inOutput,
  metadataOfEnsemble,
  outputFaults,
  parseSettings,
  readModelFile,
  threadsOf
} from "./provision.js";
import {
  MOST_BYTES,
  NotPlainFile,
  readPlainFile,
  readPlainText
} from "./stages-5-train.js";
import {
  NOTICES_FILE,
  RESULTS_SCHEMA_VERSION,
  SETTINGS,
  TABLE,
  WITHOUT_EFFECT,
  capital,
  differenceIntervals,
  drawImages,
  forMasks,
  formatBytes,
  hasFailedGate,
  inapplicable,
  isComparing,
  isOfTest,
  judgeValue,
  kebabCase,
  plural,
  resultsSchema,
  unsuitableGates,
  withLaterScores
} from "./stages-1-config.js";
import {
  DECIDING,
  addConfusion,
  byScore,
  classCounts,
  emptyConfusion,
  makeFolder,
  perClass,
  scoresOf,
  scoresOfTask,
  writeFileAtomic
} from "./metrics.js";
import "./shared-deadline.js";
import {
  parseJson
} from "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./engine-onnx.js";
import {
  isOutOfMemory,
  unlessOutOfMemory
} from "./shared-out-of-memory.js";
import {
  Random
} from "./network.js";
import "./shared-message-of.js";
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
  modelIsEnsemble,
  modelUnreadable
} from "./errors.js";
import "./vendor-echarts.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import {
  __callDispose,
  __using
} from "./esbuild.js";

// src/run/merge.ts
import { lstat } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/stages/6-evaluate/write-ensemble.ts
import { createHash } from "node:crypto";
async function writeEnsemble({ models, path, version }) {
  const members = await Promise.all(models.map(readMember));
  const bytes = ensembleModels(
    members.map((member) => member.bytes),
    { ...metadataOfEnsemble(members.map(({ metadata }) => metadata)), "best-epoch-version": version }
  );
  await writeFileAtomic(path, bytes);
  return { path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.byteLength };
}
async function readMember(path) {
  const { model, faults } = readModelFile(await readPlainFile(path, MOST_BYTES.whole), path);
  if (model === void 0) throw new InputError(faults);
  const { members } = model.metadata;
  if (members !== void 0) throw new InputError(modelIsEnsemble(path, members));
  return model;
}

// src/stages/7-report/merge/agree.ts
import { createHash as createHash2 } from "node:crypto";
var FREE = ["data", "fold", "sweep-row", "threads", ...WITHOUT_EFFECT.map(kebabCase)];
var FACTS = [
  { what: "the kind", of: ({ kind }) => kind },
  { what: "the number of all", of: ({ of }) => of },
  { what: "the version", of: ({ results }) => results.tool.version },
  { what: "the task", of: ({ results }) => results.task },
  { what: "the data hash", of: ({ results }) => shortHash(results.data.hash) },
  { what: "the names of the classes", of: ({ results }) => results.classes.map(({ name }) => name) },
  { what: "the test part", of: ({ results }) => partOf(results.split.test) }
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
      ...differing({ what: `setting "${name}"`, of: ({ results }) => results.settings[name] ?? null }, runs)
    );
  }
  if (first.kind === "sweep-row")
    faults.push(
      ...differing(
        { what: "the validation part", of: ({ results }) => partOf(results.split.validation) },
        runs
      )
    );
  return [...faults, ...twice(runs)];
}
function differing({ what, of }, runs) {
  const worded = runs.map((run) => ({ run: run.name, value: text(of(run)) }));
  const other = worded.find(({ value }) => value !== worded[0].value);
  return other === void 0 ? [] : [mergeRunsDiffer(what, worded[0], other)];
}
function twice(runs) {
  return [...new Set(runs.map(({ number }) => number))].flatMap((number) => {
    const same = runs.filter((run) => run.number === number);
    if (same.length < 2) return [];
    const names = same.map(({ name }) => name);
    return [mergeTwice(`${runWord(same[0])} ${number}`, names)];
  });
}
function runWord({ kind }) {
  return kind === "fold" ? "fold" : "row";
}
function sweptSettings({ settings }) {
  const rows = Array.isArray(settings.sweep) ? settings.sweep : [];
  const swept = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.entries(TABLE).filter(([, { name }]) => swept.has(name)).map(([property]) => kebabCase(property));
}
function partOf({ samples }) {
  const ids = samples.map(({ id, image, labels }) => `${id} ${image} ${labels}
`);
  return `${samples.length} images, ${shortHash(createHash2("sha256").update(ids.join("")).digest("hex"))}`;
}
function shortHash(hex) {
  return hex.slice(0, 12);
}
function text(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}

// src/stages/7-report/merge/runs.ts
import { createHash as createHash3 } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
async function readRuns(folders) {
  const read = (await Promise.all(folders.map(readRun))).flat();
  return {
    runs: read.flatMap((one) => "heldOut" in one ? [one] : []).toSorted((a, b) => a.number - b.number),
    unfinished: read.flatMap((one) => "reason" in one ? [one] : []),
    faults: read.flatMap((one) => "code" in one ? [one] : [])
  };
}
async function readRun({
  name,
  folder
}) {
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false
  );
  if (!isFolder) return mergeFolderMissing(name);
  const text2 = await readPlainText(join(folder, "results.json"), MOST_BYTES.run).catch(whyNot);
  if (text2 === void 0) return { name, number: void 0, reason: "it has no results.json" };
  if (text2 instanceof NotPlainFile) return mergeRunUnreadable(name, text2.message);
  const results = parseResults(text2);
  if (typeof results === "string") return mergeRunUnreadable(name, results);
  const { "fan-out": fanOut, model } = results;
  if (fanOut === null) return mergeNotFanOut(name);
  const { kind, number, of, "held-out": heldOut } = fanOut;
  if (heldOut === null) return { name, number, reason: "it was cancelled before its model was measured" };
  if (results.untrained === "less-than-an-epoch")
    return { name, number, reason: "its time was over before its model had seen one epoch" };
  const modelPath = join(folder, "model", "model.onnx");
  const bytes = await readPlainFile(modelPath, MOST_BYTES.whole).catch(whyNot);
  if (bytes instanceof NotPlainFile) return modelUnreadable(modelPath, bytes.message);
  if (bytes === void 0 || createHash3("sha256").update(bytes).digest("hex") !== model.sha256)
    return mergeModelDiffers(name);
  const { model: read, faults } = readModelFile(bytes, modelPath);
  if (read === void 0) return faults;
  return {
    ...{ name, kind, number, of, modelPath },
    // A mean over the runs that happen to have a score would stand beside means over all.
    results: { ...results, test: withLaterScores(results, results.test) },
    heldOut: withLaterScores(results, heldOut)
  };
}
function whyNot(error) {
  if (isOutOfMemory(error)) throw error;
  return error instanceof NotPlainFile ? error : void 0;
}
function parseResults(text2) {
  let json;
  try {
    json = parseJson(text2);
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
function hasForeignClass({ classes, "fan-out": fanOut }) {
  return (fanOut?.["held-out"]?.["per-image"] ?? []).some(
    ({ cells }) => cells.some(([truth, predicted]) => Math.max(truth, predicted) >= classes.length)
  );
}

// src/stages/7-report/merge/write.ts
import { basename as basename2, dirname, join as join2, relative, sep } from "node:path";

// src/stages/7-report/merge/card.ts
var frontMatter = (merged) => `---
license: unknown # to be stated by whoever publishes the model
library_name: onnx
tags: [ensemble, cross-validation, best-epoch]
metrics: [${["f1", ...forMasks(merged, "mean_iou"), "accuracy"].join(", ")}]
---`;
function renderEnsembleCard(merged, member) {
  const { runs, tool, model } = merged;
  const levels = member.data["bit-depth"] === 16 ? "0 to 65535" : "0 to 255";
  return `${[
    frontMatter(merged),
    "# Model card",
    `Made by Best Epoch ${escapeText(tool.version)} on ${merged["created-at"].slice(0, 10)}.`,
    "## Model",
    [
      `- an ensemble of ${plural(runs.length, "model")}, one for each fold of a cross-validation, each ${escapeText(member.plan.network)}; its probabilities are the mean of theirs, so it takes ${runs.length} times as long as one`,
      `- \`model.onnx\`, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`,
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
    classTable(merged),
    "## Data",
    dataText(merged),
    "## How to run it",
    examplesText(member),
    "## Limits",
    "Measured on images like those it was trained on; on others it can be arbitrarily wrong, with high probabilities.",
    "## Licence",
    licenceText(merged.origin, model.notices)
  ].join("\n\n")}
`;
}
function dataText({ data, origin }) {
  const images = `${plural(data.images, "image")}, data hash ${data.hash}. Of those that are not for the test each was trained on by all members but one.`;
  return origin === null ? images : `${images} ${escapeText(capital(unknownInPretraining(origin)), 400)}.`;
}
function classTable(merged) {
  const rows = merged.classes.map(({ index, name }, k) => {
    const { f1, iou } = merged.spread["per-class"][k];
    return [String(index), escapeText(name), formatSpread(f1), ...forMasks(merged, formatSpread(iou))];
  });
  const head = ["index", "class", "F1", ...forMasks(merged, "IoU")];
  return table(head, rows, ["rlr", ...forMasks(merged, "r")].join(""));
}

// src/stages/7-report/merge/folds.ts
import { basename } from "node:path/posix";

// src/stages/7-report/merge/gates.ts
function judgeMerged(gates, { task, test: test2, "not-tested": reason }) {
  return gates.map((gate) => {
    if (isComparing(gate)) return inapplicable(gate, "joined runs are compared with no baseline");
    if (gate.kind === "finding") return inapplicable(gate, "each run is diagnosed by itself");
    if (!isOfTest(gate.metric)) return inapplicable(gate, "each run was trained and validated by itself");
    if (test2 === null) return inapplicable(gate, reason ?? "the model was not tested");
    return judgeValue(gate, { task, test: test2, history: [], "best-epoch": 0 });
  });
}

// src/stages/7-report/merge/folds.ts
function mergeFolds(record) {
  const { runs } = record;
  const heldOut = runs.map((run) => run.heldOut);
  const tests = runs.map(({ results }) => results.test);
  return {
    kind: "folds",
    ...commonFacts(record),
    origin: originOf(runs),
    runs: runs.map((run) => ({ ...runFacts(run), test: testScores(run.results.test) })),
    spread: {
      "held-out": scoreSpreads(heldOut),
      test: scoreSpreads(tests),
      "per-class": runs[0].results.classes.map(({ name }, k) => {
        const over = (key) => spreadOf(heldOut.map((one) => one["per-class"][k]?.[key] ?? null));
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
function originOf(runs) {
  const origins = runs.map(({ results }) => results["initial-model"]?.origin ?? null);
  return origins.find((origin) => origin !== null) ?? null;
}
function commonFacts({ version, createdAt, runs, missing, ...record }) {
  const { results, of } = runs[0];
  const { task, classes, data } = results;
  return {
    "schema-version": MERGED_SCHEMA_VERSION,
    tool: { name: "best-epoch", version },
    name: basename(data.root),
    "created-at": createdAt.toISOString(),
    task,
    classes,
    data: { hash: data.hash, images: data.images },
    of,
    missing,
    test: record.test,
    "not-tested": record.notTested,
    gates: judgeMerged(record.failIf, { task, test: record.test, "not-tested": record.notTested }),
    predictions: record.predictions,
    model: modelResults(record.model)
  };
}
function runFacts({ number, name, results, heldOut }) {
  return {
    number,
    name,
    "best-epoch": results["best-epoch"],
    "stopped-epoch": results["stopped-epoch"],
    "stop-reason": results["stop-reason"],
    "validation-loss": results["validation-loss"],
    "held-out": testScores(heldOut),
    seconds: stageSeconds(results)
  };
}
function testScores(test2) {
  return { images: test2.images, ...byScore(({ key }) => test2[key]) };
}
function scoreSpreads(tests) {
  return byScore(({ key }) => spreadOf(tests.map((test2) => test2[key])));
}
function spreadOf(values) {
  const defined = values.filter((value) => value !== null);
  const count = defined.length;
  if (count === 0) return { folds: 0, mean: null, "standard-deviation": null };
  const mean = defined.reduce((sum, value) => sum + value, 0) / count;
  const squares = defined.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { folds: count, mean, "standard-deviation": count < 2 ? null : Math.sqrt(squares / (count - 1)) };
}
function outOfFold(runs) {
  const { task, classes, plan } = runs[0].results;
  const images = runs.flatMap(({ heldOut, number }) => heldOut["per-image"].map((image) => ({ ...image, fold: number }))).toSorted((a, b) => a.id < b.id ? -1 : 1);
  const perImage = images.map(({ id, cells }) => {
    const confusion2 = fromCells(cells, classes.length);
    return { id, confusion: confusion2, scores: scoresOf(confusion2) };
  });
  const confusion = perImage.reduce(
    (total, image) => addConfusion(total, image.confusion),
    emptyConfusion(classes.length)
  );
  const confidence = pooledBins(runs.flatMap(({ heldOut }) => heldOut.calibration?.bins ?? []));
  const scores = scoresOf(confusion);
  const evaluation = { confusion, scores, perClass: perClass(confusion), confidence, perImage };
  return { ...testResults(evaluation, { task, classes }, plan.seed), "per-image": images };
}
function fromCells(cells, classes) {
  const counts = [...emptyConfusion(classes)];
  for (const [truth, predicted, pixels] of cells) counts[truth * classes + predicted] = pixels;
  return counts;
}
function pooledBins(bins) {
  const pooled = /* @__PURE__ */ new Map();
  for (const { low, high, pixels, confidence, accuracy } of bins) {
    const before = pooled.get(low) ?? { low, high, pixels: 0, correct: 0, confidence: 0 };
    pooled.set(low, {
      ...before,
      pixels: before.pixels + pixels,
      correct: before.correct + Math.round((accuracy ?? 0) * pixels),
      confidence: before.confidence + (confidence ?? 0) * pixels
    });
  }
  return [...pooled.values()].toSorted((a, b) => a.low - b.low);
}

// src/stages/7-report/merge/out-of-fold-csv.ts
var MASKS = scoresOfTask("segmentation").map(({ key }) => [key, (image) => image[key]]);
function ofWholeImages(classes) {
  const name = ({ cells }, place) => {
    const label = cells[0]?.[place];
    return label === void 0 ? null : noFormula(classes[label].name);
  };
  return [
    ["class", (image) => name(image, 0)],
    ["predicted", (image) => name(image, 1)],
    ["probability", ({ confidence }) => confidence],
    ["true-probability", (image) => image["true-probability"]]
  ];
}
function outOfFoldCsv({ task, classes, "out-of-fold": all }) {
  const columns = task === "segmentation" ? MASKS : ofWholeImages(classes);
  const rows = all["per-image"].map(
    (image) => csvRow([noFormula(image.id), image.fold, ...columns.map(([, read]) => read(image) ?? "")])
  );
  return [csvRow(["id", "fold", ...columns.map(([header]) => header)]), ...rows].join("");
}

// src/stages/7-report/merge/sweep.ts
function ranked(runs) {
  const score = ({ heldOut }) => heldOut[DECIDING.key] ?? -1;
  return runs.toSorted((a, b) => score(b) - score(a) || a.number - b.number);
}
function mergeSweep(record) {
  const order = ranked(record.runs);
  const best = order[0];
  const test2 = best.results.test.images === 0 ? null : best.results.test;
  const notTested = test2 === null ? "the data set has no test part" : null;
  return {
    kind: "sweep",
    ...commonFacts({ ...record, test: test2, notTested }),
    origin: originOf([best]),
    runs: order.map((run, i) => ({
      ...runFacts(run),
      rank: i + 1,
      settings: rowOf(run.results, run.number),
      behind: i === 0 ? null : behind(run, best)
    }))
  };
}
function rowOf({ settings }, number) {
  const rows = settings.sweep;
  return (Array.isArray(rows) ? rows[number - 1] : void 0) ?? {};
}
function behind(run, best) {
  const [own, other] = [run.heldOut[DECIDING.key], best.heldOut[DECIDING.key]];
  if (own === null || other === null) return null;
  const classes = best.results.classes.length;
  const counts = ({ heldOut }) => heldOut["per-image"].map(({ cells }) => classCounts(fromCells(cells, classes)));
  const draws = drawImages(best.heldOut.images, Random.for(best.results.plan.seed, "bootstrap"));
  const { scores } = differenceIntervals(counts(run), counts(best), draws);
  return { change: own - other, interval: scores[DECIDING.key] ?? null };
}

// src/stages/7-report/merge/write.ts
var NOTICES_PATH = `model/${NOTICES_FILE}`;
async function writeMergedReport(input) {
  const { output: folder, runs, tested } = input;
  const inFolder = (path) => join2(folder, path);
  const examples = tested?.evaluation.examples ?? [];
  const classes = tested?.classes ?? [];
  const predictions = await writePredictions(folder, classes, examples);
  const notices = await noticesFor(runs);
  const merged = mergedOf(input, predictions, notices !== void 0);
  const texts = {
    "summary.md": renderSummary(merged),
    "report.html": await renderPage({ results: merged, classes, examples }),
    ...merged.kind === "folds" ? {
      "out-of-fold.csv": outOfFoldCsv(merged),
      "model/card.md": renderEnsembleCard(merged, runs[0].results)
    } : {},
    ...notices === void 0 ? {} : { [NOTICES_PATH]: notices }
  };
  for (const [path, text2] of Object.entries(texts)) await writeFileAtomic(inFolder(path), text2);
  await writeMerged(inFolder("merged.json"), merged);
  const written = ["merged.json", ...Object.keys(texts), ...predictions.map(({ path }) => path)];
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
function mergedOf(input, predictions, hasNotices) {
  const { output, model, runs, tested } = input;
  const path = relative(output, model.path).replaceAll(sep, "/");
  const notices = hasNotices ? NOTICES_PATH : void 0;
  const record = { ...input, model: { ...model, path, notices }, predictions };
  if (runs[0].kind === "sweep-row") return mergeSweep(record);
  const { plan, task } = runs[0].results;
  const test2 = tested === void 0 ? null : testResults(tested.evaluation, { ...tested, task }, plan.seed);
  return mergeFolds({ ...record, test: test2 });
}
async function noticesFor(runs) {
  const delivered = runs[0].kind === "sweep-row" ? ranked(runs).slice(0, 1) : runs;
  const run = delivered.find(({ results }) => results.model.notices !== null);
  if (run === void 0) return void 0;
  const path = join2(dirname(run.modelPath), NOTICES_FILE);
  return await readPlainText(path, MOST_BYTES.run).catch(unlessOutOfMemory(void 0));
}
async function copyBestModel(runs, path) {
  const best = ranked(runs)[0];
  await makeFolder(dirname(path));
  for (const name of [basename2(path), "card.md"]) {
    const content = await readPlainFile(join2(dirname(best.modelPath), name), MOST_BYTES.whole);
    await writeFileAtomic(join2(dirname(path), name), content);
  }
  const { sha256, bytes } = best.results.model;
  return { path, sha256, bytes };
}

// src/run/merge.ts
function merge(options) {
  const { settings, publisher, signal } = options;
  const say = (line) => publisher.say(line);
  return inOutput(
    settings.output,
    { say, signal },
    (held) => heedMemory(
      { doing: "the merging", lower: fewerThreads(settings) },
      () => mergeAll({ ...options, signal: held.signal })
    )
  );
}
async function mergeAll(options) {
  const { settings, publisher, version } = options;
  publisher.group("Runs");
  const { runs, missing } = await readAll(options);
  publisher.say(`Merging ${runs.map((run) => `${runWord(run)} ${run.number} (${run.name})`).join(", ")}`);
  publisher.group("Model and report");
  const path = join3(settings.output, "model", "model.onnx");
  const isSweep = runs[0].kind === "sweep-row";
  const model = isSweep ? await copyBestModel(runs, path) : await writeEnsemble({ models: runs.map(({ modelPath }) => modelPath), path, version });
  const { tested, notTested } = isSweep ? UNTESTED : await test(options, runs, model);
  for (const line of await replaceByMerge(settings.output)) publisher.say(line);
  const report = await writeMergedReport({
    output: settings.output,
    version,
    createdAt: options.now(),
    runs,
    missing,
    model,
    tested,
    notTested,
    failIf: settings.failIf ?? []
  });
  await publisher.publishMerged(report);
  publisher.group(void 0);
  return { gateFailed: hasFailedGate(report.merged) };
}
async function readAll({ settings, folders, publisher }) {
  const isRun = await lstat(join3(settings.output, "results.json")).then(
    () => true,
    () => folders.some(({ folder }) => folder === settings.output)
  );
  const faults = [
    ...isRun ? [mergeOutputIsRun(settings.output)] : [],
    ...await outputFaults(settings.output)
  ];
  const read = await readRuns(folders);
  faults.push(...read.faults);
  if (faults.length > 0) throw new InputError(faults);
  const [first] = read.runs;
  if (first === void 0) throw new InputError(mergeNoRuns(read.unfinished));
  const differing2 = [...disagreements(read.runs), ...unsuitableGates(settings.failIf, first.results)];
  if (differing2.length > 0) throw new InputError(differing2);
  const missing = missingOf(first, read);
  publisher.faults(
    missing.map(({ number, reason }) => mergeRunMissing(`${runWord(first)} ${number}`, first.of, reason))
  );
  return { runs: read.runs, missing };
}
function missingOf({ of }, { runs, unfinished }) {
  const unnumbered = unfinished.filter(({ number }) => number === void 0);
  const hint = unnumbered.map(({ name, reason }) => `; ${name}: ${reason}`).join("");
  return Array.from({ length: of }, (_, i) => i + 1).filter((number) => !runs.some((run) => run.number === number)).map((number) => {
    const known = unfinished.find((run) => run.number === number);
    const reason = known === void 0 ? `there is no finished run of it${hint}` : known.reason;
    return { number, reason };
  });
}
var UNTESTED = { tested: void 0, notTested: null };
async function test({ settings, publisher, signal }, runs, { path }) {
  var _stack = [];
  try {
    const untested = (notTested) => ({ tested: void 0, notTested });
    const { split, data } = runs[0].results;
    if (split.test.images === 0) return untested("the data set has no test part");
    if (settings.data === void 0)
      return untested("the images are not at hand; give the data folder as `data` to test it");
    const asTrained = dataSettings(settings, settings.data, runs[0]);
    const { dataset, faults } = await scanDataset(asTrained, signal);
    if (dataset === void 0) throw new InputError(faults);
    if (dataHash(dataset) !== data.hash) throw new InputError(mergeDataDiffers(settings.data));
    const ids = new Set(split.test.samples.map(({ id }) => id));
    const samples = dataset.samples.filter(({ id }) => ids.has(id));
    publisher.say(`Testing the ensemble on ${samples.length} images`);
    const reader = __using(_stack, openReader(dataset, {
      budgetBytes: memoryBudgetOf(asTrained),
      folder: settings.output
    }), true);
    const { model } = await openModelFile(path, { threads: threadsOf(settings) });
    try {
      const evaluation = await evaluateModel({ model, dataset, samples, reader, signal });
      return { tested: { evaluation, classes: dataset.classes }, notTested: null };
    } finally {
      await model.dispose();
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function dataSettings({ output }, data, { results }) {
  const names = SETTINGS.filter(({ section, inFile }) => section === "Data" && inFile !== false);
  const values = Object.fromEntries(names.map(({ name }) => [name, results.settings[name] ?? null]));
  const file = { path: "results.json", folder: data, values };
  return parseSettings({ flags: { data, output }, file, cwd: data });
}
export {
  merge
};
