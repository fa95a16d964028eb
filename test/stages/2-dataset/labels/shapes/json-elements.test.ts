// Elements of lists in a JSON file, read a piece at a time.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  eachElement,
  type JsonElement,
} from '../../../../../src/stages/2-dataset/labels/shapes/json-elements.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';

const PLACES = ['images[]', 'annotations[]'];

async function elementsOf(
  content: string | Uint8Array,
  places: readonly string[] = PLACES,
): Promise<readonly JsonElement[]> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'a.json');
  await writeFile(path, content);
  const found: JsonElement[] = [];
  await eachElement(path, places, (element) => found.push(element));
  const bytes = Buffer.from(content);
  for (const { from, to, text } of found) expect(bytes.toString('utf8', from, to)).toBe(text);
  return found;
}

async function parsedIn(content: string): Promise<readonly (readonly [list: string, value: unknown])[]> {
  return (await elementsOf(content)).map(({ place, text }) => [place.replace('[]', ''), JSON.parse(text)]);
}

test.each<[reason: string, text: string, expected: readonly (readonly [string, unknown])[]]>([
  [
    'two lists',
    '{"images": [1, 2], "annotations": [3]}',
    [
      ['images', 1],
      ['images', 2],
      ['annotations', 3],
    ],
  ],
  [
    'no space',
    '{"images":[{"a":[1,{"b":2}]},{"c":"]"}]}',
    [
      ['images', { a: [1, { b: 2 }] }],
      ['images', { c: ']' }],
    ],
  ],
  [
    'other lists, deeper ones, and what is no list',
    '{"info": {"images": [9]}, "licenses": [8], "images": [1], "annotations": {"images": [7]}}',
    [['images', 1]],
  ],
  ['an empty list', '{"images": [ ], "annotations": []}', []],
  [
    'texts with quotes, brackets and commas',
    '{"a": "x\\"],[", "images": ["\\\\", "a,b", "[", "\\"]"]}',
    [
      ['images', '\\'],
      ['images', 'a,b'],
      ['images', '['],
      ['images', '"]'],
    ],
  ],
  ['a text that is called like a list', '{"description": "images", "other": [1]}', []],
  ['a mark in front', '\uFEFF{"images": [1]}', [['images', 1]]],
  ['lines', '{\n  "images": [\n    {\n      "id": 1\n    }\n  ]\n}\n', [['images', { id: 1 }]]],
  [
    'names of what every object has',
    '{"__proto__": [1], "images": [{"__proto__": 2}]}',
    [['images', JSON.parse('{"__proto__": 2}')]],
  ],
])('%s', async (reason, text, expected) => {
  expect(await parsedIn(text), reason).toEqual(expected);
});

test('says which lists there are, be they empty', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'a.json');
  await writeFile(path, '{"images": [], "annotations": 3}');
  expect(await eachElement(path, PLACES, () => {})).toEqual(new Set(['images[]']));
});

test.each<
  [reason: string, places: readonly string[], text: string, expected: readonly (readonly unknown[])[]]
>([
  [
    'the outermost list',
    ['[]'],
    '[{"a": [1]}, 2 , []]',
    [
      ['[]', '', { a: [1] }],
      ['[]', '', 2],
      ['[]', '', []],
    ],
  ],
  [
    'the values of the outermost object, by their keys',
    ['{}'],
    '{"a.jpg1": {"b": {"c": 1}}, "\\u00e9\\"": {}, "": 3}',
    [
      ['{}', 'a.jpg1', { b: { c: 1 } }],
      ['{}', 'é"', {}],
      ['{}', '', 3],
    ],
  ],
  [
    'the values of an object under a key, and what is under another',
    ['_via_img_metadata{}', '_via_attributes'],
    '{"_via_settings": {"_via_attributes": 1}, "_via_img_metadata": {"x": {"_via_attributes": 2}}, "_via_attributes": {"region": {}}}',
    [
      ['_via_img_metadata{}', 'x', { _via_attributes: 2 }],
      ['_via_attributes', '_via_attributes', { region: {} }],
    ],
  ],
  [
    'what lies deeper',
    ['dataset.samples[]', 'dataset.task', 'name'],
    '{"dataset": {"samples": [{"samples": [0]}, 2], "task": "a", "more": {"samples": [9]}}, "samples": [8], "name": "b"}',
    [
      ['dataset.samples[]', '', { samples: [0] }],
      ['dataset.samples[]', '', 2],
      ['dataset.task', 'task', 'a'],
      ['name', 'name', 'b'],
    ],
  ],
  [
    'lists in lists',
    ['[].a[]'],
    '[{"a": [1, [2]], "b": [3]}, [4], {"a": {"x": 5}}, {"a": [6]}]',
    [
      ['[].a[]', '', 1],
      ['[].a[]', '', [2]],
      ['[].a[]', '', 6],
    ],
  ],
  ['a list where an object is meant, deeper', ['a{}'], '{"a": [1], "b": {"a": {"c": 2}}}', []],
  [
    'lines, and values of several lines',
    [''],
    '{"a": 1}\n{"a": [2,\n3]} [4]\r\n\n',
    [
      ['', '', { a: 1 }],
      ['', '', { a: [2, 3] }],
      ['', '', [4]],
    ],
  ],
  ['nothing', [''], '', []],
])('places: %s', async (reason, places, text, expected) => {
  const found = await elementsOf(text, places);
  expect(
    found.map((one) => [one.place, one.key, JSON.parse(one.text)]),
    reason,
  ).toEqual(expected);
});

