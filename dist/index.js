import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  localRunStore
} from "./chunk-AHBTN5BU.js";
import {
  PREDICT_OPTIONS
} from "./chunk-CSTWOHO5.js";
import {
  loadEvaluation,
  loadSettings,
  loadWithRuntimePackages,
  ownCode,
  parseOptions,
  provideRuntimePackages,
  provideTensorflow,
  restoreUnchanged,
  runFingerprint
} from "./chunk-CKQB35HB.js";
import "./chunk-2PFQ2NPE.js";
import "./chunk-DA6PTGB2.js";
import {
  SETTINGS
} from "./chunk-FKWAULHV.js";
import "./chunk-Y5K6275C.js";
import "./chunk-JO33H4OS.js";
import "./chunk-GY4JLXYN.js";
import "./chunk-7JO6IHGI.js";
import "./chunk-5MLFQH3K.js";
import "./chunk-DHVBHEBY.js";
import "./chunk-TGS4TCST.js";
import {
  InputError,
  InternalError,
  argumentMissing
} from "./chunk-AAVDFMB6.js";
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/index.ts
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

// src/api/doors.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";

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
      for (const fault of faults) {
        if (fault.severity === "error") failed.push(fault);
        else onEvent({ type: "warning", fault });
      }
    },
    fetchBaseline: /* @__PURE__ */ __name(async () => ({ json: void 0, reason: "No baseline was given." }), "fetchBaseline"),
    training(event) {
      if (event.type !== "stopped") return onEvent(event);
      const { stoppedEpoch, bestEpoch, stopReason } = event.outcome;
      onEvent({ type: "stopped", stoppedEpoch, bestEpoch, stopReason });
    },
    progress: /* @__PURE__ */ __name((progress) => onEvent({ type: "progress", ...progress }), "progress"),
    // Everything is in the folder already, and the call gives it back.
    async publish() {
    },
    async publishMerged() {
    },
    async publishEvaluation() {
    }
  };
}
__name(eventPublisher, "eventPublisher");

// src/api/doors.ts
async function trainWith(root, given, options = {}) {
  const call = begin(root, options);
  const { publisher, signal, clock, now } = call;
  const settings = await loadSettings(flagsOf(given), call.cwd);
  const [version, code] = await Promise.all([packageVersion(root), ownCode(root)]);
  const common = { settings, publisher, store: localRunStore(settings.output), now };
  const fingerprint = await runFingerprint(settings, code);
  if (settings.skipUnchanged === true) {
    const restored = await restoreUnchanged({ ...common, fingerprint });
    if (restored?.report !== void 0) return trained(restored.report, restored.gateFailed);
  }
  await provide(call, settings.engine === "tensorflow");
  const { run } = await loadWithRuntimePackages(root, () => import("./run-TKEI3YCG.js"));
  const { report, gateFailed } = await run({
    ...common,
    fingerprint,
    signal,
    version,
    clock,
    cutOffMs: void 0
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
  const { predict: predict2 } = await loadWithRuntimePackages(root, () => import("./predict-NQ3BURZN.js"));
  const outputName = given.output ?? settings.output;
  await predict2({ settings, inputs, outputName, cwd, publisher, signal });
  return { folder: settings.output, failed: publisher.failed };
}
__name(predictWith, "predictWith");
async function evaluateWith(root, given, options = {}) {
  const call = begin(root, options);
  const { publisher, signal, clock, now } = call;
  const { settings, chosen } = await loadEvaluation(flagsOf(given), call.cwd);
  const version = await packageVersion(root);
  await provide(call);
  const { evaluate: evaluate2 } = await loadWithRuntimePackages(root, () => import("./evaluate-RGMZP7A5.js"));
  const run = { settings, chosen, publisher, signal, version, clock, now };
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
async function provide({ root, publisher, signal, clock }, tensorflow = false) {
  const { platform, arch, execPath } = process;
  const { say, faults: warn } = publisher;
  const options = { root, platform, arch, execPath, env: {}, clock, signal, say, warn };
  await provideRuntimePackages(options);
  if (tensorflow) await provideTensorflow(options);
}
__name(provide, "provide");
async function packageVersion(root) {
  return JSON.parse(await readFile(join(root, "package.json"), "utf8")).version;
}
__name(packageVersion, "packageVersion");

// src/index.ts
var ROOT = resolve(fileURLToPath(new URL("..", import.meta.url)));
function train(settings, options) {
  return trainWith(ROOT, settings, options);
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
