// What is planned where training starts from an earlier model.
import { describe, expect, it } from 'vitest';
import { classifier } from '../../../src/network/classifier.ts';
import { initialParameters } from '../../../src/network/parameters.ts';
import { type UnetOptions, unet } from '../../../src/network/unet.ts';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import {
  FROM_SCRATCH,
  keptSize,
  reasonAfter,
  type StartingPoint,
} from '../../../src/stages/4-plan/fine-tuning.ts';
import type { ImageStatistics } from '../../../src/stages/4-plan/image-statistics.ts';
import type { FittedModel } from '../../../src/stages/4-plan/initial-model.ts';
import { makePlan } from '../../../src/stages/4-plan/make.ts';

const STATISTICS: ImageStatistics = {
  task: 'segmentation',
  images: 40,
  channels: 1,
  bitDepth: 8,
  classes: 2,
  sizes: Array.from({ length: 40 }, () => ({ height: 100, width: 100 })),
  smallestEdge: 100,
  largestHeight: 100,
  largestWidth: 100,
  meanPixels: 10_000,
  classShares: [0.8, 0.2],
  upDown: 0.05,
  labelDetail: undefined,
  symmetry: undefined,
  intensities: [{ low: 10, high: 240, mean: 100, deviation: 50, crowd: { center: 90, width: 20 } }],
};
const SETTINGS = { recipe: 'auto', epochs: 9, patience: 3, monitor: 'val-loss', seed: 4 } as Settings;
const PLANNED: UnetOptions = {
  task: 'segmentation',
  channels: 1,
  classes: 2,
  widths: [16, 32, 64, 128],
  activation: 'relu',
  batchNorm: true,
  dropout: 0,
  l2: 0,
};
const DEEPER = { ...PLANNED, widths: [8, 16, 16, 16, 16, 16], dropout: 0.2 };

function startingFrom(options: UnetOptions, change: Partial<FittedModel> = {}): StartingPoint {
  const network = unet(options);
  const model: FittedModel = {
    name: 'old/model/model.onnx',
    sha256: 'b'.repeat(64),
    network,
    normalization: { channels: [{ low: 1, high: 2, offset: 3, scale: 4 }] },
    parameters: initialParameters(network, 1),
    trainedOn: undefined,
    imageSize: undefined,
    rows: [0, 1],
    newClasses: [],
    ...change,
  };
  return { model };
}

const plan = (settings: Partial<Settings>, start = FROM_SCRATCH) =>
  makePlan({ ...SETTINGS, ...settings }, STATISTICS, start);
const reasonOf = ({ reasons }: ReturnType<typeof plan>, setting: string) =>
  reasons.find((one) => one.setting === setting);

