// 2x2 transposed convolution of stride 2 (torch.nn.ConvTranspose2d(kernel_size=2, stride=2)): windows don't overlap,
//   y[n, o, 2h+u, 2w+v] = b[o] + sum over i of W[i,o,u,v] * x[n,i,h,w], u and v in {0, 1}.
// As for conv: dx += W * dy and dW += x * dy over the same products; db[o] = sum over n,h,w of dy[n,o,h,w].
import { sizesOf, type Tensor64, zeros, zerosLike } from '../tensor64.ts';
import { addBias, biasGradient } from './conv.ts';
import type { Operation } from './operation.ts';

export const transposedConv: Operation<'transposed-conv'> = {
  forward({ filters }, [x], { weight, bias }) {
    const { batch, height, width } = sizesOf(x);
    const y = zeros([batch, filters, 2 * height, 2 * width]);
    addBias(y, bias);
    forEachProduct(x, filters, (yIndex, weightIndex, xIndex) => {
      y.data[yIndex] += weight.data[weightIndex] * x.data[xIndex];
    });
    return y;
  },

  backward({ filters }, [x], { weight }, _mode, dY) {
    const dX = zerosLike(x);
    const dWeight = zerosLike(weight);
    forEachProduct(x, filters, (yIndex, weightIndex, xIndex) => {
      dX.data[xIndex] += weight.data[weightIndex] * dY.data[yIndex];
      dWeight.data[weightIndex] += x.data[xIndex] * dY.data[yIndex];
    });
    return { inputs: [dX], parameters: { weight: dWeight, bias: biasGradient(dY) } };
  },
};

/** Visits every (output element, weight, input element) that the formula multiplies. */
function forEachProduct(
  x: Tensor64,
  filters: number,
  visit: (yIndex: number, weightIndex: number, xIndex: number) => void,
): void {
  const { batch, channels, height, width } = sizesOf(x);
  for (let n = 0; n < batch; n++) {
    for (let i = 0; i < channels; i++) {
      for (let o = 0; o < filters; o++) {
        for (let u = 0; u < 2; u++) {
          for (let v = 0; v < 2; v++) {
            const weightIndex = ((i * filters + o) * 2 + u) * 2 + v;
            for (let h = 0; h < height; h++) {
              for (let w = 0; w < width; w++) {
                const yIndex = ((n * filters + o) * 2 * height + 2 * h + u) * 2 * width + 2 * w + v;
                visit(yIndex, weightIndex, ((n * channels + i) * height + h) * width + w);
              }
            }
          }
        }
      }
    }
  }
}
