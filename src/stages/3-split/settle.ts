// Mends what dealing out class after class leaves: a part without a class that enough groups show, and parts that are
// a group or more from their share of all images. It moves as few groups as it can.
import type { Group } from './group.ts';
import { imagesOf, type Label, labelsOf, type Share, type Tally } from './tally.ts';

export interface Settling<P> {
  /** What is moved in it is counted in `tally`, too. */
  readonly parts: Map<Group, P>;
  readonly shares: readonly Share<P>[];
  readonly tally: Tally<P>;
  /** These stay. */
  readonly placed: ReadonlyMap<Group, P>;
}

interface Move<P> {
  readonly group: Group;
  readonly from: Share<P>;
  readonly to: Share<P>;
}

/** @param byLabel by class the groups that show it, and all groups */
export function settle<P>(settling: Settling<P>, byLabel: ReadonlyMap<Label, readonly Group[]>): void {
  for (const [label, showing] of byLabel) closeGaps(settling, label, showing);
  const free = (byLabel.get(undefined) ?? []).filter((group) => !settling.placed.has(group));
  for (let move = balancing(settling, free); move !== undefined; move = balancing(settling, free))
    make(settling, move);
}

function closeGaps<P>(settling: Settling<P>, label: Label, showing: readonly Group[]): void {
  const { shares, tally, placed } = settling;
  if (showing.length < shares.length) return;
  for (const to of shares) {
    if (tally.groups(label, to.part) > 0) continue;
    const free = showing.filter((group) => !placed.has(group));
    const move = best(movesTo(settling, free, [to]), (one) => costOf(one, tally));
    if (move !== undefined) make(settling, move);
  }
}

/** What brings the numbers of images nearest to the shares; of several moves the best one for the classes. */
function balancing<P>(settling: Settling<P>, free: readonly Group[]): Move<P> | undefined {
  const { shares, tally } = settling;
  const lacks = shares.map((share) => tally.lacks(undefined, share));
  if (Math.max(...lacks) - Math.min(...lacks) <= 1) return undefined;
  const gaining = movesTo(settling, free, shares).filter(
    (move) => costFor(undefined, move, tally) < -ROUNDING,
  );
  return best(
    gaining,
    (move) => costFor(undefined, move, tally),
    (move) => costOf(move, tally),
  );
}

const ROUNDING = 1e-6;

/** Those that leave no gap where the group was. */
function movesTo<P>(
  { parts, shares, tally }: Settling<P>,
  groups: readonly Group[],
  targets: readonly Share<P>[],
): readonly Move<P>[] {
  return groups.flatMap((group) => {
    const from = shares.find(({ part }) => part === parts.get(group))!;
    if (tally.needs(group, from.part)) return [];
    return targets.filter((to) => to !== from).map((to) => ({ group, from, to }));
  });
}

function make<P>({ parts, tally }: Settling<P>, { group, from, to }: Move<P>): void {
  tally.add(group, from.part, -1);
  tally.add(group, to.part);
  parts.set(group, to.part);
}

/** By how much the squares of what the two parts lack, of each class and of all images, grow. */
function costOf<P>(move: Move<P>, tally: Tally<P>): number {
  return labelsOf(move.group).reduce<number>((sum, label) => sum + costFor(label, move, tally), 0);
}

function costFor<P>(label: Label, { group, from, to }: Move<P>, tally: Tally<P>): number {
  const images = imagesOf(group, label);
  return 2 * images * (tally.lacks(label, from) - tally.lacks(label, to) + images);
}

/** The first with the lowest cost; where that is the same, with the lowest of the next. */
function best<T>(items: readonly T[], ...costs: readonly ((item: T) => number)[]): T | undefined {
  const [cost, ...others] = costs;
  if (cost === undefined) return items[0];
  const lowest = items.reduce((least, item) => Math.min(least, cost(item)), Number.POSITIVE_INFINITY);
  const cheapest = items.filter((item) => cost(item) === lowest);
  return cheapest.length < 2 ? cheapest[0] : best(cheapest, ...others);
}
