#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  localRunStore
} from "./chunk-AHBTN5BU.js";
import {
  PREDICT_OPTIONS
} from "./chunk-CSTWOHO5.js";
import {
  advance,
  barLine,
  epochLine,
  findInitialModel,
  forecastLine,
  initialLine,
  startedLine,
  stoppedLine,
  workLine
} from "./chunk-Q4TFMWSX.js";
import {
  mergedWords
} from "./chunk-HI2LTWWI.js";
import {
  evaluatedSentence
} from "./chunk-OPVLSJKY.js";
import "./chunk-2F6VHLNO.js";
import {
  loadEvaluation,
  loadSettings,
  loadWithRuntimePackages,
  ownCode,
  parseOptions,
  provideRuntimePackages,
  provideTensorflow,
  restoreUnchanged,
  runFingerprint
} from "./chunk-CKQB35HB.js";
import "./chunk-2PFQ2NPE.js";
import {
  EVALUATE_OPTIONS,
  isForEvaluation
} from "./chunk-DA6PTGB2.js";
import {
  SETTINGS,
  describeDefault
} from "./chunk-FKWAULHV.js";
import "./chunk-Y5K6275C.js";
import "./chunk-JO33H4OS.js";
import {
  integer,
  path
} from "./chunk-GY4JLXYN.js";
import "./chunk-7JO6IHGI.js";
import "./chunk-BUMLXEZK.js";
import {
  fineTunedSentence,
  resultLines,
  stopSentence
} from "./chunk-FETK4JZU.js";
import "./chunk-W6RPZAXZ.js";
import {
  gateFaults
} from "./chunk-5MLFQH3K.js";
import {
  require_mod
} from "./chunk-DHVBHEBY.js";
import {
  makeFolder
} from "./chunk-TGS4TCST.js";
import "./chunk-KUWMZQRL.js";
import {
  Random
} from "./chunk-PUHXWQWT.js";
import {
  InputError,
  argumentMissing,
  argumentUnexpected,
  commandUnknown,
  escapeControls,
  faultLines,
  flagWithoutValue,
  sampleFolderNotEmpty,
  sampleFolderNotWritable,
  settingNotForCommand
} from "./chunk-AAVDFMB6.js";
import {
  __callDispose,
  __name,
  __toESM,
  __using
} from "./chunk-X4WLS5DE.js";

// src/cli.ts
import { resolve as resolve2 } from "node:path";
import { fileURLToPath } from "node:url";

