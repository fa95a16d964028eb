// What can only be seen over the whole set: classes without pixels, duplicates, mixed kinds of images. Pure.
import {
  alphaDropped,
  classAbsent,
  cmykImage,
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
import type { Measurement } from './measure.ts';

/** Classes that nothing shows, masks that show nothing. */
export function auditLabels(samples: readonly Sample[], classes: readonly ClassInfo[]): readonly Fault[] {
  const present = classes.filter(({ index }) => samples.some(({ classCounts }) => classCounts[index] > 0));
  if (present.length < 2) return [oneClass(present[0]?.name ?? classes[0]?.name ?? 'ignored')];
  const faults = classes.filter((info) => !present.includes(info)).map(({ name }) => classAbsent(name));
  for (const { mask, classCounts } of samples) {
    if (mask === undefined) continue;
    if (classCounts.every((pixels) => pixels === 0)) faults.push(maskAllIgnored(mask));
    else if (classCounts.slice(1).every((pixels) => pixels === 0))
      faults.push(emptyMask(mask, classes[0].name));
  }
  return faults;
}

/** Images whose pixels are the same, compared with the first of them. */
export function auditDuplicates(samples: readonly Sample[]): readonly Fault[] {
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
    if (sample.labelHash !== first.labelHash) {
      faults.push(conflictingMasks(sample.mask ?? sample.image, first.mask ?? first.image));
    }
  }
  return faults;
}

/** What the files hold that the network won't see, or not as it is. */
export function auditFormats(measurements: readonly Measurement[]): readonly Fault[] {
  const faults: Fault[] = [];
  const count = (test: (measurement: Measurement) => boolean) => measurements.filter(test).length;
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
  for (const { pair, notes, maskNotes } of measurements) {
    if (notes.cmyk) faults.push(cmykImage(pair.image));
    if (notes.pages > 1) faults.push(multiPageImage(pair.image, notes.pages));
    if (maskNotes.pages > 1) faults.push(multiPageImage(pair.mask, maskNotes.pages));
    if (notes.orientation !== maskNotes.orientation) {
      const orientations = { orientation: notes.orientation, maskOrientation: maskNotes.orientation };
      faults.push(orientationDiffers(pair.image, orientations));
    }
  }
  return faults;
}
