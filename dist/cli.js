#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  PREDICT_OPTIONS
} from "./stages-1-config-predict-options.js";
import {
  fileSystemRefusal,
  hostOf,
  publishedRun,
  runWithPast,
  takenAway
} from "./stages-8-publish.js";
import {
  presentVariables,
  tellFaults,
  watchStreams
} from "./stages-8-publish-tell-faults.js";
import {
  SETTINGS_ELSEWHERE,
  called,
  describeDefault,
  loadAllRuns,
  loadEvaluation,
  loadSettings,
  loadWithRuntimePackages,
  lookBack,
  packageVersion,
  parseOptions,
  provideRuntimePackages,
  provideTensorflow,
  readProgram,
  requireData,
  start,
  wantOfMemory
} from "./provision.js";
import "./stages-5-train.js";
import {
  EVALUATE_OPTIONS,
  SETTINGS,
  TABLE,
  VERDICT_MEANINGS,
  choices,
  gates,
  integer,
  isForEvaluation,
  number,
  path
} from "./stages-1-config.js";
import {
  makeFolder
} from "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./engine-onnx.js";
import "./shared-out-of-memory.js";
import {
  Random
} from "./network.js";
import "./shared-message-of.js";
import {
  InputError,
  annotation_files_exports,
  annotations_exports,
  argumentMissing,
  argumentUnexpected,
  bad_files_exports,
  baseline_exports,
  beside_labels_exports,
  blended_masks_exports,
  class_doubts_exports,
  class_folders_exports,
  class_lists_exports,
  commandUnknown,
  converting_exports,
  copies_exports,
  doubtful_pairs_exports,
  drawn_shapes_exports,
  escapeControls,
  evaluation_exports,
  exported_labels_exports,
  exports_beside_exports,
  fan_out_exports,
  faultLines,
  faultUnknown,
  files_exports,
  flagWithOneDash,
  flagWithoutValue,
  flat_pictures_exports,
  formats_exports,
  gates_exports,
  given_parts_exports,
  history_exports,
  image_paths_exports,
  initial_model_exports,
  inverted_masks_exports,
  joined_masks_exports,
  label_tables_exports,
  labelling_tasks_exports,
  labels_exports,
  mask_values_exports,
  merging_exports,
  not_fetched_exports,
  npmMissing,
  numbered_objects_exports,
  pairing_exports,
  parts_of_exports_exports,
  pretrained_exports,
  program_exports,
  publishing_exports,
  reuse_exports,
  rules_exports,
  sampleFolderNotEmpty,
  sampleFolderNotWritable,
  settingNotForCommand,
  settings_exports,
  shape_attributes_exports,
  shape_classes_exports,
  shapes_in_place_exports,
  split_exports,
  suggestionFor,
  table_classes_exports,
  table_doubts_exports,
  training_exports,
  unpaired_exports,
  unread_labels_exports,
  using_models_exports,
  writing_exports,
  xml_annotations_exports,
  yolo_labels_exports
} from "./errors.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import {
  __callDispose,
  __using
} from "./esbuild.js";

// src/cli.ts
import { resolve as resolve2 } from "node:path";
import { fileURLToPath } from "node:url";

// src/cli/arguments.ts
import { parseArgs } from "node:util";

// src/stages/1-config/convert-options.ts
var CONVERT_OPTIONS = {
  from: {
    name: "from",
    type: TABLE.labels.type,
    unset: "as `labels` in the settings file says, else auto",
    inPlaceOf: "labels",
    help: "What the labels are now, as the setting `labels` says it for a training."
  },
  to: {
    name: "to",
    type: choices("masks", "coco", "yolo", "labelme", "label-studio"),
    default: "masks",
    help: "What they become: masks, or the outlines of all objects as labelling tools import them."
  },
  polygonTolerance: {
    name: "polygon-tolerance",
    type: number(0, 1e3),
    default: "0",
    help: "How far a corner that is left out of an outline may lie from it, in pixels; 0 follows every pixel."
  }
};

// src/stages/1-config/label-options.ts
var LABEL_OPTIONS = {
  rules: { name: "rules", type: path(), help: "A JSON file with a range of intensities for each class." },
  output: {
    name: "output",
    type: path(),
    default: "masks",
    help: "Folder for the masks and labels.csv; beside images/ it makes a data set of both."
  }
};

// src/stages/1-config/merge-options.ts
var MERGE_OPTIONS = {
  data: {
    name: "data",
    type: path(),
    unset: "the ensemble of folds is not tested",
    help: "The data folder that the runs had: its test images test the ensemble of folds."
  },
  output: {
    name: "output",
    type: path(),
    default: "best-epoch",
    help: "Folder for the merged model, numbers and reports."
  },
  threads: {
    name: "threads",
    type: integer(0, 1024),
    default: "0",
    help: "Threads for the test; 0 takes one for each core."
  },
  failIf: {
    name: "fail-if",
    type: gates(),
    unset: "nothing",
    help: "What fails the joining once all is done, such as test-mean-iou < 0.8: conditions on the joined model, one a line."
  }
};

// src/stages/1-config/sample-options.ts
var SAMPLE_OPTIONS = {
  count: { name: "count", type: integer(1, 1e5), default: "60", help: "Number of exposures." },
  seed: {
    name: "seed",
    type: integer(0, 4294967295),
    default: "42",
    help: "Another seed gives other exposures."
  }
};

