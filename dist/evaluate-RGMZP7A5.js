import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  PAGE_LIMIT_BYTES,
  fitPictures,
  pagePicture,
  readEnvironment,
  readPeakMemoryBytes,
  writePredictions
} from "./chunk-FYMZZE7T.js";
import {
  Timings,
  readSplit
} from "./chunk-KBTBAOGF.js";
import {
  openReader,
  scanDataset,
  withModelClasses
} from "./chunk-J2NDEE7H.js";
import {
  evaluateModel
} from "./chunk-7L6IMLWM.js";
import "./chunk-YQDDMVGT.js";
import {
  depthWords,
  openTrainedModel
} from "./chunk-UWEREDY3.js";
import "./chunk-BL4QWTKY.js";
import "./chunk-FXGYKNCJ.js";
import "./chunk-ELUILDRL.js";
import "./chunk-YWC3RZZL.js";
import {
  csvRow,
  noFormula
} from "./chunk-SK4KO6PU.js";
import "./chunk-TZEYFFE3.js";
import "./chunk-XN7LDSXX.js";
import {
  renderEvaluationSummary
} from "./chunk-QR2IQRR7.js";
import {
  evaluatedSentence,
  evaluationCounts,
  networkWords
} from "./chunk-OPVLSJKY.js";
import "./chunk-2F6VHLNO.js";
import {
  isForEvaluation
} from "./chunk-DA6PTGB2.js";
import "./chunk-FKWAULHV.js";
import {
  EVALUATION_SCHEMA_VERSION,
  findBaseline,
  writeEvaluation
} from "./chunk-Y5K6275C.js";
import {
  unsuitableGates
} from "./chunk-JO33H4OS.js";
import "./chunk-GY4JLXYN.js";
import {
  outputFaults
} from "./chunk-7JO6IHGI.js";
import "./chunk-EZVLLFSV.js";
import {
  auditSection,
  badges,
  calibrationSection,
  calibrationTile,
  classNeverPredicted,
  classesSection,
  compareRuns,
  comparisonSection,
  confusionSection,
  cut,
  gatesHeadline,
  gatesSection,
  html,
  picturesSection,
  renderDocument,
  scoreTiles,
  settingsResults,
  settingsSection,
  swatch,
  table,
  testResults,
  tileList,
  timingSection
} from "./chunk-4URWXK2H.js";
import "./chunk-BZDOPR2E.js";
import {
  mistakenImages
} from "./chunk-VWZ3TR4P.js";
import {
  resultSentence,
  stageSeconds
} from "./chunk-FETK4JZU.js";
import "./chunk-W6RPZAXZ.js";
import {
  dataHash,
  dataResults,
  environmentResults,
  formatBytes,
  formatCount,
  formatRatio,
  formatSeconds,
  formatShare,
  hasFailedGate,
  judgeGates,
  partResults,
  plural
} from "./chunk-5MLFQH3K.js";
import "./chunk-DHVBHEBY.js";
import {
  writeFileAtomic
} from "./chunk-TGS4TCST.js";
import "./chunk-WBE6QDRE.js";
import "./chunk-PUHXWQWT.js";
import {
  InputError,
  classesNotTested,
  dataDoesNotFitModel,
  evaluatedPartEmpty,
  evaluationOutputIsRun,
  nothingLabelled,
  partNotKnown,
  splitUnknownImage,
  taskDoesNotFitModel,
  testedOnTrainingData
} from "./chunk-AAVDFMB6.js";
import {
  __callDispose,
  __name,
  __using
} from "./chunk-X4WLS5DE.js";

// src/run/evaluate.ts
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";

// src/stages/7-report/evaluation/write.ts
import { join } from "node:path";

