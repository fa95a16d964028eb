// Damaged and foreign model files: each is a fault or loads, and none ends the process.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exportModel } from '../../src/engine/onnx/export.ts';
import { createInProcessEngine } from '../../src/engine/onnx/in-process.ts';
import { LoadedModel } from '../../src/engine/onnx/loaded-model.ts';
import { InputError } from '../../src/errors.ts';
import { plainUnet, recipe } from '../engine/onnx/samples.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it('a model with some bytes changed, cut off or added is a fault or a model', async () => {
  await using dir = await temporaryFolder();
  const whole = await smallModel();
  const path = join(dir.path, 'model.onnx');
  const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.integer({ min: 0, max: 255 }) });
  const damage = fc.record({ changes: fc.array(change, { maxLength: 8 }), length: fc.nat(whole.length) });
  let faults = 0;
  await fc.assert(
    fc.asyncProperty(damage, fc.boolean(), async ({ changes, length }, cut) => {
      const bytes = Uint8Array.from(whole);
      for (const { at, byte } of changes) bytes[at] = byte;
      await writeFile(path, cut ? bytes.subarray(0, length) : bytes);
      await LoadedModel.open(path, 1).catch((error: unknown) => {
        expect(error).toBeInstanceOf(InputError);
        faults++;
      });
    }),
    { numRuns: 200 },
  );
  expect(faults).toBeGreaterThan(50);
});

it('a file of any bytes is a fault', async () => {
  await using dir = await temporaryFolder();
  const path = join(dir.path, 'model.onnx');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      await writeFile(path, bytes);
      await expect(LoadedModel.open(path, 1)).rejects.toBeInstanceOf(InputError);
    }),
    { numRuns: 200 },
  );
});

async function smallModel(): Promise<Uint8Array> {
  const trainer = await (await createInProcessEngine({ threads: 1 })).build(plainUnet, recipe);
  const { parameters } = await trainer.save();
  await trainer.dispose();
  const channel = { low: 0, high: 255, offset: 0, scale: 1 / 255 };
  const normalization = { channels: [channel, channel, channel] };
  return exportModel(plainUnet, parameters, { normalization, metadata: { task: 'segmentation' } });
}
