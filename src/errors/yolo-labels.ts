// Faults of YOLO's labels: what the numbers of the classes are called, where the parts of the split lie, and lines that are no
// outlines.
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';

const LABELS = ['train/labels/1.txt', 'train/labels/2.txt'];
const YAML = 'data.yaml';

export const turnedBoxes = defineFault({
  code: 'turned-boxes',
  words: (tool: string, name: string, files: readonly string[], shapes: number): Wording => ({
    subject: `${shapes === 1 ? 'the only shape' : `all ${counted(shapes, 'shape')}`} in the ${tool} annotations in ${listed(files)}`,
    got: `${shapes === 1 ? 'has' : 'have'} four corners, as boxes have that are turned`,
    expected: "and boxes aren't trained",
    fix: `If the things have four corners, set \`labels: ${name}\`; else draw outlines and export again.`,
  }),
  example: ['YOLO', 'yolo', LABELS, 812],
  note: 'Oriented boxes (OBB) are written as outlines are. Sheets of paper and number plates may be meant as they are.',
});

export const keypointsAlone = defineFault({
  code: 'keypoints-alone',
  words: (tool: string, files: readonly string[], count: number): Wording => ({
    subject: `the ${tool} annotations in ${listed(files)}`,
    got: `are boxes with keypoints (${counted(count, 'box', 'boxes')})`,
    expected: 'and neither boxes nor keypoints are trained',
    fix: 'Draw outlines in the tool and export again.',
  }),
  example: ['YOLO', LABELS, 812],
  note: 'Keypoints say where joints or corners are, not which pixels something has. `kpt_shape` in data.yaml says that lines have them.',
});

export const scoresBehindOutlines = defineFault({
  code: 'scores-behind-outlines',
  words: (files: readonly string[], scored: number, outlines: number): Wording => ({
    subject: `${scored.toLocaleString('en-US')} of ${counted(outlines, 'outline')} in the YOLO annotations in ${listed(files)}`,
    got: `${scored === 1 ? 'has' : 'have'} a score behind ${scored === 1 ? 'its' : 'their'} corners, as predictions do that are saved with \`save_conf\``,
    expected: 'expected outlines that somebody has drawn or looked through',
    fix: 'If they were looked through, save them again with `save_txt` alone, or take the last number of each line away; else put the labels in their place.',
  }),
  example: [LABELS, 812, 812],
  note: 'A line has a class and an x and a y for each corner, so that one number is left over. Predictions are no labels: a model that learns from them learns their mistakes.',
});

export const yoloClassUnnamed = defineFault({
  code: 'yolo-class-unnamed',
  words: ({ file, number, list, others }: Unnamed): Wording => ({
    subject: `label file ${quote(file)}`,
    got: `has a shape of class ${number}, which ${quote(list)} gives no name${others > 0 ? ` (${others} more files have such)` : ''}`,
    expected: 'expected classes that are listed there, counted from 0',
    fix: `Correct the number, or add the name to ${quote(list)}.`,
    file,
  }),
  example: [{ file: 'train/labels/1.txt', number: 3, list: YAML, others: 12 }],
  note: 'Ultralytics leaves such files out. Labels that count from 1 have the last class beyond the list.',
});

interface Unnamed {
  readonly file: string;
  readonly number: number;
  readonly list: string;
  readonly others: number;
}

export const yoloClassesNumbered = defineFault({
  code: 'yolo-classes-numbered',
  severity: 'warning',
  words: (numbers: readonly number[]): Wording => ({
    subject: `the classes ${numbers.join(', ')} of the YOLO annotations`,
    got: `have no names, and are called ${numbers.map((number) => quote(`class ${number}`)).join(', ')}`,
    fix: 'Write their names into `classes.txt` in the data folder, a name a line from class 0 on.',
  }),
  example: [[0, 1]],
  note: 'Neither a data.yaml nor a list such as `classes.txt` or `obj.names` lies there.',
});

export const yoloNamesDisagree = defineFault({
  code: 'yolo-names-disagree',
  words: (first: string, second: string): Wording => ({
    subject: `${quote(first)} and ${quote(second)}`,
    got: 'give the classes of the YOLO annotations different names',
    fix: 'Leave the one that is meant in the data folder.',
  }),
  example: [YAML, 'classes.txt'],
  note: 'The labels have numbers only: what they are called stands in these files alone.',
});

export const yoloPathsMended = defineFault({
  code: 'yolo-paths-mended',
  severity: 'warning',
  words: (file: string, mended: readonly (readonly [written: string, taken: string])[]): Wording => {
    const [[written, taken]] = mended;
    return {
      subject: `${quote(file)}`,
      got: `gives ${counted(mended.length, 'path')} of another place, such as ${quote(written)}, which was taken for ${quote(taken)}`,
      fix: 'If another is meant, write the paths relative to the file.',
      file,
    };
  },
  example: [YAML, [['/home/ann/data/train/images', 'train/images']]],
  note: "Such files often hold the paths of the machine that they were written on. What isn't there is looked for by the end of its path, from the folder of the file upwards.",
});

export const yoloPathsMissing = defineFault({
  code: 'yolo-paths-missing',
  severity: 'warning',
  words: (file: string, paths: readonly string[]): Wording => ({
    subject: `${quote(file)}`,
    got: `gives ${counted(paths.length, 'path')} where no images lie (${listed(paths)})`,
    fix: 'If there are images of these parts, put them there.',
    file,
  }),
  example: [YAML, ['../test/images']],
  note: 'The parts of the split are those that are there.',
});

export const yoloPartsAlike = defineFault({
  code: 'yolo-parts-alike',
  severity: 'warning',
  words: (file: string, alike: readonly (readonly [kept: string, left: string])[]): Wording => ({
    subject: `${quote(file)}`,
    got: `gives the same images to ${alike.map((two) => two.join(' and to ')).join(', and to ')}`,
    expected: `so that there is no part ${alike.map(([, left]) => left).join(', ')}`,
    fix: 'What is learnt from tests nothing. Give each part images of its own, or leave the split to this program.',
    file,
  }),
  example: [YAML, [['train', 'validation']]],
  note: 'Ultralytics wants both `train` and `val`. Without a second part the images are split here, as if none were given.',
});

export const yoloFilesMissing = defineFault({
  code: 'yolo-files-missing',
  severity: 'warning',
  words: (images: readonly string[], all: number): Wording => ({
    subject: `${images.length.toLocaleString('en-US')} of ${counted(all, 'image')} (${listed(images)})`,
    got: `${images.length === 1 ? 'has' : 'have'} no label file, and ${images.length === 1 ? 'counts' : 'count'} as background alone`,
    fix: 'If something shows there, annotate it, or take these images out.',
  }),
  example: [['train/images/7.jpg'], 300],
  note: 'So Ultralytics reads it: an image without anything has an empty file or none.',
});
