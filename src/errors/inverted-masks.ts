// The fault of masks of which some seem to be drawn the other way round.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** Masks of one part, folder or half, and how much of them a class fills. */
export interface ShareOfMasks {
  /** As in "the masks of train". */
  readonly of: string;
  readonly percent: number;
  readonly example: string;
}

export const masksSeemInverted = defineFault({
  code: 'masks-seem-inverted',
  severity: 'warning',
  words: (name: string, one: ShareOfMasks, other: ShareOfMasks): Wording => ({
    subject: `class ${quote(name)}`,
    got: `fills ${one.percent} % of the masks of ${one.of}, such as ${quote(one.example)}, and ${other.percent} % of those of ${other.of}, such as ${quote(other.example)}`,
    expected: 'as if one of them were drawn the other way round, 0 and 255 exchanged',
    fix: 'Look at both: where the same value means different things, invert the masks of one, for example with ImageMagick: `magick mask.png -negate mask.png`.',
  }),
  example: [
    'foreground',
    { of: '"train"', percent: 12, example: 'train/masks/017.png' },
    { of: '"test"', percent: 87, example: 'test/masks/017.png' },
  ],
  note: 'Compared are the parts of the split, the folders of masks or the two halves of all files, where there are two classes.',
});
