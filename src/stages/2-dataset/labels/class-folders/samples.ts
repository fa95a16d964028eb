// From images in class folders to samples with one class each: settles which folder is which class and opens every image
// once.
import { createHash } from 'node:crypto';
import {
  classFoldersAlike,
  classFoldersIgnored,
  classFolderUnknown,
  classLost,
  classValueWithoutMasks,
  type Fault,
  oneClassFolder,
  tooManyClassFolders,
} from '../../../../errors.ts';
import { defaultColor, toRgb } from '../../class-colors.ts';
import { type ClassEntry, type ClassesSpec, folderOf } from '../../classes-file.ts';
import { measureImage } from '../../measure.ts';
import { measureAll } from '../../measure-all.ts';
import { isError, orderedSamples } from '../../samples.ts';
import { lostParts } from '../../skip-bad-files.ts';
import type { ClassInfo } from '../../terms.ts';
import type { LabelledSamples, MeasureOptions } from '../source.ts';
import { auditClasses } from './audit.ts';
import type { ClassedImage } from './folders.ts';
import type { FolderLabel, FolderReading } from './label.ts';

const MOST_CLASSES = 255;

export async function classedSamples(
  images: readonly ClassedImage[],
  { root, spec, groupBy, signal, skipsBadFiles, model }: MeasureOptions,
): Promise<LabelledSamples<FolderLabel, FolderReading>> {
  const forTraining = model === undefined;
  const { classes, indices, kept, faults: classFaults } = chooseClasses(images, spec, forTraining, root);
  if (classFaults.some(isError)) return { faults: classFaults };
  const measure: Parameters<typeof measureAll<ClassedImage, Measured>>[1] = async (classed, decoding) => {
    const { measurement, faults } = await measureImage(root, classed.image, decoding);
    return { measurement: measurement && { classed, measurement }, faults };
  };
  const opened = await measureAll(kept, measure, signal);
  const read = opened.measurements.map(({ classed }) => classed);
  const lost = skipsBadFiles
    ? [...lostParts(kept, read), ...(forTraining ? lostClasses(kept, read) : [])]
    : [];
  const faults = [...classFaults, ...opened.faults, ...lost];
  if (opened.measurements.length === 0) return { faults };

  const hashes = classes.map(({ name }) => createHash('sha256').update(name).digest('hex'));
  const labelled = opened.measurements.map(({ classed, measurement }) => {
    const own = indices.get(classed.folder)!;
    const classCounts = classes.map(({ index }) => (index === own ? 1 : 0));
    const label = { source: 'class-folders', folder: classed.folder } as const;
    return { measurement, label, part: classed.part, labelHash: hashes[own], classCounts };
  });
  const { samples, faults: groupFaults } = orderedSamples(labelled, groupBy);
  const measurements = opened.measurements.map(({ measurement }) => measurement);
  return {
    labels: { classes, reading: { source: 'class-folders' }, samples, measurements },
    faults: [...faults, ...groupFaults, ...(forTraining ? auditClasses(samples, classes) : [])],
  };
}

