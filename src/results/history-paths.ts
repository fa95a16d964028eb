// Where what of a history lies, on a branch as in a folder. Names of series and branches become names of files here.
import { createHash } from 'node:crypto';

/** The dashboard of all series. */
export const DASHBOARD = 'index.html';
/** What this place is, for people who come upon it. */
export const ABOUT = 'README.md';
/** Its first line: a folder that begins so is a history. */
export const ABOUT_TITLE = '# History of the models';

export interface SeriesPaths {
  readonly folder: string;
  readonly history: string;
  readonly badge: string;
  readonly benchmark: string;
  /** The newest results of a branch that are worth comparing with. */
  results(branch: string): string;
  /** Which run made them. */
  runOfResults(branch: string): string;
  /** What they were compared with on their branch. */
  resultsBefore(branch: string): string;
}

export function pathsOf(series: string): SeriesPaths {
  const folder = slugOf(series, usualOfSeries(series));
  const ofBranch = (branch: string) => `${folder}/results/${slugOf(branch)}`;
  return {
    folder,
    history: `${folder}/history.jsonl`,
    badge: `${folder}/badge.json`,
    benchmark: `${folder}/benchmark.json`,
    results: (branch) => `${ofBranch(branch)}.json`,
    runOfResults: (branch) => `${ofBranch(branch)}.run.json`,
    resultsBefore: (branch) => `${ofBranch(branch)}.before.json`,
  };
}

/** The folders of all series among the paths of a history. */
export function seriesFolders(paths: readonly string[]): readonly string[] {
  const histories = paths.filter((path) => /^[^/]+\/history\.jsonl$/.test(path));
  return histories.map((path) => path.slice(0, path.indexOf('/')));
}

const LONGEST = 100;

/** A name that ends so could be another's with its hash. */
const HASHED = /-[0-9a-f]{6}$/;

/** What a folder's or a file's name can't be for what else lies beside it: the store's own files, and those of a branch. */
const TAKEN = /^(?:index\.html|readme\.md)$|\.(?:run|before)$/;

/** Windows' names of devices, whatever follows their first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file's name for any name; another for another, also on disks that don't tell capitals from small letters: where two
 * could meet a part of the hash tells them apart.
 * @param usual of all names that differ from this one by capitals alone the one that goes without
 */
export function slugOf(name: string, usual = name.toLowerCase()): string {
  const slug = name.replace(/[^A-Za-z0-9_-]+/g, '.');
  const isPlain = /^[A-Za-z0-9_][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_-]+)*$/.test(name) && slug.length <= LONGEST;
  const isTaken = [HASHED, TAKEN, DEVICE].some((form) => form.test(slug));
  if (isPlain && name === usual && !isTaken) return slug;
  const readable = slug.slice(0, LONGEST).replace(/^[.-]+/, '');
  const start = readable === '' || DEVICE.test(readable) ? '_' : '';
  return `${start}${readable}-${createHash('sha256').update(name).digest('hex').slice(0, 6)}`;
}

/** Workflows mostly begin with a capital ("Train/train/best-epoch"), all other names with none. */
function usualOfSeries(name: string): string {
  const small = name.toLowerCase();
  return name.split('/').length < 3 ? small : small.slice(0, 1).toUpperCase() + small.slice(1);
}
