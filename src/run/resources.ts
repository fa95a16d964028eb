// What of this machine a run takes where the settings leave it open. One place, so that training, test and prediction
// agree.
import { availableParallelism } from 'node:os';
import type { Settings } from '../stages/1-config/settings.ts';

/** For the arithmetic. */
export function threadsOf({ threads }: Pick<Settings, 'threads'>): number {
  return threads === 0 ? availableParallelism() : threads;
}
