// Several exported models as one: an ONNX graph that holds them all side by side, on the same raw pixels, and gives the
// mean of their probabilities. Each keeps its own preprocessing. It trains and measures nothing.
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { InputError, modelUnreadable } from '../../errors.ts';
import { MODEL_INPUT, MODEL_OUTPUT } from './export.ts';
import {
  type GraphProto,
  GraphProtoSchema,
  type ModelProto,
  ModelProtoSchema,
  NodeProtoSchema,
  StringStringEntryProtoSchema,
} from './proto/onnx_pb.ts';

export interface EnsembleMember {
  /** Of the file, for messages. */
  readonly path: string;
  /** As exportModel gives them. */
  readonly bytes: Uint8Array;
}

/**
 * The bytes of one .onnx file, with the members' input and output.
 * @param members at least one, all of the same classes and channels
 * @param metadata becomes the file's metadata_props
 * @throws InputError `model-unreadable` where a member is no exported model
 */
export function ensembleModels(
  members: readonly EnsembleMember[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const models = members.map(decode);
  const prefixes = models.map((_, i) => `member${i + 1}/`);
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

function decode({ path, bytes }: EnsembleMember): ModelProto {
  let model: ModelProto;
  try {
    model = fromBinary(ModelProtoSchema, bytes);
  } catch (cause) {
    throw new InputError(modelUnreadable(path, `it is no whole ONNX file (${(cause as Error).message})`), {
      cause,
    });
  }
  const { graph } = model;
  const [input, output] = [graph?.input[0]?.name, graph?.output[0]?.name];
  if (input !== MODEL_INPUT || output !== MODEL_OUTPUT)
    throw new InputError(modelUnreadable(path, `it has no input ${MODEL_INPUT} and output ${MODEL_OUTPUT}`));
  return model;
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