// src/cli/arguments.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
import { parseArgs } from "node:util";

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
  row("train", "--data FOLDER [settings]", "audit, split, train, test, report"),
  row(
    "check",
    "--data FOLDER [settings]",
    "audit and split only: everything that is wrong with the data, at once"
  ),
  row(
    "predict",
    "--model FILE INPUT... [--output FOLDER] [options]",
    "segment images with a trained model: masks, overlays, tables; INPUT is a file, a folder or a pattern",
    Object.values(PREDICT_OPTIONS)
  ),
  row(
    "evaluate",
    "--model FILE --data FOLDER [options] [settings]",
    "test a trained model on labelled images: metrics, report and gates; takes the settings of data, output and gates",
    Object.values(EVALUATE_OPTIONS)
  ),
  row(
    "label",
    "--rules FILE INPUT... [--output FOLDER]",
    "label images by ranges of intensity, and say what the rules leave ambiguous",
    Object.values(LABEL_OPTIONS)
  ),
  row(
    "sample",
    "ccd FOLDER [--count N] [--seed S]",
    "write simulated CCD exposures with their true labels",
    Object.values(SAMPLE_OPTIONS)
  ),
  row("demo", "[FOLDER] [settings]", "make a sample and train on it for about a minute"),
  row(
    "merge",
    "FOLDER... [--data FOLDER] [--output FOLDER]",
    "join the run folders of folds into one ensemble, or rank those of a sweep",
    Object.values(MERGE_OPTIONS)
  ),
  row("setup", "", "install the runtime packages now, for runs without a network later"),
  row("help", "[COMMAND]", "say what there is, or what a command takes"),
  row("version", "", "say which version this is")
];
var COMMANDS = COMMAND_TABLE.map(({ name }) => name);
function usageOf(command) {
  const { name, usage } = COMMAND_TABLE.find((one) => one.name === command);
  return `best-epoch ${name} ${usage}`.trimEnd();
}
__name(usageOf, "usageOf");
function row(name, usage, help, options = []) {
  return { name, usage, help, options };
}
__name(row, "row");

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
  const type = /* @__PURE__ */ __name((name) => SWITCHES.has(name) ? "boolean" : "string", "type");
  const { tokens } = parseArgs({
    args: withUnknownFlags(argv, NAMES),
    options: {
      ...Object.fromEntries(NAMES.map((name) => [name, { type: type(name) }])),
      help: { type: "boolean", short: "h" },
      version: { type: "boolean", short: "v" }
    },
    strict: false,
    allowPositionals: true,
    tokens: true
  });
  const flags = {};
  const faults = [];
  for (const token of tokens) {
    if (token.kind !== "option" || token.name === "help" || token.name === "version") continue;
    const { name, rawName, inlineValue } = token;
    const value = token.value ?? (SWITCHES.has(name) ? "true" : void 0);
    const forgotten = value === void 0 || !inlineValue && /^--?[a-z]/.test(value);
    if (forgotten) faults.push(flagWithoutValue(rawName));
    else flags[name] = LINES.has(name) && name in flags ? `${flags[name]}
${value}` : value;
  }
  const asked = /* @__PURE__ */ __name((name) => tokens.some((token) => token.kind === "option" && token.name === name), "asked");
  const [first, ...positionals] = tokens.flatMap(
    (token) => token.kind === "positional" ? [token.value] : []
  );
  const rest = { flags, positionals, faults };
  if (asked("version")) return { command: "version", ...rest };
  if (asked("help"))
    return {
      command: "help",
      ...rest,
      positionals: first === void 0 || first === "help" ? positionals : [first]
    };
  return { command: first === void 0 ? void 0 : knownCommand(first), ...rest };
}
__name(parseArguments, "parseArguments");
function withUnknownFlags(argv, known) {
  const result = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i];
    const [, name] = /^--([^=]+)$/.exec(argument) ?? [];
    const takesNext = name !== void 0 && ![...known, "help", "version"].includes(name);
    const next = argv[i + 1];
    if (takesNext && next !== void 0 && !next.startsWith("-")) {
      result.push(`${argument}=${next}`);
      i++;
    } else result.push(takesNext ? `${argument}=` : argument);
  }
  return result;
}
__name(withUnknownFlags, "withUnknownFlags");
function knownCommand(name) {
  const command = COMMANDS.find((one) => one === name);
  if (command === void 0) throw new InputError(commandUnknown(name, (0, import_fastest_levenshtein.closest)(name, COMMANDS)));
  return command;
}
__name(knownCommand, "knownCommand");

// src/cli/commands.ts
import { readdir as readdir2 } from "node:fs/promises";
import { join as join3, resolve } from "node:path";

// src/sample/write-sample.ts
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

// src/sample/charge.ts
var ChargeMap = class {
  static {
    __name(this, "ChargeMap");
  }
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
__name(pixelShares, "pixelShares");
function normalCdf(z) {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.31938153) * t;
  const tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
  return z < 0 ? tail : 1 - tail;
}
__name(normalCdf, "normalCdf");

