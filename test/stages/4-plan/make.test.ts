import { describe, expect, it } from 'vitest';
import { countParameters } from '../../../src/network/parameters.ts';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import { FROM_SCRATCH } from '../../../src/stages/4-plan/fine-tuning.ts';
import type { ImageStatistics } from '../../../src/stages/4-plan/image-statistics.ts';
import { makePlan } from '../../../src/stages/4-plan/make.ts';

const STATISTICS: ImageStatistics = {
  task: 'segmentation',
  images: 142,
  channels: 3,
  bitDepth: 8,
  classes: 4,
  sizes: Array.from({ length: 142 }, () => ({ height: 256, width: 256 })),
  smallestEdge: 256,
  largestHeight: 256,
  largestWidth: 256,
  meanPixels: 65_536,
  classShares: [0.6, 0.2, 0.1, 0.1],
  upDown: 0.05,
  labelDetail: { 2: 0.98, 4: 0.95 },
  symmetry: undefined,
  intensities: [0, 1, 2].map(() => ({
    low: 10,
    high: 240,
    mean: 100,
    deviation: 50,
    crowd: { center: 90, width: 20 },
  })),
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

describe('the classic plan', () => {
  it('scales floats, which have no largest value, by their percentiles', () => {
    const intensities = [{ low: -2, high: 6, mean: 0, deviation: 1, crowd: { center: 0, width: 1 } }];
    const { normalization } = plan({ recipe: 'classic' }, { channels: 1, bitDepth: 32, intensities });
    expect(normalization.channels).toEqual([{ low: -2, high: 6, offset: -2, scale: 1 / 8 }]);
  });

  it('is the published recipe, setting by setting', () => {
    const classic = plan({ recipe: 'classic' });
    expect(countParameters(classic.network)).toBe(7_760_196);
    expect(classic.normalization.channels[0]).toEqual({ low: 0, high: 255, offset: 0, scale: 1 / 255 });
    expect(classic).toMatchObject({
      patch: { height: 256, width: 256 },
      batchSize: 1,
      patchesPerImage: 1,
      optimizer: { name: 'adadelta' },
      learningRate: 1,
      warmupSteps: 0,
      decayPower: undefined,
      reduceOnPlateau: { factor: 0.1, patience: 5, minDelta: 1e-3, floor: 1e-7 },
      augmentation: undefined,
      loss: { crossEntropy: 1, dice: 0 },
    });
    expect(classic.loss.classWeights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(4);
    expect(classic.loss.classWeights[3] / classic.loss.classWeights[0]).toBeCloseTo(6);
  });
});

describe('the automatic plan', () => {
  it.each([
    { reason: 'large images: crops of 128', change: {}, edge: 128, batchSize: 8 },
    {
      reason: 'small images: no crop larger than the smallest edge, in whole strides',
      change: { smallestEdge: 60 },
      edge: 64,
      batchSize: 32,
    },
    { reason: 'tiny images', change: { smallestEdge: 5 }, edge: 8, batchSize: 32 },
  ])('$reason', ({ reason, change, edge, batchSize }) => {
    const { patch, batchSize: got } = plan({}, change);
    expect({ ...patch, batchSize: got }, reason).toEqual({ height: edge, width: edge, batchSize });
  });

  it.each([
    { reason: 'no class is rare: every pixel counts alike', shares: [0.8, 0.1, 0.05, 0.05], equal: true },
    { reason: 'a rare class counts more', shares: [0.8, 0.1, 0.06, 0.04], equal: false },
    { reason: 'a class that never occurs is not rare', shares: [0.8, 0.1, 0.1, 0], equal: true },
  ])('class weights: $reason', ({ reason, shares, equal }) => {
    const { classWeights } = plan({}, { classShares: shares }).loss;
    expect(new Set(classWeights).size === 1, reason).toBe(equal);
  });

  it.each([
    ['with a time budget the rate falls to its end', { timeBudgetMs: 300_000 }, 0.9],
    ['without one the plateau rule lowers it', {}, undefined],
    [
      'classic lowers it as published, budget or not',
      { recipe: 'classic', timeBudgetMs: 300_000 },
      undefined,
    ],
  ] as const)('%s', (_reason, settings, power) => {
    expect(plan(settings).decayPower).toBe(power);
  });

  it.each([
    [
      'seen from above: any way up is the same',
      0.05,
      { horizontalFlip: 0.5, verticalFlip: 0.5, quarterTurns: 0.5 },
    ],
    [
      'a scene with a sky: never upside down',
      0.65,
      { horizontalFlip: 0.5, verticalFlip: 0, quarterTurns: 0 },
    ],
  ])('%s', (_reason, upDown, flips) => {
    expect(plan({}, { upDown }).augmentation).toMatchObject(flips);
  });

  it('sees about every pixel once an epoch, and takes enough steps with few images', () => {
    expect(plan().patchesPerImage).toBe(4);
    const few = plan({}, { images: 5 });
    expect((few.patchesPerImage * 5) / few.batchSize).toBeGreaterThanOrEqual(25);
  });

  it('scales each channel to mean 0 and deviation 1 within its percentiles', () => {
    expect(plan().normalization.channels[1]).toEqual({ low: 10, high: 240, offset: 100, scale: 1 / 50 });
    const flat = [{ low: 7, high: 7, mean: 7, deviation: 0, crowd: { center: 7, width: 0 } }];
    expect(plan({}, { channels: 1, intensities: flat }).normalization.channels[0].scale).toBe(1);
  });

  it.each([
    ['alike', [240, 240, 240], '10 to 240'],
    ['of different ranges', [240, 250, 240], '10 to 240; 10 to 250; 10 to 240'],
  ])('tells the range of each channel once: %s', (reason, highs, value) => {
    const crowd = { center: 0, width: 10 };
    const intensities = highs.map((high) => ({ low: 10, high, mean: 100, deviation: 50, crowd }));
    const row = plan({}, { intensities }).reasons.find(({ setting }) => setting === 'normalization');
    expect(row?.value, reason).toBe(value);
  });

  it.each([
    {
      reason: 'a dim background with noise 100 and bright objects',
      bitDepth: 16,
      high: 20_000,
      width: 63.7,
      stretch: 'asinh',
    },
    {
      reason: 'a background without noise counts as noise of one step',
      bitDepth: 16,
      high: 9000,
      width: 0,
      stretch: 'asinh',
    },
    {
      reason: 'a range of only 20 times the noise',
      bitDepth: 16,
      high: 10_000,
      width: 63.7,
      stretch: undefined,
    },
    { reason: '8 bits are not deep enough to need it', bitDepth: 8, high: 255, width: 0, stretch: undefined },
  ] as const)('stretches exposures: $reason', ({ reason, bitDepth, high, width, stretch }) => {
    const intensities = [{ low: 8000, high, mean: 9000, deviation: 800, crowd: { center: 8800, width } }];
    const { normalization } = plan({}, { channels: 1, bitDepth, intensities });
    expect(normalization.stretch, reason).toBe(stretch);
    if (stretch === undefined) return;
    const [{ offset, scale }] = normalization.channels;
    expect({ offset, noise: Math.round(1 / scale) }).toEqual({ offset: 8800, noise: width === 0 ? 1 : 100 });
  });

  it.each([
    ['noise of 1e-4 below objects of 1', 1, 6.37e-5, 'asinh'],
    ['a range of only 20 times the noise', 2e-3, 6.37e-5, undefined],
    ['a quarter of the pixels exactly 0: nothing tells the noise', 1, 0, undefined],
  ] as const)('stretches exposures of floats: %s', (reason, high, width, stretch) => {
    const intensities = [{ low: 0, high, mean: 0, deviation: 1, crowd: { center: 0, width } }];
    const { normalization } = plan({}, { channels: 1, bitDepth: 32, intensities });
    expect(normalization.stretch, reason).toBe(stretch);
    if (stretch !== undefined) expect(1 / normalization.channels[0].scale).toBeCloseTo(1e-4, 9);
  });

  it('validates on whole images up to 512 pixels, on tiles above', () => {
    expect(plan({}, { largestHeight: 250, largestWidth: 2000 }).tile).toEqual({ height: 256, width: 512 });
  });
});

describe('settings of the user', () => {
  it('override the recipe and say so', () => {
    const mine = plan({
      imageSize: 64,
      batchSize: 3,
      optimizer: 'sgd',
      learningRate: 0.5,
      classWeights: [1, 2, 3, 4],
      augment: false,
    });
    expect(mine).toMatchObject({
      patch: { height: 64, width: 64 },
      batchSize: 3,
      optimizer: { name: 'sgd', momentum: 0.9 },
      learningRate: 0.5,
      loss: { classWeights: [1, 2, 3, 4] },
      augmentation: undefined,
    });
    const yours = mine.reasons.filter(({ reason }) => reason === 'as set').map(({ setting }) => setting);
    expect(yours).toEqual(['patch', 'batch-size', 'optimizer', 'learning-rate', 'class-weights', 'augment']);
    expect(plan().reasons.some(({ reason }) => reason === 'as set')).toBe(false);
  });

  it('give another optimizer its own usual learning rate', () => {
    expect(plan({ optimizer: 'sgd' }).learningRate).toBe(0.01);
  });

  it('are refused where the class weights are not one a class', () => {
    expect(() => plan({ classWeights: [1, 2] })).toThrow('class-weights-mismatch');
  });
});
