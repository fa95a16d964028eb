import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  HELD_OUT_SCORES,
  behindText,
  formatSpread,
  mergedHeadline,
  missingSentences,
  note,
  outOfFoldSentence,
  rowText,
  testSentence
} from "./chunk-HI2LTWWI.js";
import {
  SUMMARY_LIMIT_BYTES,
  details,
  escapeText,
  fit,
  table
} from "./chunk-VWZ3TR4P.js";
import {
  forMasks,
  scoresOf,
  unitOf
} from "./chunk-FETK4JZU.js";
import {
  NONE,
  formatBytes,
  formatCount,
  formatMeasured,
  formatRatio,
  formatSeconds,
  plural
} from "./chunk-5MLFQH3K.js";
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/stages/7-report/merge/out-of-fold.ts
function outOfFoldImages(merged) {
  return merged.task === "segmentation" ? byIou(merged) : byProbability(merged);
}
__name(outOfFoldImages, "outOfFoldImages");
function byIou({ "out-of-fold": all }) {
  const images = all["per-image"].toSorted((a, b) => (a["mean-iou"] ?? 2) - (b["mean-iou"] ?? 2));
  return {
    columns: ["mean IoU", "macro F1", "accuracy"],
    images: images.map(({ id, fold, ...image }) => ({
      id,
      fold,
      cells: [image["mean-iou"], image["macro-f1"], image.accuracy].map(formatRatio)
    })),
    order: "the lowest mean IoU first"
  };
}
__name(byIou, "byIou");
function byProbability({ "out-of-fold": all, classes }) {
  const images = all["per-image"].toSorted(
    (a, b) => (a["true-probability"] ?? 2) - (b["true-probability"] ?? 2)
  );
  return {
    columns: ["true class", "predicted", "probability", "of the true class"],
    images: images.map(({ id, fold, cells, ...image }) => ({
      id,
      fold,
      cells: [
        ...(cells[0]?.slice(0, 2) ?? []).map((label) => classes[label]?.name ?? ""),
        ...[image.confidence, image["true-probability"]].map(formatRatio)
      ]
    })),
    order: "the lowest probability of the true class first"
  };
}
__name(byProbability, "byProbability");

// src/stages/7-report/merge/tables.ts
var SETTINGS_CELL = 2;
function rankingTable(merged) {
  const rows = merged.runs.map((run) => [
    String(run.rank),
    String(run.number),
    rowText(run.settings),
    formatRatio(run["held-out"]["macro-f1"]),
    behindText(run),
    ...forMasks(merged, formatRatio(run["held-out"]["mean-iou"])),
    formatMeasured(run["validation-loss"]),
    `${run["best-epoch"]} of ${run["stopped-epoch"]}`,
    formatSeconds(run.seconds)
  ]);
  const header = [
    ...["rank", "row", "settings", "val macro F1", "behind the best"],
    ...forMasks(merged, "val mean IoU"),
    ...["val loss", "kept epoch", "time"]
  ];
  return { header, rows };
}
__name(rankingTable, "rankingTable");
function foldsTable(merged) {
  const { runs, spread } = merged;
  const tested = runs.some(({ test }) => test.images > 0);
  const scores = scoresOf(merged, HELD_OUT_SCORES);
  const rows = runs.map((run) => [
    String(run.number),
    formatCount(run["held-out"].images),
    `${run["best-epoch"]} of ${run["stopped-epoch"]}`,
    run["stop-reason"],
    formatMeasured(run["validation-loss"]),
    ...scores.map(([key]) => formatRatio(run["held-out"][key])),
    ...tested ? [formatRatio(run.test["macro-f1"])] : [],
    formatSeconds(run.seconds)
  ]);
  const mean = [
    "mean ± sd",
    ...["", "", "", ""],
    ...scores.map(([key]) => formatSpread(spread["held-out"][key])),
    ...tested ? [formatSpread(spread.test["macro-f1"])] : [],
    ""
  ];
  const header = [
    ...["fold", "held out", "kept epoch", "stopped by", "val loss"],
    ...scores.map(([, title]) => title),
    ...tested ? ["test macro F1"] : [],
    "time"
  ];
  return { header, rows: [...rows, mean] };
}
__name(foldsTable, "foldsTable");
function spreadTable(merged) {
  const { spread, "out-of-fold": all } = merged;
  const rows = spread["per-class"].map((metrics, k) => [
    metrics.class,
    ...[metrics.precision, metrics.recall, metrics.f1, ...forMasks(merged, metrics.iou)].map(formatSpread),
    formatRatio(all["per-class"][k]?.f1),
    formatCount(all["per-class"][k]?.support ?? 0)
  ]);
  const header = [
    ...["class", "precision", "recall", "F1"],
    ...forMasks(merged, "IoU"),
    ...["F1, counted together", `${unitOf(merged)}s`]
  ];
  return { header, rows };
}
__name(spreadTable, "spreadTable");

