// What is passed on with a model that was made from the weights that come along: their notice and their licence, whole.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readNotices } from '../../src/pretrained/notices.ts';
import { PRETRAINED_SHA256 } from '../../src/pretrained/weights.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('both texts are in it as they lie beside the weights, under their names', async () => {
  const text = await readNotices(root, PRETRAINED_SHA256);
  for (const name of ['NOTICE', 'LICENSE']) {
    expect(text).toContain(await readFile(join(root, 'pretrained', name), 'utf8'));
    expect(text).toContain(`\n${name}\n`);
  }
  expect(text?.split('\n')[0], 'section 4 (b): changed').toContain('which were changed by training');
});

test('of weights that another version had nothing is known', async () => {
  expect(await readNotices(root, 'f'.repeat(64))).toBeUndefined();
});

test.each(['NOTICE', 'LICENSE'])('without %s the installation is not whole', async (name) => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'pretrained'));
  const other = name === 'NOTICE' ? 'LICENSE' : 'NOTICE';
  await writeFile(join(folder.path, 'pretrained', other), 'text');
  await expect(readNotices(folder.path, PRETRAINED_SHA256)).rejects.toMatchObject({
    faults: [{ code: 'pretrained-weights-damaged', message: expect.stringContaining(name) }],
  });
});
