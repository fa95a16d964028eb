// Faults of folders of copies, such as thumbnails, inside class folders or beside them.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { globOf, MOST_LISTED, settingOfClasses } from './setting-of-classes.ts';

interface Copies {
  readonly folder: string;
  readonly files: number;
  /** A copy and its image. */
  readonly example: readonly [string, string];
}

interface Kept {
  /** All that would be classes. */
  readonly classes: readonly string[];
  /** The class folders but for what is in doubt. */
  readonly folders: readonly string[];
}

export const copiesAsClass = defineFault({
  code: 'copies-as-class',
  words: ({ folder, files, example: [copy, image] }: Copies, kept: Kept): Wording => ({
    subject: `folder ${quote(folder)} (${countOf(files)})`,
    got: `holds copies of the images of other classes by their names, such as ${quote(copy)} of ${quote(image)}`,
    expected: 'expected no class of these',
    fix: `${leftOut(kept)}; where it's a class, set ${settingOfClasses(kept.classes)}.`,
  }),
  example: [
    { folder: 'thumbs', files: 24, example: ['thumbs/cat_1.jpg', 'cat/1.jpg'] },
    { classes: ['cat', 'dog', 'thumbs'], folders: ['cat', 'dog'] },
  ],
  note: 'Thumbnails or crops beside the class folders would be learned as a class, and would show images of the test in training.',
});

export const documentsAsClass = defineFault({
  code: 'documents-as-class',
  severity: 'warning',
  words: ({ folder, files }: Pick<Copies, 'folder' | 'files'>, kept: Kept): Wording => ({
    subject: `folder ${quote(folder)} (${countOf(files)})`,
    got: 'is named like documents of a data set, and was taken for a class',
    fix: `${leftOut(kept)}; where it's a class, set ${settingOfClasses(kept.classes)}.`,
  }),
  example: [
    { folder: 'docs', files: 4 },
    { classes: ['cat', 'docs', 'dog'], folders: ['cat', 'dog'] },
  ],
  note: 'Figures, screenshots and previews beside the class folders are no class mostly.',
});

export const copiesInClassFolders = defineFault({
  code: 'copies-in-class-folders',
  severity: 'warning',
  words: ({
    folder,
    files,
    example: [copy, image],
    pattern: own,
    groupBy,
  }: Copies & { readonly pattern: string | undefined; readonly groupBy: string | undefined }): Wording => ({
    subject: `${countOf(files)} in folders ${quote(folder)} inside class folders`,
    got: `${files === 1 ? 'is' : 'are'} named after images beside the folder, such as ${quote(copy)} after ${quote(image)}, and each was taken for an image of the class`,
    fix: `${own === undefined ? 'Move these folders elsewhere' : `Set \`images: "${own}"\``} to leave them out; where they count, keep each in one part with its image by \`group-by${groupBy === undefined ? '' : `: '${groupBy}'`}\`.`,
  }),
  example: [
    {
      folder: 'thumbnails',
      files: 24,
      example: ['cat/thumbnails/1.jpg', 'cat/1.jpg'],
      pattern: '*/*',
      groupBy: '([^/]+)\\.[^./]+$',
    },
  ],
  note: 'Thumbnails and crops of a picture in training show a test what it asks.',
});

function leftOut({ folders }: Kept): string {
  return folders.length > MOST_LISTED
    ? 'Move it elsewhere'
    : `Set \`images: ${globOf(folders)}\` to leave it out`;
}

function countOf(images: number): string {
  return images === 1 ? '1 image' : `${images} images`;
}
