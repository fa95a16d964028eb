// What is asked and told where COCO annotations are not all there is, or are not what they seem.
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { scanDataset } from '../../../../../src/stages/2-dataset/scan.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { type Files, grey, scanFiles, settingsFor, writeFiles } from '../../data-folder.ts';
import { pictures } from '../shapes/scanned.ts';
import { area, cocoFile, shape } from './coco-file.ts';

const LEFT = area(0, 0, 2, 4);
const TOP = area(0, 0, 4, 2);
const ONE = { images: ['a.png', 'b.png'], annotations: [shape(1, 1, LEFT), shape(2, 1, TOP)] };
const IMAGES = pictures(['a.png', 'b.png']);
const BOX = { image_id: 1, category_id: 1, bbox: [1, 1, 2, 2], segmentation: [], iscrowd: 0 };
const SQUARE = shape(1, 1, [0, 0, 2, 0, 2, 2, 0, 2]);

async function scanned(files: Files, changes: Partial<Settings> = {}) {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, files, changes);
  return {
    source: dataset?.labels.source,
    images: dataset?.samples.map(({ image }) => image),
    codes: faults.map(({ code }) => code),
    told: faults.map(({ code, message }) => `${code}: ${message}`).join('\n'),
  };
}

describe('boxes', () => {
  test.each<[reason: string, annotations: readonly object[], source: string | undefined, told: string]>([
    [
      'alone',
      [BOX, { ...BOX, image_id: 2 }],
      undefined,
      'only-boxes: the COCO annotations in "x.json" are boxes alone (2 boxes on 2 images), and boxes aren\'t trained.',
    ],
    [
      'alone, without an empty list of polygons',
      [{ ...BOX, segmentation: undefined }],
      undefined,
      'only-boxes: the COCO annotations in "x.json" are boxes alone (1 box on 2 images)',
    ],
    ['alone, with a list of nothing', [{ ...BOX, segmentation: [[]] }], undefined, 'only-boxes: '],
    [
      'beside shapes',
      [...ONE.annotations, BOX, BOX],
      'coco',
      'boxes-ignored: 2 boxes in the COCO annotations are ignored, since the shapes beside them are what is trained.',
    ],
    [
      'as polygons alone',
      [SQUARE, { ...SQUARE, image_id: 2 }],
      undefined,
      'shapes-are-boxes: all 2 shapes in the COCO annotations in "x.json" are rectangles along the axes, as boxes become that are exported as polygons, and boxes aren\'t trained. If the things are rectangles, set `labels: coco`;',
    ],
    [
      'as polygons that close',
      [shape(1, 1, [0, 0, 2, 0, 2, 2, 0, 2, 0, 0])],
      undefined,
      'shapes-are-boxes: ',
    ],
    [
      'as polygons without the list around each, as VIA writes them',
      [{ ...SQUARE, segmentation: [0, 0, 2, 0, 2, 2, 0, 2] }],
      undefined,
      'shapes-are-boxes: ',
    ],
    [
      'as polygons among others',
      [...ONE.annotations, SQUARE],
      'coco',
      'rectangles-among-shapes: 1 shape of 3 is a rectangle along the axes',
    ],
    [
      'neither shape nor box',
      [{ image_id: 1, category_id: 1 }],
      undefined,
      'no-shapes: the COCO annotations in "x.json" name 2 images and hold no shape, and 2 images lie in the data folder.',
    ],
  ])('%s', async (reason, annotations, source, told) => {
    const found = await scanned({ ...IMAGES, 'x.json': cocoFile({ annotations }) });
    expect(found.source, reason).toBe(source);
    expect(found.told).toContain(told);
    if (source === undefined) expect(found.told.startsWith(told), 'in the first line').toBe(true);
  });

  test('rectangles on images that are not there are not counted among the shapes of the others', async () => {
    const away = [SQUARE, shape(1, 1, [1, 1, 3, 1, 3, 3, 1, 3])].map((one) => ({ ...one, image_id: 3 }));
    const file = cocoFile({
      images: ['a.png', 'b.png', 'away.png'],
      annotations: [...ONE.annotations, ...away],
    });
    const found = await scanned({ ...IMAGES, 'x.json': file });
    expect(found.codes).toEqual(['labels-in-export', 'annotated-images-missing']);
    expect(found.told).toContain('is named in the COCO annotations and not there. It is left out;');
  });

  test('where no image can be told apart, nothing was taken for labels and nothing was drawn', async () => {
    const two = pictures(['l/a.png', 'r/a.png']);
    const file = cocoFile({ images: ['a.png'], annotations: [shape(1, 1, LEFT), SQUARE] });
    const found = await scanned({ ...two, 'x.json': file }, { labels: 'coco' });
    expect(found.codes).toEqual(['annotated-images-ambiguous', 'images-not-annotated']);
  });

  test('what the message says of rectangles that are meant works', async () => {
    const file = cocoFile({ annotations: [SQUARE, { ...SQUARE, image_id: 2 }] });
    const found = await scanned({ ...IMAGES, 'x.json': file }, { labels: 'coco' });
    expect([found.source, found.codes]).toEqual(['coco', []]);
  });
});

