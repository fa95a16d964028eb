// Faults of folders that can be read in two ways, each as other classes, and what was taken for a part of the split.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { globOf, MOST_LISTED, settingOfClasses } from './setting-of-classes.ts';

/** So many names stand in one message; of the others it says how many they are. */
const NAMED = 5;

export const foldersRepeat = defineFault({
  code: 'folders-repeat',
  words: (
    outer: readonly string[],
    inner: readonly (readonly string[])[],
    areDeep: boolean,
    wholeSets: readonly string[],
  ): Wording => {
    const inside = inner.map(
      (names) => `${settingOfClasses(names)}${pattern(names, insidePattern(areDeep))}`,
    );
    const whole = wholeSets.map((data) => `\`data: ${escapeControls(data)}\``).join(' or ');
    const one = whole === '' ? '' : `, ${whole} to take one alone, such as where another is a copy of it`;
    return {
      subject: `folders ${listed(outer)}`,
      got: `hold the same folders (${listed(inner.flat())})`,
      expected: 'expected to know which of them are the classes',
      fix: `Set ${inside.join(' or ')} where it's those inside, ${settingOfClasses(outer)} where it's those around${pattern(outer, '{class}/**')}${one}.`,
    };
  },
  example: [['day1', 'day2'], [['bad', 'ok']], false, []],
  note: 'Days, patients or halves of a data set around the classes look the same as classes around views or sides. `classes` says which folders count, wherever they lie; so does `{class}` in [a pattern](data-formats.md#patterns).',
});

export const foldsAsClassFolders = defineFault({
  code: 'folds-as-class-folders',
  words: (folders: readonly string[], inner: readonly string[]): Wording => {
    const joined = inner.length > 1 ? ` ${settingOfClasses(inner)} takes all of them together;` : '';
    return {
      subject: `folders ${listed(folders)}`,
      got: 'are named as folds of one data set',
      expected: 'not as classes',
      fix: `A run makes its folds by itself:${joined} \`folds: ${folders.length}\` and \`fold\` divide the images anew. Where each is a class, set ${settingOfClasses(folders)}.`,
    };
  },
  example: [
    ['fold1', 'fold2', 'fold3'],
    ['cat', 'dog'],
  ],
  note: 'Folds that come as folders are not kept: see [folds and sweeps](folds-and-sweeps.md). What must not be torn apart is kept together by `group-by`.',
});

export const portionsAsClassFolders = defineFault({
  code: 'portions-as-class-folders',
  words: (folders: readonly string[]): Wording => ({
    subject: `folders ${listed(folders)}`,
    got: 'are named as portions of one data set, and there are no folders of classes in them',
    expected: 'expected a folder of images for each class, or masks',
    fix: `Put the images of each class into a folder with its name; where each of these is a class, set ${settingOfClasses(folders)}.`,
  }),
  example: [['part1', 'part2']],
  note: 'A data set that came in several archives says nothing of its classes by these.',
});

export const severalFilesOfImage = defineFault({
  code: 'several-files-of-image',
  severity: 'warning',
  words: (folder: string, together: number, all: number, example: readonly string[]): Wording => ({
    subject: `${together} of ${all} files of class ${quote(folder)}`,
    got: `are named as several files of one image each (${listed(example)})`,
    expected: 'and each was taken for an image of the class',
    fix: 'Where masks, depth or other pictures of the same image are among them, say by `images` which files count, such as `images: "**/*.jpg"`; else keep them in one part of the split by `group-by`.',
  }),
  example: ['apple', 60, 60, ['apple/1_crop.png', 'apple/1_depth.png']],
  note: 'Masks or depth maps among the photographs of a class would be learned from as if they were photographs, and files of one image land in different parts of the split.',
});

export const maskFolderAsClass = defineFault({
  code: 'mask-folder-as-class',
  words: (folder: string, images: number, other: string): Wording => ({
    subject: `folder ${quote(folder)} (${countOf(images)})`,
    got: `is named as masks, and lies beside ${quote(other)}, but their files do not pair by name`,
    expected: 'expected two classes, or images and their masks',
    fix: 'Set `task: classification` where they are two classes; where these are masks, name each as its image, or say by `images` and `masks` how they pair.',
  }),
  example: ['labelled', 40, 'photos'],
  note: 'As classes, a network would learn what is a mask. [Patterns](data-formats.md#patterns) shows how names are paired.',
});

export const partsAndClassesInNames = defineFault({
  code: 'parts-and-classes-in-names',
  words: (folders: readonly string[]): Wording => ({
    subject: `folders ${listed(folders)}`,
    got: 'are named after parts of a split',
    expected: 'which are no classes',
    fix: `Move them, such as train/cat for train_cat, or say it by a pattern: \`images: "{part}_{class}/**"\`. Where each is a class, set ${settingOfClasses(folders)}.`,
  }),
  example: [['test_cat', 'test_dog', 'train_cat', 'train_dog']],
  note: 'One folder says both part and class here. [Patterns](data-formats.md#patterns) shows what `{part}` and `{class}` take.',
});

export const classFolderOrPart = defineFault({
  code: 'class-folder-or-part',
  words: (
    folder: string,
    images: number,
    classes: readonly string[],
    name: string,
    parts: readonly string[] = [],
  ): Wording => ({
    subject: `folder ${quote(folder)} (${countOf(images)})`,
    ...(parts.length > 0
      ? {
          got: `holds images in no class folder and is named after a part of a split, as ${listed(parts)} beside it`,
          expected: 'but the names do not go together',
          fix: 'Rename the parts to train, validation and test, each with its folders of classes, and move images without a class elsewhere.',
        }
      : {
          got: `is named after a part of a split, and lies beside folders of classes (${listed(classes)})`,
          expected: 'expected to know whether it is one of them',
          fix: `Set ${settingOfClasses([...classes, name])} where it's a class, ${classes.length > 1 ? `${settingOfClasses(classes)} to leave it out` : 'or move it elsewhere'}.`,
        }),
  }),
  example: ['test', 40, ['cat', 'dog'], 'test'],
  note: 'Images right in such a folder have no class, if it is a part; if it is a class, all of them would be lost.',
});

