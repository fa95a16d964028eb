import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Annotations,
  GrowingText,
  annotationFaults,
  outlineFormats
} from "./objects.js";
import {
  fitted,
  misfit,
  openTrainedModel
} from "./run-predict-fit.js";
import "./engine.js";
import "./stages-2-dataset-yolo-layout.js";
import {
  annotated,
  argmax,
  mirrored,
  predictImage,
  scaled
} from "./stages-6-evaluate-predict.js";
import {
  imageFault,
  listInputs,
  openImage
} from "./image-open-image.js";
import {
  GrowingFile,
  createColorPng,
  createMaskPng
} from "./shared-growing-file.js";
import {
  DecodingRoom,
  checkPixels,
  memoryBudgetOf
} from "./image.js";
import {
  csvRow,
  parseCsv
} from "./shared-csv.js";
import "./image-encode.js";
import {
  givenForPixels
} from "./stages-1-config-predict-options.js";
import "./engine-onnx-messages.js";
import "./vendor-tinyglobby.js";
import "./vendor-picomatch.js";
import {
  fewerThreads,
  heedMemory,
  inOutput,
  isError,
  outputFaults,
  threadsOf,
  wantOfMemory,
  withoutExtension
} from "./provision.js";
import {
  MOST_BYTES,
  readPlainText
} from "./stages-5-train.js";
import {
  leadsOut
} from "./stages-1-config.js";
import {
  notWritten,
  writeFileAtomic
} from "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import {
  remove
} from "./shared-move-and-remove.js";
import "./engine-onnx.js";
import "./shared-out-of-memory.js";
import "./network.js";
import "./shared-message-of.js";
import {
  InputError,
  classToFindUnknown,
  cmykImage,
  escapeControls,
  imagesNamedAlike,
  nearestWord,
  optionsForPixels,
  quote
} from "./errors.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/run/predict.ts
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join6 } from "node:path";

// src/stages/7-report/annotation-files/named-alike.ts
var CALLED = {
  coco: ({ within }) => within,
  yolo: stemOf,
  labelme: stemOf,
  "label-studio": void 0
};
function namedAlikeFaults(formats, images) {
  const found = formats.flatMap((format) => {
    const alike = alikeBy(CALLED[format], images);
    return alike === void 0 ? [] : [{ format, alike }];
  });
  if (found.length === 0) return [];
  const [first, second] = found[0].alike;
  const isOfTwoInputs = first.within === second.within;
  return [
    imagesNamedAlike(first.name, second.name, { formats: found.map(({ format }) => format), isOfTwoInputs })
  ];
}
function alikeBy(called, images) {
  const known = /* @__PURE__ */ new Map();
  if (called === void 0) return void 0;
  for (const image of images) {
    const name = called(image);
    const other = known.get(name);
    if (other !== void 0) return [other, image];
    known.set(name, image);
  }
  return void 0;
}
function stemOf({ within }) {
  return withoutExtension(within).toLowerCase();
}

// src/run/predict/classify.ts
import { join } from "node:path";

// src/stages/7-report/prediction-files/tables.ts
var IMAGES_HEADER = csvRow([
  "image",
  "mask",
  "width",
  "height",
  "class",
  "area",
  "share",
  "mean-probability",
  "objects"
]);
function imageRows(summary, classes) {
  const { image, mask, width, height, pixels, confidence, objects } = summary;
  return classes.map(({ name, index }) => {
    const area = pixels[index];
    const share = area / (width * height);
    const mean = confidence[index] / area;
    return csvRow([
      image,
      mask,
      width,
      height,
      name,
      area,
      short(share),
      short(mean),
      index === 0 ? "" : objects[index]
    ]);
  }).join("");
}
var OBJECTS_HEADER = csvRow(["image", "object", ...objectColumns()]);
function objectRow(image, number, object, classes) {
  return csvRow([image, number, ...objectCells(object, classes)]);
}
function objectColumns() {
  return ["class", "area", "left", "top", "width", "height", "centroid-x", "centroid-y", "mean-probability"];
}
function objectCells(object, classes) {
  const { classIndex, area, left, top, width, height, centroidX, centroidY, meanProbability } = object;
  const numbers = [area, left, top, width, height, round(centroidX), round(centroidY)];
  return [classes[classIndex].name, ...numbers, short(meanProbability)];
}
function short(value) {
  return Number(value.toPrecision(6));
}
function round(value) {
  return Math.round(value * 1e3) / 1e3;
}
var ROWS_A_CHUNK = 1e4;
function inChunks(rows) {
  return Array.from(
    { length: Math.ceil(rows.length / ROWS_A_CHUNK) },
    (_, i) => Buffer.from(rows.slice(i * ROWS_A_CHUNK, (i + 1) * ROWS_A_CHUNK).join(""))
  );
}

// src/stages/7-report/prediction-files/classified-tables.ts
function classifiedHeader(classes) {
  return csvRow(["image", "class", "probability", ...classes.map(({ name }) => `probability of ${name}`)]);
}
function classifiedRow(image, label, probabilities, classes) {
  const all = [...probabilities].map(short);
  return csvRow([image, classes[label].name, all[label], ...all]);
}
function foundImageRows(ranked, classes) {
  const rows = ranked.map(
    ({ image, label, probability }, i) => csvRow([i + 1, image, classes[label].name, short(probability)])
  );
  return inChunks([csvRow(["rank", "image", "class", "probability"]), ...rows]);
}

// src/stages/7-report/prediction-files/display.ts
function displayPainter({ channels, stretch }) {
  const levels = channels.map((channel) => {
    const stretched = (raw) => {
      const value = (Math.min(Math.max(raw, channel.low), channel.high) - channel.offset) * channel.scale;
      return stretch === "asinh" ? Math.asinh(value) : value;
    };
    const [low, high] = [stretched(channel.low), stretched(channel.high)];
    const level = (raw) => (stretched(raw) - low) / (high - low || 1) * 255;
    const table = Uint8Array.from({ length: 65536 }, (_, raw) => Math.round(level(raw)));
    return (raw, isInteger) => isInteger ? table[raw] : Math.round(level(raw));
  });
  return (image, p, target, at) => {
    const { channels: count2, data } = image;
    const isInteger = !(data instanceof Float32Array);
    for (let c = 0; c < 3; c++) {
      const from = count2 < 3 ? 0 : c;
      target[at + c] = levels[from](data[p * count2 + from], isInteger);
    }
  };
}
function tint(target, at, classes, label) {
  if (label === 0) return;
  const { color } = classes[label];
  for (let c = 0; c < 3; c++) target[at + c] = target[at + c] + color[c] >> 1;
}

