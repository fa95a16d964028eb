// Parameters: names, shapes and roles of a network's, and the values it starts from.
import { expect, test } from 'vitest';
import type { Layer, Network } from '../../src/network/network.ts';
import {
  countParameters,
  initialParameters,
  learningLayers,
  parametersOf,
} from '../../src/network/parameters.ts';
import { unet } from '../../src/network/unet.ts';

const classifier: Network = {
  title: 'test',
  task: 'classification',
  classes: 3,
  stride: 1,
  layers: [
    { op: 'input', name: 'input', channels: 2 },
    { op: 'conv', name: 'conv', from: 'input', filters: 5, kernel: 3, dilation: 1, bias: true, l2: 0.5 },
    { op: 'batch-norm', name: 'norm', from: 'conv', momentum: 0.1, epsilon: 1e-5 },
    { op: 'activation', name: 'relu', from: 'norm', kind: 'relu' },
    { op: 'global-average-pool', name: 'pool', from: 'relu' },
    { op: 'dense', name: 'head', from: 'pool', units: 3, l2: 0 },
    { op: 'softmax', name: 'probabilities', from: 'head' },
  ],
};

test('every parameter with its shape and role', () => {
  const rows = parametersOf(classifier).map((spec) => [
    spec.name,
    spec.shape,
    spec.kind,
    spec.trainable,
    spec.fanIn,
    spec.l2,
    spec.decay,
    spec.hidden,
  ]);
  expect(rows).toEqual([
    ['conv.weight', [5, 2, 3, 3], 'weight', true, 18, 0.5, true, true],
    ['conv.bias', [5], 'bias', true, 0, 0, false, false],
    ['norm.weight', [5], 'norm-weight', true, 0, 0, false, false],
    ['norm.bias', [5], 'norm-bias', true, 0, 0, false, false],
    ['norm.running_mean', [5], 'running-mean', false, 0, 0, false, false],
    ['norm.running_var', [5], 'running-var', false, 0, 0, false, false],
    ['head.weight', [3, 5], 'weight', true, 5, 0, true, false],
    ['head.bias', [3], 'bias', true, 0, 0, false, false],
  ]);
});

test('a depthwise conv has one kernel a channel, which decays but is no matrix for Muon', () => {
  const depthwise = { op: 'depthwise-conv', name: 'each', from: 'conv', kernel: 3, stride: 1 } as const;
  const { layers } = classifier;
  const network: Network = {
    ...classifier,
    layers: [
      ...layers.slice(0, 2),
      { ...depthwise, bias: true, l2: 0.1 },
      { ...depthwise, name: 'wide', from: 'each', kernel: 5, bias: false, l2: 0 },
      ...layers
        .slice(2)
        .map((layer): Layer => (layer.op === 'batch-norm' ? { ...layer, from: 'wide' } : layer)),
    ],
  };
  const specs = parametersOf(network).filter(({ layer }) => layer === 'each' || layer === 'wide');
  const role = { trainable: true, still: false, fanIn: 9, l2: 0.1, decay: true, hidden: false };
  expect(specs).toEqual([
    { name: 'each.weight', layer: 'each', shape: [5, 1, 3, 3], kind: 'depthwise-weight', ...role },
    { name: 'each.bias', layer: 'each', shape: [5], kind: 'bias', ...role, fanIn: 0, l2: 0, decay: false },
    {
      name: 'wide.weight',
      layer: 'wide',
      shape: [5, 1, 5, 5],
      kind: 'depthwise-weight',
      ...role,
      fanIn: 25,
      l2: 0,
    },
  ]);
  const { data } = initialParameters(network, 1)['each.weight'];
  expect(new Set(data).size, 'drawn as the weights of other layers are').toBe(45);
});

/** The conv and the batch norm above it frozen; or the batch norm's statistics kept. */
const withLayers = (change: (layer: Layer) => Layer): Network => ({
  ...classifier,
  layers: classifier.layers.map(change),
});
const belowFrozen = withLayers((layer) =>
  layer.op === 'conv' || layer.op === 'batch-norm' ? { ...layer, frozen: true } : layer,
);

test('what is frozen neither learns nor moves, and counts as before', () => {
  const learned = parametersOf(belowFrozen).filter(({ trainable, still }) => trainable && !still);
  expect(learned.map(({ name }) => name)).toEqual(['head.weight', 'head.bias']);
  expect(parametersOf(belowFrozen).filter(({ trainable, still }) => trainable === still)).toEqual([]);
  expect(countParameters(belowFrozen)).toBe(countParameters(classifier));
});

