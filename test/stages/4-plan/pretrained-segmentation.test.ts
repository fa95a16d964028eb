// The plan of a segmentation that starts from a pretrained network: what its encoder is, how finely it tells classes apart, the
// sizes of patches and batches, and what the user's own settings change of it.
import { describe, expect, it } from 'vitest';
import { efficientNetUnet } from '../../../src/network/efficientnet-unet.ts';
import { frozenUpTo } from '../../../src/network/freeze.ts';
import { parametersOf } from '../../../src/network/parameters.ts';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import type { ImageStatistics } from '../../../src/stages/4-plan/image-statistics.ts';
import type { FittedModel } from '../../../src/stages/4-plan/initial-model.ts';
import { makePlan } from '../../../src/stages/4-plan/make.ts';
import { PHOTOGRAPHS, PRETRAINED } from './pretrained-start.ts';

const SETTINGS = {
  ...{ recipe: 'auto', epochs: 100, patience: 20, minDelta: 0, monitor: 'val-loss', seed: 42 },
} as Settings;

const STREETS: ImageStatistics = {
  ...PHOTOGRAPHS,
  ...{ task: 'segmentation', images: 367, classes: 3, classShares: [0.6, 0.37, 0.03], symmetry: undefined },
  sizes: Array.from({ length: 367 }, () => ({ height: 360, width: 480 })),
  ...{ smallestEdge: 360, largestHeight: 360, largestWidth: 480, meanPixels: 360 * 480 },
  labelDetail: { 2: 0.97, 4: 0.91 },
};

const MODEL: FittedModel = { ...PRETRAINED, newClasses: ['road', 'sky', 'pole'], rows: [] };

function plan(settings: Partial<Settings> = {}, statistics: Partial<ImageStatistics> = {}) {
  return makePlan({ ...SETTINGS, ...settings }, { ...STREETS, ...statistics }, { model: MODEL });
}

function reasonOf({ reasons }: ReturnType<typeof plan>, setting: string) {
  return reasons.find((row) => row.setting === setting)?.reason;
}

describe('the plan from a pretrained network', () => {
  it('makes it the encoder of a U-Net, which stays as it is', () => {
    const { network, normalization, linearProbe, rates, tile, initialModel } = plan();
    const unet = efficientNetUnet({ channels: 3, classes: 3, outputStride: 4 });
    expect(network).toEqual(frozenUpTo(unet, 'block16.project-norm'));
    expect(normalization).toEqual(MODEL.normalization);
    expect([linearProbe, rates]).toEqual([undefined, undefined]);
    expect(tile).toEqual({ height: 384, width: 480 });
    expect(initialModel).toEqual({ sha256: MODEL.sha256, newClasses: MODEL.newClasses });
    const learnt = parametersOf(network).filter(({ trainable }) => trainable);
    expect([...new Set(learnt.map(({ layer }) => layer.split('.')[0]!.replace(/-.*/, '')))]).toEqual([
      ...['context', 'decoder16', 'decoder8', 'decoder4', 'head'],
    ]);
  });

  it.each<readonly [reason: string, detail: ImageStatistics['labelDetail'], resolution: string]>([
    ['things that a quarter of the resolution leaves', { 2: 0.97, 4: 0.9 }, 'quarter'],
    ['thin ones, which half of it leaves', { 2: 0.92, 4: 0.8 }, 'half'],
    ['specks', { 2: 0.84, 4: 0.76 }, 'full'],
    ['nothing known', undefined, 'full'],
  ])('tells classes apart as finely as labels are: %s', (reason, labelDetail, resolution) => {
    const { network } = plan({}, { labelDetail });
    expect(network.title, reason).toBe(`U-Net of EfficientNet-Lite0, at ${resolution} resolution`);
  });

  it('says why', () => {
    expect(reasonOf(plan(), 'network')).toBe(
      'its encoder is EfficientNet-Lite0 as ImageNet has trained it, and stays so; the decoder over it learns; a quarter of the resolution leaves of the labels a mean IoU of 0.91',
    );
    expect(reasonOf(plan({}, { labelDetail: { 2: 0.84, 4: 0.5 } }), 'network')).toContain(
      'labels are so fine that half the resolution would leave of them a mean IoU of 0.84',
    );
  });

  it.each<
    readonly [
      reason: string,
      settings: Partial<Settings>,
      smallestEdge: number,
      edge: number,
      batchSize: number,
      patches: number,
    ]
  >([
    ['large images are cropped', {}, 360, 256, 4, 3],
    ['of small ones all is seen, in whole strides', {}, 100, 128, 16, 11],
    ['one that is smaller than a stride', {}, 20, 32, 32, 16],
    ['an edge of their own, in whole strides', { imageSize: 176 }, 360, 192, 7, 5],
    ['a batch of their own', { batchSize: 2 }, 360, 256, 2, 3],
  ])('%s', (reason, settings, smallestEdge, edge, batchSize, patches) => {
    const made = plan(settings, { smallestEdge });
    expect(made.patch, reason).toEqual({ height: edge, width: edge });
    expect([made.batchSize, made.patchesPerImage], reason).toEqual([batchSize, patches]);
  });

  it('has what a training from random weights has of all else', () => {
    const scratch = makePlan(SETTINGS, STREETS, { model: undefined });
    const { optimizer, learningRate, loss, warmupSteps, decayPower } = plan();
    expect({ optimizer, learningRate, loss, warmupSteps, decayPower }).toEqual({
      ...{ optimizer: scratch.optimizer, learningRate: 0.02, loss: scratch.loss },
      ...{ warmupSteps: scratch.warmupSteps, decayPower: scratch.decayPower },
    });
  });

  it('starts any other optimizer as from random weights, too: what was pretrained is frozen', () => {
    for (const optimizer of ['sgd', 'adamw'] as const) {
      const scratch = makePlan({ ...SETTINGS, optimizer }, STREETS, { model: undefined });
      expect(plan({ optimizer }).learningRate, optimizer).toBe(scratch.learningRate);
    }
  });

  it('varies size and light besides the flips that suit the images', () => {
    const { augmentation: flips } = makePlan(SETTINGS, STREETS, { model: undefined });
    const { augmentation } = plan();
    expect(augmentation).toMatchObject({
      ...{ horizontalFlip: 0.5, verticalFlip: 0, quarterTurns: flips?.quarterTurns },
      scale: { probability: 0.5, low: 0.6, high: 1.7 },
    });
    expect(plan({ augment: false }).augmentation).toBeUndefined();
    expect(reasonOf(plan(), 'augment')).toContain('left-right flips only');
  });
});
