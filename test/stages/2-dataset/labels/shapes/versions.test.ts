// Files of the same images that were put together: whether they are two versions of the same labels, one of which hides the other.
import { describe, expect, test } from 'vitest';
import type { Files } from '../../data-folder.ts';
import { area, cocoFile, shape } from '../coco/coco-file.ts';
import { area as labelmeArea, labelmeFile } from '../labelme/labelme-file.ts';
import { pictures, scanned } from './scanned.ts';

const [LEFT, RIGHT] = [area(0, 0, 2, 4), area(2, 0, 4, 4)];
const NAMES = ['a.png', 'b.png'];

/** Both images show it. */
function file(categories: readonly string[], ...areas: readonly number[][]): string {
  const drawn = NAMES.flatMap((_, i) => areas.map((ring, k) => shape(i + 1, k + 1, ring)));
  return cocoFile({ images: NAMES, categories, annotations: drawn });
}

const labelme = (folder: string, one: string, other: string): Files =>
  Object.fromEntries(
    ['a', 'b'].map((name) => [
      `${folder}/${name}.json`,
      labelmeFile(`${name}.png`, [labelmeArea(one, 0, 0, 2, 4), labelmeArea(other, 2, 0, 4, 4)]),
    ]),
  );
const OLD = file(['cat', 'dog'], LEFT, RIGHT);
const RENAMED = file(['feline', 'canine'], LEFT, RIGHT);

describe('annotation files of the same images', () => {
  test.each<[reason: string, files: Files, told: string | undefined]>([
    [
      'whose classes were renamed',
      { 'v1/x.json': OLD, 'v2/x.json': RENAMED },
      '2 images ("a.png", "b.png") are annotated in "v1/x.json" and in "v2/x.json", with other classes on the same pixels, and a pixel has one class. Leave the file that is meant in the data folder;',
    ],
    [
      'whose classes were renamed, and whose shapes were drawn anew',
      { 'v1/x.json': OLD, 'v2/x.json': file(['feline', 'canine'], LEFT, area(2, 0, 4, 3.9)) },
      'annotated in "v1/x.json" and in "v2/x.json"',
    ],
    [
      'one for each image',
      { ...labelme('.', 'cat', 'dog'), ...labelme('old', 'feline', 'canine') },
      'annotated in "a.json" and in "old/a.json"',
    ],
    [
      'whose names are one class',
      {
        'v1/x.json': OLD,
        'v2/x.json': RENAMED,
        'classes.json':
          '["background", {"name": "cat", "folder": ["cat", "feline"]}, {"name": "dog", "folder": ["dog", "canine"]}]',
      },
      undefined,
    ],
    ['of other things', { 'cat.json': file(['cat'], LEFT), 'dog.json': file(['dog'], RIGHT) }, undefined],
    [
      'of things, and of their parts',
      { 'cat.json': file(['cat'], area(0, 0, 4, 4)), 'eyes.json': file(['eye'], area(0, 0, 2, 1)) },
      undefined,
    ],
  ])('%s', async (reason, files, told) => {
    const found = await scanned({ ...pictures(NAMES), ...files });
    const lines = found.told.split('\n').filter((line) => line.startsWith('annotation-files-alike'));
    expect(lines.length, reason).toBe(told === undefined ? 0 : 1);
    expect(found.classes === undefined, reason).toBe(told !== undefined);
    if (told !== undefined) expect(lines[0]).toContain(told);
  });
});
