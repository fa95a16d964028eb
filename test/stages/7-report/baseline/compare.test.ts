// The verdict on two runs: better, same or worse on the same test images, worded otherwise.
import { describe, expect, test } from 'vitest';
import type { Results } from '../../../../src/results/results.ts';
import { emptyEvaluation } from '../../../../src/stages/6-evaluate/evaluate.ts';
import { compareRuns } from '../../../../src/stages/7-report/baseline/compare.ts';
import { sampleResults } from '../sample-run.ts';
import { type TestedRun, testedRun } from './tested-run.ts';

const compare = (current: Results, baseline: Results) =>
  compareRuns(current, { results: baseline, name: 'main' });

/** Wobbles around `level` from image to image. */
const wobbly = (level: number, images = 12) =>
  Array.from({ length: images }, (_, i) => level + ((i * 7) % 5));

/** The hashes of the sample at this place of `testedRun`. */
const copyOf = (place: number) => ({
  imageHash: `${place}`.padStart(16, 'a').padEnd(64, '0'),
  labelHash: `${place}`.padStart(16, 'b').padEnd(64, '0'),
});

/** The first test images with other pixels. */
const reworked = (images: number) =>
  Object.fromEntries(
    Array.from({ length: images }, (_, i) => [`images/t${i}`, { imageHash: `${i}`.padStart(64, 'f') }]),
  );

