// Folders with COCO annotations, scanned from the disk: what is read, what becomes of it, and what is said.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { withModelClasses } from '../../../../../src/stages/2-dataset/model-classes.ts';
import { scanDataset } from '../../../../../src/stages/2-dataset/scan.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { type Files, scanFiles, settingsFor, writeFiles } from '../../data-folder.ts';
import { pictures, read, scanned } from '../shapes/scanned.ts';
import { area, cocoFile, shape } from './coco-file.ts';

const LEFT = area(0, 0, 2, 4);
const TOP = area(0, 0, 4, 2);

const ONE = { images: ['a.png', 'b.png'], annotations: [shape(1, 1, LEFT), shape(2, 1, TOP)] };
const ONE_READ = ['a.png - 1100 1100 1100 1100', 'b.png - 1111 1111 0000 0000'];

describe('is read', () => {
  test.each<[reason: string, files: Files, images: readonly string[], codes?: readonly string[]]>([
    [
      'Roboflow, a file beside the images',
      { ...pictures(['a.png', 'b.png']), '_annotations.coco.json': cocoFile(ONE) },
      ONE_READ,
    ],
    [
      'Roboflow with its parts',
      {
        ...pictures(['train/a.png', 'train/b.png', 'valid/c.png', 'test/d.png']),
        'train/_annotations.coco.json': cocoFile(ONE),
        'valid/_annotations.coco.json': cocoFile({ images: ['c.png'], annotations: [shape(1, 1, LEFT)] }),
        'test/_annotations.coco.json': cocoFile({ images: ['d.png'], annotations: [shape(1, 1, TOP)] }),
        'README.roboflow.txt': 'x',
      },
      [
        'test/d.png test 1111 1111 0000 0000',
        'train/a.png train 1100 1100 1100 1100',
        'train/b.png train 1111 1111 0000 0000',
        'valid/c.png validation 1100 1100 1100 1100',
      ],
    ],
    [
      'COCO itself, with its files of other kinds beside it',
      {
        ...pictures(['train2017/1.png', 'train2017/2.png', 'val2017/1.png']),
        'annotations/instances_train2017.json': cocoFile({ ...ONE, images: ['1.png', '2.png'] }),
        'annotations/instances_val2017.json': cocoFile({
          images: ['1.png'],
          annotations: [shape(1, 1, TOP)],
        }),
        'annotations/captions_train2017.json': cocoFile({
          images: ['1.png'],
          annotations: [{ image_id: 1, caption: 'A cell.' }],
        }),
        'annotations/person_keypoints_val2017.json': cocoFile({
          images: ['1.png'],
          annotations: [{ ...shape(1, 1, LEFT), keypoints: [1, 1, 2] }],
        }),
        'annotations/panoptic_val2017.json': cocoFile({
          images: ['1.png'],
          annotations: [{ image_id: 1, file_name: '1.png', segments_info: [{ id: 3 }] }],
        }),
        'annotations/image_info_test2017.json': cocoFile({ images: ['9.png'] }),
      },
      [
        'train2017/1.png train 1100 1100 1100 1100',
        'train2017/2.png train 1111 1111 0000 0000',
        'val2017/1.png validation 1111 1111 0000 0000',
      ],
      Array(4).fill('annotation-file-passed-over'),
    ],
    [
      'CVAT',
      {
        ...pictures(['images/default/a.png', 'images/default/b.png']),
        'annotations/instances_default.json': cocoFile(ONE),
      },
      ['images/default/a.png - 1100 1100 1100 1100', 'images/default/b.png - 1111 1111 0000 0000'],
    ],
    [
      'Label Studio, on Windows',
      {
        ...pictures(['images/1a2b3c4d-a.png', 'images/1a2b3c4e-b.png']),
        'result.json': cocoFile({ ...ONE, images: ['images\\1a2b3c4d-a.png', 'images\\1a2b3c4e-b.png'] }),
      },
      ['images/1a2b3c4d-a.png - 1100 1100 1100 1100', 'images/1a2b3c4e-b.png - 1111 1111 0000 0000'],
    ],
    [
      'Label Studio, the images as they were before they were uploaded',
      {
        ...pictures(['a.png', 'b.png']),
        'result.json': cocoFile({
          ...ONE,
          images: [
            '../../label-studio/data/media/upload/3/1a2b3c4d-a.png',
            '../../label-studio/data/media/upload/3/1a2b3c4e-b.png',
          ],
        }),
      },
      ONE_READ,
      ['annotated-images-assumed'],
    ],
    [
      'two files of the same images, each with classes of its own, as COCO and its stuff',
      {
        ...pictures(['a.png', 'b.png']),
        'annotations/instances.json': cocoFile(ONE),
        'annotations/stuff.json': cocoFile({
          ...ONE,
          categories: [{ id: 92, name: 'sky' }],
          annotations: [shape(1, 92, area(2, 0, 4, 4))],
        }),
      },
      ['a.png - 1122 1122 1122 1122', ONE_READ[1]],
      ['annotation-files-joined'],
    ],
    [
      'two files that say the same, of which one names the parts',
      {
        ...pictures(['a.png', 'b.png']),
        'all.json': cocoFile(ONE),
        'train.json': cocoFile({ images: ['a.png'], annotations: [shape(1, 1, LEFT)] }),
        'val.json': cocoFile({ images: ['b.png'], annotations: [shape(1, 1, TOP)] }),
      },
      ['a.png train 1100 1100 1100 1100', 'b.png validation 1111 1111 0000 0000'],
      ['annotation-files-joined'],
    ],
    [
      'a file for each image, called like it',
      {
        ...pictures(['a.png', 'b.png']),
        'a.json': cocoFile({ images: ['a.png'], annotations: [shape(1, 1, LEFT)] }),
        'b.json': cocoFile({ images: ['b.png'], annotations: [shape(1, 1, TOP)] }),
      },
      ONE_READ,
    ],
    [
      'an address alone, as LVIS gives it, and ids that are texts',
      {
        ...pictures(['a.png', 'b.png']),
        'lvis.json': cocoFile({
          images: [
            { id: 'x', coco_url: 'http://images.example.com/a.png' },
            { id: 7, file_name: 'b.png' },
          ],
          annotations: [shape('x', '1', LEFT), shape('7', 1, TOP)],
        }),
      },
      ONE_READ,
      ['annotated-images-assumed'],
    ],
  ])('%s', async (reason, files, images, codes = []) => {
    const found = await scanned(files);
    expect(found.images, reason).toEqual(images);
    expect(found.codes.filter((code) => code !== 'labels-in-export')).toEqual(codes);
    expect(found.codes).toContain('labels-in-export');
  });
});

