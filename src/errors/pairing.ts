// Faults of images and masks that are told apart by what their names have in common, in series such as "x/{name}.png".
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** Files that are named alike, as the pattern that a setting takes. */
export interface NamedSeries {
  readonly pattern: string;
  readonly files: number;
  /** One of them; of several series those of the same picture. */
  readonly example: string;
}

// Of the examples.
const X: NamedSeries = { pattern: 'x/{name}.jpg', files: 40, example: 'x/017.jpg' };
const Y: NamedSeries = { pattern: 'y/{name}.png', files: 40, example: 'y/017.png' };
const DRAWN: NamedSeries = {
  pattern: '1st_manual/{name}_manual1.png',
  files: 20,
  example: '1st_manual/21_manual1.png',
};

export const masksAssumed = defineFault({
  code: 'masks-assumed',
  severity: 'warning',
  words: (images: NamedSeries, masks: NamedSeries, because: string): Wording => ({
    subject: counted(masks),
    got: `${isOrAre(masks)} taken for the masks of ${counted(images)}, such as ${quote(masks.example)} of ${quote(images.example)}`,
    expected: because,
    fix: `Check the pairs; to settle it, set \`images\` to ${quote(images.pattern)} and \`masks\` to ${quote(masks.pattern)}.`,
  }),
  example: [X, Y, 'since they hold few values and the others are photographs'],
  note: 'The names pair, but do not say which of the two are the masks; a few pictures of each were looked at.',
});

export const sidesInDoubt = defineFault({
  code: 'sides-in-doubt',
  words: (sides: readonly NamedSeries[], because: string, byClass?: string): Wording => ({
    subject: allOf(sides),
    got: `have the same names, such as ${examplesOf(sides)}, and it can't be told which are the masks: ${because}`,
    fix: `Set \`images\` to ${quote(sides[0].pattern)} and \`masks\` to ${quote(sides[1].pattern)}, or ${sides.length > 2 ? 'to others of them' : 'the other way round'}; ${byClass === undefined ? '`task` to classification' : `\`images\` to ${quote(byClass)} alone`} where they are ${sides.length > 2 ? '' : 'two '}classes.`,
  }),
  example: [[X, Y], 'both are photographs'],
  note: 'Pictures of the same names in two folders are images and their masks, or two classes by chance. Neither is guessed. Views of the same things, such as left and right or a photograph and a thermal image, are neither: give the folder of one view with its labels.',
});

export const foldersPair = defineFault({
  code: 'folders-pair',
  words: ({ folders, examples, images, masks, others, note }: PairingFolders): Wording => {
    const [image, mask] = examples;
    const more = folders.length > 3 ? ` and ${folders.length - 3} more` : '';
    const instead = others.length === 0 ? '' : ` (or to ${others.slice(0, 3).map(quote).join(', ')})`;
    return {
      subject: `folders ${folders.slice(0, 3).map(quote).join(', ')}${more}`,
      got: `hold pictures named after one another, such as ${quote(image)} and ${quote(mask)}`,
      expected: 'which are images and their masks rather than classes',
      fix: `Set \`images: ${quote(images)}\` and \`masks: ${quote(masks)}\`${instead}.${note === undefined ? '' : ` ${note}`} Where the folders are classes, list them in \`classes\`.`,
    };
  },
  example: [
    {
      folders: ['scans', 'truths'],
      examples: ['scans/a/7.jpg', 'truths/a/lesions/7_MA.tif'],
      images: 'scans/**/{name}.jpg',
      masks: 'truths/**/{name}_MA.tif',
      others: [],
    },
  ],
  note: 'Asked where neither folders nor names are as expected. [Patterns](data-formats.md#patterns) shows how names are paired.',
});

interface PairingFolders {
  readonly folders: readonly string[];
  /** An image and a mask of it. */
  readonly examples: readonly [string, string];
  readonly images: string;
  readonly masks: string;
  /** Patterns of what may be the masks instead. */
  readonly others: readonly string[];
  /** What else is to be done. */
  readonly note?: string;
}

export const sameNamesAssumed = defineFault({
  code: 'same-names-assumed',
  severity: 'warning',
  words: (sides: readonly NamedSeries[]): Wording => ({
    subject: allOf(sides),
    got: `hold pictures of the same names, such as ${examplesOf(sides)}, and were taken for classes`,
    fix: `If so, set \`task\` to classification; if they are halves of pairs, \`images\` to ${quote(sides[0].pattern)} and \`masks\` to ${quote(sides[1].pattern)}, or ${sides.length > 2 ? 'to others of them' : 'the other way round'}.`,
  }),
  example: [
    [
      { ...X, pattern: 'cat/{name}.jpg', example: 'cat/017.jpg' },
      { ...Y, pattern: 'dog/{name}.jpg', example: 'dog/017.jpg' },
    ],
  ],
  note: 'The images of classes are often numbered anew in each folder, and so are halves of pairs. Names that are no such numbers are asked about: [`sides-in-doubt`](#sides-in-doubt).',
});

