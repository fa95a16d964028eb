import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  fanOutConflicts
} from "./stages-1-config-fan-out.js";
import {
  SETTINGS,
  TABLE,
  sweepRows
} from "./stages-1-config-table-run.js";
import {
  patternConflicts
} from "./results-history-line.js";
import {
  suggestionFor
} from "./shared-nearest-word.js";
import {
  InputError,
  classWeightsMismatch,
  fractionsTooLarge,
  initialModelNeedsBaseline,
  outputIsData,
  settingInvalid,
  settingMissing,
  settingNotInFile,
  settingUnknown,
  settingsUnknown,
  sweepMissing,
  sweepRowOutOfRange,
  sweepSettingRefused,
  sweepSettingTwice,
  targetOutOfRange
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/stages/1-config/names-elsewhere.ts
var SETTINGS_ELSEWHERE = new Map([
  ...called("data", "data-dir", "data-path", "dataset", "input", "source", "train-dir"),
  ...called(
    "output",
    "name",
    "project",
    "out",
    "out-dir",
    "output-dir",
    "save-dir",
    "work-dir",
    "default-root-dir"
  ),
  ...called("classes", "names", "nc", "num-classes", "class-names"),
  ...called("initial-model", "model", "weights", "pretrained", "checkpoint", "ckpt-path"),
  ...called("export", "format"),
  ...called("validation-fraction", "val", "val-split", "validation-split", "val-fraction", "val-size"),
  ...called("test-fraction", "test-split", "test-size"),
  ...called("folds", "cv", "k-folds", "kfold", "n-splits", "num-folds"),
  ...called("group-by", "groups"),
  ...called("seed", "random-state", "random-seed", "manual-seed"),
  ...called("epochs", "max-epochs", "num-epochs", "n-epochs", "nb-epoch", "num-train-epochs"),
  ...called("patience", "early-stopping", "early-stopping-patience", "early-stopping-rounds"),
  ...called("time-budget", "time", "max-time", "time-limit", "timeout"),
  ...called("learning-rate", "lr", "lr0", "base-lr", "init-lr"),
  ...called("batch-size", "batch", "bs", "per-device-train-batch-size"),
  ...called("image-size", "imgsz", "img", "img-size", "input-size", "crop-size", "resize"),
  ...called("optimizer", "opt", "optim"),
  ...called("augment", "aug", "augmentation", "auto-augment"),
  ...called("label-smoothing", "smoothing"),
  ...called("threads", "device", "workers", "num-workers", "n-jobs", "jobs"),
  ...called(
    "fail-if",
    "gate",
    "gates",
    "fail",
    "fail-on",
    "fail-when",
    "fail-under",
    "min-accuracy",
    "threshold"
  )
]);
var OPTIONS_ELSEWHERE = new Map([
  ...called("model", "weights", "checkpoint", "ckpt-path", "initial-model"),
  ...called("output", "name", "project", "out", "out-dir", "output-dir", "save-dir"),
  ...called("flip-averaging", "tta", "augment"),
  ...called("tile-size", "imgsz", "img-size", "image-size", "patch-size"),
  ...called("threads", "device", "workers", "num-workers", "jobs"),
  ...called("part", "split"),
  ...called("probabilities", "save-probabilities")
]);
function called(name, ...others) {
  return others.map((other) => [other, name]);
}
__name(called, "called");

// src/stages/1-config/setting.ts
function describeDefault(setting) {
  return setting.default ?? setting.unset ?? "required";
}
__name(describeDefault, "describeDefault");

// src/stages/1-config/sweep.ts
var SECTIONS = ["Training", "Stopping"];
function applySweepRow(given, settings) {
  const [sweep, chosen] = [given.get("sweep"), given.get("sweep-row")];
  if (sweep === void 0) return chosen === void 0 ? [] : [sweepMissing(Number(chosen.value))];
  const parsed = sweepRows().parse(sweep.value, sweep.folder);
  if (!parsed.ok) return [];
  const rows = parsed.value;
  const faults = rows.flatMap((row2, i) => rowFaults(row2, i + 1, sweep, given, settings));
  const number = Number(chosen?.value);
  if (chosen === void 0 || faults.length > 0 || !Number.isInteger(number) || number < 1) return faults;
  const row = rows[number - 1];
  if (row === void 0) return [sweepRowOutOfRange(number, rows.length)];
  for (const [name, value] of Object.entries(row)) given.set(name, { ...sweep, value });
  return [];
}
__name(applySweepRow, "applySweepRow");
function rowFaults(row, number, { folder, source }, given, settings) {
  return Object.entries(row).flatMap(([name, value]) => {
    const setting = settings.find((one) => one.name === name);
    if (setting === void 0)
      return [
        settingUnknown(
          name,
          suggestionFor(
            name,
            settings.map((one) => one.name),
            SETTINGS_ELSEWHERE
          ),
          source
        )
      ];
    if (!SECTIONS.includes(setting.section)) return [sweepSettingRefused(name, number)];
    const other = given.get(name);
    if (other !== void 0 && other.source === void 0) return [sweepSettingTwice(name, number)];
    if (setting.type.parse(value, folder).ok) return [];
    const { type, default: fallback = setting.unset ?? "required" } = setting;
    return [settingInvalid(name, `${value}`, type.expected, fallback, source, `in row ${number} of sweep`)];
  });
}
__name(rowFaults, "rowFaults");

// src/stages/1-config/parse.ts
function parseSettings({ flags, file, cwd, defaults = {} }) {
  const faults = [];
  const given = /* @__PURE__ */ new Map();
  if (file !== void 0) fromFile(file, given, faults);
  for (const [name, text] of Object.entries(flags)) {
    const setting = SETTINGS.find((one) => one.name === name);
    const value = setting === void 0 ? "" : trimmed(text, setting);
    if (setting === void 0) faults.push(settingUnknown(name, settingMeant(name), void 0));
    else if (value !== "") given.set(name, { value, folder: cwd, source: void 0 });
  }
  faults.push(...applySweepRow(given, SETTINGS));
  const settings = {};
  const wrong = /* @__PURE__ */ new Set();
  for (const [property, row] of Object.entries(TABLE)) {
    const fallback = defaults[row.name];
    const setting = fallback === void 0 ? row : { ...row, default: fallback };
    const found = readSetting(setting, given.get(setting.name), cwd, (value) => {
      settings[property] = value;
    });
    faults.push(...found);
    if (found.length > 0) wrong.add(setting.name);
  }
  faults.push(...conflicts(settings, wrong));
  if (faults.length > 0) throw new InputError(faults);
  return settings;
}
__name(parseSettings, "parseSettings");
var MOST_UNKNOWN = 20;
function settingMeant(name) {
  const known = SETTINGS.map((setting) => setting.name);
  return suggestionFor(name, known, SETTINGS_ELSEWHERE);
}
__name(settingMeant, "settingMeant");
function trimmed(text, { type }) {
  return type.lines === true && text.trim() !== "" ? text.trimEnd() : text.trim();
}
__name(trimmed, "trimmed");
function fromFile(file, given, faults) {
  const source = file.path;
  const named = Object.entries(file.values).map(([name, raw]) => {
    return { name, raw, setting: SETTINGS.find((one) => one.name === name) };
  });
  const unknown = named.filter(({ setting }) => setting === void 0);
  for (const { name } of unknown.slice(0, MOST_UNKNOWN))
    faults.push(settingUnknown(name, settingMeant(name), source));
  if (unknown.length > MOST_UNKNOWN) faults.push(settingsUnknown(unknown.length - MOST_UNKNOWN, source));
  for (const { name, raw, setting } of named) {
    if (setting === void 0) continue;
    if (setting.inFile === false) {
      faults.push(settingNotInFile(name, source));
      continue;
    }
    const value = asText(raw, setting);
    if (value === void 0) {
      faults.push(invalid(setting, JSON.stringify(raw), source));
    } else if (value.length > 0) given.set(name, { value, folder: file.folder, source });
  }
}
__name(fromFile, "fromFile");
function asText(raw, setting) {
  if (raw === null) return "";
  if (typeof raw === "string") return trimmed(raw, setting);
  if (typeof raw === "number" || typeof raw === "boolean") return String(raw);
  if (setting.type.mappings && Array.isArray(raw)) return JSON.stringify(raw);
  if (!setting.type.list || !Array.isArray(raw)) return void 0;
  const texts = raw.map((item) => Array.isArray(item) ? void 0 : asText(item, setting));
  return texts.every((text) => typeof text === "string") ? texts : void 0;
}
__name(asText, "asText");
function readSetting(setting, given, cwd, store) {
  const { value, folder, source } = given ?? { value: setting.default, folder: cwd, source: void 0 };
  if (value === void 0) {
    if (setting.unset === void 0) return [settingMissing(setting.name, setting.type.expected)];
    store(void 0);
    return [];
  }
  const parsed = setting.type.parse(value, folder);
  if (parsed.ok) {
    store(parsed.value);
    return [];
  }
  if (parsed.faults !== void 0) return parsed.faults(source);
  return [invalid(setting, typeof value === "string" ? value : value.join(", "), source, parsed.reason)];
}
__name(readSetting, "readSetting");
function invalid(setting, value, source, reason) {
  return settingInvalid(setting.name, value, setting.type.expected, describeDefault(setting), source, reason);
}
__name(invalid, "invalid");
function conflicts(settings, wrong) {
  const faults = [];
  const right = /* @__PURE__ */ __name((...names) => names.every((name) => !wrong.has(name)), "right");
  const { validationFraction, testFraction, target, monitor, classes, classWeights, data, output } = settings;
  if (right("validation-fraction", "test-fraction") && validationFraction + testFraction >= 1) {
    faults.push(fractionsTooLarge(validationFraction, testFraction));
  }
  if (right("target", "monitor") && target !== void 0 && target > 1 && monitor !== "val-loss") {
    faults.push(targetOutOfRange(target, monitor));
  }
  const weights = Array.isArray(classWeights) ? classWeights.length : void 0;
  if (weights !== void 0 && classes !== void 0 && weights !== classes.length) {
    faults.push(classWeightsMismatch(weights, classes.length));
  }
  if (right("images", "masks")) faults.push(...patternConflicts(settings));
  if (right("data", "output") && data === output) faults.push(outputIsData(output));
  if (right("initial-model", "baseline") && settings.initialModel === "baseline" && settings.baseline === "none")
    faults.push(initialModelNeedsBaseline());
  faults.push(...fanOutConflicts(settings, right));
  return faults;
}
__name(conflicts, "conflicts");

export {
  SETTINGS_ELSEWHERE,
  OPTIONS_ELSEWHERE,
  called,
  describeDefault,
  parseSettings,
  readSetting
};
