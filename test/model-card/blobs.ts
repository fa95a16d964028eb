// A small data set of any depth and colour whose classes a few epochs tell apart: blobs on a noisy ground.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { encodeMask, encodePng } from '../../src/image/encode.ts';
import type { LabelMap, Raster } from '../../src/image/raster.ts';
import { Random } from '../../src/shared/random.ts';
import type { Input as ModelInput } from '../../src/stages/7-report/model-card/input.ts';

/** What the images are like. */
type Input = Omit<ModelInput, 'task'>;

import { fitsOfFloats } from '../image/fits-file.ts';
import { tiffOfFloats } from '../image/tiff-file.ts';

export const CLASSES = ['ground', 'warm blob', 'cold blob'];
export const COLORS = [
  [0, 0, 0],
  [230, 159, 0],
  [86, 180, 233],
] as const;

/** Neither square nor a multiple of anything, so that exchanged edges and missing padding show. */
const SIZE = { width: 53, height: 41 };

/**
 * How far the blobs stand out. In 16 bits all of it lies within 2 of 256 levels, so that an example that drops to 8
 * bits sees next to nothing.
 */
const LEVELS = {
  8: { ground: 60, noise: 12, step: 60 },
  16: { ground: 1000, noise: 20, step: 100 },
  // As no integer could have them.
  32: { ground: -0.002, noise: 4e-4, step: 2e-3 },
} as const;

/** The image that no training sees, by the language of the example that reads it. */
export function newImage({ bitDepth }: Input): Readonly<Record<'python' | 'js' | 'html', string>> {
  // Of floats, each example reads what it can: sharp no FITS, a browser neither.
  if (bitDepth === 32) return { python: 'new.fits', js: 'new.tif', html: 'new.fits' };
  return { python: 'new.png', js: 'new.png', html: 'new.png' };
}

/** Writes images/, masks/ and classes.json, and beside them the image that no training sees. */
export async function writeBlobs(folder: string, input: Input, count: number): Promise<void> {
  for (const part of ['images', 'masks']) await mkdir(join(folder, 'data', part), { recursive: true });
  await writeFile(join(folder, 'data', 'classes.json'), JSON.stringify({ classes: CLASSES }));
  for (let i = 0; i < count; i++) {
    const { image, labels } = blobs(input, Random.for(31, `${i}`));
    if (input.bitDepth === 32)
      await writeFile(join(folder, 'data', 'images', `${i}.fits`), fitsOfFloats(image));
    else await writeFile(join(folder, 'data', 'images', `${i}.png`), await encodePng(image));
    await writeFile(join(folder, 'data', 'masks', `${i}.png`), encodeMask(labels, COLORS));
  }
  const { image } = blobs(input, Random.for(31, 'new'));
  if (input.bitDepth === 32) await writeNewFloats(folder, image);
  else await writeNew(join(folder, 'new.png'), image);
}

/** With a pixel that has no value. */
async function writeNewFloats(folder: string, { width, height, channels, data }: Raster): Promise<void> {
  const values = Float32Array.from(data);
  values[7 * channels] = Number.NaN;
  await writeFile(join(folder, 'new.fits'), fitsOfFloats({ width, height, channels, data: values }));
  await writeFile(join(folder, 'new.tif'), tiffOfFloats({ width, height, channels, data: values }));
}

/** As a decoder finds it hardest: rows filtered in every way that PNG has, and an alpha channel beside the colours. */
async function writeNew(path: string, { width, height, channels, data }: Raster): Promise<void> {
  if (data instanceof Float32Array || (channels !== 1 && channels !== 3))
    throw new Error('not an image here');
  const deep = data instanceof Uint16Array;
  const image = sharp(data, { raw: { width, height, channels } });
  const [grey, color] = deep ? (['grey16', 'rgb16'] as const) : (['b-w', 'srgb'] as const);
  const opaque = channels === 3 ? image.toColourspace(color).ensureAlpha() : image.toColourspace(grey);
  await opaque.png({ adaptiveFiltering: true }).toFile(path);
}

/** Two blobs of each kind; grey ones differ in brightness, coloured ones are red and blue. */
export function blobs({ bitDepth, channels }: Input, random: Random): { image: Raster; labels: LabelMap } {
  const { width, height } = SIZE;
  const { ground, noise, step } = LEVELS[bitDepth];
  const labels = new Uint8Array(width * height);
  for (const label of [1, 2, 1, 2]) {
    const [x, y, r] = [random.uniform(8, width - 8), random.uniform(8, height - 8), random.uniform(5, 8)];
    for (let p = 0; p < labels.length; p++) {
      if (Math.hypot((p % width) - x, Math.floor(p / width) - y) < r) labels[p] = label;
    }
  }
  const values = Array.from({ length: labels.length * channels }, (_, i) => {
    const label = labels[Math.floor(i / channels)];
    const strength = channels === 1 ? label : Number(i % 3 === [-1, 0, 2][label]);
    const value = ground + step * strength + random.uniform(-noise, noise);
    return bitDepth === 32 ? value : Math.round(value);
  });
  const data = { 8: Uint8Array, 16: Uint16Array, 32: Float32Array }[bitDepth].from(values);
  return { image: { ...SIZE, channels, data }, labels: { ...SIZE, data: labels } };
}