// src/stages/7-report/prediction-files/contact-sheet.ts
var SHEET_TILES = 40;
var COLUMNS = 5;
var EDGE = 256;
var GAP = 16;
var CAPTION = 40;
var TITLE = 48;
function sheetTile({
  image,
  tile,
  pixels,
  labels,
  wanted,
  description
}) {
  const paint = displayPainter(description.normalization);
  const { color } = description.classes[wanted];
  const { width, height } = pixels;
  const data = new Uint8Array(width * height * 3);
  for (let p = 0; p < width * height; p++) {
    if (isOutline(labels, p, wanted)) data.set(color, p * 3);
    else paint(pixels, p, data, p * 3);
  }
  return { image, tile, picture: { width, height, channels: 3, data } };
}
function isOutline({ width, height, data }, p, wanted) {
  if (data[p] === wanted) return false;
  const [x, y] = [p % width, Math.floor(p / width)];
  return x > 0 && data[p - 1] === wanted || x + 1 < width && data[p + 1] === wanted || y > 0 && data[p - width] === wanted || y + 1 < height && data[p + width] === wanted;
}
function contactSheet(title, tiles) {
  return drawSheet(
    titleOf(title, tiles.length),
    tiles.map((tile, i) => ({ picture: tile.picture, caption: captionOf(tile, i + 1) }))
  );
}
async function sheetImage(found, pixels, normalization) {
  const paint = displayPainter(normalization);
  const { width, height } = pixels;
  const data = new Uint8Array(width * height * 3);
  for (let p = 0; p < width * height; p++) paint(pixels, p, data, p * 3);
  return { ...found, picture: await scaled({ width, height, channels: 3, data }, EDGE) };
}
function imageSheet(name, total, images) {
  const count2 = images.length === total ? `${total}` : `the first ${images.length} of ${total}`;
  const title = total === 0 ? `${name}: nothing found` : `${name}: ${count2} ${total === 1 ? "image" : "images"} by probability`;
  return drawSheet(
    title,
    images.map(({ image, picture, probability }, i) => ({
      picture,
      caption: [`${i + 1}. ${shortened(image, 32)}`, `probability ${probability.toFixed(3)}`]
    }))
  );
}
async function drawSheet(title, tiles) {
  const columns = Math.min(COLUMNS, Math.max(1, tiles.length));
  const rows = Math.ceil(tiles.length / columns);
  const width = GAP + Math.max(3, columns) * (EDGE + GAP);
  const height = TITLE + rows * (EDGE + CAPTION + GAP) + GAP;
  const sheet = { width, height, channels: 3, data: new Uint8Array(width * height * 3).fill(24) };
  const texts = [text(GAP, 30, 20, title)];
  for (const [i, tile] of tiles.entries()) {
    const left = GAP + i % columns * (EDGE + GAP);
    const top = TITLE + Math.floor(i / columns) * (EDGE + CAPTION + GAP);
    place(sheet, await scaled(tile.picture, EDGE), left, top);
    const [first, second] = tile.caption;
    texts.push(text(left, top + EDGE + 16, 13, first), text(left, top + EDGE + 33, 13, second));
  }
  return annotated(sheet, texts.join(""));
}
function titleOf({ name, total, minArea }, shown) {
  const counted = minArea > 1 ? `, objects of ${minArea} pixels or more` : "";
  if (total === 0) return `${name}: nothing found${counted}`;
  return `${name}: ${shown === total ? total : `the first ${shown} of ${total}`} tiles by area${counted}`;
}
function captionOf({ image, tile }, rank) {
  const objects = tile.objects === 1 ? "1 object" : `${tile.objects} objects`;
  return [`${rank}. ${shortened(image, 22)} at ${tile.left}, ${tile.top}`, `${tile.area} pixels, ${objects}`];
}
function shortened(name, longest) {
  return name.length > longest ? `…${name.slice(1 - longest)}` : name;
}
function place(sheet, picture, left, top) {
  for (let y = 0; y < picture.height; y++) {
    const row = picture.data.subarray(y * picture.width * 3, (y + 1) * picture.width * 3);
    sheet.data.set(row, ((top + y) * sheet.width + left) * 3);
  }
}
function text(x, y, size, content) {
  const escaped = escapeControls(content).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<text x="${x}" y="${y}" font-family="sans-serif" font-size="${size}" fill="#fff">${escaped}</text>`;
}

// src/run/predict/classify.ts
var FOUND_IMAGES = "found-images.csv";
var SHEET = "contact-sheet.png";
async function classificationJob(options) {
  const { settings, description, model, wanted, decoding, signal } = options;
  const { classes } = description;
  const inOutput2 = (name) => join(settings.output, name);
  const table = await GrowingFile.create(inOutput2("predictions.csv"));
  await table.append(Buffer.from(classifiedHeader(classes)));
  const search = wanted === void 0 ? void 0 : new ImageSearch(description, wanted);
  return {
    async predict({ image, input: { name }, onProgress }) {
      signal.throwIfAborted();
      checkPixels(image.width, image.height);
      decoding.require(image.width * image.height * image.channels * (image.bitDepth / 8));
      const raster = await wholeOf(image);
      const { label, probabilities } = await predictImage(model, raster, { classes: classes.length });
      await table.append(Buffer.from(classifiedRow(name, label, probabilities, classes)));
      await search?.add({ image: name, label, probability: probabilities[wanted] }, raster);
      onProgress(1, 1);
    },
    async finish(images) {
      await table.commit();
      const lines = [
        images === 1 ? "1 image" : `${images} images`,
        `Images:  ${inOutput2("predictions.csv")}`
      ];
      if (search === void 0) return lines;
      return [...lines, ...await search.finish(inOutput2(FOUND_IMAGES), inOutput2(SHEET))];
    },
    discard: () => table.discard()
  };
}
function wholeOf(image) {
  const { width, height } = image;
  return image.read({ left: 0, top: 0, width, height });
}
var ImageSearch = class {
  #description;
  #wanted;
  #images = [];
  #shown = [];
  constructor(description, wanted) {
    this.#description = description;
    this.#wanted = wanted;
  }
  async add(found, raster) {
    this.#images.push(found);
    if (found.label !== this.#wanted) return;
    const last = this.#shown[SHEET_TILES - 1];
    if (last !== void 0 && last.probability >= found.probability) return;
    this.#shown.push(await sheetImage(found, raster, this.#description.normalization));
    this.#shown = this.#shown.sort(byProbability).slice(0, SHEET_TILES);
  }
  /** Lines that say what was found. */
  async finish(tablePath, sheetPath) {
    const { classes } = this.#description;
    const { name } = classes[this.#wanted];
    const total = this.#images.filter(({ label }) => label === this.#wanted).length;
    await writeFileAtomic(tablePath, foundImageRows(this.#images.sort(byProbability), classes));
    await writeFileAtomic(sheetPath, await imageSheet(name, total, this.#shown));
    return [
      `Found:   ${total === 1 ? "1 image" : `${total} images`} of "${name}"`,
      `Ranked:  ${tablePath}`,
      `Sheet:   ${sheetPath}`
    ];
  }
};
function byProbability(a, b) {
  return b.probability - a.probability || (a.image < b.image ? -1 : 1);
}

// src/run/predict/earlier.ts
import { readdir } from "node:fs/promises";
import { join as join2 } from "node:path";
import { normalize } from "node:path/posix";
var FILES = [
  "predictions.csv",
  "objects.csv",
  "found-tiles.csv",
  "found-objects.csv",
  "found-images.csv",
  "contact-sheet.png",
  "coco.json",
  "label-studio.json",
  "yolo/data.yaml"
];
var PREDICTION_FOLDERS = ["masks", "overlays", "probabilities", "labelme", "yolo"];
var MOST_ROWS = 1e7;
async function removeEarlier(output) {
  const [table] = FILES;
  const text2 = await readPlainText(join2(output, table), MOST_BYTES.run).catch(() => "");
  const rows = parseCsv(text2, MOST_ROWS) ?? [];
  const [header = [], ...entries] = rows;
  const [image, mask] = ["image", "mask"].map((name) => header.indexOf(name));
  const images = image < 0 ? 0 : new Set(entries.map((row) => row[image])).size;
  const stems = mask < 0 ? [] : new Set(entries.flatMap((row) => stemIn(row[mask])));
  try {
    for (const stem of stems)
      for (const path of filesOf(stem))
        if (!leadsOut(output, path)) await remove(join2(output, path), { force: true });
    for (const name of FILES) await remove(join2(output, name), { force: true });
  } catch (cause) {
    throw notWritten(output, cause);
  }
  const counted = images === 1 ? "1 image" : `${images} images`;
  return [
    ...images === 0 ? [] : [
      `${output} holds the predictions of ${counted}. This run replaces them; \`output\` names another folder.`
    ],
    ...await saidOfOthers(output)
  ];
}
function stemIn(mask) {
  const stem = /^masks\/(.+)\.png$/.exec(mask ?? "")?.[1];
  return stem === void 0 || normalize(stem) !== stem || stem.startsWith("../") ? [] : [stem];
}
function filesOf(stem) {
  return [
    `masks/${stem}.png`,
    `overlays/${stem}.png`,
    `probabilities/${stem}.tif`,
    `probabilities/${stem}.npy`,
    `labelme/${stem}.json`,
    `yolo/labels/${stem}.txt`
  ];
}
async function saidOfOthers(output) {
  const files = [];
  for (const folder of PREDICTION_FOLDERS) {
    const entries = await readdir(join2(output, folder), { recursive: true, withFileTypes: true }).catch(
      () => []
    );
    for (const entry of entries) if (entry.isFile()) files.push(`${folder}/${entry.name}`);
  }
  if (files.length === 0) return [];
  const others = files.length === 1 ? "1 file" : `${files.length} files`;
  return [
    `${output} holds ${others} that no predictions.csv names, such as ${files[0]}: of another run, or cut off.`
  ];
}

