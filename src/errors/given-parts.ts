// Faults of a split that comes with the data other than by folders: lists, columns of tables, words in names, folds.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

const NAMED = 6;

/** What says the parts: files that belong together, or a column of one. */
interface Lists {
  readonly files: readonly string[];
  readonly column?: string | undefined;
}

export const partListsAssumed = defineFault({
  code: 'part-lists-assumed',
  severity: 'warning',
  words: (
    lists: Lists,
    {
      leftOut,
      used,
      missing,
      others,
    }: {
      readonly leftOut: readonly string[];
      /** Of the files that they name. */
      readonly used: number;
      readonly missing: readonly string[];
      readonly others: readonly string[];
    },
  ): Wording => {
    const without =
      leftOut.length === 0
        ? ''
        : `; image files in none of them are left out (${leftOut.length > used ? mostOf(leftOut, used) : fewOf(leftOut)})`;
    const absent = missing.length === 0 ? '' : `; names of which no image is there (${fewOf(missing)})`;
    const more =
      others.length === 0
        ? ''
        : `; ${filesOf(others)}, in which some images have another part, ${isOrAre(others)} passed over`;
    return {
      subject: subjectOf(lists),
      got: `${lists.files.length === 1 ? 'was' : 'were'} taken for the parts of the split${without}${absent}${more}`,
      fix: 'For another split rename them, or give a `split` file.',
      leavesOut: leftOut,
    };
  },
  example: [
    { files: ['ImageSets/Segmentation/train.txt', 'ImageSets/Segmentation/val.txt'] },
    { leftOut: [], used: 160, missing: [], others: [] },
  ],
  note: 'Lists of names such as those of Pascal VOC and CUB-200, and a column `split` of a table, count where no folder is named after a part.',
});

export const partListsUnfit = defineFault({
  code: 'part-lists-unfit',
  severity: 'warning',
  words: (lists: Lists, missing: readonly string[]): Wording => ({
    subject: subjectOf(lists),
    got: `${lists.files.length === 1 ? 'looks like a list' : 'look like lists'} of the parts of a split, but no image that is named is there (${fewOf(missing)})`,
    fix: 'They are passed over; to use them, write the paths of the images from the data folder into them.',
  }),
  example: [{ files: ['ImageSets/Segmentation/train.txt'] }, ['2007_000032', '2007_000039']],
  note: 'The lists came with other images, or the images were renamed.',
});

export const partListsUnused = defineFault({
  code: 'part-lists-unused',
  severity: 'warning',
  words: (lists: Lists, by: string, others: readonly string[]): Wording => ({
    subject: subjectOf(lists),
    got: `${lists.files.length === 1 ? 'puts' : 'put'} ${others.length === 1 ? '1 image' : `${others.length} images`} into other parts of the split than ${escapeControls(by)} (${fewOf(others)})`,
    expected: `${lists.files.length === 1 ? 'and is' : 'and are'} passed over`,
    fix: 'Where the lists are meant, rename the folders or columns that say parts, or give the lists as a `split` file.',
  }),
  example: [{ files: ['train.txt', 'test.txt'] }, 'their folders', ['train/images/017.png']],
  note: 'Folders, the table that labels the images and patterns go before lists beside them.',
});

export const partListsUnread = defineFault({
  code: 'part-lists-unread',
  severity: 'warning',
  words: (files: readonly string[]): Wording => ({
    subject: filesOf(files),
    got: `${isOrAre(files)} named like a list of the parts of a split, in a form that isn't read`,
    expected: 'so that the split is drawn',
    fix: 'To use it, write train.txt and test.txt into the data folder, with the path of an image in each line.',
  }),
  example: [['train_list.mat', 'test_list.mat']],
  note: 'Text, JSON, CSV and TSV are read. [Data formats](data-formats.md#folders) says what they may hold.',
});

export const partListsBeside = defineFault({
  code: 'part-lists-beside',
  severity: 'warning',
  words: (files: readonly string[]): Wording => ({
    subject: filesOf(files),
    got: `${files.length === 1 ? 'names' : 'name'} images of the data folder for parts of a split, but ${files.length === 1 ? 'lies' : 'lie'} outside of it`,
    expected: 'and nothing outside is read',
    fix: `To use ${files.length === 1 ? 'it' : 'them'}, copy ${files.length === 1 ? 'it' : 'them'} into the data folder.`,
  }),
  example: [['../meta/train.txt', '../meta/test.txt']],
  note: '`data` often names the folder of images, beside which lists, tables and notes lie.',
});

export const splitFileBeside = defineFault({
  code: 'split-file-beside',
  severity: 'warning',
  words: (file: string): Wording => ({
    subject: `file ${quote(file)}`,
    got: 'is the split of an earlier run',
    expected: 'and counts only where the setting names it',
    fix: `To keep to it, set \`split: ${escapeControls(file)}\`.`,
  }),
  example: ['photos/split.json'],
  note: 'A split that was kept with the data is easily thought to be used.',
});

