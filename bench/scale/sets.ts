// The data sets of the scale bench, made from a seed: very many small images, and few very large ones.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { encodeMask, encodePng } from '../../src/image/encode.ts';
import type { Raster } from '../../src/image/raster.ts';
import { Random } from '../../src/shared/random.ts';

export interface ScaleSet {
  readonly name: string;
  /** Segmentation: a mask for each image. Classification: a folder for each class. */
  readonly task: 'segmentation' | 'classification';
  readonly images: number;
  readonly edge: number;
  readonly channels: 1 | 3;
  readonly bitDepth: 8 | 16;
  readonly format: 'png' | 'tiff-tiles' | 'tiff-strips';
  /** For decoded pixels in memory; the large sets are far beyond it. */
  readonly memoryBudgetBytes: number;
}

const MIB = 2 ** 20;
const SMALL = {
  task: 'segmentation',
  edge: 64,
  channels: 1,
  bitDepth: 8,
  format: 'png',
  memoryBudgetBytes: 64 * MIB,
} as const;
const LARGE = { task: 'segmentation', images: 12, edge: 4096, memoryBudgetBytes: 64 * MIB } as const;

export const SETS: readonly ScaleSet[] = [
  ...[1_000, 2_000, 10_000, 20_000, 100_000].flatMap((images): readonly ScaleSet[] => [
    { ...SMALL, name: `small-${images}`, images },
    { ...SMALL, name: `classes-${images}`, images, task: 'classification' },
  ]),
  { ...LARGE, name: 'large-grey16-png', channels: 1, bitDepth: 16, format: 'png' },
  { ...LARGE, name: 'large-color8-png', channels: 3, bitDepth: 8, format: 'png' },
  { ...LARGE, name: 'large-grey16-tiff-tiles', channels: 1, bitDepth: 16, format: 'tiff-tiles' },
  { ...LARGE, name: 'large-color8-tiff-strips', channels: 3, bitDepth: 8, format: 'tiff-strips' },
];

const MASK_COLORS = [
  [0, 0, 0],
  [255, 255, 255],
] as const;

/**
 * Bright rectangles (class 1) on a noisy background; of a classification a few large ones, or many small ones. Each image is
 * drawn from a seed of its own, its index, so that no two are the same.
 */
export async function writeSet(folder: string, set: ScaleSet): Promise<void> {
  if (set.task === 'classification') return await writeClasses(folder, set);
  const [images, masks] = [join(folder, 'images'), join(folder, 'masks')];
  await mkdir(images, { recursive: true });
  await mkdir(masks, { recursive: true });
  for (let index = 0; index < set.images; index++) {
    const name = String(index).padStart(6, '0');
    const { image, labels } = draw(set, new Random(index));
    const mask = { width: set.edge, height: set.edge, data: labels };
    const extension = set.format === 'png' ? 'png' : 'tif';
    await writeFile(join(images, `${name}.${extension}`), await encode(image, set.format));
    await writeFile(join(masks, `${name}.png`), encodeMask(mask, MASK_COLORS));
  }
}

const CLASSES = [
  { name: 'few', spots: 2 },
  { name: 'many', spots: 16 },
];

async function writeClasses(folder: string, set: ScaleSet): Promise<void> {
  for (const { name } of CLASSES) await mkdir(join(folder, name), { recursive: true });
  for (let index = 0; index < set.images; index++) {
    const { name, spots } = CLASSES[index % CLASSES.length];
    const { image } = draw(set, new Random(index), spots);
    await writeFile(join(folder, name, `${String(index).padStart(6, '0')}.png`), await encodePng(image));
  }
}

function draw({ edge, channels, bitDepth }: ScaleSet, random: Random, spots = 8) {
  const pixels = edge * edge;
  const labels = new Uint8Array(pixels);
  const unit = bitDepth === 16 ? 257 : 1;
  const data = bitDepth === 16 ? new Uint16Array(pixels * channels) : new Uint8Array(pixels * channels);
  for (let i = 0; i < data.length; i++) data[i] = (40 + random.integer(40)) * unit;
  for (let spot = 0; spot < spots; spot++) {
    const size = 1 + random.integer(Math.floor(edge / 6));
    const [left, top] = [random.integer(edge - size), random.integer(edge - size)];
    for (let y = top; y < top + size; y++) {
      const row = y * edge + left;
      labels.fill(1, row, row + size);
      for (let i = row * channels; i < (row + size) * channels; i++) data[i] += 60 * unit;
    }
  }
  return { image: { width: edge, height: edge, channels, data } satisfies Raster, labels };
}

function encode(image: Raster & { data: Uint8Array | Uint16Array }, format: ScaleSet['format']) {
  if (format === 'png') return encodePng(image);
  const { width, height, channels, data } = image;
  const raw = { width, height, channels: channels as 1 | 3 };
  const space = channels === 3 ? 'srgb' : data instanceof Uint16Array ? 'grey16' : 'b-w';
  const tile = format === 'tiff-tiles';
  return sharp(data, { raw }).toColourspace(space).tiff({ compression: 'lzw', tile }).toBuffer();
}
