// FITS files that no program should write, and those that some do. What good files hold is tested in
// ../formats.test.ts, against astropy.
import { describe, expect, test } from 'vitest';
import { decodeImage } from '../../../src/image/decode.ts';
import { PIXEL_LIMIT } from '../../../src/image/pixel-limit.ts';
import { ImageError } from '../../../src/image/recognize.ts';
import { axesOf, fitsData, fitsHeader } from '../fits-file.ts';

type Cards = Parameters<typeof fitsHeader>[0];

const IMAGE = { SIMPLE: true, BITPIX: 8, NAXIS: 2, NAXIS1: 3, NAXIS2: 2 } as const;
const PIXELS = Uint8Array.of(1, 2, 3, 4, 5, 6);
const EMPTY = { SIMPLE: true, BITPIX: 8, NAXIS: 0 } as const;

const file = (...parts: readonly (Cards | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (part instanceof Uint8Array ? fitsData(part) : fitsHeader(part))));
const table = (extra: Cards = {}) => ({
  XTENSION: 'BINTABLE',
  BITPIX: 8,
  NAXIS: 2,
  NAXIS1: 6,
  NAXIS2: 1,
  PCOUNT: 0,
  GCOUNT: 1,
  TFIELDS: 1,
  ...extra,
});

describe('read', () => {
  test.each([
    ['the first row that is stored first', file(IMAGE, PIXELS), [1, 2, 3, 4, 5, 6]],
    ['without the filling of the last block', file(IMAGE, PIXELS).subarray(0, 2880 + 6), [1, 2, 3, 4, 5, 6]],
    ['with special records behind it', file(IMAGE, PIXELS, new Uint8Array(99)), [1, 2, 3, 4, 5, 6]],
    [
      'with a header behind it that ends too early',
      file(IMAGE, PIXELS, table()).subarray(0, -80),
      [1, 2, 3, 4, 5, 6],
    ],
    [
      'behind tables, whose heap is passed over',
      file(
        EMPTY,
        table({ PCOUNT: 4 }),
        new Uint8Array(10),
        { ...IMAGE, SIMPLE: true, XTENSION: 'IMAGE' },
        PIXELS,
      ),
      [1, 2, 3, 4, 5, 6],
    ],
    ['a number with a D exponent', file({ ...IMAGE, BSCALE: '' }, PIXELS), undefined],
  ] as const)('%s', async (reason, bytes, values) => {
    if (values === undefined)
      await expect(decodeImage(bytes), reason).rejects.toThrow('BSCALE is "", not a number');
    else expect([...(await decodeImage(bytes)).data], reason).toEqual(values);
  });

  test('a scale with a D exponent, a comment behind it', async () => {
    const header = fitsHeader({ ...IMAGE, BSCALE: 1 });
    const card = 'BSCALE  =               2.5D-1 / of a count'.padEnd(80);
    header.write(card, header.toString('latin1').indexOf('BSCALE'), 'latin1');
    const { data, bitDepth } = await decodeImage(Buffer.concat([header, fitsData(PIXELS)]));
    expect([bitDepth, ...data]).toEqual([32, 0.25, 0.5, 0.75, 1, 1.25, 1.5]);
  });

  test('a blank value that no pixel has leaves integers what they are', async () => {
    const { data, bitDepth } = await decodeImage(file({ ...IMAGE, BLANK: 9 }, PIXELS));
    expect([bitDepth, ...data]).toEqual([8, ...PIXELS]);
  });
});

describe('refused', () => {
  test.each<[string, Uint8Array, string]>([
    ['pixels missing', file(IMAGE, PIXELS).subarray(0, 2880 + 5), 'ends too early: it has 5 of the 6 bytes'],
    ['a header cut off', file(IMAGE).subarray(0, 400), 'ends too early: its header has no END'],
    ['no NAXIS', file({ SIMPLE: true, BITPIX: 8 }), 'NAXIS is missing, not a whole number'],
    ['NAXIS that is text', file({ SIMPLE: true, BITPIX: 8, NAXIS: 'two' }), 'NAXIS is "two"'],
    [
      'more axes than FITS has',
      file({ SIMPLE: true, BITPIX: 8, NAXIS: 1000 }),
      'NAXIS is 1000, not 0 to 999',
    ],
    ['an axis missing', file({ SIMPLE: true, BITPIX: 8, NAXIS: 2, NAXIS1: 3 }), 'NAXIS2 is missing'],
    ['a negative axis', file({ ...IMAGE, NAXIS1: -3 }), 'NAXIS1 is -3'],
    ['a fraction of an axis', file({ ...IMAGE, NAXIS1: 2.5 }), 'NAXIS1 is 2.5'],
    ['samples of 12 bits', file({ ...IMAGE, BITPIX: 12 }, PIXELS), 'BITPIX is 12'],
    ['a tile-compressed image', file(EMPTY, table({ ZIMAGE: true }), PIXELS), 'a tile-compressed image'],
    ['a table only', file(EMPTY, table(), PIXELS), 'is a FITS file without an image'],
    ['no data at all', file(EMPTY), 'is a FITS file without an image'],
    ['a spectrum', file({ SIMPLE: true, BITPIX: 8, NAXIS: 1, NAXIS1: 6 }, PIXELS), 'data of one axis'],
    [
      'random groups',
      file(
        { SIMPLE: true, BITPIX: 8, NAXIS: 2, NAXIS1: 0, NAXIS2: 6, GROUPS: true, PCOUNT: 0, GCOUNT: 1 },
        PIXELS,
      ),
      'random groups',
    ],
    [
      'a cube of 2 planes',
      file({ SIMPLE: true, BITPIX: 8, NAXIS: 3, ...axesOf([3, 1, 2]) }, PIXELS),
      'is a FITS cube of 3x1x2',
    ],
    [
      'four axes',
      file({ SIMPLE: true, BITPIX: 8, NAXIS: 4, ...axesOf([1, 1, 3, 2]) }, PIXELS),
      'is a FITS cube of 1x1x3x2',
    ],
  ])('%s', async (reason, bytes, words) => {
    await expect(decodeImage(bytes), reason).rejects.toThrow(words);
    await expect(decodeImage(bytes), reason).rejects.toBeInstanceOf(ImageError);
  });

  test.each([
    [[1e6, 1e6], 'a million squared'],
    [[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], 'as many as a number holds'],
    [Array.from({ length: 999 }, () => 1e15), 'as many axes as FITS has, beyond any number'],
  ])('absurd axes are refused by the header', async (axes, reason) => {
    const bytes = file({ SIMPLE: true, BITPIX: -64, NAXIS: axes.length, ...axesOf(axes) });
    const problem = { kind: 'over-pixel-limit', width: axes[0], height: axes[1] };
    await expect(decodeImage(bytes), reason).rejects.toMatchObject({ problem });
    expect(axes[0] * axes[1]).toBeGreaterThan(PIXEL_LIMIT);
  });

  test('more headers than any file of images has', async () => {
    const many = Buffer.concat([
      fitsHeader(EMPTY),
      ...Array(12_000).fill(fitsHeader({ ...EMPTY, XTENSION: 'TABLE' })),
    ]);
    await expect(decodeImage(Buffer.concat([many, file(IMAGE, PIXELS)]))).rejects.toThrow('without an image');
  });

  test('a header of millions of blanks', async () => {
    const blanks = Buffer.concat([
      Buffer.from('SIMPLE  =                    T'.padEnd(80)),
      Buffer.alloc(80 * 100_000, ' '),
    ]);
    await expect(decodeImage(blanks)).rejects.toThrow('a header without END');
  });
});
