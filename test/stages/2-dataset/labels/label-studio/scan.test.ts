// Folders with exports of Label Studio, scanned from the disk: what is read, what becomes of it, and what is said.
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { type Files, grey } from '../../data-folder.ts';
import { pictures, scanned } from '../shapes/scanned.ts';
import { annotation, box, outline, region, task } from './tasks.ts';

const LEFT = outline([0, 0, 2, 4], 'cell');
const TOP = outline([0, 0, 4, 2], 'cell');
const LEFT_READ = '1100 1100 1100 1100';
const TOP_READ = '1111 1111 0000 0000';
const BOTH_READ = [`a.png - ${LEFT_READ}`, `b.png - ${TOP_READ}`];
const both = (a: string, b: string) =>
  JSON.stringify([task({ id: 1, image: a, result: [LEFT] }), task({ id: 2, image: b, result: [TOP] })]);

describe('the image of a task', () => {
  test.each<[reason: string, a: string, b: string]>([
    [
      'uploaded, the names with their digits',
      '/data/upload/1/0a1b2c3d-a.png',
      '/data/upload/1/0a1b2c3e-b.png',
    ],
    ['in a local storage', '/data/local-files/?d=scans/a.png', '/data/local-files/?d=scans%2Fb.png'],
    [
      'in a local storage of Windows',
      '/data/local-files/?d=scans%5Ca.png',
      '/data/local-files/?d=scans\\b.png',
    ],
    ['in a bucket', 's3://bucket/scans/a.png', 'gs://bucket/scans/b.png'],
    ['at an address', 'https://example.com/a.png', 'https://example.com/b.png?X-Amz-Signature=1/2'],
    [
      'behind an address that is signed on demand',
      `/tasks/1/resolve/?fileuri=${Buffer.from('s3://bucket/a.png').toString('base64')}`,
      `/tasks/2/presign/?fileuri=${encodeURIComponent(Buffer.from('s3://bucket/x/b.png').toString('base64'))}`,
    ],
    ['a name alone', 'a.png', 'b.png'],
  ])('%s', async (reason, a, b) => {
    const { images } = await scanned({ ...pictures(['a.png', 'b.png']), 'project-1.json': both(a, b) });
    expect(images, reason).toEqual(BOTH_READ);
  });

  test('is the one under the key "image" where there are several', async () => {
    const data = { before: 'b.png', image: 'a.png' };
    const files = {
      ...pictures(['a.png', 'b.png']),
      'a.json': JSON.stringify([
        task({ data, result: [LEFT] }),
        task({ id: 2, image: 'b.png', result: [TOP] }),
      ]),
    };
    expect((await scanned(files)).images).toEqual(BOTH_READ);
  });

  test('is left out where nothing says which it is', async () => {
    const data = { before: 'b.png', after: 'a.png' };
    const { codes, messages } = await scanned({
      ...pictures(['a.png', 'b.png']),
      'a.json': JSON.stringify([
        task({ id: 7, data, result: [LEFT] }),
        task({ image: 'b.png', result: [TOP] }),
      ]),
    });
    expect(codes).toContain('tasks-of-several-images');
    expect(messages.join()).toContain('1 task with several images ("7")');
  });
});

