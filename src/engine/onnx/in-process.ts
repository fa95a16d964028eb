// The engine in the calling thread, which it blocks while it computes. The worker runs it, and tests of single ops.
import { engineUnavailable, InputError } from '../../errors.ts';
import type { Network } from '../../network/network.ts';
import { validateNetwork } from '../../network/validate.ts';
import { checkOptions } from '../check.ts';
import type { Engine, EngineInfo, TrainingOptions } from '../engine.ts';
import type { Layout } from './layout/layout.ts';
import { standardLayout } from './layout/standard.ts';
import { probeBlockedLayout } from './probe.ts';
import { loadRuntime, type Runtime, type RuntimeName } from './session.ts';
import { OnnxTrainer } from './trainer.ts';

export interface OnnxOptions {
  readonly threads: number;
  /** Forces a runtime; without it the native one where it loads. */
  readonly runtime?: RuntimeName | undefined;
  /** Forces a memory layout; without it the blocked one where the probe finds that it works. */
  readonly layout?: Layout['name'] | undefined;
}

/** @throws InputError `engine-unavailable` */
export async function createInProcessEngine(options: OnnxOptions): Promise<Engine> {
  const runtime = await loadRuntime(options.runtime, options.threads);
  const layout = await chooseLayout(runtime, options);
  const info: EngineInfo = {
    engine: 'onnx',
    version: runtime.version,
    runtime: runtime.name,
    layout: layout.name,
    threads: options.threads,
  };
  return {
    name: 'onnx',
    describe: () => info,
    async build(network: Network, training: TrainingOptions) {
      validateNetwork(network);
      checkOptions(network, training);
      return new OnnxTrainer(runtime, layout, network, training);
    },
  };
}

async function chooseLayout(runtime: Runtime, { layout }: OnnxOptions): Promise<Layout> {
  if (layout === 'standard') return standardLayout;
  const blocked = await probeBlockedLayout(runtime);
  if (layout === 'blocked' && !blocked) {
    throw new InputError(engineUnavailable('onnx (blocked)', 'its kernels are missing or differ here'));
  }
  return blocked ?? standardLayout;
}
