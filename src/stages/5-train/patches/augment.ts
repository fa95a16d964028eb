// Cuts one training patch, or takes a whole image: what a drawn view shows, lit as the augmentation says. The geometry
// (view.ts) and the light (intensity.ts) are computed next door.
import { normalizePlanes } from '../../../image/normalize.ts';
import type { Normalization } from '../../../shared/normalization.ts';
import type { Random } from '../../../shared/random.ts';
import type { LabelledArea } from '../../2-dataset/labelled-image.ts';
import type { Augmentation } from '../../4-plan/augmentation.ts';
import { changeIntensity } from './intensity.ts';
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
  options: PatchOptions,
): { images: Float32Array; labels: Uint8Array } {
  const labels = new Uint8Array(options.height * options.width);
  return { images: look(area, view, options, labels), labels };
}

/**
 * A whole image that has one label, seen and lit as in `cutPatch`; beyond the image its edge is repeated.
 * @returns images: C,H,W normalised; labels: 1
 */
export function cutImage(
  area: LabelledArea,
  view: View,
  options: PatchOptions,
): { images: Float32Array; labels: Uint8Array } {
  return { images: look(area, view, options, undefined), labels: area.labels.data };
}

/** Fills the labels, where there are some, and gives the image. */
function look(
  area: LabelledArea,
  view: View,
  { height, width, normalization, augmentation, random }: PatchOptions,
  labels: Uint8Array | undefined,
): Float32Array {
  const { channels } = area.image;
  const size = { height, width };
  const images = new Float32Array(channels * height * width);
  const patch = labels === undefined ? { images } : { images, labels };
  if (view.exact) copyView(area, view, size, patch);
  else resampleView(area, view, size, patch);
  normalizePlanes(images, height * width, normalization);
  if (augmentation !== undefined) changeIntensity(patch, { channels, ...size }, augmentation, random);
  return images;
}
