// Faults of the classes that tables give: as those of class folders, but for where the names stand.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** So many names stand in one message; of the others it says how many they are. */
const NAMED = 5;

export const oneTableLabel = defineFault({
  code: 'one-table-label',
  words: (name: string, images: number): Wording => ({
    subject: `the only label in the table, ${quote(name)},`,
    got: `is that of ${countOf(images)}`,
    expected: 'expected two classes at least',
    fix: 'Add images of another class. If another column is meant, call it "label".',
  }),
  example: ['cat', 40],
  note: 'Nothing can be told apart with one class.',
});

export const tooManyTableLabels = defineFault({
  code: 'too-many-table-labels',
  words: (labels: number, limit: number): Wording => ({
    subject: 'the table',
    got: `gives ${labels} different labels`,
    expected: `expected at most ${limit}`,
    fix: 'Are these the classes? If so, join some of them; if another column is meant, call it "label".',
  }),
  example: [1200, 255],
  note: 'Names of patients or places, and several labels joined in one field, look like classes, too.',
});

export const tableLabelUnknown = defineFault({
  code: 'table-label-unknown',
  words: (name: string, images: number, classes: readonly string[]): Wording => ({
    subject: `label ${quote(name)} in the table (${countOf(images)})`,
    got: 'is none of the classes',
    expected: `which are ${listed(classes)}`,
    fix: 'Add it to the list of classes, or leave its images out by {"name": ..., "ignore": true} in classes.json.',
  }),
  example: ['unsure', 12, ['cat', 'dog']],
  note: 'Where classes are listed, a label beyond the list may be a misspelling. In classes.json `"folder"` says which label a class has that is called otherwise.',
});

export const tableLabelsAlike = defineFault({
  code: 'table-labels-alike',
  words: (names: readonly string[]): Wording => ({
    subject: `labels ${names.map(quote).join(' and ')} in the table`,
    got: 'differ in case, blanks or punctuation only',
    fix: 'Write them alike, or list them all in classes.json if they are different classes.',
  }),
  example: [['Cat', 'cat']],
  note: 'Tables written by hand often spell one class in two ways.',
});

export const tableLabelsIgnored = defineFault({
  code: 'table-labels-ignored',
  words: (names: readonly string[]): Wording => ({
    subject: 'all images',
    got: `have labels that are left out (${listed(names)})`,
    expected: 'expected two classes at least',
    fix: 'Add images of the classes, or take "ignore" out of classes.json.',
  }),
  example: [['unsure']],
  note: 'Nothing is left to learn from.',
});

function countOf(images: number): string {
  return images === 1 ? '1 image' : `${images} images`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map(quote).join(', ');
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
}

export const tableWithoutLabels = defineFault({
  code: 'table-without-labels',
  words: (file: string, why: string): Wording => ({
    subject: `table ${quote(file)}`,
    got: 'is there, and nothing else that labels the images',
    expected: why,
    fix: 'Give it a column with the file name of each image and a column "label" with the class. For other labels put masks into masks/, or the images of each class into a folder with its name.',
    file,
  }),
  example: ['train.csv', 'but beside the names of images in column "image" no column holds classes'],
  note: 'A table is CSV or TSV. [Labels in a table](data-formats.md#labels-in-a-table) says what is read, and how.',
});
