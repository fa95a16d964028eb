// One hash over everything in a node_modules folder, to tell whether it's byte for byte what was pinned.
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MOST_BYTES, readPlainFile } from '../shared/plain-file.ts';

/**
 * SHA-256, hex, over the names and contents of all files, in the order of the names. Modes and times don't count.
 * @throws where there is anything but folders and plain files: a link could stand for any file
 */
export async function digestModules(modules: string): Promise<string> {
  const files: string[] = [];
  for (const entry of await readdir(modules, { withFileTypes: true, recursive: true })) {
    const name = relative(modules, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (entry.isDirectory()) continue;
    if (!entry.isFile()) throw new Error(`${name} is no plain file`);
    files.push(name);
  }
  const all = createHash('sha256');
  for (const name of files.sort()) {
    const content = createHash('sha256').update(await readPlainFile(join(modules, name), MOST_BYTES.whole));
    all.update(`${content.digest('hex')}  ${name}\n`);
  }
  return all.digest('hex');
}
