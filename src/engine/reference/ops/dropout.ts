// Inverted dropout (Srivastava et al. 2014; torch.nn.Dropout): in training y = x * keep / (1 - rate), keep being 0 or
// 1; in evaluation y = x. Backward: dx = dy * keep / (1 - rate).
// Whether an element is kept is a hash of (seed, step, layer, element): no state, so the same step drops the same.
import { hashText } from '../../../shared/random.ts';
import type { Tensor64 } from '../tensor64.ts';
import type { LayerOf, Mode, Operation } from './operation.ts';

export const dropout: Operation<'dropout'> = {
  forward(layer, [x], _parameters, mode) {
    return mode.training ? dropped(layer, x, mode) : x;
  },

  backward(layer, _inputs, _parameters, mode, dY) {
    return { inputs: [mode.training ? dropped(layer, dY, mode) : dY], parameters: {} };
  },
};

function dropped(
  { name, rate }: LayerOf<'dropout'>,
  { shape, data }: Tensor64,
  { seed, step }: Mode,
): Tensor64 {
  const key = hashText(`${seed}/${step}/${name}`);
  return {
    shape,
    data: data.map((value, element) => (uniform(key, element) < rate ? 0 : value / (1 - rate))),
  };
}

/** The element-th number in [0, 1) of SplitMix32's sequence from `key`: the generator takes its position as it is. */
function uniform(key: number, element: number): number {
  let z = (key + Math.imul(element, 0x9e3779b9)) >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
}
