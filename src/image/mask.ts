// Decodes mask files to the values they hold, before anyone knows which value is which class.
import { prepareArrayMask } from './arrays/mask.ts';
import { decodePixels } from './decode.ts';
import type { ImageNotes } from './decoded-image.ts';
import { prepareUnpacked } from './gunzip.ts';
import { type ImageHeader, isGrey, readHeader } from './header.ts';
import { heldByDecoder } from './held-by-decoder.ts';
import { type OwnImage, prepareByOwnReader } from './own-readers.ts';
import { readPalettePng } from './palette-png.ts';
import type { Prepared } from './prepared.ts';
import { ImageError, type ImageFormat, recognizeImage, whyDecodingFailed } from './recognize.ts';
import { readTiffPages } from './tiff/pages.ts';
import { DECLARED_GREY, paletteOf, retagged } from './tiff/samples.ts';

/** A mask's pixels, H,W: grey values, 0xRRGGBB colours, or palette indices together with the palette. */
export type RawMask = { readonly width: number; readonly height: number; readonly lossy: boolean } & (
  | { readonly form: 'grey'; readonly data: Uint8Array | Uint16Array }
  | { readonly form: 'color'; readonly data: Uint32Array }
  | { readonly form: 'palette'; readonly data: Uint8Array; readonly palette: readonly number[] }
);

type Samples = Uint8Array | Uint16Array | Float32Array;

export type DecodedMask = RawMask & { readonly notes: ImageNotes };

/**
 * Reads a mask without changing a value. A colour file whose every pixel is grey counts as grey, and so does a
 * palette whose entry i is the grey i: both say the same as a grey file. Alpha is dropped, orientation applied.
 * @throws ImageError
 */
export async function decodeMask(file: Uint8Array): Promise<DecodedMask> {
  return await (await prepareMask(file)).decode();
}

/** The same in two steps. @throws ImageError */
export function prepareMask(file: Uint8Array): Promise<Prepared<DecodedMask>> {
  return prepareUnpacked(file, LABEL_BYTES, async (bytes) => {
    const array = prepareArrayMask(bytes);
    if (array !== undefined) return array;
    const format = recognizeImage(bytes);
    const own = prepareByOwnReader(format, bytes);
    if (own === undefined) return prepareStored(format, bytes);
    return {
      pixels: own.pixels,
      decodingBytes: own.decodingBytes + LABEL_BYTES * own.pixels,
      async decode() {
        const image = await own.decode();
        const { width, height, notes } = image;
        return { width, height, lossy: false, notes, ...ownLabels(format, image) };
      },
    };
  });
}

/** Of a pixel: what its samples become, at most a colour. */
const LABEL_BYTES = 4;

async function prepareStored(format: ImageFormat, bytes: Uint8Array): Promise<Prepared<DecodedMask>> {
  const { stored, palette } = format === 'tiff' ? storedTiff(bytes) : { stored: bytes };
  const header = await readHeader(format, stored);
  const { width, height } = header.metadata.autoOrient;
  const pixels = width * height;
  return {
    pixels,
    decodingBytes: pixels * bytesOfPixel(header) + heldByDecoder(header),
    decode: () => decodeStored(header, { bytes, stored, palette }),
  };
}

/** Of its samples, and of what becomes of them where that's something else. */
function bytesOfPixel(header: ImageHeader): number {
  if (hasIndices(header)) return 2;
  if (isGrey(header.metadata)) return header.bitDepth === 32 ? 4 + 2 : header.bitDepth / 8;
  return 3 + LABEL_BYTES;
}

/** A turned palette image is rare enough to go by its colours, which sharp turns. */
function hasIndices({ format, metadata, notes }: ImageHeader): boolean {
  return format === 'png' && metadata.isPalette === true && notes.orientation === 1;
}

interface StoredMask {
  readonly bytes: Uint8Array;
  /** As it's given to libvips. */
  readonly stored: Uint8Array;
  /** Of a TIFF. */
  readonly palette?: readonly number[] | undefined;
}

async function decodeStored(
  header: ImageHeader,
  { bytes, stored, palette: tiffPalette }: StoredMask,
): Promise<DecodedMask> {
  const { metadata, bitDepth, notes } = header;
  const { width, height } = metadata.autoOrient;
  const file = { width, height, lossy: isLossy(header, bytes), notes };
  if (hasIndices(header)) {
    const { data, palette } = readPaletteOrThrow(header, bytes);
    return { ...file, ...indicesOf(data, palette) };
  }
  if (isGrey(metadata)) {
    const samples = await decodePixels(header, stored, bitDepth === 16 ? 'grey16' : 'b-w');
    const data = unscaled(header, bytes, samples);
    if (tiffPalette !== undefined && data instanceof Uint8Array)
      return { ...file, ...indicesOf(data, tiffPalette) };
    return { ...file, ...labelsOf(data, 1) };
  }
  if (bitDepth === 32) return { ...file, ...labelsOf(new Float32Array(0), 3) };
  return { ...file, ...colorsOf(await decodePixels({ ...header, bitDepth: 8 }, stored, 'srgb')) };
}

