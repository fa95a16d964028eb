// Which of the arrays in a file is the mask: the only one of a mask's shape, else the one that is called so.
import { type Matrix, sizeOfMatrix } from './matrix.ts';
import { SAVE_AS_MASK, unreadable } from './refuse.ts';

/** As masks of classes are called, from the surest on, in small letters alone; the last part of the name counts. */
const CALLED = [
  /^(?:masks?|labels?|labelmap|segmentations?|segmask|semanticmask|groundtruth|gt|seg|truth|annotations?)$/,
  /^(?:classmap|typemap|classes|types?|categories|segmap|semantic|target|y)$/,
];

export interface Chosen<Array> {
  readonly array: Array;
  /** Others that it might have been. */
  readonly others: readonly string[];
}

/** @throws ImageError where there is none, or nothing says which */
export function chooseMask<Array extends { readonly matrix: Matrix }>(
  arrays: readonly Array[],
): Chosen<Array> {
  const masks = arrays.filter(({ matrix }) => sizeOfMatrix(matrix) !== undefined);
  if (masks.length === 0) throw unreadable(`holds ${told(arrays)}`, SAVE_AS_MASK);
  const named = CALLED.map((called) => masks.filter(({ matrix }) => called.test(plainName(matrix))));
  const meant = masks.length === 1 ? masks : (named.find(({ length }) => length > 0) ?? masks);
  if (meant.length > 1)
    throw unreadable(
      `holds ${meant.length} arrays that may be the mask: ${told(meant)}`,
      'Save the one that is meant alone, or call it "mask".',
    );
  const [array] = meant;
  return { array, others: masks.filter((one) => one !== array).map(({ matrix }) => matrix.name) };
}

/** "segmentation" of `groundTruth{1}.Segmentation`. */
function plainName({ name }: Matrix): string {
  const last = name.split(/[./]/).at(-1)!;
  return last.toLowerCase().replace(/[^\p{L}]/gu, '');
}

function told(arrays: readonly { readonly matrix: Matrix }[]): string {
  if (arrays.length === 0) return 'no matrix of numbers';
  const shown = arrays
    .slice(0, 5)
    .map(({ matrix: { name, shape } }) => `${name === '' ? 'an array' : `"${name}"`} of ${shape.join('x')}`);
  const more = arrays.length > 5 ? ` and ${arrays.length - 5} more` : '';
  return `${shown.join(', ')}${more}${arrays.every(({ matrix }) => sizeOfMatrix(matrix) === undefined) ? ', and no matrix of height x width' : ''}`;
}
