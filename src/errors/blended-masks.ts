// Faults of masks whose values were blended by saving or scaling.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** What blended masks hold and gather at. */
export interface BlendedMask {
  readonly values: string;
  readonly lossy: boolean;
  readonly peaks: readonly string[];
  /** False where a class may be missing among the peaks. */
  readonly isClear: boolean;
}

export const masksBlended = defineFault({
  code: 'masks-blended',
  words: (mask: string, { values, lossy, peaks, isClear }: BlendedMask): Wording => ({
    subject: 'the masks',
    got: `are blended: ${quote(mask)}${lossy ? ', in a format that changes values,' : ''} holds ${values} different values`,
    expected: `most of them near ${isClear ? peaks.join(', ') : 'a few'}, others between`,
    fix: isClear
      ? `Set \`mask-values: nearest\` to give each pixel to the nearest of ${peaks.join(', ')}, or export the masks as PNG without soft edges.`
      : 'Export them as PNG without soft edges, or list the classes with their values in classes.json and set `mask-values: nearest`.',
    file: mask,
  }),
  example: ['masks/017.jpg', { values: '47', lossy: true, peaks: ['0', '255'], isClear: true }],
  note: 'Soft edges, scaling that interpolates, and JPEG put values between those of the classes. Best is to export the masks again: as PNG, without soft edges, scaled with "nearest neighbour". Else the setting [`mask-values`](settings.md#mask-values) gives each pixel to the nearest class.',
});

export const masksUnclear = defineFault({
  code: 'masks-unclear',
  words: (peaks: readonly string[], json: string): Wording => ({
    subject: 'the masks',
    got: `gather at ${peaks.length === 0 ? 'no value' : peaks.join(', ')}`,
    expected: 'and too many pixels lie elsewhere to say that these are all classes',
    fix: `List all classes in classes.json with their values${peaks.length < 2 ? '' : `, such as ${json}`}.`,
  }),
  example: [
    ['#000000', '#800000'],
    '{"classes": [{"name": "#000000", "color": "#000000"}, {"name": "#800000", "color": "#800000"}]}',
  ],
  note: 'With `mask-values: nearest` the classes are found by the values that most pixels hold. What is thin or small may be blended everywhere, so that its value has to be said.',
});

export const maskPeakOutsideClasses = defineFault({
  code: 'mask-peak-outside-classes',
  words: (value: string, share: string): Wording => ({
    subject: 'the masks',
    got: `have areas filled with ${value}`,
    expected: `${share} of all pixels, and no class has this value`,
    fix: 'Add the class or the ignored value to classes.json.',
  }),
  example: ['128', '9.71 %'],
  note: 'With `mask-values: nearest` its pixels would go to another class.',
});

export const masksFarFromClasses = defineFault({
  code: 'masks-far-from-classes',
  words: (share: string, values: readonly string[]): Wording => ({
    subject: 'the masks',
    got: `lie far from the classes at ${share} of all pixels`,
    expected: `that is more than 48 grey levels from each of ${values.join(', ')}`,
    fix: 'Check the values of the classes in classes.json.',
  }),
  example: ['31.2 %', ['0', '20']],
  note: 'With `mask-values: nearest` every pixel goes to some class; where so many are like none of them, the list or the masks are wrong.',
});

export const maskPixelsMoved = defineFault({
  code: 'mask-pixels-moved',
  severity: 'warning',
  words: (moved: { share: string; mean: string; most: number }, values: readonly string[]): Wording => ({
    subject: 'the masks',
    got: `are read by the nearest of ${values.join(', ')}`,
    expected: `${moved.share} of all pixels moved, by ${moved.mean} grey levels on average and ${moved.most} at most`,
    fix: 'Look at the labels before a long training; masks without soft edges have none to move.',
  }),
  example: [{ share: '14.2 %', mean: '23.4', most: 127 }, ['0', '255']],
  note: 'It says how much `mask-values: nearest` has decided. Of colours the channel that differs most counts. A pixel halfway between two classes goes to the first of them.',
});
