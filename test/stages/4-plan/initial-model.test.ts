// Whether an earlier model fits a data set, and the state that training begins with.
import { describe, expect, it, test } from 'vitest';
import { initialParameters } from '../../../src/network/parameters.ts';
import { unet } from '../../../src/network/unet.ts';
import type { Dataset } from '../../../src/stages/2-dataset/dataset.ts';
import {
  fitModel,
  type InitialModel,
  initialState,
  knownImageFaults,
  knownImages,
} from '../../../src/stages/4-plan/initial-model.ts';

const network = unet({
  task: 'segmentation',
  channels: 1,
  classes: 3,
  widths: [2, 4],
  activation: 'relu',
  batchNorm: true,
  dropout: 0,
  l2: 0,
});
const MODEL: InitialModel = {
  name: 'old/model/model.onnx',
  sha256: 'a'.repeat(64),
  classes: ['ground', 'crack', 'stain'],
  channels: 1,
  bitDepth: 16,
  normalization: { channels: [{ low: 0, high: 9, offset: 1, scale: 2 }] },
  network,
  parameters: initialParameters(network, 5),
  trainedOn: undefined,
  imageSize: undefined,
};

function datasetOf(names: readonly string[], change: Partial<Dataset> = {}) {
  const classes = names.map((name, index) => ({ index, name, color: [0, 0, 0] as const }));
  return { task: 'segmentation', channels: 1, bitDepth: 16, classes, ...change } as const;
}

const FITS = [
  { reason: 'the same classes', classes: ['ground', 'crack', 'stain'], rows: [0, 1, 2], added: [] },
  { reason: 'in another order', classes: ['stain', 'ground', 'crack'], rows: [2, 0, 1], added: [] },
  {
    reason: 'with new ones among them',
    classes: ['ground', 'paint', 'crack', 'stain', 'rust'],
    rows: [0, undefined, 1, 2, undefined],
    added: ['paint', 'rust'],
  },
];

describe('a model fits a data set', () => {
  it.each(FITS)('$reason', ({ reason, classes, rows, added }) => {
    const { fitted, faults } = fitModel(MODEL, datasetOf(classes));
    expect(faults, reason).toEqual([]);
    expect(fitted).toMatchObject({ rows, newClasses: added, normalization: MODEL.normalization });
    expect(fitted?.network.classes).toBe(classes.length);
  });
});

const MISFITS: readonly {
  reason: string;
  dataset: ReturnType<typeof datasetOf>;
  code: string;
  words: string;
}[] = [
  {
    reason: 'a class renamed',
    dataset: datasetOf(['ground', 'cracks', 'stain']),
    code: 'initial-model-classes-differ',
    words: 'knows the class "crack", the data set has none of that name (the nearest: "cracks")',
  },
  {
    reason: 'classes gone',
    dataset: datasetOf(['ground', 'background']),
    code: 'initial-model-classes-differ',
    words: 'knows the classes "crack", "stain"',
  },
  {
    reason: 'colour for grey',
    dataset: datasetOf(MODEL.classes, { channels: 3 }),
    code: 'initial-model-pixels-differ',
    words: "takes 16-bit grey images, the data set's are 16-bit colour",
  },
  {
    reason: 'floats for 16 bits',
    dataset: datasetOf(MODEL.classes, { bitDepth: 32 }),
    code: 'initial-model-pixels-differ',
    words: '32-bit float grey',
  },
  {
    reason: 'another task',
    dataset: datasetOf(MODEL.classes, { task: 'classification' as 'segmentation' }),
    code: 'initial-model-task-differs',
    words: 'is of the task segmentation, the data set is for classification',
  },
];

describe('a model is refused', () => {
  it.each(MISFITS)('$reason', ({ reason, dataset, code, words }) => {
    const { fitted, faults } = fitModel(MODEL, dataset);
    expect(fitted, reason).toBeUndefined();
    expect(faults.map((fault) => [fault.code, fault.severity])).toEqual([[code, 'error']]);
    expect(faults[0]?.message).toContain(words);
    expect(faults[0]?.message, 'the way out').toContain('leave `initial-model` out to train without it');
  });

  it('for all that is wrong at once', () => {
    const { faults } = fitModel(MODEL, datasetOf(['ground', 'rust'], { channels: 3 }));
    expect(faults.map(({ code }) => code)).toEqual([
      'initial-model-pixels-differ',
      'initial-model-classes-differ',
    ]);
  });
});

describe('what the model was trained on', () => {
  const hashes = (...names: string[]) => names.map((name) => ({ imageHash: name.repeat(64) }));
  const parts = { validation: hashes('1', '2'), test: hashes('3', '4', '5') };
  const trainedOn = (...names: string[]) => new Set(names.map((name) => name.repeat(16)));

  it('is found in the parts that it is measured on, and warned of', () => {
    const model = { name: 'old', trainedOn: trainedOn('9', '2', '3', '5') };
    expect(knownImages(model, parts)).toEqual({ validation: 1, test: 2 });
    const [fault, ...more] = knownImageFaults(model, parts);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ code: 'initial-model-knows-images', severity: 'warning' });
    expect(fault?.message).toContain(
      'was trained on 2 of 3 test images and 1 of 2 validation images, so that',
    );
  });

  it('is nothing to warn of where it is elsewhere or not known', () => {
    expect(knownImageFaults({ name: 'old', trainedOn: trainedOn('9') }, parts)).toEqual([]);
    expect(knownImageFaults({ name: 'old', trainedOn: undefined }, parts)).toEqual([]);
    expect(knownImages({ trainedOn: undefined }, parts)).toBeUndefined();
  });
});

test("training begins with the model's weights and with nothing of its optimizer", () => {
  const { fitted } = fitModel(MODEL, datasetOf(MODEL.classes));
  const slot = { shape: [1], data: Float32Array.of(0) };
  const fresh = {
    step: 0,
    parameters: initialParameters(network, 6),
    optimizer: { 'head.bias/exp_avg': slot },
  };
  const state = initialState(fitted!, fresh);
  expect(state).toEqual({ step: 0, parameters: MODEL.parameters, optimizer: fresh.optimizer });
});
