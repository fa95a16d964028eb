import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  isHeadAlone
} from "./stages-7-report-head-epoch.js";
import {
  LONGEST_SENTENCE,
  code,
  cut,
  joined,
  plainText
} from "./document-inline.js";
import {
  MONITORS,
  NONE,
  formatBeside,
  formatChangeBeside,
  formatMeasured,
  formatRange,
  formatRatio,
  formatSeconds,
  moment,
  plural,
  shownScores,
  untrainedSentence
} from "./stages-1-config.js";
import {
  DECIDING
} from "./metrics.js";

// src/stages/7-report/timing-words.ts
var STAGES = {
  dataset: "data set",
  "initial-model": "choice of what training starts from",
  train: "training",
  evaluate: "test"
};
var PARTS = {
  "linear-probe": "training: the head alone",
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
var REPORT = "report";
function stageTimings(timings) {
  return Object.entries(timings).filter(([name]) => !(name in PARTS) && !(name in MOMENTS) && name !== REPORT).map(([name, seconds]) => ({ title: STAGES[name] ?? name, seconds }));
}
function allTimings(timings) {
  const named2 = (words) => Object.entries(words).flatMap(
    ([name, title]) => timings[name] === void 0 ? [] : [{ title, seconds: timings[name] }]
  );
  return [...stageTimings(timings), ...named2(PARTS), ...named2(MOMENTS)];
}

// src/stages/7-report/words/gates.ts
var MOST_FAILED = 10;
var MOST_REASONS = 3;
var MOST_ALIKE = 5;
var LONGEST_REASON = 800;
function gatesLine(gates) {
  if (gates.length === 0) return void 0;
  const passed = gates.filter(({ status }) => status === "passed").length;
  const failed = gates.filter(({ status }) => status === "failed");
  const others = gates.filter(({ status }) => status === "not-applicable");
  const judged = gates.length - others.length;
  if (judged === 0) return ["No gate is applicable: ", inapplicable(others)];
  const parts = [`Gates: ${passed} of ${judged} passed`];
  if (failed.length > 0)
    parts.push(["failed: ", named(failed, MOST_FAILED, (gate) => [code(cut(gate.text)), number(gate)])]);
  if (others.length > 0) parts.push(["not applicable: ", inapplicable(others)]);
  return joined(parts, "; ");
}
function gatesStatus(gates) {
  const order = ["failed", "not-applicable"];
  return order.find((status) => gates.some((gate) => gate.status === status)) ?? "passed";
}
function number({ value, bound, baseline }) {
  if (value === null || bound === null) return "";
  return ` (${baseline === null ? formatBeside(value, bound) : formatChangeBeside(value, bound)})`;
}
function inapplicable(gates) {
  const reasons = [...new Set(gates.map(({ sentence }) => sentence))];
  const shown = reasons.slice(0, MOST_REASONS).map((reason2) => {
    const alike = gates.filter(({ sentence }) => sentence === reason2);
    const texts = named(alike, MOST_ALIKE, (gate) => code(cut(gate.text)));
    return [texts, ` (${cut(reason2, LONGEST_REASON)})`];
  });
  const more = gates.filter(({ sentence }) => reasons.indexOf(sentence) >= MOST_REASONS).length;
  return [joined(shown), more > 0 ? ` and ${more} more` : ""];
}
function named(items, most, word) {
  const more = items.length - most;
  return [joined(items.slice(0, most).map(word)), more > 0 ? ` and ${more} more` : ""];
}

// src/stages/7-report/words/sentences.ts
function resultSentence(results) {
  const { test, "stop-reason": stopReason } = results;
  if (test.images === 0 && stopReason === "cancelled") return "Cancelled before the model could be tested";
  if (test.accuracy === null) return "Trained, but there was nothing to test the model on";
  return `Test ${scoresText(results, test)}`;
}
function scoresText(run, test) {
  return shownScores(run).filter(({ key }) => key === DECIDING.key || test[key] !== null).map(({ key, title }) => `${title} ${formatRatio(test[key])}`).join(", ");
}
function resultLines(results) {
  const { comparison } = results;
  const verdict = comparison.baseline === null ? void 0 : comparison.sentence;
  const gates = gatesLine(results.gates);
  const lines = [untrainedSentence(results), verdict, gates && plainText(gates), resultSentence(results)];
  return lines.filter((line) => line !== void 0);
}
function stopSentence(results) {
  return joined(
    [
      ...restoredSentence(results),
      `Stopped ${isCutShort(results) ? "in" : "after"} epoch ${stoppedAt(results)}: ${reason(results)}.`,
      keptSentence(results),
      ...sharesSentence(results),
      ...resumedSentence(results)
    ],
    " "
  );
}
function isCutShort({ untrained, "stopped-epoch": stopped }) {
  return untrained === "less-than-an-epoch" && stopped === 1;
}
function stoppedAt({ plan, "stopped-epoch": stopped }) {
  return stopped > plan.epochs ? String(stopped) : `${stopped} of ${plan.epochs}`;
}
function sharesSentence(results) {
  const { split, test, "validation-images": validated, "stop-reason": stopReason } = results;
  const parts = [
    ["validated", validated ?? split.validation.images, split.validation.images],
    // A run that was cancelled isn't tested at all, which is said elsewhere.
    ["tested", stopReason === "cancelled" ? split.test.images : test.images, split.test.images]
  ];
  const short = parts.filter(([, images, all]) => images < all).map(([what, images, all]) => `${what} on ${images} of ${all}`);
  return short.length === 0 ? [] : [`The time was too short for all images: ${short.join(", ")}.`];
}
function resumedSentence({ "first-epoch": first, "resumed-from": from }) {
  if (first === 1) return [];
  const place = from === "cache" ? " in the Actions cache" : "";
  return [`Training went on from epoch ${first - 1} of an earlier run, from its checkpoint${place}.`];
}
function restoredSentence({ restored, "created-at": createdAt }) {
  if (restored === null) return [];
  const id = restored["run-id"];
  const run = `${id === null ? "the run" : `run ${id}`} of ${moment(createdAt)}`;
  const sentence = `Nothing was trained: data, labels, split, settings and code of the action are those of ${run}, whose model and results these are`;
  return [
    [
      `${sentence} (`,
      code("skip-unchanged"),
      "). That run measured the scores; they were not measured anew."
    ]
  ];
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
function countsLine(results) {
  const { split, classes, engine, environment } = results;
  const total = stageSeconds(results);
  const threads = engine.threads < environment.cores ? `, ${plural(engine.threads, "thread")}` : "";
  const cores = `${plural(environment.cores, "core")}${threads}`;
  return [
    ...fanOutWords(results),
    `Training ${split.train.images}`,
    `validation ${split.validation.images}`,
    `test ${plural(split.test.images, "image")}`,
    plural(classes.length, "class", "classes"),
    cut(results.plan.network),
    total > 0 ? `${formatSeconds(total)} on ${cores}` : cores,
    `${engine.engine} ${engine.version}`
  ].join(" · ");
}
function fanOutWords({ "fan-out": fanOut }) {
  if (fanOut === null) return [];
  return [`${fanOut.kind === "fold" ? "Fold" : "Sweep row"} ${fanOut.number} of ${fanOut.of}`];
}
function stageSeconds({ "timings-seconds": timings }) {
  return stageTimings(timings).reduce((total, { seconds }) => total + seconds, 0);
}

// src/stages/7-report/words/origin.ts
function originWords({ name, dataset, licence, sha256 }) {
  return `${cut(name)}, pretrained on ${cut(dataset)} (${cut(licence)}, sha256 ${sha256.slice(0, 12)})`;
}
function originSentence(origin) {
  return origin === null ? [] : [`The model was made from the weights of ${originWords(origin)}.`];
}
function unknownInPretraining({ dataset }) {
  return `whether any of the test images is in ${cut(dataset)}, on which the weights were pretrained, is not known`;
}

// src/stages/7-report/evaluation/words.ts
var PARTS2 = {
  all: "all images",
  train: "the training images",
  validation: "the validation images",
  test: "the test images"
};
function evaluatedSentence({ model, data, evaluated }) {
  const by = { folders: " (by its folders)", file: " (by split.json)" };
  const where = `${PARTS2[evaluated.part]} of ${data.root}`;
  const source = evaluated.source === null ? "" : by[evaluated.source];
  const count = evaluated.images === data.images ? "" : ` of ${data.images}`;
  return `Evaluated ${model.path} on ${where}${source}: ${evaluated.images}${count} ${data.images === 1 ? "image" : "images"}.`;
}
function evaluationSentences(evaluation) {
  return [evaluatedSentence(evaluation), ...originSentence(evaluation.model.origin)];
}
function evaluationCounts(evaluation) {
  const { evaluated, classes, environment } = evaluation;
  return [
    "Nothing was trained",
    plural(evaluated.images, "image"),
    plural(classes.length, "class", "classes"),
    cut(networkWords(evaluation)),
    `${formatSeconds(stageSeconds(evaluation))} on ${plural(environment.cores, "core")}`
  ].join(" · ");
}
function networkWords({ model: { network, members } }) {
  if (members > 1) return `an ensemble of ${plural(members, "model")}`;
  return network ?? "a network of unknown kind";
}

// src/stages/7-report/merge/words.ts
function formatSpread({ mean, "standard-deviation": deviation }) {
  if (mean === null) return NONE;
  return deviation === null ? formatRatio(mean) : `${formatRatio(mean)} ± ${formatRatio(deviation)}`;
}
function mergedHeadline(merged) {
  return merged.kind === "folds" ? foldsHeadline(merged) : sweepHeadline(merged);
}
function foldsHeadline({ runs, of, spread }) {
  const count = runs.length === of ? plural(of, "fold") : `${runs.length} of ${plural(of, "fold")}`;
  return `Cross-validation, ${count}: ${DECIDING.title} ${formatSpread(spread["held-out"][DECIDING.key])} on held-out images`;
}
function sweepHeadline({ runs, of }) {
  const best = runs[0];
  const count = runs.length === of ? plural(of, "row") : `${runs.length} of ${plural(of, "row")}`;
  return `Sweep, ${count}: row ${best.number} is best, ${DECIDING.title} ${formatRatio(best["held-out"][DECIDING.key])} on the validation images`;
}
function testSentence(merged) {
  const model = merged.kind === "folds" ? `Ensemble of ${plural(merged.runs.length, "model")}` : "Model of the best row";
  const { test, "not-tested": reason2 } = merged;
  if (test === null) return `${model}: not tested, because ${reason2}.`;
  return `${model} on ${plural(test.images, "test image")}: ${scoresText(merged, test)}${range(test.intervals[DECIDING.key])}.`;
}
function outOfFoldSentence(merged) {
  if (merged.kind === "sweep") return void 0;
  const all = merged["out-of-fold"];
  return `Out of fold, ${plural(all.images, "image")}, each by the model that did not train on it: ${scoresText(merged, all)}${range(all.intervals[DECIDING.key])}.`;
}
function range(interval) {
  if (interval === null) return "";
  return ` (${DECIDING.title}'s 95 % interval ${formatRange(interval)})`;
}
function mergedWords(merged) {
  const gates = gatesLine(merged.gates);
  const lines = [
    gates && plainText(gates),
    `${mergedHeadline(merged)}.`,
    ...missingSentences(merged),
    outOfFoldSentence(merged),
    testSentence(merged),
    ...originSentence(merged.origin)
  ];
  return lines.filter((line) => line !== void 0);
}
function note(merged) {
  return merged.kind === "folds" ? "The held-out images also chose the epoch that each fold kept, so their scores lean a little to the good side; the test images chose nothing." : [
    "Rows are ranked by the validation images alone. Test scores are shown of the best row only: choosing by them would leave nothing to test on.",
    closeRows(merged)
  ].filter((sentence) => sentence !== void 0).join(" ");
}
function missingSentences({ kind, missing }) {
  const word = kind === "folds" ? "Fold" : "Row";
  return missing.map(({ number: number2, reason: reason2 }) => `${word} ${number2} is left out: ${reason2}.`);
}
function rowText(settings) {
  const value = (one) => Array.isArray(one) ? one.join(", ") : String(one);
  return Object.entries(settings).map(([name, one]) => `${name}: ${value(one)}`).join(", ");
}
function isWorse({ behind }) {
  return behind !== null && behind.interval !== null && behind.interval.high < 0;
}
function closeRows({ runs }) {
  const close = runs.slice(1).filter((run) => !isWorse(run));
  if (close.length === 0) return void 0;
  const numbers = close.map(({ number: number2 }) => number2).join(", ");
  return `Not clearly worse than the best: ${plural(close.length, "row")} (${numbers}), whose difference may be chance.`;
}

// src/stages/7-report/words/start.ts
function startSentence(results) {
  const { "initial-model": model, plan } = results;
  if (model === null) return randomSentence(results);
  if (model.pretraining !== null) return [pretrainedSentence(results, model, model.pretraining)];
  const added = model["new-classes"].length;
  const fresh = added === 0 ? "" : `, ${plural(added, "class", "classes")} added`;
  const loss = `validation loss ${formatMeasured(model["val-loss"])} before the first epoch`;
  const monitored = plan.monitor === "val-loss" ? "" : `${MONITORS[plan.monitor].title} ${formatRatio(model[plan.monitor])}, `;
  const source = `Fine-tuned from ${cut(model.name)} (sha256 ${model.sha256.slice(0, 12)}${fresh})`;
  return [`${source}: ${monitored}${loss}.${unbeaten(results)}`, ...originSentence(model.origin)];
}
function unbeaten({ "initial-model": model, history, plan, "best-epoch": bestEpoch }) {
  const [before, after] = [
    model?.[plan.monitor],
    history.find(({ epoch }) => epoch === bestEpoch)?.[plan.monitor]
  ];
  if (typeof before !== "number" || typeof after !== "number") return "";
  const gain = MONITORS[plan.monitor].direction === "minimize" ? before - after : after - before;
  return gain > 0 ? "" : " No epoch was better than that: the initial model is the better one.";
}
function randomSentence({ plan: { recipe, reasons } }) {
  const row = reasons.find(({ setting }) => setting === "initial-model");
  if (row === void 0 || recipe === "classic") return [];
  return [`Started from random weights: ${cut(row.reason, LONGEST_SENTENCE)}.`];
}
function pretrainedSentence(results, { name, sha256 }, { dataset, licence }) {
  const trained = results.task === "segmentation" ? decoderWords(results) : headWords(results);
  return `Started from ${originWords({ name, sha256, dataset, licence })}: ${trained}.`;
}
function decoderWords({ "best-epoch": best, untrained }) {
  if (best === 0) return "it is the encoder, and nothing over it was trained";
  const trained = untrained === "less-than-an-epoch" ? "for the decoder over it the time was too short" : "the decoder over it was trained";
  return `it is the encoder and stayed as it was, and ${trained}`;
}
function headWords(results) {
  const { "best-epoch": best, "stopped-epoch": stopped } = results;
  if (best === 0) return "its head was not fitted";
  if (!isHeadAlone(results, { epoch: 1 })) return "its head and the blocks below it were trained";
  const later = stopped === 2 ? "epoch 2" : "later ones";
  if (best > 1) return `epoch 1 fitted its head alone, ${later} trained the blocks below it, too`;
  const alone = "the model is that network as it was, with a head fitted to the training images";
  if (stopped <= 1) return alone;
  const [others, were] = stopped === 2 ? ["epoch 2", "was"] : ["later ones", "were"];
  return `${alone} in epoch 1; ${others} trained the blocks below it, too, and ${were} no better`;
}

export {
  gatesLine,
  gatesStatus,
  stageTimings,
  allTimings,
  resultSentence,
  resultLines,
  stopSentence,
  countsLine,
  stageSeconds,
  originSentence,
  unknownInPretraining,
  evaluationSentences,
  evaluationCounts,
  networkWords,
  formatSpread,
  mergedHeadline,
  testSentence,
  outOfFoldSentence,
  mergedWords,
  note,
  missingSentences,
  rowText,
  startSentence
};
