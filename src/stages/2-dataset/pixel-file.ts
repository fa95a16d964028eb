// Decoded samples in a file without a name, from which any part of one is read: for those that memory has no room for.
// The file loses its name as soon as it's open, so that it's gone with the process, however that ends.
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Area } from '../../image/raster.ts';
import { makeFolder } from '../../shared/make-folder.ts';
import { remove } from '../../shared/move-and-remove.ts';
import { isDiskFull, notWritten } from '../../shared/write-file-atomic.ts';
import type { LabelledArea, LabelledImage } from './labelled-image.ts';

/** Pixels lie in tiles of this edge: a patch touches four of them, not a hundred rows far apart. */
const TILE = 256;

/** Of the disk's free space: the rest is for checkpoints and the model. */
const USABLE_SHARE = 0.5;

type Samples = LabelledImage['image']['data'];

/** What is stored of a sample: a single label has no plane of its own. */
interface Planes extends Pick<LabelledImage, 'image'> {
  readonly labels?: LabelledImage['labels'];
}

/** Where a sample lies in the file. */
export interface StoredSample {
  readonly offset: number;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly type: new (buffer: ArrayBuffer) => Samples;
  readonly sampleBytes: number;
  /** Of a sample with a label for each pixel `undefined`, else its only one. */
  readonly label: number | undefined;
}

export class PixelFile {
  readonly #handle: FileHandle;
  #limitBytes: number;
  #bytes = 0;

  private constructor(handle: FileHandle, limitBytes: number) {
    this.#handle = handle;
    this.#limitBytes = limitBytes;
  }

  /** Makes the folder, too. @throws InputError `disk-full` or `file-not-writable` */
  static async create(folder: string, usableShare = USABLE_SHARE): Promise<PixelFile> {
    const path = join(folder, `.pixels-${randomUUID()}.tmp`);
    try {
      await makeFolder(folder);
      const handle = await open(path, 'wx+');
      await remove(path);
      const { bavail, bsize } = await statfs(folder);
      return new PixelFile(handle, bavail * bsize * usableShare);
    } catch (cause) {
      throw notWritten(path, cause);
    }
  }

  /** Bytes that samples take so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Undefined where the disk has no room for it. Throws the file system's own error. */
  async add({ image, labels }: LabelledImage): Promise<StoredSample | undefined> {
    const { width, height, channels, data } = image;
    const label = labels.width === width && labels.height === height ? undefined : labels.data[0];
    const bytes = data.byteLength + (label === undefined ? labels.data.byteLength : 0);
    if (this.#bytes + bytes > this.#limitBytes) return undefined;
    const type = data.constructor as StoredSample['type'];
    const sampleBytes = data.BYTES_PER_ELEMENT;
    const stored = { offset: this.#bytes, width, height, channels, type, sampleBytes, label };
    this.#bytes += bytes;
    try {
      for (let top = 0; top < height; top += TILE) {
        const planes = label === undefined ? { image, labels } : { image };
        const strip = tilesOfRows(planes, top, Math.min(TILE, height - top));
        await this.#writeBytes(strip, offsetOf(stored, top, 0));
      }
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      // Others write to the disk, too.
      this.#limitBytes = 0;
      return undefined;
    }
    return stored;
  }

  /** The pixels of an area inside the sample. Throws the file system's own error. */
  async read(stored: StoredSample, area: Area): Promise<LabelledArea> {
    const { channels, type, label } = stored;
    const { left, top, width, height } = area;
    const pixels = width * height;
    const image = new Uint8Array(pixels * channels * stored.sampleBytes);
    const labels = label === undefined ? new Uint8Array(pixels) : undefined;
    const reads: Promise<void>[] = [];
    for (let y = top - (top % TILE); y < top + height; y += TILE) {
      for (let x = left - (left % TILE); x < left + width; x += TILE)
        reads.push(this.#readTile(stored, area, { x, y }, { image, labels }));
    }
    await Promise.all(reads);
    return {
      image: { width, height, channels, data: new type(image.buffer) },
      labels:
        labels === undefined
          ? { width: 1, height: 1, data: Uint8Array.of(label!) }
          : { width, height, data: labels },
      left,
      top,
      whole: { width: stored.width, height: stored.height },
    };
  }

  /** Copies what the tile at (x, y) has of the area into the area's bytes. */
  async #readTile(
    stored: StoredSample,
    area: Area,
    { x, y }: { readonly x: number; readonly y: number },
    to: { readonly image: Uint8Array; readonly labels: Uint8Array | undefined },
  ): Promise<void> {
    const columns = Math.min(TILE, stored.width - x);
    const tileRows = Math.min(TILE, stored.height - y);
    const [firstRow, firstColumn] = [Math.max(area.top, y), Math.max(area.left, x)];
    const rows = Math.min(area.top + area.height, y + tileRows) - firstRow;
    const used = Math.min(area.left + area.width, x + columns) - firstColumn;
    const start = offsetOf(stored, y, x);
    const copy = async (plane: Uint8Array, planeStart: number, pixelBytes: number) => {
      const rowBytes = columns * pixelBytes;
      const from = planeStart + (firstRow - y) * rowBytes;
      const bytes = await this.#readBytes(from, rows * rowBytes);
      for (let row = 0; row < rows; row++) {
        const begin = row * rowBytes + (firstColumn - x) * pixelBytes;
        const target = (firstRow + row - area.top) * area.width + firstColumn - area.left;
        plane.set(bytes.subarray(begin, begin + used * pixelBytes), target * pixelBytes);
      }
    };
    const pixelBytes = stored.channels * stored.sampleBytes;
    await Promise.all([
      copy(to.image, start, pixelBytes),
      to.labels && copy(to.labels, start + tileRows * columns * pixelBytes, 1),
    ]);
  }

  async #writeBytes(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }

  async #readBytes(position: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await this.#handle.read(bytes, done, length - done, position + done);
      if (bytesRead === 0) throw new Error('the file of decoded pixels has been cut short');
      done += bytesRead;
    }
    return bytes;
  }

  /** Gives the disk's space back. */
  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/** Where the tile begins whose top left pixel is (x, y): tiles lie row by row, each with its image before its labels. */
function offsetOf(stored: StoredSample, y: number, x: number): number {
  const rows = Math.min(TILE, stored.height - y);
  return stored.offset + (y * stored.width + x * rows) * bytesOfPixel(stored);
}

function bytesOfPixel({ channels, sampleBytes, label }: StoredSample): number {
  return channels * sampleBytes + (label === undefined ? 1 : 0);
}

/** A row of tiles as it lies in the file. */
function tilesOfRows({ image, labels }: Planes, top: number, rows: number): Uint8Array {
  const { width, data } = image;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const pixelBytes = image.channels * data.BYTES_PER_ELEMENT;
  const planes: readonly (readonly [Uint8Array, number])[] = [
    [bytes, pixelBytes],
    ...(labels === undefined ? [] : [[labels.data, 1] as const]),
  ];
  const strip = new Uint8Array(rows * width * planes.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (let left = 0; left < width; left += TILE) {
    const columns = Math.min(TILE, width - left);
    for (const [plane, size] of planes) {
      for (let y = top; y < top + rows; y++, at += columns * size) {
        const from = (y * width + left) * size;
        strip.set(plane.subarray(from, from + columns * size), at);
      }
    }
  }
  return strip;
}
