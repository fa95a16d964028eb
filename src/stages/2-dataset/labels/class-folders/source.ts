// Class folders: the folder of an image is its class.
import { conflictingClasses } from '../../../../errors.ts';
import type { ClassInfo } from '../../terms.ts';
import type { LabelSource, SampleWith } from '../source.ts';
import { findClassFolders } from './find.ts';
import type { ClassedImage } from './folders.ts';
import type { FolderLabel, FolderReading } from './label.ts';
import { classedSamples } from './samples.ts';

export const classFolders: LabelSource<FolderLabel, FolderReading, ClassedImage> = {
  name: 'class-folders',
  task: 'classification',
  where: 'in class folders',
  find: findClassFolders,
  measure: classedSamples,
  files: () => [],
  conflict: (one, first, classes) => conflictingClasses(named(one, classes), named(first, classes)),
  reader: () => ({
    read: async (sample) => ({ width: 1, height: 1, data: Uint8Array.of(classOf(sample)) }),
  }),
  reorder: (reading) => reading,
};

type Counted = Pick<SampleWith<FolderLabel>, 'image' | 'classCounts'>;

/** Of a class that the model doesn't have it's -1, as a byte 255: ignored. */
function classOf({ classCounts }: Counted): number {
  return classCounts.indexOf(1);
}

function named(sample: Counted, classes: readonly ClassInfo[]) {
  return { image: sample.image, name: classes[classOf(sample)].name };
}
