// Faults of the annotations in an export: files and entries that can't be read, boxes, and shapes that show something else than
// their annotator meant.
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';

const EXPORT = 'annotations/instances.json';
const IMAGE = 'images/017.jpg';
const ONE_CLASS_AN_IMAGE =
  'where each image shows one thing, put the images of each class into a folder with its name.';

export const onlyBoxes = defineFault({
  code: 'only-boxes',
  words: (tool: string, files: readonly string[], { boxes, images }: Boxes): Wording => ({
    subject: `the ${tool} annotations in ${listed(files)}`,
    got: `are boxes alone (${counted(boxes, 'box', 'boxes')} on ${counted(images, 'image')})`,
    expected: "and boxes aren't trained",
    fix: `Draw outlines in the tool and export again; or, ${ONE_CLASS_AN_IMAGE}`,
  }),
  example: ['COCO', ['train/_annotations.coco.json'], { boxes: 812, images: 300 }],
  note: 'A box says where something is, not which pixels it has: a model of pixels would learn its corners, too.',
});

interface Boxes {
  readonly boxes: number;
  readonly images: number;
}

export const boxesIgnored = defineFault({
  code: 'boxes-ignored',
  severity: 'warning',
  words: (tool: string, boxes: number): Wording => ({
    subject: `${counted(boxes, 'box', 'boxes')} in the ${tool} annotations`,
    got: `${boxes === 1 ? 'is' : 'are'} ignored, since the shapes beside ${boxes === 1 ? 'it' : 'them'} are what is trained`,
    fix: 'Where one has no outline beside it of the same thing, that counts as background: draw its outline, or take the image out.',
  }),
  example: ['COCO', 12],
  note: 'A box alone says not which pixels something has. Datumaro and some tools write one around each outline, which need nothing.',
});

export const marksIgnored = defineFault({
  code: 'marks-ignored',
  severity: 'warning',
  words: (tool: string, marks: readonly (readonly [kind: string, count: number])[]): Wording => ({
    subject: `in the ${tool} annotations`,
    got: `what covers no pixels is ignored (${marks.map(([kind, count]) => `${kind}: ${count.toLocaleString('en-US')}`).join(', ')})`,
    fix: 'What they mark counts as background: draw outlines of it, or take these images out.',
  }),
  example: [
    'labelme',
    [
      ['point', 12],
      ['cuboid', 1],
    ],
  ],
  note: 'A point, or a line without a width, says where something is, and not which pixels it has.',
});

export const linesDrawn = defineFault({
  code: 'lines-drawn',
  severity: 'warning',
  words: (tool: string, lines: number, width: number): Wording => ({
    subject: `${counted(lines, 'line')} in the ${tool} annotations`,
    got: `${lines === 1 ? 'was' : 'were'} drawn ${width} pixels wide, as ${tool} itself draws them into masks`,
    fix: 'Where that is not how wide the things are, draw outlines of them.',
  }),
  example: ['labelme', 3, 10],
  note: 'A line has no width in the export. Wires and cracks may be thinner or wider than it is drawn.',
});

export const boxesPassedOver = defineFault({
  code: 'boxes-passed-over',
  severity: 'warning',
  words: (tool: string, files: readonly string[], boxes: number): Wording => ({
    subject: `${counted(boxes, 'box', 'boxes')} in the ${tool} annotations in ${listed(files)}`,
    got: `${boxes === 1 ? 'is' : 'are'} passed over, since something else labels the images`,
    fix: "Nothing needs to be done: boxes aren't trained.",
  }),
  example: ['Pascal VOC', ['Annotations/2007_000027.xml'], 2],
  note: 'Pascal VOC has boxes beside its masks; folders of classes may have some as well.',
});

export const shapesAreBoxes = defineFault({
  code: 'shapes-are-boxes',
  words: (tool: string, name: string, files: readonly string[], shapes: number): Wording => ({
    subject: `${shapes === 1 ? 'the only shape' : `all ${counted(shapes, 'shape')}`} in the ${tool} annotations in ${listed(files)}`,
    got: `${shapes === 1 ? 'is a rectangle' : 'are rectangles'} along the axes, as boxes become that are exported as polygons`,
    expected: "and boxes aren't trained",
    fix: `If the things are rectangles, set \`labels: ${name}\`; else draw outlines, or, ${ONE_CLASS_AN_IMAGE}`,
  }),
  example: ['COCO', 'coco', [EXPORT], 812],
  note: 'Some tools write boxes and polygons in the same form. Screens and doors may be meant as they are.',
});

export const rectanglesAmongShapes = defineFault({
  code: 'rectangles-among-shapes',
  severity: 'warning',
  words: (rectangles: number, shapes: number): Wording => ({
    subject: `${counted(rectangles, 'shape')} of ${shapes.toLocaleString('en-US')}`,
    got: `${rectangles === 1 ? 'is a rectangle' : 'are rectangles'} along the axes, as boxes become that are exported as polygons`,
    expected: 'and they were drawn as areas of their class',
    fix: 'Look at them in the pictures of `check`; what is a box, draw anew with an outline.',
  }),
  example: [40, 312],
  note: 'Where boxes and outlines are mixed, the model learns the corners of the boxes as well.',
});

