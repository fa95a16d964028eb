// What a record says of an epoch, beside what its weights come to when they're measured again.
import { expect, test } from 'vitest';
import { byField, VALIDATION_SCORES } from '../../../src/metrics/epoch-scores.ts';
import { confirmed } from '../../../src/stages/5-train/measure-again.ts';

const MEASURED = { valLoss: 0.5, ...byField(VALIDATION_SCORES, () => 0.8) };

test.each([
  { why: 'the very same', change: {} },
  { why: 'another order of summing up', change: { valLoss: 0.5 * (1 + 1e-4) } },
  { why: 'a pixel on the edge that fell to the other side', change: { valAccuracy: 0.8 + 1e-4 } },
])('is confirmed: $why', ({ why, change }) => {
  const recorded = { ...MEASURED, ...change };
  expect(confirmed(recorded, MEASURED), why).toEqual(recorded);
});

test.each([
  { why: 'a loss a little better', change: { valLoss: 0.499 } },
  { why: 'a loss a little worse', change: { valLoss: 0.501 } },
  { why: 'no loss', change: { valLoss: Number.NaN } },
  { why: 'a loss without end', change: { valLoss: Number.NEGATIVE_INFINITY } },
  { why: 'a score', change: { valMacroF1: 0.82 } },
  { why: 'a score that is more than there is', change: { valMeanIou: Number.POSITIVE_INFINITY } },
])('is not confirmed: $why', ({ why, change }) => {
  expect(confirmed({ ...MEASURED, ...change }, MEASURED), why).toBeUndefined();
});

test('a loss near 0 is as good as it can be told, and no lower', () => {
  const tiny = { ...MEASURED, valLoss: 2e-7 };
  expect(confirmed({ ...tiny, valLoss: 3e-7 }, tiny)).toBeDefined();
  expect(confirmed({ ...tiny, valLoss: 1e-5 }, tiny)).toBeUndefined();
});

test('a score that was not counted yet is the measured one; one that is undefined stays so', () => {
  const lacking = { ...MEASURED, valMeanDice: Number.NaN };
  expect(confirmed(lacking, MEASURED)).toEqual(MEASURED);
  expect(confirmed(lacking, lacking)).toEqual(lacking);
  expect(confirmed(MEASURED, lacking), 'a score where there is none').toBeUndefined();
});
