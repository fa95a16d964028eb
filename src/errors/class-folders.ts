// Faults of class folders: data sets whose label is the folder that an image lies in.
import { READ_FORMATS } from '../shared/image-formats.ts';
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** So many names stand in one message; of the others it says how many they are. */
const NAMED = 5;

export const noClassFolders = defineFault({
  code: 'no-class-folders',
  words: (folder: string, images: number): Wording => ({
    subject: `data folder ${quote(folder)}`,
    got: images === 0 ? `holds no images (${READ_FORMATS})` : `holds ${countOf(images)}`,
    expected: 'expected a folder of images for each class',
    fix: 'Put the images of each class into a folder with its name, such as cat/ and dog/.',
  }),
  example: ['photos', 40],
  note: 'With `task: classification` the folder of an image is its label, so that images must lie in folders. [Class folders](data-formats.md#class-folders) shows the layouts that are known.',
});

/** `inner`: the folders in it that may be the classes, and where they lie; undefined: in several places. */
export const oneClassFolder = defineFault({
  code: 'one-class-folder',
  words: (
    folder: string,
    images: number,
    inner: { readonly folders: readonly string[]; readonly data: string | undefined },
  ): Wording => {
    const { folders, data } = inner;
    const said =
      data === undefined
        ? `list the folders in it (${listed(folders)}) in \`classes\``
        : `set \`data: ${escapeControls(data)}\`, where ${listed(folders)} lie`;
    return {
      subject: `the only class folder, ${quote(folder)},`,
      got: `holds ${countOf(images)}, and there are no masks`,
      expected: 'expected a folder for each of two classes at least, or a mask for each image',
      fix: `Add the folder of another class${folders.length > 1 ? `, or ${said}` : ''}; for a class of every pixel, put masks into masks/.`,
    };
  },
  example: ['photos', 40, { folders: ['cat', 'dog'], data: 'data/photos' }],
  note: 'Often `data` names a folder one level too high, or masks were meant and are not there.',
});

export const classFoldersAndMasks = defineFault({
  code: 'class-folders-and-masks',
  words: (folders: readonly string[], images: number, masks: number): Wording => ({
    subject: 'the data folder',
    got: `holds class folders (${listed(folders)}) and masks (${masks}), most of them of none of the ${countOf(images)}`,
    expected: 'expected either',
    fix: 'Set `task` to classification where the folders are the classes, else to segmentation; `images` and `masks` say which files are meant.',
  }),
  example: [['cat', 'dog'], 40, 3],
  note: 'Both readings of the folder are possible, and none is guessed.',
});

export const masksForClassification = defineFault({
  code: 'masks-for-classification',
  words: (masks: string): Wording => ({
    subject: `setting "masks" (${quote(masks)})`,
    got: 'is given beside task "classification"',
    expected: 'where the folder of an image is its label',
    fix: 'Leave it out, or set `task` to segmentation.',
  }),
  example: ['masks/**'],
  note: 'A class of each whole image has no use for masks.',
});

export const tooManyClassFolders = defineFault({
  code: 'too-many-class-folders',
  words: (folders: number, limit: number): Wording => ({
    subject: 'the data folder',
    got: `holds ${folders} class folders`,
    expected: `expected at most ${limit}`,
    fix: 'Are these folders the classes? If so, join some of them.',
  }),
  example: [1200, 255],
  note: 'Folders by date, patient or camera look like classes, too. Their images are divided by `group-by` instead.',
});

export const classFolderUnknown = defineFault({
  code: 'class-folder-unknown',
  words: (folder: string, images: number, classes: readonly string[]): Wording => ({
    subject: `folder ${quote(folder)} (${countOf(images)})`,
    got: 'is none of the classes',
    expected: `which are ${listed(classes)}`,
    fix: 'Add it to the list of classes, or leave its images out by {"name": ..., "ignore": true} in classes.json.',
  }),
  example: ['unsure', 12, ['cat', 'dog']],
  note: 'Where classes are listed, a folder beyond the list may be a misspelling.',
});

export const classFoldersIgnored = defineFault({
  code: 'class-folders-ignored',
  words: (folders: readonly string[]): Wording => ({
    subject: 'all images',
    got: `lie in folders that are left out (${listed(folders)})`,
    expected: 'expected two classes at least',
    fix: 'Add the folders of the classes, or take "ignore" out of classes.json.',
  }),
  example: [['unsure']],
  note: 'Nothing is left to learn from.',
});

export const classFoldersAlike = defineFault({
  code: 'class-folders-alike',
  words: (folders: readonly string[]): Wording => ({
    subject: `class folders ${folders.map(quote).join(' and ')}`,
    got: 'differ in case, blanks or punctuation only',
    fix: 'Give them one name, or list them all in classes.json if they are different classes.',
  }),
  example: [['Cat', 'cat']],
  note: 'Some systems keep both apart and some do not, so that the same data would have other classes there.',
});

export const classValueWithoutMasks = defineFault({
  code: 'class-value-without-masks',
  words: (names: readonly string[]): Wording => ({
    subject: `file "classes.json"`,
    got: `gives the values of pixels to ${listed(names)}`,
    expected: 'but there are no masks: an image has one class',
    fix: 'Leave "value" out; "folder" says which folder, or label in a table, a class has, if it is called otherwise.',
    file: 'classes.json',
  }),
  example: [['cat']],
  note: 'A value is about the pixels of a mask.',
});

