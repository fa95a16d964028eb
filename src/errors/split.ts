// Faults of the split and of a split.json given back.
import { escapeControls, quote } from '../shared/quote.ts';
import { counted } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const tooFewImages = defineFault({
  code: 'too-few-images',
  words: (groups: number, images: number, parts: readonly string[]): Wording => {
    const grouped = groups !== images;
    const what = grouped
      ? `${counted(images, 'image')} in ${groups} ${groups === 1 ? 'group' : 'groups'}`
      : counted(images, 'image');
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
  note: 'A class that few images show cannot be in every part. It goes to training first; one that enough images (or groups) show is in every part.',
});

export const partSmall = defineFault({
  code: 'part-small',
  severity: 'warning',
  words: (small: readonly SmallPart[]): Wording => {
    const counts = small.map(({ images }) => `${images} ${images === 1 ? 'image' : 'images'}`);
    return {
      subject: `the ${small.map(({ part }) => part).join(' and ')} ${small.length === 1 ? 'part' : 'parts'} of the split`,
      got: `${small.length === 1 ? 'holds' : 'hold'} ${counts.join(' and ')}`,
      expected: `so few that ${small.map(({ part }) => SAYS_LITTLE[part]).join(', and ')}`,
      fix: `Add images${smallPartRemedy(small)}.`,
    };
  },
  example: [
    [
      { part: 'validation', images: 6, madeBy: 'fraction' },
      { part: 'test', images: 6, madeBy: 'fraction' },
    ],
  ],
  note: 'Fewer than 10 images say little: the interval beside each score tells how little.',
});

interface SmallPart {
  readonly part: 'validation' | 'test';
  readonly images: number;
  /** What a larger part is to be asked of. */
  readonly madeBy: 'fraction' | 'folds' | 'folders' | 'file';
}

const SAYS_LITTLE = {
  validation: 'which epoch looks best is partly chance',
  test: 'each of them moves the scores',
} as const;

function smallPartRemedy(small: readonly SmallPart[]): string {
  const by = (maker: SmallPart['madeBy']) => small.filter(({ madeBy }) => madeBy === maker);
  const names = (parts: readonly SmallPart[]) => parts.map(({ part }) => part).join(' and ');
  const drawn = by('fraction').map(({ part }) => `\`${part}-fraction\``);
  const remedies = [
    ...(drawn.length === 0 ? [] : [`raise ${drawn.join(' and ')}`]),
    ...(by('folds').length === 0 ? [] : ['lower `folds`']),
    ...(by('file').length === 0 ? [] : [`give ${names(by('file'))} more of them in the split file`]),
  ];
  const given = by('folders');
  const where = given.length === 0 ? '' : ` to what the data has for ${names(given)}`;
  return `${where}${remedies.map((one) => `, or ${one}`).join('')}`;
}

const MOST_CLASSES = 5;

export const classesSmallInPart = defineFault({
  code: 'classes-small-in-part',
  severity: 'warning',
  words: (
    part: 'validation' | 'test',
    classes: readonly { readonly name: string; readonly images: number }[],
    task: 'segmentation' | 'classification',
  ): Wording => {
    const named = classes.slice(0, MOST_CLASSES).map(({ name, images }) => `${quote(name)} (${images})`);
    const more = classes.length > MOST_CLASSES ? ` and ${classes.length - MOST_CLASSES} more` : '';
    return {
      subject: `the ${part} part of the split`,
      got: `${task === 'segmentation' ? 'shows in fewer than 5 images' : 'has fewer than 5 images of'} ${named.join(', ')}${more}`,
      expected: `${classes.length === 1 ? 'its figures say' : 'their figures say'} little`,
      fix: `Add images of ${classes.length === 1 ? 'it' : 'them'}.`,
    };
  },
  example: ['test', [{ name: 'cluster', images: 2 }], 'classification'],
  note: 'Each class is in each part as its share of all images asks, and once at least where that can be.',
});

export const siblingsCross = defineFault({
  code: 'siblings-cross',
  severity: 'warning',
  words: ({ what, suggestion, part, crossing, of, example, isGiven }: Siblings): Wording => ({
    subject: `${crossing} of ${of} ${part} images, such as ${quote(example)},`,
    got: `have ${what} in training, by their names`,
    expected: 'such a test is too easy',
    fix: isGiven
      ? `Put what belongs together into one part, or put all images together and set \`group-by: '${suggestion}'\`.`
      : `Set \`group-by: '${suggestion}'\`, which keeps them together.`,
  }),
  example: [
    {
      what: 'copies of one picture',
      suggestion: '([^/]+)\\.rf\\.[0-9A-Za-z]{16,}',
      part: 'test',
      crossing: 12,
      of: 40,
      example: 'images/cat_jpg.rf.0f3a9c2b.jpg',
      isGiven: false,
    },
  ],
  note: 'Copies, tiles, slices, frames and both sides of a patient are no independent images. Plain numbers in names are taken for nothing, but for folders that count through: those of patients or videos.',
});

interface Siblings {
  readonly what: string;
  readonly suggestion: string;
  readonly part: string;
  readonly crossing: number;
  readonly of: number;
  readonly example: string;
  /** By the data. */
  readonly isGiven: boolean;
}

export const testedBefore = defineFault({
  code: 'tested-before',
  severity: 'warning',
  words: (name: string, images: readonly string[]): Wording => {
    const one = images.length === 1;
    return {
      subject: one ? `image ${quote(images[0]!)}` : `${images.length} images, such as ${quote(images[0]!)},`,
      got: `${one ? 'was' : 'were'} tested with in ${escapeControls(name)} and ${one ? 'is' : 'are'} trained on or validated with now`,
      expected: 'the comparison flatters what has seen them',
      fix: 'Leave `seed`, fractions, `group-by` and folders as they were, or set `baseline` to `none`.',
    };
  },
  example: ['main', ['images/017.png', 'images/020.png']],
  note: 'A run keeps the parts of its baseline by itself, unless settings or folders ask for others.',
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
  note: 'New images are divided as the file divides its own; the old ones stay.',
});
