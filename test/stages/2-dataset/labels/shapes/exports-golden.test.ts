// What Datumaro and Supervision write in the forms of CVAT, YOLO and Pascal VOC, held to the pixels that they read of it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { encodePng } from '../../../../../src/image/encode.ts';
import type { Size } from '../../../../../src/stages/2-dataset/labels/shapes/shape.ts';
import type { Files } from '../../data-folder.ts';
import { scanned } from './scanned.ts';

interface Golden extends Size {
  /** By export and class. */
  readonly masks: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

const read = (name: string) =>
  readFileSync(new URL(`../../../../golden/exports/${name}`, import.meta.url), 'utf8');
const { width, height, masks }: Golden = JSON.parse(read('masks.json'));
const picture = encodePng({
  width,
  height,
  channels: 1,
  data: Uint8Array.from({ length: width * height }, (_, i) => (i * 7) % 251),
});

/** OpenCV's outlines, which Supervision writes, run through the centres of pixels. */
test.each<
  [source: 'cvat' | 'yolo' | 'voc', files: Files, classes: readonly string[], shown: readonly string[]]
>([
  [
    'cvat',
    { 'scene.jpg': picture, 'train.xml': read('cvat.xml') },
    ['leaf', 'sün', 'blob'],
    ['leaf', 'sün', 'blob'],
  ],
  [
    'yolo',
    { 'images/scene.png': picture, 'labels/scene.txt': read('yolo.txt'), 'data.yaml': read('yolo.yaml') },
    ['leaf', 'sün', 'blob'],
    ['leaf', 'sün'],
  ],
  [
    'voc',
    { 'images/scene.png': picture, 'annotations/scene.xml': read('voc.xml') },
    ['leaf', 'sün'],
    ['leaf', 'sün'],
  ],
])('of %s other pixels are along the edges only', async (source, files, classes, shown) => {
  const found = await scanned(files);
  expect([found.source, found.classes], found.told).toEqual([source, ['background', ...classes]]);
  const ours = found.images[0].split(' ').slice(2).join('');
  const theirs = classes.map((name) => pixelsOf(masks[source][name]));
  const classAt = (p: number) => 1 + theirs.findIndex((mask) => mask[p] === 1);
  const inside = Array.from({ length: width * height }, (_, p) => p).filter((p) => !isAtEdge(p, classAt));
  expect(inside.filter((p) => Number(ours[p]) !== classAt(p))).toEqual([]);
  for (const name of shown) expect(ours, name).toContain(String(1 + classes.indexOf(name)));
});

function pixelsOf(runs: readonly number[]): Uint8Array {
  const pixels = new Uint8Array(width * height);
  let at = 0;
  for (const [i, count] of runs.entries())
    for (const end = at + count; at < end; at++)
      pixels[(at % height) * width + Math.floor(at / height)] = i % 2;
  return pixels;
}

/** Whether a pixel beside it is of another class. */
function isAtEdge(p: number, classAt: (p: number) => number): boolean {
  const [x, y] = [p % width, Math.floor(p / width)];
  const around = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [x + dx, y + dy] as const));
  const places = around.filter(([ax, ay]) => ax >= 0 && ay >= 0 && ax < width && ay < height);
  return places.some(([ax, ay]) => classAt(ay * width + ax) !== classAt(p));
}
