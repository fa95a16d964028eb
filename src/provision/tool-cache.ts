// The runner's tool cache: a folder that outlives the jobs of a runner of one's own and comes with its image, where a
// job's copy of the action does not. Laid out as tool caches are: tool, version, machine.
import { mkdtemp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../shared/make-folder.ts';
import { remove, rename } from '../shared/move-and-remove.ts';
import type { RuntimePackages } from './packages.ts';
import { type Platform, platformKey } from './platform.ts';

const TOOL = 'best-epoch-packages';
/** Of the hash of the pins: enough to tell them apart, and short enough for the paths of Windows. */
const VERSION_LENGTH = 16;

/** undefined where the runner has none. */
export function toolCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  { hash }: RuntimePackages,
  platform: Platform,
): string | undefined {
  const cache = env.RUNNER_TOOL_CACHE;
  return cache ? join(cache, TOOL, hash.slice(0, VERSION_LENGTH), platformKey(platform)) : undefined;
}

/** Makes the folder; false where this user may not write there. */
export async function makeWritable(folder: string): Promise<boolean> {
  try {
    await makeFolder(folder);
    await remove(await mkdtemp(join(folder, '.writable-')), { recursive: true });
    return true;
  } catch {
    return false;
  }
}

/** Puts a link to the folder at `path`, in the place of whatever is there. */
export async function linkFolder(folder: string, path: string): Promise<void> {
  const aside = `${path}.new`;
  await remove(aside, { recursive: true, force: true });
  // Windows lets every user make a junction, but not a link.
  await symlink(folder, aside, 'junction');
  await remove(path, { recursive: true, force: true });
  await rename(aside, path);
}
