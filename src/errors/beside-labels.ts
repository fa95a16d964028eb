// Faults of tables and other files that may hold the labels, beside folders that may be the classes.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { settingOfClasses } from './setting-of-classes.ts';

/** So many names stand in one message; of the others it says how many they are. */
const NAMED = 5;

export const tableOrFolders = defineFault({
  code: 'table-or-folders',
  words: (where: string, { labels, folders, files }: TableOrFolders): Wording => {
    // A list of classes tells them apart only where it fits one of both.
    const isFitting = folders.some((name) => !labels.includes(name));
    return {
      subject: `labels in ${where} (${listed(labels)})`,
      got: `are others than the folders of the images (${listed(folders)})`,
      expected: 'either of which may be the classes',
      fix: isFitting
        ? `For the table set ${settingOfClasses(labels)}, for the folders ${settingOfClasses(folders)}.`
        : `For the table set \`images: "**/*"\`, which says no class by the folders; for the folders take ${listed(files)} out of the data folder.`,
    };
  },
  example: [
    'column "dx" of "metadata.csv"',
    { labels: ['bcc', 'mel'], folders: ['images_1', 'images_2'], files: ['metadata.csv'] },
  ],
  note: 'Folders may be portions of an archive, or patients, and a table may hold something else than the classes. Neither is guessed.',
});

interface TableOrFolders {
  readonly labels: readonly string[];
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

export const foldersBesideTable = defineFault({
  code: 'folders-beside-table',
  words: (files: readonly string[], folders: readonly string[], doubt: string): Wording => ({
    subject: `folders ${listed(folders)}`,
    got: `hold the images that ${tables(files)} ${files.length === 1 ? 'names' : 'name'}, and no column says the same as they`,
    expected: 'either of which may be the classes',
    fix: `For the folders set ${settingOfClasses(folders)}. For the table there is more to mend: ${doubt}`,
    file: files[0],
  }),
  example: [
    ['Annotation_Base11.csv', 'Annotation_Base12.csv'],
    ['Base11', 'Base12'],
    'table "Annotation_Base11.csv" has 2 columns that may be the labels ("grade", "risk"), expected one. Call the one that is meant "label", or leave only that one in the table.',
  ],
  note: "Folders may be portions of an archive, hospitals or patients. A table that names the images is not passed over in silence because it can't be taken as it is.",
});

export const foldersAreKeys = defineFault({
  code: 'folders-are-keys',
  words: (
    file: string,
    columns: { readonly key: string; readonly label: string },
    folders: readonly string[],
    groupBy: string,
  ): Wording => ({
    subject: `folders ${listed(folders)}`,
    got: `are what column ${quote(columns.key)} of table ${quote(file)} lists, one a row`,
    expected: `so that they are patients, films or the like, and the classes stand in a column such as ${quote(columns.label)}`,
    fix: `Write a table with a row for each image, its path in a column "filename" and its class in a column "label", in place of this one; \`group-by: '${groupBy}'\` keeps the images of a folder in one part of the split. If the folders are the classes, set ${settingOfClasses(folders)}.`,
    file,
  }),
  example: [
    'patients.csv',
    { key: 'patient_id', label: 'diagnosis' },
    ['P001', 'P002', 'P003'],
    '(?:^|/)(P001|P002|P003)/',
  ],
  note: 'A table with a row for each folder is not read: which of its columns is the class, and whether all images of a folder are of it, is not guessed.',
});

export const tableNotTaken = defineFault({
  code: 'table-not-taken',
  severity: 'warning',
  words: (files: readonly string[]): Wording => ({
    subject: tables(files),
    got: `${files.length === 1 ? 'names' : 'name'} images and took no part`,
    fix: 'If the labels stand there, call their column "label" and leave it the only table of these images.',
  }),
  example: [['boxes.csv']],
  note: 'Something else labels the images: folders, or another table, which is named.',
});

export const labelFileUnread = defineFault({
  code: 'label-file-unread',
  severity: 'warning',
  words: (files: readonly string[], found: string | undefined): Wording => ({
    subject: `${files.length === 1 ? 'file' : 'files'} ${listed(files)}`,
    got: `may label the images${found === undefined ? '' : ` (${found})`} and ${files.length === 1 ? "wasn't" : "weren't"} read`,
    fix: 'If the labels stand there, write them as a CSV with the file name of each image in a column "filename" and its class in a column "label".',
  }),
  example: [['train.txt'], 'such as "1.png positive"'],
  note: 'Spreadsheets are not read. JSON and lines of text are, but not where masks or class folders may be the labels, unless `labels: table` says so.',
});

function tables(files: readonly string[]): string {
  return `${files.length === 1 ? 'table' : 'tables'} ${listed(files)}`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map(quote).join(', ');
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
}
