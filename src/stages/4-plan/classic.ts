// `recipe: classic`: the published recipe for segmenting dark-matter CCD exposures, setting by setting.
import { unet } from '../../network/unet.ts';
import type { Fingerprint } from './fingerprint.ts';
import { type Recipe, roundUp, type Wishes } from './recipe.ts';

const WIDTHS = [32, 64, 128, 256, 512];

export function classicRecipe(fingerprint: Fingerprint, wishes: Wishes): Recipe {
  const { channels, classes, bitDepth } = fingerprint;
  const network = unet({
    task: 'segmentation',
    channels,
    classes,
    widths: WIDTHS,
    activation: 'elu',
    batchNorm: false,
    dropout: 0.18,
    l2: 0.01,
  });
  const full = 2 ** bitDepth - 1;
  const channel = { low: 0, high: full, offset: 0, scale: 1 / full };
  return {
    network,
    normalization: { channels: Array.from({ length: channels }, () => channel) },
    patch: {
      height: wishes.imageSize ?? roundUp(fingerprint.largestHeight, network.stride),
      width: wishes.imageSize ?? roundUp(fingerprint.largestWidth, network.stride),
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
    classWeights: 'balanced',
    augmentation: undefined,
    reasons: {
      network: 'the published U-Net: ELU, he_normal, L2 0.01, dropout 0.18',
      normalization: `the published scaling: divide by ${full}, the largest ${bitDepth}-bit value`,
      patch: 'whole images',
      'batch-size': 'as published',
      optimizer: 'as published',
      'learning-rate': 'as published; falls to a tenth after 5 epochs without a better validation loss',
      'class-weights': 'inverse frequency, normalised to the number of classes, as published',
      augment: 'none, as published',
    },
  };
}
