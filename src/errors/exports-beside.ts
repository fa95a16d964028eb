// Faults of exports beside other labels: which of them is meant, and which is passed over.
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** What a tool has exported, and by which value of `labels` it is meant. */
export interface NamedExport {
  readonly name: string;
  readonly tool: string;
  readonly files: readonly string[];
  readonly images: number;
  readonly shapes: number;
}

const COCO: NamedExport = {
  name: 'coco',
  tool: 'COCO',
  files: ['annotations/instances.json'],
  images: 40,
  shapes: 312,
};

export const exportPassedOver = defineFault({
  code: 'export-passed-over',
  severity: 'warning',
  words: (passedOver: NamedExport): Wording => ({
    subject: saidOf(passedOver),
    got: 'are passed over, since something else labels the images',
    fix: `If they are meant, set \`labels: ${passedOver.name}\`.`,
  }),
  example: [COCO],
  note: 'The labels of a data set are of one kind: masks that pair with most images go before an export beside them, and so does what `labels` names.',
});

/** What else may be the labels: by which value of `labels` it's meant, and what was taken for what. */
interface OtherLabels {
  readonly name: string;
  readonly why: string;
}

export const exportOrOther = defineFault({
  code: 'export-or-other',
  words: (exports: readonly NamedExport[], others: readonly OtherLabels[]): Wording => {
    const beside = others.map(({ why }) => why).join(', or ');
    const [tools, rest] = [exports, others].map((all) => all.map(({ name }) => settingOf(name)));
    const subject = exports.map(saidOf).join(' and ');
    if (exports.length === 1)
      return {
        subject,
        got: `may be the labels, and so may what lies beside them (${beside})`,
        fix: `Set ${tools[0]} if the annotations are meant, else ${either(rest)}.`,
      };
    return {
      subject,
      got: `may each be the labels${beside === '' ? '' : `, and so may what lies beside them (${beside})`}`,
      expected: 'expected those of one tool',
      fix: `Set ${either([...tools, ...rest])}: the others are passed over, and images that only they name are left out. To train with all of them, import them into one of the tools and export from there.`,
    };
  },
  example: [
    [COCO, { name: 'labelme', tool: 'labelme', files: ['images/41.json'], images: 1, shapes: 7 }],
    [],
  ],
  note: 'Folders of images may be classes, and may be days or cameras; annotations of the same images say a class for each pixel. Exports of two tools may be two versions of the same labels, or each half of them.',
});

export const boxesInOneFolder = defineFault({
  code: 'boxes-in-one-folder',
  words: (tool: string, boxed: number, { folder, images }: Around): Wording => ({
    subject: `the ${tool} annotations`,
    got: `are boxes alone, on ${boxed.toLocaleString('en-US')} of ${counted(images, 'image')}, all in folder ${quote(folder)}`,
    expected: "and boxes aren't trained; beside it the folders would be classes",
    fix: 'Draw outlines in the tool and export again; or, if the folders are classes, set `labels: class-folders`.',
  }),
  example: ['YOLO', 121, { folder: 'dataset', images: 126 }],
  note: 'A data set in a folder of its own and pictures beside it look like two classes. Boxes on the images of several folders are passed over (`boxes-passed-over`).',
});

/** Where all of them lie, and how many images there are with those beside them. */
interface Around {
  readonly folder: string;
  readonly images: number;
}

function saidOf({ tool, files, images, shapes }: NamedExport): string {
  if (files.length === 0) return `the ${tool} annotations`;
  return `the ${tool} annotations in ${listed(files)} (${counted(shapes, 'shape')} on ${counted(images, 'image')})`;
}

function settingOf(name: string): string {
  return `\`labels: ${name}\``;
}

function either(settings: readonly string[]): string {
  return settings.length < 2 ? settings.join() : `${settings.slice(0, -1).join(', ')} or ${settings.at(-1)}`;
}
