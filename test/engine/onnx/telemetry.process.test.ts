// ONNX Runtime's own telemetry is off: it keeps a number for the machine and what it is to send in files, which aren't there.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runProgram } from '../../run-program.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const CLI = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

it('a training outside of a runner leaves nothing in the home and the temporary folder', async () => {
  await using dir = await temporaryFolder();
  const home = join(dir.path, 'home');
  await mkdir(home);
  // It's silent where CI is set.
  const env = { HOME: home, TMPDIR: home, XDG_CACHE_HOME: home, CI: undefined as unknown as string };
  const run = (...args: string[]) => runProgram([CLI, ...args], { cwd: dir.path, env });
  expect(await run('sample', 'ccd', 'data', '--count', '6')).toMatchObject({ code: 0 });
  const quick = ['--epochs=1', '--batch-size=1', '--image-size=32', '--threads=1'];
  const trained = await run('train', '--data=data', '--output=output', ...quick);
  expect(trained, trained.stderr).toMatchObject({ code: 0 });
  expect(await readdir(home, { recursive: true })).toEqual([]);
});
