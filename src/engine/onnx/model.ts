// A trained model.onnx, opened to predict with: its metadata and its probabilities, computed in a worker thread.
import type { FileMetadata } from '../../shared/file-metadata.ts';
import type { ImageShape } from '../engine.ts';
import { Remote } from './remote.ts';

export interface Model {
  /** The file's metadata_props. */
  readonly metadata: FileMetadata;
  /** Class probabilities N,K,H,W (classification: N,K) of raw pixel values N,C,H,W; any height and width. */
  predict(raw: Float32Array, shape: ImageShape): Promise<Float32Array>;
  dispose(): Promise<void>;
}

/** @throws InputError `model-unreadable` when the file isn't there or is no such model. */
export async function openModel(path: string, { threads }: { readonly threads: number }): Promise<Model> {
  const remote = new Remote();
  try {
    const metadata = await remote.call('open', path, threads);
    return {
      metadata,
      predict: (raw, shape) => remote.call('infer', raw, shape),
      dispose: () => remote.close(),
    };
  } catch (error) {
    await remote.close();
    throw error;
  }
}
