// Faults of what annotations show once they are drawn on their images: sizes, classes, and what lies over what.
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { settingOfClasses } from './setting-of-classes.ts';

const NAMED = 3;
const IMAGE = 'images/017.jpg';

export const annotationSizeMismatch = defineFault({
  code: 'annotation-size-mismatch',
  words: (image: string, imageSize: string, file: string, annotatedSize: string): Wording => ({
    subject: `image ${quote(image)}`,
    got: `is ${imageSize}`,
    expected: `its annotations in ${quote(file)} are of an image of ${annotatedSize}`,
    fix: 'Put the image there that was annotated, or export the annotations at its size.',
    file: image,
  }),
  example: [IMAGE, '640x480', 'annotations/instances.json', '1280x960'],
  note: 'Shapes are never scaled: that would move labels, and nothing says whether the image was resized or cut.',
});

export const imagesWithoutShapes = defineFault({
  code: 'images-without-shapes',
  severity: 'warning',
  words: (images: readonly string[], all: number): Wording => ({
    subject: `${images.length.toLocaleString('en-US')} of ${counted(all, 'image')} (${listed(images)})`,
    got: `${images.length === 1 ? 'has no shape, and counts' : 'have no shape, and count'} as background alone`,
    fix: `If ${images.length === 1 ? 'it shows something, annotate it or take it' : 'they show something, annotate them or take them'} out.`,
  }),
  example: [[IMAGE], 40],
  note: 'The export lists them. Fine for images that show nothing; images that nobody has annotated yet teach that nothing is there.',
});

export const shapesOverlap = defineFault({
  code: 'shapes-overlap',
  severity: 'warning',
  words: (pairs: readonly Overlap[], stacking: 'smaller-on-top' | 'later-on-top'): Wording => {
    const shown = pairs
      .slice(0, NAMED)
      .map(
        ({ below, above, pixels }) => `${counted(pixels, 'pixel')} of ${quote(below)} go to ${quote(above)}`,
      );
    return {
      subject: 'shapes of different classes',
      got: `overlap: ${shown.join(', ')}${pairs.length > NAMED ? `, and ${pairs.length - NAMED} more` : ''}`,
      fix:
        stacking === 'smaller-on-top'
          ? 'A pixel has one class: that of the smaller shape. With `stacking: later-on-top` it is that of the later one.'
          : 'A pixel has one class: that of the shape drawn later. With `stacking: smaller-on-top` it is that of the smaller one.',
    };
  },
  example: [[{ below: 'table', above: 'cup', pixels: 5120 }], 'smaller-on-top'],
  note: 'Parts mostly lie within what they are parts of, and what is in front is mostly smaller.',
});

interface Overlap {
  readonly below: string;
  readonly above: string;
  readonly pixels: number;
}

export const shapesWithoutPixels = defineFault({
  code: 'shapes-without-pixels',
  severity: 'warning',
  words: (shapes: number, flat: number, image: string): Wording => ({
    subject: 'some shapes',
    got: `show nothing (${[
      ...(shapes > 0 ? [`${counted(shapes, 'shape')} without the centre of a pixel`] : []),
      ...(flat > 0
        ? [`${counted(flat, 'outline')} that ${flat === 1 ? 'encloses' : 'enclose'} no area`]
        : []),
    ].join(', ')}), such as on ${quote(image)}`,
    fix: 'Mostly a stray click: nothing needs to be done, if they are few.',
  }),
  example: [2, 1, IMAGE],
  note: 'A pixel is inside of a shape where its centre is. What lies outside of the image has none.',
});

export const shapeClassesUnknown = defineFault({
  code: 'shape-class-unknown',
  words: (
    unknown: readonly { readonly name: string; readonly shapes: number }[],
    classes: readonly string[],
  ): Wording => ({
    subject: `shapes of ${unknown
      .slice(0, NAMED)
      .map(({ name, shapes }) => `${quote(name)} (${shapes})`)
      .join(', ')}${unknown.length > NAMED ? ` and ${unknown.length - NAMED} more classes` : ''}`,
    got: 'are of none of the classes',
    expected: `which are ${listed(classes, 5)}`,
    fix: `Set ${settingOfClasses([...classes, ...unknown.map(({ name }) => name)])}; in classes.json {"name": ..., "ignore": true} leaves one out.`,
  }),
  example: [[{ name: 'window', shapes: 12 }], ['background', 'door']],
  note: 'Where classes are listed, a shape must be of one of them. `folder` in classes.json says how the export calls a class that is to have another name.',
});

export const tooManyShapeClasses = defineFault({
  code: 'too-many-shape-classes',
  words: (classes: number, most: number): Wording => ({
    subject: `the export lists ${classes} classes with the background`,
    got: `and ${most} are possible`,
    fix: 'List those that are meant in classes.json, and the others as {"name": ..., "ignore": true}.',
  }),
  example: [1204, 255],
  note: 'A mask has a byte for each pixel.',
});

export const oneShapeClass = defineFault({
  code: 'one-shape-class',
  words: (name: string): Wording => ({
    subject: 'the shapes',
    got: `leave only one class with pixels, ${quote(name)}`,
    expected: 'expected two at least',
    fix: 'Check that the export has its shapes, and that they are drawn on these images.',
  }),
  example: ['background'],
  note: 'There is nothing to tell apart.',
});

export const shapeClassAbsent = defineFault({
  code: 'shape-class-absent',
  severity: 'warning',
  words: (names: readonly string[]): Wording => ({
    subject: `${names.length === 1 ? 'class' : 'classes'} ${listed(names)}`,
    got: `${names.length === 1 ? 'has' : 'have'} no pixel in any image`,
    fix: `${names.length === 1 ? 'It' : 'They'} can be neither learned nor measured; list the classes that are meant in \`classes\`.`,
  }),
  example: [['cluster']],
  note: 'The export lists such a class, or `classes` does. It keeps its place in the list and gets no figures.',
});

export const conflictingShapes = defineFault({
  code: 'conflicting-shapes',
  severity: 'warning',
  words: (image: string, first: string): Wording => ({
    subject: `images ${quote(image)} and ${quote(first)}`,
    got: 'are exactly the same and have different shapes',
    fix: 'Keep the one whose shapes are right.',
    file: image,
  }),
  example: ['images/024.jpg', IMAGE],
  note: 'Two people labelled the same picture, or one did it twice. The model cannot please both.',
});
