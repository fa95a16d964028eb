import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  IGNORED_COLOR,
  OTHERS,
  dataChanges,
  dataChangesCounts,
  dataSection,
  errorColorFor,
  pictureKey,
  sheetSection
} from "./stages-7-report-sheet.js";
import {
  allTimings,
  countsLine,
  evaluationCounts,
  evaluationSentences,
  formatSpread,
  gatesLine,
  gatesStatus,
  mergedHeadline,
  missingSentences,
  networkWords,
  note as note2,
  originSentence,
  outOfFoldSentence,
  resultSentence,
  rowText,
  stageSeconds,
  stageTimings,
  startSentence,
  stopSentence,
  testSentence
} from "./stages-7-report-words.js";
import {
  isHeadAlone
} from "./stages-7-report-head-epoch.js";
import {
  markdownTable
} from "./vendor-markdown-table.js";
import {
  STOP_REASONS,
  VERDICTS,
  changeText,
  imageColumns,
  imageScores,
  inlineMarkdown,
  ratioText
} from "./document-markdown-inline.js";
import {
  facts,
  fold,
  paragraph,
  table
} from "./document-document.js";
import {
  LONGEST_SENTENCE,
  code,
  cut,
  note,
  strong,
  swatch,
  withCode
} from "./document-inline.js";
import {
  NONE,
  capital,
  classMeans,
  day,
  forMasks,
  formatBytes,
  formatChange,
  formatCount,
  formatMeasured,
  formatRange,
  formatRate,
  formatRatio,
  formatSeconds,
  formatShare,
  moment,
  plural,
  shownScores,
  takenForBackground,
  trendDates,
  unitOf,
  untrainedSentence
} from "./stages-1-config.js";
import {
  DECIDING,
  EPOCH_SCORES,
  isScoreOf
} from "./metrics.js";

