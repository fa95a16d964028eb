import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  defaultColor
} from "./stages-2-dataset-class-colors.js";
import {
  largestOf
} from "./shared-extremes.js";
import {
  IGNORE
} from "./engine-engine.js";
import {
  fold,
  paragraph,
  table
} from "./document-document.js";
import {
  LONGEST_SENTENCE,
  cut,
  joined,
  note,
  strong,
  swatch
} from "./document-inline.js";
import {
  forMasks,
  formatCount,
  formatShare,
  moment,
  plural,
  unitOf
} from "./stages-1-config.js";
import {
  quote
} from "./errors.js";

// src/stages/7-report/sections/data-changes.ts
var KINDS = [
  ["added", "added"],
  ["removed", "removed"],
  ["relabelled", "relabelled"],
  ["moved", "moved to another part of the split"]
];
var OTHERWISE = "the labels stand for other classes";
function dataChanges({ comparison: { data, baseline } }) {
  if (data === null || baseline === null) return [];
  const since = `Since the baseline (${cut(baseline.name)}, ${moment(baseline["created-at"])})`;
  const parts = KINDS.flatMap(([kind, words]) => {
    const { count, ids } = data[kind];
    if (count === 0) return [];
    const more = count > ids.length ? ` and ${count - ids.length} more` : "";
    return [`${plural(count, "image")} ${words} (${ids.map((id) => cut(id)).join(", ")}${more})`];
  });
  if (data["read-otherwise"]) parts.push(`${OTHERWISE}, by classes.json or settings`);
  return [
    paragraph(`${since}: ${parts.length === 0 ? "the same images with the same labels" : parts.join("; ")}.`)
  ];
}
function dataChangesCounts({ comparison: { data } }) {
  if (data === null) return void 0;
  const parts = KINDS.filter(([kind]) => data[kind].count > 0).map(
    ([kind, words]) => `${plural(data[kind].count, "image")} ${words}`
  );
  if (data["read-otherwise"]) parts.push(OTHERWISE);
  return parts.length === 0 ? "the same as the baseline's" : `since the baseline ${parts.join(", ")}`;
}

