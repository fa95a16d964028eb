// Looks whether training, validation and test can work with a split, and whether what they say will mean anything.
import {
  classAbsentFromSplit,
  classesSmallInPart,
  emptyPart,
  type Fault,
  partAllEmpty,
  partSmall,
  partWithOneClass,
} from '../../errors.ts';
import type { ClassInfo, Dataset, Sample, SplitPart } from '../2-dataset/dataset.ts';
import { PARTS, partsOf, type Split } from './split.ts';

/** One image more or less right is a tenth of the accuracy of ten. */
const FEW_IMAGES = 10;
/** The same of a class, whose figures few images make, too. */
const FEW_OF_A_CLASS = 5;

/** Every part that is there must be able to do its work; a missing test set is the user's choice. */
export function auditSplit(
  dataset: Dataset,
  split: Split,
  { testFraction, fold }: { readonly testFraction: number; readonly fold?: number | undefined },
): readonly Fault[] {
  const samplesOf = partsOf(dataset, split);
  const faults: Fault[] = [];
  const known = new Set(dataset.classes.filter(({ index }) => countOf(dataset.samples, index) > 0));
  const small: Parameters<typeof partSmall>[0][number][] = [];
  for (const part of PARTS) {
    const samples = samplesOf[part];
    if (samples.length === 0) {
      if (part !== 'test' || (split.source === 'hash' && testFraction > 0)) faults.push(emptyPart(part));
      continue;
    }
    const shown = dataset.classes.filter(({ index }) => countOf(samples, index) > 0);
    const useless =
      dataset.task === 'segmentation'
        ? withoutForeground(part, samples, shown)
        : part === 'train'
          ? withoutContrast(part, shown, split)
          : undefined;
    // A class that no image shows is told once, of the whole set.
    const absent = dataset.classes.filter((info) => known.has(info) && !shown.includes(info));
    if (useless !== undefined) faults.push(useless);
    else faults.push(...absent.map(({ name }) => classAbsentFromSplit(name, part, dataset.task)));
    if (part === 'train' || useless !== undefined) continue;
    if (samples.length < FEW_IMAGES)
      small.push({ part, images: samples.length, madeBy: makerOf(part, dataset, split, fold) });
    else faults.push(...fewOfClasses(part, samples, shown, dataset.task));
  }
  return small.length === 0 ? faults : [...faults, partSmall(small)];
}

function makerOf(
  part: 'validation' | 'test',
  { samples }: Dataset,
  { source }: Split,
  fold: number | undefined,
) {
  if (part === 'validation' && fold !== undefined) return 'folds';
  if (source === 'file') return 'file';
  return source === 'folders' && samples.some((sample) => sample.part === part) ? 'folders' : 'fraction';
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
function withoutContrast(part: SplitPart, shown: readonly ClassInfo[], { source }: Split): Fault | undefined {
  return shown.length < 2 ? partWithOneClass(part, shown[0].name, source === 'hash') : undefined;
}

/** Of a class that isn't shown at all more is said elsewhere. */
function fewOfClasses(
  part: 'validation' | 'test',
  samples: readonly Sample[],
  shown: readonly ClassInfo[],
  task: Dataset['task'],
): readonly Fault[] {
  const few = shown
    .map(({ name, index }) => ({ name, images: countOf(samples, index) }))
    .filter(({ images }) => images < FEW_OF_A_CLASS);
  return few.length === 0 ? [] : [classesSmallInPart(part, few, task)];
}

function countOf(samples: readonly Sample[], index: number): number {
  return samples.filter(({ classCounts }) => classCounts[index] > 0).length;
}
