// Faults of the history that runs of a series leave.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const historyLinesUnreadable = defineFault({
  code: 'history-lines-unreadable',
  severity: 'warning',
  words: (place: string, count: number): Wording => ({
    subject: `the history (${escapeControls(place)})`,
    got:
      count === 1 ? 'has a line that no run has written so' : `has ${count} lines that no run has written so`,
    fix: count === 1 ? 'It is left out.' : 'They are left out.',
  }),
  example: ['branch best-epoch-history', 3],
  note: 'A line that is broken, of another series, of an event that runs code from elsewhere (a pull request) or longer than any run writes is never shown and never compared with. The next run of a branch writes the file without it.',
});

export const historyFailed = defineFault({
  code: 'history-failed',
  severity: 'warning',
  words: (place: string, how: 'read' | 'written', reason: string): Wording => ({
    subject: `the history (${escapeControls(place)})`,
    got: `was not ${how}: ${escapeControls(reason)}`,
    fix: how === 'read' ? 'This run is shown without it.' : 'This run is missing there.',
  }),
  example: [
    'branch best-epoch-history',
    'written',
    'the token may not: give the job `permissions: contents: write`',
  ],
  note: 'The run itself is not affected.',
});

export const historyFolderTaken = defineFault({
  code: 'history-folder-taken',
  words: (folder: string): Wording => ({
    subject: `setting "history": folder ${quote(folder)}`,
    got: 'holds files, and no history of Best Epoch',
    fix: 'Give a new or an empty folder: files such as index.html and README.md are written there.',
  }),
  example: ['docs'],
  note: 'A folder of a history has a file `.best-epoch`.',
});

export const historyBranchNotHere = defineFault({
  code: 'history-branch-not-here',
  words: (branch: string): Wording => ({
    subject: `setting "history": branch ${quote(branch)}`,
    got: 'is written by a job on GitHub only',
    fix: `Give a folder, or write \`./branch ${escapeControls(branch)}\` where a folder is called so.`,
  }),
  example: ['best-epoch-history'],
  note: 'A command line does not push to a repository.',
});
