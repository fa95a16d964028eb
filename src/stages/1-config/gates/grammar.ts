// The words of a gate and what a gate is once it's read. Reading is parse-gate.ts's work, judging is stage 7's.
import { SCORES, type Score } from '../../../metrics/scores.ts';

const scores = <Part extends 'test' | 'val' | 'train'>(part: Part) =>
  SCORES.map(({ key }) => `${part}-${key}` as const);

/** Of a whole run, by the names of results.json; those of training and validation are the kept epoch's. */
export const RUN_METRICS = [
  ...scores('test'),
  'test-calibration-error',
  'val-loss',
  ...scores('val'),
  'train-loss',
  ...scores('train'),
] as const;

/** Other names of the same, as the action's output `validation-loss` has it. */
export const ALIASES: Readonly<Record<string, RunMetric>> = Object.fromEntries(
  RUN_METRICS.filter((name) => name.startsWith('val-')).map((name) => [
    name.replace('val', 'validation'),
    name,
  ]),
);

/** The score that a run's metric is; undefined: a loss or the calibration. */
export function scoreOf(metric: RunMetric): Score | undefined {
  return SCORES.find(({ key }) => [`test-${key}`, `val-${key}`, `train-${key}`].includes(metric));
}

/** Of one class, on the test images. */
export const CLASS_METRICS = ['precision', 'recall', 'f1', 'iou'] as const;

/** The verdicts of the diagnosis that speak against a run, and what of the comparison does. */
export const FINDINGS = [
  'worse',
  'no-verdict',
  'declining',
  'overfit',
  'underfit',
  'still-improving',
  'too-short',
  'too-noisy',
  'learning-rate-too-high',
  'class-never-predicted',
  'train-test-gap',
] as const;

/** Those that come of other runs. */
const OF_COMPARISON: readonly FindingName[] = ['worse', 'no-verdict', 'declining'];

/** Those that the test images tell. */
export const OF_TEST: readonly FindingName[] = [
  'worse',
  'declining',
  'class-never-predicted',
  'train-test-gap',
];

export const OPERATORS = ['<', '<=', '>', '>='] as const;

export type RunMetric = (typeof RUN_METRICS)[number];
export type ClassMetric = (typeof CLASS_METRICS)[number];
export type FindingName = (typeof FINDINGS)[number];
export type Operator = (typeof OPERATORS)[number];

/** A condition that must not hold. */
export type Gate = MetricGate | FindingGate;

interface Written {
  /** As it was typed, without the blanks and the comment around it. */
  readonly text: string;
}

export interface MetricGate extends Written {
  readonly kind: 'metric';
  /** True: not the value is compared but its change since the baseline, this run minus the baseline. */
  readonly delta: boolean;
  readonly metric: RunMetric | ClassMetric;
  /** Where the metric is one class's. */
  readonly class?: ClassReference;
  readonly operator: Operator;
  readonly bound: number;
}

/** A class's name, and from where to where it stands in the gate's text, its quotes among it. */
export interface ClassReference {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface FindingGate extends Written {
  readonly kind: 'finding';
  readonly finding: FindingName;
}

export function isClassMetric(metric: RunMetric | ClassMetric): metric is ClassMetric {
  return CLASS_METRICS.some((one) => one === metric);
}

/** Not of training or validation, where the numbers are the kept epoch's. */
export function isOfTest(metric: RunMetric | ClassMetric): boolean {
  return !metric.startsWith('train-') && !metric.startsWith('val-');
}

/** Whether the test images alone decide it, with those of other runs: nothing of the training. */
export function isMeasuredByTest(gate: Gate): boolean {
  if (gate.kind === 'metric') return isOfTest(gate.metric);
  return (
    gate.finding === 'no-verdict' || (OF_TEST.includes(gate.finding) && gate.finding !== 'train-test-gap')
  );
}

/** Whether other runs decide it: what is on a branch stays what the next run there is compared with, even where it fails. */
export function isComparing(gate: Gate): boolean {
  return gate.kind === 'metric' ? gate.delta : OF_COMPARISON.includes(gate.finding);
}

/** A loss has no upper end; all the other metrics are ratios. */
export function isRatio(metric: RunMetric | ClassMetric): boolean {
  return !metric.endsWith('-loss');
}
