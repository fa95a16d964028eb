import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/shared/csv.ts
function csvRow(values) {
  return `${values.map(field).join(",")}
`;
}
__name(csvRow, "csvRow");
function noFormula(text) {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
__name(noFormula, "noFormula");
function field(value) {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
__name(field, "field");

export {
  csvRow,
  noFormula
};
