// What an ONNX file can say beside what this program writes, told before anything of it is used.
import { create, fromBinary, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { decodeModel } from '../../../src/engine/onnx/decode.ts';
import {
  FunctionProtoSchema,
  type GraphProto,
  type ModelProto,
  ModelProtoSchema,
  NodeProtoSchema,
  SparseTensorProtoSchema,
  StringStringEntryProtoSchema,
  TensorProto_DataLocation,
  TensorProtoSchema,
  TrainingInfoProtoSchema,
} from '../../../src/engine/onnx/proto/onnx_pb.ts';
import { MODEL } from '../../run/small-model.ts';

const LOCATION = create(StringStringEntryProtoSchema, { key: 'location', value: '.git/config' });
const OUTSIDE = { externalData: [LOCATION], dataLocation: TensorProto_DataLocation.EXTERNAL };

function changed(change: (model: ModelProto, graph: GraphProto) => void): Uint8Array {
  const model = fromBinary(ModelProtoSchema, MODEL);
  change(model, model.graph!);
  return toBinary(ModelProtoSchema, model);
}

const node = (init: MessageInitShape<typeof NodeProtoSchema>) => create(NodeProtoSchema, init);

const ROWS: [reason: string, change: Parameters<typeof changed>[0], words: string][] = [
  [
    'weights of another file, whose bytes would come back in the probabilities',
    (_, { initializer }) => void Object.assign(initializer[0]!, OUTSIDE),
    'its weights "constant_1" lie in another file',
  ],
  [
    'an entry that says where they lie, without a word that they do',
    (_, { initializer }) => void Object.assign(initializer[0]!, { externalData: [LOCATION] }),
    'lie in another file',
  ],
  [
    'the word that they do, without an entry',
    (_, { initializer }) => void Object.assign(initializer[0]!, { dataLocation: 1 }),
    'lie in another file',
  ],
  [
    'a constant of another file',
    (_, { node: nodes }) =>
      void nodes.unshift(
        node({
          opType: 'Constant',
          output: ['c'],
          attribute: [{ name: 'value', type: 4, t: create(TensorProtoSchema, OUTSIDE) }],
        }),
      ),
    'lie in another file',
  ],
  [
    'a function',
    (model) => void model.functions.push(create(FunctionProtoSchema, { name: 'f' })),
    'functions of its own',
  ],
  [
    'steps of a training',
    (model) => void model.trainingInfo.push(create(TrainingInfoProtoSchema)),
    'steps of a training',
  ],
  [
    'a graph in a graph',
    (_, { node: nodes }) =>
      void nodes.push(node({ opType: 'Loop', attribute: [{ name: 'body', type: 5, g: {} }] })),
    'its operator "Loop" holds a graph of its own',
  ],
  [
    'sparse weights',
    (_, graph) => void graph.sparseInitializer.push(create(SparseTensorProtoSchema)),
    'sparse',
  ],
  [
    "another program's operators",
    (_, { node: nodes }) => void nodes.push(node({ opType: 'Relu', domain: 'com.microsoft' })),
    'it has operators of "com.microsoft"',
  ],
  [
    'operators of another time',
    (model) => void Object.assign(model.opsetImport[0]!, { version: 21n }),
    'it follows operator set 21, not 19',
  ],
];

describe('is none of ours with', () => {
  it.each(ROWS)('%s', (reason, change, words) => {
    expect(decodeModel(changed(change)).foreign, reason).toContain(words);
  });

  it('but the model itself is', () => {
    expect(decodeModel(MODEL).foreign).toBeUndefined();
  });
});

/** Field and length, then the content: protobuf's wire form of a message in a message. */
function field(number: number, content: Uint8Array): Uint8Array {
  const length = [
    (content.length & 0x7f) | 0x80,
    ((content.length >> 7) & 0x7f) | 0x80,
    ((content.length >> 14) & 0x7f) | 0x80,
    content.length >> 21,
  ];
  return Buffer.concat([Uint8Array.of((number << 3) | 2, ...length), content]);
}

describe('a file whose parts would take a hundred times its size in memory is none', () => {
  const TWO_BYTES_EACH = 3_000_000;
  it.each([
    ['operators without content', field(7, Buffer.alloc(2 * TWO_BYTES_EACH, Uint8Array.of(0x0a, 0)))],
    ['tensors without content', field(7, Buffer.alloc(2 * TWO_BYTES_EACH, Uint8Array.of(0x2a, 0)))],
    ['metadata without content', Buffer.alloc(2 * TWO_BYTES_EACH, Uint8Array.of(0x72, 0))],
    [
      'a tensor of that many dimensions',
      field(7, field(5, Buffer.alloc(2 * TWO_BYTES_EACH, Uint8Array.of(8, 1)))),
    ],
    ['fields that nobody knows', Buffer.alloc(2 * TWO_BYTES_EACH, Uint8Array.of(0x7a, 0))],
  ])('%s', (reason, bytes) => {
    expect(() => decodeModel(bytes), reason).toThrow('more than 4 MiB beside its weights');
  });

  it('while weights may be as large as they are', () => {
    const bytes = field(7, field(5, field(9, Buffer.alloc(6_000_000))));
    expect(decodeModel(bytes).graph.initializer[0]!.rawData).toHaveLength(6_000_000);
  });

  it.each([
    ['cut off', field(7, Buffer.alloc(64)).subarray(0, 20)],
    ['a length beyond the end', Uint8Array.of(0x3a, 0xff, 0xff, 0xff, 0x7f, 0x2a, 1)],
    ['groups in groups', Buffer.alloc(1000, 0x0b)],
  ])('nor one that is %s', (_, bytes) => {
    expect(() => decodeModel(bytes)).toThrow();
  });
});
