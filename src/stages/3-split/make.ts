// Makes the split: from a split.json given back, from the data set's own folders, or by hash; then looks whether
// training, validation and test can work with it.
import {
  classAbsentFromSplit,
  emptyPart,
  type Fault,
  partAllEmpty,
  partWithOneClass,
  splitImageTwice,
  splitLacksImage,
  splitUnknownImage,
  tooFewImages,
} from '../../errors.ts';
import type { ClassInfo, Dataset, Sample, SplitPart } from '../2-dataset/dataset.ts';
import { assignGroups, type Fractions, partByPosition } from './assign.ts';
import { readSplit } from './file.ts';
import { assignFolds } from './folds.ts';
import { type Group, groupSamples } from './group.ts';
import { PARTS, partsOf, type Split } from './split.ts';

export interface SplitOptions {
  readonly seed: number;
  /** Shares of the images that are to be divided: of all, or of those that no folder or file has placed. */
  readonly validationFraction: number;
  readonly testFraction: number;
  /** Path of a split.json to take as it is. */
  readonly splitFile?: string | undefined;
  /** Both or none: training and validation are divided into folds, of which this one (from 1) validates. */
  readonly folds?: number | undefined;
  readonly fold?: number | undefined;
}

type Placement = ReadonlyMap<string, SplitPart>;

interface Placed {
  readonly placement: Placement;
  readonly faults: readonly Fault[];
}

/** `split` is `undefined` when there is an error among the faults. */
export async function makeSplit(
  dataset: Dataset,
  options: SplitOptions,
): Promise<{ split: Split | undefined; faults: readonly Fault[] }> {
  const source = sourceOf(dataset, options);
  const placed =
    source === 'file'
      ? await placeByFile(dataset, options)
      : source === 'folders'
        ? placeByFolders(dataset, options)
        : placeByHash(dataset.samples, options.seed, fractionsOf(options));
  const { placement, faults } = placed.faults.some(isError) ? placed : placeByFold(dataset, options, placed);
  if (faults.some(isError)) return { split: undefined, faults };
  const idsOf = (part: SplitPart) =>
    dataset.samples.map(({ id }) => id).filter((id) => placement.get(id) === part);
  const split: Split = {
    train: idsOf('train'),
    validation: idsOf('validation'),
    test: idsOf('test'),
    source,
  };
  const all = [...faults, ...auditSplit(dataset, split, options)];
  return { split: all.some(isError) ? undefined : split, faults: all };
}

function sourceOf(dataset: Dataset, { splitFile }: SplitOptions): Split['source'] {
  if (splitFile !== undefined) return 'file';
  return dataset.samples.some(({ part }) => part !== undefined) ? 'folders' : 'hash';
}

function fractionsOf({ validationFraction, testFraction }: SplitOptions): Fractions {
  return { validation: validationFraction, test: testFraction };
}

function placeByHash(samples: readonly Sample[], seed: number, fractions: Fractions): Placed {
  const groups = groupSamples(samples, seed);
  const parts = PARTS.filter((part) => part === 'train' || fractions[part] > 0);
  if (groups.length < parts.length) {
    return { placement: new Map(), faults: [tooFewImages(groups.length, samples.length, parts)] };
  }
  const assigned = assignGroups(groups, fractions);
  return {
    placement: new Map([...assigned].flatMap(([group, part]) => idsOf(group).map((id) => [id, part]))),
    faults: [],
  };
}

/** Folders are kept as they are; a part that has none is cut from the rest. */
function placeByFolders({ samples }: Dataset, options: SplitOptions): Placed {
  const given = new Set(samples.map(({ part }) => part));
  const fractions: Fractions = {
    validation: given.has('validation') ? 0 : options.validationFraction,
    test: given.has('test') ? 0 : options.testFraction,
  };
  const isFree = ({ part }: Sample) => part === undefined || part === 'train';
  const cut = placeByHash(samples.filter(isFree), options.seed, fractions);
  const kept = samples.flatMap(({ id, part }) =>
    part === undefined || part === 'train' ? [] : [[id, part] as const],
  );
  return { placement: new Map([...kept, ...cut.placement]), faults: cut.faults };
}

