// YAML within limits. Each row that is refused took the library seconds to hours, or all stack, at the size that it has here; what
// is let through is the most of it that is.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseYaml, valueOfYaml } from '../../src/shared/parse-yaml.ts';

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const indented = (depth: number) => lines(depth, (i) => `${' '.repeat(i)}a:`);

describe('is read', () => {
  it.each([
    ['settings', 'epochs: 5\nclasses: [a, b]\nsweep:\n  - learning-rate: 0.1\n  - {epochs: 3}\n'],
    [
      'texts that look like brackets and anchors',
      'a: "[[[{{{ &x *y"\nb: \'- - - ? ? :\'\nc: x[[[[\nd: |\n  {{{{\n  - - -\n',
    ],
    ['a sweep of a thousand rows', `sweep:\n${lines(1000, (i) => `- learning-rate: ${i}\n  epochs: ${i}`)}`],
    ['as deep as allowed', indented(31)],
    ['lists in lists on one line', `${'- '.repeat(30)}x`],
    ['an alias', 'a: &a {x: 1}\nb: [*a, *a]\n'],
    ['a comment of a megabyte', `# ${'c'.repeat(1_000_000)}\na: 1`],
  ])('%s', (reason, text) => {
    const document = parseYaml(text);
    expect(document.errors, reason).toEqual([]);
    expect(valueOfYaml(document), reason).toEqual(parse(text));
  });
});

const DEEP = 'nested more than 32 deep';
const ENTRIES = 'more than 5000 entries';
const TOKENS = 'more than 20000 words and signs';

describe('is refused before the library reads it', () => {
  it.each([
    ['40,000 keys', lines(40_000, (i) => `k${i}: 1`), TOKENS],
    ['keys in braces', `{${lines(40_000, (i) => `k${i}: 1,`)}}`, ENTRIES],
    ['keys alone in braces', `{${lines(40_000, (i) => `k${i},`)}}`, ENTRIES],
    ['keys with question marks', lines(6000, (i) => `? k${i}`), ENTRIES],
    ['braces', '{'.repeat(200_000), DEEP],
    ['brackets', '['.repeat(200_000), DEEP],
    ['both, closed', `${'[{a: '.repeat(40)}1${'}]'.repeat(40)}`, DEEP],
    ['dashes on one line', `${'- '.repeat(200_000)}x`, DEEP],
    ['question marks on one line', `${'? '.repeat(200_000)}x`, DEEP],
    ['colons on one line', ': '.repeat(200_000), DEEP],
    ['indentation', indented(200), DEEP],
    ['pairs of brackets', '[] '.repeat(300_000), TOKENS],
    ['tags', '!!x '.repeat(250_000), TOKENS],
    ['quoted texts', '"a" '.repeat(250_000), TOKENS],
    ['lines', '\n'.repeat(1_000_000), TOKENS],
    ['documents', '---\na\n'.repeat(100_000), TOKENS],
    ['anchors', lines(200, (i) => `- &a${i} x`), 'more than 100 anchors'],
    ['aliases', `a: &a x\nb: [${'*a, '.repeat(200)}]`, 'more than 100 anchors'],
  ])('%s', (reason, text, words) => {
    expect(() => parseYaml(text), reason).toThrow(words);
  });
});

describe('gives no value', () => {
  it.each([
    ['a list that holds itself', 'a: &a [*a]'],
    ['a mapping that holds itself', '&a {b: {c: *a}}'],
    [
      'aliases of aliases',
      `a0: &a0 [x]\n${lines(8, (i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`)}`,
    ],
  ])('%s', (reason, text) => {
    expect(() => valueOfYaml(parseYaml(text)), reason).toThrow();
  });
});
