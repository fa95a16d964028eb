// The blocks that show a score over runs: its course, and numbers that stand large.
import type { Inline } from './inline.ts';

/** A score over runs, oldest first, each with the interval that it lies in. */
export interface Course {
  readonly kind: 'course';
  /** Unique in the document. */
  readonly id: string;
  /** As an axis is named; ours, as `last` is: charts know no escape. */
  readonly title: string;
  /** Goes on with the title, "of main", where names can stand. */
  readonly of?: string;
  /** What it shows, read out in its place. */
  readonly label: string;
  /** At least one. */
  readonly points: readonly CoursePoint[];
  /** How the last point is called: "this run". */
  readonly last: string;
  readonly best: CourseBest | undefined;
  readonly format: (value: number) => string;
}

export interface CoursePoint {
  /** What tells it from the others: letters, digits and dashes, which no output takes for markup. */
  readonly name: string;
  /** When it was, below the axis. */
  readonly date: string;
  /** null: no number, and a gap. */
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** What is said when one points at it. */
  readonly note: Inline;
  /** What came before can't be compared with it: the line begins anew. */
  readonly isParted?: boolean;
}

export interface CourseBest {
  readonly value: number;
  /** Place among the points; undefined: of a run that is older than they are. */
  readonly at: number | undefined;
  /** Letters, digits, dashes and colons. */
  readonly name: string;
}

/** A number that stands large. */
export interface Tile {
  readonly title: string;
  readonly value: string;
  readonly change?: { readonly tone: 'up' | 'down' | 'level'; readonly text: string } | undefined;
  readonly note?: string | undefined;
}

export interface Tiles {
  readonly kind: 'tiles';
  readonly tiles: readonly Tile[];
}

/** The points that come after all that can't be compared with the last one. */
export function comparablePoints(points: readonly CoursePoint[]): readonly CoursePoint[] {
  return points.slice(
    Math.max(
      0,
      points.findLastIndex(({ isParted }) => isParted === true),
    ),
  );
}