// src/cli/command-table.ts
var COMMAND_TABLE = [
  row("train", "--data FOLDER [settings]", "audit, split, train, test, report", {
    examples: [
      "train --data cells --time-budget 10m",
      "train --data cells --epochs 200 --patience 30 --output runs/cells",
      'train --data cells --initial-model runs/cells --fail-if "test-mean-iou < 0.8"'
    ]
  }),
  row(
    "check",
    "--data FOLDER [settings]",
    "audit and split only: everything that is wrong with the data, at once",
    {
      examples: [
        "check --data cells",
        "check --data scans --images '**/*_photo.png' --masks '**/*_mask.png'"
      ]
    }
  ),
  row(
    "predict",
    "--model FILE INPUT... [--output FOLDER] [options]",
    "segment images with a trained model: masks, overlays, tables; INPUT is a file, a folder or a pattern",
    {
      options: Object.values(PREDICT_OPTIONS),
      examples: [
        "predict --model best-epoch new-images",
        "predict --model best-epoch 'scans/*.tif' --find crack"
      ]
    }
  ),
  row(
    "evaluate",
    "--model FILE --data FOLDER [options] [settings]",
    "test a trained model on labelled images: metrics, report and gates; takes the settings of data, output and gates",
    {
      options: Object.values(EVALUATE_OPTIONS),
      examples: ['evaluate --model best-epoch --data new-cells --fail-if "test-mean-iou < 0.8"']
    }
  ),
  row(
    "label",
    "--rules FILE INPUT... [--output FOLDER]",
    "label images by ranges of intensity, and say what the rules leave ambiguous",
    {
      options: Object.values(LABEL_OPTIONS),
      examples: ["label --rules rules.json exposures --output labelled"]
    }
  ),
  row(
    "convert",
    "FOLDER OUTPUT [--from LABELS] [--to FORMATS] [settings of the data]",
    "write the labels of a data folder as masks, or as a labelling tool imports them",
    {
      options: Object.values(CONVERT_OPTIONS),
      examples: [
        "convert --from coco --to masks roboflow-export data/parts",
        "convert --to coco cells cells-coco"
      ]
    }
  ),
  row("sample", "ccd FOLDER [--count N] [--seed S]", "write simulated CCD exposures with their true labels", {
    options: Object.values(SAMPLE_OPTIONS),
    examples: ["sample ccd exposures --count 40"]
  }),
  row("demo", "[FOLDER] [settings]", "make a sample and train 8 epochs on it", {
    examples: ["demo"]
  }),
  row(
    "merge",
    "FOLDER... [--data FOLDER] [--output FOLDER]",
    "join the run folders of folds into one ensemble, or rank those of a sweep",
    { options: Object.values(MERGE_OPTIONS), examples: ["merge fold-1 fold-2 fold-3 --data cells"] }
  ),
  row("setup", "", "install the runtime packages now, for runs without a network later"),
  row("explain", "CODE", "say what a fault means and what helps: CODE is what stands before its message", {
    examples: ["explain mask-size-mismatch"]
  }),
  row("help", "[COMMAND]", "say what there is, or what a command takes"),
  row("version", "", "say which version this is")
];
var COMMANDS = COMMAND_TABLE.map(({ name }) => name);
var COMMANDS_ELSEWHERE = new Map([
  ...called("train", "fit", "run", "finetune", "fine-tune"),
  ...called("train --export", "export"),
  ...called("check", "audit", "verify", "lint", "doctor"),
  ...called("predict", "infer", "inference", "detect", "segment", "classify"),
  ...called("evaluate", "val", "validate", "test", "eval", "benchmark"),
  ...called("label", "annotate"),
  ...called("merge", "ensemble"),
  ...called("setup", "install", "init")
]);
function usageOf(command) {
  const { name, usage } = COMMAND_TABLE.find((one) => one.name === command);
  return `best-epoch ${name} ${usage}`.trimEnd();
}
function row(name, usage, help, { options = [], examples = [] } = {}) {
  return { name, usage, help, options, examples };
}

// src/cli/arguments.ts
var OPTIONS = COMMAND_TABLE.flatMap(({ options }) => options);
var SWITCHES = new Set(
  OPTIONS.filter(({ isSwitch }) => isSwitch === true).map(({ name }) => name)
);
var NAMES = [...new Set([...SETTINGS, ...OPTIONS].map(({ name }) => name))];
var LINES = new Set(
  SETTINGS.filter(({ type }) => type.lines === true).map(({ name }) => name)
);
function parseArguments(argv) {
  const { args, faults } = plainArguments(argv);
  const type = (name) => SWITCHES.has(name) ? "boolean" : "string";
  const { tokens } = parseArgs({
    args,
    options: {
      ...Object.fromEntries(NAMES.map((name) => [name, { type: type(name) }])),
      help: { type: "boolean", short: "h" },
      version: { type: "boolean", short: "v" }
    },
    strict: false,
    allowPositionals: true,
    tokens: true
  });
  const flags = /* @__PURE__ */ new Map();
  for (const token of tokens) {
    if (token.kind !== "option" || token.name === "help" || token.name === "version") continue;
    const { name, rawName, inlineValue } = token;
    const value = token.value ?? (SWITCHES.has(name) ? "true" : void 0);
    const forgotten = value === void 0 || !inlineValue && /^--?[a-z]/.test(value);
    if (forgotten) faults.push(flagWithoutValue(rawName));
    else flags.set(name, LINES.has(name) && flags.has(name) ? `${flags.get(name)}
${value}` : value);
  }
  const asked = (name) => tokens.some((token) => token.kind === "option" && token.name === name);
  const [first, ...positionals] = tokens.flatMap(
    (token) => token.kind === "positional" ? [token.value] : []
  );
  const rest = { flags: Object.fromEntries(flags), positionals, faults };
  if (asked("version")) return { command: "version", ...rest };
  if (asked("help"))
    return {
      command: "help",
      ...rest,
      positionals: first === void 0 || first === "help" ? positionals : [first]
    };
  return { command: first === void 0 ? void 0 : knownCommand(first), ...rest };
}
function plainArguments(argv) {
  const args = [];
  const faults = [];
  const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
  for (let i = 0; i < end; i++) {
    const typed = argv[i];
    const next = i + 1 < end ? argv[i + 1] : void 0;
    const isValue = next !== void 0 && !/^--?[a-z]/i.test(next);
    const short = /^-([a-z][^=]*)/i.exec(typed)?.[1];
    const hasOneDash = short !== void 0 && !SHORT.has(short);
    if (hasOneDash) faults.push(flagWithOneDash(typed, suggestionFor(short, NAMES, SETTINGS_ELSEWHERE)));
    const argument = hasOneDash && NAMES.includes(short) ? `-${typed}` : typed;
    const name = /^--([^=]+)$/.exec(argument)?.[1];
    if (hasOneDash && argument === typed) {
      if (isValue && !argument.includes("=")) i++;
    } else if (name !== void 0 && takesNext(name, next)) {
      args.push(isValue ? `${argument}=${next}` : `${argument}=`);
      if (isValue) i++;
    } else args.push(argument);
  }
  return { args: [...args, ...argv.slice(end)], faults };
}
var SHORT = /* @__PURE__ */ new Set(["h", "v"]);
function takesNext(name, next) {
  if (SWITCHES.has(name)) return next === "true" || next === "false";
  return ![...NAMES, "help", "version"].includes(name);
}
function knownCommand(name) {
  const command = COMMANDS.find((one) => one === name);
  if (command !== void 0) return command;
  throw new InputError(commandUnknown(name, suggestionFor(name, COMMANDS, COMMANDS_ELSEWHERE)));
}

