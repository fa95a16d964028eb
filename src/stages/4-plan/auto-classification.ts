// `recipe: auto` for classification: a plan from the statistics of the images, for the best model in few minutes
// on few cores. How large images and network are is planned in classifier-size.ts.
import { classifier } from '../../network/classifier.ts';
import { type Augmentation, NO_AUGMENTATION } from './augmentation.ts';
import { classifierSize } from './classifier-size.ts';
import type { ImageStatistics } from './image-statistics.ts';
import { planNormalization } from './normalization.ts';
import type { Recipe, Wishes } from './recipe.ts';
import { autoSchedule } from './schedule.ts';
import type { Symmetry } from './symmetry.ts';

/** As many as keep the batch statistics steady; twice as many take twice the memory and learn no faster. */
const BATCH_SIZE = 32;

/** Fewer updates an epoch than this make the validation loss of one epoch hardly better than of the one before. */
const LEAST_STEPS_PER_EPOCH = 25;

/** From this ratio between the classes with most and fewest images on, the small ones are weighed up. */
const UNBALANCED = 2;

/** Szegedy et al. 2016. */
const LABEL_SMOOTHING = 0.1;

const LEARNING_RATE = 4e-3;

export function classificationRecipe(statistics: ImageStatistics, wishes: Wishes): Recipe {
  const { channels, classes, images } = statistics;
  const schedule = autoSchedule(wishes.timeBudgetMs !== undefined, 5);
  const { input, stages } = classifierSize(statistics.sizes, wishes);
  const { normalization, reason } = planNormalization(statistics);
  const batchSize = wishes.batchSize ?? BATCH_SIZE;
  const unbalanced = isUnbalanced(statistics.classShares);
  const resized = statistics.sizes.some(
    ({ height, width }) => height !== input.height || width !== input.width,
  );
  return {
    network: classifier({ ...stages, channels, classes, dropout: 0 }),
    normalization,
    patch: input,
    batchSize,
    patchesPerImage: Math.ceil((LEAST_STEPS_PER_EPOCH * batchSize) / images),
    optimizer: 'adamw',
    learningRate: LEARNING_RATE,
    ...schedule.steps,
    crossEntropy: 1,
    dice: 0,
    labelSmoothing: LABEL_SMOOTHING,
    mixUp: 0,
    classWeights: unbalanced ? 'sqrt' : 'none',
    augmentation: augmentationFor(statistics.symmetry),
    reasons: {
      network: 'skips let batch norm and ReLU learn in few epochs; narrow enough for CPU cores',
      normalization: reason,
      'image-size': resized
        ? `the median image in its own shape, 128 pixels at most and shrunk as far as 64 for 40 epochs to fit into ${wishes.timeBudgetMs === undefined ? '15 minutes' : 'the time budget'} on two idle cores, by estimate; all others are resized to it`
        : 'the size of the images',
      'batch-size': 'enough images for steady batch statistics',
      optimizer: 'decoupled weight decay; few settings to tune',
      'learning-rate': schedule.reason,
      'class-weights': unbalanced
        ? 'square root of the inverse frequency: rare classes count without flooding the common ones'
        : `no class has more than ${UNBALANCED} times the images of another, so every image counts alike`,
      'label-smoothing': 'keeps the network from being surer than its images allow',
      'mix-up': 'off: it pays in long trainings',
      augment: `turns up to ${ROTATION}°, zoom, shift, light; ${flipsInWords(statistics.symmetry)}`,
    },
  };
}

function isUnbalanced(shares: readonly number[]): boolean {
  const occurring = shares.filter((share) => share > 0);
  return Math.max(...occurring) > UNBALANCED * Math.min(...occurring);
}

const ROTATION = 10;

/** Small changes that leave nearly every class what it is, and the flips that the images themselves allow. */
function augmentationFor(symmetry: Symmetry | undefined): Augmentation {
  return {
    ...NO_AUGMENTATION,
    ...allowedFlips(symmetry),
    rotation: { probability: 0.5, degrees: ROTATION },
    // Zooming in shows a part anywhere in the image, so it shifts, too.
    scale: { probability: 0.8, low: 0.85, high: 1.2 },
    brightness: { probability: 0.3, amount: 0.3 },
    contrast: { probability: 0.3, amount: 0.25 },
  };
}

export function allowedFlips(
  symmetry: Symmetry | undefined,
): Pick<Augmentation, 'horizontalFlip' | 'verticalFlip' | 'quarterTurns'> {
  const half = (allowed: boolean | undefined) => (allowed ? 0.5 : 0);
  return {
    horizontalFlip: half(symmetry?.horizontalFlip),
    verticalFlip: half(symmetry?.verticalFlip),
    quarterTurns: half(symmetry?.quarterTurns),
  };
}

function flipsInWords(symmetry: Symmetry | undefined): string {
  if (!symmetry?.evident)
    return 'no flips, as the images that are most alike do not tell whether those keep the class';
  const allowed = [
    ...(symmetry.horizontalFlip ? ['left-right flips'] : []),
    ...(symmetry.verticalFlip ? ['up-down flips'] : []),
    ...(symmetry.quarterTurns ? ['quarter turns'] : []),
  ];
  if (allowed.length === 0) return 'no flips: a flipped image is less like the images of its class';
  const list = allowed.length === 1 ? allowed[0] : `${allowed.slice(0, -1).join(', ')} and ${allowed.at(-1)}`;
  return `${list}, after which an image is still most like others of its class`;
}
