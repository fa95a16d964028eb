// Pictures of one class each: stripes across or down, every picture with a brightness, a width and a grain of its own.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { Random } from '../../src/shared/random.ts';

export const EDGE = 32;

export interface PicturesOptions {
  readonly count: number;
  /** Whether each picture gets another's mask: what it shows says nothing of its label then. */
  readonly shuffled: boolean;
}

/** Writes images/, masks/ and classes.json; half of the masks are of class 0 all over, half of class 1. */
export async function writePictures(folder: string, { count, shuffled }: PicturesOptions): Promise<void> {
  const shown = Array.from({ length: count }, (_, i) => i % 2);
  const labels = shuffled ? Random.for(11, 'labels').shuffle(shown) : shown;
  for (const part of ['images', 'masks']) await mkdir(join(folder, part), { recursive: true });
  await writeFile(join(folder, 'classes.json'), JSON.stringify({ classes: ['across', 'down'] }));
  for (const [i, kind] of shown.entries()) {
    const name = `${String(i).padStart(4, '0')}.png`;
    await writeGrey(join(folder, 'images', name), stripes(kind === 1, Random.for(12, String(i))));
    await writeGrey(join(folder, 'masks', name), new Uint8Array(EDGE * EDGE).fill(labels[i]));
  }
}

function stripes(down: boolean, random: Random): Uint8Array {
  const brightness = random.uniform(70, 180);
  const contrast = random.uniform(20, 45);
  const width = random.uniform(3, 9);
  const phase = random.uniform(0, 2 * Math.PI);
  return Uint8Array.from({ length: EDGE * EDGE }, (_, i) => {
    const along = down ? i % EDGE : Math.floor(i / EDGE);
    const wave = Math.sin((2 * Math.PI * along) / width + phase);
    return Math.round(brightness + contrast * wave + random.uniform(-10, 10));
  });
}

async function writeGrey(path: string, pixels: Uint8Array): Promise<void> {
  await sharp(pixels, { raw: { width: EDGE, height: EDGE, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toFile(path);
}
