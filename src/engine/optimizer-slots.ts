// What every optimizer keeps beside each parameter, whichever engine computes it.
import type { ParameterSpec } from '../network/parameters.ts';
import type { OptimizerSpec } from './engine.ts';
import { besideMuon } from './muon.ts';

/** The names of an optimizer's state for a parameter, as PyTorch's state_dict has them; all values start at 0. */
export function slotsOf(spec: OptimizerSpec, parameter: Pick<ParameterSpec, 'hidden'>): readonly string[] {
  switch (spec.name) {
    case 'sgd':
      return spec.momentum === 0 ? [] : ['momentum_buffer'];
    case 'adam':
    case 'adamw':
      return ['exp_avg', 'exp_avg_sq'];
    case 'muon':
      return parameter.hidden ? ['momentum_buffer'] : slotsOf(besideMuon(spec), parameter);
    case 'adadelta':
      return ['square_avg', 'acc_delta'];
  }
}
