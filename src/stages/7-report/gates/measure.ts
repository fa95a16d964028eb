// Finds the number that a gate is about, in this run or in the baseline, or says in words why there is none.
import type { ScoreKey } from '../../../metrics/scores.ts';
import type { Results } from '../../../results/results.ts';
import { type ClassMetric, type MetricGate, type RunMetric, scoreOf } from '../../1-config/gates/grammar.ts';

/** What a run must have kept for its numbers to be found. */
export type MeasuredRun = Pick<Results, 'task' | 'history' | 'best-epoch' | 'test'>;

/** The same with its images, so that changes can be told; a baseline has as much. */
export type GateRun = MeasuredRun & Pick<Results, 'split'>;

export type Measure =
  | { readonly value: number; readonly absent?: undefined }
  /** A reason, for the middle of a sentence. */
  | { readonly value?: undefined; readonly absent: string };

/** Why an evaluation has neither curves nor their numbers. */
export const UNTRAINED = 'nothing was trained';

/** The values of training and validation are the kept epoch's. */
export function measure(gate: Pick<MetricGate, 'metric' | 'class'>, run: MeasuredRun): Measure {
  const { test } = run;
  const { metric } = gate;
  if (partOf(gate) === 'test' && test.accuracy === null) return { absent: 'the model was not tested' };
  if (partOf(gate) !== 'test' && run.history.length === 0) return { absent: UNTRAINED };
  if (gate.class !== undefined) return ofClass(metric as ClassMetric, gate.class.name, run);
  const kept = run.history.find(({ epoch }) => epoch === run['best-epoch']);
  const value = ofRun(metric as RunMetric, test, kept);
  return value === null || value === undefined ? { absent: `${metric} is not a number` } : { value };
}

type Epoch = Results['history'][number];

function ofRun(metric: RunMetric, test: Results['test'], kept: Epoch | undefined): number | null | undefined {
  if (metric === 'test-calibration-error') return test.calibration?.['expected-error'];
  return isOfTest(metric) ? test[scoreOf(metric)!.key] : kept?.[metric];
}

function isOfTest(metric: RunMetric): metric is `test-${ScoreKey}` {
  return metric.startsWith('test-');
}

function ofClass(metric: ClassMetric, name: string, run: MeasuredRun): Measure {
  const value = run.test['per-class'].find((metrics) => metrics.class === name)?.[metric];
  if (value !== null && value !== undefined) return { value };
  const there = {
    precision: 'was predicted as',
    recall: 'shows',
    f1: 'shows or was predicted as',
    iou: 'shows or was predicted as',
  };
  const one = run.task === 'segmentation' ? 'no pixel of the test images' : 'no test image';
  return { absent: `${one} ${there[metric]} class "${name}"` };
}

/** The part of the split that a metric is measured on. */
export function partOf({ metric }: Pick<MetricGate, 'metric'>): 'train' | 'validation' | 'test' {
  if (metric.startsWith('train-')) return 'train';
  return metric.startsWith('val-') ? 'validation' : 'test';
}

/** `f1 of class "cluster"`; the run's metrics by their names. */
export function titleOf(gate: Pick<MetricGate, 'metric' | 'class'>): string {
  return gate.class === undefined ? gate.metric : `${gate.metric} of class "${gate.class.name}"`;
}
