// Classes of shapes whose names are alike, in the exports of each tool: one class that is written in two ways is asked about, and
// two classes of one name are told.
import { describe, expect, test } from 'vitest';
import type { Files } from '../../data-folder.ts';
import { area as cocoArea, cocoFile, shape } from '../coco/coco-file.ts';
import { area as cvatArea, cvatFile, polygon } from '../cvat/cvat-file.ts';
import { outline, task } from '../label-studio/tasks.ts';
import { area as labelmeArea, labelmeFile } from '../labelme/labelme-file.ts';
import { release } from '../segments/release.ts';
import { area as viaArea, viaCsv } from '../via/via-file.ts';
import { pictures, scanned } from './scanned.ts';

const LEFT = cocoArea(0, 0, 2, 4);
const IMAGES = pictures(['a.png', 'b.png']);
const LINE = '0.0 0.0 0.5 0.0 0.5 1.0 0.0 1.0 0.0 0.5';
const POINTS = [0, 1, 2, 3, 4].map((i) => [LEFT[2 * i], LEFT[2 * i + 1]]);

/** "a.png" shows the one, "b.png" the other. */
type Export = (one: string, other: string) => Files;

const coco: Export = (one, other) => ({
  'x.json': cocoFile({ categories: [one, other], annotations: [shape(1, 1, LEFT), shape(2, 2, LEFT)] }),
});
const yolo: Export = (one, other) => ({
  'a.txt': `0 ${LINE}`,
  'b.txt': `1 ${LINE}`,
  'data.yaml': `nc: 2\nnames: ${JSON.stringify([one, other])}\n`,
});
const segments: Export = (one, other) => {
  const json = JSON.parse(
    release(
      ['a.png', 'b.png'].map((name, i) => ({
        name,
        attributes: { annotations: [{ id: 1, category_id: i, type: 'polygon', points: POINTS }] },
      })),
      'vector',
    ),
  );
  json.dataset.task_attributes.categories = [one, other].map((name, id) => ({ id, name }));
  return { 'cells-v1.json': JSON.stringify(json) };
};
const labelme: Export = (one, other) => ({
  'a.json': labelmeFile('a.png', [labelmeArea(one, 0, 0, 2, 4)]),
  'b.json': labelmeFile('b.png', [labelmeArea(other, 0, 0, 2, 4)]),
});
const via: Export = (one, other) => ({
  'via.csv': viaCsv({
    'a.png': [viaArea({ name: one }, 0, 0, 2, 4)],
    'b.png': [viaArea({ name: other }, 0, 0, 2, 4)],
  }),
});
const labelStudio: Export = (one, other) => ({
  'tasks.json': JSON.stringify(
    [one, other].map((name, i) =>
      task({
        id: i,
        image: `/data/upload/1/${['a', 'b'][i]}.png`,
        result: [outline([0, 0, 2, 4], name)],
      }),
    ),
  ),
});

const TOOLS: readonly (readonly [tool: string, written: Export])[] = [
  ['COCO', coco],
  ['YOLO', yolo],
  ['Segments.ai', segments],
  ['labelme', labelme],
  ['VIA', via],
  ['Label Studio', labelStudio],
];

