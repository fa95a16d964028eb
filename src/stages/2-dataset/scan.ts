// From a folder to a Dataset: lists, pairs, opens every file once and audits. Every fault is collected; nothing is
// thrown for bad data, and nothing is written.
import { stat } from 'node:fs/promises';
import {
  dataFolderEmpty,
  dataFolderMissing,
  dataFolderUnreadable,
  dataNotAFolder,
  type Fault,
  maskValueOutsideClasses,
  noImages,
  noMasks,
} from '../../errors.ts';
import type { BitDepth } from '../../image/raster.ts';
import { WeightLimit } from '../../shared/weight-limit.ts';
import type { Settings } from '../1-config/settings.ts';
import { auditDuplicates, auditFormats, auditLabels } from './audit.ts';
import { readClasses } from './classes-file.ts';
import type { ClassInfo, Dataset, MaskEncoding, Sample } from './dataset.ts';
import { chooseEncoding } from './encoding.ts';
import { listFiles } from './files.ts';
import { groupKeys } from './group-keys.ts';
import { classOf, nameValue } from './labels.ts';
import { layOut, layOutByGlobs, withoutExtension } from './layout.ts';
import { type Measurement, measurePair } from './measure.ts';
import { type Pair, pairFiles } from './pair.ts';

/** Pairs opened at once: enough to keep decoding threads busy, few enough to keep memory small. */
const OPEN_AT_ONCE = 4;

/** Of files decoded at once: a larger one is decoded alone, since its pixels take many times as much. */
const DECODED_BYTES_AT_ONCE = 2 ** 25;

export interface ScanResult {
  /** `undefined` when there is an error among the faults. */
  readonly dataset: Dataset | undefined;
  readonly faults: readonly Fault[];
}

/**
 * Scans and audits `settings.data`. Memory grows with the number of files by their names and counts only.
 * Throws the signal's reason when it's aborted.
 */
export async function scanDataset(settings: Settings, signal?: AbortSignal): Promise<ScanResult> {
  const folderFault = await checkFolder(settings.data);
  if (folderFault !== undefined) return { dataset: undefined, faults: [folderFault] };
  const { pairs, faults: pairFaults } = await findPairs(settings);
  const { spec, faults: classFaults } = await readClasses(settings.data, settings.classes);
  const { measurements, faults: fileFaults } = await measureAll(settings.data, pairs, signal);
  const faults = [...pairFaults, ...classFaults, ...fileFaults];
  if (measurements.length === 0) return { dataset: undefined, faults };

  const masks = measurements.map(({ pair, mask }) => ({ file: pair.mask, mask }));
  const { encoding, classes, faults: encodingFaults } = chooseEncoding(masks, spec);
  faults.push(...encodingFaults);
  if (encodingFaults.some(isError)) return { dataset: undefined, faults };

  const groups = groupKeys(
    measurements.map(({ pair }) => pair.image),
    settings.groupBy,
  );
  const samples = measurements.map((measurement) => {
    const { classCounts, fault } = countClasses(measurement, encoding, classes);
    if (fault !== undefined) faults.push(fault);
    return toSample(measurement, classCounts, groups.keys);
  });
  faults.push(...groups.faults);
  samples.sort((a, b) => (a.id < b.id ? -1 : 1));
  faults.push(...auditLabels(samples, classes), ...auditDuplicates(samples), ...auditFormats(measurements));
  if (faults.some(isError)) return { dataset: undefined, faults };
  const dataset: Dataset = {
    root: settings.data,
    task: 'segmentation',
    classes,
    channels: measurements.some(({ channels }) => channels === 3) ? 3 : 1,
    bitDepth: deepest(measurements),
    maskEncoding: encoding,
    samples,
    warnings: faults,
  };
  return { dataset, faults };
}

function deepest(measurements: readonly Measurement[]): BitDepth {
  return measurements.reduce<BitDepth>((most, { bitDepth }) => (bitDepth > most ? bitDepth : most), 8);
}

async function checkFolder(folder: string): Promise<Fault | undefined> {
  try {
    return (await stat(folder)).isDirectory() ? undefined : dataNotAFolder(folder);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    return code === 'ENOENT' ? dataFolderMissing(folder) : dataFolderUnreadable(folder, message);
  }
}

async function findPairs(settings: Settings): Promise<{ pairs: readonly Pair[]; faults: readonly Fault[] }> {
  const { data, output, images, masks } = settings;
  const listed = await listFiles(data, output);
  const { files } = listed;
  const faults = [...listed.faults];
  if (listed.isEmpty) return { pairs: [], faults: [dataFolderEmpty(data)] };
  const hasGlobs = images !== undefined || masks !== undefined;
  const { layout, faults: globFaults } = hasGlobs
    ? layOutByGlobs(files, { images, masks })
    : { layout: layOut(files), faults: [] };
  faults.push(...globFaults);
  if (globFaults.length > 0) return { pairs: [], faults };
  const none =
    layout.images.length === 0
      ? [noImages(data, layout.masks.length)]
      : layout.masks.length === 0
        ? [noMasks(data, layout.images.length)]
        : [];
  if (none.length > 0) return { pairs: [], faults: [...faults, ...none] };
  const paired = pairFiles(layout);
  return { pairs: paired.pairs, faults: [...faults, ...paired.faults] };
}

/** Opens all pairs, a few at a time; results and faults come in the order of the pairs. */
async function measureAll(
  root: string,
  pairs: readonly Pair[],
  signal: AbortSignal | undefined,
): Promise<{ measurements: readonly Measurement[]; faults: readonly Fault[] }> {
  const results: Awaited<ReturnType<typeof measurePair>>[] = new Array(pairs.length);
  const queue = pairs.entries();
  const decoding = new WeightLimit(DECODED_BYTES_AT_ONCE);
  const work = async () => {
    for (const [index, pair] of queue) {
      signal?.throwIfAborted();
      results[index] = await measurePair(root, pair, decoding);
    }
  };
  await Promise.all(Array.from({ length: OPEN_AT_ONCE }, work));
  return {
    measurements: results.flatMap(({ measurement }) => measurement ?? []),
    faults: results.flatMap(({ faults }) => faults),
  };
}

function countClasses(
  { pair, mask, hidden }: Measurement,
  encoding: MaskEncoding,
  classes: readonly ClassInfo[],
): { classCounts: readonly number[]; fault: Fault | undefined } {
  const classCounts = classes.map(() => 0);
  const outside: { value: string; pixels: number }[] = [];
  for (const [value, pixels] of mask.counts) {
    const index = classOf(encoding, classes.length, mask.form, value, mask.palette?.get(value));
    if (index === undefined) outside.push({ value: nameValue(mask.form, value), pixels });
    else if (index < classes.length) classCounts[index] += pixels - (hidden.get(value) ?? 0);
  }
  const fault =
    outside.length === 0
      ? undefined
      : maskValueOutsideClasses(pair.mask, outside, classes.length, mask.lossy);
  return { classCounts, fault };
}

function toSample(
  { pair, width, height, imageHash, labelHash }: Measurement,
  classCounts: readonly number[],
  groups: ReadonlyMap<string, string>,
): Sample {
  const { image, mask, part } = pair;
  const group = groups.get(image) ?? imageHash;
  return {
    id: withoutExtension(image),
    image,
    mask,
    width,
    height,
    imageHash,
    labelHash,
    group,
    classCounts,
    part,
  };
}

function isError({ severity }: Fault): boolean {
  return severity === 'error';
}
