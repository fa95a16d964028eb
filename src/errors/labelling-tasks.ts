// Faults of what a labelling project holds beside outlines: several annotators of an image, tasks that nobody has done, what was
// drawn without saying which pixels are of which class, and regions that are told and not there.
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';

const EXPORT = 'project-1-at-2026-01-31.json';

interface ByAll {
  readonly named: string;
  /** Who annotated it. */
  readonly by: readonly string[];
}

export const annotatorsDisagree = defineFault({
  code: 'annotators-disagree',
  words: (tool: string, images: readonly ByAll[]): Wording => {
    const [{ named, by }] = images;
    return {
      subject: `${counted(images.length, 'image')} in the ${tool} annotations`,
      got: `${images.length === 1 ? 'has' : 'have'} several annotations that differ, such as ${quote(named)} (${by.length}${annotators(by)})`,
      expected: 'expected one',
      fix: 'Set `annotators: newest` to take the one that was changed last, or leave one of each image in the export.',
    };
  },
  example: ['Label Studio', [{ named: '017.jpg', by: ['ann@example.com', 'bob@example.com'] }]],
  note: 'Annotations that show the same count as one, and one that is marked as ground truth goes before the others. Which of two opinions is right, nobody can guess.',
});

export const newestTaken = defineFault({
  code: 'newest-annotations-taken',
  severity: 'warning',
  words: (tool: string, images: readonly ByAll[]): Wording => ({
    subject: `${counted(images.length, 'image')} (${listed(images.map(({ named }) => named))})`,
    got: `${images.length === 1 ? 'has' : 'have'} several ${tool} annotations that differ`,
    expected: 'and the one that was changed last was taken, as `annotators` says',
    fix: 'Look at one of them in the pictures of `check`.',
  }),
  example: ['Label Studio', [{ named: '017.jpg', by: ['ann@example.com', 'bob@example.com'] }]],
  note: 'What the others drew is not used.',
});

export const groundTruthTaken = defineFault({
  code: 'ground-truth-taken',
  severity: 'warning',
  words: (tool: string, named: readonly string[]): Wording => ({
    subject: `${counted(named.length, 'image')} (${listed(named)})`,
    got: `${named.length === 1 ? 'has' : 'have'} several ${tool} annotations that differ`,
    expected: 'and the one that is marked as ground truth was taken',
    fix: 'Nothing needs to be done.',
  }),
  example: ['Label Studio', ['017.jpg']],
  note: 'Somebody has said of it that it is the right one.',
});

interface WithoutAnnotation {
  readonly skipped: number;
  readonly predicted: number;
  readonly bare: number;
}

export const tasksWithoutAnnotation = defineFault({
  code: 'tasks-without-annotation',
  severity: 'warning',
  words: (file: string, { skipped, predicted, bare }: WithoutAnnotation): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `has ${counted(skipped + predicted + bare, 'task')} without an annotation (${[
      ...(skipped > 0 ? [`${skipped} that annotators have skipped`] : []),
      ...(predicted > 0 ? [`${predicted} with predictions alone, which are no labels`] : []),
      ...(bare > 0 ? [`${bare} that nobody has done`] : []),
    ].join(', ')})`,
    fix: 'Their images are left out; an image on which nothing shows needs an annotation, if an empty one.',
    file,
  }),
  example: [EXPORT, { skipped: 2, predicted: 0, bare: 31 }],
  note: 'An empty annotation that was submitted says that all of the image is background; a task that nobody has submitted says nothing.',
});

export const predictionsAlone = defineFault({
  code: 'predictions-alone',
  words: (tool: string, files: readonly string[]): Wording => ({
    subject: `the ${tool} tasks in ${listed(files)}`,
    got: 'hold predictions alone, which are no labels, and nothing else labels the images',
    fix: `Import them into ${tool}, correct and submit each, and put its export in the place of ${files.length === 1 ? 'the file' : 'the files'}.`,
  }),
  example: ['Label Studio', ['label-studio.json']],
  note: 'What `predict --format label-studio` writes are predictions, which somebody is to look through; `convert --to label-studio` writes annotations.',
});

