// Faults of tables that name the images and their labels: which table and which columns were taken, and what to ask.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { settingOfClasses } from './setting-of-classes.ts';

/** So many names stand in one message; of the others it says how many they are. */
const NAMED = 5;

interface TableColumns {
  /** The column that names the images. */
  readonly images: string;
  /** One, or a column of zeros and ones for each label. */
  readonly labels: readonly string[];
  /** The column that says the part of the split. */
  readonly part: string | undefined;
  /** The names of the tables say the parts. */
  readonly isPart: boolean;
  /** Other columns that may be meant; `measured`: so many different values of a measurement. */
  readonly passedOver: readonly { readonly name: string; readonly measured: number | undefined }[];
}

export const labelsInTable = defineFault({
  code: 'labels-in-table',
  severity: 'warning',
  words: (files: readonly string[], columns: TableColumns, images: number): Wording => {
    const { labels, part, isPart, passedOver } = columns;
    const label =
      labels.length === 1
        ? `its class in column ${quote(labels[0])}`
        : `its class the column of ${labels.length} (${listed(labels)}) that holds 1`;
    const inColumn = part === undefined ? '' : `, its part of the split in column ${quote(part)}`;
    const inPart = isPart ? ", its part of the split in the table's name" : inColumn;
    const others = passedOver.length === 0 ? '' : ` (not ${passedOverIn(passedOver)})`;
    return {
      subject: `${files.length === 1 ? 'table' : 'tables'} ${listed(files)}`,
      got: `${files.length === 1 ? 'was' : 'were'} taken for the labels of ${countOf(images)}: the image in column ${quote(columns.images)}, ${label}${others}${inPart}`,
      fix: 'If another column is meant, call it "label"; if no table is, take the file out of the data folder.',
    };
  },
  example: [
    ['labels.csv'],
    { images: 'filename', labels: ['breed'], part: undefined, isPart: false, passedOver: [] },
    40,
  ],
  note: 'A CSV or TSV counts where nothing else labels the images. [Labels in a table](data-formats.md#labels-in-a-table) says what is read, and how.',
});

export const tablePassedOver = defineFault({
  code: 'table-passed-over',
  severity: 'warning',
  words: (where: string): Wording => ({
    subject: `labels in ${where}`,
    got: 'are passed over, since masks or class folders label the images',
    fix: 'If the table is meant, set `task` to classification and list its labels in `classes`.',
  }),
  example: ['column "label" of "labels.csv"'],
  note: 'The labels of a data set are of one kind: masks and class folders go before a table beside them.',
});

export const tableColumnsAmbiguous = defineFault({
  code: 'table-columns-ambiguous',
  words: (file: string, columns: readonly string[]): Wording => ({
    subject: `table ${quote(file)}`,
    got: `has ${columns.length} columns that may be the labels (${listed(columns)})`,
    expected: 'expected one',
    fix: 'Call the one that is meant "label", or leave only that one in the table.',
    file,
  }),
  example: ['train.csv', ['age group', 'color']],
  note: 'The first of these that one column alone is called counts: `label`; then class, category, target or diagnosis; then species, breed, disease and the like. Where no name says it, the only column whose values repeat.',
});

export const tableSeveralLabels = defineFault({
  code: 'table-several-labels',
  words: (
    file: string,
    columns: readonly string[],
    values: readonly string[] | number,
    all: readonly string[] = [],
  ): Wording => {
    const held =
      typeof values === 'number'
        ? `sets up to ${values} of the columns ${listed(columns)} for one image`
        : `joins several labels in column ${quote(columns[0])} (${listed(values, 3)})`;
    return {
      subject: `table ${quote(file)}`,
      got: held,
      expected: 'expected one label an image',
      fix: `Several labels an image are not learnt: add a column "label" with one for each, or leave only the columns of one question.${all.length === 0 ? '' : ` Where each text is one class, set ${settingOfClasses(all)}.`}`,
      file,
    };
  },
  example: ['train.csv', ['labels'], ['scab rust'], ['rust', 'scab', 'scab rust']],
  note: 'A classifier here answers with one class. For several findings in one image, train one model for each, with a table of its own.',
});

export const tableLabelsDiffer = defineFault({
  code: 'table-labels-differ',
  words: (file: string, column: string, values: number, images: number): Wording => ({
    subject: `column ${quote(column)} of table ${quote(file)}`,
    got: `holds ${values} different values for ${countOf(images)}`,
    expected: 'expected classes, of which each has several images',
    fix: 'Numbers (regression) and texts are not learnt: add a column "label" with classes, such as ranges of the number. Where the folders of the images are the classes, list their names in `classes`.',
    file,
  }),
  example: ['labels.csv', 'age', 40, 40],
  note: 'A measurement or a caption for each image is no class.',
});

export const tableLabelsConflict = defineFault({
  code: 'table-labels-conflict',
  words: (conflicts: readonly Conflict[]): Wording => {
    const [{ image, first, second }] = conflicts;
    const where =
      first.table === second.table
        ? `in table ${quote(first.table)}`
        : `in tables ${quote(first.table)} and ${quote(second.table)}`;
    return {
      subject: `${countOf(conflicts.length)} (${listed(conflicts.map((one) => one.image))})`,
      got: `${conflicts.length === 1 ? 'has' : 'have'} two labels ${where}, such as ${quote(image)}: ${quote(first.name)} and ${quote(second.name)}`,
      expected: 'expected one',
      fix:
        first.table === second.table
          ? 'Leave the right row; several labels an image are not learnt.'
          : 'Leave the right table, or make them agree.',
      file: first.table,
    };
  },
  example: [
    [
      {
        image: 'images/7.png',
        first: { name: 'cat', table: 'labels.csv' },
        second: { name: 'dog', table: 'labels.csv' },
      },
    ],
  ],
  note: 'A row for each object in an image has several for one image, too: a table of boxes holds no class of the whole image.',
});

