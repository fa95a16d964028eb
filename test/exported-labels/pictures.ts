// Twelve small images with two areas each: what the export of every tool shows in its own form. No tool is known here.
import { encodePng } from '../../src/image/encode.ts';
import { Random } from '../../src/shared/random.ts';
import type { Files } from '../stages/2-dataset/data-folder.ts';

/** Of each image, which is a square. */
export const EDGE = 32;
/** In the order in which they're listed. */
export const CLASSES = ['cell', 'dust'] as const;
/** Of each class in each image. */
export const PIXELS = { cell: 12 * 12 - 6 * 6, dust: 10 * 8 - 5 * 4 } as const;

/** The outlines lie beside one another: x0, y0, x1, y1, ... */
interface Picture extends Readonly<Record<(typeof CLASSES)[number], readonly number[]>> {
  /** Of its file, such as "7.png". */
  readonly name: string;
  readonly png: Uint8Array;
}

export const PICTURES: readonly Picture[] = await Promise.all(
  Array.from({ length: 12 }, (_, i) => picture(i)),
);

/** The images, each at the path that `pathOf` gives for its name. */
export function imagesAt(pathOf: (name: string, index: number) => string): Files {
  return Object.fromEntries(PICTURES.map(({ name, png }, i) => [pathOf(name, i), png]));
}

/** [[x, y], ...] */
export function pairsOf(ring: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: ring.length / 2 }, (_, i) => ring.slice(2 * i, 2 * i + 2));
}

async function picture(index: number): Promise<Picture> {
  const random = new Random(index);
  const [x, y] = [random.integer(8), random.integer(6)];
  const data = Uint8Array.from({ length: EDGE * EDGE }, () => 40 + random.integer(30));
  for (let row = y; row < y + 12; row++) data.fill(200, row * EDGE + x, row * EDGE + x + 6);
  return {
    name: `${index}.png`,
    png: await encodePng({ width: EDGE, height: EDGE, channels: 1, data }),
    cell: cornerless(x, y, 12, 12),
    dust: cornerless(20, 20 + (index % 4), 10, 8),
  };
}

/** A rectangle without its quarter at the bottom right, so that it's no box. */
function cornerless(x: number, y: number, width: number, height: number): readonly number[] {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const [right, bottom] = [x + width, y + height];
  return [x, y, right, y, right, middleY, middleX, middleY, middleX, bottom, x, bottom];
}
