// Faults of classes and masks.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

// Of the examples.
const IMAGE = 'images/017.png';
const MASK = 'masks/017.png';

/** `turned`: the image's EXIF orientation is applied, and explains the difference. */
export const maskSizeMismatch = defineFault({
  code: 'mask-size-mismatch',
  words: (mask: string, maskSize: string, image: string, imageSize: string, turned = false): Wording => ({
    subject: `mask ${quote(mask)}`,
    got: `is ${maskSize}`,
    expected: `its image ${quote(image)} is ${imageSize}`,
    fix: turned
      ? 'The image is turned by its EXIF orientation, which the mask lacks: save the image turned and without the tag, or turn the mask.'
      : "Export the mask again at the image's size.",
    file: mask,
  }),
  example: [MASK, '512x480', IMAGE, '512x512'],
  note: 'A mask gives each pixel of its image a class. It is never scaled: that would move labels.',
});

export const classesFileInvalid = defineFault({
  code: 'classes-file-invalid',
  words: (file: string, reasons: readonly string[]): Wording => ({
    subject: `file ${quote(file)}`,
    got: `is not a list of classes: ${escapeControls(reasons.join('; '))}`,
    fix: 'Write it as {"classes": ["background", "cell"]}, or with {"name", "value", "color"} for each class.',
    file,
  }),
  example: ['classes.json', ['classes.1.color: not of the form #rrggbb']],
  note: '[Data formats](data-formats.md#masks) shows what it may hold.',
});

export const classCountMismatch = defineFault({
  code: 'class-count-mismatch',
  words: (named: number, found: string): Wording => ({
    subject: 'the list of classes',
    got: `names ${named}`,
    expected: `the masks hold ${found}`,
    fix: 'Name every class, or say in classes.json which value or color each class has and which are ignored.',
  }),
  example: [3, '5 values (0, 1, 2, 3, 9)'],
  note: 'Names are given to values in ascending order, so that their numbers must agree, or each class must name its value.',
});

export const classColorsAssumed = defineFault({
  code: 'class-colors-assumed',
  severity: 'warning',
  words: (pairs: readonly string[]): Wording => ({
    subject: 'the colours of the masks',
    got: `were given to the classes in ascending order: ${escapeControls(pairs.join(', '))}`,
    fix: 'Check them, and say it in classes.json: {"classes": [{"name": ..., "color": "#rrggbb"}, ...]}.',
  }),
  example: [['"background" #000000', '"cell" #00ff00']],
  note: 'The run goes on with this order; if a name went to a wrong colour, every figure carries a wrong name.',
});

export const classesAssumed = defineFault({
  code: 'classes-assumed',
  severity: 'warning',
  words: (values: readonly string[]): Wording => ({
    subject: 'the masks',
    got: `hold ${values.join(', ')}`,
    expected: `taken for ${values.length} classes`,
    fix: 'Say in classes.json which value or color is which class, and which are ignored.',
  }),
  example: [['0', '1', '2']],
  note: 'Without names the classes are numbered. It is right where every value is a class.',
});

export const maskValueOutsideClasses = defineFault({
  code: 'mask-value-outside-classes',
  words: (
    mask: string,
    values: readonly { value: string; pixels: number }[],
    classes: number,
    lossy: boolean,
  ): Wording => {
    const shown = values.slice(0, 8).map(({ value, pixels }) => `${value} (${pixels} pixels)`);
    const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : '';
    return {
      subject: `mask ${quote(mask)}`,
      got: `holds ${shown.join(', ')}${more}`,
      expected: `outside the ${classes} classes`,
      fix: lossy
        ? 'JPEG changes values while saving: export the mask as PNG.'
        : 'Add the class or an ignored value to classes.json, or correct the mask.',
      file: mask,
    };
  },
  example: [MASK, [{ value: '7', pixels: 12 }], 4, false],
  note: 'A pixel that belongs to no class and is not ignored has no meaning. Often it is the edge of a brush, or an export that blends colours.',
});

