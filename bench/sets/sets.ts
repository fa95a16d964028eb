// `npm run bench -- sets FOLDER`: the made-up data sets that `recipe: auto` is tried on beside real ones.
import { join } from 'node:path';
import { cells } from './cells.ts';
import { streets } from './streets.ts';
import { writeSet } from './write-set.ts';

const SEED = 1;

export const SETS = [cells, streets] as const;

export async function writeSets(folder: string, say: (text: string) => void): Promise<void> {
  for (const set of SETS) {
    await writeSet(set, join(folder, set.name), SEED);
    say(`wrote ${join(folder, set.name)}`);
  }
}
