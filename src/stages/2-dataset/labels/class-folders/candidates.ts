// What would be the classes by the names of folders, with the folders that lie in each. Names only.
import { dirname } from 'node:path/posix';
import { saidBy } from '../../folder-words.ts';
import type { PartFolders } from '../../part-folders.ts';
import type { PlacedImage } from './folders.ts';

/** A folder in a class folder that says neither images nor a part. */
export interface Inner {
  readonly name: string;
  readonly path: string;
}

/** Images that lie right in one folder. */
export interface Nest {
  /** The folders around them from the class folder down, without those that say images or a part. */
  readonly folders: readonly Inner[];
  readonly images: number;
}

/** What would be one class. */
export interface Candidate {
  readonly name: string;
  /** The folders of that name. */
  readonly at: ReadonlySet<string>;
  readonly inPart: boolean;
  readonly images: readonly PlacedImage[];
  readonly nests: readonly Nest[];
  /** Images by the first folders in it that lie beside others or beside images; behind those that lie alone. */
  readonly deeper: ReadonlyMap<string, number>;
  /** Where these lie. */
  readonly inside: string;
}

export function candidatesOf(images: readonly PlacedImage[], parts: PartFolders): readonly Candidate[] {
  const byName = new Map<string, PlacedImage[]>();
  for (const image of images) {
    const known = byName.get(image.folder);
    if (known === undefined) byName.set(image.folder, [image]);
    else known.push(image);
  }
  return [...byName].sort(byNaturalOrder).map(([name, own]) => {
    const nests = nestsOf(own, parts);
    const at = new Set(own.map((image) => image.at));
    const depth = depthOfBranch(nests);
    const inside = depth === 0 ? [...at][0] : nests[0].folders[depth - 1].path;
    const inPart = own.some((image) => image.inPart);
    return { name, at, inPart, images: own, nests, deeper: countsAt(nests, depth), inside };
  });
}

function nestsOf(images: readonly PlacedImage[], parts: PartFolders): readonly Nest[] {
  const byFolder = new Map<string, { readonly folders: readonly Inner[]; images: number }>();
  for (const { image, at } of images) {
    const folder = dirname(image);
    const known = byFolder.get(folder);
    if (known === undefined) byFolder.set(folder, { folders: foldersBelow(folder, at, parts), images: 1 });
    else known.images++;
  }
  return [...byFolder.values()];
}

function foldersBelow(folder: string, at: string, parts: PartFolders): readonly Inner[] {
  const found: Inner[] = [];
  let path = at;
  for (const name of folder
    .slice(at.length + 1)
    .split('/')
    .filter((one) => one !== '')) {
    path = `${path}/${name}`;
    if (parts.partOf(path) === undefined && saidBy(name).role !== 'image')
      found.push({ name: name.normalize('NFC'), path });
  }
  return found;
}

/** 1 for `photos/{a,b}` in the class folder; 0 where there is nothing but folders that lie alone. */
function depthOfBranch(nests: readonly Nest[]): number {
  for (let depth = 0; ; depth++) {
    const names = new Set<string | undefined>(nests.map(({ folders }) => folders[depth]?.name));
    if (names.size === 1 && !names.has(undefined)) continue;
    return names.size === 1 ? 0 : depth;
  }
}

function countsAt(nests: readonly Nest[], depth: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { folders, images } of nests) {
    const name = folders[depth]?.name;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + images);
  }
  return counts;
}

function byNaturalOrder([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

export function namesOf(candidates: readonly Candidate[]): readonly string[] {
  return candidates.map(({ name }) => name);
}

/** The folders in them, each name once. */
export function namesIn(candidates: readonly Candidate[]): readonly string[] {
  return [...new Set(candidates.flatMap((one) => [...one.deeper.keys()]))].sort();
}
