import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/document/inline.ts';
import { settingsSection } from '../../../../src/stages/7-report/sections/settings.ts';

/** The rows of the section's table as text. */
function rowsOf(settings: Parameters<typeof settingsSection>[0]['settings']): string[][] {
  const [folded] = settingsSection({ settings }).blocks;
  if (folded?.kind !== 'fold' || folded.blocks[0]?.kind !== 'table') throw new Error('no table');
  return folded.blocks[0].rows.map((row) => row.map((cell) => plainText(cell)));
}

describe('the section of the settings', () => {
  it.each([
    [
      'time-budget-ms',
      90_000,
      'time-budget',
      '1 min 30 s',
      'a time in words, under the name that users write',
    ],
    ['memory-budget-bytes', 2 ** 30, 'memory-budget', '1.00 GiB', 'memory likewise'],
    ['epochs', 12, 'epochs', '12', 'a number without a unit'],
    ['monitor', 'val-loss', 'monitor', 'val-loss', 'a word without quotes'],
    ['classes', ['a', 'b'], 'classes', '["a","b"]', 'a list'],
  ])('shows %s %j as %s: %s', (key, value, name, text, reason) => {
    expect(rowsOf(Object.fromEntries([[key, value]])), reason).toEqual([[name, text]]);
  });

  it('names those that were not set', () => {
    const [, unset] = [
      ...settingsSection({ settings: { epochs: 1, target: null, 'time-budget-ms': null } }).blocks,
    ].flatMap((block) => (block.kind === 'fold' ? block.blocks : []));
    expect(unset?.kind === 'paragraph' && plainText(unset.text)).toBe('Not set: target, time-budget.');
  });
});
