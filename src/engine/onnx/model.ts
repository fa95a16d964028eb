// A trained model, opened to predict with: its probabilities are computed in a worker thread.
import type { ImageShape } from '../engine.ts';
import { Remote } from './remote.ts';

export interface Model {
  /** Class probabilities N,K,H,W (classification: N,K) of raw pixel values N,C,H,W; any height and width. */
  predict(raw: Float32Array, shape: ImageShape): Promise<Float32Array>;
  dispose(): Promise<void>;
}

/** @param bytes as exportModel or ensembleModels have just made them, never a file's */
export async function openModel(
  bytes: Uint8Array,
  { threads }: { readonly threads: number },
): Promise<Model> {
  const remote = new Remote();
  try {
    await remote.call('open', bytes, threads);
    return {
      predict: (raw, shape) => remote.call('infer', raw, shape),
      dispose: () => remote.close(),
    };
  } catch (error) {
    await remote.close();
    throw error;
  }
}
