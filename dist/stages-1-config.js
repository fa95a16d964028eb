import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  DECIDING,
  EPOCH_SCORES,
  SCORES,
  VALIDATION_SCORES,
  byName,
  byScore,
  isScoreOf,
  scoresOf,
  scoresOfTask,
  writeFileAtomic
} from "./metrics.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  capturesDiffer,
  escapeControls,
  foldMissing,
  foldOutOfRange,
  foldWithSweepRow,
  foldsMissing,
  gateClassUnknown,
  gateFailed,
  gateInvalid,
  gateNotForClassification,
  gateNotForSegmentation,
  gateWithoutTest,
  gatesInvalid,
  matrixEmpty,
  matrixTooLarge,
  nearestWord,
  settingNotForEvaluation,
  settingNotForTraining
} from "./errors.js";
import {
  iso_exports,
  require_dist
} from "./vendor-yaml.js";
import {
  _enum,
  array,
  boolean,
  json,
  literal,
  number,
  object,
  record,
  string,
  tuple,
  union
} from "./vendor-zod.js";
import {
  __toESM
} from "./esbuild.js";

// src/stages/1-config/mask-values.ts
function maskValues() {
  return {
    label: "none, or values and colours separated by commas",
    expected: "none, or values from 0 to 65535 and colours such as #ffffff, separated by commas",
    list: true,
    parse(text3) {
      if (text3 === "none") return { ok: true, value: [] };
      const list = (typeof text3 === "string" ? text3.split(/[,\r\n]+/) : text3).map((one) => one.trim());
      const value = list.map((one) => /^\d{1,5}$/.test(one) ? Number(one) : one.toLowerCase());
      const fits = value.every(
        (one) => typeof one === "number" ? one <= 65535 : /^#[0-9a-f]{6}$/.test(one)
      );
      return fits ? { ok: true, value } : { ok: false };
    }
  };
}

// src/stages/1-config/pattern.ts
var PART = "part";
var CLASS = "class";
var MARK = "﷐";
var MARKS = new RegExp(`\\\\?${MARK}(\\d+)\\\\?${MARK}`, "g");
var WORD = /^[a-z][\w-]*$/i;
var LONGEST_PATTERN = 4096;
function readPattern(text3) {
  if (text3.length > LONGEST_PATTERN)
    return { reason: `it has ${text3.length} characters, more than ${LONGEST_PATTERN}` };
  const bare = text3.normalize("NFC").replace(/^(?:\.\/)+/, "");
  if (bare === "") return { reason: "it names nothing" };
  const words3 = [];
  let glob = "";
  let inParentheses = 0;
  for (let at = 0; at < bare.length; ) {
    const piece = pieceAt(bare, at);
    if (piece === void 0) return { reason: `"${bare.slice(at)}" opens a brace that is never closed` };
    at += piece.length;
    if (piece === "(") inParentheses++;
    if (piece === ")") inParentheses--;
    if (!piece.startsWith("{")) {
      glob += piece;
      continue;
    }
    if (isAlternatives(piece)) {
      const inside = /\{[a-z][\w-]*\}/i.exec(piece.slice(1))?.[0];
      if (inside !== void 0) return { reason: `${inside} can't capture inside "${piece}"` };
      glob += piece;
      continue;
    }
    const word = piece.slice(1, -1);
    if (!WORD.test(word)) return { reason: `${piece} is no capture: write a word such as {name}` };
    if (inParentheses > 0) return { reason: `${piece} can't capture inside parentheses` };
    if (glob.endsWith(MARK))
      return { reason: `nothing tells where the capture before ${piece} ends: put a character between` };
    glob += `${MARK}${words3.length}${MARK}`;
    words3.push(word.toLowerCase());
  }
  if (words3.length > 0 && /^!(?!\()/.test(glob)) return { reason: 'what "!" excludes captures nothing' };
  return { pattern: { glob, words: words3 } };
}
function pieceAt(text3, at) {
  const rest = text3.slice(at);
  if (text3[at] === "\\") return rest.slice(0, 2);
  if (text3[at] === "[") return /^\[[!^]?\]?(?:\\.|[^\]\\])*\]/.exec(rest)?.[0] ?? "[";
  if (text3[at] !== "{") return text3[at];
  let depth = 0;
  for (let end = 0; end < rest.length; end++) {
    if (rest[end] === "\\") end++;
    else if (rest[end] === "{") depth++;
    else if (rest[end] === "}" && --depth === 0) return rest.slice(0, end + 1);
  }
  return void 0;
}
function isAlternatives(braces) {
  return braces.replace(/\\./g, "").includes(",") || /^\{[^{}]*\.\.[^{}]*\}$/.test(braces);
}
function pairingWords(name2, words3, others) {
  const alone = (word) => word === CLASS && name2 === "masks" && others?.includes(CLASS) !== true;
  return [...new Set(words3)].filter((word) => word !== PART && !alone(word));
}
function patternConflicts(given) {
  if (given.images === void 0 || given.masks === void 0) return [];
  const [images, masks] = [readPattern(given.images), readPattern(given.masks)];
  if ("reason" in images || "reason" in masks) return [];
  const ofImages = pairingWords("images", images.pattern.words, masks.pattern.words);
  const ofMasks = pairingWords("masks", masks.pattern.words, images.pattern.words);
  const equal = ofImages.length === ofMasks.length && ofImages.every((word) => ofMasks.includes(word));
  return equal ? [] : [capturesDiffer(ofImages, ofMasks)];
}

// src/stages/1-config/types.ts
import { resolve } from "node:path";
var WRONG = { ok: false };
function scalar(label, expected, read) {
  return {
    label,
    expected,
    list: false,
    parse: (text3, folder) => typeof text3 === "string" ? read(text3, folder) : WRONG
  };
}
var right = (value) => ({ ok: true, value });
function text(label, expected) {
  return scalar(label, expected, (given) => right(given));
}
function path() {
  return { ...scalar("path", "a path", (text3, folder) => right(resolve(folder, text3))), isPath: true };
}
function wordOrPath(...words3) {
  const label = [...words3, "path"].join(", ");
  const read = (text3, folder) => right(words3.includes(text3) ? text3 : resolve(folder, text3));
  return { ...scalar(label, `${words3.join(", ")} or a path`, read), isPath: true };
}
function choice(...choices2) {
  return scalar(choices2.join(", "), `one of ${choices2.join(", ")}`, (text3) => {
    const found = choices2.find((one) => one === text3);
    return found === void 0 ? WRONG : right(found);
  });
}
var DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
function integer(low, high, multipleOf = 1) {
  const multiple = multipleOf === 1 ? "" : `, a multiple of ${multipleOf}`;
  return scalar(
    `integer, ${low} to ${high}${multiple}`,
    `an integer from ${low} to ${high}${multiple}`,
    (text3) => {
      const value = Number(text3);
      const fits = DECIMAL.test(text3) && Number.isInteger(value) && value >= low && value <= high && value % multipleOf === 0;
      return fits ? right(value) : WRONG;
    }
  );
}
function number2(low, high) {
  const bound = high === Number.POSITIVE_INFINITY ? `${low} or more` : `${low} to ${high}`;
  return scalar(`number, ${bound}`, `a number, ${bound}`, (text3) => {
    const value = Number(text3);
    const fits = DECIMAL.test(text3) && Number.isFinite(value) && value >= low && value <= high;
    return fits ? right(value) : WRONG;
  });
}
function fraction() {
  return fractionFrom("above 0 and below 1", (value) => value > 0);
}
function fractionOrNone() {
  return fractionFrom("0 or more and below 1", (value) => value >= 0);
}
function fractionFrom(range, fits) {
  return scalar(`fraction, ${range}`, `a fraction ${range} such as 0.2`, (text3) => {
    const value = Math.abs(Number(text3));
    return DECIMAL.test(text3) && !text3.includes("-") && fits(value) && value < 1 ? right(value) : WRONG;
  });
}
function boolean2() {
  return scalar("true or false", "true or false", (text3) => {
    if (/^(?:true|True|TRUE)$/.test(text3)) return right(true);
    return /^(?:false|False|FALSE)$/.test(text3) ? right(false) : WRONG;
  });
}
var DURATION = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?$/;
function duration() {
  return scalar(
    "duration: 90s, 50m, 1h30m",
    "a duration from 1s to 500h such as 90s, 50m or 1h30m",
    (text3) => {
      const [match, hours = "0", minutes = "0", seconds2 = "0"] = DURATION.exec(text3) ?? [];
      if (!match) return WRONG;
      const milliseconds = Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds2)) * 1e3);
      return milliseconds >= 1e3 && milliseconds <= 500 * 36e5 ? right(milliseconds) : WRONG;
    }
  );
}
var BYTES = {
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40
};
function memory() {
  return scalar("memory: 512MiB, 4GB", "an amount of memory from 16MB such as 512MiB or 4GB", (text3) => {
    const [, amount = "", unit = ""] = /^(\d+(?:\.\d+)?) ?([A-Za-z]+)$/.exec(text3) ?? [];
    const bytes = Math.round(Number(amount) * (BYTES[unit] ?? Number.NaN));
    return bytes >= 16e6 && bytes <= Number.MAX_SAFE_INTEGER ? right(bytes) : WRONG;
  });
}
var MOST_NAMES = 255;
var FILE_OF_NAMES = /\.(?:json|txt|csv|names|ya?ml)$/i;
var FROM_FILE = "it is the name of a file, and classes are read from classes.json in the data folder by itself";
function names() {
  return {
    label: "names, separated by commas or line breaks",
    expected: "between 2 and 255 different names separated by commas or line breaks",
    list: true,
    parse(text3) {
      const list = (typeof text3 === "string" ? text3.replace(/[\s,]+$/, "").split(/,[ \t]*[\r\n]+|,|[\r\n]+/) : text3).map((name2) => name2.trim());
      if (list.length > MOST_NAMES) return { ok: false, reason: `there are ${list.length}` };
      const twice = list.find((name2, index) => list.indexOf(name2) !== index);
      if (list.includes("")) return { ok: false, reason: "a name is empty" };
      if (twice !== void 0) return { ok: false, reason: `"${twice}" stands there twice` };
      if (list.length === 1 && FILE_OF_NAMES.test(list[0])) return { ok: false, reason: FROM_FILE };
      return list.length >= 2 ? right(list) : WRONG;
    }
  };
}
function choices(...all) {
  return {
    label: `${all.join(", ")}; several separated by commas`,
    expected: `one or more of ${all.join(", ")}, separated by commas`,
    list: true,
    parse(text3) {
      const list = (typeof text3 === "string" ? text3.split(/[,\r\n]+/) : text3).map((word) => word.trim());
      const unknown = list.find((word) => !all.some((one) => one === word));
      const twice = all.find((word) => list.indexOf(word) !== list.lastIndexOf(word));
      if (unknown !== void 0) return { ok: false, reason: `"${unknown}" is not one of them` };
      if (twice !== void 0) return { ok: false, reason: `"${twice}" stands there twice` };
      return right(all.filter((one) => list.includes(one)));
    }
  };
}
function classWeights() {
  return {
    label: "none, balanced, sqrt, or a number a class separated by commas",
    expected: "none, balanced, sqrt or one number above 0 for each class such as 1,2.5,4",
    list: true,
    parse(text3) {
      if (text3 === "none" || text3 === "balanced" || text3 === "sqrt") return right(text3);
      const list = (typeof text3 === "string" ? text3.split(/[,\r\n]+/) : text3).map((weight) => weight.trim());
      const weights = list.map(Number);
      const fits = weights.length >= 2 && weights.every((weight, i) => DECIMAL.test(list[i]) && weight > 0);
      return fits && weights.every(Number.isFinite) ? right(weights) : WRONG;
    }
  };
}
function orAuto(type) {
  return {
    label: `auto, or ${type.label}`,
    expected: `auto or ${type.expected}`,
    list: type.list,
    parse: (text3, folder) => text3 === "auto" ? right(void 0) : type.parse(text3, folder)
  };
}

// src/stages/1-config/pattern-types.ts
function pattern() {
  const expected = "a pattern relative to the data folder such as scans/**/*.png or scans/{name}.png";
  return scalar("pattern", expected, (text3) => {
    if (text3.startsWith("/") || text3.split("/").includes(".."))
      return { ok: false, reason: "it leads out of the data folder" };
    const read = readPattern(text3);
    return "reason" in read ? { ok: false, reason: read.reason } : right(text3);
  });
}
function regularExpression() {
  return scalar("regular expression", "a regular expression such as ^(patient\\d+)_", (text3) => {
    if (text3.length > LONGEST_PATTERN)
      return { ok: false, reason: `it has ${text3.length} characters, more than ${LONGEST_PATTERN}` };
    try {
      new RegExp(text3);
      return right(text3);
    } catch (error) {
      return { ok: false, reason: error.message };
    }
  });
}

// src/stages/1-config/table/data.ts
var data = {
  data: {
    name: "data",
    section: "Data",
    type: path(),
    inFile: false,
    help: "Folder with the labelled images: images/ and masks/, or a folder for each class; train/, val/ and test/ may lie around them.",
    note: "On the command line relative to where the command is started, in a workflow to the workspace. Its layout is described under [data formats](data-formats.md)."
  },
  task: {
    name: "task",
    section: "Data",
    type: choice("auto", "segmentation", "classification"),
    default: "auto",
    help: "What is learnt: a class for every pixel (segmentation) or for every image (classification); auto goes by what there is, masks, class folders or a table.",
    note: "[Data formats](data-formats.md) shows both layouts. Where the folder can be read either way, it is an error until this setting says which is meant."
  },
  labels: {
    name: "labels",
    section: "Data",
    type: choice(
      "auto",
      "masks",
      "class-folders",
      "table",
      "coco",
      "labelme",
      "label-studio",
      "labelbox",
      "segments",
      "yolo",
      "cvat",
      "via",
      "voc",
      "supervisely",
      "qupath"
    ),
    default: "auto",
    help: "What the labels are: masks, class folders, a table, or the annotations of a tool; auto goes by what there is.",
    note: "Only what it names is looked for then, and the task follows from it. Needed where a folder holds labels of two kinds, such as annotations beside class folders."
  },
  classes: {
    name: "classes",
    section: "Data",
    type: names(),
    unset: "from classes.json, else numbered or the names of the folders",
    help: "Names of the classes in the order of their index in the masks; for classification, the class folders or the labels in the table, in the order of the classes.",
    note: "`classes.json` in the data folder says the same and can give each class its value or colour, too."
  },
  images: {
    name: "images",
    section: "Data",
    type: pattern(),
    unset: "by folder names",
    help: "Which files are images, relative to the data folder.",
    note: 'Needed only where names do not tell images from masks, or which belong together: `images: "{name}.jpg"` beside `masks: "{name}_1stHO.png"`. [Patterns](data-formats.md#patterns) says what they can say. In YAML a pattern stands in quotes.'
  },
  masks: {
    name: "masks",
    section: "Data",
    type: pattern(),
    unset: "by folder names",
    help: "Which files are masks, relative to the data folder.",
    note: "A file that both patterns match is a mask. Where only one of the two is given, the others go by their names."
  },
  skipBadFiles: {
    name: "skip-bad-files",
    section: "Data",
    type: boolean2(),
    default: "false",
    help: "Whether files that are unreadable, unpaired or not of the size of their image are left out; else they stop the run.",
    note: "Each is named in a warning, and all in results.json. More bad files than good images, a class of which none is left and a part of the split of which none is left stop the run nevertheless. [Bad files](data-formats.md#bad-files) says which they are."
  },
  maskValues: {
    name: "mask-values",
    section: "Data",
    type: choice("exact", "nearest"),
    default: "exact",
    help: "How masks are read: exact, or nearest, which gives each pixel to the class whose value or colour is nearest.",
    note: "For masks with soft edges, resized ones and JPEG. The classes are those of `classes.json` that say their values, else the values that the pixels of all masks gather at. Of several masks of an image that show one thing each, every file is read by the nearer of 0 and the value that it was drawn with. The audit says how many pixels moved and how far."
  },
  ignoredValues: {
    name: "ignored-values",
    section: "Data",
    type: maskValues(),
    unset: "as classes.json says, else 255 beside classes that count from 0",
    help: "Values or colours of the masks that are ignored, such as 255 or #ffffff; none: each is a class.",
    note: "Ignored pixels count in neither loss nor metrics. It says the same as `ignore` in `classes.json`, and wins over it."
  },
  crowds: {
    name: "crowds",
    section: "Data",
    type: choice("drawn", "ignored"),
    default: "drawn",
    help: "What becomes of regions that COCO annotations mark as crowds: drawn as their class, or ignored.",
    note: "`iscrowd` marks many things of a class that were outlined together. Ignored, they count in neither loss nor metrics."
  },
  stacking: {
    name: "stacking",
    section: "Data",
    type: choice("auto", "smaller-on-top", "later-on-top"),
    default: "auto",
    help: "Which shape of an export lies on top where two overlap: the smaller one, or the later one, by its layer or its place in the file; auto: as the tool has it.",
    note: "For exports of labelling tools. Where a file says no order, as of COCO, `auto` takes the smaller one, since parts lie within what they are parts of; else that which the tool draws last."
  },
  annotators: {
    name: "annotators",
    section: "Data",
    type: choice("agree", "newest"),
    default: "agree",
    help: "Which annotation counts where several people have labelled the same image: they must agree, or the newest does.",
    note: "For exports of labelling tools. Where they differ, and none is marked as ground truth, it is an error until this says `newest`: the one that was changed last."
  }
};

