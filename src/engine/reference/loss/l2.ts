// L2 penalty as Keras defines it: sum over penalised weights of l2 * sum(W^2), so dW = 2 * l2 * W. It's part of what
// is minimised, not of the loss reported.
import type { ParameterSpec } from '../../../network/parameters.ts';
import type { Parameters } from '../pass.ts';

/** The gradients with the penalty's added. */
export function withPenalty(
  specs: readonly ParameterSpec[],
  parameters: Parameters,
  gradients: Parameters,
): Parameters {
  return Object.fromEntries(
    specs
      .filter(({ trainable }) => trainable)
      .map(({ name, l2 }) => {
        const { shape, data } = gradients[name];
        const weight = parameters[name].data;
        return [name, { shape, data: data.map((gradient, i) => gradient + 2 * l2 * weight[i]) }];
      }),
  );
}
