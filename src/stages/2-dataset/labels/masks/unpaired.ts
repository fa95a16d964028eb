// Says of files without a partner which name is nearest, and by which patterns they would pair. Names only.

import { basename, dirname } from 'node:path/posix';
import { distance } from 'fastest-levenshtein';
import { type Fault, masksInDoubt, unpairedFiles, unpairedImage, unpairedMask } from '../../../../errors.ts';
import type { Layout } from '../../layout.ts';
import { furtherChannels } from './channels.ts';
import type { Pairing } from './pair.ts';
import { classPattern } from './series/class-pattern.ts';
import { type Sides, type Suggestion, suggestPatterns } from './suggest-patterns.ts';

/** Messages show so many of each kind; comparing all names with all would take minutes. */
const COMPARED = 3;
/** A name is looked for among as many: further ones are no nearer. */
const CANDIDATES = 5000;

/** @param files all of the data folder */
export function tellUnpaired(pairing: Pairing, layout: Layout, files: readonly string[]): readonly Fault[] {
  const images = filesOf(pairing.faults, unpairedImage.code);
  const masks = filesOf(pairing.faults, unpairedMask.code);
  const others = pairing.faults.filter(
    ({ code }) => code !== unpairedImage.code && code !== unpairedMask.code,
  );
  const channels = masks.length === 0 ? furtherChannels(images, pairing.pairs) : undefined;
  if (channels !== undefined) return [...others, channels];
  if (images.length === 0 || masks.length === 0) return pairing.faults;
  const most = 2 * pairing.pairs.length > layout.images.length;
  const suggested = most ? undefined : suggestPatterns(pathsOf(layout), files, pairing.pairs);
  if (suggested !== undefined) {
    const doubt = rivalFolders(suggested, pathsOf(layout), files);
    if (doubt !== undefined) return [...others, doubt];
    const counts = { images: images.length, masks: masks.length };
    return [...others, unpairedFiles(counts, images[0], nearest(images[0], masks), suggested)];
  }
  return [
    ...others,
    ...images.map((file, i) => unpairedImage(file, i < COMPARED ? nearest(file, masks) : undefined)),
    ...masks.map((file, i) => unpairedMask(file, i < COMPARED ? nearest(file, images) : undefined)),
  ];
}

/** So many folders may stand in one question. */
const MOST_RIVALS = 6;

/** `labels/color/` and `labels/ids/`, each with a mask of the same images: asks which are meant. */
function rivalFolders(
  { paired }: Suggestion,
  { images, masks }: Sides,
  files: readonly string[],
): Fault | undefined {
  const folders = [...new Set(masks.map(dirname))];
  if (paired.masks <= paired.images || folders.length > MOST_RIVALS) return undefined;
  const rivals = folders.flatMap((folder) => {
    const own = masks.filter((mask) => dirname(mask) === folder);
    const suggested = suggestPatterns({ images, masks: own }, files, []);
    const isWhole = suggested?.paired.images === paired.images && suggested.paired.masks === paired.images;
    return isWhole ? [{ ...suggested, files: own.length, example: own[0] }] : [];
  });
  if (rivals.length < 2 || rivals.length < folders.length) return undefined;
  const named = rivals.map(({ masks: pattern, ...rest }) => ({ pattern, ...rest }));
  const [{ images: pattern }] = rivals;
  const patterns = rivals.map((rival) => rival.masks);
  return masksInDoubt(
    { pattern, files: paired.images, example: images[0] },
    named,
    classPattern(pattern, patterns, files),
  );
}

function pathsOf({ images, masks }: Layout): Sides {
  return { images: images.map(({ path }) => path), masks: masks.map(({ path }) => path) };
}

function filesOf(faults: readonly Fault[], wanted: string): readonly string[] {
  return faults.flatMap(({ code, file }) => (code === wanted && file !== undefined ? [file] : []));
}

/** Of names alike in the same measure the first; folders count where names don't differ. */
function nearest(file: string, others: readonly string[]): string {
  const name = basename(file).toLowerCase();
  let best = others[0];
  let least = Number.POSITIVE_INFINITY;
  for (const other of others.slice(0, CANDIDATES)) {
    const far = distance(name, basename(other).toLowerCase());
    if (far < least) [best, least] = [other, far];
  }
  return best;
}
