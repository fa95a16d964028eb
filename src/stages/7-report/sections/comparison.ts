// The section of the baseline: each score before and now, and each class's change.
import { type Section, type Table, table } from '../../../document/document.ts';
import { cut } from '../../../document/inline.ts';
import { formatRatio } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';
import { moment } from '../../../shared/moment.ts';
import { forMasks, shownScores } from '../task-words.ts';
import { changeText } from './score-text.ts';

/** None where there is no baseline. */
export function comparisonSection(results: Pick<Results, 'task' | 'comparison' | 'test'>): Section[] {
  const { baseline, changes } = results.comparison;
  if (baseline === null) return [];
  const scores = table(
    `Scores on the test images. Baseline: ${cut(baseline.name)}, made ${moment(baseline['created-at'])}`,
    ['score', 'baseline', 'this run', 'change'],
    shownScores(results).map(({ key, title }) => [
      title,
      formatRatio(baseline[key]),
      formatRatio(results.test[key]),
      changeText(changes?.[key]),
    ]),
  );
  const blocks = [scores, ...(changes === null ? [] : [classChanges(results, changes)])];
  return [{ id: 'comparison', title: 'Comparison', leaveOut: 8, pageOnly: true, blocks }];
}

function classChanges(
  results: Pick<Results, 'task'>,
  { 'per-class': classes }: NonNullable<Results['comparison']['changes']>,
): Table {
  return table(
    'Change of each class, with its 95 % interval',
    ['class', 'F1', ...forMasks(results, 'IoU')],
    classes.map((one) => [cut(one.class, 40), changeText(one.f1), ...forMasks(results, changeText(one.iou))]),
  );
}
