// Reads pictures of single shapes, as tools put them into their files. However many an image has, and however large they say
// they are, no more is held than could be meant.
import { ImageError } from '../../../../image/recognize.ts';
import { prepareShownPixels } from '../../../../image/shown-pixels.ts';
import { type Bitmap, ShapeError, type Size } from './shape.ts';

/** Of the shapes of one image, together: 64 of 4 megapixels that cover all of it. */
const MOST_PIXELS = 2 ** 28;

export interface ReadBitmap {
  /** As large as its picture. */
  readonly given: Size;
  /** Without the margin that shows nothing. */
  readonly shown: Bitmap;
}

/** Of one image. */
export class BitmapReader {
  readonly #size: Size;
  readonly #mostPixels: number;
  #pixels = 0;

  constructor(size: Size, mostPixels = MOST_PIXELS) {
    this.#size = size;
    this.#mostPixels = mostPixels;
  }

  /** @param left of its first pixel in the image, as `top`. @throws ShapeError */
  async read(png: Uint8Array, left: number, top: number): Promise<ReadBitmap> {
    const { width, height, bits } = await this.#decode(png).catch(whyNot);
    return { given: { width, height }, shown: this.take({ kind: 'bitmap', left, top, width, height, bits }) };
  }

  /** The same without the margin that shows nothing. @throws ShapeError */
  take(bitmap: Bitmap): Bitmap {
    const shown = trimmed(bitmap);
    this.#pixels += shown.bits.length;
    if (this.#pixels > this.#mostPixels)
      throw new ShapeError(
        `has bitmaps of more than ${this.#mostPixels} pixels together with others of its image`,
      );
    return shown;
  }

  async #decode(png: Uint8Array) {
    const { width, height, decode } = await prepareShownPixels(png);
    const { width: most, height: highest } = this.#size;
    if (width > most || height > highest)
      throw new ShapeError(
        `has a bitmap of ${width}x${height} pixels where its image has ${most}x${highest}`,
      );
    const values = await decode();
    const bits = new Uint8Array(values.length);
    for (let p = 0; p < bits.length; p++) bits[p] = values[p] === 0 ? 0 : 1;
    return { width, height, bits };
  }
}

function whyNot(error: unknown): never {
  if (!(error instanceof ImageError)) throw error;
  throw new ShapeError(`has a bitmap that ${error.message}`, { cause: error });
}

function trimmed(bitmap: Bitmap): Bitmap {
  const { width, height, bits } = bitmap;
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    const row = bits.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(1);
    if (first < 0) continue;
    box.left = Math.min(box.left, first);
    box.right = Math.max(box.right, row.lastIndexOf(1) + 1);
    box.top = Math.min(box.top, y);
    box.bottom = y + 1;
  }
  const shown = { width: Math.max(0, box.right - box.left), height: Math.max(0, box.bottom - box.top) };
  if (shown.width === width && shown.height === height) return bitmap;
  const kept = new Uint8Array(shown.width * shown.height);
  for (let y = 0; y < shown.height; y++) {
    const start = (box.top + y) * width + box.left;
    kept.set(bits.subarray(start, start + shown.width), y * shown.width);
  }
  return { kind: 'bitmap', left: bitmap.left + box.left, top: bitmap.top + box.top, ...shown, bits: kept };
}
