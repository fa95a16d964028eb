// Exports that are there and hold nothing, and files that broke off: what is told of them, and that they keep no other labels from
// being read.
import { describe, expect, test } from 'vitest';
import { type Files, grey } from '../../data-folder.ts';
import { cocoFile } from '../coco/coco-file.ts';
import { cvatFile } from '../cvat/cvat-file.ts';
import { task } from '../label-studio/tasks.ts';
import { area, labelmeFile } from '../labelme/labelme-file.ts';
import { release } from '../segments/release.ts';
import { viaCsv, viaProject } from '../via/via-file.ts';
import { pictures, scanned } from './scanned.ts';

const IMAGES = pictures(['images/a.png', 'images/b.png']);
const tasks = [task({ image: 'a.png', annotations: [] }), task({ id: 2, image: 'b.png', annotations: [] })];
const unlabelled = tasks.map((one) => ({ ...one, total_annotations: 0, file_upload: '1a2b3c4d-a.png' }));

/** By tool: what its export lacks. */
const EXPORTS: readonly (readonly [reason: string, files: Files, said: string])[] = [
  [
    'COCO of no image',
    { 'x.json': cocoFile({ images: [], categories: [], annotations: [] }) },
    'the COCO annotations in "x.json" hold no image',
  ],
  [
    'COCO of images that have no name',
    { 'x.json': cocoFile({ images: [{ id: 1 }], annotations: [] }) },
    'the COCO annotations in "x.json" hold no image',
  ],
  [
    'COCO of images with an empty list of annotations',
    { 'x.json': cocoFile({ images: ['a.png', 'b.png'], annotations: [] }) },
    'the COCO annotations in "x.json" name 2 images and hold no shape',
  ],
  [
    'COCO of images without a list of annotations',
    { 'x.json': cocoFile({ images: ['a.png', 'b.png'] }) },
    'the COCO annotations in "x.json" name 2 images and hold no annotation',
  ],
  [
    'Label Studio of tasks that nobody has done',
    { 'tasks.json': JSON.stringify(unlabelled) },
    'the Label Studio annotations in "tasks.json" name 2 tasks and hold no annotation',
  ],
  [
    'Labelbox of rows that nobody has labelled',
    { 'export.ndjson': '{"data_row": {"external_id": "a.png"}, "projects": {}}\n' },
    'the Labelbox annotations in "export.ndjson" name 1 row and hold no label',
  ],
  [
    'CVAT of a task without images',
    { 'annotations.xml': cvatFile({ images: [] }) },
    'the CVAT annotations in "annotations.xml" hold no image',
  ],
  [
    'Segments.ai of samples that nobody has labelled',
    { 'v1.json': release([{ name: 'a.png' }]) },
    'the Segments.ai annotations in "v1.json" name 1 sample and hold no label',
  ],
  ['a project of VIA', { 'p.json': viaProject({}) }, 'the VIA annotations in "p.json" hold no image'],
  ['a CSV of VIA', { 'p.csv': viaCsv({}) }, 'the VIA annotations in "p.csv" hold no image'],
  [
    'VIA of images without regions',
    { 'p.json': viaProject({ 'a.png': [], 'b.png': [] }) },
    'the VIA annotations in "p.json" name 2 images and hold no shape',
  ],
  [
    'labelme',
    { 'images/a.json': labelmeFile('a.png', []) },
    'the labelme annotations in "images/a.json" name 1 image and hold no shape',
  ],
  [
    'Supervisely',
    { 'ann/a.png.json': '{"size": {"width": 4, "height": 4}, "objects": []}' },
    'the Supervisely annotations in "ann/a.png.json" name 1 image and hold no shape',
  ],
  [
    'QuPath',
    { 'a.geojson': '{"type": "FeatureCollection", "features": []}' },
    'the QuPath annotations in "a.geojson" name 1 image and hold no shape',
  ],
  [
    'Pascal VOC',
    { 'images/a.xml': '<annotation><filename>a.png</filename></annotation>' },
    'the Pascal VOC annotations in "images/a.xml" name 1 image and hold no shape',
  ],
  [
    'YOLO of empty files',
    { 'labels/a.txt': '', 'labels/b.txt': '\n' },
    'the YOLO annotations in "labels/a.txt", "labels/b.txt" name 2 images and hold no shape',
  ],
  [
    'YOLO without label files',
    { 'data.yaml': 'train: images\nnames: [cell]\n' },
    'the YOLO annotations in "data.yaml" name 2 images and hold no shape',
  ],
];