// src/stages/7-report/predictions.ts
var LONGEST_EDGE = 768;
var GAP = 4;
var IGNORED_COLOR = [128, 128, 128];
var ERROR_COLORS = [
  [255, 176, 0],
  [255, 0, 200],
  [0, 229, 255],
  [170, 255, 0],
  [255, 255, 255]
];
var APART = 100;
var WHITE = 255;
var OTHERS = "other";
function pictureKey({ rank, id }) {
  return rank === "mistake" ? id : rank;
}
function errorColorFor(classes) {
  const distance2 = (color) => Math.min(...classes.map((info) => Math.hypot(...color.map((value, i) => value - (info.color[i] ?? 0)))));
  const [first] = ERROR_COLORS.toSorted((a, b) => distance2(b) - distance2(a));
  return ERROR_COLORS.find((color) => distance2(color) >= APART) ?? first;
}
function predictionPanels({ image, truth, prediction }, classes) {
  const stride = Math.ceil(Math.max(image.width, image.height) / LONGEST_EDGE);
  const width = Math.ceil(image.width / stride);
  const height = Math.ceil(image.height / stride);
  const shown = displayColors(image);
  const wrong = errorColorFor(classes);
  const paintings = [
    shown,
    (p) => colorOf(truth, p, classes),
    (p) => colorOf(prediction, p, classes),
    (p) => errorPainting(truth.data[p], prediction.data[p], shown(p), wrong)
  ];
  const fullWidth = paintings.length * width + (paintings.length - 1) * GAP;
  const data = new Uint8Array(fullWidth * height * 3).fill(WHITE);
  for (const [panel, color] of paintings.entries()) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const p = y * stride * image.width + x * stride;
        data.set(color(p), (y * fullWidth + panel * (width + GAP) + x) * 3);
      }
    }
  }
  return { width: fullWidth, height, channels: 3, data };
}
function displayed(image, longestEdge = LONGEST_EDGE) {
  const stride = Math.ceil(Math.max(image.width, image.height) / longestEdge);
  const level = levelOf(image);
  const channels = image.channels < 3 ? 1 : 3;
  const width = Math.ceil(image.width / stride);
  const height = Math.ceil(image.height / stride);
  const data = new Uint8Array(width * height * channels);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * image.width + x) * stride * image.channels;
      for (let c = 0; c < channels; c++, to++) data[to] = level(image.data[at + c]);
    }
  }
  return { width, height, channels, data };
}
function colorOf(labels, p, classes) {
  const label = labels.data[p];
  return label === IGNORE ? IGNORED_COLOR : classes[label].color;
}
function errorPainting(truth, prediction, [red, green, blue], wrong) {
  if (truth === IGNORE) return IGNORED_COLOR;
  return truth === prediction ? [red / 3, green / 3, blue / 3] : wrong;
}
function displayColors(image) {
  const { channels, data } = image;
  const level = levelOf(image);
  return (p) => {
    const at = p * channels;
    if (channels < 3) return [level(data[at]), level(data[at]), level(data[at])];
    return [level(data[at]), level(data[at + 1]), level(data[at + 2])];
  };
}
function levelOf({ data }) {
  const { low, high } = data instanceof Float32Array ? sorted(data) : counted(data);
  const level = (value) => value > low ? Math.min(255, (value - low) / (high - low || 1) * 255) : 0;
  if (data instanceof Float32Array) return level;
  const levels = Float64Array.from({ length: possible(data) }, (_, value) => level(value));
  return (value) => levels[value];
}
function stepOf({ length }) {
  return Math.max(1, Math.floor(length / 1e5));
}
function sorted(data) {
  const step = stepOf(data);
  const some = new Float32Array(Math.ceil(data.length / step));
  let finite = 0;
  for (let i = 0; i < data.length; i += step) if (Number.isFinite(data[i])) some[finite++] = data[i];
  if (finite === 0) return { low: Number.NaN, high: Number.NaN };
  const ascending = some.subarray(0, finite).sort();
  const { low, high } = placesIn(finite);
  return { low: ascending[low], high: ascending[high] };
}
function counted(data) {
  const step = stepOf(data);
  const counts = new Uint32Array(possible(data));
  for (let i = 0; i < data.length; i += step) counts[data[i]]++;
  const valueAt = (place) => {
    let value = 0;
    for (let before = counts[0]; before <= place; before += counts[value]) value++;
    return value;
  };
  const { low, high } = placesIn(Math.ceil(data.length / step));
  return { low: valueAt(low), high: valueAt(high) };
}
function placesIn(count) {
  return { low: Math.floor(5e-3 * (count - 1)), high: Math.ceil(0.995 * (count - 1)) };
}
function possible({ BYTES_PER_ELEMENT }) {
  return 2 ** (8 * BYTES_PER_ELEMENT);
}

