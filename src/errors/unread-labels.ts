// Faults of labels that say where in an image something is, in forms that aren't read: in tables, and in files of other tools.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const tableOfPlaces = defineFault({
  code: 'table-of-places',
  words: (file: string, columns: readonly string[], kind: 'masks' | 'boxes'): Wording => ({
    subject: `table ${quote(file)}`,
    got:
      kind === 'masks'
        ? `holds masks as run lengths in column ${columns.map(quote).join(', ')}, which aren't read`
        : `holds boxes in ${columns.length === 1 ? 'column' : 'columns'} ${columns.map(quote).join(', ')}, which aren't trained yet`,
    fix:
      kind === 'masks'
        ? 'Draw them as a mask file for each image. Where the class alone counts, set `task: classification`.'
        : 'Where each image shows one thing and its class alone counts, set `task: classification`.',
    file,
  }),
  example: ['train.csv', ['EncodedPixels'], 'masks'],
  note: 'The class beside a box or a mask is that of a part of the image. Several rows of one image with different classes are an error with `task: classification`, too.',
});

export const labelsNotRead = defineFault({
  code: 'labels-not-read',
  words: (form: UnreadForm, files: readonly string[]): Wording => ({
    subject: `the labels there are of ${form.tool},`,
    got: `in ${files.length === 1 ? '1 file' : `${files.length} files`} (${listed(files)}), and nothing else labels the images`,
    expected: "but that form isn't read yet",
    fix: form.wayOut,
  }),
  example: [
    {
      tool: 'Datumaro',
      wayOut: 'Convert them with `datum convert -if datumaro -f voc_segmentation`.',
    },
    ['annotations/train.json'],
  ],
  note: 'Read are masks, class folders, tables and the annotations of the tools that the setting [`labels`](settings.md#labels) names. The message names how the tool itself makes masks, where it does; of labels that are not read it looks at names and how a few files begin.',
});

interface UnreadForm {
  readonly tool: string;
  /** To masks or classes. */
  readonly wayOut: string;
}

function listed(files: readonly string[]): string {
  const shown = files.slice(0, 3).map(quote).join(', ');
  return files.length > 3 ? `${shown} and ${files.length - 3} more` : shown;
}
