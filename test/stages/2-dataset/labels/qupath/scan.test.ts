// Folders with GeoJSON of QuPath, scanned from the disk: what is read, what becomes of it, and what is said.
import { describe, expect, test } from 'vitest';
import { type Files, grey } from '../../data-folder.ts';
import { pictures, scanned } from '../shapes/scanned.ts';

/** Closed, from (left, top) to before (right, bottom), with a fifth corner: no rectangle. */
const ring = (left: number, top: number, right: number, bottom: number) => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
  [left, (top + bottom) / 2],
  [left, top],
];
const feature = (geometry: object, name: string | undefined = 'Tumor', more: object = {}) => ({
  type: 'Feature',
  id: 'f3a0',
  geometry,
  properties: {
    objectType: 'annotation',
    ...(name === undefined ? {} : { classification: { name, color: [200, 0, 0] } }),
    ...more,
  },
});
const polygon = (coordinates: unknown, name?: string | undefined) =>
  feature({ type: 'Polygon', coordinates }, name);
const collection = (features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const LEFT = polygon([ring(0, 0, 2, 4)]);
const TOP = polygon([ring(0, 0, 4, 2)]);
const IMAGES = pictures(['a.png', 'b.png']);
const A = 'a.png - 1100 1100 1100 1100';
const B = 'b.png - 1111 1111 0000 0000';

function two(first: string, second = collection([TOP])): Files {
  return { ...IMAGES, 'a.geojson': first, 'b.geojson': second };
}

describe('is read', () => {
  test.each<[reason: string, files: Files, images: readonly string[], codes?: readonly string[]]>([
    ['a collection beside each image', two(collection([LEFT])), [A, B]],
    ['a list of features', two(JSON.stringify([LEFT])), [A, B]],
    [
      'in a folder of its own, called by the whole name',
      { ...IMAGES, 'geojson/a.png.geojson': collection([LEFT]), 'geojson/b.png.json': collection([TOP]) },
      [A, B],
    ],
    [
      'the class by its names',
      two(
        collection([
          feature({ type: 'Polygon', coordinates: [ring(0, 0, 2, 4)] }, undefined, {
            classification: { names: ['Tumor'] },
          }),
        ]),
      ),
      [A, B],
    ],
    [
      'a large outline before the class',
      two(
        collection([
          {
            ...LEFT,
            geometry: {
              type: 'Polygon',
              coordinates: [
                [...ring(0, 0, 2, 4).slice(0, 4), ...Array.from({ length: 5000 }, () => [0, 2]), [0, 0]],
              ],
            },
          },
        ]),
      ),
      [A, B],
    ],
    [
      'objects of another plane of a stack, or of another time',
      two(
        collection([
          feature({ type: 'Polygon', plane: { c: -1, z: 0, t: 0 }, coordinates: [ring(0, 0, 2, 4)] }),
          feature({ type: 'Polygon', plane: { c: -1, z: 3, t: 0 }, coordinates: [ring(0, 0, 4, 4)] }),
          feature({ type: 'Polygon', plane: { c: -1, z: 0, t: 1 }, coordinates: [ring(0, 0, 4, 4)] }),
        ]),
      ),
      [A, B],
      ['marks-ignored'],
    ],
    [
      'an image without objects',
      two(collection([LEFT]), collection([{ ...TOP, geometry: { type: 'Point', coordinates: [1, 1] } }])),
      [A, 'b.png - 0000 0000 0000 0000'],
      ['marks-ignored', 'images-without-shapes'],
    ],
  ])('%s', async (reason, files, images, codes = []) => {
    const found = await scanned(files);
    expect(found.images, `${reason}\n${found.told}`).toEqual(images);
    expect(found.codes.filter((code) => code !== 'labels-in-export')).toEqual(codes);
    expect(found.source).toBe('qupath');
  });
});

describe('features', () => {
  test.each<[reason: string, features: readonly unknown[], rows: string]>([
    ['a hole', [polygon([ring(0, 0, 4, 4), ring(1, 1, 3, 3)])], '2222 2002 2002 2222'],
    [
      'several parts',
      [feature({ type: 'MultiPolygon', coordinates: [[ring(0, 0, 1, 4)], [ring(3, 0, 4, 4)]] })],
      '2002 2002 2002 2002',
    ],
    [
      'a third coordinate',
      [polygon([ring(0, 0, 2, 4).map((point) => [...point, 0])])],
      '2200 2200 2200 2200',
    ],
    [
      'a smaller one over a larger one, wherever it stands',
      [polygon([ring(1, 1, 3, 3)], 'Stroma'), polygon([ring(0, 0, 4, 4)])],
      '2222 2112 2112 2222',
    ],
    [
      'one to be ignored',
      [polygon([ring(0, 0, 1, 4)], 'Ignore*'), polygon([ring(3, 0, 4, 4)])],
      '255002 255002 255002 255002',
    ],
    [
      'where was looked',
      [polygon([ring(0, 0, 4, 4)], 'Region*'), polygon([ring(3, 0, 4, 4)])],
      '0002 0002 0002 0002',
    ],
  ])('%s', async (reason, features, rows) => {
    const found = await scanned(
      two(collection(features), collection([polygon([ring(0, 0, 1, 1)], 'Stroma')])),
    );
    expect(found.images[0], `${reason}\n${found.told}`).toBe(`a.png - ${rows}`);
    expect(found.classes?.slice(0, 2)).toEqual(['background', 'Stroma']);
  });

  const square = polygon([
    [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ],
  ]);
  test.each<[reason: string, features: readonly unknown[], source: string | undefined, told: string]>([
    [
      'rectangles alone',
      [square],
      undefined,
      'shapes-are-boxes: the only shape in the QuPath annotations in "a.geojson" is a rectangle along the axes',
    ],
    [
      'lines',
      [
        LEFT,
        feature({
          type: 'LineString',
          coordinates: [
            [0, 0],
            [1, 1],
          ],
        }),
        feature({}),
      ],
      'qupath',
      'is ignored (linestring: 1, object without a geometry: 1).',
    ],
    [
      'a coordinate that is none',
      [
        polygon([
          [
            ['x', 0],
            [1, 1],
            [0, 1],
          ],
        ]),
      ],
      undefined,
      'has a coordinate that is no number',
    ],
    ['points that are none', [polygon([[1, 2, 3]])], undefined, 'has a point that is no pair of numbers'],
    [
      'far out',
      [
        polygon([
          [
            [1e300, 0],
            [1, 1],
            [0, 1],
          ],
        ]),
      ],
      undefined,
      'has a coordinate beyond 1,000,000,000',
    ],
  ])('%s', async (reason, features, source, told) => {
    const found = await scanned({ 'a.png': grey([1, 2]), 'a.geojson': collection(features) });
    expect(found.told, reason).toContain(told);
    expect(found.source, found.told).toBe(source);
  });
});

describe('files', () => {
  test.each<[reason: string, files: Files, told: string]>([
    [
      'cut off',
      two(collection([LEFT]).slice(0, -9)),
      'annotation-file-unreadable: annotation file "a.geojson" can\'t be read: it ends in the middle.',
    ],
    [
      'a NaN',
      two(collection([LEFT]).replace('[0,0]', '[NaN,0]')),
      'annotations-unreadable: annotation file "a.geojson" has 1 entry that is no JSON',
    ],
    [
      'of an image that is not there',
      { 'b.png': grey([3]), 'a.geojson': collection([LEFT]), 'b.geojson': collection([TOP]) },
      'annotated-images-missing: 1 image ("a")',
    ],
    [
      'two images of a name',
      { ...two(collection([LEFT])), 'a.jpg': grey([7]) },
      'annotated-images-ambiguous: 1 name in the QuPath annotations means several images, such as "a"',
    ],
  ])('%s', async (reason, files, told) => {
    const { told: said } = await scanned(files);
    expect(said, reason).toContain(told);
  });

  test('places on the Earth are none of QuPath', async () => {
    const place = {
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ring(8, 50, 9, 51)] },
      properties: { name: 'Frankfurt' },
    };
    expect(
      (await scanned(two(collection([place]), collection([place])), { labels: 'qupath' })).codes,
    ).toContain('labels-not-there');
  });
});
