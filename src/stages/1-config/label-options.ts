// What the command `label` takes.
import type { OptionTable } from './options.ts';
import { path } from './types.ts';

export interface LabelSettings {
  /** Absolute. */
  readonly rules: string;
  /** Absolute. */
  readonly output: string;
}

export const LABEL_OPTIONS: OptionTable<LabelSettings> = {
  rules: { name: 'rules', type: path(), help: 'A JSON file with a range of intensities for each class.' },
  output: {
    name: 'output',
    type: path(),
    default: 'masks',
    help: 'Folder for the masks and labels.csv; beside images/ it makes a data set of both.',
  },
};