describe('beside other labels', () => {
  const folders = pictures(['cat/1.png', 'cat/2.png', 'dog/3.png', 'dog/4.png']);
  const names = ['1.png', '2.png', '3.png', '4.png'];
  const annotated = {
    'x.json': cocoFile({ images: names, annotations: names.map((_, i) => shape(i + 1, 1, LEFT)) }),
  };
  const boxes = { 'x.json': cocoFile({ images: names, annotations: [BOX] }) };
  const masks = {
    ...pictures(['images/a.png', 'images/b.png']),
    'masks/a.png': grey([0, 1]),
    'masks/b.png': grey([0, 1, 1]),
  };

  test.each<
    [
      reason: string,
      files: Files,
      changes: Partial<Settings>,
      source: string | undefined,
      codes: readonly string[],
    ]
  >([
    ['masks go before', { ...masks, 'x.json': cocoFile(ONE) }, {}, 'masks', ['export-passed-over']],
    [
      'masks, and the annotations are meant',
      { ...masks, 'x.json': cocoFile(ONE) },
      { labels: 'coco' },
      'coco',
      [],
    ],
    ['class folders ask', { ...folders, ...annotated }, {}, undefined, ['export-or-other']],
    [
      'class folders, and the annotations are meant',
      { ...folders, ...annotated },
      { labels: 'coco' },
      'coco',
      [],
    ],
    [
      'class folders, and they are meant',
      { ...folders, ...annotated },
      { labels: 'class-folders' },
      'class-folders',
      ['class-with-few-images'],
    ],
    [
      'class folders, and the task says so',
      { ...folders, ...annotated },
      { task: 'classification' },
      'class-folders',
      ['class-with-few-images'],
    ],
    [
      'class folders, and the task says otherwise',
      { ...folders, ...annotated },
      { task: 'segmentation' },
      'coco',
      ['labels-in-export'],
    ],
    [
      'class folders go before boxes',
      { ...folders, ...boxes },
      {},
      'class-folders',
      ['boxes-passed-over', 'class-with-few-images'],
    ],
    [
      'folders of parts and portions are no classes',
      { ...pictures(['train/1.png', 'train/2.png', 'test/3.png', 'test/4.png']), ...annotated },
      {},
      'coco',
      ['labels-in-export'],
    ],
  ])('%s', async (reason, files, changes, source, codes) => {
    const found = await scanned(files, changes);
    expect(found.source, found.told).toBe(source);
    expect(found.codes, reason).toEqual(codes);
  });

  test('the question says what to set', async () => {
    expect((await scanned({ ...folders, ...annotated })).told).toBe(
      'export-or-other: the COCO annotations in "x.json" (4 shapes on 4 images) may be the labels, and so may what lies beside them (2 folders with images, no masks). Set `labels: coco` if the annotations are meant, else `labels: class-folders`.',
    );
  });

  test.each<[labels: Settings['labels'], task: Settings['task'], told: string]>([
    [
      'coco',
      'auto',
      'labels-not-there: setting "labels" is "coco" and the data folder has no annotations of COCO.',
    ],
    [
      'table',
      'auto',
      'labels-not-there: setting "labels" is "table" and the data folder has no table of images and labels.',
    ],
    ['class-folders', 'auto', 'no-class-folders: '],
    [
      'masks',
      'classification',
      'labels-of-other-task: setting "labels" is "masks" which makes the task segmentation, and "task" says classification.',
    ],
    ['class-folders', 'segmentation', 'labels-of-other-task: '],
  ])('labels: %s with task: %s, which is not there', async (labels, task, told) => {
    const files = labels === 'masks' ? masks : IMAGES;
    const found = await scanned(files, { labels, task });
    expect(found.source).toBeUndefined();
    expect(found.told).toContain(told);
  });
});