interface Conflict {
  readonly image: string;
  readonly first: { readonly name: string; readonly table: string };
  readonly second: { readonly name: string; readonly table: string };
}

export const tablePartsConflict = defineFault({
  code: 'table-parts-conflict',
  words: (images: readonly string[]): Wording => ({
    subject: `${countOf(images.length)} (${listed(images)})`,
    got: `${images.length === 1 ? 'stands' : 'stand'} in two parts of the split by the tables`,
    expected: 'expected one',
    fix: 'Leave each image in one part: what is learnt from tests nothing.',
  }),
  example: [['images/7.png']],
  note: 'Tables called `train.csv` and `test.csv`, or a column called `split`, give the parts.',
});

export const tableNamesAmbiguous = defineFault({
  code: 'table-names-ambiguous',
  words: (names: readonly (readonly [name: string, images: readonly string[]])[]): Wording => {
    const [[name, images]] = names;
    return {
      subject: `${names.length === 1 ? '1 name' : `${names.length} names`} in the table`,
      got: `${names.length === 1 ? 'means' : 'mean'} several images, such as ${quote(name)}: ${listed(images, 3)}`,
      expected: 'expected one',
      fix: 'Write the path of the image from the data folder into the table, or say with `images` which files are meant.',
    };
  },
  example: [[['1', ['left/1.png', 'right/1.png']]]],
  note: 'A name without its folder means the image of that name, of which there may be one only.',
});

export const tableImagesMissing = defineFault({
  code: 'table-images-missing',
  severity: 'warning',
  words: (files: readonly string[], names: readonly string[]): Wording => ({
    subject: `${names.length === 1 ? '1 image' : `${names.length} images`} (${listed(names, 3)})`,
    got: `${names.length === 1 ? 'is' : 'are'} named in ${listed(files)} and not there`,
    fix: `${names.length === 1 ? 'It is' : 'They are'} left out; was all of the data unpacked?`,
  }),
  example: [['labels.csv'], ['41.png', '42.png']],
  note: 'A table may be of a larger set than the images that lie there.',
});

export const imagesNotInTable = defineFault({
  code: 'images-not-in-table',
  severity: 'warning',
  words: (images: readonly string[]): Wording => ({
    subject: `${countOf(images.length)} (${listed(images, 3)})`,
    got: `${images.length === 1 ? 'has' : 'have'} no label in the table`,
    fix: `${images.length === 1 ? 'It is left out; add a row for it, or take it' : 'They are left out; add a row for each, or take them'} out of the data folder.`,
    leavesOut: images,
  }),
  example: [['images/43.png']],
  note: 'Images to predict often lie beside those to learn from.',
});

export const partLabelledByList = defineFault({
  code: 'part-labelled-by-list',
  severity: 'warning',
  words: (
    file: string,
    part: string,
    images: number,
    { image, mark }: { readonly image: string; readonly mark: string },
  ): Wording => ({
    subject: `${countOf(images)} of the ${part === 'train' ? 'training' : part} part`,
    got: `${images === 1 ? 'has its class' : 'have their classes'} from ${quote(file)}, such as ${quote(mark)} for ${quote(image)}`,
    expected: 'since folders say those of the other parts alone',
    fix: 'If that file holds no labels of theirs, take it out of the data folder, or set `labels: class-folders`, which leaves these images out.',
    file,
  }),
  example: ['val/val_annotations.txt', 'validation', 9000, { image: 'val/images/7.jpg', mark: 'n01443537' }],
  note: 'So it is in Tiny ImageNet, and where the answers to a test part came later. The names there are those of the class folders.',
});

export const tableRowsUnlabelled = defineFault({
  code: 'table-rows-unlabelled',
  severity: 'warning',
  words: (images: readonly string[]): Wording => ({
    subject: `${countOf(images.length)} (${listed(images, 3)})`,
    got: `${images.length === 1 ? 'has a row' : 'have rows'} in the table without a label`,
    fix: `${images.length === 1 ? 'It is' : 'They are'} left out; an image that shows none of the classes needs a class for that, such as "other".`,
    leavesOut: images,
  }),
  example: [['images/44.png']],
  note: 'The field is empty, or no column of zeros and ones holds a 1.',
});

function countOf(images: number): string {
  return images === 1 ? '1 image' : `${images} images`;
}

function passedOverIn(columns: TableColumns['passedOver']): string {
  const shown = columns
    .slice(0, NAMED)
    .map(({ name, measured }) =>
      measured === undefined ? quote(name) : `${quote(name)}: ${measured} different values`,
    );
  const more = columns.length > NAMED ? ` and ${columns.length - NAMED} more` : '';
  return `${shown.join(', ')}${more}`;
}

function listed(names: readonly string[], most = NAMED): string {
  const shown = names.slice(0, most).map(quote).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
