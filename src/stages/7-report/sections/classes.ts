// The section of the test by class: bars and a table of each class's scores, and which classes are taken for which.
import {
  type Bars,
  type Block,
  paragraph,
  type Section,
  type Table,
  table,
} from '../../../document/document.ts';
import { cut, type Inline, swatch } from '../../../document/inline.ts';
import {
  formatCount,
  formatRange,
  formatRatio,
  formatShare,
  NONE,
  plural,
} from '../../../document/numbers.ts';
import type { Comparison } from '../../../results/judgement.ts';
import type { Results } from '../../../results/results.ts';
import { largestMistakes } from '../mistakes.ts';
import { forMasks, shownScores, takenForBackground, unitOf } from '../task-words.ts';
import { classSeries, scoreBars } from './score-bars.ts';
import { changeText, ratioText } from './score-text.ts';

/** Longer ones would push the numbers out of sight. */
const LONGEST_NAME = 40;
/** More classes than this are read from the worst on, in whatever order they have. */
const MANY = 30;
const MOST_MISTAKES = 5;

/** What the section needs of a run; without a comparison there is no column of changes. */
export type Tested = Pick<Results, 'task' | 'test' | 'classes'> & { readonly comparison?: Comparison };

export function classesSection(run: Tested, title = 'Classes'): Section {
  const { images } = run.test;
  const blocks =
    images === 0
      ? [paragraph('Not tested.')]
      : [classBars(run), classTable(run), ...classNotes(run), ...mistakes(run)];
  return { id: 'classes', title, leaveOut: 2, blocks };
}

/** Places of the classes in their order; of very many those with the lowest F1 come first. */
function orderOf({ 'per-class': all }: Results['test']): number[] {
  const places = all.map((_, k) => k);
  return all.length <= MANY ? places : places.toSorted((a, b) => (all[a]!.f1 ?? 2) - (all[b]!.f1 ?? 2));
}

function classBars(run: Tested): Bars {
  const shown = orderOf(run.test).map((k) => run.test['per-class'][k]!);
  const series = classSeries(run, shown);
  return scoreBars({
    id: 'class-bars',
    label: `${series.map(({ name }) => name).join(' and ')} of each class on the test images`,
    groups: shown.map((metrics) => metrics.class),
    series,
  });
}

export function classTable(run: Tested): Table {
  const { test, classes, comparison } = run;
  const changes = comparison?.changes?.['per-class'];
  const since = changes === undefined ? [] : [`vs ${shortName(comparison?.baseline?.name ?? '')}`];
  const header = ['class', 'precision', 'recall', 'F1', ...since, ...forMasks(run, 'IoU'), `${unitOf(run)}s`];
  const rows = orderOf(test).map((k): Inline[] => {
    const { precision, recall, f1, iou, support, ...metrics } = test['per-class'][k]!;
    return [
      swatch(classes[k]?.color, cut(metrics.class, LONGEST_NAME)),
      formatRatio(precision),
      formatRatio(recall),
      ratioText(f1, metrics['f1-interval']),
      ...(changes === undefined ? [] : [changeText(changes[k]?.f1)]),
      ...forMasks(run, ratioText(iou, metrics['iou-interval'])),
      formatCount(support),
    ];
  });
  const order = classes.length > MANY ? ', the lowest F1 first' : '';
  const hasInterval = test['per-class'].some((metrics) => metrics['f1-interval'] !== null);
  return table(
    `Test metrics of each class${order}${hasInterval ? ', with 95 % intervals' : ''}`,
    header,
    rows,
  );
}

/** A path is too long for the head of a column. */
function shortName(name: string): string {
  return name.length > 0 && name.length <= 24 ? cut(name) : 'baseline';
}

/** The intervals of the scores, and what a dash means where there is one. */
export function classNotes(run: Tested): Block[] {
  const { test } = run;
  const intervals = shownScores(run).flatMap(({ key, title }) => {
    const interval = test.intervals[key];
    return interval === null ? [] : [`${title} ${formatRange(interval)}`];
  });
  const isUndefined = test['per-class'].some(
    ({ precision, recall }) => precision === null || recall === null,
  );
  const scores = ['F1', ...forMasks(run, 'IoU')].join(', ');
  return [
    ...backgroundNote(run),
    ...(intervals.length === 0
      ? []
      : [
          paragraph(
            `95 % intervals (bootstrap over ${plural(test.images, 'test image')}): ${intervals.join(', ')}.`,
          ),
        ]),
    ...(isUndefined
      ? [
          paragraph(
            `${NONE}: undefined, because the class was never predicted (precision), is not in the test set (recall) or neither (${scores}). What is undefined counts in no mean.`,
          ),
        ]
      : []),
  ];
}

/** None where the class itself is called background. */
function backgroundNote(run: Tested): Block[] {
  const background = takenForBackground(run, run.test['per-class'][0]?.class);
  if (background === undefined) return [];
  const without = shownScores(run).filter(({ leavesOut }) => leavesOut !== undefined);
  const first = `The first class, ${cut(background, LONGEST_NAME)}, is taken for the background`;
  return [paragraph(`${first}: ${without.map(({ title }) => title).join(', ')} leaves it out.`)];
}

/** "Largest mistakes: a taken for b (12.0 % of its pixels), ..."; none where nothing was mistaken. */
function mistakes(run: Tested): Block[] {
  const found = largestMistakes(run, MOST_MISTAKES).map(
    ({ truth, predicted, share }) =>
      `${cut(truth, LONGEST_NAME)} taken for ${cut(predicted, LONGEST_NAME)} (${formatShare(share)} of its ${unitOf(run)}s)`,
  );
  return found.length === 0 ? [] : [paragraph(`Largest mistakes: ${found.join(', ')}.`)];
}
