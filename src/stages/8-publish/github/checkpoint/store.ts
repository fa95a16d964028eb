// A training's checkpoints in the Actions cache, as its main step sees them: it takes the newest one, has its own saved
// from time to time, and hands over to the post step. The saving itself is save.ts's, in a process of its own.
import type { CheckpointStore, Taking, Training } from '../../../../earlier/earlier-runs.ts';
import { cacheFailed, checkpointUnfit, InputError } from '../../../../errors.ts';
import { NoAnswer, StillNoAnswer, unlessStillSilent } from '../../../../shared/deadline.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import type { GitHubCache } from '../cache.ts';
import { saveState } from '../runner-files.ts';
import { checkpointEntry, epochOf, HANDOVER, type Handover } from './entry.ts';
import type { Saved } from './save.ts';

/** Starts to save and returns how to stop it; `done` hears what came of it, undefined where that isn't known. */
export type StartSaving = (handover: Handover, done: (saved: Saved | undefined) => void) => () => void;

export interface GitHubCheckpointOptions {
  readonly cache: GitHubCache;
  readonly code: string;
  readonly startSaving: StartSaving;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
}

/** The training must have taken this long to be worth a first save. */
const FIRST_SAVE_MS = 5 * 60_000;

export function gitHubCheckpoints(
  { cache, code, startSaving, clock }: GitHubCheckpointOptions,
  { fingerprint, folder, epochs, patienceMs, say }: Training,
): CheckpointStore {
  const begun = clock();
  const entry = checkpointEntry({ code, fingerprint });
  const isDue = doubling(FIRST_SAVE_MS);
  let stopSaving: (() => void) | undefined;
  // Unless the cache was asked and said otherwise, it may hold checkpoints of this training.
  let mayHoldSome = true;
  let handover: Handover = { code, fingerprint, folder };
  const handOver = (change: Partial<Handover>) => {
    handover = { ...handover, ...change };
    saveState(HANDOVER, JSON.stringify(handover));
  };
  handOver({});
  return {
    async take(take) {
      try {
        const version = await cache.newest(entry);
        const epoch = version === undefined ? undefined : epochOf(version);
        mayHoldSome = epoch !== undefined;
        // Beyond the epochs that are asked for there is nothing to go on with.
        if (epoch === undefined || epoch > epochs) return { taken: false, faults: [] };
        const unfit = await tryTaking(() => cache.restore(entry, take, patienceMs));
        if (unfit === undefined) return { taken: true, faults: [] };
        handOver({ unfit: version });
        return { taken: false, faults: [checkpointUnfit(`of epoch ${epoch} in the Actions cache`, unfit)] };
      } catch (cause) {
        if (isOfRun(cause)) throw cause;
        const fault = cacheFailed('the checkpoint', 'read', messageOf(cause));
        return { taken: false, faults: unlessStillSilent(cause, fault) };
      }
    },
    keep() {
      if (stopSaving !== undefined || !isDue(clock() - begun)) return;
      mayHoldSome = true;
      stopSaving = startSaving(handover, (saved) => {
        stopSaving = undefined;
        say(words(saved));
      });
    },
    close(atItsEnd) {
      stopSaving?.();
      stopSaving = undefined;
      if (atItsEnd && mayHoldSome) handOver({ atItsEnd });
    },
  };
}

/**
 * Why it wasn't taken; undefined: it was.
 * @throws InputError, and where the run is aborted or the service gives no answer: what then stands in the way is not the
 *   checkpoint
 */
async function tryTaking(restore: () => Promise<Taking | undefined>): Promise<string | undefined> {
  try {
    const taking = await restore();
    return taking === undefined ? 'it could not be unpacked' : taking.unfit;
  } catch (cause) {
    const isSilent = cause instanceof NoAnswer || cause instanceof StillNoAnswer;
    if (isOfRun(cause) || isSilent) throw cause;
    return messageOf(cause);
  }
}

function isOfRun(cause: unknown): boolean {
  return cause instanceof InputError || (cause as Error).name === 'AbortError';
}

function words(saved: Saved | undefined): string {
  if (saved?.outcome === 'saved' || saved?.outcome === 'there-already')
    return `The checkpoint of epoch ${saved.epoch} is in the Actions cache`;
  return 'The checkpoint could not be saved in the Actions cache; the end of the job tries again if it has to';
}

/**
 * Says when to save: after `firstMs`, and whenever the time has doubled since. What is saved is then never less than half
 * of the training, and the saves are few however long it is.
 */
export function doubling(firstMs: number): (elapsedMs: number) => boolean {
  let next = firstMs;
  return (elapsedMs) => {
    if (elapsedMs < next) return false;
    while (next <= elapsedMs) next *= 2;
    return true;
  };
}
