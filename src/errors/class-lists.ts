// Faults of lists of class names that lie in the data folder and aren't ours.
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

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map(escapeControls).join(', ');
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
}
