// Half precision against its definition, for all of its 65,536 numbers, and against what NumPy makes of them.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { floatsOfHalves } from '../../src/shared/half-precision.ts';

const ALL = 2 ** 16;
const bytes = new Uint8Array(2 * ALL);
for (let half = 0; half < ALL; half++) new DataView(bytes.buffer).setUint16(2 * half, half, true);

/** As IEEE 754 defines it: (-1)^sign * 2^(exponent - 15) * 1.fraction, without the 1 below the smallest exponent. */
function defined(half: number): number {
  const [sign, exponent, fraction] = [half >= 0x8000 ? -1 : 1, Math.floor(half / 1024) % 32, half % 1024];
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return exponent === 0
    ? sign * 2 ** -14 * (fraction / 1024)
    : sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

test('every number is what it is defined as, 0 with its sign', () => {
  const floats = floatsOfHalves(bytes);
  const wrong = [...floats.keys()].filter((half) => !Object.is(floats[half], defined(half)));
  expect(floats).toHaveLength(ALL);
  expect(wrong).toEqual([]);
});

test('all that are numbers, in their order, are what NumPy reads', () => {
  const floats = floatsOfHalves(bytes).filter((value) => !Number.isNaN(value));
  // x = numpy.arange(65536, dtype='<u2').view('<f2').astype('<f4'); sha256(x[~numpy.isnan(x)].tobytes())
  expect(createHash('sha256').update(floats).digest('hex')).toBe(
    '680bbc22915f61aa1bbfc7265bc3882a6aa42d299bfd2c571807196e5544de2e',
  );
});

test.each<[reason: string, half: number, value: number]>([
  ['one', 0x3c00, 1],
  ['the largest', 0x7bff, 65504],
  ['the smallest of full precision', 0x0400, 2 ** -14],
  ['the smallest above 0', 0x0001, 2 ** -24],
  ['the nearest to a third', 0x3555, 0.333251953125],
  ['less than nothing', 0xc000, -2],
])('%s', (reason, half, value) => {
  expect(floatsOfHalves(Uint8Array.of(half % 256, half >> 8)), reason).toEqual(Float32Array.of(value));
});

test('they may start at an odd address', () => {
  const within = Uint8Array.of(9, 0x00, 0x3c, 0x00, 0xc0, 9);
  expect(floatsOfHalves(within.subarray(1, 5))).toEqual(Float32Array.of(1, -2));
  expect(floatsOfHalves(within.subarray(1, 1))).toEqual(new Float32Array(0));
});
