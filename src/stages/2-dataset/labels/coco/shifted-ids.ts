// Annotations that count images or categories from another number on than the lists of their file: each would be of the next
// one. Pure.
import { annotationIdsShifted, type Fault } from '../../../../errors.ts';
import type { CocoFile } from './file.ts';

/** What the file lists is one further than what its annotations say, or one before. */
type Shift = 1 | -1;

export function askOfShift({ file, images, categories, annotations }: CocoFile): Fault | undefined {
  const drawn = annotations.filter(({ holds }) => holds === 'shape' || holds === 'box');
  const lists = [
    ['category_id', drawn.map(({ category }) => category), categories],
    ['image_id', drawn.map(({ image }) => image), images],
  ] as const;
  for (const [key, ids, listed] of lists) {
    const shift = shiftOf(new Set(ids), listed);
    if (shift !== undefined) return annotationIdsShifted(file, key, shift);
  }
  return undefined;
}

/** One id at an end isn't listed, and all would be if each were the next one. */
function shiftOf(ids: ReadonlySet<string>, listed: ReadonlyMap<string, unknown>): Shift | undefined {
  const lost = [...ids].filter((id) => !listed.has(id));
  if (lost.length !== 1 || ids.size < 2) return undefined;
  return ([1, -1] as const).find((by) => [...ids].every((id) => listed.has(String(Number(id) + by))));
}
