// Softmax over the channels (torch.nn.Softmax(dim=1)): p[c] = e^x[c] / sum over k of e^x[k], per pixel.
// Backward: dx[c] = p[c] * (dp[c] - sum over k of p[k] * dp[k]).
import { sizesOf, type Tensor64, zerosLike } from '../tensor64.ts';
import type { Operation } from './operation.ts';

export const softmax: Operation<'softmax'> = {
  forward(_layer, [x]) {
    const { data } = logSoftmax(x);
    return { shape: x.shape, data: data.map(Math.exp) };
  },

  backward(layer, inputs, parameters, mode, dP) {
    const p = softmax.forward(layer, inputs, parameters, mode);
    const dX = zerosLike(p);
    forEachPixel(p, (indices) => {
      const mean = indices.reduce((sum, i) => sum + p.data[i] * dP.data[i], 0);
      for (const i of indices) dX.data[i] = p.data[i] * (dP.data[i] - mean);
    });
    return { inputs: [dX], parameters: {} };
  },
};

/** log p[c] = x[c] - log(sum over k of e^x[k]), the largest x taken out first so that nothing overflows. */
export function logSoftmax(x: Tensor64): Tensor64 {
  const y = zerosLike(x);
  forEachPixel(x, (indices) => {
    const largest = indices.reduce((most, i) => Math.max(most, x.data[i]), Number.NEGATIVE_INFINITY);
    const sum = indices.reduce((total, i) => total + Math.exp(x.data[i] - largest), 0);
    for (const i of indices) y.data[i] = x.data[i] - largest - Math.log(sum);
  });
  return y;
}

/** Visits every pixel of N,C,H,W (or every row of N,C): the index of its value per channel, and which pixel it is. */
export function forEachPixel(x: Tensor64, visit: (indices: readonly number[], pixel: number) => void): void {
  const { batch, channels, pixels } = sizesOf(x);
  for (let n = 0; n < batch; n++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      const indices = Array.from({ length: channels }, (_, c) => (n * channels + c) * pixels + pixel);
      visit(indices, n * pixels + pixel);
    }
  }
}
