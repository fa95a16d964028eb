// Makes the contact sheet of a data set: chooses its images, reads them and draws them, within a size.
import type { SheetPicture } from '../../../document/html/sheet.ts';
import { InputError } from '../../../errors.ts';
import type { SheetImage } from '../../../results/sheet.ts';
import type { Dataset } from '../../2-dataset/dataset.ts';
import type { LabelledImage } from '../../2-dataset/labelled-image.ts';
import type { SampleReader } from '../../2-dataset/reader.ts';
import type { Split } from '../../3-split/split.ts';
import { fitPictures } from '../page-pictures.ts';
import { type Chosen, chooseSheet } from './choose.ts';
import { reduced, sheetPicture } from './draw.ts';
import { labelText } from './label-text.ts';
import { sheetKey } from './tile.ts';

/** Of all its pictures in the page. */
const SHEET_BYTES = 4_000_000;
/** A tile is seldom shown larger. */
const LONGEST_EDGE = 384;

export interface SheetInput {
  readonly dataset: Dataset;
  /** Undefined where errors leave none. */
  readonly split: Split | undefined;
  /** Gives the images as the files have them. */
  readonly reader: Pick<SampleReader, 'read'>;
  readonly seed: number;
  /** Stops before the next image by throwing the signal's reason. */
  readonly signal: AbortSignal;
  /** Whether there's no time for another image. */
  readonly isLate: () => boolean;
}

export interface MadeSheet {
  readonly images: readonly SheetImage[];
  readonly pictures: readonly SheetPicture[];
}

export const NO_SHEET: MadeSheet = { images: [], pictures: [] };

/**
 * Images are read one after the other, once each, and kept as small as they are drawn: the memory is that of the largest
 * image, and some 30 MB. Those whose turn doesn't come in time are left out; the first is always there.
 */
export async function makeSheet({
  dataset,
  split,
  reader,
  seed,
  signal,
  isLate,
}: SheetInput): Promise<MadeSheet> {
  const read: (Chosen & { readonly labelled: LabelledImage | undefined })[] = [];
  for (const one of chooseSheet(dataset, split, seed)) {
    signal.throwIfAborted();
    if (read.length > 0 && isLate()) break;
    const labelled = await readable(() => reader.read(one.sample));
    read.push({ ...one, labelled: labelled && (await reduced(labelled, LONGEST_EDGE)) });
  }
  const shown = read.toSorted((a, b) => a.order - b.order);
  const encode = async (edge: number) => {
    const pictures: SheetPicture[] = [];
    for (const [i, { labelled }] of shown.entries()) {
      signal.throwIfAborted();
      if (labelled !== undefined)
        pictures.push(await sheetPicture(sheetKey(i), labelled, dataset.classes, edge));
    }
    return pictures;
  };
  const pictures = await fitPictures(SHEET_BYTES, encode, bytesOf, LONGEST_EDGE);
  return { images: shown.map((one) => imageOf(one, dataset)), pictures };
}

/** A label that the audit found wrong is told as a fault, and not drawn. */
async function readable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function imageOf({ sample, part }: Chosen, { classes }: Dataset): SheetImage {
  const { id, image, width, height, classCounts } = sample;
  return {
    id,
    image,
    label: labelText(sample, classes),
    part: part ?? null,
    height,
    width,
    'class-pixels': [...classCounts],
  };
}

function bytesOf(pictures: readonly SheetPicture[]): number {
  return pictures.reduce(
    (sum, { image, label }) =>
      sum + image.length + (label === undefined ? 0 : label.fill.length + label.outline.length),
    0,
  );
}
