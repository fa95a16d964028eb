// Pairs images with masks by folder and stem. Pure: names in, pairs and faults out.
import {
  ambiguousPair,
  type Fault,
  numbersPadded,
  unlabelledPart,
  unpairedImage,
  unpairedMask,
} from '../../../../errors.ts';
import { imageBase, maskBase, unpadded } from '../../endings.ts';
import type { Layout, PlacedFile } from '../../layout.ts';
import type { SplitPart } from '../../terms.ts';
import type { MaskFile } from './label.ts';

export interface Pair {
  readonly image: string;
  /** One or more. */
  readonly masks: readonly MaskFile[];
  readonly part: SplitPart | undefined;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly faults: readonly Fault[];
}

/**
 * Equal stems pair; else, unless the layout is exact, stems that are equal without the usual endings. What stays alone or
 * doubtful is a fault.
 */
export function pairFiles(layout: Layout): Pairing {
  const { images, masks, exact, joins, faults: leftOut } = withPartsOfBoth(layout) ?? labelledParts(layout);
  const imagesFor = imageFinder(images, exact);
  const faults: Fault[] = [...leftOut];
  const masksOf = new Map<PlacedFile, PlacedFile[]>();
  const inDoubt = new Set<PlacedFile>();
  const alone: PlacedFile[] = [];

  for (const mask of masks) {
    const found = imagesFor(mask);
    if (found === undefined) alone.push(mask);
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

  const free = images.filter((image) => !masksOf.has(image) && !inDoubt.has(image));
  const byNumber = pairByNumber(free, alone, exact);
  for (const [image, own] of byNumber) masksOf.set(image, own);
  const numbered = new Set([...byNumber.values()].flat());
  faults.push(...saidOfZeros(byNumber));
  for (const mask of alone) if (!numbered.has(mask)) faults.push(unpairedMask(mask.path));

  const pairs: Pair[] = [];
  for (const image of images) {
    const own = masksOf.get(image) ?? [];
    if (own.length === 1 || (own.length > 1 && joins))
      pairs.push({ image: image.path, masks: own.map(fileOf), part: image.part ?? own[0].part });
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

/** What is left pairs where its numbers differ in the zeros in front alone, and only one image has such a number. */
function pairByNumber(
  images: readonly PlacedFile[],
  masks: readonly PlacedFile[],
  exact = false,
): ReadonlyMap<PlacedFile, PlacedFile[]> {
  const byNumber = indexBy(images, ({ stem }) => unpadded(exact ? stem : imageBase(stem)));
  const masksOf = new Map<PlacedFile, PlacedFile[]>();
  for (const mask of masks) {
    const [image, other] =
      byNumber.get(`${mask.folder}/${unpadded(exact ? mask.stem : maskBase(mask.stem))}`) ?? [];
    if (image === undefined || other !== undefined) continue;
    const own = masksOf.get(image);
    if (own === undefined) masksOf.set(image, [mask]);
    else own.push(mask);
  }
  return masksOf;
}

function saidOfZeros(masksOf: ReadonlyMap<PlacedFile, readonly PlacedFile[]>): readonly Fault[] {
  const [first] = masksOf;
  if (first === undefined) return [];
  const [image, [mask]] = first;
  return [numbersPadded(masksOf.size, image.path, mask.path)];
}

function fileOf({ path, of }: PlacedFile): MaskFile {
  return { file: path, ...(of === undefined ? {} : { of }) };
}

/** The images that a mask may be of: those of the first rule that finds any. */
function imageFinder(images: readonly PlacedFile[], exact = false) {
  const byStem = indexBy(images, ({ stem }) => stem);
  const byBase = exact ? new Map<string, never>() : indexBy(images, ({ stem }) => imageBase(stem));
  return ({ folder, stem }: PlacedFile): readonly PlacedFile[] | undefined => {
    const base = exact ? stem : maskBase(stem);
    return (
      byStem.get(`${folder}/${stem}`) ??
      byBase.get(`${folder}/${stem}`) ??
      byStem.get(`${folder}/${base}`) ??
      byBase.get(`${folder}/${base}`)
    );
  };
}

interface Told extends Layout {
  readonly faults: readonly Fault[];
}

/** Where all images lie in parts and no mask does, or the other way round, parts tell no file from another. */
function withPartsOfBoth(layout: Layout): Told | undefined {
  const sides = [layout.images, layout.masks];
  const inParts = (files: readonly PlacedFile[]) => files.filter(({ part }) => part !== undefined).length;
  const all = sides.some((files) => files.length > 0 && inParts(files) === files.length);
  const none = sides.some((files) => inParts(files) === 0);
  if (!all || !none) return undefined;
  const [images, masks] = sides.map((files) =>
    files.map((file) => ({ ...file, folder: file.folder.slice(file.part?.length ?? 0) })),
  );
  return { ...layout, images, masks, faults: [] };
}

/** A part of the split without a single mask (a competition's test images, say) is left out as a whole. */
function labelledParts(layout: Layout): Told {
  const labelled = new Set(layout.masks.map(({ part }) => part));
  const unlabelled = new Map<SplitPart, string[]>();
  const images = layout.images.filter(({ part, path }) => {
    if (part === undefined || labelled.has(part) || labelled.size === 0) return true;
    const own = unlabelled.get(part);
    if (own === undefined) unlabelled.set(part, [path]);
    else own.push(path);
    return false;
  });
  return { ...layout, images, faults: [...unlabelled].map(([part, paths]) => unlabelledPart(part, paths)) };
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
