// Faults that stop a training or the use of its model.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

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
    const subject = `setting "time-budget" (${wholeSeconds(budgetMs)} s)`;
    if (needed === undefined)
      return {
        subject,
        got: 'was over before the images had been read for the audit and the plan',
        fix: 'Set a longer `time-budget`, or leave it out.',
      };
    const [start, training, ending] = [needed.start, needed.training, needed.ending].map(wholeSeconds);
    const total = start + training + ending;
    const parts = `${start} s to start and to read the data, ${training} s for the least of a training and its validation, ${ending} s for model, test and report`;
    return {
      subject,
      got: 'leaves no time to train',
      expected: `which needs about ${total} s: ${parts}`,
      fix: `Set \`time-budget\` to ${2 * total}s or more, twice that, so that it's more than the least, or leave it out.`,
    };
  },
  example: [1000, { start: 1900, training: 1200, ending: 3400 }],
  note: 'A run of limited time measures first what a step, a validation and the report take on this machine, and stops where no training fits. The least is one step, or from a pretrained network a head fitted to one batch. Twice what is needed leaves it some more; a good model takes minutes.',
});

function wholeSeconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}

export const memoryTight = defineFault({
  code: 'memory-tight',
  severity: 'warning',
  /** @param fitting settings that fit, as a line of a settings file; none: nothing does */
  words: (foreseen: string, available: string, fitting: readonly string[]): Wording => ({
    subject: 'the training',
    got: `is foreseen to take ${foreseen} of memory`,
    expected: `and there is ${available}`,
    fix:
      fitting.length === 0
        ? 'Run where there is more memory, or lower `memory-budget`.'
        : `Where it runs out, set ${fitting.join(' and ')}, which fits, or run where there is more memory.`,
  }),
  example: ['26.3 GiB', '15.6 GiB', ['`batch-size: 32`']],
  note: 'What you set holds, so the training is tried, unless it would take more than twice of what there is (`memory-lacking`). Left at `auto`, `batch-size` and then `image-size` are lowered until a training fits into four fifths of what the machine, or its container, has.',
});

export const memoryLacking = defineFault({
  code: 'memory-lacking',
  /** @param limit what says how much there is; @param fitting as of `memoryTight` */
  words: (
    foreseen: string,
    available: string,
    limit: 'machine' | 'address-space',
    fitting: readonly string[],
  ): Wording => ({
    subject: 'the training',
    got: `is foreseen to take ${foreseen} of memory`,
    expected:
      limit === 'machine'
        ? `and the machine, or its container, has ${available} in all`
        : `and a limit on the address space (\`ulimit -v\`) leaves ${available}`,
    fix: lackingFix(limit, fitting),
  }),
  example: ['496.7 GiB', '23.5 GiB', 'machine', ['`batch-size: 32`']],
  note: 'A training that is foreseen to take more than twice of what there is would be ended by the system without a word, so it is not tried. Beyond a limit on the address space nothing can be had at all: there the limit itself is the end. Node.js and the libraries reserve 1.7 GiB of address space and more that they never use: a limit on memory itself, as containers have, leaves more.',
});

function lackingFix(limit: 'machine' | 'address-space', fitting: readonly string[]): string {
  const first = fitting.length === 0 ? '' : `Set ${fitting.join(' and ')}, which fits, or `;
  const more = limit === 'machine' ? 'run where there is more memory' : 'raise the limit, or give none';
  return first === '' ? `${more[0]!.toUpperCase()}${more.slice(1)}.` : `${first}${more}.`;
}

export const memoryBudgetCapped = defineFault({
  code: 'memory-budget-capped',
  severity: 'warning',
  words: (given: string, available: string): Wording => ({
    subject: `setting "memory-budget" (${given})`,
    got: `is more than the ${available} of memory that this process may have`,
    expected: `so ${available} count`,
    fix: 'Lower it, or leave it out: a quarter of the memory is usual.',
  }),
  example: ['838.2 GiB', '15.6 GiB'],
  note: 'Decoded images share the memory with the training.',
});

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
  note: 'The model is the best one that there was time for, after a part of the first epoch: fine to see that a run works from end to end, and nothing to judge data or settings by. A run of the same data, settings and `output` goes on from it.',
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
