// What the command `label` takes.
import type { OptionRows } from './options.ts';
import type { ValuesOf } from './setting.ts';
import { path } from './types.ts';

export const LABEL_OPTIONS = {
  rules: { name: 'rules', type: path(), help: 'A JSON file with a range of intensities for each class.' },
  output: {
    name: 'output',
    type: path(),
    default: 'masks',
    help: 'Folder for the masks and labels.csv; beside images/ it makes a data set of both.',
  },
} as const satisfies OptionRows;

/** Paths are absolute. */
export type LabelSettings = ValuesOf<typeof LABEL_OPTIONS>;
