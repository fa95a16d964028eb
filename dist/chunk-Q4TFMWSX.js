import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  describeModel
} from "./chunk-2F6VHLNO.js";
import {
  findBaseline
} from "./chunk-Y5K6275C.js";
import {
  ModelProtoSchema,
  TensorProto_DataType,
  decodeModel,
  fromBinary
} from "./chunk-BUMLXEZK.js";
import {
  formatMeasured,
  formatRate,
  formatRatio,
  modelPathOf,
  readFinishedRun
} from "./chunk-5MLFQH3K.js";
import {
  external_exports
} from "./chunk-TGS4TCST.js";
import {
  validateNetwork
} from "./chunk-KUWMZQRL.js";
import {
  parametersOf,
  shapesOf
} from "./chunk-PUHXWQWT.js";
import {
  escapeControls,
  initialModelMissing,
  initialModelNotOfBaseline,
  modelIsEnsemble,
  modelNotOurs,
  modelUnreadable
} from "./chunk-AAVDFMB6.js";
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/run/initial-model.ts
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { dirname, join, sep } from "node:path";

// src/engine/onnx/import.ts
function importParameters(bytes, network) {
  const { graph } = fromBinary(ModelProtoSchema, bytes);
  const initializers = new Map((graph?.initializer ?? []).map((tensor) => [tensor.name, tensor]));
  return Object.fromEntries(
    parametersOf(network).map(({ name, shape }) => {
      const initializer = initializers.get(name);
      if (initializer === void 0) throw new Error(`it has no weights "${name}"`);
      return [name, readTensor(initializer, shape)];
    })
  );
}
__name(importParameters, "importParameters");
function readTensor({ name, dataType, dims, rawData, floatData }, shape) {
  const length = shape.reduce((product, size) => product * size, 1);
  if (dims.join() !== shape.join())
    throw new Error(`its weights "${name}" are ${dims.join("x")}, its layers need ${shape.join("x")}`);
  if (dataType !== TensorProto_DataType.FLOAT) throw new Error(`its weights "${name}" are not 32-bit floats`);
  const data = rawData.byteLength > 0 ? new Float32Array(new Uint8Array(rawData).buffer) : Float32Array.from(floatData);
  if (data.length !== length)
    throw new Error(`its weights "${name}" hold ${data.length} numbers, not ${length}`);
  return { shape: [...shape], data };
}
__name(readTensor, "readTensor");

// src/stages/6-evaluate/trained-model.ts
var wrong = /* @__PURE__ */ __name((...faults) => ({ model: void 0, faults }), "wrong");
function readTrainedModel(bytes, path) {
  let metadata;
  try {
    ({ metadata } = decodeModel(bytes));
  } catch (cause) {
    return wrong(modelUnreadable(path, cause.message));
  }
  if (metadata.members !== void 0) return wrong(modelIsEnsemble(path, metadata.members));
  const { model: description, faults } = describeModel(metadata, path);
  if (description === void 0) return wrong(...faults);
  try {
    const network = readNetwork(metadata, description);
    return { model: { description, network, parameters: importParameters(bytes, network) }, faults };
  } catch (cause) {
    return wrong(modelNotOurs(path, cause.message));
  }
}
__name(readTrainedModel, "readTrainedModel");
var layers = external_exports.array(external_exports.looseObject({ op: external_exports.string(), name: external_exports.string() })).min(1);
function readNetwork(metadata, { task, classes }) {
  if (metadata.layers === void 0) throw new Error('it has no "layers"');
  const parsed = layers.safeParse(JSON.parse(metadata.layers));
  if (!parsed.success) throw new Error(`its "layers" can't be read`);
  const layered = {
    title: metadata.network ?? "",
    task,
    classes: classes.length,
    layers: parsed.data
  };
  try {
    const divisors = [...shapesOf({ ...layered, stride: 1 }).values()].map(({ divisor }) => divisor);
    const network = { ...layered, stride: Math.max(...divisors) };
    validateNetwork(network);
    return network;
  } catch (cause) {
    throw new Error('its "layers" make no network', { cause });
  }
}
__name(readNetwork, "readNetwork");

