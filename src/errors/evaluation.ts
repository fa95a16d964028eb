// Faults of an evaluation: a trained model and a labelled set that do not belong together, or a choice of images that
// there is not.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

const MOST_NAMES = 20;

export const taskDoesNotFitModel = defineFault({
  code: 'task-does-not-fit-model',
  words: (asked: string, model: string): Wording => ({
    subject: 'setting "task"',
    got: `is ${quote(asked)}`,
    expected: `the model was trained for ${quote(model)}`,
    fix: 'Leave `task` out: the model says what it does.',
  }),
  example: ['segmentation', 'classification'],
  note: 'It may stand in the settings file of the data folder.',
});

export const dataOfOtherTask = defineFault({
  code: 'data-of-other-task',
  words: (root: string, images: number, holds: 'segmentation' | 'classification', why: string): Wording => {
    const [label, model, fix] =
      holds === 'segmentation'
        ? ['a mask', 'a classifier, which gives one class an image', 'class folders or a table of labels']
        : ['a class', 'for segmentation, which gives a class to each pixel', 'images with masks'];
    return {
      subject: `data folder ${quote(root)}`,
      got: `holds ${images} ${images === 1 ? 'image' : 'images'} with ${label} for each (${escapeControls(why)})`,
      expected: `the model is ${model}`,
      fix: `Evaluate it on ${fix}, or give a model of ${holds}.`,
    };
  },
  example: ['data/cells', 40, 'segmentation', 'masks in masks/, images in images/, paired by name'],
  note: 'A model is tested on labels of the kind that it gives.',
});

export const dataDoesNotFitModel = defineFault({
  code: 'data-does-not-fit-model',
  words: (root: string, got: string, expected: string, fix: string): Wording => ({
    subject: `the images of ${quote(root)}`,
    got: `are ${got}`,
    expected: `the model takes ${expected}`,
    fix,
  }),
  example: ['data/cells', '8-bit grey', '16-bit grey', 'Give the 16-bit images.'],
  note: 'A model knows only pixels like those of its training. Grey images fit a model of colour; nothing else is converted.',
});

export const classNotInModel = defineFault({
  code: 'class-not-in-model',
  words: (name: string, classes: readonly string[], nearest: string | undefined): Wording => ({
    subject: `class ${quote(name)} of the data`,
    got: 'is none of the model',
    expected: `which has ${listed(classes)}`,
    fix: `Name it as the model does${nearest === undefined ? '' : ` (the nearest is ${quote(nearest)})`}, or mark it with \`ignore\` in classes.json.`,
  }),
  example: ['nucleus', ['background', 'nuclei'], 'nuclei'],
  note: 'Classes meet by name, in whatever order. A class that no label shows may be left in the list.',
});

export const classesNotTested = defineFault({
  code: 'classes-not-tested',
  severity: 'warning',
  words: (names: readonly string[]): Wording => {
    const one = names.length === 1;
    return {
      subject: `${one ? 'class' : 'classes'} ${listed(names)}`,
      got: `of the model ${one ? 'is' : 'are'} in no label of the evaluated images`,
      fix: `Nothing is known of how well ${one ? 'it is' : 'they are'} found; only that the model may see ${one ? 'it' : 'them'} where there is none.`,
    };
  },
  example: [['hot pixel']],
  note: 'The means leave out what is undefined. If it should be there, look at the names in `classes.json`.',
});

export const nothingLabelled = defineFault({
  code: 'nothing-labelled',
  words: (images: number): Wording => ({
    subject: `the ${images} evaluated images`,
    got: 'have only ignored pixels in their masks',
    fix: 'There is nothing to measure a model by; label them, or evaluate others.',
  }),
  example: [12],
  note: 'Value 255 is ignored unless `classes.json` says otherwise.',
});

export const runFolderMixed = defineFault({
  code: 'run-folder-mixed',
  words: (folder: string, file: string): Wording => ({
    subject: `run folder ${quote(folder)}`,
    got: `holds files of two runs: its ${file} is not the one that its results.json tells of`,
    expected: 'the images that one run tested with may be those that the other trained on',
    fix: 'Train into it again, or take model, split.json and results.json of one run.',
  }),
  example: ['best-epoch', 'split.json'],
  note: "A run's files take the place of the earlier run's together. Earlier versions left an interrupted run's split.json beside the model before it, and files are copied by hand.",
});

export const partNotKnown = defineFault({
  code: 'part-not-known',
  words: (part: string): Wording => ({
    subject: `part ${quote(part)}`,
    got: 'was asked for, but nothing says which images it has',
    expected: 'expected the folders train/, val/ and test/, or a split.json',
    fix: 'Give the split.json of the training as `split`, or leave `part` out to evaluate all images.',
  }),
  example: ['test'],
  note: 'Every training leaves a `split.json` in its output folder.',
});

export const evaluatedPartEmpty = defineFault({
  code: 'evaluated-part-empty',
  words: (part: string, source: 'folders' | 'file'): Wording => {
    const where = source === 'file' ? 'split.json' : 'what the data set has for parts';
    return {
      subject: `part ${quote(part)}`,
      got: `has no image by ${where}`,
      fix: 'Choose another one, or `all`.',
    };
  },
  example: ['test', 'file'],
  note: 'A training with `test-fraction` too small for its images may have none.',
});

/** `part` is what was evaluated. */
export const testedOnTrainingData = defineFault({
  code: 'tested-on-training-data',
  severity: 'warning',
  words: (part: string): Wording => {
    const among = part === 'all' ? 'its training images are among those evaluated' : 'it learnt from them';
    return {
      subject: 'the model',
      got: `was trained on this very data: ${among}`,
      fix: 'The scores say little of new images. Give the split.json of its run as `split` to evaluate the test images only.',
    };
  },
  example: ['all'],
  note: 'The model file holds the hash of its training data, and it is that of this folder.',
});

export const evaluationOutputIsRun = defineFault({
  code: 'evaluation-output-is-run',
  words: (output: string): Wording => ({
    subject: `setting "output" (${quote(output)})`,
    got: 'is the folder of a training or of merged runs, whose reports would be overwritten',
    expected: 'expected another folder',
    fix: 'Choose a folder of its own for the evaluation.',
  }),
  example: ['best-epoch'],
  note: 'Left out, `output` is `evaluation`, beside the training.',
});

function listed(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${names.slice(0, MOST_NAMES).map(quote).join(', ')}${more}`;
}
