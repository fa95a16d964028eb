// Which flips keep the class, on images whose answer is known.
import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import { Random } from '../../../src/shared/random.ts';
import { type Symmetry, symmetryOf, thumbnailOf } from '../../../src/stages/4-plan/symmetry.ts';

const EDGE = 16;
const IMAGES = 120;

/** What an image of a class shows at (u, v), each from -1 to 1, before noise. */
type Look = (label: number, u: number, v: number, random: Random) => number;

function symmetryFor(classes: number, look: Look): Symmetry {
  const thumbnails = Array.from({ length: IMAGES }, (_, i) => {
    const random = Random.for(5, i);
    const label = i % classes;
    const drawn = random.nextUint32();
    const data = Float32Array.from({ length: EDGE ** 2 }, (_, p) => {
      const [u, v] = [p % EDGE, Math.floor(p / EDGE)].map((x) => (2 * x + 1) / EDGE - 1);
      return look(label, u, v, new Random(drawn)) + 0.3 * random.normal();
    });
    const image: Raster = { width: EDGE, height: EDGE, channels: 1, data };
    return thumbnailOf(image, label);
  });
  return symmetryOf(thumbnails);
}

const flips = ({ horizontalFlip, verticalFlip, quarterTurns }: Symmetry) => ({
  horizontalFlip,
  verticalFlip,
  quarterTurns,
});

const all = { horizontalFlip: true, verticalFlip: true, quarterTurns: true };
const none = { horizontalFlip: false, verticalFlip: false, quarterTurns: false };

const ROWS: readonly [reason: string, classes: number, look: Look, expected: typeof all][] = [
  [
    'discs of different sizes look the same any way up',
    2,
    (c, u, v) => (u * u + v * v < (c + 1) / 4 ? 1 : 0),
    all,
  ],
  [
    'light from the left or the right: a mirror makes one the other',
    2,
    (c, u) => (c === 0 ? u : -u),
    {
      ...none,
      verticalFlip: true,
    },
  ],
  [
    'light from above or below: upside down one is the other',
    2,
    (c, _u, v) => (c === 0 ? v : -v),
    {
      ...none,
      horizontalFlip: true,
    },
  ],
  [
    'upright or lying bars: a quarter turn makes one the other, no flip does',
    2,
    (c, u, v) => (Math.abs(c === 0 ? u : v) < 0.4 ? 1 : 0),
    {
      ...all,
      quarterTurns: false,
    },
  ],
  [
    'one corner lit, each class its own',
    4,
    (c, u, v) => (u > 0 === c < 2 && v > 0 === (c % 2 === 0) ? 1 : 0),
    none,
  ],
];

describe('symmetry', () => {
  it.each(ROWS)('%s', (reason, classes, look, expected) => {
    const found = symmetryFor(classes, look);
    expect(found.evident, reason).toBe(true);
    expect(found.agreement).toBeGreaterThan(0.9);
    expect(flips(found), reason).toEqual(expected);
  });

  it('allows nothing where the images that are most alike say nothing about the class', () => {
    const noise = symmetryFor(2, () => 0);
    expect(noise.evident).toBe(false);
    expect(flips(noise)).toEqual(none);
  });

  it('takes a pixel without a value for 0', () => {
    const data = Float32Array.of(1, Number.NaN, 3, 4);
    const { pixels } = thumbnailOf({ width: 2, height: 2, channels: 1, data }, 0);
    expect(pixels.every(Number.isFinite)).toBe(true);
  });
});
