// Notes on the faults of class folders.
import * as folders from '../../../src/errors/class-folders.ts';
import { type NotesOf, note } from './note.ts';

export const CLASS_FOLDERS_NOTES: NotesOf<typeof folders> = {
  noClassFolders: note(
    folders.noClassFolders('photos', 40),
    'With `task: classification` the folder of an image is its label, so that images must lie in folders. [Class folders](data-formats.md#class-folders) shows the layouts that are known.',
  ),
  oneClassFolder: note(
    folders.oneClassFolder('photos', 40, ['cat', 'dog']),
    'Often `data` names a folder one level too high, or masks were meant and are not there.',
  ),
  classFoldersAndMasks: note(
    folders.classFoldersAndMasks(['cat', 'dog'], 40, 3),
    'Both readings of the folder are possible, and none is guessed.',
  ),
  masksForClassification: note(
    folders.masksForClassification('masks/**'),
    'A class of each whole image has no use for masks.',
  ),
  tooManyClassFolders: note(
    folders.tooManyClassFolders(1200, 255),
    'Folders by date, patient or camera look like classes, too. Their images are divided by `group-by` instead.',
  ),
  classFolderUnknown: note(
    folders.classFolderUnknown('unsure', 12, ['cat', 'dog']),
    'Where classes are listed, a folder beyond the list may be a misspelling.',
  ),
  classFoldersIgnored: note(folders.classFoldersIgnored(['unsure']), 'Nothing is left to learn from.'),
  classFoldersAlike: note(
    folders.classFoldersAlike(['Cat', 'cat']),
    'Some systems keep both apart and some do not, so that the same data would have other classes there.',
  ),
  classValueWithoutMasks: note(
    folders.classValueWithoutMasks(['cat']),
    'A value is about the pixels of a mask.',
  ),
  imagesOutsideClassFolders: note(
    folders.imagesOutsideClassFolders(['title.png']),
    'Images beside the class folders have no label.',
  ),
  masksLeftOut: note(
    folders.masksLeftOut(['cat/1_mask.png']),
    'Files named as the mask of an image beside them are no images of their own.',
  ),
  classFolderEmpty: note(
    folders.classFolderEmpty(['bird']),
    'Perhaps its files were not fetched, or it is a leftover.',
  ),
  classWithoutImages: note(
    folders.classWithoutImages('bird'),
    'For classification the same is said of a listed class whose folder is missing.',
  ),
  classesWithFewImages: note(
    folders.classesWithFewImages([{ name: 'bird', images: 4 }], 10),
    'Divided between training, validation and test, one or two are left in each.',
  ),
  classesImbalanced: note(
    folders.classesImbalanced({ name: 'cat', images: 900 }, { name: 'bird', images: 12 }),
    'Always answering the largest class already has a high accuracy. `class-weights` weighs against it.',
  ),
  conflictingClasses: note(
    folders.conflictingClasses({ image: 'dog/7.jpg', name: 'dog' }, { image: 'cat/3.jpg', name: 'cat' }),
    'The same picture lies in two class folders. The model cannot please both.',
  ),
  partWithOneClass: note(
    folders.partWithOneClass('train', 'cat'),
    'Only where the split is given, by folders or a file.',
  ),
  monitorNotForClassification: note(
    folders.monitorNotForClassification('val-mean-iou'),
    'Intersection over union is about areas of pixels, and class folders have no masks.',
  ),
};
