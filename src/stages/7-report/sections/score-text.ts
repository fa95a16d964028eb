// Scores as they stand in tables: with their intervals, their change since the baseline, and those of one image.
import { type Inline, interval } from '../../../document/inline.ts';
import { formatChange, formatRange, formatRatio, NONE } from '../../../document/numbers.ts';
import type { ScoreKey } from '../../../metrics/scores.ts';
import type { Interval } from '../../../results/judgement.ts';
import type { Results } from '../../../results/results.ts';
import { shownScores } from '../task-words.ts';

/** "+0.014", and beside it "+0.006 to +0.022". */
export function changeText(
  value: { readonly change: number; readonly interval: Interval } | null | undefined,
): Inline {
  if (value === null || value === undefined) return NONE;
  return [formatChange(value.change), rangeText(value.interval, formatChange)];
}

/** "0.981", and beside it "0.962 to 0.990". */
export function ratioText(value: number | null, between: Interval | undefined = null): Inline {
  return [formatRatio(value), rangeText(between, formatRatio)];
}

function rangeText(between: Interval, format: (value: number) => string): Inline {
  return between === null ? '' : interval(formatRange(between, format));
}

/** Heads of the columns that `imageScores` fills. */
export function imageColumns(run: Pick<Results, 'task'>): string[] {
  return shownScores(run).map(({ title }) => title);
}

export function imageScores(
  run: Pick<Results, 'task'>,
  image: Pick<Results['test']['per-image'][number], ScoreKey>,
): string[] {
  return shownScores(run).map(({ key }) => formatRatio(image[key]));
}
