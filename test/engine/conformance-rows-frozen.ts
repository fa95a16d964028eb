// Rows of layers that don't learn, and of batch norms that keep their statistics.
import type { Layer, Network } from '../../src/network/network.ts';
import {
  activation,
  between,
  classifier,
  conv,
  dense,
  join,
  mean,
  norm,
  plus,
  pool,
  type Row,
  up,
} from './conformance-row.ts';

/** The network with some of its layers frozen. */
function frozen(network: Network, ...names: readonly string[]): Network {
  const layers = network.layers.map((layer) =>
    names.includes(layer.name) ? ({ ...layer, frozen: true } as Layer) : layer,
  );
  return { ...network, layers };
}

const running: Layer = { ...norm(), statistics: 'running' } as Layer;
const each: Layer = {
  ...{ op: 'depthwise-conv', name: 'each', from: 'before', kernel: 3, stride: 1, bias: true, l2: 0.02 },
};

export const keptStatisticsRows: readonly Row[] = [
  { reason: 'running statistics in training, few channels', network: between(3, [running]) },
  {
    reason: 'running statistics in training, 16 channels',
    network: between(16, [running]),
    batch: { size: 3 },
  },
  {
    reason: 'running statistics of one value a channel, which have no variance of their own',
    network: classifier(16, [
      { ...running, name: 'kept' } as Layer,
      { ...mean, from: 'kept' } as Layer,
      dense(),
    ]),
    batch: { size: 1, height: 1, width: 1 },
  },
  {
    reason: 'running statistics between convs in blocks, with ReLU6',
    network: between(16, [
      conv('a', 'before', 16, { bias: false }),
      { ...running, name: 'b', from: 'a' } as Layer,
      { ...activation('relu6'), name: 'c', from: 'b' } as Layer,
      conv('last', 'c', 16),
    ]),
  },
  {
    reason: 'running statistics far from the values: what is centred by them is not small',
    network: between(4, [running]),
    parameters: { 'last.running_mean': () => 40, 'last.running_var': () => 900 },
  },
  {
    reason: 'running statistics behind a depthwise convolution in blocks, with a penalty on both weights',
    network: between(16, [
      { ...each, bias: false } as Layer,
      { ...running, name: 'b', from: 'each' } as Layer,
      { ...activation('relu6'), name: 'c', from: 'b' } as Layer,
      conv('last', 'c', 16, { bias: false, l2: 0.02 }),
    ]),
    batch: { size: 3 },
  },
  {
    reason: 'running statistics behind a depthwise convolution of stride 2 and channels that fill no block',
    network: between(
      5,
      [
        { ...each, bias: false, stride: 2, kernel: 5 } as Layer,
        { ...running, name: 'b', from: 'each' } as Layer,
        up('last', 'b', 5),
      ],
      2,
    ),
  },
  {
    reason: 'running statistics behind a convolution of joined parts',
    network: between(16, [
      conv('a', 'before', 16),
      join(['a', 'before'], 'both'),
      conv('b', 'both', 16, { bias: false }),
      { ...running, from: 'b' } as Layer,
    ]),
  },
  {
    reason: 'running statistics behind a convolution that something else reads as well',
    network: between(16, [
      conv('a', 'before', 16, { bias: false }),
      { ...running, name: 'b', from: 'a' } as Layer,
      plus(['a', 'b']),
    ]),
  },
  {
    reason: 'a frozen batch norm behind a convolution that learns',
    network: frozen(
      between(16, [conv('a', 'before', 16, { bias: false }), { ...norm(), from: 'a' } as Layer]),
      'last',
    ),
  },
  {
    reason: 'a batch norm that learns behind a frozen convolution, with running statistics',
    network: frozen(
      between(16, [conv('a', 'before', 16, { bias: false }), { ...running, from: 'a' } as Layer]),
      'a',
    ),
  },
  { reason: 'a frozen batch norm', network: frozen(between(16, [norm()]), 'last') },
  {
    reason: 'a frozen batch norm of a concatenation, few channels',
    network: frozen(
      between(3, [
        conv('a', 'before', 4),
        join(['a', 'before'], 'both'),
        { ...norm(), from: 'both' } as Layer,
      ]),
      'last',
    ),
  },
];

export const frozenRows: readonly Row[] = [
  {
    reason: 'a conv above one that learns: the gradient goes through, a penalty counts for nothing',
    network: frozen(between(16, [conv('last', 'before', 16, { l2: 0.02 })]), 'last'),
  },
  { reason: 'a conv of few channels', network: frozen(between(3, [conv('last', 'before', 5)]), 'last') },
  { reason: 'the lowest conv', network: frozen(between(16, [conv('last', 'before', 16)]), 'before') },
  {
    reason: 'all below the head, with pool and activation',
    network: frozen(
      between(
        16,
        [
          conv('a', 'before', 16),
          { ...norm(), name: 'b', from: 'a' } as Layer,
          { ...activation('relu'), name: 'c', from: 'b' } as Layer,
          pool('half', 'c'),
          up('last', 'half', 16),
        ],
        2,
      ),
      'before',
      'a',
      'b',
      'last',
    ),
  },
  {
    reason: 'a batch norm that learns right above what is frozen',
    network: frozen(between(16, [conv('a', 'before', 16), { ...norm(), from: 'a' } as Layer]), 'before', 'a'),
  },
  {
    reason: 'a transposed conv with L2 above one that learns',
    network: frozen(between(16, [pool('half', 'before'), up('last', 'half', 16, 0.02)], 2), 'last'),
  },
  {
    reason: 'depthwise kernels, while the pointwise ones around them learn',
    network: frozen(between(16, [each, conv('last', 'each', 16, { kernel: 1 })]), 'each'),
  },
  {
    reason: 'a dense layer between those that learn',
    network: frozen(
      classifier(4, [
        mean,
        { ...dense(6), name: 'hidden' } as Layer,
        { ...dense(), from: 'hidden' } as Layer,
      ]),
      'hidden',
    ),
    batch: { size: 3 },
  },
  {
    reason: 'one of two parts that are joined, and one of two that are added',
    network: frozen(
      between(16, [
        conv('a', 'input', 16),
        conv('b', 'before', 16),
        join(['a', 'b'], 'joined'),
        conv('c', 'joined', 16),
        plus(['a', 'c']),
      ]),
      'a',
      'b',
    ),
  },
  {
    reason: 'everything: nothing changes, and the losses are those of a training',
    network: frozen(between(4, [norm()]), 'before', 'last', 'head'),
  },
];