describe('is read', () => {
  test.each<[reason: string, result: readonly object[], pixels: string, told?: string]>([
    [
      'a tool for outlines and one for labels, which write each region twice',
      [
        region(
          'polygon',
          {
            points: [
              [0, 0],
              [50, 0],
              [50, 100],
              [0, 100],
              [0, 50],
            ],
          },
          { id: 'x' },
        ),
        region(
          'labels',
          {
            points: [
              [0, 0],
              [50, 0],
              [50, 100],
              [0, 100],
              [0, 50],
            ],
            labels: ['cell'],
          },
          { id: 'x' },
        ),
      ],
      LEFT_READ,
    ],
    [
      'what is drawn later lies on top',
      [TOP, outline([0, 0, 2, 4], 'dust')],
      '2211 2211 2200 2200',
      'shapes-overlap',
    ],
    [
      'an ellipse, turned',
      [
        region('ellipselabels', {
          x: 50,
          y: 50,
          radiusX: 50,
          radiusY: 20,
          rotation: 90,
          ellipselabels: ['cell'],
        }),
      ],
      '0110 0110 0110 0110',
    ],
    ['a box beside an outline', [LEFT, box('cell')], LEFT_READ, 'boxes-ignored'],
    [
      'a point beside an outline',
      [LEFT, region('keypointlabels', { x: 5, y: 5, width: 1, keypointlabels: ['cell'] })],
      LEFT_READ,
      'marks-ignored',
    ],
    ['a choice for the whole image beside it', [LEFT, region('choices', { choices: ['good'] })], LEFT_READ],
    [
      'without the size of the image',
      [{ type: 'polygonlabels', value: (LEFT as { value: object }).value }],
      LEFT_READ,
    ],
  ])('%s', async (reason, result, pixels, told) => {
    const { images, codes } = await scanned({
      ...pictures(['a.png', 'b.png']),
      'a.json': JSON.stringify([
        task({ id: 1, image: 'a.png', result }),
        task({ id: 2, image: 'b.png', result: [outline([0, 0, 4, 4], 'dust'), TOP] }),
      ]),
    });
    const named = pixels.replaceAll('2', 'd').replaceAll('1', 'c');
    expect(images[0]?.replaceAll('2', 'd').replaceAll('1', 'c'), reason).toBe(`a.png - ${named}`);
    if (told !== undefined) expect(codes, reason).toContain(told);
  });

  test('a bitmask: what is not transparent', async () => {
    const pixels = Buffer.from(Array.from({ length: 16 }, (_, p) => [0, 0, 0, p % 4 < 2 ? 255 : 0]).flat());
    const png = await sharp(pixels, { raw: { width: 4, height: 4, channels: 4 } })
      .png()
      .toBuffer();
    const imageDataURL = `data:image/png;base64,${png.toString('base64')}`;
    const result = [region('bitmasklabels', { imageDataURL, bitmasklabels: ['cell'] })];
    const { images } = await scanned({
      ...pictures(['a.png', 'b.png']),
      'a.json': JSON.stringify([
        task({ image: 'a.png', result }),
        task({ id: 2, image: 'b.png', result: [TOP] }),
      ]),
    });
    expect(images).toEqual(BOTH_READ);
  });

  test('completions of old versions, a file for each task', async () => {
    const old = (id: number, image: string, result: readonly object[]) =>
      JSON.stringify({ completions: [{ id, result }], data: { image }, id, task_path: 'tasks.json' });
    const { images } = await scanned({
      ...pictures(['a.png', 'b.png']),
      'completions/0.json': old(0, 'https://example.com/a.png', [LEFT]),
      'completions/1.json': old(1, 'https://example.com/b.png', [TOP]),
    });
    expect(images).toEqual(BOTH_READ);
  });

  test('not what was skipped or only predicted', async () => {
    const { images, messages } = await scanned({
      ...pictures(['a.png', 'b.png', 'c.png', 'd.png', 'e.png']),
      'a.json': JSON.stringify([
        task({
          id: 1,
          image: 'a.png',
          annotations: [annotation({ result: [TOP], was_cancelled: true }), annotation({ result: [LEFT] })],
        }),
        task({ id: 2, image: 'b.png', result: [TOP] }),
        task({ id: 3, image: 'c.png', annotations: [annotation({ was_cancelled: true })] }),
        task({ id: 4, image: 'd.png', annotations: [], predictions: [{ result: [LEFT] }] }),
        task({ id: 5, image: 'e.png', annotations: [] }),
      ]),
    });
    expect(images).toEqual(BOTH_READ);
    expect(messages.join()).toContain(
      'has 3 tasks without an annotation (1 that annotators have skipped, 1 with predictions alone, which are no labels, 1 that nobody has done)',
    );
  });
});

