// Which images a data set of YOLO has: those of the folders and lists in its data.yaml, else those beside whose labels others
// lie. Names only, but for the lists.

import { dirname, join } from 'node:path/posix';
import {
  annotationPartsAssumed,
  type Fault,
  yoloPartsAlike,
  yoloPathsMended,
  yoloPathsMissing,
} from '../../../../errors.ts';
import { MIB } from '../../../../shared/plain-file.ts';
import { saidBy } from '../../folder-words.ts';
import type { SplitPart } from '../../terms.ts';
import { readTextInData } from '../../text-in-data.ts';
import { labelPathOf } from '../../yolo-layout.ts';
import type { DataYaml } from './data-yaml.ts';
import type { LabelFiles } from './label-files.ts';
import { nearestTo } from './names.ts';
import { type WrittenPaths, writtenWhole } from './written-paths.ts';

export interface YoloImage {
  /** Relative to the data folder, or as a list writes it where it isn't there. */
  readonly named: string;
  readonly part: SplitPart | undefined;
}

export interface YoloSet {
  readonly images: readonly YoloImage[];
  /** Those that are of these images, as far as can be seen. */
  readonly yamls: readonly DataYaml[];
  readonly faults: readonly Fault[];
}

const LARGEST_LIST = 64 * MIB;

/** @param yamls those that name parts of the split, or none */
export async function imagesOfSets(
  root: string,
  images: readonly string[],
  { yamls, labels, paths }: { yamls: readonly DataYaml[]; labels: LabelFiles; paths: WrittenPaths },
): Promise<YoloSet> {
  const placed = await Promise.all(yamls.map((yaml) => placeParts(root, images, yaml, paths)));
  const known = placed.filter(({ set }) => set.length > 0);
  const used = known.map(({ yaml }) => yaml);
  // What no data.yaml has a say in, or none that is of use.
  const rest = images.filter((image) => {
    const label = labelPathOf(image);
    return labels.byFolder.has(dirname(label)) && nearestTo(used, label).length === 0;
  });
  return {
    images: [
      ...onceEach(known.flatMap(({ set }) => set)),
      ...rest.map((named) => ({ named, part: partOfFolders(labelPathOf(named)) })),
    ],
    // Programs bring such files of other data sets with them.
    faults: (known.length > 0 ? known : placed.slice(0, 1)).flatMap(({ faults }) => faults),
    yamls: known.length > 0 ? used : yamls,
  };
}

/** Two files may be of the same set. */
function onceEach(images: readonly YoloImage[]): readonly YoloImage[] {
  return [...new Map(images.map((image) => [JSON.stringify([image.named, image.part]), image])).values()];
}

function partOfFolders(path: string): SplitPart | undefined {
  const folders = path.split('/').slice(0, -1).reverse();
  return folders.map((name) => saidBy(name).part).find((part) => part !== undefined);
}

interface Placed {
  readonly yaml: DataYaml;
  readonly set: readonly YoloImage[];
  readonly faults: readonly Fault[];
}

async function placeParts(
  root: string,
  images: readonly string[],
  yaml: DataYaml,
  paths: WrittenPaths,
): Promise<Placed> {
  const { file } = yaml;
  const mended: [written: string, taken: string][] = [];
  const missing: string[] = [];
  const byPart = new Map<SplitPart, Set<string>>();
  for (const { part, path } of yaml.parts) {
    const place = paths.place(path, file, yaml.path);
    if (place === undefined) missing.push(path);
    if (place?.isMended) mended.push([writtenWhole(path, file, yaml.path), place.path]);
    const own = byPart.get(part) ?? new Set<string>();
    byPart.set(part, own);
    if (place === undefined) continue;
    const named = /\.txt$/i.test(place.path)
      ? await imagesOfList(root, place.path, { file, paths, mended })
      : images.filter((image) => place.path === '.' || image.startsWith(`${place.path}/`));
    for (const one of named) own.add(one);
  }
  const { alike, parts } = withoutAlike(byPart);
  return {
    yaml,
    set: parts.flatMap(([part, own]) => [...own].map((named) => ({ named, part }))),
    faults: [
      ...(mended.length > 0 ? [yoloPathsMended(file, mended)] : []),
      ...(yaml.assumedParts.length > 0 ? [annotationPartsAssumed(yaml.assumedParts)] : []),
      ...(missing.length > 0 ? [yoloPathsMissing(file, missing)] : []),
      ...(alike.length > 0 && !yaml.isRepeating ? [yoloPartsAlike(file, alike)] : []),
    ],
  };
}

interface ListOptions {
  readonly file: string;
  readonly paths: WrittenPaths;
  readonly mended: [written: string, taken: string][];
}

async function imagesOfList(
  root: string,
  list: string,
  { file, paths, mended }: ListOptions,
): Promise<readonly string[]> {
  const text = await readTextInData(join(root, list), LARGEST_LIST).catch(() => '');
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const place = paths.image(line, list, file);
      if (place?.isMended) mended.push([line, place.path]);
      return place?.path ?? line;
    });
}

/** Some give a part the images of another, since their program asks for both: then it's none. */
function withoutAlike(byPart: ReadonlyMap<SplitPart, ReadonlySet<string>>): {
  readonly parts: readonly (readonly [SplitPart, ReadonlySet<string>])[];
  readonly alike: readonly (readonly [kept: SplitPart, left: SplitPart])[];
} {
  const parts: (readonly [SplitPart, ReadonlySet<string>])[] = [];
  const alike: (readonly [SplitPart, SplitPart])[] = [];
  for (const [part, own] of byPart) {
    const same = parts.find(
      ([, other]) => other.size === own.size && [...own].every((one) => other.has(one)),
    );
    if (same === undefined) parts.push([part, own]);
    else if (own.size > 0) alike.push([same[0], part]);
  }
  return { parts, alike };
}
