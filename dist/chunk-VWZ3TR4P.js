import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  allTimings,
  countsLine,
  fineTunedSentence,
  forMasks,
  gatesLine,
  gatesStatus,
  resultSentence,
  scoresOf,
  stageTimings,
  stopSentence,
  unitOf
} from "./chunk-FETK4JZU.js";
import {
  NONE,
  formatBytes,
  formatChange,
  formatCount,
  formatMeasured,
  formatRate,
  formatRatio,
  formatSeconds,
  formatShare,
  plural
} from "./chunk-5MLFQH3K.js";
import {
  escapeControls
} from "./chunk-AAVDFMB6.js";
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/stages/7-report/mistakes.ts
function largestMistakes({ test, classes }, most) {
  return test.confusion.flatMap((row, truth) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.flatMap(
      (count, predicted) => predicted === truth || count === 0 ? [] : [
        {
          truth: classes[truth].name,
          predicted: classes[predicted].name,
          count,
          share: count / total
        }
      ]
    );
  }).toSorted((a, b) => b.share - a.share || b.count - a.count).slice(0, most);
}
__name(largestMistakes, "largestMistakes");
function mistakenImages({ test, classes }) {
  return test["per-image"].flatMap(
    ({ id, cells: cells2, confidence, "true-probability": trueProbability }) => cells2.slice(0, 1).flatMap(
      ([truth, predicted]) => truth === predicted ? [] : [
        {
          id,
          truth: classes[truth].name,
          predicted: classes[predicted].name,
          confidence,
          trueProbability
        }
      ]
    )
  ).toSorted((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0) || (a.id < b.id ? -1 : 1));
}
__name(mistakenImages, "mistakenImages");

// src/stages/7-report/summary/chart.ts
var LONGEST_LINE = 100;
var LARGEST = 1e12;
var COLORS = "#2f81f7, #e69f00";
var HEIGHT = 320;
var EPOCHS_BY_NAME = 10;
var LOOK = {
  xyChart: { height: HEIGHT },
  themeVariables: { xyChart: { plotColorPalette: COLORS, backgroundColor: "transparent" } }
};
function lineChart({ what, epochs, bestEpoch, ideal }) {
  const drawable = drawablePrefix(epochs);
  if (drawable.length < 2) return void 0;
  const points = thin(drawable, bestEpoch);
  const axis = axisRange(points, ideal);
  const digits = decimals(axis.high - axis.low);
  const line = /* @__PURE__ */ __name((read) => `line [${points.map((p) => clamp(read(p), axis).toFixed(digits)).join(", ")}]`, "line");
  const chart = [
    "```mermaid",
    `%%{init: ${JSON.stringify(LOOK)}}%%`,
    "xychart-beta",
    `    title "${what[0].toUpperCase()}${what.slice(1)}${bestEpoch > 0 ? `, best epoch ${bestEpoch}` : ""}"`,
    `    x-axis "epoch" ${epochAxis(points)}`,
    `    y-axis "${what}" ${axis.low.toFixed(digits)} --> ${axis.high.toFixed(digits)}`,
    `    ${line(({ train }) => train)}`,
    `    ${line(({ validation }) => validation)}`,
    "```"
  ].join("\n");
  return `${chart}

${legend({ what, epochs, bestEpoch, ideal }, points, axis)}`;
}
__name(lineChart, "lineChart");
function epochAxis(points) {
  if (points.length <= EPOCHS_BY_NAME) return `[${points.map(({ epoch }) => `"${epoch}"`).join(", ")}]`;
  return `${points[0].epoch} --> ${points[points.length - 1].epoch}`;
}
__name(epochAxis, "epochAxis");
function legend({ what, epochs, bestEpoch }, points, axis) {
  const sentences = [`🟦 Blue: training ${what}. 🟧 Orange: validation ${what}.`];
  if (bestEpoch > 0) sentences.push(`Best epoch (kept): ${bestEpoch}.`);
  const rounding = (axis.high - axis.low) * 1e-9;
  const isOff = /* @__PURE__ */ __name((value) => value < axis.low - rounding || value > axis.high + rounding, "isOff");
  if (points.some(({ train, validation }) => isOff(train) || isOff(validation)))
    sentences.push("Values beyond the axis are drawn at its edge.");
  const last = points[points.length - 1].epoch;
  if (last < epochs[epochs.length - 1].epoch) {
    sentences.push(`The lines end at epoch ${last}: after it the ${what} was not a finite number.`);
  }
  return sentences.join(" ");
}
__name(legend, "legend");
function drawablePrefix(epochs) {
  const points = [];
  for (const { epoch, train, validation } of epochs) {
    if (!isDrawable(train) || !isDrawable(validation)) break;
    points.push({ epoch, train, validation });
  }
  return points;
}
__name(drawablePrefix, "drawablePrefix");
function isDrawable(value) {
  return value !== null && Math.abs(value) <= LARGEST;
}
__name(isDrawable, "isDrawable");
function thin(points, bestEpoch) {
  if (points.length <= LONGEST_LINE) return [...points];
  const scale = (points.length - 1) / (LONGEST_LINE - 1);
  const thinned = Array.from({ length: LONGEST_LINE }, (_, i) => points[Math.round(i * scale)]);
  const best = points.findIndex(({ epoch }) => epoch === bestEpoch);
  const place = Math.round(best / scale);
  if (best > 0 && place > 0 && place < LONGEST_LINE - 1) thinned[place] = points[best];
  return thinned;
}
__name(thin, "thin");
function axisRange(points, ideal) {
  const distances = points.map(
    (point) => [point.train, point.validation].map((value) => ideal === 1 ? 1 - value : value)
  );
  const worst = Math.max(...distances.flat());
  const later = Math.max(...distances.slice(Math.floor(points.length / 10)).flat());
  const reach = roundUp(later > 0 && worst > 2 * later ? later : worst);
  const beyond = Math.min(0, ...distances.flat());
  return ideal === 1 ? { low: 1 - reach, high: 1 - beyond } : { low: beyond, high: reach };
}
__name(axisRange, "axisRange");
function roundUp(value) {
  if (value <= 1e-12) return value > 0 ? 1e-12 : 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.5, 2, 2.4, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}
