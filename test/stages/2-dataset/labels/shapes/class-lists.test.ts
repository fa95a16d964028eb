// Files of one data set that list other classes: what one of them doesn't list is background on its images, which is told.
import { describe, expect, test } from 'vitest';
import type { Files } from '../../data-folder.ts';
import { area, cocoFile, shape } from '../coco/coco-file.ts';
import { area as labelmeArea, labelmeFile } from '../labelme/labelme-file.ts';
import { pictures, scanned } from './scanned.ts';

const [LEFT, RIGHT] = [area(0, 0, 2, 4), area(2, 0, 4, 4)];
const LINE = '0.0 0.0 0.5 0.0 0.5 1.0 0.0 1.0 0.0 0.5';
const NAMES = { train: ['1.png', '2.png'], valid: ['3.png', '4.png'] } as const;

/** In each part both images show the classes that are given. */
function parts(train: readonly string[], valid: readonly string[], shown = valid): Files {
  const file = (images: readonly string[], categories: readonly string[], drawn: readonly string[]) =>
    cocoFile({
      images,
      categories,
      annotations: images.flatMap((_, i) =>
        drawn.map((name, k) => shape(i + 1, categories.indexOf(name) + 1, k === 0 ? LEFT : RIGHT)),
      ),
    });
  return {
    ...pictures(Object.entries(NAMES).flatMap(([part, names]) => names.map((name) => `${part}/${name}`))),
    'train/_annotations.coco.json': file(NAMES.train, train, train),
    'valid/_annotations.coco.json': file(NAMES.valid, valid, shown),
  };
}

const yolo = (first: string, second: string): Files => ({
  ...pictures(['a/images/1.png', 'a/images/2.png', 'b/images/3.png', 'b/images/4.png']),
  ...Object.fromEntries(
    [
      ['a/', 1, 2],
      ['b/', 3, 4],
    ].flatMap(([folder, ...numbers]) =>
      numbers.map((i) => [`${folder}labels/${i}.txt`, `0 ${LINE}\n1 0.5 0.5 1 0.5 1 1 0.5 1 0.5 0.7`]),
    ),
  ),
  'a/classes.txt': `cat\n${first}\n`,
  'b/classes.txt': `cat\n${second}\n`,
});

describe('classes that some files list alone', () => {
  test.each<[reason: string, files: Files, told: string | undefined]>([
    [
      'one class under two names',
      parts(['cat', 'dog'], ['cat', 'hound']),
      'list "dog" in "train/_annotations.coco.json" alone, "hound" in "valid/_annotations.coco.json" alone, and what shows such a class on the images of the other files counts as background or as another class. If it is called otherwise there, make one class of the names in classes.json, such as `{"name":"dog","folder":["dog","hound"]}`;',
    ],
    [
      'one that nobody looked for in a part',
      parts(['cat', 'dog'], ['cat']),
      'list "dog" in "train/_annotations.coco.json" alone, and what shows such a class on the images of the other files counts as background or as another class. If it is called otherwise there, make one class of the names in classes.json; if nobody looked for it, annotate it there, too.',
    ],
    [
      'lists of YOLO beside the images of each folder',
      yolo('dog', 'hound'),
      'list "dog" in "a/classes.txt" alone, "hound" in "b/classes.txt" alone',
    ],
    ['the same lists in another order', parts(['cat', 'dog'], ['dog', 'cat']), undefined],
    ['a class that one part has no shape of', parts(['cat', 'dog'], ['cat', 'dog'], ['cat']), undefined],
    ['one that no file shows', parts(['cat'], ['cat', 'dog'], ['cat']), undefined],
    [
      'a background that one of them lists',
      parts(['cat', 'dog'], ['background', 'cat', 'dog'], ['cat']),
      undefined,
    ],
    [
      'files of one class each of the same images',
      {
        ...pictures(['1.png', '2.png']),
        'cat.json': cocoFile({
          images: ['1.png', '2.png'],
          categories: ['cat'],
          annotations: [shape(1, 1, LEFT)],
        }),
        'dog.json': cocoFile({
          images: ['1.png', '2.png'],
          categories: ['dog'],
          annotations: [shape(2, 1, LEFT)],
        }),
      },
      undefined,
    ],
    [
      'a file for each image, which lists what is on it',
      {
        ...pictures(['1.png', '2.png']),
        '1.json': cocoFile({ images: ['1.png'], categories: ['cat'], annotations: [shape(1, 1, LEFT)] }),
        '2.json': cocoFile({ images: ['2.png'], categories: ['dog'], annotations: [shape(1, 1, LEFT)] }),
      },
      undefined,
    ],
    [
      'files without any list',
      {
        ...pictures(['1.png', '2.png']),
        '1.json': labelmeFile('1.png', [labelmeArea('cat', 0, 0, 2, 4)]),
        '2.json': labelmeFile('2.png', [labelmeArea('dog', 0, 0, 2, 4)]),
      },
      undefined,
    ],
  ])('%s', async (reason, files, told) => {
    const found = await scanned(files);
    expect(found.classes, reason).toBeDefined();
    const lines = found.told.split('\n').filter((line) => line.startsWith('class-lists-differ'));
    expect(lines.length, reason).toBe(told === undefined ? 0 : 1);
    if (told !== undefined) expect(lines[0]).toContain(told);
  });

  test('are told no more once they are one, or count for nothing', async () => {
    const files = parts(['cat', 'dog'], ['cat', 'hound']);
    const joined = '["background", "cat", {"name": "dog", "folder": ["dog", "hound"]}]';
    const ignored =
      '["background", "cat", {"name": "dog", "ignore": true}, {"name": "hound", "ignore": true}]';
    for (const classes of [joined, ignored]) {
      const { told } = await scanned({ ...files, 'classes.json': classes });
      expect(told).not.toContain('class-lists-differ');
    }
  });
});
