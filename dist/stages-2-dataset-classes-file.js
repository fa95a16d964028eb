import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  messageOf
} from "./shared-message-of.js";
import {
  classCountMismatch,
  classesFileInvalid
} from "./errors-class-folders.js";
import {
  array,
  boolean,
  int,
  preprocess,
  strictObject,
  string,
  tuple,
  union
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/stages/2-dataset/classes-file.ts
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
var CLASSES_FILE = "classes.json";
var LARGEST_BYTES = 1024 * 1024;
var byte = int().min(0).max(255);
var value = int().min(0).max(65535);
var hexColor = string().regex(/^#?[0-9a-f]{6}$/i, 'expected "#rrggbb"').transform((text) => Number.parseInt(text.replace("#", ""), 16));
var tripleColor = tuple([byte, byte, byte]).transform(([red, green, blue]) => red << 16 | green << 8 | blue);
var color = union([hexColor, tripleColor], 'expected "#rrggbb" or [red, green, blue]');
var entry = preprocess(
  (given) => typeof given === "string" ? { name: given } : given,
  strictObject({
    name: string().trim().min(1),
    value: value.optional(),
    color: color.optional(),
    folder: string().trim().min(1).optional(),
    ignore: boolean().default(false)
  })
);
var ignored = union(
  [value.transform((number) => ({ value: number })), color.transform((number) => ({ color: number }))],
  "expected a mask value or a color"
);
var classesFile = preprocess(
  (given) => Array.isArray(given) ? { classes: given } : given,
  strictObject({ classes: array(entry).min(1), ignore: array(ignored).optional() })
);
async function readClasses(root, names) {
  const text = await readText(join(root, CLASSES_FILE)).catch((cause) => {
    if (cause.code === "ENOENT") return void 0;
    return cause;
  });
  const fromSetting = names && {
    classes: names.map((name) => ({ name })),
    ignored: void 0
  };
  if (text === void 0) return { spec: fromSetting, faults: [] };
  const { spec, reasons } = text instanceof Error ? { reasons: [text.message] } : parseClasses(text);
  if (spec === void 0) return { spec: fromSetting, faults: [classesFileInvalid(CLASSES_FILE, reasons)] };
  if (names === void 0) return { spec, faults: [] };
  if (names.length !== spec.classes.length) {
    return {
      spec,
      faults: [classCountMismatch(names.length, `${spec.classes.length} according to classes.json`)]
    };
  }
  return {
    spec: {
      ...spec,
      classes: spec.classes.map((known, i) => ({ ...known, folder: folderOf(known), name: names[i] }))
    },
    faults: []
  };
}
__name(readClasses, "readClasses");
function folderOf({ name, folder }) {
  return (folder ?? name).normalize("NFC");
}
__name(folderOf, "folderOf");
async function readText(path) {
  const stats = await lstat(path);
  if (!stats.isFile()) throw new Error("it is not a plain file");
  if (stats.size > LARGEST_BYTES) throw new Error("it is larger than 1 MiB");
  return readFile(path, "utf8");
}
__name(readText, "readText");
function parseClasses(text) {
  let json;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    return { reasons: [`not JSON (${messageOf(cause)})`] };
  }
  const parsed = classesFile.safeParse(json);
  if (!parsed.success) {
    return {
      reasons: parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`)
    };
  }
  const { classes: entries, ignore } = parsed.data;
  const reasons = contradictions(entries);
  if (reasons.length > 0) return { reasons };
  const dropped = [...ignore ?? [], ...entries.filter((known) => known.ignore)];
  return {
    spec: {
      classes: entries.filter((known) => !known.ignore).map(({ name, value: value2, color: color2, folder }) => ({ name, value: value2, color: color2, folder })),
      ignored: ignore === void 0 && dropped.length === 0 ? void 0 : {
        values: dropped.flatMap(numberOf("value")),
        colors: dropped.flatMap(numberOf("color")),
        folders: entries.filter((known) => known.ignore).map(folderOf)
      }
    },
    reasons: []
  };
}
__name(parseClasses, "parseClasses");
function numberOf(key) {
  return (known) => known[key] ?? [];
}
__name(numberOf, "numberOf");
function contradictions(entries) {
  const counted = entries.filter(({ ignore }) => !ignore);
  const reasons = [];
  if (counted.length === 0) reasons.push("every class is ignored");
  if (counted.length > 255) reasons.push(`${counted.length} classes, 255 are possible`);
  for (const key of ["name", "value", "color", "folder"]) {
    const given = counted.map((known) => known[key]).filter((known) => known !== void 0);
    if (new Set(given).size < given.length) reasons.push(`two classes have the same ${key}`);
  }
  for (const key of ["value", "color"]) {
    const given = counted.filter((known) => known[key] !== void 0).length;
    if (given > 0 && given < counted.length) reasons.push(`only some classes have a ${key}`);
  }
  return reasons;
}
__name(contradictions, "contradictions");

// src/stages/2-dataset/class-colors.ts
var OKABE_ITO = [
  0,
  15113984,
  5682409,
  40563,
  15787074,
  29362,
  13983232,
  13400487
];
function defaultColor(index) {
  if (index < OKABE_ITO.length) return toRgb(OKABE_ITO[index]);
  const hue = (index - OKABE_ITO.length) * 137.508 % 360;
  const lightness = index % 2 === 0 ? 0.65 : 0.4;
  return [0, 8, 4].map((n) => hslChannel(n, hue, lightness));
}
__name(defaultColor, "defaultColor");
function toRgb(color2) {
  return [color2 >> 16 & 255, color2 >> 8 & 255, color2 & 255];
}
__name(toRgb, "toRgb");
function hslChannel(n, hue, lightness) {
  const k = (n + hue / 30) % 12;
  const amplitude = 0.7 * Math.min(lightness, 1 - lightness);
  return Math.round(255 * (lightness - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
}
__name(hslChannel, "hslChannel");

export {
  CLASSES_FILE,
  readClasses,
  folderOf,
  defaultColor,
  toRgb
};
