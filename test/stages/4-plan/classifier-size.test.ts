// How large images and network are planned, by the images' sizes, their number and the time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifier } from '../../../src/network/classifier.ts';
import { classifierSize, type Size } from '../../../src/stages/4-plan/classifier-size.ts';
import type { Wishes } from '../../../src/stages/4-plan/recipe.ts';

const NO_WISHES: Wishes = { imageSize: undefined, batchSize: undefined, timeBudgetMs: undefined };
const minutes = (count: number): Wishes => ({ ...NO_WISHES, timeBudgetMs: count * 60_000 });

function some(count: number, height: number, width: number): Size[] {
  return Array.from({ length: count }, () => ({ height, width }));
}

const ROWS: readonly [reason: string, train: Size[], wishes: Wishes, input: string, widths: string][] = [
  ['tiny images stay as they are', some(1000, 8, 8), NO_WISHES, '8x8', '32-64-128'],
  ['an odd size is rounded up: no pixel is lost', some(1000, 30, 27), NO_WISHES, '28x32', '32-64-128'],
  ['photographs are shrunk in their own shape', some(300, 3000, 4000), NO_WISHES, '144x112', '16-32-64-128'],
  ['upright ones, too', some(300, 4000, 3000), NO_WISHES, '112x144', '16-32-64-128'],
  ['more images leave less time for each', some(20_000, 3000, 4000), NO_WISHES, '80x48', '16-32-64-128'],
  ['so does a short run', some(1000, 500, 500), minutes(3), '64x64', '16-32-64-128'],
  [
    'small images are many before the network gets narrower',
    some(50_000, 32, 32),
    NO_WISHES,
    '32x32',
    '16-32-64',
  ],
  [
    'the median counts, not the largest',
    [...some(6, 40, 40), ...some(5, 999, 999)],
    NO_WISHES,
    '40x40',
    '32-64-128',
  ],
  [
    'image-size is taken as it is',
    some(1000, 500, 900),
    { ...minutes(1), imageSize: 256 },
    '256x256',
    '16-32-64-128',
  ],
];

describe('classifierSize', () => {
  it.each(ROWS)('%s', (reason, train, wishes, expected, widths) => {
    const { input, stages } = classifierSize(train, wishes);
    expect(`${input.width}x${input.height}`, reason).toBe(expected);
    expect(stages.widths.join('-'), reason).toBe(widths);
  });

  it('always suits the network, and no pooling leaves nothing', () => {
    const edge = fc.integer({ min: 1, max: 3000 });
    const sizes = fc.array(fc.record({ height: edge, width: edge }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(sizes, fc.constantFrom(NO_WISHES, minutes(1)), (train, wishes) => {
        const { input, stages } = classifierSize(train, wishes);
        const { stride } = classifier({ ...stages, channels: 1, classes: 2, dropout: 0 });
        expect([input.height % stride, input.width % stride]).toEqual([0, 0]);
        expect(Math.min(input.height, input.width)).toBeGreaterThanOrEqual(stride);
      }),
    );
  });
});
