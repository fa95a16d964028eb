// From a folder to a Dataset: lists, finds the labels, opens every file once and audits. Every fault is collected; nothing
// is thrown for bad data, and nothing is written.
import type { Fault } from '../../errors.ts';
import { DecodingRoom } from '../../image/decoding-room.ts';
import type { BitDepth } from '../../image/raster.ts';
import { memoryBudgetOf } from '../../shared/memory-budget.ts';
import type { Settings } from '../1-config/settings.ts';
import { withArrayMasks } from './array-masks.ts';
import { auditDuplicates, auditFormats } from './audit.ts';
import { readClassLists } from './class-lists/read.ts';
import { readClasses } from './classes-file.ts';
import { checkFolder, nothingIn } from './data-folder.ts';
import type { ClassInfo, Dataset, Sample } from './dataset.ts';
import { type FoundFiles, listFiles } from './files.ts';
import { partListsFor, saidOfLists, settleParts } from './given-parts.ts';
import { findLabels } from './labels/find.ts';
import type { AnySource } from './labels/sources.ts';
import { tellLeftOut } from './left-out.ts';
import type { ImageMeasurement } from './measure.ts';
import { filesLacking, whyLabelsLack } from './not-fetched/labels.ts';
import { isError } from './samples.ts';
import { severalSets } from './several-sets.ts';
import { skipBadFiles } from './skip-bad-files.ts';
import { specOfModel } from './spec-of-model.ts';
import { unreadLabels } from './unread-labels/find.ts';

export interface ScanResult {
  /** `undefined` when there is an error among the faults. */
  readonly dataset: Dataset | undefined;
  /** The data set as far as it was understood in spite of errors, to be shown beside them; nothing else works with it. */
  readonly understood: Dataset | undefined;
  readonly faults: readonly Fault[];
}

/**
 * Scans and audits `settings.data`. Memory grows with the number of files by their names, hashes and counts only.
 * Throws the signal's reason when it's aborted.
 * @param model the classes of the model that is to be tested with the data: they name what the masks hold where the data
 *   doesn't, and the data need not be fit for training
 */
export async function scanDataset(
  settings: Settings,
  signal?: AbortSignal,
  model?: readonly ClassInfo[],
): Promise<ScanResult> {
  const { data: root, groupBy, skipBadFiles: skipsBadFiles } = settings;
  const folderFault = await checkFolder(root);
  if (folderFault !== undefined) return nothing([folderFault]);
  const listed = await withArrayMasks(await listFiles(root, settings.output), settings);
  const { spec, faults: classFaults } = await readClasses(root, settings.classes);
  const empty = await nothingIn(root, listed);
  if (empty !== undefined) return nothing([empty, ...classFaults]);
  const partLists = await partListsFor(settings, listed);
  const taken = { ...listed, files: partLists?.files ?? listed.files };
  const { source, ...found } = await findLabels(settings, taken, spec ?? (model && specOfModel(model)));
  const lists = spec === undefined ? await readClassLists(root, listed.others) : [];
  const decoding = new DecodingRoom(memoryBudgetOf(settings));
  const options = { root, spec, lists, groupBy, settings, signal, decoding, skipsBadFiles, model };
  const { labels, faults: labelFaults } = await source.measure(found.items, options);
  const said = [listed.faults, found.faults, classFaults, labelFaults].flat();
  const instead = said.some(isError) && (await wiserThan(said, settings, listed));
  if (instead) return nothing(instead);
  const told = skipsBadFiles ? skipBadFiles(said, labels?.samples.length ?? 0) : undefined;
  const earlier = told?.faults ?? said;
  if (labels === undefined) return nothing([...saidOfLists(partLists), ...earlier]);
  const skipped = told?.skipped ?? [];
  const { samples, ...given } = await settleParts(labels.samples, partLists, {
    settings,
    partsBy: found.partsBy,
    skipped,
    isForTraining: model === undefined,
    filesOf: ({ image, label }) => [image, ...source.files(label)],
  });
  const faults = [...earlier, ...given.faults, ...auditImages(source, labels, samples)];
  faults.push(...(await filesLacking(root, listed)));
  const leftOut = withoutUsed(listed.files, samples, source);
  faults.push(...tellLeftOut(leftOut, { ...listed, task: source.task, settings, spec }, faults));
  const understood: Dataset = {
    ...describe(source, labels, samples),
    root,
    why: found.why,
    partsBy: given.by,
    leftOut,
    skipped,
    warnings: faults,
  };
  return { dataset: faults.some(isError) ? undefined : understood, understood, faults };
}

function auditImages(source: AnySource, labels: Measured, samples: readonly Sample[]): readonly Fault[] {
  const duplicates = auditDuplicates(samples, (one, first) => source.conflict(one, first, labels.classes));
  return [...duplicates, ...auditFormats(labels.measurements)];
}

/** What says more than errors that only follow from it. */
async function wiserThan(
  said: readonly Fault[],
  settings: Settings,
  listed: FoundFiles,
): Promise<readonly Fault[] | undefined> {
  const sets = severalSets(settings, listed.files);
  if (sets !== undefined) return [sets];
  const lacking = await whyLabelsLack(settings.data, listed, said);
  if (lacking !== undefined) return lacking;
  const unread = await unreadLabels(settings.data, listed, said);
  return unread && [unread];
}

/** What follows from the labels and from the samples that take part. */
function describe(
  { task }: AnySource,
  { classes, reading, measurements }: Measured,
  samples: readonly Sample[],
): Pick<Dataset, 'task' | 'classes' | 'channels' | 'bitDepth' | 'labels' | 'samples' | 'ignoredPixels'> {
  return {
    task,
    classes,
    channels: measurements.some(({ channels }) => channels === 3) ? 3 : 1,
    bitDepth: deepest(measurements),
    labels: reading,
    samples,
    ignoredPixels: task === 'segmentation' ? sum(samples.map(ignoredIn)) : 0,
  };
}

type Measured = NonNullable<Awaited<ReturnType<AnySource['measure']>>['labels']>;

function nothing(faults: readonly Fault[]): ScanResult {
  return { dataset: undefined, understood: undefined, faults };
}

function withoutUsed(files: readonly string[], samples: readonly Sample[], source: AnySource): string[] {
  const used = new Set(samples.flatMap(({ image, label }) => [image, ...source.files(label)]));
  return files.filter((file) => !used.has(file));
}

function deepest(measurements: readonly ImageMeasurement[]): BitDepth {
  return measurements.reduce<BitDepth>((most, { bitDepth }) => (bitDepth > most ? bitDepth : most), 8);
}

function ignoredIn({ width, height, classCounts }: Sample): number {
  return width * height - sum(classCounts);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