export const foldersBesideParts = defineFault({
  code: 'folders-beside-parts',
  words: (
    folders: readonly { readonly name: string; readonly images: number }[],
    parts: readonly string[],
    classes: readonly string[],
  ): Wording => ({
    subject: `${folders.length === 1 ? 'folder' : 'folders'} ${listed(folders.map(({ name }) => name))} (${countOf(folders.reduce((sum, { images }) => sum + images, 0))})`,
    got: `${folders.length === 1 ? 'lies' : 'lie'} beside the parts of the split (${listed(parts)}), in which the classes are ${listed(classes)}`,
    expected: folders.length === 1 ? 'and is none of them' : 'and are none of them',
    fix: `Set \`images: ${globOf(parts)}\` to leave ${folders.length === 1 ? 'it' : 'them'} out, or move ${folders.length === 1 ? 'it' : 'them'} into a part.`,
  }),
  example: [[{ name: 'previews', images: 3 }], ['test', 'train'], ['cat', 'dog']],
  note: 'Pictures beside the data, or a part of the split under another name. Taken for a class, it would be a wrong one.',
});

export const containerBesideFolders = defineFault({
  code: 'classes-deeper',
  words: (
    data: string,
    folder: string,
    name: string,
    inner: readonly string[],
    others: readonly string[],
  ): Wording => ({
    subject: `folder ${quote(folder)}`,
    got: `holds several folders of images (${listed(inner)}), ${listed(others)} beside it ${others.length === 1 ? 'does' : 'do'} not`,
    expected: 'expected to know whether the classes are in it',
    fix: `If so, set \`data: ${escapeControls(`${data.replace(/\/+$/, '')}/${folder}`)}\`; where the folders around are the classes, set ${settingOfClasses([name, ...others])}.`,
  }),
  example: ['photos', 'dataset-resized', 'dataset-resized', ['glass', 'paper'], ['docs']],
  note: 'A data set is often unpacked beside examples, screenshots or documents.',
});

export const imagesBesideClassFolders = defineFault({
  code: 'images-beside-class-folders',
  words: (folder: string, images: number, classes: readonly string[]): Wording => ({
    subject: `folder ${quote(folder)} (${countOf(images)})`,
    got: `is named like the images, but the folders beside it (${listed(classes)}) hold more`,
    expected: 'expected to know which are meant',
    fix: `Set ${settingOfClasses(classes)} where those are the classes; for a class of every pixel, put masks into masks/.`,
  }),
  example: ['images', 2, ['cat', 'dog']],
  note: 'A folder called `images` mostly holds all of them; this one has screenshots perhaps.',
});

export const foldersInClassFolders = defineFault({
  code: 'folders-in-class-folders',
  severity: 'warning',
  words: (folders: readonly { readonly name: string; readonly folders: readonly string[] }[]): Wording => {
    const shown = folders.slice(0, 3).map((one) => `${listed(one.folders, 3)} in ${quote(one.name)}`);
    const more = folders.length > 3 ? `; and in ${folders.length - 3} more` : '';
    return {
      subject: `folders in class folders (${shown.join('; ')}${more})`,
      got: 'were taken for parts of these classes',
      fix: 'Where they are the classes themselves, say so by `images: "*/{class}/**"` or list them in `classes`.',
    };
  },
  example: [[{ name: 'cat', folders: ['persian', 'siamese'] }]],
  note: 'The class of an image is the first folder on its path, whatever lies deeper.',
});

export const partsAssumed = defineFault({
  code: 'parts-assumed',
  severity: 'warning',
  words: (folders: readonly { readonly folder: string; readonly part: string }[]): Wording => {
    const shown = folders.slice(0, 8).map(({ folder, part }) => `${quote(folder)} = ${part}`);
    const more = folders.length > 8 ? ` and ${folders.length - 8} more` : '';
    const isOne = folders.length === 1;
    const unlabelled = folders.some(({ part }) => part === 'unlabelled');
    return {
      subject: `${isOne ? 'folder' : 'folders'} ${shown.join(', ')}${more}`,
      got: `${isOne ? 'was taken for a part' : 'were taken for parts'} of the split${unlabelled ? ' (unlabelled: left out)' : ''}`,
      fix: `Where ${isOne ? "it's a class" : 'they are classes'}, list all classes in \`classes\`; for another split, rename ${isOne ? 'it' : 'them'} or give a \`split\` file.`,
      leavesOut: folders.flatMap(({ folder, part }) => (part === 'unlabelled' ? [folder] : [])),
    };
  },
  example: [
    [
      { folder: 'seg_test', part: 'test' },
      { folder: 'seg_train', part: 'training' },
    ],
  ],
  note: 'Their names say it only together with what lies beside them.',
});

function countOf(images: number): string {
  return images === 1 ? '1 image' : `${images} images`;
}

function listed(names: readonly string[], most = NAMED): string {
  const shown = names.slice(0, most).map(quote).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

function insidePattern(areDeep: boolean): string {
  return areDeep ? '**/{class}/*' : '*/{class}/**';
}

/** For too many names to list. */
function pattern(names: readonly string[], text: string): string {
  return names.length > MOST_LISTED ? ` (or \`images: "${text}"\`)` : '';
}
