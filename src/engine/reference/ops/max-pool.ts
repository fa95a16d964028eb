// 2x2 max-pooling of stride 2 (torch.nn.MaxPool2d(2)): y[n,c,h,w] = max over u,v in {0,1} of x[n,c,2h+u,2w+v].
// Backward: the whole gradient goes to the first maximum of each window in row order, as in PyTorch. A NaN wins.
import { sizesOf, type Tensor64, zeros, zerosLike } from '../tensor64.ts';
import type { Operation } from './operation.ts';

export const maxPool: Operation<'max-pool'> = {
  forward(_layer, [x]) {
    const { batch, channels, height, width } = sizesOf(x);
    const y = zeros([batch, channels, Math.floor(height / 2), Math.floor(width / 2)]);
    forEachMaximum(x, (yIndex, xIndex) => (y.data[yIndex] = x.data[xIndex]));
    return y;
  },

  backward(_layer, [x], _parameters, _mode, dY) {
    const dX = zerosLike(x);
    forEachMaximum(x, (yIndex, xIndex) => (dX.data[xIndex] = dY.data[yIndex]));
    return { inputs: [dX], parameters: {} };
  },
};

/** Visits every window: the index of its output and of its first maximum. An odd last row or column has no window. */
function forEachMaximum(x: Tensor64, visit: (yIndex: number, xIndex: number) => void): void {
  const { batch, channels, height, width } = sizesOf(x);
  let yIndex = 0;
  for (let plane = 0; plane < batch * channels; plane++) {
    for (let h = 0; h + 1 < height; h += 2) {
      for (let w = 0; w + 1 < width; w += 2) {
        const corner = (plane * height + h) * width + w;
        let best = corner;
        for (const index of [corner + 1, corner + width, corner + width + 1]) {
          if (x.data[index] > x.data[best] || Number.isNaN(x.data[index])) best = index;
        }
        visit(yIndex++, best);
      }
    }
  }
}
