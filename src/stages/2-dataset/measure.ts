// Opens an image once and keeps what the audit needs to know of it: its size, its hash, pixels without a value. Labels
// are for their sources; pixels are dropped as soon as they're counted.
import { join } from 'node:path';
import { type Fault, imageWithoutValues, unreadableImage } from '../../errors.ts';
import { prepareImage } from '../../image/decode.ts';
import type { DecodedImage, ImageNotes } from '../../image/decoded-image.ts';
import type { DecodingRoom } from '../../image/decoding-room.ts';
import { missingPixels } from '../../image/missing.ts';
import type { Prepared } from '../../image/prepared.ts';
import type { BitDepth } from '../../image/raster.ts';
import { ImageError } from '../../image/recognize.ts';
import { NotPlainFile } from '../../shared/plain-file.ts';
import { hashImage } from './decode-unchanged.ts';
import { imageProblem } from './image-problem.ts';

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

export async function measureImage(
  root: string,
  image: string,
  decoding: DecodingRoom,
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
export function openToMeasure(root: string, image: string, decoding: DecodingRoom) {
  return openFile(root, image, decoding, { prepare: prepareImage, use: describeImage });
}

function describeImage(image: DecodedImage) {
  const { width, height, channels, bitDepth, notes } = image;
  const missingAt = missingPixels(image);
  const missing = missingAt?.reduce((sum, one) => sum + one, 0) ?? 0;
  return { width, height, channels, bitDepth, notes, imageHash: hashImage(image), missing, missingAt };
}

/** A file's content, or why it has none. */
type Opened<T> = { readonly content: T } | { readonly fault: Fault };

/** How a file is decoded, and what is made of it, which keeps little of it. */
interface Reading<D, T> {
  readonly prepare: (file: Uint8Array) => Promise<Prepared<D>>;
  readonly use: (decoded: D) => T;
}

export async function openFile<D, T>(
  root: string,
  file: string,
  decoding: DecodingRoom,
  { prepare, use }: Reading<D, T>,
): Promise<Opened<T>> {
  try {
    return { content: await decoding.read(join(root, file), prepare, use) };
  } catch (error) {
    if (error instanceof ImageError) return { fault: imageProblem(file, error.problem, true) };
    const reason = whyNotOpened(error);
    if (reason === undefined) throw error;
    return {
      fault: unreadableImage(file, `can't be opened (${reason})`, 'Check that this user may read it.'),
    };
  }
}

/** Undefined for what says nothing of the file, such as want of memory. */
function whyNotOpened(error: unknown): string | undefined {
  if (error instanceof NotPlainFile) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined || code === 'ENOMEM' ? undefined : code;
}

export function sizeOf({ width, height }: { width: number; height: number }): string {
  return `${width}x${height}`;
}
