import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readTextInData
} from "./provision.js";
import {
  reasonsOf
} from "./stages-5-train.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  isOutOfMemory
} from "./shared-out-of-memory.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  classCountMismatch,
  classesFileInvalid,
  classesFilePassedOver
} from "./errors.js";
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

// src/stages/2-dataset/classes-file.ts
import { join } from "node:path";
var CLASSES_FILE = "classes.json";
var LARGEST_BYTES = 1024 * 1024;
var byte = int().min(0).max(255);
var value = int().min(0).max(65535);
var hexColor = string().regex(/^#?[0-9a-f]{6}$/i, 'expected "#rrggbb"').transform((text) => Number.parseInt(text.replace("#", ""), 16));
var tripleColor = tuple([byte, byte, byte]).transform(([red, green, blue]) => red << 16 | green << 8 | blue);
var color = union([hexColor, tripleColor], 'expected "#rrggbb" or [red, green, blue]');
var values = union([value, array(value).min(1)], "expected a mask value or a list of them");
var colors = union(
  [color, array(color).min(1)],
  'expected "#rrggbb" or [red, green, blue], or a list of them'
);
var folder = string().trim().min(1);
var entry = preprocess(
  (given) => typeof given === "string" ? { name: given } : given,
  strictObject({
    name: string().trim().min(1),
    value: values.optional(),
    color: colors.optional(),
    folder: union([folder, array(folder).min(1)], "expected a folder or a list of them").optional(),
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
  const text = await readTextInData(join(root, CLASSES_FILE), LARGEST_BYTES).catch(
    (cause) => {
      if (isOutOfMemory(cause)) throw cause;
      if (cause.code === "ENOENT") return void 0;
      return cause;
    }
  );
  const fromSetting = names && {
    classes: names.map((name) => ({ name })),
    ignored: void 0
  };
  if (text === void 0) return { spec: fromSetting, faults: [] };
  const { spec, reasons } = text instanceof Error ? { reasons: [text.message] } : parseClasses(text);
  if (spec === void 0) {
    const fault = fromSetting === void 0 ? classesFileInvalid : classesFilePassedOver;
    return { spec: fromSetting, faults: [fault(CLASSES_FILE, reasons)] };
  }
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
      classes: spec.classes.map((known, i) => ({ ...known, folders: foldersOfClass(known), name: names[i] }))
    },
    faults: []
  };
}
function foldersOfClass({
  name,
  folders = [name]
}) {
  return folders.map((one) => one.normalize("NFC"));
}
function parseClasses(text) {
  let json;
  try {
    json = parseJson(text);
  } catch (cause) {
    return { reasons: [`not JSON (${messageOf(cause)})`] };
  }
  const parsed = classesFile.safeParse(json);
  if (!parsed.success) {
    return {
      reasons: reasonsOf(parsed.error.issues)
    };
  }
  const { classes: entries, ignore } = parsed.data;
  const reasons = contradictions(entries);
  if (reasons.length > 0) return { reasons };
  const dropped = [...ignore ?? [], ...entries.filter((known) => known.ignore)];
  return {
    spec: {
      classes: entries.filter((known) => !known.ignore).map(classEntry),
      ignored: ignore === void 0 && dropped.length === 0 ? void 0 : {
        values: dropped.flatMap(numbersOf("value")),
        colors: dropped.flatMap(numbersOf("color")),
        folders: entries.filter((known) => known.ignore).map(classEntry).flatMap(foldersOfClass)
      }
    },
    reasons: []
  };
}
function classEntry(written) {
  const [value2, ...values2] = numbersOf("value")(written);
  const [color2, ...colors2] = numbersOf("color")(written);
  const more = values2.length + colors2.length === 0 ? void 0 : { values: values2, colors: colors2 };
  const folders = written.folder === void 0 ? void 0 : [written.folder].flat();
  return { name: written.name, value: value2, color: color2, folders, more };
}
function numbersOf(key) {
  return (known) => [known[key] ?? []].flat();
}
function contradictions(entries) {
  const counted = entries.filter(({ ignore }) => !ignore);
  const reasons = [];
  if (counted.length === 0) reasons.push("every class is ignored");
  if (counted.length > 255) reasons.push(`${counted.length} classes, 255 are possible`);
  for (const key of ["name", "value", "color", "folder"]) {
    const given = counted.flatMap((known) => [known[key] ?? []].flat());
    if (new Set(given).size < given.length) reasons.push(`two classes have the same ${key}`);
  }
  for (const key of ["value", "color"]) {
    const given = counted.filter((known) => known[key] !== void 0).length;
    if (given > 0 && given < counted.length) reasons.push(`only some classes have a ${key}`);
  }
  return reasons;
}

// src/stages/2-dataset/folder-words.ts
var IMAGE_WORDS = "images?|imgs?|jpegimages|leftimg8bit";
var MASK_WORDS = "masks?|labels?|annotations?|annots?|gt|gtfine|groundtruths?|segmentationclass";
var PART_WORDS = "(?:training|train|validation|valid|val|testing|test)(?:set)?";
var SHORT_PARTS = "tr|ts";
var FOLDER = new RegExp(
  `^(?<part1>${PART_WORDS})?(?:(?<image>${IMAGE_WORDS})|(?<mask>${MASK_WORDS}))?(?<part2>${PART_WORDS}|${SHORT_PARTS})?$`
);
function saidBy(folder2) {
  const said = FOLDER.exec(folder2.toLowerCase().replace(/[\s_-]/g, ""))?.groups;
  const role = said?.image !== void 0 ? "image" : said?.mask !== void 0 ? "mask" : void 0;
  const part = partOf(said?.part1 ?? (role === void 0 ? void 0 : said?.part2));
  return { role, part: part ?? (role === void 0 ? surePart(folder2) : void 0) };
}
function partOf(word) {
  if (word === void 0) return void 0;
  if (word.startsWith("tr")) return "train";
  return word.startsWith("v") ? "validation" : "test";
}
var SURE_WORDS = new Map([
  ...["train", "training", "trn", "trainval"].map((word) => [word, "train"]),
  ...["val", "valid", "validation"].map((word) => [word, "validation"]),
  ...["test", "testing", "tst"].map((word) => [word, "test"])
]);
var DOUBTFUL_WORDS = new Map([
  ...["dev", "devel", "development"].map((word) => [word, "validation"]),
  ...["holdout", "heldout"].map((word) => [word, "test"]),
  ...["eval", "evaluation"].map((word) => [word, "evaluation"]),
  ...["pred", "predict", "prediction", "unlabeled", "unlabelled"].map(
    (word) => [word, "unlabelled"]
  )
]);
var FOREIGN_WORDS = new Map([
  ...["entrainement", "apprentissage", "entrenamiento", "addestramento", "allenamento"].map(
    (word) => [word, "train"]
  ),
  ...["treino", "treinamento"].map((word) => [word, "train"]),
  ...["validierung", "validacion", "validazione", "validacao"].map((word) => [word, "validation"]),
  ...["essai", "essais", "prueba", "pruebas", "prova", "teste", "testes"].map(
    (word) => [word, "test"]
  )
]);
var SHORT_WORDS = /* @__PURE__ */ new Map([
  ["tr", "train"],
  ["te", "test"],
  ["ts", "test"]
]);
var FILLERS = /^(?:the|my|data|dataset|datasets|set|sets|split|images?|imgs?|pictures|photos|pics|samples|examples|files|folder|dir)$/;
var ENUMERATED = /^(?:\d{1,2}|[A-Za-z])[.)]\s*(?=\D)/;
var GLUED = /^(?<word>[a-z]{3,})(?<filler>set|data|dataset|images?|imgs?|samples|split)$/;
var WORDS = new RegExp("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+|\\p{N}+|[^\\s_.\\-()\\p{Lu}\\p{Ll}\\p{N}]+", "gu");
function partWord(folder2) {
  const held = folder2.normalize("NFC").replace(ENUMERATED, "").replace(/hold[\s_-]out/gi, "holdout").replace(/held[\s_-]out/gi, "heldout");
  const joined = held.replace(/train(?:ing)?[\s_-]?val(?:id(?:ation)?)?(?![a-z])/gi, "trainval");
  const words = (joined.match(WORDS) ?? []).map((word) => word.toLowerCase());
  const partOfWord = words.some((word) => namedPart(word)) ? namedPart : shortPart;
  const named = words.flatMap((word) => partOfWord(word) ?? []);
  if (named.length !== 1) return void 0;
  const others = words.filter((word) => partOfWord(word) === void 0 && !FILLERS.test(word));
  const rest = others.filter((word) => !new RegExp("^\\p{N}+$", "u").test(word)).join(" ");
  const [{ part, kind }] = named;
  const saysMore = kind === "doubtful" ? rest !== "" : others.length > 0;
  return { part, kind: saysMore ? "likely" : kind, rest };
}
function shortPart(word) {
  const part = SHORT_WORDS.get(word);
  return part && { part, kind: "doubtful" };
}
function namedPart(word) {
  const bare = GLUED.exec(word)?.groups?.word ?? word;
  const sure = SURE_WORDS.get(word) ?? SURE_WORDS.get(bare);
  if (sure !== void 0) return { part: sure, kind: "sure" };
  const foreign = FOREIGN_WORDS.get(word.normalize("NFD").replace(new RegExp("\\p{M}", "gu"), ""));
  if (foreign !== void 0) return { part: foreign, kind: "likely" };
  const part = DOUBTFUL_WORDS.get(word) ?? DOUBTFUL_WORDS.get(bare);
  return part && { part, kind: "doubtful" };
}
function surePart(folder2) {
  const word = partWord(folder2);
  return word?.kind === "sure" ? word.part : void 0;
}
var MASK_IN_NAME = /^(?:masks?|labels?|labell?ed|lbls?|annotations?|annotated|annots?|annos?|gts?|groundtruths?|truths?|segs?|segm|segmentations?|segmented|outlines?|contours?)$/;
function maskWord(folder2) {
  return (folder2.match(WORDS) ?? []).map((word) => word.toLowerCase()).find((word) => MASK_IN_NAME.test(word));
}

export {
  CLASSES_FILE,
  readClasses,
  foldersOfClass,
  saidBy,
  partWord,
  maskWord
};
