import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  behindText,
  formatSpread,
  mergedHeadline,
  missingSentences,
  note,
  outOfFoldSentence,
  rowText,
  testSentence
} from "./chunk-QG2JLT6Q.js";
import {
  SUMMARY_LIMIT_BYTES,
  details,
  escapeText,
  fit,
  table
} from "./chunk-DX5TO66B.js";
import {
  NONE,
  formatBytes,
  formatCount,
  formatMeasured,
  formatRatio,
  formatSeconds,
  plural
} from "./chunk-CZ525VPQ.js";

// src/stages/7-report/merge/summary.ts
var LONGEST_SENTENCE = 400;
var MOST_ROWS = 100;
var MOST_IMAGES = 20;
function renderMergedSummary(merged, limitBytes = SUMMARY_LIMIT_BYTES, links = "") {
  const linked = links === "" ? [] : [{ name: "links", markdown: links, dispensable: 0 }];
  return fit([opening(merged), ...linked, ...sections(merged), ...closing(merged)], limitBytes);
}
function opening(merged) {
  const outOfFold = outOfFoldSentence(merged);
  const text = [
    `### ${merged.missing.length === 0 ? "🔵" : "🟡"} ${mergedHeadline(merged)}`,
    ...missingSentences(merged).map((sentence) => `**${escapeText(sentence, LONGEST_SENTENCE)}**`),
    ...outOfFold === void 0 ? [] : [outOfFold],
    escapeText(testSentence(merged), LONGEST_SENTENCE)
  ];
  return { name: "result", markdown: text.join("\n\n"), dispensable: 0 };
}
function sections(merged) {
  if (merged.kind === "sweep")
    return [
      { name: "ranking", markdown: `${ranking(merged)}

${note(merged)}`, dispensable: 1 },
      ...testedClasses(merged, "Test metrics of the best row by class")
    ];
  return [
    { name: "folds", markdown: `${foldsTable(merged)}

${note(merged)}`, dispensable: 1 },
    { name: "held-out metrics by class", markdown: classesTable(merged), dispensable: 2 },
    ...testedClasses(merged, "Test metrics of the ensemble by class"),
    {
      name: "worst images",
      markdown: details(`The ${MOST_IMAGES} images predicted worst out of fold`, worstImages(merged)),
      dispensable: 4
    }
  ];
}
function closing({ model, data, classes, tool }) {
  const file = `Model: ${escapeText(model.path, 200)}, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`;
  const facts = `${plural(data.images, "image")}, ${plural(classes.length, "class", "classes")}, data hash ${data.hash}, best-epoch ${escapeText(tool.version)}`;
  return [
    { name: "model file", markdown: file, dispensable: 1 },
    { name: "data", markdown: details("Data", facts), dispensable: 5 }
  ];
}
function foldsTable({ runs, spread }) {
  const tested = runs.some(({ test }) => test.images > 0);
  const scores = ["accuracy", "mean-iou", "macro-f1"];
  const rows = runs.map((run) => [
    String(run.number),
    formatCount(run["held-out"].images),
    `${run["best-epoch"]} of ${run["stopped-epoch"]}`,
    run["stop-reason"],
    formatMeasured(run["validation-loss"]),
    ...scores.map((key) => formatRatio(run["held-out"][key])),
    ...tested ? [formatRatio(run.test["macro-f1"])] : [],
    formatSeconds(run.seconds)
  ]);
  const mean = [
    "mean ± sd",
    "",
    "",
    "",
    "",
    ...scores.map((key) => formatSpread(spread["held-out"][key])),
    ...tested ? [formatSpread(spread.test["macro-f1"])] : [],
    ""
  ].map((cell) => cell === "" ? cell : `**${cell}**`);
  const header = [
    ...["fold", "held out", "kept epoch", "stopped by", "val loss", "accuracy", "mean IoU", "macro F1"],
    ...tested ? ["test macro F1"] : [],
    "time"
  ];
  return table(header, [...rows, mean], `lrlll${"r".repeat(header.length - 5)}`);
}
function classesTable({ spread, "out-of-fold": all }) {
  const rows = spread["per-class"].slice(0, MOST_ROWS).map((metrics, k) => [
    escapeText(metrics.class),
    ...["precision", "recall", "f1", "iou"].map((key) => formatSpread(metrics[key])),
    formatRatio(all["per-class"][k]?.f1),
    formatCount(all["per-class"][k]?.support ?? 0)
  ]);
  const header = ["class", "precision", "recall", "F1", "IoU", "F1, counted together", "pixels"];
  const lead = "Held-out images by class, mean ± standard deviation over the folds:";
  const rest = spread["per-class"].length - rows.length;
  const more = rest > 0 ? `

and ${plural(rest, "more class", "more classes")} in merged.json` : "";
  return `${lead}

${table(header, rows, "lrrrrrr")}${more}`;
}
function testedClasses({ test }, title) {
  if (test === null) return [];
  const rows = test["per-class"].slice(0, MOST_ROWS).map(({ class: name, precision, recall, f1, iou, support, "f1-interval": interval }) => [
    escapeText(name),
    ...[precision, recall, f1].map(formatRatio),
    interval === null ? NONE : `${formatRatio(interval.low)} to ${formatRatio(interval.high)}`,
    formatRatio(iou),
    formatCount(support)
  ]);
  const header = ["class", "precision", "recall", "F1", "95 % interval", "IoU", "pixels"];
  return [
    {
      name: "test metrics by class",
      markdown: details(title, table(header, rows, "lrrrrrr")),
      dispensable: 3
    }
  ];
}
function worstImages({ "out-of-fold": all }) {
  const worst = all["per-image"].toSorted((a, b) => (a["mean-iou"] ?? 2) - (b["mean-iou"] ?? 2)).slice(0, MOST_IMAGES).map((image) => [
    escapeText(image.id),
    String(image.fold),
    ...[image["mean-iou"], image["macro-f1"], image.accuracy].map(formatRatio)
  ]);
  const rest = "out-of-fold.csv has every image.";
  return `${table(["image", "fold", "mean IoU", "macro F1", "accuracy"], worst, "lrrrr")}

${rest}`;
}
function ranking({ runs }) {
  const rows = runs.map((run, i) => {
    const cells = [
      String(run.rank),
      String(run.number),
      escapeText(rowText(run.settings), 200),
      formatRatio(run["held-out"]["macro-f1"]),
      behindText(run),
      formatRatio(run["held-out"]["mean-iou"]),
      formatMeasured(run["validation-loss"]),
      `${run["best-epoch"]} of ${run["stopped-epoch"]}`,
      formatSeconds(run.seconds)
    ];
    return i === 0 ? cells.map((cell) => cell === NONE ? cell : `**${cell}**`) : cells;
  });
  const header = [
    ...["rank", "row", "settings", "val macro F1", "behind the best", "val mean IoU", "val loss"],
    ...["kept epoch", "time"]
  ];
  return table(header, rows, "rrlrlrrlr");
}

export {
  renderMergedSummary
};