// src/stages/7-report/evaluation/csv.ts
function evaluationCsv({ task, classes, test: test2 }) {
  const names = classes.map(({ name }) => name);
  const images = test2["per-image"];
  if (task === "classification")
    return [
      csvRow(["id", "class", "predicted", "correct"]),
      ...images.map((image) => classified(image, names))
    ].join("");
  return [
    csvRow(["id", "pixels", "accuracy", "mean-iou", "macro-f1", ...names.map((name) => `iou ${name}`)]),
    ...images.map((image) => segmented(image, names.length))
  ].join("");
}
__name(evaluationCsv, "evaluationCsv");
function classified({ id, cells }, names) {
  const [[truth, predicted] = []] = cells;
  const name = /* @__PURE__ */ __name((index) => noFormula(index === void 0 ? "" : names[index] ?? ""), "name");
  return csvRow([noFormula(id), name(truth), name(predicted), truth === predicted ? 1 : 0]);
}
__name(classified, "classified");
function segmented(image, classes) {
  const { id, cells, accuracy, "mean-iou": iou, "macro-f1": f1 } = image;
  const pixels = cells.reduce((sum, [, , count]) => sum + count, 0);
  const ious = Array.from({ length: classes }, (_, k) => iouOf(cells, k));
  return csvRow([noFormula(id), pixels, ...[accuracy, iou, f1].map((value) => value ?? Number.NaN), ...ious]);
}
__name(segmented, "segmented");
function iouOf(cells, k) {
  let [both, either] = [0, 0];
  for (const [truth, predicted, count] of cells) {
    if (truth === k && predicted === k) both += count;
    if (truth === k || predicted === k) either += count;
  }
  return both / either;
}
__name(iouOf, "iouOf");

// src/stages/7-report/evaluation/make.ts
function evaluationResults(record) {
  const { dataset, selection, settings, baseline } = record;
  const classes = dataset.classes.map(({ index, name, color }) => ({ index, name, color: [...color] }));
  const evaluated = partResults(selection.samples, classes.length);
  const test2 = testResults(record.evaluation, dataset, settings.seed);
  const { task } = dataset;
  const never = classNeverPredicted({ task, test: test2 });
  const diagnosis = never === void 0 ? [] : [never];
  const nothing = partResults([], classes.length);
  const split = {
    source: selection.source ?? "folders",
    path: "",
    train: nothing,
    validation: nothing,
    test: evaluated
  };
  const comparison = compareRuns({ task, classes, split, test: test2, plan: { seed: settings.seed } }, baseline);
  const judged = { task, history: [], "best-epoch": 0, test: test2, split, diagnosis, comparison };
  return {
    kind: "evaluation",
    "schema-version": EVALUATION_SCHEMA_VERSION,
    tool: { name: "best-epoch", version: record.version },
    "created-at": record.createdAt.toISOString(),
    task,
    classes,
    model: modelResults(record.model),
    data: dataResults(dataset),
    evaluated: { ...evaluated, part: selection.part, source: selection.source ?? null },
    settings: Object.fromEntries(
      Object.entries(settingsResults(settings)).filter(([name]) => isForEvaluation(name))
    ),
    test: test2,
    diagnosis,
    comparison,
    gates: judgeGates(settings.failIf ?? [], judged, baseline),
    predictions: record.predictions,
    threads: record.threads,
    environment: environmentResults(record.environment),
    "timings-seconds": record.seconds,
    "peak-memory-bytes": record.peakMemoryBytes
  };
}
__name(evaluationResults, "evaluationResults");
function modelResults({ path, sha256, bytes, metadata, description }) {
  return {
    path,
    sha256,
    bytes,
    network: metadata.network ?? null,
    members: Number(metadata.members ?? 1),
    version: metadata["best-epoch-version"] ?? null,
    "data-hash": metadata["data-hash"] ?? null,
    channels: description.channels,
    "bit-depth": description["bit-depth"]
  };
}
__name(modelResults, "modelResults");

