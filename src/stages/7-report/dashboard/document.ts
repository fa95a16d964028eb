// The dashboard as a document: what each series came to last, then how it got there.
import { type Block, type Document, paragraph, type Section, table } from '../../../document/document.ts';
import { cut, type Inline, link } from '../../../document/inline.ts';
import { formatCount, formatRatio, plural } from '../../../document/numbers.ts';
import type { HistoryAbout } from '../../../earlier/history.ts';
import { DECIDING } from '../../../metrics/scores.ts';
import { pathsOf } from '../../../results/history-paths.ts';
import { datesOf } from '../../../shared/moment.ts';
import { branchBlocks, branchTiles } from './branch.ts';
import { otherBranches } from './others.ts';
import type { Series } from './series.ts';
import { verdictText } from './words.ts';

const LONGEST_TITLE = 80;
/** Points of all charts together: what a phone opens at once. */
const MOST_POINTS = 5000;
const FEWEST_POINTS = 100;

export function dashboardDocument(all: readonly Series[], about: HistoryAbout): Document {
  const dates = all.flatMap(({ main, others }) => [main, ...others].map(({ newest }) => newest.date));
  const most = Math.max(FEWEST_POINTS, Math.floor(MOST_POINTS / Math.max(1, all.length)));
  return {
    title: 'Best Epoch dashboard',
    tone: 'info',
    heading: about.home?.repository ?? 'Runs of this folder',
    badges: [],
    opening: [paragraph(counts(all), { faint: true }), ...(all.length > 1 ? [overview(all)] : [])],
    tiles: [],
    sections: all.map((series, i) => seriesSection(series, i, about, most)),
    isLinked: true,
    version: undefined,
    createdAt: dates.toSorted().at(-1) ?? '',
    numbersFile: 'history.jsonl',
  };
}

function counts(all: readonly Series[]): string {
  const branches = all.flatMap(({ main, others }) => [main, ...others]);
  const runs = branches.reduce((sum, { lines }) => sum + lines.length, 0);
  return `${plural(runs, 'run')} of ${plural(all.length, 'series', 'series')}. A series is the runs that make one model after another; it shows the ${DECIDING.title} on the test images.`;
}

function sectionId(place: number): string {
  return `series-${place + 1}`;
}

function overview(all: readonly Series[]): Block {
  const dateOf = datesOf(all.map(({ main }) => main.newest));
  const rows = all.map(({ name, main: { name: branch, newest, best, lines } }, i): Inline[] => [
    link(cut(name, LONGEST_TITLE), `#${sectionId(i)}`),
    formatRatio(newest.scores[DECIDING.key]),
    verdictText(newest),
    formatRatio(best?.scores[DECIDING.key]),
    formatCount(lines.length),
    cut(branch, 40),
    dateOf(newest),
  ]);
  const header = ['series', 'newest', 'verdict', 'best', 'runs', 'branch', 'last run'];
  return table('The newest run of each series', header, rows, { text: [0, 2, 5] });
}

function seriesSection(series: Series, place: number, about: HistoryAbout, most: number): Section {
  const id = sectionId(place);
  const { main } = series;
  const file = pathsOf(series.name).history;
  const shown = { id: `${id}-course`, home: about.home, most, file };
  const blocks = [
    branchTiles(main, series.others.length),
    ...branchBlocks(main, shown),
    ...otherBranches(series, { ...shown, most: FEWEST_POINTS }),
  ];
  return { id, title: cut(series.name, LONGEST_TITLE), leaveOut: 0, blocks };
}
