// Opens each pair of image and mask once and keeps, beside what is known of every image, which values the mask holds. It
// decides nothing about classes.
import { type Fault, imageWithoutValues, joinedMaskNotBinary, maskSizeMismatch } from '../../../../errors.ts';
import type { ImageNotes } from '../../../../image/decode.ts';
import { type DecodedMask, decodeMask } from '../../../../image/mask.ts';
import type { WeightLimit } from '../../../../shared/weight-limit.ts';
import type { Settings } from '../../../1-config/settings.ts';
import { hashMask } from '../../decode-unchanged.ts';
import {
  hasNoValue,
  type ImageMeasurement,
  type Measured,
  openFile,
  openToMeasure,
  sizeOf,
} from '../../measure.ts';
import { type MaskValues, valuesOf } from './count-values.ts';
import { drawnValue } from './drawn-value.ts';
import { JoinedMask, type Overlaps } from './joined-mask.ts';
import type { MaskLabel } from './label.ts';
import type { MovedPixels } from './moved-pixels.ts';
import type { Pair } from './pair.ts';
import { nameValue } from './values.ts';

export interface LabelledPair extends Pair {
  readonly label: MaskLabel;
}

export interface PairMeasurement extends ImageMeasurement {
  readonly pair: LabelledPair;
  readonly maskNotes: ImageNotes;
  readonly labelHash: string;
  readonly mask: MaskValues;
  /** How many pixels of the mask, by raw value, lie where the image has no value: they count as ignored. */
  readonly hidden: ReadonlyMap<number, number>;
  /** Of masks that were joined. */
  readonly overlaps?: Overlaps;
  /** Of masks that were joined by the nearest of two values. */
  readonly moved?: MovedPixels;
}

/**
 * Measures one pair; any of its files may be at fault, and all are reported.
 * @param decoding by the bytes of the files that are decoded at once
 */
export async function measurePair(
  root: string,
  pair: LabelledPair,
  decoding: WeightLimit,
  reading: Settings['maskValues'] = 'exact',
): Promise<Measured<PairMeasurement>> {
  const [image, opened] = await Promise.all([
    openToMeasure(root, pair.image, decoding),
    openMask(root, pair.label.files, decoding, reading),
  ]);
  const faults = [...('fault' in image ? [image.fault] : []), ...('faults' in opened ? opened.faults : [])];
  if ('fault' in image || 'faults' in opened) return { measurement: undefined, faults };
  const { missingAt, ...found } = image.content;
  const { mask, overlaps, moved } = opened;
  if (found.width !== mask.width || found.height !== mask.height) {
    const turned =
      found.width === mask.height &&
      found.height === mask.width &&
      found.notes.orientation !== mask.notes.orientation;
    const { file } = pair.label.files[0];
    return {
      measurement: undefined,
      faults: [maskSizeMismatch(file, sizeOf(mask), pair.image, sizeOf(found), turned)],
    };
  }
  if (hasNoValue(found)) return { measurement: undefined, faults: [imageWithoutValues(pair.image)] };
  const described = describeMask(mask, missingAt);
  const measurement = { pair, image: pair.image, ...found, maskNotes: mask.notes, ...described };
  return {
    measurement: overlaps === undefined ? measurement : { ...measurement, overlaps, moved },
    faults: [],
  };
}

type OpenedMask =
  | ({ readonly mask: DecodedMask } & Pick<PairMeasurement, 'overlaps' | 'moved'>)
  | { readonly faults: readonly Fault[] };

/** Of several files one at a time: an image may have hundreds. */
async function openMask(
  root: string,
  files: MaskLabel['files'],
  decoding: WeightLimit,
  reading: Settings['maskValues'],
): Promise<OpenedMask> {
  const names = files.map(({ file }) => file);
  const faults: Fault[] = [];
  let first: DecodedMask | undefined;
  let joined: JoinedMask | undefined;
  for (const { file, value } of files) {
    const opened = await openFile(root, file, decoding, decodeMask);
    if ('fault' in opened) {
      faults.push(opened.fault);
      continue;
    }
    const mask = opened.content;
    if (value === undefined) return { mask };
    first ??= mask;
    joined ??= new JoinedMask(mask.data.length, reading === 'nearest');
    if (mask.width !== first.width || mask.height !== first.height)
      faults.push(maskSizeMismatch(file, sizeOf(mask), names[0], sizeOf(first)));
    else {
      const values = joined.add(mask, value);
      if (values !== undefined) faults.push(notBinary(file, mask, values));
    }
  }
  if (first === undefined || joined === undefined || faults.length > 0) return { faults };
  const { width, height, notes } = first;
  const mask = { width, height, notes, lossy: false, form: 'grey', data: joined.data } as const;
  return { mask, overlaps: joined.overlaps, moved: joined.moved };
}

function notBinary(file: string, mask: DecodedMask, values: readonly number[]): Fault {
  const names = [0, ...values].map((value) => nameValue(mask.form, value));
  return joinedMaskNotBinary(file, names, { lossy: mask.lossy, isBlended: drawnValue(mask) !== undefined });
}

function describeMask(mask: DecodedMask, missingAt: Uint8Array | undefined) {
  const { data } = mask;
  const hidden = new Map<number, number>();
  missingAt?.forEach((missing, p) => {
    if (missing === 1) hidden.set(data[p], (hidden.get(data[p]) ?? 0) + 1);
  });
  return {
    labelHash: hashMask(mask),
    hidden,
    mask: valuesOf(mask),
  };
}