// src/stages/1-config/comment-place.ts
function commentPlace() {
  const word = choice("auto", "pull-request", "commit");
  const number4 = integer(1, 2 ** 31 - 1);
  return {
    label: `${word.label} or a number`,
    expected: "auto, pull-request, commit or the number of a pull request or an issue such as 12",
    list: false,
    parse(text3, folder) {
      const parsed = word.parse(text3, folder);
      return parsed.ok ? parsed : number4.parse(text3, folder);
    }
  };
}

// src/stages/1-config/gates/grammar.ts
var scores = (part) => SCORES.map(({ key }) => `${part}-${key}`);
var RUN_METRICS = [
  ...scores("test"),
  "test-calibration-error",
  "val-loss",
  ...scores("val"),
  "train-loss",
  ...scores("train")
];
var ALIASES = Object.fromEntries(
  RUN_METRICS.filter((name2) => name2.startsWith("val-")).map((name2) => [
    name2.replace("val", "validation"),
    name2
  ])
);
function scoreOf(metric) {
  return SCORES.find(({ key }) => [`test-${key}`, `val-${key}`, `train-${key}`].includes(metric));
}
var CLASS_METRICS = ["precision", "recall", "f1", "iou"];
var FINDINGS = [
  "worse",
  "no-verdict",
  "declining",
  "overfit",
  "underfit",
  "still-improving",
  "too-short",
  "too-noisy",
  "learning-rate-too-high",
  "class-never-predicted",
  "train-test-gap"
];
var OF_COMPARISON = ["worse", "no-verdict", "declining"];
var OF_TEST = [
  "worse",
  "declining",
  "class-never-predicted",
  "train-test-gap"
];
var OPERATORS = ["<", "<=", ">", ">="];
function isClassMetric(metric) {
  return CLASS_METRICS.some((one) => one === metric);
}
function isOfTest(metric) {
  return !metric.startsWith("train-") && !metric.startsWith("val-");
}
function isMeasuredByTest(gate2) {
  if (gate2.kind === "metric") return isOfTest(gate2.metric);
  return gate2.finding === "no-verdict" || OF_TEST.includes(gate2.finding) && gate2.finding !== "train-test-gap";
}
function isComparing(gate2) {
  return gate2.kind === "metric" ? gate2.delta : OF_COMPARISON.includes(gate2.finding);
}
function isRatio(metric) {
  return !metric.endsWith("-loss");
}

