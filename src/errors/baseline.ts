// Faults of the earlier results that a run is compared with.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { wordMeant } from './word-or-path.ts';

const FIX = 'Give the results.json of an earlier run, or set `baseline` to `auto` or `none`.';

export const baselineMissing = defineFault({
  code: 'baseline-missing',
  words: (path: string): Wording => ({
    subject: `baseline ${quote(path)}`,
    got: "isn't there",
    ...wordMeant(path, ['auto', 'none']),
    fix: FIX,
  }),
  example: ['main/results.json'],
  note: 'A path that was named must be there; `auto` does without.',
});

export const baselineFromData = defineFault({
  code: 'baseline-from-data',
  severity: 'warning',
  words: (file: string, setting: 'baseline' | 'artifact-name'): Wording => ({
    subject: `the settings file ${quote(file)}`,
    got: 'has a say in what this pull request is compared with',
    expected: 'though a pull request may change it: it is part of the data under review',
    fix: `Give \`${setting}\` in the workflow.`,
  }),
  example: ['data/cells/best-epoch.yml', 'baseline'],
  note: 'The run is done as the file has it. Summary and comment say so beside the verdict. `artifact-name` is part of the name by which the run before is found, and what other series are known by: the file decides nothing where the workflow gives it, or `series` and there are results of that very series.',
});

const TEMPORARY = `\`\${{ runner.temp }}\``;

export const baselineInCheckout = defineFault({
  code: 'baseline-in-checkout',
  severity: 'warning',
  words: (path: string, setting: 'baseline' | 'history'): Wording => ({
    subject: `\`${setting}\` ${quote(path)}`,
    got: 'lies in the checkout',
    expected: 'though a pull request may change what it is compared with there',
    fix:
      setting === 'history'
        ? `Keep it below ${TEMPORARY}, or give \`history: branch NAME\`.`
        : `Fetch it to a path below ${TEMPORARY}.`,
  }),
  example: ['past', 'history'],
  note: 'A pull request that commits files there writes the results of the branch that it is compared with. The run is done all the same; summary and comment say so beside verdict and trend. What an earlier step of the job has put there is told, too: files that the pull request brings stay among it.',
});

export const baselineUnreadable = defineFault({
  code: 'baseline-unreadable',
  words: (path: string, got: string): Wording => ({
    subject: `baseline ${quote(path)}`,
    got: escapeControls(got),
    fix: FIX,
  }),
  example: ['main/results.json', 'is not JSON'],
  note: 'Only results.json has what a comparison needs: the confusion counts of each test image.',
});

export const baselineUntrained = defineFault({
  code: 'baseline-untrained',
  words: (path: string): Wording => ({
    subject: `baseline ${quote(path)}`,
    got: 'is of a run that had no time to train its model',
    expected: 'so nothing can be told by a comparison with it',
    fix: FIX,
  }),
  example: ['main/results.json'],
  note: 'Its `untrained` says why. Such a run leaves no results for `auto` by itself.',
});

export const baselineOtherVersion = defineFault({
  code: 'baseline-other-version',
  words: (path: string, version: string, expected: number): Wording => ({
    subject: `baseline ${quote(path)}`,
    got: `has schema version ${escapeControls(version)}`,
    expected: `expected ${expected}`,
    fix: 'Make it again with this version of the program, or use the version that wrote it.',
  }),
  example: ['main/results.json', '2', 1],
  note: 'The schema version rises when a field is renamed, removed or changes its meaning.',
});

export const seriesShared = defineFault({
  code: 'series-shared',
  severity: 'warning',
  words: (series: string, what: 'job' | 'artifact', name: string): Wording => ({
    subject: `series ${quote(series)}`,
    got: `is what this workflow run makes in ${what === 'job' ? 'job' : 'the job of artifact'} ${quote(name)}, too`,
    expected: 'expected one job a series',
    fix: 'Give each job, and each row of a matrix, a `series` of its own: the next run is compared with the results of whichever ends last.',
  }),
  example: ['cells', 'job', 'train-large'],
  note: 'A series is the runs that make one model after another. [Which runs are compared](github.md#which-runs-are-compared) tells how it gets its name.',
});

export const baselineCacheFailed = defineFault({
  code: 'baseline-cache-failed',
  severity: 'warning',
  words: (what: 'read' | 'saved', reason: string): Wording => ({
    subject: 'the baseline',
    got: `was not ${what === 'read' ? 'read from' : 'saved in'} the Actions cache: ${escapeControls(reason)}`,
    fix: what === 'read' ? 'This run is compared with nothing.' : 'Pull requests find the one before.',
  }),
  example: ['read', 'the service did not answer'],
  note: 'The run itself is not affected.',
});