// src/sample/defects.ts
function addGlow(map, random) {
  for (let i = 1 + random.integer(4); i > 0; i--) addGlowingLine(map, random, "column");
  for (let i = random.integer(3); i > 0; i--) addGlowingLine(map, random, "row");
  if (random.chance(0.5)) addAmplifierGlow(map, random);
}
__name(addGlow, "addGlow");
function addHotPixels(map, random) {
  for (let i = 150 + random.integer(300); i > 0; i--) {
    map.add(random.integer(map.width), random.integer(map.height), random.uniform(1500, 7e3));
  }
  for (let i = 10 + random.integer(20); i > 0; i--) addStreak(map, random);
}
__name(addHotPixels, "addHotPixels");
function addGlowingLine(map, random, direction) {
  const [along, across] = direction === "column" ? [map.height, map.width] : [map.width, map.height];
  const first = random.integer(across);
  const width = 1 + random.integer(3);
  const start = random.chance(0.5) ? 0 : random.integer(Math.floor(along / 2));
  const end = random.chance(0.6) ? along : Math.min(along, start + 80 + random.integer(along));
  const brightness = random.uniform(500, 2500);
  const fading = along * random.uniform(1, 4);
  for (let line = first; line < first + width; line++) {
    const strength = brightness * random.uniform(0.8, 1.2);
    for (let i = start; i < end; i++) {
      const charge = strength * Math.exp(-(i - start) / fading);
      if (direction === "column") map.add(line, i, charge);
      else map.add(i, line, charge);
    }
  }
}
__name(addGlowingLine, "addGlowingLine");
function addAmplifierGlow(map, random) {
  const width = 8 + random.integer(28);
  const brightness = random.uniform(700, 1600);
  const fromRight = random.chance(0.5);
  for (let i = 0; i < width; i++) {
    const charge = brightness * Math.exp(-0.7 * i / width);
    for (let row2 = 0; row2 < map.height; row2++) map.add(fromRight ? map.width - 1 - i : i, row2, charge);
  }
}
__name(addAmplifierGlow, "addAmplifierGlow");
function addStreak(map, random) {
  const column = random.integer(map.width);
  const row2 = random.integer(map.height);
  const length = 3 + random.integer(8);
  const brightness = random.uniform(2500, 7e3);
  for (let i = 0; i < length; i++) map.add(column, row2 + i, brightness * Math.exp(-1.2 * i / length));
}
__name(addStreak, "addStreak");

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
__name(addParticles, "addParticles");
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
__name(addElectron, "addElectron");
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
__name(addMuon, "addMuon");
function addAlpha(map, random) {
  const sigma = random.uniform(1.8, 3.2);
  map.addDiffused(...anywhere(map, random), sigma, random.uniform(4e3, 12e3) * sigma);
}
__name(addAlpha, "addAlpha");
function addXray(map, random) {
  map.addDiffused(...anywhere(map, random), diffusion(random.uniform(0.4, 1)), random.uniform(4e3, 12e3));
}
__name(addXray, "addXray");
function diffusion(depth) {
  return Math.sqrt(DIFFUSION_FRONT ** 2 + (DIFFUSION_BACK ** 2 - DIFFUSION_FRONT ** 2) * depth);
}
__name(diffusion, "diffusion");
function anywhere(map, random) {
  return [random.uniform(0, map.width), random.uniform(0, map.height)];
}
__name(anywhere, "anywhere");

