// Every engine that the conformance suite runs over and its report measures: one row each.
import type { Engine } from '../../src/engine/engine.ts';
import { createInProcessEngine } from '../../src/engine/onnx/in-process.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import { createTensorflowEngine } from '../../src/engine/tensorflow/engine.ts';

/** By name. A row rejects with `engine-unavailable` or `engine-not-installed` where the machine does not have its engine. */
export const engines = {
  reference: async () => createReferenceEngine(),
  'onnx, blocked layout': () => createInProcessEngine({ threads: 2, layout: 'blocked' }),
  'onnx, standard layout': () => createInProcessEngine({ threads: 2, layout: 'standard' }),
  // Its threads are the process': the first to load it decides.
  tensorflow: async () => createTensorflowEngine({ threads: 2 }),
  'onnx, WebAssembly': () => createInProcessEngine({ threads: 2, runtime: 'wasm' }),
} as const satisfies Readonly<Record<string, () => Promise<Engine>>>;

export type EngineRow = keyof typeof engines;
