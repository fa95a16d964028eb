// What every optimizer keeps beside each parameter, whichever engine computes it.
import type { OptimizerSpec } from './engine.ts';

/** The names of an optimizer's state per parameter, as PyTorch's state_dict has them; all values start at 0. */
export function slotsOf(spec: OptimizerSpec): readonly string[] {
  switch (spec.name) {
    case 'sgd':
      return spec.momentum === 0 ? [] : ['momentum_buffer'];
    case 'adam':
    case 'adamw':
      return ['exp_avg', 'exp_avg_sq'];
    case 'adadelta':
      return ['square_avg', 'acc_delta'];
  }
}
