// Asks whether what pairs with the masks can be the images at all: copies of masks in colours are named and look otherwise
// than photographs. Where the user says which files are the images nothing is asked.
import { basename, dirname } from 'node:path/posix';
import { type Fault, imagesDerived, imagesLookLikeMasks } from '../../../../errors.ts';
import { withoutExtension } from '../../endings.ts';
import { folderNames } from '../../folder-names.ts';
import type { Pair } from './pair.ts';
import type { Peek } from './peek.ts';
import { saidBySeries } from './series/words.ts';
import { suggestPatterns } from './suggest-patterns.ts';

/** Of so many pairs both pictures are looked at. */
const LOOKED_AT = 3;
/** A picture of fewer pixels holds few values anyway. */
const LEAST_PIXELS = 400;

/** What words call masks holds photographs, and what they call images few values, in each pair that is looked at. */
export async function lookSwapped(pairs: readonly Pair[], peek: Peek): Promise<boolean> {
  for (const { image, masks } of spread(pairs)) {
    if ((await peek(image))?.kind !== 'flat') return false;
    if ((await peek(masks[0].file))?.kind !== 'continuous') return false;
  }
  return pairs.length > 0;
}

/** The error or warning that there is to say of the images. */
export async function doubtImages(
  pairs: readonly Pair[],
  files: readonly string[],
  peek: Peek,
): Promise<Fault | undefined> {
  if (pairs.length === 0) return undefined;
  const images = pairs.map(({ image }) => image);
  if (2 * images.filter(isDerived).length > images.length) {
    const masks = pairs.flatMap((pair) => pair.masks.map(({ file }) => file));
    const patterns = suggestPatterns({ images, masks }, files, pairs);
    return imagesDerived(images.length, folderNames(images), folderNames(masks), patterns);
  }
  const looked = spread(pairs);
  for (const { image, masks } of looked)
    for (const file of [image, masks[0].file]) if (!(await looksLikeMask(file, peek))) return undefined;
  const [first] = looked;
  return imagesLookLikeMasks(folderNames(images), looked.length, first.image, first.masks[0].file);
}

/** Named as made from a mask, and not as an image. */
export function isDerived(image: string): boolean {
  const stem = withoutExtension(basename(image));
  const ending = /[_\-. ]\p{L}+$/u.exec(stem)?.[0] ?? '';
  const said = saidBySeries({ folder: dirname(image), prefix: '', ending });
  return said.isDerived && said.role !== 'image';
}

async function looksLikeMask(file: string, peek: Peek): Promise<boolean> {
  const look = await peek(file);
  return look?.kind === 'flat' && look.pixels >= LEAST_PIXELS;
}

function spread(pairs: readonly Pair[]): readonly Pair[] {
  const step = Math.max(1, Math.floor(pairs.length / LOOKED_AT));
  return pairs.filter((_, i) => i % step === 0).slice(0, LOOKED_AT);
}
