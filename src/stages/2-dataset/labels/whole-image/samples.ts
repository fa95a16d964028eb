// From images with one class each to samples: settles which label is which class and opens every image once.
import { createHash } from 'node:crypto';
import { classLost, classValueWithoutMasks, type Fault } from '../../../../errors.ts';
import { defaultColor, toRgb } from '../../class-colors.ts';
import { type ClassEntry, type ClassesSpec, foldersOfClass } from '../../classes-file.ts';
import { measureImage } from '../../measure.ts';
import { measureAll } from '../../measure-all.ts';
import { isError, orderedSamples } from '../../samples.ts';
import { lostParts } from '../../skip-bad-files.ts';
import type { ClassInfo, SplitPart } from '../../terms.ts';
import { alikeIn } from '../alike-names.ts';
import type { LabelledSamples, MeasureOptions, OfSource } from '../source.ts';
import { auditClasses } from './audit.ts';

/** An image of one class. */
export interface ClassedImage {
  /** Relative to the data folder, `/` separated. */
  readonly image: string;
  /** What says the class, such as its folder's name; classes.json may call the class otherwise. */
  readonly mark: string;
  readonly part: SplitPart | undefined;
}

/** What a source knows of its labels, and how it words what is wrong with them all. */
export interface WholeImageSource<Label, Reading> {
  readonly labelOf: (mark: string) => Label;
  readonly reading: Reading;
  readonly tooMany: (marks: number, limit: number) => Fault;
  readonly unknown: (mark: string, images: number, classes: readonly string[]) => Fault;
  readonly alike: (marks: readonly string[]) => Fault;
  readonly allIgnored: (marks: readonly string[]) => Fault;
  readonly onlyOne: (mark: string, images: readonly string[], root: string) => Fault;
}

const MOST_CLASSES = 255;

export async function wholeImageSamples<Label, Reading extends OfSource>(
  source: WholeImageSource<Label, Reading>,
  images: readonly ClassedImage[],
  { root, spec, groupBy, signal, decoding, skipsBadFiles, model }: MeasureOptions,
): Promise<LabelledSamples<Label, Reading>> {
  const forTraining = model === undefined;
  const {
    classes,
    indices,
    kept,
    faults: classFaults,
  } = chooseClasses(source, images, { spec, forTraining, root });
  if (classFaults.some(isError)) return { faults: classFaults };
  const measure: Parameters<typeof measureAll<ClassedImage, Measured>>[1] = async (classed) => {
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
    const own = indices.get(classed.mark)!;
    const classCounts = classes.map(({ index }) => (index === own ? 1 : 0));
    const label = source.labelOf(classed.mark);
    return { measurement, label, part: classed.part, labelHash: hashes[own], classCounts };
  });
  const { samples, faults: groupFaults } = orderedSamples(labelled, groupBy);
  const measurements = opened.measurements.map(({ measurement }) => measurement);
  return {
    labels: { classes, reading: source.reading, samples, measurements },
    faults: [...faults, ...groupFaults, ...(forTraining ? auditClasses(samples, classes) : [])],
  };
}

function lostClasses(before: readonly ClassedImage[], left: readonly ClassedImage[]): readonly Fault[] {
  const still = new Set(left.map(({ mark }) => mark));
  const counts = new Map<string, number>();
  for (const { mark } of before) if (!still.has(mark)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return [...counts].map(([mark, images]) => classLost(mark, images));
}

interface Measured {
  readonly classed: ClassedImage;
  readonly measurement: NonNullable<Awaited<ReturnType<typeof measureImage>>['measurement']>;
}

interface ChosenClasses {
  readonly classes: readonly ClassInfo[];
  /** By mark. */
  readonly indices: ReadonlyMap<string, number>;
  /** Without those whose class is ignored. */
  readonly kept: readonly ClassedImage[];
  readonly faults: readonly Fault[];
}

interface Choice extends Pick<MeasureOptions, 'spec' | 'root'> {
  /** False: one class is enough to test a model with. */
  readonly forTraining: boolean;
}

/** The classes of the list in its order, else by name as torchvision's ImageFolder sorts them. */
function chooseClasses(
  source: WholeImageSource<unknown, unknown>,
  images: readonly ClassedImage[],
  { spec, forTraining, root }: Choice,
): ChosenClasses {
  const ignored = new Set(spec?.ignored?.folders);
  const kept = images.filter(({ mark }) => !ignored.has(mark));
  const marks = [...new Set(kept.map(({ mark }) => mark))].sort(byCodePoint);
  const entries: readonly ClassEntry[] = spec?.classes ?? marks.map((name) => ({ name }));
  const classes = entries.map(({ name, color }, index) => ({
    index,
    name,
    // Black, the first of the colours, is for backgrounds.
    color: color === undefined ? defaultColor(index + 1) : toRgb(color),
  }));
  // Marks are in NFC, as foldersOfClass() gives them.
  const indices = new Map(entries.flatMap((entry, index) => foldersOfClass(entry).map((of) => [of, index])));
  const faults = classFaults(source, kept, marks, spec, kept.length < images.length);
  if (forTraining && marks.length === 1) {
    const own = kept.map(({ image }) => image);
    faults.push(source.onlyOne(marks[0], own, root));
  }
  return { classes, indices, kept, faults };
}

function classFaults(
  source: WholeImageSource<unknown, unknown>,
  images: readonly ClassedImage[],
  marks: readonly string[],
  spec: ClassesSpec | undefined,
  ignored: boolean,
): Fault[] {
  if (marks.length === 0 && ignored) return [source.allIgnored(spec?.ignored?.folders ?? [])];
  if (marks.length > MOST_CLASSES) return [source.tooMany(marks.length, MOST_CLASSES)];
  const listed = new Set(spec?.classes.flatMap(foldersOfClass) ?? marks);
  const imagesOf = (mark: string) => images.filter((one) => one.mark === mark);
  const unknown = marks.filter((mark) => !listed.has(mark));
  const faults = unknown.map((mark) => source.unknown(mark, imagesOf(mark).length, [...listed]));
  const valued = spec?.classes.filter(({ value }) => value !== undefined) ?? [];
  if (valued.length > 0) faults.push(classValueWithoutMasks(valued.map(({ name }) => name)));
  for (const alike of spec === undefined ? alikeIn(marks) : []) faults.push(source.alike(alike));
  return faults;
}

/** Python's order of texts, which is that of their UTF-8 bytes; JavaScript's own differs beyond U+FFFF. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
