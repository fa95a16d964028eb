// The history of a branch in the Actions cache: as long as somebody runs something within seven days, it lives.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addLine, readLines, type Writer } from '../../../earlier/history-lines.ts';
import type { HistoryPlace } from '../../../earlier/history-places.ts';
import { wordsOfSeries } from '../../../earlier/series.ts';
import { MOST_BYTES, readPlainText } from '../../../shared/plain-file.ts';
import type { CacheEntry, GitHubCache } from './cache.ts';

const FILE = 'history.jsonl';

/** @param version unique to this start of this attempt of this run */
export function historyCache(cache: GitHubCache, run: Writer['run'], version: string): HistoryPlace {
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
    file: () => FILE,
    async append({ line }) {
      const { text, overtakenBy } = addLine(await read(line.series, line.branch), line, {
        run,
        // No other branch's lines are there.
        defaultBranch: line.branch,
      });
      await cache.save(entryOf(line.series, line.branch), version, (folder) =>
        writeFile(join(folder, FILE), text),
      );
      return { overtakenBy };
    },
  };
}
