// Faults of what belongs together by name: patterns that say it, images and masks without a partner.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

// Of the examples.
const IMAGE = 'images/017.png';
const MASK = 'masks/017.png';

/** `name`: `images` or `masks`. */
export const patternMatchesNothing = defineFault({
  code: 'pattern-matches-nothing',
  words: (name: string, pattern: string, files: readonly string[]): Wording => ({
    subject: `setting ${quote(name)} (${quote(pattern)})`,
    got: `matches none of the ${files.length} image files`,
    ...(files.length === 0 ? {} : { expected: `such as ${quote(files[0])}` }),
    fix: 'Write it for the whole path below the data folder: **/ stands for any folders, * and {name} for what stands within one.',
  }),
  example: ['masks', 'truth/{name}.png', ['images/017.jpg', MASK]],
  note: '[Data formats](data-formats.md#patterns) shows what patterns can say. Case counts.',
});

/** `name`: `images` or `masks`. */
export const capturedPartUnknown = defineFault({
  code: 'captured-part-unknown',
  words: (name: string, word: string, file: string): Wording => ({
    subject: `{part} of the setting ${quote(name)}`,
    got: `captures ${quote(word)} in ${quote(file)}`,
    expected: 'expected a word for training, validation or test, such as train, val, valid or test',
    fix: 'Rename the folder, or write * in place of {part} and let the split be made.',
  }),
  example: ['masks', 'night', 'masks_night/017.png'],
  note: 'The words are those that the names of folders [say by themselves](data-formats.md#folders).',
});

export const unpairedImage = defineFault({
  code: 'unpaired-image',
  words: (image: string, nearest?: string): Wording => ({
    subject: `image ${quote(image)}`,
    got: 'has no mask',
    expected: nearestOr(nearest, 'image', 'expected one with the same name in the folder of masks'),
    fix: 'Add the mask or take the image out. Where it shows nothing, its mask is one of background alone; `skip-bad-files` leaves out all images without.',
    file: image,
  }),
  example: [IMAGE, 'masks/17.png'],
  note: 'Images and masks pair by name, the extension and a usual ending such as `_mask` left aside.',
});

export const imageChannels = defineFault({
  code: 'image-channels',
  words: (further: readonly string[], first: string, patterns: ImagesAndMasks): Wording => ({
    subject: `${further.length} images (${further.slice(0, 2).map(quote).join(', ')}${further.length > 2 ? ', ...' : ''})`,
    got: `are named as further channels of others, such as ${quote(first)}, in the way of nnU-Net`,
    expected: 'expected one file for each image, with all its channels',
    fix: `To train on the first channel alone, set \`images: ${quote(patterns.images)}\` and \`masks: ${quote(patterns.masks)}\`; for all of them, join the files of each image into one in colours.`,
  }),
  example: [
    ['imagesTr/case_000_0001.png', 'imagesTr/case_001_0001.png'],
    'imagesTr/case_000_0000.png',
    { images: 'imagesTr/{name}_0000.png', masks: 'labelsTr/{name}.png' },
  ],
  note: 'Each channel has a file of its own there, numbered from `_0000` on, and all of an image have one mask.',
});

interface ImagesAndMasks {
  readonly images: string;
  readonly masks: string;
}

export const unpairedMask = defineFault({
  code: 'unpaired-mask',
  words: (mask: string, nearest?: string): Wording => ({
    subject: `mask ${quote(mask)}`,
    got: 'has no image',
    expected: nearestOr(nearest, 'mask', 'expected one with the same name in the folder of images'),
    fix: 'Add the image or take the mask out.',
    file: mask,
  }),
  example: [MASK],
  note: 'The same, the other way round.',
});

export const numbersPadded = defineFault({
  code: 'numbers-padded',
  severity: 'warning',
  words: (images: number, image: string, mask: string): Wording => ({
    subject: images === 1 ? '1 image' : `${images} images`,
    got: `${images === 1 ? 'was' : 'were'} paired by number, the zeros in front left aside, such as ${quote(image)} with ${quote(mask)}`,
    fix: 'If these numbers count different things, name each mask as its image.',
  }),
  example: [40, 'images/7.png', 'masks/007.png'],
  note: 'It happens only where no name agrees as it is, and where one image alone has such a number.',
});

