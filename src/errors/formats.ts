// Faults of what image files hold that the network won't see, or not as it is.
import { quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

export function mixedChannels(grey: number, color: number): Fault {
  return fault('mixed-channels', {
    subject: 'the images',
    got: `are partly grey (${grey}) and partly colour (${color})`,
    fix: 'Grey ones are read as colour.',
    severity: 'warning',
  });
}

/** `images`: how many there are of each depth; 32 bits are floats. */
export function mixedBitDepth(images: Readonly<Record<8 | 16 | 32, number>>): Fault {
  const kinds = [
    ['8-bit', images[8]],
    ['16-bit', images[16]],
    ['floats', images[32]],
  ] as const;
  const found = kinds.filter(([, count]) => count > 0).map(([kind, count]) => `partly ${kind} (${count})`);
  const widened =
    images[32] > 0 ? 'All are read as floats of the same value' : '8-bit ones are scaled by 257';
  return fault('mixed-bit-depth', {
    subject: 'the images',
    got: `are ${found.join(' and ')}`,
    fix: `${widened}; check that the same object has the same value in all.`,
    severity: 'warning',
  });
}

export function alphaDropped(images: number): Fault {
  return fault('alpha-dropped', {
    subject: `${images} ${images === 1 ? 'image' : 'images'}`,
    got: images === 1 ? 'has an alpha channel' : 'have an alpha channel',
    fix: 'It is dropped.',
    severity: 'warning',
  });
}

export function cmykImage(image: string): Fault {
  return fault('cmyk-image', {
    subject: `image ${quote(image)}`,
    got: 'is CMYK',
    fix: 'It is read as red, green and blue without its colour profile; convert it for exact colours.',
    file: image,
    severity: 'warning',
  });
}

export function multiPageImage(file: string, pages: number): Fault {
  return fault('multi-page-image', {
    subject: `file ${quote(file)}`,
    got: `holds ${pages} images (pages, frames or FITS extensions)`,
    fix: 'Only the first is read; save the others as files of their own.',
    file,
    severity: 'warning',
  });
}

export function orientationDiffers(
  image: string,
  { orientation, maskOrientation }: { readonly orientation: number; readonly maskOrientation: number },
): Fault {
  return fault('orientation-differs', {
    subject: `image ${quote(image)}`,
    got: `is turned by its EXIF orientation ${orientation}, its mask by ${maskOrientation}`,
    fix: 'Check that they lie over one another; if they do not, save the image turned and without the tag.',
    file: image,
    severity: 'warning',
  });
}

export function missingValues(images: number, pixels: number): Fault {
  return fault('missing-values', {
    subject: images === 1 ? '1 image' : `${images} images`,
    got: `${images === 1 ? 'has' : 'have'} pixels without a value (NaN), ${pixels} in all`,
    fix: 'They count in neither loss nor metrics, whatever their label; the network sees the lowest value there.',
    severity: 'warning',
  });
}

export function imageWithoutValues(image: string): Fault {
  return fault('image-without-values', {
    subject: `image ${quote(image)}`,
    got: 'has no value in any pixel (all are NaN)',
    fix: 'Take it out with its mask.',
    file: image,
  });
}
