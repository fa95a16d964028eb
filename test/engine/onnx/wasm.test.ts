// The conformance suite over ONNX Runtime's WebAssembly build, which stands in where there's no native binary.
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import { describeConformance } from '../conformance.ts';

describeConformance('onnx, wasm', () =>
  createInProcessEngine({ threads: 2, runtime: 'wasm', layout: 'standard' }),
);
