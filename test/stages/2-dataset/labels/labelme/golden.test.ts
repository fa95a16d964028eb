// A file that labelme wrote, with a shape of each kind, held to the pixels that labelme gives to them.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../../../../src/image/encode.ts';
import { labelmeShapes } from '../../../../../src/stages/2-dataset/labels/labelme/shapes.ts';
import { drawShapes } from '../../../../../src/stages/2-dataset/labels/shapes/draw.ts';
import { runsOf } from '../../../../../src/stages/2-dataset/labels/shapes/runs.ts';
import type { Geometry, Size } from '../../../../../src/stages/2-dataset/labels/shapes/shape.ts';
import { distanceToRing } from '../shapes/distance.ts';
import { scanned } from '../shapes/scanned.ts';

interface Golden extends Size {
  readonly masks: Readonly<Record<string, readonly number[]>>;
}

const read = (name: string) =>
  readFileSync(new URL(`../../../../golden/labelme/${name}`, import.meta.url), 'utf8');
const scene = read('scene.json');
const { masks, ...size }: Golden = JSON.parse(read('masks.json'));
const given: readonly { label: string; points: readonly (readonly [number, number])[] }[] =
  JSON.parse(scene).shapes;

/** Its pixels have their centres where ours have their corners, and it draws outlines as well. */
const USUAL = 1.25;
/** Half the width of a line: ours are round where they end and turn, and labelme's are cut off. */
const PEN = 5;

describe('of a shape that labelme draws, other pixels are along its edges only', () => {
  test.each<[label: string, distance: (x: number, y: number) => number]>([
    ['leaf', alongOutline('leaf')],
    ['bow tie', alongOutline('bow tie')],
    ['sun', (x, y) => Math.abs(away([28.3, 22.6], [x, y]) - away([28.3, 22.6], [33.1, 24.2]))],
    ['stem', alongLine('stem')],
    ['vine', alongLine('vine')],
    ['blob', () => Number.POSITIVE_INFINITY],
  ])('%s', async (label, distance) => {
    const [ours, theirs] = [await pixelsOf(label), pixels(runsOf(masks[label], size))];
    const differing = [...ours.keys()].filter((p) => ours[p] !== theirs[p]);
    const centres = differing.map((p) => [(p % size.width) + 0.5, Math.floor(p / size.width) + 0.5] as const);
    expect(ours.includes(1)).toBe(true);
    expect(centres.filter(([x, y]) => distance(x, y) > USUAL)).toEqual([]);
  });

  test.each(['box', 'turned box', 'seed'])('%s is not drawn', async (label) => {
    expect(await shapesOf(label)).toEqual([]);
  });
});

test('the folder that labelme wrote is read as it is', async () => {
  const picture = await encodePng({
    ...size,
    channels: 1,
    data: Uint8Array.from({ length: size.width * size.height }, (_, i) => (i * 7) % 251),
  });
  const { source, classes, codes, told } = await scanned({
    'images/scene.png': picture,
    'labels/scene.json': scene,
  });
  expect(source, told).toBe('labelme');
  expect(classes).toEqual(['background', 'blob', 'bow tie', 'leaf', 'stem', 'sun', 'vine']);
  expect(codes).toEqual([
    'labels-in-export',
    'marks-ignored',
    'lines-drawn',
    'boxes-ignored',
    'shapes-overlap',
  ]);
});

async function shapesOf(label: string) {
  const own = given.filter((one) => one.label === label);
  const text = own.map((one) => JSON.stringify(one)).join(',');
  return labelmeShapes([{ file: 'scene.json', from: 0, to: text.length, text }], size);
}

async function pixelsOf(label: string): Promise<Uint8Array> {
  const [{ geometry }] = await shapesOf(label);
  return pixels(geometry);
}

function pixels(geometry: Geometry): Uint8Array {
  return drawShapes([{ class: 'a', geometry }], size, 'later-on-top').data;
}

function pointsOf(label: string) {
  return given.find((one) => one.label === label)!.points;
}

function alongOutline(label: string) {
  return (x: number, y: number) => distanceToRing(x, y, pointsOf(label).flat());
}

/** From the edge of a line; within its round ends and turns nothing is told. */
function alongLine(label: string) {
  const points = pointsOf(label);
  const thereAndBack = [...points, ...points.slice(1, -1).reverse()].flat();
  return (x: number, y: number) => {
    if (points.some((point) => away(point, [x, y]) < PEN + USUAL)) return 0;
    return Math.abs(distanceToRing(x, y, thereAndBack) - PEN);
  };
}

function away([x0, y0]: readonly number[], [x1, y1]: readonly number[]): number {
  return Math.hypot(x1 - x0, y1 - y0);
}
