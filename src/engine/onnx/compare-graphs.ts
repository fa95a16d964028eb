// Whether two ONNX graphs compute the same, node by node and number by number. What is there for people only, such as
// docstrings, may differ.
import type { AttributeProto, GraphProto, NodeProto, TensorProto } from './proto/onnx_pb.ts';

/**
 * The first difference between a file's graph and the one that its layers make, a clause; undefined: there is none.
 * @param found of a file that another program may have saved again, in its own form
 */
export function differenceOfGraphs(found: GraphProto, expected: GraphProto): string | undefined {
  for (const [i, node] of expected.node.entries()) {
    const other = found.node[i];
    if (other === undefined || operation(other) !== operation(node))
      return `its operator ${i + 1} is ${other === undefined ? 'missing' : `"${other.opType}"`}, its layers make "${node.opType}" of it${other?.opType === node.opType ? ', with other inputs or attributes' : ''}`;
  }
  const more = found.node[expected.node.length];
  if (more !== undefined) return `it has the operator "${more.opType}" beside those of its layers`;
  if (names(found.input) !== names(expected.input)) return 'it has other inputs than its layers make';
  if (names(found.output) !== names(expected.output)) return 'it has other outputs than its layers make';
  return differenceOfTensors(found.initializer, expected.initializer);
}

function differenceOfTensors(
  found: readonly TensorProto[],
  expected: readonly TensorProto[],
): string | undefined {
  const known = new Map(found.map((tensor) => [tensor.name, tensor]));
  for (const tensor of expected) {
    const other = known.get(tensor.name);
    if (other === undefined) return `it has no weights "${tensor.name}"`;
    const isSame =
      other.dataType === tensor.dataType &&
      other.dims.join() === tensor.dims.join() &&
      Buffer.compare(numbersOf(other), numbersOf(tensor)) === 0;
    if (!isSame) return `its weights "${tensor.name}" are not those that its layers make`;
  }
  return found.length === expected.length ? undefined : 'it has weights that its layers do not make';
}

/** A program that saves a file again may write numbers one by one. */
function numbersOf({ rawData, floatData, int64Data }: TensorProto): Uint8Array {
  if (rawData.byteLength > 0) return rawData;
  const numbers = floatData.length > 0 ? Float32Array.from(floatData) : BigInt64Array.from(int64Data);
  return new Uint8Array(numbers.buffer);
}

function names(ports: readonly { readonly name: string }[]): string {
  return JSON.stringify(ports.map(({ name }) => name));
}

/** What a node does, as a text to compare. */
function operation({ opType, domain, input, output, attribute }: NodeProto): string {
  return JSON.stringify([opType, domain, input, output, attribute.map(settingOf).sort()]);
}

function settingOf({ name, type, f, i, s, ints }: AttributeProto): string {
  return JSON.stringify([name, type, f, String(i), [...s], ints.map(String)]);
}
