// Reads TIFFs of 64-bit samples, which NumPy's default types become and libvips doesn't read: uncompressed strips, as
// tifffile, scikit-image and MATLAB write them.
// Source: TIFF revision 6.0 (Adobe 1992), sections 3 and 19.
import { checkPixels } from '../pixel-limit.ts';
import { ImageError } from '../recognize.ts';
import type { TiffPage } from './pages.ts';

export interface WideTiff {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** H,W,C interleaved */
  readonly data: Float32Array;
}

export function isWide({ bits }: TiffPage): boolean {
  return bits === 64;
}

/** Values become 32-bit floats. @throws ImageError */
export function decodeWideTiff(page: TiffPage, littleEndian: boolean, bytes: Uint8Array): WideTiff {
  const { width, height, samplesPerPixel: channels, compression, isTiled } = page;
  checkPixels(width, height);
  if (channels !== 1 && channels !== 3) throw unreadable(`has ${channels} channels of 64 bits`);
  if (compression !== 1 || isTiled) throw unreadable('is a TIFF of 64-bit samples, compressed or in tiles');
  const read = READERS[page.sampleFormat];
  if (read === undefined) throw unreadable('is a TIFF of 64-bit samples of an unknown type');
  const samples = width * height * channels;
  const stored = joinStrips(page, bytes, samples * 8);
  const view = new DataView(stored.buffer);
  const data = new Float32Array(samples);
  const pixels = width * height;
  for (let i = 0; i < samples; i++) {
    const to = page.isPlanar ? (i % pixels) * channels + Math.floor(i / pixels) : i;
    data[to] = read(view, i * 8, littleEndian);
  }
  return { width, height, channels, data };
}

type Reader = (view: DataView, at: number, littleEndian: boolean) => number;

const READERS: Readonly<Partial<Record<TiffPage['sampleFormat'], Reader>>> = {
  float: (view, at, littleEndian) => view.getFloat64(at, littleEndian),
  signed: (view, at, littleEndian) => Number(view.getBigInt64(at, littleEndian)),
  unsigned: (view, at, littleEndian) => Number(view.getBigUint64(at, littleEndian)),
};

/** Strips follow one another from the top, plane by plane; each is whole in itself. */
function joinStrips(
  { stripOffsets, stripBytes }: TiffPage,
  bytes: Uint8Array,
  length: number,
): Uint8Array<ArrayBuffer> {
  const strips = stripOffsets.map((start, i) => bytes.subarray(start, start + (stripBytes[i] ?? 0)));
  const found = strips.reduce((sum, strip) => sum + strip.length, 0);
  if (found < length) {
    const why = `is a TIFF file that ends too early: it has ${found} of ${length} bytes of pixels`;
    throw new ImageError({ kind: 'unreadable', why, fix: 'Export or download it again.' });
  }
  const joined = new Uint8Array(length);
  let at = 0;
  for (const strip of strips) {
    joined.set(strip.subarray(0, length - at), at);
    at = Math.min(length, at + strip.length);
  }
  return joined;
}

function unreadable(why: string): ImageError {
  return new ImageError({ kind: 'unreadable', why, fix: 'Save it as 32-bit floats, or uncompressed.' });
}
