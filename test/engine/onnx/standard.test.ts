// The conformance suite over the standard layout on the native runtime.
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import { describeConformance } from '../conformance.ts';

describeConformance('onnx, standard layout', () => createInProcessEngine({ threads: 2, layout: 'standard' }));
