// Convolution weights in memory: from the canonical layout to the order that the kernels read, and back.
import type { ParameterSpec } from '../../../network/parameters.ts';
import type { Piece } from '../piece.ts';
import type { Kernels } from './layout.ts';

/** Where a weight's elements are in the canonical array: `row(filter) + input * inputStride + tap`. */
interface Canonical {
  readonly filters: number;
  readonly taps: number;
  readonly kernel: number;
  readonly inputStride: number;
  row(filter: number): number;
}

type Weight = Pick<ParameterSpec, 'name' | 'shape'>;

/** The pieces of a convolution's weight, canonical O,I,k,k: one for each source. */
export function convPieces(spec: Weight, sources: readonly number[], kernels: Kernels): Piece[] {
  const [filters, inputs, kernel] = spec.shape;
  const taps = kernel * kernel;
  return piecesOf(spec.name, sources, kernels, {
    filters,
    taps,
    kernel,
    inputStride: taps,
    row: (filter) => filter * inputs * taps,
  });
}

/**
 * The pieces of a 2x2/2 transposed convolution's weight, canonical I,O,2,2, as those of a 1x1 convolution to 4 * O
 * filters: all filters of the upper left pixel, then of the upper right, lower left, lower right.
 */
export function transposedConvPieces(spec: Weight, sources: readonly number[], kernels: Kernels): Piece[] {
  const [, outputs] = spec.shape;
  return piecesOf(spec.name, sources, kernels, {
    filters: 4 * outputs,
    taps: 1,
    kernel: 1,
    inputStride: 4 * outputs,
    row: (filter) => (filter % outputs) * 4 + Math.floor(filter / outputs),
  });
}

/** The one piece of a depthwise convolution's weight, canonical C,1,k,k. */
export function depthwisePieces(spec: Weight, kernels: Kernels): Piece[] {
  const [filters, , kernel] = spec.shape;
  const taps = kernel * kernel;
  // Each kernel reads one channel: a block has nothing to put side by side.
  const single = { ...kernels, inputBlock: () => 1 };
  return piecesOf(spec.name, [1], single, {
    filters,
    taps,
    kernel,
    inputStride: taps,
    row: (filter) => filter * taps,
  });
}

function piecesOf(name: string, sources: readonly number[], kernels: Kernels, canonical: Canonical): Piece[] {
  let first = 0;
  return sources.map((channels, index) => {
    const start = first;
    first += channels;
    const visit = visitor(canonical, start, channels, kernels.inputBlock(channels), kernels.outputBlock);
    return {
      name: index === 0 ? name : `${name}:${index}`,
      shape: [canonical.filters, channels, canonical.kernel, canonical.kernel],
      block: kernels.outputBlock,
      pack(source) {
        const packed = new Float32Array(canonical.filters * channels * canonical.taps);
        visit((position, rows, offset) => {
          for (let o = 0; o < rows.length; o++) packed[position + o] = source[rows[o] + offset];
        });
        return packed;
      },
      unpack(packed, target) {
        visit((position, rows, offset) => {
          for (let o = 0; o < rows.length; o++) target[rows[o] + offset] = packed[position + o];
        });
      },
    };
  });
}

/**
 * Goes through a piece in the order of memory, O/b,I/a,taps,a,b, and tells where each run of b elements begins and
 * where they are canonically: at `rows[o] + offset`.
 */
function visitor(
  { filters, taps, inputStride, row }: Canonical,
  start: number,
  channels: number,
  a: number,
  b: number,
): (each: (position: number, rows: Int32Array, offset: number) => void) => void {
  return (each) => {
    let position = 0;
    for (let filter = 0; filter < filters; filter += b) {
      const rows = Int32Array.from({ length: b }, (_, o) => row(filter + o));
      for (let input = start; input < start + channels; input += a) {
        for (let tap = 0; tap < taps; tap++) {
          for (let i = input; i < input + a; i++) {
            each(position, rows, i * inputStride + tap);
            position += b;
          }
        }
      }
    }
  };
}
