// Uncompressed TIFFs put together by hand, for tests that need samples which no encoder here writes.
import type { Raster } from '../../src/image/raster.ts';

export interface TiffLayout {
  readonly width?: number;
  readonly height?: number;
  readonly bits: number;
  /** 1 unsigned, 2 signed, 3 float */
  readonly format: number;
  readonly samplesPerPixel?: number;
  /** What the header says; the samples are never compressed. */
  readonly compression?: number;
}

/** Little-endian, in one strip; of zeros where no samples are given. */
export function tiffFile(layout: TiffLayout, samples?: Uint8Array): Buffer {
  const { width = 4, height = 4, bits, format, samplesPerPixel = 1, compression = 1 } = layout;
  const content = samples ?? new Uint8Array((width * height * bits * samplesPerPixel) / 8);
  const tags = [
    [256, width],
    [257, height],
    [258, bits],
    [259, compression],
    [262, samplesPerPixel === 3 ? 2 : 1],
    [273, 8 + 2 + 10 * 12 + 4],
    [277, samplesPerPixel],
    [278, height],
    [279, content.length],
    [339, format],
  ];
  const header = Buffer.alloc(8 + 2 + tags.length * 12 + 4);
  header.write('II*\0\x08', 'latin1');
  header.writeUInt16LE(tags.length, 8);
  for (const [i, [tag, value]] of tags.entries()) {
    header.writeUInt16LE(tag, 10 + i * 12);
    header.writeUInt16LE(4, 12 + i * 12);
    header.writeUInt32LE(1, 14 + i * 12);
    header.writeUInt32LE(value, 18 + i * 12);
  }
  return Buffer.concat([header, content]);
}

/** An image of 32-bit floats. */
export function tiffOfFloats({ width, height, channels, data }: Raster): Buffer {
  const { buffer } = Float32Array.from(data);
  return tiffFile({ width, height, bits: 32, format: 3, samplesPerPixel: channels }, new Uint8Array(buffer));
}
