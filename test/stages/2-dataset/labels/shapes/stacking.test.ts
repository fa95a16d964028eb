// Which of two shapes that overlap lies on top: as the tool has it, or as `stacking` says, in the exports of several tools.
import { describe, expect, test } from 'vitest';
import type { Files } from '../../data-folder.ts';
import { area as cocoArea, cocoFile, shape } from '../coco/coco-file.ts';
import { area as cvatArea, cvatFile, polygon } from '../cvat/cvat-file.ts';
import { area, labelmeFile } from '../labelme/labelme-file.ts';
import { pictures, scanned } from './scanned.ts';

/** The small one in the middle of the large one, and before it in the file. */
const coco = cocoFile({
  images: ['a.png'],
  categories: ['cup', 'dish'],
  annotations: [shape(1, 1, cocoArea(1, 1, 3, 3)), shape(1, 2, cocoArea(0, 0, 4, 4))],
});
const labelme = (first: string, second: string) =>
  labelmeFile('a.png', [area(first, 1, 1, 3, 3), area(second, 0, 0, 4, 4)]);
const cvat = cvatFile({
  labels: ['cup', 'dish'],
  images: [
    [
      'a.png',
      polygon('dish', cvatArea(0, 0, 4, 4), 'z_order="1"') +
        polygon('cup', cvatArea(1, 1, 3, 3), 'z_order="0"'),
    ],
  ],
});
const yolo: Files = {
  'a.txt': '0 0.25 0.25 0.75 0.25 0.75 0.75 0.25 0.75 0.25 0.5\n1 0 0 1 0 1 1 0 1 0 0.5\n',
  'data.yaml': 'names: [cup, dish]\nnc: 2\n',
};
const SMALLER = '2222 2112 2112 2222';
const LATER = '2222 2222 2222 2222';

describe('where shapes overlap', () => {
  test.each<[tool: string, files: Files, auto: string]>([
    ['COCO, which says no order', { 'x.json': coco }, SMALLER],
    ['YOLO, as Ultralytics draws it', yolo, SMALLER],
    ['labelme, in the order in which it draws', { 'a.json': labelme('cup', 'dish') }, LATER],
    ['CVAT, by its layers', { 'annotations.xml': cvat }, LATER],
  ])('each setting lays on top what it says: %s', async (tool, files, auto) => {
    const read = async (stacking?: 'smaller-on-top' | 'later-on-top') => {
      const changes = stacking === undefined ? {} : { stacking };
      // One of the two must be left to learn.
      const more = { ...pictures(['a.png']), ...files };
      return await scanned(more, changes);
    };
    const [asIs, smaller, later] = [await read(), await read('smaller-on-top'), await read('later-on-top')];
    expect(smaller.images, `${tool}\n${smaller.told}`).toEqual([`a.png - ${SMALLER}`]);
    expect(smaller.told).toContain('smaller ones lie on top');
    expect(later.told).toContain('later ones lie on top');
    expect(asIs.told).toBe((auto === SMALLER ? smaller : later).told);
  });

  const both: Files = {
    ...pictures(['a.png', 'b.png']),
    'a.json': labelme('cup', 'dish'),
    'b.json': labelmeFile('b.png', [area('cup', 0, 0, 2, 4)]),
  };
  test('the warning names the other way, which works', async () => {
    const later = await scanned(both);
    expect(later.images[0]).toBe(`a.png - ${LATER}`);
    expect(later.told).toContain('shapes-overlap: ');
    const other = /With `stacking: (.*?)` it is that of the smaller one\./.exec(later.told)?.[1];
    const smaller = await scanned(both, { stacking: other as 'smaller-on-top' });
    expect(smaller.images[0]).toBe(`a.png - ${SMALLER}`);
    expect(smaller.told).toContain('With `stacking: later-on-top` it is that of the later one.');
  });

  test('names that classes.json makes one class hide nothing of each other', async () => {
    const { codes } = await scanned({
      ...both,
      'classes.json': '["background", {"name": "crockery", "folder": ["cup", "dish"]}]',
    });
    expect(codes).not.toContain('shapes-overlap');
  });

  test('what is drawn otherwise is another label, so that no run is taken for the same', async () => {
    const hashOf = async (stacking: 'auto' | 'smaller-on-top') => (await scanned(both, { stacking })).hashes;
    expect(await hashOf('smaller-on-top')).not.toEqual(await hashOf('auto'));
  });
});

test('classes that no shape shows are told in one line', async () => {
  const json = cocoFile({
    categories: ['cell', 'dust', 'hair', 'scratch', 'bubble'],
    annotations: [shape(1, 1, cocoArea(0, 0, 2, 4))],
  });
  const { messages } = await scanned({ ...pictures(['a.png', 'b.png']), 'x.json': json });
  const absent = messages.filter((message) => message.includes('no pixel in any image'));
  expect(absent).toEqual([
    'classes "dust", "hair", "scratch" and 1 more have no pixel in any image. They can be neither learned nor measured; list the classes that are meant in `classes`.',
  ]);
  expect(messages.join('\n')).toContain(
    '1 of 2 images ("b.png") has no shape, and counts as background alone.',
  );
});
