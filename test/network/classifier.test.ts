// The residual network's structure: its layers in order, its size against a count by hand, its options.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClassifierOptions, classifier } from '../../src/network/classifier.ts';
import { countParameters, parametersOf } from '../../src/network/parameters.ts';
import { shapesOf } from '../../src/network/shapes.ts';
import { validateNetwork } from '../../src/network/validate.ts';

const small: ClassifierOptions = {
  channels: 3,
  classes: 5,
  widths: [16, 32],
  blocks: 1,
  poolsStem: true,
  dropout: 0.2,
};

test('two stages in order of computation', () => {
  expect(classifier(small).layers.map(({ name }) => name)).toEqual([
    'input',
    'stem.conv',
    'stem.norm',
    'stem.relu',
    'stem.pool',
    'stage1.block1.conv1',
    'stage1.block1.norm1',
    'stage1.block1.relu1',
    'stage1.block1.conv2',
    'stage1.block1.norm2',
    'stage1.block1.add',
    'stage1.block1.relu2',
    'stage2.pool',
    'stage2.block1.conv1',
    'stage2.block1.norm1',
    'stage2.block1.relu1',
    'stage2.block1.conv2',
    'stage2.block1.norm2',
    'stage2.block1.conv-skip',
    'stage2.block1.norm-skip',
    'stage2.block1.add',
    'stage2.block1.relu2',
    'features',
    'dropout',
    'head',
    'probabilities',
  ]);
});

test('the skip is what went into the block; a 1x1 conv widens it only where the width changes', () => {
  const adds = classifier({ ...small, blocks: 2 }).layers.filter(({ op }) => op === 'add');
  expect(adds.map((layer) => 'from' in layer && layer.from)).toEqual([
    ['stage1.block1.norm2', 'stem.pool'],
    ['stage1.block2.norm2', 'stage1.block1.relu2'],
    ['stage2.block1.norm2', 'stage2.block1.norm-skip'],
    ['stage2.block2.norm2', 'stage2.block1.relu2'],
  ]);
});

test('the number of parameters is what a count by hand gives', () => {
  const conv = (from: number, to: number, kernel: number) => from * to * kernel ** 2 + 2 * to;
  const stage1 = conv(16, 16, 3) + conv(16, 16, 3);
  const stage2 = conv(16, 32, 3) + conv(32, 32, 3) + conv(16, 32, 1);
  expect(countParameters(classifier(small))).toBe(conv(3, 16, 3) + stage1 + stage2 + 32 * 5 + 5);
});

test('no conv has a bias beside its batch norm', () => {
  const biases = parametersOf(classifier(small)).filter(({ kind }) => kind === 'bias');
  expect(biases.map(({ name }) => name)).toEqual(['head.bias']);
});

test('no dropout layer at rate 0', () => {
  expect(classifier({ ...small, dropout: 0 }).layers.some(({ op }) => op === 'dropout')).toBe(false);
});

test.each([
  { widths: [16], blocks: 1, poolsStem: false, stride: 1, depth: 4, reason: 'one stage never pools' },
  { widths: [16, 32], blocks: 1, poolsStem: false, stride: 2, depth: 6, reason: 'two stages pool once' },
  { widths: [16, 32], blocks: 1, poolsStem: true, stride: 4, depth: 6, reason: 'and the stem once more' },
  { widths: [16, 32, 64], blocks: 2, poolsStem: true, stride: 8, depth: 14, reason: 'blocks do not pool' },
])('stride $stride: $reason', ({ widths, blocks, poolsStem, stride, depth, reason }) => {
  const network = classifier({ ...small, widths, blocks, poolsStem });
  expect(network.stride, reason).toBe(stride);
  expect(network.title).toBe(`${depth}-layer residual network ${widths.join('-')}`);
});

test('whatever the options, the network is well formed and ends in one number a class', () => {
  const options = fc.record({
    channels: fc.constantFrom(1, 3),
    classes: fc.integer({ min: 2, max: 255 }),
    widths: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 }),
    blocks: fc.integer({ min: 1, max: 3 }),
    poolsStem: fc.boolean(),
    dropout: fc.constantFrom(0, 0.3),
  });
  fc.assert(
    fc.property(options, (chosen) => {
      const network = classifier(chosen);
      validateNetwork(network);
      const shapes = shapesOf(network);
      expect(shapes.get('probabilities')).toEqual({ channels: chosen.classes, divisor: 1, spatial: false });
    }),
  );
});
