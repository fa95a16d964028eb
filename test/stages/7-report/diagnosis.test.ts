// The diagnosis on curves that were recorded, on made-up ones at the rules' edges, and on any curve at all.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byScore } from '../../../src/metrics/scores.ts';
import { finding } from '../../../src/results/judgement.ts';
import { diagnose, RULES } from '../../../src/stages/7-report/diagnosis.ts';
import { type Curve, diagnosed } from './diagnosis/curve.ts';
import { falling, flat, MADE_UP } from './diagnosis/made-up-curves.ts';
import recorded from './diagnosis/recorded-curves.json' with { type: 'json' };

describe('recorded curves', () => {
  test.each(recorded.curves)('$verdict: $reason', (row) => {
    const [rates, train, validation, trainF1, validationF1] = row.columns.map((_, k) =>
      row.epochs.map((epoch) => epoch[k]),
    );
    const [found] = diagnose(
      diagnosed({
        ...{ rates, train, validation, trainF1, validationF1 },
        bestEpoch: row['best-epoch'],
        stopReason: row['stop-reason'] as 'epochs',
        classShare: row['class-share'],
      }),
    );
    expect(found.verdict, `${row.reason}: ${found.sentence}`).toBe(row.verdict);
    expect(found['from-epoch'], row.reason).toBe(row['from-epoch']);
  });

  test('show every verdict on curves', () => {
    const shown = new Set(recorded.curves.map(({ verdict }) => verdict));
    const all = new Set<string>(RULES.map(({ verdict }) => verdict));
    expect([...all].filter((verdict) => !shown.has(verdict))).toEqual([]);
  });
});

describe('made-up curves', () => {
  test.each(MADE_UP)('$verdict: $reason', ({ reason, verdict, sentence, from, ...curve }) => {
    const [found] = diagnose(diagnosed(curve));
    expect(found.verdict, `${reason}: ${found.sentence}`).toBe(verdict);
    expect(found.sentence, reason).toMatch(sentence);
    expect(found['from-epoch'], reason).toBe(from ?? null);
    expect(found.rule, 'says its bounds').not.toBe('');
  });
});

describe('beside the curves', () => {
  const quiet: Curve = { train: falling(30), validation: falling(30) };
  const classes = (predicted: readonly number[], support = 100) =>
    predicted.map((count, k) => ({
      class: `c${k}`,
      ...{ precision: null, recall: 0.5, f1: 0.5, iou: 0.5 },
      ...{ support, predicted: count, 'f1-interval': null, 'iou-interval': null },
    }));
  const interval = (low: number, high: number) => ({
    intervals: { ...byScore(() => null), 'macro-f1': { low, high } },
  });

  test.each<{ reason: string; test: NonNullable<Curve['test']>; found: readonly string[]; words: RegExp }>([
    {
      reason: 'every class was predicted, the test is as good as the training',
      test: { 'per-class': classes([5, 5]), 'macro-f1': 0.94 },
      found: [],
      words: /^$/,
    },
    {
      reason: 'a class that the test shows was never answered',
      test: { 'per-class': classes([5, 0]), 'macro-f1': 0.94 },
      found: ['class-never-predicted'],
      words: /never answers "c1" on the test images, which show 100 pixels of it\./,
    },
    {
      reason: 'a class that the test does not show cannot be answered',
      test: { 'per-class': classes([0, 0], 0), 'macro-f1': 0.94 },
      found: [],
      words: /^$/,
    },
    {
      reason: 'of many such classes five are named',
      test: { 'per-class': classes(new Array(9).fill(0)), 'macro-f1': 0.94 },
      found: ['class-never-predicted'],
      words: /"c0", "c1", "c2", "c3", "c4" and 4 more on the test images, which show 900 pixels of them/,
    },
    {
      reason: 'the test falls off, validation did not',
      test: { 'per-class': classes([5]), 'macro-f1': 0.7, ...interval(0.6, 0.8) },
      found: ['train-test-gap'],
      words:
        /0\.950 in training and 0\.700 on the test images\. Validation had 0\.950, so the test images differ/,
    },
    {
      reason: 'so few test images that it may be chance',
      test: { 'per-class': classes([5]), 'macro-f1': 0.7, ...interval(0.3, 0.96) },
      found: [],
      words: /^$/,
    },
    {
      reason: 'an untested model',
      test: { images: 0, 'per-class': classes([0], 0), 'macro-f1': null },
      found: [],
      words: /^$/,
    },
  ])('$reason', ({ reason, test: tested, found, words }) => {
    const [, ...beside] = diagnose(diagnosed({ ...quiet, test: tested }));
    expect(
      beside.map(({ verdict }) => verdict),
      reason,
    ).toEqual(found);
    expect(beside.map(({ sentence }) => sentence).join(' '), reason).toMatch(words);
  });

  test('a gap that validation shows too is the model', () => {
    const validationF1 = flat(30, 0.72);
    const [, gap] = diagnose(diagnosed({ ...quiet, validationF1, test: { 'macro-f1': 0.7 } }));
    expect(gap.sentence).toContain('Validation had 0.720 too');
  });

  test('a class name cannot bring in a line break', () => {
    const [hostile] = classes([0]);
    const named = { 'per-class': [{ ...hostile, class: 'a\n::error::x' }] };
    const [, found] = diagnose(diagnosed({ ...quiet, test: named }));
    expect(found.sentence).toContain('"a\\n::error::x"');
  });
});

