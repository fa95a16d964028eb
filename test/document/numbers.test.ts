// Numbers as people read them: three digits that count, and no rounding that says what isn't so.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatBeside,
  formatBytes,
  formatChange,
  formatChangeBeside,
  formatCount,
  formatMeasured,
  formatRange,
  formatRate,
  formatRatio,
  formatSeconds,
  formatShare,
  plural,
} from '../../src/document/numbers.ts';

test.each<[(value: never) => string, number | null | undefined, string, string]>([
  [formatRatio, 0.9812, '0.981', 'three decimals'],
  [formatRatio, 1, '1.000', 'perfect is perfect'],
  [formatRatio, 0, '0.000', 'nothing is nothing'],
  [formatRatio, 0.9996, '0.9996', 'not perfect never reads 1.000'],
  [formatRatio, 0.99999999, '0.99999999', 'not perfect never reads 1.000'],
  [formatRatio, 1 - 2 ** -53, '1.000', 'closer than 15 digits can say'],
  [formatRatio, 0.00001, '<0.001', 'not nothing never reads 0.000'],
  [formatRatio, 0.0005, '0.001', 'rounds as toFixed does'],
  [formatRatio, null, '–', 'no number'],
  [formatRatio, undefined, '–', 'no number'],
  [formatMeasured, 0.03123, '0.0312', 'three significant digits'],
  [formatMeasured, 12.345, '12.3', 'three significant digits'],
  [formatMeasured, 123.45, '123', 'three significant digits'],
  [formatMeasured, 12345.6, '12346', 'whole numbers as they are'],
  [formatMeasured, 0, '0.00', 'zero'],
  [formatMeasured, 0.0000123, '1.23e-5', 'small ones as powers'],
  [formatMeasured, 1.5e30, '1.5e30', 'large ones as powers'],
  [formatMeasured, -0.5, '-0.500', 'negative'],
  [formatMeasured, null, '–', 'no number'],
  [formatRate, 0.001, '1e-3', 'a power of ten'],
  [formatRate, 0.00025, '2.5e-4', 'two digits'],
  [formatRate, 0.1, '1e-1', 'a power of ten'],
  [formatRate, 1, '1', 'one'],
  [formatRate, 0, '0', 'zero'],
  [formatRate, 0.0012345, '1.23e-3', 'three digits at most'],
  [formatCount, 1234567, '1,234,567', 'thousands'],
  [formatCount, 999, '999', 'below a thousand'],
  [formatSeconds, 0.034, '0.03 s', 'short'],
  [formatSeconds, 42.12, '42.1 s', 'seconds'],
  [formatSeconds, 59.96, '1 min 0 s', 'never 60.0 s'],
  [formatSeconds, 252, '4 min 12 s', 'minutes'],
  [formatSeconds, 3599.7, '1 h 0 min', 'never 60 min'],
  [formatSeconds, 7500, '2 h 5 min', 'hours'],
  [formatBytes, 512, '512 B', 'bytes'],
  [formatBytes, 1024, '1.00 KiB', 'powers of 1024'],
  [formatBytes, 1_942_331, '1.85 MiB', 'three significant digits'],
  [formatBytes, 2 ** 20 - 1, '1.00 MiB', 'never 1024 KiB'],
  [formatShare, 0.1234, '12.3\u00a0%', 'one decimal'],
  [formatShare, 0.00001, '<0.1\u00a0%', 'not nothing never reads 0.0 %'],
  [formatShare, 0, '0.0\u00a0%', 'nothing'],
  [formatShare, null, '–', 'no number'],
])('%o of %s is %j: %s', (format, value, expected, reason) => {
  expect(format(value as never), reason).toBe(expected);
});

test('one epoch, many epochs', () => {
  expect([plural(1, 'epoch'), plural(0, 'epoch'), plural(2000, 'class', 'classes')]).toEqual([
    '1 epoch',
    '0 epochs',
    '2,000 classes',
  ]);
});

test.each([
  { value: 0.0142, text: '+0.014', why: 'a gain has its sign' },
  { value: -0.0031, text: '−0.003', why: 'a loss has a minus' },
  { value: 0, text: '0', why: 'no change has none' },
  { value: 0.000231, text: '+2e-4', why: 'a tiny one never reads 0' },
  { value: -1, text: '−1.000', why: 'the largest there is' },
  { value: null, text: '–', why: 'undefined in one of two' },
])('a change of $value reads $text: $why', ({ value, text, why }) => {
  expect(formatChange(value), why).toBe(text);
});

test.each([
  { value: 0.74213, bound: 0.8, text: '0.7421', why: 'four digits that count' },
  { value: 0.79996, bound: 0.8, text: '0.79996', why: 'one more, or it would read 0.8' },
  { value: 0.799961234, bound: 0.8, text: '0.79996', why: 'and no more than that' },
  { value: 0.8, bound: 0.8, text: '0.8', why: 'the bound itself' },
  { value: 0.80001, bound: 0.8, text: '0.80001', why: 'the other side' },
  { value: 0.1 + 0.2, bound: 0.3, text: '0.30000000000000004', why: 'all there are' },
  { value: 1234.567, bound: 1, text: '1235', why: 'a large loss' },
  { value: 1.5e-7, bound: 0, text: '1.5e-7', why: 'a tiny one' },
  { value: -0.0312, bound: -0.02, text: '−0.0312', why: 'a minus sign' },
])('$value beside $bound reads $text: $why', ({ value, bound, text, why }) => {
  expect(formatBeside(value, bound), why).toBe(text);
});

test('beside any bound a number reads as one on the same side', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    fc.double({ noNaN: true, min: -1, max: 1 }),
  );
  const near = fc.tuple(number, fc.integer({ min: -3, max: 3 })).map(([bound, ulps]) => ({
    bound,
    value: bound + ulps * Number.EPSILON * Math.abs(bound),
  }));
  const pair = fc.oneof(fc.record({ bound: number, value: number }), near);
  fc.assert(
    fc.property(pair, ({ bound, value }) => {
      const read = Number(formatBeside(value, bound).replace('−', '-'));
      expect([read < bound, read > bound]).toEqual([value < bound, value > bound]);
      expect(Number(formatChangeBeside(value, bound).replace('−', '-'))).toBe(read);
    }),
  );
});

test('a change has its sign', () => {
  expect(formatChangeBeside(0.0142, 0.01)).toBe('+0.0142');
  expect(formatChangeBeside(-0.0142, 0.01)).toBe('−0.0142');
  expect(formatChangeBeside(0, 0.01)).toBe('0');
});

test('a range has both ends, each as its numbers are written', () => {
  expect(formatRange({ low: 0.9621, high: 0.99 })).toBe('0.962 to 0.990');
  expect(formatRange({ low: -0.002, high: 0.022 }, formatChange)).toBe('−0.002 to +0.022');
});
