// Attributes of VIA whose options have ids: what the classes are called, and what is said of attributes that are passed over.
import { describe, expect, test } from 'vitest';
import { attributesUnclear } from '../../../../../src/errors.ts';
import { pictures, scanned } from '../shapes/scanned.ts';
import { area, viaJson, viaProject } from './via-file.ts';

const IMAGES = pictures(['a.png', 'b.png']);
const regions = (one: object, other: object) => ({
  'a.png': [area(one, 0, 0, 2, 4)],
  'b.png': [area(other, 0, 0, 2, 4)],
});

describe('options of an attribute', () => {
  test.each<
    [reason: string, options: object | undefined, values: readonly string[], classes: readonly string[]]
  >([
    ['numbers with names', { '1': 'cat', '2': 'dog' }, ['1', '2'], ['cat', 'dog']],
    ['a number without a name', { '1': 'cat', '2': '' }, ['1', '2'], ['1', '2']],
    ['two of one name', { '1': 'cat', '2': 'cat' }, ['1', '2'], ['1', '2']],
    ['names with what they mean', { cat: 'a cat', dog: 'a dog' }, ['cat', 'dog'], ['cat', 'dog']],
    ['a value that is none', { '1': 'cat', '2': 'dog' }, ['1', 'bird'], ['bird', 'cat']],
    ['none', undefined, ['1', '2'], ['1', '2']],
  ])('%s', async (reason, options, [one, other], classes) => {
    const project = viaProject(regions({ name: one }, { name: other }), options);
    const found = await scanned({ ...IMAGES, 'via.json': project });
    expect(found.classes, `${reason}\n${found.told}`).toEqual(['background', ...classes]);
  });
});

test('attributes that are passed over are named', async () => {
  const json = viaJson(regions({ class: 'cat', quality: 'bad' }, { class: 'cat', quality: 'good' }));
  const { told } = await scanned({ ...IMAGES, 'via.json': json });
  expect(told).toContain(
    'have attribute "class" for their class ("cat"), and not "quality" ("bad", "good"). If that is not what was meant, list the values of another attribute in `classes`, or name the classes in the tool and export again.',
  );
});

test('what has the same answer as another is told apart in the tool', () => {
  const values = ['cat', 'dog'];
  const { message } = attributesUnclear('VIA', [
    { name: 'before', values },
    { name: 'after', values },
  ]);
  expect(message).toMatch(/Delete all of them but the one that is meant in the tool, and export again\.$/);
});