// src/cli/commands.ts
import { readdir as readdir2 } from "node:fs/promises";
import { join as join2, resolve } from "node:path";

// src/sample/write-sample.ts
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

// src/sample/charge.ts
var ChargeMap = class {
  width;
  height;
  data;
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.data = new Float64Array(width * height);
  }
  /** Adds to one pixel; what falls outside the sensor is lost. */
  add(column, row2, charge) {
    if (column < 0 || row2 < 0 || column >= this.width || row2 >= this.height) return;
    this.data[row2 * this.width + column] += charge;
  }
  /**
   * Adds a point charge that diffused to a Gaussian of `sigma` pixels on its way to the surface: each pixel gets
   * the integral over its area. Pixel (i, j) covers [i, i + 1) x [j, j + 1).
   */
  addDiffused(x, y, sigma, charge) {
    const reach = Math.ceil(4 * sigma);
    const left = Math.floor(x) - reach;
    const top = Math.floor(y) - reach;
    const size = 2 * reach + 1;
    const columns = pixelShares(x, sigma, left, size);
    const rows = pixelShares(y, sigma, top, size);
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) this.add(left + i, top + j, charge * columns[i] * rows[j]);
    }
  }
};
function pixelShares(center, sigma, first, size) {
  const below = Array.from({ length: size + 1 }, (_, i) => normalCdf((first + i - center) / sigma));
  return below.slice(1).map((value, i) => value - below[i]);
}
function normalCdf(z) {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.31938153) * t;
  const tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
  return z < 0 ? tail : 1 - tail;
}

// src/sample/defects.ts
function addGlow(map, random) {
  for (let i = 1 + random.integer(4); i > 0; i--) addGlowingLine(map, random, "column");
  for (let i = random.integer(3); i > 0; i--) addGlowingLine(map, random, "row");
  if (random.chance(0.5)) addAmplifierGlow(map, random);
}
function addHotPixels(map, random) {
  for (let i = 150 + random.integer(300); i > 0; i--) {
    map.add(random.integer(map.width), random.integer(map.height), random.uniform(1500, 7e3));
  }
  for (let i = 10 + random.integer(20); i > 0; i--) addStreak(map, random);
}
function addGlowingLine(map, random, direction) {
  const [along, across] = direction === "column" ? [map.height, map.width] : [map.width, map.height];
  const first = random.integer(across);
  const width = 1 + random.integer(3);
  const start2 = random.chance(0.5) ? 0 : random.integer(Math.floor(along / 2));
  const end = random.chance(0.6) ? along : Math.min(along, start2 + 80 + random.integer(along));
  const brightness = random.uniform(500, 2500);
  const fading = along * random.uniform(1, 4);
  for (let line = first; line < first + width; line++) {
    const strength = brightness * random.uniform(0.8, 1.2);
    for (let i = start2; i < end; i++) {
      const charge = strength * Math.exp(-(i - start2) / fading);
      if (direction === "column") map.add(line, i, charge);
      else map.add(i, line, charge);
    }
  }
}
function addAmplifierGlow(map, random) {
  const width = 8 + random.integer(28);
  const brightness = random.uniform(700, 1600);
  const fromRight = random.chance(0.5);
  for (let i = 0; i < width; i++) {
    const charge = brightness * Math.exp(-0.7 * i / width);
    for (let row2 = 0; row2 < map.height; row2++) map.add(fromRight ? map.width - 1 - i : i, row2, charge);
  }
}
function addStreak(map, random) {
  const column = random.integer(map.width);
  const row2 = random.integer(map.height);
  const length = 3 + random.integer(8);
  const brightness = random.uniform(2500, 7e3);
  for (let i = 0; i < length; i++) map.add(column, row2 + i, brightness * Math.exp(-1.2 * i / length));
}

// src/sample/particles.ts
var DIFFUSION_BACK = 1.3;
var DIFFUSION_FRONT = 0.45;
var STEP = 0.5;
function addParticles(map, random) {
  const busy = random.uniform(0.3, 1);
  for (let i = 0; i < Math.round(40 * busy); i++) addElectron(map, random);
  for (let i = random.integer(4); i > 0; i--) addMuon(map, random);
  for (let i = random.integer(7); i > 0; i--) addAlpha(map, random);
  for (let i = Math.round(20 * busy); i > 0; i--) addXray(map, random);
}
function addElectron(map, random) {
  const length = random.uniform(15, 110);
  const brightness = random.uniform(1e3, 2600);
  let [x, y] = anywhere(map, random);
  let depth = random.next();
  let heading = random.uniform(0, 2 * Math.PI);
  let curvature = random.normal() * 0.05;
  for (let gone = 0; gone < length; gone += STEP) {
    const left = 1 - gone / length;
    const loss = 1 + 2.2 * Math.exp(-7 * left);
    map.addDiffused(x, y, diffusion(depth), STEP * brightness * loss * random.uniform(0.7, 1.3));
    curvature = 0.97 * curvature + random.normal() * 0.035 / (0.25 + left);
    heading += curvature * STEP + random.normal() * 0.06 / (0.3 + left);
    x += Math.cos(heading) * STEP;
    y += Math.sin(heading) * STEP;
    depth = Math.min(1, Math.max(0, depth + random.normal() * 0.02));
  }
}
function addMuon(map, random) {
  const length = random.uniform(25, 140);
  const heading = random.uniform(0, 2 * Math.PI);
  const brightness = random.uniform(900, 1600);
  const [x, y] = anywhere(map, random);
  for (let gone = 0; gone < length; gone += STEP) {
    const loss = 0.75 - 0.25 * Math.log(1 - random.next());
    map.addDiffused(
      x + Math.cos(heading) * gone,
      y + Math.sin(heading) * gone,
      diffusion(gone / length),
      STEP * brightness * loss
    );
  }
}
function addAlpha(map, random) {
  const sigma = random.uniform(1.8, 3.2);
  map.addDiffused(...anywhere(map, random), sigma, random.uniform(4e3, 12e3) * sigma);
}
function addXray(map, random) {
  map.addDiffused(...anywhere(map, random), diffusion(random.uniform(0.4, 1)), random.uniform(4e3, 12e3));
}
function diffusion(depth) {
  return Math.sqrt(DIFFUSION_FRONT ** 2 + (DIFFUSION_BACK ** 2 - DIFFUSION_FRONT ** 2) * depth);
}
function anywhere(map, random) {
  return [random.uniform(0, map.width), random.uniform(0, map.height)];
}

