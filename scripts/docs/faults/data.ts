// Notes on the faults of the data: files and folders, what image files hold, classes and masks.
import * as files from '../../../src/errors/files.ts';
import * as formats from '../../../src/errors/formats.ts';
import * as labels from '../../../src/errors/labels.ts';
import { type NotesOf, note } from './note.ts';

const IMAGE = 'images/017.png';
const MASK = 'masks/017.png';

export const FILES_NOTES: NotesOf<typeof files> = {
  dataFolderMissing: note(
    files.dataFolderMissing('data/cells'),
    'In a workflow mostly a missing `actions/checkout` step, or a path that is not relative to the repository. On the command line paths are relative to where the command is started.',
  ),
  dataNotAFolder: note(files.dataNotAFolder('cells.zip'), 'Archives are not unpacked.'),
  dataFolderUnreadable: note(
    files.dataFolderUnreadable('data/cells', 'EACCES'),
    'The operating system refused; the code in the message is its own word for why.',
  ),
  dataFolderEmpty: note(
    files.dataFolderEmpty('data/cells'),
    'Hidden files do not count. A submodule that was not checked out is an empty folder, too: give `actions/checkout` the input `submodules: true`.',
  ),
  noImages: note(
    files.noImages('data/cells', 12),
    '[The data](data-formats.md) has the folder names that are known. Files that Git LFS has not fetched are a different fault, [`unreadable-image`](#unreadable-image).',
  ),
  noMasks: note(
    files.noMasks('data/cells', 40),
    'Where masks have names of their own kind, the settings `images` and `masks` say by patterns which files are which.',
  ),
  unpairedImage: note(
    files.unpairedImage(IMAGE),
    'Images and masks pair by name, the extension and a usual ending such as `_mask` left aside.',
  ),
  unpairedMask: note(files.unpairedMask(MASK), 'The same, the other way round.'),
  ambiguousPair: note(
    files.ambiguousPair(IMAGE, [MASK, 'masks/017_mask.png']),
    'Which of them is right is never guessed.',
  ),
  unlabelledPart: note(
    files.unlabelledPart('test', 20),
    'Usual for the published test part of a benchmark. The split is then made from the labelled parts.',
  ),
  unreadableImage: note(
    files.unreadableImage(
      IMAGE,
      'is a Git LFS pointer, not an image',
      'Run `git lfs pull`, or give actions/checkout the input `lfs: true`.',
    ),
    'The message says what was found in place of an image: a pointer of Git LFS, a file that ends too soon, another kind of file, a format that is [not read](data-formats.md).',
  ),
  imageOverPixelLimit: note(
    files.imageOverPixelLimit('images/mosaic.tif', '40000x40000', 268_402_689),
    "Asked of the file's header before anything is decoded, so that no small file can fill the memory.",
  ),
  dvcNotPulled: note(
    files.dvcNotPulled('images', 'images.dvc'),
    'In a workflow, run `dvc pull` in a step before the action.',
  ),
  symlinkOutside: note(
    files.symlinkOutside('images/018.png'),
    'Links within the data folder are followed. One that leads out could bring files of the runner into a report.',
  ),
  brokenSymlink: note(
    files.brokenSymlink('images/019.png', true),
    'git-annex keeps files as links, which point to nothing until the content was fetched.',
  ),
  duplicateImage: note(
    files.duplicateImage('images/021.png', IMAGE),
    'Pixels are compared, not file names or bytes. In two parts of the split the same picture would make the test too easy, so it is kept in one.',
  ),
  duplicateAcrossSplits: note(
    files.duplicateAcrossSplits('test/images/021.png', 'train/images/017.png'),
    'Only where the split is given, by folders or a file: a split that Best Epoch makes has no such leak.',
  ),
};

export const FORMATS_NOTES: NotesOf<typeof formats> = {
  mixedChannels: note(formats.mixedChannels(30, 10), 'The grey value is repeated for red, green and blue.'),
  mixedBitDepth: note(
    formats.mixedBitDepth({ 8: 5, 16: 35, 32: 0 }),
    'Full scale becomes full scale: 255 of 8 bits is 65535 of 16. That is wrong where a camera stored the same counts in both.',
  ),
  alphaDropped: note(formats.alphaDropped(12), 'The colours are kept as stored, not blended with anything.'),
  cmykImage: note(formats.cmykImage('images/print.jpg'), 'Masks and other images are not affected.'),
  multiPageImage: note(
    formats.multiPageImage('images/stack.tif', 20),
    '[Data formats](data-formats.md#images) says which one counts as the first.',
  ),
  orientationDiffers: note(
    formats.orientationDiffers('images/022.jpg', { orientation: 6, maskOrientation: 1 }),
    'Some labelling tools turn photographs before they are labelled and some do not. A look at both on top of each other tells.',
  ),
  missingValues: note(
    formats.missingValues(3, 4096),
    'To have such pixels labelled, save a number in their place.',
  ),
  imageWithoutValues: note(
    formats.imageWithoutValues('images/023.fits'),
    'There is nothing to learn from it.',
  ),
};

export const LABELS_NOTES: NotesOf<typeof labels> = {
  maskSizeMismatch: note(
    labels.maskSizeMismatch(MASK, '512x480', IMAGE, '512x512'),
    'A mask gives each pixel of its image a class. It is never scaled: that would move labels.',
  ),
  classesFileInvalid: note(
    labels.classesFileInvalid('classes.json', ['classes.1.color: not of the form #rrggbb']),
    '[Data formats](data-formats.md#masks) shows what it may hold.',
  ),
  classCountMismatch: note(
    labels.classCountMismatch(3, '5 values (0, 1, 2, 3, 9)'),
    'Names are given to values in ascending order, so that their numbers must agree, or each class must name its value.',
  ),
  classColorsAssumed: note(
    labels.classColorsAssumed(['"background" #000000', '"cell" #00ff00']),
    'The run goes on with this order; if a name went to a wrong colour, every figure carries a wrong name.',
  ),
  classesAssumed: note(
    labels.classesAssumed(['0', '1', '2']),
    'Without names the classes are numbered. It is right where every value is a class.',
  ),
  maskValueOutsideClasses: note(
    labels.maskValueOutsideClasses(MASK, [{ value: '7', pixels: 12 }], 4, false),
    'A pixel that belongs to no class and is not ignored has no meaning. Often it is the edge of a brush, or an export that blends colours.',
  ),
  tooManyMaskValues: note(
    labels.tooManyMaskValues('masks/photo.png', '231', false),
    'Looks like an image in the folder of masks, or a mask whose values were blended while saving.',
  ),
  maskValuesDistorted: note(
    labels.maskValuesDistorted('masks/017.jpg', ['0', '1', '2', '253', '254', '255']),
    'JPEG keeps the looks, not the values.',
  ),
  emptyMask: note(
    labels.emptyMask(MASK, 'background'),
    'Fine for images that show nothing else. Many of them at once mostly mean that an export lost the labels.',
  ),
  maskAllIgnored: note(labels.maskAllIgnored(MASK), 'Ignored pixels count in neither loss nor metrics.'),
  oneClass: note(
    labels.oneClass('background'),
    'There is nothing to tell apart. Mostly the masks hold the values 0 and 1, or 0 and 255, and the export dropped one.',
  ),
  classAbsent: note(
    labels.classAbsent('cluster'),
    'The class keeps its place in the list and gets no figures.',
  ),
  conflictingMasks: note(
    labels.conflictingMasks('masks/024.png', MASK),
    'Two people labelled the same picture, or one did it twice. The model cannot please both.',
  ),
};
