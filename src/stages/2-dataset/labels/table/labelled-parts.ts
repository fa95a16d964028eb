// Parts of a split whose images lie in one folder, with a list beside them of the class of each, where folders say the
// classes of the other parts: `train/cat/1.jpg` beside `val/images/7.jpg` and `val/val_annotations.txt` (Tiny ImageNet).
import { basename } from 'node:path/posix';
import { type Fault, imagesNotInTable, partLabelledByList, tableLabelsConflict } from '../../../../errors.ts';
import { arePortions } from '../../portions.ts';
import type { SplitPart } from '../../terms.ts';
import type { DataFolder, Found } from '../source.ts';
import type { ClassedImage } from '../whole-image/samples.ts';
import { foldersOf, labelsIn, namesIn } from './claim.ts';
import { cellOf } from './column-values.ts';
import type { FindImages, NamedImage } from './image-names.ts';
import type { Beside, Sheet } from './read.ts';

/** Of the images of a part, as many have a label. */
const MOST = 0.5;
const MOST_COLUMNS = 20;
/** What a model has said, or is to be handed in. */
const NO_LABELS = /pred|submi|result/i;

/** @param images those that lie there, without masks; undefined: folders say all classes, or none, or no list fits */
export async function findLabelledParts(
  { settings, spec, placed }: DataFolder,
  images: readonly NamedImage[],
  { sheets, lists, find }: Pick<Beside, 'sheets' | 'lists' | 'find'>,
): Promise<Found<ClassedImage> | undefined> {
  if (settings.images !== undefined || placed().layout.masks.length > 0) return undefined;
  const sides = sidesOf(images);
  const classes = new Set(namesIn(sides.inFolders.map(({ mark }) => mark)));
  if (sides.flat.length === 0 || classes.size < 2 || arePortions([...classes])) return undefined;
  for (const label of spec === undefined ? [] : labelsIn(spec)) classes.add(label);
  const all = [...sheets, ...(await lists())].filter(({ file }) => !NO_LABELS.test(basename(file)));
  const labelled = labelledBy(all, sides.flat, classes, find);
  return labelled.length === 0 ? undefined : foundIn(labelled, sides);
}

interface Sides {
  readonly inFolders: readonly (ClassedImage & { readonly part: SplitPart })[];
  /** Right in a part, or in its folder of images. */
  readonly flat: readonly (NamedImage & { readonly part: SplitPart })[];
}

/** None where an image lies in no part, or a part holds both. */
function sidesOf(images: readonly NamedImage[]): Sides {
  const folders = foldersOf(images.map(({ path }) => path));
  const inFolders: Sides['inFolders'][number][] = [];
  const flat: Sides['flat'][number][] = [];
  for (const [i, { path, part }] of images.entries()) {
    if (part === undefined) return { inFolders: [], flat: [] };
    if (folders[i] === '') flat.push({ path, part });
    else inFolders.push({ image: path, mark: folders[i], part });
  }
  const nested = new Set(inFolders.map(({ part }) => part));
  return flat.some(({ part }) => nested.has(part)) ? { inFolders: [], flat: [] } : { inFolders, flat };
}

interface LabelledPart {
  readonly file: string;
  readonly part: SplitPart;
  readonly images: readonly ClassedImage[];
}

function labelledBy(
  sheets: readonly Sheet[],
  flat: Sides['flat'],
  classes: ReadonlySet<string>,
  find: FindImages,
): readonly LabelledPart[] {
  const labelled: LabelledPart[] = [];
  for (const part of new Set(flat.map((image) => image.part))) {
    const own = new Set(flat.filter((image) => image.part === part).map(({ path }) => path));
    for (const sheet of sheets) {
      const marks = marksIn(sheet, own, classes, find);
      if (marks === undefined || marks.size < MOST * own.size) continue;
      const images = [...marks].map(([image, mark]) => ({ image, mark, part }));
      labelled.push({ file: sheet.file, part, images });
    }
  }
  return labelled;
}

/** By the image; undefined: no column holds a class of each image that the list names. */
function marksIn(
  { file, rows }: Sheet,
  images: ReadonlySet<string>,
  classes: ReadonlySet<string>,
  find: FindImages,
): ReadonlyMap<string, string> | undefined {
  const width = Math.min(MOST_COLUMNS, rows[0]?.length ?? 0);
  for (let column = 0; column < width; column++) {
    const named = rows.flatMap((row) => {
      const [image, other] = find(row[column] ?? '', file).filter(({ path }) => images.has(path));
      return image === undefined || other !== undefined ? [] : [{ image: image.path, row }];
    });
    if (named.length === 0) continue;
    for (let label = 0; label < width; label++)
      if (label !== column && named.every(({ row }) => classes.has(cellOf(row, label))))
        return new Map(named.map(({ image, row }) => [image, cellOf(row, label)]));
  }
  return undefined;
}

function foundIn(labelled: readonly LabelledPart[], { inFolders, flat }: Sides): Found<ClassedImage> {
  const files = [...new Set(labelled.map(({ file }) => file))];
  const why = `class folders, and the labels in ${files.join(', ')}`;
  const conflicts = conflictsIn(labelled);
  if (conflicts.length > 0)
    return { claim: 'certain', items: [], why, faults: [tableLabelsConflict(conflicts)] };
  const byImage = new Map(labelled.flatMap(({ images }) => images.map((one) => [one.image, one])));
  const left = flat.filter(({ path }) => !byImage.has(path)).map(({ path }) => path);
  const faults: Fault[] = labelled.map(({ file, part, images }) =>
    partLabelledByList(file, part, images.length, images[0]),
  );
  return {
    claim: 'certain',
    items: [...inFolders, ...byImage.values()],
    why,
    faults: [...faults, ...(left.length > 0 ? [imagesNotInTable(left)] : [])],
  };
}

function conflictsIn(labelled: readonly LabelledPart[]): Parameters<typeof tableLabelsConflict>[0] {
  const known = new Map<string, { readonly name: string; readonly table: string }>();
  return labelled.flatMap(({ file, images }) =>
    images.flatMap(({ image, mark }) => {
      const first = known.get(image) ?? { name: mark, table: file };
      known.set(image, first);
      return first.name === mark ? [] : [{ image, first, second: { name: mark, table: file } }];
    }),
  );
}
