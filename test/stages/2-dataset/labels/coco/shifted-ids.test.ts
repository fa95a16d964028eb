// Files of COCO whose annotations count images or categories from another number on than their lists.
import { describe, expect, test } from 'vitest';
import { pictures, scanned } from '../shapes/scanned.ts';
import { area, cocoFile, shape } from './coco-file.ts';

const LEFT = area(0, 0, 2, 4);
const CATEGORIES = ['cell', 'dust'];
type Ids = readonly (readonly [image: number, category: number])[];

async function found(annotations: Ids, first = 1) {
  const images = ['a.png', 'b.png'].map((file_name, i) => ({ id: first + i, file_name }));
  const categories = CATEGORIES.map((name, i) => ({ id: first + i, name }));
  return scanned({
    ...pictures(['a.png', 'b.png']),
    'x.json': cocoFile({ images, categories, annotations: annotations.map((ids) => shape(...ids, LEFT)) }),
  });
}

describe('are asked about', () => {
  test.each<[reason: string, annotations: Ids, first: number, words: string]>([
    [
      'categories that are counted from 0',
      [
        [1, 0],
        [2, 1],
      ],
      1,
      'says a "category_id" in its annotations that its list of categories does not have, and all would be in it if they were greater by 1, so that each annotation may be of the category behind the one that it says. If they are, mend it: `jq \'.annotations[].category_id += 1\' x.json > mended.json`',
    ],
    [
      'categories that are counted from 1',
      [
        [0, 1],
        [1, 2],
      ],
      0,
      "`jq '.annotations[].category_id -= 1' x.json > mended.json`",
    ],
    [
      'images that are counted from 0',
      [
        [0, 1],
        [1, 2],
      ],
      1,
      "`jq '.annotations[].image_id += 1' x.json > mended.json`",
    ],
  ])('%s', async (reason, annotations, first, words) => {
    const { told, source, codes } = await found(annotations, first);
    expect(source, reason).toBeUndefined();
    expect(told).toContain(words);
    expect(codes).not.toContain('shapes-without-class');
  });
});

test.each<[reason: string, annotations: Ids]>([
  [
    'all are listed',
    [
      [1, 1],
      [2, 2],
    ],
  ],
  [
    'an image that is not listed, beside all that are',
    [
      [0, 1],
      [1, 1],
      [2, 2],
    ],
  ],
  ['one class alone', [[1, 1]]],
])('are not where %s', async (reason, annotations) => {
  const { codes } = await found(annotations);
  expect(codes, reason).not.toContain('annotation-ids-shifted');
});
