import { expect, test } from 'vitest';
import { resultOf, scaleTable } from '../../bench/scale/scale.ts';
import { parseScaleLine, type ScaleLine } from '../../bench/scale/scale-line.ts';
import { SETS } from '../../bench/scale/sets.ts';

const small = SETS.find(({ name }) => name === 'small-2000')!;

const LINES: readonly ScaleLine[] = [
  { event: 'audited', images: 2000, seconds: 1.64, peakBytes: 122e6 },
  { event: 'planned', seconds: 0.25 },
  { event: 'epoch', epoch: 1, seconds: 8.8 },
  { event: 'epoch', epoch: 2, seconds: 6.8 },
  { event: 'done', parts: { step: 14, wait: 0.1 }, peakBytes: 507e6 },
];

test("a training's lines become one result, its epochs in order", () => {
  const lines = LINES.map((line) => parseScaleLine(JSON.stringify(line)));
  expect(resultOf(small, lines)).toEqual({
    set: small,
    auditSeconds: 1.64,
    auditPeakBytes: 122e6,
    planSeconds: 0.25,
    epochSeconds: [8.8, 6.8],
    partSeconds: { step: 14, wait: 0.1 },
    peakBytes: 507e6,
  });
});

test.each(['audited', 'planned', 'done'])(
  'a training that ended without its line `%s` has no result',
  (event) => {
    const lines = LINES.filter((line) => line.event !== event);
    expect(() => resultOf(small, lines)).toThrow('the training on small-2000 ended without its figures');
  },
);

test.each([
  ['a line of another form', '{"event":"audited","images":2.5,"seconds":1,"peakBytes":1}'],
  ['an unknown event', '{"event":"finished"}'],
  ['a word that is not JSON', 'Warning: slow'],
])('%s is no line', (_what, text) => {
  expect(() => parseScaleLine(text)).toThrow();
});

test('the table counts the last epoch for an image, and memory in MB', () => {
  expect(scaleTable([resultOf(small, LINES)]).split('\n')[2]).toBe(
    '| small-2000 |     1.64 |    0.25 |       8.80 |       6.80 |                 3.40 |            122 |      507 |',
  );
});

test('sets have names of their own, and the large ones do not fit into the memory that they are given', () => {
  expect(new Set(SETS.map(({ name }) => name)).size).toBe(SETS.length);
  for (const { name, images, edge, channels, bitDepth, memoryBudgetBytes } of SETS) {
    if (name.startsWith('large'))
      expect(images * edge ** 2 * channels * (bitDepth / 8), name).toBeGreaterThan(4 * memoryBudgetBytes);
  }
});