__name(roundUp, "roundUp");
function decimals(range2) {
  return Math.min(15, Math.max(0, 3 - Math.floor(Math.log10(range2))));
}
__name(decimals, "decimals");
function clamp(value, { low, high }) {
  return Math.min(high, Math.max(low, value));
}
__name(clamp, "clamp");

// node_modules/markdown-table/index.js
function defaultStringLength(value) {
  return value.length;
}
__name(defaultStringLength, "defaultStringLength");
function markdownTable(table2, options) {
  const settings = options || {};
  const align = (settings.align || []).concat();
  const stringLength = settings.stringLength || defaultStringLength;
  const alignments = [];
  const cellMatrix = [];
  const sizeMatrix = [];
  const longestCellByColumn = [];
  let mostCellsPerRow = 0;
  let rowIndex = -1;
  while (++rowIndex < table2.length) {
    const row2 = [];
    const sizes2 = [];
    let columnIndex2 = -1;
    if (table2[rowIndex].length > mostCellsPerRow) {
      mostCellsPerRow = table2[rowIndex].length;
    }
    while (++columnIndex2 < table2[rowIndex].length) {
      const cell = serialize(table2[rowIndex][columnIndex2]);
      if (settings.alignDelimiters !== false) {
        const size = stringLength(cell);
        sizes2[columnIndex2] = size;
        if (longestCellByColumn[columnIndex2] === void 0 || size > longestCellByColumn[columnIndex2]) {
          longestCellByColumn[columnIndex2] = size;
        }
      }
      row2.push(cell);
    }
    cellMatrix[rowIndex] = row2;
    sizeMatrix[rowIndex] = sizes2;
  }
  let columnIndex = -1;
  if (typeof align === "object" && "length" in align) {
    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = toAlignment(align[columnIndex]);
    }
  } else {
    const code = toAlignment(align);
    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = code;
    }
  }
  columnIndex = -1;
  const row = [];
  const sizes = [];
  while (++columnIndex < mostCellsPerRow) {
    const code = alignments[columnIndex];
    let before = "";
    let after = "";
    if (code === 99) {
      before = ":";
      after = ":";
    } else if (code === 108) {
      before = ":";
    } else if (code === 114) {
      after = ":";
    }
    let size = settings.alignDelimiters === false ? 1 : Math.max(
      1,
      longestCellByColumn[columnIndex] - before.length - after.length
    );
    const cell = before + "-".repeat(size) + after;
    if (settings.alignDelimiters !== false) {
      size = before.length + size + after.length;
      if (size > longestCellByColumn[columnIndex]) {
        longestCellByColumn[columnIndex] = size;
      }
      sizes[columnIndex] = size;
    }
    row[columnIndex] = cell;
  }
  cellMatrix.splice(1, 0, row);
  sizeMatrix.splice(1, 0, sizes);
  rowIndex = -1;
  const lines = [];
  while (++rowIndex < cellMatrix.length) {
    const row2 = cellMatrix[rowIndex];
    const sizes2 = sizeMatrix[rowIndex];
    const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
    columnIndex = -1;
    const line = [];
    while (++columnIndex < cellsInRow) {
      const cell = row2[columnIndex] || "";
      let before = "";
      let after = "";
      if (settings.alignDelimiters !== false) {
        const size = longestCellByColumn[columnIndex] - (sizes2[columnIndex] || 0);
        const code = alignments[columnIndex];
        if (code === 114) {
          before = " ".repeat(size);
        } else if (code === 99) {
          const half = size / 2;
          if (size % 2) {
            before = " ".repeat(half + 0.5);
            after = " ".repeat(half - 0.5);
          } else {
            before = " ".repeat(half);
            after = before;
          }
        } else {
          after = " ".repeat(size);
        }
      }
      if (settings.delimiterStart !== false && !columnIndex) {
        line.push("|");
      }
      if (settings.padding !== false && // Don’t add the opening space if we’re not aligning and the cell is
      // empty: there will be a closing space.
      !(settings.alignDelimiters === false && cell === "") && (settings.delimiterStart !== false || columnIndex)) {
        line.push(" ");
      }
      if (settings.alignDelimiters !== false) {
        line.push(before);
      }
      line.push(cell);
      if (settings.alignDelimiters !== false) {
        line.push(after);
      }
      if (settings.padding !== false) {
        line.push(" ");
      }
      if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) {
        line.push("|");
      }
    }
    lines.push(
      settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join("")
    );
  }
  return lines.join("\n");
}
__name(markdownTable, "markdownTable");
function serialize(value) {
  return value === null || value === void 0 ? "" : String(value);
}
__name(serialize, "serialize");
function toAlignment(value) {
  const code = typeof value === "string" ? value.codePointAt(0) : 0;
  return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}
