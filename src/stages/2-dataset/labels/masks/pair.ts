// Pairs images with masks by folder and stem. Pure: names in, pairs and faults out.
import {
  ambiguousPair,
  type Fault,
  unlabelledPart,
  unpairedImage,
  unpairedMask,
} from '../../../../errors.ts';
import { imageBase, maskBase } from '../../endings.ts';
import type { Layout, PlacedFile } from '../../layout.ts';
import type { SplitPart } from '../../terms.ts';

export interface Pair {
  readonly image: string;
  readonly mask: string;
  readonly part: SplitPart | undefined;
}

/** Equal stems pair; else stems that are equal without the usual endings. What stays alone or doubtful is a fault. */
export function pairFiles({ images, masks }: Layout): { pairs: readonly Pair[]; faults: readonly Fault[] } {
  const labelled = labelledImages(images, masks);
  const byStem = indexBy(labelled.images, ({ stem }) => stem);
  const byBase = indexBy(labelled.images, ({ stem }) => imageBase(stem));
  const faults: Fault[] = [...labelled.faults];
  const masksOf = new Map<PlacedFile, PlacedFile[]>();
  const inDoubt = new Set<PlacedFile>();

  for (const mask of masks) {
    const { folder, stem } = mask;
    const found =
      byStem.get(`${folder}/${stem}`) ??
      byBase.get(`${folder}/${stem}`) ??
      byStem.get(`${folder}/${maskBase(stem)}`) ??
      byBase.get(`${folder}/${maskBase(stem)}`);
    if (found === undefined) faults.push(unpairedMask(mask.path));
    else if (found.length > 1) {
      faults.push(
        ambiguousPair(
          mask.path,
          found.map(({ path }) => path),
        ),
      );
      for (const image of found) inDoubt.add(image);
    } else masksOf.set(found[0], [...(masksOf.get(found[0]) ?? []), mask]);
  }

  const pairs: Pair[] = [];
  for (const image of labelled.images) {
    const own = masksOf.get(image) ?? [];
    if (own.length === 1) pairs.push({ image: image.path, mask: own[0].path, part: image.part });
    else if (own.length > 1)
      faults.push(
        ambiguousPair(
          image.path,
          own.map(({ path }) => path),
        ),
      );
    else if (!inDoubt.has(image)) faults.push(unpairedImage(image.path));
  }
  return { pairs, faults };
}

/** A part of the split without a single mask (a competition's test images, say) is left out as a whole. */
function labelledImages(images: readonly PlacedFile[], masks: readonly PlacedFile[]) {
  const labelledParts = new Set(masks.map(({ part }) => part));
  const counts = new Map<SplitPart, number>();
  const kept = images.filter(({ part }) => {
    if (part === undefined || labelledParts.has(part) || labelledParts.size === 0) return true;
    counts.set(part, (counts.get(part) ?? 0) + 1);
    return false;
  });
  return { images: kept, faults: [...counts].map(([part, count]) => unlabelledPart(part, count)) };
}

function indexBy(
  files: readonly PlacedFile[],
  stemOf: (file: PlacedFile) => string,
): Map<string, PlacedFile[]> {
  const index = new Map<string, PlacedFile[]>();
  for (const file of files) {
    const key = `${file.folder}/${stemOf(file)}`;
    index.set(key, [...(index.get(key) ?? []), file]);
  }
  return index;
}
