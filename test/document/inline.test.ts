// Text as a tree: cut by characters, joined, and read out plainly.
import { expect, test } from 'vitest';
import {
  code,
  cut,
  type Inline,
  interval,
  joined,
  link,
  note,
  plainText,
  strong,
  swatch,
  withCode,
} from '../../src/document/inline.ts';

test('a long name is cut by characters, not in the middle of one', () => {
  expect(cut('a'.repeat(80))).toBe('a'.repeat(80));
  expect(cut('😀'.repeat(81))).toBe(`${'😀'.repeat(79)}…`);
});

test('control characters count as they are shown', () => {
  expect(cut('a\nb', 4)).toBe('a\\nb');
  expect(cut('a\nbc', 4)).toBe('a\\n…');
});

test.each<[string, Inline, string]>([
  ['text as it is', 'a <b>', 'a <b>'],
  ['parts one by one', ['a', ['b', 'c']], 'abc'],
  ['code between backticks', ['gate ', code('worse')], 'gate `worse`'],
  ['emphasis alone', strong('bold'), 'bold'],
  ['an interval in brackets', ['0.9', interval('0.8 to 1.0')], '0.9 (0.8 to 1.0)'],
  ['a note behind the text', ['a', note('b')], 'a b'],
  ['a link by its text', link('Open', 'https://example.com'), 'Open'],
  ['no colour', swatch([1, 2, 3], 'cat'), 'cat'],
  ['a list with its commas', joined(['a', code('b'), 'c']), 'a, `b`, c'],
])('plain text: %s', (reason, inline, text) => {
  expect(plainText(inline), reason).toBe(text);
});

test.each([
  ['set `masks` to it', ['set ', code('masks'), ' to it']],
  ['`a` and `c', [code('a'), ' and `c']],
  ['the file "`b`" is odd', ['the file "`b`" is odd']],
  ['none', ['none']],
  ['a ` alone', ['a ` alone']],
])('%s: code is what stands between two backticks', (message, expected) => {
  expect(withCode(message)).toEqual(expected);
  expect(plainText(withCode(message))).toBe(message);
});
