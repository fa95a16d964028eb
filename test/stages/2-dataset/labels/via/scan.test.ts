// Folders with exports of VIA, scanned from the disk: what is read, what becomes of it, and what is said.
import { describe, expect, test } from 'vitest';
import { type Files, grey } from '../../data-folder.ts';
import { pictures, scanned } from '../shapes/scanned.ts';
import { area, region, viaCsv, viaJson, viaJsonOfVersion1, viaProject } from './via-file.ts';

const IMAGES = pictures(['a.png', 'b.png']);
const CELL = { name: 'cell' };
const LEFT = area(CELL, 0, 0, 2, 4);
const TOP = area(CELL, 0, 0, 4, 2);
const BOTH = { 'a.png': [LEFT], 'b.png': [TOP] };
const A = 'a.png - 1100 1100 1100 1100';
const B = 'b.png - 1111 1111 0000 0000';
const USUAL = ['labels-in-export', 'attributes-as-classes'];

describe('is read', () => {
  test.each<[reason: string, files: Files, images: readonly string[], codes?: readonly string[]]>([
    ['JSON of version 2', { ...IMAGES, 'via_region_data.json': viaJson(BOTH) }, [A, B]],
    ['JSON of version 1', { ...IMAGES, 'via_region_data.json': viaJsonOfVersion1(BOTH) }, [A, B]],
    ['a project', { ...IMAGES, 'via_project_3Mar2020_10h4m.json': viaProject(BOTH) }, [A, B]],
    ['CSV', { ...IMAGES, 'via_export_csv.csv': viaCsv(BOTH) }, [A, B]],
    ['CSV with the header of a comment', { ...IMAGES, 'a.csv': `#${viaCsv(BOTH)}` }, [A, B]],
    ['CSV of Windows', { ...IMAGES, 'a.csv': viaCsv(BOTH).replaceAll('\n', '\r\n') }, [A, B]],
    [
      'CSV whose lines of one image stand apart',
      {
        ...IMAGES,
        'a.csv': `${viaCsv({ 'a.png': [area(CELL, 0, 0, 1, 4)], 'b.png': [TOP] })}\n${viaCsv({ 'a.png': [area(CELL, 1, 0, 2, 4)] }).split('\n')[1]}`,
      },
      [A, B],
    ],
    [
      'all of them, which say the same',
      { ...IMAGES, 'a.json': viaJson(BOTH), 'p.json': viaProject(BOTH), 'a.csv': viaCsv(BOTH) },
      [A, B],
      ['annotation-files-joined'],
    ],
    [
      'a file for each part, as the balloons have it',
      {
        ...pictures(['train/a.png', 'val/b.png']),
        'train/via_region_data.json': viaJsonOfVersion1({ 'a.png': [LEFT] }),
        'val/via_region_data.json': viaJsonOfVersion1({ 'b.png': [TOP] }),
      },
      ['train/a.png train 1100 1100 1100 1100', 'val/b.png validation 1111 1111 0000 0000'],
    ],
    [
      'an address, and an image that shows nothing',
      { ...IMAGES, 'a.json': viaJson({ 'https://example.com/x/a.png': [LEFT], 'b.png': [] }) },
      [A, 'b.png - 0000 0000 0000 0000'],
      ['annotated-images-assumed', 'images-without-shapes'],
    ],
  ])('%s', async (reason, files, images, codes = []) => {
    const found = await scanned(files);
    expect(found.images, `${reason}\n${found.told}`).toEqual(images);
    expect(found.codes.filter((code) => !USUAL.includes(code))).toEqual(codes);
    expect(found.source).toBe('via');
  });
});

