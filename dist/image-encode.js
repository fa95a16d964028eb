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
__name(parseCsv, "parseCsv");
function field(value) {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
__name(field, "field");

// src/image/encode.ts
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
var IGNORED = 255;
var VOID_COLOR = [224, 224, 192];
function encodeMask(labels, colors, transparent = []) {
  const { width, height, data } = labels;
  const palette = paletteBytes(colors, data.includes(IGNORED));
  const alpha = Buffer.alloc(Math.max(-1, ...transparent) + 1, 255);
  for (const index of transparent) alpha[index] = 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    Buffer.from("PNG\r\n\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", palette),
    ...alpha.length > 0 ? [chunk("tRNS", alpha)] : [],
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0))
  ]);
}
__name(encodeMask, "encodeMask");
function paletteBytes(colors, ignored = false) {
  const palette = Buffer.alloc((ignored ? 256 : Math.max(1, colors.length)) * 3);
  for (const [index, color] of colors.entries()) palette.set(color, index * 3);
  if (ignored) palette.set(VOID_COLOR, IGNORED * 3);
  return palette;
}
__name(paletteBytes, "paletteBytes");
async function encodePng({ width, height, channels, data }) {
  if (channels !== 1 && channels !== 3) throw new Error(`a PNG has 1 or 3 channels here, not ${channels}`);
  if (data instanceof Float32Array) throw new Error("a PNG holds 8- or 16-bit samples, not floats");
  const deep = data instanceof Uint16Array;
  const space = channels === 1 ? deep ? "grey16" : "b-w" : deep ? "rgb16" : "srgb";
  return sharp(data, { raw: { width, height, channels } }).toColourspace(space).png().toBuffer();
}
__name(encodePng, "encodePng");
async function encodeJpeg({ width, height, channels, data }) {
  if (channels !== 1 && channels !== 3) throw new Error(`a JPEG has 1 or 3 channels here, not ${channels}`);
  const space = channels === 1 ? "b-w" : "srgb";
  return sharp(data, { raw: { width, height, channels } }).toColourspace(space).jpeg({ quality: 85 }).toBuffer();
}
__name(encodeJpeg, "encodeJpeg");
function chunk(type, content) {
  const framed = Buffer.alloc(12 + content.length);
  framed.writeUInt32BE(content.length, 0);
  framed.write(type, 4, "latin1");
  framed.set(content, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + content.length)), 8 + content.length);
  return framed;
}
__name(chunk, "chunk");

export {
  csvRow,
  noFormula,
  parseCsv,
  encodeMask,
  paletteBytes,
  encodePng,
  encodeJpeg,
  chunk
};
