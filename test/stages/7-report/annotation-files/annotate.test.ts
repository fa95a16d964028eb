// Objects written for labelling tools: read again as the tools read them they are the pixels that were there.
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { encodePng } from '../../../../src/image/encode.ts';
import type { LabelMap } from '../../../../src/image/raster.ts';
import { drawShapes } from '../../../../src/stages/2-dataset/labels/shapes/draw.ts';
import { sourceOf } from '../../../../src/stages/2-dataset/labels/sources.ts';
import { Annotations } from '../../../../src/stages/7-report/annotation-files/annotate.ts';
import type { AnnotationFormat } from '../../../../src/stages/7-report/annotation-files/formats.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { scanFiles } from '../../2-dataset/data-folder.ts';

const CLASSES = ['background', 'cell "A"', '__proto__'].map((name, index) => {
  return { name, index, color: [index, 0, 0] as const };
});

/** A frame with a spot in its hole, a corner that touches it, and what reaches over the edge. */
const FRAME = map(`
  .1111.2
  .1..1.2
  .1.21..
  .1111..
  2....22
`);
const EMPTY = map(`
  ...
  ...
`);

function map(drawing: string): LabelMap {
  const rows = drawing.trim().split(/\s+/);
  const data = Uint8Array.from(rows.join(''), (one) => (one === '.' ? 0 : Number(one)));
  return { width: rows[0].length, height: rows.length, data };
}

interface Written {
  readonly folder: string;
  readonly output: string;
}

async function write(
  { folder, output }: Written,
  format: AnnotationFormat,
  images: Readonly<Record<string, LabelMap>>,
  {
    given = 0.75,
    minArea = 1,
    discarded = [] as readonly string[],
    madeBy = 'model' as 'model' | 'person',
  } = {},
): Promise<void> {
  const options = { output, classes: CLASSES, madeBy, minArea, tolerance: 0 };
  const annotations = await Annotations.create({ formats: [format], ...options });
  for (const [within, { width, height, data }] of Object.entries(images)) {
    const path = join(folder, within);
    const stem = within.replace(/\.png$/, '');
    const rows = await annotations.image({ path, name: within, within, stem, width, height });
    const half = width * Math.floor(height / 2);
    const probability = new Float32Array(data.length).fill(given);
    await rows.write(data.subarray(0, half), probability.subarray(0, half));
    await rows.write(data.subarray(half), probability.subarray(half));
    if (discarded.includes(within)) await rows.discard();
    else await rows.finish();
  }
  await annotations.finish();
}

/** The classes of an image's pixels, from rings of each class. */
function drawn({ width, height }: LabelMap, objects: readonly { name: string; ring: readonly number[] }[]) {
  const shapes = objects.map(({ name, ring }) => ({
    class: name,
    geometry: { kind: 'polygons' as const, parts: [[Float64Array.from(ring)]], rule: 'even-odd' as const },
  }));
  const { data, names } = drawShapes(shapes, { width, height }, 'later-on-top');
  const indexOf = (name: string) => CLASSES.find((one) => one.name === name)!.index;
  return data.map((value) => (value === 0 ? 0 : indexOf(names[value - 1])));
}

const IMAGES = { 'in/frame.png': FRAME, 'empty.png': EMPTY };

const read: Record<
  AnnotationFormat,
  (output: string) => Promise<readonly (readonly { name: string; ring: number[] }[])[]>