describe('a CSV that says how many regions its images have', () => {
  const more = viaCsv({ 'a.png': [LEFT, area(CELL, 2, 0, 3, 4)], 'b.png': [TOP, TOP, TOP] });
  const lines = more.split('\n');
  const without = (...left: readonly number[]) => lines.filter((_, i) => !left.includes(i)).join('\n');
  test.each<[reason: string, csv: string, told: string | undefined]>([
    ['whole', more, undefined],
    [
      'it broke off at the end of a line',
      without(4, 5),
      'regions-lacking: annotation file "a.csv" has fewer regions of 1 image than it says there are, such as 1 of 3 of "b.png", and what the others covered counts as background.',
    ],
    [
      'lines were taken out of its middle',
      without(2, 4),
      'has fewer regions of 2 images than it says there are, such as 1 of 2 of "a.png"',
    ],
    ['the lines of an image stand apart', [0, 3, 1, 4, 2, 5].map((i) => lines[i]).join('\n'), undefined],
    ['the same lines twice', [...lines, ...lines.slice(1)].join('\n'), undefined],
    ['without a number', more.replaceAll(/,"\{\}",\d+/g, ',"{}",'), undefined],
    ['an image without regions', viaCsv({ 'a.png': [], 'b.png': [TOP] }), undefined],
  ])('%s', async (reason, csv, told) => {
    const found = await scanned({ ...IMAGES, 'a.csv': csv });
    expect(found.codes.includes('regions-lacking'), `${reason}\n${found.told}`).toBe(told !== undefined);
    expect(found.told).toContain(told ?? '');
    expect(found.source).toBe('via');
  });
});

describe('regions', () => {
  test.each<[reason: string, regions: readonly unknown[], rows: string]>([
    ['a polygon', [LEFT], '1100 1100 1100 1100'],
    ['a circle', [region(CELL, { name: 'circle', cx: 2, cy: 2, r: 1.2 })], '0000 0110 0110 0000'],
    [
      'an ellipse',
      [region(CELL, { name: 'ellipse', cx: 2, cy: 2, rx: 2.2, ry: 0.8 })],
      '0000 1111 1111 0000',
    ],
    [
      'an ellipse that is turned',
      [region(CELL, { name: 'ellipse', cx: 2, cy: 2, rx: 2.2, ry: 0.8, theta: Math.PI / 2 })],
      '0110 0110 0110 0110',
    ],
    [
      'a smaller one over a larger one, wherever it stands',
      [area({ name: 'dust' }, 1, 1, 3, 3), area(CELL, 0, 0, 4, 4)],
      '1111 1221 1221 1111',
    ],
  ])('%s', async (reason, regions, rows) => {
    const other = { 'b.png': [area({ name: 'dust' }, 0, 0, 1, 1)] };
    const found = await scanned({ ...IMAGES, 'a.json': viaJson({ 'a.png': regions, ...other }) });
    expect(found.images[0], `${reason}\n${found.told}`).toBe(`a.png - ${rows}`);
  });

  const line = region(CELL, { name: 'polyline', all_points_x: [0, 4], all_points_y: [0, 4] });
  const point = region(CELL, { name: 'point', cx: 1, cy: 1 });
  const box = region(CELL, { name: 'rect', x: 1, y: 1, width: 2, height: 2 });
  const square = region(CELL, {
    name: 'polygon',
    all_points_x: [0, 2, 2, 0, 0],
    all_points_y: [0, 0, 2, 2, 0],
  });
  test.each<[reason: string, regions: readonly unknown[], source: string | undefined, told: string]>([
    [
      'boxes alone',
      [box, box],
      undefined,
      'only-boxes: the VIA annotations in "a.json" are boxes alone (2 boxes on 1 image), and boxes aren\'t trained.',
    ],
    ['boxes beside shapes', [LEFT, box], 'via', 'boxes-ignored: 1 box in the VIA annotations is ignored'],
    [
      'polygons that are rectangles',
      [square],
      undefined,
      'shapes-are-boxes: the only shape in the VIA annotations in "a.json" is a rectangle',
    ],
    [
      'points and lines',
      [LEFT, point, line, line, region(CELL, {}), null],
      'via',
      'marks-ignored: in the VIA annotations what covers no pixels is ignored (point: 1, polyline: 2, region of unknown kind: 2).',
    ],
    [
      'two attributes',
      [
        area({ type: 'cell', quality: 'good' }, 0, 0, 2, 4),
        area({ type: 'dust', quality: 'bad' }, 2, 0, 4, 4),
      ],
      undefined,
      'attributes-unclear: the shapes in the VIA annotations have 2 attributes that may be their class: "type" ("cell", "dust"), "quality" ("bad", "good"), expected one. Set `classes: background, cell, dust` for "type", or `classes: background, bad, good` for "quality".',
    ],
    [
      'a coordinate that is none',
      [region(CELL, { name: 'circle', cx: 'x', cy: 1, r: 1 })],
      undefined,
      'annotation-invalid: image "a.png" has an annotation in "a.json" that has a coordinate that is no number.',
    ],
    [
      'a polygon with an x without its y',
      [region(CELL, { name: 'polygon', all_points_x: [0, 1, 2], all_points_y: [0, 1] })],
      undefined,
      'annotation-invalid: image "a.png" has an annotation in "a.json" that has a polygon with an x without its y.',
    ],
    [
      'a polygon that is none',
      [region(CELL, { name: 'polygon', all_points_x: { length: 1e9 }, all_points_y: 'x' })],
      undefined,
      'one-shape-class: ',
    ],
    [
      'far out',
      [region(CELL, { name: 'circle', cx: 1e300, cy: 1, r: 1 })],
      undefined,
      'beyond 1,000,000,000',
    ],
  ])('%s', async (reason, regions, source, told) => {
    const found = await scanned({ 'a.png': grey([1, 2]), 'a.json': viaJson({ 'a.png': regions }) });
    expect(found.told, reason).toContain(told);
    expect(found.source, found.told).toBe(source);
  });

  test('what the question says of two attributes works', async () => {
    const regions = [
      area({ type: 'cell', quality: 'good' }, 0, 0, 2, 4),
      area({ type: 'dust', quality: 'bad' }, 2, 0, 4, 4),
    ];
    const files = { 'a.png': grey([1, 2]), 'a.json': viaJson({ 'a.png': regions }) };
    const found = await scanned(files, { classes: ['background', 'bad', 'good'] });
    expect(found.images).toEqual(['a.png - 2211 2211 2211 2211']);
  });
});

