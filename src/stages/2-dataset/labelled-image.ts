// What reading a sample gives: all of it, or a part.
import type { LabelMap, Raster } from '../../image/raster.ts';

/** An image and its mask, pixel for pixel; for classification the labels are 1x1, the class of the image. */
export interface LabelledImage {
  readonly image: Raster;
  readonly labels: LabelMap;
}

/**
 * A part of an image and its mask: pixel (x, y) of the whole is at (x - left, y - top) here. For classification the
 * labels are 1x1 all the same.
 */
export interface LabelledArea extends LabelledImage {
  readonly left: number;
  readonly top: number;
  /** Size of the whole image. */
  readonly whole: { readonly width: number; readonly height: number };
}

/** The whole image as a part of itself. */
export function wholeArea({ image, labels }: LabelledImage): LabelledArea {
  return { image, labels, left: 0, top: 0, whole: { width: image.width, height: image.height } };
}
