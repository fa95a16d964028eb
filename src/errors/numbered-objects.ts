// The fault of masks that number objects instead of classes.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** A longer list of values isn't printed. */
const MOST_LISTED = 300;

export const masksNumberObjects = defineFault({
  code: 'masks-number-objects',
  words: (
    files: number,
    examples: readonly { readonly file: string; readonly objects: number }[],
    largest: number,
  ): Wording => {
    const numbers = Array.from({ length: largest }, (_, i) => i + 1).join(', ');
    const json = `{"classes": [{"name": "background", "value": 0}, {"name": "object", "value": [${numbers}]}]}`;
    const shown = examples.map(({ file, objects }) => `${quote(file)} 1 to ${objects}`);
    return {
      subject: `the masks of ${files} images`,
      got: `number objects, not classes: each has 1 to n of its own (${shown.join(', ')})`,
      expected: 'expected the same value for the same class in all',
      fix:
        largest <= MOST_LISTED
          ? `To take all objects as one class, put this into classes.json: ${json}. Where the numbers are classes, name them there.`
          : 'To take all objects as one class, write 255 into the masks wherever they are not 0.',
    };
  },
  example: [
    24,
    [
      { file: 'masks/001.png', objects: 3 },
      { file: 'masks/002.png', objects: 5 },
    ],
    5,
  ],
  note: 'Masks of instances, as Cellpose and others write them. As classes, the third cell of each image would be learnt as one thing.',
});
