// Draws one training patch: a random crop, turned and lit as the augmentation says. The geometry (view.ts) and the
// light (intensity.ts) are computed next door.
import { normalizePlanes } from '../../image/normalize.ts';
import type { Normalization } from '../../shared/normalization.ts';
import type { Random } from '../../shared/random.ts';
import type { Augmentation } from './augmentation.ts';
import { changeIntensity } from './intensity.ts';
import type { LabelledImage } from './labelled-image.ts';
import { copyView, drawView, resampleView } from './view.ts';

export interface PatchOptions {
  readonly height: number;
  readonly width: number;
  readonly normalization: Normalization;
  /** `undefined`: a random crop and nothing else. */
  readonly augmentation: Augmentation | undefined;
  readonly random: Random;
}

/**
 * One training patch: a random crop, turned, resampled and relit as `augmentation` says. Where it reaches beyond
 * the image, the image's edge is repeated and the labels are 255 (ignored). The same `random`, the same patch.
 * @returns images: C,H,W normalised; labels: H,W
 */
export function samplePatch(
  { image, labels }: LabelledImage,
  { height, width, normalization, augmentation, random }: PatchOptions,
): { images: Float32Array; labels: Uint8Array } {
  const patch = {
    images: new Float32Array(image.channels * height * width),
    labels: new Uint8Array(height * width),
  };
  const size = { height, width };
  const view = drawView(image, size, augmentation, random);
  if (view.exact) copyView({ image, labels }, view, size, patch);
  else resampleView({ image, labels }, view, size, patch);
  normalizePlanes(patch.images, height * width, normalization);
  if (augmentation !== undefined)
    changeIntensity(patch, { channels: image.channels, ...size }, augmentation, random);
  return patch;
}
