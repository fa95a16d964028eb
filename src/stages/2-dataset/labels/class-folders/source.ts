// Class folders: the folder of an image is its class.
import { conflictingClasses } from '../../../../errors.ts';
import type { LabelSource } from '../source.ts';
import { namedClass, wholeImageReader } from '../whole-image/reader.ts';
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
  conflict: (one, first, classes) => conflictingClasses(namedClass(one, classes), namedClass(first, classes)),
  reader: wholeImageReader,
  reorder: (reading) => reading,
};
