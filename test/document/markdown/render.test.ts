// A document as Markdown: what each block becomes, what is left to the page, and in which order things stand.
import { describe, expect, test } from 'vitest';
import { type Block, fold, paragraph, type Section, table } from '../../../src/document/document.ts';
import { code, interval, link, note, strong } from '../../../src/document/inline.ts';
import { blocksMarkdown, renderMarkdown } from '../../../src/document/markdown/render.ts';
import { documentWith } from '../sample-blocks.ts';

const drawn = (...blocks: Block[]) => blocksMarkdown(blocks, 'results.json');
const numbered = (count: number) => Array.from({ length: count }, (_, i) => [`${i}`, '1']);
const matrixOf = (size: number): Block => ({
  kind: 'matrix',
  caption: 'Rows.',
  classes: Array.from({ length: size }, (_, index) => ({ index, name: `c${index}`, color: [0, 0, 0] })),
  counts: Array.from({ length: size }, () => new Array<number>(size).fill(1)),
  unit: 'pixel',
});

describe('a block', () => {
  test.each<[string, Block, string]>([
    ['a paragraph with a tone has its sign', paragraph('Gates.', { tone: 'bad' }), '🔴 Gates.'],
    [
      'marks',
      paragraph([strong('a'), code('b<c'), interval('1 to 2'), note('d'), link('e', 'https://x/1')]),
      '**a**<code>b&lt;c</code> (1 to 2)<br><sub>d</sub>[e](https://x/1)',
    ],
    ['a list', { kind: 'list', items: ['a', 'b'] }, '- a\n- b'],
    [
      'a table: caption, text to the left, numbers to the right',
      table('Caption', ['class', 'F1'], [['a', '0.5']]),
      'Caption.\n\n| class |  F1 |\n| :---- | --: |\n| a     | 0.5 |',
    ],
    [
      'the row that stands out, but for what is empty',
      table('Caption', ['x', 'y', 'z'], [['a', '', 'c']], { text: [0, 1, 2], strong: 0 }),
      'Caption.\n\n| x     | y  | z     |\n| :---- | :- | :---- |\n| **a** |    | **c** |',
    ],
    ['a fold', fold('More', [paragraph('a')]), '<details><summary>More</summary>\n\na\n\n</details>'],
    ['a fold of nothing that Markdown shows', fold('More', [matrixOf(13)]), ''],
    ['a matrix that nobody could read', matrixOf(13), ''],
  ])('%s', (reason, block, markdown) => {
    expect(drawn(block), reason).toBe(markdown);
  });

  test('of many rows the first are shown, and where the others are', () => {
    expect(drawn(table('All', ['x', 'y'], numbered(100)))).toMatch(/^All\.\n/);
    const many = drawn(table('All', ['x', 'y'], numbered(1234)));
    expect(many).toMatch(/^All\. The first 100 of 1,234: results\.json has all\.\n/);
    expect(many.match(/\n/g)).toHaveLength(3 + 100);
    const few = drawn(table('All', ['x', 'y'], numbered(30), { enough: 20, file: 'all.csv' }));
    expect(few).toMatch(/^All\. The first 20 of 30: all\.csv has all\.\n/);
  });

  test('of many items fifty', () => {
    const items = numbered(1060).map(([item]) => item!);
    expect(drawn({ kind: 'list', items })).toMatch(/- 49\n- and 1,010 more in results\.json$/);
  });
});

describe('a document', () => {
  const section = (id: string, ...blocks: Block[]): Section => ({
    id,
    title: `The ${id}`,
    leaveOut: 1,
    blocks,
  });
  const render = (sections: readonly Section[], limit?: number, links = '') =>
    renderMarkdown({ ...documentWith('x'), sections }, limit, links);

  test('opens with its heading, and what stands open comes before what is folded', () => {
    const text = render([
      section('a', paragraph('first'), fold('fold a', [paragraph('third')])),
      section('b', paragraph('second')),
    ]);
    expect(text).toMatch(/^### 🟢 x<code>x<\/code>\n\nx\n\nfirst\n\nsecond\n\n<details><summary>fold a</);
  });

  test('has links below the head', () => {
    expect(render([section('a', paragraph('first'))], undefined, 'here')).toContain('\n\nx\n\nhere\n\nfirst');
  });

  test('leaves to the page what only the page shows', () => {
    const text = renderMarkdown(documentWith('x'));
    expect(text).not.toContain('On the page alone.');
    expect(text).not.toContain('data:image');
  });

  test('leaves out folds by themselves, under the name of their section or their own', () => {
    const long = [paragraph('x'.repeat(500))];
    const text = render(
      [section('a', paragraph('stays'), fold('f', long, { name: 'details', leaveOut: 9 }), fold('g', long))],
      700,
    );
    expect(text).toContain('stays');
    expect(text).toContain('Left out, because GitHub takes no more: details. results.json has all of it.');
    expect(render([section('a', ...long)], 200)).toContain('no more: the a.');
  });
});