/** Of two colours, black and white, it is the picture that a bilevel PNG is, which says no indices. */
function ownLabels(format: ImageFormat, { channels, data, indexed }: OwnImage) {
  if (indexed !== undefined && !(channels === 1 && indexed.palette.length <= 2))
    return indicesOf(indexed.data, indexed.palette);
  // The planes of a FITS cube are no colours of a mask.
  const isColor = channels === 3 && format !== 'fits' && data instanceof Uint8Array;
  return isColor ? colorsOf(data) : labelsOf(data, channels);
}

/** A TIFF made to give its values as they are stored: libvips would turn "white is zero" round and paint palettes. */
function storedTiff(bytes: Uint8Array): { stored: Uint8Array; palette?: readonly number[] | undefined } {
  const tiff = readTiffPages(bytes);
  const page = tiff.pages[0];
  if (page === undefined || (page.photometric !== 0 && page.photometric !== 3)) return { stored: bytes };
  return { stored: retagged(bytes, tiff, DECLARED_GREY), palette: paletteOf(page) };
}

/** Whether saving may have changed values: JPEG, a TIFF with JPEG inside, WebP unless it says "lossless". */
function isLossy({ format, tiff }: ImageHeader, bytes: Uint8Array): boolean {
  if (format === 'webp') return !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('VP8L');
  return format === 'jpeg' || [6, 7].includes(tiff?.pages[0]?.compression ?? 1);
}

/** Grey values of 2 and 4 bits come scaled to 0..255; those of 1 bit stay 0 and 255, which are two classes as well. */
function unscaled<T extends Samples>({ format, tiff }: ImageHeader, bytes: Uint8Array, data: T): T {
  // In a PNG the bits stand behind signature, chunk frame, width and height.
  const bits = format === 'png' ? bytes[24] : tiff?.pages[0]?.bits;
  if (bits !== 2 && bits !== 4) return data;
  const step = 255 / (2 ** bits - 1);
  for (let i = 0; i < data.length; i++) data[i] /= step;
  return data;
}

function indicesOf(data: Uint8Array, palette: readonly number[]) {
  return isGreyRamp(data, palette)
    ? ({ form: 'grey', data } as const)
    : ({ form: 'palette', data, palette } as const);
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

/** Floats that hold nothing but class values become integers. @throws ImageError for any other */
function labelsOf(data: Samples, channels: 1 | 3): { form: 'grey'; data: Uint8Array | Uint16Array } {
  if (channels !== 1) {
    const fix = 'Save it with the class of each pixel as grey, or as 8-bit colours.';
    throw new ImageError({
      kind: 'unreadable',
      why: 'is a mask of 3 channels that are no 8-bit colours',
      fix,
    });
  }
  if (!(data instanceof Float32Array)) return { form: 'grey', data };
  const labels = new Uint16Array(data.length);
  for (let i = 0; i < data.length; i++) {
    labels[i] = data[i];
    if (labels[i] !== data[i]) {
      const why = `holds ${data[i]} where a mask has a whole number from 0 to 65535`;
      throw new ImageError({
        kind: 'unreadable',
        why,
        fix: 'Save whole numbers, and 255 for what is ignored.',
      });
    }
  }
  return { form: 'grey', data: labels };
}

function colorsOf(rgb: Samples) {
  const grey = greyOf(rgb);
  if (grey !== undefined) return { form: 'grey', data: grey } as const;
  return { form: 'color', data: packColors(rgb) } as const;
}

/** The grey values when red, green and blue agree everywhere. */
function greyOf(rgb: Samples): Uint8Array | undefined {
  for (let i = 0; i < rgb.length; i += 3)
    if (rgb[i] !== rgb[i + 1] || rgb[i] !== rgb[i + 2]) return undefined;
  const grey = new Uint8Array(rgb.length / 3);
  for (let i = 0; i < grey.length; i++) grey[i] = rgb[i * 3];
  return grey;
}

function packColors(rgb: Samples): Uint32Array {
  const colors = new Uint32Array(rgb.length / 3);
  for (let i = 0; i < colors.length; i++)
    colors[i] = (rgb[i * 3] << 16) | (rgb[i * 3 + 1] << 8) | rgb[i * 3 + 2];
  return colors;
}
