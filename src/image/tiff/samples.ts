// What libvips can't read of TIFFs, or not as it is: said before it fails, or read by declaring it something else.
import { ImageError } from '../recognize.ts';
import type { TiffPage, TiffPages } from './pages.ts';

/** Compressions that the packaged libvips is built without. */
const UNREADABLE: Readonly<Record<number, string>> = {
  6: 'old-style JPEG',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34925: 'LZMA',
  50000: 'Zstandard',
};

const CIELAB = 8;
/** Its colours may be stored for several pixels at once. */
const YCBCR = 6;

/** @throws ImageError that names what the TIFF is saved with */
export function checkTiff(page: TiffPage): void {
  const problem = unreadableAs(page);
  if (problem === undefined) return;
  const [what, fix] = problem;
  throw new ImageError({ kind: 'unreadable', why: `is a TIFF ${what}`, fix });
}

function unreadableAs(page: TiffPage): readonly [what: string, fix: string] | undefined {
  const { bits, sampleFormat, compression, photometric, isTiled, isPlanar, samplesPerPixel } = page;
  const name = UNREADABLE[compression];
  if (name !== undefined)
    return [`with ${name} compression`, 'Save it with LZW or deflate compression, or with none.'];
  if (bits === 16 && sampleFormat === 'float') return ['of 16-bit floats', 'Save it as 32-bit floats.'];
  if (photometric === CIELAB) return ['in CIELAB colours', 'Convert it to red, green and blue.'];
  if (![1, 2, 4, 8, 16, 32].includes(bits))
    return [`of ${bits}-bit samples`, 'Save it with 8 or 16 bits, or as 32-bit floats.'];
  if (isTiled && isPlanar && samplesPerPixel > 1)
    return ['in tiles of separate planes', 'Save it in strips, or with the colours side by side.'];
  return undefined;
}

/** Most bytes of samples that a byte of these compressions stands for; of the others there is no limit worth the name. */
const MOST_PER_BYTE: ReadonlyMap<number, number> = new Map([
  [1, 1],
  // LZW: a code of 12 bits for a string of at most 3,838 bytes.
  [5, 2559],
  // Deflate: 258 bytes for 2 bits.
  [8, 1032],
  [32_946, 1032],
  // PackBits: 128 bytes for 2.
  [32_773, 64],
]);

/**
 * Refuses a header that claims more pixels than its strips can hold, before room is made for them: libvips makes it first,
 * up to a gigabyte.
 * @throws ImageError
 */
export function checkStrips(page: TiffPage, bytes: Uint8Array): void {
  const { width, height, bits, samplesPerPixel, stripOffsets, isTiled, photometric } = page;
  const most = MOST_PER_BYTE.get(page.compression);
  // Damaged lists of strips are the decoder's to say; tiles that are empty may be left out of the file.
  if (most === undefined || isTiled || photometric === YCBCR || stripOffsets.length === 0) return;
  // What is written of a strip's length is not to be relied on: libtiff corrects it, too.
  const stored = stripOffsets.reduce((sum, start) => sum + Math.max(0, bytes.length - start), 0);
  if (stored * most >= Math.ceil((width * bits * samplesPerPixel) / 8) * height) return;
  const why = `is a TIFF file that ends too early, or a damaged one: ${bytes.length} bytes can't hold the ${width}x${height} pixels that its header claims`;
  throw new ImageError({ kind: 'unreadable', why, fix: 'Export or download it again.' });
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