// src/run/predict/files.ts
import { join as join4 } from "node:path";

// src/run/predict/search.ts
import { join as join3 } from "node:path";

// src/objects/grid-search.ts
function gridColumns({ width, edge }) {
  return Math.ceil(width / edge);
}
var GridSearch = class {
  #grid;
  #cells = /* @__PURE__ */ new Map();
  constructor(grid) {
    this.#grid = grid;
  }
  /** An object that was found with this grid's cells. */
  add({ cells, meanProbability }) {
    for (const [number, pixels] of cells) {
      const cell = this.#cells.get(number) ?? { area: 0, objects: 0, probability: 0 };
      cell.area += pixels;
      cell.objects++;
      cell.probability += pixels * meanProbability;
      this.#cells.set(number, cell);
    }
  }
  /** In the order of `compareTiles`. */
  tiles() {
    const { width, height, edge } = this.#grid;
    const columns = gridColumns(this.#grid);
    return [...this.#cells].map(([number, { area, objects, probability }]) => {
      const left = number % columns * edge;
      const top = Math.floor(number / columns) * edge;
      const size = { width: Math.min(edge, width - left), height: Math.min(edge, height - top) };
      return { left, top, ...size, area, objects, meanProbability: probability / area };
    }).sort(compareTiles);
  }
};
function compareTiles(a, b) {
  return b.area - a.area || b.meanProbability - a.meanProbability || a.top - b.top || a.left - b.left;
}
function compareObjects(a, b) {
  return b.area - a.area || b.meanProbability - a.meanProbability || a.top - b.top || a.left - b.left;
}

