// Decodes mask files to the values they hold, before anyone knows which value is which class.
import type { ImageHeader } from './decode.ts';
import { decodePixels, readHeader } from './decode.ts';
import { readPalettePng } from './palette-png.ts';
import { whyDecodingFailed } from './recognize.ts';

/** A mask's pixels, H,W: grey values, 0xRRGGBB colours, or palette indices together with the palette. */
export type RawMask = { readonly width: number; readonly height: number; readonly lossy: boolean } & (
  | { readonly form: 'grey'; readonly data: Uint8Array | Uint16Array }
  | { readonly form: 'color'; readonly data: Uint32Array }
  | { readonly form: 'palette'; readonly data: Uint8Array; readonly palette: readonly number[] }
);

/**
 * Reads a mask without changing a value. A colour file whose every pixel is grey counts as grey, and so does a
 * palette whose entry i is the grey i: both say the same as a grey file. Alpha is dropped, orientation applied.
 * @throws ImageError
 */
export async function decodeMask(bytes: Uint8Array): Promise<RawMask> {
  const header = await readHeader(bytes);
  const { metadata } = header;
  const { width, height } = metadata.autoOrient;
  const lossy = header.format === 'jpeg';
  // A turned palette image is rare enough to go by its colours, which sharp turns.
  if (header.format === 'png' && metadata.isPalette && (metadata.orientation ?? 1) === 1) {
    const { data, palette } = readPaletteOrThrow(header, bytes);
    return isGreyRamp(data, palette)
      ? { width, height, lossy, form: 'grey', data }
      : { width, height, lossy, form: 'palette', data, palette };
  }
  const bitDepth = metadata.depth === 'ushort' ? 16 : 8;
  if (metadata.space === 'b-w' || metadata.space === 'grey16') {
    const space = bitDepth === 16 ? 'grey16' : 'b-w';
    const data = await decodePixels(header, bytes, (image) => image.toColourspace(space), bitDepth);
    return { width, height, lossy, form: 'grey', data };
  }
  const data = await decodePixels(header, bytes, (image) => image.toColourspace('srgb'), 8);
  const grey = greyOf(data);
  if (grey !== undefined) return { width, height, lossy, form: 'grey', data: grey };
  return { width, height, lossy, form: 'color', data: packColors(data) };
}

/** The colours of a palette mask, H,W, as 0xRRGGBB. */
export function expandPalette(data: Uint8Array, palette: readonly number[]): Uint32Array {
  const colors = Uint32Array.from({ length: 256 }, (_, index) => palette[index] ?? 0);
  const expanded = new Uint32Array(data.length);
  for (let i = 0; i < data.length; i++) expanded[i] = colors[data[i]];
  return expanded;
}

function readPaletteOrThrow(header: ImageHeader, bytes: Uint8Array) {
  try {
    return readPalettePng(bytes);
  } catch (cause) {
    throw whyDecodingFailed(header.format, bytes, cause);
  }
}

function isGreyRamp(data: Uint8Array, palette: readonly number[]): boolean {
  const differs = Array.from({ length: 256 }, (_, index) => palette[index] !== index * 0x010101);
  for (let i = 0; i < data.length; i++) if (differs[data[i]]) return false;
  return true;
}

/** The grey values when red, green and blue agree everywhere. */
function greyOf(rgb: Uint8Array | Uint16Array): Uint8Array | undefined {
  for (let i = 0; i < rgb.length; i += 3)
    if (rgb[i] !== rgb[i + 1] || rgb[i] !== rgb[i + 2]) return undefined;
  const grey = new Uint8Array(rgb.length / 3);
  for (let i = 0; i < grey.length; i++) grey[i] = rgb[i * 3];
  return grey;
}

function packColors(rgb: Uint8Array | Uint16Array): Uint32Array {
  const colors = new Uint32Array(rgb.length / 3);
  for (let i = 0; i < colors.length; i++)
    colors[i] = (rgb[i * 3] << 16) | (rgb[i * 3 + 1] << 8) | rgb[i * 3 + 2];
  return colors;
}
