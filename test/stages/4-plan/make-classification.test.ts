// The plan for a data set that has one class for each image.
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import { FROM_SCRATCH } from '../../../src/stages/4-plan/fine-tuning.ts';
import type { ImageStatistics } from '../../../src/stages/4-plan/image-statistics.ts';
import { makePlan } from '../../../src/stages/4-plan/make.ts';

const STATISTICS: ImageStatistics = {
  task: 'classification',
  images: 1000,
  channels: 1,
  bitDepth: 8,
  classes: 3,
  sizes: Array.from({ length: 1000 }, () => ({ height: 8, width: 8 })),
  smallestEdge: 8,
  largestHeight: 8,
  largestWidth: 8,
  meanPixels: 64,
  classShares: [0.4, 0.3, 0.3],
  upDown: 0,
  labelDetail: undefined,
  symmetry: { evident: true, agreement: 0.9, horizontalFlip: true, verticalFlip: false, quarterTurns: false },
  intensities: [{ low: 0, high: 255, mean: 60, deviation: 40, crowd: { center: 0, width: 10 } }],
};

const SETTINGS = {
  recipe: 'auto',
  epochs: 100,
  patience: 20,
  minDelta: 0,
  monitor: 'val-loss',
  seed: 42,
} as Settings;

function plan(settings: Partial<Settings> = {}, statistics: Partial<ImageStatistics> = {}) {
  return makePlan({ ...SETTINGS, ...settings }, { ...STATISTICS, ...statistics }, FROM_SCRATCH);
}

function reasonOf({ reasons }: ReturnType<typeof plan>, setting: string): string | undefined {
  return reasons.find((row) => row.setting === setting)?.reason;
}

describe('the automatic plan for classification', () => {
  it('is a residual network on whole images, with smoothed labels', () => {
    expect(plan()).toMatchObject({
      network: { task: 'classification', classes: 3 },
      patch: { height: 8, width: 8 },
      tile: { height: 8, width: 8 },
      patchesPerImage: 1,
      loss: { crossEntropy: 1, dice: 0, labelSmoothing: 0.1, classWeights: [1, 1, 1] },
      mixUp: 0,
    });
  });

  it('gives a reason for every choice, and calls the size of the images by its setting', () => {
    const { reasons } = plan();
    expect(reasons.map(({ setting }) => setting)).toEqual([
      'network',
      'normalization',
      'image-size',
      'batch-size',
      'optimizer',
      'learning-rate',
      'class-weights',
      'label-smoothing',
      'mix-up',
      'augment',
    ]);
    expect(reasons.every(({ reason, value }) => reason.length > 0 && value.length > 0)).toBe(true);
  });

  it.each([
    ['as many images of each class', [0.34, 0.33, 0.33], true],
    ['twice as many are still no reason', [0.5, 0.25, 0.25], true],
    ['a class of few images counts more', [0.6, 0.3, 0.1], false],
    ['a class without images is not counted', [0.5, 0.5, 0], true],
  ])('class weights: %s', (reason, classShares, equal) => {
    expect(new Set(plan({}, { classShares }).loss.classWeights).size === 1, reason).toBe(equal);
  });

  it.each([
    [
      'all keep the class',
      { horizontalFlip: true, verticalFlip: true, quarterTurns: true },
      [0.5, 0.5, 0.5],
      'left-right flips, up-down flips and quarter turns',
    ],
    ['one does', { horizontalFlip: true }, [0.5, 0, 0], 'left-right flips, after which'],
    ['none does', {}, [0, 0, 0], 'no flips: a flipped image'],
    ['nothing tells', { evident: false }, [0, 0, 0], 'no flips, as'],
  ])('flips: %s', (reason, found, [horizontalFlip, verticalFlip, quarterTurns], words) => {
    const none = { horizontalFlip: false, verticalFlip: false, quarterTurns: false };
    const symmetry = { evident: true, agreement: 0.9, ...none, ...found };
    const planned = plan({}, { symmetry });
    const allowed = { horizontalFlip, verticalFlip, quarterTurns };
    expect(planned.augmentation, reason).toMatchObject(allowed);
    expect(reasonOf(planned, 'augment')).toContain(words);
    expect(plan({ augment: true }, { symmetry }).augmentation, 'nor where all is asked for').toMatchObject(
      allowed,
    );
  });

  it('takes enough steps an epoch with few images', () => {
    const { patchesPerImage, batchSize } = plan({}, { images: 40 });
    expect((patchesPerImage * 40) / batchSize).toBeGreaterThanOrEqual(25);
  });

  it('takes what the user sets', () => {
    const mine = plan({ imageSize: 32, mixUp: 0.2, labelSmoothing: 0, augment: false });
    expect(mine).toMatchObject({ patch: { height: 32, width: 32 }, mixUp: 0.2, augmentation: undefined });
    expect(mine.loss.labelSmoothing).toBe(0);
    const yours = mine.reasons.filter(({ reason }) => reason === 'as set').map(({ setting }) => setting);
    expect(yours).toEqual(['image-size', 'label-smoothing', 'mix-up', 'augment']);
  });

  it('refuses the published U-Net', () => {
    expect(() => plan({ recipe: 'classic' })).toThrow('classic-segments-only');
  });
});

describe('the automatic plan for segmentation', () => {
  const segmentation = { task: 'segmentation', symmetry: undefined } as const;

  it('smooths labels where asked to, and says so', () => {
    expect(reasonOf(plan({}, segmentation), 'label-smoothing')).toBeUndefined();
    const smoothed = plan({ labelSmoothing: 0.05 }, segmentation);
    expect(smoothed.loss.labelSmoothing).toBe(0.05);
    expect(reasonOf(smoothed, 'label-smoothing')).toBe('as set');
  });

  it('refuses to blend images that have a class for each pixel', () => {
    expect(() => plan({ mixUp: 0.2 }, segmentation)).toThrow('mix-up-classifies-only');
    expect(plan({ mixUp: 0 }, segmentation).mixUp).toBe(0);
  });
});
