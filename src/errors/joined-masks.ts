// Faults of images that have several mask files each: one for every class, or one for every object.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

const NAMED = 5;

export const masksJoined = defineFault({
  code: 'masks-joined',
  severity: 'warning',
  words: (classes: readonly string[], masks: number, images: number): Wording => ({
    subject: `${masks} masks of one class each`,
    got: `were joined for ${images} images`,
    expected: `the classes are ${listed(classes)}`,
    fix: 'Where masks overlap, the class later in this list counts; `classes` sets another order.',
  }),
  example: [['background', 'body', 'door'], 80, 40],
  note: 'A folder, a tag or `{class}` says which class a mask file shows. What is not 0 in it is the class, what no mask shows the first.',
});

export const masksUnited = defineFault({
  code: 'masks-united',
  severity: 'warning',
  words: (images: number, masks: readonly string[], pattern: string | undefined): Wording => ({
    subject: `${images} ${images === 1 ? 'image' : 'images'}`,
    got: `${images === 1 ? 'has' : 'have'} several masks each, such as ${listed(masks, 2)}`,
    expected: 'which were joined: what any of them shows is foreground',
    fix:
      pattern === undefined
        ? 'If only one of them is meant, say which with the `masks` setting.'
        : `If only the first of them is meant, set \`masks\` to ${quote(pattern)}.`,
  }),
  example: [17, ['scan (1)_mask.png', 'scan (1)_mask_1.png'], '**/*_mask.png'],
  note: 'Mostly one file for each object. Objects are told from the background, not from each other.',
});

export const masksNotMeant = defineFault({
  code: 'masks-not-meant',
  severity: 'warning',
  words: (files: readonly string[]): Wording => ({
    subject: `${files.length} ${files.length === 1 ? 'file' : 'files'}`,
    got: `named like masks, such as ${listed(files, 2)}, ${files.length === 1 ? 'takes' : 'take'} no part: the \`masks\` setting leaves ${files.length === 1 ? 'it' : 'them'} over`,
    fix: 'If they are masks as well, let the pattern match them.',
  }),
  example: [['scan (1)_mask_1.png', 'scan (7)_mask_1.png']],
  note: 'What ends like the mask of an image that is there is no image, whichever masks the pattern means.',
});

export const joinedMaskNotBinary = defineFault({
  code: 'joined-mask-not-binary',
  words: (
    mask: string,
    values: readonly string[],
    { lossy, isBlended }: { readonly lossy: boolean; readonly isBlended: boolean },
  ): Wording => ({
    subject: `mask ${quote(mask)}`,
    got: `holds ${values.slice(0, NAMED).join(', ')}${values.length > NAMED ? ', ...' : ''}`,
    expected: 'expected 0 and one other value, since it is one of several masks of an image',
    fix: isBlended
      ? `${lossy ? 'JPEG changes values while saving' : 'Its edges look soft'}: set \`mask-values: nearest\` to give each pixel to the nearest of the two, or export the masks as PNG without soft edges.`
      : lossy
        ? 'JPEG changes values while saving: export the masks as PNG.'
        : 'Save 0 for the background and one value for what it shows; or, if one of the masks holds all classes, say which with the `masks` setting.',
    file: mask,
  }),
  example: ['masks/body/017.png', ['0', '1', '2'], { lossy: false, isBlended: false }],
  note: 'Masks are joined only where each shows one thing, so that it is clear what belongs together.',
});

export const masksAlike = defineFault({
  code: 'masks-alike',
  words: (one: string, other: string, percent: number): Wording => ({
    subject: `the masks ${quote(one)} and ${quote(other)}`,
    got: `agree in ${percent} % of the pixels that either shows`,
    expected: 'as those of two people who label the same do, not those of two classes or objects',
    fix: 'Say with the `masks` setting which of them is meant; if they belong together all the same, list the classes in `classes`.',
  }),
  example: ['masks/anna', 'masks/ben', 87],
  note: 'Several masks of one image are joined only where they show different things. Over all images, what two of them share is compared with what either shows.',
});

export const classCovered = defineFault({
  code: 'class-covered',
  words: (covered: string, by: string, percent: number, classes: readonly string[]): Wording => ({
    subject: `class ${quote(covered)}`,
    got: `loses ${percent} % of its pixels to ${quote(by)}, which comes later in the list and counts where masks overlap`,
    fix: `Set \`classes\` in the order in which they cover each other: ${classes.join(', ')}.`,
  }),
  example: ['cup', 'disc', 100, ['background', 'disc', 'cup']],
  note: 'Where one class lies within another, it must come later. The order of the message is by area, largest first.',
});

