// The ONNX engine as the rest of the program knows it: every trainer in a worker thread of its own.
import type { Network } from '../../network/network.ts';
import type { Engine, Trainer, TrainingOptions } from '../engine.ts';
import type { OnnxOptions } from './in-process.ts';
import { Remote } from './remote.ts';

/** @throws InputError `engine-unavailable` when ONNX Runtime can't be loaded. */
export async function createOnnxEngine(options: OnnxOptions): Promise<Engine> {
  const first = new Remote();
  const info = await first.call('start', options);
  let spare: Remote | undefined = first;
  return {
    name: 'onnx',
    describe: () => info,
    async build(network: Network, training: TrainingOptions) {
      const remote = spare ?? (await started(options));
      spare = undefined;
      await remote.call('build', network, training);
      return new RemoteTrainer(remote);
    },
  };
}

async function started(options: OnnxOptions): Promise<Remote> {
  const remote = new Remote();
  await remote.call('start', options);
  return remote;
}

class RemoteTrainer implements Trainer {
  readonly #remote: Remote;

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  step: Trainer['step'] = (batch, learningRate) => this.#remote.call('step', batch, learningRate);
  evaluate: Trainer['evaluate'] = (batch) => this.#remote.call('evaluate', batch);
  predict: Trainer['predict'] = (images, shape) => this.#remote.call('predict', images, shape);
  activations: Trainer['activations'] = (layer, images, shape) =>
    this.#remote.call('activations', layer, images, shape);
  save: Trainer['save'] = () => this.#remote.call('save');
  load: Trainer['load'] = (state) => this.#remote.call('load', state);
  dispose: Trainer['dispose'] = () => this.#remote.close();
}
