// Activations, element by element.
//   ReLU:  y = max(x, 0);                      dy/dx = 1 where x > 0, else 0 (torch.nn.ReLU, 0 at x = 0)
//   ReLU6: y = min(max(x, 0), 6);              dy/dx = 1 where 0 < x < 6, else 0 (torch.nn.ReLU6, 0 at both ends)
//   ELU:   y = x where x > 0, else e^x - 1;    dy/dx = 1 where x > 0, else e^x (Clevert et al. 2016; torch.nn.ELU)
import type { LayerOf, Operation } from './operation.ts';

interface Formula {
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
}

// NaN is passed on, as PyTorch does.
const FORMULAS: Readonly<Record<LayerOf<'activation'>['kind'], Formula>> = {
  relu: { value: (x) => (x <= 0 ? 0 : x), slope: (x) => (x > 0 ? 1 : 0) },
  relu6: { value: (x) => Math.min(x <= 0 ? 0 : x, 6), slope: (x) => (x > 0 && x < 6 ? 1 : 0) },
  elu: { value: (x) => (x <= 0 ? Math.expm1(x) : x), slope: (x) => (x > 0 ? 1 : Math.exp(x)) },
};

export const activation: Operation<'activation'> = {
  forward({ kind }, [{ shape, data }]) {
    return { shape, data: data.map(FORMULAS[kind].value) };
  },

  backward({ kind }, [{ shape, data }], _parameters, _mode, dY) {
    const { slope } = FORMULAS[kind];
    return { inputs: [{ shape, data: data.map((x, i) => dY.data[i] * slope(x)) }], parameters: {} };
  },
};
