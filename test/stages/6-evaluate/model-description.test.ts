// What a model file says of itself: of a single model, of an ensemble, and of one that somebody else wrote.
import { expect, it } from 'vitest';
import { describeModel } from '../../../src/stages/6-evaluate/model-description.ts';

const NORMALIZATION = '{"channels":[{"low":0,"high":255,"offset":10,"scale":0.5}]}';
const OURS = {
  task: 'segmentation',
  classes: '["ground","cell"]',
  palette: '[[0,0,0],[1,2,3]]',
  channels: '1',
  'bit-depth': '8',
  normalization: NORMALIZATION,
  tile: '{"height":64,"width":64}',
  stride: '8',
};

it("is read back, of an ensemble with the first member's normalisation", () => {
  const { model } = describeModel(OURS, 'model.onnx');
  expect(model?.classes).toEqual([
    { index: 0, name: 'ground', color: [0, 0, 0] },
    { index: 1, name: 'cell', color: [1, 2, 3] },
  ]);
  const other = NORMALIZATION.replace('255', '200');
  const ensemble = { ...OURS, normalization: `[${NORMALIZATION},${other}]`, 'best-epoch': '[3,4]' };
  expect(describeModel(ensemble, 'model.onnx').model).toEqual(model);
});

const { tile: _tile, stride: _stride, ...alike } = OURS;
const CLASSIFIER = { ...alike, task: 'classification', 'image-size': '{"height":96,"width":128}' };

it('says of a classifier what images are resized to', () => {
  const { model } = describeModel(CLASSIFIER, 'model.onnx');
  expect(model).toMatchObject({
    task: 'classification',
    'image-size': { height: 96, width: 128 },
    channels: 1,
  });
});

const { stride: _, ...older } = OURS;
const ROWS: [string, Record<string, string>, string][] = [
  ['nothing', {}, 'it has no "task"'],
  ['a part missing', older, 'it has no "stride"'],
  [
    'a segmenter that calls itself a classifier',
    { ...OURS, task: 'classification' },
    'it has no "image-size"',
  ],
  ['no JSON', { ...OURS, classes: 'ground' }, 'its "classes" can\'t be read: not JSON'],
  ['fewer colours than classes', { ...OURS, palette: '[[0,0,0]]' }, 'its parts contradict each other'],
  [
    'weights that it was made from of no digest',
    { ...OURS, origin: '{"name":"Lite","sha256":"d2","dataset":"ImageNet","licence":"MIT"}' },
    'its "origin" can\'t be read',
  ],
  ['another task', { ...OURS, task: 'detection' }, 'its "task" can\'t be read'],
];
it.each(ROWS)('is refused with %s', (reason, metadata, words) => {
  const { model, faults } = describeModel(metadata, 'model.onnx');
  expect(model, reason).toBeUndefined();
  expect(faults.map(({ code }) => code)).toEqual(['model-not-ours']);
  expect(faults[0]!.message).toContain(words);
});