// src/run/initial-model.ts
var wrong2 = /* @__PURE__ */ __name((...faults) => ({ faults }), "wrong");
async function findInitialModel(options) {
  const { settings, publisher } = options;
  const { initialModel: setting } = settings;
  if (setting === void 0) return { faults: [] };
  const found = setting === "baseline" ? await ofBaseline(options) : await ofPath(setting);
  const line = lineOf(found);
  if (line === void 0) return found;
  publisher.group("Initial model");
  publisher.say(line);
  publisher.group(void 0);
  return found;
}
__name(findInitialModel, "findInitialModel");
function lineOf({ model, reason }) {
  if (model !== void 0) return `Fine-tuning ${model.name}: ${model.network.title}, sha256 ${model.sha256}`;
  return reason === void 0 ? void 0 : `Training from scratch. ${reason}`;
}
__name(lineOf, "lineOf");
async function ofPath(path) {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const file = isFolder ? join(path, "model", "model.onnx") : path;
    const bytes = await readFile(file);
    const split = await splitOf(file, hashOf(bytes));
    return readModel({ bytes, split, name: shortPath(file), path: file });
  } catch (cause) {
    return wrong2(unreadable(path, cause));
  }
}
__name(ofPath, "ofPath");
async function splitOf(file, sha256) {
  const path = join(dirname(file), "..", "results.json");
  const { baseline } = await findBaseline(path, async () => ({ json: void 0, reason: "" }));
  return baseline.results?.model.sha256 === sha256 ? baseline.results.split : void 0;
}
__name(splitOf, "splitOf");
async function ofBaseline({ settings, publisher, store }) {
  const { baseline } = await findBaseline(settings.baseline, () => publisher.fetchBaseline());
  const { results } = baseline;
  if (results === void 0) return { reason: baseline.reason, faults: [] };
  if (settings.baseline !== "auto") return besideResults(settings.baseline, results);
  const { name } = baseline;
  const none = { reason: `The model of ${name} is no longer in the Actions cache.`, faults: [] };
  if (results.fingerprint === null) return none;
  const { taken, faults } = await store.takeRun(results.fingerprint, (folder) => modelIn(folder, results));
  if (taken === void 0) return { ...none, faults };
  return readModel({ bytes: taken, split: results.split, name, path: `model of ${name}` });
}
__name(ofBaseline, "ofBaseline");
async function modelIn(folder, { fingerprint, model }) {
  const kept = await readFinishedRun(folder, fingerprint ?? "");
  if (kept?.model.sha256 !== model.sha256) return void 0;
  return readFile(join(folder, kept.model.path));
}
__name(modelIn, "modelIn");
async function besideResults(results, { model: { path, sha256 }, split }) {
  const file = modelPathOf(dirname(results), path);
  if (file === void 0) return wrong2(initialModelNotOfBaseline(path, results));
  try {
    const bytes = await readFile(file);
    if (hashOf(bytes) !== sha256) return wrong2(initialModelNotOfBaseline(file, results));
    return readModel({ bytes, split, name: shortPath(file), path: file });
  } catch (cause) {
    return wrong2(unreadable(file, cause));
  }
}
__name(besideResults, "besideResults");
function readModel({ bytes, split, name, path }) {
  const { model, faults } = readTrainedModel(bytes, path);
  if (model === void 0) return wrong2(...faults);
  const { description, network, parameters } = model;
  return {
    model: {
      name,
      sha256: hashOf(bytes),
      classes: description.classes.map((one) => one.name),
      channels: description.channels,
      bitDepth: description["bit-depth"],
      normalization: description.normalization,
      imageSize: description.task === "classification" ? description["image-size"] : void 0,
      network,
      parameters,
      trainedOn: split && new Set(split.train.samples.map(({ image }) => image))
    },
    faults
  };
}
__name(readModel, "readModel");
function unreadable(path, cause) {
  const { code } = cause;
  if (code === "ENOENT" || code === "ENOTDIR") return initialModelMissing(path);
  return modelUnreadable(path, code ?? String(cause));
}
__name(unreadable, "unreadable");
function hashOf(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
__name(hashOf, "hashOf");
function shortPath(path) {
  return path.split(sep).filter((part) => part !== "").slice(-3).join("/");
}
__name(shortPath, "shortPath");

// src/stages/8-publish/progress.ts
function advance(progress, event, nowMs) {
  if (event.type === "started") return startedProgress(event);
  if (progress === void 0) return void 0;
  switch (event.type) {
    case "step":
      return {
        ...progress,
        ...stepRate(progress, event, nowMs),
        epoch: event.epoch,
        phase: "train",
        step: event.step,
        steps: event.steps,
        loss: event.loss
      };
    case "validation":
      return { ...progress, epoch: event.epoch, phase: "validate", step: event.step, steps: event.steps };
    case "epoch":
      return {
        ...progress,
        epoch: event.record.epoch + 1,
        phase: "train",
        step: 0,
        steps: progress.stepsPerEpoch,
        epochsWithoutImprovement: event.epochsWithoutImprovement,
        epochsDone: progress.epochsDone + 1,
        epochsDoneMs: progress.epochsDoneMs + event.record.seconds * 1e3
      };
    case "initial":
      return { ...progress, epoch: 1, phase: "train", step: 0, steps: progress.stepsPerEpoch };
    case "forecast":
      return progress;
    case "stopped":
      return void 0;
  }
}
__name(advance, "advance");
function startedProgress(event) {
  return {
    epochs: event.epochs,
    patience: event.patience,
    epoch: event.firstEpoch,
    phase: "train",
    step: 0,
    steps: event.stepsPerEpoch,
    stepsPerEpoch: event.stepsPerEpoch,
    loss: void 0,
    epochsWithoutImprovement: 0,
    firstStepAtMs: void 0,
    millisecondsPerStep: void 0,
    epochsDone: 0,
    epochsDoneMs: 0
  };
}
__name(startedProgress, "startedProgress");
function stepRate(progress, event, nowMs) {
  if (event.step === 1 || progress.firstStepAtMs === void 0)
    return { firstStepAtMs: nowMs, millisecondsPerStep: progress.millisecondsPerStep };
  return {
    firstStepAtMs: progress.firstStepAtMs,
    millisecondsPerStep: (nowMs - progress.firstStepAtMs) / (event.step - 1)
  };
}
__name(stepRate, "stepRate");
function remainingMs(progress) {
  const { epochs, epoch, phase, step, stepsPerEpoch, epochsDone, epochsDoneMs, millisecondsPerStep } = progress;
  const stepsDone = phase === "train" ? step : stepsPerEpoch;
  if (epochsDone > 0) {
    const epochsLeft = epochs - epoch + 1 - (stepsPerEpoch > 0 ? stepsDone / stepsPerEpoch : 0);
    return Math.max(0, epochsLeft) * (epochsDoneMs / epochsDone);
  }
  if (millisecondsPerStep === void 0) return void 0;
  return ((epochs - epoch + 1) * stepsPerEpoch - stepsDone) * millisecondsPerStep;
}
__name(remainingMs, "remainingMs");
function barLine(progress, columns) {
  const { epoch, epochs, phase, step, steps, loss, patience, epochsWithoutImprovement } = progress;
  const remaining = remainingMs(progress);
  const head = `epoch ${epoch}/${epochs}`;
  const tail = [
    `${phase} ${step}/${steps}`,
    ...loss === void 0 ? [] : [`loss ${measured(loss)}`],
    `patience ${patience - epochsWithoutImprovement} of ${patience}`,
    ...remaining === void 0 ? [] : [`at most ${duration(remaining)} left`]
  ];
  while (tail.length > 0 && [head, ...tail].join(" · ").length > columns) tail.pop();
  const text = tail.length === 0 ? "" : ` ${tail.join(" · ")}`;
  const room = Math.min(30, columns - head.length - text.length - 1);
  if (room >= 8) return `${head} ${bar(steps === 0 ? 0 : step / steps, room)}${text}`;
  return [head, ...tail].join(" · ").slice(0, Math.max(0, columns));
}
__name(barLine, "barLine");
function bar(fraction, width) {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return "█".repeat(full) + "░".repeat(width - full);
}
__name(bar, "bar");
function workLine({ name, item, items, done, total }, columns) {
  const head = items === 1 ? "" : `image ${item}/${items} `;
  const steps = `${done}/${total}`;
  const room = Math.min(30, columns - head.length - steps.length - 1);
  const drawn = room >= 8 ? `${bar(total === 0 ? 0 : done / total, room)} ` : "";
  return `${head}${drawn}${steps} ${escapeControls(name)}`.slice(0, Math.max(0, columns));
}
__name(workLine, "workLine");
function epochLine(event, progress) {
  const { record } = event;
  const remaining = remainingMs(progress);
  return [
    `epoch ${record.epoch}/${progress.epochs}`,
    `loss ${measured(record.trainLoss)}`,
    `val loss ${measured(record.valLoss)}`,
    `val accuracy ${formatRatio(record.valAccuracy)}`,
    `val macro F1 ${formatRatio(record.valMacroF1)}`,
    duration(record.seconds * 1e3),
    event.improved ? "best so far" : `best is ${event.bestEpoch}, patience ${progress.patience - event.epochsWithoutImprovement} of ${progress.patience}`,
    ...event.nextLearningRate === void 0 ? [] : [`learning rate now ${formatRate(event.nextLearningRate)}`],
    ...remaining === void 0 || remaining === 0 ? [] : [`at most ${duration(remaining)} left`]
  ].join(" · ");
}
__name(epochLine, "epochLine");
function startedLine(event) {
  const place = event.resumedFrom === "cache" ? ", from a checkpoint in the Actions cache" : "";
  const from = event.firstEpoch > 1 ? `Going on at epoch ${event.firstEpoch}${place}` : "Training";
  return `${from}: up to ${event.epochs} epochs of ${event.stepsPerEpoch} steps, stopping after ${event.patience} without improvement`;
}
__name(startedLine, "startedLine");
function initialLine({ record }) {
  return [
    `initial model`,
    `val loss ${measured(record.valLoss)}`,
    `val accuracy ${formatRatio(record.valAccuracy)}`,
    `val mean IoU ${formatRatio(record.valMeanIou)}`
  ].join(" · ");
}
__name(initialLine, "initialLine");
function forecastLine({
  epochs,
  secondsAnEpoch
}) {
  const each = `The first epoch took ${duration(secondsAnEpoch * 1e3)}`;
  return `${each}: about ${epochs} ${epochs === 1 ? "epoch fits" : "epochs fit"} into the time there is`;
}
__name(forecastLine, "forecastLine");
function stoppedLine({ stoppedEpoch, stopReason, bestEpoch }) {
  return `Stopped after epoch ${stoppedEpoch} (${stopReason}). Best epoch: ${bestEpoch}`;
}
__name(stoppedLine, "stoppedLine");
function measured(value) {
  return formatMeasured(Number.isFinite(value) ? value : null);
}
__name(measured, "measured");
function duration(milliseconds) {
  if (milliseconds < 9950) return `${(milliseconds / 1e3).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1e3);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
__name(duration, "duration");

export {
  findInitialModel,
  advance,
  barLine,
  workLine,
  epochLine,
  startedLine,
  initialLine,
  forecastLine,
  stoppedLine
};
