// A score's change since the baseline and its interval, as they stand in tables.
import type { Interval } from '../../../results/judgement.ts';
import { type Inline, interval } from '../inline.ts';
import { formatChange, formatRatio, NONE } from '../words/numbers.ts';

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
  return between === null ? '' : interval(`${format(between.low)} to ${format(between.high)}`);
}
