import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

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
function paletteBytes(colors, ignored = false) {
  const palette = Buffer.alloc((ignored ? 256 : Math.max(1, colors.length)) * 3);
  for (const [index, color] of colors.entries()) palette.set(color, index * 3);
  if (ignored) palette.set(VOID_COLOR, IGNORED * 3);
  return palette;
}
async function encodePng({ width, height, channels, data }) {
  if (channels !== 1 && channels !== 3) throw new Error(`a PNG has 1 or 3 channels here, not ${channels}`);
  if (data instanceof Float32Array) throw new Error("a PNG holds 8- or 16-bit samples, not floats");
  const deep = data instanceof Uint16Array;
  const space = channels === 1 ? deep ? "grey16" : "b-w" : deep ? "rgb16" : "srgb";
  return sharp(data, { raw: { width, height, channels } }).toColourspace(space).png().toBuffer();
}
async function encodeJpeg({ width, height, channels, data }) {
  if (channels !== 1 && channels !== 3) throw new Error(`a JPEG has 1 or 3 channels here, not ${channels}`);
  const space = channels === 1 ? "b-w" : "srgb";
  return sharp(data, { raw: { width, height, channels } }).toColourspace(space).jpeg({ quality: 85 }).toBuffer();
}
function shrinkPng(png, width) {
  return sharp(png).resize({ width, withoutEnlargement: true }).png({ palette: true }).toBuffer();
}
function chunk(type, content) {
  const framed = Buffer.alloc(12 + content.length);
  framed.writeUInt32BE(content.length, 0);
  framed.write(type, 4, "latin1");
  framed.set(content, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + content.length)), 8 + content.length);
  return framed;
}

export {
  encodeMask,
  paletteBytes,
  encodePng,
  encodeJpeg,
  shrinkPng,
  chunk
};
