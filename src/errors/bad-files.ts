// Faults of leaving bad files out, as `skip-bad-files` asks.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** So many are named in the message; results.json has all. */
const NAMED = 10;
/** From this share on it's said that much is missing. */
const MUCH = 0.1;

/** `left`: images that the data set still has. */
export const badFilesSkipped = defineFault({
  code: 'bad-files-skipped',
  severity: 'warning',
  words: (files: readonly string[], left: number, areUnpaired: boolean): Wording => {
    const share = files.length / (files.length + left);
    const much =
      share >= MUCH ? `That is much, ${Math.round(share * 100)} % of all: what they ` : 'What they ';
    return {
      subject: `${counted(files, areUnpaired)} (${named(files)})`,
      got: `${files.length === 1 ? 'is' : 'are'} left out by \`skip-bad-files\``,
      expected: `and ${left === 1 ? '1 image is' : `${left} images are`} left`,
      fix: `${much}have in common is missing in the model and in its test.`,
    };
  },
  example: [['images/003.png', 'masks/007.png'], 38, false],
  note: 'What is wrong with each is told beside it. results.json lists them all under `data.skipped-files`.',
});

export const tooManyBadFiles = defineFault({
  code: 'too-many-bad-files',
  words: (files: readonly string[], left: number, areUnpaired: boolean): Wording => {
    const good = areUnpaired ? (left === 1 ? 'pair' : 'pairs') : left === 1 ? 'good image' : 'good images';
    return {
      subject: 'the data set',
      got: `holds ${counted(files, areUnpaired)} (${named(files)}) beside ${left} ${good}`,
      expected: `expected more ${areUnpaired ? 'pairs than those' : 'good ones than bad'}, even with \`skip-bad-files\``,
      fix: areUnpaired
        ? 'Give images that show nothing a mask of background alone, or say by `images` which have a mask.'
        : 'Mend the files, or take them out of the folder.',
    };
  },
  example: [['images/001.png', 'images/002.png', 'images/003.png'], 2, false],
  note: 'So many have one cause mostly, such as files that Git LFS has not fetched. What is wrong with them is told beside it.',
});

export const classLost = defineFault({
  code: 'class-lost',
  words: (name: string, images: number): Wording => ({
    subject: `class ${quote(name)}`,
    got: `has no image left: ${images === 1 ? 'its only one is bad' : `all of its ${images} are bad`}`,
    fix: 'Mend one at least, or take the class out: `skip-bad-files` leaves out files, not classes.',
  }),
  example: ['bird', 12],
  note: 'A model without it would not answer what was asked.',
});

export const partLost = defineFault({
  code: 'part-lost',
  words: (part: string, images: number): Wording => ({
    subject: `the ${part} part of the data set`,
    got: `has no image left: ${images === 1 ? 'its only one is bad' : `all of its ${images} are bad`}`,
    fix: 'Mend one at least, or take the part out: another would be drawn from the other images.',
  }),
  example: ['test', 20],
  note: '`skip-bad-files` leaves out files, not parts of a split that comes with the data.',
});

function counted(files: readonly string[], areUnpaired: boolean): string {
  const word = files.length === 1 ? 'file' : 'files';
  return areUnpaired ? `${files.length} ${word} without a partner` : `${files.length} bad ${word}`;
}

function named(files: readonly string[]): string {
  const shown = files.slice(0, NAMED).map(quote).join(', ');
  return files.length > NAMED ? `${shown} and ${files.length - NAMED} more` : shown;
}
