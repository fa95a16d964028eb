// What a list of the parts of a split is, whatever its form: names of files, each with the part that it's put in.
import type { SplitPart } from '../terms.ts';

/** What says one split: a file, or several that belong together. */
export interface PartList {
  /** Relative to the data folder. */
  readonly files: readonly string[];
  /** The column of a table that says it. */
  readonly column?: string;
  readonly entries: readonly Entry[];
  /** Of lists of names what is in none takes no part; a table may be about other things, too. */
  readonly isOfNames: boolean;
  /** Where it lies and what it's called leave no doubt that it is one. */
  readonly isCertain: boolean;
}

export interface Entry {
  /** A line or a cell: the name or path of an image, perhaps with a label or its mask behind it. */
  readonly name: string;
  readonly part: SplitPart;
}

/** Larger files are no lists. */
export const MOST_BYTES = 16 * 1024 * 1024;

export function partsIn(entries: readonly { readonly part: SplitPart }[]): ReadonlySet<SplitPart> {
  return new Set(entries.map(({ part }) => part));
}
