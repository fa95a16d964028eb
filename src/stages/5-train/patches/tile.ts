// Cuts whole images into tiles for validation: no overlap, no augmentation, every pixel exactly once.
import { normalizePlanes } from '../../../image/normalize.ts';
import type { Area } from '../../../image/raster.ts';
import type { Normalization } from '../../../shared/normalization.ts';
import type { LabelledArea } from '../../2-dataset/labelled-image.ts';
import { copyView, viewAt } from './view.ts';

/** The tiles that cover an image once, row by row from the top left; the last of a row or column may be smaller. */
export function tilesOf(
  width: number,
  height: number,
  tile: { readonly height: number; readonly width: number },
): readonly Area[] {
  const tiles: Area[] = [];
  for (let top = 0; top < height; top += tile.height) {
    for (let left = 0; left < width; left += tile.width) {
      tiles.push({
        left,
        top,
        width: Math.min(tile.width, width - left),
        height: Math.min(tile.height, height - top),
      });
    }
  }
  return tiles;
}

/**
 * One tile, filled up to `height` and `width` beyond the image: the image's edge repeated, labels 255 (ignored).
 * @returns images: C,H,W normalised; labels: H,W
 */
export function cutTile(
  input: LabelledArea,
  { left, top }: Area,
  { height, width, normalization }: { height: number; width: number; normalization: Normalization },
): { images: Float32Array; labels: Uint8Array } {
  const size = { height, width };
  const tile = {
    images: new Float32Array(input.image.channels * height * width),
    labels: new Uint8Array(height * width),
  };
  copyView(input, viewAt(left, top, size), size, tile);
  normalizePlanes(tile.images, height * width, normalization);
  return tile;
}
