// The conformance suite over the blocked layout, where this machine has it.
import { test } from 'vitest';
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import { describeConformance } from '../conformance.ts';

const engine = await createInProcessEngine({ threads: 2 });
if (engine.describe().layout === 'blocked') {
  describeConformance('onnx, blocked layout', () => engine);
} else {
  test('this machine has no blocked kernels: nothing to compare', () => {});
}
