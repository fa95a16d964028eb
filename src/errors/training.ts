// Faults that stop a training or the use of its model.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

export function diskFull(file: string): Fault {
  return fault('disk-full', {
    subject: `file ${quote(file)}`,
    got: 'could not be written because the disk is full',
    fix: 'Free some space and run again: the last good checkpoint is whole and training goes on from it.',
  });
}

export function fileNotWritable(file: string, reason: string): Fault {
  return fault('file-not-writable', {
    subject: `file ${quote(file)}`,
    got: `could not be written (${escapeControls(reason)})`,
    fix: 'Move what stands in its way, or choose an `output` folder that this user may write to.',
  });
}

export function outputNotWritable(folder: string, reason: string): Fault {
  return fault('output-not-writable', {
    subject: `output folder ${quote(folder)}`,
    got: `cannot be written to (${escapeControls(reason)})`,
    fix: 'Choose an `output` folder that this user may write to.',
  });
}

export function classicSegmentsOnly(): Fault {
  return fault('classic-segments-only', {
    subject: 'recipe "classic"',
    got: 'is the published U-Net, which gives every pixel a class; this data set has one class for each image',
    fix: 'Leave `recipe` at auto.',
  });
}

export function mixUpClassifiesOnly(): Fault {
  return fault('mix-up-classifies-only', {
    subject: 'setting "mix-up"',
    got: 'blends images that have one class each; this data set has a class for each pixel',
    fix: 'Set `mix-up` to 0 or leave it out.',
  });
}

export function trainingDiverged(learningRate: number): Fault {
  return fault('training-diverged', {
    subject: 'training',
    got: `diverged before its first epoch was finished: the loss is not a finite number`,
    fix: `Lower \`learning-rate\` (it was ${learningRate}).`,
  });
}

export function engineUnavailable(engine: string, reason: string): Fault {
  return fault('engine-unavailable', {
    subject: `engine ${quote(engine)}`,
    got: `can't be loaded: ${escapeControls(reason)}`,
    fix: 'Install the packages again (npm ci), or set engine to auto.',
  });
}

export function modelUnreadable(path: string, reason: string): Fault {
  return fault('model-unreadable', {
    subject: `model ${quote(path)}`,
    got: `can't be opened: ${escapeControls(reason)}`,
    fix: 'Give the model.onnx of a finished run.',
    file: path,
  });
}
