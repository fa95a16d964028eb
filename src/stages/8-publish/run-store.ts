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
  /** Undefined where the folder that a training writes its checkpoints to is all there is. */
  checkpointsOf(training: Training): CheckpointStore | undefined;
}

export interface Training {
  /** Of data, split and plan: runs that share it may go on from each other's checkpoints. */
  readonly fingerprint: string;
  /** Where it writes its checkpoints. */
  readonly folder: string;
  /** Most epochs that it's to have. */
  readonly epochs: number;
  /** One line for the log. */
  readonly say: (line: string) => void;
}

/** What cut-off runs left of one training, and what this one leaves should it be cut off. */
export interface CheckpointStore {
  /**
   * Hands `take` the folder of the newest checkpoint, which is gone afterwards. `taken` is false where there is none, or
   * where `take` refused it.
   */
  take(
    take: (folder: string) => Promise<boolean>,
  ): Promise<{ readonly taken: boolean; readonly faults: readonly Fault[] }>;
  /** Call after each epoch. Returns at once: what is saved is saved beside the training. */
  keep(): void;
  /** Call once the report stands. `atItsEnd`: later runs don't go on from this training's checkpoints any more. */
  close(atItsEnd: boolean): void;
}

/** The folder that a run writes to is where the next one finds it. */
export function localRunStore(output: string): RunStore {
  return {
    takeRun: async (_fingerprint, take) => ({ taken: await take(output), faults: [] }),
    keepRun: async () => [],
    checkpointsOf: () => undefined,
  };
}
