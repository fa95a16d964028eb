// Says whether a run is better than its baseline: on the same test images by a paired bootstrap, else not at all.
import type { Baseline, BaselineResults } from '../../../earlier/baseline.ts';
import {
  differenceIntervals,
  drawImages,
  type Interval,
  type ScoreIntervals,
} from '../../../metrics/bootstrap.ts';
import type { ClassCounts } from '../../../metrics/confusion.ts';
import { byScore, DECIDING, isScoreOf, type ScoreKey } from '../../../metrics/scores.ts';
import { finite } from '../../../results/json-values.ts';
import { type Comparison, NO_COMPARISON } from '../../../results/judgement.ts';
import type { Results } from '../../../results/results.ts';
import { Random } from '../../../shared/random.ts';
import { classChanges } from './class-changes.ts';
import { dataChanges } from './data-changes.ts';
import { type Paired, pairTestImages } from './test-images.ts';
import { verdictSentence } from './words.ts';

export type Compared = Pick<Results, 'task' | 'classes' | 'split' | 'test'> & {
  readonly plan: Pick<Results['plan'], 'seed'>;
  readonly model: Pick<Results['model'], 'sha256'>;
  readonly data: Pick<Results['data'], 'hash'>;
};
type Judged = Pick<Comparison, 'verdict' | 'changes'> & {
  /** How many images both tested; undefined: all that were. */
  readonly shared?: number | undefined;
  /** How many of the images that both tested have pixels that count; undefined: all. */
  readonly counted?: number;
  /** Why the two can't be compared, for after a colon. */
  readonly reason?: string;
};

/** The change in the deciding score decides; the same two runs give the same numbers wherever they are compared. */
export function compareRuns(current: Compared, baseline: Baseline): Comparison {
  if (baseline.results === undefined) return { ...NO_COMPARISON, sentence: baseline.reason };
  const { results, name } = baseline;
  const { reason, shared, counted, ...judged } = judge(current, results);
  return {
    ...judged,
    'shared-images': shared ?? null,
    sentence: verdictSentence({ ...judged, shared, counted }, current.test, results.test, name, reason),
    baseline: {
      name,
      'created-at': results['created-at'],
      version: results.tool.version,
      images: results.test.images,
      ...byScore(({ key }) => results.test[key]),
      intervals: results.test.intervals,
    },
    data: dataChanges(current.split, results.split, classChanges(current, results) !== undefined),
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
  const [after, before] = paired.isPartial
    ? [testOf(paired.after, current), testOf(paired.before, current)]
    : [current.test, baseline.test];
  const changes = changesOf(after, before, intervals);
  const shared = paired.isPartial ? images : undefined;
  const isSame = paired.isAlike && !paired.isPartial && isUnchanged(current, baseline);
  const verdict = isSame ? 'same' : verdictOf(intervals.scores[DECIDING.key]);
  return { verdict, changes, shared, counted: countedIn(paired) };
}

/** Nothing has changed: that takes no interval to be seen. Two other models agree on a few images by chance. */
function isUnchanged({ model, data }: Compared, baseline: BaselineResults): boolean {
  return model.sha256 === baseline.model.sha256 || data.hash === baseline.data.hash;
}

/** As the intervals count them. */
function countedIn({ after, before }: Paired): number {
  return after.filter((counts, i) => [...counts, ...before[i]].some((count) => count > 0)).length;
}

/** What a change is made from. */
type Scored = Readonly<Record<ScoreKey, number | null>> & {
  readonly 'per-class': readonly {
    readonly class: string;
    readonly f1: number | null;
    readonly iou: number | null;
  }[];
};

/** The scores of some images, as a test of these alone has them. */
function testOf(
  images: readonly ClassCounts[],
  { task, classes }: Pick<Compared, 'task' | 'classes'>,
): Scored {
  const total = images.reduce((sum, counts) => sum.map((count, j) => count + counts[j]));
  const perClass = classes.map(({ name }, k) => {
    const [right, truth, predicted] = [0, 1, 2].map((row) => total[row * classes.length + k]);
    const [f1, iou] = [(2 * right) / (truth + predicted), right / (truth + predicted - right)];
    return { class: name, f1: finite(f1), iou: finite(iou) };
  });
  return {
    ...byScore((score) => (isScoreOf(score, task) ? finite(score.of(total)) : null)),
    'per-class': perClass,
  };
}

/** No interval: too few images. */
function verdictOf(deciding: Interval | undefined): Comparison['verdict'] {
  if (deciding === undefined) return 'too-few-images';
  if (deciding.low > 0) return 'better';
  return deciding.high < 0 ? 'worse' : 'same';
}

function changesOf(after: Scored, before: Scored, intervals: ScoreIntervals): Comparison['changes'] {
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