describe('shapes', () => {
  const row = (pixels: string) => [`a.png - ${pixels}`];
  const counts = (size: unknown, given: unknown) => ({
    ...shape(1, 1),
    segmentation: { size, counts: given },
  });
  test.each<[reason: string, annotation: object, pixels: string]>([
    ['a polygon', shape(1, 1, LEFT), '1100 1100 1100 1100'],
    ['several, united', shape(1, 1, area(0, 0, 2, 2), area(1, 1, 4, 4)), '1100 1111 0111 0111'],
    [
      'one that the list around it is missing of',
      { ...shape(1, 1), segmentation: LEFT },
      '1100 1100 1100 1100',
    ],
    ['run lengths as numbers', counts([4, 4], [0, 2, 2, 2, 10]), '1100 1100 0000 0000'],
    ['run lengths as a text', counts([4, 4], '02208N'), '1100 1100 0000 0000'],
    ['out of the image, ended at its edge', shape(1, 1, area(-9, -9, 2, 2)), '1100 1100 0000 0000'],
  ])('%s', async (reason, annotation, pixels) => {
    const file = cocoFile({ images: ['a.png'], annotations: [annotation] });
    expect((await scanned({ ...pictures(['a.png']), 'a.coco.json': file })).images, reason).toEqual(
      row(pixels),
    );
  });

  test.each<[reason: string, annotation: object, why: string]>([
    ['a text', shape(1, 1, ['0', 0, 4, 0, 4, 4]), 'has a coordinate that is no number'],
    ['null, as some write NaN', shape(1, 1, [null, 0, 4, 0, 4, 4]), 'has a coordinate that is no number'],
    ['far out', shape(1, 1, [1e300, 0, 4, 0, 4, 4]), 'has a coordinate beyond 1,000,000,000'],
    ['an x without its y', shape(1, 1, [0, 0, 4, 0, 4, 4, 4]), 'has a polygon with an x without its y'],
    ['points', shape(1, 1, [0, 0], [4, 0], [4, 4]), 'lists points in the place of polygons'],
    ['an object', shape(1, 1, { x: 1 }), 'has a polygon that is no list of numbers'],
    ['runs of another size', counts([5, 4], [20]), 'has run lengths of 4x5 pixels where its image has 4x4'],
    [
      'runs without a size',
      counts(undefined, [16]),
      'has run lengths of undefinedxundefined pixels where its image has 4x4',
    ],
    ['too few pixels', counts([4, 4], [4, 4]), 'has runs of 8 pixels together where its image has 16'],
    [
      'as many as a machine can count',
      counts([4, 4], [0, 9e15]),
      'has runs of 9000000000000000 pixels together where its image has 16',
    ],
    ['less than none', counts([4, 4], [-4, 20]), 'has a run length that is no number of pixels'],
    ['half a pixel', counts([4, 4], [0.5, 15.5]), 'has a run length that is no number of pixels'],
    ['a text of other letters', counts([4, 4], '0 \u00e9'), "has run lengths that can't be read"],
    ['a text that never ends', counts([4, 4], 'ooooooooooooo'), "has run lengths that can't be read"],
  ])('that nobody could have meant: %s', async (reason, annotation, why) => {
    const files = (first: object) => ({
      ...pictures(['a.png', 'b.png']),
      'a.coco.json': cocoFile({ annotations: [first, shape(2, 1, TOP)] }),
    });
    const { codes, messages } = await scanned(files(annotation));
    expect(codes, reason).toContain('annotation-invalid');
    expect(messages.join('\n')).toContain(`image "a.png" has an annotation in "a.coco.json" that ${why}.`);
    const { images } = await scanned(files(annotation), { skipBadFiles: true });
    expect(images, 'the image is left out where that is set').toEqual([ONE_READ[1]]);
  });

  test('a smaller one lies on top, wherever it stands in the file', async () => {
    const annotations = [shape(1, 2, area(1, 1, 3, 3)), shape(1, 1, area(0, 0, 4, 4))];
    const file = cocoFile({ images: ['a.png'], categories: ['dish', 'cup'], annotations });
    const { images, messages } = await scanned({
      ...pictures(['a.png']),
      'a.json.json': file,
      'a.coco.json': file,
    });
    expect(images).toEqual(row('1111 1221 1221 1111'));
    expect(messages.join('\n')).toContain(
      '4 pixels of "dish" go to "cup". A pixel has one class: that of the smaller shape.',
    );
  });

  test('crowds are drawn, and ignored where that is set', async () => {
    const crowd = { ...counts([4, 4], [0, 4, 12]), iscrowd: 1 };
    const files = {
      ...pictures(['a.png']),
      'a.coco.json': cocoFile({ images: ['a.png'], annotations: [crowd, shape(1, 1, area(2, 0, 4, 2))] }),
    };
    const drawn = await scanned(files);
    expect([drawn.images, drawn.codes]).toEqual([
      row('1011 1011 1000 1000'),
      ['labels-in-export', 'crowds-drawn'],
    ]);
    const ignored = await scanned(files, { crowds: 'ignored' });
    expect([ignored.images, ignored.codes]).toEqual([
      row('255011 255011 255000 255000'),
      ['labels-in-export'],
    ]);
  });
});

