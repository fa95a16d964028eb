// What every image of a classification is brought to, by what the training starts from.
import { expect, test } from 'vitest';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import type { FittedModel } from '../../../src/stages/4-plan/initial-model.ts';
import { inputSize } from '../../../src/stages/4-plan/input-size.ts';
import { makePlan } from '../../../src/stages/4-plan/make.ts';
import { medianSize } from '../../../src/stages/4-plan/median-size.ts';
import { PHOTOGRAPHS, PRETRAINED } from './pretrained-start.ts';

const SETTINGS = { recipe: 'auto', epochs: 9, patience: 3, monitor: 'val-loss', seed: 4 } as Settings;
const OWN: FittedModel = { ...PRETRAINED, pretraining: undefined, imageSize: { height: 96, width: 64 } };

const ROWS: readonly [string, FittedModel | undefined, Partial<Settings>, string][] = [
  ['random weights: as planned from the sizes', undefined, {}, '144x112'],
  ['a pretrained network: of about the size that it knows things at', PRETRAINED, {}, '256x192'],
  ['which image-size overrides, in its strides', PRETRAINED, { imageSize: 80 }, '96x96'],
  ["an earlier model: what it knows, as it's no longer a pretrained network", OWN, {}, '64x96'],
  ['which image-size overrides, too, in the strides of its network', OWN, { imageSize: 80 }, '96x96'],
];

test.each(ROWS)('%s', (reason, model, settings, expected) => {
  const { height, width } = inputSize(PHOTOGRAPHS.sizes, { ...SETTINGS, ...settings }, model);
  expect(`${width}x${height}`, reason).toBe(expected);
});

test.each(ROWS)('is what is planned: %s', (reason, model, change) => {
  const settings = { ...SETTINGS, ...change };
  const { patch } = makePlan(settings, PHOTOGRAPHS, { model });
  expect(patch, reason).toEqual(inputSize(PHOTOGRAPHS.sizes, settings, model));
});

test('the median is of heights and of widths, each by themselves', () => {
  const sizes = [
    { height: 10, width: 300 },
    { height: 30, width: 100 },
    { height: 20, width: 200 },
  ];
  expect(medianSize(sizes)).toEqual({ height: 20, width: 200 });
  expect(medianSize(sizes.slice(0, 2)), 'of two, the larger').toEqual({ height: 30, width: 300 });
});
