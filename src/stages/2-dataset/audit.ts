// What can only be seen over the whole set: classes without pixels, duplicates, mixed kinds of images. Pure.
import {
  alphaDropped,
  classAbsent,
  classesImbalanced,
  classesWithFewImages,
  classWithoutImages,
  cmykImage,
  conflictingClasses,
  conflictingMasks,
  duplicateAcrossSplits,
  duplicateImage,
  emptyMask,
  type Fault,
  maskAllIgnored,
  missingValues,
  mixedBitDepth,
  mixedChannels,
  multiPageImage,
  oneClass,
  orientationDiffers,
} from '../../errors.ts';
import type { ClassInfo, Sample } from './dataset.ts';
import type { ImageMeasurement, PairMeasurement } from './measure.ts';

/** Classes that nothing shows, masks that show nothing. */
export function auditMasks(samples: readonly Sample[], classes: readonly ClassInfo[]): readonly Fault[] {
  const present = classes.filter(({ index }) => samples.some(({ classCounts }) => classCounts[index] > 0));
  if (present.length < 2) return [oneClass(present[0]?.name ?? classes[0]?.name ?? 'ignored')];
  const faults = classes.filter((info) => !present.includes(info)).map(({ name }) => classAbsent(name));
  for (const { mask, classCounts } of samples) {
    if (mask === undefined || classCounts.every((pixels) => pixels === 0)) continue;
    if (classCounts.slice(1).every((pixels) => pixels === 0)) faults.push(emptyMask(mask, classes[0].name));
  }
  return [...faults, ...auditIgnored(samples)];
}

/** Masks that count for nothing. */
export function auditIgnored(samples: readonly Sample[]): readonly Fault[] {
  return samples.flatMap(({ mask, classCounts }) =>
    mask !== undefined && classCounts.every((pixels) => pixels === 0) ? [maskAllIgnored(mask)] : [],
  );
}

/** With fewer images than these, a class's figures hang on one or two of them. */
const FEW_IMAGES = 10;
/** Largest class to smallest. */
const IMBALANCED = 10;

/** Of whole images: classes without any, with few, and with many times fewer than others. */
export function auditClasses(samples: readonly Sample[], classes: readonly ClassInfo[]): readonly Fault[] {
  const counted = classes
    .map(({ index, name }) => ({ name, images: samples.filter((one) => one.classCounts[index] > 0).length }))
    .sort((a, b) => b.images - a.images);
  const present = counted.filter(({ images }) => images > 0);
  const absent = counted.filter(({ images }) => images === 0);
  const few = present.filter(({ images }) => images < FEW_IMAGES);
  const [largest, smallest] = [present[0], present[present.length - 1]];
  return [
    ...absent.map(({ name }) => classWithoutImages(name)),
    ...(few.length > 0 ? [classesWithFewImages(few, FEW_IMAGES)] : []),
    ...(largest.images >= IMBALANCED * smallest.images ? [classesImbalanced(largest, smallest)] : []),
  ];
}

/** Images whose pixels are the same, compared with the first of them. */
export function auditDuplicates(samples: readonly Sample[], classes: readonly ClassInfo[]): readonly Fault[] {
  const conflict = (one: Sample, first: Sample) =>
    one.mask !== undefined && first.mask !== undefined
      ? conflictingMasks(one.mask, first.mask)
      : conflictingClasses(labelOf(one, classes), labelOf(first, classes));
  const firsts = new Map<string, Sample>();
  const faults: Fault[] = [];
  for (const sample of samples) {
    const first = firsts.get(sample.imageHash);
    if (first === undefined) {
      firsts.set(sample.imageHash, sample);
      continue;
    }
    const crosses = sample.part !== first.part;
    faults.push((crosses ? duplicateAcrossSplits : duplicateImage)(sample.image, first.image));
    if (sample.labelHash !== first.labelHash) faults.push(conflict(sample, first));
  }
  return faults;
}

function labelOf({ image, classCounts }: Sample, classes: readonly ClassInfo[]) {
  return { image, name: classes[classCounts.indexOf(1)].name };
}

/** What the files hold that the network won't see, or not as it is. */
export function auditFormats(measurements: readonly ImageMeasurement[]): readonly Fault[] {
  const faults: Fault[] = [];
  const count = (test: (measurement: ImageMeasurement) => boolean) => measurements.filter(test).length;
  const grey = count(({ channels }) => channels === 1);
  const depths = {
    8: count(({ bitDepth }) => bitDepth === 8),
    16: count(({ bitDepth }) => bitDepth === 16),
    32: count(({ bitDepth }) => bitDepth === 32),
  };
  const transparent = count(({ notes }) => notes.alpha);
  const { length } = measurements;
  if (grey > 0 && grey < length) faults.push(mixedChannels(grey, length - grey));
  if (!Object.values(depths).includes(length)) faults.push(mixedBitDepth(depths));
  if (transparent > 0) faults.push(alphaDropped(transparent));
  const holed = measurements.filter(({ missing }) => missing > 0);
  if (holed.length > 0)
    faults.push(
      missingValues(
        holed.length,
        holed.reduce((sum, { missing }) => sum + missing, 0),
      ),
    );
  for (const { image, notes } of measurements) {
    if (notes.cmyk) faults.push(cmykImage(image));
    if (notes.pages > 1) faults.push(multiPageImage(image, notes.pages));
  }
  return faults;
}

/** What masks hold beside their values. */
export function auditMaskFormats(measurements: readonly PairMeasurement[]): readonly Fault[] {
  const faults: Fault[] = [];
  for (const { pair, notes, maskNotes } of measurements) {
    if (maskNotes.pages > 1) faults.push(multiPageImage(pair.mask, maskNotes.pages));
    if (notes.orientation !== maskNotes.orientation) {
      const orientations = { orientation: notes.orientation, maskOrientation: maskNotes.orientation };
      faults.push(orientationDiffers(pair.image, orientations));
    }
  }
  return faults;
}