export const partsInNamesAssumed = defineFault({
  code: 'parts-in-names-assumed',
  severity: 'warning',
  words: (counts: Counts, example: string): Wording => ({
    subject: 'the names of all images',
    got: `say a part of the split (${counted(counts)}), such as ${quote(example)}, and were taken for the parts`,
    fix: 'For another split rename them, or give a `split` file.',
  }),
  example: [
    [
      { part: 'training', images: 60 },
      { part: 'test', images: 20 },
    ],
    'train_1.png',
  ],
  note: 'Where each image is called like `train_1.png` or `img_0001_test.png`, training and another part among them.',
});

export const partsInNamesUnused = defineFault({
  code: 'parts-in-names-unused',
  severity: 'warning',
  words: (counts: Counts, all: number, example: string): Wording => ({
    subject: `the names of ${counts.reduce((sum, { images }) => sum + images, 0)} of ${all} images`,
    got: `say a part of a split (${counted(counts)}), such as ${quote(example)}, but those of the others don't`,
    expected: 'so that the split is drawn',
    fix: 'To use them, move each part into a folder of its name, such as train/ and test/, or give a `split` file.',
  }),
  example: [
    [
      { part: 'training', images: 60 },
      { part: 'test', images: 20 },
    ],
    90,
    'train_1.png',
  ],
  note: 'What is named after a test is trained on, if it is not said otherwise.',
});

export const foldsDivided = defineFault({
  code: 'folds-divided',
  severity: 'warning',
  words: (folds: readonly string[], groupBy: string): Wording => ({
    subject: `folders ${folds.slice(0, NAMED).map(quote).join(', ')}${folds.length > NAMED ? ` and ${folds.length - NAMED} more` : ''}`,
    got: 'are named as folds of one data set',
    expected: 'whose images are put together and divided anew',
    fix: `To keep each fold whole, as where each has patients of its own, set \`group-by: '${escapeControls(groupBy)}'\`; for certain folds, call their folders train, val and test.`,
  }),
  example: [['fold1', 'fold2', 'fold3'], '(?:^|/)(fold[^/]*)/'],
  note: 'Folds that come as folders are not kept: see [folds and sweeps](folds-and-sweeps.md).',
});

export const partListsOverlap = defineFault({
  code: 'part-lists-overlap',
  words: (lists: Lists, twice: readonly string[]): Wording => ({
    subject: subjectOf(lists),
    got: `${lists.files.length === 1 ? 'puts' : 'put'} images into two parts of the split (${fewOf(twice)})`,
    expected: 'expected each in one',
    fix: 'Correct or rename them, or give a `split` file.',
  }),
  example: [{ files: ['train.txt', 'test.txt'] }, ['images/017.png']],
  note: 'An image that is learnt from tests nothing.',
});

export const partListsAmbiguous = defineFault({
  code: 'part-lists-ambiguous',
  words: (name: string, images: readonly string[]): Wording => ({
    subject: `name ${quote(name)} in a list of a part of the split`,
    got: `may be ${images.map(quote).join(' or ')}`,
    expected: 'expected one',
    fix: 'Write the path from the data folder into the list, rename the list to have the split made, or give a `split` file.',
  }),
  example: ['1', ['cat/1.png', 'dog/1.png']],
  note: 'Lists may name images without folders only where no two have the same name.',
});

type Counts = readonly { readonly part: string; readonly images: number }[];

function counted(counts: Counts): string {
  return counts.map(({ part, images }) => `${part}: ${images}`).join(', ');
}

function subjectOf({ files, column }: Lists): string {
  return column === undefined ? filesOf(files) : `column ${quote(column)} of ${quote(files[0])}`;
}

function filesOf(files: readonly string[]): string {
  const more = files.length > NAMED ? ` and ${files.length - NAMED} more` : '';
  return `${files.length === 1 ? 'file' : 'files'} ${files.slice(0, NAMED).map(quote).join(', ')}${more}`;
}

function isOrAre(files: readonly string[]): string {
  return files.length === 1 ? 'is' : 'are';
}

/** By their folders, the fullest first. */
function mostOf(files: readonly string[], used: number): string {
  const counts = new Map<string, number>();
  for (const file of files) {
    const folder = file.includes('/') ? file.replace(/[^/]+$/, '') : './';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const folders = [...counts].sort(([, a], [, b]) => b - a);
  const named = folders.slice(0, 3).map(([folder, own]) => `${own} in ${quote(folder)}`);
  const more = folders.length > 3 ? `, and in ${folders.length - 3} more` : '';
  return `most of them, ${files.length} of ${files.length + used}: ${named.join(', ')}${more}`;
}

function fewOf(names: readonly string[]): string {
  return `${names.length}: ${names.slice(0, 3).map(quote).join(', ')}${names.length > 3 ? ', ...' : ''}`;
}
