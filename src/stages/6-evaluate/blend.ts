// Predicts an image of any size in overlapping tiles whose probabilities are blended by a Gaussian, as nnU-Net does
// (Isensee et al. 2021: sigma an eighth of a tile). It works down the image in bands: only the rows of the tiles under
// way are in memory.
import type { Raster } from '../../image/raster.ts';
import { mirrored, type Predictor } from './predict.ts';

export interface TiledImage {
  readonly height: number;
  readonly width: number;
  /** Rows of the image, whole ones. */
  readRows(top: number, rows: number): Promise<Raster>;
}

export interface BlendOptions {
  readonly classes: number;
  /** Edge of a tile in pixels; a multiple of `stride`. */
  readonly tile: number;
  /** Share of a tile that its neighbour covers too, 0 to below 1. */
  readonly overlap: number;
  /** Tiles begin at multiples of this, so that pooling windows lie as in the whole image. */
  readonly stride: number;
  /** Averages over the four mirrorings of each tile (test-time augmentation). */
  readonly mirror: boolean;
  readonly onTile?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Rows that no later tile touches. */
export interface Band {
  readonly top: number;
  readonly rows: number;
  /** K,rows,W; they add up to 1 over the classes. */
  readonly probabilities: Float32Array;
}

/** The bands from the top down; together they are the image. Throws the signal's reason when it's aborted. */
export async function* predictBands(
  model: Predictor,
  image: TiledImage,
  options: BlendOptions,
): AsyncGenerator<Band> {
  const { classes, tile } = options;
  const { height, width } = image;
  const tops = startsOf(height, options);
  const lefts = startsOf(width, options);
  const weights = gaussian(tile);
  const sums = new RollingSums(classes, Math.min(tile, height), width);
  const across = weightSums(lefts, width, weights);
  const down = weightSums(tops, height, weights);
  const tiles = tops.flatMap((top) => lefts.map((left) => ({ top, left })));
  const predicted = predictAhead(tiles, tilePrediction(model, image, options));
  for await (const [i, { top, left, rows, columns, probabilities }] of predicted) {
    if (left === 0) sums.moveTo(top);
    sums.add(probabilities, { left, rows, columns }, weights);
    options.onTile?.(i + 1, tiles.length);
    if (left !== lefts[lefts.length - 1]) continue;
    const next = tiles[i + 1]?.top ?? height;
    const done = next - top;
    yield { top, rows: done, probabilities: sums.take(done, down.subarray(top, next), across) };
  }
}

/** With its index each item's result; the next one is under way while this one is used. */
async function* predictAhead<T, R>(
  items: readonly T[],
  predict: (item: T) => Promise<R>,
): AsyncGenerator<readonly [number, R]> {
  let next: Promise<R> | undefined;
  for (const [i, item] of items.entries()) {
    const current = next ?? predict(item);
    next = i + 1 < items.length ? predict(items[i + 1]) : undefined;
    // It's awaited in the next round, if there is one.
    next?.catch(() => undefined);
    yield [i, await current];
  }
}

interface Place {
  readonly top: number;
  readonly left: number;
}

function tilePrediction(model: Predictor, image: TiledImage, options: BlendOptions) {
  const { tile, signal } = options;
  let band: { readonly top: number; readonly pixels: Promise<Raster> } | undefined;
  return async ({ top, left }: Place) => {
    signal?.throwIfAborted();
    const rows = Math.min(tile, image.height - top);
    const columns = Math.min(tile, image.width - left);
    // All tiles of a row take their pixels from the same rows.
    if (band?.top !== top) band = { top, pixels: image.readRows(top, rows) };
    const probabilities = await predictTile(model, await band.pixels, left, columns, options);
    return { top, left, rows, columns, probabilities };
  };
}

/** Where tiles begin; the last one reaches to the end or beyond it. */
export function startsOf(
  length: number,
  { tile, overlap, stride }: Pick<BlendOptions, 'tile' | 'overlap' | 'stride'>,
): number[] {
  const step = Math.max(stride, Math.floor((tile * (1 - overlap)) / stride) * stride);
  const starts = [0];
  while (starts[starts.length - 1] + tile < length) {
    const last = Math.ceil((length - tile) / stride) * stride;
    starts.push(Math.min(starts[starts.length - 1] + step, last));
  }
  return starts;
}

/** A tile's weights along one edge: 1 in the middle, sigma an eighth of the edge; the weight of a pixel is a product. */
export function gaussian(edge: number): Float64Array {
  const [center, sigma] = [(edge - 1) / 2, edge / 8];
  return Float64Array.from({ length: edge }, (_, i) => Math.exp(-(((i - center) / sigma) ** 2) / 2));
}

/** The weights that fall on each place along an edge of the image. */
function weightSums(starts: readonly number[], length: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(length);
  for (const start of starts)
    for (let i = 0; i < weights.length && start + i < length; i++) sums[start + i] += weights[i];
  return sums;
}

async function predictTile(
  model: Predictor,
  rows: Raster,
  left: number,
  columns: number,
  { classes, mirror }: BlendOptions,
): Promise<Float32Array> {
  const { channels, height, width, data } = rows;
  const raw = new Float32Array(channels * height * columns);
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < height; y++) {
      const from = (y * width + left) * channels + c;
      const to = (c * height + y) * columns;
      for (let x = 0; x < columns; x++) raw[to + x] = data[from + x * channels];
    }
  }
  const shape = { size: 1, height, width: columns };
  return mirror ? mirrored(model, raw, shape, classes) : model.predict(raw, shape);
}

/** Weighted probabilities of the rows under way, K,rows,W. */
class RollingSums {
  readonly #classes: number;
  readonly #rows: number;
  readonly #width: number;
  readonly #sums: Float32Array;
  #top = 0;

  constructor(classes: number, rows: number, width: number) {
    this.#classes = classes;
    this.#rows = rows;
    this.#width = width;
    this.#sums = new Float32Array(classes * rows * width);
  }

  /** Forgets the rows above `top`, and has zeros below those it keeps. */
  moveTo(top: number): void {
    const gone = (top - this.#top) * this.#width;
    const plane = this.#rows * this.#width;
    for (let k = 0; k < this.#classes && gone > 0; k++) {
      const sums = this.#sums.subarray(k * plane, (k + 1) * plane);
      sums.copyWithin(0, gone);
      sums.fill(0, Math.max(0, plane - gone));
    }
    this.#top = top;
  }

  add(
    probabilities: Float32Array,
    { left, rows, columns }: { readonly left: number; readonly rows: number; readonly columns: number },
    weights: Float64Array,
  ): void {
    for (let k = 0; k < this.#classes; k++) {
      for (let y = 0; y < rows; y++) {
        const from = (k * rows + y) * columns;
        const to = (k * this.#rows + y) * this.#width + left;
        const weight = weights[y];
        for (let x = 0; x < columns; x++) this.#sums[to + x] += weight * weights[x] * probabilities[from + x];
      }
    }
  }

  /** The first `rows` rows, divided by the weights that fell on them. */
  take(rows: number, down: Float64Array, across: Float64Array): Float32Array {
    const width = this.#width;
    const result = new Float32Array(this.#classes * rows * width);
    for (let k = 0; k < this.#classes; k++) {
      for (let y = 0; y < rows; y++) {
        const from = (k * this.#rows + y) * width;
        const to = (k * rows + y) * width;
        for (let x = 0; x < width; x++) result[to + x] = this.#sums[from + x] / (down[y] * across[x]);
      }
    }
    return result;
  }
}
