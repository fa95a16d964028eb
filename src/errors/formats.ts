// Faults of what image files hold that the network won't see, or not as it is.
import { READ_FORMATS } from '../shared/image-formats.ts';
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const mixedChannels = defineFault({
  code: 'mixed-channels',
  severity: 'warning',
  words: (grey: number, color: number): Wording => ({
    subject: 'the images',
    got: `are partly grey (${grey}) and partly colour (${color})`,
    fix: 'Grey ones are read as colour.',
  }),
  example: [30, 10],
  note: 'The grey value is repeated for red, green and blue.',
});

/** `images`: how many there are of each depth; 32 bits are floats. */
export const mixedBitDepth = defineFault({
  code: 'mixed-bit-depth',
  severity: 'warning',
  words: (images: Readonly<Record<8 | 16 | 32, number>>): Wording => {
    const kinds = [
      ['8-bit', images[8]],
      ['16-bit', images[16]],
      ['floats', images[32]],
    ] as const;
    const found = kinds.filter(([, count]) => count > 0).map(([kind, count]) => `partly ${kind} (${count})`);
    const widened =
      images[32] > 0 ? 'All are read as floats of the same value' : '8-bit ones are scaled by 257';
    return {
      subject: 'the images',
      got: `are ${found.join(' and ')}`,
      fix: `${widened}; check that the same object has the same value in all.`,
    };
  },
  example: [{ 8: 5, 16: 35, 32: 0 }],
  note: 'Full scale becomes full scale: 255 of 8 bits is 65535 of 16. That is wrong where a camera stored the same counts in both.',
});

/** `ending`: with its dot, as all of the files have it. */
export const formatNotRead = defineFault({
  code: 'format-not-read',
  severity: 'warning',
  words: (ending: string, files: readonly string[]): Wording => {
    return {
      subject: `${files.length} ${escapeControls(ending)} ${files.length === 1 ? 'file' : 'files'}`,
      got: `${files.length === 1 ? 'is' : 'are'} there, not read (${firstOf(files)})`,
      fix: `They take no part. Images are learnt from as ${READ_FORMATS}.`,
    };
  },
  example: ['.heic', ['cat/1.heic', 'cat/2.heic', 'dog/1.heic', 'dog/2.heic']],
  note: 'Convert them where they belong to the data set; where they are something else, nothing is missing.',
});

export const classFolderNotRead = defineFault({
  code: 'class-folder-not-read',
  words: (folder: string, files: readonly string[]): Wording => ({
    subject: `folder ${quote(folder)}`,
    got: `holds no image but of formats that are not read: ${files.length} (${firstOf(files)})`,
    expected: 'so that its class would be missing',
    fix: `Convert them to ${READ_FORMATS}, or leave the folder out by {"name": ..., "ignore": true} in classes.json.`,
  }),
  example: ['bird', ['bird/1.heic', 'bird/2.heic']],
  note: 'Of a class that has images of other formats as well, those that are not read are counted in a [warning](#format-not-read).',
});

export const alphaDropped = defineFault({
  code: 'alpha-dropped',
  severity: 'warning',
  words: (images: number): Wording => ({
    subject: `${images} ${images === 1 ? 'image' : 'images'}`,
    got: images === 1 ? 'has an alpha channel' : 'have an alpha channel',
    fix: 'It is dropped.',
  }),
  example: [12],
  note: 'The colours are kept as stored, not blended with anything.',
});

export const cmykImage = defineFault({
  code: 'cmyk-image',
  severity: 'warning',
  words: (image: string): Wording => ({
    subject: `image ${quote(image)}`,
    got: 'is CMYK',
    fix: 'It is read as red, green and blue without its colour profile, as other programs would not; save it as RGB first for exact colours.',
    file: image,
  }),
  example: ['images/print.jpg'],
  note: "A training, `evaluate`, `predict` and the model card's example in Node.js read it in one way. Pillow and browsers make other colours of it, so that the examples for these refuse it. Masks and other images are not affected.",
});

export const multiPageImage = defineFault({
  code: 'multi-page-image',
  severity: 'warning',
  words: (file: string, pages: number): Wording => ({
    subject: `file ${quote(file)}`,
    got: `holds ${pages} images (pages, frames or FITS extensions)`,
    fix: 'Only the first is read; save the others as files of their own.',
    file,
  }),
  example: ['images/stack.tif', 20],
  note: '[Data formats](data-formats.md#images) says which one counts as the first.',
});

export const orientationDiffers = defineFault({
  code: 'orientation-differs',
  severity: 'warning',
  words: (
    image: string,
    { orientation, maskOrientation }: { readonly orientation: number; readonly maskOrientation: number },
  ): Wording => ({
    subject: `image ${quote(image)}`,
    got: `is turned by its EXIF orientation ${orientation}, its mask by ${maskOrientation}`,
    fix: 'Check that they lie over one another; if they do not, save the image turned and without the tag.',
    file: image,
  }),
  example: ['images/022.jpg', { orientation: 6, maskOrientation: 1 }],
  note: 'Some labelling tools turn photographs before they are labelled and some do not. A look at both on top of each other tells.',
});

export const missingValues = defineFault({
  code: 'missing-values',
  severity: 'warning',
  words: (images: number, pixels: number): Wording => ({
    subject: images === 1 ? '1 image' : `${images} images`,
    got: `${images === 1 ? 'has' : 'have'} pixels without a value (NaN), ${pixels} in all`,
    fix: 'They count in neither loss nor metrics, whatever their label; the network sees the lowest value there.',
  }),
  example: [3, 4096],
  note: 'To have such pixels labelled, save a number in their place.',
});

export const imageWithoutValues = defineFault({
  code: 'image-without-values',
  words: (image: string): Wording => ({
    subject: `image ${quote(image)}`,
    got: 'has no value in any pixel (all are NaN)',
    fix: 'Take it out with its mask.',
    file: image,
  }),
  example: ['images/023.fits'],
  note: 'There is nothing to learn from it.',
});

function firstOf(files: readonly string[]): string {
  return `${files.slice(0, 3).map(quote).join(', ')}${files.length > 3 ? ', ...' : ''}`;
}