test('any object by its keys, any list, and any lines', async () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  const object = fc.dictionary(fc.string(), value, { maxKeys: 5 });
  await fc.assert(
    fc.asyncProperty(object, fc.constantFrom(0, 2), async (given, spaces) => {
      const text = JSON.stringify(given, null, spaces);
      const plain = JSON.parse(text) as object;
      const valuesOf = (elements: readonly JsonElement[]) => elements.map((one) => JSON.parse(one.text));
      const byKey = await elementsOf(text, ['{}']);
      expect(byKey.map(({ key, text: own }) => [key, JSON.parse(own)])).toEqual(Object.entries(plain));
      const list = JSON.stringify(Object.values(plain), null, spaces);
      expect(valuesOf(await elementsOf(list, ['[]']))).toEqual(Object.values(plain));
      expect(valuesOf(await elementsOf(`${text}\n${list}\n`, ['']))).toEqual([plain, Object.values(plain)]);
    }),
    { numRuns: 50 },
  );
});

test('any JSON, as it was written', async () => {
  const values = fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      values,
      values,
      fc.jsonValue(),
      fc.constantFrom(0, 2),
      async (images, annotations, info, spaces) => {
        const text = JSON.stringify({ info, images, annotations }, null, spaces);
        const expected = [
          images.map((one) => ['images', one]),
          annotations.map((one) => ['annotations', one]),
        ].flat();
        // JSON knows no -0.
        expect(await parsedIn(text)).toEqual(JSON.parse(JSON.stringify(expected)));
      },
    ),
    { numRuns: 50 },
  );
});

test('an element that is longer than what is read at once, and letters that lie across', async () => {
  const long = 'é漢😀'.repeat(200_000);
  const elements = await elementsOf(`{"images": [{"a": "${long}"}, 2], "annotations": ["${long}"]}`);
  expect(elements.map(({ text }) => text.length)).toEqual([long.length + 9, 1, long.length + 2]);
});

test.each([
  ['no JSON', 'hello', 'it is no one object of JSON'],
  ['a list', '[{"images": []}]', 'it is no one object of JSON'],
  ['cut off in a list', '{"images": [1, 2', 'it ends in the middle'],
  ['cut off in a text', '{"images": ["a', 'it ends in the middle'],
  ['one after the other', '{"images": [1]}\n{"images": [2]}', 'it is no one object of JSON'],
  ['closed once more than it is opened', '{"images": [1]}}', 'it is no one object of JSON'],
  [
    'an entry of 64 MiB and more',
    `{"images": ["${'a'.repeat(66 * 2 ** 20)}"]}`,
    'it has an entry of more than 64 MiB',
  ],
])('refused: %s', async (reason, text, message) => {
  await expect(elementsOf(text), reason).rejects.toThrow(message);
});

test.each<[reason: string, places: readonly string[], text: string, message: string]>([
  ['an object', ['[]'], '{}', 'it is no one list of JSON'],
  ['a list', ['{}', 'a'], '[]', 'it is no one object of JSON'],
  ['a text', ['[]', 'a[]'], '"a"', 'it is no one object or list of JSON'],
  ['two lists', ['[]'], '[1] [2]', 'it is no one list of JSON'],
  ['numbers by line', [''], '1\n2', 'it is no JSON line by line'],
  ['a list behind a comma', [''], '[1],[2]', 'it is no JSON line by line'],
  ['a line that is cut off', [''], '{"a": 1}\n{"a": ', 'it ends in the middle'],
])('refused where something else is meant: %s', async (reason, places, text, message) => {
  await expect(elementsOf(text, places), reason).rejects.toThrow(message);
});

test('nests as deep as it likes: nothing calls itself', async () => {
  const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
  expect((await elementsOf(`{"info": ${deep}, "images": [${deep}]}`)).map(({ text }) => text.length)).toEqual(
    [2_000_000],
  );
});
