// The CSV files of a prediction: what each image holds by class, and each object. Only rows; others write them.
import type { FoundObject } from '../../../objects/components.ts';
import { csvRow } from '../../../shared/csv.ts';
import type { ClassInfo } from '../../2-dataset/dataset.ts';

/** What one image holds. */
export interface ImageSummary {
  /** As the user would name it. */
  readonly image: string;
  /** Path of its mask, relative to the output folder. */
  readonly mask: string;
  readonly width: number;
  readonly height: number;
  /** Pixels of each class, and the sum of that class's probability over them. */
  readonly pixels: readonly number[];
  readonly confidence: readonly number[];
  /** Objects of each class that are large enough to be listed. */
  readonly objects: readonly number[];
}

export const IMAGES_HEADER = csvRow([
  'image',
  'mask',
  'width',
  'height',
  'class',
  'area',
  'share',
  'mean-probability',
  'objects',
]);

/** A row a class. The share is of the image's pixels; the first class is the ground and has no objects. */
export function imageRows(summary: ImageSummary, classes: readonly ClassInfo[]): string {
  const { image, mask, width, height, pixels, confidence, objects } = summary;
  return classes
    .map(({ name, index }) => {
      const area = pixels[index];
      const share = area / (width * height);
      const mean = confidence[index] / area;
      return csvRow([
        image,
        mask,
        width,
        height,
        name,
        area,
        short(share),
        short(mean),
        index === 0 ? '' : objects[index],
      ]);
    })
    .join('');
}

export const OBJECTS_HEADER = csvRow(['image', 'object', ...objectColumns()]);

/** `number` counts the image's objects from 1, by the row that they end in. */
export function objectRow(image: string, number: number, object: FoundObject, classes: readonly ClassInfo[]) {
  return csvRow([image, number, ...objectCells(object, classes)]);
}

export function objectColumns(): readonly string[] {
  return ['class', 'area', 'left', 'top', 'width', 'height', 'centroid-x', 'centroid-y', 'mean-probability'];
}

export function objectCells(
  object: FoundObject,
  classes: readonly ClassInfo[],
): readonly (string | number)[] {
  const { classIndex, area, left, top, width, height, centroidX, centroidY, meanProbability } = object;
  const numbers = [area, left, top, width, height, round(centroidX), round(centroidY)];
  return [classes[classIndex].name, ...numbers, short(meanProbability)];
}

/** Six digits. */
export function short(value: number): number {
  return Number(value.toPrecision(6));
}

/** Thousandths of a pixel. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const ROWS_A_CHUNK = 10_000;

/** As bytes, since all of a table's rows may be too long for one text. */
export function inChunks(rows: readonly string[]): Uint8Array[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_CHUNK) }, (_, i) =>
    Buffer.from(rows.slice(i * ROWS_A_CHUNK, (i + 1) * ROWS_A_CHUNK).join('')),
  );
}
