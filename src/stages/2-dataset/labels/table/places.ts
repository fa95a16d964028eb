// Tables that say where in an image something is: masks written as run lengths, or boxes. Whose class they name is a part
// of the image, so that the class of the whole image would be a guess.
import { type Fault, tableOfPlaces } from '../../../../errors.ts';
import type { Table } from './read.ts';

/** In small letters and digits alone; of the corners all must be there. */
const CORNERS = [
  ['xmin', 'ymin', 'xmax', 'ymax'],
  ['x1', 'y1', 'x2', 'y2'],
];
const BOX = /^(?:objects?|annotations?)?(?:bbox|bboxes|boundingbox|boundingboxes|boxes)$/;
/** A box in one field: four numbers; of several boxes the first. */
const FOUR_NUMBERS = /^[[({]*\s*[-\d.]+(?:[\s,;]+[-\d.]+){3}\s*(?:[\])}]|$)/;
/** Start and length, again and again (Kaggle's competitions). */
const RUN_LENGTHS = /^\d+ \d+(?: \d+ \d+)+$/;

/** The first table of this kind. */
export function tableWithPlaces(tables: readonly Table[]): Fault | undefined {
  for (const { file, columns, hasHeader, rows } of tables) {
    if (!hasHeader) continue;
    const drawn = columns.find((_, column) => most(rows, column, RUN_LENGTHS));
    if (drawn !== undefined) return tableOfPlaces(file, [drawn], 'masks');
    const boxes = boxColumns(columns, rows);
    if (boxes.length > 0) return tableOfPlaces(file, boxes, 'boxes');
  }
  return undefined;
}

function boxColumns(columns: readonly string[], rows: Table['rows']): readonly string[] {
  const plain = columns.map((name) => name.toLowerCase().replace(/[^\p{L}\d]/gu, ''));
  const corners = CORNERS.find((names) => names.every((name) => plain.includes(name)));
  if (corners !== undefined) return corners.map((name) => columns[plain.indexOf(name)]);
  return columns.filter((_, column) => BOX.test(plain[column]) && most(rows, column, FOUR_NUMBERS));
}

/** Of the rows in which something stands. */
function most(rows: Table['rows'], column: number, form: RegExp): boolean {
  const filled = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
  return filled.length > 0 && 2 * filled.filter((cell) => form.test(cell)).length > filled.length;
}
