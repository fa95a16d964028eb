// Says whether a run is better than its baseline: on the same test images by a paired bootstrap, else not at all.
import type { Baseline, BaselineResults } from '../../../earlier/baseline.ts';
import {
  differenceIntervals,
  drawImages,
  type Interval,
  type ScoreIntervals,
} from '../../../metrics/bootstrap.ts';
import { byScore, DECIDING } from '../../../metrics/scores.ts';
import { type Comparison, NO_COMPARISON } from '../../../results/judgement.ts';
import type { Results } from '../../../results/results.ts';
import { Random } from '../../../shared/random.ts';
import { classChanges } from './class-changes.ts';
import { dataChanges } from './data-changes.ts';
import { pairTestImages } from './test-images.ts';
import { verdictSentence } from './words.ts';

export type Compared = Pick<Results, 'task' | 'classes' | 'split' | 'test'> & {
  readonly plan: Pick<Results['plan'], 'seed'>;
};
type Judged = Pick<Comparison, 'verdict' | 'changes'> & {
  /** Why the two can't be compared, for after a colon. */
  readonly reason?: string;
};

/** The change in the deciding score decides; the same two runs give the same numbers wherever they are compared. */
export function compareRuns(current: Compared, baseline: Baseline): Comparison {
  if (baseline.results === undefined) return { ...NO_COMPARISON, sentence: baseline.reason };
  const { results, name } = baseline;
  const { reason, ...judged } = judge(current, results);
  return {
    ...judged,
    sentence: verdictSentence(judged, current.test, results.test, name, reason),
    baseline: {
      name,
      'created-at': results['created-at'],
      version: results.tool.version,
      images: results.test.images,
      ...byScore(({ key }) => results.test[key]),
      intervals: results.test.intervals,
    },
    data: dataChanges(current.split, results.split),
  };
}

function judge(current: Compared, baseline: BaselineResults): Judged {
  if (current.task !== baseline.task) {
    const reason = `this is a ${current.task}, that was a ${baseline.task}`;
    return { verdict: 'different-classes', changes: null, reason };
  }
  const otherClasses = classChanges(current, baseline);
  if (otherClasses !== undefined)
    return { verdict: 'different-classes', changes: null, reason: otherClasses };
  if (current.test[DECIDING.key] === null || baseline.test[DECIDING.key] === null) {
    const untested = current.test[DECIDING.key] === null ? 'this run' : 'the baseline';
    return { verdict: 'not-tested', changes: null, reason: `${untested} was not tested` };
  }
  const paired = pairTestImages(current, baseline);
  if (typeof paired === 'string') return { verdict: 'different-test-split', changes: null, reason: paired };
  const images = paired.after.length;
  const draws = drawImages(images, Random.for(current.plan.seed, 'bootstrap'));
  const intervals = differenceIntervals(paired.after, paired.before, draws);
  const changes = changesOf(current.test, baseline.test, intervals);
  return { verdict: verdictOf(intervals.scores[DECIDING.key]), changes };
}

/** No interval: too few images. */
function verdictOf(deciding: Interval | undefined): Comparison['verdict'] {
  if (deciding === undefined) return 'too-few-images';
  if (deciding.low > 0) return 'better';
  return deciding.high < 0 ? 'worse' : 'same';
}

function changesOf(
  after: Results['test'],
  before: BaselineResults['test'],
  intervals: ScoreIntervals,
): Comparison['changes'] {
  const change = (now: number | null, then: number | null, interval: Interval | undefined) =>
    now === null || then === null ? null : { change: now - then, interval: interval ?? null };
  return {
    ...byScore(({ key }) => change(after[key], before[key], intervals.scores[key])),
    'per-class': after['per-class'].map((metrics, k) => ({
      class: metrics.class,
      f1: change(metrics.f1, before['per-class'][k].f1, intervals.f1[k]),
      iou: change(metrics.iou, before['per-class'][k].iou, intervals.iou[k]),
    })),
  };
}
