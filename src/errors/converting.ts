// Faults of turning labels of one kind into another.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const folderToConvertIntoNotEmpty = defineFault({
  code: 'folder-to-convert-into-not-empty',
  words: (folder: string): Wording => ({
    subject: `folder ${quote(folder)}`,
    got: 'is not empty',
    expected: 'expected a new or an empty folder for what is converted',
    fix: 'Name another folder, or empty this one.',
  }),
  example: ['data/masks'],
  note: 'Masks of two conversions in one folder would be taken for one data set.',
});

export const wholeImagesNotConverted = defineFault({
  code: 'whole-images-not-converted',
  words: (folder: string): Wording => ({
    subject: `data folder ${quote(folder)}`,
    got: 'has a class for each whole image',
    expected: 'expected labels that say where in the images something is',
    fix: 'Train on it as it is; where it holds such labels, too, name them with `--from`.',
  }),
  example: ['data/animals'],
  note: '`convert` writes masks and outlines, of which there are none for class folders and tables.',
});

export const outlinesOfNothing = defineFault({
  code: 'outlines-of-nothing',
  severity: 'warning',
  words: (names: readonly string[]): Wording => ({
    subject: `${names.length === 1 ? 'class' : 'classes'} ${names.map(quote).join(', ')}`,
    got: `${names.length === 1 ? 'is' : 'are'} written as objects, and by such a name is meant what no object shows, what counts for nothing, or that there is no class`,
    fix: 'Rename what is called so before: whoever reads these files, this program among them, takes those objects for background, passes them over or asks what they are.',
  }),
  example: [['Background']],
  note: 'The first class is the background and is not written. `background`, `bg`, `_background_`, `__ignore__`, `unnamed`, `undefined`, `null` and `nan` are such names, in capitals, too.',
});
