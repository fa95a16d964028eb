// Damaged and foreign model files: each is a fault or a model that loads, and none ends the process.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LoadedModel } from '../../src/engine/onnx/loaded-model.ts';
import { readModelFile } from '../../src/stages/6-evaluate/read-model.ts';
import { MODEL } from '../run/small-model.ts';

it('a model with some bytes changed, cut off or added is a fault or a model', async () => {
  const change = fc.record({ at: fc.nat(MODEL.length - 1), byte: fc.integer({ min: 0, max: 255 }) });
  const damage = fc.record({ changes: fc.array(change, { maxLength: 8 }), length: fc.nat(MODEL.length) });
  let faults = 0;
  await fc.assert(
    fc.asyncProperty(damage, fc.boolean(), async ({ changes, length }, cut) => {
      const bytes = Uint8Array.from(MODEL);
      for (const { at, byte } of changes) bytes[at] = byte;
      const { model, faults: told } = readModelFile(cut ? bytes.subarray(0, length) : bytes, 'model.onnx');
      if (model === undefined) {
        expect(told.map(({ severity }) => severity)).toEqual(['error']);
        faults++;
      } else await LoadedModel.open(model.bytes, 1);
    }),
    { numRuns: 200 },
  );
  expect(faults).toBeGreaterThan(50);
});

it('a file of any bytes is a fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(readModelFile(bytes, 'model.onnx').faults).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});
