import { expect, test } from 'vitest';
import { wrap, wrapCommand } from '../../src/cli/wrap.ts';

const TEXT =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen x';

const ROWS: [columns: number, indent: number, widest: number, reason: string][] = [
  [40, 0, 40, 'the terminal decides'],
  [60, 20, 40, 'what stands before a line counts'],
  [80, 78, 30, 'some words of a line are read better than one'],
  [400, 0, 110, 'nobody reads lines as wide as the screen'],
];
test.each(ROWS)('of %i columns, %i of them blank', (columns, indent, widest, reason) => {
  const text = `${TEXT} ${TEXT}`;
  const lines = wrap(text, columns, indent);
  expect(lines.join(' ')).toBe(text);
  const lengths = lines.map((line) => line.length);
  expect(Math.max(...lengths), reason).toBeLessThanOrEqual(widest);
  for (const [i, line] of lines.slice(1).entries())
    expect(`${lines[i]} ${line.split(' ')[0]}`.length, 'no line ends before it must').toBeGreaterThan(widest);
});

test('a word that is wider than the terminal stays whole', () => {
  const word = 'x'.repeat(50);
  expect(wrap(`a ${word} b`, 40)).toEqual(['a', word, 'b']);
});

test('a command goes on behind a backslash, and what is quoted stays in one line', () => {
  const command = 'best-epoch train --data cells --initial-model runs/cells --fail-if "test-mean-iou < 0.8"';
  expect(wrapCommand(command, 200, 2)).toEqual([command]);
  const lines = wrapCommand(command, 50, 2);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(48);
  expect(lines).toEqual([
    'best-epoch train --data cells --initial-model \\',
    '  runs/cells --fail-if "test-mean-iou < 0.8"',
  ]);
  expect(lines.map((line) => line.replace(/ \\$/, '').trim()).join(' ')).toBe(command);
});
