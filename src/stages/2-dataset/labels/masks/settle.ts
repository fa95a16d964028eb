// Settles how the masks of a set are read: exactly, or each pixel by the nearest class. Pure.
import { type Fault, masksBlended, tooManyMaskValues } from '../../../../errors.ts';
import type { Settings } from '../../../1-config/settings.ts';
import { isError } from '../../samples.ts';
import { lookAt } from './blended.ts';
import { type ChosenEncoding, chooseEncoding, type Said } from './encoding.ts';
import { fullestOf, type NamedMask } from './found.ts';
import { chooseNearest } from './nearest.ts';
import { classOf, nameRaw } from './values.ts';

/** Without faults of severity `error`, the encoding holds for the whole data set. `masks` isn't empty. */
export function settle(
  masks: readonly NamedMask[],
  said: Said,
  reading: Settings['maskValues'],
): ChosenEncoding {
  if (reading === 'nearest') return chooseNearest(masks, said);
  const chosen = chooseEncoding(masks, said);
  if (said.spec !== undefined && !chosen.faults.some(isError) && isWhole(masks, chosen)) return chosen;
  const fault = pictureFault(masks, said);
  return fault === undefined ? chosen : { ...chosen, faults: [fault] };
}

/** Whether every value is of a class or ignored. */
function isWhole(masks: readonly NamedMask[], { encoding }: ChosenEncoding): boolean {
  return masks.every(({ mask }) =>
    [...mask.counts.keys()].every(
      (value) => classOf(encoding, mask.form, value, mask.palette?.get(value)) !== undefined,
    ),
  );
}

/** Values that weren't drawn as classes. */
function pictureFault(masks: readonly NamedMask[], { spec }: Said): Fault | undefined {
  const { kind, counted, blend } = lookAt(masks);
  const { file, values, lossy } = fullestOf(masks);
  if (blend !== undefined) {
    const peaks = blend.peaks.map((value) => nameRaw(counted.by, value));
    return masksBlended(file, { values, lossy, peaks, isClear: blend.isClear });
  }
  return kind === 'continuous' && spec === undefined ? tooManyMaskValues(file, values, lossy) : undefined;
}
