// Where installed packages are kept between jobs, when there is such a place. GitHub's is in stages/8-publish.
import type { Fault } from '../errors.ts';

/** Best effort: no method throws, for what can't be had from here comes from the registry. */
export interface PackageStore {
  /**
   * Hands the folder of the newest entry to `take`, which moves away what is in it, or says that it's no good.
   * `unfit`: there's an entry, but `take` refused it or it could not be unpacked.
   */
  restore(
    key: string,
    take: (folder: string) => Promise<boolean>,
  ): Promise<{ readonly outcome: 'taken' | 'unfit' | 'none'; readonly faults: readonly Fault[] }>;
  /** Keeps what `fill` puts into the folder. `again`: the entry that is there is unfit. */
  save(key: string, again: boolean, fill: (folder: string) => Promise<void>): Promise<readonly Fault[]>;
}
