// The same folders in several of what would be the classes, at whatever depth: `day1/pics/{ok,bad}`, `day2/pics/{ok,bad}`.
// Either may be the classes, so that nothing of the outer ones is taken in silence. Names only.
import { type Fault, foldersRepeat } from '../../../../errors.ts';
import { type Candidate, namesOf } from './candidates.ts';

/** Of more there is seldom one that holds all. */
const MOST_WHOLE = 3;

/** @param data the data folder as the user typed it */
export function repeatedFolders(candidates: readonly Candidate[], data: string): Fault | undefined {
  const nested = candidates.filter(({ deeper }) => deeper.size > 0);
  if (nested.length < 2) return undefined;
  const owners = ownersIn(nested);
  const all = candidates.reduce((sum, { images }) => sum + images.length, 0);
  const groups = besideEachOther(nested).filter(
    (group) => isRepeated(group, owners, nested.length) && 2 * imagesIn(nested, group) >= all,
  );
  if (groups.length === 0) return undefined;
  const inner = groups.map((group) => [...withOthers(group, nested)].sort());
  const areDeep = groups.some((group) => !nested.some(({ nests }) => group.has(nests[0].folders[0]?.name)));
  return foldersRepeat(namesOf(candidates), inner, areDeep, wholeSets(nested, groups[0], data));
}

/** How many candidates hold a folder of that name, at whatever depth. */
function ownersIn(nested: readonly Candidate[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const candidate of nested)
    for (const name of foldersIn(candidate)) owners.set(name, (owners.get(name) ?? 0) + 1);
  return owners;
}

function foldersIn({ nests }: Candidate): ReadonlySet<string> {
  return new Set(nests.flatMap(({ folders }) => folders.map(({ name }) => name)));
}

/** Names that lie beside each other somewhere, the outer ones first. Parts of the split don't tear them apart. */
function besideEachOther(nested: readonly Candidate[]): readonly ReadonlySet<string>[] {
  const groupOf = new Map<string, Set<string>>();
  for (const beside of nested.flatMap(sets)) {
    const merged = new Set([...beside].flatMap((name) => [name, ...(groupOf.get(name) ?? [])]));
    for (const name of merged) groupOf.set(name, merged);
  }
  return [...new Set(groupOf.values())];
}

function sets({ nests }: Candidate): readonly ReadonlySet<string>[] {
  const byParent = new Map<string, Set<string>>();
  for (const { folders } of nests) {
    let parent = '';
    for (const { name } of folders) {
      byParent.set(parent, (byParent.get(parent) ?? new Set()).add(name));
      parent = `${parent}/${name}`;
    }
  }
  return [...byParent.values()];
}

/** Two or more of them lie in most candidates, and they are most of the group. */
function isRepeated(group: ReadonlySet<string>, owners: ReadonlyMap<string, number>, nested: number) {
  const counts = [...group].map((name) => owners.get(name) ?? 0);
  const repeated = counts.filter((count) => count >= Math.max(2, (2 * nested) / 3));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return repeated.length > 1 && 2 * sum(repeated) >= sum(counts);
}

function imagesIn(nested: readonly Candidate[], group: ReadonlySet<string>): number {
  const nests = nested.flatMap((one) => one.nests);
  const within = nests.filter(({ folders }) => folders.some(({ name }) => group.has(name)));
  return within.reduce((sum, { images }) => sum + images, 0);
}

/** A day that holds none of the others' folders may hold a class of its own. */
function withOthers(group: ReadonlySet<string>, nested: readonly Candidate[]): ReadonlySet<string> {
  const without = nested.filter((one) => ![...foldersIn(one)].some((name) => group.has(name)));
  return new Set([...group, ...without.flatMap(({ deeper }) => [...deeper.keys()])]);
}

/** Folders of which each is a data set by itself, such as `raw/` and `processed/`; none where one lacks a class. */
function wholeSets(nested: readonly Candidate[], group: ReadonlySet<string>, data: string) {
  const isWhole = (one: Candidate) => one.at.size === 1 && [...group].every((name) => one.deeper.has(name));
  if (nested.length > MOST_WHOLE || !nested.every(isWhole)) return [];
  return nested.map(({ inside }) => `${data.replace(/\/+$/, '')}/${inside}`);
}