describe.each<{
  reason: string;
  current: TestedRun;
  baseline: TestedRun;
  verdict: string;
  sentence: RegExp;
}>([
  {
    reason: 'fewer misses in every image',
    current: { missed: wobbly(5) },
    baseline: { missed: wobbly(9) },
    verdict: 'better',
    sentence:
      /^Better than main: test macro F1 0\.\d{3} \(\+0\.0\d\d, 95 % interval \+0\.0\d\d to \+0\.0\d\d\)$/,
  },
  {
    reason: 'more misses in every image',
    current: { missed: wobbly(9) },
    baseline: { missed: wobbly(5) },
    verdict: 'worse',
    sentence: /^Worse than main: test macro F1 0\.\d{3} \(−0\.0\d\d, 95 % interval −0\.0\d\d to −0\.0\d\d\)$/,
  },
  {
    reason: 'the same model again',
    current: { missed: wobbly(5) },
    baseline: { missed: wobbly(5) },
    verdict: 'same',
    sentence: /^Same as main: test macro F1 0\.\d{3} \(unchanged\)$/,
  },
  {
    reason: 'better in half of the images, worse in the others',
    current: { missed: [2, 9, 2, 9, 2, 9, 2, 9] },
    baseline: { missed: [9, 2, 9, 2, 9, 2, 9, 3] },
    verdict: 'same',
    sentence: /^Same as main: test macro F1 0\.\d{3} \(\+0\.00\d, 95 % interval −0\.\d{3} to \+0\.\d{3}\)$/,
  },
  {
    reason: 'five images, all of them better: chance does that too often',
    current: { missed: wobbly(2, 5) },
    baseline: { missed: wobbly(9, 5) },
    verdict: 'too-few-images',
    sentence:
      /^Too few test images to tell from main \(5, 6 are needed\): test macro F1 0\.\d{3} \(\+0\.\d{3}\)$/,
  },
  {
    reason: 'two images, predicted as before: nothing has changed, however few they are',
    current: { missed: wobbly(9, 2) },
    baseline: { missed: wobbly(9, 2) },
    verdict: 'same',
    sentence: /^Same as main: test macro F1 0\.\d{3} \(0\) with the same predictions on 2 test images$/,
  },
  {
    reason: 'the same by another model of the same data, as where nothing has changed but the order of sums',
    current: { missed: wobbly(9, 2), model: 'c' },
    baseline: { missed: wobbly(9, 2) },
    verdict: 'same',
    sentence: / with the same predictions on 2 test images$/,
  },
  {
    reason: 'the same by another model of other data: two models agree on a few images by chance',
    current: { missed: wobbly(9, 2), model: 'c', samples: { 'images/a': { imageHash: 'f'.repeat(64) } } },
    baseline: { missed: wobbly(9, 2) },
    verdict: 'too-few-images',
    sentence: /^Too few test images to tell from main \(2, 6 are needed\): test macro F1 0\.\d{3} \(0\)$/,
  },
  {
    reason: 'the same model of other data, which only says that it learned nothing of them',
    current: { missed: wobbly(9, 2), samples: { 'images/a': { imageHash: 'f'.repeat(64) } } },
    baseline: { missed: wobbly(9, 2) },
    verdict: 'same',
    sentence: / with the same predictions on 2 test images$/,
  },
  {
    reason: 'six images are enough, of which four are ignored as a whole: two tell something',
    current: { missed: wobbly(5, 6), ignored: [0, 1, 2, 3] },
    baseline: { missed: wobbly(9, 6), ignored: [0, 1, 2, 3] },
    verdict: 'too-few-images',
    sentence:
      /^Too few test images to tell from main \(of 6 only 2 have pixels that count, 6 are needed\): test macro F1/,
  },
  {
    reason: 'two images with as many mistakes in all, but not in each',
    current: { missed: [3, 5] },
    baseline: { missed: [5, 3] },
    verdict: 'too-few-images',
    sentence: /^Too few test images to tell from main \(2, 6 are needed\): test macro F1 0\.\d{3} \(0\)$/,
  },
  {
    reason: 'one test image has other pixels: the others are those of both',
    current: { missed: wobbly(5), samples: { 'images/t3': { imageHash: 'f'.repeat(64) } } },
    baseline: { missed: wobbly(9) },
    verdict: 'better',
    sentence:
      /^Better than main: test macro F1 0\.\d{3}; on the 11 test images of both \(\+0\.\d{3}, 95 % interval \+0\.\d{3} to \+0\.\d{3}\)$/,
  },
  {
    reason: 'most test images have other pixels: what is left was chosen by whoever changed them',
    current: { missed: wobbly(5, 14), samples: reworked(8) },
    baseline: { missed: wobbly(9, 14) },
    verdict: 'different-test-split',
    sentence:
      /^Not compared with main: the test images or their labels are not the same \(6 of 14 were in the baseline's test of 14\)\. Test macro F1 0\.\d{3} \(95 % interval 0\.\d{3} to 0\.\d{3}\) here, 0\.\d{3} \(95 % interval 0\.\d{3} to 0\.\d{3}\) there$/,
  },
  {
    reason: 'half of them',
    current: { missed: wobbly(5, 14), samples: reworked(7) },
    baseline: { missed: wobbly(9, 14) },
    verdict: 'better',
    sentence: /on the 7 test images of both/,
  },
  {
    reason: 'too few are of both to tell anything',
    current: { missed: wobbly(5, 8), samples: reworked(3) },
    baseline: { missed: wobbly(9, 8) },
    verdict: 'different-test-split',
    sentence: /5 of 8 were in the baseline's test of 8/,
  },
  {
    reason: 'one test mask was drawn anew: its truth is another',
    current: { missed: wobbly(5), samples: { 'images/t3': { labelHash: 'f'.repeat(64) } } },
    baseline: { missed: wobbly(9) },
    verdict: 'better',
    sentence: /on the 11 test images of both/,
  },
  {
    reason: 'a test image more, as where images are added',
    current: { missed: wobbly(9, 13) },
    baseline: { missed: wobbly(5, 12) },
    verdict: 'worse',
    sentence: /on the 12 test images of both/,
  },
  {
    reason: 'a test image less',
    current: { missed: wobbly(9, 12) },
    baseline: { missed: wobbly(5, 13) },
    verdict: 'worse',
    sentence: /on the 12 test images of both/,
  },
  {
    reason: 'of two images and a copy the other one is there twice: each counts once',
    current: { missed: wobbly(5, 6), samples: { 'images/t1': copyOf(2) } },
    baseline: { missed: wobbly(5, 6), samples: { 'images/t1': copyOf(3) } },
    verdict: 'different-test-split',
    sentence: /the test images or their labels are not the same \(5 of 6 were in the baseline's test of 6\)/,
  },
  {
    reason: 'a test image was copied',
    current: { missed: wobbly(5, 13), samples: { 'images/t12': copyOf(5) } },
    baseline: { missed: wobbly(9, 12) },
    verdict: 'better',
    sentence: /on the 12 test images of both/,
  },
  {
    reason: 'a copy of a test image was removed',
    current: { missed: wobbly(5, 12) },
    baseline: { missed: wobbly(9, 13), samples: { 'images/t12': copyOf(5) } },
    verdict: 'better',
    sentence: /on the 12 test images of both/,
  },
  {
    reason: 'the same files, but a value of the masks is another class now',
    current: { missed: wobbly(5), background: 90 },
    baseline: { missed: wobbly(5) },
    verdict: 'different-test-split',
    sentence: /the same masks were read as other classes/,
  },
  {
    reason: 'a class more',
    current: { missed: wobbly(5), classes: ['background', 'star', 'comet'] },
    baseline: { missed: wobbly(9) },
    verdict: 'different-classes',
    sentence: /the classes are not the same \(only here: comet\)\. Test macro F1/,
  },
  {
    reason: 'the same classes in another order mean other counts',
    current: { missed: wobbly(5), classes: ['star', 'background'] },
    baseline: { missed: wobbly(9) },
    verdict: 'different-classes',
    sentence: /the classes are the same, but in another order\. Test macro F1/,
  },
])('$reason', ({ reason, current, baseline, verdict, sentence }) => {
  const comparison = compare(testedRun(current), testedRun(baseline));

  test(`is ${verdict}`, () => {
    expect(comparison.verdict, reason).toBe(verdict);
    expect(comparison.sentence, reason).toMatch(sentence);
    expect(comparison.baseline).toMatchObject({ name: 'main', images: baseline.missed.length });
  });

  test('has changes where the images are the same', () => {
    const paired = ['better', 'worse', 'same', 'too-few-images'].includes(verdict);
    expect(comparison.changes !== null, reason).toBe(paired);
    const interval = comparison.changes?.['macro-f1']?.interval;
    expect(interval !== undefined && interval !== null, reason).toBe(
      paired && baseline.missed.length - (baseline.ignored?.length ?? 0) >= 6,
    );
  });
});

test('files renamed in between are the same images: the counts are paired by content', () => {
  const missed = [1, 3, 5, 7, 9, 11, 13, 15];
  const reversed = missed.map((_, i) => `images/t${missed.length - 1 - i}`);
  const before = testedRun({ missed });
  const contents = before.split.test.samples;
  // The same contents under names in the other order, with counts that belong to the contents.
  const samples = Object.fromEntries(
    reversed.map((id, i) => [
      id,
      { imageHash: contents[i].image.padEnd(64, '0'), labelHash: contents[i].labels.padEnd(64, '0') },
    ]),
  );
  const after = testedRun({ missed: missed.toReversed(), samples });
  const comparison = compare(after, before);
  expect(comparison.verdict).toBe('same');
  expect(comparison.changes?.['macro-f1']).toEqual({ change: 0, interval: { low: 0, high: 0 } });
  expect(comparison.data).toMatchObject({
    added: { count: 0 },
    removed: { count: 0 },
    relabelled: { count: 0 },
  });
});

test('changes are this run minus the baseline, by class too', () => {
  const [current, baseline] = [testedRun({ missed: wobbly(5) }), testedRun({ missed: wobbly(9) })];
  const { changes } = compare(current, baseline);
  expect(changes?.accuracy?.change).toBeCloseTo(
    (current.test.accuracy ?? 0) - (baseline.test.accuracy ?? 0),
    12,
  );
  expect(changes?.['per-class'].map(({ class: name }) => name)).toEqual(['background', 'star']);
  const [, star] = changes?.['per-class'] ?? [];
  expect(star.f1?.change).toBeCloseTo(
    (current.test['per-class'][1].f1 ?? 0) - (baseline.test['per-class'][1].f1 ?? 0),
    12,
  );
  expect(star.f1?.interval?.low).toBeGreaterThan(0);
});

describe('two runs that had time for some images of the same test part', () => {
  const first = (count: number) => Array.from({ length: count }, (_, i) => i);
  const run = (level: number, testedOf: readonly number[]) => testedRun({ missed: wobbly(level), testedOf });

  test('are compared on those of both, as tests of these alone would be', () => {
    const comparison = compare(run(5, first(9)), run(9, first(12).slice(2)));
    const alone = compare(run(5, first(9).slice(2)), run(9, first(9).slice(2)));
    expect(comparison).toMatchObject({ verdict: 'better', changes: alone.changes, 'shared-images': 7 });
    expect(comparison.sentence).toMatch(
      /; on the 7 test images of both \(\+0\.\d{3}, 95 % interval .+ to .+\)$/,
    );
    expect(alone['shared-images']).toBeNull();
  });

  test('and share too few cannot be told apart', () => {
    const comparison = compare(run(5, first(9)), run(9, first(12).slice(5)));
    expect(comparison.verdict).toBe('too-few-images');
    expect(comparison.sentence).toContain('(4, 6 are needed)');
  });

  test('and share none are not compared', () => {
    const comparison = compare(run(5, first(6)), run(9, first(12).slice(6)));
    expect(comparison).toMatchObject({ verdict: 'different-test-split', changes: null });
    expect(comparison.sentence).toContain('the test images or their labels are not the same');
  });
});

test('the same two runs give the same numbers again', () => {
  const [current, baseline] = [testedRun({ missed: wobbly(5) }), testedRun({ missed: wobbly(6) })];
  expect(compare(current, baseline)).toEqual(compare(current, baseline));
});

test.each([
  { who: 'this run', current: true },
  { who: 'the baseline', current: false },
])('$who was not tested', ({ who, current }) => {
  const tested = sampleResults();
  const untested = sampleResults({ evaluation: emptyEvaluation(4) });
  const comparison = current ? compare(untested, tested) : compare(tested, untested);
  expect(comparison.verdict).toBe('not-tested');
  expect(comparison.sentence).toBe(`Not compared with main: ${who} was not tested`);
});

test('an earlier file that does not say what its test images were', () => {
  const baseline = testedRun({ missed: wobbly(9) });
  const old = { ...baseline, split: { ...baseline.split, test: { ...baseline.split.test, samples: [] } } };
  const comparison = compare(testedRun({ missed: wobbly(5) }), old);
  expect(comparison.verdict).toBe('different-test-split');
  expect(comparison.sentence).toContain('before images could be told apart');
});

test('no baseline is a state with a reason, not a fault', () => {
  const { comparison } = testedRun({
    missed: [1],
    baseline: { results: undefined, reason: 'No baseline: this is not a pull request.' },
  });
  expect(comparison).toEqual({
    verdict: 'no-baseline',
    sentence: 'No baseline: this is not a pull request.',
    baseline: null,
    changes: null,
    'shared-images': null,
    data: null,
  });
});
