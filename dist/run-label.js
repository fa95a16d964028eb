import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  imageFault,
  listInputs,
  openImage
} from "./image-open-image.js";
import {
  createMaskPng
} from "./shared-growing-file.js";
import {
  CLASSES_FILE,
  saidBy
} from "./stages-2-dataset-classes-file.js";
import {
  DecodingRoom,
  memoryBudgetOf
} from "./image.js";
import {
  csvRow
} from "./shared-csv.js";
import "./image-encode.js";
import "./stages-1-config-predict-options.js";
import "./stages-8-publish.js";
import "./stages-8-publish-tell-faults.js";
import "./vendor-tinyglobby.js";
import "./vendor-picomatch.js";
import {
  defaultColor,
  toRgb
} from "./stages-2-dataset-class-colors.js";
import {
  IGNORE
} from "./engine-engine.js";
import {
  READING,
  heedMemory,
  inOutput,
  outputFaults
} from "./provision.js";
import {
  MOST_BYTES,
  readPlainText,
  reasonsOf
} from "./stages-5-train.js";
import "./stages-1-config.js";
import {
  writeFileAtomic
} from "./metrics.js";
import "./shared-deadline.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  remove
} from "./shared-move-and-remove.js";
import "./engine-onnx.js";
import {
  isOutOfMemory
} from "./shared-out-of-memory.js";
import "./network.js";
import "./shared-message-of.js";
import {
  InputError,
  rulesInvalid,
  rulesNeedChannel
} from "./errors.js";
import "./vendor-yaml.js";
import {
  array,
  int,
  number,
  strictObject,
  string
} from "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/run/label.ts
import { access, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, sep } from "node:path";

// src/stages/2-dataset/label-rules.ts
var MOST_CLASSES = 255;
var color = string().regex(/^#?[0-9a-f]{6}$/i, 'expected "#rrggbb"').transform((text) => toRgb(Number.parseInt(text.replace("#", ""), 16)));
var rule = strictObject({
  name: string().trim().min(1),
  min: number().optional(),
  max: number().optional(),
  color: color.optional()
});
var file = strictObject({
  classes: array(rule).min(2).max(MOST_CLASSES),
  priority: array(string()).optional(),
  otherwise: string().optional(),
  channel: int().min(0).max(2).optional()
});
async function readRules(path) {
  try {
    const parsed = file.safeParse(parseJson(await readPlainText(path, MOST_BYTES.text)));
    const reasons = parsed.success ? contradictions(parsed.data) : reasonsOf(parsed.error.issues);
    if (!parsed.success || reasons.length > 0)
      return { rules: void 0, faults: [rulesInvalid(path, reasons)] };
    return { rules: toRules(parsed.data), faults: [] };
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    return { rules: void 0, faults: [rulesInvalid(path, [cause.message])] };
  }
}
function contradictions({ classes, priority = [], otherwise }) {
  const names = classes.map(({ name }) => name);
  const reasons = [];
  if (new Set(names).size < names.length) reasons.push("two classes have the same name");
  for (const { name, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } of classes)
    if (min >= max) reasons.push(`"${name}" reaches from ${min} to below ${max}, which is nothing`);
  for (const name of [...priority, ...otherwise === void 0 ? [] : [otherwise]])
    if (!names.includes(name)) reasons.push(`"${name}" is none of the classes`);
  if (new Set(priority).size < priority.length) reasons.push("priority names a class twice");
  return reasons;
}
function toRules({ classes, priority = [], otherwise, channel }) {
  const names = classes.map(({ name }) => name);
  const first = priority.map((name) => names.indexOf(name));
  const colors = classes.every(({ color: color2 }) => color2 !== void 0);
  return {
    classes: classes.map(({ name, color: color2 }, index) => ({
      index,
      name,
      // One missing colour, and the others might collide with the default: then all are default.
      color: colors ? color2 : defaultColor(index)
    })),
    ranges: classes.map(({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }) => ({
      min,
      max
    })),
    priority: [...first, ...[...names.keys()].filter((index) => !first.includes(index))],
    otherwise: otherwise === void 0 ? IGNORE : names.indexOf(otherwise),
    channel
  };
}
var RuleCounts = class {
  #rules;
  /** By the classes whose ranges hold a value, in order of priority, as a text. */
  #pixels = /* @__PURE__ */ new Map();
  #known = /* @__PURE__ */ new Map();
  constructor(rules) {
    this.#rules = rules;
  }
  /** The value's class, or 255; it's counted. A value that is not a number is always ignored. */
  label(value) {
    let known = this.#known.get(value);
    if (known === void 0) {
      const { ranges, priority, otherwise } = this.#rules;
      const holding = priority.filter((index) => value >= ranges[index].min && value < ranges[index].max);
      known = { key: holding.join(" "), label: holding[0] ?? (Number.isNaN(value) ? IGNORE : otherwise) };
      if (this.#known.size < 65536) this.#known.set(value, known);
    }
    this.#pixels.set(known.key, (this.#pixels.get(known.key) ?? 0) + 1);
    return known.label;
  }
  /** Class indices in order of priority, with the pixels that lie in exactly their ranges. */
  get combinations() {
    return [...this.#pixels].map(([key, pixels]) => ({
      classes: key === "" ? [] : key.split(" ").map(Number),
      pixels
    }));
  }
};

