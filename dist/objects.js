import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  BACKGROUND,
  IGNORED,
  NAMELESS,
  VAL_REPEATS_TRAIN,
  labelPathOf
} from "./stages-2-dataset-yolo-layout.js";
import {
  GrowingFile
} from "./shared-growing-file.js";
import {
  writeFileAtomic
} from "./metrics.js";
import {
  InputError,
  outlinesOfNothing,
  outlinesTooLong
} from "./errors.js";

// src/stages/7-report/annotation-files/coco.ts
import { join } from "node:path";

// src/shared/growing-text.ts
var WORTH_A_WRITE = 64 * 1024;
var GrowingText = class _GrowingText {
  #file;
  #texts = [];
  #length = 0;
  #written = Promise.resolve();
  constructor(file) {
    this.#file = file;
  }
  /** Makes the folder, too. @throws InputError `disk-full` or `file-not-writable`, as do `flush` and `commit` */
  static async create(path) {
    return new _GrowingText(await GrowingFile.create(path));
  }
  add(text) {
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#length >= WORTH_A_WRITE) this.#write();
  }
  /** Once all that was added is written. */
  async flush() {
    this.#write();
    await this.#written;
  }
  /** @returns what takes back all that is added from here on */
  async mark() {
    await this.flush();
    const { length } = this.#file;
    return async () => {
      this.#texts = [];
      this.#length = 0;
      await this.#written;
      await this.#file.cutTo(length);
    };
  }
  /** Puts the file in the place of what stood there. */
  async commit() {
    await this.flush();
    await this.#file.commit();
  }
  /** Leaves nothing behind; after `commit` it does nothing. */
  async discard() {
    await this.#written.catch(() => void 0);
    await this.#file.discard();
  }
  #write() {
    const bytes = Buffer.from(this.#texts.join(""));
    this.#texts = [];
    this.#length = 0;
    this.#written = this.#written.then(() => this.#file.append(bytes));
    this.#written.catch(() => void 0);
  }
};

// src/stages/7-report/annotation-files/annotations.ts
function rounded(value) {
  return Math.round(value * 100) / 100;
}
function boxOf(ring) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    left = Math.min(left, ring[i]);
    right = Math.max(right, ring[i]);
    top = Math.min(top, ring[i + 1]);
    bottom = Math.max(bottom, ring[i + 1]);
  }
  return { left, top, width: right - left, height: bottom - top };
}
function pointsOf(ring, map) {
  return Array.from({ length: ring.length / 2 }, (_, i) => [map(ring[2 * i], 0), map(ring[2 * i + 1], 1)]);
}

// src/stages/7-report/annotation-files/coco.ts
var FILE = "coco.json";
async function cocoFiles({ output, classes }) {
  const file = await GrowingText.create(join(output, FILE));
  const categories = classes.slice(1).map(({ name, index }) => ({ id: index, name }));
  file.add(`{"categories": ${JSON.stringify(categories)},
"annotations": [`);
  const images = [];
  let annotations = 0;
  return {
    tool: "COCO",
    path: FILE,
    async image({ within, width, height }) {
      const image = images.length + 1;
      images.push(JSON.stringify({ id: image, file_name: within, width, height }));
      const [before, takeBack] = [annotations, await file.mark()];
      return {
        add({ classIndex, ring, area, score }) {
          const { left, top, width: width2, height: height2 } = boxOf(ring);
          const annotation = {
            id: ++annotations,
            image_id: image,
            category_id: classIndex,
            segmentation: [ring.map(rounded)],
            area,
            bbox: [left, top, width2, height2],
            iscrowd: 0,
            ...score === void 0 ? {} : { score: Number(score.toPrecision(6)) }
          };
          file.add(`${annotations === 1 ? "" : ","}
${JSON.stringify(annotation)}`);
        },
        finish: () => file.flush(),
        discard() {
          images.pop();
          annotations = before;
          return takeBack();
        }
      };
    },
    async finish() {
      file.add(`
],
"images": [
${images.join(",\n")}
]}
`);
      await file.commit();
    },
    discard: () => file.discard()
  };
}