export const tasksOfSeveralImages = defineFault({
  code: 'tasks-of-several-images',
  severity: 'warning',
  words: (file: string, tasks: readonly string[]): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `has ${counted(tasks.length, 'task')} with several images (${listed(tasks)}), and nothing says on which of them ${tasks.length === 1 ? 'its' : 'their'} shapes lie`,
    fix: `${tasks.length === 1 ? 'Its images are' : 'Their images are'} left out. Call the one that is labelled "image" in the data of the task.`,
    file,
  }),
  example: [EXPORT, ['12', '13']],
  note: 'A task may show an image from before beside the one that is labelled.',
});

export const choicesAlone = defineFault({
  code: 'choices-alone',
  words: (tool: string): Wording => ({
    subject: `the ${tool} annotations`,
    got: 'are choices for whole images, and hold no shape',
    fix: 'Export the project as CSV or JSON-MIN and put that in the place of this file: a table with a class for each image is read.',
  }),
  example: ['Label Studio'],
  note: 'Choices are classes of whole images, which the CSV export lists: [Tables](data-formats.md#labels-in-a-table).',
});

export const flagsAlone = defineFault({
  code: 'flags-alone',
  words: (
    files: readonly string[],
    flags: readonly (readonly [name: string, images: number])[],
  ): Wording => ({
    subject: `the labelme annotations in ${listed(files)}`,
    got: `hold no shape, and flags of whole images (${flags
      .slice(0, 5)
      .map(([name, images]) => `${quote(name)}: ${images.toLocaleString('en-US')}`)
      .join(', ')}${flags.length > 5 ? `, and ${flags.length - 5} more` : ''})`,
    expected: 'and classes of whole images are read from folders and tables',
    fix: `Write them into a table: run \`python -c "${WRITE_TABLE}"\` in the data folder.`,
  }),
  example: [
    ['images/1.json', 'images/2.json'],
    [
      ['good', 31],
      ['bad', 9],
    ],
  ],
  note: 'The command writes `labels.csv`, with a row for each flag that is set. An image with two of them is an error then: several labels an image are not trained.',
});

const WRITE_TABLE =
  "import csv,glob,json; w=csv.writer(open('labels.csv','w',newline='',encoding='utf-8')); w.writerow(['file','label']); [w.writerow([d['imagePath'],k]) for f in glob.glob('**/*.json',recursive=True) for d in [json.load(open(f,encoding='utf-8'))] for k,v in (d.get('flags') or {}).items() if v is True]";

export const masksAtAddresses = defineFault({
  code: 'masks-at-addresses',
  /** @param wayOut how they come into the data folder */
  words: (tool: string, masks: number, wayOut: string): Wording => ({
    subject: `${counted(masks, 'mask')} in the ${tool} annotations`,
    got: `${masks === 1 ? 'lies' : 'lie'} at an address of ${tool}, and nothing is fetched`,
    expected: 'expected polygons, or files beside the images',
    fix: wayOut,
  }),
  example: [
    'Labelbox',
    214,
    'Download them with your Labelbox key (the header "Authorization: Bearer KEY"), one PNG for each image with the class as the value of its pixels, into masks/; or draw polygons.',
  ],
  note: 'Without them, what they show would be background. Such addresses open with a key and for some days only.',
});

/** None where nobody is named. */
function annotators(by: readonly string[]): string {
  const named = [...new Set(by)].filter((one) => one !== '');
  return named.length === 0 ? '' : `, by ${listed(named)}`;
}

export const regionsLacking = defineFault({
  code: 'regions-lacking',
  severity: 'warning',
  words: (
    file: string,
    images: readonly { readonly filename: string; readonly told: number; readonly found: number }[],
  ): Wording => {
    const [{ filename, told, found }] = images;
    return {
      subject: `annotation file ${quote(file)}`,
      got: `has fewer regions of ${counted(images.length, 'image')} than it says there are, such as ${found} of ${told} of ${quote(filename)}`,
      expected: 'and what the others covered counts as background',
      fix: 'If they were not removed on purpose, the file broke off: export it again.',
      file,
    };
  },
  example: ['via_export_csv.csv', [{ filename: '017.jpg', told: 12, found: 7 }]],
  note: "Each line of VIA's CSV says how many regions its image has.",
});
