// The pictures in the page, encoded: each test image that is shown, and over it a layer for each class of label and prediction
// and one for the errors. Every picture stands in the page once, however often it's shown.
import type { MaskLayer, MaskPictures, PagePicture } from '../../document/html/pictures.ts';
import { IGNORE } from '../../engine/engine.ts';
import { encodeMask, encodePng } from '../../image/encode.ts';
import type { LabelMap } from '../../image/raster.ts';
import type { ClassInfo } from '../2-dataset/dataset.ts';
import type { Example } from '../6-evaluate/evaluate.ts';
import { displayed, errorColorFor, IGNORED_COLOR, LONGEST_EDGE, OTHERS, pictureKey } from './predictions.ts';

/** Classes with a layer of their own, the most frequent first; the rest share one. */
const MOST_LAYERS = 32;

/** From the size of predictions/*.png downward. */
const EDGES = [LONGEST_EDGE, 512, 384, 256, 192, 128, 96, 64];

/**
 * The pictures as large as the budget allows; none if not even the smallest fit.
 * @param encode the pictures with a longest edge of at most so many pixels
 * @param size of what `encode` gave, in bytes
 * @param largest edge to begin with
 */
export async function fitPictures<T>(
  budgetBytes: number,
  encode: (longestEdge: number) => Promise<readonly T[]>,
  size: (pictures: readonly T[]) => number,
  largest = LONGEST_EDGE,
): Promise<readonly T[]> {
  for (const edge of EDGES.filter((one) => one <= largest)) {
    const pictures = await encode(edge);
    if (size(pictures) <= budgetBytes) return pictures;
  }
  return [];
}

export async function pagePicture(
  example: Example,
  classes: readonly ClassInfo[],
  longestEdge: number,
): Promise<PagePicture> {
  const shown = displayed(example.image, longestEdge);
  const { width, height } = shown;
  return {
    key: pictureKey(example),
    width,
    height,
    image: pngAddress(await encodePng(shown)),
    masks: example.rank === 'mistake' ? undefined : maskPictures(example, classes, longestEdge),
  };
}

function maskPictures(example: Example, classes: readonly ClassInfo[], longestEdge: number): MaskPictures {
  const stride = Math.ceil(Math.max(example.image.width, example.image.height) / longestEdge);
  const truth = thin(example.truth, stride);
  const prediction = thin(example.prediction, stride);
  const { width, height } = truth;
  const wrong = Uint8Array.from(truth.data, (label, p) =>
    label === IGNORE ? 2 : Number(label !== prediction.data[p]),
  );
  return {
    truth: layers(truth, classes),
    prediction: layers(prediction, classes),
    errors: pngAddress(
      encodeMask({ width, height, data: wrong }, [[0, 0, 0], errorColorFor(classes), IGNORED_COLOR], [0]),
    ),
  };
}

/** Every n-th pixel of every n-th row. */
function thin({ width, height, data }: LabelMap, stride: number): LabelMap {
  const size = { width: Math.ceil(width / stride), height: Math.ceil(height / stride) };
  const thinned = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) thinned[y * size.width + x] = data[(y * width + x) * stride];
  return { ...size, data: thinned };
}

function layers(labels: LabelMap, classes: readonly ClassInfo[]): MaskLayer[] {
  const pixels = new Map<number, number>();
  for (const label of labels.data) pixels.set(label, (pixels.get(label) ?? 0) + 1);
  const present = classes.filter(({ index }) => pixels.has(index));
  const own = present
    .toSorted((a, b) => (pixels.get(b.index) ?? 0) - (pixels.get(a.index) ?? 0))
    .slice(0, MOST_LAYERS);
  const result: MaskLayer[] = present
    .filter((info) => own.includes(info))
    .map(({ index, color }) => ({
      key: String(index),
      png: stencil(labels, [index], (label) => (label === index ? color : undefined)),
    }));
  const shared = [...pixels.keys()].filter((label) => !own.some(({ index }) => index === label));
  if (shared.length > 0) {
    const colorOf = (label: number) => (label === IGNORE ? IGNORED_COLOR : classes[label]?.color);
    result.push({ key: OTHERS, png: stencil(labels, shared, colorOf) });
  }
  return result;
}

/** Only `shown` labels, each in its colour; elsewhere one sees through. */
function stencil(
  labels: LabelMap,
  shown: readonly number[],
  colorOf: (label: number) => readonly [number, number, number] | undefined,
): string {
  const places = new Uint8Array(256);
  for (const [i, label] of shown.entries()) places[label] = i + 1;
  const colors = [[0, 0, 0] as const, ...shown.map((label) => colorOf(label) ?? IGNORED_COLOR)];
  return pngAddress(encodeMask({ ...labels, data: labels.data.map((label) => places[label]) }, colors, [0]));
}

export function pngAddress(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}
