// Finds out whether the output folder can be written to, before anything is read or computed.
import { lstat, mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Fault, outputNotWritable } from '../../errors.ts';
import { remove } from '../../shared/move-and-remove.ts';

/**
 * Tries whether the folder, or the nearest one above it that is there, can be written to, and leaves nothing behind,
 * for the data may still turn out to be unfit.
 */
export async function outputFaults(folder: string): Promise<readonly Fault[]> {
  let nearest = folder;
  while (!(await exists(nearest)) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    await remove(await mkdtemp(join(nearest, '.best-epoch-')), { recursive: true });
    return [];
  } catch (cause) {
    return [outputNotWritable(folder, (cause as NodeJS.ErrnoException).code ?? String(cause))];
  }
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