// src/run/label.ts
var ROWS = 256;
function label(run) {
  const { settings, publisher, signal } = run;
  const say = (line) => publisher.say(line);
  return inOutput(
    settings.output,
    { say, signal },
    (held) => heedMemory(READING, () => labelAll({ ...run, signal: held.signal }))
  );
}
async function labelAll(run) {
  const { settings, inputs, cwd, outputName, publisher, signal } = run;
  const { rules, faults: ruleFaults } = await readRules(settings.rules);
  const output = { path: settings.output, name: outputName };
  const { images, faults: inputFaults } = await listInputs({
    inputs,
    cwd,
    output,
    written: [settings.output]
  });
  const faults = [...ruleFaults, ...inputFaults, ...await outputFaults(settings.output)];
  if (rules === void 0 || faults.some(({ severity }) => severity === "error"))
    throw new InputError(faults);
  publisher.faults(faults);
  const scratch = await mkdtemp(join(tmpdir(), "best-epoch-label-"));
  const decoding = new DecodingRoom(memoryBudgetOf({ memoryBudgetBytes: void 0 }));
  const [rows, failed] = [[], []];
  const total = new Totals(rules);
  try {
    for (const [i, image] of images.entries()) {
      signal.throwIfAborted();
      publisher.progress({ name: image.name, item: i + 1, items: images.length, done: 0, total: 1 });
      const labelled = await labelFile(image, rules, settings.output, { scratch, decoding });
      if ("fault" in labelled) failed.push(labelled.fault);
      else rows.push(auditRow(image, labelled.counts, rules, total));
    }
  } finally {
    await remove(scratch, { recursive: true, force: true });
  }
  if (rows.length === 0) {
    publisher.faults(failed);
    return failed.length;
  }
  await writeFileAtomic(join(settings.output, "labels.csv"), [header(rules), ...rows].join(""));
  const classesFile = await writeClasses(settings.output, images, rules);
  for (const line of [...total.lines(rows.length), ...classesFile]) publisher.say(line);
  publisher.faults(failed);
  return failed.length;
}
async function labelFile({ path, name, stem }, rules, output, { scratch, decoding }) {
  try {
    const image = await openImage(path, { scratch, decoding });
    try {
      if (image.channels > 1 && rules.channel === void 0) return { fault: rulesNeedChannel(name) };
      return { counts: await labelImage(image, rules, join(output, `${stem}.png`)) };
    } finally {
      await image.close();
    }
  } catch (error) {
    return { fault: imageFault(name, error) };
  }
}
async function labelImage(image, rules, path) {
  const { width, height, channels } = image;
  const counts = new RuleCounts(rules);
  const colors = rules.classes.map(({ color: color2 }) => color2);
  const writer = await createMaskPng(path, { width, height }, colors, true);
  const channel = channels === 1 ? 0 : rules.channel ?? 0;
  try {
    for (let top = 0; top < height; top += ROWS) {
      const { data } = await image.read({ left: 0, top, width, height: Math.min(ROWS, height - top) });
      const labels = new Uint8Array(data.length / channels);
      for (let p = 0; p < labels.length; p++) labels[p] = counts.label(data[p * channels + channel]);
      await writer.write(labels);
    }
    await writer.finish();
    return counts;
  } catch (error) {
    await writer.discard();
    throw error;
  }
}
function header({ classes }) {
  return csvRow(["image", "mask", "in-no-range", "in-several-ranges", ...classes.map(({ name }) => name)]);
}
function auditRow({ name, stem }, counts, rules, total) {
  const image = new Totals(rules);
  for (const one of [image, total]) one.add(counts);
  return csvRow([name, `${stem}.png`, image.none, image.several, ...image.byClass]);
}
var Totals = class {
  byClass;
  none = 0;
  several = 0;
  #rules;
  #pairs = /* @__PURE__ */ new Map();
  constructor(rules) {
    this.#rules = rules;
    this.byClass = rules.classes.map(() => 0);
  }
  add({ combinations }) {
    const { classes, otherwise } = this.#rules;
    for (const { classes: holding, pixels } of combinations) {
      const index = holding[0] ?? otherwise;
      if (index < classes.length) this.byClass[index] += pixels;
      if (holding.length === 0) this.none += pixels;
      if (holding.length < 2) continue;
      this.several += pixels;
      const names = holding.map((one) => `"${classes[one].name}"`);
      const key = `${names.join(" and ")}, labelled ${names[0]}`;
      this.#pairs.set(key, (this.#pairs.get(key) ?? 0) + pixels);
    }
  }
  lines(images) {
    const { classes, otherwise } = this.#rules;
    const fallback = otherwise < classes.length ? `labelled "${classes[otherwise].name}"` : "ignored (255)";
    return [
      `Labelled ${images === 1 ? "1 image" : `${images} images`}`,
      ...classes.map(({ name }, index) => `  ${name}: ${this.byClass[index]} pixels`),
      `In no range, ${fallback}: ${this.none} pixels`,
      `In several ranges: ${this.several} pixels`,
      ...[...this.#pairs].map(([key, pixels]) => `  ${key}: ${pixels} pixels`)
    ];
  }
};
async function writeClasses(output, images, rules) {
  const around = dataFolderOf(output, images);
  const path = join(around ?? output, CLASSES_FILE);
  const isThere = await access(path).then(
    () => true,
    () => false
  );
  if (isThere) return [`Classes: ${path} was there already and is left as it is`];
  const names = rules.classes.map(({ name }) => name);
  await writeFileAtomic(path, `${JSON.stringify({ classes: names }, null, 2)}
`);
  const elsewhere = around === void 0 ? "; a training reads it in the data folder, beside images and masks" : "";
  return [`Classes: ${path}${elsewhere}`];
}
function dataFolderOf(output, images) {
  if (isForMasks(output)) {
    let around = dirname(output);
    while (isForMasks(around)) around = dirname(around);
    return around;
  }
  const holds = (folder) => images.every(({ path }) => path.startsWith(join(folder, sep)));
  return [dirname(output), dirname(dirname(output))].find(holds);
}
function isForMasks(folder) {
  return saidBy(basename(folder)).role === "mask";
}
export {
  label
};
