// Where what of a history lies, on a branch as in a folder. Names of series and branches become names of files here.
import { createHash } from 'node:crypto';

/** The dashboard of all series. */
export const DASHBOARD = 'index.html';
/** What this place is, for people who come upon it. */
export const ABOUT = 'README.md';

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
  const folder = slugOf(series);
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

/** A file's name for any name; another for another: where two could meet a part of the hash tells them apart. */
export function slugOf(name: string): string {
  const slug = name.replace(/[^A-Za-z0-9_-]+/g, '.');
  const isPlain = /^[A-Za-z0-9_][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_-]+)*$/.test(name) && slug.length <= LONGEST;
  if (isPlain && !HASHED.test(slug)) return slug;
  const readable = slug.slice(0, LONGEST).replace(/^[.-]+/, '');
  return `${readable === '' ? '_' : readable}-${createHash('sha256').update(name).digest('hex').slice(0, 6)}`;
}
