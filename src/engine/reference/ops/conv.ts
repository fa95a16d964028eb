// Convolution, "same" zero padding, stride s, dilation d (torch.nn.Conv2d; with stride 2 torch pads alike on both sides, so
// there it's the input that is padded first). With r zeros before each edge (network/padding.ts):
//   y[n,o,h,w] = b[o] + sum over i,u,v of W[o,i,u,v] * x[n, i, s*h + d*u - r, s*w + d*v - r], x being 0 outside.
// Every product pairs one output element with one weight and one input element, so each gradient is a sum over the
// same pairs: dx += W * dy, dW += x * dy; and db[o] = sum over n,h,w of dy[n,o,h,w].
import { sizesOf, type Tensor64, zeros, zerosLike } from '../tensor64.ts';
import type { LayerOf, Operation } from './operation.ts';
import { forEachTap } from './taps.ts';

export const conv: Operation<'conv'> = {
  forward(layer, [x], { weight, bias }) {
    const { filters, stride = 1 } = layer;
    const { batch, height, width } = sizesOf(x);
    const y = zeros([batch, filters, height / stride, width / stride]);
    if (bias) addBias(y, bias);
    forEachProduct(x, weight, layer, (yIndex, weightIndex, xIndex) => {
      y.data[yIndex] += weight.data[weightIndex] * x.data[xIndex];
    });
    return y;
  },

  backward(layer, [x], { weight, bias }, _mode, dY) {
    const dX = zerosLike(x);
    const dWeight = zerosLike(weight);
    forEachProduct(x, weight, layer, (yIndex, weightIndex, xIndex) => {
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
  layer: LayerOf<'conv'>,
  visit: (yIndex: number, weightIndex: number, xIndex: number) => void,
): void {
  const { batch, channels, height, width, pixels } = sizesOf(x);
  const [filters] = weight.shape;
  const taps = layer.kernel ** 2;
  const outputs = pixels / (layer.stride ?? 1) ** 2;
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < filters; o++) {
      for (let i = 0; i < channels; i++) {
        const y = (n * filters + o) * outputs;
        const w = (o * channels + i) * taps;
        const image = (n * channels + i) * pixels;
        forEachTap({ height, width }, layer, (yPixel, tap, xPixel) => {
          visit(y + yPixel, w + tap, image + xPixel);
        });
      }
    }
  }
}
