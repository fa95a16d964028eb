// Faults of where shapes lie on their images once they are drawn: outside, in one corner, or turned by EXIF.
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';

const IMAGE = 'images/017.jpg';

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
  /** @param coordinates what the tool writes */
  words: (shapes: number, coordinates: 'pixels' | 'percent' | 'shares'): Wording => ({
    subject: `all coordinates of ${counted(shapes, 'shape')}`,
    got:
      coordinates === 'shares'
        ? 'lie between 0 and 0.01, as shares do that were divided by 100 once more'
        : 'lie between 0 and 1, as shares of width and height do',
    expected: `expected ${coordinates === 'shares' ? 'shares of width and height from 0 to 1' : coordinates}`,
    fix:
      coordinates === 'pixels'
        ? 'Multiply each x by the width of its image and each y by its height, or export again in pixels.'
        : 'Multiply each of them by 100, or export again.',
  }),
  example: [24, 'pixels'],
  note: 'YOLO writes shares of width and height, Label Studio percent, the other tools pixels. Taken for what the tool writes, they would all lie in the upper left corner.',
});

export const shapesOutside = defineFault({
  code: 'shapes-outside',
  severity: 'warning',
  words: (shapes: number, images: readonly string[]): Wording => ({
    subject: counted(shapes, 'shape'),
    got: `${shapes === 1 ? 'reaches' : 'reach'} out of the image by more than a pixel, on ${listed(images)}`,
    fix: 'They end at its edge. If many do, look at the pictures of `check`: they may be of another image or of another size.',
    files: images,
  }),
  example: [3, [IMAGE]],
  note: 'Annotators draw past the edge; shapes that were moved or scaled reach out as well.',
});

export const shapesMostlyOutside = defineFault({
  code: 'shapes-mostly-outside',
  words: (outside: number, shapes: number, images: readonly string[]): Wording => ({
    subject: `${outside.toLocaleString('en-US')} of ${counted(shapes, 'shape')}`,
    got: `${outside === 1 ? 'reaches' : 'reach'} far out of the image, on ${listed(images)}`,
    expected: 'expected outlines in pixels of these images',
    fix: 'They are of other or of larger images: put those there that were annotated, or export the annotations at the size of these.',
    files: images,
  }),
  example: [23, 24, [IMAGE]],
  note: "Far is more than a fiftieth of the longer edge. Images that were made smaller after they were annotated are told so where the export doesn't say their size. Few such shapes are a warning (`shapes-outside`).",
});

export const shapesInCorner = defineFault({
  code: 'shapes-in-one-corner',
  severity: 'warning',
  words: (shapes: number, images: number, [x, y]: readonly [number, number]): Wording => ({
    subject: `all ${counted(shapes, 'shape')} on ${counted(images, 'image')}`,
    got: `lie in the upper left corner (up to ${percent(x)} of the width and ${percent(y)} of the height)`,
    expected: 'as they do where images were enlarged after they were annotated',
    fix: 'Look at the pictures of `check`; if the shapes lie beside the things, put the images there that were annotated.',
  }),
  example: [240, 40, [0.49, 0.5]],
  note: 'The export says no size by which that could be told.',
});

export const annotatedFilesChanged = defineFault({
  code: 'annotated-files-changed',
  severity: 'warning',
  words: (tool: string, changed: readonly string[], all: number): Wording => ({
    subject: `${changed.length.toLocaleString('en-US')} of ${counted(all, 'image')} (${listed(changed)})`,
    got: `${changed.length === 1 ? 'has' : 'have'} another size in bytes than the ${tool} annotations say`,
    fix: 'Saved anew they differ, and so do images that were resized or turned since: look at the pictures of `check`, and if the shapes lie beside the things, put the images there that were annotated.',
    files: changed,
  }),
  example: ['VIA', ['images/1.jpg', IMAGE], 32],
  note: 'VIA notes how many bytes a file has, and not how large the image is.',
});

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

export const shapesTurned = defineFault({
  code: 'shapes-turned',
  severity: 'warning',
  words: (images: readonly string[]): Wording => ({
    subject: `the shapes of ${counted(images.length, 'image')} (${listed(images)})`,
    got: 'were turned with the image',
    expected: 'since the annotations are of its size before EXIF turns it',
    fix: 'Look at one of them in the pictures of `check`.',
    files: images,
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
    files: images,
  }),
  example: [[IMAGE]],
  note: 'Turned by half a circle, or square, an image has the same size either way.',
});

export const annotatedAsStored = defineFault({
  code: 'annotated-as-stored',
  /** @param areAll no other image has an orientation */
  words: (images: readonly string[], proving: readonly string[], areAll: boolean): Wording => ({
    subject: `shapes of ${counted(proving.length, 'image')} (${listed(proving)})`,
    got: 'reach out of the image as EXIF turns it',
    expected: `so that those of ${images.length === 1 ? 'it' : `all ${counted(images.length, 'image')} with an orientation`} were drawn on the image as it's stored`,
    fix: `Take the orientation out of ${images.length === 1 ? 'it' : 'all of them'}, so that they are shown as they were labelled: ${areAll ? '`exiftool -r -overwrite_original -Orientation= .` in the data folder' : '`exiftool -overwrite_original -Orientation= FILE...` with the files that check.json lists'}.`,
    files: images,
  }),
  example: [[IMAGE, 'images/018.jpg'], [IMAGE], true],
  note: "Telephones store a photograph lying on its side, with a note of how to turn it. Some labelling tools show it turned and some don't; this export says no size, by which the two could be told apart. The masks would lie beside the things. What some images prove holds for all of them, though the shapes of the others happen to fit either way.",
});
