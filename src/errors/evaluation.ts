// Faults of an evaluation: a trained model and a labelled set that do not belong together, or a choice of images that
// there is not.
import { quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

const MOST_NAMES = 20;

export function taskDoesNotFitModel(asked: string, model: string): Fault {
  return fault('task-does-not-fit-model', {
    subject: 'setting "task"',
    got: `is ${quote(asked)}`,
    expected: `the model was trained for ${quote(model)}`,
    fix: 'Leave `task` out: the model says what it does.',
  });
}

export function dataDoesNotFitModel(root: string, got: string, expected: string, fix: string): Fault {
  return fault('data-does-not-fit-model', {
    subject: `the images of ${quote(root)}`,
    got: `are ${got}`,
    expected: `the model takes ${expected}`,
    fix,
  });
}

export function classNotInModel(name: string, classes: readonly string[], nearest: string): Fault {
  return fault('class-not-in-model', {
    subject: `class ${quote(name)} of the data`,
    got: 'is none of the model',
    expected: `which has ${listed(classes)}`,
    fix: `Name it as the model does (the nearest is ${quote(nearest)}), or mark it with \`ignore\` in classes.json.`,
  });
}

export function classesNotTested(names: readonly string[]): Fault {
  const one = names.length === 1;
  return fault('classes-not-tested', {
    subject: `${one ? 'class' : 'classes'} ${listed(names)}`,
    got: `of the model ${one ? 'is' : 'are'} in no label of the evaluated images`,
    fix: `Nothing is known of how well ${one ? 'it is' : 'they are'} found; only that the model may see ${one ? 'it' : 'them'} where there is none.`,
    severity: 'warning',
  });
}

export function nothingLabelled(images: number): Fault {
  return fault('nothing-labelled', {
    subject: `the ${images} evaluated images`,
    got: 'have only ignored pixels in their masks',
    fix: 'There is nothing to measure a model by; label them, or evaluate others.',
  });
}

export function partNotKnown(part: string): Fault {
  return fault('part-not-known', {
    subject: `part ${quote(part)}`,
    got: 'was asked for, but nothing says which images it has',
    expected: 'expected the folders train/, val/ and test/, or a split.json',
    fix: 'Give the split.json of the training as `split`, or leave `part` out to evaluate all images.',
  });
}

export function evaluatedPartEmpty(part: string, source: 'folders' | 'file'): Fault {
  const where = source === 'file' ? 'split.json' : 'folders';
  return fault('evaluated-part-empty', {
    subject: `part ${quote(part)}`,
    got: `has no image by the data set's ${where}`,
    fix: 'Choose another one, or `all`.',
  });
}

/** `part` is what was evaluated. */
export function testedOnTrainingData(part: string): Fault {
  const among = part === 'all' ? 'its training images are among those evaluated' : 'it learnt from them';
  return fault('tested-on-training-data', {
    subject: 'the model',
    got: `was trained on this very data: ${among}`,
    fix: 'The scores say little of new images. Give the split.json of its run as `split` to evaluate the test images only.',
    severity: 'warning',
  });
}

export function evaluationOutputIsRun(output: string): Fault {
  return fault('evaluation-output-is-run', {
    subject: `setting "output" (${quote(output)})`,
    got: 'is the folder of a training or of merged runs, whose reports would be overwritten',
    expected: 'expected another folder',
    fix: 'Choose a folder of its own for the evaluation.',
  });
}

function listed(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${names.slice(0, MOST_NAMES).map(quote).join(', ')}${more}`;
}
