// Masks: a picture beside each image whose pixels say the class of the image's.
import { conflictingMasks } from '../../../../errors.ts';
import type { LabelSource } from '../source.ts';
import { findMasks } from './find.ts';
import type { MaskLabel, MaskReading } from './label.ts';
import type { Pair } from './pair.ts';
import { maskReader } from './read.ts';
import { maskedSamples } from './samples.ts';
import { inOrder } from './values.ts';

export const masks: LabelSource<MaskLabel, MaskReading, Pair> = {
  name: 'masks',
  task: 'segmentation',
  where: undefined,
  find: findMasks,
  measure: maskedSamples,
  files: ({ files }) => files.map(({ file }) => file),
  conflict: (one, first) => conflictingMasks(one.label.files[0].file, first.label.files[0].file),
  reader: maskReader,
  reorder: ({ source, encoding }, places) => ({ source, encoding: inOrder(encoding, places) }),
};
