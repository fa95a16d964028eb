// Chooses the engine by name. Each is loaded only when it's asked for.
import type { Engine, EngineName } from './engine.ts';

export interface EngineOptions {
  /** Threads that the arithmetic may use. */
  readonly threads: number;
  /** Forces ONNX Runtime's native or WebAssembly build. */
  readonly runtime?: 'native' | 'wasm';
  /** Forces a memory layout of the ONNX engine. */
  readonly layout?: 'blocked' | 'standard';
}

/**
 * `auto` is the ONNX engine.
 * @throws InputError `engine-unavailable` or `engine-not-installed` when the engine can't be loaded; another is never
 * taken instead.
 */
export async function createEngine(name: 'auto' | EngineName, options: EngineOptions): Promise<Engine> {
  if (name === 'reference') {
    const { createReferenceEngine } = await import('./reference/reference.ts');
    return createReferenceEngine();
  }
  if (name === 'tensorflow') {
    const { createTensorflowEngine } = await import('./tensorflow/engine.ts');
    return createTensorflowEngine(options);
  }
  const { createOnnxEngine } = await import('./onnx/engine.ts');
  return await createOnnxEngine(options);
}
