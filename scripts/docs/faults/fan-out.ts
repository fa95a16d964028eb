// Notes on the faults of folds, sweeps and joining their runs.
import * as fanOut from '../../../src/errors/fan-out.ts';
import { type NotesOf, note } from './note.ts';

export const FAN_OUT_NOTES: NotesOf<typeof fanOut> = {
  foldMissing: note(
    fanOut.foldMissing(5),
    'One run trains one fold. [Folds and sweeps](folds-and-sweeps.md) shows how all are started.',
  ),
  foldsMissing: note(fanOut.foldsMissing(2), 'Fold 2 of how many?'),
  foldOutOfRange: note(fanOut.foldOutOfRange(6, 5), 'The first fold is 1.'),
  foldWithSweepRow: note(
    fanOut.foldWithSweepRow(),
    'A sweep ranks its rows on one and the same validation part, folds have a different one each.',
  ),
  sweepMissing: note(
    fanOut.sweepMissing(2),
    'The rows are the list `sweep`, best kept in `best-epoch.yml` in the data folder.',
  ),
  sweepRowOutOfRange: note(fanOut.sweepRowOutOfRange(4, 3), 'The first row is 1.'),
  sweepSettingRefused: note(
    fanOut.sweepSettingRefused('seed', 2),
    'A row may hold settings of the sections Training and Stopping of [the settings](settings.md). Data and split must be the same for all.',
  ),
  sweepSettingTwice: note(
    fanOut.sweepSettingTwice('learning-rate', 1),
    'A flag or an input goes before everything else.',
  ),
  tooFewForFolds: note(
    fanOut.tooFewForFolds(4, 4, 5),
    'Each fold holds out at least one image (or group). The test part is not divided.',
  ),
  mergeNoRuns: note(
    fanOut.mergeNoRuns([{ name: 'runs/1', reason: 'no results.json' }]),
    'A run that failed or was cancelled leaves no results to join.',
  ),
  mergeFolderMissing: note(
    fanOut.mergeFolderMissing('runs/3'),
    'Often a pattern that the shell did not expand.',
  ),
  mergeRunMissing: note(
    fanOut.mergeRunMissing('fold 3', 5, 'cancelled'),
    'Means and the ensemble are then of the others, and the summary says so.',
  ),
  mergeRunUnreadable: note(
    fanOut.mergeRunUnreadable('runs/2', 'it is no JSON'),
    'Files of a run folder belong together and are not meant to be edited.',
  ),
  mergeDownloadFailed: note(
    fanOut.mergeDownloadFailed('best-epoch-fold-2', 'the service did not answer'),
    'The runs themselves are done and kept.',
  ),
  mergeNotFanOut: note(
    fanOut.mergeNotFanOut('runs/old'),
    'Two trainings that have nothing to do with each other have no mean.',
  ),
  mergeTwice: note(
    fanOut.mergeTwice('fold 2', ['runs/2', 'runs/2-again']),
    'Which of them counts is for you to say.',
  ),
  mergeRunsDiffer: note(
    fanOut.mergeRunsDiffer('setting "seed"', { run: 'runs/1', value: '42' }, { run: 'runs/2', value: '43' }),
    'With another seed, say, folds overlap, and an image would be judged by a model that has learnt it.',
  ),
  mergeModelDiffers: note(
    fanOut.mergeModelDiffers('runs/2'),
    'The model was replaced, or was not copied whole.',
  ),
  mergeDataDiffers: note(
    fanOut.mergeDataDiffers('data/cells'),
    'The ensemble may only be tested on images that none of its members has learnt.',
  ),
  mergeOutputIsRun: note(fanOut.mergeOutputIsRun('runs/1'), 'The run would be overwritten.'),
};