describe('several annotators', () => {
  const ann = { completed_by: { email: 'ann@example.com' }, updated_at: '2026-01-02T10:00:00Z' };
  const bob = { completed_by: 2, updated_at: '2026-01-03T10:00:00Z' };
  const of = (...annotations: readonly object[]): Files => ({
    ...pictures(['a.png', 'b.png']),
    'a.json': JSON.stringify([
      task({ id: 1, image: 'a.png', annotations }),
      task({ id: 2, image: 'b.png', result: [TOP] }),
    ]),
  });

  test.each<
    [
      reason: string,
      annotations: readonly object[],
      setting: Settings['annotators'],
      image: string | undefined,
      told?: string,
    ]
  >([
    [
      'who agree',
      [annotation({ ...ann, result: [LEFT] }), annotation({ ...bob, result: [LEFT] })],
      'agree',
      LEFT_READ,
    ],
    [
      'who do not',
      [annotation({ ...ann, result: [LEFT] }), annotation({ ...bob, result: [TOP] })],
      'agree',
      undefined,
      'annotators-disagree',
    ],
    [
      'of whom one drew nothing',
      [annotation({ ...ann, result: [LEFT] }), annotation(bob)],
      'agree',
      undefined,
      'annotators-disagree',
    ],
    [
      'the newest, as set',
      [annotation({ ...bob, result: [LEFT] }), annotation({ ...ann, result: [TOP] })],
      'newest',
      LEFT_READ,
      'newest-annotations-taken',
    ],
    [
      'the last where nothing says when',
      [annotation({ result: [TOP] }), annotation({ result: [LEFT] })],
      'newest',
      LEFT_READ,
      'newest-annotations-taken',
    ],
    [
      'one marked as ground truth',
      [annotation({ ...ann, result: [LEFT], ground_truth: true }), annotation({ ...bob, result: [TOP] })],
      'agree',
      LEFT_READ,
      'ground-truth-taken',
    ],
    [
      'two marked as ground truth that differ',
      [annotation({ result: [LEFT], ground_truth: true }), annotation({ result: [TOP], ground_truth: true })],
      'agree',
      undefined,
      'annotators-disagree',
    ],
  ])('%s', async (reason, annotations, annotators, image, told) => {
    const { images, codes } = await scanned(of(...annotations), { annotators });
    expect(images[0], reason).toBe(image === undefined ? undefined : `a.png - ${image}`);
    const saidOfThem = ['annotators-disagree', 'newest-annotations-taken', 'ground-truth-taken'];
    expect(
      codes.filter((code) => saidOfThem.includes(code)),
      reason,
    ).toEqual(told === undefined ? [] : [told]);
  });

  test('are named, with the setting that decides', async () => {
    const { messages } = await scanned(
      of(annotation({ ...ann, result: [LEFT] }), annotation({ ...bob, result: [TOP] })),
    );
    expect(messages.find((message) => message.includes('annotators'))).toBe(
      '1 image in the Label Studio annotations has several annotations that differ, such as "a.png" (2, by "ann@example.com", "2"), expected one. Set `annotators: newest` to take the one that was changed last, or leave one of each image in the export.',
    );
  });

  test('in JSON-MIN, each on a line of its own', async () => {
    const value = (result: object) => (result as { value: object }).value;
    const line = (image: string, id: number, annotator: number, result: object) => ({
      image,
      id,
      outline: [{ ...value(result), original_width: 4, original_height: 4 }],
      annotator,
      annotation_id: 10 * annotator + id,
      updated_at: `2026-01-0${annotator}T10:00:00Z`,
    });
    const files = {
      ...pictures(['a.png', 'b.png']),
      'a.json': JSON.stringify([
        line('a.png', 1, 1, TOP),
        line('a.png', 1, 2, LEFT),
        line('b.png', 2, 1, TOP),
      ]),
    };
    expect((await scanned(files)).codes).toContain('annotators-disagree');
    expect((await scanned(files, { annotators: 'newest' })).images).toEqual(BOTH_READ);
  });
});

