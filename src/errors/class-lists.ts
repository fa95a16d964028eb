// Faults of lists that lie in the data folder and aren't ours: names of classes, parts of the split.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

const NAMED = 12;

export const classNamesAssumed = defineFault({
  code: 'class-names-assumed',
  severity: 'warning',
  words: (file: string, pairs: readonly { readonly value: string; readonly name: string }[]): Wording => ({
    subject: `file ${quote(file)}`,
    got: `was taken for the list of classes: ${listed(pairs.map(({ value, name }) => `${value} = ${name}`))}`,
    fix: 'Where that is wrong, `classes` or a classes.json goes before it.',
    file,
  }),
  example: [
    'labelmap.txt',
    [
      { value: '#000000', name: 'background' },
      { value: '#e04040', name: 'cell' },
    ],
  ],
  note: 'Lists that labelling tools write beside masks are used as they are. [Data formats](data-formats.md#masks) says which.',
});

export const classListUnfit = defineFault({
  code: 'class-list-unfit',
  severity: 'warning',
  words: (file: string, names: readonly string[], reason: string): Wording => ({
    subject: `file ${quote(file)}`,
    got: `looks like a list of classes (${listed(names)}), but ${reason}`,
    fix: 'It is passed over; where it is the list, say in classes.json which value or color each class has.',
    file,
  }),
  example: ['classes.txt', ['cat', 'dog'], 'says nothing of 2, which the masks hold'],
  note: 'Often such a list leaves out the background, or it belongs to other labels of the same images, such as boxes.',
});

export const classListsDisagree = defineFault({
  code: 'class-lists-disagree',
  words: (
    one: { readonly file: string; readonly names: readonly string[] },
    other: { readonly file: string; readonly names: readonly string[] },
  ): Wording => ({
    subject: `files ${quote(one.file)} and ${quote(other.file)}`,
    got: `are both lists of classes, but name what the masks hold differently: ${listed(one.names)}, and ${listed(other.names)}`,
    fix: 'Set `classes` to the names in the order of the values, or write a classes.json with the value or color of each.',
  }),
  example: [
    { file: 'classes.txt', names: ['background', 'cat'] },
    { file: 'labelmap.txt', names: ['background', 'dog'] },
  ],
  note: 'Each fits the masks, and none is believed more than the other.',
});

export const classesFilePassedOver = defineFault({
  code: 'classes-file-passed-over',
  severity: 'warning',
  words: (file: string, reasons: readonly string[]): Wording => ({
    subject: `file ${quote(file)}`,
    got: `is not a list of classes of this program: ${escapeControls(reasons.join('; '))}`,
    fix: 'It is passed over, since `classes` names them.',
    file,
  }),
  example: ['classes.json', ['categories: unknown key']],
  note: 'Other tools write a file of the same name. Without the setting `classes` it is an error.',
});

export const partListsAssumed = defineFault({
  code: 'part-lists-assumed',
  severity: 'warning',
  words: (files: readonly string[], leftOut: readonly string[], missing: readonly string[]): Wording => {
    const without =
      leftOut.length === 0 ? '' : `; image files in none of them are left out (${fewOf(leftOut)})`;
    const absent = missing.length === 0 ? '' : `; names of which no image is there (${fewOf(missing)})`;
    return {
      subject: `${files.length === 1 ? 'file' : 'files'} ${files.map(quote).join(', ')}`,
      got: `${files.length === 1 ? 'was' : 'were'} taken for the parts of the split${without}${absent}`,
      fix: 'For another split rename them, or give a `split` file.',
      leavesOut: leftOut,
    };
  },
  example: [['ImageSets/Segmentation/train.txt', 'ImageSets/Segmentation/val.txt'], [], []],
  note: 'Lists of names such as those of Pascal VOC count where no folder is named after a part.',
});

export const partListsUnfit = defineFault({
  code: 'part-lists-unfit',
  severity: 'warning',
  words: (files: readonly string[], missing: readonly string[]): Wording => ({
    subject: `${files.length === 1 ? 'file' : 'files'} ${files.map(quote).join(', ')}`,
    got: `${files.length === 1 ? 'looks like a list' : 'look like lists'} of the parts of a split, but no image that is named is there (${fewOf(missing)})`,
    fix: 'They are passed over, and the split is made anew.',
  }),
  example: [['ImageSets/Segmentation/train.txt'], ['2007_000032', '2007_000039']],
  note: 'The lists came with other images, or the images were renamed.',
});

export const partListsOverlap = defineFault({
  code: 'part-lists-overlap',
  words: (files: readonly string[], twice: readonly string[]): Wording => ({
    subject: `files ${files.map(quote).join(', ')}`,
    got: `put images into two parts of the split (${fewOf(twice)})`,
    expected: 'expected each in one',
    fix: 'Correct or rename them, or give a `split` file.',
  }),
  example: [['train.txt', 'test.txt'], ['images/017.png']],
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

function fewOf(names: readonly string[]): string {
  return `${names.length}: ${names.slice(0, 3).map(quote).join(', ')}${names.length > 3 ? ', ...' : ''}`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map(escapeControls).join(', ');
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
}