describe('files', () => {
  test.each<[reason: string, files: Files, told: string]>([
    [
      'cut off',
      { 'a.json': viaJson(BOTH).slice(0, -9) },
      'annotation-file-unreadable: annotation file "a.json" can\'t be read: it ends in the middle.',
    ],
    [
      'a NaN',
      { 'a.json': viaJson(BOTH).replace('[0,2,2,0,0]', '[NaN,2,2,0,0]') },
      'annotations-unreadable: annotation file "a.json" has 1 entry that is no JSON, the first at byte ',
    ],
    [
      'lines that are none',
      { 'a.csv': `${viaCsv(BOTH)}\n"x` },
      'annotations-unreadable: annotation file "a.csv" has 1 entry that is no JSON',
    ],
    [
      'a region of a line that is no JSON',
      { 'a.csv': viaCsv(BOTH).replace('"{""name"":""polygon""', '"{""name"":polygon') },
      'region of unknown kind: 1',
    ],
    [
      'a path that leads out',
      { 'a.json': viaJson({ '../../etc/passwd': [LEFT], 'b.png': [TOP] }) },
      'annotated-images-missing: 1 image ("../../etc/passwd")',
    ],
    [
      'a project of version 3',
      { 'p.json': '{"project": {"pid": "__VIA_PROJECT_ID__"}}' },
      'labels-not-read: the labels there are of VIA 3,',
    ],
  ])('%s', async (reason, files, told) => {
    expect((await scanned({ ...IMAGES, ...files })).told, reason).toContain(told);
  });

  test('a table of boxes of another tool is none of VIA', async () => {
    const found = await scanned({ ...IMAGES, 'a.csv': 'filename,xmin,ymin\na.png,1,2' }, { labels: 'via' });
    expect(found.codes).toContain('labels-not-there');
  });
});
