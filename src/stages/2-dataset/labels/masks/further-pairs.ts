// Finds the images and masks that are left over where the folders of one data set are named in different ways: of each
// place or year by its own words. What pairs as cleanly as the first is taken, too; what might is asked about.
import { type Fault, pairsLeftOut, pairsOfSeveralFolders } from '../../../../errors.ts';
import { folderNames } from '../../folder-names.ts';
import type { Found } from '../source.ts';
import { type Pair, pairFiles } from './pair.ts';
import type { Peek } from './peek.ts';
import { type Choice, chooseSides } from './series/choose.ts';
import { findSeries, type Group } from './series/find.ts';
import { layoutOfSeries } from './series/layout.ts';
import { namedSeries } from './series/patterns.ts';
import { suggestPatterns } from './suggest-patterns.ts';

/** Of the images that could be labelled, as many lost ones are an error. */
const MANY = 0.2;
/** Of the files of both sides, as many pair where they're meant to. */
const CLEAN = 0.9;
/** Fewer are stray files. */
const LEAST = 2;
const MOST_ROUNDS = 24;
/** Of so many groups, those of most files, a few pictures are looked at. */
const GROUPS = 3;

export interface FurtherPairs {
  readonly pairs: readonly Pair[];
  readonly faults: readonly Fault[];
}

/**
 * @param found without an error
 * @param files all of the data folder
 */
export async function findFurtherPairs(
  found: Found<Pair>,
  files: readonly string[],
  peek: Peek,
): Promise<FurtherPairs> {
  const { items, faults } = found;
  const told = new Set(faults.flatMap(({ file, leavesOut = [] }) => [...leavesOut, file ?? []].flat()));
  const pairs: Pair[] = [];
  const said: Fault[] = [];
  let rest = without(files, [...told, ...items.flatMap(filesOf)]);
  for (let round = 0; round < MOST_ROUNDS && rest.length >= 2 * LEAST; round++) {
    const next = await settle(rest, files, peek);
    if (next === undefined) break;
    if ('group' in next) {
      const { series } = next.group;
      const lost = Math.min(...series.map((one) => one.files.size));
      const all = items.length + pairs.length;
      if (lost < MANY * (all + lost)) break;
      return { pairs, faults: [pairsLeftOut(namedSeries(series), all, next.because)] };
    }
    for (const pair of next.pairs) pairs.push(pair);
    said.push(...next.faults);
    rest = without(rest, [...next.pairs.flatMap(filesOf), ...next.leftOut]);
  }
  if (pairs.length === 0) return { pairs, faults: [] };
  return { pairs, faults: [assumed([...items, ...pairs], files), ...said] };
}

type Settled =
  | {
      readonly pairs: readonly Pair[];
      readonly faults: readonly Fault[];
      readonly leftOut: ReadonlySet<string>;
    }
  | { readonly group: Group; readonly because: string };

/** The first group that is images and masks beyond doubt, or the one that may be. */
async function settle(
  rest: readonly string[],
  files: readonly string[],
  peek: Peek,
): Promise<Settled | undefined> {
  for (const group of findSeries(rest, files).slice(0, GROUPS)) {
    const choice = await chooseSides(group, peek);
    if (choice === undefined || choice.isWithoutImages) continue;
    const pairs = pairsOf(choice);
    if (pairs === undefined) return { group, because: 'their names pair, too' };
    const faults = choice.faults.filter(({ leavesOut }) => leavesOut !== undefined);
    return { pairs, faults, leftOut: choice.leftOut };
  }
  return undefined;
}

/** Undefined: which are which is in doubt, or too many stay alone. */
function pairsOf({ sides }: Choice): readonly Pair[] | undefined {
  if (sides === undefined) return undefined;
  const layout = layoutOfSeries(sides.images, sides.masks, []);
  const { pairs } = pairFiles(layout);
  const most = Math.max(sides.images.files.size, sides.masks.files.size);
  return pairs.length >= LEAST && pairs.length >= CLEAN * most ? pairs : undefined;
}

function assumed(pairs: readonly Pair[], files: readonly string[]): Fault {
  const images = pairs.map(({ image }) => image);
  const masks = pairs.flatMap((pair) => pair.masks.map(({ file }) => file));
  const patterns = suggestPatterns({ images, masks }, files, pairs);
  return pairsOfSeveralFolders(images.length, folderNames(images), folderNames(masks), patterns);
}

function filesOf({ image, masks }: Pair): readonly string[] {
  return [image, ...masks.map(({ file }) => file)];
}

function without(files: readonly string[], taken: Iterable<string>): readonly string[] {
  const known = new Set(taken);
  return files.filter((file) => !known.has(file));
}