describe('asks', () => {
  test.each<[reason: string, tasks: readonly object[], code: string, said: string]>([
    [
      'boxes alone',
      [task({ image: 'a.png', result: [box('cell')] })],
      'only-boxes',
      "are boxes alone (1 box on 1 image), and boxes aren't trained",
    ],
    [
      'choices alone',
      [task({ image: 'a.png', result: [region('choices', { choices: ['good'] })] })],
      'choices-alone',
      'Export the project as CSV',
    ],
    ['nothing drawn', [task({ image: 'a.png' })], 'no-shapes', 'name 1 image and hold no shape'],
    [
      'predictions alone',
      [task({ image: 'a.png', annotations: [], predictions: [{ result: [LEFT] }] })],
      'predictions-alone',
      'the Label Studio tasks in "a.json" hold predictions alone, which are no labels, and nothing else labels the images. Import them into Label Studio, correct and submit each, and put its export in the place of the file.',
    ],
    [
      'predictions alone, as a program writes them to be imported',
      [{ data: { image: 'a.png' }, predictions: [{ model_version: 'm', result: [] }] }],
      'predictions-alone',
      'hold predictions alone',
    ],
    [
      'predictions, and what somebody has skipped',
      [
        task({ image: 'a.png', annotations: [], predictions: [{ result: [LEFT] }] }),
        task({ id: 2, image: 'b.png', annotations: [annotation({ was_cancelled: true })] }),
      ],
      'no-shapes',
      'name 2 tasks and hold no annotation, and 2 images lie in the data folder.',
    ],
    [
      'outlines that are rectangles',
      [
        task({
          image: 'a.png',
          result: [
            region('polygonlabels', {
              points: [
                [0, 0],
                [50, 0],
                [50, 50],
                [0, 50],
              ],
              polygonlabels: ['cell'],
            }),
          ],
        }),
      ],
      'shapes-are-boxes',
      'set `labels: label-studio`',
    ],
    [
      'two tasks of one image that differ',
      [task({ id: 1, image: 'a.png', result: [LEFT] }), task({ id: 2, image: 'a.png', result: [TOP] })],
      'annotation-files-disagree',
      'twice in "a.json"',
    ],
  ])('%s', async (reason, tasks, code, said) => {
    const { codes, messages, images } = await scanned({
      ...pictures(['a.png', 'b.png']),
      'a.json': JSON.stringify(tasks),
    });
    expect(images, reason).toEqual([]);
    expect(codes, reason).toContain(code);
    expect(messages.join('\n'), reason).toContain(said);
  });
});

