// What earlier runs left for this one and what it leaves for later ones: on GitHub in the Actions cache, elsewhere in the
// output folder itself. A run is as good without it, so nothing here throws.
import type { Fault } from '../../errors.ts';
import type { Report } from '../7-report/run-folder.ts';

export interface RunStore {
  /**
   * Hands `take` the folder of the newest finished run of this fingerprint, which may be gone afterwards. Undefined
   * where there is none.
   */
  takeRun<T>(
    fingerprint: string,
    take: (folder: string) => Promise<T>,
  ): Promise<{ readonly taken: T | undefined; readonly faults: readonly Fault[] }>;
  /** Keeps a finished run. */
  keepRun(fingerprint: string, report: Report): Promise<readonly Fault[]>;
}

/** The folder that a run writes to is where the next one finds it. */
export function localRunStore(output: string): RunStore {
  return {
    takeRun: async (_fingerprint, take) => ({ taken: await take(output), faults: [] }),
    keepRun: async () => [],
  };
}
