import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSplit, writeSplit } from '../../../src/stages/3-split/file.ts';
import type { Split } from '../../../src/stages/3-split/split.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const split: Split = { train: ['a', 'b\n"c"'], validation: ['d'], test: [], source: 'hash' };

describe('split.json', () => {
  test('comes back as it was written, leaving nothing else behind', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'run/split.json');
    await writeSplit(path, { ...split, train: ['other'] });
    await writeSplit(path, split);
    expect(await readSplit(path)).toEqual({ split, faults: [] });
    expect(await readdir(join(folder.path, 'run'))).toEqual(['split.json']);
    expect(JSON.parse(await readFile(path, 'utf8'))['schema-version']).toBe(1);
  });

  test.each([
    ['no file', undefined, 'ENOENT'],
    ['no JSON', '{', 'JSON'],
    ['another file', '{"epochs": 3}', 'schema-version'],
    ['a later version', JSON.stringify({ 'schema-version': 2, ...split }), 'schema-version'],
    ['a missing part', JSON.stringify({ 'schema-version': 1, ...split, test: undefined }), 'test'],
    ['ids that are numbers', JSON.stringify({ 'schema-version': 1, ...split, test: [1] }), 'test.0'],
  ])('%s is a fault that says why', async (reason, text, expected) => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'split.json');
    if (text !== undefined) await writeFile(path, text);
    const { split: read, faults } = await readSplit(path);
    expect(read, reason).toBeUndefined();
    expect(faults[0].code).toBe('split-file-unreadable');
    expect(faults[0].message, reason).toContain(expected);
  });
});
