// Rows of the settings' table about a sweep: several trainings that differ in a few settings.
import type { SettingRows } from '../setting.ts';
import { sweepRows } from '../sweep-rows.ts';
import { integer } from '../types.ts';

export const sweep = {
  sweep: {
    name: 'sweep',
    section: 'Sweep',
    type: sweepRows(),
    unset: 'no sweep',
    help: 'Settings to try, one mapping a row, such as `- learning-rate: 1e-3`: of training and stopping only. Best in the settings file.',
    note: 'See [folds and sweeps](folds-and-sweeps.md).',
  },
  /** The settings of this row stand in all others already. */
  sweepRow: {
    name: 'sweep-row',
    section: 'Sweep',
    type: integer(1, 1000),
    unset: 'no sweep',
    inFile: false,
    help: 'Which row of `sweep` this run trains with, from 1; `merge` ranks the runs.',
    note: 'See [folds and sweeps](folds-and-sweeps.md).',
  },
} as const satisfies SettingRows;
