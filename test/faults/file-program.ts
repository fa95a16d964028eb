// Replaces a file by another one.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../src/shared/write-file-atomic.ts';

export const OLD = 'the old content, from its beginning to its end';
export const NEW = 'the new content, which is longer than the old one was';

async function main(folder: string): Promise<void> {
  const path = join(folder, 'new', 'file.txt');
  await writeFileAtomic(path, OLD);
  writeSync(1, 'old\n');
  await writeFileAtomic(path, [Buffer.from(NEW.slice(0, 20)), Buffer.from(NEW.slice(20))]);
}

if (process.argv[1]?.endsWith('program.mjs')) await main(process.argv[2] ?? '');