describe('one class that is written in two ways', () => {
  test.each(TOOLS)('is an error that asks: %s', async (tool, written) => {
    const { source, told } = await scanned({ ...IMAGES, ...written('Big cat', 'big  Cat') });
    expect(source, tool).toBeUndefined();
    expect(told).toContain('shape-classes-alike: classes "Big cat" and "big  Cat" of the shapes differ in');
  });

  test.each(TOOLS)('is one with the classes.json that the error gives: %s', async (tool, written) => {
    const files = { ...IMAGES, ...written('Cat', 'cat') };
    const { told } = await scanned(files);
    const json = /If they are one, write `(\[.*?\])` into classes\.json/.exec(told)?.[1];
    expect(json, tool).toBe('["background", {"name":"Cat","folder":["Cat","cat"]}]');
    const { classes, images } = await scanned({ ...files, 'classes.json': json! });
    expect(classes).toEqual(['background', 'Cat']);
    expect(images.map((line) => line.slice(-4))).toEqual(['1100', '1100']);
  });

  test.each<[reason: string, more: Files, classes: readonly string[]]>([
    ['they are two', { 'classes.json': '["background", "Cat", "cat"]' }, ['background', 'Cat', 'cat']],
    ['one counts', { 'classes.json': '["Cat", {"name": "cat", "ignore": true}]' }, ['background', 'Cat']],
  ])('is as the user says: %s', async (reason, more, classes) => {
    const found = await scanned({ ...IMAGES, ...coco('Cat', 'cat'), ...more });
    expect(found.classes, reason).toEqual(classes);
  });

  test.each<[reason: string, one: string, other: string, words: string]>([
    ['a blank and an underscore', 'traffic light', 'traffic_light', '"traffic light" and "traffic_light"'],
    ['a hyphen', 'dog-1', 'dog 1', '"dog-1" and "dog 1"'],
    ['a dot at the end', 'car', 'car.', '"car" and "car."'],
    ['a blank without a width', 'cat', 'ca\u200bt', '"cat" and "ca\\u200bt"'],
    ['an accent of its own', 'caf\u00e9', 'cafe\u0301', '"caf\u00e9" and "cafe\\u0301"'],
  ])('is asked about, and its classes.json works: %s', async (reason, one, other, words) => {
    const files = { ...IMAGES, ...coco(one, other) };
    const { told } = await scanned(files);
    expect(told, reason).toContain(`shape-classes-alike: classes ${words} of the shapes differ in case`);
    const json = /write `(\[.*?\])` into classes\.json/.exec(told)?.[1];
    const { classes } = await scanned({ ...files, 'classes.json': json! });
    expect(classes).toEqual(['background', one.normalize('NFC')]);
  });

  test.each<[reason: string, one: string, other: string]>([
    ['signs in front', '-1', '1'],
    ['signs behind', 'A-', 'A'],
    ['words written in one', 'trafficlight', 'traffic light'],
    ['the background in two ways is the background', 'background', 'Background'],
    ['letters that differ', 'cat', 'cats'],
    ['what is ignored in two ways is ignored', '__ignore__', '__Ignore__'],
  ])('is not asked about: %s', async (reason, one, other) => {
    const annotations = [shape(1, 1, LEFT), shape(2, 2, LEFT), shape(1, 3, cocoArea(2, 0, 4, 4))];
    const json = cocoFile({ categories: [one, other, 'dog'], annotations });
    expect((await scanned({ ...IMAGES, 'x.json': json })).source, reason).toBe('coco');
  });

  test('is not asked about where one of the names is of no shape', async () => {
    const json = cocoFile({ categories: ['Cat', 'cat'], annotations: [shape(1, 1, LEFT)] });
    const { source, codes } = await scanned({ ...IMAGES, 'x.json': json });
    expect([source, codes.includes('shape-class-absent')]).toEqual(['coco', true]);
  });
});

describe('two classes of one name', () => {
  test.each<[tool: string, file: string, files: Files]>([
    ['COCO', 'x.json', coco('cat', 'cat ')],
    ['YOLO', 'data.yaml', yolo('cat', 'cat')],
    [
      'YOLO, numbers without quotes',
      'data.yaml',
      { ...yolo('', ''), 'data.yaml': 'nc: 2\nnames: [1, 01]\n' },
    ],
    ['Segments.ai', 'cells-v1.json', segments('cat', 'cat')],
    [
      'CVAT',
      'annotations.xml',
      {
        'annotations.xml': cvatFile({
          labels: ['cat', 'cat'],
          images: [['a.png', polygon('cat', cvatArea(0, 0, 2, 4))]],
        }),
      },
    ],
  ])('are told: %s', async (tool, file, files) => {
    const { source, told } = await scanned({ ...IMAGES, ...files });
    expect(source, tool).toBeDefined();
    expect(told).toContain(
      `shape-class-twice: annotation file "${file}" lists several classes of the same name`,
    );
  });

  test('are one without a word where several files list them', async () => {
    const json = (image: string) => cocoFile({ images: [image], annotations: [shape(1, 1, LEFT)] });
    const { source, codes } = await scanned({ ...IMAGES, 'x.json': json('a.png'), 'y.json': json('b.png') });
    expect([source, codes.includes('shape-class-twice')]).toEqual(['coco', false]);
  });
});

test('a class that YOLO gives an empty name is none', async () => {
  const { source, told } = await scanned({ ...IMAGES, ...yolo('', 'dog') });
  expect(source).toBeUndefined();
  expect(told).toContain('has a shape of class 0, which "data.yaml" gives no name');
});
