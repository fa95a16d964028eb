// Activations, element by element.
//   ReLU: y = max(x, 0);                      dy/dx = 1 where x > 0, else 0 (torch.nn.ReLU, 0 at x = 0)
//   ELU:  y = x where x > 0, else e^x - 1;    dy/dx = 1 where x > 0, else e^x (Clevert et al. 2016; torch.nn.ELU)
import type { Operation } from './operation.ts';

export const activation: Operation<'activation'> = {
  forward({ kind }, [{ shape, data }]) {
    const below = kind === 'relu' ? () => 0 : Math.expm1;
    // NaN is passed on, as PyTorch does.
    return { shape, data: data.map((x) => (x <= 0 ? below(x) : x)) };
  },

  backward({ kind }, [{ shape, data }], _parameters, _mode, dY) {
    const below = kind === 'relu' ? () => 0 : Math.exp;
    return {
      inputs: [{ shape, data: data.map((x, i) => dY.data[i] * (x > 0 ? 1 : below(x))) }],
      parameters: {},
    };
  },
};