// src/stages/7-report/prediction-files/found-tables.ts
function foundTileRows(ranked) {
  const header = [
    "rank",
    "image",
    "left",
    "top",
    "width",
    "height",
    "area",
    "share",
    "objects",
    "mean-probability"
  ];
  const rows = ranked.map(({ image, tile }, i) => {
    const { left, top, width, height, area, objects, meanProbability } = tile;
    const share = short(area / (width * height));
    return csvRow([i + 1, image, left, top, width, height, area, share, objects, short(meanProbability)]);
  });
  return inChunks([csvRow(header), ...rows]);
}
function foundObjectRows(ranked, classes) {
  const rows = ranked.map(
    ({ image, number, object }, i) => csvRow([i + 1, image, number, ...objectCells(object, classes)])
  );
  return inChunks([csvRow(["rank", "image", "object", ...objectColumns()]), ...rows]);
}

// src/run/predict/search.ts
var Search = class _Search {
  static FILES = ["found-tiles.csv", "found-objects.csv", "contact-sheet.png"];
  #options;
  #tiles = [];
  #objects = [];
  #shown = [];
  constructor(options) {
    this.#options = options;
  }
  image(name, image) {
    const { wanted, grid } = this.#options;
    const search = new GridSearch({ width: image.width, height: image.height, edge: grid });
    return {
      add: (number, object) => {
        if (object.classIndex !== wanted) return;
        search.add(object);
        this.#objects.push({ image: name, number, object });
      },
      finish: async (labels) => {
        const tiles = search.tiles();
        for (const tile of tiles) this.#tiles.push({ image: name, tile });
        await this.#show(name, image, labels, tiles.slice(0, SHEET_TILES));
      }
    };
  }
  /** Cuts out what may come onto the sheet while the image is open. */
  async #show(name, image, labels, tiles) {
    const { description, wanted } = this.#options;
    for (const tile of tiles) {
      const last = this.#shown[SHEET_TILES - 1];
      if (last !== void 0 && compareTiles(last.tile, tile) <= 0) break;
      const [pixels, classes] = [await image.read(tile), await labels.read(tile)];
      this.#shown.push(sheetTile({ image: name, tile, pixels, labels: classes, wanted, description }));
      this.#shown.sort((a, b) => compareTiles(a.tile, b.tile));
      this.#shown = this.#shown.slice(0, SHEET_TILES);
    }
  }
  /** Lines that say what was found. */
  async finish() {
    const { description, wanted, output, minArea } = this.#options;
    const { name } = description.classes[wanted];
    const tiles = this.#tiles.sort((a, b) => compareTiles(a.tile, b.tile));
    const objects = this.#objects.sort((a, b) => compareObjects(a.object, b.object));
    const [tileFile, objectFile, sheetFile] = _Search.FILES.map((file) => join3(output, file));
    await writeFileAtomic(tileFile, foundTileRows(tiles));
    await writeFileAtomic(objectFile, foundObjectRows(objects, description.classes));
    await writeFileAtomic(sheetFile, await contactSheet({ name, total: tiles.length, minArea }, this.#shown));
    return [
      `Found:   ${objects.length} objects of "${name}" in ${tiles.length} tiles`,
      `Tiles:   ${tileFile}`,
      `Ranked:  ${objectFile}`,
      `Sheet:   ${sheetFile}`
    ];
  }
};

// src/run/predict/files.ts
var PredictionFiles = class _PredictionFiles {
  wanted;
  #settings;
  #description;
  #images;
  #objects;
  #annotations;
  #search;
  #count = 0;
  constructor(settings, description, wanted, { images, objects, annotations }) {
    this.wanted = wanted;
    this.#settings = settings;
    this.#description = description;
    this.#images = images;
    this.#objects = objects;
    this.#annotations = annotations;
    const { grid, minArea, output } = settings;
    if (wanted !== void 0) this.#search = new Search({ description, wanted, grid, minArea, output });
  }
  static async create(settings, description, wanted) {
    const images = await GrowingFile.create(join4(settings.output, "predictions.csv"));
    await images.append(Buffer.from(IMAGES_HEADER));
    const objects = await GrowingText.create(join4(settings.output, "objects.csv"));
    objects.add(OBJECTS_HEADER);
    const annotations = await annotationsOf(settings, description);
    return new _PredictionFiles(settings, description, wanted, { images, objects, annotations });
  }
  image(input, image) {
    const { name } = input;
    const { classes } = this.#description;
    const search = this.#search?.image(name, image);
    const annotations = this.#annotations;
    const { width, height } = image;
    let number = 0;
    return {
      annotate: annotations && (() => annotations.image({ ...input, width, height })),
      add: (object) => {
        number++;
        this.#objects.add(objectRow(name, number, object, classes));
        search?.add(number, object);
      },
      finish: async (summary, labels) => {
        await this.#objects.flush();
        this.#count += number;
        await this.#images.append(Buffer.from(imageRows(summary, classes)));
        if (labels !== void 0) await search?.finish(labels);
      }
    };
  }
  /** Lines that say what there is now. */
  async finish(images) {
    await this.#images.commit();
    await this.#objects.commit();
    const annotated2 = await this.#annotations?.finish() ?? [];
    const { output } = this.#settings;
    const lines = [
      `${images === 1 ? "1 image" : `${images} images`}, ${this.#count} objects`,
      `Masks:   ${join4(output, "masks")}`,
      `Images:  ${join4(output, "predictions.csv")}`,
      `Objects: ${join4(output, "objects.csv")}`,
      ...annotated2.map(({ tool, path }) => `${`${tool}:`.padEnd(8)} ${join4(output, path)}`)
    ];
    return this.#search === void 0 ? lines : [...lines, ...await this.#search.finish()];
  }
  async discard() {
    await this.#images.discard();
    await this.#objects.discard();
    await this.#annotations?.discard();
  }
};
async function annotationsOf({ format, output, minArea, polygonTolerance }, { classes }) {
  const formats = outlineFormats(format);
  if (formats.length === 0) return void 0;
  return await Annotations.create({
    formats,
    output,
    classes,
    madeBy: "model",
    minArea,
    tolerance: polygonTolerance
  });
}

// src/run/predict/segment.ts
import { join as join5 } from "node:path";

// src/image/label-file.ts
import { open } from "node:fs/promises";
var LabelFile = class _LabelFile {
  #path;
  #file;
  #width;
  constructor(path, file, width) {
    this.#path = path;
    this.#file = file;
    this.#width = width;
  }
  static async create(path, width) {
    return new _LabelFile(path, await open(path, "w+"), width);
  }
  /** The next whole rows. */
  async append(rows) {
    await this.#file.writeFile(rows);
  }
  async read({ left, top, width, height }) {
    const data = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      await this.#file.read(data, y * width, width, (top + y) * this.#width + left);
    }
    return { width, height, data };
  }
  /** Takes the file away. */
  async close() {
    await this.#file.close();
    await remove(this.#path, { force: true });
  }
};

// src/image/tiff-header.ts
var SHORT = 3;
var LONG = 4;
var LONG8 = 16;
function pageHeaders({
  pages,
  height,
  width
}) {
  const pageBytes = 2 * height * width;
  const big = pages * pageBytes > 2 ** 32 - 2 ** 20;
  const tags = (offset) => [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, 16],
    [259, SHORT, 1],
    // no compression
    [262, SHORT, 1],
    // 0 is black
    [273, big ? LONG8 : LONG, offset],
    [277, SHORT, 1],
    [278, LONG, height],
    [279, big ? LONG8 : LONG, pageBytes]
  ];
  const count2 = tags(0).length;
  const [start, entry, word] = big ? [16, 20, 8] : [8, 12, 4];
  const directory = (big ? 8 : 2) + count2 * entry + word;
  const data = start + pages * directory;
  const dataOffsets = Array.from({ length: pages }, (_, k) => data + k * pageBytes);
  const header = Buffer.alloc(data);
  header.write(big ? "II+\0\b\0\0\0" : "II*\0", "latin1");
  const put = (value, at) => big ? header.writeBigUInt64LE(BigInt(value), at) : header.writeUInt32LE(value, at);
  put(start, start - word);
  for (const [k, offset] of dataOffsets.entries()) {
    let at = start + k * directory;
    at = big ? header.writeBigUInt64LE(BigInt(count2), at) : header.writeUInt16LE(count2, at);
    for (const [tag, type, value] of tags(offset)) {
      header.writeUInt16LE(tag, at);
      header.writeUInt16LE(type, at + 2);
      put(1, at + 4);
      put(value, at + 4 + word);
      at += entry;
    }
    put(k + 1 < pages ? start + (k + 1) * directory : 0, at);
  }
  return { header, dataOffsets };
}