// src/stages/7-report/sections/data.ts
var SPLIT_SOURCES = {
  hash: "their classes and a hash of their content",
  folders: "their folders",
  file: "a given split.json"
};
function splitWords({ kept, ...split }) {
  const stay = kept === null ? "" : `; ${plural(kept.images, "image")} as in ${cut(kept.from)}`;
  return `${sourceWords(split)}${stay}`;
}
function sourceWords({ source, by }) {
  return by === null ? SPLIT_SOURCES[source] : cut(by, LONGEST_SENTENCE);
}
var PARTS = [
  ["training", "train"],
  ["validation", "validation"],
  ["test", "test"]
];
var TITLES = PARTS.map(([title]) => title);
function dataSection(results) {
  const changes = dataChangesCounts(results);
  const title = `Data and split${changes === void 0 ? "" : `: ${changes}`}`;
  const blocks = [balanceBars(results), countsTable(results), balanceTable(results), ...dataChanges(results)];
  return { id: "data", title: "Data and split", leaveOut: 6, blocks: [fold(title, blocks)] };
}
function balanceBars({ split, classes, ...run }) {
  const units = `${unitOf(run)}s`;
  return {
    kind: "bars",
    id: "balance",
    caption: `Share of the ${units}`,
    label: `Share of the ${units} that each class has in training, validation and test`,
    groups: classes.map(({ name }) => name),
    series: PARTS.map(([name, part]) => ({
      name,
      color: part,
      values: classes.map((_, k) => split[part]["class-share"][k] ?? null)
    })),
    format: formatShare,
    axis: (value) => `${value * 100} %`
  };
}
function countsTable({ split, data, ...run }) {
  const pixels = (part) => formatCount(split[part]["class-pixels"].reduce((a, b) => a + b, 0));
  return table(
    `${plural(data.images, "image")}, split by ${splitWords(split)}`,
    ["what", ...TITLES],
    [
      ["images", ...PARTS.map(([, part]) => formatCount(split[part].images))],
      ...forMasks(run, ["pixels", ...PARTS.map(([, part]) => pixels(part))])
    ]
  );
}
function balanceTable({ split, classes, ...run }) {
  return table(
    `Share of the ${unitOf(run)}s that each class has in each part`,
    ["class", ...TITLES],
    classes.map(({ name }, k) => [
      cut(name, 40),
      ...PARTS.map(([, part]) => formatShare(split[part]["class-share"][k] ?? null))
    ])
  );
}

// src/stages/7-report/sheet/colors.ts
var ALIKE = 48;
var CANDIDATES = Array.from({ length: 48 }, (_, i) => defaultColor(i + 1));
var known = /* @__PURE__ */ new WeakMap();
function sheetColors(classes) {
  const drawn = known.get(classes) ?? chooseColors(classes);
  known.set(classes, drawn);
  return drawn;
}
function chooseColors(classes) {
  const drawn = [];
  for (const [k, { color }] of classes.entries()) {
    const own = rgb(color);
    const others = [...drawn, ...classes.slice(k + 1).map((info) => rgb(info.color))];
    drawn.push(nearest(own, drawn) < ALIKE ** 2 ? farthestFrom(others) : own);
  }
  return drawn;
}
function recolored(classes) {
  const drawn = sheetColors(classes);
  return classes.filter(({ color }, k) => distance(rgb(color), drawn[k]) > 0);
}
function farthestFrom(others) {
  const far = CANDIDATES.map((one) => nearest(one, others));
  return CANDIDATES[far.indexOf(largestOf(far))];
}
function nearest(color, others) {
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) least = Math.min(least, distance(color, other));
  return least;
}
function distance(one, other) {
  return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2;
}
function rgb([red = 0, green = 0, blue = 0]) {
  return [red, green, blue];
}

// src/stages/7-report/sheet/tile.ts
function sheetKey(index) {
  return `sheet-${index + 1}`;
}
function isGround(label, classes) {
  return label === 0 && (classes[0]?.color.every((value) => value < 32) ?? true);
}

