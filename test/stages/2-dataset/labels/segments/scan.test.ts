// Folders with releases of Segments.ai, scanned from the disk: what is read, what becomes of it, and what is said.
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { type Files, grey } from '../../data-folder.ts';
import { pictures, scanned } from '../shapes/scanned.ts';
import { type GivenSample, release } from './release.ts';

const LEFT_READ = '1100 1100 1100 1100';
const TOP_READ = '1111 1111 0000 0000';
const BOTH_READ = [`a.png - ${LEFT_READ}`, `b.png - ${TOP_READ}`];
const LEFT = {
  id: 1,
  category_id: 1,
  type: 'polygon',
  points: [
    [0, 0],
    [2, 0],
    [2, 4],
    [0, 4],
    [0, 2],
  ],
};
const TOP = {
  id: 1,
  category_id: 1,
  type: 'polygon',
  points: [
    [0, 0],
    [4, 0],
    [4, 2],
    [0, 2],
    [0, 1],
  ],
};
const drawn = (name: string, ...annotations: readonly object[]): GivenSample => ({
  name,
  attributes: { annotations },
});

/** Of 4x4, the lowest byte of each id in red. */
function bitmap(ids: readonly number[], channels: 3 | 4 = 4): Promise<Buffer> {
  const bytes = ids.flatMap((id) => [id & 255, (id >> 8) & 255, id >> 16, 255].slice(0, channels));
  return sharp(Buffer.from(bytes), { raw: { width: 4, height: 4, channels } })
    .png()
    .toBuffer();
}

const left = (id: number) => Array.from({ length: 16 }, (_, p) => (p % 4 < 2 ? id : 0));
const top = (id: number) => Array.from({ length: 16 }, (_, p) => (p < 8 ? id : 0));
const inPicture = (name: string, ...annotations: readonly object[]): GivenSample => ({
  name,
  attributes: { annotations, segmentation_bitmap: { url: `https://example.com/assets/${name}-1.png` } },
});

const read = (files: Files, json: string, changes: Partial<Settings> = {}) =>
  scanned({ ...pictures(['a.png', 'b.png']), ...files, 'cells-v1.json': json }, changes);

describe('polygons', () => {
  test('are read, with the categories in order of their ids', async () => {
    const { source, classes, images } = await read(
      {},
      release([drawn('a.png', LEFT), drawn('b.png', TOP)], 'vector'),
    );
    expect({ source, classes, images }).toEqual({
      source: 'segments',
      classes: ['background', 'cell', 'dust'],
      images: BOTH_READ,
    });
  });

  test('not what is no polygon, and what is no label', async () => {
    const others = ['bbox', 'point', 'polyline'].map((type) => ({
      id: 2,
      category_id: 1,
      type,
      points: [
        [0, 0],
        [1, 1],
      ],
    }));
    const { images, codes, told } = await read(
      pictures(['c.png', 'd.png', 'e.png']),
      release(
        [
          drawn('a.png', LEFT, ...others),
          drawn('b.png', TOP),
          { ...drawn('c.png', LEFT), status: 'PRELABELED' },
          { ...drawn('d.png', LEFT), status: 'REJECTED' },
          { name: 'e.png' },
        ],
        'vector',
      ),
    );
    expect(images).toEqual(BOTH_READ);
    expect(codes).toEqual(expect.arrayContaining(['boxes-ignored', 'marks-ignored']));
    expect(told).toContain(
      '(1 that annotators have skipped, 1 with predictions alone, which are no labels, 1 that nobody has done)',
    );
  });

  test('of the ground truth where there are several lists of labels', async () => {
    const label = (one: object) => ({ label_status: 'LABELED', attributes: { annotations: [one] } });
    const labels = { 'model-1': label(TOP), 'ground-truth': label(LEFT) };
    const { images } = await read({}, release([{ name: 'a.png', labels }, drawn('b.png', TOP)], 'vector'));
    expect(images).toEqual(BOTH_READ);
  });
});

