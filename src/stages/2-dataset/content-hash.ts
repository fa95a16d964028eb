// One hash of everything in a data folder that a training may depend on, from the files' bytes alone: nothing is decoded
// and no package with native code is needed, so that it's known in seconds whether anything has changed.
import { createHash, type Hash } from 'node:crypto';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPlainFile } from '../../shared/plain-file.ts';
import { isNeverData } from './not-data.ts';

/** Words for people and bookkeeping; the settings file is none of the data, its settings count by themselves. */
const NOT_LEARNT = /(?:\.md|\.dvc)$|^best-epoch\.(?:json|ya?ml)$/i;

/**
 * SHA-256 over paths and contents of all files below `root`, hex; hidden ones and those in `output` don't count. Links
 * are followed where they stay inside. Throws the file system's own error, for one what can't be read.
 */
export async function hashContents(root: string, output: string): Promise<string> {
  const real = await realpath(root);
  const skipped = await realpath(output).catch(() => output);
  const total = createHash('sha256');
  const visited = new Set<string>();

  async function walk(folder: string): Promise<void> {
    if (folder === skipped || visited.has(folder)) return;
    visited.add(folder);
    const names = (await readdir(folder)).filter((name) => !isNeverData(name) && !NOT_LEARNT.test(name));
    for (const name of names.sort()) await visit(join(folder, name));
  }

  async function visit(path: string): Promise<void> {
    const target = await realpath(path);
    // The scan refuses such a link; whatever it points to is no data.
    if (target !== real && !target.startsWith(real + sep)) return;
    const stats = await stat(target);
    if (stats.isDirectory()) await walk(target);
    else if (stats.isFile()) {
      const name = relative(real, path).split(sep).join('/');
      total.update(`${JSON.stringify(name)} ${await hashFile(target)}\n`);
    }
  }

  await walk(real);
  return total.digest('hex');
}

/** SHA-256, hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await hashInto(hash, path);
  return hash.digest('hex');
}

async function hashInto(hash: Hash, path: string): Promise<void> {
  await using file = await openPlainFile(path);
  await pipeline(file.createReadStream({ autoClose: false }), hash);
}
