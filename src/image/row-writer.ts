// Pictures that are written row by row, so that no picture is ever whole in memory: palette PNGs of class indices and
// 8-bit colour PNGs.
import { once } from 'node:events';
import { createDeflate, type Deflate } from 'node:zlib';
import { GrowingFile } from '../shared/growing-file.ts';
import { chunk, paletteBytes } from './encode.ts';

/** Takes the rows of one picture from the top down. */
export interface RowWriter {
  /** Any number of whole rows: bytes H,W (palette indices) or H,W,3. */
  write(rows: Uint8Array): Promise<void>;
  /** After the last row: the file stands under its name. */
  finish(): Promise<void>;
  /** Leaves nothing behind; after `finish` it does nothing. */
  discard(): Promise<void>;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A mask whose values are class indices; `colors[i]` (red, green, blue) shows class i. With `ignored` it may hold 255. */
export function createMaskPng(
  path: string,
  size: Size,
  colors: readonly (readonly [number, number, number])[],
  ignored = false,
): Promise<RowWriter> {
  const palette = chunk('PLTE', paletteBytes(colors, ignored));
  return createPng(path, size, { colorType: 3, bytesPerPixel: 1 }, [palette]);
}

/** 8-bit red, green, blue. */
export function createColorPng(path: string, size: Size): Promise<RowWriter> {
  return createPng(path, size, { colorType: 2, bytesPerPixel: 3 }, []);
}

async function createPng(
  path: string,
  { width, height }: Size,
  { colorType, bytesPerPixel }: { readonly colorType: number; readonly bytesPerPixel: number },
  before: readonly Buffer[],
): Promise<RowWriter> {
  const file = await GrowingFile.create(path);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colorType, 0, 0, 0], 8);
  await file.append(
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), ...before]),
  );
  const deflate = createDeflate();
  const written = writeChunks(deflate, file);
  // It's awaited in `finish`; a fault before that is told by the next `write`.
  let fault: unknown;
  written.catch((error: unknown) => {
    fault = error;
  });
  const rowBytes = width * bytesPerPixel;
  return {
    async write(rows) {
      if (fault !== undefined) throw fault;
      if (!deflate.write(filtered(rows, rowBytes))) await Promise.race([once(deflate, 'drain'), written]);
    },
    async finish() {
      deflate.end();
      await written;
      await file.append(chunk('IEND', Buffer.alloc(0)));
      await file.commit();
    },
    async discard() {
      deflate.destroy();
      await file.discard();
    },
  };
}

/** Each row with filter 0 (none) in front: labels don't gain by any other. */
function filtered(rows: Uint8Array, rowBytes: number): Buffer {
  const count = rows.length / rowBytes;
  const result = Buffer.alloc(rows.length + count);
  for (let y = 0; y < count; y++)
    result.set(rows.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1);
  return result;
}

async function writeChunks(deflate: Deflate, file: GrowingFile): Promise<void> {
  for await (const part of deflate) await file.append(chunk('IDAT', part as Buffer));
}
