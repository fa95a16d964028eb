// The U-Net's structure: its layers in order, its size against the published one, its options.
import { expect, test } from 'vitest';
import { countParameters, parametersOf } from '../../src/network/parameters.ts';
import { type UnetOptions, unet } from '../../src/network/unet.ts';
import { validateNetwork } from '../../src/network/validate.ts';

const classic: UnetOptions = {
  task: 'segmentation',
  channels: 3,
  classes: 4,
  widths: [32, 64, 128, 256, 512],
  activation: 'elu',
  batchNorm: false,
  dropout: 0.18,
  l2: 0.01,
};

test('the classic recipe has the published number of parameters', () => {
  expect(countParameters(unet(classic))).toBe(7_760_196);
});

test('two levels in order of computation', () => {
  const network = unet({ ...classic, widths: [8, 16] });
  expect(network.layers.map(({ name }) => name)).toEqual([
    'input',
    'encoder1.conv1',
    'encoder1.elu1',
    'encoder1.dropout',
    'encoder1.conv2',
    'encoder1.elu2',
    'encoder1.pool',
    'bottleneck.conv1',
    'bottleneck.elu1',
    'bottleneck.dropout',
    'bottleneck.conv2',
    'bottleneck.elu2',
    'decoder1.up',
    'decoder1.concat',
    'decoder1.conv1',
    'decoder1.elu1',
    'decoder1.dropout',
    'decoder1.conv2',
    'decoder1.elu2',
    'head',
    'probabilities',
  ]);
});

test('the skip is joined behind the upsampled channels', () => {
  const concat = unet({ ...classic, activation: 'relu' }).layers.find(
    ({ name }) => name === 'decoder2.concat',
  );
  expect(concat).toEqual({ op: 'concat', name: 'decoder2.concat', from: ['decoder2.up', 'encoder2.relu2'] });
});

test('batch norm stands between conv and activation and takes the bias from the conv', () => {
  const names = parametersOf(unet({ ...classic, widths: [8, 16], batchNorm: true })).map(({ name }) => name);
  expect(names.slice(0, 5)).toEqual([
    'encoder1.conv1.weight',
    'encoder1.norm1.weight',
    'encoder1.norm1.bias',
    'encoder1.norm1.running_mean',
    'encoder1.norm1.running_var',
  ]);
});

test('only the 3x3 convs carry L2', () => {
  const penalised = parametersOf(unet(classic)).filter(({ l2 }) => l2 > 0);
  expect(penalised).toHaveLength(18);
  expect(penalised.every(({ shape, l2 }) => shape[2] === 3 && l2 === 0.01)).toBe(true);
});

test('no dropout layers at rate 0', () => {
  expect(unet({ ...classic, dropout: 0 }).layers.some(({ op }) => op === 'dropout')).toBe(false);
});

test.each([
  { widths: [4], stride: 1, reason: 'a single level pools never' },
  { widths: [4, 8], stride: 2, reason: 'two levels pool once' },
  { widths: [4, 8, 12, 16, 20], stride: 16, reason: 'five levels pool four times' },
])('stride $stride for widths $widths: $reason', ({ widths, stride, reason }) => {
  for (const batchNorm of [false, true]) {
    const network = unet({ ...classic, widths, batchNorm });
    validateNetwork(network);
    expect(network.stride, reason).toBe(stride);
    expect(network.title).toBe(`U-Net ${widths.join('-')}`);
  }
});
