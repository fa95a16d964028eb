// Faults of files and folders in the data set, before any label is looked at.
import { READ_FORMATS } from '../shared/image-formats.ts';
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** So many are named in a message. */
const MOST_FOLDERS = 6;

// Of the examples.
const IMAGE = 'images/017.png';

/** `nearest`: a folder that is there and called nearly so. */
export const dataFolderMissing = defineFault({
  code: 'data-folder-missing',
  words: (folder: string, nearest: string | undefined): Wording => ({
    subject: `data folder ${quote(folder)}`,
    got: "isn't there",
    ...(nearest === undefined ? {} : { expected: `the nearest one is ${quote(nearest)}` }),
    fix: 'Correct the `data` setting; in a workflow, check the repository out first.',
  }),
  example: ['data/cels', 'data/cells'],
  note: 'In a workflow mostly a missing `actions/checkout` step, or a path that is not relative to the repository. On the command line paths are relative to where the command is started.',
});

export const dataNotAFolder = defineFault({
  code: 'data-not-a-folder',
  words: (path: string): Wording => ({
    subject: `data folder ${quote(path)}`,
    got: 'is a file',
    expected: 'expected a folder with labelled images',
    fix: 'Unpack it, or set `data` to the folder.',
  }),
  example: ['cells.zip'],
  note: 'Archives are not unpacked.',
});

export const dataFolderUnreadable = defineFault({
  code: 'data-folder-unreadable',
  words: (folder: string, reason: string): Wording => ({
    subject: `folder ${quote(folder)}`,
    got: `can't be read (${escapeControls(reason)})`,
    fix: 'Give this user permission to read it.',
  }),
  example: ['data/cells', 'EACCES'],
  note: 'The operating system refused; the code in the message is its own word for why.',
});

export const severalDataSets = defineFault({
  code: 'several-data-sets',
  words: (data: string, sets: readonly { readonly folder: string; readonly images: number }[]): Wording => {
    const settings = sets
      .slice(0, 5)
      .map(({ folder }) => `\`data: ${escapeControls(`${data.replace(/\/+$/, '')}/${folder}`)}\``);
    return {
      subject: `folders ${sets
        .slice(0, 5)
        .map(({ folder, images }) => `${quote(folder)} (${images} image files)`)
        .join(', ')}${sets.length > 5 ? ` and ${sets.length - 5} more` : ''}`,
      got: `lie beside each other in data folder ${quote(data)}, each a data set of its own by its names`,
      expected: 'expected one',
      fix: `Set ${settings.join(' or ')}.`,
    };
  },
  example: [
    'downloads',
    [
      { folder: 'cvat', images: 16 },
      { folder: 'roboflow', images: 24 },
    ],
  ],
  note: 'Said where they do not make one data set together.',
});

export const dataFolderEmpty = defineFault({
  code: 'data-folder-empty',
  words: (folder: string): Wording => ({
    subject: `data folder ${quote(folder)}`,
    got: 'holds no files',
    fix: 'Put the images into images/ and their masks into masks/, with the same names, or the images of each class into a folder with its name.',
  }),
  example: ['data/cells'],
  note: 'Hidden files do not count.',
});

export const noImages = defineFault({
  code: 'no-images',
  words: (folder: string, masks: number): Wording => ({
    subject: `data folder ${quote(folder)}`,
    got: masks > 0 ? `holds ${masks} masks but no images` : `holds no images (${READ_FORMATS})`,
    fix: 'Put them into images/ beside masks/, or say with the `images` setting which files they are.',
  }),
  example: ['data/cells', 12],
  note: '[The data](data-formats.md) has the folder names that are known. Files that Git LFS has not fetched are a different fault, [`unreadable-image`](#unreadable-image).',
});

export const noMasks = defineFault({
  code: 'no-masks',
  words: (folder: string, images: number, named?: NamedClasses): Wording => ({
    subject: `data folder ${quote(folder)}`,
    got: `holds ${images} images but no masks`,
    fix: `Put them into masks/ beside images/, with the same names, or say with the \`masks\` setting which files they are. For a class of each image instead, ${named === undefined ? '' : byNames(named)}put the images of each class into a folder with its name.`,
  }),
  example: ['data/cells', 40],
  note: 'Where masks have names of their own kind, the settings `images` and `masks` say by patterns which files are which.',
});

/** The words in the names of images, and the pattern of `images` that captures them. */
interface NamedClasses {
  readonly words: readonly string[];
  readonly pattern: string;
}

function byNames({ words, pattern }: NamedClasses): string {
  const shown = words.slice(0, 3).map(quote).join(', ');
  const more = words.length > 3 ? ` and ${words.length - 3} more` : '';
  return `set \`images: '${pattern.replaceAll("'", "''")}'\` where their names say it (${shown}${more}), else `;
}