/** Images that the file doesn't know join their group's part, else go by hash. */
async function placeByFile({ samples }: Dataset, options: SplitOptions): Promise<Placed> {
  const { split, faults: fileFaults } = await readSplit(options.splitFile!);
  if (split === undefined) return { placement: new Map(), faults: fileFaults };
  const placement = new Map<string, SplitPart>();
  const known = new Set(samples.map(({ id }) => id));
  const faults: Fault[] = [];
  for (const part of PARTS) {
    for (const id of split[part]) {
      const earlier = placement.get(id);
      if (earlier !== undefined) faults.push(splitImageTwice(id, [earlier, part]));
      else if (!known.has(id)) faults.push(splitUnknownImage(id, part));
      else placement.set(id, part);
    }
  }
  const fractions = { ...fractionsOf(options), ...(split.test.length === 0 ? { test: 0 } : {}) };
  for (const group of groupSamples(samples, options.seed)) {
    const joined = idsOf(group).map((id) => placement.get(id));
    const part = joined.find((known) => known !== undefined) ?? partByPosition(group, fractions);
    for (const { id, image } of group.samples) {
      if (placement.has(id)) continue;
      placement.set(id, part);
      faults.push(splitLacksImage(image, part));
    }
  }
  return { placement, faults };
}

/** The test part stays as it is; validation is the fold, whatever part its images were in. */
function placeByFold({ samples }: Dataset, options: SplitOptions, placed: Placed): Placed {
  const { folds, fold, seed } = options;
  if (folds === undefined || fold === undefined) return placed;
  const divided = samples.filter(({ id }) => placed.placement.get(id) !== 'test');
  const { foldOf, faults } = assignFolds(divided, { folds, seed });
  const placement = new Map(placed.placement);
  for (const [id, number] of foldOf) placement.set(id, number === fold ? 'validation' : 'train');
  return { placement, faults: [...placed.faults, ...faults] };
}

/** Every part that is there must be able to do its work; a missing test set is the user's choice. */
function auditSplit(dataset: Dataset, split: Split, { testFraction }: SplitOptions): readonly Fault[] {
  const samplesOf = partsOf(dataset, split);
  const faults: Fault[] = [];
  for (const part of PARTS) {
    const samples = samplesOf[part];
    if (samples.length === 0) {
      if (part !== 'test' || (split.source === 'hash' && testFraction > 0)) faults.push(emptyPart(part));
      continue;
    }
    const shown = dataset.classes.filter(({ index }) =>
      samples.some(({ classCounts }) => classCounts[index] > 0),
    );
    const useless =
      dataset.task === 'segmentation'
        ? withoutForeground(part, samples, shown)
        : part === 'train'
          ? withoutContrast(part, shown)
          : undefined;
    const absent = dataset.classes.filter((info) => !shown.includes(info));
    if (useless !== undefined) faults.push(useless);
    else faults.push(...absent.map(({ name }) => classAbsentFromSplit(name, part, dataset.task)));
  }
  return faults;
}

/** Class 0 is the background of masks. */
function withoutForeground(
  part: SplitPart,
  samples: readonly Sample[],
  shown: readonly ClassInfo[],
): Fault | undefined {
  return shown.every(({ index }) => index === 0) ? partAllEmpty(part, samples.length) : undefined;
}

/** One class of whole images teaches nothing; a test with one is a poor test, but one. */
function withoutContrast(part: SplitPart, shown: readonly ClassInfo[]): Fault | undefined {
  return shown.length < 2 ? partWithOneClass(part, shown[0].name) : undefined;
}

function idsOf({ samples }: Group): string[] {
  return samples.map(({ id }) => id);
}

function isError({ severity }: Fault): boolean {
  return severity === 'error';
}
