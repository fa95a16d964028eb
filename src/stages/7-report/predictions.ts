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
  const level = levelOf(image);
  const channels = image.channels < 3 ? 1 : 3;
  const width = Math.ceil(image.width / stride);
  const height = Math.ceil(image.height / stride);
  const data = new Uint8Array(width * height * channels);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * image.width + x) * stride * image.channels;
      for (let c = 0; c < channels; c++, to++) data[to] = level(image.data[at + c]);
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

function displayColors(image: Raster): (p: number) => Color {
  const { channels, data } = image;
  const level = levelOf(image);
  return (p) => {
    const at = p * channels;
    if (channels < 3) return [level(data[at]), level(data[at]), level(data[at])];
    return [level(data[at]), level(data[at + 1]), level(data[at + 2])];
  };
}

/**
 * How bright a value is shown: the image's 0.5th to 99.5th percentile stretched to 0..255 over all channels alike, since a
 * 16-bit exposure with a few hot pixels would otherwise be black.
 */
function levelOf({ data }: Raster): (value: number) => number {
  const { low, high } = data instanceof Float32Array ? sorted(data) : counted(data);
  // NaN, a pixel without a value, is as dark as the darkest.
  const level = (value: number) =>
    value > low ? Math.min(255, ((value - low) / (high - low || 1)) * 255) : 0;
  if (data instanceof Float32Array) return level;
  const levels = Float64Array.from({ length: possible(data) }, (_, value) => level(value));
  return (value) => levels[value];
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Of some 100,000 values. */
function stepOf({ length }: Raster['data']): number {
  return Math.max(1, Math.floor(length / 100_000));
}

/** Both NaN where no value is finite. */
function sorted(data: Float32Array): Range {
  const step = stepOf(data);
  const some = new Float32Array(Math.ceil(data.length / step));
  let finite = 0;
  for (let i = 0; i < data.length; i += step) if (Number.isFinite(data[i])) some[finite++] = data[i];
  if (finite === 0) return { low: Number.NaN, high: Number.NaN };
  const ascending = some.subarray(0, finite).sort();
  const { low, high } = placesIn(finite);
  return { low: ascending[low], high: ascending[high] };
}

/** Whole numbers are counted, which takes a tenth of the time of sorting them. */
function counted(data: Uint8Array | Uint16Array): Range {
  const step = stepOf(data);
  const counts = new Uint32Array(possible(data));
  for (let i = 0; i < data.length; i += step) counts[data[i]]++;
  const valueAt = (place: number) => {
    let value = 0;
    for (let before = counts[0]; before <= place; before += counts[value]) value++;
    return value;
  };
  const { low, high } = placesIn(Math.ceil(data.length / step));
  return { low: valueAt(low), high: valueAt(high) };
}

/** Of that many values in ascending order. */
function placesIn(count: number): Range {
  return { low: Math.floor(0.005 * (count - 1)), high: Math.ceil(0.995 * (count - 1)) };
}

function possible({ BYTES_PER_ELEMENT }: Uint8Array | Uint16Array): number {
  return 2 ** (8 * BYTES_PER_ELEMENT);
}
