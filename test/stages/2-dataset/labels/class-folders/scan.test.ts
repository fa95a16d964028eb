// Whole scans of class folders: from files on disk to a data set, or to what is wrong with it.

import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeFault, type Fault } from '../../../../../src/errors.ts';
import { DecodingRoom } from '../../../../../src/image/decoding-room.ts';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import type { Dataset } from '../../../../../src/stages/2-dataset/dataset.ts';
import { classedSamples } from '../../../../../src/stages/2-dataset/labels/class-folders/samples.ts';
import { findLabels } from '../../../../../src/stages/2-dataset/labels/find.ts';
import { scanDataset } from '../../../../../src/stages/2-dataset/scan.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { color, type Files, floats, grey, scanFiles, settingsFor, writeFiles } from '../../data-folder.ts';

const ENOUGH = 10;

/**
 * So many different images in each folder, by what is in front of their number. Numbers go on from folder to folder, since
 * the same names in two of them are told.
 */
function folders(counts: Readonly<Record<string, number>>): Files {
  let number = 0;
  const all = Object.entries(counts).flatMap(([folder, count], k) =>
    Array.from({ length: count }, (_, i) => [`${folder}/${number++}.png`, [k, i, 7]] as const),
  );
  return Object.fromEntries(all);
}

const catsAndDogs = folders({ dog: ENOUGH, cat: ENOUGH });
const auto: Partial<Settings> = { task: 'auto' };
const codesOf = (faults: readonly Fault[]) => faults.map(({ code }) => code);
const namesOf = (dataset: Dataset | undefined) => dataset?.classes.map(({ name }) => name);