// src/image/plane-writer.ts
async function createPlanes(path, format, size) {
  const { classes, height, width } = size;
  const file = await GrowingFile.create(path);
  const { header, offsetOf, bytes } = format === "npy" ? npyLayout(size) : tiffLayout(size);
  for (const { at, content } of header) await file.writeAt(content, at);
  let top = 0;
  return {
    async write(planes, rows) {
      const pixels = rows * width;
      for (let k = 0; k < classes; k++) {
        const plane = planes.subarray(k * pixels, (k + 1) * pixels);
        await file.writeAt(bytes(plane), offsetOf(k, top));
      }
      top += rows;
      if (top > height) throw new RangeError(`${top} rows were given of ${height}`);
    },
    finish: () => file.commit(),
    discard: () => file.discard()
  };
}
function npyLayout({ classes, height, width }) {
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${classes}, ${height}, ${width}), }`;
  const length = Math.ceil((10 + dictionary.length + 1) / 64) * 64;
  const content = Buffer.alloc(length, " ");
  content.write("NUMPY\0", "latin1");
  content.writeUInt16LE(length - 10, 8);
  content.write(dictionary, 10, "latin1");
  content.write("\n", length - 1, "latin1");
  return {
    header: [{ at: 0, content }],
    offsetOf: (k, row) => length + 4 * (k * height + row) * width,
    bytes: (plane) => new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength)
  };
}
function tiffLayout({ classes, height, width }) {
  const { header, dataOffsets } = pageHeaders({ pages: classes, height, width });
  return {
    header: [{ at: 0, content: header }],
    offsetOf: (k, row) => dataOffsets[k] + 2 * row * width,
    bytes(plane) {
      const levels = new Uint16Array(plane.length);
      for (let i = 0; i < plane.length; i++) levels[i] = Math.round(Math.min(1, plane[i]) * 65535);
      return new Uint8Array(levels.buffer);
    }
  };
}

// src/objects/components.ts
var Components = class {
  #options;
  #above = [];
  #y = 0;
  constructor(options) {
    this.#options = options;
  }
  /** The next row: each pixel's class and the probability of it. */
  addRow(labels, probabilities) {
    const { width, classes } = this.#options;
    const runs = [];
    let above = 0;
    for (let start = 0, end = 0; start < width; start = end) {
      const classIndex = labels[start];
      end = start + 1;
      while (end < width && labels[end] === classIndex) end++;
      if (classes[classIndex] !== true) continue;
      while (above < this.#above.length && this.#above[above].end < start) above++;
      let node;
      for (let i = above; i < this.#above.length && this.#above[i].start <= end; i++) {
        const other = this.#above[i];
        if (other.classIndex !== classIndex) continue;
        node = node === void 0 ? rootOf(other.node) : unite(node, rootOf(other.node));
      }
      node ??= newNode(classIndex, start, this.#y);
      this.#extend(node, start, end, probabilities);
      runs.push({ start, end, classIndex, node });
    }
    this.#tellFinished();
    this.#above = runs;
    this.#y++;
  }
  /** After the last row. */
  finish() {
    this.#tellFinished();
    this.#above = [];
  }
  #extend(node, start, end, probabilities) {
    const length = end - start;
    node.area += length;
    node.left = Math.min(node.left, start);
    node.right = Math.max(node.right, end);
    node.bottom = this.#y + 1;
    node.sumX += (start + end - 1) / 2 * length;
    node.sumY += this.#y * length;
    for (let x = start; x < end; x++) node.probability += probabilities[x];
    const { grid } = this.#options;
    if (grid === void 0 || grid.classIndex !== node.classIndex) return;
    node.cells ??= /* @__PURE__ */ new Map();
    const row = Math.floor(this.#y / grid.edge) * grid.columns;
    for (let x = start; x < end; ) {
      const column = Math.floor(x / grid.edge);
      const next = Math.min(end, (column + 1) * grid.edge);
      node.cells.set(row + column, (node.cells.get(row + column) ?? 0) + next - x);
      x = next;
    }
  }
  /** Objects of the row before that the row at hand does not go on with. */
  #tellFinished() {
    for (const { node } of this.#above) {
      const root = rootOf(node);
      if (root.bottom > this.#y || root.isTold) continue;
      root.isTold = true;
      this.#options.onObject(describe(root));
    }
  }
};
function newNode(classIndex, x, y) {
  const numbers = { area: 0, left: x, right: x, top: y, bottom: y, sumX: 0, sumY: 0, probability: 0 };
  return { parent: void 0, classIndex, ...numbers, cells: void 0, isTold: false };
}
function rootOf(node) {
  let root = node;
  while (root.parent !== void 0) root = root.parent;
  for (let at = node; at.parent !== void 0 && at.parent !== root; ) {
    const next = at.parent;
    at.parent = root;
    at = next;
  }
  return root;
}
function unite(a, b) {
  if (a === b) return a;
  const [root, other] = a.top <= b.top ? [a, b] : [b, a];
  other.parent = root;
  root.area += other.area;
  root.left = Math.min(root.left, other.left);
  root.right = Math.max(root.right, other.right);
  root.bottom = Math.max(root.bottom, other.bottom);
  root.sumX += other.sumX;
  root.sumY += other.sumY;
  root.probability += other.probability;
  if (other.cells !== void 0) {
    root.cells ??= /* @__PURE__ */ new Map();
    for (const [cell, pixels] of other.cells) root.cells.set(cell, (root.cells.get(cell) ?? 0) + pixels);
    other.cells = void 0;
  }
  return root;
}
function describe(node) {
  const { classIndex, area, left, top } = node;
  return {
    classIndex,
    area,
    left,
    top,
    width: node.right - left,
    height: node.bottom - top,
    centroidX: node.sumX / area,
    centroidY: node.sumY / area,
    meanProbability: node.probability / area,
    cells: node.cells ?? /* @__PURE__ */ new Map()
  };
}

// src/stages/6-evaluate/blend.ts
async function* predictBands(model, image, options) {
  const { classes, tile } = options;
  const { height, width } = image;
  const tops = startsOf(height, options);
  const lefts = startsOf(width, options);
  const weights = gaussian(tile);
  const sums = new RollingSums(classes, Math.min(tile, height), width);
  const across = weightSums(lefts, width, weights);
  const down = weightSums(tops, height, weights);
  const tiles = tops.flatMap((top) => lefts.map((left) => ({ top, left })));
  const predicted = predictAhead(tiles, tilePrediction(model, image, options));
  for await (const [i, { top, left, rows, columns, probabilities }] of predicted) {
    if (left === 0) sums.moveTo(top);
    sums.add(probabilities, { left, rows, columns }, weights);
    options.onTile?.(i + 1, tiles.length);
    if (left !== lefts[lefts.length - 1]) continue;
    const next = tiles[i + 1]?.top ?? height;
    const done = next - top;
    yield { top, rows: done, probabilities: sums.take(done, down.subarray(top, next), across) };
  }
}
async function* predictAhead(items, predict2) {
  let next;
  for (const [i, item] of items.entries()) {
    const current = next ?? predict2(item);
    next = i + 1 < items.length ? predict2(items[i + 1]) : void 0;
    next?.catch(() => void 0);
    yield [i, await current];
  }
}
function tilePrediction(model, image, options) {
  const { tile, signal } = options;
  let band;
  return async ({ top, left }) => {
    signal?.throwIfAborted();
    const rows = Math.min(tile, image.height - top);
    const columns = Math.min(tile, image.width - left);
    if (band?.top !== top) band = { top, pixels: image.readRows(top, rows) };
    const probabilities = await predictTile(model, await band.pixels, left, columns, options);
    return { top, left, rows, columns, probabilities };
  };
}
function startsOf(length, { tile, overlap, stride }) {
  const step = Math.max(stride, Math.floor(tile * (1 - overlap) / stride) * stride);
  const starts = [0];
  while (starts[starts.length - 1] + tile < length) {
    const last = Math.ceil((length - tile) / stride) * stride;
    starts.push(Math.min(starts[starts.length - 1] + step, last));
  }
  return starts;
}
function gaussian(edge) {
  const [center, sigma] = [(edge - 1) / 2, edge / 8];
  return Float64Array.from({ length: edge }, (_, i) => Math.exp(-(((i - center) / sigma) ** 2) / 2));
}
function weightSums(starts, length, weights) {
  const sums = new Float64Array(length);
  for (const start of starts)
    for (let i = 0; i < weights.length && start + i < length; i++) sums[start + i] += weights[i];
  return sums;
}
async function predictTile(model, rows, left, columns, { classes, mirror }) {
  const { channels, height, width, data } = rows;
  const raw = new Float32Array(channels * height * columns);
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < height; y++) {
      const from = (y * width + left) * channels + c;
      const to = (c * height + y) * columns;
      for (let x = 0; x < columns; x++) raw[to + x] = data[from + x * channels];
    }
  }
  const shape = { size: 1, height, width: columns };
  return mirror ? mirrored(model, raw, shape, classes) : model.predict(raw, shape);
}
var RollingSums = class {
  #classes;
  #rows;
  #width;
  #sums;
  #top = 0;
  constructor(classes, rows, width) {
    this.#classes = classes;
    this.#rows = rows;
    this.#width = width;
    this.#sums = new Float32Array(classes * rows * width);
  }
  /** Forgets the rows above `top`, and has zeros below those it keeps. */
  moveTo(top) {
    const gone = (top - this.#top) * this.#width;
    const plane = this.#rows * this.#width;
    for (let k = 0; k < this.#classes && gone > 0; k++) {
      const sums = this.#sums.subarray(k * plane, (k + 1) * plane);
      sums.copyWithin(0, gone);
      sums.fill(0, Math.max(0, plane - gone));
    }
    this.#top = top;
  }
  add(probabilities, { left, rows, columns }, weights) {
    for (let k = 0; k < this.#classes; k++) {
      for (let y = 0; y < rows; y++) {
        const from = (k * rows + y) * columns;
        const to = (k * this.#rows + y) * this.#width + left;
        const weight = weights[y];
        for (let x = 0; x < columns; x++) this.#sums[to + x] += weight * weights[x] * probabilities[from + x];
      }
    }
  }
  /** The first `rows` rows, divided by the weights that fell on them. */
  take(rows, down, across) {
    const width = this.#width;
    const result = new Float32Array(this.#classes * rows * width);
    for (let k = 0; k < this.#classes; k++) {
      for (let y = 0; y < rows; y++) {
        const from = (k * this.#rows + y) * width;
        const to = (k * rows + y) * width;
        for (let x = 0; x < width; x++) result[to + x] = this.#sums[from + x] / (down[y] * across[x]);
      }
    }
    return result;
  }
};

// src/stages/7-report/prediction-files/overlay.ts
var LONGEST_OVERLAY_EDGE = 4096;
async function createOverlay(input) {
  const { width, height, classes } = input;
  const factor = Math.ceil(Math.max(width, height) / (input.longestEdge ?? LONGEST_OVERLAY_EDGE));
  const columns = Math.ceil(width / factor);
  const rows = Math.ceil(height / factor);
  const writer = await createColorPng(input.path, { width: columns, height: rows });
  const paint = displayPainter(input.normalization);
  const sums = new Float64Array(columns * 3);
  const counts = new Float64Array(columns);
  const pixel = new Uint8Array(3);
  let y = 0;
  function addRow(image, labels, row) {
    for (let x = 0; x < width; x++) {
      const p = row * width + x;
      paint(image, p, pixel, 0);
      tint(pixel, 0, classes, labels[p]);
      const to = Math.floor(x / factor);
      for (let c = 0; c < 3; c++) sums[to * 3 + c] += pixel[c];
      counts[to]++;
    }
  }
  function takeLine() {
    const line = Uint8Array.from(sums, (sum, i) => Math.round(sum / counts[Math.floor(i / 3)]));
    sums.fill(0);
    counts.fill(0);
    return line;
  }
  return {
    async write(image, labels) {
      for (let row = 0; row < image.height; row++) {
        addRow(image, labels, row);
        y++;
        if (y % factor === 0 || y === height) await writer.write(takeLine());
      }
    },
    finish: () => writer.finish(),
    discard: () => writer.discard()
  };
}

// src/run/predict/segment.ts
async function segment(input) {
  const { image, stem, description, settings, wanted, scratch, signal } = input;
  const { width, height } = image;
  const classes = description.classes.length;
  const counts = newCounts(classes);
  const sinks = [];
  let labels;
  try {
    for (const create of sinksOf(input)) sinks.push(await create());
    if (wanted !== void 0) labels = await LabelFile.create(join5(scratch, "labels.raw"), width);
    const components = componentsOf(input, counts.objects);
    const readRows = (top, rows) => image.read({ left: 0, top, width, height: rows });
    const bands = predictBands(
      input.model,
      { width, height, readRows },
      {
        classes,
        tile: tileOf(settings, description),
        overlap: settings.overlap,
        stride: description.stride,
        mirror: settings.flipAveraging,
        onTile: input.onTile,
        signal
      }
    );
    for await (const band of bands) {
      const { labels: most, values } = argmax(band.probabilities, classes, band.rows * width);
      const labelled = { ...band, labels: most, confidence: values };
      count(labelled, width, counts, components);
      const pixels = once(() => readRows(band.top, band.rows));
      for (const sink of sinks) await sink.write(labelled, pixels);
      await labels?.append(most);
    }
    components.finish();
    for (const sink of sinks) await sink.finish();
    return { mask: `masks/${stem}.png`, width, height, ...counts, labels };
  } catch (error) {
    await labels?.close();
    for (const sink of sinks) await sink.discard();
    throw error;
  }
}
function tileOf({ tileSize }, { tile, stride }) {
  return Math.ceil((tileSize ?? Math.max(tile.height, tile.width)) / stride) * stride;
}
function newCounts(classes) {
  const zeros = () => new Array(classes).fill(0);
  return { pixels: zeros(), confidence: zeros(), objects: zeros() };
}
function count({ labels, confidence, rows }, width, counts, components) {
  for (let p = 0; p < labels.length; p++) {
    counts.pixels[labels[p]]++;
    counts.confidence[labels[p]] += confidence[p];
  }
  for (let y = 0; y < rows; y++) {
    const [from, to] = [y * width, (y + 1) * width];
    components.addRow(labels.subarray(from, to), confidence.subarray(from, to));
  }
}
function componentsOf({ image, description, settings, wanted, onObject }, objects) {
  const { width, height } = image;
  const { grid: edge, minArea } = settings;
  const columns = gridColumns({ width, height, edge });
  return new Components({
    width,
    classes: description.classes.map(({ index }) => index > 0 || index === wanted),
    grid: wanted === void 0 ? void 0 : { edge, columns, classIndex: wanted },
    onObject(object) {
      if (object.area < minArea) return;
      objects[object.classIndex]++;
      onObject(object);
    }
  });
}
function sinksOf({
  image,
  stem,
  description,
  settings,
  annotate
}) {
  const { width, height } = image;
  const { classes, normalization } = description;
  const { output, overlays, probabilities } = settings;
  const colors = classes.map(({ color }) => color);
  const mask = async () => {
    const writer = await createMaskPng(join5(output, "masks", `${stem}.png`), { width, height }, colors);
    return { ...writer, write: ({ labels }) => writer.write(labels) };
  };
  const overlay = async () => {
    const path = join5(output, "overlays", `${stem}.png`);
    const writer = await createOverlay({ path, width, height, classes, normalization });
    return { ...writer, write: async ({ labels }, pixels) => writer.write(await pixels(), labels) };
  };
  const planes = async () => {
    const format = probabilities === "tiff" ? "tiff" : "npy";
    const path = join5(output, "probabilities", `${stem}.${format === "tiff" ? "tif" : "npy"}`);
    const writer = await createPlanes(path, format, { classes: classes.length, height, width });
    return { ...writer, write: (band) => writer.write(band.probabilities, band.rows) };
  };
  const annotated2 = annotate && (async () => sinkOf(await annotate()));
  return [
    mask,
    ...overlays ? [overlay] : [],
    ...probabilities === "none" ? [] : [planes],
    ...annotated2 === void 0 ? [] : [annotated2]
  ];
}
function sinkOf(rows) {
  return {
    write: ({ labels, confidence }) => rows.write(labels, confidence),
    finish: () => rows.finish(),
    discard: () => rows.discard()
  };
}
function once(make) {
  let made;
  return () => {
    made ??= make();
    return made;
  };
}

// src/run/predict/job.ts
async function segmentationJob(options) {
  const { settings, description, wanted, ...rest } = options;
  const files = await PredictionFiles.create(settings, description, wanted);
  return {
    async predict({ image, input, onProgress }) {
      const { name, stem } = input;
      const objects = files.image(input, image);
      const { labels, ...found } = await segment({
        ...rest,
        image,
        stem,
        description,
        settings,
        wanted,
        onObject: objects.add,
        annotate: objects.annotate,
        onTile: onProgress
      });
      try {
        await objects.finish({ image: name, ...found }, labels);
      } finally {
        await labels?.close();
      }
    },
    finish: (images) => files.finish(images),
    discard: () => files.discard()
  };
}

// src/run/predict.ts
function predict(run) {
  const { settings, publisher, signal } = run;
  const say = (line) => publisher.say(line);
  return inOutput(
    settings.output,
    { say, signal },
    (held) => heedMemory(
      { doing: "the prediction", lower: fewerThreads(settings) },
      () => predictAll({ ...run, signal: held.signal })
    )
  );
}
async function predictAll(run) {
  const { settings, publisher, signal } = run;
  const { images, faults } = await inputsOf(run);
  const { model, description, wanted } = await openModelFor(run, faults);
  for (const line of await removeEarlier(settings.output)) publisher.say(line);
  const scratch = await mkdtemp(join6(tmpdir(), "best-epoch-predict-"));
  const decoding = new DecodingRoom(memoryBudgetOf({ memoryBudgetBytes: void 0 }));
  const options = { settings, model, wanted, scratch, decoding, signal };
  const job = description.task === "segmentation" ? await segmentationJob({ ...options, description }) : await classificationJob({ ...options, description });
  const told = [];
  try {
    const work = { total: images.length, description, job, scratch, decoding };
    for (const [index, image] of images.entries())
      told.push(...await predictOne(run, { ...work, image, index }));
    const failed = told.filter(isError).length;
    for (const line of await job.finish(images.length - failed)) publisher.say(line);
  } catch (error) {
    await job.discard();
    throw error;
  } finally {
    await model.dispose();
    await remove(scratch, { recursive: true, force: true });
  }
  publisher.faults(settings.skipBadFiles ? told.map(asWarning) : told);
  return settings.skipBadFiles ? 0 : told.filter(isError).length;
}
function asWarning(fault) {
  return { ...fault, severity: "warning" };
}
async function inputsOf({ inputs, cwd, settings, outputName }) {
  const { output } = settings;
  const written = PREDICTION_FOLDERS.map((name) => join6(output, name));
  const listed = await listInputs({ inputs, cwd, output: { path: output, name: outputName }, written });
  const alike = namedAlikeFaults(outlineFormats(settings.format), listed.images);
  return { images: listed.images, faults: [...listed.faults, ...alike, ...await outputFaults(output)] };
}
async function openModelFor({ settings, publisher }, earlier) {
  const { opened, faults: unfit } = await openTrainedModel(settings.model, { threads: threadsOf(settings) });
  const faults = [...earlier, ...unfit];
  const description = opened?.description;
  if (description?.task === "classification") {
    const given = givenForPixels(settings);
    if (given.length > 0) faults.push(optionsForPixels(given, settings.model));
  }
  if (description?.task === "segmentation") {
    const formats = outlineFormats(settings.format);
    faults.push(...annotationFaults({ formats, classes: description.classes }));
  }
  const wanted = description?.classes.find(({ name }) => name === settings.find)?.index;
  if (description !== void 0 && settings.find !== void 0 && wanted === void 0) {
    const names = description.classes.map(({ name }) => name);
    faults.push(classToFindUnknown(settings.find, names, nearestWord(settings.find, names)));
  }
  if (opened !== void 0 && faults.every(({ severity }) => severity !== "error")) {
    publisher.faults(faults);
    return { ...opened, wanted };
  }
  await opened?.model.dispose();
  throw new InputError(faults);
}
async function predictOne({ publisher, signal }, { image: input, index, total, description, job, scratch, decoding }) {
  const { path, name } = input;
  signal.throwIfAborted();
  try {
    const opened = await openImage(path, { scratch, decoding });
    try {
      const fault = misfit(name, opened, description);
      if (fault !== void 0) return [fault];
      await job.predict({
        image: fitted(opened, description.channels),
        input,
        onProgress: (done, steps) => publisher.progress({ name, item: index + 1, items: total, done, total: steps })
      });
      return opened.notes.cmyk ? [cmykImage(name)] : [];
    } finally {
      await opened.close();
    }
  } catch (error) {
    const lower = [...description.task === "segmentation" ? ["`tile-size`"] : [], "`threads`"];
    const lacking = wantOfMemory(error, { doing: `the prediction of ${quote(name)}`, lower });
    return [imageFault(name, lacking ?? error)];
  }
}
export {
  predict
};
