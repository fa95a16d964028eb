// The plan of a classification that starts from a pretrained network: which layers learn how fast, how long an epoch is, and
// what the user's own settings change of it.
import { describe, expect, it } from 'vitest';
import { frozenUpTo } from '../../../src/network/freeze.ts';
import { parametersOf } from '../../../src/network/parameters.ts';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import type { StartingPoint } from '../../../src/stages/4-plan/fine-tuning.ts';
import type { ImageStatistics } from '../../../src/stages/4-plan/image-statistics.ts';
import { makePlan } from '../../../src/stages/4-plan/make.ts';
import { stepsPerEpoch } from '../../../src/stages/5-train/batches.ts';
import { PHOTOGRAPHS, PRETRAINED } from './pretrained-start.ts';

const SETTINGS = {
  recipe: 'auto',
  epochs: 100,
  patience: 20,
  minDelta: 0,
  monitor: 'val-loss',
  seed: 42,
} as Settings;

function plan(
  settings: Partial<Settings> = {},
  statistics: Partial<ImageStatistics> = {},
  start: StartingPoint = { model: PRETRAINED },
) {
  return makePlan({ ...SETTINGS, ...settings }, { ...PHOTOGRAPHS, ...statistics }, start);
}

function rowOf({ reasons }: ReturnType<typeof plan>, setting: string) {
  return reasons.find((row) => row.setting === setting);
}

describe('the plan from a pretrained network', () => {
  it('keeps the network and what its weights know pixels as, and fits the head first', () => {
    expect(plan()).toMatchObject({
      network: frozenUpTo(PRETRAINED.network, 'block5.add'),
      normalization: PRETRAINED.normalization,
      patch: { height: 192, width: 256 },
      tile: { height: 192, width: 256 },
      linearProbe: true,
      initialModel: { sha256: PRETRAINED.sha256, newClasses: ['ants', 'bees'] },
    });
    expect(rowOf(plan(), 'network')?.reason).toMatch(
      /^pretrained on ImageNet; its head, the last layer, is fitted alone/,
    );
  });

  it.each<readonly [reason: string, images: number, settings: Partial<Settings>, steps: number]>([
    ['few images are seen several times, for an epoch to be worth its validation', 40, {}, 9],
    ['so are those of small batches, if they are fewer yet', 20, { batchSize: 8 }, 10],
    ['enough of them are seen once', 256, {}, 8],
    ['and so are many', 2001, {}, 63],
  ])('%s', (reason, images, settings, steps) => {
    expect(stepsPerEpoch(plan(settings, { images }), images), reason).toBe(steps);
  });

  it.each<readonly [reason: string, settings: Partial<Settings>, optimizer: string, learningRate: number]>([
    ['the recipe has its own', {}, 'adamw', 2e-3],
    ['another optimizer has a tenth of what it has from scratch', { optimizer: 'sgd' }, 'sgd', 1e-3],
    ['Muon, too', { optimizer: 'muon' }, 'muon', 2e-3],
    ["the recipe's, asked for, is the recipe's", { optimizer: 'adamw' }, 'adamw', 2e-3],
    ['a rate that is given is taken as it is', { learningRate: 0.02 }, 'adamw', 0.02],
    ['with any optimizer', { learningRate: 0.02, optimizer: 'sgd' }, 'sgd', 0.02],
  ])('learning rate: %s', (reason, settings, optimizer, learningRate) => {
    const planned = plan(settings);
    expect(planned.optimizer.name, reason).toBe(optimizer);
    expect(planned.learningRate, reason).toBeCloseTo(learningRate, 12);
    expect(rowOf(planned, 'learning-rate')?.reason === 'as set', reason).toBe('learningRate' in settings);
    expect(planned.rates, 'layers keep their shares of it').toEqual(plan().rates);
  });

  it.each([
    ['asked for, nothing more is to be said', {}, 'as set'],
    [
      'chosen by what was measured, that is',
      { reason: 'it knows more than pixels' },
      'it knows more than pixels',
    ],
  ])('says why it starts there: %s', (_, { reason }: { reason?: string }, expected) => {
    const [first] = plan({}, {}, { model: PRETRAINED, reason }).reasons;
    expect(first).toEqual({ setting: 'initial-model', value: 'EfficientNet-Lite0', reason: expected });
  });

  it('not taken, it leaves the plan as it is from random weights but for the reason', () => {
    const reason = 'it would not help';
    const { reasons, ...without } = plan({}, {}, { model: undefined, candidate: PRETRAINED, reason });
    const { reasons: others, ...scratch } = plan({}, {}, { model: undefined });
    expect(without).toEqual(scratch);
    expect(without.linearProbe).toBeUndefined();
    expect(reasons).toEqual([{ setting: 'initial-model', value: 'none', reason }, ...others]);
  });

  it('gives a reason for every choice, and says which the user made', () => {
    const planned = plan({ imageSize: 100, batchSize: 4, augment: false, labelSmoothing: 0, mixUp: 0.2 });
    expect(planned.reasons.every(({ reason, value }) => reason.length > 0 && value.length > 0)).toBe(true);
    expect(rowOf(planned, 'image-size')).toMatchObject({
      value: '128x128',
      reason: 'set to 100, rounded up to whole strides of the network, of 32 pixels',
    });
    expect(rowOf(plan({ imageSize: 96 }), 'image-size')).toMatchObject({ value: '96x96', reason: 'as set' });
    const set = planned.reasons.filter(({ reason }) => reason === 'as set').map(({ setting }) => setting);
    expect(set).toEqual(['initial-model', 'batch-size', 'label-smoothing', 'mix-up', 'augment']);
  });

  it('is refused with the recipe of a published U-Net, as any other classification', () => {
    expect(() => plan({ recipe: 'classic' })).toThrow('classic-segments-only');
  });
});

describe('the rates of its layers', () => {
  const { network, rates = {} } = plan();
  const learned = parametersOf(network).flatMap(({ layer, trainable }) => (trainable ? [layer] : []));
  const blocks = ['stem', ...Array.from({ length: 16 }, (_, i) => `block${i + 1}`), 'top', 'head'];

  it('fall by a fifth with each block below the head', () => {
    for (const layer of learned) {
      const below = blocks.length - 1 - blocks.indexOf(layer.split('.')[0]!);
      expect(rates[layer] ?? 1, layer).toBeCloseTo(0.8 ** below, 12);
    }
    expect(rates['block6.expand']).toBeCloseTo(0.8 ** 12, 12);
  });

  it('are none of those below a stride of 8, which are frozen', () => {
    expect(learned.filter((layer) => /^(?:stem|block[1-5])\./.test(layer))).toEqual([]);
  });

  it('are less than 1 for all that learns but the head', () => {
    expect(new Set(Object.keys(rates))).toEqual(new Set(learned.filter((layer) => layer !== 'head')));
    expect(Math.max(...Object.values(rates))).toBeLessThan(1);
  });
});
