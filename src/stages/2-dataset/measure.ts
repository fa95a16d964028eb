// Opens each image, or each pair of image and mask, once and keeps what the audit needs to know of it: sizes, hashes and
// which values the mask holds. It decides nothing about classes; pixels are dropped as soon as they're counted.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Fault,
  imageOverPixelLimit,
  imageWithoutValues,
  maskSizeMismatch,
  unreadableImage,
} from '../../errors.ts';
import { type DecodedImage, decodeImage, type ImageNotes } from '../../image/decode.ts';
import { type DecodedMask, decodeMask, type RawMask } from '../../image/mask.ts';
import { missingPixels } from '../../image/missing.ts';
import { PIXEL_LIMIT } from '../../image/pixel-limit.ts';
import type { BitDepth } from '../../image/raster.ts';
import { ImageError } from '../../image/recognize.ts';
import type { WeightLimit } from '../../shared/weight-limit.ts';
import type { Pair } from './pair.ts';

/** More different values than any set of classes has: counting stops, the mask is some other picture. */
export const VALUE_LIMIT = 1024;

/** Which raw values a mask holds and how often. */
export interface MaskValues {
  readonly form: RawMask['form'];
  /** Pixels by raw value; cut off at `VALUE_LIMIT` values. */
  readonly counts: ReadonlyMap<number, number>;
  /** Of a palette mask: 0xRRGGBB by index, of the indices it uses. */
  readonly palette: ReadonlyMap<number, number> | undefined;
  readonly lossy: boolean;
}

export interface ImageMeasurement {
  /** Its path, relative to the data folder. */
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly bitDepth: BitDepth;
  /** Pixels without a value. */
  readonly missing: number;
  readonly notes: ImageNotes;
  readonly imageHash: string;
}

export interface PairMeasurement extends ImageMeasurement {
  readonly pair: Pair;
  readonly maskNotes: ImageNotes;
  readonly labelHash: string;
  readonly mask: MaskValues;
  /** How many pixels of the mask, by raw value, lie where the image has no value: they count as ignored. */
  readonly hidden: ReadonlyMap<number, number>;
}

/** What one file, or one pair, is like: `undefined` with an error among the faults. */
export interface Measured<T> {
  readonly measurement: T | undefined;
  readonly faults: readonly Fault[];
}

/** @param decoding by the bytes of the files that are decoded at once */
export async function measureImage(
  root: string,
  image: string,
  decoding: WeightLimit,
): Promise<Measured<ImageMeasurement>> {
  const opened = await openImage(root, image, decoding);
  if ('fault' in opened) return { measurement: undefined, faults: [opened.fault] };
  const { missingAt: _, ...found } = opened.content;
  if (hasNoValue(found)) return { measurement: undefined, faults: [imageWithoutValues(image)] };
  return { measurement: { image, ...found }, faults: [] };
}

/**
 * Measures one pair; either file may be at fault, and both are reported.
 * @param decoding by the bytes of the files that are decoded at once
 */
export async function measurePair(
  root: string,
  pair: Pair,
  decoding: WeightLimit,
): Promise<Measured<PairMeasurement>> {
  const [image, mask] = await Promise.all([
    openImage(root, pair.image, decoding),
    open(root, pair.mask, decoding, decodeMask),
  ]);
  const faults = [image, mask].flatMap((opened) => ('fault' in opened ? [opened.fault] : []));
  if ('fault' in image || 'fault' in mask) return { measurement: undefined, faults };
  const { missingAt, ...found } = image.content;
  const { notes: maskNotes } = mask.content;
  if (found.width !== mask.content.width || found.height !== mask.content.height) {
    const turned =
      found.width === mask.content.height &&
      found.height === mask.content.width &&
      found.notes.orientation !== maskNotes.orientation;
    faults.push(maskSizeMismatch(pair.mask, sizeOf(mask.content), pair.image, sizeOf(found), turned));
    return { measurement: undefined, faults };
  }
  if (hasNoValue(found)) return { measurement: undefined, faults: [imageWithoutValues(pair.image)] };
  const { hash: labelHash, values, hidden } = describeMask(mask.content, missingAt);
  const { image: path } = pair;
  return { measurement: { pair, image: path, ...found, maskNotes, labelHash, mask: values, hidden }, faults };
}

