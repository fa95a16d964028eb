// The address of the history's dashboard is an output once the history is written, and not before.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { HistoryRefused, type HistoryStore } from '../../../../src/earlier/history-store.ts';
import { tellingWhere } from '../../../../src/stages/8-publish/github/host.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const URL = 'https://github.com/me/stars/blob/kept/index.html';

afterEach(() => vi.unstubAllEnvs());

async function outputsOf(update: HistoryStore['update']): Promise<string> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'outputs');
  await writeFile(path, '');
  vi.stubEnv('GITHUB_OUTPUT', path);
  const branch: HistoryStore = {
    name: 'branch kept',
    read: async () => undefined,
    list: async () => [],
    update,
  };
  const store = tellingWhere(branch, URL);
  await store.list();
  await store.update('a run', async () => new Map()).catch(() => undefined);
  return await readFile(path, 'utf8');
}

test('a history that was written has an address', async () => {
  expect(await outputsOf(async () => {})).toMatch(/^history-url<<[\s\S]*kept\/index\.html/);
});

test('one that was refused, or only read, has none', async () => {
  expect(await outputsOf(() => Promise.reject(new HistoryRefused('a rule protects it')))).toBe('');
});
