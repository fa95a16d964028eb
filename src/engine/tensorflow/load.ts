// Loads @tensorflow/tfjs-node, prepared so that it runs on every Node and as fast as it can. Nothing else does.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as tfjs from '@tensorflow/tfjs';
import { engineNotInstalled, InputError } from '../../errors.ts';
import { firstLineOf } from '../../shared/message-of.ts';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';

export type Tf = typeof tfjs;

export interface Tensorflow {
  readonly tf: Tf;
  /** Of the native library, e.g. "2.21.0". */
  readonly version: string;
  readonly backend: NodeBackend;
}

/** The part of tfjs-node's backend that runs an operation which TensorFlow has and TensorFlow.js doesn't name. */
export interface NodeBackend {
  executeSingleOutput(
    name: string,
    attributes: readonly { readonly name: string; readonly type: number; readonly value: unknown }[],
    inputs: readonly tfjs.Tensor[],
  ): tfjs.Tensor;
  readonly binding: { readonly TF_Version: string; readonly TF_ATTR_TYPE: number };
}

/**
 * The first call decides the number of threads for the whole process: TensorFlow starts its pool when it's loaded.
 * @throws InputError `engine-not-installed`
 */
export function loadTensorflow(threads: number): Tensorflow {
  const folder = installedFolder();
  setBeforeLoading(threads);
  try {
    const tf = createRequire(join(folder, 'package.json'))('@tensorflow/tfjs-node') as Tf;
    const backend = tf.backend() as tfjs.KernelBackend & NodeBackend;
    return { tf, backend, version: backend.binding.TF_Version };
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    const reason = firstLineOf(cause);
    throw new InputError(engineNotInstalled('tensorflow', folder, reason), { cause });
  }
}

/** The folder of the project that provision/tensorflow.ts installs into: seen from the source or from dist/. */
function installedFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = import.meta.url.endsWith('.ts') ? join(here, '..', '..', '..') : join(here, '..');
  return join(root, 'tensorflow');
}

/**
 * The library reads these once, while it's being loaded, and from nowhere but the process' environment. What the user
 * has set stays.
 */
function setBeforeLoading(threads: number): void {
  const wanted = {
    TF_ENABLE_ONEDNN_OPTS: '1',
    TF_NUM_INTRAOP_THREADS: String(threads),
    TF_NUM_INTEROP_THREADS: '1',
    // Errors only: what it says besides is about the machine, not about the training.
    TF_CPP_MIN_LOG_LEVEL: '2',
  };
  for (const [name, value] of Object.entries(wanted)) process.env[name] ??= value;
  // tfjs-node 4.22 calls two functions that Node 23 took out of its module `util`.
  const util = createRequire(import.meta.url)('node:util') as Record<string, unknown>;
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  util.isArray ??= Array.isArray;
}
