// Sees whether masks number objects instead of classes: each file holds 1 to n of its own, without gaps. Pure.
import { type Fault, masksNumberObjects } from '../../../../errors.ts';
import type { Found } from './found.ts';

/** Classes one within another (an organ, a tumour in it) are without gaps as well, but of few values. */
const LEAST_OBJECTS = 4;
const LEAST_COUNTS = 3;
const LEAST_FILES = 4;
/** Of the files: an object may have been deleted here and there. */
const NEARLY = 0.9;

/** @param leftOut values that are ignored */
export function numberObjects(found: Found, leftOut: readonly number[]): Fault | undefined {
  if (found.hasColorMasks || found.hasPaletteMasks) return undefined;
  const files = found.masks.flatMap(({ file, mask }) => {
    const values = [...mask.counts.keys()].filter((value) => value !== 0 && !leftOut.includes(value));
    return values.length === 0 ? [] : [{ file, values }];
  });
  const dense = files.filter(({ values }) => Math.max(...values) === values.length);
  const counts = new Set(dense.map(({ values }) => values.length));
  const most = Math.max(...counts);
  if (files.length < LEAST_FILES || dense.length < NEARLY * files.length) return undefined;
  if (counts.size < LEAST_COUNTS || most < LEAST_OBJECTS) return undefined;
  const [first] = dense;
  const other = dense.find(({ values }) => values.length !== first.values.length) ?? first;
  const largest = Math.max(...files.flatMap(({ values }) => values));
  const named = [first, other].map(({ file, values }) => ({ file, objects: values.length }));
  return masksNumberObjects(files.length, named, largest);
}
