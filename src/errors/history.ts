// Faults of the history that runs of a series leave.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const historyLinesUnreadable = defineFault({
  code: 'history-lines-unreadable',
  severity: 'warning',
  words: (
    place: string,
    count: number,
    { file, first }: { readonly file: string; readonly first: number },
  ): Wording => ({
    subject: `the history (${escapeControls(place)})`,
    got:
      count === 1
        ? `has a line that no run has written so: line ${first} of ${quote(file)}`
        : `has ${count} lines that no run has written so, the first of them line ${first} of ${quote(file)}`,
    fix: count === 1 ? 'It is left out.' : 'They are left out.',
  }),
  example: ['branch best-epoch-history', 3, { file: 'cells/history.jsonl', first: 12 }],
  note: "A line that is broken, of another series, of an event that runs code from elsewhere (a pull request) or longer than any run writes is never shown and never compared with. The next run of a branch writes the file without it. Neither is one that is dated more than a day from now, by a clock that is wrong or by hand: it stays where it is, for the clock may be this machine's.",
});

export const historyLinesNewer = defineFault({
  code: 'history-lines-newer',
  severity: 'warning',
  words: (place: string, count: number): Wording => ({
    subject: `the history (${escapeControls(place)})`,
    got: `has ${count === 1 ? 'a line' : `${count} lines`} of a newer version of Best Epoch`,
    fix: `${count === 1 ? 'It stays there and is not' : 'They stay there and are not'} shown: use one version in all workflows.`,
  }),
  example: ['branch best-epoch-history', 3],
  note: "An older version neither changes nor removes what it can't read. Its dashboard, badge and trend are without it until a run of the newer version draws them.",
});

export const historyOvertaken = defineFault({
  code: 'history-overtaken',
  severity: 'warning',
  words: (place: string, branch: string, later: string): Wording => ({
    subject: `the history (${escapeControls(place)})`,
    got: `has a later run of ${quote(branch)} (${escapeControls(later)}), and none of this one before it was started again`,
    fix: 'This run leaves no line there. To have one, start a new run instead of running an old one again.',
  }),
  example: ['branch best-epoch-history', 'main', '7140239541'],
  note: 'The line of a run that is started again stands where that of its attempt before stood. Where that attempt broke off, the line would pass for the newest of the branch, in badge and dashboard, too.',
});

export const historyFailed = defineFault({
  code: 'history-failed',
  severity: 'warning',
  words: (place: string, how: 'read' | 'written' | 'drawn', reason: string): Wording => ({
    subject: `the history (${escapeControls(place)})`,
    got: `was not ${how}: ${escapeControls(reason.replace(/\.$/, ''))}`,
    fix: {
      read: 'This run is shown without it.',
      written: 'This run is missing there.',
      drawn: 'This run is there; the dashboard is the one of before.',
    }[how],
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
  note: 'A folder of a history has a file `.best-epoch`. Of a copy that left hidden files out, `README.md` and the lines of `history.jsonl` tell what it is, and the next run makes that file again.',
});

export const historyPassing = defineFault({
  code: 'history-passing',
  severity: 'warning',
  words: (folder: string, branch: string): Wording => ({
    subject: `setting "history": folder ${quote(folder)}`,
    got: 'is not there yet, and this runner with all its folders is gone when the job ends',
    expected: 'so the next run finds nothing in it',
    fix: `Write \`history: branch ${escapeControls(branch)}\` for a branch of the repository, or keep the folder by steps of the workflow.`,
  }),
  example: ['best-epoch-history', 'best-epoch-history'],
  note: 'Of a folder that a step of the workflow keeps it is told once, of the first run. [Such steps](github.md#a-folder-that-the-workflow-keeps) bring the folder back before the run and keep it afterwards.',
});

export const historyNoFolder = defineFault({
  code: 'history-no-folder',
  words: (folder: string, blocker: string): Wording => ({
    subject: `setting "history": ${quote(folder)}`,
    got: `can't be a folder: ${blocker === folder ? 'it' : quote(blocker)} is a file, or a link to nothing`,
    fix: 'Give another folder, or remove what is in its way.',
  }),
  example: ['past', 'past'],
  note: 'The folder is made by the first run that ends.',
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

export const historyBranchTaken = defineFault({
  code: 'history-branch-taken',
  words: (branch: string, files: readonly string[]): Wording => ({
    subject: `branch ${quote(branch)}`,
    got: `holds something else than a history (${files.slice(0, 3).map(quote).join(', ')}${files.length > 3 ? ` and ${files.length - 3} more` : ''})`,
    expected: 'which a run would replace',
    fix: 'Name a branch in `history` that is not there yet, such as `branch best-epoch-history`.',
  }),
  example: ['main', ['README.md', 'data/cells/images/001.png', 'data/cells/masks/001.png', 'src/index.ts']],
  note: "A history's branch is always one commit, replaced each time, so a run writes only to a branch that it has begun itself, or that is empty. Where it's a history whose file `.best-epoch` was lost, delete the branch: a new one begins.",
});
