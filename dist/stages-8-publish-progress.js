import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MONITORS,
  formatMeasured,
  formatRate,
  formatRatio,
  plural
} from "./stages-1-config.js";
import {
  DECIDING,
  epochScore
} from "./metrics.js";
import {
  escapeControls
} from "./errors.js";

// src/earlier/history-store.ts
var HistoryRefused = class extends Error {
  name = "HistoryRefused";
  /** Whether the job's permissions are all that stands in the way. */
  lacksPermission;
  constructor(message, options = {}) {
    super(message, options);
    this.lacksPermission = options.lacksPermission ?? false;
  }
};

// src/stages/8-publish/training-progress.ts
function advance(progress, event, nowMs) {
  if (event.type === "started") return startedProgress(event, nowMs);
  const advanced = progress && advanceStarted(progress, event, nowMs);
  return advanced && { ...advanced, nowMs };
}
function advanceStarted(progress, event, nowMs) {
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
    case "features":
    case "validation": {
      const phase = event.type === "features" ? "features" : "validate";
      const isProbe = progress.isProbe || event.type === "features";
      return { ...progress, epoch: event.epoch, phase, isProbe, step: event.step, steps: event.steps };
    }
    case "epoch":
      return {
        ...progress,
        epoch: event.record.epoch + 1,
        phase: "train",
        step: 0,
        steps: progress.stepsPerEpoch,
        epochsWithoutImprovement: event.epochsWithoutImprovement,
        ...epochsTimed(progress, event.record.seconds * 1e3),
        isProbe: false,
        endsAtMs: endOf(event, nowMs)
      };
    case "initial":
      return { ...progress, epoch: 1, phase: "train", step: 0, steps: progress.stepsPerEpoch };
    case "shares":
    case "forecast":
      return progress;
    case "stopped":
      return void 0;
  }
}
function startedProgress(event, nowMs) {
  return {
    epochs: event.epochs,
    patience: event.patience,
    monitor: event.monitor,
    epoch: event.firstEpoch,
    phase: "train",
    step: 0,
    steps: event.stepsPerEpoch,
    stepsPerEpoch: event.stepsPerEpoch,
    headEpochs: event.headEpochs,
    loss: void 0,
    epochsWithoutImprovement: 0,
    firstStepAtMs: void 0,
    millisecondsPerStep: void 0,
    isProbe: false,
    epochsDone: 0,
    epochsDoneMs: 0,
    nowMs,
    endsAtMs: endOf(event, nowMs)
  };
}
function epochsTimed({ isProbe, epochsDone, epochsDoneMs }, ms) {
  return isProbe ? { epochsDone, epochsDoneMs } : { epochsDone: epochsDone + 1, epochsDoneMs: epochsDoneMs + ms };
}
function endOf({ timeLeftMs }, nowMs) {
  return timeLeftMs === void 0 ? void 0 : nowMs + timeLeftMs;
}
function stepRate(progress, event, nowMs) {
  if (event.step === 1 || progress.firstStepAtMs === void 0)
    return { firstStepAtMs: nowMs, millisecondsPerStep: progress.millisecondsPerStep };
  return {
    firstStepAtMs: progress.firstStepAtMs,
    millisecondsPerStep: (nowMs - progress.firstStepAtMs) / (event.step - 1)
  };
}
function remainingMs(progress) {
  const { endsAtMs, nowMs } = progress;
  const epochsMs = epochsLeftMs(progress);
  if (endsAtMs === void 0) return epochsMs;
  return Math.min(epochsMs ?? Number.POSITIVE_INFINITY, Math.max(0, endsAtMs - nowMs));
}
function epochsLeftMs(progress) {
  const { epochs, epoch, phase, step, stepsPerEpoch, epochsDone, epochsDoneMs, millisecondsPerStep } = progress;
  const stepsDone = phase === "train" ? step : phase === "features" ? 0 : stepsPerEpoch;
  if (epochsDone > 0) {
    const epochsLeft = epochs - epoch + 1 - (stepsPerEpoch > 0 ? stepsDone / stepsPerEpoch : 0);
    return Math.max(0, epochsLeft) * (epochsDoneMs / epochsDone);
  }
  if (millisecondsPerStep === void 0) return void 0;
  return ((epochs - epoch + 1) * stepsPerEpoch - stepsDone) * millisecondsPerStep;
}

