// Faults of joining the runs of folds or of a sweep.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** `unfinished` are runs that were found but did not come to their end, as the user knows them. */
export const mergeNoRuns = defineFault({
  code: 'merge-no-runs',
  words: (unfinished: readonly { readonly name: string; readonly reason: string }[]): Wording => {
    const found = unfinished
      .map(({ name, reason }) => ` (${quote(name)}: ${escapeControls(reason)})`)
      .join('');
    return {
      subject: 'merge',
      got: `found no finished run${found}`,
      expected: 'expected folders with the results.json of runs with `fold` or `sweep-row`',
      fix: 'Look into the log of the runs, mend what stopped them, and start them again.',
    };
  },
  example: [[{ name: 'runs/1', reason: 'no results.json' }]],
  note: 'A run that failed or was cancelled leaves no results to join.',
});

export const mergeFolderMissing = defineFault({
  code: 'merge-folder-missing',
  words: (folder: string): Wording => ({
    subject: `folder ${quote(folder)}`,
    got: "isn't there",
    fix: 'Name the run folders (`output`) of the runs that are to be merged.',
  }),
  example: ['runs/3'],
  note: 'Often a pattern that the shell did not expand.',
});

/** `what` such as "fold 3". */
export const mergeRunMissing = defineFault({
  code: 'merge-run-missing',
  severity: 'warning',
  words: (what: string, of: number, reason: string): Wording => ({
    subject: `${what} of ${of}`,
    got: `is left out: ${escapeControls(reason)}`,
    fix: 'The others are merged without it; run its job again and merge once more to have all.',
  }),
  example: ['fold 3', 5, 'cancelled'],
  note: 'Means and the ensemble are then of the others, and the summary says so.',
});

export const mergeRunUnreadable = defineFault({
  code: 'merge-run-unreadable',
  words: (run: string, reason: string): Wording => ({
    subject: `the results.json of ${quote(run)}`,
    got: `can't be used: ${escapeControls(reason)}`,
    fix: 'Give runs of this version of the program, as they left their folders.',
  }),
  example: ['runs/2', 'it is no JSON'],
  note: 'Files of a run folder belong together and are not meant to be edited.',
});

export const mergeDownloadFailed = defineFault({
  code: 'merge-download-failed',
  words: (artifact: string, reason: string): Wording => ({
    subject: `artifact ${quote(artifact)}`,
    got: `could not be downloaded: ${escapeControls(reason)}`,
    fix: 'Run this job again; the runs it joins need not be trained anew.',
  }),
  example: ['best-epoch-fold-2', 'the service did not answer'],
  note: 'The runs themselves are done and kept.',
});

export const mergeNotFanOut = defineFault({
  code: 'merge-not-fan-out',
  words: (run: string): Wording => ({
    subject: `run ${quote(run)}`,
    got: 'is no fold and no row of a sweep',
    expected: 'expected a run with `folds` and `fold`, or with `sweep` and `sweep-row`',
    fix: 'Leave it out.',
  }),
  example: ['runs/old'],
  note: 'Two trainings that have nothing to do with each other have no mean.',
});

export const mergeTwice = defineFault({
  code: 'merge-twice',
  words: (what: string, runs: readonly string[]): Wording => ({
    subject: what,
    got: `is there twice: ${runs.map(quote).join(' and ')}`,
    expected: 'expected it once',
    fix: 'Leave one of them out.',
  }),
  example: ['fold 2', ['runs/2', 'runs/2-again']],
  note: 'Which of them counts is for you to say.',
});

export const mergeRunsDiffer = defineFault({
  code: 'merge-runs-differ',
  words: (
    what: string,
    first: { readonly run: string; readonly value: string },
    other: { readonly run: string; readonly value: string },
  ): Wording => {
    const of = ({ run, value }: { run: string; value: string }) => `${quote(value)} in ${quote(run)}`;
    return {
      subject: `${what} of the runs`,
      got: `is ${of(first)} and ${of(other)}`,
      expected: 'expected the same in all: else their figures and models do not belong together',
      fix: 'Train them again with the same data, settings and version.',
    };
  },
  example: ['setting "seed"', { run: 'runs/1', value: '42' }, { run: 'runs/2', value: '43' }],
  note: 'With another seed, say, folds overlap, and an image would be judged by a model that has learnt it.',
});

export const mergeModelDiffers = defineFault({
  code: 'merge-model-differs',
  words: (run: string): Wording => ({
    subject: `model/model.onnx of ${quote(run)}`,
    got: 'is not the file that its results.json describes (the sha256 differs)',
    fix: 'Give the run folder as the run left it.',
  }),
  example: ['runs/2'],
  note: 'The model was replaced, or was not copied whole.',
});

export const mergeDataDiffers = defineFault({
  code: 'merge-data-differs',
  words: (folder: string): Wording => ({
    subject: `data folder ${quote(folder)}`,
    got: 'does not hold what the runs were trained on (its hash differs)',
    expected: 'expected the same images, masks and classes',
    fix: 'Check out the same commit as the runs, or leave `data` out: then the runs are merged without testing the merged model.',
  }),
  example: ['data/cells'],
  note: 'The ensemble may only be tested on images that none of its members has learnt.',
});

export const mergeOutputIsRun = defineFault({
  code: 'merge-output-is-run',
  words: (output: string): Wording => ({
    subject: `setting "output" (${quote(output)})`,
    got: 'is the folder of a training, whose model would be overwritten',
    expected: 'expected another folder',
    fix: 'Choose a folder of its own for the merged results, or move the training away.',
  }),
  example: ['runs/1'],
  note: 'Be it one of those that are merged or any other: its results would stand beside the merged model. Left out, `output` is `best-epoch`, as for a training.',
});