describe('classes', () => {
  const files = (given: Parameters<typeof cocoFile>[0]): Files => ({
    ...pictures(['a.png', 'b.png']),
    'a.coco.json': cocoFile(given),
  });
  const two = {
    categories: [
      { id: 90, name: 'dog' },
      { id: 7, name: 'cat' },
    ],
    annotations: [shape(1, 7, LEFT), shape(2, 90, TOP)],
  };

  test.each<
    [
      reason: string,
      given: Parameters<typeof cocoFile>[0],
      classes: readonly string[],
      codes?: readonly string[],
    ]
  >([
    ['in order of their ids, gaps or not', two, ['background', 'cat', 'dog']],
    [
      'without the project that Roboflow lists above them',
      {
        categories: [
          { id: 0, name: 'pets', supercategory: 'none' },
          { id: 1, name: 'cat', supercategory: 'pets' },
        ],
        annotations: [shape(1, 1, LEFT)],
      },
      ['background', 'cat'],
    ],
    [
      'with it, where something is of it',
      {
        categories: [
          { id: 0, name: 'pets', supercategory: 'none' },
          { id: 1, name: 'cat', supercategory: 'pets' },
        ],
        annotations: [shape(1, 1, LEFT), shape(2, 0, LEFT)],
      },
      ['background', 'pets', 'cat'],
    ],
    [
      'one that no shape is of stays, and is told',
      { ...two, categories: [...two.categories, 'bird'] },
      ['background', 'bird', 'cat', 'dog'],
      ['shape-class-absent'],
    ],
    [
      'a background of the export is the background',
      { categories: ['cell', 'Background'], annotations: [shape(1, 1, LEFT), shape(2, 2, TOP)] },
      ['Background', 'cell'],
    ],
    [
      'two ids of one name are one class',
      { categories: ['cell', 'cell'], annotations: [shape(1, 1, LEFT), shape(2, 2, TOP)] },
      ['background', 'cell'],
      ['shape-class-twice'],
    ],
    [
      'no name',
      { categories: [{ id: 3 }, { id: 4, name: 5 }], annotations: [shape(1, 3, LEFT), shape(2, 4, TOP)] },
      ['background', 'category 3', 'category 4'],
      ['categories-unnamed'],
    ],
    [
      'no list of them',
      { categories: [], annotations: [shape(1, 7, LEFT), shape(2, 2, TOP)] },
      ['background', 'category 2', 'category 7'],
      ['categories-unnamed'],
    ],
    [
      'names of what every object has',
      { categories: ['__proto__', 'constructor'], annotations: [shape(1, 1, LEFT), shape(2, 2, TOP)] },
      ['background', '__proto__', 'constructor'],
    ],
  ])('%s', async (reason, given, classes, codes = []) => {
    const found = await scanned(files(given));
    expect(found.classes, reason).toEqual(classes);
    const other = found.codes.filter(
      (code) => code !== 'labels-in-export' && code !== 'images-without-shapes',
    );
    expect(other).toEqual(codes);
  });

  test.each<
    [
      reason: string,
      changes: Partial<Settings> | string,
      classes: readonly string[] | undefined,
      images: readonly string[],
      codes: readonly string[],
    ]
  >([
    [
      'another order',
      { classes: ['dog', 'cat'] },
      ['background', 'dog', 'cat'],
      ['a.png - 2200 2200 2200 2200', ONE_READ[1]],
      [],
    ],
    [
      'with the background',
      { classes: ['background', 'dog', 'cat'] },
      ['background', 'dog', 'cat'],
      ['a.png - 2200 2200 2200 2200', ONE_READ[1]],
      [],
    ],
    [
      'a background of another name',
      { classes: ['grass', 'cat', 'dog'] },
      ['grass', 'cat', 'dog'],
      [ONE_READ[0], 'b.png - 2222 2222 0000 0000'],
      [],
    ],
    ['one is missing', { classes: ['background', 'cat'] }, undefined, [], ['shape-class-unknown']],
    [
      'one has another name',
      '{"classes": [{"name": "tomcat", "folder": "cat"}, "dog"]}',
      ['background', 'tomcat', 'dog'],
      [ONE_READ[0], 'b.png - 2222 2222 0000 0000'],
      [],
    ],
    [
      'two of the tool are one',
      '[{"name": "animal", "folder": ["cat", "dog"]}]',
      ['background', 'animal'],
      ONE_READ,
      [],
    ],
    [
      'one is ignored',
      '{"classes": ["cat", {"name": "dog", "ignore": true}]}',
      ['background', 'cat'],
      [ONE_READ[0], 'b.png - 255255255255 255255255255 0000 0000'],
      [],
    ],
  ])('as the user lists them: %s', async (reason, given, classes, images, codes) => {
    const more: Files = typeof given === 'string' ? { 'classes.json': given } : {};
    const found = await scanned({ ...files(two), ...more }, typeof given === 'string' ? {} : given);
    expect([found.classes, found.images], reason).toEqual([classes, images]);
    expect(found.codes.filter((code) => code !== 'labels-in-export')).toEqual(codes);
  });

  test('what the message of an unknown class says to set works', async () => {
    const { messages } = await scanned(files(two), { classes: ['background', 'cat'] });
    expect(messages.join('\n')).toContain(
      'shapes of "dog" (1) are of none of the classes, which are "background", "cat". Set `classes: background, cat, dog`',
    );
    expect((await scanned(files(two), { classes: ['background', 'cat', 'dog'] })).codes).toEqual([
      'labels-in-export',
    ]);
  });

  test('as a model has them, which tells what it does not have', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, files(two));
    const model = ['grass', 'dog', 'bird'].map((name, index) => ({ index, name, color: [0, 0, 0] as const }));
    const { dataset } = await scanDataset(settingsFor(folder.path), undefined, model);
    expect(dataset?.classes.map(({ name }) => name)).toEqual(['grass', 'dog', 'bird', 'cat']);
    const seen = withModelClasses(dataset!, model);
    expect(seen.faults.map(({ code }) => code)).toEqual(['class-not-in-model']);
    expect(await read(seen.dataset)).toEqual(['a.png - 25525500 25525500 25525500 25525500', ONE_READ[1]]);
  });
});

