// Finds VIA's exports by how they begin, and puts together what they hold.
import {
  annotationFileUnreadable,
  annotationsUnreadable,
  attributesAsClasses,
  attributesUnclear,
  type Fault,
  marksIgnored,
  regionsLacking,
} from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { foldersOfClass } from '../../classes-file.ts';
import { UNNAMED } from '../../ground-names.ts';
import { candidatesIn } from '../shapes/candidates.ts';
import type { Exported, ExportedImage } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { type Attributes, type Chosen, chooseAttribute } from './attributes.ts';
import { readViaCsv } from './csv-file.ts';
import { readViaJson, type ViaFile } from './file.ts';
import type { ViaImage } from './image.ts';

const JSON_FORM = {
  named: /\.json$/i,
  begins: /^\s*\{[\s\S]*"(?:_via_settings|_via_img_metadata|shape_attributes|file_attributes)"\s*:/,
};
const CSV_FORM = { named: /\.csv$/i, begins: /^"?#?"?filename"?,[^\r\n]*region_shape_attributes/ };

export async function findVia(folder: DataFolder): Promise<Exported | undefined> {
  const files: ViaFile[] = [];
  const faults: Fault[] = [];
  const { data } = folder.settings;
  const take = async (file: string, read: Promise<ViaFile>) => {
    const found = await read.catch((error) => messageOf(error));
    if (typeof found === 'string') faults.push(annotationFileUnreadable(file, found));
    else files.push(found);
  };
  for (const file of await candidatesIn(folder, JSON_FORM)) await take(file, readViaJson(data, file));
  for (const file of await candidatesIn(folder, CSV_FORM)) await take(file, readViaCsv(data, file));
  if (files.length + faults.length === 0) return undefined;
  const images = files.flatMap((file) => file.images);
  const areas = images.flatMap((image) => image.areas);
  const chosen = chooseAttribute(areas, knownTo(folder));
  const isClear = 'classOf' in chosen;
  return {
    ...contentOf(files, isClear ? chosen.classOf : () => undefined),
    question: isClear ? undefined : attributesUnclear('VIA', chosen),
    faults: [
      ...faults,
      ...files.flatMap(unreadableIn),
      ...files.flatMap(lackingIn),
      ...saidOfMarks(images),
      ...(isClear ? saidOfClasses(chosen, areas) : []),
    ],
  };
}

/** As far as the user lists them. */
function knownTo({ spec }: DataFolder): ReadonlySet<string> | undefined {
  return spec && new Set([...spec.classes.flatMap(foldersOfClass), ...(spec.ignored?.folders ?? [])]);
}

function contentOf(files: readonly ViaFile[], classOf: Chosen['classOf']) {
  const all = files.flatMap(({ images }) => images);
  const sum = (read: (image: ViaImage) => number) => all.reduce((total, one) => total + read(one), 0);
  const images = files.flatMap((file) => exportedIn(file, classOf));
  return {
    images,
    // The files list no classes: sorted, they have the same order whatever the images are called.
    classes: [...new Set(images.flatMap(({ shapes }) => shapes.flatMap(({ classes }) => classes)))].sort(),
    boxes: sum(({ boxes }) => boxes),
    lacking: { files: files.map(({ file }) => file), lacks: 'image' as const },
  };
}

/** Of a CSV's lines, those of one image may stand apart. */
function exportedIn({ file, images }: ViaFile, classOf: Chosen['classOf']): readonly ExportedImage[] {
  const byName = new Map<string, ViaImage[]>();
  for (const image of images) byName.set(image.filename, [...(byName.get(image.filename) ?? []), image]);
  return [...byName].map(([named, own]) => ({
    named,
    orNamed: own[0].keyed,
    bytes: own[0].bytes,
    file,
    size: undefined,
    shapes: own
      .filter(({ areas }) => areas.length > 0)
      .map(({ passage, areas, rectangles, digest }) => {
        const classes = areas.map((area) => classOf(area) ?? UNNAMED);
        return { passage: { ...passage, classes }, classes, rectangles, digest };
      }),
  }));
}

function unreadableIn({ file, unreadable }: ViaFile): readonly Fault[] {
  return unreadable.count === 0 ? [] : [annotationsUnreadable(file, unreadable)];
}

function lackingIn({ file, lacking }: ViaFile): readonly Fault[] {
  return lacking.length === 0 ? [] : [regionsLacking(file, lacking)];
}

function saidOfMarks(images: readonly ViaImage[]): readonly Fault[] {
  const counts = new Map<string, number>();
  for (const mark of images.flatMap(({ marks }) => marks)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts.size === 0 ? [] : [marksIgnored('VIA', [...counts])];
}

function saidOfClasses(chosen: Chosen, areas: readonly Attributes[]): readonly Fault[] {
  const classes = [...new Set(areas.flatMap((area) => chosen.classOf(area) ?? []))].sort();
  return classes.length > 0 ? [attributesAsClasses('VIA', { ...chosen, classes })] : [];
}
