// Opens each pair of image and mask once and keeps, beside what is known of every image, which values the mask holds. It
// decides nothing about classes.
import { imageWithoutValues, maskSizeMismatch } from '../../../../errors.ts';
import type { ImageNotes } from '../../../../image/decode.ts';
import { type DecodedMask, decodeMask } from '../../../../image/mask.ts';
import type { WeightLimit } from '../../../../shared/weight-limit.ts';
import {
  hashPixels,
  hasNoValue,
  type ImageMeasurement,
  type Measured,
  openFile,
  openToMeasure,
  sizeOf,
} from '../../measure.ts';
import { type MaskValues, valuesOf } from './count-values.ts';
import type { Pair } from './pair.ts';

export interface PairMeasurement extends ImageMeasurement {
  readonly pair: Pair;
  readonly maskNotes: ImageNotes;
  readonly labelHash: string;
  readonly mask: MaskValues;
  /** How many pixels of the mask, by raw value, lie where the image has no value: they count as ignored. */
  readonly hidden: ReadonlyMap<number, number>;
}

/**
 * Measures one pair; either file may be at fault, and both are reported.
 * @param decoding by the bytes of the files that are decoded at once
 */
export async function measurePair(
  root: string,
  pair: Pair,
  decoding: WeightLimit,
): Promise<Measured<PairMeasurement>> {
  const [image, mask] = await Promise.all([
    openToMeasure(root, pair.image, decoding),
    openFile(root, pair.mask, decoding, decodeMask),
  ]);
  const faults = [image, mask].flatMap((opened) => ('fault' in opened ? [opened.fault] : []));
  if ('fault' in image || 'fault' in mask) return { measurement: undefined, faults };
  const { missingAt, ...found } = image.content;
  const { notes: maskNotes } = mask.content;
  if (found.width !== mask.content.width || found.height !== mask.content.height) {
    const turned =
      found.width === mask.content.height &&
      found.height === mask.content.width &&
      found.notes.orientation !== maskNotes.orientation;
    faults.push(maskSizeMismatch(pair.mask, sizeOf(mask.content), pair.image, sizeOf(found), turned));
    return { measurement: undefined, faults };
  }
  if (hasNoValue(found)) return { measurement: undefined, faults: [imageWithoutValues(pair.image)] };
  const { hash: labelHash, values, hidden } = describeMask(mask.content, missingAt);
  const { image: path } = pair;
  return { measurement: { pair, image: path, ...found, maskNotes, labelHash, mask: values, hidden }, faults };
}

function describeMask(mask: DecodedMask, missingAt: Uint8Array | undefined) {
  const { width, height, form, data } = mask;
  const palette = mask.form === 'palette' ? mask.palette : [];
  const hidden = new Map<number, number>();
  missingAt?.forEach((missing, p) => {
    if (missing === 1) hidden.set(data[p], (hidden.get(data[p]) ?? 0) + 1);
  });
  return {
    hash: hashPixels([width, height, form, ...palette], data),
    hidden,
    values: valuesOf(mask),
  };
}