// src/stages/7-report/annotation-files/label-studio.ts
import { isAbsolute, join as join2 } from "node:path";
var FILE2 = "label-studio.json";
var TAGS = { from_name: "label", to_name: "image" };
var LISTS = {
  model: '"predictions": [{"model_version": "best-epoch", ',
  person: '"annotations": [{"was_cancelled": false, '
};
async function labelStudioFiles({
  output,
  classes,
  madeBy
}) {
  const file = await GrowingText.create(join2(output, FILE2));
  file.add("[");
  let tasks = 0;
  return {
    tool: "Label Studio",
    path: FILE2,
    async image(image) {
      const { width, height } = image;
      let results = 0;
      const takeBack = await file.mark();
      const data = JSON.stringify({ image: addressOf(image) });
      file.add(`${tasks++ === 0 ? "" : ","}
{"data": ${data}, ${LISTS[madeBy]}"result": [`);
      return {
        add({ classIndex, ring, score }) {
          const result = {
            id: String(++results),
            type: "polygonlabels",
            ...TAGS,
            original_width: width,
            original_height: height,
            image_rotation: 0,
            value: {
              points: pointsOf(ring, (value, axis) => percent(value, axis === 0 ? width : height)),
              closed: true,
              polygonlabels: [classes[classIndex].name]
            },
            ...score === void 0 ? {} : { score: Number(score.toPrecision(6)) }
          };
          file.add(`${results === 1 ? "" : ","}
${JSON.stringify(result)}`);
        },
        finish() {
          file.add("]}]}");
          return file.flush();
        },
        discard() {
          tasks--;
          return takeBack();
        }
      };
    },
    async finish() {
      file.add("\n]\n");
      await file.commit();
    },
    discard: () => file.discard()
  };
}
function addressOf({ name, path }) {
  const isOutside = isAbsolute(name) || /^\.\.[\\/]/.test(name);
  const below = (isOutside ? path.replace(/^(?:[A-Za-z]:)?[\\/]/, "") : name).replaceAll("\\", "/");
  return `/data/local-files/?d=${encodeURIComponent(below).replaceAll("%2F", "/")}`;
}
function percent(value, of) {
  return Number((value / of * 100).toFixed(6));
}

// src/stages/7-report/annotation-files/labelme.ts
import { dirname, join as join3, relative, sep } from "node:path";
var FOLDER = "labelme";
var VERSION = "5.5.0";
async function labelmeFiles({
  output,
  classes,
  imageFolders
}) {
  const folder = imageFolders === void 0 ? FOLDER : ".";
  return {
    tool: "LabelMe",
    path: folder,
    async image({ path, stem, width, height }) {
      const name = join3(output, folder, `${stem}.json`);
      const file = await GrowingText.create(name);
      file.add(`{"version": "${VERSION}", "flags": {}, "shapes": [`);
      let shapes = 0;
      return {
        add({ classIndex, ring, score }) {
          const shape = {
            label: classes[classIndex].name,
            points: pointsOf(ring, rounded),
            group_id: null,
            description: score === void 0 ? "" : `best-epoch ${score.toPrecision(3)}`,
            shape_type: "polygon",
            flags: {}
          };
          file.add(`${shapes++ === 0 ? "" : ","}
${JSON.stringify(shape)}`);
        },
        finish() {
          const imagePath = relative(dirname(name), path).split(sep).join("/");
          const image = { imagePath, imageData: null, imageHeight: height, imageWidth: width };
          file.add(`
], ${JSON.stringify(image).slice(1)}
`);
          return file.commit();
        },
        discard: () => file.discard()
      };
    },
    finish: async () => void 0,
    discard: async () => void 0
  };
}

