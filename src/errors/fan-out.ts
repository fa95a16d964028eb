// Faults of folds and sweeps, which spread one task over several runs, and of joining these runs.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

export function foldMissing(folds: number): Fault {
  return fault('fold-missing', {
    subject: 'setting "fold"',
    got: 'is not given',
    expected: `expected one of 1 to ${folds}, for a run trains one of the ${folds} \`folds\``,
    fix: 'Start a run for each fold and join them with `best-epoch merge`.',
  });
}

export function foldsMissing(fold: number): Fault {
  return fault('folds-missing', {
    subject: 'setting "folds"',
    got: `is not given, but "fold" is ${fold}`,
    expected: 'expected how many folds there are',
    fix: 'Give `folds`, or leave `fold` out.',
  });
}

export function foldOutOfRange(fold: number, folds: number): Fault {
  return fault('fold-out-of-range', {
    subject: 'setting "fold"',
    got: `is ${fold}`,
    expected: `expected 1 to ${folds}, as many as \`folds\` says`,
    fix: 'Count folds from 1.',
  });
}

export function foldWithSweepRow(): Fault {
  return fault('fold-with-sweep-row', {
    subject: 'settings "fold" and "sweep-row"',
    got: 'are both given',
    expected: 'expected one of them',
    fix: 'Find the best row of the sweep first, then train its settings in folds.',
  });
}

export function sweepMissing(row: number): Fault {
  return fault('sweep-missing', {
    subject: 'setting "sweep"',
    got: `is not given, but "sweep-row" is ${row}`,
    expected: 'expected the rows that are to be tried',
    fix: 'Write them under `sweep` into best-epoch.yml in the data folder, or leave `sweep-row` out.',
  });
}

export function sweepRowOutOfRange(row: number, rows: number): Fault {
  return fault('sweep-row-out-of-range', {
    subject: 'setting "sweep-row"',
    got: `is ${row}`,
    expected: `expected 1 to ${rows}, as many rows as \`sweep\` has`,
    fix: 'Count rows from 1.',
  });
}

export function sweepSettingRefused(name: string, row: number): Fault {
  return fault('sweep-setting-refused', {
    subject: `setting ${quote(name)} in row ${row} of "sweep"`,
    got: 'cannot differ from row to row',
    expected: 'expected settings of training and stopping, for rows are compared on the same images',
    fix: 'Set it once for all rows.',
  });
}

export function sweepSettingTwice(name: string, row: number): Fault {
  return fault('sweep-setting-twice', {
    subject: `setting ${quote(name)}`,
    got: `is given as a flag or an input and in row ${row} of "sweep"`,
    expected: 'expected it in one of the two',
    fix: 'Leave the flag out: it would make the rows alike.',
  });
}

export function tooFewForFolds(groups: number, images: number, folds: number): Fault {
  const grouped = groups === images ? '' : ` in ${groups} ${groups === 1 ? 'group' : 'groups'}`;
  return fault('too-few-for-folds', {
    subject: 'training and validation',
    got: `have ${images} images${grouped} to divide`,
    expected: `${folds} folds need one each at least`,
    fix: `Lower \`folds\`, or add images${grouped === '' ? '' : ' or make the groups smaller (`group-by`)'}.`,
  });
}

// ---- joining ------------------------------------------------------------------------------------------------

/** `unfinished` are runs that were found but did not come to their end, as the user knows them. */
export function mergeNoRuns(
  unfinished: readonly { readonly name: string; readonly reason: string }[],
): Fault {
  const found = unfinished.map(({ name, reason }) => ` (${quote(name)}: ${escapeControls(reason)})`).join('');
  return fault('merge-no-runs', {
    subject: 'merge',
    got: `found no finished run${found}`,
    expected: 'expected folders with the results.json of runs with `fold` or `sweep-row`',
    fix: 'Look into the log of the runs, mend what stopped them, and start them again.',
  });
}

export function mergeFolderMissing(folder: string): Fault {
  return fault('merge-folder-missing', {
    subject: `folder ${quote(folder)}`,
    got: "isn't there",
    fix: 'Name the run folders (`output`) of the runs that are to be merged.',
  });
}

/** `what` such as "fold 3". */
export function mergeRunMissing(what: string, of: number, reason: string): Fault {
  return fault('merge-run-missing', {
    subject: `${what} of ${of}`,
    got: `is left out: ${escapeControls(reason)}`,
    fix: 'The others are merged without it; run its job again and merge once more to have all.',
    severity: 'warning',
  });
}

export function mergeRunUnreadable(run: string, reason: string): Fault {
  return fault('merge-run-unreadable', {
    subject: `the results.json of ${quote(run)}`,
    got: `can't be used: ${escapeControls(reason)}`,
    fix: 'Give runs of this version of the program, as they left their folders.',
  });
}

export function mergeDownloadFailed(artifact: string, reason: string): Fault {
  return fault('merge-download-failed', {
    subject: `artifact ${quote(artifact)}`,
    got: `could not be downloaded: ${escapeControls(reason)}`,
    fix: 'Run this job again; the runs it joins need not be trained anew.',
  });
}

export function mergeNotFanOut(run: string): Fault {
  return fault('merge-not-fan-out', {
    subject: `run ${quote(run)}`,
    got: 'is no fold and no row of a sweep',
    expected: 'expected a run with `folds` and `fold`, or with `sweep` and `sweep-row`',
    fix: 'Leave it out.',
  });
}

export function mergeTwice(what: string, runs: readonly string[]): Fault {
  return fault('merge-twice', {
    subject: what,
    got: `is there twice: ${runs.map(quote).join(' and ')}`,
    expected: 'expected it once',
    fix: 'Leave one of them out.',
  });
}

export function mergeRunsDiffer(
  what: string,
  first: { readonly run: string; readonly value: string },
  other: { readonly run: string; readonly value: string },
): Fault {
  const of = ({ run, value }: { run: string; value: string }) => `${quote(value)} in ${quote(run)}`;
  return fault('merge-runs-differ', {
    subject: `${what} of the runs`,
    got: `is ${of(first)} and ${of(other)}`,
    expected: 'expected the same in all: else their figures and models do not belong together',
    fix: 'Train them again with the same data, settings and version.',
  });
}

export function mergeModelDiffers(run: string): Fault {
  return fault('merge-model-differs', {
    subject: `model/model.onnx of ${quote(run)}`,
    got: 'is not the file that its results.json describes (the sha256 differs)',
    fix: 'Give the run folder as the run left it.',
  });
}

export function mergeDataDiffers(folder: string): Fault {
  return fault('merge-data-differs', {
    subject: `data folder ${quote(folder)}`,
    got: 'does not hold what the runs were trained on (its hash differs)',
    expected: 'expected the same images, masks and classes',
    fix: 'Check out the same commit as the runs, or leave `data` out: then the runs are merged without testing the merged model.',
  });
}

export function mergeOutputIsRun(output: string): Fault {
  return fault('merge-output-is-run', {
    subject: `setting "output" (${quote(output)})`,
    got: 'is the folder of a run that is to be merged',
    expected: 'expected another folder',
    fix: 'Choose a folder of its own for the merged results.',
  });
}
