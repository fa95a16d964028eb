// The parts of a split in which exports put their images: by subsets, names of files, keys and folders, in the same words.
import { describe, expect, test } from 'vitest';
import type { Files } from '../../data-folder.ts';
import { cocoFile, area as coordinates, shape } from '../coco/coco-file.ts';
import { area, cvatFile, polygon } from '../cvat/cvat-file.ts';
import { pictures, scanned } from './scanned.ts';

const NAMES = ['a.png', 'b.png', 'c.png', 'd.png'] as const;
type Placed = readonly (readonly [name: string, place: string])[];

/** A project of CVAT with images in subsets. */
function subsets(...names: readonly string[]): Files {
  const images = names.map(
    (subset, i) =>
      [
        `name="${NAMES[i]}" subset="${subset}" width="4" height="4"`,
        polygon('cell', area(0, 0, 2, 4)),
      ] as const,
  );
  return { ...pictures(NAMES.slice(0, names.length)), 'annotations.xml': cvatFile({ images }) };
}

/** A COCO file for each image. */
function files(...names: readonly string[]): Files {
  const exports = names.map((name, i) => [
    name,
    cocoFile({ images: [NAMES[i]], annotations: [shape(1, 1, coordinates(0, 0, 2, 4))] }),
  ]);
  return { ...pictures(NAMES.slice(0, names.length)), ...Object.fromEntries(exports) };
}

/** One COCO file of images in folders. */
function folders(...names: readonly string[]): Files {
  const images = names.map((folder, i) => `${folder}/${NAMES[i]}`);
  const annotations = images.map((_, i) => shape(i + 1, 1, coordinates(0, 0, 2, 4)));
  return { ...pictures(images), 'all.json': cocoFile({ images, annotations }) };
}

async function partsIn(given: Files) {
  const { images, told, codes } = await scanned(given);
  return { parts: images.map((line) => line.split(' ')[1]).join(' '), told, codes };
}

describe('are those of the same words', () => {
  test.each<[reason: string, files: Files, parts: string, code: string | undefined]>([
    ['subsets', subsets('Train', 'Validation', 'Test'), 'train validation test', undefined],
    [
      '"holdout" beside another',
      subsets('train', 'val', 'holdout'),
      'train validation test',
      'annotation-parts-assumed',
    ],
    [
      '"holdout" beside training alone',
      subsets('Train', 'Holdout'),
      'train test',
      'annotation-parts-assumed',
    ],
    ['"dev", which validates', subsets('Train', 'dev'), 'train validation', 'annotation-parts-assumed'],
    [
      '"eval", where none other validates',
      subsets('Train', 'eval'),
      'train validation',
      'annotation-parts-assumed',
    ],
    ['no subset', subsets('default', 'default'), '- -', undefined],
    ['such a word alone says none', subsets('dev', 'dev'), '- -', undefined],
    [
      'files',
      files('train.json', 'val.json', 'eval.json'),
      'train validation test',
      'annotation-parts-assumed',
    ],
    ['files in French', files('entrainement.json', 'essai.json'), 'train test', undefined],
    ['files of one name in folders', files('train/x.json', 'holdout/x.json'), 'train test', undefined],
    ['folders of images', folders('train', 'dev'), 'validation train', 'parts-assumed'],
  ])('%s', async (reason, given, parts, code) => {
    const found = await partsIn(given);
    expect(found.parts, `${reason}: ${found.told}`).toBe(parts);
    expect(found.codes.filter((one) => one.includes('part'))).toEqual(code === undefined ? [] : [code]);
  });

  test('the keys of YOLO', async () => {
    const places: Placed = [
      ['train', 'a.png'],
      ['holdout', 'b.png'],
    ];
    const found = await partsIn({
      ...pictures(places.map((place) => `images/${place.join('/')}`)),
      ...Object.fromEntries(
        places.map(([folder, name]) => [
          `labels/${folder}/${name.replace('.png', '.txt')}`,
          '0 0 0 0.5 0 0.5 1 0 1 0 0.4\n',
        ]),
      ),
      'data.yaml': 'train: images/train\nholdout: images/holdout\nnames: [cell]\n',
    });
    expect(found.parts, found.told).toBe('test train');
    expect(found.codes).toContain('annotation-parts-assumed');
  });
});