describe('class folders', () => {
  test('become a data set of one class an image, sorted by name', async () => {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, catsAndDogs, auto);
    expect(faults).toEqual([]);
    expect(dataset).toMatchObject({
      task: 'classification',
      labels: { source: 'class-folders' },
      channels: 1,
      bitDepth: 8,
    });
    expect(namesOf(dataset)).toEqual(['cat', 'dog']);
    expect(dataset?.samples.map(({ id }) => id).slice(9, 11)).toEqual(['cat/19', 'dog/0']);
    const [cat, dog] = [dataset!.samples[0], dataset!.samples[10]];
    expect(cat).toMatchObject({ id: 'cat/10', image: 'cat/10.png', classCounts: [1, 0] });
    expect(cat.label).toEqual({ source: 'class-folders', folder: 'cat' });
    expect(dog).toMatchObject({ id: 'dog/0', classCounts: [0, 1], width: 4, height: 4 });
    expect(dog.labelHash).toBe(createHash('sha256').update('dog').digest('hex'));
    expect(dataset?.classes[0].color, 'black is for backgrounds').not.toEqual([0, 0, 0]);
  });

  test('are sorted as Python sorts them', async () => {
    const names = ['b', 'B', 'a', 'é', '10', '2', '\u{1f600}', '\uffee'];
    const images = names.map((name) => ({ image: `${name}/1.png`, folder: name, part: undefined }));
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, Object.fromEntries(images.map(({ image }, i) => [image, [i]])));
    const settings = {
      maskValues: 'exact',
      ignoredValues: undefined,
      crowds: 'drawn',
      stacking: 'auto',
    } as const;
    const choice = {
      spec: undefined,
      lists: [],
      groupBy: undefined,
      settings,
      skipsBadFiles: false,
      decoding: new DecodingRoom(0),
    } as const;
    const options = { ...choice, root: folder.path, signal: undefined };
    const { faults } = await classedSamples(images, options);
    expect(codesOf(faults), 'b and B').toEqual(['class-folders-alike']);
    const { labels } = await classedSamples(
      images.filter(({ folder: name }) => name !== 'B'),
      options,
    );
    // python3 -c "print(sorted(['b','a','é','10','2','\U0001f600','\uffee']))"
    expect(labels?.classes.map(({ name }) => name)).toEqual([
      '10',
      '2',
      'a',
      'b',
      'é',
      '\uffee',
      '\u{1f600}',
    ]);
  });

  test('of several one class, as classes.json says', async () => {
    await using folder = await temporaryFolder();
    const list = [{ name: 'animal', folder: ['cat', 'dog'] }, 'bird'];
    const files = { ...catsAndDogs, ...folders({ bird: 3 }), 'classes.json': JSON.stringify(list) };
    const { dataset } = await scanFiles(folder.path, files, auto);
    expect(dataset?.classes.map(({ name }) => name)).toEqual(['animal', 'bird']);
    const counted = (index: number) =>
      dataset?.samples.filter(({ classCounts }) => classCounts[index] === 1).length;
    expect([counted(0), counted(1)]).toEqual([Object.keys(catsAndDogs).length, 3]);
  });

  test('are ordered, named, coloured and left out as classes.json says', async () => {
    await using folder = await temporaryFolder();
    const list = [
      { name: 'hound', folder: 'dog', color: '#102030' },
      { name: 'cat', color: '#ff0000' },
      { name: 'bird', ignore: true },
    ];
    const files = { ...catsAndDogs, ...folders({ bird: 3 }), 'classes.json': JSON.stringify(list) };
    const { dataset, faults } = await scanFiles(folder.path, files, auto);
    expect(faults).toEqual([]);
    expect(dataset?.classes).toEqual([
      { index: 0, name: 'hound', color: [16, 32, 48] },
      { index: 1, name: 'cat', color: [255, 0, 0] },
    ]);
    expect(dataset?.samples.length).toBe(2 * ENOUGH);
    expect(dataset?.samples[0]).toMatchObject({ id: 'cat/10', classCounts: [0, 1] });
  });

  test('may be called like a part of the split where the setting names them', async () => {
    await using folder = await temporaryFolder();
    const files = folders({ valid: ENOUGH, invalid: ENOUGH });
    const { dataset } = await scanFiles(folder.path, files, { ...auto, classes: ['valid', 'invalid'] });
    expect(namesOf(dataset)).toEqual(['valid', 'invalid']);
    expect(dataset?.samples.every(({ part }) => part === undefined)).toBe(true);
  });

  test('keep the parts of the split, and images of one name but another format', async () => {
    await using folder = await temporaryFolder();
    const files = {
      ...folders({ 'train/a': ENOUGH, 'train/b': ENOUGH, 'val/a': 1, 'test/b': 1 }),
      'train/a/0.webp': await color([0x102030]),
    };
    const { dataset } = await scanFiles(folder.path, files, auto);
    expect(dataset?.samples.find(({ id }) => id === 'val/a/20')).toMatchObject({ part: 'validation' });
    expect(dataset?.samples.map(({ id }) => id).filter((id) => /\/a\/(?:[01]|20)(?:\.|$)/.test(id))).toEqual([
      'train/a/0.png',
      'train/a/0.webp',
      'train/a/1',
      'val/a/20',
    ]);
  });
});

