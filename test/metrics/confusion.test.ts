// Confusion metrics against scikit-learn's numbers, and the laws they must keep.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addConfusion, classCount, emptyConfusion, perClass } from '../../src/metrics/confusion.ts';
import { byScore, SCORES, scoresOf } from '../../src/metrics/scores.ts';
import golden from '../golden/metrics/metrics.json' with { type: 'json' };

function count(classes: number, truth: readonly number[], prediction: readonly number[]): number[] {
  const counts = [...emptyConfusion(classes)];
  truth.forEach((label, i) => {
    counts[label * classes + prediction[i]]++;
  });
  return counts;
}

test.each(golden.cases)('as scikit-learn: $reason', (row) => {
  const confusion = count(row.classes, row.truth, row.prediction);
  expect(confusion, row.reason).toEqual(row.confusion);
  for (const { key } of SCORES) {
    const expected: number | null = row[key];
    if (expected === null) expect(scoresOf(confusion)[key], `${row.reason}: ${key}`).toBeNaN();
    else expect(scoresOf(confusion)[key], `${row.reason}: ${key}`).toBeCloseTo(expected, 14);
  }
  for (const [i, metrics] of perClass(confusion).entries()) {
    for (const name of ['precision', 'recall', 'f1', 'iou'] as const) {
      const expected = row[name][i];
      if (expected === null) expect(metrics[name], `${row.reason}: ${name} of ${i}`).toBeUndefined();
      else expect(metrics[name], `${row.reason}: ${name} of ${i}`).toBeCloseTo(expected, 14);
    }
  }
});

test('rows are the truth and columns the prediction', () => {
  const [first, second] = perClass([5, 3, 0, 0]);
  expect(first).toMatchObject({ support: 8, predicted: 5 });
  expect(second).toMatchObject({ support: 0, predicted: 3 });
});

test('nothing counted: every score is NaN and every ratio undefined', () => {
  const none = emptyConfusion(3);
  expect(scoresOf(none)).toEqual(byScore(() => Number.NaN));
  expect(perClass(none)[0]).toEqual({
    precision: undefined,
    recall: undefined,
    f1: undefined,
    iou: undefined,
    support: 0,
    predicted: 0,
  });
});

test('counts that are no square matrix, or of different size, are refused', () => {
  expect(() => classCount([1, 2, 3])).toThrow('not a square matrix');
  expect(() => addConfusion([1, 2, 3, 4], [1])).toThrow('differ in length');
});

const matrices = fc
  .integer({ min: 1, max: 6 })
  .chain((k) => fc.array(fc.nat(1000), { minLength: k * k, maxLength: k * k }));

test('every defined value lies in 0..1, supports add up, IoU = F1 / (2 - F1)', () => {
  fc.assert(
    fc.property(matrices, (confusion) => {
      const classes = perClass(confusion);
      const total = confusion.reduce((a, b) => a + b, 0);
      expect(classes.reduce((a, c) => a + c.support, 0)).toBe(total);
      expect(classes.reduce((a, c) => a + c.predicted, 0)).toBe(total);
      for (const { precision, recall, f1, iou } of classes) {
        for (const value of [precision, recall, f1, iou]) {
          if (value !== undefined) expect(value >= 0 && value <= 1).toBe(true);
        }
        if (f1 !== undefined) expect(iou).toBeCloseTo(f1 / (2 - f1), 12);
      }
    }),
  );
});

/** Alike but for rounding; the means of a matrix without counts are NaN either way. */
function expectClose(got: number, expected: number): void {
  if (Number.isNaN(expected)) expect(got).toBeNaN();
  else expect(got).toBeCloseTo(expected, 12);
}

const OVER_ALL_CLASSES = ['accuracy', 'mean-iou', 'macro-f1'] as const;

test('the order of classes changes no mean over all of them, and transposing swaps precision and recall', () => {
  fc.assert(
    fc.property(matrices, (confusion) => {
      const k = classCount(confusion);
      const reversed = confusion.toReversed();
      const transposed = confusion.map((_, i) => confusion[(i % k) * k + Math.floor(i / k)]);
      for (const key of OVER_ALL_CLASSES) expectClose(scoresOf(reversed)[key], scoresOf(confusion)[key]);
      expect(perClass(transposed).map((c) => c.precision)).toEqual(perClass(confusion).map((c) => c.recall));
      expect(scoresOf(transposed).accuracy).toBe(scoresOf(confusion).accuracy);
    }),
  );
});

test('an unused class more changes no score', () => {
  fc.assert(
    fc.property(matrices, (confusion) => {
      const k = classCount(confusion);
      const wider = [...emptyConfusion(k + 1)];
      confusion.forEach((value, i) => {
        wider[Math.floor(i / k) * (k + 1) + (i % k)] = value;
      });
      expect(scoresOf(wider)).toEqual(scoresOf(confusion));
    }),
  );
});

test('adding counts is adding pixels, in any order', () => {
  fc.assert(
    fc.property(matrices, (confusion) => {
      const none = emptyConfusion(classCount(confusion));
      expect(addConfusion(confusion, none)).toEqual(confusion);
      expect(scoresOf(addConfusion(confusion, confusion))).toEqual(scoresOf(confusion));
    }),
  );
});
