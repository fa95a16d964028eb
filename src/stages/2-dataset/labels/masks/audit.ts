// What can only be seen over all masks: classes without pixels, masks that show nothing or that are stored unlike their
// images. Pure.
import {
  classAbsent,
  emptyMask,
  type Fault,
  maskAllIgnored,
  maskArrayAssumed,
  multiPageImage,
  oneClass,
  orientationDiffers,
} from '../../../../errors.ts';
import type { ClassInfo } from '../../terms.ts';
import type { SampleWith } from '../source.ts';
import type { MaskLabel } from './label.ts';
import type { PairMeasurement } from './measure.ts';

type Masked = Pick<SampleWith<MaskLabel>, 'label' | 'classCounts'>;

/** Classes that nothing shows, masks that show nothing. */
export function auditMasks(samples: readonly Masked[], classes: readonly ClassInfo[]): readonly Fault[] {
  const present = classes.filter(({ index }) => samples.some(({ classCounts }) => classCounts[index] > 0));
  if (present.length < 2) return [oneClass(present[0]?.name ?? classes[0]?.name ?? 'ignored')];
  const faults = classes.filter((info) => !present.includes(info)).map(({ name }) => classAbsent(name));
  for (const { label, classCounts } of samples) {
    if (classCounts.every((pixels) => pixels === 0)) continue;
    if (classCounts.slice(1).every((pixels) => pixels === 0))
      faults.push(emptyMask(label.files[0].file, classes[0].name));
  }
  return [...faults, ...auditIgnored(samples)];
}

/** Masks that count for nothing. */
export function auditIgnored(samples: readonly Masked[]): readonly Fault[] {
  return samples.flatMap(({ label, classCounts }) =>
    classCounts.every((pixels) => pixels === 0) ? [maskAllIgnored(label.files[0].file)] : [],
  );
}

/** What masks hold beside their values. */
export function auditMaskFormats(measurements: readonly PairMeasurement[]): readonly Fault[] {
  const faults: Fault[] = [];
  for (const { pair, notes, maskNotes } of measurements) {
    if (maskNotes.pages > 1) faults.push(multiPageImage(pair.masks[0].file, maskNotes.pages));
    if (notes.orientation !== maskNotes.orientation) {
      const orientations = { orientation: notes.orientation, maskOrientation: maskNotes.orientation };
      faults.push(orientationDiffers(pair.image, orientations));
    }
  }
  return [...faults, ...chosenArrays(measurements)];
}

/** Once for each name, whatever the others are called. */
function chosenArrays(measurements: readonly PairMeasurement[]): readonly Fault[] {
  const byName = new Map<string, { readonly files: string[]; readonly others: readonly string[] }>();
  for (const { pair, maskNotes } of measurements) {
    if (maskNotes.chosen === undefined) continue;
    const { name, others } = maskNotes.chosen;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, { files: [pair.masks[0].file], others });
    else known.files.push(pair.masks[0].file);
  }
  return [...byName].map(([name, { files, others }]) => maskArrayAssumed(files, name, others));
}
