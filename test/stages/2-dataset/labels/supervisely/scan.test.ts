// Folders with projects of Supervisely, scanned from the disk: what is read, what becomes of it, and what is said.
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { encodeMask } from '../../../../../src/image/encode.ts';
import { type Files, grey } from '../../data-folder.ts';
import { pictures, scanned } from '../shapes/scanned.ts';

const EDGE = 4;
/** The pixels from (left, top) to before (right, bottom), with a fifth corner: no rectangle. */
const corners = (left: number, top: number, right: number, bottom: number) => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
  [left, (top + bottom) / 2],
];
const figure = (geometryType: string | undefined, more: object, classTitle: unknown = 'cell') => ({
  id: 1,
  classTitle,
  geometryType,
  tags: [],
  ...more,
});
const polygon = (classTitle: string, exterior: unknown, interior: unknown = []) =>
  figure('polygon', { points: { exterior, interior } }, classTitle);
const LEFT = polygon('cell', corners(0, 0, 2, 4));
const TOP = polygon('cell', corners(0, 0, 4, 2));
const fileOf = (objects: readonly unknown[], size: object = { width: EDGE, height: EDGE }) =>
  JSON.stringify({ description: '', tags: [{ name: 'train' }], size, objects });
const PNG = encodeMask(
  { width: 2, height: 3, data: Uint8Array.of(1, 0, 1, 1, 0, 1) },
  [
    [0, 0, 0],
    [255, 255, 255],
  ],
  [0],
);
const bitmap = (data: Uint8Array, origin: unknown = [1, 0]) =>
  figure('bitmap', { bitmap: { data: Buffer.from(data).toString('base64'), origin } });

const IMAGES = pictures(['ds0/img/a.png', 'ds0/img/b.png']);
const A = 'ds0/img/a.png - 1100 1100 1100 1100';
const B = 'ds0/img/b.png - 1111 1111 0000 0000';

function two(first: string, second = fileOf([TOP])): Files {
  return { ...IMAGES, 'ds0/ann/a.png.json': first, 'ds0/ann/b.png.json': second };
}

describe('is read', () => {
  test.each<[reason: string, files: Files, images: readonly string[], codes?: readonly string[]]>([
    ['a data set', two(fileOf([LEFT])), [A, B]],
    [
      'a project, with images of the same name in two data sets',
      {
        ...pictures(['p/train/img/a.png', 'p/val/img/a.png']),
        'p/train/ann/a.png.json': fileOf([LEFT]),
        'p/val/ann/a.png.json': fileOf([TOP]),
        'p/meta.json': JSON.stringify({
          classes: [{ title: 'cell', shape: 'polygon', color: '#ff0000' }],
          tags: [],
        }),
      },
      ['p/train/img/a.png train 1100 1100 1100 1100', 'p/val/img/a.png validation 1111 1111 0000 0000'],
    ],
    [
      'files without the ending of the image',
      { ...IMAGES, 'ds0/ann/a.json': fileOf([LEFT]), 'ds0/ann/b.json': fileOf([TOP]) },
      [A, B],
      ['annotated-images-assumed'],
    ],
    [
      'an image that shows nothing',
      two(fileOf([LEFT]), fileOf([])),
      [A, 'ds0/img/b.png - 0000 0000 0000 0000'],
      ['images-without-shapes'],
    ],
  ])('%s', async (reason, files, images, codes = []) => {
    const found = await scanned(files);
    expect(found.images, `${reason}\n${found.told}`).toEqual(images);
    expect(found.codes.filter((code) => code !== 'labels-in-export')).toEqual(codes);
    expect(found.source).toBe('supervisely');
  });

  test('classes are in the order of the project, without those of boxes', async () => {
    const titles = [
      ['zebra', 'polygon'],
      ['car', 'rectangle'],
      ['cell', 'any'],
      ['mite', 'bitmap'],
    ];
    const meta = JSON.stringify({ classes: titles.map(([title, shape]) => ({ title, shape })) });
    const found = await scanned({
      ...two(fileOf([LEFT, polygon('ant', corners(2, 0, 4, 4))])),
      'meta.json': meta,
    });
    expect(found.classes).toEqual(['background', 'zebra', 'cell', 'mite', 'ant']);
    expect(found.codes).toContain('shape-class-absent');
  });
});