// src/stages/7-report/curves.ts
var axisNumber = (value) => String(Number(value.toPrecision(4)));
var pair = (train, validation) => [
  { column: train, name: "training", color: "train", dashed: true },
  { column: validation, name: "validation", color: "validation", dashed: false }
];
var SCORES = {
  segmentation: {
    title: "Mean IoU",
    id: "mean-iou",
    lines: pair("train-mean-iou", "val-mean-iou")
  },
  classification: {
    title: "Macro F1",
    id: "macro-f1",
    lines: pair("train-macro-f1", "val-macro-f1")
  }
};
var kindsOf = (task) => [
  {
    id: "loss",
    title: "Loss",
    lines: pair("train-loss", "val-loss"),
    steps: false,
    format: axisNumber,
    ideal: 0
  },
  {
    id: "accuracy",
    title: "Accuracy",
    lines: pair("train-accuracy", "val-accuracy"),
    steps: false,
    format: axisNumber,
    ideal: 1
  },
  { ...SCORES[task], steps: false, format: axisNumber, ideal: 1 },
  {
    id: "learning-rate",
    title: "Learning rate",
    lines: [{ column: "learning-rate", name: "learning rate", color: "test", dashed: false }],
    steps: true,
    format: formatRate,
    ideal: 0
  }
];
function shownHistory(run) {
  return run.history.map((row) => isHeadAlone(run, row) ? { ...row, "learning-rate": null } : row);
}
function curvesOf(run) {
  const { "best-epoch": best, "stopped-epoch": stopped } = run;
  const history = shownHistory(run);
  const values = history.map(({ epoch }) => epoch);
  const hasRates = history.length === 0 || history.some((row) => row["learning-rate"] !== null);
  const kinds = kindsOf(run.task).filter(({ id }) => hasRates || id !== "learning-rate");
  return kinds.map(({ lines, ...kind }) => ({
    kind: "curve",
    ...kind,
    label: `${kind.title} over ${history.length} epochs; best epoch ${best}, stopped after epoch ${stopped}`,
    x: { name: "epoch", values, table: "epochs" },
    series: lines.map(({ column, ...line }) => ({ ...line, values: history.map((row) => row[column]) })),
    marks: marksOf(best, stopped)
  }));
}
function marksOf(best, stopped) {
  const inWords = { title: `best epoch ${best}`, sentence: `Best epoch (kept): ${best}.` };
  if (best === stopped) return [{ at: best, text: `best and last: ${best}`, inWords }];
  const last = { at: stopped, text: `stopped: ${stopped}`, dashed: true };
  return best === 0 ? [last] : [{ at: best, text: `best: ${best}`, inWords }, last];
}

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
function mistakenImages({ test, classes }) {
  return test["per-image"].flatMap(
    ({ id, cells, confidence, "true-probability": trueProbability }) => cells.slice(0, 1).flatMap(
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

// src/stages/7-report/sections/audit.ts
function auditSection({ data }) {
  const { warnings } = data;
  const found = plural(warnings.length, "thing");
  const items = warnings.map(({ code: fault, message }) => [
    code(cut(fault)),
    " ",
    withCode(cut(message, LONGEST_SENTENCE))
  ]);
  const blocks = warnings.length === 0 ? [paragraph("The audit found nothing to warn of.")] : [paragraph(`The audit found ${found} to warn of:`), { kind: "list", items }];
  return { id: "audit", title: "Audit", leaveOut: 6, blocks: [fold(`Audit (${warnings.length})`, blocks)] };
}

// src/stages/7-report/sections/calibration.ts
function calibrationSection(run) {
  const { calibration } = run.test;
  const blocks = calibration === null ? [paragraph("Not tested.")] : parts(`${unitOf(run)}s`, calibration);
  return { id: "calibration", title: "Calibration", leaveOut: 8, pageOnly: true, blocks };
}
function parts(units, calibration) {
  const { bins, "expected-error": error } = calibration;
  const filled = bins.filter(({ pixels }) => pixels > 0);
  const chart = {
    kind: "reliability",
    bins: bins.map(({ pixels, confidence, accuracy }) => ({ count: pixels, confidence, accuracy })),
    caption: `A point for each bin of confidence, its area by the number of ${units}; dashed: perfect calibration.`,
    label: `Share of ${units} that are right by how sure the model was, beside the diagonal of a perfectly calibrated one. Expected calibration error ${formatRatio(error)}.`
  };
  const numbers = table(
    `${units === "pixels" ? "Pixels of the test set" : "Test images"} by the largest of their class probabilities`,
    ["confidence", units, "mean confidence", "share that is right"],
    filled.map(({ low, high, pixels, confidence, accuracy }) => [
      `${formatRatio(low)} to ${formatRatio(high)}`,
      formatCount(pixels),
      formatRatio(confidence),
      formatRatio(accuracy)
    ])
  );
  const meaning = [
    "Expected calibration error ",
    strong(formatRatio(error)),
    `: by so much the model's confidence and the share of ${units} that are right differ on average. ${leaning(calibration)}`
  ];
  return [chart, paragraph(meaning), numbers];
}
function leaning({ bins, "expected-error": error }) {
  if (error < 0.01) return "On the whole its probabilities can be taken at their word.";
  const surer = bins.reduce(
    (sum, { pixels, confidence, accuracy }) => sum + pixels * ((confidence ?? 0) - (accuracy ?? 0)),
    0
  );
  return surer > 0 ? "On the whole it is surer than it is right." : "On the whole it is right more often than it is sure.";
}

// src/stages/7-report/sections/score-bars.ts
function scoreBars(bars2) {
  const format = (value) => formatRatio(value).slice(0, 5);
  return { kind: "bars", caption: "From 0 to 1, higher is better", format, ...bars2 };
}
function classSeries(run, scores) {
  const iou = { name: "IoU", color: "validation", values: scores.map((one) => one.iou) };
  return [{ name: "F1", color: "train", values: scores.map((one) => one.f1) }, ...forMasks(run, iou)];
}

// src/stages/7-report/sections/classes.ts
var LONGEST_NAME = 40;
var MANY = 30;
var MOST_MISTAKES = 5;
function classesSection(run, title = "Classes") {
  const { images } = run.test;
  const blocks = images === 0 ? [paragraph("Not tested.")] : [classBars(run), classTable(run), ...classNotes(run), ...mistakes(run)];
  return { id: "classes", title, leaveOut: 2, blocks };
}
function orderOf({ "per-class": all }) {
  const places2 = all.map((_, k) => k);
  return all.length <= MANY ? places2 : places2.toSorted((a, b) => (all[a].f1 ?? 2) - (all[b].f1 ?? 2));
}
function classBars(run) {
  const shown = orderOf(run.test).map((k) => run.test["per-class"][k]);
  const series = classSeries(run, shown);
  return scoreBars({
    id: "class-bars",
    label: `${series.map(({ name }) => name).join(" and ")} of each class on the test images`,
    groups: shown.map((metrics) => metrics.class),
    series
  });
}
function classTable(run) {
  const { test, classes, comparison } = run;
  const changes = comparison?.changes?.["per-class"];
  const since = changes === void 0 ? [] : [`vs ${shortName(comparison?.baseline?.name ?? "")}`];
  const header = ["class", "precision", "recall", "F1", ...since, ...forMasks(run, "IoU"), `${unitOf(run)}s`];
  const rows = orderOf(test).map((k) => {
    const { precision, recall, f1, iou, support, ...metrics } = test["per-class"][k];
    return [
      swatch(classes[k]?.color, cut(metrics.class, LONGEST_NAME)),
      formatRatio(precision),
      formatRatio(recall),
      ratioText(f1, metrics["f1-interval"]),
      ...changes === void 0 ? [] : [changeText(changes[k]?.f1)],
      ...forMasks(run, ratioText(iou, metrics["iou-interval"])),
      formatCount(support)
    ];
  });
  const order = classes.length > MANY ? ", the lowest F1 first" : "";
  const hasInterval = test["per-class"].some((metrics) => metrics["f1-interval"] !== null);
  return table(
    `Test metrics of each class${order}${hasInterval ? ", with 95 % intervals" : ""}`,
    header,
    rows
  );
}
function shortName(name) {
  return name.length > 0 && name.length <= 24 ? cut(name) : "baseline";
}
function classNotes(run) {
  const { test } = run;
  const intervals = shownScores(run).flatMap(({ key, title }) => {
    const interval = test.intervals[key];
    return interval === null ? [] : [`${title} ${formatRange(interval)}`];
  });
  const isUndefined = test["per-class"].some(
    ({ precision, recall }) => precision === null || recall === null
  );
  const scores = ["F1", ...forMasks(run, "IoU")].join(", ");
  return [
    ...backgroundNote(run),
    ...intervals.length === 0 ? [] : [
      paragraph(
        `95 % intervals (bootstrap over ${plural(test.images, "test image")}): ${intervals.join(", ")}.`
      )
    ],
    ...isUndefined ? [
      paragraph(
        `${NONE}: undefined, because the class was never predicted (precision), is not in the test set (recall) or neither (${scores}). What is undefined counts in no mean.`
      )
    ] : []
  ];
}
function backgroundNote(run) {
  const background = takenForBackground(run, run.test["per-class"][0]?.class);
  if (background === void 0) return [];
  const without = shownScores(run).filter(({ leavesOut }) => leavesOut !== void 0);
  const first = `The first class, ${cut(background, LONGEST_NAME)}, is taken for the background`;
  return [paragraph(`${first}: ${without.map(({ title }) => title).join(", ")} leaves it out.`)];
}
function mistakes(run) {
  const found = largestMistakes(run, MOST_MISTAKES).map(
    ({ truth, predicted, share }) => `${cut(truth, LONGEST_NAME)} taken for ${cut(predicted, LONGEST_NAME)} (${formatShare(share)} of its ${unitOf(run)}s)`
  );
  return found.length === 0 ? [] : [paragraph(`Largest mistakes: ${found.join(", ")}.`)];
}

// src/stages/7-report/sections/comparison.ts
function comparisonSection(results) {
  const { baseline, changes } = results.comparison;
  if (baseline === null) return [];
  const scores = table(
    `Scores on the test images. Baseline: ${cut(baseline.name)}, made ${moment(baseline["created-at"])}`,
    ["score", "baseline", "this run", "change"],
    shownScores(results).map(({ key, title }) => [
      title,
      formatRatio(baseline[key]),
      formatRatio(results.test[key]),
      changeText(changes?.[key])
    ])
  );
  const blocks = [scores, ...changes === null ? [] : [classChanges(results, changes)]];
  return [{ id: "comparison", title: "Comparison", leaveOut: 8, pageOnly: true, blocks }];
}
function classChanges(results, { "per-class": classes }) {
  return table(
    "Change of each class, with its 95 % interval",
    ["class", "F1", ...forMasks(results, "IoU")],
    classes.map((one) => [cut(one.class, 40), changeText(one.f1), ...forMasks(results, changeText(one.iou))])
  );
}

// src/stages/7-report/sections/confusion.ts
function confusionSection(run, id = "confusion", title = "Confusion") {
  const { test, classes } = run;
  const unit = unitOf(run);
  const caption = `Rows: the true class. Columns: the predicted class, as a share of the true class's ${unit}s.`;
  const matrix2 = { kind: "matrix", caption, classes, counts: test.confusion, unit };
  const what = `${title} of ${plural(classes.length, "class", "classes")}`;
  const blocks = test.images === 0 ? [paragraph("Not tested.")] : [matrix2];
  return { id, title, leaveOut: 8, blocks: [fold(what, blocks)] };
}

// src/stages/7-report/sections/diagnosis.ts
var LONGEST_SENTENCE2 = 600;
function diagnosisSection({ diagnosis }) {
  if (diagnosis.length === 0) return [];
  const blocks = diagnosis.map(
    ({ title, sentence, rule }, i) => paragraph([
      strong(`${i === 0 ? "Diagnosis: " : "Also: "}${title}.`),
      ` ${cut(sentence, LONGEST_SENTENCE2)}`,
      note(`Rule: ${cut(rule, LONGEST_SENTENCE2)}.`)
    ])
  );
  return [{ id: "diagnosis", title: "Diagnosis", leaveOut: 1, blocks }];
}

// src/stages/7-report/sections/environment.ts
function environmentSection(results) {
  const { engine, tool, data, plan } = results;
  const runtime = `${engine.runtime} runtime, ${engine.layout} layout, ${plural(engine.threads, "thread")}`;
  const rows = [
    ["best-epoch", cut(tool.version)],
    ["engine", `${engine.engine} ${cut(engine.version)}, ${runtime}`],
    ...machineRows(results),
    ["seed", formatCount(plan.seed)],
    ["data hash", data.hash],
    ["made", results["created-at"]]
  ];
  return machineSection(facts("What it ran on, and what it takes to run it again", rows));
}
function machineSection(table3) {
  const blocks = [fold("Environment", [table3])];
  return { id: "environment", title: "Environment", leaveOut: 11, blocks };
}
function machineRows({
  environment,
  ...results
}) {
  const { cpu, cores, node, platform, arch } = environment;
  const foreseen = results["foreseen-memory-bytes"] ?? null;
  const besideForeseen = foreseen === null ? "" : ` (foreseen ${formatBytes(foreseen)})`;
  return [
    ["machine", `${cut(cpu)}, ${plural(cores, "core")}, ${formatBytes(environment["memory-bytes"])}`],
    ["system", `Node ${cut(node)}, ${cut(platform)} ${cut(arch)}`],
    ["peak memory", `${formatBytes(results["peak-memory-bytes"])}${besideForeseen}`]
  ];
}

// src/stages/7-report/sections/gates.ts
var WORDS = { passed: "passed", failed: "failed", "not-applicable": "not applicable" };
function gatesSection({ gates }) {
  if (gates.length === 0) return [];
  const rows = gates.map(({ text, status, sentence }) => [
    code(cut(text, 200)),
    status === "failed" ? strong(WORDS[status]) : WORDS[status],
    cut(sentence, 600)
  ]);
  const header = ["condition", "gate", "what was found"];
  const blocks = [table("Conditions that fail the run", header, rows, { text: [0, 1, 2] })];
  return [{ id: "gates", title: "Gates", leaveOut: 8, pageOnly: true, blocks }];
}

// src/stages/7-report/sections/head.ts
var LONGEST_SENTENCE3 = 600;
var LONGEST_NAME2 = 40;
function headOf(results, sentences, counts) {
  const { comparison, test } = results;
  const isCompared = comparison.verdict !== "no-baseline";
  const result = resultSentence(results);
  const verdict = cut(comparison.sentence, LONGEST_SENTENCE3);
  const untested = !isCompared && test.accuracy === null;
  const untrained = untrainedSentence(results);
  return {
    tone: untested || untrained !== void 0 ? "warn" : VERDICTS[comparison.verdict].tone,
    heading: headed(results, untrained ?? (isCompared ? verdict : result)),
    badges: badges(results),
    opening: [
      ...gatesOpening(results),
      ...isCompared && untrained !== void 0 ? [paragraph(verdict.replace(/\.?$/, "."))] : [],
      ...isCompared || untrained !== void 0 ? [paragraph(`${result}.`)] : [],
      ...sentences.map((sentence) => paragraph(sentence)),
      ...atAGlance(results),
      ...isCompared ? [] : [paragraph(verdict.replace(/\.?$/, "."), { faint: true })],
      paragraph(counts, { faint: true })
    ]
  };
}
function headed({ name }, sentence) {
  return name === "" ? sentence : `${cut(name)} · ${sentence}`;
}
var GATES = {
  passed: { tone: "good", mark: "✓", text: "Gates passed" },
  failed: { tone: "bad", mark: "✗", text: "Gates failed" },
  "not-applicable": { tone: "warn", mark: "?", text: "Gates not applicable" }
};
function badges({ comparison, gates: judged, diagnosis, untrained }) {
  const found = diagnosis.map(({ verdict, title }) => {
    const correct = verdict === "correct-training";
    const text = capital(title);
    return { tone: correct ? "good" : "warn", mark: correct ? "✓" : "!", text };
  });
  const first = untrained == null ? [] : [{ tone: "bad", mark: "✗", text: "Not trained" }];
  return [...first, VERDICTS[comparison.verdict], ...gateBadges({ gates: judged }), ...found];
}
function gateBadges({ gates: judged }) {
  return judged.length > 0 ? [GATES[gatesStatus(judged)]] : [];
}
function gatesOpening({ gates: judged }) {
  const line = gatesLine(judged);
  return line === void 0 ? [] : [paragraph([line, "."], { tone: GATES[gatesStatus(judged)].tone })];
}
function atAGlance({ comparison }) {
  const changes = dataChangesCounts({ comparison });
  return changes === void 0 ? [] : [paragraph(`Data: ${changes}.`)];
}
function scoreTiles(results) {
  const { test, comparison } = results;
  const background = takenForBackground(results, test["per-class"][0]?.class);
  return shownScores(results).map(({ key, title, leavesOut }) => {
    const interval = test.intervals[key];
    const notes = [
      ...leavesOut === void 0 || background === void 0 ? [] : [`without ${cut(background, LONGEST_NAME2)}`],
      ...interval === null ? [] : [`95 %: ${formatRange(interval)}`]
    ];
    return {
      title: `Test ${title}`,
      value: formatRatio(test[key]),
      change: changeOf(comparison.changes?.[key]),
      note: notes.length === 0 ? void 0 : notes.join(", ")
    };
  });
}
function changeOf(change) {
  if (change === null || change === void 0) return void 0;
  const { low, high } = change.interval ?? { low: 0, high: 0 };
  return { tone: low > 0 ? "up" : high < 0 ? "down" : "level", text: formatChange(change.change) };
}
function closingTiles(results) {
  const error = results.test.calibration?.["expected-error"];
  return [
    { title: "Calibration error", value: formatRatio(error), note: "on the test images" },
    { title: "Time", value: formatSeconds(stageSeconds(results)), note: "until the report" }
  ];
}

// src/stages/7-report/sections/model.ts
function modelSection({ model }) {
  const text = `Model: ${cut(model.path, 200)}, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`;
  return { id: "model", title: "Model file", leaveOut: 1, blocks: [paragraph(text)] };
}

// src/stages/7-report/sections/pictures.ts
var TITLES = { worst: "Worst", median: "Median", best: "Best", mistake: "Mistaken" };
var LONGEST_NAME3 = 40;
function colorsNote(classes) {
  return [
    swatch(errorColorFor(classes), "In the last picture: prediction and label differ."),
    " ",
    swatch(IGNORED_COLOR, "Ignored.")
  ];
}
var PROBABILITIES = "In brackets: the probability that the model gave to the class.";
function picturesSection(run, title = "Test images") {
  const blocks = run.task === "classification" ? mistaken(run) : ranked(run);
  return { id: "images", title, leaveOut: 7, blocks };
}
function ranked({ task, classes, test, predictions }) {
  if (predictions.length === 0) return [paragraph("There is no picture: no test image was predicted.")];
  const list = predictions.map(({ rank, id, path }) => `${rank} ${cut(id)} (${path})`).join(", ");
  const pictures = predictions.map(({ rank, id }) => {
    const image = test["per-image"].find((one) => one.id === id);
    const scores = shownScores({ task }).map(({ key, title }) => `${title} ${formatRatio(image?.[key])}`).join(", ");
    return {
      key: pictureKey({ rank, id }),
      label: `${TITLES[rank]} test image: ${cut(id)}`,
      lines: [scores]
    };
  });
  return [
    paragraph(`Test images by mean IoU, each as image, truth, prediction and errors: ${list}.`),
    { kind: "pictures", note: colorsNote(classes), layers: layersOf(classes), pictures }
  ];
}
function layersOf(classes) {
  return [
    ...classes.map(({ index, name, color }) => ({ key: String(index), name, color })),
    { key: OTHERS, name: "ignored and others", color: IGNORED_COLOR }
  ];
}
function mistaken(run) {
  const { images } = run.test;
  if (images === 0) return [paragraph("There is no picture: no test image was predicted.")];
  const all = mistakenImages(run);
  if (all.length === 0) return [paragraph(`All ${plural(images, "test image")} were classified rightly.`)];
  const pictures = all.filter(({ id }) => run.predictions.some((one) => one.id === id)).map((image) => pictureOf(image, run.classes));
  const count = `Mistaken: ${all.length} of ${plural(images, "test image")}`;
  const which = pictures.length < all.length ? `; the ${pictures.length} that the model was surest of have pictures` : "";
  return [
    paragraph(`${count}, the surest first${which}.`),
    ...pictures.length === 0 ? [] : [{ kind: "pictures", note: PROBABILITIES, layers: [], pictures }],
    mistakenTable(all, { enough: 5 })
  ];
}
function pictureOf({ id, truth, predicted, confidence, trueProbability }, classes) {
  const name = (of) => swatch(classes.find((info) => info.name === of)?.color, strong(cut(of, LONGEST_NAME3)));
  return {
    key: pictureKey({ rank: "mistake", id }),
    label: `${cut(id)}: ${cut(truth, LONGEST_NAME3)} taken for ${cut(predicted, LONGEST_NAME3)}`,
    lines: [
      [name(truth), ` (${formatRatio(trueProbability)})`],
      ["taken for ", name(predicted), ` (${formatRatio(confidence)})`, note(cut(id))]
    ]
  };
}
function mistakenTable(images, more) {
  return table(
    "Mistaken images, the surest first",
    ["image", "true class", "taken for", "probability", "of the true class"],
    images.map(({ id, truth, predicted, confidence, trueProbability }) => [
      cut(id),
      cut(truth, LONGEST_NAME3),
      cut(predicted, LONGEST_NAME3),
      formatRatio(confidence),
      formatRatio(trueProbability)
    ]),
    { text: [0, 1, 2], ...more }
  );
}

// src/stages/7-report/sections/settings.ts
var WITH_UNIT = /* @__PURE__ */ new Map([
  ["time-budget-ms", { name: "time-budget", format: (milliseconds) => formatSeconds(milliseconds / 1e3) }],
  ["memory-budget-bytes", { name: "memory-budget", format: formatBytes }]
]);
function asSet(key, value) {
  const { name, format } = WITH_UNIT.get(key) ?? { name: key, format: String };
  return [name, typeof value === "number" ? format(value) : value];
}
function settingsSection({ settings }) {
  const entries = Object.entries(settings).map(([key, value]) => asSet(key, value));
  const rows = entries.filter(([, value]) => value !== null).map(([name, value]) => [
    cut(name),
    cut(typeof value === "string" ? value : JSON.stringify(value), LONGEST_SENTENCE)
  ]);
  const unset = entries.filter(([, value]) => value === null).map(([name]) => cut(name));
  const blocks = [
    table("Settings as given or by default", ["setting", "value"], rows, { text: [0, 1] }),
    ...unset.length === 0 ? [] : [paragraph(`Not set: ${unset.join(", ")}.`)]
  ];
  return {
    id: "settings",
    title: "Settings",
    leaveOut: 12,
    blocks: [fold(`Settings (${rows.length})`, blocks, {})]
  };
}

// src/stages/7-report/sections/timing.ts
var SLOWEST = 3;
function timingSection({ "timings-seconds": timings }) {
  const rows = allTimings(timings).map(({ title, seconds }) => [cut(title), formatSeconds(seconds)]);
  const slowest = stageTimings(timings).filter(({ seconds }) => seconds > 0).toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST).map(({ title, seconds }) => `${cut(title)} ${formatSeconds(seconds)}`);
  const times = fold("Times", [table("Time of each stage", ["stage", "time"], rows)], {
    openOnPage: true,
    name: "times",
    leaveOut: 11
  });
  return {
    id: "timing",
    title: "Timing",
    leaveOut: 3,
    blocks: [...slowest.length === 0 ? [] : [paragraph(`Slowest stages: ${slowest.join(", ")}.`)], times]
  };
}

// src/stages/7-report/evaluation/document.ts
var LONGEST_SENTENCE4 = 400;
var ENOUGH_IMAGES = 20;
function evaluationDocument(evaluation) {
  const headed2 = { ...evaluation, name: headingName(evaluation), untrained: evaluation.model.untrained };
  const sentences = evaluationSentences(evaluation).map((sentence) => cut(sentence, LONGEST_SENTENCE4));
  return {
    title: "Best Epoch evaluation",
    ...headOf(headed2, sentences, evaluationCounts(evaluation)),
    tiles: [...scoreTiles(evaluation), ...closingTiles(evaluation)],
    sections: [
      ...diagnosisSection(evaluation),
      ...comparisonSection(evaluation),
      ...gatesSection(evaluation),
      classesSection(evaluation),
      confusionSection(evaluation),
      calibrationSection(evaluation),
      picturesSection(evaluation, "Pictures"),
      ...imagesSection(evaluation),
      dataSection2(evaluation),
      auditSection(evaluation),
      testedModelSection(evaluation),
      settingsSection(evaluation),
      environmentSection2(evaluation),
      timingSection(evaluation)
    ],
    version: evaluation.tool.version,
    createdAt: evaluation["created-at"],
    numbersFile: "evaluation.json"
  };
}
function headingName({ name }) {
  return name === "" ? "evaluation" : `evaluation of ${name}`;
}
function imagesSection(evaluation) {
  const images = imagesTable(evaluation);
  if (images.rows.length === 0) return [];
  const blocks = [fold("Images predicted worst", [images])];
  return [{ id: "all-images", title: "Images", leaveOut: 6, blocks }];
}
function imagesTable(evaluation) {
  const more = { enough: ENOUGH_IMAGES, file: "evaluation.csv" };
  if (evaluation.task === "classification") return mistakenTable(mistakenImages(evaluation), more);
  const images = evaluation.test["per-image"].toSorted((a, b) => (a["mean-iou"] ?? 2) - (b["mean-iou"] ?? 2));
  return table(
    "Every image, the lowest mean IoU first",
    ["image", ...imageColumns(evaluation)],
    images.map((image) => [cut(image.id), ...imageScores(evaluation, image)]),
    more
  );
}
function dataSection2(evaluation) {
  const { classes, evaluated, data } = evaluation;
  const counts = table(
    "What the labels of the evaluated images hold",
    ["class", "labels", "share"],
    classes.map(({ name, color }, k) => [
      swatch(color, cut(name, 40)),
      formatCount(evaluated["class-pixels"][k] ?? 0),
      formatShare(evaluated["class-share"][k] ?? null)
    ])
  );
  const images = `${plural(evaluated.images, "image")} of ${formatCount(data.images)}; data hash ${data.hash}`;
  const blocks = [paragraph(images), counts, ...dataChanges(evaluation)];
  return {
    id: "data",
    title: "Data",
    leaveOut: 4,
    blocks: [fold(`Data (${plural(data.images, "image")})`, blocks)]
  };
}
function testedModelSection(evaluation) {
  const { model } = evaluation;
  const colors = model.channels === 3 ? "colour" : "grey";
  const rows = [
    ["network", cut(networkWords(evaluation), 200)],
    ["takes", `${model["bit-depth"]}-bit ${colors}`],
    ["written by", model.version === null ? "an unknown version" : `best-epoch ${cut(model.version)}`],
    ["trained on", model["data-hash"] === null ? "unknown data" : `data hash ${cut(model["data-hash"])}`]
  ];
  const { blocks, ...section } = modelSection(evaluation);
  const more = { openOnPage: true, name: "model", leaveOut: 8 };
  return {
    ...section,
    title: "Model",
    blocks: [...blocks, fold("Model", [facts("What was tested", rows)], more)]
  };
}
function environmentSection2(evaluation) {
  const { tool, threads } = evaluation;
  return machineSection(
    facts("What it ran on", [
      ["best-epoch", cut(tool.version)],
      ...machineRows(evaluation),
      ["threads", formatCount(threads)],
      ["made", evaluation["created-at"]]
    ])
  );
}

// src/stages/7-report/merge/folds-sections.ts
var ENOUGH_IMAGES2 = 20;
function foldsSections(merged) {
  const outOfFold = { ...merged, test: merged["out-of-fold"] };
  return [
    { id: "folds", title: "Folds", leaveOut: 1, blocks: [foldsTable(merged), foldsBars(merged)] },
    {
      id: "fold-classes",
      title: "Held-out classes",
      leaveOut: 2,
      blocks: [spreadTable(merged), spreadBars(merged)]
    },
    {
      id: "out-of-fold",
      title: "Out-of-fold images",
      leaveOut: 4,
      blocks: [fold("Images predicted worst out of fold", [imagesTable2(merged)])]
    },
    confusionSection(outOfFold, "fold-confusion", "Out-of-fold confusion")
  ];
}
function foldsTable(merged) {
  const { runs, spread } = merged;
  const tested = isTested(merged);
  const scores = shownScores(merged);
  const rows = runs.map((run) => [
    String(run.number),
    formatCount(run["held-out"].images),
    `${run["best-epoch"]} of ${run["stopped-epoch"]}`,
    STOP_REASONS[run["stop-reason"]],
    formatMeasured(run["validation-loss"]),
    ...scores.map(({ key }) => formatRatio(run["held-out"][key])),
    ...tested ? [formatRatio(run.test[DECIDING.key])] : [],
    formatSeconds(run.seconds)
  ]);
  const mean = [
    "mean ± sd",
    ...["", "", "", ""],
    ...scores.map(({ key }) => formatSpread(spread["held-out"][key])),
    ...tested ? [formatSpread(spread.test[DECIDING.key])] : [],
    ""
  ];
  const header = [
    ...["fold", "held out", "kept epoch", "stopped by", "val loss"],
    ...scores.map(({ title }) => title),
    ...tested ? [`test ${DECIDING.title}`] : [],
    "time"
  ];
  const caption = "Each fold on its held-out images; sd: standard deviation over the folds";
  return table(caption, header, [...rows, mean], { text: [0, 3], strong: rows.length });
}
function isTested({ runs }) {
  return runs.some(({ test }) => test.images > 0);
}
function foldsBars(merged) {
  const { runs } = merged;
  const of = (part) => runs.map((run) => run[part][DECIDING.key]);
  const test = { name: "test images", color: "test", values: of("test") };
  return scoreBars({
    id: "fold-bars",
    caption: `${capital(DECIDING.title)}, from 0 to 1, higher is better`,
    label: `${capital(DECIDING.title)} of each fold on its held-out images${isTested(merged) ? " and on the test images" : ""}`,
    groups: runs.map(({ number }) => `fold ${number}`),
    series: [
      { name: "held-out images", color: "train", values: of("held-out") },
      ...isTested(merged) ? [test] : []
    ]
  });
}
function spreadTable(merged) {
  const { spread, classes, "out-of-fold": all } = merged;
  const header = [
    ...["class", "precision", "recall", "F1"],
    ...forMasks(merged, "IoU"),
    ...["F1, counted together", `${unitOf(merged)}s`]
  ];
  const rows = spread["per-class"].map((metrics, k) => [
    swatch(classes[k]?.color, cut(metrics.class, 40)),
    ...[metrics.precision, metrics.recall, metrics.f1, ...forMasks(merged, metrics.iou)].map(formatSpread),
    formatRatio(all["per-class"][k]?.f1),
    formatCount(all["per-class"][k]?.support ?? 0)
  ]);
  return table("Held-out images by class: mean ± standard deviation over the folds", header, rows);
}
function spreadBars(merged) {
  const all = merged.spread["per-class"];
  const series = classSeries(
    merged,
    all.map(({ f1, iou }) => ({ f1: f1.mean, iou: iou.mean }))
  );
  return scoreBars({
    id: "fold-class-bars",
    caption: "Mean over the folds, from 0 to 1, higher is better",
    label: `Mean ${series.map(({ name }) => name).join(" and ")} of each class over the folds`,
    groups: all.map((metrics) => metrics.class),
    series
  });
}
function imagesTable2(merged) {
  const more = { enough: ENOUGH_IMAGES2, file: "out-of-fold.csv" };
  const caption = "Every image by the model that did not train on it";
  const { classes, "out-of-fold": all } = merged;
  const by = (key) => all["per-image"].toSorted((a, b) => (a[key] ?? 2) - (b[key] ?? 2));
  if (merged.task === "segmentation")
    return table(
      `${caption}, the lowest mean IoU first`,
      ["image", "fold", ...imageColumns(merged)],
      by("mean-iou").map((image) => [cut(image.id), String(image.fold), ...imageScores(merged, image)]),
      more
    );
  return table(
    `${caption}, the lowest probability of the true class first`,
    ["image", "fold", "true class", "predicted", "probability", "of the true class"],
    by("true-probability").map(({ id, fold: fold2, cells, ...image }) => [
      cut(id),
      String(fold2),
      ...(cells[0]?.slice(0, 2) ?? []).map((label) => cut(classes[label]?.name ?? "", 40)),
      ...[image.confidence, image["true-probability"]].map(formatRatio)
    ]),
    { text: [0, 2, 3], ...more }
  );
}

// src/stages/7-report/merge/ranking-section.ts
var SETTINGS_CELL = 2;
var LONGEST_SETTINGS = 200;
function rankingSection(merged) {
  const others = classMeans(merged).filter(({ key }) => key !== DECIDING.key);
  const hasInterval = merged.runs.some(({ behind }) => behind !== null && behind.interval !== null);
  const intervals = hasInterval ? ", with 95 % intervals of the difference" : "";
  const numbers = table(
    `Rows of the sweep by ${DECIDING.title} on the validation images, best first${intervals}`,
    [
      ...["rank", "row", "settings", `val ${DECIDING.title}`, "behind the best"],
      ...others.map(({ title }) => `val ${title}`),
      ...["val loss", "kept epoch", "time"]
    ],
    merged.runs.map((run) => [
      String(run.rank),
      String(run.number),
      cut(rowText(run.settings), LONGEST_SETTINGS),
      formatRatio(run["held-out"][DECIDING.key]),
      changeText(run.behind),
      ...others.map(({ key }) => formatRatio(run["held-out"][key])),
      formatMeasured(run["validation-loss"]),
      `${run["best-epoch"]} of ${run["stopped-epoch"]}`,
      formatSeconds(run.seconds)
    ]),
    { text: [SETTINGS_CELL], strong: 0 }
  );
  return { id: "ranking", title: "Ranking", leaveOut: 1, blocks: [numbers, bars(merged)] };
}
function bars({ runs }) {
  const values = runs.map((run) => run["held-out"][DECIDING.key]);
  return scoreBars({
    id: "ranking-bars",
    label: `${capital(DECIDING.title)} of each row on the validation images`,
    groups: runs.map(({ number }) => `row ${number}`),
    series: [{ name: `${DECIDING.title} on the validation images`, color: "validation", values }]
  });
}

// src/stages/7-report/merge/document.ts
var LONGEST_SENTENCE5 = 400;
function mergedDocument(merged) {
  const sentences = [
    outOfFoldSentence(merged),
    testSentence(merged),
    ...originSentence(merged.origin)
  ].filter((one) => one !== void 0);
  return {
    title: "Best Epoch report",
    tone: merged.missing.length === 0 ? "info" : "warn",
    heading: headed(merged, mergedHeadline(merged)),
    badges: gateBadges(merged),
    opening: [
      ...gatesOpening(merged),
      ...missingSentences(merged).map((sentence) => paragraph(strong(cut(sentence, LONGEST_SENTENCE5)))),
      ...sentences.map((sentence) => paragraph(cut(sentence, LONGEST_SENTENCE5))),
      paragraph(note2(merged), { faint: true })
    ],
    tiles: tiles(merged),
    sections: [
      ...merged.kind === "folds" ? foldsSections(merged) : [rankingSection(merged)],
      ...gatesSection(merged),
      ...testSections(merged),
      dataSection3(merged),
      modelSection(merged)
    ],
    version: merged.tool.version,
    createdAt: merged["created-at"],
    numbersFile: "merged.json"
  };
}
function tiles(merged) {
  const { test } = merged;
  const seconds = merged.runs.reduce((total, run) => total + run.seconds, 0);
  const ofWhat = merged.kind === "folds" ? "of the ensemble" : "of the best row";
  return [
    ...heldOutTiles(merged),
    ...classMeans(merged).map(({ key, title }) => ({
      title: `Test ${title}`,
      value: formatRatio(test?.[key]),
      note: ofWhat
    })),
    { title: "Time", value: formatSeconds(seconds), note: "all runs together" }
  ];
}
function heldOutTiles(merged) {
  if (merged.kind === "sweep") {
    const best = merged.runs[0];
    const score = formatRatio(best["held-out"][DECIDING.key]);
    return [
      { title: "Best row", value: String(best.number), note: `of ${merged.of}` },
      { title: `Validation ${DECIDING.title}`, value: score, note: "of the best row" }
    ];
  }
  const spread = formatSpread(merged.spread["held-out"][DECIDING.key]);
  const pooled = formatRatio(merged["out-of-fold"][DECIDING.key]);
  return [
    { title: `Held-out ${DECIDING.title}`, value: spread, note: "mean ± sd over folds" },
    { title: `Out-of-fold ${DECIDING.title}`, value: pooled, note: "counted together" }
  ];
}
function testSections(merged) {
  const { test } = merged;
  if (test === null) return [];
  const tested = { ...merged, test };
  const classes = classesSection(tested, "Test classes");
  const title = `Test metrics of the ${merged.kind === "folds" ? "ensemble" : "best row"} by class`;
  return [
    { ...classes, leaveOut: 3, blocks: [fold(title, classes.blocks)] },
    confusionSection(tested, "confusion", "Test confusion"),
    calibrationSection(tested),
    ...merged.predictions.length === 0 ? [] : [picturesSection(tested)]
  ];
}
function dataSection3({ data, classes, tool }) {
  const text = `${plural(data.images, "image")}, ${plural(classes.length, "class", "classes")}, data hash ${data.hash}, best-epoch ${cut(tool.version)}`;
  return { id: "data", title: "Data", leaveOut: 5, blocks: [fold("Data", [paragraph(text)])] };
}

// src/stages/7-report/sections/curves.ts
var MOST_ROWS = 100;
var MOST_CHANGES = 20;
function curvesSection(results) {
  const { history } = results;
  const blocks = history.length === 0 ? [paragraph("No epoch was finished, so there are no curves.")] : [...curvesOf(results), ...headAlone(results), epochsFold(results)];
  return { id: "curves", title: "Curves", leaveOut: 4, blocks };
}
function headAlone(results) {
  const row = results.history.find((one) => isHeadAlone(results, one));
  if (row === void 0) return [];
  const sentence = `Epoch ${row.epoch} fitted the head alone, without steps and so without a learning rate; its training loss is without augmentation, those of later epochs are with it.`;
  return [paragraph(sentence, { faint: true })];
}
var BEFORE = [
  ["learning-rate", "learning rate", formatRate],
  ["train-loss", "train loss", formatMeasured],
  ["val-loss", "val loss", formatMeasured]
];
var AFTER = [["seconds", "time", (seconds) => formatSeconds(seconds ?? 0)]];
function columnsOf(task) {
  const scores = EPOCH_SCORES.filter(({ score }) => isScoreOf(score, task)).map(
    ({ part, name, score }) => [name, `${part} ${score.title}`, formatRatio]
  );
  return [...BEFORE, ...scores, ...AFTER];
}
function epochsFold(results) {
  const { "best-epoch": best } = results;
  const history = shownHistory(results);
  const columns = columnsOf(results.task);
  const shown = thinEpochs(history, best);
  const rest = shown.length < history.length ? `. ${shown.length} of ${formatCount(history.length)} epochs are shown: every one is in history.csv` : "";
  const rows = shown.map((index) => {
    const row = history[index];
    const mark = changeMark(row, history[index - 1]);
    return [
      `${row.epoch}${epochMarks(results, row)}`,
      ...columns.map(([key, , format]) => `${format(row[key])}${key === "learning-rate" ? mark : ""}`)
    ];
  });
  const numbers = table(
    `The kept epoch stands out; ↓ and ↑ mark a learning rate that changed${rest}`,
    ["epoch", ...columns.map(([, title]) => title)],
    rows,
    { id: "epochs", text: [], strong: shown.findIndex((index) => history[index]?.epoch === best) }
  );
  return fold(`Epochs (${formatCount(history.length)})`, [numbers], {
    name: "epochs",
    leaveOut: 9
  });
}
function epochMarks(results, row) {
  const marks = [
    ...isHeadAlone(results, row) ? ["head alone"] : [],
    ...row.epoch === results["best-epoch"] ? ["kept"] : []
  ];
  return marks.length === 0 ? "" : ` (${marks.join(", ")})`;
}
function changeMark(row, before) {
  const [now, then] = [row["learning-rate"], before?.["learning-rate"]];
  if (now === null || then === null || then === void 0 || now === then) return "";
  return now < then ? " ↓" : " ↑";
}
function thinEpochs(history, bestEpoch) {
  if (history.length <= MOST_ROWS) return history.map((_, i) => i);
  const changes = history.flatMap((row, i) => changeMark(row, history[i - 1]) === "" ? [] : [i]);
  const kept = /* @__PURE__ */ new Set([0, history.length - 1, ...changes.length <= MOST_CHANGES ? changes : []]);
  const best = history.findIndex(({ epoch }) => epoch === bestEpoch);
  if (best >= 0) kept.add(best);
  const spread = MOST_ROWS - kept.size;
  for (let i = 1; i <= spread; i++) kept.add(Math.round(i * (history.length - 1) / (spread + 1)));
  return [...kept].toSorted((a, b) => a - b);
}

// src/stages/7-report/sections/plan.ts
function planSection({ plan }) {
  const rows = plan.reasons.map(({ setting, value, reason }) => [
    cut(setting),
    cut(value),
    cut(reason, LONGEST_SENTENCE)
  ]);
  const blocks = [
    paragraph(`Recipe ${plan.recipe}: ${cut(plan.network)}, ${plural(plan.parameters, "parameter")}.`),
    ...rows.length === 0 ? [] : [table("What was chosen and why", ["choice", "value", "reason"], rows, { text: [0, 1, 2] })]
  ];
  return { id: "plan", title: "Plan", leaveOut: 10, blocks: [fold("Plan, with reasons", blocks)] };
}

// src/stages/7-report/sections/trend.ts
function trendSection({ trend }) {
  if (trend === null || trend.runs.length < 2) return [];
  const { sentence, decline } = trend;
  const said = paragraph(
    cut(sentence, LONGEST_SENTENCE).replace(/\.?$/, "."),
    decline === null ? {} : { tone: "warn" }
  );
  const blocks = [said, course(trend), runsFold(trend)];
  return [{ id: "trend", title: "Trend", leaveOut: 5, blocks }];
}
function course({ runs, best, branch }) {
  const dateOf = trendDates({ runs, best });
  const at = best === null ? -1 : runs.findIndex((run) => isSame(run, best));
  return {
    kind: "course",
    id: "trend-course",
    title: capital(DECIDING.title),
    label: `${capital(DECIDING.title)} of ${runs.length} runs of ${cut(branch, 60)}, this run the last. The numbers are in the table below`,
    points: runs.map((run) => ({
      name: nameOf(run, ({ date }) => day(date)),
      date: dateOf(run),
      value: run.score,
      interval: run.interval,
      note: [`${dateOf(run)} · `, ...commitText(run), ratioText(run.score, run.interval)]
    })),
    last: "this run",
    best: best === null ? void 0 : { value: best.score, at: at < 0 ? void 0 : at, name: nameOf(best, dateOf) },
    format: formatRatio
  };
}
function runsFold({ runs, best }) {
  const dateOf = trendDates({ runs, best });
  const rows = runs.map((run) => [dateOf(run), shortCommit(run) ?? NONE, ratioText(run.score, run.interval)]).toReversed();
  const numbers = table("This run first", ["date", "commit", DECIDING.title], rows, {
    text: [0, 1],
    strong: 0
  });
  return fold(`Runs (${runs.length})`, [numbers], { leaveOut: 9, name: "runs" });
}
function isSame(run, other) {
  return run["run-id"] === other["run-id"] && run.date === other.date;
}
function nameOf(run, dateOf) {
  return shortCommit(run) ?? dateOf(run);
}
function shortCommit({ commit }) {
  return /^[0-9a-f]{7}/.exec(commit ?? "")?.[0];
}
function commitText(run) {
  const commit = shortCommit(run);
  return commit === void 0 ? [] : [code(commit), " · "];
}

// src/stages/7-report/run-document.ts
function runDocument(results) {
  const sentences = [stopSentence(results), ...startSentence(results)];
  const loss = {
    title: "Validation loss",
    value: formatMeasured(results["validation-loss"]),
    note: `at epoch ${results["best-epoch"]}`
  };
  return {
    title: "Best Epoch report",
    ...headOf(results, sentences, countsLine(results)),
    tiles: [...scoreTiles(results), loss, ...closingTiles(results)],
    sections: [
      ...diagnosisSection(results),
      ...comparisonSection(results),
      ...gatesSection(results),
      ...trendSection(results),
      curvesSection(results),
      classesSection(results),
      confusionSection(results),
      calibrationSection(results),
      picturesSection(results),
      ...sheetSection(results, results.sheet),
      dataSection(results),
      auditSection(results),
      planSection(results),
      settingsSection(results),
      environmentSection(results),
      timingSection(results),
      modelSection(results)
    ],
    version: results.tool.version,
    createdAt: results["created-at"],
    numbersFile: "results.json"
  };
}

// src/stages/7-report/documents.ts
function documentOf(results) {
  if (!("kind" in results)) return runDocument(results);
  return results.kind === "evaluation" ? evaluationDocument(results) : mergedDocument(results);
}

// src/document/markdown/fit.ts
var SUMMARY_LIMIT_BYTES = 2 ** 20 - 2 ** 14;
function fit(pieces, limitBytes, file) {
  const leftOut = [];
  for (const candidate of pieces.toSorted((a, b) => b.leaveOut - a.leaveOut)) {
    const text = join(pieces, leftOut, file);
    if (Buffer.byteLength(text) <= limitBytes || candidate.leaveOut === 0) return text;
    leftOut.push(candidate);
  }
  return join(pieces, leftOut, file);
}
function join(pieces, leftOut, file) {
  const kept = pieces.filter((piece) => !leftOut.includes(piece)).map(({ markdown }) => markdown);
  if (leftOut.length > 0) {
    const names = leftOut.map(({ name }) => name).join(", ");
    kept.push(`Left out, because GitHub takes no more: ${names}. ${file} has all of it.`);
  }
  return `${kept.join("\n\n")}
`;
}

// src/document/markdown/blocks.ts
function table2(header, rows, align) {
  return markdownTable([[...header], ...rows.map((row) => [...row])], { align: [...align] });
}
function details(title, body) {
  return `<details><summary>${title}</summary>

${body}

</details>`;
}

// src/document/course.ts
function comparablePoints(points) {
  return points.slice(
    Math.max(
      0,
      points.findLastIndex(({ isParted }) => isParted === true)
    )
  );
}

// src/document/markdown/line-chart.ts
var LONGEST_LINE = 100;
var LARGEST = 1e12;
var COLORS = [
  { code: "#2f81f7", name: "🟦 Blue" },
  { code: "#e69f00", name: "🟧 Orange" }
];
var HEIGHT = 320;
var PLACES_BY_NAME = 10;
var LOOK = {
  xyChart: { height: HEIGHT },
  themeVariables: {
    xyChart: { plotColorPalette: COLORS.map(({ code: code2 }) => code2).join(", "), backgroundColor: "transparent" }
  }
};
function lineChart(curve) {
  const { title, x, series, ideal } = curve;
  if (series.length !== COLORS.length) return void 0;
  const drawable = drawablePrefix(x.values, series);
  if (drawable.length < 2) return void 0;
  const marked = markInWords(curve);
  const points = thin(drawable, marked?.at);
  const axis = axisRange(points, ideal);
  const digits = decimals(axis.high - axis.low);
  const lines = series.map(
    (_, i) => `    line [${points.map(({ values }) => clamp(values[i], axis).toFixed(digits)).join(", ")}]`
  );
  const chart = [
    "```mermaid",
    `%%{init: ${JSON.stringify(LOOK)}}%%`,
    "xychart-beta",
    `    title "${title}${marked === void 0 ? "" : `, ${marked.inWords?.title}`}"`,
    `    x-axis "${x.name}" ${places(points, x)}`,
    `    y-axis "${withinSentence(title)}" ${axis.low.toFixed(digits)} --> ${axis.high.toFixed(digits)}`,
    ...lines,
    "```"
  ].join("\n");
  return `${chart}

${legend(curve, points, axis)}`;
}
function places(points, { values, names = values.map(String) }) {
  if (points.length <= PLACES_BY_NAME)
    return `[${points.map(({ at }) => `"${names[values.indexOf(at)]}"`).join(", ")}]`;
  return `${points[0].at} --> ${points[points.length - 1].at}`;
}
function legend(curve, points, axis) {
  const { x, series } = curve;
  const what = withinSentence(curve.title);
  const sentences = [series.map(({ name }, i) => `${COLORS[i].name}: ${name} ${what}.`).join(" ")];
  const kept = markInWords(curve)?.inWords;
  if (kept !== void 0) sentences.push(kept.sentence);
  const rounding = (axis.high - axis.low) * 1e-9;
  const isOff = (value) => value < axis.low - rounding || value > axis.high + rounding;
  if (points.some(({ values }) => values.some(isOff)))
    sentences.push("Values beyond the axis are drawn at its edge.");
  const last = points[points.length - 1].at;
  if (last < x.values[x.values.length - 1]) {
    sentences.push(`The lines end at ${x.name} ${last}: after it the ${what} was not a finite number.`);
  }
  return sentences.join(" ");
}
function markInWords({ marks }) {
  return marks.find(({ inWords }) => inWords !== void 0);
}
function drawablePrefix(places2, series) {
  const points = [];
  for (const [i, at] of places2.entries()) {
    const values = series.map((one) => one.values[i]);
    if (!values.every(isDrawable)) break;
    points.push({ at, values });
  }
  return points;
}
function isDrawable(value) {
  return value !== null && value !== void 0 && Math.abs(value) <= LARGEST;
}
function thin(points, marked) {
  if (points.length <= LONGEST_LINE) return [...points];
  const scale = (points.length - 1) / (LONGEST_LINE - 1);
  const thinned = Array.from({ length: LONGEST_LINE }, (_, i) => points[Math.round(i * scale)]);
  const from = points.findIndex(({ at }) => at === marked);
  const place = Math.round(from / scale);
  if (from > 0 && place > 0 && place < LONGEST_LINE - 1) thinned[place] = points[from];
  return thinned;
}
function axisRange(points, ideal) {
  const distances = points.map(({ values }) => values.map((value) => ideal === 1 ? 1 - value : value));
  const worst = Math.max(...distances.flat());
  const later = Math.max(...distances.slice(Math.floor(points.length / 10)).flat());
  const reach = roundUp(later > 0 && worst > 2 * later ? later : worst);
  const beyond = Math.min(0, ...distances.flat());
  return ideal === 1 ? { low: 1 - reach, high: 1 - beyond } : { low: beyond, high: reach };
}
function roundUp(value) {
  if (value <= 1e-12) return value > 0 ? 1e-12 : 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.5, 2, 2.4, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}
function decimals(range) {
  return Math.min(15, Math.max(0, 3 - Math.floor(Math.log10(range))));
}
function clamp(value, { low, high }) {
  return Math.min(high, Math.max(low, value));
}
function withinSentence(title) {
  return `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`;
}

// src/document/markdown/course-chart.ts
function courseChart({ points, title, last, best, format, ...course2 }) {
  const scored = comparablePoints(points).filter((point) => point.value !== null);
  const newest = scored.at(-1);
  if (newest === void 0) return void 0;
  const from = best !== void 0 && best.at === void 0 ? best.value : 0;
  let highest = from;
  const highs = scored.map(({ value }) => {
    highest = Math.max(highest, value);
    return highest;
  });
  const bestWords = best === void 0 ? "" : ` Best before: ${format(best.value)} (${best.name}).`;
  const said = `${last} ${format(newest.value)}`;
  return lineChart({
    ...course2,
    kind: "curve",
    title,
    format,
    x: { name: "run", values: scored.map((_, i) => i + 1), ...namesOf(scored) },
    series: [
      // The last is drawn over the others.
      { name: "the best so far in", color: "train", dashed: true, values: highs },
      { name: "each run's", color: "validation", dashed: false, values: scored.map(({ value }) => value) }
    ],
    marks: [
      { at: scored.length, text: said, inWords: { title: said, sentence: `${capital2(said)}.${bestWords}` } }
    ],
    steps: false,
    ideal: 1
  });
}
function namesOf(points) {
  const names = points.map(({ name }) => name);
  return new Set(names).size === names.length ? { names } : {};
}
function capital2(text) {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

// src/document/markdown/render.ts
var MOST_ROWS2 = 100;
var MOST_COLUMNS = 12;
var MOST_ITEMS = 50;
var ICONS = { good: "🟢", bad: "🔴", warn: "🟡", plain: "⚪", info: "🔵" };
function renderMarkdown(document, limitBytes = SUMMARY_LIMIT_BYTES, links = "") {
  const { tone, heading, opening, sections, numbersFile } = document;
  const pieces = sections.filter(({ pageOnly }) => !pageOnly).flatMap((section) => piecesOf(section, numbersFile)).filter(({ markdown }) => markdown !== "");
  const head = [`### ${ICONS[tone]} ${inlineMarkdown(heading)}`, blocksMarkdown(opening, numbersFile)].join(
    "\n\n"
  );
  const linked = inlineMarkdown(links);
  const all = [
    { name: "result", markdown: head, leaveOut: 0 },
    ...linked === "" ? [] : [{ name: "links", markdown: linked, leaveOut: 0 }],
    ...pieces.filter(({ folded }) => !folded),
    ...pieces.filter(({ folded }) => folded)
  ];
  return fit(all, limitBytes, numbersFile);
}
function piecesOf(section, file) {
  const { leaveOut } = section;
  const name = section.title.toLowerCase();
  const open = section.blocks.filter(({ kind }) => kind !== "fold");
  return [
    { name, leaveOut, folded: false, markdown: blocksMarkdown(open, file) },
    ...section.blocks.flatMap(
      (block) => block.kind === "fold" ? [{ name, leaveOut, ...block, folded: true, markdown: drawn(block, file) }] : []
    )
  ];
}
function blocksMarkdown(all, file) {
  return all.map((block) => drawn(block, file)).filter((markdown) => markdown !== "").join("\n\n");
}
function drawn(block, file) {
  switch (block.kind) {
    case "paragraph":
      return `${block.tone === void 0 ? "" : `${ICONS[block.tone]} `}${inlineMarkdown(block.text)}`;
    case "list": {
      const items = block.items.slice(0, MOST_ITEMS).map((item) => `- ${inlineMarkdown(item)}`);
      const rest = block.items.length - items.length;
      return [...items, ...rest > 0 ? [`- and ${formatCount(rest)} more in ${file}`] : []].join("\n");
    }
    case "table":
      return tableOf(block, file);
    case "matrix":
      return matrix(block);
    case "curve":
      return lineChart(block) ?? "";
    case "course":
      return courseChart(block) ?? "";
    case "fold": {
      const body = blocksMarkdown(block.blocks, file);
      return body === "" ? "" : details(inlineMarkdown(block.title), body);
    }
    case "tiles":
    case "bars":
    case "reliability":
    case "pictures":
    case "sheet":
      return "";
  }
}
function tableOf(block, numbersFile) {
  const { caption, header, rows, text = [0], enough = MOST_ROWS2, file = numbersFile } = block;
  const shown = rows.slice(0, enough).map((row, i) => i === block.strong ? row.map(standOut) : row);
  const rest = shown.length < rows.length ? ` The first ${shown.length} of ${formatCount(rows.length)}: ${file} has all.` : "";
  const align = header.map((_, i) => text.includes(i) ? "l" : "r").join("");
  const cells = shown.map((row) => row.map(inlineMarkdown));
  return `${inlineMarkdown(`${caption}.${rest}`)}

${table2(header.map(inlineMarkdown), cells, align)}`;
}
function standOut(cell) {
  return cell === "" ? cell : strong(cell);
}
function matrix({ caption, classes, counts }) {
  if (classes.length > MOST_COLUMNS) return "";
  const names = classes.map(({ name }) => inlineMarkdown(cut(name, 24)));
  const rows = counts.map((row, k) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return [
      names[k],
      ...row.map((count) => inlineMarkdown(formatShare(total === 0 ? null : count / total)))
    ];
  });
  return `${inlineMarkdown(caption)}

${table2(["", ...names], rows, `l${"r".repeat(names.length)}`)}`;
}

// src/stages/7-report/summary.ts
function renderSummary(results, limitBytes = SUMMARY_LIMIT_BYTES, links = "") {
  return renderMarkdown(documentOf(results), limitBytes, links);
}

export {
  classTable,
  classNotes,
  curvesOf,
  documentOf,
  table2 as table,
  blocksMarkdown,
  renderSummary
};
