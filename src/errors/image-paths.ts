// Faults of annotations that are called like one image and name another: labelme's and Pascal VOC's files, keys of VIA.
import { quote } from '../shared/quote.ts';
import { counted } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';

interface NamedOther {
  /** The export. */
  readonly file: string;
  /** As it, or the key in it, is called. */
  readonly orNamed: string;
  readonly named: string;
  /** What holds the name. */
  readonly field: string;
}

const SWAPPED = { file: 'im00.json', orNamed: 'im00', named: 'im01.png', field: 'imagePath' };

export const imagePathsShifted = defineFault({
  code: 'image-paths-shifted',
  words: (tool: string, differing: number, all: number, first: NamedOther): Wording => ({
    ...differingOf(tool, differing, all, first),
    expected: 'expected shapes of one of the two',
    fix: `If the images were renamed with their annotations, correct "${first.field}"; if it is right, ${calledLike(first)}.`,
    file: first.file,
  }),
  example: ['labelme', 39, 40, SWAPPED],
  note: 'Renaming images leaves the old names in the files, and an old name may be that of another image now: its shapes would lie on the wrong picture. A tenth of all at most is a warning (`image-paths-differ`).',
});

export const imagePathsDiffer = defineFault({
  code: 'image-paths-differ',
  severity: 'warning',
  words: (tool: string, differing: number, all: number, first: NamedOther): Wording => ({
    ...differingOf(tool, differing, all, first),
    expected: `and the shapes were drawn on the one that "${first.field}" says`,
    fix: `Look at it in the pictures of \`check\`. If they lie on the wrong one, correct "${first.field}"; if not, ${calledLike(first)}.`,
    file: first.file,
  }),
  example: ['labelme', 1, 40, SWAPPED],
  note: 'A file that was copied for the next image goes on naming the one before. More than a tenth of all is an error (`image-paths-shifted`).',
});

function differingOf(
  tool: string,
  differing: number,
  all: number,
  { file, orNamed, named, field }: NamedOther,
) {
  const where = isOwnFile({ file, orNamed }) ? quote(file) : `${quote(orNamed)} in ${quote(file)}`;
  return {
    subject: `the ${tool} annotations of ${differing.toLocaleString('en-US')} of ${counted(all, 'image')}`,
    got: `name another image than the one that they are called like, and both are there: ${where} says "${field}": ${quote(named)}`,
  };
}

function calledLike(first: NamedOther): string {
  return isOwnFile(first) ? 'call each file like its image' : 'call each key like its image';
}

function isOwnFile({ file, orNamed }: Pick<NamedOther, 'file' | 'orNamed'>): boolean {
  return file.slice(file.lastIndexOf('/') + 1).startsWith(orNamed);
}
