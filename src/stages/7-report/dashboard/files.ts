// The files that people and other tools read of a history: the dashboard, a badge and numbers of each series, and what
// the place is. Made of the lines alone, which anyone may have written: every text in them is escaped by what draws it.

import { renderHtml } from '../../../document/html/page.ts';
import type { HistoryAbout } from '../../../earlier/history.ts';
import type { HistoryLine } from '../../../results/history-line.ts';
import { ABOUT, DASHBOARD, pathsOf } from '../../../results/history-paths.ts';
import { aboutText } from './about.ts';
import { badgeOf, benchmarkOf } from './badge.ts';
import { dashboardDocument } from './document.ts';
import { seriesOf } from './series.ts';

/**
 * @param lines of all series and branches
 * @returns text by path, as the history has them
 */
export function dashboardFiles(
  lines: readonly HistoryLine[],
  about: HistoryAbout,
): ReadonlyMap<string, string> {
  const all = seriesOf(lines, about.defaultBranch);
  const ofSeries = all.flatMap((series) => {
    const { badge, benchmark } = pathsOf(series.name);
    return [
      [badge, json(badgeOf(series))],
      [benchmark, json(benchmarkOf(series, about.home))],
    ] as const;
  });
  return new Map([
    [DASHBOARD, renderHtml(dashboardDocument(all, about), [])],
    [ABOUT, aboutText(all, about)],
    // GitHub's Pages leave the files as they are then, those whose names begin with a line included.
    ['.nojekyll', ''],
    ...ofSeries,
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
