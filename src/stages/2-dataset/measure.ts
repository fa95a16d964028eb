// Opens an image once and keeps what the audit needs to know of it: its size, its hash, pixels without a value. Labels
// are for their sources; pixels are dropped as soon as they're counted.
import { join } from 'node:path';
import { type Fault, imageOverPixelLimit, imageWithoutValues, unreadableImage } from '../../errors.ts';
import { type DecodedImage, decodeImage, type ImageNotes } from '../../image/decode.ts';
import { missingPixels } from '../../image/missing.ts';
import { PIXEL_LIMIT } from '../../image/pixel-limit.ts';
import type { BitDepth } from '../../image/raster.ts';
import { ImageError } from '../../image/recognize.ts';
import { messageOf } from '../../shared/message-of.ts';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import { MOST_BYTES, readPlainFile } from '../../shared/plain-file.ts';
import type { WeightLimit } from '../../shared/weight-limit.ts';
import { hashImage } from './decode-unchanged.ts';

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

/** What an image, or one with its label, is like: `undefined` with an error among the faults. */
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
  const opened = await openToMeasure(root, image, decoding);
  if ('fault' in opened) return { measurement: undefined, faults: [opened.fault] };
  const { missingAt: _, ...found } = opened.content;
  if (hasNoValue(found)) return { measurement: undefined, faults: [imageWithoutValues(image)] };
  return { measurement: { image, ...found }, faults: [] };
}

export function hasNoValue({ width, height, missing }: Omit<ImageMeasurement, 'image'>): boolean {
  return missing === width * height;
}

/** What is measured of it, and where it has no value. */
export function openToMeasure(root: string, image: string, decoding: WeightLimit) {
  return openFile(root, image, decoding, async (bytes) => describeImage(await decodeImage(bytes)));
}

function describeImage(image: DecodedImage) {
  const { width, height, channels, bitDepth, notes } = image;
  const missingAt = missingPixels(image);
  const missing = missingAt?.reduce((sum, one) => sum + one, 0) ?? 0;
  return { width, height, channels, bitDepth, notes, imageHash: hashImage(image), missing, missingAt };
}

/** A file's content, or why it has none. */
type Opened<T> = { readonly content: T } | { readonly fault: Fault };

export async function openFile<T>(
  root: string,
  file: string,
  decoding: WeightLimit,
  read: (bytes: Uint8Array) => Promise<T>,
): Promise<Opened<T>> {
  let bytes: Uint8Array;
  try {
    bytes = await readPlainFile(join(root, file), MOST_BYTES.whole);
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : messageOf(cause);
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

export function sizeOf({ width, height }: { width: number; height: number }): string {
  return `${width}x${height}`;
}
