// Blocks as lines: what stands in columns, what goes on below itself, and what has no lines.
import { describe, expect, test } from 'vitest';
import { facts, fold, paragraph, table } from '../../../src/document/document.ts';
import { strong, swatch } from '../../../src/document/inline.ts';
import { blocksText } from '../../../src/document/text/render.ts';
import { blocksOf } from '../sample-blocks.ts';

describe('a table', () => {
  test('has its text to the left and its numbers to the right, below its caption', () => {
    const rows = [
      [swatch([1, 2, 3], 'cat'), '7'],
      ['dragonfly', '1,234'],
    ];
    expect(blocksText([table('Classes', ['class', 'images'], rows)])).toEqual([
      'Classes',
      '  class      images',
      '  cat             7',
      '  dragonfly   1,234',
    ]);
  });

  test('of facts has no header', () => {
    expect(blocksText([facts('Facts', [['a', strong('b')]])])).toEqual(['Facts', '  a  b']);
  });

  test('keeps its columns where a character is two columns wide', () => {
    const rows = [
      ['細胞', '1'],
      ['abcd', '2'],
    ];
    expect(blocksText([table('T', ['c', 'n'], rows)])).toEqual(['T', '  c     n', '  細胞  1', '  abcd  2']);
  });

  test('lets a long last text go on below itself', () => {
    const value = Array.from({ length: 30 }, (_, i) => `word${i}`).join(' ');
    const [, ...lines] = blocksText([facts('T', [['why', value]])]);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines[0]).toMatch(/^ {2}why {2}word0 word1/);
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {7}word\d/);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(`why  ${value}`);
  });

  test('says how many rows it leaves out', () => {
    const rows = Array.from({ length: 1234 }, (_, i) => [`${i}`, '1']);
    const lines = blocksText([table('T', ['x', 'y'], rows)]);
    expect(lines).toHaveLength(2 + 50 + 1);
    expect(lines.at(-1)).toBe('  and 1,184 more');
  });
});

test('blocks are parted by an empty line, those of a fold too', () => {
  expect(blocksText([paragraph('a'), fold('f', [paragraph('b'), paragraph('c')])])).toEqual([
    'a',
    '',
    'b',
    '',
    'c',
  ]);
});

test.each(['curve', 'bars', 'reliability', 'matrix', 'pictures', 'sheet'])(
  'a block of kind %s has no lines',
  (kind) => {
    const blocks = blocksOf('x').filter((block) => block.kind === kind);
    expect(blocks).toHaveLength(1);
    expect(blocksText(blocks)).toEqual([]);
  },
);