// src/stages/7-report/evaluation/page.ts
var LONGEST_SENTENCE = 600;
var MOST_IMAGES = 1e3;
async function renderEvaluationPage(evaluation, encode) {
  const size = /* @__PURE__ */ __name((pictures2) => Buffer.byteLength(evaluationPage(evaluation, pictures2)), "size");
  const pictures = evaluation.predictions.length === 0 ? [] : await fitPictures(PAGE_LIMIT_BYTES, encode, size);
  return evaluationPage(evaluation, pictures);
}
__name(renderEvaluationPage, "renderEvaluationPage");
function evaluationPage(evaluation, pictures) {
  return renderDocument({
    title: `Best Epoch: ${resultSentence(evaluation)}`,
    head: head(evaluation),
    sections: sectionsOf(evaluation, pictures),
    version: evaluation.tool.version,
    createdAt: evaluation["created-at"],
    numbersFile: "evaluation.json"
  });
}
__name(evaluationPage, "evaluationPage");
function head(evaluation) {
  const { comparison, diagnosis } = evaluation;
  const compared = comparison.baseline !== null;
  const verdict = cut(comparison.sentence.replace(/\.?$/, "."), LONGEST_SENTENCE);
  return html`<header>
<p class="kicker">Best Epoch evaluation</p>
${badges(evaluation)}
<h1>${compared ? cut(comparison.sentence, LONGEST_SENTENCE) : resultSentence(evaluation)}</h1>
${gatesHeadline(evaluation)}${compared ? html`<p>${resultSentence(evaluation)}.</p>` : void 0}
<p>${cut(evaluatedSentence(evaluation), LONGEST_SENTENCE)}</p>
${diagnosis.map(({ title, sentence }) => html`<p><strong>${title}.</strong> ${cut(sentence, LONGEST_SENTENCE)}</p>\n`)}
${compared ? void 0 : html`<p class="faint">${verdict}</p>`}
<p class="faint">${evaluationCounts(evaluation, cut(networkWords(evaluation)))}</p>
${tileList([
    ...scoreTiles(evaluation),
    calibrationTile(evaluation),
    { title: "Time", value: formatSeconds(stageSeconds(evaluation)), note: "all stages" }
  ])}
</header>`;
}
__name(head, "head");
function sectionsOf(evaluation, pictures) {
  const comparison = comparisonSection(evaluation);
  const gates = gatesSection(evaluation);
  return [
    ...comparison === void 0 ? [] : [{ id: "comparison", title: "Comparison", content: comparison }],
    ...gates === void 0 ? [] : [{ id: "gates", title: "Gates", content: gates }],
    { id: "classes", title: "Classes", content: classesSection(evaluation) },
    { id: "confusion", title: "Confusion", content: confusionSection(evaluation) },
    { id: "calibration", title: "Calibration", content: calibrationSection(evaluation) },
    { id: "images", title: "Pictures", content: picturesSection(evaluation, pictures) },
    { id: "all-images", title: "Images", content: imagesSection(evaluation) },
    { id: "data", title: "Data", content: dataSection(evaluation) },
    { id: "audit", title: "Audit", content: auditSection(evaluation) },
    { id: "model", title: "Model and machine", content: modelSection(evaluation) },
    { id: "settings", title: "Settings", content: settingsSection(evaluation) },
    { id: "timing", title: "Timing", content: timingSection(evaluation) }
  ];
}
__name(sectionsOf, "sectionsOf");
function imagesSection(evaluation) {
  if (evaluation.task === "classification") return mistakenTable(evaluation);
  const { test: test2 } = evaluation;
  const all = test2["per-image"];
  const shown = all.toSorted((a, b) => (a["mean-iou"] ?? 2) - (b["mean-iou"] ?? 2)).slice(0, MOST_IMAGES);
  const which = shown.length < all.length ? `the ${MOST_IMAGES} worst of ${all.length}, ` : "";
  return table({
    caption: `Every image, ${which}worst first; evaluation.csv has all`,
    header: ["image", "mean IoU", "macro F1", "accuracy"],
    rows: shown.map((image) => [
      cut(image.id),
      ...[image["mean-iou"], image["macro-f1"], image.accuracy].map(formatRatio)
    ])
  });
}
__name(imagesSection, "imagesSection");
function mistakenTable(evaluation) {
  const all = mistakenImages(evaluation);
  const shown = all.slice(0, MOST_IMAGES);
  const which = shown.length < all.length ? `${MOST_IMAGES} of ` : "";
  return table({
    caption: `Mistaken images, ${which}${all.length}, the surest first; evaluation.csv has all images`,
    header: ["image", "true class", "taken for", "probability", "of the true class"],
    rows: shown.map(({ id, truth, predicted, confidence, trueProbability }) => [
      cut(id),
      cut(truth, 40),
      cut(predicted, 40),
      formatRatio(confidence),
      formatRatio(trueProbability)
    ]),
    text: [0, 1, 2]
  });
}
__name(mistakenTable, "mistakenTable");
function dataSection({ classes, evaluated, data }) {
  const counts = table({
    caption: "What the labels of the evaluated images hold",
    header: ["class", "labels", "share"],
    rows: classes.map(({ name, color }, k) => [
      html`${swatch(color)}${cut(name)}`,
      formatCount(evaluated["class-pixels"][k] ?? 0),
      formatShare(evaluated["class-share"][k] ?? null)
    ])
  });
  return html`<p>${plural(evaluated.images, "image")} of ${formatCount(data.images)}; data hash <code>${data.hash}</code></p>${counts}`;
}
__name(dataSection, "dataSection");
function modelSection(evaluation) {
  const { model, environment, threads, tool } = evaluation;
  const colors = model.channels === 3 ? "colour" : "grey";
  const rows = [
    ["model", cut(model.path, 200)],
    ["file", `${formatBytes(model.bytes)}, sha256 ${model.sha256}`],
    ["network", cut(networkWords(evaluation), 200)],
    ["takes", `${model["bit-depth"]}-bit ${colors}`],
    ["written by", model.version === null ? "an unknown version" : `best-epoch ${cut(model.version)}`],
    ["trained on", model["data-hash"] === null ? "unknown data" : `data hash ${cut(model["data-hash"])}`],
    ["evaluated by", `best-epoch ${cut(tool.version)}`],
    [
      "machine",
      `${cut(environment.cpu)}, ${plural(environment.cores, "core")}, ${formatBytes(environment["memory-bytes"])}, ${plural(threads, "thread")}`
    ],
    ["system", `Node ${environment.node}, ${environment.platform} ${environment.arch}`],
    ["peak memory", formatBytes(evaluation["peak-memory-bytes"])],
    ["made", evaluation["created-at"]]
  ];
  return table({ caption: "What was tested, and on what", header: ["fact", "value"], rows, text: [0, 1] });
}
__name(modelSection, "modelSection");

