// Decides which group goes into which part. Pure, and the same on every machine.
import type { SplitPart } from '../2-dataset/dataset.ts';
import type { Group } from './group.ts';

export interface Fractions {
  /** 0: no such part. */
  readonly validation: number;
  readonly test: number;
}

/** A share of [0, 1) for each part, in order. */
type Intervals<P> = readonly { readonly part: P; readonly from: number; readonly to: number }[];

/**
 * Assigns groups by their positions alone: what one group is given doesn't depend on the others, so adding images
 * never moves old ones. Only where that leaves a gap, and at least as many groups as parts could fill it, is one
 * group moved to close it: an empty part, or a class that a part doesn't show. The group moved is the one whose
 * position is nearest to the part's share. So the guarantee is:
 * - a split without moves keeps every image where it is, whatever is added, as long as what is added brings no
 *   class that is missing from a part and joins no two groups;
 * - a moved group may return to its own place once new images close the gap. A split.json given back prevents it.
 * Classes can't be balanced more closely than that by a rule that looks at each group alone.
 */
export function assignGroups(groups: readonly Group[], fractions: Fractions): ReadonlyMap<Group, SplitPart> {
  return assignTo(groups, intervalsOf(fractions));
}

/** The same for equal shares, numbered from 1. */
export function assignEqually(groups: readonly Group[], shares: number): ReadonlyMap<Group, number> {
  const number = (i: number) => ({ part: i + 1, from: i / shares, to: (i + 1) / shares });
  return assignTo(
    groups,
    Array.from({ length: shares }, (_, i) => number(i)),
  );
}

function assignTo<P>(groups: readonly Group[], intervals: Intervals<P>): ReadonlyMap<Group, P> {
  const parts = new Map(groups.map((group) => [group, partAt(group.position, intervals)]));
  for (const interval of intervals) closeGap(parts, interval, intervals.length, undefined);
  const classes = [...new Set(groups.flatMap((group) => [...group.classes]))].sort((a, b) => a - b);
  for (const index of classes) {
    for (const interval of intervals) closeGap(parts, interval, intervals.length, index);
  }
  return parts;
}

/** The part of one group by its position alone. */
export function partByPosition({ position }: Group, fractions: Fractions): SplitPart {
  return partAt(position, intervalsOf(fractions));
}

/** Test first, then validation, the rest is for training. */
function intervalsOf({ validation, test }: Fractions): Intervals<SplitPart> {
  return [
    { part: 'test' as const, from: 0, to: test },
    { part: 'validation' as const, from: test, to: test + validation },
    { part: 'train' as const, from: test + validation, to: 1 },
  ].filter(({ from, to }) => to > from);
}

function partAt<P>(position: number, intervals: Intervals<P>): P {
  return (intervals.find(({ to }) => position < to) ?? intervals[intervals.length - 1]).part;
}

/** Moves one group into a part that lacks a class (`undefined`: lacks everything), if enough groups show it. */
function closeGap<P>(
  parts: Map<Group, P>,
  { part, from, to }: Intervals<P>[number],
  partCount: number,
  index: number | undefined,
): void {
  const able = [...parts.keys()].filter((group) => index === undefined || group.classes.has(index));
  if (able.length < partCount || able.some((group) => parts.get(group) === part)) return;
  const distance = ({ position }: Group) => Math.max(from - position, position - to, 0);
  able.sort((a, b) => distance(a) - distance(b) || (a.key < b.key ? -1 : 1));
  const moved =
    able.find((group) => othersIn(parts, group).length > 0 && !hasLastOfAClass(parts, group)) ??
    // An empty part is worse than a class missing from one.
    (index === undefined ? able.find((group) => othersIn(parts, group).length > 0) : undefined);
  if (moved !== undefined) parts.set(moved, part);
}

function othersIn<P>(parts: ReadonlyMap<Group, P>, group: Group): Group[] {
  return [...parts.keys()].filter((other) => other !== group && parts.get(other) === parts.get(group));
}

function hasLastOfAClass<P>(parts: ReadonlyMap<Group, P>, group: Group): boolean {
  const others = othersIn(parts, group);
  return [...group.classes].some((index) => !others.some((other) => other.classes.has(index)));
}
