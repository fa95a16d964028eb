// Results of branches in the Actions cache, where their pull requests find them: a run may read the caches of its own
// branch, its base branch and the default branch. Beside them lies an index of series, since a cache can't be listed.
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type ResultsSource, sharedBy } from '../../../earlier/look-up.ts';
import { readRunOfResults, standingOf, writeRunOfResults } from '../../../earlier/run-of-results.ts';
import { type RunScope, type Series, wordsOfSeries } from '../../../earlier/series.ts';
import { baselineCacheFailed, type Fault } from '../../../errors.ts';
import { parseJson } from '../../../shared/parse-json.ts';
import { MOST_BYTES, readPlainText } from '../../../shared/plain-file.ts';
import type { CacheEntry, GitHubCache } from './cache.ts';

/** In an entry of results. */
const RESULTS = 'results.json';
/** What they were compared with on their branch: another attempt of their run is compared with the same. */
const BEFORE = 'before.json';
/** Which run made them. */
const RUN = 'run';
/** In an entry of the index. */
const INDEX = 'series.json';
const MOST_SERIES = 100;

export interface ResultsCache extends ResultsSource {
  /**
   * Does nothing where a later run has left its own. Tells where another job of this run has, which it replaces: two that
   * run at once meet nowhere else.
   * @param before what the results at `path` were compared with, if that was on the same branch
   */
  keep(path: string, branch: string, before: string | undefined): Promise<readonly Fault[]>;
}

/** @param version unique to this start of this attempt of this run */
export function resultsCache(
  cache: GitHubCache,
  scope: RunScope,
  version: string,
  now: () => Date,
): ResultsCache {
  const { series, kind, run } = scope;
  const entryOf = entriesOf(kind);
  const find = (name: string, branch: string) =>
    cache.restore(entryOf.results(name, branch), async (folder) => ({
      json: await readPlainText(join(folder, RESULTS), MOST_BYTES.run),
      by: readRunOfResults(await textIn(folder, RUN)),
      before: await textIn(folder, BEFORE),
    }));
  return {
    name: 'the Actions cache',
    passing: 'which GitHub removes after 7 days without use',
    failed: (reason) => baselineCacheFailed('read', reason),
    find,
    seriesOf: (branch) => readIndex(cache, entryOf.index(branch)),
    async keep(path, branch, before) {
      const newest = await find(series.name, branch);
      const standing = standingOf(newest?.by, run, now());
      if (standing === 'later') return [];
      await cache.save(entryOf.results(series.name, branch), version, async (folder) => {
        await copyFile(path, join(folder, RESULTS));
        await writeFile(join(folder, RUN), writeRunOfResults(run, now()));
        if (before !== undefined) await writeFile(join(folder, BEFORE), before);
      });
      await addToIndex(cache, entryOf.index(branch), series, version);
      return standing === 'beside' ? [sharedBy(scope, newest?.by)] : [];
    },
  };
}

function entriesOf(kind: RunScope['kind']) {
  const of = kind === 'training' ? '' : `${kind}-`;
  return {
    results: (series: string, branch: string): CacheEntry => ({
      kind: `${of}results`,
      words: [...wordsOfSeries(series), branch],
    }),
    index: (branch: string): CacheEntry => ({ kind: `${of}series`, words: [branch] }),
  };
}

/** Undefined: there is no such file, as in entries of earlier versions. */
async function textIn(folder: string, name: string): Promise<string | undefined> {
  return readPlainText(join(folder, name), MOST_BYTES.run).catch(() => undefined);
}

const index = z.array(
  z.object({ name: z.string().max(1000), artifact: z.string().nullable(), data: z.string().nullable() }),
);

async function readIndex(cache: GitHubCache, entry: CacheEntry): Promise<readonly Series[]> {
  const text = await cache.restore(entry, (folder) => textIn(folder, INDEX));
  try {
    return index.parse(parseJson(text ?? '[]'));
  } catch {
    return [];
  }
}

/** Of two jobs that add to it at once one is lost until its next run. */
async function addToIndex(
  cache: GitHubCache,
  entry: CacheEntry,
  own: Series,
  version: string,
): Promise<void> {
  const known = await readIndex(cache, entry);
  if (known.some((one) => JSON.stringify(one) === JSON.stringify(own))) return;
  const others = known.filter(({ name }) => name !== own.name).slice(1 - MOST_SERIES);
  await cache.save(entry, `${version} ${own.name}`, (folder) =>
    writeFile(join(folder, INDEX), JSON.stringify([...others, own])),
  );
}