describe('a plan that starts from a model', () => {
  it("keeps the model's network and normalisation and says so", () => {
    const start = startingFrom(DEEPER);
    const tuned = plan({}, start);
    expect(tuned.network).toEqual(start.model?.network);
    expect(tuned.normalization).toEqual(start.model?.normalization);
    expect(reasonOf(tuned, 'initial-model')).toEqual({
      setting: 'initial-model',
      value: 'old/model/model.onnx',
      reason: 'training starts from its weights',
    });
    expect(reasonOf(tuned, 'network')?.reason).toBe(
      "the initial model's, in place of the planned U-Net 16-32-64-128",
    );
    expect(reasonOf(tuned, 'normalization')?.reason).toContain("the initial model's");
    expect(reasonOf(plan({}, startingFrom(PLANNED)), 'network')?.reason).toBe("the initial model's");
  });

  it('takes patches that its network can pool', () => {
    expect(plan({}).patch).toEqual({ height: 104, width: 104 });
    const { patch, tile } = plan({}, startingFrom(DEEPER));
    expect({ patch, tile }).toEqual({
      patch: { height: 128, width: 128 },
      tile: { height: 128, width: 128 },
    });
  });

  it('learns at a tenth of the rate, of whatever optimizer, unless the user names one', () => {
    const start = startingFrom(PLANNED);
    for (const optimizer of [undefined, 'sgd', 'adam', 'adadelta'] as const) {
      const { learningRate } = plan({ optimizer });
      expect(plan({ optimizer }, start).learningRate, optimizer).toBe(learningRate / 10);
    }
    expect(reasonOf(plan({}, start), 'learning-rate')?.reason).toMatch(
      /^1\/10 of what a training from scratch/,
    );
    const named = plan({ learningRate: 0.5 }, start);
    expect(named.learningRate).toBe(0.5);
    expect(reasonOf(named, 'learning-rate')?.reason).toBe('as set');
  });

  it('brings the images of a classifier to the size that its model knows, unless the user names one', () => {
    const imageSize = { height: 48, width: 80 };
    const network = classifier({
      channels: 1,
      classes: 2,
      widths: [16, 32],
      blocks: 1,
      poolsStem: false,
      dropout: 0,
    });
    const start = startingFrom(PLANNED, { network, imageSize });
    const classes = { ...STATISTICS, task: 'classification' } as const;
    const kept = makePlan(SETTINGS, classes, start);
    const { patch, tile } = kept;
    expect(reasonOf(kept, 'image-size')?.reason).toBe("the initial model's");
    expect({ patch, tile }).toEqual({ patch: imageSize, tile: imageSize });
    expect(keptSize(start.model, SETTINGS), 'what its reader decodes to').toEqual(imageSize);
    const named = makePlan({ ...SETTINGS, imageSize: 64 }, classes, start);
    expect(named.patch).toEqual({ height: 64, width: 64 });
    expect(reasonOf(named, 'image-size')?.reason).toBe('as set');
    expect(keptSize(start.model, { imageSize: 64 })).toBeUndefined();
  });

  it('names the classes that are new', () => {
    const tuned = plan({}, startingFrom(PLANNED, { newClasses: ['rust', 'paint'] }));
    expect(reasonOf(tuned, 'initial-model')?.reason).toBe(
      'training starts from its weights, random ones for the new rust, paint',
    );
    expect(tuned.initialModel).toEqual({ sha256: 'b'.repeat(64), newClasses: ['rust', 'paint'] });
  });

  it('trains the published network only under the name of the published recipe', () => {
    const classic = {
      ...PLANNED,
      widths: [32, 64, 128, 256, 512],
      activation: 'elu',
      batchNorm: false,
    } as const;
    const tuned = plan({ recipe: 'classic' }, startingFrom(classic));
    expect(tuned).toMatchObject({ learningRate: 0.1, network: { title: 'U-Net 32-64-128-256-512' } });
    expect(() => plan({ recipe: 'classic' }, startingFrom(PLANNED))).toThrow(
      'initial-model-network-differs: initial model "old/model/model.onnx" is a U-Net 16-32-64-128',
    );
  });
});

it('without a model it is planned as ever, and says why there is none where one was asked for', () => {
  const reason = 'no baseline: this is not a pull request; so as auto: it would not help';
  const without = plan({}, { model: undefined, reason });
  expect(reasonOf(without, 'initial-model')).toEqual({ setting: 'initial-model', value: 'none', reason });
  const { reasons: _, ...rest } = without;
  const { reasons, ...ever } = plan({});
  expect(rest).toEqual(ever);
  expect(reasons.map(({ setting }) => setting)).not.toContain('initial-model');
});

it.each([
  [undefined, 'it would not help'],
  [
    'No baseline: this is not a pull request.',
    'no baseline: this is not a pull request; so as auto: it would not help',
  ],
  [
    'A run of a branch starts anew, a pull request from the model of its base branch.',
    'a run of a branch starts anew, a pull request from the model of its base branch; so as auto: it would not help',
  ],
  ['GitHub gave none.', 'GitHub gave none; so as auto: it would not help'],
])('a reason stays a clause after why another model is not there: %s', (instead, said) => {
  expect(reasonAfter(instead, 'it would not help')).toBe(said);
});
