import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/shared/csv.ts
function csvRow(values) {
  return `${values.map(field).join(",")}
`;
}
function noFormula(text) {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
function parseCsv(text, mostRows) {
  const whole = text.replace(/^\uFEFF/, "");
  const said = /^sep=([,\t;|])[\r\n]+/i.exec(whole);
  const bare = whole.slice(said?.[0].length ?? 0);
  const header = bare.split(/[\r\n]/, 1)[0].replace(/"[^"]*"/g, "");
  const separator = said?.[1] ?? /[,\t;]/.exec(header)?.[0] ?? (header.includes("|") ? "|" : ",");
  const quoted = /"([^"]*(?:""[^"]*)*)"/y;
  const plain = new RegExp(`[^${separator}\\r\\n]*`, "y");
  const rows = [];
  let row = [];
  for (let at = 0; at <= bare.length; ) {
    const form = bare[at] === '"' ? quoted : plain;
    form.lastIndex = at;
    const found = form.exec(bare);
    if (found === null) return void 0;
    row.push(found[1]?.replaceAll('""', '"') ?? found[0]);
    at += found[0].length;
    const next = bare[at];
    at += next === "\r" && bare[at + 1] === "\n" ? 2 : 1;
    if (next === separator) continue;
    if (next !== void 0 && next !== "\r" && next !== "\n") return void 0;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    if (rows.length > mostRows) return void 0;
    row = [];
  }
  return rows;
}
function field(value) {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

export {
  csvRow,
  noFormula,
  parseCsv
};