// src/stages/7-report/evaluation/write.ts
async function writeEvaluationReport(input) {
  const folder = input.settings.output;
  const inFolder = /* @__PURE__ */ __name((path) => join(folder, path), "inFolder");
  const untimed = await input.timings.measure("report", () => writePages(input));
  const { report } = input.timings.seconds;
  const evaluation = {
    ...untimed,
    "timings-seconds": { ...untimed["timings-seconds"], ...report === void 0 ? {} : { report } }
  };
  await writeFileAtomic(inFolder("summary.md"), renderEvaluationSummary(evaluation));
  await writeEvaluation(inFolder("evaluation.json"), evaluation);
  const written = ["evaluation.json", "evaluation.csv", "summary.md", "report.html"];
  return {
    folder,
    evaluation,
    evaluationPath: inFolder("evaluation.json"),
    summaryPath: inFolder("summary.md"),
    reportPath: inFolder("report.html"),
    modelPath: evaluation.model.path,
    files: [...written, ...evaluation.predictions.map(({ path }) => path)].map(inFolder)
  };
}
__name(writeEvaluationReport, "writeEvaluationReport");
async function writePages(input) {
  const { settings, dataset, evaluation, timings, now } = input;
  const { examples } = evaluation;
  const results = evaluationResults({
    ...input,
    createdAt: now(),
    predictions: await writePredictions(settings.output, dataset.classes, examples),
    seconds: timings.seconds,
    environment: readEnvironment(),
    peakMemoryBytes: readPeakMemoryBytes()
  });
  const encode = /* @__PURE__ */ __name((edge) => Promise.all(examples.map((example) => pagePicture(example, dataset.classes, edge))), "encode");
  const page = await renderEvaluationPage(results, encode);
  await writeFileAtomic(join(settings.output, "report.html"), page);
  await writeFileAtomic(join(settings.output, "evaluation.csv"), evaluationCsv(results));
  return results;
}
__name(writePages, "writePages");