describe('what is found', () => {
  const half = ENOUGH / 2;
  const pairs = (folder: string, masks: string) =>
    Object.fromEntries([
      ...Array.from({ length: ENOUGH }, (_, i) => [`${folder}/${i}.png`, [i, 9]]),
      ...Array.from({ length: ENOUGH }, (_, i) => [`${masks}/${i}.png`, [0, 1]]),
    ]);
  test.each<[string, Files, Partial<Settings>, string, readonly string[]]>([
    ['images/ and masks/', pairs('images', 'masks'), auto, 'segmentation', []],
    [
      'masks in folders of the same names as the images',
      { ...pairs('images/cat', 'masks/cat'), ...pairs('images/dog', 'masks/dog') },
      auto,
      'segmentation',
      ['duplicate-image'],
    ],
    [
      'a folder a patient, masks beside the images',
      Object.fromEntries(
        ['p1', 'p2'].flatMap((patient, k) =>
          Array.from({ length: half }, (_, i) => [
            [`${patient}/${i}.png`, [k, i]],
            [`${patient}/${i}_mask.png`, [0, 1]],
          ]).flat(),
        ),
      ),
      auto,
      'segmentation',
      [],
    ],
    [
      'class folders in a folder of images',
      folders({ 'images/a': 10, 'images/b': 10 }),
      auto,
      'classification',
      [],
    ],
    [
      'a class called like masks, once it is said',
      folders({ mask: ENOUGH, no_mask: ENOUGH }),
      { task: 'classification' },
      'classification',
      [],
    ],
    [
      'class folders in which some images have masks, once it is said',
      { ...catsAndDogs, 'cat/11_mask.png': [0, 1] },
      { task: 'classification' },
      'classification',
      ['masks-left-out'],
    ],
    [
      'the images of a glob',
      { ...folders({ 'photos/a': ENOUGH, 'photos/b': ENOUGH }), 'drawings/1.png': [1] },
      { ...auto, images: 'photos/**/*.png' },
      'classification',
      [],
    ],
  ])('%s', async (reason, files, settings, task, codes) => {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, files, settings);
    expect([...new Set(codesOf(faults))], reason).toEqual(codes);
    expect(dataset?.task, reason).toBe(task);
  });

  test('images/ beside masks/ is never taken for two classes, whatever else lies there', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}$/), { minLength: 1, maxLength: 8 });
    const more = fc.array(fc.constantFrom('previews/1.png', 'old/2.png', 'readme.png', 'x/y/3.png'));
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.constantFrom('images', 'Imgs'),
        fc.constantFrom('masks', 'labels', 'gt'),
        more,
        async (stems, images, masks, others) => {
          const files = [
            ...stems.flatMap((stem) => [`${images}/${stem}.png`, `${masks}/${stem}.png`]),
            ...new Set(others),
          ].sort();
          const found = await findLabels(
            settingsFor('/data'),
            { files, others: [], emptyFolders: [], isEmpty: false, faults: [] },
            undefined,
          );
          expect(found.source.name).toBe('masks');
          expect(found.items.length).toBe(stems.length);
        },
      ),
    );
  });
});

