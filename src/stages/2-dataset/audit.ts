// What can only be seen over the whole set, whatever its labels are: duplicates, mixed kinds of images. Pure.
import {
  alphaDropped,
  cmykImage,
  duplicateAcrossSplits,
  duplicateImage,
  type Fault,
  missingValues,
  mixedBitDepth,
  mixedChannels,
  multiPageImage,
} from '../../errors.ts';
import type { Sample } from './dataset.ts';
import type { ImageMeasurement } from './measure.ts';

/** Images whose pixels are the same, compared with the first of them. `conflict` words it where their labels differ. */
export function auditDuplicates(
  samples: readonly Sample[],
  conflict: (one: Sample, first: Sample) => Fault,
): readonly Fault[] {
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
