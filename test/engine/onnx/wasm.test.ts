// The conformance suite over ONNX Runtime's WebAssembly build, which stands in where the native one has no binary.
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import { describeConformance } from '../conformance.ts';

describeConformance('onnx, WebAssembly', () => createInProcessEngine({ threads: 2, runtime: 'wasm' }));
