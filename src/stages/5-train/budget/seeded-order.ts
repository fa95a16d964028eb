// The order in which images are validated and tested where the time may not suffice for all of them: whatever its length,
// a beginning of it is a fair choice.
import { Random } from '../../../shared/random.ts';
import type { Sample } from '../../2-dataset/dataset.ts';

export interface SeededOrder {
  readonly samples: readonly Sample[];
  /** The first so many show every class that any of them shows. */
  readonly covering: number;
}

/**
 * Shuffled by the seed; to the front come a few that show every class, each the first in the shuffled order to show a
 * class that is still missing, the rarest class first.
 * @param part what the images are for: parts are shuffled independently
 */
export function seededOrder(samples: readonly Sample[], seed: number, part: string): SeededOrder {
  const shuffled = Random.for(seed, 'images', part).shuffle(samples);
  const covering = new Set<Sample>();
  const shown = new Set<number>();
  for (const label of rarestFirst(shuffled)) {
    if (shown.has(label)) continue;
    const first = shuffled.find(({ classCounts }) => classCounts[label] > 0);
    if (first === undefined) continue;
    covering.add(first);
    for (const also of labelsOf(first)) shown.add(also);
  }
  const rest = shuffled.filter((sample) => !covering.has(sample));
  return { samples: [...covering, ...rest], covering: covering.size };
}

/** The classes that any of the images shows, by how many do. */
function rarestFirst(samples: readonly Sample[]): number[] {
  const images = new Map<number, number>();
  for (const sample of samples)
    for (const label of labelsOf(sample)) images.set(label, (images.get(label) ?? 0) + 1);
  return [...images].toSorted(([a, m], [b, n]) => m - n || a - b).map(([label]) => label);
}

function labelsOf({ classCounts }: Sample): number[] {
  return [...classCounts.keys()].filter((label) => classCounts[label] > 0);
}
