// The bootstrap gives NumPy's and SciPy's numbers on the same draws, and its intervals cover what they should.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  differenceIntervals,
  drawImages,
  type Interval,
  percentileInterval,
  type ScoreIntervals,
  scoreIntervals,
} from '../../src/metrics/bootstrap.ts';
import { classCounts } from '../../src/metrics/confusion.ts';
import { SCORES } from '../../src/metrics/scores.ts';
import { Random } from '../../src/shared/random.ts';
import golden from '../golden/bootstrap/bootstrap.json' with { type: 'json' };

/** In the order of the golden file. */
function flat({ scores, f1, iou }: ScoreIntervals): (Interval | undefined)[] {
  return [...SCORES.map(({ key }) => scores[key]), ...f1, ...iou];
}

function expectClose(ours: ScoreIntervals, theirs: readonly Interval[], reason: string): void {
  for (const [i, interval] of flat(ours).entries()) {
    expect(interval?.low, `${reason}: low of score ${i}`).toBeCloseTo(theirs[i].low, 12);
    expect(interval?.high, `${reason}: high of score ${i}`).toBeCloseTo(theirs[i].high, 12);
  }
  expect(flat(ours)).toHaveLength(theirs.length);
}

describe.each(golden.cases)('$reason', ({ reason, confusions, draws, after, difference }) => {
  const [first, second] = confusions.map((images) => images.map(classCounts));
  const drawn = draws.map((indices) => Uint32Array.from(indices));

  test("one model's intervals are NumPy's", () => expectClose(scoreIntervals(first, drawn), after, reason));

  test("the difference's intervals are NumPy's", () =>
    expectClose(differenceIntervals(first, second, drawn), difference, reason));
});

/** Images of 100 pixels of two classes, each pixel right with the image's own probability. */
function simulated(images: number, random: Random, right = () => random.uniform(0.6, 1)) {
  return Array.from({ length: images }, () => {
    const share = right();
    const counts = [0, 0, 0, 0];
    for (let pixel = 0; pixel < 100; pixel++) {
      const truth = pixel % 2;
      counts[truth * 2 + (random.chance(share) ? truth : 1 - truth)]++;
    }
    return classCounts(counts);
  });
}

test('a 95 % interval covers the true accuracy in about 95 % of 300 simulated tests', () => {
  const random = new Random(7);
  let covered = 0;
  for (let trial = 0; trial < 300; trial++) {
    const { accuracy } = scoreIntervals(simulated(40, random), drawImages(40, random, 400)).scores;
    // The mean of the images' own probabilities.
    if (accuracy !== undefined && accuracy.low <= 0.8 && 0.8 <= accuracy.high) covered++;
  }
  // 0.9 to 0.99: three standard errors of 300 trials around 95 %, and the bootstrap's own shortfall at 40 images.
  expect(covered / 300).toBeGreaterThan(0.9);
  expect(covered / 300).toBeLessThan(0.99);
});

test('two equally good models: their difference is called one in about 5 % of 300 simulated tests', () => {
  const random = new Random(11);
  let called = 0;
  for (let trial = 0; trial < 300; trial++) {
    const shares = Array.from({ length: 30 }, () => random.uniform(0.6, 1));
    const [after, before] = [0, 1].map(() => {
      let i = 0;
      return simulated(30, random, () => shares[i++]);
    });
    const { scores } = differenceIntervals(after, before, drawImages(30, random, 400));
    const f1 = scores['macro-f1'];
    if (f1 !== undefined && (f1.low > 0 || f1.high < 0)) called++;
  }
  expect(called / 300).toBeGreaterThan(0.01);
  expect(called / 300).toBeLessThan(0.1);
});

// scipy.stats.binomtest(k, n).proportion_ci(0.95, 'exact')
test.each([
  { right: 12, of: 12, low: 0.7353515, high: 1 },
  { right: 0, of: 12, low: 0, high: 0.2646485 },
  { right: 100, of: 100, low: 0.9637833, high: 1 },
])('$right of $of right: as far as that many images tell', ({ right, of, low, high }) => {
  const images = Array.from({ length: of }, (_, i) => classCounts(i < right ? [1, 0, 0, 0] : [0, 1, 0, 0]));
  const { accuracy } = scoreIntervals(images, drawImages(of, new Random(1), 50)).scores;
  expect(accuracy?.low).toBeCloseTo(low, 7);
  expect(accuracy?.high).toBeCloseTo(high, 7);
});

