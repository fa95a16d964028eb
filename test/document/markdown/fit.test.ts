// Fitting the summary: the least important piece goes first, and the reader is told.
import { expect, test } from 'vitest';
import { fit, SUMMARY_LIMIT_BYTES } from '../../../src/document/markdown/fit.ts';

const pieces = [
  { name: 'result', markdown: 'R'.repeat(20), leaveOut: 0 },
  { name: 'chart', markdown: 'C'.repeat(300), leaveOut: 1 },
  { name: 'settings', markdown: 'S'.repeat(400), leaveOut: 9 },
  { name: 'epochs', markdown: 'E'.repeat(300), leaveOut: 5 },
];

test.each([
  { limit: 2000, kept: 'RCSE', note: undefined, reason: 'everything fits' },
  { limit: 800, kept: 'RCE', note: 'settings.', reason: 'the least important goes' },
  { limit: 500, kept: 'RC', note: 'settings, epochs.', reason: 'then the next' },
  { limit: 200, kept: 'R', note: 'settings, epochs, chart.', reason: 'only the result is left' },
  { limit: 1, kept: 'R', note: 'settings, epochs, chart.', reason: 'the result is never left out' },
])('$limit bytes: $reason', ({ limit, kept, note, reason }) => {
  const text = fit(pieces, limit, 'results.json');
  const present = pieces.filter(({ markdown }) => text.includes(markdown)).map(({ markdown }) => markdown[0]);
  expect(present.join(''), reason).toBe(kept);
  if (note === undefined) expect(text).not.toContain('Left out');
  else expect(text).toContain(`Left out, because GitHub takes no more: ${note} results.json has all of it.`);
  if (limit >= 200) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
});

test('bytes are counted, not characters', () => {
  const wide = [pieces[0], { name: 'wide', markdown: '漢'.repeat(100), leaveOut: 1 }];
  expect(fit(wide, 250, 'results.json')).toContain('Left out');
});

test('the limit leaves room below 1 MiB for what publishing appends', () => {
  expect(SUMMARY_LIMIT_BYTES).toBe(1_048_576 - 16_384);
});
