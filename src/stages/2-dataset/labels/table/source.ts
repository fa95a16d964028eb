// Tables: a CSV or TSV names each image and its class.
import {
  conflictingClasses,
  oneTableLabel,
  tableLabelsAlike,
  tableLabelsIgnored,
  tableLabelUnknown,
  tooManyTableLabels,
} from '../../../../errors.ts';
import type { LabelSource } from '../source.ts';
import { namedClass, wholeImageReader } from '../whole-image/reader.ts';
import { type ClassedImage, type WholeImageSource, wholeImageSamples } from '../whole-image/samples.ts';
import { findInTables } from './find.ts';
import type { TableLabel, TableReading } from './label.ts';

const OF_TABLES: WholeImageSource<TableLabel, TableReading> = {
  labelOf: (name) => ({ source: 'table', name }),
  reading: { source: 'table' },
  tooMany: tooManyTableLabels,
  unknown: tableLabelUnknown,
  alike: tableLabelsAlike,
  allIgnored: tableLabelsIgnored,
  onlyOne: (name, images) => oneTableLabel(name, images.length),
};

export const table: LabelSource<TableLabel, TableReading, ClassedImage> = {
  name: 'table',
  task: 'classification',
  where: 'labelled in a table',
  find: findInTables,
  measure: (images, options) => wholeImageSamples(OF_TABLES, images, options),
  files: () => [],
  conflict: (one, first, classes) => conflictingClasses(namedClass(one, classes), namedClass(first, classes)),
  reader: wholeImageReader,
  reorder: (reading) => reading,
};
