// A model file read back, to predict with or to train on from, and why a file is refused.
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { ensembleModels } from '../../../src/engine/onnx/ensemble.ts';
import { exportModel } from '../../../src/engine/onnx/export.ts';
import {
  type GraphProto,
  ModelProtoSchema,
  NodeProtoSchema,
} from '../../../src/engine/onnx/proto/onnx_pb.ts';
import type { Network } from '../../../src/network/network.ts';
import { initialParameters } from '../../../src/network/parameters.ts';
import { unet } from '../../../src/network/unet.ts';
import { metadataOfEnsemble } from '../../../src/stages/6-evaluate/members.ts';
import { readModel, readModelFile } from '../../../src/stages/6-evaluate/read-model.ts';
import { mobileDecoder } from '../../engine/onnx/samples.ts';
import { MOBILE_MODEL, mobileParameters } from '../../run/small-model.ts';

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

it('gives back what only a network of inverted residual blocks and its decoder has', () => {
  const { model, faults } = readModel(MOBILE_MODEL, 'old.onnx');
  expect(faults).toEqual([]);
  expect(model?.network).toEqual(mobileDecoder);
  expect(model?.parameters).toEqual(mobileParameters);
});

const { layers: _, ...older } = FACTS;
const ROWS: readonly [reason: string, metadata: Record<string, string>, code: string, words: string][] = [
  ["another program's", {}, 'model-not-ours', 'it has no "task"'],
  ['one of before its layers were written', older, 'model-not-ours', 'it has no "layers"'],
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

/** The file, saved again by somebody with other intentions. */
function spoilt(change: (graph: GraphProto) => void): Uint8Array {
  const model = fromBinary(
    ModelProtoSchema,
    exportModel(network, parameters, { normalization, metadata: FACTS }),
  );
  change(model.graph!);
  return toBinary(ModelProtoSchema, model);
}

const attributeOf = ({ node }: GraphProto, op: string, name: string) =>
  node.find(({ opType }) => opType === op)!.attribute.find((one) => one.name === name)!;
const constantOf = ({ node, initializer }: GraphProto, op: string, input: number) => {
  const name = node.find(({ opType }) => opType === op)!.input[input];
  return initializer.find((tensor) => tensor.name === name)!;
};

const OTHER_GRAPHS: [reason: string, change: (graph: GraphProto) => void, words: string][] = [
  [
    'an operator that no layer makes, in place of one',
    ({ node }) => void Object.assign(node.find(({ opType }) => opType === 'Elu')!, { opType: 'Einsum' }),
    'is "Einsum", its layers make "Elu" of it',
  ],
  [
    'an operator more',
    ({ node }) => void node.push(create(NodeProtoSchema, { opType: 'Expand', output: ['x'] })),
    'it has the operator "Expand" beside those of its layers',
  ],
  ['an operator less', ({ node }) => void node.pop(), 'is missing, its layers make'],
  [
    'padding that takes all memory',
    (graph) => void Object.assign(attributeOf(graph, 'Conv', 'pads'), { ints: [1n << 30n, 1n, 1n, 1n] }),
    'is "Conv", its layers make "Conv" of it, with other inputs or attributes',
  ],
  [
    'a constant that takes all memory',
    (graph) => void Object.assign(constantOf(graph, 'Mod', 1), { rawData: new Uint8Array(8).fill(64) }),
    'are not those that its layers make',
  ],
  [
    'a shape that its numbers do not fill',
    ({ initializer }) => {
      initializer.find(({ name }) => name === 'head.bias')!.dims[0] = 1n << 40n;
    },
    'its layers need',
  ],
  [
    'another output',
    ({ output }) => void Object.assign(output[0]!, { name: 'image' }),
    'it has other outputs than its layers make',
  ],
  [
    'an input that fills in for weights',
    (graph) => void graph.input.push({ ...graph.input[0]!, name: 'head.bias' }),
    'it has other inputs than its layers make',
  ],
  [
    'weights that nothing uses',
    ({ initializer }) => void initializer.push({ ...initializer[0]!, name: 'more' }),
    'it has weights that its layers do not make',
  ],
];

describe('a graph that its layers would not make is refused', () => {
  it.each(OTHER_GRAPHS)('%s', (reason, change, words) => {
    const { model, faults } = readModelFile(spoilt(change), 'old.onnx');
    expect(model, reason).toBeUndefined();
    expect(faults.map((fault) => fault.code)).toEqual(['model-not-ours']);
    expect(faults[0]!.message).toContain(words);
  });

  it('but not one that another program has only saved again, with notes of its own', () => {
    const bytes = spoilt((graph) => {
      graph.docString = 'looked at';
      for (const node of graph.node) node.docString = node.opType;
      const bias = graph.initializer.find(({ name }) => name === 'head.bias')!;
      Object.assign(bias, { rawData: new Uint8Array(0), floatData: [...parameters['head.bias']!.data] });
    });
    expect(readModel(bytes, 'old.onnx').model?.parameters).toEqual(parameters);
  });
});

type Json = Record<string, unknown>;
const layersWith = (change: (layers: Json[]) => void) => {
  const layers = structuredClone(network.layers) as unknown as Json[];
  change(layers);
  return JSON.stringify(layers);
};
const poolings = (count: number) =>
  layersWith((layers) => {
    const names = Array.from({ length: count }, (_, i) => `pool${i}`);
    const halves = names.map((name, i) => ({ op: 'max-pool', name, from: names[i - 1] ?? 'input' }));
    layers.splice(1, 0, ...halves);
  });

const ABSURD: [reason: string, facts: Record<string, string>, words: string][] = [
  ['a tile that takes all memory', { tile: '{"height":1000000000,"width":64}' }, 'its "tile" can\'t be read'],
  [
    'an operator that no engine has, by the name of what every object has',
    { layers: layersWith(([, layer]) => Object.assign(layer!, { op: 'constructor' })) },
    'its "layers" can\'t be read: 1.op',
  ],
  [
    'a kernel that its padding would make of any size',
    { layers: layersWith(([, layer]) => Object.assign(layer!, { kernel: 2 ** 31 })) },
    'its "layers" can\'t be read: 1.kernel',
  ],
  [
    'a convolution that sees the whole world',
    { layers: layersWith(([, layer]) => Object.assign(layer!, { dilation: 1e9 })) },
    '1.dilation',
  ],
  [
    'a kernel for each channel that no engine has',
    {
      layers: layersWith((layers) => {
        const each = {
          op: 'depthwise-conv',
          name: 'each',
          from: 'input',
          kernel: 7,
          stride: 1,
          bias: false,
          l2: 0,
        };
        layers.splice(1, 0, each);
      }),
    },
    'its "layers" can\'t be read: 1.kernel',
  ],
  [
    'a layer that is frozen or not',
    { layers: layersWith(([, layer]) => Object.assign(layer!, { frozen: false })) },
    '1.frozen',
  ],
  [
    'a property more',
    { layers: layersWith(([, layer]) => Object.assign(layer!, { pads: 9 })) },
    'its "layers" can\'t be read',
  ],
  ['more poolings than an image has pixels', { layers: poolings(40) }, 'its "layers" make no network'],
  ['another stride than its layers have', { stride: '1024' }, 'its parts contradict each other'],
  [
    'other channels than its layers take',
    { channels: '3', normalization: JSON.stringify({ channels: Array(3).fill(normalization.channels[0]) }) },
    'its parts contradict each other',
  ],
  ['as many members as it likes', { members: '1e9' }, 'it has not 1 to 256 "members"'],
];

describe('what is beyond all measure is refused', () => {
  it.each(ABSURD)('%s', (reason, facts, words) => {
    const bytes = exportModel(network, parameters, { normalization, metadata: { ...FACTS, ...facts } });
    const { model, faults } = readModelFile(bytes, 'old.onnx');
    expect(model, reason).toBeUndefined();
    expect(faults[0]!.message).toContain(words);
  });
});

describe('an ensemble', () => {
  const first = { normalization, metadata: FACTS };
  const other = { channels: [{ low: 1, high: 200, offset: 20, scale: 0.25 }] };
  const second = { normalization: other, metadata: { ...FACTS, normalization: JSON.stringify(other) } };
  const together = (...members: (typeof first)[]) =>
    ensembleModels(
      members.map((member) => exportModel(network, parameters, member)),
      metadataOfEnsemble(members.map(({ metadata }) => metadata)),
    );

  it.each([
    ['that differ', [first, second]],
    ['that are alike', [first, first]],
    ['alone', [second]],
  ])('is read member by member: members %s', (_, members) => {
    const { model, faults } = readModelFile(together(...members), 'merged.onnx');
    expect(faults).toEqual([]);
    const read = model!.members.map(({ description, parameters: weights }) => [
      description.normalization,
      weights,
    ]);
    expect(read).toEqual(members.map((member) => [member.normalization, parameters]));
    expect(model!.description.normalization).toEqual(members[0]!.normalization);
  });

  it('is nothing to train on from', () => {
    const { model, faults } = readModel(together(first, second), 'merged.onnx');
    expect(model).toBeUndefined();
    expect(faults.map(({ code }) => code)).toEqual(['model-is-ensemble']);
    expect(faults[0]!.message).toContain('is an ensemble of 2 models');
  });

  it.each([
    ['more members than it holds', { members: '3' }],
    ['fewer members than it holds', { members: '1' }],
    [
      'its members in another order',
      { normalization: `[${JSON.stringify(other)},${JSON.stringify(normalization)}]` },
    ],
    ['no list of them', { normalization: JSON.stringify(normalization) }],
  ])('is refused where it says that it has %s', (reason, facts) => {
    const bytes = ensembleModels(
      [first, second].map((member) => exportModel(network, parameters, member)),
      { ...metadataOfEnsemble([FACTS, second.metadata]), ...facts },
    );
    const { model, faults } = readModelFile(bytes, 'merged.onnx');
    expect(model, reason).toBeUndefined();
    expect(faults.map(({ code }) => code)).toEqual(['model-not-ours']);
  });
});
