// How checkpoints are called in the Actions cache, and what the main step hands over to whatever saves them.
import type { CacheEntry } from '../cache.ts';

/** All that another process needs to save a training's checkpoint. Plain values: it goes as JSON. */
export interface Handover {
  /** Of the action: other code may make something else of the same checkpoint. */
  readonly code: string;
  /** Of the training. */
  readonly fingerprint: string;
  /** Absolute; where the checkpoint lies. */
  readonly folder: string;
  /** The cached version that this run could not go on from. */
  readonly unfit?: string;
  /** Set once the training came to its end: then its checkpoints in the cache are to be gone on from no more. */
  readonly atItsEnd?: boolean;
}

/** The name under which the runner keeps the handover for the post step. */
export const HANDOVER = 'checkpoint';

/** Weights, the best ones and what the optimizer keeps of each. */
const MOST_BYTES = 2 ** 28;

export function checkpointEntry({ code, fingerprint }: Pick<Handover, 'code' | 'fingerprint'>): CacheEntry {
  return { kind: 'checkpoint', words: [code, fingerprint], mostBytes: MOST_BYTES };
}

/**
 * A key is taken once, and stays taken where an upload was cut off: so each attempt to save has its own.
 * @param by unique to this attempt of this run and to who saves
 */
export function checkpointVersion(epoch: number, by: string): string {
  return `${epoch}-${by}`;
}

/** Newer than all checkpoints of a training that came to its end. */
export function endVersion(by: string): string {
  return `end-${by}`;
}

/** The epoch of a checkpoint; undefined for an end. */
export function epochOf(version: string): number | undefined {
  const digits = /^(\d+)-/.exec(version)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
