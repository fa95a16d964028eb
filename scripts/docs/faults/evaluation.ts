// Notes on the faults of testing a trained model.
import * as evaluation from '../../../src/errors/evaluation.ts';
import { type NotesOf, note } from './note.ts';

export const EVALUATION_NOTES: NotesOf<typeof evaluation> = {
  taskDoesNotFitModel: note(
    evaluation.taskDoesNotFitModel('segmentation', 'classification'),
    'It may stand in the settings file of the data folder.',
  ),
  dataDoesNotFitModel: note(
    evaluation.dataDoesNotFitModel('data/cells', '8-bit grey', '16-bit grey', 'Give the 16-bit images.'),
    'A model knows only pixels like those of its training. Grey images fit a model of colour; nothing else is converted.',
  ),
  classNotInModel: note(
    evaluation.classNotInModel('nucleus', ['background', 'nuclei'], 'nuclei'),
    'Classes meet by name, in whatever order. A class that no label shows may be left in the list.',
  ),
  classesNotTested: note(
    evaluation.classesNotTested(['hot pixel']),
    'The means leave out what is undefined. If it should be there, look at the names in `classes.json`.',
  ),
  nothingLabelled: note(
    evaluation.nothingLabelled(12),
    'Value 255 is ignored unless `classes.json` says otherwise.',
  ),
  partNotKnown: note(
    evaluation.partNotKnown('test'),
    'Every training leaves a `split.json` in its output folder.',
  ),
  evaluatedPartEmpty: note(
    evaluation.evaluatedPartEmpty('test', 'file'),
    'A training with `test-fraction` too small for its images may have none.',
  ),
  testedOnTrainingData: note(
    evaluation.testedOnTrainingData('all'),
    'The model file holds the hash of its training data, and it is that of this folder.',
  ),
  evaluationOutputIsRun: note(
    evaluation.evaluationOutputIsRun('best-epoch'),
    'Left out, `output` is `evaluation`, beside the training.',
  ),
};
