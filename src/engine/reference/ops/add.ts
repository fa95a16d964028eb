// The sum of tensors of one shape, element by element (the skip of He et al. 2016; torch's +): y = a + b + ... ;
// every part has dy for its gradient.
import { zerosLike } from '../tensor64.ts';
import type { Operation } from './operation.ts';

export const add: Operation<'add'> = {
  forward(_layer, inputs) {
    const y = zerosLike(inputs[0]);
    for (const { data } of inputs) for (const [i, value] of data.entries()) y.data[i] += value;
    return y;
  },

  backward: (_layer, inputs, _parameters, _mode, dY) => ({ inputs: inputs.map(() => dY), parameters: {} }),
};
