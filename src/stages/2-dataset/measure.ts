// Opens each pair of files once and keeps what the audit needs to know of it: sizes, hashes and which values the
// mask holds. It decides nothing about classes; pixels are dropped as soon as they're counted.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, imageOverPixelLimit, maskSizeMismatch, unreadableImage } from '../../errors.ts';
import { type DecodedImage, decodeImage, PIXEL_LIMIT } from '../../image/decode.ts';
import { decodeMask, type RawMask } from '../../image/mask.ts';
import { ImageError } from '../../image/recognize.ts';
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

export interface Measurement {
  readonly pair: Pair;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly bitDepth: 8 | 16;
  readonly notes: DecodedImage['notes'];
  readonly imageHash: string;
  readonly maskHash: string;
  readonly mask: MaskValues;
}

/** Measures one pair; either file may be at fault, and both are reported. */
export async function measurePair(
  root: string,
  pair: Pair,
): Promise<{ measurement: Measurement | undefined; faults: readonly Fault[] }> {
  const [image, mask] = await Promise.all([
    open(root, pair.image, async (bytes) => describeImage(await decodeImage(bytes))),
    open(root, pair.mask, async (bytes) => describeMask(await decodeMask(bytes))),
  ]);
  const faults = [image, mask].flatMap((opened) => ('fault' in opened ? [opened.fault] : []));
  if ('fault' in image || 'fault' in mask) return { measurement: undefined, faults };
  const [found, labels] = [image.content, mask.content];
  if (found.width !== labels.width || found.height !== labels.height) {
    faults.push(maskSizeMismatch(pair.mask, sizeOf(labels), pair.image, sizeOf(found)));
    return { measurement: undefined, faults };
  }
  return { measurement: { pair, ...found, maskHash: labels.hash, mask: labels.values }, faults };
}

function describeImage({ width, height, channels, bitDepth, notes, data }: DecodedImage) {
  const imageHash = hashPixels([width, height, channels, bitDepth], data);
  return { width, height, channels, bitDepth, notes, imageHash };
}

function describeMask(mask: RawMask) {
  const { width, height, form, data, lossy } = mask;
  const counts = countValues(mask);
  const palette = mask.form === 'palette' ? mask.palette : undefined;
  return {
    width,
    height,
    hash: hashPixels([width, height, form, ...(palette ?? [])], data),
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
    return { content: await read(bytes) };
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
  data: Uint8Array | Uint16Array | Uint32Array,
): string {
  const hash = createHash('sha256').update(`${shape.join(' ')}\n`);
  return hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)).digest('hex');
}

function sizeOf({ width, height }: { width: number; height: number }): string {
  return `${width}x${height}`;
}
