// Names in the examples' code: whatever they hold, they come out as themselves and end nothing that they stand in.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inputWords, list, literal } from '../../../../src/stages/7-report/model-card/input.ts';
import { HOSTILE_NAMES } from '../../../document/markdown/github-markdown.ts';

/** As JavaScript reads it. */
const evaluate = (code: string): unknown => new Function(`return ${code}`)();

const texts = fc.oneof(
  fc.constantFrom(
    ...HOSTILE_NAMES,
    '</script>',
    '<!--',
    '```',
    '\u2028',
    '\u2029',
    '\u202e',
    '\u{e0001}',
    '\'"\\',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

test('a list of any texts reads back as it was, and has nothing that HTML or Markdown could take for its own', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 5 }), (names) => {
      const code = list(names);
      expect(evaluate(code)).toEqual(names);
      expect(code).not.toMatch(/[<>&`]|(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(code.split('\n')).toHaveLength(names.length + 2);
    }),
  );
});

test.each([
  ['</script>', '"\\u003c/script\\u003e"', 'would end the script'],
  ['a"b', '"a\\"b"', 'would end the text'],
  ['Zelle ü', '"Zelle ü"', 'what is harmless stays readable'],
  ['\u202eabc', '"\\u202eabc"', 'would turn the line round'],
])('%j is written %s: it %s', (name, code, why) => {
  expect(literal(name), why).toBe(code);
});

test('the input in words', () => {
  expect(inputWords({ bitDepth: 16, channels: 1 })).toBe('16-bit grey');
  expect(inputWords({ bitDepth: 8, channels: 3 })).toBe('8-bit colour');
});