/** `why` and `fix` come from the reader of the file, which looked for the cause a person can mend. */
export const unreadableImage = defineFault({
  code: 'unreadable-image',
  words: (file: string, why: string, fix: string): Wording => ({
    subject: `file ${quote(file)}`,
    got: escapeControls(why),
    fix,
    file,
  }),
  example: [
    IMAGE,
    'is a Git LFS pointer, not an image',
    'Run `git lfs pull`, or give actions/checkout the input `lfs: true`.',
  ],
  note: 'The message says what was found in place of an image: a pointer of Git LFS, a file that ends too soon, another kind of file, a format that is [not read](data-formats.md).',
});

export const imageOverPixelLimit = defineFault({
  code: 'image-over-pixel-limit',
  words: (file: string, size: string, limit: number): Wording => ({
    subject: `file ${quote(file)}`,
    got: `claims to be ${size}`,
    expected: `expected at most ${Math.floor(limit / 1e6)} megapixels`,
    fix: 'Cut it into pieces.',
    file,
  }),
  example: ['images/mosaic.tif', '40000x40000', 268_402_689],
  note: "Asked of the file's header before anything is decoded, so that no small file can fill the memory.",
});

export const imageOverMemory = defineFault({
  code: 'image-over-memory',
  words: (file: string, neededBytes: number, mostBytes: number, hasSetting: boolean): Wording => ({
    subject: `file ${quote(file)}`,
    got: `takes ${inMegabytes(neededBytes)} of memory to decode`,
    expected: `expected at most ${inMegabytes(mostBytes)}`,
    fix: hasSetting
      ? `Set \`memory-budget: ${Math.ceil(neededBytes / 1e9)}GB\` where the machine has that, or cut it into pieces.`
      : 'Cut it into pieces, or run where there is more memory.',
    file,
  }),
  example: ['images/mosaic.png', 1_610_416_134, 536_870_912, true],
  note: 'A small file may hold a large image. What decoding takes is known from its header: its pixels and, of interlaced PNG, progressive JPEG, WebP and GIF, what the decoder holds beside them. Large images are decoded one at a time, and a single one may take as much as `memory-budget`, 256 MiB at least; where there is no such setting, a quarter of what the machine has, or the container may take.',
});

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}

export const symlinkOutside = defineFault({
  code: 'symlink-outside',
  words: (link: string): Wording => ({
    subject: `link ${quote(link)}`,
    got: 'leads out of the data folder',
    fix: 'Copy what it points to into the data folder, or set `data` to a folder that holds both.',
    file: link,
  }),
  example: ['images/018.png'],
  note: 'Links within the data folder are followed. One that leads out could bring files of the runner into a report.',
});

export const brokenSymlink = defineFault({
  code: 'broken-symlink',
  words: (link: string, annexed: boolean): Wording => ({
    subject: `link ${quote(link)}`,
    got: 'points to nothing',
    fix: annexed ? 'Run `git annex get` first.' : 'Mend it or delete it.',
    file: link,
  }),
  example: ['images/019.png', true],
  note: 'git-annex keeps files as links, which point to nothing until the content was fetched.',
});

export const duplicateImage = defineFault({
  code: 'duplicate-image',
  severity: 'warning',
  words: (image: string, first: string): Wording => ({
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows`,
    fix: 'Both stay in the same part of the split.',
    file: image,
  }),
  example: ['images/021.png', IMAGE],
  note: 'Pixels are compared, not file names or bytes. In two parts of the split the same picture would make the test too easy, so it is kept in one.',
});

export const duplicateAcrossSplits = defineFault({
  code: 'duplicate-across-splits',
  severity: 'warning',
  words: (image: string, first: string): Wording => ({
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows, in another part of the split: a leak`,
    fix: 'Figures measured on it are too good; take one of the two out.',
    file: image,
  }),
  example: ['test/images/021.png', 'train/images/017.png'],
  note: 'Only where the split is given, by folders or a file: a split that Best Epoch makes has no such leak.',
});

/** `folders`: those with most such files first. */
export const imagesLeftOut = defineFault({
  code: 'images-left-out',
  severity: 'warning',
  words: (
    counts: { readonly left: number; readonly all: number },
    folders: readonly { readonly folder: string; readonly files: number }[],
    example: string,
    labels: 'masks' | 'classes',
  ): Wording => {
    const shown = folders.slice(0, MOST_FOLDERS).map(({ folder, files }) => `${files} in ${quote(folder)}`);
    const more = folders.length > MOST_FOLDERS ? ` and ${folders.length - MOST_FOLDERS} more folders` : '';
    const settings =
      labels === 'masks'
        ? 'set `images` and `masks` to patterns that match them too'
        : 'set `images` to a pattern that matches them too, with {class} where the class stands';
    return {
      subject: `${counts.left} of ${counts.all} image files`,
      got: `take no part (${shown.join(', ')}${more}), such as ${quote(example)}`,
      fix: `If they belong to the data set, ${settings}; else take them out of the data folder.`,
    };
  },
  example: [
    { left: 24, all: 48 },
    [
      { folder: 'lyon/photos', files: 12 },
      { folder: 'lyon/drawings', files: 12 },
    ],
    'lyon/drawings/1.png',
    'masks',
  ],
  note: 'More than a tenth of the image files are neither an image of the data set nor the label of one. [Data formats](data-formats.md#patterns) shows what patterns can say.',
});
