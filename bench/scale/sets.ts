// The data sets of the scale bench, made from a seed: very many small images, and few very large ones.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { encodeMask, encodePng } from '../../src/image/encode.ts';
import type { Raster } from '../../src/image/raster.ts';
import { Random } from '../../src/shared/random.ts';

export interface ScaleSet {
  readonly name: string;
  readonly images: number;
  readonly edge: number;
  readonly channels: 1 | 3;
  readonly bitDepth: 8 | 16;
  readonly format: 'png' | 'tiff-tiles' | 'tiff-strips';
  /** For decoded pixels in memory; the large sets are far beyond it. */
  readonly memoryBudgetBytes: number;
}

const MIB = 2 ** 20;
const SMALL = { edge: 64, channels: 1, bitDepth: 8, format: 'png', memoryBudgetBytes: 64 * MIB } as const;
const LARGE = { images: 12, edge: 4096, memoryBudgetBytes: 64 * MIB } as const;

export const SETS: readonly ScaleSet[] = [
  ...[2_000, 5_000, 10_000, 20_000].map((images) => ({ ...SMALL, name: `small-${images}`, images })),
  { ...LARGE, name: 'large-grey16-png', channels: 1, bitDepth: 16, format: 'png' },
  { ...LARGE, name: 'large-color8-png', channels: 3, bitDepth: 8, format: 'png' },
  { ...LARGE, name: 'large-grey16-tiff-tiles', channels: 1, bitDepth: 16, format: 'tiff-tiles' },
  { ...LARGE, name: 'large-color8-tiff-strips', channels: 3, bitDepth: 8, format: 'tiff-strips' },
];

const MASK_COLORS = [
  [0, 0, 0],
  [255, 255, 255],
] as const;

/** Bright rectangles (class 1) on a noisy background. */
export async function writeSet(folder: string, set: ScaleSet): Promise<void> {
  const [images, masks] = [join(folder, 'images'), join(folder, 'masks')];
  await mkdir(images, { recursive: true });
  await mkdir(masks, { recursive: true });
  for (let index = 0; index < set.images; index++) {
    const name = String(index).padStart(5, '0');
    const { image, labels } = draw(set, Random.for(1, set.name, index));
    const mask = { width: set.edge, height: set.edge, data: labels };
    const extension = set.format === 'png' ? 'png' : 'tif';
    await writeFile(join(images, `${name}.${extension}`), await encode(image, set.format));
    await writeFile(join(masks, `${name}.png`), encodeMask(mask, MASK_COLORS));
  }
}

function draw({ edge, channels, bitDepth }: ScaleSet, random: Random) {
  const pixels = edge * edge;
  const labels = new Uint8Array(pixels);
  const unit = bitDepth === 16 ? 257 : 1;
  const data = bitDepth === 16 ? new Uint16Array(pixels * channels) : new Uint8Array(pixels * channels);
  for (let i = 0; i < data.length; i++) data[i] = (40 + random.integer(40)) * unit;
  for (let spot = 0; spot < 8; spot++) {
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