describe('an export that holds nothing', () => {
  test.each(EXPORTS)('is told in the first line: %s', async (reason, files, said) => {
    const { source, told } = await scanned({ ...IMAGES, ...files });
    const line = `no-shapes: ${said}, and 2 images lie in the data folder.`;
    expect(told.startsWith(line), `${reason}\n${told}`).toBe(true);
    expect(source).toBeUndefined();
  });

  test.each(EXPORTS)('keeps no masks from being read: %s', async (reason, files) => {
    const masks = { 'masks/a.png': grey([0, 1]), 'masks/b.png': grey([1, 0]) };
    const { source, codes } = await scanned({ ...IMAGES, ...masks, ...files });
    expect(source, reason).toBe('masks');
    expect(codes).not.toContain('export-passed-over');
  });

  test('keeps no table from being read', async () => {
    const rows = ['a', 'b', 'c', 'd'].map((name, i) => `${name}.png,${i < 2 ? 'cat' : 'dog'}`);
    const table = {
      ...pictures(['images/c.png', 'images/d.png']),
      'labels.csv': ['file,label', ...rows].join('\n'),
    };
    const { source, told } = await scanned({
      ...IMAGES,
      ...table,
      'x.json': cocoFile({ images: [], annotations: [] }),
    });
    expect(source, told).toBe('table');
  });

  test('is passed over beside one that holds something', async () => {
    const full = cocoFile({
      images: ['a.png', 'b.png'],
      annotations: [{ image_id: 1, category_id: 1, segmentation: [[0, 0, 2, 0, 3, 4, 0, 4]] }],
    });
    const empty = cocoFile({ images: [], annotations: [] });
    const { source, told } = await scanned({ ...IMAGES, 'x.json': full, 'y.json': empty });
    expect(source).toBe('coco');
    expect(told).toContain(
      'annotation-file-passed-over: annotation file "y.json" is passed over: it lists no image.',
    );
  });

  test('of QuPath says of one image that nothing is on it, where others have objects', async () => {
    const ring = [
      [0, 0],
      [2, 0],
      [3, 4],
      [0, 4],
      [0, 0],
    ];
    const feature = {
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ring] },
      properties: { objectType: 'annotation', classification: { name: 'Tumor' } },
    };
    const of = (features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });
    const { images } = await scanned({ ...IMAGES, 'a.geojson': of([feature]), 'b.geojson': of([]) });
    expect(images[1]).toBe('images/b.png - 0000 0000 0000 0000');
  });
});

describe('files that hold nothing, of whatever tool', () => {
  test.each<[reason: string, files: Files, said: string]>([
    ['a project that nobody has labelled', { 'project-1.json': '[]' }, '"project-1.json" is empty'],
    ['one of VIA', { 'via_region_data.json': '{ }\n' }, '"via_region_data.json" is empty'],
    ['a copy that broke off', { 'export.ndjson': '' }, '"export.ndjson" is empty'],
    [
      'one for each image',
      { 'images/a.json': '', 'images/b.json': '' },
      '"images/a.json", "images/b.json" are empty',
    ],
  ])('are told: %s', async (reason, files, said) => {
    const { told } = await scanned({ ...IMAGES, ...files });
    expect(told, reason).toContain(
      `annotation-files-empty: ${said}, and nothing else labels the 2 images in the data folder.`,
    );
  });

  test('are no matter where something labels the images', async () => {
    const masks = { 'masks/a.png': grey([0, 1]), 'masks/b.png': grey([1, 0]) };
    const { source, codes } = await scanned({ ...IMAGES, ...masks, 'project-1.json': '[]' });
    expect([source, codes.includes('annotation-files-empty')]).toEqual(['masks', false]);
  });
});

const NAMES = ['a', 'b', 'c'];
const FOR_EACH: readonly (readonly [
  tool: string,
  pathOf: (name: string) => string,
  content: (name: string) => string,
])[] = [
  [
    'labelme',
    (name) => `images/${name}.json`,
    (name) => labelmeFile(`${name}.png`, [area('cell', 0, 0, 2, 4)]),
  ],
  [
    'Pascal VOC',
    (name) => `images/${name}.xml`,
    (name) =>
      `<?xml version="1.0"?>\n<annotation><filename>${name}.png</filename><object><name>cell</name><polygon><x1>1</x1><y1>1</y1><x2>3</x2><y2>1</y2><x3>4</x3><y3>5</y3></polygon></object></annotation>`,
  ],
  [
    'Supervisely',
    (name) => `ann/${name}.png.json`,
    () =>
      '{"description": "", "size": {"width": 4, "height": 4}, "objects": [{"classTitle": "cell", "geometryType": "polygon", "points": {"exterior": [[0, 0], [3, 0], [2, 4]], "interior": []}}]}',
  ],
  [
    'QuPath',
    (name) => `${name}.geojson`,
    () =>
      '{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [3, 0], [2, 4], [0, 0]]]}, "properties": {"objectType": "annotation", "classification": {"name": "Tumor"}}}]}',
  ],
];

describe('one file of many that hold one image each', () => {
  const filesWith = (
    [, pathOf, content]: (typeof FOR_EACH)[number],
    broken: (whole: string) => string,
    which = 'b',
  ): Files => ({
    ...pictures(NAMES.map((name) => `images/${name}.png`)),
    ...Object.fromEntries(
      NAMES.map((name) => [pathOf(name), name === which ? broken(content(name)) : content(name)] as const),
    ),
  });

  test.each(FOR_EACH)('is told where it is empty: %s', async (...tool) => {
    const found = await scanned(filesWith(tool, () => ''));
    expect(found.source, tool[0]).toBeUndefined();
    expect(found.told).toContain(
      `annotation-file-unreadable: annotation file "${tool[1]('b')}" can't be read: it is empty.`,
    );
  });

  test.each(FOR_EACH)('is told where it is empty and the first: %s', async (...tool) => {
    const found = await scanned(filesWith(tool, () => '\uFEFF \n', 'a'));
    expect(found.told, tool[0]).toContain(`"${tool[1]('a')}" can't be read: it is empty.`);
  });

  test.each(FOR_EACH)('is told where it broke off at its beginning: %s', async (...tool) => {
    const found = await scanned(filesWith(tool, (whole) => whole.slice(0, 15)));
    expect(found.source, tool[0]).toBeUndefined();
    expect(found.told).toContain(
      `annotation-file-unreadable: annotation file "${tool[1]('b')}" can't be read: `,
    );
  });

  test.each(FOR_EACH)("is passed over where it's another program's: %s", async (...tool) => {
    const other = tool[0] === 'Pascal VOC' ? '<exif><camera>x</camera></exif>' : '{"camera": "x"}';
    const found = await scanned(filesWith(tool, () => other));
    expect(found.source, `${tool[0]}\n${found.told}`).toBeDefined();
    expect(found.codes).toContain('images-not-annotated');
  });
});
