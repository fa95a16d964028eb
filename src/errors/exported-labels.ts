// Faults of labels that a tool has exported: which files were taken for the labels, and which images they name.
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';

const EXPORT = 'annotations/instances.json';

interface Taken {
  readonly images: number;
  readonly shapes: number;
  /** 0 where none has one. */
  readonly classes: number;
  readonly stacking: 'smaller-on-top' | 'later-on-top';
}

export const labelsInExport = defineFault({
  code: 'labels-in-export',
  severity: 'warning',
  words: (tool: string, files: readonly string[], { images, shapes, classes, stacking }: Taken): Wording => ({
    subject: `the ${tool} annotations in ${listed(files)}`,
    got: `were taken for the labels of ${counted(images, 'image')}: ${counted(shapes, 'shape')}${classes === 0 ? '' : ` of ${counted(classes, 'class', 'classes')}`}`,
    expected:
      stacking === 'smaller-on-top'
        ? 'drawn from the largest to the smallest, so that smaller ones lie on top'
        : 'drawn in their order, so that later ones lie on top',
    fix: 'What no shape shows is background. If they are not meant, say what is with `labels`, or take them out of the data folder.',
  }),
  example: ['COCO', [EXPORT], { images: 40, shapes: 312, classes: 3, stacking: 'smaller-on-top' }],
  note: 'An export counts where nothing else labels the images. [Labels of other tools](data-formats.md#labels-of-other-tools) says what is read, and how.',
});

export const labelsNotThere = defineFault({
  code: 'labels-not-there',
  words: (labels: string, why: string): Wording => ({
    subject: `setting "labels" is ${quote(labels)}`,
    got: `and the data folder has ${why}`,
    fix: 'Correct it, or leave it out: then the labels are found by what lies there.',
  }),
  example: ['coco', 'no annotations of COCO'],
  note: 'With `labels` only the source that it names is looked for.',
});

export const labelsOfOtherTask = defineFault({
  code: 'labels-of-other-task',
  words: (labels: string, task: string, given: string): Wording => ({
    subject: `setting "labels" is ${quote(labels)}`,
    got: `which makes the task ${task}, and "task" says ${given}`,
    fix: 'Leave one of the two out.',
  }),
  example: ['coco', 'segmentation', 'classification'],
  note: 'The task follows from the labels.',
});

export const outlinesForClassification = defineFault({
  code: 'outlines-for-classification',
  words: (why: string): Wording => ({
    subject: 'setting "task" is "classification"',
    got: `and what labels the images is for segmentation (${why})`,
    fix: 'Leave `task` out to train on it. For classes of whole images put the images of each class into a folder with its name, or add a table.',
  }),
  example: ['shapes in "_annotations.coco.json" of COCO'],
  note: 'Shapes say a class for each pixel; an image may show several, so none is guessed for all of it.',
});

export const noAnnotatedImage = defineFault({
  code: 'no-annotated-image',
  words: (tool: string, files: readonly string[], named: readonly string[]): Wording => ({
    subject: `the ${tool} annotations in ${listed(files)}`,
    got: `are of ${counted(named.length, 'image')} (${listed(named)}), none of which lies in the data folder`,
    fix: 'Put the images beside them, under the names that the file has.',
  }),
  example: ['COCO', [EXPORT], ['000000000139.jpg', '000000000285.jpg']],
  note: 'An image is found by the last part of its path, wherever it lies in the data folder.',
});

export const imagesInAnnotations = defineFault({
  code: 'images-in-annotations',
  words: (files: readonly string[]): Wording => ({
    subject: 'the data folder',
    got: `holds no images but those inside of its ${counted(files.length, 'JSON file')} (${listed(files)})`,
    fix: `Write each beside its file: run \`python -c "${WRITE_IMAGES}"\` in the data folder.`,
  }),
  example: [['scans/1.json', 'scans/2.json']],
  note: 'labelme puts a copy of the image into its file as `imageData`. Images are read from files of their own.',
});

const WRITE_IMAGES =
  "import base64,glob,json; [open(f[:-5]+'.jpg','wb').write(base64.b64decode(d)) for f in glob.glob('**/*.json',recursive=True) for d in [json.load(open(f,encoding='utf-8')).get('imageData')] if d]";

export const annotatedImagesMissing = defineFault({
  code: 'annotated-images-missing',
  severity: 'warning',
  words: (tool: string, named: readonly string[]): Wording => ({
    subject: `${counted(named.length, 'image')} (${listed(named)})`,
    got: `${named.length === 1 ? 'is' : 'are'} named in the ${tool} annotations and not there`,
    fix: `${named.length === 1 ? 'It is' : 'They are'} left out; was all of the data unpacked?`,
  }),
  example: ['COCO', ['000000000139.jpg']],
  note: 'Annotations may be of a larger set than the images that lie there.',
});

