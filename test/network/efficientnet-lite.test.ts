// EfficientNet-Lite0's structure: its layers in order, its size against the paper's, its outputs at each stride.
import { expect, test } from 'vitest';
import { countMacs } from '../../src/network/cost.ts';
import {
  EFFICIENTNET_LITE0_OUTPUTS,
  efficientNetLite0,
  efficientNetLite0Encoder,
  hasEfficientNetLite0,
} from '../../src/network/efficientnet-lite.ts';
import { efficientNetUnet } from '../../src/network/efficientnet-unet.ts';
import { frozenUpTo } from '../../src/network/freeze.ts';
import type { Layer } from '../../src/network/network.ts';
import { countParameters, parametersOf } from '../../src/network/parameters.ts';
import { inputsOf, shapesOf } from '../../src/network/shapes.ts';
import { unet as ordinaryUnet } from '../../src/network/unet.ts';
import { validateNetwork } from '../../src/network/validate.ts';

const imagenet = efficientNetLite0({ channels: 3, classes: 1000, dropout: 0.2 });

test.each([1, 3] as const)('can be computed, for %i channels', (channels) => {
  for (const dropout of [0, 0.2])
    expect(() => validateNetwork(efficientNetLite0({ channels, classes: 2, dropout }))).not.toThrow();
});

test('has the size that is published: 4.7 million parameters, 407 million multiplications at 224 pixels', () => {
  expect(countParameters(imagenet)).toBe(4_652_008);
  expect(Math.abs(countMacs(imagenet, { height: 224, width: 224 }) / 407e6 - 1)).toBeLessThan(0.06);
});

test('its first blocks in order of computation', () => {
  expect(imagenet.layers.slice(0, 26).map(({ name }) => name)).toEqual([
    ...['input', 'stem.conv', 'stem.norm', 'stem.relu6'],
    ...['block1.depthwise', 'block1.depthwise-norm', 'block1.depthwise-relu6'],
    ...['block1.project', 'block1.project-norm'],
    ...['block2.expand', 'block2.expand-norm', 'block2.expand-relu6'],
    ...['block2.depthwise', 'block2.depthwise-norm', 'block2.depthwise-relu6'],
    ...['block2.project', 'block2.project-norm'],
    ...['block3.expand', 'block3.expand-norm', 'block3.expand-relu6'],
    ...['block3.depthwise', 'block3.depthwise-norm', 'block3.depthwise-relu6'],
    ...['block3.project', 'block3.project-norm', 'block3.add'],
  ]);
});

test('its end is a head that may be of any classes, behind dropout or not', () => {
  const end = (dropout: number) =>
    efficientNetLite0({ channels: 3, classes: 5, dropout })
      .layers.slice(-8)
      .map(({ name }) => name);
  const top = ['top.conv', 'top.norm', 'top.relu6', 'features'];
  expect(end(0.2).slice(1)).toEqual([...top, 'dropout', 'head', 'probabilities']);
  expect(end(0).slice(2)).toEqual([...top, 'head', 'probabilities']);
});

test('blocks: kernel, stride, filters and what is added', () => {
  const blocks = Array.from({ length: 16 }, (_, i) => {
    const find = (suffix: string) => imagenet.layers.find(({ name }) => name === `block${i + 1}.${suffix}`);
    const [depthwise, project] = [find('depthwise'), find('project')];
    if (depthwise?.op !== 'depthwise-conv' || project?.op !== 'conv') throw new Error(`block${i + 1}`);
    return `k${depthwise.kernel} s${depthwise.stride} ${project.filters}${find('add') ? ' +' : ''}`;
  });
  expect(blocks).toEqual([
    'k3 s1 16',
    ...['k3 s2 24', 'k3 s1 24 +'],
    ...['k5 s2 40', 'k5 s1 40 +'],
    ...['k3 s2 80', 'k3 s1 80 +', 'k3 s1 80 +'],
    ...['k5 s1 112', 'k5 s1 112 +', 'k5 s1 112 +'],
    ...['k5 s2 192', 'k5 s1 192 +', 'k5 s1 192 +', 'k5 s1 192 +'],
    'k3 s1 320',
  ]);
});

test('the encoder is the same layers, and its outputs are those of the last blocks at their strides', () => {
  const encoder = efficientNetLite0Encoder(3);
  expect(encoder).toEqual(imagenet.layers.slice(0, encoder.length));
  const shapes = shapesOf(imagenet);
  const outputs = encoder.filter(({ name }) => /^block\d+\.(add|project-norm)$/.test(name));
  const lastAt = new Map(outputs.map(({ name }) => [shapes.get(name)!.divisor, name]));
  expect(Object.fromEntries(lastAt)).toEqual(EFFICIENTNET_LITE0_OUTPUTS);
  const channels = Object.values(EFFICIENTNET_LITE0_OUTPUTS).map((name) => shapes.get(name)!.channels);
  expect(channels).toEqual([16, 24, 40, 112, 320]);
});

test('every convolution has its batch norm, which keeps its statistics', () => {
  const after = (name: string) => imagenet.layers.filter((layer) => inputsOf(layer).includes(name));
  const convs = imagenet.layers.filter(({ op }) => op === 'conv' || op === 'depthwise-conv');
  expect(convs).toHaveLength(1 + 3 * 16 - 1 + 1);
  for (const { name } of convs) {
    const norms: readonly Layer[] = after(name);
    expect(norms, name).toEqual([
      expect.objectContaining({ op: 'batch-norm', epsilon: 1e-3, momentum: 0.01, statistics: 'running' }),
    ]);
  }
  const still = parametersOf(imagenet).filter(({ still }) => still);
  expect(new Set(still.map(({ kind }) => kind))).toEqual(new Set(['running-mean', 'running-var']));
});

test('a network tells that it begins with the encoder, be it frozen or with another head', () => {
  const unet = efficientNetUnet({ channels: 1, classes: 4, outputStride: 2 });
  expect(hasEfficientNetLite0(imagenet)).toBe(true);
  expect(hasEfficientNetLite0(unet)).toBe(true);
  expect(hasEfficientNetLite0(frozenUpTo(unet, EFFICIENTNET_LITE0_OUTPUTS[32]))).toBe(true);
  const [input, ...others] = imagenet.layers;
  const cut = { ...imagenet, layers: [input!, ...others.filter(({ name }) => name !== 'block16.project')] };
  expect(hasEfficientNetLite0(cut), 'a block is another one').toBe(false);
  const options = { task: 'segmentation', channels: 3, classes: 2, widths: [8, 16] } as const;
  const plain = ordinaryUnet({ ...options, activation: 'relu', batchNorm: true, dropout: 0, l2: 0 });
  expect(hasEfficientNetLite0(plain)).toBe(false);
});