test('pairing finds a difference far below the spread between images', () => {
  const random = new Random(3);
  const before = simulated(20, random);
  // One pixel in each image put right.
  const after = before.map((counts) => {
    const better = counts.slice();
    better[0] += 1;
    better[4] += 1;
    better[5] -= 1;
    return better;
  });
  const { accuracy } = differenceIntervals(after, before, drawImages(20, random)).scores;
  expect(accuracy?.low).toBeCloseTo(0.01, 10);
  expect(accuracy?.high).toBeCloseTo(0.01, 10);
  const alone = scoreIntervals(before, drawImages(20, random)).scores.accuracy;
  expect((alone?.high ?? 0) - (alone?.low ?? 0)).toBeGreaterThan(0.05);
});

describe('too few images', () => {
  const image = classCounts([5, 1, 0, 4]);

  test.each([
    { images: 0, interval: false, why: 'nothing was tested' },
    { images: 1, interval: false, why: 'every draw is the same: an interval without width would lie' },
    { images: 5, interval: false, why: 'five wins of five happen by chance too often' },
    { images: 6, interval: true, why: 'the fewest' },
  ])('$images: $why', ({ images, interval, why }) => {
    const { scores, f1 } = scoreIntervals(
      new Array<typeof image>(images).fill(image),
      drawImages(images, new Random(1), 50),
    );
    expect(scores.accuracy !== undefined, why).toBe(interval);
    expect(f1[0] !== undefined, why).toBe(interval);
  });

  test('a class that fewer than six images show has no interval, the others have', () => {
    const without = classCounts([5, 0, 0, 0]);
    const images = [...new Array<typeof image>(5).fill(image), ...new Array<typeof image>(10).fill(without)];
    const { f1, iou, scores } = scoreIntervals(images, drawImages(15, new Random(1), 50));
    expect([f1[0] !== undefined, f1[1] !== undefined]).toEqual([true, false]);
    expect([iou[0] !== undefined, iou[1] !== undefined]).toEqual([true, false]);
    expect(scores['macro-f1']).toBeDefined();
  });
});

const models = fc
  .tuple(fc.integer({ min: 6, max: 12 }), fc.integer({ min: 1, max: 4 }))
  .chain(([images, classes]) => {
    const confusion = fc.array(fc.nat(20), { minLength: classes ** 2, maxLength: classes ** 2 });
    const model = fc.array(confusion.map(classCounts), { minLength: images, maxLength: images });
    return fc.tuple(model, model);
  });

test('for any counts: low is not above high, scores lie in 0..1, a model differs from itself by 0', () => {
  fc.assert(
    fc.property(models, fc.integer(), ([a, b], seed) => {
      const draws = () => drawImages(a.length, new Random(seed), 30);
      for (const interval of flat(scoreIntervals(a, draws()))) {
        if (interval === undefined) continue;
        expect(interval.low).toBeLessThanOrEqual(interval.high);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
      }
      for (const interval of flat(differenceIntervals(a, a, draws())))
        expect(interval ?? { low: 0, high: 0 }).toEqual({ low: 0, high: 0 });
      const [there, back] = [
        differenceIntervals(a, b, draws()).scores.accuracy,
        differenceIntervals(b, a, draws()).scores.accuracy,
      ];
      expect(there?.low ?? 0).toBeCloseTo(-(back?.high ?? 0), 12);
    }),
  );
});

test('the same seed draws the same images, each as often as the others', () => {
  // The array is one and the same: only a copy of each keeps it.
  const copies = () => {
    const all: number[][] = [];
    for (const indices of drawImages(10, new Random(5), 200)) all.push([...indices]);
    return all;
  };
  expect(copies()).toEqual(copies());
  expect(copies()).toHaveLength(200);
  const counts = new Array<number>(10).fill(0);
  for (const i of copies().flat()) counts[i]++;
  // 200 expected, standard deviation 13.4.
  expect(Math.min(...counts)).toBeGreaterThan(150);
  expect(Math.max(...counts)).toBeLessThan(250);
});

test.each([
  { values: [], expected: undefined, why: 'nothing to say' },
  { values: [Number.NaN], expected: undefined, why: 'undefined in every resample' },
  { values: [3], expected: { low: 3, high: 3 }, why: 'one value' },
  { values: [Number.NaN, 2, 1], expected: { low: 1.025, high: 1.975 }, why: 'between two values linearly' },
])('percentiles of $values: $why', ({ values, expected, why }) => {
  const interval = percentileInterval(values);
  if (expected === undefined) return expect(interval, why).toBeUndefined();
  expect(interval?.low, why).toBeCloseTo(expected.low, 12);
  expect(interval?.high, why).toBeCloseTo(expected.high, 12);
});

test('pairs of another number of images are our own mistake', () => {
  const image = classCounts([1, 0, 0, 1]);
  expect(() => differenceIntervals([image], [], [])).toThrow(RangeError);
});
