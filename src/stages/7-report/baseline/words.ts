// The verdict as a sentence, without a full stop where it can be a heading. Plain text: nothing in it is escaped.
import { formatChange, formatRange, formatRatio, plural } from '../../../document/numbers.ts';
import { FEWEST_IMAGES } from '../../../metrics/bootstrap.ts';
import { DECIDING } from '../../../metrics/scores.ts';
import type { Comparison, Interval } from '../../../results/judgement.ts';
import type { Results } from '../../../results/results.ts';

type Test = Pick<Results['test'], 'images' | typeof DECIDING.key | 'intervals'>;

/** "Better than main: test macro F1 0.981 (+0.014, 95 % interval +0.006 to +0.022)" */
export function verdictSentence(
  {
    verdict,
    changes,
    shared,
    counted,
  }: Pick<Comparison, 'verdict' | 'changes'> & {
    readonly shared?: number | undefined;
    readonly counted?: number | undefined;
  },
  current: Test,
  baseline: Test,
  name: string,
  reason = '',
): string {
  const change = changeText(changes?.[DECIDING.key]);
  const onShared = shared === undefined ? ` ${change}` : `; on the ${shared} test images of both ${change}`;
  const score = `test ${DECIDING.title} ${formatRatio(current[DECIDING.key])}${onShared}`;
  switch (verdict) {
    case 'better':
      return `Better than ${name}: ${score}`;
    case 'worse':
      return `Worse than ${name}: ${score}`;
    case 'same':
      return `Same as ${name}: ${score}${alikeText(changes, current)}`;
    case 'too-few-images':
      return `Too few test images to tell from ${name} (${countText(shared ?? current.images, counted)}, ${FEWEST_IMAGES} are needed): ${score}`;
    case 'not-tested':
    case 'no-baseline':
      return `Not compared with ${name}: ${reason}`;
    case 'different-classes':
    case 'different-test-split':
      return `Not compared with ${name}: ${reason}. Test ${DECIDING.title} ${scoreText(current)} here, ${scoreText(baseline)} there`;
  }
}

function changeText(change: { readonly change: number; readonly interval: Interval } | null | undefined) {
  if (change === null || change === undefined) return '';
  if (change.change === 0 && change.interval?.low === 0 && change.interval.high === 0) return '(unchanged)';
  return `(${[formatChange(change.change), ...intervalText(change.interval, formatChange)].join(', ')})`;
}

/** An image of which every pixel is ignored tells nothing. */
function countText(images: number, counted = images): string {
  return counted === images ? `${images}` : `of ${images} only ${counted} have pixels that count`;
}

/** Too few images for an interval, of which none was predicted otherwise. */
function alikeText(changes: Comparison['changes'], { images }: Test): string {
  const hasInterval = (changes?.[DECIDING.key]?.interval ?? null) !== null;
  return hasInterval ? '' : ` with the same predictions on ${plural(images, 'test image')}`;
}

function scoreText({ intervals, ...test }: Test): string {
  const interval = intervalText(intervals[DECIDING.key], formatRatio);
  return [formatRatio(test[DECIDING.key]), ...interval.map((text) => `(${text})`)].join(' ');
}

function intervalText(interval: Interval, format: (value: number) => string): string[] {
  return interval === null ? [] : [`95 % interval ${formatRange(interval, format)}`];
}
