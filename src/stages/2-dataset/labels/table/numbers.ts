// Numbers in a column of labels that are no classes: probabilities, what was measured or counted, and a value of its own for each image.
import {
  type Fault,
  tableLabelsDiffer,
  tableLabelsMeasured,
  tableOfProbabilities,
} from '../../../../errors.ts';
import { largestOf, smallestOf } from '../../../../shared/extremes.ts';
import { areNumbers, type ColumnValues, cellOf, differsInEachRow } from './column-values.ts';

/** More different numbers are classes only where they count them. */
const MOST_NUMBERED = 20;
/** Of the numbers from the first to the last class. */
const USED = 0.8;
/** As columns of measurements are called, in small letters alone. */
const OF_MEASURES =
  /^(?:image|patient)?(?:ages?|boneage|years?|months?|days?|hours?|weight|height|width|length|area|size|distance|depth|angle|price|cost|count|counts|temperature|score|scores|rating|ratings|bmi|pawpularity|attractiveness)(?:cm|mm|m|kg|g|years|months)?$/;

interface InTable {
  readonly file: string;
  /** The labels that the user lists as classes. */
  readonly known: ReadonlySet<string> | undefined;
}

/** What is asked of a column that was to be the labels; undefined: its values may be classes. */
export function noClasses(values: ColumnValues, { file, known }: InTable): Fault | undefined {
  const { name, different, filled } = values;
  const texts = [...different];
  const isKnown = known !== undefined && texts.every((text) => known.has(text));
  const numbers = isKnown || !areNumbers(different) ? undefined : texts.map(numberOf);
  if (numbers !== undefined && areProbabilities(numbers)) return tableOfProbabilities(file, [name]);
  if (differsInEachRow(values)) return tableLabelsDiffer(file, name, different.size, filled);
  if (numbers === undefined || !isMeasured(name, numbers)) return undefined;
  const range = [smallestOf(numbers), largestOf(numbers)] as const;
  return tableLabelsMeasured({ file, column: name, values: different.size, images: filled, range });
}

/** Columns of shares between 0 and 1 that make up one in each row, as far as two decimals do. */
export function probabilities(
  columns: readonly ColumnValues[],
  rows: readonly (readonly string[])[],
): readonly ColumnValues[] {
  const shares = columns.filter(
    ({ different }) => areNumbers(different) && areProbabilities([...different].map(numberOf)),
  );
  const isWhole = (row: readonly string[]) => {
    const sum = shares.reduce((all, { column }) => all + numberOf(cellOf(row, column)), 0);
    return Math.abs(sum - 1) < 0.005 * shares.length;
  };
  return rows.every(isWhole) ? shares : [];
}

function areProbabilities(numbers: readonly number[]): boolean {
  return numbers.every((one) => one >= 0 && one <= 1) && numbers.some((one) => one > 0 && one < 1);
}

function isMeasured(name: string, numbers: readonly number[]): boolean {
  const isCalled = OF_MEASURES.test(name.toLowerCase().replace(/[^\p{L}]/gu, ''));
  if (numbers.some((one) => !Number.isInteger(one))) return true;
  if (numbers.length <= (isCalled ? MOST_NUMBERED / 2 : MOST_NUMBERED)) return false;
  const [first, last] = [smallestOf(numbers), largestOf(numbers)];
  return isCalled || first < 0 || first > 1 || numbers.length < USED * (last - first + 1);
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}
