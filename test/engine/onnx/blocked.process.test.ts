// The conformance suite over the blocked layout, where this machine has it, and which layout that machine must have.
import { expect, test } from 'vitest';
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import { describeConformance } from '../conformance.ts';
import { engines } from '../engines.ts';

const { runtime, layout } = (await createInProcessEngine({ threads: 2 })).describe();
const machine = `${process.platform} ${process.arch}`;

test(`${machine} trains with the ${layout} layout of the ${runtime} runtime`, async ({ annotate }) => {
  await annotate(`${machine} trains with the ${layout} layout of the ${runtime} runtime`);
  // ONNX Runtime's build for Linux on x64 has the kernels, and CI's processors have the AVX2 that they need.
  if (process.env.CI === 'true' && machine === 'linux x64') expect(layout).toBe('blocked');
  // Without the kernels the layout, asked for by name, must not be another in silence.
  const byName = engines['onnx, blocked layout']().then((engine) => engine.describe().layout);
  if (layout === 'blocked') expect(await byName).toBe('blocked');
  else await expect(byName).rejects.toThrow('engine-unavailable');
});

if (layout === 'blocked') describeConformance('onnx, blocked layout', engines['onnx, blocked layout']);
