// Faults of tables whose labels are no classes, and of what was guessed to read one.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** So many names stand in one message; of the others it says how many they are. */
const NAMED = 3;

interface Measured {
  readonly file: string;
  readonly column: string;
  readonly values: number;
  readonly images: number;
  readonly range: readonly [least: number, most: number];
}

export const tableLabelsMeasured = defineFault({
  code: 'table-labels-measured',
  words: ({ file, column, values, images, range: [least, most] }: Measured): Wording => ({
    subject: `column ${quote(column)} of table ${quote(file)}`,
    got: `holds ${values} different numbers from ${least} to ${most} for ${images} images`,
    expected: 'expected classes',
    fix: 'Numbers (regression) are not learnt: add a column "label" with classes, such as ranges of the number. If each number is a class of its own, list them all in `classes`.',
    file,
  }),
  example: [{ file: 'labels.csv', column: 'age', values: 72, images: 400, range: [18, 90] }],
  note: 'Up to 20 different whole numbers are taken for classes, and more where they count from 0 or 1 on nearly without gaps; of a column called like a measurement (age, weight, score and the like) up to 10.',
});

export const tableOfProbabilities = defineFault({
  code: 'table-of-probabilities',
  words: (file: string, columns: readonly string[]): Wording => ({
    subject: `table ${quote(file)}`,
    got: `holds probabilities in ${columns.length === 1 ? 'column' : 'columns'} ${listed(columns)}`,
    expected: 'expected one class for each image',
    fix: 'Probabilities are not learnt: add a column "label" with the class of each image, such as the most probable one.',
    file,
  }),
  example: ['train.csv', ['cat', 'dog']],
  note: 'Numbers between 0 and 1 are votes of several people, predictions of a model or soft labels. Where they are names of classes all the same, list them in `classes`.',
});

export const spreadsheetNotRead = defineFault({
  code: 'spreadsheet-not-read',
  words: (file: string): Wording => ({
    subject: `spreadsheet ${quote(file)}`,
    got: 'is there, and nothing else that labels the images',
    expected: 'but spreadsheets are not read',
    fix: /\.parquet$/i.test(file)
      ? "If the labels stand there, write it as CSV beside the images, such as by pandas' `to_csv`."
      : 'If the labels stand there, open it where it was made (Excel, LibreOffice, Google Sheets) and save it as CSV.',
    file,
  }),
  example: ['labels.xlsx'],
  note: 'A CSV has one sheet: save the one that names the images.',
});

export const tableNamesAssumed = defineFault({
  code: 'table-names-assumed',
  severity: 'warning',
  words: (file: string, names: readonly (readonly [name: string, image: string])[]): Wording => ({
    subject: `${names.length === 1 ? '1 name' : `${names.length} names`} in table ${quote(file)}`,
    got: `${names.length === 1 ? 'was' : 'were'} taken for images that are called a little otherwise, such as ${names
      .slice(0, NAMED)
      .map(([name, image]) => `${quote(name)} for ${quote(image)}`)
      .join(', ')}`,
    fix: 'Where that is wrong, write the names of the files into the table.',
    file,
  }),
  example: ['labels.csv', [['7', 'images/0007.png']]],
  note: 'No name in the tables is that of an image. Passed over are capitals, zeros in front of numbers, which spreadsheets take away, what makes a name an address of the web, and the eight digits that Label Studio puts in front.',
});

export const tableEncodingAssumed = defineFault({
  code: 'table-encoding-assumed',
  severity: 'warning',
  words: (files: readonly string[]): Wording => ({
    subject: `${files.length === 1 ? 'table' : 'tables'} ${listed(files)}`,
    got: `${files.length === 1 ? 'is' : 'are'} not UTF-8 and ${files.length === 1 ? 'was' : 'were'} read as Windows-1252`,
    fix: 'If names of classes look wrong, save it as "CSV UTF-8".',
  }),
  example: [['labels.csv']],
  note: 'Excel\'s plain "CSV" is written in the system\'s own encoding, which in western Europe and America is Windows-1252.',
});

/** `names`: by what stands in the table. */
export const tableLabelsNamed = defineFault({
  code: 'table-labels-named',
  severity: 'warning',
  words: (file: string, names: readonly (readonly [label: string, name: string])[]): Wording => {
    const shown = names
      .slice(0, 12)
      .map(([label, name]) => `${escapeControls(label)} = ${escapeControls(name)}`);
    const more = names.length > 12 ? ` and ${names.length - 12} more` : '';
    return {
      subject: file === 'classes' ? 'the list of classes' : `file ${quote(file)}`,
      got: `was taken for the names of the labels in the table: ${shown.join(', ')}${more}`,
      fix: 'Where that is wrong, take it out of the data folder, or name the classes in a classes.json.',
      file,
    };
  },
  example: [
    'labelmap.txt',
    [
      ['0', 'cat'],
      ['1', 'dog'],
    ],
  ],
  note: 'Lists of names that lie beside a table of numbers are used as they are. [Labels in a table](data-formats.md#labels-in-a-table) says which.',
});

export const tableListsDisagree = defineFault({
  code: 'table-lists-disagree',
  words: (one: NamedBy, other: NamedBy): Wording => ({
    subject: `files ${quote(one.file)} and ${quote(other.file)}`,
    got: `both name the labels of the table, but ${quote(one.label)} is ${quote(one.name)} in the one and ${quote(other.name)} in the other`,
    fix: 'Take the wrong one out of the data folder.',
  }),
  example: [
    { file: 'classes.txt', label: '0', name: 'cat' },
    { file: 'labelmap.txt', label: '0', name: 'dog' },
  ],
  note: 'Each has a name for all numbers in the table, and none is believed more than the other.',
});

interface NamedBy {
  readonly file: string;
  readonly label: string;
  readonly name: string;
}

export const tableListUnfit = defineFault({
  code: 'table-list-unfit',
  severity: 'warning',
  words: (file: string, names: number, why: string): Wording => ({
    subject: `file ${quote(file)}`,
    got: `lists ${names === 1 ? '1 name' : `${names} names`} and was passed over: ${escapeControls(why)}`,
    fix: 'The numbers in the table are the classes. To name them, write {"name": ..., "folder": NUMBER} for each into classes.json.',
    file,
  }),
  example: ['classes.txt', 3, 'the labels in the table go up to 7'],
  note: 'A list without numbers counts from 0, or from 1, and only if it has as many names as that takes.',
});

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map(quote).join(', ');
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
}
