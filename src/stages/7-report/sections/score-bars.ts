// Scores as bars from 0 to 1, a group for each class or run.
import type { BarSeries, Bars } from '../../../document/document.ts';
import { formatRatio } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';
import { forMasks } from '../task-words.ts';

export function scoreBars(
  bars: Pick<Bars, 'id' | 'label' | 'groups' | 'series'> & Partial<Pick<Bars, 'caption'>>,
): Bars {
  // As much of a number as has room at the end of a bar.
  const format = (value: number) => formatRatio(value).slice(0, 5);
  return { kind: 'bars', caption: 'From 0 to 1, higher is better', format, ...bars };
}

type ClassScores = Readonly<Record<'f1' | 'iou', number | null>>;

/** F1 and, of masks, IoU of each class. */
export function classSeries(run: Pick<Results, 'task'>, scores: readonly ClassScores[]): BarSeries[] {
  const iou = { name: 'IoU', color: 'validation', values: scores.map((one) => one.iou) } as const;
  return [{ name: 'F1', color: 'train', values: scores.map((one) => one.f1) }, ...forMasks(run, iou)];
}