// src/stages/8-publish/progress.ts
function barLine(progress, columns) {
  const { epoch, epochs, phase, step, steps, loss, patience, epochsWithoutImprovement } = progress;
  const remaining = remainingMs(progress);
  const head = `epoch ${epoch}/${epochs}`;
  const tail = [
    `${phase} ${step}/${steps}`,
    ...loss === void 0 ? [] : [`loss ${measured(loss)}`],
    `patience ${patience - epochsWithoutImprovement} of ${patience}`,
    ...remaining === void 0 ? [] : [`at most ${formatDuration(remaining)} left`]
  ];
  while (tail.length > 0 && [head, ...tail].join(" · ").length > columns) tail.pop();
  const text = tail.length === 0 ? "" : ` ${tail.join(" · ")}`;
  const room = Math.min(30, columns - head.length - text.length - 1);
  if (room >= 8) return `${head} ${bar(steps === 0 ? 0 : step / steps, room)}${text}`;
  return [head, ...tail].join(" · ").slice(0, Math.max(0, columns));
}
function bar(fraction, width) {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return "█".repeat(full) + "░".repeat(width - full);
}
function workLine({ name, item, items, done, total }, columns) {
  const head = items === 1 ? "" : `image ${item}/${items} `;
  const steps = `${done}/${total}`;
  const room = Math.min(30, columns - head.length - steps.length - 1);
  const drawn = room >= 8 ? `${bar(total === 0 ? 0 : done / total, room)} ` : "";
  return `${head}${drawn}${steps} ${escapeControls(name)}`.slice(0, Math.max(0, columns));
}
function epochLine(event, progress) {
  const { record, part } = event;
  const remaining = remainingMs(progress);
  return [
    `epoch ${record.epoch}/${progress.epochs}`,
    ...record.epoch <= progress.headEpochs ? ["head alone"] : [],
    ...part === void 0 ? [] : [`in part, ${part.steps} of its ${plural(part.of, "step")}`],
    `loss ${measured(record.trainLoss)}`,
    ...validationWords(record, progress.monitor),
    formatDuration(record.seconds * 1e3),
    event.improved ? "best so far" : `best is ${event.bestEpoch}, patience ${progress.patience - event.epochsWithoutImprovement} of ${progress.patience}`,
    ...event.nextLearningRate === void 0 ? [] : [`learning rate now ${formatRate(event.nextLearningRate)}`],
    ...remaining === void 0 || remaining === 0 ? [] : [`at most ${formatDuration(remaining)} left`]
  ].join(" · ");
}
function startedLine(event) {
  const place = event.resumedFrom === "cache" ? ", from a checkpoint in the Actions cache" : "";
  if (event.stop !== void 0)
    return `The earlier run was cut off after its training, before its report: going on at that${place}`;
  const from = event.firstEpoch > 1 ? `Going on at epoch ${event.firstEpoch}${place}` : "Training";
  const { epochs, firstEpoch, headEpochs } = event;
  if (firstEpoch <= headEpochs && epochs <= headEpochs)
    return `${from}: up to ${plural(epochs, "epoch")}, which fits the head alone`;
  return `${from}: ${epochsWords(event)}, stopping after ${event.patience} without improvement`;
}
function epochsWords({ epochs, stepsPerEpoch, firstEpoch, headEpochs }) {
  const [all, steps] = [`up to ${plural(epochs, "epoch")}`, plural(stepsPerEpoch, "step")];
  if (firstEpoch > headEpochs) return `${all} of ${steps}`;
  return `${all}, the first of the head alone, ${epochs === 2 ? "the other" : "the others"} of ${steps}`;
}
function sharesLine({ validation, test }) {
  const parts = [
    ...validation.images < validation.of ? [`to validate on ${validation.images} of ${validation.of}`] : [],
    ...test.images < test.of ? [`to test on about ${test.images} of ${test.of}`] : []
  ];
  return `The time budget leaves room ${parts.join(" images and ")} images, chosen by the seed`;
}
function initialLine({ record }, { monitor }) {
  return ["initial model", ...validationWords(record, monitor)].join(" · ");
}
var ALWAYS_SHOWN = ["val-loss", "val-accuracy", epochScore("val", DECIDING).name];
function validationWords(record, monitor) {
  return [.../* @__PURE__ */ new Set([...ALWAYS_SHOWN, monitor])].map((name) => {
    const { score, read } = MONITORS[name];
    const value = read(record);
    return score === void 0 ? `val loss ${measured(value)}` : `val ${score.title} ${formatRatio(value)}`;
  });
}
function forecastLine({
  epochs,
  secondsAnEpoch
}) {
  const each = `An epoch takes ${formatDuration(secondsAnEpoch * 1e3)}`;
  return `${each}: about ${epochs} ${epochs === 1 ? "epoch fits" : "epochs fit"} into the time there is`;
}
function stoppedLine({ stoppedEpoch, stopReason, bestEpoch, untrained }) {
  if (untrained === "less-than-an-epoch")
    return `Stopped in epoch ${stoppedEpoch}, before its end (${stopReason})`;
  return `Stopped after epoch ${stoppedEpoch} (${stopReason}). Best epoch: ${bestEpoch}`;
}
function measured(value) {
  return formatMeasured(Number.isFinite(value) ? value : null);
}
function formatDuration(milliseconds) {
  if (milliseconds < 9950) return `${(milliseconds / 1e3).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1e3);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export {
  HistoryRefused,
  advance,
  barLine,
  workLine,
  epochLine,
  startedLine,
  sharesLine,
  initialLine,
  forecastLine,
  stoppedLine
};
