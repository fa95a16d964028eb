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

/** `name` and `others`: of the arrays in one of the files. */
export const maskArrayAssumed = defineFault({
  code: 'mask-array-assumed',
  severity: 'warning',
  words: (files: readonly string[], name: string, others: readonly string[]): Wording => ({
    subject: `${files.length === 1 ? '1 mask' : `${files.length} masks`} (${quote(files[0])}${files.length > 1 ? ', ...' : ''})`,
    got: `${files.length === 1 ? 'holds' : 'hold'} several arrays, of which ${quote(name)} was taken for the mask, not ${others.slice(0, 3).map(quote).join(', ')}${others.length > 3 ? ` and ${others.length - 3} more` : ''}`,
    fix: 'If another is meant, save it alone, or call it "mask".',
  }),
  example: [['masks/001.mat', 'masks/002.mat'], 'groundTruth.Segmentation', ['groundTruth.Boundaries']],
  note: 'Files of NumPy and MATLAB may hold any number of arrays. [Data formats](data-formats.md#masks) says which counts.',
});