// src/stages/7-report/annotation-files/yolo.ts
import { join as join4 } from "node:path";
var FOLDER2 = "yolo";
var IMAGES = [{ folder: "images", part: void 0 }];
async function yoloFiles({
  output,
  classes,
  imageFolders
}) {
  const yaml = join4(imageFolders === void 0 ? FOLDER2 : "", "data.yaml");
  return {
    tool: "YOLO",
    path: imageFolders === void 0 ? FOLDER2 : yaml,
    async image({ name, stem, width, height }) {
      const path = imageFolders === void 0 ? join4(FOLDER2, "labels", `${stem}.txt`) : labelPathOf(name);
      const file = await GrowingText.create(join4(output, path));
      return {
        add({ classIndex, ring }) {
          const shares = pointsOf(ring, (value, axis) => value / (axis === 0 ? width : height));
          file.add(`${classIndex - 1} ${shares.flat().map(share).join(" ")}
`);
        },
        finish: () => file.commit(),
        discard: () => file.discard()
      };
    },
    finish() {
      const names = classes.slice(1).map(({ name }, i) => `  ${i}: ${JSON.stringify(name)}
`);
      return writeFileAtomic(
        join4(output, yaml),
        `${partsOf(imageFolders ?? IMAGES)}names:
${names.join("")}`
      );
    },
    discard: async () => void 0
  };
}
function partsOf(folders) {
  const of = (...parts) => JSON.stringify(folders.filter(({ part }) => parts.includes(part)).map(({ folder }) => folder));
  const [train, validation, test] = [of("train", void 0), of("validation"), of("test")];
  const repeats = validation === "[]";
  return [
    ...repeats ? [VAL_REPEATS_TRAIN] : [],
    `train: ${train}`,
    `val: ${repeats ? train : validation}`,
    ...test === "[]" ? [] : [`test: ${test}`],
    ""
  ].join("\n");
}
function share(value) {
  return String(Number(value.toFixed(6)));
}

// src/stages/7-report/annotation-files/formats.ts
var FORMATS = {
  coco: cocoFiles,
  yolo: yoloFiles,
  labelme: labelmeFiles,
  "label-studio": labelStudioFiles
};
function outlineFormats(asked) {
  return asked.filter((format) => format !== "masks");
}
function annotationFiles(format, options) {
  return FORMATS[format](options);
}

// src/objects/ring.ts
function areaOf(ring) {
  let twice = 0;
  for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2)
    twice += ring[before] * ring[i + 1] - ring[i] * ring[before + 1];
  return twice / 2;
}

// src/objects/outline-pieces.ts
var MOST_CORNERS = 5e6;
var Pieces = class {
  #onObject;
  /** Of all objects that are not told yet. */
  #corners = 0;
  constructor(onObject) {
    this.#onObject = onObject;
  }
  /**
   * A corner between what leads to it and what goes on from it, where undefined stands for an edge that was not under way.
   * @returns the piece that the corner is in, which may have been closed
   * @throws InputError `outlines-too-long`
   */
  link(from, to, { classIndex, x, y }) {
    if (++this.#corners > MOST_CORNERS) throw new InputError(outlinesTooLong(MOST_CORNERS));
    const corner = { x, y, next: void 0 };
    if (from === void 0 && to === void 0) return begin(corner, classIndex);
    if (from === void 0) {
      const after = rootOf(to);
      corner.next = after.first;
      after.first = corner;
      return after;
    }
    const before = rootOf(from);
    before.last.next = corner;
    before.last = corner;
    if (to !== void 0) this.#join(before, rootOf(to));
    return before;
  }
  /** Pixels side by side in a row, between the borders to their left and right. */
  addRun(left, right, run) {
    const body = unite(rootOf(rootOf(left).body), rootOf(rootOf(right).body));
    body.area += run.pixels;
    body.probability += run.probability;
  }
  #join(before, after) {
    const body = unite(rootOf(before.body), rootOf(after.body));
    body.open--;
    if (before !== after) {
      before.last.next = after.first;
      before.last = after.last;
      after.into = before;
      return;
    }
    body.rings.push(ringOf(before));
    if (body.open > 0) return;
    for (const { length } of body.rings) this.#corners -= length / 2;
    this.#onObject(described(body));
  }
};
function begin(corner, classIndex) {
  const body = { into: void 0, classIndex, open: 1, area: 0, probability: 0, rings: [] };
  return { first: corner, last: corner, body, into: void 0 };
}
function ringOf({ first }) {
  const ring = [];
  for (let corner = first; corner !== void 0; corner = corner.next)
    ring.push(corner.x, corner.y);
  return ring;
}
function described({ classIndex, area, probability, rings }) {
  const outer = rings.find((ring) => areaOf(ring) > 0);
  const holes = rings.filter((ring) => ring !== outer);
  return { classIndex, area, meanProbability: probability / area, outer, holes };
}
function unite(a, b) {
  if (a === b) return a;
  const [root, other] = a.rings.length >= b.rings.length ? [a, b] : [b, a];
  other.into = root;
  root.open += other.open;
  root.area += other.area;
  root.probability += other.probability;
  for (const ring of other.rings) root.rings.push(ring);
  other.rings = [];
  return root;
}
function rootOf(one) {
  let root = one;
  while (root.into !== void 0) root = root.into;
  for (let at = one; at.into !== void 0 && at.into !== root; ) {
    const next = at.into;
    at.into = root;
    at = next;
  }
  return root;
}

