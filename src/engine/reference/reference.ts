// The reference engine: every formula as plain loops in double precision. Slow and obvious on purpose; it is what the
// other engines are compared with.
import packageJson from '../../../package.json' with { type: 'json' };
import type { Network } from '../../network/network.ts';
import { validateNetwork } from '../../network/validate.ts';
import { checkOptions } from '../check.ts';
import type { Engine, EngineInfo, Trainer, TrainingOptions } from '../engine.ts';
import { ReferenceTrainer } from './trainer.ts';

export function createReferenceEngine(): Engine {
  return {
    name: 'reference',

    describe(): EngineInfo {
      const { version } = packageJson;
      return { engine: 'reference', version, runtime: 'javascript', layout: 'standard', threads: 1 };
    },

    async build(network: Network, options: TrainingOptions): Promise<Trainer> {
      validateNetwork(network);
      checkOptions(network, options);
      return new ReferenceTrainer(network, options);
    },
  };
}