export const masksInDoubt = defineFault({
  code: 'masks-in-doubt',
  words: (images: NamedSeries, masks: readonly NamedSeries[], byClass?: string): Wording => ({
    subject: counted(images),
    got: `may have their masks in ${someOf(masks)}`,
    expected: 'expected one mask of each image',
    fix: `Set \`images\` to ${quote(images.pattern)} and \`masks\` to the pattern that is meant, such as ${quote(masks[0].pattern)}${byClass === undefined ? '' : `; if each shows a class of its own, to ${quote(byClass)}, which joins them`}.`,
  }),
  example: [
    { pattern: 'images/{name}.tif', files: 20, example: 'images/21.tif' },
    [DRAWN, { pattern: '2nd_manual/{name}_manual2.png', files: 20, example: '2nd_manual/21_manual2.png' }],
  ],
  note: 'Two people drew masks, or one kind was made from the other. A model learns from one of them, and which is never guessed.',
});

export const imagesInDoubt = defineFault({
  code: 'images-in-doubt',
  words: (masks: NamedSeries, images: readonly NamedSeries[]): Wording => ({
    subject: counted(masks),
    got: `may be the masks of ${images.map(counted).join(' or of ')}`,
    expected: 'expected one image of each mask',
    fix: `Set \`images\` to ${imagesMeant(masks, images)}, and \`masks\` to ${quote(masks.pattern)}.`,
  }),
  example: [
    { pattern: 'labels/{name}.png', files: 20, example: 'labels/21.png' },
    [
      { pattern: 'images/{name}.png', files: 20, example: 'images/21.png' },
      { pattern: 'images_enhanced/{name}.png', files: 20, example: 'images_enhanced/21.png' },
    ],
  ],
  note: 'The same pictures lie there twice, such as before and after they were enhanced. A model learns from one of them.',
});

/** Of Pascal VOC, as CVAT and Datumaro write it, too. */
const OBJECTS = /(?:^|\/)SegmentationObject\//;

export const seriesLeftOut = defineFault({
  code: 'series-left-out',
  severity: 'warning',
  words: (
    left: readonly NamedSeries[],
    images: NamedSeries,
    masks: NamedSeries,
    files: readonly string[],
    /** What may be the masks as well. */
    instead?: NamedSeries,
  ): Wording => ({
    subject: left.map(counted).join(' and '),
    got: `take no part, though named like the images: the masks are ${counted(masks)}`,
    fix: left.every(({ pattern }) => OBJECTS.test(pattern))
      ? "Nothing needs to be done: these tell one object from another, which isn't trained."
      : instead === undefined
        ? 'If other files are the masks, say by `images` and `masks` which.'
        : `If ${quote(instead.pattern)} are the masks instead, set \`images\` to ${quote(images.pattern)} and \`masks\` to ${quote(instead.pattern)}.`,
    leavesOut: files,
  }),
  example: [
    [{ pattern: 'mask/{name}_mask.png', files: 20, example: 'mask/21_mask.png' }],
    { pattern: 'images/{name}.tif', files: 20, example: 'images/21.tif' },
    DRAWN,
    ['mask/21_mask.png'],
    { pattern: 'mask/{name}_mask.png', files: 20, example: 'mask/21_mask.png' },
  ],
  note: 'Fields of view, coloured copies of masks, numbers of instances and the like lie beside the labels in many data sets.',
});

/** So many folders stand in a message by name. */
const NAMED = 3;
const ALTERNATIVES = 6;

function allOf(sides: readonly NamedSeries[]): string {
  const named = sides.slice(0, NAMED).map(counted);
  return joined(sides.length > NAMED ? [...named, `${sides.length - NAMED} more`] : named);
}

/** Classes may be many, and a few show how they differ. */
function someOf(masks: readonly NamedSeries[]): string {
  const named = masks.slice(0, ALTERNATIVES).map(counted);
  const more = masks.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(' or in ');
}

function examplesOf(sides: readonly NamedSeries[]): string {
  return joined(sides.slice(0, NAMED).map(({ example }) => quote(example)));
}

function joined(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

function counted({ pattern, files }: NamedSeries): string {
  return `${quote(pattern)} (${files === 1 ? '1 file' : `${files} files`})`;
}

function isOrAre({ files }: NamedSeries): string {
  return files === 1 ? 'is' : 'are';
}

/** One for all where they share out the masks and differ in a number or a letter: portions of one archive. */
function imagesMeant(masks: NamedSeries, images: readonly NamedSeries[]): string {
  const all = images.reduce((sum, { files }) => sum + files, 0);
  const joined = new Set(images.map(({ pattern }) => pattern.replace(/(?<=[_-])(?:\d+|[a-z])(?=\/)/i, '*')));
  if (joined.size === 1 && images.length > 1 && all <= masks.files)
    return `${quote([...joined][0])}, which takes all of them together`;
  return `the pattern that is meant, such as ${quote(images[0].pattern)}`;
}