// src/sample/exposure.ts
var CLASSES = ["background", "glowing", "hot pixel", "cluster"];
var SIZE = 256;
var PEDESTAL = 8800;
var READ_NOISE = 60;
var SHOT_NOISE = 2;
var SEEN = 4;
var SATURATION = 65535;
function simulateExposure(seed, number) {
  const random = Random.for(seed, "ccd", number);
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
__name(simulateExposure, "simulateExposure");
function trueClass(glow, hot, cluster) {
  if (hot >= SEEN * noiseOf(glow + cluster)) return 2;
  if (cluster >= SEEN * noiseOf(glow)) return 3;
  return glow >= SEEN * noiseOf(0) ? 1 : 0;
}
__name(trueClass, "trueClass");
function noiseOf(charge) {
  return Math.sqrt(READ_NOISE ** 2 + SHOT_NOISE * charge);
}
__name(noiseOf, "noiseOf");

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
__name(encodeGrey16, "encodeGrey16");
function encodeIndexed(width, height, data, palette) {
  const rows = Buffer.alloc(height * (1 + width));
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * width, (y + 1) * width), y * (1 + width) + 1);
  const colors = Buffer.alloc(3 * palette.length);
  palette.forEach((color, i) => {
    colors.writeUIntBE(color, 3 * i, 3);
  });
  return png(width, height, { bits: 8, colorType: 3 }, [chunk("PLTE", colors)], rows);
}
__name(encodeIndexed, "encodeIndexed");
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
__name(png, "png");
function chunk(type, content) {
  const framed = Buffer.alloc(12 + content.length);
  framed.writeUInt32BE(content.length, 0);
  framed.write(type, 4, "latin1");
  framed.set(content, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + content.length)), 8 + content.length);
  return framed;
}
__name(chunk, "chunk");
function zlibStored(bytes) {
  const parts = [Buffer.from([120, 1])];
  const LARGEST_BLOCK = 65535;
  for (let start = 0; start < bytes.length; start += LARGEST_BLOCK) {
    const block = bytes.subarray(start, start + LARGEST_BLOCK);
    const head = Buffer.alloc(5);
    head[0] = start + block.length === bytes.length ? 1 : 0;
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(block.length ^ 65535, 3);
    parts.push(head, block);
  }
  const end = Buffer.alloc(4);
  end.writeUInt32BE(adler32(bytes));
  return Buffer.concat([...parts, end]);
}
__name(zlibStored, "zlibStored");
function adler32(bytes) {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return (b << 16 | a) >>> 0;
}
__name(adler32, "adler32");

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
__name(writeSample, "writeSample");

// src/cli/help.ts
var TITLE = "Turns a folder of labelled images into the best model this machine can train, and uses it.\n";
var END = `Settings may also stand in a best-epoch.json or best-epoch.yml in the data folder; flags go first.
\`best-epoch help COMMAND\` says what else a command takes.

Exit codes: 0 done, 1 a condition of --fail-if holds, 2 bad input or settings, 3 internal error,
130 or 143 cancelled (the best model is saved).
`;
var WIDEST = 110;
var COMMAND_INDENT = 8;
var INDENT = 26;
function helpText(width) {
  const sections = [...new Set(SETTINGS.map(({ section }) => section))];
  const body = sections.map((section) => {
    const rows = SETTINGS.filter((setting) => setting.section === section);
    return `${section}
${rows.map((setting) => describe(setting, Math.min(width, WIDEST))).join("")}`;
  });
  return [TITLE, usageText(Math.min(width, WIDEST)), ...body, END].join("\n");
}
__name(helpText, "helpText");
function commandHelp(command, width) {
  const { help, options } = COMMAND_TABLE.find(({ name }) => name === command);
  const rows = options.map((option) => describe(option, Math.min(width, WIDEST)));
  const settings = usageOf(command).includes("[settings]") ? ["`best-epoch help` lists the settings.\n"] : [];
  return [
    `${usageOf(command)}
`,
    `${help[0].toUpperCase()}${help.slice(1)}.
`,
    ...rows.length === 0 ? [] : [rows.join("")],
    ...settings
  ].join("\n");
}
__name(commandHelp, "commandHelp");
function usageText(width) {
  const rows = COMMAND_TABLE.map(({ name, help }) => {
    const lines = wrap(help, Math.max(30, width - COMMAND_INDENT));
    return `  ${usageOf(name)}
${lines.map((line) => `${" ".repeat(COMMAND_INDENT)}${line}
`).join("")}`;
  });
  return `Usage
${rows.join("")}`;
}
__name(usageText, "usageText");
function describe(option, width) {
  const text = `${option.help} [${option.type.label}; default: ${describeDefault(option)}]`;
  const lines = wrap(text, Math.max(30, width - INDENT));
  return lines.map((line, i) => `${(i === 0 ? `  --${option.name}` : "").padEnd(INDENT)}${line}
`).join("");
}
__name(describe, "describe");
function wrap(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== "" && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines;
}
__name(wrap, "wrap");

