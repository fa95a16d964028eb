// The tables with a row a class: test metrics, confusion, and each class's share of the splits.
import type { Results } from '../results.ts';
import { forMasks, unitOf } from '../task-words.ts';
import { intervalsNote, judgedColumns } from './judgement.ts';
import { escapeText, table } from './markdown.ts';
import { formatCount, formatRatio, formatShare, NONE } from './numbers.ts';

const MOST_ROWS = 100;
/** Longer ones would push the numbers out of sight. */
const LONGEST_NAME = 40;
/** A wider confusion table can't be read. */
const MOST_COLUMNS = 12;

/**
 * Test precision, recall, F1 (its interval and its change since the baseline, where there are any), IoU and the number of
 * pixels or images; of very many classes those with the lowest F1; undefined untested.
 */
export function testTable(results: Pick<Results, 'task' | 'test' | 'comparison'>): string | undefined {
  const { test } = results;
  if (test.images === 0) return undefined;
  const all = test['per-class'];
  const lowest = all.toSorted((a, b) => (a.f1 ?? 2) - (b.f1 ?? 2)).slice(0, MOST_ROWS);
  const judged = judgedColumns(results);
  const units = `${unitOf(results)}s`;
  const rows = all.flatMap((metrics, k) => {
    const { precision, recall, f1, iou } = metrics;
    const [name, count] = [escapeText(metrics.class, LONGEST_NAME), formatCount(metrics.support)];
    if (!lowest.includes(metrics)) return [];
    const ratios = [precision, recall, f1].map(formatRatio);
    return [[name, ...ratios, ...judged.cells[k], ...forMasks(results, formatRatio(iou)), count]];
  });
  const header = ['class', 'precision', 'recall', 'F1', ...judged.header, ...forMasks(results, 'IoU'), units];
  const undefinedOnes = all.some((metrics) => [metrics.precision, metrics.recall, metrics.f1].includes(null));
  const intervals = intervalsNote(results);
  return withNotes(table(header, rows, `l${'r'.repeat(header.length - 1)}`), [
    ...(intervals === undefined ? [] : [intervals]),
    ...(rows.length < all.length ? [`The ${MOST_ROWS} of ${all.length} classes with the lowest F1.`] : []),
    ...(undefinedOnes
      ? [
          `${NONE}: undefined, because the class was never predicted (precision), is not in the test set (recall) or neither (${['F1', ...forMasks(results, 'IoU')].join(', ')}). What is undefined counts in no mean.`,
        ]
      : []),
  ]);
}

/** How each true class was predicted, in shares of its pixels or images; undefined untested or with too many classes. */
export function confusionTable(results: Pick<Results, 'task' | 'test' | 'classes'>): string | undefined {
  const { test, classes } = results;
  if (test.images === 0 || classes.length > MOST_COLUMNS) return undefined;
  const names = classes.map(({ name }) => escapeText(name, 24));
  const rows = test.confusion.map((row, k) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return [names[k], ...row.map((count) => formatShare(total === 0 ? null : count / total))];
  });
  const lead = `Rows: the true class. Columns: the predicted class, as a share of the true class's ${unitOf(results)}s.`;
  return `${lead}\n\n${table(['', ...names], rows, `l${'r'.repeat(names.length)}`)}`;
}

/** Images and class shares of the three parts. */
export function splitTables(results: Results): string {
  const { split, classes } = results;
  const parts = [split.train, split.validation, split.test];
  const images = table(
    ['', 'training', 'validation', 'test'],
    [
      ['images', ...parts.map((part) => formatCount(part.images))],
      ...forMasks(results, [
        'pixels',
        ...parts.map((part) => formatCount(part['class-pixels'].reduce((a, b) => a + b, 0))),
      ]),
    ],
    'lrrr',
  );
  const rows = classes
    .slice(0, MOST_ROWS)
    .map(({ name }, k) => [
      escapeText(name, LONGEST_NAME),
      ...parts.map((part) => formatShare(part['class-share'][k])),
    ]);
  const shares = withNotes(
    table([`share of ${unitOf(results)}s`, 'training', 'validation', 'test'], rows, 'lrrr'),
    [...(rows.length < classes.length ? [`The first ${MOST_ROWS} of ${classes.length} classes.`] : [])],
  );
  return `${images}\n\n${shares}`;
}

function withNotes(markdown: string, notes: readonly string[]): string {
  return [markdown, ...notes].join('\n\n');
}
