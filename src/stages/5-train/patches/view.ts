// Where a patch comes from in its image, and the copying of it: crop, flips, quarter turns, rotation and scale as
// one affine map, so that every pixel is interpolated once at most. Values stay raw.
import { IGNORE } from '../../../engine/engine.ts';
import type { Area } from '../../../image/raster.ts';
import type { Random } from '../../../shared/random.ts';
import type { LabelledArea } from '../../2-dataset/labelled-image.ts';
import type { Augmentation } from '../../4-plan/augmentation.ts';

/**
 * Patch pixel (x, y) shows the image at (centerX + xx * u + xy * v, centerY + yx * u + yy * v), where u and v
 * are the distances of x and y from the patch's middle.
 */
export interface View {
  readonly centerX: number;
  readonly centerY: number;
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  /** Every patch pixel falls on an image pixel: nothing needs interpolation. */
  readonly exact: boolean;
}

interface Size {
  readonly height: number;
  readonly width: number;
}

/** Raw values as C,H,W planes and, of pixels that have one each, labels H,W; filled by the functions below. */
interface RawPatch {
  readonly images: Float32Array;
  readonly labels?: Uint8Array;
}

/** The unturned view whose top left corner is (x, y). */
export function viewAt(x: number, y: number, { height, width }: Size): View {
  return {
    centerX: x + (width - 1) / 2,
    centerY: y + (height - 1) / 2,
    xx: 1,
    xy: 0,
    yx: 0,
    yy: 1,
    exact: true,
  };
}

/** Draws a view of `size` in `image`: uniform over the positions in which it stays inside, if it fits at all. */
export function drawView(
  image: Size,
  size: Size,
  augmentation: Augmentation | undefined,
  random: Random,
): View {
  if (augmentation === undefined) return { ...viewAt(0, 0, size), ...drawCenter(image, size, true, random) };
  const { horizontalFlip, verticalFlip, quarterTurns, rotation, scale } = augmentation;
  const flipX = random.chance(horizontalFlip) ? -1 : 1;
  const flipY = random.chance(verticalFlip) ? -1 : 1;
  const turns = random.chance(quarterTurns) ? 1 + random.integer(3) : 0;
  const rotates = random.chance(rotation.probability);
  const angle = rotates ? (random.uniform(-rotation.degrees, rotation.degrees) * Math.PI) / 180 : 0;
  const scales = random.chance(scale.probability);
  const step = scales ? 1 / random.uniform(scale.low, scale.high) : 1;

  const exact = !rotates && !scales;
  const [cos, sin] = QUARTER_TURNS[turns];
  const c = step * (cos * Math.cos(angle) - sin * Math.sin(angle));
  const s = step * (sin * Math.cos(angle) + cos * Math.sin(angle));
  const seen = turns % 2 === 0 ? size : { height: size.width, width: size.height };
  const center = drawCenter(image, { height: seen.height * step, width: seen.width * step }, exact, random);
  return { ...center, xx: flipX * c, xy: -flipX * s, yx: flipY * s, yy: flipY * c, exact };
}

