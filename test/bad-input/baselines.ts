// What can be wrong with the earlier results that a run is to be compared with.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BadInput, good } from './row.ts';

export const BASELINES: readonly BadInput[] = [
  {
    reason: 'a baseline that is not there',
    spoil: good,
    settings: ['--baseline', 'old/results.json'],
    codes: ['baseline-missing'],
    words: ['results.json" isn\'t there', 'Give the results.json of an earlier run'],
  },
  {
    reason: 'the run folder as baseline',
    spoil: (_, folder) => mkdir(join(folder, 'old')),
    settings: ['--baseline', 'old'],
    codes: ['baseline-unreadable'],
    words: ['is a folder'],
  },
  {
    reason: 'half a results.json as baseline',
    spoil: (_, folder) => writeFile(join(folder, 'old.json'), '{"schema-version": 1,'),
    settings: ['--baseline', 'old.json'],
    codes: ['baseline-unreadable'],
    words: ["isn't JSON"],
  },
  {
    reason: 'a baseline that a later version wrote',
    spoil: (_, folder) => writeFile(join(folder, 'old.json'), '{"schema-version": 2}'),
    settings: ['--baseline', 'old.json'],
    codes: ['baseline-other-version'],
    words: ['has schema version 2, expected 1'],
  },
  {
    reason: 'no baseline and no data, both at once',
    spoil: (data) => rm(data, { recursive: true }),
    settings: ['--baseline', 'old.json'],
    codes: ['baseline-missing', 'data-folder-missing'],
    words: ['Correct the `data` setting'],
  },
];