// src/stages/7-report/sheet/section.ts
var PARTS2 = { train: "training", validation: "validation", test: "test" };
var PART_ORDER = ["train", "validation", "test"];
var CLASSES_NAMED = 5;
var LONGEST_CLASS = 30;
function sheetSection(of, images) {
  if (images.length === 0) return [];
  return [
    {
      id: "sheet",
      title: "Images with their labels",
      leaveOut: 7,
      pageOnly: true,
      blocks: [sheetBlock(of, images)]
    }
  ];
}
function sheetBlock(of, images) {
  return {
    kind: "sheet",
    note: noteOf(of, images),
    legend: of.task === "segmentation" ? legendOf(of.classes, images.some(hasIgnored)) : [],
    pictures: images.map((image, i) => pictureOf(image, sheetKey(i), of))
  };
}
function legendOf(classes, ignored) {
  const colors = sheetColors(classes);
  const drawn = classes.map(({ index, name }) => {
    const bare = isGround(index, rgb2(classes)) ? " (not drawn)" : "";
    return { name: `${cut(name, LONGEST_CLASS)}${bare}`, color: colors[index] ?? [] };
  });
  return ignored ? [...drawn, { name: "ignored (hatched)", color: IGNORED_COLOR }] : drawn;
}
function noteOf({ task, classes }, images) {
  const seen = classes.filter(({ index }) => images.some((image) => (image["class-pixels"][index] ?? 0) > 0));
  const shown = seen.length < classes.length ? `${seen.length} of ${plural(classes.length, "class", "classes")}` : "every class";
  const which = `${plural(images.length, "image")}${partsText(images)}, which show ${shown}; chosen by the seed.`;
  if (task === "classification") return which;
  return `${which} Beside each image the same in grey with its label drawn over.${recoloredText(classes)}`;
}
function partsText(images) {
  const [last, ...before] = PART_ORDER.filter((part) => images.some((image) => image.part === part)).map((part) => PARTS2[part]).reverse();
  if (last === void 0) return "";
  return before.length === 0 ? ` of the ${last} part` : ` of the ${before.reverse().join(", ")} and ${last} parts`;
}
function recoloredText(classes) {
  const names = recolored(classes).map(({ name }) => quote(cut(name, LONGEST_CLASS)));
  if (names.length === 0) return "";
  const rest = names.length - CLASSES_NAMED;
  const named = `${names.slice(0, CLASSES_NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return names.length === 1 ? ` The own colour of ${named} is nearly another class's: here it is drawn in a different one.` : ` The own colours of ${named} are nearly those of other classes: here they are drawn in different ones.`;
}
function pictureOf(image, key, { task, classes }) {
  const { part, width, height } = image;
  const place = [part === null ? [] : [PARTS2[part]], `${width}x${height}`].flat().join(", ");
  const label = cut(image.image);
  if (task === "classification") {
    const info = classes[image["class-pixels"].indexOf(1)];
    return {
      key,
      label,
      lines: [swatch(info?.color, strong(cut(info?.name ?? "", LONGEST_CLASS))), [label, note(place)]]
    };
  }
  const lines = [[strong(label), ` ${place}`], sharesLine(image, classes), cut(image.label)];
  return { key, label, lines };
}
function sharesLine(image, classes) {
  const pixels = image["class-pixels"];
  const total = image.width * image.height;
  const shown = classes.filter(({ index }) => (pixels[index] ?? 0) > 0).toSorted((a, b) => (pixels[b.index] ?? 0) - (pixels[a.index] ?? 0));
  const colors = sheetColors(classes);
  const parts = shown.slice(0, CLASSES_NAMED).map(
    ({ index, name }) => swatch(colors[index], `${cut(name, LONGEST_CLASS)} ${formatShare((pixels[index] ?? 0) / total)}`)
  );
  const rest = shown.length - CLASSES_NAMED;
  const ignored = hasIgnored(image) ? [swatch(IGNORED_COLOR, `ignored ${formatShare(ignoredOf(image) / total)}`)] : [];
  return joined([...parts, ...rest > 0 ? [`${rest} more`] : [], ...ignored]);
}
function ignoredOf({ width, height, "class-pixels": pixels }) {
  return width * height - pixels.reduce((sum, one) => sum + one, 0);
}
function hasIgnored(image) {
  return ignoredOf(image) > 0;
}
function rgb2(classes) {
  return classes.map(({ color }) => ({ color: [color[0] ?? 0, color[1] ?? 0, color[2] ?? 0] }));
}

export {
  dataChanges,
  dataChangesCounts,
  LONGEST_EDGE,
  IGNORED_COLOR,
  OTHERS,
  pictureKey,
  errorColorFor,
  predictionPanels,
  displayed,
  splitWords,
  sourceWords,
  dataSection,
  sheetColors,
  sheetKey,
  isGround,
  sheetSection
};
