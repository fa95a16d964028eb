// Decides which group goes into which part. Pure, and the same on every machine.
import type { SplitPart } from '../2-dataset/dataset.ts';
import type { Group } from './group.ts';
import { settle } from './settle.ts';
import { imagesOf, type Label, type Share, Tally } from './tally.ts';

export interface Fractions {
  /** 0: no such part. */
  readonly validation: number;
  readonly test: number;
}

type Placed<P> = ReadonlyMap<Group, P>;

/**
 * Divides groups so that each part comes near its fraction, of all images and of each class: iterative stratification
 * (Sechidis, Tsoumakas and Vlahavas 2011), the rarest class first, with three things of our own.
 * - Groups stay whole; of a class the largest go first, so that small ones make up for what large ones leave.
 * - A class is in every part where enough groups show it; one that is rarer is in training first.
 * - How many groups of a kind a part gets is counted out, and which ones follows from their positions: where some are
 *   added, few of the others change places.
 * @param placed groups whose part is settled: they stay, and the others make up for them
 */
export function assignGroups(
  groups: readonly Group[],
  fractions: Fractions,
  placed: Placed<SplitPart> = new Map(),
): Placed<SplitPart> {
  return assign(groups, sharesOf(fractions), placed);
}

/** The same for equal shares, numbered from 1. */
export function assignEqually(groups: readonly Group[], shares: number): Placed<number> {
  const numbered = Array.from({ length: shares }, (_, i) => ({ part: i + 1, fraction: 1 / shares }));
  return assign(groups, numbered, new Map());
}

/** In the order in which they get a class that is too rare for all. */
function sharesOf({ validation, test }: Fractions): readonly Share<SplitPart>[] {
  const shares = [
    { part: 'train', fraction: 1 - validation - test },
    { part: 'test', fraction: test },
    { part: 'validation', fraction: validation },
  ] as const;
  return shares.filter(({ fraction }) => fraction > 0);
}

function assign<P>(groups: readonly Group[], shares: readonly Share<P>[], placed: Placed<P>): Placed<P> {
  const parts = new Map(placed);
  const tally = new Tally(shares, groups);
  for (const [group, part] of placed) tally.add(group, part);
  const byLabel = rarestFirst(groups);
  for (const [label, showing] of byLabel) {
    const free = showing.filter((group) => !parts.has(group));
    let left = free.length;
    for (const alike of largestFirst(free, label)) {
      const counts = countOut(alike, { label, left, leftOfAll: groups.length - parts.size }, shares, tally);
      left -= alike.length;
      for (const [group, part] of byPosition(alike, shares, counts)) {
        parts.set(group, part);
        tally.add(group, part);
      }
    }
  }
  settle({ parts, shares, tally, placed }, byLabel);
  return parts;
}

/** Each class with the groups that show it, the one with the fewest images first; at the end all groups. */
function rarestFirst(groups: readonly Group[]): ReadonlyMap<Label, readonly Group[]> {
  const showing = new Map<number, Group[]>();
  for (const group of groups) {
    for (const label of group.classes.keys()) {
      const known = showing.get(label);
      if (known === undefined) showing.set(label, [group]);
      else known.push(group);
    }
  }
  const images = ([label, all]: readonly [number, readonly Group[]]) =>
    all.reduce((sum, group) => sum + imagesOf(group, label), 0);
  const counted = [...showing].map((entry) => ({ entry, images: images(entry) }));
  counted.sort((a, b) => a.images - b.images || a.entry[0] - b.entry[0]);
  return new Map<Label, readonly Group[]>([...counted.map(({ entry }) => entry), [undefined, groups]]);
}

/** Groups with as many images of the class, and as many in all, together. */
function largestFirst(groups: readonly Group[], label: Label): readonly (readonly Group[])[] {
  const alike = new Map<string, Group[]>();
  for (const group of groups) {
    const key = `${imagesOf(group, label)} ${group.samples.length}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [group]);
    else known.push(group);
  }
  return [...alike.values()].sort(
    ([a], [b]) => imagesOf(b!, label) - imagesOf(a!, label) || b!.samples.length - a!.samples.length,
  );
}

interface Left {
  readonly label: Label;
  /** Groups of the class that are in no part yet. */
  readonly left: number;
  /** The same of all groups. */
  readonly leftOfAll: number;
}

/**
 * How many of these groups each part gets: one after the other goes where the class and images at all are missed most.
 * The last ones go to the parts that have none yet.
 */
function countOut<P>(
  alike: readonly Group[],
  { label, left, leftOfAll }: Left,
  shares: readonly Share<P>[],
  tally: Tally<P>,
): readonly number[] {
  const [group] = alike;
  const [ofLabel, ofAll] = [imagesOf(group!, label), imagesOf(group!, undefined)];
  const counts = shares.map(() => 0);
  const places = shares.map((_, i) => i);
  for (let done = 0; done < alike.length; done++) {
    const without = (of: Label) => places.filter((i) => tally.groups(of, shares[i]!.part) + counts[i]! === 0);
    const [empty, lacking] = [without(undefined), without(label)];
    let able = places;
    if (leftOfAll - done <= empty.length) able = empty;
    else if (left - done < lacking.length) able = lacking.slice(0, 1);
    else if (left - done === lacking.length) able = lacking;
    const missed = (i: number) =>
      ofLabel * (tally.lacks(label, shares[i]!) - counts[i]! * ofLabel) +
      ofAll * (tally.isBehind(shares[i]!, done * ofAll) - counts[i]! * ofAll);
    const most = able.reduce((best, i) => (missed(i) > missed(best) ? i : best));
    counts[most]! += 1;
  }
  return counts;
}

function byPosition<P>(
  alike: readonly Group[],
  shares: readonly Share<P>[],
  counts: readonly number[],
): readonly (readonly [Group, P])[] {
  const sorted = alike.toSorted((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1));
  let from = 0;
  return shares.flatMap(({ part }, i) => {
    const own = sorted.slice(from, from + counts[i]!);
    from += own.length;
    return own.map((group) => [group, part] as const);
  });
}
