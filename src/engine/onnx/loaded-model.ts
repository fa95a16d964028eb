// An exported model in memory, run in the calling thread. model.ts gives it a worker.
import { readFile } from 'node:fs/promises';
import { InputError, modelUnreadable } from '../../errors.ts';
import type { FileMetadata } from '../../shared/file-metadata.ts';
import { firstLineOf } from '../../shared/message-of.ts';
import type { ImageShape } from '../engine.ts';
import { decodeModel } from './encode.ts';
import { MODEL_INPUT, MODEL_OUTPUT } from './export.ts';
import { loadRuntime, type Runtime, type Session } from './session.ts';

export class LoadedModel {
  readonly metadata: FileMetadata;
  readonly #runtime: Runtime;
  readonly #session: Session;

  private constructor(metadata: FileMetadata, runtime: Runtime, session: Session) {
    this.metadata = metadata;
    this.#runtime = runtime;
    this.#session = session;
  }

  /** @throws InputError `model-unreadable` when the file isn't there or no such model. */
  static async open(path: string, threads: number): Promise<LoadedModel> {
    const runtime = await loadRuntime(undefined, threads);
    try {
      const bytes = await readFile(path);
      const { metadata, inputs } = decodeModel(bytes);
      if (!inputs.includes(MODEL_INPUT)) throw new Error(`it has no input named ${MODEL_INPUT}`);
      return new LoadedModel(metadata, runtime, await runtime.open(bytes, 'all'));
    } catch (cause) {
      const reason = firstLineOf(cause);
      throw new InputError(modelUnreadable(path, reason), { cause });
    }
  }

  /** Class probabilities N,K,H,W (or N,K) of raw pixel values N,C,H,W. */
  async predict(raw: Float32Array, { size, height, width }: ImageShape): Promise<Float32Array> {
    const channels = raw.length / (size * height * width);
    const image = this.#runtime.floats(raw, [size, channels, height, width]);
    const outputs = await this.#session.run({ [MODEL_INPUT]: image });
    return (outputs[MODEL_OUTPUT].data as Float32Array).slice();
  }
}
