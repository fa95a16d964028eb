// What the summary says of the comparison with the baseline and of the curves. What it says was found before.
import type { Results } from '../results.ts';
import type { Comparison } from '../results-judgement.ts';
import { escapeText } from './markdown.ts';
import { formatChange, formatRatio, NONE, plural } from './numbers.ts';
import { resultSentence } from './sentences.ts';

/** Sentences with names in them, which are cut to this many characters in all. */
const LONGEST_SENTENCE = 600;

const ICONS: Readonly<Partial<Record<Comparison['verdict'], string>>> = {
  better: '🟢',
  same: '⚪',
  worse: '🔴',
  'different-test-split': '🟡',
  'different-classes': '🟡',
  'too-few-images': '🟡',
};

/** The heading: the verdict with its icon where there's a baseline, and the result; without one the result. */
export function heading(results: Results): string {
  const { comparison } = results;
  const result = resultSentence(results);
  const icon = ICONS[comparison.verdict];
  if (icon === undefined) return `### ${result}`;
  return `### ${icon} ${escapeText(comparison.sentence, LONGEST_SENTENCE)}\n\n${result}.`;
}

/** Why the run was compared with nothing; undefined where it was compared. */
export function baselineNote({ comparison: { verdict, sentence } }: Results): string | undefined {
  if (verdict !== 'no-baseline' && verdict !== 'not-tested') return undefined;
  return escapeText(sentence.replace(/\.?$/, '.'), LONGEST_SENTENCE);
}

/** Each finding with the rule that fired; undefined before anything was diagnosed. */
export function diagnosisText({ diagnosis }: Results): string | undefined {
  if (diagnosis.length === 0) return undefined;
  return diagnosis
    .map(({ title, sentence, rule }, i) => {
      const lead = `**${i === 0 ? 'Diagnosis: ' : 'Also: '}${escapeText(title)}.**`;
      return `${lead} ${escapeText(sentence, LONGEST_SENTENCE)} (Rule: ${escapeText(rule, LONGEST_SENTENCE)}.)`;
    })
    .join('\n\n');
}

/** "95 % intervals over 42 test images: accuracy 0.981 to 0.993, ..."; undefined where there are too few images. */
export function intervalsNote({ test }: Results): string | undefined {
  const parts = (
    [
      ['accuracy', 'accuracy'],
      ['mean-iou', 'mean IoU'],
      ['macro-f1', 'macro F1'],
    ] as const
  ).flatMap(([name, title]) => {
    const interval = test.intervals[name];
    return interval === null ? [] : [`${title} ${range(interval, formatRatio)}`];
  });
  if (parts.length === 0) return undefined;
  return `95 % intervals (bootstrap over ${plural(test.images, 'test image')}): ${parts.join(', ')}.`;
}

/** Column heads and, by class, cells that the test table has beside F1: its interval, its change. */
export function judgedColumns({ test, comparison }: Results): {
  readonly header: readonly string[];
  readonly cells: readonly (readonly string[])[];
} {
  const { changes, baseline } = comparison;
  const hasInterval = test['per-class'].some((metrics) => metrics['f1-interval'] !== null);
  const header = [
    ...(hasInterval ? ['95 % interval'] : []),
    ...(changes === null ? [] : [`vs ${shortName(baseline?.name ?? '')}`]),
  ];
  const cells = test['per-class'].map((metrics, k) => {
    const change = changes?.['per-class'][k].f1;
    const interval = metrics['f1-interval'];
    return [
      ...(hasInterval ? [interval === null ? NONE : range(interval, formatRatio)] : []),
      ...(changes === null ? [] : [changeCell(change)]),
    ];
  });
  return { header, cells };
}

type Change = NonNullable<Comparison['changes']>['accuracy'];

function changeCell(change: Change | undefined): string {
  if (change === null || change === undefined) return NONE;
  const interval = change.interval === null ? '' : ` (${range(change.interval, formatChange)})`;
  return `${formatChange(change.change)}${interval}`;
}

function range({ low, high }: { low: number; high: number }, format: (value: number) => string): string {
  return `${format(low)} to ${format(high)}`;
}

/** A path is too long for the head of a column. */
function shortName(name: string): string {
  return name.length > 0 && name.length <= 24 ? escapeText(name) : 'baseline';
}

/** "Since main: 3 images added (...), 1 relabelled (...)."; undefined where that isn't known. */
export function dataChangesNote({ comparison: { data, baseline } }: Results): string | undefined {
  if (data === null || baseline === null) return undefined;
  const since = `Since the baseline ${escapeText(baseline.name)} (${escapeText(baseline['created-at'].slice(0, '2026-01-02'.length))})`;
  const parts = (
    [
      ['added', 'added'],
      ['removed', 'removed'],
      ['relabelled', 'relabelled'],
      ['moved', 'moved to another part of the split'],
    ] as const
  ).flatMap(([kind, words]) => {
    const { count, ids } = data[kind];
    if (count === 0) return [];
    const more = count > ids.length ? ' and more' : '';
    return [`${plural(count, 'image')} ${words} (${ids.map((id) => escapeText(id)).join(', ')}${more})`];
  });
  return `${since}: ${parts.length === 0 ? 'the same images with the same labels' : parts.join('; ')}.`;
}
