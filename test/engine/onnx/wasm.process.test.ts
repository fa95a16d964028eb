// The conformance suite over ONNX Runtime's WebAssembly build, which stands in where the native one has no binary.
import { describeConformance } from '../conformance.ts';
import { engines } from '../engines.ts';

describeConformance('onnx, WebAssembly', engines['onnx, WebAssembly']);
