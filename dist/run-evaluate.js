import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  depthWords,
  openTrainedModel
} from "./run-predict-fit.js";
import {
  Timings,
  openReader
} from "./stages-2-dataset.js";
import "./engine.js";
import {
  findLabels,
  readSplit,
  scanDataset,
  sourceOf,
  withArrayMasks
} from "./stages-2-dataset-labels.js";
import "./stages-2-dataset-yolo-layout.js";
import {
  imagesCsv,
  readEnvironment,
  readPeakMemoryBytes,
  renderPage,
  writePredictions
} from "./stages-7-report-model-card.js";
import {
  classNeverPredicted,
  dataHash,
  dataResults,
  environmentResults,
  evaluateModel,
  partResults,
  testResults
} from "./stages-7-report-diagnosis.js";
import "./stages-6-evaluate-predict.js";
import "./stages-4-plan-initial-model.js";
import {
  readClasses
} from "./stages-2-dataset-classes-file.js";
import {
  memoryBudgetFaults,
  memoryBudgetOf
} from "./image.js";
import "./shared-csv.js";
import "./image-encode.js";
import "./engine-onnx-messages.js";
import "./vendor-saxes.js";
import "./vendor-picomatch.js";
import {
  compareRuns,
  modelName,
  settingsResults
} from "./stages-7-report-baseline.js";
import {
  renderSummary
} from "./stages-7-report.js";
import "./stages-7-report-sheet.js";
import "./stages-7-report-words.js";
import "./stages-7-report-head-epoch.js";
import "./stages-2-dataset-class-colors.js";
import "./shared-extremes.js";
import "./engine-engine.js";
import "./vendor-markdown-table.js";
import "./document-html.js";
import "./document-markdown-inline.js";
import "./document-document.js";
import "./document-inline.js";
import {
  EVALUATION_SCHEMA_VERSION,
  checkFolder,
  compareWith,
  fewerThreads,
  heedMemory,
  heedfully,
  inOutput,
  listFiles,
  mixtureFaults,
  modelFileAt,
  outputFaults,
  publishEvaluation,
  runFolderOf,
  threadsOf,
  writeEvaluation
} from "./provision.js";
import "./stages-5-train.js";
import {
  hasFailedGate,
  isForEvaluation,
  judgeGates,
  pathFrom,
  unsuitableGates
} from "./stages-1-config.js";
import {
  writeFileAtomic
} from "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./engine-onnx.js";
import "./shared-out-of-memory.js";
import "./network.js";
import "./shared-message-of.js";
import {
  InputError,
  classNotInModel,
  classesNotTested,
  dataDoesNotFitModel,
  dataOfOtherTask,
  evaluatedPartEmpty,
  evaluationOutputIsRun,
  nearestWord,
  nothingLabelled,
  partNotKnown,
  splitUnknownImage,
  taskDoesNotFitModel,
  testedOnTrainingData
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

// src/run/evaluate.ts
import { join as join3 } from "node:path";

// src/stages/7-report/evaluation/write.ts
import { join } from "node:path";

// src/stages/7-report/evaluation/make.ts
function evaluationResults(record) {
  const { dataset, selection, settings, cwd, baseline } = record;
  const classes = dataset.classes.map(({ index, name, color }) => ({ index, name, color: [...color] }));
  const evaluated = partResults(selection.samples, classes.length);
  const test2 = testResults(record.evaluation, dataset, settings.seed);
  const { task } = dataset;
  const never = classNeverPredicted({ task, test: test2 });
  const diagnosis = never === void 0 ? [] : [never];
  const split = splitOf(record, evaluated);
  const [model, data] = [modelResults(record.model, cwd), dataResults(dataset, cwd)];
  const compared = { task, classes, split, test: test2, model, data, plan: { seed: settings.seed } };
  const comparison = compareRuns(compared, baseline);
  const found = { task, history: [], "best-epoch": 0, test: test2, split, diagnosis, comparison };
  const judged = { ...found, untrained: model.untrained };
  return {
    kind: "evaluation",
    "schema-version": EVALUATION_SCHEMA_VERSION,
    tool: { name: "best-epoch", version: record.version },
    name: modelName(settings),
    "created-at": record.createdAt.toISOString(),
    task,
    classes,
    model,
    data,
    evaluated: { ...evaluated, part: selection.part, source: selection.source ?? null },
    settings: ownSettings(settings, cwd),
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
function splitOf({ dataset, selection }, test2) {
  const nothing = partResults([], dataset.classes.length);
  return {
    source: selection.source ?? "folders",
    by: selection.source === "folders" ? dataset.partsBy ?? null : null,
    path: "",
    kept: null,
    train: nothing,
    validation: nothing,
    test: test2
  };
}
function ownSettings(settings, cwd) {
  const entries = Object.entries(settingsResults(settings, cwd));
  return Object.fromEntries(entries.filter(([name]) => isForEvaluation(name)));
}
function modelResults({ path, sha256, bytes, metadata, description }, cwd) {
  return {
    path: pathFrom(cwd, path),
    sha256,
    bytes,
    network: metadata.network ?? null,
    members: Number(metadata.members ?? 1),
    version: metadata["best-epoch-version"] ?? null,
    "data-hash": metadata["data-hash"] ?? null,
    untrained: description.untrained ?? null,
    origin: description.origin ?? null,
    channels: description.channels,
    "bit-depth": description["bit-depth"]
  };
}

// src/stages/7-report/evaluation/write.ts
async function writeEvaluationReport(input) {
  const folder = input.settings.output;
  const inFolder = (path) => join(folder, path);
  const untimed = await input.timings.measure("report", () => writePages(input));
  const { report } = input.timings.seconds;
  const evaluation = {
    ...untimed,
    "timings-seconds": { ...untimed["timings-seconds"], ...report === void 0 ? {} : { report } }
  };
  await writeFileAtomic(inFolder("summary.md"), renderSummary(evaluation));
  await writeEvaluation(inFolder("evaluation.json"), evaluation);
  const written = ["evaluation.json", "evaluation.csv", "summary.md", "report.html"];
  return {
    folder,
    evaluation,
    evaluationPath: inFolder("evaluation.json"),
    summaryPath: inFolder("summary.md"),
    reportPath: inFolder("report.html"),
    modelPath: input.model.path,
    files: [...written, ...evaluation.predictions.map(({ path }) => path)].map(inFolder)
  };
}
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
  const page = await renderPage({ results, classes: dataset.classes, examples });
  await writeFileAtomic(join(settings.output, "report.html"), page);
  await writeFileAtomic(join(settings.output, "evaluation.csv"), imagesCsv(results));
  return results;
}

// src/stages/2-dataset/model-classes.ts
function withModelClasses(dataset, classes) {
  const names = classes.map(({ name }) => name);
  const isShown = ({ index }) => dataset.samples.some(({ classCounts }) => (classCounts[index] ?? 0) > 0);
  const faults = dataset.classes.filter((info) => !names.includes(info.name) && isShown(info)).map(({ name }) => classNotInModel(name, names, nearestWord(name, names)));
  const places = names.map((name) => dataset.classes.find((info) => info.name === name)?.index);
  const samples = dataset.samples.map((sample) => ({
    ...sample,
    classCounts: places.map((place) => place === void 0 ? 0 : sample.classCounts[place] ?? 0)
  }));
  const labels = sourceOf(dataset.labels).reorder(dataset.labels, places);
  return { dataset: { ...dataset, classes, samples, labels }, faults };
}

// src/stages/2-dataset/other-task.ts
async function labelsOfOtherTask(settings, task) {
  const { data: root } = settings;
  if (await checkFolder(root) !== void 0) return void 0;
  const listed = await withArrayMasks(await listFiles(root, settings.output), settings);
  const { spec } = await readClasses(root, settings.classes);
  const { source, items, why } = await findLabels(settings, listed, spec);
  return source.task === task || items.length === 0 ? void 0 : dataOfOtherTask(root, items.length, source.task, why);
}

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

// src/run/evaluate/data.ts
async function labelledImages({ settings, chosen, publisher, signal }, { metadata, description }) {
  const { classes } = description;
  const scanned = await scanDataset({ ...settings, task: taskOf(settings, description) }, signal, classes);
  if (scanned.dataset === void 0)
    throw new InputError(await causeOf(scanned.faults, settings, description));
  const { dataset, faults: unknown } = withModelClasses(scanned.dataset, classes);
  const { selection, faults: unselected } = await selectPart(dataset, {
    part: chosen.part,
    splitFile: settings.split
  });
  const faults = [...scanned.faults, ...unknown, ...misfits(dataset, description), ...unselected];
  if (selection !== void 0) faults.push(...doubts(dataset, selection, metadata["data-hash"]));
  if (selection === void 0 || faults.some(({ severity }) => severity === "error"))
    throw new InputError(await causeOf(faults, settings, description));
  publisher.faults(faults);
  const { channels, "bit-depth": bitDepth } = description;
  return { dataset: { ...dataset, channels, bitDepth, warnings: faults }, selection };
}
function taskOf({ task }, model) {
  if (task !== "auto" && task !== model.task) throw new InputError(taskDoesNotFitModel(task, model.task));
  return model.task;
}
async function causeOf(faults, settings, { task }) {
  const other = settings.task === "auto" ? await labelsOfOtherTask(settings, task) : void 0;
  return other === void 0 ? faults : [other];
}
function misfits(dataset, model) {
  const takes = { channels: model.channels, bitDepth: model["bit-depth"] };
  const fault = (fix) => [
    dataDoesNotFitModel(dataset.root, depthWords(dataset), depthWords(takes), fix)
  ];
  if (dataset.bitDepth !== takes.bitDepth)
    return fault("Give the images as they were for training: the same value must mean the same light.");
  return dataset.channels > takes.channels ? fault("Save them as grey, as the training images were.") : [];
}
function doubts(dataset, { samples, part }, trainedOn) {
  const count = (index) => samples.reduce((sum, sample) => sum + (sample.classCounts[index] ?? 0), 0);
  const absent = dataset.classes.filter(({ index }) => count(index) === 0);
  if (absent.length === dataset.classes.length) return [nothingLabelled(samples.length)];
  const isTraining = (part === "all" || part === "train") && dataHash(dataset) === trainedOn;
  return [
    ...absent.length > 0 ? [classesNotTested(absent.map(({ name }) => name))] : [],
    ...isTraining ? [testedOnTrainingData(part)] : []
  ];
}

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

// src/run/evaluate.ts
function evaluate(run) {
  const { settings, publisher, signal } = run;
  const say = (line) => publisher.say(line);
  return inOutput(
    settings.output,
    { say, signal },
    (held) => heedMemory(
      { doing: "the evaluation", lower: fewerThreads(settings) },
      () => evaluateIn({ ...run, signal: held.signal })
    )
  );
}
async function evaluateIn(run) {
  const { settings, publisher } = run;
  const timings = new Timings(run.clock);
  const measure = heedfully(timings, settings);
  const threads = threadsOf(settings);
  publisher.group("Model and data");
  const { trained, baseline } = await begin(run, threads);
  try {
    const data = await measure("dataset", () => labelledImages(run, trained));
    publisher.group("Evaluation and report");
    const evaluation = await measure("evaluate", () => test(run, trained, data));
    const report = await writeEvaluationReport({
      ...run,
      ...data,
      model: { ...trained.file, metadata: trained.metadata, description: trained.description },
      evaluation,
      baseline,
      threads,
      timings
    });
    await publishEvaluation(run, report);
    publisher.group(void 0);
    return { report, gateFailed: hasFailedGate(report.evaluation) };
  } finally {
    await trained.model.dispose();
  }
}
async function begin(run, threads) {
  const { settings, chosen, publisher } = run;
  const { baseline, faults: found } = await compareWith(run);
  const { opened, faults: wrong } = await openTrainedModel(chosen.model, { threads });
  const faults = [
    ...wrong,
    ...memoryBudgetFaults(settings),
    ...await mixture(chosen.model, settings.split),
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
async function mixture(model, split) {
  const folder = runFolderOf(await modelFileAt(model).catch(() => model));
  return folder !== void 0 && split === join3(folder, "split.json") ? mixtureFaults(folder) : [];
}
async function test({ settings, publisher, signal }, { model }, { dataset, selection: { samples } }) {
  var _stack = [];
  try {
    const reader = __using(_stack, openReader(dataset, {
      budgetBytes: memoryBudgetOf(settings),
      folder: settings.output
    }), true);
    const nameOf = (sample) => sample?.image ?? "";
    return await evaluateModel({
      model,
      dataset,
      samples,
      reader,
      signal,
      onImage: (done, total) => publisher.progress({ name: nameOf(samples[done - 1]), item: 1, items: 1, done, total })
    });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
export {
  evaluate
};
