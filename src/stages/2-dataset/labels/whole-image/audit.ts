// What can only be seen over all images with one class each: how many each class has. Pure.
import {
  classesImbalanced,
  classesWithFewImages,
  classWithoutImages,
  type Fault,
} from '../../../../errors.ts';
import type { ClassInfo } from '../../terms.ts';
import type { SampleWith } from '../source.ts';

/** With fewer images than these, a class's figures hang on one or two of them. */
const FEW_IMAGES = 10;
/** Largest class to smallest. */
const IMBALANCED = 10;

/** Classes without any, with few, and with many times fewer than others. */
export function auditClasses(
  samples: readonly SampleWith<unknown>[],
  classes: readonly ClassInfo[],
): readonly Fault[] {
  const counted = classes
    .map(({ index, name }) => ({ name, images: samples.filter((one) => one.classCounts[index] > 0).length }))
    .sort((a, b) => b.images - a.images);
  const present = counted.filter(({ images }) => images > 0);
  const absent = counted.filter(({ images }) => images === 0);
  const few = present.filter(({ images }) => images < FEW_IMAGES);
  const [largest, smallest] = [present[0], present[present.length - 1]];
  return [
    ...absent.map(({ name }) => classWithoutImages(name)),
    ...(few.length > 0 ? [classesWithFewImages(few, FEW_IMAGES)] : []),
    ...(largest.images >= IMBALANCED * smallest.images ? [classesImbalanced(largest, smallest)] : []),
  ];
}