__name(toAlignment, "toAlignment");

// src/stages/7-report/summary/markdown.ts
var LONGEST_NAME = 80;
var REPLACEMENTS = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  "\\": "&#92;",
  "`": "&#96;",
  "*": "&#42;",
  _: "\\_",
  "[": "&#91;",
  "]": "&#93;",
  "~": "&#126;",
  "!": "&#33;",
  $: "<span>$</span>",
  // An empty comment parts the sign from its word: no @mention, #reference, :emoji: or http:// link comes of it.
  "@": "@<!-- -->",
  "#": "#<!-- -->",
  ":": ":<!-- -->"
};
function escapeText(text, longest = LONGEST_NAME) {
  const characters = [...escapeControls(text)];
  const cut = characters.length > longest ? [...characters.slice(0, longest - 1), "…"] : characters;
  const shown = cut.map((character, i) => {
    const harmless = character === ":" && !/\S/.test(cut[i + 1] ?? " ");
    return harmless ? character : REPLACEMENTS[character] ?? character;
  });
  return shown.join("").replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`).replace(/^ | $/g, "&#32;").replace(/ {2,}/g, (spaces) => " &#32;".repeat(spaces.length / 2) + " ".repeat(spaces.length % 2));
}
__name(escapeText, "escapeText");
function table(header, rows, align) {
  return markdownTable([[...header], ...rows.map((row) => [...row])], { align: [...align] });
}
__name(table, "table");
function details(title, body) {
  return `<details><summary>${title}</summary>

${body}

</details>`;
}
__name(details, "details");

// src/stages/7-report/summary/judgement.ts
var LONGEST_SENTENCE = 600;
var LONGEST_REASON = 200;
var ICONS = {
  better: "🟢",
  same: "⚪",
  worse: "🔴",
  "different-test-split": "🟡",
  "different-classes": "🟡",
  "too-few-images": "🟡",
  "not-tested": "🟡",
  "no-baseline": "🔵"
};
function heading(results) {
  const [verdict, ...result] = verdictLines(results);
  const gates = gatesText(results);
  return `### ${[verdict, ...gates === void 0 ? [] : [gates], ...result].join("\n\n")}`;
}
__name(heading, "heading");
function verdictLines(results) {
  const { comparison, test } = results;
  const result = resultSentence(results);
  const icon = ICONS[comparison.verdict];
  if (comparison.verdict !== "no-baseline")
    return [`${icon} ${escapeText(comparison.sentence, LONGEST_SENTENCE)}`, `${result}.`];
  if (test.accuracy === null) return [`🟡 ${result}`];
  return [`${icon} No baseline to compare with: ${result[0].toLowerCase()}${result.slice(1)}`];
}
__name(verdictLines, "verdictLines");
var GATE_ICONS = { passed: "🟢", failed: "🔴", "not-applicable": "🟡" };
function gatesText({ gates }) {
  const line = gatesLine(gates, {
    code: /* @__PURE__ */ __name((text) => `<code>${escapeText(text)}</code>`, "code"),
    text: /* @__PURE__ */ __name((text) => escapeText(text, LONGEST_REASON), "text")
  });
  return line === void 0 ? void 0 : `${GATE_ICONS[gatesStatus(gates)]} ${line}.`;
}
__name(gatesText, "gatesText");
function baselineNote({
  comparison: { verdict, sentence }
}) {
  if (verdict !== "no-baseline") return void 0;
  return escapeText(sentence.replace(/\.?$/, "."), LONGEST_SENTENCE);
}
__name(baselineNote, "baselineNote");
function diagnosisText({ diagnosis }) {
  if (diagnosis.length === 0) return void 0;
  return diagnosis.map(({ title, sentence, rule }, i) => {
    const lead = `**${i === 0 ? "Diagnosis: " : "Also: "}${escapeText(title)}.**`;
    return `${lead} ${escapeText(sentence, LONGEST_SENTENCE)}<br><sub>Rule: ${escapeText(rule, LONGEST_SENTENCE)}.</sub>`;
  }).join("\n\n");
}
__name(diagnosisText, "diagnosisText");
function intervalsNote(results) {
  const { test } = results;
  const scores = [
    ["accuracy", "accuracy"],
    ["mean-iou", "mean IoU"],
    ["macro-f1", "macro F1"]
  ];
  const parts = scoresOf(results, scores).flatMap(([name, title]) => {
    const interval = test.intervals[name];
    return interval === null ? [] : [`${title} ${range(interval, formatRatio)}`];
  });
  if (parts.length === 0) return void 0;
  return `95 % intervals (bootstrap over ${plural(test.images, "test image")}): ${parts.join(", ")}.`;
}
__name(intervalsNote, "intervalsNote");
function judgedColumns({ test, comparison }) {
  const { changes, baseline } = comparison;
  const hasInterval = test["per-class"].some((metrics) => metrics["f1-interval"] !== null);
  const header = [
    ...hasInterval ? ["95 % interval"] : [],
    ...changes === null ? [] : [`vs ${shortName(baseline?.name ?? "")}`]
  ];
  const cells2 = test["per-class"].map((metrics, k) => {
    const change = changes?.["per-class"][k].f1;
    const interval = metrics["f1-interval"];
    return [
      ...hasInterval ? [interval === null ? NONE : range(interval, formatRatio)] : [],
      ...changes === null ? [] : [changeCell(change)]
    ];
  });
  return { header, cells: cells2 };
}
__name(judgedColumns, "judgedColumns");
function changeCell(change) {
  if (change === null || change === void 0) return NONE;
  const interval = change.interval === null ? "" : ` (${range(change.interval, formatChange)})`;
  return `${formatChange(change.change)}${interval}`;
}
__name(changeCell, "changeCell");
function range({ low, high }, format) {
  return `${format(low)} to ${format(high)}`;
}
__name(range, "range");
function shortName(name) {
  return name.length > 0 && name.length <= 24 ? escapeText(name) : "baseline";
}
__name(shortName, "shortName");

