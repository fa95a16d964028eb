// A network for other classes: the rows of its head go by class, and all else stays.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrainingOptions } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import { withClasses, withHeadRows } from '../../src/network/head.ts';
import type { Network } from '../../src/network/network.ts';
import { initialParameters, parametersOf } from '../../src/network/parameters.ts';
import { unet } from '../../src/network/unet.ts';
import { validateNetwork } from '../../src/network/validate.ts';
import { Random } from '../../src/shared/random.ts';
import type { Tensor } from '../../src/shared/tensor.ts';

const segmenter = unet({
  task: 'segmentation',
  channels: 1,
  classes: 4,
  widths: [2, 3],
  activation: 'relu',
  batchNorm: true,
  dropout: 0.1,
  l2: 0.01,
});
const classifier: Network = {
  title: 'small classifier',
  task: 'classification',
  classes: 4,
  stride: 1,
  layers: [
    { op: 'input', name: 'input', channels: 1 },
    // Its name begins as the head's does.
    { op: 'conv', name: 'head.conv', from: 'input', filters: 3, kernel: 3, dilation: 1, bias: true, l2: 0 },
    { op: 'global-average-pool', name: 'average', from: 'head.conv' },
    { op: 'dense', name: 'head', from: 'average', units: 4, l2: 0 },
    { op: 'softmax', name: 'probabilities', from: 'head' },
  ],
};
const NETWORKS = [
  { task: 'segmentation', network: segmenter },
  { task: 'classification', network: classifier },
];

/** As a training might leave them: no two numbers alike, running statistics included. */
function trained(network: Network): Record<string, Tensor> {
  return Object.fromEntries(
    parametersOf(network).map(({ name, shape, kind }) => {
      const random = Random.for(5, name);
      const low = kind === 'running-var' ? 0.5 : -1;
      const length = shape.reduce((product, size) => product * size, 1);
      return [name, { shape, data: Float32Array.from({ length }, () => random.uniform(low, 1)) }];
    }),
  );
}

const EDGE = 4;

/** N,C,H,W or N,C. */
async function predictions(network: Network, parameters: Record<string, Tensor>): Promise<number[][]> {
  const options: TrainingOptions = {
    seed: 1,
    loss: { crossEntropy: 1, dice: 0, classWeights: new Array(network.classes).fill(1) },
    optimizer: { name: 'sgd', momentum: 0, weightDecay: 0 },
  };
  const trainer = await createReferenceEngine().build(network, options);
  await trainer.load({ step: 0, parameters, optimizer: {} });
  const random = new Random(9);
  const images = Float32Array.from({ length: EDGE * EDGE }, () => random.uniform(-1, 1));
  const all = [...(await trainer.predict(images, { size: 1, height: EDGE, width: EDGE }))];
  const each = all.length / network.classes;
  return Array.from({ length: network.classes }, (_, k) => all.slice(k * each, (k + 1) * each));
}

describe.each(NETWORKS)('of a network for $task', ({ network }) => {
  const parameters = trained(network);

  test('classes in another order: their probabilities are the same, in that order', async () => {
    const before = await predictions(network, parameters);
    const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    await fc.assert(
      fc.asyncProperty(orders, async (rows) => {
        const permuted = withHeadRows(network, parameters, initialParameters(network, 1), rows);
        const after = await predictions(network, permuted);
        for (const [k, row] of rows.entries())
          for (const [i, value] of after[k].entries()) expect(value).toBeCloseTo(before[row][i], 6);
      }),
      { numRuns: 12, seed: 4 },
    );
  });

  test('more classes: those of before keep their odds among each other, and all but the head is kept', async () => {
    const wider = withClasses(network, 6);
    validateNetwork(wider);
    const fresh = initialParameters(wider, 8);
    const rows = [3, undefined, 0, 1, undefined, 2];
    const widened = withHeadRows(network, parameters, fresh, rows);
    const [before, after] = [await predictions(network, parameters), await predictions(wider, widened)];
    for (const i of before[0].keys()) {
      const [odds, earlier] = [after[2][i] / after[5][i], before[0][i] / before[2][i]];
      // Probabilities are 32-bit floats, whatever their ratio.
      expect(odds / earlier).toBeCloseTo(1, 5);
    }
    expect(Object.keys(widened)).toEqual(parametersOf(wider).map(({ name }) => name));
    for (const [name, tensor] of Object.entries(widened)) {
      if (name !== 'head.weight' && name !== 'head.bias') expect(tensor, name).toEqual(parameters[name]);
    }
    const width = fresh['head.weight'].data.length / 6;
    expect(widened['head.weight'].data.slice(width, 2 * width), 'a new class starts afresh').toEqual(
      fresh['head.weight'].data.slice(width, 2 * width),
    );
  });
});

test('a network that ends otherwise has none', () => {
  const layers = classifier.layers.filter(({ op }) => op !== 'dense');
  const last = { op: 'softmax', name: 'probabilities', from: 'average' } as const;
  expect(() => withClasses({ ...classifier, layers: [...layers.slice(0, -1), last] }, 3)).toThrow(
    'a global-average-pool stands before the softmax',
  );
});
