// Which images `group-by` keeps together: what the expression finds in their paths. The split is for 3-split.
import { type Fault, groupByMatchesNothing, patternTooSlow } from '../../errors.ts';
import { matchBounded } from './bounded-match.ts';

export interface GroupKeys {
  /** By image: what the first capture group (or the whole expression) matches in its path; none for no match. */
  readonly keys: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
}

/** @param images paths, one or more */
export function groupKeys(images: readonly string[], groupBy: string | undefined): GroupKeys {
  if (groupBy === undefined) return { keys: new Map(), faults: [] };
  const matches = matchBounded(groupBy, images);
  if (matches === 'too-slow') return { keys: new Map(), faults: [patternTooSlow('group-by', groupBy)] };
  const keys = new Map<string, string>();
  for (const [i, match] of matches.entries()) {
    if (match !== undefined) keys.set(images[i]!, match.captured ?? match.whole);
  }
  return { keys, faults: keys.size === 0 ? [groupByMatchesNothing(groupBy, images[0]!)] : [] };
}
