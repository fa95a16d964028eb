// Faults of using a model that is trained already: the model's file, the images that it is given, what is looked for.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

export function modelNotOurs(path: string, reason: string): Fault {
  return fault('model-not-ours', {
    subject: `model ${quote(path)}`,
    got: `is an ONNX model, but not one that this program wrote: ${escapeControls(reason)}`,
    fix: 'Give the model.onnx of a finished run; other models say neither their classes nor what pixels they take.',
    file: path,
  });
}

export function modelIsEnsemble(path: string, members: string): Fault {
  return fault('model-is-ensemble', {
    subject: `model ${quote(path)}`,
    got: `is an ensemble of ${escapeControls(members)} models, whose mean can't be trained on`,
    fix: 'Give the model.onnx of one of the runs that were merged.',
    file: path,
  });
}

export function inputMissing(input: string): Fault {
  return fault('input-missing', {
    subject: `input ${quote(input)}`,
    got: "isn't there",
    fix: 'Correct the path. A pattern with a * is taken literally only where a file has that name.',
  });
}

export function inputMatchesNothing(pattern: string): Fault {
  return fault('input-matches-nothing', {
    subject: `pattern ${quote(pattern)}`,
    got: 'matches no image',
    fix: 'Correct it, and quote it, so that the shell leaves it alone: "scans/**/*.tif".',
  });
}

export function inputHoldsNoImage(folder: string): Fault {
  return fault('input-holds-no-image', {
    subject: `input folder ${quote(folder)}`,
    got: 'holds no image',
    fix: 'Name the folder that the images are in, or the images themselves.',
  });
}

export function outputInsideInput(output: string, input: string): Fault {
  return fault('output-inside-input', {
    subject: `output folder ${quote(output)}`,
    got: output === input ? 'is an input, too' : `lies inside the input ${quote(input)}`,
    expected: 'expected another folder, or the next run would take its own results for images',
    fix: 'Choose a folder outside the input.',
  });
}

export function inputInsideOutput(input: string, output: string): Fault {
  return fault('input-inside-output', {
    subject: `input ${quote(input)}`,
    got: `lies where the results would be written, in ${quote(output)}`,
    fix: 'Choose another output folder, or the input would be overwritten.',
  });
}

export function imageDoesNotFitModel(file: string, got: string, expected: string, fix: string): Fault {
  return fault('image-does-not-fit-model', {
    subject: `image ${quote(file)}`,
    got: `is ${got}`,
    expected: `the model takes ${expected}`,
    fix,
    file,
  });
}

export function classToFindUnknown(name: string, classes: readonly string[], nearest: string): Fault {
  const shown = classes.slice(0, 20).map(quote).join(', ');
  return fault('class-to-find-unknown', {
    subject: `class ${quote(name)} (option "find")`,
    got: 'is none of the model',
    expected: `which has ${shown}${classes.length > 20 ? ` and ${classes.length - 20} more` : ''}`,
    fix: `Did you mean ${quote(nearest)}?`,
  });
}

export function optionsForPixels(names: readonly string[], model: string): Fault {
  const one = names.length === 1;
  return fault('options-for-pixels', {
    subject: `${one ? 'option' : 'options'} ${names.map(quote).join(', ')}`,
    got: `${one ? 'is' : 'are'} about the pixels of an image`,
    expected: `and ${quote(model)} is a classifier, which gives one class an image`,
    fix: 'Leave them out; predictions.csv has every probability.',
  });
}
