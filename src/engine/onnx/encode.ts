// ONNX files: a Graph as the protobuf message that onnx.proto describes. decode.ts is the way back.
import { create, toBinary } from '@bufbuild/protobuf';
import type { Attribute, ElementType, Graph, Initializer, Node, Port } from './graph.ts';
import { MICROSOFT, NCHWC } from './graph.ts';
import {
  type AttributeProto,
  AttributeProtoSchema,
  AttributeProto_AttributeType as AttributeType,
  TensorProto_DataType as DataType,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  TensorProtoSchema,
  TensorShapeProto_DimensionSchema,
  ValueInfoProtoSchema,
} from './proto/onnx_pb.ts';

const DATA_TYPES = {
  float32: DataType.FLOAT,
  uint8: DataType.UINT8,
  int32: DataType.INT32,
  int64: DataType.INT64,
  bool: DataType.BOOL,
} satisfies Record<ElementType, number>;

/** The operator set whose definitions the nodes follow, and the file format that came with it (ONNX 1.14). */
export const OPSET = 19;
const IR_VERSION = 9n;

/** The graph as the bytes of an .onnx file, with `metadata` as its metadata_props. */
export function encodeModel(graph: Graph, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const domains = new Set(graph.nodes.map(({ domain }) => domain));
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: 'best-epoch',
    opsetImport: [
      { domain: '', version: BigInt(OPSET) },
      ...[MICROSOFT, NCHWC]
        .filter((domain) => domains.has(domain))
        .map((domain) => ({ domain, version: 1n })),
    ],
    graph: create(GraphProtoSchema, {
      name: 'network',
      node: graph.nodes.map(encodeNode),
      initializer: graph.initializers.map(encodeTensor),
      input: graph.inputs.map(encodePort),
      output: graph.outputs.map(encodePort),
    }),
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  });
  return toBinary(ModelProtoSchema, model);
}

function encodeNode({ op, domain, inputs, outputs, attributes }: Node) {
  return create(NodeProtoSchema, {
    name: outputs[0],
    opType: op,
    domain,
    input: [...inputs],
    output: [...outputs],
    attribute: Object.entries(attributes).map(([name, value]) => encodeAttribute(name, value)),
  });
}

function encodeAttribute(name: string, value: Attribute): AttributeProto {
  if (typeof value === 'number')
    return create(AttributeProtoSchema, { name, type: AttributeType.INT, i: BigInt(value) });
  if (typeof value === 'string') {
    return create(AttributeProtoSchema, {
      name,
      type: AttributeType.STRING,
      s: new TextEncoder().encode(value),
    });
  }
  if ('float' in value)
    return create(AttributeProtoSchema, { name, type: AttributeType.FLOAT, f: value.float });
  if ('floats' in value)
    return create(AttributeProtoSchema, { name, type: AttributeType.FLOATS, floats: [...value.floats] });
  return create(AttributeProtoSchema, { name, type: AttributeType.INTS, ints: value.map(BigInt) });
}

function encodeTensor({ name, type, shape, data }: Initializer) {
  return create(TensorProtoSchema, {
    name,
    dataType: DATA_TYPES[type],
    dims: shape.map(BigInt),
    rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  });
}

function encodePort({ name, type, shape }: Port) {
  const dim = shape.map((size) =>
    create(TensorShapeProto_DimensionSchema, {
      value:
        typeof size === 'number'
          ? { case: 'dimValue', value: BigInt(size) }
          : { case: 'dimParam', value: size },
    }),
  );
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value: { elemType: DATA_TYPES[type], shape: { dim } } } },
  });
}
