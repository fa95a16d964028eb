// Faults of folds and sweeps, which spread one task over several runs.
import { quote } from '../shared/quote.ts';
import { counted } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const foldMissing = defineFault({
  code: 'fold-missing',
  words: (folds: number): Wording => ({
    subject: 'setting "fold"',
    got: 'is not given',
    expected: `expected one of 1 to ${folds}, for a run trains one of the ${folds} \`folds\``,
    fix: 'Start a run for each fold and join them with `best-epoch merge`.',
  }),
  example: [5],
  note: 'One run trains one fold. [Folds and sweeps](folds-and-sweeps.md) shows how all are started.',
});

export const foldsMissing = defineFault({
  code: 'folds-missing',
  words: (fold: number): Wording => ({
    subject: 'setting "folds"',
    got: `is not given, but "fold" is ${fold}`,
    expected: 'expected how many folds there are',
    fix: 'Give `folds`, or leave `fold` out.',
  }),
  example: [2],
  note: 'Fold 2 of how many?',
});

export const foldOutOfRange = defineFault({
  code: 'fold-out-of-range',
  words: (fold: number, folds: number): Wording => ({
    subject: 'setting "fold"',
    got: `is ${fold}`,
    expected: `expected 1 to ${folds}, as many as \`folds\` says`,
    fix: 'Count folds from 1.',
  }),
  example: [6, 5],
  note: 'The first fold is 1.',
});

export const foldWithSweepRow = defineFault({
  code: 'fold-with-sweep-row',
  words: (): Wording => ({
    subject: 'settings "fold" and "sweep-row"',
    got: 'are both given',
    expected: 'expected one of them',
    fix: 'Find the best row of the sweep first, then train its settings in folds.',
  }),
  example: [],
  note: 'A sweep ranks its rows on one and the same validation part, folds have a different one each.',
});

export const matrixEmpty = defineFault({
  code: 'matrix-empty',
  words: (): Wording => ({
    subject: 'input "matrix"',
    got: 'is true, but there is neither "folds" nor "sweep"',
    expected: 'expected what the matrix is to go through',
    fix: 'Give `folds`, or write the rows under `sweep` into best-epoch.yml in the data folder.',
  }),
  example: [],
  note: 'GitHub ends a workflow whose matrix is empty without a word of why. Is `data` the folder that the settings file lies in?',
});

export const matrixTooLarge = defineFault({
  code: 'matrix-too-large',
  words: (rows: number, most: number): Wording => ({
    subject: 'setting "sweep"',
    got: `has ${rows} rows`,
    expected: `expected ${most} at most: GitHub starts no more jobs from one matrix`,
    fix: 'Leave rows out, or run them in several workflows.',
  }),
  example: [300, 256],
  note: "The limit is GitHub's, of jobs that one matrix makes in a workflow run.",
});

export const sweepMissing = defineFault({
  code: 'sweep-missing',
  words: (row: number): Wording => ({
    subject: 'setting "sweep"',
    got: `is not given, but "sweep-row" is ${row}`,
    expected: 'expected the rows that are to be tried',
    fix: 'Write them under `sweep` into best-epoch.yml in the data folder, or leave `sweep-row` out.',
  }),
  example: [2],
  note: 'The rows are the list `sweep`, best kept in `best-epoch.yml` in the data folder.',
});

export const sweepRowOutOfRange = defineFault({
  code: 'sweep-row-out-of-range',
  words: (row: number, rows: number): Wording => ({
    subject: 'setting "sweep-row"',
    got: `is ${row}`,
    expected: `expected 1 to ${rows}, as many rows as \`sweep\` has`,
    fix: 'Count rows from 1.',
  }),
  example: [4, 3],
  note: 'The first row is 1.',
});

export const sweepSettingRefused = defineFault({
  code: 'sweep-setting-refused',
  words: (name: string, row: number): Wording => ({
    subject: `setting ${quote(name)} in row ${row} of "sweep"`,
    got: 'cannot differ from row to row',
    expected: 'expected settings of training and stopping, for rows are compared on the same images',
    fix: 'Set it once for all rows.',
  }),
  example: ['seed', 2],
  note: 'A row may hold settings of the sections Training and Stopping of [the settings](settings.md). Data and split must be the same for all.',
});

export const sweepSettingTwice = defineFault({
  code: 'sweep-setting-twice',
  words: (name: string, row: number): Wording => ({
    subject: `setting ${quote(name)}`,
    got: `is given as a flag or an input and in row ${row} of "sweep"`,
    expected: 'expected it in one of the two',
    fix: 'Leave the flag out: it would make the rows alike.',
  }),
  example: ['learning-rate', 1],
  note: 'A flag or an input goes before everything else.',
});

export const tooFewForFolds = defineFault({
  code: 'too-few-for-folds',
  words: (groups: number, images: number, folds: number): Wording => {
    const grouped = groups === images ? '' : ` in ${groups} ${groups === 1 ? 'group' : 'groups'}`;
    return {
      subject: 'training and validation',
      got: `have ${counted(images, 'image')}${grouped} to divide`,
      expected: `${folds} folds need one each at least`,
      fix: `Lower \`folds\`, or add images${grouped === '' ? '' : ' or make the groups smaller (`group-by`)'}.`,
    };
  },
  example: [4, 4, 5],
  note: 'Each fold holds out at least one image (or group). The test part is not divided.',
});