// src/stages/7-report/summary/classes.ts
var MOST_ROWS = 100;
var LONGEST_NAME2 = 40;
var MOST_COLUMNS = 12;
function testTable(results) {
  const { test } = results;
  if (test.images === 0) return void 0;
  const all = test["per-class"];
  const lowest = all.toSorted((a, b) => (a.f1 ?? 2) - (b.f1 ?? 2)).slice(0, MOST_ROWS);
  const judged = judgedColumns(results);
  const units = `${unitOf(results)}s`;
  const rows = all.flatMap((metrics, k) => {
    const { precision, recall, f1, iou } = metrics;
    const [name, count] = [escapeText(metrics.class, LONGEST_NAME2), formatCount(metrics.support)];
    if (!lowest.includes(metrics)) return [];
    const ratios = [precision, recall, f1].map(formatRatio);
    return [[name, ...ratios, ...judged.cells[k], ...forMasks(results, formatRatio(iou)), count]];
  });
  const header = ["class", "precision", "recall", "F1", ...judged.header, ...forMasks(results, "IoU"), units];
  const undefinedOnes = all.some((metrics) => [metrics.precision, metrics.recall, metrics.f1].includes(null));
  const intervals = intervalsNote(results);
  return withNotes(table(header, rows, `l${"r".repeat(header.length - 1)}`), [
    ...intervals === void 0 ? [] : [intervals],
    ...rows.length < all.length ? [`The ${MOST_ROWS} of ${all.length} classes with the lowest F1.`] : [],
    ...undefinedOnes ? [
      `${NONE}: undefined, because the class was never predicted (precision), is not in the test set (recall) or neither (${["F1", ...forMasks(results, "IoU")].join(", ")}). What is undefined counts in no mean.`
    ] : []
  ]);
}
__name(testTable, "testTable");
function confusionTable(results) {
  const { test, classes } = results;
  if (test.images === 0 || classes.length > MOST_COLUMNS) return void 0;
  const names = classes.map(({ name }) => escapeText(name, 24));
  const rows = test.confusion.map((row, k) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return [names[k], ...row.map((count) => formatShare(total === 0 ? null : count / total))];
  });
  const lead = `Rows: the true class. Columns: the predicted class, as a share of the true class's ${unitOf(results)}s.`;
  return `${lead}

${table(["", ...names], rows, `l${"r".repeat(names.length)}`)}`;
}
__name(confusionTable, "confusionTable");
function splitTables(results) {
  const { split, classes } = results;
  const parts = [split.train, split.validation, split.test];
  const images = table(
    ["", "training", "validation", "test"],
    [
      ["images", ...parts.map((part) => formatCount(part.images))],
      ...forMasks(results, [
        "pixels",
        ...parts.map((part) => formatCount(part["class-pixels"].reduce((a, b) => a + b, 0)))
      ])
    ],
    "lrrr"
  );
  const rows = classes.slice(0, MOST_ROWS).map(({ name }, k) => [
    escapeText(name, LONGEST_NAME2),
    ...parts.map((part) => formatShare(part["class-share"][k]))
  ]);
  const shares = withNotes(
    table([`share of ${unitOf(results)}s`, "training", "validation", "test"], rows, "lrrr"),
    [...rows.length < classes.length ? [`The first ${MOST_ROWS} of ${classes.length} classes.`] : []]
  );
  return `${images}

${shares}`;
}
__name(splitTables, "splitTables");
function withNotes(markdown, notes) {
  return [markdown, ...notes].join("\n\n");
}
__name(withNotes, "withNotes");