test('annotations that were changed since they were checked stop a run that reads them', async () => {
  await using folder = await temporaryFolder();
  const { dataset } = await scanFiles(folder.path, {
    ...pictures(['a.png', 'b.png']),
    'a.coco.json': cocoFile(ONE),
  });
  const path = join(folder.path, 'a.coco.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('[0,0,2,0,', '[0,0,3,0,'));
  await expect(read(dataset)).rejects.toThrow('"a.coco.json" has changed since it was checked');
  await writeFile(path, text.slice(0, 40));
  await expect(read(dataset)).rejects.toThrow('"a.coco.json" has changed since it was checked');
});

test('the hash of labels changes with what is drawn, and not with how it is written', async () => {
  const hashOf = async (given: Parameters<typeof cocoFile>[0], changes: Partial<Settings> = {}) => {
    await using folder = await temporaryFolder();
    const { dataset } = await scanFiles(
      folder.path,
      { ...pictures(['a.png']), 'x.json': cocoFile({ images: ['a.png'], ...given }) },
      changes,
    );
    return dataset?.samples[0].labelHash;
  };
  const first = await hashOf({ annotations: [shape(1, 1, LEFT)] });
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(
    await hashOf({ annotations: [{ ...shape(1, 1, LEFT), note: 'seen' }], categories: ['cell', 'other'] }),
  ).toBe(first);
  expect(await hashOf({ annotations: [shape(1, 1, LEFT)] }, { classes: ['ground', 'none', 'cell'] })).toBe(
    first,
  );
  expect(await hashOf({ annotations: [shape(1, 1, TOP)] })).not.toBe(first);
  expect(await hashOf({ annotations: [shape(1, 1, LEFT)], categories: ['nucleus'] })).not.toBe(first);
});
