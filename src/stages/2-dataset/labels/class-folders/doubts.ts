// Where the names of folders allow two readings that would teach different classes: what to ask then. Names only.
import { basename, dirname } from 'node:path/posix';
import {
  classFolderOrPart,
  containerBesideFolders,
  type Fault,
  foldersBesideParts,
  foldersInClassFolders,
  foldsAsClassFolders,
  imagesBesideClassFolders,
  partsAndClassesInNames,
  portionsAsClassFolders,
} from '../../../../errors.ts';
import { isFold } from '../../fold-folders.ts';
import { partWord, saidBy } from '../../folder-words.ts';
import type { PartFolders } from '../../part-folders.ts';
import { arePortions } from '../../portions.ts';
import { type Candidate, candidatesOf, namesIn, namesOf } from './candidates.ts';
import type { ClassFolders } from './folders.ts';
import { repeatedFolders } from './repeated-folders.ts';

interface Context {
  readonly found: ClassFolders;
  readonly parts: PartFolders;
  /** The data folder as the user typed it. */
  readonly data: string;
  readonly candidates: readonly Candidate[];
}

/** An error where a wrong guess would teach other classes, else a warning of what lies in class folders, or nothing. */
export function doubtIn(found: ClassFolders, parts: PartFolders, data: string): Fault | undefined {
  const context = { found, parts, data, candidates: candidatesOf(found.images, parts) };
  const questions = [folds, partsInNames, repeats, partOrClass, besideParts, container, besideImages, deeper];
  for (const question of questions) {
    const fault = question(context);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** `fold1/`, `fold2/`, whatever lies in them; and what is called like a portion and has no classes in it. */
function folds({ candidates }: Context): Fault | undefined {
  const ofFolds = candidates.filter(({ name }) => isFold(name));
  if (ofFolds.length > 1 && 2 * ofFolds.length > candidates.length)
    return foldsAsClassFolders(namesOf(ofFolds), namesIn(ofFolds));
  const areFlat = candidates.every((one) => one.deeper.size === 0);
  if (areFlat && arePortions(namesOf(candidates))) return portionsAsClassFolders(namesOf(candidates));
  return undefined;
}

/** `train_cats/`, `test_cats/`, ...; or words for parts of the split that nothing beside them confirms. */
function partsInNames({ candidates }: Context): Fault | undefined {
  const named = candidates.flatMap(({ name }) => partWord(name) ?? []);
  const parts = new Set(named.map(({ part }) => part));
  const isDoubtful = parts.size > 1 && 2 * named.length > candidates.length;
  return isDoubtful ? partsAndClassesInNames(namesOf(candidates)) : undefined;
}

function repeats({ candidates, data }: Context): Fault | undefined {
  return repeatedFolders(candidates, data);
}

/** `cat/`, `dog/` and `test/` with images right in it: unlabelled, or a class of that name. */
function partOrClass({ found, parts, candidates }: Context): Fault | undefined {
  const beside = new Set(
    candidates.filter(({ inPart }) => !inPart).flatMap(({ at }) => [...at].map(dirname)),
  );
  const counts = new Map<string, number>();
  for (const stray of found.strays) {
    const folder = dirname(stray);
    const isPart = folder !== '.' && parts.partOf(folder) !== undefined;
    if (isPart && beside.has(dirname(folder))) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [first] = counts;
  const names = namesOf(candidates);
  const named = candidates.filter(isContainer).flatMap(({ name }) => (partWord(name) ? [name] : []));
  return first && classFolderOrPart(first[0], first[1], names, basename(first[0]), named);
}

/** `train/`, `test/` and `previews/`, which is no class in them. */
function besideParts({ candidates, parts }: Context): Fault | undefined {
  const others = candidates.filter(({ inPart }) => !inPart);
  if (others.length === 0 || others.length === candidates.length) return undefined;
  const inParts = candidates.filter(({ inPart }) => inPart);
  const roots = new Set(inParts.flatMap(({ at }) => [...at].flatMap((path) => partAbove(path, parts) ?? [])));
  return foldersBesideParts(
    others.map(({ name, images }) => ({ name, images: images.length })),
    [...roots].sort(),
    namesOf(inParts),
  );
}

function partAbove(path: string, parts: PartFolders): string | undefined {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
    if (parts.partOf(folder) !== undefined) return folder;
  return undefined;
}

/** `Dataset/{cat,dog}` or `archive/data/{cat,dog}`, and `Examples/`: the classes are deeper. */
function container({ candidates, data }: Context): Fault | undefined {
  const around = candidates.filter(isContainer);
  const [one] = around;
  if (around.length !== 1 || candidates.length < 2 || one.at.size > 1) return undefined;
  const all = candidates.reduce((sum, { images }) => sum + images.length, 0);
  if (candidates.length > 2 && 2 * one.images.length < all) return undefined;
  const others = candidates.filter((candidate) => candidate !== one);
  return containerBesideFolders(data, one.inside, one.name, namesIn([one]), namesOf(others));
}

function isContainer({ images, deeper: folders }: Candidate): boolean {
  return folders.size > 1 && images.length === [...folders.values()].reduce((sum, n) => sum + n, 0);
}

/** `dataset-resized/{glass,paper}` and a few pictures in `images/`. */
function besideImages({ found, parts, data }: Context): Fault | undefined {
  const { hidden, strays } = found;
  if (!hidesMost(found)) return undefined;
  const others = strays.length - hidden.length;
  const candidates = candidatesOf(hidden, parts);
  const pictures = strays.find((path) => path.split('/').some((name) => saidBy(name).role === 'image'));
  const folder = dirname(pictures ?? strays[0]);
  const [one] = candidates;
  const isOne = candidates.length === 1 && isContainer(one) && one.at.size === 1;
  if (isOne) return containerBesideFolders(data, one.inside, one.name, namesIn([one]), [folder]);
  return imagesBesideClassFolders(folder, others, namesOf(candidates));
}

/** A folder that says "images" and has no classes in it, beside folders of more images. */
export function hidesMost({ images, hidden, strays }: ClassFolders): boolean {
  return images.length === 0 && 2 * hidden.length > strays.length;
}

/** Folders in class folders belong to these, which is told where they might be classes themselves. */
function deeper({ candidates }: Context): Fault | undefined {
  const around = candidates.filter(isContainer);
  if (around.length === 0 || candidates.length === 1) return undefined;
  return foldersInClassFolders(around.map((one) => ({ name: one.name, folders: namesIn([one]) })));
}
