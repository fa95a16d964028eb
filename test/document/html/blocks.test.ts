// Blocks on the page: how they lie beside each other, what marks become, and what has no room.
import { describe, expect, test } from 'vitest';
import { type Block, fold, paragraph, table } from '../../../src/document/document.ts';
import { blocksHtml } from '../../../src/document/html/blocks.ts';
import { html } from '../../../src/document/html/html.ts';
import type { PagePictures } from '../../../src/document/html/page-pictures.ts';
import { code, interval, link, note, strong, swatch } from '../../../src/document/inline.ts';
import { blocksOf, curve, PICTURES, SHEET } from '../sample-blocks.ts';

const drawn = (blocks: readonly Block[], pictures: PagePictures = []) =>
  blocksHtml(blocks, { pictures, numbersFile: 'results.json' }).text;
const one = table('One', ['x', 'y'], [['a', '1']]);
const ofKind = (kind: Block['kind']) => blocksOf('x').filter((block) => block.kind === kind);

describe('side by side', () => {
  test('what follows a chart stands beside it', () => {
    expect(drawn([...ofKind('bars'), one, paragraph('p')])).toMatch(
      /^<div class="charts two"><figure>[\s\S]*<\/figure>\n<div><div class="scroll"[\s\S]*<p>p<\/p>\n<\/div><\/div>\n$/,
    );
    expect(drawn([one, ...ofKind('bars')]), 'before it there is nothing to be beside').not.toContain(
      'class="charts',
    );
  });

  test('tables that follow each other share a row, others do not', () => {
    expect(drawn([one, one]).match(/class="flow"/g)).toHaveLength(1);
    expect(drawn([one, paragraph('p'), one])).not.toContain('class="flow"');
  });

  test('curves share a row, with the slider that reads them', () => {
    const text = drawn([curve(), curve({ id: 'accuracy' }), curve({ id: 'rate' })]);
    expect(text.match(/class="charts"/g)).toHaveLength(1);
    expect(text.match(/class="curve" data-first="1" data-last="3"/g)).toHaveLength(3);
    expect(text.match(/id="epoch-reader"/g)).toHaveLength(1);
  });

  test('without a table of epochs there is no slider, and nothing for it to point at', () => {
    const text = drawn([curve({ x: { name: 'commit', values: [1, 2, 3] } })]);
    expect(text).toContain('<div class="curve"><figure>');
    expect(text).toContain('>commit</text>');
    expect(text).not.toContain('epoch-reader');
  });

  test('what the page has room for is not folded', () => {
    expect(drawn([fold('f', [paragraph('p')])])).toBe('<p>p</p>\n');
    expect(drawn([fold('f', [paragraph('p')], {})])).toBe(
      '<details><summary>f</summary>\n<p>p</p>\n</details>\n',
    );
  });
});

test('marks are elements', () => {
  const marks = [
    strong('a'),
    code('b<'),
    interval('1 to 2'),
    note('d'),
    link('e', 'https://x/1'),
    swatch([1, 2, 3], 'f'),
  ];
  expect(drawn([paragraph(marks)])).toBe(
    '<p><strong>a</strong><code>b&#60;</code> <small>1 to 2</small><br><small>d</small><a href="https://x/1">e</a><span class="named"><svg class="swatch" width="12" height="12" aria-hidden="true" focusable="false"><rect width="12" height="12" fill="rgb(1,2,3)"/></svg> f</span></p>\n',
  );
});

describe('what has no room', () => {
  const rows = Array.from({ length: 1234 }, (_, i) => [`${i}`, '1']);

  test('rows beyond a thousand, told in the caption', () => {
    const text = drawn([table('All', ['x', 'y'], rows, { file: 'all.csv' })]);
    expect(text).toContain('<caption>All. The first 1,000 of 1,234: all.csv has all</caption>');
    expect(text.match(/<th scope="row"/g)).toHaveLength(1000);
  });

  test('items beyond fifty', () => {
    const text = drawn([{ kind: 'list', items: rows.map(([item]) => item!) }]);
    expect(text).toContain('<li>and 1,184 more in results.json</li>');
  });

  test('a matrix of very many classes', () => {
    const classes = rows.slice(0, 41).map(([name], index) => ({ index, name: name!, color: [0, 0, 0] }));
    const counts = classes.map(() => classes.map(() => 1));
    const text = drawn([{ kind: 'matrix', caption: 'c', classes, counts, unit: 'image' }]);
    expect(text).toBe('<p>A table of 41 classes is not shown: results.json has it.</p>');
  });
});

describe('pictures', () => {
  test('with labels and prediction each has its views, whole images have one', () => {
    expect(drawn(ofKind('pictures'), PICTURES.slice(0, 1)).match(/class="view"/g)).toHaveLength(4);
    expect(drawn(ofKind('pictures'), PICTURES.slice(1))).toContain('class="mistaken"');
  });

  test('that fit in no size are told to be elsewhere', () => {
    expect(drawn(ofKind('pictures'))).toContain('they lie in predictions/');
  });

  test('of a contact sheet: the image, and beside it the same with its label', () => {
    const [paired, single] = SHEET.map((one) => drawn(ofKind('sheet'), [one]));
    expect(paired!.match(/class="view"/g)).toHaveLength(2);
    expect(paired).toContain('<use href="#sheet-1-image" filter="url(#muted)"/>');
    expect(paired).toContain('class="sheet paired"');
    expect(single!.match(/class="view"/g)).toHaveLength(1);
    expect(single).toContain('class="sheet single"');
    expect(paired!.match(/rgb\(1,2,3\)/g), 'the legend, and where a line says so').toHaveLength(3);
  });

  test('each block takes those of its own', () => {
    const all = drawn([...ofKind('pictures'), ...ofKind('sheet')], [...PICTURES, ...SHEET]);
    expect(all.match(/<use href="#a-image"\/>/g)?.length).toBeGreaterThan(0);
    expect(all.match(/id="sheet-2-image"/g)).toHaveLength(1);
    expect(drawn(ofKind('sheet'), PICTURES)).toContain('too large for this page');
  });

  test('of an earlier page stand as they stood', () => {
    expect(drawn(ofKind('pictures'), new Map([['pictures', html`<p>earlier</p>`]]))).toContain(
      '--><p>earlier</p><!--',
    );
  });
});
