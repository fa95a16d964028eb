// `recipe: auto` for a classification that starts from a pretrained network: its head alone is fitted first (linear probing),
// then the blocks above the frozen ones learn as well, lower ones more slowly (Kumar et al. 2022; Howard & Ruder 2018).
import { EFFICIENTNET_LITE0_OUTPUTS } from '../../network/efficientnet-lite.ts';
import { frozenUpTo } from '../../network/freeze.ts';
import type { Network } from '../../network/network.ts';
import { parametersOf } from '../../network/parameters.ts';
import { classificationRecipe } from './auto-classification.ts';
import type { ImageStatistics } from './image-statistics.ts';
import type { FittedModel } from './initial-model.ts';
import { normalizationFor } from './pretrained.ts';
import { pretrainedSize } from './pretrained-size.ts';
import type { Recipe, Wishes } from './recipe.ts';

/** Fewer updates an epoch than this are hardly worth a validation. */
const LEAST_STEPS_PER_EPOCH = 8;

/**
 * What lies below sees edges and colours, which are much the same everywhere; at its resolution a step would
 * take much longer.
 */
const FROZEN_STRIDE = 8;
const FROZEN = EFFICIENTNET_LITE0_OUTPUTS[FROZEN_STRIDE];

/** Of the head. */
const LEARNING_RATE = 2e-3;
/** Of each block by that of the one above it. */
const RATE_DECAY = 0.8;

export function pretrainedClassification(
  statistics: ImageStatistics,
  wishes: Wishes,
  { network, pretraining }: FittedModel,
): Recipe {
  const scratch = classificationRecipe(statistics, wishes);
  const learning = frozenUpTo(network, FROZEN);
  const { normalization, reason } = normalizationFor(statistics);
  const { reasons, batchSize } = scratch;
  return {
    ...scratch,
    network: learning,
    normalization,
    patch: pretrainedSize(statistics.sizes, wishes),
    patchesPerImage: Math.ceil((LEAST_STEPS_PER_EPOCH * batchSize) / statistics.images),
    learningRate: LEARNING_RATE,
    rates: discriminativeRates(learning),
    linearProbe: true,
    reasons: {
      ...reasons,
      network: `pretrained on ${pretraining?.dataset}; its head, the last layer, is fitted alone in the first epoch, then all but its lowest layers learn as well: those see edges and colours, and would take much of the time`,
      normalization: reason,
      'image-size': `the median image in its own shape, of about the size that the network knows things at, or smaller to fit into ${wishes.timeBudgetMs === undefined ? '15 minutes' : 'the time budget'} on two idle cores, by estimate; all others are resized to it`,
      'learning-rate': `of the head; each block below learns at ${RATE_DECAY} of the one above it; ${reasons['learning-rate']}`,
    },
  };
}

/** By layer: 1 for those of the head, less by `RATE_DECAY` with each block below it. */
function discriminativeRates(network: Network): Readonly<Record<string, number>> {
  const learned = new Set(
    parametersOf(network).flatMap(({ layer, trainable }) => (trainable ? [layer] : [])),
  );
  const blocks = [...new Set([...learned].map(blockOf))];
  const rates = [...learned].map((layer) => {
    const above = blocks.length - 1 - blocks.indexOf(blockOf(layer));
    return [layer, RATE_DECAY ** above] as const;
  });
  return Object.fromEntries(rates.filter(([, rate]) => rate !== 1));
}

/** `block3.expand` is of `block3`. */
function blockOf(layer: string): string {
  return layer.split('.')[0]!;
}
