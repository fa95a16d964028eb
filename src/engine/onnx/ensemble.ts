// Several exported models as one: an ONNX graph that holds them all side by side, on the same raw pixels, and gives the
// mean of their probabilities. Each keeps its own preprocessing. It trains and measures nothing.
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { MODEL_INPUT, MODEL_OUTPUT } from './export.ts';
import {
  type GraphProto,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  StringStringEntryProtoSchema,
} from './proto/onnx_pb.ts';

/** Of the names in a member's graph; members are counted from 0. */
export const memberPrefix = (member: number) => `member${member + 1}/`;

/**
 * The bytes of one .onnx file, with the members' input and output.
 * @param members at least one, as exportModel has just made them, all of the same classes and channels
 * @param metadata becomes the file's metadata_props
 */
export function ensembleModels(
  members: readonly Uint8Array[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const models = members.map((bytes) => fromBinary(ModelProtoSchema, bytes));
  const prefixes = models.map((_, i) => memberPrefix(i));
  const graphs = models.map(({ graph }, i) => renamed(graph!, prefixes[i]!));
  const [first] = models;
  const mean = create(NodeProtoSchema, {
    name: MODEL_OUTPUT,
    opType: 'Mean',
    input: prefixes.map((prefix) => prefix + MODEL_OUTPUT),
    output: [MODEL_OUTPUT],
  });
  const ensemble = create(ModelProtoSchema, {
    irVersion: first!.irVersion,
    producerName: first!.producerName,
    opsetImport: first!.opsetImport,
    graph: create(GraphProtoSchema, {
      name: 'ensemble',
      node: [...graphs.flatMap(({ node }) => node), mean],
      initializer: graphs.flatMap(({ initializer }) => initializer),
      input: first!.graph!.input,
      output: first!.graph!.output,
    }),
    metadataProps: Object.entries(metadata).map(([key, value]) =>
      create(StringStringEntryProtoSchema, { key, value }),
    ),
  });
  return toBinary(ModelProtoSchema, ensemble);
}

/** The graph, its own names made unlike those of the others; what all members share is the input. */
function renamed(graph: GraphProto, prefix: string): GraphProto {
  // An input left empty is one that the operator makes optional.
  const rename = (value: string) => (value === '' || value === MODEL_INPUT ? value : prefix + value);
  for (const node of graph.node) {
    node.name = rename(node.name);
    node.input = node.input.map(rename);
    node.output = node.output.map(rename);
  }
  for (const tensor of graph.initializer) tensor.name = rename(tensor.name);
  return graph;
}