export const imagesOutsideClassFolders = defineFault({
  code: 'images-outside-class-folders',
  severity: 'warning',
  words: (images: readonly string[]): Wording => ({
    subject: `${countOf(images.length)} (${listed(images, 3)})`,
    got: images.length === 1 ? 'lies in no class folder' : 'lie in no class folder',
    fix: `${images.length === 1 ? 'It is' : 'They are'} left out. A folder named like a part of the split ("valid") or like images is a class where \`classes\` or classes.json says so.`,
    leavesOut: images,
  }),
  example: [['title.png']],
  note: 'Images beside the class folders have no label.',
});

export const masksLeftOut = defineFault({
  code: 'masks-left-out',
  severity: 'warning',
  words: (masks: readonly string[]): Wording => ({
    subject: `${masks.length} ${masks.length === 1 ? 'file' : 'files'} (${listed(masks, 3)})`,
    got: masks.length === 1 ? 'is named as the mask of an image' : 'are named as masks of images',
    fix: `${masks.length === 1 ? 'It is left out; set `task` to segmentation to learn from it' : 'They are left out; set `task` to segmentation to learn from them'}.`,
    leavesOut: masks,
  }),
  example: [['cat/1_mask.png']],
  note: 'Files named as the mask of an image beside them are no images of their own.',
});

export const classFolderEmpty = defineFault({
  code: 'class-folder-empty',
  severity: 'warning',
  words: (folders: readonly string[]): Wording => ({
    subject: `${folders.length === 1 ? 'folder' : 'folders'} ${listed(folders)}`,
    got: folders.length === 1 ? 'holds no image' : 'hold no image',
    fix: 'Nothing is taken for a class without an image: add images or delete it.',
  }),
  example: [['bird']],
  note: 'Perhaps its files were not fetched, or it is a leftover.',
});

export const classWithoutImages = defineFault({
  code: 'class-absent',
  severity: 'warning',
  words: (name: string): Wording => ({
    subject: `class ${quote(name)}`,
    got: 'has no image',
    fix: 'It can be neither learned nor measured; check its name and its folder.',
  }),
  example: ['bird'],
  note: 'For classification the same is said of a listed class whose folder is missing.',
});

export const classesWithFewImages = defineFault({
  code: 'class-with-few-images',
  severity: 'warning',
  words: (classes: readonly { readonly name: string; readonly images: number }[], few: number): Wording => {
    const named = classes.map(({ name, images }) => `${name}: ${images}`);
    return {
      subject: `${classes.length} ${classes.length === 1 ? 'class' : 'classes'} (${listed(named)})`,
      got: `${classes.length === 1 ? 'has' : 'have'} fewer than ${few} images`,
      fix: 'Their figures hang on one or two images; add more.',
    };
  },
  example: [[{ name: 'bird', images: 4 }], 10],
  note: 'Divided between training, validation and test, one or two are left in each.',
});

export const classesImbalanced = defineFault({
  code: 'classes-imbalanced',
  severity: 'warning',
  words: (
    largest: { readonly name: string; readonly images: number },
    smallest: { readonly name: string; readonly images: number },
  ): Wording => ({
    subject: 'the classes',
    got: `are of very different size: ${quote(largest.name)} has ${countOf(largest.images)}, ${quote(smallest.name)} ${smallest.images}`,
    fix: 'Accuracy says little then: look at macro F1 and at each recall.',
  }),
  example: [
    { name: 'cat', images: 900 },
    { name: 'bird', images: 12 },
  ],
  note: 'Always answering the largest class already has a high accuracy. `class-weights` weighs against it.',
});

export const conflictingClasses = defineFault({
  code: 'conflicting-classes',
  severity: 'warning',
  words: (
    one: { readonly image: string; readonly name: string },
    first: { readonly image: string; readonly name: string },
  ): Wording => ({
    subject: `images ${quote(one.image)} and ${quote(first.image)}`,
    got: `are exactly the same, but labelled ${quote(one.name)} and ${quote(first.name)}`,
    fix: 'Keep the right one.',
    file: one.image,
  }),
  example: [
    { image: 'dog/7.jpg', name: 'dog' },
    { image: 'cat/3.jpg', name: 'cat' },
  ],
  note: 'The same picture lies in two class folders, or a table gives its copies two classes. The model cannot please both.',
});

export const partWithOneClass = defineFault({
  code: 'part-with-one-class',
  words: (part: string, name: string, isMade: boolean): Wording => ({
    subject: `the ${part} part of the split`,
    got: `shows one class only, ${quote(name)}`,
    expected: 'from which nothing can be learned',
    fix: isMade ? 'Add more images.' : 'Add images of others to it, or let the split be made.',
  }),
  example: ['train', 'cat', false],
  note: 'Where the split is given, by folders or a file, or where there are hardly more images than parts.',
});

function countOf(images: number): string {
  return images === 1 ? '1 image' : `${images} images`;
}

function listed(names: readonly string[], most = NAMED): string {
  const shown = names.slice(0, most).map(quote).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
