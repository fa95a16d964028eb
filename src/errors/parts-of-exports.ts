// Faults of the parts of a split in which a tool's exports put their images: by subsets, by the names of files, by folders.
import { dirname } from 'node:path/posix';
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { globOf } from './setting-of-classes.ts';

interface Others {
  readonly images: readonly string[];
  /** What puts them together, by words that say no part; none where nothing does. */
  readonly places: readonly Place[];
  /** Parts that others are in. */
  readonly known: readonly Part[];
}

interface Place {
  readonly kind: 'subset' | 'file' | 'folder';
  readonly name: string;
  /** The export. */
  readonly file: string;
}

type Part = 'train' | 'validation' | 'test';

/** Means nothing else to a shell or to sed. */
const PLAIN = /^[\w./-]+$/;
const BACKUP = { kind: 'subset', name: 'Backup', file: 'annotations.xml' } as const;

export const partUnknown = defineFault({
  code: 'part-unknown',
  words: ({ images, places, known }: Others): Wording => ({
    subject: subjectOf(images, places),
    got: `${images.length === 1 ? 'is' : 'are'} in none of the parts of the split that others are in (${known.join(', ')})`,
    expected: `and nothing says whether ${images.length === 1 ? 'it is' : 'they are'} to be trained on or tested on`,
    fix: renamed(places[0], known.includes('train') ? 'test' : 'train'),
    files: images,
  }),
  example: [
    { images: ['images/041.jpg', 'images/042.jpg'], places: [BACKUP], known: ['train', 'validation'] },
  ],
  note: 'A part of the split under another name, or what is no part of the data. Known are `train`, `val`, `test` in their usual spellings, beside these `dev`, `eval`, `holdout`, and such words in French, German, Spanish, Italian and Portuguese. What is tested on must not be trained on.',
});

export const imagesInNoPart = defineFault({
  code: 'images-in-no-part',
  severity: 'warning',
  words: ({ images, places, known }: Others): Wording => ({
    subject: subjectOf(images, places),
    got: `${images.length === 1 ? 'is' : 'are'} in none of the parts of the split that others are in (${known.join(', ')})`,
    expected:
      known.length === 1
        ? 'and since one part alone is none, all are divided anew'
        : `and ${images.length === 1 ? 'is' : 'are'} trained on`,
    fix: renamed(places[0], known.includes('test') ? 'validation' : 'test'),
    files: images,
  }),
  example: [
    {
      images: ['images/041.jpg', 'images/042.jpg'],
      places: [BACKUP],
      known: ['train', 'validation', 'test'],
    },
  ],
  note: 'Where training, validation and test are all there, images of another name are none that are to be tested on.',
});

export const annotationPartsAssumed = defineFault({
  code: 'annotation-parts-assumed',
  severity: 'warning',
  words: (parts: readonly (readonly [name: string, part: Part])[]): Wording => ({
    subject: parts
      .slice(0, 3)
      .map(([name, part]) => `${quote(name)} = ${part}`)
      .join(', '),
    got: `${parts.length === 1 ? 'was taken for a part' : 'were taken for parts'} of the split, by the names of exports or subsets`,
    fix: 'For another split rename them to train, val or test.',
  }),
  example: [[['Holdout', 'test']]],
  note: 'Words that say a part only beside others that do.',
});

export const annotatedForTestAlone = defineFault({
  code: 'annotated-for-test-alone',
  words: (tool: string, images: readonly string[], toTrain: readonly string[]): Wording => {
    const folders = [...new Set(images.map((path) => dirname(path)))];
    return {
      subject: `the ${tool} annotations`,
      got: `are of ${counted(images.length, 'image')} of a test or validation part alone (${listed(images)}), and not of ${counted(toTrain.length, 'image')} of the training part (${listed(toTrain)})`,
      expected: 'expected annotations of what is trained on',
      fix: `Put the annotations of the training part beside its images; to train on the others instead, set \`images: ${globOf(folders)}\`.`,
    };
  },
  example: ['COCO', ['test/1.jpg', 'test/2.jpg'], ['train/1.jpg', 'train/2.jpg']],
  note: 'A download that lacks a file, as a rule. What is kept to test on would be trained on, and divided anew.',
});

function subjectOf(images: readonly string[], places: readonly Place[]): string {
  const count = counted(images.length, 'image');
  if (places.length === 0) return `${count} (${listed(images)})`;
  const [{ kind }] = places;
  const names = listed(places.map(({ name }) => name));
  return `${count} of ${places.length === 1 ? kind : `${kind}s`} ${names} (${listed(images)})`;
}

function renamed(place: Place | undefined, part: Part): string {
  if (place === undefined)
    return 'If they are another part, put them into one in the tool, or take them out.';
  const { kind, name, file } = place;
  if (kind === 'subset') {
    const command = PLAIN.test(name) && PLAIN.test(file) ? inFile(name, part, file) : '';
    return `Call the subset train, validation or test in the tool and export again${command}.`;
  }
  const [, folder, ending] = /^(.*\/)?[^/]*?((?:\.[^/]*)?)$/.exec(name) ?? [];
  return `Call the ${kind} by its part, such as ${quote(`${folder ?? ''}${part}${kind === 'file' ? ending : ''}`)}, or take it out of the data folder.`;
}

function inFile(name: string, part: Part, file: string): string {
  return `, or do it in the file, as by \`sed -i 's|subset="${name}"|subset="${part}"|' ${file}\``;
}
