import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  runsInOutput
} from "./earlier-output-folder.js";
import "./earlier-history-places.js";
import {
  PREDICT_OPTIONS
} from "./stages-1-config-predict-options.js";
import {
  loadEvaluation,
  loadSettings,
  loadWithRuntimePackages,
  packageVersion,
  parseOptions,
  provideRuntimePackages,
  provideTensorflow,
  readProgram,
  requireData,
  start
} from "./provision-provision.js";
import "./stages-1-config-parse.js";
import "./run-within-budget.js";
import "./stages-1-config-paths-in-file.js";
import "./run-reviewed.js";
import "./run-keep.js";
import "./stages-2-dataset-data-folder.js";
import "./stages-1-config-fan-out.js";
import "./stages-2-dataset-text-in-data.js";
import "./earlier-model.js";
import "./stages-6-evaluate-read-network.js";
import "./stages-5-train-checkpoint.js";
import "./earlier-baseline.js";
import "./shared-short-path.js";
import "./image-recognize.js";
import "./shared-lock.js";
import "./shared-deadline.js";
import "./engine-onnx-proto-onnx_pb.js";
import "./network-validate.js";
import "./network-parameters.js";
import "./shared-message-of.js";
import "./vendor-bufbuild-protobuf.js";
import "./results-history-paths.js";
import "./stages-1-config-evaluate-options.js";
import "./stages-7-report-gates.js";
import "./results-run-folder.js";
import "./shared-path-from.js";
import "./shared-plain-file.js";
import "./shared-random.js";
import {
  SETTINGS
} from "./stages-1-config-table-run.js";
import "./results-history-line.js";
import "./document-numbers.js";
import "./stages-1-config-types.js";
import "./shared-nearest-word.js";
import "./results-results.js";
import "./metrics-scores.js";
import "./shared-write-file-atomic.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import {
  InputError,
  InternalError,
  argumentMissing,
  oneForEachCause
} from "./errors-publishing.js";
import "./vendor-yaml.js";
import "./vendor-fastest-levenshtein.js";
import "./vendor-zod-2.js";
import "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/index.ts
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

// src/api/flags.ts
function flagsOf(settings) {
  const given = Object.entries(settings).filter(([, value]) => value !== void 0);
  return Object.fromEntries(given.map(([key, value]) => [kebabCase(key), textOf(kebabCase(key), value)]));
}
__name(flagsOf, "flagsOf");
function textOf(name, value) {
  if (!Array.isArray(value)) return String(value);
  const isLines = SETTINGS.find((setting) => setting.name === name)?.type.lines === true;
  return value.map(String).join(isLines ? "\n" : ",");
}
__name(textOf, "textOf");
function kebabCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
__name(kebabCase, "kebabCase");

// src/api/publisher.ts
function eventPublisher(onEvent) {
  const failed = [];
  return {
    failed,
    say: /* @__PURE__ */ __name((text) => onEvent({ type: "message", text }), "say"),
    group(title) {
      if (title !== void 0) onEvent({ type: "stage", title });
    },
    faults(faults) {
      for (const fault of oneForEachCause(faults)) {
        if (fault.severity === "error") failed.push(fault);
        else onEvent({ type: "warning", fault });
      }
    },
    training(event) {
      if (event.type === "started") {
        const { history, faults, stop, ...started } = event;
        return onEvent(started);
      }
      if (event.type !== "stopped") return onEvent(event);
      const { stoppedEpoch, bestEpoch, stopReason } = event.outcome;
      onEvent({ type: "stopped", stoppedEpoch, bestEpoch, stopReason });
    },
    progress: /* @__PURE__ */ __name((progress) => onEvent({ type: "progress", ...progress }), "progress"),
    // Everything is in the folder already, and the call gives it back.
    publish: /* @__PURE__ */ __name(async () => ({ whole: true }), "publish"),
    async publishMerged() {
    },
    publishEvaluation: /* @__PURE__ */ __name(async () => ({ whole: true }), "publishEvaluation")
  };
}
__name(eventPublisher, "eventPublisher");

