import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRow, parseCsv } from '../../src/shared/csv.ts';

test.each<[string, string, readonly (readonly string[])[] | undefined]>([
  [
    'a comma in quotes is no separator',
    '"file, name";label\n"1";2\n',
    [
      ['file, name', 'label'],
      ['1', '2'],
    ],
  ],
  [
    'what Excel writes to say the separator is no row',
    'sep=;\r\na;b\r\n1;2,3\r\n',
    [
      ['a', 'b'],
      ['1', '2,3'],
    ],
  ],
  [
    'upright strokes where there is nothing else',
    'a|b\n1|2,3\n',
    [
      ['a', 'b'],
      ['1', '2,3'],
    ],
  ],
  [
    'an upright stroke in a name beside commas',
    'a|b,c\n1,2\n',
    [
      ['a|b', 'c'],
      ['1', '2'],
    ],
  ],
  [
    'commas',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'no end of line at the end',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\r\n1\t2, 3\r\n',
    [
      ['a', 'b'],
      ['1', '2, 3'],
    ],
  ],
  [
    'semicolons',
    'a;b\n1,5;2\n',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  [
    'old ends of lines',
    'a,b\r1,2\r',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a byte order mark', '\uFEFFa,b\n', [['a', 'b']]],
  ['quotes around separators, ends of lines and quotes', '"a,1","b\n2","c""3"\n', [['a,1', 'b\n2', 'c"3']]],
  [
    'empty fields and lines',
    ',\n\n"",x,\n',
    [
      ['', ''],
      ['', 'x', ''],
    ],
  ],
  ['nothing', '', []],
  ['an open quote', '"a,b\n', undefined],
  ['text behind a quote', '"a"b,c\n', undefined],
])('rows with %s', (reason, text, rows) => {
  expect(parseCsv(text, 100), reason).toEqual(rows);
});

test('more rows than are wanted are none', () => {
  expect(parseCsv('1\n2\n3\n', 3)).toHaveLength(3);
  expect(parseCsv('1\n2\n3\n4\n', 3)).toBeUndefined();
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), { minLength: 1 }), (rows) => {
      const header = ['first', 'second'];
      expect(parseCsv([header, ...rows].map(csvRow).join(''), 1000)).toEqual([header, ...rows]);
    }),
  );
});