// src/stages/7-report/summary/data-changes.ts
var DATA_CHANGES = [
  ["added", "added"],
  ["removed", "removed"],
  ["relabelled", "relabelled"],
  ["moved", "moved to another part of the split"]
];
function dataChangesNote({
  comparison: { data, baseline }
}) {
  if (data === null || baseline === null) return void 0;
  const since = `Since the baseline ${escapeText(baseline.name)} (${escapeText(baseline["created-at"].slice(0, "2026-01-02".length))})`;
  const parts = DATA_CHANGES.flatMap(([kind, words]) => {
    const { count, ids } = data[kind];
    if (count === 0) return [];
    const more = count > ids.length ? " and more" : "";
    return [`${plural(count, "image")} ${words} (${ids.map((id) => escapeText(id)).join(", ")}${more})`];
  });
  return `${since}: ${parts.length === 0 ? "the same images with the same labels" : parts.join("; ")}.`;
}
__name(dataChangesNote, "dataChangesNote");
function dataChangesCounts({ comparison: { data } }) {
  if (data === null) return void 0;
  const parts = DATA_CHANGES.filter(([kind]) => data[kind].count > 0).map(
    ([kind, words]) => `${plural(data[kind].count, "image")} ${words}`
  );
  return parts.length === 0 ? "the same as the baseline's" : `since the baseline ${parts.join(", ")}`;
}
__name(dataChangesCounts, "dataChangesCounts");

