// The history of a branch in the Actions cache: as long as somebody runs something within seven days, it lives.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { capLines, datedLines, joinLines, readLines, writeLines } from '../../../earlier/history.ts';
import type { HistoryPlace } from '../../../earlier/history-places.ts';
import { wordsOfSeries } from '../../../earlier/series.ts';
import { MOST_BYTES, readPlainText } from '../../../shared/plain-file.ts';
import type { CacheEntry, GitHubCache } from './cache.ts';

const FILE = 'history.jsonl';

/** @param version unique to this attempt of this run */
export function historyCache(cache: GitHubCache, version: string): HistoryPlace {
  const entryOf = (series: string, branch: string): CacheEntry => ({
    kind: 'history',
    words: [...wordsOfSeries(series), branch],
  });
  const read = async (series: string, branch: string) => {
    const text = await cache.restore(entryOf(series, branch), (folder) =>
      readPlainText(join(folder, FILE), MOST_BYTES.run),
    );
    return readLines(text ?? '');
  };
  return {
    name: 'the Actions cache',
    read,
    async append({ line }) {
      const { lines } = await read(line.series, line.branch);
      const { past } = datedLines(lines, new Date(line.date));
      const kept = capLines(joinLines(past, [line]), line.branch);
      await cache.save(entryOf(line.series, line.branch), version, (folder) =>
        writeFile(join(folder, FILE), writeLines(kept)),
      );
    },
  };
}
