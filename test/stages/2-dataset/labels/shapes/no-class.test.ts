// Shapes that nobody has said the class of, in the exports of each tool: few are left out, of more it's asked what they are, and
// where none has a class all are of one.
import { describe, expect, test } from 'vitest';
import type { Files } from '../../data-folder.ts';
import { area as cocoArea, cocoFile, shape } from '../coco/coco-file.ts';
import { area as cvatArea, cvatFile, polygon } from '../cvat/cvat-file.ts';
import { outline, task } from '../label-studio/tasks.ts';
import { area as labelmeArea, labelmeFile } from '../labelme/labelme-file.ts';
import { area as viaArea, viaJson } from '../via/via-file.ts';
import { pictures, scanned } from './scanned.ts';

/** The left half, with a fifth corner: no rectangle. */
const LEFT = cocoArea(0, 0, 2, 4);
const CORNERS = [0, 1, 2, 3, 4].map((i) => [LEFT[2 * i], LEFT[2 * i + 1]]);
const nameOf = (i: number) => `i${i}`;

/** Images with one shape each, of these classes; undefined: it has none. */
type Export = (classes: readonly (string | undefined)[]) => Files;
type OfOne = (image: string, name: string | undefined) => string;

const perImage =
  (pathOf: (name: string) => string, contentOf: OfOne): Export =>
  (classes) =>
    Object.fromEntries(
      classes.map((name, i) => [pathOf(nameOf(i)), contentOf(`${nameOf(i)}.png`, name)] as const),
    );

const coco: Export = (classes) => ({
  'x.json': cocoFile({
    images: classes.map((_, i) => `${nameOf(i)}.png`),
    categories: classes.some((name) => name !== undefined) ? ['cell'] : [],
    annotations: classes.map((name, i) =>
      name === undefined ? { ...shape(i + 1, 1, LEFT), category_id: null } : shape(i + 1, 1, LEFT),
    ),
  }),
});
const labelme = perImage(
  (name) => `${name}.json`,
  (image, name) => labelmeFile(image, [labelmeArea(name ?? null, 0, 0, 2, 4)]),
);
const labelStudio: Export = (classes) => ({
  'tasks.json': JSON.stringify(
    classes.map((name, i) =>
      task({
        id: i,
        image: `${nameOf(i)}.png`,
        result: [outline([0, 0, 2, 4], ...(name === undefined ? [] : [name]))],
      }),
    ),
  ),
});
const labelbox: Export = (classes) => ({
  'export.ndjson': classes
    .map((name = '', i) => {
      const objects = [{ name, polygon: CORNERS.map(([x, y]) => ({ x, y })) }];
      const labels = [{ label_details: {}, annotations: { objects } }];
      return JSON.stringify({
        data_row: { external_id: `${nameOf(i)}.png` },
        projects: { p: { labels } },
      });
    })
    .join('\n'),
});
const cvat: Export = (classes) => ({
  'annotations.xml': cvatFile({
    labels: ['cell'],
    images: classes.map((name = '', i) => [`${nameOf(i)}.png`, polygon(name, cvatArea(0, 0, 2, 4))]),
  }),
});
const via: Export = (classes) => ({
  'via.json': viaJson(
    Object.fromEntries(
      classes.map((name, i) => [
        `${nameOf(i)}.png`,
        [viaArea(name === undefined ? {} : { name }, 0, 0, 2, 4)],
      ]),
    ),
  ),
});
const voc = perImage(
  (name) => `${name}.xml`,
  (image, name = '') => {
    const points = CORNERS.map(
      ([x, y], i) => `<x${i + 1}>${x + 1}</x${i + 1}><y${i + 1}>${y + 1}</y${i + 1}>`,
    ).join('');
    return `<annotation><filename>${image}</filename><object><name>${name}</name><polygon>${points}</polygon></object></annotation>`;
  },
);
const supervisely = perImage(
  (name) => `ann/${name}.png.json`,
  (_, classTitle) =>
    JSON.stringify({
      size: { width: 4, height: 4 },
      objects: [{ classTitle, geometryType: 'polygon', points: { exterior: CORNERS, interior: [] } }],
    }),
);
const qupath = perImage(
  (name) => `${name}.geojson`,
  (_, name) =>
    JSON.stringify([
      {
        type: 'Feature',
        geometry: { type: 'Polygon', coordinates: [[...CORNERS, CORNERS[0]]] },
        properties: {
          objectType: 'annotation',
          ...(name === undefined ? {} : { classification: { name } }),
        },
      },
    ]),
);

