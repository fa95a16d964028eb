// Faults of the split and of a split.json given back.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const tooFewImages = defineFault({
  code: 'too-few-images',
  words: (groups: number, images: number, parts: readonly string[]): Wording => {
    const grouped = groups !== images;
    const what = grouped
      ? `${images} images in ${groups} ${groups === 1 ? 'group' : 'groups'}`
      : `${images} images`;
    return {
      subject: 'the data set',
      got: `has ${what} to divide`,
      expected: `${parts.length} parts (${parts.join(', ')}) need one each at least`,
      fix: `Add images${grouped ? ', make the groups smaller (`group-by`),' : ''} or set \`test-fraction\` to 0.`,
    };
  },
  example: [2, 2, ['train', 'validation', 'test']],
  note: 'Each part needs an image, and groups and duplicates stay together. A figure from one or two test images says little.',
});

export const groupByMatchesNothing = defineFault({
  code: 'group-by-matches-nothing',
  words: (groupBy: string, image: string): Wording => ({
    subject: `setting "group-by" (${quote(groupBy)})`,
    got: `matches the path of no image, such as ${quote(image)}`,
    fix: 'Correct it, or leave it out (default: every image on its own).',
  }),
  example: ['^patient-(\\d+)', 'images/p1_017.png'],
  note: 'The pattern is compared with the path relative to the data folder.',
});

/** `name` is the setting: `group-by`, `images` or `masks`. */
export const patternTooSlow = defineFault({
  code: 'pattern-too-slow',
  words: (name: string, pattern: string): Wording => ({
    subject: `setting ${quote(name)} (${quote(pattern)})`,
    got: 'takes longer than 5 seconds to be compared with the names of the images',
    fix: 'Write it without repetitions inside repetitions, such as (a+)+ or *a*a*a*.',
  }),
  example: ['group-by', '(a+)+$'],
  note: 'Some patterns take time that doubles with every character of a name.',
});

export const emptyPart = defineFault({
  code: 'empty-part',
  words: (part: string): Wording => ({
    subject: `the ${part} part of the split`,
    got: 'holds no image',
    fix: 'Add images to it, or raise its fraction.',
  }),
  example: ['validation'],
  note: 'Early stopping needs images to look at, and the test needs some, too.',
});

export const partAllEmpty = defineFault({
  code: 'part-all-empty',
  words: (part: string, images: number): Wording => ({
    subject: `the ${part} part of the split`,
    got: `holds ${images} ${images === 1 ? 'image' : 'images'}, of which none shows more than background`,
    fix: 'Use another `seed`, add labelled images, or give the split in a file.',
  }),
  example: ['test', 6],
  note: 'A model that answers nothing but background would be perfect on it.',
});

export const classAbsentFromSplit = defineFault({
  code: 'class-absent-from-split',
  severity: 'warning',
  words: (name: string, part: string, task: 'segmentation' | 'classification'): Wording => ({
    subject: `class ${quote(name)}`,
    got: `has no ${task === 'segmentation' ? 'pixel' : 'image'} in the ${part} part of the split`,
    fix: part === 'train' ? 'It cannot be learned.' : `Its figures are missing there; add images of it.`,
  }),
  example: ['cluster', 'test', 'segmentation'],
  note: 'A class that few images show cannot be in every part. The split spreads them as evenly as whole images (or groups) allow.',
});

export const splitFileUnreadable = defineFault({
  code: 'split-file-unreadable',
  words: (file: string, reason: string): Wording => ({
    subject: `split file ${quote(file)}`,
    got: `can't be read: ${escapeControls(reason)}`,
    fix: 'Give the split.json of an earlier run.',
  }),
  example: ['split.json', 'no such file'],
  note: 'The file has the form that a run writes: for each part a list of the images.',
});

export const splitUnknownImage = defineFault({
  code: 'split-unknown-image',
  words: (id: string, part: string): Wording => ({
    subject: `the split file's ${part} part`,
    got: `names ${quote(id)}`,
    expected: 'no image of the data set has this id',
    fix: 'Restore the image or delete the line.',
  }),
  example: ['images/099', 'train'],
  note: 'An image of the earlier split is gone or was renamed.',
});

export const splitImageTwice = defineFault({
  code: 'split-image-twice',
  words: (id: string, parts: readonly string[]): Wording => ({
    subject: 'the split file',
    got: `names ${quote(id)} in ${parts.join(' and ')}`,
    expected: 'expected it once',
    fix: 'Keep one of the lines.',
  }),
  example: ['images/017', ['train', 'test']],
  note: 'An image in two parts is a leak.',
});

export const splitLacksImage = defineFault({
  code: 'split-lacks-image',
  severity: 'warning',
  words: (image: string, part: string): Wording => ({
    subject: `image ${quote(image)}`,
    got: `is not in the split file and was put into the ${part} part`,
    fix: 'Keep the new split.json to fix this.',
    file: image,
  }),
  example: ['images/100.png', 'train'],
  note: 'New images go where the content and the seed put them; the old ones stay.',
});