// src/cli/session.ts
import { readFile } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/stages/8-publish/terminal.ts
var REDRAW_INTERVAL_MS = 100;
var CLEAR_LINE = "\r\x1B[2K";
var LiveLine = class {
  static {
    __name(this, "LiveLine");
  }
  #output;
  #now;
  #drawnAtMs = Number.NEGATIVE_INFINITY;
  #visible = false;
  /** `now` is a clock in milliseconds that never goes back. */
  constructor(output, now) {
    this.#output = output;
    this.#now = now;
  }
  /** Shows `text()` in place of what the line showed, unless the last redraw was a moment ago. */
  draw(text) {
    const now = this.#now();
    if (now - this.#drawnAtMs < REDRAW_INTERVAL_MS) return;
    this.#output.write(`${CLEAR_LINE}${text()}`);
    this.#drawnAtMs = now;
    this.#visible = true;
  }
  /** Prints a line that stays; the live line comes back with the next `draw`. */
  print(line) {
    this.clear();
    this.#output.write(`${line}
`);
  }
  clear() {
    if (!this.#visible) return;
    this.#output.write(CLEAR_LINE);
    this.#visible = false;
    this.#drawnAtMs = Number.NEGATIVE_INFINITY;
  }
};

// src/stages/8-publish/local.ts
function localPublisher({ stdout, stderr, isTerminal, columns, now }) {
  const live = new LiveLine(stdout, now);
  let progress;
  const say = /* @__PURE__ */ __name((line) => live.print(escapeControls(line)), "say");
  const tell = /* @__PURE__ */ __name((faults) => {
    live.clear();
    for (const fault of faults) stderr.write(`${fault.severity}: ${faultLines(fault).join("\n")}
`);
  }, "tell");
  return {
    say,
    group(title) {
      live.clear();
      if (title !== void 0) live.print(`
${escapeControls(title)}`);
    },
    faults: tell,
    async fetchBaseline() {
      return {
        json: void 0,
        reason: "No baseline: outside GitHub none is found by itself; --baseline takes an earlier results.json."
      };
    },
    training(event) {
      const before = progress;
      progress = advance(progress, event, now());
      if (event.type === "started") say(startedLine(event));
      if (event.type === "initial") say(initialLine(event));
      if (event.type === "epoch" && progress !== void 0) say(epochLine(event, progress));
      if (event.type === "forecast") say(forecastLine(event));
      if (event.type === "stopped") say(stoppedLine(event.outcome));
      const state = progress;
      if (isTerminal && before !== void 0 && state !== void 0 && state.epoch <= state.epochs)
        live.draw(() => barLine(state, columns() - 1));
    },
    progress(state) {
      if (isTerminal) live.draw(() => workLine(state, columns() - 1));
    },
    async publish(report) {
      for (const line of publishedLines(report)) say(line);
      tell(gateFaults(report.results));
    },
    async publishEvaluation(report) {
      for (const line of evaluationLines(report)) say(line);
      tell(gateFaults(report.evaluation));
    },
    async publishMerged(report) {
      for (const line of mergedLines(report)) say(line);
    }
  };
}
__name(localPublisher, "localPublisher");
function evaluationLines({ evaluation, summaryPath, reportPath, evaluationPath }) {
  return [
    ...resultLines(evaluation),
    evaluatedSentence(evaluation),
    `Report:  ${reportPath}`,
    `Summary: ${summaryPath}`,
    `Results: ${evaluationPath}`
  ];
}
__name(evaluationLines, "evaluationLines");
function mergedLines({ merged, modelPath, summaryPath, reportPath, mergedPath }) {
  return [
    ...mergedWords(merged),
    `Model:   ${modelPath}`,
    `Report:  ${reportPath}`,
    `Summary: ${summaryPath}`,
    `Results: ${mergedPath}`
  ];
}
__name(mergedLines, "mergedLines");
function publishedLines({ results, modelPath, summaryPath, reportPath, resultsPath }) {
  return [
    ...resultLines(results),
    stopSentence(results),
    ...fineTunedSentence(results),
    `Model:   ${modelPath}`,
    `Report:  ${reportPath}`,
    `Summary: ${summaryPath}`,
    `Results: ${resultsPath}`
  ];
}
__name(publishedLines, "publishedLines");

// src/cli/cancellation.ts
var EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };
function listenForCancellation(source, onFirst) {
  const controller = new AbortController();
  let exitCode = EXIT_CODES.SIGINT;
  const listener = /* @__PURE__ */ __name((signal) => {
    if (controller.signal.aborted) {
      source.exit(EXIT_CODES[signal]);
      return;
    }
    exitCode = EXIT_CODES[signal];
    onFirst();
    controller.abort();
  }, "listener");
  source.on("SIGINT", listener);
  source.on("SIGTERM", listener);
  return {
    signal: controller.signal,
    exitCode: /* @__PURE__ */ __name(() => exitCode, "exitCode"),
    [Symbol.dispose]() {
      source.off("SIGINT", listener);
      source.off("SIGTERM", listener);
    }
  };
}
__name(listenForCancellation, "listenForCancellation");

// src/cli/session.ts
async function packageVersion(root) {
  const manifest = JSON.parse(await readFile(join2(root, "package.json"), "utf8"));
  return manifest.version;
}
__name(packageVersion, "packageVersion");
function publisherOf({ stdout, stderr, clock }) {
  return localPublisher({
    stdout,
    stderr,
    isTerminal: stdout.isTTY === true,
    columns: /* @__PURE__ */ __name(() => stdout.columns ?? 80, "columns"),
    now: clock
  });
}
__name(publisherOf, "publisherOf");
async function cancellable(session, work, stopping = "Stopping; the best model so far is kept.") {
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
__name(cancellable, "cancellable");
function cancellationOf({ signals, stderr }, stopping) {
  return listenForCancellation(signals, () => {
    stderr.write(`
${stopping} Once more stops at once.
`);
  });
}
__name(cancellationOf, "cancellationOf");
async function provide(session, signal, engine = "auto") {
  const say = /* @__PURE__ */ __name((line) => session.stdout.write(`${line}
`), "say");
  const options = { ...session, signal, say, warn: publisherOf(session).faults };
  await provideRuntimePackages(options);
  if (engine === "tensorflow") await provideTensorflow(options);
}
__name(provide, "provide");
async function loadRun(session, signal, engine = "auto") {
  return loadDoor(session, signal, () => import("./run-TKEI3YCG.js"), engine);
}
__name(loadRun, "loadRun");
async function loadDoor(session, signal, load, engine = "auto") {
  await provide(session, signal, engine);
  return loadWithRuntimePackages(session.root, load);
}
__name(loadDoor, "loadDoor");

// src/cli/commands.ts
async function trainCommand(given, session) {
  return train(await settingsOf(given, given.flags, surplus(given.positionals, DATA_FIX), session), session);
}
__name(trainCommand, "trainCommand");
async function checkCommand(given, session) {
  const settings = await settingsOf(given, given.flags, surplus(given.positionals, DATA_FIX), session);
  return cancellable(session, async ({ signal }) => {
    const { check } = await loadRun(session, signal);
    const places = { settings, publisher: publisherOf(session), store: localRunStore(settings.output) };
    await check({ ...places, initialModel: await findInitialModel(places), signal });
    return 0;
  });
}
__name(checkCommand, "checkCommand");
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
__name(sampleCommand, "sampleCommand");
var DEMO = {
  count: 40,
  seed: 42,
  flags: { "time-budget": "60s", "image-size": "64", "batch-size": "8" }
};
async function demoCommand(given, session) {
  const [folder = await freeFolder(session.cwd), ...more] = given.positionals;
  const data = join3(folder, "data");
  const fixed = { data, output: join3(folder, "best-epoch") };
  const faults = surplus(more, "The demo takes one folder at most.");
  for (const name of Object.keys(fixed)) {
    if (name in given.flags) faults.push(settingNotForCommand(name, "demo"));
  }
  const flags = { ...DEMO.flags, ...given.flags, ...fixed };
  const settings = await settingsOf(given, flags, faults, session);
  return train(settings, session, async () => {
    await writeSample({ folder: settings.data, count: DEMO.count, seed: DEMO.seed });
    session.stdout.write(`Simulated ${DEMO.count} CCD exposures with masks in ${data}
`);
  });
}
__name(demoCommand, "demoCommand");
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
__name(setupCommand, "setupCommand");
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
    const { merge } = await loadRun(session, signal);
    const version = await packageVersion(session.root);
    await merge({ settings, folders, publisher: publisherOf(session), signal, version, now: session.now });
    return 0;
  });
}
__name(mergeCommand, "mergeCommand");
async function helpCommand(given, session) {
  const command = COMMANDS.find((name) => name === given.positionals[0]);
  const width = session.stdout.columns ?? 100;
  session.stdout.write(command === void 0 ? helpText(width) : commandHelp(command, width));
  return 0;
}
__name(helpCommand, "helpCommand");
async function versionCommand(session) {
  session.stdout.write(`${await packageVersion(session.root)}
`);
  return 0;
}
__name(versionCommand, "versionCommand");
async function train(settings, session, prepare = async () => void 0) {
  return cancellable(session, async ({ signal, exitCode }) => {
    const { clock, now } = session;
    const [version, code] = await Promise.all([packageVersion(session.root), ownCode(session.root)]);
    const places = { settings, publisher: publisherOf(session), store: localRunStore(settings.output) };
    const initialModel = await findInitialModel(places);
    const common = { ...places, initialModel, now };
    if (settings.skipUnchanged === true) {
      const fingerprint2 = await runFingerprint(settings, code, initialModel);
      const restored = await restoreUnchanged({ ...common, fingerprint: fingerprint2 });
      if (restored !== void 0) return Number(restored.gateFailed);
    }
    const { run } = await loadRun(session, signal, settings.engine);
    await prepare();
    const fingerprint = await runFingerprint(settings, code, initialModel);
    const { report, gateFailed } = await run({
      ...common,
      fingerprint,
      signal,
      version,
      clock,
      cutOffMs: void 0
    });
    if (report === void 0)
      session.stderr.write("Stopped before the first epoch was done: there is no model.\n");
    return signal.aborted ? exitCode() : Number(gateFailed);
  });
}
__name(train, "train");
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
__name(settingsOf, "settingsOf");
function surplus(positionals, fix) {
  return positionals.map((argument) => argumentUnexpected(argument, fix));
}
__name(surplus, "surplus");
async function freeFolder(cwd) {
  for (let i = 1; ; i++) {
    const name = i === 1 ? "best-epoch-demo" : `best-epoch-demo-${i}`;
    const content = await readdir2(join3(cwd, name)).catch(() => []);
    if (content.length === 0) return name;
  }
}
__name(freeFolder, "freeFolder");

// src/cli/evaluate-command.ts
async function evaluateCommand(given, session) {
  const { settings, chosen } = await loadEvaluation(given.flags, session.cwd, faultsOf(given));
  const { clock, now } = session;
  return cancellable(
    session,
    async ({ signal }) => {
      const { evaluate } = await loadDoor(session, signal, () => import("./evaluate-RGMZP7A5.js"));
      const version = await packageVersion(session.root);
      const publisher = publisherOf(session);
      const run = { settings, chosen, publisher, signal, version, clock, now };
      return Number((await evaluate(run)).gateFailed);
    },
    "Stopping; nothing is written."
  );
}
__name(evaluateCommand, "evaluateCommand");
function faultsOf({ flags, positionals, faults }) {
  const isSetting = /* @__PURE__ */ __name((name) => SETTINGS.some((setting) => setting.name === name), "isSetting");
  return [
    ...faults,
    ...positionals.map(
      (argument) => argumentUnexpected(argument, "Name the data folder with `--data FOLDER`.")
    ),
    ...Object.keys(flags).filter((name) => isSetting(name) && !isForEvaluation(name)).map((name) => settingNotForCommand(name, "evaluate"))
  ];
}
__name(faultsOf, "faultsOf");

// src/cli/label-command.ts
async function labelCommand(given, session) {
  const { values: settings, faults: found } = parseOptions("label", LABEL_OPTIONS, given.flags, session.cwd);
  const faults = [...given.faults, ...found];
  const inputs = given.positionals;
  if (inputs.length === 0)
    faults.push(argumentMissing("input", "files, folders or patterns", usageOf("label")));
  if (settings === void 0 || faults.length > 0) throw new InputError(faults);
  const outputName = given.flags.output ?? settings.output;
  const work = /* @__PURE__ */ __name(async (signal) => {
    const { label } = await loadDoor(session, signal, () => import("./label-QC5WWQ7J.js"));
    return label({ settings, inputs, outputName, cwd: session.cwd, publisher: publisherOf(session), signal });
  }, "work");
  return cancellable(
    session,
    async ({ signal }) => await work(signal) === 0 ? 0 : 2,
    "Stopping; the masks that are done are kept."
  );
}
__name(labelCommand, "labelCommand");

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
  const work = /* @__PURE__ */ __name(async (signal) => {
    const { predict } = await loadDoor(session, signal, () => import("./predict-NQ3BURZN.js"));
    const outputName = given.flags.output ?? settings.output;
    return predict({
      settings,
      inputs,
      outputName,
      cwd: session.cwd,
      publisher: publisherOf(session),
      signal
    });
  }, "work");
  return cancellable(
    session,
    async ({ signal }) => await work(signal) === 0 ? 0 : 2,
    "Stopping; the images that are done are kept."
  );
}
__name(predictCommand, "predictCommand");

// src/cli/main.ts
async function main(session) {
  try {
    return await runCommand(session);
  } catch (error) {
    if (error instanceof InputError) {
      for (const fault of error.faults)
        session.stderr.write(`${fault.severity}: ${faultLines(fault).join("\n")}
`);
      return 2;
    }
    const stack = error instanceof Error ? error.stack ?? error.message : String(error);
    session.stderr.write(`internal error, please report it with all of this:
${stack}
`);
    return 3;
  }
}
__name(main, "main");
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
    case "sample":
      return sampleCommand(given, session);
    case "demo":
      return demoCommand(given, session);
    case "setup":
      return setupCommand(given, session);
    case "merge":
      return mergeCommand(given, session);
    case "help":
      return helpCommand(given, session);
    case "version":
      return versionCommand(session);
    case void 0:
      session.stderr.write(helpText(session.stderr.columns ?? 100));
      return 2;
  }
}
__name(runCommand, "runCommand");

// src/cli.ts
process.stdout.on("error", ignoreClosedPipe);
process.stderr.on("error", ignoreClosedPipe);
process.exitCode = await main({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  root: resolve2(fileURLToPath(new URL("..", import.meta.url))),
  execPath: process.execPath,
  platform: process.platform,
  arch: process.arch,
  stdout: process.stdout,
  stderr: process.stderr,
  signals: process,
  clock: /* @__PURE__ */ __name(() => performance.now(), "clock"),
  now: /* @__PURE__ */ __name(() => /* @__PURE__ */ new Date(), "now")
});
function ignoreClosedPipe(error) {
  if (error.code !== "EPIPE") throw error;
}
__name(ignoreClosedPipe, "ignoreClosedPipe");
