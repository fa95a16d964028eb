// What is said of a model that can't be opened: that it isn't there, or where in the folder it lies.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openTrainedModel } from '../../src/run/trained-model.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test.each<[reason: string, files: readonly string[], path: string, said: string]>([
  ['nothing has that name', [], 'nowhere', 'model-missing: model "DIR/nowhere" isn\'t there.'],
  [
    'a folder above is missing, too',
    [],
    'no/where.onnx',
    'model-missing: model "DIR/no/where.onnx" isn\'t there.',
  ],
  ['a file stands where the folder should', ['run'], 'run/model.onnx', 'model-missing: '],
  [
    'a folder without a run',
    ['run/notes.txt'],
    'run',
    'holds no model/model.onnx, expected the folder of a finished run.',
  ],
  [
    "the folder in the run's, a level too deep",
    ['run/model/model.onnx'],
    'run/model',
    'Name "DIR/run/model/model.onnx".',
  ],
])('%s', async (reason, files, path, said) => {
  await using dir = await temporaryFolder();
  for (const file of files) {
    await mkdir(dirname(join(dir.path, file)), { recursive: true });
    await writeFile(join(dir.path, file), 'none');
  }
  const { opened, faults } = await openTrainedModel(join(dir.path, path), { threads: 1 });
  expect(opened, reason).toBeUndefined();
  const lines = faults.map(({ code, message }) => `${code}: ${message}`.replaceAll('\\\\', '/'));
  expect(lines, reason).toEqual([
    expect.stringContaining(said.replaceAll('DIR', dir.path.replaceAll('\\', '/'))),
  ]);
});