describe('objects', () => {
  test.each<[reason: string, objects: readonly unknown[], rows: string]>([
    [
      'a polygon with a hole',
      [polygon('cell', corners(0, 0, 4, 4), [corners(1, 1, 3, 3)])],
      '1111 1001 1001 1111',
    ],
    ['a bitmap, packed', [bitmap(deflateSync(PNG))], '0100 0110 0010 0000'],
    ['a bitmap that is a PNG as it is', [bitmap(PNG)], '0100 0110 0010 0000'],
    [
      'a bitmap of the first exports, which say no kind',
      [figure(undefined, { bitmap: { data: deflateSync(PNG).toString('base64'), origin: [1, 0] } })],
      '0100 0110 0010 0000',
    ],
    [
      'a polygon of the first exports',
      [figure(undefined, { bitmap: null, points: { exterior: corners(0, 0, 2, 4), interior: [] } })],
      '1100 1100 1100 1100',
    ],
    [
      'a later one over the one before',
      [polygon('cell', corners(0, 0, 4, 4)), polygon('dust', corners(1, 1, 3, 3))],
      '1111 1221 1221 1111',
    ],
  ])('%s', async (reason, objects, rows) => {
    const found = await scanned(two(fileOf(objects), fileOf([polygon('dust', corners(0, 0, 1, 1))])));
    expect(found.images[0], `${reason}\n${found.told}`).toBe(`ds0/img/a.png - ${rows}`);
  });

  const box = figure('rectangle', {
    points: {
      exterior: [
        [1, 1],
        [3, 3],
      ],
      interior: [],
    },
  });
  const line = figure('line', {
    points: {
      exterior: [
        [0, 0],
        [3, 3],
      ],
      interior: [],
    },
  });
  const square = polygon('cell', [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
  ]);
  test.each<[reason: string, objects: readonly unknown[], source: string | undefined, told: string]>([
    [
      'boxes alone',
      [box],
      undefined,
      'only-boxes: the Supervisely annotations in "a.png.json" are boxes alone (1 box on 1 image)',
    ],
    [
      'boxes beside shapes',
      [LEFT, box],
      'supervisely',
      'boxes-ignored: 1 box in the Supervisely annotations is ignored',
    ],
    ['polygons that are rectangles', [square], undefined, 'set `labels: supervisely`'],
    [
      'lines and points',
      [LEFT, line, figure('point', {}), 7],
      'supervisely',
      'marks-ignored: in the Supervisely annotations what covers no pixels is ignored (line: 1, point: 1, figure of unknown kind: 1).',
    ],
    [
      'a bitmap that inflates without end',
      [bitmap(deflateSync(Buffer.alloc(80 * 1024 * 1024)))],
      undefined,
      "that has a bitmap that can't be unpacked.",
    ],
    [
      'a bitmap of other bytes',
      [bitmap(Buffer.from('abc'))],
      undefined,
      "that has a bitmap that can't be unpacked.",
    ],
    [
      'a bitmap without an origin',
      [bitmap(PNG, null)],
      undefined,
      'that has a bitmap without data or origin.',
    ],
    [
      'a bitmap with an origin that is none',
      [bitmap(PNG, ['x', 0])],
      undefined,
      'that has a coordinate that is no number.',
    ],
    [
      'a polygon of other points',
      [polygon('cell', [1, 2, 3])],
      undefined,
      'that has a point that is no pair of numbers.',
    ],
    [
      'a polygon far out',
      [
        polygon('cell', [
          [1e300, 0],
          [1, 1],
          [0, 1],
        ]),
      ],
      undefined,
      'that has a coordinate beyond 1,000,000,000.',
    ],
  ])('%s', async (reason, objects, source, told) => {
    const found = await scanned({ 'img/a.png': grey([1, 2]), 'ann/a.png.json': fileOf(objects) });
    expect(found.told.replaceAll('"ann/', '"'), reason).toContain(told);
    expect(found.source, found.told).toBe(source);
  });
});

describe('files', () => {
  test.each<[reason: string, files: Files, told: string]>([
    [
      'cut off',
      two(fileOf([LEFT]).slice(0, -9)),
      'annotation-file-unreadable: annotation file "ds0/ann/a.png.json" can\'t be read: it ends in the middle.',
    ],
    [
      'a NaN',
      two(fileOf([LEFT]).replace('[0,0]', '[NaN,0]')),
      'annotations-unreadable: annotation file "ds0/ann/a.png.json" has 1 entry that is no JSON',
    ],
    [
      'of another size',
      two(fileOf([LEFT], { width: 8, height: 8 })),
      'annotation-size-mismatch: image "ds0/img/a.png" is 4x4',
    ],
    [
      'the image is not there',
      {
        'ds0/img/b.png': grey([1]),
        'ds0/ann/a.png.json': fileOf([LEFT]),
        'ds0/ann/b.png.json': fileOf([TOP]),
      },
      'annotated-images-missing: 1 image ("ds0/img/a.png") is named in the Supervisely annotations and not there.',
    ],
  ])('%s', async (reason, files, told) => {
    expect((await scanned(files)).told, reason).toContain(told);
  });
});
