// Finds the tables that name images and a class for each. It reads the tables; no image is opened.
import {
  type Fault,
  imagesNotInTable,
  labelsInTable,
  spreadsheetNotRead,
  tableEncodingAssumed,
  tableNamesAssumed,
  tableNotTaken,
  tablePassedOver,
  tableWithoutLabels,
} from '../../../../errors.ts';
import { quote } from '../../../../shared/quote.ts';
import { CLASS } from '../../../1-config/pattern.ts';
import { isError } from '../../samples.ts';
import type { DataFolder, Found } from '../source.ts';
import type { ClassedImage } from '../whole-image/samples.ts';
import { besideFolders, mayLabel } from './beside.ts';
import { claimInDoubt, claimOf, claimOfRegression, labelsIn } from './claim.ts';
import { type Columns, chooseColumns, type Doubt, isDoubt } from './columns.ts';
import { gatherTables } from './gather.ts';
import type { FindImages } from './image-names.ts';
import { withNames } from './label-names.ts';
import { type LabelledImages, labelImages, type ReadTables } from './labelled.ts';
import { findLabelledParts } from './labelled-parts.ts';
import { tableWithPlaces } from './places.ts';
import type { Beside, Table } from './read.ts';

const SPREADSHEET = /\.(?:xlsx?|ods|parquet)$/i;

const NOTHING: Found<ClassedImage> = {
  claim: undefined,
  why: 'no table of images and labels',
  items: [],
  faults: [],
};

export async function findInTables(folder: DataFolder): Promise<Found<ClassedImage>> {
  const { settings } = folder;
  const saysClass = settings.images?.toLowerCase().includes(`{${CLASS}}`) === true;
  if (settings.masks !== undefined || saysClass) return NOTHING;
  const images = imagesIn(folder);
  const beside = await gatherTables(folder, images);
  const ofParts = await findLabelledParts(folder, images, beside);
  if (ofParts !== undefined) return ofParts;
  return besideFolders(await findIn(folder, beside), folder, beside);
}

async function findIn(folder: DataFolder, beside: Beside): Promise<Found<ClassedImage>> {
  const { tables: all, find, paths, annotated } = beside;
  const { settings } = folder;
  if (annotated.some(isError)) return { ...NOTHING, claim: claimInDoubt(paths), faults: annotated };
  const places = settings.task === 'auto' ? tableWithPlaces(all) : undefined;
  if (places !== undefined) return { ...NOTHING, claim: claimInDoubt(paths), faults: [places] };
  const known = folder.spec && labelsIn(folder.spec);
  const chosen = byColumns(all).flatMap((tables) => {
    const columns = chooseColumns(tables, rowsOfImages(tables, find), known);
    return columns === undefined ? [] : [{ tables, columns }];
  });
  if (chosen.length === 0) return withoutLabels(folder, all);
  const sure = chosen.flatMap(({ tables, columns }) => (isDoubt(columns) ? [] : [{ tables, columns }]));
  // What is called a label goes before what only looks like one.
  const named = sure.filter(({ columns }) => columns.isNamed);
  const doubts = chosen.flatMap(({ columns }) => (isDoubt(columns) ? [columns] : []));
  if (named.length === 0 && doubts.length > 0) return inDoubt(doubts, paths, folder.spec);
  const read = named.length > 0 ? named : sure;
  const labelled = labelImages(read, find);
  if (labelled.faults.some(isError))
    return { ...NOTHING, claim: claimInDoubt(paths), faults: labelled.faults };
  if (labelled.images.length === 0) return NOTHING;
  const { images, faults } = await withNames(labelled.images, folder);
  if (images.length === 0) return { ...NOTHING, claim: claimInDoubt(paths), faults };
  const taken = new Set(sure.flatMap(({ tables }) => tables));
  const others = all.filter((table) => !taken.has(table) && mayLabel([table], { find, paths }));
  const said = [...assumed(beside), ...faults, ...labelled.faults];
  return foundIn(read, { ...labelled, images, faults: said }, { paths, others, folder });
}

function inDoubt(
  doubts: readonly Doubt[],
  paths: readonly string[],
  spec: DataFolder['spec'],
): Found<ClassedImage> {
  const regression = doubts.find(({ isRegression }) => isRegression);
  const claim =
    regression === undefined
      ? { claim: claimInDoubt(paths) }
      : claimOfRegression(paths, { spec, fault: regression.fault });
  return { ...NOTHING, ...claim, faults: doubts.map(({ fault }) => fault) };
}

