// Boxes of a tool on the images of one folder, beside which others would make it a class.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import type { Files } from '../../data-folder.ts';
import { cocoFile } from '../coco/coco-file.ts';
import { pictures, scanned } from './scanned.ts';

const RAW = pictures(['raw/x.png', 'raw/y.png']);
const voc = (name: string) =>
  `<annotation><filename>${name}</filename><object><name>cell</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></object></annotation>`;
const YOLO: Files = {
  ...pictures(['ds/images/train/a.png', 'ds/images/train/b.png', 'ds/images/train/c.png']),
  'ds/labels/train/a.txt': '0 0.5 0.5 0.2 0.2',
  'ds/labels/train/b.txt': '0 0.5 0.5 0.2 0.2',
  'ds/labels/train/c.txt': '0 0.5 0.5 0.2 0.2',
  'ds/data.yaml': 'names: [cell]\ntrain: images/train\n',
};
const COCO: Files = {
  ...pictures(['ds/images/a.png', 'ds/images/b.png', 'ds/images/c.png']),
  'ds/annotations/instances.json': cocoFile({
    images: ['a.png', 'b.png', 'c.png'],
    annotations: [1, 2, 3].map((image_id) => ({ image_id, category_id: 1, bbox: [0, 0, 2, 2] })),
  }),
};
const VOC: Files = {
  ...pictures(['ds/a.png', 'ds/b.png', 'ds/c.png']),
  'ds/a.xml': voc('a.png'),
  'ds/b.xml': voc('b.png'),
  'ds/c.xml': voc('c.png'),
};

describe('boxes are asked about', () => {
  test.each<[tool: string, files: Files]>([
    ['YOLO', YOLO],
    ['COCO', COCO],
    ['Pascal VOC', VOC],
  ])('of %s', async (tool, files) => {
    const { told, source } = await scanned({ ...files, ...RAW });
    expect(source).toBeUndefined();
    expect(told).toContain(
      `boxes-in-one-folder: the ${tool} annotations are boxes alone, on 3 of 5 images, all in folder "ds", and boxes aren't trained; beside it the folders would be classes. Draw outlines in the tool and export again; or, if the folders are classes, set \`labels: class-folders\`.`,
    );
  });
});

describe('boxes are passed over', () => {
  const classes = { ...pictures(['cat/a.png', 'dog/b.png', 'dog/c.png']) };
  test.each<[reason: string, files: Files, changes: Partial<Settings>]>([
    ['where the setting says that folders are classes', { ...VOC, ...RAW }, { labels: 'class-folders' }],
    ['where they are listed', { ...VOC, ...RAW }, { classes: ['ds', 'raw'] }],
    [
      'where they lie in several folders',
      { ...classes, 'cat/a.xml': voc('a.png'), 'dog/b.xml': voc('b.png') },
      {},
    ],
    ['where they lie on few images', { ...classes, 'cat/a.xml': voc('a.png') }, {}],
  ])('%s', async (reason, files, changes) => {
    const { source, told } = await scanned(files, changes);
    expect(source, `${reason}: ${told}`).toBe('class-folders');
  });
});