// src/stages/7-report/summary/epochs.ts
var MOST_ROWS2 = 100;
var MOST_CHANGES = 20;
function epochsTable(history, bestEpoch) {
  const shown = thinEpochs(history, bestEpoch);
  const notes = ["The kept epoch is bold; ↓ and ↑ mark a learning rate that changed."];
  if (shown.length < history.length) {
    notes.push(
      `${shown.length} of ${formatCount(history.length)} epochs are shown: every one is in history.csv.`
    );
  }
  const header = ["epoch", "learning rate", "train loss", "val loss", "train accuracy", "val accuracy"];
  const rows = shown.map((index) => {
    const row = cells(history[index], history[index - 1]);
    return history[index].epoch === bestEpoch ? row.map((cell) => `**${cell}**`) : row;
  });
  return `${notes.join(" ")}

${table(header, rows, "rrrrrr")}`;
}
__name(epochsTable, "epochsTable");
function cells(row, before) {
  return [
    formatCount(row.epoch),
    formatRate(row["learning-rate"]) + changeMark(row, before),
    formatMeasured(row["train-loss"]),
    formatMeasured(row["val-loss"]),
    formatRatio(row["train-accuracy"]),
    formatRatio(row["val-accuracy"])
  ];
}
__name(cells, "cells");
function changeMark(row, before) {
  const [now, then] = [row["learning-rate"], before?.["learning-rate"]];
  if (now === null || then === null || then === void 0 || now === then) return "";
  return now < then ? " ↓" : " ↑";
}
__name(changeMark, "changeMark");
function thinEpochs(history, bestEpoch) {
  if (history.length <= MOST_ROWS2) return history.map((_, i) => i);
  const changes = history.flatMap((row, i) => changeMark(row, history[i - 1]) === "" ? [] : [i]);
  const kept = /* @__PURE__ */ new Set([0, history.length - 1, ...changes.length <= MOST_CHANGES ? changes : []]);
  const best = history.findIndex(({ epoch }) => epoch === bestEpoch);
  if (best >= 0) kept.add(best);
  const spread = MOST_ROWS2 - kept.size;
  for (let i = 1; i <= spread; i++) kept.add(Math.round(i * (history.length - 1) / (spread + 1)));
  return [...kept].toSorted((a, b) => a - b);
}
__name(thinEpochs, "thinEpochs");

// src/stages/7-report/summary/facts.ts
var MOST_FINDINGS = 50;
var LONGEST_SENTENCE2 = 400;
function findingsList({ data }) {
  if (data.warnings.length === 0) return "The audit found nothing to warn of.";
  const lines = data.warnings.slice(0, MOST_FINDINGS).map(({ code, message }) => `- ${escapeText(code)}: ${escapeText(message, LONGEST_SENTENCE2)}`);
  const rest = data.warnings.length - lines.length;
  if (rest > 0) lines.push(`- and ${plural(rest, "more warning")} in results.json`);
  return `The audit found ${plural(data.warnings.length, "thing")} to warn of:

${lines.join("\n")}`;
}
__name(findingsList, "findingsList");
function planTable({ plan }) {
  const facts = `Recipe ${plan.recipe}: ${escapeText(plan.network)}, ${plural(plan.parameters, "parameter")}.`;
  if (plan.reasons.length === 0) return facts;
  const rows = plan.reasons.map(({ setting, value, reason }) => [
    escapeText(setting),
    escapeText(value),
    escapeText(reason, LONGEST_SENTENCE2)
  ]);
  return `${facts}

${table(["choice", "value", "reason"], rows, "lll")}`;
}
__name(planTable, "planTable");
function settingsTable({ settings }) {
  const entries = Object.entries(settings);
  const rows = entries.filter(([, value]) => value !== null).map(([name, value]) => [
    escapeText(name),
    escapeText(typeof value === "string" ? value : JSON.stringify(value))
  ]);
  const unset = entries.filter(([, value]) => value === null).map(([name]) => escapeText(name));
  const note = unset.length === 0 ? "" : `

Not set: ${unset.join(", ")}.`;
  return table(["setting", "value"], rows, "ll") + note;
}
__name(settingsTable, "settingsTable");
var SLOWEST = 3;
function slowestStages({ "timings-seconds": timings }) {
  const slowest = stageTimings(timings).filter(({ seconds }) => seconds > 0).toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST).map(({ title, seconds }) => `${escapeText(title)} ${formatSeconds(seconds)}`);
  return slowest.length === 0 ? void 0 : `Slowest stages: ${slowest.join(", ")}.`;
}
__name(slowestStages, "slowestStages");
function timingsTable({ "timings-seconds": timings }) {
  const rows = allTimings(timings).map(({ title, seconds }) => [escapeText(title), formatSeconds(seconds)]);
  return table(["stage", "time"], rows, "lr");
}
__name(timingsTable, "timingsTable");
function environmentTable(results) {
  const { engine, environment } = results;
  const runtime = `${engine.runtime} runtime, ${engine.layout} layout, ${plural(engine.threads, "thread")}`;
  return table(
    ["fact", "value"],
    [
      ["best-epoch", escapeText(results.tool.version)],
      ["engine", `${engine.engine} ${escapeText(engine.version)}, ${runtime}`],
      [
        "machine",
        `${escapeText(environment.cpu)}, ${plural(environment.cores, "core")}, ${formatBytes(environment["memory-bytes"])}`
      ],
      [
        "system",
        `Node ${escapeText(environment.node)}, ${escapeText(environment.platform)} ${escapeText(environment.arch)}`
      ],
      ["peak memory", formatBytes(results["peak-memory-bytes"])],
      ["seed", formatCount(results.plan.seed)],
      ["data hash", results.data.hash],
      ["made", results["created-at"]]
    ],
    "ll"
  );
}
__name(environmentTable, "environmentTable");

