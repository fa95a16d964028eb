// Which columns of a table say the class of an image, and its part of the split: by their names first, then by what stands
// in them. Where two may be meant it asks.
import {
  type Fault,
  tableColumnsAmbiguous,
  tableOfProbabilities,
  tableSeveralLabels,
} from '../../../../errors.ts';
import {
  areFlags,
  areNumbers,
  type ColumnValues,
  cellOf,
  isMeasurement,
  isSet,
  nameRows,
  repeats,
  sayTheSame,
  valuesOf,
} from './column-values.ts';
import { joinedValues } from './joined-values.ts';
import { noClasses, probabilities } from './numbers.ts';
import { oneHotRun } from './one-hot.ts';
import { namesParts, partInCell } from './parts.ts';
import type { Table } from './read.ts';

export interface Columns {
  /** One column of names, or one of zeros and ones for each class. */
  readonly labels: readonly number[];
  readonly areFlags: boolean;
  /** The name of the column says that it holds labels. */
  readonly isNamed: boolean;
  /** Says the part of the split. */
  readonly part: number | undefined;
  /** Other columns that may be meant. */
  readonly passedOver: readonly PassedOver[];
}

export interface PassedOver {
  readonly name: string;
  /** So many different values of a measurement; undefined: its values may be classes. */
  readonly measured: number | undefined;
}

export interface Doubt {
  readonly fault: Fault;
  /** In a column that is called like one of labels stands a number of its own for each image. */
  readonly isRegression: boolean;
}

/** As columns of labels are called, from the surest on, in small letters alone. */
const CALLED = [
  /^label$/,
  /^(?:image)?(?:label|class|category|target|diagnosis|diagnostic)(?:e?s)?(?:name|names|id|ids|idx|index|code)?$|^(?:categories|diagnoses|y)$/,
  /^(?:dx|species|breed|variety|disease|finding|grade|gt|groundtruth|truth)(?:name|id)?$/,
];

/**
 * Undefined: no column holds labels.
 * @param tables with the same columns, of which the first is named in faults
 * @param rows of them all that name an image
 * @param known the labels that the user lists as classes
 */
export function chooseColumns(
  [{ file, columns, hasHeader, images }]: readonly Table[],
  rows: readonly (readonly string[])[],
  known: ReadonlySet<string> | undefined,
): Columns | Doubt | undefined {
  const others = [...columns.keys()].filter((column) => column !== images);
  const all = others.map((column) => valuesOf(column, columns[column], rows));
  const saysParts = (values: ColumnValues) => hasHeader && isOfParts(values);
  const part = all.find(saysParts)?.column;
  const rest = all.filter((values) => !saysParts(values));
  const named = hasHeader ? calledLabels(rest) : [];
  const repeated = rest.filter(repeats);
  const context = { file, rows, part, rest, known, isNamed: named.length > 0 };
  if (named.length > 0) return oneOf(named, context);
  const flags = hasHeader ? rest.filter(areFlags) : [];
  if (flags.length > 1) {
    const most = mostSet(flags, rows);
    if (most === 1) return ofFlags(flags, context);
    const run = oneHotRun(flags, rows);
    if (run !== undefined) return ofFlags(run, context);
    if (repeated.every((values) => flags.includes(values)))
      return doubt(tableSeveralLabels(file, namesOf(flags), most));
  }
  if (repeated.length > 0) return oneOf(repeated, context);
  return withoutClasses(context);
}

/** Nothing repeats: it's told what there is instead. */
function withoutClasses({ file, rows, rest, known }: Context): Doubt | undefined {
  const shares = probabilities(rest, rows);
  if (shares.length > 1) return doubt(tableOfProbabilities(file, namesOf(shares)));
  const [only] = rest;
  if (rest.length !== 1 || !areNumbers(only.different) || nameRows(only)) return undefined;
  const fault = noClasses(only, { file, known });
  return fault && doubt(fault);
}

export function isDoubt(chosen: Columns | Doubt): chosen is Doubt {
  return 'fault' in chosen;
}

function doubt(fault: Fault, isRegression = false): Doubt {
  return { fault, isRegression };
}

function isOfParts({ name, different }: ColumnValues): boolean {
  return namesParts(name) && different.size > 0 && [...different].every((value) => partInCell(value));
}

/** Those whose names say "label" the most surely. */
function calledLabels(all: readonly ColumnValues[]): readonly ColumnValues[] {
  for (const called of CALLED) {
    const found = all.filter(
      ({ name, different }) =>
        different.size > 0 && called.test(name.toLowerCase().replace(/[^\p{L}]/gu, '')),
    );
    if (found.length > 0) return found;
  }
  return [];
}

interface Context {
  readonly file: string;
  readonly rows: readonly (readonly string[])[];
  readonly part: number | undefined;
  /** All columns but those of images and parts. */
  readonly rest: readonly ColumnValues[];
  readonly known: ReadonlySet<string> | undefined;
  readonly isNamed: boolean;
}

function ofFlags(flags: readonly ColumnValues[], { part, rest }: Context): Columns {
  const passedOver = passedOverIn(rest.filter((values) => !flags.includes(values)));
  return { labels: flags.map(({ column }) => column), areFlags: true, isNamed: true, part, passedOver };
}

/** Of columns that say the same the one with names. */
function oneOf(
  candidates: readonly ColumnValues[],
  { file, rows, part, rest, known, isNamed }: Context,
): Columns | Doubt | undefined {
  const [first, ...others] = candidates;
  if (!others.every((other) => sayTheSame(first, other, rows)))
    return doubt(tableColumnsAmbiguous(file, namesOf(candidates)));
  const named = [...candidates, ...rest.filter(repeats)].find(
    (values) => !areNumbers(values.different) && sayTheSame(first, values, rows),
  );
  const chosen = named ?? first;
  const { column, name, different } = chosen;
  if (nameRows(chosen)) return undefined;
  const joined = joinedValues(chosen, known);
  if (joined.length > 0) return doubt(tableSeveralLabels(file, [name], joined, [...different]));
  const fault = noClasses(chosen, { file, known });
  if (fault !== undefined) return doubt(fault, isNamed && areNumbers(different));
  const passedOver = passedOverIn(rest.filter((values) => values !== chosen));
  return { labels: [column], areFlags: false, isNamed, part, passedOver };
}

function passedOverIn(others: readonly ColumnValues[]): readonly PassedOver[] {
  return others.flatMap((values) => {
    if (repeats(values)) return { name: values.name, measured: undefined };
    return isMeasurement(values) ? { name: values.name, measured: values.different.size } : [];
  });
}

/** The most flags that are set in one row; 0 where most rows have none. */
function mostSet(flags: readonly ColumnValues[], rows: readonly (readonly string[])[]): number {
  let most = 0;
  let unset = 0;
  for (const row of rows) {
    const count = flags.filter(({ column }) => isSet(cellOf(row, column))).length;
    most = Math.max(most, count);
    if (count === 0) unset++;
  }
  return most === 1 && 2 * unset > rows.length ? 0 : most;
}

function namesOf(all: readonly ColumnValues[]): readonly string[] {
  return all.map(({ name }) => name);
}
