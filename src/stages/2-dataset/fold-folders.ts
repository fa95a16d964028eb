// Folders that are named as folds of one data set: fold1/, fold2/, ... Names only; nothing is opened.
import { dirname } from 'node:path/posix';

const FOLD = /^(?:cv|k)?[\s_-]*folds?[\s_-]*[\da-z]{1,3}$|^\d+(?:st|nd|rd|th)?[\s_-]*fold$/i;

export function isFold(folder: string): boolean {
  return FOLD.test(folder);
}

/** Several of them beside each other, around most of the images; by name, in natural order. */
export function foldsAround(images: readonly string[]): readonly string[] {
  const byParent = new Map<string, { readonly names: Set<string>; images: number }>();
  for (const image of images) {
    const folders = dirname(image).split('/');
    const depth = folders.findIndex(isFold);
    if (depth < 0) continue;
    const parent = folders.slice(0, depth).join('/');
    const known = byParent.get(parent) ?? { names: new Set(), images: 0 };
    byParent.set(parent, known);
    known.names.add(folders[depth]);
    known.images++;
  }
  const all = [...byParent.values()];
  const names = new Set(all.flatMap((one) => (one.names.size > 1 ? [...one.names] : [])));
  const around = all.reduce((sum, one) => sum + (one.names.size > 1 ? one.images : 0), 0);
  if (2 * around <= images.length) return [];
  return [...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** As the setting `group-by` has it: keeps each fold whole. */
export function groupByFold(folds: readonly string[]): string {
  const [first, ...others] = folds;
  let shared = first;
  while (!others.every((fold) => fold.startsWith(shared))) shared = shared.slice(0, -1);
  const words = shared.replace(/\d+$/, '').replace(/[^\p{L}\p{N}_ -]/gu, '.');
  return words === '' ? '(?:^|/)([^/]*[Ff][Oo][Ll][Dd])/' : `(?:^|/)(${words}[^/]*)/`;
}