export const tooManyMaskValues = defineFault({
  code: 'too-many-mask-values',
  words: (mask: string, values: string, lossy: boolean): Wording => ({
    subject: `mask ${quote(mask)}`,
    got: `holds ${values} different values`,
    expected: 'too many to be classes',
    fix: lossy
      ? 'JPEG changes values while saving: export the masks as PNG.'
      : 'Is it a photograph? If its values are classes, list them in classes.json.',
    file: mask,
  }),
  example: ['masks/photo.png', '231', false],
  note: 'Looks like an image in the folder of masks, or a mask whose values were blended while saving.',
});

export const masksBlended = defineFault({
  code: 'masks-blended',
  words: (mask: string, values: string): Wording => ({
    subject: 'the masks',
    got: `are blended: ${quote(mask)} holds ${values} different values, nearly all at or near a few of them`,
    expected: 'a value for each class and none between',
    fix: 'Export them as PNG without soft edges, and scale them with "nearest neighbour".',
    file: mask,
  }),
  example: ['masks/017.png', '47'],
  note: 'Soft edges, scaling that interpolates, and JPEG put values between those of the classes; what a pixel between two classes shows is neither.',
});

export const maskValuesDistorted = defineFault({
  code: 'mask-values-distorted',
  words: (mask: string, values: readonly string[]): Wording => {
    const shown = values.length > 10 ? `${values.slice(0, 10).join(', ')}, ...` : values.join(', ');
    return {
      subject: `mask ${quote(mask)}`,
      got: 'is a JPEG, which changes values while saving',
      expected: `and the masks hold ${shown}`,
      fix: 'Export the masks as PNG, or say in classes.json which value or color is which class.',
      file: mask,
    };
  },
  example: ['masks/017.jpg', ['0', '1', '2', '253', '254', '255']],
  note: 'JPEG keeps the looks, not the values.',
});

export const emptyMask = defineFault({
  code: 'empty-mask',
  severity: 'warning',
  words: (mask: string, background: string): Wording => ({
    subject: `mask ${quote(mask)}`,
    got: `holds nothing but ${quote(background)}`,
    fix: 'If the image shows other classes, label them.',
    file: mask,
  }),
  example: [MASK, 'background'],
  note: 'Fine for images that show nothing else. Many of them at once mostly mean that an export lost the labels.',
});

export const maskAllIgnored = defineFault({
  code: 'mask-all-ignored',
  severity: 'warning',
  words: (mask: string): Wording => ({
    subject: `mask ${quote(mask)}`,
    got: 'holds only ignored pixels',
    fix: 'It teaches nothing and counts in no metric; label it or take it out.',
    file: mask,
  }),
  example: [MASK],
  note: 'Ignored pixels count in neither loss nor metrics.',
});

export const oneClass = defineFault({
  code: 'one-class',
  words: (name: string): Wording => ({
    subject: 'the masks',
    got: `hold only one class, ${quote(name)}`,
    expected: 'expected two at least',
    fix: 'Check that the masks were exported with their labels.',
  }),
  example: ['background'],
  note: 'There is nothing to tell apart. Mostly the masks hold the values 0 and 1, or 0 and 255, and the export dropped one.',
});

export const classAbsent = defineFault({
  code: 'class-absent',
  severity: 'warning',
  words: (name: string): Wording => ({
    subject: `class ${quote(name)}`,
    got: 'has no pixel in any mask',
    fix: 'It can be neither learned nor measured; check its name, value or color.',
  }),
  example: ['cluster'],
  note: 'The class keeps its place in the list and gets no figures.',
});

export const conflictingMasks = defineFault({
  code: 'conflicting-masks',
  severity: 'warning',
  words: (mask: string, first: string): Wording => ({
    subject: `masks ${quote(mask)} and ${quote(first)}`,
    got: 'label exactly the same image differently',
    fix: 'Keep the right one.',
    file: mask,
  }),
  example: ['masks/024.png', MASK],
  note: 'Two people labelled the same picture, or one did it twice. The model cannot please both.',
});
