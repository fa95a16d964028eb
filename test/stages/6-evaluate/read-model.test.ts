// A model file read back to train on from, and why a file is refused.
import { describe, expect, it } from 'vitest';
import { exportModel } from '../../../src/engine/onnx/export.ts';
import type { Network } from '../../../src/network/network.ts';
import { initialParameters } from '../../../src/network/parameters.ts';
import { unet } from '../../../src/network/unet.ts';
import { readModel } from '../../../src/stages/6-evaluate/read-model.ts';

const network = unet({
  task: 'segmentation',
  channels: 1,
  classes: 2,
  widths: [2, 4],
  activation: 'elu',
  batchNorm: true,
  dropout: 0.18,
  l2: 0.01,
});
const parameters = initialParameters(network, 3);
const normalization = { channels: [{ low: 0, high: 255, offset: 10, scale: 0.5 }] };
const FACTS = {
  task: 'segmentation',
  classes: '["ground","cell"]',
  palette: '[[0,0,0],[1,2,3]]',
  channels: '1',
  'bit-depth': '8',
  normalization: JSON.stringify(normalization),
  tile: '{"height":64,"width":64}',
  stride: '2',
  network: network.title,
  layers: JSON.stringify(network.layers),
};

const read = (metadata: Readonly<Record<string, string>>, of: Network = network) =>
  readModel(exportModel(of, parameters, { normalization, metadata }), 'old.onnx');

it('gives network and weights as they were, what only training needs of them included', () => {
  const { model, faults } = read(FACTS);
  expect(faults).toEqual([]);
  expect(model?.network).toEqual(network);
  expect(model?.parameters).toEqual(parameters);
  expect(model?.description.normalization).toEqual(normalization);
});

const { layers: _, ...older } = FACTS;
const ROWS: readonly [reason: string, metadata: Record<string, string>, code: string, words: string][] = [
  ["another program's", {}, 'model-not-ours', 'it has no "task"'],
  ['one of before its layers were written', older, 'model-not-ours', 'it has no "layers"'],
  ['an ensemble', { ...FACTS, members: '5' }, 'model-is-ensemble', 'is an ensemble of 5 models'],
  ['layers that are no JSON', { ...FACTS, layers: '[{' }, 'model-not-ours', 'JSON'],
  [
    'layers without names',
    { ...FACTS, layers: '[{"op":"conv"}]' },
    'model-not-ours',
    '"layers" can\'t be read',
  ],
  [
    'layers that make no network',
    { ...FACTS, layers: JSON.stringify(network.layers.slice(0, -1)) },
    'model-not-ours',
    'its "layers" make no network',
  ],
  [
    'layers with other weights',
    { ...FACTS, layers: FACTS.layers.replaceAll('"filters":4', '"filters":5') },
    'model-not-ours',
    'its layers need',
  ],
];

describe('is refused', () => {
  it.each(ROWS)('%s', (reason, metadata, code, words) => {
    const { model, faults } = read(metadata);
    expect(model, reason).toBeUndefined();
    expect(faults.map((fault) => fault.code)).toEqual([code]);
    expect(faults[0]!.message).toContain(words);
    expect(faults[0]!.message).not.toContain('internal error');
  });

  it('no ONNX file at all', () => {
    const { faults } = readModel(new TextEncoder().encode('weights'), 'old.pt');
    expect(faults.map((fault) => fault.code)).toEqual(['model-unreadable']);
  });
});
