// ONNX files read back: what one says of itself, and whether its graph is one that this program would write. ONNX can say far
// more than that, to read other files among it; no graph of a file is ever run (see stages/6-evaluate/read-model.ts).
import { fromBinary } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import type { FileMetadata } from '../../shared/file-metadata.ts';
import { OPSET } from './encode.ts';
import {
  type AttributeProto,
  type GraphProto,
  type ModelProto,
  ModelProtoSchema,
  type NodeProto,
  type TensorProto,
  TensorProto_DataLocation,
} from './proto/onnx_pb.ts';

/** Bytes of a file beside its weights: those become objects, each a hundred times as large. Ours have some 10 KB a member. */
const MOST_STRUCTURE = 4 * 2 ** 20;

/** The fields that lead to the weights: a model's graph, the tensors in it, their numbers as floats or as bytes. */
const TO_WEIGHTS = [[7], [5], [4, 9]];

export interface DecodedModel {
  readonly metadata: FileMetadata;
  readonly graph: GraphProto;
  /** Why the file can't be one of this program, whatever its layers say; a clause such as "it has functions of its own". */
  readonly foreign: string | undefined;
}

/** @throws Error with the reason when the bytes are no ONNX model */
export function decodeModel(bytes: Uint8Array): DecodedModel {
  const weights = weightBytes(new BinaryReader(bytes), bytes.length, TO_WEIGHTS);
  if (bytes.length - weights > MOST_STRUCTURE) throw new Error('it holds more than 4 MiB beside its weights');
  const model = fromBinary(ModelProtoSchema, bytes, { readUnknownFields: false });
  if (!model.graph) throw new Error('the file holds no graph');
  return {
    metadata: Object.fromEntries(model.metadataProps.map(({ key, value }) => [key, value])),
    graph: model.graph,
    foreign: foreignPart(model, model.graph),
  };
}

function weightBytes(
  reader: BinaryReader,
  end: number,
  [fields, ...deeper]: readonly (readonly number[])[],
): number {
  let sum = 0;
  while (reader.pos < end) {
    const [field, wireType] = reader.tag();
    if (wireType !== WireType.LengthDelimited || !fields!.includes(field)) {
      reader.skip(wireType, field);
      continue;
    }
    if (deeper.length === 0) sum += reader.bytes().length;
    else {
      const length = reader.uint32();
      sum += weightBytes(reader, reader.pos + length, deeper);
    }
  }
  return sum;
}

/** What needs no look at the layers: told first, because it says more than the first node that differs. */
function foreignPart(model: ModelProto, graph: GraphProto): string | undefined {
  if (model.functions.length > 0) return 'it has functions of its own';
  if (model.trainingInfo.length > 0) return 'it has the steps of a training';
  const tensors = [...graph.initializer, ...graph.node.flatMap(tensorsOf)];
  const outside = tensors.find(liesOutside);
  if (outside !== undefined) return `its weights "${outside.name}" lie in another file`;
  if (graph.sparseInitializer.length > 0) return 'it has sparse weights';
  const holder = graph.node.find(({ attribute }) => attribute.some(holdsGraph));
  if (holder !== undefined) return `its operator "${holder.opType}" holds a graph of its own`;
  const domain = graph.node.find((node) => node.domain !== '')?.domain;
  if (domain !== undefined) return `it has operators of "${domain}"`;
  const other = model.opsetImport.find(({ version }) => version !== BigInt(OPSET));
  if (other !== undefined) return `it follows operator set ${other.version}, not ${OPSET}`;
  return undefined;
}

function tensorsOf({ attribute }: NodeProto): readonly TensorProto[] {
  return attribute.flatMap(({ t, tensors }) => (t === undefined ? tensors : [t, ...tensors]));
}

function liesOutside({ dataLocation, externalData }: TensorProto): boolean {
  return dataLocation !== TensorProto_DataLocation.DEFAULT || externalData.length > 0;
}

function holdsGraph({ g, graphs }: AttributeProto): boolean {
  return g !== undefined || graphs.length > 0;
}