function lostClasses(before: readonly ClassedImage[], left: readonly ClassedImage[]): readonly Fault[] {
  const still = new Set(left.map(({ folder }) => folder));
  const counts = new Map<string, number>();
  for (const { folder } of before) if (!still.has(folder)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  return [...counts].map(([folder, images]) => classLost(folder, images));
}

interface Measured {
  readonly classed: ClassedImage;
  readonly measurement: NonNullable<Awaited<ReturnType<typeof measureImage>>['measurement']>;
}

interface ChosenClasses {
  readonly classes: readonly ClassInfo[];
  /** By class folder. */
  readonly indices: ReadonlyMap<string, number>;
  /** Without those whose class is ignored. */
  readonly kept: readonly ClassedImage[];
  readonly faults: readonly Fault[];
}

/**
 * The classes of the list in its order, else the folders by name as torchvision's ImageFolder sorts them.
 * @param forTraining false: one class is enough to test a model with
 * @param root the data folder, to name what lies in it
 */
export function chooseClasses(
  images: readonly ClassedImage[],
  spec: ClassesSpec | undefined,
  forTraining: boolean,
  root: string,
): ChosenClasses {
  const ignored = new Set(spec?.ignored?.folders);
  const kept = images.filter(({ folder }) => !ignored.has(folder));
  const folders = [...new Set(kept.map(({ folder }) => folder))].sort(byCodePoint);
  const entries: readonly ClassEntry[] = spec?.classes ?? folders.map((name) => ({ name }));
  const classes = entries.map(({ name, color }, index) => ({
    index,
    name,
    // Black, the first of the colours, is for backgrounds.
    color: color === undefined ? defaultColor(index + 1) : toRgb(color),
  }));
  const indices = new Map(entries.map((entry, index) => [folderOf(entry), index]));
  const faults = classFaults(kept, folders, spec, kept.length < images.length);
  if (forTraining && folders.length === 1) faults.push(oneFolderOnly(folders[0], kept, root));
  return { classes, indices, kept, faults };
}

function classFaults(
  images: readonly ClassedImage[],
  folders: readonly string[],
  spec: ClassesSpec | undefined,
  ignored: boolean,
): Fault[] {
  if (folders.length === 0 && ignored) return [classFoldersIgnored(spec?.ignored?.folders ?? [])];
  if (folders.length > MOST_CLASSES) return [tooManyClassFolders(folders.length, MOST_CLASSES)];
  const listed = new Set(spec?.classes.map(folderOf) ?? folders);
  const imagesIn = (folder: string) => images.filter((one) => one.folder === folder);
  const unknown = folders.filter((folder) => !listed.has(folder));
  const faults = unknown.map((folder) => classFolderUnknown(folder, imagesIn(folder).length, [...listed]));
  const valued = spec?.classes.filter(({ value }) => value !== undefined) ?? [];
  if (valued.length > 0) faults.push(classValueWithoutMasks(valued.map(({ name }) => name)));
  for (const alike of spec === undefined ? alikeIn(folders) : []) faults.push(classFoldersAlike(alike));
  return faults;
}

function oneFolderOnly(folder: string, images: readonly ClassedImage[], root: string): Fault {
  const own = images.filter((one) => one.folder === folder);
  return oneClassFolder(folder, own.length, innerFolders(folder, own, root));
}

/** Names that differ in case only. */
function alikeIn(folders: readonly string[]): string[][] {
  const byFold = new Map<string, string[]>();
  for (const folder of folders) {
    const fold = folder.toLowerCase();
    byFold.set(fold, [...(byFold.get(fold) ?? []), folder]);
  }
  return [...byFold.values()].filter(({ length }) => length > 1);
}

/** The folders below the class folder, behind those that lie alone; `data`: where they lie if that's one place. */
function innerFolders(folder: string, images: readonly ClassedImage[], root: string) {
  const paths = images.map(({ image }) => image.normalize('NFC').split('/').slice(0, -1));
  const above = new Set(paths.map((names) => names.slice(0, names.indexOf(folder) + 1).join('/')));
  let below = paths.map((names) => names.slice(names.indexOf(folder) + 1));
  let at = [...above][0];
  const first = () => [...new Set(below.map((names) => names[0] ?? ''))];
  for (let [name, other] = first(); name !== '' && other === undefined; [name, other] = first()) {
    at = `${at}/${name}`;
    below = below.map((names) => names.slice(1));
  }
  const folders = first()
    .filter((name) => name !== '')
    .sort(byCodePoint);
  return { folders, data: above.size === 1 ? `${root.replace(/\/+$/, '')}/${at}` : undefined };
}

/** Python's order of texts, which is that of their UTF-8 bytes; JavaScript's own differs beyond U+FFFF. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