export const noShapes = defineFault({
  code: 'no-shapes',
  /** @param images that lie in the data folder */
  words: (tool: string, { files, named, lacks }: Lacking, images: number): Wording => ({
    subject: `the ${tool} annotations${files.length === 0 ? '' : ` in ${listed(files)}`}`,
    got: `${named === undefined ? 'hold' : `name ${counted(named.count, named.word)} and hold`} no ${lacks}`,
    expected: `and ${counted(images, 'image')} ${images === 1 ? 'lies' : 'lie'} in the data folder`,
    fix: 'Check that the export has the annotations, in a form with polygons or masks.',
  }),
  example: ['COCO', { files: [EXPORT], named: { count: 40, word: 'image' }, lacks: 'shape' }, 40],
  note: 'Nothing says which pixels are of which class. Exported before anything was labelled, or for another kind of task, a file has empty lists.',
});

/** What files of a tool have not. */
export interface Lacking {
  readonly files: readonly string[];
  /** What they do have. */
  readonly named?: { readonly count: number; readonly word: 'image' | 'task' | 'sample' | 'row' } | undefined;
  readonly lacks: 'image' | 'annotation' | 'label' | 'shape';
}

export const annotationsUnreadable = defineFault({
  code: 'annotations-unreadable',
  words: (
    file: string,
    { count, example }: { readonly count: number; readonly example: number },
  ): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `has ${counted(count, 'entry', 'entries')} that ${count === 1 ? 'is' : 'are'} no JSON, the first at byte ${example}`,
    fix: 'Mend or remove it, and export again: `NaN` and `Infinity` are not JSON.',
    file,
  }),
  example: [EXPORT, { count: 1, example: 48_213 }],
  note: 'The other entries were read. Python writes NaN into JSON, and no other language reads it.',
});

export const annotationInvalid = defineFault({
  code: 'annotation-invalid',
  words: (image: string, file: string, why: string): Wording => ({
    subject: `image ${quote(image)}`,
    got: `has an annotation in ${quote(file)} that ${why}`,
    fix: 'Draw it anew, or remove it.',
    file: image,
  }),
  example: [IMAGE, EXPORT, 'has a coordinate that is no number'],
  note: 'An annotation that cannot be drawn would leave its place to the background. With `skip-bad-files` the image is left out.',
});

export const annotationIdTwice = defineFault({
  code: 'annotation-id-twice',
  words: (file: string, id: string): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `gives id ${quote(id)} to two images, or to two categories`,
    expected: 'expected an id of its own for each',
    fix: 'Nothing says which of the two its annotations are of: export it again, or number them anew.',
    file,
  }),
  example: [EXPORT, '7'],
  note: 'Mostly two exports were put into one file without numbering them anew.',
});

export const annotationIdsShifted = defineFault({
  code: 'annotation-ids-shifted',
  words: (file: string, key: 'category_id' | 'image_id', by: 1 | -1): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `says a "${key}" in its annotations that its list of ${key === 'image_id' ? 'images' : 'categories'} does not have, and all would be in it if they were ${by === 1 ? 'greater' : 'less'} by 1`,
    expected: `so that each annotation may be of the ${key === 'image_id' ? 'image' : 'category'} ${by === 1 ? 'behind' : 'before'} the one that it says`,
    fix: `If they are, mend it: \`jq '.annotations[].${key} ${by === 1 ? '+' : '-'}= 1' ${/^[\w./-]+$/.test(file) ? file : 'FILE'} > mended.json\`, and put that in its place; if not, add what the list lacks.`,
    file,
  }),
  example: [EXPORT, 'category_id', 1],
  note: 'One program counts from 0 and another from 1: all would be trained as the class, or drawn on the image, beside the right one.',
});

export const annotationsOfNothing = defineFault({
  code: 'annotations-of-nothing',
  severity: 'warning',
  words: (file: string, { image, nothing }: Lost): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `has annotations that say nothing (${[
      ...(image > 0 ? [`${image} of images that it does not list`] : []),
      ...(nothing > 0 ? [`${nothing} with neither shape nor box`] : []),
    ].join(', ')})`,
    fix: 'They are left out; was a part of the file removed?',
    file,
  }),
  example: [EXPORT, { image: 3, nothing: 1 }],
  note: 'Where something was drawn there, it counts as background now.',
});

interface Lost {
  readonly image: number;
  readonly nothing: number;
}

export const annotationsTwice = defineFault({
  code: 'annotations-twice',
  severity: 'warning',
  words: (file: string, count: number): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `has ${counted(count, 'annotation')} twice, with the same shape and category`,
    fix: 'They count once.',
    file,
  }),
  example: [EXPORT, 4],
  note: 'It changes nothing but the number of shapes.',
});

export const annotationFilePassedOver = defineFault({
  code: 'annotation-file-passed-over',
  severity: 'warning',
  words: (file: string, why: string): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `is passed over: it ${why}`,
    fix: 'Nothing needs to be done.',
    file,
  }),
  example: ['annotations/captions_train2017.json', 'holds captions'],
  note: 'COCO comes with files of several kinds; outlines of classes are in those called `instances`.',
});

export const crowdsDrawn = defineFault({
  code: 'crowds-drawn',
  severity: 'warning',
  words: (crowds: number): Wording => ({
    subject: `${counted(crowds, 'region')}`,
    got: `${crowds === 1 ? 'is marked as a crowd and was' : 'are marked as crowds and were'} drawn as ${crowds === 1 ? 'its' : 'their'} class`,
    fix: 'Set `crowds: ignored` where they are drawn too roughly to learn from, else `crowds: drawn` to say so.',
  }),
  example: [31],
  note: "COCO's `iscrowd` marks many things of a class that were outlined together. Semantic labels of COCO count them as the class.",
});
