// Columns of zeros and ones of which each row has one 1: a column for each class, which may stand among others of yes and no.
import { type ColumnValues, cellOf, isSet } from './column-values.ts';

/** Two columns that never agree may be a question and its opposite. */
const FEWEST = 3;

/**
 * The one longest run of neighbours of which each row sets exactly one; undefined where there is none, or several.
 * @param flags in their order in the table
 */
export function oneHotRun(
  flags: readonly ColumnValues[],
  rows: readonly (readonly string[])[],
): readonly ColumnValues[] | undefined {
  const runs: (readonly ColumnValues[])[] = [];
  for (const neighbours of neighbouring(flags)) runs.push(...runsIn(neighbours, rows));
  return runs.length === 1 ? runs[0] : undefined;
}

function neighbouring(flags: readonly ColumnValues[]): readonly (readonly ColumnValues[])[] {
  const groups: ColumnValues[][] = [];
  for (const values of flags) {
    const last = groups.at(-1);
    if (last?.at(-1)?.column === values.column - 1) last.push(values);
    else groups.push([values]);
  }
  return groups;
}

/** Each as long as it can be: the window grows to the right until a row sets two, then loses columns on the left. */
function runsIn(
  flags: readonly ColumnValues[],
  rows: readonly (readonly string[])[],
): readonly (readonly ColumnValues[])[] {
  const counts = new Uint32Array(rows.length);
  const shift = (column: number, by: 1 | -1) => {
    for (const [i, row] of rows.entries()) if (isSet(cellOf(row, column))) counts[i] += by;
  };
  const runs: (readonly ColumnValues[])[] = [];
  let from = 0;
  const keep = (to: number) => {
    if (to - from >= FEWEST && counts.every((count) => count === 1)) runs.push(flags.slice(from, to));
  };
  for (const [to, { column }] of flags.entries()) {
    const before = counts.slice();
    shift(column, 1);
    if (counts.every((count) => count <= 1)) continue;
    counts.set(before);
    keep(to);
    shift(column, 1);
    while (counts.some((count) => count > 1)) shift(flags[from++].column, -1);
  }
  keep(flags.length);
  return runs;
}