// src/stages/3-split/select.ts
async function selectPart(dataset, { part, splitFile }) {
  const { samples } = dataset;
  const all = { samples, part: "all", source: void 0 };
  if (part === "all") return { selection: all, faults: [] };
  const wanted = part === "auto" ? "test" : part;
  if (splitFile !== void 0) return selectByFile(dataset, wanted, splitFile);
  const selected = samples.filter((sample) => sample.part === wanted);
  if (selected.length > 0)
    return { selection: { samples: selected, part: wanted, source: "folders" }, faults: [] };
  if (part === "auto") return { selection: all, faults: [] };
  const hasFolders = samples.some((sample) => sample.part !== void 0);
  const fault = hasFolders ? evaluatedPartEmpty(wanted, "folders") : partNotKnown(wanted);
  return { selection: void 0, faults: [fault] };
}
__name(selectPart, "selectPart");
async function selectByFile({ samples }, part, path) {
  const { split, faults } = await readSplit(path);
  if (split === void 0) return { selection: void 0, faults };
  const wanted = new Set(split[part]);
  if (wanted.size === 0) return { selection: void 0, faults: [evaluatedPartEmpty(part, "file")] };
  const known = new Set(samples.map(({ id }) => id));
  const missing = [...wanted].filter((id) => !known.has(id));
  if (missing.length > 0)
    return { selection: void 0, faults: missing.map((id) => splitUnknownImage(id, part)) };
  const selected = samples.filter(({ id }) => wanted.has(id));
  return { selection: { samples: selected, part, source: "file" }, faults: [] };
}
__name(selectByFile, "selectByFile");

// src/run/evaluate/data.ts
async function labelledImages({ settings, chosen, publisher, signal }, { model, description }) {
  const { classes } = description;
  const scanned = await scanDataset({ ...settings, task: taskOf(settings, description) }, signal, classes);
  if (scanned.dataset === void 0) throw new InputError(scanned.faults);
  const { dataset, faults: unknown } = withModelClasses(scanned.dataset, classes);
  const { selection, faults: unselected } = await selectPart(dataset, {
    part: chosen.part,
    splitFile: settings.split
  });
  const faults = [...scanned.faults, ...unknown, ...misfits(dataset, description), ...unselected];
  if (selection !== void 0) faults.push(...doubts(dataset, selection, model.metadata["data-hash"]));
  if (selection === void 0 || faults.some(({ severity }) => severity === "error"))
    throw new InputError(faults);
  publisher.faults(faults);
  const { channels, "bit-depth": bitDepth } = description;
  return { dataset: { ...dataset, channels, bitDepth, warnings: faults }, selection };
}
__name(labelledImages, "labelledImages");
function taskOf({ task }, model) {
  if (task !== "auto" && task !== model.task) throw new InputError(taskDoesNotFitModel(task, model.task));
  return model.task;
}
__name(taskOf, "taskOf");
function misfits(dataset, model) {
  const takes = { channels: model.channels, bitDepth: model["bit-depth"] };
  const fault = /* @__PURE__ */ __name((fix) => [
    dataDoesNotFitModel(dataset.root, depthWords(dataset), depthWords(takes), fix)
  ], "fault");
  if (dataset.bitDepth !== takes.bitDepth)
    return fault("Give the images as they were for training: the same value must mean the same light.");
  return dataset.channels > takes.channels ? fault("Save them as grey, as the training images were.") : [];
}
__name(misfits, "misfits");
function doubts(dataset, { samples, part }, trainedOn) {
  const count = /* @__PURE__ */ __name((index) => samples.reduce((sum, sample) => sum + (sample.classCounts[index] ?? 0), 0), "count");
  const absent = dataset.classes.filter(({ index }) => count(index) === 0);
  if (absent.length === dataset.classes.length) return [nothingLabelled(samples.length)];
  const isTraining = (part === "all" || part === "train") && dataHash(dataset) === trainedOn;
  return [
    ...absent.length > 0 ? [classesNotTested(absent.map(({ name }) => name))] : [],
    ...isTraining ? [testedOnTrainingData(part)] : []
  ];
}
__name(doubts, "doubts");