export const labelStudioUnpaired = defineFault({
  code: 'label-studio-unpaired',
  /** @param lists the exports that list tasks, and not theirs */
  words: (masks: number, mask: string, lists: readonly string[]): Wording => ({
    subject: `${masks} ${masks === 1 ? 'mask' : 'masks'} with the names that Label Studio gives, such as ${quote(mask)},`,
    got: 'have no image',
    expected:
      lists.length === 0
        ? 'the number in each is that of a task, which has nothing to do with numbers in the names of images'
        : `${lists.map(quote).join(' and ')} ${lists.length === 1 ? 'lists' : 'list'} no task of the number in each`,
    fix: `${
      lists.length === 0
        ? 'Put the JSON export of the same project into the data folder as well (Export > JSON or JSON-MIN)'
        : 'Export the project anew, as JSON and as masks'
    }: it says which task is which image. Where names were changed, set \`images\` and \`masks\` to their patterns.`,
  }),
  example: [24, 'masks/task-107-annotation-1-by-1-tag-Cell-0.png', []],
  note: "Label Studio numbers tasks by itself, in the order in which they were imported, over all projects. Its JSON holds the masks as well: alone it's read as [its annotations](data-formats.md#label-studio). Images that are named after their tasks, such as `task-7.png`, are known without it.",
});

/** Of files on both sides that patterns would pair. */
export const unpairedFiles = defineFault({
  code: 'unpaired-files',
  words: (
    counts: { readonly images: number; readonly masks: number },
    image: string,
    nearest: string,
    patterns: {
      readonly images: string;
      readonly masks: string;
      readonly paired: { readonly images: number; readonly masks: number };
    },
  ): Wording => ({
    subject: `${counts.images} images and ${counts.masks} masks`,
    got: 'have no partner',
    expected: `${quote(image)} is nearest to ${quote(nearest)}`,
    fix: `Set \`images\` to '${escapeControls(patterns.images)}' and \`masks\` to '${escapeControls(patterns.masks)}': that pairs ${patterns.paired.images} images with ${patterns.paired.masks} masks.`,
  }),
  example: [
    { images: 8, masks: 8 },
    'images/17.png',
    'masks/cells-17-final.png',
    { images: 'images/{name}.png', masks: 'masks/cells-{name}-final.png', paired: { images: 8, masks: 8 } },
  ],
  note: 'The patterns were found by comparing the names, and tried. [Data formats](data-formats.md#patterns) shows what patterns can say.',
});

export const ambiguousPair = defineFault({
  code: 'ambiguous-pair',
  words: (file: string, partners: readonly string[]): Wording => ({
    subject: `file ${quote(file)}`,
    got: `pairs with ${partners.map(quote).join(' and ')}`,
    expected: 'expected one image and one mask',
    fix: 'Keep one, or say with the `images` and `masks` settings which files are meant.',
    file,
  }),
  example: [IMAGE, [MASK, 'masks/017_mask.png']],
  note: 'Which of them is right is never guessed.',
});

export const unlabelledPart = defineFault({
  code: 'unlabelled-part',
  severity: 'warning',
  words: (part: string, images: readonly string[]): Wording => ({
    subject: `the ${quote(part)} folder`,
    got: `holds ${images.length === 1 ? '1 image' : `${images.length} images`} but no masks`,
    fix: `${images.length === 1 ? 'It is' : 'They are'} left out.`,
    leavesOut: images,
  }),
  example: ['test', Array.from({ length: 20 }, (_, i) => `test/${i + 1}.png`)],
  note: 'Usual for the published test part of a benchmark. The split is then made from the labelled parts.',
});

function nearestOr(nearest: string | undefined, kind: string, otherwise: string): string {
  return nearest === undefined
    ? otherwise
    : `the nearest of the names without ${kind === 'image' ? 'an image' : 'a mask'} is ${quote(nearest)}`;
}
