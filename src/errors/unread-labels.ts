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
