// What libvips can't read of TIFFs, or not as it is: said before it fails, or read by declaring it something else.
import { ImageError } from '../recognize.ts';
import type { TiffPage, TiffPages } from './pages.ts';

/** Compressions that the packaged libvips is built without. */
const UNREADABLE: Readonly<Record<number, string>> = {
  34712: 'JPEG 2000',
  34887: 'LERC',
  34925: 'LZMA',
  50000: 'Zstandard',
};

/** @throws ImageError that names what the TIFF is saved with */
export function checkTiff({ bits, sampleFormat, compression }: TiffPage): void {
  const name = UNREADABLE[compression];
  if (name !== undefined) {
    const fix = 'Save it with LZW or deflate compression, or with none.';
    throw new ImageError({ kind: 'unreadable', why: `is a TIFF with ${name} compression`, fix });
  }
  if (bits === 16 && sampleFormat === 'float') {
    const fix = 'Save it as 32-bit floats.';
    throw new ImageError({ kind: 'unreadable', why: 'is a TIFF of 16-bit floats', fix });
  }
}

/** The same file with other values in these tags of its first page, where it has them. */
export function retagged(
  bytes: Uint8Array,
  { pages: [{ places }], littleEndian }: TiffPages,
  tags: Partial<Record<keyof TiffPage['places'], number>>,
): Uint8Array {
  const copy = new Uint8Array(bytes);
  for (const [tag, value] of Object.entries(tags)) {
    const at = places[tag as keyof typeof places];
    if (at !== undefined) new DataView(copy.buffer).setUint16(at, value, littleEndian);
  }
  return copy;
}

/** Signed grey of 16 bits as libvips is made to read it: declared unsigned, since it cuts off what is below zero. */
export const DECLARED_UNSIGNED = { sampleFormat: 1 } as const;

/** What was declared unsigned, as it is. */
export function signedValues(unsigned: Uint16Array): Float32Array {
  return Float32Array.from(new Int16Array(unsigned.buffer, unsigned.byteOffset, unsigned.length));
}

/** Labels are neither light nor colours: grey that isn't turned round, and the index of a palette's colour. */
export const DECLARED_GREY = { photometric: 1 } as const;

/** The palette of a page as 0xRRGGBB; undefined where it has none. */
export function paletteOf({ photometric, colorMap }: TiffPage): readonly number[] | undefined {
  if (photometric !== 3 || colorMap.length % 3 !== 0) return undefined;
  const size = colorMap.length / 3;
  return Array.from({ length: size }, (_, i) =>
    [0, 1, 2].reduce((color, channel) => (color << 8) | (colorMap[channel * size + i] >> 8), 0),
  );
}
