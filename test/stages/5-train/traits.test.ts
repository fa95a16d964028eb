// What is told of two trainings that differ: rows change one thing.
import { expect, test } from 'vitest';
import { unet } from '../../../src/network/unet.ts';
import type { Dataset } from '../../../src/stages/2-dataset/dataset.ts';
import type { Split } from '../../../src/stages/3-split/split.ts';
import { differences, trainingTraits } from '../../../src/stages/5-train/traits.ts';
import { smallPlan, UNET } from './small-training.ts';

const DATASET = {
  classes: [{ name: 'background' }, { name: 'cell' }],
  samples: [
    { id: 'a', imageHash: '1', labelHash: '2', classCounts: [9, 1] },
    { id: 'b', imageHash: '3', labelHash: '4', classCounts: [5, 5] },
  ],
} as unknown as Dataset;
const SPLIT: Split = { train: ['a'], validation: ['b'], test: [], source: 'hash' };
const HERE = { dataset: DATASET, split: SPLIT, plan: smallPlan(), engine: 'onnx' };
type Training = typeof HERE;

const traitsOf = ({ dataset, split, plan, engine }: Training) => trainingTraits(dataset, split, plan, engine);

const sample = (change: object) =>
  ({ ...DATASET, samples: [{ ...DATASET.samples[0], ...change }, DATASET.samples[1]] }) as Dataset;

test.each<{ why: string; there: Partial<Training>; told: string[] }>([
  { why: 'the same', there: {}, told: [] },
  {
    why: 'a longer training is the same one',
    there: { plan: smallPlan({ epochs: 1, patience: 1, foreseenMemoryBytes: 1 }) },
    told: [],
  },
  {
    why: 'what less memory changes',
    there: { plan: smallPlan({ batchSize: 8, patch: { height: 128, width: 96 } }) },
    told: ['batch-size was 8 and is 2', 'image-size was 96x128 and is 8x8'],
  },
  { why: 'a setting', there: { plan: smallPlan({ seed: 7 }) }, told: ['seed was 7 and is 1'] },
  {
    why: 'what has no short value',
    there: { plan: smallPlan({ network: unet({ ...UNET, widths: [2, 6] }) }) },
    told: ['network is another'],
  },
  {
    why: 'a start from a model',
    there: { plan: smallPlan({ initialModel: { sha256: 'ab', newClasses: [] } }) },
    told: ['initial-model is another'],
  },
  {
    why: 'another image',
    there: { dataset: sample({ imageHash: '9' }) },
    told: ['images or labels are others'],
  },
  {
    why: 'another mask',
    there: { dataset: sample({ labelHash: '9' }) },
    told: ['images or labels are others'],
  },
  {
    why: 'the same mask by another classes.json',
    there: { dataset: sample({ classCounts: [1, 9] }) },
    told: ['images or labels are others'],
  },
  {
    why: 'what is made of the data follows from them; a setting of its own does not',
    there: {
      dataset: sample({ imageHash: '9' }),
      plan: smallPlan({ normalization: { channels: [] }, learningRate: 0.5 }),
    },
    told: ['images or labels are others', 'learning-rate was 0.5 and is 0.01'],
  },
  {
    why: 'a class by another name',
    there: { dataset: { ...DATASET, classes: [{ name: '__proto__' }] } as unknown as Dataset },
    told: ['images or labels are others', 'classes are others'],
  },
  { why: 'another split', there: { split: { ...SPLIT, train: [] } }, told: ['split is another'] },
  { why: 'another engine', there: { engine: 'tensorflow' }, told: ['engine was tensorflow and is onnx'] },
])('$why', ({ there, told }) => {
  expect(differences(traitsOf({ ...HERE, ...there }), traitsOf(HERE))).toEqual(told);
});

test('of a checkpoint that says nothing, or something else, nothing is told', () => {
  expect(differences(new Map(), traitsOf(HERE))).toEqual([]);
  expect(differences(new Map([['__proto__', 'x']]), traitsOf(HERE))).toEqual([]);
});
