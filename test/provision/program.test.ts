// What counts as another program.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownCode } from '../../src/provision/program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('every built file and the pinned packages count, the version number and other files do not', async () => {
  await using folder = await temporaryFolder();
  const write = (name: string, text: string) => writeFile(join(folder.path, name), text);
  await mkdir(join(folder.path, 'dist'));
  await write('dist/action.js', 'import "./chunk.js";');
  await write('dist/onnx-worker.js', 'step();');
  await mkdir(join(folder.path, 'tensorflow'));
  const locks = ['package-lock.json', 'tensorflow/package-lock.json', 'tensorflow/requirements.txt'];
  for (const name of locks) await write(name, '{}');
  const before = await ownCode(folder.path);
  expect(before).toMatch(/^[0-9a-f]{64}$/);

  await write('package.json', '{"version":"2.0.0"}');
  await write('README.md', 'Words.');
  expect(await ownCode(folder.path)).toBe(before);
  for (const name of ['dist/onnx-worker.js', 'dist/new.js', ...locks]) {
    const unlike = await ownCode(folder.path);
    await write(name, 'changed');
    expect(await ownCode(folder.path), name).not.toBe(unlike);
  }
});

test('it is not known where nothing is built', async () => {
  await using folder = await temporaryFolder();
  expect(await ownCode(folder.path)).toBeUndefined();
});
