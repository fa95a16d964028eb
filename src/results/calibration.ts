// The part of results.json that says how far the model's probabilities can be believed.
import * as z from 'zod';
import { type ConfidenceBin, calibrationError } from '../metrics/calibration.ts';
import { count } from './fields.ts';

const ratio = z.number().min(0).max(1);

export const calibration = z
  .object({
    'expected-error': ratio.describe(
      'Expected calibration error: |accuracy - confidence| of each bin, weighted by its pixels; 0 is best',
    ),
    bins: z.array(
      z.object({
        low: ratio,
        high: ratio.describe(
          'A pixel is in the bin whose (low, high] holds the largest of its probabilities',
        ),
        pixels: count,
        confidence: ratio.nullable().describe('Mean of the largest probabilities; null for no pixel'),
        accuracy: ratio.nullable().describe('Share of the pixels that are right; null for no pixel'),
      }),
    ),
  })
  .nullable()
  .default(null)
  .describe('Over the pixels of the test set; null untested');

/** Null where nothing was counted. */
export function calibrationResults(bins: readonly ConfidenceBin[]): z.infer<typeof calibration> {
  const error = calibrationError(bins);
  if (Number.isNaN(error)) return null;
  return {
    'expected-error': error,
    bins: bins.map(({ low, high, pixels, correct, confidence }) => ({
      low,
      high,
      pixels,
      confidence: pixels === 0 ? null : confidence / pixels,
      accuracy: pixels === 0 ? null : correct / pixels,
    })),
  };
}