test('a batch norm that keeps its statistics learns its weight and bias', () => {
  const network = withLayers((layer) =>
    layer.op === 'batch-norm' ? { ...layer, statistics: 'running' } : layer,
  );
  const rows = parametersOf(network).filter(({ layer }) => layer === 'norm');
  expect(rows.map(({ trainable, still }) => [trainable, still])).toEqual([
    [true, false],
    [true, false],
    [false, true],
    [false, true],
  ]);
});

test('a gradient goes back to the lowest layer that learns, through frozen ones above it', () => {
  expect([...learningLayers(classifier)]).toEqual(classifier.layers.slice(1).map(({ name }) => name));
  expect([...learningLayers(belowFrozen)]).toEqual(['head', 'probabilities']);
  const normFrozen = withLayers((layer) => (layer.op === 'batch-norm' ? { ...layer, frozen: true } : layer));
  expect([...learningLayers(normFrozen)]).toEqual([...learningLayers(classifier)]);
});

test('running statistics do not count as parameters', () => {
  expect(countParameters(classifier)).toBe(90 + 5 + 5 + 5 + 15 + 3);
});

const net = unet({
  task: 'segmentation',
  channels: 3,
  classes: 4,
  widths: [32, 64, 128],
  activation: 'relu',
  batchNorm: true,
  dropout: 0,
  l2: 0,
});

test('hidden are the weights of all layers but the last, whatever its kind', () => {
  const specs = parametersOf(net).filter(({ name }) => name.endsWith('.weight') && !name.includes('norm'));
  expect(specs.filter(({ hidden }) => !hidden).map(({ name }) => name)).toEqual(['head.weight']);
  expect(specs.map(({ name }) => name)).toContain('decoder1.up.weight');
});

test('weights start with the variance 2 / fan-in, cut off at two deviations of the wider normal', () => {
  const parameters = initialParameters(net, 7);
  for (const { name, kind, fanIn } of parametersOf(net)) {
    const { data } = parameters[name];
    if (kind !== 'weight' || data.length < 5000) continue;
    const variance = data.reduce((sum, value) => sum + value * value, 0) / data.length;
    // The mean of n such squares strays by 1.2/sqrt(n) of itself (the cut-off normal's kurtosis is 2.4): 4 of those.
    expect(Math.abs(variance * (fanIn / 2) - 1), name).toBeLessThan(5 / Math.sqrt(data.length));
    const limit = (2 * Math.sqrt(2 / fanIn)) / 0.8796;
    expect(
      data.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
      name,
    ).toBeLessThan(limit);
  }
});

test('biases start at 0, batch norm as the identity', () => {
  const parameters = initialParameters(classifier, 1);
  const values = (name: string) => [...new Set(parameters[name].data)];
  expect(values('conv.bias')).toEqual([0]);
  expect(values('head.bias')).toEqual([0]);
  expect(values('norm.weight')).toEqual([1]);
  expect(values('norm.bias')).toEqual([0]);
  expect(values('norm.running_mean')).toEqual([0]);
  expect(values('norm.running_var')).toEqual([1]);
});

test('the same seed gives the same values, another seed others', () => {
  expect(initialParameters(classifier, 5)).toEqual(initialParameters(classifier, 5));
  expect(initialParameters(classifier, 5)['conv.weight']).not.toEqual(
    initialParameters(classifier, 6)['conv.weight'],
  );
});

test('a parameter starts the same whatever other layers there are', () => {
  const deeper = unet({
    task: 'segmentation',
    channels: 3,
    classes: 4,
    widths: [32, 64, 128, 256],
    activation: 'relu',
    batchNorm: true,
    dropout: 0.5,
    l2: 0,
  });
  const name = 'encoder2.conv1.weight';
  expect(initialParameters(deeper, 3)[name]).toEqual(initialParameters(net, 3)[name]);
});

test('the first values for seed 0, so that no change of the generator goes unnoticed', () => {
  const { data } = initialParameters(classifier, 0)['conv.weight'];
  expect([...data.slice(0, 4)]).toMatchInlineSnapshot(`
    [
      0.37435516715049744,
      -0.6506743431091309,
      -0.02125035598874092,
      0.5626050233840942,
    ]
  `);
});