describe('hostile input is told', () => {
  const brush = (rle: readonly unknown[]) =>
    region('brushlabels', { format: 'rle', rle, brushlabels: ['cell'] });
  test.each<[reason: string, result: object, why: string]>([
    [
      'a brush that ends too early',
      brush([0, 0, 0, 64, 57, 27, 255]),
      'has a brush whose run lengths end too early',
    ],
    [
      'a brush of another size',
      brush([0, 0, 0, 63, 57, 27, 255, 2, 151]),
      'has a brush of 15.75 pixels where its image has 16',
    ],
    [
      'a brush of four thousand million values',
      brush([255, 255, 255, 255, 57, 27, 255]),
      'has a brush of 1073741823.75 pixels',
    ],
    [
      'a brush of what are no bytes',
      brush([0, 0, 0, 64, 57, 27, 'x', 1.5]),
      'has a brush that is no list of bytes',
    ],
    [
      'a coordinate that is missing',
      region('polygonlabels', {
        points: [
          [0, null],
          [50, 0],
          [50, 50],
        ],
        polygonlabels: ['cell'],
      }),
      'has a coordinate that is no number',
    ],
    [
      'a coordinate far out',
      region('polygonlabels', {
        points: [
          [0, 1e300],
          [50, 0],
          [50, 50],
        ],
        polygonlabels: ['cell'],
      }),
      'has a coordinate beyond',
    ],
    [
      'an image that was turned',
      region(
        'polygonlabels',
        {
          points: [
            [0, 0],
            [50, 0],
            [50, 50],
          ],
          polygonlabels: ['cell'],
        },
        { image_rotation: 90 },
      ),
      'was drawn on the image as it was turned by 90 degrees',
    ],
    ['two classes', outline([0, 0, 2, 4], 'cell', 'dust'), 'is of several classes ("cell", "dust")'],
    [
      'a bitmask that is no PNG',
      region('bitmasklabels', { imageDataURL: 'https://example.com/a.png', bitmasklabels: ['cell'] }),
      'has a bitmask that is no PNG',
    ],
    [
      'a bitmask that is damaged',
      region('bitmasklabels', {
        imageDataURL: 'data:image/png;base64,iVBORw0KGgo=',
        bitmasklabels: ['cell'],
      }),
      'has a bitmap that ',
    ],
  ])('%s', async (reason, result, why) => {
    const { codes, messages } = await scanned({
      ...pictures(['a.png', 'b.png']),
      'a.json': JSON.stringify([
        task({ image: 'a.png', result: [result] }),
        task({ id: 2, image: 'b.png', result: [TOP] }),
      ]),
    });
    expect(codes, reason).toContain('annotation-invalid');
    expect(messages.join('\n'), reason).toContain(`"a.png" has an annotation in "a.json" that ${why}`);
  });

  test('a file that ends in the middle', async () => {
    const text = both('a.png', 'b.png').slice(0, -30);
    const { codes } = await scanned({ ...pictures(['a.png', 'b.png']), 'a.json': text });
    expect(codes).toContain('annotation-file-unreadable');
  });

  test('a path that leads out: only names of the folder are looked at', async () => {
    const { codes } = await scanned({
      ...pictures(['a.png', 'b.png']),
      'a.json': both('/data/local-files/?d=../../c.png', '/etc/d.png'),
    });
    expect(codes).toContain('no-annotated-image');
  });

  test('two hundred thousand points', async () => {
    const points = Array.from({ length: 200_000 }, (_, i) => [50 + 40 * Math.cos(i), 50 + 40 * Math.sin(i)]);
    const many = region('polygonlabels', { points, polygonlabels: ['cell'] });
    const { source } = await scanned({
      ...pictures(['a.png', 'b.png']),
      'a.json': JSON.stringify([
        task({ image: 'a.png', result: [many] }),
        task({ id: 2, image: 'b.png', result: [TOP] }),
      ]),
    });
    expect(source).toBe('label-studio');
  });
});

test('predictions beside labels are nothing to tell of', async () => {
  const predicted = JSON.stringify([{ data: { image: 'a.png' }, predictions: [{ result: [LEFT] }] }]);
  const files = {
    ...pictures(['images/a.png', 'images/b.png']),
    'masks/a.png': grey([0, 1]),
    'masks/b.png': grey([0, 1, 1]),
  };
  const beside = await scanned({ ...files, 'label-studio.json': predicted });
  expect(beside.source).toBe('masks');
  expect(beside.told).toBe('');
  const labelled = JSON.stringify([task({ image: 'a.png', result: [LEFT] })]);
  const both = await scanned({
    ...pictures(['a.png', 'b.png']),
    'done.json': labelled,
    'label-studio.json': predicted,
  });
  expect(both.source).toBe('label-studio');
  expect(both.told).toContain(
    '"label-studio.json" has 1 task without an annotation (1 with predictions alone',
  );
});

test('tasks of texts are nothing to draw', async () => {
  const result = [{ type: 'labels', from_name: 'a', value: { start: 1, end: 3, text: 'ab', labels: ['x'] } }];
  const { codes } = await scanned({
    ...pictures(['a.png']),
    'a.json': JSON.stringify([task({ data: { text: 'abc' }, result })]),
  });
  expect(codes).not.toContain('no-shapes');
});
