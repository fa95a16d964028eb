// Every image by the model that did not train on it, as the tables of summary and page show it: the worst first.
import { formatRatio } from '../summary/numbers.ts';
import type { MergedFolds } from './merged.ts';

export interface OutOfFoldImages {
  /** Heads of the cells, behind image and fold. */
  readonly columns: readonly string[];
  readonly images: readonly {
    readonly id: string;
    readonly fold: number;
    readonly cells: readonly string[];
  }[];
  /** What the order is, for a caption. */
  readonly order: string;
}

/** Plain text: nothing in it is escaped. */
export function outOfFoldImages(merged: MergedFolds): OutOfFoldImages {
  return merged.task === 'segmentation' ? byIou(merged) : byProbability(merged);
}

function byIou({ 'out-of-fold': all }: MergedFolds): OutOfFoldImages {
  const images = all['per-image'].toSorted((a, b) => (a['mean-iou'] ?? 2) - (b['mean-iou'] ?? 2));
  return {
    columns: ['mean IoU', 'macro F1', 'accuracy'],
    images: images.map(({ id, fold, ...image }) => ({
      id,
      fold,
      cells: [image['mean-iou'], image['macro-f1'], image.accuracy].map(formatRatio),
    })),
    order: 'the lowest mean IoU first',
  };
}

function byProbability({ 'out-of-fold': all, classes }: MergedFolds): OutOfFoldImages {
  const images = all['per-image'].toSorted(
    (a, b) => (a['true-probability'] ?? 2) - (b['true-probability'] ?? 2),
  );
  return {
    columns: ['true class', 'predicted', 'probability', 'of the true class'],
    images: images.map(({ id, fold, cells, ...image }) => ({
      id,
      fold,
      cells: [
        ...(cells[0]?.slice(0, 2) ?? []).map((label) => classes[label]?.name ?? ''),
        ...[image.confidence, image['true-probability']].map(formatRatio),
      ],
    })),
    order: 'the lowest probability of the true class first',
  };
}
