// Faults of pairs of images and masks that are pairs by their names, but not by what they hold or how they are called.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';
import type { NamedSeries } from './pairing.ts';

/** Patterns for the settings by which all of the pairs would be found. */
export interface PairPatterns {
  readonly images: string;
  readonly masks: string;
}

export const imagesDerived = defineFault({
  code: 'images-derived',
  words: (images: number, where: string, masks: string, patterns: PairPatterns | undefined): Wording => ({
    subject: `${imagesOf(images)} in ${where}`,
    got: `${images === 1 ? 'is' : 'are'} named as made from the masks in ${masks} (a copy in colours, an overlay, edges and the like), and nothing else pairs with these`,
    expected: 'expected photographs',
    fix: `Add the photographs, named as their masks; where these are what a network shall see, ${setTo(patterns)}.`,
  }),
  example: [24, 'vis/', 'masks/', { images: 'vis/{name}.png', masks: 'masks/{name}.png' }],
  note: 'A network that sees the labels learns to repeat them. [Patterns](data-formats.md#patterns) say which files are the images, wherever they lie.',
});

export const imagesLookLikeMasks = defineFault({
  code: 'images-look-like-masks',
  severity: 'warning',
  words: (where: string, looked: number, image: string, mask: string): Wording => ({
    subject: `the images in ${where}`,
    got: `hold few values in filled areas, as masks do, in each of ${looked} that were looked at, such as ${quote(image)} with the mask ${quote(mask)}`,
    fix: 'If they are copies of the masks, set `images` to a pattern of the photographs.',
  }),
  example: ['images/', 3, 'images/017.png', 'masks/017.png'],
  note: 'Drawings, screens and scanned text look so as well, and are right. A coloured copy of the labels would teach nothing.',
});

export const pairsOfSeveralFolders = defineFault({
  code: 'pairs-of-several-folders',
  severity: 'warning',
  words: (images: number, imageFolders: string, maskFolders: string, patterns?: PairPatterns): Wording => ({
    subject: `${imagesOf(images)} in ${imageFolders}`,
    got: `were paired with masks in ${maskFolders}`,
    expected: 'folders that are named in different ways were taken together',
    fix:
      patterns === undefined
        ? `Check the pairs; where only some are meant, ${setTo(undefined)}.`
        : `Check the pairs; to settle it, ${setTo(patterns)}.`,
  }),
  example: [
    24,
    'berlin/photos/ and lyon/images/',
    'berlin/drawings/ and lyon/masks/',
    { images: '{folder1}/*/{name}.jpg', masks: '{folder1}/*/{name}.png' },
  ],
  note: 'Data of several places or years is often named by each in its own way. `check` shows the pairs.',
});

export const pairsLeftOut = defineFault({
  code: 'pairs-left-out',
  words: (left: readonly NamedSeries[], images: number, because: string): Wording => ({
    subject: left.map(({ pattern, files }) => `${quote(pattern)} (${files} files)`).join(' and '),
    got: `${left.length === 1 ? 'is' : 'are'} not among the ${imagesOf(images)} with masks that were found, though ${because}`,
    fix: 'Set `images` and `masks` to patterns that match all images and their masks, with {a,b} where names differ, such as `{2019,2020}/{photos,images}/{name}.jpg`; else take what is not meant out of the data folder.',
  }),
  example: [
    [
      { pattern: 'lyon/a/{name}.png', files: 24, example: 'lyon/a/1.png' },
      { pattern: 'lyon/b/{name}.png', files: 24, example: 'lyon/b/1.png' },
    ],
    24,
    'their names pair, too',
  ],
  note: 'A part of the data set would be lost without a word. [Patterns](data-formats.md#patterns) say what belongs to it.',
});

export const numbersShifted = defineFault({
  code: 'numbers-shifted',
  words: (pairs: number, image: string, mask: string): Wording => ({
    subject: `${imagesOf(pairs)}`,
    got: `would be paired with masks of other names by a number, and what is left over stands at the two ends (${quote(image)} and ${quote(mask)})`,
    expected: 'as where images are counted from 0 and masks from 1, so that each has the mask of another',
    fix: 'Name each mask as its image. Where the numbers mean the same all the same, take what is left over out.',
  }),
  example: [11, 'images/img_000.png', 'masks/mask_012.png'],
  note: 'Were they numbers of the same things, a mask would be missing here or there, hardly one at each end. `skip-bad-files` does not leave these out: the others would be wrong.',
});

export const masksNumberedByTasks = defineFault({
  code: 'masks-numbered-by-tasks',
  words: (pairs: number, image: string, mask: string): Wording => ({
    subject: `${pairs === 1 ? '1 mask' : `${pairs} masks`}, such as ${quote(mask)},`,
    got: `${pairs === 1 ? 'is' : 'are'} called by a number of what a tool counts, which need not be that in the name of an image, such as ${quote(image)}`,
    expected: 'expected names that say which image each is of',
    fix: 'Name each mask as its image; where the numbers are the same, set `images` and `masks` to their patterns, with {name} for the number.',
  }),
  example: [24, 'images/scan_7.png', 'masks/task-7.png'],
  note: 'Tools number tasks and rows by themselves, in the order in which they were imported. [Patterns](data-formats.md#patterns) say what belongs together.',
});

function setTo(patterns: PairPatterns | undefined): string {
  if (patterns === undefined) return 'set `images` and `masks` to their patterns';
  return `set \`images\` to ${quote(patterns.images)} and \`masks\` to ${quote(patterns.masks)}`;
}

function imagesOf(count: number): string {
  return count === 1 ? '1 image' : `${count} images`;
}
