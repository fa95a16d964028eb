// Cuts whole images into tiles for validation: no overlap, no augmentation, every pixel exactly once.
import { normalizePlanes } from '../../image/normalize.ts';
import type { Normalization } from '../../shared/normalization.ts';
import type { LabelledImage } from './labelled-image.ts';
import { copyView, viewAt } from './view.ts';

/** A part of an image, in its pixels; at the right and bottom edge it may be smaller than a whole tile. */
export interface TileRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The tiles that cover an image once, row by row from the top left. */
export function tilesOf(
  width: number,
  height: number,
  tile: { readonly height: number; readonly width: number },
): readonly TileRect[] {
  const tiles: TileRect[] = [];
  for (let y = 0; y < height; y += tile.height) {
    for (let x = 0; x < width; x += tile.width) {
      tiles.push({ x, y, width: Math.min(tile.width, width - x), height: Math.min(tile.height, height - y) });
    }
  }
  return tiles;
}

/**
 * One tile, filled up to `height` and `width` beyond the image: the image's edge repeated, labels 255 (ignored).
 * @returns images: C,H,W normalised; labels: H,W
 */
export function cutTile(
  input: LabelledImage,
  { x, y }: TileRect,
  { height, width, normalization }: { height: number; width: number; normalization: Normalization },
): { images: Float32Array; labels: Uint8Array } {
  const size = { height, width };
  const tile = {
    images: new Float32Array(input.image.channels * height * width),
    labels: new Uint8Array(height * width),
  };
  copyView(input, viewAt(x, y, size), size, tile);
  normalizePlanes(tile.images, height * width, normalization);
  return tile;
}