// src/run/evaluate/output.ts
import { stat } from "node:fs/promises";
import { join as join2 } from "node:path";
var OF_RUNS = ["results.json", "merged.json"];
async function runFolderFaults(output) {
  for (const name of OF_RUNS) {
    if (await stat(join2(output, name)).catch(() => void 0)) return [evaluationOutputIsRun(output)];
  }
  return [];
}
__name(runFolderFaults, "runFolderFaults");

// src/run/evaluate.ts
async function evaluate(run) {
  const { settings, chosen, publisher } = run;
  const timings = new Timings(run.clock);
  const threads = settings.threads === 0 ? availableParallelism() : settings.threads;
  publisher.group("Model and data");
  const { trained, baseline } = await begin(run, threads);
  try {
    const data = await timings.measure("dataset", () => labelledImages(run, trained));
    const model = { ...await fileOf(chosen.model), metadata: trained.model.metadata };
    publisher.group("Evaluation and report");
    const evaluation = await timings.measure("evaluate", () => test(run, trained, data));
    const report = await writeEvaluationReport({
      ...run,
      ...data,
      model: { ...model, description: trained.description },
      evaluation,
      baseline,
      threads,
      timings
    });
    await publisher.publishEvaluation(report);
    publisher.group(void 0);
    return { report, gateFailed: hasFailedGate(report.evaluation) };
  } finally {
    await trained.model.dispose();
  }
}
__name(evaluate, "evaluate");
async function begin({ settings, chosen, publisher }, threads) {
  const { baseline, faults: found } = await findBaseline(settings.baseline, () => publisher.fetchBaseline());
  const { opened, faults: wrong } = await openTrainedModel(chosen.model, { threads });
  const faults = [
    ...wrong,
    ...await runFolderFaults(settings.output),
    ...await outputFaults(settings.output),
    ...found,
    ...opened === void 0 ? [] : unsuitableGates(settings.failIf, opened.description)
  ];
  if (opened !== void 0 && faults.every(({ severity }) => severity !== "error")) {
    publisher.faults(faults);
    return { trained: opened, baseline };
  }
  await opened?.model.dispose();
  throw new InputError(faults);
}
__name(begin, "begin");
async function fileOf(path) {
  const bytes = await readFile(path);
  return { path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.byteLength };
}
__name(fileOf, "fileOf");
async function test({ settings, publisher, signal }, { model }, { dataset, selection: { samples } }) {
  var _stack = [];
  try {
    const reader = __using(_stack, openReader(dataset, {
      budgetBytes: settings.memoryBudgetBytes ?? totalmem() / 4,
      folder: settings.output
    }), true);
    const nameOf = /* @__PURE__ */ __name((sample) => sample?.image ?? "", "nameOf");
    return evaluateModel({
      model,
      dataset,
      samples,
      reader,
      signal,
      onImage: /* @__PURE__ */ __name((done, total) => publisher.progress({ name: nameOf(samples[done - 1]), item: 1, items: 1, done, total }), "onImage")
    });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
__name(test, "test");
export {
  evaluate
};
