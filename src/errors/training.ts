// Faults that stop a training or the use of its model.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const diskFull = defineFault({
  code: 'disk-full',
  words: (file: string): Wording => ({
    subject: `file ${quote(file)}`,
    got: 'could not be written because the disk is full',
    fix: 'Free some space and run again: a training that has left a checkpoint goes on from it.',
  }),
  example: ['best-epoch/checkpoint/state.bin'],
  note: "GitHub's runners have 14 GB for sure. Decoded images beyond `memory-budget` lie in `output`, too.",
});

export const outOfMemory = defineFault({
  code: 'out-of-memory',
  /** @param lower settings that take less when lowered, as the message shows them, the one that helps most first */
  words: (doing: string, lower: readonly string[]): Wording => ({
    subject: doing,
    got: 'ran out of memory',
    fix:
      lower.length === 0
        ? 'Run where there is more memory.'
        : `Lower ${anyOf(lower)}, or run where there is more memory.`,
  }),
  example: ['training', ['`batch-size` (64)', '`image-size` (1024)', '`threads` (8)']],
  note: "A step takes memory for every pixel of every patch in a batch, and a little for each thread. `memory-budget` is for decoded images alone. Where the system itself ends a process that takes too much, such as in a container with a limit, nothing can be said any more: it's exit code 137. So the memory that a training will take is foreseen and told with the plan.",
});

