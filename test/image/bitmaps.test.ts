// BMP, PNM and GIF files of every kind, read by Pillow as well (test/golden/bitmaps): ours must give the same pixels.
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { decodeImage } from '../../src/image/decode.ts';
import { decodeMask } from '../../src/image/mask.ts';
import { ImageError } from '../../src/image/recognize.ts';
import golden from '../golden/bitmaps/bitmaps.json' with { type: 'json' };

interface Golden {
  readonly reason: string;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly bits: number;
  readonly frames: number;
  readonly values: readonly number[];
  readonly palette?: readonly (readonly number[])[];
  readonly indices?: readonly number[];
}

const rows: [string, Golden][] = Object.entries(golden);
const bytesOf = (name: string) => readFile(new URL(`../golden/bitmaps/${name}`, import.meta.url));
const text = (content: string) => Buffer.from(content, 'latin1');

describe('images', () => {
  test.each(rows)('%s', async (name, { reason, width, height, channels, bits, frames, values }) => {
    const { data, ...decoded } = await decodeImage(await bytesOf(name));
    const notes = { pages: frames };
    expect(decoded, reason).toMatchObject({ width, height, channels, bitDepth: bits, notes });
    expect([...data], reason).toEqual(values);
  });

  test('the alpha of a BMP is dropped and told', async () => {
    const masks = [0xff, 0xff00, 0xff0000, 0xff000000].flatMap((mask) => [...uint32(mask)]);
    const file = Buffer.concat([
      info({ bits: 32, method: 6, width: 1, start: 70 }),
      Buffer.from([...masks, 1, 2, 3, 200]),
    ]);
    const { data, notes } = await decodeImage(file);
    expect(Array.from(data)).toEqual([1, 2, 3]);
    expect(notes.alpha).toBe(true);
    expect((await decodeImage(await bytesOf('rgb32.bmp'))).notes.alpha).toBe(false);
  });

  test('values of a PGM stay what they are, whatever it says the largest is', async () => {
    const twelve = Buffer.concat([text('P5 2 1 4095\n'), Buffer.from([0x0f, 0xff, 0x01, 0x00])]);
    expect(await decodeImage(twelve)).toMatchObject({ bitDepth: 16, data: Uint16Array.of(4095, 256) });
    expect(await decodeImage(text('P2 3 1 3\n0 1 3'))).toMatchObject({ data: Uint8Array.of(0, 1, 3) });
  });

  test('images that follow the first in a PNM are counted', async () => {
    const two = Buffer.concat([await bytesOf('color.ppm'), await bytesOf('grey.pgm')]);
    expect((await decodeImage(two)).notes.pages).toBe(2);
  });
});

describe('masks', () => {
  test.each(rows)('%s', async (name, { reason, width, height, channels, palette, indices, values }) => {
    const mask = await decodeMask(await bytesOf(name));
    expect(mask, reason).toMatchObject({ width, height });
    if (palette !== undefined && name.endsWith('.bmp')) {
      expect(mask.form === 'palette' && mask.palette.slice(0, 4), reason).toEqual(palette.map(packed));
      expect([...mask.data], reason).toEqual(indices);
    } else if (channels === 1 || name === 'still.gif') {
      expect(mask.form, reason).toBe('grey');
      expect([...mask.data], reason).toEqual(values.filter((_, i) => i % channels === 0));
    } else {
      expect(mask.form, reason).toBe('color');
      const colors = Array.from(mask.data, (_, i) => packed(values.slice(3 * i, 3 * i + 3)));
      expect([...mask.data], reason).toEqual(colors);
    }
  });
});

test.each<[reason: string, bytes: Buffer, words: RegExp]>([
  ['a BMP that claims gigabytes', info({ width: 2 ** 31 - 1, height: 2 ** 31 - 1 }), /pixel limit/],
  ['a BMP as large as is allowed, in 54 bytes', info({ width: 16_000, height: 16_000 }), /ends too early/],
  [
    'the same with runs',
    Buffer.concat([info({ width: 16_000, height: 16_000, method: 1, start: 1078 }), Buffer.alloc(1100)]),
    /ends too early/,
  ],
  ['no width', info({ width: 0 }), /it says that it is 0x1/],
  ['a palette of four billion colours', info({ colors: 2 ** 32 - 1 }), /ends too early/],
  [
    'an index beyond the palette',
    Buffer.concat([info({ colors: 1, start: 58 }), Buffer.alloc(4), Buffer.of(0, 1, 0, 0)]),
    /no colour 1/,
  ],
  [
    'a JPEG in a BMP',
    info({ bits: 24, method: 4 }),
    /of a kind that can't be read \(24 bits a pixel, method 4\)/,
  ],
  ['2 bits', info({ bits: 2 }), /2 bits a pixel/],
  [
    'pixels that begin behind the end',
    Buffer.concat([info({ start: 5000 }), Buffer.alloc(1100)]),
    /ends too early/,
  ],
  ['a PGM that claims gigabytes', text('P5 99999999 99999999 255\n'), /pixel limit/],
  ['a PPM as large as is allowed, in few bytes', text('P6 16000 16000 255\n...'), /ends too early/],
  ['the same as text', text('P3 16000 16000 255\n1 2 3'), /ends too early/],
  ['a sample above the largest', text('P2 2 1 3\n1 4'), /no number up to 3/],
  ['a byte above the largest', text('P5 2 1 3\n\x01\x04'), /4 of 3/],
  ['a word among numbers', text('P2 2 1 255\n1 x'), /no number up to 255/],
  ['a number too large for any', text(`P2 2 1 255\n1 ${'9'.repeat(500)}`), /no number up to 255/],
  ['no size', text('P5 \n# nothing\n'), /says no size/],
  ['no height', text('P5 3 0 255\n...'), /says no size/],
  ['samples that end in a comment', text('P2 2 1 255\n1 # 2'), /ends too early/],
])('hostile: %s', async (reason, bytes, words) => {
  for (const decode of [decodeImage, decodeMask]) {
    const error = await decode(bytes).then(undefined, (thrown: unknown) => thrown);
    expect(error, reason).toBeInstanceOf(ImageError);
    expect(String(error), reason).toMatch(words);
  }
});

function packed([red, green, blue]: readonly number[]): number {
  return (red << 16) | (green << 8) | blue;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The headers of a BMP as nearly all programs write them. */
function info({ width = 2, height = 1, bits = 8, method = 0, colors = 0, start = 54 }): Buffer {
  const file = Buffer.alloc(54);
  file.write('BM', 'latin1');
  file.writeUInt32LE(start, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(bits, 28);
  file.writeUInt32LE(method, 30);
  file.writeUInt32LE(colors, 46);
  return file;
}
