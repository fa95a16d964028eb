// Rows of the settings' table about the split: how the images are divided, and where everything random starts.
import { regularExpression } from '../pattern-types.ts';
import type { SettingRows } from '../setting.ts';
import { fraction, fractionOrNone, integer, path } from '../types.ts';

export const split = {
  validationFraction: {
    name: 'validation-fraction',
    section: 'Split',
    type: fraction(),
    default: '0.21',
    help: 'Share of the images that early stopping watches.',
    note: 'Of all images; training gets what validation and test leave. Each class is divided in the same way, as near as whole images and groups allow. Has no effect on data that comes in `train/`, `val/` and `test/` folders.',
  },
  testFraction: {
    name: 'test-fraction',
    section: 'Split',
    type: fractionOrNone(),
    default: '0.15',
    help: 'Share of the images kept untouched for the final test.',
    note: 'With 0 nothing is tested: there are no test scores, no verdict on a baseline, and a gate on one of them is an error before training. Early stopping has looked at the validation images, whose scores lean to the good side.',
  },
  groupBy: {
    name: 'group-by',
    section: 'Split',
    type: regularExpression(),
    unset: 'every image on its own',
    help: 'Images whose paths give the same match (or first capture group) stay in the same part of the split.',
    note: 'For images that are no independent samples, such as several of one patient, place or exposure: `group-by: "^images/(patient-\\d+)"`. Without it the test is too easy.',
  },
  split: {
    name: 'split',
    section: 'Split',
    type: path(),
    unset: 'made from the image contents and the seed',
    help: 'A split.json to take as it is.',
    note: "Every run writes one. Given back, it keeps the split even when images change their content. Images it does not name are divided as it divides its own, with a warning. Without it images stay in their part of the baseline, of the initial model's run or of the run before in the same `output`, as long as `seed`, fractions and `group-by` are the same.",
  },
  folds: {
    name: 'folds',
    section: 'Split',
    type: integer(2, 100),
    unset: 'no cross-validation',
    help: 'Divides training and validation into so many folds, each held out by one run; `merge` joins the runs.',
    note: 'See [folds and sweeps](folds-and-sweeps.md).',
  },
  fold: {
    name: 'fold',
    section: 'Split',
    type: integer(1, 100),
    unset: 'no cross-validation',
    inFile: false,
    help: 'Which fold this run holds out and validates on, from 1.',
    note: 'See [folds and sweeps](folds-and-sweeps.md).',
  },
  seed: {
    name: 'seed',
    section: 'Split',
    type: integer(0, 4294967295),
    default: '42',
    help: 'Starting point of everything random: split, first weights, order, augmentation.',
    note: 'The same seed, engine, number of threads and kind of machine give the same weights, bit for bit, but with a `time-budget`, where the learning rate follows the clock. Another seed makes another split: its figures are not comparable image by image.',
  },
} as const satisfies SettingRows;