// src/stages/7-report/merge/summary.ts
var LONGEST_SENTENCE = 400;
var MOST_ROWS = 100;
var MOST_IMAGES = 20;
var LONGEST_CELL = 40;
function renderMergedSummary(merged, limitBytes = SUMMARY_LIMIT_BYTES, links = "") {
  const linked = links === "" ? [] : [{ name: "links", markdown: links, dispensable: 0 }];
  return fit([opening(merged), ...linked, ...sections(merged), ...closing(merged)], limitBytes);
}
__name(renderMergedSummary, "renderMergedSummary");
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
__name(opening, "opening");
function sections(merged) {
  if (merged.kind === "sweep")
    return [
      { name: "ranking", markdown: `${ranking(merged)}

${note(merged)}`, dispensable: 1 },
      ...testedClasses(merged, "Test metrics of the best row by class")
    ];
  return [
    { name: "folds", markdown: `${foldsPart(merged)}

${note(merged)}`, dispensable: 1 },
    { name: "held-out metrics by class", markdown: classesPart(merged), dispensable: 2 },
    ...testedClasses(merged, "Test metrics of the ensemble by class"),
    {
      name: "worst images",
      markdown: details(`The ${MOST_IMAGES} images predicted worst out of fold`, worstImages(merged)),
      dispensable: 4
    }
  ];
}
__name(sections, "sections");
function closing({ model, data, classes, tool }) {
  const file = `Model: ${escapeText(model.path, 200)}, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`;
  const facts = `${plural(data.images, "image")}, ${plural(classes.length, "class", "classes")}, data hash ${data.hash}, best-epoch ${escapeText(tool.version)}`;
  return [
    { name: "model file", markdown: file, dispensable: 1 },
    { name: "data", markdown: details("Data", facts), dispensable: 5 }
  ];
}
__name(closing, "closing");
function foldsPart(merged) {
  const { header, rows } = foldsTable(merged);
  const mean = rows[rows.length - 1].map(strong);
  return table(header, [...rows.slice(0, -1), mean], `lrlll${"r".repeat(header.length - 5)}`);
}
__name(foldsPart, "foldsPart");
function classesPart(merged) {
  const { header, rows } = spreadTable(merged);
  const shown = rows.slice(0, MOST_ROWS).map(([name, ...cells]) => [escapeText(name), ...cells]);
  const lead = "Held-out images by class, mean ± standard deviation over the folds:";
  const rest = rows.length - shown.length;
  const more = rest > 0 ? `

and ${plural(rest, "more class", "more classes")} in merged.json` : "";
  return `${lead}

${table(header, shown, `l${"r".repeat(header.length - 1)}`)}${more}`;
}
__name(classesPart, "classesPart");
function strong(cell) {
  return cell === "" || cell === NONE ? cell : `**${cell}**`;
}
__name(strong, "strong");
function testedClasses(merged, title) {
  const { test } = merged;
  if (test === null) return [];
  const rows = test["per-class"].slice(0, MOST_ROWS).map(({ class: name, precision, recall, f1, iou, support, "f1-interval": interval }) => [
    escapeText(name),
    ...[precision, recall, f1].map(formatRatio),
    interval === null ? NONE : `${formatRatio(interval.low)} to ${formatRatio(interval.high)}`,
    ...forMasks(merged, formatRatio(iou)),
    formatCount(support)
  ]);
  const header = [
    ...["class", "precision", "recall", "F1", "95 % interval"],
    ...forMasks(merged, "IoU"),
    `${unitOf(merged)}s`
  ];
  return [
    {
      name: "test metrics by class",
      markdown: details(title, table(header, rows, `l${"r".repeat(header.length - 1)}`)),
      dispensable: 3
    }
  ];
}
__name(testedClasses, "testedClasses");
function worstImages(merged) {
  const { columns, images } = outOfFoldImages(merged);
  const rows = images.slice(0, MOST_IMAGES).map(({ id, fold, cells }) => [
    escapeText(id),
    String(fold),
    ...cells.map((cell) => escapeText(cell, LONGEST_CELL))
  ]);
  const align = `lr${merged.task === "segmentation" ? "rrr" : "llrr"}`;
  const header = ["image", "fold", ...columns];
  return `${table(header, rows, align)}

out-of-fold.csv has every image.`;
}
__name(worstImages, "worstImages");
function ranking(merged) {
  const { header, rows } = rankingTable(merged);
  const escaped = rows.map((cells, row) => {
    const shown = cells.map((cell, i) => i === SETTINGS_CELL ? escapeText(cell, 200) : cell);
    return row === 0 ? shown.map(strong) : shown;
  });
  return table(header, escaped, ["rrlrl", ...forMasks(merged, "r"), "rlr"].join(""));
}
__name(ranking, "ranking");

export {
  outOfFoldImages,
  SETTINGS_CELL,
  rankingTable,
  foldsTable,
  spreadTable,
  renderMergedSummary
};
