// Writes PNG files: masks as palette PNGs whose indices are the classes, pictures as grey or colour.
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { LabelMap, Raster } from './raster.ts';

const IGNORED = 255;
/** PASCAL VOC's colour for pixels that don't count. */
const VOID_COLOR = [224, 224, 192] as const;

/**
 * A mask as an 8-bit palette PNG: pixel values are the class indices themselves, `colors[i]` (red, green, blue,
 * 0-255) only shows class i, and those in `transparent` show nothing. Written here because sharp would choose indices
 * of its own.
 */
export function encodeMask(
  labels: LabelMap,
  colors: readonly (readonly [number, number, number])[],
  transparent: readonly number[] = [],
): Buffer {
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
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    ...(alpha.length > 0 ? [chunk('tRNS', alpha)] : []),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The content of PLTE; with `ignored` it reaches to 255, in PASCAL VOC's colour. */
export function paletteBytes(
  colors: readonly (readonly [number, number, number])[],
  ignored = false,
): Buffer {
  const palette = Buffer.alloc((ignored ? 256 : Math.max(1, colors.length)) * 3);
  for (const [index, color] of colors.entries()) palette.set(color, index * 3);
  if (ignored) palette.set(VOID_COLOR, IGNORED * 3);
  return palette;
}

/** A picture of 1 (grey) or 3 (colour) channels at 8 or 16 bits, as PNG. */
export async function encodePng({ width, height, channels, data }: Raster): Promise<Buffer> {
  if (channels !== 1 && channels !== 3) throw new Error(`a PNG has 1 or 3 channels here, not ${channels}`);
  if (data instanceof Float32Array) throw new Error('a PNG holds 8- or 16-bit samples, not floats');
  const deep = data instanceof Uint16Array;
  const space = channels === 1 ? (deep ? 'grey16' : 'b-w') : deep ? 'rgb16' : 'srgb';
  return sharp(data, { raw: { width, height, channels } }).toColourspace(space).png().toBuffer();
}

/** An 8-bit picture of 1 or 3 channels as JPEG: small, and good enough to be looked at. */
export async function encodeJpeg({ width, height, channels, data }: Raster): Promise<Buffer> {
  if (channels !== 1 && channels !== 3) throw new Error(`a JPEG has 1 or 3 channels here, not ${channels}`);
  const space = channels === 1 ? 'b-w' : 'srgb';
  return sharp(data, { raw: { width, height, channels } })
    .toColourspace(space)
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** A PNG at most so many pixels wide, in 256 colours: small, and good enough to be looked at. */
export function shrinkPng(png: Uint8Array, width: number): Promise<Buffer> {
  return sharp(png).resize({ width, withoutEnlargement: true }).png({ palette: true }).toBuffer();
}

/** A PNG chunk with its length and checksum. */
export function chunk(type: string, content: Buffer): Buffer {
  const framed = Buffer.alloc(12 + content.length);
  framed.writeUInt32BE(content.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(content, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + content.length)), 8 + content.length);
  return framed;
}
