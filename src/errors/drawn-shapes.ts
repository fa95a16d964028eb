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

export const shapesMostlyNothing = defineFault({
  code: 'shapes-mostly-nothing',
  words: (without: number, shapes: number, image: string): Wording => ({
    subject: `${without.toLocaleString('en-US')} of ${counted(shapes, 'shape')}`,
    got: `${without === 1 ? 'covers' : 'cover'} the centre of no pixel, such as on ${quote(image)}`,
    expected: 'expected outlines in pixels of these images',
    fix: "Export the annotations at the size of the images. Shapes smaller than a pixel can't be learned: take them out if they are meant.",
  }),
  example: [22, 24, IMAGE],
  note: 'Coordinates that were divided by something, or are of a larger image, lie in one corner or outside. Few such shapes are a warning.',
});

export const shapesAsShares = defineFault({
  code: 'shapes-as-shares',
  words: (shapes: number): Wording => ({
    subject: `all coordinates of ${counted(shapes, 'shape')}`,
    got: 'lie between 0 and 1, as shares of width and height do',
    expected: 'expected pixels',
    fix: 'Multiply each x by the width of its image and each y by its height, or export again in pixels.',
  }),
  example: [24],
  note: 'YOLO writes shares of width and height, the other tools pixels. Taken for pixels, they would all lie in the first one.',
});

export const shapesOutside = defineFault({
  code: 'shapes-outside',
  severity: 'warning',
  words: (shapes: number, images: readonly string[]): Wording => ({
    subject: counted(shapes, 'shape'),
    got: `${shapes === 1 ? 'reaches' : 'reach'} out of the image by more than a pixel, on ${listed(images)}`,
    fix: 'They end at its edge. If many do, look at the pictures of `check`: they may be of another image or of another size.',
  }),
  example: [3, [IMAGE]],
  note: 'Annotators draw past the edge; shapes that were moved or scaled reach out as well.',
});

export const shapesTurned = defineFault({
  code: 'shapes-turned',
  severity: 'warning',
  words: (images: readonly string[]): Wording => ({
    subject: `the shapes of ${counted(images.length, 'image')} (${listed(images)})`,
    got: 'were turned with the image',
    expected: 'since the annotations are of its size before EXIF turns it',
    fix: 'Look at one of them in the pictures of `check`.',
  }),
  example: [[IMAGE]],
  note: 'Some tools show an image as it is stored, others as its EXIF orientation turns it. Width and height in the export tell which.',
});

export const orientationUnclear = defineFault({
  code: 'annotated-orientation-unclear',
  severity: 'warning',
  words: (images: readonly string[]): Wording => ({
    subject: `the shapes of ${counted(images.length, 'image')} (${listed(images)})`,
    got: 'were taken as drawn on the image as EXIF turns it, and nothing in the export says so',
    fix: 'Look at one of them in the pictures of `check`; if its shapes lie elsewhere, save the images turned and without the tag, and annotate these.',
  }),
  example: [[IMAGE]],
  note: 'Turned by half a circle, or square, an image has the same size either way.',
});

export const annotatedAsStored = defineFault({
  code: 'annotated-as-stored',
  words: (images: readonly string[]): Wording => ({
    subject: `shapes of ${counted(images.length, 'image')} (${listed(images)})`,
    got: "reach out of the image as EXIF turns it: they were drawn on it as it's stored",
    fix: 'Take the orientation out of these images (`exiftool -Orientation= -overwrite_original FILE...`), so that they are shown as they were labelled.',
  }),
  example: [[IMAGE]],
  note: "Telephones store a photograph lying on its side, with a note of how to turn it. Some labelling tools show it turned and some don't; this export says no size, by which the two could be told apart. The masks would lie beside the things.",
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