> = {
  async coco(output) {
    const { images, annotations, categories } = await json(output, 'coco.json');
    expect(categories).toEqual([
      { id: 1, name: 'cell "A"' },
      { id: 2, name: '__proto__' },
    ]);
    expect(images).toEqual([
      { id: 1, file_name: 'in/frame.png', width: 7, height: 5 },
      { id: 2, file_name: 'empty.png', width: 3, height: 2 },
    ]);
    return images.map(({ id }: { id: number }) =>
      annotations
        .filter(({ image_id }: { image_id: number }) => image_id === id)
        .map(({ category_id, segmentation: [ring] }: { category_id: number; segmentation: number[][] }) => {
          return { name: CLASSES[category_id].name, ring };
        }),
    );
  },
  async yolo(output) {
    const { names } = parse(await readFile(join(output, 'yolo', 'data.yaml'), 'utf8'));
    const list = [0, 1].map((i) => names[i]);
    expect(list).toEqual(['cell "A"', '__proto__']);
    const images = Object.entries(IMAGES).map(async ([name, { width, height }]) => {
      const file = join(output, 'yolo', 'labels', name.replace('.png', '.txt'));
      const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
      return lines.map((line) => {
        const [index, ...shares] = line.split(' ').map(Number);
        return {
          name: list[index],
          ring: shares.map((share, i) => Math.round(share * (i % 2 === 0 ? width : height))),
        };
      });
    });
    return Promise.all(images);
  },
  async labelme(output) {
    const images = Object.entries(IMAGES).map(async ([name, { width, height }]) => {
      const file = await json(output, 'labelme', name.replace('.png', '.json'));
      const up = name.includes('/') ? '../../..' : '../..';
      expect(file).toMatchObject({
        imagePath: `${up}/images/${name}`,
        imageData: null,
        imageWidth: width,
        imageHeight: height,
      });
      return file.shapes.map(
        ({ label, points, shape_type }: { label: string; points: number[][]; shape_type: string }) => {
          expect(shape_type).toBe('polygon');
          return { name: label, ring: points.flat() };
        },
      );
    });
    return Promise.all(images);
  },
  async 'label-studio'(output) {
    const tasks = await json(output, 'label-studio.json');
    expect(tasks.map(({ data }: { data: object }) => data)).toEqual([
      { image: '/data/local-files/?d=in/frame.png' },
      { image: '/data/local-files/?d=empty.png' },
    ]);
    return tasks.map(({ predictions: [{ result }] }: { predictions: { result: LabelStudioResult[] }[] }) =>
      result.map(({ value, original_width, original_height }) => ({
        name: value.polygonlabels[0],
        ring: value.points.flatMap(([x, y]) =>
          [(x / 100) * original_width, (y / 100) * original_height].map((one) => Math.round(one)),
        ),
      })),
    );
  },
};

interface LabelStudioResult {
  readonly original_width: number;
  readonly original_height: number;
  readonly value: { readonly points: [number, number][]; readonly polygonlabels: string[] };
}

async function json(...path: readonly string[]) {
  return JSON.parse(await readFile(join(...path), 'utf8'));
}

