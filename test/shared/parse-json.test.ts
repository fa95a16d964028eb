// JSON as it is, but for what nests so deep that whoever walks through it runs out of stack.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/shared/parse-json.ts';

const nested = (depth: number, inside = '1') => `${'['.repeat(depth)}${inside}${']'.repeat(depth)}`;

describe('is read as ever', () => {
  it.each([
    ['brackets as deep as allowed', nested(100)],
    ['brackets in texts', JSON.stringify({ a: '['.repeat(500), ['{'.repeat(500)]: 1 })],
    ['quotes and backslashes in texts', JSON.stringify(['\\"['.repeat(200), '\\\\'.repeat(99), '"'])],
    ['many beside each other', `[${'[],{},'.repeat(10_000)}1]`],
  ])('%s', (reason, text) => {
    expect(parseJson(text), reason).toEqual(JSON.parse(text));
  });

  it('any value', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('behind the mark that some editors put in front', () => {
    expect(parseJson('\uFEFF{"a":"\uFEFF"}')).toEqual({ a: '\uFEFF' });
  });

  it('with what the caller does to each value', () => {
    expect(parseJson('[1]', (_, value) => (value === 1 ? 2 : value))).toEqual([2]);
  });
});

describe('is refused', () => {
  it.each([
    ['one level more', nested(101), 'more than 100 deep'],
    ['a million', nested(1_000_000), 'more than 100 deep'],
    ['objects', '{"a":'.repeat(101), 'more than 100 deep'],
    ['behind a text with an escaped quote', `["\\"",${'['.repeat(100)}`, 'more than 100 deep'],
    ['no JSON', '{', 'JSON'],
    ['a text without end', '["', 'JSON'],
  ])('%s', (reason, text, words) => {
    expect(() => parseJson(text), reason).toThrow(words);
    expect(() => parseJson(text), reason).toThrow(SyntaxError);
  });
});
