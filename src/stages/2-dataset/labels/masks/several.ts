// Several masks of one image by their names: one for each class (in folders), or one for each object (numbered,
// or in a folder of their own). Names only; nothing is opened.
import { dirname } from 'node:path/posix';
import { type Fault, numbersPadded } from '../../../../errors.ts';
import { ENDING_NUMBER, maskBase, unpadded, withoutMaskNumber } from '../../endings.ts';
import type { Layout, PlacedFile } from '../../layout.ts';
import { byNumberOfImage } from './numbered-masks.ts';
import { type Pairing, pairFiles } from './pair.ts';

interface Found {
  readonly layout: Layout;
  readonly faults: readonly Fault[];
}

type Rule = (layout: Layout) => Found | undefined;

/** In the order in which they're tried; of two that pair as many files the first counts. */
const RULES: readonly Rule[] = [
  byNumber,
  (layout) => withoutFaults(byNumberOfImage(layout)),
  byFolderOfImage,
  byClassFolder(-1),
  byClassFolder(1),
];

/** The pairing by names as they are, or by the rule for several masks that pairs more files. */
export function pairAll(layout: Layout): Pairing {
  const plain = pairFiles(layout);
  // What patterns say is said.
  if (plain.faults.length === 0 || layout.exact) return plain;
  let best = plain;
  for (const rule of RULES) {
    const found = rule(layout);
    if (found === undefined) continue;
    const pairing = pairFiles({ ...found.layout, joins: true });
    if (filesIn(pairing) > filesIn(best)) best = { ...pairing, faults: [...found.faults, ...pairing.faults] };
  }
  return best;
}

function withoutFaults(layout: Layout | undefined): Found | undefined {
  return layout && { layout, faults: [] };
}

function filesIn({ pairs }: Pairing): number {
  return pairs.reduce((sum, { masks }) => sum + 1 + masks.length, 0);
}

/** `1_mask`, `1_mask_1`, `1_mask_2`: all that differs is a number behind the ending that says "mask". */
function byNumber({ images, masks }: Layout): Found | undefined {
  const all = masks.map((mask) => ({ path: mask.path, mask: withoutNumber(mask) ?? mask }));
  const known = new Set(all.map(({ mask }) => nameOf(mask)));
  const isImage = new Set<PlacedFile>();
  for (const image of images) {
    const mask = withoutNumber(image);
    if (mask === undefined || !known.has(nameOf(mask))) isImage.add(image);
    else all.push({ path: image.path, mask });
  }
  // "1_mask" and "1_gt" are of two kinds: which of them is meant isn't told by a number.
  const names = new Map<string, string>();
  for (const { path, mask } of all) {
    const key = `${mask.folder}/${maskBase(mask.stem)}`;
    const name = `${dirname(path)}/${mask.stem}`;
    if ((names.get(key) ?? name) !== name) return undefined;
    names.set(key, name);
  }
  const numbered = all.map(({ mask }) => mask);
  return { layout: { images: images.filter((image) => isImage.has(image)), masks: numbered }, faults: [] };
}

function nameOf({ folder, stem }: PlacedFile): string {
  return `${folder}/${stem}`;
}

/** Undefined: the number isn't behind such an ending. */
function withoutNumber(file: PlacedFile): PlacedFile | undefined {
  const stem = withoutMaskNumber(file.stem);
  return stem === undefined ? undefined : { ...file, stem };
}

/**
 * `masks/7/a.png`, `masks/7/b.png` of `images/7.png`, or `7/masks/a.png` of the only image in `7/images`: a file for each
 * object, or, where the same names come again with other images, for each class.
 */
function byFolderOfImage({ images, masks }: Layout): Found | undefined {
  const byFolder = new Map<string, PlacedFile | undefined>();
  const byNumber = new Map<string, PlacedFile | undefined>();
  for (const image of images) {
    byFolder.set(`${image.folder}/${image.stem}`, image);
    byFolder.set(image.folder, byFolder.has(image.folder) ? undefined : image);
    const number = unpadded(`${image.folder}/${image.stem}`);
    byNumber.set(number, byNumber.has(number) ? undefined : image);
  }
  const owned = masks.flatMap((mask) => {
    const image = byFolder.has(mask.folder) ? byFolder.get(mask.folder) : byNumber.get(unpadded(mask.folder));
    return image === undefined || mask.folder === (mask.part ?? '') ? [] : [{ mask, image }];
  });
  if (owned.length < masks.length) return undefined;
  const classOf = classesByName(owned.map(({ mask }) => mask.stem));
  const placed = owned.map(({ mask, image }): PlacedFile => {
    const of = classOf?.(mask.stem);
    return { ...mask, folder: image.folder, stem: image.stem, ...(of === undefined ? {} : { of }) };
  });
  const padded = owned.filter(({ mask }) => !byFolder.has(mask.folder));
  const said = new Set(padded.map(({ image }) => image));
  const faults = said.size === 0 ? [] : [numbersPadded(said.size, padded[0].image.path, padded[0].mask.path)];
  return { layout: { images, masks: placed, exact: true }, faults };
}

/** Undefined: the names tell objects apart, since they don't come again with other images. */
function classesByName(stems: readonly string[]): ((stem: string) => string) | undefined {
  const classOf = (stem: string) => maskBase(stem.replace(ENDING_NUMBER, ''));
  const names = new Set(stems.map(classOf));
  const again = names.size > 1 && 2 * names.size <= stems.length;
  return again && ![...names].some((name) => !/\p{L}/u.test(name)) ? classOf : undefined;
}

/** `masks/body/1.png` and `masks/door/1.png` of `images/1.png`; `at`: which of the folders says the class. */
function byClassFolder(at: -1 | 1): Rule {
  return ({ images, masks }) => {
    const placed = masks.map((mask): PlacedFile => {
      const folders = mask.folder.split('/');
      if (folders.length < 2) return mask;
      const [of] = folders.splice(at, 1);
      return { ...mask, folder: folders.join('/'), of };
    });
    const classes = new Set(placed.map(({ of }) => of));
    return classes.size > 1 && !classes.has(undefined)
      ? { layout: { images, masks: placed }, faults: [] }
      : undefined;
  };
}