// src/stages/1-config/gates/line-scanner.ts
var LineScanner = class {
  #line;
  #position = 0;
  #lastEnd = 0;
  constructor(line) {
    this.#line = line;
    this.#skipBlanks();
  }
  /** Of the next token, or of the line's end. */
  get position() {
    return this.#position;
  }
  /** Where the last token that was taken ended. */
  get lastEnd() {
    return this.#lastEnd;
  }
  isAtEnd() {
    return this.#position === this.#line.length;
  }
  word() {
    return this.#take(/[^\s<>=!≤≥"',;]+/y);
  }
  /** A word that may hold commas. */
  name() {
    return this.#take(/[^\s<>=!≤≥"']+/y);
  }
  operator() {
    return this.#take(/[<>=!≤≥]+/y);
  }
  /** A percent sign may stand apart; a comma ends it unless digits follow, so that `0,8` is one mistake. */
  number() {
    const token = this.#take(/(?:\d,(?=\d)|[^\s,;])+(?:\s+%)?/y);
    return token === void 0 ? void 0 : { ...token, text: token.text.replace(/\s/g, "") };
  }
  /** With its quotes; undefined where the closing one is missing. */
  quoted() {
    return this.#take(/"(?:[^"\\]|\\.)*"|'[^']*'/y);
  }
  /** Whatever comes next, for a message; empty at the end. */
  anything() {
    const rest = { text: "", start: this.#lastEnd, end: this.#lastEnd };
    return this.quoted() ?? this.word() ?? this.operator() ?? this.#take(/\S+/y) ?? rest;
  }
  #take(pattern2) {
    pattern2.lastIndex = this.#position;
    const text3 = pattern2.exec(this.#line)?.[0];
    if (text3 === void 0) return void 0;
    const start = this.#position;
    this.#lastEnd = start + text3.length;
    this.#position = this.#lastEnd;
    this.#skipBlanks();
    return { text: text3, start, end: this.#lastEnd };
  }
  #skipBlanks() {
    while (/\s/.test(this.#line[this.#position] ?? "")) this.#position++;
    const afterBlank = this.#position === 0 || /\s/.test(this.#line[this.#position - 1]);
    if (afterBlank && this.#line[this.#position] === "#") this.#position = this.#line.length;
  }
};

// src/stages/1-config/gates/mistake.ts
var Misread = class extends Error {
  mistake;
  constructor(mistake) {
    super(mistake.expected);
    this.mistake = mistake;
  }
};
function misread({ start, end }, expected, fix) {
  return new Misread({ start, end, expected, fix });
}

// src/stages/1-config/gates/nearest-word.ts
function nearestGateWord(word, known) {
  const wanted = word.replace(/([a-z])([A-Z])/g, "$1-$2").replaceAll("_", "-").toLowerCase();
  const same = [wanted, `test-${wanted}`].find((one) => known.includes(one));
  if (same !== void 0) return same;
  return nearestWord(wanted, known) ?? known.find((one) => wanted !== "" && wanted.startsWith(one));
}

// src/stages/1-config/gates/read-bound.ts
var NUMBER = /^(?<sign>[+\-\u2212]?)(?<digits>\d+\.?\d*|\.\d+)(?:e(?<exponent>[+-]?\d+))?(?<percent>%?)$/i;
function readBound(scanner, metric, delta) {
  const token = scanner.number();
  const groups = NUMBER.exec(token?.text ?? "")?.groups;
  if (token === void 0 || groups === void 0) {
    const found = token ?? scanner.anything();
    throw misread(found, "a number such as 0.8 or 80%", fixFor(token?.text ?? ""));
  }
  const { sign, digits, exponent = "0", percent } = groups;
  const size2 = Number(`${digits}e${Number(exponent) - (percent === "" ? 0 : 2)}`);
  const bound = sign === "" || sign === "+" ? size2 : -size2;
  const [low, high] = rangeOf(metric, delta);
  if (bound >= low && bound <= high && Number.isFinite(bound)) return bound + 0;
  const range = isRatio(metric) ? `from ${low} to ${high}, for ${metric} is a ratio` : "that is finite";
  const fix = percent === "" && size2 <= 100 ? `Did you mean ${token.text}%?` : "Correct it.";
  throw misread(token, `a number ${range}`, fix);
}
function rangeOf(metric, delta) {
  if (!isRatio(metric)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return delta ? [-1, 1] : [0, 1];
}
function fixFor(text3) {
  return /^[^,]*\d,\d[^,]*$/.test(text3) ? `Write it with a point: ${text3.replace(",", ".")}.` : "The metric stands to the left, the number to the right.";
}

// src/stages/1-config/gates/parse-gate.ts
var METRIC_NAMES = [...RUN_METRICS, ...Object.keys(ALIASES)];
var ALL_METRICS = `Metrics are ${RUN_METRICS.join(", ")}; one class's is \`class NAME f1\`.`;
var ALL_NAMES = `${ALL_METRICS} Findings are ${FINDINGS.join(", ")}.`;
var ONE_A_LINE = "Write each condition on a line of its own: any of them fails the run.";
function parseGate(line) {
  const scanner = new LineScanner(line);
  if (scanner.isAtEnd()) return {};
  const from = scanner.position;
  try {
    const read = readGate(scanner);
    const to = scanner.lastEnd;
    if (!scanner.isAtEnd()) throw misread(scanner.anything(), "the end of the line", ONE_A_LINE);
    const text3 = line.slice(from, to);
    if (read.kind === "finding" || read.class === void 0) return { gate: { ...read, text: text3 } };
    const { name: name2, start, end } = read.class;
    return { gate: { ...read, text: text3, class: { name: name2, start: start - from, end: end - from } } };
  } catch (error) {
    if (error instanceof Misread) return { mistake: error.mistake };
    throw error;
  }
}
function readGate(scanner) {
  const first = scanner.word();
  const finding2 = FINDINGS.find((name2) => name2 === first?.text);
  if (finding2 !== void 0) return { kind: "finding", finding: finding2 };
  const delta = first?.text === "delta";
  const measured2 = delta ? readMetric(scanner, scanner.word(), ["class", ...METRIC_NAMES], "a metric or class", ALL_METRICS) : readMetric(
    scanner,
    first,
    [...METRIC_NAMES, ...FINDINGS, "delta", "class"],
    "a metric, delta, class or a finding",
    ALL_NAMES
  );
  const operator = readOperator(scanner);
  return { kind: "metric", delta, ...measured2, operator, bound: readBound(scanner, measured2.metric, delta) };
}
function readMetric(scanner, word, known, expected, all) {
  if (word?.text === "class") return readClassMetric(scanner);
  const name2 = word?.text ?? "";
  const metric = RUN_METRICS.find((one) => one === name2) ?? alias(name2);
  if (metric === void 0) throw misread(word ?? scanner.anything(), expected, fixFor2(name2, known, all));
  return { metric };
}
function alias(name2) {
  return Object.hasOwn(ALIASES, name2) ? ALIASES[name2] : void 0;
}
function readClassMetric(scanner) {
  const reference = readClassName(scanner);
  const word = scanner.word();
  const metric = CLASS_METRICS.find((one) => one === word?.text);
  if (metric !== void 0) return { metric, class: reference };
  const fix = fixFor2(
    word?.text ?? "",
    CLASS_METRICS,
    `Write \`class ${reference.quoted} f1\`; a name with blanks in it stands in quotes.`
  );
  throw misread(word ?? scanner.anything(), CLASS_METRICS.join(", ").replace(/, (?=\w+$)/, " or "), fix);
}
function readClassName(scanner) {
  const token = scanner.quoted() ?? scanner.name();
  const name2 = token === void 0 ? void 0 : unquoted(token.text);
  if (token === void 0 || name2 === void 0 || name2 === "") {
    const found = token ?? scanner.anything();
    const fix = /^["']/.test(found.text) ? "Close the quotes; between double ones it is a text as in JSON." : 'Write it bare, or in quotes where there are blanks in it: `class "hot pixel" f1 < 0.5`.';
    throw misread(found, "the name of a class", fix);
  }
  return { name: name2, start: token.start, end: token.end, quoted: token.text };
}
function unquoted(text3) {
  if (text3.startsWith("'")) return text3.slice(1, -1);
  if (!text3.startsWith('"')) return text3;
  try {
    return parseJson(text3);
  } catch {
    return void 0;
  }
}
function readOperator(scanner) {
  const token = scanner.operator();
  const operator = OPERATORS.find((one) => one === token?.text);
  if (operator !== void 0) return operator;
  const fix = "The run fails if the comparison holds: `test-mean-iou < 0.8` asks for at least 0.8.";
  throw misread(token ?? scanner.anything(), "<, <=, > or >=", fix);
}
function fixFor2(word, known, all) {
  const nearest = nearestGateWord(word, known);
  return nearest === void 0 ? all : `Did you mean ${nearest}?`;
}

// src/stages/1-config/gates.ts
var MOST_LINES = 1e3;
var MOST_MISTAKES = 20;
function gates() {
  return {
    label: "conditions, one a line",
    expected: "one condition a line such as test-mean-iou < 0.8",
    list: true,
    lines: true,
    parse(text3) {
      const lines = (typeof text3 === "string" ? text3 : text3.join("\n")).split(/\r\n|[\r\n]/);
      if (lines.length > MOST_LINES)
        return { ok: false, reason: `it has ${lines.length} lines, more than ${MOST_LINES}` };
      const parsed = lines.map((line) => ({ line, ...parseGate(line) }));
      if (parsed.every(({ mistake }) => mistake === void 0))
        return { ok: true, value: parsed.flatMap(({ gate: gate2 }) => gate2 ?? []) };
      const mistakes = parsed.flatMap(
        ({ line, mistake }, i) => mistake === void 0 ? [] : [{ ...mistake, line, number: i + 1, lines: lines.length }]
      );
      const more = mistakes.length - MOST_MISTAKES;
      const faults = (source) => [
        ...mistakes.slice(0, MOST_MISTAKES).map((mistake) => gateInvalid(mistake, source)),
        ...more > 0 ? [gatesInvalid(more, source)] : []
      ];
      return { ok: false, faults };
    }
  };
}
var FAULTS = { classification: gateNotForClassification, segmentation: gateNotForSegmentation };
function gatesOfOtherTask(list, task) {
  const others = scoresOfTask(task).map(({ title }) => title);
  return (list ?? []).flatMap((gate2) => {
    const measure2 = gate2.kind === "metric" ? measureOfOtherTask(gate2, task) : void 0;
    return measure2 === void 0 ? [] : [FAULTS[task](gate2.text, measure2, others)];
  });
}
function measureOfOtherTask({ metric }, task) {
  if (isClassMetric(metric)) return metric === "iou" && task === "classification" ? "IoU" : void 0;
  const score = scoreOf(metric);
  return score === void 0 || isScoreOf(score, task) ? void 0 : score.title;
}
function unknownClasses(list, classes) {
  return (list ?? []).flatMap((gate2) => {
    const reference = gate2.kind === "metric" ? gate2.class : void 0;
    if (reference === void 0 || classes.includes(reference.name)) return [];
    return [gateClassUnknown(gate2.text, reference, classes, nearestWord(reference.name, classes))];
  });
}
function gatesOfNoTest(list) {
  return (list ?? []).filter((gate2) => gate2.kind === "metric" ? isOfTest(gate2.metric) : OF_TEST.includes(gate2.finding)).map(({ text: text3 }) => gateWithoutTest(text3));
}
function unsuitableGates(list, { task, classes }) {
  const unknown = unknownClasses(
    list,
    classes.map(({ name: name2 }) => name2)
  );
  return [...unknown, ...gatesOfOtherTask(list, task)];
}

// src/earlier/series.ts
import { createHash } from "node:crypto";
var DEFAULT_NAME = /^(?<workflow>.+)\/(?<job>[^/]*)\/(?<artifact>[^/]*)$/s;
var LONGEST_SERIES = 300;
function defaultSeriesName(workflow, job, artifact) {
  const name2 = [workflow, job, artifact].join("/");
  if (name2.length <= LONGEST_SERIES) return name2;
  const hash = createHash("sha256").update(name2).digest("hex").slice(0, 16);
  return [`${beginning(workflow, 80)}…${hash}`, beginning(job, 80), beginning(artifact, 120)].join("/");
}
function beginning(text3, longest) {
  return text3.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}
function wordsOfSeries(name2) {
  const { workflow, job, artifact } = DEFAULT_NAME.exec(name2)?.groups ?? {};
  return workflow === void 0 ? ["", name2] : [workflow, job, artifact];
}
function hasDefaultName({ name: name2 }) {
  return DEFAULT_NAME.test(name2);
}
function describeSeries(name2) {
  const { workflow, job, artifact } = DEFAULT_NAME.exec(escapeControls(name2))?.groups ?? {};
  return workflow === void 0 ? `series ${escapeControls(name2)}` : `workflow ${workflow}, job ${job}, artifact ${artifact}`;
}

// src/stages/1-config/run-types.ts
import { resolve as resolve2 } from "node:path";
var INITIAL_MODEL_WORDS = ["auto", "none", "imagenet", "baseline"];
function artifactName() {
  return scalar(
    "name",
    'a name without any of " : < > | * ? \\ / and line breaks',
    (text3) => /[":<>|*?\\/\r\n]/.test(text3) || text3.length > 200 ? WRONG : right(text3)
  );
}
function seriesName() {
  return scalar(
    "name",
    `a name of at most ${LONGEST_SERIES} characters, without line breaks`,
    (text3) => new RegExp("\\p{Cc}", "u").test(text3) || text3.length > LONGEST_SERIES ? WRONG : right(text3)
  );
}
var BRANCH = /^branch +(?<name>[A-Za-z0-9_](?:[A-Za-z0-9_-]|[./](?![./]|$))*)$/;
var MISTYPED = /^(?:auto|none|branch(?:\s.*)?)$/i;
function historyPlace() {
  const label = "auto, none, branch NAME, path";
  const expected = 'auto, none, branch and its name as in "branch best-epoch-history", or the path of a folder';
  const read = scalar(label, expected, (text3, folder) => {
    if (text3 === "auto" || text3 === "none") return right(text3);
    const { name: name2 } = BRANCH.exec(text3)?.groups ?? {};
    if (name2 !== void 0 && !name2.endsWith(".lock")) return right(`branch ${name2}`);
    return MISTYPED.test(text3) ? WRONG : right(resolve2(folder, text3));
  });
  return { ...read, isPath: true };
}
function historySetting(value) {
  if (value === "auto" || value === "none") return { kind: value };
  const { name: name2 } = BRANCH.exec(value)?.groups ?? {};
  return name2 === void 0 ? { kind: "folder", folder: value } : { kind: "branch", branch: name2 };
}

// src/stages/1-config/table/run.ts
var run = {
  output: {
    name: "output",
    section: "Run",
    type: path(),
    default: "best-epoch",
    inFile: false,
    withoutEffect: true,
    help: "Folder for the model, the results and the reports.",
    note: "[Outputs](outputs.md#files) lists what is in it. In the workspace it should be ignored by git."
  },
  resume: {
    name: "resume",
    section: "Run",
    type: choice("auto", "never"),
    default: "auto",
    withoutEffect: true,
    help: "auto goes on from the checkpoint of a run of the same training that was cut off or out of time: in the output folder or, on GitHub, in the Actions cache; never starts anew and leaves none there.",
    note: "Out of time is a run that its `time-budget` ended: the next goes on, be it with another budget or more `epochs`; of a classification a budget that changes the size planned for its images makes another training, unless `image-size` holds it. A training that came to its end by itself (`epochs` done, `patience`, `target`) has left no checkpoint: the next starts anew, also with more `epochs`. A checkpoint of other data, other settings of the training or another engine is not gone on from, and on a runner none that lies in the workspace: it may have come with a pull request."
  },
  /** One of INITIAL_MODEL_WORDS, or the absolute path of a model or a run folder. */
  initialModel: {
    name: "initial-model",
    section: "Run",
    type: wordOrPath(...INITIAL_MODEL_WORDS),
    default: "auto",
    help: "What training starts from: auto, a network pretrained on ImageNet where measuring says that it helps, else random weights; imagenet, that network; none, random weights; baseline, the model of the run that `baseline` compares with, else as auto; or the model.onnx or run folder of an earlier run.",
    note: "An earlier model keeps its network and normalisation; classes go by name, new ones may be added; the learning rate is planned at a tenth of what it is without it, and the model is validated before the first epoch. [Fine-tuning](fine-tuning.md) says what is kept and what must fit, and how a pretrained network is trained."
  },
  /** undefined: on GitHub only. */
  skipUnchanged: {
    name: "skip-unchanged",
    section: "Run",
    type: orAuto(boolean2()),
    default: "auto",
    withoutEffect: true,
    help: "Whether a run with the same data, labels, split, settings and code of the action as an earlier one takes its model and results instead of training again; auto does on GitHub, from the Actions cache, and nowhere else.",
    note: "[When nothing has changed](github.md#when-nothing-has-changed) says what counts."
  },
  /** `auto`, `none` or the absolute path of an earlier results.json. */
  baseline: {
    name: "baseline",
    section: "Run",
    type: wordOrPath("auto", "none"),
    default: "auto",
    withoutEffect: true,
    help: "What to compare with: the results.json of an earlier run; auto takes the newest one of the same series: on GitHub of a pull request's base branch, or of the branch itself; elsewhere the run before in the folder that `history` names.",
    note: "[Better or worse than before](github.md#better-or-worse-than-before) says how the verdict is made, [Which runs are compared](github.md#which-runs-are-compared) with whose results. On a command line `auto` compares with nothing unless `history` names a folder."
  },
  series: {
    name: "series",
    section: "Run",
    type: seriesName(),
    unset: "WORKFLOW/JOB/ARTIFACT on GitHub, else the name of the data folder",
    inFile: false,
    withoutEffect: true,
    help: "Name of the runs that this one is compared with and that later ones compare with it; give it where a pull request has another workflow or job than the branch.",
    note: "It takes a name of your own, the same in both workflows, or the name of another series as the messages have it (`Train/train/best-epoch`). Without it results of the same artifact name are found, too, where only one series has it. [Which runs are compared](github.md#which-runs-are-compared) says more. It stands in no settings file: the data under review must not choose what it is compared with."
  },
  /** `auto`, `none`, `branch NAME` or an absolute path. */
  history: {
    name: "history",
    section: "Run",
    type: historyPlace(),
    default: "auto",
    inFile: false,
    withoutEffect: true,
    help: "Where each finished run leaves a line of its scores, and where trend, best run and baseline are read: auto is the Actions cache (GitHub only), branch NAME a branch of the repository, beside the cache; else a folder.",
    note: "[History](github.md#history) says what is written there. A branch takes `permissions: contents: write` in the job that trains on a branch; pull requests only read it. Pictures in a comment alone take the same permission there. In a folder local runs of the same data have a history, too, and `baseline: auto` finds the run before there. Evaluations keep no history."
  },
  failIf: {
    name: "fail-if",
    section: "Run",
    type: gates(),
    unset: "nothing",
    withoutEffect: true,
    help: "What fails the run once all is done, such as test-mean-iou < 0.8 or overfit; any of the conditions is enough.",
    note: "[Gates](github.md#gates) has the words."
  },
  export: {
    name: "export",
    section: "Run",
    type: choices("tfjs"),
    unset: "model.onnx only",
    help: "What else the model is written as; tfjs is a TensorFlow.js LayersModel in model/tfjs.",
    note: "[The model in TensorFlow.js](predict.md#in-tensorflowjs) shows how it is loaded."
  },
  artifactName: {
    name: "artifact-name",
    section: "Run",
    type: artifactName(),
    default: "best-epoch",
    withoutEffect: true,
    help: "Name of the uploaded artifact (GitHub only).",
    note: "A workflow run takes each name once: several training steps, or the jobs of a matrix, need one each. With `evaluate-only` the default is `evaluation`."
  },
  reportArtifact: {
    name: "report-artifact",
    section: "Run",
    type: boolean2(),
    default: "true",
    withoutEffect: true,
    help: "Whether report.html is uploaded as an artifact of its own, too, which a browser opens (GitHub only).",
    note: "It is no archive: `actions/download-artifact` of versions 4 to 7 fails at it where it downloads all artifacts of a run: see [artifacts](outputs.md#artifacts)."
  },
  retentionDays: {
    name: "retention-days",
    section: "Run",
    type: integer(1, 400),
    unset: "the repository's default",
    withoutEffect: true,
    help: "Days that the artifact is kept (GitHub only)."
  },
  comment: {
    name: "comment",
    section: "Run",
    type: choice("auto", "never"),
    default: "auto",
    inFile: false,
    withoutEffect: true,
    help: "auto comments on the pull request that the run is for: one comment, edited by later runs and posted anew when the model is worse (GitHub only).",
    note: "[On a pull request](github.md#on-a-pull-request) has the permission that it needs."
  },
  commentOn: {
    name: "comment-on",
    section: "Run",
    type: commentPlace(),
    default: "auto",
    inFile: false,
    withoutEffect: true,
    help: "Where: auto, the pull request of the event; pull-request, the open one at this commit, on a push too; commit; a number.",
    note: "[Where it is written](github.md#where-the-comment-is-written) has what each needs."
  },
  release: {
    name: "release",
    section: "Run",
    type: choice("auto", "never"),
    default: "never",
    inFile: false,
    withoutEffect: true,
    help: "auto publishes a GitHub Release with the model: of a tag that is pushed, and where the model on the default branch is better than the one before (GitHub only).",
    note: "[Releases](github.md#releases) has the permission that it needs, and what is in one."
  }
};

// src/stages/1-config/table/split.ts
var split = {
  validationFraction: {
    name: "validation-fraction",
    section: "Split",
    type: fraction(),
    default: "0.21",
    help: "Share of the images that early stopping watches.",
    note: "Of all images; training gets what validation and test leave. Each class is divided in the same way, as near as whole images and groups allow. Has no effect on data that comes in `train/`, `val/` and `test/` folders."
  },
  testFraction: {
    name: "test-fraction",
    section: "Split",
    type: fractionOrNone(),
    default: "0.15",
    help: "Share of the images kept untouched for the final test.",
    note: "With 0 nothing is tested: there are no test scores, no verdict on a baseline, and a gate on one of them is an error before training. Early stopping has looked at the validation images, whose scores lean to the good side."
  },
  groupBy: {
    name: "group-by",
    section: "Split",
    type: regularExpression(),
    unset: "every image on its own",
    help: "Images whose paths give the same match (or first capture group) stay in the same part of the split.",
    note: 'For images that are no independent samples, such as several of one patient, place or exposure: `group-by: "^images/(patient-\\d+)"`. Without it the test is too easy.'
  },
  split: {
    name: "split",
    section: "Split",
    type: path(),
    unset: "made from the image contents and the seed",
    help: "A split.json to take as it is.",
    note: "Every run writes one. Given back, it keeps the split even when images change their content. Images it does not name are divided as it divides its own, with a warning. Without it images stay in their part of the baseline, of the initial model's run or of the run before in the same `output`, as long as `seed`, fractions and `group-by` are the same."
  },
  folds: {
    name: "folds",
    section: "Split",
    type: integer(2, 100),
    unset: "no cross-validation",
    help: "Divides training and validation into so many folds, each held out by one run; `merge` joins the runs.",
    note: "See [folds and sweeps](folds-and-sweeps.md)."
  },
  fold: {
    name: "fold",
    section: "Split",
    type: integer(1, 100),
    unset: "no cross-validation",
    inFile: false,
    help: "Which fold this run holds out and validates on, from 1.",
    note: "See [folds and sweeps](folds-and-sweeps.md)."
  },
  seed: {
    name: "seed",
    section: "Split",
    type: integer(0, 4294967295),
    default: "42",
    help: "Starting point of everything random: split, first weights, order, augmentation.",
    note: "The same seed, engine, number of threads and kind of machine give the same weights, bit for bit, but with a `time-budget`, where the learning rate follows the clock. Another seed makes another split: its figures are not comparable image by image."
  }
};

// src/metrics/monitor.ts
var MONITORS = {
  "val-loss": {
    name: "val-loss",
    title: "validation loss",
    direction: "minimize",
    score: void 0,
    read: (record2) => record2.valLoss
  },
  ...byName(VALIDATION_SCORES, ({ name: name2, score, field }) => ({
    name: name2,
    title: `validation ${score.title}`,
    direction: score.direction,
    score,
    read: (record2) => record2[field]
  }))
};
var MONITOR_NAMES = Object.keys(MONITORS);

// src/stages/1-config/table/stopping.ts
var stopping = {
  epochs: {
    name: "epochs",
    section: "Stopping",
    type: integer(1, 1e5),
    default: "100",
    help: "Most epochs to train.",
    note: "An epoch is what lies between two validations. With `recipe: auto` it has at least 25 steps (a classification from pretrained weights 8, but for its first epoch, which fits the head alone and has none), so that it is several passes over few images, each time with other patches and augmentations; otherwise it takes of a segmentation as many patches as cover each image about once, up to 16, and of a classification each image once. The log says how many steps it has. A ceiling, not an aim: early stopping ends most trainings before. If it does not, the diagnosis may say *still improving*."
  },
  patience: {
    name: "patience",
    section: "Stopping",
    type: integer(1, 1e5),
    default: "20",
    help: "Stop when the monitored value has not improved for so many epochs.",
    note: "Counted in epochs, as Keras does; what an epoch is stands under `epochs`. Larger values cost time and can only help; too small a value ends training before the learning rate had a chance to fall."
  },
  minDelta: {
    name: "min-delta",
    section: "Stopping",
    type: number2(0, Number.POSITIVE_INFINITY),
    default: "0",
    help: "Only a change by more than this starts the wait of `patience` anew.",
    note: "In the unit of the monitored value. It decides when to stop, nothing else: the kept epoch is the best one, by however little."
  },
  monitor: {
    name: "monitor",
    section: "Stopping",
    type: choice(...MONITOR_NAMES),
    default: "val-loss",
    help: "The value that early stopping watches and the kept epoch is best in.",
    note: "The loss falls, the others rise; each knows its direction. The loss is the steadiest, and a mean IoU on few validation images leaps."
  },
  /** Training then stops with reason `target`. */
  target: {
    name: "target",
    section: "Stopping",
    type: number2(0, Number.POSITIVE_INFINITY),
    unset: "no target",
    help: "Stop once the monitored value is at least this good.",
    note: "A loss at or below it, any other value at or above it. Shares are from 0 to 1."
  },
  timeBudgetMs: {
    name: "time-budget",
    section: "Stopping",
    type: duration(),
    unset: "no limit",
    help: "Longest run by the clock, from its start to its end: epochs are cut short for it, and where it is short only a part of the images is validated or tested.",
    note: "The run ends within it and a twentieth, or 5 seconds. Before training it measures what a step, a validation and the report take, and plans with that: all images are validated where a pass over them takes no more than an eighth of the time, and tested where that takes no more than a third. Else log, summary and results say of how many of them; they are chosen by `seed` and show every class if the time allows. A budget too short for a single step is an error that says what is needed. In a workflow keep it some minutes below the job's `timeout-minutes`, of which no step is told."
  }
};

// src/shared/parse-yaml.ts
var import_yaml = __toESM(require_dist(), 1);
var MOST = { depth: 32, entries: 5e3, tokens: 2e4, anchors: 100 };
function parseYaml(text3, lineCounter) {
  const count2 = new Count();
  for (const token of new import_yaml.Lexer().lex(text3)) count2.take(token);
  return (0, import_yaml.parseDocument)(text3, {
    version: "1.2",
    schema: "core",
    logLevel: "silent",
    ...lineCounter && { lineCounter }
  });
}
function valueOfYaml(document) {
  const value = document.toJS({ maxAliasCount: MOST.anchors });
  if (isDeep(value, MOST.depth)) throw new Error("it holds itself, by an alias");
  return value;
}
var Count = class {
  #columns = [];
  #column = 0;
  #isLineStart = true;
  #flows = 0;
  #tokens = 0;
  #entries = 0;
  #anchors = 0;
  /** The token is the text of a scalar, whatever it looks like. */
  #isText = false;
  /** @throws Error beyond a limit */
  take(token) {
    if (this.#isText) {
      this.#isText = false;
      this.#move(token.length);
      return;
    }
    const type = import_yaml.CST.tokenType(token);
    if (type !== "space" && type !== "comment") this.#tokens++;
    if (type === "scalar") this.#isText = true;
    else if (type === "newline") this.#endLine();
    else this.#count(type, token.length);
    this.#check();
  }
  #count(type, length) {
    if (type === "flow-map-start" || type === "flow-seq-start") this.#flows++;
    else if (type === "flow-map-end" || type === "flow-seq-end") this.#flows--;
    else if (type === "anchor" || type === "alias") this.#anchors++;
    else if (isOfEntry(type)) this.#entries++;
    const nests = type === "seq-item-ind" || type === "explicit-key-ind" || type === "map-value-ind";
    if (nests && this.#flows === 0) this.#nest();
    this.#move(type === "doc-mode" ? 0 : length, type === "space");
  }
  /** What begins at this column is in what began before it in an earlier line, or in the same. */
  #nest() {
    while ((this.#columns.at(-1) ?? -1) >= this.#column) this.#columns.pop();
    this.#columns.push(this.#column);
  }
  #move(length, isBlank = false) {
    if (this.#isLineStart && !isBlank) {
      if (this.#flows === 0) this.#nest();
      this.#isLineStart = false;
    }
    this.#column += length;
  }
  #endLine() {
    this.#column = 0;
    this.#isLineStart = true;
  }
  #check() {
    if (this.#flows + this.#columns.length > 2 * MOST.depth)
      throw new Error(`it is nested more than ${MOST.depth} deep`);
    if (this.#entries > MOST.entries) throw new Error(`it has more than ${MOST.entries} entries`);
    if (this.#tokens > MOST.tokens) throw new Error(`it has more than ${MOST.tokens} words and signs`);
    if (this.#anchors > MOST.anchors) throw new Error(`it has more than ${MOST.anchors} anchors and aliases`);
  }
};
function isOfEntry(type) {
  return type === "map-value-ind" || type === "explicit-key-ind" || type === "comma";
}
function isDeep(value, most) {
  if (typeof value !== "object" || value === null) return false;
  return most === 0 || Object.values(value).some((one) => isDeep(one, most - 1));
}

// src/stages/1-config/sweep-rows.ts
var MOST_ROWS = 1e3;
var EXPECTED = "a list of mappings from settings to values such as `- learning-rate: 1e-3`";
function sweepRows() {
  return {
    label: "list of mappings from settings to values",
    expected: EXPECTED,
    list: false,
    lines: true,
    mappings: true,
    parse(text3) {
      const rows = typeof text3 === "string" ? readRows(text3) : "it is a list of texts";
      if (typeof rows === "string") return { ok: false, reason: rows };
      return { ok: true, value: rows };
    }
  };
}
function readRows(text3) {
  const rows = yamlOf(text3);
  if (rows instanceof Error) return rows.message.split("\n")[0].replace(/:$/, "");
  if (!Array.isArray(rows) || rows.length === 0) return "it is no list of rows";
  if (rows.length > MOST_ROWS) return `it has ${rows.length} rows, more than ${MOST_ROWS}`;
  const read = [];
  for (const [i, row] of rows.entries()) {
    const texts = rowOf(row);
    if (texts === void 0) return `row ${i + 1} is no mapping from settings to values`;
    read.push(texts);
  }
  return read;
}
function yamlOf(text3) {
  try {
    const document = parseYaml(text3);
    return document.errors[0] ?? valueOfYaml(document);
  } catch (error) {
    return error;
  }
}
function rowOf(row) {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return void 0;
  const entries = Object.entries(row).map(([name2, raw]) => {
    const value = Array.isArray(raw) ? raw.map(textOf) : textOf(raw);
    const whole = typeof value === "string" || Array.isArray(value) && !value.includes(void 0);
    return [name2, whole ? value : void 0];
  });
  if (entries.length === 0 || entries.some(([, value]) => value === void 0)) return void 0;
  return Object.fromEntries(entries);
}
function textOf(raw) {
  if (typeof raw === "string") return raw.trim();
  return typeof raw === "number" || typeof raw === "boolean" ? String(raw) : void 0;
}

// src/stages/1-config/table/sweep.ts
var sweep = {
  sweep: {
    name: "sweep",
    section: "Sweep",
    type: sweepRows(),
    unset: "no sweep",
    help: "Settings to try, one mapping a row, such as `- learning-rate: 1e-3`: of training and stopping only. Best in the settings file.",
    note: "See [folds and sweeps](folds-and-sweeps.md)."
  },
  /** The settings of this row stand in all others already. */
  sweepRow: {
    name: "sweep-row",
    section: "Sweep",
    type: integer(1, 1e3),
    unset: "no sweep",
    inFile: false,
    help: "Which row of `sweep` this run trains with, from 1; `merge` ranks the runs.",
    note: "See [folds and sweeps](folds-and-sweeps.md)."
  }
};

// src/stages/1-config/table/training.ts
var training = {
  recipe: {
    name: "recipe",
    section: "Training",
    type: choice("auto", "classic"),
    default: "auto",
    help: "auto plans network and training from the data; classic is the published U-Net recipe (segmentation only).",
    note: "Settings that are given go before what a recipe decides. The summary lists every choice with its reason under *Plan, with reasons*.",
    recipes: {
      auto: "[from pretrained weights](fine-tuning.md#from-pretrained-weights) EfficientNet-Lite0, for segmentation as the encoder of a U-Net; values of 8 bits are scaled as that network knows them, others first brought to 0 to 255. From random weights for segmentation a U-Net with 16, 32, 64 and 128 filters, for classification a residual network of three or four stages, both with batch norm and ReLU; values are clipped and scaled by the training images, or stretched by asinh where a deep exposure has a range far beyond its noise.",
      classic: "for segmentation the published U-Net with 32 to 512 filters, ELU, L2 0.01 and dropout 0.18; values divided by the largest that the depth has. It has no classification."
    }
  },
  engine: {
    name: "engine",
    section: "Training",
    type: choice("auto", "onnx", "tensorflow", "reference"),
    default: "auto",
    inFile: false,
    help: "What does the arithmetic; auto takes onnx. tensorflow is installed when it is first asked for (1.2 GB). reference is slow and only for checking.",
    note: "See [engines](engines.md). It stands in no settings file: the data must not choose what is installed."
  },
  threads: {
    name: "threads",
    section: "Training",
    type: integer(0, 1024),
    default: "0",
    help: "Threads for the arithmetic; 0 takes one for each core.",
    note: "Another number of threads may round differently in the last digits."
  },
  batchSize: {
    name: "batch-size",
    section: "Training",
    type: orAuto(integer(1, 1024)),
    default: "auto",
    help: "Patches in one training step.",
    note: "What the recipe chooses is lowered, and after it `image-size` of a segmentation, where the training is foreseen to take more than four fifths of the memory that the machine, or its container, has; log and report say so. Such a run is another one than on a larger machine: set both for the same on all.",
    recipes: {
      auto: "for segmentation 8 patches of 128x128, from pretrained weights 4 of 256x256, or as many as have the same pixels: 2 to 32; for classification 32 images.",
      classic: "1."
    }
  },
  learningRate: {
    name: "learning-rate",
    section: "Training",
    type: orAuto(number2(1e-7, 10)),
    default: "auto",
    help: "Learning rate at the start; it falls when the validation loss stalls or, with auto, along a time budget.",
    note: "The first to try when the diagnosis says *learning rate too high*: a tenth of it.",
    recipes: {
      auto: "0.02 for segmentation; for classification 0.004, from pretrained weights 0.002 for the head and 0.8 of that with each block below it; reached over the first 50 steps; falls to 0.3 of itself after 3 or 5 epochs without a better validation loss, or along `time-budget` to 0.",
      classic: "1; falls to a tenth after 5 epochs without a better validation loss."
    }
  },
  optimizer: {
    name: "optimizer",
    section: "Training",
    type: orAuto(choice("sgd", "adam", "adamw", "muon", "adadelta")),
    default: "auto",
    help: "Update rule.",
    note: "One that the recipe did not choose starts at a rate of its own: sgd 0.01, adam 0.001, adamw 0.002, muon 0.02, adadelta 1. muon makes the updates of hidden weights orthogonal and leaves biases, batch norm and the last layer to AdamW, as torch.optim.Muon and keras.optimizers.Muon are meant to be used.",
    recipes: {
      auto: "for segmentation muon, for classification adamw, both with weight decay 0.01.",
      classic: "adadelta."
    }
  },
  augment: {
    name: "augment",
    section: "Training",
    type: orAuto(boolean2()),
    default: "auto",
    help: "Whether training images are varied at random (flips, turns, brightness, noise and more).",
    note: "`true` adds rotations by up to 15 degrees, magnification, brightness, contrast, gamma, noise, blur and small holes to flips and quarter turns.",
    recipes: {
      auto: "for segmentation flips and quarter turns, which change no value; left-right flips alone where upper and lower halves of the images hold different classes; from pretrained weights magnification, brightness, contrast and gamma as well. For classification small turns, zoom and light, and the flips after which an image is still most like others of its class.",
      classic: "none."
    }
  },
  classWeights: {
    name: "class-weights",
    section: "Training",
    type: orAuto(classWeights()),
    default: "auto",
    help: "How much each class counts in the loss; balanced weighs by inverse frequency, sqrt by its square root.",
    note: "Weights are scaled to sum to the number of classes that occur.",
    recipes: {
      auto: "`sqrt` where a class has less than 5 % of the pixels, or in classification less than half the images of another, else `none`.",
      classic: "`balanced`."
    }
  },
  labelSmoothing: {
    name: "label-smoothing",
    section: "Training",
    type: orAuto(number2(0, 0.9)),
    default: "auto",
    help: "Share of each label spread over all classes in the loss; auto is 0.1 for classification, else 0.",
    note: "Keeps the network from being surer than its images allow (Szegedy et al. 2016)."
  },
  /** The one parameter of the Beta distribution; 0: none are blended. */
  mixUp: {
    name: "mix-up",
    section: "Training",
    type: orAuto(number2(0, 1)),
    default: "auto",
    help: "Blends pairs of training images and their labels by shares drawn from Beta(a, a) of this a, such as 0.2; 0 and auto do not. Classification only.",
    note: "Pays in long trainings (Zhang et al. 2018)."
  },
  imageSize: {
    name: "image-size",
    section: "Training",
    type: orAuto(integer(32, 2048, 16)),
    default: "auto",
    help: "Edge of a training patch in pixels; in classification of the square that every image is brought to.",
    note: "Larger patches show more surroundings and take more time and memory a step. The model takes images of any size either way: what it needs is inside.",
    recipes: {
      auto: "for segmentation 128, or less where the smallest image has less, rounded up to a multiple of 8; from pretrained weights 256, to a multiple of 32. For classification the median image in its own shape: from random weights 128 pixels at most and shrunk as far as 64 for 40 epochs to fit into `time-budget`, or 15 minutes, on two idle cores, by estimate; from pretrained weights of the area of 224x224, or as little as 128x128 for 7 epochs to fit.",
      classic: "whole images, padded to a multiple of 16."
    }
  },
  memoryBudgetBytes: {
    name: "memory-budget",
    section: "Training",
    type: orAuto(memory()),
    default: "auto",
    withoutEffect: true,
    help: "Memory for decoded images; beyond it they lie decoded on the disk, in `output`. auto is a quarter of what the machine has, or the container may take.",
    note: "A single image that takes more to decode is refused, and what decoding takes beyond 256 MiB is not there to keep images in. Not a limit for the whole process: network and batches come on top. Lower it where the job shares its machine."
  }
};

// src/stages/1-config/table.ts
var TABLE = { ...data, ...split, ...training, ...stopping, ...sweep, ...run };
var SETTINGS = Object.values(TABLE);
var WITHOUT_EFFECT = Object.entries(TABLE).filter(([, { withoutEffect }]) => withoutEffect === true).map(([property]) => property);

// src/stages/1-config/evaluate-options.ts
var EVALUATE_OPTIONS = {
  model: {
    name: "model",
    type: path(),
    help: "The run folder of a training or of `merge`, or its model.onnx."
  },
  part: {
    name: "part",
    type: choice("auto", "all", "train", "validation", "test"),
    default: "auto",
    help: "Which images are evaluated: auto takes the test part where a test/ folder or a given split.json names one, else all images."
  }
};
var EVALUATION_DEFAULTS = {
  output: "evaluation",
  "artifact-name": "evaluation"
};
var MEANINGFUL = ["split", "seed", "threads", "memory-budget", "output", "baseline", "fail-if"];
function evaluationFaults(flags) {
  return Object.values(EVALUATE_OPTIONS).filter(({ name: name2, default: fallback = "" }) => !["", fallback].includes((flags[name2] ?? "").trim())).map(({ name: name2 }) => settingNotForTraining(name2));
}
var MEANINGFUL_IN_WORKFLOW = [
  "artifact-name",
  "report-artifact",
  "retention-days",
  "series",
  "comment",
  "comment-on"
];
function inputsPassedOver(inputs) {
  return SETTINGS.filter(({ name: name2, default: fallback = "" }) => {
    const text3 = (inputs[name2] ?? "").trim();
    const isOfPictures = name2 === "history" && /^(?:branch\s|none$)/.test(text3);
    const hasMeaning = isForEvaluation(name2) || MEANINGFUL_IN_WORKFLOW.includes(name2) || isOfPictures;
    return !hasMeaning && text3 !== "" && text3 !== fallback;
  }).map(({ name: name2 }) => settingNotForEvaluation(name2));
}
function isForEvaluation(name2) {
  return MEANINGFUL.includes(name2) || SETTINGS.some((one) => one.name === name2 && one.section === "Data");
}

// src/results/fields.ts
var measured = number().nullable();
var ratio = number().min(0).max(1).nullable();
var count = number().int().min(0);
var seconds = number().min(0);
var shortHash = string().regex(/^[0-9a-f]{16}$/);
var sha256 = string().regex(/^[0-9a-f]{64}$/);
var words = record(string(), json());
var size = object({ height: count, width: count });

// src/results/json-text.ts
var NUMBERS = /\[\n[-\d.eE+,\s]+\]/g;
function jsonText(value) {
  return `${JSON.stringify(value, null, 2).replace(NUMBERS, onOneLine)}
`;
}
function onOneLine(list) {
  return list.replace(/\s+/g, " ").replace("[ ", "[").replace(" ]", "]");
}

// src/results/origin.ts
var originFields = object({
  name: string(),
  sha256: sha256.describe("Of their file"),
  dataset: string().describe('What they were trained on: "ImageNet"'),
  licence: string().describe("As SPDX calls it")
});
var origin = originFields.nullable().default(null).describe("Pretrained weights that it was made from, be it by way of other models; null: none");

// src/metrics/calibration.ts
var CONFIDENCE_BINS = 15;
var ConfidenceCounts = class {
  #pixels = new Float64Array(CONFIDENCE_BINS);
  #correct = new Float64Array(CONFIDENCE_BINS);
  #confidence = new Float64Array(CONFIDENCE_BINS);
  /** @param confidence the largest of the pixel's class probabilities, 0..1; rounding may put it a little above 1 */
  add(confidence, correct) {
    const sure = Math.min(1, confidence);
    const bin = Math.max(0, Math.ceil(sure * CONFIDENCE_BINS) - 1);
    this.#pixels[bin]++;
    this.#confidence[bin] += sure;
    if (correct) this.#correct[bin]++;
  }
  get bins() {
    return Array.from(this.#pixels, (pixels, bin) => ({
      low: bin / CONFIDENCE_BINS,
      high: (bin + 1) / CONFIDENCE_BINS,
      pixels,
      correct: this.#correct[bin],
      confidence: this.#confidence[bin]
    }));
  }
};
function calibrationError(bins) {
  let distance = 0;
  let pixels = 0;
  for (const bin of bins) {
    distance += Math.abs(bin.correct - bin.confidence);
    pixels += bin.pixels;
  }
  return distance / pixels;
}

// src/results/calibration.ts
var ratio2 = number().min(0).max(1);
var calibration = object({
  "expected-error": ratio2.describe(
    "Expected calibration error: |accuracy - confidence| of each bin, weighted by its pixels; 0 is best"
  ),
  bins: array(
    object({
      low: ratio2,
      high: ratio2.describe(
        "A pixel is in the bin whose (low, high] holds the largest of its probabilities"
      ),
      pixels: count,
      confidence: ratio2.nullable().describe("Mean of the largest probabilities; null for no pixel"),
      accuracy: ratio2.nullable().describe("Share of the pixels that are right; null for no pixel")
    })
  )
}).nullable().default(null).describe("Over the pixels of the test set; null untested");
function calibrationResults(bins) {
  const error = calibrationError(bins);
  if (Number.isNaN(error)) return null;
  return {
    "expected-error": error,
    bins: bins.map(({ low, high, pixels, correct, confidence }) => ({
      low,
      high,
      pixels,
      confidence: pixels === 0 ? null : confidence / pixels,
      accuracy: pixels === 0 ? null : correct / pixels
    }))
  };
}

// src/results/fan-out.ts
var number3 = number().int().min(1);
function fanOut(measured2) {
  return object({
    kind: _enum(["fold", "sweep-row"]),
    number: number3,
    of: number3,
    "held-out": measured2.nullable().describe(
      "The kept model on the whole validation images, which also chose its epoch; null: cancelled before"
    )
  }).nullable().default(null).describe("Which fold or row of a sweep this run is; null: it stands for itself");
}

// src/results/gates.ts
var gate = object({
  text: string().describe("As it stands in fail-if"),
  status: _enum(["passed", "failed", "not-applicable"]).describe("not-applicable: there was nothing to judge by, which fails no run"),
  sentence: string().describe("Why, with the numbers; without a full stop"),
  value: measured.describe(
    "What was compared with the bound: the metric or, with delta, its change; null for a finding and where there is none"
  ),
  bound: measured.describe("null for a finding"),
  baseline: measured.describe("With delta the baseline's value, else null")
});

// src/results/json-values.ts
function words2(record2) {
  return Object.fromEntries(Object.entries(record2).map(([key, value]) => [kebabCase(key), json2(value)]));
}
function json2(value) {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return finite(value);
  if (Array.isArray(value)) return value.map(json2);
  return typeof value === "object" && value !== null ? words2(value) : null;
}
function kebabCase(name2) {
  return name2.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
function finite(value) {
  return value !== void 0 && Number.isFinite(value) ? value : null;
}

// src/results/scores.ts
var scoreFields = byScore(scoreField);
var epochScoreFields = byName(EPOCH_SCORES, ({ score }) => scoreField(score));
var validationScoreFields = byName(VALIDATION_SCORES, ({ score }) => scoreField(score));
function scoreField(score) {
  const field = score.always === true ? ratio : ratio.default(null);
  const without = ["classification", "segmentation"].find((task) => !isScoreOf(score, task));
  return without === void 0 ? field : field.describe(`null for a ${without}`);
}
function scoreResults(task, scores2) {
  return byScore((score) => ofTask(task, score, finite(scores2[score.key])));
}
function withLaterScores({ task, classes }, part) {
  const confusion = classes.flatMap(
    (_truth, row) => classes.map((_predicted, column) => part.confusion[row]?.[column] ?? 0)
  );
  const counted2 = scoreResults(task, scoresOf(confusion));
  return { ...part, ...byScore(({ key }) => part[key] ?? counted2[key]) };
}
function ofTask(task, score, value) {
  return isScoreOf(score, task) ? value : null;
}

// src/results/initial-model.ts
var initialModel = object({
  name: string().describe("The end of its path, or the branch whose run made it; of pretrained weights their network"),
  sha256: sha256.describe("Of its model.onnx, or of the file of pretrained weights"),
  pretraining: object({
    dataset: string().describe('What the weights were trained on: "ImageNet"'),
    licence: string().describe("Of the weights, as SPDX calls it")
  }).nullable().default(null).describe("Of pretrained weights that come with the program; null: an earlier model"),
  origin,
  "new-classes": array(string()).describe(
    "Classes that it did not know: they started from random weights; all of them of pretrained weights"
  ),
  "trained-on": object({ validation: count, test: count }).nullable().describe("How many of this run's validation and test images it was trained on; null: it isn't known"),
  "val-loss": measured.describe(
    "Before the first epoch, on the validation images of this run; null of pretrained weights, whose head knows no class yet"
  ),
  ...validationScoreFields
}).nullable().default(null).describe("What training started from; null: random weights");

// src/results/judgement.ts
var difference = number().min(-1).max(1);
var interval = intervalOf(number().min(0).max(1));
var differenceInterval = intervalOf(difference);
function intervalOf(end) {
  return object({ low: end, high: end }).refine(({ low, high }) => low <= high, "low is above high").nullable().default(null);
}
var finding = object({
  verdict: _enum([
    "too-short",
    "learning-rate-too-high",
    "too-noisy",
    "overfit",
    "still-improving",
    "underfit",
    "correct-training",
    "class-never-predicted",
    "train-test-gap"
  ]),
  title: string().describe("In words: correct training"),
  sentence: string().describe("What was seen, with its numbers; one sentence or two"),
  rule: string().describe("The rule that fired, with its bounds"),
  "from-epoch": number().int().min(1).nullable().describe("The epoch from which it is so, where there is one"),
  evidence: record(string(), measured).describe("The numbers that the rule looked at")
});
var change = object({ change: difference, interval: differenceInterval }).nullable().describe("null: undefined in one of the two runs");
var imageList = object({
  count: number().int().min(0),
  ids: array(string()).describe("The first 20")
});
var comparison = object({
  verdict: _enum([
    "better",
    "same",
    "worse",
    "different-test-split",
    "different-classes",
    "too-few-images",
    "not-tested",
    "no-baseline"
  ]).describe(`better, same and worse: by the interval of the change in ${DECIDING.title}`),
  sentence: string().describe("The verdict with its reason"),
  baseline: object({
    name: string().describe(
      "The base branch, or the run before on a branch, with the series where it is another; or the end of the path that was given"
    ),
    "created-at": string(),
    version: string().describe("Of the program that wrote it"),
    images: number().int().min(0).describe("Test images"),
    ...scoreFields,
    intervals: object(byScore(() => interval))
  }).nullable(),
  changes: object({
    ...byScore(({ always }) => always === true ? change : change.default(null)),
    "per-class": array(object({ class: string(), f1: change, iou: change }))
  }).nullable().describe(
    "Paired over the same test images; null unless the verdict is better, same, worse or too-few-images"
  ),
  "shared-images": number().int().min(1).nullable().default(null).describe(
    "Test images that both runs tested, where each tested others as well; null: both tested the same"
  ),
  data: object({
    added: imageList,
    removed: imageList,
    relabelled: imageList,
    moved: imageList.describe("Into another part of the split"),
    "read-otherwise": boolean().default(false).describe("The same files stand for other classes, by classes.json or settings")
  }).nullable().describe("What changed in the data since the baseline")
});
var NO_COMPARISON = {
  verdict: "no-baseline",
  sentence: "No baseline was asked for.",
  baseline: null,
  changes: null,
  "shared-images": null,
  data: null
};
var VERDICT_MEANINGS = {
  better: "The 95 % interval of the change in test macro F1 since the baseline lies above 0.",
  same: "That interval holds 0, so the test images cannot tell the two models apart; or both predicted the same on all of them.",
  worse: "That interval lies below 0. `fail-if: worse` fails.",
  "different-test-split": "The two runs were tested on other images or labels, and too few are of both. Where the change itself brings them it passes by itself: once it is merged, the next run of the branch is the new baseline.",
  "different-classes": "The two runs have other classes or another task. Once the change is merged, the next run of the branch is the new baseline.",
  "too-few-images": "Fewer test images can be compared than an interval takes. Raise `test-fraction` or add labelled images.",
  "not-tested": "This run or its baseline has no test, so there is no score to compare. Set `test-fraction` above 0.",
  "no-baseline": "There is nothing to compare with; the sentence beside it says what was looked for, what there is, and what to do."
};

// src/results/machine.ts
var engine = object({
  engine: _enum(["onnx", "tensorflow", "reference"]),
  version: string(),
  runtime: _enum(["native", "wasm", "javascript"]),
  layout: _enum(["blocked", "standard"]),
  threads: count
});
var environment = object({
  node: string(),
  platform: string(),
  arch: string(),
  cpu: string(),
  cores: count,
  "memory-bytes": count
});

// src/results/plan.ts
var plan = object({
  recipe: _enum(["auto", "classic"]),
  network: string(),
  parameters: count.describe("Trained numbers in the network"),
  patch: size,
  tile: size,
  "batch-size": count.describe("Patches in a step; images of a classification"),
  "patches-per-image": count.describe(
    "Patches that an epoch takes of each training image, or how often it takes the image of a classification: above 1 an epoch is more than one pass over them"
  ),
  normalization: object({
    stretch: _enum(["none", "asinh"]),
    channels: array(
      object({ low: number(), high: number(), offset: number(), scale: number() })
    )
  }).describe("Per channel: stretch((clip(raw, low, high) - offset) * scale); it is inside the model"),
  loss: object({
    "cross-entropy": number(),
    dice: number(),
    "class-weights": array(number()).describe("One a class, for the cross-entropy"),
    "label-smoothing": number().default(0).describe("How much of the cross-entropy goes to all classes alike"),
    "mix-up": number().default(0).describe("Images are blended by shares of Beta(a, a) of it; 0: they are not")
  }),
  optimizer: words.describe("Its name and what else it takes"),
  "learning-rate": number().describe("After the warm-up"),
  "layer-rates": record(string(), number()).default({}).describe("By layer: a factor on its learning rate; 1 for those without"),
  "linear-probe": boolean().default(false).describe("Whether the first epoch fitted the head alone, by another optimizer, without steps"),
  "warmup-steps": count,
  /** Of the polynomial decay to the end of the time budget; null where the plateau rule lowers the rate. */
  "decay-power": number().positive().nullable().default(null),
  "reduce-on-plateau": object({
    factor: number(),
    patience: count,
    "min-delta": number(),
    floor: number()
  }),
  augmentation: words.nullable(),
  monitor: _enum(MONITOR_NAMES),
  epochs: count,
  patience: count,
  "min-delta": number(),
  target: number().nullable(),
  "time-budget-seconds": seconds.nullable(),
  seed: number(),
  reasons: array(object({ setting: string(), value: string(), reason: string() }))
});

// src/results/sheet.ts
var sheetImage = object({
  id: string(),
  image: string().describe("Its path, relative to the data folder"),
  label: string().describe("Paths of the mask's files, relative to the data folder; or the name of the image's class"),
  part: _enum(["train", "validation", "test"]).nullable().describe("null: there is no split"),
  height: count,
  width: count,
  "class-pixels": array(count).describe("As in the parts of the split, of this image")
});

// src/results/split.ts
var splitPart = object({
  images: count,
  "class-pixels": array(count).describe("Pixels per class, ignored ones not among them; of a classification: images per class"),
  "class-share": array(ratio).describe("The class's share of the part's counted pixels or images"),
  samples: array(object({ id: string(), image: shortHash, labels: shortHash })).default([]).describe(
    "What each image and its mask (or the name of its class) hold, as the first 64 bits of their SHA-256"
  )
});
var split2 = object({
  source: _enum(["hash", "folders", "file"]),
  by: string().nullable().default(null).describe(
    "What gives the split that comes with the data, in words: folders, lists, a column; null: none does"
  ),
  path: string().describe("Relative to the run folder"),
  kept: object({ from: string().describe("Which run, in words"), images: count }).nullable().default(null).describe("Images that stay in their part of an earlier run; null: none"),
  train: splitPart,
  validation: splitPart,
  test: splitPart
});

// src/results/trend.ts
var place = {
  commit: string().nullable(),
  date: iso_exports.datetime(),
  "run-id": string().nullable().describe("GitHub's number of the workflow run")
};
var trend = object({
  series: string().describe("The runs that make one model after another, by their name"),
  branch: string().describe("Whose runs these are; the last is this run, on whatever branch"),
  runs: array(object({ ...place, score: ratio.describe(`The ${DECIDING.title}`), interval })).describe("Of the same task and classes, oldest first, the last 50 with this run as the last"),
  best: object({ ...place, score: number().min(0).max(1) }).nullable().describe("The best ever before this run"),
  decline: object({
    runs: count,
    fall: number().min(0).describe("Over all of them, by Sen's slope"),
    "p-value": number().min(0).max(1).describe("Of a one-sided Mann-Kendall test, exact")
  }).nullable().describe("null: the scores of the last runs show no fall"),
  sentence: string()
}).nullable().default(null).describe("null: no history is kept, or this run was not tested");

// src/results/warning.ts
var warning = object({
  code: string(),
  message: string(),
  file: string().optional(),
  files: array(string()).optional().describe("All of them, where the warning is about several; file is the first")
});

// src/results/results.ts
var RESULTS_SCHEMA_VERSION = 1;
var epoch = object({
  epoch: number().int().min(1),
  "learning-rate": measured.describe("The highest of its steps: in the first epochs it may still warm up"),
  "train-loss": measured,
  "val-loss": measured,
  ...epochScoreFields,
  seconds
});
var classMetrics = object({
  class: string(),
  precision: ratio,
  recall: ratio,
  f1: ratio,
  iou: ratio.describe("null for a classification"),
  support: count.describe("Pixels (classification: images) of the class in the truth"),
  predicted: count.describe("Pixels (classification: images) of the class in the prediction"),
  "f1-interval": interval,
  "iou-interval": interval
});
var data2 = object({
  root: string().describe(
    "The data folder, from the folder in which the program was started; its name where it lies elsewhere"
  ),
  hash: sha256.describe("Changes when any image or mask changes"),
  images: count,
  "bit-depth": union([literal(8), literal(16), literal(32)]).describe("32: floats"),
  channels: union([literal(1), literal(3)]),
  "ignored-pixels": count.nullable().default(null).describe("Of all masks: in neither loss nor metrics; null: there are no masks"),
  sizes: object({ smallest: size, largest: size }).nullable().default(null).describe("Of the images with the fewest and the most pixels"),
  "skipped-files": array(string()).default([]).describe("Bad files that skip-bad-files has left out"),
  warnings: array(warning)
});
var test = object({
  images: count,
  confusion: array(array(count)).describe(
    "Counts of pixels (classification: of images) over the whole test set: row = true class, column = predicted class"
  ),
  ...scoreFields,
  "per-class": array(classMetrics),
  intervals: object(byScore(() => interval)).default(byScore(() => null)).describe(
    "Percentile bootstrap over the test images, 2,000 resamples; of scores that are 1 or 0 in each, Clopper and Pearson of as many images"
  ),
  calibration,
  "per-image": array(
    object({
      id: string(),
      ...scoreFields,
      cells: array(tuple([count, count, count])).default([]).describe(
        "Its confusion counts that are not 0: true class, predicted class, pixels (classification: 1)"
      ),
      confidence: ratio.default(null).describe("Classification: probability of the predicted class"),
      "true-probability": ratio.default(null).describe("Classification: probability of the true class")
    })
  )
});
var modelFile = object({
  path: string().describe("Relative to the run folder"),
  sha256,
  bytes: count
});
var resultsSchema = object({
  "schema-version": literal(RESULTS_SCHEMA_VERSION),
  tool: object({ name: literal("best-epoch"), version: string() }),
  name: string().default("").describe("What headings call the model: the data folder's name, or artifact-name where that was chosen"),
  "created-at": iso_exports.datetime(),
  fingerprint: sha256.nullable().default(null).describe(
    "Of data, labels, split, settings and code of the action: where it is the same, the run would be, too"
  ),
  restored: object({
    at: iso_exports.datetime(),
    "run-id": string().regex(/^\d{1,20}$/).nullable().default(null).describe("Of the run on GitHub that trained and measured; null: not known")
  }).nullable().default(null).describe(
    "Set where nothing was trained because nothing had changed: all is of the earlier run but comparison and gates"
  ),
  task: _enum(["segmentation", "classification"]),
  classes: array(
    object({ index: count, name: string(), color: array(number().int().min(0).max(255)).length(3) })
  ),
  data: data2,
  split: split2,
  plan,
  settings: words.describe("As they were given or by default; null: left to the recipe"),
  "initial-model": initialModel,
  history: array(epoch),
  "best-epoch": count,
  "stopped-epoch": count,
  "first-epoch": count.describe("Above 1 when training went on from a checkpoint"),
  "resumed-from": _enum(["output", "cache"]).nullable().default(null).describe("Where that checkpoint was: the output folder or the Actions cache"),
  "stop-reason": _enum(["patience", "epochs", "time-budget", "target", "cancelled", "diverged"]),
  untrained: _enum(["less-than-an-epoch", "nothing-new"]).nullable().default(null).describe(
    "Why the model stands for nothing that this run has learned: its time was over before the first epoch was done, or before anything was; no gate passes then, and no run is compared with it; null: it was trained"
  ),
  "validation-loss": measured.describe("The best epoch's"),
  "validation-images": count.nullable().default(null).describe(
    "How many of the validation images each epoch was validated on: fewer than all where the time was short; null: of a version that took all"
  ),
  test,
  "fan-out": fanOut(test),
  diagnosis: array(finding).default([]).describe(
    "What the curves and the test say: first the one verdict on the curves, then what else was found"
  ),
  comparison: comparison.default(NO_COMPARISON).describe("With the baseline"),
  trend,
  gates: array(gate).default([]).describe("The conditions of fail-if, in their order"),
  predictions: array(
    object({
      rank: _enum(["worst", "median", "best", "mistake"]),
      id: string(),
      path: string().describe(
        "A picture: image, truth, prediction, errors (classification: the image); relative to the run folder"
      )
    })
  ).describe(
    "The test images with the lowest, middle and highest mean IoU; of a classification those that it was surest of and wrong"
  ),
  sheet: array(sheetImage).default([]).describe("The images that the report shows with their labels, as `check.html` does"),
  engine,
  environment,
  "timings-seconds": record(string(), seconds).describe(
    "Per stage; within train: linear-probe (the head alone, of a pretrained network), step, wait (for patches, between the steps), validate and checkpoint one after the other, load and augment beside step; first-step: from the start of the program; best-epoch: within training; report: without summary.md and results.json"
  ),
  "peak-memory-bytes": count,
  "foreseen-memory-bytes": count.nullable().default(null).describe("What the plan expected of peak-memory-bytes; null where that is not known of the engine"),
  model: modelFile.extend({
    notices: string().nullable().default(null).describe(
      "Path of licence and notice of the pretrained weights that it was made from; null: none, or they are not known"
    )
  }),
  exports: array(
    object({
      format: literal("tfjs"),
      input: _enum(["raw", "normalized"]).describe("Pixel values as the files have them, or normalised as plan.normalization says"),
      stride: count.describe("Height and width of what it takes are multiples of this"),
      files: array(modelFile).describe("First the one that a program opens")
    })
  ).default([]).describe("The same model in other formats")
});
async function writeResults(path2, results) {
  await writeFileAtomic(path2, jsonText(resultsSchema.parse(results)));
}

// src/shared/path-from.ts
import { basename, isAbsolute, relative, sep } from "node:path";
function pathFrom(folder, path2) {
  const parts = relative(folder, path2).split(sep);
  const isInside = parts[0] !== "" && parts[0] !== ".." && !isAbsolute(parts.join(sep));
  return isInside ? parts.join("/") : basename(path2);
}

// src/shared/available-memory.ts
import { readFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { posix } from "node:path";
var V2 = { root: "/sys/fs/cgroup", files: ["memory.max", "memory.high"] };
var V1 = { root: "/sys/fs/cgroup/memory", files: ["memory.limit_in_bytes"] };
function availableMemory(machineBytes = totalmem(), read = textOf2) {
  return Math.min(machineBytes, spaceBelowLimit(read), ...limits(read));
}
function isAddressSpaceShort(machineBytes = totalmem(), read = textOf2) {
  return spaceBelowLimit(read) < Math.min(machineBytes, ...limits(read));
}
var RESERVED = (1.625 + availableParallelism() / 8) * 2 ** 30;
function spaceBelowLimit(read) {
  return Math.max(0, addressLimit(read) - RESERVED);
}
var SPACE_OF_PACKAGES = 512 * 2 ** 20;
var SPACE_OF_WORKER = 2 ** 29;
function requireAddressSpace(what, leastBytes, read = textOf2) {
  if (freeAddressSpace(read) < leastBytes) throw new Error(`out of memory for ${what}`);
}
function freeAddressSpace(read) {
  const [, kibibytes = "0"] = /^VmSize:\s+(\d+) kB/m.exec(read("/proc/self/status") ?? "") ?? [];
  return addressLimit(read) - Number(kibibytes) * 1024;
}
function addressLimit(read) {
  const [, limit = "unlimited"] = /^Max address space +(\S+)/m.exec(read("/proc/self/limits") ?? "") ?? [];
  return limit === "unlimited" ? Number.POSITIVE_INFINITY : Number(limit);
}
function limits(read) {
  const groups = (read("/proc/self/cgroup") ?? "").split("\n").map((line) => line.split(":"));
  return groups.flatMap(([, controllers = "", ...path2]) => {
    const generation = controllers === "" ? V2 : controllers.split(",").includes("memory") ? V1 : void 0;
    if (generation === void 0) return [];
    return foldersUp(path2.join(":")).flatMap(
      (folder) => generation.files.flatMap((file) => {
        const text3 = read(posix.join(generation.root, folder, file))?.trim() ?? "";
        return /^\d+$/.test(text3) ? [Number(text3)] : [];
      })
    );
  });
}
function foldersUp(path2) {
  const names2 = path2.split("/").filter((name2) => name2 !== "" && name2 !== "..");
  return [...names2.keys(), names2.length].map((count2) => names2.slice(0, count2).join("/"));
}
function textOf2(path2) {
  try {
    return readFileSync(path2, "utf8");
  } catch {
    return void 0;
  }
}

// src/shared/moment.ts
function day(iso) {
  return iso.slice(0, 10);
}
function moment(iso) {
  return `${day(iso)} ${iso.slice(11, 16)} UTC`;
}
function second(iso) {
  return `${day(iso)} ${iso.slice(11, 19)} UTC`;
}
function datesOf(all) {
  const dates = new Set(all.map(({ date }) => date));
  const [days, minutes] = [counted(dates, day), counted(dates, moment)];
  return ({ date, commit }) => {
    if (commit !== null && (days.get(day(date)) ?? 0) <= 1) return day(date);
    return (minutes.get(moment(date)) ?? 0) <= 1 ? moment(date) : second(date);
  };
}
function counted(dates, form) {
  const counts = /* @__PURE__ */ new Map();
  for (const date of dates) counts.set(form(date), (counts.get(form(date)) ?? 0) + 1);
  return counts;
}

// src/results/run-folder.ts
import { join, relative as relative2, sep as sep2 } from "node:path";
var NOTICES_FILE = "THIRD-PARTY-NOTICES.txt";
function reportOf(folder, results) {
  const inFolder = (path2) => join(folder, path2);
  return {
    folder,
    results,
    resultsPath: inFolder("results.json"),
    summaryPath: inFolder("summary.md"),
    reportPath: inFolder("report.html"),
    modelPath: inFolder(results.model.path),
    files: filesOf(results).map(inFolder)
  };
}
function filesOf(results) {
  return [
    ...[
      "results.json",
      "summary.md",
      "history.csv",
      "test-images.csv",
      "model/card.md",
      "curves.svg",
      "curves.png"
    ],
    "report.html",
    ...results.predictions.map(({ path: path2 }) => path2),
    ...results.exports.flatMap((one) => one.files.map(({ path: path2 }) => path2)),
    results.model.path,
    ...noticesOf(results),
    results.split.path
  ];
}
function filesOfMerged(merged) {
  const pages = ["summary.md", "report.html", "out-of-fold.csv", "model/card.md"];
  const pictures = merged.predictions.map(({ path: path2 }) => path2);
  return ["merged.json", ...pages, ...pictures, merged.model.path, ...noticesOf(merged)];
}
function noticesOf({ model: { notices } }) {
  return notices === null ? [] : [notices];
}
function filesOfEvaluation({ predictions }) {
  const pages = ["evaluation.csv", "summary.md", "report.html"];
  return ["evaluation.json", ...pages, ...predictions.map(({ path: path2 }) => path2)];
}
var OF_SOME_RUN = new RegExp(
  `^(?:${[
    "results\\.json|split\\.json|summary\\.md|report\\.html|(?:history|test-images)\\.csv|curves\\.(?:svg|png)",
    "predictions/(?:best|median|worst|mistake-\\d+)\\.png",
    "model/(?:card\\.md|model\\.onnx|(?:tfjs(?:\\.tmp|\\.old)?/)?THIRD-PARTY-NOTICES\\.txt)",
    "model/tfjs(?:\\.tmp|\\.old)?/(?:model\\.json|group1-shard\\d+of\\d+\\.bin)"
  ].join("|")})(?:\\.tmp)?$`
);
function isOfSomeRun(path2) {
  return OF_SOME_RUN.test(path2);
}
function modelPathOf(folder, path2) {
  return leadsOut(folder, path2) ? void 0 : join(folder, path2);
}
function isFinished(results) {
  const tested2 = results.test.images > 0 || results.split.test.images === 0;
  return results["stop-reason"] !== "cancelled" && results.untrained === null && tested2;
}
function leadsOut(folder, path2) {
  return relative2(folder, join(folder, path2)).split(sep2)[0] === "..";
}

// src/stages/1-config/fan-out.ts
function fanOutOf({ folds, fold, sweep: sweep2, sweepRow }) {
  if (folds !== void 0 && fold !== void 0) return { kind: "fold", number: fold, of: folds };
  if (sweep2 !== void 0 && sweepRow !== void 0)
    return { kind: "sweep-row", number: sweepRow, of: sweep2.length };
  return void 0;
}
function artifactNameOf(settings) {
  return nameInFanOut(settings.artifactName, settings);
}
function seriesNameOf(settings) {
  return settings.series === void 0 ? void 0 : nameInFanOut(settings.series, settings);
}
function nameInFanOut(name2, settings) {
  const fanOut2 = fanOutOf(settings);
  return fanOut2 === void 0 ? name2 : `${name2}-${fanOut2.kind}-${fanOut2.number}`;
}
function matrixOf({ folds, sweep: sweep2 }) {
  const numbers = (count2) => Array.from({ length: count2 }, (_, i) => i + 1);
  if (folds !== void 0) return { fold: numbers(folds) };
  return sweep2 === void 0 ? {} : { "sweep-row": numbers(sweep2.length) };
}
var MOST_MATRIX_JOBS = 256;
function matrixFaults({ folds, sweep: sweep2 = [] }) {
  if (folds !== void 0) return [];
  if (sweep2.length === 0) return [matrixEmpty()];
  return sweep2.length > MOST_MATRIX_JOBS ? [matrixTooLarge(sweep2.length, MOST_MATRIX_JOBS)] : [];
}
function fanOutConflicts({ folds, fold, sweepRow }, right2) {
  if (!right2("folds", "fold", "sweep-row")) return [];
  if (fold !== void 0 && folds === void 0) return [foldsMissing(fold)];
  if (fold !== void 0 && folds !== void 0 && fold > folds) return [foldOutOfRange(fold, folds)];
  return fold !== void 0 && sweepRow !== void 0 ? [foldWithSweepRow()] : [];
}
function trainingFaults({ folds, fold, sweepRow }) {
  return folds !== void 0 && fold === void 0 && sweepRow === void 0 ? [foldMissing(folds)] : [];
}

// src/document/numbers.ts
var NONE = "–";
function formatRatio(value) {
  if (value === null || value === void 0) return NONE;
  if (value > 0 && value < 5e-4) return "<0.001";
  for (let decimals = 3; decimals < 15; decimals++) {
    const text3 = value.toFixed(decimals);
    if (value >= 1 || Number(text3) < 1) return text3;
  }
  return "1.000";
}
function formatChange(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const size2 = Math.abs(value);
  const digits = size2 >= 5e-4 ? size2.toFixed(3) : formatRate(Number(size2.toPrecision(1)));
  return `${value < 0 ? "−" : "+"}${digits}`;
}
function formatRange({ low, high }, format = formatRatio) {
  return `${format(low)} to ${format(high)}`;
}
function formatBeside(value, bound) {
  for (let digits = 4; digits < 17; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.sign(short - bound) === Math.sign(value - bound)) return formatSigned(short);
  }
  return formatSigned(value);
}
function formatApart(value, other) {
  return value === other ? formatSigned(Number(value.toPrecision(4))) : formatBeside(value, other);
}
function formatChangeBeside(change2, bound) {
  return `${change2 > 0 ? "+" : ""}${formatBeside(change2, bound)}`;
}
function formatSigned(value) {
  return String(value).replace(/^-/, "−");
}
function formatMeasured(value) {
  if (value === null || value === void 0) return NONE;
  const size2 = Math.abs(value);
  if (size2 !== 0 && (size2 < 1e-4 || size2 >= 1e6)) return formatRate(value);
  if (size2 >= 100) return value.toFixed(0);
  return value.toPrecision(3);
}
function formatRate(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const [digits, exponent] = value.toExponential(2).split("e");
  const mantissa = String(Number(digits));
  return exponent === "+0" ? mantissa : `${mantissa}e${exponent.replace("+", "")}`;
}
function formatCount(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
function formatSeconds(value) {
  if (value < 59.95) return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`;
  const whole = Math.round(value);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(value / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
function formatBytes(value) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let size2 = value;
  let unit = 0;
  while (size2 >= 1023.5 && unit < units.length - 1) {
    size2 /= 1024;
    unit++;
  }
  return `${unit === 0 || size2 >= 99.95 ? size2.toFixed(0) : size2.toPrecision(3)} ${units[unit]}`;
}
function formatShare(value) {
  if (value === null) return NONE;
  if (value > 0 && value < 5e-4) return "<0.1 %";
  return `${(value * 100).toFixed(1)} %`;
}
function plural(count2, one, many = `${one}s`) {
  return `${formatCount(count2)} ${count2 === 1 ? one : many}`;
}

// src/metrics/bootstrap.ts
var RESAMPLES = 2e3;
var FEWEST_IMAGES = 6;
function* drawImages(images, random, resamples = RESAMPLES) {
  const drawn = new Uint32Array(images);
  for (let resample = 0; resample < resamples; resample++) {
    for (let i = 0; i < images; i++) drawn[i] = random.integer(images);
    yield drawn;
  }
}
function scoreIntervals(images, draws) {
  if (images.length === 0) return intervalsOf(images, [], 0);
  const scores2 = resampled([images], draws).map(([scores3]) => scores3);
  return intervalsOf(images, scores2, classesOf(images), unlessFlawless);
}
function differenceIntervals(after, before, draws) {
  if (after.length !== before.length) {
    throw new RangeError(`pairs need as many images: ${after.length} and ${before.length}`);
  }
  if (after.length === 0) return intervalsOf(after, [], 0);
  const differences = resampled([after, before], draws).map(([a, b]) => a.map((score, i) => score - b[i]));
  const together = after.map((counts, i) => counts.map((count2, j) => count2 + before[i][j]));
  return intervalsOf(together, differences, classesOf(after));
}
function classesOf(images) {
  return images[0].length / 3;
}
function resampled(models, draws) {
  const [images] = models;
  const totals = models.map(() => new Float64Array(images[0].length));
  const weights = new Uint32Array(images.length);
  const result2 = [];
  for (const drawn of draws) {
    weights.fill(0);
    for (const image of drawn) weights[image]++;
    for (const [m, model] of models.entries()) {
      totals[m].fill(0);
      for (let i = 0; i < model.length; i++) addTo(totals[m], model[i], weights[i]);
    }
    result2.push(totals.map(resampledScores));
  }
  return result2;
}
function addTo(total, counts, weight) {
  if (weight === 0) return;
  for (let j = 0; j < counts.length; j++) total[j] += weight * counts[j];
}
function resampledScores(total) {
  const classes = total.length / 3;
  const first = SCORES.length;
  const scores2 = new Float64Array(first + 2 * classes);
  for (const [i, score] of SCORES.entries()) scores2[i] = score.of(total);
  for (let k = 0; k < classes; k++) {
    const [right2, truth, predicted] = [total[k], total[classes + k], total[2 * classes + k]];
    scores2[first + k] = 2 * right2 / (truth + predicted);
    scores2[first + classes + k] = right2 / (truth + predicted - right2);
  }
  return scores2;
}
function intervalsOf(images, scores2, classes, widened = (interval2, _images) => interval2) {
  const shown = (k) => images.filter((counts) => counts[classes + k] + counts[2 * classes + k] > 0).length;
  const counted2 = images.filter((counts) => counts.some((count2) => count2 > 0)).length;
  const interval2 = (index, count2) => count2 < FEWEST_IMAGES ? void 0 : widened(percentileInterval(scores2.map((row) => row[index])), count2);
  const perClass = (from) => Array.from({ length: classes }, (_, k) => interval2(from + k, shown(k)));
  return {
    scores: byScore((_, row) => interval2(row, counted2)),
    f1: perClass(SCORES.length),
    iou: perClass(SCORES.length + classes)
  };
}
function unlessFlawless(interval2, images) {
  const bound = 0.025 ** (1 / images);
  if (interval2?.low === 1) return { low: bound, high: 1 };
  return interval2?.high === 0 ? { low: 0, high: 1 - bound } : interval2;
}
function percentileInterval(values) {
  const sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  if (sorted.length === 0) return void 0;
  return { low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}
function percentile(sorted, share) {
  const place2 = share * (sorted.length - 1);
  const below = Math.floor(place2);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place2 - below) * (sorted[above] - sorted[below]);
}

// src/stages/7-report/baseline/test-images.ts
function pairTestImages(current, baseline) {
  const [after, before] = [tested(current), tested(baseline)];
  if (before === void 0 || after === void 0)
    return "its results.json is of before images could be told apart";
  const pairs2 = pairsOf(after, before);
  const isPartial = pairs2.length < after.length || pairs2.length < before.length;
  if (isPartial && !standsFor(pairs2.length, current, baseline))
    return `the test images or their labels are not the same (${pairs2.length} of ${after.length} were in the baseline's test of ${before.length})`;
  if (pairs2.some(([a, b]) => !sameTruth(a.counts, b.counts)))
    return "the same masks were read as other classes";
  return {
    after: pairs2.map(([{ counts }]) => counts),
    before: pairs2.map(([, { counts }]) => counts),
    isPartial,
    isAlike: pairs2.every(([a, b]) => a.cells === b.cells)
  };
}
function standsFor(shared, current, baseline) {
  if (isSameImages(current.split.test, baseline.split.test)) return shared > 0;
  return shared >= FEWEST_IMAGES && shared >= baseline.test.images / 2;
}
function pairsOf(after, before) {
  const pairs2 = [];
  for (let i = 0, j = 0; i < after.length && j < before.length; ) {
    const order = compare(after[i].key, before[j].key);
    if (order === 0) pairs2.push([after[i], before[j]]);
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return pairs2;
}
function isSameImages(a, b) {
  const keys = ({ samples }) => samples.map(({ image, labels }) => `${image}-${labels}`).sort();
  const [here, there] = [keys(a), keys(b)];
  return here.length > 0 && here.length === there.length && here.every((key, i) => key === there[i]);
}
function tested({ classes, split: split3, test: test2 }) {
  const keys = new Map(split3.test.samples.map(({ id, image, labels }) => [id, `${image}-${labels}`]));
  const images = test2["per-image"].flatMap(({ id, cells }) => {
    const key = keys.get(id);
    return key === void 0 ? [] : [{ key, id, counts: countsOf(cells, classes.length), cells: JSON.stringify(cells) }];
  });
  if (images.length !== test2.images) return void 0;
  return images.sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id));
}
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
function countsOf(cells, classes) {
  const counts = new Float64Array(3 * classes);
  for (const [truth, predicted, pixels] of cells) {
    if (truth === predicted) counts[truth] += pixels;
    counts[classes + truth] += pixels;
    counts[2 * classes + predicted] += pixels;
  }
  return counts;
}
function sameTruth(a, b) {
  const classes = a.length / 3;
  return a.subarray(classes, 2 * classes).every((pixels, k) => pixels === b[classes + k]);
}

// src/stages/7-report/gates/measure.ts
var UNTRAINED = "nothing was trained";
function measure(gate2, run2) {
  const { test: test2 } = run2;
  const { metric } = gate2;
  if (partOf(gate2) === "test" && test2.accuracy === null) return { absent: "the model was not tested" };
  if (partOf(gate2) !== "test" && run2.history.length === 0) return { absent: UNTRAINED };
  if (gate2.class !== void 0) return ofClass(metric, gate2.class.name, run2);
  const kept = run2.history.find(({ epoch: epoch2 }) => epoch2 === run2["best-epoch"]);
  const value = ofRun(metric, test2, kept);
  return value === null || value === void 0 ? { absent: `${metric} is not a number` } : { value };
}
function ofRun(metric, test2, kept) {
  if (metric === "test-calibration-error") return test2.calibration?.["expected-error"];
  return isOfTest2(metric) ? test2[scoreOf(metric).key] : kept?.[metric];
}
function isOfTest2(metric) {
  return metric.startsWith("test-");
}
function ofClass(metric, name2, run2) {
  const value = run2.test["per-class"].find((metrics) => metrics.class === name2)?.[metric];
  if (value !== null && value !== void 0) return { value };
  const there = {
    precision: "was predicted as",
    recall: "shows",
    f1: "shows or was predicted as",
    iou: "shows or was predicted as"
  };
  const one = run2.task === "segmentation" ? "no pixel of the test images" : "no test image";
  return { absent: `${one} ${there[metric]} class "${name2}"` };
}
function partOf({ metric }) {
  if (metric.startsWith("train-")) return "train";
  return metric.startsWith("val-") ? "validation" : "test";
}
function titleOf(gate2) {
  return gate2.class === void 0 ? gate2.metric : `${gate2.metric} of class "${gate2.class.name}"`;
}

// src/results/history-line.ts
import { createHash as createHash2 } from "node:crypto";
var HISTORY_SCHEMA_VERSION = 1;
var LONGEST_LINE = 2e4;
var LONGEST_NAME = 300;
var LONGEST_CLASSES = 1e4;
var BRANCH_EVENTS = [
  "push",
  "schedule",
  "workflow_dispatch",
  "repository_dispatch",
  "local"
];
var name = string().max(LONGEST_NAME);
var few = count.max(1e9);
var historyLineSchema = object({
  "schema-version": literal(HISTORY_SCHEMA_VERSION),
  series: name.min(1),
  /** Of the artifact and of the data folder, relative to the workspace; null: not known. */
  artifact: name.nullable().default(null),
  data: name.nullable().default(null),
  branch: name.min(1),
  event: _enum(BRANCH_EVENTS),
  commit: string().regex(/^[0-9a-f]{7,64}$/).nullable(),
  run: object({ id: string().regex(/^\d{1,20}$/), attempt: few, job: name.nullable().default(null) }).nullable(),
  date: iso_exports.datetime(),
  task: resultsSchema.shape.task,
  classes: array(name),
  scores: object(byScore(() => ratio.default(null))),
  intervals: object(byScore(() => interval)),
  "best-epoch": few,
  "stopped-epoch": few,
  "stop-reason": resultsSchema.shape["stop-reason"],
  images: object({ train: few, validation: few, test: few }),
  "data-hash": sha256,
  /** Of the test images' content and labels; null: of an early version that didn't note them. */
  "test-hash": sha256.nullable(),
  minutes: number().min(0).max(1e9),
  "model-sha256": sha256,
  verdict: comparison.shape.verdict,
  gates: _enum(["passed", "failed", "not-applicable"]).nullable(),
  restored: boolean()
});
function historyLineOf(results, job) {
  const { test: test2, split: split3, restored, model, comparison: compared } = results;
  return {
    "schema-version": HISTORY_SCHEMA_VERSION,
    ...job,
    series: cut(job.series),
    artifact: job.artifact && cut(job.artifact),
    data: job.data && cut(job.data),
    branch: cut(job.branch),
    run: job.run && { ...job.run, job: job.run.job && cut(job.run.job) },
    date: restored?.at ?? results["created-at"],
    task: results.task,
    classes: historyClasses(results),
    scores: byScore(({ key }) => test2[key]),
    intervals: test2.intervals,
    "best-epoch": results["best-epoch"],
    "stopped-epoch": results["stopped-epoch"],
    "stop-reason": results["stop-reason"],
    images: { train: split3.train.images, validation: split3.validation.images, test: test2.images },
    "data-hash": results.data.hash,
    "test-hash": testHash(results),
    minutes: minutesOf(results),
    "model-sha256": model.sha256,
    verdict: compared.verdict,
    gates: statusOf(results.gates),
    restored: restored !== null
  };
}
function decidingScore(line) {
  return line?.scores[DECIDING.key] ?? null;
}
function writeHistoryLine(line) {
  return JSON.stringify(line);
}
function readHistoryLine(text3) {
  if (text3.length > LONGEST_LINE) return void 0;
  try {
    return historyLineSchema.safeParse(parseJson(text3)).data;
  } catch {
    return void 0;
  }
}
function isNewerLine(text3) {
  if (text3.length > LONGEST_LINE) return false;
  try {
    return newerLine.safeParse(parseJson(text3)).success;
  } catch {
    return false;
  }
}
var newerLine = object({ "schema-version": number().int().gt(HISTORY_SCHEMA_VERSION) });
function historyClasses({ classes }) {
  const names2 = classes.map((one) => one.name);
  const text3 = JSON.stringify(names2);
  const fits = text3.length <= LONGEST_CLASSES && names2.every(({ length }) => length <= LONGEST_NAME);
  return fits ? names2 : [`${names2.length} classes, SHA-256 ${hashOf(text3)}`];
}
function cut(text3) {
  return text3.length <= LONGEST_NAME ? text3 : `${text3.slice(0, LONGEST_NAME - 1)}…`;
}
function testHash({ split: split3, test: test2 }) {
  const tested2 = new Set(test2["per-image"].map(({ id }) => id));
  const samples = split3.test.samples.filter(({ id }) => tested2.has(id));
  if (samples.length === 0 || samples.length !== test2.images) return null;
  const keys = samples.map(({ image, labels }) => `${image}-${labels}`).sort();
  return hashOf(keys.join("\n"));
}
var STAGES = ["dataset", "split", "plan", "train", "evaluate", "report"];
function minutesOf({ "timings-seconds": timings }) {
  const seconds2 = STAGES.reduce((sum, stage) => sum + (timings[stage] ?? 0), 0);
  return Math.round(seconds2 / 60 * 100) / 100;
}
function statusOf(gates2) {
  const found = ["failed", "passed", "not-applicable"].find(
    (one) => gates2.some(({ status }) => status === one)
  );
  return found ?? null;
}
function hashOf(text3) {
  return createHash2("sha256").update(text3).digest("hex");
}

// src/earlier/run-of-results.ts
var text2 = string().nullable().catch(null).default(null);
var schema = object({
  id: string().regex(/^\d{1,20}$/),
  attempt: number().int().min(1).nullable().catch(null).default(null),
  job: text2,
  artifact: text2,
  repository: text2,
  at: iso_exports.datetime().nullable().catch(null).default(null)
});
function readRunOfResults(written) {
  if (written === void 0) return void 0;
  const isNumber = /^\d{1,20}$/.test(written);
  try {
    return schema.safeParse(isNumber ? { id: written } : parseJson(written)).data;
  } catch {
    return void 0;
  }
}
function writeRunOfResults(run2, at) {
  if (run2 === null) return "";
  const { id, attempt, job, artifact, repository } = run2;
  return JSON.stringify({ id, attempt, job, artifact, repository, at: at.toISOString() });
}
function runOfLine({ run: run2, artifact, date }) {
  return run2 === null ? void 0 : { ...run2, artifact, repository: null, at: date };
}
function standingOf(by, run2, now = run2?.began) {
  if (by === void 0 || run2 === null || differ(by.repository, run2.repository)) return "earlier";
  const isSameRun = by.id === run2.id;
  if (isSameRun && (differ(by.job, run2.job) || differ(by.artifact, run2.artifact))) return "beside";
  const attempt = by.attempt ?? 1;
  if (isSameRun && attempt < run2.attempt) return "own";
  const isHigher = isSameRun ? attempt > run2.attempt : BigInt(by.id) > BigInt(run2.id);
  return isHigher && (run2.attempt > 1 || isAfter(by, run2.began, now)) ? "later" : "earlier";
}
function isAfter({ at }, began, now = began) {
  return at !== null && Date.parse(at) >= began.getTime() && !isAhead(at, now);
}
var A_DAY_MS = 24 * 60 * 60 * 1e3;
function isAhead(date, now) {
  return Date.parse(date) > now.getTime() + A_DAY_MS;
}
function differ(a, b) {
  return a !== null && b !== null && a !== b;
}

// src/earlier/history-lines.ts
var MOST_RUNS = 1e3;
var MOST_BRANCHES = 50;
var MOST_NEWER = 1e4;
function readLines(text3) {
  const texts = /* @__PURE__ */ new Map();
  const numbers = /* @__PURE__ */ new Map();
  const newer = [];
  const unreadable = [];
  for (const [i, written] of text3.split("\n").entries()) {
    const one = written.trim();
    if (one === "") continue;
    const line = readHistoryLine(one);
    if (line !== void 0) {
      texts.set(line, one);
      numbers.set(line, i + 1);
    } else if (isNewerLine(one)) newer.push(one);
    else unreadable.push(i + 1);
  }
  return { lines: [...texts.keys()], texts, numbers, newer: newer.slice(-MOST_NEWER), unreadable };
}
function writeLines(lines, { texts, newer } = {}) {
  const written = lines.map((line) => texts?.get(line) ?? writeHistoryLine(line));
  return [...written, ...newer ?? []].map((line) => `${line}
`).join("");
}
function datedLines(lines, now) {
  const isPast = ({ date }) => !isAhead(date, now);
  return { past: lines.filter(isPast), future: lines.filter((line) => !isPast(line)) };
}
function joinLines(...lists) {
  const byJob = /* @__PURE__ */ new Map();
  const inOrder = lists.flat().toSorted((a, b) => attemptOf(a) - attemptOf(b) || timeOf(a) - timeOf(b));
  for (const line of inOrder) {
    const { run: run2, branch, artifact } = line;
    const key = JSON.stringify(run2 === null ? branch : [run2.id, run2.job, artifact]);
    const own = byJob.get(key) ?? [];
    byJob.set(key, own);
    const before = own.at(-1);
    const isAnother = attemptOf(line) === 1 && before?.date !== line.date;
    if (before === void 0 || isAnother) own.push(line);
    else
      own[own.length - 1] = before.date === line.date ? line : { ...line, date: earlierOf(before, line).date };
  }
  return [...byJob.values()].flat().toSorted((a, b) => timeOf(a) - timeOf(b));
}
function attemptOf({ run: run2 }) {
  return run2?.attempt ?? 1;
}
function capLines(lines, defaultBranch) {
  const newestFirst = [...new Set(lines.map(({ branch }) => branch).toReversed())];
  const others = newestFirst.filter((branch) => branch !== defaultBranch).slice(0, MOST_BRANCHES);
  const kept = new Set(
    [defaultBranch, ...others].flatMap((name2) => capRuns(lines.filter(({ branch }) => branch === name2)))
  );
  return lines.filter((line) => kept.has(line));
}
function capRuns(lines) {
  const [older, newest] = [lines.slice(0, -MOST_RUNS), lines.slice(-MOST_RUNS)];
  const best = bestOf(older.filter((line) => isAlike(line, newest.at(-1))));
  return best === void 0 ? newest : [best, ...newest];
}
function addLine(before, line, { run: run2, defaultBranch }) {
  const { past, future } = datedLines(before.lines, new Date(line.date));
  const { own, overtakenBy } = placeOf(line, past, run2);
  const shown = capLines(joinLines(past, own), defaultBranch);
  const kept = [...shown, ...capLines(future, defaultBranch)];
  return { shown, kept, text: writeLines(kept, before), overtakenBy };
}
function placeOf(line, lines, run2) {
  const here = lines.filter(({ branch }) => branch === line.branch);
  const standings = here.map((other) => standingOf(runOfLine(other), run2, new Date(line.date)));
  const later = here[standings.indexOf("later")];
  if (run2 === null || later === void 0 || standings.includes("own"))
    return { own: [line], overtakenBy: void 0 };
  if (run2.attempt > 1) return { own: [], overtakenBy: later.run?.id };
  return { own: [{ ...line, date: run2.began.toISOString() }], overtakenBy: void 0 };
}
function bestOf(lines) {
  return lines.reduce(
    (best, line) => (decidingScore(line) ?? -1) > (decidingScore(best) ?? -1) ? line : best,
    void 0
  );
}
function isAlike(a, b) {
  return a.task === b?.task && JSON.stringify(a.classes) === JSON.stringify(b.classes);
}
function earlierOf(a, b) {
  return timeOf(a) <= timeOf(b) ? a : b;
}
function timeOf({ date }) {
  return Date.parse(date);
}

// src/metrics/mann-kendall.ts
function fallingPValue(values) {
  const counts = inversionCounts(tieSizes(values));
  const all = counts.reduce((sum, count2) => sum + count2, 0);
  const asClear = counts.slice(inversions(values)).reduce((sum, count2) => sum + count2, 0);
  return asClear / all;
}
function senSlope(values) {
  const slopes = pairs(values.length).map(([i, j]) => (values[j] - values[i]) / (j - i));
  slopes.sort((a, b) => a - b);
  const middle = slopes.length / 2;
  return (slopes[Math.ceil(middle) - 1] + slopes[Math.floor(middle)]) / 2;
}
function inversions(values) {
  return pairs(values.length).filter(([i, j]) => values[j] < values[i]).length;
}
function pairs(count2) {
  return Array.from({ length: count2 }, (_, i) => i).flatMap(
    (i) => Array.from({ length: count2 - 1 - i }, (_, k) => [i, i + 1 + k])
  );
}
function tieSizes(values) {
  const counts = /* @__PURE__ */ new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}
function inversionCounts(sizes) {
  let placed = 0;
  let counts = [1];
  for (const size2 of sizes) {
    placed += size2;
    counts = product(counts, gaussianBinomial(placed, size2));
  }
  return counts;
}
function gaussianBinomial(n, k) {
  if (k === 0 || k === n) return [1];
  const [taken, left] = [gaussianBinomial(n - 1, k - 1), gaussianBinomial(n - 1, k)];
  return Array.from({ length: k * (n - k) + 1 }, (_, power) => (taken[power] ?? 0) + (left[power - k] ?? 0));
}
function product(a, b) {
  const result2 = new Array(a.length + b.length - 1).fill(0);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) result2[i + j] += x * y;
  return result2;
}

// src/stages/7-report/task-words.ts
function shownScores({ task }) {
  return [DECIDING, ...scoresOfTask(task).filter(({ key }) => key !== DECIDING.key)];
}
function classMeans(run2) {
  return shownScores(run2).filter(({ overClasses }) => overClasses);
}
function takenForBackground({ task }, first) {
  return task === "segmentation" && first?.toLowerCase() !== "background" ? first : void 0;
}
function capital(text3) {
  return `${text3.charAt(0).toUpperCase()}${text3.slice(1)}`;
}
function unitOf({ task }) {
  return task === "segmentation" ? "pixel" : "image";
}
function forMasks({ task }, ...cells) {
  return task === "segmentation" ? cells : [];
}

// src/stages/7-report/trend.ts
var MOST_SHOWN = 50;
var RUNS_OF_DECLINE = 10;
var LARGEST_P_VALUE = 0.05;
var SMALLEST_FALL = 0.01;
function trendOf(run2, history) {
  const score = run2.test[DECIDING.key];
  if (history === void 0 || score === null) return null;
  const kind = { task: run2.task, classes: historyClasses(run2) };
  const before = history.lines.filter((line) => isAlike(line, kind));
  const best = bestOf(before);
  const runs = [...before.map(ofLine), ofThis(run2, history)];
  const shown = { runs: runs.slice(-MOST_SHOWN), decline: declineOf(runs.slice(-MOST_SHOWN)) };
  const bestBefore = best && { ...placeOf2(best), score: decidingScore(best) ?? 0 };
  const { series, branch, chosen } = history;
  return {
    ...{ series, branch, ...shown },
    best: bestBefore ?? null,
    sentence: `${sentenceOf(runs.length, score, bestBefore, shown)}${chosen === void 0 ? "" : ` (runs before this one: ${chosen})`}`
  };
}
function placeOf2({ commit, date, run: run2 }) {
  return { commit, date, "run-id": run2?.id ?? null };
}
function ofLine(line) {
  return { ...placeOf2(line), score: decidingScore(line), interval: line.intervals[DECIDING.key] };
}
function ofThis({ test: test2, date }, { commit, run: run2 }) {
  return {
    ...placeOf2({ commit, run: run2, date }),
    score: test2[DECIDING.key],
    interval: test2.intervals[DECIDING.key]
  };
}
function scoresOf2(runs) {
  return runs.flatMap(({ score }) => score ?? []);
}
function declineOf(runs) {
  const scores2 = scoresOf2(runs).slice(-RUNS_OF_DECLINE);
  if (scores2.length < RUNS_OF_DECLINE) return null;
  const pValue = fallingPValue(scores2);
  const fall = -senSlope(scores2) * (RUNS_OF_DECLINE - 1);
  if (pValue > LARGEST_P_VALUE || fall < SMALLEST_FALL) return null;
  return { runs: RUNS_OF_DECLINE, fall, "p-value": pValue };
}
function trendDates({ runs, best }) {
  return datesOf(best === null ? runs : [...runs, best]);
}
function sentenceOf(count2, score, best, { runs, decline }) {
  const title = `test ${DECIDING.title}`;
  if (decline !== null)
    return `Declining: ${title} fell by ${formatRatio(decline.fall)} over the last ${decline.runs} runs (Sen's slope; Mann-Kendall test, p = ${decline["p-value"].toPrecision(2)})`;
  if (best === void 0 || best === null)
    return `The first run of this task and these classes: ${title} ${formatRatio(score)}`;
  const date = trendDates({ runs, best })(best);
  const [now, then] = [formatRatio(score), `${formatRatio(best.score)} (${date})`];
  const said = capital(`${title} is ${now}`);
  if (score > best.score) return `${said}, the best of ${count2} runs; the best before was ${then}`;
  if (score === best.score) return `${said}, as was the best of the runs before (${date})`;
  return `${said}; the best of ${count2} runs was ${then}`;
}

// src/stages/7-report/words/untrained.ts
var SENTENCES = {
  "less-than-an-epoch": "Not trained: the time was over before the model had seen one epoch",
  "nothing-new": "Not trained: the time had no room for another epoch, and the model is the one that was there"
};
function untrainedSentence({ untrained }) {
  return untrained == null ? void 0 : SENTENCES[untrained];
}

// src/stages/7-report/gates.ts
function judgeGates(gates2, run2, baseline) {
  const untrained = untrainedSentence(run2);
  return gates2.map((gate2) => {
    if (run2["stop-reason"] === "cancelled") return inapplicable(gate2, "the run was cancelled");
    if (untrained !== void 0) return result(gate2, "failed", untrained);
    if (gate2.kind === "finding") return judgeFinding(gate2, run2);
    return gate2.delta ? judgeChange(gate2, run2, baseline) : judgeValue(gate2, run2);
  });
}
function gateFaults({ gates: gates2 }) {
  return gates2.filter(({ status }) => status === "failed").map(({ text: text3, sentence }) => gateFailed(text3, sentence));
}
function hasFailedGate({ gates: gates2 }) {
  return gates2.some(({ status }) => status === "failed");
}
function failedByItself({ gates: gates2 }, conditions = []) {
  const alone = new Set(conditions.filter((gate2) => !isComparing(gate2)).map(({ text: text3 }) => text3));
  return gates2.filter(({ text: text3, status }) => status === "failed" && alone.has(text3));
}
function result(gate2, status, sentence, numbers = {}) {
  const bound = gate2.kind === "metric" ? gate2.bound : null;
  return {
    text: gate2.text,
    status,
    sentence: sentence.replace(/\.$/, ""),
    value: null,
    bound,
    baseline: null,
    ...numbers
  };
}
function inapplicable(gate2, reason) {
  return result(gate2, "not-applicable", reason);
}
var COMPARE = {
  "<": { holds: (value, bound) => value < bound, words: ["below", "at least"] },
  "<=": { holds: (value, bound) => value <= bound, words: ["at most", "above"] },
  ">": { holds: (value, bound) => value > bound, words: ["above", "at most"] },
  ">=": { holds: (value, bound) => value >= bound, words: ["at least", "below"] }
};
function compare2(gate2, value, said, baseline = null) {
  const { holds, words: words3 } = COMPARE[gate2.operator];
  const failed = holds(value, gate2.bound);
  const sentence = `${said}, ${words3[failed ? 0 : 1]} ${formatSigned(gate2.bound)}`;
  return result(gate2, failed ? "failed" : "passed", sentence, { value, baseline });
}
function judgeValue(gate2, run2) {
  const { value, absent } = measure(gate2, run2);
  if (value === void 0) return inapplicable(gate2, absent);
  return compare2(gate2, value, `${titleOf(gate2)} is ${formatBeside(value, gate2.bound)}`);
}
function judgeChange(gate2, run2, { results: before }) {
  const { comparison: comparison2 } = run2;
  if (before === void 0 || comparison2.verdict === "different-classes")
    return inapplicable(gate2, comparison2.sentence);
  const now = measure(gate2, run2);
  if (now.value === void 0) return inapplicable(gate2, now.absent);
  const then = measure(gate2, before);
  if (then.value === void 0) return inapplicable(gate2, `in the baseline ${then.absent}`);
  const part = partOf(gate2);
  if (part === "test" && comparison2.changes === null) return inapplicable(gate2, comparison2.sentence);
  if (part !== "test" && !isSameImages(run2.split[part], before.split[part]))
    return inapplicable(gate2, `the ${part} images or their labels are not those of the baseline`);
  if (part === "test" && comparison2["shared-images"] !== null) return judgeShared(gate2, run2, then.value);
  const change2 = difference2(now.value, then.value);
  const from = `${formatApart(then.value, now.value)} before, ${formatApart(now.value, then.value)} now`;
  const said = `${titleOf(gate2)} changed by ${formatChangeBeside(change2, gate2.bound)} (${from})`;
  return compare2(gate2, change2, said, then.value);
}
function judgeShared(gate2, { comparison: comparison2 }, before) {
  const change2 = sharedChange(gate2, comparison2.changes);
  const images = `the ${comparison2["shared-images"]} test images of both runs`;
  if (change2 === null || change2 === void 0)
    return inapplicable(gate2, `${titleOf(gate2)} is not compared on ${images}`);
  const said = `${titleOf(gate2)} changed by ${formatChangeBeside(change2.change, gate2.bound)} on ${images}`;
  return compare2(gate2, change2.change, said, before);
}
function sharedChange({ metric, class: named }, changes) {
  if (named === void 0) {
    const score = SCORES.find(({ key }) => metric === `test-${key}`);
    return score && changes?.[score.key];
  }
  const ofClass2 = changes?.["per-class"].find((one) => one.class === named.name);
  return metric === "f1" || metric === "iou" ? ofClass2?.[metric] : void 0;
}
function difference2(now, then) {
  return Number((now - then).toFixed(12)) + 0;
}
function judgeFinding(gate2, run2) {
  if (gate2.finding === "worse" || gate2.finding === "no-verdict") return judgeVerdict(gate2, run2);
  if (gate2.finding === "declining") return judgeTrend(gate2, run2);
  const found = run2.diagnosis.find(({ verdict }) => verdict === gate2.finding);
  if (found !== void 0) return result(gate2, "failed", `${found.title}: ${found.sentence}`);
  if (run2.history.length === 0 && !OF_TEST_ALONE.includes(gate2.finding)) return inapplicable(gate2, UNTRAINED);
  if (OF_TEST2.includes(gate2.finding)) {
    if (run2.test.images === 0) return inapplicable(gate2, "the model was not tested");
    return result(gate2, "passed", "not found");
  }
  const [curves] = run2.diagnosis;
  if (curves === void 0 || cannotTell(curves.verdict, gate2.finding))
    return inapplicable(
      gate2,
      curves === void 0 ? "nothing was diagnosed" : `${curves.title}: ${curves.sentence}`
    );
  return result(gate2, "passed", `the diagnosis is: ${curves.title}`);
}
function judgeVerdict(gate2, { comparison: { verdict, sentence } }) {
  const isThere = ["better", "same", "worse"].includes(verdict);
  if (gate2.finding === "no-verdict") return result(gate2, isThere ? "passed" : "failed", sentence);
  if (!isThere) return inapplicable(gate2, sentence);
  return result(gate2, verdict === "worse" ? "failed" : "passed", sentence);
}
function judgeTrend(gate2, { trend: trend2 }) {
  if (trend2 === void 0) return inapplicable(gate2, "an evaluation has no history to tell by");
  if (trend2 === null) return inapplicable(gate2, "there is no history to tell by");
  const { length } = scoresOf2(trend2.runs);
  if (length < RUNS_OF_DECLINE)
    return inapplicable(gate2, `${length} of the ${RUNS_OF_DECLINE} runs that it takes`);
  return result(gate2, trend2.decline === null ? "passed" : "failed", trend2.sentence);
}
var OF_TEST_ALONE = ["class-never-predicted"];
var OF_TEST2 = ["class-never-predicted", "train-test-gap"];
var NO_FURTHER = ["too-short", "learning-rate-too-high", "too-noisy"];
function cannotTell(verdict, wanted) {
  const [found, asked] = [NO_FURTHER.indexOf(verdict), NO_FURTHER.indexOf(wanted)];
  return found >= 0 && (asked < 0 || asked > found);
}

export {
  PART,
  CLASS,
  MARKS,
  readPattern,
  pairingWords,
  patternConflicts,
  text,
  path,
  choice,
  integer,
  number2 as number,
  boolean2 as boolean,
  choices,
  orAuto,
  isOfTest,
  isMeasuredByTest,
  isComparing,
  gates,
  gatesOfNoTest,
  unsuitableGates,
  defaultSeriesName,
  wordsOfSeries,
  hasDefaultName,
  describeSeries,
  INITIAL_MODEL_WORDS,
  historySetting,
  MONITORS,
  MONITOR_NAMES,
  parseYaml,
  valueOfYaml,
  sweepRows,
  TABLE,
  SETTINGS,
  WITHOUT_EFFECT,
  EVALUATE_OPTIONS,
  EVALUATION_DEFAULTS,
  evaluationFaults,
  inputsPassedOver,
  isForEvaluation,
  ratio,
  count,
  size,
  jsonText,
  origin,
  ConfidenceCounts,
  calibrationResults,
  gate,
  words2 as words,
  kebabCase,
  finite,
  scoreFields,
  scoreResults,
  withLaterScores,
  ofTask,
  difference,
  differenceInterval,
  NO_COMPARISON,
  VERDICT_MEANINGS,
  sheetImage,
  RESULTS_SCHEMA_VERSION,
  resultsSchema,
  writeResults,
  pathFrom,
  availableMemory,
  isAddressSpaceShort,
  SPACE_OF_PACKAGES,
  SPACE_OF_WORKER,
  requireAddressSpace,
  day,
  moment,
  datesOf,
  NOTICES_FILE,
  reportOf,
  filesOf,
  filesOfMerged,
  filesOfEvaluation,
  isOfSomeRun,
  modelPathOf,
  isFinished,
  leadsOut,
  fanOutOf,
  artifactNameOf,
  seriesNameOf,
  matrixOf,
  matrixFaults,
  fanOutConflicts,
  trainingFaults,
  NONE,
  formatRatio,
  formatChange,
  formatRange,
  formatBeside,
  formatChangeBeside,
  formatMeasured,
  formatRate,
  formatCount,
  formatSeconds,
  formatBytes,
  formatShare,
  plural,
  FEWEST_IMAGES,
  drawImages,
  scoreIntervals,
  differenceIntervals,
  pairTestImages,
  BRANCH_EVENTS,
  historyLineOf,
  readHistoryLine,
  readRunOfResults,
  writeRunOfResults,
  runOfLine,
  standingOf,
  readLines,
  datedLines,
  joinLines,
  addLine,
  bestOf,
  isAlike,
  shownScores,
  classMeans,
  takenForBackground,
  capital,
  unitOf,
  forMasks,
  trendOf,
  trendDates,
  untrainedSentence,
  judgeGates,
  gateFaults,
  hasFailedGate,
  failedByItself,
  inapplicable,
  judgeValue
};
