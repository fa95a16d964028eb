// Predicts one image with the delivered model: the class of every pixel, whole where it fits, else in tiles; or, by a
// classifier, the class of the whole image.
import { InternalError } from '../../errors.ts';
import type { LabelMap, Raster } from '../../image/raster.ts';
import { overlappingTiles, TILE_SIZE, type TileSize } from './tiles.ts';

/** The exported model, opened. Normalisation and padding or resizing are inside it. */
export interface Predictor {
  /** Class probabilities N,K,H,W (of a classifier N,K) of raw pixel values N,C,H,W. */
  predict(raw: Float32Array, shape: PredictorShape): Promise<Float32Array>;
  /** What memory has room for; undefined: `TILE_SIZE`. */
  readonly tileSize?: TileSize;
}

interface PredictorShape {
  readonly size: number;
  readonly height: number;
  readonly width: number;
}

export interface PredictOptions {
  readonly classes: number;
  /** An image of more pixels than this is predicted in tiles; default: than a tile has. */
  readonly wholeImagePixels?: number;
  readonly tileSize?: TileSize;
}

export interface PixelPrediction {
  /** The most probable class of each pixel, H,W. A tie goes to the lowest class, as NumPy's argmax has it. */
  readonly labels: LabelMap;
  /** That class's probability, H,W. */
  readonly confidence: Float32Array;
}

export interface ImagePrediction {
  /** The most probable class; a tie goes to the lowest. */
  readonly label: number;
  /** K; they add up to 1. */
  readonly probabilities: Float32Array;
}

/** What a classifier says of one image of any size. */
export async function predictImage(
  model: Predictor,
  image: Raster,
  { classes }: Pick<PredictOptions, 'classes'>,
): Promise<ImagePrediction> {
  const { height, width } = image;
  const raw = planes(image, { top: 0, left: 0, height, width });
  const probabilities = await model.predict(raw, { size: 1, height, width });
  return { label: argmax(probabilities, classes, 1).labels[0], probabilities };
}

export async function predictPixels(
  model: Predictor,
  image: Raster,
  { classes, tileSize = model.tileSize ?? TILE_SIZE, wholeImagePixels = tileSize.edge ** 2 }: PredictOptions,
): Promise<PixelPrediction> {
  const { height, width } = image;
  const whole = height * width <= wholeImagePixels;
  const labels = new Uint8Array(height * width);
  const confidence = new Float32Array(height * width);
  for (const tile of overlappingTiles(
    height,
    width,
    whole ? { edge: Math.max(height, width), margin: 0 } : tileSize,
  )) {
    const raw = planes(image, tile);
    const probabilities = await model.predict(raw, { size: 1, height: tile.height, width: tile.width });
    const most = argmax(probabilities, classes, tile.height * tile.width);
    const { top, left, bottom, right } = tile.keep;
    for (let y = top; y < bottom; y++) {
      const row = (y - tile.top) * tile.width;
      const [from, to] = [row + left - tile.left, row + right - tile.left];
      labels.set(most.labels.subarray(from, to), y * width + left);
      confidence.set(most.values.subarray(from, to), y * width + left);
    }
  }
  return { labels: { width, height, data: labels }, confidence };
}

/** A rectangle of an interleaved image as planes C,H,W of its raw values. */
function planes(
  image: Raster,
  area: { top: number; left: number; height: number; width: number },
): Float32Array {
  const { channels, data } = image;
  const { height, width } = area;
  const result = new Float32Array(channels * height * width);
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < height; y++) {
      const from = ((area.top + y) * image.width + area.left) * channels + c;
      const to = (c * height + y) * width;
      for (let x = 0; x < width; x++) result[to + x] = data[from + x * channels];
    }
  }
  return result;
}

/** Probabilities of a batch of one averaged over its mirrorings: none, left-right, up-down, both. */
export async function mirrored(
  model: Predictor,
  raw: Float32Array,
  shape: PredictorShape,
  classes: number,
): Promise<Float32Array> {
  const sum = new Float32Array(classes * shape.height * shape.width);
  for (const [acrossX, acrossY] of MIRRORINGS) {
    const probabilities = mirror(
      await model.predict(mirror(raw, shape, acrossX, acrossY), shape),
      shape,
      acrossX,
      acrossY,
    );
    for (let i = 0; i < sum.length; i++) sum[i] += probabilities[i] / MIRRORINGS.length;
  }
  return sum;
}

const MIRRORINGS = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

/** Planes with their columns, their rows or both in reverse. */
function mirror(
  planes: Float32Array,
  { height, width }: PredictorShape,
  columns: boolean,
  rows: boolean,
): Float32Array {
  if (!columns && !rows) return planes;
  const result = new Float32Array(planes.length);
  for (let from = 0; from < planes.length; from += width) {
    const y = (from / width) % height;
    const to = rows ? from + (height - 1 - 2 * y) * width : from;
    const line = planes.subarray(from, from + width);
    result.set(columns ? line.toReversed() : line, to);
  }
  return result;
}

/** The index of the largest of K planes at each pixel, and its value there. */
export function argmax(
  probabilities: Float32Array,
  classes: number,
  pixels: number,
): { readonly labels: Uint8Array; readonly values: Float32Array } {
  if (probabilities.length !== classes * pixels) {
    throw new InternalError(
      `the model gave ${probabilities.length} probabilities for ${pixels} pixels of ${classes} classes`,
    );
  }
  const labels = new Uint8Array(pixels);
  const values = new Float32Array(pixels);
  for (let p = 0; p < pixels; p++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) {
      const value = probabilities[k * pixels + p];
      // A comparison with NaN is always false: without this check it would quietly be passed over.
      if (Number.isNaN(value)) throw new InternalError('the model gave a probability that is not a number');
      if (value > best) {
        best = value;
        labels[p] = k;
      }
    }
    values[p] = best;
  }
  return { labels, values };
}
