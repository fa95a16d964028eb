// Opens many files or pairs, a few at a time. What is found in each is for its callers.
import type { Fault } from '../../errors.ts';
import type { Measured } from './measure.ts';

/** Enough to keep decoding threads busy, few enough to keep memory small. */
const OPEN_AT_ONCE = 4;

/** Results and faults come in the order of the items. Throws the signal's reason when it's aborted. */
export async function measureAll<T, M>(
  items: readonly T[],
  measure: (item: T) => Promise<Measured<M>>,
  signal: AbortSignal | undefined,
): Promise<{ readonly measurements: readonly M[]; readonly faults: readonly Fault[] }> {
  const results: Measured<M>[] = new Array(items.length);
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) {
      signal?.throwIfAborted();
      results[index] = await measure(item);
    }
  };
  await Promise.all(Array.from({ length: OPEN_AT_ONCE }, work));
  return {
    measurements: results.flatMap(({ measurement }) => (measurement === undefined ? [] : [measurement])),
    faults: results.flatMap(({ faults }) => faults),
  };
}
