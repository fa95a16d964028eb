// Finds the files that are named alike but for their folder or the end of their names, in series: those that may be images
// and their masks. Names only; nothing is opened, and which series is which isn't asked.
import {
  type Naming,
  type Pieces,
  partsIn,
  piecesOf,
  type Reading,
  readingsOf,
  withExtension,
  withoutParts,
} from './names.ts';
import { type Candidates, partnersAmong } from './partners.ts';
import { saidBySeries } from './words.ts';

export interface Series {
  readonly naming: Naming;
  /** By what the picture is called: mostly one file. */
  readonly files: ReadonlyMap<string, readonly SeriesFile[]>;
}

export interface SeriesFile extends Omit<Reading, 'naming'> {
  readonly pieces: Pieces;
}

/** Series that belong together; `others`: files of none. */
export interface Group {
  readonly series: readonly Series[];
  readonly others: readonly string[];
  /** Undefined: no folder tells the series apart. */
  readonly axis: number | undefined;
}

/** All files, of series or of none. */
export function pathsOf({ series, others }: Group): readonly string[] {
  const inSeries = series.flatMap(({ files }) => [...files.values()].flat());
  return [...inSeries.map(({ pieces }) => pieces.path), ...others];
}

/** A series of fewer files of all is none: class folders, patients and stray names are many. */
const LEAST_SHARE = 0.05;
const DEEPEST = 6;
/** Of more files only words say what they are: the ways to take their names apart would fill the memory. */
const MOST_FILES = 300_000;

/**
 * Groups of series that pair, those first that words tell apart, then those of most files.
 * @param all of the data folder: what lies beside a folder says whether it's a part of the split
 */
export function findSeries(paths: readonly string[], all: readonly string[] = paths): readonly Group[] {
  if (paths.length > MOST_FILES) return [];
  // Where words for parts of the split lie on one side only ("Training_Images" beside "Ground_Truth"), they're no parts.
  for (const partOf of [partsIn(all), withoutParts]) {
    const pieces = withExtensions(paths.map((path) => piecesOf(path, partOf)));
    const depth = pieces.reduce((most, { folders }) => Math.min(DEEPEST, Math.max(most, folders.length)), 0);
    const axes = [undefined, ...Array.from({ length: depth }, (_, axis) => axis)];
    const groups = axes.flatMap((axis) => groupAlong(pieces, axis) ?? []);
    // Of two readings that tell as much, that of fewer kinds: images and masks of all patients, not of each.
    if (groups.length > 0)
      return groups.sort((a, b) => b.score - a.score || a.series.length - b.series.length);
  }
  return [];
}

/** X.jpg beside X.png: where that is the rule, not a copy here and there, the extension tells series apart. */
function withExtensions(all: readonly Pieces[]): readonly Pieces[] {
  const counts = new Map<string, number>();
  const place = ({ path, stem }: Pieces) => `${path.slice(0, path.lastIndexOf('/') + 1)}\0${stem}`;
  for (const pieces of all) counts.set(place(pieces), (counts.get(place(pieces)) ?? 0) + 1);
  const double = all.filter((pieces) => counts.get(place(pieces))! > 1).length;
  if (2 * double < all.length) return all;
  return all.map(withExtension);
}

interface Candidate extends Group {
  readonly score: number;
}

function groupAlong(all: readonly Pieces[], axis: number | undefined): Candidate | undefined {
  const least = Math.max(2, LEAST_SHARE * all.length);
  const named = namings(all, axis, least);
  let best: { members: readonly Candidates[]; score: number; length: number } | undefined;
  for (const [one, found] of partnersAmong(named, least)) {
    const partners = found.toSorted((a, b) => b.pairs - a.pairs || lengthOf(a.other) - lengthOf(b.other));
    if (partners.length === 0) continue;
    const members = [one, ...partners.map(({ other }) => other)];
    const paired = partners.reduce((sum, { pairs }) => sum + pairs, partners[0].pairs) / all.length;
    // What words tell apart goes before what covers a few files more.
    const score = Math.min(1, paired) + (paired >= 0.5 && wordsTell(members) ? 1 : 0);
    const length = members.reduce((sum, member) => sum + lengthOf(member), 0);
    if (best === undefined || score > best.score || (score === best.score && length < best.length))
      best = { members, score, length };
  }
  return best && { ...settled(best.members, all, axis), score: best.score };
}

function wordsTell(members: readonly Candidates[]): boolean {
  const roles = new Set(members.map(({ naming }) => saidBySeries(naming).role));
  return roles.has('mask') && roles.size > 1;
}

/** Those of as many files at least. */
function namings(all: readonly Pieces[], axis: number | undefined, least: number): readonly Candidates[] {
  const counts = new Map<string, number>();
  for (const pieces of all) {
    for (const { naming } of readingsOf(pieces, axis))
      counts.set(nameOf(naming), (counts.get(nameOf(naming)) ?? 0) + 1);
  }
  const found = new Map<string, Candidates>();
  for (const [index, pieces] of all.entries()) {
    for (const reading of readingsOf(pieces, axis)) {
      const name = nameOf(reading.naming);
      if (counts.get(name)! < least) continue;
      const candidates = found.get(name) ?? { naming: reading.naming, byKey: new Map<string, number[]>() };
      found.set(name, candidates);
      const key = keyOf(reading);
      const own = candidates.byKey.get(key);
      if (own === undefined) candidates.byKey.set(key, [index]);
      else own.push(index);
    }
  }
  return [...found.values()].filter(({ byKey }) => byKey.size >= least);
}

function nameOf({ folder, prefix, ending }: Naming): string {
  return `${folder}\0${prefix}\0${ending}`;
}

function keyOf({ keyFolder, key }: Reading): string {
  return `${keyFolder}/${key}`;
}

function lengthOf({ naming: { folder, prefix, ending } }: Candidates): number {
  return folder.length + prefix.length + ending.length;
}

/** Each file in one series: that of its longest affixes, since the name without any is a name of all. */
function settled(members: readonly Candidates[], all: readonly Pieces[], axis: number | undefined): Group {
  const taken = new Set<number>();
  const longestFirst = [...members].sort((a, b) => lengthOf(b) - lengthOf(a));
  const files = new Map<Candidates, Map<string, SeriesFile[]>>();
  for (const member of longestFirst) {
    const own = new Map<string, SeriesFile[]>();
    for (const [key, indices] of member.byKey) {
      const free = indices.filter((index) => !taken.has(index));
      for (const index of free) taken.add(index);
      if (free.length > 0)
        own.set(
          key,
          free.map((index) => fileOf(all[index], axis, member.naming, key)),
        );
    }
    if (own.size > 0) files.set(member, own);
  }
  return {
    series: members.flatMap((member) => {
      const own = files.get(member);
      return own === undefined ? [] : [{ naming: member.naming, files: own }];
    }),
    others: all.flatMap(({ path }, index) => (taken.has(index) ? [] : [path])),
    axis,
  };
}

function fileOf(pieces: Pieces, axis: number | undefined, naming: Naming, key: string): SeriesFile {
  const name = nameOf(naming);
  const reading = readingsOf(pieces, axis).find((one) => nameOf(one.naming) === name && keyOf(one) === key)!;
  return { pieces, keyFolder: reading.keyFolder, key: reading.key, own: reading.own };
}
