// The branches of a series beside the one that counts: folded, the first of them with charts of their own.
import { type Block, fold, table } from '../../../document/document.ts';
import { cut, type Inline } from '../../../document/inline.ts';
import { formatCount, formatRatio, plural } from '../../../document/numbers.ts';
import { DECIDING } from '../../../metrics/scores.ts';
import { datesOf } from '../../../shared/moment.ts';
import { branchBlocks, type Shown } from './branch.ts';
import type { Branch, Series } from './series.ts';
import { verdictText } from './words.ts';

const MOST_CHARTS = 5;
const MOST_ROWS = 20;

export function otherBranches({ main, others }: Series, shown: Shown): Block[] {
  if (others.length === 0) return [];
  const all = fold(
    `Other branches (${others.length})`,
    [branchesTable(others, datesOf([main, ...others].map(({ newest }) => newest)))],
    {},
  );
  const drawn = others.slice(0, MOST_CHARTS).map((branch, i) => {
    const { name, newest, lines } = branch;
    const title = `Branch ${cut(name, 60)}: ${formatRatio(newest.scores[DECIDING.key])} after ${plural(lines.length, 'run')}`;
    return fold(title, branchBlocks(branch, { ...shown, id: `${shown.id}-${i + 1}`, rows: MOST_ROWS }), {});
  });
  return [all, ...drawn];
}

function branchesTable(branches: readonly Branch[], dateOf: ReturnType<typeof datesOf>): Block {
  const rows = branches.map(({ name, newest, best, lines }): Inline[] => [
    cut(name, 60),
    formatRatio(newest.scores[DECIDING.key]),
    verdictText(newest),
    formatRatio(best?.scores[DECIDING.key]),
    formatCount(lines.length),
    dateOf(newest),
  ]);
  const header = ['branch', 'newest', 'verdict', 'best', 'runs', 'last run'];
  return table('The branches that had a run last first', header, rows, { text: [0, 2] });
}
