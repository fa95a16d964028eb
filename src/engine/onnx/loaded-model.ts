// An exported model in memory, run in the calling thread. model.ts gives it a worker.
import type { ImageShape } from '../engine.ts';
import { MODEL_INPUT, MODEL_OUTPUT } from './export.ts';
import { loadRuntime, type Runtime, type Session } from './session.ts';

export class LoadedModel {
  readonly #runtime: Runtime;
  readonly #session: Session;

  private constructor(runtime: Runtime, session: Session) {
    this.#runtime = runtime;
    this.#session = session;
  }

  /** @param bytes as exportModel or ensembleModels have just made them, never a file's: ONNX Runtime follows a file's links */
  static async open(bytes: Uint8Array, threads: number): Promise<LoadedModel> {
    const runtime = await loadRuntime(undefined, threads);
    return new LoadedModel(runtime, await runtime.open(bytes, 'all'));
  }

  /** Class probabilities N,K,H,W (or N,K) of raw pixel values N,C,H,W. */
  async predict(raw: Float32Array, { size, height, width }: ImageShape): Promise<Float32Array> {
    const channels = raw.length / (size * height * width);
    const image = this.#runtime.floats(raw, [size, channels, height, width]);
    const outputs = await this.#session.run({ [MODEL_INPUT]: image });
    return (outputs[MODEL_OUTPUT].data as Float32Array).slice();
  }
}