describe('images', () => {
  test.each<[reason: string, files: Files, images: readonly string[] | undefined, told: string]>([
    [
      'none is there',
      { ...pictures(['c.png']), 'x.json': cocoFile(ONE) },
      undefined,
      'no-annotated-image: the COCO annotations in "x.json" are of 2 images ("a.png", "b.png"), none of which lies in the data folder.',
    ],
    [
      'some are missing',
      { ...pictures(['a.png']), 'x.json': cocoFile(ONE) },
      ['a.png'],
      'annotated-images-missing: 1 image ("b.png") is named in the COCO annotations and not there.',
    ],
    [
      'some are not named',
      { ...IMAGES, 'c.png': grey([9]), 'x.json': cocoFile(ONE) },
      ['a.png', 'b.png'],
      'images-not-annotated: 1 image ("c.png") is not named in the COCO annotations.',
    ],
    [
      'some are named and show nothing',
      { ...IMAGES, 'x.json': cocoFile({ ...ONE, annotations: [shape(1, 1, LEFT)] }) },
      ['a.png', 'b.png'],
      'images-without-shapes: 1 of 2 images ("b.png") has no shape, and counts as background alone.',
    ],
    [
      'two of a name',
      { ...pictures(['images/l/a.png', 'images/r/a.png', 'images/b.png']), 'x.json': cocoFile(ONE) },
      undefined,
      'annotated-images-ambiguous: 1 name in the COCO annotations means several images, such as "a.png": "images/l/a.png", "images/r/a.png", expected one.',
    ],
    [
      'resized since',
      {
        ...IMAGES,
        'x.json': cocoFile({
          ...ONE,
          images: [
            { id: 1, file_name: 'a.png', width: 8, height: 8 },
            { id: 2, file_name: 'b.png' },
          ],
        }),
      },
      undefined,
      'annotation-size-mismatch: image "a.png" is 4x4, its annotations in "x.json" are of an image of 8x8.',
    ],
    [
      'as large as no image',
      {
        ...IMAGES,
        'x.json': cocoFile({
          ...ONE,
          images: [{ id: 1, file_name: 'a.png', width: 4e9, height: 4e9 }, 'b.png'],
        }),
      },
      undefined,
      'annotation-size-mismatch: image "a.png" is 4x4, its annotations in "x.json" are of an image of 4000000000x4000000000.',
    ],
    [
      'with a size that is none: as large as it is',
      {
        ...IMAGES,
        'x.json': cocoFile({
          ...ONE,
          images: [
            { id: 1, file_name: 'a.png', width: -1, height: '?' },
            { id: 2, file_name: 'b.png', width: 0, height: 0 },
          ],
        }),
      },
      ['a.png', 'b.png'],
      '',
    ],
    [
      'paths that lead out of the folder',
      {
        ...IMAGES,
        'x.json': cocoFile({
          ...ONE,
          images: ['../../../../etc/passwd', '/etc/hosts', 'a.png'],
          annotations: [shape(3, 1, LEFT)],
        }),
      },
      ['a.png'],
      'annotated-images-missing: 2 images ("../../../../etc/passwd", "/etc/hosts") are named',
    ],
    [
      'in two parts',
      {
        ...IMAGES,
        'train.json': cocoFile(ONE),
        'val.json': cocoFile({ images: ['a.png'], annotations: [shape(1, 1, LEFT)] }),
      },
      undefined,
      'annotated-images-in-two-parts: 1 image ("a.png") stands in two parts of the split in the annotations',
    ],
  ])('%s', async (reason, files, images, told) => {
    const found = await scanned(files);
    expect(found.images, `${reason}\n${found.told}`).toEqual(images);
    expect(found.told).toContain(told);
  });

  test('two of a name in folders that may be classes are asked about', async () => {
    const files = { ...pictures(['l/a.png', 'r/a.png', 'b.png']), 'x.json': cocoFile(ONE) };
    expect((await scanned(files)).codes).toEqual(['export-or-other']);
  });

  test('a pattern for images says which of two of a name are meant', async () => {
    const files = { ...pictures(['l/a.png', 'r/a.png', 'b.png']), 'x.json': cocoFile(ONE) };
    const found = await scanned(files, { images: '{l/a,b}.png' });
    expect(found.images).toEqual(['b.png', 'l/a.png']);
  });
});

