// Holds what is read of Label Studio to what its own converter makes of the same tasks.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../../../../src/image/encode.ts';
import { brushBitmap } from '../../../../../src/stages/2-dataset/labels/label-studio/brush.ts';
import type { Size } from '../../../../../src/stages/2-dataset/labels/shapes/shape.ts';
import { scanned } from '../shapes/scanned.ts';

interface Golden {
  readonly brushes: readonly (Size & {
    readonly why: string;
    readonly rle: readonly number[];
    readonly runs: readonly number[];
  })[];
  readonly tasks: readonly object[];
  readonly minimal: readonly object[];
  readonly coco: { readonly images: readonly { readonly width: number | null }[] };
  readonly pictures: Readonly<Record<string, readonly number[]>>;
}

const golden: Golden = JSON.parse(
  readFileSync(new URL('../../../../golden/label-studio/label-studio.json', import.meta.url), 'utf8'),
);
const SIZE = { width: 40, height: 32 };

test.each(golden.brushes)('a brush as its decoder reads it: $why', ({ rle, runs, width, height }) => {
  expect(brushBitmap(rle, { width, height }).bits).toEqual(bitsOf(runs));
});

describe('an export', () => {
  const read = (tasks: readonly object[]) =>
    scanned({ ...images(), 'project-1.json': JSON.stringify(tasks) });

  test('is read, the image without a region as background', async () => {
    const { source, classes, images: lines, codes } = await read(golden.tasks);
    expect({ source, classes }).toEqual({ source: 'label-studio', classes: ['background', 'Cell', 'Dust'] });
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['1.png', '2.png', '3.png', '4.png']);
    expect(codes).toEqual(['labels-in-export', 'annotated-images-assumed', 'images-without-shapes']);
  });

  test('as JSON-MIN says the same', async () => {
    const { source, images: lines } = await read(golden.minimal);
    expect(source).toBe('label-studio');
    expect(lines).toEqual((await read(golden.tasks)).images);
  });

  test('has brushes where its PNG export has them, but for what lies over them', async () => {
    const [, line] = (await read(golden.tasks)).images;
    const [[, runs]] = Object.entries(golden.pictures);
    const inside = bitsOf(runs);
    const drawn = line.split(' ').slice(2).join('');
    expect([...drawn].filter((index, p) => index === '2' && inside[p] === 0)).toEqual([]);
    expect([...drawn].filter((index, p) => index !== '2' && inside[p] !== 0 && index !== '1')).toEqual([]);
  });

  test('has outlines where its COCO export has them', async () => {
    const outlines = golden.tasks.slice(0, 1);
    const sized = golden.coco.images.filter(({ width }) => width !== null);
    const coco = await scanned({
      ...images(),
      'result.json': JSON.stringify({ ...golden.coco, images: sized }),
    });
    expect(coco.source).toBe('coco');
    expect((await read(outlines)).images[0]).toBe(coco.images[0]);
  });
});

function images() {
  const picture = (value: number) =>
    encodePng({ ...SIZE, channels: 1, data: new Uint8Array(SIZE.width * SIZE.height).fill(value) });
  return Object.fromEntries([1, 2, 3, 4].map((i) => [`${i}.png`, picture(i)]));
}

/** Row by row, outside first. */
function bitsOf(runs: readonly number[]): Uint8Array {
  return Uint8Array.from(runs.flatMap((length, i) => Array.from({ length }, () => i % 2)));
}
