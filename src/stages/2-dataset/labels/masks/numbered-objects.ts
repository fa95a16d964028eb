// Sees whether masks number objects instead of classes: each file holds 1 to n of its own, without gaps, or they are named as
// programs name such masks. Pure.

import { type Fault, masksNumberObjects } from '../../../../errors.ts';
import { largestOf } from '../../../../shared/extremes.ts';
import type { Found } from './found.ts';

/** Classes one within another (an organ, a tumour in it) are without gaps as well, but of few values. */
const LEAST_OBJECTS = 4;
const LEAST_COUNTS = 3;
const LEAST_FILES = 4;
/** Drawn as black and white, whatever they are named. */
const BORDER = 255;
/** Of the files: an object may have been deleted here and there. */
const NEARLY = 0.9;
/** The Cell Tracking Challenge, Cellpose, Cityscapes and those that say so: their masks hold nothing else. */
const OF_OBJECTS = /(?:^|\/)man_seg\d+|_cp_masks|instance[_-]?ids|(?:^|[/_-])instances?(?:[/_.-]|$)/i;

/** @param leftOut values that are ignored */
export function numberObjects(found: Found, leftOut: readonly number[]): Fault | undefined {
  if (found.hasColorMasks || found.hasPaletteMasks) return undefined;
  const files = found.masks.flatMap(({ file, mask }) => {
    const values = [...mask.counts.keys()].filter((value) => value !== 0 && !leftOut.includes(value));
    return values.length === 0 ? [] : [{ file, values }];
  });
  const largest = largestOf(files.map(({ values }) => largestOf(values)));
  const byName = files.every(({ file }) => OF_OBJECTS.test(file));
  const dense = files.filter(({ values }) => Math.max(...values) === values.length);
  const counts = new Set(dense.map(({ values }) => values.length));
  const most = Math.max(...counts);
  const byValues =
    files.length >= LEAST_FILES &&
    dense.length >= NEARLY * files.length &&
    counts.size >= LEAST_COUNTS &&
    most >= LEAST_OBJECTS;
  if (!byValues && !(byName && files.length > 0 && largest > 1 && largest < BORDER)) return undefined;
  const [first] = byValues ? dense : files;
  const other = files.find(({ values }) => values.length !== first.values.length);
  const named = [first, ...(other ? [other] : [])].map(({ file, values }) => ({
    file,
    objects: Math.max(...values),
  }));
  const hasBackground = found.masks.some(({ mask }) => mask.counts.has(0));
  return masksNumberObjects(files.length, named, { largest, hasBackground });
}
