// What is planned where training starts from a model of one's own that was made from pretrained weights: how it was trained
// itself, but for what the model settles and the learning rate.
import { describe, expect, it } from 'vitest';
import { efficientNetUnet } from '../../../src/network/efficientnet-unet.ts';
import { frozenUpTo } from '../../../src/network/freeze.ts';
import { withClasses } from '../../../src/network/head.ts';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import type { ImageStatistics } from '../../../src/stages/4-plan/image-statistics.ts';
import type { FittedModel } from '../../../src/stages/4-plan/initial-model.ts';
import { makePlan } from '../../../src/stages/4-plan/make.ts';
import type { Plan } from '../../../src/stages/4-plan/plan.ts';
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

const OWN_NORMALIZATION = {
  channels: [0, 1, 2].map(() => ({ low: 9, high: 90, offset: 40, scale: 1 / 40 })),
};

/** As a file has it, for the same classes. */
function ownModel({ network }: Plan, change: Partial<FittedModel> = {}): FittedModel {
  return {
    ...{ name: 'best-epoch/model/model.onnx', sha256: 'e'.repeat(64), network, parameters: {} },
    normalization: OWN_NORMALIZATION,
    imageSize: network.task === 'classification' ? { height: 96, width: 160 } : undefined,
    ...{ trainedOn: undefined, rows: [0, 1, 2].slice(0, network.classes), newClasses: [] },
    origin: PRETRAINED.origin,
    ...change,
  };
}

const TASKS = [
  ['segmentation', STREETS],
  ['classification', PHOTOGRAPHS],
] as const;

function plansOf(statistics: ImageStatistics, settings: Partial<Settings> = {}) {
  const all = { ...SETTINGS, ...settings };
  const first = makePlan(all, statistics, { model: { ...PRETRAINED, rows: [] } });
  const second = makePlan(all, statistics, { model: ownModel(first) });
  return { first, second };
}

function reasonOf({ reasons }: Plan, setting: string) {
  return reasons.find((row) => row.setting === setting)?.reason;
}

describe.each(TASKS)(
  'a %s that starts from a model that was made from pretrained weights',
  (task, statistics) => {
    const { first, second } = plansOf(statistics);

    it('is trained as that model was, but for what the model settles, the linear probe and a tenth of the rate', () => {
      const { normalization, patch, tile, linearProbe, learningRate, initialModel, reasons, ...same } =
        second;
      expect(first).toMatchObject(same);
      expect(same.network, 'with what is frozen of it').toEqual(first.network);
      expect(normalization).toEqual(OWN_NORMALIZATION);
      const size = task === 'classification' ? { height: 96, width: 160 } : { height: 256, width: 256 };
      expect(patch).toEqual(size);
      expect(tile).toEqual(task === 'classification' ? size : first.tile);
      expect(linearProbe).toBeUndefined();
      expect(learningRate).toBeCloseTo(first.learningRate / 10, 12);
      expect(initialModel?.newClasses).toEqual([]);
      expect(reasons.map(({ setting }) => setting)).toEqual(first.reasons.map(({ setting }) => setting));
    });

    it('has a tenth of the rate of any other optimizer, too', () => {
      for (const optimizer of ['sgd', 'adam', 'adadelta'] as const) {
        const plans = plansOf(statistics, { optimizer });
        expect(plans.second.learningRate, optimizer).toBeCloseTo(plans.first.learningRate / 10, 12);
      }
      expect(plansOf(statistics, { learningRate: 0.03 }).second.learningRate).toBe(0.03);
    });

    it('fits no head anew where there are new classes: those that it knows are kept', () => {
      const network = withClasses(first.network, statistics.classes + 1);
      const grown = { ...statistics, classes: statistics.classes + 1, classShares: [0.3, 0.3, 0.3, 0.1] };
      const classShares = grown.classShares.slice(-grown.classes);
      const model = ownModel({ ...first, network }, { newClasses: ['kerb'] });
      const planned = makePlan(SETTINGS, { ...grown, classShares }, { model });
      expect(planned.linearProbe).toBeUndefined();
      expect(planned.network).toEqual(network);
      expect(planned.learningRate).toBe(second.learningRate);
    });

    it('has nothing of it where the network is another one, whatever its origin', () => {
      const scratch = makePlan(SETTINGS, statistics, { model: undefined });
      const planned = makePlan(SETTINGS, statistics, { model: ownModel(scratch) });
      expect(planned.augmentation).toEqual(scratch.augmentation);
      expect(planned.patchesPerImage).toBe(scratch.patchesPerImage);
      expect(planned.rates).toBeUndefined();
      expect(planned.learningRate).toBeCloseTo(scratch.learningRate / 10, 12);
      expect(reasonOf(planned, 'network')).toBe("the initial model's");
      expect(reasonOf(planned, 'learning-rate')).toMatch(/^1\/10 of what a training from scratch starts/);
    });
  },
);

describe('the reasons', () => {
  it('say of a segmentation what stays frozen, and whose rate is divided', () => {
    const { second } = plansOf(STREETS);
    expect(reasonOf(second, 'network')).toBe(
      "the initial model's; its encoder, which was pretrained, stays as it is",
    );
    expect(reasonOf(second, 'learning-rate')).toMatch(
      /^1\/10 of what a training from the pretrained weights starts with, which would undo what the weights know; rises/,
    );
    expect(reasonOf(second, 'augment')).toContain('other sizes and light');
    expect(reasonOf(second, 'patch')).toContain('crops of 256 pixels');
  });

  it('say of a classification that all learns from the first epoch on', () => {
    const { second } = plansOf(PHOTOGRAPHS);
    expect(reasonOf(second, 'network')).toBe(
      "the initial model's; its lowest blocks stay as they were pretrained, and those above learn, all from the first epoch on",
    );
    expect(reasonOf(second, 'learning-rate')).toContain('each block below learns at 0.8 of the one above it');
    expect(reasonOf(second, 'image-size')).toBe("the initial model's");
  });

  it('name the network that the labels now ask for, where the model tells classes apart at another stride', () => {
    const { first } = plansOf(STREETS);
    const unet = efficientNetUnet({ channels: 3, classes: 3, outputStride: 1 });
    const network = frozenUpTo(unet, 'block16.project-norm');
    const planned = makePlan(SETTINGS, STREETS, { model: ownModel({ ...first, network }) });
    expect(planned.network).toEqual(network);
    expect(reasonOf(planned, 'network')).toBe(
      "the initial model's, in place of the planned U-Net of EfficientNet-Lite0, at quarter resolution; its encoder, which was pretrained, stays as it is",
    );
  });
});

it('classic refuses it, as any other network than the published one', () => {
  const { first } = plansOf(STREETS);
  const classic = { ...SETTINGS, recipe: 'classic' } as const;
  expect(() => makePlan(classic, STREETS, { model: ownModel(first) })).toThrow(
    'is a U-Net of EfficientNet-Lite0, at quarter resolution',
  );
});
