// Cuts one training patch: what a drawn view shows, lit as the augmentation says. The geometry (view.ts) and the
// light (intensity.ts) are computed next door.
import { normalizePlanes } from '../../image/normalize.ts';
import type { Normalization } from '../../shared/normalization.ts';
import type { Random } from '../../shared/random.ts';
import type { Augmentation } from './augmentation.ts';
import { changeIntensity } from './intensity.ts';
import type { LabelledArea } from './labelled-image.ts';
import { copyView, resampleView, type View } from './view.ts';

export interface PatchOptions {
  readonly height: number;
  readonly width: number;
  readonly normalization: Normalization;
  /** `undefined`: its light stays as it is. */
  readonly augmentation: Augmentation | undefined;
  /** The one that the view was drawn with. */
  readonly random: Random;
}

/**
 * One training patch: the view resampled and relit as `augmentation` says. Where it reaches beyond the image, the
 * image's edge is repeated and the labels are 255 (ignored). The same `random`, the same patch.
 * @param area at least what the view shows (`seenBy`)
 * @returns images: C,H,W normalised; labels: H,W
 */
export function cutPatch(
  area: LabelledArea,
  view: View,
  { height, width, normalization, augmentation, random }: PatchOptions,
): { images: Float32Array; labels: Uint8Array } {
  const { channels } = area.image;
  const size = { height, width };
  const patch = {
    images: new Float32Array(channels * height * width),
    labels: new Uint8Array(height * width),
  };
  if (view.exact) copyView(area, view, size, patch);
  else resampleView(area, view, size, patch);
  normalizePlanes(patch.images, height * width, normalization);
  if (augmentation !== undefined) changeIntensity(patch, { channels, ...size }, augmentation, random);
  return patch;
}