describe('files', () => {
  const broken = cocoFile(ONE).slice(0, -40);
  test.each<[reason: string, files: Files, told: string]>([
    [
      'cut off',
      { 'x.json': broken },
      'annotation-file-unreadable: annotation file "x.json" can\'t be read: it ends in the middle.',
    ],
    [
      'a NaN, as Python writes it',
      { 'x.json': cocoFile(ONE).replace('[0,0,2,0', '[NaN,0,2,0') },
      'annotations-unreadable: annotation file "x.json" has 1 entry that is no JSON, the first at byte ',
    ],
    [
      'an Infinity',
      { 'x.json': cocoFile(ONE).replace('[0,0,2,0', '[-Infinity,0,2,0') },
      'annotations-unreadable: ',
    ],
    [
      'nested deep',
      { 'x.json': cocoFile(ONE).replace('[0,0,2,0', `${'['.repeat(5000)}${']'.repeat(5000)},[0,0,2,0`) },
      'annotations-unreadable: ',
    ],
    [
      'no file names',
      { 'x.json': cocoFile({ ...ONE, images: [{ id: 1 }, { id: 2 }] }) },
      'can\'t be read: it lists annotations and no image with a "file_name".',
    ],
    [
      'two images of one id',
      {
        'x.json': cocoFile({
          ...ONE,
          images: [
            { id: 1, file_name: 'a.png' },
            { id: 1, file_name: 'b.png' },
          ],
        }),
      },
      'annotation-id-twice: annotation file "x.json" gives id "1" to two images, or to two categories',
    ],
    [
      'two categories of one id',
      { 'x.json': cocoFile({ ...ONE, categories: ['cell', { id: 1, name: 'dust' }] }) },
      'annotation-id-twice: ',
    ],
    [
      'two versions',
      { 'x.json': cocoFile(ONE), 'y.json': cocoFile({ ...ONE, annotations: [shape(1, 1, TOP)] }) },
      'annotation-files-disagree: 1 image ("a.png") is annotated in "x.json" and in "y.json", with other shapes of the same classes, expected one of them.',
    ],
    [
      'an image twice in one file',
      { 'x.json': cocoFile({ ...ONE, images: ['a.png', 'a.png'] }) },
      'annotation-files-disagree: 1 image ("a.png") is annotated twice in "x.json"',
    ],
  ])('an error: %s', async (reason, files, told) => {
    const found = await scanned({ ...IMAGES, ...files });
    expect(found.source, reason).toBeUndefined();
    expect(found.told).toContain(told);
  });

  test.each<[reason: string, given: Parameters<typeof cocoFile>[0], told: string]>([
    [
      'annotations of nothing',
      {
        ...ONE,
        annotations: [
          ...ONE.annotations,
          shape(9, 1, LEFT),
          shape('__proto__', 1, LEFT),
          { image_id: 1, category_id: 1 },
        ],
      },
      'annotations-of-nothing: annotation file "x.json" has annotations that say nothing (2 of images that it does not list, 1 with neither shape nor box).',
    ],
    [
      'annotations twice',
      { ...ONE, annotations: [...ONE.annotations, shape(1, 1, LEFT)] },
      'annotations-twice: annotation file "x.json" has 1 annotation twice',
    ],
    [
      'less than a pixel, and a line',
      {
        ...ONE,
        annotations: [...ONE.annotations, shape(1, 1, area(1.6, 1.6, 2.4, 2.4)), shape(1, 1, [0, 0, 3, 3])],
      },
      'shapes-without-pixels: some shapes show nothing (2 shapes without the centre of a pixel, 1 outline that encloses no area), such as on "a.png".',
    ],
    [
      'out of the image',
      { ...ONE, annotations: [...ONE.annotations, shape(1, 1, area(0, 0, 40, 2))] },
      'shapes-outside: 1 shape reaches out of the image by more than a pixel, on "a.png".',
    ],
  ])('a warning: %s', async (reason, given, told) => {
    const found = await scanned({ ...IMAGES, 'x.json': cocoFile(given) });
    expect(found.source, reason).toBe('coco');
    expect(found.told).toContain(told);
  });

  test.each<[reason: string, given: Parameters<typeof cocoFile>[0], told: string]>([
    [
      'shares of width and height, some of them in the first pixel',
      { annotations: [shape(1, 1, [0, 0, 0.9, 0, 0.9, 1, 0, 1, 0, 0.5]), shape(2, 1, area(0.6, 0.6, 1, 1))] },
      'shapes-as-shares: all coordinates of 2 shapes lie between 0 and 1, as shares of width and height do, expected pixels.',
    ],
    [
      'of an image that was larger',
      {
        annotations: [shape(1, 1, area(40, 40, 90, 90)), shape(2, 1, area(50, 0, 90, 90)), shape(2, 1, TOP)],
      },
      'shapes-mostly-nothing: 2 of 3 shapes cover the centre of no pixel, such as on "a.png", expected outlines in pixels',
    ],
  ])('an error, since most shapes show nothing: %s', async (reason, given, told) => {
    const found = await scanned({ ...IMAGES, 'x.json': cocoFile(given) });
    expect(found.source, reason).toBeUndefined();
    expect(found.told).toContain(told);
  });

  test.each<[reason: string, text: string]>([
    ['an index of pictures without annotations', '{"images": [{"name": "a.png"}, {"name": "b.png"}]}'],
    [
      'predictions',
      '[{"image_id": 1, "category_id": 1, "segmentation": [[0, 0, 1, 0, 1, 1]], "score": 0.5}]',
    ],
    ['settings of another program', '{"name": "x", "categories": ["a"]}'],
  ])('is none of COCO: %s', async (reason, text) => {
    expect((await scanned({ ...IMAGES, 'x.json': text })).codes, reason).toEqual(['no-masks']);
  });

  test('a link to a file elsewhere is not followed', async () => {
    await using folder = await temporaryFolder();
    await using other = await temporaryFolder();
    await writeFiles(folder.path, IMAGES);
    await writeFiles(other.path, { 'x.json': cocoFile(ONE) });
    await symlink(join(other.path, 'x.json'), join(folder.path, 'x.json'));
    const { faults } = await scanDataset(settingsFor(folder.path));
    expect(faults.map(({ code }) => code)).toEqual(['no-masks']);
  });
});

