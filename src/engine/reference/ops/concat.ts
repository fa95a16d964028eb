// Joining along the channels (torch.cat(..., dim=1)): y[n] is a[n], then b[n], ... ; the gradient is cut the same way.
import { sizesOf, type Tensor64, zeros, zerosLike } from '../tensor64.ts';
import type { Operation } from './operation.ts';

export const concat: Operation<'concat'> = {
  forward(_layer, inputs) {
    const { batch, height, width } = sizesOf(inputs[0]);
    const channels = inputs.reduce((sum, input) => sum + sizesOf(input).channels, 0);
    const y = zeros([batch, channels, height, width]);
    forEachPiece(inputs, (input, yStart, inputStart, length) => {
      y.data.set(input.data.subarray(inputStart, inputStart + length), yStart);
    });
    return y;
  },

  backward(_layer, inputs, _parameters, _mode, dY) {
    const gradients = inputs.map(zerosLike);
    forEachPiece(gradients, (gradient, yStart, inputStart, length) => {
      gradient.data.set(dY.data.subarray(yStart, yStart + length), inputStart);
    });
    return { inputs: gradients, parameters: {} };
  },
};

/** Visits, in the order of the output, the run of elements that each image has in each input. */
function forEachPiece(
  inputs: readonly Tensor64[],
  visit: (input: Tensor64, yStart: number, inputStart: number, length: number) => void,
): void {
  const { batch } = sizesOf(inputs[0]);
  let yStart = 0;
  for (let n = 0; n < batch; n++) {
    for (const input of inputs) {
      const length = input.data.length / batch;
      visit(input, yStart, n * length, length);
      yStart += length;
    }
  }
}