describe('a name that says none', () => {
  test.each<[reason: string, files: Files, words: string]>([
    [
      'a subset beside training alone',
      subsets('Train', 'Gold'),
      'part-unknown: 1 image of subset "Gold" ("b.png") is in none of the parts of the split that others are in (train), and nothing says whether it is to be trained on or tested on. Call the subset train, validation or test in the tool and export again, or do it in the file, as by `sed -i \'s|subset="Gold"|subset="test"|\' annotations.xml`.',
    ],
    [
      'a subset beside training and validation, which may be the test',
      subsets('train', 'Validation', 'Backup', 'Backup'),
      'part-unknown: 2 images of subset "Backup" ("c.png", "d.png") are in none of the parts of the split that others are in (train, validation)',
    ],
    [
      'a subset that would mean something to a shell',
      subsets('train', 'Validation', "$(rm -rf ~)'"),
      'Call the subset train, validation or test in the tool and export again.',
    ],
    [
      'a file',
      files('annotations/train.json', 'annotations/val.json', 'annotations/gold.json'),
      'part-unknown: 1 image of file "annotations/gold.json" ("c.png") is in none of the parts of the split that others are in (train, validation), and nothing says whether it is to be trained on or tested on. Call the file by its part, such as "annotations/test.json", or take it out of the data folder.',
    ],
    [
      'a folder',
      folders('x/train', 'x/val', 'x/gold'),
      'part-unknown: 1 image of folder "x/gold" ("x/gold/c.png") is in none of the parts of the split that others are in (train, validation), and nothing says whether it is to be trained on or tested on. Call the folder by its part, such as "x/test", or take it out of the data folder.',
    ],
    [
      'images of no subset beside a test, which would be trained on',
      subsets('Test', 'default'),
      'part-unknown: 1 image ("b.png") is in none of the parts of the split that others are in (test)',
    ],
  ])('is asked about: %s', async (reason, given, words) => {
    const { parts, told } = await partsIn(given);
    expect(parts, reason).toBe('');
    expect(told).toContain(words);
  });

  test.each<[reason: string, files: Files, parts: string, words: string]>([
    [
      'beside all parts there are',
      subsets('Train', 'Validation', 'Test', 'Backup'),
      'train validation test -',
      'images-in-no-part: 1 image of subset "Backup" ("d.png") is in none of the parts of the split that others are in (train, validation, test), and is trained on.',
    ],
    [
      'no subset at all, beside training and validation',
      subsets('Train', 'Validation', 'default'),
      'train validation -',
      'images-in-no-part: 1 image ("c.png") is in none of the parts of the split that others are in (train, validation), and is trained on. If they are another part',
    ],
    [
      'no subset at all, beside training',
      subsets('Train', 'default'),
      '- -',
      'images-in-no-part: 1 image ("b.png") is in none of the parts of the split that others are in (train), and since one part alone is none, all are divided anew.',
    ],
    [
      "CVAT's file of tasks in no subset",
      files('instances_Train.json', 'instances_Validation.json', 'instances_default.json'),
      'train validation -',
      'images-in-no-part: 1 image ("c.png")',
    ],
  ])('is told: %s', async (reason, given, parts, words) => {
    const found = await partsIn(given);
    expect(found.told, reason).toContain(words);
    expect(found.parts).toBe(parts);
  });

  test('is no matter where a split file says the parts', async () => {
    const { codes } = await scanned(subsets('Train', 'Gold'), { split: 'split.json' });
    expect(codes).not.toContain('part-unknown');
  });
});
