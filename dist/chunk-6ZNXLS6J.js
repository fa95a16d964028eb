import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/metrics/monitor.ts
var MONITORS = {
  "val-loss": {
    name: "val-loss",
    title: "validation loss",
    direction: "minimize",
    read: (record) => record.valLoss
  },
  "val-accuracy": {
    name: "val-accuracy",
    title: "validation accuracy",
    direction: "maximize",
    read: (record) => record.valAccuracy
  },
  "val-mean-iou": {
    name: "val-mean-iou",
    title: "validation mean IoU",
    direction: "maximize",
    read: (record) => record.valMeanIou
  },
  "val-macro-f1": {
    name: "val-macro-f1",
    title: "validation macro F1",
    direction: "maximize",
    read: (record) => record.valMacroF1
  }
};

// src/stages/7-report/summary/numbers.ts
var NONE = "–";
function formatRatio(value) {
  if (value === null || value === void 0) return NONE;
  if (value > 0 && value < 5e-4) return "<0.001";
  for (let decimals = 3; decimals < 15; decimals++) {
    const text = value.toFixed(decimals);
    if (value >= 1 || Number(text) < 1) return text;
  }
  return "1.000";
}
function formatChange(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const size = Math.abs(value);
  const digits = size >= 5e-4 ? size.toFixed(3) : formatRate(Number(size.toPrecision(1)));
  return `${value < 0 ? "−" : "+"}${digits}`;
}
function formatMeasured(value) {
  if (value === null || value === void 0) return NONE;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return formatRate(value);
  if (size >= 100) return value.toFixed(0);
  return value.toPrecision(3);
}
function formatRate(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const [digits, exponent] = value.toExponential(2).split("e");
  const mantissa = String(Number(digits));
  return exponent === "+0" ? mantissa : `${mantissa}e${exponent.replace("+", "")}`;
}
function formatCount(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
function formatSeconds(value) {
  if (value < 59.95) return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`;
  const whole = Math.round(value);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(value / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
function formatBytes(value) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let size = value;
  let unit = 0;
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 || size >= 99.95 ? size.toFixed(0) : size.toPrecision(3)} ${units[unit]}`;
}
function formatShare(value) {
  if (value === null) return NONE;
  if (value > 0 && value < 5e-4) return "<0.1 %";
  return `${(value * 100).toFixed(1)} %`;
}
function plural(count, one, many = `${one}s`) {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

// src/stages/7-report/summary/sentences.ts
function resultSentence({ test, "stop-reason": stopReason }) {
  if (test.images === 0 && stopReason === "cancelled") return "Cancelled before the model could be tested";
  if (test.accuracy === null) return "Trained, but there was nothing to test the model on";
  return `Test macro F1 ${formatRatio(test["macro-f1"])}, accuracy ${formatRatio(test.accuracy)}, mean IoU ${formatRatio(test["mean-iou"])}`;
}
function resultLines(results) {
  const { comparison } = results;
  return [...comparison.baseline === null ? [] : [comparison.sentence], resultSentence(results)];
}
function stopSentence(results) {
  const sentences = [
    `Stopped after epoch ${results["stopped-epoch"]} of ${results.plan.epochs}: ${reason(results)}.`,
    keptSentence(results)
  ];
  const first = results["first-epoch"];
  if (first > 1) {
    sentences.push(
      `Training went on from a checkpoint at epoch ${first}; the epochs before are of earlier runs.`
    );
  }
  return sentences.join(" ");
}
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
function keptSentence(results) {
  const { history, plan, "best-epoch": bestEpoch } = results;
  const best = history.find(({ epoch }) => epoch === bestEpoch);
  if (best === void 0) return bestEpoch > 0 ? `Kept epoch ${bestEpoch}.` : "No epoch could be kept.";
  const loss = `validation loss ${formatMeasured(best["val-loss"])}`;
  const monitored = plan.monitor === "val-loss" ? "" : `${MONITORS[plan.monitor].title} ${formatRatio(best[plan.monitor])}, `;
  return `Kept epoch ${bestEpoch} (${monitored}${loss}).`;
}
function countsLine(results, networkTitle) {
  const { split, classes, engine, environment } = results;
  const total = stageSeconds(results);
  const cores = plural(environment.cores, "core");
  return [
    `Training ${split.train.images}`,
    `validation ${split.validation.images}`,
    `test ${plural(split.test.images, "image")}`,
    plural(classes.length, "class", "classes"),
    networkTitle,
    total > 0 ? `${formatSeconds(total)} on ${cores}` : cores,
    `${engine.engine} ${engine.version}`
  ].join(" · ");
}
function stageSeconds({ "timings-seconds": timings }) {
  return Object.entries(timings).filter(([name]) => name !== "first-step" && name !== "best-epoch").reduce((total, [, value]) => total + value, 0);
}

export {
  MONITORS,
  NONE,
  formatRatio,
  formatChange,
  formatMeasured,
  formatRate,
  formatCount,
  formatSeconds,
  formatBytes,
  formatShare,
  plural,
  resultSentence,
  resultLines,
  stopSentence,
  countsLine,
  stageSeconds
};
