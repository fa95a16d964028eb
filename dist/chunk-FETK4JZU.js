import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MONITORS
} from "./chunk-W6RPZAXZ.js";
import {
  formatBeside,
  formatChangeBeside,
  formatMeasured,
  formatRatio,
  formatSeconds,
  plural
} from "./chunk-5MLFQH3K.js";
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/stages/7-report/task-words.ts
function unitOf({ task }) {
  return task === "segmentation" ? "pixel" : "image";
}
__name(unitOf, "unitOf");
function forMasks({ task }, ...cells) {
  return task === "segmentation" ? cells : [];
}
__name(forMasks, "forMasks");
function scoresOf({ task }, scores) {
  return task === "segmentation" ? scores : scores.filter(([key]) => !key.endsWith("iou"));
}
__name(scoresOf, "scoresOf");

// src/stages/7-report/summary/gates.ts
var MOST_FAILED = 10;
var MOST_REASONS = 3;
var MOST_ALIKE = 5;
var PLAIN = { code: /* @__PURE__ */ __name((text) => `\`${text}\``, "code"), text: /* @__PURE__ */ __name((text) => text, "text") };
function gatesLine(gates, writing = PLAIN) {
  if (gates.length === 0) return void 0;
  const passed = gates.filter(({ status }) => status === "passed").length;
  const failed = gates.filter(({ status }) => status === "failed");
  const others = gates.filter(({ status }) => status === "not-applicable");
  const parts = [`Gates: ${passed} of ${gates.length} passed`];
  if (failed.length > 0)
    parts.push(
      `failed: ${named(failed, MOST_FAILED, (gate) => `${writing.code(gate.text)}${number(gate)}`)}`
    );
  if (others.length > 0) parts.push(`not applicable: ${inapplicable(others, writing)}`);
  return parts.join("; ");
}
__name(gatesLine, "gatesLine");
function gatesStatus(gates) {
  const order = ["failed", "not-applicable"];
  return order.find((status) => gates.some((gate) => gate.status === status)) ?? "passed";
}
__name(gatesStatus, "gatesStatus");
function number({ value, bound, baseline }) {
  if (value === null || bound === null) return "";
  return ` (${baseline === null ? formatBeside(value, bound) : formatChangeBeside(value, bound)})`;
}
__name(number, "number");
function inapplicable(gates, { code, text }) {
  const reasons = [...new Set(gates.map(({ sentence }) => sentence))];
  const shown = reasons.slice(0, MOST_REASONS).map((reason2) => {
    const alike = gates.filter(({ sentence }) => sentence === reason2);
    return `${named(alike, MOST_ALIKE, (gate) => code(gate.text))} (${text(reason2)})`;
  });
  const more = gates.filter(({ sentence }) => reasons.indexOf(sentence) >= MOST_REASONS).length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
__name(inapplicable, "inapplicable");
function named(items, most, word) {
  const more = items.length - most;
  return items.slice(0, most).map(word).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
__name(named, "named");

// src/stages/7-report/timing-words.ts
var STAGES = {
  dataset: "data set",
  train: "training",
  evaluate: "test"
};
var PARTS = {
  step: "training: steps",
  wait: "training: waiting for patches between the steps",
  validate: "training: validation",
  checkpoint: "training: checkpoints",
  load: "training: reading images, beside the steps",
  augment: "training: cutting and varying patches, beside the steps"
};
var MOMENTS = {
  "first-step": "from the start until the first training step was done",
  "best-epoch": "in training until the best epoch was done"
};
function stageTimings(timings) {
  return Object.entries(timings).filter(([name]) => !(name in PARTS) && !(name in MOMENTS)).map(([name, seconds]) => ({ title: STAGES[name] ?? name, seconds }));
}
__name(stageTimings, "stageTimings");
function allTimings(timings) {
  const named2 = /* @__PURE__ */ __name((words) => Object.entries(words).flatMap(
    ([name, title]) => timings[name] === void 0 ? [] : [{ title, seconds: timings[name] }]
  ), "named");
  return [...stageTimings(timings), ...named2(PARTS), ...named2(MOMENTS)];
}
__name(allTimings, "allTimings");

// src/stages/7-report/summary/sentences.ts
function resultSentence(results) {
  const { test, "stop-reason": stopReason } = results;
  if (test.images === 0 && stopReason === "cancelled") return "Cancelled before the model could be tested";
  if (test.accuracy === null) return "Trained, but there was nothing to test the model on";
  return `Test ${scoresText(results, test)}`;
}
__name(resultSentence, "resultSentence");
function scoresText(run, test) {
  const scores = [
    ["macro-f1", "macro F1"],
    ["accuracy", "accuracy"],
    ["mean-iou", "mean IoU"]
  ];
  return scoresOf(run, scores).map(([key, title]) => `${title} ${formatRatio(test[key])}`).join(", ");
}
__name(scoresText, "scoresText");
function resultLines(results) {
  const { comparison } = results;
  const verdict = comparison.baseline === null ? void 0 : comparison.sentence;
  return [verdict, gatesLine(results.gates), resultSentence(results)].filter((line) => line !== void 0);
}
__name(resultLines, "resultLines");
function stopSentence(results) {
  return [
    ...restoredSentence(results),
    `Stopped after epoch ${results["stopped-epoch"]} of ${results.plan.epochs}: ${reason(results)}.`,
    keptSentence(results),
    ...resumedSentence(results)
  ].join(" ");
}
__name(stopSentence, "stopSentence");
function resumedSentence({ "first-epoch": first, "resumed-from": from }) {
  if (first === 1) return [];
  const place = from === "cache" ? " in the Actions cache" : "";
  return [`Training went on from epoch ${first - 1} of an earlier run, from its checkpoint${place}.`];
}
__name(resumedSentence, "resumedSentence");
function fineTunedSentence(results, safe = (name) => name) {
  const { "initial-model": model, plan } = results;
  if (model === null) return [];
  const added = model["new-classes"].length;
  const fresh = added === 0 ? "" : `, ${plural(added, "class", "classes")} added`;
  const loss = `validation loss ${formatMeasured(model["val-loss"])} before the first epoch`;
  const monitored = plan.monitor === "val-loss" ? "" : `${MONITORS[plan.monitor].title} ${formatRatio(model[plan.monitor])}, `;
  const source = `Fine-tuned from ${safe(model.name)} (sha256 ${model.sha256.slice(0, 12)}${fresh})`;
  return [`${source}: ${monitored}${loss}.${unbeaten(results)}`];
}
__name(fineTunedSentence, "fineTunedSentence");
function unbeaten({ "initial-model": model, history, plan, "best-epoch": bestEpoch }) {
  const [before, after] = [
    model?.[plan.monitor],
    history.find(({ epoch }) => epoch === bestEpoch)?.[plan.monitor]
  ];
  if (typeof before !== "number" || typeof after !== "number") return "";
  const gain = MONITORS[plan.monitor].direction === "minimize" ? before - after : after - before;
  return gain > 0 ? "" : " No epoch was better than that: the initial model is the better one.";
}
__name(unbeaten, "unbeaten");
function restoredSentence({ restored, "created-at": createdAt }) {
  if (restored === null) return [];
  return [
    `Nothing was trained: data, labels, split, settings and version are those of the run of ${moment(createdAt)}, whose model and results these are (\`skip-unchanged\`).`
  ];
}
__name(restoredSentence, "restoredSentence");
function moment(iso) {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
__name(moment, "moment");
function reason({ plan, "stop-reason": stopReason }) {
  const { title, direction } = MONITORS[plan.monitor];
  switch (stopReason) {
    case "patience": {
      const by = plan["min-delta"] > 0 ? ` by more than ${plan["min-delta"]}` : "";
      return `${title} had not improved${by} for ${plural(plan.patience, "epoch")}`;
    }
    case "epochs":
      return "all epochs were done";
    case "time-budget": {
      const budget = plan["time-budget-seconds"];
      return `the time budget${budget === null ? "" : ` of ${formatSeconds(budget)}`} was used up`;
    }
    case "target": {
      const bound = plan.target === null ? "" : ` of ${plan.target}`;
      return `${title} ${direction === "minimize" ? "fell to" : "reached"} its target${bound}`;
    }
    case "cancelled":
      return "the run was cancelled";
    case "diverged":
      return "training then diverged, the loss was no longer a finite number";
  }
}
__name(reason, "reason");
function keptSentence(results) {
  const { history, plan, "best-epoch": bestEpoch } = results;
  const best = history.find(({ epoch }) => epoch === bestEpoch);
  if (best === void 0) return bestEpoch > 0 ? `Kept epoch ${bestEpoch}.` : "No epoch could be kept.";
  const loss = `validation loss ${formatMeasured(best["val-loss"])}`;
  const monitored = plan.monitor === "val-loss" ? "" : `${MONITORS[plan.monitor].title} ${formatRatio(best[plan.monitor])}, `;
  return `Kept epoch ${bestEpoch} (${monitored}${loss}).`;
}
__name(keptSentence, "keptSentence");
function countsLine(results, networkTitle) {
  const { split, classes, engine, environment } = results;
  const total = stageSeconds(results);
  const cores = plural(environment.cores, "core");
  return [
    ...fanOutWords(results),
    `Training ${split.train.images}`,
    `validation ${split.validation.images}`,
    `test ${plural(split.test.images, "image")}`,
    plural(classes.length, "class", "classes"),
    networkTitle,
    total > 0 ? `${formatSeconds(total)} on ${cores}` : cores,
    `${engine.engine} ${engine.version}`
  ].join(" · ");
}
__name(countsLine, "countsLine");
function fanOutWords({ "fan-out": fanOut }) {
  if (fanOut === null) return [];
  return [`${fanOut.kind === "fold" ? "Fold" : "Sweep row"} ${fanOut.number} of ${fanOut.of}`];
}
__name(fanOutWords, "fanOutWords");
function stageSeconds({ "timings-seconds": timings }) {
  return stageTimings(timings).reduce((total, { seconds }) => total + seconds, 0);
}
__name(stageSeconds, "stageSeconds");

export {
  unitOf,
  forMasks,
  scoresOf,
  stageTimings,
  allTimings,
  gatesLine,
  gatesStatus,
  resultSentence,
  scoresText,
  resultLines,
  stopSentence,
  fineTunedSentence,
  countsLine,
  stageSeconds
};
