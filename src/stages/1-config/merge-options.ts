// What the command `merge` takes.
import { gates } from './gates.ts';
import type { OptionRows } from './options.ts';
import type { ValuesOf } from './setting.ts';
import { integer, path } from './types.ts';

export const MERGE_OPTIONS = {
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
  failIf: {
    name: 'fail-if',
    type: gates(),
    unset: 'nothing',
    help: 'What fails the joining once all is done, such as test-mean-iou < 0.8: conditions on the joined model, one a line.',
  },
} as const satisfies OptionRows;

/** Paths are absolute. */
export type MergeSettings = ValuesOf<typeof MERGE_OPTIONS>;
