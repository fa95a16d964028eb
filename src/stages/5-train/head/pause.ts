// Pauses in the arithmetic of this folder, which would block the thread for seconds.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Between two blocks of rows; what it throws ends the work. */
export type Pause = () => Promise<void>;

/** A turn for everything else, and the end of the work where it's aborted. */
export function pauseOf(signal?: AbortSignal): Pause {
  return async () => {
    await nextTurn();
    signal?.throwIfAborted();
  };
}
