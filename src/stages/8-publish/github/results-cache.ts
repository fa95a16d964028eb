// Results of branches in the Actions cache, where their pull requests find them: a run may read the caches of its own
// branch, its base branch and the default branch. Beside them lies an index of series, since a cache can't be listed.
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { ResultsSource } from '../../../earlier/look-up.ts';
import { type RunScope, type Series, wordsOfSeries } from '../../../earlier/series.ts';
import { baselineCacheFailed } from '../../../errors.ts';
import type { CacheEntry, GitHubCache } from './cache.ts';

/** In an entry of results. */
const RESULTS = 'results.json';
/** What they were compared with on their branch: another attempt of their run is compared with the same. */
const BEFORE = 'before.json';
/** The number of their run. */
const RUN = 'run';
/** In an entry of the index. */
const INDEX = 'series.json';
const MOST_SERIES = 100;

export interface ResultsCache extends ResultsSource {
  /** @param before what the results at `path` were compared with, if that was on the same branch */
  keep(path: string, branch: string, before: string | undefined): Promise<void>;
}

/** @param version unique to this attempt of this run */
export function resultsCache(cache: GitHubCache, { series, run }: RunScope, version: string): ResultsCache {
  return {
    name: 'the Actions cache',
    passing: 'which GitHub removes after 7 days without use',
    failed: (reason) => baselineCacheFailed('read', reason),
    find: (name, branch) =>
      cache.restore(resultsOf(name, branch), async (folder) => ({
        json: await readFile(join(folder, RESULTS), 'utf8'),
        isOwn: run !== null && (await textIn(folder, RUN)) === run.id,
        before: await textIn(folder, BEFORE),
      })),
    seriesOf: (branch) => readIndex(cache, branch),
    async keep(path, branch, before) {
      await cache.save(resultsOf(series.name, branch), version, async (folder) => {
        await copyFile(path, join(folder, RESULTS));
        await writeFile(join(folder, RUN), run?.id ?? '');
        if (before !== undefined) await writeFile(join(folder, BEFORE), before);
      });
      await addToIndex(cache, branch, series, version);
    },
  };
}

function resultsOf(series: string, branch: string): CacheEntry {
  return { kind: 'results', words: [...wordsOfSeries(series), branch] };
}

function indexOf(branch: string): CacheEntry {
  return { kind: 'series', words: [branch] };
}

/** Undefined: there is no such file, as in entries of earlier versions. */
async function textIn(folder: string, name: string): Promise<string | undefined> {
  return readFile(join(folder, name), 'utf8').catch(() => undefined);
}

const index = z.array(
  z.object({ name: z.string().max(1000), artifact: z.string().nullable(), data: z.string().nullable() }),
);

async function readIndex(cache: GitHubCache, branch: string): Promise<readonly Series[]> {
  const text = await cache.restore(indexOf(branch), (folder) => textIn(folder, INDEX));
  try {
    return index.parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}

/** Of two jobs that add to it at once one is lost until its next run. */
async function addToIndex(cache: GitHubCache, branch: string, own: Series, version: string): Promise<void> {
  const known = await readIndex(cache, branch);
  if (known.some((one) => JSON.stringify(one) === JSON.stringify(own))) return;
  const others = known.filter(({ name }) => name !== own.name).slice(1 - MOST_SERIES);
  await cache.save(indexOf(branch), `${version} ${own.name}`, (folder) =>
    writeFile(join(folder, INDEX), JSON.stringify([...others, own])),
  );
}
