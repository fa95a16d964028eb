// Makes the contact sheet of a data set: chooses its images, reads them and draws them, within a size.
import type { SheetPicture } from '../../../document/html/sheet.ts';
import { InputError } from '../../../errors.ts';
import type { SheetImage } from '../../../results/sheet.ts';
import type { Dataset } from '../../2-dataset/dataset.ts';
import type { SampleReader } from '../../2-dataset/reader.ts';
import type { Split } from '../../3-split/split.ts';
import { fitPictures } from '../page-pictures.ts';
import { type Chosen, chooseSheet } from './choose.ts';
import { sheetPicture } from './draw.ts';
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
}

export interface MadeSheet {
  readonly images: readonly SheetImage[];
  readonly pictures: readonly SheetPicture[];
}

export const NO_SHEET: MadeSheet = { images: [], pictures: [] };

/** One image at a time, so that memory doesn't grow with the sheet. */
export async function makeSheet({ dataset, split, reader, seed, signal }: SheetInput): Promise<MadeSheet> {
  const chosen = chooseSheet(dataset, split, seed);
  const encode = async (edge: number) => {
    const pictures: SheetPicture[] = [];
    for (const [i, { sample }] of chosen.entries()) {
      signal.throwIfAborted();
      const labelled = await readable(() => reader.read(sample));
      if (labelled !== undefined)
        pictures.push(await sheetPicture(sheetKey(i), labelled, dataset.classes, edge));
    }
    return pictures;
  };
  const pictures = await fitPictures(SHEET_BYTES, encode, bytesOf, LONGEST_EDGE);
  return { images: chosen.map((one) => imageOf(one, dataset)), pictures };
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
