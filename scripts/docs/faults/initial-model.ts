// Notes on the faults of the model that a training starts from.
import * as initial from '../../../src/errors/initial-model.ts';
import { type NotesOf, note } from './note.ts';

const NAME = 'old/model/model.onnx';

export const INITIAL_MODEL_NOTES: NotesOf<typeof initial> = {
  initialModelMissing: note(
    initial.initialModelMissing('best-epoch/model/model.onnx'),
    'On GitHub a run begins with an empty workspace: download the earlier artifact first, or use `baseline`.',
  ),
  initialModelNeedsBaseline: note(
    initial.initialModelNeedsBaseline(),
    '`initial-model: baseline` is the model of the run that this one is compared with.',
  ),
  initialModelNotOfBaseline: note(
    initial.initialModelNotOfBaseline(NAME, 'old/results.json'),
    'The model is looked for where results.json says that its run has put it, and held against its digest.',
  ),
  initialModelTaskDiffers: note(
    initial.initialModelTaskDiffers(NAME, 'segmentation', 'classification'),
    'The two tasks have different networks.',
  ),
  initialModelPixelsDiffer: note(
    initial.initialModelPixelsDiffer(NAME, '8-bit grey', '16-bit grey'),
    'The normalisation is kept with the weights, and it is one of pixel values.',
  ),
  initialModelClassesDiffer: note(
    initial.initialModelClassesDiffer(NAME, ['crack'], ['cracks']),
    'A class that only the model knows was mostly renamed, and learning it anew would lose what is known.',
  ),
  initialModelKnowsImages: note(
    initial.initialModelKnowsImages(NAME, ['3 of 12 test images']),
    'Told where the results.json of its run lies in the run folder, or for a baseline. Folds of a model that was trained without them always meet it for their validation images.',
  ),
  initialModelNetworkDiffers: note(
    initial.initialModelNetworkDiffers(NAME, 'U-Net 16-32-64-128', 'U-Net 32-64-128-256-512'),
    'The published recipe is that of one network.',
  ),
};
