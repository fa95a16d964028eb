// Twice the height and width, bilinear (torch.nn.functional.interpolate, align_corners=False): along either edge
//   y[2i] = 0.25 * x[i-1] + 0.75 * x[i];  y[2i+1] = 0.75 * x[i] + 0.25 * x[i+1],
// where x beyond the edge is x at the edge. Backward: dx += weight * dy over the same pairs.
import { sizesOf, type Tensor64, zeros, zerosLike } from '../tensor64.ts';
import type { Operation } from './operation.ts';

export const upsample: Operation<'upsample'> = {
  forward(_layer, [x]) {
    const { batch, channels, height, width } = sizesOf(x);
    const y = zeros([batch, channels, 2 * height, 2 * width]);
    forEachPair(x, (yIndex, xIndex, weight) => {
      y.data[yIndex] += weight * x.data[xIndex];
    });
    return y;
  },

  backward(_layer, [x], _parameters, _mode, dY) {
    const dX = zerosLike(x);
    forEachPair(x, (yIndex, xIndex, weight) => {
      dX.data[xIndex] += weight * dY.data[yIndex];
    });
    return { inputs: [dX], parameters: {} };
  },
};

/** Visits every (output element, input element) that belong together, an input at the edge more than once. */
function forEachPair(x: Tensor64, visit: (yIndex: number, xIndex: number, weight: number) => void): void {
  const { batch, channels, height, width } = sizesOf(x);
  for (let plane = 0; plane < batch * channels; plane++) {
    for (let h = 0; h < 2 * height; h++) {
      for (let w = 0; w < 2 * width; w++) {
        for (const [row, ofRow] of neighbours(h, height)) {
          for (const [column, ofColumn] of neighbours(w, width)) {
            const xIndex = (plane * height + row) * width + column;
            visit((plane * 2 * height + h) * 2 * width + w, xIndex, ofRow * ofColumn);
          }
        }
      }
    }
  }
}

/** The two places along an edge that go into place `at` of one twice as long. */
function neighbours(at: number, edge: number): readonly (readonly [place: number, weight: number])[] {
  const near = Math.floor(at / 2);
  const far = at % 2 === 0 ? near - 1 : near + 1;
  return [
    [near, 0.75],
    [Math.min(Math.max(far, 0), edge - 1), 0.25],
  ];
}
