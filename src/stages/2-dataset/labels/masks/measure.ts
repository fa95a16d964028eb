// Opens each pair of image and mask once and keeps, beside what is known of every image, which values the mask holds. It
// decides nothing about classes.
import { type Fault, imageWithoutValues, joinedMaskNotBinary, maskSizeMismatch } from '../../../../errors.ts';
import type { ImageNotes } from '../../../../image/decoded-image.ts';
import type { DecodingRoom } from '../../../../image/decoding-room.ts';
import { type DecodedMask, prepareMask } from '../../../../image/mask.ts';
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

/** Measures one pair; any of its files may be at fault, and all are reported. */
export async function measurePair(
  root: string,
  pair: LabelledPair,
  decoding: DecodingRoom,
  reading: Settings['maskValues'] = 'exact',
): Promise<Measured<PairMeasurement>> {
  const image = await openToMeasure(root, pair.image, decoding);
  const missingAt = 'fault' in image ? undefined : image.content.missingAt;
  const describe = (mask: DecodedMask) => describeMask(mask, missingAt);
  const opened = await openMask({ root, decoding, reading, describe }, pair.label.files);
  const faults = [...('fault' in image ? [image.fault] : []), ...('faults' in opened ? opened.faults : [])];
  if ('fault' in image || 'faults' in opened) return { measurement: undefined, faults };
  const { missingAt: _, ...found } = image.content;
  const { size, ...described } = opened;
  if (found.width !== size.width || found.height !== size.height) {
    const turned =
      found.width === size.height &&
      found.height === size.width &&
      found.notes.orientation !== described.maskNotes.orientation;
    const { file } = pair.label.files[0];
    return {
      measurement: undefined,
      faults: [maskSizeMismatch(file, sizeOf(size), pair.image, sizeOf(found), turned)],
    };
  }
  if (hasNoValue(found)) return { measurement: undefined, faults: [imageWithoutValues(pair.image)] };
  return { measurement: { pair, image: pair.image, ...found, ...described }, faults: [] };
}

interface MaskOptions {
  readonly root: string;
  readonly decoding: DecodingRoom;
  readonly reading: Settings['maskValues'];
  readonly describe: (mask: DecodedMask) => DescribedMask;
}

type OpenedMask =
  | (DescribedMask & Pick<PairMeasurement, 'overlaps' | 'moved'>)
  | { readonly faults: readonly Fault[] };

async function openMask(options: MaskOptions, files: MaskLabel['files']): Promise<OpenedMask> {
  const { root, decoding, describe } = options;
  const [{ file, value }] = files;
  if (value !== undefined) return await joinMasks(options, files);
  const opened = await openFile(root, file, decoding, { prepare: prepareMask, use: describe });
  return 'fault' in opened ? { faults: [opened.fault] } : opened.content;
}

/** One at a time: an image may have hundreds. */
async function joinMasks(
  { root, decoding, reading, describe }: MaskOptions,
  files: MaskLabel['files'],
): Promise<OpenedMask> {
  const faults: Fault[] = [];
  let first: Omit<DecodedMask, 'form' | 'data'> | undefined;
  let joined: JoinedMask | undefined;
  for (const { file, value } of files) {
    const add = (mask: DecodedMask) => {
      first ??= { width: mask.width, height: mask.height, lossy: false, notes: mask.notes };
      joined ??= new JoinedMask(mask.data.length, reading === 'nearest');
      if (mask.width !== first.width || mask.height !== first.height)
        return maskSizeMismatch(file, sizeOf(mask), files[0].file, sizeOf(first));
      const values = joined.add(mask, value!);
      return values === undefined ? undefined : notBinary(file, mask, values);
    };
    const opened = await openFile(root, file, decoding, { prepare: prepareMask, use: add });
    const fault = 'fault' in opened ? opened.fault : opened.content;
    if (fault !== undefined) faults.push(fault);
  }
  if (first === undefined || joined === undefined || faults.length > 0) return { faults };
  const described = describe({ ...first, form: 'grey', data: joined.data });
  return { ...described, overlaps: joined.overlaps, moved: joined.moved };
}

function notBinary(file: string, mask: DecodedMask, values: readonly number[]): Fault {
  const names = [0, ...values].map((value) => nameValue(mask.form, value));
  return joinedMaskNotBinary(file, names, { lossy: mask.lossy, isBlended: drawnValue(mask) !== undefined });
}

type DescribedMask = ReturnType<typeof describeMask>;

/** Shared by all masks that have none: there may be many thousand. */
const NONE_HIDDEN: PairMeasurement['hidden'] = new Map();

/** @param missingAt 1 where the image has no value; its size may be another one, which is a fault of its own */
function describeMask(mask: DecodedMask, missingAt: Uint8Array | undefined) {
  const { data, width, height, notes } = mask;
  return {
    size: { width, height },
    maskNotes: notes,
    labelHash: hashMask(mask),
    hidden: missingAt === undefined ? NONE_HIDDEN : hiddenValues(data, missingAt),
    mask: valuesOf(mask),
  };
}

function hiddenValues(data: DecodedMask['data'], missingAt: Uint8Array): PairMeasurement['hidden'] {
  const hidden = new Map<number, number>();
  missingAt.forEach((missing, p) => {
    if (missing === 1) hidden.set(data[p], (hidden.get(data[p]) ?? 0) + 1);
  });
  return hidden;
}
