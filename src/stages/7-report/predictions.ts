// The picture of one test image: image, truth, prediction and errors side by side, in the classes' colours; or the image
// alone, where its class is that of the whole.
import { IGNORE } from '../../engine/engine.ts';
import type { LabelMap, Raster } from '../../image/raster.ts';
import type { ClassInfo } from '../2-dataset/dataset.ts';
import type { Example, Prediction } from '../6-evaluate/evaluate.ts';

/** A larger image is shown by every n-th pixel, so that a panel's longer edge is at most this. */
export const LONGEST_EDGE = 768;
const GAP = 4;
export const IGNORED_COLOR = [128, 128, 128] as const;
/** Bright, so that they stand out of the darkened image; amber does whichever colours one sees. */
const ERROR_COLORS: readonly Color[] = [
  [255, 176, 0],
  [255, 0, 200],
  [0, 229, 255],
  [170, 255, 0],
  [255, 255, 255],
];
/** Of two colours that nobody takes for one: the length of their difference as red, green and blue. */
const APART = 100;
const WHITE = 255;

/** Key of the layer of what is ignored and of all classes beyond the most frequent; a class's is its index. */
export const OTHERS = 'other';

/** What a picture and the text beside it are known by: of whole images many are mistaken, else each rank has one. */
export function pictureKey({ rank, id }: Pick<Example, 'rank' | 'id'>): string {
  return rank === 'mistake' ? id : rank;
}

type Color = readonly [number, number, number];

/** What errors are shown in: the first colour that no class has or nearly has, else the one farthest from all of theirs. */
export function errorColorFor(classes: readonly { readonly color: readonly number[] }[]): Color {
  const distance = (color: Color) =>
    Math.min(...classes.map((info) => Math.hypot(...color.map((value, i) => value - (info.color[i] ?? 0)))));
  const [first] = ERROR_COLORS.toSorted((a, b) => distance(b) - distance(a));
  return ERROR_COLORS.find((color) => distance(color) >= APART) ?? first;
}

/** Four panels in a row as an 8-bit colour picture. */
export function predictionPanels(
  { image, truth, prediction }: Prediction,
  classes: readonly ClassInfo[],
): Raster {
  const stride = Math.ceil(Math.max(image.width, image.height) / LONGEST_EDGE);
  const width = Math.ceil(image.width / stride);
  const height = Math.ceil(image.height / stride);
  const shown = displayColors(image);
  const wrong = errorColorFor(classes);
  const paintings: readonly ((p: number) => Color)[] = [
    shown,
    (p) => colorOf(truth, p, classes),
    (p) => colorOf(prediction, p, classes),
    (p) => errorPainting(truth.data[p], prediction.data[p], shown(p), wrong),
  ];
  const fullWidth = paintings.length * width + (paintings.length - 1) * GAP;
  const data = new Uint8Array(fullWidth * height * 3).fill(WHITE);
  for (const [panel, color] of paintings.entries()) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const p = y * stride * image.width + x * stride;
        data.set(color(p), (y * fullWidth + panel * (width + GAP) + x) * 3);
      }
    }
  }
  return { width: fullWidth, height, channels: 3, data };
}

/**
 * The image alone, 8 bits, its longer edge at most `longestEdge` pixels: every n-th one. Grey stays one channel: a third
 * of the bytes.
 */
export function displayed(image: Raster, longestEdge = LONGEST_EDGE): Raster {
  const stride = Math.ceil(Math.max(image.width, image.height) / longestEdge);
  const color = displayColors(image);
  const channels = image.channels < 3 ? 1 : 3;
  const width = Math.ceil(image.width / stride);
  const height = Math.ceil(image.height / stride);
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shown = color((y * image.width + x) * stride);
      data.set(shown.slice(0, channels), (y * width + x) * channels);
    }
  }
  return { width, height, channels, data };
}

function colorOf(labels: LabelMap, p: number, classes: readonly ClassInfo[]): Color {
  const label = labels.data[p];
  return label === IGNORE ? IGNORED_COLOR : classes[label].color;
}

/** Grey where the truth is ignored, the error's colour where the prediction differs, else the image at a third of its light. */
function errorPainting(truth: number, prediction: number, [red, green, blue]: Color, wrong: Color): Color {
  if (truth === IGNORE) return IGNORED_COLOR;
  return truth === prediction ? [red / 3, green / 3, blue / 3] : wrong;
}

/**
 * Colours of the image's pixels, its 0.5th to 99.5th percentile stretched to 0..255 over all channels alike: a
 * 16-bit exposure with a few hot pixels would otherwise be black.
 */
export function displayColors({ channels, data }: Raster): (p: number) => Color {
  const step = Math.max(1, Math.floor(data.length / 100_000));
  const all = Float32Array.from({ length: Math.ceil(data.length / step) }, (_, i) => data[i * step]);
  const some = all.filter(Number.isFinite).sort();
  const low = some[Math.floor(0.005 * (some.length - 1))];
  const high = some[Math.ceil(0.995 * (some.length - 1))];
  // NaN, a pixel without a value, is as dark as the darkest.
  const level = (value: number) =>
    value > low ? Math.min(255, ((value - low) / (high - low || 1)) * 255) : 0;
  return (p) => {
    const at = p * channels;
    if (channels < 3) return [level(data[at]), level(data[at]), level(data[at])];
    return [level(data[at]), level(data[at + 1]), level(data[at + 2])];
  };
}
