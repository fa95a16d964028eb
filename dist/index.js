import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  runsInOutput
} from "./earlier-output-folder.js";
import "./earlier-history-places.js";
import {
  PREDICT_OPTIONS
} from "./stages-1-config-predict-options.js";
import "./results-history-paths.js";
import "./shared-extremes.js";
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
} from "./provision.js";
import "./stages-5-train.js";
import {
  SETTINGS
} from "./stages-1-config.js";
import "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./engine-onnx.js";
import "./shared-out-of-memory.js";
import "./network.js";
import "./shared-message-of.js";
import {
  InputError,
  InternalError,
  argumentMissing,
  oneForEachCause
} from "./errors.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/index.ts
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

// src/api/flags.ts
function flagsOf(settings) {
  const given = Object.entries(settings).filter(([, value]) => value !== void 0);
  return Object.fromEntries(given.map(([key, value]) => [kebabCase(key), textOf(kebabCase(key), value)]));
}
function textOf(name, value) {
  if (!Array.isArray(value)) return String(value);
  const isLines = SETTINGS.find((setting) => setting.name === name)?.type.lines === true;
  return value.map(String).join(isLines ? "\n" : ",");
}
function kebabCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

// src/api/publisher.ts
function eventPublisher(onEvent) {
  const failed = [];
  return {
    failed,
    say: (text) => onEvent({ type: "message", text }),
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
    progress: (progress) => onEvent({ type: "progress", ...progress }),
    // Everything is in the folder already, and the call gives it back.
    publish: async () => ({ whole: true }),
    async publishMerged() {
    },
    publishEvaluation: async () => ({ whole: true })
  };
}

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
    provide: (needs) => provide(call, needs),
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
function trained({ results, ...paths }, gateFailed) {
  return { stopReason: results["stop-reason"], gateFailed, results, ...paths };
}
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
async function evaluateWith(root, given, options = {}) {
  const call = begin(root, options);
  const { publisher, signal, clock, now, cwd } = call;
  const { settings, chosen } = await loadEvaluation(flagsOf(given), cwd);
  const version = await packageVersion(root);
  await provide(call, { beforehand: () => requireData(settings) });
  const { evaluate: evaluate2 } = await loadWithRuntimePackages(root, () => import("./run-evaluate.js"));
  const earlier = runsInOutput(settings.output, NO_RESULTS);
  const run = { settings, cwd, chosen, publisher, earlier, signal, version, clock, now };
  const { report, gateFailed } = await evaluate2(run);
  const { folder, evaluation, evaluationPath, summaryPath, reportPath, files } = report;
  return { gateFailed, evaluation, folder, evaluationPath, summaryPath, reportPath, files };
}
function begin(root, { signal = new AbortController().signal, onEvent, cwd = process.cwd() }) {
  signal.throwIfAborted();
  const started = performance.now();
  const tell = (event) => onEvent?.(event);
  return {
    root,
    cwd,
    publisher: eventPublisher(tell),
    signal,
    clock: () => performance.now() - started,
    now: () => /* @__PURE__ */ new Date()
  };
}
async function provide({ root, publisher, signal: ofRun, clock }, { engine = "auto", beforehand, signal = ofRun } = {}) {
  const { platform, arch, execPath } = process;
  const { say, faults: warn } = publisher;
  const options = { root, platform, arch, execPath, env: {}, clock, signal, say, warn, beforehand };
  await provideRuntimePackages(options);
  if (engine === "tensorflow") await provideTensorflow(options);
}

// src/index.ts
var ROOT = resolve(fileURLToPath(new URL("..", import.meta.url)));
function train(settings, options) {
  return trainWith(ROOT, () => import("./run.js"), settings, options);
}
function predict(settings, options) {
  return predictWith(ROOT, settings, options);
}
function evaluate(settings, options) {
  return evaluateWith(ROOT, settings, options);
}
export {
  InputError,
  InternalError,
  evaluate,
  predict,
  train
};
