// Calibration against counting by hand, and what must hold for any probabilities.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONFIDENCE_BINS, ConfidenceCounts, calibrationError } from '../../src/metrics/calibration.ts';

type Pixel = readonly [confidence: number, correct: boolean];

function count(pixels: readonly Pixel[]) {
  const counts = new ConfidenceCounts();
  for (const [confidence, correct] of pixels) counts.add(confidence, correct);
  return counts.bins;
}

test.each<[why: string, pixels: Pixel[], error: number]>([
  ['sure and right', [[1, true]], 0],
  ['sure and wrong', [[1, false]], 1],
  ['nine of ten right at 0.9', [...Array<Pixel>(9).fill([0.9, true]), [0.9, false]], 0],
  [
    'half right at 0.9: too sure by 0.4',
    [...Array<Pixel>(5).fill([0.9, true]), ...Array<Pixel>(5).fill([0.9, false])],
    0.4,
  ],
  ['all right at 0.6: not sure enough by 0.4', [[0.6, true]], 0.4],
  [
    'bins count by their pixels: 3 of them off by 0.2, 1 by 0',
    [
      [0.8, true],
      [0.8, true],
      [0.8, true],
      [1, true],
    ],
    0.15,
  ],
])('%s', (_why, pixels, error) => {
  expect(calibrationError(count(pixels))).toBeCloseTo(error, 12);
});

test('nothing counted has no error', () => {
  expect(calibrationError(count([]))).toBeNaN();
});

test.each([
  [0, 0, 'the first bin holds 0'],
  [1 / 15, 0, "a bin's upper edge is its own"],
  [0.07, 1, 'just above it is the next'],
  [1, 14, '1 is in the last'],
  [1.0000001, 14, 'as is what rounding put above 1'],
])('a confidence of %d lies in bin %d: %s', (confidence, bin, why) => {
  expect(
    count([[confidence, true]]).findIndex(({ pixels }) => pixels > 0),
    why,
  ).toBe(bin);
});

test('each pixel is in the one bin whose edges hold it, and the error lies within 0..1', () => {
  const pixel = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean());
  fc.assert(
    fc.property(fc.array(pixel, { minLength: 1 }), (pixels) => {
      const bins = count(pixels);
      expect(bins).toHaveLength(CONFIDENCE_BINS);
      expect(bins.reduce((sum, bin) => sum + bin.pixels, 0)).toBe(pixels.length);
      for (const bin of bins) {
        expect(bin.correct).toBeLessThanOrEqual(bin.pixels);
        if (bin.pixels === 0) continue;
        const mean = bin.confidence / bin.pixels;
        expect(mean).toBeGreaterThanOrEqual(bin.low - 1e-9);
        expect(mean).toBeLessThanOrEqual(bin.high + 1e-9);
      }
      const error = calibrationError(bins);
      expect(error).toBeGreaterThanOrEqual(0);
      expect(error).toBeLessThanOrEqual(1);
    }),
  );
});