const loss = fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constantFrom(0, 1e-300, 1e300, null));
const anyRun = fc.integer({ min: 0, max: 40 }).chain((count) => {
  const column = (of: fc.Arbitrary<number | null>) =>
    fc.oneof(
      fc.array(of, { minLength: count, maxLength: count }),
      of.map((one) => epochsOf(count, one)),
    );
  const f1 = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(null));
  return fc.record({
    train: column(loss),
    validation: column(loss),
    rates: column(loss),
    trainF1: column(f1),
    validationF1: column(f1),
    bestEpoch: fc.integer({ min: 0, max: count }),
    stopReason: fc.constantFrom('patience', 'epochs', 'time-budget', 'target', 'cancelled', 'diverged'),
    classShare: fc.array(f1, { maxLength: 4 }),
  });
});

function epochsOf(count: number, value: number | null): (number | null)[] {
  return new Array<number | null>(count).fill(value);
}

test('any history at all: one verdict on the curves, in whole sentences, that results.json can hold', () => {
  fc.assert(
    fc.property(anyRun, (curve) => {
      const found = diagnose(diagnosed(curve));
      expect(RULES.map(({ verdict }) => verdict)).toContain(found[0].verdict);
      for (const one of found) {
        expect(finding.parse(one)).toEqual(one);
        expect(JSON.parse(JSON.stringify(one))).toEqual(one);
        expect(one.sentence).toMatch(/^[A-Z].*[.]$/);
        expect(one.sentence).not.toMatch(/NaN|Infinity|undefined|null/);
        const from = one['from-epoch'];
        expect(from === null || from <= curve.train.length + 1).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('a training loss that swings back to where it was: no net change, not -0, which JSON lacks', () => {
  const loss = [0, 1e300, 7e-246, 0, 5e-301, 2.5e-301, 1e-300];
  const none = loss.map(() => 0);
  const curve = { train: loss, validation: none, rates: none, trainF1: none, validationF1: none };
  const [found] = diagnose(diagnosed({ ...curve, bestEpoch: 0, stopReason: 'patience', classShare: [1] }));
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

test('a gap beyond all numbers in percent is left out', () => {
  const [train, validation] = [
    [1e-300, 1e-300, 1e-300],
    [1e7, 1e7, 1e7],
  ];
  const f1 = [1, 1, 1];
  const curve = { train, validation, rates: f1, trainF1: f1, validationF1: f1 };
  const [found] = diagnose(diagnosed({ ...curve, bestEpoch: 1, stopReason: 'patience', classShare: [1] }));
  expect(found.verdict).toBe('correct-training');
  expect(found.sentence).not.toContain('Infinity');
});

test('the scale of the loss changes no verdict', () => {
  fc.assert(
    fc.property(anyRun, fc.constantFrom(0.125, 8), (curve, factor) => {
      const tame = (values: readonly (number | null)[]) =>
        values.map((value) => (value === null ? null : Math.min(10, Math.max(1e-3, value))));
      const scaled = (values: readonly (number | null)[]) =>
        values.map((value) => (value === null ? null : value * factor));
      const [train, validation] = [tame(curve.train), tame(curve.validation)];
      const [a] = diagnose(diagnosed({ ...curve, train, validation }));
      const [b] = diagnose(diagnosed({ ...curve, train: scaled(train), validation: scaled(validation) }));
      expect(b.verdict).toBe(a.verdict);
    }),
  );
});

describe('an epoch that fitted a head alone', () => {
  const learning = {
    train: [0.5, 0.45, 0.4, 0.36, 0.33, 0.32, 0.31],
    validation: [0.52, 0.47, 0.43, 0.4, 0.38, 0.37, 0.37],
    trainF1: epochsOf(7, 0.5),
  };
  const run = {
    train: [0.02, ...learning.train],
    validation: [0.6, ...learning.validation],
    trainF1: epochsOf(8, 0.5),
  };

  const probed = (curve: Curve) => diagnose(diagnosed({ ...curve, linearProbe: true }))[0];

  test('is no part of a curve: no step made its loss, without augmentation', () => {
    const found = probed({ ...run, rates: [0, ...epochsOf(7, 1e-3)] });
    expect(found.verdict, found.sentence).toBe(diagnose(diagnosed(learning))[0].verdict);
    const asSteps = diagnose(diagnosed(run))[0].verdict;
    expect([asSteps, found.verdict]).toEqual(['learning-rate-too-high', expect.not.stringMatching(asSteps)]);
  });

  test.each([
    {
      reason: 'nothing followed',
      losses: [0.6],
      sentence: 'The one epoch that was finished fitted the head alone: there is no curve to judge.',
      evidence: { epochs: 1, 'after-the-head': 0 },
    },
    {
      reason: 'one epoch of steps, two of the table',
      losses: [0.6, 0.5],
      sentence:
        'After the first, which fitted the head alone, only one epoch was finished: so few tell nothing yet of how the training goes.',
      evidence: { epochs: 2, 'after-the-head': 1 },
    },
    {
      reason: 'two epochs of steps, three of the table',
      losses: [0.6, 0.5, 0.4],
      sentence:
        'After the first, which fitted the head alone, only 2 epochs were finished: so few tell nothing yet of how the training goes.',
      evidence: { epochs: 3, 'after-the-head': 2 },
    },
  ])('is counted as everywhere where few epochs followed: $reason', ({ losses, ...expected }) => {
    const found = probed({ train: losses, validation: losses });
    expect(finding.parse(found)).toEqual(found);
    expect(found).toMatchObject({ verdict: 'too-short', ...{ sentence: expected.sentence } });
    expect(found.evidence, expected.reason).toEqual(expected.evidence);
    const asSteps = diagnose(diagnosed({ train: losses.slice(1), validation: losses.slice(1) }))[0];
    expect(asSteps.verdict, 'as without it').toBe('too-short');
  });

  test('is counted as everywhere where the validation loss still falls', () => {
    const falls = falling(12);
    const curve = { train: falls, validation: falls, stopReason: 'epochs' } as const;
    expect(probed(curve)).toMatchObject({
      verdict: 'still-improving',
      sentence: expect.stringContaining(' ended after 12 epochs, '),
    });
  });

  test('is the last one that was a number where the first steps were too large', () => {
    const found = probed({ train: [0.5, null], validation: [0.6, null], stopReason: 'diverged' });
    expect([found.verdict, found['from-epoch']]).toEqual(['learning-rate-too-high', 2]);
  });
});
