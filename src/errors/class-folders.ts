// Faults of class folders: data sets whose label is the folder that an image lies in.
import { quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

/** So many names stand in one message; of the others it says how many they are. */
const NAMED = 5;

export function noClassFolders(folder: string, images: number): Fault {
  return fault('no-class-folders', {
    subject: `data folder ${quote(folder)}`,
    got: images === 0 ? 'holds no PNG, JPEG, TIFF, WebP or FITS images' : `holds ${countOf(images)}`,
    expected: 'expected a folder of images for each class',
    fix: 'Put the images of each class into a folder with its name, such as cat/ and dog/.',
  });
}

/** `folders`: those right below it. */
export function oneClassFolder(folder: string, images: number, folders: readonly string[]): Fault {
  const deeper =
    folders.length > 1
      ? `, or set \`data\` to the folder whose folders (${listed(folders)}) are the classes`
      : '';
  return fault('one-class-folder', {
    subject: `the only class folder, ${quote(folder)},`,
    got: `holds ${countOf(images)}, and there are no masks`,
    expected: 'expected a folder for each of two classes at least, or a mask for each image',
    fix: `Add the folder of another class${deeper}; for a class of every pixel, put masks into masks/.`,
  });
}

export function classFoldersAndMasks(folders: readonly string[], images: number, masks: number): Fault {
  return fault('class-folders-and-masks', {
    subject: 'the data folder',
    got: `holds class folders (${listed(folders)}) and masks (${masks}), most of them of none of the ${countOf(images)}`,
    expected: 'expected either',
    fix: 'Set `task` to classification where the folders are the classes, else to segmentation; `images` and `masks` say which files are meant.',
  });
}

export function masksForClassification(masks: string): Fault {
  return fault('masks-for-classification', {
    subject: `setting "masks" (${quote(masks)})`,
    got: 'is given beside task "classification"',
    expected: 'where the folder of an image is its label',
    fix: 'Leave it out, or set `task` to segmentation.',
  });
}

export function tooManyClassFolders(folders: number, limit: number): Fault {
  return fault('too-many-class-folders', {
    subject: 'the data folder',
    got: `holds ${folders} class folders`,
    expected: `expected at most ${limit}`,
    fix: 'Are these folders the classes? If so, join some of them.',
  });
}

export function classFolderUnknown(folder: string, images: number, classes: readonly string[]): Fault {
  return fault('class-folder-unknown', {
    subject: `folder ${quote(folder)} (${countOf(images)})`,
    got: 'is none of the classes',
    expected: `which are ${listed(classes)}`,
    fix: 'Add it to the list of classes, or leave its images out by {"name": ..., "ignore": true} in classes.json.',
  });
}

export function classFoldersIgnored(folders: readonly string[]): Fault {
  return fault('class-folders-ignored', {
    subject: 'all images',
    got: `lie in folders that are left out (${listed(folders)})`,
    expected: 'expected two classes at least',
    fix: 'Add the folders of the classes, or take "ignore" out of classes.json.',
  });
}

export function classFoldersAlike(folders: readonly string[]): Fault {
  return fault('class-folders-alike', {
    subject: `class folders ${folders.map(quote).join(' and ')}`,
    got: 'differ in case only',
    fix: 'Give them one name, or list them all in classes.json if they are different classes.',
  });
}

export function classValueWithoutMasks(names: readonly string[]): Fault {
  return fault('class-value-without-masks', {
    subject: `file "classes.json"`,
    got: `gives the values of pixels to ${listed(names)}`,
    expected: 'but there are no masks: the folder of an image is its class',
    fix: 'Leave "value" out; "folder" says which folder a class has, if it is called otherwise.',
    file: 'classes.json',
  });
}

export function imagesOutsideClassFolders(images: readonly string[]): Fault {
  return fault('images-outside-class-folders', {
    subject: `${countOf(images.length)} (${listed(images, 3)})`,
    got: images.length === 1 ? 'lies in no class folder' : 'lie in no class folder',
    fix: 'They are left out. A folder named like a part of the split ("valid") or like images is a class where `classes` or classes.json says so.',
    severity: 'warning',
  });
}

export function masksLeftOut(masks: readonly string[]): Fault {
  return fault('masks-left-out', {
    subject: `${masks.length} ${masks.length === 1 ? 'file' : 'files'} (${listed(masks, 3)})`,
    got: masks.length === 1 ? 'is named as the mask of an image' : 'are named as masks of images',
    fix: 'They are left out; set `task` to segmentation to learn from them.',
    severity: 'warning',
  });
}

export function classFolderEmpty(folders: readonly string[]): Fault {
  return fault('class-folder-empty', {
    subject: `${folders.length === 1 ? 'folder' : 'folders'} ${listed(folders)}`,
    got: folders.length === 1 ? 'holds no image' : 'hold no image',
    fix: 'Nothing is taken for a class without an image: add images or delete it.',
    severity: 'warning',
  });
}

export function classWithoutImages(name: string): Fault {
  return fault('class-absent', {
    subject: `class ${quote(name)}`,
    got: 'has no image',
    fix: 'It can be neither learned nor measured; check its name and its folder.',
    severity: 'warning',
  });
}

export function classesWithFewImages(
  classes: readonly { readonly name: string; readonly images: number }[],
  few: number,
): Fault {
  const named = classes.map(({ name, images }) => `${name}: ${images}`);
  return fault('class-with-few-images', {
    subject: `${classes.length} ${classes.length === 1 ? 'class' : 'classes'} (${listed(named)})`,
    got: `${classes.length === 1 ? 'has' : 'have'} fewer than ${few} images`,
    fix: 'Their figures hang on one or two images; add more.',
    severity: 'warning',
  });
}

export function classesImbalanced(
  largest: { readonly name: string; readonly images: number },
  smallest: { readonly name: string; readonly images: number },
): Fault {
  return fault('classes-imbalanced', {
    subject: 'the classes',
    got: `are of very different size: ${quote(largest.name)} has ${countOf(largest.images)}, ${quote(smallest.name)} ${smallest.images}`,
    fix: 'Accuracy says little then: look at macro F1 and at each recall.',
    severity: 'warning',
  });
}

export function conflictingClasses(
  one: { readonly image: string; readonly name: string },
  first: { readonly image: string; readonly name: string },
): Fault {
  return fault('conflicting-classes', {
    subject: `images ${quote(one.image)} and ${quote(first.image)}`,
    got: `are exactly the same, but labelled ${quote(one.name)} and ${quote(first.name)}`,
    fix: 'Keep the right one.',
    file: one.image,
    severity: 'warning',
  });
}

export function partWithOneClass(part: string, name: string): Fault {
  return fault('part-with-one-class', {
    subject: `the ${part} part of the split`,
    got: `shows one class only, ${quote(name)}`,
    expected: 'from which nothing can be learned',
    fix: 'Add images of others to it, or let the split be made.',
  });
}

export function monitorNotForClassification(monitor: string): Fault {
  return fault('monitor-not-for-classification', {
    subject: `setting "monitor" (${monitor})`,
    got: 'is about intersection over union',
    expected: 'which measures areas: whole images with a class each have none',
    fix: 'Choose val-loss, val-accuracy or val-macro-f1.',
  });
}

function countOf(images: number): string {
  return images === 1 ? '1 image' : `${images} images`;
}

function listed(names: readonly string[], most = NAMED): string {
  const shown = names.slice(0, most).map(quote).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