// src/api/doors.ts
var NO_RESULTS = "No baseline was given.";
async function trainWith(root, loadRun, given, options = {}) {
  const call = begin(root, options);
  const { publisher, signal, clock, now, cwd } = call;
  const settings = await loadSettings(flagsOf(given), cwd);
  const { report, gateFailed } = await start({
    program: await readProgram(root),
    settings,
    cwd,
    publisher,
    earlier: runsInOutput(settings.output, NO_RESULTS),
    skipsUnchanged: false,
    provide: /* @__PURE__ */ __name((needs) => provide(call, needs), "provide"),
    loadRun,
    signal,
    clock,
    cutOffMs: void 0,
    endsWithJob: false,
    now
  });
  if (report === void 0) throw signal.reason;
  return trained(report, gateFailed);
}
__name(trainWith, "trainWith");
function trained({ results, ...paths }, gateFailed) {
  return { stopReason: results["stop-reason"], gateFailed, results, ...paths };
}
__name(trained, "trained");
async function predictWith(root, { inputs, ...given }, options = {}) {
  const call = begin(root, options);
  const { publisher, signal, cwd } = call;
  const { values: settings, faults } = parseOptions("predict", PREDICT_OPTIONS, flagsOf(given), cwd);
  const missing = inputs.length > 0 ? [] : [argumentMissing("input", "files, folders or patterns", "inputs: []")];
  if (settings === void 0 || missing.length > 0) throw new InputError([...faults, ...missing]);
  await provide(call);
  const { predict: predict2 } = await loadWithRuntimePackages(root, () => import("./run-predict.js"));
  const outputName = given.output ?? settings.output;
  await predict2({ settings, inputs, outputName, cwd, publisher, signal });
  return { folder: settings.output, failed: publisher.failed };
}
__name(predictWith, "predictWith");
async function evaluateWith(root, given, options = {}) {
  const call = begin(root, options);
  const { publisher, signal, clock, now, cwd } = call;
  const { settings, chosen } = await loadEvaluation(flagsOf(given), cwd);
  const version = await packageVersion(root);
  await provide(call, { beforehand: /* @__PURE__ */ __name(() => requireData(settings), "beforehand") });
  const { evaluate: evaluate2 } = await loadWithRuntimePackages(root, () => import("./run-evaluate.js"));
  const earlier = runsInOutput(settings.output, NO_RESULTS);
  const run = { settings, cwd, chosen, publisher, earlier, signal, version, clock, now };
  const { report, gateFailed } = await evaluate2(run);
  const { folder, evaluation, evaluationPath, summaryPath, reportPath, files } = report;
  return { gateFailed, evaluation, folder, evaluationPath, summaryPath, reportPath, files };
}
__name(evaluateWith, "evaluateWith");
function begin(root, { signal = new AbortController().signal, onEvent, cwd = process.cwd() }) {
  signal.throwIfAborted();
  const started = performance.now();
  const tell = /* @__PURE__ */ __name((event) => onEvent?.(event), "tell");
  return {
    root,
    cwd,
    publisher: eventPublisher(tell),
    signal,
    clock: /* @__PURE__ */ __name(() => performance.now() - started, "clock"),
    now: /* @__PURE__ */ __name(() => /* @__PURE__ */ new Date(), "now")
  };
}
__name(begin, "begin");
async function provide({ root, publisher, signal: ofRun, clock }, { engine = "auto", beforehand, signal = ofRun } = {}) {
  const { platform, arch, execPath } = process;
  const { say, faults: warn } = publisher;
  const options = { root, platform, arch, execPath, env: {}, clock, signal, say, warn, beforehand };
  await provideRuntimePackages(options);
  if (engine === "tensorflow") await provideTensorflow(options);
}
__name(provide, "provide");

// src/index.ts
var ROOT = resolve(fileURLToPath(new URL("..", import.meta.url)));
function train(settings, options) {
  return trainWith(ROOT, () => import("./run.js"), settings, options);
}
__name(train, "train");
function predict(settings, options) {
  return predictWith(ROOT, settings, options);
}
__name(predict, "predict");
function evaluate(settings, options) {
  return evaluateWith(ROOT, settings, options);
}
__name(evaluate, "evaluate");
export {
  InputError,
  InternalError,
  evaluate,
  predict,
  train
};