export const annotatedImagesAmbiguous = defineFault({
  code: 'annotated-images-ambiguous',
  words: (tool: string, names: readonly (readonly [named: string, images: readonly string[]])[]): Wording => {
    const [[named, images]] = names;
    return {
      subject: `${counted(names.length, 'name')} in the ${tool} annotations`,
      got: `${names.length === 1 ? 'means' : 'mean'} several images, such as ${quote(named)}: ${listed(images)}`,
      expected: 'expected one',
      fix: 'Write the path of the image from the data folder into the file, say with `images` which files are meant, or take the others out.',
    };
  },
  example: ['COCO', [['1.jpg', ['left/1.jpg', 'right/1.jpg']]]],
  note: 'Of several images of a name, that in the folder which the annotations name counts, else that nearest to their file.',
});

export const annotatedImagesAssumed = defineFault({
  code: 'annotated-images-assumed',
  severity: 'warning',
  words: (assumed: readonly (readonly [image: string, named: string])[]): Wording => {
    const [[image, named]] = assumed;
    return {
      subject: `${counted(assumed.length, 'image')}`,
      got: `${assumed.length === 1 ? 'lies or is called' : 'lie or are called'} otherwise than the annotations say, such as ${quote(image)}, which was taken for ${quote(named)}`,
      fix: 'Check one of them in the pictures of `check`.',
    };
  },
  example: [[['images/1.jpg', 'C:\\Users\\ann\\scans\\1.jpg']]],
  note: "Paths of another machine, Label Studio's digits before a name, the signs of an address (`%20`) and another ending are seen through.",
});

export const imagesNotAnnotated = defineFault({
  code: 'images-not-annotated',
  severity: 'warning',
  words: (tool: string, images: readonly string[]): Wording => ({
    subject: `${counted(images.length, 'image')} (${listed(images)})`,
    got: `${images.length === 1 ? 'is' : 'are'} not named in the ${tool} annotations`,
    fix: `${images.length === 1 ? 'It is left out; annotate it, or take it' : 'They are left out; annotate them, or take them'} out of the data folder.`,
    files: images,
    leavesOut: images,
  }),
  example: ['COCO', ['images/43.jpg']],
  note: 'Images to predict often lie beside those to learn from.',
});

export const imagesInTwoParts = defineFault({
  code: 'annotated-images-in-two-parts',
  words: (images: readonly string[]): Wording => ({
    subject: `${counted(images.length, 'image')} (${listed(images)})`,
    got: `${images.length === 1 ? 'stands' : 'stand'} in two parts of the split in the annotations`,
    expected: 'expected one',
    fix: 'Leave each image in one file: what is learnt from tests nothing.',
  }),
  example: [['images/7.jpg']],
  note: 'Files called `instances_train.json` and `instances_val.json`, or files in `train/` and `valid/`, give the parts.',
});

export const annotationFilesDisagree = defineFault({
  code: 'annotation-files-disagree',
  words: (pairs: readonly (readonly [Entry, Entry])[]): Wording => {
    const [[first, second]] = pairs;
    const where =
      first.file === second.file
        ? `twice in ${quote(first.file)}`
        : `in ${quote(first.file)} and in ${quote(second.file)}`;
    return {
      subject: `${counted(pairs.length, 'image')} (${listed(pairs.map(([one]) => one.named))})`,
      got: `${pairs.length === 1 ? 'is' : 'are'} annotated ${where}, with other shapes of the same classes`,
      expected: 'expected one of them',
      fix: 'Leave the file that is meant in the data folder.',
    };
  },
  example: [
    [
      [
        { named: '7.jpg', file: 'annotations/first.json' },
        { named: '7.jpg', file: 'annotations/second.json' },
      ],
    ],
  ],
  note: 'Files with different classes of the same images are put together, and what is repeated as it is counts once; two versions of the same labels are a question.',
});

interface Alike {
  readonly image: string;
  readonly files: readonly [string, string];
}

export const annotationFilesAlike = defineFault({
  code: 'annotation-files-alike',
  words: (alike: readonly Alike[]): Wording => {
    const [{ files }] = alike;
    return {
      subject: `${counted(alike.length, 'image')} (${listed(alike.map(({ image }) => image))})`,
      got: `${alike.length === 1 ? 'is' : 'are'} annotated in ${quote(files[0])} and in ${quote(files[1])}, with other classes on the same pixels`,
      expected: 'and a pixel has one class',
      fix: 'Leave the file that is meant in the data folder; where two names are one class, make one of them by `folder` in classes.json.',
    };
  },
  example: [[{ image: 'images/7.jpg', files: ['first/instances.json', 'second/instances.json'] }]],
  note: 'Two versions of the same labels between which the classes were renamed. Put together, the one would hide the other.',
});

interface Entry {
  readonly named: string;
  readonly file: string;
}

export const annotationFilesJoined = defineFault({
  code: 'annotation-files-joined',
  severity: 'warning',
  words: (united: number, repeated: number): Wording => ({
    subject: 'several files',
    got: `annotate the same images: ${[
      ...(united > 0
        ? [`of ${counted(united, 'image')} they show different classes, which were put together`]
        : []),
      ...(repeated > 0 ? [`of ${counted(repeated, 'image')} they show the same, which counts once`] : []),
    ].join('; ')}`,
    fix: 'If one of the files is not meant, take it out of the data folder.',
  }),
  example: [40, 0],
  note: 'A file for each class is as usual as one for all.',
});
