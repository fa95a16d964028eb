// Opens each pair of image and mask once and keeps, beside what is known of every image, which values the mask holds. It
// decides nothing about classes.
import { imageWithoutValues, maskSizeMismatch } from '../../../../errors.ts';
import type { ImageNotes } from '../../../../image/decode.ts';
import { type DecodedMask, decodeMask, type RawMask } from '../../../../image/mask.ts';
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
import type { Pair } from './pair.ts';

/** More different values than any set of classes has: counting stops, the mask is some other picture. */
export const VALUE_LIMIT = 1024;

/** Which raw values a mask holds and how often. */
export interface MaskValues {
  readonly form: RawMask['form'];
  /** Pixels by raw value; cut off at `VALUE_LIMIT` values. */
  readonly counts: ReadonlyMap<number, number>;
  /** Of a palette mask: 0xRRGGBB by index, of the indices it uses. */
  readonly palette: ReadonlyMap<number, number> | undefined;
  readonly lossy: boolean;
}

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
  const { width, height, form, data, lossy } = mask;
  const counts = countValues(mask);
  const palette = mask.form === 'palette' ? mask.palette : undefined;
  const hidden = new Map<number, number>();
  missingAt?.forEach((missing, p) => {
    if (missing === 1) hidden.set(data[p], (hidden.get(data[p]) ?? 0) + 1);
  });
  return {
    hash: hashPixels([width, height, form, ...(palette ?? [])], data),
    hidden,
    values: { form, counts, palette: palette && usedOf(palette, counts), lossy },
  };
}

function countValues({ form, data }: RawMask): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  if (form === 'color') {
    // Runs of one colour are counted at once.
    for (let start = 0, end = 0; start < data.length && counts.size < VALUE_LIMIT; start = end) {
      while (end < data.length && data[end] === data[start]) end++;
      counts.set(data[start], (counts.get(data[start]) ?? 0) + end - start);
    }
    return counts;
  }
  const histogram = new Uint32Array(data instanceof Uint16Array ? 65_536 : 256);
  for (let i = 0; i < data.length; i++) histogram[data[i]]++;
  for (const [value, pixels] of histogram.entries()) {
    if (pixels > 0 && counts.size < VALUE_LIMIT) counts.set(value, pixels);
  }
  return counts;
}

/** A palette may have 256 entries where a mask uses three, and there may be many thousand masks. */
function usedOf(
  palette: readonly number[],
  counts: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  return new Map(
    [...counts.keys()].filter((index) => index < palette.length).map((index) => [index, palette[index]]),
  );
}