// src/sample/exposure.ts
var CLASSES = ["background", "glowing", "hot pixel", "cluster"];
var SIZE = 256;
var PEDESTAL = 8800;
var READ_NOISE = 60;
var SHOT_NOISE = 2;
var SEEN = 4;
var SATURATION = 65535;
function simulateExposure(seed, number2) {
  const random = Random.for(seed, "ccd", number2);
  const [glow, hot, cluster] = [addGlow, addHotPixels, addParticles].map((add) => {
    const map = new ChargeMap(SIZE, SIZE);
    add(map, random);
    return map.data;
  });
  const pedestal = PEDESTAL + random.normal() * 10;
  const image = new Uint16Array(SIZE * SIZE);
  const mask = new Uint8Array(SIZE * SIZE);
  for (let i = 0; i < image.length; i++) {
    const charge = glow[i] + hot[i] + cluster[i];
    const measured = pedestal + charge + noiseOf(charge) * random.normal();
    image[i] = Math.min(SATURATION, Math.max(0, Math.round(measured)));
    mask[i] = trueClass(glow[i], hot[i], cluster[i]);
  }
  return { width: SIZE, height: SIZE, image, mask };
}
function trueClass(glow, hot, cluster) {
  if (hot >= SEEN * noiseOf(glow + cluster)) return 2;
  if (cluster >= SEEN * noiseOf(glow)) return 3;
  return glow >= SEEN * noiseOf(0) ? 1 : 0;
}
function noiseOf(charge) {
  return Math.sqrt(READ_NOISE ** 2 + SHOT_NOISE * charge);
}

// src/sample/png.ts
import { crc32 } from "node:zlib";
var SIGNATURE = Buffer.from("PNG\r\n\n", "latin1");
function encodeGrey16(width, height, data) {
  const rows = Buffer.alloc(height * (1 + 2 * width));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.writeUInt16BE(data[y * width + x], y * (1 + 2 * width) + 1 + 2 * x);
  }
  return png(width, height, { bits: 16, colorType: 0 }, [], rows);
}
function encodeIndexed(width, height, data, palette) {
  const rows = Buffer.alloc(height * (1 + width));
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * width, (y + 1) * width), y * (1 + width) + 1);
  const colors = Buffer.alloc(3 * palette.length);
  palette.forEach((color, i) => {
    colors.writeUIntBE(color, 3 * i, 3);
  });
  return png(width, height, { bits: 8, colorType: 3 }, [chunk("PLTE", colors)], rows);
}
function png(width, height, { bits, colorType }, before, rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colorType, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    ...before,
    chunk("IDAT", zlibStored(rows)),
    chunk("IEND", Buffer.alloc(0))
  ]);
}
function chunk(type, content) {
  const framed = Buffer.alloc(12 + content.length);
  framed.writeUInt32BE(content.length, 0);
  framed.write(type, 4, "latin1");
  framed.set(content, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + content.length)), 8 + content.length);
  return framed;
}
function zlibStored(bytes) {
  const parts = [Buffer.from([120, 1])];
  const LARGEST_BLOCK = 65535;
  for (let start2 = 0; start2 < bytes.length; start2 += LARGEST_BLOCK) {
    const block = bytes.subarray(start2, start2 + LARGEST_BLOCK);
    const head = Buffer.alloc(5);
    head[0] = start2 + block.length === bytes.length ? 1 : 0;
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(block.length ^ 65535, 3);
    parts.push(head, block);
  }
  const end = Buffer.alloc(4);
  end.writeUInt32BE(adler32(bytes));
  return Buffer.concat([...parts, end]);
}
function adler32(bytes) {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return (b << 16 | a) >>> 0;
}

