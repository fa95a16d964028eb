// Two class folders of which one is named as the masks of the other, though their files don't pair. Names only.
import { type Fault, maskFolderAsClass } from '../../../../errors.ts';
import { maskWord } from '../../folder-words.ts';
import type { ClassedImage } from './folders.ts';

/** An error that asks. `mask/` and `no_mask/` are two classes: the other name has the word as well. */
export function namedAsMasks(images: readonly ClassedImage[]): Fault | undefined {
  const counts = new Map<string, number>();
  for (const { folder } of images) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  const folders = [...counts.keys()];
  if (folders.length !== 2) return undefined;
  for (const [masks, others] of [folders, [...folders].reverse()]) {
    const word = maskWord(masks);
    if (word === undefined || maskWord(others) !== undefined) continue;
    if (!others.toLowerCase().includes(word)) return maskFolderAsClass(masks, counts.get(masks)!, others);
  }
  return undefined;
}
