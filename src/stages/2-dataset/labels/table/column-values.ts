// What stands in a column of a table, over all rows that name an image.
import { largestOf, smallestOf } from '../../../../shared/extremes.ts';

export interface ColumnValues {
  readonly column: number;
  readonly name: string;
  /** Without empty ones, in NFC. */
  readonly different: ReadonlySet<string>;
  /** Rows in which something stands. */
  readonly filled: number;
  readonly rows: number;
}

/** Longer texts are no labels. */
const LONGEST = 200;
/** In fewer rows it isn't seen whether values repeat. */
const FEW = 4;

/** @param rows of tables with the same columns */
export function valuesOf(column: number, name: string, rows: readonly (readonly string[])[]): ColumnValues {
  const different = new Set<string>();
  let filled = 0;
  for (const row of rows) {
    const cell = cellOf(row, column);
    if (cell !== '') filled++;
    if (cell !== '') different.add(cell);
  }
  return { column, name, different, filled, rows: rows.length };
}

export function cellOf(row: readonly string[], column: number): string {
  return (row[column] ?? '').trim().normalize('NFC');
}

/** A column of zeros and ones, of ones and minus ones, or of true and false, with something in each row. */
export function areFlags({ different, filled, rows }: ColumnValues): boolean {
  return (
    filled === rows && [...different].every((value) => /^(?:(?:-1|[01])(?:\.0*)?|true|false)$/i.test(value))
  );
}

export function isSet(cell: string): boolean {
  return /^(?:1(?:\.0*)?|true)$/i.test(cell);
}

/** A label stands in several rows, else it would name a row. */
export function repeats({ different, filled }: ColumnValues): boolean {
  return different.size > 1 && 2 * different.size <= filled && isShort(different);
}

/** Too few to tell from a list of classes, whose numbers may be names of images, too. */
export function nameRows({ different, filled }: ColumnValues): boolean {
  return filled < FEW && different.size > 1 && different.size === filled;
}

/** A measurement, such as an age or a price, or a text of its own for each image. */
export function differsInEachRow({ different, filled }: ColumnValues): boolean {
  if (filled < FEW) return false;
  if (different.size === filled) return true;
  const hasFractions = [...different].some((value) => /^[-+]?\d*[.,]\d*[1-9]\d*$/.test(value));
  return hasFractions && areNumbers(different) && 2 * different.size > filled;
}

/** Numbers too different for classes, but for those that count or name the rows. */
export function isMeasurement(values: ColumnValues): boolean {
  const { name, different } = values;
  if (different.size < FEW || repeats(values) || !areNumbers(different)) return false;
  const numbers = [...different].map(Number);
  const counts = numbers.every(Number.isInteger) && largestOf(numbers) - smallestOf(numbers) < different.size;
  return !counts && !/^$|^index$|id$/i.test(name);
}

export function areNumbers(different: ReadonlySet<string>): boolean {
  return [...different].every((value) => /^[-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[-+]?\d+)?$/i.test(value));
}

/** Whether each value in one stands beside one value of the other alone, as a name beside its number. */
export function sayTheSame(
  one: ColumnValues,
  other: ColumnValues,
  rows: readonly (readonly string[])[],
): boolean {
  const pairs = new Set(
    rows.map((row) => JSON.stringify([cellOf(row, one.column), cellOf(row, other.column)])),
  );
  return pairs.size === one.different.size && pairs.size === other.different.size;
}

function isShort(different: ReadonlySet<string>): boolean {
  return [...different].every(({ length }) => length <= LONGEST);
}
