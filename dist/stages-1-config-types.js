import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/stages/1-config/types.ts
import { resolve } from "node:path";
var WRONG = { ok: false };
function scalar(label, expected, read) {
  return {
    label,
    expected,
    list: false,
    parse: /* @__PURE__ */ __name((text2, folder) => typeof text2 === "string" ? read(text2, folder) : WRONG, "parse")
  };
}
__name(scalar, "scalar");
var right = /* @__PURE__ */ __name((value) => ({ ok: true, value }), "right");
function text(label, expected) {
  return scalar(label, expected, (given) => right(given));
}
__name(text, "text");
function path() {
  return { ...scalar("path", "a path", (text2, folder) => right(resolve(folder, text2))), isPath: true };
}
__name(path, "path");
function wordOrPath(...words) {
  const label = [...words, "path"].join(", ");
  const read = /* @__PURE__ */ __name((text2, folder) => right(words.includes(text2) ? text2 : resolve(folder, text2)), "read");
  return { ...scalar(label, `${words.join(", ")} or a path`, read), isPath: true };
}
__name(wordOrPath, "wordOrPath");
function choice(...choices2) {
  return scalar(choices2.join(", "), `one of ${choices2.join(", ")}`, (text2) => {
    const found = choices2.find((one) => one === text2);
    return found === void 0 ? WRONG : right(found);
  });
}
__name(choice, "choice");
var DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
function integer(low, high, multipleOf = 1) {
  const multiple = multipleOf === 1 ? "" : `, a multiple of ${multipleOf}`;
  return scalar(
    `integer, ${low} to ${high}${multiple}`,
    `an integer from ${low} to ${high}${multiple}`,
    (text2) => {
      const value = Number(text2);
      const fits = DECIMAL.test(text2) && Number.isInteger(value) && value >= low && value <= high && value % multipleOf === 0;
      return fits ? right(value) : WRONG;
    }
  );
}
__name(integer, "integer");
function number(low, high) {
  const bound = high === Number.POSITIVE_INFINITY ? `${low} or more` : `${low} to ${high}`;
  return scalar(`number, ${bound}`, `a number, ${bound}`, (text2) => {
    const value = Number(text2);
    const fits = DECIMAL.test(text2) && Number.isFinite(value) && value >= low && value <= high;
    return fits ? right(value) : WRONG;
  });
}
__name(number, "number");
function fraction() {
  return fractionFrom("above 0 and below 1", (value) => value > 0);
}
__name(fraction, "fraction");
function fractionOrNone() {
  return fractionFrom("0 or more and below 1", (value) => value >= 0);
}
__name(fractionOrNone, "fractionOrNone");
function fractionFrom(range, fits) {
  return scalar(`fraction, ${range}`, `a fraction ${range} such as 0.2`, (text2) => {
    const value = Math.abs(Number(text2));
    return DECIMAL.test(text2) && !text2.includes("-") && fits(value) && value < 1 ? right(value) : WRONG;
  });
}
__name(fractionFrom, "fractionFrom");
function boolean() {
  return scalar("true or false", "true or false", (text2) => {
    if (/^(?:true|True|TRUE)$/.test(text2)) return right(true);
    return /^(?:false|False|FALSE)$/.test(text2) ? right(false) : WRONG;
  });
}
__name(boolean, "boolean");
var DURATION = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?$/;
function duration() {
  return scalar(
    "duration: 90s, 50m, 1h30m",
    "a duration from 1s to 500h such as 90s, 50m or 1h30m",
    (text2) => {
      const [match, hours = "0", minutes = "0", seconds = "0"] = DURATION.exec(text2) ?? [];
      if (!match) return WRONG;
      const milliseconds = Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1e3);
      return milliseconds >= 1e3 && milliseconds <= 500 * 36e5 ? right(milliseconds) : WRONG;
    }
  );
}
__name(duration, "duration");
var BYTES = {
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40
};
function memory() {
  return scalar("memory: 512MiB, 4GB", "an amount of memory from 16MB such as 512MiB or 4GB", (text2) => {
    const [, amount = "", unit = ""] = /^(\d+(?:\.\d+)?) ?([A-Za-z]+)$/.exec(text2) ?? [];
    const bytes = Math.round(Number(amount) * (BYTES[unit] ?? Number.NaN));
    return bytes >= 16e6 && bytes <= Number.MAX_SAFE_INTEGER ? right(bytes) : WRONG;
  });
}
__name(memory, "memory");
var MOST_NAMES = 254;
function names() {
  return {
    label: "names, separated by commas or line breaks",
    expected: "between 2 and 254 different names separated by commas or line breaks",
    list: true,
    parse(text2) {
      const list = (typeof text2 === "string" ? text2.replace(/[\s,]+$/, "").split(/,[ \t]*[\r\n]+|,|[\r\n]+/) : text2).map((name) => name.trim());
      if (list.length > MOST_NAMES) return { ok: false, reason: `there are ${list.length}` };
      const twice = list.find((name, index) => list.indexOf(name) !== index);
      if (list.includes("")) return { ok: false, reason: "a name is empty" };
      if (twice !== void 0) return { ok: false, reason: `"${twice}" stands there twice` };
      return list.length >= 2 ? right(list) : WRONG;
    }
  };
}
__name(names, "names");
function choices(...all) {
  return {
    label: `${all.join(", ")}; several separated by commas`,
    expected: `one or more of ${all.join(", ")}, separated by commas`,
    list: true,
    parse(text2) {
      const list = (typeof text2 === "string" ? text2.split(/[,\r\n]+/) : text2).map((word) => word.trim());
      const unknown = list.find((word) => !all.some((one) => one === word));
      const twice = all.find((word) => list.indexOf(word) !== list.lastIndexOf(word));
      if (unknown !== void 0) return { ok: false, reason: `"${unknown}" is not one of them` };
      if (twice !== void 0) return { ok: false, reason: `"${twice}" stands there twice` };
      return right(all.filter((one) => list.includes(one)));
    }
  };
}
__name(choices, "choices");
function classWeights() {
  return {
    label: "none, balanced, sqrt, or a number a class separated by commas",
    expected: "none, balanced, sqrt or one number above 0 for each class such as 1,2.5,4",
    list: true,
    parse(text2) {
      if (text2 === "none" || text2 === "balanced" || text2 === "sqrt") return right(text2);
      const list = (typeof text2 === "string" ? text2.split(/[,\r\n]+/) : text2).map((weight) => weight.trim());
      const weights = list.map(Number);
      const fits = weights.length >= 2 && weights.every((weight, i) => DECIMAL.test(list[i]) && weight > 0);
      return fits && weights.every(Number.isFinite) ? right(weights) : WRONG;
    }
  };
}
__name(classWeights, "classWeights");
function orAuto(type) {
  return {
    label: `auto, or ${type.label}`,
    expected: `auto or ${type.expected}`,
    list: type.list,
    parse: /* @__PURE__ */ __name((text2, folder) => text2 === "auto" ? right(void 0) : type.parse(text2, folder), "parse")
  };
}
__name(orAuto, "orAuto");

export {
  WRONG,
  scalar,
  right,
  text,
  path,
  wordOrPath,
  choice,
  integer,
  number,
  fraction,
  fractionOrNone,
  boolean,
  duration,
  memory,
  names,
  choices,
  classWeights,
  orAuto
};
