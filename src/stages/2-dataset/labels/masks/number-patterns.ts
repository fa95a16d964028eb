// The patterns of images and of masks that a number tells apart, for either answer: it's a class, or an object. Names only;
// what it gives has been tried.
import { basename, dirname } from 'node:path/posix';
import { ENDING_NUMBER, unpadded, withoutExtension } from '../../endings.ts';
import { layOutByPatterns } from '../../patterns.ts';
import { type Pair, pairFiles } from './pair.ts';
import { escaped, extensionPattern, isPart, sampled } from './pattern-pieces.ts';

export interface NumberPatterns {
  readonly images: string;
  readonly asClasses: string;
  readonly asObjects: string;
}

/** Of the images, by which patterns are tried. */
const SAMPLED = 500;
const NAME = '{name}';

/** @param all of masks in one folder each; undefined: no pattern pairs them */
export function numberPatterns(all: readonly Pair[]): NumberPatterns | undefined {
  const pairs = sampled(all, SAMPLED);
  const images = pairs.map(({ image }) => foldersOf(image));
  const masks = pairs.map(({ masks: [{ file }] }) => foldersOf(file));
  const [ofImages, ofMasks] = [
    extensionPattern(pairs.map(({ image }) => image)),
    extensionPattern(pairs.flatMap((pair) => pair.masks.map(({ file }) => file))),
  ];
  const shared = sharedDepth(images, masks);
  const isInOwn = pairs.every((pair, i) => unpadded(masks[i].at(-1) ?? '') === stemOf(pair));
  const front = shared !== undefined || isInOwn ? '' : NAME;
  const tails = new Set(pairs.map((pair) => tailOf(pair, front === '' ? '' : stemOf(pair))));
  const [tail] = tails;
  if (tails.size > 1 || tail === undefined) return undefined;
  const own = shared ?? (isInOwn ? masks[0].length - 1 : undefined);
  const folder = `${merged(masks, own)}${front}${escaped(tail)}`;
  const found = {
    images: `${merged(images, shared)}${shared === undefined ? NAME : '*'}${ofImages}`,
    asClasses: `${folder}{class}${ofMasks}`,
    asObjects: `${folder}*${ofMasks}`,
  };
  return pairsAll(found, pairs) ? found : undefined;
}

function foldersOf(file: string): readonly string[] {
  return dirname(file) === '.' ? [] : dirname(file).split('/');
}

function stemOf({ image }: Pair): string {
  return unpadded(withoutExtension(basename(image)));
}

/** `7` of `7/images/scan.png` and `7/masks/0.png`: the folder that an image and its masks have for themselves. */
function sharedDepth(
  images: readonly (readonly string[])[],
  masks: readonly (readonly string[])[],
): number | undefined {
  const depth = images[0].findIndex((_, at) => {
    const isShared = images.every((folders, i) => folders[at] === masks[i][at]);
    return isShared && new Set(images.map((folders) => folders[at])).size === images.length;
  });
  return depth < 0 ? undefined : depth;
}

/** What all have in common, folder by folder, with `{name}` for the one that says the image. */
function merged(all: readonly (readonly string[])[], own: number | undefined): string {
  const [first] = all;
  if (all.some(({ length }) => length !== first.length))
    return `**/${first.length === 0 ? '' : `${first.at(-1)}/`}`;
  const names = first.map((name, at) => {
    if (at === own) return NAME;
    if (all.every((folders) => folders[at] === name)) return escaped(name);
    return all.every((folders) => isPart(folders[at])) ? '{part}' : '*';
  });
  return names.map((name) => `${name}/`).join('');
}

/** What stands in front of the number, behind the image's name; undefined: the mask isn't called so. */
function tailOf({ masks }: Pair, stem: string): string | undefined {
  const names = masks.map(({ file }) => withoutExtension(basename(file)));
  const base = names[0].replace(ENDING_NUMBER, '');
  const end = lengthOf(stem, base);
  if (end === undefined) return undefined;
  // "1_mask" beside "1_mask_1": the number is one of "mask", "mask_1".
  if (names.includes(base)) return /^[\s_.-]*/.exec(base.slice(end))![0];
  const fronts = new Set(names.map((name) => name.replace(/\(?\d{1,4}\)?$/, '').slice(end)));
  return fronts.size === 1 ? [...fronts][0] : undefined;
}

/** Of the name, as much as says the number of the image, however it's padded. */
function lengthOf(stem: string, name: string): number | undefined {
  for (let end = name.length; end >= 0; end--) if (unpadded(name.slice(0, end)) === stem) return end;
  return undefined;
}

function pairsAll({ images, asClasses, asObjects }: NumberPatterns, pairs: readonly Pair[]): boolean {
  const files = pairs.flatMap(({ image, masks }) => [image, ...masks.map(({ file }) => file)]);
  return [asClasses, asObjects].every((masks) => {
    const { layout, faults } = layOutByPatterns(files, { images, masks });
    const found = faults.length > 0 ? [] : pairFiles(layout).pairs;
    return (
      found.length === pairs.length && found.every((pair, i) => pair.masks.length === pairs[i].masks.length)
    );
  });
}
