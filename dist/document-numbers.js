import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  DECIDING,
  scoresOfTask
} from "./metrics-scores.js";
import {
  __name
} from "./esbuild.js";

// src/shared/moment.ts
function day(iso) {
  return iso.slice(0, 10);
}
__name(day, "day");
function moment(iso) {
  return `${day(iso)} ${iso.slice(11, 16)} UTC`;
}
__name(moment, "moment");
function second(iso) {
  return `${day(iso)} ${iso.slice(11, 19)} UTC`;
}
__name(second, "second");
function datesOf(all) {
  const dates = new Set(all.map(({ date }) => date));
  const [days, minutes] = [counted(dates, day), counted(dates, moment)];
  return ({ date, commit }) => {
    if (commit !== null && (days.get(day(date)) ?? 0) <= 1) return day(date);
    return (minutes.get(moment(date)) ?? 0) <= 1 ? moment(date) : second(date);
  };
}
__name(datesOf, "datesOf");
function counted(dates, form) {
  const counts = /* @__PURE__ */ new Map();
  for (const date of dates) counts.set(form(date), (counts.get(form(date)) ?? 0) + 1);
  return counts;
}
__name(counted, "counted");

// src/document/numbers.ts
var NONE = "–";
function formatRatio(value) {
  if (value === null || value === void 0) return NONE;
  if (value > 0 && value < 5e-4) return "<0.001";
  for (let decimals = 3; decimals < 15; decimals++) {
    const text = value.toFixed(decimals);
    if (value >= 1 || Number(text) < 1) return text;
  }
  return "1.000";
}
__name(formatRatio, "formatRatio");
function formatChange(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const size = Math.abs(value);
  const digits = size >= 5e-4 ? size.toFixed(3) : formatRate(Number(size.toPrecision(1)));
  return `${value < 0 ? "−" : "+"}${digits}`;
}
__name(formatChange, "formatChange");
function formatRange({ low, high }, format = formatRatio) {
  return `${format(low)} to ${format(high)}`;
}
__name(formatRange, "formatRange");
function formatBeside(value, bound) {
  for (let digits = 4; digits < 17; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.sign(short - bound) === Math.sign(value - bound)) return formatSigned(short);
  }
  return formatSigned(value);
}
__name(formatBeside, "formatBeside");
function formatApart(value, other) {
  return value === other ? formatSigned(Number(value.toPrecision(4))) : formatBeside(value, other);
}
__name(formatApart, "formatApart");
function formatChangeBeside(change, bound) {
  return `${change > 0 ? "+" : ""}${formatBeside(change, bound)}`;
}
__name(formatChangeBeside, "formatChangeBeside");
function formatSigned(value) {
  return String(value).replace(/^-/, "−");
}
__name(formatSigned, "formatSigned");
function formatMeasured(value) {
  if (value === null || value === void 0) return NONE;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return formatRate(value);
  if (size >= 100) return value.toFixed(0);
  return value.toPrecision(3);
}
__name(formatMeasured, "formatMeasured");
function formatRate(value) {
  if (value === null || value === void 0) return NONE;
  if (value === 0) return "0";
  const [digits, exponent] = value.toExponential(2).split("e");
  const mantissa = String(Number(digits));
  return exponent === "+0" ? mantissa : `${mantissa}e${exponent.replace("+", "")}`;
}
__name(formatRate, "formatRate");
function formatCount(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
__name(formatCount, "formatCount");
function formatSeconds(value) {
  if (value < 59.95) return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`;
  const whole = Math.round(value);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(value / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
__name(formatSeconds, "formatSeconds");
function formatBytes(value) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let size = value;
  let unit = 0;
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 || size >= 99.95 ? size.toFixed(0) : size.toPrecision(3)} ${units[unit]}`;
}
__name(formatBytes, "formatBytes");
function formatShare(value) {
  if (value === null) return NONE;
  if (value > 0 && value < 5e-4) return "<0.1 %";
  return `${(value * 100).toFixed(1)} %`;
}
__name(formatShare, "formatShare");
function plural(count, one, many = `${one}s`) {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
__name(plural, "plural");

// src/stages/7-report/task-words.ts
function shownScores({ task }) {
  return [DECIDING, ...scoresOfTask(task).filter(({ key }) => key !== DECIDING.key)];
}
__name(shownScores, "shownScores");
function classMeans(run) {
  return shownScores(run).filter(({ overClasses }) => overClasses);
}
__name(classMeans, "classMeans");
function capital(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
__name(capital, "capital");
function unitOf({ task }) {
  return task === "segmentation" ? "pixel" : "image";
}
__name(unitOf, "unitOf");
function forMasks({ task }, ...cells) {
  return task === "segmentation" ? cells : [];
}
__name(forMasks, "forMasks");

export {
  day,
  moment,
  datesOf,
  NONE,
  formatRatio,
  formatChange,
  formatRange,
  formatBeside,
  formatApart,
  formatChangeBeside,
  formatSigned,
  formatMeasured,
  formatRate,
  formatCount,
  formatSeconds,
  formatBytes,
  formatShare,
  plural,
  shownScores,
  classMeans,
  capital,
  unitOf,
  forMasks
};
