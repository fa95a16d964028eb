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
    { largest, hasBackground }: { readonly largest: number; readonly hasBackground: boolean },
  ): Wording => {
    const shown = examples.map(({ file, objects }) => `${quote(file)} 1 to ${objects}`);
    return {
      subject: `the masks of ${files} images`,
      got: `number objects, not classes: each has 1 to n of its own (${shown.join(', ')})`,
      expected: 'expected the same value for the same class in all',
      fix: hasBackground ? asOneClass(largest) : asClasses(largest),
    };
  },
  example: [
    24,
    [
      { file: 'masks/001.png', objects: 3 },
      { file: 'masks/002.png', objects: 5 },
    ],
    { largest: 5, hasBackground: true },
  ],
  note: 'Masks of instances, as Cellpose and others write them. As classes, the third cell of each image would be learnt as one thing.',
});

function asOneClass(largest: number): string {
  if (largest > MOST_LISTED)
    return 'To take all objects as one class, write 255 into the masks wherever they are not 0.';
  const json = `{"classes": [{"name": "background", "value": 0}, {"name": "object", "value": [${upTo(largest).join(', ')}]}]}`;
  return `To take all objects as one class, put this into classes.json: ${json}. Where the numbers are classes, name them there.`;
}

/** MATLAB counts classes from 1. */
function asClasses(largest: number): string {
  const none = 'No pixel is 0, so that objects would leave nothing between them.';
  if (largest > MOST_LISTED) return `${none} Where the numbers are classes, name them in classes.json.`;
  const entries = upTo(largest).map((value) => `{"name": "class ${value}", "value": ${value}}`);
  return `${none} Where the numbers are classes, name them in classes.json: {"classes": [${entries.join(', ')}]}.`;
}

function upTo(largest: number): readonly number[] {
  return Array.from({ length: largest }, (_, i) => i + 1);
}
