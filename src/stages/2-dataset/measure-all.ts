// Opens many files or pairs, a few at a time. What is found in each is for its callers.
import type { Fault } from '../../errors.ts';
import { WeightLimit } from '../../shared/weight-limit.ts';
import type { Measured } from './measure.ts';

/** Enough to keep decoding threads busy, few enough to keep memory small. */
const OPEN_AT_ONCE = 4;

/** Of files decoded at once: a larger one is decoded alone, since its pixels take many times as much. */
const DECODED_BYTES_AT_ONCE = 2 ** 25;

/** Results and faults come in the order of the items. Throws the signal's reason when it's aborted. */
export async function measureAll<T, M>(
  items: readonly T[],
  measure: (item: T, decoding: WeightLimit) => Promise<Measured<M>>,
  signal: AbortSignal | undefined,
): Promise<{ readonly measurements: readonly M[]; readonly faults: readonly Fault[] }> {
  const results: Measured<M>[] = new Array(items.length);
  const queue = items.entries();
  const decoding = new WeightLimit(DECODED_BYTES_AT_ONCE);
  const work = async () => {
    for (const [index, item] of queue) {
      signal?.throwIfAborted();
      results[index] = await measure(item, decoding);
    }
  };
  await Promise.all(Array.from({ length: OPEN_AT_ONCE }, work));
  return {
    measurements: results.flatMap(({ measurement }) => (measurement === undefined ? [] : [measurement])),
    faults: results.flatMap(({ faults }) => faults),
  };
}
