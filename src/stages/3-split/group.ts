// Samples that must stay in one part: the same group key, or exactly the same pixels.
import { createHash } from 'node:crypto';
import type { Sample } from '../2-dataset/dataset.ts';

export interface Group {
  /** The smallest of its samples' keys, whatever order the files come in; a captured key goes before a hash. */
  readonly key: string;
  /** Where the seed puts it: uniform in [0, 1), the same on every machine. */
  readonly position: number;
  readonly samples: readonly Sample[];
  /** By the index of each class that it shows: in how many of its images. */
  readonly classes: ReadonlyMap<number, number>;
}

/** Joins samples that share a group key or an image; groups come in order of their keys. */
export function groupSamples(samples: readonly Sample[], seed: number): readonly Group[] {
  const rootOf = joinSamples(samples);
  const members = new Map<Sample, Sample[]>();
  for (const sample of samples) {
    const root = rootOf(sample);
    members.set(root, [...(members.get(root) ?? []), sample]);
  }
  return [...members.values()]
    .map((joined) => makeGroup(joined, seed))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Union-find over samples with path halving (Tarjan & van Leeuwen 1984). */
function joinSamples(samples: readonly Sample[]): (sample: Sample) => Sample {
  const parents = new Map<Sample, Sample>(samples.map((sample) => [sample, sample]));
  const rootOf = (sample: Sample): Sample => {
    let at = sample;
    for (let parent = parents.get(at)!; parent !== at; parent = parents.get(at)!) {
      parents.set(at, parents.get(parent)!);
      at = parent;
    }
    return at;
  };
  for (const key of ['group', 'imageHash'] as const) {
    const firsts = new Map<string, Sample>();
    for (const sample of samples) {
      const first = firsts.get(sample[key]);
      if (first === undefined) firsts.set(sample[key], sample);
      else parents.set(rootOf(sample), rootOf(first));
    }
  }
  return rootOf;
}

function makeGroup(samples: readonly Sample[], seed: number): Group {
  const captured = samples.filter(({ group, imageHash }) => group !== imageHash);
  const keys = (captured.length > 0 ? captured : samples).map(({ group }) => group);
  const key = keys.reduce((least, other) => (other < least ? other : least));
  const classes = new Map<number, number>();
  for (const { classCounts } of samples) {
    for (const [i, pixels] of classCounts.entries()) {
      if (pixels > 0) classes.set(i, (classes.get(i) ?? 0) + 1);
    }
  }
  return { key, position: positionOf(key, seed), samples, classes };
}

/**
 * The first 48 bits of SHA-256, which a double holds exactly.
 * @param purpose another one gives a position that has nothing to do with the first
 */
export function positionOf(key: string, seed: number, purpose = ''): number {
  return createHash('sha256').update(`${purpose}${seed}\n${key}`).digest().readUIntBE(0, 6) / 2 ** 48;
}
