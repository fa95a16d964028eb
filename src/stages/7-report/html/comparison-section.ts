// The section of the baseline: each score before and now, each class's change, and what changed in the data.
import type { Results } from '../results.ts';
import type { Comparison } from '../results-judgement.ts';
import { formatChange, formatRatio, NONE, plural } from '../summary/numbers.ts';
import { forMasks, scoresOf } from '../task-words.ts';
import { cut, type Html, html, type Part } from './html.ts';
import { fold, table } from './table.ts';

const SCORES = [
  ['macro-f1', 'macro F1'],
  ['mean-iou', 'mean IoU'],
  ['accuracy', 'accuracy'],
] as const;

type Change = NonNullable<Comparison['changes']>['accuracy'];

/** Undefined where there is no baseline. */
export function comparisonSection(results: Pick<Results, 'task' | 'comparison' | 'test'>): Html | undefined {
  const { comparison, test } = results;
  const { baseline, changes, data } = comparison;
  if (baseline === null) return undefined;
  const rows = scoresOf(results, SCORES).map(([key, title]) => [
    title,
    formatRatio(baseline[key]),
    formatRatio(test[key]),
    change(changes?.[key]),
  ]);
  const scores = table({
    caption: `Scores on the test images. Baseline: ${cut(baseline.name)}, made ${baseline['created-at'].slice(0, 10)}`,
    header: ['score', 'baseline', 'this run', 'change'],
    rows,
  });
  const classes =
    changes === null
      ? undefined
      : table({
          caption: 'Change of each class, with its 95 % interval',
          header: ['class', 'F1', ...forMasks(results, 'IoU')],
          rows: changes['per-class'].map((one) => [
            cut(one.class),
            change(one.f1),
            ...forMasks(results, change(one.iou)),
          ]),
        });
  return html`<div class="flow">${scores}${classes}</div>${data === null ? undefined : dataChanges(data)}`;
}

function change(value: Change | undefined): Part {
  if (value === null || value === undefined) return NONE;
  const { interval } = value;
  if (interval === null) return formatChange(value.change);
  return html`${formatChange(value.change)} <small>${formatChange(interval.low)} to ${formatChange(interval.high)}</small>`;
}

function dataChanges(data: NonNullable<Comparison['data']>): Html {
  const kinds = [
    ['added', data.added],
    ['removed', data.removed],
    ['relabelled', data.relabelled],
    ['moved to another part of the split', data.moved],
  ] as const;
  const changed = kinds.filter(([, { count }]) => count > 0);
  if (changed.length === 0) return html`<p>The data are the same as the baseline's.</p>`;
  return html`<p>Since the baseline: ${changed.map(([title, { count }]) => `${plural(count, 'image')} ${title}`).join(', ')}.</p>
${fold(
  'Which images',
  changed.map(
    ([title, { count, ids }]) =>
      html`<p>${title[0].toUpperCase()}${title.slice(1)}: ${ids.map((id) => cut(id)).join(', ')}${count > ids.length ? ` and ${count - ids.length} more` : ''}</p>\n`,
  ),
)}`;
}
