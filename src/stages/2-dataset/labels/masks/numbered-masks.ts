// Masks of one image that are told apart by a number alone: `masks/cell7_0.png` and `masks/cell7_1.png`, or `masks/cell7/0.png`.
// Where each image has the same numbers they may be classes as well as objects, which is asked. Names only.
import { basename, dirname, join } from 'node:path/posix';
import { type Fault, numberedMasksUnclear } from '../../../../errors.ts';
import { ENDING_NUMBER, withoutExtension } from '../../endings.ts';
import type { Layout, PlacedFile } from '../../layout.ts';
import { numberPatterns } from './number-patterns.ts';
import type { Pair } from './pair.ts';

const NUMBERED = /^(?<stem>.+?)[\s_.-]+\d{1,4}$/;

/** Undefined: some mask is called otherwise than its image with a number behind. */
export function byNumberOfImage({ images, masks }: Layout): Layout | undefined {
  const named = new Set(images.map(nameOf));
  const placed: PlacedFile[] = [];
  for (const mask of masks) {
    const stem = NUMBERED.exec(mask.stem)?.groups?.stem;
    if (stem === undefined || !named.has(nameOf({ folder: mask.folder, stem }))) return undefined;
    placed.push({ ...mask, stem });
  }
  return { images, masks: placed };
}

function nameOf({ folder, stem }: Pick<PlacedFile, 'folder' | 'stem'>): string {
  return `${folder}/${stem}`;
}

/** Undefined: the masks say their class, are of different numbers, or differ in more than these. */
export function askOfNumbers(pairs: readonly Pair[]): Fault | undefined {
  const numbers = new Set<string>();
  for (const pair of pairs) {
    const own = numbersOf(pair);
    if (own === undefined || numbers.add(own).size > 1) return undefined;
  }
  if (pairs.length < 2) return undefined;
  const files = pairs[0].masks.map(({ file }) => file);
  const masks = pairs.length * files.length;
  return numberedMasksUnclear({ images: pairs.length, masks, files, patterns: numberPatterns(pairs) });
}

function numbersOf({ masks }: Pair): string | undefined {
  if (masks.length < 2 || masks.some(({ of }) => of !== undefined)) return undefined;
  const names = masks.map(({ file }) => splitAtNumber(file));
  const isOne = names.every(({ base }) => base === names[0].base);
  return isOne
    ? names
        .map(({ number }) => number.replace(/\D/g, ''))
        .sort()
        .join(' ')
    : undefined;
}

/** `masks/7_mask` and `_2` of "masks/7_mask_2.png". */
export function splitAtNumber(file: string): { readonly base: string; readonly number: string } {
  const name = withoutExtension(basename(file));
  const base = name.replace(ENDING_NUMBER, '');
  return { base: join(dirname(file), base), number: name.slice(base.length) };
}
