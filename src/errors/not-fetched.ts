// Faults of data that is kept elsewhere than in the commit, or was left out of the checkout, and isn't here yet.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** Paths as the repository has them, but `pointer`, which is relative to the data folder. */
interface KeptByDvc {
  readonly folder: string;
  /** The folder itself, or one around it or in it. */
  readonly out: string;
  /** What names it. */
  readonly file: string;
}

/** @param kept of a folder that isn't there; else the pointer stands in it */
export const dvcNotPulled = defineFault({
  code: 'dvc-not-pulled',
  words: (pointer: string, kept?: KeptByDvc): Wording => ({
    ...(kept === undefined
      ? { subject: `DVC pointer ${quote(pointer)}`, got: "stands for data that isn't here" }
      : {
          subject: `data folder ${quote(kept.folder)}`,
          got: `isn't here: DVC keeps ${quote(kept.out)}, as ${quote(kept.file)} says`,
        }),
    fix: 'Run `dvc pull` first; in a workflow, put these steps before this one.',
    file: pointer,
    paste: ['- uses: iterative/setup-dvc@v1', '- run: dvc pull'],
  }),
  example: ['../cells.dvc', { folder: 'data/cells', out: 'data/cells', file: 'data/cells.dvc' }],
  note: 'A remote that is not public wants its key as well, in the environment of the second step. The output of a stage of dvc.yaml that was never pushed is made by `dvc repro`.',
});

/** `path` as `.gitmodules` has it; the data folder is it, or around it or in it. */
export const submoduleNotFetched = defineFault({
  code: 'submodule-not-fetched',
  words: (folder: string, path: string): Wording => ({
    subject: `data folder ${quote(folder)}`,
    got: `is not filled: ${quote(path)} is a git submodule that was not fetched`,
    fix: `Run \`git submodule update --init\`; in a workflow, give actions/checkout the input \`submodules\`.`,
    paste: ['- uses: actions/checkout@v6', '  with:', '    submodules: true'],
  }),
  example: ['data/cells', 'data'],
  note: 'One that is private itself wants a `token` or an `ssh-key` of actions/checkout that may read it; `submodules: recursive` fetches those within others, too.',
});

/** `folder` as git has it: relative to the repository. */
export const leftOutOfCheckout = defineFault({
  code: 'left-out-of-checkout',
  words: (folder: string): Wording => ({
    subject: `data folder ${quote(folder)}`,
    got: 'was left out of the working tree, which is a sparse checkout',
    fix: `Add it to the input \`sparse-checkout\` of actions/checkout, or run \`git sparse-checkout add ${escapeControls(folder)}\`.`,
  }),
  example: ['data/cells'],
  note: 'The commit holds it: a sparse checkout writes only the folders that it is given.',
});

/** How one of the files of a data folder is kept elsewhere. */
interface Pointer {
  /** Whose it is. */
  readonly of: string;
  readonly fix: string;
}

export const labelsNotFetched = defineFault({
  code: 'labels-not-fetched',
  words: (files: readonly string[], pointer: Pointer): Wording => ({
    subject: pointersTo(files),
    got: `${files.length === 1 ? 'is a pointer' : 'are pointers'} of ${pointer.of}, and nothing else that is here labels the images`,
    fix: pointer.fix,
    ...(files.length === 1 ? { file: files[0] } : {}),
    ...(pointer.of === 'Git LFS' ? LFS : {}),
  }),
  example: [
    ['labels.csv'],
    { of: 'Git LFS', fix: 'Set `lfs: true` on actions/checkout, or run `git lfs pull`.' },
  ],
  note: 'Of images and masks the same is told as `unreadable-image`. A file may be kept by its ending: `.gitattributes` says which.',
});

export const filesNotFetched = defineFault({
  code: 'files-not-fetched',
  severity: 'warning',
  words: (files: readonly string[], pointer: Pointer): Wording => ({
    subject: pointersTo(files),
    got: `${files.length === 1 ? 'is a pointer' : 'are pointers'} of ${pointer.of}, so that what ${files.length === 1 ? 'it says' : 'they say'} of the images was not read`,
    fix: `${pointer.fix} If nothing of the data set is in ${files.length === 1 ? 'it' : 'them'}, nothing is missing.`,
  }),
  example: [
    ['classes.txt'],
    { of: 'Git LFS', fix: 'Set `lfs: true` on actions/checkout, or run `git lfs pull`.' },
  ],
  note: 'A list of classes, of parts of a split, or a table may be among them.',
});

const LFS = { paste: ['- uses: actions/checkout@v6', '  with:', '    lfs: true'] };

function pointersTo(files: readonly string[]): string {
  const shown = files.slice(0, 3).map(quote).join(', ');
  return files.length === 1
    ? `file ${shown}`
    : `${files.length} files (${shown}${files.length > 3 ? ', ...' : ''})`;
}
