// Validation: each way a network can be malformed is named; a sound one passes.
import { expect, test } from 'vitest';
import { InternalError } from '../../src/errors.ts';
import type { Layer, Network } from '../../src/network/network.ts';
import { validateNetwork } from '../../src/network/validate.ts';

const input: Layer = { op: 'input', name: 'input', channels: 3 };
const softmax: Layer = { op: 'softmax', name: 'probabilities', from: 'head' };
const conv = (name: string, from: string, filters = 2): Layer => ({
  op: 'conv',
  name,
  from,
  filters,
  kernel: 3,
  dilation: 1,
  bias: true,
  l2: 0,
});
const pool = (name: string, from: string): Layer => ({ op: 'max-pool', name, from });
const up = (name: string, from: string): Layer => ({ op: 'transposed-conv', name, from, filters: 2, l2: 0 });
const halving = (name: string, from: string): Layer => ({
  ...{ op: 'depthwise-conv', name, from, kernel: 3, stride: 2, bias: true, l2: 0 },
});
const mean: Layer = { op: 'global-average-pool', name: 'mean', from: 'input' };
const dense: Layer = { op: 'dense', name: 'head', from: 'mean', units: 2, l2: 0 };

function network(layers: readonly Layer[], others: Partial<Network> = {}): Network {
  return { title: 'test', task: 'segmentation', classes: 2, stride: 2, layers, ...others };
}

test('sound networks pass', () => {
  validateNetwork(network([input, conv('head', 'input'), softmax]));
  validateNetwork(network([input, pool('half', 'input'), up('head', 'half'), softmax]));
  validateNetwork(network([input, mean, dense, softmax], { task: 'classification' }));
});

const malformed: [reason: string, network: Network, message: RegExp][] = [
  ['no layers at all', network([]), /0 inputs/],
  [
    'an unknown source',
    network([input, conv('head', 'nowhere'), softmax]),
    /"head" \(conv\) takes "nowhere"/,
  ],
  [
    'a source that comes later',
    network([input, conv('first', 'head'), conv('head', 'first'), softmax]),
    /"first" \(conv\) takes "head"/,
  ],
  ['two inputs', network([input, { ...input, name: 'b' }, conv('head', 'b'), softmax]), /2 inputs/],
  ['an input that is not first', network([conv('head', 'input'), input, softmax]), /first layer is "head"/],
  [
    'softmax not last',
    network([input, { ...softmax, from: 'input' }, conv('head', 'probabilities')]),
    /last layer/,
  ],
  ['no softmax', network([input, conv('head', 'input')]), /0 softmax/],
  [
    'two softmaxes',
    network([input, { ...softmax, name: 'head', from: 'input' }, softmax]),
    /2 softmax layers/,
  ],
  [
    'duplicate names',
    network([input, conv('head', 'input'), conv('head', 'head'), softmax]),
    /two layers .*"head"/,
  ],
  [
    'a name that could not stand in a file',
    network([input, conv('a/b', 'input'), conv('head', 'a/b'), softmax]),
    /"a\/b"/,
  ],
  [
    'a name that TensorFlow does not take',
    network([input, conv('_a', 'input'), conv('head', '_a'), softmax]),
    /"_a" .* a letter or digit first/,
  ],
  [
    'concat of different sizes',
    network([
      input,
      pool('half', 'input'),
      { op: 'concat', name: 'join', from: ['input', 'half'] },
      conv('head', 'join'),
      softmax,
    ]),
    /"join" \(concat\) joins different sizes: 1\/1 and 1\/2/,
  ],
  [
    'a sum of different sizes',
    network([
      input,
      pool('half', 'input'),
      { op: 'add', name: 'sum', from: ['input', 'half'] },
      conv('head', 'sum'),
      softmax,
    ]),
    /"sum" \(add\) adds different shapes: 3 channels at 1\/1, 3 at 1\/2/,
  ],
  [
    'a sum of one',
    network([input, { op: 'add', name: 'head', from: ['input'] }, softmax]),
    /adds one output only/,
  ],
  ['concat of nothing', network([input, { op: 'concat', name: 'head', from: [] }, softmax]), /joins nothing/],
  [
    'more poolings than the stride promises',
    network([input, pool('a', 'input'), pool('b', 'a'), up('c', 'b'), up('head', 'c'), softmax]),
    /"b" is 1\/4 .* multiples of 2/,
  ],
  [
    'an output of another size',
    network([input, pool('head', 'input'), softmax], { classes: 3 }),
    /1\/2 of the input/,
  ],
  ['more pixels than the input', network([input, up('a', 'input'), pool('head', 'a'), softmax]), /larger/],
  [
    'a layer nobody takes',
    network([input, conv('spare', 'input'), conv('head', 'input'), softmax]),
    /"spare"/,
  ],
  [
    'more outputs than classes',
    network([input, conv('head', 'input', 3), softmax]),
    /3 channels for 2 classes/,
  ],
  ['one class', network([input, conv('head', 'input', 1), softmax], { classes: 1 }), /1 classes/],
  [
    'dense on an image',
    network([input, { ...dense, from: 'input' } as Layer, softmax]),
    /needs N,C but gets N,C,H,W/,
  ],
  [
    'conv on a vector',
    network([input, mean, conv('head', 'mean'), softmax], { task: 'classification' }),
    /needs N,C,H,W but gets N,C/,
  ],
  [
    'a vector where masks are asked for',
    network([input, mean, dense, softmax]),
    /N,C, wrong for segmentation/,
  ],
  ['half a filter', network([input, conv('head', 'input', 0.5), softmax]), /filters 0.5/],
  [
    'dropout of everything',
    network([input, conv('a', 'input'), { op: 'dropout', name: 'head', from: 'a', rate: 1 }, softmax]),
    /rate 1, not in \[0, 1\)/,
  ],
  [
    'batch norm without epsilon',
    network([
      input,
      conv('a', 'input'),
      { op: 'batch-norm', name: 'head', from: 'a', momentum: 0.1, epsilon: 0 },
      softmax,
    ]),
    /epsilon 0/,
  ],
  [
    'a dilation and a stride',
    network([
      input,
      { ...conv('half', 'input'), dilation: 2, stride: 2 } as Layer,
      up('head', 'half'),
      softmax,
    ]),
    /"half" has a dilation and a stride/,
  ],
  [
    'more strides than the stride promises',
    network([input, halving('a', 'input'), halving('b', 'a'), up('c', 'b'), up('head', 'c'), softmax]),
    /"b" is 1\/4 .* multiples of 2/,
  ],
  ['a negative penalty', network([input, { ...conv('head', 'input'), l2: -1 } as Layer, softmax]), /l2 -1/],
];

test.each(malformed)('%s is an internal error', (reason, broken, message) => {
  expect(() => validateNetwork(broken), reason).toThrow(InternalError);
  expect(() => validateNetwork(broken), reason).toThrow(message);
});
