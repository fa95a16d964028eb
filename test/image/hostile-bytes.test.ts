// Whatever bytes come: the decoders give an image or an ImageError, never anything else, and never hang. Good files
// are damaged at random, and files of random fields put together.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeImage } from '../../src/image/decode.ts';
import { decodeMask } from '../../src/image/mask.ts';
import { PIXEL_LIMIT } from '../../src/image/pixel-limit.ts';
import { ImageError } from '../../src/image/recognize.ts';
import { fitsData, fitsHeader } from './fits-file.ts';

const FOLDERS = ['formats', 'bitmaps'].map((name) => new URL(`../golden/${name}/`, import.meta.url));
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:fits|tif|png|webp|jpg|gif|bmp|p[bgp]m)$/.test(name))
    .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) })),
);

/** An image that is whole, or an error that says why not. */
async function expectImageOrError(bytes: Uint8Array): Promise<void> {
  for (const decode of [decodeImage, decodeMask]) {
    const result = await decode(bytes).catch((error: unknown) => error);
    if (result instanceof ImageError) {
      const { problem } = result;
      if (problem.kind === 'unreadable') expect(problem.why.length * problem.fix.length).toBeGreaterThan(0);
      continue;
    }
    if (result instanceof Error) throw result;
    const { width, height, data, ...rest } = result as Awaited<ReturnType<typeof decodeImage>>;
    expect(width * height).toBeLessThanOrEqual(PIXEL_LIMIT);
    expect(data.length).toBe(width * height * ('channels' in rest ? rest.channels : 1));
  }
}

// Where the bytes are that say something: nearly all damage beyond them is to pixels.
const HEADER = 512;

test('good files with bytes changed, cut off or repeated', async () => {
  const damage = fc.record({
    file: fc.constantFrom(...FILES),
    changes: fc.array(fc.tuple(fc.nat(HEADER), fc.nat(255)), { maxLength: 6 }),
    end: fc.option(fc.nat(), { freq: 3 }),
    repeat: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ file, changes, end, repeat }) => {
      const bytes = Uint8Array.from(file.bytes);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      const cut = end === null ? bytes : bytes.subarray(0, end % bytes.length);
      await expectImageOrError(repeat ? Buffer.concat([cut, bytes]) : cut);
    }),
    { numRuns: 1500 },
  );
});

test('a GIF whose frames lie where no picture reaches', async () => {
  const bytes = Uint8Array.from(readFileSync(new URL('../golden/bitmaps/animated.gif', import.meta.url)));
  // The high bytes of the first frame's top and height, after its separator.
  const separator = bytes.indexOf(0x2c);
  bytes[separator + 4] = 52;
  bytes[separator + 8] = 204;
  await expect(decodeImage(bytes)).rejects.toThrow(/damaged GIF file \(gifload: bad image dimensions/);
});

test('FITS headers of any fields', async () => {
  const number = fc.oneof(
    fc.integer({ min: -3, max: 9 }),
    fc.constantFrom(-64, -32, 8, 16, 32, 64, 999, 32_768, 1e15, 1e300, 0.5, Number.MAX_SAFE_INTEGER),
  );
  const value = fc.oneof(
    { weight: 6, arbitrary: number },
    fc.boolean(),
    fc.constantFrom('', 'IMAGE', "'", '\xff'),
  );
  const KEYWORDS = [
    'XTENSION',
    'BITPIX',
    'NAXIS',
    'NAXIS1',
    'NAXIS2',
    'NAXIS3',
    'PCOUNT',
    'GCOUNT',
    'GROUPS',
    'BSCALE',
    'BZERO',
    'BLANK',
    'ZIMAGE',
  ];
  const cards = fc.dictionary(fc.constantFrom(...KEYWORDS), value);
  const plausible = { BITPIX: 8, NAXIS: 2, NAXIS1: 3, NAXIS2: 2 };
  const unit = fc.tuple(cards, fc.boolean(), fc.uint8Array({ maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(fc.array(unit, { minLength: 1, maxLength: 3 }), async (units) => {
      const parts = units.flatMap(([fields, whole, data]) => [
        fitsHeader({ SIMPLE: true, ...(whole ? plausible : {}), ...fields }),
        fitsData(data),
      ]);
      await expectImageOrError(Buffer.concat(parts));
    }),
    { numRuns: 1500 },
  );
});

test('any bytes behind any signature', async () => {
  const signatures = FILES.map(({ bytes }) => bytes.subarray(0, 12));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...signatures),
      fc.uint8Array({ maxLength: 300 }),
      async (start, rest) => {
        await expectImageOrError(Buffer.concat([start, rest]));
      },
    ),
    { numRuns: 500 },
  );
});
