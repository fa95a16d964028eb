// Convolution of each channel with a kernel of its own (torch.nn.Conv2d, groups=C), padding and stride as conv.ts has them:
//   y[n,c,h,w] = b[c] + sum over u,v of W[c,0,u,v] * x[n, c, s*h + u - r, s*w + v - r]
// As for conv: dx += W * dy and dW += x * dy over the same products; db[c] = sum over n,h,w of dy[n,c,h,w].
import { sizesOf, type Tensor64, zeros, zerosLike } from '../tensor64.ts';
import { addBias, biasGradient } from './conv.ts';
import type { LayerOf, Operation } from './operation.ts';
import { forEachTap } from './taps.ts';

export const depthwiseConv: Operation<'depthwise-conv'> = {
  forward(layer, [x], { weight, bias }) {
    const { batch, channels, height, width } = sizesOf(x);
    const y = zeros([batch, channels, height / layer.stride, width / layer.stride]);
    if (bias) addBias(y, bias);
    forEachProduct(x, layer, (yIndex, weightIndex, xIndex) => {
      y.data[yIndex] += weight.data[weightIndex] * x.data[xIndex];
    });
    return y;
  },

  backward(layer, [x], { weight, bias }, _mode, dY) {
    const dX = zerosLike(x);
    const dWeight = zerosLike(weight);
    forEachProduct(x, layer, (yIndex, weightIndex, xIndex) => {
      dX.data[xIndex] += weight.data[weightIndex] * dY.data[yIndex];
      dWeight.data[weightIndex] += x.data[xIndex] * dY.data[yIndex];
    });
    const parameters: Record<string, Tensor64> = { weight: dWeight };
    if (bias) parameters.bias = biasGradient(dY);
    return { inputs: [dX], parameters };
  },
};

/** Visits every (output element, weight, input element) that the formula multiplies. */
function forEachProduct(
  x: Tensor64,
  layer: LayerOf<'depthwise-conv'>,
  visit: (yIndex: number, weightIndex: number, xIndex: number) => void,
): void {
  const { batch, channels, height, width, pixels } = sizesOf(x);
  const outputs = pixels / layer.stride ** 2;
  for (let plane = 0; plane < batch * channels; plane++) {
    const weights = (plane % channels) * layer.kernel ** 2;
    forEachTap({ height, width }, layer, (yPixel, tap, xPixel) => {
      visit(plane * outputs + yPixel, weights + tap, plane * pixels + xPixel);
    });
  }
}