/** Tables that were meant, maybe: said where nothing else labels the images. */
function withoutLabels({ others, files }: DataFolder, [table]: readonly Table[]): Found<ClassedImage> {
  const tell = (fault: Fault): Found<ClassedImage> => ({ ...NOTHING, claim: 'unlikely', faults: [fault] });
  if (table !== undefined) {
    const names = quote(table.columns[table.images]);
    return tell(
      tableWithoutLabels(
        table.file,
        `but beside the names of images in column ${names} no column holds classes`,
      ),
    );
  }
  const sheet = files.length === 0 ? undefined : others.find((file) => SPREADSHEET.test(file));
  return sheet === undefined ? NOTHING : tell(spreadsheetNotRead(sheet));
}

/** What was guessed to read the tables. */
function assumed({ tables, assumed: names, annotated }: Beside): readonly Fault[] {
  const files = tables.filter(({ isEncodingAssumed }) => isEncodingAssumed).map(({ file }) => file);
  return [
    ...(files.length > 0 ? [tableEncodingAssumed(files)] : []),
    ...(names.length > 0 ? [tableNamesAssumed(tables[0].file, names)] : []),
    ...annotated,
  ];
}

function foundIn(
  read: readonly ReadTables[],
  { images, counts, unlabelled, partsBy, faults }: LabelledImages,
  {
    paths,
    others,
    folder: { spec, settings },
  }: {
    readonly paths: readonly string[];
    /** Tables of the same images that can't be taken. */
    readonly others: readonly Table[];
    readonly folder: Pick<DataFolder, 'spec' | 'settings'>;
  },
): Found<ClassedImage> {
  const where = whereOf(read);
  const isNamed = read.some(({ columns }) => columns.isNamed);
  const inTable = new Set([...images.map(({ image }) => image), ...unlabelled]);
  const left = paths.filter((path) => !inTable.has(path));
  const said = read.flatMap(({ tables, columns }) => {
    const files = tables.map(({ file }) => file).filter((file) => counts.has(file));
    const count = files.reduce((sum, file) => sum + counts.get(file)!, 0);
    return files.length === 0 ? [] : [labelsInTable(files, saidBy(tables[0], columns, partsBy), count)];
  });
  return {
    ...claimOf(images, {
      isNamed,
      spec,
      where,
      isFolderless: settings.images !== undefined,
      files: fileNames(read),
    }),
    why: `labels in ${where}`,
    items: images,
    partsBy: partsText(read, partsBy),
    faults: [
      ...said,
      ...faults,
      ...(left.length > 0 ? [imagesNotInTable(left)] : []),
      ...(others.length > 0 ? [tableNotTaken(others.map(({ file }) => file))] : []),
    ],
    ...(isNamed ? { passedOver: tablePassedOver(where) } : {}),
  };
}

/** Without masks, where the folders or names say what these are. */
function imagesIn({ files, placed }: DataFolder) {
  const { layout, faults } = placed();
  if (faults.length > 0) return [];
  return layout.images.length > 0 ? layout.images : files.map((path) => ({ path, part: undefined }));
}

/** What is in the columns shows over all of them: few rows may hold one class. */
function byColumns(tables: readonly Table[]): readonly (readonly Table[])[] {
  const groups = new Map<string, Table[]>();
  for (const table of tables) {
    const key = JSON.stringify([table.columns, table.hasHeader, table.images]);
    groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  return [...groups.values()];
}

function rowsOfImages(tables: readonly Table[], find: FindImages): readonly (readonly string[])[] {
  return tables.flatMap(({ file, images, rows }) =>
    rows.filter((row) => find(row[images] ?? '', file).length > 0),
  );
}

function saidBy(
  { columns: names, images }: Table,
  { labels, part, passedOver }: Columns,
  partsBy: LabelledImages['partsBy'],
) {
  return {
    images: names[images],
    labels: labels.map((column) => names[column]),
    part: partsBy === 'column' && part !== undefined ? names[part] : undefined,
    isPart: partsBy === 'tables',
    passedOver,
  };
}

/** Undefined: no table, or none that tells parts apart. */
function partsText(read: readonly ReadTables[], by: LabelledImages['partsBy']): string | undefined {
  const [{ tables, columns }] = read;
  if (by === 'column' && columns.part !== undefined)
    return `the column ${quote(tables[0].columns[columns.part])} of ${tables[0].file}`;
  const files = fileNames(read);
  return by === 'tables' ? `the tables ${files.join(', ')}` : undefined;
}

function fileNames(read: readonly ReadTables[]): readonly string[] {
  return read.flatMap(({ tables }) => tables.map(({ file }) => file));
}

function whereOf(read: readonly ReadTables[]): string {
  const files = fileNames(read);
  const [{ tables, columns }] = read;
  const { labels } = columns;
  const column =
    labels.length === 1 ? `column ${quote(tables[0].columns[labels[0]])}` : `${labels.length} columns`;
  const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
  return `${column} of ${quote(files[0])}${more}`;
}
