// `recipe: classic`: the published recipe for segmenting dark-matter CCD exposures, setting by setting.
import { unet } from '../../network/unet.ts';
import type { Normalization } from '../../shared/normalization.ts';
import type { ImageStatistics, Intensities } from './image-statistics.ts';
import { type Recipe, roundUp, type Wishes } from './recipe.ts';

const NETWORK = {
  task: 'segmentation',
  widths: [32, 64, 128, 256, 512],
  activation: 'elu',
  batchNorm: false,
  dropout: 0.18,
  l2: 0.01,
} as const;

export function classicRecipe(statistics: ImageStatistics, wishes: Wishes): Recipe {
  const { channels, classes, bitDepth, intensities } = statistics;
  const network = unet({ ...NETWORK, channels, classes });
  const full = 2 ** bitDepth - 1;
  const whole = { low: 0, high: full, offset: 0, scale: 1 / full };
  return {
    network,
    normalization: { channels: bitDepth === 32 ? intensities.map(toUnit) : intensities.map(() => whole) },
    patch: {
      height: wishes.imageSize ?? roundUp(statistics.largestHeight, network.stride),
      width: wishes.imageSize ?? roundUp(statistics.largestWidth, network.stride),
    },
    batchSize: wishes.batchSize ?? 1,
    patchesPerImage: 1,
    optimizer: 'adadelta',
    learningRate: 1,
    warmupSteps: 0,
    decayPower: undefined,
    reduceOnPlateau: { factor: 0.1, patience: 5, minDelta: 1e-3, floor: 1e-7 },
    crossEntropy: 1,
    dice: 0,
    labelSmoothing: 0,
    mixUp: 0,
    classWeights: 'balanced',
    augmentation: undefined,
    reasons: {
      network: 'the published U-Net: ELU, he_normal, L2 0.01, dropout 0.18',
      normalization:
        bitDepth === 32
          ? 'floats have no largest value to divide by, as published: the 0.5th to 99.5th percentile becomes 0 to 1'
          : `the published scaling: divide by ${full}, the largest ${bitDepth}-bit value`,
      patch: 'whole images',
      'batch-size': 'as published',
      optimizer: 'as published',
      'learning-rate': 'as published; falls to a tenth after 5 epochs without a better validation loss',
      'class-weights': 'inverse frequency, normalised to the number of classes, as published',
      augment: 'none, as published',
    },
  };
}

/** A channel of one value carries nothing; any scale does. */
function toUnit({ low, high }: Intensities): Normalization['channels'][number] {
  return { low, high, offset: low, scale: high === low ? 1 : 1 / (high - low) };
}
