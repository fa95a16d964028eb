// What plans from a pretrained network are made of in tests: statistics of photographs, and the network without weights.
import { efficientNetLite0 } from '../../../src/network/efficientnet-lite.ts';
import { pretrainedNormalization } from '../../../src/pretrained/weights.ts';
import type { ImageStatistics } from '../../../src/stages/4-plan/image-statistics.ts';
import type { FittedModel } from '../../../src/stages/4-plan/initial-model.ts';

export const PHOTOGRAPHS: ImageStatistics = {
  task: 'classification',
  images: 208,
  channels: 3,
  bitDepth: 8,
  classes: 2,
  sizes: Array.from({ length: 208 }, () => ({ height: 375, width: 500 })),
  smallestEdge: 375,
  largestHeight: 375,
  largestWidth: 500,
  meanPixels: 375 * 500,
  classShares: [0.5, 0.5],
  upDown: 0.5,
  labelDetail: undefined,
  symmetry: {
    evident: false,
    agreement: 0.5,
    horizontalFlip: false,
    verticalFlip: false,
    quarterTurns: false,
  },
  intensities: [0, 1, 2].map(() => ({
    ...{ low: 4, high: 250, mean: 110, deviation: 60, crowd: { center: 0, width: 10 } },
  })),
};

export const PRETRAINED: FittedModel = {
  name: 'EfficientNet-Lite0',
  sha256: 'd2'.repeat(32),
  network: efficientNetLite0({ channels: 3, classes: 2, dropout: 0.2 }),
  parameters: {},
  normalization: pretrainedNormalization(3),
  imageSize: undefined,
  trainedOn: undefined,
  rows: [undefined, undefined],
  newClasses: ['ants', 'bees'],
  pretraining: { dataset: 'ImageNet', licence: 'Apache-2.0' },
  origin: {
    ...{ name: 'EfficientNet-Lite0', sha256: 'd2'.repeat(32) },
    ...{ dataset: 'ImageNet', licence: 'Apache-2.0' },
  },
};
