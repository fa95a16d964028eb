import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  evaluatedSentence,
  evaluationCounts,
  networkWords
} from "./chunk-OPVLSJKY.js";
import {
  SUMMARY_LIMIT_BYTES,
  baselineNote,
  confusionTable,
  dataChangesNote,
  details,
  diagnosisText,
  escapeText,
  findingsList,
  fit,
  heading,
  mistakesText,
  picturesText,
  settingsTable,
  table,
  testTable,
  timingsTable
} from "./chunk-VWZ3TR4P.js";
import {
  formatBytes,
  formatCount,
  formatRatio,
  formatShare,
  plural
} from "./chunk-5MLFQH3K.js";
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/stages/7-report/evaluation/summary.ts
var LONGEST_SENTENCE = 400;
var MOST_IMAGES = 20;
var MOST_CLASSES = 100;
function renderEvaluationSummary(evaluation, limitBytes = SUMMARY_LIMIT_BYTES, links = "") {
  return fit([...opening(evaluation, links), ...folds(evaluation)], limitBytes);
}
__name(renderEvaluationSummary, "renderEvaluationSummary");
function opening(evaluation, links) {
  const head = [
    heading(evaluation),
    escapeText(evaluatedSentence(evaluation), LONGEST_SENTENCE),
    evaluationCounts(evaluation, escapeText(networkWords(evaluation)))
  ].join("\n\n");
  const { model } = evaluation;
  const file = `Model: ${escapeText(model.path, 200)}, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`;
  return [
    { name: "result", markdown: head, dispensable: 0 },
    ...optional("links", links === "" ? void 0 : links, 0),
    ...optional("metrics by class", testTable(evaluation), 2),
    ...optional("diagnosis", diagnosisText(evaluation), 1),
    ...optional("baseline", baselineNote(evaluation), 1),
    ...optional("largest mistakes", mistakesText(evaluation), 5),
    ...optional("pictures", picturesText(evaluation), 6),
    { name: "model file", markdown: file, dispensable: 1 }
  ];
}
__name(opening, "opening");
function folds(evaluation) {
  const { classes, data } = evaluation;
  const confusion = confusionTable(evaluation);
  const title = `Confusion of ${plural(classes.length, "class", "classes")}`;
  return [
    ...optional("confusion", confusion && details(title, confusion), 7),
    ...worstImages(evaluation),
    fold("data", `Data (${plural(data.images, "image")})`, 4, dataParts(evaluation)),
    fold("settings", "Settings", 9, [settingsTable(evaluation)]),
    fold("times and machine", "Times and machine", 8, [timingsTable(evaluation), machineTable(evaluation)])
  ];
}
__name(folds, "folds");
function worstImages({ task, test }) {
  if (task === "classification") return [];
  const rows = test["per-image"].toSorted((a, b) => (a["mean-iou"] ?? 2) - (b["mean-iou"] ?? 2)).slice(0, MOST_IMAGES).map((image) => [
    escapeText(image.id),
    ...[image["mean-iou"], image["macro-f1"], image.accuracy].map(formatRatio)
  ]);
  const images = table(["image", "mean IoU", "macro F1", "accuracy"], rows, "lrrr");
  const title = `The ${plural(rows.length, "image")} predicted worst`;
  return [fold("worst images", title, 6, [images, "evaluation.csv has every image."])];
}
__name(worstImages, "worstImages");
function dataParts(evaluation) {
  const { evaluated, classes } = evaluation;
  const rows = classes.slice(0, MOST_CLASSES).map(({ name }, k) => [
    escapeText(name, 40),
    formatCount(evaluated["class-pixels"][k] ?? 0),
    formatShare(evaluated["class-share"][k] ?? null)
  ]);
  const rest = classes.length - rows.length;
  const changes = dataChangesNote(evaluation);
  return [
    table(["class", "labels", "share"], rows, "lrr"),
    ...rest > 0 ? [`and ${plural(rest, "more class", "more classes")} in evaluation.json`] : [],
    ...changes === void 0 ? [] : [changes],
    findingsList(evaluation)
  ];
}
__name(dataParts, "dataParts");
function machineTable({ environment, threads, tool, data, ...rest }) {
  const rows = [
    ["best-epoch", escapeText(tool.version)],
    ["machine", `${escapeText(environment.cpu)}, ${plural(environment.cores, "core")}`],
    ["threads", formatCount(threads)],
    ["system", escapeText(`Node ${environment.node}, ${environment.platform} ${environment.arch}`)],
    ["peak memory", formatBytes(rest["peak-memory-bytes"])],
    ["data hash", data.hash],
    ["made", rest["created-at"]]
  ];
  return table(["fact", "value"], rows, "ll");
}
__name(machineTable, "machineTable");
function fold(name, title, dispensable, parts) {
  return { name, markdown: details(title, parts.join("\n\n")), dispensable };
}
__name(fold, "fold");
function optional(name, markdown, dispensable) {
  return markdown === void 0 ? [] : [{ name, markdown, dispensable }];
}
__name(optional, "optional");

export {
  renderEvaluationSummary
};
