// What changed in the data between two runs, by what the images hold: a renamed file is the same image.
import type { BaselineResults } from '../../../earlier/baseline.ts';
import type { Comparison } from '../../../results/judgement.ts';

type Split = BaselineResults['split'];

interface Sample {
  readonly id: string;
  readonly image: string;
  readonly labels: string;
  readonly part: (typeof PARTS)[number];
}

const PARTS = ['train', 'validation', 'test'] as const;
const MOST_IDS = 20;

/**
 * @param areClassesOther by their names
 * @returns null where one of the two doesn't say what its images were
 */
export function dataChanges(current: Split, baseline: Split, areClassesOther: boolean): Comparison['data'] {
  // An evaluation knows nothing but the images that it tested on.
  const untrained = current.train.images === 0 || baseline.train.images === 0;
  const parts = untrained ? (['test'] as const) : PARTS;
  const [after, before] = [samplesOf(current, parts), samplesOf(baseline, parts)];
  if (after.length === 0 || before.length === 0) return null;
  const [wasThere, isThere] = [byImage(before), byImage(after)];
  const added: string[] = [];
  const relabelled: string[] = [];
  const moved: string[] = [];
  for (const [image, samples] of isThere) {
    const earlier = wasThere.get(image) ?? [];
    for (const [i, { id, labels, part }] of samples.entries()) {
      if (earlier[i] === undefined) added.push(id);
      else if (earlier[i].labels !== labels) relabelled.push(id);
      if (earlier[i] !== undefined && earlier[i].part !== part) moved.push(id);
    }
  }
  const removed = [...wasThere].flatMap(([image, samples]) =>
    samples.slice(isThere.get(image)?.length ?? 0).map(({ id }) => id),
  );
  const changes = { added: list(added), removed: list(removed), relabelled: list(relabelled) };
  const areFilesSame = Object.values(changes).every(({ count }) => count === 0);
  // Files are known by what is in them, not by what classes.json makes of it: of the same files that shows in the pixels.
  const pixels = [current, baseline].map((split) => JSON.stringify(classPixels(split, parts)));
  const isReadOtherwise = areClassesOther || (areFilesSame && pixels[0] !== pixels[1]);
  return { ...changes, moved: list(moved), 'read-otherwise': isReadOtherwise };
}

function classPixels(split: Split, parts: readonly (typeof PARTS)[number][]): readonly number[] {
  const sums: number[] = [];
  for (const part of parts)
    for (const [i, pixels] of split[part]['class-pixels'].entries()) sums[i] = (sums[i] ?? 0) + pixels;
  return sums;
}

function samplesOf(split: Split, parts: readonly (typeof PARTS)[number][]): Sample[] {
  return parts.flatMap((part) => split[part].samples.map((sample) => ({ ...sample, part })));
}

/** Copies of one image in order of their labels, so that they meet their like. */
function byImage(samples: readonly Sample[]): ReadonlyMap<string, readonly Sample[]> {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples.toSorted((a, b) => (a.labels < b.labels ? -1 : 1))) {
    const group = groups.get(sample.image);
    if (group === undefined) groups.set(sample.image, [sample]);
    else group.push(sample);
  }
  return groups;
}

function list(ids: readonly string[]) {
  return { count: ids.length, ids: ids.toSorted().slice(0, MOST_IDS) };
}
