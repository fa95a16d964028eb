// The conformance suite over the standard layout on the native runtime.
import { describeConformance } from '../conformance.ts';
import { engines } from '../engines.ts';

describeConformance('onnx, standard layout', engines['onnx, standard layout']);
