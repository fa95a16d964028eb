// Writes a made-up data set as a user would bring it: images/, masks/ and classes.json.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { encodeIndexed } from '../../src/sample/png.ts';
import type { Canvas } from './canvas.ts';

export interface MadeUpSet {
  readonly name: string;
  readonly count: number;
  readonly classes: readonly string[];
  /** 0xRRGGBB of each class, to look at only. */
  readonly palette: readonly number[];
  /** `pixels`: H,W,3; of a grey image all three are the same. */
  image(
    seed: number,
    number: number,
  ): { readonly canvas: Canvas; readonly pixels: Uint8Array; readonly channels: 1 | 3 };
}

export async function writeSet(set: MadeUpSet, folder: string, seed: number): Promise<void> {
  for (const name of ['images', 'masks']) await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'classes.json'), `${JSON.stringify({ classes: set.classes }, null, 2)}\n`);
  const palette = Array.from({ length: 256 }, (_, index) => set.palette[index] ?? 0xffffff);
  for (let i = 0; i < set.count; i++) {
    const { canvas, pixels, channels } = set.image(seed, i);
    const { width, height, labels } = canvas;
    const name = `${String(i).padStart(3, '0')}.png`;
    const image = sharp(pixels, { raw: { width, height, channels: 3 } });
    await (channels === 1 ? image.toColourspace('b-w') : image).png().toFile(join(folder, 'images', name));
    await writeFile(join(folder, 'masks', name), encodeIndexed(width, height, labels, palette));
  }
}
