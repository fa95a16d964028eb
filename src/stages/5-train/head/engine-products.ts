// The products that fitting a head takes, by an engine in float32: fifty times as fast as ours (head-products.ts), which
// they're held to. The features lie at the engine; a call brings weights or factors.
import { type Engine, IGNORE } from '../../../engine/engine.ts';
import { type EngineMatrix, matrixAt } from './engine-matrix.ts';
import type { HeadProducts, Rows } from './head-products.ts';

export interface EngineRows extends Required<Rows> {
  /** Numbers of a network's weight: more rows than that go to several. Absent: 128 MiB of them. */
  readonly blockNumbers?: number;
}

const BLOCK_NUMBERS = 2 ** 25;

/** Float32's rounding, as it adds up in a loss. */
const RELATIVE_ERROR = 1e-6;

/** Some consecutive rows of the data, to multiply both ways; each way's network is built when it's first asked for. */
interface Block {
  readonly start: number;
  readonly end: number;
  /** rows,F. */
  asRows: EngineMatrix | undefined;
  /** F,rows. */
  asColumns: EngineMatrix | undefined;
}

/** Disposing it ends what it has at the engine. */
export function engineProducts(engine: Engine, rows: EngineRows): HeadProducts {
  const { data, width, pause } = rows;
  const count = data.labels.length;
  const blocks = blocksOf(rows);
  return {
    relativeError: RELATIVE_ERROR,
    async logits(weight) {
      const classes = weight.length / width;
      const logits = new Float64Array(count * classes);
      const x = new Float32Array(weight);
      for (const block of blocks) {
        await pause();
        block.asRows ??= await matrixAt(engine, standardised(rows, block), block.end - block.start);
        const product = await block.asRows.times(x);
        transpose(product, classes, logits.subarray(block.start * classes, block.end * classes));
      }
      return logits;
    },
    async sums(factors) {
      const classes = factors.length / count;
      const sums = new Float64Array(classes * width);
      for (const block of blocks) {
        await pause();
        block.asColumns ??= await matrixAt(engine, columnsOf(rows, block), width);
        const own = factors.subarray(block.start * classes, block.end * classes);
        const x = new Float32Array(own.length);
        transpose(own, block.end - block.start, x);
        const product = await block.asColumns.times(x);
        for (let i = 0; i < sums.length; i++) sums[i] += product[i];
      }
      return sums;
    },
    async [Symbol.asyncDispose]() {
      for (const { asRows, asColumns } of blocks) {
        await asRows?.dispose();
        await asColumns?.dispose();
      }
    },
  };
}

function blocksOf({ data, width, blockNumbers = BLOCK_NUMBERS }: EngineRows): readonly Block[] {
  const count = data.labels.length;
  const size = Math.max(1, Math.floor(blockNumbers / width));
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => ({
    start: i * size,
    end: Math.min((i + 1) * size, count),
    asRows: undefined,
    asColumns: undefined,
  }));
}

/**
 * The block's standardised features, rows,F: what float32 keeps of them is not taken up by their means. Rows that don't
 * count are 0, whatever they hold.
 */
function standardised({ data, width, scale }: EngineRows, { start, end }: Block): Float32Array {
  const { mean, inverse } = scale;
  const matrix = new Float32Array((end - start) * width);
  for (let row = start; row < end; row++) {
    if (data.labels[row] === IGNORE) continue;
    const [from, to] = [row * width, (row - start) * width];
    for (let f = 0; f < width; f++) matrix[to + f] = (data.features[from + f] - mean[f]) * inverse[f];
  }
  return matrix;
}

function columnsOf(rows: EngineRows, block: Block): Float32Array {
  const matrix = standardised(rows, block);
  const columns = new Float32Array(matrix.length);
  transpose(matrix, block.end - block.start, columns);
  return columns;
}

/** Numbers of a row that are written before the next row's: what lies around them is still in the cache. */
const TILE = 16;

/** @param rows of `from`; `to` has as many columns */
function transpose(from: Float32Array | Float64Array, rows: number, to: Float32Array | Float64Array): void {
  const columns = from.length / rows;
  for (let left = 0; left < columns; left += TILE) {
    const right = Math.min(left + TILE, columns);
    for (let row = 0; row < rows; row++)
      for (let column = left; column < right; column++)
        to[column * rows + row] = from[row * columns + column];
  }
}