describe('what is written of objects', () => {
  test.each(Object.keys(read) as AnnotationFormat[])(
    '%s: is the same pixels when it is read',
    async (format) => {
      await using dir = await temporaryFolder();
      const output = join(dir.path, 'out');
      await write({ folder: join(dir.path, 'images'), output }, format, IMAGES);
      const images = await read[format](output);
      expect(images.map((objects, i) => drawn(Object.values(IMAGES)[i], objects))).toEqual(
        Object.values(IMAGES).map(({ data }) => data),
      );
    },
  );

  test.each<[format: AnnotationFormat, images: string]>([
    ['coco', ''],
    ['yolo', 'yolo/images'],
    ['labelme', 'images'],
    ['label-studio', ''],
  ])('%s: trains as labels, with the same classes and pixels', async (format, folder) => {
    await using dir = await temporaryFolder();
    const pictureOf = ({ width, height }: LabelMap) =>
      encodePng({
        width,
        height,
        channels: 1,
        data: Uint8Array.from({ length: width * height }, (_, i) => i),
      });
    const entries = Object.entries(IMAGES).map(([name, one]) => [join(folder, name), one] as const);
    await write({ folder: join(dir.path, folder), output: dir.path }, format, IMAGES, { madeBy: 'person' });
    const files = Object.fromEntries(entries.map(([path, one]) => [path, pictureOf(one)]));
    const { dataset } = await scanFiles(dir.path, files);
    expect(dataset?.labels.source).toBe(format);
    const names = dataset!.classes.map(({ name }) => name);
    expect([...names].sort()).toEqual(CLASSES.map(({ name }) => name).sort());
    const reader = sourceOf(dataset!.labels).reader(dataset!);
    const labels = dataset!.samples.map(async (sample) => {
      const { data } = await reader.read(sample);
      return [sample.image, [...data].map((index) => names[index])] as const;
    });
    const written = entries.map(
      ([path, { data }]) =>
        [path.split(sep).join('/'), [...data].map((index) => CLASSES[index].name)] as const,
    );
    expect(new Map(await Promise.all(labels))).toEqual(new Map(written));
  });

  it('has the mean probability of each object, and none where a person has labelled it', async () => {
    await using dir = await temporaryFolder();
    await write({ folder: dir.path, output: dir.path }, 'coco', { 'a.png': map('1.2') });
    const { annotations } = await json(dir.path, 'coco.json');
    expect(annotations).toEqual([
      expect.objectContaining({ category_id: 1, score: 0.75, area: 1, bbox: [0, 0, 1, 1], iscrowd: 0 }),
      expect.objectContaining({ category_id: 2, score: 0.75, area: 1, bbox: [2, 0, 1, 1] }),
    ]);
    const annotated = await Annotations.create({
      formats: ['coco'],
      ...{ output: dir.path, classes: CLASSES, madeBy: 'person', minArea: 1, tolerance: 0 },
    });
    const place = { path: 'a.png', name: 'a.png', within: 'a.png', stem: 'a' };
    const rows = await annotated.image({ ...place, width: 1, height: 1 });
    await rows.write(Uint8Array.of(1));
    await rows.finish();
    await annotated.finish();
    expect((await json(dir.path, 'coco.json')).annotations[0]).not.toHaveProperty('score');
  });

  it.each<[madeBy: 'model' | 'person', list: string, other: string]>([
    ['model', 'predictions', 'annotations'],
    ['person', 'annotations', 'predictions'],
  ])('is for Label Studio, of a %s, in its %s alone', async (madeBy, list, other) => {
    await using dir = await temporaryFolder();
    await write({ folder: dir.path, output: dir.path }, 'label-studio', IMAGES, { madeBy });
    for (const task of await json(dir.path, 'label-studio.json')) {
      expect(task[list]).toEqual([expect.objectContaining({ result: expect.any(Array) })]);
      expect(task).not.toHaveProperty(other);
    }
  });

  it('leaves out objects of fewer pixels than asked for', async () => {
    await using dir = await temporaryFolder();
    await write({ folder: dir.path, output: dir.path }, 'coco', { 'a.png': FRAME }, { minArea: 3 });
    const { annotations } = await json(dir.path, 'coco.json');
    expect(annotations.map(({ area }: { area: number }) => area)).toEqual([12]);
  });

  test.each(Object.keys(read) as AnnotationFormat[])(
    '%s: has nothing of an image that failed half-way',
    async (format) => {
      await using dir = await temporaryFolder();
      const [all, some] = ['all', 'some'].map((name) => join(dir.path, name));
      const rest = { 'in/frame.png': FRAME, 'last.png': FRAME };
      await write(
        { folder: dir.path, output: some },
        format,
        { ...rest, 'bad.png': FRAME },
        { discarded: ['bad.png'] },
      );
      await write({ folder: dir.path, output: all }, format, rest);
      expect(await contentOf(some)).toEqual(await contentOf(all));
      const between = { 'in/frame.png': FRAME, 'bad.png': FRAME, 'last.png': FRAME };
      await write({ folder: dir.path, output: some }, format, between, { discarded: ['bad.png'] });
      expect(await contentOf(some)).toEqual(await contentOf(all));
    },
  );
});

async function contentOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const texts = files.sort().map(async (file) => [file.slice(folder.length), await readFile(file, 'utf8')]);
  return Object.fromEntries(await Promise.all(texts));
}

test.each([
  ['in the folder that predict ran in', 'scans/a 1.png', '/runs/here/scans/a 1.png', 'scans/a%201.png'],
  [
    'above it: the document root is that of the disk',
    '../scans/a.png',
    '/runs/scans/a.png',
    'runs/scans/a.png',
  ],
  ['by an absolute path', '/runs/scans/a.png', '/runs/scans/a.png', 'runs/scans/a.png'],
  ['dots that lead nowhere', '..scans/a.png', '/runs/here/..scans/a.png', '..scans/a.png'],
])('Label Studio is told where an image lies: %s', async (reason, name, path, address) => {
  await using folder = await temporaryFolder();
  const options = {
    output: folder.path,
    classes: CLASSES,
    madeBy: 'model',
    minArea: 1,
    tolerance: 0,
  } as const;
  const annotations = await Annotations.create({ formats: ['label-studio'], ...options });
  const rows = await annotations.image({ path, name, within: 'a.png', stem: 'a', width: 1, height: 1 });
  await rows.write(Uint8Array.of(0));
  await rows.finish();
  await annotations.finish();
  const [{ data }] = JSON.parse(await readFile(join(folder.path, 'label-studio.json'), 'utf8'));
  expect(data.image, reason).toBe(`/data/local-files/?d=${address}`);
});
