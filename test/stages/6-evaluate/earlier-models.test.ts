// Model files that version 0.1.0 wrote: they open in every later version. Where an export changes, reading keeps the earlier
// form beside the new one, and a file of that joins these.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LoadedModel } from '../../../src/engine/onnx/loaded-model.ts';
import { readModelFile } from '../../../src/stages/6-evaluate/read-model.ts';

const FOLDER = join(import.meta.dirname, '../../golden/models');
const files = await readdir(FOLDER);

it('there are some of each kind', () => {
  expect(files).toEqual([
    'classification-floats.onnx',
    'classification.onnx',
    'ensemble.onnx',
    'segmentation-floats.onnx',
    'segmentation.onnx',
  ]);
});

it.each(files)('%s', async (name) => {
  const file = await readFile(join(FOLDER, name));
  const { model, faults } = readModelFile(file, name);
  expect(faults).toEqual([]);
  const raw = Float32Array.from({ length: model!.description.channels * 63 }, (_, i) => (i * 37) % 251);
  const probabilities = async (bytes: Uint8Array) =>
    (await LoadedModel.open(bytes, 1)).predict(raw, { size: 1, height: 9, width: 7 });
  expect(await probabilities(model!.bytes), "as the file's own graph does").toEqual(
    await probabilities(file),
  );
});
