// What the command `merge` takes.
import type { OptionTable } from './options.ts';
import { integer, path } from './types.ts';

export interface MergeSettings {
  /** Absolute; undefined: the merged model is not tested. */
  readonly data: string | undefined;
  /** Absolute. */
  readonly output: string;
  /** 0: as many as the machine has cores. */
  readonly threads: number;
}

export const MERGE_OPTIONS: OptionTable<MergeSettings> = {
  data: {
    name: 'data',
    type: path(),
    unset: 'the ensemble of folds is not tested',
    help: 'The data folder that the runs had: its test images test the ensemble of folds.',
  },
  output: {
    name: 'output',
    type: path(),
    default: 'best-epoch',
    help: 'Folder for the merged model, numbers and reports.',
  },
  threads: {
    name: 'threads',
    type: integer(0, 1024),
    default: '0',
    help: 'Threads for the test; 0 takes one for each core.',
  },
};
