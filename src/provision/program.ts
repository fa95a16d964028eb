// What this program is: its version, and its bytes, for two commits of one version number are two programs.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InternalError } from '../errors.ts';
import { digestModules } from './digest.ts';
import { readManifest } from './packages.ts';

export interface Program {
  /** The package's own folder. */
  readonly root: string;
  readonly version: string;
  /** SHA-256, hex, of the program and of the packages that it's pinned to; undefined: not known. */
  readonly code: string | undefined;
}

export async function readProgram(root: string): Promise<Program> {
  const [version, code] = await Promise.all([packageVersion(root), ownCode(root)]);
  return { root, version, code };
}

/** @param root the package's own folder */
export async function packageVersion(root: string): Promise<string> {
  const { version } = await readManifest(root);
  if (version === undefined) throw new InternalError('package.json names no version');
  return version;
}

/** What says which packages a run computes with. */
const LOCKS = ['package-lock.json', 'tensorflow/package-lock.json', 'tensorflow/requirements.txt'];

/**
 * SHA-256, hex, of what is built in dist/ and of the pinned packages that it runs with; undefined where that can't be
 * read, as where the source runs unbuilt.
 * @param root this package's own folder
 */
export async function ownCode(root: string): Promise<string | undefined> {
  try {
    const all = createHash('sha256').update(`${await digestModules(join(root, 'dist'))}\n`);
    for (const name of LOCKS) {
      const content = createHash('sha256').update(await readLock(join(root, name)));
      all.update(`${content.digest('hex')}\n`);
    }
    return all.digest('hex');
  } catch {
    return undefined;
  }
}

/** Empty where there is none: a package from the npm registry has no package-lock.json. */
async function readLock(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '';
    throw cause;
  });
}
