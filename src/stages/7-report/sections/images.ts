// The scores of one image, as they stand in tables with a row for each.
import type { ScoreKey } from '../../../metrics/scores.ts';
import type { Results } from '../../../results/results.ts';
import { shownScores } from '../task-words.ts';
import { formatRatio } from '../words/numbers.ts';

export function imageColumns(run: Pick<Results, 'task'>): string[] {
  return shownScores(run).map(({ title }) => title);
}

export function imageScores(
  run: Pick<Results, 'task'>,
  image: Pick<Results['test']['per-image'][number], ScoreKey>,
): string[] {
  return shownScores(run).map(({ key }) => formatRatio(image[key]));
}