describe('class folders that cannot be used', () => {
  test.each<[string, Files, Partial<Settings>, readonly string[], RegExp]>([
    [
      'masks of few images',
      { ...catsAndDogs, 'masks/cat/1.png': [0, 1] },
      auto,
      ['class-folders-and-masks'],
      /"cat", "dog", "masks".*masks \(1\).*`task` to classification/,
    ],
    [
      'a class called like masks',
      folders({ mask: 3, no_mask: 3 }),
      auto,
      ['class-folders-and-masks'],
      /"mask", "no_mask"/,
    ],
    [
      'a glob of masks beside the task',
      catsAndDogs,
      { task: 'classification', masks: 'm/*.png' },
      ['masks-for-classification'],
      /"m\/\*\.png".*Leave it out/,
    ],
    [
      'a class of which nothing is read',
      { ...catsAndDogs, 'bird/1.heic': 'x', 'bird/2.heic': 'x' },
      auto,
      ['format-not-read', 'class-folder-not-read'],
      /"bird".*2 \("bird\/1.heic", "bird\/2.heic"\)/,
    ],
    ['a single class', folders({ cat: 3 }), auto, ['one-class-folder'], /"cat", holds 3 images/],
    [
      'a folder around the class folders',
      folders({ 'pets/cat': 3, 'pets/dog': 2 }),
      auto,
      ['one-class-folder'],
      /"pets", holds 5 images.*set `data: [^`]+\/pets`, where "cat", "dog" lie/,
    ],
    [
      'no folders',
      { '1.png': [1], '2.png': [2] },
      { task: 'classification' },
      ['no-class-folders'],
      /holds 2 images, expected a folder of images for each class/,
    ],
    [
      'a folder that is none of the classes',
      { ...catsAndDogs, ...folders({ bird: 2 }) },
      { ...auto, classes: ['cat', 'dog'] },
      ['class-folder-unknown'],
      /"bird" \(2 images\) is none of the classes, which are "cat", "dog"/,
    ],
    [
      'values of pixels in the list of classes',
      { ...catsAndDogs, 'classes.json': '[{"name": "cat", "value": 1}, {"name": "dog", "value": 2}]' },
      auto,
      ['class-value-without-masks'],
      /gives the values of pixels to "cat", "dog"/,
    ],
    [
      'names that differ in case only',
      folders({ 'train/Cat': 3, 'val/cat': 3, 'train/dog': 3 }),
      auto,
      ['class-folders-alike'],
      /"Cat" and "cat" differ in case, blanks or punctuation only/,
    ],
    [
      'all of them left out',
      { ...folders({ bird: 2 }), 'classes.json': '["cat", "dog", {"name": "bird", "ignore": true}]' },
      auto,
      ['class-folders-ignored'],
      /"bird"/,
    ],
    [
      'an image that is none',
      { ...catsAndDogs, 'cat/x.png': 'text' },
      auto,
      ['unreadable-image'],
      /"cat\/x.png"/,
    ],
    [
      'an image without a value',
      { ...catsAndDogs, 'cat/x.fits': floats([Number.NaN]) },
      auto,
      ['image-without-values'],
      /"cat\/x.fits"/,
    ],
    [
      'more classes than a label can tell apart',
      Object.fromEntries(Array.from({ length: 256 }, (_, i) => [`c${i}/1.png`, ''])),
      auto,
      ['too-many-class-folders'],
      /256 class folders, expected at most 255/,
    ],
  ])('%s', async (reason, files, settings, codes, words) => {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, files, settings);
    expect(dataset, reason).toBeUndefined();
    expect(codesOf(faults), reason).toEqual(codes);
    expect(faults.map(describeFault).join('\n')).toMatch(words);
  });
});

describe('the audit', () => {
  test.each<[string, Files, Partial<Settings>, readonly string[], RegExp]>([
    [
      'an image in no class',
      { ...catsAndDogs, 'x.png': [99] },
      auto,
      ['images-outside-class-folders'],
      /"x.png"/,
    ],
    [
      'an unlabelled part',
      { ...folders({ 'train/a': 10, 'train/b': 10 }), 'test/1.png': [98], 'test/2.png': [99] },
      auto,
      ['images-outside-class-folders'],
      /^images-outside-class-folders: 2 images \("test\/1.png", "test\/2.png"\) lie in no class folder/,
    ],
    [
      'the same image in two classes',
      { ...catsAndDogs, 'dog/x.png': [1, 3, 7] },
      auto,
      ['duplicate-image', 'conflicting-classes'],
      /"dog\/x.png" and "cat\/13.png" are exactly the same, but labelled "dog" and "cat"/,
    ],
    [
      'the same image twice',
      { ...catsAndDogs, 'cat/x.png': [1, 3, 7] },
      auto,
      ['duplicate-image'],
      /"cat\/x.png"/,
    ],
    [
      'small classes',
      folders({ a: 10, b: 9, c: 2 }),
      auto,
      ['class-with-few-images'],
      /2 classes \("b: 9", "c: 2"\) have fewer than 10 images/,
    ],
    [
      'classes of very different size',
      folders({ a: 100, b: 10 }),
      auto,
      ['classes-imbalanced'],
      /"a" has 100 images, "b" 10/,
    ],
    [
      'a listed class without a folder',
      catsAndDogs,
      { ...auto, classes: ['cat', 'dog', 'bird'] },
      ['class-absent'],
      /"bird" has no image/,
    ],
  ])('warns of %s', async (reason, files, settings, codes, words) => {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, files, settings);
    expect(codesOf(faults), reason).toEqual(codes);
    expect(faults.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(dataset?.warnings).toEqual(faults);
    expect(faults.map(describeFault).join('\n')).toMatch(words);
  });

  test('warns of folders without images, but neither of hidden ones nor of those in a class', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, catsAndDogs);
    for (const name of ['bird', '.cache', 'cat/empty', 'train']) await mkdir(join(folder.path, name));
    const { dataset, faults } = await scanDataset(settingsFor(folder.path, auto));
    expect(namesOf(dataset)).toEqual(['cat', 'dog']);
    expect(faults.map(describeFault)).toEqual([
      expect.stringMatching(/^class-folder-empty: folder "bird" holds no/),
    ]);
  });

  test('takes grey and colour, and holes in floats, as it does with masks', async () => {
    await using folder = await temporaryFolder();
    const files = { ...catsAndDogs, 'cat/c.png': await color([1, 2]), 'dog/f.fits': floats([Number.NaN, 1]) };
    const { dataset, faults } = await scanFiles(
      folder.path,
      { ...files, 'cat/g.png': await grey([77]) },
      auto,
    );
    expect(codesOf(faults)).toEqual(['mixed-channels', 'mixed-bit-depth', 'missing-values']);
    expect(dataset).toMatchObject({ channels: 3, bitDepth: 32 });
  });
});
