// Convolution, "same" zero padding, stride 1, dilation d; k odd, r = (k - 1) / 2 (torch.nn.Conv2d, padding='same'):
//   y[n,o,h,w] = b[o] + sum over i,u,v of W[o,i,u,v] * x[n, i, h + (u-r)d, w + (v-r)d], x being 0 outside.
// Every product pairs one output element with one weight and one input element, so each gradient is a sum over the
// same pairs: dx += W * dy, dW += x * dy; and db[o] = sum over n,h,w of dy[n,o,h,w].
import { sizesOf, type Tensor64, zeros, zerosLike } from '../tensor64.ts';
import type { Operation } from './operation.ts';

export const conv: Operation<'conv'> = {
  forward({ filters, dilation }, [x], { weight, bias }) {
    const { batch, height, width } = sizesOf(x);
    const y = zeros([batch, filters, height, width]);
    if (bias) addBias(y, bias);
    forEachProduct(x, weight, dilation, (yIndex, weightIndex, xIndex) => {
      y.data[yIndex] += weight.data[weightIndex] * x.data[xIndex];
    });
    return y;
  },

  backward({ dilation }, [x], { weight, bias }, _mode, dY) {
    const dX = zerosLike(x);
    const dWeight = zerosLike(weight);
    forEachProduct(x, weight, dilation, (yIndex, weightIndex, xIndex) => {
      dX.data[xIndex] += weight.data[weightIndex] * dY.data[yIndex];
      dWeight.data[weightIndex] += x.data[xIndex] * dY.data[yIndex];
    });
    const parameters: Record<string, Tensor64> = { weight: dWeight };
    if (bias) parameters.bias = biasGradient(dY);
    return { inputs: [dX], parameters };
  },
};

/** db[c] = sum over n,h,w of dy[n,c,h,w]. */
export function biasGradient(dY: Tensor64): Tensor64 {
  const { channels, pixels } = sizesOf(dY);
  const dBias = zeros([channels]);
  dY.data.forEach((value, i) => {
    dBias.data[Math.floor(i / pixels) % channels] += value;
  });
  return dBias;
}

/** Adds b[c] to every y[n,c,h,w], in place. */
export function addBias(y: Tensor64, bias: Tensor64): void {
  const { channels, pixels } = sizesOf(y);
  y.data.forEach((_, i) => {
    y.data[i] += bias.data[Math.floor(i / pixels) % channels];
  });
}

/** Visits every (output element, weight, input element) that the formula multiplies. */
function forEachProduct(
  x: Tensor64,
  weight: Tensor64,
  dilation: number,
  visit: (yIndex: number, weightIndex: number, xIndex: number) => void,
): void {
  const { batch, channels, height, width } = sizesOf(x);
  const [filters, , kernel] = weight.shape;
  const reach = (kernel - 1) / 2;
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < filters; o++) {
      for (let i = 0; i < channels; i++) {
        for (let u = 0; u < kernel; u++) {
          for (let v = 0; v < kernel; v++) {
            const weightIndex = ((o * channels + i) * kernel + u) * kernel + v;
            for (let h = 0; h < height; h++) {
              const row = h + (u - reach) * dilation;
              if (row < 0 || row >= height) continue;
              for (let w = 0; w < width; w++) {
                const column = w + (v - reach) * dilation;
                if (column < 0 || column >= width) continue;
                const yIndex = ((n * filters + o) * height + h) * width + w;
                const xIndex = ((n * channels + i) * height + row) * width + column;
                visit(yIndex, weightIndex, xIndex);
              }
            }
          }
        }
      }
    }
  }
}
