// What is missing of the ground that a run stands on is told, and nothing is where nothing is missing.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { takenAway } from '../../src/provision/taken-away.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test.each([
  { why: 'all is there', take: async () => undefined, told: undefined },
  {
    why: 'the working folder is gone',
    take: (folder: string) => rm(join(folder, 'here'), { recursive: true }),
    told: /^working folder ".*here" was removed or renamed/,
  },
  {
    why: 'the program was renamed, as by an update',
    take: (folder: string) => rename(join(folder, 'program'), join(folder, 'old')),
    told: /^folder of Best Epoch ".*program" was removed/,
  },
  {
    why: 'a build has emptied it',
    take: (folder: string) => rm(join(folder, 'program', 'dist'), { recursive: true }),
    told: /^folder of Best Epoch ".*dist" was removed/,
  },
])('$why', async ({ why, take, told }) => {
  await using dir = await temporaryFolder();
  const ground = { cwd: join(dir.path, 'here'), root: join(dir.path, 'program') };
  await mkdir(ground.cwd);
  await mkdir(join(ground.root, 'dist'), { recursive: true });
  await writeFile(join(ground.root, 'package.json'), '{}');
  await take(dir.path);
  const cause = new Error('ENOENT: no such file or directory, uv_cwd');
  const error = await takenAway(cause, ground);
  if (told === undefined) expect(error, why).toBeUndefined();
  else expect(error, why).toMatchObject({ cause, faults: [{ message: expect.stringMatching(told) }] });
  expect(await takenAway(new InputError([]), ground), 'it says enough itself').toBeUndefined();
});
