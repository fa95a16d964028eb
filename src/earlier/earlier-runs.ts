// What earlier runs left for this one and what it leaves for later ones: results to compare with, whole runs, checkpoints.
// Where they lie is a host's to know. A run is as good without them, so nothing here throws.
import type { Fault } from '../errors.ts';
import type { History, HistoryEntry } from './history.ts';

export interface EarlierRuns {
  /**
   * Whether what lies in the output folder was left there by this user's own runs; false: it's part of a checkout, and
   * may be anybody's.
   */
  isOutputOurs(): Promise<boolean>;
  /** The name of the series that this run belongs to; undefined where none are kept apart. */
  readonly series: string | undefined;
  /** For `baseline: auto`: the results that this run is to be compared with. */
  findResults(): Promise<{ readonly found: FoundResults; readonly faults: readonly Fault[] }>;
  /** The results of the run before this one, whatever this one is compared with. */
  findPrevious(): Promise<{ readonly found: FoundResults; readonly faults: readonly Fault[] }>;
  /** What the runs of the series came to before this one; undefined where no history is kept. */
  findHistory(): Promise<{ readonly found: History | undefined; readonly faults: readonly Fault[] }>;
  /** Appends to the history what this run came to; `lines` say where, for the log. */
  keepHistory(
    entry: HistoryEntry,
  ): Promise<{ readonly lines: readonly string[]; readonly faults: readonly Fault[] }>;
  /** Keeps results that are worth comparing later runs with; `path` is their file. */
  keepResults(path: string): Promise<readonly Fault[]>;
  /**
   * Hands `take` the folder of the newest finished run of this fingerprint, which may be gone afterwards, and which of the
   * host's runs has left it, where that is known. `taken` is undefined where there is none.
   * @param patienceMs how long it's worth waiting for; undefined: as long as it may take to come
   */
  takeRun<T>(
    fingerprint: string,
    take: (folder: string, runId: string | undefined) => Promise<T>,
    patienceMs?: number,
  ): Promise<TakenRun<T>>;
  /** Keeps a finished run. */
  keepRun(fingerprint: string, run: KeptRun): Promise<readonly Fault[]>;
  /** Undefined where the folder that a training writes its checkpoints to is all there is. */
  checkpointsOf(training: Training): CheckpointStore | undefined;
}

export interface TakenRun<T> {
  readonly taken: T | undefined;
  /** Why nobody could look, the beginning of a sentence; undefined: somebody has. */
  readonly unseen?: string | undefined;
  readonly faults: readonly Fault[];
}

/** A results.json or evaluation.json, or in a sentence why there's none. */
export type FoundResults =
  | {
      readonly json: string;
      /** Whose they are, for people. */
      readonly name: string;
      /** The run that asks is one of a branch; undefined or false: of a change that is reviewed. */
      readonly isForBranch?: boolean;
      /** Of which series they are; undefined: of none. */
      readonly series?: string;
    }
  | { readonly json: undefined; readonly reason: string };

/** Absolute paths. */
export interface KeptRun {
  readonly folder: string;
  /** All of them in the folder. */
  readonly files: readonly string[];
}

export interface Training {
  /** Of data, split and plan: runs that share it may go on from each other's checkpoints. */
  readonly fingerprint: string;
  /** Where it writes its checkpoints. */
  readonly folder: string;
  /** Most epochs that it's to have. */
  readonly epochs: number;
  /** How long an earlier checkpoint is worth waiting for; undefined: as long as it may take to come. */
  readonly patienceMs: number | undefined;
  /** One line for the log. */
  readonly say: (line: string) => void;
}

export interface Taking {
  /** Why it wasn't taken, the end of a sentence; undefined: it was. */
  readonly unfit: string | undefined;
}

/** What cut-off runs left of one training, and what this one leaves should it be cut off. */
export interface CheckpointStore {
  /**
   * Hands `take` the folder of the newest checkpoint, which is gone afterwards. `taken` is false where there is none, or
   * where `take` refused it.
   */
  take(
    take: (folder: string) => Promise<Taking>,
  ): Promise<{ readonly taken: boolean; readonly faults: readonly Fault[] }>;
  /** Call after each epoch. Returns at once: what is saved is saved beside the training. */
  keep(): void;
  /** Call once the report stands. `atItsEnd`: later runs don't go on from this training's checkpoints any more. */
  close(atItsEnd: boolean): void;
}
