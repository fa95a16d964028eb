// What reading a sample gives.
import type { LabelMap, Raster } from '../../image/raster.ts';

/** An image and its mask, pixel for pixel. */
export interface LabelledImage {
  readonly image: Raster;
  readonly labels: LabelMap;
}
