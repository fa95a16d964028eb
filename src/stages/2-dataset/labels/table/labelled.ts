// From the rows of tables to one class an image, and what is wrong on the way: names of no image, rows without a label,
// images with two.
import {
  type Fault,
  tableImagesMissing,
  tableLabelsConflict,
  tableNamesAmbiguous,
  tablePartsConflict,
  tableRowsUnlabelled,
} from '../../../../errors.ts';
import type { SplitPart } from '../../terms.ts';
import type { ClassedImage } from '../whole-image/samples.ts';
import { cellOf, isSet } from './column-values.ts';
import type { Columns } from './columns.ts';
import type { FindImages, NamedImage } from './image-names.ts';
import { partInCell, partOfTable } from './parts.ts';
import type { Table } from './read.ts';

/** Tables with the same columns. */
export interface ReadTables {
  readonly tables: readonly Table[];
  readonly columns: Columns;
}

interface Labelled {
  readonly image: NamedImage;
  /** Empty: the row has no label. */
  readonly mark: string;
  readonly table: string;
  readonly inColumn: SplitPart | undefined;
}

export interface LabelledImages {
  /** None where there is an error among the faults. */
  readonly images: readonly ClassedImage[];
  /** Images by the table that labels them. */
  readonly counts: ReadonlyMap<string, number>;
  /** Images in rows without a label. */
  readonly unlabelled: readonly string[];
  readonly partsBy: 'column' | 'tables' | 'folders' | undefined;
  readonly faults: readonly Fault[];
}

/** What the tables say together. */
export function labelImages(read: readonly ReadTables[], find: FindImages): LabelledImages {
  const { byImage, missing, ambiguous, unlabelled, twice, inTwoParts } = collect(read, find);
  const errors = [
    ...(ambiguous.size > 0 ? [tableNamesAmbiguous([...ambiguous])] : []),
    ...(twice.size > 0 ? [tableLabelsConflict([...twice.values()])] : []),
    ...(inTwoParts.size > 0 ? [tablePartsConflict([...inTwoParts])] : []),
  ];
  if (errors.length > 0)
    return { images: [], counts: new Map(), unlabelled: [], partsBy: undefined, faults: errors };
  const labelled = [...byImage.values()];
  const counts = new Map<string, number>();
  for (const { table } of labelled) counts.set(table, (counts.get(table) ?? 0) + 1);
  const left = [...unlabelled].filter((image) => !byImage.has(image));
  return {
    ...withParts(labelled),
    counts,
    unlabelled: left,
    faults: [
      ...(missing.size > 0 ? [tableImagesMissing([...new Set(missing.values())], [...missing.keys()])] : []),
      ...(left.length > 0 ? [tableRowsUnlabelled(left)] : []),
    ],
  };
}

interface Collected {
  readonly byImage: Map<string, Labelled>;
  /** Names of no image, with the table that has them. */
  readonly missing: Map<string, string>;
  /** Names of several images. */
  readonly ambiguous: Map<string, readonly string[]>;
  readonly unlabelled: Set<string>;
  readonly twice: Map<string, ReturnType<typeof conflictOf>>;
  readonly inTwoParts: Set<string>;
}

function collect(read: readonly ReadTables[], find: FindImages): Collected {
  const collected: Collected = {
    byImage: new Map(),
    missing: new Map(),
    ambiguous: new Map(),
    unlabelled: new Set(),
    twice: new Map(),
    inTwoParts: new Set(),
  };
  for (const { tables, columns } of read) {
    for (const table of tables) {
      for (const row of table.rows) {
        const cell = cellOf(row, table.images);
        const named = find(cell, table.file);
        const paths = named.map(({ path }) => path);
        if (paths.length > 1) collected.ambiguous.set(cell, paths);
        if (paths.length === 0 && cell !== '') collected.missing.set(cell, table.file);
        if (paths.length === 1) addTo(collected, labelIn(row, named[0], table, columns));
      }
    }
  }
  return collected;
}

function addTo({ byImage, unlabelled, twice, inTwoParts }: Collected, labelled: Labelled | undefined): void {
  if (labelled === undefined) return;
  const { path } = labelled.image;
  const known = byImage.get(path);
  if (labelled.mark === '') unlabelled.add(path);
  else if (known === undefined) byImage.set(path, labelled);
  else if (known.mark !== labelled.mark) twice.set(path, conflictOf(known, labelled));
  else {
    const [before, now] = [saidPart(known), saidPart(labelled)];
    if (before === undefined) byImage.set(path, labelled);
    else if (now !== undefined && now !== before) inTwoParts.add(path);
  }
}

/** Undefined: the row is of no part, as what is to be predicted. */
function labelIn(
  row: readonly string[],
  image: NamedImage,
  { file, columns: names }: Table,
  { labels, areFlags, part }: Columns,
): Labelled | undefined {
  const inColumn = part === undefined ? undefined : partInCell(cellOf(row, part));
  if (inColumn === 'unlabelled') return undefined;
  const set = areFlags ? labels.find((column) => isSet(cellOf(row, column))) : undefined;
  const mark = areFlags ? (set === undefined ? '' : names[set].normalize('NFC')) : cellOf(row, labels[0]);
  return { image, mark, table: file, inColumn };
}

function saidPart({ inColumn, table }: Labelled): SplitPart | undefined {
  return inColumn ?? partOfTable(table);
}

function conflictOf(first: Labelled, second: Labelled) {
  const of = ({ mark, table }: Labelled) => ({ name: mark, table });
  return { image: first.image.path, first: of(first), second: of(second) };
}

type PartOf = (one: Labelled) => SplitPart | undefined;

const WAYS: readonly (readonly [by: NonNullable<LabelledImages['partsBy']>, partOf: PartOf])[] = [
  ['column', ({ inColumn }) => inColumn],
  ['tables', ({ table }) => partOfTable(table)],
  ['folders', ({ image }) => image.part],
];

/** The first of column, names of tables and folders that tells parts apart: a training part alone is no split. */
function withParts(labelled: readonly Labelled[]): Pick<LabelledImages, 'images' | 'partsBy'> {
  const way = WAYS.find(([, partOf]) => new Set(labelled.flatMap((one) => partOf(one) ?? [])).size > 1);
  const images = labelled.map((one) => ({ image: one.image.path, mark: one.mark, part: way?.[1](one) }));
  return { images, partsBy: way?.[0] };
}