// src/stages/7-report/summary/fit.ts
var SUMMARY_LIMIT_BYTES = 2 ** 20 - 2 ** 14;
function fit(sections, limitBytes) {
  const leftOut = [];
  for (const candidate of sections.toSorted((a, b) => b.dispensable - a.dispensable)) {
    const text = join(sections, leftOut);
    if (Buffer.byteLength(text) <= limitBytes || candidate.dispensable === 0) return text;
    leftOut.push(candidate);
  }
  return join(sections, leftOut);
}
__name(fit, "fit");
function join(sections, leftOut) {
  const kept = sections.filter((section) => !leftOut.includes(section)).map(({ markdown }) => markdown);
  if (leftOut.length > 0) {
    const names = leftOut.map(({ name }) => name).join(", ");
    kept.push(`Left out, because GitHub takes no more: ${names}. results.json has all of it.`);
  }
  return `${kept.join("\n\n")}
`;
}
__name(join, "join");

// src/stages/7-report/summary.ts
function renderSummary(results, limitBytes = SUMMARY_LIMIT_BYTES, links = "") {
  return fit([...opening(results, links), ...folds(results)], limitBytes);
}
__name(renderSummary, "renderSummary");
function opening(results, links) {
  const head = [
    heading(results),
    stopSentence(results),
    ...fineTunedSentence(results, escapeText),
    ...atAGlance(results),
    countsLine(results, escapeText(results.plan.network))
  ].join("\n\n");
  const { model } = results;
  const file = `Model: ${escapeText(model.path, 200)}, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`;
  return [
    { name: "result", markdown: head, dispensable: 0 },
    ...optional("links", links === "" ? void 0 : links, 0),
    ...optional("chart of loss", lossChart(results), 4),
    ...optional("chart of accuracy", accuracyChart(results), 5),
    ...optional("test metrics by class", testTable(results), 2),
    ...optional("diagnosis", diagnosisText(results), 1),
    ...optional("baseline", baselineNote(results), 1),
    ...optional("largest mistakes", mistakesText(results), 6),
    ...optional("pictures", picturesText(results), 7),
    ...optional("slowest stages", slowestStages(results), 3),
    { name: "model file", markdown: file, dispensable: 1 }
  ];
}
__name(opening, "opening");
function atAGlance(results) {
  const [curves] = results.diagnosis;
  const changes = dataChangesCounts(results);
  const parts = [
    ...curves === void 0 ? [] : [`Diagnosis: **${escapeText(curves.title)}**.`],
    ...changes === void 0 ? [] : [`Data: ${changes}.`]
  ];
  return parts.length === 0 ? [] : [parts.join(" ")];
}
__name(atAGlance, "atAGlance");
function folds(results) {
  const { history } = results;
  return [
    fold("epochs", `Epochs (${history.length})`, 9, [epochsTable(history, results["best-epoch"])]),
    ...optional("confusion", confusionFold(results), 8),
    fold("data and split", dataTitle(results), 6, dataParts(results)),
    fold("plan", "Plan, with reasons", 10, [planTable(results)]),
    fold("settings", "Settings", 12, [settingsTable(results)]),
    fold("times and machine", "Times and machine", 11, [timingsTable(results), environmentTable(results)])
  ];
}
__name(folds, "folds");
function dataParts(results) {
  const changes = dataChangesNote(results);
  return [splitTables(results), ...changes === void 0 ? [] : [changes], findingsList(results)];
}
__name(dataParts, "dataParts");
function dataTitle(results) {
  const changes = dataChangesCounts(results);
  return `Data and split${changes === void 0 ? "" : `: ${changes}`}`;
}
__name(dataTitle, "dataTitle");
function fold(name, title, dispensable, parts) {
  return { name, markdown: details(title, parts.join("\n\n")), dispensable };
}
__name(fold, "fold");
function optional(name, markdown, dispensable) {
  return markdown === void 0 ? [] : [{ name, markdown, dispensable }];
}
__name(optional, "optional");
function confusionFold(results) {
  const confusion = confusionTable(results);
  const title = `Confusion of ${plural(results.classes.length, "class", "classes")}`;
  return confusion === void 0 ? void 0 : details(title, confusion);
}
__name(confusionFold, "confusionFold");
function lossChart({ history, "best-epoch": bestEpoch }) {
  const epochs = history.map((row) => ({
    epoch: row.epoch,
    train: row["train-loss"],
    validation: row["val-loss"]
  }));
  return lineChart({ what: "loss", epochs, bestEpoch, ideal: 0 });
}
__name(lossChart, "lossChart");
function accuracyChart({ history, "best-epoch": bestEpoch }) {
  const epochs = history.map((row) => ({
    epoch: row.epoch,
    train: row["train-accuracy"],
    validation: row["val-accuracy"]
  }));
  return lineChart({ what: "accuracy", epochs, bestEpoch, ideal: 1 });
}
__name(accuracyChart, "accuracyChart");
var MOST_MISTAKES = 3;
var LONGEST_NAME3 = 40;
function mistakesText(results) {
  const mistakes = largestMistakes(results, MOST_MISTAKES).map(({ truth, predicted, share }) => {
    const [is, was] = [truth, predicted].map((name) => escapeText(name, LONGEST_NAME3));
    return `${is} taken for ${was} (${formatShare(share)} of its ${unitOf(results)}s)`;
  });
  return mistakes.length === 0 ? void 0 : `Largest mistakes: ${mistakes.join(", ")}.`;
}
__name(mistakesText, "mistakesText");
function picturesText(results) {
  const { predictions } = results;
  if (results.task === "classification") return mistakenImagesText(results);
  if (predictions.length === 0) return void 0;
  const pictures = predictions.map(({ rank, id, path }) => `${rank} ${escapeText(id)} (${path})`).join(", ");
  return `Test images by mean IoU, each as image, truth, prediction and errors: ${pictures}.`;
}
__name(picturesText, "picturesText");
var MOST_IMAGES = 5;
function mistakenImagesText(results) {
  if (results.test.images === 0) return void 0;
  const mistaken = mistakenImages(results);
  if (mistaken.length === 0)
    return `All ${plural(results.test.images, "test image")} were classified rightly.`;
  const rows = mistaken.slice(0, MOST_IMAGES).map(({ id, truth, predicted, confidence, trueProbability }) => [
    escapeText(id, 60),
    escapeText(truth, LONGEST_NAME3),
    escapeText(predicted, LONGEST_NAME3),
    formatRatio(confidence),
    formatRatio(trueProbability)
  ]);
  const lead = `Mistaken: ${mistaken.length} of ${plural(results.test.images, "test image")}${mistaken.length > rows.length ? `, here the ${rows.length} that the model was surest of` : ", the surest first"}; with pictures in report.html.`;
  const header = ["test image", "true class", "taken for", "probability", "of the true class"];
  return `${lead}

${table(header, rows, "lllrr")}`;
}
__name(mistakenImagesText, "mistakenImagesText");

export {
  escapeText,
  table,
  details,
  thinEpochs,
  largestMistakes,
  mistakenImages,
  heading,
  baselineNote,
  diagnosisText,
  testTable,
  confusionTable,
  dataChangesNote,
  findingsList,
  settingsTable,
  timingsTable,
  SUMMARY_LIMIT_BYTES,
  fit,
  renderSummary,
  mistakesText,
  picturesText
};
