// How large the images of a pretrained network are planned, by the images' sizes, their number and the time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMacs } from '../../../src/network/cost.ts';
import { efficientNetLite0 } from '../../../src/network/efficientnet-lite.ts';
import type { Size } from '../../../src/stages/4-plan/classifier-size.ts';
import { pretrainedSize } from '../../../src/stages/4-plan/pretrained-size.ts';
import type { Wishes } from '../../../src/stages/4-plan/recipe.ts';

const NO_WISHES: Wishes = { imageSize: undefined, batchSize: undefined, timeBudgetMs: undefined };
const minutes = (count: number): Wishes => ({ ...NO_WISHES, timeBudgetMs: count * 60_000 });
const edgeOf = (imageSize: number): Wishes => ({ ...NO_WISHES, imageSize });

function some(count: number, height: number, width: number): Size[] {
  return Array.from({ length: count }, () => ({ height, width }));
}

const ROWS: readonly [reason: string, train: Size[], wishes: Wishes, expected: string][] = [
  ['few squares are seen at the size that ImageNet had', some(200, 500, 500), NO_WISHES, '224x224'],
  ['photographs keep their shape, in whole strides', some(200, 3000, 4000), NO_WISHES, '256x192'],
  ['upright ones, too', some(200, 4000, 3000), NO_WISHES, '192x256'],
  [
    'tiny images are enlarged: the network knows nothing of their size',
    some(200, 8, 8),
    NO_WISHES,
    '224x224',
  ],
  ['a single pixel as well', some(1, 1, 1), NO_WISHES, '224x224'],
  ['more images leave less time for each', some(5000, 500, 500), NO_WISHES, '160x160'],
  ['so does a short run', some(400, 500, 500), minutes(1), '160x160'],
  ['a longer one has more', some(5000, 500, 500), minutes(60), '224x224'],
  ['however short, they are no smaller than this', some(50_000, 500, 500), minutes(1), '128x128'],
  ['the median counts, not the largest', [...some(6, 300, 300), ...some(5, 300, 3000)], NO_WISHES, '224x224'],
  ['a strip has a stride at least', some(200, 10, 1000), NO_WISHES, '1568x32'],
  ['and no more pixels than others, however long it is', some(200, 1, 100_000), NO_WISHES, '1568x32'],
  ['image-size is a square of that edge', some(200, 500, 900), edgeOf(256), '256x256'],
  ['up to whole strides', some(200, 500, 900), edgeOf(100), '128x128'],
  ['whatever the time allows', some(50_000, 500, 900), { ...minutes(1), imageSize: 320 }, '320x320'],
  ['of the network, not of another', some(200, 500, 900), edgeOf(8), '32x32'],
];

describe('pretrainedSize', () => {
  it.each(ROWS)('%s', (reason, train, wishes, expected) => {
    const { height, width } = pretrainedSize(train, wishes);
    expect(`${width}x${height}`, reason).toBe(expected);
  });

  it('always suits the network, at the cost of a square of 224 pixels at most', () => {
    const network = efficientNetLite0({ channels: 3, classes: 2, dropout: 0 });
    const most = countMacs(network, { height: 224, width: 224 });
    const edge = fc.integer({ min: 1, max: 30_000 });
    const sizes = fc.array(fc.record({ height: edge, width: edge }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(sizes, fc.constantFrom(NO_WISHES, minutes(1)), (train, wishes) => {
        const size = pretrainedSize(train, wishes);
        expect([size.height % network.stride, size.width % network.stride]).toEqual([0, 0]);
        expect(Math.min(size.height, size.width)).toBeGreaterThanOrEqual(network.stride);
        // Rounding to strides may make one and a half of them two.
        expect(countMacs(network, size)).toBeLessThanOrEqual(1.4 * most);
      }),
      { numRuns: 300 },
    );
  });
});
