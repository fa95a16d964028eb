// Faults of the earlier results that a run is compared with.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

const FIX = 'Give the results.json of an earlier run, or set `baseline` to `auto` or `none`.';

export const baselineMissing = defineFault({
  code: 'baseline-missing',
  words: (path: string): Wording => ({ subject: `baseline ${quote(path)}`, got: "isn't there", fix: FIX }),
  example: ['main/results.json'],
  note: 'A path that was named must be there; `auto` does without.',
});

export const baselineFromData = defineFault({
  code: 'baseline-from-data',
  severity: 'warning',
  words: (file: string, setting: 'baseline' | 'artifact-name'): Wording => ({
    subject: `the settings file ${quote(file)}`,
    got: 'says what this pull request is compared with',
    expected: 'though a pull request may change it: it is part of the data under review',
    fix: `Give \`${setting}\` in the workflow.`,
  }),
  example: ['data/cells/best-epoch.yml', 'baseline'],
  note: 'The run is done as the file has it. Summary and comment say so beside the verdict. `artifact-name` is part of the name by which the run before is found; where the workflow gives it or `series`, the file decides nothing.',
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
  words: (series: string, job: string): Wording => ({
    subject: `series ${quote(series)}`,
    got: `is what job ${quote(job)} of this workflow run makes, too`,
    expected: 'expected one job a series',
    fix: 'Give each job a `series` of its own: the next run is compared with the results of whichever ends last.',
  }),
  example: ['cells', 'train-large'],
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
