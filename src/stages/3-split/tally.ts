// Counts while a split is made: how many images, and how many of each class, each part has by now.
import type { Group } from './group.ts';

/** A part and what it's to have of all images; the fractions of all parts add up to 1. */
export interface Share<P> {
  readonly part: P;
  readonly fraction: number;
}

/** A class, or `undefined` for all images: what is true of a class is true of them, too. */
export type Label = number | undefined;

interface Count {
  images: number;
  groups: number;
}

/** Images of the group that show the class. */
export function imagesOf(group: Group, label: Label): number {
  return label === undefined ? group.samples.length : (group.classes.get(label) ?? 0);
}

export function labelsOf(group: Group): readonly Label[] {
  return [...group.classes.keys(), undefined];
}

export class Tally<P> {
  readonly #shares: readonly Share<P>[];
  readonly #counts = new Map<Label, Map<P, Count>>();
  /** Of all groups, those in no part yet among them. */
  readonly #totals = new Map<Label, number>();

  constructor(shares: readonly Share<P>[], groups: readonly Group[]) {
    this.#shares = shares;
    for (const group of groups) {
      for (const label of labelsOf(group))
        this.#totals.set(label, (this.#totals.get(label) ?? 0) + imagesOf(group, label));
    }
  }

  add(group: Group, part: P, sign: 1 | -1 = 1): void {
    for (const label of labelsOf(group)) {
      const count = this.#count(label, part);
      count.images += sign * imagesOf(group, label);
      count.groups += sign;
    }
  }

  images(label: Label, part: P): number {
    return this.#count(label, part).images;
  }

  groups(label: Label, part: P): number {
    return this.#count(label, part).groups;
  }

  /** How many images the part still lacks of what it's to have in the end; below 0: it has too many. */
  lacks(label: Label, { part, fraction }: Share<P>): number {
    return fraction * (this.#totals.get(label) ?? 0) - this.images(label, part);
  }

  /**
   * How many images the part is behind its share of those that are in a part by now.
   * @param more images that are in one besides
   */
  isBehind({ part, fraction }: Share<P>, more: number): number {
    const placed = this.#shares.reduce((sum, share) => sum + this.images(undefined, share.part), more);
    return fraction * placed - this.images(undefined, part);
  }

  /** Whether the part would lack a class, or have nothing at all, without the group. */
  needs(group: Group, part: P): boolean {
    return labelsOf(group).some((label) => this.groups(label, part) === 1);
  }

  #count(label: Label, part: P): Count {
    const parts = this.#counts.get(label) ?? new Map<P, Count>();
    const count = parts.get(part) ?? { images: 0, groups: 0 };
    this.#counts.set(label, parts.set(part, count));
    return count;
  }
}
