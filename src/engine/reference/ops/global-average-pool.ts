// Mean over height and width, N,C,H,W -> N,C: y[n,c] = sum over h,w of x[n,c,h,w] / (H*W)
// (torch.nn.AdaptiveAvgPool2d(1), flattened). Backward: dx[n,c,h,w] = dy[n,c] / (H*W).
import { sizesOf, zeros } from '../tensor64.ts';
import type { Operation } from './operation.ts';

export const globalAveragePool: Operation<'global-average-pool'> = {
  forward(_layer, [x]) {
    const { batch, channels, pixels } = sizesOf(x);
    const y = zeros([batch, channels]);
    for (const [i, value] of x.data.entries()) y.data[Math.floor(i / pixels)] += value / pixels;
    return y;
  },

  backward(_layer, [{ shape, data }], _parameters, _mode, dY) {
    const pixels = data.length / dY.data.length;
    const dX = { shape, data: data.map((_, i) => dY.data[Math.floor(i / pixels)] / pixels) };
    return { inputs: [dX], parameters: {} };
  },
};