describe('pictures of objects', () => {
  const json = release([
    inPicture('a.png', { id: 7, category_id: 1 }, { id: 70_000, category_id: 1 }),
    inPicture('b.png', { id: 1, category_id: 1 }),
  ]);

  test('are read where the release names them, and are no images', async () => {
    const files = {
      'a_label_ground-truth.png': bitmap(left(70_000)),
      'labels/b.png-1.png': bitmap(top(1), 3),
    };
    const { images, codes } = await read(files, json, { labels: 'segments' });
    expect(images).toEqual(BOTH_READ);
    expect(codes).not.toContain('images-not-annotated');
  });

  test.each<[reason: string, folder: string]>([
    ['beside their images', ''],
    ["where the tool's package saves them", 'segments/ann_cells/v1/'],
    ['in a folder that is called like one of masks', 'labels/'],
    ['in a part', 'train/'],
  ])('are found by themselves %s, whatever else they look like', async (reason, folder) => {
    const bitmaps = {
      [`${folder}a_label_ground-truth.png`]: bitmap(left(7)),
      [`${folder}b_label_ground-truth.png`]: bitmap(top(1)),
    };
    const images = pictures([`${folder}a.png`, `${folder}b.png`]);
    const found = await scanned({ ...images, ...bitmaps, 'cells-v1.json': json });
    expect(found.images, reason).toEqual(BOTH_READ.map((read) => `${folder}${read}`));
    expect(found.codes).not.toContain('images-left-out');
  });

  test('are a question beside masks of their own, which is named', async () => {
    const files = {
      ...pictures(['images/a.png', 'images/b.png']),
      'images/a_label_ground-truth.png': bitmap(left(7)),
      'images/b_label_ground-truth.png': bitmap(top(1)),
      'masks/a.png': grey([0, 1]),
      'masks/b.png': grey([0, 1, 1]),
    };
    const { images, codes, told } = await scanned({ ...files, 'cells-v1.json': json });
    expect({ images, codes }).toEqual({ images: [], codes: ['export-or-other'] });
    expect(told).toContain(
      '(3 shapes on 2 images) may be the labels, and so may what lies beside them (masks in masks/, images in images/, paired by name). Set `labels: segments` if the annotations are meant, else `labels: masks`.',
    );
  });

  test.each<[reason: string, files: Files, said: string]>([
    [
      'that are not there',
      {},
      '2 masks in the Segments.ai annotations lie at an address of Segments.ai, and nothing is fetched',
    ],
    [
      'with an object that is not listed',
      { 'a_label_ground-truth.png': bitmap(left(8)), 'b_label_ground-truth.png': bitmap(top(1)) },
      'has a picture with object 8, which the release does not list',
    ],
    [
      'of another size',
      {
        'a_label_ground-truth.png': sharp({
          create: { width: 5, height: 4, channels: 3, background: '#010000' },
        })
          .png()
          .toBuffer(),
        'b_label_ground-truth.png': bitmap(top(1)),
      },
      'has a picture of 20 pixels where its image has 16',
    ],
    [
      'that are damaged',
      { 'a_label_ground-truth.png': 'no picture', 'b_label_ground-truth.png': bitmap(top(1)) },
      'has a picture that',
    ],
  ])('%s', async (reason, files, said) => {
    const { images, told } = await read(files, json, { labels: 'segments' });
    expect(images, reason).toEqual([]);
    expect(told, reason).toContain(said);
  });
});

describe('hostile input is told', () => {
  test.each<[reason: string, json: string, code: string]>([
    [
      'a coordinate that is none',
      release([drawn('a.png', { ...LEFT, points: [[0], [1, 1], [2, 2]] }), drawn('b.png', TOP)], 'vector'),
      'annotation-invalid',
    ],
    [
      'a category that is not listed',
      release([drawn('a.png', { ...LEFT, category_id: 9 }), drawn('b.png', TOP)], 'vector'),
      'annotation-invalid',
    ],
    [
      'a file that ends in the middle',
      release([drawn('a.png', LEFT), drawn('b.png', TOP)], 'vector').slice(0, -30),
      'annotation-file-unreadable',
    ],
    ['clouds of points', release([drawn('a.png', LEFT)], 'pointcloud-cuboid'), 'annotation-file-passed-over'],
  ])('%s', async (reason, json, code) => {
    const { images, codes } = await read({}, json);
    expect(images, reason).toEqual([]);
    expect(codes, reason).toContain(code);
  });
});