describe('images that EXIF turns', () => {
  /** 6x4 as it's stored, 4x6 as it's shown. */
  const lying = (orientation: number, width = 6) =>
    sharp(Buffer.from(Array.from({ length: width * 4 }, (_, i) => 9 * i)), {
      raw: { width, height: 4, channels: 1 },
    })
      .withMetadata({ orientation })
      .png()
      .toBuffer();
  const annotated = (size: object, ring: readonly number[]) =>
    cocoFile({ images: [{ id: 1, file_name: 'a.png', ...size }], annotations: [shape(1, 1, ring)] });

  test.each<
    [
      reason: string,
      image: Promise<Buffer>,
      size: object,
      ring: readonly number[],
      cells: number,
      codes: readonly string[],
    ]
  >([
    [
      'drawn on it as it is stored',
      lying(6),
      { width: 6, height: 4 },
      area(0, 0, 6, 1),
      6,
      ['shapes-turned'],
    ],
    ['drawn on it as it is shown', lying(6), { width: 4, height: 6 }, area(3, 0, 4, 6), 6, []],
    [
      'without a size, which may be either',
      lying(6),
      {},
      area(3, 0, 4, 6),
      6,
      ['annotated-orientation-unclear'],
    ],
    [
      'turned by half a circle, which may be either',
      lying(3),
      { width: 6, height: 4 },
      area(0, 0, 6, 1),
      6,
      ['annotated-orientation-unclear'],
    ],
    [
      'square, which may be either',
      lying(6, 4),
      { width: 4, height: 4 },
      area(3, 0, 4, 4),
      4,
      ['annotated-orientation-unclear'],
    ],
  ])('%s', async (reason, image, size, ring, cells, codes) => {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, {
      'a.png': image,
      'x.json': annotated(size, ring),
    });
    const told = faults.map(({ code }) => code).filter((code) => code !== 'labels-in-export');
    expect(told, reason).toEqual(codes);
    expect(dataset?.samples[0].classCounts[1]).toBe(cells);
  });

  test('are asked about where the shapes only fit the image as it is stored', async () => {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, {
      'a.png': lying(6),
      'x.json': annotated({}, area(0, 0, 6, 1)),
    });
    expect(dataset).toBeUndefined();
    const errors = faults.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['annotated-as-stored']);
  });
});
