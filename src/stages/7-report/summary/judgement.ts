// What the summary says of the comparison with the baseline and of the curves. What it says was found before.
import type { Results } from '../results.ts';
import type { Comparison } from '../results-judgement.ts';
import { scoresOf } from '../task-words.ts';
import { gatesLine, gatesStatus } from './gates.ts';
import { escapeText } from './markdown.ts';
import { formatChange, formatRatio, NONE, plural } from './numbers.ts';
import { resultSentence } from './sentences.ts';

/** Sentences with names in them, which are cut to this many characters in all. */
const LONGEST_SENTENCE = 600;
const LONGEST_REASON = 200;

const ICONS: Readonly<Record<Comparison['verdict'], string>> = {
  better: '🟢',
  same: '⚪',
  worse: '🔴',
  'different-test-split': '🟡',
  'different-classes': '🟡',
  'too-few-images': '🟡',
  'not-tested': '🟡',
  'no-baseline': '🔵',
};

type Judged = Pick<Results, 'task' | 'test' | 'comparison' | 'gates'> & Partial<Pick<Results, 'stop-reason'>>;

/** The heading: the verdict with its icon; then the gates, then the result. */
export function heading(results: Judged): string {
  const [verdict, ...result] = verdictLines(results);
  const gates = gatesText(results);
  return `### ${[verdict, ...(gates === undefined ? [] : [gates]), ...result].join('\n\n')}`;
}

/** Without a baseline one line: the result is the verdict. */
function verdictLines(results: Judged): string[] {
  const { comparison, test } = results;
  const result = resultSentence(results);
  const icon = ICONS[comparison.verdict];
  if (comparison.verdict !== 'no-baseline')
    return [`${icon} ${escapeText(comparison.sentence, LONGEST_SENTENCE)}`, `${result}.`];
  if (test.accuracy === null) return [`🟡 ${result}`];
  return [`${icon} No baseline to compare with: ${result[0].toLowerCase()}${result.slice(1)}`];
}

const GATE_ICONS = { passed: '🟢', failed: '🔴', 'not-applicable': '🟡' } as const;

/** Entities mean nothing between backticks, so a gate's text stands in an element. */
function gatesText({ gates }: Pick<Results, 'gates'>): string | undefined {
  const line = gatesLine(gates, {
    code: (text) => `<code>${escapeText(text)}</code>`,
    text: (text) => escapeText(text, LONGEST_REASON),
  });
  return line === undefined ? undefined : `${GATE_ICONS[gatesStatus(gates)]} ${line}.`;
}

/** Why the run was compared with nothing; undefined where it was compared. */
export function baselineNote({
  comparison: { verdict, sentence },
}: Pick<Results, 'comparison'>): string | undefined {
  if (verdict !== 'no-baseline') return undefined;
  return escapeText(sentence.replace(/\.?$/, '.'), LONGEST_SENTENCE);
}

/** Each finding and, small, the rule that fired; undefined before anything was diagnosed. */
export function diagnosisText({ diagnosis }: Pick<Results, 'diagnosis'>): string | undefined {
  if (diagnosis.length === 0) return undefined;
  return diagnosis
    .map(({ title, sentence, rule }, i) => {
      const lead = `**${i === 0 ? 'Diagnosis: ' : 'Also: '}${escapeText(title)}.**`;
      return `${lead} ${escapeText(sentence, LONGEST_SENTENCE)}<br><sub>Rule: ${escapeText(rule, LONGEST_SENTENCE)}.</sub>`;
    })
    .join('\n\n');
}

/** "95 % intervals over 42 test images: accuracy 0.981 to 0.993, ..."; undefined where there are too few images. */
export function intervalsNote(results: Pick<Results, 'task' | 'test'>): string | undefined {
  const { test } = results;
  const scores = [
    ['accuracy', 'accuracy'],
    ['mean-iou', 'mean IoU'],
    ['macro-f1', 'macro F1'],
  ] as const;
  const parts = scoresOf(results, scores).flatMap(([name, title]) => {
    const interval = test.intervals[name];
    return interval === null ? [] : [`${title} ${range(interval, formatRatio)}`];
  });
  if (parts.length === 0) return undefined;
  return `95 % intervals (bootstrap over ${plural(test.images, 'test image')}): ${parts.join(', ')}.`;
}

/** Column heads and, by class, cells that the test table has beside F1: its interval, its change. */
export function judgedColumns({ test, comparison }: Pick<Results, 'test' | 'comparison'>): {
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
