// What is said of a model that opens and was never trained.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportModel } from '../../src/engine/onnx/export.ts';
import { openTrainedModel } from '../../src/run/trained-model.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { FACTS, MODEL, network, normalization, parameters } from './small-model.ts';

test.each<[reason: string, bytes: Uint8Array, codes: readonly string[]]>([
  ['a trained one', MODEL, []],
  [
    'one whose run had no time for an epoch',
    exportModel(network, parameters, {
      normalization,
      metadata: { ...FACTS, untrained: 'less-than-an-epoch' },
    }),
    ['model-untrained'],
  ],
])('%s opens, with a word where it was not trained', async (reason, bytes, codes) => {
  await using dir = await temporaryFolder();
  const path = join(dir.path, 'model.onnx');
  await writeFile(path, bytes);
  const { opened, faults } = await openTrainedModel(path, { threads: 1 });
  await opened?.model.dispose();
  expect(opened, reason).toBeDefined();
  expect(faults.map(({ code }) => code)).toEqual(codes);
});
