// Checkouts that real git made, as actions/checkout makes them.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { whyNotFetched } from '../../../../src/stages/2-dataset/not-fetched/find.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const run = promisify(execFile);

/** Nothing of this machine's settings counts. */
const SETTINGS = ['user.name=A', 'user.email=a@example.com', 'protocol.file.allow=always'];
const OPTIONS = SETTINGS.flatMap((setting) => ['-c', setting]);

const git = (folder: string, ...args: readonly string[]) =>
  run('git', [...OPTIONS, ...args], { cwd: folder });

async function repository(folder: string, file: string): Promise<void> {
  await mkdir(join(folder, file, '..'), { recursive: true });
  await writeFile(join(folder, file), 'x');
  await git(folder, 'init', '--quiet');
  await git(folder, 'add', '.');
  await git(folder, 'commit', '--quiet', '--message', 'x');
}

test('a clone without its submodules says which one it is', async () => {
  await using folder = await temporaryFolder();
  const [cells, whole, clone] = ['cells', 'whole', 'clone'].map((name) => join(folder.path, name));
  await repository(cells, 'images/a.png');
  await repository(whole, 'README.md');
  await git(whole, 'submodule', '--quiet', 'add', cells, 'data/cells set');
  await git(whole, 'commit', '--quiet', '--message', 'x');
  await git(folder.path, 'clone', '--quiet', whole, clone);
  const data = join(clone, 'data', 'cells set');
  expect(await whyNotFetched(data)).toMatchObject({ code: 'submodule-not-fetched' });
  expect(await whyNotFetched(join(data, 'images'))).toMatchObject({ code: 'submodule-not-fetched' });
  await git(clone, 'submodule', '--quiet', 'update', '--init');
  expect(await whyNotFetched(join(data, 'masks')), 'it is there, and holds no such folder').toBeUndefined();
});

test('a sparse checkout says that it left the folder out, and nothing of a folder that never was', async () => {
  await using folder = await temporaryFolder();
  await repository(folder.path, 'data/cells/images/a.png');
  await mkdir(join(folder.path, 'code'));
  for (const form of ['--cone', '--no-cone']) {
    await git(folder.path, 'sparse-checkout', 'set', form, 'code');
    const fault = await whyNotFetched(join(folder.path, 'data', 'cells'));
    expect(fault?.message, form).toContain('data folder "data/cells" was left out of the working tree');
    expect(await whyNotFetched(join(folder.path, 'data', 'stars')), form).toBeUndefined();
  }
});