const TOOLS: readonly (readonly [tool: string, written: Export, folder: string])[] = [
  ['COCO', coco, ''],
  ['labelme', labelme, ''],
  ['Label Studio', labelStudio, ''],
  ['Labelbox', labelbox, ''],
  ['CVAT', cvat, ''],
  ['VIA', via, ''],
  ['Pascal VOC', voc, ''],
  ['Supervisely', supervisely, 'img/'],
  ['QuPath', qupath, ''],
];

/** Of eleven. */
function classesWith(nameless: number): readonly (string | undefined)[] {
  return Array.from({ length: 11 }, (_, i) => (i < nameless ? undefined : 'cell'));
}

const filesOf = (classes: readonly (string | undefined)[], written: Export, folder = ''): Files => ({
  ...pictures(classes.map((_, i) => `${folder}${nameOf(i)}.png`)),
  ...written(classes),
});
/** What its first image and its last show. */
const ends = (images: readonly string[]) => [images[0], images.at(-1)].map((line) => line?.slice(-8));

describe('shapes without a class', () => {
  test.each(TOOLS)('count for nothing where they are few: %s', async (tool, written, folder) => {
    const found = await scanned(filesOf(classesWith(1), written, folder));
    expect(found.told, tool).toContain(
      `shapes-without-class-left-out: 1 of 11 shapes has no class, such as on "${folder}i0.png", and its pixels count for nothing.`,
    );
    expect(found.classes).toEqual(['background', 'cell']);
    expect(ends(found.images)).toEqual(['25525500', '100 1100']);
  });

  test.each(TOOLS)('are an error that asks where they are more: %s', async (tool, written, folder) => {
    const files = filesOf(classesWith(2), written, folder);
    const found = await scanned(files);
    expect(found.source, tool).toBeUndefined();
    expect(found.told).toContain(
      `shapes-without-class: 2 of 11 shapes have no class, such as on "${folder}i0.png", and nothing says what they show.`,
    );
    const json = /or write `(\[.*?\])` into classes\.json/.exec(found.told)?.[1];
    expect(json).toBe('["background", "cell", {"name":"unnamed","ignore":true}]');
    const answered = await scanned({ ...files, 'classes.json': json! });
    expect([answered.source === undefined, ...ends(answered.images)]).toEqual([
      false,
      '25525500',
      '100 1100',
    ]);
  });

  test.each(TOOLS)('are of one class where none has one: %s', async (tool, written, folder) => {
    const found = await scanned(filesOf(classesWith(11), written, folder));
    expect(found.told, tool).toContain(
      'shapes-without-class-as-one: none of 11 shapes has a class, and all are taken for one, ',
    );
    // CVAT lists the one that there is.
    expect(found.classes).toEqual(['background', tool === 'CVAT' ? 'cell' : 'object']);
    expect(ends(found.images)).toEqual(['100 1100', '100 1100']);
  });

  test.each<[reason: string, name: string]>([
    ["JavaScript's word for what is missing", 'undefined'],
    ["JSON's", 'null'],
    ['what a table of pandas has in an empty cell', 'nan'],
    ['in capitals', 'NaN'],
    ['blanks', '  '],
  ])('are those of a name that programs write for none: %s', async (reason, name) => {
    const classes = classesWith(2).map((one) => one ?? name);
    const found = await scanned(filesOf(classes, labelme));
    expect(found.told, reason).toContain('shapes-without-class: 2 of 11 shapes have no class');
  });

  test.each<[reason: string, json: string, classes: readonly string[], first: string]>([
    [
      'a class of their own',
      '["background", "cell", "unnamed"]',
      ['background', 'cell', 'unnamed'],
      '200 2200',
    ],
    [
      'the class of the others',
      '["background", {"name": "cell", "folder": ["cell", "unnamed"]}]',
      ['background', 'cell'],
      '100 1100',
    ],
    [
      'the background',
      '[{"name": "background", "folder": ["background", "unnamed"]}, "cell"]',
      ['background', 'cell'],
      '000 0000',
    ],
  ])('are what classes.json says: %s', async (reason, json, classes, first) => {
    const found = await scanned({ ...filesOf(classesWith(4), labelme), 'classes.json': json });
    expect(found.classes, `${reason}\n${found.told}`).toEqual(classes);
    expect(ends(found.images)[0]).toBe(first);
    expect(found.told).not.toContain('shapes-without-class');
  });

  test.each<[reason: string, classes: readonly string[], said: string]>([
    ['the only one that is listed', ['ground', 'cell'], '"cell"'],
    ['the only one beside a background', ['cell', 'background'], '"cell"'],
  ])('are of the class that `classes` lists: %s', async (reason, classes, said) => {
    const found = await scanned(filesOf(classesWith(11), via), { classes });
    expect(found.told, reason).toContain(`all are taken for one, ${said}.`);
    expect(ends(found.images)).toEqual(['100 1100', '100 1100']);
  });

  test('are asked about where none has one of several that the tool lists', async () => {
    const images = classesWith(11).map((_, i) => [`i${i}.png`, polygon('', cvatArea(0, 0, 2, 4))] as const);
    const files = {
      ...filesOf(classesWith(11), via),
      'annotations.xml': cvatFile({ images }),
      'via.json': '',
    };
    const found = await scanned(files);
    expect(found.source).toBeUndefined();
    expect(found.told).toContain('shapes-without-class: 11 of 11 shapes have no class');
    const json = /or write `(\[.*?\])` into classes\.json/.exec(found.told)?.[1];
    expect(json).toBe('["background", {"name":"object","folder":["unnamed"]}]');
    expect((await scanned({ ...files, 'classes.json': json! })).classes).toEqual(['background', 'object']);
  });

  test('are asked about where `classes` lists several', async () => {
    const found = await scanned(filesOf(classesWith(11), via), { classes: ['background', 'cell', 'dust'] });
    expect(found.source).toBeUndefined();
    expect(found.told).toContain('shapes-without-class: 11 of 11 shapes have no class');
  });

  test('are asked about with what `classes` lists already', async () => {
    const files = filesOf(classesWith(2), labelme);
    const found = await scanned(files, { classes: ['ground', 'cell'] });
    const json = /or write `(\[.*?\])` into classes\.json/.exec(found.told)?.[1];
    expect(json, found.told).toBe('["ground", "cell", {"name":"unnamed","ignore":true}]');
    const answered = await scanned({ ...files, 'classes.json': json! }, { classes: ['ground', 'cell'] });
    expect(answered.classes).toEqual(['ground', 'cell']);
  });

  test('lie over others as their pixels count for nothing', async () => {
    const files = filesOf(classesWith(1), labelme);
    const both = [labelmeArea('cell', 0, 0, 4, 4), labelmeArea(null, 0, 0, 2, 4)];
    const found = await scanned({ ...files, 'i0.json': labelmeFile('i0.png', both) });
    expect(ends(found.images)[0]).toBe('25525511');
    expect(found.codes).not.toContain('shapes-overlap');
  });
});

test('a region of Label Studio that is written once for each control counts once', async () => {
  const twice = [outline([0, 0, 2, 4]), outline([0, 0, 2, 4])];
  const tasks = [task({ image: 'i0.png', result: twice }), task({ id: 2, image: 'i1.png' })];
  const found = await scanned({ ...pictures(['i0.png', 'i1.png']), 'tasks.json': JSON.stringify(tasks) });
  expect(found.told).toContain('the only shape has no class');
});