function anyOf(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

export const fileNotWritable = defineFault({
  code: 'file-not-writable',
  words: (file: string, reason: string): Wording => ({
    subject: `file ${quote(file)}`,
    got: `could not be written (${escapeControls(reason)})`,
    fix: 'Move what stands in its way, or choose an `output` folder that this user may write to.',
  }),
  example: ['best-epoch/results.json', 'EISDIR'],
  note: 'The operating system refused; the code in the message is its own word for why.',
});

export const outputStreamBroken = defineFault({
  code: 'output-stream-broken',
  /** @param stream "standard output" */
  words: (stream: string, reason: string): Wording => ({
    subject: stream,
    got: `could not be written (${escapeControls(reason)})`,
    fix: 'Free some space on the disk that it is redirected to, or redirect it elsewhere, and run again.',
  }),
  example: ['standard output', 'ENOSPC'],
  note: 'Only a reader that goes away (`| head`) is no reason to stop. A training that has left a checkpoint goes on from it.',
});

export const outputNotWritable = defineFault({
  code: 'output-not-writable',
  words: (folder: string, reason: string): Wording => ({
    subject: `output folder ${quote(folder)}`,
    got: `cannot be written to (${escapeControls(reason)})`,
    fix: 'Choose an `output` folder that this user may write to.',
  }),
  example: ['/results', 'EACCES'],
  note: 'Asked before training, not after it.',
});

export const outputInUse = defineFault({
  code: 'output-in-use',
  /** @param lock the name of the lock in it */
  words: (folder: string, lock: string): Wording => ({
    subject: `output folder ${quote(folder)}`,
    got: 'is in use: another run writes to it',
    expected: 'and the files of two would get mixed',
    fix: `Wait until that one has ended, or name another \`output\`. Only where nothing runs any more, delete ${lock} in it.`,
  }),
  example: ['best-epoch', '.output-lock'],
  note: 'Asked first of all, before anything is read. What a run leaves that was killed is taken over at once by the next one on the same machine, and after ten seconds by one on another.',
});

export const outputGone = defineFault({
  code: 'output-gone',
  words: (folder: string): Wording => ({
    subject: `output folder ${quote(folder)}`,
    got: 'was removed, renamed or taken over while the run wrote to it',
    fix: 'Leave it alone until a run has ended, and run again. A training goes on from its checkpoint where the folder is back under its name.',
  }),
  example: ['best-epoch'],
  note: 'The run stops within a second, and makes no other folder of that name. Mostly another program or another step has tidied up. Taken over it is where this machine slept, and a run on another one came to the same folder.',
});

export const weightsReplaced = defineFault({
  code: 'weights-replaced',
  /** @param how "are gone", "are not those that ..." */
  words: (file: string, how: string): Wording => ({
    subject: `weights ${quote(file)}`,
    got: how,
    expected: "so the model that was trained can't be delivered",
    fix: 'Start again, with an `output` that nothing else writes to.',
  }),
  example: ['best-epoch/checkpoint/best-00012.safetensors', 'are not those that this run has left there'],
  note: 'The weights of the best epoch are read once more when the model is made of them. Somebody, or another program, has written to the folder meanwhile.',
});

export const classicSegmentsOnly = defineFault({
  code: 'classic-segments-only',
  words: (): Wording => ({
    subject: 'recipe "classic"',
    got: 'is the published U-Net, which gives every pixel a class; this data set has one class for each image',
    fix: 'Leave `recipe` at auto.',
  }),
  example: [],
  note: 'The published recipe has no variant for classification.',
});

export const mixUpClassifiesOnly = defineFault({
  code: 'mix-up-classifies-only',
  words: (): Wording => ({
    subject: 'setting "mix-up"',
    got: 'blends images that have one class each; this data set has a class for each pixel',
    fix: 'Set `mix-up` to 0 or leave it out.',
  }),
  example: [],
  note: 'Two blended images have no class for each pixel.',
});

export const monitorNotForClassification = defineFault({
  code: 'monitor-not-for-classification',
  /** @param measure what it is, as a sentence has it; `others` can be watched */
  words: (monitor: string, measure: string, others: readonly string[]): Wording => ({
    subject: `setting "monitor" (${monitor})`,
    got: `is about ${measure}`,
    expected: 'which measures areas: whole images with a class each have none',
    fix: `Choose ${others.slice(0, -1).join(', ')} or ${others.at(-1)}.`,
  }),
  example: [
    'val-mean-iou',
    'mean IoU',
    ['val-loss', 'val-accuracy', 'val-macro-f1', 'val-balanced-accuracy'],
  ],
  note: 'Intersection over union is about areas of pixels, and class folders have no masks.',
});

export const monitorNotForSegmentation = defineFault({
  code: 'monitor-not-for-segmentation',
  /** @param measure what it is, as a sentence has it; `others` can be watched */
  words: (monitor: string, measure: string, others: readonly string[]): Wording => ({
    subject: `setting "monitor" (${monitor})`,
    got: `is about ${measure}`,
    expected: 'which is for whole images with a class each, not for masks',
    fix: `Choose ${others.slice(0, -1).join(', ')} or ${others.at(-1)}.`,
  }),
  example: [
    'val-balanced-accuracy',
    'balanced accuracy',
    ['val-loss', 'val-accuracy', 'val-mean-iou', 'val-macro-f1', 'val-mean-dice'],
  ],
  note: 'Of masks mean IoU is what rises when every class is found.',
});

export const trainingDiverged = defineFault({
  code: 'training-diverged',
  words: (learningRate: number): Wording => ({
    subject: 'training',
    got: `diverged before its first epoch was finished: the loss is not a finite number`,
    fix: `Lower \`learning-rate\` (it was ${learningRate}).`,
  }),
  example: [1],
  note: 'The steps were too large from the start. Where at least one epoch was good, its model is kept and the stop reason is `diverged` instead.',
});

export const timeBudgetTooShort = defineFault({
  code: 'time-budget-too-short',
  /** @param needed milliseconds; undefined: the images were still being read when it was over */
  words: (
    budgetMs: number,
    needed: { readonly start: number; readonly training: number; readonly ending: number } | undefined,
  ): Wording => {
    const subject = `setting "time-budget" (${seconds(budgetMs)})`;
    if (needed === undefined)
      return {
        subject,
        got: 'was over before the images had been read for the audit and the plan',
        fix: 'Set a longer `time-budget`, or leave it out.',
      };
    const { start, training, ending } = needed;
    const total = start + training + ending;
    const parts = `${seconds(start)} to start and to read the data, ${seconds(training)} for one training step and its validation, ${seconds(ending)} for model, test and report`;
    return {
      subject,
      got: 'leaves no time for a single training step',
      expected: `which needs about ${seconds(total)}: ${parts}`,
      fix: `Set \`time-budget\` to ${seconds(2 * total).replace(' ', '')} or more, or leave it out.`,
    };
  },
  example: [1000, { start: 1900, training: 1200, ending: 3400 }],
  note: 'A run of limited time measures first what a step, a validation and the report take on this machine, and stops where no training fits. Twice what is needed leaves it some steps; a good model takes minutes.',
});

/** Whole seconds: "14 s". */
function seconds(milliseconds: number): string {
  return `${Math.max(1, Math.ceil(milliseconds / 1000))} s`;
}

export const engineUnavailable = defineFault({
  code: 'engine-unavailable',
  words: (engine: string, reason: string): Wording => ({
    subject: `engine ${quote(engine)}`,
    got: `can't be loaded: ${escapeControls(reason)}`,
    fix: 'Install the packages again (npm ci), or set engine to auto.',
  }),
  example: ['onnx', 'the specified module could not be found'],
  note: 'A named engine is never replaced by another. See [engines](engines.md).',
});

export const nothingTrained = defineFault({
  code: 'nothing-trained',
  severity: 'warning',
  words: (): Wording => ({
    subject: 'the time budget',
    got: 'has no room for another epoch of the training that this run goes on with, so nothing was trained',
    expected: 'and the model is the one that was there',
    fix: 'Raise `time-budget`, or set `resume: never` to train anew.',
  }),
  example: [],
  note: 'A training that its time budget ended is gone on with by the next run of the same data, settings and output.',
});

export const lessThanAnEpoch = defineFault({
  code: 'less-than-an-epoch',
  severity: 'warning',
  words: (): Wording => ({
    subject: 'the time budget',
    got: 'was over before the first epoch was done, so the model is not trained',
    expected: 'no gate passes, and later runs are not compared with it',
    fix: 'Raise `time-budget`.',
  }),
  example: [],
  note: 'The model is the best one that there was time for, after a part of the first epoch: fine to see that a run works from end to end, and nothing to judge data or settings by. The next run of the same training goes on from it.',
});

export const modelUnreadable = defineFault({
  code: 'model-unreadable',
  words: (path: string, reason: string): Wording => ({
    subject: `model ${quote(path)}`,
    got: `can't be opened: ${escapeControls(reason)}`,
    fix: 'Give the model.onnx of a finished run.',
    file: path,
  }),
  example: ['best-epoch/model/model.onnx', 'it is no whole ONNX file (premature EOF)'],
  note: 'Perhaps a download that was cut off, or a Git LFS pointer.',
});
