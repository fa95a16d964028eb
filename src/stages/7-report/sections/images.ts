// The scores of one image, as they stand in tables with a row for each.
import type { Results } from '../results.ts';
import { SCORES, scoresOf } from '../task-words.ts';
import { formatRatio } from '../words/numbers.ts';

export function imageColumns(run: Pick<Results, 'task'>): string[] {
  return scoresOf(run, SCORES).map(([, title]) => title);
}

export function imageScores(
  run: Pick<Results, 'task'>,
  image: Pick<Results['test']['per-image'][number], 'accuracy' | 'mean-iou' | 'macro-f1'>,
): string[] {
  return scoresOf(run, SCORES).map(([key]) => formatRatio(image[key]));
}
