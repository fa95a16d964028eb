// The CSV files of a classifier's predictions: the class of each image with all probabilities, and the images ranked by
// one class. Only rows; others write them.
import { csvRow } from '../../../shared/csv.ts';
import type { ClassInfo } from '../../2-dataset/dataset.ts';
import { inChunks, short } from './tables.ts';

/** One image in a search. */
export interface FoundImage {
  /** As the user would name it. */
  readonly image: string;
  /** The most probable class. */
  readonly label: number;
  /** Of the class that is looked for. */
  readonly probability: number;
}

/** `probability` is that of the class; then a column for each class. */
export function classifiedHeader(classes: readonly ClassInfo[]): string {
  return csvRow(['image', 'class', 'probability', ...classes.map(({ name }) => `probability of ${name}`)]);
}

export function classifiedRow(
  image: string,
  label: number,
  probabilities: Float32Array,
  classes: readonly ClassInfo[],
): string {
  const all = [...probabilities].map(short);
  return csvRow([image, classes[label].name, all[label], ...all]);
}

/** In order of rank; in chunks, because no text may be longer than half a gigabyte. */
export function foundImageRows(ranked: readonly FoundImage[], classes: readonly ClassInfo[]): Uint8Array[] {
  const rows = ranked.map(({ image, label, probability }, i) =>
    csvRow([i + 1, image, classes[label].name, short(probability)]),
  );
  return inChunks([csvRow(['rank', 'image', 'class', 'probability']), ...rows]);
}
