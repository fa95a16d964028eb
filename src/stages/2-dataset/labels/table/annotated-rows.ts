// The rows of Label Studio's tables of choices (CSV, TSV, JSON-MIN): one for each annotation, of which one of each image counts.
// What the tool itself writes of them is no label.
import type { Fault } from '../../../../errors.ts';
import { type AnnotatedByAll, chooseAnnotations } from '../shapes/annotators.ts';
import type { DataFolder } from '../source.ts';
import { cellOf } from './column-values.ts';
import type { FindImages } from './image-names.ts';
import type { Table } from './read.ts';

const TOOL = 'Label Studio';
const OWN = new Set(['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time']);
/** No other table has both. */
const TELLING = ['annotator', 'annotation_id'];

/** Tables of others stay as they are. */
export function settleAnnotations(
  tables: readonly Table[],
  find: FindImages,
  setting: DataFolder['settings']['annotators'],
): { readonly tables: readonly Table[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const settled = tables.map((table) => {
    if (!table.hasHeader || !TELLING.every((name) => table.columns.includes(name))) return table;
    const images = annotatedImages(table, find);
    const { chosen, faults: said } = chooseAnnotations(TOOL, images, setting);
    faults.push(...said);
    return withoutOwn({ ...table, rows: [...chosen.values()].map(({ row }) => row) });
  });
  return { tables: settled, faults };
}

interface AnnotatedRow {
  readonly row: readonly string[];
  readonly by: string;
  readonly changed: string;
  readonly isGroundTruth: false;
  readonly digest: number;
}

/** A row that says nothing counts only where no other one does. */
function annotatedImages(table: Table, find: FindImages): readonly AnnotatedByAll<AnnotatedRow>[] {
  const digests = new Map<string, number>();
  const byImage = new Map<string, { readonly bare: AnnotatedRow[]; readonly said: AnnotatedRow[] }>();
  for (const row of table.rows) {
    const cell = cellOf(row, table.images);
    const key = find(cell, table.file)[0]?.path ?? cell;
    const labels = row.filter((_, column) => isOfPeople(table, column)).map((text) => text.trim());
    const label = JSON.stringify(labels);
    const digest = digests.get(label) ?? digests.size;
    digests.set(label, digest);
    const [by, changed] = ['annotator', 'updated_at'].map((name) => cellOf(row, table.columns.indexOf(name)));
    const known = byImage.get(key) ?? { bare: [], said: [] };
    byImage.set(key, known);
    const side = labels.every((text) => text === '') ? known.bare : known.said;
    side.push({ row, by, changed, isGroundTruth: false, digest });
  }
  return [...byImage].map(([named, { bare, said }]) => {
    return { named, file: table.file, annotations: said.length > 0 ? said : bare };
  });
}

function isOfPeople({ columns, images }: Table, column: number): boolean {
  return column !== images && !OWN.has(columns[column]);
}

function withoutOwn(table: Table): Table {
  const kept = table.columns.flatMap((_, column) =>
    column === table.images || isOfPeople(table, column) ? [column] : [],
  );
  return {
    ...table,
    columns: kept.map((column) => table.columns[column]),
    images: kept.indexOf(table.images),
    rows: table.rows.map((row) => kept.map((column) => row[column] ?? '')),
  };
}
