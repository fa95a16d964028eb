// What freezing takes away: everything below a layer, and nothing else.
import { expect, test } from 'vitest';
import { EFFICIENTNET_LITE0_OUTPUTS, efficientNetLite0 } from '../../src/network/efficientnet-lite.ts';
import { frozenUpTo } from '../../src/network/freeze.ts';
import { learningLayers, parametersOf } from '../../src/network/parameters.ts';

const NETWORK = efficientNetLite0({ channels: 3, classes: 4, dropout: 0.2 });

test('what a layer comes of stays as it is, and all above it learns', () => {
  const frozen = frozenUpTo(NETWORK, EFFICIENTNET_LITE0_OUTPUTS[8]);
  const still = parametersOf(frozen).filter((spec) => !spec.trainable && spec.kind.startsWith('weight'));
  const blocks = [...new Set(still.map(({ layer }) => layer.split('.')[0]))];
  expect(blocks).toEqual(['stem', 'block1', 'block2', 'block3', 'block4', 'block5']);
  const learning = learningLayers(frozen);
  expect(learning.has(EFFICIENTNET_LITE0_OUTPUTS[8]), 'no gradient goes back to it').toBe(false);
  expect(learning.has('block6.expand')).toBe(true);
});

test('names, shapes and order of the parameters are the same', () => {
  const shapes = (network: typeof NETWORK) => parametersOf(network).map(({ name, shape }) => [name, shape]);
  expect(shapes(frozenUpTo(NETWORK, EFFICIENTNET_LITE0_OUTPUTS[32]))).toEqual(shapes(NETWORK));
});
