// Replaces a folder by another one.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeFolderAtomic } from '../../src/shared/write-folder-atomic.ts';

export const OLD = { 'a.txt': 'old', 'gone.txt': 'old' };
export const NEW = { 'a.txt': 'new', 'b.txt': 'new' };

async function main(folder: string): Promise<void> {
  const path = join(folder, 'folder');
  await writeFolderAtomic(path, OLD);
  writeSync(1, 'old\n');
  await writeFolderAtomic(path, NEW);
}

if (process.argv[1]?.endsWith('program.mjs')) await main(process.argv[2] ?? '');