// src/sample/write-sample.ts
var PALETTE = [0, 5682409, 13983232, 15787074];
async function writeSample({ folder, count, seed }) {
  try {
    await makeFolder(folder);
    if ((await readdir(folder)).length > 0) throw new InputError(sampleFolderNotEmpty(folder));
    for (const name of ["images", "masks"]) await mkdir(join(folder, name));
    await writeFile(join(folder, "classes.json"), `${JSON.stringify({ classes: CLASSES }, null, 2)}
`);
    const digits = Math.max(3, String(count - 1).length);
    for (let i = 0; i < count; i++) {
      const { width, height, image, mask } = simulateExposure(seed, i);
      const name = `${String(i).padStart(digits, "0")}.png`;
      await writeFile(join(folder, "images", name), encodeGrey16(width, height, image));
      await writeFile(join(folder, "masks", name), encodeIndexed(width, height, mask, PALETTE));
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(sampleFolderNotWritable(folder, error.message), { cause: error });
  }
}

// src/errors/chapters.ts
var KINDS = {
  Settings: Object.values(settings_exports),
  "Command line and installation": [...Object.values(program_exports), npmMissing],
  "Files and folders": [files_exports, not_fetched_exports, unpaired_exports, bad_files_exports].flatMap(
    (kinds) => Object.values(kinds)
  ),
  Images: Object.values(formats_exports),
  "Classes and masks": [
    ...Object.values(labels_exports),
    ...Object.values(mask_values_exports),
    ...Object.values(numbered_objects_exports),
    ...Object.values(inverted_masks_exports),
    ...Object.values(blended_masks_exports),
    ...Object.values(joined_masks_exports),
    ...Object.values(class_lists_exports)
  ],
  "Which files are masks": [...Object.values(pairing_exports), ...Object.values(doubtful_pairs_exports)],
  "Class folders": [
    ...Object.values(class_folders_exports),
    ...Object.values(class_doubts_exports),
    ...Object.values(copies_exports),
    ...Object.values(flat_pictures_exports)
  ],
  "Labels in tables": [
    ...Object.values(label_tables_exports),
    ...Object.values(table_classes_exports),
    ...Object.values(table_doubts_exports),
    ...Object.values(beside_labels_exports)
  ],
  "Labels of other tools": [
    exported_labels_exports,
    exports_beside_exports,
    parts_of_exports_exports,
    image_paths_exports,
    annotations_exports,
    annotation_files_exports,
    labelling_tasks_exports,
    drawn_shapes_exports,
    shapes_in_place_exports,
    yolo_labels_exports,
    xml_annotations_exports,
    shape_classes_exports,
    shape_attributes_exports
  ].flatMap((kinds) => Object.values(kinds)),
  "Labels that are not read": Object.values(unread_labels_exports),
  Split: [...Object.values(split_exports), ...Object.values(given_parts_exports)],
  Training: Object.values(training_exports),
  Writing: Object.values(writing_exports),
  "Initial model": [...Object.values(initial_model_exports), ...Object.values(pretrained_exports)],
  Baseline: Object.values(baseline_exports),
  History: Object.values(history_exports),
  Gates: Object.values(gates_exports),
  Caches: Object.values(reuse_exports),
  "Artifacts, summary and comment": Object.values(publishing_exports),
  "Folds, sweeps and merging": [...Object.values(fan_out_exports), ...Object.values(merging_exports)],
  Prediction: Object.values(using_models_exports),
  Evaluation: Object.values(evaluation_exports),
  Conversion: Object.values(converting_exports),
  "Labelling by rule": Object.values(rules_exports)
};
function chapters() {
  const all = Object.values(KINDS).flat();
  const told = /* @__PURE__ */ new Set();
  return Object.entries(KINDS).map(([title, kinds]) => {
    const codes = [...new Set(kinds.map(({ code }) => code))].filter((code) => !told.has(code)).sort();
    for (const code of codes) told.add(code);
    return {
      title,
      entries: codes.map((code) => ({ code, kinds: all.filter((kind) => kind.code === code) }))
    };
  });
}
function consequenceOf({ kinds }) {
  return kinds.some(({ severity }) => severity === "error") ? "Error" : "Warning: the run goes on";
}

// src/cli/wrap.ts
var WIDEST = 110;
var NARROWEST = 30;
function wrap(text, columns, indent = 0) {
  const width = Math.max(NARROWEST, Math.min(columns, WIDEST) - indent);
  const lines2 = [""];
  for (const word of text.split(" ")) {
    const last = lines2.at(-1);
    if (last !== "" && last.length + 1 + word.length > width) lines2.push(word);
    else lines2[lines2.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines2;
}
function wrapCommand(command, columns, indent) {
  const width = Math.max(NARROWEST, Math.min(columns, WIDEST)) - indent - " \\".length;
  const lines2 = [];
  for (const word of command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []) {
    const last = lines2.at(-1);
    if (last === void 0 || last.length + 1 + word.length > width - (lines2.length > 1 ? 2 : 0))
      lines2.push(word);
    else lines2[lines2.length - 1] = `${last} ${word}`;
  }
  return lines2.map((line, i) => `${i === 0 ? "" : "  "}${line}${i < lines2.length - 1 ? " \\" : ""}`);
}

// src/cli/help.ts
var TITLE = "Turns a folder of labelled images into the best model this machine can train, and uses it.\n";
var END = `Settings may also stand in a best-epoch.json or best-epoch.yml in the data folder; flags go first.
\`best-epoch help COMMAND\` says what else a command takes.

Exit codes: 0 done, 1 a condition of --fail-if holds, 2 bad input or settings, 3 internal error,
130 or 143 cancelled (the best model is saved).
`;
var COMMAND_INDENT = 8;
var CODE_INDENT = 2;
var EXAMPLE_INDENT = 2;
var INDENT = 26;
var NARROW = 60;
var NARROW_INDENT = 6;
function helpText(width) {
  return [
    paragraphs(TITLE, width),
    usageText(width),
    ...settingsTexts(SETTINGS, width),
    paragraphs(END, width)
  ].join("\n");
}
function commandHelp(command, width) {
  const { help, options, examples } = COMMAND_TABLE.find(({ name }) => name === command);
  const more = command === "check" ? [paragraphs("Any other setting of `train` is read as well.\n", width)] : [];
  return [
    lines(wrap(usageOf(command), width)),
    lines(wrap(`${help[0].toUpperCase()}${help.slice(1)}.`, width)),
    ...examples.length === 0 ? [] : [`Examples
${examples.map((one) => exampleText(one, width)).join("")}`],
    ...options.length === 0 ? [] : [`Options
${options.map((one) => describe(one, width)).join("")}`],
    ...settingsTexts(SETTINGS.filter(isFor(command)), width),
    ...more,
    ...command === "explain" ? [codesText(width)] : []
  ].join("\n");
}
function exampleText(example, width) {
  return lines(wrapCommand(`best-epoch ${example}`, width, EXAMPLE_INDENT), EXAMPLE_INDENT);
}
function isFor(command) {
  if (command === "evaluate") return ({ name }) => isForEvaluation(name);
  if (command === "check") return ({ section }) => section === "Data" || section === "Split";
  return () => usageOf(command).includes("[settings]");
}
function settingsTexts(settings, width) {
  return [...new Set(settings.map(({ section }) => section))].map((section) => {
    const rows = settings.filter((setting) => setting.section === section);
    return `${section}
${rows.map((setting) => describe(setting, width)).join("")}`;
  });
}
function usageText(width) {
  const rows = COMMAND_TABLE.map(
    ({ name, help }) => lines(wrap(usageOf(name), width, 2), 2) + lines(wrap(help, width, COMMAND_INDENT), COMMAND_INDENT)
  );
  return `Usage
${rows.join("")}`;
}
function codesText(width) {
  const texts = chapters().map(({ title, entries }) => {
    const codes = wrap(entries.map(({ code }) => code).join(", "), width, CODE_INDENT);
    return `${title}
${lines(codes, CODE_INDENT)}`;
  });
  return texts.join("\n");
}
function describe(option, width) {
  const text = `${option.help} [${option.type.label}; default: ${describeDefault(option)}]`;
  if (width < NARROW) return `  --${option.name}
${lines(wrap(text, width, NARROW_INDENT), NARROW_INDENT)}`;
  const [first, ...rest] = wrap(text, width, INDENT);
  return `${`  --${option.name}`.padEnd(INDENT)}${first}
${lines(rest, INDENT)}`;
}
function paragraphs(text, width) {
  return text.split("\n\n").map((paragraph) => lines(wrap(paragraph.replaceAll("\n", " ").trim(), width))).join("\n");
}
function lines(texts, indent = 0) {
  return texts.map((text) => `${" ".repeat(indent)}${text}
`).join("");
}

// src/cli/cancellation.ts
var EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };
function listenForCancellation(source, onFirst) {
  const controller = new AbortController();
  let exitCode = EXIT_CODES.SIGINT;
  const listener = (signal) => {
    if (controller.signal.aborted) {
      source.exit(EXIT_CODES[signal]);
      return;
    }
    exitCode = EXIT_CODES[signal];
    onFirst();
    controller.abort();
  };
  source.on("SIGINT", listener);
  source.on("SIGTERM", listener);
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    [Symbol.dispose]() {
      source.off("SIGINT", listener);
      source.off("SIGTERM", listener);
    }
  };
}

// src/cli/session.ts
function hostOfCommand(session) {
  return hostOf("command", session);
}
async function placesOf(settings, session, kind = "training") {
  const host = await hostOfCommand(session);
  const program = await readProgram(session.root);
  const run = publishedRun(settings, "");
  return {
    program,
    settings,
    cwd: session.cwd,
    publisher: host.publisher(run),
    earlier: host.earlierRuns({ ...runWithPast(settings, program.code), kind })
  };
}
async function publisherOf(session) {
  return (await hostOfCommand(session)).plainPublisher();
}
async function cancellable(session, work, stopping = "Stopping; the best model so far is kept, if there is one.") {
  var _stack = [];
  try {
    const cancellation = __using(_stack, cancellationOf(session, stopping));
    try {
      return await work(cancellation);
    } catch (error) {
      if (cancellation.signal.aborted && error.name === "AbortError") return cancellation.exitCode();
      throw error;
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
function cancellationOf({ signals, stderr }, stopping) {
  return listenForCancellation(signals, () => {
    stderr.write(`
${stopping} Once more stops at once.
`);
  });
}
async function provide(session, ofRun, { engine = "auto", beforehand, signal = ofRun } = {}) {
  const say = (line) => session.stdout.write(`${line}
`);
  const { packages: store, plainPublisher } = await hostOfCommand(session);
  const options = { ...session, signal, say, warn: plainPublisher().faults, beforehand, store };
  await provideRuntimePackages(options);
  if (engine === "tensorflow") await provideTensorflow(options);
}
async function loadDoor(session, signal, load, needs) {
  await provide(session, signal, needs);
  return loadWithRuntimePackages(session.root, load);
}

// src/cli/commands.ts
async function trainCommand(given, session) {
  const settings = await settingsOf(given, given.flags, surplus(given.positionals, DATA_FIX), session);
  return cancellable(session, (cancellation) => train(settings, session, cancellation));
}
async function checkCommand(given, session) {
  const settings = await settingsOf(given, given.flags, surplus(given.positionals, DATA_FIX), session);
  return cancellable(session, async ({ signal }) => {
    const places = await placesOf(settings, session);
    const { startsFrom, earlierSplits } = await lookBack(places);
    const beforehand = () => requireData(settings);
    const { check } = await loadDoor(session, signal, session.loadRun, { beforehand });
    const { version } = places.program;
    await check({
      ...places,
      startsFrom,
      earlierSplits,
      signal,
      version,
      now: session.now,
      writes: "output" in given.flags
    });
    return 0;
  });
}
var DATA_FIX = "Name the data folder with `--data FOLDER`.";
async function sampleCommand(given, session) {
  const [kind, folder, ...more] = given.positionals;
  const faults = [...given.faults, ...surplus(more, "Quote a folder with blanks in its name.")];
  const usage = usageOf("sample");
  if (kind !== "ccd") faults.push(argumentMissing("kind of sample", "ccd", usage));
  else if (folder === void 0) faults.push(argumentMissing("folder for the sample", "a path", usage));
  const options = parseOptions("sample", SAMPLE_OPTIONS, given.flags, session.cwd);
  faults.push(...options.faults);
  if (faults.length > 0 || folder === void 0 || options.values === void 0) throw new InputError(faults);
  const { count, seed } = options.values;
  await writeSample({ folder: resolve(session.cwd, folder), count, seed });
  session.stdout.write(`Wrote ${count} simulated CCD exposures with masks to ${folder}
`);
  return 0;
}
var DEMO = {
  count: 40,
  seed: 42,
  flags: {
    ...{ epochs: "8", "time-budget": "10m", "image-size": "64", "batch-size": "8" },
    "initial-model": "none"
  }
};
async function demoCommand(given, session) {
  const [folder = await freeFolder(session.cwd), ...more] = given.positionals;
  const data = join2(folder, "data");
  const fixed = { data, output: join2(folder, "best-epoch") };
  const faults = surplus(more, "The demo takes one folder at most.");
  for (const name of Object.keys(fixed)) {
    if (name in given.flags) faults.push(settingNotForCommand(name, "demo"));
  }
  const flags = { ...DEMO.flags, ...given.flags, ...fixed };
  const settings = await settingsOf(given, flags, faults, session);
  return cancellable(session, async (cancellation) => {
    await provide(session, cancellation.signal, { engine: settings.engine });
    await writeSample({ folder: settings.data, count: DEMO.count, seed: DEMO.seed });
    session.stdout.write(`Simulated ${DEMO.count} CCD exposures with masks in ${data}
`);
    session.stdout.write(setByDemo(given.flags));
    return train(settings, session, cancellation);
  });
}
function setByDemo(given) {
  const set = Object.entries(DEMO.flags).filter(([name]) => !(name in given));
  if (set.length === 0) return "";
  return `Set by the demo, to be quick: ${set.map((one) => one.join(" ")).join(", ")}.
`;
}
async function setupCommand(given, session) {
  const faults = [...given.faults, ...surplus(given.positionals, "It takes no arguments.")];
  for (const name of Object.keys(given.flags)) faults.push(settingNotForCommand(name, "setup"));
  if (faults.length > 0) throw new InputError(faults);
  return cancellable(session, async ({ signal }) => {
    await provide(session, signal);
    session.stdout.write("The runtime packages are there.\n");
    return 0;
  });
}
async function mergeCommand(given, session) {
  const options = parseOptions("merge", MERGE_OPTIONS, given.flags, session.cwd);
  const faults = [...given.faults, ...options.faults];
  const [first] = given.positionals;
  if (first === void 0)
    faults.push(argumentMissing("folders of the runs", "one at least", usageOf("merge")));
  if (faults.length > 0 || options.values === void 0) throw new InputError(faults);
  const settings = options.values;
  const folders = given.positionals.map((name) => ({ name, folder: resolve(session.cwd, name) }));
  return cancellable(session, async ({ signal }) => {
    const { data, output } = settings;
    const beforehand = async () => data === void 0 ? void 0 : requireData({ data, output });
    const { merge } = await loadDoor(session, signal, session.loadRun, { beforehand });
    const version = await packageVersion(session.root);
    const publisher = await publisherOf(session);
    const { gateFailed } = await merge({ settings, folders, publisher, signal, version, now: session.now });
    return gateFailed ? 1 : 0;
  });
}
async function helpCommand(given, session) {
  const [asked] = given.positionals;
  const command = asked === void 0 ? void 0 : knownCommand(asked);
  const width = session.stdout.columns ?? 100;
  session.stdout.write(command === void 0 ? helpText(width) : commandHelp(command, width));
  return 0;
}
async function versionCommand(session) {
  session.stdout.write(`${await packageVersion(session.root)}
`);
  return 0;
}
async function train(settings, session, { signal, exitCode }) {
  const { clock, now, loadRun } = session;
  const { cutOffMs, endsWithJob, skipsUnchanged } = await hostOfCommand(session);
  const { report, gateFailed } = await start({
    ...await placesOf(settings, session),
    skipsUnchanged,
    provide: (needs) => provide(session, signal, needs),
    loadRun,
    signal,
    clock,
    cutOffMs,
    endsWithJob,
    now
  });
  if (report === void 0)
    session.stderr.write("Stopped before the first epoch was done: there is no model.\n");
  return signal.aborted ? exitCode() : Number(gateFailed);
}
async function settingsOf(given, flags, found, session) {
  const faults = [...given.faults, ...found];
  try {
    const settings = await loadSettings(flags, session.cwd);
    if (faults.length === 0) return settings;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    faults.push(
      ...error.faults.filter(({ code }) => code !== "setting-missing" || given.faults.length === 0)
    );
  }
  throw new InputError(faults);
}
function surplus(positionals, fix) {
  return positionals.map((argument) => argumentUnexpected(argument, fix));
}
async function freeFolder(cwd) {
  for (let i = 1; ; i++) {
    const name = i === 1 ? "best-epoch-demo" : `best-epoch-demo-${i}`;
    const content = await readdir2(join2(cwd, name)).catch(() => []);
    if (content.length === 0) return name;
  }
}

// src/cli/convert-command.ts
var ELSEWHERE = ["data", "output", "labels"];
async function convertCommand(given, session) {
  const { settings, chosen, outputName } = await readConvert(given, session.cwd);
  return cancellable(
    session,
    async ({ signal }) => {
      const beforehand = () => requireData(settings);
      const { convert } = await loadDoor(session, signal, () => import("./run-convert.js"), { beforehand });
      await convert({ settings, chosen, outputName, publisher: await publisherOf(session), signal });
      return 0;
    },
    "Stopping; the images that are done are kept."
  );
}
async function readConvert(given, cwd) {
  const [data, output, ...more] = given.positionals;
  const isOfData = (name) => !ELSEWHERE.includes(name) && SETTINGS.some((one) => one.name === name && one.section === "Data");
  const flags = Object.entries(given.flags);
  const ofData = Object.fromEntries(flags.filter(([name]) => isOfData(name)));
  const own = Object.fromEntries(flags.filter(([name]) => !isOfData(name)));
  const { values: chosen, faults: found } = parseOptions("convert", CONVERT_OPTIONS, own, cwd);
  const faults = [...given.faults, ...found, ...more.map((one) => argumentUnexpected(one, QUOTE))];
  if (data === void 0 || output === void 0)
    faults.push(argumentMissing("folders", "the data folder and one to write to", usageOf("convert")));
  if (chosen === void 0 || faults.length > 0) throw new InputError(faults);
  const settings = await loadAllRuns(
    { ...ofData, data, output, labels: chosen.from ?? "" },
    cwd
  );
  return { settings, chosen, outputName: output };
}
var QUOTE = "Quote a folder with blanks in its name.";

// src/cli/evaluate-command.ts
async function evaluateCommand(given, session) {
  const { settings, chosen } = await loadEvaluation(given.flags, session.cwd, faultsOf(given));
  const { clock, now } = session;
  return cancellable(
    session,
    async ({ signal }) => {
      const beforehand = () => requireData(settings);
      const { evaluate } = await loadDoor(session, signal, () => import("./run-evaluate.js"), {
        beforehand
      });
      const { program, ...places } = await placesOf(settings, session, "evaluation");
      const run = { ...places, chosen, signal, version: program.version, clock, now };
      return Number((await evaluate(run)).gateFailed);
    },
    "Stopping; nothing is written."
  );
}
function faultsOf({ flags, positionals, faults }) {
  const isSetting = (name) => SETTINGS.some((setting) => setting.name === name);
  return [
    ...faults,
    ...positionals.map(
      (argument) => argumentUnexpected(argument, "Name the data folder with `--data FOLDER`.")
    ),
    ...Object.keys(flags).filter((name) => isSetting(name) && !isForEvaluation(name)).map((name) => settingNotForCommand(name, "evaluate"))
  ];
}

// src/cli/explain-command.ts
function explainCommand(given, { stdout }) {
  const [code, ...more] = given.positionals.filter((word) => !/^(?:error|warning):?$/.test(word));
  const faults = [
    ...given.faults,
    ...more.map((argument) => argumentUnexpected(argument, "It takes one code.")),
    ...Object.keys(given.flags).map((name) => settingNotForCommand(name, "explain"))
  ];
  if (code === void 0)
    faults.push(argumentMissing("code of a fault", "one such as mask-size-mismatch", usageOf("explain")));
  if (code === void 0 || faults.length > 0) throw new InputError(faults);
  stdout.write(textOf(code, stdout.columns ?? 100));
  return 0;
}
function textOf(typed, columns) {
  const code = typed.toLowerCase().replace(/:.*$/s, "");
  const entries = chapters().flatMap((chapter) => chapter.entries);
  const entry = entries.find((one) => one.code === code);
  const texts = [
    ...entry === void 0 ? [] : [explanation(entry, columns)],
    ...VERDICTS.filter(([verdict]) => verdict === code).map((one) => verdictText(one, columns))
  ];
  if (texts.length > 0) return texts.join("\n");
  const words = [...entries.map((one) => one.code), ...VERDICTS.map(([verdict]) => verdict)];
  throw new InputError(faultUnknown(code, suggestionFor(code, words)));
}
var VERDICTS = Object.entries(VERDICT_MEANINGS);
function verdictText([verdict, meaning], columns) {
  return [`${verdict}
Verdict on the baseline`, "", ...wrap(meaning, columns), ""].join("\n");
}
var INDENT2 = 4;
function explanation(entry, columns) {
  const kinds = entry.kinds.map((kind) => {
    const example = kind.example();
    const message = wrap(escapeControls(example.message), columns, INDENT2).map(
      (line) => `${" ".repeat(INDENT2)}${line}`
    );
    const [, ...excerpt] = faultLines(example);
    return ["For example:", ...message, ...excerpt, "", ...wrap(withoutMarks(kind.note), columns)].join("\n");
  });
  return `${[`${entry.code}
${consequenceOf(entry)}`, ...kinds].join("\n\n")}
`;
}
function withoutMarks(note) {
  return note.replace(/\[([^\]]+)\]\(([^)#]*)[^)]*\)/g, (_, text, page) => {
    const file = page.startsWith("../") ? page.slice("../".length) : `docs/${page}`;
    return page === "" || file === text ? text : `${text} (${file})`;
  });
}

// src/cli/label-command.ts
async function labelCommand(given, session) {
  const { values: settings, faults: found } = parseOptions("label", LABEL_OPTIONS, given.flags, session.cwd);
  const faults = [...given.faults, ...found];
  const inputs = given.positionals;
  if (inputs.length === 0)
    faults.push(argumentMissing("input", "files, folders or patterns", usageOf("label")));
  if (settings === void 0 || faults.length > 0) throw new InputError(faults);
  const outputName = given.flags.output ?? settings.output;
  const work = async (signal) => {
    const { label } = await loadDoor(session, signal, () => import("./run-label.js"));
    const publisher = await publisherOf(session);
    return label({ settings, inputs, outputName, cwd: session.cwd, publisher, signal });
  };
  return cancellable(
    session,
    async ({ signal }) => await work(signal) === 0 ? 0 : 2,
    "Stopping; the masks that are done are kept."
  );
}

// src/cli/predict-command.ts
async function predictCommand(given, session) {
  const { values: settings, faults: found } = parseOptions(
    "predict",
    PREDICT_OPTIONS,
    given.flags,
    session.cwd
  );
  const faults = [...given.faults, ...found];
  const inputs = given.positionals;
  if (inputs.length === 0)
    faults.push(argumentMissing("input", "files, folders or patterns", usageOf("predict")));
  if (settings === void 0 || faults.length > 0) throw new InputError(faults);
  const work = async (signal) => {
    const { predict } = await loadDoor(session, signal, () => import("./run-predict.js"));
    const outputName = given.flags.output ?? settings.output;
    return predict({
      settings,
      inputs,
      outputName,
      cwd: session.cwd,
      publisher: await publisherOf(session),
      signal
    });
  };
  return cancellable(
    session,
    async ({ signal }) => await work(signal) === 0 ? 0 : 2,
    "Stopping; the images that are done are kept."
  );
}

// src/cli/main.ts
async function main(session) {
  try {
    return await runCommand(session);
  } catch (thrown) {
    return tellThrown(await takenAway(thrown, session) ?? thrown, session.stderr);
  }
}
function tellThrown(thrown, stderr) {
  const error = wantOfMemory(thrown, { doing: "the command", lower: [] }) ?? fileSystemRefusal(thrown) ?? thrown;
  if (error instanceof InputError) {
    tellFaults(stderr, error.faults);
    if (stderr.isTTY === true) stderr.write(`
${whereMoreIs(error.faults)}
`);
    return 2;
  }
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  stderr.write(`internal error, please report it with all of this:
${stack}
`);
  return 3;
}
function whereMoreIs(faults) {
  const codes = new Set(faults.map(({ code }) => code));
  return `\`best-epoch explain ${codes.size === 1 ? [...codes][0] : "CODE"}\` says more.`;
}
function commandMissing() {
  return argumentMissing("command", `one of ${COMMANDS.join(", ")}`, usageOf("train"));
}
async function runCommand(session) {
  const given = parseArguments(session.argv);
  switch (given.command) {
    case "train":
      return trainCommand(given, session);
    case "check":
      return checkCommand(given, session);
    case "predict":
      return predictCommand(given, session);
    case "evaluate":
      return evaluateCommand(given, session);
    case "label":
      return labelCommand(given, session);
    case "convert":
      return convertCommand(given, session);
    case "sample":
      return sampleCommand(given, session);
    case "demo":
      return demoCommand(given, session);
    case "setup":
      return setupCommand(given, session);
    case "merge":
      return mergeCommand(given, session);
    case "explain":
      return explainCommand(given, session);
    case "help":
      return helpCommand(given, session);
    case "version":
      return versionCommand(session);
    case void 0:
      if (session.argv.length > 0) throw new InputError([commandMissing(), ...given.faults]);
      session.stderr.write(helpText(session.stderr.columns ?? 100));
      return 2;
  }
}

// src/cli.ts
watchStreams(process, (code) => process.exit(code));
process.on("uncaughtException", (thrown) => process.exit(tellThrown(thrown, process.stderr)));
process.exitCode = await main({
  argv: process.argv.slice(2),
  env: presentVariables(process.env),
  cwd: process.cwd(),
  root: resolve2(fileURLToPath(new URL("..", import.meta.url))),
  execPath: process.execPath,
  platform: process.platform,
  arch: process.arch,
  stdout: process.stdout,
  stderr: process.stderr,
  signals: process,
  clock: () => performance.now(),
  now: () => /* @__PURE__ */ new Date(),
  loadRun: () => import("./run.js")
});
