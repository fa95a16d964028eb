// Sees images that are further channels of others, as nnU-Net stores them: `case_0001.png` beside `case_0000.png`, which alone
// pairs with the mask. Names only.
import { dirname, extname, parse } from 'node:path/posix';
import { type Fault, imageChannels } from '../../../../errors.ts';
import type { Pairing } from './pair.ts';
import { escaped } from './pattern-pieces.ts';

/** Told where no image without a mask is anything else. */
export function furtherChannels(images: readonly string[], pairs: Pairing['pairs']): Fault | undefined {
  const first = /^(?<folder>(?:.*\/)?)[^/]+_0000(?<ending>\.[^/]+)$/;
  const [{ image = '', masks = [] } = {}] = pairs;
  const at = first.exec(image)?.groups;
  const [mask] = masks;
  if (images.length === 0 || at === undefined || mask === undefined) return undefined;
  const paired = new Set(pairs.map((pair) => pair.image));
  const areFurther = images.every((file) => paired.has(file.replace(/_\d{4}(?=\.[^/]+$)/, '_0000')));
  const { dir, ext } = parse(mask.file);
  const areTogether = pairs.every((one) => {
    const [own] = one.masks;
    return dirname(one.image) === dirname(image) && dirname(own.file) === dir && extname(own.file) === ext;
  });
  if (!areFurther || !areTogether) return undefined;
  const below = escaped(dir === '' ? '' : `${dir}/`);
  return imageChannels(images, image, {
    images: `${escaped(at.folder)}{name}_0000${at.ending}`,
    masks: `${below}{name}${ext}`,
  });
}
