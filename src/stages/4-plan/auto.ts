// `recipe: auto` for segmentation: a plan from the statistics of the images, for the best model in few minutes on few
// cores. That for classification is auto-classification.ts.
import { unet } from '../../network/unet.ts';
import { type Augmentation, NO_AUGMENTATION } from './augmentation.ts';
import type { ImageStatistics } from './image-statistics.ts';
import { planNormalization } from './normalization.ts';
import { type Recipe, roundUp, type Wishes } from './recipe.ts';
import { autoSchedule } from './schedule.ts';

const PATCH = 128;
const PIXELS_PER_BATCH = 8 * PATCH * PATCH;
/** Fewer updates an epoch than this make the validation loss of one epoch hardly better than of the one before. */
const LEAST_STEPS_PER_EPOCH = 25;
const MOST_PATCHES_PER_IMAGE = 16;

/**
 * From this difference between upper and lower halves on, pictures are taken for upright: street scenes lie above it,
 * pictures from above or through a microscope near 0.
 */
const UPRIGHT_DIFFERENCE = 0.4;

/**
 * A class with a smaller share of the pixels than this is drowned without weights. Where all have more, weights only
 * move the boundaries between them away from where most pixels are right.
 */
const RARE_SHARE = 0.05;

/**
 * Jordan's for Muon. With a time budget 0.04 learns made-up cells a little better; without one its first epochs are
 * worse. Below 0.008 Muon learns no faster than AdamW does at its own best rate for this network.
 */
const LEARNING_RATE = 0.02;

/** Flips and quarter turns only: they keep every pixel's value, so they can't make a label wrong. */
function exactAugmentation(upright: boolean): Augmentation {
  const turned = upright ? 0 : 0.5;
  return { ...NO_AUGMENTATION, horizontalFlip: 0.5, verticalFlip: turned, quarterTurns: turned };
}

const NETWORK = {
  task: 'segmentation',
  widths: [16, 32, 64, 128],
  activation: 'relu',
  batchNorm: true,
  dropout: 0,
  l2: 0,
} as const;

export function autoRecipe(statistics: ImageStatistics, wishes: Wishes): Recipe {
  const { channels, classes } = statistics;
  const upright = statistics.upDown > UPRIGHT_DIFFERENCE;
  const schedule = autoSchedule(wishes.timeBudgetMs !== undefined, 3);
  const rare = statistics.classShares.some((share) => share > 0 && share < RARE_SHARE);
  const network = unet({ ...NETWORK, channels, classes });
  const { normalization, reason } = planNormalization(statistics);
  const edge = wishes.imageSize ?? roundUp(Math.min(PATCH, statistics.smallestEdge), network.stride);
  const patch = { height: edge, width: edge };
  const batchSize = wishes.batchSize ?? Math.min(32, Math.max(2, Math.round(PIXELS_PER_BATCH / edge ** 2)));
  return {
    network,
    normalization,
    patch,
    batchSize,
    patchesPerImage: patchesPerImage(statistics, edge, batchSize),
    optimizer: 'muon',
    learningRate: LEARNING_RATE,
    ...schedule.steps,
    crossEntropy: 1,
    dice: 0,
    labelSmoothing: 0,
    mixUp: 0,
    classWeights: rare ? 'sqrt' : 'none',
    augmentation: exactAugmentation(upright),
    reasons: {
      network:
        'batch norm and ReLU learn in few epochs; 4 levels see 100 pixels around; narrow enough for CPU cores',
      normalization: reason,
      patch: `crops of ${edge} pixels: more varied batches for the same work than whole images`,
      'batch-size': 'enough pixels for steady batch statistics',
      optimizer:
        'orthogonal updates learn more from each batch; AdamW for biases, batch norm and the last layer',
      'learning-rate': schedule.reason,
      'class-weights': rare
        ? 'square root of the inverse frequency: rare classes count without flooding the common ones'
        : `no class is rare (below ${RARE_SHARE * 100} % of the pixels), so every pixel counts alike`,
      augment: upright
        ? 'left-right flips only: the classes above and below differ, so the images have an up and a down'
        : 'flips and quarter turns: they change no pixel value, so no label turns wrong',
    },
  };
}

/** So many that an epoch sees about every pixel once, and has enough updates to be worth a validation. */
export function patchesPerImage(
  { meanPixels, images }: ImageStatistics,
  edge: number,
  batchSize: number,
): number {
  const coverage = Math.round(meanPixels / edge ** 2);
  const steps = Math.ceil((LEAST_STEPS_PER_EPOCH * batchSize) / images);
  return Math.max(steps, Math.min(MOST_PATCHES_PER_IMAGE, Math.max(1, coverage)));
}
