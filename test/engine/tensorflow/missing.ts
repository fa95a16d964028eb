// Whether the TensorFlow engine's tests can run on this machine. Where its packages come from registries alone they
// must; elsewhere its vendor's download may fail, which is no fault of what is tested.
import { createTensorflowEngine } from '../../../src/engine/tensorflow/engine.ts';

/** Why not, said on the console too; undefined where the engine is installed and where it has to be. */
export function tensorflowMissing(): string | undefined {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  try {
    createTensorflowEngine({ threads: 2 });
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.warn(`Tests of the TensorFlow engine are skipped: ${reason}`);
    return reason;
  }
}