export const classMasksOverlap = defineFault({
  code: 'class-masks-overlap',
  severity: 'warning',
  words: (pairs: readonly { below: string; above: string; pixels: number; percent: string }[]): Wording => {
    const shown = pairs
      .slice(0, NAMED)
      .map(
        ({ below, above, pixels, percent }) =>
          `${pixels} pixels (${percent} %) of ${quote(below)} go to ${quote(above)}`,
      );
    return {
      subject: 'the masks of different classes',
      got: `overlap: ${shown.join(', ')}${pairs.length > NAMED ? `, and ${pairs.length - NAMED} more` : ''}`,
      fix: 'The class later in the list counts; `classes` sets another order.',
    };
  },
  example: [[{ below: 'body', above: 'door', pixels: 5120, percent: '12.5' }]],
  note: 'A pixel has one class. Parts of an object mostly come later than the object.',
});

export const classMasksMissing = defineFault({
  code: 'class-masks-missing',
  severity: 'warning',
  words: (missing: readonly { readonly name: string; readonly images: number }[], all: number): Wording => ({
    subject: 'some images',
    got: `have no mask of every class (none of ${missing
      .slice(0, NAMED)
      .map(({ name, images }) => `${quote(name)}: ${images} of ${all}`)
      .join(', ')}${missing.length > NAMED ? ', ...' : ''})`,
    expected: 'taken for a class that shows nowhere in the image',
    fix: 'Where one shows, add its mask.',
  }),
  example: [[{ name: 'door', images: 3 }], 40],
  note: 'Where each class has a mask file of its own, images that do not show a class often have none for it.',
});

export const maskClassUnknown = defineFault({
  code: 'mask-class-unknown',
  words: (name: string, masks: number, classes: readonly string[]): Wording => ({
    subject: `${masks} ${masks === 1 ? 'mask' : 'masks'} of ${quote(name)}`,
    got: `${masks === 1 ? 'is' : 'are'} of none of the classes`,
    expected: `which are ${listed(classes)}`,
    fix: 'Add it to the list of classes, or ignore its pixels by {"name": ..., "ignore": true} in classes.json.',
  }),
  example: ['window', 12, ['background', 'body', 'door']],
  note: 'Where classes are listed, a mask of one class must be of one of them.',
});

export const labelStudioNames = defineFault({
  code: 'label-studio-names',
  severity: 'warning',
  words: (older: readonly string[]): Wording => ({
    subject: `${older.length} ${older.length === 1 ? 'mask' : 'masks'} of Label Studio (${listed(older, 2)})`,
    got: `${older.length === 1 ? 'is' : 'are'} left out`,
    expected: 'since a newer annotation of the same task is there',
    fix: 'If an older one is meant, take the masks of the others out.',
    leavesOut: older,
  }),
  example: [['masks/task-1-annotation-1-by-1-tag-Cell-0.png']],
  note: 'Of several annotations of one task, whose masks are called by it, that with the highest number counts, if they show the same or [`annotators`](settings.md#annotators) says so.',
});

function listed(names: readonly string[], most = NAMED): string {
  const shown = names.slice(0, most).map(quote).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

interface NumberedMasks {
  readonly images: number;
  readonly masks: number;
  /** The masks of one image. */
  readonly files: readonly string[];
  /** Of `images`, and of `masks` for either answer; undefined: none was found. */
  readonly patterns:
    | { readonly images: string; readonly asClasses: string; readonly asObjects: string }
    | undefined;
}

export const numberedMasksUnclear = defineFault({
  code: 'numbered-masks-unclear',
  words: ({ images, masks, files, patterns }: NumberedMasks): Wording => ({
    subject: `${masks} masks (${listed(files, 2)})`,
    got: `have the same numbers for each of ${images} images`,
    expected: 'expected to know whether a number stands for a class or for an object',
    fix:
      patterns === undefined
        ? 'Set `images` and `masks` to patterns with `{name}` in both; for classes, with `{class}` for the number in that of the masks, for objects with `*`.'
        : `Set \`images: "${escapeControls(patterns.images)}"\` and, for classes, \`masks: "${escapeControls(patterns.asClasses)}"\`; for objects, \`masks: "${escapeControls(patterns.asObjects)}"\`, which joins them. Of several people's masks of the same, name one by its number.`,
  }),
  example: [
    {
      images: 40,
      masks: 80,
      files: ['masks/cell7_0.png', 'masks/cell7_1.png'],
      patterns: {
        images: 'images/{name}.png',
        asClasses: 'masks/{name}_{class}.png',
        asObjects: 'masks/{name}_*.png',
      },
    },
  ],
  note: 'Where images have different numbers of masks, each shows an object, and they are joined with a warning.',
});
