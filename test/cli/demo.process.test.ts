// The demo as the README starts it, but for one short epoch.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it('makes a sample, trains on it and says where the summary is, in a folder of its own', async () => {
  await using dir = await temporaryFolder();
  await mkdir(join(dir.path, 'best-epoch-demo'));
  await writeFile(join(dir.path, 'best-epoch-demo', 'mine.txt'), '');
  const short = ['--epochs', '1', '--image-size', '32', '--threads', '1'];
  const { code, stdout, stderr } = await runProgram([resolve('dist/cli.js'), 'demo', ...short], {
    cwd: dir.path,
  });
  expect(code, stderr).toBe(0);
  expect((await readdir(dir.path)).sort()).toEqual(['best-epoch-demo', 'best-epoch-demo-2']);
  expect(await readdir(join(dir.path, 'best-epoch-demo')), 'the older folder is untouched').toEqual([
    'mine.txt',
  ]);

  const output = join(dir.path, 'best-epoch-demo-2', 'best-epoch');
  expect(stdout).toContain(
    'Set by the demo, to be quick: time-budget 10m, batch-size 8, initial-model none.\n',
  );
  expect(stdout).toContain('patch: 32x32 (as set)');
  expect(stdout).toContain(join(output, 'summary.md'));
  expect(await readFile(join(output, 'summary.md'), 'utf8')).toContain('epoch 1');
  const results = JSON.parse(await readFile(join(output, 'results.json'), 'utf8'));
  expect(results).toMatchObject({ 'best-epoch': 1, 'stopped-epoch': 1, 'stop-reason': 'epochs' });
  expect(results.classes.map(({ name }: { name: string }) => name)).toEqual([
    'background',
    'glowing',
    'hot pixel',
    'cluster',
  ]);
  expect(await readdir(join(output, 'model'))).toContain('model.onnx');
});