// src/objects/outlines.ts
var NONE = -1;
var Outlines = class {
  #width;
  #classes;
  #pieces;
  /** With a column of no class on either side. */
  #above;
  #below;
  /** By column, of the edge that comes down to the line at hand: the outline of what lies left of it, and right of it. */
  #left = [];
  #right = [];
  #y = 0;
  constructor({ width, classes, onObject }) {
    this.#width = width;
    this.#classes = classes;
    this.#pieces = new Pieces(onObject);
    this.#above = new Int16Array(width + 2).fill(NONE);
    this.#below = new Int16Array(width + 2).fill(NONE);
  }
  /** The next row: each pixel's class and the probability of it. */
  addRow(labels, probabilities) {
    for (let x = 0; x < this.#width; x++) {
      const label = labels[x];
      this.#below[x + 1] = this.#classes[label] === true ? label : NONE;
    }
    this.#traceLine();
    this.#countPixels(probabilities);
    [this.#above, this.#below] = [this.#below, this.#above];
    this.#y++;
  }
  /** After the last row. */
  finish() {
    this.#below.fill(NONE);
    this.#traceLine();
  }
  /** The line between two rows, from the left: at each corner what comes in is joined to what goes out. */
  #traceLine() {
    const [above, below] = [this.#above, this.#below];
    const line = new Line(this.#pieces, this.#y, this.#left, this.#right);
    for (let x = 0; x <= this.#width; x++) {
      const [ul, ur, ll, lr] = [above[x], above[x + 1], below[x], below[x + 1]];
      if (ul === ur && ll === lr && ul === ll) continue;
      line.corner(x, ul, ur, ll, lr);
    }
    [this.#left, this.#right] = [line.left, line.right];
  }
  /** What lies between two borders in a row is one object, whatever outlines they're of. */
  #countPixels(probabilities) {
    const row = this.#below;
    for (let start = 0, end = 0; start < this.#width; start = end) {
      const classIndex = row[start + 1];
      end = start + 1;
      while (end < this.#width && row[end + 1] === classIndex) end++;
      if (classIndex === NONE) continue;
      let probability = probabilities === void 0 ? Number.NaN : 0;
      for (let x = start; x < end; x++) probability += probabilities?.[x] ?? 0;
      this.#pieces.addRun(this.#right[start], this.#left[end], { pixels: end - start, probability });
    }
  }
};
var Line = class {
  left = [];
  right = [];
  #pieces;
  #y;
  #oldLeft;
  #oldRight;
  /** Of the edge that leads from the corner before to the one at hand: the outline of what lies above it, and below it. */
  #above;
  #below;
  constructor(pieces, y, left, right) {
    this.#pieces = pieces;
    this.#y = y;
    this.#oldLeft = left;
    this.#oldRight = right;
  }
  /** The classes around it: upper left, upper right, lower left, lower right. */
  corner(x, ul, ur, ll, lr) {
    const west = { above: this.#above, below: this.#below };
    this.#above = void 0;
    this.#below = void 0;
    for (const [i, one] of [ul, ur, ll, lr].entries()) {
      if (one === NONE || [ul, ur, ll, lr].indexOf(one) < i) continue;
      this.#turn(one, x, west, [ul === one, ur === one, ll === one, lr === one]);
    }
  }
  /** For one class, with what is of it around the corner. */
  #turn(classIndex, x, west, [ul, ur, ll, lr]) {
    const link = (from, to) => this.#pieces.link(from, to, { classIndex, x, y: this.#y });
    const [north, toNorth] = [this.#oldLeft[x], this.#oldRight[x]];
    if (ul && lr && !ur && !ll) {
      this.#below = link(north, void 0);
      this.right[x] = link(void 0, west.above);
    } else if (ur && ll && !ul && !lr) {
      link(west.below, toNorth);
      this.#above = this.left[x] = link(void 0, void 0);
    } else {
      const from = ul && !ur ? north : ll && !ul ? west.below : void 0;
      const to = ur && !ul ? toNorth : ul && !ll ? west.above : void 0;
      const isStraight = ul === ll && ur === lr || ul === ur && ll === lr;
      const piece = isStraight ? from ?? to : link(from, to);
      if (lr && !ur) this.#below = piece;
      if (ur && !lr) this.#above = piece;
      if (lr && !ll) this.right[x] = piece;
      if (ll && !lr) this.left[x] = piece;
    }
  }
};

// src/objects/simplify-ring.ts
var AREA_CHANGED = 0.05;
var LEAST_TOLERANCE = 0.25;
function simplifyRing(ring, tolerance) {
  const area = areaOf(ring);
  for (let most = tolerance; most >= LEAST_TOLERANCE; most /= 2) {
    const kept = simplified(ring, most);
    if (Math.abs(areaOf(kept) / area - 1) <= AREA_CHANGED) return kept;
  }
  return ring;
}
function simplified(ring, tolerance) {
  const corners = ring.length / 2;
  const start = farthestFromFirst(ring);
  const turned = [...ring.slice(2 * start), ...ring.slice(0, 2 * start)];
  const middle = farthestFromFirst(turned);
  const isKept = new Uint8Array(corners);
  isKept[0] = isKept[middle] = 1;
  const open = [
    [0, middle],
    [middle, corners]
  ];
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    const [from, to] = next;
    const { at, distance } = farthestBetween(turned, from, to, corners);
    if (distance <= tolerance) continue;
    isKept[at] = 1;
    open.push([from, at], [at, to]);
  }
  return turned.filter((_, i) => isKept[i >> 1] === 1);
}
function farthestFromFirst(ring) {
  let [farthest, most] = [0, 0];
  for (let i = 1; 2 * i < ring.length; i++) {
    const distance = Math.hypot(ring[2 * i] - ring[0], ring[2 * i + 1] - ring[1]);
    if (distance > most) [farthest, most] = [i, distance];
  }
  return farthest;
}
function farthestBetween(ring, from, to, corners) {
  const end = to % corners;
  const [x, y] = [ring[2 * from], ring[2 * from + 1]];
  const [dx, dy] = [ring[2 * end] - x, ring[2 * end + 1] - y];
  const square = dx * dx + dy * dy;
  let [at, distance] = [from, -1];
  for (let i = from + 1; i < to; i++) {
    const [px, py] = [ring[2 * i] - x, ring[2 * i + 1] - y];
    const along = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
    const away = Math.hypot(px - along * dx, py - along * dy);
    if (away > distance) [at, distance] = [i, away];
  }
  return { at, distance };
}

// src/objects/single-ring.ts
function singleRing(outer, holes) {
  const leftFirst = holes.map(fromLeftmost).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let line = [...outer];
  for (const hole of leftFirst) line = withHole(line, hole);
  return line;
}
function fromLeftmost(ring) {
  let first = 0;
  for (let i = 2; i < ring.length; i += 2)
    if (ring[i] < ring[first] || ring[i] === ring[first] && ring[i + 1] < ring[first + 1]) first = i;
  return [...ring.slice(first), ...ring.slice(0, first)];
}
function withHole(line, hole) {
  const [x, y] = hole;
  let [after, cut] = [-1, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < line.length; i += 2) {
    const next = (i + 2) % line.length;
    const [top, bottom] = [line[i + 1], line[next + 1]];
    if (top <= y === bottom <= y) continue;
    const at = line[i] + (y - top) / (bottom - top) * (line[next] - line[i]);
    if (at <= x && at > cut) [after, cut] = [i, at];
  }
  if (after < 0) return [...line, ...hole, x, y, line.at(-2), line.at(-1)];
  return [...line.slice(0, after + 2), cut, y, ...hole, x, y, cut, y, ...line.slice(after + 2)];
}

// src/objects/unlike-box.ts
function unlikeBox(ring) {
  if (ring.length !== 8) return ring;
  const [ax, ay, bx, by, cx, cy, dx, dy] = ring;
  const isAlongAxes = ay === by && bx === cx && cy === dy && dx === ax || ax === bx && by === cy && cx === dx && dy === ay;
  if (!isAlongAxes) return ring;
  return [ax, ay, (ax + bx) / 2, (ay + by) / 2, bx, by, cx, cy, dx, dy];
}

// src/stages/7-report/annotation-files/annotate.ts
function annotationFaults({
  formats,
  classes
}) {
  const misnamed = classes.filter(
    ({ index, name }) => index > 0 && [BACKGROUND, IGNORED, NAMELESS].some((words) => words.test(name))
  );
  return formats.length === 0 || misnamed.length === 0 ? [] : [outlinesOfNothing(misnamed.map(({ name }) => name))];
}
var Annotations = class _Annotations {
  #options;
  #files;
  constructor(options, files) {
    this.#options = options;
    this.#files = files;
  }
  /** @throws InputError `disk-full` or `file-not-writable`, as all of its methods */
  static async create(options) {
    const files = [];
    for (const format of options.formats) files.push(await annotationFiles(format, options));
    return new _Annotations(options, files);
  }
  /** One at a time. */
  async image(image) {
    const { width } = image;
    const parts = [];
    for (const file of this.#files) parts.push(await file.image(image));
    const outlines = this.#outlines(width, (object) => {
      for (const part of parts) part.add(object);
    });
    return {
      async write(labels, probabilities) {
        for (let at = 0; at < labels.length; at += width)
          outlines.addRow(labels.subarray(at, at + width), probabilities?.subarray(at, at + width));
      },
      async finish() {
        outlines.finish();
        for (const part of parts) await part.finish();
      },
      async discard() {
        for (const part of parts) await part.discard();
      }
    };
  }
  #outlines(width, add) {
    const { classes, minArea, tolerance } = this.#options;
    return new Outlines({
      width,
      classes: classes.map(({ index }) => index > 0),
      onObject({ classIndex, area, meanProbability, outer, holes }) {
        if (area < minArea) return;
        const [line, ...inner] = [outer, ...holes].map((ring) => simplifyRing(ring, tolerance));
        const score = Number.isNaN(meanProbability) ? void 0 : meanProbability;
        add({ classIndex, area, ring: unlikeBox(singleRing(line, inner)), score });
      }
    });
  }
  /** What there is now: the tools, and where theirs lies in the output folder. */
  async finish() {
    for (const file of this.#files) await file.finish();
    return this.#files;
  }
  async discard() {
    for (const file of this.#files) await file.discard();
  }
};

export {
  GrowingText,
  outlineFormats,
  annotationFaults,
  Annotations
};
