// The TensorFlow engine: the network as a layers model of TensorFlow.js, computed by TensorFlow's own library through
// @tensorflow/tfjs-node. It runs in the calling thread and gives way to it after every batch.
import type { Network } from '../../network/network.ts';
import { validateNetwork } from '../../network/validate.ts';
import { checkOptions } from '../check.ts';
import type { Engine, EngineInfo, TrainingOptions } from '../engine.ts';
import { loadTensorflow } from './load.ts';
import { TensorflowTrainer } from './trainer.ts';

export interface TensorflowOptions {
  readonly threads: number;
}

/** @throws InputError `engine-not-installed` */
export function createTensorflowEngine({ threads }: TensorflowOptions): Engine {
  const tensorflow = loadTensorflow(threads);
  const info: EngineInfo = {
    engine: 'tensorflow',
    version: tensorflow.version,
    runtime: 'native',
    layout: 'standard',
    threads,
  };
  return {
    name: 'tensorflow',
    describe: () => info,
    async build(network: Network, options: TrainingOptions) {
      validateNetwork(network);
      checkOptions(network, options);
      return new TensorflowTrainer(tensorflow, network, options);
    },
  };
}
