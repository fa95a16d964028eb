// `recipe: auto` for a segmentation that starts from a pretrained network: it becomes the encoder of a U-Net and stays as it is,
// while a light decoder over it learns as all that starts from random weights does.
import { EFFICIENTNET_LITE0_OUTPUTS } from '../../network/efficientnet-lite.ts';
import { efficientNetUnet, type OutputStride } from '../../network/efficientnet-unet.ts';
import { frozenUpTo } from '../../network/freeze.ts';
import { type Augmentation, NO_AUGMENTATION } from './augmentation.ts';
import { autoRecipe, patchesPerImage } from './auto.ts';
import type { ImageStatistics } from './image-statistics.ts';
import type { FittedModel } from './initial-model.ts';
import { normalizationFor } from './pretrained.ts';
import { type Recipe, roundUp, type Wishes } from './recipe.ts';

/** Its encoder sees far around each pixel, and things at the size that it knows them at. */
const PATCH = 256;
const PIXELS_PER_BATCH = 4 * PATCH * PATCH;

/**
 * Things are nearer or farther, and lit otherwise, in the next picture: with this a street that training hadn't seen was
 * told better, at a mean IoU of 0.506 instead of 0.499 and a loss of 0.25 instead of 0.29.
 */
const VARIED = {
  scale: { probability: 0.5, low: 0.6, high: 1.7 },
  brightness: { probability: 0.3, amount: 0.4 },
  contrast: { probability: 0.3, amount: 0.3 },
  gamma: { probability: 0.3, low: 0.7, high: 1.5 },
} satisfies Partial<Augmentation>;

/** What must be left of the labels at a stride, as mean IoU, for classes to be told apart there and not more finely. */
const LEAST_LEFT = 0.9;

export function pretrainedSegmentation(
  statistics: ImageStatistics,
  wishes: Wishes,
  { name, pretraining }: FittedModel,
): Recipe {
  const { channels, classes, labelDetail, smallestEdge } = statistics;
  const scratch = autoRecipe(statistics, wishes);
  const left = (stride: 2 | 4) => labelDetail?.[stride] ?? 0;
  const outputStride = strideFor(left);
  const unet = efficientNetUnet({ channels, classes, outputStride });
  const { normalization, reason } = normalizationFor(statistics);
  const edge = roundUp(wishes.imageSize ?? Math.min(PATCH, smallestEdge), unet.stride);
  const batchSize = wishes.batchSize ?? Math.min(32, Math.max(2, Math.round(PIXELS_PER_BATCH / edge ** 2)));
  return {
    ...scratch,
    network: frozenUpTo(unet, EFFICIENTNET_LITE0_OUTPUTS[32]),
    normalization,
    patch: { height: edge, width: edge },
    batchSize,
    patchesPerImage: patchesPerImage(statistics, edge, batchSize),
    augmentation: { ...NO_AUGMENTATION, ...scratch.augmentation, ...VARIED },
    reasons: {
      ...scratch.reasons,
      network: `its encoder is ${name} as ${pretraining?.dataset} has trained it, and stays so; the decoder over it learns; ${detailInWords(left, outputStride)}`,
      normalization: reason,
      augment: `${scratch.reasons.augment}; other sizes and light: things are nearer or farther, and lit otherwise, in the next picture`,
      patch: `crops of ${edge} pixels: more varied batches for the same work than whole images, and enough to see things in`,
    },
  };
}

/** The coarsest that leaves enough of the labels: each finer one takes more time. */
function strideFor(left: (stride: 2 | 4) => number): OutputStride {
  if (left(2) < LEAST_LEFT) return 1;
  return left(4) < LEAST_LEFT ? 2 : 4;
}

function detailInWords(left: (stride: 2 | 4) => number, stride: OutputStride): string {
  return stride === 1
    ? `labels are so fine that half the resolution would leave of them a mean IoU of ${left(2).toFixed(2)}`
    : `${stride === 2 ? 'half' : 'a quarter of'} the resolution leaves of the labels a mean IoU of ${left(stride).toFixed(2)}`;
}