function hasNoValue({ width, height, missing }: Omit<ImageMeasurement, 'image'>): boolean {
  return missing === width * height;
}

function openImage(root: string, image: string, decoding: WeightLimit) {
  return open(root, image, decoding, async (bytes) => describeImage(await decodeImage(bytes)));
}

function describeImage(image: DecodedImage) {
  const { width, height, channels, bitDepth, notes, data } = image;
  const imageHash = hashPixels([width, height, channels, bitDepth], data);
  const missingAt = missingPixels(image);
  const missing = missingAt?.reduce((sum, one) => sum + one, 0) ?? 0;
  return { width, height, channels, bitDepth, notes, imageHash, missing, missingAt };
}

function describeMask(mask: DecodedMask, missingAt: Uint8Array | undefined) {
  const { width, height, form, data, lossy } = mask;
  const counts = countValues(mask);
  const palette = mask.form === 'palette' ? mask.palette : undefined;
  const hidden = new Map<number, number>();
  missingAt?.forEach((missing, p) => {
    if (missing === 1) hidden.set(data[p], (hidden.get(data[p]) ?? 0) + 1);
  });
  return {
    hash: hashPixels([width, height, form, ...(palette ?? [])], data),
    hidden,
    values: { form, counts, palette: palette && usedOf(palette, counts), lossy },
  };
}

function countValues({ form, data }: RawMask): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  if (form === 'color') {
    // Runs of one colour are counted at once.
    for (let start = 0, end = 0; start < data.length && counts.size < VALUE_LIMIT; start = end) {
      while (end < data.length && data[end] === data[start]) end++;
      counts.set(data[start], (counts.get(data[start]) ?? 0) + end - start);
    }
    return counts;
  }
  const histogram = new Uint32Array(data instanceof Uint16Array ? 65_536 : 256);
  for (let i = 0; i < data.length; i++) histogram[data[i]]++;
  for (const [value, pixels] of histogram.entries()) {
    if (pixels > 0 && counts.size < VALUE_LIMIT) counts.set(value, pixels);
  }
  return counts;
}

/** A palette may have 256 entries where a mask uses three, and there may be many thousand masks. */
function usedOf(
  palette: readonly number[],
  counts: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  return new Map(
    [...counts.keys()].filter((index) => index < palette.length).map((index) => [index, palette[index]]),
  );
}

type Opened<T> = { readonly content: T } | { readonly fault: Fault };

async function open<T>(
  root: string,
  file: string,
  decoding: WeightLimit,
  read: (bytes: Uint8Array) => Promise<T>,
): Promise<Opened<T>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(root, file));
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return {
      fault: unreadableImage(file, `can't be opened (${reason})`, 'Check that this user may read it.'),
    };
  }
  try {
    return { content: await decoding.run(bytes.length, () => read(bytes)) };
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    const { problem } = error;
    if (problem.kind === 'over-pixel-limit') {
      return { fault: imageOverPixelLimit(file, sizeOf(problem), PIXEL_LIMIT) };
    }
    return { fault: unreadableImage(file, problem.why, problem.fix) };
  }
}

/** Typed arrays are hashed in little-endian order, which every machine that runs Node has. */
function hashPixels(
  shape: readonly (number | string)[],
  data: Uint8Array | Uint16Array | Uint32Array | Float32Array,
): string {
  const hash = createHash('sha256').update(`${shape.join(' ')}\n`);
  return hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)).digest('hex');
}

function sizeOf({ width, height }: { width: number; height: number }): string {
  return `${width}x${height}`;
}
