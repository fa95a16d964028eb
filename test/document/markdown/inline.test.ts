// Names from outside stay text: one cell each, shown as they are, whatever they contain.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { details, table } from '../../../src/document/markdown/blocks.ts';
import { escapeText } from '../../../src/document/markdown/inline.ts';
import { escapeControls } from '../../../src/shared/quote.ts';
import { elementsOf, HOSTILE_NAMES, tablesOf, toHtml } from './github-markdown.ts';

const shownAs = (name: string) => {
  const characters = [...escapeControls(name)];
  const cut = characters.length > 80 ? [...characters.slice(0, 79), '…'] : characters;
  return cut.join('');
};

const inTable = (name: string) => tablesOf(table(['name', 'value'], [[escapeText(name), '1']], 'lr'));

test.each(HOSTILE_NAMES)('%j is one cell that reads as the name', (name) => {
  expect(inTable(name)).toEqual([
    [
      ['name', 'value'],
      [shownAs(name), '1'],
    ],
  ]);
});

test('any text is one cell that reads as the text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: fc.constantFrom(...'|\\`*_<>&[]()!~#$@:-. \na1w'), maxLength: 40 }),
    fc.array(fc.constantFrom(...HOSTILE_NAMES), { maxLength: 3 }).map((names) => names.join('')),
  );
  fc.assert(
    fc.property(texts, (name) => {
      const [[, row]] = inTable(name);
      expect(row).toEqual([shownAs(name), '1']);
    }),
    { numRuns: 200 },
  );
});

test('no element but the table comes of a name, and no link', () => {
  const html = toHtml(
    table(
      ['name'],
      HOSTILE_NAMES.map((name) => [escapeText(name)]),
      'l',
    ),
  );
  const allowed = ['table', 'thead', 'tbody', 'tr', 'th', 'td', 'span'];
  expect([...elementsOf(html)].filter((name) => !allowed.includes(name))).toEqual([]);
});

test('unescaped the same names do break the table: the check above can fail', () => {
  const html = toHtml(
    table(
      ['name'],
      HOSTILE_NAMES.map((name) => [name]),
      'l',
    ),
  );
  expect([...elementsOf(html)]).toEqual(expect.arrayContaining(['img', 'a', 'strong']));
});

test('in a paragraph too a name is text', () => {
  for (const name of HOSTILE_NAMES) {
    expect(
      [...elementsOf(toHtml(`name ${escapeText(name)} end`))].filter((e) => !['p', 'span'].includes(e)),
    ).toEqual([]);
  }
});

test('a mention, a reference and an emoji are parted by an empty comment', () => {
  expect(escapeText('@a #1 :tada:')).toBe('@<!-- -->a #<!-- -->1 :<!-- -->tada:');
});

test.each([
  ['a time of day', '2026-11-29T15:17:17.479Z', '2026-11-29T15:17:17.479Z'],
  ['in a sentence', 'at 15:17 UTC', 'at 15:17 UTC'],
  ['an emoji of three digits', '1:100: ', '1:<!-- -->100:&#32;'],
  ['digits that the next text may go on with', '1:10', '1:<!-- -->10'],
  ['digits that a letter goes on with', '1:17x: y', '1:<!-- -->17x: y'],
  ['digits that a sign of emoji goes on with', '1:17+: y', '1:<!-- -->17+: y'],
  ['no digit before them', 'a:17: y', 'a:<!-- -->17: y'],
  ['an emoji behind a time', '15:17:tada:', '15:17:<!-- -->tada:'],
])('a colon stands bare only where nothing begins with it: %s', (reason, text, markdown) => {
  expect(escapeText(text), reason).toBe(markdown);
});

test('of no text an emoji’s code is left, nor an address', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'::01/a_+-. '), maxLength: 20 });
  fc.assert(
    fc.property(texts, (text) => {
      const markdown = escapeText(text).replaceAll('\\_', '_');
      expect(markdown).not.toMatch(/:(?!\d\d:)[\w+-]+:|:\/\//);
    }),
    { numRuns: 2000 },
  );
});

test('a fold holds Markdown', () => {
  expect(toHtml(details('More', '**bold**'))).toContain('<strong>bold</strong>');
});