/** The part of an image that a view of `size` shows or interpolates from. */
export function seenBy(view: View, size: Size, image: Size): Area {
  const reachX = (Math.abs(view.xx) * (size.width - 1) + Math.abs(view.xy) * (size.height - 1)) / 2;
  const reachY = (Math.abs(view.yx) * (size.width - 1) + Math.abs(view.yy) * (size.height - 1)) / 2;
  // One pixel for the right and lower neighbour, one for what rounding adds up to over a row.
  const margin = view.exact ? 0 : 2;
  const left = clamp(Math.floor(view.centerX - reachX) - margin, image.width - 1);
  const top = clamp(Math.floor(view.centerY - reachY) - margin, image.height - 1);
  const right = clamp(Math.ceil(view.centerX + reachX) + margin, image.width - 1);
  const bottom = clamp(Math.ceil(view.centerY + reachY) + margin, image.height - 1);
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Copies an exact view; beyond the image its edge is repeated and the label is 255. */
export function copyView(area: LabelledArea, view: View, size: Size, patch: RawPatch): void {
  const { image, labels, left, top, whole } = area;
  const { width: rowLength, channels, data } = image;
  const pixels = size.height * size.width;
  const step = view.yx * rowLength + view.xx;
  for (let y = 0; y < size.height; y++) {
    const row = y * size.width;
    const [startX, startY] = sourceOf(view, size, 0, y);
    const [endX, endY] = sourceOf(view, size, size.width - 1, y);
    if (isInside(startX, startY, whole) && isInside(endX, endY, whole)) {
      const start = (startY - top) * rowLength + startX - left;
      for (let x = 0; patch.labels && x < size.width; x++)
        patch.labels[row + x] = labels.data[start + x * step];
      for (let c = 0; c < channels; c++) {
        let from = start * channels + c;
        const to = c * pixels + row;
        for (let x = 0; x < size.width; x++, from += step * channels) patch.images[to + x] = data[from];
      }
      continue;
    }
    for (let x = 0; x < size.width; x++) {
      const [sourceX, sourceY] = sourceOf(view, size, x, y);
      const nearestX = clamp(sourceX, whole.width - 1) - left;
      const nearestY = clamp(sourceY, whole.height - 1) - top;
      const nearest = nearestY * rowLength + nearestX;
      if (patch.labels)
        patch.labels[row + x] = isInside(sourceX, sourceY, whole) ? labels.data[nearest] : IGNORE;
      for (let c = 0; c < channels; c++) patch.images[c * pixels + row + x] = data[nearest * channels + c];
    }
  }
}

/** Resamples any view: the image bilinearly, the labels by the nearest pixel; beyond the image as `copyView`. */
export function resampleView(area: LabelledArea, view: View, size: Size, patch: RawPatch): void {
  const { image, labels, left, top, whole } = area;
  const { width: rowLength, channels, data } = image;
  const [lastX, lastY] = [whole.width - 1, whole.height - 1];
  const pixels = size.height * size.width;
  for (let y = 0, i = 0; y < size.height; y++) {
    let [sourceX, sourceY] = sourceOf(view, size, 0, y);
    for (let x = 0; x < size.width; x++, i++, sourceX += view.xx, sourceY += view.yx) {
      if (patch.labels) {
        const nearestX = Math.round(sourceX);
        const nearestY = Math.round(sourceY);
        const inside = isInside(nearestX, nearestY, whole);
        patch.labels[i] = inside ? labels.data[(nearestY - top) * rowLength + nearestX - left] : IGNORE;
      }
      const insideX = clamp(sourceX, lastX);
      const insideY = clamp(sourceY, lastY);
      const cellX = Math.floor(insideX);
      const cellY = Math.floor(insideY);
      const fx = insideX - cellX;
      const fy = insideY - cellY;
      const upper = ((cellY - top) * rowLength + cellX - left) * channels;
      const right = cellX < lastX ? channels : 0;
      const lower = upper + (cellY < lastY ? rowLength * channels : 0);
      for (let c = 0; c < channels; c++) {
        const above = data[upper + c] + fx * (data[upper + right + c] - data[upper + c]);
        const below = data[lower + c] + fx * (data[lower + right + c] - data[lower + c]);
        patch.images[c * pixels + i] = above + fy * (below - above);
      }
    }
  }
}

/** Where in the image the middle of patch pixel (x, y) lies. */
function sourceOf(view: View, size: Size, x: number, y: number): [number, number] {
  const u = x - (size.width - 1) / 2;
  const v = y - (size.height - 1) / 2;
  return [view.centerX + view.xx * u + view.xy * v, view.centerY + view.yx * u + view.yy * v];
}

function isInside(x: number, y: number, { width, height }: Size): boolean {
  return x >= 0 && x < width && y >= 0 && y < height;
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

/** Cosine and sine of 0 to 3 quarter turns, exactly. */
const QUARTER_TURNS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** The middle of a window of `seen` pixels: on the pixel grid if `exact`. A window too large lies over the image. */
function drawCenter(
  image: Size,
  seen: Size,
  exact: boolean,
  random: Random,
): { centerX: number; centerY: number } {
  return {
    centerX: drawOrigin(image.width, seen.width, exact, random) + (seen.width - 1) / 2,
    centerY: drawOrigin(image.height, seen.height, exact, random) + (seen.height - 1) / 2,
  };
}

function drawOrigin(length: number, seen: number, exact: boolean, random: Random): number {
  const room = length - seen;
  if (!exact) return room * random.next();
  return room >= 0 ? random.integer(room + 1) : -random.integer(1 - room);
}
