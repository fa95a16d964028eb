// What lies at a few places of a JSON file: of JSON the same as a parser finds there.
import { deepEqual } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eachElement, type JsonElement } from '../../../src/stages/2-dataset/labels/shapes/json-elements.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

const folder = scratchFolder();
const SEEDS = [
  '[{"a": [1, 2]}, {"a": {"b": "\\"]"}}]',
  '{"a": [1, {"b": 2}], "b": {"c": [3], "d": {"e": 4}}, "\\u00e9": []}',
  '{"a": 1}\n{"b": {"c": [2]}}\n',
  '{"b": {"c": [[], {}, "x", null, -1.5e3]}, "a": "y"}',
];
/** Places, each with its steps. */
const WAYS: readonly ReadonlyMap<string, readonly string[]>[] = [
  new Map([['[]', ['[]']]]),
  new Map([['{}', ['{}']]]),
  new Map([
    ['a[]', ['a', '[]']],
    ['b.c[]', ['b', 'c', '[]']],
    ['b.d', ['b', 'd']],
  ]),
  new Map([['', []]]),
  new Map([
    ['[].a[]', ['[]', 'a', '[]']],
    ['a{}', ['a', '{}']],
  ]),
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['"a":', '"b":', '"c":[', '"d":', '[', ']', '{', '}', '\\', '\n'],
  mostBytes: 4096,
  async run(input) {
    const path = join(folder, 'a.json');
    writeFileSync(path, input);
    const whole = parsed(textOf(input));
    for (const ways of WAYS) {
      const found = await elementsAt(path, [...ways.keys()]);
      if (whole === undefined || found === undefined) continue;
      const values = found.map(({ text }) => JSON.parse(text));
      deepEqual(values, expectedAt(whole, [...ways.values()]));
    }
  },
} satisfies Target;

/** Undefined: it's refused. */
async function elementsAt(path: string, places: readonly string[]) {
  const found: JsonElement[] = [];
  try {
    await eachElement(path, places, (element) => found.push(element));
    return found;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** Undefined: it's no JSON, or two keys of an object are the same, of which a parser keeps the last. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const plain = text.replace(/^\uFEFF/, '').replace(/\s/g, '');
    return plain === JSON.stringify(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** In the order of the file, which is that of the keys. `ways`: what is left of them, step by step. */
function expectedAt(value: unknown, ways: readonly (readonly string[])[]): readonly unknown[] {
  if (ways.length === 0) return [];
  if (ways.some((steps) => steps.length === 0)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, own]) => {
    const taken = ways.filter(([step]) => (isList ? step === '[]' : step === '{}' || step === key));
    return expectedAt(
      own,
      taken.map(([, ...rest]) => rest),
    );
  });
}
